package cache

import (
	"crypto/sha256"
	"io/fs"
	"maps"
	"slices"

	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/output"
)

// A Memory is what an import leaves for the next one: which files it saw and left,
// what it said of each text and document, and what it would say again if nothing
// were to change.
//
// What it says of a text or a document holds only as long as every file that this
// was computed from has the bytes of then; package pipeline looks after that.
type Memory struct {
	Files  []File // under seeds/ and content/, as the import left them
	Config Sum    // of site.yaml and its name
	Steady *Said  // nil: not known

	Texts     map[string]Text     // by the file under seeds/ that is read for it
	Documents map[string]Document // by the file under content/
}

// Said is what an import says that changes nothing.
type Said struct {
	Documents int // in content/
	Messages  []diag.Message
}

// A Text is a text that was read, and whose documents are as the import wants them.
type Text struct {
	Key       Sum // of what was read
	Documents []document.ID
	Messages  []diag.Message
}

// A Document is a file under content/documents.
type Document struct {
	ID       document.ID    // it says
	Seeds    []string       // that a person wants it read from; nil: as the ledger says
	Line     int            // of its seed: line
	Merged   bool           // merged with its text, it stays as it is
	Messages []diag.Message // that this gives
	Head     []byte         // its front matter; nil if there is something to say of it
	Short    []byte         // the short forms that its text explains, as package pipeline writes them
}

const (
	filesName = "import-files"
	textsName = "import-texts"
)

// ReadFiles gives the files of a memory and what it says of them; ok is false if
// there is none that a program with this key has left.
func ReadFiles(fsys fs.FS, key string) (m *Memory, ok bool) {
	value, ok := ReadSealed(fsys, filesName, key)
	if !ok {
		return nil, false
	}
	r := reader{data: value}
	m = &Memory{}
	n := r.count()
	m.Files = make([]File, 0, n)
	for range n {
		if r.bad {
			return nil, false
		}
		m.Files = append(m.Files, r.file())
	}
	r.fixed(m.Config[:])
	if r.number() == 1 {
		m.Steady = &Said{Documents: int(r.number()), Messages: r.messages()}
	}
	if r.bad || len(r.data) > 0 {
		return nil, false
	}
	return m, true
}

// ReadTexts gives what a memory, whose files were read, says of texts and
// documents; ok is false if it is not of the same run.
func (m *Memory) ReadTexts(fsys fs.FS, key string) (ok bool) {
	value, ok := ReadSealed(fsys, textsName, key)
	if !ok {
		return false
	}
	r := reader{data: value}
	var run Sum
	if r.fixed(run[:]); run != m.run() {
		return false
	}
	texts, documents := map[string]Text{}, map[string]Document{}
	for range r.count() {
		name := r.text()
		var t Text
		r.fixed(t.Key[:])
		for range r.count() {
			t.Documents = append(t.Documents, document.ID(r.text()))
		}
		t.Messages = r.messages()
		texts[name] = t
		if r.bad {
			return false
		}
	}
	for range r.count() {
		name := r.text()
		d := Document{ID: document.ID(r.text()), Seeds: r.texts(), Line: int(r.number()), Merged: r.number() == 1, Messages: r.messages(), Head: r.bytes(), Short: r.bytes()}
		documents[name] = d
		if r.bad {
			return false
		}
	}
	if r.bad || len(r.data) > 0 {
		return false
	}
	m.Texts, m.Documents = texts, documents
	return true
}

// run stands for the run that left a memory.
func (m *Memory) run() Sum {
	h := sha256.New()
	for i := range m.Files {
		f := &m.Files[i]
		h.Write([]byte(f.Name))
		h.Write(f.Sum[:])
	}
	return Sum(h.Sum(nil))
}

// Write keeps a memory.
func (m *Memory) Write(tree *output.Tree, key string) error {
	if err := m.WriteFiles(tree, key); err != nil {
		return err
	}
	var w writer
	run := m.run()
	w.fixed(run[:])
	w.count(len(m.Texts))
	for _, name := range slices.Sorted(maps.Keys(m.Texts)) {
		t := m.Texts[name]
		w.text(name)
		w.fixed(t.Key[:])
		w.count(len(t.Documents))
		for _, id := range t.Documents {
			w.text(string(id))
		}
		w.messages(t.Messages)
	}
	w.count(len(m.Documents))
	for _, name := range slices.Sorted(maps.Keys(m.Documents)) {
		d := m.Documents[name]
		w.text(name)
		w.text(string(d.ID))
		w.texts(d.Seeds)
		w.number(int64(d.Line))
		w.flag(d.Merged)
		w.messages(d.Messages)
		w.bytes(d.Head)
		w.bytes(d.Short)
	}
	return WriteSealed(tree, textsName, key, w.data)
}

// WriteFiles keeps the files of a memory, and what it says of them, alone.
func (m *Memory) WriteFiles(tree *output.Tree, key string) error {
	var w writer
	w.count(len(m.Files))
	for i := range m.Files {
		w.file(&m.Files[i])
	}
	w.fixed(m.Config[:])
	w.flag(m.Steady != nil)
	if m.Steady != nil {
		w.number(int64(m.Steady.Documents))
		w.messages(m.Steady.Messages)
	}
	return WriteSealed(tree, filesName, key, w.data)
}

func (w *writer) file(f *File) {
	w.text(f.Name)
	w.number(int64(f.Kind))
	w.number(f.Size)
	w.number(f.Modified)
	w.number(f.Changed)
	w.number(int64(f.Inode))
	w.number(f.Seen)
	w.fixed(f.Sum[:])
}

func (r *reader) file() (f File) {
	f.Name, f.Kind = r.text(), Kind(r.number())
	f.State = State{Size: r.number(), Modified: r.number(), Changed: r.number(), Inode: uint64(r.number())}
	f.Seen = r.number()
	r.fixed(f.Sum[:])
	return f
}

func (w *writer) flag(b bool) {
	n := int64(0)
	if b {
		n = 1
	}
	w.number(n)
}

func (w *writer) messages(list []diag.Message) {
	w.count(len(list))
	for _, m := range list {
		w.number(int64(m.Level))
		w.text(m.File)
		w.number(int64(m.Line))
		w.text(m.Text)
		w.text(m.Hint)
	}
}

func (r *reader) messages() []diag.Message {
	n := r.count()
	var list []diag.Message
	for range n {
		if r.bad {
			return nil
		}
		level := r.number()
		if level < 0 || level > int64(diag.Error) {
			r.fail()
			return nil
		}
		list = append(list, diag.Message{Level: diag.Level(level), File: r.text(), Line: int(r.number()), Text: r.text(), Hint: r.text()})
	}
	return list
}

// ReadFile gives one file that was kept under a name, and WriteFile keeps one.
func ReadFile(fsys fs.FS, name string) (f File, ok bool) {
	value, ok := ReadSealed(fsys, name, "")
	if !ok {
		return File{}, false
	}
	r := reader{data: value}
	f = r.file()
	return f, !r.bad && len(r.data) == 0
}

// WriteFile keeps a file under a name.
func WriteFile(tree *output.Tree, name string, f File) error {
	var w writer
	w.file(&f)
	return WriteSealed(tree, name, "", w.data)
}
