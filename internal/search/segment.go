package search

import (
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"

	snowball "github.com/blevesearch/snowballstem"

	"fonds/internal/document"
)

// What a posting says of a unit beside how often the form stands there.
const flagTitle, flagNames = 1, 2

// apart is how many positions lie between title, names and text, so that no
// phrase runs over from one into the other.
const apart = 8

// A read is how a piece of a text was read: its form, and the form's stem.
type read struct{ form, stem string }

// A lexicon remembers how the words of one language were read. It is safe for use
// by many goroutines and forgets everything when it grows too large.
type lexicon struct {
	stemmer *stemmer
	mu      sync.Mutex
	env     *snowball.Env
	words   map[string]read
}

const lexiconAtMost = 1 << 20

func newLexicon(l document.Lang) *lexicon {
	return &lexicon{stemmer: stemmerOf(l), env: snowball.NewEnv(""), words: map[string]read{}}
}

func (l *lexicon) read(t token) read {
	l.mu.Lock()
	defer l.mu.Unlock()
	if r, ok := l.words[t.raw]; ok {
		return r
	}
	raw := strings.Clone(t.raw)
	r := read{form: fold(raw)}
	r.stem = r.form
	if !t.wide && r.form != "" {
		r.stem = l.stemmer.of(l.env, raw, r.form)
	}
	if len(l.words) >= lexiconAtMost {
		clear(l.words)
	}
	l.words[raw] = r
	return r
}

// A form is a word as it is looked for, with the places where it stands.
type form struct {
	posts []byte // see segment.finish
	pos   []byte
	last  int32 // the last unit among posts; -1 for none
	units int32 // how many units have it
	text  string
	stems []stem
}

// A found form is one that stands in the unit that is being read.
type found struct {
	form  int32
	count int32
	flags uint8
	last  int32 // its last place among segment.places
	at    int32 // the position there
}

// A place is where a form stands in the unit that is being read.
type place struct {
	gap  uint32 // from the place before
	next int32  // among segment.places; -1 at the end
}

// A stem of a form in one language, if it is not the form itself.
type stem struct {
	lang int // of the segment's languages
	text string
}

// known is what is remembered of a piece of a text: the number of its form, twice,
// plus one for the commonest words; -1 if it has none.
type known int32

// A segment collects the words of its units.
type segment struct {
	number int
	langs  []document.Lang
	stop   []map[string]bool
	lex    []*lexicon
	raw    []table // by language
	byText map[string]int32
	forms  []form

	local  []int32 // by form: its place among found, plus one; 0 if it is not there
	found  []found
	places []place
	firsts []int32 // of each found form, its first place

	length []int // of each unit, in words
	titled []int // words of its title
	lang   []int
}

func newSegment(number int, units []*Unit, lexica map[document.Lang]*lexicon, stops map[document.Lang]map[string]bool) *segment {
	s := &segment{number: number, byText: map[string]int32{}}
	for _, u := range units {
		s.langs = append(s.langs, u.Lang)
	}
	slices.Sort(s.langs)
	s.langs = slices.Compact(s.langs)
	for _, l := range s.langs {
		s.lex = append(s.lex, lexica[l])
		s.stop = append(s.stop, stops[l])
		s.raw = append(s.raw, newTable())
	}
	return s
}

// word looks a piece of a text up.
func (s *segment) word(lang int, t token) known {
	slot := s.raw[lang].slot(t.raw)
	if slot.hash != 0 {
		return slot.known
	}
	r := s.lex[lang].read(t)
	k := known(-1)
	if r.form != "" {
		n, ok := s.byText[r.form]
		if !ok {
			n = int32(len(s.forms))
			s.byText[r.form] = n
			s.forms = append(s.forms, form{text: r.form, last: -1})
			s.local = append(s.local, 0)
		}
		f := &s.forms[n]
		if st := (stem{lang, r.stem}); !slices.Contains(f.stems, st) {
			f.stems = append(f.stems, st)
		}
		if k = known(n << 1); s.stop[lang][r.form] {
			k++
		}
	}
	s.raw[lang].put(t.raw, k)
	return k
}

