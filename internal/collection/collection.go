// Package collection links documents to terms, terms to terms, and documents to
// each other. It is pure: it reads front matter and digests, never files.
package collection

import (
	"fonds/internal/authority"
	"fonds/internal/content"
	"fonds/internal/digest"
	"fonds/internal/document"
)

// Input is what is known of one document.
type Input struct {
	Meta  *document.Meta
	File  string // under content/, for messages
	Added string // day, YYYY-MM-DD
	Slug  document.Slug
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

// A Kind is a kind of term: a line of data (see Kinds).
type Kind struct {
	Section string // folder of its pages and key of its words in layouts/i18n: "parties"
	// Of lists what of a document's front matter belongs to the kind.
	Of func(m *document.Meta) []Ref
	// Named says that bodies are searched for the terms' names.
	Named bool
	// Coded says that names are codes with names of their own (countries, languages), and slugs the codes.
	Coded bool
}

// A Ref is one mention of a term in a front matter.
type Ref struct {
	Value    string
	Relation Relation
	Country  document.Country // that the front matter gives beside it
}

// A Term is one author, party, country, language, type, year or topic.
type Term struct {
	Kind     *Kind
	Slug     document.Slug
	Name     string   // authorized name, or the code of a coded kind
	Variants []string // other names found or recorded
	Note     string   // Markdown, from its record
	SameAs   []string
	Country  *Term // of a party or author, if known
	// Documents by relation, by date, undated last; no document stands in two lists.
	Documents [4][]*Document
	// Members are a country's parties and authors, by name.
	Members []*Term
	// Together are the terms of the same kind that sign or issue with it, most often first.
	Together   []Together
	Prev, Next *Term // by name within the kind
}

// Together says how many documents two terms share.
type Together struct {
	Term  *Term
	Count int
}

// A Document is a document with its links.
type Document struct {
	*document.Meta
	Slug      document.Slug
	File      string
	Added     string
	Sections  []digest.Section
	Sum       [16]byte
	Authors   []*Term
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
}

// A Signer is a signatory with its links; nil where there is none.
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

// A Collection is everything linked.
type Collection struct {
	Documents []*Document // by date, undated last, then by slug
	Kinds     []*Kind
	Terms     map[string][]*Term // by section; by name in the interface language's order
	Redirects []Redirect
	// ByTerm is the terms in the numbering of digest hits.
	ByTerm []*Term
}

// A Plan is the collection before its bodies are read: documents and terms, not yet what bodies say.
type Plan struct { /* unexported */
}

// NewPlan settles which terms there are. Slugs come from the ledger's lines; a term without one gets
// one made of its name, and a short hash of the name appended if that is taken.
func NewPlan(docs []Input, records *authority.Index, ledger *content.Ledger, interfaceLang document.Lang) (*Plan, error) {
	panic("to be written")
}

// Slugs lists the ledger's line of every term of a kind that has no codes.
func (p *Plan) Slugs() []content.TermEntry { panic("to be written") }

// Names lists the names to look for in bodies.
func (p *Plan) Names() []digest.Name { panic("to be written") }

// Link makes the collection; digests are in the order of the plan's documents.
func (p *Plan) Link(digests []digest.Digest) *Collection { panic("to be written") }
