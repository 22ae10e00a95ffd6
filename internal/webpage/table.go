package webpage

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

const (
	maxColumns = 24
	maxCell    = 400 // characters; a cell with more is text in a layout
)

// A grid is a table of data: the cells of each row.
type grid struct {
	rows    [][]int32
	caption []int32
	head    bool // the first row has heads of columns
	labels  bool // two columns, the first of heads: labels and values
}

// table writes a table of data. It returns false for a table that only lays out
// the page, whose cells are blocks like others.
func (w *writer) table(i int32) bool {
	g, ok := w.r.grid(i)
	if !ok {
		return false
	}
	for _, c := range g.caption {
		w.walk(c)
	}
	var text [][]string
	var lines []int
	columns := 0
	for _, cells := range g.rows {
		var row []string
		line := 0
		for _, c := range cells {
			if c == 0 {
				row = append(row, "")
				continue
			}
			content := w.collect(c)
			s := ""
			if g.labels {
				s = content.heading()
			} else {
				s = inCell(content.heading())
			}
			if len(content) > 0 && line == 0 {
				line = content.line()
			}
			row = append(row, s)
		}
		if strings.Join(row, "") == "" {
			continue
		}
		columns = max(columns, len(row))
		text = append(text, row)
		lines = append(lines, max(line, 1))
	}
	if len(text) == 0 {
		return true
	}
	if g.labels {
		for k, row := range text {
			line := strings.TrimSpace(row[0])
			if len(row) > 1 {
				if line != "" && !strings.ContainsRune(":?!：", lastRune(line)) && row[1] != "" {
					line += ":"
				}
				line = strings.TrimSpace(line + " " + row[1])
			}
			w.emit([]string{line}, lines[k:k+1])
		}
		return true
	}
	var out []string
	var origin []int
	add := func(row []string, line int) {
		for len(row) < columns {
			row = append(row, "")
		}
		out = append(out, "| "+strings.Join(row, " | ")+" |")
		origin = append(origin, line)
	}
	rule := make([]string, columns)
	for k := range rule {
		rule[k] = "---"
	}
	if !g.head {
		add(nil, lines[0])
		add(rule, lines[0])
	}
	for k, row := range text {
		add(row, lines[k])
		if k == 0 && g.head {
			add(rule, lines[k])
		}
	}
	w.emit(out, origin)
	return true
}

// collect is the words of a cell, on one line.
func (w *writer) collect(c int32) row {
	saved, bold, ital, href := w.spans, w.bold, w.ital, w.href
	w.spans, w.bold, w.ital, w.href = nil, 0, 0, ""
	w.cell++
	w.walk(c)
	spans := w.spans
	w.cell--
	w.spans, w.bold, w.ital, w.href = saved, bold, ital, href
	for k := range spans {
		if spans[k].kind == lineBreak {
			spans[k] = span{text: " "}
		}
	}
	return row(spans).trim()
}

// inCell escapes what would end a cell.
func inCell(s string) string {
	if !strings.Contains(s, "|") {
		return s
	}
	s = strings.ReplaceAll(s, `\|`, "|")
	return strings.ReplaceAll(s, "|", "&#124;")
}

// grid looks whether a table has data, and where: two columns and two rows at
// least, short cells, no blocks in them.
func (r *reading) grid(i int32) (g grid, ok bool) {
	nodes := r.tree.nodes
	table := &nodes[i]
	if table.get("role") == "presentation" || table.get("role") == "none" {
		return g, false
	}
	var row []int32
	inRow := false
	wide, filled, heads, cells := 0, 0, 0, 0
	endRow := func() {
		if inRow && len(row) > 0 {
			g.rows = append(g.rows, row)
			wide = max(wide, len(row))
		}
		row, inRow = nil, false
	}
	firstHeads, labels := true, true
	for j := i + 1; j < table.end; j++ {
		n := &nodes[j]
		if r.out[j] != "" {
			j = n.end - 1
			continue
		}
		switch n.tag {
		case "tr":
			endRow()
			inRow = true
		case "caption":
			g.caption = append(g.caption, j)
			j = n.end - 1
		case "thead", "tbody", "tfoot", "colgroup", "col":
		case "td", "th":
			inRow = true
			if r.hasBlocks(j) || n.end-j > maxCell {
				return g, false
			}
			words := r.tree.words(j, 8*maxCell)
			if words == "" && r.weight[j] > 0 || utf8.RuneCountInString(words) > maxCell {
				return g, false
			}
			cells++
			if words != "" {
				filled++
			}
			if n.tag == "th" {
				heads++
			} else if len(g.rows) == 0 {
				firstHeads = false
			}
			if (len(row) == 0) != (n.tag == "th") {
				labels = false
			}
			row = append(row, j)
			if span, err := strconv.Atoi(strings.TrimSpace(n.get("colspan"))); err == nil {
				for k := 1; k < min(span, maxColumns); k++ {
					row = append(row, 0)
				}
			}
			if len(row) > maxColumns {
				return g, false
			}
			j = n.end - 1
		case "":
			if strings.TrimSpace(n.text) != "" { // text outside of the cells
				return g, false
			}
		default:
			if r.weight[j] > 0 {
				return g, false
			}
		}
	}
	endRow()
	if wide < 2 || len(g.rows) < 2 || filled*2 < cells {
		return g, false
	}
	g.head = firstHeads && heads > 0
	g.labels = labels && wide == 2 && heads == len(g.rows)
	if g.labels {
		g.head = false
	}
	// Without heads, borders or a name, long cells are columns of a layout.
	if heads == 0 && r.weight[i] > 80*cells {
		return g, false
	}
	return g, true
}

// hasBlocks reports blocks in a cell that a line of a table can't hold.
func (r *reading) hasBlocks(i int32) bool {
	nodes := r.tree.nodes
	paragraphs := 0
	for j := i + 1; j < nodes[i].end; j++ {
		switch nodes[j].tag {
		case "table", "ul", "ol", "dl", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "form", "article", "section":
			return true
		case "p":
			if paragraphs++; paragraphs > 1 {
				return true
			}
		}
	}
	return false
}
