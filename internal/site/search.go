package site

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"fonds/internal/collection"
	"fonds/internal/document"
	"fonds/internal/language"
	"fonds/internal/markdown"
	"fonds/internal/permalink"
	"fonds/internal/search"
)

// SearchView is the page that searches the whole text. Its words for the script are in
// the page, in the interface language.
type SearchView struct {
	Frame
	Index    string // the folder of the index, from the page
	Words    []Word // what the script says
	Sections []Link // where to look without a script
}

// A Word is what the script says in one case.
type Word struct{ Key, Text string }

const layoutSearch = "search"

// searchWords are the keys under "search." that the script speaks with, and
// searchCounts those that have plural forms.
var (
	searchWords = []string{
		"most", "cut", "failed", "try", "drop", "browse", "remove", "more", "page", "previous", "next",
		"facet_lang", "facet_type", "facet_year", "facet_country", "facet_party", "facet_author",
	}
	searchCounts = []string{"count", "versions"}
)

func (b *builder) search() []Page {
	if !b.config.WithSearch() {
		return nil
	}
	return []Page{{Path: permalink.Search, Layout: layoutSearch, View: func() any {
		v := SearchView{Frame: b.frame(permalink.Search, b.words.T("search.heading"), b.words.T("search.description")), Index: search.Folder}
		for _, key := range searchWords {
			v.Words = append(v.Words, Word{key, b.words.T("search." + key)})
		}
		for _, key := range searchCounts {
			forms := b.words.Forms("search." + key)
			for _, category := range slices.Sorted(maps.Keys(forms)) {
				v.Words = append(v.Words, Word{key + "." + category, forms[category]})
			}
		}
		for _, s := range b.sections {
			v.Sections = append(v.Sections, Link{Text: s.title, Href: b.href(permalink.Search, s.path), Count: b.words.Number(s.count)})
		}
		v.NoIndex, v.Styles = true, []string{"search.css"}
		return v
	}}}
}

// facetKinds are the kinds of term that results can be narrowed by, beside the
// language of the page, with their keys in a query.
var facetKinds = []struct{ key, section string }{
	{"type", "types"}, {"year", "years"}, {"country", "countries"}, {"party", "parties"}, {"author", "authors"},
}

// SearchInput is what the index is made of: a unit for each page that shows a
// document's text. It lacks the texts.
func SearchInput(in Input, pages []Page) search.Input {
	b := newBuilder(in)
	var units []search.Unit
	var documents []*collection.Document
	for _, p := range pages {
		if p.Layout != layoutDocument || p.Body == nil || p.Body.Document == nil {
			continue
		}
		d := p.Body.Document
		documents = append(documents, d)
		units = append(units, b.unit(d, p.Body.Section, p.Path))
	}
	result := search.Input{Units: units, Stop: language.FunctionWords}
	langs := newValues()
	for _, u := range units {
		langs.add(string(u.Lang))
	}
	langs.sort(func(l string) string { return b.languageName(document.Lang(l)) })
	facet := search.Facet{Key: "lang"}
	for _, l := range langs.order {
		facet.Values = append(facet.Values, search.Value{Text: b.languageName(document.Lang(l)), Also: l + " " + b.languages[document.Lang(l)].own})
	}
	result.Facets = append(result.Facets, facet)
	for i := range units {
		units[i].Facets = append(units[i].Facets, []int32{langs.number[string(units[i].Lang)]})
	}
	for _, k := range facetKinds {
		terms := newValues()
		lists := make([][]*collection.Term, len(units))
		byKey := map[string]*collection.Term{}
		for i, d := range documents {
			lists[i] = termsOf(d, k.section)
			for _, t := range lists[i] {
				byKey[string(t.Slug)] = t
				terms.add(string(t.Slug))
			}
		}
		terms.sort(func(slug string) string { return b.names[byKey[slug]] })
		facet := search.Facet{Key: k.key}
		for _, slug := range terms.order {
			t := byKey[slug]
			also := ""
			if t.Kind.Coded {
				also = t.Name
			}
			for _, v := range t.Variants[:min(len(t.Variants), mostBy)] {
				also += " " + v
			}
			facet.Values = append(facet.Values, search.Value{Text: b.names[t], Also: also})
		}
		result.Facets = append(result.Facets, facet)
		for i, list := range lists {
			var numbers []int32
			for _, t := range list {
				numbers = append(numbers, terms.number[string(t.Slug)])
			}
			units[i].Facets = append(units[i].Facets, numbers)
		}
	}
	return result
}

