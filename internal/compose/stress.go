package compose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// wikiBold is what wikis put on both sides of words that they show in bold; no
// text has three apostrophes in a row otherwise.
const wikiBold = "'''"

// stressed says in Markdown what a text, escaped already, says in a wiki's marks:
// "”'words”'". Marks without a fellow on their line stay.
func stressed(text string) string {
	if strings.Count(text, wikiBold) < 2 || strings.ContainsAny(text, "*`") {
		return text
	}
	var b strings.Builder
	for {
		at := strings.Index(text, wikiBold)
		if at < 0 {
			break
		}
		rest := text[at+len(wikiBold):]
		end := strings.Index(rest, wikiBold)
		if end < 0 || !isStress(text[:at], rest[:end], rest[end+len(wikiBold):]) {
			b.WriteString(text[:at+len(wikiBold)])
			text = rest
			continue
		}
		b.WriteString(text[:at] + "**" + rest[:end] + "**")
		text = rest[end+len(wikiBold):]
	}
	return b.String() + text
}

// isStress reports whether Markdown too would take words between two marks as stressed.
func isStress(before, words, after string) bool {
	if words == "" || strings.ContainsAny(words, "\n'") || strings.TrimSpace(words) != words {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	apart := func(r rune) bool {
		return r != '\'' && (unicode.IsSpace(r) || strings.ContainsRune(".,;:!?()[]«»“”—–", r))
	}
	return (before == "" || apart(last)) && (after == "" || apart(next))
}
