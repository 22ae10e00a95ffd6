package content

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"

	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/frontmatter"
	"fonds/internal/slug"
)

// An Entry is the ledger's line of one document: what the importer last said of
// it, as hashes. An empty field has none.
type Entry struct {
	ID       document.ID
	Slug     document.Slug
	Former   []document.Slug // slugs it had; each is a redirect
	Seeds    []document.SeedRef
	Added    string                    // day, YYYY-MM-DD
	Fields   map[document.Field]string // hash of each field as the importer last said it
	Blocks   []string                  // hash of each block of the body, likewise
	Sizes    string                    // how long each block is, roughly: see sizesOf
	Absorbed map[document.ID]Absorbed  // documents that were joined to it; their slugs are redirects
	Held     []string                  // hashes of what its seed had of it while it was withheld: see Passages
	Gone     bool                      // that its seeds no longer have it was said already
	Was      []string                  // files under seeds/ that it was read from before they were moved
}

// Absorbed is a document that was joined to another: its slug, and the seed that it
// was read from.
type Absorbed struct {
	Slug document.Slug `json:"slug"`
	File string        `json:"file"`
}

// A TermEntry is the ledger's line of one name that a term has or had.
type TermEntry struct {
	Kind   string          `json:"kind"`             // "parties"
	Key    string          `json:"key"`              // authority.Key of the name
	Slug   document.Slug   `json:"slug,omitempty"`   // given to the name; none if it has only been found under others
	Former []document.Slug `json:"former,omitempty"` // other addresses under which it was found
}

// A Ledger is content/.ledger: a line a document, sorted by id, in files named by
// the first character of the id, and terms.jsonl.
type Ledger struct {
	Documents map[document.ID]*Entry
	Terms     []TermEntry // by kind, then key

	files []string // that it was read from
}

const (
	ledgerDir  = ".ledger"
	ledgerExt  = ".jsonl"
	termsFile  = ledgerDir + "/terms" + ledgerExt
	ledgerHint = "bring the line back from a copy; or delete it, then what it tells of counts as written by hand"
)

// entryLine is an Entry as it is written. Fields ("title:hash date:hash") and
// blocks ("hash hash") are one text each, which is shorter, and faster to read,
// than lists in JSON: every build reads the whole ledger.
type entryLine struct {
	ID       document.ID              `json:"id"`
	Slug     document.Slug            `json:"slug"`
	Former   []document.Slug          `json:"former,omitempty"`
	Seeds    []seedLine               `json:"seeds"`
	Added    string                   `json:"added"`
	Fields   string                   `json:"fields"`
	Blocks   string                   `json:"blocks"`
	Sizes    string                   `json:"sizes,omitempty"`
	Held     string                   `json:"held,omitempty"`
	Gone     bool                     `json:"gone,omitempty"`
	Was      []string                 `json:"was,omitempty"`
	Absorbed map[document.ID]Absorbed `json:"absorbed,omitempty"`
}

type seedLine struct {
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
	Lines  string `json:"lines,omitempty"` // of a document in a seed that holds several
}

// ReadLedger reads the ledger under content/ (fsys). A damaged line, such as an
// unsettled merge of versions leaves, is an error with file and line.
func ReadLedger(fsys fs.FS, log *diag.Log) *Ledger {
	l := &Ledger{Documents: map[document.ID]*Entry{}}
	dir, err := fs.ReadDir(fsys, ledgerDir)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			unreadable(ledgerDir, err, log)
		}
		return l
	}
	var names []string
	for _, e := range dir {
		name := ledgerDir + "/" + e.Name()
		if e.Type().IsRegular() && e.Name()[0] != '.' && strings.HasSuffix(name, ledgerExt) && name != termsFile {
			names = append(names, name)
		}
	}
	l.files = names
	read := make([][]numbered, len(names))
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(4, len(names)) {
		wg.Go(func() {
			for i := range next {
				read[i] = readEntries(fsys, names[i], log)
			}
		})
	}
	for i := range names {
		next <- i
	}
	close(next)
	wg.Wait()
	for i, entries := range read {
		for _, e := range entries {
			if was := l.Documents[e.ID]; was != nil {
				log.Noticef("content/"+names[i], e.line, "", "tells of the document %s as an earlier line does, as after a merge of versions; the later line counts", e.ID)
				e.follow(was)
			}
			l.Documents[e.ID] = e.Entry
		}
	}
	l.Terms = readTerms(fsys, log)
	return l
}

