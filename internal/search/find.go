package search

import (
	"math"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"

	snowball "github.com/blevesearch/snowballstem"

	"fonds/internal/document"
)

// How units are ranked: BM25, with what stands in a title or in the names of those
// who issued the text added. static/engine.js has the same.
const (
	bm25K1      = 1.2
	bm25B       = 0.75
	titleWeight = 1.6
	nameWeight  = 0.5
	stemWeight  = 0.6 // of a form beside the one that was asked for
	stopWeight  = 0.1 // of the commonest words
)

// A Result is one unit that was found, best first.
type Result struct {
	Path     string   `json:"path"`
	Title    string   `json:"title"`
	Lang     string   `json:"lang"`
	When     string   `json:"when,omitempty"`
	Type     string   `json:"type,omitempty"`
	By       string   `json:"by,omitempty"`
	Score    float64  `json:"score"`
	Versions int      `json:"versions,omitempty"` // of its text, that were found too and are not listed
	Extract  string   `json:"extract,omitempty"`
	Marks    [][2]int `json:"marks,omitempty"` // of the extract, in bytes: what was asked for
}

// An Answer is what was found. If no unit has all the words, it is those that have
// the most of them: Have of Asked.
type Answer struct {
	Results []Result `json:"results"`
	Texts   int      `json:"texts"` // found, versions of one text counted once
	Units   int      `json:"units"`
	Asked   int      `json:"asked"`
	Have    int      `json:"have"`
	Cut     bool     `json:"cut,omitempty"` // the query was too long, and only its beginning was looked for
}

// A meaning is a form that an atom stands for: in some languages, or in all (nil).
type meaning struct {
	form   *openForm
	weight float64
	langs  map[int]bool
}

// A weight says how much of an atom a unit has.
type weight struct{ text, title, names float64 }

// A match is a unit that was found.
type match struct {
	segment *openSegment
	unit    int
	score   float64
	have    int
}

// Search finds units and shows the best of them, at most so many.
func (x *Index) Search(query string, most int) (Answer, error) {
	q := parse(query)
	found, required, err := x.matches(q)
	if err != nil {
		return Answer{}, err
	}
	a := Answer{Units: len(found), Asked: required, Cut: q.cut, Results: []Result{}}
	groups := map[uint64]int{} // number of the result
	for _, m := range found {
		a.Have = m.have
		cluster := m.segment.cluster[m.unit]
		if n, ok := groups[cluster]; ok {
			if n < len(a.Results) {
				a.Results[n].Versions++
			}
			continue
		}
		groups[cluster] = len(groups)
		if len(a.Results) < most {
			r, err := x.result(m, q)
			if err != nil {
				return a, err
			}
			a.Results = append(a.Results, r)
		}
	}
	a.Texts = len(groups)
	return a, nil
}

