package infer

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"fonds/internal/document"
	"fonds/internal/structure"
)

// Persons are weighed as bodies are: by where the name stands, by what stands beside
// it, and by whether the text speaks as "I".

// tailLines is how many lines under the running text are looked at; mostTail how many
// persons may sign there before they are a list.
const (
	tailLines = 16
	mostTail  = 6
	leastI    = 2 // how often "I" makes a text one in the first person
	leastSign = 2.7
	wrapped   = 50 // bytes of a line on average from which lines are those of a paragraph
)

// tail is what stands under the last running text: names, offices, places, addresses.
func (v *view) tail() []endLine {
	s := v.main()
	var lines []endLine
	notes := 0
	for i := len(s.blocks) - 1; i >= max(len(s.head), len(s.blocks)-tailLines) && len(lines) < tailLines; i-- {
		b := s.blocks[i]
		if b.Kind == structure.Signatory || b.Kind == structure.Label || b.Kind == structure.Table || b.Kind == structure.Item && b.Ordinal > 0 {
			return lines
		}
		texts := strings.Split(b.Text, "\n")
		if longest := slices.MaxFunc(texts, func(a, c string) int { return cmp.Compare(len(a), len(c)) }); !atMost(longest, maxStamp) || sentences(b.Text) > 2 || len(texts) > 1 && len(b.Text) > wrapped*len(texts) {
			// A note on who wrote, or on sources, may stand under the name.
			if notes++; notes > 2 || !atMost(b.Text, 2*maxHeading) || len(lines) > 3 {
				return lines
			}
			if b.Kind != structure.Note && !strings.HasPrefix(b.Text, "(") && !strings.HasPrefix(b.Text, "[") && !strings.HasPrefix(b.Text, "*") && i < len(s.blocks)-1 {
				return lines
			}
			lines = append([]endLine{{at: b.Lines}}, lines...)
			continue
		}
		for j := len(texts) - 1; j >= 0; j-- {
			at := b.Lines
			if len(texts) == b.Lines.Last-b.Lines.First+1 {
				at = document.Span{First: at.First + j, Last: at.First + j}
			}
			text := strings.Trim(unmarked(texts[j]), "–—- ")
			lines = append([]endLine{{text: text, at: at, p: part{Block: b}}}, lines...)
		}
	}
	return lines
}

// iWords are how a text speaks that one person says, by language.
var iWords = map[document.Lang][]string{
	"en": {" I ", " my ", " me ", "I'm ", "I’m ", "I've ", "I’ve "},
	"es": {" yo ", " mi ", " mí ", " mis ", " creo ", " quiero ", " soy "},
	"ca": {" jo ", " meu ", " meva ", " crec "},
	"pt": {" eu ", " meu ", " minha ", " meus ", "Eu "},
	"fr": {" je ", " j’", " j'", "Je ", "J’", "J'", " mon ", " ma "},
	"it": {" io ", " mio ", " mia ", " credo ", " sono "},
	"de": {" ich ", "Ich ", " mein ", " meine ", " mir "},
	"nl": {" ik ", "Ik ", " mijn "},
	"ru": {" я ", "Я ", " мне ", " мой ", " моей "},
	"uk": {" я ", "Я ", " мені ", " моєї ", " мій "},
	"pl": {" ja ", " mnie ", " mój ", " moja ", " jestem "},
	"cs": {" já ", " mě ", " můj ", " jsem "},
	"sv": {" jag ", "Jag ", " min "},
	"nb": {" jeg ", "Jeg ", " min "},
	"da": {" jeg ", "Jeg ", " min "},
	"tr": {" ben ", " benim ", "Ben "},
	"hu": {" én ", " nekem "},
}

// saysI reports whether a text speaks in the first person of one.
func (s *section) saysI() bool {
	n, left := 0, maxRecurring
	for _, b := range s.body {
		if left -= len(b.Text); left < 0 {
			break
		}
		if b.Kind == structure.Quote {
			continue
		}
		for _, w := range iWords[kin(s.lang)] {
			if n += strings.Count(b.Text, w); n >= leastI {
				return true
			}
		}
	}
	return false
}

