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
		if len(b.Text) <= 2*maxHeading && runes(b.Text) <= maxHeading {
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
