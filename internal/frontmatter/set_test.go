package frontmatter

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fonds/internal/document"
	"fonds/internal/proptest"
)

func TestSetLeavesEverythingElse(t *testing.T) {
	m := &document.Meta{
		Title: "New: title", Date: document.MustDate("2023"), Authors: []string{"X", "Y, Z"},
		Parties: []string{strings.Repeat("Long name ", 5) + "A", strings.Repeat("Long name ", 5) + "B"}, Draft: true,
	}
	const title, date, authors, parties, place = document.FieldTitle, document.FieldDate, document.FieldAuthors, document.FieldParties, document.FieldPlace
	for _, c := range []struct {
		name, head, want string
		fields           []document.Field
	}{
		{"text replaced", "# why\nid: a\n\ntitle: Old # mine\nown: {a: 1}\n", "# why\nid: a\n\ntitle: \"New: title\" # mine\nown: {a: 1}\n", []document.Field{title}},
		{"key as written", "\"title\" :   'Old'\n", "\"title\" : \"New: title\"\n", []document.Field{title}},
		{"empty value filled", "title:\nid: a\n", "title: \"New: title\"\nid: a\n", []document.Field{title}},
		{"empty value with comment filled", "title: # none\nid: a\n", "title: \"New: title\" # none\nid: a\n", []document.Field{title}},
		{"text of many lines", "title: Old\n  \"words#no comment\n  # comment\n\nid: a\n", "title: \"New: title\"\n  # comment\n\nid: a\n", []document.Field{title}},
		{"quoted text of many lines", "title: \"Old\n  # words\n\n  more\" # mine\nid: a\n", "title: \"New: title\" # mine\nid: a\n", []document.Field{title}},
		{"block text", "title: |\n  Old\n\n  # words\n\n# why\nid: a\n", "title: \"New: title\"\n\n# why\nid: a\n", []document.Field{title}},
		{"list to brackets", "authors:\n  - A # first\n  # second\n  - 'B # b'\n  # after\n\nid: a\n", "# first\n# second\nauthors: [X, \"Y, Z\"]\n  # after\n\nid: a\n", []document.Field{authors}},
		{"brackets to brackets", "authors: [A, # first\n  \"B, ] # b\",\n  C] # last\nid: a\n", "# first\nauthors: [X, \"Y, Z\"] # last\nid: a\n", []document.Field{authors}},
		{"brackets to list", "parties: [A] # mine\n\nid: a\n", "parties:\n  - Long name Long name Long name Long name Long name A\n  - Long name Long name Long name Long name Long name B # mine\n\nid: a\n", []document.Field{parties}},
		{"removed", "# why\nid: a\nplace: Oslo # sure?\n\ndraft: false\n", "# why\nid: a\n# sure?\n\ndraft: false\n", []document.Field{place}},
		{"removed with lines", "id: a\nplace: >-\n  Old\n  Oslo\n\n# next\ndraft: false\n", "id: a\n\n# next\ndraft: false\n", []document.Field{place}},
		{"last removed", "place: Oslo\n", "", []document.Field{place}},
		{"absent removed", "id: a\n", "id: a\n", []document.Field{place}},
		{"added after its neighbour", "own: 1\nplace: Oslo\nid: a # x\n# y\ntype: b\n", "own: 1\nplace: Oslo\nid: a # x\ntitle: \"New: title\"\ndate: 2023\n# y\ntype: b\nauthors: [X, \"Y, Z\"]\n", []document.Field{authors, date, title}},
		{"added first", "# why\nplace: Oslo\n", "title: \"New: title\"\n# why\nplace: Oslo\n", []document.Field{title}},
		{"added to nothing", "", "title: \"New: title\"\ndate: 2023\n", []document.Field{title, date}},
		{"added where one is removed", "title: A\nplace: B\nsource: C\n", "title: \"New: title\"\nauthors: [X, \"Y, Z\"]\nsource: C\n", []document.Field{title, authors, place}},
		{"CRLF", "id: a\r\nauthors:\r\n  - A # first\r\nplace: B\r\n", "id: a\r\nauthors: [X, \"Y, Z\"] # first\r\nparties:\r\n  - Long name Long name Long name Long name Long name A\r\n  - Long name Long name Long name Long name Long name B\r\nplace: B\r\n", []document.Field{authors, parties}},
		{"indented head", "  id: a\n  place: B\n", "  id: a\n  title: \"New: title\"\n  parties:\n    - Long name Long name Long name Long name Long name A\n    - Long name Long name Long name Long name Long name B\n", []document.Field{title, parties, place}},
		{"text with quotes and brackets inside", "title: a \"b [c # mine\nid: a\n", "title: \"New: title\" # mine\nid: a\n", []document.Field{title}},
	} {
		fence := "---\n"
		if strings.Contains(c.head, "\r") {
			fence = "---\r\n"
		}
		for _, around := range [][2]string{{"", "\n---\nBody"}, {"\ufeff", ""}} {
			before, after := around[0]+fence, fence+around[1]
			got, err := Set([]byte(before+c.head+after), m, c.fields)
			if err != nil {
				t.Errorf("%s: %v", c.name, err)
			} else if diff := cmp.Diff(before+c.want+after, string(got)); diff != "" {
				t.Errorf("%s: %s", c.name, diff)
			}
		}
	}
}

