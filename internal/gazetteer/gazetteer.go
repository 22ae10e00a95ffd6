// Package gazetteer holds the names of countries in many languages, generated
// from permissively licensed data (see internal/gazetteer/README.md), with our
// own tables of former states, adjectives, capitals and variants, and of
// well-known international bodies.
//
// Everything is embedded and read at the first use: the codes and the names of
// one language at once, the index for Find and Lookup when one of them is called.
package gazetteer

import (
	"slices"

	"fonds/internal/document"
)

// Valid reports whether the code is one of ISO 3166-1 alpha-2, "EU", "XK", or of a
// former state we know (ISO 3166-3, four letters).
func Valid(c document.Country) bool {
	_, ok := codes()[c]
	return ok
}

// Former reports whether the code is that of a former state.
func Former(c document.Country) bool { return codes()[c] }

// Codes are all codes that are Valid, sorted.
func Codes() []document.Country {
	all := make([]document.Country, 0, len(codes()))
	for c := range codes() {
		all = append(all, c)
	}
	slices.Sort(all)
	return all
}

// Name is the country's usual name in a language; in English if that is
// unknown; the code itself if the code is unknown.
func Name(c document.Country, in document.Lang) string {
	if names := Names(c, in); len(names) > 0 {
		return names[0]
	}
	if names := namesIn("en")[c]; len(names) > 0 {
		return names[0]
	}
	return string(c)
}

// Names are all names of the country in a language that running text uses:
// short, long, and common variants; the usual one first. There are none in a
// language that the tables lack. No language at all means English.
func Names(c document.Country, in document.Lang) []string {
	lang := known(in)
	if lang == "" {
		return nil
	}
	return slices.Clone(namesIn(lang)[c])
}

// Forms are the names of Names in every form that running text gives them: in
// Russian and Ukrainian in all cases, the usual name's nominative first; in
// other languages they are the names themselves.
func Forms(c document.Country, in document.Lang) []string {
	names := Names(c, in)
	lang := known(in)
	if lang != "ru" && lang != "uk" {
		return names
	}
	var all []string
	for _, name := range names {
		for _, form := range caseForms(name, lang) {
			if !slices.Contains(all, form) {
				all = append(all, form)
			}
		}
	}
	return all
}

// A Match is a country found in a text.
type Match struct {
	Country   document.Country
	From, To  int  // bytes of the text
	Adjective bool // "Peruvian": an adjective or a demonym, not the name
	Kind      Kind
}

// A Kind is by what a text names a country. Find gives the first three only.
type Kind uint8

const (
	ByName        Kind = iota
	ByAdjective        // "Peruvian"
	ByCapital          // a capital, or another city that stands for its country
	ByPlace            // a town or a region
	ByInstitution      // a parliament, an office, a party, a paper, a law
	ByRenown           // an institution or a statesman that all the world speaks of
	ByWording          // a word that is spelt so there
)
