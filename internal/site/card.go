package site

import (
	"math"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"fonds/internal/collection"
	"fonds/internal/digest"
	"fonds/internal/document"
	"fonds/internal/i18n"
	"fonds/internal/permalink"
)

// A Row is a line of the card about a document: a label and its values.
type Row struct {
	Label  string
	Values []Value
	Lines  bool // the values stand under each other
	Cert   *Certainty
	Sure   bool // the certainty is shown by its shape alone: only doubts need a word
}

// A Value is a text, perhaps a link.
type Value struct {
	Text, Href string
	Lang, Dir  string
	Machine    string // a date for programs
	Quoted     bool   // words of the source
	Away       bool   // the link leaves the site
}

// A Certainty says how sure an inferred value is, as a word and as the class of
// a shape: "sure", "likely", "doubtful", "hand", "none".
type Certainty struct{ Word, Class string }

// Confidence from which a value is called certain, and likely.
const (
	certain = 0.9
	likely  = 0.7
)

// sure is the class of what is certain.
const sure = "sure"

func (b *builder) certainty(confidence float64) Certainty {
	class := "doubtful"
	switch {
	case confidence >= certain:
		class = sure
	case confidence >= likely:
		class = "likely"
	}
	return Certainty{b.words.T("certainty." + class), class}
}

const mostNamed = 12 // names out of the text on the card

// card is what is known about a document. What is unknown is left out, but for
// date and source: that these are missing is worth saying.
func (b *builder) card(at permalink.Path, d *collection.Document, section int, facts Facts) []Row {
	c := card{b: b, at: at, facts: facts}
	c.date(d)
	c.terms(document.FieldType, "type", one(d.Type))
	c.terms(document.FieldAuthors, "authors", d.Authors)
	c.terms(document.FieldParties, "parties", d.Parties)
	if n := len(d.Signers); n > 0 {
		c.row(document.FieldSignatories, "signatories", Value{Text: b.words.N("count.signatories", n), Href: "#signatories"})
	}
	c.terms(document.FieldCountries, "countries", d.Countries)
	c.terms(document.FieldAbout, "about", d.About)
	c.terms("", "names", b.named(d, section))
	c.terms(document.FieldLanguages, "languages", d.Languages)
	c.text(document.FieldEvent, "event", d.Event)
	c.text(document.FieldPlace, "place", d.Place)
	c.terms(document.FieldTopics, "topics", d.Topics)
	if words := wordsOf(d); words > 0 {
		length := b.words.N("count.words", words)
		if inCharacters(d) {
			length = b.words.N("count.characters", words)
		}
		c.row("", "length", Value{Text: length})
	}
	c.source(d)
	c.text(document.FieldRights, "rights", d.Rights)
	var originals []Value
	for _, o := range b.originals(d) {
		name := path.Base(o.File)
		if lines := b.lines(o.Lines); lines != "" { // the file holds other documents too
			name += b.words.T("list.aside") + lines
		}
		originals = append(originals, Value{Text: name, Href: b.href(at, o.Path)})
	}
	if originals != nil {
		c.row("", "original", originals...)
	}
	c.row("", "id", Value{Text: string(d.ID)})
	if added, err := document.ParseDate(d.Added); err == nil && d.Added != "" {
		c.row("", "added", Value{Text: b.words.Date(added), Machine: i18n.Machine(added)})
	}
	c.text(document.FieldNotes, "notes", d.Notes)
	return c.rows
}

type card struct {
	b     *builder
	at    permalink.Path
	facts Facts
	rows  []Row
}

func (c *card) row(field document.Field, label string, values ...Value) {
	row := Row{Label: c.b.words.T("card." + label), Values: values}
	if field != "" {
		row.Cert = c.b.certaintyOf(field, c.facts)
		row.Sure = row.Cert != nil && row.Cert.Class == sure
	}
	c.rows = append(c.rows, row)
}

func (c *card) text(field document.Field, label, text string) {
	if text != "" {
		c.row(field, label, Value{Text: text})
	}
}

