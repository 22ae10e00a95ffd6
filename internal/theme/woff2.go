package theme

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"slices"

	"github.com/andybalholm/brotli"
)

// sampleWords are what fonts are compared by: letters about as often as they
// come in languages with Latin letters.
const sampleWords = "The members of the league met in the spring, and each of them wrote down what had been seen and said."

var errNoFont = errors.New("is no font in the format WOFF2, or a damaged one")

// meanWidth is how wide the letters of a WOFF2 font are in the mean of
// sampleWords, in em; 0 if the font has not all of them. Of a variable font it
// is the width of its default.
func meanWidth(data []byte) (float64, error) {
	tables, err := woff2(data)
	if err != nil {
		return 0, err
	}
	head, hhea, hmtx, cmap := tables[tagHead], tables[tagHhea], tables[tagHmtx], tables[tagCmap]
	if len(head.data) < 20 || len(hhea.data) < 36 || len(cmap.data) < 4 {
		return 0, errNoFont
	}
	em := int(binary.BigEndian.Uint16(head.data[18:]))
	metrics := int(binary.BigEndian.Uint16(hhea.data[34:]))
	// OpenType "hmtx", or WOFF2 5.4: the widths come first, without the bearings.
	at, step := 0, 4
	if hmtx.transformed {
		at, step = 1, 2
	}
	if em == 0 || metrics == 0 || len(hmtx.data) < at+metrics*step {
		return 0, errNoFont
	}
	glyph := glyphs(cmap.data)
	sum, n := 0, 0
	for _, r := range sampleWords {
		g := glyph(r)
		if g == 0 {
			return 0, nil
		}
		sum += int(binary.BigEndian.Uint16(hmtx.data[at+min(g, metrics-1)*step:]))
		n++
	}
	return float64(sum) / float64(n) / float64(em), nil
}

// Tags of tables by their number in WOFF2 (section 5.1); others are passed over.
const (
	tagCmap = 0
	tagHead = 1
	tagHhea = 2
	tagHmtx = 3
	tagGlyf = 10
	tagLoca = 11
	tagOwn  = 63 // its four letters follow
)

type fontTable struct {
	data        []byte
	transformed bool
}

// maxSfnt bounds what a font may unfold to, in bytes.
const maxSfnt = 64 << 20

// woff2 takes the tables that widths are in out of a font (W3C WOFF File Format
// 2.0). What makes up the drawings is not looked at.
func woff2(data []byte) (map[byte]fontTable, error) {
	const header = 48
	if len(data) < header || string(data[:4]) != "wOF2" || string(data[4:8]) == "ttcf" {
		return nil, errNoFont
	}
	count := int(binary.BigEndian.Uint16(data[12:]))
	packed := int(binary.BigEndian.Uint32(data[20:]))
	type entry struct {
		tag         byte
		size        int
		transformed bool
	}
	var entries []entry
	rest := data[header:]
	for range count {
		if len(rest) == 0 {
			return nil, errNoFont
		}
		flags := rest[0]
		rest = rest[1:]
		e := entry{tag: flags & 63, transformed: flags>>6 != 0}
		if e.tag == tagGlyf || e.tag == tagLoca { // these two are transformed unless they say 3
			e.transformed = flags>>6 != 3
		}
		if e.tag == tagOwn {
			if len(rest) < 4 {
				return nil, errNoFont
			}
			rest = rest[4:]
		}
		var ok bool
		if e.size, rest, ok = base128(rest); !ok {
			return nil, errNoFont
		}
		if e.transformed {
			if e.size, rest, ok = base128(rest); !ok {
				return nil, errNoFont
			}
		}
		entries = append(entries, e)
	}
	if packed > len(rest) {
		return nil, errNoFont
	}
	unpacked := io.LimitReader(brotli.NewReader(bytes.NewReader(rest[:packed])), maxSfnt)
	tables := map[byte]fontTable{}
	for _, e := range entries {
		switch e.tag {
		case tagCmap, tagHead, tagHhea, tagHmtx:
			var b bytes.Buffer
			if n, err := io.CopyN(&b, unpacked, int64(e.size)); err != nil || n != int64(e.size) {
				return nil, errNoFont
			}
			tables[e.tag] = fontTable{b.Bytes(), e.transformed}
		default:
			if _, err := io.CopyN(io.Discard, unpacked, int64(e.size)); err != nil {
				return nil, errNoFont
			}
		}
	}
	return tables, nil
}

// base128 reads a UIntBase128 (section 4.1).
func base128(data []byte) (n int, rest []byte, ok bool) {
	for i := range min(5, len(data)) {
		b := data[i]
		if i == 0 && b == 0x80 || n >= 1<<25 {
			return 0, nil, false
		}
		n = n<<7 | int(b&0x7f)
		if b&0x80 == 0 {
			return n, data[i+1:], true
		}
	}
	return 0, nil, false
}

// glyphs gives the number of a character's glyph by an OpenType table "cmap",
// of its formats 4 and 12, which fonts of the web have; 0 for what it has not.
func glyphs(cmap []byte) func(rune) int {
	u16 := func(b []byte, at int) int {
		if at < 0 || at+2 > len(b) {
			return 0
		}
		return int(binary.BigEndian.Uint16(b[at:]))
	}
	u32 := func(b []byte, at int) int { return u16(b, at)<<16 | u16(b, at+2) }
	var subtables [][]byte
	for i := range u16(cmap, 2) {
		record := 4 + 8*i
		if record+8 > len(cmap) {
			break
		}
		platform, at := u16(cmap, record), u32(cmap, record+4)
		if platform != 0 && platform != 3 || at >= len(cmap) || slices.ContainsFunc(subtables, func(s []byte) bool { return len(s) == len(cmap)-at }) {
			continue
		}
		subtables = append(subtables, cmap[at:])
	}
	return func(r rune) int {
		for _, s := range subtables {
			switch c := int(r); u16(s, 0) {
			case 4:
				n := u16(s, 6) // twice the number of segments
				for i := 0; i < n; i += 2 {
					if end := u16(s, 14+i); c > end {
						continue
					}
					start, delta, offset := u16(s, 16+n+i), u16(s, 16+2*n+i), u16(s, 16+3*n+i)
					if c < start {
						break
					}
					g := c
					if offset != 0 {
						if g = u16(s, 16+3*n+i+offset+2*(c-start)); g == 0 {
							break
						}
					}
					return (g + delta) & 0xffff
				}
			case 12:
				for i := range min(u32(s, 12), len(s)/12) {
					if at := 16 + 12*i; u32(s, at) <= c && c <= u32(s, at+4) {
						return u32(s, at+8) + c - u32(s, at)
					}
				}
			}
		}
		return 0
	}
}
