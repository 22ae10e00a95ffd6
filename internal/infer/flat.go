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
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		switch {
		case unicode.IsSpace(r):
			gap = b.Len() > 0
		case gap:
			b.WriteByte(' ')
			gap = false
			fallthrough
		default:
			b.WriteString(s[i : i+size])
		}
		i += size
	}
	return b.String()
}

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

// isFlat reports whether a text is flat already, as most lines are. Lead bytes
// that white space beyond ASCII has too are looked at no closer.
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
		case c == ' ':
			if space {
				return false
			}
			space = true
		case '\t' <= c && c <= '\r', c == 0xC2, 0xE1 <= c && c <= 0xE3:
			return false
		default:
			space = false
		}
		i++
	}
	return !space || s == ""
}

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