// follow makes an entry that of two versions of the ledger: what it says of the
// import's words stands, and what the other one knows of addresses is kept. Were
// it the older of the two, the worst is that words of the import's count as a
// person's.
func (e *Entry) follow(other *Entry) {
	for _, s := range append(slices.Clone(other.Former), other.Slug) {
		if s != e.Slug && !slices.Contains(e.Former, s) {
			e.Former = append(e.Former, s)
		}
	}
	e.Added = min(e.Added, other.Added)
}

// numbered is an entry with its line.
type numbered struct {
	*Entry
	line int
}

func readEntries(fsys fs.FS, name string, log *diag.Log) []numbered {
	var entries []numbered
	eachLine(fsys, name, log, func(n int, line []byte) error {
		var w entryLine
		if err := json.Unmarshal(line, &w); err != nil {
			return err
		}
		e, err := w.entry()
		if err == nil {
			entries = append(entries, numbered{e, n})
		}
		return err
	})
	return entries
}

func (w entryLine) entry() (*Entry, error) {
	if !frontmatter.ValidID(string(w.ID)) {
		return nil, fmt.Errorf("%q is no id", w.ID)
	}
	if err := checkSlugs(w.Slug, w.Former); err != nil {
		return nil, err
	}
	e := &Entry{
		ID: w.ID, Slug: w.Slug, Former: w.Former, Added: w.Added,
		Fields: make(map[document.Field]string, strings.Count(w.Fields, ":")), Blocks: strings.Fields(w.Blocks), Sizes: w.Sizes, Was: w.Was, Gone: w.Gone, Absorbed: w.Absorbed,
	}
	for id, a := range e.Absorbed {
		if !frontmatter.ValidID(string(id)) || !slug.Valid(a.Slug) {
			return nil, fmt.Errorf("%q: %q is no document that was joined", id, a.Slug)
		}
	}
	if w.Held != "" {
		e.Held = strings.Fields(w.Held)
	}
	if strings.Trim(e.Sizes, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return nil, fmt.Errorf("%q are no sizes of blocks", e.Sizes)
	}
	for pair := range strings.FieldsSeq(w.Fields) {
		field, hash, ok := strings.Cut(pair, ":")
		if !ok || hash == "" {
			return nil, fmt.Errorf("%q is no field with its hash", pair)
		}
		e.Fields[document.Field(field)] = hash
	}
	for _, s := range w.Seeds {
		lines, err := document.ParseSpan(s.Lines)
		if err != nil {
			return nil, err
		}
		e.Seeds = append(e.Seeds, document.SeedRef{File: s.File, SHA256: s.SHA256, Lines: lines})
	}
	return e, nil
}

// checkSlugs guards the paths made of what a ledger says.
func checkSlugs(s document.Slug, former []document.Slug) error {
	if !slug.Valid(s) {
		return fmt.Errorf("%q is no slug", s)
	}
	for _, s := range former {
		if !slug.Valid(s) {
			return fmt.Errorf("%q is no slug", s)
		}
	}
	return nil
}

func readTerms(fsys fs.FS, log *diag.Log) []TermEntry {
	var terms []TermEntry
	seen := map[[2]string]int{} // the place of each, from 1
	eachLine(fsys, termsFile, log, func(n int, line []byte) error {
		var t TermEntry
		if err := json.Unmarshal(line, &t); err != nil {
			return err
		}
		if t.Kind == "" || t.Key == "" {
			return errors.New("kind or key is missing")
		}
		first := t.Slug
		if first == "" && len(t.Former) > 0 {
			first = t.Former[0]
		}
		if err := checkSlugs(first, t.Former); err != nil {
			return err
		}
		key := [2]string{t.Kind, t.Key}
		if i := seen[key]; i > 0 { // after a merge of versions; the first counts
			was := &terms[i-1]
			was.Slug = cmp.Or(was.Slug, t.Slug)
			for _, s := range append(slices.Clone(t.Former), t.Slug) {
				if s != "" && s != was.Slug && !slices.Contains(was.Former, s) {
					was.Former = append(was.Former, s)
				}
			}
			return nil
		}
		seen[key] = len(terms) + 1
		terms = append(terms, t)
		return nil
	})
	slices.SortStableFunc(terms, byKindAndKey)
	return terms
}

