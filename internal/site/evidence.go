package site

import (
	"path"
	"slices"
	"strings"
	"unicode"

	"fonds/internal/collection"
	"fonds/internal/document"
	"fonds/internal/gazetteer"
	"fonds/internal/i18n"
	"fonds/internal/language"
	"fonds/internal/permalink"
)

// An EvidenceTable says where each fact comes from.
type EvidenceTable struct {
	File     string // the seed whose lines are meant
	FileHref string // the seed as received, if it is published
	Rows     []Proof
	Removed  []Removed
	More     string // of the removed lines, where there are very many
	Warnings []string
}

// A Proof is one fact with the words it rests on.
type Proof struct {
	Fact   string
	Quotes []Quote
	More   string    // "and 33 more"
	Cert   Certainty // of all of it
}

// A Quote is words of the seed. Value is what was made of them, where that does
// not show.
type Quote struct {
	Value, Words string
	Lang, Dir    string
	Place        string // "lines 3–5"
}

// Removed is a piece of the seed that the text leaves out, and why.
type Removed struct{ Words, Place, Reason string }

const (
	mostQuotes    = 3    // of one fact, beside lines that stand nowhere else
	mostMoved     = 100  // of those
	quoteLength   = 160  // bytes, but of lines that stand nowhere else
	removedLength = 1000 // bytes of what is left out: a reader cannot see it elsewhere
	movedLength   = 2000
	languageWords = 60 // bytes of a section, as evidence of its language
	mostRemoved   = 20
)

// proven are the fields that the page accounts for, in order.
var proven = []document.Field{
	document.FieldTitle, document.FieldTitles, document.FieldDate, document.FieldType,
	document.FieldLanguages, document.FieldAuthors, document.FieldParties,
	document.FieldSignatories, document.FieldCountries, document.FieldAbout,
	document.FieldEvent, document.FieldPlace, document.FieldTopics,
	document.FieldSource, document.FieldRights, document.FieldSeed,
}

func (b *builder) evidence(at permalink.Path, d *collection.Document, facts Facts) *EvidenceTable {
	byField := map[document.Field][]document.Evidence{}
	for _, e := range facts.Evidence {
		byField[e.Field] = append(byField[e.Field], e)
	}
	t := &EvidenceTable{}
	if len(d.Seeds) > 0 && len(facts.Evidence)+len(facts.Removed) > 0 {
		t.File = path.Base(d.Seeds[0].File)
		for _, o := range b.originals(d) {
			if o.Number == 1 {
				t.FileHref = b.href(at, o.Path)
			}
		}
	}
	for _, field := range proven {
		proof := Proof{Fact: b.words.T("field." + string(field))}
		all := byField[field]
		more := 0
		switch {
		case field == document.FieldSeed && len(all) == 0:
			continue // UTF-8, as nearly all files
		case field == document.FieldSeed && all[0].Rule == "encoding/hand":
			proof.Cert = b.byHand()
			proof.Quotes = []Quote{b.quote(d, all[0])}
		case field == document.FieldSeed: // what is by hand are the names of the files
			proof.Cert = b.certainty(all[0].Confidence)
			proof.Quotes = []Quote{b.quote(d, all[0])}
		case slices.Contains(facts.TakenOut, field):
			continue
		case slices.Contains(facts.ByHand, field):
			proof.Cert = b.byHand()
			for _, e := range all {
				if q := b.quote(d, e); e.Moved && field != document.FieldSignatories && len(proof.Quotes) < mostMoved && !slices.Contains(proof.Quotes, q) {
					proof.Quotes = append(proof.Quotes, q)
				}
			}
		case len(all) > 0:
			proof.Cert = *b.certaintyOf(field, facts)
			for _, e := range all {
				// Two rules may rest on the same words; each signatory counts.
				q := b.quote(d, e)
				if field != document.FieldSignatories && slices.Contains(proof.Quotes, q) {
					continue
				}
				// What moved out of the text is shown here or nowhere; signatories have a list.
				if e.Moved && field != document.FieldSignatories && len(proof.Quotes) < mostMoved || len(proof.Quotes) < mostQuotes {
					proof.Quotes = append(proof.Quotes, q)
				} else {
					more++
				}
			}
			if more > 0 {
				proof.More = b.words.N("evidence.more", more)
			}
		case field == document.FieldDate && d.Date.IsZero(), field == document.FieldSource && d.Source == "":
			proof.Cert = Certainty{b.words.T("certainty.none"), "none"}
		default:
			continue
		}
		t.Rows = append(t.Rows, proof)
	}
	b.removed(t, facts.Removed)
	for _, w := range facts.Warnings {
		if len(t.Warnings) < mostRemoved && !slices.Contains(facts.ByHand, w.Field) && !slices.Contains(facts.TakenOut, w.Field) {
			t.Warnings = append(t.Warnings, i18n.Sentence(b.said(w.Message, w.Text)))
		}
	}
	return t
}

