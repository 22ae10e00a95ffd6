package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fonds/internal/cache"
	"fonds/internal/diag"
	"fonds/internal/output"
)

// A run is a function of the files it reads: if these are what they were, it comes
// to what it came to. So the cache remembers for each kind of run the hash of all
// it depended on and what it came to. Two kinds there are, since a build is an
// import and then the making of the site, and either may be known without the
// other.
const (
	importRun = "import" // remembered only where it changed nothing
	siteRun   = "site"
)

// prior are the hashes of the files that a run depends on, by their path in the
// collection; a folder ends with a slash and has none.
type prior map[string]cache.Sum

// foldersOf are the folders that a kind of run reads.
func foldersOf(kind string) []string {
	if kind == importRun {
		return []string{"content", "seeds"}
	}
	return []string{"content", "layouts", "seeds", "static"}
}

const (
	programInput  = "program"
	configInput   = "configuration"
	documentsPath = "content/documents/"
	ledgerPath    = "content/.ledger/"
)

// errStrange says that there is something among the inputs whose content cannot
// be told by a hash: a link, a pipe. Such a run is not remembered.
var errStrange = errors.New("not a regular file")

// look finds the hashes of all that runs depend on, as it is now: what a run reads
// later is as old or newer, so that what is remembered of it by these hashes is
// never taken for what came after. Without documents it leaves these out, the largest
// part.
func (r *run) look(documents bool) (prior, error) {
	in := prior{}
	for name, file := range map[string]string{configInput: r.Options.Config, programInput: ""} {
		var err error
		if name == programInput {
			if file, err = os.Executable(); err != nil {
				return nil, err
			}
		}
		info, err := os.Stat(file)
		if errors.Is(err, fs.ErrNotExist) && name == configInput {
			continue
		}
		if err != nil {
			return nil, err
		}
		if in[name], err = r.stamps.Sum(name+" "+file, info, func() (fs.File, error) { return os.Open(file) }); err != nil {
			return nil, err
		}
	}
	for _, folder := range foldersOf(siteRun) {
		if !r.has(folder) {
			continue
		}
		if err := r.lookInto(folder, documents, in); err != nil {
			return nil, err
		}
	}
	return in, nil
}

func (r *run) lookInto(folder string, documents bool, in prior) error {
	fsys := r.sub(folder)
	var names []string
	var infos []fs.FileInfo
	err := fs.WalkDir(fsys, ".", func(name string, e fs.DirEntry, err error) error {
		full := path.Join(folder, name)
		switch {
		case err != nil:
			return err
		case e.IsDir():
			in[full+"/"] = cache.Sum{}
			return nil
		case path.Ext(full) == ".new" && e.Name()[0] == '.': // left by a run that was killed; the next one removes it
			return fmt.Errorf("%s: %w", full, errStrange)
		case strings.HasPrefix(full, documentsPath) && (e.Name()[0] == '.' || !documents && path.Ext(name) == ".md"): // hidden ones are nobody's
			return nil
		case !e.Type().IsRegular():
			return fmt.Errorf("%s: %w", full, errStrange)
		}
		info, err := e.Info()
		names, infos = append(names, name), append(infos, info)
		return err
	})
	if err != nil {
		return err
	}
	sums := make([]cache.Sum, len(names))
	err = each(r.ctx, len(names), func(i int) (err error) {
		sums[i], err = r.stamps.Sum(folder+"/"+names[i], infos[i], func() (fs.File, error) { return fsys.Open(names[i]) })
		return err
	})
	for i, name := range names {
		in[folder+"/"+name] = sums[i]
	}
	return err
}

// key is the hash of what a kind of run depends on: of its inputs, and of how it
// was called.
func (r *run) key(kind string, in prior) string {
	hash := sha256.New()
	where, err := filepath.Abs(r.Output)
	if err != nil {
		where = r.Output
	}
	if kind == importRun {
		where = ""
	}
	fmt.Fprintf(hash, "%s %t %q %x %x\n", kind, r.Strict, where, in[programInput], in[configInput])
	folders := foldersOf(kind)
	for _, name := range slices.Sorted(maps.Keys(in)) {
		if folder, _, inFolder := strings.Cut(name, "/"); inFolder && slices.Contains(folders, folder) {
			sum := in[name]
			fmt.Fprintf(hash, "%d %s ", len(name), name)
			hash.Write(sum[:])
		}
	}
	return hex.EncodeToString(hash.Sum(nil))
}

