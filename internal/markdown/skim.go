package markdown

import (
	"html"
	"strings"
)

// Skim appends what a reader sees of a section, near enough to search in and to
// quote from, a line for each paragraph, item or row: without marks, comments,
// the addresses of links, and numbers of notes. It does not parse: it costs about as much as a
// few copies of the text, whatever that holds.
func Skim(dst []byte, source string) []byte {
	s := skimmer{source: source, dst: dst, begin: len(dst)}
	for s.at < len(s.source) {
		s.line()
	}
	return s.dst
}

type skimmer struct {
	source string
	at     int
	dst    []byte
	begin  int    // of what we have written
	fence  string // that closes the code we are in
	broken bool   // a paragraph ends here
	closes int    // no comment closes behind this; 0 if not known
	lost   int    // bytes that were searched in vain for the end of an address
}

const (
	addressBytes = 2048    // how long the address of a link may be
	patience     = 1 << 18 // bytes searched in vain from which no address is looked for
)

func (s *skimmer) line() {
	end := len(s.source)
	next := end
	if n := strings.IndexByte(s.source[s.at:], '\n'); n >= 0 {
		end, next = s.at+n, s.at+n+1
	}
	line := s.source[s.at:end]
	if mark := FenceOf(line); mark != "" && (s.fence == "" || mark[0] == s.fence[0] && len(mark) >= len(s.fence)) {
		if s.fence == "" {
			s.fence = mark
		} else {
			s.fence = ""
		}
		s.broken, s.at = true, next
		return
	}
	if s.fence != "" {
		s.breakLine()
		s.dst = append(s.dst, line...)
		s.broken, s.at = true, next
		return
	}
	text := strings.TrimLeft(line, " \t>")
	if len(text) > 0 {
		switch c := text[0]; c {
		case '#':
			if t := strings.TrimLeft(text, "#"); len(text)-len(t) <= 6 && (t == "" || t[0] == ' ' || t[0] == '\t') {
				text = strings.TrimRight(strings.Trim(t, " \t\r"), "#")
				s.broken = true
				s.inline(text)
				s.broken, s.at = true, next
				return
			}
		case '-', '*', '+', '=', '_', '|', ':':
			if strings.Trim(text, "-*=_|: \t\r") == "" { // a rule, an underline, the line below a table's head
				s.broken, s.at = true, next
				return
			}
			if c == '-' || c == '*' || c == '+' {
				if len(text) > 1 && (text[1] == ' ' || text[1] == '\t') {
					text = text[2:]
					s.broken = true
				}
			} else if c == '|' {
				s.broken = true
			}
		case '[':
			if close := strings.Index(text, "]:"); close > 0 && close < 200 && strings.IndexByte(text[:close], ' ') < 0 {
				if text[1] != '^' {
					s.broken, s.at = true, next // where links lead
					return
				}
				text = text[close+2:]
				s.broken = true
			}
		}
		if c := text; len(c) > 1 && c[0] >= '0' && c[0] <= '9' {
			if i := strings.IndexFunc(c, func(r rune) bool { return r < '0' || r > '9' }); i > 0 && i < 10 && (c[i] == '.' || c[i] == ')') {
				s.broken = true // an item; its number is seen
			}
		}
	}
	if strings.Trim(text, " \t\r") == "" {
		s.broken, s.at = true, next
		return
	}
	if i := strings.Index(text, "<!--"); i >= 0 && (s.closes == 0 || s.at < s.closes) {
		start := end - len(text) + i
		close := strings.Index(s.source[start+4:], "-->")
		if close < 0 {
			s.closes = 1 // and no other will
		} else {
			s.inline(text[:i])
			s.at = start + 4 + close + 3
			return
		}
	}
	s.inline(text)
	s.at = next
}

// breakLine ends the line that is being written, or joins the next to it.
func (s *skimmer) breakLine() {
	for n := len(s.dst); n > s.begin && (s.dst[n-1] == ' ' || s.dst[n-1] == '\r' || s.dst[n-1] == '\t'); n-- {
		s.dst = s.dst[:n-1]
	}
	if n := len(s.dst); n > s.begin && s.dst[n-1] != '\n' {
		if s.broken {
			s.dst = append(s.dst, '\n')
		} else {
			s.dst = append(s.dst, ' ')
		}
	}
	s.broken = false
}

// skimmed are the bytes that may be a mark.
var skimmed = func() (table [256]bool) {
	for _, c := range "\\*_`[]!&|" {
		table[c] = true
	}
	return table
}()

func (s *skimmer) inline(text string) {
	if text = strings.Trim(text, " \t\r"); text == "" {
		return
	}
	s.breakLine()
	from := 0
	for i := 0; i < len(text); {
		if !skimmed[text[i]] {
			i++
			continue
		}
		s.dst = append(s.dst, text[from:i]...)
		switch c := text[i]; c {
		case '\\':
			i++
			if i < len(text) && isPunct(text[i]) {
				s.dst = append(s.dst, text[i])
				i++
			} else if i < len(text) && text[i] != '\r' {
				s.dst = append(s.dst, '\\')
			}
		case '*', '`':
			i++
		case '_':
			if i > 0 && i+1 < len(text) && isWordByte(text[i-1]) && isWordByte(text[i+1]) {
				s.dst = append(s.dst, '_')
			}
			i++
		case '|':
			s.dst = append(s.dst, ' ')
			i++
		case '!':
			if i+1 >= len(text) || text[i+1] != '[' {
				s.dst = append(s.dst, '!')
			}
			i++
		case '[':
			i++
			if i < len(text) && text[i] == '^' {
				if n := strings.IndexByte(text[i:min(len(text), i+64)], ']'); n > 0 {
					i += n + 1
					break
				}
			}
			if !s.opens(text, i) {
				s.dst = append(s.dst, '[')
			}
		case ']':
			i++
			if i < len(text) && text[i] == '(' {
				if n := s.addressIn(text[i:]); n > 0 {
					i += n
					break
				}
			}
			s.dst = append(s.dst, ']')
		case '&':
			n := strings.IndexByte(text[i:min(len(text), i+34)], ';')
			if n > 1 {
				s.dst = append(s.dst, html.UnescapeString(text[i:i+n+1])...)
				i += n + 1
			} else {
				s.dst = append(s.dst, '&')
				i++
			}
		}
		from = i
	}
	s.dst = append(s.dst, text[from:]...)
}

// opens reports whether a link's words begin at i, behind the bracket.
func (s *skimmer) opens(text string, i int) bool {
	rest := text[i:min(len(text), i+addressBytes)]
	n := strings.IndexByte(rest, ']')
	return n >= 0 && n+1 < len(rest) && rest[n+1] == '(' && s.addressIn(rest[n+1:]) > 0
}

// addressIn is the length of an address in round brackets; 0 if there is none.
func (s *skimmer) addressIn(text string) int {
	if s.lost > patience {
		return 0
	}
	depth := 0
	text = text[:min(len(text), addressBytes)]
	for i := range len(text) {
		switch text[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	s.lost += len(text)
	return 0
}

func isPunct(c byte) bool {
	return c >= '!' && c <= '/' || c >= ':' && c <= '@' || c >= '[' && c <= '`' || c >= '{' && c <= '~'
}

func isWordByte(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80
}
