package collection

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"fonds/internal/authority"
	"fonds/internal/content"
	"fonds/internal/document"
)

// A finder gathers the terms that front matter names, and finds them again by
// any of their names.
type finder struct {
	records *authority.Index
	kinds   map[*Kind]*register
	// countries' records by code
	byCountry map[string]authority.Record
	stamp     []int32 // by term number: the standing list it was last put in
	at        []int32 // by term number: its place there
	lists     int32
	lang      document.Lang // of the site
	ambiguous []ambiguity   // short forms of several meanings
	refused   []refusal     // joins that something speaks against
}

// A register is what is known of one kind.
type register struct {
	candidates map[string]*candidate // by key
	spelled    map[string]*candidate // by spelling, so that each is compared once
}

// A candidate is a term in the making.
type candidate struct {
	term      *Term
	record    authority.Record
	recorded  bool
	spellings map[string]int // how often each stands in front matter
	countries map[string]int // how often each code stands beside it

	// What was joined to it without a record; see joins.go.
	joined  bool
	joins   []Join
	learned []string   // names that only texts have
	also    []string   // names that the gazetteer has
	into    *candidate // that it became part of
}

func newFinder(records *authority.Index, lang document.Lang) *finder {
	f := &finder{records: records, lang: lang, kinds: map[*Kind]*register{}, byCountry: map[string]authority.Record{}}
	for _, k := range Kinds {
		f.kinds[k] = &register{map[string]*candidate{}, map[string]*candidate{}}
	}
	for _, r := range records.Records(authority.Countries) {
		code := strings.ToLower(string(cmp.Or(r.Country, document.Country(r.Slug))))
		if _, taken := f.byCountry[code]; !taken {
			f.byCountry[code] = r
		}
	}
	return f
}

// gather notes every term that a front matter names.
func (f *finder) gather(m *document.Meta) {
	for _, k := range Kinds {
		for _, ref := range k.Of(m) {
			c := f.candidate(k, ref.Value)
			if c == nil {
				continue
			}
			c.spellings[ref.Value]++
			if ref.Country != "" {
				if c.countries == nil {
					c.countries = map[string]int{}
				}
				c.countries[countries.key(string(ref.Country))]++
			}
		}
	}
}

// candidate finds or makes the candidate that a name belongs to; nil if it names nothing.
func (f *finder) candidate(k *Kind, name string) *candidate {
	of := f.kinds[k]
	if c, known := of.spelled[name]; known {
		return c
	}
	key := k.key(name)
	if key == "" {
		return nil
	}
	record, recorded := f.record(k, name, key)
	if recorded && !k.Coded {
		key = recordKey(k, record)
	}
	c := of.candidates[key]
	if c == nil {
		c = &candidate{term: &Term{Kind: k, key: key}, record: record, recorded: recorded, spellings: map[string]int{}}
		of.candidates[key] = c
	}
	of.spelled[name] = c
	return c
}

// recordKey is the key of a record's term. A record without a name goes by its file's.
func recordKey(k *Kind, r authority.Record) string {
	return k.key(cmp.Or(r.Name, string(r.Slug)))
}

func (f *finder) record(k *Kind, name, key string) (authority.Record, bool) {
	switch {
	case k == countries:
		r, ok := f.byCountry[key]
		return r, ok
	case k.Records != "":
		return f.records.Record(k.Records, name)
	}
	return authority.Record{}, false
}

