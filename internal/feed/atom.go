package feed

import (
	"cmp"
	"encoding/xml"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/gorilla/feeds"

	"fonds/internal/collection"
	"fonds/internal/config"
	"fonds/internal/permalink"
)

// newest is how many documents the feed holds.
const newest = 20

// atomFeed is the library's feed with what RFC 4287 recommends beside it: the
// feed's own address (4.1.1) and its language.
type atomFeed struct {
	*feeds.AtomFeed
	Lang  string           `xml:"xml:lang,attr,omitempty"`
	Links []feeds.AtomLink `xml:"link"` // hides the library's, which is one
}

func atom(c *collection.Collection, cfg config.Config) ([]byte, error) {
	documents := newestOf(c)
	f := atomFeed{
		AtomFeed: &feeds.AtomFeed{
			Xmlns: "http://www.w3.org/2005/Atom", Id: cfg.BaseURL, Updated: never,
			Title: title(cfg.Title, cfg.BaseURL), Subtitle: clean(cfg.Description), Rights: clean(cfg.Rights),
			Author: author(cfg.Editors, cfg.Title, cfg.BaseURL),
		},
		Lang: string(cfg.Language),
		Links: []feeds.AtomLink{
			{Href: cfg.BaseURL, Rel: "alternate", Type: "text/html"},
			{Href: address(cfg.BaseURL, string(permalink.Feed)), Rel: "self", Type: "application/atom+xml"},
		},
	}
	if len(documents) > 0 {
		f.Updated = day(documents[0].Added)
	}
	for _, d := range documents {
		f.Entries = append(f.Entries, entry(d, cfg))
	}
	text, err := xml.MarshalIndent(f, "", " ")
	if err != nil {
		return nil, err
	}
	return slices.Concat([]byte(xml.Header), text, []byte("\n")), nil
}

// newestOf lists the documents added last, the newest first; of one day, the
// latest written first. A document that the ledger has not taken up yet has no day.
func newestOf(c *collection.Collection) []*collection.Document {
	var documents []*collection.Document
	for _, d := range c.Documents {
		if d.Withdrawn == "" {
			documents = append(documents, d)
		}
	}
	slices.SortStableFunc(documents, func(a, b *collection.Document) int {
		if c := cmp.Compare(day(b.Added), day(a.Added)); c != 0 {
			return c
		}
		if a.Dated() && b.Dated() {
			return b.Date.Compare(a.Date)
		}
		return 0 // as the collection has them: undated last
	})
	return documents[:min(newest, len(documents))]
}

func entry(d *collection.Document, cfg config.Config) *feeds.AtomEntry {
	page := address(cfg.BaseURL, string(d.Path()))
	e := &feeds.AtomEntry{
		Id: id(d, cfg, page), Title: title(d.Title, string(d.Slug)), Updated: day(d.Added),
		Links:  []feeds.AtomLink{{Href: page, Rel: "alternate", Type: "text/html"}},
		Author: author(issuers(d)),
		Rights: clean(d.Rights),
	}
	if e.Updated != never {
		e.Published = e.Updated
	}
	if len(d.Sections) > 0 && d.Sections[0].Extract != "" {
		e.Summary = &feeds.AtomSummary{Content: clean(d.Sections[0].Extract), Type: "text"}
	}
	return e
}

// issuers are the authors and parties, as written; a party that is its document's author is named once.
func issuers(d *collection.Document) string {
	var names []string
	for _, name := range slices.Concat(d.Meta.Authors, d.Meta.Parties) {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

// id is the entry's for ever (RFC 4287, 4.2.6): a tag URI (RFC 4151) of the
// document's id, which stays when its address changes. A document without day
// or id has its address.
func id(d *collection.Document, cfg config.Config, page string) string {
	base, err := url.Parse(cfg.BaseURL)
	if err != nil || d.ID == "" || day(d.Added) == never {
		return page
	}
	return "tag:" + base.Hostname() + "," + d.Added + ":" + url.PathEscape(string(d.ID))
}

// title is never empty, as some readers show nothing then.
func title(text, instead string) string { return cmp.Or(strings.TrimSpace(clean(text)), instead) }

// author is the first of the names that is not empty; an entry without one has the feed's.
func author(names ...string) *feeds.AtomAuthor {
	for _, name := range names {
		if name = strings.TrimSpace(clean(name)); name != "" {
			return &feeds.AtomAuthor{AtomPerson: feeds.AtomPerson{Name: name}}
		}
	}
	return nil
}

// never stands where Atom wants a time and none is known.
const never = "1970-01-01T00:00:00Z"

// day is the beginning of a day, YYYY-MM-DD, as Atom writes times.
func day(added string) string {
	t, err := time.Parse(time.DateOnly, added)
	if err != nil {
		return never
	}
	return t.Format(time.RFC3339)
}
