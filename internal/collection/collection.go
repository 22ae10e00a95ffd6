// Package collection links documents to terms, terms to terms, and documents to
// each other. It is pure: it reads front matter and digests, never files.
//
// It works in two steps, because bodies are searched for the names of terms and
// those come from front matter alone: [NewPlan] settles which documents, terms
// and addresses there are, from front matter; [Plan.Link] adds what the bodies
// say. The outcome depends on the documents, never on the order in which they
// are given.
//
// Drafts are left out altogether. A withdrawn document keeps its place in the
// list, for the note that its page becomes, but counts for nothing elsewhere:
// no term lists it, nothing is related to it, and it has no sections.
package collection

import (
	"fonds/internal/digest"
	"fonds/internal/document"
	"fonds/internal/naming"
)

// Input is what is known of one document.
type Input struct {
	Meta  *document.Meta
	File  string // under content/, for messages
	Added string // day, YYYY-MM-DD
	Slug  document.Slug
	// Definitions are the short forms that its text explains; lines are those of the file.
	Definitions []naming.Definition
}

// A Relation is how a document belongs to a term.
type Relation uint8

// The relations, strongest first. A document stands once on a term's page, under its strongest.
const (
	Issued    Relation = iota // by this author, party or country; in this language, of this type, year, topic
	Signed                    // the term, or a party of this country, is among the signatories
	About                     // speaks of it, by its front matter
	Mentioned                 // names it in its text
)

// Relations lists the relations, strongest first.
var Relations = [...]Relation{Issued, Signed, About, Mentioned}

// String is the relation's key among the words of the interface.
func (r Relation) String() string { return [...]string{"issued", "signed", "about", "mentioned"}[r] }

// A Term is one author, party, country, language, type, year or topic.
type Term struct {
	Kind     *Kind
	Slug     document.Slug
	Name     string   // authorized name, or the code of a coded kind
	Sort     string   // where it stands in a list from A to Z; set by Link
	Variants []string // other names: the record's, then the other spellings found
	Note     string   // Markdown, from its record
	SameAs   []string
	Country  *Term   // of a party or author, if known
	Joined   []Join  // the names that are its own without a person's word, by name
	Unlike   []*Term // those that a record says are not to be confused with it, by key
	// Documents by relation, by date, undated last; no document stands in two lists.
	Documents [4][]*Document
	// Members are a country's parties and authors, by name.
	Members []*Term
	// Together are the terms of the same kind that sign or issue with it, most often first.
	Together   []Together
	Prev, Next *Term // by name within the kind

	number int32    // in the numbering of digest hits
	key    string   // under which names are this term's
	denied []*Term  // whose names are not its own, by its record
	also   []string // what others call it: names of an international body, from the gazetteer
	called string   // authorized name of a term of a coded kind, from its record
	place  int32    // among all terms by name
}

// Together says how many documents two terms share.
type Together struct {
	Term  *Term
	Count int
}

// A Document is a document with its links. Lists of terms name each term once.
type Document struct {
	*document.Meta
	Slug      document.Slug
	File      string
	Added     string
	Sections  []digest.Section // none if it is withdrawn
	Sum       [16]byte
	Authors   []*Term // an author who is a party too has the party's term
	Parties   []*Term
	Countries []*Term
	About     []*Term
	Languages []*Term
	Topics    []*Term
	Type      *Term // nil if unknown
	Year      *Term
	Signers   []Signer
	Earlier   *Document // by date; nil at the ends and for undated documents
	Later     *Document
	Related   []Related // at most 4
	Variants  []Variant // other versions of its text, in the collection's order
	// Translations are documents with its text in another language, likewise.
	Translations []Translation
	References   []Reference // documents that it refers to, likewise
	ReferredBy   []Reference // documents that refer to it, likewise

	definitions []naming.Definition

	input    int        // its place among the inputs
	at       int32      // its place among the collection's documents
	day      int32      // see dayOf
	standing []standing // the terms its front matter names, kind after kind
}

// standing is a term that a front matter names, and its strongest relation.
type standing struct {
	term     *Term
	relation Relation
}

// A Signer is a signatory with its links; nil where there is none. A signatory
// without a country has its party's.
type Signer struct {
	document.Signatory
	PartyTerm, PersonTerm, CountryTerm *Term
}

// Related is another document and why it is near.
type Related struct {
	Document *Document
	Reason   Reason
	Terms    []*Term // that the reason speaks of
}

// A Reason is a key of layouts/i18n, e.g. "related.same_parties".
type Reason string

// A Redirect is an address that moved.
type Redirect struct{ From, To string } // paths of the site

// Titled is a document in the order of titles, and what it is sorted by.
type Titled struct {
	Document *Document
	Sort     string
}

// A Collection is everything linked.
type Collection struct {
	Documents []*Document // by date, undated last, then by slug
	Kinds     []*Kind
	Terms     map[string][]*Term // by section; by name in the interface language's order
	Redirects []Redirect         // by From, each once
	ByTitle   []Titled           // the documents from A to Z
	// ByTerm is the terms in the numbering of digest hits.
	ByTerm []*Term
	// Contradictions are values that another version of the same text speaks
	// against, in the order of the documents.
	Contradictions []Contradiction
}
