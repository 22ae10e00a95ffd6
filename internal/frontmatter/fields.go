package frontmatter

import (
	"fmt"
	"io/fs"
	"net/url"
	"slices"
	"strings"

	"fonds/internal/document"
)

// A decoder turns the tree of a head into metadata. It checks the form of every
// value; what a code or a tag stands for is checked where tables of them are.
type decoder struct {
	meta     *document.Meta
	lines    map[document.Field]int
	extended map[document.Field]bool
	problems []Problem
	doubts   []Problem
	checked  []document.Field
}

func (d *decoder) problem(line int, hint, format string, args ...any) {
	d.problems = append(d.problems, Problem{line, fmt.Sprintf(format, args...), hint})
}

func (d *decoder) head(root node) {
	d.lines = make(map[document.Field]int, len(root.items)/2)
	var others []node
	for key, value := range root.pairs() {
		switch {
		case d.field(document.Field(key.text), value):
			d.lines[document.Field(key.text)] = key.line
		case key.text == "checked":
			d.check(value)
		default:
			others = append(others, key)
		}
	}
	for _, key := range others {
		for _, f := range document.Fields {
			if d.lines[f] == 0 && misspelt(strings.ToLower(key.text), string(f)) {
				d.doubts = append(d.doubts, Problem{key.line, fmt.Sprintf("%s means nothing here", short(key.text)), fmt.Sprintf("write %s if you mean that", f)})
				break
			}
		}
	}
}

// check reads which fields a person has looked at: "true", or a list of keys. It
// is a note for the review, no metadata, so it is none of [document.Fields].
func (d *decoder) check(v node) {
	if v.kind == scalar && !v.null() && (v.text == "true" || v.text == "false") {
		if v.text == "true" {
			d.checked = document.Fields
		}
		return
	}
	for _, item := range d.entries("checked", v) {
		switch text := d.text("checked", item); {
		case slices.Contains(document.Fields, document.Field(text)):
			d.checked = append(d.checked, document.Field(text))
		case text != "":
			d.problem(item.line, "write checked: true, or a list of keys like [date, authors]", "checked: %s is no key", short(text))
		}
	}
}

// misspelt reports whether a word is another one, of four letters or more, but for
// one letter that is wrong, missing, too many, or in the wrong place.
func misspelt(word, known string) bool {
	n, m := len(word), len(known)
	if m < 4 || n < m-1 || n > m+1 {
		return false
	}
	i := 0
	for i < n && i < m && word[i] == known[i] {
		i++
	}
	switch {
	case n < m:
		return word[i:] == known[i+1:]
	case n > m:
		return word[i+1:] == known[i:]
	case i+1 < n && word[i] == known[i+1] && word[i+1] == known[i]:
		return word[i+2:] == known[i+2:]
	}
	return i < n && word[i+1:] == known[i+1:] || n == m && word == known
}

// field reads the value of a key; it reports whether the key is one of ours.
func (d *decoder) field(f document.Field, v node) bool {
	m, key := d.meta, string(f)
	switch f {
	case document.FieldID:
		m.ID = document.ID(d.text(key, v))
		if m.ID != "" && !ValidID(string(m.ID)) {
			d.problem(v.line, "use at most 64 lower-case letters, digits and hyphens, beginning with a letter or digit", "id: %s cannot be part of an address", short(string(m.ID)))
		}
	case document.FieldTitle:
		m.Title = d.text(key, v)
	case document.FieldTitleSupplied:
		m.TitleSupplied = d.bool(key, v)
	case document.FieldTitles:
		m.Titles = d.titles(key, v)
	case document.FieldDate:
		m.Date = d.date(key, v)
	case document.FieldDateAsWritten:
		m.DateAsWritten = d.text(key, v)
	case document.FieldType:
		m.Type = d.text(key, v)
	case document.FieldLanguages:
		for _, item := range d.entries(key, v) {
			if lang := d.text(key, item); lang != "" {
				m.Languages = append(m.Languages, d.lang(key, lang, item.line))
			}
		}
	case document.FieldAuthors:
		m.Authors = d.list(key, v)
	case document.FieldParties:
		m.Parties = d.list(key, v)
	case document.FieldSignatories:
		for _, item := range d.entries(key, v) {
			m.Signatories = append(m.Signatories, d.signatory(key, item))
		}
	case document.FieldCountries:
		m.Countries = d.countries(key, v)
	case document.FieldAbout:
		m.About = d.countries(key, v)
	case document.FieldEvent:
		m.Event = d.text(key, v)
	case document.FieldPlace:
		m.Place = d.text(key, v)
	case document.FieldTopics:
		m.Topics = d.list(key, v)
	case document.FieldSource:
		m.Source = d.text(key, v)
	case document.FieldRights:
		m.Rights = d.text(key, v)
	case document.FieldSeed:
		m.Seeds = d.seeds(key, v)
	case document.FieldDraft:
		m.Draft = d.bool(key, v)
	case document.FieldWithdrawn:
		m.Withdrawn = d.text(key, v)
	case document.FieldNotes:
		m.Notes = d.text(key, v)
	default:
		return false
	}
	return true
}

