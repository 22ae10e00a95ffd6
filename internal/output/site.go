package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"sort"
	"strings"
	"sync"
)

// Manifest is the file of a site that lists its files with their hashes, in the
// form of sha256sum(1). It is how the next run knows which files are its own.
const Manifest = "manifest.sha256"

// A Site is a folder published whole: staged beside the old one, then swapped
// in. The stage is the folder ".NAME.new" beside NAME.
type Site struct {
	fsys  FS
	name  string
	stage string
	old   map[string]string // manifest of the site as it stands: path to hash

	mu   sync.Mutex
	made map[string]bool
	sums map[string]string
	done bool
}

// Changes is what a publication changed, each list sorted.
type Changes struct {
	Added   []string `json:"added"`
	Changed []string `json:"changed"`
	Removed []string `json:"removed"`
}

// NewSite begins a site named name (one path element) within the folder that
// fsys is rooted at. What a killed run left behind is put right first. A folder
// of that name that holds files and no manifest of ours is refused: it was not
// made by this program.
func NewSite(fsys FS, name string) (*Site, error) {
	if err := checkName(name); err != nil || strings.Contains(name, "/") {
		return nil, fmt.Errorf("%q cannot be the name of a site's folder", name)
	}
	s := &Site{
		fsys: fsys, name: name, stage: hidden(name, "new"),
		made: map[string]bool{}, sums: map[string]string{},
	}
	if err := s.recover(); err != nil {
		return nil, fmt.Errorf("putting %s right after an interrupted run: %w", name, err)
	}
	entry, err := fsys.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return nil, err
	case !entry.Dir:
		return nil, fmt.Errorf("%s is not a folder (a link is none); move it away or choose another with --output", name)
	default:
		if s.old, err = readManifest(fsys, path.Join(name, Manifest)); err != nil {
			return nil, err
		}
		if s.old == nil {
			entries, err := fsys.ReadDir(name)
			if err != nil {
				return nil, err
			}
			if len(entries) > 0 {
				return nil, fmt.Errorf("%s holds files that are no site of ours (it has no %s); empty it or choose another folder with --output", name, Manifest)
			}
		}
	}
	if err := fsys.MkdirAll(s.stage); err != nil {
		return nil, err
	}
	return s, nil
}

// Leftovers are the names that an interrupted run may leave beside a site.
func Leftovers(site string) []string { return []string{hidden(site, "new"), hidden(site, "old")} }

// recover finishes or undoes what an interrupted run left. Where two names
// cannot be exchanged in one step, the old site is renamed to ".NAME.old" before
// the new one takes its name: if there is no site but an old one, the run
// stopped between the two.
func (s *Site) recover() error {
	old := hidden(s.name, "old")
	_, oldErr := s.fsys.Stat(old)
	_, nowErr := s.fsys.Stat(s.name)
	if oldErr == nil && errors.Is(nowErr, fs.ErrNotExist) {
		if err := s.fsys.Rename(old, s.name); err != nil {
			return err
		}
	} else if oldErr == nil {
		if err := s.fsys.RemoveAll(old); err != nil {
			return err
		}
	}
	return s.fsys.RemoveAll(s.stage)
}

// Write adds a file; many goroutines may write. Two files of one name are an
// error. A file that the old site has with the same bytes is linked, not
// written, and so keeps its times.
func (s *Site) Write(name string, data []byte) error {
	sum := sha256.Sum256(data)
	target, err := s.claim(name, hex.EncodeToString(sum[:]))
	if err != nil {
		return err
	}
	if s.old[name] == hex.EncodeToString(sum[:]) {
		// The manifest tells what was written; somebody may have changed it since.
		was := path.Join(s.name, name)
		if now, err := s.fsys.ReadFile(was); err == nil && bytes.Equal(now, data) {
			if s.fsys.Link(was, target) == nil {
				return nil
			}
		}
	}
	return s.create(target, func(f File) error {
		_, err := f.Write(data)
		return err
	})
}

