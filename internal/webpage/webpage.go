// Package webpage takes a saved HTML page apart: the readable part as Markdown,
// what the page says of itself as facts, and everything else as a list of what
// was removed.
//
// It stands between seed (which decodes the file) and structure (which reads the
// Markdown), and does no I/O. It knows the HTML library's tokenizer alone and
// builds a tree of its own, because the library's parser tells no lines, drops
// text that stands where none may, and refuses pages nested deeper than 512
// elements. Read goes through a page in these steps, a file each:
//
//	tree.go    tokens to a tree whose nodes know their line
//	parts.go   what is navigation, comments, hidden …, by element, role and class
//	root.go    which element holds the readable part, by the prose in it
//	forum.go   threads: which elements are the posts
//	head.go    facts from the head: meta, title, canonical address, comment of the browser
//	jsonld.go, microdata.go, wikibox.go, byline.go  facts from elsewhere
//	title.go   the title without the name of the site
//	write.go   the readable part as Markdown; inline.go, table.go, notes.go, pre.go help it
//	removed.go the account: every text that is neither written nor a fact's words
//	plain.go   pages that are too large for all this
//
// The account is kept apart from the choice of the readable part: each text of
// the tree is marked when it is written or becomes a fact's words, and whatever
// is left without a mark is listed as removed. A line that says who wrote the text
// and when moves from the text to the facts if the page marks it as such; one
// that the page does not mark gives facts and stays. In a thread of a forum the
// first post is the text, and the answers stand below it in their order, each
// behind a rule and its line with name and date.
package webpage

import (
	"slices"
	"strings"

	"fonds/internal/document"
)

// A Page is a saved page taken apart.
type Page struct {
	Lines   []string           // the readable part as Markdown, an element a line; blocks are parted by blank lines
	Origin  []int              // the line of the file, from 1, that Lines[i] came from
	Facts   []Fact             // what the page says of itself, by field, the most trusted first
	Removed []document.Removed // everything else that has words, by line
	Images  []Image            // pictures of the readable part that may have come along
	Frames  []string           // pages framed by this one, as paths under seeds/
}

// A Fact is one value that the page gives for a field.
type Fact struct {
	Field      document.Field
	Value      string // a date in EDTF, a language in BCP 47, else as written
	Rule       string // e.g. "page/json-ld"
	Line       int    // of the file, from 1
	Words      string // as they stand there
	Confidence float64
}

// An Image is a picture of the readable part with a relative address.
type Image struct {
	Src  string // cleaned path under seeds/
	Alt  string
	Line int // of the file, from 1
}

// Address is the form in which the path of a picture stands in Page.Lines, "![alt](address)".
func (i Image) Address() string { return pathAddress(i.Src) }

// Read takes a saved page apart. text is the decoded file, whose lines end with
// LF, CR or CRLF; name is its path under seeds/, from which relative addresses of
// pictures and frames are resolved. Any text has a reading: what is no HTML comes
// back as text. The cost is linear; a page of more than half a million elements
// and texts comes back as its plain text.
func Read(text, name string) Page {
	t := parse(text)
	if t == nil {
		return plain(text)
	}
	r := &reading{tree: t, name: name, page: &Page{}, facts: map[document.Field]int{}, readable: make([]bool, len(t.nodes))}
	r.used, r.shown = make([]bool, len(t.nodes)), make([]bool, len(t.nodes))
	r.part()
	r.headFacts()
	r.jsonLD()
	r.chooseRoot()
	r.pruneRelated()
	r.prune()
	r.microdata()
	r.wikiBox()
	r.titles()
	r.bylines()
	r.linesAbove()
	r.pruneRuns()
	r.write()
	r.lineFacts()
	r.frames()
	r.list()
	r.sortFacts()
	return *r.page
}

// reading is what is known of a page while it is read.
type reading struct {
	tree *tree
	name string
	page *Page

	out    []string // why a node and all in it is not of the readable part; "" if it is
	weight []int    // letters of the text in a node, those of Chinese and the like doubled
	linked []int    // those in links
	prose  []int    // those in blocks that are prose
	block  []int32  // the nearest block around a node, or itself

	roots    []int32 // elements whose text is the readable part, in order
	readable []bool  // nodes that lie in one of them
	thread   *thread // the posts, if the page is a thread

	used  []bool   // texts that are written, or a fact's words
	shown []bool   // pictures whose words are written
	site  []string // what the site may be called
	h1    int32    // the heading that is the title, 0 if none

	facts     map[document.Field]int // how many there are
	titled    []titled               // titles as the page gives them
	described []mention              // words about the text in the head
}

// order is the order in which facts are listed.
var order = []document.Field{document.FieldTitle, document.FieldDate, document.FieldAuthors, document.FieldSource, document.FieldLanguages, document.FieldRights, document.FieldPlace}

func (r *reading) sortFacts() {
	for i := range r.page.Facts { // the site is no author, unless nothing better is known
		if f := &r.page.Facts[i]; f.Field == document.FieldAuthors && r.isSite(f.Value) {
			f.Confidence = min(f.Confidence, 0.45)
		}
	}
	slices.SortStableFunc(r.page.Facts, func(a, b Fact) int {
		if c := slices.Index(order, a.Field) - slices.Index(order, b.Field); c != 0 {
			return c
		}
		switch {
		case a.Confidence > b.Confidence:
			return -1
		case a.Confidence < b.Confidence:
			return 1
		}
		return 0
	})
}

// fact adds a fact, once: of two alike the more trusted stays. It reports whether
// the page's facts now have it.
func (r *reading) fact(f Fact) bool {
	f.Value = flat(f.Value)
	if f.Value == "" {
		return false
	}
	f.Line = max(f.Line, 1)
	if r.facts[f.Field] >= maxFacts {
		return false
	}
	for i, old := range r.page.Facts {
		if old.Field != f.Field {
			continue
		}
		if old.Value == f.Value && old.Rule == f.Rule && old.Words == f.Words {
			r.page.Facts[i].Confidence = max(old.Confidence, f.Confidence)
			return true
		}
	}
	r.facts[f.Field]++
	r.page.Facts = append(r.page.Facts, f)
	return true
}

// maxFacts bounds what a page can say of itself for one field.
const maxFacts = 100

// flat makes white space single spaces and drops it at the ends.
func flat(s string) string { return strings.Join(strings.Fields(s), " ") }
