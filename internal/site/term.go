package site

import (
	"cmp"
	"html/template"
	"regexp"
	"slices"
	"strings"
	"sync"

	"fonds/internal/collection"
	"fonds/internal/document"
	"fonds/internal/i18n"
	"fonds/internal/markdown"
	"fonds/internal/permalink"
)

// TermView is a page of one author, party, country, language, type, year or
// topic: what it is, and its documents.
type TermView struct {
	Frame
	Kind      Link
	Name      string
	Long      bool   // the name is set smaller
	Part      string // of a page with a part of its documents: "Signed from here"
	Continued bool   // the list alone: a page after the first, or a part
	Names     []Link // what it is called in the languages of the collection; without Href
	Variants  []string
	Joined    []JoinedName
	Summary   string
	Country   *Link
	Unlike    []Link        // terms that look alike and are others
	Text      template.HTML // its note
	SameAs    []Link
	Years     *Histogram
	Parts     []Tab // all its documents, those it issued, those it signed; the months of a year on several pages
	Blocks    []Block
	Pages     *Pagination
	Members   []Terms
	Named     []Terms // what its documents name; without counts
	NamedIn   string  // the heading of that
	Together  Terms
	Prev      *Link // terms beside it
	Next      *Link
	Letters   []LetterRow
	// PrevLabel and NextLabel say what those are: "Previous country".
	PrevLabel, NextLabel, LettersLabel string
	Side                               bool // there is something beside the list
}

// A JoinedName is a variant that no person has said is the term's, and why it is
// taken for it.
type JoinedName struct {
	Name, Why string
	From      *Link // the document that says so
}

// Terms is a list of terms under a heading; empty without List.
type Terms struct {
	ID, Heading, Summary string
	List                 []Link
	More                 *Link
}

const (
	mostNames        = 6
	mostVariants     = 12
	mostJoined       = 12
	mostMembers      = 15
	mostNamedOfAKind = 8 // of a kind
	mostTogether     = 60
	fewDocuments     = 3 // up to so many, a list has no parts
)

func (b *builder) terms() []Page {
	var pages []Page
	for _, kind := range b.collection.Kinds {
		for _, t := range b.collection.Terms[kind.Section] {
			pages = append(pages, b.termPages(t)...)
		}
	}
	return pages
}

// A termList is one of the lists of a term's documents: all, or those that belong
// to it in one way.
type termList struct {
	listing
	part  string // "signed"; "" for all
	count int    // of documents
	main  bool   // it stands on the term's own page
}

// relationKeys are the keys of the relations' words and of the parts they make.
var relationKeys = [...]string{collection.Issued: "issued", collection.Signed: "signed", collection.About: "about", collection.Mentioned: "mentioned"}

// termLists are the lists of a term. What fits a page is shown whole, and in parts
// besides; of more, each part is a list of its own, the strongest on the term's page.
func (b *builder) termLists(t *collection.Term) []termList {
	var ways []int
	for r, documents := range t.Documents {
		if len(documents) > 0 {
			ways = append(ways, r)
		}
	}
	total := t.Total()
	whole := total <= b.config.PageSize
	var words [len(relationKeys)]string
	if len(ways) > 1 {
		for _, r := range ways {
			words[r] = b.relation(t, relationKeys[r], "relation")
		}
	}
	var lists []termList
	if whole || len(ways) < 2 {
		part := ""
		if len(ways) == 1 {
			part = relationKeys[ways[0]]
		}
		l := b.termList(t, part, total, t.Path, func() []item {
			items := make([]item, 0, total)
			for _, s := range t.All() {
				items = append(items, item{document: s.Document, relation: words[s.Relation]})
			}
			return items
		})
		l.main = true
		lists = append(lists, l)
	}
	if len(ways) < 2 || total <= fewDocuments {
		return lists
	}
	for _, r := range ways {
		documents, key := t.Documents[r], relationKeys[r]
		main := len(lists) == 0
		path := t.Path
		if !main {
			path = func(n int) permalink.Path { return permalink.Part(t.Kind.Section, t.Slug, key, n) }
		}
		l := b.termList(t, key, len(documents), path, func() []item { return itemsOf(documents) })
		l.main = main
		lists = append(lists, l)
	}
	return lists
}

