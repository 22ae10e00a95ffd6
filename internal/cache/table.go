package cache

import (
	"io/fs"
	"maps"
	"slices"
	"sync"

	"fonds/internal/output"
)

// A Table keeps values by name, each with the key of what it was computed from. All
// of them hang on one more thing, the table's own key: of another one nothing is
// known. It is safe for use by many goroutines.
type Table struct {
	file string
	key  Sum
	was  map[string]row

	mu    sync.Mutex
	now   map[string]row
	dirty bool
}

type row struct {
	key  Sum
	data []byte
}

// ReadTable reads a table from the cache; a damaged one, or one with another key, is
// empty.
func ReadTable(fsys fs.FS, file string, key Sum) *Table {
	t := &Table{file: file, key: key, was: map[string]row{}, now: map[string]row{}}
	data, ok := readSealed(fsys, file)
	if !ok {
		return t
	}
	r := reader{data: data}
	var found Sum
	if r.fixed(found[:]); found != key {
		return t
	}
	for n := r.count(); n > 0 && !r.bad; n-- {
		name := r.text()
		var one row
		r.fixed(one.key[:])
		one.data = r.bytes()
		t.was[name] = one
	}
	if r.bad || len(r.data) > 0 {
		t.was = map[string]row{}
	}
	return t
}

// Get gives a value that was computed from what key stands for. It must not be
// changed.
func (t *Table) Get(name string, key Sum) (data []byte, ok bool) {
	was, known := t.was[name]
	if !known || was.key != key {
		return nil, false
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.now[name] = was
	return was.data, true
}

// Put keeps a value.
func (t *Table) Put(name string, key Sum, data []byte) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.now[name], t.dirty = row{key, data}, true
}

// Save writes the values that were got or put.
func (t *Table) Save(tree *output.Tree) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if !t.dirty && len(t.now) == len(t.was) {
		return nil
	}
	size := len(t.key) + 10
	for name, r := range t.now {
		size += len(name) + len(r.key) + len(r.data) + 10
	}
	w := writer{data: make([]byte, 0, size)}
	w.fixed(t.key[:])
	w.count(len(t.now))
	for _, name := range slices.Sorted(maps.Keys(t.now)) {
		r := t.now[name]
		w.text(name)
		w.fixed(r.key[:])
		w.bytes(r.data)
	}
	t.dirty = false
	return writeSealed(tree, t.file, w.data)
}
