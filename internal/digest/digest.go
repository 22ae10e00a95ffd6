// Package digest reads a body once and keeps what other pages need of it. With
// package render it is the only one of the build that reads bodies.
//
// It reads Markdown without parsing it: what is code, the address of a link or
// a comment is recognised well enough that no name is found there, and a
// name found where none can be linked does no harm. A body costs about as much as
// copying it a few dozen times, whatever it holds.
package digest

import (
	"fonds/internal/document"
	"fonds/internal/markdown"
)

// A Hit is the first place in a section where a term is named.
type Hit struct {
	Term     int32
	From, To int32 // bytes of the body
	Count    int32 // how often it is named in the section
}

// A Section is what is kept of one language version.
type Section struct {
	Lang       document.Lang
	From, To   int    // bytes of the body
	Words      int    // of Chinese and Japanese: characters
	Paragraphs int    // paragraphs, items of lists and quotations; no headings
	Extract    string // its first running text, plain, at most 240 bytes, cut at a word
	Hits       []Hit  // by From
	// Mentions are places where another document is named, as they stand.
	Mentions []Mention
}

// A Digest is what is kept of a body.
type Digest struct {
	Sum      [16]byte // of the body: the first half of its SHA-256
	Sections []Section
	Sketches []Sketch // of each section
}

// Of reads a body, of which it holds nothing. The first section has the language
// given. names may be nil.
func Of(body string, first document.Lang, names *Names) Digest {
	sections := markdown.Sections(body, first)
	r := names.reader(body)
	defer names.free(r)
	d := Digest{Sum: r.sum(), Sections: make([]Section, len(sections)), Sketches: make([]Sketch, len(sections))}
	for i, s := range sections {
		d.Sections[i] = r.section(s)
		d.Sketches[i] = r.sketcher.sketch()
	}
	return d
}
