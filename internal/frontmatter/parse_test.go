package frontmatter

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"fonds/internal/document"
)

func TestParseReadsEveryField(t *testing.T) {
	const file = `---
# looked through twice
id: k3v9q2mt
title: "Joint Appeal: Keep the Water Clean"
title_supplied: true
titles: {ru: Общее воззвание, es: 'Llamamiento'}

date: 2022-01-18
date_as_written: Tuesday, January 18, 2022
type: joint statement
languages: [en, ru, es]
authors:
- Ana Silva
parties: [River League, "Boatmen, Union of"]
signatories:
  - {party: River League, group: Full members, country: AL}
  - name: Ana Silva
    role: General Secretary
    country: GR
countries: [NO, SUHH]
about: []
event: Third Meeting
place: Oslo
topics: [water]
shelf: [our, own, key]
source: https://example.org/?a=b#c
rights: |
  Free to copy.
  Name the source.
seed: {file: rivers/001.txt, sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08}
draft: false
withdrawn: ~
notes: >-
  folded
  text
---

--- a text may begin like this
`
	f, problems := Parse([]byte(file))
	if problems != nil {
		t.Fatal(problems)
	}
	want := document.Meta{
		ID: "k3v9q2mt", Title: "Joint Appeal: Keep the Water Clean", TitleSupplied: true,
		Titles: map[document.Lang]string{"ru": "Общее воззвание", "es": "Llamamiento"},
		Date:   document.MustDate("2022-01-18"), DateAsWritten: "Tuesday, January 18, 2022",
		Type: "joint statement", Languages: []document.Lang{"en", "ru", "es"},
		Authors: []string{"Ana Silva"}, Parties: []string{"River League", "Boatmen, Union of"},
		Signatories: []document.Signatory{
			{Party: "River League", Group: "Full members", Country: "AL"},
			{Name: "Ana Silva", Role: "General Secretary", Country: "GR"},
		},
		Countries: []document.Country{"NO", "SUHH"}, Event: "Third Meeting", Place: "Oslo",
		Topics: []string{"water"}, Source: "https://example.org/?a=b#c", Rights: "Free to copy.\nName the source.\n",
		Seeds: []document.SeedRef{{File: "rivers/001.txt", SHA256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}},
		Notes: "folded text",
	}
	if diff := cmp.Diff(want, f.Meta, cmp.Comparer(func(a, b document.Date) bool { return a == b })); diff != "" {
		t.Error(diff)
	}
	if want := "\n--- a text may begin like this\n"; f.Body != want || f.BodyLine != 37 || file[f.BodyOffset:] != want {
		t.Errorf("body %q at line %d, byte %d", f.Body, f.BodyLine, f.BodyOffset)
	}
	for field, line := range map[document.Field]int{"id": 3, "title": 4, "signatories": 15, "notes": 33} {
		if f.Lines[field] != line {
			t.Errorf("%s stands on line %d, not %d", field, f.Lines[field], line)
		}
	}
	if _, known := f.Lines["shelf"]; known {
		t.Error("a key of one's own has a line")
	}
}

// Both readers must give these; the comment at the end sends a head to the library.
func TestParseReadsScalarsAsText(t *testing.T) {
	for _, text := range []string{"no", "NO", "yes", "1.10", "2024-02-30", "0x1F", "1e3", ".inf", "true", "010", "12:30", "2022-01-18", "=", "<<", "Nullify"} {
		for _, own := range []string{"", "own: [a, # b\n  c]\n"} {
			f, problems := Parse([]byte("---\ntitle: " + text + "\nparties: [" + text + "]\n" + own + "---\n"))
			if problems != nil || f.Meta.Title != text || len(f.Meta.Parties) != 1 || f.Meta.Parties[0] != text {
				t.Errorf("%s: %q %q %v", text, f.Meta.Title, f.Meta.Parties, problems)
			}
		}
	}
	for _, text := range []string{"", "~", "null", "Null", "NULL"} {
		f, problems := Parse([]byte("---\ntitle: " + text + "\nparties: " + text + "\nseed: " + text + "\n---\n"))
		if problems != nil || f.Meta.Title != "" || f.Meta.Parties != nil {
			t.Errorf("%q is something: %+v %v", text, f.Meta, problems)
		}
	}
}

