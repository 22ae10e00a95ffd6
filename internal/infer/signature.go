package infer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/dates"
	"fonds/internal/document"
	"fonds/internal/structure"
)

// A signed is one line of the signature that a text ends with. organ is the
// line where it names an organ of the body: "The board of the River Party".
type signed struct {
	person, body, organ string
	lines               document.Span
	confidence          float64
	formal              bool // a closing formula stands before it
}

// endLine is one line near the end of a text.
type endLine struct {
	text string
	at   document.Span
	p    part
}

// signature reads the end of the text: the lines after a closing formula
// ("Yours truly,"), on whose behalf it is signed, or a last line that is a name.
func (v *view) signature() []signed {
	if !v.signatureRead {
		v.signed, v.signatureRead = v.readSignature(), true
	}
	return v.signed
}

// endLines are the lines of a block that have words, each with its place where
// the block has its lines as the seed has them.
func (p part) endLines() []endLine {
	texts := strings.Split(p.Text, "\n")
	lines := make([]endLine, 0, len(texts))
	for i, text := range texts {
		at := p.Lines
		if len(texts) == p.Lines.Last-p.Lines.First+1 {
			at = document.Span{First: p.Lines.First + i, Last: p.Lines.First + i}
		}
		if text = unmarked(text); text != "" {
			lines = append(lines, endLine{text, at, p})
		}
	}
	return lines
}

func (v *view) readSignature() []signed {
	var lines []endLine
	for _, p := range v.end {
		if p.Kind == structure.Signatory || p.Kind == structure.Label || len(p.Text) > 2*maxHeading {
			lines = append(lines, endLine{at: p.Lines, p: p}) // it breaks a signature off
			continue
		}
		lines = append(lines, p.endLines()...)
	}
	var found []signed
	from := -1
	for i, l := range lines {
		if bodies, ok := behalf(l.text); ok {
			for _, name := range bodies {
				found = append(found, signed{body: name, lines: l.at, confidence: 0.85})
			}
			from = i + 1
			continue
		}
		closing := isClosing(l.text)
		if !closing && !kinPhrases.mayBegin(l.text) || !atMost(l.text, 100) {
			continue
		}
		ws := wordsOf(l.text)
		if _, n := kinPhrases.at(ws, 0); n > 0 && len(ws) <= n+3 {
			at, rest := l.at, ""
			switch {
			case n < len(ws):
				rest = l.text[ws[n].from:]
			case i+1 < len(lines):
				rest, at = lines[i+1].text, lines[i+1].at
			}
			name := firstName(rest)
			if name == "" && isPerson(strings.Trim(rest, " .,")) {
				name = strings.Trim(rest, " .,")
			}
			if name != "" {
				return append(found, signed{person: name, lines: at, confidence: 0.76, formal: true})
			}
		}
		if closing {
			from = i + 1
			if _, n := closingPhrases.at(ws, 0); n < len(ws) && !strings.Contains(l.text, ":") { // "Kind regards, Ada Blum, River League"
				rest := strings.TrimLeft(l.text[ws[n-1].to:], " ,")
				name, behind, _ := strings.Cut(rest, ",")
				if isPerson(name) {
					found = append(found, signed{person: name, lines: l.at, confidence: 0.8, formal: true})
					if whole, ok := bodyLine(behind); ok {
						found = append(found, signed{body: whole, lines: l.at, confidence: 0.76})
					}
				}
			}
			// "Signed: Ada Blum"
			if _, rest, ok := strings.Cut(l.text, ":"); ok {
				if s, ok := signer(strings.TrimSpace(rest), l.at); ok {
					s.confidence = 0.8
					found = append(found, s)
				}
			}
		}
	}
	if from >= 0 {
		for _, l := range lines[from:] {
			if l.p.role == stamp {
				continue
			}
			if names := people(l.text); names != nil && runes(l.text) < 200 {
				for _, name := range names {
					found = append(found, signed{person: name, lines: l.at, confidence: 0.82, formal: true})
				}
				continue
			}
			s, ok := signer(l.text, l.at)
			if !ok {
				if l.p.role == running && !atMost(l.text, 60) || l.text == "" || len(found) > 0 && l.p.role == furniture {
					break
				}
				continue // an office, a place, the line to sign on
			}
			s.confidence, s.formal = 0.82, true
			found = append(found, s)
		}
		return found
	}
	return lastLine(lines, v.isLetter(), v.main().speaksPlainly)
}

