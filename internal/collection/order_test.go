package collection

import (
	"slices"
	"testing"

	"fonds/internal/document"
)

func TestSignsAndArticlesDoNotCountInAList(t *testing.T) {
	var docs []Input
	for i, title := range []string{"The Weir", "“Vado” speaks", "¡Viva el río!", "[To the ferrymen]", "Water", "Das Wehr"} {
		m := &document.Meta{ID: document.ID("id" + string(rune('a'+i))), Title: title, Topics: []string{title}, Languages: []document.Lang{"en"}}
		if title == "Das Wehr" {
			m.Languages[0] = "de"
		}
		docs = append(docs, Input{Meta: m, Slug: document.Slug("d" + string(rune('a'+i))), Added: "2026-01-02"})
	}
	plan, err := NewPlan(docs, nil, nil, "en")
	if err != nil {
		t.Fatal(err)
	}
	c := plan.Link(nil)
	var titles []string
	for _, d := range c.ByTitle {
		titles = append(titles, d.Document.Title)
	}
	if want := []string{"[To the ferrymen]", "“Vado” speaks", "¡Viva el río!", "Water", "Das Wehr", "The Weir"}; !slices.Equal(titles, want) {
		t.Errorf("titles %q", titles)
	}
	var topics []string
	for _, term := range c.Terms["topics"] {
		topics = append(topics, term.Name)
	}
	if want := []string{"Das Wehr", "The Weir", "[To the ferrymen]", "“Vado” speaks", "¡Viva el río!", "Water"}; !slices.Equal(topics, want) {
		t.Errorf("topics %q", topics) // a topic is what a person wrote: its article stays
	}
}
