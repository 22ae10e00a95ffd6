package frontmatter

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fonds/internal/document"
	"fonds/internal/proptest"
)

func TestEncodeWritesForPeople(t *testing.T) {
	const want = `---
id: k3v9q2mt
title: 'Joint Appeal of the River Towns: "Keep the Water Clean"'
titles: {es: Llamamiento conjunto, ru: Общее воззвание речных городов}
date: 2022-01-18
date_as_written: Tuesday, January 18, 2022
type: joint statement
languages: [en, ru, es]
parties:
  - River League
  - Union of Boatmen
  - Association of Millers and Dyers of the Lower Valley
signatories:
  - {party: River League, group: Full members, country: AL}
  - {party: Union of Boatmen, group: Full members, country: NO}
  - {name: Ana Silva, role: General Secretary, party: "Association of Millers, Lower Valley", group: Guests, country: GR}
countries: [AL, NO]
about: [KZ]
event: Third Meeting of the River Towns
place: Oslo
source: "https://example.org/rivers?id=3#top"
seed: {file: rivers/001.txt, sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08}
---
`
	got := string(Encode(fullMeta()))
	if diff := cmp.Diff(strings.ReplaceAll(want, `"https://example.org/rivers?id=3#top"`, `https://example.org/rivers?id=3#top`), got); diff != "" {
		t.Error(diff)
	}
}

func TestEncodeQuotesNoMoreThanNeeded(t *testing.T) {
	for text, want := range map[string]string{
		"Plain words":    `Plain words`,
		"NO":             `NO`,
		"1.10":           `1.10`,
		"~":              `"~"`,
		"null":           `"null"`,
		"---":            `"---"`,
		"- item":         `"- item"`,
		"a: b":           `"a: b"`,
		"ends:":          `"ends:"`,
		"a:b":            `a:b`,
		"C# and #":       `"C# and #"`,
		"#hash":          `"#hash"`,
		" led":           `" led"`,
		"trailed ":       `"trailed "`,
		`say "hi"`:       `say "hi"`,
		`"hi" he said`:   `'"hi" he said'`,
		"it's":           `it's`,
		"'tis":           `"'tis"`,
		`C:\temp`:        `C:\temp`,
		"two\nlines":     `"two\nlines"`,
		"tab\there":      `"tab\there"`,
		"bell\a":         `"bell\x07"`,
		"sep\u2028":      `"sep\u2028"`,
		"over\u202eride": `"over\u202Eride"`,
		"\ufeffmark":     `"\uFEFFmark"`,
		"🙂":              `🙂`,
		"a\xffb":         "a\uFFFDb",
		"a, [b]":         `a, [b]`,
	} {
		got := string(Encode(&document.Meta{Title: text}))
		if want := "---\ntitle: " + want + "\n---\n"; got != want {
			t.Errorf("%q is written %s", text, got)
		}
	}
	got := string(Encode(&document.Meta{Authors: []string{"a, b", "c[", "what?", "it's"}}))
	if want := "---\nauthors: [\"a, b\", \"c[\", \"what?\", it's]\n---\n"; got != want {
		t.Errorf("written %s", got)
	}
}

