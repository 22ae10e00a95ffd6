package structure

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/document"
	"fonds/internal/seed"
)

// longestRow is how many bytes a row of a table may have.
const longestRow = 600

// hasCells reports whether something within a line could part cells: a tab, a
// bar, a line of a frame, or a wide gap. ascii says that nothing beyond ASCII does.
func hasCells(text string, ascii bool) bool {
	if len(text) > longestRow {
		return false
	}
	return strings.IndexByte(text, '\t') >= 0 || strings.IndexByte(text, '|') >= 0 || hasWideGap(text) ||
		!ascii && (strings.Contains(text, "│") || strings.Contains(text, "║"))
}

// hasWideGap reports whether three spaces stand in a row. Of any three bytes one is
// looked at.
func hasWideGap(text string) bool {
	for i := 2; i < len(text); i += 3 {
		if text[i] != ' ' {
			continue
		}
		from, to := i, i+1
		for from > i-2 && text[from-1] == ' ' {
			from--
		}
		for to < min(len(text), i+3) && text[to] == ' ' {
			to++
		}
		if to-from >= 3 {
			return true
		}
	}
	return false
}

// tabular reports whether most lines of a group have cells, so that they are
// rows and no broken paragraph.
func tabular(g []line) bool {
	n := 0
	for _, l := range g {
		if l.cells {
			n++
		}
	}
	return n >= 2 && n*3 >= len(g)*2
}

// bars part cells where print draws them.
const bars = "|│║"

// isRule reports whether a line draws a line between rows, or a frame.
func isRule(text string) bool {
	if len(text) < 3 {
		return false
	}
	drawn := false
	for _, r := range text {
		switch {
		case r == '-' || r == '=' || r == '_' || r >= 0x2500 && r <= 0x257f && !strings.ContainsRune(bars, r):
			drawn = true
		case r != '+' && r != '|' && r != ':' && !blank(r) && !strings.ContainsRune(bars, r):
			return false
		}
	}
	return drawn
}

// findTables puts rows together whose cells stand under each other.
func findTables(blocks []Block, s *seed.Seed) []Block {
	some := false
	for i := range blocks {
		some = some || blocks[i].cells
	}
	if !some {
		return blocks
	}
	kept := blocks[:0]
	for from := 0; from < len(blocks); {
		to := from
		for to < len(blocks) && isRow(blocks[to]) && (to == from || !blocks[to].Loose && blocks[to].Lines.First == blocks[to-1].Lines.Last+1) {
			to++
		}
		if to-from >= 2 {
			if t, ok := tableOf(blocks[from:to], s, from < 6 && !afterText(blocks[:from]), len(blocks)-to < 12); ok {
				kept = append(kept, t)
				from = to
				continue
			}
		}
		to = max(to, from+1)
		kept = append(kept, blocks[from:to]...)
		from = to
	}
	return kept
}

func isRow(b Block) bool {
	return (b.Kind == Paragraph || b.Kind == Heading) && b.Lines.First == b.Lines.Last && !b.Continues && (b.cells || isRule(b.Text))
}

// tableOf makes a table of rows, if they are one. In the head of a text bars part
// links and gaps the lines of a letter's paper, and at its end gaps part who
// signs from his office.
func tableOf(rows []Block, s *seed.Seed, head, end bool) (Block, bool) {
	var texts []string
	rules, after := 0, false // rules between rows; one stands right under the first
	run := 0                 // rows since the last rule
	tall := false            // several rows stand between two rules
	for _, b := range rows {
		if isRule(b.Text) {
			if len(texts) > 0 {
				rules++
				after = after || len(texts) == 1
				tall = tall || rules > 1 && run > 1
			}
			run = 0
			continue
		}
		run++
		texts = append(texts, b.Text)
	}
	if len(texts) < 2 {
		return Block{}, false
	}
	framed, barred := true, true
	for _, t := range texts {
		first, _ := utf8.DecodeRuneInString(t)
		last, _ := utf8.DecodeLastRuneInString(t)
		framed = framed && strings.ContainsRune(bars, first) && strings.ContainsRune(bars, last)
		barred = barred && strings.ContainsAny(t, bars)
	}
	var cells [][]string
	switch {
	case framed || barred && (rules > 0 || len(texts) >= 3 && !head):
		for _, t := range texts {
			cells = append(cells, cutCells(strings.Trim(t, bars), func(r rune) bool { return strings.ContainsRune(bars, r) }))
		}
	case slices.ContainsFunc(texts, func(t string) bool { return strings.IndexByte(t, '\t') < 0 }):
		if cells = aligned(texts, rows, s); cells == nil {
			return Block{}, false
		}
	default:
		for _, t := range texts {
			cells = append(cells, cutCells(t, func(r rune) bool { return r == '\t' }))
		}
	}
	width := len(cells[0])
	even := true
	for _, row := range cells {
		even = even && len(row) == width
	}
	if !framed && rules == 0 && (!even || width < 2 || width == 2 && (len(texts) < 3 || head || end && !figures(cells)) || isForm(cells)) {
		return Block{}, false
	}
	if width < 2 && !framed {
		return Block{}, false
	}
	t := rows[0]
	t.Kind, t.Level, t.cells = Table, 0, false
	t.Lines = document.Span{First: rows[0].Lines.First, Last: rows[len(rows)-1].Lines.Last}
	t.Text, t.runes = printed(s.Lines[t.Lines.First-1:t.Lines.Last]), 0
	for _, b := range rows {
		t.runes += b.runes
	}
	if even && width >= 2 && !(tall && rules > 2) {
		t.Rows = cells
		t.HeadRow = after || heads(cells)
	}
	return t, true
}

