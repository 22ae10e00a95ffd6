package infer

import (
	"slices"
	"strings"

	"fonds/internal/document"
	"fonds/internal/gazetteer"
	"fonds/internal/structure"
)

// States speak together in the first sentence: "We, the leaders of A, B and C,
// …" is a list of signatories, "The Republic of A and the Kingdom of B have
// agreed …" names the issuers.

// wePhrases begin a sentence whose subject is the list that follows.
var wePhrases = wordSet(`we the leaders of, we the heads of state and government of, we the heads of state of, we the foreign ministers of, we the foreign ministers and secretary of state of, we the ministers of, we the governments of, we the representatives of, we the presidents of, we the prime ministers of, we the undersigned governments of, we the parties of, we, the leaders of, the governments of, the heads of state of, the foreign ministers of, the ministers of, the presidents of,
	мы лидеры, мы главы, мы министры, мы представители, мы, nosotros los líderes de, nosotros los presidentes de, nosotros los jefes de estado de, nosotros los gobiernos de, nosotros, nous les dirigeants de, nous les chefs d'état, nous les ministres de, nous, wir die staats und regierungschefs, wir die regierungen, wir, nós os líderes de, nós os presidentes de, nós, noi i leader di, noi, wij`)

var _ = register(Rule{Name: "joint/we", Field: document.FieldSignatories, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	if len(s.body) == 0 {
		return nil
	}
	b := s.body[0]
	text := cut(b.Text, maxHead)
	ws := wordsOf(cut(text, 160))
	if len(ws) == 0 {
		return nil
	}
	_, n := wePhrases.at(ws, 0)
	if n == 0 {
		return nil
	}
	from := int(ws[n-1].to)
	names := listed(text, from, s.lang)
	if len(names) < 2 || n == 1 && !strings.HasPrefix(strings.TrimLeft(text[from:], " "), ",") && ws[0].low != "мы" {
		return nil
	}
	claims := []Claim{claim("joint statement", b.Lines, "", 0.75).of(document.FieldType)}
	for _, m := range names {
		words := text[m.From:m.To]
		c := claim(flat(words), b.Lines, words, 0.8)
		c.Signatory = &document.Signatory{Party: flat(words), Country: m.Country}
		claims = append(claims, c)
		if n > 1 { // whoever they lead or represent speaks
			claims = append(claims, claim(flat(words), b.Lines, words, 0.76).of(document.FieldParties))
		}
		if m.Country != "" {
			claims = append(claims, claim(string(m.Country), b.Lines, words, 0.8).of(document.FieldCountries))
		}
	}
	return claims
}})

// listed gives the countries and bodies that follow one another from a place
// on, with nothing between them but commas, articles and a final "and". A body
// has the country its name names, or none.
func listed(text string, from int, lang document.Lang) []gazetteer.Match {
	var names []gazetteer.Match
	countries := gazetteer.Find(text, lang)
	ws := wordsOf(text)
	end, bodyEnd := from, 0 // bodyEnd is that of a body whose country may follow
	for i := 0; i < len(ws); {
		if int(ws[i].from) < end {
			i++
			continue
		}
		if end > from && strings.ContainsAny(text[end:ws[i].from], ".;:!?()") {
			break
		}
		at := slices.IndexFunc(countries, func(m gazetteer.Match) bool { return m.From == int(ws[i].from) && !m.Adjective })
		// The rest of a body's name may begin like a country: "Bank of Lakeland".
		switch {
		case at >= 0 && bodyEnd > 0 && ofWords[strings.ToLower(flat(text[bodyEnd:countries[at].From]))]:
			body := &names[len(names)-1] // the Lake Party of Norway
			body.To, body.Country = countries[at].To, countries[at].Country
			end, bodyEnd = body.To, 0
		case at >= 0:
			names = append(names, countries[at])
			end, bodyEnd = countries[at].To, 0
		case listWords[ws[i].low] && !upperFirst(text, ws[i]):
			end = int(ws[i].to)
		case upperFirst(text, ws[i]):
			last := i
			for last+1 < len(ws) && upperFirst(text, ws[last+1]) && strings.TrimSpace(text[ws[last].to:ws[last+1].from]) == "" {
				last++
			}
			name := text[ws[i].from:ws[last].to]
			code, known := country(name, lang)
			if !known && !isBody(name) {
				return names
			}
			names = append(names, gazetteer.Match{Country: code, From: int(ws[i].from), To: int(ws[last].to)})
			end, bodyEnd = int(ws[last].to), 0
			if !known {
				bodyEnd = end
			}
		default:
			return names
		}
	}
	return names
}

// ofWords join the name of a body to that of its country.
var ofWords = map[string]bool{"of": true, "of the": true, "in": true, "de": true, "de la": true, "del": true, "de los": true, "du": true, "des": true, "da": true, "do": true, "dos": true, "di": true, "della": true, "dei": true, "von": true, "der": true, "van": true}

// listWords stand between the names of a list.
var listWords = map[string]bool{"the": true, "and": true, "as": true, "well": true, "of": true, "republic": true, "kingdom": true,
	"y": true, "e": true, "et": true, "und": true, "и": true, "en": true, "el": true, "la": true, "los": true, "las": true, "le": true, "les": true, "de": true, "del": true, "du": true, "der": true, "die": true, "o": true, "a": true, "os": true, "da": true, "do": true, "i": true, "il": true, "l'": true}

