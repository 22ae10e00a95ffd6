package infer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/authority"
	"fonds/internal/structure"
)

// Which line of a head is the title is weighed, for no one sign is sure: sites,
// papers, offices and addressees stand in lines of their own above it, and
// subtitles, persons and sections below. What tells best is that the text takes
// up the title's words, which it does not do with the names of pages.

// Points of the signs of a title. They are like the logarithm of odds: one point
// is a sign that a title has about three times as often as another line.
const (
	firstHeading = 0.6  // nothing above it could be the title
	eachAbove    = -0.9 // for each line above that could
	allTakenUp   = 1.0  // the text takes up all of its words
	noneTakenUp  = -0.7
	opensAsKind  = 1.3 // "Appeal for …"
	onlyWhose    = 0.4 // "Appeal of …"
	bareKind     = -0.5
	printedTwice = 1.5
	endsCrumbs   = 3.0
	overStamp    = 0.5 // over the date or who wrote it
	oneWord      = -0.7
	twoWords     = -0.3
	severalWords = 0.4
	asSentence   = -0.9
	isName       = -2.6 // of a person, a body, an organ
	rubric       = -3.0
	siteAbove    = -1.5
	isNone       = -6.0

	// Under plausible, a line is no title; it counts for nothing to those below it.
	plausible = -1.25
	sureTitle = -0.7
	bearable  = -2.2 // for the only line that could be one
	// A lead over the next that leaves a doubt, and how close a candidate must be
	// to be shown.
	closeLead = 0.35
	worthShow = 1.2
)

// A contender is a line of a head, with those it goes on in, that could be the title.
type contender struct {
	title
	at     int // of its first part in the head
	points float64
	site   bool // it seems to be the name of a site over the title
	taken  bool // the text takes up most of its words
	barred bool // a name, a rubric, the way through a site: what it is is known
}

// findTitle weighs the lines of a section's head.
func (s *section) findTitle() title {
	if b, _ := s.kindUnderIssuers(); b != nil {
		return title{text: flat(b.Text), parts: []part{{Block: b, role: heading}}, confidence: 0.8}
	}
	headings := s.headings()
	e := &echo{s: s}
	list := s.contenders(headings, e)
	if !slices.ContainsFunc(list, func(c contender) bool { return !c.barred }) {
		if t := s.dayTitle(); t.parts != nil {
			return t
		}
		if t := s.datedTitle(); t.parts != nil {
			return t
		}
	}
	if len(list) == 0 {
		return title{}
	}
	best, next := 0, -1
	for i := range list[1:] {
		switch i++; {
		case list[i].points > list[best].points && (!list[i].barred || list[best].barred):
			best, next = i, best
		case next < 0 || list[i].points > list[next].points:
			next = i
		}
	}
	won := list[best]
	others := 0
	for i := range list {
		if i != best && !list[i].barred {
			others++
		}
	}
	alone := others == 0 && won.points >= bearable
	for i := range list[:best] {
		if list[i].site && !(isSomebody(list[i].text) && s.endsWith(list[i].text)) {
			for k := range list[i].parts {
				s.head[list[i].at+k].role, s.head[list[i].at+k].residue = furniture, residueSite
			}
		}
	}
	t := won.title
	t.confidence = 0.85
	if t.parts[0].Kind == structure.Heading {
		t.confidence = 0.9
	}
	s.complete(&t, headings, won.at, e)
	switch first, _ := utf8.DecodeRuneInString(t.text); {
	case won.barred, won.points < plausible && !alone, unicode.IsLower(first):
		t.confidence = 0.6
	case len(s.body) == 0 && len(headings) > 4:
		t.confidence = 0.6 // a list of short lines is no text with a title
	case strings.HasSuffix(t.text, ":"), won.points < sureTitle:
		t.confidence = 0.72
	case next >= 0 && won.points-list[next].points < closeLead:
		t.confidence = 0.76
	}
	if next >= 0 && won.points-list[next].points < worthShow && list[next].points >= plausible {
		t.rival = &list[next].title
	}
	return t
}

