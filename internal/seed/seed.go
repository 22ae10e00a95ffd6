// Package seed reads the raw texts of a collection: bytes to text, losing no
// character.
//
// It is the first stage of the import and knows files through fs.FS alone. What
// the text means is none of its business.
package seed

import (
	"io/fs"

	"fonds/internal/diag"
)

// A Seed is one raw file as received, decoded.
type Seed struct {
	File     string   // path under seeds/, with slashes
	SHA256   string   // of the bytes, lower-case hexadecimal
	Size     int64    // in bytes
	Encoding string   // what the bytes were taken for, e.g. "UTF-8"
	Lines    []string // line n is Lines[n-1], without its line end
	Unread   string   // why the bytes are no text we can read; then Lines is nil
}

// MaxSize is the size in bytes up to which a seed is read; larger ones are
// listed with Unread set.
const MaxSize = 20 << 20

// List names the regular files under fsys that are seeds, sorted, each with its
// path. Hidden files and sidecars (NAME.yaml beside NAME) are passed over;
// links, pipes and devices are reported and passed over.
func List(fsys fs.FS, log *diag.Log) ([]string, error) { panic("to be written") }

// Read reads and decodes one seed. The error is one of reading the file only: a
// file that is no text comes back with Unread set, and doubtful bytes are
// reported to the log as warnings with file ("seeds/…") and line.
func Read(fsys fs.FS, name string, log *diag.Log) (*Seed, error) { panic("to be written") }
