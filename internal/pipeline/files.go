package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"fonds/internal/content"
	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/slug"
)

// fileNames settles under which slug each document lies in content/documents.
type fileNames struct {
	slugs  map[document.ID]document.Slug // of this run
	files  map[document.ID]document.Slug // where documents of the ledger lie now
	taken  map[string]bool
	joined map[string]document.ID // seeds that a person wrote into a document's seed: line, by file
}

// findFiles looks at the files in content/documents: a document is where the
// ledger says, or, if a person renamed it, where its id is found.
func (r *run) findFiles(ctx context.Context) (*fileNames, error) {
	contentFS := r.sub("content")
	files, err := content.List(contentFS, r.Log)
	if err != nil {
		return nil, err
	}
	names := &fileNames{map[document.ID]document.Slug{}, map[document.ID]document.Slug{}, map[string]bool{}, map[string]document.ID{}}
	bySlug := map[document.Slug]*content.Entry{}
	for _, entry := range r.sorted() {
		bySlug[entry.Slug] = entry
		names.taken[string(entry.Slug)] = true
		for _, former := range entry.Former {
			names.taken[string(former)] = true
		}
	}
	ids := make([]document.ID, len(files))
	foreign := make([][]string, len(files))
	err = each(ctx, len(files), func(i int) error {
		entry := bySlug[slugOf(files[i])]
		data, err := fs.ReadFile(contentFS, files[i])
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("reading content/%s: %w", files[i], err)
		}
		ids[i], foreign[i] = content.Identify(data, entry)
		return nil
	})
	if err != nil {
		return nil, err
	}
	for i, file := range files { // first those that lie where the ledger says
		if e := bySlug[slugOf(file)]; e != nil && ids[i] == e.ID {
			names.files[e.ID] = slugOf(file)
		}
	}
	for i, file := range files {
		s := slugOf(file)
		names.taken[string(s)] = true
		id := ids[i]
		if entry := r.ledger.Documents[id]; entry != nil {
			if _, found := names.files[id]; !found {
				names.files[id] = s
				r.Log.Noticef("content/documents/"+string(s)+".md", 0, "", "was %s.md; the old address leads to the new one", entry.Slug)
			}
		} else if id != "" {
			if _, found := names.files[id]; !found {
				names.files[id] = s
			}
		}
		for _, f := range foreign[i] {
			names.joined[f] = id
		}
	}
	return names, nil
}

func slugOf(file string) document.Slug {
	return document.Slug(strings.TrimSuffix(path.Base(file), ".md"))
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
