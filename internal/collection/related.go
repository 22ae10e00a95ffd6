package collection

import (
	"cmp"
	"math/bits"
	"slices"
	"sort"

	"fonds/internal/document"
)

// Why documents are related, in the words of the interface.
const (
	SameParties     Reason = "related.same_parties"
	SameAuthors     Reason = "related.same_authors"
	SameSignatories Reason = "related.same_signatories"
	SameAbout       Reason = "related.same_about" // and within a year
)

// Reasons lists every reason.
var Reasons = []Reason{SameParties, SameAuthors, SameSignatories, SameAbout}

const (
	// maxRelated is how many related documents one shows.
	maxRelated = 4
	// nearby is how far from a document, in a term's list by date, others are
	// looked for on either side: the cost of a document does not grow with the collection.
	nearby = 8
	// maxShared bounds the signatories of a document that are looked at; those
	// with the fewest documents, which tell most, come first.
	maxShared = 32
	// fewSignatories is how many must be shared for it to be a reason.
	fewSignatories = 2
	// nearInTime is how many days, counting 31 to a month, documents about one country may lie apart.
	nearInTime = 372
)

// A criterion is a way to be related.
type criterion struct {
	reason   Reason
	kind     *Kind
	relation Relation
	weight   int   // of one shared term with few documents
	atLeast  int32 // shared terms
	inTime   bool
}

const criterionCount = 5

var criteria = [criterionCount]criterion{
	{reason: SameParties, kind: parties, relation: Issued, weight: 60, atLeast: 1},
	{reason: SameAuthors, kind: authors, relation: Issued, weight: 60, atLeast: 1},
	{reason: SameSignatories, kind: parties, relation: Signed, weight: 24, atLeast: fewSignatories},
	{reason: SameSignatories, kind: authors, relation: Signed, weight: 24, atLeast: fewSignatories},
	{reason: SameAbout, kind: countries, relation: About, weight: 30, atLeast: 1, inTime: true},
}

// candidacy is what speaks for one document as related to another, by criterion.
type candidacy struct {
	document *Document
	number   int32
	shared   [criterionCount]int32 // terms
	scores   [criterionCount]int32
	score    int32
	distance int32 // in time
}

// sharedTerm is one term that a candidate shares.
type sharedTerm struct {
	candidate int32
	criterion int32
	term      *Term
}

// relate finds each document's related ones through the lists of the terms they
// share, near it in time.
func (p *Plan) relate() {
	r := relater{at: make([][len(Relations)]int32, len(p.terms)), found: map[*Document]int32{}}
	for _, d := range p.docs {
		if d.Withdrawn == "" {
			d.Related = r.related(d)
		}
		for _, s := range d.standing {
			r.at[s.term.number][s.relation]++
		}
	}
}

// A relater goes through the documents in their order.
type relater struct {
	at    [][len(Relations)]int32 // by term: how many documents of its lists are behind
	found map[*Document]int32     // number of each candidate
	list  []candidacy
	links []sharedTerm
	terms []*Term
	// chosen has room for one more than are shown.
	chosen [maxRelated + 1]*candidacy
}

func (r *relater) related(d *Document) []Related {
	clear(r.found)
	r.list, r.links = r.list[:0], r.links[:0]
	for i, by := range criteria {
		for _, t := range r.shared(d, by) {
			documents := t.Documents[by.relation]
			at := int(r.at[t.number][by.relation])
			score := by.weight * 8 / (4 + bits.Len(uint(len(documents)))) // a term with many documents tells less
			for n := max(at-nearby, 0); n < min(at+nearby+1, len(documents)); n++ {
				if n != at && (!by.inTime || distance(d, documents[n]) <= nearInTime) {
					r.add(documents[n], i, t, score)
				}
			}
		}
	}
	best := r.best(d)
	if len(best) == 0 {
		return nil
	}
	related := make([]Related, len(best))
	for i, c := range best {
		reason := c.reason()
		terms := make([]*Term, 0, c.shared[reason])
		for _, link := range r.links {
			if link.candidate == c.number && link.criterion == int32(reason) {
				terms = append(terms, link.term)
			}
		}
		related[i] = Related{c.document, criteria[reason].reason, terms}
	}
	return related
}

// best is the few candidates of most weight, the nearest in time first among equals.
func (r *relater) best(d *Document) []*candidacy {
	best := r.chosen[:0]
	for i := range r.list {
		c := &r.list[i]
		if c.score = c.weight(); c.score == 0 || d.isLinked(c.document) {
			continue
		}
		c.distance = distance(d, c.document)
		at := len(best)
		for at > 0 && c.before(best[at-1]) {
			at--
		}
		switch {
		case at == maxRelated:
			continue
		case len(best) == maxRelated:
			best = best[:maxRelated-1]
		}
		best = slices.Insert(best, at, c)
	}
	return best
}

// isLinked reports whether two documents are linked otherwise already.
func (d *Document) isLinked(other *Document) bool {
	refers := func(r Reference) bool { return r.Document == other }
	return sameText(d, other) || slices.ContainsFunc(d.References, refers) || slices.ContainsFunc(d.ReferredBy, refers)
}

// shared lists the terms by which others may be related: those that have other documents.
func (r *relater) shared(d *Document, by criterion) []*Term {
	r.terms = r.terms[:0]
	for _, s := range d.standing {
		if s.term.Kind == by.kind && s.relation == by.relation && s.term.Count(by.relation) > 1 {
			r.terms = append(r.terms, s.term)
		}
	}
	if len(r.terms) > maxShared {
		sort.SliceStable(r.terms, func(i, j int) bool { return r.terms[i].Count(by.relation) < r.terms[j].Count(by.relation) })
		r.terms = r.terms[:maxShared]
	}
	return r.terms
}

func (r *relater) add(d *Document, criterion int, t *Term, score int) {
	number, ok := r.found[d]
	if !ok {
		number = int32(len(r.list))
		r.found[d] = number
		r.list = append(r.list, candidacy{document: d, number: number})
	}
	c := &r.list[number]
	c.shared[criterion]++
	c.scores[criterion] += int32(score)
	r.links = append(r.links, sharedTerm{number, int32(criterion), t})
}

// weight is that of the criteria that are met.
func (c *candidacy) weight() int32 {
	sum := int32(0)
	for i, s := range c.scores {
		if c.shared[i] >= criteria[i].atLeast {
			sum += s
		}
	}
	return sum
}

// before reports whether c is shown before other.
func (c *candidacy) before(other *candidacy) bool {
	return cmp.Or(cmp.Compare(other.score, c.score), cmp.Compare(c.distance, other.distance),
		cmp.Compare(c.document.at, other.document.at)) < 0
}

// reason is the criterion that says most; one is met.
func (c *candidacy) reason() int {
	most := -1
	for i, s := range c.scores {
		if c.shared[i] >= criteria[i].atLeast && (most < 0 || s > c.scores[most]) {
			most = i
		}
	}
	return most
}

// unknownDistance is that between documents of which one has no year.
const unknownDistance = 1 << 30

func distance(a, b *Document) int32 {
	if a.day < 0 || b.day < 0 {
		return unknownDistance
	}
	return max(a.day-b.day, b.day-a.day)
}

// dayOf counts the days to a date, 31 to a month; -1 if its year is not known.
func dayOf(d document.Date) int32 {
	if d.Year() == 0 {
		return -1
	}
	return int32(d.Year()*372 + max(d.Month()-1, 0)*31 + max(d.Day()-1, 0))
}
