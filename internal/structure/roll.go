package structure

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/dates"
	"fonds/internal/document"
)

// A roll is what stands under a line that says nothing but that people sign:
// there names may be what they want, handles in small letters as well, each in a
// line or an item of its own, or a few lines each: the name, under it an office
// and the body that has it.

// longestLead is how many characters a line may have that announces a roll.
const longestLead = 80

// announcesAlone reports whether a line says that people sign, and no more:
// "Signed,", "gez.", "Signatories (as of 3 May):".
func announcesAlone(b *Block) bool {
	return (b.Kind == Heading || b.Kind == Paragraph) && b.Lines.First == b.Lines.Last && b.runes <= longestLead && saysSigned(b) &&
		len(strings.Fields(b.Text)) <= 9 && (!isSentence(b.Text) || strings.HasSuffix(b.Text, "gez."))
}

// roll is how many blocks from i on are entries of a roll, whose lead stands
// before them; 0 if they are none.
func roll(blocks []Block, i int) int {
	n, names := 0, 0
	for i+n < len(blocks) {
		b := &blocks[i+n]
		if !inRoll(b) || b.Kind != blocks[i].Kind || b.Kind == Item && b.style != blocks[i].style {
			break
		}
		if n > 1 && b.gap > max(blocks[i+1].gap, 1) || n > 0 && startsWithDigit(b.Text) && !startsWithDigit(blocks[i].Text) {
			break
		}
		if n > 1 && b.Kind == Paragraph && overGroup(blocks, i, i+n) {
			break
		}
		if looksLikeName(b) {
			names++
		}
		n++
	}
	if n < 2 || names*3 < n || n < 4 && names < n || blocks[i].Kind == Paragraph && signers(blocks[i:i+n]) < 2 {
		return 0
	}
	return n
}

// others are lines that end a list of who signs: how many more there are, and
// where they can be read.
var others = regexp.MustCompile(`(?i)^(?:\(?\.{3}|…)|^(?:(?:and|plus|with|und|y|e|et|en|oraz|i|a|и|та|ve|og|och|és|si|και) )?(?:[0-9][0-9., ]*|many |over |more than |más de |mais de |plus de |über |weitere |viele |muchos |muchas |otros |otras |autres |de nombreux |altri |andere |inni |ещё |еще |многие |та ще )[ +]?.{0,40}(?:others|more|signator|signature|weitere|andere|otr[oa]s|más|outr[oa]s|mais|autres|altri|altre|anderen|innych|inni|других|подпис|інших|підпис|diğer|andre|andra|további|další|alți)|^\[?(?:see |view |full list|complete list|read more|add your|sign (?:the|this|here)|to sign|share this)`)

// inRoll reports whether a block could be an entry of a roll.
func inRoll(b *Block) bool {
	if b.Kind != Paragraph && b.Kind != Item || b.runes > longestName || b.Lines.Last-b.Lines.First > 3 || b.turn {
		return false
	}
	text := b.Text
	if at := strings.Index(text, "]("); at > 0 && strings.HasPrefix(text, "[") { // a link
		text = text[1:at]
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, `"“«'‘([„@*_`))
	if !unicode.IsLetter(r) && !unicode.IsDigit(r) || isDateLine(text) || isOthers(text) || isDivision(text) || strings.Contains(text, "://") {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(text)
	if strings.ContainsRune("!?:…。？！：", last) {
		return false
	}
	if dated(text) || openers[text[strings.LastIndexByte(text, ' ')+1:]] && len(strings.Fields(text)) <= 3 && strings.Contains(text, " ") {
		return false // a remark under the text
	}
	words := len(strings.Fields(text))
	if last == '.' && words > 6 && !isNameLine(text) {
		return false
	}
	if unicode.IsLower(r) && words > 4 {
		handle, _, told := strings.Cut(text, ",")
		return startsWithTitle(text) || told && len(strings.Fields(handle)) <= 2
	}
	return looksLikeName(b) || words <= 5 && (last != '.' || words <= 3)
}

// startsWithTitle reports whether two names follow the small words that a line
// begins with: "dr hab. Ada Blum, prof. …".
func startsWithTitle(text string) bool {
	small, names := 0, 0
	for w := range strings.FieldsSeq(text) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
			names++
		} else if small++; names > 0 || small > 4 {
			break
		}
		if strings.HasSuffix(w, ",") {
			break
		}
	}
	return names >= 2
}

