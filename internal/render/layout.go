package render

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/html"

	"fonds/internal/i18n"
	"fonds/internal/program"
)

// sources is the files of the layouts, with the words put in.
type sources struct {
	base     source
	partials []source
	layouts  []source
}

// A source is one file. Its text has the lines it has in the file.
type source struct {
	name string // "layouts/document.html"
	text string
}

func (s source) layoutName() string { return strings.TrimSuffix(path.Base(s.name), ".html") }

func readSources(layouts fs.FS, words *i18n.Catalog) (sources, error) {
	var s sources
	var errs []error
	read := func(folder string) []source {
		entries, err := fs.ReadDir(layouts, folder)
		if err != nil {
			errs = append(errs, fmt.Errorf("reading the layouts: %w", err))
		}
		var list []source
		for _, e := range entries {
			if e.IsDir() || path.Ext(e.Name()) != ".html" {
				continue
			}
			name := path.Join(folder, e.Name())
			data, err := fs.ReadFile(layouts, name)
			if err != nil {
				errs = append(errs, fmt.Errorf("reading the layouts: %w", err))
				continue
			}
			text, err := putWords("layouts/"+name, string(data), words)
			if err != nil {
				errs = append(errs, err)
			}
			list = append(list, source{"layouts/" + name, text})
		}
		return list
	}
	s.partials = read("partials")
	for _, file := range read(".") {
		if file.layoutName() == "base" {
			s.base = file
		} else {
			s.layouts = append(s.layouts, file)
		}
	}
	if s.base.name == "" {
		errs = append(errs, errors.New("layouts/base.html is missing"))
	}
	return s, errors.Join(errs...)
}

var wordCall = regexp.MustCompile(`\{\{(-?)\s*t\s+"([^"\n]*)"\s*(-?)\}\}`)

// putWords puts the interface's words in the place of {{t "key"}}: they are the
// same on every page. A key without words is an error with file and line.
func putWords(name, text string, words *i18n.Catalog) (string, error) {
	var errs []error
	at := 0
	out := wordCall.ReplaceAllStringFunc(text, func(call string) string {
		at += strings.Index(text[at:], call)
		m := wordCall.FindStringSubmatch(call)
		if !words.Has(m[2]) {
			line := strings.Count(text[:at], "\n") + 1
			errs = append(errs, fmt.Errorf("%s:%d: there are no words for the key %q in layouts/i18n", name, line, m[2]))
		}
		at += len(call)
		if m[1]+m[3] != "" { // with a mark that trims the space around it
			return call
		}
		escaped := template.HTMLEscapeString(words.T(m[2]))
		return strings.ReplaceAll(escaped, "{{", "&#123;&#123;")
	})
	return out, errors.Join(errs...)
}

// A layout is the templates of one kind of page: minified and compiled for use,
// and as they stand in the files for saying where an error is.
type layout struct {
	fast  *program.Program
	plain func() (*template.Template, error)
}

func newLayout(s source, all sources, functions template.FuncMap) (*layout, error) {
	files := slices.Concat([]source{all.base}, all.partials, []source{s})
	plain := func() (*template.Template, error) { return parse(files, functions, nil) }
	// The files as they are say where a mistake is; minified ones have one line.
	t, err := plain()
	if err != nil {
		return nil, err
	}
	if t.Lookup("main") == nil {
		return nil, fmt.Errorf("%s: defines no template main", s.name)
	}
	if err := escape(t, "base"); err != nil {
		if !strings.HasPrefix(err.Error(), "layouts/") {
			err = fmt.Errorf("%s: %w", s.name, err)
		}
		return nil, err
	}
	fast, err := parse(files, functions, newMinifier())
	if err == nil {
		err = escape(fast, "base")
	}
	if err != nil {
		return nil, fmt.Errorf("%s, minified: %w", s.name, err)
	}
	return &layout{program.New(fast, "base", functions), sync.OnceValues(plain)}, nil
}

// append appends the page of a view.
func (l *layout) append(b []byte, view any) ([]byte, error) {
	b, err := l.fast.Append(b, view)
	if err == nil {
		return b, nil
	}
	plain, plainErr := l.plain()
	if plainErr != nil {
		return nil, plainErr
	}
	if plainErr = plain.ExecuteTemplate(io.Discard, "base", view); plainErr != nil {
		return nil, located(plainErr)
	}
	return nil, located(err)
}

func parse(files []source, functions template.FuncMap, m *minify.M) (*template.Template, error) {
	root := template.New("layouts").Funcs(functions)
	var errs []error
	for _, f := range files {
		text := f.text
		if m != nil {
			var err error
			if text, err = m.String("text/html", text); err != nil {
				errs = append(errs, fmt.Errorf("%s: %w", f.name, err))
				continue
			}
			// The minifier writes it small; html-validate wants it as the standard has it.
			text = strings.Replace(text, "<!doctype html>", "<!DOCTYPE html>", 1)
		}
		if _, err := root.New(f.name).Parse(text); err != nil {
			errs = append(errs, located(err))
		}
	}
	return root, errors.Join(errs...)
}

// escape has html/template settle the escaping of a template, which it does at
// the first use: before many goroutines use it, and so that a mistake is found
// when the layout is read. Without a view the execution itself must fail.
func escape(t *template.Template, name string) error {
	err := t.ExecuteTemplate(io.Discard, name, nil)
	var e *template.Error
	if !errors.As(err, &e) {
		return nil
	}
	// Such an error names the template; where it can, we name file and line.
	if main := t.Lookup(name); e.Node != nil && main != nil && main.Tree != nil {
		place, _ := main.Tree.ErrorContext(e.Node)
		return fmt.Errorf("%s: %s", place, e.Description)
	}
	return errors.New(e.Description)
}

var templateError = regexp.MustCompile(`^(?:html/)?template: ?`)

// located gives a template error the form of our messages: file:line: text.
func located(err error) error { return errors.New(templateError.ReplaceAllString(err.Error(), "")) }

// newMinifier minifies the white space of layouts and leaves the rest alone:
// what html-validate wants is kept, and so are the actions.
func newMinifier() *minify.M {
	m := minify.New()
	m.Add("text/html", &html.Minifier{
		TemplateDelims:      html.GoTemplateDelims,
		KeepDocumentTags:    true,
		KeepEndTags:         true,
		KeepQuotes:          true,
		KeepDefaultAttrVals: true,
	})
	return m
}