// termList makes a list of a term. Documents that only name it are many and say
// little of it: what of them does not fit a page is listed in short.
func (b *builder) termList(t *collection.Term, part string, count int, path func(int) permalink.Path, items func() []item) termList {
	of := b.byYear
	if t.Kind.Section == yearSection {
		of = b.byMonth
	}
	size := b.config.PageSize
	brief := part == relationKeys[collection.Mentioned] && count > size
	if brief {
		size *= 2
	}
	l := termList{part: part, count: count}
	l.outline = sync.OnceValue(func() *outline {
		o := outlineOf(nest(items(), of), of)
		o.brief = brief
		return o
	})
	l.path, l.size = path, size
	l.pages = pagesOf(count, size)
	if count > size && slices.ContainsFunc(items(), func(i item) bool { return len(i.document.Variants) > 0 }) {
		l.pages = pagesOf(l.outline().count, size) // versions may stand under others
	}
	return l
}

func (b *builder) termPages(t *collection.Term) []Page {
	lists := b.termLists(t)
	summary := sync.OnceValue(func() string { return b.summary(t) })
	var pages []Page
	for at, l := range lists {
		for n := 1; n <= l.pages; n++ {
			page := Page{Path: l.path(n), Layout: layoutTerm, View: func() any { return b.termView(t, lists, at, n, summary()) }}
			if l.main && n == 1 && t.Note != "" {
				page.Body = &Body{Text: t.Note, File: "content/" + t.Kind.Section + "/" + string(t.Slug) + ".md"}
			}
			pages = append(pages, page)
		}
	}
	return pages
}

// relation gives words about a relation: those of the kind of term, else the
// general ones.
func (b *builder) relation(t *collection.Term, key, table string) string {
	return b.words.T(b.relationKey(t, key, table))
}

func (b *builder) relationKey(t *collection.Term, key, table string) string {
	if k := table + "." + t.Kind.Section + "." + key; b.words.Has(k) {
		return k
	}
	return table + ".any." + key
}

// termView is page n of one of a term's lists.
func (b *builder) termView(t *collection.Term, lists []termList, list, n int, summary string) any {
	l := lists[list]
	at := l.path(n)
	name := b.names[t]
	v := TermView{
		Kind:      Link{Text: b.words.T("kind." + t.Kind.Section), Href: b.href(at, permalink.Index(t.Kind.Section, 1))},
		Name:      name,
		Long:      len([]rune(name)) > longTitle,
		Continued: n > 1 || !l.main,
		Summary:   summary,
		Blocks:    b.blocks(l.listing, n),
		Pages:     b.pagination(n, l.pages, l.path),

		PrevLabel:    b.words.T("previous." + t.Kind.Section),
		NextLabel:    b.words.T("next." + t.Kind.Section),
		LettersLabel: b.words.T("letters", b.words.T("section."+t.Kind.Section)),
	}
	if letters := b.letters[t.Kind.Section]; letters != nil {
		v.Letters = letters.bar(b, at, 0, b.initials[t])
	}
	title := name
	crumbs := []Link{b.crumb(at, t.Kind.Section)}
	if !l.main {
		v.Part = b.relation(t, l.part, "relation")
		title = b.words.T("term.part", name, v.Part)
		crumbs = append(crumbs, b.link(at, t))
	}
	v.Frame = b.frame(at, title, b.words.T("term.description", title, v.Summary), crumbs...)
	v.series(v.Pages)
	if len(lists) > 1 {
		for i, other := range lists {
			text := b.words.T("term.all")
			if other.part != "" {
				text = b.relation(t, other.part, "relation")
			}
			v.Parts = append(v.Parts, Tab{Text: text, Href: b.href(at, other.path(1)), Count: b.words.Number(other.count), Current: i == list})
		}
	}
	if t.Kind.Section == yearSection && l.pages > 1 {
		for _, g := range l.outline().groups { // its months, which lead to their pages
			v.Parts = append(v.Parts, Tab{Text: g.heading, Href: b.place(l.listing, n, g.id), Count: b.words.Number(g.count)})
		}
	}
	if t.Prev != nil {
		l := b.link(at, t.Prev)
		v.Prev = &l
	}
	if t.Next != nil {
		l := b.link(at, t.Next)
		v.Next = &l
	}
	if n == 1 && t.Kind.Section != yearSection {
		v.Years = b.listHistogram(l)
	}
	if v.Continued {
		return v
	}
	v.Names = b.otherNames(t)
	v.Variants = append(v.Variants, t.Variants[:min(mostVariants, len(t.Variants))]...)
	v.Joined = b.joined(at, t)
	if t.Country != nil {
		l := b.link(at, t.Country)
		v.Country = &l
	}
	for _, other := range t.Unlike {
		v.Unlike = append(v.Unlike, b.link(at, other))
	}
	for _, address := range t.SameAs {
		if short, ok := webAddress(address); ok {
			v.SameAs = append(v.SameAs, Link{Text: short, Href: address})
		} else {
			v.SameAs = append(v.SameAs, Link{Text: address})
		}
	}
	v.Members = b.members(at, t)
	v.Named = b.namedBy(at, t)
	v.NamedIn = b.words.N("term.named", t.Total())
	v.Together = b.together(at, t)
	v.Side = t.Note != "" || len(v.SameAs) > 0 || len(v.Members) > 0 || len(v.Named) > 0
	return v
}

