// Package export writes the collection as data, for researchers and other
// programs: collection.json and collection.csv. It streams: no more than one
// document is held as text.
package export

import (
	"fonds/internal/collection"
	"fonds/internal/document"
	"fonds/internal/permalink"
)

// versions are the addresses of a document's language versions, the first
// included, by language. Of a language that comes twice it is the first page.
func versions(d *collection.Document) map[document.Lang]string {
	if len(d.Sections) < 2 {
		return nil
	}
	pages := make(map[document.Lang]string, len(d.Sections))
	for i, s := range d.Sections {
		if _, known := pages[s.Lang]; known || s.Lang == "" {
			continue
		}
		pages[s.Lang] = string(d.Path())
		if i > 0 {
			pages[s.Lang] = string(permalink.Version(d.Slug, s.Lang))
		}
	}
	return pages
}
