// Package render puts pages through the layouts into files in memory. It owns
// the template functions and knows nothing of folders: it gets the layouts as
// an fs.FS in which a collection's own files already lie over the default ones.
//
// Layouts can call three functions beside those of html/template:
//
//	{{t "key"}}              the interface's words; put in when the layout is read
//	{{n "key" number}}       the same with a number, in its plural form
//	{{shared "name" value}}  a partial that is the same for many pages; rendered once a value
package render

import (
	"errors"
	"fmt"
	"html/template"
	"io/fs"

	"fonds/internal/i18n"
	"fonds/internal/markdown"
	"fonds/internal/site"
)

// A Renderer holds the parsed layouts. It is safe for use by many goroutines.
type Renderer struct {
	words   *i18n.Catalog
	layouts map[string]*layout
	shared  *shared
}

// New parses and minifies the layouts once. Errors name file and line, all of
// them.
func New(layouts fs.FS, words *i18n.Catalog) (*Renderer, error) {
	sources, err := readSources(layouts, words)
	if err != nil {
		return nil, err
	}
	r := &Renderer{
		words:   words,
		layouts: make(map[string]*layout, len(sources.layouts)),
	}
	var errs []error
	if r.shared, err = newShared(sources, r.functions(nil)); err != nil {
		errs = append(errs, err)
	}
	for _, s := range sources.layouts {
		l, err := newLayout(s, sources, r.functions(r.shared))
		if err != nil {
			errs = append(errs, err)
			continue
		}
		r.layouts[s.layoutName()] = l
	}
	return r, errors.Join(errs...)
}

func (r *Renderer) functions(s *shared) template.FuncMap {
	return template.FuncMap{
		"t": r.words.T,
		"n": r.words.N,
		"shared": func(name string, value any) (template.HTML, error) {
			if s == nil {
				return "", fmt.Errorf("a shared partial cannot hold another one")
			}
			return s.render(name, value)
		},
	}
}

// Page renders one page; body is its text's HTML (zero if it has none).
func (r *Renderer) Page(p site.Page, body markdown.HTML) ([]byte, error) {
	return r.Append(nil, p, body)
}

// Append is Page for whoever has room already: the page is appended to b.
func (r *Renderer) Append(b []byte, p site.Page, body markdown.HTML) ([]byte, error) {
	l := r.layouts[p.Layout]
	if l == nil {
		return nil, fmt.Errorf("there is no layouts/%s.html", p.Layout)
	}
	view := p.View()
	if p.Body != nil {
		if t, ok := view.(site.Texted); ok {
			view = t.WithText(body)
		}
	}
	return l.append(b, view)
}
