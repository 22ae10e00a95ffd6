package markdown

import (
	"strconv"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

func (w *writer) heading(n *ast.Heading) {
	w.headingOf(n.Level, w.words(nil, n), func() { w.inlines(n) })
}

// headingOf writes a heading of a level, as it was written, with these words.
func (w *writer) headingOf(written int, text []byte, inlines func()) {
	words := trimmed(text)
	if words == "" {
		return // an empty heading is none to those who hear the page
	}
	h := Heading{Level: w.level(written), Text: words, ID: w.headingID(words)}
	w.headings = append(w.headings, h)
	level := strconv.Itoa(h.Level)
	w.s("<h" + level + ` id="`)
	w.attribute([]byte(h.ID))
	w.s(`">`)
	inlines()
	w.s("</h" + level + ">\n")
}

// shortItem is the longest item of a short list, in characters.
const shortItem = 80

func (w *writer) list(n *ast.List, outermost bool) {
	ordered := n.IsOrdered()
	class := ""
	if short(n, w.source) {
		class = "short"
	} else if ordered {
		class = "num"
	}
	if ordered && n.Marker == ')' {
		class += " paren"
	}
	if ordered {
		w.s(`<ol role="list"`)
	} else {
		w.s(`<ul role="list"`)
	}
	if class != "" {
		w.s(` class="` + class + `"`)
	}
	number := n.Start
	if ordered && number != 1 {
		w.s(` start="` + strconv.Itoa(number) + `"`)
	}
	w.s(">\n")
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		id := w.open("<li", outermost && item.FirstChild() != nil)
		if ordered {
			if printed, ok := printedNumber(item, w.source); ok && printed != number {
				number = printed
				w.s(` value="` + strconv.Itoa(number) + `"`)
			}
			number++
		}
		w.s(">")
		w.item(item)
		w.close(id)
		w.s("</li>\n")
	}
	if ordered {
		w.s("</ol>\n")
	} else {
		w.s("</ul>\n")
	}
}

// item writes what an item holds. A single paragraph needs no element of its own.
func (w *writer) item(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		alone := c == n.FirstChild() && (c.NextSibling() == nil || c.NextSibling().Kind() == ast.KindList && c.NextSibling().NextSibling() == nil)
		if alone && (c.Kind() == ast.KindParagraph || c.Kind() == ast.KindTextBlock) {
			w.inlines(c)
			if c.NextSibling() != nil {
				w.s("\n")
			}
			continue
		}
		w.block(c, false)
	}
}

// short reports a list of three items or more that are one short line each.
func short(n *ast.List, source []byte) bool {
	if n.ChildCount() < 3 {
		return false
	}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		c := item.FirstChild()
		if c == nil || c.NextSibling() != nil || c.Kind() != ast.KindParagraph && c.Kind() != ast.KindTextBlock {
			return false
		}
		lines := c.Lines()
		if lines.Len() != 1 {
			return false
		}
		line := lines.At(0)
		if line.Len() > shortItem*utf8.UTFMax || utf8.RuneCount(source[line.Start:line.Stop]) > shortItem {
			return false
		}
	}
	return true
}

// printedNumber reads the number of an item from the source; the library keeps
// that of a list's first item alone.
func printedNumber(item ast.Node, source []byte) (int, bool) {
	at := item.Pos()
	if at < 0 || at >= len(source) {
		return 0, false
	}
	// Behind a tab the library's place is up to three columns too far right.
	for back := 0; back < 4 && at > 0 && !util.IsNumeric(source[at]); back++ {
		at--
	}
	for at > 0 && util.IsNumeric(source[at-1]) {
		at--
	}
	end := at
	for end < len(source) && util.IsNumeric(source[end]) {
		end++
	}
	if end == at || end-at > 9 || end == len(source) || source[end] != '.' && source[end] != ')' {
		return 0, false
	}
	n, err := strconv.Atoi(string(source[at:end]))
	return n, err == nil
}

// otherBlock writes the blocks that are not of the standard.
func (w *writer) otherBlock(n ast.Node, outermost bool) {
	switch n := n.(type) {
	case *extension.Table:
		w.table(n)
	case *extension.FootnoteList, *ast.LinkReferenceDefinition, *commentBlock:
		// Footnotes come at the end; the others are nothing to read.
	default:
		w.blocks(n, outermost)
	}
}

func (w *writer) table(n *extension.Table) {
	label := w.Table
	if label == "" && n.FirstChild() != nil {
		var head []byte
		for cell := n.FirstChild().FirstChild(); cell != nil; cell = cell.NextSibling() {
			if words := trimmed(w.words(nil, cell)); words != "" {
				if len(head) > 0 {
					head = append(head, ", "...)
				}
				head = append(head, words...)
			}
		}
		label = string(head)
	}
	w.s(`<section class="scroll"`)
	if label != "" {
		w.s(` aria-label="`)
		w.attribute([]byte(label))
		w.s(`"`)
	}
	w.s(" tabindex=\"0\"><table>\n")
	body := false
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		if row.Kind() == extension.KindTableHeader {
			w.s("<thead>")
			w.row(row, "th", ` scope="col"`)
			w.s("</thead>\n")
			continue
		}
		if !body {
			w.s("<tbody>\n")
			body = true
		}
		w.row(row, "td", "")
		w.s("\n")
	}
	if body {
		w.s("</tbody>")
	}
	w.s("</table></section>\n")
}

func (w *writer) row(row ast.Node, tag, attributes string) {
	w.s("<tr>")
	for c := row.FirstChild(); c != nil; c = c.NextSibling() {
		w.s("<" + tag + attributes)
		if cell, ok := c.(*extension.TableCell); ok {
			switch cell.Alignment {
			case extension.AlignCenter:
				w.s(` class="center"`)
			case extension.AlignRight:
				w.s(` class="right"`)
			}
		}
		w.s(">")
		w.inlines(c)
		w.s("</" + tag + ">")
	}
	w.s("</tr>")
}
