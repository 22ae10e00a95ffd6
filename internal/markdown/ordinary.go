package markdown

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// Most blocks of a text are paragraphs without a mark of Markdown, and headings of
// the form "## words". They need no parser and are written at once;
// what lies between them is given to the library, piece by piece. A piece begins
// where no container can still be open: behind a blank line, in the first column.

// spanning are marks of what may hold, or mean something to, text behind blank
// lines: with one of them the whole source is the library's.
var spanning = [][]byte{[]byte("```"), []byte("~~~"), []byte("<!--"), []byte("]:"), []byte("[^"), {'\r'}}

// inPieces writes a source whose blocks are independent of each other; false says
// that it is none, and nothing was written.
func (w *writer) inPieces() bool {
	source := w.source
	for _, mark := range spanning {
		if bytes.Contains(source, mark) {
			return false
		}
	}
	piece := 0 // where what the library has to read begins
	for at := 0; at < len(source); {
		if source[at] == '\n' {
			at++
			continue
		}
		// Behind a blank line, or at the beginning.
		end, level := ordinary(source, at)
		if end > at {
			w.piece(piece, at)
			if level == 0 {
				w.ordinaryParagraph(at, end)
			} else {
				w.ordinaryHeading(at+level+1, end, level)
			}
			at, piece = end, end
			continue
		}
		if n := bytes.Index(source[at:], blankLine); n >= 0 {
			at += n + len(blankLine)
		} else {
			at = len(source)
		}
	}
	w.piece(piece, len(source))
	return true
}

var blankLine = []byte("\n\n")

// piece writes source[from:to] as the library reads it.
func (w *writer) piece(from, to int) {
	if len(bytes.Trim(w.source[from:to], "\n")) == 0 {
		return
	}
	reader := text.NewReader(w.source[:to])
	reader.SetPosition(-1, text.NewSegment(from, from))
	reader.AdvanceLine()
	w.blocks(dialect.Parse(reader), true)
}

// marking are the bytes that could mean something within a line, by themselves or
// as the library splits text at them; a backslash takes its meaning from the next.
var marking = func() (table [256]bool) {
	for c := range table {
		table[c] = c < ' ' || c == 0x7F
	}
	for _, c := range []byte("*_`[<") {
		table[c] = true
	}
	return table
}()

// beginning are the bytes with which no block but a paragraph begins, and which end
// none: letters, quotation marks, a bracket.
var beginning = func() (table [256]bool) {
	for c := range table {
		table[c] = isLetter(byte(c)) || c >= utf8.RuneSelf || c == '"' || c == '(' || c == '\''
	}
	return table
}()

// ordinary reports a paragraph or a heading (of a level) that stands alone at the
// place given, and where it ends; else end is at.
func ordinary(source []byte, at int) (end, level int) {
	i := at
	for i < len(source) && source[i] == '#' {
		i++
	}
	if level = i - at; level > 0 {
		if level > 6 || i+1 >= len(source) || source[i] != ' ' || source[i+1] == ' ' {
			return at, 0
		}
		i++
	}
	if c := source[i]; !beginning[c] && (level == 0 || c < '0' || c > '9') {
		return at, 0
	}
	for {
		for i < len(source) && source[i] != '\n' {
			c := source[i]
			if marking[c] {
				return at, 0
			}
			if i++; c == '\\' {
				if i == len(source) || source[i] < ' ' {
					return at, 0
				}
				i++
			}
		}
		if c := source[i-1]; c == ' ' || level > 0 && c == '#' {
			return at, 0
		}
		if i+1 >= len(source) || source[i+1] == '\n' {
			return i, level
		}
		if level > 0 || !beginning[source[i+1]] {
			return at, 0 // the next line changes what it is, or may
		}
		i++
	}
}

func (w *writer) ordinaryParagraph(from, to int) {
	w.paragraphOf(true, func() {
		if bytes.IndexByte(w.source[from:to], '\n') < 0 {
			w.line(from, to)
			return
		}
		// A mention may go on in the next line; see running.
		lines := ast.NewParagraph()
		for at := from; at < to; {
			end := to
			if n := bytes.IndexByte(w.source[at:to], '\n'); n >= 0 {
				end = at + n
			}
			line := ast.NewTextSegment(text.NewSegment(at, end))
			line.SetSoftLineBreak(end < to)
			lines.AppendChild(lines, line)
			at = end + 1
		}
		w.inlines(lines)
	})
}

func (w *writer) ordinaryHeading(from, to, level int) {
	w.headingOf(level, resolved(nil, w.source[from:to]), func() { w.line(from, to) })
}

// line writes running text that nothing goes on behind.
func (w *writer) line(from, to int) {
	w.sum.add(w.source[from:to])
	w.running(from, to, (*ast.Text)(nil))
}
