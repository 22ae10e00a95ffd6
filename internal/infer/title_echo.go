package infer

import (
	"encoding/binary"
	"strings"
	"unicode/utf8"

	"fonds/internal/structure"
)

// echoBytes is how much of the beginning of a text is looked through for the words
// of a title; fewest is from how many bytes a text is long enough to tell.
const (
	echoBytes = 4000
	fewest    = 100
)

// An echo looks up which words of a line the text takes up.
type echo struct {
	s    *section
	text string // lower case; "" until it is asked for
	done bool
}

// of gives the points for how many of a contender's own words stand in the text.
func (e *echo) of(c *contender) float64 {
	all, found := e.count(c)
	if all == 0 {
		return 0
	}
	points := noneTakenUp + (allTakenUp-noneTakenUp)*float64(found)/float64(all)
	return points + 0.05*float64(min(found, 4))
}

// takes reports whether the text takes up most of a contender's own words.
func (e *echo) takes(c *contender) bool {
	e.count(c)
	return c.taken
}

// withoutSite takes off the name of a site from either end of a title if the text
// takes up the title and nothing of the name: "The Ferryman | Piers for all",
// "Piers for all – The Ferryman".
func (e *echo) withoutSite(text string) string {
	for _, bar := range []string{" | ", " :: ", " » ", " - ", " – ", " — "} {
		first, last, ok := strings.Cut(text, bar)
		if !ok {
			continue
		}
		if strings.Contains(last, bar) {
			return text
		}
		for _, parts := range [][2]string{{first, last}, {last, first}} {
			title, site := strings.TrimSpace(parts[0]), strings.TrimSpace(parts[1])
			if len(wordsOf(title)) >= 3 && isSiteName(site) && e.takes(&contender{title: titleOf(title)}) && e.lacks(site) {
				return title
			}
		}
	}
	return text
}

func titleOf(text string) title { return title{text: text} }

// isSiteName reports whether a piece of a title is formed like the name of a site.
func isSiteName(text string) bool {
	ws := wordsOf(text)
	return len(ws) > 0 && len(ws) <= 4 && !isBody(text) && cased(text) && titled(text, ws) && !containsAny(text, "?!.:,0123456789\"“”«»") && !startsWithType(ws)
}

// lacks reports whether the text takes up none of a line's own words.
func (e *echo) lacks(text string) bool {
	all, found := e.count(&contender{title: titleOf(text)})
	return all > 0 && found == 0
}

// count counts a contender's own words and those that the text takes up.
func (e *echo) count(c *contender) (all, found int) {
	if !e.done {
		e.done = true
		e.text = e.s.firstBytes()
	}
	if len(e.text) < fewest {
		return 0, 0
	}
	all, found = countStems(c.text, e.text)
	c.taken = all >= 2 && found*2 >= all || all == 1 && found == 1
	return all, found
}

// countStems counts the own words of a line and those that stand in a text in
// lower case.
func countStems(line, text string) (all, found int) {
	ws := wordsOf(line)
	for i := 0; i < len(ws) && all < 16; i++ {
		if _, n := typePhrases.at(ws, i); n > 0 {
			i += n - 1
			continue
		}
		stem := stemOf(line, ws, i)
		if stem == "" {
			continue
		}
		all++
		if strings.Contains(text, stem) {
			found++
		}
	}
	return all, found
}

// stemOf is the part of a word that its cases share; "" of a word that every text
// has. Of a script without spaces it is a character and the next one.
func stemOf(text string, ws []word, i int) string {
	low := ws[i].low
	if r, _ := utf8.DecodeRuneInString(low); alone(r) {
		if i+1 < len(ws) && ws[i+1].from == ws[i].to {
			return text[ws[i].from:ws[i+1].to]
		}
		return ""
	}
	n := utf8.RuneCountInString(low)
	switch {
	case n < 4 && !(n >= 2 && capitals(text[ws[i].from:ws[i].to]) && !allCaps(text)):
		return ""
	case n >= 8:
		n -= 3
	case n >= 6:
		n -= 2
	case n == 5:
		n--
	}
	for at := range low {
		if n == 0 {
			return low[:at]
		}
		n--
	}
	return low
}

// firstBytes is the beginning of a section's text in lower case.
func (s *section) firstBytes() string {
	b := make([]byte, 0, echoBytes+echoBytes/8)
	left := echoBytes
	for _, block := range s.body {
		if left <= 0 {
			break
		}
		text := cut(block.Text, left)
		b = append(appendLower(b, text), '\n')
		left -= len(text) + 1
	}
	return string(b)
}

