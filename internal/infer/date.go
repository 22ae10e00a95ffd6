package infer

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"fonds/internal/dates"
	"fonds/internal/document"
	"fonds/internal/structure"
)

// A date the text bears stands on a label, on a line of its own in the head, at
// the head of an agency's report, beside the signature, or at the end of the
// title. Dates told in running text are never the document's.

var _ = register(Rule{Name: "date/label", Field: document.FieldDate, Propose: func(in *Input, _ *document.Meta) []Claim {
	var claims []Claim
	for _, l := range in.view.labelled("updated") { // better than nothing
		if f, ok := labelDate(l.value); ok {
			claims = append(claims, dated(f, in.view.main().lang, l.lines, "", 0.72)...)
		}
	}
	for _, key := range []string{"author", "source"} { // "Author: Ada Blum, 3 May 2011"
		for _, l := range in.view.labelled(key) {
			found := dates.Find(cut(l.value, maxStamp))
			if len(found) != 1 || found[0].From == 0 || found[0].Date.Year() == 0 || found[0].Date.Day() == 0 || strings.Trim(l.value[found[0].To:], " .)") != "" || addressIn(l.value) != "" {
				continue
			}
			claims = append(claims, dated(found[0], in.view.main().lang, l.lines, found[0].Words, 0.74)...)
		}
	}
	for _, l := range in.view.labelled("date") {
		if f, ok := labelDate(l.value); ok {
			for _, c := range dated(f, in.view.main().lang, l.lines, "", 0.92) {
				m, where := madeAt(l.value, in.view.main().lang)
				c.Moved = l.whole && c.Confidence >= Threshold && (!where || m.whole)
				claims = append(claims, c)
			}
		}
	}
	return claims
}})

// labelDate is the one date of a label's value.
func labelDate(value string) (dates.Found, bool) {
	if f, ok := dates.Whole(value); ok {
		return f, true
	}
	if found := dates.Find(cut(value, maxStamp)); len(found) == 1 {
		return found[0], true
	}
	return dates.Found{}, false
}

var _ = register(Rule{Name: "date/stamp", Field: document.FieldDate, Propose: func(in *Input, _ *document.Meta) []Claim {
	var claims []Claim
	for _, p := range in.view.main().head {
		if text := flat(p.Text); p.role != stamp || in.view.main().citesLaw(text) || isOtherDay(text[:min(p.date.From, len(text))]) {
			continue
		}
		confidence := 0.9
		if p.rest != "" {
			confidence = 0.86
		}
		who, sure := stampWriter(p)
		if who != "" {
			claims = append(claims, claim(who, p.Lines, who, sure).of(document.FieldAuthors))
		}
		for _, c := range dated(p.date, in.view.main().lang, p.Lines, "", confidence) {
			// A place or a writer that no field can take stays on the page with its line.
			c.Moved = c.Confidence >= Threshold && (nominative(p.rest) || !doneAt.opens(p.rest) && !adoptedPhrases.opens(p.rest)) && (who != "" || !namesWriter(p))
			claims = append(claims, c)
		}
	}
	return claims
}})

// namesWriter reports whether a stamp goes on behind its date with who wrote:
// "Posted on 3 May 2021 by the ferrymen".
func namesWriter(p part) bool {
	text := flat(p.Text)
	return p.date.To < len(text) && bylinePhrases.opens(text[p.date.To:])
}

// stampWriter is the person whom such a stamp names.
func stampWriter(p part) (name string, confidence float64) {
	if !namesWriter(p) {
		return "", 0
	}
	if name, _ = bylineName(strings.TrimSpace(flat(p.Text)[p.date.To:])); !isPerson(name) {
		return "", 0
	}
	return name, 0.8
}

// "By Ada Blum, 3 May 2021".
var _ = register(Rule{Name: "date/byline", Field: document.FieldDate, Propose: func(in *Input, _ *document.Meta) []Claim {
	var claims []Claim
	for _, p := range in.view.main().head {
		if p.role == byline && p.date.Words != "" {
			claims = append(claims, dated(p.date, in.view.main().lang, p.Lines, p.date.Words, 0.86)...)
		}
	}
	return claims
}})

