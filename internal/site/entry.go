package site

import (
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
	if n := len(d.Signers); n > 0 {
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
