package pipeline

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"fonds/internal/authority"
	"fonds/internal/cache"
	"fonds/internal/content"
	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/frontmatter"
	"fonds/internal/output"
	"fonds/internal/seed"
)

// A sight is the files that an import depends on, as they are when it begins, and
// what the last import remembers of them. What it remembers is used only where
// every file that it was computed from has the same bytes as then:
//
//   - if all files are as an import left them that changed nothing, it is not run
//     again: what it said is said again;
//   - else a text of the same bytes, names, sidecars and rules whose documents'
//     files and ledger lines are as they were left is not read again.
//
// A file has the same bytes if its state says so (see [cache.File.Settled]), or its
// hash.
type sight struct {
	files  []cache.File
	byName map[string]*cache.File
	memory *cache.Memory // nil: there is none
	config cache.Sum
	hashed int // files whose state did not tell
}

// look sees the files. It is nil if they cannot be seen: then nothing is remembered.
func (r *run) look(ctx context.Context) *sight {
	s := &sight{byName: map[string]*cache.File{}, config: r.configSum}
	var err error
	if s.files, err = r.listFiles(); err != nil {
		return nil
	}
	before := map[string]*cache.File{}
	memory, ok := cache.ReadFiles(os.DirFS(r.Cache), r.programKey)
	if ok {
		s.memory = memory
		for i := range memory.Files {
			before[memory.Files[i].Name] = &memory.Files[i]
		}
	}
	var open []*cache.File
	for i := range s.files {
		f := &s.files[i]
		s.byName[f.Name] = f
		if f.Kind != cache.Regular || f.Inode == 0 && f.Modified == 0 {
			continue
		}
		if isPassive(f.Name) {
			if f.Settled() {
				f.Sum = sumOfState(f.State)
			}
		} else if was := before[f.Name]; was != nil && was.Kind == cache.Regular && was.State == f.State && was.Settled() {
			f.Sum = was.Sum
		} else {
			open = append(open, f)
		}
	}
	s.hashed = len(open)
	buffers := sync.Pool{New: func() any { return new([64 << 10]byte) }}
	err = each(ctx, len(open), func(i int) error {
		buffer := buffers.Get().(*[64 << 10]byte)
		defer buffers.Put(buffer)
		open[i].Sum = r.sumOf(open[i].Name, buffer[:]) // what cannot be read is told where it is read
		return nil
	})
	if err != nil {
		return nil
	}
	return s
}

// isPassive reports whether the name of a file under seeds/ is that of one which is
// neither read nor speaks of one that is: a picture, say. It may be large.
func isPassive(name string) bool {
	return strings.HasPrefix(name, "seeds/") && seed.FormatOf(name) == "" && path.Ext(name) != ".yaml"
}

// sumOfState stands for the bytes of a file that is not read.
func sumOfState(s cache.State) cache.Sum {
	return sha256.Sum256(fmt.Append(nil, s))
}

// sumOf is the hash of a file of the collection; zero if it cannot be read.
func (r *run) sumOf(name string, buffer []byte) (sum cache.Sum) {
	f, err := seed.Open(r.root.FS(), name)
	if err != nil {
		return cache.Sum{}
	}
	defer f.Close()
	hash := sha256.New()
	if _, err := io.CopyBuffer(hash, struct{ io.Reader }{f}, buffer); err != nil {
		return cache.Sum{}
	}
	hash.Sum(sum[:0])
	return sum
}

// listFiles lists the files that an import depends on, always in the same order.
func (r *run) listFiles() ([]cache.File, error) {
	seeds, err := cache.List(filepath.Join(r.Source, "seeds"), "seeds", true, nil)
	if err != nil {
		return nil, err
	}
	own, err := r.listContent()
	return append(seeds, own...), err
}

func (r *run) listContent() ([]cache.File, error) {
	dir := filepath.Join(r.Source, "content")
	none := func(string) bool { return false }
	files, err := cache.List(dir, "content", false, none)
	if err != nil {
		return nil, err
	}
	read := func(name string) bool { return path.Ext(name) == ".md" && name[0] != '.' }
	for _, folder := range []string{".ledger", "documents", string(authority.Authors), string(authority.Parties), string(authority.Countries)} {
		stated := read
		if folder == ".ledger" {
			stated = nil
		}
		within, err := cache.List(filepath.Join(dir, folder), "content/"+folder, false, stated)
		if err != nil {
			return nil, err
		}
		files = append(files, within...)
	}
	return files, nil
}