func TestSetRefusesWhatItCannotRead(t *testing.T) {
	for _, file := range []string{"", "---\ntitle: A\n", "---\n{title: A}\n---\n", "---\ntitle: a: b\n---\n"} {
		if got, err := Set([]byte(file), &document.Meta{Title: "B"}, []document.Field{document.FieldTitle}); err == nil {
			t.Errorf("%q became %q", file, got)
		}
	}
}

// written is a field in the ways in which people write it, with comments "#c".
var written = []struct {
	field document.Field
	ways  []string
}{
	{"id", []string{"id: abc", "id:   'abc' #c", `"id": abc`}},
	{"title", []string{"title: Some title", "title: Some #c", "title: >-\n  Some\n  # title\n", "title: 'it''s # no'  #c", "title: \"a\n  # b\n\n  c\" #c", "title: a\n  'b [c", "title:", "title: #c"}},
	{"titles", []string{"titles: {ru: A, es: 'B'} #c", "titles:\n  ru: A #c\n  #c\n  es: \"B # b\"", "titles: {ru: A, #c\n  es: B}"}},
	{"date", []string{"date: 2022-01-18", "date: '2022'  #c", "date: ~"}},
	{"authors", []string{"authors: [A, B]", "authors:\n- A #c\n#c\n- 'B'", "authors: #c\n  - A\n\n  - \"B # b\n    c\"\n  #c", "authors: [A, #c\n  B\n]", "authors:\n  - >\n    folded # text\n  - B #c", "authors: []"}},
	{"signatories", []string{"signatories:\n  - {party: A, group: \"x # y\"} #c\n  - party: B #c\n    #c\n    country: NO", "signatories: []"}},
	{"seed", []string{"seed: {file: a.txt} #c", "seed:\n  file: a.txt #c\n  sha256: ", "seed:\n  - {file: a.txt}\n  #c\n  - {file: b.txt}"}},
	{"draft", []string{"draft: true", "draft: 'false' #c"}},
	{"own_a", []string{"own_a: |\n  title: no key\n   # no comment\n\n  x\n", "own_a: {x: [1, 2]} #c", "own_a:\n  title: x\n  # y\n"}},
	{"own-b", []string{"own-b:", "own-b: 'x'\t#c"}},
	{"place", []string{"place: Oslo", "place: \"Os\\\n  lo\" #c", "place: null"}},
}

func remark(n int) string { return "# remark " + strings.Repeat("I", n) }