func TestParseOfOtherLineEndsAndMarks(t *testing.T) {
	for name, file := range map[string]string{
		"CRLF":            "---\r\ntitle: A\r\nauthors:\r\n  - B\r\n---\r\nText\r\n",
		"byte-order mark": "\ufeff---\ntitle: A\nauthors: [B]\n---\nText\n",
		"spaces after":    "--- \ntitle: A  \nauthors: [ B ]\n---\t\nText\n",
		"no body":         "---\ntitle: A\nauthors: [B]\n---",
	} {
		f, problems := Parse([]byte(file))
		if problems != nil || f.Meta.Title != "A" || len(f.Meta.Authors) != 1 || f.Meta.Authors[0] != "B" {
			t.Errorf("%s: %+v %v", name, f.Meta, problems)
		}
		if f.Body != file[f.BodyOffset:] || strings.TrimSpace(f.Body) != strings.TrimSpace("Text") && name != "no body" {
			t.Errorf("%s: body %q", name, f.Body)
		}
	}
	for _, empty := range []string{"---\n---\n", "---\n# nothing\n---\n", "---\n\n---\n"} {
		if f, problems := Parse([]byte(empty)); problems != nil || !reflect.DeepEqual(f.Meta, document.Meta{}) {
			t.Errorf("%q: %+v %v", empty, f.Meta, problems)
		}
	}
}