// weWords are how a text speaks that several say, by language.
var weWords = map[document.Lang][]string{
	"en": {" we ", "We ", " our "}, "es": {" nosotros ", " nuestro ", " nuestra ", " queremos ", " pedimos "}, "pt": {" nós ", " nosso ", " nossa "},
	"fr": {" nous ", "Nous ", " notre "}, "it": {" noi ", " nostro ", " nostra "}, "de": {" wir ", "Wir ", " unser"}, "nl": {" wij ", " we ", "We ", " onze "},
	"ru": {" мы ", "Мы ", " наш"}, "uk": {" ми ", "Ми ", " наш"}, "pl": {" my ", " nasz", "Prosimy", " prosimy "}, "cs": {" my ", " náš ", " naše "},
	"sv": {" vi ", "Vi ", " vår "}, "nb": {" vi ", "Vi ", " vår "}, "da": {" vi ", "Vi ", " vores "},
}

// saysWe reports whether a text speaks in the first person of several.
func (s *section) saysWe() bool {
	left := maxRecurring
	for _, b := range s.body {
		if left -= len(b.Text); left < 0 {
			break
		}
		for _, w := range weWords[kin(s.lang)] {
			if strings.Contains(b.Text, w) {
				return true
			}
		}
	}
	return false
}

// A voice is a person who may be the one who speaks, with the points for it.
type voice struct {
	name   string
	lines  document.Span
	points float64
	sure   bool // one sign is enough
}

// personLine reads a line that is the name of a person, perhaps with what is known of
// the person behind a comma or a dash: "Ada Blum", "Ada Blum, teacher", "Ada Blum ’26".
func personLine(text string) (name, rest string) {
	if text = strings.Trim(text, " ()*_–—-,\u00a0"); !atMost(text, 90) || containsAny(text, "?!;@/|«»“”\"") || strings.HasSuffix(text, ":") {
		return "", ""
	}
	head := text
	for _, mark := range []string{", ", " – ", " — ", " - ", " ("} {
		if a, b, ok := strings.Cut(text, mark); ok && len(a) < len(head) {
			head, rest = a, b
		}
	}
	head = withoutHonours(strings.TrimRight(withoutYear(head), " ."))
	if title, n, _ := holder(head); title != "" && namesPerson(n) {
		return n, rest
	}
	if ws := wordsOf(head); !namesPerson(head) || startsWithRole(ws) {
		return "", ""
	}
	return head, rest
}

// withoutYear takes the year of a class off a name: "Ada Blum ’26".
func withoutYear(name string) string {
	at := strings.LastIndexByte(name, ' ')
	if at < 0 {
		return name
	}
	last := strings.TrimLeft(name[at+1:], "'’‘`")
	if len(last) == 2 && last != name[at+1:] && isDigit(last[0]) && isDigit(last[1]) {
		return name[:at]
	}
	return name
}

// signers are the persons that the lines under a text name.
func (v *view) underText() []voice {
	s := v.main()
	lines := v.tail()
	var list []voice
	for i, l := range lines {
		if l.text == "" || onScreen(l.text) || datedLine(l.text) || isAddress(l.text) || isSalutation(l.text) {
			continue
		}
		ws := wordsOf(l.text)
		if len(ws) == 0 {
			continue
		}
		if runes(l.text) <= 60 && contactWords.has(ws) || isTranslator(l.text) || isCredit(l.text) {
			return nil
		}
		if _, n := bylinePhrases.at(ws, 0); n > 0 && n < len(ws) && atMost(l.text, 90) {
			rest := strings.Trim(l.text[ws[n].from:], " .")
			names := people(rest)
			if names == nil {
				if name, _ := personLine(rest); name != "" {
					names = []string{name}
				}
			}
			for _, name := range names {
				if !s.speaksPlainly(name) {
					list = append(list, voice{name: name, lines: l.at, points: 3.2, sure: true})
				}
			}
			continue
		}
		text, own := l.text, 0.0
		if yours[ws[0].low] && len(ws) > 2 { // "Ihr Pfarrer Ben Blum"
			text, own = l.text[ws[1].from:], 1.2
		}
		names := people(text)
		if len(names) > 3 {
			return nil // tags, a list
		}
		rest := ""
		if names == nil {
			names = paired(text)
		}
		if names == nil {
			name := ""
			if name, rest = personLine(text); name != "" {
				names = []string{name}
			} else if name = ordained(text); name != "" && (own > 0 || strings.Contains(text, ",") || len(ws) <= 3) {
				names, own = []string{name}, own+1.2
			} else if i+1 < len(lines) && plainName(text) {
				if next := wordsOf(lines[i+1].text); len(next) > 0 && runes(lines[i+1].text) <= 90 && rolePhrases.has(next[:1]) {
					names, own = []string{text}, 1.2
				}
			}
		}
		for _, name := range names {
			if cased(name) && s.speaksPlainly(name) || isPlace(name) {
				continue
			}
			w := voice{name: name, lines: l.at, points: 1.8 + own}
			if rest != "" && isOffice(rest) {
				w.points += 1.2
			} else if i+1 < len(lines) && lines[i+1].text != "" && rest == "" {
				if next := lines[i+1].text; isOffice(next) && !namesPerson(next) {
					w.points += 1.2
				} else if _, ok := bodyLine(next); ok {
					w.points += 0.8
				}
			}
			if !s.names(name) {
				w.points += 0.6
			}
			list = append(list, w)
		}
	}
	if len(list) > mostTail || !v.standsUnder(list, lines) {
		return nil
	}
	for i := 1; i < len(list); i++ { // who stand one under the other sign together
		a, b := &list[i-1], &list[i]
		if b.lines.First-a.lines.Last <= 1 {
			a.points = max(a.points, b.points)
			b.points = a.points
		}
	}
	return list
}

