package seed

import (
	"unicode"
	"unicode/utf16"

	"fonds/internal/charset"
)

// wide tells UTF-16 that came without a mark, from the first 4 KB.
func wide(b []byte) string {
	if len(b) < 4 {
		return ""
	}
	b = b[:min(len(b), 4096)]
	var zeros [2]int
	controls := 0
	for i := 0; i < len(b); i++ {
		for i+8 < len(b) && !hasControl(eight(b[i:])) {
			i += 8
		}
		c := b[i]
		if c == 0 {
			zeros[i%2]++
		}
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' {
			controls++
		}
	}
	// At least a fifth of all units are Latin letters, digits or spaces, whose
	// other byte is zero, and next to no zero stands on the other side.
	few, many := len(b)/200, len(b)/10
	switch {
	case zeros[1] > many && zeros[0] <= few:
		return charset.UTF16LE
	case zeros[0] > many && zeros[1] <= few:
		return charset.UTF16BE
	}
	// Other scripts: text in an encoding of single bytes has no controls, while
	// those are bytes of many characters here: the first byte of every Cyrillic
	// letter, the second of every eighth Chinese one.
	if controls*50 < len(b) || controls < 2 {
		return ""
	}
	switch little, big := coherent(b, 1), coherent(b, 0); {
	case little > big && little > 0.9:
		return charset.UTF16LE
	case big > little && big > 0.9:
		return charset.UTF16BE
	}
	return ""
}

// coherent is how large a part of the units, of which the higher byte stands
// first (0) or last (1), is ASCII or of the script of most of them; 0 if they
// are no text. Bytes read in the wrong order are letters of many scripts.
func coherent(b []byte, high int) float64 {
	units := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		units = append(units, uint16(b[i+high])<<8|uint16(b[i+1-high]))
	}
	if n := len(units); n > 1 && units[n-1] >= 0xd800 && units[n-1] < 0xdc00 {
		units = units[:n-1] // the other half lies beyond what is looked at
	}
	blocks := map[int]int{}
	ascii, strange, frequent, all := 0, 0, 0, 0
	for _, r := range utf16.Decode(units) {
		all++
		switch {
		case r == '\n' || r == '\r' || r == '\t' || r >= ' ' && r < 0x7f || r == 0xa0 || r >= 0x2010 && r < 0x2040:
			ascii++
		case !unicode.IsGraphic(r) || r == unicode.ReplacementChar || unicode.Is(unicode.Co, r):
			strange++
		default:
			blocks[block(r)]++
			if frequentWide[r] {
				frequent++
			}
		}
	}
	most, script := 0, 0
	for s, n := range blocks {
		if n > most || n == most && s < script {
			most, script = n, s
		}
	}
	if strange*100 > all || most*3 < all {
		return 0
	}
	// Nearly any two bytes make a Chinese or Korean character, but few of them
	// the frequent ones.
	if script >= 1000 && frequent*25 < all {
		return 0
	}
	return float64(most+ascii) / float64(all)
}

// block is a number for the script of a letter: those of East Asia, of which
// texts use thousands of characters, are from 1000.
func block(r rune) int {
	switch {
	case r >= 0x3000 && r < 0x3100, r >= 0x4e00 && r < 0xa000, r >= 0xff00 && r < 0xffe0:
		return 1000
	case r >= 0xac00 && r < 0xd7b0:
		return 1001
	case r >= 0x3400 && r < 0x4e00:
		return 1002
	}
	return int(r >> 8)
}

// frequentWide are the commonest characters of Chinese, Japanese and Korean texts.
var frequentWide = func() map[rune]bool {
	all := map[rune]bool{}
	for _, r := range "的一是不了在人有我他这這中来來大为為上国國和地到以要就出会會可也，。、のにはをがたでとしれ이다는에의을를가로고하은한지기" {
		all[r] = true
	}
	return all
}()
