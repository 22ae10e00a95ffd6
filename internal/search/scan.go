package search

import (
	"sync"
	"unicode"
	"unicode/utf8"
)

// A class is what a character is to the analysis. static/words.js has the same
// classes and the same scanner; TestBothSidesReadWordsAlike compares them.
type class uint8

const (
	classOther      class = iota
	classWord             // letter, mark or number
	classWide             // of a script that writes no spaces: see wideRanges
	classIgnored          // inside a word, is not there: soft hyphen, tatweel, joiners
	classApostrophe       // between letters, parts words; of Cyrillic, is part of the word
	classHyphen
	classSeparator // between groups of three digits
)

// wideRanges are the scripts that are read by pairs of characters.
var wideRanges = [...][2]rune{
	{0x0E00, 0x0EFF},                                     // Thai, Lao
	{0x1000, 0x109F}, {0x1780, 0x17FF}, {0x1100, 0x11FF}, // Burmese, Khmer, Hangul
	{0x2E80, 0x2FDF}, {0x3005, 0x3007}, {0x3021, 0x3029}, {0x3031, 0x318F}, // Han, kana, Hangul
	{0x31A0, 0x31FF}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xA960, 0xA97F},
	{0xAC00, 0xD7FF}, {0xF900, 0xFAFF}, {0xFF66, 0xFF9F}, {0x20000, 0x3FFFF},
}

// digitZeros are the zeros of the scripts whose digits are read as ours.
var digitZeros = [...]rune{0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x17E0, 0x1810, 0xFF10}

func digitOf(r rune) (int, bool) {
	for _, zero := range digitZeros {
		if r >= zero && r < zero+10 {
			return int(r - zero), true
		}
	}
	return 0, false
}

func slowClass(r rune) class {
	switch {
	case r == '\'' || r == '’' || r == '‘' || r == 'ʼ' || r == 'ʻ' || r == 'ʹ' || r == '＇':
		return classApostrophe
	case r == '-' || r == '‐' || r == '‑':
		return classHyphen
	case r == '.' || r == ',':
		return classSeparator
	case r == 0xAD || r == 0x640 || r == 0x180E || r >= 0x200B && r <= 0x200F || r >= 0x202A && r <= 0x202E ||
		r >= 0x2060 && r <= 0x2064 || r >= 0x2066 && r <= 0x2069 || r == 0xFEFF:
		return classIgnored
	case !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsNumber(r):
		return classOther
	}
	if _, digit := digitOf(r); digit {
		return classWord
	}
	for _, w := range wideRanges {
		if r >= w[0] && r <= w[1] {
			return classWide
		}
	}
	return classWord
}

// plane holds the classes of the characters up to U+FFFF.
var plane = sync.OnceValue(func() *[1 << 16]class {
	var table [1 << 16]class
	for r := range rune(len(table)) {
		table[r] = slowClass(r)
	}
	return &table
})

// A piece is a run of characters of one kind: a word or part of one, or characters
// of a script without spaces.
type piece struct {
	from, to int // bytes
	wide     bool
	glue     class // what alone stands between it and the piece before, if that parts words
}

// A scanner takes a text apart into pieces. It is linear in the text.
type scanner struct {
	text  string
	plane *[1 << 16]class
	last  int // where the piece before ended; -1 at first
	at    int
}

func newScanner(text string) scanner { return scanner{text: text, plane: plane(), last: -1} }

// char is the character at i, its class and its length.
func (z *scanner) char(i int) (rune, class, int) {
	if c := z.text[i]; c < utf8.RuneSelf {
		return rune(c), z.plane[c], 1
	}
	r, n := utf8.DecodeRuneInString(z.text[i:])
	if r < 1<<16 {
		return r, z.plane[r], n
	}
	return r, slowClass(r), n
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isCyrillic(r rune) bool { return r >= 0x0400 && r <= 0x052F }

func (z *scanner) next() (p piece, ok bool) {
	i, n := z.at, len(z.text)
	var (
		r    rune
		c    class
		size int
	)
	between, glue := 0, classOther
	for ; i < n; i += size {
		r, c, size = z.char(i)
		if c == classWord || c == classWide {
			break
		}
		between++
		glue = c
	}
	if i >= n {
		z.at = n
		return p, false
	}
	p = piece{from: i, wide: c == classWide}
	if z.last >= 0 && between == 1 && (glue == classApostrophe || glue == classHyphen) {
		p.glue = glue
	}
	digits := r < utf8.RuneSelf && isDigit(byte(r)) // nothing but digits so far
	group := 1                                      // digits since the last separator
	before := r
	for i += size; i < n; i += size {
		r, c, size = z.char(i)
		if c == classIgnored {
			continue
		}
		if p.wide {
			if c != classWide {
				break
			}
			continue
		}
		if c == classWord {
			digits = digits && r < utf8.RuneSelf && isDigit(byte(r))
			group++
			before = r
			continue
		}
		if c == classApostrophe && i+size < n {
			next, k, m := z.char(i + size)
			if k == classWord && (isCyrillic(before) || isCyrillic(next)) {
				before = next
				digits = false
				size += m
				continue
			}
		}
		if c == classSeparator && digits && group <= 3 && z.thousands(i+1) {
			group = 3
			size = 4
			continue
		}
		break
	}
	p.to = i
	z.at, z.last = i, i
	return p, true
}

// thousands reports exactly three digits at i.
func (z *scanner) thousands(i int) bool {
	s := z.text
	if i+3 > len(s) || !isDigit(s[i]) || !isDigit(s[i+1]) || !isDigit(s[i+2]) {
		return false
	}
	if i+3 == len(s) {
		return true
	}
	_, c, _ := z.char(i + 3)
	return c != classWord && c != classIgnored
}
