package infer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fonds/internal/document"
	"fonds/internal/structure"
)

// Where no blank line parts a head from the text below it, the width to which the lines
// are broken does: whoever breaks lines at the margin breaks none before it.

const (
	headBlocks  = 8  // of the first blocks; a head ends within them
	headGroups  = 8  // lines of a head in one block, each perhaps broken itself
	groupLines  = 3  // of one title
	narrowest   = 40 // characters; lines of less have no width
	measured    = 40 // lines that show the width
	shortOfFull = 80 // percent of the width that a line has at most that ends of itself,
	nearlyFull  = 90 // and one that says what the text is
)

// partHead parts the lines of a head from the text in whose block they stand.
func (s *section) partHead() {
	for i := 0; i < min(len(s.blocks), headBlocks); i++ {
		b := s.blocks[i]
		if b.Kind != structure.Paragraph || b.Lines.First == b.Lines.Last {
			if len(b.Text) > 2*maxHeading {
				return
			}
			continue
		}
		lines := strings.SplitN(b.Text, "\n", measured+1)
		if len(lines) <= measured && len(lines) != b.Lines.Last-b.Lines.First+1 {
			return
		}
		width := 0
		for _, line := range lines[:min(len(lines), measured)] {
			width = max(width, runes(line))
		}
		if width < narrowest {
			continue
		}
		parts, n := headLines(b, lines[:min(len(lines), measured)], width)
		if n == 0 {
			if b.Lines.Last-b.Lines.First > groupLines {
				return // the text has begun
			}
			continue
		}
		rest := *b
		rest.Lines.First += n
		rest.Text = strings.Join(lines[n:], "\n")
		rest.Loose = true
		parts = append(parts, &rest)
		s.blocks = slices.Replace(slices.Clone(s.blocks), i, i+1, parts...)
		return
	}
}

// headLines are the first lines of a block that are those of a head, a block each, and
// how many lines they are. The block's text goes on behind them.
func headLines(b *structure.Block, lines []string, width int) (parts []*structure.Block, n int) {
	for len(parts) < headGroups {
		end := n
		for end < len(lines)-1 && end < n+groupLines && !endsItself(lines[end], lines[end+1], width) {
			end++
		}
		if end >= len(lines)-1 || end == n+groupLines {
			break
		}
		at := document.Span{First: b.Lines.First + n, Last: b.Lines.First + end}
		head := &structure.Block{Kind: structure.Paragraph, Lines: at, Text: strings.Join(lines[n:end+1], "\n"), Lang: b.Lang, Loose: n == 0 && b.Loose}
		role := sort(head, false).role
		if role == running || role == heading && (!begins(lines[end+1]) || leadsToMore(lines[end])) {
			break
		}
		parts = append(parts, head)
		n = end + 1
		if role == salutation {
			break
		}
	}
	return parts, n
}

// endsItself reports whether a line is broken where the next word had room.
func endsItself(line, next string, width int) bool {
	n := runes(line)
	switch kind := startsWithType(wordsOf(cut(line, maxStamp))); {
	case kind && opensSentence(next):
		return true
	case kind && n*100 <= width*nearlyFull:
	case n*100 > width*shortOfFull:
		return false
	}
	word, _, _ := strings.Cut(strings.TrimSpace(next), " ")
	return n+1+runes(word) <= width
}

// opensSentence reports whether a line begins as sentences do and titles do not: of its
// first words the first alone has a capital.
func opensSentence(line string) bool {
	ws := wordsOf(cut(line, 60))
	return len(ws) > 3 && cased(line) && upperFirst(line, ws[0]) && !upperFirst(line, ws[1]) && !upperFirst(line, ws[2]) && !nameConnectors[ws[1].low]
}

// leadsToMore reports whether the last word of a line leads to another: "of", "and".
func leadsToMore(line string) bool {
	ws := wordsOf(line)
	if len(ws) == 0 {
		return false
	}
	last := ws[len(ws)-1]
	return int(last.to) == len(strings.TrimRight(line, " ")) && (nameConnectors[last.low] || isArticle(last.low) || datePrepositions.has(ws[len(ws)-1:]))
}

// begins reports whether a line could be the beginning of a sentence or a heading.
func begins(line string) bool {
	line = strings.TrimLeft(line, " \t\"“”«»„'‘’(¿¡*_-–—")
	r, _ := utf8.DecodeRuneInString(line)
	ws := wordsOf(cut(line, 60))
	return r >= '0' && r <= '9' || len(ws) > 0 && (upperFirst(line, ws[0]) || !cased(cut(line, 200)))
}
