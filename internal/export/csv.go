package export

import (
	"encoding/csv"
	"io"
	"strings"
	"unicode"

	"fonds/internal/collection"
)

// columns are those of collection.csv. Of a withdrawn document only the first
// three and the last are filled.
var columns = []struct {
	name string
	of   func(d *collection.Document) string
}{
	{"id", func(d *collection.Document) string { return string(d.ID) }},
	{"url", func(d *collection.Document) string { return string(d.Path()) }},
	{"title", func(d *collection.Document) string { return d.Title }},
	{"title_supplied", func(d *collection.Document) string {
		if d.TitleSupplied {
			return "true"
		}
		return ""
	}},
	{"date", func(d *collection.Document) string { return d.Date.String() }},
	{"date_as_written", func(d *collection.Document) string { return d.DateAsWritten }},
	{"type", func(d *collection.Document) string { return d.Meta.Type }},
	{"languages", func(d *collection.Document) string { return join(d.Meta.Languages) }},
	{"authors", func(d *collection.Document) string { return join(d.Meta.Authors) }},
	{"parties", func(d *collection.Document) string { return join(d.Meta.Parties) }},
	{"signatories", signatories},
	{"countries", func(d *collection.Document) string { return join(d.Meta.Countries) }},
	{"about", func(d *collection.Document) string { return join(d.Meta.About) }},
	{"event", func(d *collection.Document) string { return d.Event }},
	{"place", func(d *collection.Document) string { return d.Place }},
	{"topics", func(d *collection.Document) string { return join(d.Meta.Topics) }},
	{"source", func(d *collection.Document) string { return d.Source }},
	{"rights", func(d *collection.Document) string { return d.Rights }},
	{"seed", seeds},
	{"added", func(d *collection.Document) string { return d.Added }},
	{"withdrawn", func(d *collection.Document) string { return d.Withdrawn }},
}

const columnsOfANote = 3

// CSV writes collection.csv (RFC 4180, UTF-8): a heading, then a line a
// document, lists joined by "; ". A cell that a spreadsheet would take for a
// formula begins with an apostrophe.
func CSV(w io.Writer, c *collection.Collection) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	cells := make([]string, len(columns))
	for i, column := range columns {
		cells[i] = column.name
	}
	if err := out.Write(cells); err != nil {
		return err
	}
	for _, d := range c.Documents {
		for i, column := range columns {
			cells[i] = ""
			if d.Withdrawn == "" || i < columnsOfANote || i == len(columns)-1 {
				cells[i] = inert(column.of(d))
			}
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// signatories are written as "Name, Role, Party (GR)".
func signatories(d *collection.Document) string {
	all := make([]string, len(d.Signatories))
	for i, s := range d.Signatories {
		var parts []string
		for _, part := range []string{s.Name, s.Role, s.Party} {
			if part != "" {
				parts = append(parts, part)
			}
		}
		all[i] = strings.Join(parts, ", ")
		if s.Country != "" {
			all[i] = strings.TrimSpace(all[i] + " (" + string(s.Country) + ")")
		}
	}
	return join(all)
}

func seeds(d *collection.Document) string {
	files := make([]string, len(d.Seeds))
	for i, s := range d.Seeds {
		files[i] = s.File
	}
	return join(files)
}

func join[T ~string](l []T) string {
	texts := make([]string, len(l))
	for i, x := range l {
		texts[i] = string(x)
	}
	return strings.Join(texts, "; ")
}

// inert neutralises a cell that a spreadsheet would run: one that begins with
// = + - @ (or their full-width forms, which some take for the same), a tab or a
// carriage return, be it behind white space, which some pass over. (OWASP, "CSV
// Injection".)
func inert(cell string) string {
	if cell == "" {
		return cell
	}
	first := strings.TrimLeftFunc(cell, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\ufeff' })
	for _, sign := range []string{"=", "+", "-", "@", "＝", "＋", "－", "＠"} {
		if strings.HasPrefix(first, sign) {
			return "'" + cell
		}
	}
	if strings.ContainsRune("\t\r\n", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}
