package infer

import (
	"strings"

	"fonds/internal/document"
	"fonds/internal/structure"
)

// Lines around a text that say who wrote it without a word for it: a name under
// the title, beside the date, over an office at the end.

// betweenFields part the fields of a line of a page's head.
var betweenFields = strings.NewReplacer(" • ", "\n", " · ", "\n", " | ", "\n", "•", "\n", " – ", "\n", " — ", "\n", " / ", "\n")

// courtesies begin the names of those who are written to.
var courtesies = setOf(`pan pani panu mr mrs ms miss herr herrn frau señor señora sr sra don doña monsieur madame mme mlle senhor senhora exmo signor signora sig господин госпожа господину пан пані `)

// placeWords begin the names of places that are formed like those of persons.
var placeWords = setOf(`new san santa santo saint st los las port fort cape buenos rio são puerto el la north south east west northern southern eastern western upper lower great nueva nuevo novo nova mount lake sierra villa ciudad hong kuala tel addis abu bad`)

// namesPerson is isPerson for lines where a place may stand as well.
func namesPerson(text string) bool {
	ws := wordsOf(cut(text, maxStamp))
	if len(ws) > 0 {
		if _, n := rolePhrases.at(ws, 0); n == len(ws) {
			return false
		}
	}
	return len(ws) >= 2 && len(ws) <= 4 && !onScreen(text) && isPerson(text) && !allCaps(text) && !courtesies[ws[0].low] && !placeWords[ws[0].low] && !isPlace(text) && !isPaper(text)
}

// maxCommon is how many bytes of a text are looked through for the words of a name.
const maxCommon = 1 << 14

// speaksPlainly reports whether the text has a word of a line in small letters: then
// the line is a slogan or a heading and no person's name.
func (s *section) speaksPlainly(line string) bool {
	left := maxCommon
	for _, b := range s.body {
		if left -= len(b.Text); left < 0 {
			return false
		}
		for _, w := range wordsOf(line) {
			if len(w.low) < 3 || nobleWords[w.low] {
				continue
			}
			for at := 0; ; {
				i := strings.Index(b.Text[at:], w.low)
				if i < 0 {
					break
				}
				at += i + len(w.low)
				if before := at - len(w.low) - 1; !letterAt(b.Text, before) && !letterAt(b.Text, at) && !inAddress(b.Text, before, at) {
					return true
				}
			}
		}
	}
	return false
}

// inAddress reports whether a word between two places of a text is one of an address.
func inAddress(text string, before, after int) bool {
	return before > 0 && strings.IndexByte("./@-_#", text[before]) >= 0 && text[before-1] != ' ' || after+1 < len(text) && (text[after] == '@' || text[after] == '.' && letterAt(text, after+1))
}

// letterAt reports whether a byte of a text could be of a letter.
func letterAt(s string, i int) bool {
	return i >= 0 && i < len(s) && (isASCIILetter(rune(s[i])) || s[i] >= 0x80)
}

// "23 May 2018 • Ada Blum • 3 min read", "Posted on 23 May 2018 by Ada Blum".
var _ = issuerRule(Rule{Name: "authors/beside the date", Field: document.FieldAuthors, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	var claims []Claim
	for _, p := range s.head {
		if p.role != stamp && p.role != heading || !atMost(p.Text, maxStamp) {
			continue
		}
		text := flat(p.Text)
		if p.role == stamp {
			t := s.title()
			below := t.parts != nil && p.Lines.First > t.parts[len(t.parts)-1].Lines.Last // over it stands the paper's name
			if fields := strings.Split(betweenFields.Replace(text), "\n"); len(fields) >= 3 || below && len(fields) == 2 && containsAny(text, "|•") {
				for _, field := range fields {
					if field = strings.TrimSpace(field); namesPerson(field) && !bylinePhrases.opens(field) && !s.speaksPlainly(field) {
						claims = append(claims, claim(field, p.Lines, "", 0.8).moved())
					}
				}
			}
		}
		if claims = append(claims, postedBy(text, p, s)...); len(claims) > 0 {
			return claims
		}
	}
	return claims
}})

