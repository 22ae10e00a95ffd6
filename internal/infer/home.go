package infer

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/document"
	"fonds/internal/gazetteer"
	"fonds/internal/structure"
)

// Nearly every text has a country that its writers are at home in, and most do
// not say so in their names. So cues are weighed: each adds points for a
// country, those that speak of the writers themselves many, what the text keeps
// coming back to few. A country wins that has enough points, and far more than
// the next one; two near each other are none.

// The points that cues give, and what a country needs.
const (
	fromPlace     = 2.4 // the place the text is dated from
	fromSource    = 2.4 // the source's address
	fromSigned    = 1.6 // a signature's place
	fromHost      = 0.9 // an address in the text
	fromMail      = 1.3
	fromFlag      = 0.9
	fromSelf      = 2.6 // "we Poles", "here in Ireland"
	fromOurs      = 0.6 // a passage that speaks of "our country" and names it nowhere
	mostSigned    = 2.2 // all lines at the end together
	fromSignatory = 0.5 // an institution in a list of signatories
	fromOffice    = 2.4 // the office that the writer holds there
	fromSigners   = 2.2 // the countries of nearly all signatories
	fromLanguage  = 1.0 // the language, where most of those who write it live in one country
	fromHead      = 1.4 // a body's name over or under the title
	fromWording   = 0.5 // a passage with words that are used so in one country
	fromSpelling  = 0.3 // the same in English, which others write as Americans do
	fromMoney     = 0.5 // a passage with the country's money
	fromPhone     = 1.3
	fromPostal    = 1.8 // the form of a postal code
	fromBody      = 2.6 // the body, if it speaks of one country only

	enough = 2.0
	margin = 1.6 // times the points of the next
)

// A scale holds the points of each country and the strongest cue for it.
type scale struct {
	list []weighed
}

type weighed struct {
	country document.Country
	points  float64
	best    float64 // points of the cue
	topic   float64 // of the points, those that it has for being spoken of, in a language that is not its own
	lines   document.Span
	words   string
}

func (s *scale) at(c document.Country) *weighed {
	for i := range s.list {
		if s.list[i].country == c {
			return &s.list[i]
		}
	}
	s.list = append(s.list, weighed{country: c})
	return &s.list[len(s.list)-1]
}

// add gives points for a cue, but never more than most from cues of its kind.
func (s *scale) add(c document.Country, points float64, lines document.Span, words string) {
	w := s.at(c)
	w.points += points
	if points > w.best {
		w.best, w.lines, w.words = points, lines, words
	}
}

var _ = register(Rule{Name: "countries/weighed", Field: document.FieldCountries, Derived: true, Propose: func(in *Input, known *document.Meta) []Claim {
	s := in.view.main()
	if len(s.blocks) == 0 || len(known.Countries) > 0 || ofSeveral(known) {
		return nil
	}
	if two := agreed(in.view, known); two != nil {
		return two
	}
	return weigh(in, known).claims()
}})

// weigh weighs all cues.
func weigh(in *Input, known *document.Meta) *scale {
	s := in.view.main()
	w := &scale{}
	w.place(in, known)
	w.source(in, known)
	w.head(s, known.Place != "")
	w.hosts(in.view)
	w.signed(in.view)
	w.addresses(s)
	w.phones(in.view)
	w.postal(in.view)
	w.flags(s)
	w.body(in.view)
	w.office(in.view, known)
	w.signers(in, known)
	if c, points := homeOf(s.lang); c != "" && len(w.list) > 0 {
		w.at(c).points += points
	}
	return w
}

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

