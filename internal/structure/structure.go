// Package structure turns the lines of a seed into blocks with their places:
// the second stage of the import.
//
// It goes from the certain to the likely. Lines are parted at blank lines into
// groups; within a group markers, labels and residue of pages are certain, and
// whether the other lines are one wrapped paragraph or one paragraph each shows
// in their lengths. What stands around a block then tells headings from short
// paragraphs and lists of signatories from other lists, and last the language
// of each section is found from samples.
package structure

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/document"
	"fonds/internal/seed"
)

// A Kind is what a block is.
type Kind uint8

// The kinds of block.
const (
	Paragraph   Kind = iota // running text
	Heading                 // a section's heading; the title is first of all a Heading or Paragraph too
	Item                    // an item of a list, printed with Marker
	Signatory               // one entry of a list of signatories, perhaps with Marker
	Quote                   // set off as a quotation, or an epigraph
	Verse                   // its line breaks are meant
	Label                   // a "Label: value" line of a head or a wiki box
	Boilerplate             // residue of the page it was saved from; Reason says which
	Table                   // rows whose cells stand under each other
	Note                    // a note at the end of the text, referred to by its Ordinal
)

func (k Kind) String() string {
	return [...]string{"paragraph", "heading", "item", "signatory", "quote", "verse", "label", "boilerplate", "table", "note"}[k]
}

// A Block is one unit of a text.
type Block struct {
	Kind    Kind
	Lines   document.Span
	Text    string        // its words, without Marker; "\n" where its lines end
	Marker  string        // of an Item or Signatory as printed: "1.", "2)", "–", "(a)", "•"
	Ordinal int           // the marker's number, 0 if it has none
	Level   int           // nesting of an Item from 0; of a Heading from 1; of a Quote within others from 0; of a Paragraph within an item from 1
	Group   string        // of a Signatory: the heading it stands under, "" if none
	Label   string        // of a Label block: the label, Text then holds the value
	Lang    document.Lang // of the section it stands in
	Loose   bool          // a blank line stands before it
	Reason  string        // of Boilerplate

	Continues bool               // a Paragraph that a page parted from the one before
	Tied      bool               // a line that belongs under the one before, as in an address; a Quote or Signatory whose lines are meant
	Rows      [][]string         // of a Table whose cells are certain: all rows are equally long
	HeadRow   bool               // the first of Rows says what stands in the others
	Refs      []Ref              // references to a Note in Text, in order
	Hyphens   []document.Removed // hyphens at the ends of its lines that Text is without

	style  string // of a marker
	indent int
	gap    int  // blank lines before it
	runes  int  // characters of its text, counted up to 400 a line
	page   bool // a form feed stands before it
	cells  bool // of a single line: something could part cells
	turn   bool // a speaker begins
}

// A Ref is a reference to a note: Text[From:To].
type Ref struct{ From, To, Number int }

// headLines is how many of the first lines that are not blank may hold labels.
const headLines = 24

// Read finds the blocks of a seed, in order; together they cover every line that
// is not blank, each once. Only where columns stand side by side, or the points
// of a list on one line, have several blocks the same lines.
func Read(s *seed.Seed) []Block {
	room := rooms.Get().(*[]line)
	lines := read(s, (*room)[:0])
	defer leave(room, lines)
	if len(lines) == 0 {
		return nil
	}
	blocks := make([]Block, 0, likelyBlocks(lines))
	seen := 0
	margin, column, endless := usualIndent(lines), fillColumn(lines), isEndless(lines)
	for _, part := range parts(lines, s) {
		if part.columns != nil {
			blocks = addColumns(blocks, part, seen < headLines)
			seen += len(part.lines)
			continue
		}
		for _, g := range stanzas(groups(part.lines)) {
			from := len(blocks)
			blocks = group(blocks, g.lines, manner{head: seen < headLines, verse: g.verse, column: column, endless: endless})
			blocks = setOff(blocks, from, g.lines, margin)
			seen += len(g.lines)
		}
	}
	blocks = findPoints(findScripts(blocks))
	findEndMark(blocks)
	findDialogue(blocks)
	nest(blocks)
	findHeadings(blocks)
	alike(blocks)
	findContents(blocks)
	findRubrics(blocks)
	starNotes(blocks)
	findDelegations(blocks)
	findSignatories(blocks)
	findClosingCards(blocks)
	findClosingNames(blocks)
	blocks = findTables(joinOffices(joinCards(blocks)), s)
	findContinued(blocks)
	findLanguages(blocks)
	joinHyphens(blocks)
	tie(blocks)
	findNotes(blocks)
	return blocks
}

