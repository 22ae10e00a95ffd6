package infer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fonds/internal/document"
	"fonds/internal/structure"
)

var _ = issuerRule(Rule{Name: "parties/label", Field: document.FieldParties, Propose: func(in *Input, _ *document.Meta) []Claim {
	var claims []Claim
	for _, l := range in.view.labelled("issuer") {
		claims = append(claims, l.claim(l.value, 0.9))
	}
	for _, l := range in.view.labelled("from") {
		value, _, _ := strings.Cut(l.value, " | ")
		several := strings.Split(value, "/")
		known := slices.ContainsFunc(several, func(name string) bool { return isBody(strings.TrimSpace(name)) })
		for _, name := range several {
			name = strings.Trim(name, " .,")
			switch {
			case name == "" || onScreen(name) || known && !isBody(name) && len(wordsOf(name)) < 2:
			case isPerson(name):
				claims = append(claims, claim(name, l.lines, name, 0.8).of(document.FieldAuthors))
			case strings.Contains(value, "/") || isBody(name):
				claims = append(claims, claim(name, l.lines, name, 0.85))
			}
		}
	}
	return claims
}})

// "Statement of the presidium of the River Party": in the title, or on a line
// of its own that then stands in the metadata alone.
var _ = issuerRule(Rule{Name: "parties/heading", Field: document.FieldParties, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	t := s.title()
	var claims []Claim
	if t.parts != nil {
		lines := document.Span{First: t.parts[0].Lines.First, Last: t.parts[len(t.parts)-1].Lines.Last}
		if list := issuers(t.text, s.lang); list != nil {
			claims = append(claims, issued(list, lines)...)
		} else if name := hanIssue(t.text, s); name != "" {
			claims = append(claims, claim(name, lines, name, 0.74))
		} else if list := in.view.capitals(t.text); list != nil {
			for _, short := range list {
				claims = append(claims, claim(short, lines, short, 0.74))
			}
		} else if name := unknownIssuer(t.text, s); name != "" {
			claims = append(claims, claim(name, lines, name, 0.74))
		} else if name := titleSubject(t.text); name != "" {
			claims = append(claims, claim(name, lines, name, 0.78))
		} else if name := ownerBefore(t.text, s.lang); name != "" {
			claims = append(claims, claim(name, lines, name, 0.8))
		} else if name := ownerOf(t.text); name != "" {
			claims = append(claims, claim(name, lines, name, 0.8))
		} else if name := titleCollective(t.text); name != "" {
			claims = append(claims, claim(name, lines, name, 0.76))
		} else if name := titleOwner(t.text); name != "" {
			claims = append(claims, claim(name, lines, name, 0.74))
		} else if name := exclaimed(t.text); name != "" {
			claims = append(claims, claim(name, lines, name, 0.76))
		} else if name := titleSite(t.text); name != "" {
			claims = append(claims, claim(name, lines, name, 0.72))
		} else if name, sure := titleIssues(t.text); name != "" {
			c := claim(name, lines, name, 0.6)
			if longer, at, article := fuller(name, s); longer != "" {
				if c = claim(longer, at, longer, 0.6); article {
					c.Confidence = 0.74
				}
			}
			if sure {
				c.Confidence = 0.78
			}
			claims = append(claims, c)
		}
	}
	for _, l := range in.view.labelled("title") {
		claims = append(claims, issued(issuers(l.value, s.lang), l.lines)...)
	}
	for _, p := range s.head {
		if p.role != heading || t.parts != nil && p.Block == t.parts[0].Block {
			continue
		}
		text := flat(p.Text)
		// It stays in the text, which it opens.
		claims = append(claims, issued(issuers(text, s.lang), p.Lines)...)
	}
	return claims
}})

// issued are the claims of those who speak in a heading.
func issued(list []issuer, lines document.Span) []Claim {
	var claims []Claim
	for _, i := range list {
		claims = append(claims, claim(i.name, lines, i.words, i.confidence))
	}
	return claims
}

// An issuer is a body that a heading names as the one who speaks.
type issuer struct {
	name       string // as it is known
	words      string // as the heading has it
	confidence float64
}

// issuerOf gives the words that name the body in "Statement of the secretariat of
// the River Party on …".
func issuerOf(text string) string {
	if list := issuers(text, ""); len(list) > 0 {
		return list[0].words
	}
	return ""
}

// issuers finds the bodies in "Statement of the secretariat of the River Party
// and the Lake League on …".
func issuers(text string, lang document.Lang) []issuer {
	if list := issuersAt(text, lang); list != nil {
		return list
	}
	for _, mark := range []string{": ", " – ", " — "} { // "No more floods: Statement of …"
		if _, behind, ok := strings.Cut(text, mark); ok && opensWithType(behind) {
			return issuersAt(behind, lang)
		}
	}
	return nil
}

