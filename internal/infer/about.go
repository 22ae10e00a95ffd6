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
	counted    = 10      // countries whose mentions in the whole body are counted
	bodyBytes  = 1 << 17 // of the body, for that
	short      = 3000    // characters of a text whose first sentences say all it is about
	enumerated = 6       // countries in one passage that only lists them
)

// Countries that the body keeps coming back to. What its passages name is then
// counted throughout by its plain words.
var _ = register(Rule{Name: "about/body", Field: document.FieldAbout, Propose: func(in *Input, _ *document.Meta) []Claim {
	p := in.view.passages()
	t := p.tally()
	var claims []Claim
	for _, m := range t.named[:min(len(t.named), counted)] {
		share := m.score / float64(t.looked)
		confidence := 0.5
		switch {
		case m.score >= 3 && share >= 0.08:
			confidence = min(0.72+share/4, 0.85)
		case m.score >= 2 && share >= 0.25 && m.first <= 1, m.score >= 2 && share >= 0.08, m.score >= 3 && share >= 0.05, m.name && m.score >= 1.5 && m.first <= 1:
			confidence = 0.72
		case m.everywhere(p.blocks) >= max(5, min(p.total, bodyBytes)/9000):
			confidence = 0.71
		case m.score < 2:
			continue
		}
		claims = append(claims, claim(string(m.country), m.block.Lines, m.words, confidence))
	}
	return claims
}})

// What the first sentence names is what a short text is about, and what a
// longer one is about if it comes back to it; but for those who speak.
var _ = register(Rule{Name: "subject/lead", Field: document.FieldAbout, Derived: true, Propose: func(in *Input, known *document.Meta) []Claim {
	p := in.view.passages()
	var claims []Claim
	for i, m := range p.tally().named {
		own := slices.Contains(known.Countries, m.country)
		if own && i == 0 && len(known.Countries) == 1 && m.score >= 1.5 {
			own = false // its own, and the first of all it speaks of
		}
		if m.name && m.lead && (m.score >= 1.5 || m.score >= 1 && p.runes() <= short) && !own &&
			!slices.ContainsFunc(known.Signatories, func(s document.Signatory) bool { return s.Country == m.country }) {
			claims = append(claims, claim(string(m.country), m.block.Lines, m.words, 0.71))
		}
	}
	return claims
}})

// tally is made once.
func (p *passages) tally() *tally {
	if p.tallied == nil {
		t := &tally{lead: -1}
		for i := range p.list {
			t.look(&p.list[i])
		}
		slices.SortStableFunc(t.named, func(a, b mention) int { return cmp.Compare(b.score, a.score) })
		p.tallied = t
	}
	return p.tallied
}

// A tally counts in how many samples each country is named.
type tally struct {
	named  []mention
	looked int // samples
	lead   int // the first that is a sentence, -1 before
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
	lead    bool // it is named in the first sentence
}

func (t *tally) look(p *passage) {
	text, b := p.text, p.block
	if len(text) <= maxStamp && !strings.ContainsAny(text[len(text)-1:], ".!?") && bodyWords.has(wordsOf(text)) {
		return // the name of a body alone
	}
	if t.lead < 0 && len(text) >= 100 {
		t.lead = t.looked
	}
	here := map[document.Country]float64{}
	part := 1.0
	if p.countries() >= enumerated {
		part = 0.5
	}
	for _, m := range p.named {
		if m.Kind == gazetteer.ByWording {
			continue
		}
		weight := part
		switch {
		case m.Adjective:
			weight *= 0.5
		case m.Kind > gazetteer.ByCapital:
			weight *= 0.3
		}
		at := slices.IndexFunc(t.named, func(n mention) bool { return n.country == m.Country })
		if at < 0 {
			if len(t.named) >= 64 {
				continue
			}
			t.named = append(t.named, mention{country: m.Country, first: t.looked, block: b, words: text[m.From:m.To], name: m.Kind == gazetteer.ByName || m.Kind == gazetteer.ByCapital})
			at = len(t.named) - 1
		}
		n := &t.named[at]
		n.lead = n.lead || m.Kind == gazetteer.ByName && t.lead == t.looked && sentences(text[:m.From]) == 1
		if !n.name && (m.Kind == gazetteer.ByName || m.Kind == gazetteer.ByCapital) {
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
