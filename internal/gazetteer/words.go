package gazetteer

import (
	"unicode"
	"unicode/utf8"
)

// A class tells how a script parts its words.
type class uint8

const (
	spaced   class = iota // letters between spaces
	han                   // one character each, names begin and end anywhere
	katakana              // one character each, a name is a whole run
	hangul                // one character each, names begin a word
	brahmic               // Thai, Lao, Khmer, Burmese: no spaces, marks belong to letters
)

// A word is a word of a text, or one character in scripts without spaces.
type word struct {
	from, to   int32 // bytes of the text
	start, end int32 // bytes of the folded text
	letters    int32
	join       byte // how it hangs together with the word before
	class      class
	arabic     bool
	hebrew     bool
	latin      bool
	upper      bool // begins with a capital
	lower      bool // begins with a small letter
	caps       bool // has no small letter, and at least one capital
}

// How a word hangs together with the one before. All but parted and adjacent
// stand in the folded text as well.
const (
	parted     byte = 0
	adjacent   byte = 1
	space      byte = ' '
	hyphen     byte = '-'
	apostrophe byte = '\''
	comma      byte = ','
)

// words cuts a text into words and folds them. Names are cut by the same rules,
// so that both agree.
type words struct {
	fold   *foldTable
	list   []word
	folded []byte
}

func (w *words) reset() {
	w.list = w.list[:0]
	w.folded = w.folded[:0]
}

func (w *words) cut(text string) {
	w.reset()
	const none, inSpace, hyphened, apostrophed, dotted, listed, broken = 0, 1, 2, 3, 4, 5, 6
	gap := broken // what has been read since the last letter
	newlines := 0
	open := false // the last word can take more letters
	for i, next := 0, 0; i < len(text); i = next {
		r, width := rune(text[i]), 1
		if r < utf8.RuneSelf {
			if open && gap == none && isPlain(text[i]) {
				next = i + w.extend(text[i:], i)
				continue
			}
			if r == ' ' && newlines == 0 && gap <= dotted {
				gap, next = inSpace, i+1
				continue
			}
		} else if c := text[i]; 0xC2 <= c && c <= 0xDF && i+1 < len(text) && text[i+1]&0xC0 == 0x80 {
			// Two bytes, as most letters of Cyrillic, Greek and Arabic have; those
			// of a word that goes on need no more than this.
			r, width = rune(c&0x1F)<<6|rune(text[i+1]&0x3F), 2
			if kind := w.fold.kind[r]; open && gap == none && kind&isLetter != 0 && w.fold.to[r] != 0 {
				next = i + 2
				w.add(r, kind, next)
				continue
			}
		} else {
			r, width = utf8.DecodeRuneInString(text[i:])
		}
		next = i + width
		if r < foldTop && w.fold.to[r] == 0 && r != 0 {
			// A mark without weight belongs to the word it stands in.
			if n := len(w.list); n > 0 && gap == none {
				w.list[n-1].to = int32(i + utf8.RuneLen(r))
			}
			continue
		}
		size := 1
		if r >= utf8.RuneSelf {
			size = utf8.RuneLen(r)
		}
		if r == utf8.RuneError {
			gap, open = broken, false
			continue
		}
		kind := w.fold.kindAt(r)
		switch {
		case kind&isLetter != 0:
			c := classOf(r)
			if open && c == spaced && gap == none {
				w.add(r, kind, i+size)
				continue
			}
			join := parted
			switch gap {
			case none:
				join = adjacent
				if len(w.list) == 0 || c == spaced && w.list[len(w.list)-1].class == spaced {
					join = parted
				}
			case inSpace:
				join = space
			case hyphened:
				join = hyphen
			case apostrophed:
				join = apostrophe
			case dotted:
				join = adjacent
			case listed:
				join = comma
			}
			w.begin(r, kind, i, i+size, c, join)
			gap, newlines, open = none, 0, c == spaced
		case kind&isMark != 0:
			if n := len(w.list); n > 0 && gap == none {
				w.folded = utf8.AppendRune(w.folded, w.fold.fold(r))
				w.list[n-1].end, w.list[n-1].to = int32(len(w.folded)), int32(i+size)
			}
		case r == '&':
			if gap == none || gap == inSpace {
				w.begin('&', 0, i, i+1, spaced, space)
				gap, open = none, false
				continue
			}
			gap = broken
		case (r == '（' || r == '）' || r == '(' || r == ')') && gap == none && len(w.list) > 0 && w.list[len(w.list)-1].class == han:
			// "刚果（金）": the bracket is part of the name.
			if r == '（' {
				r = '('
			} else if r == '）' {
				r = ')'
			}
			w.begin(r, 0, i, i+size, han, adjacent)
		case (r == '・' || r == '·') && gap == none:
			open = false
		case isApostrophe(r) || r == '"' && len(w.list) > 0 && w.list[len(w.list)-1].hebrew:
			if gap == none {
				gap = apostrophed
			} else {
				gap = broken
			}
		case isHyphen(r):
			// A hyphen beside a space joins no words, but does not part a name.
			if gap == none {
				gap = hyphened
			} else if gap != inSpace {
				gap = broken
			}
		case r == '.':
			// "U.S." and "St. Lucia", not the end of a sentence.
			if n := len(w.list); gap == none && n > 0 && w.list[n-1].letters <= 4 {
				gap = dotted
			} else {
				gap = broken
			}
		case r == ',':
			// "Atlanta, Georgia" is another Georgia.
			if gap == none || gap == dotted {
				gap = listed
			} else {
				gap = broken
			}
		case unicode.IsSpace(r):
			if r == '\n' {
				newlines++
			}
			switch {
			case newlines > 1:
				gap = broken
			case gap == none || gap == dotted || gap == hyphened || gap == apostrophed:
				gap = inSpace
			}
		default:
			gap = broken
		}
	}
	w.close()
}

