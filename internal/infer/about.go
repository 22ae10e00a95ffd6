package infer

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"fonds/internal/document"
	"fonds/internal/gazetteer"
	"fonds/internal/structure"
)

// A country in the title is what the text speaks of, but not where it only
// belongs to the issuer's name.
var _ = register(Rule{Name: "about/title", Field: document.FieldAbout, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	t := s.title()
	var claims []Claim
	if t.parts != nil {
		lines := document.Span{First: t.parts[0].Lines.First, Last: t.parts[len(t.parts)-1].Lines.Last}
		claims = append(claims, spokenOf(t.text, lines, s.lang)...)
	}
	for _, l := range in.view.labelled("title") {
		claims = append(claims, spokenOf(l.value, l.lines, s.lang)...)
	}
	return claims
}})

func spokenOf(text string, lines document.Span, lang document.Lang) []Claim {
	issuer := issuerOf(text)
	if issuer == "" {
		issuer = titleSubject(text)
	}
	from := strings.Index(text, issuer)
	var claims []Claim
	for _, m := range gazetteer.Find(cut(text, maxHead), lang) {
		if issuer != "" && m.From >= from && m.To <= from+len(issuer) {
			continue
		}
		confidence := 0.85
		if m.Adjective {
			confidence = 0.74
		}
		claims = append(claims, claim(string(m.Country), lines, text[m.From:m.To], confidence))
	}
	return claims
}

const (
	sampled     = 60           // paragraphs of a body looked at
	sampleBytes = 250          // of each of them, its beginning, or more:
	least, most = 11000, 24000 // of all of them together; in between, half of the text
	counted     = 10           // countries whose mentions in the whole body are counted
	bodyBytes   = 1 << 17      // of the body, for that
)

// Countries that the body keeps coming back to. The beginnings of paragraphs,
// spread evenly, stand for the whole: paragraphs begin with what they are about,
// and the cost grows slower than the text. What is named there is then counted
// throughout by its plain words.
var _ = register(Rule{Name: "about/body", Field: document.FieldAbout, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	var blocks []*structure.Block
	total := 0
	for _, b := range s.body {
		if b.Kind != structure.Signatory && b.Kind != structure.Label && len(b.Text) >= 30 {
			blocks = append(blocks, b)
			total += len(b.Text)
		}
	}
	if len(blocks) == 0 {
		return nil
	}
	t := &tally{lang: s.lang}
	picked := spread(blocks, sampled)
	each := max(sampleBytes, min(max(total/2, least), most)/len(picked))
	if len(picked) <= 3 { // long paragraphs: their parts count as paragraphs do
		for _, b := range picked {
			for from := 0; from < min(len(b.Text), each); from += 2 * sampleBytes {
				t.look(strings.ToValidUTF8(cut(b.Text[from:], 2*sampleBytes), ""), b)
			}
		}
	} else {
		for _, b := range picked {
			t.look(cut(b.Text, each), b)
		}
	}
	slices.SortStableFunc(t.named, func(a, b mention) int { return cmp.Compare(b.score, a.score) })
	var claims []Claim
	for _, m := range t.named[:min(len(t.named), counted)] {
		share := m.score / float64(t.looked)
		confidence := 0.5
		switch {
		case m.score >= 3 && share >= 0.08:
			confidence = min(0.72+share/4, 0.85)
		case m.score >= 2 && share >= 0.25 && m.first <= 1:
			confidence = 0.72
		case m.everywhere(blocks) >= max(5, min(total, bodyBytes)/9000):
			confidence = 0.71
		case m.score < 2:
			continue
		}
		claims = append(claims, claim(string(m.country), m.block.Lines, m.words, confidence))
	}
	return claims
}})

// A tally counts in how many samples each country is named.
type tally struct {
	lang   document.Lang
	named  []mention
	looked int // samples
}

// A mention is a country of the sample: the samples that name it (one that has
// its adjective only counts half), and where it is named first.
type mention struct {
	country document.Country
	score   float64
	first   int // sample
	block   *structure.Block
	words   string
	name    bool // words are a name, not an adjective
}

func (t *tally) look(text string, b *structure.Block) {
	here := map[document.Country]float64{}
	for _, m := range gazetteer.Find(text, t.lang) {
		weight := 1.0
		if m.Adjective {
			weight = 0.5
		}
		at := slices.IndexFunc(t.named, func(n mention) bool { return n.country == m.Country })
		if at < 0 {
			if len(t.named) >= 64 {
				continue
			}
			t.named = append(t.named, mention{country: m.Country, first: t.looked, block: b, words: text[m.From:m.To], name: !m.Adjective})
			at = len(t.named) - 1
		}
		n := &t.named[at]
		if !n.name && !m.Adjective {
			n.block, n.words, n.name = b, text[m.From:m.To], true
		}
		n.score += max(weight-here[m.Country], 0)
		here[m.Country] = max(weight, here[m.Country])
	}
	t.looked++
}

// everywhere counts a name in the whole body, without the letter or two that
// change with its case in languages that decline it.
func (m mention) everywhere(blocks []*structure.Block) int {
	stem := m.words
	if !m.name || len(stem) <= 4 {
		return 0 // "US" stands in too many words
	}
	if !nominative(stem) {
		_, last := utf8.DecodeLastRuneInString(stem)
		stem = stem[:len(stem)-last]
	}
	n, left := 0, bodyBytes
	for _, b := range blocks {
		text := cut(b.Text, left)
		n += strings.Count(text, stem)
		if left -= len(text); left <= 0 {
			break
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