// settle makes the terms of the candidates: names that are one are joined, authors
// who are parties become those, and names, countries and numbers are given.
func (f *finder) settle(docs []*Document, ledger []content.TermEntry) []*Term {
	f.join(docs, ledger)
	f.joinAuthorsToParties()
	// A country that a record gives to a term has a page, as one that front matter gives.
	for _, k := range []*Kind{authors, parties} {
		for _, c := range f.kinds[k].candidates {
			if c.recorded && c.record.Country != "" {
				f.candidate(countries, string(c.record.Country))
			}
		}
	}
	var terms []*Term
	for _, k := range Kinds {
		of := f.kinds[k]
		first := len(terms)
		for key, c := range of.candidates {
			if c.term.Kind == k && c.term.key == key { // else it has become a party's, or part of another
				c.name()
				terms = append(terms, c.term)
			}
		}
		slices.SortFunc(terms[first:], func(a, b *Term) int { return cmp.Compare(a.key, b.key) })
	}
	for i, t := range terms {
		t.number = int32(i)
	}
	for _, k := range []*Kind{authors, parties} {
		for _, c := range f.kinds[k].candidates {
			if code := c.country(); code != "" && c.term.Kind == k {
				c.term.Country = f.term(countries, code)
			}
		}
	}
	f.tellApart(terms)
	f.stamp, f.at = make([]int32, len(terms)), make([]int32, len(terms))
	return terms
}

// tellApart finds the terms that records deny to be their own: they look alike.
func (f *finder) tellApart(terms []*Term) {
	unlike := map[*Term]map[*Term]bool{}
	note := func(a, b *Term) {
		if unlike[a] == nil {
			unlike[a] = map[*Term]bool{}
		}
		unlike[a][b] = true
	}
	for _, t := range terms {
		c := f.kinds[t.Kind].candidates[t.key]
		if c == nil || !c.recorded || t.Kind.Coded {
			continue
		}
		for _, name := range c.record.Not {
			if other := f.owner(t.Kind, t.Kind.key(name)); other != nil && other != t {
				t.denied = append(t.denied, other)
				note(t, other)
				note(other, t)
			}
		}
	}
	for t, others := range unlike {
		t.Unlike = slices.SortedFunc(maps.Keys(others), func(a, b *Term) int { return cmp.Compare(a.number, b.number) })
	}
}

// joinAuthorsToParties gives authors that are organisations with a page among
// the parties no second page. An author with a record of its own stays one.
func (f *finder) joinAuthorsToParties() {
	for key, author := range f.kinds[authors].candidates {
		if author.recorded || author.term.key != key {
			continue
		}
		party := f.partyOf(author)
		if party == nil {
			continue
		}
		author.term = party.term
		party.learned = append(party.learned, author.learned...)
		party.joins = append(party.joins, author.joins...)
		party.joined = party.joined || author.joined
		for spelling, n := range author.spellings {
			party.spellings[spelling] += n
		}
		if party.countries == nil {
			party.countries = map[string]int{}
		}
		for code, n := range author.countries {
			party.countries[code] += n
		}
	}
}

// partyOf is the party that an author is; nil if there is none. Of names that were
// joined, the one that the page stands under is looked for first.
func (f *finder) partyOf(author *candidate) *candidate {
	of := f.kinds[parties]
	keys := []string{author.term.key}
	for spelling := range author.spellings {
		keys = append(keys, authority.Key(spelling))
	}
	slices.Sort(keys[1:])
	for _, key := range keys {
		if c := of.candidates[key]; c != nil {
			return c
		}
		if r, ok := f.records.Record(authority.Parties, key); ok {
			if c := of.candidates[recordKey(parties, r)]; c != nil {
				return c
			}
		}
	}
	return nil
}

func (c *candidate) anySpelling() string {
	first := ""
	for s := range c.spellings {
		if first == "" || s < first {
			first = s
		}
	}
	return first
}

