package site

import (
	"slices"

	"fonds/internal/collection"
	"fonds/internal/document"
	"fonds/internal/i18n"
	"fonds/internal/permalink"
)

// An Entry is a document in a list.
type Entry struct {
	Text, Href string
	Lang, Dir  string // of title and extract
	Supplied   bool   // the title was made by us
	Date       string
	Machine    string // the date for programs; may be empty
	Type       string
	By         string // who speaks
	Signed     string // "23 signatories"
	Languages  []Link // without Href; if there is more than one
	Extract    string
	Reason     string // why it stands here, among related documents
	Only       []Only // the signatories of another version alone, and of this one alone
	Relation   string // how it belongs to the term whose page this is, if that may be in several ways
	Versions   []OtherVersion
}

// An Only is the signatories of one version of a text alone: how many, and who.
type Only struct {
	Heading string
	Names   []string
}

// An OtherVersion is another version of an entry's text: one that stands under it and
// nowhere else in the list, or one that stands at its own date.
type OtherVersion struct {
	Text, Href, Lang, Dir string
	Detail                string // what tells it apart: "18 January 2021, 36 signatories"
}

// entry makes the entry of a document for the page at from.
func (b *builder) entry(from permalink.Path, d *collection.Document) Entry {
	title := b.documentLink(from, d)
	e := Entry{
		Text: title.Text, Href: title.Href, Lang: title.Lang, Dir: title.Dir,
		Supplied: d.TitleSupplied,
		Date:     b.words.Date(d.Date),
		Machine:  i18n.Machine(d.Date),
		By:       b.by(d),
	}
	if d.Type != nil {
		e.Type = b.names[d.Type]
	}
	if n := len(d.Signers); n > 0 && !signedByAll(d) {
		e.Signed = b.words.N("count.signatories", n)
	}
	if len(d.Sections) > 1 {
		e.Languages = b.languageNames(d)
	}
	if len(d.Sections) > 0 {
		e.Extract = d.Sections[0].Extract
	}
	return e
}

// signedByAll reports whether those who speak are those who signed, so that to
// count them would say the same again.
func signedByAll(d *collection.Document) bool {
	by := d.Authors
	if len(by) == 0 {
		by = d.Parties
	}
	return len(by) == len(d.Signers) && !slices.ContainsFunc(d.Signers, func(s collection.Signer) bool {
		return !slices.Contains(by, s.PersonTerm) && !slices.Contains(by, s.PartyTerm)
	})
}

// mostElsewhere is how many versions are named that have their own places in a list.
const mostElsewhere = 2

// listEntry makes the entry of an item of a list.
func (b *builder) listEntry(from permalink.Path, i item) Entry {
	d := i.document
	e := b.entry(from, d)
	e.Relation = i.relation
	version := func(other *collection.Document) {
		l := b.documentLink(from, other)
		e.Versions = append(e.Versions, OtherVersion{l.Text, l.Href, l.Lang, l.Dir, b.apart(other, d)})
	}
	for _, other := range i.nested {
		version(other)
	}
	for k, n := 0, 0; k < len(d.Variants) && n < mostElsewhere; k++ {
		if v := d.Variants[k]; oneText(v) && !slices.Contains(i.nested, v.Document) {
			version(v.Document)
			n++
		}
	}
	return e
}

// apart says what tells a version from the one it stands under: its date, its
// signatories, its languages, where they are others.
func (b *builder) apart(d, from *collection.Document) string {
	var facts []string
	if d.Date.String() != from.Date.String() {
		facts = append(facts, b.words.Date(d.Date))
	}
	if n := len(d.Signers); n > 0 && n != len(from.Signers) {
		facts = append(facts, b.words.N("count.signatories", n))
	}
	if len(d.Sections) > 0 && len(d.Sections) != len(from.Sections) {
		for _, l := range b.languageNames(d) {
			facts = append(facts, l.Text)
		}
	}
	return b.words.Join(facts, "list.aside")
}

// documentLink is a link to a document under its title.
func (b *builder) documentLink(from permalink.Path, d *collection.Document) Link {
	l := Link{Text: d.Title, Href: b.href(from, permalink.Document(d.Slug))}
	l.Lang, l.Dir = b.foreign(titleLanguage(d))
	return l
}

// titleLanguage is the language of a document's title.
func titleLanguage(d *collection.Document) document.Lang {
	switch {
	case len(d.Sections) > 0:
		return d.Sections[0].Lang
	case len(d.Meta.Languages) > 0:
		return d.Meta.Languages[0]
	}
	return undetermined
}

// by names who speaks: the authors and, without any, the issuing parties.
func (b *builder) by(d *collection.Document) string {
	if len(d.Authors) == 0 {
		return b.namesOf(d.Parties)
	}
	return b.namesOf(d.Authors)
}

// namesOf names terms in running text, of many the first.
func (b *builder) namesOf(terms []*collection.Term) string {
	const most = 3
	names := make([]string, 0, most)
	for _, t := range terms[:min(most, len(terms))] {
		names = append(names, b.names[t])
	}
	if more := len(terms) - most; more > 0 {
		return b.words.N("list.others", more, b.words.Join(names, "list.comma"))
	}
	return b.words.List(names)
}

// languageNames names a document's languages by themselves, each once.
func (b *builder) languageNames(d *collection.Document) []Link {
	var names []Link
	for i, s := range d.Sections {
		if !firstOfLanguage(d, i) {
			continue
		}
		l := Link{Text: b.languages[s.Lang].own}
		l.Lang, l.Dir = b.foreign(s.Lang)
		names = append(names, l)
	}
	return names
}

func firstOfLanguage(d *collection.Document, i int) bool {
	for _, s := range d.Sections[:i] {
		if s.Lang == d.Sections[i].Lang {
			return false
		}
	}
	return true
}
