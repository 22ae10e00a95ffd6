package infer

import (
	"fonds/internal/document"
)

var _ = register(Rule{Name: "event/label", Field: document.FieldEvent, Propose: func(in *Input, _ *document.Meta) []Claim {
	var claims []Claim
	for _, l := range in.view.labelled("event") {
		claims = append(claims, l.claim(l.value, 0.9))
	}
	return claims
}})

// eventWords are what people meet at.
var eventWords = wordSet(`conference, congress, summit, meeting, forum, seminar, symposium, session, plenum, general assembly, convention, festival, rally, gathering, colloquium, конференции, конференция, съезде, съезд, съезда, съездом, конференцией, пленумом, саммит, форуме, форум, пленум, пленуме, встреча, встрече, митинге, конференції, з'їзді, conferencia, congreso, cumbre, encuentro, foro, seminario, asamblea general, reunión, conférence, congrès, sommet, rencontre, forum social, assemblée générale, konferenz, kongress, parteitag, gipfel, tagung, kundgebung, treffen, conferência, congresso, cúpula, encontro, fórum, seminário, conferenza, vertice, incontro, raduno, conferentie, congres, konferencji, kongres, konferencia, kongresszus, συνέδριο, konferansı, kongresi, konferens, kongress`)

// atPhrases lead from a kind of document to where it was given.
var atPhrases = wordSet(`at, at the, to, to the, before the, in, for the, на, в, перед, en, en el, en la, ante el, ante la, al, à, à la, au, lors de, lors du, devant, auf, auf dem, auf der, bei, beim, vor dem, zum, zur, no, na, ao, à, durante, al, alla, nel, nella, op, op het, op de, bij, tijdens, na, i`)

// "Speech at the third Congress of the River Party": what follows "at", if it
// is an event by its name.
var _ = register(Rule{Name: "event/heading", Field: document.FieldEvent, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	var claims []Claim
	for _, p := range s.head {
		if p.role != heading {
			continue
		}
		text := flat(p.Text)
		ws := wordsOf(text)
		for i := 1; i < len(ws); i++ {
			_, n := atPhrases.at(ws, i)
			if n == 0 || i+n >= len(ws) {
				continue
			}
			from := i + n
			to := nameEnd(text, ws, from)
			if to-from < 2 || !eventWords.has(ws[from:to]) || !upperFirst(text, ws[from]) && !startsNumber(text[ws[from].from:]) {
				continue
			}
			confidence := 0.78
			if kind := typeBefore(ws[:i]); kind == "" {
				confidence = 0.6
			}
			name := text[ws[from].from:ws[to-1].to]
			claims = append(claims, claim(name, p.Lines, name, confidence))
			break
		}
	}
	return claims
}})

// typeBefore is the kind of document that words begin with.
func typeBefore(ws []word) string {
	for i := range min(len(ws), 3) {
		if kind, n := typePhrases.at(ws, i); n > 0 {
			return kind
		}
	}
	return ""
}

func startsNumber(s string) bool { return s != "" && isDigit(s[0]) }

// nameEnd is where a name of capitals and connectors that begins at a word ends.
func nameEnd(text string, ws []word, from int) int {
	end := from
	for end < len(ws) {
		w := ws[end]
		if end > from && containsAny(text[ws[end-1].to:w.from], ",;:.!?|–—()[]") {
			break
		}
		if !upperFirst(text, w) && !nameConnectors[w.low] && !eventWords.has(ws[end:end+1]) {
			break
		}
		end++
	}
	for end > from && !upperFirst(text, ws[end-1]) && !eventWords.has(ws[end-1:end]) {
		end--
	}
	return end
}