func issuersAt(text string, lang document.Lang) []issuer {
	ws := wordsOf(text)
	for i := range min(len(ws), 4) {
		_, n := kindAt(ws, i)
		if n == 0 {
			continue
		}
		at := i + n
		if at >= len(ws) {
			return nil
		}
		_, p := issuerPrepositions.at(ws, at)
		if _, done := adopted.at(ws, at); done > 0 && at+done < len(ws) {
			at += done // "Resolution adopted by …"
			if _, p = agents.at(ws, at); p == 0 {
				return nil
			}
		}
		gap := text[ws[at-1].to:ws[at].from]
		switch {
		case p > 0 && at+p < len(ws):
			at += p
		case elided(ws[at].low) > 0:
			rest := text[int(ws[at].from)+elided(text[ws[at].from:ws[at].to]):]
			if list := bodies(rest, lang); list != nil {
				return list
			}
			return loose(rest, lang)
		case declines(text[ws[at].from:], lang) && !containsAny(gap, ":|–—.,;"): // cases stand for prepositions: Заявление ЦК …
		case containsAny(gap, ":|–—"): // "Press release: River Party"
			if name, ok := wholeBody(text[ws[at].from:]); ok {
				return []issuer{{name, name, 0.85}}
			}
			return nil
		default:
			return nil
		}
		rest := text[ws[at].from:]
		if n := elided(text[ws[at].from:ws[at].to]); n > 0 { // "de l'Union"
			rest = rest[n:]
		}
		list := bodies(rest, lang)
		if list == nil && allCaps(text) {
			return nil
		}
		if len(list) == 1 && mostlyCaps(text, ws) && !atMost(list[0].name, 5) && !strings.ContainsAny(list[0].name, " .-()/0123456789") {
			return nil // one word in capitals throughout: no abbreviation
		}
		if wide := loose(rest, lang); wide != nil && (list == nil || len(wide[0].words) > len(list[0].words)) {
			list = wide
		}
		if list == nil && !cased(rest) {
			if name := uncasedBody(rest); name != "" {
				return []issuer{{name, name, 0.85}}
			}
		}
		return list
	}
	return nil
}

// elided is how many bytes at the beginning of a word are an article or a
// preposition that has lost its vowel: "l'union", "dell'unione".
func elided(word string) int {
	at := indexAny(word, "'’")
	if at < 0 {
		return 0
	}
	switch strings.ToLower(word[:at]) {
	case "l", "d", "dell", "dall", "all":
		_, size := utf8.DecodeRuneInString(word[at:])
		return at + size
	}
	return 0
}

// smallLetters are the languages that write the names of bodies with small
// letters behind the first: "Parti ouvrier du Jura".
var smallLetters = map[document.Lang]bool{"fr": true, "es": true, "ca": true, "pt": true, "it": true, "ro": true, "gl": true, "sv": true, "nb": true, "no": true, "da": true, "fi": true}

// loose reads the names of bodies, joined by "and", off a heading in such a
// language: each from the word for a body to where it says what about. "Parti
// ouvrier du Jura et de la Ligue des bateliers sur …".
func loose(text string, lang document.Lang) []issuer {
	if !smallLetters[kin(lang)] || !cased(text) || allCaps(text) {
		return nil
	}
	var list []issuer
	ws := wordsOf(text)
	for at := afterOrgans(text, ws); at < len(ws) && len(list) < 6; {
		if _, n := bodyWords.at(ws, at); n == 0 || !upperFirst(text, ws[at]) {
			break
		}
		end := at + 1
		for end < len(ws) && end-at < 9 && tight(text, ws[end-1], ws[end]) && !ands[ws[end].low] {
			w := ws[end]
			if _, n := subjectPrepositions.at(ws, end); n > 0 && !upperFirst(text, w) {
				break
			}
			end++
		}
		// "et de la Ligue": another; "et des jeunes": of the same.
		next := len(ws)
		if end < len(ws) && ands[ws[end].low] && tight(text, ws[end-1], ws[end]) {
			next = end + 1
			for next < len(ws) && (isArticle(ws[next].low) || nobleWords[ws[next].low]) {
				next++
			}
			if next == len(ws) || !upperFirst(text, ws[next]) {
				return nil
			}
			if _, n := bodyWords.at(ws, next); n == 0 {
				return nil
			}
		}
		for end > at && nameConnectors[ws[end-1].low] {
			end--
		}
		if end-at < 2 || areMany(ws[at:end]) || onlyOrgan(text[ws[at].from:ws[end-1].to]) {
			break
		}
		name := text[ws[at].from:ws[end-1].to]
		if _, inside := brackets(text[ws[end-1].to:]); isAbbreviation(inside) && strings.HasPrefix(strings.TrimLeft(text[ws[end-1].to:], " "), "(") {
			name = text[ws[at].from : int(ws[end-1].to)+strings.IndexByte(text[ws[end-1].to:], ')')+1]
		}
		list = append(list, issuer{name, name, 0.8})
		at = next
	}
	return list
}

// declines reports whether a text is of a language whose cases stand for the
// preposition of those who speak.
func declines(text string, lang document.Lang) bool {
	switch kin(lang) {
	case "pl", "cs", "sk", "hr", "sr":
		return true
	}
	return !nominative(text)
}

