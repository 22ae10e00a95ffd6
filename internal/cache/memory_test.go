package cache

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/output"
)

func folder(t *testing.T) (string, *output.Tree) {
	t.Helper()
	dir := t.TempDir()
	disk, err := output.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { disk.Close() })
	return dir, output.NewTree(disk)
}

func memory() *Memory {
	said := []diag.Message{{Level: diag.Warning, File: "seeds/паром.txt", Line: 3, Text: "is in doubt", Hint: "look"}}
	return &Memory{
		Files: []File{
			{Name: "seeds/паром.txt", State: State{Size: 4, Modified: -1, Changed: 1 << 60, Inode: 1<<64 - 1}, Seen: 5, Sum: Sum{1, 2}},
			{Name: "content/documents", Kind: Folder},
		},
		Config:    Sum{9},
		Steady:    &Said{Documents: 2, Messages: said},
		Texts:     map[string]Text{"паром.txt": {Key: Sum{3}, Documents: []document.ID{"a", "b"}, Messages: said}},
		Documents: map[string]Document{"documents/ferry.md": {ID: "a", Seeds: []string{"x", ""}, Line: 4, Merged: true, Messages: said, Head: []byte("---\n"), Short: []byte("[]")}},
	}
}

func TestAMemoryComesBackAsItWas(t *testing.T) {
	dir, tree := folder(t)
	want := memory()
	if err := want.Write(tree, "program"); err != nil {
		t.Fatal(err)
	}
	got, ok := ReadFiles(os.DirFS(dir), "program")
	if !ok || !got.ReadTexts(os.DirFS(dir), "program") || !reflect.DeepEqual(got, want) {
		t.Errorf("%v:\n%+v is not\n%+v", ok, got, want)
	}
	if _, ok := ReadFiles(os.DirFS(dir), "another program"); ok {
		t.Error("another program remembers it")
	}
}

func TestAMemoryOfTextsIsOfTheRunOfItsFiles(t *testing.T) {
	dir, tree := folder(t)
	m := memory()
	if err := m.Write(tree, "program"); err != nil {
		t.Fatal(err)
	}
	m.Files[0].Seen++ // a later look at the same files
	if err := m.WriteFiles(tree, "program"); err != nil {
		t.Fatal(err)
	}
	if got, ok := ReadFiles(os.DirFS(dir), "program"); !ok || !got.ReadTexts(os.DirFS(dir), "program") {
		t.Error("a later look loses the texts")
	}
	m.Files[0].Sum[0]++ // another run, stopped before it wrote its texts
	if err := m.WriteFiles(tree, "program"); err != nil {
		t.Fatal(err)
	}
	if got, ok := ReadFiles(os.DirFS(dir), "program"); !ok || got.ReadTexts(os.DirFS(dir), "program") {
		t.Error("the texts of another run are taken for its own")
	}
}

func TestADamagedMemoryIsNone(t *testing.T) {
	dir, tree := folder(t)
	if err := memory().Write(tree, "program"); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{filesName, textsName} {
		file := filepath.Join(dir, name+sealedExt)
		whole, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		damaged := func(data []byte) {
			if err := os.WriteFile(file, data, 0o666); err != nil {
				t.Fatal(err)
			}
			if m, ok := ReadFiles(os.DirFS(dir), "program"); ok && m.ReadTexts(os.DirFS(dir), "program") {
				t.Fatalf("%s of %d bytes instead of %d is taken for whole", name, len(data), len(whole))
			}
		}
		for at := range whole {
			damaged(whole[:at])
			flipped := append([]byte(nil), whole...)
			flipped[at] ^= 1 << (at % 8)
			damaged(flipped)
		}
		if err := os.WriteFile(file, whole, 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// What stands behind the seal is ours; were it not, reading it ends.
func TestAMemoryThatIsNoneIsNotRead(t *testing.T) {
	dir, tree := folder(t)
	for _, value := range []string{"", "\x00", "\xff\xff\xff\xff\xff\xff\xff\xff\x7f", "\x7f", "\x01\xff\xff\x7fname"} {
		if err := WriteSealed(tree, filesName, "program", []byte(value)); err != nil {
			t.Fatal(err)
		}
		if _, ok := ReadFiles(os.DirFS(dir), "program"); ok {
			t.Errorf("%q is taken for a memory", value)
		}
	}
}

func TestAStateProvesTheBytesOnceAChangeWouldShow(t *testing.T) {
	const second = int64(time.Second)
	at := 1000*second + 123
	for _, test := range []struct {
		what string
		file File
		want bool
	}{
		{"long ago", File{State: State{Modified: at, Changed: at, Inode: 1}, Seen: at + second}, true},
		{"just now", File{State: State{Modified: at, Changed: at, Inode: 1}, Seen: at + second/100}, false},
		{"moved just now", File{State: State{Modified: at - 9*second, Changed: at, Inode: 1}, Seen: at + second/100}, false},
		{"in the future", File{State: State{Modified: at + 9*second, Changed: at, Inode: 1}, Seen: at + second}, false},
		{"by a clock of seconds", File{State: State{Modified: 1000 * second, Changed: 1000 * second, Inode: 1}, Seen: 1001 * second}, false},
		{"by a clock of seconds, long ago", File{State: State{Modified: 1000 * second, Changed: 1000 * second, Inode: 1}, Seen: 1005 * second}, true},
		{"nobody knows which file", File{State: State{Modified: at, Changed: at}, Seen: at + second}, false},
		{"nobody knows when it was changed", File{State: State{Modified: at, Inode: 1}, Seen: at + second}, false},
		{"not seen", File{State: State{Modified: at, Changed: at, Inode: 1}}, false},
	} {
		if got := test.file.Settled(); got != test.want {
			t.Errorf("%s: %v", test.what, got)
		}
	}
}

func TestListSeesFilesInOrder(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b.txt", "a/c.txt", ".hidden/d.txt", "a.txt"} {
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("b.txt", filepath.Join(dir, "link")); err != nil {
		t.Skip(err)
	}
	files, err := List(dir, "seeds", true, func(name string) bool { return name != "b.txt" })
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range files {
		got = append(got, f.Name)
		if stated := f.Kind == Regular && f.Name != "seeds/b.txt"; stated != (f.Size == 1) {
			t.Errorf("%+v", f)
		}
	}
	if want := []string{"seeds/.hidden", "seeds/a", "seeds/a/c.txt", "seeds/a.txt", "seeds/b.txt", "seeds/link"}; !reflect.DeepEqual(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if files, err := List(filepath.Join(dir, "none"), "none", true, nil); err != nil || len(files) > 0 {
		t.Errorf("%v %v", files, err)
	}
}

func BenchmarkReadFiles(b *testing.B) {
	dir := b.TempDir()
	disk, err := output.Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	defer disk.Close()
	m := memory()
	for len(m.Files) < 20_000 {
		m.Files = append(m.Files, m.Files[0])
	}
	if err := m.WriteFiles(output.NewTree(disk), "program"); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, ok := ReadFiles(os.DirFS(dir), "program"); !ok {
			b.Fatal("no memory")
		}
	}
}
