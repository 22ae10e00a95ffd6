package naming

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

//go:embed tables/titles.txt
var titlesTable string

var titles = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for line := range strings.Lines(titlesTable) {
		if !strings.HasPrefix(line, "#") {
			for w := range strings.FieldsSeq(line) {
				all[w] = true
			}
		}
	}
	return all
})

// suffixes stand behind a person's name and are no part of it.
var suffixes = set("jr sr ii iii iv phd md esq mp mep mdb mdl obe cbe mbe oam qc kc")

// A Person is a person's name in its parts, as far as they can be told by the
// name alone.
type Person struct {
	Titles []string
	// Given are the names before the family name, initials with it; Family is
	// "Biden", "van der Bellen", "García Márquez". Of a name of one word it is that.
	Given  []string
	Family string
	// Sure says that the name itself shows which is the family's name: by a comma,
	// by capitals ("LENIN Vladimir"), by a patronymic.
	Sure bool
}

// mostPersonWords is how many words a person's name has at most, without titles.
const mostPersonWords = 6

// PersonOf takes a person's name apart. ok is false for what cannot be one: a
// word of organisations, a digit, too many words, no capital where there are any.
// A family name is taken to be the last word, with the particles before it,
// unless the name says otherwise; Hungarian, Chinese and other names that begin
// with the family's are told apart only by [SortName], which knows the language.
func PersonOf(name string) (p Person, ok bool) {
	if len(name) > 200 || strings.ContainsAny(name, "()[]{}<>@/|:;\"«»“”&+=") || strings.ContainsFunc(name, unicode.IsDigit) {
		return Person{}, false
	}
	before, after, comma := strings.Cut(name, ",")
	if comma {
		if w := words(after); len(w) == 1 && suffixes[title(w[0].text)] || strings.Contains(after, ",") {
			before, after, comma = name, "", false
			if at := strings.IndexByte(name, ','); at >= 0 {
				before = name[:at]
			}
		}
	}
	first := personWords(before)
	p.Titles, first = cutTitles(first)
	for len(first) > 1 && suffixes[title(first[len(first)-1])] {
		first = first[:len(first)-1]
	}
	var second []string
	if comma {
		var more []string
		more, second = cutTitles(personWords(after))
		p.Titles = append(p.Titles, more...)
		if len(first) == 0 || len(second) == 0 || len(first) > 3 {
			return Person{}, false
		}
	}
	all := append(slices.Clone(first), second...)
	if len(all) == 0 || len(all) > mostPersonWords {
		return Person{}, false
	}
	table := concepts()
	for _, w := range all {
		lower := strings.ToLower(w)
		if at := table.of(lower); at >= 0 && organising[table.concepts[at].name] {
			return Person{}, false
		}
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLower(r) && !particle(w) && !prefixed(w) {
			return Person{}, false
		}
	}
	switch {
	case comma:
		p.Given, p.Family, p.Sure = second, strings.Join(first, " "), true
	case len(first) == 1:
		p.Family = first[0]
	default:
		p.Given, p.Family, p.Sure = parted(first)
	}
	return p, true
}

// parted parts the words of a name without a comma.
func parted(all []string) (given []string, family string, sure bool) {
	n := len(all)
	if from, to := capitals(all); to > from && to-from < n {
		if from == 0 {
			return all[to:], strings.Join(all[:to], " "), true
		}
		if to == n {
			return all[:from], strings.Join(all[from:], " "), true
		}
	}
	if n == 3 && patronymic(all[2]) && !patronymic(all[1]) { // Зюганов Геннадий Андреевич
		return all[1:], all[0], true
	}
	if n == 3 && patronymic(all[1]) && !patronymic(all[2]) {
		return all[:2], all[2], true
	}
	at := n - 1
	for at > 1 && particle(all[at-1]) {
		at--
	}
	return all[:at], strings.Join(all[at:], " "), false
}

// capitals is the run of words in capitals, if there is but one.
func capitals(all []string) (from, to int) {
	from = -1
	for i, w := range all {
		shout := shouted(w)
		switch {
		case shout && from < 0:
			from, to = i, i+1
		case shout && to == i:
			to++
		case shout:
			return 0, 0
		}
	}
	return max(from, 0), to
}

