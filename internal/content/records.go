package content

import (
	"io/fs"
	"strings"

	"fonds/internal/authority"
	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/frontmatter"
)

// ReadRecords reads content/{authors,parties,countries}/*.md: authority records
// with the keys name, variants, same_as, not, country and note; the text below
// is the note too. A country needs no name: its file is called by its code.
func ReadRecords(fsys fs.FS, log *diag.Log) []authority.Record {
	var records []authority.Record
	for _, kind := range []authority.Kind{authority.Authors, authority.Parties, authority.Countries} {
		for name, data := range markdownFiles(fsys, string(kind), log) {
			r := authority.Record{Kind: kind, Slug: slugOf(name), File: "content/" + name}
			var country, note string
			f, lines, problems := frontmatter.Page(data,
				map[string]*string{"name": &r.Name, "country": &country, "note": &note},
				map[string]*[]string{"variants": &r.Variants, "same_as": &r.SameAs, "not": &r.Not})
			if len(problems) > 0 {
				report(name, problems, log)
				continue
			}
			if r.Name == "" && kind != authority.Countries {
				log.Errorf(r.File, 1, "write a line name:", "has no name")
				continue
			}
			if country != "" && !frontmatter.ValidCountry(country) {
				log.Errorf(r.File, lines["country"], "write the two capitals of ISO 3166-1, like KZ, or the four of a former state, like SUHH",
					"country: %s is no country code", country)
				continue
			}
			r.Country = document.Country(country)
			r.Note = strings.Trim(strings.TrimSpace(note)+"\n\n"+strings.TrimSpace(f.Body), "\n")
			records = append(records, r)
		}
	}
	return records
}

// An OwnPage is content/pages/<slug>.md.
type OwnPage struct {
	Slug  document.Slug
	Title string
	Body  string
}

// ReadPages reads content/pages/*.md: a head with a title, and Markdown.
func ReadPages(fsys fs.FS, log *diag.Log) []OwnPage {
	var pages []OwnPage
	for name, data := range markdownFiles(fsys, "pages", log) {
		p := OwnPage{Slug: slugOf(name)}
		f, _, problems := frontmatter.Page(data, map[string]*string{"title": &p.Title}, nil)
		switch {
		case len(problems) > 0:
			report(name, problems, log)
		case p.Title == "":
			log.Errorf("content/"+name, 1, "write a line title:", "has no title")
		default:
			p.Body = f.Body
			pages = append(pages, p)
		}
	}
	return pages
}

// markdownFiles yields the Markdown files of a folder that can be read, by name.
func markdownFiles(fsys fs.FS, dir string, log *diag.Log) func(func(string, []byte) bool) {
	return func(yield func(string, []byte) bool) {
		names, err := list(fsys, dir, log)
		if err != nil {
			unreadable(dir, err, log)
		}
		for _, name := range names {
			data, err := fs.ReadFile(fsys, name)
			if err != nil {
				unreadable(name, err, log)
				continue
			}
			if !yield(name, data) {
				return
			}
		}
	}
}
