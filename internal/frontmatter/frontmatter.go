// Package frontmatter reads and writes the head of a content file (YAML between
// two lines "---") and edits it without touching what it need not touch. It
// wraps the YAML library. The contract stands in docs/front-matter.md.
package frontmatter

import "fonds/internal/document"

// A File is a content file taken apart.
type File struct {
	Meta  document.Meta
	Lines map[document.Field]int // the line of the file each known key stands on
	Body  string
	// BodyLine is the line of the file at which the body begins.
	BodyLine int
}

// A Problem is one thing wrong with a head, at a line of the file.
type Problem struct {
	Line int
	Text string
	Hint string
}

// Parse takes a content file apart. Every problem is returned, not only the
// first; with any, the file is not usable. Unknown keys are no problem.
func Parse(data []byte) (File, []Problem) { panic("to be written") }

// Encode writes a new head, known keys in the order of document.Fields, empty ones left out.
// Lists of short values stand in brackets on one line.
func Encode(m *document.Meta) []byte { panic("to be written") }

// Set returns data with the given fields replaced by their values in m (removed
// where m has none), and every other byte as it was: comments, blank lines,
// unknown keys, order, quoting.
func Set(data []byte, m *document.Meta, fields []document.Field) ([]byte, error) {
	panic("to be written")
}

// Value is the canonical text of a field's value, for hashing and comparing; "" if empty.
func Value(m *document.Meta, f document.Field) string { panic("to be written") }
