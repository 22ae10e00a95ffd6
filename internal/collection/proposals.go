package collection

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/authority"
	"fonds/internal/document"
	"fonds/internal/gazetteer"
	"fonds/internal/naming"
)

// A Proposal is two names that may be one. It is for a person to settle: nothing
// is made of it until a record says so.
type Proposal struct {
	Kind     ProposalKind `json:"kind"`
	Section  string       `json:"section"` // "parties"
	A        string       `json:"a"`       // under whose address the page would stand
	B        string       `json:"b"`
	Reason   string       `json:"reason"`   // in English
	Evidence []Said       `json:"evidence"` // where a text says so, and documents that have the names
	Weight   int          `json:"weight"`   // 1 to 100: the more, the likelier
	Join     Remedy       `json:"join"`     // what to write if they are one
	Part     Remedy       `json:"part"`     // what to write if they are two: it is not proposed again

	Message document.Message `json:"-"` // the reason as a value
}

// A ProposalKind is what two names have in common.
type ProposalKind string

// The kinds of proposal.
const (
	SameInitials    ProposalKind = "abbreviation" // CPRF is made of the other's initials, or texts say so of several
	SameLetters     ProposalKind = "letters"      // Zyuganov, Зюганов
	SameOrderless   ProposalKind = "words"        // the same words, in another order or with an article
	NearlySpelled   ProposalKind = "spelling"     // Venezuala
	SamePerson      ProposalKind = "person"       // V. I. Lenin
	SameMeaning     ProposalKind = "translation"  // Коммунистическая партия Греции
	WithoutBrackets ProposalKind = "brackets"     // Green Foundation (ZPOK)
	Disputed        ProposalKind = "disputed"     // a text says that they are one, and something speaks against it
)

// Said is a place where a text says something.
type Said struct {
	File  string `json:"file"` // under content/
	Line  int    `json:"line,omitempty"`
	Words string `json:"words"`
}

// A Remedy is what to write into which record.
type Remedy struct {
	File string `json:"file"` // relative to the collection
	New  bool   `json:"new"`  // the file is to be made; else the lines belong between its two "---"
	YAML string `json:"yaml"`
}

// A Joined is a join as it is shown to who looks after the collection.
type Joined struct {
	Section string `json:"section"`
	Term    string `json:"term"` // whose name it became
	Join
	Said []Said `json:"evidence,omitempty"`
	Keep Remedy `json:"keep"` // what to write if it is right: then it stands without the reason
	Part Remedy `json:"part"` // what to write if it is wrong: then it never comes back
}

const (
	proposalsPerName = 5
	mostProposals    = 1000
	// alikeAtOnce bounds how many names that have one thing in common are compared
	// with each other: what more have in common tells nothing.
	alikeAtOnce = 40
)

// Joins lists what was joined without a person's word, by kind and name.
func (p *Plan) Joins() []Joined {
	var all []Joined
	for _, t := range p.terms {
		for _, join := range t.Joined {
			j := Joined{Section: t.Kind.Section, Term: t.Name, Join: join}
			if join.Document != nil {
				j.Said = []Said{{join.Document.File, join.Line, join.Words}}
			}
			c := p.found.kinds[t.Kind].candidates[t.key]
			j.Keep, j.Part = p.remedies(t, c, join.Name)
			all = append(all, j)
		}
	}
	return all
}

// remedies are what to write to join a name to a term, and to part them for ever.
func (p *Plan) remedies(t *Term, c *candidate, name string) (join, part Remedy) {
	if c != nil && c.recorded {
		list := func(key string, names []string) Remedy {
			return Remedy{File: c.record.File, YAML: yamlList(key, append(slices.Clone(names), name))}
		}
		return list("variants", c.record.Variants), list("not", c.record.Not)
	}
	file := "content/" + t.Kind.Section + "/" + string(t.Slug) + ".md"
	write := func(key string) Remedy {
		return Remedy{file, true, "---\nname: " + yamlText(t.Name) + "\n" + yamlList(key, []string{name}) + "---\n"}
	}
	return write("variants"), write("not")
}

