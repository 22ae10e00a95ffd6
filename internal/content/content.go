// Package content reads and writes the content/ folder: documents, authority
// records, own pages, and the ledger by which a person's edits are told from
// the importer's own words.
package content

import (
	"io/fs"

	"fonds/internal/authority"
	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/frontmatter"
)

// An Entry is the ledger's line of one document.
type Entry struct {
	ID     document.ID               `json:"id"`
	Slug   document.Slug             `json:"slug"`
	Former []document.Slug           `json:"former,omitempty"` // slugs it had; each is a redirect
	Seeds  []document.SeedRef        `json:"seeds"`
	Added  string                    `json:"added"`  // day, YYYY-MM-DD
	Fields map[document.Field]string `json:"fields"` // hash of each field as the importer last wrote it
	Blocks []string                  `json:"blocks"` // hash of each block of the body, likewise
}

// A TermEntry is the ledger's line of one term.
type TermEntry struct {
	Kind   string          `json:"kind"` // "parties"
	Key    string          `json:"key"`  // authority.Key of its name
	Slug   document.Slug   `json:"slug"`
	Former []document.Slug `json:"former,omitempty"`
}

// A Ledger is content/.ledger: a line a document, sorted by id, in up to 256 files
// named by the beginning of the id, and terms.jsonl.
type Ledger struct {
	Documents map[document.ID]*Entry
	Terms     []TermEntry // sorted
}

// ReadLedger reads the ledger under content/ (fsys). A damaged line is an error with file and line.
func ReadLedger(fsys fs.FS, log *diag.Log) *Ledger { panic("to be written") }

// Files gives the ledger as files, by their path under content/.
func (l *Ledger) Files() map[string][]byte { panic("to be written") }

// List names the documents' files under content/ (fsys), "documents/<slug>.md", sorted.
func List(fsys fs.FS, log *diag.Log) ([]string, error) { panic("to be written") }

// ReadDocument reads one of them. ok is false if it has errors, which are in the log.
func ReadDocument(fsys fs.FS, name string, log *diag.Log) (f frontmatter.File, ok bool) {
	panic("to be written")
}

// ReadRecords reads content/{authors,parties,countries}/*.md.
func ReadRecords(fsys fs.FS, log *diag.Log) []authority.Record { panic("to be written") }

// An OwnPage is content/pages/<slug>.md.
type OwnPage struct {
	Slug  document.Slug
	Title string
	Body  string
}

// ReadPages reads content/pages/*.md.
func ReadPages(fsys fs.FS, log *diag.Log) []OwnPage { panic("to be written") }

// Merge is the three-way merge of one document: what the ledger remembers of the last import, the
// file as it stands now (nil if there is none), and what the import reads now. It returns
// the file's new bytes and the ledger's new line. A field or block that a person changed, deleted or
// moved stays theirs; where the import now says something else than it said before, that is reported as a
// warning with file and line. Bytes that need not change do not.
func Merge(before *Entry, file []byte, name string, now document.Document, log *diag.Log) ([]byte, *Entry) {
	panic("to be written")
}
