package gazetteer

import (
	"encoding/binary"
	"math/bits"
	"strings"
	"sync"
	"unicode"

	"fonds/internal/document"
)

type kind uint8

// In the order in which one text that could be several of them is read.
const (
	wording kind = iota
	renowned
	institution
	place
	adjective
	city
	name
	decoy
)

// langSet is a set of languages by their numbers.
type langSet [2]uint64

func (s *langSet) add(n int)           { s[n>>6] |= 1 << (n & 63) }
func (s langSet) meets(t langSet) bool { return s[0]&t[0]|s[1]&t[1] != 0 }
func (s langSet) size() int            { return bits.OnesCount64(s[0]) + bits.OnesCount64(s[1]) }

// An entry is a name, in the languages that share it. It holds no pointer: there
// are fifty thousand of them, made in a few milliseconds.
type entry struct {
	hash    uint64
	langs   langSet
	next    int32  // the next of the same slot, 0 for none
	text    uint32 // where it stands in index.texts
	country uint16
	length  uint8 // of the text in bytes
	letters uint8
	kind    kind
	acronym bool // to be found in capitals only
	initial bool // a decoy at the beginning of a sentence only
	small   bool // begins with a small letter, and is found in either case
}

func (x *index) text(e *entry) []byte { return x.texts[e.text:][:e.length] }

// An index finds names by the hash of their folded words.
type index struct {
	fold     *foldTable
	slots    []int32  // first entry, 0 for none
	marks    []mark   // by the hashes of words
	firsts   []uint64 // bits of the first words, by headOf
	lowers   []uint64 // of those that may stand in small letters
	entries  []entry  // entry 0 is none
	texts    []byte   // of the entries, one after the other
	codes    []document.Country
	numbers  map[document.Lang]int
	wide     langSet // languages whose names are met in texts of any language
	germanic langSet // those that add an s to names
	english  langSet
	longest  int // bytes of the longest folded name
}

const (
	slotBits = 17
	markBits = 18
	headBits = 16 // little enough to stay near the processor
)

const (
	hashStart = 14695981039346656037
	hashPrime = 1099511628211
)

func hashBytes(h uint64, b []byte) uint64 {
	for _, c := range b {
		h = (h ^ uint64(c)) * hashPrime
	}
	return h
}

func slotOf(h uint64) uint64 { return (h * 0x9E3779B97F4A7C15) >> (64 - slotBits) }
func markOf(h uint64) uint64 { return (h * 0x9E3779B97F4A7C15) >> (64 - markBits) }

// A mark is what words of a hash may be, so that most are looked at once and no
// further.
type mark uint8

const (
	starts     mark = 1 << iota // the first word of a name
	goesOn                      // the first words of a name that has more
	whole                       // all words of a name
	wholeSmall                  // of one whose first word may stand in small letters
)

// theIndex is made at the first Find or Lookup.
var theIndex = sync.OnceValue(newIndex)

func newIndex() *index {
	x := &index{
		fold:    newFoldTable(),
		slots:   make([]int32, 1<<slotBits),
		marks:   make([]mark, 1<<markBits),
		firsts:  make([]uint64, 1<<headBits/64),
		lowers:  make([]uint64, 1<<headBits/64),
		entries: make([]entry, 1, 54_000),
		texts:   make([]byte, 0, 1<<20),
		numbers: map[document.Lang]int{},
	}
	number := map[document.Country]uint16{}
	w := &words{fold: x.fold}
	for _, table := range []string{generated, ownNames, formerStates, ownAdjectives, ownCapitals, places, institutions} {
		for _, p := range parts(table) {
			lang := x.number(p.lang)
			eachLine(p.text, func(c document.Country, sign byte, list string) {
				n, ok := number[c]
				if !ok {
					n = uint16(len(x.codes))
					number[c] = n
					x.codes = append(x.codes, c)
				}
				k := name
				switch {
				case sign == '*' || table == ownCapitals:
					k = city
				case sign == '~':
					k = place
				case sign == '!':
					k = wording
				case sign == '+':
					k = renowned
				case table == institutions:
					k = institution
				case sign == '-' || table == ownAdjectives:
					k = adjective
				}
				for list != "" {
					var s string
					s, list, _ = strings.Cut(list, "|")
					if k == adjective {
						adjectiveForms(s, p.lang, func(form string) { x.add(w, form, n, k, lang) })
						continue
					}
					x.add(w, s, n, k, lang)
					if p.lang == "ru" || p.lang == "uk" {
						for _, form := range caseForms(s, p.lang)[1:] {
							x.add(w, form, n, k, lang)
						}
					}
				}
			})
		}
	}
	for _, p := range parts(decoys) {
		lang := x.number(p.lang)
		for line := range strings.Lines(p.text) {
			eachName(strings.TrimSpace(line), func(s string) {
				x.add(w, s, 0, decoy, lang)
				if p.lang == "ru" || p.lang == "uk" {
					for _, form := range caseForms(s, p.lang)[1:] {
						x.add(w, form, 0, decoy, lang)
					}
				}
			})
		}
	}
	x.wide = x.set("en", "es", "fr", "de", "it", "pt")
	x.germanic = x.set("da", "de", "nb", "nn", "nl", "sv")
	x.english = x.set("en")
	return x
}

func (x *index) number(lang document.Lang) int {
	n, ok := x.numbers[lang]
	if !ok {
		n = len(x.numbers)
		x.numbers[lang] = n
	}
	return n
}

