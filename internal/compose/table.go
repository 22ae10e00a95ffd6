package compose

import (
	"strings"

	"fonds/internal/markdown"
	"fonds/internal/structure"
)

// mostCells keeps tables within what package markdown reads as such.
const mostCells = 1500

// table writes a table. One whose cells are not certain, or that Markdown could
// not hold, keeps its lines as printed, so that they stay under each other.
func table(b structure.Block) string {
	if !simple(b.Rows) {
		fence := "```"
		for strings.Contains(b.Text, fence) {
			fence += "`"
		}
		return fence + "text\n" + b.Text + "\n" + fence
	}
	rows := b.Rows
	head := make([]string, len(rows[0])) // Markdown has no table without a head
	if b.HeadRow {
		head, rows = rows[0], rows[1:]
	}
	var text strings.Builder
	line := func(cells []string) {
		for _, c := range cells {
			text.WriteString("| ")
			if c = markdown.Escape(c); c != "" {
				text.WriteString(c + " ")
			}
		}
		text.WriteString("|\n")
	}
	line(head)
	text.WriteString(strings.Repeat("| --- ", len(head)) + "|\n")
	for _, r := range rows {
		line(r)
	}
	return strings.TrimSuffix(text.String(), "\n")
}

// simple reports whether Markdown can hold the rows.
func simple(rows [][]string) bool {
	if len(rows) < 2 || len(rows[0]) < 2 || len(rows)*len(rows[0]) > mostCells {
		return false
	}
	for _, r := range rows {
		if len(r) != len(rows[0]) {
			return false
		}
		for _, c := range r {
			if strings.ContainsAny(c, "|\\`\n") {
				return false
			}
		}
	}
	return true
}
