package pipeline

import (
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"fonds/internal/authority"
	"fonds/internal/diag"
	"fonds/internal/document"
)

// foundingTexts are the five texts that the project began with, and what the
// labels beside them do not say: the type, the day the text cannot be older than,
// a candidate for an issuer that is not certain, and whether a contradiction or a
// repeated paragraph must be reported.
var foundingTexts = map[string]struct {
	kind, notBefore, mayIssue string
	contradicted, repeats     bool
}{
	"000": {kind: "speech", notBefore: "2024-06-23"},
	"001": {kind: "joint statement"},
	"002": {kind: "article", notBefore: "2024-12-31", mayIssue: "Socialist Movement of Kazakhstan"},
	"003": {kind: "statement", repeats: true},
	"004": {kind: "joint statement", contradicted: true},
}

// notYet are facts that are not read yet, as "id fact".
var notYet = map[string]string{}

// founding is what the labels say of one of them.
type founding struct {
	ID, File string
	Truth    struct {
		Title            string
		TitleAlt         []string `yaml:"title_alt"`
		Date             string
		DatesOther       []struct{ Date string } `yaml:"dates_other"`
		Authors          []string
		Organisations    []string
		Countries        []string
		SubjectCountries []string `yaml:"subject_countries"`
		Place            string
		Languages        []string
		SourceURL        string `yaml:"source_url"`
		Signatories      []string
		Count            int      `yaml:"signatories_count"`
		Codes            []string `yaml:"signatory_countries"`
		Groups           []struct {
			Group string
			Count int
		} `yaml:"signatory_groups"`
		Sections      int
		NumberedItems int      `yaml:"numbered_items"`
		FirstWords    string   `yaml:"first_words"`
		FirstWordsAlt []string `yaml:"first_words_alt"`
	}
}

var (
	headingLine  = regexp.MustCompile(`(?m)^#{1,6} \S`)
	numberedLine = regexp.MustCompile(`(?m)^ {0,3}\d{1,3}[.)] \S`)
	markup       = strings.NewReplacer("*", "", "#", "", "\\", "", ">", "")
)