// endsWith reports whether one of the last lines says the same: who wrote it is
// named over a text and signs it.
func (s *section) endsWith(text string) bool {
	key := authority.Key(text)
	return slices.ContainsFunc(s.body[max(0, len(s.body)-maxEnd):], func(b *structure.Block) bool {
		return len(b.Text) <= maxStamp && authority.Key(flat(b.Text)) == key
	})
}

// dayTitle is the day that a text is called after: "1st of May 2024" over the date
// in another form.
func (s *section) dayTitle() title {
	for i, p := range s.head {
		if p.role != stamp || p.posted || p.Kind == structure.Item || !strings.ContainsFunc(p.Text, unicode.IsLetter) || strings.ContainsAny(p.Text, ",:") {
			continue
		}
		ok := p.rest == "" || onlyArticles(p.rest)
		for _, q := range s.head[i+1:] {
			if ok && q.role == stamp && q.Loose && q.date.Date.Compare(p.date.Date) == 0 && flat(q.Text) != flat(p.Text) {
				return title{text: flat(p.Text), parts: []part{p}, confidence: 0.74}
			}
		}
		return title{}
	}
	return title{}
}

// datedTitle is a first line that a date ends, "Ferry strike, 3 May 2012": what stands
// before the date is neither a place nor a word of stamps.
func (s *section) datedTitle() title {
	if len(s.head) == 0 {
		return title{}
	}
	p := s.head[0]
	text := flat(p.Text)
	if p.role != stamp || p.posted || p.residue != "" || p.Kind == structure.Item || p.date.From < 8 || p.date.From > len(text) {
		return title{}
	}
	before := strings.TrimRight(text[:p.date.From], " ,–—-(")
	ws := wordsOf(before)
	if len(ws) < 2 || stampWords.has(ws[:1]) || issueWords.has(ws) || strings.ContainsAny(before, ":|/") || s.isName(before, ws) {
		return title{}
	}
	_, kind := typePhrases.at(ws, 0)
	small := 0
	for _, w := range ws[1:] {
		if !upperFirst(before, w) && !nameConnectors[w.low] {
			small++
		}
	}
	if _, known := knownPlace(before, p.Lang); known || kind == 0 && small == 0 || kind > 0 && rubricTypes.hasAll(before) || isTitleOfRelease(before) {
		return title{}
	}
	return title{text: text, parts: []part{p}, confidence: 0.72}
}

// isTitleOfRelease reports whether a line is what press offices print above every text.
func isTitleOfRelease(text string) bool {
	value, n := typePhrases.at(wordsOf(text), 0)
	return n > 0 && value == "press release" || disclaimers.hasAll(text)
}

// underLabels reports whether a block right below a label is no rest of its line: the
// label's own line is short, and a blank line or the text follows.
func (s *section) underLabels(i int) bool {
	above := s.blocks[i-1]
	return runes(above.Text) <= 40 && above.Lines.First == above.Lines.Last && i+1 < len(s.blocks) && s.blocks[i+1].Loose && len(wordsOf(s.blocks[i].Text)) >= 3
}

// headings are where in the head lines stand that could be a title: up to whom it
// speaks to, or to an introduction.
func (s *section) headings() []int {
	var list []int
	for i, p := range s.head {
		if p.role == salutation || p.role == sender {
			break
		}
		if p.role != heading {
			continue
		}
		if len(list) > 0 && sectionWords.hasAll(flat(p.Text)) {
			break // what follows an introduction is the text
		}
		list = append(list, i)
	}
	return list
}

