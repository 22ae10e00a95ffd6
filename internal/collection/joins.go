package collection

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"fonds/internal/authority"
	"fonds/internal/content"
	"fonds/internal/document"
	"fonds/internal/gazetteer"
	"fonds/internal/naming"
)

// The joins that are made without a person's word.
//
// Two names are joined where a text says that they are one, "Full Name (ABBR)",
// and nothing in the collection speaks against it: no other text gives the short
// form another full name, no record denies it, the countries that front matter
// gives them do not differ, and records have not given them to two identities.
// Persons' names are joined that differ in titles and in an order that the name
// itself shows; names of countries and of well-known bodies by the gazetteer.
// What is only likely is a [Proposal].
//
// Nothing of this is written down: joins are found anew each time, from front
// matter, definitions, records and tables, whatever their order.

// A Join is a name that became a term's without a person's word, and why.
type Join struct {
	Name     string
	Reason   JoinReason
	Document *Document // that says so; nil if the names alone do
	Line     int       // of its file; 0 if its front matter says so
	Words    string    // that say so
}

// A JoinReason is a key of layouts/i18n.
type JoinReason string

// The reasons, strongest first.
const (
	JoinedByText      JoinReason = "join.text"      // "Full Name (ABBR)" in a text
	JoinedByName      JoinReason = "join.name"      // "Full Name (ABBR)" as a name
	JoinedByGazetteer JoinReason = "join.gazetteer" // names of one body or country
	JoinedByPerson    JoinReason = "join.person"    // a person's name with a title, or in another order
)

// JoinReasons lists them.
var JoinReasons = []JoinReason{JoinedByText, JoinedByName, JoinedByGazetteer, JoinedByPerson}

// A statement is a place where a short form and a name stand for one another.
type statement struct {
	short, full string // as written
	fits        bool   // the short form is made of the name's initials, perhaps in another language
	alone       bool
	ending      bool   // the name is at the end of full
	whole       string // of a name with brackets: all of it
	doc         *Document
	line        int
	words       string
}

// An edge says that two names of a kind are one. Names are given by keys.
type edge struct {
	a, b   string
	reason JoinReason
	doc    *Document
	line   int
	words  string
	// nominative says that the names stand in it as they stand in lists.
	nominative bool
}

// A node is a name that may be joined: one that front matter has, one that only
// texts have, or (without text) a thing of the gazetteer or a person.
type node struct {
	key, text string
	candidate *candidate
	up        *node // towards the one that stands for its set
	rank      int
	edge      *edge // by which it came into its set
	members   []*node
	denied    map[string]bool // keys that records in the set deny
	recorded  *candidate
	country   string // of the set
}

// A joiner joins the names of one kind.
type joiner struct {
	f     *finder
	kind  *Kind
	nodes map[string]*node
	edges []edge
}

// What begins the keys of things that have no name of their own.
const (
	bodyMark    = "\x00body "
	countryMark = "\x00country "
)

// mostMeanings is how many names one short form may be given before nothing is made of it.
const mostMeanings = 40

// join joins candidates of the kinds that have names, and notes what was ambiguous.
func (f *finder) join(docs []*Document, ledger []content.TermEntry) {
	byShort := statementsOf(docs)
	for _, k := range []*Kind{parties, authors} {
		j := joiner{f: f, kind: k, nodes: map[string]*node{}}
		j.bracketed(byShort)
		for _, short := range slices.Sorted(maps.Keys(byShort)) {
			j.settle(short, byShort[short])
		}
		j.known(byShort)
		if k == authors {
			j.persons()
		}
		j.merge(ledger)
		for short, list := range byShort { // names with brackets are of one kind
			byShort[short] = slices.DeleteFunc(list, func(s statement) bool { return s.whole != "" })
		}
	}
}

// statementsOf are the definitions of the documents by the key of their short form.
func statementsOf(docs []*Document) map[string][]statement {
	all := map[string][]statement{}
	for _, d := range docs {
		if d.Withdrawn != "" {
			continue
		}
		for _, x := range d.definitions {
			key := authority.Key(x.Short)
			all[key] = append(all[key], statement{
				short: x.Short, full: x.Full, fits: x.Fits, alone: x.Alone, ending: !x.Fits, doc: d, line: x.Line, words: x.Words,
			})
		}
	}
	return all
}