// nasty are bits of which texts that break careless writers are made.
var nasty = []string{"a", "B c", "---", ": ", ":", "#", " #", " ", "  ", "'", `"`, `\`, "\n", "\n\n", "\r", "\r\n", "\t", "NO", "1.10", "~", "null", "true",
	"é", "é", "北京", "🙂", "\u0085", "\u00a0", "\u2028", "\u2029", "\u200f", "\u202e", "\ufeff", "\ufffe", "\x00", "\x1b", "\x7f", "\x9b", "\xff", ",", "[", "]", "{", "}",
	"&", "*", "!", "%", "@", "`", "|", ">", "?", "-", "- ", "<<", "=", "...", "{{x}}", "\U0010ffff", "0x1F"}

func nastyText(r *rand.Rand) string {
	var s string
	for range r.IntN(7) {
		s += nasty[r.IntN(len(nasty))]
	}
	return s
}

func nastyList(r *rand.Rand) []string {
	var list []string
	for range r.IntN(5) {
		list = append(list, nastyText(r))
	}
	return list
}

// nastyMeta is metadata of hostile texts; codes and dates have their form.
func nastyMeta(r *rand.Rand) *document.Meta {
	pick := func(of ...string) string { return of[r.IntN(len(of))] }
	m := &document.Meta{
		Title: nastyText(r), TitleSupplied: r.IntN(2) == 0, Titles: map[document.Lang]string{}, DateAsWritten: nastyText(r),
		Type: nastyText(r), Authors: nastyList(r), Parties: nastyList(r), Event: nastyText(r), Place: nastyText(r), Topics: nastyList(r),
		Source: nastyText(r), Rights: nastyText(r), Draft: r.IntN(2) == 0, Withdrawn: nastyText(r), Notes: nastyText(r),
		ID: document.ID(pick("", "k3v9q2mt", "no", "123")), Date: document.MustDate(pick("", "2022", "2024-06-23/..", "1943?", "XXXX-01-18")),
	}
	for range r.IntN(4) {
		m.Titles[document.Lang(pick("ru", "zh-Hant", "no", "x-y"))] = nastyText(r)
		m.Languages = append(m.Languages, document.Lang(pick("no", "en", "pt-BR")))
		m.Countries = append(m.Countries, document.Country(pick("NO", "KZ", "SUHH")))
		m.About = append(m.About, document.Country(pick("NO", "EU")))
		m.Signatories = append(m.Signatories, document.Signatory{Name: nastyText(r) + "n", Role: nastyText(r), Party: nastyText(r), Group: nastyText(r), Country: document.Country(pick("", "NO"))})
		m.Seeds = append(m.Seeds, document.SeedRef{File: pick("a.txt", "b: c/d, e.txt", "#.txt", "no", "100%.txt", "~", "ö/'.md"), SHA256: pick("", strings.Repeat("0", 64), strings.Repeat("1e", 32))})
	}
	return m
}

func sameValues(t *testing.T, want, got *document.Meta, what string) {
	t.Helper()
	for _, f := range document.Fields {
		if a, b := Value(want, f), Value(got, f); a != b {
			t.Fatalf("%s: %s is %q, want %q", what, f, b, a)
		}
	}
}

func TestEncodedHeadsReadBackTheSame(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range proptest.Rounds(3_000) {
		m := nastyMeta(r)
		head := Encode(m)
		f, problems := Parse(append(head, "Body\n"...))
		if problems != nil {
			t.Fatalf("%s\n%v", head, problems)
		}
		sameValues(t, m, &f.Meta, string(head))
		if again := Encode(&f.Meta); string(again) != string(head) {
			t.Fatalf("written first\n%s\nthen\n%s", head, again)
		}
		for _, field := range document.Fields {
			line := Line(m, field)
			if strings.Contains(line, "\n") {
				t.Fatalf("more than a line: %q", line)
			}
			one, problems := Parse([]byte("---\n" + line + "\n---\n"))
			if problems != nil || Value(&one.Meta, field) != Value(m, field) {
				t.Fatalf("%s: %q %v", line, Value(&one.Meta, field), problems)
			}
		}
	}
}

func FuzzEncode(f *testing.F) {
	for _, s := range nasty {
		f.Add(s, s+"x")
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		m := &document.Meta{Title: a, Notes: b, Authors: []string{a, b, a + b}, Titles: map[document.Lang]string{"en": a, "no": b},
			Signatories: []document.Signatory{{Name: "n", Party: a, Group: b}}}
		head := Encode(m)
		got, problems := Parse(head)
		if problems != nil {
			t.Fatalf("%s\n%v", head, problems)
		}
		sameValues(t, m, &got.Meta, string(head))
	})
}

func TestValuesOfDifferentListsDiffer(t *testing.T) {
	seen := map[string]int{}
	for i, list := range [][]string{nil, {"a"}, {"a", "b"}, {"a\nb"}, {`a\nb`}, {"a\tb"}, {`a\`, "b"}, {"b", "a"}} {
		v := Value(&document.Meta{Authors: list}, document.FieldAuthors)
		if j, again := seen[v]; again {
			t.Errorf("lists %d and %d both are %q", i, j, v)
		}
		seen[v] = i
	}
}
