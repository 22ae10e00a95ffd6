package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"fonds/internal/collection"
	"fonds/internal/config"
	"fonds/internal/digest"
	"fonds/internal/document"
)

func sample() *collection.Collection {
	first := &collection.Document{
		Meta: &document.Meta{
			ID: "aaaa", Title: "=HYPERLINK(\"x\")", Date: document.MustDate("2022-01"), Languages: []document.Lang{"en", "ru"},
			Authors: []string{"A", "B; C"}, Seeds: []document.SeedRef{{File: "a.txt", SHA256: "00"}},
			Signatories: []document.Signatory{{Party: "P", Country: "NO"}, {Name: "N", Role: "R"}},
		},
		Slug: "first", File: "documents/first.md",
		Sections: []digest.Section{{Lang: "en", Words: 3}, {Lang: "ru", Words: 4}},
	}
	second := &collection.Document{Meta: &document.Meta{ID: "bbbb", Title: "Second </script>"}, Slug: "second"}
	first.Related = []collection.Related{{Document: second, Reason: "related.same_parties"}}
	return &collection.Collection{Documents: []*collection.Document{first, second}}
}

func TestJSONHoldsEveryDocument(t *testing.T) {
	var b bytes.Buffer
	if err := JSON(&b, sample(), config.Config{Title: "T"}); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Title     string
		Documents []map[string]any
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	first := got.Documents[0]
	if got.Title != "T" || len(got.Documents) != 2 || first["url"] != "documents/first.html" || first["seed"] != "a.txt" || first["words"] != 7.0 ||
		first["date"] != "2022-01" || first["versions"].(map[string]any)["ru"] != "documents/first.ru.html" {
		t.Error(b.String())
	}
	if strings.Contains(b.String(), "</script>") || strings.Contains(b.String(), "null") {
		t.Error("unsafe or null:", b.String())
	}
}

func TestCSVIsSafeInASpreadsheet(t *testing.T) {
	var b bytes.Buffer
	if err := CSV(&b, sample()); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil || len(rows) != 3 {
		t.Fatal(rows, err)
	}
	if rows[1][2] != `'=HYPERLINK("x")` || rows[1][9] != "P; N" {
		t.Error(rows[1])
	}
}
