package site

import (
	"cmp"
	"maps"
	"slices"

	"fonds/internal/collection"
)

// An item is a document in a list, with the other versions of its text that stand
// under it there.
type item struct {
	document *collection.Document
	nested   []*collection.Document
	relation string // how it belongs to the term of the list, if that may be in several ways
}

const (
	// mostNested is how many versions stand under one; more stand for themselves.
	mostNested = 8
	// nearly is which part of the longer of two texts must be common for them to be
	// one text in a list: a reader of an anthology does not look for it there.
	nearly = 0.5
)

// itemsOf makes the items of documents, each for itself.
func itemsOf(documents []*collection.Document) []item {
	items := make([]item, len(documents))
	for i, d := range documents {
		items[i].document = d
	}
	return items
}

// nest puts versions of one text under the fullest of them, if they are in one
// group of the list or without a date; a version of another year keeps its place
// there. of may be nil.
func nest(items []item, of heading) []item {
	var at map[*collection.Document]int // where those that have versions stand
	for i, it := range items {
		if len(it.document.Variants) == 0 {
			continue
		}
		if at == nil {
			at = map[*collection.Document]int{}
		}
		at[it.document] = i
	}
	if len(at) < 2 {
		return items
	}
	together := func(base, d *collection.Document) bool {
		if of == nil || !d.Date.Known() {
			return true
		}
		x, _ := of(base)
		y, _ := of(d)
		return x == y
	}
	order := slices.SortedFunc(maps.Values(at), func(x, y int) int {
		return cmp.Or(compareFullness(items[x].document, items[y].document), cmp.Compare(x, y))
	})
	under := map[int]bool{} // items that stand under another
	for _, i := range order {
		if under[i] {
			continue
		}
		base := &items[i]
		for _, v := range base.document.Variants {
			k, ok := at[v.Document]
			if !ok || under[k] || len(items[k].nested) > 0 || !oneText(v) || !together(base.document, v.Document) {
				continue
			}
			base.nested, under[k] = append(base.nested, v.Document), true
			if len(base.nested) == mostNested {
				break
			}
		}
	}
	kept := items[:0]
	for i, it := range items {
		if !under[i] {
			kept = append(kept, it)
		}
	}
	return kept
}

// oneText reports whether two versions are of one text, not a text and its excerpt.
func oneText(v collection.Variant) bool {
	return v.Here == 0 && v.There == 0 || min(v.Here, v.There) >= nearly
}

// compareFullness puts first what a reader should begin with: what is dated, in more
// languages, signed by more.
func compareFullness(a, b *collection.Document) int {
	undated := func(d *collection.Document) int {
		if d.Date.Known() {
			return 0
		}
		return 1
	}
	return cmp.Or(
		cmp.Compare(undated(a), undated(b)),
		cmp.Compare(len(b.Sections), len(a.Sections)),
		cmp.Compare(len(b.Signers), len(a.Signers)),
	)
}
