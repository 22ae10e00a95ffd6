// Package search makes the index that the search page reads, and reads it.
//
// The index is a folder of classic scripts, because a page opened from a disk can
// load nothing else. Each calls fondsIndex with its own name and its data; the
// page asks for those that a query needs. docs/search.md describes the files and
// gives their sizes.
//
// A unit is what is found: one language version of a document, which has a page
// of its own. Units are parted into segments by a hash of their document's id, so
// that a document that changes, comes or goes touches the files of one segment
// alone; within a segment they are in the order of ids.
//
// What a word is stands in scan.go, fold.go and stem.go, and again in
// static/words.js for the browser.
package search

import (
	"hash/fnv"
	"slices"
	"strings"

	"fonds/internal/document"
)

// A Unit is one language version of a document.
type Unit struct {
	Document  document.ID
	Section   int
	Path      string // of its page
	Lang      document.Lang
	Title     string
	TitleLang document.Lang
	Names     []string // who issued it
	When      string   // as shown
	Date      document.Date
	Type      string // as shown
	By        string // as shown
	// Cluster is the document that stands for all versions of one text, if Versions
	// says that there are others.
	Cluster  document.ID
	Versions bool
	// Facets are the numbers of its values among those of each facet.
	Facets [][]int32
}

// A Facet is what results can be narrowed by.
type Facet struct {
	Key    string // as in a query: "country"
	Values []Value
}

// A Value is one value of a facet: a country, a year.
type Value struct {
	Text string // as shown
	Also string // what it may be called in a query beside: a code
	Lang document.Lang
}

// Input is what an index is made of.
type Input struct {
	Units  []Unit
	Facets []Facet
	// Text gives what a reader sees of a unit's text. It is called once for each
	// unit, by many goroutines.
	Text func(u *Unit) (string, error)
	// Before knows the index as the last run left it; nil if nothing is known.
	Before Before

	segments int // for tests: how many, a power of two
	// Stop gives the commonest words of a language, which are no help in a search.
	Stop func(document.Lang) []string
}

// Before is the index that the site has, for what can be kept of it. Its methods are
// called by many goroutines.
type Before interface {
	// Read gives a file of it as it was written, if it still is.
	Read(name string) ([]byte, bool)
	// Keep keeps the files of a segment if it was made of the same units, in number
	// and order, and they are as they were written.
	Keep(segment int, units []*Unit, files []string) (bool, error)
	// Made tells that a segment is made of these units now.
	Made(segment int, units []*Unit)
}

const (
	// unitsASegment bounds segments: a change costs the reading of one segment, a
	// query a file of each. More than halfway segments are let grow first.
	unitsASegment    = 4096
	unitsAtMost      = 8192
	halfwaySegments  = 8
	smallestSegments = 1
)

// segmentsFor is how many segments n units are parted into, a power of two.
func segmentsFor(n int) int {
	s := smallestSegments
	for n > s*unitsASegment && s < halfwaySegments || n > s*unitsAtMost {
		s *= 2
	}
	return s
}

// segmentOf is the segment of a document, of a power of two.
func segmentOf(id document.ID, segments int) int {
	h := fnv.New32a()
	h.Write([]byte(id))
	sum := h.Sum32()
	sum ^= sum >> 15 // the lowest bits of this hash are not its best
	return int(sum) & (segments - 1)
}

// parted are the units of each segment, in order.
func parted(units []Unit, segments int) [][]*Unit {
	list := make([][]*Unit, segments)
	for i := range units {
		u := &units[i]
		s := segmentOf(u.Document, len(list))
		list[s] = append(list[s], u)
	}
	for _, s := range list {
		slices.SortStableFunc(s, func(a, b *Unit) int {
			if c := strings.Compare(string(a.Document), string(b.Document)); c != 0 {
				return c
			}
			return a.Section - b.Section
		})
	}
	return list
}
