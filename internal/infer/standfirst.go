package infer

import (
	"strings"
	"unicode"

	"fonds/internal/document"
	"fonds/internal/structure"
)

// Newspapers set the writer's name in capitals within the line that leads to the
// text: "In the first of two parts, ADA BLUM tells of the flood."
var _ = register(Rule{Name: "authors/standfirst in capitals", Field: document.FieldAuthors, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	if s.title().parts == nil {
		return nil
	}
	var claims []Claim
	for _, b := range s.leadIns() {
		text := flat(b.Text)
		for _, name := range capitalNames(text) {
			claims = append(claims, claim(name, b.Lines, "", 0.8).moved())
		}
		if claims != nil {
			return claims
		}
	}
	return nil
}})

// A person's name alone between the title and a text that does not begin with an
// address: who wrote it.
var _ = register(Rule{Name: "authors/under the title", Field: document.FieldAuthors, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	if s.title().parts == nil || s.letter != nil {
		return nil
	}
	last := s.title().parts[len(s.title().parts)-1]
	under := s.after(last, 2)
	if len(under) == 0 || under[0].role != heading || !under[0].Loose || under[0].Lines.First != under[0].Lines.Last {
		return nil
	}
	name := flat(under[0].Text)
	inverted := false // "Blum, Ada"
	if family, given, ok := strings.Cut(name, ", "); ok && len(wordsOf(family)) == 1 && len(wordsOf(given)) <= 2 {
		name, inverted = given+" "+family, true
	}
	if !isPerson(name) || onScreen(name) || allCaps(name) || len(wordsOf(name)) > 4 || isPlace(name) || isArticle(wordsOf(name)[0].low) {
		return nil
	}
	// English titles have capitals as names have.
	if s.lang == "en" && !inverted && (len(under) < 2 || under[1].role != furniture && under[1].role != stamp) {
		return nil
	}
	switch {
	case inverted && (len(under) < 2 || under[1].role != labelled):
		return nil
	case len(under) == 2 && (!under[1].Loose || under[1].role != furniture && under[1].role != stamp && under[1].role != labelled),
		len(under) == 1 && (len(s.body) == 0 || !s.body[0].Loose || len(s.body[0].Text) < maxHeading):
		return nil // an address, a list of names
	}
	return []Claim{claim(name, under[0].Lines, "", 0.76).moved()}
}})

// leadIns are the short blocks between the title and the text that could lead to it.
func (s *section) leadIns() []*structure.Block {
	var list []*structure.Block
	for _, p := range s.head {
		if p.role == heading && !s.inTitle(p) {
			list = append(list, p.Block)
		}
	}
	if len(s.body) > 1 && s.body[0].Kind == structure.Paragraph {
		list = append(list, s.body[0])
	}
	short := list[:0]
	for _, b := range list {
		if len(b.Text) <= 2*maxHeading && atMost(b.Text, maxHeading) {
			short = append(short, b)
		}
	}
	return short
}

// capitalNames are the persons in a line whose names alone are in capitals, if
// what they do in the text follows: "ADA BLUM and BO BERG explain …".
func capitalNames(text string) []string {
	if allCaps(text) || strings.IndexFunc(text, unicode.IsUpper) < 0 {
		return nil
	}
	ws := wordsOf(text)
	var names []string
	for i := 0; i < len(ws); i++ {
		end := i
		for end < len(ws) && capitals(text[ws[end].from:ws[end].to]) && (end == i || strings.Trim(text[ws[end-1].to:ws[end].from], " .-’'") == "") {
			end++
		}
		if end-i < 2 {
			if end > i || names == nil {
				continue
			}
			// Behind the names stands what they do.
			if _, and := joiners.at(ws, i); and > 0 {
				continue
			}
			if _, n := standfirstVerbs.at(ws, i); n > 0 {
				return names
			}
			if _, n := standfirstPlurals.at(ws, i); n > 0 {
				return names
			}
			return nil
		}
		name := text[ws[i].from:ws[end-1].to]
		if !isPerson(name) {
			return nil
		}
		names = append(names, name)
		i = end - 1
	}
	return nil
}

// joiners stand between two names.
var joiners = wordSet(`and, y, et, und, e, en, и, та`)

// standfirstPlurals are what more than one writer do.
var standfirstPlurals = wordSet(`report, report on, look at, explain, examine, argue, write, ask, describe, analyze, analyse, review, consider, recall, investigate, talk to, speak to, interview, tell, discuss, show, answer, trace, expose, remember,
	explican, analizan, relatan, escriben, informan, cuentan, expliquent, racontent, analysent, reviennent sur, berichten, erklären, schreiben, analysieren, beschreiben, fragen, escrevem, analisam, contam, raccontano, spiegano, scrivono`)

// capitals reports whether a word has no small letter: an initial, or two
// letters and more.
func capitals(w string) bool {
	return strings.IndexFunc(w, unicode.IsLetter) == 0 && !strings.ContainsFunc(w, unicode.IsLower) && strings.ToUpper(w) == w && strings.ToLower(w) != w
}

// leadsByName reports whether a line begins with a person's name and says what he
// or she does in the text.
func leadsByName(text string) bool {
	ws := wordsOf(cut(text, maxStamp))
	for i := 2; i < min(len(ws), 6); i++ {
		if _, n := standfirstVerbs.at(ws, i); n > 0 && !upperFirst(text, ws[i]) {
			return isPerson(strings.Trim(text[:ws[i].from], " ,*_"))
		}
	}
	return false
}
