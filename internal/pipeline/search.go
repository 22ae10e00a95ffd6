package pipeline

import (
	"context"
	"io/fs"
	"strconv"

	"fonds/internal/cache"
	"fonds/internal/collection"
	"fonds/internal/document"
	"fonds/internal/fingerprint"
	"fonds/internal/output"
	"fonds/internal/search"
	"fonds/internal/site"
)

// searchFiles are the static files that only the search needs.
var searchFiles = []string{"engine.js", "mark.js", "search.css", "search.js", "words.js"}

// writeSearch writes the index of the whole text. Bodies are read once more, each
// by itself.
func (r *run) writeSearch(ctx context.Context, out *output.Site, from site.Input, pages []site.Page, t texts, last *published) error {
	if !r.config.WithSearch() {
		return nil
	}
	in := site.SearchInput(from, pages)
	documents := make(map[document.ID]*collection.Document, len(from.Collection.Documents))
	for _, d := range from.Collection.Documents {
		documents[d.ID] = d
	}
	bar := r.progress("search", len(in.Units))
	in.Text = func(u *search.Unit) (string, error) {
		defer bar.step()
		d := documents[u.Document]
		room := rooms.Get().(*room)
		defer rooms.Put(room)
		body, err := t.body(d.File, room)
		if err != nil {
			return "", err
		}
		return lookedAt(site.SearchText(nil, d, u.Section, lookedAt(body))), nil // memory of its own
	}
	if last != nil {
		in.Before = &indexBefore{r: r, last: last, out: out, documents: documents}
	}
	// One segment at a time: its words are the most that a build holds.
	return search.Write(ctx, in, 1, out.Write)
}

// indexBefore is the index of the site as the last run left it.
type indexBefore struct {
	r         *run
	last      *published
	out       *output.Site
	documents map[document.ID]*collection.Document
}

func (b *indexBefore) Read(name string) ([]byte, bool) {
	if !b.last.stands(name) {
		return nil, false
	}
	data, err := fs.ReadFile(b.last.root, name)
	return data, err == nil
}

// key stands for all that the files of a segment depend on.
func (b *indexBefore) key(segment int, units []*search.Unit) (string, cache.PageKey) {
	parts := []any{b.r.before[programInput], segment, len(units)}
	for _, u := range units {
		d := b.documents[u.Document]
		s := d.Sections[u.Section]
		parts = append(parts, d.Sum, s.From, s.To, u.Document, u.Section, u.Path, u.Lang, u.Title, u.TitleLang, u.Names, u.When, u.Type, u.By)
	}
	return search.Folder + strconv.Itoa(segment), cache.PageKey(fingerprint.Of(parts...))
}

func (b *indexBefore) Made(segment int, units []*search.Unit) {
	b.last.pages.Put(b.key(segment, units))
}

func (b *indexBefore) Keep(segment int, units []*search.Unit, files []string) (bool, error) {
	if !b.last.pages.Same(b.key(segment, units)) {
		return false, nil
	}
	for _, name := range files {
		if !b.last.stands(name) {
			return false, nil
		}
	}
	for _, name := range files {
		kept, err := b.out.Keep(name)
		if !kept && err == nil {
			var data []byte
			if data, err = fs.ReadFile(b.last.root, name); err == nil {
				err = b.out.Write(name, data)
			}
		}
		if err != nil {
			return false, err
		}
	}
	return true, nil
}
