// Package render puts pages through the layouts into files in memory. It owns
// the template functions and knows nothing of folders: it gets the layouts as
// an fs.FS in which a collection's own files already lie over the default ones.
package render

import (
	"io/fs"

	"fonds/internal/i18n"
	"fonds/internal/markdown"
	"fonds/internal/site"
)

// A Renderer holds the parsed layouts. It is safe for use by many goroutines.
type Renderer struct { /* unexported */
}

// New parses and minifies the layouts once. Errors name file and line.
func New(layouts fs.FS, words *i18n.Catalog) (*Renderer, error) { panic("to be written") }

// Page renders one page; body is its text's HTML (zero if it has none).
func (r *Renderer) Page(p site.Page, body markdown.HTML) ([]byte, error) { panic("to be written") }

// Static gives the static files (minified where they are CSS or scripts) by their path in the site.
func Static(static fs.FS) (map[string][]byte, error) { panic("to be written") }