// otherNames are what a country or language is called in the languages of the
// collection, those of most documents first.
func (b *builder) otherNames(t *collection.Term) []Link {
	if !t.Kind.Coded {
		return nil
	}
	var names []Link
	for _, l := range byTotal(b.collection.Terms["languages"]) {
		lang := document.Lang(l.Name)
		if len(names) == mostNames || lang == b.words.Lang() || lang == undetermined {
			continue
		}
		name := Link{Text: i18n.Sentence(t.DisplayName(lang))}
		if name.Text == b.names[t] || slices.ContainsFunc(names, func(l Link) bool { return l.Text == name.Text }) {
			continue
		}
		name.Lang, name.Dir = b.foreign(lang)
		names = append(names, name)
	}
	return names
}

// joined lists the names that were taken for a term's without a person's word.
func (b *builder) joined(at permalink.Path, t *collection.Term) []JoinedName {
	var list []JoinedName
	for _, j := range t.Joined[:min(mostJoined, len(t.Joined))] {
		name := JoinedName{Name: j.Name, Why: b.words.T(string(j.Reason), clip(j.Words, 200))}
		if j.Document != nil {
			name.From = &Link{Text: j.Document.Title, Href: b.href(at, j.Document.Path())}
		}
		list = append(list, name)
	}
	return list
}

// listHistogram is the years of a list, which are its headings.
func (b *builder) listHistogram(l termList) *Histogram {
	var documents []*collection.Document
	for _, g := range l.outline().groups {
		for _, i := range g.items {
			documents = append(documents, i.document)
			documents = append(documents, i.nested...)
		}
	}
	h := b.histogram(l.path(1), documents, func(year, _ int) string { return b.place(l.listing, 1, yearID(year)) })
	if h != nil && h.Squares {
		h.List = nil // every square is an entry of the list below
	}
	return h
}

// summary says in a sentence how many documents a term has, of what years, and
// how they belong to it: "36 documents, 1999 to 2022, 2 undated: 12 signed from
// here and 24 about this country."
func (b *builder) summary(t *collection.Term) string {
	var all []*collection.Document
	var ways []int
	for r, documents := range t.Documents {
		if len(documents) > 0 {
			ways = append(ways, r)
			all = append(all, documents...)
		}
	}
	text := b.words.N("count.documents", len(all))
	only := len(ways) == 1
	if only {
		text = b.words.N(b.relationKey(t, relationKeys[ways[0]], "only"), len(all))
	}
	parts := []string{text}
	if low, high := span(all); low != 0 && t.Kind.Section != yearSection {
		if low == high {
			parts = append(parts, b.words.Year(low))
		} else {
			parts = append(parts, b.words.T("summary.years", b.words.Digits(low), b.words.Digits(high)))
		}
	}
	undated := 0
	for _, d := range all {
		if !d.Date.Known() {
			undated++
		}
	}
	switch {
	case undated == 0:
	case undated == len(all):
		parts = append(parts, b.words.N("summary.all_undated", undated))
	default:
		parts = append(parts, b.words.N("summary.undated", undated))
	}
	text = strings.Join(parts, b.words.T("list.aside"))
	if only {
		return b.words.T("summary.end", text)
	}
	var phrases []string
	for _, r := range ways {
		phrases = append(phrases, b.words.N(b.relationKey(t, relationKeys[r], "summary"), len(t.Documents[r])))
	}
	return b.words.T("summary.ways", text, b.words.List(phrases))
}

