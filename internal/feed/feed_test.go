package feed

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"fonds/internal/collection"
	"fonds/internal/config"
	"fonds/internal/digest"
	"fonds/internal/document"
)

var site = config.Config{Title: "Rivers & Lakes", BaseURL: "https://example.org/a/", Language: "en"}

func documentOf(slug, title, added string) *collection.Document {
	return &collection.Document{
		Meta:     &document.Meta{ID: document.ID("id-" + slug), Title: title, Authors: []string{"A & B"}, Parties: []string{"C", "A & B"}},
		Slug:     document.Slug(slug),
		Added:    added,
		Sections: []digest.Section{{Extract: "It says <little>."}},
	}
}

type feedRead struct {
	Lang    string `xml:"lang,attr"`
	ID      string `xml:"id"`
	Title   string `xml:"title"`
	Updated string `xml:"updated"`
	Author  string `xml:"author>name"`
	Links   []struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	} `xml:"link"`
	Entries []struct {
		ID      string `xml:"id"`
		Title   string `xml:"title"`
		Updated string `xml:"updated"`
		Author  string `xml:"author>name"`
		Summary struct {
			Type string `xml:"type,attr"`
			Text string `xml:",chardata"`
		} `xml:"summary"`
		Link struct {
			Href string `xml:"href,attr"`
		} `xml:"link"`
	} `xml:"entry"`
}

func read(t *testing.T, c *collection.Collection, cfg config.Config) feedRead {
	t.Helper()
	made, err := Files(c, cfg, nil)
	if err != nil {
		t.Fatal(err)
	}
	wellFormed(t, made)
	var f feedRead
	if err := xml.Unmarshal(made["feed.xml"], &f); err != nil {
		t.Fatal(err, string(made["feed.xml"]))
	}
	return f
}

func wellFormed(t *testing.T, made map[string][]byte) {
	t.Helper()
	for name, data := range made {
		if !strings.HasSuffix(name, ".xml") {
			continue
		}
		for d := xml.NewDecoder(strings.NewReader(string(data))); ; {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s: %v\n%s", name, err, data)
			}
		}
	}
}

func TestFeedHoldsTheDocumentsAddedLast(t *testing.T) {
	c := &collection.Collection{}
	for n := range 30 {
		c.Documents = append(c.Documents, documentOf(fmt.Sprintf("d%02d", n), "Title", fmt.Sprintf("2024-01-%02d", n%15+1)))
	}
	c.Documents = append(c.Documents, documentOf("new", "New", "2024-03-01"), documentOf("unknown", "Unknown", ""))
	withdrawn := documentOf("gone", "Gone", "2024-04-01")
	withdrawn.Withdrawn = "asked to"
	c.Documents = append(c.Documents, withdrawn)

	f := read(t, c, site)
	if len(f.Entries) != newest || f.Updated != "2024-03-01T00:00:00Z" || f.Lang != "en" || f.Title != "Rivers & Lakes" || f.Author == "" {
		t.Errorf("feed %+v", f)
	}
	if f.ID != site.BaseURL || len(f.Links) != 2 || f.Links[0].Href != site.BaseURL || f.Links[1].Rel != "self" || f.Links[1].Href != site.BaseURL+"feed.xml" {
		t.Errorf("feed %s with the links %+v", f.ID, f.Links)
	}
	first := f.Entries[0]
	if first.ID != "tag:example.org,2024-03-01:id-new" || first.Link.Href != "https://example.org/a/documents/new.html" || first.Author != "A & B, C" {
		t.Errorf("first entry %+v", first)
	}
	if first.Summary.Type != "text" || first.Summary.Text != "It says <little>." {
		t.Errorf("summary %+v", first.Summary)
	}
	for i, e := range f.Entries[1:] {
		if e.Updated > f.Entries[i].Updated || e.ID == first.ID {
			t.Errorf("entry %s of %s follows one of %s", e.ID, e.Updated, f.Entries[i].Updated)
		}
	}
}

