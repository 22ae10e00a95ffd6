package pipeline

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"fonds/internal/authority"
	"fonds/internal/collection"
	"fonds/internal/compose"
	"fonds/internal/content"
	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/infer"
	"fonds/internal/output"
	"fonds/internal/seed"
	"fonds/internal/slug"
	"fonds/internal/structure"
)

// batch is how many documents are in memory at once.
const batch = 256

// Import reads seeds/ into content/. What people wrote there stays. It returns
// how many documents content/ holds afterwards.
func Import(ctx context.Context, o Options) (documents int, err error) {
	r, err := begin(o)
	if err != nil {
		return 0, err
	}
	defer r.close()
	heads, err := r.importSeeds(ctx)
	if err == nil && r.failed() {
		err = ErrMessages
	}
	return len(heads), err
}

// importSeeds lists the steps of the import in order. It returns the heads of
// all documents as they stand afterwards.
func (r *run) importSeeds(ctx context.Context) ([]head, error) {
	seeds := r.sub("seeds")
	listed, sidecars, err := seed.List(seeds, r.Log)
	if err != nil {
		return nil, fmt.Errorf("listing the seeds: %w", err)
	}
	if err := r.overrule(seeds, listed, sidecars); err != nil {
		return nil, err
	}
	refs, err := r.hashSeeds(ctx, seeds, listed)
	if err != nil {
		return nil, err
	}
	folder, err := r.folder(filepath.Join(r.Source, "content"))
	if err != nil {
		return nil, fmt.Errorf("opening content: %w", err)
	}
	tree := output.NewTree(folder)
	if err := tree.Sweep("documents"); err != nil {
		return nil, err
	}
	jobs := identify(r.ledger, refs, r.Log)
	names, err := r.findFiles(jobs)
	if err != nil {
		return nil, err
	}
	day := r.Now().UTC().Format("2006-01-02")
	bar := r.progress("import", len(jobs))
	for some := range slices.Chunk(jobs, batch) {
		read := make([]document.Document, len(some))
		err := each(ctx, len(some), func(i int) error {
			doc, reading, err := r.read(seeds, some[i])
			if err != nil {
				return err
			}
			read[i] = doc
			return r.readings.Put(doc.ID, r.readingKey(doc.Seeds[0]), reading)
		})
		if err != nil {
			return nil, err
		}
		for i, j := range some { // in order: who comes first gets the plain slug
			names.give(j, &read[i].Meta)
		}
		entries := make([]*content.Entry, len(some))
		err = each(ctx, len(some), func(i int) error {
			defer bar.step()
			entry, err := r.merge(tree, folder, some[i], names.slugs[some[i].id], read[i], day)
			entries[i] = entry
			return err
		})
		if err != nil {
			return nil, err
		}
		for _, entry := range entries {
			if entry != nil {
				r.ledger.Documents[entry.ID] = entry
			}
		}
	}
	heads, err := r.readHeads(ctx)
	if err != nil {
		return nil, err
	}
	if err := r.nameTerms(heads); err != nil {
		return nil, err
	}
	// The ledger comes last: a run stopped before it is found out and mended by the next.
	files := r.ledger.Files()
	for name, data := range files {
		if _, err := tree.Write(name, data); err != nil {
			return nil, fmt.Errorf("writing the ledger: %w", err)
		}
	}
	cacheFolder, err := r.folder(r.Cache)
	if err != nil {
		return nil, err
	}
	err = r.readings.Save(output.NewTree(cacheFolder), func(id document.ID) bool { return r.ledger.Documents[id] != nil })
	return heads, err
}

// hashSeeds finds the hash of each seed.
func (r *run) hashSeeds(ctx context.Context, seeds fs.FS, names []string) ([]document.SeedRef, error) {
	refs := make([]document.SeedRef, len(names))
	err := each(ctx, len(names), func(i int) error {
		f, err := seeds.Open(names[i])
		if err != nil {
			return fmt.Errorf("reading seeds/%s: %w", names[i], err)
		}
		defer f.Close()
		hash := sha256.New()
		if _, err := io.Copy(hash, f); err != nil {
			return fmt.Errorf("reading seeds/%s: %w", names[i], err)
		}
		refs[i] = document.SeedRef{File: names[i], SHA256: hex.EncodeToString(hash.Sum(nil))}
		return nil
	})
	return refs, err
}

