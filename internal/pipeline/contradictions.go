package pipeline

import (
	"cmp"
	"context"
	"slices"

	"fonds/internal/collection"
	"fonds/internal/content"
	"fonds/internal/diag"
	"fonds/internal/digest"
	"fonds/internal/frontmatter"
)

// link links the documents to one another and to their terms, which reads all bodies.
func (r *run) link(ctx context.Context, heads []head, texts texts) (*collection.Collection, error) {
	plan, err := collection.NewPlan(inputs(heads), r.index, r.ledger, r.config.Language)
	if err != nil {
		r.Log.Report(err)
		return nil, nil
	}
	digests, err := r.digest(ctx, heads, texts, digest.NewNames(plan.Names()))
	if err != nil {
		return nil, err
	}
	return plan.Link(digests), nil
}

// contradicted lists the values that another version of the same text speaks
// against, unless a person wrote them, by file and line.
func (r *run) contradicted(c *collection.Collection, heads []head) []Doubt {
	if len(c.Contradictions) == 0 {
		return nil
	}
	byFile := make(map[string]head, len(heads))
	for _, h := range heads {
		byFile[h.file] = h
	}
	var doubts []Doubt
	for _, x := range c.Contradictions {
		h := byFile[x.Document.File]
		if slices.Contains(content.ByHand(h.entry, h.meta), x.Field) {
			continue
		}
		d := Doubt{File: "content/" + h.file, Field: x.Field, Second: frontmatter.Value(x.Other.Meta, x.Field)}
		if f, ok := content.ReadDocument(r.sub("content"), h.file, &diag.Log{}); ok {
			d.Line = f.Lines[x.Field]
		}
		d.Text = "another version of this text, content/" + x.Other.File + ", says otherwise"
		if x.Told {
			d.Text += ", and so does this text itself"
		}
		doubts = append(doubts, d)
	}
	slices.SortStableFunc(doubts, func(a, b Doubt) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return doubts
}

// warnOfContradictions puts them into the log.
func (r *run) warnOfContradictions(c *collection.Collection, heads []head) {
	for _, d := range r.contradicted(c, heads) {
		r.Log.Warnf(d.File, d.Line, "look at both, and correct the one that is wrong", "the %s may be %s: %s", d.Field, d.Second, d.Text)
	}
}
