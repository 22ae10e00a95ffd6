package pipeline

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"fonds/internal/cache"
	"fonds/internal/content"
	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/frontmatter"
	"fonds/internal/output"
)

// An importer brings texts into content/, some at a time.
type importer struct {
	*run
	tree    *output.Tree
	folder  output.FS
	names   *fileNames
	present map[string]bool                    // seeds that are there, by file
	orphans []*content.Entry                   // whose seeds are gone
	lost    []*content.Entry                   // documents that their seeds no longer hold
	more    map[document.ID][]document.SeedRef // further seeds of a document
	ids     ids
	day     string
	moved   map[*source][]*content.Entry // of texts that were compared beforehand
	quiet   map[*source]bool             // whose messages are in the log already
	recall  *recall
	passed  []string // files of documents that were not read again

	mu      sync.Mutex
	changes []cache.Change  // of fields, by what is read now
	heads   map[string]head // of the files as they were left, by file
}

// mostOrigins is how many documents whose seeds are gone a new one is compared
// with for corrections to take along.
const mostOrigins = 200

// readText is a text with the documents that were read from it.
type readText struct {
	Reading
	jobs []job
	docs []document.Document
	said diag.Log // what there is to say of its reading
	sum  string   // of the bytes that were read
}

// findMoved compares what is new or changed with the documents whose seeds are
// gone, if there are both: a seed may have been moved and edited at once.
func (in *importer) findMoved(ctx context.Context, texts []*source, orphans []*content.Entry) error {
	if len(orphans) == 0 {
		return nil
	}
	in.orphans = orphans
	var play []*source
	for _, t := range texts {
		if t.state != known {
			play = append(play, t)
		}
	}
	pieces := make([][]piece, len(play))
	err := each(ctx, len(play), func(i int) error {
		reading, err := in.reader(in.Log).read(play[i].seeds[0].File)
		pieces[i] = piecesOf(play[i], reading)
		return err
	})
	if err != nil {
		return err
	}
	for _, t := range play {
		in.quiet[t] = true
	}
	in.moved = identities(slices.Concat(pieces...), orphans, in.Log)
	return nil
}

func piecesOf(t *source, r Reading) []piece {
	pieces := make([]piece, len(r.Parts))
	for i, p := range r.Parts {
		pieces[i] = piece{text: t, number: i, of: len(r.Parts), lines: p.Lines, sketch: content.SketchOf(&p.Document)}
	}
	return pieces
}

// batch reads some texts and merges what they hold into content/.
func (in *importer) batch(ctx context.Context, some []*source, bar *progress) error {
	read := make([]readText, len(some))
	err := each(ctx, len(some), func(i int) (err error) {
		read[i].Reading, err = in.reader(&read[i].said).read(some[i].seeds[0].File)
		return err
	})
	if err != nil {
		for i := range read {
			in.say(read[i].said.Messages())
		}
		return err
	}
	var jobs []job
	var docs []document.Document
	for i, t := range some { // in order: who comes first gets the plain slug
		r := &read[i]
		in.assign(t, r)
		for n := range r.jobs {
			log := &r.said
			if in.quiet[t] {
				log = in.Log
			}
			if err := in.reader(log).further(&r.docs[n], &r.Parts[n].Reading, in.more[r.jobs[n].id]); err != nil {
				return err
			}
			in.names.give(r.jobs[n], &r.docs[n].Meta, in.Log)
			in.readings.Put(r.jobs[n].id, in.readingKey(r.jobs[n].seeds), r.Parts[n].Reading)
		}
		jobs, docs = append(jobs, r.jobs...), append(docs, r.docs...)
		in.tell(t, r)
		if !in.quiet[t] {
			in.say(r.said.Messages())
		}
		r.sum, r.docs = r.Seed.SHA256, nil
		r.Reading = Reading{framed: r.framed} // it can be large
	}
	entries := make([]*content.Entry, len(jobs))
	err = each(ctx, len(jobs), func(i int) error {
		entry, err := in.merge(jobs[i], in.names.slugs[jobs[i].id], docs[i])
		entries[i] = entry
		return err
	})
	if err != nil {
		return err
	}
	for i, t := range some {
		in.keepText(t, &read[i])
		bar.step()
	}
	for _, entry := range entries {
		if entry != nil {
			in.ledger.Documents[entry.ID] = entry
		}
	}
	for i, j := range jobs { // a document that was joined and parted again has its address back
		if entry := entries[i]; entry != nil && j.entry == nil && in.names.absorbed[entry.ID].Slug != "" {
			for _, e := range in.sorted() {
				if a, was := e.Absorbed[entry.ID]; was {
					delete(e.Absorbed, entry.ID)
					e.Former = slices.DeleteFunc(e.Former, func(x document.Slug) bool { return x == a.Slug })
					in.Log.Noticef("content/documents/"+string(entry.Slug)+".md", 0, "", "is a document of its own again, at its old address")
				}
			}
		}
	}
	return nil
}