func (x *index) set(langs ...document.Lang) langSet {
	var s langSet
	for _, lang := range langs {
		if n, ok := x.numbers[lang]; ok {
			s.add(n)
		}
	}
	return s
}

// add takes a name in; the same name of the same country in another language
// only adds the language.
func (x *index) add(w *words, text string, country uint16, k kind, lang int) {
	text, initial := strings.CutPrefix(text, "^")
	w.cut(text)
	if len(w.list) == 0 || len(text) > 255 {
		return
	}
	first, last := &w.list[0], &w.list[len(w.list)-1]
	key := w.folded[first.start:last.end]
	x.longest = max(x.longest, len(key))
	h := hashBytes(hashStart, key)
	x.marks[markOf(h)] |= whole
	begin := headOf(w.folded[first.start:first.end])
	x.firsts[begin>>6] |= 1 << (begin & 63)
	if k == decoy || first.lower || k == adjective && lang != x.number("en") {
		x.lowers[begin>>6] |= 1 << (begin & 63)
		x.marks[markOf(h)] |= wholeSmall
	}
	s := slotOf(h)
	for i := x.slots[s]; i != 0; i = x.entries[i].next {
		e := &x.entries[i]
		if e.hash == h && e.country == country && e.kind == k && string(x.text(e)) == text {
			e.langs.add(lang)
			return
		}
	}
	e := entry{hash: h, text: uint32(len(x.texts)), length: uint8(len(text)), next: x.slots[s], country: country, kind: k, acronym: true}
	x.texts = append(x.texts, text...)
	for i := range w.list {
		e.letters += uint8(min(w.list[i].letters, 50))
		e.acronym = e.acronym && w.list[i].caps && w.list[i].upper
	}
	e.acronym = e.acronym && (len(w.list) > 1 || first.letters > 1)
	e.small, e.initial = first.lower, initial
	e.langs.add(lang)
	x.slots[s] = int32(len(x.entries))
	x.entries = append(x.entries, e)
	h = hashBytes(hashStart, w.folded[first.start:first.end])
	x.marks[markOf(h)] |= starts
	for i := 1; i < len(w.list); i++ {
		x.marks[markOf(h)] |= goesOn
		h = hashBytes(h, w.folded[w.list[i-1].end:w.list[i].end])
	}
}

// headOf is the place of a folded word among firsts and lowers, by its first bytes
// and its length: words are many, and to hash them whole is dear.
func headOf(word []byte) uint64 {
	var head uint64
	if n := len(word); n >= 8 {
		head = binary.LittleEndian.Uint64(word)
	} else if cap(word) >= 8 { // what stands behind the word is masked out
		head = binary.LittleEndian.Uint64(word[:8]) & (1<<(8*n) - 1)
	} else {
		for i, c := range word {
			head |= uint64(c) << (8 * i)
		}
	}
	return ((head + uint64(len(word))) * 0x9E3779B97F4A7C15) >> (64 - headBits)
}

// startsAny reports whether a name may begin with a folded word.
func (x *index) startsAny(word []byte) bool {
	at := headOf(word)
	return x.firsts[at>>6]>>(at&63)&1 != 0
}

// startsSmall reports whether a name may begin with a folded word in small
// letters. Most words of a text do so for no name.
func (x *index) startsSmall(word []byte) bool {
	at := headOf(word)
	return x.lowers[at>>6]>>(at&63)&1 != 0
}

// may is what the words of a hash may be.
func (x *index) may(h uint64) mark { return x.marks[markOf(h)] }

// Lookup finds the country whose whole name, in any language, s is. Case does
// not count, nor does an article before the name.
func Lookup(s string) (document.Country, bool) {
	if len(s) > 200 {
		return "", false
	}
	x := theIndex()
	w := &words{fold: x.fold}
	w.cut(s)
	if c, ok := x.lookup(w, s, 0); ok {
		return c, true
	}
	if len(w.list) > 1 && isArticle(s[w.list[0].from:w.list[0].to]) {
		return x.lookup(w, s, 1)
	}
	return "", false
}

func isArticle(s string) bool {
	switch strings.ToLower(s) {
	case "the", "el", "la", "los", "las", "le", "les", "l", "il", "lo", "gli", "i", "der", "die", "das", "den", "o", "a", "os", "as", "de", "het":
		return true
	}
	return false
}

func (x *index) lookup(w *words, s string, from int) (document.Country, bool) {
	if from >= len(w.list) {
		return "", false
	}
	for i := from + 1; i < len(w.list); i++ {
		if w.list[i].join == parted {
			return "", false
		}
	}
	first, last := w.list[from], w.list[len(w.list)-1]
	// Nothing but a full stop may stand outside the words.
	if outside(s[:w.list[0].from]) || outside(s[last.to:]) {
		return "", false
	}
	h := hashBytes(hashStart, w.folded[first.start:last.end])
	best, rank, tied := uint16(0), 0, false
	for i := x.slots[slotOf(h)]; i != 0; i = x.entries[i].next {
		e := &x.entries[i]
		if e.hash != h || e.kind != name {
			continue
		}
		exact := sameLetters(string(x.text(e)), s[first.from:last.to])
		if !exact && e.letters < 4 {
			continue
		}
		r := 1 + e.langs.size()
		if exact {
			r += 1000
		}
		if r > rank {
			best, rank, tied = e.country, r, false
		} else if r == rank && e.country != best {
			tied = true
		}
	}
	if rank == 0 || tied {
		return "", false
	}
	return x.codes[best], true
}

func outside(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r != '.' && !unicode.IsSpace(r) }) >= 0
}
