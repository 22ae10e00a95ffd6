package infer

import (
	"strings"
	"unicode/utf8"

	"fonds/internal/document"
	"fonds/internal/structure"
)

var _ = register(Rule{Name: "parties/label", Field: document.FieldParties, Propose: func(in *Input, _ *document.Meta) []Claim {
	var claims []Claim
	for _, l := range in.view.labelled("issuer") {
		claims = append(claims, l.claim(l.value, 0.9))
	}
	for _, l := range in.view.labelled("from") {
		for name := range strings.SplitSeq(l.value, "/") {
			name = strings.Trim(name, " .,")
			switch {
			case name == "":
			case isPerson(name):
				claims = append(claims, claim(name, l.lines, name, 0.8).of(document.FieldAuthors))
			case strings.Contains(l.value, "/") || isBody(name):
				claims = append(claims, claim(name, l.lines, name, 0.85))
			}
		}
	}
	return claims
}})

// "Statement of the presidium of the River Party": in the title, or on a line
// of its own that then stands in the metadata alone.
var _ = register(Rule{Name: "parties/heading", Field: document.FieldParties, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	t := s.title()
	var claims []Claim
	if t.parts != nil {
		lines := document.Span{First: t.parts[0].Lines.First, Last: t.parts[len(t.parts)-1].Lines.Last}
		if name := issuerOf(t.text); name != "" {
			claims = append(claims, claim(name, lines, name, issuerTrust(name, 0.85)))
		} else if name := titleSubject(t.text); name != "" {
			claims = append(claims, claim(name, lines, name, 0.78))
		} else if name := titleOwner(t.text); name != "" {
			claims = append(claims, claim(name, lines, name, 0.74))
		}
	}
	for _, l := range in.view.labelled("title") {
		if name := issuerOf(l.value); name != "" {
			claims = append(claims, claim(name, l.lines, name, issuerTrust(name, 0.85)))
		}
	}
	for _, p := range s.head {
		if p.role != heading || t.parts != nil && p.Block == t.parts[0].Block {
			continue
		}
		text := flat(p.Text)
		if name := issuerOf(text); name != "" {
			// It stays in the text, which it opens.
			claims = append(claims, claim(name, p.Lines, name, issuerTrust(name, 0.85)))
		}
	}
	return claims
}})

