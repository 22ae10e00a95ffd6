// Package structure turns the lines of a seed into blocks with their places:
// the second stage of the import.
package structure

import (
	"fonds/internal/document"
	"fonds/internal/seed"
)

// A Kind is what a block is.
type Kind uint8

// The kinds of block.
const (
	Paragraph   Kind = iota // running text
	Heading                 // a section's heading; the title is first of all a Heading or Paragraph too
	Item                    // an item of a list, printed with Marker
	Signatory               // one entry of a list of signatories, perhaps with Marker
	Quote                   // set off as a quotation, or an epigraph
	Verse                   // its line breaks are meant
	Label                   // a "Label: value" line of a head or a wiki box
	Boilerplate             // residue of the page it was saved from; Reason says which
)

// A Block is one unit of a text.
type Block struct {
	Kind    Kind
	Lines   document.Span
	Text    string        // its words, without Marker; "\n" where its lines end
	Marker  string        // of an Item or Signatory as printed: "1.", "2)", "–", "(a)", "•"
	Ordinal int           // the marker's number, 0 if it has none
	Level   int           // nesting of an Item from 0; of a Heading from 1
	Group   string        // of a Signatory: the heading it stands under, "" if none
	Label   string        // of a Label block: the label, Text then holds the value
	Lang    document.Lang // of the section it stands in
	Loose   bool          // a blank line stands before it
	Reason  string        // of Boilerplate
}

// Read finds the blocks of a seed, in order; together they cover every line that
// is not blank, each once.
func Read(s *seed.Seed) []Block { panic("to be written") }
