package search

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"math/bits"
	"slices"
	"sort"
	"sync"

	"fonds/internal/document"
	scripts "fonds/internal/search/stemmers"
)

// Write makes the index and gives its files to write, which many goroutines call,
// each file once. Texts are read one at a time by each of the workers, and the words
// of as many segments are held. The files depend on in alone.
func Write(ctx context.Context, in Input, workers int, write func(name string, data []byte) error) error {
	segments := parted(in.Units, cmp.Or(in.segments, segmentsFor(len(in.Units))))
	lexica := map[document.Lang]*lexicon{}
	stops := map[document.Lang]map[string]bool{}
	for i := range in.Units {
		l := in.Units[i].Lang
		if lexica[l] == nil {
			lexica[l] = newLexicon(l)
			stops[l] = map[string]bool{}
			for _, w := range in.Stop(l) {
				stops[l][fold(w)] = true
			}
		}
	}
	before := segmentsBefore(in.Before, len(segments))
	done := make([]written, len(segments))
	var (
		group sync.WaitGroup
		mu    sync.Mutex
		next  int
		first error
	)
	for range max(1, min(workers, len(segments))) {
		group.Go(func() {
			for {
				mu.Lock()
				n := next
				next++
				stop := first != nil
				mu.Unlock()
				if n >= len(segments) || stop {
					return
				}
				w, kept, err := keepSegment(n, segments[n], in.Before, before)
				if !kept && err == nil {
					w, err = writeSegment(ctx, n, segments[n], in, lexica, stops, write)
				}
				mu.Lock()
				done[n] = w
				if err != nil && first == nil {
					first = err
				}
				mu.Unlock()
			}
		})
	}
	group.Wait()
	if first != nil {
		return first
	}
	if err := writeFacets(in, segments, write); err != nil {
		return err
	}
	if err := writeStemmers(stops, write); err != nil {
		return err
	}
	return write(Folder+"manifest.js", manifest(in, done, stops))
}

// writeStemmers writes the stemmers of the languages that there are.
func writeStemmers(langs map[document.Lang]map[string]bool, write func(string, []byte) error) error {
	names := map[string]bool{}
	for l := range langs {
		if st := stemmerOf(l); st != nil {
			names[st.name] = true
		}
	}
	for name := range names {
		data, err := scripts.Script(name)
		if err != nil {
			return err
		}
		if err := write(Folder+"stem-"+name+".js", data); err != nil {
			return err
		}
	}
	return nil
}

// written is what the manifest says of a segment.
type written struct {
	units  int
	length int // of all its units, in words
	langs  []document.Lang
	texts  int      // blocks of texts
	firsts []string // beginnings of its blocks
	// places are the files of positions that go on in others: number and how many
	// there are, again and again.
	places []int
}

// files are the names of a segment's files that depend on its units alone.
func (w *written) files(segment int) []string {
	var list []string
	add := func(kind string, n int) {
		for i := range n {
			list = append(list, fmt.Sprintf("%s%d/%s%d.js", Folder, segment, kind, i))
		}
	}
	add("b", len(w.firsts))
	add("p", len(w.firsts))
	add("t", w.texts)
	for i := 0; i+1 < len(w.places); i += 2 {
		for k := 1; k < w.places[i+1]; k++ {
			list = append(list, fmt.Sprintf("%s%d/p%d-%d.js", Folder, segment, w.places[i], k))
		}
	}
	return append(list, fmt.Sprintf("%s%d/units.js", Folder, segment))
}

// segmentsBefore is what the last run wrote of each segment; nil if it is not known
// or there were others.
func segmentsBefore(before Before, segments int) []written {
	if before == nil {
		return nil
	}
	data, ok := before.Read(Folder + "manifest.js")
	if !ok {
		return nil
	}
	values, err := valuesOf(data)
	if err != nil {
		return nil
	}
	var form, units int
	var list [][]json.RawMessage
	if into(values, &form, &units, &list) != nil || form != version || len(list) != segments {
		return nil
	}
	done := make([]written, segments)
	for i, s := range list {
		w := &done[i]
		if into(s, &w.units, &w.length, &w.langs, &w.texts, &w.firsts, &w.places) != nil {
			return nil
		}
	}
	return done
}

// keepSegment keeps a segment as it is, if it would be made the same.
func keepSegment(n int, units []*Unit, from Before, before []written) (written, bool, error) {
	if from == nil {
		return written{}, false, nil
	}
	from.Made(n, units)
	if before == nil || before[n].units != len(units) {
		return written{}, false, nil
	}
	kept, err := from.Keep(n, units, before[n].files(n))
	return before[n], kept, err
}

func writeSegment(ctx context.Context, number int, units []*Unit, in Input, lexica map[document.Lang]*lexicon, stops map[document.Lang]map[string]bool, write func(string, []byte) error) (written, error) {
	s := newSegment(number, units, lexica, stops)
	texts := &shelf{segment: number, write: write}
	w := written{units: len(units), langs: s.langs}
	for _, u := range units {
		if err := ctx.Err(); err != nil {
			return w, err
		}
		text, err := in.Text(u)
		if err != nil {
			return w, err
		}
		s.add(u, text)
		if err := texts.add(u, text); err != nil {
			return w, err
		}
	}
	if err := texts.end(); err != nil {
		return w, err
	}
	w.texts = texts.blocks
	for _, n := range s.length {
		w.length += n
	}
	var err error
	if w.firsts, w.places, err = s.finish(write); err != nil {
		return w, err
	}
	return w, s.writeUnits(texts.at, write)
}