// likelyBlocks is about how many blocks lines will make: one for each but those that
// seem to go on with the line before. To have room for all would be three times too
// much, and to make more room is as dear.
func likelyBlocks(lines []line) int {
	n := 1
	for i := range lines {
		l := &lines[i]
		if l.gap > 0 || l.page || l.runes > 132 || i > 0 && lines[i-1].runes < 50 || startsWithDigit(l.text) {
			n++
		}
	}
	return n + n/8 + 2
}

// A manner is what is known of a group before its lines are read.
type manner struct {
	head   bool // it may have labels
	verse  bool
	narrow bool // it is of a column
	column int  // at which the lines of the text were filled; 0 if they were not

	endless bool // the text has its paragraphs on one line each
}

// group adds the blocks of one group of lines.
func group(blocks []Block, g []line, m manner) []Block {
	if underlined(g) {
		b := blockOf(g[0])
		b.Kind, b.Level, b.Lines.Last = Heading, 1, g[1].number
		if blocks = append(blocks, b); len(g) == 2 {
			return blocks
		}
		g = g[2:]
	}
	head := m.head
	for i := 0; head && i < len(g); i++ {
		n := box(g[i:])
		if n == 0 {
			continue
		}
		if i > 0 {
			blocks = group(blocks, g[:i], manner{column: m.column, endless: m.endless})
		}
		for _, l := range g[i : i+n] {
			label, value, _ := findFused(l.text)
			b := blockOf(l)
			b.Kind, b.Label, b.Text = Label, label, value
			blocks = append(blocks, b)
		}
		if i+n == len(g) {
			return blocks
		}
		g, head = g[i+n:], false
	}
	verse := m.verse || !m.narrow && isVerse(g)
	narrowest := narrowestLine
	if m.narrow {
		narrowest = narrowestColumn
	}
	oneParagraph := len(g) > 1 && !verse && !tabular(g) && (wrappedAt(plain(g), narrowest) && !(m.endless && fewShort(g)) || filled(g, m.column))
	for i := 0; i < len(g); i++ {
		l := g[i]
		b := gathering{Block: blockOf(l)}
		if l.residue != "" {
			b.Kind, b.Reason = Boilerplate, l.residue
			blocks = append(blocks, b.done())
			continue
		}
		if depth, text := quoted(l.text); depth > 0 {
			b.Kind, b.Level, b.Text = Quote, depth-1, text
			for i+1 < len(g) && g[i+1].residue == "" {
				next, text := quoted(g[i+1].text)
				if next != depth {
					break
				}
				i++
				b.add(g[i], text)
			}
			blocks = append(blocks, b.done())
			continue
		}
		if l.turn {
			for oneParagraph && i+1 < len(g) && !special(g[i], g[i+1], verse) {
				i++
				b.add(g[i], g[i].text)
			}
			for i+1 < len(g) && broken(g[i], g[i+1]) {
				i++
				b.add(g[i], g[i].text)
			}
			blocks = append(blocks, b.done())
			continue
		}
		if m, ok := findMarker(l.text); ok && !verse {
			b.Kind, b.Marker, b.Ordinal, b.style, b.Text = Item, m.text, m.ordinal, m.style, m.rest
			// Lines that are indented under the item's words, or that a margin broke
			// off, belong to it.
			for i+1 < len(g) && goesOn(l, g[i], g[i+1], oneParagraph) {
				i++
				b.add(g[i], g[i].text)
			}
			blocks = append(blocks, b.done())
			continue
		}
		if head {
			if label, value, ok := findLabel(l.text); ok && l.runes <= 300 {
				b.Kind, b.Label, b.Text = Label, label, value
				blocks = append(blocks, b.done())
				continue
			}
		}
		if verse {
			b.Kind = Verse
		}
		if verse || oneParagraph && !isDivision(l.text) {
			from := i + 1
			for i+1 < len(g) && !special(g[i], g[i+1], verse) {
				i++
			}
			b.addAll(g[from : i+1])
		}
		for i+1 < len(g) && (broken(g[i], g[i+1]) || b.Lines.Last > b.Lines.First && overlong(g[i], g[i+1])) {
			i++
			b.add(g[i], g[i].text)
		}
		blocks = append(blocks, b.done())
	}
	return blocks
}

// broken reports whether a margin broke a sentence between two lines, in a group
// that is no single paragraph: the first is as long as such lines are and ends
// no sentence, and the second goes on in lower case.
func broken(a, b line) bool {
	return breaks(a, b, 132)
}

// overlong reports the same of a line that somebody has made longer since: only
// in a paragraph that a margin is known to have broken.
func overlong(a, b line) bool { return a.runes < 400 && breaks(a, b, 400) }