func classOf(r rune) class {
	switch {
	case r < 0x0E00:
		return spaced
	case r <= 0x0EFF, 0x1000 <= r && r <= 0x109F, 0x1780 <= r && r <= 0x17FF:
		return brahmic
	case 0x30A0 <= r && r <= 0x30FF:
		return katakana
	case 0xAC00 <= r && r <= 0xD7AF:
		return hangul
	case 0x2E80 <= r && r <= 0x9FFF && !(0x3130 <= r && r <= 0x318F), 0xF900 <= r && r <= 0xFAFF, r >= 0x20000 && r <= 0x3FFFF:
		return han
	}
	return spaced
}

// begin starts a word.
func (w *words) begin(r rune, kind runeKind, from, to int, c class, join byte) {
	w.close()
	if join > adjacent {
		w.folded = append(w.folded, join)
	}
	w.list = append(w.list, word{
		from: int32(from), start: int32(len(w.folded)), join: join, class: c,
		upper: kind&isUpper != 0, lower: kind&isLower != 0,
		latin:  r < 0x250 && c == spaced || 0x1E00 <= r && r <= 0x1EFF,
		arabic: 0x600 <= r && r <= 0x6FF, hebrew: 0x590 <= r && r <= 0x5FF,
		caps: true,
	})
	w.add(r, kind, to)
}

// add takes a letter into the last word.
func (w *words) add(r rune, kind runeKind, to int) {
	last := &w.list[len(w.list)-1]
	if f := w.fold.fold(r); f < utf8.RuneSelf {
		w.folded = append(w.folded, byte(f))
	} else {
		w.folded = utf8.AppendRune(w.folded, f)
	}
	last.end, last.to = int32(len(w.folded)), int32(to)
	last.letters++
	if kind&isLower != 0 {
		last.caps = false
	}
}

// isPlain reports whether a byte is a letter or digit of ASCII.
func isPlain(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// extend takes the plain letters that a text begins with into the last word. It
// is what add does, for most of the letters there are.
func (w *words) extend(text string, at int) int {
	last := &w.list[len(w.list)-1]
	folded, caps := w.folded, last.caps
	n := 0
	for n < len(text) && isPlain(text[n]) {
		c := text[n]
		if c >= 'a' {
			caps = false
		} else if c >= 'A' {
			c |= 0x20
		}
		folded = append(folded, c)
		n++
	}
	w.folded, last.caps = folded, caps
	last.end, last.to = int32(len(folded)), int32(at+n)
	last.letters += int32(n)
	return n
}

// close ends the last word: an Arabic one loses its article, with what is
// written onto the article. Nothing else follows it in the folded text yet.
func (w *words) close() {
	if len(w.list) == 0 {
		return
	}
	last := &w.list[len(w.list)-1]
	if !last.arabic {
		return
	}
	s := w.folded[last.start:last.end]
	cut := articleLength(string(s))
	if cut > 0 && last.letters-int32(cut/2) >= 3 && int(last.end) == len(w.folded) {
		w.folded = append(w.folded[:last.start], s[cut:]...)
		last.end = int32(len(w.folded))
		last.letters -= int32(cut / 2)
	}
}

// articleLength is how many bytes of an Arabic word are the article and the
// conjunction or preposition written onto it.
func articleLength(s string) int {
	for _, p := range [...]string{"ولل", "وبال", "فلل", "وال", "فال", "بال", "كال", "ال", "لل"} {
		if len(s) > len(p) && s[:len(p)] == p {
			return len(p)
		}
	}
	return 0
}
