package cache

import (
	"io/fs"
	"syscall"
)

// stampOf is the stamp of a file; whole is false where the system tells less.
func stampOf(info fs.FileInfo) (s Stamp, whole bool) {
	sys, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return Stamp{}, false
	}
	return Stamp{info.Size(), sys.Mtimespec.Nano(), sys.Ctimespec.Nano(), uint64(sys.Ino)}, true
}
