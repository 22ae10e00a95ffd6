package infer

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"fonds/internal/authority"
	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/seed"
	"fonds/internal/structure"
)

var update = flag.Bool("update", false, "rewrite the expected parts of testdata")

// readText takes a text through the stages before this one.
func readText(t testing.TB, text string) *Input {
	t.Helper()
	var log diag.Log
	s, err := seed.Read(fstest.MapFS{"a.txt": {Data: []byte(text)}}, "a.txt", seed.Options{}, &log)
	if err != nil {
		t.Fatal(err)
	}
	index, err := authority.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	// As the authors of the rules think: what was counted since is no matter of theirs.
	return &Input{Seed: s, Blocks: structure.Read(s), Authority: index, Calibration: Calibration{}}
}

// describe writes what was read as a person would check it: a line for each
// value, the lines that moved out of the body, the warnings.
func describe(m document.Meta, r document.Reading) string {
	var b strings.Builder
	line := func(key string, values ...string) {
		values = slices.DeleteFunc(values, func(s string) bool { return s == "" })
		if len(values) > 0 {
			fmt.Fprintf(&b, "%s: %s\n", key, strings.Join(values, "; "))
		}
	}
	line("title", m.Title)
	if m.TitleSupplied {
		line("title supplied", "true")
	}
	langs := make([]string, 0, len(m.Titles))
	for l := range m.Titles {
		langs = append(langs, string(l))
	}
	slices.Sort(langs)
	for _, l := range langs {
		line("title in "+l, m.Titles[document.Lang(l)])
	}
	line("date", m.Date.String())
	line("as written", m.DateAsWritten)
	line("type", m.Type)
	line("languages", texts(m.Languages)...)
	line("authors", m.Authors...)
	line("parties", m.Parties...)
	for _, s := range m.Signatories {
		line("signatory", fmt.Sprintf("%s|%s|%s|%s|%s", s.Name, s.Role, s.Party, s.Group, s.Country))
	}
	line("countries", texts(m.Countries)...)
	line("about", texts(m.About)...)
	line("event", m.Event)
	line("place", m.Place)
	line("source", m.Source)
	line("rights", m.Rights)
	var moved []string
	for _, e := range r.Evidence {
		if at := strings.TrimPrefix(strings.TrimPrefix(document.At(e.Lines).String(), "lines "), "line "); e.Moved && !slices.Contains(moved, at) {
			moved = append(moved, at)
		}
	}
	slices.Sort(moved)
	line("moved", moved...)
	var removed []string
	for _, x := range r.Removed {
		if !x.Part {
			removed = append(removed, strings.TrimPrefix(strings.TrimPrefix(document.At(x.Lines).String(), "lines "), "line ")+" "+x.Reason)
		}
	}
	line("removed", removed...)
	for _, c := range r.Candidates {
		if c.Field == document.FieldDate {
			line("date candidate", c.Value+" "+c.Rule)
		}
	}
	for _, w := range r.Warnings {
		line("warning", w.Text)
	}
	return b.String()
}

func texts[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = string(v)
	}
	return out
}

// Every archive holds texts "<what the case shows>" and, after each, a part
// "want".
func TestRead(t *testing.T) {
	files, err := filepath.Glob("testdata/read/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var parts []txtar.File
			for i := 0; i < len(a.Files); i++ {
				text := a.Files[i]
				want := txtar.File{Name: "want"}
				if i+1 < len(a.Files) && a.Files[i+1].Name == "want" {
					i++
					want = a.Files[i]
				}
				t.Run(text.Name, func(t *testing.T) {
					in := readText(t, string(text.Data))
					m, r := Read(in)
					checkReading(t, in, m, r)
					got := describe(m, r)
					if *update {
						want.Data = []byte(got + "\n")
					} else if diff := cmp.Diff(strings.TrimSpace(string(want.Data)), strings.TrimSpace(got)); diff != "" {
						t.Errorf("(-want +got)\n%s", diff)
					}
				})
				parts = append(parts, text, want)
			}
			if *update {
				a.Files = parts
				if err := os.WriteFile(file, txtar.Format(a), 0o666); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// checkReading holds what is true of every reading: each value has evidence,
// and evidence lies inside the seed.
func checkReading(t testing.TB, in *Input, m document.Meta, r document.Reading) {
	t.Helper()
	lines := in.Seed.Lines
	inside := func(what string, at document.Span, words string, whole bool) {
		if at.First < 1 || at.Last < at.First || at.Last > len(lines) {
			t.Errorf("%s: lines %v of %d", what, at, len(lines))
			return
		}
		text := strings.Join(lines[at.First-1:at.Last], "\n")
		if whole && words != text {
			t.Errorf("%s moved, but its words %q are not its lines %q", what, words, text)
		} else if !strings.Contains(text, words) {
			t.Errorf("%s: the words %q do not stand in lines %v", what, words, at)
		}
	}
	for _, e := range slices.Concat(r.Evidence, r.Candidates) {
		inside(string(e.Field)+" "+e.Rule, e.Lines, e.Words, e.Moved)
		if e.Value == "" || e.Rule == "" || e.Confidence <= 0 || e.Confidence > 1 {
			t.Errorf("incomplete evidence: %+v", e)
		}
	}
	for _, e := range r.Evidence {
		if e.Confidence < Threshold {
			t.Errorf("%s %q was chosen with confidence %v", e.Field, e.Value, e.Confidence)
		}
	}
	for _, x := range r.Removed {
		inside("removed", x.Lines, x.Words, !x.Part)
	}
	proved := map[document.Field][]string{}
	for _, e := range r.Evidence {
		proved[e.Field] = append(proved[e.Field], e.Value)
	}
	has := func(f document.Field, values ...string) {
		for _, v := range values {
			if v != "" && !slices.Contains(proved[f], v) {
				t.Errorf("%s: %q has no evidence", f, v)
			}
		}
	}
	has(document.FieldTitle, m.Title)
	has(document.FieldDate, m.Date.String())
	has(document.FieldDateAsWritten, m.DateAsWritten)
	has(document.FieldType, m.Type)
	has(document.FieldEvent, m.Event)
	has(document.FieldPlace, m.Place)
	has(document.FieldSource, m.Source)
	has(document.FieldRights, m.Rights)
	has(document.FieldAuthors, m.Authors...)
	has(document.FieldParties, m.Parties...)
	has(document.FieldLanguages, texts(m.Languages)...)
	has(document.FieldCountries, texts(m.Countries)...)
	has(document.FieldAbout, texts(m.About)...)
	for _, s := range m.Signatories {
		if s.Name != "" {
			has(document.FieldSignatories, s.Name)
		} else {
			has(document.FieldSignatories, s.Party)
		}
	}
	if m.Type != "" && !slices.Contains(document.Types, m.Type) {
		t.Errorf("%q is no type", m.Type)
	}
}
