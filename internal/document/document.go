// Package document holds the central type of the program: one intellectual
// item, its metadata and its Markdown body.
//
// Both halves of the program know it and neither knows the other: the import
// ends in a Document that package content writes, the build begins with the
// Document that package content reads. The package needs the standard library
// alone and does no I/O. What the keys of the front matter mean stands in
// docs/front-matter.md; the order of [Fields] is the order in which they are
// written.
package document

// An ID names a document for ever: eight or more characters of the base 32
// form (RFC 4648, lower case) of its first seed's SHA-256.
type ID string

// A Slug is the last part of an address, without ".html": lower-case ASCII
// letters, digits and hyphens, at most 80 bytes.
type Slug string

// A Lang is a language tag of BCP 47, such as "en" or "zh-Hant".
type Lang string

// A Country is a code of ISO 3166-1 alpha-2, "EU", or, for a former state, a
// four-letter code of ISO 3166-3 such as "SUHH".
type Country string

// A Document is one intellectual item.
type Document struct {
	Meta
	Body string // Markdown; language versions follow lines "<!-- lang: ru -->"
	// Extra are lines of YAML that an import puts into the head of a new file:
	// keys of the seed's front matter that are none of ours.
	Extra string
}

// Meta is the front matter of a document. A zero field is unknown.
type Meta struct {
	ID            ID
	Title         string
	TitleSupplied bool            // the title was made by us, the text has none
	Titles        map[Lang]string // of the language versions after the first
	Date          Date
	DateAsWritten string
	Type          string // one of Types, or what a person wrote
	Languages     []Lang // in the order they stand in the body
	Authors       []string
	Parties       []string // organisations that issue the document
	Signatories   []Signatory
	Countries     []Country // of the issuers
	About         []Country // spoken of
	Event         string
	Place         string
	Topics        []string
	Source        string // where the seed says it came from
	Rights        string
	Seeds         []SeedRef
	Draft         bool
	Withdrawn     string // the reason; page, original and search data go
	Notes         string
}

// A Signatory is one entry of a printed list of signatories. An organisation
// has Party alone, a person has Name and perhaps Role and Party.
type Signatory struct {
	Name    string
	Role    string
	Party   string
	Group   string // the heading it stands under within the list, as printed
	Country Country
}

// A SeedRef names a seed by its path under seeds/ and the hash of its bytes.
type SeedRef struct {
	File   string
	SHA256 string // lower-case hexadecimal
	Lines  Span   // of the document in a seed that holds several; zero: the whole seed
}

// Types are the kinds of document the importer tells apart.
var Types = []string{
	"statement", "joint statement", "declaration", "speech", "interview",
	"letter", "open letter", "article", "press release", "resolution",
	"treaty", "manifesto", "programme", "petition", "appeal", "report",
}

// A Field is a key of the front matter.
type Field string

// The keys of the front matter.
const (
	FieldID            Field = "id"
	FieldTitle         Field = "title"
	FieldTitleSupplied Field = "title_supplied"
	FieldTitles        Field = "titles"
	FieldDate          Field = "date"
	FieldDateAsWritten Field = "date_as_written"
	FieldType          Field = "type"
	FieldLanguages     Field = "languages"
	FieldAuthors       Field = "authors"
	FieldParties       Field = "parties"
	FieldSignatories   Field = "signatories"
	FieldCountries     Field = "countries"
	FieldAbout         Field = "about"
	FieldEvent         Field = "event"
	FieldPlace         Field = "place"
	FieldTopics        Field = "topics"
	FieldSource        Field = "source"
	FieldRights        Field = "rights"
	FieldSeed          Field = "seed"
	FieldDraft         Field = "draft"
	FieldWithdrawn     Field = "withdrawn"
	FieldNotes         Field = "notes"
)

// Fields lists every key in the order in which it is written.
var Fields = []Field{
	FieldID, FieldTitle, FieldTitleSupplied, FieldTitles, FieldDate,
	FieldDateAsWritten, FieldType, FieldLanguages, FieldAuthors, FieldParties,
	FieldSignatories, FieldCountries, FieldAbout, FieldEvent, FieldPlace,
	FieldTopics, FieldSource, FieldRights, FieldSeed, FieldDraft,
	FieldWithdrawn, FieldNotes,
}
