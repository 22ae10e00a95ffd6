package infer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/dates"
	"fonds/internal/document"
	"fonds/internal/structure"
)

// A role is what a block of a head is there for.
type role uint8

const (
	running    role = iota // running text: the head ends
	heading                // could be the title or a part of it
	stamp                  // the date the document bears, perhaps with a place or a page number
	byline                 // who wrote it
	salutation             // whom it speaks to
	labelled               // "Label: value"
	address                // a web address alone
	furniture              // navigation, rules, marks
	sender                 // a letter's paper: who writes and from where, whom to
)

// A part is a block of a head or an end with its role.
type part struct {
	*structure.Block
	role   role
	date   dates.Found // of a stamp
	rest   string      // of a stamp: what stands beside the date
	posted bool        // a stamp of the page's, which says who put the text there
	// fields are the lines "To: …", "Subject: …" of a letter's head that stands in one block.
	fields []label
	// residue says what of a page it is that no part of the document is: it is
	// left out. "" of everything else.
	residue string
}

// A section is the blocks of one language, in the order in which they stand.
type section struct {
	lang   document.Lang
	blocks []*structure.Block
	head   []part // up to the running text
	body   []*structure.Block
	named  title
	letter *letterHead // nil if it does not open as a letter
}

// A view is a text as rules look at it: its language sections, each with its
// head and body, and the few blocks it ends with.
type view struct {
	sections []section
	end      []part  // of the first section, at most maxEnd blocks
	labels   []label // "Label: value" lines of the first section

	signed        []signed // the signature, once it is read
	signatureRead bool
	roll          []Claim // a list of signatories on few lines, once it is read
	rollRead      bool

	sampled *passages // once they have been asked for
}

const (
	maxHeadParts = 16 // a head is no longer than that
	maxEnd       = 8
	maxLabels    = 100
	// A heading is at most so long; a title of two sentences may be.
	maxHeading = 250
	maxStamp   = 140
)

// noSection stands for a text without blocks.
var noSection section

func newView(in *Input) *view {
	v := &view{}
	for i := range in.Blocks {
		b := &in.Blocks[i]
		if b.Kind == structure.Boilerplate || b.Lines.First < 1 || b.Lines.Last > len(in.Seed.Lines) {
			continue
		}
		if n := len(v.sections); n == 0 || b.Lang != "" && b.Lang != v.sections[n-1].lang {
			v.sections = append(v.sections, section{lang: b.Lang})
		}
		last := &v.sections[len(v.sections)-1]
		last.blocks = append(last.blocks, b)
	}
	for i := range v.sections {
		s := &v.sections[i]
		if !s.splitLetter() {
			s.split(s.aboveTitle())
		}
		s.named = s.findTitle()
	}
	main := v.main()
	first := main.closing()
	for _, b := range main.blocks[first:min(first+maxEnd, len(main.blocks))] {
		v.end = append(v.end, sort(b, true))
	}
	for _, b := range main.blocks {
		if b.Kind == structure.Label && len(v.labels) < maxLabels {
			v.labels = append(v.labels, label{key: labelKey(b.Label), value: fieldValue(b.Text), lines: b.Lines, whole: true})
		}
	}
	for _, p := range main.head {
		v.labels = append(v.labels, p.fields...)
	}
	return v
}

// main is the first section: the document in its first language.
func (v *view) main() *section {
	if len(v.sections) == 0 {
		return &noSection
	}
	return &v.sections[0]
}

// maxTail is how many blocks from the end a closing formula is looked for:
// notes and lists of links may follow a signature.
const maxTail = 60

// closing is the block at which a section's end begins: a closing formula that
// footnotes or links may follow, else so that the last blocks are the end.
func (s *section) closing() int {
	least := len(s.head)
	for i := len(s.blocks) - 1; i >= max(least, len(s.blocks)-maxTail); i-- {
		b := s.blocks[i]
		if b.Kind != structure.Paragraph && b.Kind != structure.Heading || len(b.Text) > 3*maxHeading {
			continue
		}
		for line := range strings.SplitSeq(b.Text, "\n") {
			if len(line) > maxStamp {
				continue
			}
			if isClosing(line) {
				for i-1 >= least && (isClosing(cut(s.blocks[i-1].Text, maxStamp)) || sort(s.blocks[i-1], true).role == stamp) {
					i--
				}
				return min(i, max(least, len(s.blocks)-1))
			}
		}
	}
	last := len(s.blocks)
	for last > least && s.signs(last-1) {
		last--
	}
	if last < len(s.blocks) {
		last++ // the first who signs shows that others do
	}
	return min(max(last-maxEnd, least), len(s.blocks))
}

// signs reports whether a block belongs to a list of signatories: what stands
// above a long one, as the place and the date do, is the end of the text.
func (s *section) signs(i int) bool {
	switch s.blocks[i].Kind {
	case structure.Signatory:
		return true
	case structure.Heading:
		return i+1 < len(s.blocks) && s.blocks[i+1].Kind == structure.Signatory
	}
	return false
}

