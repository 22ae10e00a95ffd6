package frontmatter

import (
	"cmp"
	"slices"
	"strings"

	"fonds/internal/document"
)

// Set returns data with the given fields replaced by their values in m (removed
// where m has none), and every other byte as it was: comments, blank lines,
// unknown keys, order, quoting, line ends. A new key stands after the nearest one
// that comes before it in document.Fields. Comments within a value that is
// replaced stay, above its key. The error is a Problem: that the file cannot be
// read, or that it holds YAML which cannot be edited with certainty.
func Set(data []byte, m *document.Meta, fields []document.Field) ([]byte, error) {
	p, before, problems := parse(data)
	if problems != nil {
		return nil, problems[0]
	}
	e := newEditor(&p)
	for _, f := range document.Fields {
		if slices.Contains(fields, f) {
			e.set(f, encodeValue(m, f))
		}
	}
	head := e.apply()
	result := slices.Concat(data[:p.start], []byte(head), data[p.close:])
	if err := verify(result, m, &before.Meta, fields); err != nil {
		return nil, err
	}
	return result, nil
}

// verify reads an edited file again, so that YAML that was misunderstood is never
// written over what somebody wrote.
func verify(data []byte, want, before *document.Meta, fields []document.Field) error {
	after, problems := Parse(data)
	if problems != nil {
		return Problem{problems[0].Line, "is written in a way that cannot be edited safely", "write the value on one line"}
	}
	for _, f := range document.Fields {
		from := before
		if slices.Contains(fields, f) {
			from = want
		}
		if Value(&after.Meta, f) != Value(from, f) {
			return Problem{after.Lines[f], string(f) + ": is written in a way that cannot be edited safely", "write the value on one line"}
		}
	}
	return nil
}

// An editor collects replacements of parts of a head.
type editor struct {
	head    string
	newline string
	indent  string // before every key
	first   int    // the byte after the opening line
	keys    []place
	edits   []edit
}

// A place is where a key and its value stand in a head.
type place struct {
	name     string
	line     int // the byte at which its first line begins
	colon    int // the byte after the colon
	end      int // the byte after the last of its value; colon if it has none
	next     int // the byte at which the line after its value begins
	below    int // next, or where the comments end that are indented below the value
	comments []string
}

type edit struct {
	from, to int
	text     string
}

func newEditor(p *parts) *editor {
	e := &editor{head: p.head, newline: "\n", first: strings.IndexByte(p.head, '\n') + 1}
	if strings.HasSuffix(p.head[:e.first], "\r\n") {
		e.newline = "\r\n"
	}
	starts := []int{0, 0} // of each line, counted from 1
	for i := range len(p.head) {
		if p.head[i] == '\n' {
			starts = append(starts, i+1)
		}
	}
	items := p.root.items
	for i := 0; i < len(items); i += 2 {
		key, value, end := items[i], items[i+1], len(p.head)
		if i+2 < len(items) {
			end = starts[items[i+2].line]
		}
		at := place{name: key.text, line: starts[key.line]}
		at.colon = afterColon(p.head, at.line+key.column-1)
		at.end, at.comments = extent(p.head[:end], at.colon, value.kind == scalar)
		at.next = end
		if n := strings.IndexByte(p.head[at.end:end], '\n'); n >= 0 {
			at.next = at.end + n + 1
		}
		e.indent = p.head[at.line : at.line+key.column-1]
		at.below = at.next
		for line := range strings.Lines(p.head[at.next:end]) {
			words := strings.TrimLeft(line, " ")
			if words[0] != '#' || len(line)-len(words) <= len(e.indent) {
				break
			}
			at.below += len(line)
		}
		e.keys = append(e.keys, at)
	}
	return e
}

// afterColon is the byte after the colon of the key that begins at a byte.
func afterColon(head string, at int) int {
	switch head[at] {
	case '"', '\'':
		at = closing(head, at)
	}
	if n := strings.Index(head[at:], ":"); n >= 0 {
		return at + n + 1
	}
	return len(head)
}

// closing is the byte after the quote that closes the one at a byte, -1 if none does.
func closing(s string, at int) int {
	quote := s[at]
	for i := at + 1; i < len(s); i++ {
		switch {
		case s[i] == '\\' && quote == '"':
			i++
		case s[i] == quote && quote == '\'' && i+1 < len(s) && s[i+1] == quote:
			i++
		case s[i] == quote:
			return i + 1
		}
	}
	return -1
}

