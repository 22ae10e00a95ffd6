package infer

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"fonds/internal/authority"
	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/seed"
	"fonds/internal/structure"
)

// truth is what a corpus says of one of its texts; only what is checked here.
type truth struct {
	ID    string
	File  string
	Truth struct {
		Title            string
		Date             string
		Authors          []string
		Organisations    []string
		Countries        []string
		SubjectCountries []string `yaml:"subject_countries"`
		Languages        []string
		SourceURL        string `yaml:"source_url"`
		Signatories      []string
		Codes            []string `yaml:"signatory_countries"`
		Groups           []struct {
			Group string
			Count int
		} `yaml:"signatory_groups"`
	}
}

// kinds are the type of each founding text, whose labels name genres.
var kinds = map[string]string{"000": "speech", "001": "joint statement", "002": "article", "003": "statement", "004": "joint statement"}

// FONDS_CORPUS names a folder with texts/ and a truth.yaml that labels them. Its
// five founding texts must be read exactly; of the others only what holds of
// every reading is checked.
func TestFoundingTexts(t *testing.T) {
	dir := os.Getenv("FONDS_CORPUS")
	if dir == "" {
		t.Skip("FONDS_CORPUS is not set: no corpus to read")
	}
	data, err := os.ReadFile(filepath.Join(dir, "truth.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var corpus struct{ Cases []truth }
	if err := yaml.Unmarshal(data, &corpus); err != nil {
		t.Fatal(err)
	}
	index, err := authority.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range corpus.Cases {
		t.Run(c.ID, func(t *testing.T) {
			var log diag.Log
			s, err := seed.Read(os.DirFS(filepath.Join(dir, "texts")), c.File, seed.Options{}, &log)
			if err != nil {
				t.Fatal(err)
			}
			in := &Input{Seed: s, Blocks: structure.Read(s), Authority: index}
			m, r := Read(in)
			checkReading(t, in, m, r)
			kind, founding := kinds[c.ID]
			if !founding {
				return
			}
			same := func(what, got, want string) {
				t.Helper()
				if got != want {
					t.Errorf("%s: got %q, want %q", what, got, want)
				}
			}
			all := func(what string, got, want []string) {
				t.Helper()
				same(what, strings.Join(got, "; "), strings.Join(want, "; "))
			}
			if c.Truth.Title == "" {
				same("title supplied", map[bool]string{true: "yes", false: "no"}[m.TitleSupplied && m.Title != ""], "yes")
			} else {
				same("title", m.Title, c.Truth.Title)
			}
			if m.Date.Known() || c.Truth.Date != "" {
				same("date", m.Date.String(), c.Truth.Date)
			}
			same("type", m.Type, kind)
			same("source", m.Source, c.Truth.SourceURL)
			all("authors", m.Authors, c.Truth.Authors)
			parties := slices.Clone(c.Truth.Organisations)
			for i, name := range parties { // an abbreviation in brackets is the corpus's own
				parties[i], _, _ = strings.Cut(name, " (")
			}
			all("parties", m.Parties, parties)
			all("countries", texts(m.Countries), c.Truth.Countries)
			all("languages", texts(m.Languages), c.Truth.Languages)
			for _, code := range c.Truth.SubjectCountries {
				if !slices.Contains(m.About, document.Country(code)) {
					t.Errorf("about: %s is missing in %v", code, m.About)
				}
			}
			if len(m.Signatories) != len(c.Truth.Signatories) {
				t.Fatalf("%d signatories, want %d", len(m.Signatories), len(c.Truth.Signatories))
			}
			at := 0
			for i, got := range m.Signatories {
				same("signatory", got.Party, c.Truth.Signatories[i])
				same("country of "+got.Party, string(got.Country), c.Truth.Codes[i])
				if len(c.Truth.Groups) > 0 {
					sum := 0
					for at = range c.Truth.Groups {
						if sum += c.Truth.Groups[at].Count; i < sum {
							break
						}
					}
					same("group of "+got.Party, got.Group, c.Truth.Groups[at].Group)
				}
			}
			if told := slices.ContainsFunc(r.Warnings, func(w document.Warning) bool { return strings.Contains(w.Text, "earlier than") }); told != (c.ID == "004") {
				t.Errorf("warned of a date before what the text tells: %v", told)
			}
		})
	}
}
