package search

import "hash/maphash"

// A table finds what is known of a piece of a text by the piece's hash alone: a
// look at one cache line for each word of a collection. Two pieces of one hash of
// 64 bits, which nobody can foresee, would be taken for one.
type table struct {
	seed  maphash.Seed
	slots []slot // a power of two of them; a hash of 0 is a free one
	used  int
}

type slot struct {
	hash  uint64
	known known
}

func newTable() table { return table{seed: maphash.MakeSeed(), slots: make([]slot, 1<<12)} }

func (t *table) hash(raw string) uint64 { return maphash.String(t.seed, raw) | 1 }

// slot is the slot of a piece, or the free one in which it would be.
func (t *table) slot(raw string) *slot { return t.at(t.hash(raw)) }

func (t *table) at(hash uint64) *slot {
	mask := uint64(len(t.slots) - 1)
	for i := hash >> 1 & mask; ; i = (i + 1) & mask {
		if s := &t.slots[i]; s.hash == hash || s.hash == 0 {
			return s
		}
	}
}

func (t *table) put(raw string, k known) {
	if t.used++; t.used*2 > len(t.slots) {
		old := t.slots
		t.slots = make([]slot, 2*len(old))
		for _, s := range old {
			if s.hash != 0 {
				*t.at(s.hash) = s
			}
		}
	}
	hash := t.hash(raw)
	*t.at(hash) = slot{hash, k}
}
