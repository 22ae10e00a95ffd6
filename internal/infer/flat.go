package infer

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Texts are nearly all ASCII or flat already, which eight bytes at a time show.

const (
	everyByte = 0x0101010101010101
	everyHigh = 0x8080808080808080
)

// cut is the beginning of a text, at most limit bytes, whole characters.
func cut(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	limit = max(limit, 0)
	for limit > 0 && s[limit]&0xC0 == 0x80 {
		limit--
	}
	return s[:limit]
}

// flat is a text on one line, runs of white space one space.
func flat(s string) string {
	if isFlat(s) {
		return s
	}
	b := make([]byte, 0, len(s))
	for from := 0; from < len(s); {
		to := from
		for to < len(s) && (bytesInSpace[s[to]] == 0 || spaceAt(s, to) == 0) {
			to++
		}
		if to > from {
			if len(b) > 0 {
				b = append(b, ' ')
			}
			b = append(b, s[from:to]...)
		}
		for to < len(s) {
			size := spaceAt(s, to)
			if size == 0 {
				break
			}
			to += size
		}
		from = to
	}
	return string(b)
}

// bytesInSpace are the bytes that white space begins with.
var bytesInSpace = [256]uint8{'\t': 1, '\n': 1, '\v': 1, '\f': 1, '\r': 1, ' ': 1, 0xC2: 1, 0xE1: 1, 0xE2: 1, 0xE3: 1}

// spaceAt is how many bytes the white space at a place has, 0 if none stands there.
func spaceAt(s string, i int) int {
	if c := s[i]; c < utf8.RuneSelf {
		return int(bytesInSpace[c])
	}
	if r, size := utf8.DecodeRuneInString(s[i:]); unicode.IsSpace(r) {
		return size
	}
	return 0
}

// isFlat reports whether a text is flat already, as most lines are.
func isFlat(s string) bool {
	space := true   // nothing stands before, or a space
	slow, i := 0, 0 // bytes before slow are looked at one by one
	for i < len(s) {
		if i >= slow && len(s)-i >= 8 {
			x := eight(s[i:])
			odd := x | (x-everyByte*0x0E)&^x // not ASCII, or a control character
			blank := x ^ everyByte*' '
			blank = (blank - everyByte) &^ blank & everyHigh // spaces, and some of what stands behind one
			if odd&everyHigh == 0 && blank&(blank<<8) == 0 && !(space && blank&0x80 != 0) {
				space = s[i+7] == ' '
				i += 8
				continue
			}
			slow = i + 8
		}
		switch c := s[i]; {
		case bytesInSpace[c] == 0:
			space = false
		case c == ' ':
			if space {
				return false
			}
			space = true
		case spaceAt(s, i) > 0:
			return false
		default:
			space = false
		}
		i++
	}
	return !space || s == ""
}

// atMost reports whether a text has at most n characters, as runes counts them.
func atMost(text string, n int) bool { return len(text) <= utf8.UTFMax*n && runes(text) <= n }

// indexAny is strings.IndexAny, fast where signs are not ASCII too.
func indexAny(text, signs string) int {
	var first [4]uint64 // bytes that signs begin with
	for _, r := range signs {
		var sign [utf8.UTFMax]byte
		utf8.EncodeRune(sign[:], r)
		first[sign[0]>>6] |= 1 << (sign[0] & 63)
	}
	for i := 0; i < len(text); i++ {
		c := text[i]
		if first[c>>6]>>(c&63)&1 == 0 {
			continue
		}
		if c < utf8.RuneSelf {
			return i
		}
		if r, _ := utf8.DecodeRuneInString(text[i:]); strings.ContainsRune(signs, r) {
			return i
		}
	}
	return -1
}

// containsAny reports whether one of the signs stands in a text.
func containsAny(text, signs string) bool { return indexAny(text, signs) >= 0 }

// runes counts characters, weighing those of Chinese and its kin double, as
// they say as much in half the room.
func runes(s string) int {
	n, slow := 0, 0
	for i := 0; i < len(s); {
		if i >= slow && len(s)-i >= 8 {
			if eight(s[i:])&everyHigh == 0 {
				n += 8
				i += 8
				continue
			}
			slow = i + 8
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		n++
		if alone(r) {
			n++
		}
		i += size
	}
	return n
}