// bodies reads the names of the bodies that a text begins with, joined by "and" or
// commas, each behind articles and organs.
func bodies(text string, lang document.Lang) []issuer {
	var list []issuer
	langs := []document.Lang{lang}
	if lang == "" && !nominative(text) {
		langs = []document.Lang{"ru", "uk", "sr", "el"}
	}
	for len(list) < 12 {
		ws := wordsOf(text)
		if len(ws) == 0 {
			break
		}
		at := afterOrgans(text, ws)
		if kin(lang) == "el" || lang == "" && !nominative(text) {
			for at < len(ws) && greekArticles[ws[at].low] {
				at++
				at += afterOrgans(text, ws[at:])
			}
		}
		if at == len(ws) {
			break
		}
		from := int(ws[at].from)
		var next issuer
		rest := ""
		for _, l := range langs {
			if name, n := genitive(text[from:], l); n > 0 {
				next, rest = issuer{name, text[from : from+n], 0.8}, text[from+n:]
				break
			}
		}
		if next.name == "" {
			name, after, ok := body(text[from:])
			if !ok {
				break
			}
			next, rest = issuer{name, name, issuerTrust(name, 0.85)}, after
			if inflected(name, lang) {
				next.confidence = 0.5
			}
		}
		if len(list) > 0 {
			next.confidence = min(next.confidence, 0.8)
		}
		list = append(list, next)
		more := wordsOf(rest)
		if len(more) < 2 || !ands[more[0].low] && !strings.HasPrefix(strings.TrimLeft(rest, " "), ",") {
			break
		}
		if ands[more[0].low] {
			more = more[1:]
		}
		text = rest[more[0].from:]
	}
	return list
}

var greekArticles = map[string]bool{"του": true, "της": true, "των": true, "ο": true, "η": true, "το": true}

// inflected reports whether a name in a language with cases could stand in
// another one than a dictionary gives, though its letters do not show it.
func inflected(name string, lang document.Lang) bool {
	switch kin(lang) {
	case "pl", "cs", "sk", "hr":
		return !isAbbreviation(name)
	case "de":
		// "Kommunistischen Partei": an adjective that an article has bent.
		ws := wordsOf(name)
		return len(ws) > 1 && len(ws[0].low) > 5 && strings.HasSuffix(ws[0].low, "en") && !bodyWords.has(ws[:1])
	}
	return false
}

// adopted is what bodies do with their documents.
var adopted = wordSet(`adopted, approved, passed, issued, published, released, signed, made, unanimously adopted, adoptada, adoptado, aprobada, aprobado, emitida, emitido, publicada, publicado, adoptée, adopté, approuvée, publiée, publié, votée, verabschiedet, beschlossen, angenommen, aprovada, aprovado, emitida pela, publicada pela, adottata, approvata, emessa, aangenomen, uitgegeven`)

// agents lead from what was done to who did it.
var agents = wordSet(`by, by the, por, por el, por la, por los, por las, par, par le, par la, par les, von, vom, von der, von dem, durch, pelo, pela, pelos, pelas, da, dal, dalla, dall, door, door de, door het`)

// issuerTrust lowers the confidence of a name in the genitive: it is no form
// under which the body is known.
func issuerTrust(name string, confidence float64) float64 {
	if !nominative(name) && !isAbbreviation(name) {
		return 0.5
	}
	if allCaps(name) && !isAbbreviation(name) {
		return min(confidence, 0.72)
	}
	return confidence
}

// unknownIssuer finds the body that no word shows to be one behind a kind of
// document that bodies issue: "Communiqué of Rivers Alive".
func unknownIssuer(text string, s *section) string {
	ws := wordsOf(text)
	for i := range min(len(ws), 4) {
		kind, n := kindAt(ws, i)
		if n == 0 || i+n >= len(ws) {
			continue
		}
		switch kind {
		case "statement", "press release", "appeal", "manifesto", "joint statement":
			return unknownBody(text[ws[i+n].from:], s)
		}
		return ""
	}
	return ""
}

// unknownBody reads such a name behind the preposition: the text's opening has it
// as the subject of what bodies do, or behind an article.
func unknownBody(text string, s *section) string {
	ws := wordsOf(text)
	if len(ws) == 0 {
		return ""
	}
	_, p := issuerPrepositions.at(ws, 0)
	if p == 0 || p >= len(ws) || !cased(text) || allCaps(text) {
		return ""
	}
	end := p
	for end < min(len(ws), p+7) && (end == p || tight(text, ws[end-1], ws[end])) && (upperFirst(text, ws[end]) || nameConnectors[ws[end].low]) {
		end++
	}
	for ; end > p; end-- {
		name := text[ws[p].from:ws[end-1].to]
		if !upperFirst(text, ws[end-1]) || end-p < 2 || !upperFirst(text, ws[p]) || isPlace(name) || areMany(ws[p:end]) {
			continue
		}
		if s.acts(name) {
			return name
		}
	}
	return ""
}

// acts reports whether the first paragraphs have a name as the subject of what
// bodies do.
func (s *section) acts(name string) bool {
	for _, b := range s.blocks[min(len(s.head), len(s.blocks)):min(len(s.head)+4, len(s.blocks))] {
		text := flat(cut(b.Text, maxHead))
		at := strings.Index(text, name)
		if at < 0 {
			continue
		}
		after := wordsOf(cut(text[at+len(name):], 60))
		if len(after) == 0 {
			continue
		}
		_, a := issuingVerbs.at(after, 0)
		_, b := noticingVerbs.at(after, 0)
		before := strings.TrimSpace(text[:at])
		if (a > 0 || b > 0) && (before == "" || strings.HasSuffix(before, ".") || len(wordsOf(before)) == 1 && isArticle(wordsOf(before)[0].low)) {
			return true
		}
	}
	return false
}

