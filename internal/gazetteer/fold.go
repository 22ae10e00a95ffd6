package gazetteer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// foldTop bounds the runes whose folding is looked up; those above have neither
// case nor accents that names are written without.
const foldTop = 0x2010

// foldTable maps a rune to the rune it is compared as: lower case, without
// accents in the Latin and Greek scripts (capitals lose them), with the forms of
// one letter of the Arabic script made one; 0 leaves the rune out. Beside it
// stands what the rune is: asking package unicode for every letter of every name
// would double the time the index takes.
type foldTable struct {
	to   [foldTop]uint16
	kind [foldTop]runeKind
}

type runeKind uint8

const (
	isLetter runeKind = 1 << iota // or a digit
	isMark
	isUpper
	isLower
)

func kindOf(r rune) runeKind {
	var k runeKind
	switch {
	case r == 'ʼ' || r == 'ʻ': // apostrophes, though letters to Unicode
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		k = isLetter
		if unicode.IsUpper(r) {
			k |= isUpper
		} else if unicode.IsLower(r) && (r < 0x10D0 || r > 0x10FF) { // Georgian has one case
			k |= isLower
		}
	case unicode.IsMark(r):
		k = isMark
	}
	return k
}

// kindAt is kindOf by the table, and by ranges for the scripts beyond it.
func (t *foldTable) kindAt(r rune) runeKind {
	switch {
	case r < foldTop:
		return t.kind[r]
	case r >= 0x3041 && r <= 0x3096, r >= 0x30A1 && r <= 0x30FA, r == 'ー', r >= 0x3400 && r <= 0x9FFF, r >= 0xAC00 && r <= 0xD7A3:
		return isLetter
	}
	return kindOf(r)
}

func newFoldTable() *foldTable {
	t := new(foldTable)
	for r := rune(0); r < foldTop; r++ {
		f := r
		switch {
		case r >= 0x300 && r <= 0x36F, // combining accents
			r >= 0x64B && r <= 0x65F, r == 0x670, r == 0x640, // Arabic vowels, stretching
			r >= 0x591 && r <= 0x5C7,                                               // Hebrew points
			r == 0x93C, r == 0x9BC, r == 0xA3C, r == 0xABC, r == 0xB3C, r == 0xCBC, // nukta
			r == 0xAD, r >= 0x200B && r <= 0x200F: // soft hyphen, joiners, direction marks
			f = 0
		case r >= 0xC0 && r <= 0x24F, r >= 0x370 && r <= 0x3FF, r >= 0x900 && r <= 0xD7F, r >= 0x1E00 && r <= 0x1FFF:
			f = unicode.ToLower(base(r))
		case r == 'Ё' || r == 'ё':
			f = 'е'
		case r == 0x622 || r == 0x623 || r == 0x625 || r == 0x671:
			f = 0x627 // alef
		case r == 0x649 || r == 0x6CC || r == 0x6D2 || r == 0x6D0:
			f = 0x64A // yeh
		case r == 0x6A9:
			f = 0x643 // kaf
		case r == 0x629 || r == 0x6C0 || r == 0x6C1 || r == 0x6D5 || r == 0x6BE:
			f = 0x647 // heh, and teh marbuta, which is often written so
		default:
			f = unicode.ToLower(r)
		}
		switch f {
		case 'ø':
			f = 'o'
		case 'ł':
			f = 'l'
		case 'đ':
			f = 'd'
		case 'ı':
			f = 'i'
		case 'ς':
			f = 'σ'
		}
		if f >= 0x10000 {
			f = r
		}
		t.to[r] = uint16(f)
		t.kind[r] = kindOf(r)
	}
	return t
}

// base is the first rune of the full decomposition.
func base(r rune) rune {
	var in [utf8.UTFMax]byte
	n := utf8.EncodeRune(in[:], r)
	d := norm.NFD.Properties(in[:n]).Decomposition()
	if d == nil {
		return r
	}
	b, _ := utf8.DecodeRune(d)
	return b
}

func (t *foldTable) fold(r rune) rune {
	if r < foldTop {
		return rune(t.to[r])
	}
	return r
}

// sameLetters reports whether two spellings agree but for case and a last full
// stop: with their accents.
func sameLetters(a, b string) bool {
	a, b = strings.TrimSuffix(a, "."), strings.TrimSuffix(b, ".")
	for a != "" && b != "" && a[0] < utf8.RuneSelf && b[0] < utf8.RuneSelf {
		x, y := a[0], b[0]
		if x != y && (x|0x20 != y|0x20 || x|0x20 < 'a' || x|0x20 > 'z') {
			break // an apostrophe may stand for another
		}
		a, b = a[1:], b[1:]
	}
	// A composed letter may stand against a decomposed one.
	return a == b || sameFold(norm.NFC.String(a), norm.NFC.String(b))
}

func sameFold(a, b string) bool {
	for a != "" && b != "" {
		x, n := utf8.DecodeRuneInString(a)
		y, m := utf8.DecodeRuneInString(b)
		if x != y && unicode.ToLower(x) != unicode.ToLower(y) && !(isApostrophe(x) && isApostrophe(y)) && !(isHyphen(x) && isHyphen(y)) {
			return false
		}
		a, b = a[n:], b[m:]
	}
	return a == b
}

func isApostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', 'ʼ', 'ʻ', '`', '´', '״', '׳':
		return true
	}
	return false
}

func isHyphen(r rune) bool {
	switch r {
	case '-', '‐', '‑', '–', '—', '־':
		return true
	}
	return false
}
