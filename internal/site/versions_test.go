package site

import (
	"slices"
	"strings"
	"testing"

	"fonds/internal/collection"
	"fonds/internal/config"
	"fonds/internal/digest"
	"fonds/internal/document"
)

// viewOf is the view of a document's first page.
func viewOf(t *testing.T, d *collection.Document, all ...*collection.Document) DocumentView {
	t.Helper()
	pages, err := Pages(Input{Config: config.Default(), Collection: &collection.Collection{Documents: all}, Words: catalog(t)})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pages {
		if p.Path == d.Path() {
			return p.View().(DocumentView)
		}
	}
	t.Fatal("no page")
	return DocumentView{}
}

func written(slug, title string) *collection.Document {
	return &collection.Document{
		Meta: &document.Meta{ID: document.ID(slug), Title: title, Languages: []document.Lang{"en"}}, Slug: document.Slug(slug),
		Sections: []digest.Section{{Lang: "en", To: 100}},
	}
}

func TestADocumentShowsWhatHasToDoWithIt(t *testing.T) {
	d, twin, other := written("a", "Statement on the Harbour"), written("b", "Statement"), written("c", "Answer")
	signer := func(s document.Signatory) collection.Signer { return collection.Signer{Signatory: s} }
	d.Variants = []collection.Variant{{Document: twin, Here: 0.98, There: 0.634, Differences: collection.Differences{
		Fields:    []document.Field{document.FieldTitle, document.FieldDate},
		OnlyThere: []collection.Signer{signer(document.Signatory{Party: "Teachers of the Coast"}), signer(document.Signatory{Name: "Ragna Holm", Party: "Free Church"})},
	}}}
	d.Translations = []collection.Translation{{Document: other}}
	d.ReferredBy = []collection.Reference{{Document: other, Reason: collection.AsReply}}
	d.References = []collection.Reference{{Document: twin, Reason: collection.ByTitle, From: 10, To: 20}}
	v := viewOf(t, d, d, twin, other)
	var got []string
	for _, l := range append(v.Versioned, v.Linked...) {
		for _, e := range l.Entries {
			got = append(got, l.ID+" "+l.Heading+" | "+e.Text+" "+e.Href+" | "+e.Reason)
		}
	}
	want := []string{
		"variants Other versions | Statement b.html | It has the whole of this text, which is about 63% of it. " +
			"2 signatories are on that one only: Teachers of the Coast; Ragna Holm. They differ in title and date.",
		"translations Translations | Answer c.html | In: English",
		"references Refers to | Statement b.html | Named by its title",
		"referred Referred to by | Answer c.html | An answer",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if len(v.Others) != 2 || v.Others[0] != (Link{Text: "1 other version", Href: "#variants"}) {
		t.Errorf("%+v", v.Others)
	}
	contents := ""
	for _, l := range v.Apparatus {
		contents += l.Href
	}
	if !strings.Contains(contents, "#about#variants#translations#cite#evidence#references#referred") {
		t.Errorf("on this page: %s", contents)
	}
}

func TestHowVersionsDifferIsSaidInWords(t *testing.T) {
	b := newBuilder(Input{Config: config.Default(), Collection: &collection.Collection{}, Words: catalog(t)})
	for _, test := range []struct {
		here, there float64
		want        string
	}{
		{0, 0, ""},
		{1, 1, "The text is the same."},
		{1, 0.2, "It has the whole of this text, which is about 20% of it."},
		{0.002, 1, "It is a part of this text, about 1%."},
		{0.7, 0.6, "About 70% of this text is there too, and about 60% of that one here."},
	} {
		if got, _ := b.differing(collection.Variant{Here: test.here, There: test.there}, mostOnly); got != test.want {
			t.Errorf("%g, %g: %q", test.here, test.there, got)
		}
	}
}

func TestManySignatoriesOfOneVersionAreAListThatOpens(t *testing.T) {
	b := newBuilder(Input{Config: config.Default(), Collection: &collection.Collection{}, Words: catalog(t)})
	var four []collection.Signer
	for _, name := range []string{"Ana Vado", "Ragna Holm", "Pedro Sosa", "Ilse Bach"} {
		four = append(four, collection.Signer{Signatory: document.Signatory{Name: name}})
	}
	words, lists := b.differing(collection.Variant{Differences: collection.Differences{OnlyThere: four[:3], OnlyHere: four}}, 3)
	if words != "3 signatories are on that one only: Ana Vado; Ragna Holm; Pedro Sosa." {
		t.Errorf("%q", words)
	}
	if len(lists) != 1 || lists[0].Heading != "4 signatories on this one only" || !slices.Equal(lists[0].Names, []string{"Ana Vado", "Ragna Holm", "Pedro Sosa", "and 1 more"}) {
		t.Errorf("%q", lists)
	}
}

func TestReferencesAreLinkedInTheText(t *testing.T) {
	d, other := written("a", "A"), written("b", "B")
	d.References = []collection.Reference{{Document: other, Reason: collection.ByTitle, From: 10, To: 20}}
	b := newBuilder(Input{Config: config.Default(), Collection: &collection.Collection{Documents: []*collection.Document{d, other}}, Words: catalog(t)})
	links := b.textLinks(d.Path(), d, 0)
	if len(links) != 1 || links[0].From != 10 || links[0].To != 20 || links[0].Href != "b.html" {
		t.Errorf("%+v", links)
	}
}