// remembered finds out what is known of a run before it begins: what the import
// and the making of the site come to, as far as nothing that they depend on has
// changed. What cannot be known is done.
func (r *run) remembered() {
	r.began = time.Now()
	files := os.DirFS(r.Cache)
	imported, knowsImport := cache.ReadMemo(files, importRun)
	built, knowsSite := cache.ReadMemo(files, siteRun)
	var err error
	r.whole = !r.NoImport || knowsImport || knowsSite
	if r.before, err = r.look(r.whole); err != nil {
		r.before = nil
		return
	}
	if knowsImport && imported.Key == r.key(importRun, r.before) {
		r.imported = &imported
	}
	if knowsSite && built.Key == r.key(siteRun, r.before) && r.siteStands(files) {
		r.built = &built
	}
}

// siteStands reports that the site's files are as they were published; what else
// lies there is somebody else's. What a killed run left beside it is to be removed.
func (r *run) siteStands(files fs.FS) bool {
	for _, left := range output.Leftovers(filepath.Clean(r.Output)) {
		if _, err := os.Lstat(left); !errors.Is(err, fs.ErrNotExist) {
			return false
		}
	}
	was := cache.ReadStamps(files, cache.SiteFiles)
	found := 0
	err := fs.WalkDir(os.DirFS(r.Output), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err == nil && was.As(name, info) {
			found++
		}
		return err
	})
	return err == nil && found > 0 && found == was.Len()
}

// replay says again what a remembered run said, and gives its result.
func (r *run) replay(m *cache.Memo, result any) error {
	for _, message := range m.Messages {
		r.Log.Add(message)
	}
	if err := json.Unmarshal(m.Result, result); err != nil {
		return fmt.Errorf("reading the cache: %w", err)
	}
	return nil
}

// apart runs a part of a run and gives what it said, which goes into the log too.
func (r *run) apart(part func() error) ([]diag.Message, error) {
	all := r.Log
	r.Log = &diag.Log{}
	r.outer = append(r.outer, all)
	err := part()
	said := r.Log.Messages()
	r.Log, r.outer = all, r.outer[:len(r.outer)-1]
	for _, m := range said {
		all.Add(m)
	}
	return said, err
}

// remember keeps what a run came to, by what it depended on.
func (r *run) remember(kind string, in prior, messages []diag.Message, result any) error {
	tree, err := r.cacheTree()
	if err != nil {
		return err
	}
	data, err := json.Marshal(result)
	if err != nil {
		return err
	}
	if err := cache.WriteMemo(tree, kind, cache.Memo{Key: r.key(kind, in), Messages: messages, Result: data}); err != nil {
		return err
	}
	return r.stamps.Save(tree)
}

// cacheTree opens the cache for writing, once.
func (r *run) cacheTree() (*output.Tree, error) {
	if r.cache == nil {
		folder, err := r.folder(r.Cache)
		if err != nil {
			return nil, fmt.Errorf("opening the cache: %w", err)
		}
		r.cache = output.NewTree(folder)
	}
	return r.cache, nil
}

// rememberSite keeps what the making of the site came to. The documents are as
// they were when their heads were read, the ledger is as the import left it.
func (r *run) rememberSite(heads []head, files []string, messages []diag.Message, result Result) error {
	if r.before == nil {
		return nil
	}
	in := maps.Clone(r.before)
	if r.wrote {
		maps.DeleteFunc(in, func(name string, _ cache.Sum) bool {
			return strings.HasPrefix(name, documentsPath) && strings.HasSuffix(name, ".md") || strings.HasPrefix(name, ledgerPath)
		})
	}
	documents := r.sub("content")
	for _, h := range heads {
		in["content/"+h.file] = h.sum
		if info, err := fs.Lstat(documents, h.file); err == nil {
			r.stamps.Keep("content/"+h.file, info, h.sum, r.began)
		}
	}
	if r.wrote {
		in[documentsPath] = cache.Sum{}
		in[ledgerPath] = cache.Sum{}
		in["content/"] = cache.Sum{}
		for name, data := range r.ledger.Files() {
			if data != nil {
				in["content/"+name] = sha256.Sum256(data)
			}
		}
	}
	tree, err := r.cacheTree()
	if err != nil {
		return err
	}
	published := cache.NewStamps(cache.SiteFiles)
	site := os.DirFS(r.Output)
	for _, name := range files {
		info, err := fs.Lstat(site, name)
		if err != nil {
			return nil // somebody is at work there
		}
		published.Keep(name, info, cache.Sum{}, r.began)
	}
	if err := published.Save(tree); err != nil {
		return err
	}
	result.Changes = output.Changes{}
	return r.remember(siteRun, in, messages, result)
}
