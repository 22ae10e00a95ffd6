package infer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/document"
	"fonds/internal/structure"
)

var _ = register(Rule{Name: "type/label", Field: document.FieldType, Propose: func(in *Input, _ *document.Meta) []Claim {
	var claims []Claim
	for _, l := range in.view.labelled("type") {
		ws := wordsOf(l.value)
		for i := range ws { // "Online statement"
			if kind, n := typePhrases.at(ws, i); n > 0 && i <= 2 {
				confidence := 0.93
				if kind == "press release" {
					confidence = 0.86 // statements and speeches are released to the press too
				}
				claims = append(claims, l.claim(kind, confidence))
				break
			}
		}
	}
	for i, p := range in.view.main().head {
		if p.role == sender && in.view.main().letter == nil && i < 3 {
			return append(claims, claim("letter", p.Lines, "", 0.75)) // an address above a text without a title
		}
	}
	from, to := false, false // of a mail, each label is a block
	for _, p := range in.view.main().head {
		if p.Kind == structure.Label {
			from = from || labelKey(p.Label) == "from"
			if to = to || labelKey(p.Label) == "" && recipient.hasAll(p.Label); from && to {
				return append(claims, claim("letter", p.Lines, "", 0.75))
			}
		}
		if p.fields != nil && p.fields[0].key != "date" {
			for _, l := range p.fields {
				if l.key == "" || l.key == "subject" || l.key == "to" {
					return append(claims, claim("letter", p.Lines, "", 0.85))
				}
			}
		}
	}
	return claims
}})

// The title says what the text is, or a line beside it does: the rubric above,
// "Statement of the executive committee" below.
var _ = register(Rule{Name: "type/heading", Field: document.FieldType, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	t := s.title()
	var claims []Claim
	if t.parts != nil {
		if kind, confidence := typeOfTitle(t.text); kind != "" {
			claims = append(claims, claim(kind, t.parts[0].Lines, "", min(confidence, t.confidence+0.05)))
		}
	}
	for _, p := range s.head {
		if p.role != heading || len(t.parts) > 0 && p.Block == t.parts[0].Block {
			continue
		}
		text := flat(p.Text)
		ws := wordsOf(text)
		if len(ws) == 0 {
			continue
		}
		kind, n := typePhrases.at(ws, 0)
		if of, k := rubricTypes.at(ws, 0); k == len(ws) && len(t.parts) > 0 && p.Lines.First < t.parts[0].Lines.First {
			claims = append(claims, claim(of, p.Lines, "", 0.8).moved())
			continue
		}
		switch {
		case n == 0:
			if kind, confidence := typeOfTitle(text); confidence >= 0.78 && len(ws) <= 8 {
				claims = append(claims, claim(kind, p.Lines, "", 0.74))
			}
		case n == len(ws):
			c := claim(kind, p.Lines, "", 0.84)
			if of, _ := typeOfTitle(t.text); of == "statement" && (kind == "joint statement" || kind == "press release") || of == "declaration" && kind == "press release" {
				c.Confidence = 0.94 // it says the same, and more
			}
			c.Moved = len(t.parts) > 0
			claims = append(claims, c)
		case isNumbered(text) || issuerOf(text) != "" || saysKind(text):
			claims = append(claims, claim(kind, p.Lines, "", 0.82))
		case len(t.parts) > 0 && p.Lines.First > t.parts[0].Lines.First && atMost(text, 120):
			claims = append(claims, claim(kind, p.Lines, "", 0.74)) // a subtitle
		}
	}
	for _, l := range in.view.labelled("title") {
		if kind, confidence := typeOfTitle(l.value); kind != "" {
			claims = append(claims, claim(kind, l.lines, "", confidence))
		}
	}
	return claims
}})

