package language

import (
	"strings"

	"fonds/internal/document"
)

// FunctionWords are the commonest short words of a language, as they are written
// in small letters: articles, prepositions, conjunctions. None are known of most.
func FunctionWords(l document.Lang) []string {
	primary, _, _ := strings.Cut(string(l), "-")
	for _, k := range known {
		if string(k.lang) == string(l) || string(k.lang) == primary {
			return strings.Fields(k.words)
		}
	}
	return nil
}