func yamlList(key string, names []string) string {
	var b strings.Builder
	b.WriteString(key + ":\n")
	seen := map[string]bool{}
	for _, name := range names {
		if !seen[name] {
			seen[name] = true
			b.WriteString("  - " + yamlText(name) + "\n")
		}
	}
	return b.String()
}

// yamlText is a name as YAML: plain where that is safe, else in quotes as JSON,
// which YAML 1.2 reads alike.
func yamlText(s string) string {
	first, _ := utf8.DecodeRuneInString(s)
	safe := unicode.IsLetter(first) && strings.TrimSpace(s) == s && utf8.ValidString(s)
	for _, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && !strings.ContainsRune(" .-()'’/&", r) {
			safe = false
		}
	}
	switch strings.ToLower(s) {
	case "true", "false", "yes", "no", "null", "on", "off", "y", "n":
		safe = false
	}
	if safe {
		return s
	}
	data, err := json.Marshal(s)
	if err != nil {
		panic(err) // a text can always be written
	}
	return inSight(string(data))
}

// inSight is a text in double quotes without the characters that JSON leaves as they
// are, and YAML does not allow or an editor does not show: the direction of writing
// is turned by some.
func inSight(quoted string) string {
	hidden := func(r rune) bool {
		return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == 0xfeff || r == 0xfffe || r == 0xffff
	}
	if !strings.ContainsFunc(quoted, hidden) {
		return quoted
	}
	var b strings.Builder
	for _, r := range quoted {
		if hidden(r) {
			fmt.Fprintf(&b, "\\u%04x", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// An appellation is one of the names of a term.
type appellation struct {
	term  *Term
	c     *candidate
	text  string
	count int
}

// A proposer gathers proposals.
type proposer struct {
	plan  *Plan
	best  map[[2]int32]Proposal // by the terms' numbers
	named map[string]*Document  // the first document that has a name in its front matter, by key
}

// Proposals lists the names that may be one, likeliest first. It depends on the
// collection alone, and costs about as much as reading every name a few times.
func (p *Plan) Proposals() []Proposal {
	x := &proposer{p, map[[2]int32]Proposal{}, map[string]*Document{}}
	for _, d := range p.docs {
		if d.Withdrawn != "" {
			continue
		}
		for _, k := range []*Kind{parties, authors} {
			for _, ref := range k.Of(d.Meta) {
				if key := k.key(ref.Value); x.named[key] == nil {
					x.named[key] = d
				}
			}
		}
	}
	organisations, people := p.appellations()
	x.said()
	x.abbreviations(organisations)
	x.brackets(organisations)
	x.meanings(organisations)
	for _, list := range [][]appellation{organisations, people} {
		x.letters(list)
		x.words(list)
		x.spellings(list)
	}
	x.persons(people)
	return x.list()
}

// appellations are the names that front matter has: of organisations, with the
// authors that may be some, and of the other authors.
func (p *Plan) appellations() (organisations, people []appellation) {
	for _, t := range p.terms {
		if t.Kind != parties && t.Kind != authors {
			continue
		}
		c := p.found.kinds[t.Kind].candidates[t.key]
		if c == nil {
			continue
		}
		seen := map[string]bool{}
		for _, s := range slices.Sorted(maps.Keys(c.spellings)) {
			key := authority.Key(s)
			if seen[key] || len(s) > 300 {
				continue
			}
			seen[key] = true
			a := appellation{t, c, s, c.spellings[s]}
			if t.Kind == parties || naming.IsShort(s) || naming.GistOf(s).Organises() {
				organisations = append(organisations, a)
			} else {
				people = append(people, a)
			}
		}
	}
	return organisations, people
}

// propose adds a proposal, unless a person has settled it.
func (x *proposer) propose(kind ProposalKind, a, b appellation, weight int, evidence []Said, key document.MessageKey, names ...string) {
	if a.term == b.term || x.settled(a, b) || x.settled(b, a) || a.c.recorded && b.c.recorded {
		return
	}
	apart := false
	if p, q := a.c.country(), b.c.country(); p != "" && q != "" && p != q {
		switch kind {
		case Disputed:
		case SameLetters: // a whole name in two alphabets tells more than a country that may be misread
			weight -= 30
			apart = true
		default:
			return
		}
	}
	// The record's page stays, else a party's, else that of a full name, of one that
	// the site's readers can read, without a title; else of the most documents.
	rank := func(a appellation) int {
		n := 0
		for i, better := range []bool{!naming.Marked(a.text), x.plan.found.reads(a.text), !naming.IsShort(a.term.Name), a.term.Kind == parties, a.c.recorded} {
			if better {
				n += 1 << i
			}
		}
		return n
	}
	if c := cmp.Or(cmp.Compare(rank(b), rank(a)), cmp.Compare(b.c.count(), a.c.count()), cmp.Compare(len(b.text), len(a.text)), cmp.Compare(a.text, b.text)); c > 0 {
		a, b = b, a
	}
	pair := [2]int32{min(a.term.number, b.term.number), max(a.term.number, b.term.number)}
	old, known := x.best[pair]
	if known && (old.Weight > weight || old.Weight == weight && (old.A != a.term.Name || old.B <= b.text)) {
		return
	}
	args := make([]document.Arg, len(names))
	for i, name := range names {
		args[i] = document.Name(name)
	}
	message := document.Say(key, args...)
	if apart {
		message = document.Say(document.SaysDifferentCountry, document.Sub(message))
	}
	p := Proposal{
		Kind: kind, Section: a.term.Kind.Section, A: a.term.Name, B: b.text,
		Reason: message.String(), Message: message, Evidence: evidence, Weight: weight,
	}
	p.Join, p.Part = x.plan.remedies(a.term, a.c, b.text)
	for _, name := range []string{a.text, b.text} {
		if d := x.named[a.term.Kind.key(name)]; d != nil {
			p.Evidence = append(p.Evidence, Said{d.File, 0, name})
		}
	}
	x.best[pair] = p
}

// settled reports whether a's record denies one of b's names.
func (x *proposer) settled(a, b appellation) bool {
	if !a.c.recorded {
		return false
	}
	return slices.ContainsFunc(a.c.record.Not, func(name string) bool {
		key := authority.Key(name)
		return key == b.term.key || key == authority.Key(b.text) || x.plan.found.owner(b.term.Kind, key) == b.term
	})
}

// count is how often front matter has a candidate's names.
func (c *candidate) count() int {
	n := 0
	for _, k := range c.spellings {
		n += k
	}
	return n
}

// list is the proposals, likeliest first.
func (x *proposer) list() []Proposal {
	all := slices.SortedFunc(maps.Values(x.best), func(a, b Proposal) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Section, b.Section), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B), cmp.Compare(a.Join.File, b.Join.File))
	})
	counts := map[string]int{}
	all = slices.DeleteFunc(all, func(p Proposal) bool {
		a, b := p.Section+p.A, p.Section+p.B
		counts[a]++
		counts[b]++
		return counts[a] > proposalsPerName || counts[b] > proposalsPerName
	})
	return all[:min(len(all), mostProposals)]
}

