package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folded are letters that no decomposition leads to the letter that people type.
var folded = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ħ': "h", 'ı': "i", 'ŋ': "n",
	'ς': "σ", 'ґ': "г",
	'ى': "ي", 'ی': "ي", 'ک': "ك", 'ة': "ه", 'ہ': "ه", 'ٱ': "ا",
}

// droppedMarks are the marks that are left out: accents, vowel signs of Hebrew and
// Arabic, tone marks of Thai and Lao. Those of Indian scripts are letters in effect.
var droppedMarks = [...][2]rune{
	{0x0300, 0x036F}, {0x0483, 0x0487}, {0x0591, 0x05BD}, {0x05BF, 0x05BF}, {0x05C1, 0x05C2}, {0x05C4, 0x05C5}, {0x05C7, 0x05C7},
	{0x0610, 0x061A}, {0x064B, 0x065F}, {0x0670, 0x0670}, {0x06D6, 0x06DC}, {0x06DF, 0x06E4}, {0x06E7, 0x06E8}, {0x06EA, 0x06ED},
	{0x0E47, 0x0E4E}, {0x0EC8, 0x0ECD}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x20D0, 0x20FF}, {0xFE20, 0xFE2F},
}

func dropped(r rune) bool {
	for _, d := range droppedMarks {
		if r >= d[0] && r <= d[1] {
			return true
		}
	}
	return false
}

// mostLetters is how long a form may be, in characters; what is longer is cut.
const mostLetters = 48

// fold is the form under which a piece of a text is compared: small letters
// without accents, numbers in our digits without zeros before them.
func fold(raw string) string {
	if len(raw) <= mostLetters && isPlain(raw) {
		return raw
	}
	b := make([]byte, 0, len(raw))
	letters := 0
	add := func(r rune) {
		if letters < mostLetters {
			b = utf8.AppendRune(b, r)
			letters++
		}
	}
	for _, r := range raw {
		if letters >= mostLetters {
			break
		}
		if r < utf8.RuneSelf {
			switch {
			case r >= 'A' && r <= 'Z':
				add(r + 'a' - 'A')
			case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
				add(r)
			}
			continue
		}
		foldRune(r, add)
	}
	return plainNumber(string(b))
}

// isPlain reports nothing but small letters of ASCII.
func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] < 'a' || s[i] > 'z' {
			return false
		}
	}
	return s != ""
}

// classOf is the class of a character.
func classOf(r rune) class {
	if r < 1<<16 {
		return plane()[r]
	}
	return slowClass(r)
}

func foldRune(r rune, add func(rune)) {
	c := classOf(r)
	if c != classWord && c != classWide {
		return
	}
	if d, ok := digitOf(r); ok {
		add(rune('0' + d))
		return
	}
	if c == classWide {
		if !dropped(r) {
			for _, x := range norm.NFKC.String(string(r)) {
				add(x)
			}
		}
		return
	}
	lower := unicode.ToLower(r)
	if s, ok := folded[lower]; ok {
		for _, x := range s {
			add(x)
		}
		return
	}
	for _, x := range norm.NFKD.String(string(lower)) {
		if x = unicode.ToLower(x); dropped(x) {
			continue
		}
		if s, ok := folded[x]; ok {
			for _, y := range s {
				add(y)
			}
		} else if k := classOf(x); k == classWord || k == classWide {
			add(x)
		}
	}
}

// plainNumber leaves out the zeros before a number.
func plainNumber(s string) string {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return s
		}
	}
	if t := strings.TrimLeft(s, "0"); t != "" || s == "" {
		return t
	}
	return "0"
}
