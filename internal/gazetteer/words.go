package gazetteer

import (
	"encoding/binary"
	"math/bits"
	"slices"
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

// What stands between a word and the next.
const (
	nothing = iota
	inSpace
	hyphened
	apostrophed
	dotted
	listed
	broken
)

// joins are the joins behind them, but for nothing.
var joins = [...]byte{inSpace: space, hyphened: hyphen, apostrophed: apostrophe, dotted: adjacent, listed: comma, broken: parted}

// joinAfter is how a word of a class hangs together with the last one.
func (w *words) joinAfter(gap int, c class) byte {
	if gap == nothing && len(w.list) > 0 && (c != spaced || w.list[len(w.list)-1].class != spaced) {
		return adjacent
	}
	return joins[gap]
}

func (w *words) cut(text string) {
	w.reset()
	w.folded = slices.Grow(w.folded, len(text)+16)
	gap := broken // what has been read since the last letter
	newlines := 0
	open := false // the last word can take more letters
	for i, next := 0, 0; i < len(text); i = next {
		r, width := rune(text[i]), 1
		if r < utf8.RuneSelf {
			if r == ' ' && newlines == 0 && gap <= dotted {
				gap, next = inSpace, i+1
				continue
			}
			if plain[r] != 0 {
				if open && gap == nothing {
					next = w.extend(text, i)
				} else {
					next = w.beginPlain(text, i, w.joinAfter(gap, spaced))
					gap, newlines, open = nothing, 0, true
				}
				continue
			}
		} else if c := text[i]; 0xC2 <= c && c <= 0xDF && i+1 < len(text) && text[i+1]&0xC0 == 0x80 {
			// Two bytes, as most letters of Cyrillic, Greek and Arabic have; those
			// of a word that goes on need no more than this.
			r, width = rune(c&0x1F)<<6|rune(text[i+1]&0x3F), 2
			if open && gap == nothing {
				if next = w.extendWide(text, i); next > i {
					continue
				}
			}
		} else {
			r, width = utf8.DecodeRuneInString(text[i:])
		}
		next = i + width
		if r < foldTop && w.fold.to[r] == 0 && r != 0 {
			// A mark without weight belongs to the word it stands in.
			if n := len(w.list); n > 0 && gap == nothing {
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
			if open && c == spaced && gap == nothing {
				w.add(r, kind, i+size)
				continue
			}
			w.begin(r, kind, i, i+size, c, w.joinAfter(gap, c))
			gap, newlines, open = nothing, 0, c == spaced
		case kind&isMark != 0:
			if n := len(w.list); n > 0 && gap == nothing {
				w.folded = utf8.AppendRune(w.folded, w.fold.fold(r))
				w.list[n-1].end, w.list[n-1].to = int32(len(w.folded)), int32(i+size)
			}
		case r == '&':
			if gap == nothing || gap == inSpace {
				w.begin('&', 0, i, i+1, spaced, space)
				gap, open = nothing, false
				continue
			}
			gap = broken
		case (r == '（' || r == '）' || r == '(' || r == ')') && gap == nothing && len(w.list) > 0 && w.list[len(w.list)-1].class == han:
			// "刚果（金）": the bracket is part of the name.
			if r == '（' {
				r = '('
			} else if r == '）' {
				r = ')'
			}
			w.begin(r, 0, i, i+size, han, adjacent)
		case (r == '・' || r == '·') && gap == nothing:
			open = false
		case isApostrophe(r) || r == '"' && len(w.list) > 0 && w.list[len(w.list)-1].hebrew:
			if gap == nothing {
				gap = apostrophed
			} else {
				gap = broken
			}
		case isHyphen(r):
			// A hyphen beside a space joins no words, but does not part a name.
			if gap == nothing {
				gap = hyphened
			} else if gap != inSpace {
				gap = broken
			}
		case r == '.':
			// "U.S." and "St. Lucia", not the end of a sentence.
			if n := len(w.list); gap == nothing && n > 0 && w.list[n-1].letters <= 4 {
				gap = dotted
			} else {
				gap = broken
			}
		case r == ',':
			// "Atlanta, Georgia" is another Georgia.
			if gap == nothing || gap == dotted {
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
			case gap == nothing || gap == dotted || gap == hyphened || gap == apostrophed:
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

// plain is what the letters and digits of ASCII are; 0 for anything else.
var plain = func() (table [256]runeKind) {
	for c := range utf8.RuneSelf {
		table[c] = kindOf(rune(c))
	}
	return table
}()

// beginPlain starts a word with the plain letters that stand in a text from a
// place on, and returns the place behind them. It is what begin and add do, for
// most of the words there are.
func (w *words) beginPlain(text string, from int, join byte) int {
	w.close()
	if join > adjacent {
		w.folded = append(w.folded, join)
	}
	first := plain[text[from]]
	start := int32(len(w.folded))
	to, kinds := w.takePlain(text, from)
	w.list = append(w.list, word{})
	last := &w.list[len(w.list)-1]
	last.from, last.to, last.start, last.end, last.letters = int32(from), int32(to), start, int32(len(w.folded)), int32(to-from)
	last.join, last.latin = join, true
	last.upper, last.lower, last.caps = first&isUpper != 0, first&isLower != 0, kinds&isLower == 0
	return to
}

// extend takes the plain letters of a text from a place on into the last word.
func (w *words) extend(text string, from int) int {
	to, kinds := w.takePlain(text, from)
	last := &w.list[len(w.list)-1]
	last.end, last.to = int32(len(w.folded)), int32(to)
	last.letters += int32(to - from)
	last.caps = last.caps && kinds&isLower == 0
	return to
}

// takePlain folds plain letters, and says what kinds there are among them.
func (w *words) takePlain(text string, from int) (to int, kinds runeKind) {
	to = from
	for to+8 <= len(text) && cap(w.folded)-len(w.folded) >= 8 {
		folded, n, k := plainOf(text[to : to+8])
		end := len(w.folded)
		binary.LittleEndian.PutUint64(w.folded[end:end+8], folded)
		w.folded = w.folded[:end+n]
		to, kinds = to+n, kinds|k
		if n < 8 {
			return to, kinds
		}
	}
	for ; to < len(text) && plain[text[to]] != 0; to++ {
		c := text[to]
		if kinds |= plain[c]; plain[c]&isUpper != 0 {
			c |= 0x20
		}
		w.folded = append(w.folded, c)
	}
	return to, kinds
}

// plainOf folds the plain letters that eight bytes begin with, all of them at once:
// in every byte a sum passes 0x80 from a bound on. It counts them, and says what
// kinds there are.
func plainOf(text string) (folded uint64, n int, kinds runeKind) {
	const each, top = 0x0101010101010101, 0x80 * 0x0101010101010101
	_ = text[7]
	all := uint64(text[0]) | uint64(text[1])<<8 | uint64(text[2])<<16 | uint64(text[3])<<24 |
		uint64(text[4])<<32 | uint64(text[5])<<40 | uint64(text[6])<<48 | uint64(text[7])<<56
	ascii := all &^ top
	low := ascii | 0x20*each
	letters := (low + (0x80-'a')*each) &^ (low + (0x80-'z'-1)*each) &^ all & top
	digits := (ascii + (0x80-'0')*each) &^ (ascii + (0x80-'9'-1)*each) &^ all & top
	n = bits.TrailingZeros64(^(letters|digits)&top) / 8
	letters &= 1<<(8*n) - 1
	small := letters & (all << 2)
	if small != 0 {
		kinds |= isLower
	}
	if small != letters {
		kinds |= isUpper
	}
	return all | (letters^small)>>2, n, kinds | isLetter
}

// extendWide takes letters of two bytes into the last word: it is what add does.
func (w *words) extendWide(text string, from int) int {
	to, letters, kinds := from, int32(0), runeKind(0)
	for to+1 < len(text) && 0xC2 <= text[to] && text[to] <= 0xDF && text[to+1]&0xC0 == 0x80 {
		r := rune(text[to]&0x1F)<<6 | rune(text[to+1]&0x3F)
		kind, folded := w.fold.kind[r], rune(w.fold.to[r])
		if kind&isLetter == 0 || folded == 0 {
			break
		}
		if 0x80 <= folded && folded < 0x800 {
			w.folded = append(w.folded, 0xC0|byte(folded>>6), 0x80|byte(folded&0x3F))
		} else {
			w.folded = utf8.AppendRune(w.folded, folded)
		}
		kinds |= kind
		letters++
		to += 2
	}
	if letters > 0 {
		last := &w.list[len(w.list)-1]
		last.end, last.to = int32(len(w.folded)), int32(to)
		last.letters += letters
		last.caps = last.caps && kinds&isLower == 0
	}
	return to
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
