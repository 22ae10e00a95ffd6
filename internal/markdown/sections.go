package markdown

import (
	"strings"

	"fonds/internal/document"
)

// Sections finds the language sections of a body. The first has the language
// given (a body has at least one section, perhaps empty); each further one follows a line
// "<!-- lang: xx -->". If such a line stands before all text, the first section has the
// language it says. Inside fenced code the line is code, if the fence is closed.
func Sections(body string, first document.Lang) []Section {
	sections := []Section{{Lang: first, To: len(body)}}
	if !strings.Contains(body, "<!--") {
		return sections
	}
	fence := ""  // the characters that opened the code we are in
	outside := 0 // how many sections there were when it opened
	cutAt := 0   // where the section before the fence ended then
	for at := 0; at < len(body); {
		line, next := body[at:], len(body)
		if n := strings.IndexByte(line, '\n'); n >= 0 {
			line, next = line[:n], at+n+1
		}
		if mark := FenceOf(line); mark != "" {
			switch {
			case fence == "":
				fence, outside = mark, len(sections)
				cutAt = sections[outside-1].To
			case mark[0] == fence[0] && len(mark) >= len(fence) && strings.Trim(line, blanks) == mark:
				// Closed: what looked like sections inside was code.
				fence, sections = "", sections[:outside]
				sections[outside-1].To = cutAt
			}
		}
		if lang, ok := langMark(line); ok {
			last := &sections[len(sections)-1]
			if len(sections) == 1 && fence == "" && strings.Trim(body[:at], blanks) == "" {
				*last = Section{Lang: lang, From: next, To: len(body)}
			} else {
				last.To = at
				sections = append(sections, Section{Lang: lang, From: next, To: len(body)})
			}
		}
		at = next
	}
	return sections
}

// FenceOf returns the backticks or tildes with which a line opens or closes code;
// "" if it does neither.
func FenceOf(line string) string {
	s := strings.TrimLeft(line, " ")
	if len(line)-len(s) > 3 || len(s) < 3 || s[0] != '`' && s[0] != '~' {
		return ""
	}
	n := len(s) - len(strings.TrimLeft(s, s[:1]))
	if n < 3 || s[0] == '`' && strings.IndexByte(s[n:], '`') >= 0 {
		return ""
	}
	return s[:n]
}

// langMark reads a line "<!-- lang: xx -->".
func langMark(line string) (document.Lang, bool) {
	s := strings.TrimLeft(line, " ")
	if len(line)-len(s) > 3 {
		return "", false
	}
	s, ok := strings.CutPrefix(s, "<!--")
	if !ok {
		return "", false
	}
	s, ok = strings.CutSuffix(strings.TrimRight(s, blanks), "-->")
	if !ok {
		return "", false
	}
	s, ok = strings.CutPrefix(strings.Trim(s, blanks), "lang:")
	if !ok {
		return "", false
	}
	s = strings.Trim(s, blanks)
	return document.Lang(strings.Clone(s)), isLang(s)
}

// isLang reports a tag in the form of BCP 47. It becomes part of a file's name,
// so nothing else may pass.
func isLang(s string) bool {
	if len(s) > 35 {
		return false
	}
	for i, part := range strings.Split(s, "-") {
		if len(part) < 1 || len(part) > 8 || i == 0 && len(part) < 2 {
			return false
		}
		for _, c := range []byte(part) {
			letter := c|0x20 >= 'a' && c|0x20 <= 'z'
			if !letter && (i == 0 || c < '0' || c > '9') {
				return false
			}
		}
	}
	return true
}
