package infer

import (
	"strings"

	"fonds/internal/document"
	"fonds/internal/gazetteer"
	"fonds/internal/structure"
)

var _ = register(Rule{Name: "authors/label", Field: document.FieldAuthors, Propose: func(in *Input, _ *document.Meta) []Claim {
	var claims []Claim
	for _, l := range in.view.labelled("author") {
		names := people(l.value)
		if strings.Contains(l.value, ";") {
			names = strings.Split(l.value, ";")
		}
		if names == nil {
			names = []string{l.value}
		}
		for _, name := range names {
			if name = strings.Trim(name, " .,"); atMost(name, 120) && !isAddress(name) {
				claims = append(claims, l.claim(name, 0.9))
				if !isPerson(name) && isBody(name) {
					claims = append(claims, claim(name, l.lines, "", 0.74).of(document.FieldParties))
				}
			}
		}
	}
	return claims
}})

// "Ada Blum | River Party", "By Ada Blum".
var _ = issuerRule(Rule{Name: "authors/byline", Field: document.FieldAuthors, Propose: func(in *Input, _ *document.Meta) []Claim {
	var claims []Claim
	for _, p := range in.view.main().head {
		text := ""
		switch p.role {
		case byline:
			text = flat(p.Text)
		case stamp: // "By Ada Blum | 3 May 2004 | page 5"
			if text = strings.Trim(p.rest, " |"); p.posted { // "Posted by Ada Blum on 3 May 2004 in News"
				text = besideWriter(p)
			}
			if !isByline(text) {
				continue
			}
		default:
			continue
		}
		if name, party, ok := bar(text); ok {
			if p.within(in.view.main()) {
				continue // of an address
			}
			claims = append(claims, claim(name, p.Lines, "", 0.92).moved(), claim(party, p.Lines, "", 0.9).of(document.FieldParties))
			continue
		}
		name, confidence := bylineName(text)
		name = strings.TrimRight(name, "*")
		switch names := people(name); {
		case names != nil:
			for _, n := range names {
				claims = append(claims, claim(n, p.Lines, "", confidence).moved())
			}
		case isPaper(name):
			claims = append(claims, claim(name, p.Lines, "", min(confidence, 0.78)).of(document.FieldParties).moved())
		case isPerson(name) || !cased(name):
			claims = append(claims, claim(name, p.Lines, "", confidence).moved())
		default: // "By The Harbour Gazette": a paper, an agency
			claims = append(claims, claim(name, p.Lines, "", min(confidence, 0.78)).of(document.FieldParties).moved())
		}
	}
	return claims
}})

// besideWriter is the side of a stamp's date that says who wrote, without what leads
// to the date.
func besideWriter(p part) string {
	text := flat(p.Text)
	if p.date.To > len(text) {
		return ""
	}
	before := strings.TrimRight(text[:p.date.From], " ,|–—-·•(")
	if !bylinePhrases.opens(before) {
		return strings.TrimSpace(text[p.date.To:])
	}
	if ws := wordsOf(before); len(ws) > 2 && datePrepositions.hasAll(ws[len(ws)-1].low) {
		before = before[:ws[len(ws)-2].to]
	}
	return before
}

// paperWords are in the names of newspapers and agencies.
var paperWords = wordSet(`gazette, times, herald, tribune, journal, news, newspaper, post, daily, weekly, press, review, observer, chronicle, worker, guardian, agency, magazine, telegraph, bulletin, diario, periódico, gaceta, prensa, agencia, noticias, semanario, revista, presse, gazette, agence, quotidien, hebdo, zeitung, tageblatt, nachrichten, anzeiger, kurier, jornal, diário, agência, notícias, gazeta, folha, giornale, corriere, gazzetta, agenzia, quotidiano, krant, dagblad, nieuws, газета, вестник, агентство, новости, правда, известия, вісник, gazeta, dziennik, kurier, noviny, novine, avis, tidning, صحيفة, جريدة, وكالة`)

