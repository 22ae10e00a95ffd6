package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"fonds/internal/cache"
	"fonds/internal/content"
	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/slug"
)

// fileNames settles under which slug each document lies in content/documents.
type fileNames struct {
	slugs    map[document.ID]document.Slug // of this run
	files    map[document.ID]document.Slug // where documents of the ledger lie now
	taken    map[string]bool
	joined   map[string]document.ID           // seeds that a person wrote into a document's seed: line, by file
	parted   map[document.ID]map[string]bool  // seeds that a person took out of it
	absorbed map[document.ID]content.Absorbed // documents that were joined to others
	there    map[document.Slug]bool           // files that are there
}

// findFiles looks at the files in content/documents: a document is where the
// ledger says, or, if a person renamed it, where its id is found. present are the
// seeds that are there; known are files that need not be read.
func (r *run) findFiles(ctx context.Context, present map[string]bool, known map[string]cache.Document) (*fileNames, error) {
	contentFS := r.sub("content")
	files, err := content.List(contentFS, r.Log)
	if err != nil {
		return nil, err
	}
	names := &fileNames{map[document.ID]document.Slug{}, map[document.ID]document.Slug{}, map[string]bool{}, map[string]document.ID{}, map[document.ID]map[string]bool{}, map[document.ID]content.Absorbed{}, map[document.Slug]bool{}}
	bySlug := map[document.Slug]*content.Entry{}
	for _, entry := range r.sorted() {
		bySlug[entry.Slug] = entry
		names.taken[string(entry.Slug)] = true
		for _, former := range entry.Former {
			names.taken[string(former)] = true
		}
		for id, a := range entry.Absorbed {
			names.absorbed[id] = a
		}
	}
	claims := make([]content.Claim, len(files))
	err = each(ctx, len(files), func(i int) error {
		if d, is := known[files[i]]; is {
			claims[i] = content.Claim{ID: d.ID, Files: d.Seeds, Line: d.Line}
			return nil
		}
		data, err := fs.ReadFile(contentFS, files[i])
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("reading content/%s: %w", files[i], err)
		}
		claims[i] = content.Identify(data, bySlug[slugOf(files[i])])
		return nil
	})
	if err != nil {
		return nil, err
	}
	for i, file := range files { // first those that lie where the ledger says
		if e := bySlug[slugOf(file)]; e != nil && claims[i].ID == e.ID {
			names.files[e.ID] = slugOf(file)
		}
	}
	for i, file := range files {
		s := slugOf(file)
		names.taken[string(s)], names.there[s] = true, true
		id := claims[i].ID
		if _, found := names.files[id]; id != "" && !found {
			names.files[id] = s
			if entry := r.ledger.Documents[id]; entry != nil {
				r.Log.Noticef("content/documents/"+string(s)+".md", 0, "", "was %s.md; the old address leads to the new one", entry.Slug)
			}
		}
	}
	for i, file := range files {
		e := bySlug[slugOf(file)]
		if e == nil {
			continue
		}
		if _, found := names.files[e.ID]; !found && r.ledger.Documents[claims[i].ID] == nil {
			r.Log.Errorf("content/"+file, 1, "write id: "+string(e.ID)+" again, or give a document of your own another file name",
				"was the document %s, and its id is no longer that", e.ID)
		}
		r.claimSeeds(names, e, claims[i], file, present)
	}
	if r.Log.Count(diag.Error) > 0 {
		return nil, ErrMessages
	}
	return names, nil
}

// claimSeeds takes down which seeds a person wants a document read from.
func (r *run) claimSeeds(names *fileNames, e *content.Entry, c content.Claim, file string, present map[string]bool) {
	if c.Files == nil || c.ID != e.ID {
		return
	}
	has := map[string]bool{}
	for _, s := range e.Seeds {
		has[s.File] = true
	}
	kept := false
	for _, f := range c.Files {
		if !present[f] {
			r.Log.Warnf("content/"+file, c.Line, "mend the name, or put the file there", "seed: there is no seeds/%s", f)
			if !has[f] {
				return // a misspelt name: better no change than a wrong one
			}
		}
		kept = kept || has[f]
	}
	for _, f := range c.Files {
		if has[f] {
			continue
		}
		var others []*content.Entry // whose seed it may be, if it is to be read from that alone
		if !kept {
			others = r.sorted()
		}
		for _, other := range others {
			if slices.ContainsFunc(other.Seeds, func(s document.SeedRef) bool { return s.File == f }) {
				r.Log.Warnf("content/"+file, c.Line, fmt.Sprintf("name both, seed: [{file: %s}, {file: %s}], to make them one document", e.Seeds[0].File, f),
					"seed: seeds/%s is the document %s; this one is still read from seeds/%s", f, other.Slug, e.Seeds[0].File)
				return
			}
		}
		names.joined[f] = e.ID
	}
	names.parted[e.ID] = map[string]bool{}
	for f := range has {
		if !slices.Contains(c.Files, f) {
			names.parted[e.ID][f] = true
		}
	}
}

func slugOf(file string) document.Slug {
	return document.Slug(strings.TrimSuffix(path.Base(file), ".md"))
}

// again is the id of the document that a seed was before it was joined to another
// one, if it is parted from that now; "" if it was none.
func (n *fileNames) again(t *source, number int, ledger *content.Ledger) document.ID {
	if number > 0 {
		return ""
	}
	found := document.ID("")
	for id, a := range n.absorbed {
		for _, s := range t.seeds {
			if s.File == a.File && ledger.Documents[id] == nil && (found == "" || id < found) {
				found = id
			}
		}
	}
	return found
}

// give gives a document its slug: where its file lies, or the one it had. A new
// one gets that of its title, with the date if that is taken, with the id if that
// is taken too.
func (n *fileNames) give(j job, m *document.Meta, log *diag.Log) {
	if s, found := n.files[j.id]; found {
		n.slugs[j.id] = s
		return
	}
	if j.entry != nil {
		n.slugs[j.id] = j.entry.Slug
		log.Noticef("content/documents/"+string(j.entry.Slug)+".md", 0,
			"to take a document down write draft: true into it instead of deleting it", "was gone and is made again from its seed")
		return
	}
	if s := n.absorbed[j.id].Slug; s != "" && !n.there[s] { // it was joined to another, and is parted again
		n.slugs[j.id] = s
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
