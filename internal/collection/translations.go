package collection

import (
	"cmp"
	"math"
	"slices"

	"fonds/internal/digest"
	"fonds/internal/document"
)

// Translations in files of their own are found by what a translation keeps: the
// rarest numbers, names and addresses of a text are sought in texts of other
// languages, and so are texts of the same day and files of the same name; what
// meets is laid side by side (see aligner) and what the front matter says is
// added. Each text takes at most one translation of a language, and only if it is
// that one's best too.

// A Translation is a document with the same text in another language.
type Translation struct{ Document *Document }

const (
	// rareAnchors is by how many of its anchors a text is sought, the rarest, and
	// rareIn in how many texts these may be.
	rareAnchors, rareIn = 12, 12
	// sameDayMost is how many texts of one day are compared with each other.
	sameDayMost = 16
	// promising is how many rare anchors the common ones of two texts must weigh
	// before they are laid side by side, and promisingPart which part of what the
	// text with fewer has; atMostLonger how many times longer the other may be.
	promising, promisingPart, atMostLonger = 3.0, 0.1, 3
	// translated is the score from which two texts are taken for translations,
	// clearly how far it must lie above the next best.
	translated, clearly = 10.0, 3.0
	// atLeastMatched is which part of the two texts must have its counterpart.
	atLeastMatched = 0.6
	// named is what numbers, names and titles must give: that two texts of one day
	// have paragraphs of the same lengths may be chance.
	named = 3.0
)

// What the front matter tells, as logarithms of likelihoods.
const (
	sameDay   = 3.0
	otherDay  = -2.0
	sameName  = 3.0 // at most, of issuers, authors and signatories
	sameStem  = 10.0
	namesIt   = 5.0 // the text names the other's file
	sameTitle = 6.0 // at most
)

// translatedPair is two texts in different languages and how well they go together.
type translatedPair struct {
	a, b  int
	score float64
}

// translations finds the pairs of sections that may translate each other, but
// for those of documents of one text.
func translations(all []version, one func(a, b *Document) bool) []translatedPair {
	t := newTranslator(all)
	var pairs []translatedPair
	for _, c := range t.candidates() {
		if one(all[c.a].document, all[c.b].document) {
			continue
		}
		if score, ok := t.score(c.a, c.b); ok {
			pairs = append(pairs, translatedPair{c.a, c.b, score})
		}
	}
	return pairs
}

// translator compares the sections of a collection.
type translator struct {
	all     []version
	sets    [][]uint32 // by section: its anchors, each once, ascending
	titles  [][]uint32 // by section: the anchors of its document's title in its language
	weighs  []float64  // by section: all its anchors
	letters []int      // by section: as far as its outline is kept
	weights weights
	aligner aligner
}

func newTranslator(all []version) *translator {
	t := &translator{
		all: all, sets: make([][]uint32, len(all)), titles: make([][]uint32, len(all)),
		weighs: make([]float64, len(all)), letters: make([]int, len(all)),
		weights: weights{make([]uint16, 1<<weightBits), float64(len(all))},
	}
	for i, v := range all {
		t.sets[i] = distinct(v.sketch.Anchors)
		for _, a := range t.sets[i] {
			if n := &t.weights.seen[a>>(32-weightBits)]; *n < math.MaxUint16 {
				*n++
			}
		}
	}
	for i, v := range all {
		for _, a := range t.sets[i] {
			t.weighs[i] += t.weights.of(a)
		}
		for _, p := range v.sketch.Paragraphs {
			t.letters[i] += int(p.Length)
		}
	}
	t.aligner.weights = &t.weights
	return t
}

func distinct(list []uint32) []uint32 {
	set := slices.Clone(list)
	slices.Sort(set)
	return slices.Compact(set)
}

// candidates are the pairs of sections in different languages that are worth a
// closer look.
func (t *translator) candidates() []couple {
	var met []uint64
	add := func(a, b int) {
		x, y := t.all[a], t.all[b]
		if x.document != y.document && x.lang != "" && y.lang != "" && !sameLanguage(x.lang, y.lang) {
			met = append(met, uint64(min(a, b))<<32|uint64(max(a, b)))
		}
	}
	t.eachRare(func(sections []int) {
		for i, a := range sections {
			for _, b := range sections[i+1:] {
				add(a, b)
			}
		}
	})
	slices.Sort(met)
	enough := promising * math.Log((t.weights.texts+background)/4)
	met = slices.DeleteFunc(slices.Compact(met), func(c uint64) bool {
		a, b := int(c>>32), int(c&(1<<32-1))
		common := t.shared(t.sets[a], t.sets[b])
		return common < enough || common < promisingPart*min(t.weighs[a], t.weighs[b])
	})
	eachGroup(t.all, dayKey, func(sections []int) {
		for i, a := range sections {
			for _, b := range sections[i+1 : min(len(sections), i+1+sameDayMost)] {
				add(a, b)
			}
		}
	})
	eachGroup(t.all, version.stem, func(sections []int) {
		for i, a := range sections {
			for _, b := range sections[i+1 : min(len(sections), i+1+sameDayMost)] {
				add(a, b)
			}
		}
	})
	slices.Sort(met)
	met = slices.DeleteFunc(slices.Compact(met), func(c uint64) bool {
		a, b := t.letters[c>>32], t.letters[c&(1<<32-1)]
		return a > atMostLonger*b || b > atMostLonger*a
	})
	couples := make([]couple, len(met))
	for i, c := range met {
		couples[i] = couple{int(c >> 32), int(c & (1<<32 - 1))}
	}
	return couples
}

