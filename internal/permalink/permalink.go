// Package permalink makes every path of the site and every link between two of
// them. Paths are flat: documents/<slug>.html, parties/<slug>.2.html.
package permalink

import "fonds/internal/document"

// A Path is the place of a file in the site, with slashes, never beginning with one.
type Path string

// Document is the page of a document's first language version.
func Document(s document.Slug) Path { return Path("documents/" + s + ".html") }

// Version is the page of another language version.
func Version(s document.Slug, l document.Lang) Path {
	return Path("documents/" + string(s) + "." + string(l) + ".html")
}

// Original is the seed as received.
func Original(id document.ID) Path { return Path("originals/" + id + ".txt") }

// Index is page n (from 1) of a section's index.
func Index(section string, n int) Path { return Term(section, "index", n) }

// Term is page n (from 1) of a term's documents.
func Term(section string, s document.Slug, n int) Path { panic("to be written") }

// Rel is the relative link from the page at from to the file at to.
func Rel(from, to Path) string { panic("to be written") }
