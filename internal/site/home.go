package site

import (
	"cmp"
	"fmt"
	"html/template"
	"slices"

	"fonds/internal/collection"
	"fonds/internal/markdown"
	"fonds/internal/permalink"
)

// HomeView is the page that answers what is here, how much, and where to start.
type HomeView struct {
	Frame
	Heading   string
	Text      template.HTML // the maintainer's words, if there are any
	Deck      string        // what the collection is, in its editors' words
	Scope     string        // how much, counted
	Entries   []Link
	Newest    []Entry
	Countries []Link
	AllOf     *Link // to all countries
	All       *Link // to all documents
	Types     []Link
	Languages []Link
	Years     *Histogram
	Empty     bool
}

const (
	newestCount       = 5
	topCountriesCount = 12
	topTypesCount     = 12
)

func (b *builder) home() []Page {
	return []Page{{Path: homePath, Layout: layoutHome, View: b.homeView, Body: b.homeText}}
}

// WithText puts the text into the view.
func (v HomeView) WithText(text markdown.HTML) any {
	v.Text = template.HTML(text.Text)
	return v
}

func (b *builder) homeView() any {
	v := HomeView{
		Frame:   b.frame(homePath, b.config.Title, cmp.Or(b.config.Description, b.scope())),
		Heading: cmp.Or(b.homeTitle, b.config.Title), Deck: b.config.Description, Scope: b.scope(),
		Empty: len(b.listed) == 0,
	}
	for _, s := range b.sections {
		v.Entries = append(v.Entries, Link{Text: s.title, Href: b.href(homePath, s.path), Count: b.words.Number(s.count)})
	}
	for _, d := range b.newest() {
		v.Newest = append(v.Newest, b.listEntry(homePath, d))
	}
	countries := b.collection.Terms["countries"]
	v.Countries = b.top(homePath, "countries", topCountriesCount)
	if len(countries) > topCountriesCount {
		v.AllOf = &Link{Text: b.words.N("count.all_countries", len(countries)), Href: b.href(homePath, permalink.Index("countries", 1))}
	}
	if len(b.listed) > newestCount {
		v.All = &Link{Text: b.words.N("home.all", len(b.listed)), Href: b.href(homePath, permalink.Index(documentSection, 1))}
	}
	v.Types = b.several(homePath, "types", topTypesCount)
	v.Languages = b.several(homePath, "languages", topTypesCount)
	v.Years = b.histogram(homePath, b.listed, b.periods(homePath))
	return v
}

// countAll counts the collection in one sentence.
func (b *builder) countAll() string {
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

// newest are the documents added last, of one day those dated last; versions of
// one text stand together and count for one.
func (b *builder) newest() []item {
	const some = 4 * newestCount // so that as many are left when versions stand together
	var top []*collection.Document
	for _, d := range b.listed {
		at, _ := slices.BinarySearchFunc(top, d, newer)
		if at < some {
			top = slices.Insert(top, at, d)
			top = top[:min(some, len(top))]
		}
	}
	items := nest(itemsOf(top), nil)
	return items[:min(newestCount, len(items))]
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

// top are the terms of a kind with most documents, most first, for the page at from.
func (b *builder) top(from permalink.Path, section string, most int) []Link {
	sorted := byTotal(b.collection.Terms[section])
	var list []Link
	for _, t := range sorted[:min(most, len(sorted))] {
		list = append(list, b.counted(from, t, t.Total()))
	}
	return list
}

// several is top, but nothing of a kind with one term: that is all documents.
func (b *builder) several(from permalink.Path, section string, most int) []Link {
	if len(b.collection.Terms[section]) < 2 {
		return nil
	}
	return b.top(from, section, most)
}

// periods gives the links to the documents of a year, for the page at from: to
// the year's page, and of several years or none to their place in the list of
// all documents.
func (b *builder) periods(from permalink.Path) periodLink {
	pages := map[string]string{}
	for _, t := range b.collection.Terms["years"] {
		pages[t.Name] = b.href(from, b.termPath(t))
	}
	return func(first, step int) string {
		if first != 0 && step == 1 {
			return pages[fmt.Sprintf("%04d", first)]
		}
		at, ok := b.byDate.outline().places[yearID(first)]
		if !ok {
			return ""
		}
		return b.href(from, b.byDate.path(at/b.byDate.size+1)) + "#" + yearID(first)
	}
}
