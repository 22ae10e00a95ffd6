package seed

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fonds/internal/diag"
)

// An occurrence says where something was first met in a text, and how often.
// While the text is read at is a byte; line is found from it.
type occurrence struct{ at, line, count int }

func (o *occurrence) note(at int) {
	if o.count == 0 {
		o.at = at
	}
	o.count++
}

// plus gives o the occurrences of a whole text, and finds the line of the first.
func (o occurrence) plus(p occurrence, text string) occurrence {
	if p.count == 0 {
		return o
	}
	lines, _, _ := split(text[:p.at] + "x")
	return occurrence{at: p.at, line: len(lines), count: o.count + p.count}
}

// What is worth a warning. Everything but control characters is kept as it is.
const (
	invalidBytes = iota
	controlCharacters
	bidiControls
	invisibles
	tagCharacters
	findings
)

type found [findings]occurrence

// split takes a text apart into its lines, and looks out for what is worth a
// warning. A line ends at LF, CR, CRLF, NEL, the line and paragraph separators,
// vertical tab (a line break of word processors) and form feed; pages are the
// numbers of the lines before which a form feed stood. Other control
// characters become U+FFFD: HTML cannot hold them and terminals obey them. It
// returns no lines if all of them are blank, and stops soon after MaxLines.
func split(text string) (lines []string, pages []int, f found) {
	lines = make([]string, 0, min(MaxLines, strings.Count(text, "\n"))+1)
	blank := true
	start := 0
	var clean []byte // the open line so far, once something in it was replaced
	from := 0        // what of the text is not yet in clean
	end := func(at, next int) {
		line := text[start:at]
		if clean != nil {
			line = string(append(clean, text[from:at]...))
			clean = nil
		}
		if blank && strings.TrimSpace(line) != "" {
			blank = false
		}
		lines = append(lines, line)
		start, from = next, next
	}
	note := func(what int) {
		if f[what].count == 0 {
			f[what].line = len(lines) + 1
		}
		f[what].count++
	}
	replace := func(at, size int) {
		note(controlCharacters)
		if clean == nil {
			clean = make([]byte, 0, 64)
			from = start
		}
		clean = append(append(clean, text[from:at]...), "\uFFFD"...)
		from = at + size
	}
	for i := 0; i < len(text) && len(lines) <= MaxLines; {
		c := text[i]
		if c >= ' ' && c < 0x7f || c == '\t' {
			for i++; i+8 <= len(text) && isPlain(eight(text[i:])); i += 8 {
			}
			continue
		}
		if c < utf8.RuneSelf {
			switch c {
			case '\r':
				next := i + 1
				if next < len(text) && text[next] == '\n' {
					next++
				}
				end(i, next)
				i = next
			case '\n', '\v', '\f':
				end(i, i+1)
				if c == '\f' {
					pages = append(pages, len(lines)+1)
				}
				i++
			default:
				replace(i, 1)
				i++
			}
			continue
		}
		// Most letters of most scripts need no closer look; what does begins so.
		if c != 0xc2 && c != 0xe2 && c != 0xef && c != 0xf3 {
			i += width(c)
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '\u0085' || r == '\u2028' || r == '\u2029':
			end(i, i+size)
		case r >= 0x80 && r <= 0x9f:
			replace(i, size)
		// The plain marks U+200E, U+200F and U+061C are at home in right-to-left
		// texts and can hide nothing; these can.
		case r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069':
			note(bidiControls)
		case r == '\u200b' || r == '\u2060' || r == '\ufeff',
			(r == '\u200c' || r == '\u200d') && !joins(text[:i]):
			note(invisibles)
		case r >= 0xe0000 && r <= 0xe007f && !flag(text[:i]):
			note(tagCharacters)
		}
		i += size
	}
	if start < len(text) && len(lines) <= MaxLines {
		end(len(text), len(text))
	}
	if blank && len(lines) <= MaxLines {
		return nil, nil, f
	}
	return slices.Clip(lines), pages, f
}

// eight are the first eight bytes of a text, as a number.
func eight[T string | []byte](s T) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

const (
	ones  = 0x0101010101010101
	highs = 0x80 * ones
)

// isPlain reports that all of eight bytes are characters of ASCII that show, or spaces.
func isPlain(b uint64) bool { return (b|(b-' '*ones)|(b+ones))&highs == 0 }

// hasControl reports that one of eight bytes is below the space.
func hasControl(b uint64) bool { return (b-' '*ones)&^b&highs != 0 }

// width is the length in bytes of the character that begins so, in valid UTF-8.
func width(lead byte) int {
	switch {
	case lead < 0xe0:
		return 2
	case lead < 0xf0:
		return 3
	}
	return 4
}

// joins reports whether a joiner or non-joiner after this text is at home
// there: after letters of Arabic, Indic and similar scripts, and after emoji.
func joins(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return r >= 0x0590 && (r < 0x1e00 || r > 0x20ff)
}

// flag reports whether tag characters after this text spell an emoji flag, such as Scotland's.
func flag(before string) bool {
	for range 8 { // a flag has at most seven tags
		r, size := utf8.DecodeLastRuneInString(before)
		if r == 0x1f3f4 {
			return true
		}
		if r < 0xe0000 || r > 0xe007f {
			return false
		}
		before = before[:len(before)-size]
	}
	return false
}

// report warns of each thing found, once.
func (f found) report(file, encoding string, log *diag.Log) {
	for what, o := range f {
		if o.count == 0 {
			continue
		}
		switch what {
		case invalidBytes:
			log.Warnf(file, o.line, "save the file as UTF-8, or look up what stood there", "%d of its bytes are not valid %s and were replaced by U+FFFD", o.count, encoding)
		case controlCharacters:
			log.Warnf(file, o.line, "", "control characters, %d in all, were replaced by U+FFFD", o.count)
		case bidiControls:
			log.Warnf(file, o.line, "look whether the text reads as it is stored", "characters that turn the direction of writing, %d in all, were kept", o.count)
		case invisibles:
			log.Warnf(file, o.line, "", "invisible characters of no width, %d in all, were kept", o.count)
		case tagCharacters:
			log.Warnf(file, o.line, "they can hide words", "invisible tag characters, %d in all, were kept", o.count)
		}
	}
}