// standsUnder reports whether the names under a text sign it: no heading or "The members
// are:" stands over them, and nothing under them that the text goes on with.
func (v *view) standsUnder(list []voice, lines []endLine) bool {
	if len(list) == 0 {
		return false
	}
	first, last := list[0], list[len(list)-1]
	above := ""
	for _, b := range v.main().body {
		if b.Lines.First >= first.lines.First {
			break
		}
		if above = flat(b.Text); b.Lines.Last >= first.lines.First { // the lines of one block
			texts := strings.Split(b.Text, "\n")
			above = texts[max(0, min(len(texts), first.lines.First-b.Lines.First)-1)]
		}
	}
	if ws := wordsOf(above); !isClosing(above) && !datedLine(above) {
		if strings.HasSuffix(above, ":") {
			return false
		}
		if len(list) > 1 && len(ws) > 0 && len(ws) <= 4 && !strings.ContainsAny(above[len(above)-1:], ".!?,") {
			return false
		}
	}
	for _, l := range lines {
		if l.at.First <= last.lines.Last || l.text == "" {
			continue
		}
		if ws := wordsOf(l.text); strings.HasSuffix(l.text, ".") && len(ws) > 1 && !isOffice(strings.TrimSuffix(l.text, ".")) && !isBody(l.text) && !isWords.has(ws) && !datedLine(l.text) && !strings.HasPrefix(l.text, "(") {
			return false
		}
	}
	return true
}

// yours stand before the office and the name at the end of a letter to many.
var yours = setOf(`ihr ihre euer eure dein deine your yours votre su vuestro vuestra vostro vostra seu sua ваш ваша twój wasz wasza váš vaše uw`)

// paired parts two persons that stand side by side with their surnames in capitals:
// "Ada BLUM Ben BERG".
func paired(text string) []string {
	fields := strings.Fields(text)
	if len(fields) != 4 || !atMost(text, 80) {
		return nil
	}
	for i, f := range fields {
		if caps := strings.ToUpper(f) == f && !atMost(f, 1); caps != (i%2 == 1) {
			return nil
		}
	}
	a, b := fields[0]+" "+fields[1], fields[2]+" "+fields[3]
	if !isPerson(a) || !isPerson(b) {
		return nil
	}
	return []string{a, b}
}

// orders are offices under which clergy go by one name.
var orders = setOf(`metropolit митрополит архиепископ епископ патриарх архимандрит игумен протоиерей иерей metropolitan archbishop bishop patriarch pope papst papa pape bischof erzbischof patriarche métropolite évêque archevêque obispo arzobispo bispo arcebispo vescovo arcivescovo митрополит архієпископ єпископ патріарх metropolita arcybiskup biskup patriarcha arcibiskup владика владыка`)

// ordained reads such a name with the office: "Metropolit Mark".
func ordained(text string) string {
	ws := wordsOf(cut(text, maxStamp))
	if len(ws) < 2 || !orders[ws[0].low] || !upperFirst(text, ws[0]) || !upperFirst(text, ws[1]) || runes(ws[1].low) < 3 || !tight(text, ws[0], ws[1]) {
		return ""
	}
	if len(ws) > 2 && tight(text, ws[1], ws[2]) && upperFirst(text, ws[2]) {
		return "" // with a surname
	}
	return text[ws[0].from:ws[1].to]
}

