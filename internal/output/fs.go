package output

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
	"sync"
)

// FS is the file operations that the writer makes: one small interface, so that
// tests can count them and make the n-th fail. Names are relative to its root,
// with slashes.
type FS interface {
	MkdirAll(name string) error
	// Create makes a file that must not exist yet, so that no file is ever
	// changed through a second name it may have.
	Create(name string) (File, error)
	Open(name string) (fs.File, error)
	ReadFile(name string) ([]byte, error)
	Stat(name string) (Entry, error) // links are not followed
	ReadDir(name string) ([]Entry, error)
	Link(oldname, newname string) error
	Rename(oldname, newname string) error
	// Exchange swaps two names of the root's own folder in one step; it gives
	// errors.ErrUnsupported where the system has no such operation.
	Exchange(a, b string) error
	Remove(name string) error // a file or an empty folder
	RemoveAll(name string) error
}

// A File is a file being written. Close reports errors of writing.
type File interface {
	io.Writer
	Sync() error
	Close() error
}

// An Entry is one entry of a folder.
type Entry struct {
	Name    string
	Dir     bool
	Regular bool
	Size    int64
}

// Disk is the FS of a real folder. Nothing outside the folder can be reached
// through it, by links neither (os.Root).
type Disk struct {
	root *os.Root
	self *os.File // the folder itself, for operations that os.Root lacks

	// folders are the folders of files, opened: a path from the root costs two
	// system calls for each of its names. Nothing is kept across a rename.
	mu      sync.RWMutex
	folders map[string]*os.Root
}

// Open opens a folder for writing. It must exist.
func Open(dir string) (*Disk, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	self, err := root.Open(".")
	if err != nil {
		root.Close()
		return nil, err
	}
	return &Disk{root: root, self: self, folders: map[string]*os.Root{}}, nil
}

// Close closes the folder.
func (d *Disk) Close() error {
	d.forget()
	d.self.Close()
	return d.root.Close()
}

// MkdirAll implements FS.
func (d *Disk) MkdirAll(name string) error { return d.root.MkdirAll(name, 0o777) }

// Create implements FS.
func (d *Disk) Create(name string) (File, error) {
	folder, at, err := d.folderOf(name)
	if err != nil {
		return nil, err
	}
	return folder.OpenFile(name[at:], os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
}

// mostFolders is how many folders are kept open at once: each takes a file of
// those that the system lets a program open.
const mostFolders = 256

// folderOf is an opened folder above a file, in most cases that which it lies in;
// name[at:] is the file's name there.
func (d *Disk) folderOf(name string) (folder *os.Root, at int, err error) {
	at = strings.LastIndexByte(name, '/') + 1
	if at == 0 {
		return d.root, 0, nil
	}
	dir := name[:at-1]
	d.mu.RLock()
	folder, full := d.folders[dir], len(d.folders) >= mostFolders
	d.mu.RUnlock()
	switch {
	case folder != nil:
		return folder, at, nil
	case full:
		return d.root, 0, nil
	}
	folder, err = d.folder(dir)
	return folder, at, err
}

// folder opens a folder, once.
func (d *Disk) folder(dir string) (*os.Root, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if folder := d.folders[dir]; folder != nil {
		return folder, nil
	}
	folder, err := d.root.OpenRoot(dir)
	if err == nil {
		d.folders[dir] = folder
	}
	return folder, err
}

// forget closes the opened folders; their names may mean others from now on.
func (d *Disk) forget() {
	d.mu.Lock()
	defer d.mu.Unlock()
	for dir, folder := range d.folders {
		folder.Close()
		delete(d.folders, dir)
	}
}

// Open implements FS.
func (d *Disk) Open(name string) (fs.File, error) { return d.root.Open(name) }

// ReadFile implements FS.
func (d *Disk) ReadFile(name string) ([]byte, error) {
	folder, at, err := d.folderOf(name)
	if err != nil {
		return nil, err
	}
	return folder.ReadFile(name[at:])
}

// Stat implements FS.
func (d *Disk) Stat(name string) (Entry, error) {
	info, err := d.root.Lstat(name)
	if err != nil {
		return Entry{}, err
	}
	return entryOf(info), nil
}

func entryOf(info fs.FileInfo) Entry {
	return Entry{info.Name(), info.IsDir(), info.Mode().IsRegular(), info.Size()}
}

// ReadDir implements FS.
func (d *Disk) ReadDir(name string) ([]Entry, error) {
	list, err := fs.ReadDir(d.root.FS(), name)
	if err != nil {
		return nil, err
	}
	entries := make([]Entry, 0, len(list))
	for _, e := range list {
		entries = append(entries, Entry{Name: e.Name(), Dir: e.IsDir(), Regular: e.Type().IsRegular()})
	}
	return entries, nil
}

// Link implements FS.
func (d *Disk) Link(oldname, newname string) error {
	if path.Dir(oldname) != path.Dir(newname) {
		return d.root.Link(oldname, newname)
	}
	folder, at, err := d.folderOf(oldname)
	if err != nil {
		return err
	}
	return folder.Link(oldname[at:], newname[at:])
}

// Rename implements FS.
func (d *Disk) Rename(oldname, newname string) error {
	if e, err := d.Stat(oldname); err != nil || e.Dir || path.Dir(oldname) != path.Dir(newname) {
		d.forget()
		return d.root.Rename(oldname, newname)
	}
	folder, at, err := d.folderOf(oldname)
	if err != nil {
		return err
	}
	return folder.Rename(oldname[at:], newname[at:])
}

// Exchange implements FS.
func (d *Disk) Exchange(a, b string) error {
	if strings.Contains(a+b, "/") {
		return fmt.Errorf("exchange %s and %s: not names of one folder", a, b)
	}
	d.forget()
	if err := exchange(d.self, a, b); err != nil {
		return &os.LinkError{Op: "exchange", Old: a, New: b, Err: err}
	}
	return nil
}

// Remove implements FS.
func (d *Disk) Remove(name string) error {
	d.mu.RLock()
	_, opened := d.folders[name]
	d.mu.RUnlock()
	if opened { // it may be made again
		d.forget()
	}
	folder, at, err := d.folderOf(name)
	if err != nil {
		return err
	}
	return folder.Remove(name[at:])
}

// RemoveAll implements FS.
func (d *Disk) RemoveAll(name string) error {
	d.forget()
	return d.root.RemoveAll(name)
}

// checkName refuses what may not be written: a path that leaves the folder, and
// characters that a manifest or another system cannot hold.
func checkName(name string) error {
	if !fs.ValidPath(name) || name == "." || strings.ContainsAny(name, "\\\n\r\x00") {
		return fmt.Errorf("%q is not a path that can be written", name)
	}
	return nil
}

// hidden is the name beside name that the writer uses for its own purposes.
func hidden(name, purpose string) string {
	dir, base := path.Split(name)
	return dir + "." + base + "." + purpose
}
