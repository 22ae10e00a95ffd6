// Package i18n gives the interface's words, plural forms, numbers and dates in
// the interface language, from layouts/i18n/<lang>.yaml and CLDR rules.
package i18n

import (
	"io/fs"

	"fonds/internal/document"
)

// A Catalog is the words of one interface language.
type Catalog struct { /* unexported */
}

// Load reads i18n/<lang>.yaml from the layouts, with English for what it lacks.
func Load(layouts fs.FS, lang document.Lang) (*Catalog, error) { panic("to be written") }