// eachRare gives the sections that have a rare anchor in common, in their order.
func (t *translator) eachRare(do func([]int)) {
	var found []uint64
	var rarest []uint32
	for i, set := range t.sets {
		rarest = rarest[:0]
		for _, a := range set {
			if n := t.weights.count(a); n >= 2 && n <= rareIn {
				rarest = append(rarest, a)
			}
		}
		slices.SortFunc(rarest, func(a, b uint32) int {
			return cmp.Or(cmp.Compare(t.weights.count(a), t.weights.count(b)), cmp.Compare(a, b))
		})
		for _, a := range rarest[:min(rareAnchors, len(rarest))] {
			found = append(found, uint64(a)<<32|uint64(i))
		}
	}
	slices.Sort(found)
	var sections []int
	for i := 0; i < len(found); {
		sections = sections[:0]
		n := i
		for ; n < len(found) && found[n]>>32 == found[i]>>32; n++ {
			sections = append(sections, int(found[n]&(1<<32-1)))
		}
		if len(sections) > 1 {
			do(sections)
		}
		i = n
	}
}

// eachGroup gives the sections that have a key in common, in their order. The
// empty key is none.
func eachGroup(all []version, key func(version) string, do func([]int)) {
	groups := map[string][]int{}
	var keys []string
	for i, v := range all {
		if k := key(v); k != "" {
			if groups[k] == nil {
				keys = append(keys, k)
			}
			groups[k] = append(groups[k], i)
		}
	}
	for _, k := range keys {
		if len(groups[k]) > 1 {
			do(groups[k])
		}
	}
}

// dayKey is the day of a document, if it is known to the day.
func dayKey(v version) string {
	if v.document.Date.Day() == 0 || v.document.Date.Year() == 0 {
		return ""
	}
	return v.document.Date.String()
}

// shared weighs the anchors that two sets have in common.
func (t *translator) shared(x, y []uint32) float64 {
	sum := 0.0
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch {
		case x[i] < y[j]:
			i++
		case x[i] > y[j]:
			j++
		default:
			sum += t.weights.of(x[i])
			i, j = i+1, j+1
		}
	}
	return sum
}

// score says how well two sections go together, and whether well enough.
func (t *translator) score(a, b int) (float64, bool) {
	x, y := t.all[a], t.all[b]
	told := min(sameTitle, t.shared(t.titleOf(a), t.titleOf(b)))
	if s := x.stem(); s != "" && s == y.stem() {
		told += sameStem
	}
	if t.names(a, b) || t.names(b, a) {
		told += namesIt
	}
	if told+t.shared(t.sets[a], t.sets[b]) < named {
		return 0, false // however they are laid side by side
	}
	l := t.aligner.align(x.sketch, y.sketch, t.sets[a], t.sets[b])
	score := l.score + told + min(sameName, t.sharedTerms(x.document, y.document))
	switch d, e := x.document.Date, y.document.Date; {
	case d.Day() == 0 || e.Day() == 0:
	case d.String() == e.String():
		score += sameDay
	default:
		score += otherDay
	}
	signed := t.sharedSigners(a, b)
	return score, score-signed >= translated && l.matched >= atLeastMatched && told+l.anchored-signed >= named
}

// manySigners is how many signatories make a list of them that may stand under
// several texts.
const manySigners = 5

// sharedSigners weighs the anchors of signatories' names that two sections have in
// common: the same parties sign many texts, in many languages.
func (t *translator) sharedSigners(a, b int) float64 {
	x, y := t.all[a].document, t.all[b].document
	if len(x.Signers) < manySigners || len(y.Signers) < manySigners {
		return 0
	}
	var names []uint32
	for _, d := range [2]*Document{x, y} {
		for _, s := range d.Meta.Signatories {
			names = append(names, digest.Anchors(s.Name+" "+s.Party)...)
		}
	}
	names = distinct(names)
	both := func(set []uint32) (in []uint32) {
		for _, h := range set {
			if _, ok := slices.BinarySearch(names, h); ok {
				in = append(in, h)
			}
		}
		return in
	}
	return t.shared(both(t.sets[a]), both(t.sets[b]))
}

// titleOf are the anchors of the title of a section.
func (t *translator) titleOf(i int) []uint32 {
	if t.titles[i] == nil {
		d := t.all[i].document
		title := d.Titles[t.all[i].lang]
		if t.all[i].section == 0 && !d.TitleSupplied {
			title = d.Title
		}
		t.titles[i] = distinct(digest.Anchors(title))
	}
	return t.titles[i]
}

// names reports whether the text of a section names the file of the other's: by a
// link, or by a mark of letters and digits.
func (t *translator) names(a, b int) bool {
	const long = 6 // bytes from which the name of a file is one
	for _, s := range t.all[b].document.Seeds {
		name := baseOf(s.File)
		if len(name) < long {
			continue
		}
		for _, h := range append(digest.Anchors(name), digest.Target(name)) {
			if _, ok := slices.BinarySearch(t.sets[a], h); ok {
				return true
			}
		}
	}
	return false
}

// sharedTerms weighs the authors, parties and signatories that two documents share.
func (t *translator) sharedTerms(d, e *Document) float64 {
	sum := 0.0
	for _, s := range d.standing {
		if k := s.term.Kind; (k != authors && k != parties) || s.relation > Signed {
			continue
		}
		for _, other := range e.standing {
			if other.term == s.term && other.relation <= Signed {
				n := s.term.Count(Issued) + s.term.Count(Signed)
				sum += math.Log((t.weights.texts + background) / float64(max(n, 1)))
			}
		}
	}
	return sum
}

func sameLanguage(a, b document.Lang) bool { return primary(a) == primary(b) }

// primary is the language of a tag without script and region.
func primary(l document.Lang) string {
	s := string(l)
	for i := range len(s) {
		if s[i] == '-' {
			return s[:i]
		}
	}
	return s
}
