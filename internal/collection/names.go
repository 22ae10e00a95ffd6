package collection

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/digest"
	"fonds/internal/document"
	"fonds/internal/gazetteer"
)

// Names lists the names to look for in bodies: of authors and parties in every
// section, of countries as each language of the collection calls them, in all
// its cases where it has them. A text
// is one term's name: a party's rather than an author's, else the first's.
func (p *Plan) Names() []digest.Name {
	var names []digest.Name
	taken := map[digest.Name]bool{}
	add := func(t *Term, text string, lang document.Lang) {
		at := digest.Name{Text: text, Lang: lang}
		if taken[at] || text == "" {
			return
		}
		taken[at] = true
		names = append(names, digest.Name{Term: t.number, Text: text, Lang: lang})
	}
	languages := p.languages()
	for _, k := range []*Kind{parties, authors, countries} {
		for _, t := range p.terms {
			if t.Kind != k || !k.Named {
				continue
			}
			if k == countries {
				for _, lang := range languages {
					for _, name := range gazetteer.Forms(document.Country(t.Name), lang) {
						add(t, name, lang)
					}
				}
			}
			for _, name := range t.names() {
				if distinctive(name) {
					add(t, name, "")
				}
			}
		}
	}
	// What other languages call an international body, unless it names another term.
	for _, t := range p.terms {
		for _, name := range t.also {
			if distinctive(name) && !taken[digest.Name{Text: name}] {
				add(t, name, "")
			}
		}
	}
	return names
}

// names is what the term is called in every language: nothing, for a country
// without a record.
func (t *Term) names() []string {
	name := t.Name
	if t.Kind.Coded {
		name = t.called
	}
	return append([]string{name}, t.Variants...)
}

// languages lists the languages that the documents have.
func (p *Plan) languages() []document.Lang {
	var all []document.Lang
	seen := map[document.Lang]bool{}
	for _, d := range p.docs {
		if d.Withdrawn != "" {
			continue
		}
		for _, l := range d.Meta.Languages {
			if !seen[l] {
				seen[l] = true
				all = append(all, l)
			}
		}
	}
	slices.Sort(all)
	return all
}

// distinctive reports whether a name found in running text is likely to mean
// the term: not so for one to three letters (unless they are an abbreviation
// in capitals, or three characters of a script that writes words in so many),
// nor for one word without a capital, which may be an ordinary word.
func distinctive(name string) bool {
	letters, lower, upper, ideographs := 0, 0, 0, 0
	for _, r := range name {
		switch {
		case unicode.IsLower(r):
			lower++
		case unicode.IsUpper(r), unicode.IsTitle(r):
			upper++
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
			ideographs++
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	if letters == 0 {
		return false
	}
	if utf8.RuneCountInString(name) < 4 {
		return letters == 3 && (upper == 3 || ideographs == 3)
	}
	return upper > 0 || lower == 0 || strings.ContainsFunc(name, unicode.IsSpace)
}
