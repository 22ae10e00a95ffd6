// Package compose puts blocks and metadata together into the document that
// package content writes: the end of the import's reading.
package compose

import (
	"fonds/internal/document"
	"fonds/internal/structure"
)

// Body writes the blocks as Markdown that people can read and correct: what
// moved into the metadata or was removed is left out, language sections after
// the first begin with a line "<!-- lang: ru -->", and text is escaped only
// where Markdown would change it.
func Body(blocks []structure.Block, reading document.Reading) string { panic("to be written") }
