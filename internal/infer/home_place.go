package infer

import (
	"slices"
	"strings"

	"fonds/internal/document"
	"fonds/internal/gazetteer"
	"fonds/internal/structure"
)

// Where a text comes from, by what stands at its head.

// place weighs where the text is dated from, less if it is dated from a meeting.
func (s *scale) place(in *Input, known *document.Meta) {
	if known.Place == "" {
		return
	}
	lines, ok := in.view.find(known.Place)
	if !ok {
		return
	}
	points := fromPlace
	switch {
	case known.Event != "", known.Type == "treaty", known.Type == "joint statement":
		points /= 2
	}
	for _, m := range countriesIn(nil, cut(known.Place, maxHead), in.view.main().lang) {
		if name := known.Place[m.From:m.To]; meetingPlaces[strings.ToLower(name)] {
			points /= 2
		}
		if m.Kind == gazetteer.ByCapital && (known.Type == "declaration" || known.Type == "resolution" || known.Type == "speech") {
			points *= 0.75 // people come from elsewhere to speak and resolve there
		}
		s.add(m.Country, points, lines, known.Place)
		return
	}
}

// meetingPlaces are towns where those who speak are seldom at home: seats of
// international bodies.
var meetingPlaces = nameSet("geneva, genève, genf, ginebra, genebra, ginevra, женева, женеве, женева, جنيف, 日内瓦, the hague, den haag, la haye, la haya, гаага, strasbourg, straßburg, estrasburgo, brussels, bruxelles, brüssel, bruselas, bruxelas, brussel, брюссель, bruksela, bruksel, بروكسل, 布鲁塞尔, luxembourg, davos, vienna, vienne, wien, viena, вена")

func nameSet(list string) map[string]bool {
	set := map[string]bool{}
	for name := range strings.SplitSeq(list, ", ") {
		set[name] = true
	}
	return set
}

// source weighs the address that the text gives as its own.
func (s *scale) source(in *Input, known *document.Meta) {
	host, _, ok := hostIn(known.Source)
	if !ok {
		return
	}
	c := countryOfHost(host)
	if c == "" {
		return
	}
	if lines, ok := in.view.find(host); ok {
		s.add(c, fromSource, lines, host)
	}
}

// head weighs what stands beside the title: names of bodies and offices, and
// places with dates unless those have been weighed.
func (s *scale) head(main *section, placed bool) {
	given := map[document.Country]float64{}
	add := func(c document.Country, points float64, lines document.Span, words string) {
		if points = min(points, mostSigned-given[c]); points > 0 {
			given[c] += points
			s.add(c, points, lines, words)
		}
	}
	for _, p := range main.head {
		if main.named.holds(p.Block) || len(p.Text) > maxStamp || p.role != heading && p.role != stamp && p.role != sender && p.role != labelled {
			continue
		}
		text := flat(p.Text)
		ws := wordsOf(text)
		titled := startsWithType(ws) // another title says what it speaks of, but may end in a place
		if placed && p.role == stamp {
			continue
		}
		if p.role == heading && !titled && (bodyWords.has(ws) || rolePhrases.has(ws) || manyOffices.has(ws)) {
			if c, ok := country(text, main.lang); ok {
				add(c, fromHead, p.Lines, text)
			}
			continue
		}
		for _, m := range countriesIn(nil, text, main.lang) {
			last := strings.Trim(text[m.To:], " .)")
			switch m.Kind {
			case gazetteer.ByInstitution:
				add(m.Country, fromHead/2, p.Lines, text[m.From:m.To])
			case gazetteer.ByPlace, gazetteer.ByCapital:
				if p.role != stamp && last != "" || titled && !strings.HasSuffix(strings.TrimRight(text[:m.From], " "), ",") {
					continue
				}
				points := fromHead
				if meetingPlaces[strings.ToLower(text[m.From:m.To])] {
					points /= 2
				}
				add(m.Country, points, p.Lines, text[m.From:m.To])
			}
		}
	}
	// "PRESS CONFERENCE, LYON", and who is in office where.
	if t := main.named; t.parts != nil {
		lines := document.Span{First: t.parts[0].Lines.First, Last: t.parts[len(t.parts)-1].Lines.Last}
		for _, m := range countriesIn(nil, cut(t.text, maxHead), main.lang) {
			switch before := strings.TrimRight(t.text[:m.From], " "); {
			case m.Kind >= gazetteer.ByInstitution && m.Kind < gazetteer.ByWording && speaks(before):
				add(m.Country, fromOffice, lines, t.text[m.From:m.To])
			case m.Kind == gazetteer.ByInstitution && !addressed(before):
				add(m.Country, fromHead/2, lines, t.text[m.From:m.To])
			case m.Kind != gazetteer.ByAdjective && m.To == len(t.text) && strings.HasSuffix(before, ","):
				add(m.Country, fromHead, lines, t.text[m.From:m.To])
			}
		}
	}
	// "GRINNELL, IOWA — The college …": a dateline without a date.
	if len(main.body) == 0 || main.body[0].Kind != structure.Paragraph {
		return
	}
	text := main.body[0].Text
	for _, mark := range []string{" — ", " – ", " -- ", "—", " - "} {
		place, _, ok := strings.Cut(cut(text, 80), mark)
		if !ok || place == "" || len(place) > 50 || strings.ContainsAny(place, ".:;!?\"") || !allCaps(place) && len(wordsOf(place)) > 3 || !titled(place, wordsOf(place)) {
			continue
		}
		for _, m := range countriesIn(nil, place, main.lang) {
			if m.Kind < gazetteer.ByInstitution && m.Kind != gazetteer.ByAdjective {
				add(m.Country, fromPlace, main.body[0].Lines, place)
			}
		}
		return
	}
}

// speaks reports whether what stands before a name makes it the speaker's: a
// kind of document and a preposition, perhaps an office: "Remarks by President".
func speaks(before string) bool {
	ws := wordsOf(before)
	for i := range min(len(ws), 3) {
		_, n := typePhrases.at(ws, i)
		if n == 0 {
			continue
		}
		for i += n; i < len(ws); {
			_, p := issuerPrepositions.at(ws, i)
			_, r := rolePhrases.at(ws, i)
			if p == 0 && r == 0 {
				return false
			}
			i += max(p, r)
		}
		return n < len(ws)
	}
	return false
}

// addressed reports whether what stands before a name makes it whom the text is
// written to or against.
func addressed(before string) bool {
	ws := wordsOf(before)
	for i := max(0, len(ws)-3); i < len(ws); i++ {
		if _, n := subjectPrepositions.at(ws, i); n > 0 {
			return true
		}
	}
	return false
}

// manyOffices are offices in the plural, as the names of collections have them.
var manyOffices = wordSet(`ministers, prime ministers, presidents, primer ministros, presidentes, ministros, ministres, minister, ministri, министров, министры`)

// holds reports whether a block is part of the title.
func (t title) holds(b *structure.Block) bool {
	return slices.ContainsFunc(t.parts, func(p part) bool { return p.Block == b })
}
