package pipeline

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"

	"fonds/internal/collection"
	"fonds/internal/output"
	"fonds/internal/permalink"
	"fonds/internal/seed"
	"fonds/internal/site"
)

// leads knows where the relative addresses in bodies lead: to files of the site,
// to the documents of other seeds, to pictures that came along with a seed. An
// address that leads nowhere is no link.
type leads struct {
	seeds  fs.FS
	files  map[string]bool           // of the site
	own    map[string]permalink.Path // the pages of files in content/, by their paths there
	bySeed map[string]permalink.Path // the page of the first document of a seed

	mu       sync.Mutex
	pictures map[string]string // to be copied: file under seeds/, by path in the site
	looked   map[string]bool   // whether a file under seeds/ is a picture, of those looked at
}

func (r *run) leads(c *collection.Collection, pages []site.Page, t look) *leads {
	l := &leads{seeds: r.sub("seeds"), files: make(map[string]bool, len(pages)+len(t.static)), bySeed: map[string]permalink.Path{}, pictures: map[string]string{}, looked: map[string]bool{}}
	l.own = map[string]permalink.Path{"pages/about.md": "about.html"} // a page that there always is
	for _, p := range pages {
		l.files[string(p.Path)] = true
		if p.Body != nil && p.Body.File != "" {
			l.own[strings.TrimPrefix(p.Body.File, "content/")] = p.Path
		}
	}
	for _, d := range c.Documents {
		l.own[d.File] = d.Path()
	}
	for name := range t.static {
		l.files[name] = true
	}
	for _, d := range c.Documents {
		for _, s := range d.Seeds {
			if _, taken := l.bySeed[s.File]; !taken { // of a withdrawn one, the note
				l.bySeed[s.File] = d.Path()
			}
		}
	}
	for _, d := range c.Documents { // addresses that seeds had
		if e := r.ledger.Documents[d.ID]; e != nil {
			for _, file := range e.Was {
				if _, taken := l.bySeed[file]; !taken {
					l.bySeed[file] = d.Path()
				}
			}
		}
	}
	return l
}

// from says where an address in the text of a page leads: the address to write,
// and whether there is anything.
func (l *leads) from(page site.Page) func(address string, image bool) (string, bool) {
	return func(address string, image bool) (string, bool) {
		at, _, _ := strings.Cut(address, "#")
		at, _, _ = strings.Cut(at, "?")
		plain, err := url.PathUnescape(at)
		if err != nil || plain == "" || strings.HasPrefix(plain, "/") || strings.ContainsAny(plain, "\\\x00") {
			return "", false
		}
		here := path.Dir(string(page.Path))
		if l.files[path.Join(here, plain)] {
			return address, true
		}
		if page.Body == nil || page.Body.Document == nil {
			return l.fromOwn(page, plain, strings.TrimPrefix(address, at))
		}
		d := page.Body.Document
		for _, s := range d.Seeds {
			for _, file := range []string{path.Join(path.Dir(s.File), plain), path.Clean(plain)} {
				if !fs.ValidPath(file) {
					continue
				}
				if image {
					if to, ok := l.picture(d, file); ok {
						return permalink.Rel(page.Path, to), true
					}
				} else if to, ok := l.bySeed[file]; ok { // without a fragment: it was one of the page as it was
					return permalink.Rel(page.Path, to), true
				}
			}
		}
		if name, ok := strings.CutSuffix(plain, ".md"); ok && l.files[path.Join(here, name+".html")] {
			return name + ".html", true // the page of a file beside it in content/
		}
		return "", false
	}
}

// fromOwn says where an address leads that the maintainer wrote: as in the
// folder content/ to the file of another page, which editors and other hosts
// follow too. What follows the path stays.
func (l *leads) fromOwn(page site.Page, plain, rest string) (string, bool) {
	if page.Body == nil || !strings.HasSuffix(plain, ".md") {
		return "", false
	}
	to, ok := l.own[path.Join(path.Dir(strings.TrimPrefix(page.Body.File, "content/")), plain)]
	if !ok {
		return "", false
	}
	return permalink.Rel(page.Path, to) + rest, true
}

// picture gives a picture among the seeds its place in the site.
func (l *leads) picture(d *collection.Document, file string) (permalink.Path, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	is, known := l.looked[file]
	if !known {
		is = seed.IsPicture(l.seeds, file)
		l.looked[file] = is
	}
	if !is {
		return "", false
	}
	to := permalink.Picture(d.ID, file)
	l.pictures[string(to)] = file
	return to, true
}

// copyPictures publishes the pictures that the pages show.
func (l *leads) copyPictures(ctx context.Context, out *output.Site) error {
	names := slices.Sorted(maps.Keys(l.pictures))
	return each(ctx, len(names), func(i int) error {
		f, err := seed.Open(l.seeds, l.pictures[names[i]])
		if err != nil {
			return fmt.Errorf("reading seeds/%s: %w", l.pictures[names[i]], err)
		}
		defer f.Close()
		return out.Copy(names[i], f)
	})
}