// Was is the hash, in hexadecimal, that a file of the old site had when it was
// published; "" if it had none of that name.
func (s *Site) Was(name string) string { return s.old[name] }

// Keep adds a file as the old site has it, whose bytes the caller knows to be those
// that were published; false if that cannot be done.
func (s *Site) Keep(name string) (bool, error) {
	sum := s.old[name]
	if sum == "" {
		return false, nil
	}
	target, err := s.claim(name, sum)
	if err != nil {
		return false, err
	}
	if s.fsys.Link(path.Join(s.name, name), target) == nil {
		return true, nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.sums, name) // it is to be written
	return false, nil
}

// Copy adds a file from a reader, which is read once and not held.
func (s *Site) Copy(name string, r io.Reader) error {
	target, err := s.claim(name, "")
	if err != nil {
		return err
	}
	hash := sha256.New()
	if err := s.create(target, func(f File) error { return copyTo(io.MultiWriter(f, hash), r) }); err != nil {
		return err
	}
	sum := hex.EncodeToString(hash.Sum(nil))
	s.mu.Lock()
	s.sums[name] = sum
	s.mu.Unlock()
	if s.old[name] != sum {
		return nil
	}
	was := path.Join(s.name, name)
	if same, err := s.same(was, sum); err != nil || !same {
		return err
	}
	kept := hidden(target, "kept")
	if s.fsys.Link(was, kept) != nil {
		return nil
	}
	return s.fsys.Rename(kept, target)
}

func (s *Site) same(name, sum string) (bool, error) {
	f, err := s.fsys.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	defer f.Close()
	hash := sha256.New()
	if err := copyTo(hash, f); err != nil {
		return false, err
	}
	return hex.EncodeToString(hash.Sum(nil)) == sum, nil
}

