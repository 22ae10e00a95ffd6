// Package review lists what a person should look at: what is missing, unsure or
// contradictory in what the import read, names that were taken for one or may be
// one, and what the last import changed. Each item says on which words it rests,
// what else is possible, and the exact line that settles it.
//
// The package is pure; it knows front matter and readings, not files.
package review

import (
	"cmp"
	"slices"
	"strings"

	"fonds/internal/authority"
	"fonds/internal/document"
	"fonds/internal/frontmatter"
)

// A Kind is why an item is on the list.
type Kind string

// The kinds of item.
const (
	Contradiction Kind = "contradiction" // the text, its twin, or two claims disagree
	Missing       Kind = "missing"       // no value was sure enough
	Unsure        Kind = "unsure"        // a value stands that may be wrong
	More          Kind = "more"          // something more may belong into a list
	Supplied      Kind = "supplied"      // a title that the text does not give
	Joined        Kind = "joined"        // names that were taken for one
	Proposed      Kind = "proposed"      // names that may be one
	Noticed       Kind = "noticed"       // of the text as a whole: a paragraph that stands twice
	Changed       Kind = "changed"       // by the last import that changed anything
)

// Kinds are all kinds, in the order in which they are explained.
var Kinds = []Kind{Contradiction, Missing, Unsure, More, Supplied, Joined, Proposed, Noticed, Changed}

// A Place is words of a seed.
type Place struct {
	Seed  string        `json:"seed,omitempty"` // under seeds/
	Lines document.Span `json:"lines,omitzero"`
	Words string        `json:"words,omitempty"`
}

// An Alternative is another value, and what to write for it.
type Alternative struct {
	Value     string  `json:"value"`
	Certainty float64 `json:"certainty"` // 0 to 1
	Place
	Write string `json:"write,omitempty"` // the line of the file
}

// A Way is one of the ways to settle what there is to say about names.
type Way struct {
	When  string `json:"when"` // "they are one"; a key of the table "way" of layouts/i18n
	File  string `json:"file"` // relative to the collection
	New   bool   `json:"new"`  // it is to be made; else the lines belong between its two "---"
	Write string `json:"write"`
}

// An Item is one thing to look at.
type Item struct {
	Kind      Kind           `json:"kind"`
	File      string         `json:"file"`           // to edit, relative to the collection
	Line      int            `json:"line,omitempty"` // in it; 0 if it is to be added
	Document  document.ID    `json:"document,omitempty"`
	Field     document.Field `json:"field,omitempty"`
	Text      string         `json:"text,omitempty"`  // of a contradiction or a name: what is said
	Value     string         `json:"value,omitempty"` // that stands now
	Certainty float64        `json:"certainty,omitempty"`
	Place
	Alternatives []Alternative `json:"alternatives,omitempty"` // surest first
	Ways         []Way         `json:"ways,omitempty"`         // what settles it, about names

	Message document.Message `json:"-"` // Text as a value, for pages in another language

	worth float64
	twin  bool // another version of the text says so
}

// Worth is how much is gained by looking at an item: what the field is worth to
// readers, times how likely it is that something must be changed.
func (i Item) Worth() float64 { return i.worth }

// A Document is what is known of one.
type Document struct {
	File    string // relative to the collection
	Meta    *document.Meta
	Line    func(document.Field) int // of a key in the file; 0 if it is not there
	ByHand  []document.Field         // a person has written them
	Removed []document.Field         // a person has taken them out
	Checked []document.Field         // a person has looked at them
	Reading document.Reading
	Same    func(f document.Field, a, b string) bool // that two names are one is settled; may be nil
}

// weights are what fields are worth to who reads, cites and follows links. A
// field that is not among them is not reviewed.
var weights = map[document.Field]float64{
	document.FieldTitle: 10, document.FieldDate: 9, document.FieldAuthors: 8, document.FieldParties: 8,
	document.FieldSignatories: 7, document.FieldCountries: 6, document.FieldType: 4, document.FieldLanguages: 4,
	document.FieldAbout: 3, document.FieldSource: 2, document.FieldEvent: 1.5, document.FieldPlace: 1.5,
	document.FieldTitles: 1, document.FieldRights: 1, document.FieldTopics: 1,
}

const (
	shaky = 0.8  // a value that is less sure is worth a look
	faint = 0.35 // a candidate that is less sure is not worth one
	most  = 5    // alternatives of an item
	// guessed is what a candidate is worth that was not sure enough: of four, three are wrong.
	guessed = 0.6
)