// postedBy reads a line that says when something was posted and by whom, or that
// begins with "By", a name and the body it is of: "By staff - River League, 3 May 2016".
func postedBy(text string, p part, s *section) []Claim {
	ws := wordsOf(text)
	for i := range ws {
		_, n := bylinePhrases.at(ws, i)
		if n == 0 || i+n >= len(ws) || len(ws[i].low) < 2 || i > 0 && p.role != stamp && !posted.opens(text) {
			continue
		}
		if i > 0 && upperFirst(text, ws[i]) {
			continue
		}
		rest := text[ws[i+n].from:]
		var claims []Claim
		for k, field := range strings.Split(strings.ReplaceAll(betweenFields.Replace(rest), " - ", "\n"), "\n") {
			field, _, _ = strings.Cut(field, ",")
			field = strings.Trim(field, " .")
			if i > 0 && k > 0 {
				break
			}
			if name, ok := bodyLine(field); ok && (k == 1 && i == 0 && strings.Contains(rest, " - ") || i > 0) {
				claims = append(claims, claim(name, p.Lines, name, 0.76).of(document.FieldParties))
			} else if i > 0 && namesPerson(field) && !isBody(field) {
				if s.calls(field, p.Block) {
					claims = append(claims, claim(field, p.Lines, field, 0.76).of(document.FieldParties))
				}
				claims = append(claims, claim(field, p.Lines, field, 0.8))
			} else if ws := wordsOf(field); i > 0 && len(ws) > 1 && len(ws) < 7 && titled(field, ws) && s.calls(field, p.Block) {
				claims = append(claims, claim(field, p.Lines, field, 0.76).of(document.FieldParties))
			}
		}
		return claims
	}
	return nil
}

// posted open a line that says when a page was put up.
var posted = wordSet(`posted, posted on, published, published on, submitted, veröffentlicht, gepostet, publicado, publicada, publié, publiée, pubblicato, pubblicata, geplaatst, gepubliceerd, opublikowano, опубликовано, опубліковано, zveřejněno, objavljeno, publicerad, publisert`)

// calls reports whether another line of the head names somebody behind a kind of
// document: "Open letter of the Friends Of Mud".
func (s *section) calls(name string, not *structure.Block) bool {
	for _, p := range s.head {
		if p.Block != not && p.role == heading && startsWithType(wordsOf(p.Text)) && strings.Contains(flat(p.Text), name) {
			return true
		}
	}
	return false
}

// A person's name on a line of its own right below the title.
var _ = register(Rule{Name: "authors/below the title", Field: document.FieldAuthors, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	t := s.title()
	if t.parts == nil {
		return nil
	}
	last := t.parts[len(t.parts)-1]
	for _, p := range s.head {
		if p.Lines.First <= last.Lines.Last {
			continue
		}
		text := flat(p.Text)
		if p.role == stamp || p.role == furniture {
			continue
		}
		name := strings.Trim(text, " ,.*")
		if ws := wordsOf(name); p.role == heading && p.Loose && len(ws) > 1 && len(ws) <= 5 && paperWords.has(ws) && !onScreen(name) && !startsWithType(ws) && titled(name, ws) && cased(name) && !allCaps(name) && !strings.ContainsAny(name, ":?!.,") {
			return []Claim{claim(name, p.Lines, "", 0.72).of(document.FieldParties).moved()}
		}
		if p.role != heading || p.Lines.First != p.Lines.Last || !namesPerson(name) || p.goesWithTitle(s) {
			return nil
		}
		if s.speaksPlainly(name) {
			return nil
		}
		if s.tellsOf(name) {
			return []Claim{claim(name, p.Lines, name, 0.6)} // the one it is about
		}
		return []Claim{claim(name, p.Lines, "", 0.74).moved()}
	}
	return nil
}})