func TestFeedIsWellFormedWhateverItHolds(t *testing.T) {
	for _, text := range []string{"", "\x00", "a\x1b\ufffe]]> <script>&\xff\xed\xa0\x80", "\u2028🙂", "--><!--", "]]>"} {
		d := documentOf("a", text, text)
		d.Meta.Authors, d.Sections[0].Extract, d.Meta.Rights = []string{text}, text, text
		cfg := site
		cfg.Title, cfg.Description, cfg.Editors = text, text, text
		f := read(t, &collection.Collection{Documents: []*collection.Document{d}}, cfg)
		if len(f.Entries) != 1 || f.Entries[0].Title == "" || f.Title == "" || f.Author == "" || f.Updated != never || f.Entries[0].ID == "" {
			t.Errorf("%q: feed %+v", text, f)
		}
		if got := f.Entries[0].Title; strings.ContainsAny(got, "\ufffd\ufffe\x1b") {
			t.Errorf("%q became %q", text, got)
		}
	}
}

func FuzzFeed(f *testing.F) {
	f.Add("Title", "2024-05-01")
	f.Add("\x00]]>\xff&<", "2024-13-01")
	f.Fuzz(func(t *testing.T, text, added string) {
		d := documentOf("a", text, added)
		d.Meta.ID, d.Sections[0].Extract = document.ID(text), text
		cfg := site
		cfg.Description, cfg.Language = text, document.Lang(text)
		if f := read(t, &collection.Collection{Documents: []*collection.Document{d}}, cfg); len(f.Entries) != 1 {
			t.Errorf("%d entries", len(f.Entries))
		}
	})
}

func TestFeedOfNothing(t *testing.T) {
	if f := read(t, &collection.Collection{}, site); len(f.Entries) != 0 || f.Updated != never {
		t.Errorf("feed %+v", f)
	}
}

func TestSitemap(t *testing.T) {
	withdrawn := documentOf("gone", "Gone", "")
	withdrawn.Withdrawn = "asked to"
	c := &collection.Collection{
		Documents: []*collection.Document{withdrawn},
		Redirects: []collection.Redirect{{From: "documents/old.html", To: "documents/new.html"}},
	}
	pages := []string{"index.html", "404.html", "documents/old.html", "documents/new.html", "documents/gone.html", "pages/a&b.html", "pages/é.html", "documents/new.html"}
	for _, test := range []struct {
		most int
		want map[string][]string
	}{
		{4, map[string][]string{"sitemap.xml": {"documents/new.html", "", "pages/a&b.html", "pages/%C3%A9.html"}}},
		{3, map[string][]string{
			"sitemap.xml":   {"sitemap.1.xml", "sitemap.2.xml"},
			"sitemap.1.xml": {"documents/new.html", "", "pages/a&b.html"},
			"sitemap.2.xml": {"pages/%C3%A9.html"},
		}},
	} {
		made, err := files(c, site, pages, test.most)
		if err != nil {
			t.Fatal(err)
		}
		wellFormed(t, made)
		if len(made) != len(test.want)+3 {
			t.Errorf("at most %d addresses: %d files", test.most, len(made))
		}
		for name, want := range test.want {
			var got struct {
				Pages []string `xml:"url>loc"`
				Parts []string `xml:"sitemap>loc"`
			}
			if err := xml.Unmarshal(made[name], &got); err != nil {
				t.Fatal(err)
			}
			for i := range want {
				want[i] = site.BaseURL + want[i]
			}
			if all := append(got.Pages, got.Parts...); strings.Join(all, " ") != strings.Join(want, " ") {
				t.Errorf("%s: %q, want %q", name, all, want)
			}
		}
	}
}

func TestRobots(t *testing.T) {
	made, err := Files(&collection.Collection{}, config.Config{}, []string{"index.html"})
	if err != nil || len(made) != 1 || strings.Contains(string(made["robots.txt"]), "Sitemap") {
		t.Errorf("without a base address: %q, %v", made, err)
	}
	made, err = Files(&collection.Collection{}, site, nil)
	if err != nil || !strings.HasSuffix(string(made["robots.txt"]), "\nSitemap: https://example.org/a/sitemap.xml\n") {
		t.Errorf("with a base address: %q, %v", made["robots.txt"], err)
	}
}
