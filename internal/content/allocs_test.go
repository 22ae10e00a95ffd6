package content

import (
	"fmt"
	"strings"
	"testing"

	"fonds/internal/diag"
	"fonds/internal/document"
)

func TestMergeOfANewDocumentAllocatesNothingForEachBlock(t *testing.T) {
	doc := func(n int) document.Document {
		var body strings.Builder
		for i := range n {
			fmt.Fprintf(&body, "On day %d the ferry did not sail.\n\n", i)
		}
		return document.Document{Meta: document.Meta{ID: "ferry", Title: "Log of the ferry"}, Body: body.String()}
	}
	allocs := func(n int) float64 {
		d := doc(n)
		return testing.AllocsPerRun(5, func() { Merge(nil, nil, "documents/ferry.md", d, &diag.Log{}) })
	}
	if few, many := allocs(10), allocs(210); many-few > 20 { // slices that grow
		t.Errorf("%v allocations for 10 blocks, %v for 210", few, many)
	}
}