// Of lists what there is to look at in one document, in the order of the fields.
func Of(d Document) []Item {
	var items []Item
	settled := func(f document.Field) bool {
		return slices.Contains(d.ByHand, f) || slices.Contains(d.Removed, f) || slices.Contains(d.Checked, f)
	}
	for _, f := range document.Fields {
		if weights[f] == 0 || settled(f) {
			continue
		}
		if item, ok := d.look(f); ok {
			items = append(items, item)
		}
	}
	for _, w := range d.Reading.Warnings {
		kind := Contradiction
		if w.Field == "" {
			kind = Noticed
		}
		if w.Field != "" && settled(w.Field) || w.Field == "" && len(d.Checked) == len(document.Fields) {
			continue
		}
		item := d.item(kind, w.Field)
		item.Text, item.Message, item.Lines = w.Text, w.Message, w.Lines
		item.Words = d.words(w)
		item.Alternatives = d.alternatives(w.Field)
		item.worth = 1.2 * cmp.Or(weights[w.Field], 1)
		items = append(items, item)
	}
	return items
}

// look is the item of one field, if there is something to look at.
func (d Document) look(f document.Field) (Item, bool) {
	value := frontmatter.Value(d.Meta, f)
	others := d.alternatives(f)
	likely := 0.0 // that one of them is right
	if len(others) > 0 {
		likely = others[0].Certainty
	}
	switch {
	case f == document.FieldTitle && d.Meta.TitleSupplied:
		item := d.item(Supplied, f)
		item.Alternatives, item.worth = others, weights[f]*max(0.4, likely)
		return item, true
	case f == document.FieldDate && !d.Meta.Date.Known():
		item := d.item(Missing, f)
		item.Alternatives, item.worth = others, weights[f]*max(0.3, likely*guessed)
		return item, true
	case value == "" && f == document.FieldAuthors && len(d.Meta.Parties)+len(d.Meta.Signatories) == 0:
		item := d.item(Missing, f)
		item.Alternatives, item.worth = others, weights[f]*max(0.2, likely*guessed)
		return item, true
	case value == "" && likely >= faint:
		item := d.item(Missing, f)
		item.Alternatives, item.worth = others, weights[f]*likely*guessed
		return item, true
	case value == "":
		return Item{}, false
	}
	least := d.leastSure(f)
	switch {
	case least.Value != "" && least.Confidence < shaky:
		item := d.item(Unsure, f)
		item.Alternatives, item.worth = others, weights[f]*(1-least.Confidence)*1.5
		item.Certainty = least.Confidence
		item.Place = d.place(least)
		return item, true
	case single(f) && likely >= shaky:
		item := d.item(Unsure, f)
		item.Alternatives, item.worth = others, weights[f]*likely*0.6
		item.Certainty = least.Confidence
		item.Place = d.place(least)
		return item, true
	case !single(f) && likely >= faint:
		item := d.item(More, f)
		item.Alternatives, item.worth = others, weights[f]*likely*0.7
		return item, true
	}
	return Item{}, false
}

func (d Document) item(k Kind, f document.Field) Item {
	i := Item{Kind: k, File: d.File, Line: d.Line(f), Document: d.Meta.ID, Field: f}
	if f != "" {
		i.Value = frontmatter.Value(d.Meta, f)
	}
	return i
}

// leastSure is the evidence of a field's value: of a list, of its least sure
// entry. Several that say the same make each other surer.
func (d Document) leastSure(f document.Field) document.Evidence {
	best := map[string]document.Evidence{}
	var order []string
	for _, e := range d.Reading.Evidence {
		if e.Field != f {
			continue
		}
		key := authority.Key(e.Value)
		old, there := best[key]
		if !there {
			order = append(order, key)
		}
		if !there || e.Confidence > old.Confidence {
			best[key] = e
		}
	}
	var least document.Evidence
	for _, key := range order {
		if e := best[key]; least.Value == "" || e.Confidence < least.Confidence {
			least = e
		}
	}
	return least
}

// alternatives are the candidates of a field that its value does not hold
// already, each value once, surest first.
func (d Document) alternatives(f document.Field) []Alternative {
	if f == "" {
		return nil
	}
	taken := map[string]bool{}
	for v := range strings.SplitSeq(frontmatter.Value(d.Meta, f), "\n") {
		taken[authority.Key(v)] = true
	}
	candidates := slices.Clone(d.Reading.Candidates)
	slices.SortStableFunc(candidates, func(a, b document.Evidence) int {
		return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.Lines.First, b.Lines.First), cmp.Compare(a.Value, b.Value))
	})
	var list []Alternative
	for _, e := range candidates {
		key := authority.Key(e.Value)
		if e.Field != f || taken[key] || len(list) == most || d.same(f, e.Value) {
			continue
		}
		taken[key] = true
		list = append(list, Alternative{Value: e.Value, Certainty: e.Confidence, Place: d.place(e), Write: d.write(e)})
	}
	return list
}

