package naming

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"fonds/internal/document"
	"fonds/internal/gazetteer"
	"fonds/internal/slug"
)

//go:embed tables/concepts.txt
var conceptsTable string

// A concept is what words of organisations' names mean, in many languages.
type concept struct {
	name     string
	words    []string // in their order
	initials map[rune]bool
}

type conceptTable struct {
	concepts []concept
	whole    map[string]int
	stems    map[string]int // beginnings of words
	longest  int            // stem, in bytes
	// spaceless are words of scripts that do not part words, longest first.
	spaceless []string
}

var concepts = sync.OnceValue(func() *conceptTable {
	t := &conceptTable{whole: map[string]int{}, stems: map[string]int{}}
	for line := range strings.Lines(conceptsTable) {
		name, rest, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		c := concept{name: name, words: strings.Fields(rest), initials: map[rune]bool{}}
		at := len(t.concepts)
		for _, w := range c.words {
			first, _ := utf8.DecodeRuneInString(w)
			addInitial(c.initials, w, first)
			table := t.whole
			if stem, isStem := strings.CutSuffix(w, "-"); isStem {
				table, w = t.stems, stem
				t.longest = max(t.longest, len(stem))
			}
			if _, taken := table[w]; !taken {
				table[w] = at
			}
			if isSpaceless(first) {
				t.spaceless = append(t.spaceless, w)
			}
		}
		t.concepts = append(t.concepts, c)
	}
	slices.SortStableFunc(t.spaceless, func(a, b string) int { return len(b) - len(a) })
	return t
})

// addInitial adds the letter that a word begins with, and that with which it begins
// in Latin letters: KKE is Κομμουνιστικό Κόμμα Ελλάδας.
func addInitial(to map[rune]bool, w string, first rune) {
	to[unicode.ToUpper(plainLetter(first))] = true
	if first >= 0x370 {
		if s := string(slug.Of(w)); s != "" && s[0] >= 'a' {
			to[unicode.ToUpper(rune(s[0]))] = true
		}
	}
}

func isSpaceless(r rune) bool { return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) }

// of is the concept of a word in small letters, -1 if there is none.
func (t *conceptTable) of(w string) int {
	if at, ok := t.whole[w]; ok {
		return at
	}
	for n := min(len(w), t.longest); n > 2; n-- {
		if !utf8.RuneStart(byteAt(w, n)) {
			continue
		}
		if at, ok := t.stems[w[:n]]; ok {
			return at
		}
	}
	return -1
}

func byteAt(s string, n int) byte {
	if n < len(s) {
		return s[n]
	}
	return 0
}

// A Gist is what the words of an organisation's name mean, in no language.
type Gist struct {
	// Concepts are the meanings of its words, sorted, each once.
	Concepts []string
	// Countries are those it names.
	Countries []document.Country
	// Rest are its other words, in small letters and their order.
	Rest []string
}

// Key stands for all that a gist says; names of equal keys say the same. It is ""
// for a gist that is not wholly known, or says too little to tell a name by.
func (g Gist) Key() string {
	if len(g.Rest) > 0 || len(g.Concepts)+len(g.Countries) < 2 || len(g.Concepts) == 0 {
		return ""
	}
	return strings.Join(g.Concepts, " ") + " " + joined(g.Countries)
}

func joined(codes []document.Country) string {
	var b strings.Builder
	for _, c := range codes {
		b.WriteString(" " + string(c))
	}
	return b.String()
}

// Organises reports whether the name has a word for a kind of organisation.
func (g Gist) Organises() bool {
	return slices.ContainsFunc(g.Concepts, func(c string) bool { return organising[c] })
}

var organising = set("party union federation confederation front movement league alliance association organisation committee council society foundation initiative centre network ~ministry")

// longestName is how many bytes a name has at most that is read.
const longestName = 400

