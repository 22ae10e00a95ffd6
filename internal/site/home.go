package site

import (
	"cmp"
	"fmt"
	"slices"

	"fonds/internal/collection"
	"fonds/internal/permalink"
)

// HomeView is the page that answers what is here, how much, and where to start.
type HomeView struct {
	Frame
	Heading   string
	Deck      string // what the collection is, in its editors' words
	Scope     string // how much, counted
	Entries   []Link
	Newest    []Entry
	Countries []Link
	AllOf     *Link // to all countries
	Types     []Link
	Years     *Histogram
	Empty     bool
}

const (
	newestCount       = 5
	topCountriesCount = 12
	topTypesCount     = 12
)

func (b *builder) home() []Page {
	return []Page{{Path: homePath, Layout: layoutHome, View: b.homeView}}
}

func (b *builder) homeView() any {
	v := HomeView{
		Frame:   b.frame(homePath, b.config.Title, cmp.Or(b.config.Description, b.scope())),
		Heading: b.config.Title, Deck: b.config.Description, Scope: b.scope(),
		Empty: len(b.listed) == 0,
	}
	for _, s := range b.sections {
		v.Entries = append(v.Entries, Link{Text: s.title, Href: b.href(homePath, s.path), Count: b.words.Number(s.count)})
	}
	for _, d := range b.newest() {
		v.Newest = append(v.Newest, b.entry(homePath, d))
	}
	countries := b.collection.Terms["countries"]
	v.Countries = b.top(countries, topCountriesCount)
	if len(countries) > topCountriesCount {
		v.AllOf = &Link{Text: b.words.N("count.all_countries", len(countries)), Href: b.href(homePath, permalink.Index("countries", 1))}
	}
	v.Types = b.top(b.collection.Terms["types"], topTypesCount)
	v.Years = b.histogram(homePath, b.listed, b.periods(homePath))
	return v
}

// scope counts the collection in one sentence.
func (b *builder) scope() string {
	if len(b.listed) == 0 {
		return b.words.T("home.empty")
	}
	scope := b.words.N("count.documents", len(b.listed))
	if n := len(b.collection.Terms["languages"]); n > 0 {
		scope = b.words.T("scope.all", scope, b.words.N("scope.languages", n))
	}
	var from []string
	for _, name := range []string{"parties", "authors", "countries"} {
		if n := len(b.collection.Terms[name]); n > 0 {
			from = append(from, b.words.N("scope."+name, n))
		}
	}
	if len(from) > 0 {
		scope = b.words.T("scope.from", scope, b.words.List(from))
	}
	low, high := span(b.listed)
	switch {
	case low == 0:
		return b.words.T("scope.end", scope)
	case low == high:
		return b.words.T("scope.year", scope, b.words.Digits(low))
	}
	return b.words.T("scope.years", scope, b.words.Digits(low), b.words.Digits(high))
}

// span is the first and the last year of documents; 0 if none is dated.
func span(documents []*collection.Document) (low, high int) {
	for _, d := range documents {
		if y := d.Date.Year(); y != 0 {
			if low == 0 || y < low {
				low = y
			}
			high = max(high, y)
		}
	}
	return low, high
}

// newest are the documents added last, of one day those dated last.
func (b *builder) newest() []*collection.Document {
	var top []*collection.Document
	for _, d := range b.listed {
		at, _ := slices.BinarySearchFunc(top, d, newer)
		if at < newestCount {
			top = slices.Insert(top, at, d)
			top = top[:min(newestCount, len(top))]
		}
	}
	return top
}

func newer(a, d *collection.Document) int {
	dated := func(d *collection.Document) int {
		if d.Date.Known() {
			return 0
		}
		return 1
	}
	return cmp.Or(cmp.Compare(d.Added, a.Added), cmp.Compare(dated(a), dated(d)), d.Date.Compare(a.Date), cmp.Compare(a.Slug, d.Slug))
}

// top are the terms with most documents, most first.
func (b *builder) top(terms []*collection.Term, most int) []Link {
	sorted := slices.Clone(terms)
	slices.SortStableFunc(sorted, func(x, y *collection.Term) int { return cmp.Compare(y.Total(), x.Total()) })
	var list []Link
	for _, t := range sorted[:min(most, len(sorted))] {
		list = append(list, b.counted(homePath, t, t.Total()))
	}
	return list
}

// periods gives the links to the documents of a year, for the page at from: to
// the year's page, and of several years or none to their place in the list of
// all documents.
func (b *builder) periods(from permalink.Path) periodLink {
	pages := map[string]string{}
	for _, t := range b.collection.Terms["years"] {
		pages[t.Name] = b.href(from, b.termPath(t))
	}
	places := b.documentOutline().places(b.config.PageSize)
	return func(first, step int) string {
		if first != 0 && step == 1 {
			return pages[fmt.Sprintf("%04d", first)]
		}
		id := yearID(first)
		if places[id] == 0 {
			return ""
		}
		return b.href(from, permalink.Index(documentSection, places[id])) + "#" + id
	}
}
