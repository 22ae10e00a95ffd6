// Package permalink makes every path of the site and every link between two of
// them. Paths are flat: documents/<slug>.html, parties/<slug>.2.html. Nothing
// else in the program joins a path of the site, so a test here is enough to
// know that no two things claim one file: slugs have no dots, and neither a
// language tag nor a page's number is a word like "parallel".
package permalink

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strconv"
	"strings"

	"fonds/internal/document"
)

// A Path is the place of a file in the site, with slashes, never beginning with one.
type Path string

// The files that a site has once.
const (
	Home     Path = "index.html"
	About    Path = "about.html"
	Timeline Path = "timeline.html"
	Map      Path = "map.html"
	Search   Path = "search.html"
	Review   Path = "review.html"
	NotFound Path = "404.html"

	Feed         Path = "feed.xml"
	OpenSearch   Path = "opensearch.xml"
	Sitemap      Path = "sitemap.xml"
	Robots       Path = "robots.txt"
	NoJekyll     Path = ".nojekyll"
	Records      Path = "collection.json"
	Table        Path = "collection.csv"
	Bibliography Path = "collection.bib"
	Manifest     Path = "manifest.sha256"
)

// Document is the page of a document's first language version.
func Document(s document.Slug) Path { return Path("documents/" + s + ".html") }

// Version is the page of another language version.
func Version(s document.Slug, l document.Lang) Path {
	return Path("documents/" + string(s) + "." + string(l) + ".html")
}

// Parallel is the page that sets a document's language versions side by side.
func Parallel(s document.Slug) Path { return Path("documents/" + s + ".parallel.html") }

// Compare is the page that compares a document with the base of its variants.
func Compare(s document.Slug) Path { return Path("documents/" + s + ".compare.html") }

// Own is a page that a person wrote.
func Own(s document.Slug) Path { return Path("pages/" + s + ".html") }

// Original is the seed as received: the first of a document's, or a further one.
// Of several documents in one seed it is that of the first.
func Original(id document.ID, n int) Path {
	if n <= 1 {
		return Path("originals/" + id + ".txt")
	}
	return Path("originals/" + string(id) + "." + strconv.Itoa(n) + ".txt")
}

// Picture is a picture of a document, by its path under seeds/: names that differ
// in what a file system may not tell apart have different hashes.
func Picture(id document.ID, file string) Path {
	sum := sha256.Sum256([]byte(file))
	return Path("pictures/" + string(id) + "/" + hex.EncodeToString(sum[:6]) + strings.ToLower(path.Ext(file)))
}

// SitemapPart is part n (from 1) of a site map that is split.
func SitemapPart(n int) Path { return Path("sitemap." + strconv.Itoa(n) + ".xml") }

// Index is page n (from 1) of a section's index.
func Index(section string, n int) Path { return Term(section, "index", n) }

// Term is page n (from 1) of a term's documents.
func Term(section string, s document.Slug, n int) Path {
	if n <= 1 {
		return Path(section + "/" + string(s) + ".html")
	}
	return Path(section + "/" + string(s) + "." + strconv.Itoa(n) + ".html")
}

// Ordered is page n (from 1) of a section's index in another order:
// "countries/index.count.html".
func Ordered(section, order string, n int) Path { return Part(section, "index", order, n) }

// Part is page n (from 1) of a part of a term's documents: "countries/kz.signed.html".
func Part(section string, s document.Slug, part string, n int) Path {
	return Term(section, s+document.Slug("."+part), n)
}

// Rel is the relative link from the page at from to the file at to. It ends in
// a file's name, as links must that work from a disk; from may be a folder
// ("pages/"). A fragment ("#p-4k2sdm") may stand behind to.
func Rel(from, to Path) string {
	// The folders both lie in, up to and including the slash.
	common := 0
	for i := 0; i < len(from) && i < len(to) && from[i] == to[i]; i++ {
		if from[i] == '/' {
			common = i + 1
		}
	}
	up := strings.Count(string(from[common:]), "/")
	switch up {
	case 0:
		rest := string(to[common:])
		// A colon in the first part would make it a scheme (RFC 3986, 4.2).
		if i := strings.IndexAny(rest, ":/?#"); i >= 0 && rest[i] == ':' {
			return "./" + rest
		}
		return rest
	case 1:
		return "../" + string(to[common:])
	}
	return strings.Repeat("../", up) + string(to[common:])
}
