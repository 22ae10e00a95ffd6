package markdown

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// textMarks are the characters of running text that can't be copied as they are.
var textMarks, literalMarks, attributeMarks = marked("&<>\\\x00"), marked("&<>\x00"), marked("&<>\"\x00")

// literal writes text as it is.
func (w *writer) literal(text []byte) { w.escaped(text, &literalMarks) }

// attribute writes the value of an attribute, which stands in double quotes.
func (w *writer) attribute(value []byte) { w.escaped(value, &attributeMarks) }

func (w *writer) escaped(text []byte, marks *[256]bool) {
	from := 0
	for i, c := range text {
		if marks[c] {
			w.out = append(w.out, text[from:i]...)
			w.character(c)
			from = i + 1
		}
	}
	w.out = append(w.out, text[from:]...)
}

// character writes one byte that HTML would misread.
func (w *writer) character(c byte) {
	switch c {
	case '&':
		w.s("&amp;")
	case '<':
		w.s("&lt;")
	case '>':
		w.s("&gt;")
	case '"':
		w.s("&quot;")
	case 0:
		w.s("\uFFFD")
	default:
		w.out = append(w.out, c)
	}
}

// inline writes running text of the source: backslashes and references to
// characters mean what they mean in Markdown.
func (w *writer) inline(text []byte) {
	from := 0
	for i := 0; i < len(text); i++ {
		c := text[i]
		if !textMarks[c] {
			continue
		}
		switch c {
		case '\\':
			if i+1 < len(text) && util.IsPunct(text[i+1]) {
				w.out = append(w.out, text[from:i]...)
				i++
				w.character(text[i])
				from = i + 1
			}
			continue
		case '&':
			if value, n := reference(text[i:]); n > 0 {
				w.out = append(w.out, text[from:i]...)
				w.literal(value)
				i += n - 1
				from = i + 1
				continue
			}
		}
		w.out = append(w.out, text[from:i]...)
		w.character(c)
		from = i + 1
	}
	w.out = append(w.out, text[from:]...)
}

// reference reads a reference to a character at the beginning of text: what it
// stands for and its length, 0 if it is none.
func reference(text []byte) (value []byte, n int) {
	if !isEntity(text) {
		return nil, 0
	}
	n = bytes.IndexByte(text, ';') + 1
	name := text[1 : n-1]
	if name[0] != '#' {
		entity, _ := util.LookUpHTML5EntityByName(string(name))
		return entity.Characters, n
	}
	number, base := name[1:], rune(10)
	if len(number) > 0 && number[0]|0x20 == 'x' {
		number, base = number[1:], 16
	}
	if len(number) == 0 || len(number) > 7 || base == 16 && len(number) > 6 {
		return nil, 0
	}
	var r rune
	for _, c := range number {
		digit := rune(c) - '0'
		if c|0x20 >= 'a' && c|0x20 <= 'f' {
			digit = rune(c|0x20) - 'a' + 10
		} else if c < '0' || c > '9' {
			return nil, 0
		}
		if digit >= base {
			return nil, 0
		}
		r = r*base + digit
	}
	if r == 0 || !utf8.ValidRune(r) {
		r = utf8.RuneError
	}
	return utf8.AppendRune(nil, r), n
}

// resolved appends running text of the source without its backslashes and references.
func resolved(dst, text []byte) []byte {
	for i := 0; i < len(text); i++ {
		if text[i] == '\\' && i+1 < len(text) && util.IsPunct(text[i+1]) {
			i++
		} else if text[i] == '&' {
			if value, n := reference(text[i:]); n > 0 {
				dst = append(dst, value...)
				i += n - 1
				continue
			}
		}
		dst = append(dst, text[i])
	}
	return dst
}