// steady is what an import of files that are all as they were says; nil if that is
// not known.
func (s *sight) steady() *cache.Said {
	if s == nil || s.memory == nil || s.memory.Steady == nil || s.memory.Config != s.config || len(s.files) != len(s.memory.Files) {
		return nil
	}
	for i := range s.files {
		now, was := &s.files[i], &s.memory.Files[i]
		if now.Name != was.Name || now.Kind != was.Kind || now.Sum != was.Sum || now.Sum == (cache.Sum{}) && now.State != (cache.State{}) {
			return nil
		}
	}
	return s.memory.Steady
}

// repeat says what an import says that would change nothing, if it is known that
// this one would be such. documents is how many there are.
func (r *run) repeat(ctx context.Context) (documents int, ok bool) {
	if r.Log.Count(diag.Error) > 0 {
		return 0, false
	}
	r.sight = r.look(ctx)
	said := r.sight.steady()
	if said == nil {
		return 0, false
	}
	for _, m := range said.Messages {
		r.Log.Add(m)
	}
	if s := r.sight; s.hashed > 0 { // next time their states may do
		if folder, err := r.folder(r.Cache); err == nil {
			s.memory.Files = s.files
			_ = s.memory.WriteFiles(output.NewTree(folder), r.programKey) // a slower run, if it fails
		}
	}
	return said.Documents, true
}

// sum is the hash of a file under the collection; ok is false if it is not known.
func (s *sight) sum(name string) (sum cache.Sum, ok bool) {
	if s == nil {
		return sum, false
	}
	f := s.byName[name]
	if f == nil || f.Sum == (cache.Sum{}) {
		return sum, false
	}
	return f.Sum, true
}

// A recall is what of the memory holds in this import, and what there is to
// remember of it.
type recall struct {
	texts     map[string]cache.Text     // of the memory
	documents map[string]cache.Document // of the memory; those whose files are as they were left
	place     *cache.Place              // content/documents, once it is needed

	mu       sync.Mutex
	kept     cache.Memory          // what there is to remember
	written  map[string]cache.File // files that this import wrote, by name
	unsteady bool                  // something was written, or read that the sight has not
}

// recollect takes from the memory what holds.
func (r *run) recollect() *recall {
	c := &recall{written: map[string]cache.File{}}
	c.kept.Texts, c.kept.Documents = map[string]cache.Text{}, map[string]cache.Document{}
	s := r.sight
	if s == nil || s.memory == nil {
		return c
	}
	const ledger, documents = "content/.ledger/", "content/documents/"
	before := map[string]cache.Sum{}
	count := 0
	for i := range s.memory.Files {
		f := &s.memory.Files[i]
		before[f.Name] = f.Sum
		if strings.HasPrefix(f.Name, ledger) {
			count++
		}
	}
	for i := range s.files {
		if f := &s.files[i]; strings.HasPrefix(f.Name, ledger) {
			if sum, was := before[f.Name]; !was || sum != f.Sum {
				return c
			}
			count--
		}
	}
	if count != 0 || !s.memory.ReadTexts(os.DirFS(r.Cache), r.programKey) {
		return c
	}
	c.texts, c.documents = s.memory.Texts, s.memory.Documents
	for name := range c.documents {
		f := s.byName["content/"+name]
		if f == nil || f.Sum == (cache.Sum{}) || f.Sum != before[f.Name] {
			delete(c.documents, name)
		}
	}
	return c
}

func (c *recall) close() {
	if c.place != nil {
		c.place.Close()
	}
}