// said proposes what texts say and joins could not be made of.
func (x *proposer) said() {
	f := x.plan.found
	find := func(k *Kind, name string) (appellation, bool) {
		t := f.owner(k, k.key(name))
		if t == nil {
			return appellation{}, false
		}
		c := f.kinds[t.Kind].candidates[t.key]
		return appellation{term: t, c: c, text: name}, c != nil
	}
	for _, a := range f.ambiguous {
		short, ok := find(a.kind, a.short)
		if !ok {
			continue
		}
		for _, s := range a.said {
			name := s.full
			if s.whole != "" {
				name = s.whole
			}
			if full, ok := find(a.kind, name); ok {
				x.propose(SameInitials, short, full, 50, s.evidence(), document.SaysSeveralNames, a.short)
			}
		}
	}
	for _, r := range f.refused {
		a, okA := find(r.kind, r.edge.a)
		b, okB := find(r.kind, r.edge.b)
		if okA && okB {
			s := statement{doc: r.edge.doc, line: r.edge.line, words: r.edge.words}
			x.propose(Disputed, a, b, 45, s.evidence(), document.SaysDisputed)
		}
	}
}

func (s statement) evidence() []Said {
	if s.doc == nil {
		return nil
	}
	return []Said{{s.doc.File, s.line, s.words}}
}

