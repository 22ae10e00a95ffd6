package infer

import (
	"fonds/internal/document"
	"fonds/internal/language"
)

// The languages of the sections, in the order in which they stand. A mark in a
// seed may name one that there is not.
var _ = register(Rule{Name: "languages/sections", Field: document.FieldLanguages, Propose: func(in *Input, _ *document.Meta) []Claim {
	var claims []Claim
	seen := map[document.Lang]bool{}
	for i := range in.view.sections {
		s := &in.view.sections[i]
		if s.lang == "" || !language.Valid(s.lang) || seen[s.lang] || len(s.blocks) == 0 {
			continue
		}
		seen[s.lang] = true
		lines := document.Span{First: s.blocks[0].Lines.First, Last: s.blocks[len(s.blocks)-1].Lines.Last}
		claims = append(claims, claim(string(s.lang), lines, "", 0.9))
	}
	return claims
}})
