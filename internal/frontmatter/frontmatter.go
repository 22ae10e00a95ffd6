// Package frontmatter reads and writes the head of a content file (YAML between
// two lines "---") and edits it without touching what it need not touch. It
// wraps the YAML library. The contract stands in docs/front-matter.md.
//
// Every value is text as it stands in the file: "no", "1.10" and "2022-01-18"
// are no booleans, numbers or dates of YAML. So a head means one thing, and
// what [Encode] writes needs few quotes. Only an empty value, "~" and "null"
// are nothing, as in YAML.
//
// A head takes one of two ways to the same tree of nodes: plain lines, as Encode
// writes them, are read by simple.go; anything else by the library in yaml.go.
package frontmatter

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"fonds/internal/document"
	"fonds/internal/runes"
)

// MaxHead is the size in bytes up to which a head is read.
const MaxHead = 4 << 20

// A File is a content file taken apart.
type File struct {
	Meta  document.Meta
	Lines map[document.Field]int // the line of the file each known key stands on
	// Extended are the fields whose value holds keys that are none of ours, such
	// as a signatory's own note. Meta does not have them.
	Extended map[document.Field]bool
	Doubts   []Problem        // unknown keys that look like misspelt ones
	Checked  []document.Field // that a person has looked at, by the key "checked"
	Body     string
	// BodyLine is the line of the file at which the body begins, BodyOffset the byte.
	BodyLine, BodyOffset int
}

// A Problem is one thing wrong with a head, at a line of the file.
type Problem struct {
	Line int
	Text string
	Hint string
}

func (p Problem) Error() string { return fmt.Sprintf("line %d: %s", p.Line, p.Text) }

// Parse takes a content file apart. Every problem is returned, by line, not only
// the first; with any, the file is not usable. Unknown keys are no problem.
func Parse(data []byte) (File, []Problem) {
	_, f, problems := parse(data)
	return f, problems
}

// Head is Parse without the body, which is data[f.BodyOffset:].
func Head(data []byte) (f File, problems []Problem) {
	_, f, problems = head(data)
	return f, problems
}

// parse is Parse that gives the tree as well.
func parse(data []byte) (parts, File, []Problem) {
	p, f, problems := head(data)
	if p.bodyLine > 0 {
		f.Body = string(data[p.body:])
	}
	return p, f, problems
}

func head(data []byte) (parts, File, []Problem) {
	p, problem := split(data)
	if problem != nil {
		return p, File{}, []Problem{*problem}
	}
	f := File{BodyLine: p.bodyLine, BodyOffset: p.body}
	problems := p.read()
	d := decoder{meta: &f.Meta}
	if problems == nil {
		d.head(p.root)
		f.Lines, f.Extended, f.Doubts, f.Checked = d.lines, d.extended, d.doubts, d.checked
	}
	problems = append(problems, d.problems...)
	slices.SortStableFunc(problems, func(a, b Problem) int { return cmp.Compare(a.Line, b.Line) })
	return p, f, problems
}

// An Entry is one text of a list, and its line.
type Entry struct {
	Text string
	Line int
}

// Page takes apart a file whose head has other keys than a document's: an
// authority record, an own page. It fills the texts and lists whose keys it
// finds; other keys are no problem. lines has the line of every key.
func Page(data []byte, texts map[string]*string, lists map[string]*[]Entry) (f File, lines map[string]int, problems []Problem) {
	p, problem := split(data)
	if problem != nil {
		return File{}, nil, []Problem{*problem}
	}
	f = File{Body: string(data[p.body:]), BodyLine: p.bodyLine, BodyOffset: p.body}
	if problems := p.read(); problems != nil {
		return f, nil, problems
	}
	var d decoder
	lines = make(map[string]int, len(p.root.items)/2)
	for key, value := range p.root.pairs() {
		lines[key.text] = key.line
		if to := texts[key.text]; to != nil {
			*to = d.text(key.text, value)
		}
		if to := lists[key.text]; to != nil {
			for _, item := range d.entries(key.text, value) {
				if text := d.text(key.text, item); text != "" {
					*to = append(*to, Entry{text, item.line})
				}
			}
		}
	}
	return f, lines, d.problems
}

