package site

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

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
			v.Groups = b.indexGroups(path(n), terms[first:min(len(terms), first+indexPageSize)], alphabet != nil)
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

func (b *builder) indexGroups(from permalink.Path, terms []*collection.Term, letters bool) []IndexGroup {
	var groups []IndexGroup
	index := map[string]int{}
	for _, t := range terms {
		var id, heading string
		if letters {
			heading = letterOf(t.Sort)
			id = letterID(heading)
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
	letters []string // A to Z first, then the others in the order of the index
	page    map[string]int
}

func (b *builder) alphabet(kind *collection.Kind, terms []*collection.Term) *alphabet {
	if len(terms) <= fewTerms || kind.Section == "years" {
		return nil
	}
	a := &alphabet{section: kind.Section, page: map[string]int{}}
	var others []string
	latin := false
	for i, t := range terms {
		letter := letterOf(t.Sort)
		if _, known := a.page[letter]; known {
			continue
		}
		a.page[letter] = i/indexPageSize + 1
		if len(letter) == 1 && 'A' <= letter[0] && letter[0] <= 'Z' {
			latin = true
		} else {
			others = append(others, letter)
		}
	}
	if latin {
		for r := 'A'; r <= 'Z'; r++ {
			a.letters = append(a.letters, string(r))
		}
	}
	a.letters = append(a.letters, others...)
	const most = 80 // an index in Chinese has as many first letters as names
	a.letters = a.letters[:min(most, len(a.letters))]
	return a
}

// bar gives the letters as links from page n of the index, or (n is 0) from
// another page; current is the letter of that page's name.
func (a *alphabet) bar(b *builder, from permalink.Path, n int, current string) []Letter {
	if a == nil {
		return nil
	}
	bar := make([]Letter, len(a.letters))
	for i, text := range a.letters {
		bar[i] = Letter{Text: text, Current: text == current}
		if page, ok := a.page[text]; ok {
			bar[i].Href = within(b.href(from, permalink.Index(a.section, page)), page == n, letterID(text))
		}
	}
	return bar
}

// letterOf is the letter under which a name stands: its first, large and
// without marks; "#" for names that begin with none.
func letterOf(name string) string {
	for _, r := range norm.NFD.String(clip(name, 64)) {
		switch {
		case unicode.IsDigit(r):
			return "#"
		case unicode.IsLetter(r):
			if base, ok := baseLetters[unicode.ToUpper(r)]; ok {
				return base
			}
			return string(unicode.ToUpper(r))
		}
	}
	return "#"
}

// baseLetters are Latin letters with marks that decomposing does not part.
var baseLetters = map[rune]string{
	'Æ': "A", 'Ð': "D", 'Đ': "D", 'Ħ': "H", 'Ł': "L", 'Ŋ': "N", 'Ø': "O", 'Œ': "O", 'Þ': "T", 'ẞ': "S", 'ß': "S", 'Ŧ': "T", 'İ': "I", 'I': "I",
}

func letterID(letter string) string {
	if letter == "#" {
		return "letter-0"
	}
	return "letter-" + strings.ToLower(letter)
}
