package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// tables makes tables of paragraphs as the library does, but for those with a row
// of more cells than the table has columns: the library drops the rest of such a
// row, as GitHub's specification allows, and with it words. They stay paragraphs.
type tables struct{ parser.ParagraphTransformer }

func newTables() tables { return tables{extension.NewTableParagraphTransformer()} }

// Transform implements parser.ParagraphTransformer.
func (t tables) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := node.Lines()
	columns := 0 // once the rule under the head was met
	for i := range lines.Len() {
		at := lines.At(i)
		line := at.Value(reader.Source())
		switch {
		case columns > 0:
			if cells(line) > columns {
				return
			}
		case i > 0 && isTableRule(line):
			columns = cells(line)
		}
	}
	if columns > 0 {
		t.ParagraphTransformer.Transform(node, reader, pc)
	}
}

// cells counts the cells of a row: what stands between bars that no backslash
// takes the meaning of, bars at the ends aside.
func cells(line []byte) int {
	line = bytes.TrimSpace(line)
	line = bytes.TrimPrefix(line, []byte("|"))
	n, open := 0, false
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
			open = true
		case '|':
			n++
			open = false
		default:
			open = true
		}
	}
	if open {
		n++
	}
	return n
}