// isPaper reports whether a name is a newspaper's or an agency's, by a word of it
// or by the article before it.
func isPaper(name string) bool {
	ws := wordsOf(name)
	return len(ws) > 1 && cased(name) && !startsWithType(ws) && (paperWords.has(ws) || isArticle(ws[0].low) && upperFirst(name, ws[0]) && ws[0].to < ws[1].from && len(ws) <= 5 && titled(name, ws))
}

// within reports whether a line stands tight between others of the head: among
// those of an address.
func (p part) within(s *section) bool {
	if p.Loose || len(s.head) == 0 || p.Block == s.head[0].Block {
		return false
	}
	t := s.title()
	for _, q := range s.head {
		if q.Lines.Last+1 == p.Lines.First {
			return t.parts == nil || q.Block != t.parts[len(t.parts)-1].Block && q.role != stamp
		}
	}
	return false
}

// A person's name above the title.
var _ = register(Rule{Name: "authors/above the title", Field: document.FieldAuthors, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	t := s.title()
	if t.parts == nil {
		return nil
	}
	for _, p := range s.head {
		if p.Block == t.parts[0].Block {
			break
		}
		if text := flat(p.Text); p.role == heading && namesPerson(text) && !s.speaksPlainly(text) {
			return []Claim{claim(text, p.Lines, "", 0.75).moved()}
		}
	}
	return nil
}})

// byPhrases lead from a kind of document to the one who speaks in it.
var byPhrases = wordSet(`by, from, of, with, with the, de, del, del compañero, con, a, du, de la, par, avec, von, mit, dem, der, des, do, da, com, di, con il, con la, van, met, with dr, av, med, af`)

// "Statement by President Ada Blum on floods", "Interview with Ada Blum".
var _ = register(Rule{Name: "authors/title", Field: document.FieldAuthors, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	t := s.title()
	var claims []Claim
	if t.parts != nil {
		claims = append(claims, speaker(t.text, t.parts[0].Lines, s)...)
	}
	for _, l := range in.view.labelled("title") {
		claims = append(claims, speaker(l.value, l.lines, s)...)
	}
	for _, p := range s.head {
		if p.role == heading && (t.parts == nil || p.Block != t.parts[0].Block) {
			claims = append(claims, speaker(flat(p.Text), p.Lines, s)...)
		}
	}
	return claims
}})

// speaker finds who speaks in a line that begins with a kind of document.
func speaker(text string, lines document.Span, s *section) []Claim {
	ws := wordsOf(text)
	kind, at := "", 0
	for i := range min(len(ws), 3) {
		if k, n := kindAt(ws, i); n > 0 {
			kind, at = k, i+n
			break
		}
	}
	if kind == "" {
		return nil
	}
	if _, n := byPhrases.at(ws, at-1); n == 1 {
		at-- // "Speech by" is the kind and what leads on from it
	}
	switch kind {
	case "statement", "press release", "appeal", "manifesto", "joint statement":
		if at < len(ws) && unknownBody(text[ws[at].from:], s) != "" {
			return nil
		}
	}
	// An interview names its place first: "Interview in the harbour with Ada Blum".
	reach := at + 1
	if kind == "interview" {
		reach = len(ws)
	}
	// A letter may name first whom it goes to: "Open letter to the mayor from Ada Blum".
	if kind == "letter" || kind == "open letter" {
		for i := at + 1; i+1 < len(ws); i++ {
			if fromWords[ws[i].low] && !upperFirst(text, ws[i]) {
				if name, _ := person(text[ws[i+1].from:]); name != "" && !isBody(name) && !isPlace(name) && !allCaps(text) {
					return []Claim{claim(name, lines, name, 0.78)}
				}
			}
		}
	}
	// "Discurso completo de": a word may tell which.
	if at+1 < len(ws) && kind == "speech" && !upperFirst(text, ws[at]) {
		if _, n := byPhrases.at(ws, at); n == 0 {
			reach++
		}
	}
	for i := at; i < min(reach, len(ws)); i++ {
		_, n := byPhrases.at(ws, i)
		if n == 0 && i == at && kind != "interview" { // "Discours d'Ada Blum"
			if lost := elided(text[ws[i].from:ws[i].to]); lost > 0 && lost < int(ws[i].to-ws[i].from) {
				if name, _ := person(text[int(ws[i].from)+lost:]); name != "" && !isBody(name) && !isPlace(name) && !allCaps(text) {
					return []Claim{claim(name, lines, name, 0.82)}
				}
			}
		}
		if n == 0 || i+n >= len(ws) {
			continue
		}
		if kind == "letter" || kind == "open letter" {
			if w := ws[i].low; w != "by" && w != "from" && w != "von" && w != "de" && w != "van" && w != "di" {
				continue
			}
		}
		if kind == "interview" && !interviewed[ws[i].low] {
			continue
		}
		rest := text[ws[i+n].from:]
		if containsAny(text[ws[i+n-1].to:ws[i+n].from], "«“„\"¡") {
			return nil // a name in quotes is no person's
		}
		name, from := person(rest)
		if name == "" || isBody(name) {
			name, from = officeHolder(rest)
		}
		if name != "" && !isBody(name) && !isPlace(name) {
			confidence := 0.82
			lead := strings.ToLower(strings.TrimSpace(rest[:from]))
			if _, byWho := writers.at(ws, i); (lead == "" || isArticle(lead)) && byWho == 0 && (kind == "declaration" || kind == "treaty") {
				confidence = 0.6 // "Declaration of Porto Alegre": such texts are called by where they were made
			}
			if allCaps(text) {
				confidence = 0.6 // capitals no longer tell names
			}
			claims := []Claim{claim(name, lines, name, confidence)}
			// "by President Ada Blum and Prime Minister Bo Berg"
			if at := strings.Index(rest, name); at >= 0 {
				behind := rest[at+len(name):]
				ws := wordsOf(behind)
				if len(ws) > 1 && ands[ws[0].low] && strings.TrimSpace(behind[:ws[0].from]) == "" {
					if other, from := person(behind[ws[1].from:]); other != "" && !isBody(other) && !isPlace(other) && (from > 0 || confidence > 0.7) {
						claims = append(claims, claim(other, lines, other, confidence))
					}
				}
			}
			return claims
		}
	}
	return nil
}

