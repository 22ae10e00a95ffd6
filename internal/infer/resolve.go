package infer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/authority"
	"fonds/internal/document"
	"fonds/internal/structure"
)

// maxCandidates and maxWords bound what a hostile seed can put into a reading.
const (
	maxCandidates = 60
	maxWords      = 300 // bytes of quoted evidence, but for lines that moved
)

// A resolver picks among claims. It knows fields, never rules: of those that are
// sure enough, calibrated, the one whose author was surest wins, then the name of
// the rule and the place in the text decide, so that the order in which rules ran
// cannot matter.
type resolver struct {
	in     *Input
	sure   Calibration
	claims map[document.Field][]Claim
	chosen map[document.Field][]Claim
	meta   document.Meta
}

func newResolver(in *Input) *resolver {
	sure := in.Calibration
	if sure == nil {
		sure = calibrated()
	}
	return &resolver{in: in, sure: sure, claims: map[document.Field][]Claim{}, chosen: map[document.Field][]Claim{}}
}

// add takes a rule's claims and returns the fields they are about. Evidence
// that does not lie in the seed is no evidence: such a claim is dropped.
func (r *resolver) add(rule Rule, claims []Claim) []document.Field {
	var fields []document.Field
	for _, c := range claims {
		if c.Field == "" {
			c.Field = rule.Field
		}
		c.Rule = rule.Name
		c.Value = strings.TrimSpace(c.Value)
		if c.Field == document.FieldAuthors || c.Field == document.FieldParties {
			c.Value = withoutStop(c.Value)
		}
		if c.Signatory != nil {
			s := *c.Signatory
			s.Name, s.Party = withoutStop(s.Name), withoutStop(s.Party)
			c.Signatory = &s
		}
		if c.Value == "" || !r.ground(&c) {
			continue
		}
		if c.guess = c.Confidence; !c.fixed() {
			c.Confidence = r.sure.Confidence(c.Evidence)
		}
		r.claims[c.Field] = append(r.claims[c.Field], c)
		if !slices.Contains(fields, c.Field) {
			fields = append(fields, c.Field)
		}
	}
	return fields
}

// withoutStop is a name without the full stop of the sentence that it ended, or
// that stands before what is in brackets; one that shortens the last word stays.
func withoutStop(name string) string {
	name = strings.Replace(name, ". (", " (", 1)
	rest, ok := strings.CutSuffix(name, ".")
	if !ok {
		return name
	}
	last := rest[strings.LastIndexAny(rest, " .\u00a0")+1:]
	if utf8.RuneCountInString(last) < 4 {
		return name // "Jr.", "J. R.", "Co."
	}
	return rest
}

// ground ties a claim to its lines: words that moved are the lines, whole; words
// that were not given, or do not stand there, are the lines' beginning.
func (r *resolver) ground(c *Claim) bool {
	lines := r.in.Seed.Lines
	if c.Lines.First < 1 || c.Lines.Last < c.Lines.First || c.Lines.Last > len(lines) {
		return false
	}
	if c.Moved {
		c.Words = strings.Join(lines[c.Lines.First-1:c.Lines.Last], "\n")
		return true
	}
	if c.Words == "" || !r.stands(c.Words, c.Lines) {
		c.Words = beginning(lines[c.Lines.First-1:c.Lines.Last], maxWords)
	}
	c.Words = cut(c.Words, maxWords)
	return true
}

// stands reports whether words stand in the lines as they are.
func (r *resolver) stands(words string, at document.Span) bool {
	lines := r.in.Seed.Lines[at.First-1 : at.Last]
	if len(lines) == 1 {
		return strings.Contains(lines[0], words)
	}
	if len(lines) > 40 { // only the beginning of a long block is ever quoted
		lines = lines[:40]
	}
	return strings.Contains(strings.Join(lines, "\n"), words)
}

// single are the fields with one value; every other is a list.
var single = []document.Field{
	document.FieldTitle, document.FieldTitleSupplied, document.FieldDate, document.FieldType,
	document.FieldEvent, document.FieldPlace, document.FieldSource, document.FieldRights,
	document.FieldDraft, document.FieldWithdrawn, document.FieldNotes,
}

var plural = []document.Field{
	document.FieldTitles, document.FieldLanguages, document.FieldAuthors, document.FieldParties,
	document.FieldSignatories, document.FieldCountries, document.FieldAbout, document.FieldTopics,
}

func (r *resolver) settleAll() {
	for _, field := range slices.Concat(single, plural) {
		r.settle(field)
	}
}

