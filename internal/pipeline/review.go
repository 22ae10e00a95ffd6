package pipeline

import (
	"context"
	"os"
	"slices"

	"fonds/internal/authority"
	"fonds/internal/cache"
	"fonds/internal/document"
	"fonds/internal/frontmatter"
	"fonds/internal/review"
	"fonds/internal/site"
)

// Reviewed is what a review found.
type Reviewed struct {
	Documents int           `json:"documents"` // looked at
	Doubtful  int           `json:"doubtful"`  // with something to look at
	Items     []review.Item `json:"items"`     // most valuable first
}

// Keep leaves the items of one kind.
func (r *Reviewed) Keep(kind review.Kind) {
	r.Items = slices.DeleteFunc(r.Items, func(i review.Item) bool { return i.Kind != kind })
	r.count()
}

// count counts the documents of the items.
func (r *Reviewed) count() {
	doubtful := map[document.ID]bool{}
	for _, item := range r.Items {
		if item.Document != "" {
			doubtful[item.Document] = true
		}
	}
	r.Doubtful = len(doubtful)
}

// Review lists what a person should look at. What one has written, taken out or
// checked is not among it; withdrawn documents are left out.
func Review(ctx context.Context, o Options) (Reviewed, error) {
	r, err := begin(ctx, o)
	if err != nil {
		return Reviewed{}, err
	}
	defer r.close()
	reviewed := Reviewed{Items: []review.Item{}}
	heads, err := r.readHeads(ctx)
	if err != nil {
		return reviewed, err
	}
	reviewed.Documents = len(heads)
	items, err := r.reviewDocuments(ctx, heads, r.facts(heads))
	if err != nil {
		return reviewed, err
	}
	plan, linked, err := r.link(ctx, heads, r.texts(heads))
	if err != nil {
		return reviewed, err
	}
	if linked != nil {
		items = append(items, r.contradicted(linked, heads)...)
		items = append(items, aboutNames(plan)...)
	}
	items = append(items, lastChanges(heads, cache.ReadChanges(os.DirFS(r.Cache)))...)
	items = review.Distinct(items)
	review.Sort(items)
	reviewed.Items = append(reviewed.Items, items...)
	reviewed.count()
	if r.failed() {
		return reviewed, ErrMessages
	}
	return reviewed, nil
}

// reviewDocuments lists what there is to look at in each document, in no order
// that counts.
func (r *run) reviewDocuments(ctx context.Context, heads []head, facts func(document.ID) site.Facts) ([]review.Item, error) {
	lists := make([][]review.Item, len(heads))
	bar := r.progress("review", len(heads))
	err := each(ctx, len(heads), func(i int) error {
		defer bar.step()
		h := &heads[i]
		if h.meta.Withdrawn != "" {
			return nil
		}
		d := r.reviewable(h)
		d.Reading = facts(h.meta.ID).Reading
		lists[i] = review.Of(d)
		return nil
	})
	return slices.Concat(lists...), err
}

// takenOut are the fields that the import once filled and a person has emptied.
func takenOut(h *head) []document.Field {
	if h.entry == nil {
		return nil
	}
	var fields []document.Field
	for _, f := range document.Fields {
		if h.entry.Fields[f] != "" && frontmatter.Value(h.meta, f) == "" {
			fields = append(fields, f)
		}
	}
	return fields
}

// lastChanges are the fields that the last import changed, as far as they still
// are as it wrote them.
func lastChanges(heads []head, changes []cache.Change) []review.Item {
	byID := make(map[document.ID]*head, len(heads))
	for i := range heads {
		byID[heads[i].meta.ID] = &heads[i]
	}
	var items []review.Item
	for _, c := range changes {
		h := byID[c.Document]
		if h == nil || frontmatter.Value(h.meta, c.Field) != c.Now || slices.Contains(h.checked, c.Field) {
			continue
		}
		if !review.Weighs(c.Field) {
			continue
		}
		items = append(items, review.Change("content/"+h.file, h.lines.of(c.Field), c.Document, c.Field, c.Was, c.Now))
	}
	return items
}

// doubts are what review.html shows: what an import has changed is not among it,
// so that the page depends on nothing but the collection.
func (r *run) doubts(ctx context.Context, heads []head, facts func(document.ID) site.Facts, contradictions []review.Item) ([]review.Item, error) {
	if !r.config.WithReview() {
		return nil, nil
	}
	items, err := r.reviewDocuments(ctx, heads, facts)
	items = review.Distinct(append(items, contradictions...))
	review.Sort(items)
	return items, err
}

// same reports whether a record says that two names of a field are one.
func (r *run) same(f document.Field, a, b string) bool {
	kind := authority.Parties
	switch f {
	case document.FieldAuthors:
		kind = authority.Authors
	case document.FieldParties:
	default:
		return false
	}
	one, ok := r.index.Record(kind, a)
	if !ok {
		return false
	}
	other, ok := r.index.Record(kind, b)
	return ok && one.Slug == other.Slug
}