// togetherVerbs are what states do together.
var togetherVerbs = wordSet(`have agreed, have reached, have decided, announce, announced, reaffirm, reaffirmed, agreed, agree, welcome, welcomed, declare, express, issue, issued, condemn, today, held, met, resolve, recognize, recognise, intend, share, affirm,
	договорились, заявляют, подтверждают, объявляют, acuerdan, han acordado, anuncian, reafirman, declaran, ont convenu, annoncent, réaffirment, déclarent, vereinbaren, haben vereinbart, erklären, bekräftigen, acordaram, anunciam, reafirmam, declaram, hanno concordato, annunciano`)

// "The Republic of A (“A”) and the Kingdom of B (“B”) have agreed …"
var _ = register(Rule{Name: "joint/two", Field: document.FieldParties, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	if len(s.body) == 0 || s.body[0].Kind != structure.Paragraph {
		return nil
	}
	b := s.body[0]
	text := cut(b.Text, 400)
	names, end := subjects(text, s.lang)
	if len(names) < 2 {
		return nil
	}
	ws := wordsOf(text[end:])
	verb := false
	if t := s.title(); t.parts != nil { // of a treaty the sentence may go on at length
		kind, n := typePhrases.begins(t.text)
		verb = n > 0 && kind == "treaty"
	}
	for i := range min(len(ws), 3) {
		if _, n := togetherVerbs.at(ws, i); n > 0 {
			verb = true
			break
		}
	}
	if !verb {
		return nil
	}
	claims := []Claim{claim("joint statement", b.Lines, "", 0.74).of(document.FieldType)}
	for _, m := range names {
		words := text[m.From:m.To]
		claims = append(claims, claim(flat(words), b.Lines, words, 0.78),
			claim(string(m.Country), b.Lines, words, 0.8).of(document.FieldCountries))
	}
	return claims
}})

// subjects gives the countries that a text begins with, each perhaps with a
// short name in brackets, joined by "and".
func subjects(text string, lang document.Lang) (names []gazetteer.Match, end int) {
	for _, m := range gazetteer.Find(text, lang) {
		if m.From < end || m.Adjective {
			continue
		}
		if len(names) > 0 && strings.Count(text[end:m.From], "(") > strings.Count(text[end:m.From], ")") {
			end = afterBracket(text, m.To) // the short name
			continue
		}
		between, _ := brackets(text[end:m.From])
		for _, w := range wordsOf(between) {
			if !listWords[w.low] && !formWords[w.low] {
				return names, end
			}
		}
		if strings.ContainsAny(between, ".;:!?") {
			return names, end
		}
		m.From = withForm(text, end, m.From)
		names = append(names, m)
		end = m.To
	}
	return names, end
}

func afterBracket(text string, at int) int {
	if i := strings.IndexByte(text[at:], ')'); i >= 0 && i < 12 {
		return at + i + 1
	}
	return at
}

// formWords are the forms of states that gazetteers leave out of short names.
var formWords = map[string]bool{"republic": true, "kingdom": true, "state": true, "federation": true, "people's": true, "democratic": true, "islamic": true, "federal": true, "socialist": true, "government": true, "governments": true}

// withForm moves the beginning of a country's name back over "Kingdom of".
func withForm(text string, low, from int) int {
	ws := wordsOf(text[low:from])
	at := from
	for i := len(ws) - 1; i >= 0; i-- {
		w := ws[i]
		switch {
		case w.low == "of" || w.low == "the" && at != from:
		case formWords[w.low] && upperFirst(text[low:from], w):
			at = low + int(w.from)
		default:
			return at
		}
	}
	return at
}

// "Joint Statement of A and B on floods": the countries between the kind and
// the subject.
var _ = register(Rule{Name: "joint/title", Field: document.FieldCountries, Propose: func(in *Input, _ *document.Meta) []Claim {
	t := in.view.main().title()
	if t.parts == nil {
		return nil
	}
	ws := wordsOf(t.text)
	var claims []Claim
	for i := range ws {
		kind, n := typePhrases.at(ws, i)
		if n == 0 {
			continue
		}
		if kind != "joint statement" || i+n >= len(ws) {
			return nil
		}
		if _, p := issuerPrepositions.at(ws, i+n); p == 0 && !betweenWords[ws[i+n].low] {
			return nil
		}
		to := len(t.text)
		for j := i + n + 1; j < len(ws); j++ {
			if _, p := subjectPrepositions.at(ws, j); p > 0 && !listWords[ws[j].low] {
				to = int(ws[j].from)
				break
			}
		}
		part := t.text[ws[i+n-1].to:to]
		if manyWords.has(wordsOf(part)) && !stateWords.has(wordsOf(part)) {
			return nil
		}
		for _, m := range gazetteer.Find(part, in.view.main().lang) {
			claims = append(claims, claim(string(m.Country), t.parts[0].Lines, part[m.From:m.To], 0.78))
			if betweenWords[ws[i+n].low] && !m.Adjective { // the two themselves speak
				claims = append(claims, claim(part[m.From:m.To], t.parts[0].Lines, part[m.From:m.To], 0.74).of(document.FieldParties))
			}
		}
		return claims
	}
	return nil
}})

// betweenWords lead to those who speak together.
var betweenWords = setOf(`between entre zwischen между між między mezi između fra tra tussen mellom mellan mellem`)

// stateWords are who speaks for states.
var stateWords = wordSet(`leaders, ministers, governments, presidents, states, heads of state, líderes, gobiernos, ministros, dirigeants, gouvernements, ministres, regierungen, лидеров, министров, правительств`)