// matches finds units, best first, and says how many atoms were asked for.
func (x *Index) matches(q question) ([]match, int, error) {
	if len(q.atoms) == 0 && len(q.filters) == 0 {
		return nil, 0, nil
	}
	required := 0
	for i := range q.atoms {
		a := &q.atoms[i]
		a.forms = map[string]bool{}
		a.stop = a.phrase == nil && !a.prefix && !a.exact && !a.title && x.anyStop[a.form]
		if !a.without && !a.stop {
			required++
		}
	}
	if required == 0 {
		for i := range q.atoms {
			q.atoms[i].stop = false
			if !q.atoms[i].without {
				required++
			}
		}
	}
	for _, s := range x.segments {
		if err := x.open(s); err != nil {
			return nil, 0, err
		}
	}
	weights := make([][]map[int]weight, len(q.atoms))
	idf := make([]float64, len(q.atoms))
	for i := range q.atoms {
		a := &q.atoms[i]
		if a.phrase == nil && !a.prefix && !a.exact {
			if err := x.stem(a); err != nil {
				return nil, 0, err
			}
		}
		df := 0
		for _, s := range x.segments {
			w, err := x.weigh(s, a)
			if err != nil {
				return nil, 0, err
			}
			weights[i] = append(weights[i], w)
			df += len(w)
		}
		idf[i] = math.Log(1 + (float64(x.units-df)+0.5)/(float64(df)+0.5))
	}
	keep, err := x.keepers(q.filters)
	if err != nil {
		return nil, 0, err
	}
	var all []match
	most := 0
	for n, s := range x.segments {
		for unit := range s.units {
			m := match{segment: s, unit: unit}
			out := false
			for i, a := range q.atoms {
				w, ok := weights[i][n][unit]
				switch {
				case !ok:
				case a.without:
					out = true
				default:
					worth := 1.0
					if a.stop {
						worth = stopWeight
					} else {
						m.have++
					}
					long := bm25K1 * (1 - bm25B + bm25B*float64(s.length[unit])/x.average)
					m.score += idf[i] * (w.text*(bm25K1+1)/(w.text+long) + titleWeight*w.title + nameWeight*w.names) * worth
				}
			}
			if out || required > 0 && m.have == 0 || !keep(s, unit) {
				continue
			}
			m.score = math.Round(m.score*1e6) / 1e6
			most = max(most, m.have)
			all = append(all, m)
		}
	}
	all = slices.DeleteFunc(all, func(m match) bool { return m.have < most })
	sort.SliceStable(all, func(i, k int) bool {
		a, b := all[i], all[k]
		if a.score != b.score {
			return a.score > b.score
		}
		return a.segment.day[a.unit] > b.segment.day[b.unit]
	})
	return all, required, nil
}

// stem finds for each language the stems of a word: its own, and those of what is
// written the same without accents.
func (x *Index) stem(a *atom) error {
	a.stems = map[string]map[string]bool{}
	env := snowball.NewEnv("")
	for l := range x.stops {
		if st := stemmerOf(document.Lang(l)); st != nil {
			a.stems[l] = map[string]bool{st.of(env, a.raw, a.form): true}
		}
	}
	for _, s := range x.segments {
		f, err := x.find(s, a.form)
		if err != nil {
			return err
		}
		if f == nil {
			continue
		}
		for _, st := range f.stems {
			if st.lang < len(s.langs) && a.stems[s.langs[st.lang]] != nil {
				a.stems[s.langs[st.lang]][st.text] = true
			}
		}
	}
	return nil
}

// meanings are the forms of a segment that an atom stands for.
func (x *Index) meanings(s *openSegment, a *atom) ([]meaning, error) {
	var list []meaning
	if len(s.firsts) == 0 {
		return nil, nil
	}
	if a.prefix {
		for n := blockOf(s.firsts, a.form); n <= blockOf(s.firsts, a.form+"\uFFFF"); n++ {
			b, err := x.block(s, n)
			if err != nil {
				return nil, err
			}
			for _, f := range b.forms {
				if f.text == a.form {
					list = append(list, meaning{f, 1, nil})
				} else if strings.HasPrefix(f.text, a.form) {
					list = append(list, meaning{f, stemWeight, nil})
				}
			}
		}
		return list, nil
	}
	own, err := x.find(s, a.form)
	if err != nil {
		return nil, err
	}
	if own != nil {
		list = append(list, meaning{own, 1, nil})
	}
	others := map[*openForm]map[int]bool{}
	add := func(f *openForm, lang int) {
		if f != nil && f != own {
			if others[f] == nil {
				others[f] = map[int]bool{}
				list = append(list, meaning{f, stemWeight, others[f]})
			}
			others[f][lang] = true
		}
	}
	for lang, l := range s.langs {
		for stem := range a.stems[l] {
			b, err := x.block(s, blockOf(s.firsts, stem))
			if err != nil {
				return nil, err
			}
			for _, f := range b.forms {
				written, same := false, false
				for _, st := range f.stems {
					if st.lang == lang {
						written = true
						same = same || st.text == stem
					}
				}
				if same || !written && f.text == stem {
					add(f, lang)
				}
			}
			for _, line := range b.far {
				p := strings.Split(line, " ")
				if len(p) != 3 || p[0] != stem || p[1] != strconv.Itoa(lang) {
					continue
				}
				f, err := x.find(s, p[2])
				if err != nil {
					return nil, err
				}
				add(f, lang)
			}
		}
	}
	return list, nil
}

