// Package infer reads the metadata out of a text. Rules, one file each or a few
// to a file, propose claims; one resolver picks. A rule never writes a field.
package infer

import (
	"fonds/internal/authority"
	"fonds/internal/document"
	"fonds/internal/seed"
	"fonds/internal/structure"
)

// Input is what a rule may look at. Rules are pure functions of it.
type Input struct {
	Seed      *seed.Seed
	Blocks    []structure.Block
	Authority *authority.Index
}

// A Claim is a proposed value: for a field with several values, one of them.
type Claim struct {
	document.Evidence
	AsWritten string              // of a date
	Signatory *document.Signatory // of a signatory
	Lang      document.Lang       // of one of the titles
}

// A Rule proposes claims for one field.
type Rule struct {
	Name  string // "date/dateline"
	Field document.Field
	// Derived rules run after the others, in order of Name, and see what those settled.
	Derived bool
	Propose func(in *Input, known *document.Meta) []Claim
}

// Threshold is the confidence from which a value stands in the front matter;
// under it, it is a candidate for review only.
const Threshold = 0.7

// Read runs every rule over the input and resolves their claims. The Meta has
// neither ID nor Seeds.
func Read(in *Input) (document.Meta, document.Reading) { panic("to be written") }