// GistOf reads a name. It costs about as much as finding the countries in it.
func GistOf(name string) Gist {
	if len(name) > longestName {
		return Gist{Rest: []string{name}}
	}
	var g Gist
	t := concepts()
	covered := func(w word) bool { return false }
	found := gazetteer.Find(name, "")
	if len(found) == 0 { // français, italiano, польська
		found = gazetteer.Find(headlined(name), "")
	}
	if len(found) == 0 && strings.ContainsFunc(name, isSpaceless) {
		found = gazetteer.Find(name, "zh")
	}
	found = slices.DeleteFunc(found, func(m gazetteer.Match) bool { return m.Kind == gazetteer.ByCapital }) // Paris is not France
	if len(found) > 0 {
		for _, m := range found {
			g.Countries = append(g.Countries, m.Country)
		}
		covered = func(w word) bool {
			return slices.ContainsFunc(found, func(m gazetteer.Match) bool { return m.From < w.to && w.from < m.To })
		}
	}
	for _, w := range words(name) {
		if first, _ := utf8.DecodeRuneInString(w.text); isSpaceless(first) {
			at := w.from
			for _, m := range found {
				if m.From >= at && m.To <= w.to {
					g.spaceless(t, name[at:m.From])
					at = m.To
				}
			}
			g.spaceless(t, name[at:w.to])
			continue
		}
		if covered(w) {
			continue
		}
		lower := strings.ToLower(norm.NFC.String(w.text))
		if at := t.of(strings.TrimSuffix(strings.ReplaceAll(lower, "’", "'"), "'s")); at >= 0 {
			g.Concepts = append(g.Concepts, t.concepts[at].name)
			continue
		}
		for _, part := range strings.FieldsFunc(lower, func(r rune) bool { return r == '-' || r == '\'' || r == '’' }) {
			switch at := t.of(part); {
			case at >= 0:
				g.Concepts = append(g.Concepts, t.concepts[at].name)
			case !connecting[part] && part != "s":
				g.Rest = append(g.Rest, part)
			}
		}
	}
	slices.Sort(g.Concepts)
	g.Concepts = slices.Compact(g.Concepts)
	slices.Sort(g.Countries)
	g.Countries = slices.Compact(g.Countries)
	return g
}

// headlined is a name with every word that is not connecting in a capital, as long
// as before: adjectives of countries are found so, whatever the language.
func headlined(name string) string {
	var b strings.Builder
	last := 0
	for _, w := range words(name) {
		first, n := utf8.DecodeRuneInString(w.text)
		if large := string(unicode.ToUpper(first)); len(large) == n && !connecting[w.text] {
			b.WriteString(name[last:w.from] + large)
			last = w.from + n
		}
	}
	return b.String() + name[last:]
}

func (g *Gist) spaceless(t *conceptTable, s string) {
next:
	for s != "" {
		for _, w := range t.spaceless {
			if strings.HasPrefix(s, w) {
				g.Concepts = append(g.Concepts, t.concepts[t.whole[w]].name)
				s = s[len(w):]
				continue next
			}
		}
		_, n := utf8.DecodeRuneInString(s)
		g.Rest = append(g.Rest, s[:n])
		s = s[n:]
	}
}

// AbbreviatesInTranslation reports whether a short form may be made of a name's
// words in another language: each letter begins one of them as some language
// calls it, in any order, and each word has its letter. ("KPD" is so the
// Communist Party of Germany: Kommunistische Partei Deutschlands.)
func AbbreviatesInTranslation(short, full string) bool {
	letters := lettersOf(short)
	if len(letters) < 3 || len(letters) > 8 {
		return false
	}
	g := GistOf(full)
	if len(g.Rest) > 0 || len(g.Concepts)+len(g.Countries) != len(letters) || len(g.Concepts) < 2 {
		return false
	}
	t := concepts()
	var may []map[rune]bool
	for _, c := range t.concepts {
		if slices.Contains(g.Concepts, c.name) {
			may = append(may, c.initials)
		}
	}
	for _, c := range g.Countries {
		may = append(may, countryInitials(c))
	}
	return assigned(letters, may, 0)
}

// assigned reports whether the letters from n on can each have a word of their own.
func assigned(letters []rune, may []map[rune]bool, used uint32) bool {
	n := 0
	for u := used; u != 0; u &= u - 1 {
		n++
	}
	if n == len(letters) {
		return true
	}
	for i, initials := range may {
		if used&(1<<i) == 0 && initials[letters[n]] && assigned(letters, may, used|1<<i) {
			return true
		}
	}
	return false
}

// countryInitials are the letters with which the languages that organisations'
// short forms are taken from begin a country's name.
func countryInitials(c document.Country) map[rune]bool {
	all := map[rune]bool{}
	for _, lang := range []document.Lang{"en", "fr", "es", "pt", "it", "de", "nl", "sv", "da", "nb", "fi", "pl", "cs", "hu", "ro", "hr", "tr", "ru", "uk", "bg", "sr", "el", "id", "vi"} {
		if names := gazetteer.Names(c, lang); len(names) > 0 {
			first, _ := utf8.DecodeRuneInString(names[0])
			addInitial(all, names[0], first)
		}
	}
	return all
}
