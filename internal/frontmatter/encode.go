package frontmatter

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"fonds/internal/document"
)

// width is how many characters a line may have before its list is written with
// a line for each entry. Lists of codes stay on one line.
const width = 80

// Encode writes a new head, with its two lines "---": known keys in the order of
// document.Fields, empty ones left out. Lists of short values stand in brackets
// on one line.
func Encode(m *document.Meta) []byte {
	b := make([]byte, 0, 1024)
	b = append(b, "---\n"...)
	for _, f := range document.Fields {
		if v := encodeValue(m, f); v != "" {
			b = append(b, f...)
			b = append(b, ':')
			b = append(b, v...)
			b = append(b, '\n')
		}
	}
	return append(b, "---\n"...)
}

// Line is a field on one line, as it could be written into a head; "" if empty.
func Line(m *document.Meta, f document.Field) string {
	v := inlineValue(m, f)
	if v == "" {
		return ""
	}
	return string(f) + ": " + v
}

// encodeValue is what follows the colon of a key: a space and the value, or
// lines indented by two; without the last line's end. It is "" if empty.
func encodeValue(m *document.Meta, f document.Field) string {
	inline := inlineValue(m, f)
	if inline == "" {
		return ""
	}
	var items []string
	switch f {
	case document.FieldSignatories:
		items = signatories(m)
	case document.FieldSeed:
		if items = seeds(m); len(items) == 1 {
			return " " + inline
		}
	default:
		if len(f)+2+utf8.RuneCountInString(inline) <= width {
			return " " + inline
		}
		switch f {
		case document.FieldTitles:
			for _, title := range titles(m) {
				items = append(items, title.lang+": "+quote(title.text, false))
			}
			return "\n  " + strings.Join(items, "\n  ")
		case document.FieldAuthors, document.FieldParties, document.FieldTopics:
			for _, text := range listOf(m, f) {
				if text != "" {
					items = append(items, quote(text, false))
				}
			}
		}
	}
	if items == nil {
		return " " + inline
	}
	return "\n  - " + strings.Join(items, "\n  - ")
}

// inlineValue is a value on one line.
func inlineValue(m *document.Meta, f document.Field) string {
	switch f {
	case document.FieldTitleSupplied, document.FieldDraft:
		return Value(m, f)
	case document.FieldTitles:
		var parts []string
		for _, title := range titles(m) {
			parts = append(parts, title.lang+": "+quote(title.text, true))
		}
		return enclose("{", parts, "}")
	case document.FieldSignatories:
		return enclose("[", signatories(m), "]")
	case document.FieldSeed:
		if all := seeds(m); len(all) == 1 {
			return all[0]
		}
		return enclose("[", seeds(m), "]")
	}
	if text, ok := textOf(m, f); ok {
		if text == "" {
			return ""
		}
		return quote(text, false)
	}
	var parts []string
	for _, text := range listOf(m, f) {
		if text != "" {
			parts = append(parts, quote(text, true))
		}
	}
	return enclose("[", parts, "]")
}

func enclose(open string, parts []string, close string) string {
	if len(parts) == 0 {
		return ""
	}
	return open + strings.Join(parts, ", ") + close
}

type title struct{ lang, text string }

func titles(m *document.Meta) []title {
	var all []title
	for _, lang := range slices.Sorted(maps.Keys(m.Titles)) {
		if lang != "" && m.Titles[lang] != "" {
			all = append(all, title{quote(string(lang), true), m.Titles[lang]})
		}
	}
	return all
}

// signatories and seeds are the entries of those lists, in braces.
func signatories(m *document.Meta) []string {
	var all []string
	for _, s := range m.Signatories {
		parts := pairs("name", s.Name, "role", s.Role, "party", s.Party, "group", s.Group, "country", string(s.Country))
		if parts != nil {
			all = append(all, enclose("{", parts, "}"))
		}
	}
	return all
}

func seeds(m *document.Meta) []string {
	var all []string
	for _, s := range m.Seeds {
		if parts := pairs("file", s.File, "lines", s.Lines.String(), "sha256", s.SHA256); parts != nil {
			all = append(all, enclose("{", parts, "}"))
		}
	}
	return all
}

func pairs(keysAndValues ...string) []string {
	var parts []string
	for i := 0; i < len(keysAndValues); i += 2 {
		if v := keysAndValues[i+1]; v != "" {
			parts = append(parts, keysAndValues[i]+": "+quote(v, true))
		}
	}
	return parts
}

// quote writes a text with as few quotes as it needs, within brackets (flow) or not.
func quote(s string, flow bool) string {
	s = clean(s)
	switch {
	case needsEscapes(s):
		return escaped(s)
	case isPlain(s, flow):
		return s
	case strings.ContainsAny(s, `"\`) && strings.Count(s, "'") <= strings.Count(s, `"`)+strings.Count(s, `\`):
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	}
	return escaped(s)
}

// isPlain reports whether a text needs no quotes. It is stricter than YAML.
func isPlain(s string, flow bool) bool {
	if isNull(s) || s[0] == ' ' || s[len(s)-1] == ' ' || s[len(s)-1] == ':' || strings.IndexByte("-?:,[]{}#&*!|>'\"%@`=<", s[0]) >= 0 {
		return false
	}
	if flow && strings.ContainsAny(s, ",[]{}?") {
		return false
	}
	return !strings.Contains(s, ": ") && !strings.Contains(s, " #")
}

// needsEscapes reports whether a text has a character that YAML does not allow
// raw, takes for the end of a line, or that would disguise the line it is on.
func needsEscapes(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] >= 0x7f {
			return strings.ContainsFunc(s, isEscaped)
		}
	}
	return false
}

func isEscaped(r rune) bool {
	switch {
	case r < ' ', 0x7f <= r && r < 0xa0, r == 0x2028, r == 0x2029:
		return true
	case 0x202a <= r && r <= 0x202e, 0x2066 <= r && r <= 0x2069: // overrides of direction
		return true
	}
	return r == 0xfeff || r == 0xfffe || r == 0xffff
}

// escaped writes a text in double quotes.
func escaped(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\r':
			b.WriteString(`\r`)
		case !isEscaped(r):
			b.WriteRune(r)
		case r < 0x100:
			fmt.Fprintf(&b, `\x%02X`, r)
		default:
			fmt.Fprintf(&b, `\u%04X`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