// typeOfTitle reads the kind off a title: surest where it begins with it, or
// ends with it as English and German titles do ("Lake Leaders’ Declaration").
func typeOfTitle(title string) (kind string, confidence float64) {
	ws := wordsOf(title)
	for i := range ws {
		value, n := typePhrases.at(ws, i)
		if n == 0 || i > 0 && verbsToo[ws[i].low] && strings.HasSuffix(ws[i-1].low, "s") && !containsAny(title[ws[i-1].from:ws[i].from], "'’:,–-") {
			continue
		}
		before := ""
		if i > 0 {
			before = title[ws[i-1].to:ws[i].from]
		}
		switch {
		case i == 0 && doesSomething(title, ws, n):
			confidence = 0.6
		case i == 0:
			confidence = 0.9
		case containsAny(before, ":–—|") || strings.Contains(before, " - "):
			confidence = 0.82
		case i == 1 && (isArticle(ws[0].low) || ws[0].low == "an"), i <= 2 && !subjectPrepositions.has(ws[:i]):
			confidence = 0.78
		case i+n < len(ws) && upperFirst(title, ws[i]) && cased(title) && titled(title[:ws[i].from], ws[:i]) && i <= 7 && followedBySubject(ws, i+n):
			confidence = 0.74 // "River Union Resolution on the Docks"
		case !cased(title) && (i+n == len(ws) || containsAny(title[ws[i+n-1].to:ws[i+n].from], ":：，,")):
			confidence = 0.78 // "… publish an open letter: …"
		case allNumbers(ws[i+n:]) && (upperFirst(title, ws[i]) || !cased(title)):
			confidence = 0.8
		default:
			confidence = 0.5
		}
		// A joint statement is called one by its first word, whatever comes between.
		if value == "statement" && i > 0 && (ws[i-1].low == "joint" || ws[i-1].low == "conjunto") {
			value = "joint statement"
		}
		return exactType(value, title, ws, i+n), confidence
	}
	return "", 0
}

// doesSomething reports whether the kind of document that a title begins with is the
// subject of a verb, so that the title tells of another text: "Motion of solidarity
// demands an end to the evictions".
func doesSomething(title string, ws []word, n int) bool {
	for i := n; i < min(len(ws), n+6); i++ {
		if containsAny(title[ws[i-1].to:ws[i].from], ":;,.–—-|(\"“«") {
			return false
		}
		if _, k := pleads.at(ws, i); k > 0 && !upperFirst(title, ws[i]) && i+k < len(ws) {
			return true
		}
	}
	return false
}

// pleads is what a document does in the headline that reports it.
var pleads = wordSet(`demands, demanding, calls for, calls on, asks, urges, condemns, denounces, accuses, warns, gathers, collects, reaches, требует, призывает, осуждает, просит, обвиняет, собрала, собрало, вимагає, закликає, засуджує, просить, pide, exige, reclama, condena, denuncia, insta, alerta, reúne, exige, demande, appelle, dénonce, condamne, réclame, fordert, verlangt, verurteilt, warnt, kritisiert, pede, repudia, cobra, alerta, condena, chiede, esige, denuncia, condanna, eist, vraagt, veroordeelt, żąda, wzywa, potępia, követeli, elítéli, žádá, vyzývá, odsuzuje, zahteva, osuđuje, kräver, krever, kræver`)

func followedBySubject(ws []word, i int) bool {
	_, n := subjectPrepositions.at(ws, i)
	return n > 0
}

// verbsToo are English kinds of document that within a title are verbs, rather:
// "Unions call for an inquiry", "Workers report on the flood".
var verbsToo = map[string]bool{"call": true, "appeal": true, "report": true, "address": true, "petition": true}

// allNumbers reports whether words only number or date a title: "Convention, 1949 (No. 98)".
func allNumbers(ws []word) bool {
	for _, w := range ws {
		switch w.low {
		case "no", "nr", "nº", "n", "núm", "num", "№":
			continue
		}
		if strings.ContainsFunc(w.low, unicode.IsLetter) {
			return false
		}
	}
	return true
}

// exactType tells a solemn declaration from a statement in the languages that
// have one word for both: there a person, an office or a body that declares
// makes a statement.
func exactType(kind, title string, ws []word, after int) string {
	if kind != "declaration" || after == 0 || after >= len(ws) {
		return kind
	}
	switch ws[after-1].low {
	case "declaración", "déclaration", "declaração", "declaració", "декларация":
	default:
		return kind
	}
	if _, n := issuerPrepositions.at(ws, after); n > 0 && after+n < len(ws) {
		if _, role := rolePhrases.at(ws, after+n); role > 0 || bodyWords.has(ws[after+n:min(after+n+3, len(ws))]) {
			return "statement"
		}
	}
	return kind
}