// weigh says how much of an atom each unit of a segment has, if it has any.
func (x *Index) weigh(s *openSegment, a *atom) (map[int]weight, error) {
	if a.phrase != nil {
		return x.phrase(s, a)
	}
	list, err := x.meanings(s, a)
	if err != nil {
		return nil, err
	}
	hits := map[int]weight{}
	for _, m := range list {
		a.forms[m.form.text] = true
		m.form.each(func(unit, count, flags int) {
			if unit >= s.units || m.langs != nil && !m.langs[s.lang[unit]] || a.title && flags&flagTitle == 0 {
				return
			}
			w := hits[unit]
			w.text += m.weight * float64(count)
			if flags&flagTitle != 0 {
				w.title = max(w.title, m.weight)
			}
			if flags&flagNames != 0 {
				w.names = max(w.names, m.weight)
			}
			hits[unit] = w
		})
	}
	return hits, nil
}

// phrase counts a phrase in the units of a segment. Of the commonest words it asks
// that they are there, since no positions of them are kept.
func (x *Index) phrase(s *openSegment, a *atom) (map[int]weight, error) {
	hits := map[int]weight{}
	forms := make([][]meaning, len(a.phrase))
	var units map[int]bool
	for i, t := range a.phrase {
		var err error
		if forms[i], err = x.meanings(s, &atom{form: t.form, prefix: t.prefix, exact: true}); err != nil {
			return nil, err
		}
		have := map[int]bool{}
		for _, m := range forms[i] {
			m.form.each(func(unit, _, _ int) {
				if unit < s.units && (units == nil || units[unit]) {
					have[unit] = true
				}
			})
		}
		if units = have; len(units) == 0 {
			return hits, nil
		}
	}
	places := make([]map[int][]int, len(a.phrase))
	for i := range a.phrase {
		places[i] = map[int][]int{}
		for _, m := range forms[i] {
			all, err := x.positions(s, m.form)
			if err != nil {
				return nil, err
			}
			for unit, list := range all {
				if units[unit] {
					places[i][unit] = append(places[i][unit], list...)
				}
			}
		}
	}
	for unit := range units {
		stops := x.stops[x.langOf(s, unit)]
		first := -1
		var asked []int
		for i, t := range a.phrase {
			if stops[t.form] {
				continue
			}
			if first < 0 {
				first = i
			}
			slices.Sort(places[i][unit])
			asked = append(asked, i)
		}
		if first < 0 {
			hits[unit] = weight{text: 1}
			continue
		}
		var w weight
	place:
		for _, p := range places[first][unit] {
			for _, i := range asked {
				if _, ok := slices.BinarySearch(places[i][unit], p+a.phrase[i].pos-a.phrase[first].pos); !ok {
					continue place
				}
			}
			if p < s.titled[unit] {
				w.title = 1
			} else if a.title {
				continue
			}
			w.text++
		}
		if w.text > 0 {
			hits[unit] = w
		}
	}
	return hits, nil
}

var yearRange = regexp.MustCompile(`^(\d{1,4})?(?:-|\.\.)(\d{1,4})?$`)

