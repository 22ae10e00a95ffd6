package site

import (
	"strconv"
	"sync"
	"unicode/utf8"

	"fonds/internal/collection"
	"fonds/internal/permalink"
)

// ListView is the index of all documents: by date, under their years.
type ListView struct {
	Frame
	Heading string
	Summary string
	Orders  []Tab
	Kinds   [][]Link   // lists of the documents of one type, and of one language
	Years   *Histogram // on the first page
	Blocks  []Block
	Pages   *Pagination
}

// A Tab is one of several lists of the same documents or terms: an order, a part.
type Tab struct {
	Text, Href, Count string
	Current           bool
}

const (
	byTitle   = "title" // the index of documents in the order of their titles
	byCount   = "count" // an index of terms, those with most documents first
	fewTitles = 12      // up to so many, a second order is of no use

	mostTypes     = 6 // that the index of documents leads to
	mostLanguages = 4
)

// allDocuments is the index of documents by date.
func (b *builder) allDocuments() listing {
	size := b.config.PageSize
	outline := sync.OnceValue(func() *outline {
		return outlineOf(nest(itemsOf(b.listed), b.byYear), b.byYear)
	})
	return listing{outline: outline, size: size, pages: pagesOf(outline().count, size), path: indexPath(documentSection)}
}

// indexPath names the pages of a section's index.
func indexPath(section string) func(int) permalink.Path {
	return func(n int) permalink.Path { return permalink.Index(section, n) }
}

func (b *builder) documentIndex() []Page {
	if len(b.collection.Documents) == 0 {
		return nil
	}
	l := b.byDate
	scope := b.scope() // a look at every document
	title := b.words.T("section." + documentSection)
	var pages []Page
	for n := 1; n <= l.pages; n++ {
		pages = append(pages, Page{Path: l.path(n), Layout: layoutDocuments, View: func() any {
			from := l.path(n)
			v := ListView{
				Frame:   b.frame(from, title, scope),
				Heading: title,
				Summary: scope,
				Orders:  b.documentOrders(from, ""),
				Blocks:  b.blocks(l, n),
				Pages:   b.pagination(n, l.pages, l.path),
			}
			v.series(v.Pages)
			if n == 1 {
				for _, kind := range [][]Link{b.several(from, "types", mostTypes), b.several(from, "languages", mostLanguages)} {
					if len(kind) > 0 {
						v.Kinds = append(v.Kinds, kind)
					}
				}
				v.Years = b.histogram(from, b.listed, func(year, _ int) string { return b.place(l, n, yearID(year)) })
			}
			return v
		}})
	}
	return append(pages, b.titleIndex()...)
}

// documentOrders are the orders of the index of documents, for one of its pages.
func (b *builder) documentOrders(from permalink.Path, current string) []Tab {
	if len(b.listed) <= fewTitles {
		return nil
	}
	return []Tab{
		{Text: b.words.T("order.date"), Href: b.href(from, permalink.Index(documentSection, 1)), Current: current == ""},
		{Text: b.words.T("order.title"), Href: b.href(from, permalink.Ordered(documentSection, byTitle, 1)), Current: current == byTitle},
	}
}

// titleIndex is the index of documents by title, in short lines.
func (b *builder) titleIndex() []Page {
	if len(b.listed) <= fewTitles {
		return nil
	}
	path := func(n int) permalink.Path { return permalink.Ordered(documentSection, byTitle, n) }
	names := make([]string, 0, len(b.listed))
	var titled []collection.Titled
	for _, t := range b.collection.ByTitle {
		if t.Document.Withdrawn == "" {
			titled = append(titled, t)
			names = append(names, t.Sort)
		}
	}
	count := pagesOf(len(titled), indexPageSize)
	letters := b.alphabet(path, names)
	scope := b.scope()
	heading := b.words.T("section." + documentSection)
	var pages []Page
	for n := 1; n <= count; n++ {
		pages = append(pages, Page{Path: path(n), Layout: layoutIndex, View: func() any {
			from := path(n)
			v := IndexView{
				Frame:   b.frame(from, b.words.T("order.titles", heading), scope, b.crumb(from, documentSection)),
				Section: documentSection,
				Heading: heading,
				Summary: scope,
				Orders:  b.documentOrders(from, byTitle),
				Letters: letters.bar(b, from, n, ""),
				Guide:   letters.guide(b, from, n),
				Pages:   b.pagination(n, count, path),
			}
			v.series(v.Pages)
			first := (n - 1) * indexPageSize
			for i := first; i < min(len(titled), first+indexPageSize); i++ {
				d := titled[i].Document
				l := b.documentLink(from, d)
				e := IndexEntry{Text: l.Text, Href: l.Href, Lang: l.Lang, Dir: l.Dir}
				if utf8.RuneCountInString(e.Text) > longestTitle {
					e.Text = clip(e.Text, 4*longestTitle)
				}
				if y := d.Date.Year(); y != 0 {
					e.Count = b.words.Year(y)
				}
				letters.mark(&e, i)
				v.Entries = append(v.Entries, e)
			}
			return v
		}})
	}
	return pages
}

// longestTitle is how many characters of a title stand in a line of an index.
const longestTitle = 200

// within is the link to a heading, on this page or another one.
func within(href string, here bool, id string) string {
	if here {
		return "#" + id
	}
	return href + "#" + id
}

// yearID is the id of a year's heading in a list under years; of 0, of the
// undated documents'.
func yearID(year int) string {
	if year == 0 {
		return "undated"
	}
	return "y" + strconv.Itoa(year)
}
