package digest

import (
	"strings"
	"unicode/utf8"
)

// mark reads what may hide text from a reader: code, addresses, comments. It returns the place
// behind, or behind the mark if it hides nothing.
func (r *reader) mark(s string, at int) int {
	switch s[at] {
	case '\\':
		if at+1 < len(s) && s[at+1] < utf8.RuneSelf {
			if byteKinds[s[at+1]] == byteWord {
				return at + 1
			}
			return at + 2
		}
	case '`':
		return r.code(s, at)
	case ']':
		if at+1 < len(s) && s[at+1] == '(' {
			depth := 0
			for i := at + 2; i < len(s); i++ {
				switch c := s[i]; {
				case c <= ' ' || c == ')' && depth == 0:
					r.target(s[at+2 : i])
					return i
				case c == '(':
					depth++
				case c == ')':
					depth--
				}
			}
			return len(s)
		}
	case '<':
		if strings.HasPrefix(s[at:], "<!--") {
			if end := r.closing(at); end >= 0 && end <= len(s) {
				return end
			}
			return at + 1
		}
		address := false
		for i := at + 1; i < len(s) && s[i] > ' ' && s[i] != '<'; i++ {
			if s[i] == ':' || s[i] == '@' {
				address = true
			}
			if s[i] == '>' {
				if address {
					return i + 1
				}
				break
			}
		}
	}
	return at + 1
}

// target takes the target of a link into the sketch: a page, not a place on this one.
func (r *reader) target(s string) {
	if n := strings.Index(s, "://"); n >= 0 {
		r.sketcher.anchor(addressOf(s[n:]))
	} else if len(s) > 3 && s[0] != '#' {
		r.sketcher.anchor(hashOf(s))
	}
}

// closing is the place behind the comment that begins at the place given, -1 if
// it is not closed in the section. What was found is remembered, so that a
// section full of "<!--" is searched once.
func (r *reader) closing(at int) int {
	if at < r.closeFrom || r.closeEnd >= 0 && at > r.closeEnd-len("-->") {
		r.closeFrom, r.closeEnd = at, -1
		if n := strings.Index(r.body[at:r.to], "-->"); n >= 0 {
			r.closeEnd = at + n + len("-->")
		}
	}
	return r.closeEnd
}

// code returns the place behind the code that opens at the place given.
func (r *reader) code(s string, at int) int {
	n := 1
	for at+n < len(s) && s[at+n] == '`' {
		n++
	}
	bit := uint64(1) << min(n, 63)
	if r.noTick&bit != 0 {
		return at + n
	}
	for i := at + n; i < len(s); {
		next := strings.IndexByte(s[i:], '`')
		if next < 0 {
			break
		}
		i += next
		m := 1
		for i+m < len(s) && s[i+m] == '`' {
			m++
		}
		if m == n {
			return i + m
		}
		i += m
	}
	r.noTick |= bit
	return at + n
}
