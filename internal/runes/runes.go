// Package runes answers what every stage asks of a text in UTF-8, about as fast
// as the text can be read: that it is valid, that it is ASCII alone.
//
// The standard library's test of validity is fast up to the first character
// beyond ASCII and slow behind it; most texts have one in their first line.
package runes

import (
	"math/bits"
	"unicode/utf8"
)

// Valid reports whether a text is valid UTF-8, as [utf8.Valid] does.
func Valid[T string | []byte](s T) bool {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			for i++; i+8 <= len(s) && eight(s[i:])&beyond == 0; i += 8 {
			}
			continue
		}
		switch {
		case c < 0xc2 || c > 0xf4:
			return false
		case c < 0xe0:
			if i+1 >= len(s) || s[i+1]&0xc0 != 0x80 {
				return false
			}
			i += 2
		case c < 0xf0:
			if i+2 >= len(s) || s[i+1]&0xc0 != 0x80 || s[i+2]&0xc0 != 0x80 ||
				c == 0xe0 && s[i+1] < 0xa0 || c == 0xed && s[i+1] >= 0xa0 { // overlong; half of a pair of UTF-16
				return false
			}
			i += 3
		default:
			if i+3 >= len(s) || s[i+1]&0xc0 != 0x80 || s[i+2]&0xc0 != 0x80 || s[i+3]&0xc0 != 0x80 ||
				c == 0xf0 && s[i+1] < 0x90 || c == 0xf4 && s[i+1] >= 0x90 { // overlong; beyond U+10FFFF
				return false
			}
			i += 4
		}
	}
	return true
}

// ASCII reports whether a text has no character beyond ASCII.
func ASCII[T string | []byte](s T) bool {
	i := 0
	for ; i+8 <= len(s); i += 8 {
		if eight(s[i:])&beyond != 0 {
			return false
		}
	}
	for ; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// Plain is how many bytes a text has before its first character beyond ASCII.
func Plain[T string | []byte](s T) int {
	i := 0
	for ; i+8 <= len(s); i += 8 {
		if far := eight(s[i:]) & beyond; far != 0 {
			return i + bits.TrailingZeros64(far)/8
		}
	}
	for i < len(s) && s[i] < utf8.RuneSelf {
		i++
	}
	return i
}

// beyond are the bits that no eight bytes of ASCII have.
const beyond = 0x8080808080808080

// eight are the first eight bytes of a text as a number.
func eight[T string | []byte](s T) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}
