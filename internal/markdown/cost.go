package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/util"
)

// The library is fast on what people write and takes minutes and gigabytes on
// what an adversary writes: most of its constructs have some input of quadratic
// or worse cost. affordable estimates that cost beforehand, in one pass, from
// above and per construct; a source that exceeds a limit is shown without
// Markdown. The limits are far above what real documents reach.
const (
	maxDepth       = 32      // containers within each other
	maxRuns        = 2000    // runs of '*' and '_' in a paragraph
	maxBrackets    = 10_000  // '[' open at once in a paragraph
	maxDefinitions = 2000    // "[x]: y"
	maxNotes       = 4 << 20 // references to footnotes × footnotes
	maxPipes       = 1000    // escaped "|"
	maxMemory      = 192 << 20
	maxCells       = 2000     // cells of tables, and as many again as the source has bytes
	maxSteps       = 10 << 20 // steps over characters or nodes, and 50 more for each byte
)

type estimate struct {
	source []byte

	limit                int // of steps
	steps, memory, cells int
	definitions          int
	noteLinks, notes     int
	pipes                int
	deepest              int // containers seen so far

	// of the paragraph we are in
	start    int    // where it begins
	lines    int    // how many lines it has
	runs     int    // of '*' and '_'
	ticks    uint64 // which lengths of runs of backticks it has, bit 63 for all the longer
	titles   int    // "](" with something that begins a title
	columns  int    // of the widest line that could be a table's rule
	brackets []int  // where '[' are open

	items []int // the columns at which the text of the items around us begins
}

// affordable reports whether the library may have source.
func affordable(source []byte) bool {
	e := estimate{source: source, limit: maxSteps + 50*len(source)}
	for at := 0; at < len(source); {
		end := len(source)
		if n := bytes.IndexByte(source[at:], '\n'); n >= 0 {
			end = at + n + 1
		}
		if !e.line(at, end) || e.steps > e.limit || e.memory > maxMemory ||
			e.cells > maxCells+len(source) || e.runs > maxRuns ||
			e.definitions > maxDefinitions || e.pipes > maxPipes {
			return false
		}
		at = end
	}
	e.paragraph(len(source))
	return e.steps <= e.limit && e.noteLinks*e.notes <= maxNotes
}

// paragraph ends a paragraph at the place given and adds what it costs as a whole.
func (e *estimate) paragraph(end int) {
	length := end - e.start
	e.steps += e.runs*e.runs + e.titles*length
	for t := e.ticks; t != 0; t &= t - 1 {
		e.steps += length // a run without partner is sought to the end
	}
	e.lines, e.runs, e.ticks, e.titles, e.columns = 0, 0, 0, 0, 0
	e.brackets = e.brackets[:0]
}

// line adds a line, source[at:end] with its "\n". It returns false at once if the
// containers are too deep.
func (e *estimate) line(at, end int) bool {
	line := e.source[at:end]
	e.memory += 450 + 48*e.deepest
	e.steps += e.deepest
	i, width := 0, 0
	for ; i < len(line) && (line[i] == ' ' || line[i] == '\t' || line[i] == '\r'); i++ {
		width++
		if line[i] == '\t' {
			width += 3
		}
	}
	if i == len(line) || line[i] == '\n' {
		e.paragraph(at)
		e.start = end
		return true
	}
	if e.lines == 0 {
		e.start = at
	}
	e.lines++
	e.cells += e.columns
	if e.item(line[i:], width) {
		e.paragraph(at)
		e.start, e.lines = at, 1
	} else {
		// What is not indented as an item's text may go on with it or end it.
		e.leave(width)
	}
	if lineMarks[line[i]] || line[i] == '[' || line[i] == '*' {
		if depth := e.markers(line[i:]); depth > 0 {
			// A container deeper by indentation needs two columns at least.
			depth += width / 2
			if depth > maxDepth {
				return false
			}
			e.deepest = max(e.deepest, 2*depth)
		}
		if width := tableColumns(line[i:]); width > 0 {
			e.columns = max(e.columns, width)
			e.cells += 3 * width
		}
	}
	e.inline(at+i, end)
	return true
}

// leave ends the items whose text begins right of width.
func (e *estimate) leave(width int) {
	for len(e.items) > 0 && e.items[len(e.items)-1] > width {
		e.items = e.items[:len(e.items)-1]
	}
}

