package cache

import (
	"crypto/sha256"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fonds/internal/output"
)

// folder is a folder of files with their stamps, and how often they were opened.
type folder struct {
	*testing.T
	dir, cache string
	stamps     *Stamps
	opened     int
}

func newFolder(t *testing.T) *folder {
	f := &folder{T: t, dir: t.TempDir(), cache: t.TempDir()}
	f.stamps = ReadStamps(os.DirFS(f.cache), ReadFiles)
	return f
}

func (f *folder) write(text string, age time.Duration) {
	f.Helper()
	file := filepath.Join(f.dir, "a")
	when := time.Now().Add(-age)
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		f.Fatal(err)
	}
	if err := os.Chtimes(file, when, when); err != nil {
		f.Fatal(err)
	}
}

func (f *folder) sum() Sum {
	f.Helper()
	info, err := os.Lstat(filepath.Join(f.dir, "a"))
	if err != nil {
		f.Fatal(err)
	}
	sum, err := f.stamps.Sum("a", info, func() (fs.File, error) {
		f.opened++
		return os.Open(filepath.Join(f.dir, "a"))
	})
	if err != nil {
		f.Fatal(err)
	}
	return sum
}

// again saves the stamps and reads them, as the next run does.
func (f *folder) again() {
	f.Helper()
	disk, err := output.Open(f.cache)
	if err != nil {
		f.Fatal(err)
	}
	defer disk.Close()
	if err := f.stamps.Save(output.NewTree(disk)); err != nil {
		f.Fatal(err)
	}
	f.stamps = ReadStamps(os.DirFS(f.cache), ReadFiles)
}

// leave waits until a file that was changed now has been left alone for long
// enough: the times of its inode cannot be set back.
func (f *folder) leave() {
	for name, s := range f.stamps.files {
		s.at += 2 * margin
		f.stamps.files[name] = s
		f.stamps.dirty = true
	}
}

func TestAFileLeftAloneIsNotReadAgain(t *testing.T) {
	f := newFolder(t)
	f.write("one", time.Hour)
	want := Sum(sha256.Sum256([]byte("one")))
	if f.sum() != want || f.opened != 1 {
		t.Fatalf("opened %d times", f.opened)
	}
	f.leave()
	f.again()
	if f.sum() != want || f.opened != 1 {
		t.Errorf("opened %d times, with a stamp that was trusted 1", f.opened)
	}
}

func TestAFileWrittenShortlyBeforeIsReadAgain(t *testing.T) {
	f := newFolder(t)
	f.write("one", 0)
	f.sum()
	f.again()
	f.sum()
	if f.opened != 2 {
		t.Errorf("opened %d times, want 2: within a tick of the clock it may have been written twice", f.opened)
	}
}

func TestAChangedFileHasAnotherStamp(t *testing.T) {
	f := newFolder(t)
	f.write("one", time.Hour)
	f.sum()
	f.leave()
	f.again()
	for _, text := range []string{"two", "three"} {
		f.write(text, time.Hour) // of the same age, and first of the same size
		if f.sum() != Sum(sha256.Sum256([]byte(text))) {
			t.Errorf("the hash of %q is not its own", text)
		}
	}
}

func TestDamagedStampsAreNone(t *testing.T) {
	f := newFolder(t)
	f.write("one", time.Hour)
	f.sum()
	f.leave()
	f.again()
	file := filepath.Join(f.cache, ReadFiles)
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for i := range data {
		for _, damaged := range [][]byte{data[:i], append(append([]byte{}, data[:i]...), data[i:]...)} {
			if len(damaged) > i {
				damaged[i] ^= 1
			}
			if err := os.WriteFile(file, damaged, 0o666); err != nil {
				t.Fatal(err)
			}
			if s := ReadStamps(os.DirFS(f.cache), ReadFiles); len(s.files) != 0 {
				t.Fatalf("at %d: %v", i, s.files)
			}
		}
	}
}
