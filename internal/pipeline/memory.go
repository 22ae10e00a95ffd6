package pipeline

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"

	"fonds/internal/cache"
	"fonds/internal/content"
	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/frontmatter"
	"fonds/internal/seed"
)

// A recall is what an import remembers of the last one, as far as it holds, and
// what there is to remember of this one.
//
// A text is passed over whose bytes, names, sidecars, further seeds and rules are
// as before, and whose documents' files and ledger are as the last import left
// them: only texts are remembered whose import again changes nothing. What there is
// to say of it is said. All that looks at the whole collection is done in full:
// which text a document is of, the names of files, terms, what becomes of documents
// whose seeds are gone.
type recall struct {
	texts     map[string]cache.Text
	documents map[string]cache.Document // those whose files are as they were left

	mu   sync.Mutex
	kept cache.Memory
}

// recollect takes from the memory what holds.
func (r *run) recollect() *recall {
	c := &recall{kept: cache.Memory{Texts: map[string]cache.Text{}, Documents: map[string]cache.Document{}}}
	if r.before == nil || !r.whole {
		return c
	}
	ledger := map[string]cache.Sum{}
	for name, sum := range r.before {
		if strings.HasPrefix(name, ledgerPath) && name != ledgerPath {
			ledger[name] = sum
		}
	}
	m := cache.ReadMemory(os.DirFS(r.Cache), r.before[programInput])
	if len(m.Texts) == 0 || m.Ledger != cache.LedgerSum(ledger) || !r.stillSo(ledger) {
		return c
	}
	c.texts, c.documents = m.Texts, m.Documents
	for name, d := range c.documents {
		if sum, there := r.before["content/"+name]; !there || sum != d.Sum {
			delete(c.documents, name)
		}
	}
	return c
}

// stillSo reports whether files have the bytes that they had when the run began:
// what has been read of them since was these.
func (r *run) stillSo(files map[string]cache.Sum) bool {
	for name, was := range files {
		info, err := fs.Lstat(r.root.FS(), name)
		if err != nil || !info.Mode().IsRegular() {
			return false
		}
		if sum, err := r.stamps.Sum(name, info, func() (fs.File, error) { return r.root.FS().Open(name) }); err != nil || sum != was {
			return false
		}
	}
	return true
}

// textKey stands for everything that a text and its documents are read from.
func (in *importer) textKey(t *source, ids []document.ID) cache.Sum {
	var b bytes.Buffer
	put := func(s document.SeedRef) {
		b.WriteString(s.File)
		b.WriteByte(0)
		b.WriteString(s.SHA256 + in.overruled[s.File].key)
		b.WriteByte(0)
	}
	b.WriteString(in.program)
	for _, s := range t.seeds {
		put(s)
	}
	for _, n := range in.parted[t.seeds[0].SHA256] {
		b.WriteString(" " + document.Span{First: n, Last: n}.String())
	}
	for _, id := range ids {
		b.WriteString("\x00" + string(id) + "\x00")
		for _, s := range in.more[id] {
			put(s)
		}
	}
	return sha256.Sum256(b.Bytes())
}

// passOver settles a text that need not be read again, and reports whether it is one.
func (in *importer) passOver(t *source) bool {
	text, remembered := in.recall.texts[t.seeds[0].File]
	if !remembered || t.state != known || in.moved[t] != nil || in.quiet[t] || len(text.Documents) != len(t.entries) || text.Key != in.textKey(t, text.Documents) {
		return false
	}
	for i, e := range t.entries {
		if e.ID != text.Documents[i] || e.Slug != in.names.files[e.ID] {
			return false
		}
		if d := in.recall.documents[documentFile(e.Slug)]; !d.Merged || d.ID != e.ID {
			return false
		}
	}
	in.recall.kept.Texts[t.seeds[0].File] = text
	in.say(text.Messages)
	for _, e := range t.entries {
		name := documentFile(e.Slug)
		d := in.recall.documents[name]
		in.recall.kept.Documents[name] = d
		in.names.slugs[e.ID] = e.Slug
		in.say(d.Messages)
		in.passed = append(in.passed, name)
	}
	return true
}

func documentFile(s document.Slug) string { return "documents/" + string(s) + ".md" }

