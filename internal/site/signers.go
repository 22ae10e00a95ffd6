package site

import (
	"cmp"
	"slices"

	"fonds/internal/collection"
	"fonds/internal/document"
	"fonds/internal/gazetteer"
	"fonds/internal/permalink"
)

// Signers is a document's signatories by country, arranged by us: the order in
// which they are printed is the text's.
type Signers struct {
	Short     string // "23 signatories, 20 countries"
	Summary   string
	ByCountry bool // the country of at least one is known
	Groups    []SignerGroup
	More      string // "and 9,700 more", which the text has
}

// A SignerGroup is the signatories of one country.
type SignerGroup struct {
	Text, Href string // the country; without Href where none was found
	Signers    []Signer
}

// A Signer is an organisation, or a person with role and organisation.
type Signer struct {
	Text, Href string
	Detail     string
}

// mostSigners is how many names the page repeats; a longer list can be read in
// the text.
const mostSigners = 300

func (b *builder) signers(at permalink.Path, d *collection.Document, facts Facts) *Signers {
	if len(d.Signers) == 0 {
		return nil
	}
	type country struct {
		term    *collection.Term
		name    string
		rank    int // states, then former states, then none found
		signers []Signer
	}
	byTerm := map[*collection.Term]*country{}
	var countries []*country
	for _, s := range d.Signers {
		c := byTerm[s.CountryTerm]
		if c == nil {
			c = &country{term: s.CountryTerm, rank: 2}
			if s.CountryTerm != nil {
				c.name, c.rank = b.names[s.CountryTerm], 0
				if gazetteer.Former(document.Country(s.CountryTerm.Name)) {
					c.rank = 1
				}
			}
			byTerm[s.CountryTerm] = c
			countries = append(countries, c)
		}
		c.signers = append(c.signers, b.signer(at, s))
	}
	// By name as the index of countries has it, where the collator has been.
	order := map[*collection.Term]int{}
	for i, t := range b.collection.Terms["countries"] {
		order[t] = i
	}
	slices.SortStableFunc(countries, func(x, y *country) int {
		return cmp.Or(cmp.Compare(x.rank, y.rank), cmp.Compare(order[x.term], order[y.term]))
	})

	list := &Signers{Short: b.words.N("count.signatories", len(d.Signers)), Summary: b.words.T("signatories.plain")}
	apart := signedApart(facts)
	if apart {
		list.Summary = ""
	}
	var ranks [3]int
	for _, c := range countries {
		ranks[c.rank]++
	}
	if ranks[0] > 0 {
		list.Short += b.words.T("list.aside") + b.words.N("count.countries", ranks[0])
	}
	if list.ByCountry = ranks[0]+ranks[1] > 0; list.ByCountry {
		summary := list.Short
		if ranks[1] > 0 {
			summary += b.words.T("list.aside") + b.words.N("count.former_states", ranks[1])
		}
		list.Summary = b.words.T("signatories.summary", summary)
		if apart {
			list.Summary = b.words.T("signatories.apart", summary)
		}
	}
	left := mostSigners
	for _, c := range countries {
		group := SignerGroup{Signers: c.signers[:min(left, len(c.signers))]}
		left -= len(group.Signers)
		switch {
		case len(group.Signers) == 0:
			continue
		case c.term == nil && len(countries) == 1:
			// nothing to be told by
		case c.term == nil:
			group.Text = b.words.T("signatories.no_country")
		default:
			group.Text, group.Href = c.name, b.href(at, b.termPath(c.term))
			if c.rank == 1 {
				group.Text = b.words.T("signatories.former", c.name)
			}
		}
		list.Groups = append(list.Groups, group)
	}
	if more := len(d.Signers) - mostSigners; more > 0 {
		list.More = b.words.N("signatories.more", more)
	}
	return list
}

func (b *builder) signer(at permalink.Path, s collection.Signer) Signer {
	var one Signer
	var details []string
	term := s.PartyTerm
	if s.Name != "" {
		one.Text, term = s.Name, s.PersonTerm
		for _, detail := range []string{s.Role, s.Party} {
			if detail != "" {
				details = append(details, detail)
			}
		}
		if term == nil && s.PartyTerm != nil { // a person without a page: the party's is next
			term = s.PartyTerm
		}
	} else {
		one.Text = s.Party
	}
	one.Detail = b.words.Join(details, "list.aside")
	if term != nil {
		one.Href = b.href(at, b.termPath(term))
	}
	return one
}

// signedApart reports whether the lines of those who signed stand in the metadata
// only, so that the text does not have their order.
func signedApart(facts Facts) bool {
	return slices.ContainsFunc(facts.Evidence, func(e document.Evidence) bool { return e.Field == document.FieldSignatories && e.Moved })
}
