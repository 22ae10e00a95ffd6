package frontmatter

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"regexp"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// A node is what the head says at one place: the YAML library's tree with its
// anchors, tags and styles gone, so that they cannot mean anything later.
type node struct {
	kind   kind
	line   int // of the file, from 1
	column int // from 1
	text   string
	plain  bool   // a scalar without quotes
	items  []node // of a list; of a mapping key, value, key, value
}

type kind uint8

const (
	scalar kind = iota
	list
	mapping
)

// null reports whether the node is nothing: an empty value, "~" or "null".
func (n node) null() bool { return n.kind == scalar && n.plain && isNull(n.text) }

func isNull(s string) bool {
	switch s {
	case "", "~", "null", "Null", "NULL":
		return true
	}
	return false
}

// pairs are the keys and values of a mapping, in order.
func (n node) pairs() iter.Seq2[node, node] {
	return func(yield func(node, node) bool) {
		for i := 0; i+1 < len(n.items); i += 2 {
			if !yield(n.items[i], n.items[i+1]) {
				return
			}
		}
	}
}

// maxDepth is how deep lists and mappings may lie in one another. Our own keys
// need 3; the rest is for keys of people's own.
const maxDepth = 16

// readYAML reads a head, which begins with its line "---", with the library.
func readYAML(head string) (node, []Problem) {
	var doc yaml.Node
	if err := decodeYAML(strings.NewReader(head), &doc); err != nil {
		if errors.Is(err, io.EOF) {
			return node{kind: mapping}, nil
		}
		return node{}, []Problem{Explain(head, err)}
	}
	if doc.Kind != yaml.DocumentNode || len(doc.Content) != 1 {
		return node{kind: mapping}, nil
	}
	var w walker
	top := doc.Content[0]
	root := w.node(top, 0)
	switch {
	case len(w.problems) > 0:
		return node{}, w.problems
	case root.null():
		return node{kind: mapping}, nil
	case root.kind != mapping:
		return node{}, []Problem{{root.line, "is not a list of keys and values", "write lines like title: Joint Statement"}}
	case top.Style&yaml.FlowStyle != 0:
		return node{}, []Problem{{root.line, "the front matter stands in braces", "write each key on a line of its own"}}
	}
	for key := range root.pairs() {
		if key.column != top.Column || key.kind != scalar {
			return node{}, []Problem{{key.line, "is not a plain key", "write key: value"}}
		}
	}
	return root, nil
}

// decodeYAML shields the program from a panic of the library, whose input may be anything.
func decodeYAML(r io.Reader, doc *yaml.Node) (err error) {
	defer func() {
		if recover() != nil {
			err = errors.New("yaml: this cannot be read")
		}
	}()
	d := yaml.NewDecoder(r)
	if err := d.Decode(doc); err != nil {
		return err
	}
	// What the library would leave unread as another document is a fault.
	switch err := d.Decode(new(yaml.Node)); err {
	case io.EOF:
		return nil
	case nil:
		return errors.New("yaml: did not find expected <document start>")
	default:
		return err
	}
}

// A walker copies the library's tree and finds what a head must not have.
type walker struct {
	problems []Problem
}

func (w *walker) problem(line int, hint, format string, args ...any) {
	w.problems = append(w.problems, Problem{line, fmt.Sprintf(format, args...), hint})
}

func (w *walker) node(n *yaml.Node, depth int) node {
	to := node{line: n.Line, column: n.Column, text: n.Value}
	if depth > maxDepth {
		w.problem(n.Line, "write it flatter", "has lists within lists more than %d deep", maxDepth)
		return to
	}
	if n.Anchor != "" {
		w.problem(n.Line, "write the value out where it is needed, or put the text in quotes", "has an anchor (&%s)", n.Anchor)
	}
	if n.Style&yaml.TaggedStyle != 0 && n.Tag != "!!str" && n.Tag != "!!seq" && n.Tag != "!!map" {
		w.problem(n.Line, "write the value without a tag, or put the text in quotes", "has a tag (%s)", n.Tag)
	}
	switch n.Kind {
	case yaml.AliasNode:
		// Never followed: a few lines of aliases can stand for gigabytes.
		w.problem(n.Line, "write the value out, or put the text in quotes", "has an alias (*%s)", n.Value)
	case yaml.ScalarNode:
		to.plain = n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle|yaml.TaggedStyle) == 0
	case yaml.SequenceNode:
		to.kind = list
	case yaml.MappingNode:
		to.kind = mapping
	}
	if len(n.Content) > 0 {
		to.items = make([]node, len(n.Content))
		for i, c := range n.Content {
			to.items[i] = w.node(c, depth+1)
		}
	}
	if to.kind == mapping {
		w.duplicates(to)
	}
	return to
}