// The last step of a breadcrumb over a page of a periodical: "The Lake Post ›
// Letters › June 2003".
var _ = register(Rule{Name: "date/breadcrumb", Field: document.FieldDate, Propose: func(in *Input, _ *document.Meta) []Claim {
	for _, p := range in.view.main().head {
		if p.role != furniture || len(p.Text) > maxHeading {
			continue
		}
		text := flat(p.Text)
		at := crumbAt(text)
		if at < 0 || !strings.ContainsFunc(text[at:], unicode.IsDigit) {
			continue
		}
		_, size := utf8.DecodeRuneInString(text[at:])
		step := text[at+size:]
		if f, ok := dates.Whole(step); ok && f.Date.Month() != 0 && f.Words == strings.TrimSpace(step) {
			return dated(f, in.view.main().lang, p.Lines, f.Words, 0.78)
		}
	}
	return nil
}})

// deliveredPhrases say that words were spoken on the day that follows.
var deliveredPhrases = wordSet(`delivered, given, held, spoken, read out, read, recorded, broadcast, speaking, prononcé, prononcée, tenu, tenue, lu, lue, donné, donnée, gehalten, vorgetragen, verlesen, geführt, pronunciado, pronunciada, pronunciadas, leído, leída, ofrecida, dado, dada, realizada, concedida, proferido, proferida, lido, lida, pronunciato, pronunciata, tenuto, tenuta, letto, letta, uitgesproken, gehouden, voorgelezen, wygłoszone, wygłoszony, odczytane, elhangzott, elmondott, pronesený, přednesený, prednesený, održan, izgovoren, rostit, rostită, произнесено, произнесена, произнесенная, зачитано, зачитана, прочитано, состоялась, виголошена, виголошено, зачитано, إلقي, القيت, القاها, ألقيت, ألقاها`)

// The line between a title and the text that says when and where it was spoken:
// "Speech given at the rally of 3 May 2021 before the town hall".
var _ = register(Rule{Name: "date/delivered", Field: document.FieldDate, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	consider := func(b *structure.Block) []Claim {
		text := flat(cut(b.Text, maxHeading))
		if len(b.Text) > maxHeading || !strings.ContainsFunc(text, unicode.IsDigit) {
			return nil
		}
		ws := wordsOf(text)
		kind := ""
		if len(ws) > 0 {
			kind = typeBefore(ws)
		}
		if kind == "" || !deliveredPhrases.has(ws) && !(b.Lines.First == b.Lines.Last && isSpokenBy(text, ws)) {
			return nil
		}
		found := dates.Find(text)
		if len(found) != 1 || found[0].Date.Year() == 0 || found[0].Date.Day() == 0 || sentences(text[:found[0].From]+text[found[0].To:]) > 1 {
			return nil
		}
		return dated(found[0], s.lang, b.Lines, found[0].Words, 0.8)
	}
	for _, p := range s.head {
		if p.role == heading || p.role == running {
			if claims := consider(p.Block); claims != nil {
				return claims
			}
		}
	}
	for i, b := range s.body[:min(len(s.body), maxPreface)] {
		if b.Kind != structure.Paragraph && b.Kind != structure.Heading {
			continue
		}
		if i > 0 {
			if text := flat(cut(b.Text, maxHeading)); !typePhrases.mayBegin(text) || !isSpokenBy(text, wordsOf(text)) {
				continue
			}
		}
		if claims := consider(b); claims != nil {
			return claims
		}
	}
	return nil
}})

// isSpokenBy reports whether a line is a speech's name and who gave it: "Speech by
// Ada Blum at the rally of 3 May 2021".
func isSpokenBy(text string, ws []word) bool {
	if len(ws) == 0 {
		return false
	}
	value, n := typePhrases.at(ws, 0)
	if n == 0 || value != "speech" || n == len(ws) {
		return false
	}
	_, by := spokenBy.at(ws, n)
	return by > 0 && !tellsPast.has(ws) && !toCome.has(ws)
}

// spokenBy lead from what was spoken to who spoke.
var spokenBy = wordSet(`by, of, from, von, des, der, de, del, do, da, du, di, van, door, par, por, pelo, pela`)

// maxPreface is how many blocks of who publishes a speech stand before it.
const maxPreface = 5

