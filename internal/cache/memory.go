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

// A Memory is what an import leaves for the next one: what it said of each text
// and document whose import again would change nothing. It holds only as long as
// everything that this was computed from has the bytes of then; package pipeline
// looks after that.
type Memory struct {
	Ledger    Sum                 // of the ledger's files, as the import left them
	Texts     map[string]Text     // by the file under seeds/ that is read for it
	Documents map[string]Document // by the file under content/
}

// A Text is a text that was read, and whose documents are as the import wants them.
type Text struct {
	Key       Sum // of all that it was read from
	Documents []document.ID
	Messages  []diag.Message
}

// A Document is a file under content/documents, as the import left it.
type Document struct {
	Sum      Sum
	ID       document.ID    // that it says
	Seeds    []string       // that a person wants it read from; nil: as the ledger says
	Line     int            // of its seed: line
	Merged   bool           // merged with its text, it stays as it is
	Messages []diag.Message // that this gives
	Head     []byte         // its front matter; nil if there is something to say of it
	Short    []byte         // the short forms that its text explains, as package pipeline writes them
}

const memoryFile = "import.memory"

// ReadMemory gives what the last import of the same program left; an empty memory
// if there is none, or a damaged one.
func ReadMemory(fsys fs.FS, program Sum) *Memory {
	none := &Memory{}
	value, ok := readSealed(fsys, memoryFile)
	if !ok {
		return none
	}
	r := reader{data: value}
	var by Sum
	if r.fixed(by[:]); by != program {
		return none
	}
	m := &Memory{Texts: map[string]Text{}, Documents: map[string]Document{}}
	r.fixed(m.Ledger[:])
	for n := r.count(); n > 0 && !r.bad; n-- {
		name := r.text()
		var t Text
		r.fixed(t.Key[:])
		for k := r.count(); k > 0 && !r.bad; k-- {
			t.Documents = append(t.Documents, document.ID(r.text()))
		}
		t.Messages = r.messages()
		m.Texts[name] = t
	}
	for n := r.count(); n > 0 && !r.bad; n-- {
		name := r.text()
		var d Document
		r.fixed(d.Sum[:])
		d.ID, d.Seeds, d.Line = document.ID(r.text()), r.texts(), int(r.number())
		d.Merged, d.Messages = r.number() == 1, r.messages()
		d.Head, d.Short = r.bytes(), r.bytes()
		m.Documents[name] = d
	}
	if r.bad || len(r.data) > 0 {
		return none
	}
	return m
}

// Write keeps a memory.
func (m *Memory) Write(tree *output.Tree, program Sum) error {
	var w writer
	w.fixed(program[:])
	w.fixed(m.Ledger[:])
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
		w.fixed(d.Sum[:])
		w.text(string(d.ID))
		w.texts(d.Seeds)
		w.number(int64(d.Line))
		w.flag(d.Merged)
		w.messages(d.Messages)
		w.bytes(d.Head)
		w.bytes(d.Short)
	}
	return writeSealed(tree, memoryFile, w.data)
}

// LedgerSum stands for files of the ledger, by their names and hashes.
func LedgerSum(files map[string]Sum) Sum {
	hash := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		sum := files[name]
		hash.Write([]byte(name + "\x00"))
		hash.Write(sum[:])
	}
	return Sum(hash.Sum(nil))
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

func (r *reader) messages() (list []diag.Message) {
	for n := r.count(); n > 0 && !r.bad; n-- {
		level := r.number()
		if level < 0 || level > int64(diag.Error) {
			r.fail()
			break
		}
		list = append(list, diag.Message{Level: diag.Level(level), File: r.text(), Line: int(r.number()), Text: r.text(), Hint: r.text()})
	}
	return list
}
