package content

import (
	"io/fs"
	"net/url"
	"strings"
	"unicode"

	"fonds/internal/authority"
	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/frontmatter"
)

// ReadRecords reads content/{authors,parties,countries}/*.md: authority records
// with the keys name, sort, variants, same_as, not, country and note; the text below
// is the note too. The file's name is the last part of the page's address; a
// country's is its code, and it needs no name. A file with a fault is reported,
// with every fault, and left out.
func ReadRecords(fsys fs.FS, log *diag.Log) []authority.Record {
	var records []authority.Record
	reportStrange(fsys, log)
	for _, kind := range []authority.Kind{authority.Authors, authority.Parties, authority.Countries} {
		for name, data := range markdownFiles(fsys, string(kind), log) {
			if r, ok := readRecord(kind, name, data, log); ok {
				records = append(records, r)
			}
		}
	}
	return records
}

func readRecord(kind authority.Kind, name string, data []byte, log *diag.Log) (r authority.Record, ok bool) {
	r = authority.Record{Kind: kind, Slug: slugOf(name), File: "content/" + name}
	var country, note string
	var variants, sameAs, not []frontmatter.Entry
	f, lines, problems := frontmatter.Page(data,
		map[string]*string{"name": &r.Name, "country": &country, "note": &note, "sort": &r.Sort},
		map[string]*[]frontmatter.Entry{"variants": &variants, "same_as": &sameAs, "not": &not})
	ok = len(problems) == 0
	report(name, problems, log)
	problem := func(line int, hint, format string, args ...any) {
		log.Errorf(r.File, line, hint, format, args...)
		ok = false
	}
	if ok && authority.Key(r.Name) == "" && kind != authority.Countries {
		problem(max(1, lines["name"]), "write a line name:", "has no name")
	}
	if country != "" && !frontmatter.ValidCountry(country) {
		problem(lines["country"], "write the two capitals of ISO 3166-1, like KZ, or the four of a former state, like SUHH",
			"country: %s is no country code", country)
	}
	for _, address := range sameAs {
		if !webAddress(address.Text) {
			problem(address.Line, "write the whole address, like https://www.wikidata.org/entity/Q42", "same_as: %s is no address of the web", address.Text)
		}
	}
	r.Country = document.Country(country)
	r.Variants, r.Lines.Variants = apart(variants)
	r.Not, r.Lines.Not = apart(not)
	r.SameAs, _ = apart(sameAs)
	r.Lines.Name, r.Lines.Country = lines["name"], lines["country"]
	r.Note = strings.Trim(strings.TrimSpace(note)+"\n\n"+strings.TrimSpace(f.Body), "\n")
	return r, ok
}

func apart(entries []frontmatter.Entry) (texts []string, lines []int) {
	for _, e := range entries {
		texts, lines = append(texts, e.Text), append(lines, e.Line)
	}
	return texts, lines
}

// webAddress reports whether a text is a whole address that a page may link to.
func webAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Hostname() != "" && !strings.ContainsFunc(s, unicode.IsSpace)
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

// known are the folders of content/ that are read.
var known = map[string]bool{"documents": true, "pages": true, string(authority.Authors): true, string(authority.Parties): true, string(authority.Countries): true}

// reportStrange names what lies in content/ and is not read: a folder that was
// called content/party, a page that lies beside documents/.
func reportStrange(fsys fs.FS, log *diag.Log) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return // no content yet; else it is told when the folders are read
	}
	for _, e := range entries {
		switch {
		case strings.HasPrefix(e.Name(), ".") || e.IsDir() && known[e.Name()]:
		case e.IsDir():
			log.Warnf("content/"+e.Name(), 0, "move its files to one of these", "is not read: documents/, authors/, parties/, countries/ and pages/ are")
		case strings.HasSuffix(e.Name(), ".md"):
			log.Warnf("content/"+e.Name(), 0, "move it to content/documents or content/pages", "is not read: it lies in none of the folders of content/")
		}
	}
}
