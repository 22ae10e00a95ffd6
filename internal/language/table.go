package language

import (
	"encoding/binary"
	"math/bits"
)

// A key is a word of at most longestWord bytes, padded with zeros.
type key struct{ first, second uint64 }

// longestWord is how many bytes the longest of the short words has at most.
const longestWord = 16

// keyOf is the key of a word; longer ones have the zero key, which is no word's.
func keyOf(word []byte) key {
	if len(word) > longestWord {
		return key{}
	}
	var padded [longestWord]byte
	copy(padded[:], word)
	return key{binary.LittleEndian.Uint64(padded[:]), binary.LittleEndian.Uint64(padded[8:])}
}

// keyAt is the key in lower case of the n ASCII letters with which text begins.
func keyAt(text string, n int) key {
	if n > longestWord {
		return key{}
	}
	if len(text) < longestWord {
		var padded [longestWord]byte
		for i := range n {
			padded[i] = text[i] | 0x20
		}
		return keyOf(padded[:n])
	}
	const small = 0x2020202020202020
	first := eight(text) | small
	if n < 8 {
		return key{first: first & (1<<(8*n) - 1)}
	}
	return key{first, (eight(text[8:]) | small) & (1<<(8*(n-8)) - 1)}
}

// eight are the first eight bytes of a text as a number.
func eight(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// A wordTable says of which languages a word is one. Every word of a text is
// looked up, and a map that hashes texts was half of the cost of telling a language.
type wordTable struct {
	places [1 << placesBits]uint16 // by hash: where in words, from 1; the next place if that is another word's
	words  []wordEntry
	// lengths are, for each first letter of ASCII, the lengths in bytes of words that
	// begin with it: bit n stands for n. Most words of a text are longer.
	lengths [26]uint32
}

type wordEntry struct {
	key
	languages set
}

// placesBits makes room for five times the words there are.
const placesBits = 13

// mayHave reports whether one of the words could have n bytes and begin so.
func (t *wordTable) mayHave(first byte, n int) bool {
	return t.lengths[first|0x20-'a']>>min(n, 31)&1 != 0
}

// place is where a word is or would be.
func (t *wordTable) place(k key) int {
	hash := (k.first ^ bits.RotateLeft64(k.second, 29)) * 0x9e3779b97f4a7c15
	for i := int(hash >> (64 - placesBits)); ; i++ {
		i &= len(t.places) - 1
		if n := t.places[i]; n == 0 || t.words[n-1].key == k {
			return i
		}
	}
}

func (t *wordTable) of(k key) set {
	if n := t.places[t.place(k)]; n > 0 {
		return t.words[n-1].languages
	}
	return 0
}

func (t *wordTable) add(word string, languages set) {
	k := keyOf([]byte(word))
	if isLetter(word[0]) {
		t.lengths[word[0]-'a'] |= 1 << len(word)
	}
	i := t.place(k)
	if t.places[i] == 0 {
		t.words = append(t.words, wordEntry{key: k})
		t.places[i] = uint16(len(t.words))
	}
	t.words[t.places[i]-1].languages |= languages
}
