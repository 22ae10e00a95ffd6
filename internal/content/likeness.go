package content

import "fonds/internal/document"

// A Sketch is what of a document likeness is judged by: the hashes of its
// blocks, as the ledger keeps them.
type Sketch []string

// SketchOf is the sketch of a document that was read.
func SketchOf(doc *document.Document) Sketch {
	blocks, _ := split(doc.Body)
	s := make(Sketch, len(blocks))
	for i, b := range blocks {
		s[i] = b.hash()
	}
	return s
}

// Sketch is that of the document as the importer last said it.
func (e *Entry) Sketch() Sketch { return e.Blocks }

// Share is which part of s stands in t too, by blocks, from 0 to 1; 0 for a sketch
// without blocks, and where all that is common is one block of several: that may
// be a line of stars or a motto.
func (s Sketch) Share(t Sketch) float64 {
	if len(s) == 0 || len(t) == 0 {
		return 0
	}
	there := make(map[string]int, len(t))
	for _, h := range t {
		there[h]++
	}
	common := 0
	for _, h := range s {
		if there[h] > 0 {
			there[h]--
			common++
		}
	}
	if common == 1 && len(s) > 1 {
		return 0
	}
	return float64(common) / float64(len(s))
}
