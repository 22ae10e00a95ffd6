package collection

import (
	"slices"

	"fonds/internal/digest"
	"fonds/internal/document"
	"fonds/internal/likeness"
)

// Other versions of a text are found by the runs of words that they share: each
// section of a document is looked for by a few of its runs among all sections,
// and what meets often enough is compared by all that is kept of it.

// A Variant is a document with another version of the same text, or with a part of it.
type Variant struct {
	Document *Document
	// Here is which part of this document's text stands in the other, There which
	// part of the other's stands in this one, from 0 to 1, about; both 0 if the two
	// are joined by a third alone.
	Here, There float64
	Differences
}

const (
	// lookedFor is by how many of its runs a section is looked for, and metAtLeast
	// how many of them another must have. A section of which half stands in
	// the other meets in two of eight in 96 of 100 cases; a larger part in more.
	lookedFor  = 12
	metAtLeast = 2
	// crowd is how many sections may hold a run before it is taken for a formula:
	// then only neighbours are compared, so that costs stay linear.
	crowd = 24
	// fewRuns is how many runs must be common for likeness to say anything.
	fewRuns = 8
	// same is which part of the shorter text must stand in the longer.
	same = 0.5
	// plainly is which part leaves no doubt. Below it a text must not have more than
	// ownFacts of its numbers and names, of fewFacts at least, for itself.
	plainly, ownFacts, fewFacts = 0.9, 0.3, 4
	// whole is which part of the longer text must be common for its other versions
	// to be those of the shorter: an anthology has not one text.
	whole = 0.25
	// mostVersions is how many other versions of a text are listed.
	mostVersions = 50
)

// A version is a section with its sketch.
type version struct {
	document *Document
	section  int
	lang     document.Lang
	sketch   *digest.Sketch
}

// versionPair is two versions of one text, the earlier document's first.
type versionPair struct {
	a, b        int
	here, there float64
}

// versionsOf lists the sections of the documents in their order.
func (p *Plan) versionsOf(digests []digest.Digest) []version {
	var all []version
	for _, d := range p.docs {
		if d.input >= len(digests) || d.Withdrawn != "" {
			continue
		}
		sketches := digests[d.input].Sketches
		for i := range min(len(d.Sections), len(sketches)) {
			all = append(all, version{d, i, d.Sections[i].Lang, &sketches[i]})
		}
	}
	return all
}

// sameTexts finds the pairs of sections that are versions of one text.
func sameTexts(all []version) []versionPair {
	var pairs []versionPair
	for _, c := range meeting(all) {
		a, b := all[c.a].sketch, all[c.b].sketch
		here, there, ok := alike(a.Runs, b.Runs)
		if ok && (max(here, there) >= plainly || !otherFacts(a, b)) {
			pairs = append(pairs, versionPair{c.a, c.b, here, there})
		}
	}
	return pairs
}

// otherFacts reports whether each of two texts has numbers and names of its own
// in place of the other's: then one form was filled in twice. Of two versions
// one may have more, but what is common says the same.
func otherFacts(a, b *digest.Sketch) bool {
	x, y := facts(a), facts(b)
	common, of := x.Common(y)
	_, other := y.Common(x)
	return min(of, other) >= fewFacts && 1-common/min(of, other) > ownFacts
}

// facts are the numbers and names of a text, each once.
func facts(s *digest.Sketch) likeness.Sketch[uint32] {
	return likeness.Sketch[uint32]{Hashes: distinct(s.Anchors), Limit: s.AnchorLimit}
}

// alike compares two texts: which part of each stands in the other, and whether
// that makes them versions of one text.
func alike(a, b likeness.Sketch[uint32]) (here, there float64, ok bool) {
	common, of := a.Common(b)
	_, other := b.Common(a)
	if common < fewRuns {
		return 0, 0, false
	}
	here, there = common/of, common/other
	return here, there, max(here, there) >= same
}

// couple is two versions by their places, the first lower.
type couple struct{ a, b int }

// meeting finds the pairs of sections of different documents that share several
// of the runs by which they are looked for.
func meeting(all []version) []couple {
	var met []uint64
	add := func(a, b int) {
		if all[a].document != all[b].document {
			met = append(met, uint64(a)<<32|uint64(b))
		}
	}
	eachRun(all, func(holders []holder) {
		for i, a := range holders {
			for _, b := range holders[i+1:] {
				if len(holders) > crowd {
					break
				}
				if a.looking || b.looking {
					add(a.section, b.section)
				}
			}
			if len(holders) > crowd && i > 0 {
				add(holders[i-1].section, a.section)
				add(holders[0].section, a.section)
			}
		}
	})
	slices.Sort(met)
	var couples []couple
	for i := 0; i < len(met); {
		n := i
		for n < len(met) && met[n] == met[i] {
			n++
		}
		if n-i >= metAtLeast {
			couples = append(couples, couple{int(met[i] >> 32), int(met[i] & (1<<32 - 1))})
		}
		i = n
	}
	return couples
}

// A holder is a section that holds a run; it may be looked for by it.
type holder struct {
	section int
	looking bool
}

// eachRun gives for each run by which sections are looked for all sections that
// hold it, in their order, if it is more than one.
func eachRun(all []version, do func([]holder)) {
	var keys []uint32
	for _, v := range all {
		keys = append(keys, v.lookedFor()...)
	}
	slices.Sort(keys)
	keys = slices.Compact(keys)
	var filter [1 << 16]uint64 // a bit for each 22 bits that a key begins with
	for _, k := range keys {
		filter[k>>16] |= 1 << (k >> 10 & 63)
	}
	var found []uint64 // key, section, whether it is looked for by it
	for i, v := range all {
		looking := len(v.lookedFor())
		for n, h := range v.sketch.Runs.Hashes {
			if filter[h>>16]&(1<<(h>>10&63)) == 0 {
				continue
			}
			if at, ok := slices.BinarySearch(keys, h); ok {
				e := uint64(at)<<32 | uint64(i)<<1
				if n < looking {
					e |= 1
				}
				found = append(found, e)
			}
		}
	}
	slices.Sort(found)
	var holders []holder
	for i := 0; i < len(found); {
		holders = holders[:0]
		n := i
		for ; n < len(found) && found[n]>>32 == found[i]>>32; n++ {
			holders = append(holders, holder{int(found[n] & (1<<32 - 1) >> 1), found[n]&1 == 1})
		}
		if len(holders) > 1 {
			do(holders)
		}
		i = n
	}
}

// lookedFor are the runs by which a section is looked for.
func (v version) lookedFor() []uint32 {
	return v.sketch.Runs.Hashes[:min(lookedFor, len(v.sketch.Runs.Hashes))]
}
