package site

import (
	"strconv"

	"fonds/internal/permalink"
)

// ListView is the index of all documents: by date, under their years.
type ListView struct {
	Frame
	Heading string
	Summary string
	Years   *Histogram // on the first page
	Blocks  []Block
	Pages   *Pagination
}

// documentOutline is all documents under their years.
func (b *builder) documentOutline() outline {
	return outline{[]part{{groups: b.byYear("", b.listed)}}}
}

func (b *builder) documentIndex() []Page {
	if len(b.collection.Documents) == 0 {
		return nil
	}
	o := b.documentOutline()
	size := b.config.PageSize
	places := o.places(size)
	count := pagesOf(len(b.listed), size)
	path := func(n int) permalink.Path { return permalink.Index(documentSection, n) }
	title := b.words.T("section." + documentSection)
	var pages []Page
	for n := 1; n <= count; n++ {
		pages = append(pages, Page{Path: path(n), Layout: layoutDocuments, View: func() any {
			v := ListView{
				Frame:   b.frame(path(n), title, b.scope()),
				Heading: title,
				Summary: b.scope(),
				Blocks:  b.blocks(o, path(n), n, size),
				Pages:   b.pagination(n, count, path),
			}
			v.series(v.Pages)
			if n == 1 {
				v.Years = b.histogram(path(n), b.listed, func(year, _ int) string {
					id := yearID(year)
					return within(b.href(path(n), path(places[id])), places[id] == n, id)
				})
			}
			return v
		}})
	}
	return pages
}

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