// contenders weighs each line that no other goes on in.
func (s *section) contenders(headings []int, e *echo) []contender {
	var list []contender
	crumb := s.crumb(headings)
	above := 0
	for i := 0; i < len(headings); {
		c := contender{title: title{text: unstyled(flat(s.head[headings[i]].Text)), parts: []part{s.head[headings[i]]}}, at: headings[i]}
		end := i + 1
		for end < len(headings) && headings[end] == headings[end-1]+1 && s.joins(&c, s.head[headings[end]], e) {
			q := s.head[headings[end]]
			c.text += " " + flat(q.Text)
			c.parts = append(c.parts, q)
			end++
		}
		c.points = s.weigh(&c, e, headings[end:])
		if c.points >= plausible {
			if above == 0 {
				c.points += firstHeading
			}
			c.points += float64(min(above, 2)) * eachAbove
			if above > 0 && isSubtitle(wordsOf(c.text)) {
				c.points += asSentence
			}
			if !typePhrases.hasAll(c.text) {
				above++
			}
		}
		if i == crumb || crumb > i && crumb < end {
			c.points += endsCrumbs
		}
		list = append(list, c)
		i = end
	}
	s.addressees(list)
	s.sites(list)
	return list
}

// addressees bars the lines that stand together above a text if the first of them
// says whom it goes to.
func (s *section) addressees(list []contender) {
	top := 1
	for top < len(list) && list[top].at == list[top-1].at+1 && !s.head[list[top].at].Loose {
		top++
	}
	if len(list) < 2 || top < 2 || !s.loose(list[top-1].at+1) {
		return
	}
	ws := wordsOf(list[0].text)
	if _, n := addresseeLeads.at(ws, 0); n == 0 || len(ws) > longestName {
		return
	}
	for _, c := range list[:top] {
		if strings.ContainsAny(c.text, "!?.:") || len(wordsOf(c.text)) > longestName {
			return
		}
	}
	for i := range list[:top] {
		list[i].barred = true
		list[i].points = isName
		for k := range list[i].parts {
			s.head[list[i].at+k].role = sender
		}
	}
}

// loose reports whether a blank line stands above what follows the head's part at i.
func (s *section) loose(i int) bool {
	switch {
	case i < len(s.head):
		return s.head[i].Loose
	case len(s.body) > 0:
		return s.body[0].Loose
	}
	return false
}

// addresseeLeads begin the address of whom a letter goes to.
var addresseeLeads = wordSet(`to, to the, the honourable, the right honourable, the hon, his excellency, her excellency, mr, mrs, ms, dr, prof, professor, senator, attn, attention, a la atención, al, a la, a los, a, sr, sra, señor, señora, excmo, excma, ilmo, lic, don, doña, monsieur, madame, à, à l'attention, au, aux, m, mme, herrn, herr, frau, an, an den, an die, an das, ao, à sua, exmo, exma, senhor, senhora, aos, al signor, alla, ai, spett, spettabile, egregio, gentile, on, all'attenzione, aan, de heer, mevrouw, t a v, do, pan, pani, szanowny, do pana, pan, paní, vážený, panu, sayın, президенту, председателю, директору, министру, мэру, губернатору, кому, главе, голові, президентові, міністру, προς, till, til, الى, السيد, سيادة, 致, 尊敬的`)

