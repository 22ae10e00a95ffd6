package site

import (
	"cmp"
	"slices"
	"strings"

	"fonds/internal/collection"
	"fonds/internal/permalink"
)

// IndexView is the index of a kind of term, every term with its count; or of the
// documents by title.
type IndexView struct {
	Frame
	Section string // "parties"
	Heading string
	Summary string
	Orders  []Tab
	Letters []LetterRow // the bar A to Z; empty for a short index
	Guide   []Letter    // the pages of a letter that has several, by the names they begin with
	Entries []IndexEntry
	Pages   *Pagination
	All     *Link // to the whole, if this is a part
}

// A LetterRow is the letters of one script.
type LetterRow []Letter

// A Letter of the bar; without Href no name begins with it.
type Letter struct {
	Text, Href string
	Current    bool
}

// An IndexEntry is a term with its count, or a document with its year.
type IndexEntry struct {
	ID, Mark              string // of the first of a letter
	Text, Href, Lang, Dir string
	Count                 string
	Detail                string // the country of a party or author, the year if there is but one
}

const (
	indexPageSize = 200 // names on a page of an index
	fewTerms      = 24  // up to so many, an index needs no letters
	fewCounts     = 5   // up to so many, none by number of documents
)

func (b *builder) termIndexes() []Page {
	var pages []Page
	for _, kind := range b.collection.Kinds {
		terms := b.collection.Terms[kind.Section]
		switch {
		case len(terms) == 0:
		case kind.Section == yearSection:
			pages = append(pages, b.timeline(terms)...)
		default:
			pages = append(pages, b.termIndex(kind, terms)...)
			if b.hasCounts(terms) {
				pages = append(pages, b.countIndex(kind, terms))
			}
		}
	}
	return pages
}

func (b *builder) termIndex(kind *collection.Kind, terms []*collection.Term) []Page {
	count := pagesOf(len(terms), indexPageSize)
	path := indexPath(kind.Section)
	letters := b.letters[kind.Section]
	var pages []Page
	for n := 1; n <= count; n++ {
		pages = append(pages, Page{Path: path(n), Layout: layoutIndex, View: func() any {
			v := b.indexView(path(n), kind, terms, "")
			v.Letters = letters.bar(b, path(n), n, "")
			v.Guide = letters.guide(b, path(n), n)
			v.Pages = b.pagination(n, count, path)
			v.series(v.Pages)
			for i := (n - 1) * indexPageSize; i < min(len(terms), n*indexPageSize); i++ {
				e := b.indexEntry(path(n), terms[i])
				letters.mark(&e, i)
				v.Entries = append(v.Entries, e)
			}
			return v
		}})
	}
	return pages
}

func (b *builder) indexView(from permalink.Path, kind *collection.Kind, terms []*collection.Term, order string) IndexView {
	title := b.words.T("section." + kind.Section)
	summary := b.words.N("index."+kind.Section, len(terms))
	v := IndexView{Frame: b.frame(from, title, summary), Section: kind.Section, Heading: title, Summary: summary}
	if b.hasCounts(terms) {
		v.Orders = []Tab{
			{Text: b.words.T("order.name"), Href: b.href(from, permalink.Index(kind.Section, 1)), Current: order == ""},
			{Text: b.words.T("order.count"), Href: b.href(from, permalink.Ordered(kind.Section, byCount, 1)), Current: order == byCount},
		}
	}
	return v
}

// hasCounts reports whether an order by number of documents would tell more than
// the names do.
func (b *builder) hasCounts(terms []*collection.Term) bool {
	return len(terms) > fewCounts && slices.ContainsFunc(terms[1:], func(t *collection.Term) bool { return t.Total() != terms[0].Total() })
}

// countIndex is one page: who looks for a name that few documents have looks for
// it by name.
func (b *builder) countIndex(kind *collection.Kind, terms []*collection.Term) Page {
	from := permalink.Ordered(kind.Section, byCount, 1)
	return Page{Path: from, Layout: layoutIndex, View: func() any {
		v := b.indexView(from, kind, terms, byCount)
		v.Frame = b.frame(from, b.words.T("order.counts", v.Heading), v.Summary, b.crumb(from, kind.Section))
		sorted := byTotal(terms)
		for _, t := range sorted[:min(indexPageSize, len(sorted))] {
			v.Entries = append(v.Entries, b.indexEntry(from, t))
		}
		if len(sorted) > indexPageSize {
			v.All = &Link{Text: b.words.N("order.all", len(sorted)), Href: b.href(from, permalink.Index(kind.Section, 1))}
		}
		return v
	}}
}

// byTotal is terms with those of most documents first, of as many in their order.
func byTotal(terms []*collection.Term) []*collection.Term {
	sorted := slices.Clone(terms)
	slices.SortStableFunc(sorted, func(x, y *collection.Term) int { return cmp.Compare(y.Total(), x.Total()) })
	return sorted
}

func (b *builder) indexEntry(from permalink.Path, t *collection.Term) IndexEntry {
	e := IndexEntry{Text: b.names[t], Href: b.href(from, b.termPath(t)), Count: b.words.Number(t.Total())}
	var facts []string
	if t.Country != nil && !strings.Contains(e.Text, b.names[t.Country]) {
		facts = append(facts, b.names[t.Country]) // unless the name says it
	}
	if t.Kind.Section == "authors" { // most are there once: when says more than that
		if low, high := termSpan(t); low == high && low != 0 {
			facts = append(facts, b.words.Year(low))
		}
	}
	e.Detail = b.words.Join(facts, "list.aside")
	return e
}

// termSpan is the first and the last year of a term's documents; 0 if none is dated.
func termSpan(t *collection.Term) (low, high int) {
	for _, documents := range t.Documents {
		if first, last := span(documents); first != 0 {
			if low == 0 || first < low {
				low = first
			}
			high = max(high, last)
		}
	}
	return low, high
}
