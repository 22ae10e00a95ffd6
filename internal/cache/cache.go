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
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"sort"
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

type entry struct {
	ID      document.ID     `json:"id"`
	Key     string          `json:"key"`
	Reading json.RawMessage `json:"reading"`
}

// address is an entry without its reading.
type address struct {
	ID  document.ID `json:"id"`
	Key string      `json:"key"`
}

// NewReadings makes the cache over the cache folder (nil: an empty one).
func NewReadings(fsys fs.FS) *Readings {
	return &Readings{fsys: fsys, shards: map[string]map[document.ID]entry{}, touched: map[string]bool{}}
}

// Get returns a document's reading if it was computed from what key stands for.
func (r *Readings) Get(id document.ID, key string) (reading document.Reading, ok bool) {
	r.mu.Lock()
	e, found := r.shard(id)[id]
	r.mu.Unlock()
	if !found || e.Key != key || json.Unmarshal(e.Reading, &reading) != nil {
		return document.Reading{}, false
	}
	return reading, true
}

// Put keeps a document's reading.
func (r *Readings) Put(id document.ID, key string, reading document.Reading) error {
	data, err := json.Marshal(reading)
	if err != nil {
		return fmt.Errorf("keeping the reading of %s: %w", id, err)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	shard := r.shard(id)
	if was, ok := shard[id]; ok && was.Key == key && bytes.Equal(was.Reading, data) {
		return nil
	}
	shard[id] = entry{id, key, data}
	r.touched[name(id)] = true
	return nil
}

// Save writes what Put changed, and forgets the documents that keep does not hold.
func (r *Readings) Save(tree *output.Tree, keep func(document.ID) bool) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	for file := range r.touched {
		ids := make([]document.ID, 0, len(r.shards[file]))
		for id := range r.shards[file] {
			if keep(id) {
				ids = append(ids, id)
			}
		}
		sort.Slice(ids, func(i, j int) bool { return ids[i] < ids[j] })
		var b bytes.Buffer
		encoder := json.NewEncoder(&b)
		encoder.SetEscapeHTML(false)
		for _, id := range ids {
			e := r.shards[file][id]
			if err := encoder.Encode(address{e.ID, e.Key}); err != nil {
				return fmt.Errorf("writing the cache: %w", err)
			}
			// Put made the reading JSON; made once more it would be read for that.
			b.Truncate(b.Len() - len("}\n"))
			b.WriteString(`,"reading":`)
			b.Write(e.Reading)
			b.WriteString("}\n")
		}
		if _, err := tree.Write(file, b.Bytes()); err != nil {
			return fmt.Errorf("writing the cache: %w", err)
		}
	}
	clear(r.touched)
	return nil
}

func name(id document.ID) string { return "readings/" + string(id[:min(2, len(id))]) + ".jsonl" }

// shard reads the file that a document's entry is in, once.
func (r *Readings) shard(id document.ID) map[document.ID]entry {
	file := name(id)
	if shard, ok := r.shards[file]; ok {
		return shard
	}
	shard := map[document.ID]entry{}
	r.shards[file] = shard
	if r.fsys == nil {
		return shard
	}
	data, err := fs.ReadFile(r.fsys, file)
	if err != nil {
		return shard
	}
	scanner := bufio.NewScanner(bytes.NewReader(data))
	scanner.Buffer(nil, len(data)+1)
	for scanner.Scan() {
		var e entry
		if json.Unmarshal(scanner.Bytes(), &e) == nil && e.ID != "" {
			shard[e.ID] = e
		}
	}
	return shard
}
