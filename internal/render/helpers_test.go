package render

import (
	"testing"

	"fonds/internal/document"
	"fonds/internal/i18n"
	"fonds/internal/site"
	"fonds/internal/site/sample"
	"fonds/layouts"
)

func words(t testing.TB) *i18n.Catalog { return wordsIn(t, "en") }

func wordsIn(t testing.TB, lang document.Lang) *i18n.Catalog {
	t.Helper()
	words, err := i18n.Load(layouts.FS, lang)
	if err != nil {
		t.Fatal(err)
	}
	return words
}

// build makes the pages of a sample and the renderer for them.
func build(t testing.TB, s *sample.Sample) (*Renderer, []site.Page) {
	t.Helper()
	words := wordsIn(t, s.Config.Language)
	r, err := New(layouts.FS, words)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := site.Pages(site.Input{Config: s.Config, Collection: s.Collection, Words: words, Own: s.Own, Facts: s.Facts, Review: s.Review})
	if err != nil {
		t.Fatal(err)
	}
	return r, pages
}

// rendered is every page of a sample by its path.
func rendered(t testing.TB, s *sample.Sample) map[string]string {
	t.Helper()
	r, pages := build(t, s)
	options := site.TextOptions(wordsIn(t, s.Config.Language))
	all := make(map[string]string, len(pages))
	for _, p := range pages {
		data, err := r.Page(p, options.Render([]byte(s.Body(p)), site.Links(p)))
		if err != nil {
			t.Fatal(err)
		}
		all[string(p.Path)] = string(data)
	}
	return all
}
