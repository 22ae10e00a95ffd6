package frontmatter

import (
	"maps"
	"slices"
	"strings"

	"fonds/internal/document"
)

// Value is the canonical text of a field's value, for hashing and comparing; ""
// if empty. A text is itself; a list has a line for each entry, an entry of
// several parts a tab between them. The ledger remembers hashes of it, so its
// form may never change: it has nothing to do with how a head is written.
func Value(m *document.Meta, f document.Field) string {
	switch f {
	case document.FieldTitleSupplied:
		return truth(m.TitleSupplied)
	case document.FieldDraft:
		return truth(m.Draft)
	case document.FieldTitles:
		var v lines
		for _, lang := range slices.Sorted(maps.Keys(m.Titles)) {
			if m.Titles[lang] != "" && lang != "" {
				v.add(string(lang), m.Titles[lang])
			}
		}
		return v.String()
	case document.FieldSignatories:
		var v lines
		for _, s := range m.Signatories {
			if s != (document.Signatory{}) {
				v.add(s.Name, s.Role, s.Party, s.Group, string(s.Country))
			}
		}
		return v.String()
	case document.FieldSeed:
		var v lines
		for _, s := range m.Seeds {
			if s != (document.SeedRef{}) {
				parts := []string{s.File, s.SHA256}
				if s.Lines != (document.Span{}) {
					parts = append(parts, s.Lines.String())
				}
				v.add(parts...)
			}
		}
		return v.String()
	}
	if text, ok := textOf(m, f); ok {
		return clean(text)
	}
	var v lines
	for _, item := range listOf(m, f) {
		if item != "" {
			v.add(item)
		}
	}
	return v.String()
}

// textOf is the value of a field that is one text.
func textOf(m *document.Meta, f document.Field) (string, bool) {
	switch f {
	case document.FieldID:
		return string(m.ID), true
	case document.FieldTitle:
		return m.Title, true
	case document.FieldDate:
		return m.Date.String(), true
	case document.FieldDateAsWritten:
		return m.DateAsWritten, true
	case document.FieldType:
		return m.Type, true
	case document.FieldEvent:
		return m.Event, true
	case document.FieldPlace:
		return m.Place, true
	case document.FieldSource:
		return m.Source, true
	case document.FieldRights:
		return m.Rights, true
	case document.FieldWithdrawn:
		return m.Withdrawn, true
	case document.FieldNotes:
		return m.Notes, true
	}
	return "", false
}

// listOf is the value of a field that is a list of texts.
func listOf(m *document.Meta, f document.Field) []string {
	switch f {
	case document.FieldLanguages:
		return texts(m.Languages)
	case document.FieldAuthors:
		return m.Authors
	case document.FieldParties:
		return m.Parties
	case document.FieldCountries:
		return texts(m.Countries)
	case document.FieldAbout:
		return texts(m.About)
	case document.FieldTopics:
		return m.Topics
	}
	return nil
}

func texts[T ~string](list []T) []string {
	to := make([]string, len(list))
	for i, item := range list {
		to[i] = string(item)
	}
	return to
}

func truth(b bool) string {
	if b {
		return "true"
	}
	return ""
}

// clean makes a text valid UTF-8, which is all that a file can hold.
func clean(s string) string { return strings.ToValidUTF8(s, "\uFFFD") }

// lines writes entries so that no two lists have the same text.
type lines struct{ strings.Builder }

var escapeEntry = strings.NewReplacer(`\`, `\\`, "\n", `\n`, "\t", `\t`)

func (l *lines) add(parts ...string) {
	if l.Len() > 0 {
		l.WriteByte('\n')
	}
	for i, p := range parts {
		if i > 0 {
			l.WriteByte('\t')
		}
		escapeEntry.WriteString(l, clean(p))
	}
}
