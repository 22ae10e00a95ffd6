// Package pipeline runs the stages in order: [Import] from seeds/ to content/,
// [Build] from content/ to the site. It alone knows every stage; no stage knows
// it. Their steps stand in importSeeds and build; read these to see the data's
// way. [Explain], [Review], [WriteSheet], [Correct] and [Check] look at, or
// mend, what lies on it.
//
// Work on single documents is spread over the processors; whatever depends on
// order is done in the order of the files' names, so that the result does not
// depend on how the work was spread.
package pipeline

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"fonds/internal/authority"
	"fonds/internal/cache"
	"fonds/internal/config"
	"fonds/internal/content"
	"fonds/internal/diag"
	"fonds/internal/output"
)

// Options says what to work on. Source and Log must be set.
type Options struct {
	Source string // the collection's folder
	Config string // default site.yaml in Source
	Output string // default public in Source
	Cache  string // default .cache in Source
	Zip    string // pack the site into this file too, if set

	NoImport bool // build from content/ as it is
	Strict   bool // warnings stop the build too

	Log      *diag.Log
	Progress func(stage string, done, total int) // may be nil; called by one goroutine at a time
	Now      func() time.Time                    // default time.Now; read once
	// Wrap lies between the writer and each folder it writes to, for tests; may be nil.
	Wrap func(output.FS) output.FS
}

// ErrMessages says that the errors stand in the log.
var ErrMessages = errors.New("there are errors")

// A run is one import or build of a collection: its folders, opened and locked.
type run struct {
	Options
	root     *os.Root // the collection
	config   config.Config
	records  []authority.Record
	index    *authority.Index
	ledger   *content.Ledger
	stamps   *cache.Stamps
	readings *cache.Readings
	program  string // stands for the rules, in cache keys
	closers  []func()

	// What is known from the run before; see unchanged.go.
	ctx             context.Context
	began           time.Time
	before          prior // nil: the run cannot be remembered
	whole           bool  // before has the documents
	imported, built *cache.Memo
	wrote           bool // the import has changed content/
	outer           []*diag.Log
	saidFirst       []diag.Message // while loading
	saidOfHeads     []diag.Message
	cache           *output.Tree

	seeds   fs.FS // seeds/: no file is read through a link that could lead out of it (see [seed.Open])
	opening sync.Mutex
	opened  map[string]fs.FS // folders of the collection

	overruled map[string]overruling // by seed; see overrule
	parted    map[string][]int      // the lines at which texts were parted, by hash
}

// begin opens a collection, takes its lock, and reads what both halves need.
func begin(ctx context.Context, o Options) (*run, error) {
	r, err := enter(ctx, o)
	if err != nil {
		return nil, err
	}
	if err := r.load(); err != nil {
		r.close()
		return nil, err
	}
	return r, nil
}

// enter opens a collection and takes its lock.
func enter(ctx context.Context, o Options) (*run, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Progress == nil {
		o.Progress = func(string, int, int) {}
	}
	if o.Wrap == nil {
		o.Wrap = func(f output.FS) output.FS { return f }
	}
	for _, dir := range []struct{ path, name *string }{{&o.Config, ptr("site.yaml")}, {&o.Output, ptr("public")}, {&o.Cache, ptr(".cache")}} {
		if *dir.path == "" {
			*dir.path = filepath.Join(o.Source, *dir.name)
		}
	}
	r := &run{Options: o, ctx: ctx}
	var err error
	if r.root, err = os.OpenRoot(o.Source); err != nil {
		if info, statErr := os.Stat(o.Source); statErr == nil && !info.IsDir() {
			return nil, fmt.Errorf("%s is a file; --source wants the folder of the collection, which holds seeds and content", o.Source)
		}
		return nil, fmt.Errorf("opening the collection: %w", err)
	}
	r.closers = append(r.closers, func() { r.root.Close() })
	if err := r.lock(); err != nil {
		r.close()
		return nil, err
	}
	r.stamps = cache.ReadStamps(os.DirFS(r.Cache), cache.ReadFiles)
	return r, nil
}

func ptr(s string) *string { return &s }

func (r *run) lock() error {
	if !r.has("seeds") && !r.has("content") {
		if above := collectionAbove(r.Source); above != "" {
			return fmt.Errorf("%s is within the collection %s; go there, or write --source %s", r.Source, above, above)
		}
		return fmt.Errorf("%s is no collection: it has neither seeds nor content; make one with fonds init", r.Source)
	}
	if err := os.MkdirAll(r.Cache, 0o777); err != nil {
		return fmt.Errorf("making the cache folder: %w", err)
	}
	release, err := output.Lock(r.Cache)
	if err != nil {
		return err
	}
	r.closers = append(r.closers, release)
	return nil
}

