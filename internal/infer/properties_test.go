package infer

import (
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"fonds/internal/document"
	"fonds/internal/seed"
	"fonds/internal/structure"
)

// cases are the texts of testdata.
func cases(t testing.TB) []string {
	files, err := filepath.Glob("testdata/read/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range a.Files {
			if f.Name != "want" {
				list = append(list, string(f.Data))
			}
		}
	}
	return list
}

func FuzzRead(f *testing.F) {
	for _, text := range cases(f) {
		f.Add(text)
	}
	for _, text := range []string{"", "\n\n", "|", "By", "By ", "Dear", "Source:", "http://", "1. ", "((((", "))))", "Statement of", "of the", "Заявление ЦК", "بيان", "声明", "\u202e12 May", "We, , ,", "Yours,\n\n\n-", "[[[[\n[[[["} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		in := readText(t, text)
		if in.Seed.Unread != "" {
			return
		}
		m, r := Read(in)
		checkReading(t, in, m, r)
	})
}

// The blocks of a caller need not be those of this seed: rules must not reach
// for lines that are not there.
func TestBlocksOutsideTheSeedGiveNoEvidence(t *testing.T) {
	s := &seed.Seed{File: "a.txt", Lines: []string{"one line"}}
	in := &Input{Seed: s, Blocks: []structure.Block{
		{Kind: structure.Heading, Lines: document.Span{First: 5, Last: 6}, Text: "Statement of somebody", Lang: "en"},
		{Kind: structure.Paragraph, Lines: document.Span{First: 1, Last: 1}, Text: "one line", Lang: "en"},
		{Kind: structure.Boilerplate, Lines: document.Span{First: 9, Last: 9}, Text: "x", Reason: "y"},
	}}
	m, r := Read(in)
	checkReading(t, in, m, r)
	if m.Type != "" {
		t.Errorf("type %q was read from a line that is not there", m.Type)
	}
}

func TestTheOrderOfRulesDoesNotMatter(t *testing.T) {
	before := slices.Clone(rules)
	defer func() { rules = before }()
	for _, text := range cases(t) {
		rules = slices.Clone(before)
		in := readText(t, text)
		wantMeta, wantReading := Read(in)
		for round := range uint64(3) {
			random := rand.New(rand.NewPCG(1, round))
			// Derived rules run in the order of their names; that is the contract.
			plain := slices.DeleteFunc(slices.Clone(before), func(r Rule) bool { return r.Derived })
			derived := slices.DeleteFunc(slices.Clone(before), func(r Rule) bool { return !r.Derived })
			random.Shuffle(len(plain), func(i, j int) { plain[i], plain[j] = plain[j], plain[i] })
			rules = slices.Concat(plain, derived)
			meta, reading := Read(in)
			if !reflect.DeepEqual(meta, wantMeta) {
				t.Fatalf("%.60q is read otherwise when rules run in another order:\n%+v\n%+v", text, wantMeta, meta)
			}
			if !reflect.DeepEqual(sorted(reading.Evidence), sorted(wantReading.Evidence)) {
				t.Fatalf("%.60q has other evidence when rules run in another order", text)
			}
		}
	}
}

func sorted(list []document.Evidence) []document.Evidence {
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b document.Evidence) int {
		return strings.Compare(string(a.Field)+a.Rule+a.Value+a.Words, string(b.Field)+b.Rule+b.Value+b.Words)
	})
	return list
}

func TestReadingIsPure(t *testing.T) {
	for _, text := range cases(t) {
		in := readText(t, text)
		blocks := slices.Clone(in.Blocks)
		m1, r1 := Read(in)
		m2, r2 := Read(in)
		if !reflect.DeepEqual(m1, m2) || !reflect.DeepEqual(r1, r2) {
			t.Errorf("%.60q is read otherwise the second time", text)
		}
		if !reflect.DeepEqual(blocks, in.Blocks) {
			t.Errorf("%.60q: reading changed the blocks", text)
		}
	}
}

func TestNoPhraseHasTwoMeanings(t *testing.T) {
	for name, table := range map[string]phrases{"types": typePhrases, "labels": labelPhrases, "seats": seats, "self": selfPhrases} {
		for _, list := range table.from {
			for i, a := range list {
				for _, b := range list[i+1:] {
					if slices.Equal(a.words, b.words) && a.value != b.value {
						t.Errorf("%s: phrase of the words %v is both %q and %q", name, a.words, a.value, b.value)
					}
				}
			}
		}
	}
}

func TestEveryTypeOfATitleIsADocumentType(t *testing.T) {
	for _, table := range []phrases{typePhrases, selfPhrases} {
		for _, list := range table.from {
			for _, p := range list {
				if !slices.Contains(document.Types, p.value) {
					t.Errorf("%q is no type", p.value)
				}
			}
		}
	}
}

// hostile are texts whose shape makes careless code slow.
func hostile() map[string]string {
	return map[string]string{
		"one long line":       strings.Repeat("word ", 200_000),
		"many short lines":    strings.Repeat("A Title\n\n", 20_000),
		"many signatories":    "Signed:\n\n" + strings.Repeat("1. Ada Blum, Secretary, River Party\n", 20_000),
		"many dates":          strings.Repeat("On 3 May 2011 it happened. ", 20_000),
		"many brackets":       strings.Repeat("(", 200_000) + strings.Repeat(")", 200_000),
		"many labels":         strings.Repeat("Title: x\n", 20_000),
		"many equal passages": strings.Repeat(strings.Repeat("the same again ", 20)+"\n\n", 5_000),
		"countries":           strings.Repeat("France, Italy and Norway ", 20_000),
		"closings":            strings.Repeat("Yours,\n\n", 20_000),
	}
}

func TestHostileShapesAreReadToTheEnd(t *testing.T) {
	for name, text := range hostile() {
		t.Run(name, func(t *testing.T) {
			in := readText(t, text)
			m, r := Read(in)
			checkReading(t, in, m, r)
			if len(r.Candidates) > maxCandidates {
				t.Errorf("%d candidates", len(r.Candidates))
			}
			if len(r.Warnings) > maxRepeated+10 {
				t.Errorf("%d warnings", len(r.Warnings))
			}
		})
	}
}

func BenchmarkRead(b *testing.B) {
	paragraph := "Since the spring the ferry workers of Norway have met every week, and in October 2019 they were joined by those of the upper lake, who have not been paid since the ice came. "
	text := "Statement of the secretariat of the Ferry Workers' Party of Norway\n\nOslo, 3 May 2020\n\n"
	for len(text) < 14_500 {
		text += strings.Repeat(paragraph, 3) + "\n\n"
	}
	in := readText(b, text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Read(in)
	}
}

func BenchmarkReadHostile(b *testing.B) {
	for name, text := range hostile() {
		b.Run(name, func(b *testing.B) {
			in := readText(b, text)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				Read(in)
			}
		})
	}
}
