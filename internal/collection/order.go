package collection

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"fonds/internal/document"
	"fonds/internal/naming"
)

// An order sorts by the interface language's rules (CLDR).
type order struct {
	collator *collate.Collator
	buffer   collate.Buffer
}

func (p *Plan) order() *order {
	return &order{collator: collate.New(language.Make(string(p.lang)))}
}

// key is what a name is sorted by. Signs before the first letter or digit do not
// count: “¡Viva!” stands under V.
func (o *order) key(name string) []byte {
	bare := strings.TrimLeftFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	key := slices.Clone(o.collator.KeyFromString(&o.buffer, cmp.Or(bare, name)))
	o.buffer.Reset()
	return key
}

// byName gives all terms by the names they are sorted by.
func (p *Plan) byName() []*Term {
	o := p.order()
	type entry struct {
		term *Term
		key  []byte
	}
	entries := make([]entry, len(p.terms))
	for i, t := range p.terms {
		t.Sort = p.sortName(t)
		entries[i] = entry{t, o.key(t.Sort)}
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
	o := p.order()
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
		entries[i] = entry{Titled{d, title}, o.key(title)}
	}
	slices.SortStableFunc(entries, func(a, b entry) int { return bytes.Compare(a.key, b.key) })
	list := make([]Titled, len(entries))
	for i, e := range entries {
		list[i] = e.Titled
	}
	return list
}

// Initials tells the letter under which names written in Chinese stand where the
// interface's order is that of their sounds (pinyin); "" for all other names. The
// names are given as they are sorted.
func Initials(lang document.Lang, names []string) []string {
	initials := make([]string, len(names))
	if primary(lang) != "zh" {
		return initials
	}
	collator := collate.New(language.Make(string(lang)))
	// The first syllables of each letter, by the most common character that has them.
	firsts := []struct{ letter, character string }{
		{"A", "阿"}, {"B", "八"}, {"C", "嚓"}, {"D", "咑"}, {"E", "妸"}, {"F", "发"}, {"G", "旮"}, {"H", "哈"}, {"J", "丌"}, {"K", "咔"}, {"L", "垃"}, {"M", "妈"},
		{"N", "拿"}, {"O", "噢"}, {"P", "妑"}, {"Q", "七"}, {"R", "呥"}, {"S", "仨"}, {"T", "他"}, {"W", "屲"}, {"X", "夕"}, {"Y", "丫"}, {"Z", "帀"},
	}
	at := 0
	for i, name := range names {
		first := strings.IndexFunc(name, unicode.IsLetter)
		if first < 0 || !unicode.Is(unicode.Han, []rune(name[first:])[0]) {
			continue
		}
		for at+1 < len(firsts) && collator.CompareString(name[first:], firsts[at+1].character) >= 0 {
			at++
		}
		initials[i] = firsts[at].letter
	}
	return initials
}