// isClosing reports whether a line is a closing formula: the formula alone, or
// one that a comma, a colon or a few words follow.
func isClosing(line string) bool {
	// What unmarked takes off is in no word, but for an apostrophe.
	if !closingPhrases.mayBegin(line) && strings.IndexByte(line, '\'') < 0 {
		return false
	}
	line = unmarked(line)
	if !closingPhrases.mayBegin(line) {
		return false
	}
	ws := wordsOf(line)
	if len(ws) == 0 || len(ws) > 14 {
		return false
	}
	_, n := closingPhrases.at(ws, 0)
	return n > 0 && (n == len(ws) || strings.ContainsAny(line, ",:") || len(ws)-n <= 3)
}

// aboveTitle is how many blocks stand above a title that only a list of issuers
// precedes, with the title; 0 if that is not the form of the section.
func (s *section) aboveTitle() int {
	if b, _ := s.kindUnderIssuers(); b != nil {
		for i := range s.blocks {
			if s.blocks[i] == b {
				return i + 1
			}
		}
	}
	return 0
}

// What of a page may stand above a text, and why it is left out.
const (
	residueLinks     = "links of the page"
	residueLanguages = "links to other languages"
	residuePath      = "path of the page"
	residueSettings  = "setting of the program that the text was written in"
	residueRule      = "line of signs above the text"
	residueCredit    = "credit of a picture"
	residueMotto     = "motto above the text"
	residueDesk      = "desk of the paper"
	residueHour      = "hour"
	residueSite      = "name of the site"

	residueLabel      = "label that tells nothing of the document"
	residueRead       = "label whose words stand in the metadata"
	residuePosted     = "who put it on the page"
	residueNoise      = "buttons of the page"
	residueSymbol     = "number that the document is filed under"
	residueTranslator = "who translated it"
	residueDisclaimer = "disclaimer above the text"
)

// split parts head from body; the first blocks, as many as the head surely has,
// are of the head whatever they look like. Labels after the first running text
// belong to no head: a list of facts within a text is text.
func (s *section) split(surely int) {
	s.partHead()
	s.partLines()
	links := 0 // how many of the next blocks are the rest of a row of links
	list := false
	inside := 0   // how many of the next blocks are the rest of an address
	over := false // the block before is the label of this one
	posted := 0   // how many of the next blocks are the rest of what a page says of itself
	for i, b := range s.blocks {
		p := sort(b, false)
		text := flat(cut(b.Text, 2*maxHeading))
		previous := running
		if n := len(s.head); n > 0 {
			previous = s.head[n-1].role
		}
		if links == 0 {
			links = linkRow(s.blocks[i:])
		}
		if inside == 0 {
			inside = s.insideAddress(i)
		}
		if posted == 0 && i > 0 && b.Kind == structure.Item {
			posted = s.postedItems(i)
		}
		field, labels := labelLine(b)
		value, alone := s.aloneLabel(i)
		chrome := s.chromeOf(b, text)
		switch {
		case links > 0:
			p.role, p.residue, p.fields = furniture, residueLinks, nil
			links--
		case chrome != "":
			p.role, p.residue, p.fields = furniture, chrome, nil
		case posted > 0:
			if posted--; !p.isStamp(text) {
				p.role, p.residue = furniture, residuePosted
			} else {
				p.role, p.posted = stamp, true
			}
		case inside > 0:
			p.role, p.fields = sender, nil
			inside--
		case b.Kind == structure.Label || p.fields != nil:
		case labels:
			p.role, p.fields = labelled, []label{field}
		case alone && i > 0:
			p.role, p.residue, p.fields, over = labelled, residueLabel, []label{value}, true
		case over:
			p.role, p.residue, over = labelled, residueLabel, false
		case p.role == heading && emptyLabel(text):
			p.role, p.residue = furniture, residueLabel
		case isSettings(text):
			p.role, p.residue = furniture, residueSettings
		case isMotto(text):
			p.role, p.residue = furniture, residueMotto
		case b.Kind != structure.Signatory && languageRow(text, s.lang):
			p.role, p.residue = furniture, residueLanguages
		case p.role != running && rubricRow(text):
			p.role, p.residue = furniture, residuePath
		case b.Kind != structure.Item && menuRow(b.Text):
			p.role, p.residue = furniture, residueLinks
		case disclaims(text):
			p.role, p.residue = furniture, residueDisclaimer
		case p.role == heading && i+1 < len(s.blocks) && !s.blocks[i+1].Loose && salutationPhrases.opens(text) && isSalutation(text+" "+flat(cut(s.blocks[i+1].Text, maxStamp))):
			p.role = salutation // over two lines
		case p.role == heading && signedQuestion(text):
			p.role = running
		case p.role == heading && len(text) >= shortestLead && inMarks(text) && ends(b):
			p.role = running // sentences in emphasis
		case p.role == heading && i+1 < len(s.blocks) && !s.blocks[i+1].Loose && s.blocks[i+1].Kind == structure.Paragraph && leadsToMore(text) && sort(s.blocks[i+1], false).role == running:
			p.role = running // a line of the text below
		case previous == salutation && !b.Loose && (p.role != running || len(text) <= 60) && !isSalutation(flat(s.head[len(s.head)-1].Text)):
			p.role = salutation
		case !b.Loose && previous == labelled && p.role == heading && b.Kind != structure.Heading && !s.underLabels(i):
			p.role, p.residue = labelled, s.head[len(s.head)-1].residue // the label's line goes on
		case p.role == heading && len(text) > 12 && (text[0] == '[' && strings.HasSuffix(text, "]") || text[0] == '(' && strings.HasSuffix(text, ")")):
			p.role = furniture // an aside of the editor's is no title, and stays
		case p.role == heading && isNoise(text):
			p.role, p.residue = furniture, residueNoise
		case p.role == heading && isSymbol(text):
			p.role, p.residue = furniture, residueSymbol
		case p.role == heading && isTranslator(text):
			p.role, p.residue = furniture, residueTranslator
		case p.role == heading && isCredit(text):
			p.role, p.residue = furniture, residueCredit
		case (p.role == heading || p.role == byline) && isDesk(text):
			p.role, p.residue = furniture, residueDesk
		case isHour(text):
			p.role, p.residue = furniture, residueHour
		case p.role == furniture && b.Kind != structure.Table:
			p.residue = residueOf(text)
		case p.role == running && (b.Kind == structure.Paragraph && (s.sentenceTitle(i) || s.toldAgain(i) || s.leadsOver(i)) || s.mayHead(i)):
			p.role = heading
		case p.role == running && s.introduces(i):
			p.role, p.residue = furniture, residueIntro
		case i < surely && p.role == running:
			p.role = heading
		case previous == salutation && p.role == heading && i >= surely:
			p.role = running // whatever stands there is said to whom it greets
		case p.role == heading && b.Kind != structure.Heading && strings.HasSuffix(text, ":") && allCaps(text) && !opensWithType(text):
			p.role, list = furniture, true // "Other letters below:"
		case list && !b.Loose && p.role == heading:
			p.role = furniture
		default:
			list = false
		}
		if p.role == running && i < surely+maxHeadParts {
			if n := s.introduction(i); n > 0 {
				for _, b := range s.blocks[i : i+n] {
					s.head = append(s.head, part{Block: b, role: furniture, residue: residueIntro})
				}
				s.body = s.blocks[i+n:]
				break
			}
		}
		if p.role == running || i >= surely+maxHeadParts {
			s.body = s.blocks[i:]
			break
		}
		s.head = append(s.head, p)
	}
}