// capitals finds the abbreviations of those who speak in a title set in capitals
// throughout, which the text explains in brackets: "STATEMENT BY THE TOWNS AND THE RL".
func (v *view) capitals(text string) []string {
	ws := wordsOf(text)
	if !allCaps(text) || !startsWithType(ws) {
		return nil
	}
	var list []string
	for i := 1; i < min(len(ws), 12); i++ {
		if _, n := subjectPrepositions.at(ws, i); n > 0 && i > 2 && !nobleWords[ws[i].low] && !isArticle(ws[i].low) {
			break // what it is about
		}
		before := ws[i-1].low
		_, p := issuerPrepositions.at(ws, i-1)
		if p == 0 && !ands[before] && !isArticle(before) && before != "та" {
			continue
		}
		short := text[ws[i].from:ws[i].to]
		if n := len([]rune(short)); n < 3 || n > 8 || !isAbbreviation(short) || !v.explains(short) {
			continue
		}
		list = append(list, short)
	}
	return list
}

// explains reports whether the text has an abbreviation in brackets.
func (v *view) explains(abbreviation string) bool {
	left := maxSpelled
	for _, b := range v.main().blocks {
		if left -= len(b.Text); left < 0 {
			return false
		}
		if strings.Contains(b.Text, "("+abbreviation+")") {
			return true
		}
	}
	return false
}

// titleSubject finds the body that a title lets speak: "River Party: …",
// "River Party condemns …".
func titleSubject(text string) string {
	name, rest, ok := body(text)
	if !ok {
		return ""
	}
	trimmed := strings.TrimLeft(rest, " \u00a0")
	if strings.HasPrefix(trimmed, ":") && !areEvents(wordsOf(name)) {
		return name
	}
	if ws := wordsOf(rest); len(ws) > 0 {
		if _, n := issuingVerbs.at(ws, 0); n > 0 {
			return name
		}
	}
	return ""
}

// areEvents reports whether a name is that of something that takes place.
func areEvents(ws []word) bool {
	return len(ws) > 0 && (happenings.has(ws[:1]) || happenings.has(ws[len(ws)-1:]) || happenings.has(ws) && !bodyWords.has(ws[len(ws)-1:]))
}

// happenings are words for what takes place: "International Week of Actions".
var happenings = wordSet(`day, days, week, weeks, month, year, march, rally, strike, meeting, conference, congress, summit, campaign week, demonstration, día, días, semana, jornada, jornadas, marcha, huelga, encuentro, jour, jours, journée, journées, semaine, marche, grève, rencontre, tag, tage, woche, aktionstag, aktionswoche, streik, dia, dias, semana, greve, giorno, giornata, settimana, sciopero, dag, week, staking, день, дни, неделя, марш, забастовка, митинг, тиждень, dzień, tydzień, marsz, strajk, den, týden, stávka`)

// ownerOf finds the body before its kind of document: "River League statement on …".
func ownerOf(text string) string {
	ws := wordsOf(text)
	for i := 2; i < min(len(ws), 10); i++ {
		kind, n := typePhrases.at(ws, i)
		if n == 0 || kind == "article" || kind == "programme" || kind == "treaty" || !tight(text, ws[i-1], ws[i]) {
			continue
		}
		if name, ok := wholeBody(text[:ws[i].from]); ok && len(wordsOf(name)) > 1 && !mostlyCaps(text, ws) {
			return name
		}
		return ""
	}
	return ""
}

// possessed are kinds of document as languages have them behind the one whose
// they are: "A Folyami Párt nyilatkozata".
var possessed = wordSet(`nyilatkozata, állásfoglalása, közleménye, felhívása, sajtóközleménye, nyílt levele, kiáltványa, határozata, açıklaması, bildirisi, çağrısı, basın açıklaması, kararı, mektubu, manifestosu, deklarasyonu, julkilausuma, lausunto, kannanotto, vetoomus, uttalande, uttalelse, udtalelse`)

// ownerBefore finds the body before such a kind, without its organs.
func ownerBefore(text string, lang document.Lang) string {
	switch kin(lang) {
	case "hu", "tr", "fi", "az":
	default:
		return ""
	}
	ws := wordsOf(text)
	for i := 1; i < min(len(ws), 12); i++ {
		if _, n := possessed.at(ws, i); n == 0 {
			continue
		}
		from := 0
		if ws[0].low == "a" || ws[0].low == "az" {
			from = 1
		}
		end := i
		for j := from; j < i; j++ {
			if _, n := organPhrases.at(ws, j); n > 0 {
				end = j
				break
			}
		}
		for j := from + 1; j < end; j++ {
			if !tight(text, ws[j-1], ws[j]) {
				return ""
			}
		}
		if end-from < 2 {
			return ""
		}
		name := text[ws[from].from:ws[end-1].to]
		if _, n := lastWords.at(ws[:end], end-1); n > 0 && upperFirst(text, ws[from]) {
			return name
		}
		return ""
	}
	return ""
}