// A Reading is how one seed was read, from its lines to a document without id.
type Reading struct {
	Seed     *seed.Seed
	Blocks   []structure.Block
	Document document.Document
	document.Reading
}

// readSeed takes one seed through decode, structure and infer to a document. It
// is a pure function of the seed's bytes, its name, what overrules them, and the
// authority records.
func readSeed(seeds fs.FS, index *authority.Index, file string, o seed.Options, log *diag.Log) (Reading, error) {
	s, err := seed.Read(seeds, file, o, log)
	if err != nil {
		return Reading{}, fmt.Errorf("reading seeds/%s: %w", file, err)
	}
	r := Reading{Seed: s}
	if s.Unread != "" {
		r.Document.Title, r.Document.TitleSupplied = path.Base(s.File), true
		r.Warnings = []string{"The file could not be read as text: " + s.Unread + "."}
		return r, nil
	}
	r.Blocks = structure.Read(s)
	r.Document.Meta, r.Reading = infer.Read(&infer.Input{Seed: s, Blocks: r.Blocks, Authority: index})
	r.Document.Body = compose.Body(r.Blocks, r.Reading)
	tellEncoding(s, &r.Reading)
	if r.Document.Title == "" { // a text without words
		r.Document.Title, r.Document.TitleSupplied = path.Base(s.File), true
	}
	return r, nil
}

// Explain reads one seed (its path under seeds/) and writes nothing.
func Explain(o Options, file string) (Reading, error) {
	r, err := begin(o)
	if err != nil {
		return Reading{}, err
	}
	defer r.close()
	seeds := r.sub("seeds")
	if err := r.overruleQuietly(seeds); err != nil {
		return Reading{}, err
	}
	return readSeed(seeds, r.index, file, r.overruled[file].Options, r.Log)
}

// read is the document that a job makes.
func (r *run) read(seeds fs.FS, j job) (document.Document, document.Reading, error) {
	file := j.seeds[0].File
	reading, err := readSeed(seeds, r.index, file, r.overruled[file].Options, r.Log)
	if err != nil {
		return document.Document{}, document.Reading{}, err
	}
	doc := reading.Document
	doc.ID, doc.Seeds = j.id, slices.Clone(j.seeds)
	doc.Seeds[0].SHA256 = reading.Seed.SHA256 // the bytes that were read, should they have changed since
	return doc, reading.Reading, nil
}

// readingKey stands for everything that a reading is computed from.
func (r *run) readingKey(s document.SeedRef) string {
	return s.SHA256 + " " + r.program + r.overruled[s.File].key
}

// merge brings one document into content/.
func (r *run) merge(tree *output.Tree, folder output.FS, j job, to document.Slug, doc document.Document, day string) (*content.Entry, error) {
	name := "documents/" + string(to) + ".md"
	old, err := folder.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		old, err = nil, nil
	}
	if err != nil {
		return nil, err
	}
	data, entry := content.Merge(j.entry, old, name, doc, r.Log)
	if entry == nil { // the file cannot be read; the log says why
		return j.entry, nil
	}
	_, err = tree.Replace(name, old, data)
	if errors.Is(err, output.ErrChanged) {
		r.Log.Warnf("content/"+name, 0, "run the import again", "was saved by somebody while it was being imported; left as it is")
		return j.entry, nil
	}
	if err != nil {
		return nil, fmt.Errorf("writing content/%s: %w", name, err)
	}
	entry.ID, entry.Slug, entry.Seeds = doc.ID, to, doc.Seeds
	if j.entry == nil {
		entry.Added = day
		return entry, nil
	}
	entry.Added, entry.Former = j.entry.Added, j.entry.Former
	if j.entry.Slug != to {
		entry.Former = append(slices.Clone(entry.Former), j.entry.Slug)
	}
	entry.Former = slices.DeleteFunc(entry.Former, func(s document.Slug) bool { return s == to })
	return entry, nil
}

