package site

import (
	"cmp"
	"strconv"

	"fonds/internal/collection"
	"fonds/internal/permalink"
)

const (
	yearSection  = "years"
	yearsOnAPage = 400
	fewYears     = 20 // up to so many stand without their decades
)

// TimelineView is the index of years: of a small collection every document under
// its year, of a large one the years with their counts.
type TimelineView struct {
	Frame
	Heading string
	Summary string
	Years   *Histogram // on the first page
	Blocks  []Block
	Decades []Decade
	Undated *Link
	Pages   *Pagination
}

// A Decade is years under a heading; without one if they are few.
type Decade struct {
	ID, Heading string
	Years       []Link
}

func (b *builder) timeline(years []*collection.Term) []Page {
	count := pagesOf(len(years), yearsOnAPage)
	path := indexPath(yearSection)
	title := b.words.T("section.years")
	summary := b.words.N("index.years", len(years))
	var pages []Page
	for n := 1; n <= count; n++ {
		pages = append(pages, Page{Path: path(n), Layout: layoutTimeline, View: func() any {
			from := path(n)
			v := TimelineView{Frame: b.frame(from, title, summary), Heading: title, Summary: summary, Pages: b.pagination(n, count, path)}
			v.series(v.Pages)
			if n == 1 {
				v.Years = b.histogram(from, b.listed, b.periods(from))
				if v.Years != nil {
					v.Years.List = nil // the page is the list
				}
			}
			if b.byDate.pages == 1 {
				v.Blocks = b.yearBlocks(from)
				return v
			}
			v.Decades = b.decades(from, years[(n-1)*yearsOnAPage:min(len(years), n*yearsOnAPage)])
			if n == count {
				v.Undated = b.undated(from)
			}
			return v
		}})
	}
	return pages
}

// yearBlocks are all documents in short under their years, which lead to their pages.
func (b *builder) yearBlocks(from permalink.Path) []Block {
	terms := map[string]*collection.Term{}
	for _, t := range b.collection.Terms[yearSection] {
		year, _ := strconv.Atoi(t.Name)
		terms[yearID(year)] = t
	}
	short := *b.byDate.outline()
	short.brief = true
	blocks := b.blocks(listing{outline: func() *outline { return &short }, path: func(int) permalink.Path { return from }, size: max(1, short.count)}, 1)
	for i := range blocks {
		if t := terms[blocks[i].ID]; t != nil {
			blocks[i].Href = b.href(from, b.termPath(t))
		}
	}
	return blocks
}

func (b *builder) decades(from permalink.Path, years []*collection.Term) []Decade {
	var decades []Decade
	for _, t := range years {
		year, _ := strconv.Atoi(t.Name)
		begin := year / 10 * 10
		d := Decade{ID: "d" + strconv.Itoa(begin), Heading: b.words.T("list.decade", b.words.Digits(begin))}
		if len(years) <= fewYears {
			d = Decade{}
		}
		if len(decades) == 0 || decades[len(decades)-1].ID != d.ID {
			decades = append(decades, d)
		}
		last := &decades[len(decades)-1]
		last.Years = append(last.Years, b.counted(from, t, t.Total()))
	}
	return decades
}

// undated leads to the documents without a date; nil if there are none.
func (b *builder) undated(from permalink.Path) *Link {
	var n int
	for _, d := range b.listed {
		if !d.Date.Known() {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	href := b.periods(from)(0, 0)
	return &Link{Text: b.words.T("list.undated"), Href: cmp.Or(href, b.href(from, b.byDate.path(1))), Count: b.words.Number(n)}
}
