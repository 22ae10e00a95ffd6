package collection

import (
	"fmt"
	"slices"
	"strings"

	"fonds/internal/authority"
	"fonds/internal/document"
)

// A Kind is a kind of term: a line of data (see Kinds).
type Kind struct {
	Section string // folder of its pages and key of its words in layouts/i18n: "parties"
	// Of lists what of a document's front matter belongs to the kind.
	Of func(m *document.Meta) []Ref
	// Named says that bodies are searched for the terms' names.
	Named bool
	// Coded says that names are codes with names of their own (countries, languages), and slugs the codes.
	Coded bool
	// Records is the kind of authority record that its terms have; "" for none.
	Records authority.Kind
}

// A Ref is one mention of a term in a front matter.
type Ref struct {
	Value    string
	Relation Relation
	Country  document.Country // that the front matter gives beside it
}

// The kinds of term.
var (
	authors   = &Kind{Section: "authors", Of: authorsOf, Named: true, Records: authority.Authors}
	parties   = &Kind{Section: "parties", Of: partiesOf, Named: true, Records: authority.Parties}
	countries = &Kind{Section: "countries", Of: countriesOf, Named: true, Coded: true, Records: authority.Countries}
	languages = &Kind{Section: "languages", Of: languagesOf, Coded: true}
	types     = &Kind{Section: "types", Of: typesOf}
	years     = &Kind{Section: "years", Of: yearsOf}
	topics    = &Kind{Section: "topics", Of: topicsOf}
)

// Kinds lists the kinds of term, in the order in which the site lists them.
var Kinds = []*Kind{authors, parties, countries, languages, types, years, topics}

// place is the kind's place in Kinds.
func (k *Kind) place() int { return slices.Index(Kinds, k) }

// key is the form under which a name or code of the kind is compared; "" for what names nothing.
func (k *Kind) key(value string) string {
	if k.Coded {
		return strings.ToLower(strings.TrimSpace(value))
	}
	return authority.Key(value)
}

func authorsOf(m *document.Meta) []Ref {
	refs := make([]Ref, 0, len(m.Authors))
	for _, name := range m.Authors {
		refs = append(refs, Ref{name, Issued, issuersCountry(m)})
	}
	for _, s := range m.Signatories {
		if s.Name != "" {
			refs = append(refs, Ref{s.Name, Signed, s.Country})
		}
	}
	return refs
}

func partiesOf(m *document.Meta) []Ref {
	refs := make([]Ref, 0, len(m.Parties)+len(m.Signatories))
	for _, name := range m.Parties {
		refs = append(refs, Ref{name, Issued, issuersCountry(m)})
	}
	for _, s := range m.Signatories {
		if s.Party != "" {
			refs = append(refs, Ref{s.Party, Signed, s.Country})
		}
	}
	return refs
}

// issuersCountry is the country of every issuer, if they have but one.
func issuersCountry(m *document.Meta) document.Country {
	if len(m.Countries) == 1 {
		return m.Countries[0]
	}
	return ""
}

func countriesOf(m *document.Meta) []Ref {
	refs := make([]Ref, 0, len(m.Countries)+len(m.Signatories)+len(m.About))
	for _, c := range m.Countries {
		refs = append(refs, Ref{Value: string(c), Relation: Issued})
	}
	for _, s := range m.Signatories {
		if s.Country != "" {
			refs = append(refs, Ref{Value: string(s.Country), Relation: Signed})
		}
	}
	for _, c := range m.About {
		refs = append(refs, Ref{Value: string(c), Relation: About})
	}
	return refs
}

func languagesOf(m *document.Meta) []Ref {
	refs := make([]Ref, 0, len(m.Languages))
	for _, l := range m.Languages {
		refs = append(refs, Ref{Value: string(l)})
	}
	return refs
}

func typesOf(m *document.Meta) []Ref {
	if m.Type == "" {
		return nil
	}
	return []Ref{{Value: m.Type}}
}

func yearsOf(m *document.Meta) []Ref {
	if m.Date.Year() == 0 {
		return nil
	}
	return []Ref{{Value: yearName(m)}}
}

// yearName has four digits, so that names sort as numbers do.
func yearName(m *document.Meta) string { return fmt.Sprintf("%04d", m.Date.Year()) }

func topicsOf(m *document.Meta) []Ref {
	refs := make([]Ref, 0, len(m.Topics))
	for _, t := range m.Topics {
		refs = append(refs, Ref{Value: t})
	}
	return refs
}