// fromWords lead to who has written a letter, wherever they stand in its title.
var fromWords = setOf(`from by von par por`)

// officeHolder finds the person behind a body and an office of it: "River Council
// Spokesperson Ada Blum".
func officeHolder(s string) (name string, from int) {
	ws := wordsOf(cut(s, maxStamp))
	for i := 1; i < min(len(ws), 8); i++ {
		if !upperFirst(s, ws[i-1]) && !nameConnectors[ws[i-1].low] || !tight(s, ws[i-1], ws[i]) {
			break
		}
		if upperFirst(s, ws[i]) && holds(s, ws, i) && (bodyWords.has(ws[:i]) || isAbbreviation(s[ws[0].from:ws[0].to])) {
			name, from = person(s[ws[i].from:])
			return name, 0
		}
	}
	return "", 0
}

// writers are the words among byPhrases that lead to a person only.
var writers = wordSet(`by, from, par`)

// isPlace reports whether a whole name is that of a country or a capital.
func isPlace(name string) bool {
	for _, m := range gazetteer.Find(name, "en") {
		if m.From == 0 && m.To == len(name) {
			return true
		}
	}
	return false
}

// interviewed are the words between an interview and who is asked; "by" leads
// to who asks.
var interviewed = map[string]bool{"with": true, "con": true, "a": true, "avec": true, "mit": true, "com": true, "met": true, "med": true, "de": true, "à": true}

// Names under a closing formula, or a name and place as the last line.
var _ = issuerRule(Rule{Name: "authors/signature", Field: document.FieldAuthors, Propose: func(in *Input, _ *document.Meta) []Claim {
	var claims []Claim
	several := in.view.severalLetters()
	for _, l := range in.view.signature() {
		if several {
			l.confidence = min(l.confidence, 0.6) // of the last letter, perhaps of no other
		}
		switch {
		case l.person != "":
			claims = append(claims, claim(l.person, l.lines, l.person, l.confidence))
		case l.body != "":
			claims = append(claims, claim(l.body, l.lines, l.body, l.confidence).of(document.FieldParties))
			if l.organ != "" {
				claims = append(claims, claim(l.organ, l.lines, l.organ, l.confidence-0.05))
			}
		}
	}
	return claims
}})

