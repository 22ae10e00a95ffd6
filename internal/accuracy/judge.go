package main

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"fonds/internal/document"
)

// A verdict on a value that was given.
type verdict int

const (
	unjudged verdict = iota // the labels do not say
	right
	wrong
)

// judge says whether a value is right for a text. Fields that are not labelled,
// or not in full, are not judged, nor titles that were made for want of one.
func (l *labelled) judge(e document.Evidence) verdict {
	t, field, value := &l.Truth, e.Field, e.Value
	unsure := func(key string) bool { return slices.Contains(l.Unsure, key) }
	switch field {
	case document.FieldTitle:
		if unsure("title") || e.Rule == "title/supplied" {
			return unjudged
		}
		return isTrue(amongNames(value, append([]string{t.Title}, t.TitleAlt...), plainWords))
	case document.FieldDate:
		if unsure("date") {
			return unjudged
		}
		return isTrue(l.rightDate(value))
	case document.FieldType:
		fitting := typesOf[l.Genre]
		if fitting == nil {
			return unjudged
		}
		return isTrue(slices.Contains(fitting, value))
	case document.FieldLanguages:
		return isTrue(slices.ContainsFunc(t.Languages, func(tag string) bool { return base(tag) == base(value) }))
	case document.FieldSource:
		return isTrue(t.SourceURL != "" && address(value) == address(t.SourceURL))
	case document.FieldCountries:
		switch {
		case unsure("countries"), slices.Contains(t.CountriesAlt, value):
			return unjudged
		}
		return isTrue(slices.Contains(t.Countries, value))
	case document.FieldAuthors:
		switch {
		case unsure("authors"):
			return unjudged
		case amongNames(value, slices.Concat(t.Authors, t.AuthorsAlt), personForms):
			return right
		case amongNames(value, slices.Concat(t.Organisations, t.OrganisationsAlt), nameForms):
			return unjudged // it issued the text
		}
		return wrong
	case document.FieldParties:
		switch {
		case unsure("organisations"):
			return unjudged
		case amongNames(value, slices.Concat(t.Organisations, t.OrganisationsAlt), nameForms):
			return right
		case amongNames(value, slices.Concat(t.Signatories.list, t.SignatoriesAlt), nameForms) && !amongNames(value, t.Authors, personForms):
			return unjudged // it signed the text
		}
		return wrong
	case document.FieldSignatories:
		if unsure("signatories") {
			return unjudged
		}
		return isTrue(amongNames(value, slices.Concat(t.Signatories.list, t.SignatoriesAlt), personForms))
	}
	return unjudged
}

func isTrue(ok bool) verdict {
	if ok {
		return right
	}
	return wrong
}

// rightDate compares dates without the marks of doubt; a printed range may be
// given whole, or by an end that is labelled.
func (l *labelled) rightDate(value string) bool {
	t := &l.Truth
	value = strings.Map(func(r rune) rune {
		if strings.ContainsRune("~?%", r) {
			return -1
		}
		return r
	}, value)
	if rest, ok := strings.CutPrefix(value, "XXXX-"); ok { // the labels write ISO 8601
		value = "--" + rest
	}
	accepted := append([]string{t.Date, t.DatePartial}, t.DateAccept...)
	if from, to, ranged := strings.Cut(value, "/"); ranged {
		return slices.Equal(t.DateRange, []string{from, to}) || slices.Contains(accepted, from) && slices.Contains(accepted, to)
	}
	return value != "" && slices.Contains(accepted, value)
}

// typesOf are the types of document that fit a genre of the labels.
var typesOf = map[string][]string{
	"about_page":      {"article", "statement"},
	"appeal":          {"appeal", "petition", "statement", "manifesto"},
	"article":         {"article"},
	"communique":      {"statement", "joint statement", "press release"},
	"declaration":     {"declaration", "statement", "joint statement"},
	"interview":       {"interview"},
	"joint_statement": {"joint statement"},
	"letter":          {"letter"},
	"letters_page":    {"letter", "article"},
	"manifesto":       {"manifesto"},
	"news_article":    {"article"},
	"open_letter":     {"open letter", "letter"},
	"petition":        {"petition", "appeal", "letter", "statement", "manifesto"},
	"press_release":   {"press release"},
	"proclamation":    {"statement"},
	"programme":       {"programme", "manifesto"},
	"report":          {"report"},
	"resolution":      {"resolution"},
	"speech":          {"speech"},
	"statement":       {"statement"},
	"treaty":          {"treaty"},
}

// base is the language of a tag without script and country.
func base(tag string) string {
	code, _, _ := strings.Cut(strings.ToLower(tag), "-")
	return code
}

// address is a URL without what does not tell two pages apart.
func address(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	_, s, _ = strings.Cut("//"+strings.TrimPrefix(strings.TrimPrefix(s, "https:"), "http:"), "//")
	return strings.TrimSuffix(strings.TrimPrefix(strings.TrimLeft(s, "/"), "www."), "/")
}

// amongNames reports whether a name has a form in common with one of a list.
func amongNames(name string, list []string, forms func(string) []string) bool {
	mine := forms(name)
	return slices.ContainsFunc(list, func(other string) bool {
		return slices.ContainsFunc(forms(other), func(f string) bool { return slices.Contains(mine, f) })
	})
}

// bareWords is a text without case, accents and punctuation.
func bareWords(s string) string {
	plain, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC), s)
	if err != nil {
		plain = s
	}
	return strings.Join(strings.FieldsFunc(strings.ToLower(strings.NewReplacer("'", "", "’", "", "ł", "l", "ø", "o", "đ", "d", "ß", "ss").Replace(plain)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r)
	}), " ")
}

func plainWords(s string) []string {
	if w := bareWords(s); w != "" {
		return []string{w}
	}
	return nil
}

// before and behind names stand words that are none of the name.
var courtesies = strings.Fields("the la el los las le les die der das o a os as dr mr mrs ms miss prof professor president sir comrade phd md mp mep jr sr")

// nameForms are the forms of a name: whole, without its brackets, what stands in
// them if it is an abbreviation, and what stands before a comma, a dash or a bar.
func nameForms(s string) []string {
	var forms []string
	add := func(s string) {
		ws := strings.Fields(bareWords(s))
		for len(ws) > 1 && slices.Contains(courtesies, ws[0]) {
			ws = ws[1:]
		}
		if f := strings.Join(ws, " "); f != "" && !slices.Contains(forms, f) {
			forms = append(forms, f)
		}
	}
	add(s)
	outside := s
	if before, rest, ok := strings.Cut(s, "("); ok {
		inside, after, _ := strings.Cut(rest, ")")
		outside = before + " " + after
		add(outside)
		if strings.ToUpper(inside) == inside {
			add(inside)
		}
	}
	for _, sign := range []string{",", " - ", " – ", " — ", " | "} {
		if before, _, ok := strings.Cut(outside, sign); ok {
			add(before)
		}
	}
	return forms
}

// personForms adds the first with the last name, and the names in another order.
func personForms(s string) []string {
	forms := nameForms(s)
	for _, f := range slices.Clone(forms) {
		if ws := strings.Fields(f); len(ws) >= 2 && len(ws) <= 4 {
			slices.Sort(ws)
			first, last, _ := strings.Cut(f, " ")
			last = last[strings.LastIndexByte(last, ' ')+1:]
			forms = append(forms, first+" "+last, "sorted "+strings.Join(ws, " "))
		}
	}
	return forms
}
