package feed

import (
	"encoding/xml"
	"fmt"
	"strings"
	"testing"

	"fonds/internal/collection"
	"fonds/internal/config"
	"fonds/internal/digest"
	"fonds/internal/document"
)

func document1(n int, title, added string) *collection.Document {
	return &collection.Document{
		Meta: &document.Meta{Title: title, Authors: []string{"A & B"}}, Slug: document.Slug(fmt.Sprintf("doc-%02d", n)), Added: added,
		Sections: []digest.Section{{Extract: "It says <little>."}},
	}
}

func TestTheFeedHoldsTheNewestAndIsWellFormed(t *testing.T) {
	c := &collection.Collection{}
	for n := range 30 {
		c.Documents = append(c.Documents, document1(n, fmt.Sprintf("Title %d", n), fmt.Sprintf("2026-01-%02d", n%28+1)))
	}
	c.Documents = append(c.Documents, document1(90, "Bad \x00\x1b\ufffe ]]> <script>", "2026-03-01"))
	withdrawn := document1(91, "Gone", "2026-04-01")
	withdrawn.Withdrawn = "asked for"
	c.Documents = append(c.Documents, withdrawn)
	cfg := config.Config{Title: "T & T", BaseURL: "https://example.org/a/"}
	first, err := Files(c, cfg, nil)
	if err != nil {
		t.Fatal(err)
	}
	var feed struct {
		Updated string `xml:"updated"`
		Entries []struct {
			Title string `xml:"title"`
			ID    string `xml:"id"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(first["feed.xml"], &feed); err != nil {
		t.Fatal(err, string(first["feed.xml"]))
	}
	if len(feed.Entries) != newest || feed.Updated != "2026-03-01T00:00:00Z" || feed.Entries[0].ID != "https://example.org/a/documents/doc-90.html" {
		t.Errorf("%+v", feed)
	}
	again, err := Files(c, cfg, nil)
	if err != nil || string(again["feed.xml"]) != string(first["feed.xml"]) {
		t.Error("two feeds of one collection differ", err)
	}
}

func TestSitemapsAreSplit(t *testing.T) {
	var pages []string
	for n := range 7 {
		pages = append(pages, fmt.Sprintf("documents/%d.html", n))
	}
	pages = append(pages, "index.html", "404.html")
	cfg := config.Config{BaseURL: "https://example.org/"}
	whole, err := files(&collection.Collection{}, cfg, pages, 50)
	if err != nil {
		t.Fatal(err)
	}
	if s := string(whole["sitemap.xml"]); strings.Count(s, "<loc>") != 8 || strings.Contains(s, "404") || !strings.Contains(s, "<loc>https://example.org/</loc>") {
		t.Error(s)
	}
	split, err := files(&collection.Collection{}, cfg, pages, 3)
	if err != nil {
		t.Fatal(err)
	}
	if s := string(split["sitemap.xml"]); !strings.Contains(s, "<sitemapindex") || strings.Count(s, "<loc>") != 3 || split["sitemap-3.xml"] == nil {
		t.Error(s)
	}
}

func TestWithoutAnAddressThereIsNoFeed(t *testing.T) {
	got, err := Files(&collection.Collection{}, config.Config{}, []string{"index.html"})
	if err != nil || len(got) != 1 || got["robots.txt"] == nil {
		t.Error(got, err)
	}
}
