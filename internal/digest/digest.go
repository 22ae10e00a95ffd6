// Package digest reads a body once and keeps what other pages need of it. With
// package render it is the only one of the build that reads bodies.
package digest

import "fonds/internal/document"

// A Name is a name to look for in bodies.
type Name struct {
	Term int32         // whose name it is, in the caller's numbering
	Text string        // the name
	Lang document.Lang // sections in which it is looked for; "" for all
}

// Names finds names in text: by the first word, then longest first; whole words only
// (characters where a script does not part words), case as given. It is
// made once and safe for use by many goroutines.
type Names struct { /* unexported */
}

// NewNames makes the finder.
func NewNames(names []Name) *Names { panic("to be written") }

// A Hit is the first place in a section where a term is named.
type Hit struct {
	Term     int32
	From, To int32 // bytes of the body
	Count    int32 // how often it is named in the section
}

// A Section is what is kept of one language version.
type Section struct {
	Lang       document.Lang
	From, To   int // bytes of the body
	Words      int
	Paragraphs int
	Extract    string // its first running text, plain, at most 240 bytes, cut at a word
	Hits       []Hit  // by From
}

// A Digest is what is kept of a body.
type Digest struct {
	Sum      [16]byte // of the body: the first half of its SHA-256
	Sections []Section
}

// Of reads a body. The first section has the language given.
func Of(body string, first document.Lang, names *Names) Digest { panic("to be written") }