// names reports whether the running text but its last lines has a name.
func (s *section) names(name string) bool {
	left := maxRecurring
	for _, b := range s.body {
		if left -= len(b.Text); left < 0 {
			return false
		}
		if len(b.Text) > maxStamp && strings.Contains(b.Text, name) {
			return true
		}
	}
	return false
}

// bringPhrases begin the sentence with which somebody else brings a text.
var bringPhrases = wordSet(`following is, following are, the following is, the following are, here is, below is, this is the text, full text of, the full text of, the text of, the following letter, the following speech, the following statement, the following address, the following remarks, we publish, we reprint, we reproduce, we are publishing,
	a continuación, publicamos, reproducimos, transcribimos, compartimos, este es el texto, texto completo, texto íntegro, palabras de, nous publions, nous reproduisons, voici, ci dessous, texte intégral, wir dokumentieren, wir veröffentlichen, im folgenden, nachfolgend, im wortlaut, leia a, leia o, leia abaixo, segue, segue abaixo, íntegra, eis, pubblichiamo, riportiamo, di seguito, ecco, hieronder, hier volgt, wij publiceren,
	публикуем, приводим, ниже, полный текст, публікуємо, наводимо, нижче, повний текст, publikujemy, poniżej, zveřejňujeme, níže, uveřejňujeme, objavljujemo, prenosimo`)

// spokenLed are what stands between a kind of document and who has made it.
var spokenLed = wordSet(`made by, delivered by, given by, written by, by, from, sent by, read by, issued by, as delivered by, pronunciado por, pronunciada por, pronunciadas por, escrita por, escrito por, enviada por, dado por, leído por, de, del, por, prononcé par, prononcée par, écrite par, écrit par, par, du, de la, gehalten von, verfasst von, geschrieben von, von, proferido por, feito por, escrita pelo, do, da, pronunciato da, scritta da, di, del, dal, uitgesproken door, door, van`)

// introduced finds who speaks in a text that somebody else brings: "Following are the
// remarks made by Ada Blum, Minister of Rivers, to …", "Following is the text of
// President Ada Blum’s message".
func introduced(text string, lang document.Lang) string {
	text = flat(cut(text, maxHead))
	ws := wordsOf(text)
	at := -1
	for i := range min(len(ws), 16) {
		if _, n := bringPhrases.at(ws, i); n > 0 {
			at = i
			break
		}
	}
	if at < 0 {
		return ""
	}
	for i := at; i < min(len(ws), at+24); i++ {
		w := ws[i]
		if strings.HasSuffix(w.low, "'s") && i+1 < len(ws) { // the possessor, then what is theirs
			for j := i + 1; j < min(len(ws), i+4); j++ {
				_, a := spokenKinds.at(ws, j)
				_, b := typePhrases.at(ws, j)
				if a+b == 0 && ws[j].low != "message" {
					continue
				}
				cutAt := int(w.from) + strings.LastIndexAny(text[w.from:w.to], "'’")
				for from := max(at, i-3); from < i; from++ {
					if _, n := rolePhrases.at(ws, from); n > 0 || !upperFirst(text, ws[from]) {
						continue
					}
					if name := text[ws[from].from:cutAt]; isPerson(name) && !isBody(name) {
						return name
					}
				}
				return ""
			}
		}
		_, n := kindAt(ws, i)
		if n == 0 {
			if _, n = spokenKinds.at(ws, i); n == 0 {
				if w.low != "message" && w.low != "texto" && w.low != "mensaje" && w.low != "palabras" && w.low != "words" {
					continue
				}
				n = 1
			}
		}
		if name, words := declinedSpeaker(text[w.from:], lang); words != "" {
			return name
		}
		for j := i + n; j < min(len(ws), i+n+5); j++ {
			_, p := spokenLed.at(ws, j)
			if p == 0 || j+p >= len(ws) {
				continue
			}
			rest := text[ws[j+p].from:]
			name, _ := person(rest)
			if name == "" || isBody(name) {
				name, _ = officeHolder(rest)
			}
			if name != "" && !isBody(name) && !isPlace(name) {
				return name
			}
		}
	}
	return ""
}