// load reads the configuration, the ledger and the authority records.
func (r *run) load() error {
	data, err := os.ReadFile(r.Options.Config)
	switch {
	case errors.Is(err, fs.ErrNotExist) && filepath.Base(r.Options.Config) == "site.yaml":
		r.config = config.Default()
	case err != nil:
		return fmt.Errorf("reading the configuration: %w", err)
	default:
		r.config = config.Parse(data, filepath.Base(r.Options.Config), r.Log)
	}
	r.seeds = r.sub("seeds")
	contentFS := r.sub("content")
	r.ledger = content.ReadLedger(contentFS, r.Log)
	r.parted = partedLines(r.ledger)
	r.records = content.ReadRecords(contentFS, r.Log)
	checkRecords(r.records, r.Log)
	r.index, err = authority.New(r.records)
	if err != nil {
		r.Log.Report(err)
		r.index = &authority.Index{}
	}
	if r.Log.Count(diag.Error) > 0 {
		// Whoever mends this wants to know at once what else there is to mend.
		if _, err := r.readHeads(context.Background()); err != nil {
			return err
		}
		return ErrMessages
	}
	r.readings = cache.NewReadings(os.DirFS(r.Cache))
	r.program, err = rulesHash(r.records)
	return err
}

// collectionAbove is the collection that a folder lies in; "" if it lies in none.
func collectionAbove(dir string) string {
	path, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	for parent := filepath.Dir(path); parent != path; path, parent = parent, filepath.Dir(parent) {
		_, noSeeds := os.Stat(filepath.Join(parent, "seeds"))
		_, noContent := os.Stat(filepath.Join(parent, "content"))
		if noSeeds == nil && noContent == nil {
			return parent
		}
	}
	return ""
}

func (r *run) close() {
	for i := len(r.closers) - 1; i >= 0; i-- {
		r.closers[i]()
	}
	r.closers = nil
}

func (r *run) has(name string) bool {
	info, err := r.root.Stat(name)
	return err == nil && info.IsDir()
}

// sub is a folder of the collection, to be read; an empty one if it does not exist.
// It is opened once for the whole run: files are read by the thousand.
func (r *run) sub(name string) fs.FS {
	r.opening.Lock()
	defer r.opening.Unlock()
	if sub := r.opened[name]; sub != nil {
		return sub
	}
	root, err := r.root.OpenRoot(name)
	if err != nil {
		return noFiles{}
	}
	opened := newFolder(root)
	r.closers = append(r.closers, opened.close)
	if r.opened == nil {
		r.opened = map[string]fs.FS{}
	}
	r.opened[name] = opened
	return r.opened[name]
}

// noFiles is the folder without files.
type noFiles struct{}

func (noFiles) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// folder opens a folder for writing, making it if need be.
func (r *run) folder(path string) (output.FS, error) {
	if err := os.MkdirAll(path, 0o777); err != nil {
		return nil, err
	}
	disk, err := output.Open(path)
	if err != nil {
		return nil, err
	}
	r.closers = append(r.closers, func() { disk.Close() })
	return r.Wrap(disk), nil
}

// told puts the messages that an error consists of into the log.
func (r *run) told(err error) error {
	var problems diag.Problems
	if !errors.As(err, &problems) {
		return err
	}
	r.Log.Report(problems)
	return ErrMessages
}

// failed reports whether the log has what stops the work.
func (r *run) failed() bool {
	for _, log := range append(r.outer, r.Log) {
		if log.Count(diag.Error) > 0 || r.Strict && log.Count(diag.Warning) > 0 {
			return true
		}
	}
	return false
}

// rulesHash stands for everything but its seed that a reading is computed from:
// this program, and the authority records.
func rulesHash(records []authority.Record) (string, error) {
	program, err := programHash()
	if err != nil {
		return "", err
	}
	data, err := json.Marshal(records)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(append(data, program...))
	return hex.EncodeToString(sum[:8]), nil
}

var programHash = sync.OnceValues(func() (string, error) {
	name, err := os.Executable()
	if err != nil {
		return "", err
	}
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	hash := sha256.New()
	_, err = io.Copy(hash, f)
	return string(hash.Sum(nil)), err
})

// each calls do for 0 to n-1 on all processors and returns the error of the
// lowest number that failed. No new call begins after an error, or when ctx ends.
func each(ctx context.Context, n int, do func(i int) error) error {
	workers := min(runtime.GOMAXPROCS(0), n)
	var (
		next   atomic.Int64
		stop   atomic.Bool
		mu     sync.Mutex
		first  = n
		result error
		done   sync.WaitGroup
	)
	for range workers {
		done.Go(func() {
			for !stop.Load() {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				err := ctx.Err()
				if err == nil {
					err = do(i)
				}
				if err != nil {
					stop.Store(true)
					mu.Lock()
					if i < first {
						first, result = i, err
					}
					mu.Unlock()
				}
			}
		})
	}
	done.Wait()
	return result
}

// progress counts calls of step and tells the caller now and then.
type progress struct {
	mu    sync.Mutex
	tell  func(stage string, done, total int)
	stage string
	done  int
	total int
}

func (r *run) progress(stage string, total int) *progress {
	p := &progress{tell: r.Progress, stage: stage, total: total}
	p.tell(stage, 0, total)
	return p
}

func (p *progress) step() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done++
	if p.done == p.total || p.done%64 == 0 {
		p.tell(p.stage, p.done, p.total)
	}
}
