package pipeline

import (
	"bytes"
	"context"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"sync/atomic"

	"fonds/internal/cache"
	"fonds/internal/fingerprint"
	"fonds/internal/markdown"
	"fonds/internal/output"
	"fonds/internal/render"
	"fonds/internal/site"
)

// published is the site as the last run left it: which of its files are as they
// were written, and what the pages among them show.
type published struct {
	files *cache.Stamps
	pages *cache.Pages
	root  fs.FS
	look  fingerprint.Sum // of the layouts and words, and of this program
}

// lastSite opens what is known of the site; nil if nothing can be known.
func (r *run) lastSite() *published {
	if r.before == nil {
		return nil
	}
	dir := os.DirFS(r.Cache)
	p := &published{files: cache.ReadStamps(dir, cache.SiteFiles), pages: cache.ReadPages(dir), root: os.DirFS(r.Output)}
	p.look = fingerprint.Of(r.before[programInput], r.before.under("layouts/"))
	return p
}

// under are the inputs in a folder.
func (in prior) under(folder string) prior {
	part := prior{}
	for name, sum := range in {
		if strings.HasPrefix(name, folder) {
			part[name] = sum
		}
	}
	return part
}

// stands reports that a file of the site is as it was published.
func (p *published) stands(name string) bool {
	if p == nil {
		return false
	}
	info, err := fs.Lstat(p.root, name)
	return err == nil && p.files.As(name, info)
}

// key stands for all that a page shows: the look, the view, and the text that the
// view does not have yet, with the links that are set in it.
func (p *published) key(page site.Page, view any, links []markdown.Link) cache.PageKey {
	var text any
	if b := page.Body; b != nil {
		text = b.Text
		if d := b.Document; d != nil {
			s := d.Sections[b.Section]
			text = [...]any{d.Sum, s.From, s.To, s.Lang}
		}
	}
	return cache.PageKey(fingerprint.Of(p.look, page.Layout, view, text, links))
}

// renderPages renders the pages that show something else than they did; the others
// are kept as they are.
func (r *run) renderPages(ctx context.Context, out *output.Site, look look, pages []site.Page, t texts, l *leads, last *published) error {
	options := site.TextOptions(look.words)
	bar := r.progress("render", len(pages))
	return each(ctx, len(pages), func(i int) error {
		defer bar.step()
		p := pages[i]
		name := string(p.Path)
		view := p.View()
		links := site.Links(p)
		var key cache.PageKey
		if last != nil {
			key = last.key(p, view, links)
			if last.pages.Same(name, key) && last.stands(name) {
				if kept, err := out.Keep(name); kept || err != nil {
					last.pages.Put(name, key)
					return err
				}
			}
		}
		// A text with addresses of its own leads to what else there is, and one that was
		// too costly is told of: such pages are made every time.
		var leads atomic.Bool
		options := options
		from := l.from(p)
		options.Leads = func(address string, image bool) (string, bool) {
			leads.Store(true)
			return from(address, image)
		}
		room := rooms.Get().(*room)
		defer rooms.Put(room)
		options.Room = room.text
		body, err := r.bodyOf(p, t, options, links, room)
		if err != nil {
			return err
		}
		if body.Text != nil {
			room.text = body.Text
		}
		p.View = func() any { return view }
		data, err := look.renderer.Append(room.page[:0], p, body)
		if err != nil {
			return fmt.Errorf("rendering %s: %w", p.Path, render.Faults(err, look.layouts, view))
		}
		if last != nil && !leads.Load() && !body.Plain {
			last.pages.Put(name, key)
		}
		room.page = data
		return out.Write(name, data)
	})
}

// keepOriginal keeps the copy of a seed that the site has already.
func (r *run) keepOriginal(out *output.Site, last *published, o site.Original) (bool, error) {
	sum, known := r.before["seeds/"+o.File]
	name := string(o.Path)
	if !known || out.Was(name) == "" || !last.stands(name) {
		return false, nil
	}
	if was, err := hex.DecodeString(out.Was(name)); err != nil || !bytes.Equal(was, sum[:]) {
		return false, nil
	}
	return out.Keep(name)
}

// keepPages remembers what the pages show.
func (r *run) keepPages(last *published) error {
	if last == nil {
		return nil
	}
	tree, err := r.cacheTree()
	if err != nil {
		return err
	}
	return last.pages.Save(tree)
}