// bracketed parts "Full Name (ABBR)"; ok is false for other names.
func bracketed(name string) (full, short string, ok bool) {
	end := strings.TrimRight(name, " ")
	for _, pair := range []string{"()", "[]", "（）"} {
		opens, closes := pair[:len(pair)/2], pair[len(pair)/2:]
		inner, found := strings.CutSuffix(end, closes)
		if !found {
			continue
		}
		at := strings.LastIndex(inner, opens)
		if at <= 0 {
			continue
		}
		full, short = strings.TrimSpace(inner[:at]), strings.TrimSpace(inner[at+len(opens):])
		if naming.IsShort(short) && !naming.IsShort(full) && full != "" {
			return full, short, true
		}
		if naming.IsShort(full) && strings.Contains(short, " ") { // CPRF (Communist Party …)
			return short, full, true
		}
	}
	return "", "", false
}

// bracketed adds the statements that names in front matter make themselves.
func (j *joiner) bracketed(byShort map[string][]statement) {
	spelled := j.f.kinds[j.kind].spelled
	shorts := map[string]map[string]bool{} // by the key of the full name
	var list []statement
	for _, name := range slices.Sorted(maps.Keys(spelled)) {
		if last := name[len(name)-1]; last != ')' && last != ']' && last != '\x89' {
			continue
		}
		full, short, ok := bracketed(name)
		if !ok || isCountry(short) {
			continue
		}
		fits := naming.Abbreviates(short, full) || naming.AbbreviatesInTranslation(short, full)
		list = append(list, statement{short: short, full: full, fits: fits, alone: true, whole: name, words: name})
		key := authority.Key(full)
		if shorts[key] == nil {
			shorts[key] = map[string]bool{}
		}
		shorts[key][authority.Key(short)] = true
	}
	for _, s := range list {
		key := authority.Key(s.short)
		byShort[key] = append(byShort[key], s)
		// Whatever else the short form may mean, the name without brackets is the same,
		// unless it stands with other brackets too.
		if full := authority.Key(s.full); s.fits && len(shorts[full]) == 1 {
			j.edge(s.whole, s.full, edge{reason: JoinedByName, words: s.words})
		}
	}
}

func isCountry(short string) bool {
	_, country := gazetteer.Lookup(short)
	_, body := bodies()[authority.Key(short)]
	return country && !body
}

// settle joins a short form to the names that it is given, if these are one.
func (j *joiner) settle(short string, list []statement) {
	if len(list) == 0 {
		return
	}
	known := j.find(short) != nil
	var accepted, rivals []statement
	seen := map[string]bool{}
	for _, s := range list {
		if at := authority.Key(s.full); seen[at] && s.whole == "" {
			continue // said before
		} else {
			seen[at] = true
		}
		switch {
		case s.whole != "" || s.fits:
			known = known || s.whole != "" || j.find(authority.Key(s.full)) != nil
		default:
			if full := j.ending(s.full); full != "" {
				s.full, s.ending = full, false
				s.fits = naming.AbbreviatesInTranslation(s.short, full) || s.alone && !naming.SameScript(s.short, full)
				known = true
			}
		}
		if s.fits {
			accepted = append(accepted, s)
		} else {
			rivals = append(rivals, s)
		}
	}
	if !known || isCountry(list[0].short) {
		return
	}
	for _, s := range rivals {
		if s.ending {
			s.full = naming.Capitalised(s.full)
			s.fits = s.full != "" && naming.AbbreviatesInTranslation(s.short, s.full)
		}
		switch {
		case s.fits:
			accepted = append(accepted, s)
		case s.whole != "" || !s.ending || s.full != "" && naming.GistOf(s.full).Organises():
			accepted = append(accepted, s) // it means something, if not surely this
		}
	}
	if len(accepted) == 0 {
		return
	}
	if len(accepted) > mostMeanings || !oneMeaning(accepted) {
		j.f.ambiguous = append(j.f.ambiguous, ambiguity{j.kind, list[0].short, accepted[:min(len(accepted), mostMeanings)]})
		return
	}
	for _, s := range accepted {
		if !s.fits {
			continue
		}
		e := edge{reason: JoinedByText, doc: s.doc, line: s.line, words: s.words, nominative: s.nominative()}
		if s.whole != "" {
			e = edge{reason: JoinedByName, words: s.words, nominative: true}
			j.edge(s.whole, s.short, e)
			continue
		}
		j.edge(s.full, s.short, e)
	}
}

