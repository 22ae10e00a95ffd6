package pipeline

import (
	"bytes"
	"context"
	"crypto/sha256"
	"runtime"

	"fonds/internal/collection"
	"fonds/internal/document"
	"fonds/internal/output"
	"fonds/internal/search"
	"fonds/internal/site"
)

// writeSearch writes the index of the whole text. Bodies are read once more, each
// by itself.
func (r *run) writeSearch(ctx context.Context, out *output.Site, from site.Input, pages []site.Page, t texts) error {
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
		if sum := sha256.Sum256(body); !bytes.Equal(sum[:16], d.Sum[:]) {
			return "", changed(d.File)
		}
		return site.SearchText(d, u.Section, string(body)), nil
	}
	return search.Write(ctx, in, runtime.GOMAXPROCS(0), out.Write)
}
