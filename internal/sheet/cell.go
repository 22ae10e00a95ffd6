package sheet

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/frontmatter"
	"fonds/internal/gazetteer"
	"fonds/internal/language"
)

// format is a field as a cell, before it is guarded.
func format(m *document.Meta, f document.Field) string {
	switch f {
	case document.FieldTitles:
		var lines []string
		for _, lang := range slices.Sorted(maps.Keys(m.Titles)) {
			if lang != "" && m.Titles[lang] != "" {
				lines = append(lines, string(lang)+": "+escape(m.Titles[lang], "\n"))
			}
		}
		return strings.Join(lines, "\n")
	case document.FieldSignatories:
		var lines []string
		for _, s := range m.Signatories {
			var parts []string
			for _, key := range signatoryKeys {
				if value := *key.of(&s); value != "" {
					parts = append(parts, key.name+": "+escape(value, ";\n"))
				}
			}
			if parts != nil {
				lines = append(lines, strings.Join(parts, "; "))
			}
		}
		return strings.Join(lines, "\n")
	case document.FieldDraft:
		if m.Draft {
			return "true"
		}
		return ""
	case document.FieldDate:
		return m.Date.String()
	}
	if text := textOf(m, f); text != nil {
		return escape(*text, "")
	}
	var items []string
	for _, item := range listOf(m, f) {
		if item != "" {
			items = append(items, escape(item, ";\n"))
		}
	}
	return strings.Join(items, "; ")
}

// signatoryKeys are the parts of a signatory, in the order in which they are written.
var signatoryKeys = []struct {
	name string
	of   func(*document.Signatory) *string
}{
	{"name", func(s *document.Signatory) *string { return &s.Name }},
	{"role", func(s *document.Signatory) *string { return &s.Role }},
	{"party", func(s *document.Signatory) *string { return &s.Party }},
	{"group", func(s *document.Signatory) *string { return &s.Group }},
	{"country", func(s *document.Signatory) *string { return (*string)(&s.Country) }},
}

// textOf is the place of a field that is one text; nil for any other.
func textOf(m *document.Meta, f document.Field) *string {
	switch f {
	case document.FieldTitle:
		return &m.Title
	case document.FieldDateAsWritten:
		return &m.DateAsWritten
	case document.FieldType:
		return &m.Type
	case document.FieldEvent:
		return &m.Event
	case document.FieldPlace:
		return &m.Place
	case document.FieldSource:
		return &m.Source
	case document.FieldRights:
		return &m.Rights
	case document.FieldWithdrawn:
		return &m.Withdrawn
	case document.FieldNotes:
		return &m.Notes
	}
	return nil
}

func listOf(m *document.Meta, f document.Field) []string {
	switch f {
	case document.FieldLanguages:
		return texts[string](m.Languages)
	case document.FieldAuthors:
		return m.Authors
	case document.FieldParties:
		return m.Parties
	case document.FieldCountries:
		return texts[string](m.Countries)
	case document.FieldAbout:
		return texts[string](m.About)
	case document.FieldTopics:
		return m.Topics
	}
	return nil
}

func texts[To, From ~string](list []From) []To {
	if len(list) == 0 {
		return nil
	}
	to := make([]To, len(list))
	for i, item := range list {
		to[i] = To(item)
	}
	return to
}