// sites takes points from the first lines if they look like the name of a site or a
// paper, perhaps with its motto close below, and what follows shows that they are.
func (s *section) sites(list []contender) {
	if len(list) < 2 || startsWithType(wordsOf(list[0].text)) {
		return
	}
	top := 1 // lines that stand together
	for top < len(list) && list[top].at == list[top-1].at+1 && !s.head[list[top].at].Loose {
		top++
	}
	for together := top; top < len(list) && top < together+2 && isQuoted(list[top].text); {
		top++ // its motto
	}
	if list[0].barred && (top != 2 || top == len(list) || list[1].barred || list[1].taken || !slices.ContainsFunc(list[2:], func(c contender) bool { return c.taken })) {
		return
	}
	if top == 2 && allCaps(list[0].text) && !allCaps(list[1].text) && likeSite(list[0].text) && !list[0].taken && list[1].taken && len(wordsOf(list[1].text)) >= 4 {
		list[0].site = true
		list[0].points += siteAbove // "THE FERRYMAN" right above the title
		return
	}
	if top == len(list) || top > 3 || !s.head[list[top].at].Loose || (top == 1 || isQuoted(list[1].text)) && !likeSite(list[0].text) {
		return
	}
	ws := wordsOf(list[top].text)
	_, kind := typePhrases.at(ws, 0)
	last := top+1 == len(list)
	switch {
	case kind == len(ws) && !last, list[top].barred && !last && isRubric(list[top].text, ws):
		// a rubric, or the kind, stands between the site and the title
	case kind > 0 && kind < len(ws) && !saysKind(list[top].text):
	case list[0].barred: // a name and its motto
	case top == 2 && !list[0].taken && !list[1].taken && list[top].taken && len(ws) > len(wordsOf(list[0].text)):
	case (top == 1 || isQuoted(list[1].text)) && !list[0].taken && list[top].taken && len(ws) > len(wordsOf(list[0].text)) && !isSubtitle(ws):
		// the text takes up all that stands below and nothing of this
	default:
		return
	}
	for i := range list[:top] {
		list[i].site = true
		list[i].points += siteAbove
	}
}

// isSubtitle reports whether a line opens as what explains a title above it does:
// "How …", "Why …".
func isSubtitle(ws []word) bool {
	_, n := subtitleWords.at(ws, 0)
	return n > 0
}

// subtitleWords open lines that explain a title.
var subtitleWords = wordSet(`how, why, what, who, when, where, notes, lessons, reflections, thoughts, some, the case, a reply, a view, a history, an appeal, cómo, por qué, qué, quién, cuándo, notas, apuntes, comment, pourquoi, qui, quand, ce que, réflexions, notes, wie, warum, wer, wann, was, weshalb, gedanken, como, por que, porque, quem, quando, o que, come, perché, chi, cosa, что, как, почему, кто, когда, зачем, заметки, як, чому, хто, що, jak, dlaczego, kto, kiedy, co, proč, kdo, kdy, hogyan, miért, mit, hoe, waarom, wat, wie, nasıl, neden, kako, zašto, како, зашто, шта, hur, varför, vad, hvordan, hvorfor, hvad, πώς, γιατί, cum, de ce, كيف, لماذا, چگونه, چرا, 为什么, 如何, なぜ`)

// likeSite reports whether a line is formed like the name of a site: a few words
// with capitals and no signs.
func likeSite(text string) bool {
	ws := wordsOf(text)
	return len(ws) > 0 && len(ws) <= 3 && cased(text) && titled(text, ws) && !strings.ContainsAny(text, "?!.:")
}

// joins reports whether a heading goes on in the next part.
func (s *section) joins(c *contender, q part, e *echo) bool {
	next := flat(q.Text)
	if !q.Loose && allCaps(c.text) && allCaps(next) && s.inOneStyle(c.text, next, e) {
		return true
	}
	if !q.Loose && s.isHeadlineWrapped(c.text, next) {
		return true
	}
	if !goesOn(c.text, next) || runes(c.text)+runes(next) > maxHeading {
		return false
	}
	if q.Loose && (len(wordsOf(c.text)) > 8 && !dangles(c.text) || strings.HasSuffix(c.text, ":") && !opensWithType(c.text)) {
		return false
	}
	return !q.Loose || !c.navigates()
}