// myName leads to the name of whoever says "I", by language.
var myName = map[document.Lang][]string{
	"en": {"My name is ", "my name is ", "I, "},
	"es": {"Me llamo ", "me llamo ", "Mi nombre es ", "mi nombre es ", "Yo, "},
	"pt": {"Me chamo ", "me chamo ", "Meu nome é ", "meu nome é ", "Eu, "},
	"fr": {"Je m’appelle ", "Je m'appelle ", "je m’appelle ", "Mon nom est ", "Je soussigné, ", "Je soussignée, "},
	"it": {"Mi chiamo ", "mi chiamo ", "Il mio nome è ", "Io, "},
	"de": {"Mein Name ist ", "mein Name ist ", "Ich heiße ", "Ich, "},
	"nl": {"Mijn naam is ", "mijn naam is ", "Ik heet ", "Ik, "},
	"ru": {"Меня зовут ", "меня зовут ", "Я, "},
	"uk": {"Мене звати ", "мене звати ", "Я, "},
	"pl": {"Nazywam się ", "nazywam się ", "Ja, "},
	"cs": {"Jmenuji se ", "jmenuji se ", "Já, "},
	"sv": {"Jag heter ", "Mitt namn är "},
}

// maxMyName is how many of the first paragraphs may say who "I" is.
const maxMyName = 6

// saysName finds the person who says in the text who they are.
func (s *section) saysName() (name string, lines document.Span) {
	for _, b := range s.body[:min(len(s.body), maxMyName)] {
		if b.Kind == structure.Quote {
			continue
		}
		for _, lead := range myName[kin(s.lang)] {
			at := strings.Index(b.Text, lead)
			if at < 0 || at > 0 && strings.ContainsRune("\"“«„‘'", []rune(b.Text[:at])[len([]rune(b.Text[:at]))-1]) {
				continue
			}
			if name, from := person(flat(cut(b.Text[at+len(lead):], maxStamp))); name != "" && from == 0 && !isBody(name) && !isPlace(name) {
				return name, b.Lines
			}
		}
	}
	return "", document.Span{}
}

// notedAuthors are the persons that a note at the end says something of, in the plural
// or with the year of their class: "Ada Blum ’26 and Bo Berg ’25 are members of …".
func (s *section) notedAuthors() (names []string, lines document.Span) {
	for i := len(s.blocks) - 1; i >= max(len(s.head)+2, len(s.blocks)-4); i-- {
		b := s.blocks[i]
		if b.Kind != structure.Paragraph && b.Kind != structure.Quote && b.Kind != structure.Note || !atMost(b.Text, 2*maxHeading) {
			continue
		}
		text := strings.TrimLeft(flat(b.Text), "*_–—- (")
		ws := wordsOf(cut(text, maxStamp))
		for j := 2; j < min(len(ws), 16); j++ {
			if _, n := areWords.at(ws, j); n == 0 || upperFirst(text, ws[j]) {
				continue
			}
			list := text[:ws[j].from]
			for _, and := range []string{" and ", " y ", " e ", " et ", " und ", " и ", " і ", " en ", " i ", " a "} {
				list = strings.ReplaceAll(list, and, ", ")
			}
			for field := range strings.SplitSeq(list, ",") {
				name := withoutYear(strings.Trim(field, " *_"))
				if name == "" {
					continue
				}
				if !namesPerson(name) {
					return nil, document.Span{}
				}
				for _, other := range s.blocks[len(s.head):i] {
					if strings.Contains(other.Text, name) {
						return nil, document.Span{}
					}
				}
				names = append(names, name)
			}
			return names, b.Lines
		}
	}
	return nil, document.Span{}
}

// areWords say what people are.
var areWords = wordSet(`are, is, were, son, es, sont, est, sind, ist, são, é, sono, è, zijn, is een, są, jest, jsou, je, är, er`)

// spokenTitle is speaker for a line that stands below the head, and for a speaker of
// whom clergy is: "Predigt von Metropolit Mark".
func spokenTitle(text string, lines document.Span, s *section) []Claim {
	if claims := speaker(text, lines, s); claims != nil {
		return claims
	}
	ws := wordsOf(cut(text, maxStamp))
	for i := range min(len(ws), 5) {
		_, n := spokenLed.at(ws, i)
		if n == 0 || i+n >= len(ws) || i == 0 {
			continue
		}
		if name := ordained(text[ws[i+n].from:]); name != "" {
			return []Claim{claim(name, lines, name, 0.76)}
		}
	}
	return nil
}

// addressing reads the line over a speech in the minutes: the office, the name, a
// colon. "The President of the Republic Ada Blum:"
func addressing(text string) string {
	text, ok := strings.CutSuffix(strings.TrimSpace(text), ":")
	if !ok || !atMost(text, 90) || isSalutation(text+":") {
		return ""
	}
	ws := wordsOf(text)
	if len(ws) < 3 || !startsWithRole(ws) || strings.ContainsAny(text, ":;,") {
		return ""
	}
	for i := len(ws) - 2; i >= max(1, len(ws)-3); i-- {
		if _, n := rolePhrases.at(ws, i); n == 0 && isPerson(text[ws[i].from:]) && i == len(ws)-2 {
			return text[ws[i].from:]
		}
	}
	return ""
}

