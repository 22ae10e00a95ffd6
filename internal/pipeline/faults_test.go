package pipeline_test

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"fonds/internal/diag"
	"fonds/internal/output"
	"fonds/internal/pipeline"
	"fonds/internal/sitetest"
)

var errFull = errors.New("no space left on device")

// failing makes the n-th operation that changes something fail, and, if the power
// goes with it, every later one.
type failing struct {
	output.FS
	left  *atomic.Int64
	power bool
}

func (f failing) fail() error {
	if n := f.left.Add(-1); n == 0 || n < 0 && f.power {
		return errFull
	}
	return nil
}

func (f failing) MkdirAll(name string) error {
	if err := f.fail(); err != nil {
		return err
	}
	return f.FS.MkdirAll(name)
}

func (f failing) Create(name string) (output.File, error) {
	if err := f.fail(); err != nil {
		return nil, err
	}
	file, err := f.FS.Create(name)
	return failingFile{file, f}, err
}

func (f failing) Link(a, b string) error {
	if err := f.fail(); err != nil {
		return err
	}
	return f.FS.Link(a, b)
}

func (f failing) Rename(a, b string) error {
	if err := f.fail(); err != nil {
		return err
	}
	return f.FS.Rename(a, b)
}

func (f failing) Remove(name string) error {
	if err := f.fail(); err != nil {
		return err
	}
	return f.FS.Remove(name)
}

type failingFile struct {
	output.File
	f failing
}

func (w failingFile) Write(b []byte) (int, error) {
	if err := w.f.fail(); err != nil {
		n, _ := w.File.Write(b[:len(b)/2])
		return n, err
	}
	return w.File.Write(b)
}

func (w failingFile) Sync() error {
	if err := w.f.fail(); err != nil {
		return err
	}
	return w.File.Sync()
}

// TestAnImportThatFailsAnywhereLosesNothing: each operation fails once, alone and
// with all that follow, in an import that writes new documents, follows changed
// seeds, joins, forgets and renames. The next import comes to what one that never
// failed does, and at no moment is a person's word gone.
func TestAnImportThatFailsAnywhereLosesNothing(t *testing.T) {
	start := sitetest.New(t, `
-- seeds/bridge.txt --
The bridge over the Ister

It was opened in May. The council paid for it.

It is made of stone.
-- seeds/mill.txt --
The mill at Arbon

It was closed in June. Nobody was asked.
-- seeds/gone.txt --
A letter about the road

It leads to Vindobona, and it is long.
-- seeds/kept.txt --
A letter about the well

Its water is clear, and it is deep.
`)
	start.Import()
	edit := func(name, from, to string) {
		name = filepath.Join(start.Dir, name)
		data, err := os.ReadFile(name)
		if err != nil || !strings.Contains(string(data), from) {
			t.Fatalf("%s: %v, no %q in %s", name, err, from, data)
		}
		if err := os.WriteFile(name, []byte(strings.Replace(string(data), from, to, 1)), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	remove := func(name string) {
		if err := os.Remove(filepath.Join(start.Dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	edit("content/documents/the-bridge-over-the-ister.md", "made of stone", "MADE OF WOOD")
	edit("content/documents/the-mill-at-arbon.md", "title: The mill", "title: MY MILL, the mill")
	edit("seeds/bridge.txt", "opened in May", "opened in April")
	remove("seeds/gone.txt")
	remove("content/documents/a-letter-about-the-road.md")
	remove("seeds/kept.txt")
	start.Write("seeds/new.txt", "A new resolution\n\nThe council agreed on everything.\n")

	run := func(c *sitetest.Collection, wrap func(output.FS) output.FS) error {
		_, err := pipeline.Import(t.Context(), pipeline.Options{Source: c.Dir, Log: &diag.Log{}, Wrap: wrap, Now: c.Options().Now})
		return err
	}
	again := func() *sitetest.Collection { return sitetest.Copy(t, start.Dir, "seeds", "content") }
	sound := again()
	if err := run(sound, nil); err != nil {
		t.Fatal(err)
	}
	want := sound.Files("content")
	for _, power := range []bool{false, true} {
		failed := 0
		for n := int64(1); ; n++ {
			c := again()
			var left atomic.Int64
			left.Store(n)
			err := run(c, func(f output.FS) output.FS { return failing{f, &left, power} })
			if left.Load() > 0 {
				break // there are fewer operations
			}
			if err != nil {
				failed++
				if !errors.Is(err, errFull) && !errors.Is(err, pipeline.ErrMessages) {
					t.Errorf("operation %d: %v", n, err)
				}
			}
			all := strings.Join(slices.Collect(maps.Values(c.Files("content"))), "\n")
			for _, own := range []string{"MADE OF WOOD", "MY MILL"} {
				if !strings.Contains(all, own) {
					t.Errorf("operation %d, power %v: %q is lost", n, power, own)
				}
			}
			if err := run(c, nil); err != nil {
				t.Errorf("operation %d, power %v: the next import: %v", n, power, err)
			}
			if d := differences(want, c.Files("content")); d != "" {
				t.Errorf("operation %d, power %v: the next import differs:\n%s", n, power, d)
			}
			if n > 1000 {
				t.Fatal("no end of operations")
			}
		}
		if failed < 5 {
			t.Errorf("only %d imports failed", failed)
		}
	}
}

// TestAnImportIntoWhatMayNotBeWritten says so and changes nothing.
func TestAnImportIntoWhatMayNotBeWritten(t *testing.T) {
	c := sitetest.New(t, "-- seeds/a.txt --\nThe bridge\n\nIt was opened.\n")
	c.Import()
	before := c.Files("content")
	c.Write("seeds/a.txt", "The bridge\n\nIt was closed.\n")
	_, err := pipeline.Import(t.Context(), pipeline.Options{Source: c.Dir, Log: &diag.Log{}, Now: c.Options().Now,
		Wrap: func(f output.FS) output.FS { return readOnly{f} }})
	if !errors.Is(err, fs.ErrPermission) {
		t.Errorf("error %v", err)
	}
	if d := differences(before, c.Files("content")); d != "" {
		t.Error(d)
	}
}

type readOnly struct{ output.FS }

func (readOnly) MkdirAll(string) error              { return fs.ErrPermission }
func (readOnly) Create(string) (output.File, error) { return nil, fs.ErrPermission }
func (readOnly) Link(string, string) error          { return fs.ErrPermission }
func (readOnly) Rename(string, string) error        { return fs.ErrPermission }
func (readOnly) Exchange(string, string) error      { return fs.ErrPermission }
func (readOnly) Remove(string) error                { return fs.ErrPermission }