func startsWithDigit(text string) bool { return text != "" && text[0] >= '0' && text[0] <= '9' }

// dated reports whether a day stands in a line.
func dated(text string) bool {
	digits := 0
	for i := range min(len(text), longestName) {
		if text[i] >= '0' && text[i] <= '9' {
			digits++
		}
	}
	return digits >= 5 && len(dates.Find(text)) > 0
}

// isOthers reports whether a line says that others have signed too.
func isOthers(text string) bool {
	if len(text) > 2*longestLead {
		return false
	}
	// The form is dear to try on every line.
	if start := strings.TrimLeft(text, "("); isASCII(text[:min(len(text), 24)]) && !startsWithDigit(text) && !strings.HasPrefix(start, "...") && !othersStarts.ofLow(strings.TrimPrefix(text, "[")) {
		return false
	}
	return others.MatchString(text)
}

// othersStarts are what lines of ASCII begin with that others matches, beside
// numbers and dots.
var othersStarts = starts(`and |plus |with |und |y |e |et |en |oraz |i |a |ve |og |och |si |many |over |more |mais de |plus de |weitere |viele |muchos |muchas |otros |otras |autres |de nombreux |altri |andere |inni |see |view |full list|complete list|read more|add your|sign |to sign|share this`)

// bodies are the commonest words in names of bodies: a line under a person's name
// that has one is not another person. Longer ones count at the end of a compound.
var bodies = words(`party | union | league | federation | association | movement | front | council | committee | alliance | coalition | network | foundation | organisation | organization | institute | society | congress | assembly | centre | center | university | college | church | club | group | school | department | ministry | community | communities | collective | initiative | trust | campaign | hospital | academy | press | bureau | agency | forum | platform | cooperative
	| партия | союз | лига | федерация | ассоциация | движение | фронт | совет | комитет | коалиция | сеть | фонд | организация | институт | общество | конгресс | университет | объединение | профсоюз | центр | партія | спілка | союзу | спілки | рух | рада | ради | комітет | об'єднання | організація | організації | товариство | товариства | громада | громади | університет
	| partido | unión | sindicato | liga | federación | asociación | movimiento | frente | consejo | comité | coalición | red | fundación | organización | instituto | sociedad | asamblea | universidad | colectivo | coordinadora | centro | parti | syndicat | ligue | fédération | mouvement | conseil | réseau | fondation | société | université | collectif
	| partei | gewerkschaft | bund | verband | verein | vereinigung | bewegung | rat | bündnis | netzwerk | stiftung | gesellschaft | universität | hochschule | initiative | federação | associação | movimento | conselho | comitê | rede | fundação | sociedade | universidade | coletivo | partito | sindacato | lega | federazione | associazione | consiglio | comitato | rete | fondazione | università | collettivo
	| partij | vakbond | bond | vereniging | stichting | universiteit | partia | związek | stowarzyszenie | fundacja | komitet | uniwersytet | strana | svaz | spolek | univerzita | párt | egyesület | szövetség | egyetem | alapítvány | stranka | savez | udruženje | pokret | univerzitet | sveučilište | partisi | sendikası | derneği | birliği | vakfı | üniversitesi | partiet | forbundet | förbundet | foreningen | föreningen | universitet`)

// namesBody reports whether a line has a word for a body.
func namesBody(text string) bool {
	for w := range strings.FieldsSeq(text) {
		if w = strings.Trim(w, "(),;"); len(w) > 2 && isAcronym(w) {
			return true
		}
	}
	return hasBody(text)
}

// hasBody reports the same, but for acronyms: behind a person's name they may be
// honours.
func hasBody(text string) bool {
	for w := range strings.FieldsSeq(text) {
		w = strings.ToLower(strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }))
		if bodies[w] {
			return true
		}
		for _, end := range []string{"partei", "verband", "gewerkschaft", "bewegung", "verein", "bund", "stiftung", "universität", "partij", "bond", "partiet", "forbundet", "förbundet"} {
			if len(w) > len(end) && strings.HasSuffix(w, end) {
				return true
			}
		}
	}
	return false
}