// officeLines are the persons on a line of the head of their own with their office beside
// or right below: "Ada Blum, General Secretary of the River Party".
func (s *section) officeLines(known *document.Meta) []voice {
	switch known.Type {
	case "press release", "joint statement", "resolution", "treaty":
		return nil
	}
	for i, p := range s.head {
		if p.role != heading && p.role != byline || s.inTitle(p) || !atMost(p.Text, maxStamp) {
			continue
		}
		text := flat(p.Text)
		name, rest := personLine(text)
		if first, second, ok := strings.Cut(p.Text, "\n"); ok && name == "" {
			name, rest = personLine(first)
			if rest == "" {
				rest = second
			}
		}
		if name == "" || s.speaksPlainly(name) {
			continue
		}
		if rest == "" && i+1 < len(s.head) && s.head[i+1].Lines.First <= p.Lines.Last+2 && !s.inTitle(s.head[i+1]) {
			rest = flat(cut(s.head[i+1].Text, maxStamp))
		}
		rest = strings.TrimSpace(strings.TrimRight(rest, " .)"))
		if !isOffice(rest) {
			continue
		}
		w := voice{name: name, lines: p.Lines, points: 2.9, sure: true}
		if s.names(name) && known.Type != "speech" && known.Type != "interview" {
			w.points -= 1
		}
		return []voice{w}
	}
	return nil
}

// maxTurns is how many blocks of an interview are looked through for who answers.
const maxTurns = 60

// answerers are those whose names, or parts of them, stand before the answers of an
// interview, as far as its opening says who they are.
func (s *section) answerers() []voice {
	counts := map[string]int{}
	var order []string
	for _, b := range s.body[:min(len(s.body), maxTurns)] {
		label, rest, ok := strings.Cut(cut(b.Text, 60), ":")
		if label = unmarked(label); !ok || len(label) > 40 || label == "" || strings.TrimSpace(rest) == "" || isQuestion(b) {
			continue
		}
		if ws := wordsOf(label); len(ws) == 0 || len(ws) > 4 || !upperFirst(label, ws[0]) || !titled(label, ws) && !allCaps(label) {
			continue
		}
		if counts[label]++; counts[label] == 1 {
			order = append(order, label)
		}
	}
	best := ""
	for _, label := range order {
		if counts[label] >= 2 && counts[label] > counts[best] {
			best = label
		}
	}
	if best == "" {
		return nil
	}
	if isPerson(best) && !allCaps(best) {
		for _, b := range s.body {
			if strings.HasPrefix(unmarked(cut(b.Text, 60)), best) {
				return []voice{{name: best, lines: b.Lines, points: 3, sure: true}}
			}
		}
	}
	// A surname or initials: whoever of the opening has them.
	for _, b := range s.blocks[:min(len(s.blocks), 8)] {
		text := flat(cut(b.Text, maxHead))
		ws := wordsOf(text)
		for i := range ws {
			if !upperFirst(text, ws[i]) {
				continue
			}
			name, from := person(text[ws[i].from:])
			if name == "" || from > 0 || isBody(name) || isPlace(name) {
				continue
			}
			surname := name[strings.LastIndexByte(name, ' ')+1:]
			if strings.EqualFold(surname, best) || strings.EqualFold(initials(name), strings.ReplaceAll(best, ".", "")) {
				return []voice{{name: name, lines: b.Lines, points: 3, sure: true}}
			}
		}
	}
	return nil
}

// initials are the first letters of a name.
func initials(name string) string {
	var b strings.Builder
	for f := range strings.FieldsSeq(name) {
		for _, r := range f {
			b.WriteRune(r)
			break
		}
	}
	return b.String()
}