// isLetter reports whether a text opens as letters do: by whom it speaks to, or by
// what it is called.
func (v *view) isLetter() bool {
	s := v.main()
	for _, p := range s.head {
		if p.role == salutation {
			return true
		}
	}
	if t := s.title(); t.parts != nil {
		ws := wordsOf(cut(t.text, maxStamp))
		for i := range min(len(ws), 3) {
			if kind, n := typePhrases.at(ws, i); n > 0 {
				return kind == "letter" || kind == "open letter"
			}
		}
	}
	return false
}

// lastLine reads a signature without a formula: the last line that is no date.
func lastLine(lines []endLine, letter bool, plain func(string) bool) []signed {
	for i := len(lines) - 1; i >= 0; i-- {
		l := lines[i]
		if l.p.Block != nil && l.p.Kind == structure.Item && l.p.Marker != "" && !strings.HasPrefix(l.p.Marker, "–") && !strings.HasPrefix(l.p.Marker, "—") && !strings.HasPrefix(l.p.Marker, "-") {
			return nil // the last of a list
		}
		if l.text != "" && (l.p.role == stamp || l.p.role == furniture || l.p.role == address) {
			continue
		}
		if _, n := writerIs.begins(l.text); n > 0 || i > 0 && datedLine(l.text) {
			continue
		}
		if l.text == "" || !atMost(l.text, 100) || l.p.Kind == structure.Heading && l.p.Level > 1 {
			return nil
		}
		text := strings.TrimLeft(l.text, "–—- ")
		s, ok := signer(text, l.at)
		if !ok {
			return nil
		}
		head, rest, comma := strings.Cut(text, ",")
		switch {
		case s.body != "":
			s.confidence = 0.76
		case l.p.Kind == structure.Item && i > 0 && lines[i-1].p.Kind != structure.Item: // "— Ada Blum"
			s.confidence = 0.76
		case areInitials(text):
			s.confidence = 0.75
		case comma && len(wordsOf(rest)) <= 6 && titled(rest, wordsOf(rest)), text != l.text, strings.Contains(strings.TrimSuffix(head, "."), "."):
			s.confidence = 0.74 // a place, an office, a dash, initials
		default:
			s.confidence = 0.62 // three capitals may be a slogan
			if letter && namesPerson(l.text) && !plain(l.text) {
				s.confidence = 0.76
			}
		}
		found := []signed{s}
		// Several bodies may stand under each other, under a letter several persons.
		for i--; (s.body != "" || letter && s.person != "" && namesPerson(l.text)) && i >= 0 && lines[i].text != "" && lines[i].at.Last+1 == lines[i+1].at.First && atMost(lines[i].text, 100); i-- {
			above, ok := signer(lines[i].text, lines[i].at)
			if !ok || (above.body == "") != (s.body == "") || above.organ != "" || above.person != "" && !namesPerson(lines[i].text) {
				break
			}
			above.confidence = 0.76
			found = append([]signed{above}, found...)
		}
		return found
	}
	return nil
}

// writerIs opens a paper's note on who wrote a letter.
var writerIs = wordSet(`the writer is, the author is, the writer was, der autor ist, die autorin ist, l'auteur est, l'autrice est, el autor es, la autora es, o autor é, a autora é, l'autore è, автор, авторка, auteur is`)

// datedLine reports whether a line is a place and a date.
func datedLine(text string) bool {
	if len(text) > 60 || !strings.ContainsFunc(text, unicode.IsDigit) {
		return false
	}
	found := dates.Find(text)
	return len(found) == 1 && parted(strings.TrimSpace(text[:found[0].From]), true) && strings.Trim(text[found[0].To:], " .") == ""
}