// oneMeaning reports whether the names that a short form is given are one: the
// same words, the same in meaning, or of two scripts where the short form is long
// enough not to be two things at once.
func oneMeaning(list []statement) bool {
	first := list[0]
	for _, s := range list[1:] {
		if !sameMeaning(first, s) {
			return false
		}
	}
	return true
}

const longShort = 4 // letters

func sameMeaning(a, b statement) bool {
	if authority.Key(a.full) == authority.Key(b.full) || naming.SameWords(a.full, b.full) {
		return true
	}
	if !a.fits || !b.fits {
		return false
	}
	x, y := naming.GistOf(a.full), naming.GistOf(b.full)
	if x.Key() != "" && y.Key() != "" {
		return x.Key() == y.Key()
	}
	conflict := len(x.Countries) > 0 && len(y.Countries) > 0 && !slices.Equal(x.Countries, y.Countries)
	return !conflict && !naming.SameScript(a.full, b.full) && len([]rune(a.short)) >= longShort
}

// ending is the longest ending of a text that is a name of the kind; "" if none is.
func (j *joiner) ending(text string) string {
	for end := range naming.Endings(text) {
		if j.find(authority.Key(end)) != nil && len(end) > 3 {
			return end
		}
	}
	return ""
}

// find is the candidate that a name belongs to; nil if front matter has no name of it.
func (j *joiner) find(key string) *candidate {
	of := j.f.kinds[j.kind]
	if c := of.candidates[key]; c != nil {
		return c
	}
	if r, ok := j.f.record(j.kind, key, key); ok {
		return of.candidates[recordKey(j.kind, r)]
	}
	return nil
}

// node is that of a name or, with a text of "", of a thing.
func (j *joiner) node(key, text string) *node {
	c := j.find(key)
	if _, claimed := j.f.record(j.kind, key, key); claimed && c == nil && text != "" {
		c = j.f.candidate(j.kind, text) // a record that no front matter names has a page by what it is joined to
	}
	if c != nil {
		key = c.term.key
	}
	n := j.nodes[key]
	if n == nil {
		n = &node{key: key, text: text, candidate: c}
		n.members = []*node{n}
		if c != nil {
			n.text, n.country = cmp.Or(c.anySpelling(), c.record.Name), c.country()
			if c.recorded {
				n.recorded, n.denied = c, map[string]bool{}
				for _, name := range c.record.Not {
					n.denied[j.kind.key(name)] = true
				}
			}
		}
		j.nodes[key] = n
	}
	return n
}

func (n *node) root() *node {
	for n.up != nil {
		n = n.up
	}
	return n
}

// edge notes that two names are one.
func (j *joiner) edge(a, b string, e edge) {
	e.a, e.b = a, b
	j.edges = append(j.edges, e)
}

// known joins names of one country or well-known body.
func (j *joiner) known(byShort map[string][]statement) {
	table := bodies()
	for key, c := range j.f.kinds[j.kind].candidates {
		if c.term.key != key {
			continue
		}
		for name := range c.spellings {
			if body, ok := table[authority.Key(name)]; ok {
				if contradicted := slices.ContainsFunc(byShort[key], func(s statement) bool {
					other, is := table[authority.Key(s.full)]
					return s.fits && (!is || other != body)
				}); !contradicted {
					j.edge(name, bodyMark+strconv.Itoa(body), edge{reason: JoinedByGazetteer})
				}
			} else if j.kind == parties && strings.Count(name, " ") < 6 && len(name) > 3 {
				if code, ok := gazetteer.Lookup(name); ok {
					j.edge(name, countryMark+string(code), edge{reason: JoinedByGazetteer})
				}
			}
			if !c.recorded {
				break // spellings of one key are names of one thing
			}
		}
	}
}

// bodies are the numbers of the gazetteer's bodies by the keys of their names.
var bodies = sync.OnceValue(func() map[string]int {
	table := map[string]int{}
	for i, b := range gazetteer.Bodies() {
		for _, name := range b.Names {
			table[authority.Key(name)] = i
		}
	}
	return table
})