// assign settles which document each part of a text is.
func (in *importer) assign(t *source, r *readText) {
	entries := in.moved[t]
	switch {
	case len(entries) == len(r.Parts):
	case len(t.entries) == 0:
		entries = make([]*content.Entry, len(r.Parts))
	case len(t.entries) == 1 && len(r.Parts) == 1:
		entries = t.entries
	default:
		entries = identities(piecesOf(t, r.Reading), nil, in.Log)[t]
	}
	for i, p := range r.Parts {
		j := job{entry: entries[i]}
		for n, s := range t.seeds {
			if n == 0 {
				s.SHA256 = r.Seed.SHA256 // the bytes that were read, should they have changed since
			}
			s.Lines = p.Lines
			j.seeds = append(j.seeds, s)
		}
		if j.entry != nil {
			j.id = j.entry.ID
		} else {
			j.id = in.names.again(t, i, in.ledger)
			if j.id == "" {
				j.id = in.ids.give(t.seeds[0].SHA256, i)
			}
			from := t.entries
			if in.quiet[t] { // it may be a part of a document whose seed is gone
				sketch := content.SketchOf(&p.Document)
				for _, e := range in.orphans[:min(len(in.orphans), mostOrigins)] {
					if sketch.Share(e.Sketch()) >= alikeGone {
						from = append(slices.Clone(from), e)
					}
				}
			}
			j.origins = in.origins(from)
		}
		j.seeds = append(j.seeds, in.more[j.id]...)
		doc := p.Document
		doc.ID, doc.Seeds = j.id, j.seeds
		r.jobs, r.docs = append(r.jobs, j), append(r.docs, doc)
	}
	held := map[*content.Entry]bool{}
	for _, e := range entries {
		held[e] = true
	}
	for _, e := range t.entries {
		if !held[e] { // it no longer holds it
			in.lost = append(in.lost, e)
		}
	}
}

// tell says in one line what became of a text that is not as it was, once it is
// known where its documents lie.
func (in *importer) tell(t *source, r *readText) {
	file := "seeds/" + t.seeds[0].File
	if len(r.jobs) == 1 {
		if j := r.jobs[0]; j.entry != nil && t.state == edited && slices.Contains(t.entries, j.entry) {
			in.Log.Noticef(file, 0, "", "has changed; its document %s is read again, corrections stay", in.names.slugs[j.id])
		} else if len(t.entries) > 1 {
			in.Log.Noticef(file, 0, "", "is one document now, %s", in.names.slugs[j.id])
		}
		return
	}
	var parts []string
	same := t.state == known && len(t.entries) == len(r.jobs)
	for i, j := range r.jobs {
		part := fmt.Sprintf("%s (lines %d–%d", in.names.slugs[j.id], r.Parts[i].Lines.First, r.Parts[i].Lines.Last)
		if j.entry == nil {
			part += ", new"
		}
		parts = append(parts, part+")")
		same = same && j.entry != nil && linesOf(j.entry, t) == r.Parts[i].Lines
	}
	const most = 6
	switch {
	case same:
	case len(parts) > most:
		in.Log.Noticef(file, 0, "", "holds %d documents: %s and more", len(parts), strings.Join(parts[:most], ", "))
	default:
		in.Log.Noticef(file, 0, "", "holds %d documents: %s", len(parts), strings.Join(parts, ", "))
	}
}

// furtherSeeds are the seeds of a document that have other bytes than its first.
func furtherSeeds(e *content.Entry) []document.SeedRef {
	var more []document.SeedRef
	for _, s := range e.Seeds {
		if s.SHA256 != e.Seeds[0].SHA256 {
			more = append(more, s)
		}
	}
	return more
}

// readingKey stands for everything that a reading is computed from.
func (r *run) readingKey(seeds []document.SeedRef) string {
	var b strings.Builder
	for _, s := range seeds {
		b.WriteString(s.SHA256 + " " + s.Lines.String() + r.overruled[s.File].key + " ")
	}
	return b.String() + r.program
}

