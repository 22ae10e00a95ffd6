package content

import (
	"math/bits"
	"strings"
	"unicode/utf8"

	"fonds/internal/document"
	"fonds/internal/likeness"
)

// A Sketch is what of a document likeness is judged by: the hashes of its
// blocks, as the ledger keeps them, each weighing about its length. So a
// salutation or a motto that two letters share makes them hardly alike.
type Sketch = likeness.Sketch[string]

// SketchOf is the sketch of a document that was read.
func SketchOf(doc *document.Document) Sketch {
	blocks, _ := split(doc.Body)
	return sketch(hashesOf(blocks), sizesOf(blocks))
}

// Sketch is that of the document as the importer last said it.
func (e *Entry) Sketch() Sketch { return sketch(e.Blocks, e.Sizes) }

// sketch weighs blocks by their sizes; where the ledger does not know these, as alike.
func sketch(blocks []string, sizes string) Sketch {
	if len(sizes) != len(blocks) {
		return likeness.Of(blocks, nil)
	}
	return likeness.Of(blocks, func(i int) float64 { return bytesOf(sizes[i]) })
}

func hashesOf(blocks []block) []string {
	if len(blocks) == 0 {
		return nil
	}
	all := make([]byte, 0, len(blocks)*hashLen) // one text, of which each hash is a part
	var words []byte
	ends := make([]int, len(blocks))
	for i, b := range blocks {
		words = append(words[:0], b.words()...)
		all = appendHash(all, words)
		ends[i] = len(all)
	}
	text, from := string(all), 0
	list := make([]string, len(blocks))
	for i, end := range ends {
		list[i], from = text[from:end], end
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

// bytesOf is about the number of bytes of a block of a size.
func bytesOf(size byte) float64 { return float64(uint64(1) << ((size | 0x20) - 'a')) }