// persons joins names that differ in titles, and in an order that they show themselves.
func (j *joiner) persons() {
	for key, c := range j.f.kinds[j.kind].candidates {
		if c.term.key != key {
			continue
		}
		for name := range c.spellings {
			if !naming.Marked(name) {
				continue
			}
			p, ok := naming.PersonOf(name)
			if plain := authority.Key(p.Key()); ok && plain != "" && plain != authority.Key(name) {
				j.edge(name, plain, edge{reason: JoinedByPerson, words: name})
			}
		}
	}
}

// place orders what says that names are one.
func (e edge) compare(other edge) int {
	at := func(e edge) int32 {
		if e.doc == nil {
			return -1
		}
		return e.doc.at
	}
	return cmp.Or(
		cmp.Compare(slices.Index(JoinReasons, e.reason), slices.Index(JoinReasons, other.reason)),
		cmp.Compare(at(e), at(other)), cmp.Compare(e.line, other.line),
		cmp.Compare(e.a, other.a), cmp.Compare(e.b, other.b), cmp.Compare(e.words, other.words),
	)
}

// merge makes one candidate of each set of names that the edges make.
func (j *joiner) merge(ledger []content.TermEntry) {
	if len(j.edges) == 0 {
		return
	}
	slices.SortFunc(j.edges, edge.compare)
	for i := range j.edges {
		e := &j.edges[i]
		j.union(e)
	}
	own := map[string]bool{} // keys with an address of their own
	for _, line := range ledger {
		if line.Kind == j.kind.Section && line.Slug != "" {
			own[line.Key] = true
		}
	}
	of := j.f.kinds[j.kind]
	joined := false
	for _, key := range slices.Sorted(maps.Keys(j.nodes)) {
		root := j.nodes[key]
		if root.up != nil || len(root.members) < 2 {
			continue
		}
		slices.SortFunc(root.members, func(a, b *node) int { return cmp.Compare(a.key, b.key) })
		first := j.first(root, own)
		if first == nil {
			continue
		}
		c := first.candidate
		for _, n := range root.members {
			if n == first || n.text == "" && n.candidate == nil {
				continue
			}
			if other := n.candidate; other != nil {
				for spelling, count := range other.spellings {
					c.spellings[spelling] += count
				}
				for code, count := range other.countries {
					if c.countries == nil {
						c.countries = map[string]int{}
					}
					c.countries[code] += count
				}
				other.into = c
				joined = true
			} else if !n.useful() {
				continue
			} else {
				c.learned = append(c.learned, n.text)
			}
			if of.candidates[n.key] == nil || n.candidate != nil {
				of.candidates[n.key] = c
			}
			c.joins = append(c.joins, n.because(first))
		}
		for _, n := range root.members {
			if number, ok := strings.CutPrefix(n.key, bodyMark); ok {
				at, _ := strconv.Atoi(number)
				c.also = slices.DeleteFunc(slices.Clone(gazetteer.Bodies()[at].Names), func(name string) bool {
					return root.denied[authority.Key(name)]
				})
			}
		}
		c.joined = true
	}
	if joined {
		for name, c := range of.spelled {
			for c.into != nil {
				c = c.into
			}
			of.spelled[name] = c
		}
	}
}

// useful reports whether a name that only texts have is worth keeping: a short form,
// or a name that stands there as it is called, not in another case.
func (n *node) useful() bool {
	return n.text != "" && len(n.text) <= 200 && (naming.IsShort(n.text) || n.edge != nil && n.edge.nominative)
}

// caseless are the languages whose names stand in texts as in lists.
var caseless = []document.Lang{"en", "fr", "es", "pt", "it", "ca", "gl", "nl", "sv", "da", "no", "nb", "id", "ms", "vi", "zh", "ja", "th"}

// nominative reports whether a statement has its name as it stands in lists.
func (s statement) nominative() bool {
	return s.alone || s.doc != nil && len(s.doc.Meta.Languages) > 0 && slices.Contains(caseless, s.doc.Meta.Languages[0])
}