// members are the parties and the authors of a country, of many those with most
// documents.
func (b *builder) members(at permalink.Path, t *collection.Term) []Terms {
	var lists []Terms
	for _, section := range []string{"parties", "authors"} {
		var members []*collection.Term
		for _, m := range t.Members {
			if asNamed(m) == section {
				members = append(members, m)
			}
		}
		if len(members) == 0 {
			continue
		}
		list := Terms{ID: section, Heading: b.words.T("members." + section)}
		if len(members) > mostMembers {
			list.Summary = b.words.N("together.first", mostMembers)
			list.More = &Link{Text: b.words.T("section." + section), Href: b.href(at, permalink.Index(section, 1))}
			members = byTotal(members)[:mostMembers]
		}
		for _, m := range members {
			list.List = append(list.List, b.counted(at, m, m.Total()))
		}
		lists = append(lists, list)
	}
	return lists
}

// namedBy are the countries, parties and persons that a term's documents name,
// the most named first; not those that its page lists otherwise.
func (b *builder) namedBy(at permalink.Path, t *collection.Term) []Terms {
	counts := map[int32]int{}
	for _, documents := range t.Documents {
		for _, d := range documents[:min(sampled, len(documents))] {
			for _, s := range d.Sections {
				for _, hit := range s.Hits {
					counts[hit.Term]++
				}
			}
		}
	}
	listed := map[*collection.Term]bool{t: true}
	if t.Country != nil {
		listed[t.Country] = true
	}
	for _, with := range t.Together {
		listed[with.Term] = true
	}
	for _, m := range t.Members {
		listed[m] = true
	}
	found := map[string][]int32{}
	for number := range counts {
		if other := b.termOf(number); other != nil && !listed[other] {
			found[asNamed(other)] = append(found[asNamed(other)], number)
		}
	}
	var lists []Terms
	for _, kind := range []string{"countries", "parties", "authors"} {
		numbers := found[kind]
		slices.SortFunc(numbers, func(x, y int32) int { return cmp.Or(cmp.Compare(counts[y], counts[x]), cmp.Compare(x, y)) })
		var list Terms
		for _, number := range numbers[:min(mostNamedOfAKind, len(numbers))] {
			list.List = append(list.List, b.link(at, b.termOf(number)))
		}
		if len(list.List) > 0 {
			list.Heading = b.words.T("named." + kind)
			lists = append(lists, list)
		}
	}
	return lists
}

// asNamed is the kind of term that a term is shown among: an author whose name is
// one word in capitals is an organisation by its initials.
func asNamed(t *collection.Term) string {
	if t.Kind.Section == "authors" && initials.MatchString(t.Name) {
		return "parties"
	}
	return t.Kind.Section
}

var initials = regexp.MustCompile(`^\p{Lu}{2,7}$`)

// sampled is how many documents of a relation are asked what they name.
const sampled = 200

// together are the terms that it signs or issues with most often.
func (b *builder) together(at permalink.Path, t *collection.Term) Terms {
	var w Terms
	if len(t.Together) == 0 {
		return w
	}
	w.ID = t.Kind.Section
	w.Heading = b.words.T(b.togetherKey(t.Kind.Section))
	w.Summary = b.words.N("together."+t.Kind.Section, len(t.Together), b.names[t])
	for _, with := range t.Together[:min(mostTogether, len(t.Together))] {
		w.List = append(w.List, b.counted(at, with.Term, with.Count))
	}
	if more := len(t.Together) - mostTogether; more > 0 {
		w.Summary += b.words.T("list.space") + b.words.N("together.first", mostTogether)
	}
	return w
}

// togetherKey is the key of a heading: authors, parties and countries sign.
func (b *builder) togetherKey(section string) string {
	if key := "together.heading_" + section; b.words.Has(key) {
		return key
	}
	return "together.heading"
}

// webAddress shortens an address of the web for display; ok is false for
// anything else.
func webAddress(s string) (short string, ok bool) {
	for _, scheme := range []string{"https://", "http://"} {
		if rest, found := strings.CutPrefix(s, scheme); found && rest != "" {
			return strings.TrimSuffix(rest, "/"), true
		}
	}
	return s, false
}

// WithText puts the note into the view.
func (v TermView) WithText(text markdown.HTML) any {
	v.Text = template.HTML(text.Text)
	return v
}
