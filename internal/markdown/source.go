package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// Seen is what a reader sees of a piece of Markdown: its words without marks,
// a line for each line that it would be read as. Comments and the addresses of
// links are not seen. A piece that would be too costly comes back as it is.
func Seen(source string) string {
	if !strings.ContainsAny(source, "\\`*_[]<&!#>|") {
		return source
	}
	b := []byte(source)
	if !affordable(b) {
		return source
	}
	words := source
	func() {
		defer func() { _ = recover() }() // the parser is not ours: see Options.Render
		w := newWriter(Options{}, b, nil)
		defer w.free()
		words = strings.TrimRight(string(w.seen(nil, dialect.Parse(text.NewReader(b)))), "\n")
	}()
	return words
}

// seen appends the words of a node, with its line breaks.
func (w *writer) seen(dst []byte, parent ast.Node) []byte {
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		switch n := c.(type) {
		case *ast.Text:
			dst, c = w.textRun(dst, n, '\n')
		case *ast.AutoLink:
			dst = append(dst, n.Label(w.source)...)
		case *ast.String:
			dst = append(dst, n.Value...)
		case *ast.FencedCodeBlock, *ast.CodeBlock:
			for i := range n.Lines().Len() {
				at := n.Lines().At(i)
				dst = append(dst, at.Value(w.source)...)
			}
		case *extension.FootnoteLink, *commentInline, *commentBlock, *ast.LinkReferenceDefinition:
		case *extension.TableCell:
			dst = append(w.seen(dst, n), ' ')
		default:
			dst = w.seen(dst, n)
			if n.Type() == ast.TypeBlock && len(dst) > 0 && dst[len(dst)-1] != '\n' {
				dst = append(dst, '\n')
			}
		}
	}
	return dst
}

// IsLangMark reports whether a line begins a language section, and of which language.
func IsLangMark(line string) (lang string, ok bool) {
	l, ok := langMark(strings.TrimSuffix(line, "\r"))
	return string(l), ok
}
