package collection

import (
	"slices"

	"fonds/internal/digest"
	"fonds/internal/document"
	"fonds/internal/naming"
)

// Link makes the collection; digests are in the order of the documents that NewPlan was given, drafts
// included. A plan is linked once.
func (p *Plan) Link(digests []digest.Digest) *Collection {
	for _, d := range p.docs {
		if d.input < len(digests) && d.Withdrawn == "" {
			d.Sections, d.Sum = d.meant(digests[d.input].Sections), digests[d.input].Sum
		}
	}
	p.list()
	c := &Collection{Documents: p.docs, Kinds: Kinds, ByTerm: p.terms, Terms: map[string][]*Term{}}
	for i, t := range p.byName() {
		t.place = int32(i)
		c.Terms[t.Kind.Section] = append(c.Terms[t.Kind.Section], t)
		if t.Country != nil {
			t.Country.Members = append(t.Country.Members, t)
		}
	}
	for _, terms := range c.Terms {
		for i, t := range terms[1:] {
			t.Prev, terms[i].Next = terms[i], t
		}
	}
	p.countTogether()
	p.linkVersions(c, digests)
	p.relate()
	for _, d := range p.docs {
		d.standing = nil // the terms list it now
	}
	p.neighbourDates()
	c.ByTitle = p.byTitle()
	c.Redirects = p.redirects()
	return c
}

// meant leaves out the names in a document that belong to a term only for want of
// better knowledge: a document of one party that speaks of "the party" does not
// mean the other party of that name, when the first one's record denies it.
func (d *Document) meant(sections []digest.Section) []digest.Section {
	var others map[int32]bool
	for _, s := range d.standing {
		for _, other := range s.term.denied {
			if !slices.ContainsFunc(d.standing, func(s standing) bool { return s.term == other }) {
				if others == nil {
					others = map[int32]bool{}
				}
				others[other.number] = true
			}
		}
	}
	if others == nil {
		return sections
	}
	sections = slices.Clone(sections)
	for i, s := range sections {
		sections[i].Hits = slices.DeleteFunc(slices.Clone(s.Hits), func(h digest.Hit) bool { return others[h.Term] })
	}
	return sections
}

// list puts every document on the pages of its terms, once each: by what its
// front matter says, else by what its text names.
func (p *Plan) list() {
	seen := make([]int32, len(p.terms)) // the document last put on the term's page, from 1
	for i, d := range p.docs {
		at := int32(i + 1)
		for _, s := range d.standing {
			seen[s.term.number] = at
			s.term.Documents[s.relation] = append(s.term.Documents[s.relation], d)
		}
		for _, section := range d.Sections {
			for _, hit := range section.Hits {
				if hit.Term < 0 || int(hit.Term) >= len(p.terms) || seen[hit.Term] == at {
					continue
				}
				seen[hit.Term] = at
				t := p.terms[hit.Term]
				t.Documents[Mentioned] = append(t.Documents[Mentioned], d)
			}
		}
	}
}

// neighbourDates links each dated document with those before and after it.
func (p *Plan) neighbourDates() {
	var before *Document
	for _, d := range p.docs {
		if !d.Dated() || d.Withdrawn != "" {
			continue
		}
		if d.Earlier = before; before != nil {
			before.Later = d
		}
		before = d
	}
}

// sortName is the name by which a term stands in lists: its record's, else by the
// custom of its country, or of the language of its documents.
func (p *Plan) sortName(t *Term) string {
	if c := p.found.kinds[t.Kind].candidates[t.key]; c != nil && c.recorded && c.record.Sort != "" {
		return c.record.Sort
	}
	if t.Kind != authors && t.Kind != parties {
		return t.DisplayName(p.lang)
	}
	origin := naming.Origin{Lang: t.language()}
	if t.Country != nil {
		origin.Country = document.Country(t.Country.Name)
	}
	if t.Kind == authors {
		return naming.SortPerson(t.Name, origin)
	}
	return naming.SortBody(t.Name, origin)
}

// language is the first language of most of the first documents that a term issued.
func (t *Term) language() document.Lang {
	const some = 8
	var most document.Lang
	counts := map[document.Lang]int{}
	for _, d := range t.Documents[Issued][:min(some, len(t.Documents[Issued]))] {
		if langs := d.Meta.Languages; len(langs) > 0 {
			if counts[langs[0]]++; counts[langs[0]] > counts[most] {
				most = langs[0]
			}
		}
	}
	return most
}
