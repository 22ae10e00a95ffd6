package structure

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/document"
	"fonds/internal/seed"
)

// A part is a stretch of lines; if columns is not nil, what stands in its
// columns, each from top to bottom.
type part struct {
	lines   []line
	columns [][]line
}

const (
	columnLines = 5  // lines that two columns share at least
	gutter      = 3  // blanks that part them at least in the line where they are first seen
	longestRest = 40 // lines that the left column may go on alone
)

// parts finds where two columns of text stand side by side: line for line a wide
// gap at the same place, with text that runs on from line to line on either side.
func parts(lines []line, s *seed.Seed) []part {
	wide := 0
	for _, l := range lines {
		if l.cells {
			wide++
		}
	}
	if wide < columnLines {
		return []part{{lines: lines}}
	}
	var list []part
	from := 0
	looked := map[int]int{} // up to which line a place between columns was followed
	for i := 0; i < len(lines); {
		n, columns := 0, [][]line(nil)
		if lines[i].cells {
			if at := resumes(s.Lines[lines[i].number-1]); at > 0 && looked[at] <= i {
				var seen int
				n, seen, columns = sideBySide(lines[i:], s, at)
				looked[at] = i + seen
			}
		}
		if n == 0 {
			i++
			continue
		}
		if i > from {
			list = append(list, part{lines: lines[from:i]})
		}
		list = append(list, part{lines: lines[i : i+n], columns: columns})
		i += n
		from = i
	}
	if from < len(lines) {
		list = append(list, part{lines: lines[from:]})
	}
	return list
}

// sideBySide takes the lines from the first on that two columns share, the right
// one of which begins at a place of the screen: how many, 0 if there are none,
// and how many were seen.
func sideBySide(lines []line, s *seed.Seed, at int) (n, seen int, columns [][]line) {
	raw := func(i int) string { return s.Lines[lines[i].number-1] }
	left, right := column{}, column{}
	both, last := 0, 0
	for i := range lines {
		if i-last > longestRest {
			break
		}
		if i > 0 && (lines[i].gap > 1 || lines[i].page) || lines[i].residue != "" || strings.IndexByte(raw(i), '\t') >= 0 || lines[i].runes >= 400 {
			break
		}
		a, b, ok := cutAt(raw(i), at)
		if !ok {
			break
		}
		if i > 0 && lines[i].gap > 0 {
			if a != "" && b == "" && !resumesSoon(lines[i:], s, at) {
				break // text below the columns
			}
			left.gap++
			right.gap++
		}
		if a != "" && b != "" {
			both++
		}
		if b != "" {
			last = i
		}
		left.add(lines[i].number, a)
		right.add(lines[i].number, b)
		n = i + 1
	}
	// Nothing but short lines may be left at the end of one side.
	if both < columnLines || both*10 < n*5 || !left.prose() || !right.prose() {
		return 0, n, nil
	}
	return n, n, [][]line{left.lines, right.lines}
}

// resumesSoon reports whether one of the next lines has something in the right column.
func resumesSoon(lines []line, s *seed.Seed, at int) bool {
	for _, l := range lines[:min(len(lines), 2*columnLines)] {
		if l.cells && resumes(s.Lines[l.number-1]) == at {
			return true
		}
	}
	return false
}

// A column is what stands on one side.
type column struct {
	lines []line
	gap   int
}

func (c *column) add(number int, raw string) {
	text := strings.TrimFunc(raw, blank)
	if text == "" {
		c.gap++
		return
	}
	c.lines = append(c.lines, line{number: number, text: text, indent: indent(raw), gap: c.gap, runes: runesUpTo(text, 400)})
	c.gap = 0
}

// prose reports whether the lines were broken by the margin of a column.
func (c *column) prose() bool {
	if len(c.lines) < columnLines {
		return false
	}
	longest := 0
	for _, l := range c.lines {
		longest = max(longest, l.runes)
	}
	near, inner, on := 0, 0, 0
	for i, l := range c.lines[:len(c.lines)-1] {
		next := c.lines[i+1]
		if next.gap > 0 {
			continue
		}
		inner++
		if l.runes*10 >= longest*6 {
			near++
		}
		first, _ := utf8.DecodeRuneInString(next.text)
		last, _ := utf8.DecodeLastRuneInString(l.text)
		if !endsSentence(last) && (unicode.IsLower(first) || unicode.IsLetter(first) && !cased(first)) {
			on++
		}
	}
	least := 14
	if tight(c.lines) {
		least = 7
	}
	return longest >= least && inner >= columnLines-1 && near*10 >= inner*7 && on*5 >= inner*2
}

// resumes is the place, in columns of the screen, at which a line goes on behind
// its only wide gap; 0 if it has none or several.
func resumes(raw string) int {
	at, column, blanks, text := 0, 0, 0, false
	for _, r := range raw {
		if r == '\t' {
			return 0
		}
		if blank(r) {
			blanks++
			column += cellWidth(r)
			continue
		}
		if text && blanks >= gutter {
			if at > 0 {
				return 0
			}
			at = column
		}
		text, blanks = true, 0
		column += cellWidth(r)
	}
	return at
}

// cutAt parts a line at a place between two columns: the place must be where the
// right one begins, and two blanks must stand before it.
func cutAt(raw string, at int) (left, right string, ok bool) {
	column, blanks := 0, 2
	for i, r := range raw {
		if column >= at {
			if blanks < 2 {
				return "", "", false
			}
			// A first line of a paragraph may stand a little further in.
			right = raw[i:]
			if in := indent(right); in > 6 {
				return "", "", false
			}
			return raw[:i], right, true
		}
		if blank(r) {
			blanks++
		} else {
			blanks = 0
		}
		column += cellWidth(r)
	}
	return raw, "", true
}

// cellWidth is how many columns of a screen a character takes.
func cellWidth(r rune) int {
	switch {
	case r < 0x300:
		return 1
	case unicode.Is(unicode.Mn, r):
		return 0
	case r >= 0x1100 && (unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana) || r >= 0x3000 && r <= 0x303f || r >= 0xff01 && r <= 0xff60):
		return 2
	}
	return 1
}

// addColumns adds the blocks of columns, the left one first. Each has the lines
// of all, since its words stand on lines of the others.
func addColumns(blocks []Block, p part, head bool) []Block {
	from := len(blocks)
	for _, lines := range p.columns {
		first := len(blocks)
		for _, g := range groups(lines) {
			blocks = group(blocks, g, manner{head: head, narrow: true})
		}
		if first < len(blocks) {
			blocks[first].Loose, blocks[first].gap = true, max(blocks[first].gap, 2)
		}
	}
	span := document.Span{First: p.lines[0].number, Last: p.lines[len(p.lines)-1].number}
	for i := range blocks[from:] {
		blocks[from+i].Lines = span
	}
	if from == 0 && len(blocks) > 0 {
		blocks[0].Loose = false
	}
	return blocks
}
