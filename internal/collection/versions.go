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
	group := make([]int, len(p.docs)) // the first document of those of one text
	for i := range group {
		group[i] = i
	}
	first := func(i int) int {
		for group[i] != i {
			group[i] = group[group[i]]
			i = group[i]
		}
		return i
	}
	direct := make(map[[2]int]versionPair, len(pairs))
	var excerpts []versionPair
	for _, v := range pairs {
		direct[[2]int{v.a, v.b}] = v
		if min(v.here, v.there) < whole {
			excerpts = append(excerpts, v)
			continue
		}
		a, b := first(v.a), first(v.b)
		group[max(a, b)] = min(a, b)
	}
	members := map[int][]int{}
	for i := range group {
		if f := first(i); f != i {
			if members[f] == nil {
				members[f] = []int{f}
			}
			members[f] = append(members[f], i)
		}
	}
	for f := range group { // in order: a map has none
		of := members[f]
		for i, a := range of {
			for _, b := range of[max(i-mostVersions/2, 0):min(i+1+mostVersions/2, len(of))] {
				if a < b && (shareLanguage(p.docs[a], p.docs[b]) || direct[[2]int{a, b}] != versionPair{}) {
					p.join(a, b, direct[[2]int{a, b}])
				}
			}
		}
	}
	for _, v := range excerpts {
		if first(v.a) != first(v.b) && max(len(p.docs[v.a].Variants), len(p.docs[v.b].Variants)) < mostVersions {
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
	for _, v := range pairs {
		if clear(want{v.a, primary(all[v.b].lang)}, v) && clear(want{v.b, primary(all[v.a].lang)}, v) {
			translate(all[v.a].document, all[v.b].document)
		}
	}
}

// sameSide reports whether two pairs join a section with one text, be it in two versions.
func sameSide(all []version, section int, v, w translatedPair) bool {
	a, b := all[v.a+v.b-section].document, all[w.a+w.b-section].document
	return a == b || areVariants(a, b)
}

// translate lists two documents, and the other versions of both, as translations
// of each other.
func translate(a, b *Document) {
	for _, x := range withVariants(a) {
		for _, y := range withVariants(b) {
			if x != y && !areVariants(x, y) && !areTranslations(x, y) {
				x.Translations = append(x.Translations, Translation{y})
				y.Translations = append(y.Translations, Translation{x})
			}
		}
	}
}

func withVariants(d *Document) []*Document {
	list := []*Document{d}
	for _, v := range d.Variants {
		if v.Here >= same && v.There >= same {
			list = append(list, v.Document)
		}
	}
	return list
}

func areTranslations(a, b *Document) bool {
	return slices.ContainsFunc(a.Translations, func(t Translation) bool { return t.Document == b })
}
