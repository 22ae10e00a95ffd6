package infer

import (
	"slices"
	"strings"

	"fonds/internal/dates"
	"fonds/internal/document"
	"fonds/internal/structure"
)

// adoptedPhrases open the line under a title that says who made the text, where
// and when: "Adopted by the second congress of the River Party on 3 May 2011".
var adoptedPhrases = wordSet(`adopted, approved, passed, issued, agreed, unanimously adopted, adopted unanimously, carried,
	принято, принята, принят, приняты, утверждено, утверждена, утвержден, одобрено, одобрена, прийнято, прийнята, ухвалено, ухвалена, схвалено,
	adoptada, adoptado, aprobada, aprobado, acordada, acordado, emitida, emitido, adoptée, adopté, approuvée, approuvé, votée, voté,
	angenommen, verabschiedet, beschlossen, adotada, adotado, aprovada, aprovado, adottata, adottato, approvata, approvato, aangenomen, goedgekeurd, przyjęta, przyjęte, przyjęty, uchwalona, uchwalone, vedtatt, vedtaget, antagen, antaget, přijato, schváleno, usvojena, usvojeno`)

// inPlace leads from the words before a date to where it was.
var inPlace = wordSet(`in, at, en, à, em, a, в, у, te, w, i, v, u`)

// datePrepositions stand between a place and the date behind it.
var datePrepositions = wordSet(`on, on the, the, el, el día, le, am, den, em, a, il, op, dne, dnia, den, на, от, of`)

// madeIn reads the place at the end of the words before a date, behind a
// preposition: "Adopted in Porto on". at is where the preposition stands.
func madeIn(before string) (place string, at int) {
	ws := wordsOf(before)
	end := len(ws)
	for i := max(0, end-2); i < end; i++ {
		if _, n := datePrepositions.at(ws, i); n == end-i {
			end = i
			break
		}
	}
	for i := end - 1; i >= max(0, end-4); i-- {
		if i+1 >= end || upperFirst(before, ws[i]) {
			continue
		}
		if _, n := inPlace.at(ws, i); n != 1 {
			continue
		}
		place = before[ws[i+1].from:ws[end-1].to]
		if !titled(place, wordsOf(place)) || !upperFirst(before, ws[i+1]) || strings.ContainsAny(place, ".,:;!?|/()0123456789") || isBody(place) || !cased(place) {
			return "", 0
		}
		return place, int(ws[i].from)
	}
	return "", 0
}

// isMadeAt reports whether the words before a date say that a text was made
// somewhere, and nothing else: "Adopted in Porto on".
func isMadeAt(before string) bool {
	place, at := madeIn(before)
	if place == "" {
		return false
	}
	ws := wordsOf(before[:at])
	if len(ws) == 0 {
		return false
	}
	if _, n := adoptedPhrases.at(ws, 0); n == len(ws) {
		return true
	}
	_, n := doneAt.at(wordsOf(before), 0)
	return n > 0 && n == len(ws)+1
}

var _ = register(Rule{Name: "date/adopted", Field: document.FieldDate, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	t := s.title()
	var claims []Claim
	lines := s.head
	if len(s.body) > 0 && s.body[0].Kind == structure.Paragraph { // it may end as a sentence does
		lines = append(slices.Clone(lines), part{Block: s.body[0], role: heading})
	}
	for _, p := range lines {
		if p.role != heading || t.parts != nil && p.Lines.First <= t.parts[len(t.parts)-1].Lines.Last {
			continue
		}
		text := flat(p.Text)
		_, n := adoptedPhrases.begins(text)
		if n == 0 || len(text) > maxHeading {
			continue
		}
		found := dates.Find(text)
		if len(found) != 1 || found[0].Date.Year() == 0 || len(wordsOf(text[found[0].To:])) > 1 {
			continue
		}
		claims = append(claims, dated(found[0], s.lang, p.Lines, found[0].Words, 0.8)...)
		before := text[:found[0].From]
		if place, at := madeIn(before); place != "" {
			confidence := 0.78
			if !nominative(place) {
				confidence = 0.6
			}
			claims = append(claims, claim(place, p.Lines, place, confidence).of(document.FieldPlace))
			before = before[:at]
		}
		ws := wordsOf(before)
		for end := len(ws); end > n; end-- { // what leads on to the date
			if _, k := datePrepositions.at(ws, end-1); k == 0 {
				break
			}
			ws = ws[:end-1]
		}
		if n >= len(ws) {
			return claims
		}
		_, by := agents.at(ws, n)
		_, at := atPhrases.at(ws, n)
		from := n + max(by, at)
		if from >= len(ws) || from == n && nominative(before) {
			return claims
		}
		for from < len(ws)-1 && isArticle(ws[from].low) {
			from++
		}
		who := before[ws[from].from:ws[len(ws)-1].to]
		switch name, _, ok := body(who); {
		case strings.ContainsAny(who, ",;:.!?"):
		case eventWords.has(ws[from:]):
			confidence := 0.76
			if !nominative(who) || !nominative(before) {
				confidence = 0.6 // "съездом": no form under which it is known
			}
			claims = append(claims, claim(who, p.Lines, who, confidence).of(document.FieldEvent))
		case ok && strings.Trim(name, "IVXLC") != "":
			claims = append(claims, claim(name, p.Lines, name, issuerTrust(name, 0.8)).of(document.FieldParties))
		}
		return claims
	}
	return claims
}})