// fileNames settles under which slug each document lies in content/documents.
type fileNames struct {
	slugs map[document.ID]document.Slug
	taken map[string]bool
}

// findFiles looks at the files in content/documents: a document is where the
// ledger says, or, if a person renamed it, where its id is found.
func (r *run) findFiles(jobs []job) (*fileNames, error) {
	contentFS := r.sub("content")
	files, err := content.List(contentFS, r.Log)
	if err != nil {
		return nil, err
	}
	names := &fileNames{map[document.ID]document.Slug{}, map[string]bool{}}
	known := map[document.Slug]bool{}
	for _, entry := range r.ledger.Documents {
		known[entry.Slug] = true
		names.taken[string(entry.Slug)] = true
		for _, former := range entry.Former {
			names.taken[string(former)] = true
		}
	}
	there := map[document.Slug]bool{}
	strangers := map[document.ID]document.Slug{}
	for _, file := range files {
		s := slugOf(file)
		there[s] = true
		names.taken[string(s)] = true
		if !known[s] {
			var quiet diag.Log // a faulty file is reported when the heads are read
			if f, ok := content.ReadDocument(contentFS, file, &quiet); ok && f.Meta.ID != "" {
				strangers[f.Meta.ID] = s
			}
		}
	}
	for _, j := range jobs {
		switch s, found := strangers[j.id]; {
		case j.entry != nil && there[j.entry.Slug]:
			names.slugs[j.id] = j.entry.Slug
		case found:
			names.slugs[j.id] = s
			if j.entry != nil {
				r.Log.Noticef("content/documents/"+string(s)+".md", 0, "", "was %s.md; the old address leads to the new one", j.entry.Slug)
			}
		case j.entry != nil:
			names.slugs[j.id] = j.entry.Slug
			r.Log.Noticef("content/documents/"+string(j.entry.Slug)+".md", 0,
				"to take a document down write draft: true into it instead of deleting it", "was gone and is made again from its seed")
		}
	}
	return names, nil
}

func slugOf(file string) document.Slug {
	return document.Slug(strings.TrimSuffix(path.Base(file), ".md"))
}

// give gives a new document its slug: of its title, with the date if that is
// taken, with the id if that is taken too.
func (n *fileNames) give(j job, m *document.Meta) {
	if n.slugs[j.id] != "" {
		return
	}
	plain := slug.Of(m.Title)
	options := []document.Slug{plain}
	if plain != "" && m.Date.Known() {
		options = append(options, slug.With(plain, strings.ToLower(string(slug.Of(m.Date.String())))))
	}
	options = append(options, slug.With(plain, string(j.id)))
	for _, s := range options {
		if s != "" && !n.taken[string(s)] {
			n.slugs[j.id], n.taken[string(s)] = s, true
			return
		}
	}
	n.slugs[j.id] = document.Slug(j.id)
	n.taken[string(j.id)] = true
}

// nameTerms gives every new term its slug and writes it into the ledger.
func (r *run) nameTerms(heads []head) error {
	plan, err := collection.NewPlan(inputs(heads), r.index, r.ledger, r.config.Language)
	if err != nil {
		r.Log.Errorf("", 0, "", "%v", err)
		return nil
	}
	known := map[[2]string]bool{}
	for _, t := range r.ledger.Terms {
		known[[2]string{t.Kind, t.Key}] = true
	}
	for _, t := range plan.Slugs() {
		if !known[[2]string{t.Kind, t.Key}] {
			r.ledger.Terms = append(r.ledger.Terms, t)
		}
	}
	slices.SortFunc(r.ledger.Terms, func(a, b content.TermEntry) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Key, b.Key))
	})
	return nil
}
