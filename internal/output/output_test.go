package output

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func open(t *testing.T, dir string) *Disk {
	t.Helper()
	d, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return d
}

// files reads a folder: path to text, folders left out.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	m := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		m[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func publish(t *testing.T, fsys FS, pages map[string]string) Changes {
	t.Helper()
	s, err := NewSite(fsys, "public")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Abort()
	for name, text := range pages {
		if err := s.Write(name, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	c, err := s.Publish()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestSiteTellsWhatChanged(t *testing.T) {
	d := open(t, t.TempDir())
	publish(t, d, map[string]string{"a.html": "1", "b/c.html": "2", "gone.html": "3"})
	c := publish(t, d, map[string]string{"a.html": "1", "b/c.html": "two", "new.html": "4"})
	if got := fmt.Sprint(c); got != "{[new.html] [b/c.html] [gone.html]}" {
		t.Error(got)
	}
}

func TestUnchangedFilesKeepTheirTimes(t *testing.T) {
	dir := t.TempDir()
	d := open(t, dir)
	publish(t, d, map[string]string{"same.html": "1", "other.html": "2"})
	before, err := os.Stat(filepath.Join(dir, "public/same.html"))
	if err != nil {
		t.Fatal(err)
	}
	publish(t, d, map[string]string{"same.html": "1", "other.html": "two"})
	after, err := os.Stat(filepath.Join(dir, "public/same.html"))
	if err != nil {
		t.Fatal(err)
	}
	if !os.SameFile(before, after) || !before.ModTime().Equal(after.ModTime()) {
		t.Error("an unchanged file was written again")
	}
}

func TestUnchangedOriginalsKeepTheirTimes(t *testing.T) {
	dir := t.TempDir()
	d := open(t, dir)
	var infos []fs.FileInfo
	for range 2 {
		s, err := NewSite(d, "public")
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Copy("originals/x.txt", strings.NewReader("seed")); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Publish(); err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(filepath.Join(dir, "public/originals/x.txt"))
		if err != nil {
			t.Fatal(err)
		}
		infos = append(infos, info)
	}
	if !os.SameFile(infos[0], infos[1]) {
		t.Error("an unchanged copy was written again")
	}
}

func TestAFileChangedBySomebodyElseIsWrittenAgain(t *testing.T) {
	dir := t.TempDir()
	d := open(t, dir)
	publish(t, d, map[string]string{"a.html": "ours"})
	if err := os.WriteFile(filepath.Join(dir, "public/a.html"), []byte("theirs"), 0o666); err != nil {
		t.Fatal(err)
	}
	publish(t, d, map[string]string{"a.html": "ours"})
	if got := files(t, filepath.Join(dir, "public"))["a.html"]; got != "ours" {
		t.Error(got)
	}
}

func TestForeignFilesMoveOver(t *testing.T) {
	dir := t.TempDir()
	d := open(t, dir)
	publish(t, d, map[string]string{"a.html": "1"})
	os.MkdirAll(filepath.Join(dir, "public/deep"), 0o777)
	os.WriteFile(filepath.Join(dir, "public/CNAME"), []byte("example.org"), 0o666)
	os.WriteFile(filepath.Join(dir, "public/deep/x"), []byte("y"), 0o666)
	publish(t, d, map[string]string{"b.html": "2"})
	got := files(t, filepath.Join(dir, "public"))
	delete(got, Manifest)
	if fmt.Sprint(got) != "map[CNAME:example.org b.html:2 deep/x:y]" {
		t.Error(got)
	}
	s, err := NewSite(d, "public")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Abort()
	s.Write("CNAME", []byte("ours"))
	if _, err := s.Publish(); err == nil || !strings.Contains(err.Error(), "CNAME") {
		t.Errorf("a foreign file was to be overwritten: %v", err)
	}
}

func TestAFolderThatIsNoSiteIsRefused(t *testing.T) {
	dir := t.TempDir()
	os.MkdirAll(filepath.Join(dir, "public"), 0o777)
	os.WriteFile(filepath.Join(dir, "public/thesis.doc"), []byte("x"), 0o666)
	os.Symlink(t.TempDir(), filepath.Join(dir, "link"))
	d := open(t, dir)
	for name, want := range map[string]string{"public": "no site of ours", "link": "not a folder", "..": "cannot be", "a/b": "cannot be"} {
		if _, err := NewSite(d, name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if got, err := os.ReadFile(filepath.Join(dir, "public/thesis.doc")); string(got) != "x" {
		t.Error(string(got), err)
	}
}

func TestNamesAreConfined(t *testing.T) {
	d := open(t, t.TempDir())
	s, err := NewSite(d, "public")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Abort()
	for _, name := range []string{"../x", "/x", "a/../../x", "", ".", "a\\b", "a\nb", Manifest} {
		if s.Write(name, nil) == nil {
			t.Errorf("%q was written", name)
		}
	}
	if s.Write("a", nil) != nil || s.Write("a", nil) == nil {
		t.Error("two files of one name")
	}
	tree := NewTree(d)
	for _, name := range []string{"../x", "/x", "a/../../x"} {
		if _, err := tree.Write(name, nil); err == nil {
			t.Errorf("%q was written into a tree", name)
		}
	}
}

// without has no exchange of names, as on some systems.
type without struct{ FS }

func (without) Exchange(a, b string) error { return errors.ErrUnsupported }

// TestAFaultLeavesTheOldSiteOrTheNew makes every single operation of a
// publication fail, and stops the run dead after every single operation, both
// with and without exchange of names.
func TestAFaultLeavesTheOldSiteOrTheNew(t *testing.T) {
	oldPages := map[string]string{"a.html": "old", "b/c.html": "same", "gone.html": "x"}
	newPages := []struct{ name, text string }{{"a.html", "new"}, {"b/c.html", "same"}, {"d.html", "new"}}
	for _, exchanges := range []bool{true, false} {
		for _, dead := range []bool{false, true} { // dead: every later operation fails too
			for n := int64(1); ; n++ {
				dir := t.TempDir()
				disk := open(t, dir)
				var base FS = disk
				if !exchanges {
					base = without{disk}
				}
				publish(t, base, oldPages)
				os.WriteFile(filepath.Join(dir, "public/CNAME"), []byte("theirs"), 0o666)
				before := files(t, filepath.Join(dir, "public"))

				fault := errors.New("fault")
				reached := false
				c := &Counting{FS: base, Fault: func(i int64, op, name string) error {
					if i == n || dead && i > n {
						reached = true
						return fault
					}
					return nil
				}}
				err := func() error {
					s, err := NewSite(c, "public")
					if err != nil {
						return err
					}
					if !dead {
						defer s.Abort()
					}
					for _, p := range newPages {
						if err := s.Write(p.name, []byte(p.text)); err != nil {
							return err
						}
					}
					_, err = s.Publish()
					return err
				}()
				if !reached {
					if err != nil {
						t.Fatal(err)
					}
					break
				}
				// The next run begins by putting things right.
				s, nextErr := NewSite(base, "public")
				if nextErr != nil {
					t.Fatalf("operation %d: the next run fails: %v", n, nextErr)
				}
				s.Abort()
				after := files(t, filepath.Join(dir, "public"))
				isNew := after["a.html"] == "new" && after["d.html"] == "new" && after["gone.html"] == ""
				isOld := fmt.Sprint(after) == fmt.Sprint(before)
				if isNew == isOld || after["CNAME"] != "theirs" || (err == nil && !isNew) {
					t.Fatalf("operation %d (exchange %v, dead %v, error %v): neither old nor new: %v", n, exchanges, dead, err, after)
				}
				entries, _ := os.ReadDir(dir)
				if len(entries) != 1 {
					t.Fatalf("operation %d: left behind: %v", n, entries)
				}
			}
		}
	}
}

func TestTreeWritesWholeFilesOnce(t *testing.T) {
	dir := t.TempDir()
	tree := NewTree(open(t, dir))
	for i, want := range []bool{true, false} {
		changed, err := tree.Write("documents/a.md", []byte("text"))
		if err != nil || changed != want {
			t.Errorf("write %d: changed %v, %v", i, changed, err)
		}
	}
	if _, err := tree.Replace("documents/a.md", []byte("text"), []byte("longer text")); err != nil {
		t.Error(err)
	}
	if got := fmt.Sprint(files(t, dir)); got != "map[documents/a.md:longer text]" {
		t.Error(got)
	}
}

func TestTreeKeepsWhatSomebodySavedMeanwhile(t *testing.T) {
	dir := t.TempDir()
	tree := NewTree(open(t, dir))
	os.WriteFile(filepath.Join(dir, "a.md"), []byte("saved by a person"), 0o666)
	if _, err := tree.Replace("a.md", []byte("as it was read"), []byte("ours")); !errors.Is(err, ErrChanged) {
		t.Error(err)
	}
	if _, err := tree.Replace("a.md", nil, []byte("ours")); !errors.Is(err, ErrChanged) {
		t.Error(err)
	}
	if got := fmt.Sprint(files(t, dir)); got != "map[a.md:saved by a person]" {
		t.Error(got)
	}
}

func TestTreeFaultLeavesOldOrNew(t *testing.T) {
	for n := int64(1); ; n++ {
		dir := t.TempDir()
		os.WriteFile(filepath.Join(dir, "a.md"), []byte("old"), 0o666)
		reached := false
		disk := open(t, dir)
		c := &Counting{FS: disk, Fault: func(i int64, op, name string) error {
			if i >= n {
				reached = true
				return errors.New("fault")
			}
			return nil
		}}
		_, err := NewTree(c).Write("a.md", []byte("new"))
		if !reached {
			break
		}
		if got := files(t, dir)["a.md"]; got != "old" && got != "new" || got == "old" && err == nil {
			t.Fatalf("operation %d: %q, %v", n, got, err)
		}
		if err := NewTree(disk).Sweep("."); err != nil {
			t.Fatal(err)
		}
		if got := files(t, dir); len(got) != 1 {
			t.Fatalf("operation %d: left behind: %v", n, got)
		}
	}
}

func TestZipIsTheSameEveryTime(t *testing.T) {
	var packed [][]byte
	for range 2 {
		dir := t.TempDir()
		d := open(t, dir)
		publish(t, d, map[string]string{"b.html": "2", "a/a.html": "1"})
		if err := Zip(d, "site.zip", d, "public"); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(filepath.Join(dir, "site.zip"))
		if err != nil {
			t.Fatal(err)
		}
		packed = append(packed, data)
	}
	if !bytes.Equal(packed[0], packed[1]) {
		t.Error("two archives of one site differ")
	}
	r, err := zip.NewReader(bytes.NewReader(packed[0]), int64(len(packed[0])))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range r.File {
		names = append(names, f.Name)
		rc, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(io.Discard, rc); err != nil {
			t.Error(err)
		}
	}
	if want := []string{"public/a/a.html", "public/b.html", "public/manifest.sha256"}; !slices.Equal(names, want) {
		t.Error(names)
	}
}

func TestOneRunAtATime(t *testing.T) {
	dir := t.TempDir()
	release, err := Lock(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Lock(dir); err == nil || !strings.Contains(err.Error(), fmt.Sprint(os.Getpid())) {
		t.Errorf("a second run was let in, or does not say by whom it is kept out: %v", err)
	}
	release()
	release, err = Lock(dir)
	if err != nil {
		t.Fatal("the lock stays after its run:", err)
	}
	release()
}