// signer reads one line as a name, perhaps with an office or a place behind it.
func signer(text string, at document.Span) (signed, bool) {
	sentence := strings.HasSuffix(strings.TrimRight(text, " *_"), ".") && strings.Contains(text, " ")
	text = numberedName.ReplaceAllString(strings.Trim(text, " .;*_"), "")
	if text == "" || !atMost(text, 120) || onScreen(text) {
		return signed{}, false
	}
	if _, n := forWhom.begins(text); n > 0 {
		return signed{}, false // "For Ruritania  A. Blum": an entry of a list, nobody who wrote
	}
	if areInitials(text + ".") {
		return signed{person: text + ".", lines: at}, true
	}
	plain := text
	if ws := wordsOf(text); len(ws) > 2 && isArticle(ws[0].low) && bodyWords.has(ws[1:2]) {
		plain = text[ws[1].from:] // "La Ligue des dockers"
	}
	if name := ofOrgan(unarticled(text)); name != "" && !sentence {
		return signed{body: name, organ: text, lines: at}, true
	}
	if body, organ, _ := organSigns([]endLine{{text: text, at: at}}, 0); body != "" && !sentence {
		return signed{body: body, organ: organ, lines: at}, true
	}
	name, ok := bodyLine(plain)
	if sentence { // it may be one that begins with a body: only capitals tell
		name, ok = wholeBody(plain)
	}
	if ok && name == text && isOffice(text) && !(bodyWords.has(wordsOf(text)[:1]) && officeOf(text, "").name == "") {
		return signed{}, false // "Presidente della Lega dei Barcaioli"
	} else if ok {
		s := signed{body: name, lines: at}
		if before, _, found := strings.Cut(text, name); found && organPhrases.has(wordsOf(before)) && !isOffice(text) {
			s.organ = text
		}
		return s, true
	}
	if ws := wordsOf(text); len(ws) > 2 && len(ws) <= 14 && titled(text, ws) && !strings.ContainsAny(text, ":;") {
		if _, n := lastWords.at(ws, len(ws)-1); n > 0 { // with commas within, "… Grubu"
			return signed{body: text, lines: at}, true
		}
	}
	if office, rest, ok := strings.Cut(text, ":"); ok { // "President: Ada Blum"
		rest = strings.TrimSpace(rest)
		ws := wordsOf(office)
		if n := 0; len(ws) > 0 {
			if _, n = rolePhrases.at(ws, 0); n == len(ws) && (isPerson(rest) || !cased(rest) && len(wordsOf(rest)) >= 2 && len(wordsOf(rest)) <= 4) {
				return signed{person: rest, lines: at}, true
			}
		}
	}
	head, _, _ := strings.Cut(text, ",")
	head, _ = brackets(head)
	head = withoutHonours(strings.TrimRight(head, ". "))
	if name, from := person(head); name != "" && from+len(name) >= len(strings.TrimRight(head, ". ")) {
		return signed{person: name, lines: at}, true
	}
	return signed{}, false
}

// organNouns are what bodies have to sign for them.
var organNouns = wordSet(`board, executive board, executive committee, steering committee, committee, council, executive, executive council, secretariat, presidium, management board, coordinating committee, comité, comité ejecutivo, comité de dirección, comisión ejecutiva, junta directiva, consejo, consejo directivo, directiva, dirección, secretariado, coordinadora, comité directeur, conseil, conseil d'administration, bureau, bureau exécutif, secrétariat, direction, vorstand, bundesvorstand, sekretariat, ausschuss, leitung, comissão executiva, conselho, diretoria, direção, secretaria, coordenação, comitato, comitato direttivo, direttivo, consiglio, consiglio direttivo, segreteria, bestuur, dagelijks bestuur, zarząd, komitet, výbor, předsednictvo, predsedništvo, odbor, predsjedništvo, styret, styrelsen, bestyrelsen, hallitus, правление, комитет, совет, президиум, секретариат, бюро, правління, комітет, рада, президія, секретаріат, vezetőség, elnökség, yönetim kurulu`)

// ofOrgan reads the body off a line that is one of its organs: "Board of the River
// Party". "" if it is none.
func ofOrgan(text string) string {
	ws := wordsOf(text)
	if len(ws) < 2 {
		return ""
	}
	_, n := organNouns.at(ws, 0)
	if n == 0 || n >= len(ws) {
		return ""
	}
	_, p := issuerPrepositions.at(ws, n)
	if p == 0 || n+p >= len(ws) {
		return ""
	}
	rest := unarticled(text[ws[n+p-1].to:])
	rest = strings.TrimSpace(rest)
	if name, ok := wholeBody(rest); ok && !areMany(ws) && len(wordsOf(name)) < len(ws)-n {
		return name
	}
	return ""
}