// appendLower appends a text as words are compared.
func appendLower(b []byte, text string) []byte {
	for i := 0; i < len(text); {
		if len(text)-i >= 8 {
			if x := eight(text[i:]); x&everyHigh == 0 {
				capitals := (x + everyByte*(0x80-'A')) &^ (x + everyByte*(0x80-'Z'-1)) & everyHigh
				b = binary.LittleEndian.AppendUint64(b, x|capitals>>2)
				i += 8
				continue
			}
		}
		c := text[i]
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			b = append(b, c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		b = utf8.AppendRune(b, lower(r))
		i += size
	}
	return b
}

// toldAgain reports whether a first block that is formed as a sentence is a headline:
// the paragraph below it is longer and tells the same once more. Of the text's own
// first sentence the second does not repeat every word.
func (s *section) toldAgain(i int) bool {
	b := s.blocks[i]
	if b.Kind != structure.Paragraph && b.Kind != structure.Heading || len(b.Text) > 2*maxHeading || !atMost(b.Text, 300) || b.Lines.Last > b.Lines.First+3 || sentences(flat(b.Text)) > 1 || i+1 >= len(s.blocks) {
		return false
	}
	for _, p := range s.head {
		switch text := flat(p.Text); {
		case p.role == salutation || p.role == labelled && len(p.fields) > 0:
			return false
		case p.role == heading:
			if ws := wordsOf(text); !typePhrases.hasAll(text) && !isRubric(text, ws) && !s.isName(text, ws) {
				return false
			}
		}
	}
	text := flat(b.Text)
	if selfPhrases.has(wordsOf(text)) {
		return false
	}
	next := s.blocks[i+1]
	if next.Kind != structure.Paragraph || len(next.Text) < 2*len(b.Text) {
		return false
	}
	all, found := countStems(text, string(appendLower(nil, cut(next.Text, echoBytes/2))))
	return all >= 5 && found*10 >= all*8 || all >= 3 && found == all
}

// mayHead reports whether a block that is not formed as a heading is one by where it
// stands: the first of a head, with the text below.
func (s *section) mayHead(i int) bool {
	b := s.blocks[i]
	if i+1 >= len(s.blocks) || len(b.Text) > 4*maxHeading || !s.blocks[i+1].Loose {
		return false
	}
	for _, p := range s.head {
		if p.role == heading || p.role == salutation {
			return false
		}
	}
	next := s.blocks[i+1]
	text := flat(b.Text)
	switch b.Kind {
	case structure.Item: // a title printed like the only item of a list
		return next.Kind == structure.Paragraph && len(next.Text) > len(b.Text) && b.Lines.Last <= b.Lines.First+1 && isHeading(text, false) && len(wordsOf(text)) >= 3
	case structure.Paragraph: // "Declaration of the ferrymen," – "met in assembly"
		last, _ := utf8.DecodeLastRuneInString(text)
		return strings.ContainsRune(",،", last) && atMost(text, maxStamp) && opensWithType(text) && isHeading(flat(cut(next.Text, 2*maxHeading)), false) && atMost(next.Text, maxStamp)
	}
	return false
}

// introPhrases are in what editors put above a text that they print.
var introPhrases = wordSet(`editor's note, editors note, editorial note, note from the editor, we publish below, we publish here, we reprint, we reproduce, we are publishing, published below, reprinted below, the following text, the following statement, the following letter, the following article, text below, below is, here is the text, this is historical material, is no longer updated, this page is archived, archived content, this is an archived page, this website is archived, no longer maintained,
	nota de la redacción, nota del editor, reproducimos, publicamos, a continuación, compartimos, difundimos, contenido archivado, note de la rédaction, nous publions, nous reproduisons, ci dessous, ci après, page archivée, anmerkung der redaktion, wir dokumentieren, wir veröffentlichen, im folgenden, nachfolgend, nachstehend, archivierte seite, nota da redação, reproduzimos, publicamos a seguir, a seguir, divulgamos, página arquivada, nota della redazione, pubblichiamo, riportiamo, di seguito, riceviamo e pubblichiamo, noot van de redactie, wij publiceren, hieronder, od redakcji, publikujemy, poniżej, poznámka redakce, zveřejňujeme, níže, szerkesztői megjegyzés, közöljük, az alábbiakban, от редакции, публикуем, приводим, ниже, мы публикуем, перепечатываем, від редакції, публікуємо, нижче, од уредништва, објављујемо, yayınlıyoruz, aşağıda, publicăm, mai jos, publicerar, nedan, nedenfor, δημοσιεύουμε, παρακάτω, ننشر, فيما يلي, منتشر می کنیم, 以下, 全文如下, 編者按, 编者按`)

// introduces reports whether a first block is what an editor or an archive put above
// the title, which stands right below it.
func (s *section) introduces(i int) bool {
	b := s.blocks[i]
	if b.Kind != structure.Paragraph && b.Kind != structure.Quote || i+2 >= len(s.blocks) || runes(cut(b.Text, 4*maxHeading)) > 500 || len(b.Text) > 4*maxHeading {
		return false
	}
	for _, p := range s.head {
		if p.role == heading || p.role == salutation {
			return false
		}
	}
	next := s.blocks[i+1]
	if !next.Loose || len(next.Text) > 2*maxHeading || !introPhrases.has(wordsOf(flat(cut(b.Text, 2*maxHeading)))) {
		return false
	}
	text := flat(next.Text)
	last, _ := utf8.DecodeLastRuneInString(text)
	return sort(next, false).role == heading && !strings.ContainsRune(":.", last) && !sectionWords.hasAll(text)
}