// extent finds where the value that follows a colon ends within s, and the
// comments that stand inside it. What follows the end is blank or comment.
func extent(s string, colon int, scalar bool) (end int, comments []string) {
	end = colon
	type comment struct {
		at   int
		text string
	}
	var found []comment
	depth := 0     // of brackets
	begins := true // whether a token may begin here
	blank := true  // whether white space stands before
	plain := false // inside a text without quotes
	for i := colon; i < len(s); {
		c := s[i]
		switch {
		case c == '\n':
			begins, blank = !(scalar && plain), true
			i++
		case c == ' ' || c == '\t' || c == '\r':
			blank = true
			i++
		case c == '#' && blank:
			stop := i + strings.IndexByte(s[i:]+"\n", '\n')
			found = append(found, comment{i, strings.TrimRight(s[i:stop], " \t\r")})
			i = stop
		case (c == '"' || c == '\'') && begins:
			i = max(i+1, closing(s, i))
			end, begins, blank = i, false, false
		case (c == '|' || c == '>') && begins && depth == 0:
			i = afterBlock(s, i)
			end, begins, blank = i, true, true
		case (c == '[' || c == '{') && (begins || depth > 0):
			depth++
			i++
			end, begins, blank = i, true, true
		case (c == ']' || c == '}' || c == ',') && depth > 0:
			if c != ',' {
				depth--
			}
			i++
			end, begins, blank = i, true, true
		case (c == '-' || c == ':' || c == '?') && (i+1 == len(s) || s[i+1] == ' ' || s[i+1] == '\n' || s[i+1] == '\r' || s[i+1] == '\t') && !plain:
			i++
			end, begins, blank = i, true, false
		default:
			plain = scalar
			i++
			end, blank = i, false
			// Within a list a text may be a key, after whose colon a token begins.
			begins = !scalar && c == ':' && (i == len(s) || s[i] == ' ' || s[i] == '\n' || s[i] == '\r')
		}
	}
	for _, c := range found {
		if c.at < end {
			comments = append(comments, c.text)
		}
	}
	return end, comments
}

// afterBlock is the byte after the last line of the block text ("|" or ">") whose
// sign stands at a byte: lines indented further than the line it stands on.
func afterBlock(s string, at int) int {
	line := strings.LastIndexByte(s[:at], '\n') + 1
	outer := len(s[line:]) - len(strings.TrimLeft(s[line:], " "))
	end := at + strings.IndexByte(s[at:]+"\n", '\n')
	for from := end + 1; from < len(s); {
		stop := from + strings.IndexByte(s[from:]+"\n", '\n')
		text := s[from:stop]
		if words := strings.TrimLeft(text, " "); strings.TrimSpace(words) != "" {
			if len(text)-len(words) <= outer {
				break
			}
			end = stop
		}
		from = stop + 1
	}
	if end > 0 && end < len(s) && s[end-1] == '\r' {
		end--
	}
	return end
}

// set replaces, adds or removes a field.
func (e *editor) set(f document.Field, value string) {
	value = strings.ReplaceAll(value, "\n", e.newline+e.indent)
	i := slices.IndexFunc(e.keys, func(p place) bool { return p.name == string(f) })
	switch {
	case i >= 0 && value != "":
		p := e.keys[i]
		e.edits = append(e.edits, edit{p.line, p.line, e.commentLines(p.comments)}, edit{p.colon, p.end, value})
	case i >= 0:
		p := e.keys[i]
		comments := p.comments
		if after := strings.TrimSpace(e.head[p.end:p.next]); after != "" {
			comments = append(slices.Clone(comments), after)
		}
		// Left indented, remarks below could become part of a text above.
		for line := range strings.Lines(e.head[p.next:p.below]) {
			comments = append(slices.Clone(comments), strings.TrimSpace(line))
		}
		e.edits = append(e.edits, edit{p.line, p.below, e.commentLines(comments)})
	case value != "":
		at := e.after(f)
		e.edits = append(e.edits, edit{at, at, e.indent + string(f) + ":" + value + e.newline})
	}
}

func (e *editor) commentLines(comments []string) string {
	var b strings.Builder
	for _, c := range comments {
		b.WriteString(e.indent + c + e.newline)
	}
	return b.String()
}

// after is the byte at which a new field is to stand.
func (e *editor) after(f document.Field) int {
	for i := slices.Index(document.Fields, f) - 1; i >= 0; i-- {
		for _, p := range e.keys {
			if p.name == string(document.Fields[i]) {
				return p.below
			}
		}
	}
	return e.first
}

// apply makes the edits. They do not overlap; what is put in at one byte stays in
// order, and before what is replaced there.
func (e *editor) apply() string {
	slices.SortStableFunc(e.edits, func(a, b edit) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to))
	})
	var b strings.Builder
	at := 0
	for _, x := range e.edits {
		b.WriteString(e.head[at:x.from])
		b.WriteString(x.text)
		at = x.to
	}
	b.WriteString(e.head[at:])
	return b.String()
}