func (in *importer) say(messages []diag.Message) {
	for _, m := range messages {
		in.Log.Add(m)
	}
}

// restoreHeads gives the documents that were passed over their heads.
func (in *importer) restoreHeads(ctx context.Context) error {
	heads := make([]*head, len(in.passed))
	err := each(ctx, len(in.passed), func(i int) error {
		heads[i] = headFrom(in.passed[i], in.recall.documents[in.passed[i]])
		return nil
	})
	for i, h := range heads {
		if h != nil {
			in.heads[in.passed[i]] = *h
		}
	}
	return err
}

// headFrom is the head of a file that was passed over; nil if it must be read.
func headFrom(name string, d cache.Document) *head {
	if d.Head == nil {
		return nil
	}
	f, problems := frontmatter.Parse(d.Head)
	var log diag.Log
	h, is := headOf(name, &f, problems == nil, nil, &log)
	if !is || len(log.Messages()) > 0 {
		return nil
	}
	h.definitions = definitionsIn(f.Body, f.BodyLine)
	if len(d.Short) > 0 && json.Unmarshal(d.Short, &h.definitions) != nil {
		return nil
	}
	h.sum = d.Sum
	return &h
}

// foresee finds out what the next import would make of a document that was merged,
// and remembers it. before is its old line in the ledger and old its old file (nil:
// none); carried says that corrections of another one were taken along.
func (in *importer) foresee(before, entry *content.Entry, old, data []byte, name string, doc *document.Document, h *head, carried bool, said *diag.Log) {
	steady := true
	switch {
	case before == nil && old == nil && !carried: // all of it is the import's
	case before != nil && bytes.Equal(old, data) && entry.Equal(before):
	default:
		said = &diag.Log{}
		again, next := content.Merge(entry, data, name, *doc, said)
		if steady = next != nil && bytes.Equal(again, data); steady {
			in.complete(next, entry, entry.Slug, doc)
			steady = next.Equal(entry)
		}
	}
	claim := content.Identify(data, entry)
	d := cache.Document{ID: claim.ID, Seeds: claim.Files, Line: claim.Line, Merged: steady}
	if steady {
		d.Messages = said.Messages()
	}
	if h == nil {
		d.Sum = sha256.Sum256(data)
	} else {
		d.Sum, d.Head = h.sum, slices.Clone(data[:h.body])
		if len(h.definitions) > 0 {
			short, err := json.Marshal(h.definitions)
			if err != nil {
				return
			}
			d.Short = short
		}
	}
	in.recall.mu.Lock()
	defer in.recall.mu.Unlock()
	in.recall.kept.Documents[name] = d
}

// keepText remembers a text that was read, if all of its documents stay as they are.
func (in *importer) keepText(t *source, r *readText) {
	if r.framed || in.quiet[t] || r.sum != t.seeds[0].SHA256 {
		return
	}
	ids := make([]document.ID, len(r.jobs))
	for i, j := range r.jobs {
		ids[i] = j.id
		if !in.recall.kept.Documents[documentFile(in.names.slugs[j.id])].Merged {
			return
		}
		if len(r.jobs) > 1 && (t.state != known || len(t.entries) != len(r.jobs) || t.entries[i] != j.entry) {
			return // where it is parted is known from now on, and may be told otherwise
		}
		for _, s := range in.more[j.id] {
			if seed.FormatOf(s.File) == seed.HTML {
				return // it may have frames
			}
		}
	}
	in.recall.kept.Texts[t.seeds[0].File] = cache.Text{Key: in.textKey(t, ids), Documents: ids, Messages: r.said.Messages()}
}

// keepMemory keeps for the next import what this one has said and left; ledger are
// the files of the ledger.
func (in *importer) keepMemory(ledger map[string][]byte) error {
	if in.before == nil {
		return nil
	}
	tree, err := in.cacheTree()
	if err != nil {
		return err
	}
	sums := map[string]cache.Sum{}
	for name, data := range ledger {
		if data != nil {
			sums["content/"+name] = sha256.Sum256(data)
		}
	}
	in.recall.kept.Ledger = cache.LedgerSum(sums)
	return in.recall.kept.Write(tree, in.before[programInput])
}
