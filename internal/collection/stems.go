package collection

import (
	"path"
	"strings"
	"unicode"
)

// baseOf is the name of a file without folder and ending.
func baseOf(file string) string {
	base := path.Base(file)
	return strings.TrimSuffix(base, path.Ext(base))
}

// stem is the path of a section's seed without the code of its language, where
// the path has one: letter.en.txt, letter-en.txt, en/letter.txt and LetterEn.txt
// are "letter", so that files that differ in it alone are found. It is empty if
// the path has no code.
func (v version) stem() string {
	if len(v.document.Seeds) == 0 || v.lang == "" || len(v.document.Sections) != 1 {
		return ""
	}
	file := v.document.Seeds[0].File
	code := primary(v.lang)
	words := pathWords(strings.TrimSuffix(file, path.Ext(file)))
	var rest []string
	for _, w := range words {
		if !strings.EqualFold(w, code) {
			rest = append(rest, strings.ToLower(w))
		}
	}
	if len(rest) == len(words) || len(rest) == 0 {
		return ""
	}
	return strings.Join(rest, " ")
}

// pathWords cuts a path at punctuation and where a capital follows a small letter
// or a digit.
func pathWords(s string) []string {
	var words []string
	from, last := 0, rune(0)
	for i, r := range s {
		switch {
		case strings.ContainsRune("/._- ", r):
			if i > from {
				words = append(words, s[from:i])
			}
			from = i + 1
		case unicode.IsUpper(r) && (unicode.IsLower(last) || unicode.IsDigit(last)) && i > from:
			words = append(words, s[from:i])
			from = i
		}
		last = r
	}
	if from < len(s) {
		words = append(words, s[from:])
	}
	return words
}