// claims are the winner, or the candidates.
func (s *scale) claims() []Claim {
	slices.SortStableFunc(s.list, func(a, b weighed) int {
		return cmp.Or(cmp.Compare(b.points, a.points), cmp.Compare(a.country, b.country))
	})
	var claims []Claim
	for i, w := range s.list[:min(len(s.list), 2)] {
		if w.points < 1.2 || w.best == 0 {
			break
		}
		next := 0.0
		if i == 0 && len(s.list) > 1 {
			next = s.list[1].points - s.list[1].topic/2
		}
		confidence := min(0.3+w.points/10, 0.6)
		if i == 0 && w.points >= enough && w.points >= margin*next {
			confidence = min(Threshold+(w.points-enough)*0.04, 0.86)
		}
		claims = append(claims, claim(string(w.country), w.lines, w.words, confidence))
	}
	return claims
}

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
	case known.Type == "declaration":
		points *= 0.75
	}
	for _, m := range countriesIn(nil, cut(known.Place, maxHead), in.view.main().lang) {
		if name := known.Place[m.From:m.To]; meetingPlaces[strings.ToLower(name)] {
			points /= 2
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
		case len(b.Text) <= 80 && persons < 40 && b.Kind == structure.Paragraph:
			name, place, ok := strings.Cut(b.Text, ", ")
			if !ok || !isPerson(name) {
				continue
			}
			persons++
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
	if len(text) > 100 || p.Kind != structure.Paragraph && p.Kind != structure.Heading || strings.ContainsAny(text, "\"“”«»!?") {
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

// body weighs what the passages name: how much of it is one country's, whether
// the text's language is spoken there, and whether the writers speak of it as
// their own.
func (s *scale) body(v *view) {
	p := v.passages()
	lang := v.main().lang
	base := langBase(lang)
	type tallied struct {
		weighed
		raw      float64
		domestic float64 // of it, towns and institutions
	}
	var all []tallied
	ours := 0
	var worded scale
	for i := range p.list {
		here := &p.list[i]
		given := map[document.Country]float64{}
		wording := fromWording
		if base == "en" {
			wording = fromSpelling
		}
		for _, m := range here.named {
			if m.Kind == gazetteer.ByWording {
				worded.add(m.Country, wording, here.block.Lines, here.text[m.From:m.To])
				wording = 0 // once for a passage
				continue
			}
			points := 1.0
			switch m.Kind {
			case gazetteer.ByAdjective:
				points = 0.6
			case gazetteer.ByCapital, gazetteer.ByRenown: // it may stand for a government
				points = 0.8
			case gazetteer.ByPlace:
				points = 1.1
			case gazetteer.ByInstitution:
				points = 1.6
			}
			at := slices.IndexFunc(all, func(t tallied) bool { return t.country == m.Country })
			if at < 0 {
				if len(all) >= 64 {
					continue
				}
				all = append(all, tallied{weighed: weighed{country: m.Country, lines: here.block.Lines, words: here.text[m.From:m.To]}})
				at = len(all) - 1
			}
			if points > all[at].best {
				all[at].best, all[at].lines, all[at].words = points, here.block.Lines, here.text[m.From:m.To]
			}
			points = min(points, 3-given[m.Country])
			given[m.Country] += points
			all[at].raw += points
			if m.Kind == gazetteer.ByPlace || m.Kind == gazetteer.ByInstitution {
				all[at].domestic += points
			}
			if words, ok := selfNamed(here.text, m, base); ok && s.at(m.Country).points < 4+fromSelf {
				s.add(m.Country, fromSelf, here.block.Lines, words)
			}
		}
		if speaksOfOurs(here.text, base) {
			ours++
		}
		if c, words := moneyOf(here.text, base); c != "" {
			worded.add(c, fromMoney, here.block.Lines, words)
		}
	}
	for _, w := range worded.list {
		s.add(w.country, min(w.points, 4*w.best), w.lines, w.words)
	}
	total := 0.0
	for i := range all {
		all[i].points = all[i].raw * spokenIn(base, all[i].country)
		total += all[i].points
	}
	slices.SortStableFunc(all, func(a, b tallied) int {
		return cmp.Or(cmp.Compare(b.points, a.points), cmp.Compare(a.country, b.country))
	})
	raw, native := 0.0, 0.0
	for _, t := range all {
		raw += t.raw
		if spokenIn(base, t.country) == 1 {
			native += t.raw
		}
	}
	needed := min(3.5, 1.4+float64(len(p.list))/5)
	for i, t := range all[:min(len(all), 3)] {
		share := t.points / total
		part := min(max((share-0.35)/0.35, 0), 1)
		home := spokenIn(base, t.country)
		if home < 0.5 && t.domestic >= 2 && native <= t.raw/4 {
			home = 0.7 // translated, or written for readers abroad
		}
		points := fromBody * part * min(t.points/needed, 1) * (0.5 + home/2)
		if points > 0 {
			s.add(t.country, points, t.lines, t.words)
			if home < 0.5 {
				s.at(t.country).topic += points
			}
		}
		if i == 0 && ours > 0 && share >= 0.4 || ours > 0 && home < 1 && t.raw >= 0.6*raw {
			s.at(t.country).points += fromOurs * float64(min(ours, 3))
		}
	}
}

// hosts weighs towns that the body names and an address of the text is called
// after: "marchlyon.org".
func (s *scale) hosts(v *view) {
	hosts := hostsOf(v.main())
	if len(hosts) == 0 {
		return
	}
	for _, p := range v.passages().list {
		for _, m := range p.named {
			if m.Kind == gazetteer.ByAdjective || m.Kind > gazetteer.ByPlace || m.To-m.From < 5 {
				continue
			}
			name := strings.ToLower(p.text[m.From:m.To])
			for _, host := range hosts {
				label, _, _ := strings.Cut(host.name, ".")
				if strings.HasPrefix(label, name) || strings.HasSuffix(label, name) {
					s.add(m.Country, 1.2*fromHost, host.lines, host.name)
					return
				}
			}
		}
	}
}

// langBase is a tag without script and region.
func langBase(lang document.Lang) string {
	base, _, _ := strings.Cut(string(lang), "-")
	return base
}

// before is a text's end before a name, in small letters.
func before(text string, at int) string {
	from := max(0, at-30)
	for from < at && !utf8.RuneStart(text[from]) {
		from++
	}
	return strings.ReplaceAll(strings.ToLower(text[from:at]), "\n", " ")
}

// selfNamed reports whether the writers call the country theirs by what stands
// before its name: "we Poles", "as Italians", "here in Ireland", "our Russia".
func selfNamed(text string, m gazetteer.Match, base string) (string, bool) {
	if m.Kind > gazetteer.ByPlace {
		return "", false
	}
	self := selfReferences[base]
	before := before(text, m.From)
	if m.Kind == gazetteer.ByName {
		for _, phrase := range self.citizens {
			if at := len(before) - len(phrase); at >= 0 && before[at:] == phrase && self.speaks(text[:m.From]) {
				return text[m.From:m.To], true
			}
		}
	}
	list := self.before
	if m.Kind == gazetteer.ByAdjective {
		list = self.people
	}
	for _, phrase := range list {
		if !strings.HasSuffix(before, phrase) {
			continue
		}
		if rest := before[:len(before)-len(phrase)]; rest != "" && unicode.IsLetter(lastRune(rest)) {
			continue
		}
		if m.Kind == gazetteer.ByAdjective && !asPeople(text, m, base, phrase) {
			return "", false
		}
		from := max(0, m.From-len(phrase))
		if from+len(phrase) > len(text) || !strings.EqualFold(text[from:m.From], phrase) {
			from = m.From
		}
		return text[from:m.To], true
	}
	return "", false
}

// speaks reports whether "we" stands in the last words of a text.
func (r selfReference) speaks(text string) bool {
	text = " " + strings.ToLower(strings.ToValidUTF8(text[max(0, len(text)-120):], ""))
	for _, we := range r.we {
		at := strings.LastIndex(text, we)
		if at >= 0 && !strings.ContainsAny(text[at:], ".!?") {
			return true
		}
	}
	return false
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// asPeople reports whether an adjective behind "as", "we" or "us" means people:
// no noun follows it, as one does in "as American troops".
func asPeople(text string, m gazetteer.Match, base, phrase string) bool {
	word := text[m.From:m.To]
	rest := text[m.To:]
	if base == "en" {
		if !strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "sh") && !strings.HasSuffix(word, "ch") && !strings.HasSuffix(word, "ese") {
			return false
		}
		if strings.HasPrefix(strings.TrimSpace(phrase), "as") {
			return strings.HasSuffix(word, "s") && !strings.HasPrefix(rest, "'") && !strings.HasPrefix(rest, "’")
		}
		return true
	}
	if strings.HasPrefix(rest, " ") && strings.HasPrefix(strings.TrimSpace(phrase), "como") {
		return strings.HasSuffix(word, "s")
	}
	return true
}

// speaksOfOurs reports whether a passage speaks of the writers' own country
// without naming it: "our country", "este país".
func speaksOfOurs(text, base string) bool {
	self, ok := selfReferences[base]
	if !ok {
		return false
	}
	for _, stem := range self.ours {
		rest := text
		for n := 0; n < 12; n++ {
			at := strings.Index(rest, stem)
			if at < 0 {
				break
			}
			if self.nouns == nil {
				return true
			}
			rest = rest[at+len(stem):]
			word := strings.ToLower(cut(rest, 60))
			for i := 0; i < 2; i++ { // an adjective may stand between
				first, after, _ := strings.Cut(word, " ")
				if self.nouns[strings.TrimRight(first, ".,;:!?'’\")s")] || self.nouns[strings.TrimRight(first, ".,;:!?'’\")")] {
					return true
				}
				word = after
			}
		}
	}
	return false
}