// same reports whether a name is settled to be one that the field has.
func (d Document) same(f document.Field, name string) bool {
	if d.Same == nil {
		return false
	}
	for v := range strings.SplitSeq(frontmatter.Value(d.Meta, f), "\n") {
		if v != "" && d.Same(f, v, name) {
			return true
		}
	}
	return false
}

func (d Document) place(e document.Evidence) Place {
	if e.Value == "" {
		return Place{}
	}
	return Place{Seed: d.seed(), Lines: e.Lines, Words: e.Words}
}

func (d Document) seed() string {
	if len(d.Meta.Seeds) == 0 {
		return ""
	}
	return d.Meta.Seeds[0].File
}

// words are those of the evidence that lies where a warning points.
func (d Document) words(w document.Warning) string {
	for _, e := range slices.Concat(d.Reading.Evidence, d.Reading.Candidates) {
		if e.Field == w.Field && e.Lines == w.Lines {
			return e.Words
		}
	}
	return ""
}

// write is the line of the front matter that takes a candidate in.
func (d Document) write(e document.Evidence) string {
	m := *d.Meta
	switch e.Field {
	case document.FieldTitle:
		m.Title = e.Value
	case document.FieldDate:
		date, err := document.ParseDate(e.Value)
		if err != nil {
			return ""
		}
		m.Date = date
	case document.FieldType:
		m.Type = e.Value
	case document.FieldEvent:
		m.Event = e.Value
	case document.FieldPlace:
		m.Place = e.Value
	case document.FieldSource:
		m.Source = e.Value
	case document.FieldRights:
		m.Rights = e.Value
	case document.FieldAuthors:
		m.Authors = append(slices.Clip(m.Authors), e.Value)
	case document.FieldParties:
		m.Parties = append(slices.Clip(m.Parties), e.Value)
	case document.FieldTopics:
		m.Topics = append(slices.Clip(m.Topics), e.Value)
	case document.FieldCountries:
		m.Countries = append(slices.Clip(m.Countries), document.Country(e.Value))
	case document.FieldAbout:
		m.About = append(slices.Clip(m.About), document.Country(e.Value))
	case document.FieldLanguages:
		m.Languages = append(slices.Clip(m.Languages), document.Lang(e.Value))
	default:
		return ""
	}
	return frontmatter.Line(&m, e.Field)
}

// single reports whether a field has one value.
func single(f document.Field) bool {
	switch f {
	case document.FieldTitle, document.FieldDate, document.FieldType, document.FieldEvent,
		document.FieldPlace, document.FieldSource, document.FieldRights:
		return true
	}
	return false
}

// Name is an item about names; documents is how many have one of them, certainty
// how likely the names are one.
func Name(k Kind, item Item, documents int, certainty float64) Item {
	item.Kind, item.Certainty = k, certainty
	doubt := certainty
	if k == Joined {
		doubt = 1 - certainty
	}
	item.worth = 2 * doubt * float64(min(documents, 10))
	return item
}

// Distinct leaves out what another version of a text says better: other
// contradictions of the same field.
func Distinct(items []Item) []Item {
	type place struct {
		file  string
		field document.Field
	}
	told := map[place]bool{}
	for _, i := range items {
		if i.twin {
			told[place{i.File, i.Field}] = true
		}
	}
	return slices.DeleteFunc(items, func(i Item) bool {
		return i.Kind == Contradiction && !i.twin && told[place{i.File, i.Field}]
	})
}

// Sort puts the most valuable first.
func Sort(items []Item) {
	slices.SortStableFunc(items, func(a, b Item) int {
		return cmp.Or(cmp.Compare(b.worth, a.worth), cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Field, b.Field), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Text, b.Text))
	})
}

// Change is the item of a field that an import changed; a field that counts for
// nothing here counts little.
func Change(file string, line int, id document.ID, f document.Field, was, now string) Item {
	return Item{
		Kind: Changed, File: file, Line: line, Document: id, Field: f, Value: now,
		Alternatives: []Alternative{{Value: was}},
		worth:        0.5 * cmp.Or(weights[f], 1),
	}
}

// Weighs reports whether a field is one that a review looks at.
func Weighs(f document.Field) bool { return weights[f] > 0 }