// keepers makes of filters a function that says whether a unit passes them.
func (x *Index) keepers(filters []filter) (func(*openSegment, int) bool, error) {
	type set struct {
		facet   int
		values  map[int]bool
		without bool
	}
	var sets []set
	for _, f := range filters {
		k := slices.IndexFunc(x.facets, func(o openFacet) bool { return o.key == f.key })
		one := set{k, map[int]bool{}, f.without}
		if k >= 0 {
			names, err := x.names(k)
			if err != nil {
				return nil, err
			}
			for i, v := range names {
				if v.means(f) {
					one.values[i] = true
				}
			}
		}
		sets = append(sets, one)
	}
	return func(s *openSegment, unit int) bool {
		for _, one := range sets {
			has := one.facet >= 0 && one.facet < len(s.values) &&
				slices.ContainsFunc(s.values[one.facet][unit], func(v int) bool { return one.values[v] })
			if has == one.without {
				return false
			}
		}
		return true
	}, nil
}

// means reports whether a filter means a value: it has all its words, of which the
// last may be a beginning; or a year of its range.
func (v Value) means(f filter) bool {
	if m := yearRange.FindStringSubmatch(f.text); f.key == "year" && m != nil {
		year, _ := strconv.Atoi(v.Text)
		from, _ := strconv.Atoi(m[1])
		to, err := strconv.Atoi(m[2])
		return year >= from && (err != nil || year <= to)
	}
	var asked, words []string
	tokens(f.text, 0, func(t token) {
		if !t.joined {
			asked = append(asked, fold(t.raw))
		}
	})
	tokens(v.Text+" "+v.Also, 0, func(t token) { words = append(words, fold(t.raw)) })
	for i, a := range asked {
		last := i == len(asked)-1 && len(a) > 2
		if !slices.ContainsFunc(words, func(w string) bool { return w == a || last && strings.HasPrefix(w, a) }) {
			return false
		}
	}
	return len(asked) > 0
}

// extractBytes is about how long an extract is.
const extractBytes = 240

// result shows a unit, with the place of its text that has most of what was asked.
func (x *Index) result(m match, q question) (Result, error) {
	line, text, err := x.line(m.segment, m.unit)
	if err != nil {
		return Result{}, err
	}
	r := Result{Path: line[0], Title: line[1], Lang: line[3], When: line[4], Type: line[5], By: line[6], Score: m.score}
	type hit struct{ from, to, atom int }
	var hits []hit
	tokens(text, 0, func(t token) {
		form := fold(t.raw)
		for i, a := range q.atoms {
			if a.without {
				continue
			}
			if a.forms[form] || slices.ContainsFunc(a.phrase, func(p item) bool { return p.form == form || p.prefix && strings.HasPrefix(form, p.form) }) {
				hits = append(hits, hit{t.from, max(t.to, t.from+len(t.raw)), i})
				return
			}
		}
	})
	from, best := 0, -1
	for i := range hits {
		seen := map[int]bool{}
		worth := 0
		for k := i; k < len(hits) && hits[k].to-hits[i].from <= extractBytes*2/3; k++ {
			if !seen[hits[k].atom] {
				worth += 10
			}
			seen[hits[k].atom] = true
			worth++
		}
		if worth > best {
			from, best = hits[i].from, worth
		}
	}
	begin := max(strings.LastIndexByte(text[:from], '\n')+1, from-extractBytes/4)
	if i := strings.IndexByte(text[begin:from], ' '); i >= 0 && begin > 0 && text[begin-1] != '\n' {
		begin += i + 1
	}
	for begin > 0 && begin < len(text) && text[begin]&0xC0 == 0x80 {
		begin++
	}
	end := len(text)
	if i := strings.IndexByte(text[from:], '\n'); i >= 0 {
		end = from + i
	}
	if end-begin > extractBytes {
		end = begin + len(cut(text[begin:], extractBytes))
	}
	r.Extract = text[begin:end]
	last := 0
	for _, h := range hits {
		if h.from >= begin && h.to <= end && h.from >= last {
			r.Marks = append(r.Marks, [2]int{h.from - begin, h.to - begin})
			last = h.to
		}
	}
	return r, nil
}