// "PORTO, 30 May (AGENCY) – The …" and "10 March 2005 -- The …".
var _ = register(Rule{Name: "date/dateline", Field: document.FieldDate, Propose: func(in *Input, _ *document.Meta) []Claim {
	d := in.view.main().dateline()
	if d == nil {
		return nil
	}
	claims := dated(d.date, in.view.main().lang, d.block.Lines, d.words, 0.84)
	for i := range claims {
		claims[i].Moved = d.whole && claims[i].Confidence >= Threshold
	}
	return claims
}})

var _ = register(Rule{Name: "date/signature", Field: document.FieldDate, Propose: func(in *Input, _ *document.Meta) []Claim {
	for i := len(in.view.end) - 1; i >= 0; i-- {
		p := in.view.end[i]
		if p.role != stamp || p.date.Date.Year() == 0 && p.date.Date.Day() == 0 {
			continue
		}
		if text := flat(p.Text); isOtherDay(text[:min(p.date.From, len(text))]) || in.view.underComment(i) {
			continue
		}
		if p.date.Date.Day() == 0 && i > 0 && isNumber(in.view.end[i-1].Text) {
			continue // "1" over "May 2026": a day of a calendar of events
		}
		confidence := 0.8
		if p.date.Date.Year() == 0 {
			confidence = 0.6
			if ws := wordsOf(p.date.Words); strings.HasSuffix(p.rest, ",") || len(ws) > 2 && dates.IsWord(ws[0].low) {
				confidence = 0.72 // "Rivermouth, 23 December"
			}
		}
		if posted, ok := in.view.main().postedDay(); ok && wasPostedLater(posted, p.date.Date) {
			confidence = 0.92
		}
		for _, other := range in.view.end[:i] {
			if other.role == stamp && !other.date.Date.Covers(p.date.Date) && !p.date.Date.Covers(other.date.Date) {
				confidence = 0.6 // as of comments under a page
			}
		}
		return dated(p.date, in.view.main().lang, p.Lines, flat(p.Text), confidence)
	}
	return nil
}})

// "Resolution on floods, 3 May 2021", "Statement (3.5.2021)".
var _ = register(Rule{Name: "date/title", Field: document.FieldDate, Propose: func(in *Input, _ *document.Meta) []Claim {
	t := in.view.main().title()
	if t.parts == nil || !strings.ContainsFunc(t.text, unicode.IsDigit) {
		return nil
	}
	found := dates.Find(t.text)
	if f, ok := feastYear(t.text); ok && len(found) == 0 {
		return dated(f, in.view.main().lang, t.parts[0].Lines, f.Words, 0.74)
	}
	if len(found) != 1 {
		return nil
	}
	f := found[0]
	if place := strings.TrimRight(t.text[:f.From], " ,.–—-:"); place != "" && len(place) < f.From && f.Date.Year() != 0 && f.Date.Day() != 0 {
		if _, known := knownPlace(place, in.view.main().lang); known && strings.ContainsFunc(t.text[f.To:], unicode.IsLetter) {
			return dated(f, in.view.main().lang, t.parts[0].Lines, f.Words, 0.8) // "RIVERMOUTH - 3 May 2021. Statement of …"
		}
	}
	before, after := strings.TrimSpace(t.text[:f.From]), strings.Trim(t.text[f.To:], " .)]）")
	r, _ := utf8.DecodeLastRuneInString(before)
	confidence := 0.5
	switch set := strings.ContainsRune(",([（–—|-", r); {
	case after != "" || f.Date.Year() == 0:
	case set && f.Date.Day() != 0:
		confidence = 0.76
	case set && strings.ContainsRune("([（", r), f.Date.Day() != 0 && namesItsDay(before):
		confidence = 0.74
	}
	return dated(f, in.view.main().lang, t.parts[0].Lines, f.Words, confidence)
}})