// insideAddress is how many blocks from one on are the address of whom a letter goes
// to, above a text without a title: lines close together, a person first, then
// offices and bodies.
func (s *section) insideAddress(i int) int {
	for _, p := range s.head {
		if p.role != stamp && p.role != furniture && p.role != address {
			return 0
		}
	}
	n := 0
	for _, b := range s.blocks[i:min(len(s.blocks), i+7)] {
		if n > 0 && b.Loose || b.Kind != structure.Paragraph && b.Kind != structure.Heading || len(b.Text) > maxStamp {
			break
		}
		text := flat(b.Text)
		ws := wordsOf(text)
		if len(ws) == 0 || len(ws) > 10 || strings.ContainsAny(text, "?!:;") {
			break
		}
		if n == 0 {
			name, from := person(text)
			if name == "" || from == 0 || isPerson(text) && len(ws) > 4 {
				return 0
			}
		} else if !rolePhrases.has(ws) && !isBody(text) && !titled(text, ws) {
			break
		}
		n++
	}
	if n < 3 {
		return 0
	}
	bodies := false
	for _, b := range s.blocks[i+1 : i+n] {
		ws := wordsOf(flat(b.Text))
		bodies = bodies || rolePhrases.has(ws) || isBody(flat(b.Text))
	}
	if !bodies {
		return 0
	}
	return n
}

// partedBlocks is how many of the first blocks may be lines of a head that stand
// close together.
const partedBlocks = 8

// partLines parts the first blocks whose lines are short and of which one is a date
// or a byline: a subtitle, the issue of the paper, who wrote it. Each is a part.
func (s *section) partLines() {
	for i := 0; i < min(len(s.blocks), partedBlocks); i++ {
		b := s.blocks[i]
		if len(b.Text) > 2*maxHeading {
			return
		}
		if b.Kind != structure.Paragraph && b.Kind != structure.Verse || b.Lines.First == b.Lines.Last || b.Lines.Last-b.Lines.First > 5 {
			continue
		}
		texts := strings.Split(b.Text, "\n")
		if len(texts) != b.Lines.Last-b.Lines.First+1 {
			continue
		}
		var lines []*structure.Block
		tells := false
		for j, text := range texts {
			n := b.Lines.First + j
			line := &structure.Block{Kind: structure.Paragraph, Lines: document.Span{First: n, Last: n}, Text: text, Lang: b.Lang, Loose: j == 0 && b.Loose}
			if runes(text) > maxStamp {
				tells = false
				break
			}
			role := sort(line, false).role
			tells = tells || role == stamp || role == byline
			lines = append(lines, line)
		}
		if tells && len(lines) == len(texts) {
			s.blocks = slices.Replace(slices.Clone(s.blocks), i, i+1, lines...)
			i += len(lines) - 1
		}
	}
}

// signedQuestion reports whether a line is a question with the sign of whoever asks before it.
func signedQuestion(text string) bool {
	name, _, ok := strings.Cut(cut(text, 60), ":")
	return ok && askers.hasAll(strings.Trim(name, " *_0123456789."))
}

