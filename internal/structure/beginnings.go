package structure

import (
	"strings"
	"unicode/utf8"

	"fonds/internal/runes"
)

// beginnings are words and phrases that texts begin with. They lie by their first
// byte: most texts begin with none of them, and that is seen at once.
type beginnings struct {
	by    [256][]string
	reach int // bytes of a text whose lower case holds the longest of them
}

// starts reads beginnings that stand between bars; white space before one is none
// of it, a space behind it is.
func starts(list string) *beginnings {
	b := &beginnings{}
	for w := range strings.SplitSeq(list, "|") {
		w = strings.TrimLeft(w, " \t\n")
		if w = strings.TrimRight(w, "\t\n"); w != "" {
			b.by[w[0]] = append(b.by[w[0]], w)
			b.reach = max(b.reach, 3*len(w)) // the Kelvin sign has three bytes, its lower case one
		}
	}
	return b
}

// of reports whether a text begins with one of them.
func (b *beginnings) of(text string) bool {
	return text != "" && startsWith(text, b.by[text[0]])
}

// ofLow reports whether a text in lower case begins with one of them.
func (b *beginnings) ofLow(text string) bool {
	if text == "" {
		return false
	}
	if text[0] < utf8.RuneSelf {
		if found, sure := beginsLow(text, b.by[lowByte(text[0])]); sure {
			return found
		}
	}
	if len(text) > b.reach {
		end := b.reach
		for end > 0 && !utf8.RuneStart(text[end]) {
			end--
		}
		text = text[:end]
	}
	return b.of(strings.ToLower(text))
}

// beginsLow reports whether the lower case of a text begins with one of a list. It is
// not sure where a character beyond ASCII stands in the text so far down.
func beginsLow(text string, list []string) (found, sure bool) {
	for _, w := range list {
		n := 0
		for n < len(w) && n < len(text) && lowByte(text[n]) == w[n] && w[n] < utf8.RuneSelf {
			n++
		}
		if n == len(w) {
			return true, true
		}
		if n < len(text) && text[n] >= utf8.RuneSelf {
			return false, false
		}
	}
	return false, true
}

func startsWith(text string, list []string) bool {
	for _, w := range list {
		if strings.HasPrefix(text, w) {
			return true
		}
	}
	return false
}

// stems are parts of words that are looked for in texts all at once, by their
// first three bytes.
type stems struct {
	place [1 << stemBits]uint8 // in lists, from 1, by the hash of three bytes
	lists [][]string
}

const stemBits = 12

// stemsOf makes them of texts in lower case of at least three bytes.
func stemsOf(list ...string) *stems {
	s := &stems{}
	for _, stem := range list {
		at := &s.place[hashOfStem(uint32(stem[0])<<16|uint32(stem[1])<<8|uint32(stem[2]))]
		if *at == 0 {
			s.lists = append(s.lists, nil)
			*at = uint8(len(s.lists))
		}
		s.lists[*at-1] = append(s.lists[*at-1], stem)
	}
	return s
}

func hashOfStem(three uint32) uint32 { return three * 0x9e3779b1 >> (32 - stemBits) }

// in reports whether one of them stands in a text, whose letters beyond ASCII are
// in lower case.
func (s *stems) in(text string) bool {
	three := uint32(0)
	for i := range len(text) {
		three = three<<8&0xffffff | uint32(lowByte(text[i]))
		if n := s.place[hashOfStem(three)]; n > 0 && i >= 2 {
			for _, stem := range s.lists[n-1] {
				if rest := text[i-2:]; len(rest) >= len(stem) && strings.ToLower(rest[:len(stem)]) == stem {
					return true
				}
			}
		}
	}
	return false
}

// ofLow is what a table has for a text in lower case. A short text of ASCII, which
// most of those are that are looked for, is not copied for it.
func ofLow[T any](table map[string]T, text string) T {
	var low [64]byte
	if len(text) > len(low) || !isASCII(text) {
		return table[strings.ToLower(text)]
	}
	for i := range len(text) {
		low[i] = lowByte(text[i])
	}
	return table[string(low[:len(text)])]
}

// lowByte is a byte in lower case, if it is a letter of ASCII.
func lowByte(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c | 0x20
	}
	return c
}

func isASCII(s string) bool { return runes.ASCII(s) }