// issuerOf finds the body in "Statement of the secretariat of the River Party on …".
func issuerOf(text string) string {
	ws := wordsOf(text)
	for i := range min(len(ws), 4) {
		_, n := typePhrases.at(ws, i)
		if n == 0 {
			continue
		}
		at := i + n
		if at >= len(ws) {
			return ""
		}
		_, p := issuerPrepositions.at(ws, at)
		if _, done := adopted.at(ws, at); done > 0 && at+done < len(ws) {
			at += done // "Resolution adopted by …"
			if _, p = agents.at(ws, at); p == 0 {
				return ""
			}
		}
		gap := text[ws[at-1].to:ws[at].from]
		switch {
		case p > 0 && at+p < len(ws):
			at += p
		case !nominative(text[ws[at].from:]): // cases stand for prepositions: Заявление ЦК …
		case strings.ContainsAny(gap, ":|–—"): // "Press release: River Party"
			if name, ok := wholeBody(text[ws[at].from:]); ok {
				return name
			}
			return ""
		default:
			return ""
		}
		rest := text[ws[at].from:]
		if name, _, ok := body(rest); ok {
			if mostlyCaps(text, ws) && runes(name) > 5 && !strings.ContainsAny(name, " .-()/0123456789") {
				return "" // one word in capitals throughout: no abbreviation
			}
			return name
		}
		if !cased(rest) {
			return uncasedBody(rest)
		}
		return ""
	}
	return ""
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

// titleSubject finds the body that a title lets speak: "River Party: …",
// "River Party condemns …".
func titleSubject(text string) string {
	name, rest, ok := body(text)
	if !ok {
		return ""
	}
	trimmed := strings.TrimLeft(rest, " \u00a0")
	if strings.HasPrefix(trimmed, ":") {
		return name
	}
	if ws := wordsOf(rest); len(ws) > 0 {
		if _, n := issuingVerbs.at(ws, 0); n > 0 {
			return name
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
var _ = register(Rule{Name: "parties/letterhead", Field: document.FieldParties, Propose: func(in *Input, _ *document.Meta) []Claim {
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
		if adoptedPhrases.opens(text) || saysKind(text) || organLine(text) != "" {
			continue
		}
		if p.role == stamp { // "River Party - 3 May 2011"
			if name, ok := bodyLine(strings.Trim(p.rest, " |–—-·•,:")); ok {
				claims = append(claims, claim(name, p.Lines, name, 0.76))
			}
		}
		if p.role != heading {
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

// issuingVerbs are what bodies do in the first sentence of their statements.
var issuingVerbs = wordSet(`condemns, denounces, expresses, welcomes, calls, calls on, calls for, declares, salutes, congratulates, supports, rejects, notes, greets, stands, demands, extends, conveys, reaffirms, reiterates, strongly, firmly, resolutely, categorically, wishes, sends, considers, believes, appeals, urges, states, protests, mourns, pays, warns, joins, addresses, announces,
	выражает, осуждает, заявляет, приветствует, призывает, требует, поддерживает, обращается, считает, решительно, поздравляет, протестует, отмечает, висловлює, засуджує, заявляє, вітає, закликає, вимагає, підтримує, звертається,
	expresa, condena, denuncia, saluda, rechaza, exige, manifiesta, llama, convoca, declara, reitera, exhorta, apoya, felicita, celebra, lamenta, repudia, hace, ante, queremos, quiere, 
	exprime, condamne, dénonce, salue, rejette, exige, appelle, déclare, réaffirme, apporte, soutient, félicite, tient, adresse, alerte,
	verurteilt, erklärt, begrüßt, fordert, ruft, unterstützt, protestiert, drückt, lehnt, gratuliert, warnt, bekundet,
	repudia, manifesta, saúda, condena, denuncia, expressa, exige, convoca, rejeita, solidariza, vem, reafirma, esprime, condanna, denuncia, saluta, respinge, chiede, invita, dichiara, sostiene, esige, ribadisce,
	veroordeelt, verwelkomt, roept, eist, betuigt, steunt, verklaart, potępia, wyraża, wzywa, domaga, popiera, elítéli, üdvözli, felhívja, odsuzuje, vyjadřuje, osuđuje, pozdravlja, kınıyor, kınar, selamlar, καταδικάζει, χαιρετίζει, εκφράζει, fördömer, kräver, fordømmer`)

// The body that is the subject of the first sentence: "The River Party condemns …".
var _ = register(Rule{Name: "parties/first sentence", Field: document.FieldParties, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	if len(s.body) == 0 || s.body[0].Kind == structure.Item && s.body[0].Ordinal > 1 {
		return nil
	}
	b := s.body[0]
	text := flat(cut(b.Text, maxHead))
	ws := wordsOf(text)
	for i := 1; i < min(len(ws), 18); i++ {
		if _, n := issuingVerbs.at(ws, i); n == 0 || upperFirst(text, ws[i]) && cased(text) {
			continue
		}
		subject := strings.TrimSpace(text[:ws[i].from])
		subject, _, _ = strings.Cut(subject, ",")
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
}})

// issuedPhrases lead from a document to who issued it, in a sentence that says so.
var issuedPhrases = wordSet(`was issued by, is issued by, was published by, was adopted by, was released by, was approved by, was signed by, were issued by, has been issued by, fue emitido por, fue emitida por, fue publicado por, fue publicada por, fue aprobado por, fue aprobada por, fue adoptado por, fue adoptada por, a été publié par, a été publiée par, a été adopté par, a été adoptée par, foi emitido por, foi emitida por, foi publicada por, foi aprovada por, è stato emesso da, è stata emessa da, è stato pubblicato da, werd uitgegeven door, is uitgegeven door`)

// "The statement was issued by the presidium of the Central Committee, River
// Party.": the sentence that opens a text says whose it is.
var _ = register(Rule{Name: "parties/issued by", Field: document.FieldParties, Propose: func(in *Input, _ *document.Meta) []Claim {
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
var _ = register(Rule{Name: "parties/dateline", Field: document.FieldParties, Propose: func(in *Input, _ *document.Meta) []Claim {
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
				if _, n := bodyWords.at(ws, j); n == i-j+1 && ws[i].to-ws[0].from == spanOf(ws[:i+1]) {
					return text[ws[0].from:ws[i].to]
				}
			}
			if _, n := bodyWords.at(ws, i); n == 1 && ws[i].to-ws[0].from == spanOf(ws[:i+1]) {
				return text[ws[0].from:ws[i].to]
			}
		}
		return ""
	}
	at := 0
	if _, n := organPhrases.at(ws, 0); n > 0 && n < len(ws) {
		at = n
		ws[at].low = strings.TrimPrefix(ws[at].low, "لل") // "of the": the article has merged
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
	return strings.TrimPrefix(text[ws[at].from:ws[end-1].to], "لل")
}

// spanOf is the length of words that stand without a gap.
func spanOf(ws []word) int {
	n := 0
	for _, w := range ws {
		n += w.to - w.from
	}
	return n
}