// sentenceTitle reports whether a block that ends as a sentence does is a title all
// the same: the first line of words, over the date or who wrote the text.
func (s *section) sentenceTitle(i int) bool {
	b := s.blocks[i]
	if b.Lines.First != b.Lines.Last || !atMost(b.Text, maxStamp) || sentences(b.Text) > 1 || i+2 >= len(s.blocks) || len(s.blocks[i+2].Text) < len(b.Text) {
		return false
	}
	for _, p := range s.head {
		if p.role == heading || p.role == salutation || p.role == labelled {
			return false
		}
	}
	if last, _ := utf8.DecodeLastRuneInString(b.Text); last != '.' && last != '…' {
		return false
	}
	next := sort(s.blocks[i+1], false)
	return s.blocks[i+1].Loose && (next.role == stamp || next.role == byline || namesKindAndWhose(b.Text))
}

// namesKindAndWhose reports whether a line says that a text was spoken and by whom, and
// tells nothing: "The sermon of the harbour priest on the day of the lamp."
func namesKindAndWhose(text string) bool {
	ws := wordsOf(text)
	if len(ws) > 1 && isArticle(ws[0].low) {
		ws = ws[1:]
	}
	if len(ws) < 4 || len(ws) > 22 {
		return false
	}
	value, n := typePhrases.at(ws, 0)
	if value != "speech" || n >= len(ws) {
		return false
	}
	_, whose := spokenBy.at(ws, n)
	return whose > 0 && !tellsPast.has(ws) && !toCome.has(ws) && !tellsNow.has(ws)
}

// tellsNow are verbs that a line has which is a sentence.
var tellsNow = wordSet(`is, are, has, have, can, may, must, should, says, calls, demands, comes, shows, ist, sind, kann, darf, muss, soll, zeigt, sagt, kommt, fordert, es, son, está, están, puede, debe, dice, muestra, exige, est, sont, peut, doit, dit, montre, exige, é, são, está, pode, deve, diz, mostra, può, deve, dice, mostra, kan, moet, zegt, toont, jest, są, może, mówi`)

// isSettings reports whether a line tells an editor how to show the file.
func isSettings(text string) bool {
	return strings.Contains(strings.ReplaceAll(text, `\`, ""), "-*-")
}

// residueOf says which furniture no text has of its own; "" of what may be.
func residueOf(text string) string {
	switch {
	case strings.Trim(text, "-–—=_*~•·.#→>< \\") == "":
		return residueRule
	case containsAny(text, crumbSigns) && crumbAt(text) >= 0:
		return residuePath
	case strings.Count(text, " | ") >= 3 && areLinks(text):
		return residueLinks
	}
	return ""
}

// disclaimers are what transcripts and press offices print above their texts.
// disclaims reports whether a line is disclaimers and nothing else, perhaps the same
// in several languages.
func disclaims(text string) bool {
	if !disclaimers.mayBegin(text) {
		return false
	}
	ws := wordsOf(text)
	for i := 0; i < len(ws); {
		_, n := disclaimers.at(ws, i)
		if n == 0 {
			return false
		}
		i += n
	}
	return len(ws) > 0
}

var disclaimers = wordSet(`distr general, distr limited, distr restricted, general distribution, limited distribution, e oe, e o e, check against delivery, as delivered, as prepared for delivery, embargoed until delivery, unofficial translation, for information, for information only, not an official document, kein offizielles dokument, zur information, kein amtliches dokument, nur zur information, pour information, document sans caractère officiel, document non officiel, para información, documento no oficial, para informação, documento não oficial, per informazione, documento non ufficiale, ter informatie, для информации, неофициальный документ, for immediate release, not for publication, es gilt das gesprochene wort, sperrfrist, seul le prononcé fait foi, texto íntegro, проверить по произнесению, неофициальный перевод, traducción no oficial, traduction non officielle, inoffizielle übersetzung, tradução não oficial`)

// creditPhrases begin a line that says who made a picture.
var creditPhrases = wordSet(`photo, photo by, photo credit, image, image credit, picture, photograph, photographs, illustration, фото, иллюстрация, ілюстрація, foto, fotos, fotografía, imagen, ilustración, crédit photo, crédits photo, illustration, bild, bildquelle, foto de, fotografia, imagem, crédito, immagine, afbeelding, zdjęcie, fot, obrázek, kép, fotó, fotoğraf, φωτογραφία, صورة, الصورة, 图片, 图, 摄影, 写真`)

// creditLeads begin such a line without a colon.
var creditLeads = wordSet(`photo by, photograph by, photos by, photo courtesy, photo courtesy of, image courtesy of, image by, illustration by, courtesy of, foto von, foto de, fotos de, photo de, foto di, foto door, fot, фото автора, фото с сайта, imagen de, crédit photo, bild von, zdjęcie, kép forrása`)

// isCredit reports whether a line says who made a picture and nothing else: a
// label and a name.
func isCredit(text string) bool {
	if runes(text) <= 80 && (strings.HasPrefix(text, "©") || strings.HasPrefix(text, "(c) ") || creditLeads.opens(text)) && sentences(text) == 1 {
		return true
	}
	name, rest, ok := strings.Cut(text, ":")
	return ok && rest != "" && atMost(text, 100) && creditPhrases.hasAll(name) && sentences(rest) == 1
}

// sort tells what a block of a head (or an end) is there for.
func sort(b *structure.Block, end bool) part {
	p := part{Block: b}
	switch b.Kind {
	case structure.Label:
		p.role = labelled
		return p
	case structure.Item:
		// "3. Mai 2017" is printed like the third item of a list.
		if b.Ordinal > 0 && len(b.Text) < maxStamp && p.isStamp(flat(b.Marker+" "+b.Text)) {
			p.role = stamp
		}
		return p
	case structure.Signatory, structure.Verse, structure.Note:
		return p
	case structure.Table:
		p.role = furniture // over the text, of a letter's paper
		return p
	}
	if len(b.Text) > 4*maxHeading {
		return p
	}
	text := flat(b.Text)
	if !end {
		p.fields = letterhead(b)
	}
	switch {
	case p.fields != nil:
		p.role = labelled
	case text == "":
		p.role = furniture
	case isFurniture(text), !end && len(text) == 1 && unicode.IsUpper(rune(text[0])): // "A": the number of a part
		p.role = furniture
	case isAddress(text):
		p.role = address
	case p.isDatedByline(text):
		p.role = byline
	case p.isStamp(text):
		p.role = stamp
	case isByline(text):
		p.role = byline
	case isSalutation(text):
		p.role = salutation
	case b.Kind == structure.Quote:
	case isHeading(text, b.Kind == structure.Heading):
		p.role = heading
	}
	return p
}

// isHeading tells a heading from running text by its length and end. structure
// may know better by what stands around it.
func isHeading(text string, sure bool) bool {
	n := runes(text)
	if n > maxHeading && !(n <= 2*maxHeading && opensWithType(text) && sentences(text) == 1 && !strings.HasSuffix(text, ".")) || n <= 3 && nameConnectors[strings.ToLower(text)] {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(text)
	if open := strings.LastIndexByte(text, '('); last == ')' && open > n/2 && strings.HasSuffix(text, ".)") {
		last = '.' // a sentence, and what was heard behind it
	}
	if strings.ContainsRune(`"”»“’`, last) { // the sentence ends within the quotation
		if within, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, `"”»“’ `)); within == '.' || within == ',' {
			last = within
		}
	}
	switch last {
	case ',', ';', '،', '；', '，', '-', '–', '—':
		return false // it goes on; a dateline ends with a dash
	case ':', '：':
		return sure || n <= 120 && (allCaps(text) || titled(text, wordsOf(text)))
	case '.', '。', '۔', '।':
		// "Statement of the committee." is a heading; a sentence is not.
		ws := wordsOf(text)
		if sure && n <= 100 && !selfPhrases.has(ws) || allCaps(text) || strings.HasSuffix(text, "...") {
			return true
		}
		if len(ws) == 0 {
			return false
		}
		_, on := subjectPrepositions.at(ws, 0) // "In a statement …" goes on as a sentence
		return n <= 200 && on == 0 && !isArticle(ws[0].low) && startsWithType(ws) && !selfPhrases.has(ws) && strings.Count(text, ". ") == 0
	}
	first, _ := utf8.DecodeRuneInString(text)
	if unicode.IsLower(first) && !sure {
		return n <= 120 // a subtitle: "on the situation in …"
	}
	if !sure && n > 100 && sentences(text) > 2 {
		return false
	}
	return true
}