// add reads the next unit.
func (s *segment) add(u *Unit, text string) {
	lang, _ := slices.BinarySearch(s.langs, u.Lang)
	s.found, s.places, s.firsts = s.found[:0], s.places[:0], s.firsts[:0]
	var flag uint8 = flagTitle
	take := func(t token) {
		k := s.word(lang, t)
		if k < 0 {
			return
		}
		at := s.local[k>>1]
		if at == 0 {
			s.found = append(s.found, found{form: int32(k >> 1), last: -1, at: -1})
			s.firsts = append(s.firsts, -1)
			at = int32(len(s.found))
			s.local[k>>1] = at
		}
		f := &s.found[at-1]
		if int32(t.pos) <= f.at {
			return // a part and the whole are one, because the other part is nothing
		}
		f.count++
		f.flags |= flag
		if k&1 == 0 {
			s.places = append(s.places, place{uint32(int32(t.pos) - f.at), -1})
			n := int32(len(s.places) - 1)
			if f.last < 0 {
				s.firsts[at-1] = n
			} else {
				s.places[f.last].next = n
			}
			f.last = n
		}
		f.at = int32(t.pos)
	}
	end := tokens(u.Title, 0, take)
	s.titled = append(s.titled, end)
	flag = flagNames
	for _, name := range u.Names {
		end = tokens(name, end+apart, take)
	}
	flag = 0
	begin := end + apart
	end = tokens(text, begin, take)
	s.keep(int32(len(s.length)))
	s.length = append(s.length, end-begin)
	s.lang = append(s.lang, lang)
}

// keep takes what was found in a unit to the forms.
func (s *segment) keep(unit int32) {
	for i := range s.found {
		x := &s.found[i]
		f := &s.forms[x.form]
		gap := uint32(unit-f.last) << 1
		if x.count == 1 && x.flags == 0 {
			f.posts = appendVarint(f.posts, gap)
		} else {
			f.posts = appendVarint(appendVarint(f.posts, gap|1), uint32(x.count)<<2|uint32(x.flags))
		}
		for p := s.firsts[i]; p >= 0; p = s.places[p].next {
			f.pos = appendVarint(f.pos, s.places[p].gap)
		}
		f.last = unit
		f.units++
		s.local[x.form] = 0
	}
}

const (
	// blockBytes is how large a block of forms and postings is at least, before
	// encoding; blocksAtMost of them are in a segment, so that blocks of large
	// segments are larger.
	blockBytes   = 5 << 10
	blocksAtMost = 768
	// placeBytes is how much of the positions of a block a file holds; more goes on in
	// a further file.
	placeBytes = 48 << 10
)

// finish writes the blocks of forms with their postings, and beside them the
// positions of the same forms; it returns the beginnings of the blocks, and which
// files of positions go on in others.
//
// A block holds: the forms in order, each as a letter for how many characters it
// shares with the one before and the rest; the endings that make stems of forms;
// forms elsewhere whose stem has its place in this block; and numbers: for each form
// its stems (language, characters to cut off, ending to put there), how many units have it,
// and the length of its postings; then the postings. A posting is the distance to
// the unit before, twice, plus one if a number follows: how often the form stands
// there, times four, plus what else is known.
func (s *segment) finish(write func(name string, data []byte) error) (firsts []string, further []int, err error) {
	order := make([]int32, len(s.forms))
	for i := range order {
		order[i] = int32(i)
	}
	sort.Slice(order, func(a, b int) bool { return compare(s.forms[order[a]].text, s.forms[order[b]].text) < 0 })
	total := 0
	for i := range s.forms {
		total += s.forms[i].size()
	}
	limit := max(blockBytes, total/blocksAtMost)
	var starts []int // in order
	size := limit
	for i, n := range order {
		if size >= limit {
			starts = append(starts, i)
			size = 0
		}
		size += s.forms[n].size()
	}
	firsts = make([]string, len(starts))
	for i, at := range starts {
		if i > 0 {
			firsts[i] = between(s.forms[order[at-1]].text, s.forms[order[at]].text)
		}
	}
	// Stems whose place is another block than the form's.
	far := make([][]string, len(starts))
	for b, at := range starts {
		for _, n := range order[at:endOf(starts, b, len(order))] {
			for _, st := range s.forms[n].stems {
				if place := blockOf(firsts, st.text); place != b && st.text != s.forms[n].text {
					far[place] = append(far[place], st.text+" "+strconv.Itoa(st.lang)+" "+s.forms[n].text)
				}
			}
		}
	}
	places := &placeWriter{segment: s.number, write: write}
	for b, at := range starts {
		part := order[at:endOf(starts, b, len(order))]
		slices.Sort(far[b])
		if err := s.writeBlock(b, part, far[b], places, write); err != nil {
			return nil, nil, err
		}
		parts, err := places.flush(b)
		if err != nil {
			return nil, nil, err
		}
		if parts > 1 {
			further = append(further, b, parts)
		}
	}
	return firsts, further, nil
}

// A placeWriter writes the positions of the forms of a block: first for each how many
// bytes they take, then for each unit that has it, unless the form is one of the commonest
// words of the unit's language, the distances from place to place.
type placeWriter struct {
	segment   int
	write     func(string, []byte) error
	head, pos []byte
}

func (p *placeWriter) add(f *form) {
	p.head = appendVarint(p.head, uint32(len(f.pos)))
	p.pos = append(p.pos, f.pos...)
}