// settle picks a field's value anew from all claims so far.
func (r *resolver) settle(field document.Field) {
	claims := r.claims[field]
	slices.SortStableFunc(claims, func(a, b Claim) int {
		return cmp.Or(cmp.Compare(b.guess, a.guess), cmp.Compare(a.Rule, b.Rule),
			cmp.Compare(a.Lines.First, b.Lines.First), cmp.Compare(a.Lines.Last, b.Lines.Last))
	})
	if own := finals(claims); own != nil {
		claims = own
	}
	switch {
	case slices.Contains(single, field):
		r.chosen[field] = pickOne(claims)
	case field == document.FieldTitles:
		r.chosen[field] = pickByLanguage(claims)
	default:
		r.chosen[field] = r.pickMany(field, claims)
	}
	write(&r.meta, field, r.chosen[field])
}

// pickOne takes the surest claim and those that say the same, so that a date
// printed twice is moved twice. An open interval only bounds a date: it stands
// where nothing better does.
func pickOne(claims []Claim) []Claim {
	var best []Claim
	for _, c := range claims {
		switch {
		case c.Confidence < Threshold || bound(c):
		case len(best) == 0, authority.Key(c.Value) == authority.Key(best[0].Value):
			best = append(best, c)
		}
	}
	if best == nil {
		for _, c := range claims {
			if c.Confidence >= Threshold && bound(c) {
				return []Claim{c}
			}
		}
	}
	return best
}

func pickByLanguage(claims []Claim) []Claim {
	var best []Claim
	taken := map[document.Lang]string{}
	for _, c := range claims {
		value, there := taken[c.Lang]
		if c.Confidence >= Threshold && c.Lang != "" && (!there || value == c.Value) {
			taken[c.Lang] = c.Value
			best = append(best, c)
		}
	}
	return best
}

// pickMany takes what is sure enough in the order in which it stands, each
// identity once: of two forms of one name the surer one.
func (r *resolver) pickMany(field document.Field, claims []Claim) []Claim {
	var best []Claim
	taken := map[string]bool{}
	for _, c := range claims {
		if c.Confidence < Threshold {
			continue
		}
		known := false
		var keys []string
		if field == document.FieldSignatories {
			keys = []string{fmt.Sprint(c.Lines, authority.Key(c.Value))} // who signs twice stands twice
		} else {
			keys = r.identities(field, c.Value)
		}
		for _, key := range keys {
			known = known || taken[key]
		}
		if known && !c.Moved {
			continue
		}
		for _, key := range keys {
			taken[key] = true
		}
		best = append(best, c)
	}
	if field == document.FieldParties {
		best = slices.DeleteFunc(best, func(c Claim) bool { return !c.Moved && cutShort(c, best) })
	}
	slices.SortStableFunc(best, func(a, b Claim) int { return cmp.Compare(a.Lines.First, b.Lines.First) })
	return best
}

// cutShort reports whether a name in a script without capitals, which do not show where
// a name ends, is the beginning of another of the list.
func cutShort(c Claim, list []Claim) bool {
	if cased(c.Value) {
		return false
	}
	return slices.ContainsFunc(list, func(d Claim) bool {
		return len(d.Value) > len(c.Value) && strings.HasPrefix(d.Value, c.Value+" ")
	})
}

// identities are the forms under which a name is the same as another: itself,
// without what stands in brackets, an abbreviation in brackets, the abbreviation
// its capitals make, and the record it belongs to; not those that the record denies.
func (r *resolver) identities(field document.Field, name string) []string {
	keys := []string{authority.Key(name)}
	kind := authority.Parties
	switch field {
	case document.FieldAuthors:
		kind = authority.Authors
	case document.FieldParties:
	default:
		return keys
	}
	if outside, inside := brackets(name); inside != "" {
		keys = append(keys, authority.Key(outside), authority.Key(inside))
	}
	if initials := acronym(name); initials != "" {
		keys = append(keys, initials)
	}
	record, ok := r.in.Authority.Record(kind, name)
	if !ok {
		return keys
	}
	for _, other := range record.Not { // what looks like a short form is somebody else's
		keys = slices.DeleteFunc(keys, func(key string) bool { return key == authority.Key(other) })
	}
	return append(keys, "record "+string(record.Slug))
}

// acronym makes CPRF of "Communist Party of the Russian Federation": at least
// three capitals of at least three words.
func acronym(name string) string {
	outside, _ := brackets(name)
	var b strings.Builder
	n := 0
	for _, w := range wordsOf(outside) {
		if r, _ := utf8.DecodeRuneInString(outside[w.from:]); unicode.IsUpper(r) {
			b.WriteRune(r)
			n++
		}
	}
	if n < 3 {
		return ""
	}
	return authority.Key(b.String())
}

