package seed

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"fonds/internal/charset"
	"fonds/internal/runes"
)

// Options overrule what the bytes of a seed seem to say.
type Options struct {
	Encoding string // the name of one, as charset.Canonical gives it; "" to find it out
	By       string // who says so: "site.yaml", or the sidecar's "seeds/a.txt.yaml"
	// OverMark says that the encoding counts against a byte order mark too,
	// which is then text.
	OverMark bool
}

// How an encoding was told: rules of the evidence.
const (
	byMark     = "encoding/mark"     // a byte order mark
	byUTF8     = "encoding/utf-8"    // the bytes are valid UTF-8
	byUnits    = "encoding/units"    // they come in twos
	byLetters  = "encoding/letters"  // the letters read as a language
	byDeclared = "encoding/declared" // the file says so
	// ByHand is the rule of an encoding that a person names.
	ByHand = "encoding/hand"
)

// decoded is the text of a file and what the bytes were taken for.
type decoded struct {
	text     string
	encoding string
	rule     string
	told     string // in words
	sure     float64
	second   string // that which they may be instead
	differ   int    // of the bytes, the first that reads otherwise in it; -1 if there is none
	// against is the encoding that the file says it is in, if the bytes speak
	// against that.
	against string
	invalid occurrence
}

// decode turns the bytes of a file into text, and says what it took them for.
// What cannot be decoded becomes U+FFFD. A mark of DOS for the end of the file
// is no text.
func decode(b []byte, name string, o Options) decoded {
	mark, rest := byteOrderMark(b)
	if o.Encoding != "" && (mark == "" || o.OverMark) {
		d := decoded{encoding: o.Encoding, rule: ByHand, told: o.By, sure: 1, differ: -1}
		if same := mark == o.Encoding || strings.HasPrefix(mark, "UTF-16") && o.Encoding == charset.UTF16LE; same {
			d.encoding, b = mark, rest
		}
		d.against = opposed(b, d.encoding)
		return d.read(b)
	}
	switch {
	case mark != "":
		return decoded{encoding: mark, rule: byMark, told: "its byte order mark", sure: 1, differ: -1}.read(rest)
	case wide(b) != "":
		return decoded{encoding: wide(b), rule: byUnits, told: "its bytes come in twos", sure: 0.95, differ: -1}.read(b)
	}
	b = withoutEnd(b)
	if runes.Valid(b) {
		d := decoded{encoding: charset.UTF8, rule: byUTF8, told: "its bytes, which are valid UTF-8", sure: 1, differ: -1}
		if bytes.Contains(b, []byte("\x1b$")) {
			if text, _ := charset.Decode("ISO-2022-JP", b); !strings.Contains(text, "\uFFFD") && !strings.Contains(text, "\x1b") {
				d.encoding, d.rule, d.told, d.sure = "ISO-2022-JP", byLetters, "its escape sequences", 0.95
			}
		}
		if d.encoding == charset.UTF8 {
			d.text = string(b)
			return d
		}
		return d.read(b)
	}
	if whole, broken := sequences(b); whole > 0 && whole >= 3*broken {
		d := decoded{encoding: charset.UTF8, rule: byUTF8, told: "its bytes, nearly all of which are valid UTF-8", sure: 0.95, differ: -1}
		if whole < 5 || broken*50 > whole {
			d.sure = 0.6
		}
		return d.read(b)
	}
	said := declared(b, name)
	g := charset.Detect(b, said)
	d := decoded{encoding: g.Encoding, rule: byLetters, told: "its letters", sure: g.Sure, second: g.Second, differ: g.Differ}
	if g.Declared {
		d.rule, d.told = byDeclared, "what the file says of itself"
	}
	if g.Contradicted {
		d.against = said
	}
	return d.read(b)
}

// opposed is the encoding that bytes speak for, if they speak against the one that
// a person named; "" if they don't.
func opposed(b []byte, named string) string {
	switch named {
	case charset.UTF8, charset.UTF16LE, charset.UTF16BE, charset.UTF32LE, charset.UTF32BE, "ISO-2022-JP":
		return ""
	}
	if runes.Valid(b) {
		if whole, _ := sequences(b); whole > 0 {
			return charset.UTF8
		}
		return ""
	}
	if g := charset.Detect(b, named); g.Contradicted {
		return g.Encoding
	}
	return ""
}

// read decodes the bytes in the encoding chosen.
func (d decoded) read(b []byte) decoded {
	switch d.encoding {
	case charset.UTF8:
		d.text, d.invalid = fromUTF8(withoutEnd(b))
	case charset.UTF16LE, charset.UTF16BE, charset.UTF32LE, charset.UTF32BE:
		out, _ := wideEncodings[d.encoding].NewDecoder().Bytes(b) // it replaces, and never fails
		d.text = string(out)
		d.invalid = replaced(d.text)
	default:
		d.text, _ = charset.Decode(d.encoding, withoutEnd(b))
		d.invalid = replaced(d.text)
	}
	return d
}

