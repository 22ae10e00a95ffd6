// Package site makes of a collection the pages of its site: which there are, at
// which address, with which layout, and the small view each layout shows. It
// is pure: no I/O, and no body is read here.
//
// A kind of page is one layout (layouts/<name>.html) and one constructor, which
// pages.go lists. A view holds strings ready to be shown, in the interface
// language, and links relative to its page, so that layouts decide nothing.
package site

import (
	"fonds/internal/collection"
	"fonds/internal/config"
	"fonds/internal/content"
	"fonds/internal/document"
	"fonds/internal/i18n"
	"fonds/internal/markdown"
	"fonds/internal/permalink"
	"fonds/internal/review"
	"fonds/internal/theme"
)

// A Page is one HTML page to be rendered.
type Page struct {
	Path   permalink.Path
	Layout string // name of the layout: "document" for layouts/document.html
	// View makes the small value that the layout shows (a pure function; called once, by the
	// goroutine that renders the page, so that views are not all held at once).
	View func() any
	// Body names the text that the page shows, if any.
	Body *Body
}

// Body is a section of a document's body or an own page's text.
type Body struct {
	Document *collection.Document // nil for an own page and for the note of a term
	Section  int                  // index into Document.Sections
	Text     string               // the Markdown of an own page or a note
	File     string               // where that stands, for messages: "content/pages/thanks.md"
	links    func() []markdown.Link
}

// A Texted view shows a text. WithText gives the view with the text in it.
type Texted interface {
	WithText(markdown.HTML) any
}

// Facts is what the import knows of a document beside its front matter.
type Facts struct {
	document.Reading
	ByHand   []document.Field // fields that a person has written or changed
	TakenOut []document.Field // fields that a person has emptied
}

// Input is everything pages are made of.
type Input struct {
	Config     config.Config
	Theme      theme.Theme
	Collection *collection.Collection
	Words      *i18n.Catalog
	Own        []content.OwnPage
	Facts      func(document.ID) Facts // nil if nothing is known
	Review     []review.Item           // what to look at, most valuable first
	// Originals are a document's seeds that are published; nil: the first one of all.
	Originals func(*collection.Document) []Original
}

// An Original is a seed as received that the site has a copy of, a document's
// first one numbered 1. The documents of one seed share its copy.
type Original struct {
	document.SeedRef
	Number int
	Path   permalink.Path // of the copy
}

// Pages lists every page of the site, in a fixed order, each address once. Two pages that claim one
// address are an error naming both.
func Pages(in Input) ([]Page, error) {
	b := newBuilder(in)
	var pages []Page
	for _, kind := range constructors {
		pages = append(pages, kind(b)...)
	}
	return pages, distinct(pages)
}

// Links gives the names in a page's text that have pages of their own, as
// links, in the order of the text.
func Links(p Page) []markdown.Link {
	if p.Body == nil || p.Body.links == nil {
		return nil
	}
	return p.Body.links()
}

// TextOptions are the labels of a text in the interface language, for
// rendering it.
func TextOptions(words *i18n.Catalog) markdown.Options {
	return markdown.Options{Notes: words.T("text.notes"), Back: words.T("text.back")}
}
