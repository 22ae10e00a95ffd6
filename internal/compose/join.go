package compose

import (
	"strings"
	"unicode"
)

// Join puts the paragraphs of a second witness or a continuation behind a body:
// those whose words do not stand in it as a paragraph already.
func Join(body, further string) string {
	if strings.TrimSpace(body) == "" || strings.TrimSpace(further) == "" {
		return body + further
	}
	there := map[string]bool{}
	for block := range strings.SplitSeq(body, "\n\n") {
		there[lettersOf(block)] = true
	}
	var parts []string
	fenced := strings.Contains(further, "```") || strings.Contains(further, "~~~") // code may hold blank lines: it stays whole
	for block := range strings.SplitSeq(further, "\n\n") {
		if fenced || !there[lettersOf(block)] && strings.TrimSpace(block) != "" {
			parts = append(parts, strings.Trim(block, "\n"))
		}
	}
	if len(parts) == 0 {
		return body
	}
	return strings.TrimRight(body, "\n") + "\n\n" + strings.Join(parts, "\n\n") + "\n"
}

func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
