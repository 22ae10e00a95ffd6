package content

import (
	"math/bits"
	"strings"
	"unicode/utf8"

	"fonds/internal/document"
)

// A Sketch is what of a document likeness is judged by: the hashes of its
// blocks, as the ledger keeps them, and how long they are, roughly.
type Sketch struct {
	Hashes []string
	sizes  string // a letter for each: see sizeOf; "" if not known
}

// SketchOf is the sketch of a document that was read.
func SketchOf(doc *document.Document) Sketch {
	blocks, _ := split(doc.Body)
	return Sketch{hashesOf(blocks), sizesOf(blocks)}
}

// Sketch is that of the document as the importer last said it.
func (e *Entry) Sketch() Sketch {
	if len(e.Sizes) != len(e.Blocks) {
		return Sketch{Hashes: e.Blocks}
	}
	return Sketch{e.Blocks, e.Sizes}
}

func hashesOf(blocks []block) []string {
	var list []string
	for _, b := range blocks {
		list = append(list, b.hash())
	}
	return list
}

// sizesOf are the sizes of blocks, a letter each: "a" for one byte, and the next
// letter for each doubling; capitals where a sentence ends with the block.
func sizesOf(blocks []block) string {
	sizes := make([]byte, len(blocks))
	for i, b := range blocks {
		sizes[i] = byte('a' + min(bits.Len(uint(len(b.text)))-1, 25))
		last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(b.text, " \"'”’»)]*_"))
		if strings.ContainsRune(".!?…。！？؟۔।", last) {
			sizes[i] -= 'a' - 'A'
		}
	}
	return string(sizes)
}

// isPassage reports whether a block of a size is somebody's words, rather than a
// greeting or a signature: sentences, of 64 bytes or more.
func isPassage(size byte) bool { return size >= 'G' && size <= 'Z' }

// weight is about the number of bytes of a block.
func (s Sketch) weight(i int) float64 {
	if s.sizes == "" {
		return 64
	}
	return float64(uint64(1) << ((s.sizes[i] | 0x20) - 'a'))
}

// Share is which part of s, by length, stands in t too, from 0 to 1. So a
// salutation or a motto that two letters share makes them hardly alike.
func (s Sketch) Share(t Sketch) float64 {
	there := make(map[string]int, len(t.Hashes))
	for _, h := range t.Hashes {
		there[h]++
	}
	common, all := 0.0, 0.0
	for i, h := range s.Hashes {
		w := s.weight(i)
		all += w
		if there[h] > 0 {
			there[h]--
			common += w
		}
	}
	if all == 0 {
		return 0
	}
	return common / all
}
