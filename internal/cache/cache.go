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
	"math"
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

type entry struct {
	key     string
	reading []byte
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
	if !found || e.key != key {
		return document.Reading{}, false
	}
	from := reader{data: e.reading}
	reading = from.reading()
	return reading, !from.bad && len(from.data) == 0
}

// Put keeps a document's reading.
func (r *Readings) Put(id document.ID, key string, reading document.Reading) {
	var to writer
	to.reading(reading)
	r.mu.Lock()
	defer r.mu.Unlock()
	shard := r.shard(id)
	if was, ok := shard[id]; ok && was.key == key && string(was.reading) == string(to.data) {
		return
	}
	shard[id] = entry{key, slices.Clone(to.data)}
	r.touched[name(id)] = true
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
		slices.Sort(ids)
		var to writer
		to.count(len(ids))
		for _, id := range ids {
			e := r.shards[file][id]
			to.text(string(id))
			to.text(e.key)
			to.bytes(e.reading)
		}
		if err := writeSealed(tree, file, to.data); err != nil {
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
	from := reader{data: data}
	for n := from.count(); n > 0 && !from.bad; n-- {
		shard[document.ID(from.text())] = entry{from.text(), from.bytes()}
	}
	return shard
}

func (w *writer) reading(r document.Reading) {
	for _, list := range [...][]document.Evidence{r.Evidence, r.Candidates} {
		w.count(len(list))
		for _, e := range list {
			w.text(string(e.Field))
			w.text(e.Value)
			w.text(e.Rule)
			w.span(e.Lines)
			w.text(e.Words)
			w.number(int64(math.Float64bits(e.Confidence)))
			w.flag(e.Moved)
		}
	}
	w.count(len(r.Removed))
	for _, x := range r.Removed {
		w.span(x.Lines)
		w.text(x.Words)
		w.text(x.Reason)
		w.flag(x.Part)
	}
	w.count(len(r.Warnings))
	for _, x := range r.Warnings {
		w.text(string(x.Field))
		w.span(x.Lines)
		w.text(x.Text)
		w.message(x.Message)
	}
}

func (w *writer) message(m document.Message) {
	w.text(string(m.Key))
	w.count(len(m.Args))
	for _, a := range m.Args {
		w.text(string(a.Kind))
		w.text(a.Text)
		w.flag(a.Message != nil)
		if a.Message != nil {
			w.message(*a.Message)
		}
	}
}

func (r *reader) reading() (d document.Reading) {
	for _, list := range [...]*[]document.Evidence{&d.Evidence, &d.Candidates} {
		for n := r.count(); n > 0 && !r.bad; n-- {
			*list = append(*list, document.Evidence{
				Field: document.Field(r.text()), Value: r.text(), Rule: r.text(), Lines: r.span(), Words: r.text(),
				Confidence: math.Float64frombits(uint64(r.number())), Moved: r.number() == 1,
			})
		}
	}
	for n := r.count(); n > 0 && !r.bad; n-- {
		d.Removed = append(d.Removed, document.Removed{Lines: r.span(), Words: r.text(), Reason: r.text(), Part: r.number() == 1})
	}
	for n := r.count(); n > 0 && !r.bad; n-- {
		d.Warnings = append(d.Warnings, document.Warning{Field: document.Field(r.text()), Lines: r.span(), Text: r.text(), Message: r.message(mostNested)})
	}
	return d
}

// mostNested is how deep a message may lie within another one.
const mostNested = 4

func (r *reader) message(depth int) (m document.Message) {
	m.Key = document.MessageKey(r.text())
	for n := r.count(); n > 0 && !r.bad; n-- {
		a := document.Arg{Kind: document.ArgKind(r.text()), Text: r.text()}
		if r.number() == 1 {
			if depth == 0 {
				r.fail()
				return m
			}
			inner := r.message(depth - 1)
			a.Message = &inner
		}
		m.Args = append(m.Args, a)
	}
	return m
}

func (w *writer) span(s document.Span) {
	w.number(int64(s.First))
	w.number(int64(s.Last))
}

func (r *reader) span() document.Span {
	return document.Span{First: int(r.number()), Last: int(r.number())}
}