// voices weighs the persons who may speak in a text.
func (v *view) voices(known *document.Meta) []voice {
	s := v.main()
	var list []voice
	if name, lines := s.saysName(); name != "" {
		list = append(list, voice{name: name, lines: lines, points: 3, sure: true})
	}
	for _, b := range s.blocks[:min(len(s.blocks), max(len(s.blocks)-len(s.body)+1, 3), maxHeadParts)] {
		if name := introduced(b.Text, s.lang); name != "" {
			list = append(list, voice{name: name, lines: b.Lines, points: 3.4, sure: true})
			break
		}
	}
	for _, b := range s.blocks[:min(len(s.blocks), 8)] {
		if len(list) > 0 || len(b.Text) > maxHeading || b.Kind == structure.Label {
			continue
		}
		text := flat(b.Text)
		if name := addressing(text); name != "" {
			list = append(list, voice{name: name, lines: b.Lines, points: 2.8, sure: true})
			continue
		}
		for _, c := range spokenTitle(text, b.Lines, s) {
			list = append(list, voice{name: c.Value, lines: c.Lines, points: 2.8, sure: c.Confidence >= Threshold})
			if c.Confidence < Threshold {
				list = list[:len(list)-1]
			}
		}
	}
	list = append(list, s.officeLines(known)...)
	if known.Type == "interview" && len(list) == 0 {
		list = append(list, s.answerers()...)
	}
	if names, lines := s.notedAuthors(); names != nil {
		for _, name := range names {
			list = append(list, voice{name: name, lines: lines, points: 3, sure: true})
		}
	}
	under := v.underText()
	if len(under) == 0 {
		return list
	}
	all := 0.0
	switch known.Type {
	case "letter", "open letter", "speech":
		all += 0.9
	case "press release", "resolution", "treaty", "petition", "joint statement":
		all -= 1
	case "statement", "appeal", "declaration":
		all -= 0.5
	}
	switch {
	case s.saysI():
		all++
	case len(under) > 1 && len(under) <= 3 && s.saysWe():
		all += 0.6
	case len(under) > 2 && known.Type != "letter" && known.Type != "open letter":
		return list
	}
	if len(known.Parties) > 0 {
		all -= 0.3
	}
	addresses := hostsOf(s)
	for _, w := range under {
		if !w.sure {
			w.points += all
			for _, h := range addresses {
				if spells(h.name, w.name) || spells(h.name, w.name[strings.LastIndexByte(w.name, ' ')+1:]) {
					w.points++
					break
				}
			}
		}
		for _, p := range s.head {
			if p.role == salutation && strings.Contains(p.Text, w.name[strings.LastIndexByte(w.name, ' ')+1:]) {
				w.points -= 3
			}
		}
		list = append(list, w)
	}
	return list
}

var _ = register(Rule{Name: "authors/weighed", Field: document.FieldAuthors, Derived: true, Propose: func(in *Input, known *document.Meta) []Claim {
	if len(known.Authors) > 0 || len(known.Signatories) > mostTail || in.view.severalLetters() {
		return nil
	}
	// Who signs a statement in an office has signed it, and the body speaks.
	signed := len(known.Signatories) > 0 && known.Type != "letter" && known.Type != "open letter" && known.Type != "speech" && known.Type != ""
	var claims []Claim
	for _, w := range in.view.voices(known) {
		confidence := 0.6
		switch {
		case signed && !w.sure:
		case w.points >= leastSign+0.6:
			confidence = 0.78
		case w.points >= leastSign:
			confidence = 0.74
		}
		claims = append(claims, claim(w.name, w.lines, w.name, confidence))
	}
	return claims
}})

// accounts are names of accounts that are nobody's.
var accounts = setOf(`admin administrator webmaster editor editors staff guest anonymous user root moderator mod team press news redaktion redaktor redacción redaccion rédaction redaction redação redacao redazione redactie админ администратор редакция редактор модератор гость адмін редакція administrador administrateur anónimo anonyme gast gość website site web blog`)

// "Posted on 3 May 2010 by adablum": an account that the page names is all that it
// tells of its writer.
var _ = register(Rule{Name: "authors/who posted", Field: document.FieldAuthors, Derived: true, Propose: func(in *Input, known *document.Meta) []Claim {
	if len(known.Authors) > 0 || len(known.Parties) > 0 || len(known.Signatories) > 0 {
		return nil
	}
	for _, p := range in.view.main().head {
		if p.role != stamp || !atMost(p.Text, maxStamp) || !p.posted {
			continue
		}
		text := flat(p.Text)
		ws := wordsOf(text)
		for i := range ws {
			_, n := bylinePhrases.at(ws, i)
			if n == 0 || i+n >= len(ws) || runes(ws[i].low) < 2 || !posted.opens(text) && i > 0 {
				continue
			}
			w := ws[i+n]
			account := text[w.from:w.to]
			after := wordsOf(text[w.to:])
			if len(after) > 0 && tight(text, w, ws[i+n+1]) {
				if _, k := datePrepositions.at(after, 0); k == 0 && !stampWords.has(after[:1]) {
					return nil // a name of several words, which others read
				}
			}
			if n := runes(account); n < 4 || n > 24 || accounts[w.low] || strings.IndexFunc(account, unicode.IsLetter) != 0 || isBody(account) {
				return nil
			}
			return []Claim{claim(account, p.Lines, account, 0.72)}
		}
	}
	return nil
}})

