package infer

import (
	"cmp"
	"slices"
	"strings"

	"fonds/internal/document"
	"fonds/internal/gazetteer"
	"fonds/internal/structure"
)

// Where a text comes from, by who signs it.

// agreed are the two countries that a joint statement speaks of throughout, and
// of no third: those whose statement it is.
func agreed(v *view, known *document.Meta) []Claim {
	t := v.passages().tally()
	if known.Type != "joint statement" && !v.main().headed("joint statement") || len(known.Signatories) > 0 || len(t.named) < 2 || t.looked < 3 {
		return nil
	}
	third := 0.0
	if len(t.named) > 2 {
		third = t.named[2].score
	}
	var claims []Claim
	for _, m := range t.named[:2] {
		if !m.name || m.score < 0.5*float64(t.looked) || m.score < 2*third {
			return nil
		}
		claims = append(claims, claim(string(m.country), m.block.Lines, m.words, 0.74))
	}
	return claims
}

// ofSeveral reports whether signatories of several countries speak: not where
// nearly all are of one.
func ofSeveral(known *document.Meta) bool {
	_, most, all := signersOf(known)
	return all > most && 5*most < 4*all
}

// headed reports whether a line of the head says that the text is of a kind.
func (s *section) headed(kind string) bool {
	return slices.ContainsFunc(s.head, func(p part) bool {
		ws := wordsOf(p.Text)
		for i := range min(len(ws), 3) {
			if value, n := typePhrases.at(ws, i); n > 0 {
				return value == kind
			}
		}
		return false
	})
}

// signersOf is the country of most signatories, how many they are, and how many
// have a country.
func signersOf(known *document.Meta) (c document.Country, most, all int) {
	counted := map[document.Country]int{}
	for _, s := range known.Signatories {
		if s.Country == "" {
			continue
		}
		all++
		counted[s.Country]++
		if n := counted[s.Country]; n > most || n == most && s.Country < c {
			c, most = s.Country, n
		}
	}
	return c, most, all
}

// signers weighs the country of nearly all signatories.
func (s *scale) signers(in *Input, known *document.Meta) {
	c, most, all := signersOf(known)
	if all < 2 || 5*most < 4*all {
		return
	}
	points := fromSigners * min(float64(most)/4, 1) * min(3*float64(all)/float64(len(known.Signatories)), 1)
	for _, by := range known.Signatories {
		if by.Country != c {
			continue
		}
		name := cmp.Or(by.Party, by.Name)
		if lines, ok := in.view.find(name); ok {
			s.add(c, points, lines, name)
			return
		}
	}
}

// office weighs the office of a writer, where it is told with the name: "Ada
// Blum, member of the parliament of Norway".
func (s *scale) office(v *view, known *document.Meta) {
	main := v.main()
	points := fromOffice
	if len(known.Authors) > 2 {
		points /= 3 // one of many
	}
	look := func(p part) bool {
		if len(p.Text) > 300 {
			return false
		}
		text := flat(p.Text)
		for _, name := range known.Authors {
			at := strings.Index(text, name)
			if at < 0 {
				continue
			}
			ws := wordsOf(text)
			if !rolePhrases.has(ws) {
				continue
			}
			for _, m := range countriesIn(nil, text, main.lang) {
				between := ""
				if m.From >= at+len(name) {
					between = text[at+len(name) : m.From]
				}
				if between != "" && len(between) <= 80 && !strings.ContainsAny(between, ".:;!?|") && rolePhrases.has(wordsOf(between)) {
					s.add(m.Country, points, p.Lines, text[m.From:m.To])
					return true
				}
			}
		}
		return false
	}
	for _, parts := range [][]part{main.head, v.end} {
		if slices.ContainsFunc(parts, look) {
			return
		}
	}
}

