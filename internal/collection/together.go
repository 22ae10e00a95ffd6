package collection

import (
	"cmp"
	"slices"
)

const (
	// countedTerms is how many terms of a kind are counted together on one
	// document: a petition with 5,000 names would make 25 million pairs.
	countedTerms = 200
	// keptTogether is how many a term of a kind without codes keeps; countries are few.
	keptTogether = 50
)

// countTogether finds for every term those of its kind that issue or sign the
// same documents. It counts term by term in one array: no pair is kept that is
// not shown.
func (p *Plan) countTogether() {
	// counted are the terms of each document that are counted, kind after kind;
	// on are the places of the lists that a term is in.
	var counted []*Term
	var ends []int // of each list
	on := make([][]int32, len(p.terms))
	for _, d := range p.docs {
		for first := 0; first < len(d.standing); {
			kind := d.standing[first].term.Kind
			from := len(counted)
			last := first
			for ; last < len(d.standing) && d.standing[last].term.Kind == kind; last++ {
				if s := d.standing[last]; s.relation <= Signed && len(counted)-from < countedTerms {
					counted = append(counted, s.term)
				}
			}
			first = last
			if len(counted)-from < 2 {
				counted = counted[:from] // nobody stands together
				continue
			}
			for _, t := range counted[from:] {
				on[t.number] = append(on[t.number], int32(len(ends)))
			}
			ends = append(ends, len(counted))
		}
	}
	counts := make([]int32, len(p.terms))
	var met []*Term
	for _, t := range p.terms {
		met = met[:0]
		for _, list := range on[t.number] {
			from := 0
			if list > 0 {
				from = ends[list-1]
			}
			for _, other := range counted[from:ends[list]] {
				if other == t {
					continue
				}
				if counts[other.number] == 0 {
					met = append(met, other)
				}
				counts[other.number]++
			}
		}
		if len(met) == 0 {
			continue
		}
		slices.SortFunc(met, func(a, b *Term) int {
			return cmp.Or(cmp.Compare(counts[b.number], counts[a.number]), cmp.Compare(a.place, b.place))
		})
		kept := len(met)
		if !t.Kind.Coded {
			kept = min(kept, keptTogether)
		}
		t.Together = make([]Together, kept)
		for i, other := range met[:kept] {
			t.Together[i] = Together{other, int(counts[other.number])}
		}
		for _, other := range met {
			counts[other.number] = 0
		}
	}
}