// write puts the chosen values into the front matter.
func write(m *document.Meta, field document.Field, chosen []Claim) {
	var first Claim
	if len(chosen) > 0 {
		first = chosen[0]
	}
	switch field {
	case document.FieldTitle:
		m.Title = first.Value
	case document.FieldTitleSupplied:
		m.TitleSupplied = first.Value == "true"
	case document.FieldDate:
		m.Date, _ = document.ParseDate(first.Value)
		m.DateAsWritten = first.AsWritten
	case document.FieldType:
		m.Type = first.Value
	case document.FieldEvent:
		m.Event = first.Value
	case document.FieldPlace:
		m.Place = first.Value
	case document.FieldSource:
		m.Source = first.Value
	case document.FieldRights:
		m.Rights = first.Value
	case document.FieldDraft:
		m.Draft = first.Value == "true"
	case document.FieldWithdrawn:
		m.Withdrawn = first.Value
	case document.FieldNotes:
		m.Notes = first.Value
	case document.FieldTopics:
		m.Topics = values[string](chosen)
	case document.FieldTitles:
		m.Titles = nil
		for _, c := range chosen {
			if m.Titles == nil {
				m.Titles = map[document.Lang]string{}
			}
			m.Titles[c.Lang] = c.Value
		}
	case document.FieldLanguages:
		m.Languages = values[document.Lang](chosen)
	case document.FieldAuthors:
		m.Authors = values[string](chosen)
	case document.FieldParties:
		m.Parties = values[string](chosen)
	case document.FieldCountries:
		m.Countries = values[document.Country](chosen)
	case document.FieldAbout:
		m.About = values[document.Country](chosen)
	case document.FieldSignatories:
		m.Signatories = nil
		for _, c := range chosen {
			if c.Signatory != nil {
				m.Signatories = append(m.Signatories, *c.Signatory)
			}
		}
	}
}

// values are the distinct values of claims, in order.
func values[T ~string](chosen []Claim) []T {
	var list []T
	seen := map[string]bool{}
	for _, c := range chosen {
		if key := authority.Key(c.Value); !seen[key] {
			seen[key] = true
			list = append(list, T(c.Value))
		}
	}
	return list
}

// result is the front matter and why it is believed.
func (r *resolver) result() (document.Meta, document.Reading) {
	var reading document.Reading
	for _, field := range document.Fields {
		chosen := r.chosen[field]
		for _, c := range chosen {
			reading.Evidence = append(reading.Evidence, c.Evidence)
			if field == document.FieldDate && c.AsWritten != "" {
				e := c.Evidence
				e.Field, e.Value = document.FieldDateAsWritten, c.AsWritten
				reading.Evidence = append(reading.Evidence, e)
			}
		}
		for _, c := range r.claims[field] {
			if len(reading.Candidates) < maxCandidates && !slices.ContainsFunc(chosen, func(d Claim) bool {
				return d.Lines == c.Lines && d.Rule == c.Rule && d.Value == c.Value || d.Value == c.Value && !bound(c)
			}) {
				e := c.Evidence
				e.Moved = false // it did not: another value was chosen
				e.Words = cut(e.Words, maxWords)
				reading.Candidates = append(reading.Candidates, e)
			}
		}
	}
	for _, b := range r.in.Blocks {
		if b.Kind == structure.Boilerplate && r.within(b.Lines) {
			words := strings.Join(r.in.Seed.Lines[b.Lines.First-1:b.Lines.Last], "\n")
			reading.Removed = append(reading.Removed, document.Removed{Lines: b.Lines, Words: words, Reason: b.Reason})
		}
	}
	reading.Removed = append(reading.Removed, r.residue(reading.Evidence)...)
	for _, b := range r.in.Blocks {
		for _, h := range b.Hyphens {
			if h.Lines.Last <= len(r.in.Seed.Lines) {
				reading.Removed = append(reading.Removed, h)
			}
		}
	}
	reading.Warnings = append(r.contradictions(), repeated(r.in.Blocks)...)
	return r.meta, reading
}

