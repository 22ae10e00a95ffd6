package site

import (
	"strconv"
	"strings"

	"fonds/internal/collection"
	"fonds/internal/i18n"
	"fonds/internal/permalink"
)

// An outline is a list of documents under headings (years, months). It is made once
// for all pages of its list.
type outline struct {
	groups []group
	places map[string]int // by heading, the number of items before it
	count  int            // of items
	brief  bool           // its entries have no extracts
}

type group struct {
	id, heading string
	items       []item
	count       int // of documents
}

// A heading is asked for the id and the words of the group that a document is in.
type heading func(*collection.Document) (id, words string)

// A listing is one list of documents in pages: which outline, where, how many on a page.
type listing struct {
	outline func() *outline
	path    func(n int) permalink.Path
	size    int
	pages   int
}

// A Block is a heading with the documents under it, on one page of a list.
type Block struct {
	ID      string
	Heading string // empty for a list without headings
	Href    string // of the heading; may be empty
	Count   string
	Brief   bool // entries without extracts
	Entries []Entry
}

// blocks gives page n of the list: its documents, under their headings. A
// heading whose documents began on the page before says so.
func (b *builder) blocks(l listing, n int) []Block {
	first, last := (n-1)*l.size, n*l.size // numbers of items, last not included
	from := l.path(n)
	o := l.outline()
	var blocks []Block
	at := 0
	for _, g := range o.groups {
		begin, end := at, at+len(g.items)
		at = end
		if end <= first || begin >= last {
			continue
		}
		block := Block{ID: g.id, Heading: g.heading, Brief: o.brief}
		if g.heading != "" {
			if begin < first {
				block.Heading = b.words.T("list.continued", g.heading)
			}
			block.Count = b.words.N("count.documents", g.count)
		}
		shown := g.items[max(0, first-begin):min(len(g.items), last-begin)]
		block.Entries = make([]Entry, 0, len(shown))
		for _, i := range shown {
			e := b.listEntry(from, i)
			if o.brief {
				e.Extract = ""
			}
			block.Entries = append(block.Entries, e)
		}
		blocks = append(blocks, block)
	}
	return blocks
}

// place is the link from page n of the list to a heading; "" if it has none of that id.
func (b *builder) place(l listing, n int, id string) string {
	at, ok := l.outline().places[id]
	if !ok {
		return ""
	}
	page := at/l.size + 1
	return within(b.href(l.path(n), l.path(page)), page == n, id)
}

// outlineOf puts items (by date, undated last) under headings; without any, they
// are one group. Items of one heading stand together, in the order in which the
// headings come first. (A decade sorts among its first year's days.)
func outlineOf(items []item, of heading) *outline {
	o := &outline{count: len(items), places: map[string]int{}}
	index := map[string]int{}
	for _, i := range items {
		var id, words string
		if of != nil {
			id, words = of(i.document)
		}
		at, ok := index[id]
		if !ok {
			at = len(o.groups)
			index[id] = at
			o.groups = append(o.groups, group{id: id, heading: i18n.Sentence(words)})
		}
		g := &o.groups[at]
		g.items = append(g.items, i)
		g.count += 1 + len(i.nested)
	}
	at := 0
	for _, g := range o.groups {
		o.places[g.id] = at
		at += len(g.items)
	}
	return o
}

// byYear puts documents under their years.
func (b *builder) byYear(d *collection.Document) (id, words string) {
	switch year := d.Date.Year(); {
	case year != 0:
		return yearID(year), b.words.Year(year)
	case d.Date.Known(): // a decade, a century
		return "y" + strings.Map(idRune, d.Date.String()), b.words.Date(d.Date)
	}
	return yearID(0), b.words.T("list.undated")
}

// byMonth puts the documents of one year under its months.
func (b *builder) byMonth(d *collection.Document) (id, words string) {
	if m := d.Date.Month(); m != 0 {
		return "m" + strconv.Itoa(m), b.words.Month(m)
	}
	return "no-month", b.words.T("list.no_month")
}

// idRune makes of a date in EDTF a part of an id.
func idRune(r rune) rune {
	switch {
	case '0' <= r && r <= '9', 'A' <= r && r <= 'Z':
		return r
	}
	return '-'
}
