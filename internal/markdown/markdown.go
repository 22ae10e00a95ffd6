// Package markdown is the only one that knows the Markdown library: it escapes
// raw text so that Markdown leaves it as it is, takes a body apart into its
// language sections, and renders a section as HTML at a bounded cost.
package markdown

import "fonds/internal/document"

// Escape returns text (one block; "\n" ends its lines) such that Render gives the
// same text back, escaping only where Markdown would change it.
func Escape(text string) string { panic("to be written") }

// A Section is one language version of a body.
type Section struct {
	Lang     document.Lang
	From, To int // bytes of the body
}

// Sections finds the language sections of a body. The first has the language
// given (a body has at least one section, perhaps empty); each further one follows a line
// "<!-- lang: xx -->".
func Sections(body string, first document.Lang) []Section { panic("to be written") }

// A Link is a place in the source that is to become a link, if it lies within running text.
type Link struct {
	From, To int // bytes of the source
	Href     string
}

// A Heading is a heading of a rendered section.
type Heading struct {
	Level int
	Text  string
	ID    string
}

// HTML is a section rendered.
type HTML struct {
	Text     []byte
	Headings []Heading
	Plain    bool // too costly as Markdown: preformatted text instead
}

// Render renders Markdown. Raw HTML is shown as text, links go to http, https, mailto and relative
// addresses only. Paragraphs, items and quotations carry ids made of their own text. It is safe for use by many
// goroutines.
func Render(source []byte, links []Link) HTML { panic("to be written") }
