package sample

import (
	"fmt"
	"strings"

	"fonds/internal/document"
)

// Large is a collection of n documents of an ordinary shape, for benchmarks and
// for long lists.
func Large(n int) *Sample {
	types := []string{"statement", "joint statement", "letter", "speech", "report", "appeal"}
	countries := []document.Country{"KZ", "UZ", "AT", "BE", "GR", "IE", "PE", "NO", "PK", "PY", "PH", "RU", "ES", "SE", "TR", "UA", "VE", "FR", "DE", "IT", "PL", "CZ", "HU", "RO", "BG", "JP", "CN", "IN", "BR", "AR"}
	texts := make([]text, n)
	for i := range texts {
		country := countries[i%len(countries)]
		party := fmt.Sprintf("River League %03d", i%600)
		m := document.Meta{
			Title: fmt.Sprintf("Statement %d on the water of the year", i), Type: types[i%len(types)],
			Date:      document.MustDate(fmt.Sprintf("%04d-%02d-%02d", 1970+i%55, 1+i%12, 1+i%28)),
			Languages: []document.Lang{"en"}, Parties: []string{party}, Countries: []document.Country{country},
			About: []document.Country{countries[(i*7+3)%len(countries)]},
			Seeds: []document.SeedRef{{File: fmt.Sprintf("%05d.txt", i)}},
		}
		if i%11 == 0 {
			m.Date = document.Date{}
		}
		if i%5 == 0 {
			for k := range 12 {
				m.Signatories = append(m.Signatories, document.Signatory{Party: fmt.Sprintf("River League %03d", (i*13+k*29)%600), Country: countries[(i+k)%len(countries)]})
			}
		}
		var body strings.Builder
		for p := range 6 {
			fmt.Fprintf(&body, "Paragraph %d of text %d says that the water was %d fathoms deep, and that it was measured at noon by those who live on the bank.\n\n", p, i, (i*p)%17)
		}
		texts[i] = text{document.Slug(fmt.Sprintf("statement-%05d", i)), fmt.Sprintf("2026-01-%02d", 1+i%28), m, body.String()}
	}
	s := link("en", texts, nil, nil)
	s.Config.Title = "River Papers"
	return s
}
