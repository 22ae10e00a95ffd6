package search

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"sort"
	"strconv"
	"strings"
)

// An Index is an index that was written, opened to be searched. It reads the same
// files as the search page, and is for one goroutine.
type Index struct {
	fsys     fs.FS
	units    int
	average  float64 // words of a unit
	segments []*openSegment
	stops    map[string]map[string]bool // by language
	anyStop  map[string]bool
	facets   []openFacet
}

type openFacet struct {
	key   string
	size  int
	names []Value
}

// An openSegment is what was read of a segment so far.
type openSegment struct {
	number int
	units  int
	langs  []string
	firsts []string
	blocks map[int]*openBlock
	opened bool // what follows is known

	length, lang, titled []int
	day, text            []int
	cluster              []uint64
	values               [][][]int // of each facet of each unit
}

type openBlock struct {
	number int
	forms  []*openForm
	byText map[string]*openForm
	far    []string
}

type openForm struct {
	text  string
	stems []stem
	units int
	posts []byte
	block *openBlock
	place int // among the block's forms
}

// Open opens the index in the folder of a site.
func Open(site fs.FS) (*Index, error) {
	x := &Index{fsys: site, stops: map[string]map[string]bool{}, anyStop: map[string]bool{}}
	values, err := x.shard("manifest")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("the site has no index of its text; run fonds build")
	}
	if err != nil {
		return nil, err
	}
	var (
		form     int
		segments []json.RawMessage
		langs    [][]json.RawMessage
		facets   [][]json.RawMessage
	)
	if err := into(values, &form, &x.units, &segments, &langs, &facets); err != nil {
		return nil, fmt.Errorf("%smanifest.js: %w", Folder, err)
	}
	if form != version {
		return nil, fmt.Errorf("the index of the site was made by another version of fonds; run fonds build")
	}
	words := 0
	for i, raw := range segments {
		s := &openSegment{number: i, blocks: map[int]*openBlock{}}
		var length, texts int
		var parts []json.RawMessage
		if err := errors.Join(json.Unmarshal(raw, &parts), into(parts, &s.units, &length, &s.langs, &texts, &s.firsts)); err != nil {
			return nil, fmt.Errorf("%smanifest.js: %w", Folder, err)
		}
		words += length
		x.segments = append(x.segments, s)
	}
	x.average = max(1, float64(words)/float64(max(1, x.units)))
	for _, l := range langs {
		var name, stemmer string
		var stop []string
		if err := into(l, &name, &stemmer, &stop); err != nil {
			return nil, fmt.Errorf("%smanifest.js: %w", Folder, err)
		}
		x.stops[name] = map[string]bool{}
		for _, w := range stop {
			x.stops[name][w], x.anyStop[w] = true, true
		}
	}
	for _, f := range facets {
		var facet openFacet
		if err := into(f, &facet.key, &facet.size); err != nil {
			return nil, fmt.Errorf("%smanifest.js: %w", Folder, err)
		}
		x.facets = append(x.facets, facet)
	}
	return x, nil
}

