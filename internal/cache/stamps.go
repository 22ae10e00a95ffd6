package cache

import (
	"crypto/sha256"
	"encoding/binary"
	"io"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"time"

	"fonds/internal/output"
)

// A Sum is the SHA-256 of a file.
type Sum [sha256.Size]byte

// A Stamp is what a file system tells of a file that is not read: a file whose
// stamp is as it was has its bytes as they were, if it was left alone for long
// enough before it was looked at (see [Stamps.Sum]).
type Stamp struct {
	Size, Mtime, Ctime int64 // bytes; nanoseconds since 1970
	Inode              uint64
}

// margin is how long before it was read a file must have been left alone for its
// stamp to be trusted. Clocks of file systems are coarse (2 s on FAT): a file
// written twice within one tick has one stamp for two contents.
const margin = int64(2 * time.Second)

// stamped is a file's hash as it was when its stamp was this.
type stamped struct {
	Stamp
	at  int64 // when it was looked at: before it was read
	sum Sum
}

// Stamps remembers the hashes of files by their stamps, so that a file is read
// again only if it may have changed. Names are the caller's. It is safe for use
// by many goroutines.
type Stamps struct {
	file  string
	mu    sync.Mutex
	files map[string]stamped
	used  map[string]bool
	dirty bool
}

// The files of the cache that hold stamps: of what runs read, and of the site as
// it was published.
const (
	ReadFiles = "stamps"
	SiteFiles = "site"
)

// NewStamps makes an empty one, to be saved under the name of a file of the cache.
func NewStamps(file string) *Stamps {
	return &Stamps{file: file, files: map[string]stamped{}, used: map[string]bool{}}
}

// ReadStamps reads the stamps of a file of the cache; a damaged file is an empty
// one.
func ReadStamps(fsys fs.FS, file string) *Stamps {
	s := NewStamps(file)
	data, ok := readSealed(fsys, file)
	if !ok {
		return s
	}
	text := string(data) // the names are parts of it
	for len(data) > 0 {
		n, head := binary.Uvarint(data)
		const fixed = 5*8 + sha256.Size
		if head <= 0 || n > uint64(len(data)) || len(data) < head+int(n)+fixed {
			return NewStamps(file)
		}
		at := len(text) - len(data) + head
		name := text[at : at+int(n)]
		data = data[head+int(n):]
		number := func(i int) int64 { return int64(binary.LittleEndian.Uint64(data[8*i:])) }
		s.files[name] = stamped{
			Stamp: Stamp{number(0), number(1), number(2), uint64(number(3))},
			at:    number(4), sum: Sum(data[5*8 : fixed]),
		}
		data = data[fixed:]
	}
	return s
}

// Sum is the hash of a regular file. It is opened and read only if its stamp is
// not as it was, or if the file had been written shortly before it was last read.
func (s *Stamps) Sum(name string, info fs.FileInfo, open func() (fs.File, error)) (Sum, error) {
	stamp, whole := stampOf(info)
	s.mu.Lock()
	was, known := s.files[name]
	s.used[name] = true
	s.mu.Unlock()
	if whole && known && was.Stamp == stamp && max(stamp.Mtime, stamp.Ctime) < was.at-margin {
		return was.sum, nil
	}
	now := stamped{Stamp: stamp, at: time.Now().UnixNano()}
	f, err := open()
	if err != nil {
		return Sum{}, err
	}
	defer f.Close()
	hash := sha256.New()
	buffer := buffers.Get().(*[64 << 10]byte)
	defer buffers.Put(buffer)
	if _, err := io.CopyBuffer(hash, struct{ io.Reader }{f}, buffer[:]); err != nil {
		return Sum{}, err
	}
	now.sum = Sum(hash.Sum(nil))
	s.keep(name, now)
	return now.sum, nil
}

var buffers = sync.Pool{New: func() any { return new([64 << 10]byte) }}

func (s *Stamps) keep(name string, now stamped) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files[name], s.used[name], s.dirty = now, true, true
}

// Keep remembers the hash of a file that was read or written otherwise: it had
// these bytes at the time given or later, and has the stamp of info now.
func (s *Stamps) Keep(name string, info fs.FileInfo, sum Sum, at time.Time) {
	if stamp, whole := stampOf(info); whole {
		s.keep(name, stamped{Stamp: stamp, at: at.UnixNano(), sum: sum})
	}
}

// As reports that a file which nobody writes but this program is as it was. When its
// inode last changed does not count: a run that failed may have linked it.
func (s *Stamps) As(name string, info fs.FileInfo) bool {
	stamp, whole := stampOf(info)
	s.mu.Lock()
	defer s.mu.Unlock()
	was, known := s.files[name]
	stamp.Ctime = was.Ctime
	return whole && known && was.Stamp == stamp
}

// Len is how many files there are stamps of.
func (s *Stamps) Len() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.files)
}

// Save writes the stamps of the files that were asked for or kept.
func (s *Stamps) Save(tree *output.Tree) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.dirty && len(s.used) == len(s.files) {
		return nil
	}
	names := make([]string, 0, len(s.used))
	for name := range s.used {
		if _, known := s.files[name]; known {
			names = append(names, name)
		}
	}
	slices.SortFunc(names, strings.Compare)
	var data []byte
	for _, name := range names {
		f := s.files[name]
		data = binary.AppendUvarint(data, uint64(len(name)))
		data = append(data, name...)
		for _, n := range [...]int64{f.Size, f.Mtime, f.Ctime, int64(f.Inode), f.at} {
			data = binary.LittleEndian.AppendUint64(data, uint64(n))
		}
		data = append(data, f.sum[:]...)
	}
	s.dirty = false
	return writeSealed(tree, s.file, data)
}