// union makes one set of those of an edge's names, unless something speaks against it.
func (j *joiner) union(e *edge) {
	from, to := j.named(e.a), j.named(e.b)
	a, b := from.root(), to.root()
	if a == b {
		return
	}
	if a.recorded != nil && b.recorded != nil || denies(a, b) || denies(b, a) || atOdds(a, b) {
		j.f.refused = append(j.f.refused, refusal{j.kind, *e})
		return
	}
	// Each node keeps the edge that brought it in: of the smaller set the way from
	// its end of the edge is turned.
	if from.edge == nil {
		from.edge = e
	}
	if to.edge == nil {
		to.edge = e
	}
	if len(a.members) < len(b.members) || len(a.members) == len(b.members) && a.key > b.key {
		a, b = b, a
	}
	b.up = a
	a.members = append(a.members, b.members...)
	a.recorded, a.country = cmp.Or(a.recorded, b.recorded), cmp.Or(a.country, b.country)
	if b.denied != nil {
		if a.denied == nil {
			a.denied = map[string]bool{}
		}
		maps.Copy(a.denied, b.denied)
	}
}

func (j *joiner) named(name string) *node {
	if strings.HasPrefix(name, "\x00") {
		return j.node(name, "")
	}
	return j.node(authority.Key(name), name)
}

// denies reports whether a record among the names of a denies one of b.
func denies(a, b *node) bool {
	if len(a.denied) == 0 {
		return false
	}
	return slices.ContainsFunc(b.members, func(n *node) bool {
		if a.denied[n.key] {
			return true
		}
		if n.candidate != nil {
			for spelling := range n.candidate.spellings {
				if a.denied[authority.Key(spelling)] {
					return true
				}
			}
		}
		return false
	})
}

// atOdds reports whether front matter gives names of two sets different countries.
func atOdds(a, b *node) bool {
	return a.country != "" && b.country != "" && a.country != b.country
}

// reads reports whether a name is in the script of the site's language.
func (f *finder) reads(name string) bool {
	return naming.SameScript(name, gazetteer.Name("GR", f.lang))
}

// first is the name of a set under whose address its page stands: a record's, else
// a full name, without brackets or title, in the site's script, that has an address
// already; else the most frequent.
func (j *joiner) first(root *node, own map[string]bool) *node {
	var best *node
	weight := func(n *node) (w int) {
		_, _, brackets := bracketed(n.text)
		for i, better := range []bool{own[n.key], j.f.reads(n.text), !brackets && !naming.Marked(n.text), !naming.IsShort(n.text), n.candidate.recorded} {
			if better {
				w += 1 << i
			}
		}
		return w
	}
	count := func(n *node) (all int) {
		if own[n.key] {
			return 0 // what has an address keeps it, however often it is named
		}
		for _, k := range n.candidate.spellings {
			all += k
		}
		return all
	}
	for _, n := range root.members {
		if n.candidate == nil {
			continue
		}
		if best == nil || cmp.Or(cmp.Compare(weight(n), weight(best)), cmp.Compare(count(n), count(best)), cmp.Compare(best.key, n.key)) > 0 {
			best = n
		}
	}
	return best
}

// because is why a name stands with the first one of its set.
func (n *node) because(first *node) Join {
	join := Join{Name: n.text}
	e := n.edge
	if e == nil {
		e = first.edge
	}
	if e != nil {
		join.Reason, join.Document, join.Line, join.Words = e.reason, e.doc, e.line, e.words
	}
	return join
}

// joinsApart are a candidate's joins by name, each name once. Names may have come
// from authors and from parties.
func (c *candidate) joinsApart() []Join {
	joins := slices.DeleteFunc(c.joins, func(j Join) bool { return authority.Key(j.Name) == c.term.key })
	slices.SortStableFunc(joins, func(a, b Join) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(slices.Index(JoinReasons, a.Reason), slices.Index(JoinReasons, b.Reason)), cmp.Compare(a.Words, b.Words))
	})
	return slices.CompactFunc(joins, func(a, b Join) bool { return a.Name == b.Name })
}

// An ambiguity is a short form that texts give several names.
type ambiguity struct {
	kind  *Kind
	short string
	said  []statement
}

// A refusal is what texts say and something speaks against.
type refusal struct {
	kind *Kind
	edge edge
}
