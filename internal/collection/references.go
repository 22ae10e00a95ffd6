package collection

import (
	"cmp"
	"slices"
	"strings"

	"fonds/internal/authority"
	"fonds/internal/digest"
	"fonds/internal/document"
)

// Documents refer to each other: a text names the title of another, or says what
// it is, its day, and something of who wrote it.

// A Reference is a place of a text that names another document.
type Reference struct {
	Document *Document // that is named; in ReferredBy, the one that names it
	Reason   Reason
	Section  int   // of the text
	From, To int32 // bytes of the body; both 0 if the title alone says so
}

// Why a document is said to refer to another, in the words of the interface.
const (
	ByTitle Reason = "reference.title" // the text names its title
	ByDate  Reason = "reference.date"  // the text cites it by its day
	AsReply Reason = "reference.reply" // the text answers it
)

// mostReferences is how many documents a document is said to refer to, and to be
// referred to by.
const mostReferences = 50

// Finder finds in bodies what the collection knows: the names of its terms and
// the titles of its documents.
func (p *Plan) Finder() *digest.Names {
	if p.finder == nil {
		p.finder = digest.NewNames(p.Names(), p.titles()...)
	}
	return p.finder
}

// titles lists the titles to look for in bodies, numbered by the documents'
// places: of titles that several documents have, that of the first. What is also
// the name of a term is no title, nor is one that we made.
func (p *Plan) titles() []digest.Title {
	p.titled = map[string][]*Document{}
	names := map[string]bool{}
	for _, t := range p.terms {
		for _, name := range t.names() {
			names[authority.Key(name)] = true
		}
	}
	var list []digest.Title
	for _, d := range p.docs {
		if d.Withdrawn != "" {
			continue
		}
		for _, title := range titlesOf(d.Meta) {
			key := authority.Key(title)
			if key == "" || names[key] {
				continue
			}
			if p.titled[key] == nil {
				list = append(list, digest.Title{Number: int32(d.at), Text: title})
			}
			if l := p.titled[key]; len(l) == 0 || l[len(l)-1] != d {
				p.titled[key] = append(l, d)
			}
		}
	}
	return list
}

// titlesOf are a document's titles, that of its first language first.
func titlesOf(m *document.Meta) []string {
	var all []string
	if !m.TitleSupplied {
		all = append(all, m.Title)
	}
	for _, l := range m.Languages {
		if t := m.Titles[l]; t != "" {
			all = append(all, t)
		}
	}
	return all
}

// refer links the documents that refer to each other.
func (p *Plan) refer() {
	byDay := map[string][]*Document{}
	for _, d := range p.docs {
		if d.Withdrawn == "" && d.Date.Day() > 0 && d.Date.Year() > 0 {
			byDay[d.Date.String()] = append(byDay[d.Date.String()], d)
		}
	}
	for _, d := range p.docs {
		if d.Withdrawn != "" {
			continue
		}
		p.referByTitle(d)
		for i, s := range d.Sections {
			for _, m := range s.Mentions {
				r := Reference{Section: i, From: m.From, To: m.To, Reason: ByTitle}
				if m.Title >= 0 {
					r.Document = p.titledFor(d, m.Title)
				} else {
					r.Document, r.Reason = cited(d, m, byDay[m.Date.String()]), ByDate
				}
				if m.Reply {
					r.Reason = AsReply
				}
				d.refer(r)
			}
		}
	}
	for _, d := range p.docs {
		for _, list := range [][]Reference{d.References, d.ReferredBy} {
			slices.SortFunc(list, func(a, b Reference) int { return cmp.Compare(a.Document.at, b.Document.at) })
		}
	}
}

// referByTitle finds what the title of a document says that it answers.
func (p *Plan) referByTitle(d *Document) {
	for _, title := range titlesOf(d.Meta) {
		if subject, ok := answered(title); ok {
			for _, other := range p.titled[authority.Key(subject)] {
				if other != d && comparePlaces(other, d) < 0 {
					d.refer(Reference{Document: other, Reason: AsReply})
				}
			}
		}
		if p.finder == nil || !digest.IsAnswer(title) {
			continue
		}
		for _, number := range p.finder.Titles(title, d.at) {
			d.refer(Reference{Document: p.titledFor(d, number), Reason: AsReply})
		}
	}
}