// merge brings one document into content/.
func (in *importer) merge(j job, to document.Slug, doc document.Document) (*content.Entry, error) {
	name := "documents/" + string(to) + ".md"
	old, err := in.folder.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		old, err = nil, nil
	}
	if err != nil {
		return nil, err
	}
	var said diag.Log
	data, entry := content.Merge(j.entry, old, name, doc, &said)
	in.say(said.Messages())
	if entry == nil { // the file cannot be read; the log says why
		return j.entry, nil
	}
	carried := false
	if old == nil && j.entry == nil {
		made := data
		data = in.carry(j, name, data)
		carried = !bytes.Equal(made, data)
	}
	_, err = in.tree.Replace(name, old, data)
	if errors.Is(err, output.ErrChanged) {
		in.Log.Warnf("content/"+name, 0, "run the import again", "was saved by somebody while it was being imported; left as it is")
		return j.entry, nil
	}
	if err != nil {
		return nil, fmt.Errorf("writing content/%s: %w", name, err)
	}
	h := in.keepHead(name, data)
	if old != nil && !bytes.Equal(old, data) {
		in.Log.Infof("content/"+name, 0, "", "follows what is read now; what was corrected stays")
		in.changed(name, old, data)
	}
	in.complete(entry, j.entry, to, &doc)
	in.foresee(j.entry, entry, old, data, name, &doc, h, carried, &said)
	return entry, nil
}

// complete puts into the new line of a document what the import knows of it beside
// its text; before is the old line (nil: none).
func (in *importer) complete(entry, before *content.Entry, to document.Slug, doc *document.Document) {
	entry.ID, entry.Slug, entry.Seeds = doc.ID, to, doc.Seeds
	if before == nil {
		entry.Added = in.day
		return
	}
	entry.Added, entry.Former = before.Added, before.Former
	entry.Was = was(before, doc.Seeds)
	if before.Slug != to {
		entry.Former = append(slices.Clone(entry.Former), before.Slug)
	}
	entry.Former = slices.DeleteFunc(slices.Clone(entry.Former), func(s document.Slug) bool { return s == to })
}

// keepHead keeps the head of a file that was left so, unless there is something to
// say of it: then it is read again, and told, with the others.
func (in *importer) keepHead(name string, data []byte) *head {
	f, problems := frontmatter.Parse(data)
	var log diag.Log
	h, is := headOf(name, &f, problems == nil, nil, &log)
	if !is || len(log.Messages()) > 0 {
		return nil
	}
	h.sum = sha256.Sum256(data)
	h.definitions = definitionsIn(f.Body, f.BodyLine)
	in.mu.Lock()
	defer in.mu.Unlock()
	in.heads[name] = h
	return &h
}

// changed notes which fields of a document have another value than before.
func (in *importer) changed(name string, old, data []byte) {
	before, problems := frontmatter.Parse(old)
	after, more := frontmatter.Parse(data)
	if problems != nil || more != nil {
		return
	}
	in.mu.Lock()
	defer in.mu.Unlock()
	for _, f := range document.Fields {
		was, now := frontmatter.Value(&before.Meta, f), frontmatter.Value(&after.Meta, f)
		if was != now && f != document.FieldSeed {
			in.changes = append(in.changes, cache.Change{Document: after.Meta.ID, File: name, Field: f, Was: was, Now: now})
		}
	}
}

// keepChanges writes them into the cache, if there are any.
func (in *importer) keepChanges(tree *output.Tree) error {
	if len(in.changes) == 0 {
		return nil
	}
	slices.SortStableFunc(in.changes, func(a, b cache.Change) int { return cmp.Compare(a.File, b.File) })
	return cache.WriteChanges(tree, in.changes)
}

// An origin is a document that the text of a new one was a part of, with its file
// as it was before the import.
type origin struct {
	entry *content.Entry
	name  string // of the file, under content/
	file  []byte
}

// origins reads the files of the documents that the text of a new one was a part of.
func (in *importer) origins(from []*content.Entry) []origin {
	var list []origin
	for _, e := range from {
		s, there := in.names.files[e.ID]
		if !there {
			continue
		}
		name := "documents/" + string(s) + ".md"
		if file, err := in.folder.ReadFile(name); err == nil { // a faulty one is told when it is merged
			list = append(list, origin{e, name, file})
		}
	}
	return list
}

// carry takes along what people have corrected in a document that the text of a
// new one was a part of.
func (in *importer) carry(j job, name string, data []byte) []byte {
	for _, o := range j.origins {
		carried := content.Carry(o.entry, o.file, data)
		if !bytes.Equal(carried, data) {
			in.Log.Noticef("content/"+name, 0, "take it out there", "took along what was corrected in content/%s, where it still stands", o.name)
		}
		data = carried
	}
	return data
}

// was lists the files that a document's seeds had before they were moved.
func was(e *content.Entry, now []document.SeedRef) []string {
	list := slices.Clone(e.Was)
	for _, s := range e.Seeds {
		if !slices.Contains(list, s.File) && !slices.ContainsFunc(now, func(x document.SeedRef) bool { return x.File == s.File }) {
			list = append(list, s.File)
		}
	}
	return slices.DeleteFunc(list, func(file string) bool {
		return slices.ContainsFunc(now, func(x document.SeedRef) bool { return x.File == file })
	})
}

