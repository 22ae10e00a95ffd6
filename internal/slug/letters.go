package slug

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gosimple/unidecode"
)

// letters are those whose transliteration in the library's table is a sign or
// nothing at all, though they are heard: without them العراق would be "l-rq"
// and Әлем would begin with a hyphen.
var letters = map[rune]string{
	'ع': "a", 'أ': "a", 'إ': "i", 'آ': "a", 'ا': "a", 'ة': "a", 'ى': "a",
	'ә': "a", 'Ә': "A", 'ə': "e", 'Ə': "E", 'ǝ': "e",
	'ғ': "g", 'Ғ': "G", 'һ': "h", 'Һ': "H",
	'ӏ': "", 'Ӏ': "", 'ь': "", 'Ь': "", 'ъ': "", 'Ъ': "",
	'อ': "o",
}

// transliterate turns the letters and digits of s into ASCII ones. A letter
// never becomes a sign, since the signs part words: ь is dropped, not turned
// into an apostrophe. What is no letter is left to the library.
func transliterate(s string) string {
	var b strings.Builder
	b.Grow(2 * len(s))
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			b.WriteByte(byte(r))
		case r == utf8.RuneError:
			b.WriteByte('-')
		case unicode.In(r, unicode.L, unicode.M, unicode.N):
			if heard, ok := letters[r]; ok {
				b.WriteString(heard)
				continue
			}
			for _, c := range []byte(unidecode.Unidecode(string(r))) {
				// The space behind a Chinese syllable parts it from the next.
				if c == ' ' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' {
					b.WriteByte(c)
				}
			}
		case unicode.Is(unicode.Cf, r): // soft hyphens, joiners, marks of direction
		case unicode.IsSpace(r), unicode.IsPunct(r) && r != '’', unicode.IsSymbol(r):
			// Brackets, dashes and "№" part words whatever the library makes
			// of them; the typographic apostrophe does not.
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