// isHeadlineWrapped reports whether a headline whose words all have capitals goes on
// in the next line because the first was full.
func (s *section) isHeadlineWrapped(text, next string) bool {
	first, rest := wordsOf(text), wordsOf(next)
	if runes(text) < wrappedHeadline || runes(text)+runes(next) > maxHeading || len(rest) < 3 || runes(next) > runes(text)+10 {
		return false
	}
	if last, _ := utf8.DecodeLastRuneInString(text); !unicode.IsLetter(last) && !unicode.IsDigit(last) || strings.ContainsAny(text, ":?!|") {
		return false
	}
	return allWordsRaised(text, first) && allWordsRaised(next, rest) && !startsWithType(rest) && !s.isName(next, rest) && !isPerson(next) && !isByline(next)
}

// wrappedHeadline is how many letters a line has at least that was full.
const wrappedHeadline = 55

// allWordsRaised reports whether every word of some length has a capital, as in
// English headlines, but not throughout.
func allWordsRaised(text string, ws []word) bool {
	if allCaps(text) || !cased(text) {
		return false
	}
	for _, w := range ws {
		if w.to-w.from > 4 && !upperFirst(text, w) {
			return false
		}
	}
	return true
}

// inOneStyle reports whether two lines in capitals that stand close together are one
// title: neither is a kind alone, a rubric or a name.
func (s *section) inOneStyle(text, next string, e *echo) bool {
	a, b := wordsOf(text), wordsOf(next)
	if len(a) == 0 || len(b) == 0 || runes(text)+runes(next) > maxHeading {
		return false
	}
	if hangs(a) {
		return true
	}
	return !typePhrases.hasAll(text) && !typePhrases.hasAll(next) && !isRubric(text, a) && !isRubric(next, b) &&
		(startsWithType(a) || !s.isName(text, a)) && (!s.isName(next, b) || isPerson(next) && e.takes(&contender{title: title{text: next}}))
}

// unstyled takes the marks of bold and slanted type off a whole line.
func unstyled(text string) string {
	for _, mark := range []string{"***", "**", "__", "*", "_"} {
		if within, ok := strings.CutPrefix(text, mark); ok {
			if within, ok = strings.CutSuffix(within, mark); ok && within != "" && !strings.Contains(within, mark) {
				return strings.TrimSpace(within)
			}
		}
	}
	return text
}

// hangs reports whether a line's last word is an article or a preposition.
func hangs(ws []word) bool {
	last := len(ws) - 1
	_, of := issuerPrepositions.at(ws, last)
	_, on := subjectPrepositions.at(ws, last)
	return last > 0 && (of > 0 || on > 0 || isArticle(ws[last].low) || nameConnectors[ws[last].low])
}

// navigates reports whether a line surely belongs to the page.
func (c *contender) navigates() bool {
	return isRubric(c.text, wordsOf(c.text))
}

// weigh gives the points of a line by itself and by what stands around it.
func (s *section) weigh(c *contender, e *echo, below []int) float64 {
	text := c.text
	c.barred = true
	ws := wordsOf(text)
	if len(ws) == 0 || isNumbering(text, ws) || sectionWords.hasAll(text) || strings.Contains(text, "@") || strings.Contains(text, "://") {
		return isNone
	}
	points := 0.0
	_, kind := typePhrases.at(ws, 0)
	opens := goesOnFromType(ws) || endsWithType(text, ws)
	switch {
	case isRubric(text, ws), isPath(text), isMasthead(text), isCopyist(text), isSitting(text):
		return rubric
	case kind == len(ws):
		points += bareKind
	case opens && (saysKind(text) || saysDelivered(text) || len(ws)-kind <= 3):
		points += onlyWhose
	case opens:
		points += opensAsKind
	case isPerson(text) && (allCaps(text) || e.takes(c)):
		// formed like a person's name, but the text speaks of it: "Ferry Blues"
		if !allCaps(text) {
			points += asSentence
		}
	case s.isName(text, ws):
		return isName
	}
	c.barred = false
	if len(ws) <= 6 && sessionWords.has(ws) && kind == 0 {
		points += rubric / 2
	}
	switch n := lengthOf(text, ws); {
	case n <= 1:
		points += oneWord
	case n == 2:
		points += twoWords
	case n <= 35:
		points += severalWords
	}
	last, _ := utf8.DecodeLastRuneInString(text)
	first, _ := utf8.DecodeRuneInString(text)
	switch {
	case strings.ContainsRune(".。।", last) && !opens && !strings.HasSuffix(text, "..."):
		points += asSentence
	case strings.ContainsRune(":：", last):
		points += asSentence
		if !opens {
			points += asSentence // it leads to what stands below it
			c.barred = len(ws) >= 5 && c.at+len(c.parts) == len(s.head)
		}
	case salutationPhrases.opens(text) && len(ws) <= 7 && strings.ContainsRune(",!", last):
		points += rubric
	}
	if unicode.IsLower(first) {
		points += 2 * asSentence
	}
	if isQuoted(text) {
		points += asSentence // a motto
	}
	if s.isWrapped(c) {
		c.barred = true
		points += 2 * asSentence
	}
	if n := c.at + len(c.parts); n < len(s.head) && (s.head[n].role == stamp || s.head[n].role == byline || s.head[n].role == labelled) {
		points += overStamp
	}
	points += e.of(c)
	if s.again(c, below) {
		points += printedTwice
	}
	return points
}