// residue is what of a page stands above the text of each section and tells
// nothing of the document: no value moved these lines. So are labels that no value
// was taken from.
func (r *resolver) residue(evidence []document.Evidence) []document.Removed {
	var list []document.Removed
	for i := range r.in.view.sections {
		for _, p := range r.in.view.sections[i].head {
			reason := p.residue
			switch {
			case reason != "":
			case p.unusedLabel() && slices.ContainsFunc(evidence, func(e document.Evidence) bool { return e.Lines == p.Lines }):
				reason = residueRead
			case p.unusedLabel():
				reason = residueLabel
			case p.posted, r.in.view.sections[i].reposts(p): // its date was not certain, or is the page's
				reason = residuePosted
			}
			if reason == "" || !r.within(p.Lines) || slices.ContainsFunc(evidence, func(e document.Evidence) bool {
				return e.Moved && e.Lines.First <= p.Lines.Last && e.Lines.Last >= p.Lines.First
			}) {
				continue
			}
			words := strings.Join(r.in.Seed.Lines[p.Lines.First-1:p.Lines.Last], "\n")
			list = append(list, document.Removed{Lines: p.Lines, Words: words, Reason: reason})
		}
	}
	return list
}

// unusedLabel reports whether a part is a label that says nothing of the document
// by itself: the subjects a site files it under, a date that is not known.
func (p part) unusedLabel() bool {
	if p.Kind != structure.Label || len(p.Text) > maxHeading {
		return false
	}
	switch labelKey(p.Label) {
	case "date", "source", "type", "rights":
		return true
	case "":
		return filing.hasAll(p.Label)
	}
	return false
}

// filing are the labels by which sites file a text.
var filing = wordSet(`contact, contacts, press contact, media contact, translator, translated by, translation, tags, tag, category, categories, subjects, topics, keywords, filed under, posted in, language, languages, release type, updated, last updated, last modified, modified, views, comments, share, теги, метки, категория, рубрика, рубрики, ключевые слова, язык, обновлено, categoría, categorías, etiquetas, idioma, catégorie, catégories, étiquettes, mots clés, langue, kategorie, kategorien, schlagwörter, schlagworte, sprache, categoria, categorias, palavras chave, língua, parole chiave, lingua, categorie, trefwoorden, taal, kategoria, tagi, słowa kluczowe, język, címkék, kategória, štítky, kategorie, 标签, 分类, 语言, 关键词`)

func (r *resolver) within(s document.Span) bool {
	return s.First >= 1 && s.First <= s.Last && s.Last <= len(r.in.Seed.Lines)
}

// contradictions says where claims that should agree do not: two dates, and a
// date before what the text tells as past.
func (r *resolver) contradictions() []document.Warning {
	var warnings []document.Warning
	chosen := r.chosen[document.FieldDate]
	if len(chosen) == 0 {
		return nil
	}
	best := chosen[0]
	date, err := document.ParseDate(best.Value)
	if err != nil {
		return nil
	}
	warn := func(key document.MessageKey, args ...document.Arg) {
		warnings = append(warnings, document.Warn(document.FieldDate, best.Lines, key, args...))
	}
	said := map[string]bool{}
	for _, c := range r.claims[document.FieldDate] {
		other, err := document.ParseDate(c.Value)
		if err != nil || said[c.Value] || c.Lines == best.Lines {
			continue
		}
		switch start := other.NotBefore(); {
		case !start.IsZero():
			if c.Confidence >= boundTrust && date.Known() && date.Year() != 0 && earlier(date, start) {
				said[c.Value] = true
				warn(document.SaysEarlier, document.On(date), document.At(best.Lines), document.On(start), document.At(c.Lines))
			}
		case c.Confidence >= Threshold && date.Known() && other.Known() && !date.Covers(other) && !other.Covers(date):
			said[c.Value] = true
			warn(document.SaysTwoDates, document.On(date), document.At(best.Lines), document.On(other), document.At(c.Lines))
		}
	}
	return warnings
}

// earlier reports whether a whole date lies before the beginning of a bound.
func earlier(date, start document.Date) bool {
	last := date
	if end := date.End(); !end.IsZero() {
		last = end
	}
	return last.Compare(start) < 0 && !last.Covers(start)
}

// boundTrust is how sure a rule must be that something is told as past for it
// to speak against a printed date.
const boundTrust = 0.6

// bound reports whether a claim only says "not before" or "not after".
func bound(c Claim) bool {
	if c.Field != document.FieldDate {
		return false
	}
	d, err := document.ParseDate(c.Value)
	return err != nil || !d.NotBefore().IsZero() || !d.NotAfter().IsZero()
}

// beginning joins lines as far as the limit goes.
func beginning(lines []string, limit int) string {
	var b strings.Builder
	for i, line := range lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		part := cut(line, limit-b.Len())
		b.WriteString(part)
		if len(part) < len(line) || b.Len() >= limit {
			break
		}
	}
	return b.String()
}