// titleSite finds the body whose name the page glued to its title: "The bridge
// must be mended | River League".
func titleSite(text string) string {
	for _, mark := range []string{" | ", " · ", " • ", " :: "} {
		a, b, ok := strings.Cut(text, mark)
		if !ok || strings.Contains(b, mark) {
			continue
		}
		for _, side := range []string{a, b} {
			if name, ok := wholeBody(side); ok && len(wordsOf(name)) > 1 && !isPaper(name) {
				return name
			}
		}
	}
	return ""
}

// titleOwner finds the abbreviation before a kind that ends the title:
// "G9 Lake Leaders’ Declaration".
func titleOwner(text string) string {
	ws := wordsOf(text)
	if len(ws) < 2 || mostlyCaps(text, ws) {
		return ""
	}
	first := text[ws[0].from:ws[0].to]
	if !isAbbreviation(first) && !(len(first) <= 3 && first[0] == 'G' && strings.Trim(first[1:], "0123456789") == "") {
		return ""
	}
	for i := 1; i < len(ws); i++ {
		if _, n := typePhrases.at(ws, i); n > 0 && upperFirst(text, ws[i]) {
			return first
		}
		if !upperFirst(text, ws[i]) && !nameConnectors[ws[i].low] {
			return ""
		}
	}
	return ""
}

// A body's name on a line of its own above the title or below it, or beside the date.
var _ = issuerRule(Rule{Name: "parties/letterhead", Field: document.FieldParties, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	t := s.title()
	if t.parts == nil {
		return nil
	}
	var claims []Claim
	confidence := 0.8
	for _, p := range s.head {
		if p.Block == t.parts[0].Block {
			confidence = 0.75
			continue
		}
		text := flat(p.Text)
		if adoptedPhrases.opens(text) || saysKind(text) {
			continue
		}
		text = unled(text)
		if p.role == stamp { // "River Party - 3 May 2011"
			if name, ok := bodyLine(strings.Trim(p.rest, " |–—-·•,:")); ok {
				claims = append(claims, claim(name, p.Lines, name, 0.76))
			}
		}
		if p.role != heading {
			continue
		}
		if name, _ := organLine(text); name != "" {
			claims = append(claims, claim(name, p.Lines, name, confidence).moved(), claim(text, p.Lines, text, 0.72).of(document.FieldAuthors))
			continue
		}
		if name, ok := bodyLine(text); ok {
			c := claim(name, p.Lines, name, confidence)
			if name == strings.TrimRight(text, " .:") {
				c = c.moved()
			}
			claims = append(claims, c)
		}
	}
	return claims
}})

// unled is a line without the "by" that it begins with.
func unled(text string) string {
	if !bylinePhrases.mayBegin(text) {
		return text
	}
	ws := wordsOf(cut(text, maxStamp))
	if len(ws) < 3 {
		return text
	}
	if _, n := bylinePhrases.at(ws, 0); n == 1 && n < len(ws) && passiveBy[ws[0].low] {
		return text[ws[1].from:]
	}
	return text
}

// passiveBy are the prepositions among bylinePhrases.
var passiveBy = setOf(`by por par von door`)

// organLine parts a line that is a body and one of its organs: "Executive board –
// River Party", "River Party, International Department".
func organLine(text string) (name, organ string) {
	text = strings.Trim(text, " .")
	if runes(text) > 140 {
		return "", ""
	}
	for _, mark := range []string{" – ", " — ", " - ", " | ", ", ", "، ", " / ", ": "} {
		a, b, ok := strings.Cut(text, mark)
		if !ok || strings.Contains(b, mark) {
			continue
		}
		a, b = strings.TrimSpace(a), strings.TrimSpace(b)
		if wholeOrgan(a) && !wholeOrgan(b) {
			a, b = b, a
		} else if !wholeOrgan(b) || wholeOrgan(a) {
			continue
		}
		if whole, ok := bodyLine(unarticled(a)); ok {
			return whole, b
		}
	}
	return "", ""
}

// wholeOrgan reports whether words are an organ of a body and nothing else.
func wholeOrgan(text string) bool {
	return bareOrgan(text) || onlyOrgan(text)
}

// bareOrgan reports whether words are an organ of whichever body, with its rank perhaps.
func bareOrgan(text string) bool {
	ws := wordsOf(text)
	if len(ws) == 0 {
		return false
	}
	if _, n := organNouns.at(ws, 0); n == len(ws) {
		return true
	}
	if len(ws) > 1 && organRanks[ws[0].low] {
		if _, n := organNouns.at(ws, 1); n == len(ws)-1 {
			return true
		}
	}
	return false
}

// organRanks tell of which rank an organ is: "National Executive Committee".
var organRanks = setOf(`national central regional provincial federal general local international executive nacional regional provincial estatal fédéral fédérale départemental nationale régional landes bundes kreis nazionale provinciale regionale landelijk krajowy wojewódzki`)

