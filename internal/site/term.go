package site

import (
	"html/template"
	"strings"

	"fonds/internal/collection"
	"fonds/internal/markdown"
	"fonds/internal/permalink"
)

// TermView is a page of one author, party, country, language, type, year or
// topic: what it is, and its documents.
type TermView struct {
	Frame
	Kind      Link
	Name      string
	Continued bool     // a page after the first: the list alone
	Variants  []string // other names it goes by
	Joined    []JoinedName
	Summary   string
	Country   *Link
	Unlike    []Link        // terms that look alike and are others
	Text      template.HTML // its note
	SameAs    []Link
	Years     *Histogram
	Parts     []Link // the parts of the list, if there are several
	Blocks    []Block
	Pages     *Pagination
	Members   Terms
	Together  Terms
	Prev      *Link // terms beside it
	Next      *Link
	Letters   []Letter
	// PrevLabel and NextLabel say what those are: "Previous country".
	PrevLabel, NextLabel, LettersLabel string
}

// A JoinedName is a variant that no person has said is the term's, and why it is
// taken for it.
type JoinedName struct {
	Name, Why string
	From      *Link // the document that says so
}

// Terms is a list of terms under a heading; empty without List.
type Terms struct {
	Heading, Summary string
	List             []Link
	More             *Link
}

const (
	mostVariants = 12
	mostJoined   = 12
	mostMembers  = 40
	mostTogether = 30
	fewDocuments = 10 // up to so many, a part of a list needs no years
)

func (b *builder) terms() []Page {
	var pages []Page
	for _, kind := range b.collection.Kinds {
		terms := b.collection.Terms[kind.Section]
		letters := b.alphabet(kind, terms)
		for _, t := range terms {
			pages = append(pages, b.termPages(t, letters)...)
		}
	}
	return pages
}

func (b *builder) termPages(t *collection.Term, letters *alphabet) []Page {
	size := b.config.PageSize
	count := pagesOf(t.Total(), size)
	pages := make([]Page, 0, count)
	for n := 1; n <= count; n++ {
		page := Page{Path: t.Path(n), Layout: layoutTerm, View: func() any { return b.termView(t, n, count, letters) }}
		if n == 1 && t.Note != "" {
			page.Body = &Body{Text: t.Note}
		}
		pages = append(pages, page)
	}
	return pages
}

// relationKeys are the keys of the relations' words and the ids of the parts
// they make.
var relationKeys = [...]string{collection.Issued: "issued", collection.Signed: "signed", collection.About: "about", collection.Mentioned: "mentioned"}

// termOutline is a term's documents: in parts, where they belong to it in
// several ways, and under their years; those of a year under its months.
func (b *builder) termOutline(t *collection.Term) outline {
	var o outline
	ways := 0
	for _, documents := range t.Documents {
		if len(documents) > 0 {
			ways++
		}
	}
	for r, documents := range t.Documents {
		if len(documents) == 0 {
			continue
		}
		p := part{id: relationKeys[r]}
		switch {
		case ways == 1 && r == int(collection.Issued):
			p.groups = b.groupsOf(t, "", documents)
		case len(documents) <= fewDocuments:
			p.groups = []group{{documents: documents}}
		default:
			p.groups = b.groupsOf(t, p.id+"-", documents)
		}
		if ways > 1 || r != int(collection.Issued) {
			p.heading = b.relation(t, r, "relation")
		}
		o.parts = append(o.parts, p)
	}
	return o
}

func (b *builder) groupsOf(t *collection.Term, prefix string, documents []*collection.Document) []group {
	if t.Kind.Section == "years" {
		return b.byMonth(documents)
	}
	return b.byYear(prefix, documents)
}

// relation gives words about a relation: those of the kind of term, else the
// general ones.
func (b *builder) relation(t *collection.Term, r int, table string) string {
	key := table + "." + t.Kind.Section + "." + relationKeys[r]
	if !b.words.Has(key) {
		key = table + ".any." + relationKeys[r]
	}
	return b.words.T(key)
}

