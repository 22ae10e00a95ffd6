package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// Words is the text of a few blocks of Markdown without any markup, white space
// made single spaces: for extracts and titles. It costs as much as rendering.
func Words(source string) string {
	source = strings.ToValidUTF8(source, "\uFFFD")
	if plain(source) {
		return strings.Join(strings.Fields(source), " ")
	}
	if !affordable([]byte(source)) {
		return strings.Join(strings.Fields(string(resolved(nil, []byte(source)))), " ")
	}
	w := writer{source: []byte(source)}
	var words []byte
	var walk func(parent ast.Node)
	walk = func(parent ast.Node) {
		for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
			if c.Type() == ast.TypeBlock && c.FirstChild() != nil && c.FirstChild().Type() == ast.TypeBlock {
				walk(c)
				continue
			}
			words = append(w.words(words, c), ' ')
		}
	}
	walk(dialect.Parse(text.NewReader(w.source)))
	return strings.Join(strings.Fields(string(words)), " ")
}
