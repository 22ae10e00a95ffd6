package frontmatter

import (
	"testing"

	"fonds/internal/document"
)

// fullMeta has a value in most fields, as a joint statement would.
func fullMeta() *document.Meta {
	return &document.Meta{
		ID: "k3v9q2mt", Title: `Joint Appeal of the River Towns: "Keep the Water Clean"`,
		Titles: map[document.Lang]string{"ru": "Общее воззвание речных городов", "es": "Llamamiento conjunto"},
		Date:   document.MustDate("2022-01-18"), DateAsWritten: "Tuesday, January 18, 2022",
		Type: "joint statement", Languages: []document.Lang{"en", "ru", "es"},
		Parties: []string{"River League", "Union of Boatmen", "Association of Millers and Dyers of the Lower Valley"},
		Signatories: []document.Signatory{
			{Party: "River League", Group: "Full members", Country: "AL"},
			{Party: "Union of Boatmen", Group: "Full members", Country: "NO"},
			{Name: "Ana Silva", Role: "General Secretary", Party: "Association of Millers, Lower Valley", Group: "Guests", Country: "GR"},
		},
		Countries: []document.Country{"AL", "NO"}, About: []document.Country{"KZ"},
		Event: "Third Meeting of the River Towns", Place: "Oslo", Source: "https://example.org/rivers?id=3#top",
		Seeds: []document.SeedRef{{File: "rivers/001.txt", SHA256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}},
	}
}

func BenchmarkParse(b *testing.B) {
	data := append(Encode(fullMeta()), "\nThe towns met.\n"...)
	b.ReportAllocs()
	for b.Loop() {
		if _, problems := Parse(data); problems != nil {
			b.Fatal(problems)
		}
	}
}

func BenchmarkEncode(b *testing.B) {
	m := fullMeta()
	b.ReportAllocs()
	for b.Loop() {
		Encode(m)
	}
}
