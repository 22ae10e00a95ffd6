package site

import "fonds/internal/permalink"

// A Pagination leads from one page of a list to the others; nil for a list of
// one page.
type Pagination struct {
	Prev, Next string // links; empty at the ends
	Status     string // "Page 2 of 7"
	Items      []PageLink
}

// A PageLink is the number of a page with its link, or a gap between numbers.
type PageLink struct {
	Text, Label, Href string
	Current, Gap      bool
}

// pagesOf is how many pages a list needs; an empty list needs one.
func pagesOf(count, size int) int { return max(1, (count+size-1)/size) }

// pagination makes the links of page n of a series whose pages path names:
// the first, the last, and those beside n.
func (b *builder) pagination(n, pages int, path func(int) permalink.Path) *Pagination {
	if pages < 2 {
		return nil
	}
	from := path(n)
	p := &Pagination{Status: b.words.T("list.page", b.words.Number(n), b.words.Number(pages))}
	if n > 1 {
		p.Prev = b.href(from, path(n-1))
	}
	if n < pages {
		p.Next = b.href(from, path(n+1))
	}
	shown := 0
	for i := 1; i <= pages; i++ {
		if i != 1 && i != pages && (i < n-1 || i > n+1) {
			continue
		}
		if i > shown+2 {
			p.Items = append(p.Items, PageLink{Gap: true})
		} else if i == shown+2 { // a gap of one page is that page
			p.Items = append(p.Items, b.pageLink(from, shown+1, n, path))
		}
		p.Items = append(p.Items, b.pageLink(from, i, n, path))
		shown = i
	}
	return p
}

func (b *builder) pageLink(from permalink.Path, i, n int, path func(int) permalink.Path) PageLink {
	number := b.words.Number(i)
	return PageLink{Text: number, Label: b.words.T("list.page_number", number), Href: b.href(from, path(i)), Current: i == n}
}

// series sets the links to the pages before and after in the head.
func (f *Frame) series(p *Pagination) {
	if p != nil {
		f.Prev, f.Next = p.Prev, p.Next
	}
}