// isName reports whether a line is a name and nothing else: of a person, a body, an
// organ, an office.
func (s *section) isName(text string, ws []word) bool {
	if len(ws) > longestName || strings.ContainsAny(text, "?!:") {
		return false
	}
	if _, n := authorWords.at(ws, 0); n > 0 || isSomebody(text) && !opensPlace(ws) || organPhrases.hasAll(text) || isOrganLine(text) {
		return true
	}
	if !namesThroughout(text, ws) || !cased(text) && len(ws) > 5 {
		return false // a sentence of a body's: "River League demands …"
	}
	if _, n := givenOut.at(ws, 0); n > 0 && n < len(ws) && isIssuerOf(ws, n) {
		return false // "Notice of the Harbour Office" is a paper of it
	}
	if _, ok := wholeBody(text); ok {
		return true
	}
	if name, ok := bodyLine(text); ok && name == strings.Trim(text, " .,;:") {
		return true
	}
	for _, phrase := range []phrases{organPhrases, rolePhrases} {
		if _, n := phrase.at(ws, 0); n > 0 && (n == len(ws) || len(ws) <= n+4 && isIssuerOf(ws, n)) {
			return true // "Office of the Press Secretary"
		}
	}
	return false
}

// givenOut are what bodies give out, or is told of them, beside the kinds of
// document.
var givenOut = wordSet(`notice, notices, minutes, memo, memorandum, message, greeting, greetings, note, demands, rules, statutes, bylaws, constitution, history, story, birth, end, fall, rise, crisis, future, tasks, programme, case, victory, defeat, congress, conference, meeting, days, voice,
	извещение, уведомление, протокол, меморандум, послание, приветствие, требования, правила, история, кризис, будущее, задачи, повідомлення, протокол, вимоги, історія, завдання, aviso, acta, actas, mensaje, saludo, demandas, exigencias, reglas, estatutos, historia, crisis, futuro, tareas, voz, avis, procès verbal, message, salut, revendications, règles, statuts, histoire, crise, avenir, tâches, bekanntmachung, mitteilung, protokoll, botschaft, gruß, grüße, forderungen, regeln, satzung, geschichte, krise, zukunft, aufgaben, ata, atas, mensagem, saudação, exigências, regras, estatutos, história, crise, tarefas, avviso, verbale, messaggio, saluto, richieste, regole, statuto, storia, crisi, compiti, bericht van, notulen, boodschap, groet, eisen, statuten, geschiedenis, zawiadomienie, protokół, żądania, statut, historia, zadania, értesítés, jegyzőkönyv, üzenet, története, oznámení, zápis, poselství, požadavky, dějiny`)