func byKindAndKey(a, b TermEntry) int {
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Key, b.Key))
}

// eachLine calls read with every line of a file that is not blank, and reports
// the lines it returns an error for. A file that is not there has no lines.
func eachLine(fsys fs.FS, name string, log *diag.Log, read func(n int, line []byte) error) {
	data, err := fs.ReadFile(fsys, name)
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	if err != nil {
		unreadable(name, err, log)
		return
	}
	n := 0
	for line := range bytes.Lines(data) {
		n++
		if line = bytes.TrimSpace(line); len(line) == 0 {
			continue
		}
		if isConflictMark(line) { // both versions count
			log.Noticef("content/"+name, n, "", "two versions of the ledger were not settled here; both count")
			continue
		}
		if err := read(n, line); err != nil {
			log.Errorf("content/"+name, n, ledgerHint, "this line of the ledger is damaged: %v", err)
		}
	}
}

// isConflictMark reports the lines that version control puts around what it could
// not merge.
func isConflictMark(line []byte) bool {
	for _, mark := range []string{"<<<<<<<", "=======", ">>>>>>>", "|||||||"} {
		if bytes.HasPrefix(line, []byte(mark)) {
			return true
		}
	}
	return false
}

// Files gives the ledger as files, by their path under content/. A file that it
// was read from and that has no line any more is nil: it is to be removed.
func (l *Ledger) Files() map[string][]byte {
	buffers := map[string]*bytes.Buffer{}
	write := func(name string, line any) {
		b := buffers[name]
		if b == nil {
			b = new(bytes.Buffer)
			buffers[name] = b
		}
		encoder := json.NewEncoder(b)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(line); err != nil {
			panic(err) // a bug: the lines are texts alone
		}
	}
	for _, id := range slices.Sorted(maps.Keys(l.Documents)) {
		write(ledgerDir+"/"+string(id[:1])+ledgerExt, l.Documents[id].line())
	}
	for _, t := range slices.SortedStableFunc(slices.Values(l.Terms), byKindAndKey) {
		write(termsFile, t)
	}
	files := make(map[string][]byte, len(buffers))
	for _, name := range l.files {
		files[name] = nil
	}
	for name, b := range buffers {
		files[name] = b.Bytes()
	}
	return files
}

func (e *Entry) line() entryLine {
	w := entryLine{ID: e.ID, Slug: e.Slug, Former: e.Former, Added: e.Added, Blocks: strings.Join(e.Blocks, " "), Sizes: e.Sizes, Was: e.Was, Gone: e.Gone, Held: strings.Join(e.Held, " "), Absorbed: e.Absorbed, Seeds: []seedLine{}}
	for _, s := range e.Seeds {
		w.Seeds = append(w.Seeds, seedLine{s.File, s.SHA256, s.Lines.String()})
	}
	var fields []string
	for _, f := range document.Fields {
		if e.Fields[f] != "" {
			fields = append(fields, string(f)+":"+e.Fields[f])
		}
	}
	w.Fields = strings.Join(fields, " ")
	return w
}

// clone copies an entry, so that no two share what one of them changes; nil stays nil.
func (e *Entry) clone() *Entry {
	if e == nil {
		return nil
	}
	to := *e
	to.Former, to.Seeds, to.Blocks = slices.Clone(e.Former), slices.Clone(e.Seeds), slices.Clone(e.Blocks)
	to.Fields, to.Was, to.Held, to.Absorbed = maps.Clone(e.Fields), slices.Clone(e.Was), slices.Clone(e.Held), maps.Clone(e.Absorbed)
	return &to
}

// Equal reports whether two entries are one line of the ledger.
func (e *Entry) Equal(other *Entry) bool {
	return e.ID == other.ID && e.Slug == other.Slug && e.Added == other.Added && e.Sizes == other.Sizes && e.Gone == other.Gone &&
		slices.Equal(e.Former, other.Former) && slices.Equal(e.Seeds, other.Seeds) && slices.Equal(e.Blocks, other.Blocks) &&
		slices.Equal(e.Held, other.Held) && slices.Equal(e.Was, other.Was) && maps.Equal(e.Fields, other.Fields) && maps.Equal(e.Absorbed, other.Absorbed)
}
