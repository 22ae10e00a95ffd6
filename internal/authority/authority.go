// Package authority holds what is known of the names of authors, parties and
// countries: which of them are one, and what that one is called.
package authority

import "fonds/internal/document"

// A Kind is the kind of thing that a record is about: the folder's name.
type Kind string

// The kinds with records of their own under content/.
const (
	Authors   Kind = "authors"
	Parties   Kind = "parties"
	Countries Kind = "countries"
)

// A Record is one identity: content/parties/cprf.md and the like. Records are
// written by people (or by a merge they asked for).
type Record struct {
	Kind     Kind
	Slug     document.Slug // the file's name
	File     string        // for messages
	Name     string        // authorized name
	Variants []string      // other names it goes by
	SameAs   []string      // identifiers elsewhere (addresses)
	Not      []string      // names that look alike and are somebody else
	Country  document.Country
	Note     string // Markdown
}

// An Index answers which identity a name belongs to. The zero Index knows nothing.
type Index struct { /* unexported */
}

// New makes an index. Two records that claim one name are an error naming both files.
func New(records []Record) (*Index, error) { panic("to be written") }

// Record finds the record that a name (in any case, with any spacing) belongs to.
func (x *Index) Record(kind Kind, name string) (Record, bool) { panic("to be written") }

// Records lists the records of a kind by slug.
func (x *Index) Records(kind Kind) []Record { panic("to be written") }

// Key is the form under which names are compared: NFC, case folded, runs of white space
// one space, quotes and hyphens of all shapes alike. Names with equal keys are one identity.
func Key(name string) string { panic("to be written") }