// joinCards makes one entry of each group of lines that is a person's name over
// an office and a body, as on a card, in a run of entries: most groups have to be
// such cards, and two at least.
func joinCards(blocks []Block) []Block {
	out := blocks[:0]
	for from := 0; from < len(blocks); {
		if blocks[from].Kind != Signatory {
			out = append(out, blocks[from])
			from++
			continue
		}
		to := from + 1
		for to < len(blocks) && blocks[to].Kind == Signatory && blocks[to].Group == blocks[from].Group && blocks[to].Marker == "" {
			to++
		}
		if run := blocks[from:to]; areCards(run) {
			out = appendCards(out, run)
		} else {
			out = append(out, run...)
		}
		from = to
	}
	return out
}

// areCards reports whether the groups of a run of lines are cards.
func areCards(run []Block) bool {
	groups, cards, odd := 0, 0, 0
	for from := 0; from < len(run); {
		to := groupEnd(run, from)
		groups++
		if isCard(run[from:to]) {
			cards++
		} else if to-from > 1 {
			if !isHolder(run[from].Text) || to-from > longestCard {
				return false
			}
			odd++
		}
		from = to
	}
	return cards >= 2 && cards*2 >= groups && odd*2 <= cards
}

// groupEnd is where the group of lines that begins in a run ends.
func groupEnd(run []Block, from int) int {
	to := from + 1
	for to < len(run) && run[to].gap == 0 && !run[to].page {
		to++
	}
	return to
}

// longestCard is how many lines a card may have.
const longestCard = 5

// isCard reports whether lines are a person's name and, under it, what that person
// is and where.
func isCard(lines []Block) bool {
	if len(lines) < 2 || len(lines) > longestCard || !isHolder(lines[0].Text) {
		return false
	}
	told := 0
	for _, b := range lines[1:] {
		if !shortLine(&b) || endsText(b.Text) && !isNameLine(b.Text) {
			return false
		}
		if isOffice(b.Text) || namesBody(b.Text) {
			told++
		}
	}
	return told > 0
}

// isHolder reports whether a line is a person's name with perhaps titles before
// and honours behind it: "Dr Ada Blum OAM,".
func isHolder(text string) bool {
	text = strings.TrimRight(text, " ,;")
	if head, _, ok := strings.Cut(text, ","); ok {
		text = head
	}
	if head, _, ok := strings.Cut(text, "("); ok {
		text = strings.TrimSpace(head)
	}
	return isPersonLine(text) && !hasBody(text)
}

// appendCards adds one entry for each group of a run.
func appendCards(out, run []Block) []Block {
	for from := 0; from < len(run); {
		to := groupEnd(run, from)
		b := run[from]
		for _, next := range run[from+1 : to] {
			b.Lines = document.Span{First: b.Lines.First, Last: next.Lines.Last}
			b.Text += "\n" + next.Text
			b.runes += next.runes
			b.Tied = true // the breaks between them are meant
		}
		out = append(out, b)
		from = to
	}
	return out
}

// findClosingCards finds cards at the very end of a text that nothing announces:
// two at least, of which each names an office.
func findClosingCards(blocks []Block) {
	end := len(blocks)
	for end > 0 && (belowNames(&blocks[end-1]) || isDateLine(blocks[end-1].Text)) {
		end--
	}
	from, cards := end, 0
	for from > 0 {
		start := from - 1
		for start > 0 && blocks[start].gap == 0 && !blocks[start].page && from-start < longestCard {
			start--
		}
		lines := blocks[start:from]
		if blocks[start].gap == 0 || !isCard(lines) || slices.ContainsFunc(lines, func(b Block) bool {
			return b.Kind != Paragraph && b.Kind != Heading || b.turn || b.Marker != "" || strings.ContainsAny(b.Text, "@0123456789")
		}) ||
			!slices.ContainsFunc(lines[1:], func(b Block) bool { return isOffice(b.Text) }) {
			break
		}
		from = start
		cards++
	}
	if cards < 2 || from == 0 || !afterText(blocks[:from]) {
		return
	}
	if before := blocks[from-1]; before.Kind == Heading || strings.HasSuffix(before.Text, ":") && !saysSigned(&before) {
		return // a list under a heading is a list of something
	}
	for i := from; i < end; i++ {
		blocks[i].sign("")
	}
}