func (c *card) terms(field document.Field, label string, terms []*collection.Term) {
	if len(terms) == 0 {
		return
	}
	values := make([]Value, len(terms))
	for i, t := range terms {
		values[i] = Value{Text: c.b.names[t], Href: c.b.href(c.at, c.b.termPath(t))}
	}
	c.row(field, label, values...)
	for _, v := range values {
		if len(values) > 1 && utf8.RuneCountInString(v.Text) > oneLine {
			c.rows[len(c.rows)-1].Lines = true // a comma would begin the next line
		}
	}
}

// oneLine is how many characters of a name stand on a line of the card.
const oneLine = 24

func (c *card) date(d *collection.Document) {
	if d.Date.IsZero() {
		c.row("", "date", Value{Text: c.b.words.T("card.not_recorded")})
		return
	}
	written := c.b.words.Date(d.Date)
	values := []Value{{Text: i18n.Sentence(written), Machine: i18n.Machine(d.Date)}}
	if d.Year != nil {
		values[0].Href = c.b.href(c.at, c.b.termPath(d.Year))
	}
	if printed := flat(d.DateAsWritten); printed != "" && printed != written {
		v := Value{Text: clip(printed, 120), Quoted: true}
		v.Lang, v.Dir = c.b.foreign(titleLanguage(d))
		values = append(values, v)
	}
	c.row(document.FieldDate, "date", values...)
	c.rows[len(c.rows)-1].Lines = true
}

func (c *card) source(d *collection.Document) {
	if d.Source == "" {
		c.row("", "source", Value{Text: c.b.words.T("card.not_recorded")})
		return
	}
	v := Value{Text: d.Source}
	if u, err := url.Parse(d.Source); err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
		v.Href, v.Away = d.Source, true
		v.Text = strings.TrimSuffix(strings.TrimPrefix(d.Source, u.Scheme+"://"), "/")
	}
	c.row(document.FieldSource, "source", v)
}

// named are the terms that a section of the text names and that the card does
// not have already, in the order of the text.
func (b *builder) named(d *collection.Document, section int) []*collection.Term {
	if section >= len(d.Sections) {
		return nil
	}
	seen := map[*collection.Term]bool{}
	said := map[string]bool{} // a country and a body may have one name
	for _, terms := range [][]*collection.Term{d.Authors, d.Parties, d.Countries, d.About} {
		for _, t := range terms {
			seen[t], said[b.names[t]] = true, true
		}
	}
	for _, s := range d.Signers {
		seen[s.PartyTerm], seen[s.PersonTerm] = true, true
	}
	var named []*collection.Term
	for _, hit := range d.Sections[section].Hits {
		if t := b.termOf(hit.Term); t != nil && !seen[t] && !said[b.names[t]] && len(named) < mostNamed {
			seen[t], said[b.names[t]] = true, true
			named = append(named, t)
		}
	}
	return named
}

func wordsOf(d *collection.Document) int {
	n := 0
	for _, s := range d.Sections {
		n += s.Words
	}
	return n
}

// inCharacters reports whether all of a document is written without spaces
// between words, so that its length is known in characters.
func inCharacters(d *collection.Document) bool {
	return !slices.ContainsFunc(d.Sections, func(s digest.Section) bool { return s.Lang != "zh" && s.Lang != "ja" })
}

func one(t *collection.Term) []*collection.Term {
	if t == nil {
		return nil
	}
	return []*collection.Term{t}
}

// certaintyOf says how sure a field is: as its least sure value; nil if nothing
// is known of where it came from.
func (b *builder) certaintyOf(field document.Field, facts Facts) *Certainty {
	for _, f := range facts.ByHand {
		if f == field {
			c := b.byHand()
			return &c
		}
	}
	least := math.Inf(1)
	for _, e := range facts.Evidence {
		if e.Field == field {
			least = min(least, e.Confidence)
		}
	}
	if math.IsInf(least, 1) {
		return nil
	}
	for _, w := range facts.Warnings {
		if w.Field == field {
			least = min(least, certain-0.01) // something speaks against it
		}
	}
	c := b.certainty(least)
	return &c
}

func (b *builder) byHand() Certainty { return Certainty{b.words.T("certainty.hand"), "hand"} }