// startsWithType reports whether a text begins by saying what it is, perhaps
// behind an article or two words.
func startsWithType(ws []word) bool {
	for i := range min(len(ws), 3) {
		if _, n := typePhrases.at(ws, i); n > 0 {
			return true
		}
	}
	return false
}

// opensWithType reports whether a text's first word says what it is.
func opensWithType(text string) bool {
	_, n := typePhrases.begins(text)
	return n > 0
}

// sentences counts ends of sentences within a text.
func sentences(text string) int {
	n := 1
	for _, end := range []string{". ", "! ", "? ", "。", "！", "？"} {
		n += strings.Count(text, end)
	}
	return n
}

// isFurniture reports whether a line only leads about: a breadcrumb, a row of
// links, a rule, a bare number, the line above a list of headlines.
func isFurniture(text string) bool {
	letters := false
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters = true
			break
		}
	}
	if !letters {
		// A rule or a page number; a line of digits may be a date.
		return !strings.ContainsAny(text, "0123456789") || len(text) <= 4 && len(text) != 4
	}
	if containsAny(text, crumbSigns) && crumbAt(text) >= 0 && atMost(text, 300) {
		return true
	}
	n := strings.Count(text, "[")
	if strings.IndexByte(text, '|') >= 0 {
		n += strings.Count(text, " | ")
	}
	return n >= 3
}

// crumbSigns stand between the steps of a breadcrumb; in scripts from right to
// left they point the other way. Guillemets count only with spaces around them.
const crumbSigns = "›‹»«→←"

// crumbAt is where the last sign of a breadcrumb stands; -1 if there is none.
func crumbAt(text string) int {
	if last, _ := utf8.DecodeLastRuneInString(text); len(text) > 80 && last == '.' {
		return -1 // a sentence
	}
	if strings.Contains(text, "«") && strings.Contains(text, "»") {
		return max(strings.LastIndex(text, "›"), strings.LastIndex(text, "→"), strings.LastIndex(text, "←")) // a quotation
	}
	at := max(strings.LastIndex(text, "›"), strings.LastIndex(text, "→"), strings.LastIndex(text, "←"), strings.LastIndex(text, " » "), strings.LastIndex(text, " « "), strings.LastIndex(text, " ‹ "))
	if at >= 0 && text[at] == ' ' {
		at++
	}
	return at
}