func (w *walker) duplicates(n node) {
	seen := make(map[string]int, len(n.items)/2)
	for key := range n.pairs() {
		if key.kind != scalar {
			continue
		}
		if line, again := seen[key.text]; again {
			w.problem(key.line, "keep one of them", "%s is given again, after line %d", short(key.text), line)
			continue
		}
		seen[key.text] = key.line
	}
}

// short is a text for a message, cut and quoted if it is long.
func short(s string) string {
	const most = 40
	n := 0
	for i := range s {
		if n++; n > most {
			return strconv.Quote(s[:i]) + "…"
		}
	}
	return s
}

func codePoint(r rune) string { return fmt.Sprintf("U+%04X", r) }

var yamlError = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)$`)

// explanations say in other words what the library says.
var explanations = []struct{ says, text, hint string }{
	{"mapping values are not allowed", "has a colon within an unquoted text", `put the text in quotes, like title: "Rivers: a Statement"`},
	{"did not find expected ',' or", "a bracket or brace is not closed, or a comma is missing", "close it on the same line, or put the text in quotes"},
	{"did not find expected node content", "has a comma or bracket where a value should stand", "remove it, or put the text in quotes"},
	{"could not find expected ':'", "is neither a key with a value nor an entry of a list", "write key: value, and indent lines that continue a text"},
	{"did not find expected '-' indicator", "does not line up with the entries of the list above it", "begin each entry with - in the same column"},
	{"<document start>", "does not line up with the keys above it", "begin each key in the first column"},
	{"did not find expected key", "does not line up with the keys above it", "begin each key in the first column"},
	{"cannot start any token", "has a character that cannot begin a value, such as a tab, @, ` or %", "put the text in quotes, and indent with spaces"},
	{"tab character", "is indented with a tab", "indent with spaces"},
	{"unexpected end of stream", "has a quote that is not closed", "close it, or double it if it is an apostrophe within single quotes"},
	{"unexpected document indicator", "has a quote that is not closed", "close it, or double it if it is an apostrophe within single quotes"},
	{"unknown escape character", `has a backslash that YAML does not know within double quotes`, `write \\ for a backslash, or use single quotes`},
	{"control characters are not allowed", "has a control character", "remove it"},
	{"exceeded max depth", "has too many brackets within brackets", "write it flatter, or put the text in quotes"},
	{"unknown anchor", "has an alias", "put the text in quotes"},
	{"sequence entries are not allowed", "has an entry of a list where none can stand", "begin the list on the line after its key, or put the text in quotes"},
}

// Explain turns an error of the YAML library about a text into a problem. Its own line is that of
// the construct it was in, often far above; so the head is read again line by
// line, and the last line that was asked for is the one at fault.
func Explain(head string, err error) Problem {
	m := yamlError.FindStringSubmatch(err.Error())
	if m == nil {
		return Problem{1, "cannot be read as YAML: " + err.Error(), "see docs/front-matter.md"}
	}
	lines := lineReader{rest: head}
	_ = decodeYAML(&lines, new(yaml.Node))
	p := Problem{max(lines.n, 1), "cannot be read as YAML: " + m[2], "put texts with special characters in quotes"}
	for _, e := range explanations {
		if strings.Contains(m[2], e.says) {
			p.Text, p.Hint = e.text, e.hint
			break
		}
	}
	// What is not closed is named by the line where it was opened. The library
	// counts that from 1 in its scanner, from 0 in its parser.
	if n, err := strconv.Atoi(m[1]); err == nil && strings.Contains(p.Text, "not closed") {
		p.Line = n
		if strings.Contains(m[2], "did not find") {
			p.Line++
		}
	}
	if strings.Contains(m[2], "did not find expected key") {
		if n := wordsAfterValue(head, p.Line); n > 0 {
			return Problem{n, "has words after a closing quote or bracket", "put quotes around the whole text"}
		}
	}
	return p
}

// wordsAfterValue looks at a line and the two above it for one with something
// behind its closed value, and gives its number.
func wordsAfterValue(head string, line int) int {
	n := 0
	for text := range strings.Lines(head) {
		if n++; n > line {
			break
		}
		if n < line-2 {
			continue
		}
		_, value, ok := cutKey(strings.TrimSpace(text))
		if !ok || value == "" || !strings.Contains("\"'[{", value[:1]) {
			continue
		}
		if _, after, ok := simpleValue(value, n, 0); ok && after != "" && after[0] != '#' {
			return n
		}
	}
	return 0
}

// A lineReader gives one line at each read and counts them.
type lineReader struct {
	rest string
	n    int
}

func (r *lineReader) Read(to []byte) (int, error) {
	if r.rest == "" {
		return 0, io.EOF
	}
	end := strings.IndexByte(r.rest, '\n') + 1
	if end == 0 {
		end = len(r.rest)
	}
	n := copy(to, r.rest[:end])
	if n == end {
		r.n++
	}
	r.rest = r.rest[n:]
	return n, nil
}
