package pipeline

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"fonds/internal/authority"
	"fonds/internal/content"
	"fonds/internal/document"
	"fonds/internal/frontmatter"
	"fonds/internal/infer"
)

// A Doubt is one thing about a document that a person should look at.
type Doubt struct {
	File   string         `json:"file"` // relative to the collection
	Line   int            `json:"line,omitempty"`
	Field  document.Field `json:"field,omitempty"`  // empty if no one field is meant
	Text   string         `json:"text"`             // what is doubtful
	Second string         `json:"second,omitempty"` // the value that came second
	// Certainty is how sure the reading is of Second, 0 to 1.
	Certainty float64 `json:"certainty,omitempty"`
}

// Reviewed is what a review found.
type Reviewed struct {
	Documents int     `json:"documents"` // looked at
	Doubtful  int     `json:"doubtful"`  // with a doubt at least
	Doubts    []Doubt `json:"doubts"`    // by file, then in the order of the front matter
}

// Review lists what is uncertain. What a person has written is not; withdrawn
// documents are left out.
func Review(ctx context.Context, o Options) (Reviewed, error) {
	r, err := begin(o)
	if err != nil {
		return Reviewed{}, err
	}
	defer r.close()
	reviewed := Reviewed{Doubts: []Doubt{}}
	docs, heads, err := r.sheetDocuments(ctx)
	if err != nil {
		return reviewed, err
	}
	linked, err := r.link(ctx, heads, r.texts(heads))
	if err != nil {
		return reviewed, err
	}
	if linked == nil {
		return reviewed, ErrMessages
	}
	of := map[string][]Doubt{}
	for _, d := range r.contradicted(linked, heads) {
		of[d.File] = append(of[d.File], d)
	}
	facts := r.facts(heads)
	doubts := make([][]Doubt, len(heads))
	bar := r.progress("review", len(heads))
	err = each(ctx, len(heads), func(i int) error {
		defer bar.step()
		if heads[i].meta.Withdrawn == "" {
			doubts[i] = doubtsOf(&heads[i], facts(heads[i].meta.ID).Reading, docs[i].Lines)
			doubts[i] = append(doubts[i], of["content/"+heads[i].file]...)
		}
		return nil
	})
	if err != nil {
		return reviewed, err
	}
	reviewed.Documents = len(heads)
	for _, list := range doubts {
		if len(list) > 0 {
			reviewed.Doubtful++
		}
		reviewed.Doubts = append(reviewed.Doubts, list...)
	}
	if r.failed() {
		return reviewed, ErrMessages
	}
	return reviewed, nil
}

// doubtsOf are the doubts about one document.
func doubtsOf(h *head, reading document.Reading, lines map[document.Field]int) []Doubt {
	var doubts []Doubt
	add := func(f document.Field, second document.Evidence, format string, args ...any) {
		doubts = append(doubts, Doubt{"content/" + h.file, lines[f], f, fmt.Sprintf(format, args...), second.Value, second.Confidence})
	}
	byHand := content.ByHand(h.entry, h.meta)
	for _, f := range document.Fields {
		value := frontmatter.Value(h.meta, f)
		if slices.Contains(byHand, f) || value == "" && h.entry != nil && h.entry.Fields[f] != "" {
			continue // a person's, or taken out by one
		}
		chosen, second := surest(reading.Evidence, f, ""), surest(reading.Candidates, f, value)
		switch {
		case f == document.FieldTitle && h.meta.TitleSupplied:
			add(f, second, "the text has no title; this one was made for it")
		case f == document.FieldDate && !h.meta.Date.Known() && value != "":
			add(f, second, "the year is not printed")
		case f == document.FieldDate && !h.meta.Date.Known():
			add(f, second, "there is no date")
		case f == document.FieldTitleSupplied || second.Value == "":
		case value == "":
			add(f, second, "nothing was sure enough")
		case slices.Contains(one, f) && second.Confidence >= infer.Threshold:
			add(f, second, "something else is said too (certainty %.2f)", chosen.Confidence)
		case !slices.Contains(one, f) && second.Confidence >= infer.Threshold/2:
			add(f, second, "something more may belong here")
		}
	}
	for _, warning := range reading.Warnings {
		f := warnedOf(warning)
		if f == "" || !slices.Contains(byHand, f) {
			add(f, document.Evidence{}, "%s", strings.TrimSuffix(warning, "."))
		}
	}
	return doubts
}

// one are the fields that have one value.
var one = []document.Field{
	document.FieldTitle, document.FieldDate, document.FieldType, document.FieldEvent,
	document.FieldPlace, document.FieldSource, document.FieldRights,
}

// surest is the surest claim about a field that says something else than its value.
func surest(list []document.Evidence, f document.Field, value string) document.Evidence {
	var best document.Evidence
	for _, e := range list {
		if e.Field != f || slices.ContainsFunc(strings.Split(value, "\n"), func(v string) bool { return authority.Key(v) == authority.Key(e.Value) }) {
			continue
		}
		if cmp.Or(cmp.Compare(e.Confidence, best.Confidence), cmp.Compare(best.Value, e.Value)) > 0 {
			best = e
		}
	}
	return best
}

// warnedOf is the field that a warning of a reading is about, if it says so.
func warnedOf(warning string) document.Field {
	if strings.Contains(strings.ToLower(warning), " date") {
		return document.FieldDate
	}
	return ""
}
