package output

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"sync"
	"sync/atomic"
)

// A Tree is a folder changed in place, file by file: content/, the cache. Many
// goroutines may write different files.
type Tree struct {
	fsys FS
	mu   sync.Mutex
	made map[string]bool // folders known to exist

	changed atomic.Int64
}

// Changed is how many files were written or removed so far.
func (t *Tree) Changed() int { return int(t.changed.Load()) }

// NewTree makes a Tree over a file system rooted at the folder.
func NewTree(fsys FS) *Tree { return &Tree{fsys: fsys, made: map[string]bool{".": true}} }

// ErrChanged says that a file was changed by somebody else since it was read.
var ErrChanged = errors.New("the file was changed meanwhile")

// Write writes a file whole: beside, then renamed. A file that has these bytes
// already is left alone and keeps its times.
func (t *Tree) Write(name string, data []byte) (changed bool, err error) {
	if err := checkName(name); err != nil {
		return false, err
	}
	old, err := t.fsys.ReadFile(name)
	switch {
	case err == nil && bytes.Equal(old, data):
		return false, nil
	case err == nil:
		return true, t.replace(name, old, data)
	case !errors.Is(err, fs.ErrNotExist):
		return false, err
	}
	return true, t.create(name, data)
}

// Put writes a file whole, whatever was there: for files that can be made again.
func (t *Tree) Put(name string, data []byte) error {
	if err := checkName(name); err != nil {
		return err
	}
	if err := t.mkdir(path.Dir(name)); err != nil {
		return err
	}
	temp, err := t.stage(name, data, false)
	if err != nil {
		return err
	}
	if err := t.fsys.Rename(temp, name); err != nil {
		t.fsys.Remove(temp)
		return err
	}
	t.changed.Add(1)
	return nil
}

// Replace is Write for a file that people edit too: old is what the new bytes
// were made from (nil: there was no file). If the file is no longer so, it
// stays as it is and the error is ErrChanged.
func (t *Tree) Replace(name string, old, data []byte) (changed bool, err error) {
	if err := checkName(name); err != nil {
		return false, err
	}
	if old == nil {
		return true, t.create(name, data)
	}
	if bytes.Equal(old, data) {
		return false, nil
	}
	return true, t.replace(name, old, data)
}

// create makes a new file; one that has appeared meanwhile is not touched.
func (t *Tree) create(name string, data []byte) error {
	if err := t.mkdir(path.Dir(name)); err != nil {
		return err
	}
	temp, err := t.stage(name, data, false)
	if err != nil {
		return err
	}
	// A link, unlike a rename, never takes the place of another file.
	err = t.fsys.Link(temp, name)
	if err == nil || errors.Is(err, fs.ErrExist) {
		t.fsys.Remove(temp)
		if err != nil {
			return fmt.Errorf("%s: %w", name, ErrChanged)
		}
		t.changed.Add(1)
		return nil
	}
	if _, statErr := t.fsys.Stat(name); statErr == nil {
		t.fsys.Remove(temp)
		return fmt.Errorf("%s: %w", name, ErrChanged)
	}
	if err := t.fsys.Rename(temp, name); err != nil {
		t.fsys.Remove(temp)
		return err
	}
	t.changed.Add(1)
	return nil
}

// replace puts data in the place of old. The new file is synced first: what it
// replaces may hold a person's work, which a crash of the machine must not lose.
func (t *Tree) replace(name string, old, data []byte) error {
	temp, err := t.stage(name, data, true)
	if err != nil {
		return err
	}
	now, err := t.fsys.ReadFile(name)
	if err != nil || !bytes.Equal(now, old) {
		t.fsys.Remove(temp)
		return fmt.Errorf("%s: %w", name, errors.Join(ErrChanged, err))
	}
	if err := t.fsys.Rename(temp, name); err != nil {
		t.fsys.Remove(temp)
		return err
	}
	t.changed.Add(1)
	return nil
}

func (t *Tree) stage(name string, data []byte, sync bool) (temp string, err error) {
	temp = hidden(name, "new")
	f, err := t.fsys.Create(temp)
	if errors.Is(err, fs.ErrExist) { // left by a run that was killed
		if err = t.fsys.Remove(temp); err == nil {
			f, err = t.fsys.Create(temp)
		}
	}
	if err != nil {
		return "", err
	}
	_, err = f.Write(data)
	if err == nil && sync {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		t.fsys.Remove(temp)
		return "", fmt.Errorf("writing %s: %w", name, err)
	}
	return temp, nil
}

func (t *Tree) mkdir(dir string) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.made[dir] {
		return nil
	}
	if err := t.fsys.MkdirAll(dir); err != nil {
		return err
	}
	t.made[dir] = true
	return nil
}

// Remove removes a file; one that is not there is no error.
func (t *Tree) Remove(name string) error {
	if err := checkName(name); err != nil {
		return err
	}
	err := t.fsys.Remove(name)
	if err == nil {
		t.changed.Add(1)
	} else if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// Sweep removes what killed runs left in a folder: files of the form ".NAME.new".
func (t *Tree) Sweep(dir string) error {
	entries, err := t.fsys.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.Regular && len(e.Name) > len("..new") && e.Name[0] == '.' && path.Ext(e.Name) == ".new" {
			if err := t.fsys.Remove(path.Join(dir, e.Name)); err != nil {
				return err
			}
		}
	}
	return nil
}