// FONDS_CORPUS names a folder with texts/ and a truth.yaml that labels them.
func TestEveryFactOfTheFoundingTexts(t *testing.T) {
	dir := os.Getenv("FONDS_CORPUS")
	if dir == "" {
		t.Skip("FONDS_CORPUS is not set: no corpus to read")
	}
	data, err := os.ReadFile(filepath.Join(dir, "truth.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var corpus struct{ Cases []founding }
	if err := yaml.Unmarshal(data, &corpus); err != nil {
		t.Fatal(err)
	}
	index, err := authority.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	for _, c := range corpus.Cases {
		if _, ok := foundingTexts[c.ID]; ok {
			read++
			t.Run(c.ID, func(t *testing.T) { c.check(t, os.DirFS(filepath.Join(dir, "texts")), index) })
		}
	}
	if read != len(foundingTexts) {
		t.Fatalf("the corpus has %d of the %d founding texts", read, len(foundingTexts))
	}
}

func (c founding) check(t *testing.T, texts fs.FS, index *authority.Index) {
	more := foundingTexts[c.ID]
	r, err := reader{seeds: texts, index: index, log: &diag.Log{}}.read(c.File)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Parts) != 1 {
		t.Fatalf("it was read as %d documents", len(r.Parts))
	}
	m, reading, body := r.Parts[0].Document.Meta, r.Parts[0].Reading, r.Parts[0].Document.Body
	fact := func(what string, holds bool, got, want any) {
		t.Helper()
		why, excused := notYet[c.ID+" "+what]
		switch {
		case !holds && !excused:
			t.Errorf("%s: %q, want %q", what, fmt.Sprint(got), fmt.Sprint(want))
		case holds && excused:
			t.Errorf("%s is read now: take it out of notYet (%s)", what, why)
		}
	}
	same := func(what string, got, want any) {
		t.Helper()
		fact(what, fmt.Sprint(got) == fmt.Sprint(want), got, want)
	}
	truth := c.Truth
	if truth.Title == "" {
		fact("title", m.TitleSupplied && m.Title != "", m.Title, "a supplied title")
	} else {
		same("title", m.Title, truth.Title)
		same("title supplied", m.TitleSupplied, false)
	}
	same("date", m.Date, cmp.Or(truth.Date, more.notBefore+strings.Repeat("/..", min(1, len(more.notBefore)))))
	for _, other := range truth.DatesOther {
		fact("decoy", m.Date.String() != other.Date, m.Date, "not "+other.Date)
	}
	if more.notBefore != "" {
		fact("not before", m.Date.NotBefore().String() == more.notBefore && slices.ContainsFunc(reading.Evidence, func(e document.Evidence) bool {
			return e.Field == document.FieldDate && strings.Contains(e.Words, more.notBefore[:4])
		}), m.Date, more.notBefore)
	}
	same("type", m.Type, more.kind)
	same("source", m.Source, truth.SourceURL)
	same("place", m.Place, truth.Place)
	same("authors", m.Authors, truth.Authors)
	var parties []string
	for _, name := range truth.Organisations { // an abbreviation in brackets is the labels' own
		name, _, _ = strings.Cut(name, " (")
		parties = append(parties, name)
	}
	same("parties", m.Parties, parties)
	same("countries", m.Countries, truth.Countries)
	same("languages", m.Languages, truth.Languages)
	for _, code := range truth.SubjectCountries {
		fact("about", slices.Contains(m.About, document.Country(code)), m.About, code)
	}
	same("signatories", len(m.Signatories), truth.Count)
	if len(m.Signatories) == len(truth.Signatories) {
		var groups []string
		for _, g := range truth.Groups {
			groups = append(groups, slices.Repeat([]string{g.Group}, g.Count)...)
		}
		for i, s := range m.Signatories {
			same("signatory", s.Party, truth.Signatories[i])
			same("country of signatory", s.Country, truth.Codes[i])
			if groups != nil {
				same("group of signatory", s.Group, groups[i])
			}
		}
	}
	if truth.Sections > 0 {
		same("sections", len(headingLine.FindAllString(body, -1)), truth.Sections)
	}
	if truth.NumberedItems > 0 {
		n := len(numberedLine.FindAllString(body, -1)) // signatories are numbered too, perhaps
		fact("numbered items", n == truth.NumberedItems || n-truth.Count == truth.NumberedItems, n, truth.NumberedItems)
	}
	begins := func(words string) bool {
		start := strings.Join(strings.Fields(markup.Replace(body)), " ")
		return strings.HasPrefix(start, words) || strings.HasPrefix(strings.TrimPrefix(start, "1. "), strings.Join(strings.Fields(words), " "))
	}
	fact("first words", begins(truth.FirstWords) || c.ID == "001" && slices.ContainsFunc(truth.FirstWordsAlt, begins), body[:min(len(body), 60)], truth.FirstWords)
	if more.mayIssue != "" {
		fact("may issue", slices.ContainsFunc(reading.Candidates, func(e document.Evidence) bool {
			return e.Field == document.FieldParties && e.Value == more.mayIssue && e.Words != ""
		}), "no candidate", more.mayIssue)
	}
	warned := func(f document.Field, words string) bool {
		return slices.ContainsFunc(reading.Warnings, func(w document.Warning) bool { return w.Field == f && strings.Contains(w.Text, words) })
	}
	same("contradiction", warned(document.FieldDate, "earlier than"), more.contradicted)
	same("repeated paragraph", warned("", "stands again"), more.repeats)
	if more.repeats {
		at := reading.Warnings[0].Lines.First
		words := strings.TrimSpace(r.Seed.Lines[at-1])[:40]
		fact("both kept", strings.Count(body, words) >= 2, strings.Count(body, words), 2)
	}
}
