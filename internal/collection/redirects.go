package collection

import (
	"cmp"
	"maps"
	"slices"

	"fonds/internal/content"
	"fonds/internal/document"
	"fonds/internal/permalink"
	"fonds/internal/slug"
)

// movedTerms lists the addresses that terms had: the slugs of names that a
// record has since made one with another, or that have become a party's, and
// former ones. Of several terms that an address may lead to, as when two names
// are parted that had a page together, the one to which it was given comes
// first. A name that was corrected from an author to a party, or back, is found
// among the others.
func movedTerms(f *finder, ledger []content.TermEntry) []Redirect {
	var given, former, elsewhere []Redirect
	for _, line := range ledger {
		at := slices.IndexFunc(Kinds, func(k *Kind) bool { return k.Section == line.Kind })
		if at < 0 {
			continue
		}
		owned, others := &given, &former
		t := f.owner(Kinds[at], line.Key)
		if t == nil {
			owned, others = &elsewhere, &elsewhere
			switch Kinds[at] {
			case authors:
				t = f.owner(parties, line.Key)
			case parties:
				t = f.owner(authors, line.Key)
			}
		}
		if t == nil {
			continue
		}
		from := func(s document.Slug) Redirect {
			return Redirect{string(permalink.Term(line.Kind, s, 1)), string(t.Path(1))}
		}
		if slug.Valid(line.Slug) {
			*owned = append(*owned, from(line.Slug))
		}
		for _, s := range line.Former {
			if slug.Valid(s) {
				*others = append(*others, from(s))
			}
		}
	}
	return slices.Concat(given, former, elsewhere)
}

// redirects lists every address that moved, by From, each once, to where its page
// stands: no redirect leads to another. Where a page stands, nothing is redirected.
func (p *Plan) redirects() []Redirect {
	moved := slices.Clone(p.moved)
	for _, d := range p.docs {
		entry := p.ledger.Documents[d.ID]
		if entry == nil {
			continue
		}
		for _, was := range append([]document.Slug{entry.Slug}, entry.Former...) {
			if !slug.Valid(was) || was == d.Slug {
				continue
			}
			moved = append(moved, Redirect{string(permalink.Document(was)), string(d.Path())})
			for _, l := range d.versions() {
				moved = append(moved, Redirect{string(permalink.Version(was, l)), string(permalink.Version(d.Slug, l))})
			}
		}
	}
	stands := make(map[string]bool, len(p.docs)+len(p.terms))
	for _, d := range p.docs {
		stands[string(d.Path())] = true
		for _, l := range d.versions() {
			stands[string(permalink.Version(d.Slug, l))] = true
		}
	}
	for _, t := range p.terms {
		stands[string(t.Path(1))] = true
	}
	slices.SortStableFunc(moved, func(a, b Redirect) int { return cmp.Compare(a.From, b.From) })
	kept := moved[:0]
	for _, r := range moved {
		if !stands[r.From] {
			stands[r.From] = true
			kept = append(kept, r)
		}
	}
	return slices.Clip(kept)
}

// versions are the languages of the sections after the first, each once.
func (d *Document) versions() []document.Lang {
	if len(d.Sections) < 2 {
		return nil
	}
	langs := map[document.Lang]bool{}
	for _, s := range d.Sections[1:] {
		if s.Lang != "" {
			langs[s.Lang] = true
		}
	}
	return slices.Sorted(maps.Keys(langs))
}