// goesWithTitle reports whether a short line is rather a second line of the title or
// a heading: it stands tight between title and text.
func (p part) goesWithTitle(s *section) bool {
	return p.Kind == structure.Heading && p.Level > 1 || !p.Loose && s.title().parts[0].Lines.First+1 < p.Lines.First
}

// tellsOf reports whether the first paragraphs speak of a person by the full name.
func (s *section) tellsOf(name string) bool {
	for _, b := range s.body[:min(len(s.body), 6)] {
		if strings.Contains(flat(cut(b.Text, 4*maxHead)), name) {
			return true
		}
	}
	return false
}

// "Ada Blum is a teacher and a member of the River League.": the last paragraph
// says who wrote, if the text has not spoken of that person before.
var _ = register(Rule{Name: "authors/note at the end", Field: document.FieldAuthors, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	for i := len(s.blocks) - 1; i >= max(len(s.head)+2, len(s.blocks)-4); i-- {
		b := s.blocks[i]
		if b.Kind != structure.Paragraph && b.Kind != structure.Quote || !atMost(b.Text, 400) {
			continue
		}
		text := strings.TrimLeft(flat(b.Text), "*_–—- (")
		ws := wordsOf(cut(text, maxStamp))
		for j := 2; j < min(len(ws), 5); j++ {
			if _, n := isWords.at(ws, j); n == 0 || upperFirst(text, ws[j]) {
				continue
			}
			name := strings.TrimRight(text[:ws[j].from], " *_—–-")
			if !namesPerson(name) {
				break
			}
			for _, other := range s.blocks[len(s.head):i] {
				if strings.Contains(other.Text, name) {
					return nil
				}
			}
			return []Claim{claim(name, b.Lines, name, 0.74)}
		}
	}
	return nil
}})

// "Ada Blum, River League, Porto 3 May 2001" under the title of a speech.
var _ = register(Rule{Name: "authors/speaker line", Field: document.FieldAuthors, Derived: true, Propose: func(in *Input, known *document.Meta) []Claim {
	if len(known.Authors) > 0 || known.Type != "speech" {
		return nil
	}
	for _, p := range in.view.main().head {
		if p.role != heading && p.role != stamp || !atMost(p.Text, maxStamp) {
			continue
		}
		name, rest, ok := strings.Cut(flat(p.Text), ",")
		if ws := wordsOf(rest); ok && namesPerson(name) && startsWithRole(ws) {
			return []Claim{claim(name, p.Lines, name, 0.74)}
		}
	}
	return nil
}})

// "Ada Blum" over "Secretary" (over "River League") at the very end of a letter
// signs it, whatever the closing words are in whatever language.
var _ = issuerRule(Rule{Name: "authors/name and office", Field: document.FieldAuthors, Derived: true, Propose: func(in *Input, known *document.Meta) []Claim {
	v := in.view
	switch {
	case len(known.Authors) > 0 || len(known.Signatories) > 1 || v.severalLetters():
		return nil
	case known.Type != "letter" && known.Type != "open letter" && known.Type != "":
		return nil
	}
	var lines []endLine
	for _, p := range v.end {
		if p.Kind == structure.Signatory || p.Kind == structure.Label {
			return nil
		}
		if p.role == stamp || p.role == furniture || p.role == address {
			continue
		}
		for _, l := range p.endLines() {
			if runes(l.text) <= 60 && contactWords.has(wordsOf(l.text)) {
				return nil // whom to ask
			}
			lines = append(lines, l)
		}
	}
	n := len(lines)
	for from := max(0, n-4); from+1 < n; from++ {
		name, office := strings.Trim(lines[from].text, " ,."), lines[from+1].text
		if !namesPerson(name) || !isOffice(office) || !atMost(office, 90) {
			continue
		}
		claims := []Claim{claim(name, lines[from].at, name, 0.78)}
		if found := officeOf(office, v.main().lang); found.name != "" {
			claims = append(claims, claim(found.name, lines[from+1].at, found.words, min(found.confidence, 0.74)).of(document.FieldParties))
		} else if from+2 < n {
			if name, ok := bodyLine(barred(lines[from+2].text)); ok {
				claims = append(claims, claim(name, lines[from+2].at, name, 0.76).of(document.FieldParties))
			}
		}
		return claims
	}
	return nil
}})

