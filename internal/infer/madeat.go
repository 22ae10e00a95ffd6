package infer

import (
	"strings"

	"fonds/internal/dates"
	"fonds/internal/document"
	"fonds/internal/gazetteer"
)

// A made is a line that says at what meeting, where and when a text was made:
// "Third Conference on Rivers, Porto, 6-12 September 1978".
type made struct {
	event, place string
	date         dates.Found
	whole        bool // it says nothing else
}

// madeAt reads the fields before a line's one date. The date stands last, alone
// or in brackets.
func madeAt(text string, lang document.Lang) (m made, ok bool) {
	if len(text) > maxHeading {
		return m, false
	}
	found := dates.Find(text)
	if len(found) != 1 || strings.Trim(text[found[0].To:], " .)）") != "" {
		return m, false
	}
	m.date, m.whole = found[0], true
	before := strings.TrimRight(text[:m.date.From], " ")
	trimmed := strings.TrimRight(before, ",،，(（ ")
	if trimmed == before && before != "" {
		return m, false // the date belongs to the words before it
	}
	if inForce.has(wordsOf(before)) {
		return m, false
	}
	var places []string
	meets := eventWords.has(wordsOf(trimmed))
	for _, field := range commas(trimmed) {
		ws := wordsOf(field)
		switch {
		case len(ws) == 0:
		case m.event == "" && eventWords.has(ws) && (upperFirst(field, ws[0]) || isDigit(field[0])) && typeBefore(ws) == "":
			m.event = field
			if _, n := adoptedPhrases.at(ws, 0); n > 0 && n < len(ws) { // "Adopted by the congress …"
				_, by := agents.at(ws, n)
				_, at := atPhrases.at(ws, n)
				if from := n + max(by, at); from > n && from < len(ws) {
					m.event, m.whole = field[ws[from].from:], false
				}
			}
		case m.placed(field, ws, lang, meets || len(places) > 0):
			places = append(places, field)
		default:
			m.whole = false
		}
	}
	m.place = strings.Join(places, ", ")
	if !strings.Contains(trimmed, m.place) {
		m.place = places[0]
	}
	return m, true
}

// placed reports whether a field of the line names a place: one that is known,
// or, beside an event or a known place, two words with capitals at most.
func (m made) placed(field string, ws []word, lang document.Lang, beside bool) bool {
	if isBody(field) && !isAbbreviation(field) || len(ws) > 4 {
		return false
	}
	for _, g := range gazetteer.Find(field, lang) {
		if g.From == 0 && !g.Adjective && (g.To == len(field) || titled(field, ws)) {
			return true
		}
	}
	return (m.event != "" || beside) && len(ws) <= 2 && cased(field) && titled(field, ws) && !isAbbreviation(field)
}

// claims are what a line says of the text.
func (m made) claims(lang document.Lang, lines document.Span, confidence float64) []Claim {
	var claims []Claim
	if m.event != "" {
		claims = append(claims, claim(m.event, lines, m.event, confidence).of(document.FieldEvent))
	}
	if m.place != "" {
		claims = append(claims, claim(m.place, lines, m.place, confidence).of(document.FieldPlace))
	}
	return claims
}

// The line under a title that names the meeting which made the text.
var _ = register(Rule{Name: "event/dated line", Field: document.FieldEvent, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	t := s.title()
	if t.parts == nil {
		return nil
	}
	for _, p := range s.head {
		if p.role != heading || p.Lines.First <= t.parts[len(t.parts)-1].Lines.Last {
			continue
		}
		m, ok := madeAt(flat(p.Text), s.lang)
		if !ok || m.event == "" || m.date.Date.Year() == 0 {
			continue
		}
		claims := m.claims(s.lang, p.Lines, 0.8)
		for _, c := range dated(m.date, s.lang, p.Lines, m.date.Words, 0.8) {
			c.Moved = m.whole && c.Confidence >= Threshold
			claims = append(claims, c.of(document.FieldDate))
		}
		return claims
	}
	return nil
}})

// "Adoption: Porto, 31st session (9 July 1948)": the label's place and meeting.
var _ = register(Rule{Name: "place/date label", Field: document.FieldPlace, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	var claims []Claim
	for _, l := range in.view.labelled("date") {
		if m, ok := madeAt(l.value, s.lang); ok {
			claims = append(claims, m.claims(s.lang, l.lines, 0.78)...)
		}
	}
	return claims
}})