// feasts are days that a year makes known: what is said or sent on one is of that year.
var feasts = wordSet(`easter, easter sunday, palm sunday, good friday, christmas, pentecost, whitsun, may day, labour day, international women's day, ostern, ostersonntag, ostermontag, palmsonntag, karfreitag, weihnachten, heiligabend, pfingsten, pfingstsonntag, pascua, domingo de ramos, viernes santo, navidad, pentecostés, pâques, dimanche des rameaux, vendredi saint, noël, pentecôte, páscoa, domingo de ramos, natal, pasqua, domenica delle palme, venerdì santo, natale, pentecoste, pasen, palmzondag, kerstmis, pinksteren, пасху, пасха, пасхе, вербное воскресенье, рождество, рождеству, троицу, великдень, різдво, wielkanoc, niedzielę palmową, boże narodzenie, húsvét, húsvétkor, virágvasárnap, karácsony, velikonoce, vánoce`)

// feastYear is the year behind a feast in the title of what was said or sent then:
// "Sermon on Palm Sunday 2020".
func feastYear(text string) (f dates.Found, ok bool) {
	ws := wordsOf(text)
	if kind := typeBefore(ws); kind != "speech" && kind != "letter" && kind != "open letter" && kind != "statement" {
		return f, false
	}
	for i := range ws {
		_, n := feasts.at(ws, i)
		if n == 0 || i+n >= len(ws) {
			continue
		}
		w := ws[i+n]
		if f, ok = dates.Whole(text[w.from:w.to]); ok && f.Date.Month() == 0 && f.Date.Year() >= 1800 {
			f.From, f.To, f.Words = int(w.from), int(w.to), text[w.from:w.to]
			return f, true
		}
	}
	return f, false
}

// toCome are the verbs of a sentence about a day to come.
var toCome = wordSet(`will, shall, будет, будут, откроется, состоится, буде, будуть, відбудеться, será, serán, abrirá, sera, seront, aura, wird, werden, serão, sarà, saranno, zal, zullen, będzie, będą`)

// ofDay stand between what a text is and the day that it is of.
var ofDay = wordSet(`of, dated, on, от, від, del, de, du, le, vom, am, do, dal, van, z, z dnia, dated the`)

// aboutDay stand between what a text is and what it is about.
var aboutDay = wordSet(`on, on the, about, regarding, concerning, against, for, in, at, to, after, before, following, events, о, об, про, по, к, на, против, событиях, sobre, contra, ante, por, para, tras, con motivo, sur, contre, pour, à, après, über, zu, zum, zur, gegen, nach, anlässlich, sobre o, contra o, em, ao, su, sul, sulla, contro, per, over, tegen, w sprawie, o, przeciw`)

// namesItsDay reports whether the words before the day at the end of a title say
// what the text is and of whom, and lead on to its day: "Declaration of the
// ferrymen of". Where they say what it is about the day may be that of an event.
func namesItsDay(before string) bool {
	ws := wordsOf(before)
	if len(ws) < 2 || len(ws) > 14 {
		return false
	}
	_, kind := typePhrases.at(ws, 0)
	_, leads := ofDay.at(ws, len(ws)-1)
	if kind == 0 || leads == 0 {
		return false
	}
	for i := kind; i < len(ws)-1; i++ {
		if _, n := aboutDay.at(ws, i); n > 0 {
			return false
		}
	}
	return true
}

// shortNote is how many bytes a text has at most that is news of one day and
// nothing else.
const shortNote = 400

// A first sentence that begins with a full date: it tells when something
// happened, which may be when the text was issued. A person must say, unless the
// text is a note of a sentence or two that tells nothing else.
var _ = register(Rule{Name: "date/first sentence", Field: document.FieldDate, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	if len(s.body) == 0 {
		return nil
	}
	text := cut(s.body[0].Text, 120)
	found := dates.Find(text)
	if len(found) == 0 || found[0].From > 30 || found[0].Date.Day() == 0 || found[0].Date.Year() == 0 {
		return nil
	}
	_, to := sentenceAround(s.body[0].Text, found[0].From, found[0].To)
	if toCome.has(wordsOf(cut(s.body[0].Text, to)[found[0].To:])) || tellsFuture.has(wordsOf(text[:found[0].From])) {
		return nil
	}
	confidence := 0.5
	if !found[0].Ambiguous && len(s.head) == 0 && len(in.view.sections) == 1 && s.short(shortNote) {
		confidence = 0.72
	}
	c := claim(found[0].Date.String(), s.body[0].Lines, found[0].Words, confidence)
	c.AsWritten = found[0].Words
	return []Claim{c}
}})