// barred is the side of a bar that names a body: "Te Awa | River League".
func barred(text string) string {
	a, b, ok := strings.Cut(text, " | ")
	if !ok {
		return text
	}
	if _, body := bodyLine(b); body {
		return b
	}
	return a
}

// "Speech: River Party": a page's line of what kind a text is and whose.
var _ = issuerRule(Rule{Name: "parties/kind label", Field: document.FieldParties, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	var claims []Claim
	look := func(key, value string, lines document.Span) {
		ws := wordsOf(key)
		if len(ws) == 0 || len(ws) > 3 {
			return
		}
		if _, n := typePhrases.at(ws, 0); n != len(ws) {
			return
		}
		if name, ok := bodyLine(strings.TrimSpace(value)); ok {
			claims = append(claims, claim(name, lines, name, 0.8))
		}
	}
	for _, b := range s.blocks[:min(len(s.blocks), maxHeadParts)] {
		if b.Kind == structure.Label {
			look(b.Label, b.Text, b.Lines)
			continue
		}
		if len(b.Text) > 2*maxStamp {
			continue
		}
		if !strings.Contains(b.Text, ":") {
			continue
		}
		for line := range strings.SplitSeq(b.Text, "\n") {
			if key, value, ok := strings.Cut(line, ":"); ok && len(key) < 60 {
				look(key, value, b.Lines)
			}
		}
	}
	return claims
}})

// aboutPhrases lead to a body in the heading under which a press release tells of it.
var aboutPhrases = wordSet(`about, about the, über, über die, über den, über das, sobre, sobre el, sobre la, sobre o, sobre a, acerca de, acerca del, acerca de la, à propos de, à propos du, à propos de la, à propos des, a propos de, a propos du, informazioni su, su, over, over de, over het, o, о, про, om`)

// maxNotes is how many blocks from the end such a heading is looked for.
const maxNotes = 10

// "About the River League": what a press release ends with.
var _ = issuerRule(Rule{Name: "parties/about section", Field: document.FieldParties, Derived: true, Propose: func(in *Input, known *document.Meta) []Claim {
	if len(known.Parties) > 0 || known.Type != "press release" && known.Type != "statement" {
		return nil
	}
	s := in.view.main()
	var claims []Claim
	for _, b := range s.blocks[max(len(s.head), len(s.blocks)-maxNotes):] {
		if b.Kind != structure.Heading && b.Kind != structure.Paragraph || !atMost(b.Text, 80) {
			continue
		}
		text := strings.TrimRight(flat(b.Text), " :.?")
		ws := wordsOf(text)
		if len(ws) < 2 {
			continue
		}
		_, n := aboutPhrases.at(ws, 0)
		if n == 0 || n == len(ws) {
			continue
		}
		if name, ok := bodyLine(text[ws[n].from:]); ok {
			claims = append(claims, claim(name, b.Lines, name, 0.76))
		}
	}
	if len(claims) > 3 {
		return nil
	}
	return claims
}})

// delegates open the subject of a declaration by a meeting.
var delegates = wordSet(`we the participants in, we the participants of, we the delegates to, we the delegates of, we the members of, we participants in, we the participants at, the participants in, nosotros los participantes en, nosotras las participantes en, los participantes en, las participantes en, nous participants à, nous les participants à, nous membres de, nous les délégués de, wir die teilnehmer der, wir die teilnehmenden der, wir die mitglieder der, nós participantes do, nós participantes da, nós membros do, nós membros da, noi partecipanti a, noi membri di, мы участники, мы делегаты, ми учасники, ми делегати, my uczestnicy, my członkowie`)