// An interview may introduce whoever is asked: "Ada Blum, chair of the River
// Party, speaks of floods."
var _ = register(Rule{Name: "authors/introduced", Field: document.FieldAuthors, Derived: true, Propose: func(in *Input, known *document.Meta) []Claim {
	if known.Type != "interview" || len(known.Authors) > 0 {
		return nil
	}
	s := in.view.main()
	for _, b := range s.opening() {
		text := flat(cut(b.Text, maxHead))
		name, _, ok := strings.Cut(text, ",")
		if name = strings.TrimSpace(name); ok && isPerson(name) && affiliation(text, name, s.lang).name != "" {
			return []Claim{claim(name, b.Lines, name, 0.74)}
		}
	}
	return nil
}})

// standfirstVerbs are what a standfirst says its writer does.
var standfirstVerbs = wordSet(`reports, reports on, looks at, explains, examines, argues, argues that, writes, writes on, asks, describes, analyzes, analyses, reviews, considers, recalls, investigates, talks to, speaks to, interviews, tells, discusses, shows, answers, traces, exposes, remembers,
	рассказывает, анализирует, объясняет, пишет, размышляет, розповідає, аналізує, пояснює, analiza, explica, escribe, relata, reflexiona, informa, cuenta, analyse, explique, raconte, revient sur, décrit, berichtet, erklärt, schreibt, analysiert, beschreibt, fragt, escreve, analisa, conta, racconta, spiega, scrive, analizza, schrijft, legt uit, vertelt`)

// A standfirst that says who writes: "ADA BLUM looks at the price of bread."
var _ = register(Rule{Name: "authors/standfirst", Field: document.FieldAuthors, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	if s.title().parts == nil {
		return nil
	}
	look := func(text string, lines document.Span) []Claim {
		text = flat(text)
		ws := wordsOf(cut(text, 160))
		for i := 2; i < min(len(ws), 7); i++ {
			if _, n := standfirstVerbs.at(ws, i); n == 0 || upperFirst(text, ws[i]) && cased(text) {
				continue
			}
			if name := strings.Trim(text[:ws[i].from], " ,*_"); isPerson(name) {
				return []Claim{claim(name, lines, name, 0.8)}
			}
			return nil
		}
		return nil
	}
	for _, p := range s.head {
		if p.role == heading && atMost(p.Text, 2*maxHeading) {
			if claims := look(p.Text, p.Lines); claims != nil {
				return claims
			}
		}
	}
	if len(s.body) > 0 && s.body[0].Kind == structure.Paragraph && runes(cut(s.body[0].Text, 1000)) <= maxHeading {
		return look(s.body[0].Text, s.body[0].Lines)
	}
	return nil
}})

// Whoever stands under a closing formula has signed, if no list says who did.
var _ = register(Rule{Name: "signatories/signature", Field: document.FieldSignatories, Derived: true, Propose: func(in *Input, known *document.Meta) []Claim {
	if len(known.Signatories) > 0 {
		return nil
	}
	var claims []Claim
	for _, l := range in.view.signature() {
		if !l.formal {
			continue
		}
		s := document.Signatory{Name: l.person}
		if l.person == "" {
			if s.Party = l.body; l.organ != "" {
				s.Party = l.organ
			}
			s.Country, _ = country(s.Party, in.view.main().lang)
		}
		c := claim(s.Name+s.Party, l.lines, "", 0.76)
		c.Signatory = &s
		claims = append(claims, c)
	}
	return claims
}})

// Whoever signs a letter wrote it, as far as few enough sign.
var _ = register(Rule{Name: "authors/signatories", Field: document.FieldAuthors, Derived: true, Propose: func(in *Input, known *document.Meta) []Claim {
	if len(known.Authors) > 0 || known.Type != "letter" && known.Type != "open letter" || len(known.Signatories) > 12 {
		return nil
	}
	var claims []Claim
	for _, s := range known.Signatories {
		if s.Name == "" {
			return nil
		}
		if lines, ok := in.view.find(s.Name); ok {
			claims = append(claims, claim(s.Name, lines, s.Name, 0.75))
		}
	}
	return claims
}})