// escape writes a text so that a cell can hold it: a backslash doubled, one
// before each of the characters that part texts, and \u{…} for what a spreadsheet
// would drop or change, above all white space at the edges.
func escape(s, parting string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	var b strings.Builder
	for i, r := range s {
		edge := i == 0 || i+utf8.RuneLen(r) == len(s)
		switch {
		case r == '\\':
			b.WriteString(`\\`)
		case r == '\n' && !edge && !strings.ContainsRune(parting, r):
			b.WriteByte('\n')
		case r == '\n', isStrange(r), edge && unicode.IsSpace(r):
			fmt.Fprintf(&b, `\u{%x}`, r)
		case strings.ContainsRune(parting, r):
			b.WriteByte('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isStrange reports whether a character is lost or changed on the way through a
// spreadsheet, or disguises the line it is on.
func isStrange(r rune) bool {
	switch {
	case unicode.IsControl(r) && r != '\n', r == 0x2028, r == 0x2029, r == 0xfeff, r&0xfffe == 0xfffe, 0xfdd0 <= r && r <= 0xfdef:
		return true
	}
	return 0x202a <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069
}

// unescape reads what escape wrote. A backslash before anything else is itself.
func unescape(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			switch s[i+1] {
			case '\\', ';':
				i++
			case 'u':
				if r, size := escapedRune(s[i:]); size > 0 {
					b.WriteRune(r)
					i += size - 1
					continue
				}
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// escapedRune reads \u{…} at the beginning of a text; size is 0 if it is none.
func escapedRune(s string) (r rune, size int) {
	digits, ok := strings.CutPrefix(s, `\u{`)
	if !ok {
		return 0, 0
	}
	end := strings.IndexByte(digits[:min(len(digits), 7)], '}')
	if end < 1 {
		return 0, 0
	}
	n, err := strconv.ParseUint(digits[:end], 16, 32)
	if err != nil || !utf8.ValidRune(rune(n)) {
		return 0, 0
	}
	return rune(n), len(`\u{`) + end + 1
}

// split takes a cell apart at a character that has no backslash before it, and
// trims the parts; empty ones are left out.
func split(cell, at string) []string {
	var parts []string
	from := 0
	cut := func(to int) {
		if part := strings.TrimSpace(cell[from:to]); part != "" {
			parts = append(parts, part)
		}
		from = to + 1
	}
	for i := 0; i < len(cell); i++ {
		switch {
		case cell[i] == '\\':
			i++
		case strings.IndexByte(at, cell[i]) >= 0:
			cut(i)
		}
	}
	if from < len(cell) {
		cut(len(cell))
	}
	return parts
}

// A fault is what is wrong with a cell, and what to do.
type fault struct{ text, hint string }

func (f *fault) Error() string { return f.text }

func faultf(hint, format string, args ...any) error {
	return &fault{fmt.Sprintf(format, args...), hint}
}

// set reads a cell, already unguarded, into a field. Dates are read elsewhere.
func set(m *document.Meta, f document.Field, cell string) error {
	cell = strings.TrimSpace(cell)
	if text := textOf(m, f); text != nil {
		*text = unescape(cell)
		if f == document.FieldTitle && *text == "" {
			return faultf("write a title", "is empty, but every document needs a title")
		}
		return nil
	}
	switch f {
	case document.FieldTitles:
		return setTitles(m, cell)
	case document.FieldSignatories:
		return setSignatories(m, cell)
	case document.FieldDraft:
		draft, ok := truths[strings.ToLower(cell)]
		if !ok && cell != "" {
			return faultf("write true, or nothing", "%s is neither true nor false", quoted(cell))
		}
		m.Draft = draft
		return nil
	}
	var items []string
	for _, item := range split(cell, ";\n") {
		items = append(items, unescape(item))
	}
	switch f {
	case document.FieldAuthors:
		m.Authors = items
	case document.FieldParties:
		m.Parties = items
	case document.FieldTopics:
		m.Topics = items
	case document.FieldLanguages:
		m.Languages = texts[document.Lang](items)
	case document.FieldCountries:
		m.Countries = texts[document.Country](items)
	case document.FieldAbout:
		m.About = texts[document.Country](items)
	}
	return nil
}

// check checks that the codes of a field are those of countries and languages.
func check(m *document.Meta, f document.Field) error {
	var countries []document.Country
	var languages []document.Lang
	switch f {
	case document.FieldLanguages:
		languages = m.Languages
	case document.FieldTitles:
		languages = slices.Sorted(maps.Keys(m.Titles))
	case document.FieldCountries:
		countries = m.Countries
	case document.FieldAbout:
		countries = m.About
	case document.FieldSignatories:
		for _, s := range m.Signatories {
			if s.Country != "" {
				countries = append(countries, s.Country)
			}
		}
	}
	for _, tag := range languages {
		if !language.Valid(tag) {
			return faultf("write a tag like en, ru or zh-Hant", "there is no language %s", quoted(string(tag)))
		}
	}
	for _, c := range countries {
		code := string(c)
		if frontmatter.ValidCountry(code) && gazetteer.Valid(c) {
			continue
		}
		hint := "write codes of ISO 3166-1 like KZ; FR, or of former states like SUHH"
		if upper := document.Country(strings.ToUpper(code)); gazetteer.Valid(upper) {
			hint = "write " + string(upper)
		} else if known, ok := gazetteer.Lookup(code); ok {
			hint = "write its code, " + string(known)
		}
		return faultf(hint, "there is no country with the code %s", quoted(code))
	}
	return nil
}

func setTitles(m *document.Meta, cell string) error {
	const hint = "write a line for each language, like ru: Заявление"
	var titles map[document.Lang]string
	for _, line := range split(cell, "\n") {
		tag, title, ok := strings.Cut(line, ":")
		lang := document.Lang(strings.TrimSpace(tag))
		title = unescape(strings.TrimSpace(title))
		switch {
		case !ok:
			return faultf(hint, "%s has no language before it", quoted(line))
		case title == "":
			return faultf(hint, "the title in %s is empty", lang)
		case titles[lang] != "":
			return faultf("keep one of them", "there are two titles in %s", lang)
		}
		if titles == nil {
			titles = map[document.Lang]string{}
		}
		titles[lang] = title
	}
	m.Titles = titles
	return nil
}

func setSignatories(m *document.Meta, cell string) error {
	const hint = "write a line for each, like name: Ana Ruiz; role: Secretary; party: Union of Ferrymen; country: ES"
	var all []document.Signatory
	for _, line := range split(cell, "\n") {
		var s document.Signatory
		for _, part := range split(line, ";") {
			name, value, ok := strings.Cut(part, ":")
			if !ok {
				return faultf(hint, "the signatory %s has a part without name:, role:, party:, group: or country: before it", quoted(line))
			}
			name = strings.ToLower(strings.TrimSpace(name))
			var to *string
			for _, key := range signatoryKeys {
				if key.name == name {
					to = key.of(&s)
				}
			}
			switch {
			case to == nil:
				return faultf(hint+`; a semicolon within a name is written \;`, "a signatory has no %s:", quoted(name))
			case *to != "":
				return faultf("keep one of them", "the signatory %s has %s: twice", quoted(line), name)
			}
			*to = unescape(strings.TrimSpace(value))
		}
		if s.Name == "" && s.Party == "" {
			return faultf(hint, "the signatory %s has neither name: nor party:", quoted(line))
		}
		all = append(all, s)
	}
	m.Signatories = all
	return nil
}

// quoted is a cell for a message.
func quoted(s string) string { return diag.Quoted(s, 60) }

// hintOf takes a fault apart for the log.
func hintOf(err error) (text, hint string) {
	var f *fault
	if errors.As(err, &f) {
		return f.text, f.hint
	}
	return err.Error(), ""
}