// issuingVerbs are what bodies do in the first sentence of their statements.
var issuingVerbs = wordSet(`condemns, denounces, expresses, welcomes, calls, calls on, calls for, declares, salutes, congratulates, supports, rejects, notes, greets, stands, demands, extends, conveys, reaffirms, reiterates, strongly, firmly, resolutely, categorically, wishes, sends, considers, believes, appeals, urges, states, protests, mourns, pays, warns, joins, addresses, announces,
	выражает, осуждает, заявляет, приветствует, призывает, требует, поддерживает, обращается, считает, решительно, поздравляет, протестует, отмечает, висловлює, засуджує, заявляє, вітає, закликає, вимагає, підтримує, звертається,
	expresa, condena, denuncia, saluda, rechaza, exige, manifiesta, llama, convoca, declara, reitera, exhorta, apoya, felicita, celebra, lamenta, repudia, hace, ante, queremos, quiere, 
	exprime, condamne, dénonce, salue, rejette, exige, appelle, déclare, réaffirme, apporte, soutient, félicite, tient, adresse, alerte,
	verurteilt, erklärt, begrüßt, fordert, ruft, unterstützt, protestiert, drückt, lehnt, gratuliert, warnt, bekundet,
	repudia, manifesta, saúda, condena, denuncia, expressa, exige, convoca, rejeita, solidariza, vem, reafirma, esprime, condanna, denuncia, saluta, respinge, chiede, invita, dichiara, sostiene, esige, ribadisce,
	veroordeelt, verwelkomt, roept, eist, betuigt, steunt, verklaart, potępia, wyraża, wzywa, domaga, popiera, elítéli, üdvözli, felhívja, odsuzuje, vyjadřuje, osuđuje, pozdravlja, kınıyor, kınar, selamlar, καταδικάζει, χαιρετίζει, εκφράζει, fördömer, kräver, fordømmer`)

// The body that is the subject of the first sentence: "The River Party condemns …".
var _ = issuerRule(Rule{Name: "parties/first sentence", Field: document.FieldParties, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	for _, b := range s.opening() {
		if b.Kind == structure.Item && b.Ordinal > 1 {
			continue
		}
		if claims := openingSubject(b, s); claims != nil {
			return claims
		}
	}
	return nil
}})

// noticingVerbs are what bodies do at the beginning of their statements, and
// others in news: they count under a heading that says it is a statement.
var noticingVerbs = wordSet(`received, has received, have received, learned, learnt, has learned, has learnt, follows, followed, has followed, is following, has been following, was informed, has been informed, took note, has taken note, is deeply concerned, is concerned, is shocked, is alarmed, regards, views, held, gathered, met, records,
	с тревогой, с возмущением, получила, получил, получило, узнала, узнал, узнало, следит, отмечает, с глубокой, із занепокоєнням, отримала, отримав, дізналася, стежить,
	ha recibido, ha conocido, recibió, sigue, ha tenido conocimiento, ha seguido, observa, considera, valora, quiere, desea, recibe, se reunió, reunida, reunido,
	a appris, a reçu, suit, a suivi, apprend, constate, considère, tient à, a pris connaissance, souhaite, dénonce, a été informée, a été informé, a tenu, réunie, réuni, hat erfahren, verfolgt, erfuhr, nimmt, hat mit, stellt fest, hält, recebeu, acompanha, soube, tomou conhecimento, ha appreso, ha ricevuto, segue, apprende, heeft vernomen, volgt, vernam, z niepokojem, z oburzeniem, dowiedziała, s znepokojením, sa zabrinutošću, saznao, saznala`)

// states reports whether a heading says that the text states something.
func (s *section) states() bool {
	for _, p := range s.head {
		if p.role != heading {
			continue
		}
		ws := wordsOf(cut(p.Text, 160))
		for i := range min(len(ws), 3) {
			switch kind, _ := typePhrases.at(ws, i); kind {
			case "statement", "declaration", "joint statement", "appeal", "resolution", "press release":
				return true
			}
		}
	}
	return false
}

// openingSubject reads the body that speaks off the first sentence of a block.
func openingSubject(b *structure.Block, s *section) []Claim {
	text := flat(cut(b.Text, maxHead))
	ws := wordsOf(text)
	states := s.states()
	for i := 1; i < min(len(ws), 18); i++ {
		_, n := issuingVerbs.at(ws, i)
		if n == 0 && states {
			_, n = noticingVerbs.at(ws, i)
		}
		if n == 0 || upperFirst(text, ws[i]) && cased(text) {
			continue
		}
		subject := strings.TrimSpace(text[:ws[i].from])
		subject, _, _ = strings.Cut(subject, ",")
		subject = unarticled(subject)
		if name, rest, ok := body(subject); ok && !strings.ContainsAny(rest, ".!?") && len(wordsOf(rest)) <= 3 {
			return []Claim{claim(name, b.Lines, name, 0.76)}
		}
		if name, ok := bodyLine(strings.TrimSpace(subject)); ok && s.lang != "en" {
			return []Claim{claim(name, b.Lines, name, 0.74)}
		}
		return nil
	}
	if !cased(text) {
		// Arabic puts the verb first: the body stands behind it.
		for i := 1; i < min(len(ws), 6); i++ {
			if !bodyWords.has(ws[i : i+1]) {
				continue
			}
			if name := uncasedBody(text[ws[i].from:]); name != "" {
				return []Claim{claim(name, b.Lines, name, 0.74)}
			}
		}
	}
	return nil
}

