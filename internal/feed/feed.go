// Package feed writes what programs read of a site to follow it: the Atom feed,
// the sitemap, robots.txt. It wraps the feed library.
//
// No clock is read: a document was updated on the day on which it was added,
// and the feed on the day of its newest document.
package feed

import (
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"

	"fonds/internal/collection"
	"fonds/internal/config"
	"fonds/internal/permalink"
)

// Files gives feed.xml (the documents added last), sitemap.xml (an index of
// sitemap.1.xml and so on if there are more than 50,000 addresses) and
// robots.txt, and the description of the search, by their paths; pages are the site's HTML paths. Without a base
// address, which feeds and sitemaps need, only robots.txt is made. It is
// well-formed XML whatever the titles hold.
func Files(c *collection.Collection, cfg config.Config, pages []string) (map[string][]byte, error) {
	return files(c, cfg, pages, mostAddresses)
}

func files(c *collection.Collection, cfg config.Config, pages []string, most int) (map[string][]byte, error) {
	if cfg.BaseURL == "" {
		return map[string][]byte{string(permalink.Robots): robots("")}, nil
	}
	made := sitemaps(cfg.BaseURL, listed(c, pages), most)
	made[string(permalink.Robots)] = robots(cfg.BaseURL)
	var err error
	if made[string(permalink.Feed)], err = atom(c, cfg); err != nil {
		return nil, fmt.Errorf("making the feed: %w", err)
	}
	if !cfg.WithSearch() {
		return made, nil
	}
	if made[string(permalink.OpenSearch)], err = openSearch(cfg); err != nil {
		return nil, fmt.Errorf("describing the search: %w", err)
	}
	return made, nil
}

// robots lets everybody read everything (RFC 9309).
func robots(base string) []byte {
	text := "User-agent: *\nAllow: /\n"
	if base != "" {
		text += "\nSitemap: " + address(base, string(permalink.Sitemap)) + "\n"
	}
	return []byte(text)
}

// address is the full address of a file of the site; the home page is the base.
func address(base, path string) string {
	if path == string(permalink.Home) {
		path = ""
	}
	return base + (&url.URL{Path: path}).EscapedPath()
}

// clean removes what XML 1.0 (2.2) does not allow to be written, even escaped.
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == utf8.RuneError, r < ' ' && r != '\t' && r != '\n' && r != '\r', r == 0xFFFE, r == 0xFFFF:
			return -1
		}
		return r
	}, text)
}