// "We, the participants in the River Conference, …".
var _ = issuerRule(Rule{Name: "parties/participants", Field: document.FieldParties, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	for i, b := range s.blocks {
		if i > maxHeadParts || b.Kind != structure.Paragraph {
			continue
		}
		if !delegates.mayBeginWithin(b.Text, 4) {
			continue
		}
		ws := wordsOf(cut(b.Text, 80))
		for j := range min(len(ws), 4) {
			_, n := delegates.at(ws, j)
			if n == 0 || j+n >= len(ws) {
				continue
			}
			rest := unarticled(flat(cut(b.Text[ws[j+n].from:], maxHead)))
			if name := meeting(rest); name != "" {
				return []Claim{claim(s.wholeMeeting(name), b.Lines, name, 0.72)}
			}
			if name, _, ok := body(rest); ok {
				return []Claim{claim(name, b.Lines, name, 0.74)}
			}
		}
	}
	return nil
}})

// wholeMeeting is the longer name that the first paragraphs have for a conference.
func (s *section) wholeMeeting(name string) string {
	for _, b := range s.blocks[:min(len(s.blocks), maxHeadParts)] {
		text := flat(cut(b.Text, maxHead))
		if at := strings.Index(text, name+" "); at >= 0 {
			if whole := meeting(text[at:]); len(whole) > len(name) {
				return whole
			}
		}
	}
	return name
}

// meeting reads the name of a conference off the beginning of a text.
func meeting(text string) string {
	ws := wordsOf(cut(text, maxStamp))
	end := 0
	for end < min(len(ws), 9) && (end == 0 || tight(text, ws[end-1], ws[end])) && (upperFirst(text, ws[end]) || end > 0 && (nameConnectors[ws[end].low] || ws[end].low == "or")) {
		end++
	}
	for end > 0 && !upperFirst(text, ws[end-1]) {
		end--
	}
	if end < 2 || !eventWords.has(ws[:end]) || !upperFirst(text, ws[0]) {
		return ""
	}
	return text[ws[0].from:ws[end-1].to]
}

// collectives are words for bodies that stand with a small letter before a name.
var collectives = wordSet(`collectif, collectif des, association, réseau, syndicat, mouvement, comité, coordination, plateforme, fédération, coalition, colectivo, plataforma, asociación, coordinadora, movimiento, sindicato, federación, red, coletivo, movimento, sindicato, associação, rede, articulação, collettivo, comitato, associazione, rete, movimento, bündnis, initiative, bewegung, gruppe, verein, verband, netzwerk, движение, партия, союз, профсоюз, комитет, объединение, фонд, группа, рух, партія, профспілка, спілка, комітет, об'єднання, hnutí, spolek, iniciativa, sdružení, strana, ruch, stowarzyszenie, inicjatywa, związek, fundacja, collectief, vereniging, beweging, campaign, group, network, union, coalition, collective`)

// spokenFor lead to the body whose people act: "Les membres du collectif …".
var spokenFor = wordSet(`les membres du, les membres de la, les membres de l, les membres de, members of the, members of, representatives of, les représentants du, los miembros de la, los miembros del, los integrantes de, os membros do, os membros da, i membri del, i membri della, mitglieder der, mitglieder des, члены, представители, активисты, члени, активісти`)

