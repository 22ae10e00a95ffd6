// Package export writes the collection as data: collection.json and
// collection.csv.
package export

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"io"
	"strings"

	"fonds/internal/collection"
	"fonds/internal/config"
	"fonds/internal/document"
	"fonds/internal/permalink"
)

// A record is one document in collection.json: the keys of its front matter,
// and what the collection adds.
type record struct {
	ID            document.ID              `json:"id"`
	URL           string                   `json:"url"`  // relative to the site
	File          string                   `json:"file"` // under content/
	Seed          string                   `json:"seed"` // the first seed, under seeds/
	Title         string                   `json:"title"`
	TitleSupplied bool                     `json:"title_supplied,omitempty"`
	Titles        map[document.Lang]string `json:"titles,omitempty"`
	Date          string                   `json:"date,omitempty"` // EDTF
	DateAsWritten string                   `json:"date_as_written,omitempty"`
	Type          string                   `json:"type,omitempty"`
	Languages     []document.Lang          `json:"languages"`
	Versions      map[document.Lang]string `json:"versions,omitempty"` // addresses of the other language versions
	Authors       []string                 `json:"authors"`
	Parties       []string                 `json:"parties"`
	Signatories   []signatory              `json:"signatories,omitempty"`
	Countries     []document.Country       `json:"countries"`
	About         []document.Country       `json:"about"`
	Event         string                   `json:"event,omitempty"`
	Place         string                   `json:"place,omitempty"`
	Topics        []string                 `json:"topics,omitempty"`
	Source        string                   `json:"source,omitempty"`
	Rights        string                   `json:"rights,omitempty"`
	Seeds         []seedRef                `json:"seeds"`
	Withdrawn     string                   `json:"withdrawn,omitempty"`
	Notes         string                   `json:"notes,omitempty"`
	Added         string                   `json:"added,omitempty"`
	Words         int                      `json:"words"`
	Variants      []document.ID            `json:"variants"`     // other versions of the same text
	Translations  []document.ID            `json:"translations"` // in files of their own
	Related       []related                `json:"related"`
}

type signatory struct {
	Name    string           `json:"name,omitempty"`
	Role    string           `json:"role,omitempty"`
	Party   string           `json:"party,omitempty"`
	Group   string           `json:"group,omitempty"`
	Country document.Country `json:"country,omitempty"`
}

type seedRef struct {
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
}

type related struct {
	ID     document.ID       `json:"id"`
	Reason collection.Reason `json:"reason"`
}

// JSON writes collection.json: {"title", "documents": […]}, a document a line,
// in the collection's order. Withdrawn documents keep their line, without text.
func JSON(w io.Writer, c *collection.Collection, cfg config.Config) error {
	b := bufio.NewWriter(w)
	head, err := json.Marshal(cfg.Title)
	if err != nil {
		return err
	}
	b.WriteString(`{"title":`)
	b.Write(head)
	b.WriteString(`,"documents":[`)
	for i, d := range c.Documents {
		line, err := json.Marshal(recordOf(d))
		if err != nil {
			return err
		}
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
		b.Write(line)
	}
	b.WriteString("\n]}\n")
	return b.Flush()
}

func recordOf(d *collection.Document) record {
	r := record{
		ID: d.ID, URL: string(permalink.Document(d.Slug)), File: d.File,
		Title: d.Title, TitleSupplied: d.TitleSupplied, Titles: d.Titles,
		Date: d.Date.String(), DateAsWritten: d.DateAsWritten, Type: d.Meta.Type,
		Languages: list(d.Meta.Languages), Authors: list(d.Meta.Authors), Parties: list(d.Meta.Parties),
		Countries: list(d.Meta.Countries), About: list(d.Meta.About),
		Event: d.Event, Place: d.Place, Topics: d.Meta.Topics, Source: d.Source, Rights: d.Rights,
		Withdrawn: d.Withdrawn, Notes: d.Notes, Added: d.Added,
		Seeds: []seedRef{}, Variants: []document.ID{}, Translations: []document.ID{}, Related: []related{},
	}
	for i, s := range d.Sections {
		r.Words += s.Words
		if i > 0 {
			if r.Versions == nil {
				r.Versions = map[document.Lang]string{}
			}
			r.Versions[s.Lang] = string(permalink.Version(d.Slug, s.Lang))
		}
	}
	for _, s := range d.Signatories {
		r.Signatories = append(r.Signatories, signatory(s))
	}
	for i, s := range d.Seeds {
		if i == 0 {
			r.Seed = s.File
		}
		r.Seeds = append(r.Seeds, seedRef(s))
	}
	for _, x := range d.Related {
		r.Related = append(r.Related, related{x.Document.ID, x.Reason})
	}
	return r
}

// list is never null in JSON.
func list[T any](l []T) []T {
	if l == nil {
		return []T{}
	}
	return l
}

// columns are the columns of collection.csv.
var columns = []struct {
	name string
	of   func(d *collection.Document) string
}{
	{"id", func(d *collection.Document) string { return string(d.ID) }},
	{"url", func(d *collection.Document) string { return string(permalink.Document(d.Slug)) }},
	{"title", func(d *collection.Document) string { return d.Title }},
	{"title_supplied", func(d *collection.Document) string {
		if d.TitleSupplied {
			return "true"
		}
		return ""
	}},
	{"date", func(d *collection.Document) string { return d.Date.String() }},
	{"type", func(d *collection.Document) string { return d.Meta.Type }},
	{"languages", func(d *collection.Document) string { return join(d.Meta.Languages) }},
	{"authors", func(d *collection.Document) string { return join(d.Meta.Authors) }},
	{"parties", func(d *collection.Document) string { return join(d.Meta.Parties) }},
	{"signatories", func(d *collection.Document) string {
		var names []string
		for _, s := range d.Signatories {
			if s.Name != "" {
				names = append(names, s.Name)
			} else {
				names = append(names, s.Party)
			}
		}
		return join(names)
	}},
	{"countries", func(d *collection.Document) string { return join(d.Meta.Countries) }},
	{"about", func(d *collection.Document) string { return join(d.Meta.About) }},
	{"event", func(d *collection.Document) string { return d.Event }},
	{"place", func(d *collection.Document) string { return d.Place }},
	{"source", func(d *collection.Document) string { return d.Source }},
	{"seed", func(d *collection.Document) string {
		if len(d.Seeds) == 0 {
			return ""
		}
		return d.Seeds[0].File
	}},
	{"added", func(d *collection.Document) string { return d.Added }},
}

func join[T ~string](l []T) string {
	texts := make([]string, len(l))
	for i, x := range l {
		texts[i] = string(x)
	}
	return strings.Join(texts, "; ")
}

// CSV writes collection.csv (RFC 4180, UTF-8): a heading, then a line a
// document, lists joined by "; ". A cell that a spreadsheet would take for a
// formula begins with an apostrophe (OWASP, CSV injection).
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
			cells[i] = neutral(column.of(d))
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func neutral(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}