func cutCells(text string, between func(rune) bool) []string {
	var cells []string
	for {
		at := strings.IndexFunc(text, between)
		if at < 0 {
			return append(cells, strings.TrimFunc(text, blank))
		}
		cells = append(cells, strings.TrimFunc(text[:at], blank))
		_, size := utf8.DecodeRuneInString(text[at:])
		text = text[at+size:]
	}
}

// aligned cuts rows at wide gaps, if the cells of each column begin or end at one
// place; a row with fewer cells has its cells under those of the others. It
// returns nil if they do not.
func aligned(texts []string, rows []Block, s *seed.Seed) [][]string {
	if len(texts) < 3 {
		return nil
	}
	type place struct{ from, to int }
	var cells [][]string
	var places [][]place
	width := 0
	for _, b := range rows {
		if isRule(b.Text) {
			continue
		}
		row, from, to := gapped(s.Lines[b.Lines.First-1])
		at := make([]place, len(row))
		for i := range row {
			at[i] = place{from[i], to[i]}
		}
		cells, places = append(cells, row), append(places, at)
		width = max(width, len(row))
	}
	full := 0
	columns := make([]place, width) // what each column spans
	starts, ends := slices.Repeat([]bool{true}, width), slices.Repeat([]bool{true}, width)
	var first []place
	for _, at := range places {
		if len(at) < width {
			continue
		}
		full++
		if first == nil {
			first = at
			copy(columns, at)
		}
		for i, p := range at {
			columns[i] = place{min(columns[i].from, p.from), max(columns[i].to, p.to)}
			starts[i] = starts[i] && near(p.from, first[i].from)
			ends[i] = ends[i] && near(p.to, first[i].to)
		}
	}
	if width < 2 || full*3 < len(cells)*2 {
		return nil
	}
	for i := range columns {
		if !starts[i] && !ends[i] {
			return nil
		}
	}
	for r, at := range places {
		if len(at) == width {
			continue
		}
		row := make([]string, width)
		column := 0
		for i, p := range at {
			for column < width && columns[column].to <= p.from {
				column++
			}
			// The cell must lie under one column alone.
			if column == width || p.to <= columns[column].from || column+1 < width && p.to > columns[column+1].from {
				return nil
			}
			row[column] = cells[r][i]
			column++
		}
		cells[r] = row
	}
	return cells
}

func near(a, b int) bool { return a-b <= 1 && b-a <= 1 }

// gapped cuts a line at its gaps of three blanks or more, and says where each
// piece begins and ends on the screen.
func gapped(raw string) (cells []string, from, to []int) {
	column, blanks, start := 0, gutter, -1
	begin, end := 0, 0
	for i, r := range raw {
		w := cellWidth(r)
		if r == '\t' {
			w = 8 - column%8
			blanks += gutter
		}
		if blank(r) {
			blanks++
			column += w
			continue
		}
		if blanks >= gutter || start < 0 {
			if start >= 0 {
				cells, to = append(cells, strings.TrimFunc(raw[start:i], blank)), append(to, end)
			}
			start, begin = i, column
			from = append(from, begin)
		}
		blanks = 0
		column += w
		end = column
	}
	if start >= 0 {
		cells, to = append(cells, strings.TrimFunc(raw[start:], blank)), append(to, end)
	}
	return cells, from, to
}

// figures reports whether a column holds nothing but numbers, but for its head.
func figures(cells [][]string) bool {
	for column := range cells[0] {
		n := 0
		for _, row := range cells[1:] {
			if column < len(row) && strings.ContainsFunc(row[column], unicode.IsDigit) {
				n++
			}
		}
		if n == len(cells)-1 {
			return true
		}
	}
	return false
}

// isForm reports whether the first cells are labels with colons: the head of a
// letter.
func isForm(cells [][]string) bool {
	n := 0
	for _, row := range cells {
		if strings.HasSuffix(row[0], ":") || strings.HasSuffix(row[0], "：") {
			n++
		}
	}
	return n*2 >= len(cells)
}

// heads reports whether the first row alone has no figures, or alone nothing in
// the first column.
func heads(cells [][]string) bool {
	if len(cells[0]) > 2 && cells[0][0] == "" && !slices.Contains(cells[0][1:], "") &&
		!slices.ContainsFunc(cells[1:], func(row []string) bool { return row[0] == "" }) {
		return true
	}
	for _, c := range cells[0] {
		if c == "" && len(cells[0]) == 2 || strings.ContainsFunc(c, unicode.IsDigit) {
			return false
		}
	}
	for _, row := range cells[1:] {
		if !slices.ContainsFunc(row, func(c string) bool { return strings.ContainsFunc(c, unicode.IsDigit) }) {
			return false
		}
	}
	return true
}

// printed are lines as printed, without the indent that all have.
func printed(lines []string) string {
	least := -1
	for _, l := range lines {
		n := len(l) - len(strings.TrimLeft(l, " "))
		if strings.TrimFunc(l, blank) != "" && (least < 0 || n < least) {
			least = n
		}
	}
	var b strings.Builder
	for i, l := range lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(strings.TrimRightFunc(l[min(max(least, 0), len(l)):], blank))
	}
	return b.String()
}
