package sample

import (
	"fmt"

	"fonds/internal/authority"
	"fonds/internal/content"
	"fonds/internal/document"
	"fonds/internal/site"
)

// Crowded is a collection of one document with n signatories.
func Crowded(n int) *Sample {
	m := document.Meta{Title: "Petition", Type: "petition", Date: document.MustDate("2022-01-18"), Languages: []document.Lang{"en"}}
	for i := range n {
		m.Signatories = append(m.Signatories, document.Signatory{Name: fmt.Sprintf("Signer %05d", i)})
	}
	s := link("en", []text{{"petition", "2026-01-02", m, "We ask for figures.\n"}}, nil, nil)
	s.Config.Title = "River Papers"
	return s
}

// Hostile is a collection in which every text that comes from outside is the
// one given.
func Hostile(words string) *Sample {
	meta := func() document.Meta {
		return document.Meta{
			Title: words, Titles: map[document.Lang]string{"ru": words}, DateAsWritten: words, Type: words,
			Date: document.MustDate("2022-01-18"), Languages: []document.Lang{"en", "ru"},
			Authors: []string{words}, Parties: []string{words}, Event: words, Place: words, Topics: []string{words},
			Source: "https://example.org/" + words, Rights: words, Notes: words,
			Countries: []document.Country{"KZ"}, Seeds: []document.SeedRef{{File: words}},
			Signatories: []document.Signatory{{Name: words, Role: words, Party: words, Group: words, Country: "KZ"}},
		}
	}
	withdrawn := meta()
	withdrawn.Withdrawn = words
	body := words + "\n\n## " + words + "\n\n<!-- lang: ru -->\n\n" + words + "\n"
	s := link("en", []text{
		{"first", words, meta(), body}, {"second", "2026-01-02", meta(), body}, {"third", "2026-01-02", withdrawn, body},
	}, []authority.Record{{Kind: authority.Parties, Slug: "p", File: "p.md", Name: words, Variants: []string{"V " + words}, SameAs: []string{"https://" + words, "javascript:" + words}, Note: words}}, nil)
	s.Config.Title, s.Config.Description, s.Config.Rights, s.Config.Editors = words, words, words, words
	s.Own = []content.OwnPage{{Slug: "own", Title: words, Body: words}, {Slug: "about", Title: words, Body: words}}
	s.Facts = func(document.ID) site.Facts {
		var f site.Facts
		for _, field := range document.Fields {
			f.Evidence = append(f.Evidence, document.Evidence{Field: field, Value: words, Words: words, Lines: document.Span{First: 1, Last: 2}, Confidence: 0.8})
		}
		f.Removed = []document.Removed{{Words: words, Reason: words}}
		f.Warnings = []document.Warning{{Text: words}}
		return f
	}
	return s
}
