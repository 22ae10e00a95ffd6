package pipeline

import (
	"strings"

	"fonds/internal/authority"
	"fonds/internal/collection"
	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/gazetteer"
)

// checkRecords checks that the codes in authority records, which have the right
// form, are those of countries, and that a country has but one record.
func checkRecords(records []authority.Record, log *diag.Log) {
	const hint = "write a code of ISO 3166-1 like KZ, or of a former state like SUHH"
	for _, r := range records {
		if r.Country != "" && !gazetteer.Valid(r.Country) {
			log.Errorf(r.File, r.Lines.Country, hint, "country: there is no country %q", string(r.Country))
		}
		if r.Kind != authority.Countries {
			continue
		}
		code := document.Country(strings.ToUpper(string(r.Slug)))
		switch {
		case !gazetteer.Valid(code):
			log.Errorf(r.File, 0, "call the file by the code, like kz.md, or for a former state suhh.md", "there is no country %q", string(code))
		case r.Country != "" && r.Country != code:
			log.Errorf(r.File, r.Lines.Country, "take the line out, or call the file "+strings.ToLower(string(r.Country))+".md",
				"country: is %s, but the file is called by %s", r.Country, code)
		}
	}
}

// reportUnused names the records that have no page: a misspelt name is easily
// taken for a page that is lost.
func reportUnused(plan *collection.Plan, log *diag.Log) {
	for _, r := range plan.Unused() {
		log.Noticef(r.File, r.Lines.Name, "if that is not meant, write under variants how the documents spell it",
			"no document names %q or its variants in its front matter; it has no page yet", r.Name)
	}
}
