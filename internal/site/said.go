package site

import (
	"strconv"
	"strings"

	"fonds/internal/document"
)

// said is a message of the program in the interface language; in English, as the
// reading has it, if that was made before messages were values.
func (b *builder) said(m document.Message, english string) string {
	key := "message." + string(m.Key)
	if m.Key == "" || !b.words.Has(key) {
		return english
	}
	args := make([]string, len(m.Args))
	for i, a := range m.Args {
		args[i] = b.argument(a)
	}
	return b.words.T(key, args...)
}

func (b *builder) argument(a document.Arg) string {
	if a.Message != nil {
		return b.said(*a.Message, a.Message.String())
	}
	switch a.Kind {
	case document.ADate:
		if date, err := document.ParseDate(a.Text); err == nil {
			return b.words.Date(date)
		}
	case document.SomeLine:
		if span, err := document.ParseSpan(a.Text); err == nil {
			return b.lines(span)
		}
	case document.ANumber:
		if n, err := strconv.Atoi(a.Text); err == nil {
			return b.words.Number(n)
		}
	case document.APhrase:
		return b.phrase("phrase", a.Text)
	}
	return a.Text
}

// phrase gives words of the program in the interface language, from a table whose
// keys are the English words; what the table lacks stays as it is.
func (b *builder) phrase(table, words string) string {
	if key := table + "." + words; b.words.Has(key) {
		return b.words.T(key)
	}
	if table != "phrase" {
		return words
	}
	for _, f := range []struct{ key, before, after string }{
		{"phrase.larger", "it is larger than ", " MB"}, {"phrase.longer", "it has more than ", " lines"},
	} {
		if rest, ok := strings.CutPrefix(words, f.before); ok && strings.HasSuffix(rest, f.after) {
			if n, err := strconv.Atoi(strings.TrimSuffix(rest, f.after)); err == nil {
				return b.words.T(f.key, b.words.Number(n))
			}
		}
	}
	if rest, ok := strings.CutPrefix(words, "it is "); ok {
		return b.words.T("phrase.it is", b.phrase("format", rest))
	}
	return words
}

// removedFor says why lines were left out of a text.
func (b *builder) removedFor(reason string) string {
	if name, ok := strings.CutSuffix(reason, " in the head of the page"); ok {
		return b.words.T("removed.in_head", name)
	}
	return b.phrase("removed", reason)
}
