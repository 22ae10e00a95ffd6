package infer

import (
	"math"
	"math/bits"
)

// A wordID is the number of a word that stands in some phrase. Most words of a
// text stand in none, which one look shows for all sets of phrases.
type wordID uint16

// A lexicon numbers words, from 1 on.
type lexicon struct {
	words []string                   // by their numbers
	slots []slot                     // open addressing by the word's hash
	some  [1 << someBits / 64]uint64 // bits of the hashes of all words
}

// someBits are few enough to stay near the processor, and show of most words that
// they are none of the lexicon's.
const someBits = 17

// A slot has the number of a word, 0 if it is empty, and of its hash what tells most
// other words from it without a look at the word itself.
type slot struct{ id, tag uint16 }

// vocabulary has the words of all phrases, by their lower case. It is filled
// while the package is initialized, and only read afterwards.
var vocabulary = lexicon{words: []string{""}, slots: make([]slot, 1<<10)}

// add gives the number of a word, a new one if it has none.
func (l *lexicon) add(low string) wordID {
	if id := l.find(low); id != 0 {
		return id
	}
	l.words = append(l.words, low)
	switch {
	case len(l.words) > math.MaxUint16:
		panic("infer: more words in phrases than can be numbered")
	case 2*len(l.words) > len(l.slots):
		l.slots = make([]slot, 2*len(l.slots))
		for id := 1; id < len(l.words); id++ {
			l.put(id)
		}
	default:
		l.put(len(l.words) - 1)
	}
	return wordID(len(l.words) - 1)
}

func (l *lexicon) put(id int) {
	h := hash(l.words[id])
	l.some[h%(1<<someBits)/64] |= 1 << (h % 64)
	at := h
	for l.slots[at%uint32(len(l.slots))].id != 0 {
		at++
	}
	l.slots[at%uint32(len(l.slots))] = slot{uint16(id), uint16(h >> 16)}
}

// find is the number of a word, 0 if it has none.
func (l *lexicon) find(low string) wordID {
	h := hash(low)
	if l.some[h%(1<<someBits)/64]>>(h%64)&1 == 0 {
		return 0
	}
	for at := h; ; at++ {
		s := l.slots[at&uint32(len(l.slots)-1)]
		if s.id == 0 || s.tag == uint16(h>>16) && l.words[s.id] == low {
			return wordID(s.id)
		}
	}
}

// hash looks at the ends of a word, which tell most words apart, and its length.
func hash(w string) uint32 {
	var a, b uint64
	switch n := len(w); {
	case n >= 8:
		a, b = eight(w), eight(w[n-8:])
	case n >= 4:
		a, b = four(w), four(w[n-4:])
	case n > 0:
		a, b = uint64(w[0])|uint64(w[n/2])<<8, uint64(w[n-1])
	}
	const odd = 0x9E3779B97F4A7C15 // the golden ratio's digits
	high, low := bits.Mul64(a^odd, b^uint64(len(w))*odd)
	return uint32((high ^ low) >> 16)
}

func eight(w string) uint64 {
	_ = w[7]
	return uint64(w[0]) | uint64(w[1])<<8 | uint64(w[2])<<16 | uint64(w[3])<<24 | uint64(w[4])<<32 | uint64(w[5])<<40 | uint64(w[6])<<48 | uint64(w[7])<<56
}

func four(w string) uint64 {
	_ = w[3]
	return uint64(w[0]) | uint64(w[1])<<8 | uint64(w[2])<<16 | uint64(w[3])<<24
}
