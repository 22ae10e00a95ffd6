package collection

import (
	"slices"
	"strings"

	"fonds/internal/authority"
	"fonds/internal/digest"
	"fonds/internal/document"
)

// Differences are what the front matter of two versions of a text says otherwise.
type Differences struct {
	Fields []document.Field // of which both say something, and something else
	// OnlyHere and OnlyThere are the signatories that one of the two has alone, in its order.
	OnlyHere, OnlyThere []Signer
}

// compared are the fields of which it is said that they differ. Signatories are
// compared as sets.
var compared = []struct {
	field document.Field
	of    func(*document.Meta) string
}{
	{document.FieldTitle, func(m *document.Meta) string {
		if m.TitleSupplied {
			return ""
		}
		return authority.Key(m.Title)
	}},
	{document.FieldDate, func(m *document.Meta) string { return m.Date.String() }},
	{document.FieldLanguages, func(m *document.Meta) string { return strings.Join(texts(m.Languages), " ") }},
	{document.FieldSource, func(m *document.Meta) string { return m.Source }},
}

func differences(a, b *Document) Differences {
	var d Differences
	for _, c := range compared {
		if here, there := c.of(a.Meta), c.of(b.Meta); here != there && here != "" && there != "" {
			d.Fields = append(d.Fields, c.field)
		}
	}
	d.OnlyHere, d.OnlyThere = signersWithout(a, b), signersWithout(b, a)
	return d
}

// signersWithout are the signatories of a that b has not.
func signersWithout(a, b *Document) []Signer {
	if len(a.Signers) == 0 {
		return nil
	}
	type identity struct {
		party, person *Term
		name          string
	}
	of := func(s Signer) identity {
		id := identity{party: s.PartyTerm, person: s.PersonTerm}
		if id.party == nil && id.person == nil {
			id.name = authority.Key(s.Name + "\n" + s.Party)
		}
		if id.person != nil {
			id.party = nil // a person may be named with the party or without
		}
		return id
	}
	there := make(map[identity]bool, len(b.Signers))
	for _, s := range b.Signers {
		there[of(s)] = true
	}
	return slices.DeleteFunc(slices.Clone(a.Signers), func(s Signer) bool { return there[of(s)] })
}

// A Contradiction is a value that another version of the same text speaks against.
type Contradiction struct {
	Document, Other *Document
	Field           document.Field
	// Told says that the text itself names the other's year: so it is this
	// document's value that is in doubt. Else either may be wrong.
	Told bool
}

// contradictions finds, of two versions of a text, the dates of which one is
// likely a slip: the same day of another year, or day and month exchanged. Other
// dates may both be right: a text is often published twice.
func contradictions(a, b *Document, sketches [2][]digest.Sketch) []Contradiction {
	if !slip(a.Date, b.Date) {
		return nil
	}
	here, there := says(sketches[0], b.Date), says(sketches[1], a.Date)
	first := Contradiction{a, b, document.FieldDate, here && !there}
	second := Contradiction{b, a, document.FieldDate, there && !here}
	switch {
	case first.Told:
		return []Contradiction{first}
	case second.Told:
		return []Contradiction{second}
	}
	return []Contradiction{first, second}
}

func slip(a, b document.Date) bool {
	if a.Day() == 0 || b.Day() == 0 || a.Year() == 0 || b.Year() == 0 || !a.End().IsZero() || !b.End().IsZero() {
		return false
	}
	if a.Year() != b.Year() {
		return a.Day() == b.Day() && a.Month() == b.Month()
	}
	return a.Day() != a.Month() && a.Day() == b.Month() && a.Month() == b.Day()
}

// says reports whether a text names the year of a date.
func says(sketches []digest.Sketch, d document.Date) bool {
	return slices.ContainsFunc(sketches, func(s digest.Sketch) bool { return s.Says(d.Year()) })
}
