package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fonds/internal/authority"
	"fonds/internal/collection"
	"fonds/internal/config"
	"fonds/internal/digest"
	"fonds/internal/document"
)

func sample() *collection.Collection {
	first := &collection.Document{
		Meta: &document.Meta{
			ID: "aaaa", Title: `=HYPERLINK("x")`, Date: document.MustDate("2022-01"), Languages: []document.Lang{"en", "ru"},
			Titles:      map[document.Lang]string{"ru": "Реки", "es": "Ríos"},
			Authors:     []string{"A", "B; C"},
			Seeds:       []document.SeedRef{{File: "a.txt", SHA256: "00"}},
			Signatories: []document.Signatory{{Party: "P", Country: "NO"}, {Name: "N", Role: "R"}, {Country: "GR"}},
		},
		Slug: "first", File: "documents/first.md", Added: "2024-05-01",
		Sections: []digest.Section{{Lang: "en", Words: 3}, {Lang: "ru", Words: 4}, {Lang: "en", Words: 1}},
	}
	second := &collection.Document{
		Meta: &document.Meta{ID: "bbbb", Title: "Second </script>\u2028\xff", Seeds: []document.SeedRef{{File: "b.txt", SHA256: "01"}, {File: "c.txt", SHA256: "02"}}},
		Slug: "second", File: "documents/second.md",
	}
	withdrawn := &collection.Document{
		Meta: &document.Meta{ID: "cccc", Title: "Third", Withdrawn: "asked to", Authors: []string{"Secret"}, Source: "Secret"},
		Slug: "third", File: "documents/third.md",
	}
	first.Variants = []collection.Variant{{Document: second}}
	second.Translations = []collection.Translation{{Document: first}}
	first.Related = []collection.Related{{Document: second, Reason: collection.SameParties}}
	return &collection.Collection{Documents: []*collection.Document{first, second, withdrawn}}
}

func TestJSON(t *testing.T) {
	var b bytes.Buffer
	if err := JSON(&b, sample(), config.Config{Title: "T", BaseURL: "https://example.org/"}); err != nil {
		t.Fatal(err)
	}
	want := `{"title":"T","base_url":"https://example.org/","documents":[
{"id":"aaaa","url":"documents/first.html","file":"documents/first.md","title":"=HYPERLINK(\"x\")","titles":{"es":"Ríos","ru":"Реки"},"date":"2022-01","languages":["en","ru"],"authors":["A","B; C"],"parties":[],"signatories":[{"party":"P","country":"NO"},{"name":"N","role":"R"},{"country":"GR"}],"countries":[],"about":[],"seed":{"file":"a.txt","sha256":"00"},"added":"2024-05-01","words":8,"versions":{"en":"documents/first.html","ru":"documents/first.ru.html"},"variants":["b.txt","c.txt"],"translations":[],"related":[{"id":"bbbb","reason":"related.same_parties"}]},
{"id":"bbbb","url":"documents/second.html","file":"documents/second.md","title":"Second \u003c/script\u003e\u2028\ufffd","languages":[],"authors":[],"parties":[],"countries":[],"about":[],"seed":{"file":"b.txt","sha256":"01"},"seeds":[{"file":"b.txt","sha256":"01"},{"file":"c.txt","sha256":"02"}],"words":0,"variants":[],"translations":["a.txt"]},
{"id":"cccc","url":"documents/third.html","title":"Third","withdrawn":"asked to"}
],"terms":{
"authors":[],
"parties":[],
"countries":[]}}
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
	if !json.Valid(b.Bytes()) {
		t.Error("not JSON")
	}
}

func TestJSONOfNothing(t *testing.T) {
	var b bytes.Buffer
	if err := JSON(&b, &collection.Collection{}, config.Config{}); err != nil || !json.Valid(b.Bytes()) {
		t.Errorf("%q, %v", b.String(), err)
	}
}

func TestJSONHasATermForEverySpelling(t *testing.T) {
	index, err := authority.New([]authority.Record{
		{Kind: authority.Parties, Slug: "lakes", Name: "Lake Union", Variants: []string{"LU"}, SameAs: []string{"https://example.org/1"}, Country: "NO"},
		{Kind: authority.Countries, Slug: "no", Name: "Land of Fjords"},
	})
	if err != nil {
		t.Fatal(err)
	}
	meta := &document.Meta{ID: "a", Parties: []string{"LU", "Озёрный союз"}, About: []document.Country{"NO"}}
	plan, err := collection.NewPlan([]collection.Input{{Meta: meta, Slug: "a", File: "documents/a.md"}}, index, nil, "en")
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := JSON(&b, plan.Link(nil), config.Config{Language: "en"}); err != nil || !json.Valid(b.Bytes()) {
		t.Fatal(err, b.String())
	}
	_, got, _ := strings.Cut(b.String(), `"terms":`)
	const want = `{
"authors":[],
"parties":[
{"name":"Lake Union","sort":"Lake Union","url":"parties/lakes.html","variants":["LU"],"same_as":["https://example.org/1"],"country":"NO","documents":{"issued":1,"signed":0,"about":0,"mentioned":0}},
{"name":"Озёрный союз","sort":"Озёрный союз","url":"parties/oziornyi-soiuz.html","variants":[],"same_as":[],"documents":{"issued":1,"signed":0,"about":0,"mentioned":0}}],
"countries":[
{"name":"Land of Fjords","sort":"Land of Fjords","code":"NO","url":"countries/no.html","variants":[],"same_as":[],"documents":{"issued":0,"signed":0,"about":1,"mentioned":0}}]}}
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if !strings.Contains(b.String(), `"parties":["LU","Озёрный союз"]`) {
		t.Error("a document's names are not as written")
	}
}

