package render

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"
	syntax "github.com/tdewolff/parse/v2"

	"fonds/internal/diag"
)

// faultOfStatic says where a file cannot be read as what it is.
func faultOfStatic(file string, err error) error {
	m := diag.Message{Level: diag.Error, File: file, Text: err.Error(), Hint: "mend it"}
	var at *syntax.Error
	if errors.As(err, &at) {
		m.Line, m.Text = at.Line, at.Message
	}
	return diag.Problems{m}
}

// Static gives the static files (minified where they are CSS or scripts) by
// their path in the site. Hidden files, and the Go file with which a folder
// becomes a package, are no part of a site.
func Static(static fs.FS) (map[string][]byte, error) {
	m := minify.New()
	m.Add(".css", &css.Minifier{})
	m.Add(".js", &js.Minifier{})
	files := map[string][]byte{}
	err := fs.WalkDir(static, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("reading the static files: %w", err)
		}
		hidden := name != "." && strings.HasPrefix(e.Name(), ".")
		switch ext := path.Ext(name); {
		case e.IsDir() && hidden:
			return fs.SkipDir
		case e.IsDir() || hidden || ext == ".go" || !e.Type().IsRegular():
			return nil
		default:
			data, err := fs.ReadFile(static, name)
			if err != nil {
				return fmt.Errorf("reading the static files: %w", err)
			}
			if ext == ".css" || ext == ".js" {
				if data, err = m.Bytes(ext, data); err != nil {
					return faultOfStatic("static/"+name, err)
				}
			}
			files[name] = data
			return nil
		}
	})
	return files, err
}
