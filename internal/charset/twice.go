package charset

import (
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Twice tells text that was UTF-8, was taken for another encoding, and was
// saved as UTF-8 again: "Ð¡Ð¾" for "Со". It names that encoding and the byte
// at which such words begin; "" if there are none. It looks at some runs of
// characters beyond ASCII in the first 64 KB.
func Twice(text string) (name string, at int) {
	text = text[:min(len(text), 64<<10)]
	from := asciiLen(text)
	for from < len(text) && text[from] < utf8.RuneSelf {
		from++
	}
	for _, c := range []struct {
		name string
		m    *charmap.Charmap
	}{{"windows-1252", charmap.Windows1252}, {"windows-1251", charmap.Windows1251}, {"windows-1250", charmap.Windows1250}} {
		if at := twice(text[from:], c.m); at >= 0 {
			return c.name, from + at
		}
	}
	return "", 0
}

// twice is the first byte of what is valid UTF-8 when it is encoded; -1 unless
// that is at least four characters, and four in five of the first some hundred. In other
// texts there is next to none: where one letter beyond ASCII stands alone, or
// two letters follow each other, their bytes are no UTF-8.
func twice(text string, m *charmap.Charmap) int {
	yes, no, first := 0, 0, -1
	var run []byte
	for i := 0; i < len(text) && yes+no < 400 && no < 8+yes; {
		if text[i] < utf8.RuneSelf {
			i += max(asciiLen(text[i:]), 1)
			continue
		}
		start := i
		run = run[:0]
		for i < len(text) && text[i] >= utf8.RuneSelf && len(run) < 400 {
			r, size := utf8.DecodeRuneInString(text[i:])
			i += size
			c, has := m.EncodeRune(r)
			if !has {
				// What the table lacks is kept as it was by some programs, and
				// replaced by others: mostly the rest of a character.
				switch {
				case r >= 0x80 && r < 0xa0:
					c = byte(r)
				case r == utf8.RuneError:
					c = 0x98
				default:
					c = 0xff
				}
			}
			run = append(run, c)
		}
		for b := run; len(b) > 0; {
			_, size := utf8.DecodeRune(b)
			if size == 1 {
				no++
			} else if yes++; first < 0 {
				first = start
			}
			b = b[size:]
		}
	}
	if yes < 4 || yes < 4*no {
		return -1
	}
	return first
}