// issuedPhrases lead from a document to who issued it, in a sentence that says so.
var issuedPhrases = wordSet(`was issued by, is issued by, was published by, was adopted by, was released by, was approved by, was signed by, were issued by, has been issued by, fue emitido por, fue emitida por, fue publicado por, fue publicada por, fue aprobado por, fue aprobada por, fue adoptado por, fue adoptada por, a été publié par, a été publiée par, a été adopté par, a été adoptée par, foi emitido por, foi emitida por, foi publicada por, foi aprovada por, è stato emesso da, è stata emessa da, è stato pubblicato da, werd uitgegeven door, is uitgegeven door`)

// "The statement was issued by the presidium of the Central Committee, River
// Party.": the sentence that opens a text says whose it is.
var _ = issuerRule(Rule{Name: "parties/issued by", Field: document.FieldParties, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	for _, p := range s.head { // a short sentence may pass for a heading
		if p.role == heading {
			if claims := issuedBySentence(p.Block); claims != nil {
				return claims
			}
		}
	}
	if len(s.body) == 0 || s.body[0].Kind != structure.Paragraph {
		return nil
	}
	return issuedBySentence(s.body[0])
}})

// issuedBySentence reads the body that issued the text off a block's first sentence.
func issuedBySentence(b *structure.Block) []Claim {
	text := flat(cut(b.Text, 2*maxHeading))
	if !typePhrases.mayBeginWithin(text, 3) {
		return nil
	}
	ws := wordsOf(text)
	if !startsWithType(ws) {
		return nil
	}
	for i := 1; i < min(len(ws), 8); i++ {
		_, n := issuedPhrases.at(ws, i)
		if n == 0 || i+n >= len(ws) {
			continue
		}
		rest := text[ws[i+n].from:]
		// The body may follow its organ behind a comma.
		if organ, behind, ok := strings.Cut(rest, ","); ok && onlyOrgan(organ) {
			rest = strings.TrimSpace(behind)
		}
		if name, _, ok := body(rest); ok && !onlyOrgan(name) {
			return []Claim{claim(name, b.Lines, name, issuerTrust(name, 0.84))}
		}
		return nil
	}
	return nil
}

// onlyOrgan reports whether a name is that of organs without a body: "the
// presidium of the Central Committee".
func onlyOrgan(name string) bool {
	ws := wordsOf(name)
	organs := 0
	for i := 0; i < len(ws); {
		if _, n := organPhrases.at(ws, i); n > 0 {
			i, organs = i+n, organs+1
			continue
		}
		_, p := issuerPrepositions.at(ws, i)
		if p == 0 && !isArticle(ws[i].low) {
			return false
		}
		i += max(p, 1)
	}
	return organs > 0
}

// An agency's name in the dateline.
var _ = issuerRule(Rule{Name: "parties/dateline", Field: document.FieldParties, Propose: func(in *Input, _ *document.Meta) []Claim {
	if d := in.view.main().dateline(); d != nil && d.agency != "" {
		return []Claim{claim(d.agency, d.block.Lines, d.agency, 0.76)}
	}
	return nil
}})

// bodyLine reads a whole line as the name of a body. Languages that write the
// names of bodies with small letters inside ("Parti communiste français",
// "Коммунистическая партия") need a looser look than body takes.
func bodyLine(text string) (string, bool) {
	sentence := strings.HasSuffix(text, ".")
	text = strings.Trim(text, " .,;:\u00a0")
	if handedOver.opens(text) || onScreen(text) || bareOrgan(unarticled(text)) {
		return "", false
	}
	if name, ok := wholeBody(text); ok {
		if !nominative(name) && len(name) < len(text) && !isAbbreviation(name) {
			return "", false // in the genitive behind an organ
		}
		return name, true
	}
	if runes(text) > 100 || text == "" || sentence {
		return "", false
	}
	outside, inside := brackets(text)
	if strings.ContainsAny(outside, ".,;:!?|/") {
		return "", false
	}
	ws := wordsOf(outside)
	if !cased(text) {
		if name := uncasedBody(text); name != "" && len(name) >= len(outside) {
			return text, true
		}
		return "", false
	}
	if len(ws) == 1 && definite(ws[0].low) && upperFirst(text, ws[0]) {
		return text, true
	}
	if len(ws) < 2 || len(ws) > 9 || !upperFirst(text, ws[0]) || manyWords.has(ws) || isArticle(ws[0].low) || isEnglish(ws) {
		return "", false
	}
	if _, n := typePhrases.at(ws, 0); n > 0 {
		return "", false
	}
	// The word for the body stands first, in Slavic languages behind adjectives.
	reach := 1
	if !nominative(text) {
		reach = 4
	}
	if _, n := lastWords.at(ws, len(ws)-1); n > 0 && len(ws) <= 6 {
		reach = len(ws)
	}
	for i := range min(len(ws), reach) {
		if _, n := bodyWords.at(ws, i); n > 0 {
			if inside != "" && !isAbbreviation(inside) {
				return outside, true
			}
			return text, true
		}
	}
	return "", false
}

