//go:build unix

package output

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"golang.org/x/sys/unix"
)

// Lock makes sure that one run at a time works on a collection. The lock is the
// system's own on the file "lock" in the folder, so a run that was killed holds
// none. The error of a second run names the first.
func Lock(dir string) (release func(), err error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	f, err := root.OpenFile("lock", os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, err
	}
	if err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
		defer f.Close()
		if !errors.Is(err, unix.EWOULDBLOCK) {
			return nil, err
		}
		holder := make([]byte, 32)
		n, _ := f.Read(holder)
		return nil, fmt.Errorf("process %s is working on this collection; wait for it to end", strings.TrimSpace(string(holder[:n])))
	}
	if err := f.Truncate(0); err == nil {
		fmt.Fprintf(f, "%d\n", os.Getpid())
	}
	return func() { f.Close() }, nil
}
