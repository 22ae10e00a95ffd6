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
			end, last := stretch(n)
			if n.IsRaw() {
				dst = append(dst, w.source[n.Segment.Start:end]...)
			} else {
				dst = resolved(dst, w.source[n.Segment.Start:end])
			}
			if last.SoftLineBreak() || last.HardLineBreak() {
				dst = append(dst, '\n')
			}
			c = last
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

// A Target is where the address of an image or a link stands in a body: bytes
// From to To.
type Target struct {
	From, To int
	Image    bool
}

// Targets finds the addresses of images and links written "![…](address)" and
// "[…](address "title")", in order, without those in fenced code. It reads lines, not Markdown: what is escaped or in
// a code span may be among them, so a caller changes only addresses that it knows.
func Targets(body string) []Target {
	var found []Target
	fence := ""
	at := 0
	for line := range strings.Lines(body) {
		text := strings.TrimRight(line, "\r\n")
		if mark := FenceOf(text); mark != "" {
			switch {
			case fence == "":
				fence = mark
			case mark[0] == fence[0] && len(mark) >= len(fence) && strings.Trim(text, blanks) == mark:
				fence = ""
			}
		} else if fence == "" {
			found = targets(found, text, at)
		}
		at += len(line)
	}
	return found
}

func targets(found []Target, line string, at int) []Target {
	for i := 0; ; {
		n := strings.Index(line[i:], "](")
		if n < 0 {
			return found
		}
		i += n + 2
		open := opening(line, i-2)
		if open < 0 {
			continue
		}
		from, to := i, i
		if from < len(line) && line[from] == '<' {
			from++
			to = from + strings.IndexByte(line[from:]+">", '>')
		} else {
			depth := 0
			for to < len(line) && line[to] > ' ' && (line[to] != ')' || depth > 0) {
				switch line[to] {
				case '(':
					depth++
				case ')':
					depth--
				case '\\':
					to = min(to+1, len(line)-1)
				}
				to++
			}
		}
		if to > from && strings.IndexByte(line[to:], ')') >= 0 {
			found = append(found, Target{at + from, at + to, open > 0 && line[open-1] == '!'})
		}
		i = to
	}
}

// opening is the byte of the bracket that the one at a byte closes; -1 if there
// is none on the line, or a backslash takes its meaning away.
func opening(line string, close int) int {
	depth := 0
	for i := close; i >= 0 && close-i < 4000; i-- {
		if i > 0 && line[i-1] == '\\' {
			continue
		}
		switch line[i] {
		case ']':
			depth++
		case '[':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}
