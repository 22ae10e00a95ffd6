package pipeline

import (
	"io/fs"
	"os"
	"path"
	"strings"
	"sync"
)

// A folder is a folder of the collection, to be read, whose own folders are opened
// once and kept: a path costs two system calls for each of its names, and files are
// read by the ten thousand. It is for one run; a folder that is moved away while the
// run lasts is still read. Nothing outside can be reached through it (os.Root).
type folder struct {
	fs.FS // of root
	root  *os.Root

	mu    sync.RWMutex
	parts map[string]fs.FS
	opens []*os.Root
}

// mostParts is how many folders are kept open at once.
const mostParts = 64

func newFolder(root *os.Root) *folder {
	return &folder{FS: root.FS(), root: root, parts: map[string]fs.FS{}}
}

func (f *folder) close() {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, part := range f.opens {
		part.Close()
	}
	f.root.Close()
}

// part is the folder that a file lies in, and the file's name in it.
func (f *folder) part(name string) (fs.FS, string) {
	dir, base := path.Split(name)
	if dir == "" || !fs.ValidPath(name) {
		return f.FS, name
	}
	dir = strings.TrimSuffix(dir, "/")
	f.mu.RLock()
	part, full := f.parts[dir], len(f.parts) >= mostParts
	f.mu.RUnlock()
	if part == nil && !full {
		part = f.open(dir)
	}
	if part == nil {
		return f.FS, name
	}
	return part, base
}

// open opens a folder, once; nil if it cannot be.
func (f *folder) open(dir string) fs.FS {
	f.mu.Lock()
	defer f.mu.Unlock()
	if part := f.parts[dir]; part != nil {
		return part
	}
	root, err := f.root.OpenRoot(dir)
	if err != nil {
		return nil
	}
	f.opens = append(f.opens, root)
	f.parts[dir] = root.FS()
	return f.parts[dir]
}

// Open implements [fs.FS].
func (f *folder) Open(name string) (fs.File, error) {
	part, base := f.part(name)
	file, err := part.Open(base)
	return file, named(err, name)
}

// ReadFile implements [fs.ReadFileFS].
func (f *folder) ReadFile(name string) ([]byte, error) {
	part, base := f.part(name)
	data, err := fs.ReadFile(part, base)
	return data, named(err, name)
}

// Lstat implements [fs.ReadLinkFS].
func (f *folder) Lstat(name string) (fs.FileInfo, error) {
	part, base := f.part(name)
	info, err := fs.Lstat(part, base)
	return info, named(err, name)
}

// ReadLink implements [fs.ReadLinkFS].
func (f *folder) ReadLink(name string) (string, error) { return fs.ReadLink(f.FS, name) }

// ReadDir implements [fs.ReadDirFS].
func (f *folder) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(f.FS, name) }

// Stat implements [fs.StatFS].
func (f *folder) Stat(name string) (fs.FileInfo, error) { return fs.Stat(f.FS, name) }

// named is an error with the whole name of the file that it is about.
func named(err error, name string) error {
	if at, is := err.(*fs.PathError); is {
		return &fs.PathError{Op: at.Op, Path: name, Err: at.Err}
	}
	return err
}