// mostTranslated bounds the pairs of short forms and names that are compared in
// translation.
const mostTranslated = 20000

// abbreviations proposes short forms and the names whose initials they are.
func (x *proposer) abbreviations(list []appellation) {
	byFirst := map[rune][]appellation{} // full names
	byWords := map[int][]appellation{}
	var shorts []appellation
	for _, a := range list {
		if naming.IsShort(a.text) {
			shorts = append(shorts, a)
			continue
		}
		first, _ := utf8.DecodeRuneInString(a.text)
		byFirst[unicode.ToUpper(first)] = append(byFirst[unicode.ToUpper(first)], a)
		n := len(strings.Fields(a.text))
		byWords[n] = append(byWords[n], a)
	}
	translated := 0
	for _, s := range shorts {
		letters := 0
		for _, r := range s.text {
			if unicode.IsLetter(r) {
				letters++
			}
		}
		if letters < 3 {
			continue
		}
		first, _ := utf8.DecodeRuneInString(s.text)
		found := 0
		for _, full := range byFirst[unicode.ToUpper(first)] {
			if found < alikeAtOnce && naming.Abbreviates(s.text, full.text) {
				found++
				x.propose(SameInitials, s, full, 55+5*min(letters, 5), nil, document.SaysInitials, s.text, full.text)
			}
		}
		for n := letters; n <= 2*letters; n++ {
			for _, full := range byWords[n] {
				if translated++; translated > mostTranslated {
					break
				}
				if naming.AbbreviatesInTranslation(s.text, full.text) {
					x.propose(SameInitials, s, full, 45+5*min(letters, 5), nil, document.SaysForeignInitials, s.text, full.text)
				}
			}
		}
	}
}

// brackets proposes names that differ by what stands in brackets behind them.
func (x *proposer) brackets(list []appellation) {
	byKey := map[string]appellation{}
	for _, a := range list {
		byKey[authority.Key(a.text)] = a
	}
	for _, a := range list {
		full, short, ok := bracketed(a.text)
		if !ok || isCountry(short) {
			continue
		}
		if b, ok := byKey[authority.Key(full)]; ok {
			x.propose(WithoutBrackets, a, b, 60, nil, document.SaysShortBehind)
		}
		if b, ok := byKey[authority.Key(short)]; ok {
			x.propose(WithoutBrackets, a, b, 60, nil, document.SaysShortInBrackets)
		}
	}
}

// alike proposes every two names of a list for which a key is equal.
func (x *proposer) alike(list []appellation, key func(appellation) string, each func(a, b appellation)) {
	by := map[string][]appellation{}
	for _, a := range list {
		if k := key(a); k != "" {
			by[k] = append(by[k], a)
		}
	}
	for _, k := range slices.Sorted(maps.Keys(by)) {
		if group := by[k]; len(group) <= alikeAtOnce {
			for i, a := range group {
				for _, b := range group[:i] {
					each(a, b)
				}
			}
		}
	}
}

// meanings proposes names that mean the same, mostly in different languages.
func (x *proposer) meanings(list []appellation) {
	key := func(a appellation) string {
		g := naming.GistOf(a.text)
		if len(g.Concepts) < 2 && len(g.Countries) == 0 {
			return ""
		}
		return g.Key()
	}
	x.alike(list, key, func(a, b appellation) {
		weight, how := 65, document.SaysSameMeaning
		if !naming.SameScript(a.text, b.text) {
			weight, how = 80, document.SaysTranslated
		}
		x.propose(SameMeaning, a, b, weight, nil, how)
	})
}

const shortestCompared = 6 // letters of names that are compared letter by letter

// letters proposes names that are the same in Latin letters.
func (x *proposer) letters(list []appellation) {
	key := func(a appellation) string {
		if s := naming.Latin(a.text); len(s) >= shortestCompared {
			return s
		}
		return ""
	}
	x.alike(list, key, func(a, b appellation) {
		if naming.SameScript(a.text, b.text) {
			x.propose(SameLetters, a, b, 85, nil, document.SaysMarks)
		} else {
			x.propose(SameLetters, a, b, 90, nil, document.SaysAlphabets)
		}
	})
}