// namesThroughout reports whether the words of a line have capitals as those of a
// name do; a small one may stand behind an article or a preposition, as adjectives
// do in "Verein der unteren Schleuse".
func namesThroughout(text string, ws []word) bool {
	for i, w := range ws {
		if !upperFirst(text, w) && !nameConnectors[w.low] && (i == 0 || i+1 == len(ws) || !nameConnectors[ws[i-1].low] || !bodyWords.has(ws[:1])) {
			return false
		}
	}
	return true
}

// authorWords begin a line that tells something of who wrote the text.
var authorWords = wordSet(`author, authors, the author, the authors, автор, авторы, автори, autor, autora, autores, autoras, los autores, las autoras, auteur, auteurs, l'auteur, les auteurs, autoren, autorinnen, die autoren, die autorinnen, os autores, autore, autori, gli autori, auteurs, autorzy, autorka, autoři, szerzők, a szerzők, yazarlar, συγγραφείς, författarna, forfatterne, الكاتب, المؤلفون, نویسندگان, 作者, 著者`)

// isRubric reports whether a line is the section of a site that a text stood in. Of
// the kinds in the plural only letters name what they stand over.
func isRubric(text string, ws []word) bool {
	if isArticle(ws[0].low) && len(ws) > 1 {
		text = text[ws[1].from:]
		ws = ws[1:]
	}
	if value, n := typePhrases.at(ws, 0); n == len(ws) && value == "letter" {
		return false
	}
	if rubricWords.hasAll(text) {
		return true
	}
	if _, n := rubricTypes.at(ws, 0); n == 0 || n < len(ws) && !strings.ContainsAny(text, "0123456789") {
		return false
	}
	return true
}

// isPath reports whether a line is the way to a page through its site.
func isPath(text string) bool {
	pieces := 0
	for piece := range strings.SplitSeq(text, " > ") {
		if n := len(wordsOf(piece)); n == 0 || n > 5 {
			return false
		}
		pieces++
	}
	return pieces > 1
}

// isNumbering reports whether a line only counts: "No. 12/2013", "Volume 12, Number 3".
func isNumbering(text string, ws []word) bool {
	digits := false
	for i := 0; i < len(ws); i++ {
		if text[ws[i].from] >= '0' && text[ws[i].from] <= '9' {
			digits = true
		} else if _, n := issueWords.at(ws, i); n > 0 {
			i += n - 1
		} else {
			return false
		}
	}
	return digits
}

// goesOnFromType reports whether a line begins by saying what the text is and goes on;
// "The River Review" is the name of a paper.
func goesOnFromType(ws []word) bool {
	for i := range min(len(ws), 3) {
		if _, n := typePhrases.at(ws, i); n > 0 && (i == 0 || i+n < len(ws)) {
			return true
		}
	}
	return false
}

// endsWithType reports whether a line's last words say what it is, as in languages
// that put whose it is first: "Nehir Partisi Açıklaması", "流域联盟声明".
func endsWithType(text string, ws []word) bool {
	last := len(ws) - 1
	if _, n := possessed.at(ws, last); n > 0 && last > 0 {
		return true
	}
	if r, _ := utf8.DecodeRuneInString(text[ws[last].from:]); !alone(r) {
		return false
	}
	for i := max(1, len(ws)-5); i < len(ws); i++ {
		if _, n := typePhrases.at(ws, i); n > 0 && i+n == len(ws) {
			return true
		}
	}
	return false
}

// longestName is how many words the name of a body has at most.
const longestName = 9

// opensPlace reports whether a line says where or on what: "Am Steg" is nobody.
func opensPlace(ws []word) bool {
	_, n := subjectPrepositions.at(ws, 0)
	return n > 0 && !nobleWords[ws[0].low] || placeLeads.hasAll(ws[0].low)
}