// lastOrgans are organs as languages have them behind the body whose they are.
var lastOrgans = wordSet(`elnöksége, vezetősége, országos elnöksége, sajtóirodája, sajtóosztálya, választmánya, központi bizottsága, merkez komitesi, yönetim kurulu, genel merkezi, genel başkanlığı, basın bürosu, yürütme kurulu, keskuskomitea, hallitus, press office, press service, press team, media office, media team, communications team, executive board, executive committee, central committee, national committee, national executive, national office, steering committee, editorial board, political committee, organising committee, organizing committee, editorial collective, secretariat`)

// organSigns reads who signs as an organ of a body: "River Party Press Office", or the
// organ over the body on two lines.
func organSigns(lines []endLine, i int) (body, whole string, at document.Span) {
	text := strings.Trim(lines[i].text, " .,")
	ws := wordsOf(text)
	if len(ws) == 0 || !atMost(text, 90) || strings.ContainsAny(text, "?!:;@") || onScreen(text) {
		return "", "", at
	}
	if cased(text) && titled(text, ws) && !isClosing(text) {
		for j := 1; j < len(ws); j++ {
			if _, n := lastOrgans.at(ws, j); n != len(ws)-j {
				continue
			}
			body := unarticled(text[:ws[j-1].to])
			if w := wordsOf(body); len(w) > 6 || organNouns.has(w) && len(w) < 2 || organRanks[w[0].low] || areMany(w) || startsWithRole(w) {
				return "", "", at
			}
			if strings.ContainsAny(body, ",") {
				return "", "", at
			}
			return body, text, lines[i].at
		}
	}
	if i+1 >= len(lines) || lines[i+1].at.First != lines[i].at.Last+1 || !wholeOrgan(unarticled(text)) {
		return "", "", at
	}
	next := strings.Trim(lines[i+1].text, " .,")
	span := document.Span{First: lines[i].at.First, Last: lines[i+1].at.Last}
	if !cased(text) {
		if name := uncasedBody(text + " " + next); name != "" && len(wordsOf(name)) > 1 {
			return name, text + " " + next, span
		}
		return "", "", at
	}
	if name, _ := organLine(next + ", " + text); name != "" {
		return name, text + ", " + next, span
	}
	return "", "", at
}

// An organ of a body signs for it.
var _ = issuerRule(Rule{Name: "authors/organ signs", Field: document.FieldAuthors, Derived: true, Propose: func(in *Input, known *document.Meta) []Claim {
	if len(known.Authors) > 0 || len(known.Signatories) > 1 || slices.ContainsFunc(known.Signatories, func(s document.Signatory) bool { return s.Name != "" }) {
		return nil
	}
	lines := in.view.tail()
	for i := range lines {
		if lines[i].text == "" || contactWords.has(wordsOf(lines[i].text)) {
			continue
		}
		if body, whole, at := organSigns(lines, i); body != "" && in.view.standsUnder([]voice{{lines: at}}, lines) {
			return []Claim{claim(whole, at, whole, 0.74), claim(body, at, body, 0.76).of(document.FieldParties)}
		}
	}
	return nil
}})

// A letter that only a body signs is by that body.
var _ = register(Rule{Name: "writer/body", Field: document.FieldAuthors, Derived: true, Propose: func(in *Input, known *document.Meta) []Claim {
	if len(known.Authors) > 0 || len(known.Parties) != 1 || slices.ContainsFunc(known.Signatories, func(s document.Signatory) bool { return s.Name != "" }) || len(known.Signatories) > 1 || known.Type != "letter" && known.Type != "open letter" {
		return nil
	}
	name, _ := brackets(known.Parties[0])
	if name == "" {
		name = known.Parties[0]
	}
	lines := in.view.tail()
	for _, l := range lines {
		if l.text != "" && runes(l.text) <= runes(name)+16 && strings.Contains(l.text, name) {
			return []Claim{claim(known.Parties[0], l.at, name, 0.74)}
		}
	}
	return nil
}})
