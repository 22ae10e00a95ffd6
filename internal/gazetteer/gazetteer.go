// Package gazetteer holds the names of countries in many languages, generated
// from permissively licensed data (see internal/gazetteer/README.md), with our
// own tables of former states, English adjectives and capitals.
package gazetteer

import "fonds/internal/document"

// Valid reports whether the code is one of ISO 3166-1 alpha-2, "EU", "XK", or of a
// former state we know (ISO 3166-3, four letters).
func Valid(c document.Country) bool { panic("to be written") }

// Former reports whether the code is that of a former state.
func Former(c document.Country) bool { panic("to be written") }

// Name is the country's usual name in a language; in English if that is
// unknown; the code itself if the code is unknown.
func Name(c document.Country, in document.Lang) string { panic("to be written") }

// Names are all names of the country in a language that running text uses:
// short, long, and common variants; the usual one first.
func Names(c document.Country, in document.Lang) []string { panic("to be written") }

// Lookup finds the country whose whole name, in any language, s is.
func Lookup(s string) (document.Country, bool) { panic("to be written") }

// A Match is a country found in a text.
type Match struct {
	Country   document.Country
	From, To  int  // bytes of the text
	Adjective bool // "Peruvian": an adjective or a demonym, not the name
}

// Find finds the countries that a short text (a heading, the name of an
// organisation, a dateline; at most some hundred characters) names by name,
// adjective or capital, longest match first, in order. "Kurdistan (Iraq)" is IQ,
// "Guinea-Bissau" is not GN. A Niger that could be part of another word is not.
func Find(text string, lang document.Lang) []Match { panic("to be written") }
