// Package feed writes what programs read of a site to follow it: the Atom feed,
// the sitemap, robots.txt. It wraps the feed library.
package feed

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/gorilla/feeds"

	"fonds/internal/collection"
	"fonds/internal/config"
	"fonds/internal/permalink"
)

const (
	newest = 20     // documents in the feed
	most   = 50_000 // addresses in one sitemap file (sitemaps.org)
)

// Files gives feed.xml (the documents added last), sitemap.xml (behind an index
// sitemap.xml, sitemap-1.xml and so on if there are more than 50,000 addresses)
// and robots.txt by their paths; pages are the site's HTML paths. Without a base
// address, which feeds and sitemaps need, only robots.txt is made.
func Files(c *collection.Collection, cfg config.Config, pages []string) (map[string][]byte, error) {
	return files(c, cfg, pages, most)
}

func files(c *collection.Collection, cfg config.Config, pages []string, most int) (map[string][]byte, error) {
	if cfg.BaseURL == "" {
		return map[string][]byte{"robots.txt": []byte("User-agent: *\nAllow: /\n")}, nil
	}
	result := map[string][]byte{
		"robots.txt": []byte("User-agent: *\nAllow: /\n\nSitemap: " + cfg.BaseURL + "sitemap.xml\n"),
	}
	atom, err := atom(c, cfg)
	if err != nil {
		return nil, fmt.Errorf("making the feed: %w", err)
	}
	result["feed.xml"] = atom

	var addresses []string
	for _, p := range pages {
		if p != "404.html" {
			addresses = append(addresses, p)
		}
	}
	slices.Sort(addresses)
	if len(addresses) <= most {
		result["sitemap.xml"] = sitemap("urlset", "url", cfg, addresses)
		return result, nil
	}
	var parts []string
	for chunk := range slices.Chunk(addresses, most) {
		name := fmt.Sprintf("sitemap-%d.xml", len(parts)+1)
		result[name] = sitemap("urlset", "url", cfg, chunk)
		parts = append(parts, name)
	}
	result["sitemap.xml"] = sitemap("sitemapindex", "sitemap", cfg, parts)
	return result, nil
}

// atom is the feed of the documents added last. No clock is read: the feed was
// updated on the day on which the newest of them was added.
func atom(c *collection.Collection, cfg config.Config) ([]byte, error) {
	docs := slices.DeleteFunc(slices.Clone(c.Documents), func(d *collection.Document) bool { return d.Withdrawn != "" })
	slices.SortStableFunc(docs, func(a, b *collection.Document) int {
		return cmp.Or(cmp.Compare(b.Added, a.Added), b.Date.Compare(a.Date), cmp.Compare(a.Slug, b.Slug))
	})
	docs = docs[:min(newest, len(docs))]
	f := &feeds.Feed{
		Title: cfg.Title, Subtitle: cfg.Description, Id: cfg.BaseURL,
		Link: &feeds.Link{Href: cfg.BaseURL}, Copyright: cfg.Rights, Author: &feeds.Author{Name: cmp.Or(cfg.Editors, cfg.Title)},
		Updated: time.Unix(0, 0).UTC(),
	}
	for i, d := range docs {
		added := time.Unix(0, 0).UTC()
		if day, err := time.Parse("2006-01-02", d.Added); err == nil {
			added = day
		}
		if i == 0 {
			f.Updated = added
		}
		item := &feeds.Item{
			Title: d.Title, Id: address(cfg, string(permalink.Document(d.Slug))),
			Link:    &feeds.Link{Href: address(cfg, string(permalink.Document(d.Slug)))},
			Created: added, Updated: added,
		}
		if names := slices.Concat(d.Meta.Authors, d.Meta.Parties); len(names) > 0 {
			item.Author = &feeds.Author{Name: strings.Join(names, ", ")}
		}
		if len(d.Sections) > 0 {
			item.Description = d.Sections[0].Extract
		}
		f.Items = append(f.Items, item)
	}
	text, err := f.ToAtom()
	return []byte(text + "\n"), err
}

// sitemap is one file of the sitemap protocol.
func sitemap(root, entry string, cfg config.Config, paths []string) []byte {
	var b bytes.Buffer
	b.WriteString(xml.Header)
	fmt.Fprintf(&b, "<%s xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n", root)
	for _, p := range paths {
		fmt.Fprintf(&b, "<%s><loc>", entry)
		xml.EscapeText(&b, []byte(address(cfg, p)))
		fmt.Fprintf(&b, "</loc></%s>\n", entry)
	}
	fmt.Fprintf(&b, "</%s>\n", root)
	return b.Bytes()
}

// address is the full address of a file of the site; the home page is the base.
func address(cfg config.Config, path string) string {
	if path == "index.html" {
		return cfg.BaseURL
	}
	return cfg.BaseURL + (&url.URL{Path: path}).EscapedPath()
}