func (d *decoder) text(key string, v node) string {
	switch {
	case v.null():
		return ""
	case v.kind == list:
		d.problem(v.line, fmt.Sprintf("write one text, like %s: …; put it in quotes if it begins with a bracket", key), "%s: has a list where a text is wanted", key)
		return ""
	case v.kind == mapping:
		d.problem(v.line, fmt.Sprintf("write one text, like %s: …; put it in quotes if it has a colon", key), "%s: has keys where a text is wanted", key)
		return ""
	}
	return v.text
}

func (d *decoder) bool(key string, v node) bool {
	if v.null() {
		return false
	}
	switch text := d.text(key, v); text {
	case "true", "True", "TRUE":
		return true
	case "false", "False", "FALSE", "":
		return false
	default:
		d.problem(v.line, "write true or false", "%s: %s is neither true nor false", key, short(text))
		return false
	}
}

func (d *decoder) date(key string, v node) document.Date {
	text := d.text(key, v)
	date, err := document.ParseDate(text)
	if err != nil {
		d.problem(v.line, "write what is known in EDTF, like 2022, 2022-01, 2022-01-18, 2022-01~, 1943? or 2024-06-23/..",
			"%s: %s", key, strings.TrimPrefix(err.Error(), "date "))
	}
	return date
}

// entries are those of a list; a null is an empty one.
func (d *decoder) entries(key string, v node) []node {
	switch {
	case v.null():
		return nil
	case v.kind == scalar:
		d.problem(v.line, fmt.Sprintf("write %s: [%s]", key, v.text), "%s: has a text where a list is wanted", key)
	case v.kind == mapping:
		d.problem(v.line, fmt.Sprintf("write %s: [ … ], or a line beginning with - for each entry", key), "%s: has keys where a list is wanted", key)
	}
	if v.kind != list {
		return nil
	}
	kept := v.items[:0:0]
	for _, item := range v.items {
		if item.null() || item.kind == scalar && item.text == "" {
			d.problem(item.line, "remove it, or put it in quotes if it is a word", "%s: has an empty entry", key)
			continue
		}
		kept = append(kept, item)
	}
	return kept
}

func (d *decoder) list(key string, v node) []string {
	entries := d.entries(key, v)
	if len(entries) == 0 {
		return nil
	}
	texts := make([]string, 0, len(entries))
	for _, item := range entries {
		if text := d.text(key, item); text != "" {
			texts = append(texts, text)
		}
	}
	return texts
}

func (d *decoder) titles(key string, v node) map[document.Lang]string {
	if v.null() {
		return nil
	}
	if v.kind != mapping {
		d.problem(v.line, "write titles: {ru: …, es: …}", "titles: wants the titles by language")
		return nil
	}
	titles := make(map[document.Lang]string, len(v.items)/2)
	for lang, title := range v.pairs() {
		if text := d.text(key, title); text != "" {
			titles[d.lang(key, lang.text, lang.line)] = text
		}
	}
	return titles
}

func (d *decoder) lang(key, text string, line int) document.Lang {
	if !validLang(text) {
		d.problem(line, "write a tag like en, ru or zh-Hant", "%s: %s is no language tag", key, short(text))
	}
	return document.Lang(text)
}

func (d *decoder) countries(key string, v node) []document.Country {
	entries := d.entries(key, v)
	if len(entries) == 0 {
		return nil
	}
	codes := make([]document.Country, 0, len(entries))
	for _, item := range entries {
		if text := d.text(key, item); text != "" {
			codes = append(codes, d.country(key, text, item.line))
		}
	}
	return codes
}

func (d *decoder) country(key, text string, line int) document.Country {
	if text != "" && !ValidCountry(text) {
		d.problem(line, "write the two capitals of ISO 3166-1, like KZ, or the four of a former state, like SUHH", "%s: %s is no country code", key, short(text))
	}
	return document.Country(text)
}

