package markdown

import (
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// Escape returns text (one block; "\n" ends its lines) such that Render gives the
// same text back, escaping only where Markdown would change it. White space at
// the ends of lines, which HTML does not show, is dropped; runs of spaces, no-break and
// ideographic spaces stay. The text may be put where a paragraph, an item, a
// quotation or a heading begins. A NUL and bytes that are no UTF-8 cannot stand in
// HTML; Render shows U+FFFD for them.
//
// What is escaped is decided by rules, one per construct of Markdown, each a
// little wider than the construct, so that the cost is linear and no second
// parser is needed; the tests hold the rules against the parser.
func Escape(text string) string {
	if plain(text) {
		return text
	}
	e := escaper{text: text}
	if !isTrim(text) {
		lines := strings.Split(strings.ReplaceAll(text, "\r", "\n"), "\n")
		for i, line := range lines {
			lines[i] = strings.Trim(line, blanks)
		}
		e.text = strings.Join(lines, "\n")
	}
	e.survey()
	return e.run()
}

// isTrim reports that no line of a text has white space at its ends.
func isTrim(text string) bool {
	if strings.IndexByte(text, '\r') >= 0 {
		return false
	}
	for more := true; more; {
		var line string
		line, text, more = strings.Cut(text, "\n")
		if n := len(line); n > 0 && (strings.IndexByte(blanks, line[0]) >= 0 || strings.IndexByte(blanks, line[n-1]) >= 0) {
			return false
		}
	}
	return true
}

// blanks are the characters that HTML takes for white space.
const blanks = " \t\r\n\f\v"

// Bytes that begin a construct of Markdown: anywhere, and at the start of a line.
var inlineMarks, lineMarks = marked("\\`*_[<&\r\f\v"), marked("#>-+0123456789=~|: \t")

// looked are the bytes that the escaper looks at, wherever they stand in a line.
var looked = marked("\n\\`*_[]#<&")

// runs are the bytes that mean something by how many of them stand in a row.
var runs = marked("*_`")

func marked(bytes string) (table [256]bool) {
	for i := range len(bytes) {
		table[bytes[i]] = true
	}
	return table
}

// plain reports texts in which nothing looks like Markdown: nearly all.
func plain(text string) bool {
	if strings.HasSuffix(strings.TrimRight(text, blanks), "#") {
		return false
	}
	for more := true; more; {
		var line string
		line, text, more = strings.Cut(text, "\n")
		if line == "" {
			continue
		}
		if last := line[len(line)-1]; lineMarks[line[0]] || more && (last == ' ' || last == '\t') {
			return false
		}
		for ; len(line) >= 4; line = line[4:] {
			if inlineMarks[line[0]] || inlineMarks[line[1]] || inlineMarks[line[2]] || inlineMarks[line[3]] {
				return false
			}
		}
		for i := range len(line) {
			if inlineMarks[line[i]] {
				return false
			}
		}
	}
	return true
}

// escaper goes over a text twice: what a mark means depends on what follows
// far behind it (an asterisk that opens is harmless if none closes).
type escaper struct {
	text string

	lastClose  [2]int // start of the last run that can close emphasis: of '*', of '_'
	codeSpans  bool   // two runs of backticks are equally long, or one is a fence
	definition int    // where the last "]:" stands; -1
	closing    int    // where the number signs stand that would be lost at the end of a heading

	out []byte
}

// survey makes the first pass.
func (e *escaper) survey() {
	e.lastClose = [2]int{-1, -1}
	e.definition = -1
	if strings.IndexByte(e.text, ']') >= 0 {
		e.definition = strings.LastIndex(e.text, "]:")
	}
	e.closing = len(strings.TrimRight(e.text, "#"))
	var ticks map[int]bool // lengths of runs seen
	for i := 0; i < len(e.text); {
		for i+4 < len(e.text) && !runs[e.text[i]] && !runs[e.text[i+1]] && !runs[e.text[i+2]] && !runs[e.text[i+3]] {
			i += 4
		}
		c := e.text[i]
		switch c {
		case '*', '_':
			n := e.runLength(i)
			if _, closes := e.flanking(i, n); closes {
				e.lastClose[emphasis(c)] = i
			}
			i += n
		case '`':
			n := e.runLength(i)
			if ticks == nil {
				ticks = map[int]bool{}
			}
			if ticks[n] || n >= 3 && e.atLineStart(i) {
				e.codeSpans = true
			}
			ticks[n] = true
			i += n
		default:
			i++
		}
	}
}

func emphasis(c byte) int {
	if c == '*' {
		return 0
	}
	return 1
}

func (e *escaper) run() string {
	t := e.text
	e.out = make([]byte, 0, len(t)+len(t)/8+8)
	first := true // the line begins a paragraph
	bracket := false
	for i := 0; i < len(t); {
		if e.atLineStart(i) {
			if t[i] == '\n' {
				first = true
				e.out = append(e.out, '\n')
				i++
				continue
			}
			i = e.lineStart(i, first)
			first = false
			if i == len(t) {
				break
			}
		}
		switch c := t[i]; c {
		case '\\':
			if i+1 < len(t) && t[i+1] == '\n' {
				// Not doubled: the lines of a verse end in one more, and the parser
				// does not see a line break behind three.
				e.out = append(e.out, "&#92;"...)
				i++
				continue
			}
			if i+1 == len(t) || util.IsPunct(t[i+1]) {
				e.out = append(e.out, '\\')
			}
		case '`':
			if e.codeSpans {
				e.out = append(e.out, '\\')
			}
		case '*', '_':
			n := e.runLength(i)
			opens, _ := e.flanking(i, n)
			e.copyRun(i, n, opens && i < e.lastClose[emphasis(c)])
			i += n
			continue
		case '[':
			bracket = true
			if i+1 < len(t) && t[i+1] == '^' {
				e.out = append(e.out, '\\')
			}
		case ']':
			if bracket && i+1 < len(t) && t[i+1] == '(' {
				e.out = append(e.out, '\\')
			}
		case '#':
			if i == e.closing && (i == 0 || blankAt(t, i-1)) {
				e.out = append(e.out, '\\')
			}
		case '<':
			if opensAngle(t[i:]) {
				e.out = append(e.out, '\\')
			}
		case '&':
			if isEntity(t[i:]) {
				e.out = append(e.out, '\\')
			}
		}
		end := i + 1
		if t[i] != '\n' {
			for end+4 <= len(t) && !looked[t[end]] && !looked[t[end+1]] && !looked[t[end+2]] && !looked[t[end+3]] {
				end += 4
			}
			for end < len(t) && !looked[t[end]] {
				end++
			}
		}
		e.out = append(e.out, t[i:end]...)
		i = end
	}
	return string(e.out)
}

// lineStart writes the first characters of the line at i if they mark a block,
// and returns the place behind what it wrote.
func (e *escaper) lineStart(i int, first bool) int {
	t := e.text
	line := t[i:]
	if n := strings.IndexByte(line, '\n'); n >= 0 {
		line = line[:n]
	}
	switch c := line[0]; c {
	case '#':
		n := e.runLength(i)
		if n > 6 || !blankAt(line, n) {
			return i
		}
	case '>':
	case '-', '+', '*', '_':
		// Two dashes alone draw a line only under another line.
		rule := c != '+' && isRule(line) && !(first && strings.Count(line, line[:1]) < 3)
		item := c != '_' && blankAt(line, 1)
		table := c == '-' && !first && isTableRule(line)
		if !rule && !item && !table {
			return i
		}
		if c == '*' || c == '_' {
			n := e.runLength(i)
			e.copyRun(i, n, true)
			return i + n
		}
	case '=':
		if first || len(strings.Trim(line, "= \t")) > 0 {
			return i
		}
	case '|', ':':
		if first || !isTableRule(line) {
			return i
		}
	case '~':
		if !strings.HasPrefix(line, "~~~") {
			return i
		}
	case '[':
		// A definition's label may run over lines.
		if e.definition < i || len(line) > 1 && line[1] == '^' {
			return i
		}
	default:
		// In a paragraph only "1." begins a list, but this text may stand in
		// an item, and there any number does.
		n := 0
		for n < len(line) && util.IsNumeric(line[n]) {
			n++
		}
		if n == 0 || n > 9 || n == len(line) || line[n] != '.' && line[n] != ')' || !blankAt(line, n+1) {
			return i
		}
		e.out = append(append(e.out, line[:n]...), '\\', line[n])
		return i + n + 1
	}
	e.out = append(e.out, '\\', line[0])
	return i + 1
}

// copyRun writes a run of n equal characters.
func (e *escaper) copyRun(i, n int, escape bool) {
	for range n {
		if escape {
			e.out = append(e.out, '\\')
		}
		e.out = append(e.out, e.text[i])
	}
}

func (e *escaper) atLineStart(i int) bool { return i == 0 || e.text[i-1] == '\n' }

// runLength counts the characters equal to the one at i, from i on.
func (e *escaper) runLength(i int) int {
	n := 1
	for i+n < len(e.text) && e.text[i+n] == e.text[i] {
		n++
	}
	return n
}

// flanking reports whether the run of n asterisks or underscores at i can open
// and can close emphasis (CommonMark, "left-flanking delimiter run"). At the end
// of a line it answers for the backslash too that a verse has there.
func (e *escaper) flanking(i, n int) (opens, closes bool) {
	before, after := '\n', '\n'
	if i > 0 {
		before, _ = utf8.DecodeLastRuneInString(e.text[:i])
	}
	if i+n < len(e.text) {
		after, _ = utf8.DecodeRuneInString(e.text[i+n:])
	}
	opens, closes = flanks(e.text[i], before, after)
	if after == '\n' {
		o, c := flanks(e.text[i], before, '\\')
		opens, closes = opens || o, closes || c
	}
	return opens, closes
}

func flanks(mark byte, before, after rune) (opens, closes bool) {
	beforePunct, afterPunct := util.IsPunctRune(before), util.IsPunctRune(after)
	beforeSpace, afterSpace := util.IsSpaceRune(before), util.IsSpaceRune(after)
	left := !afterSpace && (!afterPunct || beforeSpace || beforePunct)
	right := !beforeSpace && (!beforePunct || afterSpace || afterPunct)
	if mark == '*' {
		return left, right
	}
	return left && (!right || beforePunct), right && (!left || afterPunct)
}

// blankAt reports whether line ends at n or goes on with white space.
func blankAt[T string | []byte](line T, n int) bool {
	return n >= len(line) || strings.IndexByte(blanks, line[n]) >= 0
}

// isRule reports a thematic break, or the line under a heading: only '-', '*' or '_'.
func isRule(line string) bool {
	for i := range len(line) {
		c := line[i]
		if c != line[0] && strings.IndexByte(blanks, c) < 0 {
			return false
		}
	}
	return true
}

// isTableRule reports a line that could part the head of a table from its rows.
func isTableRule[T string | []byte](line T) bool {
	dashes := false
	for i := range len(line) {
		c := line[i]
		dashes = dashes || c == '-'
		if c != '|' && c != '-' && c != ':' && strings.IndexByte(blanks, c) < 0 {
			return false
		}
	}
	return dashes
}

// opensAngle reports that a comment or an autolink could begin with the "<" at
// the start of t. It looks as far as the next white space or angle bracket.
func opensAngle(t string) bool {
	if strings.HasPrefix(t, "<!--") {
		return true
	}
	mark := false
	for i := 1; i < len(t); i++ {
		switch c := t[i]; {
		case c == '>':
			return mark
		case c <= ' ' || c == '<':
			return false
		case c == ':' || c == '@':
			mark = true
		}
	}
	return false
}

// longestReference is longer than any name that HTML has for a character.
const longestReference = 40

// isEntity reports that t begins with a character reference.
func isEntity[T string | []byte](t T) bool {
	end, most := 0, min(len(t), longestReference)
	for end < most && t[end] != ';' {
		end++
	}
	if end < 2 || end == most {
		return false
	}
	name := t[1:end]
	if name[0] == '#' {
		return true
	}
	_, known := util.LookUpHTML5EntityByName(string(name))
	return known
}
