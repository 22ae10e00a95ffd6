package collection

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"fonds/internal/authority"
	"fonds/internal/content"
	"fonds/internal/digest"
	"fonds/internal/document"
	"fonds/internal/slug"
)

// A Plan is the collection before its bodies are read: documents and terms, not yet what bodies say.
type Plan struct {
	docs   []*Document // in their final order
	terms  []*Term     // by kind and key: the numbering of digest hits
	ledger *content.Ledger
	moved  []Redirect // of terms
	lang   document.Lang
	found  *finder
	titled map[string][]*Document // by title
	finder *digest.Names
}

// NewPlan settles which terms there are. A term's slug is its record's file name, else the one that
// the ledger has for its name, else one made of its name, with a short hash appended if that is taken.
// The error names every two documents that claim one address, or else every record that claims the
// address of another term. records and ledger may be nil.
func NewPlan(docs []Input, records *authority.Index, ledger *content.Ledger, interfaceLang document.Lang) (*Plan, error) {
	if records == nil {
		records = &authority.Index{}
	}
	if ledger == nil {
		ledger = &content.Ledger{}
	}
	p := &Plan{ledger: ledger, lang: interfaceLang}
	for i, in := range docs {
		if !in.Meta.Draft {
			p.docs = append(p.docs, &Document{Meta: in.Meta, Slug: in.Slug, File: in.File, Added: in.Added, definitions: in.Definitions, input: i})
		}
	}
	slices.SortFunc(p.docs, compareDocuments)
	for i, d := range p.docs {
		d.at, d.day = int32(i), dayOf(d.Date)
	}
	if err := checkSlugs(p.docs); err != nil {
		return nil, err
	}
	found := newFinder(records, interfaceLang)
	for _, d := range p.docs {
		if d.Withdrawn == "" {
			found.gather(d.Meta)
		}
	}
	p.terms = found.settle(p.docs, ledger.Terms)
	if err := giveSlugs(p.terms, found, ledger.Terms); err != nil {
		return nil, err
	}
	p.found = found
	p.moved = movedTerms(found, ledger.Terms)
	for _, d := range p.docs {
		if d.Withdrawn == "" {
			found.link(d)
		}
	}
	return p, nil
}

// Unused lists the records of authors and parties that no document names in its
// front matter: they have no page. It may be that a name is misspelt.
func (p *Plan) Unused() []authority.Record {
	var unused []authority.Record
	for _, k := range []*Kind{authors, parties} {
		for _, r := range p.found.recordsOf(k) {
			if c := p.found.kinds[k].candidates[recordKey(k, r)]; c == nil || c.record.File != r.File {
				unused = append(unused, r)
			}
		}
	}
	return unused
}

// compareDocuments is the order of a collection: by date, undated last, then by
// slug. The rest tells copies apart until checkSlugs has refused them.
func compareDocuments(a, b *Document) int {
	return cmp.Or(comparePlaces(a, b), cmp.Compare(a.File, b.File), cmp.Compare(a.ID, b.ID))
}

func comparePlaces(a, b *Document) int {
	known := a.Date.Known()
	if known != b.Date.Known() {
		if known {
			return -1
		}
		return 1
	}
	if known {
		if c := a.Date.Compare(b.Date); c != 0 {
			return c
		}
	}
	return cmp.Compare(a.Slug, b.Slug)
}

// checkSlugs refuses what is no slug and slugs that two documents claim, on any
// file system: case does not tell them apart.
func checkSlugs(docs []*Document) error {
	var problems []string
	claimed := make(map[string]*Document, len(docs))
	for _, d := range docs {
		if !slug.Valid(d.Slug) {
			problems = append(problems, fmt.Sprintf("content/%s: %q cannot be part of an address; rename the file", d.File, string(d.Slug)))
			continue
		}
		address := strings.ToLower(string(d.Slug))
		if other := claimed[address]; other != nil {
			problems = append(problems, fmt.Sprintf("content/%s and content/%s both claim the address %s; rename one of them",
				min(d.File, other.File), max(d.File, other.File), other.Path()))
			continue
		}
		claimed[address] = d
	}
	if problems == nil {
		return nil
	}
	slices.Sort(problems)
	return errors.New(strings.Join(problems, "; "))
}

// link fills what a document's front matter says of it.
func (f *finder) link(d *Document) {
	d.Authors = f.list(authors, d.Meta.Authors)
	d.Parties = f.list(parties, d.Meta.Parties)
	d.Countries = f.list(countries, texts(d.Meta.Countries))
	d.About = f.list(countries, texts(d.Meta.About))
	d.Languages = f.list(languages, texts(d.Meta.Languages))
	d.Topics = f.list(topics, d.Meta.Topics)
	d.Type = f.term(types, d.Meta.Type)
	if d.Date.Year() != 0 {
		d.Year = f.term(years, yearName(d.Meta))
	}
	if len(d.Signatories) > 0 {
		d.Signers = make([]Signer, len(d.Signatories))
	}
	for i, s := range d.Signatories {
		d.Signers[i] = Signer{
			Signatory:   s,
			PartyTerm:   f.term(parties, s.Party),
			PersonTerm:  f.term(authors, s.Name),
			CountryTerm: f.term(countries, string(s.Country)),
		}
		if party := d.Signers[i].PartyTerm; s.Country == "" && party != nil {
			d.Signers[i].CountryTerm = party.Country
		}
	}
	d.standing = f.standings(d)
}

func texts[T ~string](list []T) []string {
	all := make([]string, len(list))
	for i, s := range list {
		all[i] = string(s)
	}
	return all
}