// writeUnits writes what the ranking needs of every unit: a byte for its length,
// one for its language, one for the words of its title; then for each how many blocks of
// texts lie between the one before and it. Days are with the facets.
func (s *segment) writeUnits(at []int, write func(string, []byte) error) error {
	var b []byte
	for _, n := range s.length {
		b = append(b, lengthCode(n))
	}
	for _, l := range s.lang {
		b = append(b, byte(min(l, 255)))
	}
	for _, n := range s.titled {
		b = append(b, byte(min(n, 255)))
	}
	block := 0
	for _, n := range at {
		b = appendVarint(b, uint32(n-block))
		block = n
	}
	name := fmt.Sprintf("%d/units", s.number)
	shard := newShard(name)
	shard.bytes(b)
	return write(Folder+name+".js", shard.done())
}

// lines are what is needed to list units: numbers for the day of each, and for the
// text that it is a version of: 0 for its document's own, 1 for that of the unit
// before, else a number that its versions share.
func lines(units []*Unit) []byte {
	var b []byte
	for i, u := range units {
		b = appendVarint(b, uint32(dayOf(u.Date)))
		switch {
		case i > 0 && units[i-1].Document == u.Document:
			b = append(b, 1)
		case u.Cluster == "" || u.Cluster == u.Document && !u.Versions:
			b = append(b, 0)
		default:
			b = appendVarint(b, clusterOf(u.Cluster))
		}
	}
	return b
}

// lengthCode is a number in a byte: exact up to 15, then with four binary digits.
func lengthCode(n int) byte {
	if n < 16 {
		return byte(n)
	}
	e := bits.Len(uint(n)) - 4
	return byte(min(255, 8+e*8+(n>>e-8)))
}

// dayOf is a day as a number that sorts as days do; 0 for none.
func dayOf(d document.Date) int {
	if d.Year() <= 0 {
		return 0
	}
	return (d.Year()*12+max(0, d.Month()-1))*31 + max(0, d.Day()-1) + 1
}

func clusterOf(id document.ID) uint32 {
	h := fnv.New32a()
	h.Write([]byte(id))
	return h.Sum32() | 2 // 0 and 1 mean others
}

// namesAShard is how many values of a facet are in a file.
const namesAShard = 4096

// writeFacets writes the lines of each segment, which values each unit has, and what
// the values are called.
func writeFacets(in Input, segments [][]*Unit, write func(string, []byte) error) error {
	for n, units := range segments {
		name := fmt.Sprintf("%d/facets", n)
		s := newShard(name)
		s.bytes(lines(units))
		s.open()
		for k := range in.Facets {
			var b []byte
			for _, u := range units {
				values := slices.Clone(u.Facets[k])
				slices.Sort(values)
				b = appendVarint(b, uint32(len(values)))
				before := int32(0)
				for _, v := range values {
					b = appendVarint(b, uint32(v-before))
					before = v
				}
			}
			s.bytes(b)
		}
		s.close()
		if err := write(Folder+name+".js", s.done()); err != nil {
			return err
		}
	}
	for _, f := range in.Facets {
		for i := 0; i*namesAShard < len(f.Values); i++ {
			name := fmt.Sprintf("names-%s-%d", f.Key, i)
			s := newShard(name)
			s.open()
			for _, v := range f.Values[i*namesAShard : min((i+1)*namesAShard, len(f.Values))] {
				s.texts([]string{v.Text, v.Also, string(v.Lang)})
			}
			s.close()
			if err := write(Folder+name+".js", s.done()); err != nil {
				return err
			}
		}
	}
	return nil
}

// version is the version of the files' form: a page of another version does not
// read them.
const version = 1

// manifest says what there is: for each segment its units, words, languages, blocks
// of texts, the beginnings of its blocks, and which files of positions go on; for each language its stemmer and its
// commonest words; each facet with the number of its values.
func manifest(in Input, segments []written, stops map[document.Lang]map[string]bool) []byte {
	s := newShard("manifest")
	s.number(version)
	s.number(len(in.Units))
	s.open()
	for _, w := range segments {
		s.open()
		s.number(w.units)
		s.number(w.length)
		s.open()
		for _, l := range w.langs {
			s.text(string(l))
		}
		s.close()
		s.number(w.texts)
		s.texts(w.firsts)
		s.open()
		for _, n := range w.places {
			s.number(n)
		}
		s.close()
		s.close()
	}
	s.close()
	langs := make([]string, 0, len(stops))
	for l := range stops {
		langs = append(langs, string(l))
	}
	sort.Strings(langs)
	s.open()
	for _, l := range langs {
		s.open()
		s.text(l)
		name := ""
		if st := stemmerOf(document.Lang(l)); st != nil {
			name = st.name
		}
		s.text(name)
		words := make([]string, 0, len(stops[document.Lang(l)]))
		for w := range stops[document.Lang(l)] {
			words = append(words, w)
		}
		sort.Strings(words)
		s.texts(words)
		s.close()
	}
	s.close()
	s.open()
	for _, f := range in.Facets {
		s.open()
		s.text(f.Key)
		s.number(len(f.Values))
		s.close()
	}
	s.close()
	return s.done()
}