// signed weighs places and institutions in the lines at the end, and in
// signatures within: "Ada Blum, Lyon".
func (s *scale) signed(v *view) {
	main := v.main()
	given := map[document.Country]float64{}
	add := func(m gazetteer.Match, points float64, b *structure.Block) {
		if m.Kind == gazetteer.ByAdjective || m.Kind >= gazetteer.ByInstitution {
			points *= 0.7
		}
		if points = min(points, mostSigned-given[m.Country]); points > 0 {
			given[m.Country] += points
			s.add(m.Country, points, b.Lines, b.Text[m.From:m.To])
		}
	}
	var found []gazetteer.Match
	for _, p := range v.end {
		points, ok := signature(p)
		if !ok {
			continue
		}
		if text := flat(p.Text); p.role != stamp && bodyWords.has(wordsOf(text)) {
			if c, ok := country(text, main.lang); ok && given[c] < mostSigned {
				given[c] += points
				s.add(c, points, p.Lines, text)
			}
			continue
		}
		found = countriesIn(found[:0], p.Text, main.lang)
		seen := document.Country("")
		for _, m := range found {
			if m.Country != seen {
				add(m, points, p.Block)
			}
			seen = m.Country
		}
	}
	var listed []signedFrom
	looked, persons := 0, 0
	for _, b := range main.blocks {
		switch {
		case b.Kind == structure.Signatory && looked < 60:
			looked++
			found = countriesIn(found[:0], cut(b.Text, maxStamp), main.lang)
			seen := document.Country("")
			for _, m := range found {
				if m.Country != seen && m.Kind != gazetteer.ByWording {
					listed = append(listed, signedFrom{m, b})
				}
				seen = m.Country
			}
		case len(b.Text) <= 80 && persons < 80 && b.Kind == structure.Paragraph:
			name, place, ok := strings.Cut(b.Text, ", ")
			if !ok {
				continue
			}
			if persons++; !isPerson(name) {
				continue
			}
			found = countriesIn(found[:0], b.Text, main.lang)
			if n := len(found); n > 0 && found[n-1].From > len(name) && strings.TrimRight(b.Text[found[n-1].To:], ". ") == "" && len(place) > 0 {
				add(found[n-1], fromSigned, b)
			}
		}
	}
	// Of a list, what part of it is of one country.
	for _, l := range listed {
		add(l.Match, min(fromSignatory, 2*mostSigned/float64(looked)), l.block)
	}
}

// signedFrom is a country in a list of signatories.
type signedFrom struct {
	gazetteer.Match
	block *structure.Block
}

// signature gives what a line at the end of a text counts: one that says where
// and when, who, or where to write to. Others are references or slogans.
func signature(p part) (points float64, ok bool) {
	text := p.Text
	if len(text) > 100 || p.Kind != structure.Paragraph && p.Kind != structure.Heading || containsAny(text, "\"“”«»!?") {
		return 0, false
	}
	if p.role == stamp {
		return fromSigned, true
	}
	if strings.HasSuffix(text, ".") || strings.Contains(text, "://") {
		return 0, false
	}
	if name, place, ok := strings.Cut(text, ", "); ok && isPerson(name) && len(wordsOf(place)) <= 4 {
		return fromSigned, true
	}
	if _, ok := bodyLine(flat(text)); ok {
		return fromSigned * 0.75, true
	}
	ws := wordsOf(text)
	return fromSigned, len(ws) <= 3 && titled(text, ws) // a place alone
}

// flags weighs the flags among a text's marks.
func (s *scale) flags(main *section) {
	given := 0
	for _, b := range main.blocks {
		text := b.Text
		for given < 3 {
			at := strings.Index(text, "\xF0\x9F\x87") // the beginning of a letter of a flag
			if at < 0 || at+8 > len(text) || text[at+4:at+7] != "\xF0\x9F\x87" {
				break
			}
			code := document.Country([]byte{text[at+3] - 0xA6 + 'A', text[at+7] - 0xA6 + 'A'})
			if gazetteer.Valid(code) {
				s.add(code, fromFlag, b.Lines, text[at:at+8])
				given++
			}
			text = text[at+8:]
		}
	}
}