// removed lists what the text leaves out. Lines that differ by a number alone, as
// those of pages do, stand in one row, with the number and the line of each.
func (b *builder) removed(t *EvidenceTable, all []document.Removed) {
	type kind struct{ reason, words string }
	at := map[kind]int{}
	var further [mostRemoved][]string
	more := 0
	for _, r := range all {
		words := flat(r.Words)
		rest, numbers := withoutNumbers(words)
		k := kind{r.Reason, rest}
		if i, seen := at[k]; seen {
			one, place := strings.Join(numbers, " "), b.lines(r.Lines)
			switch {
			case one == "":
				one = place
			case place != "":
				one += " (" + place + ")"
			}
			further[i] = append(further[i], one)
			continue
		}
		if len(t.Removed) == mostRemoved {
			more++
			continue
		}
		at[k] = len(t.Removed)
		t.Removed = append(t.Removed, Removed{clip(words, removedLength), b.lines(r.Lines), b.removedFor(r.Reason)})
	}
	for i, list := range further {
		if len(list) > 0 {
			t.Removed[i].Reason += b.words.T("list.aside") + b.words.N("evidence.more", len(list)) + b.words.T("list.colon") + b.words.Join(list, "list.comma")
		}
	}
	if more > 0 {
		t.More = b.words.N("evidence.more", more)
	}
}

// withoutNumbers takes the numbers that stand by themselves out of a line; one
// within a word is a part of its name.
func withoutNumbers(line string) (rest string, numbers []string) {
	words := strings.Fields(line)
	for i, w := range words {
		number := strings.TrimFunc(w, func(r rune) bool { return !unicode.IsDigit(r) && !unicode.IsLetter(r) })
		if number != "" && strings.IndexFunc(number, func(r rune) bool { return !unicode.IsDigit(r) }) < 0 {
			numbers = append(numbers, number)
			words[i] = strings.Replace(w, number, "0", 1)
		}
	}
	return strings.Join(words, " "), numbers
}

func (b *builder) quote(d *collection.Document, e document.Evidence) Quote {
	length := quoteLength
	if e.Moved {
		length = movedLength
	}
	q := Quote{Value: b.proved(e), Words: clip(flat(e.Words), length), Place: b.lines(e.Lines)}
	lang := titleLanguage(d)
	switch e.Field {
	case document.FieldLanguages:
		lang, q.Words = document.Lang(e.Value), clip(q.Words, languageWords)
	case document.FieldTitles:
		for _, l := range d.Meta.Languages {
			if t := d.Titles[l]; t != "" && strings.Contains(e.Value, t) {
				lang = l
			}
		}
	}
	if _, known := b.languages[lang]; known {
		q.Lang, q.Dir = b.foreign(lang)
	}
	return q
}

// lines names lines of the seed.
func (b *builder) lines(s document.Span) string {
	switch {
	case s.First <= 0:
		return ""
	case s.Last <= s.First:
		return b.words.T("evidence.line", b.words.Digits(s.First))
	}
	return b.words.T("evidence.lines", b.words.Digits(s.First), b.words.Digits(s.Last))
}

// proved is what was read out of the words, for fields whose values are codes
// or kinds; elsewhere the words show it.
func (b *builder) proved(e document.Evidence) string {
	switch e.Field {
	case document.FieldCountries, document.FieldAbout:
		return gazetteer.Name(document.Country(e.Value), b.words.Lang())
	case document.FieldLanguages:
		return i18n.Sentence(language.Name(document.Lang(e.Value), b.words.Lang()))
	case document.FieldType:
		return b.typeName(e.Value)
	case document.FieldSeed:
		if key := strings.Replace(e.Rule, "/", ".", 1); b.words.Has(key) {
			return b.words.T(key, e.Value)
		}
		return e.Value
	}
	return ""
}
