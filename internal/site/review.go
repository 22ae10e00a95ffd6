package site

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"fonds/internal/authority"
	"fonds/internal/collection"
	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/i18n"
	"fonds/internal/review"
)

// ReviewView is the page for whoever keeps the collection: what to look at.
type ReviewView struct {
	Frame
	Heading string
	Summary string
	Kinds   []Link // with counts; Href leads to the first of the kind
	Doubts  []Doubt
	More    string // "and 300 more", where there are very many
}

// A Doubt is one thing to look at.
type Doubt struct {
	ID       string // of the first of each kind
	Document Link   // empty for an item about names
	Fact     string // "Date"
	Text     string // a sentence
	Words    string // of the seed
	Place    string // "004.txt, line 3"
	Others   []Choice
	Ways     []Way
	File     string // to edit, with the line
}

// A Way is what to write into a file, and when.
type Way struct{ Text, Write string }

// A Choice is another value and what to write for it.
type Choice struct {
	Value, Words, Place, Write string
	Cert                       Certainty
}

const (
	mostDoubts  = 150
	mostParts   = 1150 // elements that they make together
	doubtLength = 160  // bytes of a quotation
	choices     = 3    // of a doubt

	longestWritten = 2000 // bytes of a line to write
)

func (b *builder) review() []Page {
	if !b.config.WithReview() {
		return nil
	}
	return []Page{{Path: reviewPath, Layout: layoutReview, View: b.reviewView}}
}

func (b *builder) reviewView() any {
	heading := b.words.T("review.heading")
	v := ReviewView{Frame: b.frame(reviewPath, heading, heading), Heading: heading}
	v.NoIndex = true // it is for whoever keeps the collection
	byID := map[document.ID]*collection.Document{}
	for _, d := range b.collection.Documents {
		byID[d.ID] = d
	}
	documents := map[document.ID]bool{}
	counts := map[review.Kind]int{}
	for _, i := range b.doubts {
		counts[i.Kind]++
		if i.Document != "" {
			documents[i.Document] = true
		}
	}
	v.Summary = b.words.N("review.summary", len(documents))
	shown := map[review.Kind]bool{}
	parts := 0
	for _, i := range b.doubts[:min(mostDoubts, len(b.doubts))] {
		d := b.doubt(i, byID[i.Document])
		if parts += d.parts(); parts > mostParts {
			break
		}
		if !shown[i.Kind] {
			shown[i.Kind], d.ID = true, string(i.Kind)
		}
		v.Doubts = append(v.Doubts, d)
	}
	for _, k := range review.Kinds {
		if counts[k] > 0 {
			link := Link{Text: b.words.T("doubt." + string(k)), Count: b.words.Number(counts[k])}
			if shown[k] {
				link.Href = "#" + string(k)
			}
			v.Kinds = append(v.Kinds, link)
		}
	}
	if more := len(b.doubts) - len(v.Doubts); more > 0 {
		v.More = b.words.N("evidence.more", more)
	}
	return v
}

// parts is about how many elements a doubt makes on the page.
func (d Doubt) parts() int { return 14 + 9*len(d.Others) + 4*len(d.Ways) }

func (b *builder) doubt(i review.Item, d *collection.Document) Doubt {
	v := Doubt{
		Words: clip(flat(i.Words), doubtLength), Place: b.placeIn(i.Place),
		File: i.File,
	}
	if i.Line > 0 && v.File != "" {
		v.File += ":" + strconv.Itoa(i.Line)
	}
	if d != nil {
		v.Document = b.documentLink(reviewPath, d)
	}
	if i.Field != "" {
		v.Fact = string(i.Field)
		if key := "field." + v.Fact; b.words.Has(key) {
			v.Fact = b.words.T(key)
		}
	}
	for _, way := range i.Ways {
		v.File = ""
		v.Ways = append(v.Ways, Way{b.words.T("review.way", b.phrase("way", way.When), way.File), way.Write})
	}
	value := b.shownValue(i.Field, i.Value)
	switch i.Kind {
	case review.Contradiction, review.Joined, review.Proposed, review.Noticed:
		v.Text = b.said(i.Message, diag.Printable(i.Text))
		if v.Fact == "" { // it begins the line
			v.Text = i18n.Sentence(v.Text)
		}
	case review.Missing:
		v.Text = b.words.T("review.is_missing")
		if date, err := document.ParseDate(i.Value); err == nil && !date.NotBefore().IsZero() {
			v.Text = b.words.T("review.is_bound", value)
		} else if value != "" {
			v.Text = b.words.T("review.is_partial", value)
		}
	case review.Unsure:
		v.Text = b.words.T("review.is_unsure", value)
	case review.More:
		v.Text = b.words.T("review.is_more", value)
	case review.Supplied:
		v.Text = b.words.T("review.is_supplied")
	}
	for _, a := range i.Alternatives[:min(choices, len(i.Alternatives))] {
		v.Others = append(v.Others, Choice{
			Value: b.shownValue(i.Field, a.Value), Words: clip(flat(a.Words), doubtLength), Place: b.placeIn(a.Place),
			Write: whole(a.Write), Cert: b.certainty(a.Certainty),
		})
	}
	return v
}

// whole is what to write if it is not too long to show: a part of it would make
// another value, or front matter that cannot be read.
func whole(s string) string {
	if len(s) > longestWritten {
		return ""
	}
	return s
}

func (b *builder) placeIn(p review.Place) string {
	at := b.lines(p.Lines)
	if p.Seed == "" || at == "" {
		return cmp.Or(p.Seed, at)
	}
	return b.words.Join([]string{p.Seed, at}, "list.aside")
}

// shownValue is a value of a field as readers see it, a list on one line.
func (b *builder) shownValue(f document.Field, value string) string {
	var list []string
	for v := range strings.SplitSeq(value, "\n") {
		if v = strings.TrimSpace(v); v == "" {
			continue
		}
		if f == document.FieldDate {
			if date, err := document.ParseDate(v); err == nil {
				v = cmp.Or(b.words.Date(date), v)
			}
		}
		if shown := b.proved(document.Evidence{Field: f, Value: v}); shown != "" {
			v = shown
		}
		if !slices.ContainsFunc(list, func(s string) bool { return authority.Key(s) == authority.Key(v) }) {
			list = append(list, v)
		}
	}
	return clip(b.words.Join(list, "list.comma"), doubtLength)
}
