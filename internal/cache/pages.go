package cache

import (
	"encoding/binary"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"fonds/internal/output"
)

// Pages remembers of each page of the site as it was published the key of what it
// shows. It is safe for use by many goroutines.
type Pages struct {
	was map[string]PageKey

	mu  sync.Mutex
	now map[string]PageKey
}

// A PageKey stands for all that a page shows and how it shows it.
type PageKey [32]byte

const pagesFile = "pages"

// ReadPages reads the keys from the cache; damaged ones are none.
func ReadPages(fsys fs.FS) *Pages {
	p := &Pages{was: map[string]PageKey{}, now: map[string]PageKey{}}
	data, ok := readSealed(fsys, pagesFile)
	if !ok {
		return p
	}
	text := string(data) // the names are parts of it
	for len(data) > 0 {
		n, head := binary.Uvarint(data)
		if head <= 0 || n > uint64(len(data)) || len(data) < head+int(n)+len(PageKey{}) {
			return &Pages{was: map[string]PageKey{}, now: map[string]PageKey{}}
		}
		at := len(text) - len(data) + head
		data = data[head+int(n):]
		p.was[text[at:at+int(n)]] = PageKey(data[:len(PageKey{})])
		data = data[len(PageKey{}):]
	}
	return p
}

// Same reports whether a page shows what it showed.
func (p *Pages) Same(name string, key PageKey) bool {
	was, known := p.was[name]
	return known && was == key
}

// Put keeps what a page shows now.
func (p *Pages) Put(name string, key PageKey) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.now[name] = key
}

// Save writes the keys that were put.
func (p *Pages) Save(tree *output.Tree) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	names := make([]string, 0, len(p.now))
	for name := range p.now {
		names = append(names, name)
	}
	slices.SortFunc(names, strings.Compare)
	var data []byte
	for _, name := range names {
		key := p.now[name]
		data = binary.AppendUvarint(data, uint64(len(name)))
		data = append(data, name...)
		data = append(data, key[:]...)
	}
	return writeSealed(tree, pagesFile, data)
}