func TestParseNamesEveryProblem(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"no head", "Text\n", "1: has no front matter"},
		{"empty file", "", "1: has no front matter"},
		{"not closed", "---\ntitle: A\n", "1: the front matter is not closed"},
		{"unsettled", "---\ntitle: A\n---\n\n<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n", "5: two versions of the file were not settled here"},
		{"not UTF-8", "---\ntitle: A\n---\nText\n\xff\n", "5: is not UTF-8 text"},
		{"UTF-16", "\xff\xfe-\x00-\x00", "1: is not UTF-8 text"},
		{"key twice", "---\ntitle: A\nx: 1\ntitle: B\n---\n", "4: title is given again, after line 2"},
		{"own key twice", "---\nx: 1\nx: 2\n---\n", "3: x is given again, after line 2"},
		{"nested key twice", "---\nx: {a: 1, a: 2}\n---\n", "2: a is given again, after line 2"},
		{"anchor and alias", "---\na: &x [1]\nb: *x\n---\n", "2: has an anchor (&x)\n3: has an alias (*x)"},
		{"alias of nothing", "---\na: *x\n---\n", "2: has an alias"},
		{"binary", "---\ntitle: !!binary aGk=\n---\n", "2: has a tag (!!binary)"},
		{"checked word", "---\ntitle: A\nchecked: yes\n---\n", "3: checked: has a text where a list is wanted"},
		{"checked key", "---\ntitle: A\nchecked: [date, autors]\n---\n", "3: checked: autors is no key"},
		{"unknown tag", "---\ntitle: A\nx: !secret y\n---\n", "3: has a tag (!secret)"},
		{"wrong dates", "---\ndate: 2024-02-30\n---\n", `2: date: "2024-02-30": there is no such day`},
		{"date in words", "---\ndate: 18 January 2022\n---\n", `2: date: "18 January 2022": want a form like 2022, 2022-01 or 2022-01-18`},
		{"country forms", "---\ncountries: [no, NOR, NO, SUHH]\nabout:\n  - Norway\n---\n", "2: countries: no is no country code\n2: countries: NOR is no country code\n4: about: Norway is no country code"},
		{"language form", "---\nlanguages: [en, english!]\ntitles: {e: x}\n---\n", "2: languages: english! is no language tag\n3: titles: e is no language tag"},
		{"list for text", "---\ntitle:\n  - A\n---\n", "3: title: has a list where a text is wanted"},
		{"brackets for text", "---\ntitle: [Draft] of a letter\nplace: B\n---\n", "2: has words after a closing quote or bracket"},
		{"keys for text", "---\nplace:\n  town: A\n---\n", "3: place: has keys where a text is wanted"},
		{"text for list", "---\nauthors: A\n---\n", "2: authors: has a text where a list is wanted"},
		{"list within list", "---\nauthors: [[A], B]\n---\n", "2: authors: has a list where a text is wanted"},
		{"empty entry", "---\nauthors:\n  - A\n  -\n---\n", "4: authors: has an empty entry"},
		{"neither true nor false", "---\ndraft: yes\n---\n", "2: draft: yes is neither true nor false"},
		{"titles", "---\ntitles: A\n---\n", "2: titles: wants the titles by language"},
		{"signatory without keys", "---\nsignatories:\n  - River League\n---\n", "3: signatories: has an entry without keys"},
		{"signatory without name", "---\nsignatories:\n  - {group: Guests, country: xx}\n---\n", "3: signatories: country: xx is no country code\n3: signatories: has an entry with neither name nor party"},
		{"seed leads out", "---\nseed: {file: ../../etc/passwd}\n---\n", "2: seed: ../../etc/passwd leads out of seeds/"},
		{"seed leads out by escapes", "---\nseed: {file: '%2e%2e/x'}\n---\n", "2: seed: %2e%2e/x leads out of seeds/"},
		{"seed is absolute", "---\nseed: {file: /x, sha256: abc}\n---\n", "2: seed: sha256 is none\n2: seed: /x leads out of seeds/"},
		{"seed with backslash", "---\nseed: {file: 'a\\..\\b'}\n---\n", `2: seed: a\..\b leads out of seeds/`},
		{"seed without keys", "---\nseed: 001.txt\n---\n", "2: seed: has a text where a list is wanted"},
		{"id", "---\nid: ../x\n---\n", "2: id: ../x cannot be part of an address"},
		{"colon in text", "---\nid: a\ntitle: Statement: on rivers\n---\n", "3: has a colon within an unquoted text"},
		{"tab", "---\nid: a\nauthors:\n\t- A\n---\n", "4: has a character that cannot begin a value, such as a tab, @, ` or %"},
		{"at sign", "---\nid: a\ntitle: @home\nplace: B\n---\n", "3: has a character that cannot begin a value, such as a tab, @, ` or %"},
		{"quote not closed", "---\nid: a\ntitle: \"A\nplace: B\n---\n", "3: has a quote that is not closed"},
		{"words after quote", "---\nid: a\ntitle: \"A\" day\nplace: B\n---\n", "3: has words after a closing quote or bracket"},
		{"bracket not closed", "---\nid: a\nauthors: [A\nplace: B\n---\n", "3: a bracket or brace is not closed, or a comma is missing"},
		{"no key", "---\nid: a\ntitle\nplace: B\n---\n", "4: is neither a key with a value nor an entry of a list"},
		{"odd indentation", "---\nid: a\n  title: A\n---\n", "3: has a colon within an unquoted text"},
		{"key too far left", "---\n id: a\ntitle: A\n---\n", "3: does not line up with the keys above it"},
		{"control character", "---\nid: a\ntitle: A\x01\n---\n", "3: has a control character"},
		{"bad escape", "---\nid: a\ntitle: \"C:\\q\"\n---\n", "3: has a backslash that YAML does not know within double quotes"},
		{"hidden line break", "---\nid: a\ntitle: A\u2028B\n---\n", "3: has a hidden line break (U+2028) within a line"},
		{"lone carriage return", "---\nid: a\rtitle: A\n---\n", "2: has a hidden line break (U+000D) within a line"},
		{"second document", "---\nid: a\n...\ntitle: A\n--- b\n---\n", "3: ends the YAML before the front matter ends\n5: ends the YAML before the front matter ends"},
		{"braces", "---\n{id: a}\n---\n", "2: the front matter stands in braces"},
		{"a list", "---\n- id\n---\n", "2: is not a list of keys and values"},
		{"a text", "---\nid\n---\n", "2: is not a list of keys and values"},
		{"explicit key", "---\n? id\n: a\n---\n", "2: is not a plain key"},
		{"deep", "---\nx: [[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]\n---\n", "2: has lists within lists more than 16 deep"},
	} {
		_, problems := Parse([]byte(c.file))
		var got []string
		for _, p := range problems {
			got = append(got, fmt.Sprintf("%d: %s", p.Line, p.Text))
			if p.Hint == "" {
				t.Errorf("%s: %q has no hint", c.name, p.Text)
			}
		}
		if diff := cmp.Diff(c.want, strings.Join(got, "\n")); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

func TestParseKeepsNestedKeysInMind(t *testing.T) {
	f, problems := Parse([]byte("---\nsignatories:\n  - {party: A, checked: by me}\nseed: {file: a.txt, box: 7}\n---\n"))
	if problems != nil || !f.Extended[document.FieldSignatories] || !f.Extended[document.FieldSeed] {
		t.Error(f.Extended, problems)
	}
}

// Heads that are small to write and large to read. The bound is far above what
// they take, and far below what anything quadratic would.
func TestParseOfHostileHeadsEnds(t *testing.T) {
	const size = 100_000
	var bomb strings.Builder
	bomb.WriteString("a0: &a0 x\n")
	for i := 1; i < 40; i++ {
		fmt.Fprintf(&bomb, "a%d: &a%d [*a%d, *a%d, *a%d]\n", i, i, i-1, i-1, i-1)
	}
	var keys strings.Builder
	for i := range size / 10 {
		fmt.Fprintf(&keys, "k%d: v\n", i)
	}
	for name, head := range map[string]string{
		"aliases":         bomb.String(),
		"brackets":        strings.Repeat("[", size),
		"braces":          "a: " + strings.Repeat("{", size),
		"braces and keys": "a: " + strings.Repeat("{a: ", size/4),
		"dashes":          strings.Repeat("- ", size/2),
		"questions":       strings.Repeat("? ", size/2),
		"colons":          strings.Repeat(": ", size/2),
		"keys":            strings.Repeat("a: ", size/3),
		"many keys":       keys.String(),
		"quotes":          "a: [" + strings.Repeat(`"`, size),
		"anchors":         "a: " + strings.Repeat("&a ", size/3),
		"tags":            "a: " + strings.Repeat("!", size),
		"comments":        strings.Repeat("# c\n", size/4) + "a: b\n" + strings.Repeat("  # c\n", size/6),
		"commas":          "a: [" + strings.Repeat(",", size) + "]",
		"steps":           steps(size),
		"one line":        "a: " + strings.Repeat("x ", size/2),
		"bars":            "a: " + strings.Repeat("|\n", size/2),
	} {
		start := time.Now()
		_, problems := Parse([]byte("---\n" + head + "\n---\n"))
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%s: took %v", name, took)
		}
		if wanted := name != "many keys" && name != "one line" && name != "comments"; wanted && problems == nil {
			t.Errorf("%s: no problem", name)
		}
	}
}

