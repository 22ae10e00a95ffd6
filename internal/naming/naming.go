// Package naming knows how names are made: what a short form is short for, which
// parts a person's name has, what the usual words of organisations mean in other
// languages, how a name looks in Latin letters, and where it stands in a list
// from A to Z.
//
// It says what two names have in common. Whether they are one identity is for
// packages authority (what people have said) and collection (what the texts say).
// Its tables are written by hand; see tables/.
package naming

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A word of a name, and where it stands.
type word struct {
	text     string
	from, to int // bytes
}

// words cuts a text at white space. What stands around letters and digits is no
// part of a word, apostrophes and hyphens inside are.
func words(text string) []word {
	var all []word
	from := -1
	flush := func(to int) {
		if from < 0 {
			return
		}
		s := text[from:to]
		left := strings.IndexFunc(s, isLetter)
		if left >= 0 {
			right := strings.LastIndexFunc(s, isLetter)
			_, n := utf8.DecodeRuneInString(s[right:])
			all = append(all, word{s[left : right+n], from + left, from + right + n})
		}
		from = -1
	}
	for i, r := range text {
		switch {
		case unicode.IsSpace(r):
			flush(i)
		case from < 0:
			from = i
		}
	}
	flush(len(text))
	return all
}

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// A script is a writing system, as far as names are told apart by it.
type script uint8

const (
	noScript script = iota
	latin
	cyrillic
	greek
	otherScript
)

// scriptOf is the script of a text's first letter.
func scriptOf(text string) script {
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		switch {
		case unicode.Is(unicode.Latin, r):
			return latin
		case unicode.Is(unicode.Cyrillic, r):
			return cyrillic
		case unicode.Is(unicode.Greek, r):
			return greek
		}
		return otherScript
	}
	return noScript
}

// SameScript reports whether two texts begin in one script.
func SameScript(a, b string) bool { return scriptOf(a) == scriptOf(b) }

// connecting are words that names hold together with, which short forms leave out.
var connecting = set(`
a al an and at by for from in of on the to with
de del della dello delle degli dei di da do das dos du des d l la le les el los las lo un une et y e i en pour par sur aux au para por com pela pelo contra
der die das den dem des und für zur zum im von vom mit gegen
het een van voor en op tegen te och för av i og til for mot
и по в на за о об от с при к для против из во со
та і й до у з про від
και της του των την το η ο για
w z na do dla o oraz przeciw a v ve ile için és az
`)

// set is the words of a text.
func set(text string) map[string]bool {
	all := map[string]bool{}
	for w := range strings.FieldsSeq(text) {
		all[w] = true
	}
	return all
}

// SameWords reports whether two names of one language are the same but for the
// endings of their words and for connecting words: "Организация Договора" and
// "Организации Договора", "Labor Organization" and "Labour Organisation". Names of
// different countries are never the same.
func SameWords(a, b string) bool {
	x, y := Significant(a), Significant(b)
	if len(x) != len(y) || len(x) == 0 {
		return false
	}
	same := true
	for i := range x {
		if x[i] == y[i] {
			continue
		}
		same = false
		long, short := x[i], y[i]
		if len(long) < len(short) {
			long, short = short, long
		}
		n := 0
		for n < len(short) && (long[n] == short[n] || long[n] == 'z' && short[n] == 's' || long[n] == 's' && short[n] == 'z') { // organise, organize
			n++
		}
		if n < 4 || 10*n < 6*len(long) {
			return false
		}
	}
	return same || slices.Equal(GistOf(a).Countries, GistOf(b).Countries)
}

// Significant are the words of a name that are not connecting, in small letters.
func Significant(name string) []string {
	var all []string
	for _, w := range words(name) {
		if s := strings.ToLower(strings.ReplaceAll(w.text, "’", "'")); !connecting[s] {
			all = append(all, s)
		}
	}
	return all
}

// Capitalised is the end of a text that is a name by its capitals: the last words
// that begin with one, with the connecting words between them; all of a text in a
// script without capitals.
func Capitalised(text string) string {
	all := words(text)
	from := len(text)
	for i := len(all) - 1; i >= 0; i-- {
		first, _ := utf8.DecodeRuneInString(all[i].text)
		switch {
		case !unicode.IsLower(first):
			from = all[i].from
		case !connecting[all[i].text]:
			return text[from:]
		}
	}
	return text[from:]
}

// Endings yields the ends of a text that begin with a word, longest first; in a
// script without spaces with a character.
func Endings(text string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for _, w := range words(text) {
			first, _ := utf8.DecodeRuneInString(w.text)
			if !isSpaceless(first) {
				if !yield(text[w.from:]) {
					return
				}
				continue
			}
			for i := range w.text {
				if !yield(text[w.from+i:]) {
					return
				}
			}
		}
	}
}