// titleCollective finds the body that a title lets act: "Le collectif Eau Vive
// dénonce …", with what word it is.
func titleCollective(text string) string {
	ws := wordsOf(text)
	i := 0
	if len(ws) > 0 {
		if _, n := spokenFor.at(ws, 0); n > 0 {
			i = n
		} else if isArticle(ws[0].low) {
			i = 1
		}
	}
	if i >= len(ws) {
		return ""
	}
	_, n := collectives.at(ws, i)
	if n == 0 || i+n >= len(ws) {
		return ""
	}
	end := i + n
	quoted := quotedName(text[ws[end-1].to:])
	to := 0
	if quoted != "" {
		to = int(ws[end-1].to) + len(quoted)
	} else {
		for end < min(len(ws), i+n+6) && tight(text, ws[end-1], ws[end]) && (upperFirst(text, ws[end]) || nameConnectors[ws[end].low] && end+1 < len(ws) && upperFirst(text, ws[end+1]) && end > i+n) {
			end++
		}
		if end == i+n {
			return ""
		}
		to = int(ws[end-1].to)
	}
	after := wordsOf(cut(text[to:], 80))
	for j := range min(len(after), 2) {
		_, a := issuingVerbs.at(after, j)
		_, b := noticingVerbs.at(after, j)
		_, c := issueVerbs.at(after, j)
		_, d := memberVerbs.at(after, j)
		if a+b+c+d > 0 {
			return text[ws[i].from:to]
		}
	}
	return ""
}

// memberVerbs are in the plural, of a body's members.
var memberVerbs = wordSet(`demandent, dénoncent, appellent, exigent, condamnent, soutiennent, expriment, exigen, denuncian, condenan, piden, llaman, rechazan, exigem, denunciam, condenam, pedem, repudiam, chiedono, denunciano, condannano, fordern, verurteilen, protestieren, call, demand, condemn, denounce, urge, reject, требуют, осуждают, призывают, вимагають, засуджують, закликають, пишут, demande, réclame, pide, pede, interpelle, saisit, attaque, répond, responde, risponde, antwortet, responds, отвечает, відповідає, vyzývá, žádá, odmítá, żąda, apeluje, protestuje`)

// maxActs is how many paragraphs are looked through for who acts in them; leastActs
// how often at least.
const (
	maxActs   = 40
	leastActs = 2
)

// In a statement the body speaks of itself as of another: "The UFW rejects …",
// paragraph after paragraph.
var _ = issuerRule(Rule{Name: "parties/acts", Field: document.FieldParties, Derived: true, Propose: func(in *Input, known *document.Meta) []Claim {
	switch known.Type {
	case "statement", "press release", "appeal", "resolution":
	default:
		return nil
	}
	if len(known.Parties) > 0 || len(known.Authors) > 0 || len(known.Signatories) > 0 {
		return nil
	}
	s := in.view.main()
	counts := map[string]int{}
	first := map[string]*structure.Block{}
	var order []string
	for _, b := range s.body[:min(len(s.body), maxActs)] {
		if b.Kind != structure.Paragraph {
			continue
		}
		text := flat(cut(b.Text, 2*maxStamp))
		name, rest, ok := body(text)
		if !ok {
			continue
		}
		after := wordsOf(cut(rest, 60))
		acts := false
		for j := range min(len(after), 4) {
			_, a := issuingVerbs.at(after, j)
			_, n := noticingVerbs.at(after, j)
			_, r := resolves.at(after, j)
			acts = acts || a+n+r > 0
		}
		if !acts {
			continue
		}
		if counts[name] == 0 {
			order, first[name] = append(order, name), b
		}
		counts[name]++
	}
	best := ""
	for _, name := range order {
		if counts[name] >= leastActs && counts[name] > counts[best] {
			best = name
		}
	}
	if best == "" || len(order) > 2 {
		return nil
	}
	return []Claim{claim(best, first[best].Lines, best, 0.72)}
}})

// resolves are what bodies say of themselves besides.
var resolves = wordSet(`can, will, remains, is committed, continues, stands ready, insists, maintains, hopes, looks forward, asks, requests, seguirá, continuará, pide, insiste, espera, continuera, demande, espère, insiste, wird, bleibt, hofft, continuará, pede, espera, continuerà, spera, будет, остается, намерена, намерен, надеется, буде, сподівається`)
