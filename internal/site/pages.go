package site

import (
	"errors"
	"fmt"
	"strings"

	"fonds/internal/permalink"
)

// constructors make the pages of each kind, in the order in which the site is
// listed. A new kind of page is a layout and a line here.
var constructors = []func(*builder) []Page{
	(*builder).home,
	(*builder).documentIndex,
	(*builder).documents,
	(*builder).termIndexes,
	(*builder).terms,
	(*builder).ownPages,
	(*builder).about,
	(*builder).search,
	(*builder).review,
	(*builder).notFound,
	(*builder).redirects,
}

// distinct reports pages that claim one address. File systems that take upper
// and lower case for one are thought of.
func distinct(pages []Page) error {
	taken := make(map[string]int, len(pages))
	var errs []error
	for i, p := range pages {
		key := strings.ToLower(string(p.Path))
		if first, ok := taken[key]; ok {
			errs = append(errs, fmt.Errorf("two pages claim the address %s: %s and %s", p.Path, origin(pages[first]), origin(p)))
			continue
		}
		taken[key] = i
	}
	return errors.Join(errs...)
}

// origin says what a page is made of, for a person.
func origin(p Page) string {
	switch {
	case p.Body != nil && p.Body.Document != nil:
		return "content/" + p.Body.Document.File
	case p.Body != nil && p.Body.File != "":
		return p.Body.File
	}
	return "the page of the kind " + p.Layout
}

// ownFolder is where own pages lie.
const ownFolder = "pages/"

// The pages that lie at the top.
const (
	homePath     permalink.Path = "index.html"
	aboutPath    permalink.Path = "about.html"
	reviewPath   permalink.Path = "review.html"
	notFoundPath permalink.Path = "404.html"
)

// The layouts.
const (
	layoutHome      = "home"
	layoutDocuments = "documents"
	layoutDocument  = "document"
	layoutWithdrawn = "withdrawn"
	layoutIndex     = "index"
	layoutTimeline  = "timeline"
	layoutTerm      = "term"
	layoutOwn       = "page"
	layoutAbout     = "about"
	layoutReview    = "review"
	layoutNotFound  = "404"
	layoutRedirect  = "redirect"
)