// isAddress reports whether a text is a web address and nothing else.
func isAddress(text string) bool {
	text = strings.Trim(text, "<>()[] ")
	return (strings.HasPrefix(text, "http://") || strings.HasPrefix(text, "https://") || strings.HasPrefix(text, "www.")) &&
		!strings.ContainsAny(text, " \t")
}

// isStamp finds the date in a line that bears one: nothing but a date, or a
// date with a place, a page, an hour, the name of a paper beside it.
func (p *part) isStamp(text string) bool {
	if len(text) > maxStamp || !strings.ContainsFunc(text, unicode.IsDigit) && !hanNumber(text) {
		return false
	}
	if f, ok := dates.Whole(text); ok {
		if before := strings.TrimSpace(text[:f.From]); before != "" && isTitleBefore(before) {
			return false // "Resolution of the ferrymen, 3 May 2021"
		}
		p.date, p.rest = f, strings.TrimSpace(text[:min(f.From, len(text))]+" "+text[min(f.To, len(text)):])
		return true
	}
	found := dates.Find(text)
	if len(found) == 0 || len(found) > 2 || len(found) == 2 && found[0].Date.Compare(found[1].Date) != 0 {
		return false
	}
	f := found[0]
	before, after := strings.TrimSpace(text[:f.From]), strings.TrimSpace(text[f.To:])
	if len(found) == 2 { // one date in two forms: "10 Rajab / 5 May"
		after = strings.TrimSpace(text[f.To:found[1].From] + " " + text[found[1].To:])
	}
	if _, known := knownPlace(after, p.Lang); !parted(before, true) && !isMadeAt(before) || !known && !parted(after, false) && !postedWith(before, after) {
		if f.Date.Day() > 0 || f.Ambiguous {
			okBefore, cue := metaWords(before)
			okAfter, more := metaWords(after)
			if okBefore && okAfter && (cue || more) {
				p.posted = true
				p.date, p.rest = f, strings.TrimSpace(before+" "+after)
				return true
			}
			if called := strings.TrimRight(before, " :–—-"); after == "" && disclaimers.hasAll(called) || called != before && after == "" && (typePhrases.hasAll(called) || rubricTypes.hasAll(called)) {
				p.date, p.rest = f, before // "For immediate release: 3 May 2010"
				return true
			}
		}
		if ofIssue(before) && len(wordsOf(after)) <= 4 {
			p.date, p.rest = f, strings.TrimSpace(before+" "+after)
			return true
		}
		return false
	}
	if inForce.has(wordsOf(before)) || isTitleBefore(before) {
		return false
	}
	if okBefore, cue := metaWords(before); okBefore {
		okAfter, more := metaWords(after)
		p.posted = okAfter && (cue || more)
	}
	p.date, p.rest = f, strings.TrimSpace(before+" "+after)
	return true
}

// isTitleBefore reports whether the words before a date are a title: they begin by
// saying what the text is, and go on.
func isTitleBefore(before string) bool {
	ws := wordsOf(before)
	if len(ws) < 2 {
		return false
	}
	_, n := typePhrases.at(ws, 0)
	_, stamped := stampWords.at(ws, 0)
	return n > 0 && n < len(ws) && stamped == 0
}

// isDatedByline finds the date in a line that says who wrote and when: "By Ada
// Blum, 3 May 2021".
func (p *part) isDatedByline(text string) bool {
	if len(text) > maxStamp || !strings.ContainsFunc(text, unicode.IsDigit) || !bylinePhrases.opens(text) {
		return false
	}
	found := dates.Find(text)
	if len(found) != 1 || strings.Trim(text[found[0].To:], " .)") != "" {
		return false
	}
	who := strings.TrimRight(text[:found[0].From], " ,|–—·•(-")
	if ws := wordsOf(who); len(ws) > 2 { // "by Ada Blum on"
		if _, n := datePrepositions.at(ws, len(ws)-1); n > 0 && !upperFirst(who, ws[len(ws)-1]) {
			who = who[:ws[len(ws)-2].to]
		}
	}
	if len(who) == len(text[:found[0].From]) {
		return false
	}
	if name, sure := bylineName(who); name == "" || sure < 0.9 {
		return false
	}
	p.date, p.rest = found[0], who
	return true
}

// inForce is said of the day from which a text holds, which is not its date.
var inForce = wordSet(`force, effect, effective, силу, чинності, vigor, vigueur, kraft, vigore, werking, życie, نفاذ, النفاذ, 生效`)

func hanNumber(s string) bool {
	return strings.Contains(s, "年") || strings.Contains(s, "月") || strings.Contains(s, "日")
}

