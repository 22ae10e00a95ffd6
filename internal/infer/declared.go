package infer

import (
	"regexp"
	"strings"

	"fonds/internal/dates"
	"fonds/internal/document"
	"fonds/internal/gazetteer"
	"fonds/internal/language"
)

// A Declared value is what a seed's own format says of it: a key of its front
// matter, a meta element of a saved page.
type Declared struct {
	Field      document.Field
	Value      string
	Rule       string        // "declared/front matter", "page/meta"
	Lines      document.Span // of the seed's lines
	Words      string        // "": the lines
	Confidence float64
	AsWritten  string              // of a date
	Signatory  *document.Signatory // of a signatory
	// Final says that it is the word of whoever wrote the seed: it is not weighed
	// against what the text seems to say.
	Final bool
	// Moved says that the lines stand in the metadata only.
	Moved bool
}

// maxDeclared bounds the values that one key can give.
const maxDeclared = 200

var isoDay = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:.*)?$`)

// FromKey says what a key of front matter, by whatever program it was written,
// says of the document; nothing if the key is not known or its value cannot be
// used. Keys go by the contract's names, by those that site generators use, and
// by what such labels are called in other languages.
func FromKey(name string, values []string, lines document.Span) []Declared {
	var all []Declared
	add := func(field document.Field, value string) *Declared {
		if value = flat(value); value == "" || len(all) >= maxDeclared {
			return &Declared{}
		}
		all = append(all, Declared{Field: field, Value: value, Rule: "declared/front matter", Lines: lines, Confidence: 1, Final: true})
		return &all[len(all)-1]
	}
	field := fieldOf(name)
	for _, value := range values {
		switch field {
		case "":
		case document.FieldDate:
			text := value
			if isoDay.MatchString(text) {
				text = text[:len("2006-01-02")]
			}
			if d, err := document.ParseDate(text); err == nil && d.Known() {
				add(field, d.String())
			} else if f, ok := dates.Whole(value); ok && !f.Ambiguous {
				add(field, f.Date.String()).AsWritten = f.Words
			}
		case document.FieldLanguages:
			for _, tag := range strings.FieldsFunc(value, func(r rune) bool { return r == ',' || r == ' ' || r == ';' }) {
				if l := document.Lang(strings.ReplaceAll(tag, "_", "-")); language.Valid(l) {
					d := add(field, string(l))
					d.Final, d.Confidence = false, 0.95 // the sections of the text add theirs
				}
			}
		case document.FieldCountries, document.FieldAbout:
			if c := document.Country(strings.ToUpper(value)); gazetteer.Valid(c) {
				add(field, string(c))
			}
		case document.FieldType:
			for _, known := range document.Types {
				if strings.EqualFold(known, value) {
					add(field, known)
				}
			}
		case document.FieldAuthors:
			for _, name := range strings.Split(value, ";") {
				add(field, strings.Trim(name, " .,"))
			}
		case document.FieldDraft:
			if strings.EqualFold(value, "true") {
				add(field, "true")
			}
		default:
			add(field, value)
		}
	}
	for i := range all {
		all[i].Moved = i == 0
	}
	return all
}

// otherKeys are keys of site generators that are no labels of texts.
var otherKeys = map[string]document.Field{
	"tags": document.FieldTopics, "tag": document.FieldTopics, "categories": document.FieldTopics, "category": document.FieldTopics,
	"keywords": document.FieldTopics, "topics": document.FieldTopics, "topic": document.FieldTopics,
	"lang": document.FieldLanguages, "language": document.FieldLanguages, "languages": document.FieldLanguages, "locale": document.FieldLanguages,
	"draft": document.FieldDraft, "notes": document.FieldNotes, "note": document.FieldNotes, "about": document.FieldAbout,
	"countries": document.FieldCountries, "country": document.FieldCountries, "authors": document.FieldAuthors, "creator": document.FieldAuthors,
	"parties": document.FieldParties, "organisations": document.FieldParties, "organizations": document.FieldParties,
	"pubdate": document.FieldDate, "publishdate": document.FieldDate, "created": document.FieldDate, "canonical": document.FieldSource,
	"withdrawn": document.FieldWithdrawn,
}

// labelFields are the fields that labels (see labelPhrases) are of.
var labelFields = map[string]document.Field{
	"title": document.FieldTitle, "author": document.FieldAuthors, "issuer": document.FieldParties, "date": document.FieldDate,
	"type": document.FieldType, "source": document.FieldSource, "place": document.FieldPlace, "event": document.FieldEvent, "rights": document.FieldRights,
}

func fieldOf(key string) document.Field {
	if field, ok := otherKeys[strings.ToLower(key)]; ok {
		return field
	}
	return labelFields[labelKey(key)]
}

// declared gives the resolver what the seed's format says, and where the text
// repeats a title that was so given.
func (r *resolver) declared() {
	for _, d := range r.in.Declared {
		c := claim(d.Value, d.Lines, d.Words, d.Confidence).of(d.Field)
		c.AsWritten, c.Signatory, c.Moved, c.final = d.AsWritten, d.Signatory, d.Moved, d.Final
		claims := []Claim{c}
		if d.Field == document.FieldTitle && d.Confidence >= Threshold {
			for _, again := range repeats(r.in.view.main(), d.Value, nil, d.Confidence) {
				again.final = d.Final
				claims = append(claims, again.of(document.FieldTitle))
			}
		}
		r.add(Rule{Name: d.Rule, Field: d.Field}, claims)
	}
}

// finals are the claims that win over all others; nil if there are none.
func finals(claims []Claim) []Claim {
	var list []Claim
	for _, c := range claims {
		if c.final {
			list = append(list, c)
		}
	}
	return list
}