// placeLeads stand before places in headings and are in no list of what a text is about.
var placeLeads = wordSet(`am, im, beim, auf, aus, unter, hinter, vor, zwischen, under, behind, beyond, between, from, into, across, entre, bajo, desde, hacia, sous, dans, depuis, vers, chez, entre, sob, desde, sotto, dal, nel, nella, tra, под, над, за, перед, между, із, під, між, od, pod, nad, za, przed`)

// isIssuerOf reports whether the word at n says whose what stands before it is.
func isIssuerOf(ws []word, n int) bool {
	_, k := issuerPrepositions.at(ws, n)
	return k > 0
}

// lengthOf is how many words a line has; characters of scripts without spaces count
// as half a word.
func lengthOf(text string, ws []word) int {
	n := 0
	for _, w := range ws {
		if r, _ := utf8.DecodeRuneInString(text[w.from:]); alone(r) {
			n++
		} else {
			n += 2
		}
	}
	return n / 2
}

// isQuoted reports whether a line is one quotation and nothing else.
func isQuoted(text string) bool {
	first, size := utf8.DecodeRuneInString(text)
	last, end := utf8.DecodeLastRuneInString(text)
	return len(text) > size+end && strings.ContainsRune("“”\"«„", first) && strings.ContainsRune("“”\"»“", last) &&
		!containsAny(text[size:len(text)-end], "“”\"«»„")
}

// isWrapped reports whether a long line only seems to be a heading: the text goes on
// right below it in lines that are no longer.
func (s *section) isWrapped(c *contender) bool {
	n := runes(c.text)
	if n < 70 || c.at+len(c.parts) < len(s.head) || len(s.body) == 0 || s.body[0].Loose || s.body[0].Kind != structure.Paragraph {
		return false
	}
	line, _, _ := strings.Cut(cut(s.body[0].Text, 4*maxStamp), "\n")
	return runes(line) <= n+10
}

// again reports whether the head prints a title a second time, whole or with a
// name glued on, or the text begins with it.
func (s *section) again(c *contender, below []int) bool {
	if len(c.text) < 8 {
		return false
	}
	key := ""
	for _, i := range below {
		other := flat(s.head[i].Text)
		if len(other) < len(c.text)/2 || !sameStart(other, c.text) {
			continue
		}
		if key == "" {
			key = authority.Key(c.text)
		}
		if authority.Key(other) == key || glued(c.text, other) || glued(other, c.text) {
			return true
		}
	}
	return false
}

// sameStart is a quick look before two lines are compared as keys.
func sameStart(a, b string) bool {
	ra, _ := utf8.DecodeRuneInString(a)
	rb, _ := utf8.DecodeRuneInString(b)
	return unicode.ToLower(ra) == unicode.ToLower(rb)
}

// complete adds to a title the name that a number leaves open, and takes off what
// the page glued on.
func (s *section) complete(t *title, headings []int, at int, e *echo) {
	after := 0
	for after < len(headings) && headings[after] <= at+len(t.parts)-1 {
		after++
	}
	// "Resolution 12/3" numbers what the next line names.
	if len(t.parts) == 1 && after < len(headings) && headings[after] == at+1 && isNumbered(t.text) {
		q := s.head[headings[after]]
		if text := flat(q.Text); len(wordsOf(text)) >= 3 && runes(t.text)+runes(text) < maxHeading && !isNumbered(text) && issuerOf(text) == "" {
			if _, ok := bodyLine(text); !ok {
				t.text += ". " + text
				t.parts = append(t.parts, q)
			}
		}
	}
	// The plain form of a title stands also where the page glued its name on.
	for _, i := range headings[after:] {
		if other := flat(s.head[i].Text); glued(t.text, other) {
			t.text = other
			t.parts = []part{s.head[i]}
			break
		}
	}
	if len(t.parts) == 1 {
		t.text = withoutSite(t.text)
		t.text = e.withoutSite(t.text)
	}
}

func isOrganLine(text string) bool {
	name, _ := organLine(text)
	return name != ""
}
