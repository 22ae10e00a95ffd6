package site

import (
	"slices"
	"strings"

	letters "fonds/internal/alphabet"
	"fonds/internal/collection"
	"fonds/internal/permalink"
)

// IndexView is the index of a kind of term: every term with its count.
type IndexView struct {
	Frame
	Section string // "parties"
	Heading string
	Summary string
	Years   *Histogram // of the index of years, on its first page
	Letters []Letter   // the bar A to Z; empty for a short index
	Groups  []IndexGroup
	Pages   *Pagination
}

// A Letter of the bar; without Href no name begins with it.
type Letter struct {
	Text, Href string
	Current    bool
}

// An IndexGroup is the terms under one letter; a short index is one group
// without heading.
type IndexGroup struct {
	ID, Heading string
	Terms       []IndexEntry
}

// An IndexEntry is a term with its count.
type IndexEntry struct {
	Text, Href, Count string
	Detail            string // the country of a party or author
}

const (
	indexPageSize = 200 // terms on a page of an index
	fewTerms      = 24  // up to so many, an index needs no letters
)

func (b *builder) termIndexes() []Page {
	var pages []Page
	for _, kind := range b.collection.Kinds {
		if terms := b.collection.Terms[kind.Section]; len(terms) > 0 {
			pages = append(pages, b.termIndex(kind, terms)...)
		}
	}
	return pages
}

func (b *builder) termIndex(kind *collection.Kind, terms []*collection.Term) []Page {
	count := pagesOf(len(terms), indexPageSize)
	path := func(n int) permalink.Path { return permalink.Index(kind.Section, n) }
	title := b.words.T("section." + kind.Section)
	alphabet := b.alphabet(kind, terms)
	var pages []Page
	for n := 1; n <= count; n++ {
		pages = append(pages, Page{Path: path(n), Layout: layoutIndex, View: func() any {
			v := IndexView{
				Frame:   b.frame(path(n), title, b.words.N("index."+kind.Section, len(terms))),
				Section: kind.Section,
				Heading: title,
				Summary: b.words.N("index."+kind.Section, len(terms)),
				Letters: alphabet.bar(b, path(n), n, ""),
				Pages:   b.pagination(n, count, path),
			}
			v.series(v.Pages)
			first := (n - 1) * indexPageSize
			v.Groups = b.indexGroups(path(n), terms[first:min(len(terms), first+indexPageSize)], alphabet)
			if kind.Section == "years" && n == 1 {
				v.Years = b.histogram(path(n), b.listed, b.periods(path(n)))
				if v.Years != nil {
					v.Years.List = nil // the index is the list
				}
			}
			return v
		}})
	}
	return pages
}

func (b *builder) indexGroups(from permalink.Path, terms []*collection.Term, letters *alphabet) []IndexGroup {
	var groups []IndexGroup
	index := map[string]int{}
	for _, t := range terms {
		var id, heading string
		if letters != nil {
			heading, id = letters.heading[t].text, letters.heading[t].id
		}
		i, ok := index[id]
		if !ok {
			i = len(groups)
			index[id] = i
			groups = append(groups, IndexGroup{ID: id, Heading: heading})
		}
		e := IndexEntry{Text: b.names[t], Href: b.href(from, b.termPath(t)), Count: b.words.Number(t.Total())}
		if t.Country != nil && !strings.Contains(e.Text, b.names[t.Country]) {
			e.Detail = b.names[t.Country] // unless the name says it
		}
		groups[i].Terms = append(groups[i].Terms, e)
	}
	return groups
}

// An alphabet is the letters that the names of a kind of term begin with, and
// the page of the index on which each begins; nil for few terms.
type alphabet struct {
	section string
	letters []heading // those of the language first, then the others in the order of the index
	page    map[string]int
	heading map[*collection.Term]heading
}

// A heading is a letter with the id of the names under it.
type heading struct{ text, id string }

// fewForeign is up to how many names in another script stand under one heading.
const fewForeign = 24

func (b *builder) alphabet(kind *collection.Kind, terms []*collection.Term) *alphabet {
	if len(terms) <= fewTerms || kind.Section == "years" {
		return nil
	}
	a := &alphabet{section: kind.Section, page: map[string]int{}, heading: make(map[*collection.Term]heading, len(terms))}
	order := letters.For(b.config.Language)
	foreign := map[string]int{} // names by script
	first := map[*collection.Term]string{}
	own := false
	for _, t := range terms {
		letter := order.Letter(t.Sort)
		first[t] = letter
		if script, ok := order.ScriptOf(letter); ok {
			foreign[script.ID]++
		} else if letter != letters.Others {
			own = true
		}
	}
	var others []heading
	for i, t := range terms {
		h := heading{first[t], letterID(first[t])}
		if script, ok := order.ScriptOf(first[t]); ok && (foreign[script.ID] <= fewForeign || script.ID == "hani") {
			h = heading{script.Label, "letter-" + script.ID}
		}
		a.heading[t] = h
		if a.page[h.id] == 0 {
			a.page[h.id] = i/indexPageSize + 1
			if !slices.Contains(order.Letters(), h.text) {
				others = append(others, h)
			}
		}
	}
	if own {
		for _, letter := range order.Letters() {
			a.letters = append(a.letters, heading{letter, letterID(letter)})
		}
	}
	const most = 80 // a bar of a few lines
	a.letters = append(a.letters, others[:min(most, len(others))]...)
	return a
}

// of is the id of the letter that a term stands under.
func (a *alphabet) of(t *collection.Term) string {
	if a == nil {
		return ""
	}
	return a.heading[t].id
}

// bar gives the letters as links from page n of the index, or (n is 0) from
// another page; current is the id of the letter of that page's name.
func (a *alphabet) bar(b *builder, from permalink.Path, n int, current string) []Letter {
	if a == nil {
		return nil
	}
	bar := make([]Letter, len(a.letters))
	for i, l := range a.letters {
		bar[i] = Letter{Text: l.text, Current: l.id == current}
		if page, ok := a.page[l.id]; ok {
			bar[i].Href = within(b.href(from, permalink.Index(a.section, page)), page == n, l.id)
		}
	}
	return bar
}

func letterID(letter string) string {
	if letter == letters.Others {
		return "letter-0"
	}
	return "letter-" + strings.ToLower(letter)
}
