package render

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"reflect"
	"sync"
)

// shared renders partials that are the same for many pages: masthead and
// footer of a folder. The value must be a pointer; a page that has the same one
// gets the same bytes.
type shared struct {
	templates *template.Template
	plain     func() (*template.Template, error) // as they stand in the files
	done      sync.Map                           // sharedKey to template.HTML
}

type sharedKey struct {
	name  string
	value any
}

// newShared parses the partials for themselves: templates that are used within
// pages and alone would be escaped twice.
func newShared(all sources, functions template.FuncMap) (*shared, error) {
	t, err := parse(all.partials, functions, newMinifier())
	if err != nil {
		if _, plain := parse(all.partials, functions, nil); plain != nil {
			err = plain
		}
		return nil, err
	}
	for _, name := range []string{"masthead", "footer"} {
		if t.Lookup(name) == nil {
			return nil, fmt.Errorf("layouts/partials: no file defines the template %s", name)
		}
		if err := escape(t, name); err != nil {
			return nil, err
		}
	}
	return &shared{templates: t, plain: sync.OnceValues(func() (*template.Template, error) { return parse(all.partials, functions, nil) })}, nil
}

func (s *shared) render(name string, value any) (template.HTML, error) {
	if reflect.ValueOf(value).Kind() != reflect.Pointer {
		return "", fmt.Errorf("a shared partial needs a pointer, got %T", value)
	}
	key := sharedKey{name, value}
	if html, ok := s.done.Load(key); ok {
		return html.(template.HTML), nil
	}
	var b bytes.Buffer
	if err := s.templates.ExecuteTemplate(&b, name, value); err != nil {
		// The minified ones have one line.
		if plain, plainErr := s.plain(); plainErr == nil {
			if plainErr = plain.ExecuteTemplate(io.Discard, name, value); plainErr != nil {
				err = plainErr
			}
		}
		return "", err
	}
	html, _ := s.done.LoadOrStore(key, template.HTML(b.String()))
	return html.(template.HTML), nil
}