// name gives the term its authorized name and its other names.
func (c *candidate) name() {
	t := c.term
	spellings := map[string]int{} // white space is no difference
	for s, n := range c.spellings {
		spellings[strings.Join(strings.Fields(s), " ")] += n
	}
	if c.recorded {
		t.Note, t.SameAs = c.record.Note, c.record.SameAs
	}
	switch {
	case t.Kind.Coded:
		t.Name = codeName(t.Kind, t.key)
		if c.recorded {
			t.called = c.record.Name
			t.Variants = without(c.record.Variants, t.called)
		}
		return // the spellings of codes are no names
	case c.recorded && c.record.Name != "":
		t.Name = c.record.Name
	default:
		for s, n := range spellings {
			if c.joined && authority.Key(s) != t.key {
				continue // a name that was joined to it
			}
			if most := spellings[t.Name]; t.Name == "" || n > most || (n == most && s < t.Name) {
				t.Name = s
			}
		}
	}
	t.Variants = without(c.record.Variants, t.Name)
	known := len(t.Variants)
	for s := range spellings {
		if s != t.Name && !slices.Contains(t.Variants[:known], s) {
			t.Variants = append(t.Variants, s)
		}
	}
	for _, s := range c.learned {
		if s != t.Name && !slices.Contains(t.Variants, s) {
			t.Variants = append(t.Variants, s)
		}
	}
	slices.Sort(t.Variants[known:])
	t.Joined = c.joinsApart()
	t.also = c.also
}

// codeName is the usual writing of a code: "KZ", and "zh-Hant" by the rules of
// BCP 47 (2.1.1): regions in capitals, scripts with one.
func codeName(k *Kind, key string) string {
	if k == countries {
		return strings.ToUpper(key)
	}
	parts := strings.Split(key, "-")
	for i, part := range parts[1:] {
		if len(parts[i]) == 1 {
			break // what follows a singleton is an extension
		}
		switch len(part) {
		case 2:
			parts[i+1] = strings.ToUpper(part)
		case 4:
			parts[i+1] = strings.ToUpper(part[:1]) + part[1:]
		}
	}
	return strings.Join(parts, "-")
}

func without(names []string, name string) []string {
	var rest []string
	for _, n := range names {
		if n != name && !slices.Contains(rest, n) {
			rest = append(rest, n)
		}
	}
	return rest
}

// country is the code that the record gives, else the one that most of the
// front matter gives; none if it is not most.
func (c *candidate) country() string {
	if c.recorded && c.record.Country != "" {
		return countries.key(string(c.record.Country))
	}
	all := 0
	for _, n := range c.countries {
		all += n
	}
	for code, n := range c.countries {
		if 2*n > all {
			return code
		}
	}
	return ""
}

// term finds the term of a name that front matter holds; nil if there is none.
func (f *finder) term(k *Kind, name string) *Term {
	of := f.kinds[k]
	c := of.spelled[name]
	if c == nil && name != "" {
		c = of.candidates[k.key(name)]
	}
	if c == nil {
		return nil
	}
	return c.term
}

// list is the terms of some names, each once.
func (f *finder) list(k *Kind, names []string) []*Term {
	if len(names) == 0 {
		return nil
	}
	f.lists++
	terms := make([]*Term, 0, len(names))
	for _, name := range names {
		if t := f.term(k, name); t != nil && f.stamp[t.number] != f.lists {
			f.stamp[t.number] = f.lists
			terms = append(terms, t)
		}
	}
	return terms
}

// standings is every term that a document's front matter names, kind after
// kind and as it stands there, each by its strongest relation.
func (f *finder) standings(d *Document) []standing {
	f.lists++
	var all []standing
	add := func(t *Term, r Relation) {
		switch {
		case t == nil:
		case f.stamp[t.number] != f.lists:
			f.stamp[t.number], f.at[t.number] = f.lists, int32(len(all))
			all = append(all, standing{t, r})
		default:
			known := &all[f.at[t.number]]
			known.relation = min(known.relation, r)
		}
	}
	for _, k := range Kinds {
		for _, ref := range k.Of(d.Meta) {
			add(f.term(k, ref.Value), ref.Relation)
		}
	}
	for _, s := range d.Signers {
		add(s.CountryTerm, Signed) // its party's, where the list prints none
	}
	// Kind after kind: authors may have become parties, and countries come from signers.
	slices.SortStableFunc(all, func(a, b standing) int { return cmp.Compare(a.term.Kind.place(), b.term.Kind.place()) })
	return slices.Clip(all)
}