func TestCSV(t *testing.T) {
	var b bytes.Buffer
	if err := CSV(&b, sample()); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	cell := func(row int, column string) string {
		for i, name := range rows[0] {
			if name == column {
				return rows[row][i]
			}
		}
		t.Fatalf("no column %s", column)
		return ""
	}
	for _, test := range []struct {
		row          int
		column, want string
	}{
		{1, "id", "aaaa"},
		{1, "title", `'=HYPERLINK("x")`},
		{1, "date", "2022-01"},
		{1, "languages", "en; ru"},
		{1, "signatories", "P (NO); N, R; (GR)"},
		{2, "seed", "b.txt; c.txt"},
		{2, "date", ""},
		{3, "withdrawn", "asked to"},
		{3, "title", "Third"},
		{3, "source", ""},
	} {
		if got := cell(test.row, test.column); got != test.want {
			t.Errorf("row %d, %s: %q, want %q", test.row, test.column, got, test.want)
		}
	}
	if strings.Contains(fmt.Sprint(rows), "Secret") {
		t.Error("a withdrawn document is told of")
	}
}

func TestCellsThatASpreadsheetWouldRun(t *testing.T) {
	for _, cell := range []string{"=1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\x00=1", "\ufeff=1", "\u00a0+1", "＝1", "－1", "\tx"} {
		if got := inert(cell); got != "'"+cell {
			t.Errorf("%q became %q", cell, got)
		}
	}
	for _, cell := range []string{"", " ", "2022-01", "a=b", "1-2", "'=1", "–", "«+»", "https://example.org/?a=b"} {
		if got := inert(cell); got != cell {
			t.Errorf("%q became %q", cell, got)
		}
	}
}

type broken struct{ left int }

func (b *broken) Write(p []byte) (int, error) {
	if b.left -= len(p); b.left < 0 {
		return 0, errors.New("disk full")
	}
	return len(p), nil
}

func TestErrorsOfTheWriterComeBack(t *testing.T) {
	c := sample()
	for range 200 {
		c.Documents = append(c.Documents, c.Documents[0])
	}
	for _, room := range []int{0, 5000} {
		if err := JSON(&broken{room}, c, config.Config{}); err == nil {
			t.Errorf("JSON: no error with room for %d bytes", room)
		}
		if err := CSV(&broken{room}, c); err == nil {
			t.Errorf("CSV: no error with room for %d bytes", room)
		}
	}
}

func BenchmarkJSON(b *testing.B) {
	c := sample()
	for len(c.Documents) < 10_000 {
		c.Documents = append(c.Documents, c.Documents[0])
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := JSON(io.Discard, c, config.Config{}); err != nil {
			b.Fatal(err)
		}
	}
}