// dated makes the claims of a date that stands somewhere. Where day and month
// could change places only the year is sure, except in languages that always
// put the day first; the likelier reading is for a person to confirm.
func dated(f dates.Found, lang document.Lang, lines document.Span, words string, confidence float64) []Claim {
	value := f.Date.String()
	var claims []Claim
	if sure, ok := byWeekday(f); ok {
		value = sure
	} else if f.Ambiguous && (lang == "en" || lang == "") && f.Date.Year() != 0 {
		claims = append(claims, claim(value, lines, words, 0.6))
		value = value[:4]
		confidence = min(confidence, 0.75)
	}
	claims = append(claims, claim(value, lines, words, confidence))
	for i := range claims {
		claims[i].AsWritten = f.Words
	}
	return claims
}

// byWeekday settles which of two numbers is the month by the day of the week that
// is printed with them: "Tue, 10/04/2016". Only English texts need it.
func byWeekday(f dates.Found) (value string, ok bool) {
	if !f.Ambiguous || len(f.Words) < 3 || f.Date.Day() == 0 || !f.Date.End().IsZero() {
		return "", false
	}
	printed := strings.ToLower(f.Words[:3])
	day := func(month, day int) time.Time {
		return time.Date(f.Date.Year(), time.Month(month), day, 0, 0, 0, 0, time.UTC)
	}
	for _, reading := range []time.Time{day(f.Date.Month(), f.Date.Day()), day(f.Date.Day(), f.Date.Month())} {
		if strings.ToLower(reading.Weekday().String()[:3]) == printed {
			return reading.Format("2006-01-02"), true
		}
	}
	return "", false
}

// isNumber reports whether a text is a number and nothing else.
func isNumber(text string) bool {
	text = strings.TrimSpace(text)
	return text != "" && strings.TrimFunc(text, unicode.IsDigit) == ""
}

// A dateline is how a report opens: place, date and agency before a dash.
type dateline struct {
	block  *structure.Block
	place  string
	date   dates.Found
	agency string
	words  string
	whole  bool // nothing else stands in the block
}

// dateline finds the dateline that the running text opens with.
func (s *section) dateline() *dateline {
	b := s.firstText()
	if b == nil || b.Kind != structure.Paragraph {
		return nil
	}
	text := strings.TrimLeft(cut(b.Text, maxStamp), "*_' ")
	dash := -1
	for _, mark := range []string{" – ", " — ", " - ", " -- ", " --- ", ".-", ".–", ".—", ") –", ") -", "\n- ", "\n– ", " \\-- "} {
		if at := strings.Index(text, mark); at > 0 && (dash < 0 || at < dash) {
			dash = at
			if mark[0] == ')' {
				dash++
			}
		}
	}
	if trimmed := strings.TrimRight(text, "-–— "); dash < 0 && trimmed != text && len(b.Text) < maxStamp {
		dash = len(trimmed)
	}
	if dash < 0 {
		return nil
	}
	line := text[:dash]
	found := dates.Find(line)
	if len(found) != 1 || found[0].From > 60 || found[0].From == 0 && s.isChronicle() {
		return nil
	}
	d := &dateline{block: b, date: found[0], words: line, whole: strings.Trim(text[dash:], "-–— \n") == "" && len(b.Text) < maxStamp}
	before := strings.TrimSpace(line[:d.date.From])
	after := strings.Trim(line[d.date.To:], " .,")
	if before != "" {
		place, ok := strings.CutSuffix(strings.TrimRight(before, " "), ",")
		if !ok || len(wordsOf(place)) > 4 || !titled(place, wordsOf(place)) {
			return nil
		}
		d.place = place
	}
	switch outside, inside := brackets(after); {
	case after == "":
	case strings.Trim(outside, " .,") == "" && len(wordsOf(inside)) <= 4 && allCaps(inside):
		d.agency = inside
	default:
		return nil
	}
	return d
}

// short reports whether the running text is no longer than some bytes, and names
// no second day.
func (s *section) short(most int) bool {
	days := 0
	for _, b := range s.body {
		if most -= len(b.Text); most < 0 {
			return false
		}
		for _, f := range dates.Find(b.Text) {
			if f.Date.Day() != 0 {
				days++
			}
		}
	}
	return days == 1
}