// steps nests a mapping in a mapping by indentation.
func steps(size int) string {
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}

// sameTree reports whether two trees mean the same and name the same lines.
func sameTree(a, b node) bool {
	if a.kind != b.kind || a.text != b.text || a.null() != b.null() || a.line != b.line || len(a.items) != len(b.items) {
		return false
	}
	for i := range a.items {
		if !sameTree(a.items[i], b.items[i]) {
			return false
		}
	}
	return true
}

// holdSimple holds the reader of plain lines to the library. It reports whether
// that reader knew the head.
func holdSimple(t *testing.T, s string) bool {
	head := "---\n" + strings.TrimPrefix(s, "---\n")
	if invalidLine([]byte(head)) > 0 {
		return false
	}
	simple, ok := readSimple(head)
	if !ok {
		return false
	}
	if problems := strangeLines(head); problems != nil {
		t.Fatalf("%q is read although %v", head, problems)
	}
	want, problems := readYAML(head)
	if problems != nil {
		t.Fatalf("%q is read although %v", head, problems)
	}
	want.line, simple.line = 0, 0
	if !sameTree(simple, want) {
		t.Fatalf("%q\nsimple %+v\n  want %+v", head, simple, want)
	}
	return true
}

func TestSimpleReaderAgreesWithTheLibrary(t *testing.T) {
	bits := []string{"a", "bc", "d-e", ": ", ":", "\n", "\n", "\na: ", "\nf: ", "\n  - ", "\n  g: ", "\n- ", " ", "  ", ",", ", ", "[", "]", "{", "}",
		"'", "''", `"`, `\"`, `\`, "#", " # ", "-", "?", "~", "null", "é", "\u00a0", "\u0085", "\u2028", "\ufeff", "\r\n", "|", ">", "&", "*", "!", "%", "@", "1", "=", "<<", "//", "x: [", "y: {", "z: \""}
	random := rand.New(rand.NewPCG(1, 2))
	known := 0
	for range 60_000 {
		s := "k: "
		for range random.IntN(14) {
			s += bits[random.IntN(len(bits))]
		}
		if holdSimple(t, s+"\n") {
			known++
		}
	}
	if known < 3_000 {
		t.Errorf("only %d heads were known", known)
	}
}

func FuzzSimple(f *testing.F) {
	for _, s := range []string{
		string(Encode(fullMeta())),
		"title: a\nauthors:\n  - B\n  - 'C'''\n\n# x\ndate:\nabout: []\ntitles: {ru: a, zh-Hant: \"b\\\"\"}\n",
		"a:\n  b: c\n  d: e\n", "a: ~\nb: null\n", "a: b:c\nd: [e:f, http://x]\n", "a: b#c\n", "a:\r\n  - b\r\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { holdSimple(t, s) })
}

// Whatever the file, Parse ends, and its places lie within it.
func FuzzParse(f *testing.F) {
	for _, s := range []string{string(Encode(fullMeta())) + "Body", "\ufeff---\r\na: b\r\n---\r\n---\n", "---\na: &x [*x]\n---", "---\n? a\n: |\n b\n---\n", "---\na: {b: [c, \"d\"]}\n--- x\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file, problems := Parse(data)
		most := 1 + strings.Count(string(data), "\n")
		for _, p := range problems {
			if p.Line < 1 || p.Line > most || p.Text == "" {
				t.Errorf("%q: %+v", data, p)
			}
		}
		if problems != nil {
			return
		}
		if file.Body != string(data[file.BodyOffset:]) || file.BodyLine > most+1 {
			t.Errorf("%q: body at %d, line %d", data, file.BodyOffset, file.BodyLine)
		}
		for field, line := range file.Lines {
			if line < 2 || line >= file.BodyLine {
				t.Errorf("%q: %s on line %d", data, field, line)
			}
		}
	})
}

func TestCheckedNamesFieldsThatAPersonHasLookedAt(t *testing.T) {
	for head, want := range map[string][]document.Field{
		"checked: true": document.Fields, "checked: false": nil, "checked:": nil,
		"checked: [date, authors]": {document.FieldDate, document.FieldAuthors},
	} {
		f, problems := Parse([]byte("---\ntitle: A\n" + head + "\n---\n"))
		if problems != nil || !slices.Equal(f.Checked, want) {
			t.Errorf("%s: %v, %v", head, f.Checked, problems)
		}
		if f.Lines["checked"] != 0 || len(f.Doubts) > 0 {
			t.Errorf("%s: taken for a field or a misspelt one: %v", head, f.Doubts)
		}
	}
}