func breaks(a, b line, longest int) bool {
	if a.runes > 12 && a.runes <= 132 && b.residue == "" {
		if left, _, ok := parted(a.text); ok && (isLower(left, firstWord(b.text)) || a.runes > 40 && firstWord(b.text) != "") {
			return true // in the middle of a word
		}
	}
	if a.runes >= 12 && a.runes <= 100 && b.residue == "" && runsOnTight(a.text, b.text) {
		return true
	}
	if a.runes < 50 || a.runes > longest || b.residue != "" || b.turn || a.cells && b.cells {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(a.text)
	first, _ := utf8.DecodeRuneInString(b.text)
	word, _, _ := strings.Cut(b.text, " ")
	if _, item := findMarker(b.text); item || strings.ContainsAny(word, "@/") {
		return false // an address stands in a line of its own
	}
	return !endsSentence(last) && unicode.IsLower(first)
}

// runsOnTight reports whether a sentence without spaces between its words runs on
// to the next line: it has clauses, so that it is no title and no name.
func runsOnTight(a, b string) bool {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	if !joinsTight(last) || !joinsTight(first) || !strings.ContainsAny(a, "，；、。") || opensArticle(b) {
		return false
	}
	_, item := findMarker(b)
	return !item
}

func blockOf(l line) Block {
	return Block{
		Lines: document.Span{First: l.number, Last: l.number}, Text: l.text, Loose: l.gap > 0,
		indent: l.indent, gap: l.gap, runes: l.runes, page: l.page, cells: l.cells, turn: l.turn,
	}
}

// A gathering is a block to which lines are added. Its text is put together once:
// a paragraph may have as many lines as a seed.
type gathering struct {
	Block
	more []string
}

// add appends a line to the block.
func (g *gathering) add(l line, text string) {
	g.Lines.Last = l.number
	g.runes += l.runes
	g.more = append(g.more, text)
}

// done is the block with all its lines.
func (g *gathering) done() Block {
	if len(g.more) > 0 {
		g.Text += "\n" + strings.Join(g.more, "\n")
	}
	return g.Block
}

// gathered is a block of all lines of a group.
func gathered(lines []line) Block {
	b := gathering{Block: blockOf(lines[0])}
	for _, l := range lines[1:] {
		b.add(l, l.text)
	}
	return b.done()
}

// addAll appends lines to a block, whole.
func (b *Block) addAll(lines []line) {
	if len(lines) == 0 {
		return
	}
	size := len(b.Text)
	for i := range lines {
		size += 1 + len(lines[i].text)
		b.runes += lines[i].runes
	}
	var text strings.Builder
	text.Grow(size)
	text.WriteString(b.Text)
	for i := range lines {
		text.WriteByte('\n')
		text.WriteString(lines[i].text)
	}
	b.Text, b.Lines.Last = text.String(), lines[len(lines)-1].number
}

// special reports whether a line begins a block of its own within a paragraph.
func special(previous, l line, verse bool) bool {
	if strings.HasPrefix(l.text, ">") || l.residue != "" || l.turn || isCut(l.text) || isCut(previous.text) || opensDivision(previous, l) {
		return true
	}
	m, ok := findMarker(l.text)
	// A margin may break a line before "2022." or "a)": only what begins a list does.
	return ok && !verse && (m.ordinal <= 1 || strings.ContainsAny(m.style, bullets))
}

// plain are the lines of a group that begin no item and are no heading by what
// they say, or all if there are few.
func plain(g []line) []line {
	is := func(l *line) bool {
		_, item := findMarker(l.text)
		return !item && l.residue == "" && !isDivision(l.text)
	}
	n := 0
	for n < len(g) && is(&g[n]) {
		n++
	}
	if n == len(g) {
		return g
	}
	rest := append(make([]line, 0, len(g)), g[:n]...)
	for i := n + 1; i < len(g); i++ {
		if is(&g[i]) {
			rest = append(rest, g[i])
		}
	}
	if len(rest) >= 2 {
		return rest
	}
	return g
}

// goesOn reports whether a line continues the item that began on the line first
// and has come to the line last.
func goesOn(first, last, l line, oneParagraph bool) bool {
	if _, ok := findMarker(l.text); ok || l.residue != "" || l.turn || opensDivision(last, l) {
		return false
	}
	if l.indent > first.indent {
		return true
	}
	return oneParagraph && l.indent >= first.indent
}

// quoted takes off the marks ">" with which mail quotes a line, and counts them.
func quoted(text string) (depth int, rest string) {
	rest = text
	for strings.HasPrefix(rest, ">") {
		depth++
		after := strings.TrimLeftFunc(rest[1:], blank)
		if depth == 4 {
			return depth, after
		}
		rest = after
	}
	return depth, rest
}

// isCut reports whether a line cuts a mail from its signature or from the mail
// that it answers: "--", "-----Original Message-----".
func isCut(text string) bool {
	return text == "--" || strings.HasPrefix(text, "-----") && strings.HasSuffix(text, "-----")
}
