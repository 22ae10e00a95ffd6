// Package feed writes what programs read of a site: the Atom feed, the sitemap,
// robots.txt.
package feed

import (
	"fonds/internal/collection"
	"fonds/internal/config"
)

// Files gives feed.xml (the 20 documents added last), sitemap.xml (split at 50,000 addresses into
// sitemap-1.xml … behind an index) and robots.txt by their paths; pages are the site's HTML paths.
// Without a base address only robots.txt is made. Well-formed XML whatever the titles hold.
func Files(c *collection.Collection, cfg config.Config, pages []string) (map[string][]byte, error) {
	panic("to be written")
}
