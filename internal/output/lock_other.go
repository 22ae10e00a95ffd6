//go:build !unix

package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// Lock makes sure that one run at a time works on a collection. Here the lock
// is the file "lock" in the folder, which a run that was killed leaves behind.
func Lock(dir string) (release func(), err error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	f, err := root.OpenFile("lock", os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		root.Close()
		return nil, errors.New("another run is working on this collection; if none is, remove the file lock in the cache folder")
	}
	if err != nil {
		root.Close()
		return nil, err
	}
	fmt.Fprintf(f, "%d\n", os.Getpid())
	return func() {
		f.Close()
		root.Remove("lock")
		root.Close()
	}, nil
}
