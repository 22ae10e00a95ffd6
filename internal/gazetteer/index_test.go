package gazetteer

import "testing"

// Names are compared by a hash of 64 bits alone: it must tell all of ours apart.
func TestNoTwoNamesShareAHash(t *testing.T) {
	x := theIndex()
	w := &words{fold: x.fold}
	keys := make(map[uint64]string, len(x.entries))
	for i := 1; i < len(x.entries); i++ {
		e := &x.entries[i]
		w.cut(string(x.text(e)))
		key := string(w.folded[w.list[0].start:w.list[len(w.list)-1].end])
		if old, ok := keys[e.hash]; ok && old != key {
			t.Errorf("%q and %q have the same hash", old, key)
		}
		keys[e.hash] = key
	}
}