// How a text speaks to its reader: a hall is spoken to in a speech, one person
// in a letter.
var _ = register(Rule{Name: "type/salutation", Field: document.FieldType, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	look := make([]*structure.Block, 0, 8)
	for i, p := range s.head {
		if p.role == salutation || p.role == heading {
			look = append(look, p.Block)
		}
		if to, _ := salutationPhrases.begins(p.Text); p.role == salutation && to == "letter" && i+1 < len(s.head) && s.head[i+1].role == salutation {
			return []Claim{claim("letter", p.Lines, "", 0.76)} // it runs over two lines
		}
	}
	look = append(look, s.body[:min(4, len(s.body))]...)
	for i, b := range look {
		if b.Kind == structure.Item {
			continue
		}
		text := flat(cut(b.Text, 200))
		to, n := salutationPhrases.begins(text)
		if n == 0 {
			continue
		}
		alone := isSalutation(flat(cut(b.Text, 2*maxHeading)))
		headline := slices.ContainsFunc(s.head, func(p part) bool { return p.Block == b })
		switch {
		case to == "hall" && (alone || !headline && spokenTo(text, n)):
			if closes(in.view.end) || s.introduced() {
				return []Claim{claim("letter", b.Lines, cut(text, 60), 0.74)}
			}
			return []Claim{claim("speech", b.Lines, cut(text, 60), 0.76)}
		case to == "letter" && alone && i < 5:
			if s.introduced() {
				return []Claim{claim("letter", b.Lines, "", 0.84)} // it is what the page leads to
			}
			return []Claim{claim("letter", b.Lines, "", 0.78)}
		}
	}
	return nil
}})

// spokenTo reports whether a paragraph opens by calling to its hearers: a comma
// or an exclamation mark follows soon.
func spokenTo(text string, n int) bool {
	ws := wordsOf(text)
	for i := n; i <= min(n+6, len(ws)); i++ {
		to := len(text)
		if i < len(ws) {
			to = int(ws[i].from)
		}
		gap := text[ws[i-1].to:to]
		if containsAny(gap, "!！,，:،") {
			return true
		}
		if strings.ContainsAny(gap, ".;?") {
			return false
		}
	}
	return false
}

// closes reports whether a text ends as letters do.
func closes(end []part) bool {
	for _, p := range end {
		if len(p.Text) > maxHeading {
			continue
		}
		if _, n := closingPhrases.begins(p.Text); n > 0 {
			return true
		}
	}
	return false
}

// Questions and answers in turn make an interview.
var _ = register(Rule{Name: "type/turns", Field: document.FieldType, Propose: func(in *Input, _ *document.Meta) []Claim {
	var first, last document.Span
	turns := 0
	for _, b := range in.view.main().body {
		if !isQuestion(b) {
			continue
		}
		if turns++; turns == 1 {
			first = b.Lines
		}
		last = b.Lines
		if turns == 8 {
			break
		}
	}
	if turns < 3 {
		return nil
	}
	return []Claim{claim("interview", document.Span{First: first.First, Last: last.Last}, "", 0.78)}
}})

// isQuestion reports whether a block is a question put to somebody: marked with
// a dash, "Q:" or a name, and ending with a question mark.
func isQuestion(b *structure.Block) bool {
	text := b.Text
	if len(text) > 1200 {
		return false
	}
	marker := strings.TrimSpace(b.Marker)
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, " \n\"”»"))
	if last != '?' && last != '？' && last != '؟' && last != ';' {
		return false
	}
	if last == ';' && !containsAny(text, "αεο") { // the Greek question mark
		return false
	}
	if marker == "–" || marker == "—" || marker == "-" || marker == "--" {
		return true
	}
	for _, mark := range []string{"Q:", "Q.", "Q ", "— ", "– ", "-- ", "- ", "Question", "QUESTION", "Вопрос", "В.:", "Питання", "Pregunta", "P:", "P.", "Pergunta", "Frage", "F:", "Domanda", "D:", "س:", "سؤال", "问", "問", "記者", "记者"} {
		if strings.HasPrefix(text, mark) {
			return true
		}
	}
	name, _, found := strings.Cut(cut(text, 60), ":")
	return found && b.Kind != structure.Item && (isPerson(name) || len(wordsOf(name)) <= 3 && allCaps(name))
}