// lastWords stand last in the names of bodies, in languages that put what tells
// more before them.
var lastWords = wordSet(`grubu, topluluğu, inisiyatifi, meclisi, odası, federasyonu, kolektifi, ağı, csoport, csoportja, hálózat, fórum, párt, pártja, szövetség, szövetsége, mozgalom, mozgalma, egyesület, egyesülete, alapítvány, szervezet, szervezete, tanács, tanácsa, munkáspárt, szakszervezet, partisi, partisi'nin, sendika, sendikası, birliği, derneği, hareketi, komitesi, cephesi, vakfı, konfederasyonu, platformu, puolue, liitto, järjestö, liike, partiet, förbundet, forbundet, föreningen, foreningen, rörelsen, bevegelsen`)

// handedOver open a line that says to whom, or at what meeting, a text was given.
var handedOver = wordSet(`presented to, presented at, presented by, delivered to, delivered at, submitted to, submitted by, submitted at, addressed to, sent to, handed to, read to, read at, given at, prepared for, prepared by, представлено, представлен, представлена, передано, направлено, направлена, подано, подана, presentado a, presentado en, presentada a, presentada en, presentado al, presentada al, presentado ante, presentada ante, leído en, leída en, entregado a, entregada a, dirigido a, dirigida a, présenté à, présenté au, présentée à, présentée au, lu au, lu à, remis à, remise à, adressé à, adressée à, vorgelegt, vorgetragen, übergeben, eingereicht, gerichtet an, apresentado a, apresentado ao, apresentado à, apresentada à, apresentada ao, lido no, lida no, entregue a, entregue ao, presentato a, presentato al, presentata al, letto al, consegnato a, aangeboden aan, przedstawiono, przedłożono, předloženo, předneseno, predstavljeno, predato, sunuldu, framlagd för, fremlagt for`)

// isEnglish reports whether a name has English small words; English writes its
// bodies with capitals throughout.
func isEnglish(ws []word) bool {
	for _, w := range ws {
		switch w.low {
		case "the", "of", "and", "for", "is", "are", "us", "we", "our", "to":
			return true
		}
	}
	return false
}

// uncasedBody reads the name of a body off the beginning of a text in a script
// without capitals: in Arabic the word for the body and the words with the
// article or the preposition li- that follow it, in Chinese what ends in such a word.
func uncasedBody(text string) string {
	ws := wordsOf(text)
	if len(ws) == 0 {
		return ""
	}
	if alone([]rune(text)[0]) {
		for i := min(len(ws), 20) - 1; i >= 2; i-- {
			for j := i - 1; j >= max(i-3, 1); j-- {
				if _, n := bodyWords.at(ws, j); n == i-j+1 && int(ws[i].to-ws[0].from) == spanOf(ws[:i+1]) {
					return text[ws[0].from:ws[i].to]
				}
			}
			if _, n := bodyWords.at(ws, i); n == 1 && int(ws[i].to-ws[0].from) == spanOf(ws[:i+1]) {
				return text[ws[0].from:ws[i].to]
			}
		}
		return ""
	}
	at := 0
	if _, n := organPhrases.at(ws, 0); n > 0 && n < len(ws) {
		at = n
		ws[at].low = strings.TrimPrefix(ws[at].low, "لل") // "of the": the article has merged
		ws[at].id = vocabulary.find(ws[at].low)
		if _, n := bodyWords.at(ws, at); n == 0 {
			return ""
		}
	} else if _, n := bodyWords.at(ws, 0); n == 0 {
		return ""
	}
	end := at + 1
	for end < min(len(ws), at+9) {
		raw := text[ws[end].from:ws[end].to]
		if strings.TrimSpace(text[ws[end-1].to:ws[end].from]) != "" {
			break
		}
		// The word for "rights" and its like stand without article before one that has it.
		joined := strings.HasPrefix(raw, "ال") || strings.HasPrefix(raw, "لل") || strings.HasPrefix(raw, "وال") || strings.HasPrefix(raw, "ل") && utf8.RuneCountInString(raw) > 3
		if !joined {
			break
		}
		end++
	}
	if end-at < 2 {
		return ""
	}
	name := text[ws[at].from:ws[end-1].to]
	if rest, ok := strings.CutPrefix(name, "لل"); ok { // "of the": the article has merged
		return "ال" + rest
	}
	return name
}

// spanOf is the length of words that stand without a gap.
func spanOf(ws []word) int {
	n := 0
	for _, w := range ws {
		n += int(w.to - w.from)
	}
	return n
}

// leadIns are the prepositions at the end of what a kind of document is called
// ("interview with") that lead on to who speaks.
var leadIns = setOf(`of from by with de del do da dos das di della del von van der mit met med av af från fra com con avec por par pelo с со з із зі z ze s sa cu od از عن`)

// kindAt is the kind of document that is called by its name at a word, without the
// preposition that leads on from it.
func kindAt(ws []word, i int) (kind string, n int) {
	kind, n = typePhrases.at(ws, i)
	for n > 1 && leadIns[ws[i+n-1].low] {
		n--
	}
	return kind, n
}