func TestSetKeepsEveryByteThatIsNotItsOwn(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range proptest.Rounds(4_000) {
		newline := []string{"\n", "\r\n"}[r.IntN(2)]
		var head strings.Builder
		kept := map[document.Field]string{}
		comments := 0
		comment := func(way string) string {
			for strings.Contains(way, "#c") {
				comments++
				way = strings.Replace(way, "#c", remark(comments), 1)
			}
			return strings.ReplaceAll(way, "\n", newline)
		}
		for _, i := range r.Perm(len(written)) {
			if r.IntN(3) == 0 {
				continue
			}
			w := written[i]
			block := strings.HasSuffix(head.String(), newline+newline) // after which an indented remark is text
			if r.IntN(4) == 0 && !block {
				head.WriteString(comment([]string{"#c\n", "\n", "\n#c\n\n", "  #c\n"}[r.IntN(4)]))
			}
			text := comment(w.ways[r.IntN(len(w.ways))]) + newline
			kept[w.field] = strings.TrimRight(text, "\r\n") + newline
			head.WriteString(text)
		}
		file := "---" + newline + head.String() + "---" + newline + "Body # remark" + newline
		was, problems := Parse([]byte(file))
		if problems != nil {
			t.Fatalf("%s\n%v", file, problems)
		}
		m := nastyMeta(r)
		var fields []document.Field
		for _, f := range document.Fields {
			if r.IntN(3) == 0 {
				fields = append(fields, f)
				delete(kept, f)
			}
		}
		got, err := Set([]byte(file), m, fields)
		if err != nil {
			t.Fatalf("%s\n%v\n%v", file, fields, err)
		}
		now, problems := Parse(got)
		if problems != nil {
			t.Fatalf("%s\nbecame\n%s\n%v", file, got, problems)
		}
		for _, f := range fields {
			if Value(&now.Meta, f) != Value(m, f) {
				t.Fatalf("%s\nbecame\n%s\n%s", file, got, f)
			}
		}
		for f, text := range kept {
			if !strings.Contains(string(got), newline+text) || Value(&now.Meta, f) != Value(&was.Meta, f) {
				t.Fatalf("%s\nbecame\n%s\n%q is not as it was", file, got, text)
			}
		}
		for n := range comments {
			if remark := remark(n+1) + newline; strings.Count(string(got), remark) != 1 {
				t.Fatalf("%s\nbecame\n%s\n%q is gone", file, got, remark)
			}
		}
		if now.Body != was.Body {
			t.Fatalf("body %q", now.Body)
		}
		again, err := Set(got, m, fields)
		if err != nil || string(again) != string(got) {
			t.Fatalf("%s\nset again became\n%s\n%v", got, again, err)
		}
	}
}

func FuzzSet(f *testing.F) {
	for _, w := range written {
		for _, way := range w.ways {
			f.Add(way, "x")
		}
	}
	f.Fuzz(func(t *testing.T, head, text string) {
		file := []byte("---\n# top\n" + head + "\n---\nBody")
		if _, problems := Parse(file); problems != nil {
			return
		}
		m := &document.Meta{Title: text, Authors: []string{text}, Signatories: []document.Signatory{{Name: "n", Role: text}}}
		// Set verifies its own work; an odd head may be refused, never spoilt.
		got, err := Set(file, m, []document.Field{document.FieldTitle, document.FieldAuthors, document.FieldSignatories, document.FieldPlace})
		if err != nil {
			return
		}
		again, err := Set(got, m, []document.Field{document.FieldTitle, document.FieldAuthors, document.FieldSignatories, document.FieldPlace})
		if err != nil || string(again) != string(got) {
			t.Fatalf("%q became %q, then %q: %v", file, got, again, err)
		}
	})
}

func BenchmarkSet(b *testing.B) {
	m := fullMeta()
	data := append(Encode(m), "Body\n"...)
	m.Title = "Another"
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Set(data, m, []document.Field{document.FieldTitle}); err != nil {
			b.Fatal(err)
		}
	}
}
