package search

import (
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"unicode/utf8"
)

// Folder is where the index lies in the site.
const Folder = "search/"

// A shard is a script under construction: a call of fondsIndex with the shard's
// name and values, as JSON that is JavaScript too and harmless wherever it stands.
type shard struct {
	name string
	b    []byte
	next bool // a value precedes
}

func newShard(name string) *shard {
	s := &shard{name: name, b: []byte("fondsIndex(")}
	s.text(name)
	return s
}

func (s *shard) comma() {
	if s.next {
		s.b = append(s.b, ',')
	}
	s.next = true
}

func (s *shard) open()  { s.comma(); s.b = append(s.b, '['); s.next = false }
func (s *shard) close() { s.b = append(s.b, ']'); s.next = true }

func (s *shard) number(n int) {
	s.comma()
	s.b = strconv.AppendInt(s.b, int64(n), 10)
}

func (s *shard) texts(list []string) {
	s.open()
	for _, t := range list {
		s.text(t)
	}
	s.close()
}

// packing is the character that stands for each byte of binary data: one that needs no
// escape and, for the small numbers that there are most of, is one byte long. Base 64
// would be as long on the disk, and longer once it is compressed on its way.
var packing = func() (list [256]rune) {
	n := 0
	for r := ' '; n < len(list); r++ {
		switch {
		case r == '"' || r == '\\' || r == '<' || r == '>' || r == '&':
		case r == 0x7F:
			r = 0xC0 - 1 // from here on two bytes each
		default:
			list[n] = r
			n++
		}
	}
	return list
}()

// bytes writes binary data.
func (s *shard) bytes(data []byte) {
	s.comma()
	n := len(data) + len("\"\")\n")
	for _, c := range data {
		if packing[c] >= utf8.RuneSelf {
			n++
		}
	}
	b := append(slices.Grow(s.b, n), '"')
	for _, c := range data {
		if r := packing[c]; r < utf8.RuneSelf {
			b = append(b, byte(r))
		} else {
			b = utf8.AppendRune(b, r)
		}
	}
	s.b = append(b, '"')
}

// packed is binary data as it is read back.
type packed []byte

// UnmarshalJSON unpacks what bytes has written.
func (p *packed) UnmarshalJSON(data []byte) error {
	var text string
	if err := json.Unmarshal(data, &text); err != nil {
		return err
	}
	*p = make(packed, 0, len(text))
	for _, r := range text {
		if int(r) >= len(unpacking) || r < ' ' {
			return errors.New("binary data is broken")
		}
		*p = append(*p, unpacking[r])
	}
	return nil
}

var unpacking = func() (list [0x200]byte) {
	for c, r := range packing {
		list[r] = byte(c)
	}
	return list
}()

const hex = "0123456789abcdef"

// text writes a string. The signs of markup are escaped, so that the script could
// stand within a page too, and the two line ends that older browsers take for the
// end of a line of a script.
func (s *shard) text(t string) {
	s.comma()
	b := append(s.b, '"')
	from := 0
	for i := 0; i < len(t); {
		c := t[i]
		if c < utf8.RuneSelf {
			if c >= ' ' && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&' && c != 0x7F {
				i++
				continue
			}
			b = append(b, t[from:i]...)
			switch c {
			case '"', '\\':
				b = append(b, '\\', c)
			case '\n':
				b = append(b, '\\', 'n')
			default:
				b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
			}
			i++
			from = i
			continue
		}
		r, n := utf8.DecodeRuneInString(t[i:])
		if r == utf8.RuneError && n == 1 || r == '\u2028' || r == '\u2029' || r == '\uFEFF' {
			b = append(b, t[from:i]...)
			if n == 1 {
				b = append(b, "\uFFFD"...)
			} else {
				b = append(b, '\\', 'u', hex[r>>12], hex[r>>8&15], hex[r>>4&15], hex[r&15])
			}
			from = i + n
		}
		i += n
	}
	s.b = append(append(b, t[from:]...), '"')
}

func (s *shard) done() []byte { return append(s.b, ')', '\n') }

// appendVarint appends a number in groups of seven bits, the lowest first.
func appendVarint(b []byte, n uint32) []byte {
	for n >= 0x80 {
		b = append(b, byte(n)|0x80)
		n >>= 7
	}
	return append(b, byte(n))
}
