package collection

import (
	"cmp"
	"slices"

	"fonds/internal/digest"
	"fonds/internal/document"
)

// linkVersions links the documents that hold one text, in other versions or in
// other languages, and says where versions contradict each other.
func (p *Plan) linkVersions(c *Collection, digests []digest.Digest) {
	all := p.versionsOf(digests)
	variants := p.documentPairs(all, sameTexts(all))
	p.listVariants(variants)
	p.listTranslations(all, translations(all, areVariants))
	p.refer()
	for _, v := range variants {
		a, b := p.docs[v.a], p.docs[v.b]
		c.Contradictions = append(c.Contradictions,
			contradictions(a, b, [2][]digest.Sketch{digests[a.input].Sketches, digests[b.input].Sketches})...)
	}
}

// documentPairs makes of pairs of sections pairs of documents, by their places,
// each once, by the sections that have most in common.
func (p *Plan) documentPairs(all []version, pairs []versionPair) []versionPair {
	of := make([]versionPair, 0, len(pairs))
	for _, v := range pairs {
		of = append(of, versionPair{int(all[v.a].document.at), int(all[v.b].document.at), v.here, v.there})
	}
	slices.SortStableFunc(of, func(x, y versionPair) int {
		return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b), cmp.Compare(y.here+y.there, x.here+x.there))
	})
	return slices.CompactFunc(of, func(x, y versionPair) bool { return x.a == y.a && x.b == y.b })
}

// listVariants gives each document the other versions of its text: those that it
// was compared with, and theirs, if each is most of the other.
func (p *Plan) listVariants(pairs []versionPair) {
	group := newFamilies(len(p.docs))
	direct := make(map[couple]versionPair, len(pairs))
	var excerpts []versionPair
	for _, v := range pairs {
		direct[couple{v.a, v.b}] = v
		if min(v.here, v.there) < whole {
			excerpts = append(excerpts, v)
		} else {
			group.join(v.a, v.b)
		}
	}
	group.each(func(a, b int) {
		if v, ok := direct[couple{a, b}]; ok || shareLanguage(p.docs[a], p.docs[b]) {
			p.join(a, b, v)
		}
	})
	for _, v := range excerpts {
		if group.of(v.a) != group.of(v.b) && max(len(p.docs[v.a].Variants), len(p.docs[v.b].Variants)) < mostVersions {
			p.join(v.a, v.b, v)
		}
	}
	for _, d := range p.docs {
		slices.SortFunc(d.Variants, func(x, y Variant) int { return cmp.Compare(x.Document.at, y.Document.at) })
	}
}

// join lists two versions of a text with each other.
func (p *Plan) join(a, b int, v versionPair) {
	x, y := p.docs[a], p.docs[b]
	x.Variants = append(x.Variants, Variant{y, v.here, v.there, differences(x, y)})
	y.Variants = append(y.Variants, Variant{x, v.there, v.here, differences(y, x)})
}

func shareLanguage(a, b *Document) bool {
	return slices.ContainsFunc(a.Meta.Languages, func(l document.Lang) bool { return slices.Contains(b.Meta.Languages, l) })
}

func areVariants(a, b *Document) bool {
	return slices.ContainsFunc(a.Variants, func(v Variant) bool { return v.Document == b })
}

// listTranslations gives each document its translations: of each section the best
// of a language whose best it is itself, if no other comes near that is not
// another version of it; and the other versions of those.
func (p *Plan) listTranslations(all []version, pairs []translatedPair) {
	type want struct {
		section int
		lang    string // of the other
	}
	best, second := map[want]translatedPair{}, map[want]translatedPair{}
	offer := func(w want, v translatedPair) {
		switch known, ok := best[w]; {
		case !ok:
			best[w] = v
		case v.score > known.score:
			best[w] = v
			if !sameSide(all, w.section, v, known) {
				second[w] = known
			}
		case !sameSide(all, w.section, v, known) && v.score > second[w].score:
			second[w] = v
		}
	}
	for _, v := range pairs {
		offer(want{v.a, primary(all[v.b].lang)}, v)
		offer(want{v.b, primary(all[v.a].lang)}, v)
	}
	clear := func(w want, v translatedPair) bool {
		return (best[w] == v || sameSide(all, w.section, best[w], v)) && second[w].score+clearly <= v.score
	}
	family := newFamilies(len(p.docs))
	for _, d := range p.docs {
		for _, v := range d.Variants {
			if v.Here >= whole && v.There >= whole {
				family.join(int(d.at), int(v.Document.at))
			}
		}
	}
	for _, v := range pairs {
		if clear(want{v.a, primary(all[v.b].lang)}, v) && clear(want{v.b, primary(all[v.a].lang)}, v) {
			family.join(int(all[v.a].document.at), int(all[v.b].document.at))
		}
	}
	// What translates one version of a text translates all of them.
	family.each(func(a, b int) {
		x, y := p.docs[a], p.docs[b]
		if !areVariants(x, y) && !shareLanguage(x, y) {
			x.Translations = append(x.Translations, Translation{y})
			y.Translations = append(y.Translations, Translation{x})
		}
	})
	for _, d := range p.docs {
		slices.SortFunc(d.Translations, func(x, y Translation) int { return cmp.Compare(x.Document.at, y.Document.at) })
	}
}

// families are documents that belong together, by their places: the first of each
// family stands for it.
type families struct{ first []int }

func newFamilies(n int) families {
	f := families{make([]int, n)}
	for i := range f.first {
		f.first[i] = i
	}
	return f
}

func (f families) of(i int) int {
	for f.first[i] != i {
		f.first[i] = f.first[f.first[i]]
		i = f.first[i]
	}
	return i
}

func (f families) join(a, b int) {
	a, b = f.of(a), f.of(b)
	f.first[max(a, b)] = min(a, b)
}

// each gives the pairs within families, the first lower; of very large families
// those that stand near each other.
func (f families) each(do func(a, b int)) {
	members := map[int][]int{}
	for i := range f.first {
		if k := f.of(i); k != i {
			if members[k] == nil {
				members[k] = []int{k}
			}
			members[k] = append(members[k], i)
		}
	}
	for k := range f.first { // in order: a map has none
		of := members[k]
		for i, a := range of {
			for _, b := range of[i+1 : min(len(of), i+1+mostVersions/2)] {
				do(a, b)
			}
		}
	}
}

// sameSide reports whether two pairs join a section with one text, be it in two versions.
func sameSide(all []version, section int, v, w translatedPair) bool {
	a, b := all[v.a+v.b-section].document, all[w.a+w.b-section].document
	return a == b || areVariants(a, b)
}

func areTranslations(a, b *Document) bool {
	return slices.ContainsFunc(a.Translations, func(t Translation) bool { return t.Document == b })
}