func (b *builder) termView(t *collection.Term, n, count int, letters *alphabet) any {
	at := t.Path(n)
	name := b.names[t]
	o := b.termOutline(t)
	size := b.config.PageSize
	v := TermView{
		Frame:     b.frame(at, name, b.words.T("term.description", name, b.summary(t)), b.crumb(at, t.Kind.Section)),
		Kind:      Link{Text: b.words.T("kind." + t.Kind.Section), Href: b.href(at, permalink.Index(t.Kind.Section, 1))},
		Name:      name,
		Continued: n > 1,
		Summary:   b.summary(t),
		Blocks:    b.blocks(o, at, n, size),
		Pages:     b.pagination(n, count, t.Path),

		PrevLabel:    b.words.T("previous." + t.Kind.Section),
		NextLabel:    b.words.T("next." + t.Kind.Section),
		LettersLabel: b.words.T("letters", b.words.T("section."+t.Kind.Section)),
		Letters:      letters.bar(b, at, 0, letters.of(t)),
	}
	v.series(v.Pages)
	if t.Prev != nil {
		l := b.link(at, t.Prev)
		v.Prev = &l
	}
	if t.Next != nil {
		l := b.link(at, t.Next)
		v.Next = &l
	}
	places := o.places(size)
	if len(o.parts) > 1 {
		for _, p := range o.parts {
			href := within(b.href(at, t.Path(places[p.id])), places[p.id] == n, p.id)
			v.Parts = append(v.Parts, Link{Text: p.heading, Href: href, Count: b.words.Number(p.len())})
		}
	}
	if n > 1 {
		return v
	}
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
	if t.Kind.Section != "years" {
		v.Years = b.termHistogram(at, t, o, places)
	}
	v.Members = b.members(at, t)
	v.Together = b.together(at, t)
	return v
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

// termHistogram is the term's years. In a list of one part the years are
// headings, to which the bars lead.
func (b *builder) termHistogram(at permalink.Path, t *collection.Term, o outline, places map[string]int) *Histogram {
	var documents []*collection.Document
	for _, s := range t.All() {
		documents = append(documents, s.Document)
	}
	var period periodLink
	if len(o.parts) == 1 {
		period = func(year, _ int) string {
			id := yearID(year)
			page, ok := places[id]
			if !ok {
				return ""
			}
			return within(b.href(at, t.Path(page)), page == 1, id)
		}
	}
	h := b.histogram(at, documents, period)
	if h != nil && h.Squares {
		h.List = nil // every square is an entry of the list below
	}
	return h
}

// summary says in a sentence how many documents a term has, of what years, and
// how they belong to it.
func (b *builder) summary(t *collection.Term) string {
	var all []*collection.Document
	var ways []string
	for r, documents := range t.Documents {
		if len(documents) == 0 {
			continue
		}
		all = append(all, documents...)
		key := "summary." + t.Kind.Section + "." + relationKeys[r]
		if !b.words.Has(key) {
			key = "summary.any." + relationKeys[r]
		}
		ways = append(ways, b.words.N(key, len(documents)))
	}
	text := b.words.N("count.documents", len(all))
	if low, high := span(all); low != 0 && t.Kind.Section != "years" {
		if low == high {
			text = b.words.T("summary.year", text, b.words.Digits(low))
		} else {
			text = b.words.T("summary.years", text, b.words.Digits(low), b.words.Digits(high))
		}
	}
	if len(ways) == 1 && len(t.Documents[collection.Issued]) > 0 {
		return b.words.T("summary.end", text)
	}
	return b.words.T("summary.ways", text, b.words.List(ways))
}

// members are the parties and authors of a country.
func (b *builder) members(at permalink.Path, t *collection.Term) Terms {
	m := Terms{Heading: b.words.T("term.members", b.names[t])}
	for _, member := range t.Members[:min(mostMembers, len(t.Members))] {
		m.List = append(m.List, b.counted(at, member, member.Total()))
	}
	if len(t.Members) > mostMembers {
		m.More = &Link{Text: b.words.T("term.all_parties"), Href: b.href(at, permalink.Index("parties", 1))}
	}
	return m
}

// together are the terms that it signs or issues with most often.
func (b *builder) together(at permalink.Path, t *collection.Term) Terms {
	var w Terms
	if len(t.Together) == 0 {
		return w
	}
	w.Heading = b.words.T("together.heading")
	w.Summary = b.words.N("together."+t.Kind.Section, len(t.Together), b.names[t])
	for _, with := range t.Together[:min(mostTogether, len(t.Together))] {
		w.List = append(w.List, b.counted(at, with.Term, with.Count))
	}
	if more := len(t.Together) - mostTogether; more > 0 {
		w.Summary += b.words.T("list.space") + b.words.N("together.first", mostTogether)
	}
	return w
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