func (d *decoder) signatory(key string, v node) document.Signatory {
	var s document.Signatory
	if v.kind != mapping {
		d.problem(v.line, "write - {party: …} for an organisation, - {name: …} for a person", "%s: has an entry without keys", key)
		return s
	}
	for k, value := range v.pairs() {
		name := key + ": " + k.text
		switch k.text {
		case "name":
			s.Name = d.text(name, value)
		case "role":
			s.Role = d.text(name, value)
		case "party":
			s.Party = d.text(name, value)
		case "group":
			s.Group = d.text(name, value)
		case "country":
			s.Country = d.country(name, d.text(name, value), value.line)
		default:
			d.extend(document.FieldSignatories)
		}
	}
	if s.Name == "" && s.Party == "" {
		d.problem(v.line, "write - {party: …} for an organisation, - {name: …} for a person", "%s: has an entry with neither name nor party", key)
	}
	return s
}

func (d *decoder) extend(f document.Field) {
	if d.extended == nil {
		d.extended = map[document.Field]bool{}
	}
	d.extended[f] = true
}

func (d *decoder) seeds(key string, v node) []document.SeedRef {
	if v.null() {
		return nil
	}
	entries := []node{v}
	if v.kind != mapping {
		entries = d.entries(key, v)
	}
	seeds := make([]document.SeedRef, 0, len(entries))
	for _, item := range entries {
		seeds = append(seeds, d.seed(key, item))
	}
	return seeds
}

func (d *decoder) seed(key string, v node) document.SeedRef {
	var s document.SeedRef
	if v.kind != mapping {
		d.problem(v.line, "write seed: {file: …, sha256: …}", "%s: has an entry without keys", key)
		return s
	}
	for k, value := range v.pairs() {
		switch k.text {
		case "file":
			s.File = d.text(key+": file", value)
		case "sha256":
			s.SHA256 = d.text(key+": sha256", value)
			if s.SHA256 != "" && !validSum(s.SHA256) {
				d.problem(value.line, "write the 64 lower-case hexadecimal digits, or leave sha256 out", "%s: sha256 is none", key)
			}
		case "lines":
			span, err := document.ParseSpan(d.text(key+": lines", value))
			if err != nil {
				d.problem(value.line, "write the first and the last line, like 1-40, or leave lines out", "%s: %v", key, err)
			}
			s.Lines = span
		default:
			d.extend(document.FieldSeed)
		}
	}
	switch {
	case s.File == "":
		d.problem(v.line, "write seed: {file: …, sha256: …}", "%s: names no file", key)
	case !confined(s.File):
		d.problem(v.line, "write the path under seeds/, like 1991/letter.txt", "%s: %s leads out of seeds/", key, short(s.File))
	}
	return s
}

// confined reports whether a path stays in its folder, on every system and also
// for a reader that takes percent signs for escapes.
func confined(file string) bool {
	if !fs.ValidPath(file) || strings.Contains(file, `\`) || strings.ContainsRune(file, 0) {
		return false
	}
	// Programs that save pages put whole addresses into names, escaped:
	// "http:%2F%2Fexample.org%2F". Only what climbs is refused.
	plain, err := url.PathUnescape(file)
	return err != nil || !strings.ContainsAny(plain, "\\\x00") && !slices.Contains(strings.Split(plain, "/"), "..")
}

// ValidCountry reports whether a code has the form of a country's: two or four
// capitals.
func ValidCountry(code string) bool {
	if len(code) != 2 && len(code) != 4 {
		return false
	}
	for i := range len(code) {
		if code[i] < 'A' || code[i] > 'Z' {
			return false
		}
	}
	return true
}

// validLang reports whether a tag has the form of BCP 47: a language of 2 to 8
// letters (or x), then parts of 1 to 8 letters and digits.
func validLang(tag string) bool {
	first := true
	for part := range strings.SplitSeq(tag, "-") {
		if len(part) < 1 || len(part) > 8 || first && len(part) == 1 && part != "x" {
			return false
		}
		for i := range len(part) {
			c := part[i] | 0x20
			if letter := 'a' <= c && c <= 'z'; !letter && (first || part[i] < '0' || part[i] > '9') {
				return false
			}
		}
		first = false
	}
	return true
}

// ValidID reports whether an id may be part of an address: at most 64 lower-case
// letters, digits and hyphens, the first no hyphen.
func ValidID(id string) bool {
	for i := range len(id) {
		c := id[i]
		if !('a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '-' && i > 0) {
			return false
		}
	}
	return 0 < len(id) && len(id) <= 64
}

func validSum(sum string) bool {
	for i := range len(sum) {
		if c := sum[i]; !('0' <= c && c <= '9' || 'a' <= c && c <= 'f') {
			return false
		}
	}
	return len(sum) == 64
}