// parted reports whether what stands beside a date is no sentence that the date
// belongs to: words of a stamp, a place before a comma, anything short behind a bar.
func parted(beside string, before bool) bool {
	if beside == "" {
		return true
	}
	ws := wordsOf(beside)
	if len(ws) > 8 {
		return false
	}
	only := true
	for i := 0; i < len(ws); {
		_, n := stampWords.at(ws, i)
		if low := ws[i].low; n == 0 && (weekday(low) || low == "feira" || shortDays[low] && runes(low) >= 3 || !before && dates.IsWord(low)) {
			n = 1
		}
		if n == 0 {
			if strings.ContainsFunc(ws[i].low, unicode.IsLetter) && !(isDigit(ws[i].low[0]) && len(ws[i].low) <= 6) { // "10h15"
				only = false
				break
			}
			n = 1
		}
		i += n
	}
	if only {
		return true
	}
	if before && placeBefore(beside, ws) {
		return true
	}
	if before {
		if issueWords.has(ws) && strings.HasSuffix(beside, ",") && !strings.ContainsAny(beside, "!?;:") {
			return true // "THE LAKE POST - vol. 66, no. 10,"
		}
		if _, n := doneAt.at(ws, 0); n > 0 && n < len(ws) {
			return parted(beside[ws[n].from:], true)
		}
		r, _ := utf8.DecodeLastRuneInString(beside)
		if strings.ContainsRune("|–—·•/(-―", r) {
			return len(ws) <= 5
		}
		if townSigns[ws[0].low] && len(ws) > 1 { // "г. Саратов,"
			return parted(beside[ws[1].from:], true)
		}
		if _, n := inPlace.at(ws, 0); n == 1 && len(ws) > 1 && r == ',' { // "En Madrid, a"
			return parted(beside[ws[1].from:], true)
		}
		if r == ',' || r == '،' || r == ':' || r == '：' {
			return len(ws) <= 4 && !strings.ContainsAny(beside[:len(beside)-1], ".!?;") && titled(beside, ws)
		}
		// "Moscow, on 3 May": the comma stands before words of a stamp.
		if at := strings.LastIndexAny(beside, ",،"); at > 0 {
			rest := strings.TrimSpace(beside[at+1:])
			return parted(beside[:at+1], true) && (parted(rest, true) || datePrepositions.hasAll(rest))
		}
		return false
	}
	r, _ := utf8.DecodeRuneInString(beside)
	return strings.ContainsRune("|–—·•/)-―", r) && len(ws) <= 5 && sentences(beside) == 1 || bylinePhrases.opens(beside) && sentences(beside) == 1
}

// townSigns stand before the name of a town, abbreviated.
var townSigns = map[string]bool{"г": true, "гор": true, "м": true, "гр": true, "с": true, "пос": true, "р": true}

// placeBefore reports whether the words before a date are a place that is known,
// perhaps with what leads to the date: "Oslo", "Stockholm den", "V Praze dne".
func placeBefore(beside string, ws []word) bool {
	end := len(ws)
	for end > 1 {
		_, stamped := stampWords.at(ws, end-1)
		_, leads := datePrepositions.at(ws, end-1)
		if stamped == 0 && leads == 0 {
			break
		}
		end--
	}
	if _, n := inPlace.at(ws, 0); n == 1 && end > 1 && len(ws) <= 5 {
		rest := beside[ws[1].from:ws[end-1].to]
		return titled(rest, wordsOf(rest)) && cased(rest) && !strings.ContainsAny(rest, ".,:;!?")
	}
	if end > 3 {
		return false
	}
	return isKnownPlace(beside[:ws[end-1].to])
}

// issueWords number the issues of a paper.
var issueWords = wordSet(`volume, vol, issue, no, number, évfolyam, szám, jahrgang, nummer, nr, heft, ausgabe, año, número, núm, tomo, année, numéro, tome, ano, edição, anno, numero, jaargang, rok, numer, ročník, číslo, годината, брой, выпуск, том, номер, рік, випуск, årgång, årgang, yıl, sayı, τεύχος, السنة, العدد, شماره, سال, cilt, عدد, سنة, 期, 号, 卷`)

// ofIssue reports whether the words before a date name the issue of a paper: its
// name and at least one number with what it counts.
func ofIssue(before string) bool {
	ws := wordsOf(before)
	return len(ws) <= 9 && issueWords.has(ws) && strings.ContainsAny(before, "0123456789") && sentences(before) <= 3 && !strings.ContainsAny(before, "?!;")
}

// isKnownPlace reports whether a text is the name of a country or a capital.
func isKnownPlace(text string) bool {
	for _, lang := range []document.Lang{"en", "cs", "ru", "es", "ar"} {
		if _, ok := knownPlace(text, lang); ok {
			return true
		}
	}
	return false
}

// postedWith reports whether a date stands between "posted on" and "by" somebody, as
// in what blogs print.
func postedWith(before, after string) bool {
	ws, lead := wordsOf(after), wordsOf(before)
	if len(ws) < 2 || len(ws) > 7 || len(lead) == 0 || strings.ContainsAny(after, ".!?;:") {
		return false
	}
	_, by := bylinePhrases.at(ws, 0)
	_, n := stampWords.at(lead, 0)
	return by > 0 && n > 0 && parted(before, true)
}

// titled reports whether every word has a capital or is a connector.
func titled(s string, ws []word) bool {
	for _, w := range ws {
		if !upperFirst(s, w) && !nameConnectors[w.low] {
			return false
		}
	}
	return true
}

// isByline reports whether a line says who wrote or spoke: "By Ada Blum",
// "Ada Blum | River Party".
func isByline(text string) bool {
	_, _, ok := bar(text)
	if ok {
		return true
	}
	name, _ := bylineName(text)
	return name != ""
}

