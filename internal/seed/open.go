package seed

import (
	"io/fs"
	"strings"
)

// Open opens a regular file under seeds/ that is reached through folders alone.
// A link could lead out of seeds/, and opening a pipe would wait for a writer;
// both are as if they were not there (fs.ErrNotExist).
func Open(fsys fs.FS, name string) (fs.File, error) {
	f, _, err := open(fsys, name)
	return f, err
}

// open is Open that tells how many bytes the file has, or had a moment ago.
func open(fsys fs.FS, name string) (f fs.File, size int64, err error) {
	for at := 0; at < len(name); {
		end := len(name)
		if n := strings.IndexByte(name[at:], '/'); n >= 0 {
			end = at + n
		}
		info, err := fs.Lstat(fsys, name[:end])
		if err != nil {
			return nil, 0, err
		}
		size = info.Size()
		if mode := info.Mode(); end < len(name) && !mode.IsDir() || end == len(name) && !mode.IsRegular() {
			return nil, 0, &fs.PathError{Op: "open", Path: name, Err: &irregularError{kind(mode)}}
		}
		at = end + 1
	}
	f, err = fsys.Open(name)
	return f, size, err
}

// An irregularError says what stands where a file or folder should.
type irregularError struct{ kind string }

func (e *irregularError) Error() string        { return "is " + e.kind }
func (e *irregularError) Is(target error) bool { return target == fs.ErrNotExist }
