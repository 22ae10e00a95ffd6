package authority

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Key is the form under which names are compared: NFC, case folded, runs of
// white space one space, quotes and hyphens of all shapes alike. Names with
// equal keys are one identity. A key is its own key.
func Key(name string) string {
	if plain(name) {
		return name
	}
	if key, ok := asciiKey(name); ok {
		return key
	}
	var b strings.Builder
	b.Grow(len(name))
	space := false
	for _, r := range norm.NFC.String(name) {
		if unicode.IsSpace(r) {
			space = b.Len() > 0
			continue
		}
		if r = fold(r); r == 0 {
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	// Folding may set a letter before a mark that it composes with.
	return norm.NFC.String(b.String())
}

// asciiKey is Key of a name in ASCII, which has one form only.
func asciiKey(name string) (key string, ok bool) {
	for i := range len(name) {
		if name[i] >= utf8.RuneSelf {
			return "", false
		}
	}
	var b strings.Builder
	b.Grow(len(name))
	space := false
	for i := range len(name) {
		c := name[i]
		switch {
		case c == ' ' || '\t' <= c && c <= '\r':
			space = b.Len() > 0
			continue
		case c == 0:
			continue
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case c == '`':
			c = '\''
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteByte(c)
	}
	return b.String(), true
}

// plain reports whether a name is its own key without a closer look: lower-case
// ASCII with single spaces inside.
func plain(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9', c == '-', c == '.', c == '\'':
		case c == ' ' && i > 0 && i < len(s)-1 && s[i-1] != ' ':
		default:
			return false
		}
	}
	return true
}

// fold brings one character to the form that stands for all its likes; 0 is
// dropped, as what cannot be seen does not tell two names apart.
func fold(r rune) rune {
	switch r {
	case '’', '‘', '‚', '‛', 'ʼ', '`', '´', '′', '＇', '‹', '›':
		return '\''
	case '“', '”', '„', '‟', '«', '»', '″', '＂', '「', '」', '『', '』', '《', '》':
		return '"'
	case '‐', '‑', '‒', '–', '—', '―', '−', '﹘', '﹣', '－':
		return '-'
	case '\u00ad', '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u2060', '\ufeff':
		return 0
	case 'ς':
		return 'σ'
	case 'İ': // whose simple lower case is i with a dot, two characters in full folding
		return 'i'
	}
	if unicode.Is(unicode.Bidi_Control, r) {
		return 0
	}
	return unicode.ToLower(unicode.ToUpper(r))
}
