package infer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fonds/internal/document"
	"fonds/internal/gazetteer"
	"fonds/internal/structure"
)

// What countries a body names is asked by more than one rule, and dear to find
// out. So the body is sampled and looked through once: the beginnings of
// paragraphs, spread evenly, stand for the whole, since paragraphs begin with
// what they are about; and the cost grows slower than the text.

const (
	sampled     = 60           // paragraphs of a body looked at
	sampleBytes = 250          // of each of them, its beginning, or more:
	least, most = 11000, 24000 // of all of them together; in between, half of the text
)

// A passage is a piece of a body and the countries it names, by names,
// adjectives, towns and institutions.
type passage struct {
	block *structure.Block
	text  string
	named []gazetteer.Match
}

// passages are those of a text's main section, in order.
type passages struct {
	list   []passage
	blocks []*structure.Block // that they are taken from
	total  int                // bytes of the blocks

	tallied *tally // once it has been asked for
}

// passages are read when a rule first asks for them.
func (v *view) passages() *passages {
	if v.sampled == nil {
		v.sampled = readPassages(v.main())
	}
	return v.sampled
}

func readPassages(s *section) *passages {
	p := &passages{}
	for _, b := range s.body {
		if b.Kind != structure.Signatory && b.Kind != structure.Label && len(b.Text) >= 30 {
			p.blocks = append(p.blocks, b)
			p.total += len(b.Text)
		}
	}
	if len(p.blocks) == 0 {
		return p
	}
	all := make([]gazetteer.Match, 0, 64)
	look := func(text string, b *structure.Block) {
		from := len(all)
		all = gazetteer.Append(all, text, s.lang)
		p.list = append(p.list, passage{b, text, all[from:len(all):len(all)]})
	}
	picked := spread(p.blocks, sampled)
	each := max(sampleBytes, min(max(p.total/2, least), most)/len(picked))
	if len(picked) <= 3 { // long paragraphs: their parts count as paragraphs do
		for _, b := range picked {
			for from := 0; from < min(len(b.Text), each); from += 2 * sampleBytes {
				look(strings.ToValidUTF8(cut(b.Text[from:], 2*sampleBytes), ""), b)
			}
		}
		return p
	}
	for _, b := range picked {
		look(cut(b.Text, each), b)
	}
	return p
}

// countriesIn appends the countries that a line names to a list, but for words
// that are only used in one.
func countriesIn(found []gazetteer.Match, line string, lang document.Lang) []gazetteer.Match {
	return slices.DeleteFunc(gazetteer.Append(found, line, lang), func(m gazetteer.Match) bool { return m.Kind == gazetteer.ByWording })
}

// runes is about how many characters the blocks have: those of scripts other
// than the Latin one take two bytes or three.
func (p *passages) runes() int {
	if len(p.list) == 0 {
		return 0
	}
	sample := p.list[0].text
	return p.total * utf8.RuneCountInString(sample) / max(len(sample), 1)
}

// countries is how many countries a passage names by name.
func (p *passage) countries() int {
	n := 0
	for i, m := range p.named {
		if m.Kind == gazetteer.ByName && !slices.ContainsFunc(p.named[:i], func(o gazetteer.Match) bool {
			return o.Kind == gazetteer.ByName && o.Country == m.Country
		}) {
			n++
		}
	}
	return n
}

// spread picks at most n blocks, evenly.
func spread(blocks []*structure.Block, n int) []*structure.Block {
	if len(blocks) <= n {
		return blocks
	}
	picked := make([]*structure.Block, n)
	for i := range n {
		picked[i] = blocks[i*len(blocks)/n]
	}
	return picked
}