// parts are the places of a file's parts, and the tree of its head.
type parts struct {
	head     string // from the opening line to before the closing one
	start    int    // the byte at which the opening line begins (after a byte-order mark)
	close    int    // the byte at which the closing line begins
	body     int    // the byte at which the body begins
	bodyLine int
	root     node // a mapping
}

// split finds the head. Its lines end in "\n" or "\r\n".
func split(data []byte) (parts, *Problem) {
	var p parts
	if bytes.HasPrefix(data, []byte("\xef\xbb\xbf")) {
		p.start = 3
	}
	if line := invalidLine(data); line > 0 {
		return p, &Problem{line, "is not UTF-8 text", "save the file as UTF-8"}
	}
	if line := unsettled(data); line > 0 {
		return p, &Problem{line, "two versions of the file were not settled here", "keep one of them, or both, and remove the lines <<<<<<<, ======= and >>>>>>>"}
	}
	line, rest := cutLine(data[p.start:])
	if !isFence(line) {
		return p, &Problem{1, "has no front matter", "begin the file with a line ---, the metadata, and another line ---"}
	}
	p.close = len(data) - len(rest)
	for n := 2; len(rest) > 0; n++ {
		if p.close-p.start > MaxHead {
			return p, &Problem{1, "the front matter is too long", "close it with a line ---; at most 4 MB are read"}
		}
		line, rest = cutLine(rest)
		if isFence(line) {
			p.body, p.bodyLine = len(data)-len(rest), n+1
			p.head = string(data[p.start:p.close])
			return p, nil
		}
		p.close = len(data) - len(rest)
	}
	return p, &Problem{1, "the front matter is not closed", "write a line --- after the metadata"}
}

// cutLine takes the first line off, with its end.
func cutLine(data []byte) (line, rest []byte) {
	if i := bytes.IndexByte(data, '\n'); i >= 0 {
		return data[:i+1], data[i+1:]
	}
	return data, nil
}

func isFence(line []byte) bool {
	return len(line) >= 3 && string(line[:3]) == "---" && len(bytes.TrimRight(line[3:], " \t\r\n")) == 0
}

// unsettled is the line at which the marks stand that version control leaves
// where it could not merge two versions of a file; 0 if there are none.
func unsettled(data []byte) int {
	if !bytes.Contains(data, []byte("<<<<<<< ")) {
		return 0
	}
	first, n, want := 0, 0, "<<<<<<< "
	for line := range bytes.Lines(data) {
		n++
		line = bytes.TrimRight(line, "\r\n")
		switch {
		case want == "=======" && string(line) == want:
			want = ">>>>>>> "
		case want == "<<<<<<< " && bytes.HasPrefix(line, []byte(want)):
			first, want = n, "======="
		case want == ">>>>>>> " && bytes.HasPrefix(line, []byte(want)):
			return first
		}
	}
	return 0
}

// invalidLine is the line of the first byte that is not UTF-8, 0 if there is none.
func invalidLine(data []byte) int {
	if runes.Valid(data) {
		return 0
	}
	line := 1
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			return line
		}
		if r == '\n' {
			line++
		}
		data = data[size:]
	}
	return 0
}

// read makes the tree of the head.
func (p *parts) read() []Problem {
	if root, ok := readSimple(p.head); ok {
		p.root = root
		return nil
	}
	if problems := strangeLines(p.head); problems != nil {
		return problems
	}
	root, problems := readYAML(p.head)
	p.root = root
	return problems
}

// strangeLines finds what would make YAML count lines otherwise than an editor
// does, or end the head before its closing line.
func strangeLines(head string) []Problem {
	var problems []Problem
	n := 0
	for line := range strings.Lines(head) {
		n++
		line = strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
		if i := strings.IndexAny(line, "\r\u0085\u2028\u2029"); i >= 0 {
			r, _ := utf8.DecodeRuneInString(line[i:])
			problems = append(problems, Problem{n, "has a hidden line break (" + codePoint(r) + ") within a line",
				"remove it, or write it as an escape within double quotes"})
		}
		if n > 1 && (startsMarker(line, "---") || startsMarker(line, "...")) {
			problems = append(problems, Problem{n, "ends the YAML before the front matter ends", "remove the line, or put its words in quotes after a key"})
		}
	}
	return problems
}

func startsMarker(line, marker string) bool {
	rest, ok := strings.CutPrefix(line, marker)
	return ok && (rest == "" || rest[0] == ' ' || rest[0] == '\t')
}
