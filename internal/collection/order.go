package collection

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"

	"fonds/internal/alphabet"
	"fonds/internal/document"
	"fonds/internal/naming"
)

// byName gives all terms by the names they are sorted by.
func (p *Plan) byName() []*Term {
	order := alphabet.For(p.lang)
	type entry struct {
		term *Term
		key  []byte
	}
	entries := make([]entry, len(p.terms))
	for i, t := range p.terms {
		t.Sort = p.sortName(t)
		entries[i] = entry{t, order.Key(t.Sort)}
	}
	slices.SortFunc(entries, func(a, b entry) int {
		return cmp.Or(bytes.Compare(a.key, b.key), cmp.Compare(a.term.number, b.term.number))
	})
	terms := make([]*Term, len(entries))
	for i, e := range entries {
		terms[i] = e.term
	}
	return terms
}

// longestKey is how many bytes of a title it is sorted by.
const longestKey = 120

// byTitle gives the documents by title, of one title by date; an article at the
// beginning does not count.
func (p *Plan) byTitle() []Titled {
	order := alphabet.For(p.lang)
	type entry struct {
		Titled
		key []byte
	}
	entries := make([]entry, len(p.docs))
	for i, d := range p.docs {
		var lang document.Lang
		if len(d.Meta.Languages) > 0 {
			lang = d.Meta.Languages[0]
		}
		title := naming.SortBody(strings.TrimLeftFunc(d.Title, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), naming.Origin{Lang: lang})
		title = strings.ToValidUTF8(title[:min(longestKey, len(title))], "")
		entries[i] = entry{Titled{d, title}, order.Key(title)}
	}
	slices.SortStableFunc(entries, func(a, b entry) int { return bytes.Compare(a.key, b.key) })
	list := make([]Titled, len(entries))
	for i, e := range entries {
		list[i] = e.Titled
	}
	return list
}