// flush writes the files "p7", "p7-1" and so on, the first of which says how many there are.
func (p *placeWriter) flush(number int) (parts int, err error) {
	data := append(p.head, p.pos...)
	p.head, p.pos = nil, p.pos[:0]
	parts = max(1, (len(data)+placeBytes-1)/placeBytes)
	for i := range parts {
		name := fmt.Sprintf("%d/p%d", p.segment, number)
		if i > 0 {
			name += "-" + strconv.Itoa(i)
		}
		s := newShard(name)
		s.bytes(data[i*placeBytes : min(len(data), (i+1)*placeBytes)])
		if i == 0 {
			s.number(parts)
		}
		if err := p.write(Folder+name+".js", s.done()); err != nil {
			return 0, err
		}
	}
	return parts, nil
}

func (f *form) size() int { return len(f.posts) + len(f.text) + 6 }

func endOf(starts []int, b, n int) int {
	if b+1 < len(starts) {
		return starts[b+1]
	}
	return n
}

// blockOf is the block in which a form or stem has its place.
func blockOf(firsts []string, text string) int {
	i := sort.Search(len(firsts), func(i int) bool { return compare(firsts[i], text) > 0 })
	return max(0, i-1)
}

func (s *segment) writeBlock(number int, part []int32, far []string, places *placeWriter, write func(string, []byte) error) error {
	name := fmt.Sprintf("%d/b%d", s.number, number)
	var words strings.Builder
	var endings []string
	ending := map[string]int{}
	head := appendVarint(nil, uint32(len(part)))
	before := ""
	var posts []byte
	for i, n := range part {
		f := &s.forms[n]
		if i > 0 {
			words.WriteByte(' ')
		}
		shared := sharedUnits(before, f.text)
		words.WriteByte("0123456789abcdefghijklmnopqrstuvwxyz"[shared.units])
		words.WriteString(f.text[shared.bytes:])
		before = f.text
		stems := f.stored()
		head = appendVarint(head, uint32(len(stems)))
		for _, st := range stems {
			cut, end := change(f.text, st.text)
			if _, ok := ending[end]; !ok {
				ending[end] = len(endings)
				endings = append(endings, end)
			}
			head = appendVarint(appendVarint(appendVarint(head, uint32(st.lang)), uint32(cut)), uint32(ending[end]))
		}
		head = appendVarint(appendVarint(head, uint32(f.units)), uint32(len(f.posts)))
		posts = append(posts, f.posts...)
		places.add(f)
	}
	block := newShard(name)
	block.text(words.String())
	block.texts(endings)
	block.texts(far)
	block.bytes(append(head, posts...))
	return write(Folder+name+".js", block.done())
}

// stored are the stems of a form that are written down. In a language that has
// none written, the form is its own stem.
func (f *form) stored() []stem {
	own := true
	for _, st := range f.stems {
		own = own && st.text == f.text
	}
	if own {
		return nil
	}
	var list []stem
	for _, st := range f.stems {
		if st.text != f.text || slices.ContainsFunc(f.stems, func(o stem) bool { return o.lang == st.lang && o.text != f.text }) {
			list = append(list, st)
		}
	}
	slices.SortFunc(list, func(a, b stem) int {
		if a.lang != b.lang {
			return a.lang - b.lang
		}
		return strings.Compare(a.text, b.text)
	})
	return list
}

// change says how a stem is made of a form: how many characters (UTF-16) are cut
// off its end, and what is put there.
func change(form, stem string) (cut int, ending string) {
	s := sharedUnits(form, stem)
	for _, r := range form[s.bytes:] {
		cut++
		if r > 0xFFFF {
			cut++
		}
	}
	return cut, stem[s.bytes:]
}

// A prefix is how much two strings share, in bytes and in UTF-16 units; at most 35.
type prefix struct{ bytes, units int }

func sharedUnits(a, b string) (p prefix) {
	for i, r := range a {
		n := 1
		if r > 0xFFFF {
			n = 2
		}
		size := len(string(r))
		if p.units+n > 35 || !strings.HasPrefix(b[i:], a[i:i+size]) {
			return p
		}
		p.bytes, p.units = i+size, p.units+n
	}
	return p
}

// compare orders texts as a browser does, by units of UTF-16.
func compare(a, b string) int {
	n := min(len(a), len(b))
	for i := range n {
		x, y := a[i], b[i]
		if x == y {
			continue
		}
		if x >= 0xEE && y >= 0xEE && (x >= 0xF0) != (y >= 0xF0) {
			return int(y) - int(x) // surrogates come before U+E000
		}
		return int(x) - int(y)
	}
	return len(a) - len(b)
}

// between is the shortest beginning of b that comes after a.
func between(a, b string) string {
	s := sharedUnits(a, b)
	if s.units >= 35 {
		return b
	}
	for i := range b[s.bytes:] {
		if i > 0 {
			return b[:s.bytes+i]
		}
	}
	return b
}
