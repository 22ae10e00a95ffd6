// Package likeness says how much of one text stands in another. A text is the
// pieces it is made of, as hashes: the import takes its blocks, to know a seed
// again that changed; the build takes its runs of words, to find other versions
// of a document.
//
// Of a long text a [Sampler] keeps the pieces of the smallest hashes alone (the
// bottom-k sketch of Broder, "On the resemblance and containment of documents",
// 1997). Since every text is sampled by the same order, what two samples share
// below the lower of their limits is a fair part of what the texts share; so an
// excerpt is found in a long text as well as a copy.
package likeness

import (
	"cmp"
	"math"
	"slices"
)

// A Sketch is the pieces of a text, or a sample of them.
type Sketch[H cmp.Ordered] struct {
	Hashes  []H       // ascending
	Weights []float64 // of each piece, such as its length; nil: all weigh one
	// Limit is the hash beyond which pieces are not kept; the zero value says that
	// all are.
	Limit H
}

// Of makes the sketch of all pieces of a text, in any order. weight may be nil.
func Of[H cmp.Ordered](pieces []H, weight func(i int) float64) Sketch[H] {
	if weight == nil {
		return Sketch[H]{Hashes: slices.Sorted(slices.Values(pieces))}
	}
	order := make([]int, len(pieces))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(pieces[i], pieces[j]) })
	s := Sketch[H]{Hashes: make([]H, len(pieces)), Weights: make([]float64, len(pieces))}
	for at, i := range order {
		s.Hashes[at], s.Weights[at] = pieces[i], weight(i)
	}
	return s
}

// Common weighs what s has in common with t, and all of s, as far as both are
// known. A piece that s has twice and t once is common once.
func (s Sketch[H]) Common(t Sketch[H]) (common, all float64) {
	var none H
	limit, limited := s.Limit, s.Limit != none
	if t.Limit != none && (!limited || t.Limit < limit) {
		limit, limited = t.Limit, true
	}
	k := 0
	for i, h := range s.Hashes {
		if limited && h > limit {
			break
		}
		weight := 1.0
		if s.Weights != nil {
			weight = s.Weights[i]
		}
		all += weight
		for k < len(t.Hashes) && t.Hashes[k] < h {
			k++
		}
		if k < len(t.Hashes) && t.Hashes[k] == h {
			common += weight
			k++
		}
	}
	return common, all
}

// Share is which part of s, by weight, stands in t too, from 0 to 1.
func (s Sketch[H]) Share(t Sketch[H]) float64 {
	common, all := s.Common(t)
	if all == 0 {
		return 0
	}
	return common / all
}

// A Sampler makes the sketch of a text whose pieces come one by one. Each piece
// counts once, however often it comes.
type Sampler struct {
	kept  []uint32
	limit uint32 // of what is still wanted
	size  int
}

// NewSampler keeps so many pieces of a text at most.
func NewSampler(size int) *Sampler {
	return &Sampler{kept: make([]uint32, 0, 3*size), limit: math.MaxUint32, size: size}
}

// Begin begins a text that is expected to have so many pieces: of a long one most
// need not be looked at. If it has fewer, fewer are kept.
func (s *Sampler) Begin(pieces int) {
	s.kept, s.limit = s.kept[:0], math.MaxUint32
	if enough := s.size + s.size/4; pieces > enough {
		s.limit = uint32(math.MaxUint32 / pieces * enough)
	}
}

// Add takes in a piece by its hash, which must be spread over all of 32 bits.
func (s *Sampler) Add(hash uint32) {
	if hash > s.limit {
		return
	}
	if s.kept = append(s.kept, hash); len(s.kept) == cap(s.kept) {
		s.reduce()
	}
}

// reduce keeps each piece once, and of too many those of the smallest hashes.
func (s *Sampler) reduce() {
	slices.Sort(s.kept)
	s.kept = slices.Compact(s.kept)
	if len(s.kept) > s.size {
		s.kept = s.kept[:s.size]
		s.limit = s.kept[s.size-1]
	}
}

// Sketch is that of the pieces since the text began.
func (s *Sampler) Sketch() Sketch[uint32] {
	s.reduce()
	sketch := Sketch[uint32]{Hashes: slices.Clone(s.kept)}
	if s.limit != math.MaxUint32 {
		sketch.Limit = s.limit
	}
	s.Begin(0)
	return sketch
}
