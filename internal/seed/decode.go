package seed

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// decode turns the bytes of a file into text, and says what it took them for.
// This is the one place that knows encodings. What cannot be decoded becomes
// U+FFFD; at tells the byte of the text where that happened first, and count
// how often.
func decode(b []byte) (text, name string, invalid occurrence) {
	switch mark, rest := byteOrderMark(b); mark {
	case "UTF-8":
		return fromUTF8(rest)
	case "":
	default:
		return fromWide(rest, mark)
	}
	if name := wide(b); name != "" {
		return fromWide(b, name)
	}
	return fromUTF8(b)
}

// byteOrderMark names the encoding that a byte order mark tells, and the bytes after it.
func byteOrderMark(b []byte) (string, []byte) {
	for _, m := range []struct{ mark, name string }{
		{"\xef\xbb\xbf", "UTF-8"},
		{"\xff\xfe\x00\x00", "UTF-32LE"}, // before UTF-16LE, whose mark it begins with
		{"\x00\x00\xfe\xff", "UTF-32BE"},
		{"\xff\xfe", "UTF-16LE"},
		{"\xfe\xff", "UTF-16BE"},
	} {
		if rest, ok := bytes.CutPrefix(b, []byte(m.mark)); ok {
			return m.name, rest
		}
	}
	return "", b
}

// wide tells UTF-16 that came without a mark: at least a fifth of all units are
// Latin letters, digits or spaces, whose other byte is zero, and next to no zero
// stands on the other side. It looks at the first 4 KB.
func wide(b []byte) string {
	if len(b) < 4 || len(b)%2 != 0 {
		return ""
	}
	b = b[:min(len(b), 4096)]
	var zeros [2]int
	for i, c := range b {
		if c == 0 {
			zeros[i%2]++
		}
	}
	few, many := len(b)/200, len(b)/10
	switch {
	case zeros[1] > many && zeros[0] <= few:
		return "UTF-16LE"
	case zeros[0] > many && zeros[1] <= few:
		return "UTF-16BE"
	}
	return ""
}

func fromUTF8(b []byte) (text, name string, invalid occurrence) {
	if utf8.Valid(b) {
		return string(b), "UTF-8", occurrence{}
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
	return out.String(), "UTF-8", invalid
}

// fromWide decodes UTF-16 and UTF-32. A lone surrogate, a byte too many at the
// end, and a U+FFFD that stood there already are told alike.
func fromWide(b []byte, name string) (text, encoding string, invalid occurrence) {
	out, _ := wideEncodings[name].NewDecoder().Bytes(b) // it replaces, and never fails
	text = string(out)
	for at := 0; ; {
		i := strings.Index(text[at:], "\uFFFD")
		if i < 0 {
			return text, name, invalid
		}
		invalid.note(at + i)
		at += i + len("\uFFFD")
	}
}

var wideEncodings = map[string]encoding.Encoding{
	"UTF-16LE": unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM),
	"UTF-16BE": unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
	"UTF-32LE": utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM),
	"UTF-32BE": utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM),
}