// bar parts "Name | Party".
func bar(text string) (name, party string, ok bool) {
	if strings.IndexByte(text, '|') < 0 {
		return "", "", false
	}
	name, party, ok = strings.Cut(text, " | ")
	name, party = strings.TrimSpace(name), strings.TrimSpace(party)
	if !ok || strings.Contains(party, "|") || !atMost(text, 160) {
		return "", "", false
	}
	if isPerson(name) && party != "" && isBody(party) {
		return name, party, true
	}
	return "", "", false
}

// bylineName gives the name behind "by", "por", "Автор:" and how sure the form is of it.
func bylineName(text string) (name string, confidence float64) {
	if runes(text) > 120 {
		return "", 0
	}
	ws := wordsOf(text)
	if len(ws) < 2 {
		return "", 0
	}
	_, n := bylinePhrases.at(ws, 0)
	if n == 0 || n >= len(ws) {
		return "", 0
	}
	gap := text[ws[n-1].to:ws[n].from]
	colon := containsAny(gap, ":：")
	rest := strings.TrimSpace(text[ws[n].from:])
	if first, _, found := strings.Cut(rest, " | "); found {
		rest = first
	}
	if words := wordsOf(rest); len(words) > 2 { // "By Ada Blum / From the Gazette's website"
		for i := range words[1:] {
			if _, n := deskPhrases.at(words, i+1); n > 0 {
				rest = rest[:words[i+1].from]
				break
			}
		}
	}
	rest = strings.TrimRight(rest, " .,;|–—-")
	words := wordsOf(rest)
	switch {
	case len(words) == 0 || len(words) > 8 || strings.ContainsAny(rest, "?!;:"):
		return "", 0
	case isPerson(strings.TrimRight(rest, "*")) || isBody(rest) && titled(rest, words) && !manyWords.has(words):
		return rest, 0.9
	case len(words) >= 3 && isPaper(rest) && titled(rest, words):
		return rest, 0.85
	case colon && len(words) <= 5 && titled(rest, words):
		return rest, 0.85
	case people(rest) != nil:
		return rest, 0.9
	}
	if head, _, found := strings.Cut(rest, ","); found && isPerson(head) {
		return head, 0.9
	}
	// A name in one word, or in a script without capitals, needs a short line.
	if cased(rest) && len(words) == 1 && upperFirst(rest, words[0]) && len(ws[0].low) > 1 && strings.IndexFunc(text, unicode.IsUpper) == 0 {
		return rest, 0.72
	}
	if !cased(rest) && len(words) >= 2 && len(words) <= 5 {
		return rest, 0.8
	}
	return "", 0
}

// people parts a list of persons: "Ada Blum and Bo Berg, Cid Curie".
func people(s string) []string {
	for _, and := range []string{" and ", " & ", " y ", " e ", " et ", " und ", " и ", " і ", " en ", " ve ", " og ", " och ", " i ", " și "} {
		s = strings.ReplaceAll(s, and, ", ")
	}
	if !strings.Contains(s, ",") {
		return nil
	}
	var names []string
	for name := range strings.SplitSeq(s, ",") {
		if name = strings.TrimSpace(name); name == "" {
			continue
		}
		if !isPerson(name) {
			return nil
		}
		names = append(names, name)
	}
	if len(names) < 2 {
		return nil
	}
	return names
}

// isSalutation reports whether a block does nothing but greet.
func isSalutation(text string) bool {
	if runes(text) > 140 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(text)
	if !strings.ContainsRune(",:!،：，！、", last) {
		if !dearWords.mayBegin(text) {
			return false
		}
		ws := wordsOf(text) // "Dear Ray" without a comma
		if len(ws) < 2 || len(ws) > 5 || !unicode.IsLetter(last) || !cased(text) {
			return false
		}
		_, n := dearWords.at(ws, 0)
		return n > 0 && titled(text, ws)
	}
	if !salutationPhrases.mayBegin(text) {
		return false
	}
	ws := wordsOf(text)
	_, n := salutationPhrases.at(ws, 0)
	return n > 0 && greetsOnly(text, ws, n)
}

// greetsOnly reports whether the words behind the first n, which greet, say no more than
// who is greeted: "Workers of the lake!", not "Workers of the lake demand a roof!".
func greetsOnly(text string, ws []word, n int) bool {
	if n == len(ws) || containsAny(text[ws[n-1].to:ws[n].from], ",!،，、") || !cased(text) {
		return true
	}
	if _, dear := dearWords.at(ws, 0); dear > 0 {
		return true
	}
	rest := ws[n:]
	return len(rest) <= 8 && !issuingVerbs.has(rest) && !stances.has(rest) && (n > 1 || len(rest) <= 3 || nameConnectors[rest[0].low] || upperFirst(text, rest[0]))
}

// dearWords begin nothing but a salutation.
var dearWords = wordSet(`dear, dearest, dear sir, dear madam, dear editor, дорогой, дорогая, дорогие, уважаемый, уважаемая, уважаемые, шановний, шановна, шановні, estimado, estimada, estimados, estimadas, querido, querida, queridos, queridas, cher, chère, chers, chères, lieber, liebe, sehr geehrter, sehr geehrte, prezado, prezada, prezados, caro, cara, caros, caras, gentile, egregio, beste, geachte, szanowny, szanowna, szanowni, drogi, kedves, tisztelt, vážený, vážení, milý, poštovani, stimate, sayın, αγαπητέ, kära, kære, kjære`)