// kinPhrases close a letter to somebody near; a first name may stand below.
var kinPhrases = wordSet(`your brother, your sister, your son, your daughter, your friend, your comrade, your father, your mother, your loving son, your loving brother, your old friend, yours ever, ever yours, as ever, твой брат, твоя сестра, твой сын, твоя дочь, твой друг, ваш друг, ваш товарищ, твой товарищ, ваш брат, твій брат, твій друг, ваш товариш, твоя сестра, tu hermano, tu hermana, su hermano, vuestro hermano, tu hijo, tu amigo, tu compañero, vuestro compañero, ton frère, ta sœur, votre ami, ton ami, votre camarade, ton fils, dein bruder, deine schwester, dein freund, euer bruder, ihr freund, dein sohn, seu irmão, teu irmão, seu amigo, tua irmã, tuo fratello, tua sorella, tuo figlio, vostro fratello, il tuo amico, je broer, jouw broer, uw vriend, twój brat, twoja siostra, twój syn, twój przyjaciel, tvoj brat, vaš brat, tvoja sestra, tvoj sin, vaš drug, tvůj bratr, tvá sestra, твој брат, din bror, din søster, din syster, din son, kardeşin, kardeşiniz, أخوكم, اخوكم, اخوك, صديقكم, ابنكم`)

// firstName reads the one name below such a formula, or behind it.
func firstName(text string) string {
	text = strings.Trim(text, " .,–—-*_")
	ws := wordsOf(text)
	if len(ws) != 1 || int(ws[0].to) != len(text) || runes(text) < 2 || !atMost(text, 24) || !upperFirst(text, ws[0]) || cased(text) && strings.ToUpper(text) == text {
		return ""
	}
	return text
}

// forWhom are the words that a line of signatories begins with.
var forWhom = wordSet(`for, for the, за, por, por la, por el, por los, pour, pour le, pour la, pour les, für, für die, für das, für den, per la, pela, pelo, voor, voor de, za, عن, 代表`)

// behalf reads "In the name of River Union and Lake League,".
func behalf(text string) (bodies []string, ok bool) {
	text = strings.TrimRight(text, " ,.:")
	if !behalfPhrases.mayBegin(text) || !atMost(text, 140) {
		return nil, false
	}
	ws := wordsOf(text)
	if len(ws) < 2 {
		return nil, false
	}
	_, n := behalfPhrases.at(ws, 0)
	if n == 0 || n >= len(ws) || len(ws[0].low) <= utf8.RuneLen('x') {
		return nil, false
	}
	rest := text[ws[n].from:]
	for _, name := range strings.Split(rest, "/") {
		name = strings.TrimSpace(name)
		if wholeOrgan(unarticled(name)) {
			return nil, true // of the body that the text has named
		}
		if ws := wordsOf(name); len(ws) > 1 && len(ws) < 8 {
			if _, n := collectives.at(ws, 0); n > 0 && n < len(ws) && upperFirst(name, ws[n]) && titled(name[ws[n].from:], wordsOf(name[ws[n].from:])) {
				bodies = append(bodies, name)
				continue
			}
		}
		if whole, ok := bodyLine(name); ok {
			bodies = append(bodies, whole)
		} else if ws := wordsOf(name); len(ws) > 0 && len(ws) <= 3 && cased(name) && upperFirst(name, ws[0]) && strings.Contains(rest, "/") {
			bodies = append(bodies, name)
		}
	}
	return bodies, len(bodies) > 0
}

// find looks for a name where names stand: in head, end and labels.
func (v *view) find(name string) (document.Span, bool) {
	s := v.main()
	for _, p := range s.head {
		if strings.Contains(p.Text, name) || strings.Contains(flat(p.Text), name) {
			return p.Lines, true
		}
	}
	for _, p := range v.end {
		if strings.Contains(p.Text, name) {
			return p.Lines, true
		}
	}
	for _, l := range v.labels {
		if strings.Contains(l.value, name) {
			return l.lines, true
		}
	}
	for i, b := range s.blocks {
		if b.Kind == structure.Signatory || i < maxHeadParts+4 {
			if strings.Contains(cut(b.Text, 4*maxHeading), name) {
				return b.Lines, true
			}
		}
	}
	return document.Span{}, false
}
