//go:build unix

package seed

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"fonds/internal/diag"
)

// On a real disk: a pipe that was opened would make the test hang.
func TestPipesAndLinksAreNeverOpened(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe.txt"), 0o666); err != nil {
		t.Skip(err)
	}
	if err := os.Symlink("/dev/zero", filepath.Join(dir, "link.txt")); err != nil {
		t.Skip(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	var log diag.Log
	if names, _, err := List(root.FS(), &log); err != nil || len(names) > 0 {
		t.Errorf("names %v, error %v", names, err)
	}
	for _, name := range []string{"pipe.txt", "link.txt"} {
		s, err := Read(root.FS(), name, Options{}, &log)
		if err != nil || s.Unread == "" {
			t.Errorf("%s: %+v, %v", name, s, err)
		}
	}
}
