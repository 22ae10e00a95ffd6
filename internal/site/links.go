package site

import (
	"cmp"
	"slices"

	"fonds/internal/collection"
	"fonds/internal/markdown"
	"fonds/internal/permalink"
)

// textLinks gives the names in a section of a document that have pages, and the
// words that refer to other documents, as links of its text. Where two overlap, the one that begins first, then the
// longer one, is linked.
func (b *builder) textLinks(at permalink.Path, d *collection.Document, section int) []markdown.Link {
	s := d.Sections[section]
	links := make([]markdown.Link, 0, len(s.Hits))
	for _, hit := range s.Hits {
		t := b.termOf(hit.Term)
		if t == nil || int(hit.From) < s.From || int(hit.To) > s.To || hit.To <= hit.From {
			continue
		}
		links = append(links, markdown.Link{
			From: int(hit.From) - s.From, To: int(hit.To) - s.From,
			Href: b.href(at, b.termPath(t)),
		})
	}
	for _, r := range d.References {
		if r.Section == section && int(r.From) >= s.From && int(r.To) <= s.To && r.To > r.From {
			links = append(links, markdown.Link{
				From: int(r.From) - s.From, To: int(r.To) - s.From,
				Href: b.href(at, r.Document.Path()),
			})
		}
	}
	slices.SortStableFunc(links, func(a, b markdown.Link) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(b.To, a.To))
	})
	end := 0
	return slices.DeleteFunc(links, func(l markdown.Link) bool {
		if l.From < end {
			return true
		}
		end = l.To
		return false
	})
}

// termOf finds a term by its number in a digest; nil if it has no page.
func (b *builder) termOf(number int32) *collection.Term {
	if number < 0 || int(number) >= len(b.collection.ByTerm) {
		return nil
	}
	t := b.collection.ByTerm[number]
	if t == nil {
		return nil
	}
	if _, listed := b.names[t]; !listed {
		return nil
	}
	return t
}
