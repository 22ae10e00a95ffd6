// Package export writes the collection as data: collection.json and collection.csv.
package export

import (
	"io"

	"fonds/internal/collection"
	"fonds/internal/config"
)

// JSON writes collection.json: {"title", "documents": [{front matter…, "url", "file", "seed", "signers"…}]}.
func JSON(w io.Writer, c *collection.Collection, cfg config.Config) error { panic("to be written") }

// CSV writes collection.csv (RFC 4180, UTF-8): a line a document, lists joined by "; ". A cell that a spreadsheet would
// take for a formula (= + - @, tab, CR first) begins with an apostrophe.
func CSV(w io.Writer, c *collection.Collection) error { panic("to be written") }