// settle says what becomes of the documents whose seeds are gone or no longer
// hold them: those that people have removed are forgotten, the others stay. Where
// the text now stands in another document, a removed one leads there.
func (in *importer) settle(orphans []*content.Entry) error {
	taken := map[document.ID]bool{} // found again under another name
	for _, entries := range in.moved {
		for _, e := range entries {
			if e != nil {
				taken[e.ID] = true
			}
		}
	}
	left := slices.DeleteFunc(slices.Concat(orphans, in.lost), func(e *content.Entry) bool { return taken[e.ID] })
	homes := in.homes(left)
	for _, e := range left {
		home := homes[e.ID]
		for _, s := range e.Seeds {
			if id := in.names.joined[s.File]; id != "" && id != e.ID {
				home = in.ledger.Documents[id]
			}
		}
		s, there := in.names.files[e.ID]
		if !there {
			in.forget(e, home)
			continue
		}
		file := "documents/" + string(s) + ".md"
		data, err := in.folder.ReadFile(file)
		if err != nil {
			return fmt.Errorf("reading content/%s: %w", file, err)
		}
		corrected, withheld := content.Corrected(e, data)
		say := in.Log.Noticef
		if e.Gone { // said once is enough
			say = in.Log.Infof
		}
		remove := "remove content/" + file
		if corrected {
			remove = "take over what was corrected in it, then " + remove
		}
		switch {
		case home != nil:
			in.Log.Noticef("content/"+file, 0, remove+" and its address will lead there", "has its text from %s, which now stands in %s too", seedOf(e), home.Slug)
		case len(e.Seeds) == 0 || withheld:
		case in.present[e.Seeds[0].File]:
			say(seedOf(e), 0, remove+" if it should go", "no longer holds the document %s, which stays", s)
		default:
			say(seedOf(e), 0, "to take it down write draft: true or withdrawn: and the reason into content/"+file, "is gone; its document stays")
		}
		e.Gone = true
	}
	return nil
}

// forget takes a document that people have removed out of the ledger; its address
// leads to the one that has its text (nil: none).
func (in *importer) forget(e, home *content.Entry) {
	file := "content/documents/" + string(e.Slug) + ".md"
	delete(in.ledger.Documents, e.ID)
	if home == nil {
		in.Log.Noticef(file, 0, "", "was removed, and no seed has its text any more; the document is forgotten")
		return
	}
	for _, s := range append([]document.Slug{e.Slug}, e.Former...) {
		if s != home.Slug && !slices.Contains(home.Former, s) {
			home.Former = append(home.Former, s)
		}
	}
	if home.Absorbed == nil {
		home.Absorbed = map[document.ID]content.Absorbed{}
	}
	from := ""
	if len(e.Seeds) > 0 {
		from = e.Seeds[0].File
	}
	home.Absorbed[e.ID] = content.Absorbed{Slug: e.Slug, File: from}
	in.Log.Noticef(file, 0, "", "was removed; its address leads to %s, which has its text", home.Slug)
}

// contained is the share of its blocks that must stand in another document for
// that to have a removed document's text.
const contained = 0.6

// homes finds for documents whose seeds are gone the document that has most of
// their text now.
func (in *importer) homes(orphans []*content.Entry) map[document.ID]*content.Entry {
	found := map[document.ID]*content.Entry{}
	if len(orphans) == 0 {
		return found
	}
	gone := map[document.ID]bool{}
	wanted := map[string]bool{}
	for _, e := range orphans {
		gone[e.ID] = true
		for _, h := range e.Blocks {
			wanted[h] = true
		}
	}
	holders := map[string][]*content.Entry{}
	for _, e := range in.sorted() {
		if gone[e.ID] {
			continue
		}
		for _, h := range e.Blocks {
			if list := holders[h]; wanted[h] && len(list) < 50 && (len(list) == 0 || list[len(list)-1] != e) {
				holders[h] = append(list, e)
			}
		}
	}
	for _, e := range orphans {
		best := contained
		seen := map[document.ID]bool{}
		for _, h := range e.Blocks {
			for _, other := range holders[h] {
				if seen[other.ID] {
					continue
				}
				seen[other.ID] = true
				if share := e.Sketch().Share(other.Sketch()); share > best || share == best && found[e.ID] == nil {
					best, found[e.ID] = share, other
				}
			}
		}
	}
	return found
}

// sorted are the ledger's lines by id.
func (r *run) sorted() []*content.Entry {
	list := make([]*content.Entry, 0, len(r.ledger.Documents))
	for _, e := range r.ledger.Documents {
		list = append(list, e)
	}
	slices.SortFunc(list, func(a, b *content.Entry) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return list
}