// wrote notes that the import has given a file of content/ these bytes.
func (c *recall) wrote(dir, name string, data []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.unsteady = true
	f := cache.File{Name: "content/" + name, Sum: sha256.Sum256(data)}
	if path.Dir(name) == "documents" {
		if c.place == nil {
			place, err := cache.OpenPlace(filepath.Join(dir, "documents"))
			if err != nil {
				return
			}
			c.place = &place
		}
		f.State, _ = c.place.State(path.Base(name))
	} else if place, err := cache.OpenPlace(filepath.Join(dir, path.Dir(name))); err == nil {
		f.State, _ = place.State(path.Base(name))
		place.Close()
	}
	c.written[f.Name] = f
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
	if len(d.Short) > 0 && json.Unmarshal(d.Short, &h.definitions) != nil {
		return nil
	}
	return &h
}

// keepDocument remembers a file that was merged: steady, if it stays as it is, and
// what there is to say of that.
func (in *importer) keepDocument(name string, data []byte, entry *content.Entry, h *head, steady bool, said *diag.Log) {
	claim := content.Identify(data, entry)
	d := cache.Document{ID: claim.ID, Seeds: claim.Files, Line: claim.Line, Merged: steady}
	if steady {
		d.Messages = said.Messages()
	}
	if h != nil {
		d.Head = slices.Clone(data[:h.body])
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
	framed := r.framed
	for _, j := range r.jobs {
		for _, s := range in.more[j.id] {
			framed = framed || seed.FormatOf(s.File) == seed.HTML
		}
	}
	if framed {
		in.recall.unsteady = true
	}
	if framed || in.quiet[t] || r.sum != t.seeds[0].SHA256 {
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
	}
	in.recall.kept.Texts[t.seeds[0].File] = cache.Text{Key: in.textKey(t, ids), Documents: ids, Messages: r.said.Messages()}
}

// remember keeps for the next import what this one has seen and left. steady is
// what it said, if nothing was written.
func (in *importer) remember(tree *output.Tree, documents int, said []diag.Message) error {
	if in.sight == nil {
		return nil
	}
	if in.hashedProgram != nil {
		if err := cache.WriteFile(tree, programFile, *in.hashedProgram); err != nil {
			return err
		}
	}
	m := &in.recall.kept
	m.Config = in.configSum
	own, err := in.listContent()
	if err != nil {
		return nil // as if there were no cache
	}
	for i := range in.sight.files {
		if f := in.sight.files[i]; strings.HasPrefix(f.Name, "seeds/") {
			m.Files = append(m.Files, f)
		}
	}
	for _, f := range own {
		if was, ok := in.recall.written[f.Name]; ok {
			if was.State == f.State {
				was.Seen = f.Seen
			}
			f = was
		} else if was := in.sight.byName[f.Name]; was != nil {
			f = *was
		} else {
			f.Seen = 0 // somebody else's, and new
		}
		m.Files = append(m.Files, f)
	}
	if !in.recall.unsteady {
		m.Steady = &cache.Said{Documents: documents, Messages: said}
	}
	return m.Write(tree, in.programKey)
}

// programFile is the cache's file of the hash of this program.
const programFile = "program"

// programSum stands for this program, whose rules make of a seed what they make.
func (r *run) programSum() (string, error) {
	name, err := os.Executable()
	if err != nil {
		return "", err
	}
	if real, err := filepath.EvalSymlinks(name); err == nil {
		name = real
	}
	now := cache.File{Seen: time.Now().UnixNano()}
	place, err := cache.OpenPlace(filepath.Dir(name))
	if err == nil {
		defer place.Close()
		now.State, err = place.State(filepath.Base(name))
	}
	if was, ok := cache.ReadFile(os.DirFS(r.Cache), programFile); ok && err == nil && was.State == now.State && was.Settled() {
		return hex.EncodeToString(was.Sum[:]), nil
	}
	sum, hashErr := programHash()
	if hashErr != nil {
		return "", hashErr
	}
	if now.Sum = cache.Sum([]byte(sum)); err == nil && now.Settled() {
		r.hashedProgram = &now
	}
	return hex.EncodeToString([]byte(sum)), nil
}

// sumOfConfig stands for what site.yaml says, and how it is called.
func sumOfConfig(name string, data []byte, there bool) cache.Sum {
	b := []byte(filepath.Base(name) + "\x00")
	if there {
		b = append(b, 1)
	}
	return sha256.Sum256(append(b, data...))
}