// item reports whether a line that begins at the column width begins an item of
// a list, and so a paragraph. In doubt it says no: then the item counts as more
// of the paragraph before.
func (e *estimate) item(line []byte, width int) bool {
	marker := 1
	interrupts := true // even a paragraph of the same container
	switch c := line[0]; {
	case c == '-' || c == '+' || c == '*':
	case util.IsNumeric(c):
		for marker < len(line) && util.IsNumeric(line[marker]) {
			marker++
		}
		if marker > 9 || marker == len(line) || line[marker] != '.' && line[marker] != ')' {
			return false
		}
		interrupts = marker == 1 && c == '1'
		marker++
	default:
		return false
	}
	if marker == len(line) || line[marker] != ' ' {
		return false
	}
	text := marker
	for text < len(line) && line[text] == ' ' {
		text++
	}
	if text == len(line) || line[text] <= ' ' {
		return false // empty; or a tab, which would have to be measured
	}
	if text-marker > 4 {
		text = marker + 1
	}
	inside := len(e.items) == 0 || width >= e.items[len(e.items)-1]
	if inside && e.lines > 0 && !interrupts {
		return false
	}
	around := 0
	for i := len(e.items) - 1; i >= 0; i-- {
		if e.items[i] <= width {
			around = e.items[i]
			break
		}
	}
	if width-around > 3 {
		return false // indented too far
	}
	e.leave(width)
	if len(e.items) < maxDepth {
		e.items = append(e.items, width+text)
	}
	return true
}

// markers counts the markers of containers that follow each other at the
// beginning of a line.
func (e *estimate) markers(line []byte) int {
	depth := 0
	for len(line) > 0 {
		n := 0
		switch c := line[0]; {
		case c == '>':
			n = 1
		case c == '-' || c == '+' || c == '*':
			if blankAt(line, 1) {
				n = 1
			}
		case c == '[':
			if close := bytes.Index(line, []byte("]:")); close > 0 {
				e.definitions++
				if line[1] == '^' {
					e.definitions--
					e.notes++
					n = close + 2
				}
			}
		default:
			for n < len(line) && util.IsNumeric(line[n]) {
				n++
			}
			if n == 0 || n > 9 || n == len(line) || line[n] != '.' && line[n] != ')' || !blankAt(line, n+1) {
				return depth
			}
			n++
		}
		if n == 0 {
			return depth
		}
		depth++
		if depth > maxDepth {
			return depth
		}
		line = bytes.TrimLeft(line[n:], " \t")
	}
	return depth
}

// tableColumns counts the columns of a line that could part the head of a table
// from its rows; 0 if it can't.
func tableColumns(line []byte) int {
	columns, rule := 1, false
	for _, c := range line {
		switch c {
		case '|':
			columns++
		case '-':
			rule = true
		case ':', ' ', '\t', '\r', '\n', '\v', '\f':
		default:
			return 0
		}
	}
	if !rule {
		return 0
	}
	return columns
}

// costMarks are the characters at which the library's parsers of inlines wake up.
var costMarks = marked("*_`[]\\")

// inline adds the inlines of source[at:end], part of one line.
func (e *estimate) inline(at, end int) {
	s := e.source
	for i := at; i < end; i++ {
		c := s[i]
		if !costMarks[c] {
			continue
		}
		e.memory += 250
		switch c {
		case '\\':
			if i+1 < end {
				i++
				if s[i] == '|' {
					e.pipes++
				}
			}
		case '*', '_':
			for i+1 < end && s[i+1] == c {
				i++
				e.memory += 80
			}
			e.runs++
		case '`':
			n := 1
			for i+1 < end && s[i+1] == '`' {
				i++
				n++
			}
			e.ticks |= 1 << min(n, 63)
			if n >= 63 {
				e.steps += end - e.start
			}
		case '[':
			if i+1 < end && s[i+1] == '^' {
				e.noteLinks++
			}
			if len(e.brackets) == maxBrackets {
				e.steps = e.limit + 1
				return
			}
			e.brackets = append(e.brackets, i)
		case ']':
			open := len(e.brackets) - 1
			if open < 0 {
				continue
			}
			e.steps += min(i-e.brackets[open], 1000) + e.lines
			e.brackets = e.brackets[:open]
			if i+1 < end && s[i+1] == '(' {
				if e.destination(i+2, end); e.steps > e.limit {
					return
				}
			}
		}
	}
}

// destination adds what it costs to look for a link's address from i on.
func (e *estimate) destination(i, end int) {
	e.memory += 250
	s := e.source
	for i < end && s[i] <= ' ' {
		i++
	}
	if i < end && s[i] == '<' {
		e.steps += end - i
		e.titles++
		return
	}
	from := i
	for i < end && s[i] > ' ' && i-from < 1<<14 {
		i++
	}
	e.steps += i - from
	if i-from == 1<<14 {
		e.steps += end - i
	}
	for i < end && s[i] <= ' ' {
		i++
	}
	if i == end || s[i] == '"' || s[i] == '\'' || s[i] == '(' {
		e.titles++
	}
}