// words proposes names of the same words, but for their order and connecting words.
func (x *proposer) words(list []appellation) {
	key := func(a appellation) string {
		all := naming.Significant(a.text)
		if len(all) < 2 {
			return ""
		}
		slices.Sort(all)
		return strings.Join(all, " ")
	}
	x.alike(list, key, func(a, b appellation) {
		weight := 70
		if a.term.Kind == authors && b.term.Kind == authors {
			weight = 60
		}
		x.propose(SameOrderless, a, b, weight, nil, document.SaysOrder)
	})
}

// spellings proposes names that differ in one word, and there by a letter or two.
func (x *proposer) spellings(list []appellation) {
	type slot struct {
		appellation
		word string
	}
	by := map[string][]slot{}
	for _, a := range list {
		all := naming.Significant(a.text)
		if len(all) > 12 {
			continue
		}
		for i, w := range all {
			if utf8.RuneCountInString(w) < 5 || strings.ContainsFunc(w, unicode.IsDigit) {
				continue
			}
			rest := strings.Join(slices.Delete(slices.Clone(all), i, i+1), " ")
			if rest == "" && utf8.RuneCountInString(w) < 7 {
				continue
			}
			key := fmt.Sprint(i, " ", rest)
			by[key] = append(by[key], slot{a, w})
		}
	}
	const most = 200 // parties that differ in their country alone
	for _, key := range slices.Sorted(maps.Keys(by)) {
		group := by[key]
		if len(group) > most {
			continue
		}
		for i, a := range group {
			for _, b := range group[:i] {
				if a.term != b.term && misspelt(a.word, b.word) {
					x.propose(NearlySpelled, a.appellation, b.appellation, 75, nil, document.SaysNearlySpelled, a.word, b.word)
				}
			}
		}
	}
}

// misspelt reports whether one word may be the other with a slip, and the two are
// not two countries, nor a masculine and a feminine name.
func misspelt(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > 40 || len(y) > 40 || max(len(x), len(y))-min(len(x), len(y)) > 2 {
		return false
	}
	most := 1
	if min(len(x), len(y)) >= 9 {
		most = 2
	}
	if distance := slips(x, y); distance == 0 || distance > most {
		return false
	}
	if len(x) == len(y) && string(x[:len(x)-1]) == string(y[:len(y)-1]) {
		return false // Maria, Mario
	}
	if n := min(len(x), len(y)); len(x) != len(y) && string(x[:n]) == string(y[:n]) && !strings.HasSuffix(a, "s") && !strings.HasSuffix(b, "s") {
		return false // Viktor, Viktoria; Martin, Martina
	}
	c, okC := countryIn(a)
	d, okD := countryIn(b)
	return !okC || !okD || c == d
}

func countryIn(word string) (string, bool) {
	first, n := utf8.DecodeRuneInString(word)
	if found := gazetteer.Find(string(unicode.ToUpper(first))+word[n:], ""); len(found) > 0 {
		return string(found[0].Country), true
	}
	return "", false
}

// slips counts the letters that must be put in, left out, changed or swapped with
// the next to make one word of the other (Damerau's distance, each letter once).
func slips(a, b []rune) int {
	before, last, now := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		now[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			now[j] = min(last[j]+1, now[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				now[j] = min(now[j], before[j-2]+1)
			}
		}
		before, last, now = last, now, before
	}
	return last[len(b)]
}

// persons proposes names of which one has initials, or fewer given names.
func (x *proposer) persons(list []appellation) {
	parts := map[string]naming.Person{}
	key := func(a appellation) string {
		p, ok := naming.PersonOf(a.text)
		if !ok {
			return ""
		}
		parts[a.text] = p
		if s := naming.Latin(p.Family); len(s) > 2 {
			return s
		}
		return ""
	}
	x.alike(list, key, func(a, b appellation) {
		p, q := parts[a.text], parts[b.text]
		if !p.MayBe(q) {
			return
		}
		weight, how := 70, document.SaysSameFamily
		if len(p.Given) == 0 || len(q.Given) == 0 {
			weight, how = 50, document.SaysFamilyNameAlone
		}
		x.propose(SamePerson, a, b, weight, nil, how)
	})
}
