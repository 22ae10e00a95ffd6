package preview

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// pause is how long a folder must be quiet before a change counts: editors and
// copies write in several steps.
const pause = 60 * time.Millisecond

// Watch calls changed after files under the given folders, or the given files,
// were changed, once for many changes at a time, until ctx ends. What does not
// exist yet is watched through the folder it would be in.
func Watch(ctx context.Context, paths []string, changed func()) error {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return err
	}
	defer watcher.Close()
	w := &watch{watcher: watcher, roots: map[string]bool{}}
	for _, p := range paths {
		if p, err = filepath.Abs(p); err != nil {
			return err
		}
		w.roots[p] = true
		if err := watcher.Add(filepath.Dir(p)); err != nil {
			return err
		}
		if err := w.add(p); err != nil {
			return err
		}
	}
	timer := time.NewTimer(0)
	<-timer.C
	for {
		select {
		case <-ctx.Done():
			return nil
		case err := <-watcher.Errors:
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				return err
			}
			timer.Reset(pause)
		case event := <-watcher.Events:
			if !w.concerns(event) {
				continue
			}
			if event.Has(fsnotify.Create) {
				if err := w.add(event.Name); err != nil {
					return err
				}
			}
			timer.Reset(pause)
		case <-timer.C:
			changed()
		}
	}
}

type watch struct {
	watcher *fsnotify.Watcher
	roots   map[string]bool
}

// add watches a folder and those in it; a file needs nothing.
func (w *watch) add(path string) error {
	return filepath.WalkDir(path, func(name string, e fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) || errors.Is(err, os.ErrPermission) {
			return nil
		}
		if err != nil {
			return err
		}
		if e.IsDir() {
			return w.watcher.Add(name)
		}
		return nil
	})
}

// concerns reports whether an event is about what is watched: editors' and our
// own hidden files are not, nor are mere changes of mode.
func (w *watch) concerns(event fsnotify.Event) bool {
	if event.Op == fsnotify.Chmod || strings.HasPrefix(filepath.Base(event.Name), ".") || strings.HasSuffix(event.Name, "~") {
		return false
	}
	for dir := event.Name; ; dir = filepath.Dir(dir) {
		if w.roots[dir] {
			return true
		}
		if dir == filepath.Dir(dir) {
			return false
		}
	}
}