// withoutEnd is a file without the control characters that, in DOS, mark its end.
func withoutEnd(b []byte) []byte { return bytes.TrimRight(b, "\x1a") }

// doubtLine is the line in which the text first reads otherwise in the encoding
// that is second.
func (d decoded) doubtLine(b []byte) int {
	before, _ := charset.Decode(d.encoding, b[:max(d.differ, 0)])
	lines, _, _ := split(before + "x")
	return len(lines)
}

// byteOrderMark names the encoding that a byte order mark tells, and the bytes after it.
func byteOrderMark(b []byte) (string, []byte) {
	for _, m := range []struct{ mark, name string }{
		{"\xef\xbb\xbf", charset.UTF8},
		{"\xff\xfe\x00\x00", charset.UTF32LE}, // before UTF-16LE, whose mark it begins with
		{"\x00\x00\xfe\xff", charset.UTF32BE},
		{"\xff\xfe", charset.UTF16LE},
		{"\xfe\xff", charset.UTF16BE},
	} {
		if rest, ok := bytes.CutPrefix(b, []byte(m.mark)); ok {
			return m.name, rest
		}
	}
	return "", b
}

// sequences counts the characters of several bytes that are whole in UTF-8, and
// the bytes beyond ASCII that belong to none, but for a character cut short by
// the end. Text in other encodings seldom has three of the first for one of the
// second.
func sequences(b []byte) (whole, broken int) {
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(b[i:])
		switch {
		case r != utf8.RuneError || size > 1:
			whole++
		case !utf8.FullRune(b[i:]):
			return whole, broken
		default:
			broken++
		}
		i += size
	}
	return whole, broken
}

func fromUTF8(b []byte) (text string, invalid occurrence) {
	if runes.Valid(b) {
		return string(b), occurrence{}
	}
	var out strings.Builder
	out.Grow(len(b) + len(b)/8)
	for len(b) > 0 {
		r, size := utf8.DecodeRune(b)
		if r == utf8.RuneError && size == 1 {
			invalid.note(out.Len())
			out.WriteRune(utf8.RuneError)
		} else {
			out.Write(b[:size])
		}
		b = b[size:]
	}
	return out.String(), invalid
}

// replaced finds what a decoder replaced. A U+FFFD that stood in the file
// already is told alike.
func replaced(text string) (invalid occurrence) {
	for at := 0; ; {
		i := strings.Index(text[at:], "\uFFFD")
		if i < 0 {
			return invalid
		}
		invalid.note(at + i)
		at += i + len("\uFFFD")
	}
}

var wideEncodings = map[string]encoding.Encoding{
	charset.UTF16LE: unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM),
	charset.UTF16BE: unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
	charset.UTF32LE: utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM),
	charset.UTF32BE: utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM),
}

// report warns of a doubtful encoding, and of a declaration that is not followed.
func (d decoded) report(s *Seed, data []byte, warn func(line int, hint, text string)) {
	hint := func(encoding string) string {
		return fmt.Sprintf("if words look wrong, write encoding: %s into seeds/%s.yaml", clip(encoding), s.File)
	}
	switch {
	case d.rule == byLetters && d.sure < charset.Doubt && d.second != "":
		warn(d.doubtLine(data), hint(d.second), fmt.Sprintf("its encoding is in doubt: read as %s, but it may be %s", d.encoding, d.second))
	case d.rule == byLetters && d.sure < charset.Doubt:
		warn(0, hint("and its name"), fmt.Sprintf("its encoding is in doubt: read as %s", d.encoding))
	case d.against != "" && d.rule == ByHand:
		warn(0, "look at its words; if they are wrong, mend or remove encoding: in "+d.told, fmt.Sprintf("%s says that it is in %s, but its bytes read as %s", d.told, d.encoding, d.against))
	case d.against != "":
		warn(0, hint(d.against), fmt.Sprintf("it says that it is in %s, but its letters read as %s", clip(d.against), d.encoding))
	}
	if d.rule == byUTF8 || d.rule == byMark {
		if by, at := charset.Twice(d.text); by != "" {
			lines, _, _ := split(d.text[:at] + "x")
			warn(len(lines), "restore the file from its source, if you can", fmt.Sprintf("words in it look like UTF-8 that was taken for %s and saved again; they were kept", by))
		}
	}
}

func clip(s string) string {
	if len(s) > 40 {
		return s[:40] + "…"
	}
	return s
}
