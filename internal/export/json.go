package export

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"

	"fonds/internal/collection"
	"fonds/internal/config"
	"fonds/internal/document"
)

// A record is one document in collection.json: the keys of its front matter, in
// their order, and what the collection adds. Lists that may be empty are there
// all the same, so that programs need not ask.
type record struct {
	ID            document.ID              `json:"id"`
	URL           string                   `json:"url"`  // relative to the site
	File          string                   `json:"file"` // under content/
	Title         string                   `json:"title"`
	TitleSupplied bool                     `json:"title_supplied,omitempty"`
	Titles        map[document.Lang]string `json:"titles,omitempty"`
	Date          string                   `json:"date,omitempty"` // EDTF
	DateAsWritten string                   `json:"date_as_written,omitempty"`
	Type          string                   `json:"type,omitempty"`
	Languages     []document.Lang          `json:"languages"`
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
	Seed          *seedRef                 `json:"seed,omitempty"`  // the first, if there are several
	Seeds         []seedRef                `json:"seeds,omitempty"` // all of several
	Notes         string                   `json:"notes,omitempty"`
	Added         string                   `json:"added,omitempty"` // day
	Words         int                      `json:"words"`           // of all language versions
	Versions      map[document.Lang]string `json:"versions,omitempty"`
	Variants      []string                 `json:"variants"`     // seeds of other versions of the text
	Translations  []string                 `json:"translations"` // seeds of its translations
	References    []related                `json:"references,omitempty"`
	ReferredBy    []related                `json:"referred_by,omitempty"`
	Related       []related                `json:"related,omitempty"`
}

// A note is what is left of a withdrawn document.
type note struct {
	ID        document.ID `json:"id"`
	URL       string      `json:"url"`
	Title     string      `json:"title"`
	Withdrawn string      `json:"withdrawn"` // the reason
}

type signatory struct {
	Name    string           `json:"name,omitempty"`
	Role    string           `json:"role,omitempty"`
	Party   string           `json:"party,omitempty"`
	Group   string           `json:"group,omitempty"`
	Country document.Country `json:"country,omitempty"`
}

type seedRef struct {
	File   string `json:"file"` // under seeds/
	Lines  string `json:"lines,omitempty"`
	SHA256 string `json:"sha256"`
}

type related struct {
	ID     document.ID       `json:"id"`
	Reason collection.Reason `json:"reason"`
}

// JSON writes collection.json: {"title", "base_url", "documents": […], "terms":
// {"authors": […], "parties": […], "countries": […]}}, a document or term a
// line, in the collection's order. Of a withdrawn document only id,
// url, title and the reason are given.
func JSON(w io.Writer, c *collection.Collection, cfg config.Config) error {
	b := bufio.NewWriter(w)
	head := struct {
		Title   string `json:"title"`
		BaseURL string `json:"base_url,omitempty"`
	}{cfg.Title, cfg.BaseURL}
	line, err := json.Marshal(head)
	if err != nil {
		return err
	}
	b.Write(line[:len(line)-1]) // a Writer keeps its first error for Flush
	b.WriteString(`,"documents":[`)
	for i, d := range c.Documents {
		line, err := json.Marshal(recordOf(d))
		if err != nil {
			return fmt.Errorf("writing the record of %s: %w", d.File, err)
		}
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
		b.Write(line)
	}
	b.WriteString("\n]")
	if err := writeTerms(b, c, cfg); err != nil {
		return err
	}
	b.WriteString("}\n")
	return b.Flush()
}

// recordOf is the document's record, or its note if it is withdrawn.
func recordOf(d *collection.Document) any {
	if d.Withdrawn != "" {
		return note{d.ID, string(d.Path()), d.Title, d.Withdrawn}
	}
	r := record{
		ID: d.ID, URL: string(d.Path()), File: d.File,
		Title: d.Title, TitleSupplied: d.TitleSupplied, Titles: d.Titles,
		Date: d.Date.String(), DateAsWritten: d.DateAsWritten, Type: d.Meta.Type,
		Languages: list(d.Meta.Languages), Authors: list(d.Meta.Authors), Parties: list(d.Meta.Parties),
		Countries: list(d.Meta.Countries), About: list(d.Meta.About),
		Event: d.Event, Place: d.Place, Topics: d.Meta.Topics, Source: d.Source, Rights: d.Rights,
		Notes: d.Notes, Added: d.Added, Versions: versions(d),
		Variants: []string{}, Translations: []string{},
	}
	for _, s := range d.Sections {
		r.Words += s.Words
	}
	for _, s := range d.Signatories {
		r.Signatories = append(r.Signatories, signatory(s))
	}
	for _, s := range d.Seeds {
		r.Seeds = append(r.Seeds, seedRef{s.File, s.Lines.String(), s.SHA256})
	}
	if len(r.Seeds) > 0 {
		r.Seed = &r.Seeds[0]
	}
	if len(r.Seeds) == 1 {
		r.Seeds = nil
	}
	for _, v := range d.Variants {
		r.Variants = append(r.Variants, seedsOf(v.Document)...)
	}
	for _, t := range d.Translations {
		r.Translations = append(r.Translations, seedsOf(t.Document)...)
	}
	for _, x := range d.References {
		r.References = append(r.References, related{x.Document.ID, x.Reason})
	}
	for _, x := range d.ReferredBy {
		r.ReferredBy = append(r.ReferredBy, related{x.Document.ID, x.Reason})
	}
	for _, x := range d.Related {
		r.Related = append(r.Related, related{x.Document.ID, x.Reason})
	}
	return r
}

// seedsOf are the files of a document's seeds under seeds/.
func seedsOf(d *collection.Document) []string {
	files := make([]string, len(d.Seeds))
	for i, s := range d.Seeds {
		files[i] = s.File
	}
	return files
}

// list is never null in JSON.
func list[T any](l []T) []T {
	if l == nil {
		return []T{}
	}
	return l
}