// claim takes a name for a file and makes its folder.
func (s *Site) claim(name, sum string) (target string, err error) {
	if err := checkName(name); err != nil {
		return "", err
	}
	if name == Manifest {
		return "", fmt.Errorf("%s is written by Publish alone", name)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, taken := s.sums[name]; taken {
		return "", fmt.Errorf("two files claim the address %s", name)
	}
	s.sums[name] = sum
	target = path.Join(s.stage, name)
	if dir := path.Dir(target); !s.made[dir] {
		if err := s.fsys.MkdirAll(dir); err != nil {
			return "", err
		}
		s.made[dir] = true
	}
	return target, nil
}

func (s *Site) create(target string, fill func(File) error) error {
	f, err := s.fsys.Create(target)
	if err != nil {
		return err
	}
	if err = errors.Join(fill(f), f.Close()); err != nil {
		return fmt.Errorf("writing %s: %w", strings.TrimPrefix(target, s.stage+"/"), err)
	}
	return nil
}

// pieces are memory for copying files, which io.Copy would ask for at each.
var pieces = sync.Pool{New: func() any { return new([64 << 10]byte) }}

// copyTo copies through a piece of memory, whatever else the two could do.
func copyTo(w io.Writer, r io.Reader) error {
	piece := pieces.Get().(*[64 << 10]byte)
	defer pieces.Put(piece)
	_, err := io.CopyBuffer(struct{ io.Writer }{w}, struct{ io.Reader }{r}, piece[:])
	return err
}

// Publish writes the manifest and swaps the site in. Files of the old one that
// its manifest does not list are somebody else's and move over; if the new site
// has a file of that name, that is an error and the old site stays. The old
// site's own files are removed.
func (s *Site) Publish() (Changes, error) {
	if s.done {
		return Changes{}, errors.New("the site was published or given up before")
	}
	if err := s.keepForeign(""); err != nil {
		return Changes{}, err
	}
	if err := s.create(path.Join(s.stage, Manifest), func(f File) error {
		_, err := io.WriteString(f, s.manifest())
		return err
	}); err != nil {
		return Changes{}, err
	}
	if err := s.swap(); err != nil {
		return Changes{}, err
	}
	s.done = true
	return s.changes(), nil
}

// Files lists the files of the site, the manifest among them.
func (s *Site) Files() []string {
	return append(slices.Sorted(maps.Keys(s.sums)), Manifest)
}

func (s *Site) manifest() string {
	names := slices.Sorted(maps.Keys(s.sums))
	var b strings.Builder
	for _, name := range names {
		fmt.Fprintf(&b, "%s  %s\n", s.sums[name], name)
	}
	return b.String()
}

func (s *Site) changes() Changes {
	var c Changes
	for name, sum := range s.sums {
		switch was, ok := s.old[name]; {
		case !ok:
			c.Added = append(c.Added, name)
		case was != sum:
			c.Changed = append(c.Changed, name)
		}
	}
	for name := range s.old {
		if _, ok := s.sums[name]; !ok {
			c.Removed = append(c.Removed, name)
		}
	}
	sort.Strings(c.Added)
	sort.Strings(c.Changed)
	sort.Strings(c.Removed)
	return c
}

// keepForeign links the files under dir of the old site that are not ours into
// the stage.
func (s *Site) keepForeign(dir string) error {
	entries, err := s.fsys.ReadDir(path.Join(s.name, dir))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, e := range entries {
		name := path.Join(dir, e.Name)
		if e.Dir {
			if err := s.keepForeign(name); err != nil {
				return err
			}
			continue
		}
		if _, ours := s.old[name]; ours || name == Manifest {
			continue
		}
		if _, taken := s.sums[name]; taken {
			return fmt.Errorf("%s/%s was put there by somebody else, and the site has a file of that name; move it away", s.name, name)
		}
		target := path.Join(s.stage, name)
		if err := s.fsys.MkdirAll(path.Dir(target)); err != nil {
			return err
		}
		if err := s.keep(path.Join(s.name, name), target, e); err != nil {
			return fmt.Errorf("keeping %s/%s: %w", s.name, name, err)
		}
	}
	return nil
}

func (s *Site) keep(was, target string, e Entry) error {
	err := s.fsys.Link(was, target)
	if err == nil || !e.Regular {
		return err
	}
	f, openErr := s.fsys.Open(was)
	if openErr != nil {
		return err
	}
	defer f.Close()
	return s.create(target, func(to File) error { return copyTo(to, f) })
}

func (s *Site) swap() error {
	_, err := s.fsys.Stat(s.name)
	if errors.Is(err, fs.ErrNotExist) {
		return s.fsys.Rename(s.stage, s.name)
	}
	if err != nil {
		return err
	}
	err = s.fsys.Exchange(s.stage, s.name)
	if err == nil {
		// The stage is the old site now. What cannot be removed is removed next time.
		s.fsys.RemoveAll(s.stage)
		return nil
	}
	if !errors.Is(err, errors.ErrUnsupported) {
		return fmt.Errorf("swapping the new site in (a mount point cannot be swapped: choose another folder with --output): %w", err)
	}
	old := hidden(s.name, "old")
	if err := s.fsys.Rename(s.name, old); err != nil {
		return err
	}
	if err := s.fsys.Rename(s.stage, s.name); err != nil {
		return errors.Join(err, s.fsys.Rename(old, s.name))
	}
	s.fsys.RemoveAll(old)
	return nil
}

// Abort removes what was staged; after Publish it does nothing.
func (s *Site) Abort() {
	if !s.done {
		s.done = true
		s.fsys.RemoveAll(s.stage)
	}
}

// readManifest gives the paths and hashes of a manifest; nil if there is none.
func readManifest(fsys FS, name string) (map[string]string, error) {
	data, err := fsys.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	sums := map[string]string{}
	for i, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		if line == "" {
			continue
		}
		sum, file, ok := strings.Cut(line, "  ")
		if !ok || len(sum) != sha256.Size*2 || checkName(file) != nil {
			return nil, fmt.Errorf("%s:%d: not a line of a manifest; remove the folder if it is a site of ours", name, i+1)
		}
		sums[file] = sum
	}
	return sums, nil
}
