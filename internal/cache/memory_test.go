package cache

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/output"
)

func memory() *Memory {
	said := []diag.Message{{Level: diag.Warning, File: "seeds/паром.txt", Line: 3, Text: "is in doubt", Hint: "look"}}
	return &Memory{
		Ledger:    Sum{9},
		Texts:     map[string]Text{"паром.txt": {Key: Sum{3}, Documents: []document.ID{"a", "b"}, Messages: said}},
		Documents: map[string]Document{"documents/ferry.md": {Sum: Sum{4}, ID: "a", Seeds: []string{"x", ""}, Line: 4, Merged: true, Messages: said, Head: []byte("---\n"), Short: []byte("[]")}},
	}
}

func opened(t testing.TB) (string, *output.Tree) {
	t.Helper()
	dir := t.TempDir()
	disk, err := output.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { disk.Close() })
	return dir, output.NewTree(disk)
}

func TestAMemoryComesBackAsItWas(t *testing.T) {
	dir, tree := opened(t)
	want := memory()
	if err := want.Write(tree, Sum{1}); err != nil {
		t.Fatal(err)
	}
	if got := ReadMemory(os.DirFS(dir), Sum{1}); !reflect.DeepEqual(got, want) {
		t.Errorf("%+v is not\n%+v", got, want)
	}
	if got := ReadMemory(os.DirFS(dir), Sum{2}); len(got.Texts)+len(got.Documents) > 0 {
		t.Error("another program remembers it")
	}
}

func TestADamagedMemoryIsAnEmptyOne(t *testing.T) {
	dir, tree := opened(t)
	if err := memory().Write(tree, Sum{1}); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, memoryFile)
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	damaged := func(data []byte) {
		if err := os.WriteFile(file, data, 0o666); err != nil {
			t.Fatal(err)
		}
		if m := ReadMemory(os.DirFS(dir), Sum{1}); len(m.Texts)+len(m.Documents) > 0 {
			t.Fatalf("%d bytes instead of %d are taken for whole", len(data), len(whole))
		}
	}
	for at := range whole {
		damaged(whole[:at])
		flipped := append([]byte(nil), whole...)
		flipped[at] ^= 1 << (at % 8)
		damaged(flipped)
	}
}

// Behind the seal stands what this package wrote; were it not so, reading it ends.
func TestASealedFileThatIsNoMemoryIsAnEmptyOne(t *testing.T) {
	dir, tree := opened(t)
	program := Sum{1}
	var whole writer
	whole.fixed(program[:])
	whole.fixed(make([]byte, len(Sum{})))
	for _, rest := range []string{"", "\x00", "\x7f", "\xff\xff\xff\xff\xff\xff\xff\xff\x7f", "\x01\x04name", "\x00\x01\xff\xff\x7fname", "\x00\x00\x00"} {
		if err := writeSealed(tree, memoryFile, append(whole.data, rest...)); err != nil {
			t.Fatal(err)
		}
		if m := ReadMemory(os.DirFS(dir), program); len(m.Texts)+len(m.Documents) > 0 {
			t.Errorf("%q is taken for a memory", rest)
		}
	}
}

func BenchmarkReadMemory(b *testing.B) {
	dir, tree := opened(b)
	m := memory()
	text, doc := m.Texts["паром.txt"], m.Documents["documents/ferry.md"]
	doc.Head, doc.Messages = make([]byte, 700), nil
	text.Messages = nil
	for i := range 10_000 {
		m.Texts[fmt.Sprint(i, ".txt")], m.Documents[fmt.Sprint("documents/", i, ".md")] = text, doc
	}
	if err := m.Write(tree, Sum{1}); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if len(ReadMemory(os.DirFS(dir), Sum{1}).Texts) < 10_000 {
			b.Fatal("it is not read")
		}
	}
}