// patronymic reports a name after the father's: Ильич, Андреевич, Ivanovna.
func patronymic(w string) bool {
	w = strings.ToLower(w)
	for _, ending := range []string{"ович", "евич", "ьич", "овна", "евна", "инична", "ійович", "івна", "ївна", "ovich", "evich", "ovych", "ovna", "evna", "ivna", "yich", "vitj", "witsch", "vitch"} {
		if strings.HasSuffix(w, ending) {
			return true
		}
	}
	return false
}

// particles belong to a family name before which they stand.
var particles = set(`van von der den de het ten ter 't te zu zum zur vom af av di da do dos das del della dello dei degli la le los las y e i al el ibn bin bint ben abu ul ur du des d'`)

// particle reports whether a word is one; I is an initial, i a particle.
func particle(w string) bool {
	lower := strings.ToLower(w)
	return particles[lower] && (len(w) > 1 || lower == w)
}

// prefixed reports a name with an article or particle before it that is not parted
// from it by a space: al-Assad, d'Estaing.
func prefixed(w string) bool {
	at := strings.IndexAny(w, "-'’")
	if at < 1 || at > 4 {
		return false
	}
	_, n := utf8.DecodeRuneInString(w[at:])
	r, _ := utf8.DecodeRuneInString(w[at+n:])
	return unicode.IsUpper(r)
}

func personWords(s string) []string {
	// Initials may be written together: J.R. Biden.
	var all []string
	for w := range strings.FieldsSeq(norm.NFC.String(s)) {
		w = strings.Trim(w, ".,'’-\u200b\u200e\u200f")
		if strings.Contains(w, ".") && !strings.Contains(w, "..") {
			for part := range strings.SplitSeq(w, ".") {
				if part = strings.Trim(part, "-"); part != "" {
					all = append(all, part)
				}
			}
		} else if w != "" {
			all = append(all, w)
		}
	}
	return all
}

func title(w string) string { return strings.ToLower(strings.Trim(w, ".")) }

func cutTitles(all []string) (of, rest []string) {
	known := titles()
	n := 0
	for n < len(all)-1 && known[title(all[n])] { // the last word is a name, be it "King"
		n++
	}
	return all[:n], all[n:]
}

// Key is the form under which persons' names are one that differ in titles and in
// the order of their parts: given names, then the family's, in small letters; ""
// for a name of one word, and for one in which every given name is an initial.
func (p Person) Key() string {
	if len(p.Given) == 0 || !slices.ContainsFunc(p.Given, func(g string) bool { return !initial(g) }) {
		return ""
	}
	return strings.ToLower(strings.Join(p.Given, " ") + " " + p.Family)
}

// initial reports a single letter. (Of Chinese and the like a letter is a name.)
func initial(w string) bool {
	r, n := utf8.DecodeRuneInString(w)
	return n == len(w) && unicode.IsLetter(r) && (unicode.IsUpper(r) || unicode.IsLower(r))
}

// MayBe reports whether two names may be one person's, by their given names: an
// initial stands for any name that begins with it, and either may have fewer. It
// does not look at the family names. Names without given names may be anybody's.
func (p Person) MayBe(q Person) bool {
	for i := range min(len(p.Given), len(q.Given)) {
		a, b := strings.ToLower(p.Given[i]), strings.ToLower(q.Given[i])
		if a == b {
			continue
		}
		ra, na := utf8.DecodeRuneInString(a)
		rb, nb := utf8.DecodeRuneInString(b)
		if ra != rb || na != len(a) && nb != len(b) {
			return false
		}
	}
	return true
}

// Marked reports whether a person's name may have a title, or an order that it
// shows itself. It costs little; names that are not marked are the form of [Person.Key]
// already, but for small letters.
func Marked(name string) bool {
	if strings.IndexByte(name, ',') >= 0 {
		return true
	}
	first, rest, many := strings.Cut(name, " ")
	if !many {
		return false
	}
	if titles()[title(first)] {
		return true
	}
	for rest != "" {
		if shouted(first) {
			return true
		}
		first, rest, _ = strings.Cut(rest, " ")
	}
	return shouted(first) || patronymic(first) || suffixes[title(first)]
}

// shouted reports a word in capitals that may be a family name.
func shouted(w string) bool {
	n := 0
	for _, r := range w {
		if unicode.IsLower(r) || r == '.' {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n > 2
}
