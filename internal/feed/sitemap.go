package feed

import (
	"bytes"
	"encoding/xml"
	"slices"

	"fonds/internal/collection"
	"fonds/internal/permalink"
)

// mostAddresses is how many a sitemap may hold (sitemaps.org).
const mostAddresses = 50_000

// listed lists the pages that a search engine should know: not the error page,
// nor the pages that only lead to others.
func listed(c *collection.Collection, pages []string) []string {
	left := map[string]bool{string(permalink.NotFound): true}
	for _, r := range c.Redirects {
		left[r.From] = true
	}
	for _, d := range c.Documents {
		if d.Withdrawn != "" {
			left[string(d.Path())] = true
		}
	}
	var list []string
	for _, p := range pages {
		if !left[p] {
			list = append(list, p)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

func sitemaps(base string, pages []string, most int) map[string][]byte {
	made := map[string][]byte{}
	if len(pages) <= most {
		made[string(permalink.Sitemap)] = sitemap("urlset", "url", base, pages)
		return made
	}
	var parts []string
	for chunk := range slices.Chunk(pages, most) {
		part := string(permalink.SitemapPart(len(parts) + 1))
		made[part] = sitemap("urlset", "url", base, chunk)
		parts = append(parts, part)
	}
	made[string(permalink.Sitemap)] = sitemap("sitemapindex", "sitemap", base, parts)
	return made
}

// sitemap is one file of the sitemap protocol: a list of pages, or of such lists.
func sitemap(root, entry, base string, paths []string) []byte {
	var b bytes.Buffer
	b.WriteString(xml.Header)
	b.WriteString("<" + root + ` xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for _, p := range paths {
		b.WriteString("<" + entry + "><loc>")
		xml.EscapeText(&b, []byte(address(base, p))) // a Buffer's Write does not fail
		b.WriteString("</loc></" + entry + ">\n")
	}
	b.WriteString("</" + root + ">\n")
	return b.Bytes()
}
