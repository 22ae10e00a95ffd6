// Package cache keeps what can be computed again, in a folder that may be deleted
// at any time: the hashes of files by their stamps, so that a file left alone is
// not read again; what whole runs came to, so that a run with nothing changed does
// nothing; what an import said of each text and document, so that it passes over
// those that have not changed ([Memory]); the readings of the import.
//
// A damaged or missing file means that something is computed again, never that
// something is wrong: every entry carries the key of what it was computed from.
package cache

import (
	"io/fs"
	"maps"
	"slices"
	"sync"

	"fonds/internal/document"
	"fonds/internal/output"
)

// Readings is the cache of the readings, by document. It is safe for use by
// many goroutines.
type Readings struct {
	mu      sync.Mutex
	fsys    fs.FS
	shards  map[string]map[document.ID]entry
	touched map[string]bool
}

// An entry is a reading, as appendReading has written it, under its key.
type entry struct{ key, reading string }

// NewReadings makes the cache over the cache folder (nil: an empty one).
func NewReadings(fsys fs.FS) *Readings {
	return &Readings{fsys: fsys, shards: map[string]map[document.ID]entry{}, touched: map[string]bool{}}
}

// Get returns a document's reading if it was computed from what key stands for.
func (r *Readings) Get(id document.ID, key string) (reading document.Reading, ok bool) {
	r.mu.Lock()
	e, found := r.shard(id)[id]
	r.mu.Unlock()
	if !found || e.key != key {
		return document.Reading{}, false
	}
	return parseReading(e.reading)
}

// Put keeps a document's reading.
func (r *Readings) Put(id document.ID, key string, reading document.Reading) {
	data := string(appendReading(nil, &reading))
	r.mu.Lock()
	defer r.mu.Unlock()
	shard := r.shard(id)
	if e := (entry{key, data}); shard[id] != e {
		shard[id] = e
		r.touched[name(id)] = true
	}
}

// Save writes what Put changed, and forgets the documents that keep does not hold.
func (r *Readings) Save(tree *output.Tree, keep func(document.ID) bool) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, file := range slices.Sorted(maps.Keys(r.touched)) {
		var b []byte
		for _, id := range slices.Sorted(maps.Keys(r.shards[file])) {
			if e := r.shards[file][id]; keep(id) {
				b = appendTexts(b, string(id), e.key, e.reading)
			}
		}
		if err := writeSealed(tree, file, b); err != nil {
			return err
		}
	}
	clear(r.touched)
	return nil
}

func name(id document.ID) string { return "readings/" + string(id[:min(2, len(id))]) }

// shard reads the file that a document's entry is in, once.
func (r *Readings) shard(id document.ID) map[document.ID]entry {
	file := name(id)
	if shard, ok := r.shards[file]; ok {
		return shard
	}
	shard := map[document.ID]entry{}
	r.shards[file] = shard
	data, ok := readSealed(r.fsys, file)
	if !ok {
		return shard
	}
	for p := (parser{rest: string(data)}); p.rest != ""; {
		if id, e := document.ID(p.text()), (entry{p.text(), p.text()}); !p.bad {
			shard[id] = e
		}
	}
	return shard
}
