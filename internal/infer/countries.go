package infer

import (
	"slices"

	"fonds/internal/authority"
	"fonds/internal/document"
	"fonds/internal/gazetteer"
)

// The countries of the issuers, read off their names: never off what the text
// speaks of.
var _ = register(Rule{Name: "countries/issuers", Field: document.FieldCountries, Derived: true, Propose: func(in *Input, known *document.Meta) []Claim {
	var claims []Claim
	lang := in.view.main().lang
	for _, name := range slices.Concat(known.Parties, known.Authors) {
		if slices.Contains(known.Authors, name) && !isBody(name) {
			continue
		}
		code, sure := recorded(in, name)
		if !sure {
			code, sure = country(name, lang)
		}
		if !sure {
			continue
		}
		if lines, ok := in.view.find(name); ok {
			claims = append(claims, claim(string(code), lines, name, 0.82))
		}
	}
	return claims
}})

// The office of a speaker names the country: "President of Lakeland Ada Blum".
var _ = register(Rule{Name: "countries/office", Field: document.FieldCountries, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	t := s.title()
	if t.parts == nil {
		return nil
	}
	ws := wordsOf(t.text)
	for i := range min(len(ws), 3) {
		_, n := typePhrases.at(ws, i)
		if n == 0 {
			continue
		}
		for j := i + n; j < min(len(ws), i+n+4); j++ {
			if _, with := subjectPrepositions.at(ws, j); with > 0 {
				if _, by := issuerPrepositions.at(ws, j); by == 0 {
					return nil // "Joint statement with the President of Lakeland", "Letter to"
				}
			}
			_, r := rolePhrases.at(ws, j)
			if r == 0 || j+r >= len(ws) {
				continue
			}
			_, p := issuerPrepositions.at(ws, j+r)
			if p == 0 && nominative(t.text[ws[j].from:]) || j+r+p >= len(ws) {
				continue
			}
			rest := t.text[ws[j+r+p].from:]
			if m := gazetteer.Find(cut(rest, 80), s.lang); len(m) > 0 && m[0].From <= len("the ") && !m[0].Adjective {
				return []Claim{claim(string(m[0].Country), t.parts[0].Lines, t.text, 0.8)}
			}
		}
		return nil
	}
	return nil
}})

// recorded is the country that a person has written into the record of a body.
func recorded(in *Input, name string) (document.Country, bool) {
	for _, kind := range []authority.Kind{authority.Parties, authority.Authors} {
		if r, ok := in.Authority.Record(kind, name); ok && r.Country != "" {
			return r.Country, true
		}
	}
	return "", false
}
