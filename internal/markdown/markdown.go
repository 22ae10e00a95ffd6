// Package markdown is the only one that knows the Markdown library: it escapes
// raw text so that Markdown leaves it as it is, takes a body apart into its
// language sections, and renders a section as HTML at a bounded cost.
//
// The dialect is CommonMark with tables and footnotes. Three things differ,
// because bodies are source texts: raw HTML is shown, not obeyed; comments
// ("<!-- … -->") are the editors' and are dropped; addresses in running text
// become links. There is no strikethrough and there are no smart quotes.
//
// What Render writes:
//
//   - <p id="p-4k2sdm">: the name comes from the letters and digits of the
//     paragraph's own text, so that it lasts as long as they do; equal
//     paragraphs get "-2", "-3". Items of outermost lists and quotations of one
//     paragraph have such an id too, and nothing inside them has.
//   - <h2 id="h-first-part"> to <h6>: the levels follow each other without a gap,
//     whatever the number of "#", since the title above is the h1.
//   - <ol role="list" class="num paren" start="3"><li id="p-…" value="7">: the
//     numbers as printed; "paren" if they are printed "3)"; "short" instead of "num" if
//     there are three items or more and each is a line of at most 80 characters.
//     <ul role="list"> has class "short" or none.
//   - <section class="scroll" tabindex="0" aria-label="…"><table>;
//     cells have class "center" or "right" if the table says so.
//   - <a class="m"> for a mention, a plain <a> for an author's own link.
//   - <section class="notes" role="doc-endnotes"> at the end, for footnotes.
package markdown

import "fonds/internal/document"

// A Section is one language version of a body.
type Section struct {
	Lang     document.Lang
	From, To int // bytes of the body
}

// A Link is a place in the source that is to become a link, if it lies within running text.
type Link struct {
	From, To int // bytes of the source
	Href     string
}

// A Heading is a heading of a rendered section.
type Heading struct {
	Level int // of the HTML element: 2 to 6
	Text  string
	ID    string
}

// HTML is a section rendered.
type HTML struct {
	Text     []byte
	Headings []Heading
	Plain    bool     // too costly as Markdown: paragraphs and line breaks alone
	Dead     []string // relative addresses that lead nowhere, in order, at most maxDead
}

// maxDead is how many addresses that lead nowhere are remembered.
const maxDead = 20

// Options are what only the caller knows. The zero value is sensible.
type Options struct {
	Prefix string // put before every id, where several sections share a page
	Table  string // the label of a table's scrolling region; its head if empty
	Notes  string // the label of the footnotes
	Back   string // the label of the link from a footnote back to the text
	// Leads says where a relative address leads, of an image or a link, and
	// whether it leads anywhere; what does not is shown as text. nil: all do, as they are.
	Leads func(address string, image bool) (string, bool)
	// Room is memory for Text, whose content it may hold afterwards; nil: Text has its own.
	Room []byte
}

// Render renders Markdown. Raw HTML is shown as text, links go to http, https, mailto and relative
// addresses only. Paragraphs, items and quotations carry ids made of their own text. It is safe for use by many
// goroutines. Links are in the order of From; one that overlaps its predecessor, or
// does not lie in one run of ordinary text, is left out.
func Render(source []byte, links []Link) HTML { return Options{}.Render(source, links) }