// What a text calls itself in its first sentences.
var selfPhrases = newPhrases(map[string]string{
	"article":   `in this article, this article, in the present article, в этой статье, в данной статье, у цій статті, en este artículo, este artículo, dans cet article, cet article, in diesem artikel, in diesem beitrag, neste artigo, este artigo, in questo articolo, in dit artikel, w tym artykule, ebben a cikkben, bu makalede, bu yazıda, في هذا المقال, 本文, 在本文中, 本稿, 이 글`,
	"letter":    `in this letter, i am writing to, i am writing as, i am writing on behalf, we are writing to, we are writing as, i write as, i write on behalf, we write as, we write on behalf, we write to express, me dirijo a usted, me dirijo a ustedes, nos dirigimos a usted, nos dirigimos a ustedes, nos dirigimos a vosotros, te escribo, je m'adresse à vous, nous nous adressons à vous, nous tenons à vous, wir wenden uns an sie, ich wende mich an sie, ich schreibe ihnen, dirijo-me a, dirigimo-nos a, mi rivolgo a lei, ci rivolgiamo a, wij richten ons tot, обращаемся к вам, мы обращаемся к вам, обращаюсь к вам, пишу вам, звертаємося до вас, звертаємось до вас, звертаюся до вас, пишемо вам, zwracamy się do państwa, zwracamy się do pana, zwracam się do, obracíme se na vás, obraciame sa na vás, fordulunk önhöz, fordulunk önökhöz, obraćamo vam se, обраћамо вам се, size yazıyoruz, size sesleniyoruz, σας γράφουμε, vi skriver till er, vi skriver til, نكتب اليكم, نتوجه اليكم, i am writing to you, we are writing to you, we write to you, i write to you, в этом письме, пишем вам, les escribimos, le escribimos, le escribo, nous vous écrivons, je vous écris, wir schreiben ihnen, escrevemos a vossa, vi scriviamo, wij schrijven u`,
	"treaty":    `the high contracting parties, have agreed as follows, have agreed upon the following, договорились о нижеследующем, согласились о нижеследующем, домовилися про таке, han convenido en lo siguiente, han acordado lo siguiente, sont convenus de ce qui suit, sont convenues de ce qui suit, sont convenues des dispositions suivantes, haben folgendes vereinbart, sind wie folgt übereingekommen, acordam no seguinte, hanno convenuto quanto segue, zijn het volgende overeengekomen, اتفقت على ما يلي, اتفقا على ما يلي, 议定如下, 达成协议如下, 協定した`,
	"petition":  `we the undersigned, the undersigned, мы нижеподписавшиеся, ми нижчепідписані, los abajo firmantes, las y los abajo firmantes, los y las abajo firmantes, nous soussignés, nous les soussignés, wir die unterzeichnenden, wir die unterzeichner, nós abaixo assinados, noi sottoscritti, wij ondergetekenden, my niżej podpisani, alulírottak, aşağıda imzası bulunan, نحن الموقعين ادناه, نحن الموقعون ادناه`,
	"interview": `in an interview with us, told us in an interview, in this interview, в этом интервью, en esta entrevista, dans cet entretien, in diesem interview, nesta entrevista, in questa intervista`,
	"manifesto": `this manifesto, in this manifesto, настоящий манифест, este manifiesto, ce manifeste, dieses manifest, este manifesto, questo manifesto`,
	"report":    `this report, in this report, настоящий доклад, este informe, ce rapport, dieser bericht, este relatório, questo rapporto, dit rapport`,
})

var _ = register(Rule{Name: "type/self-reference", Field: document.FieldType, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	var room [mostTokens]token
	for i, b := range s.body[:min(3, len(s.body))] {
		text := cut(b.Text, maxHead)
		ws := tokensOf(room[:0], text)
		for j := range ws {
			kind, n := selfPhrases.atToken(ws, j)
			if n == 0 {
				continue
			}
			confidence := 0.72
			if i == 0 && j <= 3 {
				confidence = 0.78
			}
			if kind == "petition" {
				confidence = 0.66 // statements and letters are signed so too
			}
			return []Claim{claim(kind, b.Lines, text[ws[j].from:ws[j+n-1].to], confidence)}
		}
	}
	return nil
}})

// A name and a party above a text that calls to its hearers a little further
// on.
var _ = register(Rule{Name: "type/speaker", Field: document.FieldType, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	spoken := false
	for _, p := range s.head {
		if p.role == byline {
			_, _, ok := bar(flat(p.Text))
			spoken = spoken || ok
		}
	}
	if !spoken || s.title().parts != nil {
		return nil
	}
	for _, b := range s.body[:min(8, len(s.body))] {
		text := flat(cut(b.Text, 2000))
		for _, sentence := range append([]string{text}, strings.Split(text, ". ")[1:]...) {
			if to, n := salutationPhrases.begins(sentence); to == "hall" && n > 0 && spokenTo(sentence, n) {
				return []Claim{claim("speech", b.Lines, cut(sentence, 40), 0.74)}
			}
		}
	}
	return nil
}})

var pageWords = wordSet(`page, pages, p, pp, стр, pág, página, seite, pagina, s`)