func (b *builder) languageName(l document.Lang) string {
	if n, ok := b.languages[cmp.Or(l, undetermined)]; ok {
		return n.name
	}
	return b.words.T("language.unknown")
}

func (b *builder) unit(d *collection.Document, section int, path permalink.Path) search.Unit {
	lang := d.Sections[section].Lang
	title, titleLang := d.Title, titleLanguage(d)
	if t := d.Titles[lang]; section > 0 && t != "" {
		title, titleLang = t, lang
	}
	u := search.Unit{
		Document: d.ID, Section: section, Path: string(path), Lang: lang,
		Title: title, TitleLang: titleLang, When: b.words.Date(d.Date), Date: d.Date, By: b.by(d), Cluster: d.ID,
	}
	if d.Type != nil {
		u.Type = b.names[d.Type]
	}
	for _, terms := range [][]*collection.Term{d.Authors, d.Parties} {
		for _, t := range terms {
			u.Names = append(u.Names, b.names[t])
		}
	}
	if y := d.Date.Year(); y > 0 {
		date := strconv.Itoa(y)
		if m := d.Date.Month(); m > 0 {
			date += "-" + strconv.Itoa(m)
			if day := d.Date.Day(); day > 0 {
				date += "-" + strconv.Itoa(day)
			}
		}
		u.Names = append(u.Names, date)
	}
	for _, v := range d.Variants {
		u.Cluster, u.Versions = min(u.Cluster, v.Document.ID), true
	}
	return u
}

// termsOf are the terms of one kind that a document belongs to, by issue or signature.
func termsOf(d *collection.Document, section string) []*collection.Term {
	var list []*collection.Term
	add := func(t *collection.Term) {
		if t != nil && !slices.Contains(list, t) {
			list = append(list, t)
		}
	}
	switch section {
	case "types":
		add(d.Type)
	case "years":
		add(d.Year)
	case "countries":
		for _, t := range d.Countries {
			add(t)
		}
		for _, s := range d.Signers {
			add(s.CountryTerm)
		}
	case "parties":
		for _, t := range d.Parties {
			add(t)
		}
		for _, s := range d.Signers {
			add(s.PartyTerm)
		}
	case "authors":
		for _, t := range d.Authors {
			add(t)
		}
		for _, s := range d.Signers {
			add(s.PersonTerm)
		}
	}
	return list
}

// values numbers values by how often they come, the commonest first.
type values struct {
	count  map[string]int
	order  []string
	number map[string]int32
}

func newValues() *values { return &values{count: map[string]int{}} }

func (v *values) add(key string) {
	if v.count[key]++; v.count[key] == 1 {
		v.order = append(v.order, key)
	}
}

func (v *values) sort(name func(string) string) {
	slices.SortFunc(v.order, func(a, b string) int {
		return cmp.Or(v.count[b]-v.count[a], cmp.Compare(name(a), name(b)), cmp.Compare(a, b))
	})
	v.number = make(map[string]int32, len(v.order))
	for i, key := range v.order {
		v.number[key] = int32(i)
	}
}

// SearchText is what a reader sees of a unit's text, of the body it is a section of.
// It is appended to dst.
func SearchText(dst []byte, d *collection.Document, section int, body string) []byte {
	s := d.Sections[section]
	return markdown.Skim(slices.Grow(dst, s.To-s.From), body[s.From:s.To])
}