// answered is the subject of a mail that answers another: what stands behind "Re:".
func answered(title string) (subject string, ok bool) {
	mark, rest, found := strings.Cut(title, ":")
	if !found {
		return "", false
	}
	switch strings.ToLower(strings.TrimSpace(mark)) {
	case "re", "aw", "antw", "sv", "rép", "rif", "odp", "на", "отв", "vá":
		return strings.TrimSpace(rest), true
	}
	return "", false
}

// titledFor is the document that a title means to another: none if several have
// it that are not versions of one text.
func (p *Plan) titledFor(from *Document, number int32) *Document {
	if number < 0 || int(number) >= len(p.docs) {
		return nil
	}
	first := p.docs[number]
	for _, title := range titlesOf(first.Meta) {
		for _, other := range p.titled[authority.Key(title)] {
			if other == from || other != first && !sameText(first, other) {
				return nil
			}
		}
	}
	return first
}

// sameText reports whether two documents hold one text, in whatever language.
func sameText(a, b *Document) bool { return areVariants(a, b) || areTranslations(a, b) }

// cited is the document that a text cites by its day: the only one of that day and
// kind that has to do with the text's own people.
func cited(d *Document, m digest.Mention, ofDay []*Document) *Document {
	var found *Document
	for _, other := range ofDay {
		if other == d || !isKind(other.Meta.Type, m.Kind) || !acquainted(d, other) && !acquainted(other, d) {
			continue
		}
		if found != nil && !sameText(found, other) {
			return nil
		}
		if found == nil {
			found = other
		}
	}
	return found
}

// isKind reports whether a document of a type is called so where it is cited.
func isKind(of, called string) bool {
	switch called {
	case "letter":
		return of == "letter" || of == "open letter" || of == "appeal"
	case "statement":
		return of == "statement" || of == "joint statement" || of == "declaration" || of == "press release"
	case "declaration":
		return of == "declaration" || of == "joint statement" || of == "statement" || of == "treaty"
	case "appeal":
		return of == "appeal" || of == "petition" || of == "manifesto" || of == "open letter"
	}
	return of == called
}

// acquainted reports whether one document issues from, or names, an author, party
// or signatory of the other.
func acquainted(a, b *Document) bool {
	people := map[int32]bool{}
	for _, s := range b.standing {
		if (s.term.Kind == authors || s.term.Kind == parties) && s.relation <= Signed {
			people[s.term.number] = true
		}
	}
	if len(people) == 0 {
		return false
	}
	for _, s := range a.standing {
		if s.relation <= Signed && people[s.term.number] {
			return true
		}
	}
	return slices.ContainsFunc(a.Sections, func(s digest.Section) bool {
		return slices.ContainsFunc(s.Hits, func(h digest.Hit) bool { return people[h.Term] })
	})
}

// refer notes a reference with both documents, each once, replies before the rest.
func (d *Document) refer(r Reference) {
	other := r.Document
	if other == nil || other == d || sameText(d, other) {
		return
	}
	for i, known := range d.References {
		if known.Document != other {
			continue
		}
		if r.Reason == AsReply && known.Reason != AsReply {
			d.References[i].Reason = AsReply
			at := slices.IndexFunc(other.ReferredBy, func(b Reference) bool { return b.Document == d })
			if at >= 0 {
				other.ReferredBy[at].Reason = AsReply
			}
		}
		if known.To == 0 {
			d.References[i].Section, d.References[i].From, d.References[i].To = r.Section, r.From, r.To
		}
		return
	}
	if len(d.References) >= mostReferences || len(other.ReferredBy) >= mostReferences {
		return
	}
	d.References = append(d.References, r)
	back := r
	back.Document = d
	other.ReferredBy = append(other.ReferredBy, back)
}
