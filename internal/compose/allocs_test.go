package compose

import (
	"testing"

	"fonds/internal/document"
	"fonds/internal/structure"
)

func TestBodyOfPlainParagraphsIsMadeAtOnce(t *testing.T) {
	var blocks []structure.Block
	for i := range 50 {
		blocks = append(blocks, structure.Block{Lines: document.Span{First: i + 1, Last: i + 1}, Text: "The bridge is closed, and the ferry does not sail.", Lang: "en"})
	}
	if n := testing.AllocsPerRun(10, func() { Body(blocks, document.Reading{}) }); n > 2 {
		t.Errorf("%v allocations", n)
	}
}
