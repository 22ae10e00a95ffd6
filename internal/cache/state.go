package cache

import (
	"crypto/sha256"
	"errors"
	"io/fs"
	"os"
	"strings"
	"time"
)

// A State is what the system says of a file that nobody has read: what changes
// when it is written. Times are nanoseconds since 1970. Where the system does not
// tell when a file was changed and which one it is, these are 0.
type State struct {
	Size     int64
	Modified int64
	Changed  int64 // its inode: by writing, renaming, new times
	Inode    uint64
}

// A Sum is the SHA-256 of a file's bytes.
type Sum [sha256.Size]byte

// A File is a file or folder as it was seen.
type File struct {
	Name string // under the collection, with slashes
	Kind Kind
	State
	Seen int64 // when the state was asked for; 0: it proves nothing
	Sum  Sum   // of its bytes when it was in this state; of a regular file alone
}

// A Kind is what a name stands for.
type Kind uint8

// The kinds.
const (
	Regular Kind = iota
	Folder
	Other // a link, a pipe, a device
)

// Two changes of a file within a tick of the clock that dates them look alike. A
// clock that gives parts of milliseconds ticks a hundred times a second at least;
// others, of old or foreign file systems, may take two seconds.
const (
	fineTick   = 250 * time.Millisecond
	coarseTick = 3 * time.Second
)

// Settled reports whether a file in the same state is sure to have the same bytes:
// it was last changed so long before its state was seen that any later change shows.
func (f *File) Settled() bool {
	tick := coarseTick
	if f.Modified%int64(time.Millisecond) != 0 && f.Changed%int64(time.Millisecond) != 0 {
		tick = fineTick
	}
	return f.Seen != 0 && f.Changed != 0 && f.Inode != 0 && max(f.Modified, f.Changed)+int64(tick) <= f.Seen
}

// List sees a folder's files (dir), by name: those of the folders within it too if
// deep is set, but for hidden ones. The files' names begin with as. It asks for the
// state of regular files alone, of those that stated (nil: all) reports. A folder
// that is not there has no files.
func List(dir, as string, deep bool, stated func(name string) bool) ([]File, error) {
	now := time.Now().UnixNano()
	names, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	at, err := OpenPlace(dir)
	if err != nil {
		return nil, err
	}
	defer at.Close()
	files := make([]File, 0, len(names))
	for _, e := range names {
		f := File{Name: as + "/" + e.Name(), Seen: now}
		switch {
		case e.IsDir():
			f.Kind = Folder
			files = append(files, f)
			if deep && !strings.HasPrefix(e.Name(), ".") {
				within, err := List(dir+"/"+e.Name(), f.Name, deep, stated)
				if err != nil {
					return nil, err
				}
				files = append(files, within...)
			}
			continue
		case !e.Type().IsRegular():
			f.Kind = Other
		case stated == nil || stated(e.Name()):
			if f.State, err = at.State(e.Name()); errors.Is(err, fs.ErrNotExist) {
				continue // gone meanwhile
			} else if err != nil {
				return nil, err
			}
		}
		files = append(files, f)
	}
	return files, nil
}