// shard reads the values of a file of the index, behind its name.
func (x *Index) shard(name string) ([]json.RawMessage, error) {
	file := Folder + name + ".js"
	data, err := fs.ReadFile(x.fsys, file)
	if err != nil {
		return nil, err
	}
	values, err := valuesOf(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return values, nil
}

// valuesOf are the values in a file of an index, behind its name.
func valuesOf(data []byte) ([]json.RawMessage, error) {
	data, ok := bytes.CutPrefix(bytes.TrimSpace(data), []byte("fondsIndex("))
	data, closed := bytes.CutSuffix(data, []byte(")"))
	var values []json.RawMessage
	if err := json.Unmarshal(append(append([]byte("["), data...), ']'), &values); err != nil || !ok || !closed || len(values) < 2 {
		return nil, errors.New("it is no file of an index")
	}
	return values[1:], nil
}

// into reads values into variables, as many as there are of both.
func into(values []json.RawMessage, to ...any) error {
	for i := range min(len(values), len(to)) {
		if err := json.Unmarshal(values[i], to[i]); err != nil {
			return err
		}
	}
	if len(values) < len(to) {
		return errors.New("values are missing")
	}
	return nil
}

// A numbers reads numbers; behind the end it reads zeros, so that a broken file
// ends in nothing worse than nothing found.
type numbers struct{ data []byte }

func (n *numbers) next() int {
	v, shift := 0, 0
	for len(n.data) > 0 {
		c := n.data[0]
		n.data = n.data[1:]
		v |= int(c&0x7F) << shift
		if shift += 7; c < 0x80 || shift > 56 {
			return v
		}
	}
	return v
}

func (n *numbers) take(k int) []byte {
	k = max(0, min(k, len(n.data)))
	part := n.data[:k]
	n.data = n.data[k:]
	return part
}

// open reads what is known of a segment's units.
func (x *Index) open(s *openSegment) error {
	if s.opened {
		return nil
	}
	*s = openSegment{number: s.number, units: s.units, langs: s.langs, firsts: s.firsts, blocks: s.blocks}
	values, err := x.shard(strconv.Itoa(s.number) + "/units")
	if err != nil {
		return err
	}
	var data packed
	if err := into(values, &data); err != nil {
		return err
	}
	if len(data) < 3*s.units {
		return fmt.Errorf("%s%d/units.js is too short", Folder, s.number)
	}
	for i := range s.units {
		code := int(data[i])
		if code >= 16 {
			code = (8 + (code-8)&7) << ((code - 8) >> 3)
		}
		s.length = append(s.length, code)
		s.lang = append(s.lang, int(data[s.units+i]))
		s.titled = append(s.titled, int(data[2*s.units+i]))
	}
	n := numbers{data[3*s.units:]}
	block := 0
	for range s.units {
		block += n.next()
		s.text = append(s.text, block)
	}
	if values, err = x.shard(strconv.Itoa(s.number) + "/facets"); err != nil {
		return err
	}
	var facets []packed
	if err := into(values, &data, &facets); err != nil {
		return err
	}
	n = numbers{data}
	for i := range s.units {
		s.day = append(s.day, n.next())
		c := uint64(n.next())
		switch c {
		case 0:
			c = uint64(s.number)<<48 | uint64(i)<<33 // no number of a text is as large
		case 1:
			c = s.cluster[max(0, i-1)]
		}
		s.cluster = append(s.cluster, c)
	}
	for _, f := range facets {
		n := numbers{f}
		var all [][]int
		for range s.units {
			var list []int
			v := 0
			for range min(n.next(), len(n.data)) {
				v += n.next()
				list = append(list, v)
			}
			all = append(all, list)
		}
		s.values = append(s.values, all)
	}
	s.opened = true
	return nil
}

func (x *Index) langOf(s *openSegment, unit int) string {
	if l := s.lang[unit]; l < len(s.langs) {
		return s.langs[l]
	}
	return ""
}

// block reads a block of forms; nil if there is none of this number.
func (x *Index) block(s *openSegment, number int) (*openBlock, error) {
	if number < 0 || number >= len(s.firsts) {
		return nil, nil
	}
	if b := s.blocks[number]; b != nil {
		return b, nil
	}
	values, err := x.shard(fmt.Sprintf("%d/b%d", s.number, number))
	if err != nil {
		return nil, err
	}
	b := &openBlock{number: number, byText: map[string]*openForm{}}
	var words string
	var endings []string
	var data packed
	if err := into(values, &words, &endings, &b.far, &data); err != nil {
		return nil, err
	}
	n := numbers{data}
	list := strings.Split(words, " ")
	if count := n.next(); count != len(list) {
		return nil, fmt.Errorf("%s%d/b%d.js is broken", Folder, s.number, number)
	}
	var lengths []int
	before := ""
	for i, w := range list {
		shared, err := strconv.ParseInt(w[:min(1, len(w))], 36, 32)
		if err != nil {
			return nil, fmt.Errorf("%s%d/b%d.js is broken", Folder, s.number, number)
		}
		f := &openForm{text: firstUnits(before, int(shared)) + w[1:], block: b, place: i}
		before = f.text
		for range min(n.next(), len(n.data)) {
			lang, cut, ending := n.next(), n.next(), n.next()
			if ending < len(endings) {
				f.stems = append(f.stems, stem{lang, firstUnits(f.text, unitsOf(f.text)-cut) + endings[ending]})
			}
		}
		f.units = n.next()
		lengths = append(lengths, n.next())
		b.forms = append(b.forms, f)
		b.byText[f.text] = f
	}
	for i, f := range b.forms {
		f.posts = n.take(lengths[i])
	}
	s.blocks[number] = b
	return b, nil
}

// firstUnits is the beginning of a text, of so many units of UTF-16; unitsOf counts them.
func firstUnits(s string, n int) string {
	for i, r := range s {
		if n <= 0 {
			return s[:i]
		}
		if n--; r > 0xFFFF {
			n--
		}
	}
	return s
}

func unitsOf(s string) (n int) {
	for _, r := range s {
		if n++; r > 0xFFFF {
			n++
		}
	}
	return n
}

func (x *Index) find(s *openSegment, text string) (*openForm, error) {
	if len(s.firsts) == 0 {
		return nil, nil
	}
	b, err := x.block(s, blockOf(s.firsts, text))
	if b == nil {
		return nil, err
	}
	return b.byText[text], err
}

// posts calls f for each unit that has a form: how often, and what else is known.
func (f *openForm) each(call func(unit, count, flags int)) {
	n := numbers{f.posts}
	unit := -1
	for range f.units {
		gap := n.next()
		count := 1 << 2
		if gap&1 != 0 {
			count = n.next()
		}
		unit += gap >> 1
		call(unit, count>>2, count&3)
	}
}

// positions are the positions of a form in each of the units that have any.
func (x *Index) positions(s *openSegment, f *openForm) (map[int][]int, error) {
	number := f.block.number
	var data []byte
	for i, parts := 0, 1; i < parts; i++ {
		name := fmt.Sprintf("%d/p%d", s.number, number)
		if i > 0 {
			name += "-" + strconv.Itoa(i)
		}
		values, err := x.shard(name)
		if err != nil {
			return nil, err
		}
		var part packed
		if i == 0 {
			err = into(values, &part, &parts)
		} else {
			err = into(values, &part)
		}
		if err != nil {
			return nil, err
		}
		data = append(data, part...)
	}
	n := numbers{data}
	skip := 0
	for i := range f.block.forms {
		if length := n.next(); i < f.place {
			skip += length
		}
	}
	n.take(skip)
	places := map[int][]int{}
	f.each(func(unit, count, _ int) {
		if unit >= s.units || x.stops[x.langOf(s, unit)][f.text] {
			return
		}
		pos := -1
		for range min(count, len(n.data)) {
			pos += n.next()
			places[unit] = append(places[unit], pos)
		}
	})
	return places, nil
}

// names are the values of a facet.
func (x *Index) names(k int) ([]Value, error) {
	f := &x.facets[k]
	for i := 0; len(f.names) < f.size; i++ {
		values, err := x.shard(fmt.Sprintf("names-%s-%d", f.key, i))
		if err != nil {
			return nil, err
		}
		var list [][]string
		if err := into(values, &list); err != nil {
			return nil, err
		}
		if len(list) == 0 {
			return nil, fmt.Errorf("%snames-%s-%d.js is empty", Folder, f.key, i)
		}
		for _, v := range list {
			if len(v) > 1 {
				f.names = append(f.names, Value{Text: v[0], Also: v[1]})
			}
		}
	}
	return f.names, nil
}

// line is what is shown of a unit: path, title, its language, language, when, type, by; and its text.
func (x *Index) line(s *openSegment, unit int) (line []string, text string, err error) {
	block := s.text[unit]
	values, err := x.shard(fmt.Sprintf("%d/t%d", s.number, block))
	if err != nil {
		return nil, "", err
	}
	var list [][]any
	if err := into(values, &list); err != nil {
		return nil, "", err
	}
	at := unit - sort.SearchInts(s.text, block)
	if len(list) > 0 && len(list[0]) > 0 && list[0][0] == "" {
		at++ // the rest of the text before
	}
	if at >= len(list) || len(list[at]) < 9 {
		return nil, "", fmt.Errorf("%s%d/t%d.js is broken", Folder, s.number, block)
	}
	for _, v := range list[at][:7] {
		t, _ := v.(string)
		line = append(line, t)
	}
	text, _ = list[at][8].(string)
	return line, text, nil
}
