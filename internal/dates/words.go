package dates

import "strings"

// Month is the number of the month that a word names or abbreviates in some
// language, 0 for none. sure is false if other languages call another month so.
func Month(word string) (number int, sure bool) {
	m, ok := names().months[strings.TrimSuffix(strings.ToLower(word), ".")]
	if !ok {
		return 0, false
	}
	return m.number, !m.ambiguous
}

// IsWord reports whether a word occurs within dates in some language: the name
// of a month or of a day of the week, or a small word such as "de".
func IsWord(word string) bool {
	word = strings.TrimSuffix(strings.ToLower(word), ".")
	n := names()
	return n.months[word].number > 0 || n.days[word] || between[word] || ordinals[word] || yearWords[word]
}
