package pipeline

import (
	"context"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"

	"fonds/internal/collection"
	"fonds/internal/content"
	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/output"
	"fonds/internal/seed"
)

// batch is how many documents are in memory at once.
const batch = 256

// Import reads seeds/ into content/. What people wrote there stays. It returns
// how many documents content/ holds afterwards.
func Import(ctx context.Context, o Options) (documents int, err error) {
	r, err := enter(ctx, o)
	if err != nil {
		return 0, err
	}
	defer r.close()
	r.remembered()
	if r.imported != nil {
		return documents, r.replay(r.imported, &documents)
	}
	if err := r.load(); err != nil {
		return 0, err
	}
	heads, err := r.importAndRemember(ctx)
	if err == nil && r.failed() {
		err = ErrMessages
	}
	return len(heads), err
}

// importAndRemember imports, and remembers an import that found nothing to do: the
// next, with the same files, would find the same.
func (r *run) importAndRemember(ctx context.Context) ([]head, error) {
	heads, err := r.importSeeds(ctx)
	if err != nil || r.failed() || r.wrote || r.before == nil || !r.whole {
		return heads, err
	}
	return heads, r.remember(importRun, r.before, r.Log.Messages(), len(heads))
}

// importSeeds lists the steps of the import in order. It returns the heads of
// all documents as they stand afterwards.
func (r *run) importSeeds(ctx context.Context) ([]head, error) {
	listed, sidecars, err := seed.List(r.seeds, r.Log)
	if err != nil {
		return nil, fmt.Errorf("listing the seeds: %w", err)
	}
	if err := r.overrule(r.seeds, listed, sidecars); err != nil {
		return nil, err
	}
	refs, err := r.hashSeeds(ctx, listed)
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
	present := make(map[string]bool, len(refs))
	for _, s := range refs {
		present[s.File] = true
	}
	recalled := r.recollect()
	names, err := r.findFiles(ctx, present, recalled.documents)
	if err != nil {
		return nil, err
	}
	texts, more, orphans := sources(r.ledger, refs, names.joined, names.parted, r.Log)
	in := importer{
		run: r, tree: tree, heads: map[string]head{}, folder: folder, names: names, present: present, more: more,
		ids: ids{r.ledger, map[document.ID]bool{}}, day: r.Now().UTC().Format("2006-01-02"),
		moved: map[*source][]*content.Entry{}, quiet: map[*source]bool{}, recall: recalled,
	}
	if err := in.findMoved(ctx, texts, orphans); err != nil {
		return nil, err
	}
	bar := r.progress("import", len(texts))
	var open []*source // that must be read
	for _, t := range texts {
		if in.passOver(t) {
			bar.step()
		} else {
			open = append(open, t)
		}
	}
	for some := range slices.Chunk(open, batch) {
		if err := in.batch(ctx, some, bar); err != nil {
			return nil, err
		}
	}
	if err := in.restoreHeads(ctx); err != nil {
		return nil, err
	}
	if err := in.settle(orphans); err != nil {
		return nil, err
	}
	heads, err := r.headsAfter(ctx, in.heads)
	if err != nil {
		return nil, err
	}
	if err := r.nameTerms(heads); err != nil {
		return nil, err
	}
	// The ledger comes last: a run stopped before it is found out and mended by the next.
	files := r.ledger.Files()
	for name, data := range files {
		if data == nil {
			err = tree.Remove(name)
		} else {
			_, err = tree.Write(name, data)
		}
		if err != nil {
			return nil, fmt.Errorf("writing the ledger: %w", err)
		}
	}
	r.wrote = tree.Changed() > 0
	kept, err := r.cacheTree()
	if err != nil {
		return nil, err
	}
	if err := in.keepChanges(kept); err != nil {
		return nil, err
	}
	if err := in.keepMemory(files); err != nil {
		return nil, err
	}
	if err := r.stamps.Save(kept); err != nil {
		return nil, err
	}
	err = r.readings.Save(kept, func(id document.ID) bool { return r.ledger.Documents[id] != nil })
	return heads, err
}

// hashSeeds finds the hash of each seed.
func (r *run) hashSeeds(ctx context.Context, names []string) ([]document.SeedRef, error) {
	refs := make([]document.SeedRef, len(names))
	err := each(ctx, len(names), func(i int) error {
		info, err := fs.Lstat(r.seeds, names[i])
		if err != nil {
			return fmt.Errorf("reading seeds/%s: %w", names[i], err)
		}
		sum, err := r.stamps.Sum("seeds/"+names[i], info, func() (fs.File, error) { return seed.Open(r.seeds, names[i]) })
		if err != nil {
			return fmt.Errorf("reading seeds/%s: %w", names[i], err)
		}
		refs[i] = document.SeedRef{File: names[i], SHA256: hex.EncodeToString(sum[:])}
		return nil
	})
	return refs, err
}

// Explain reads one seed (its path under seeds/) and writes nothing.
func Explain(o Options, file string) (Reading, error) {
	r, err := begin(context.Background(), o)
	if err != nil {
		return Reading{}, err
	}
	defer r.close()
	if err := r.overruleQuietly(r.sub("seeds")); err != nil {
		return Reading{}, err
	}
	if info, err := fs.Stat(r.sub("seeds"), file); !fs.ValidPath(file) || err != nil || info.IsDir() {
		return Reading{}, fmt.Errorf("there is no seed %s; give its path under %s", file, filepath.Join(o.Source, "seeds"))
	}
	return r.reader(r.Log).read(file)
}

func (r *run) reader(log *diag.Log) reader {
	return reader{seeds: r.seeds, index: r.index, overruled: r.overruled, parted: r.parted, log: log}
}

// nameTerms writes into the ledger where the names of terms are found.
func (r *run) nameTerms(heads []head) error {
	plan, err := collection.NewPlan(inputs(heads), r.index, r.ledger, r.config.Language)
	if err != nil {
		r.Log.Report(err)
		return nil
	}
	r.ledger.Terms = plan.Slugs()
	reportUnused(plan, r.Log)
	return nil
}
