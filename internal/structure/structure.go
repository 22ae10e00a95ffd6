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
)

func (k Kind) String() string {
	return [...]string{"paragraph", "heading", "item", "signatory", "quote", "verse", "label", "boilerplate"}[k]
}

// A Block is one unit of a text.
type Block struct {
	Kind    Kind
	Lines   document.Span
	Text    string        // its words, without Marker; "\n" where its lines end
	Marker  string        // of an Item or Signatory as printed: "1.", "2)", "–", "(a)", "•"
	Ordinal int           // the marker's number, 0 if it has none
	Level   int           // nesting of an Item from 0; of a Heading from 1
	Group   string        // of a Signatory: the heading it stands under, "" if none
	Label   string        // of a Label block: the label, Text then holds the value
	Lang    document.Lang // of the section it stands in
	Loose   bool          // a blank line stands before it
	Reason  string        // of Boilerplate

	style  string // of a marker
	indent int
	gap    int // blank lines before it
	runes  int // characters of its text, counted up to 400 a line
}

// headLines is how many of the first lines that are not blank may hold labels.
const headLines = 24

// Read finds the blocks of a seed, in order; together they cover every line that
// is not blank, each once.
func Read(s *seed.Seed) []Block {
	lines := read(s)
	if len(lines) == 0 {
		return nil
	}
	blocks := make([]Block, 0, len(lines))
	seen := 0
	for _, g := range groups(lines) {
		blocks = group(blocks, g, seen < headLines)
		seen += len(g)
	}
	nest(blocks)
	findHeadings(blocks)
	alike(blocks)
	findDelegations(blocks)
	findSignatories(blocks)
	findClosingNames(blocks)
	findLanguages(blocks)
	return blocks
}

// group adds the blocks of one group of lines.
func group(blocks []Block, g []line, head bool) []Block {
	for i := 0; head && i < len(g); i++ {
		n := box(g[i:])
		if n == 0 {
			continue
		}
		if i > 0 {
			blocks = group(blocks, g[:i], false)
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
	verse := isVerse(g)
	oneParagraph := !verse && wrapped(plain(g))
	for i := 0; i < len(g); i++ {
		l := g[i]
		b := blockOf(l)
		if l.residue != "" {
			b.Kind, b.Reason = Boilerplate, l.residue
			blocks = append(blocks, b)
			continue
		}
		if text, ok := strings.CutPrefix(l.text, ">"); ok {
			b.Kind, b.Text = Quote, strings.TrimLeftFunc(text, blank)
			for i+1 < len(g) && strings.HasPrefix(g[i+1].text, ">") {
				i++
				b.add(g[i], strings.TrimLeftFunc(g[i].text[1:], blank))
			}
			blocks = append(blocks, b)
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
			blocks = append(blocks, b)
			continue
		}
		if head {
			if label, value, ok := findLabel(l.text); ok && l.runes <= 300 {
				b.Kind, b.Label, b.Text = Label, label, value
				blocks = append(blocks, b)
				continue
			}
		}
		if verse {
			b.Kind = Verse
		}
		if verse || oneParagraph && !isDivision(l.text) {
			for i+1 < len(g) && !special(g[i], g[i+1], verse) {
				i++
				b.add(g[i], g[i].text)
			}
		}
		for i+1 < len(g) && broken(g[i], g[i+1]) {
			i++
			b.add(g[i], g[i].text)
		}
		blocks = append(blocks, b)
	}
	return blocks
}

// broken reports whether a margin broke a sentence between two lines, in a group
// that is no single paragraph: the first is as long as such lines are and ends
// no sentence, and the second goes on in lower case.
func broken(a, b line) bool {
	if a.runes < 50 || a.runes > 132 || b.residue != "" {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(a.text)
	first, _ := utf8.DecodeRuneInString(b.text)
	if _, item := findMarker(b.text); item {
		return false
	}
	return !endsSentence(last) && unicode.IsLower(first)
}

func blockOf(l line) Block {
	return Block{
		Lines: document.Span{First: l.number, Last: l.number}, Text: l.text, Loose: l.gap > 0,
		indent: l.indent, gap: l.gap, runes: l.runes,
	}
}

// add appends a line to a block.
func (b *Block) add(l line, text string) {
	b.Lines.Last = l.number
	b.Text += "\n" + text
	b.runes += l.runes
}

// special reports whether a line begins a block of its own within a paragraph.
func special(previous, l line, verse bool) bool {
	if strings.HasPrefix(l.text, ">") || l.residue != "" || opensDivision(previous, l) {
		return true
	}
	m, ok := findMarker(l.text)
	// A margin may break a line before "2022." or "a)": only what begins a list does.
	return ok && !verse && (m.ordinal <= 1 || strings.ContainsAny(m.style, bullets))
}

// plain are the lines of a group that begin no item and are no heading by what
// they say, or all if there are few.
func plain(g []line) []line {
	rest := make([]line, 0, len(g))
	for _, l := range g {
		if _, ok := findMarker(l.text); !ok && l.residue == "" && !isDivision(l.text) {
			rest = append(rest, l)
		}
	}
	if len(rest) == len(g) || len(rest) >= 2 {
		return rest
	}
	return g
}

// goesOn reports whether a line continues the item that began on the line first
// and has come to the line last.
func goesOn(first, last, l line, oneParagraph bool) bool {
	if _, ok := findMarker(l.text); ok || l.residue != "" || opensDivision(last, l) {
		return false
	}
	if l.indent > first.indent {
		return true
	}
	return oneParagraph && l.indent >= first.indent
}

// nest gives the items of each list their levels, by their indents: an item that
// stands further in than the one before is nested under it.
func nest(blocks []Block) {
	var stack []int // indents of the open levels
	for i := range blocks {
		b := &blocks[i]
		if b.Kind != Item {
			stack = stack[:0]
			continue
		}
		for len(stack) > 0 && b.indent < stack[len(stack)-1] {
			stack = stack[:len(stack)-1]
		}
		if len(stack) == 0 || b.indent >= stack[len(stack)-1]+2 && len(stack) < 4 && b.style != blocks[i-1].style {
			stack = append(stack, b.indent)
		}
		b.Level = len(stack) - 1
	}
}
