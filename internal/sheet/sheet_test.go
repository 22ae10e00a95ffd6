package sheet

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/frontmatter"
)

var update = flag.Bool("update", false, "rewrite testdata/exported.csv")

// library is documents that spreadsheets like to change: see testdata/README.md.
func library() []Document {
	metas := []document.Meta{
		{ID: "1234e567", Title: "Joint Statement on Rivers; Lakes, and “Other Waters”", Date: document.MustDate("2022-01-18"), DateAsWritten: "Tuesday, January 18, 2022",
			Titles: map[document.Lang]string{"ru": "Заявление о реках: озёра", "es": "Declaración sobre los ríos"}, Type: "joint statement", Languages: []document.Lang{"en", "ru", "es"},
			Parties:   []string{"League of Lake Towns", "Union; of Ferrymen", `Society "Clear Water"`},
			Countries: []document.Country{"NO", "SUHH"}, Place: "Bergen", Source: "https://lakes.example/7?a=1&b=2", Notes: "First line.\n\nThird line, with a comma; and a semicolon.",
			Signatories: []document.Signatory{
				{Party: "League of Lake Towns", Group: "Members; full", Country: "NO"},
				{Name: "Jonas Weber", Role: "Secretary, acting", Party: "Union; of Ferrymen", Country: "DDDE"},
				{Name: `C:\ back\slash`, Role: "two\nlines"},
			}},
		{ID: "00123456", Title: "1984", Date: document.MustDate("2022-01"), DateAsWritten: "January 2022", Draft: true, Topics: []string{"1.10", "water"}},
		{ID: "2e5", Title: "=SUM(A1:A9)", Date: document.MustDate("2022"), DateAsWritten: "1/2", Authors: []string{"+Plus", "-Minus", "@At"}},
		{ID: "k3v9q2mt", Title: "'tis the river's own", Date: document.MustDate("1943~"), DateAsWritten: "May 1968", Notes: "'=quoted"},
		{ID: "may-68", Title: "007", Date: document.MustDate("1943?"), DateAsWritten: "18 января 2022 г.", Rights: "50%", Event: "3-4"},
		{ID: "true", Title: "True", Date: document.MustDate("1943%"), DateAsWritten: "10:30", Notes: "- a dash begins this"},
		{ID: "a2b3c4d5", Title: "Об охране рек", Date: document.MustDate("2022-03-04"), DateAsWritten: "4 марта 2022 года", Languages: []document.Lang{"ru"}, Authors: []string{"Анна Сергеевна Крылова"}},
		{ID: "b2b3c4d5", Title: "بيان حول الأنهار", Date: document.MustDate("2024-06-23/.."), Languages: []document.Lang{"ar"}, Authors: []string{"ليلى حداد"}},
		{ID: "c2b3c4d5", Title: "关于河流的声明", Date: document.MustDate("../1991-12"), DateAsWritten: "2022年1月18日", Languages: []document.Lang{"zh-Hans"}},
		{ID: "d2b3c4d5", Title: "Rivers 🌊 and \u202etheir\u202c banks", Date: document.MustDate("2022-01-18/2022-01-20"), Notes: " space before and after\u00a0"},
		{ID: "e2b3c4d5", Title: "Erklärung der Seestädte", Date: document.MustDate("1848-03-18"), DateAsWritten: "18. März 1848", Languages: []document.Lang{"de"}, Withdrawn: "Auf Wunsch der Urheber"},
		{ID: "f2b3c4d5", Title: "Lettre aux bateliers", Date: document.MustDate("1999-12-01"), DateAsWritten: "1er décembre 1999", Languages: []document.Lang{"fr"}, Place: "Genève"},
		{ID: "g2b3c4d5", Title: "A tab\there, a return\rthere and \x00 nothing", Date: document.MustDate("197X"), Source: `\\server\share`},
		{ID: "h2b3c4d5", Title: "Bare", Date: document.MustDate("XXXX-01-18")},
		{ID: "i2b3c4d5", Title: `\u{41} is not A`, Date: document.MustDate("1943/1945"), Signatories: longList()},
		{ID: "j2b3c4d5", Title: "Nothing else is known"},
	}
	var docs []Document
	for i, m := range metas {
		docs = append(docs, Document{File: fmt.Sprintf("documents/document-%02d.md", i+1), Meta: m})
	}
	return docs
}

// longList is more signatories than a cell of Excel can hold.
func longList() []document.Signatory {
	var all []document.Signatory
	for i := range 400 {
		all = append(all, document.Signatory{Name: fmt.Sprintf("Person Number %d", i+1), Party: "Union of Ferrymen and of Those Who Mend the Banks of Rivers", Country: "NO"})
	}
	return all
}

func export(t *testing.T, docs []Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, docs); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// compare reads a sheet and compares it; the messages are one text.
func compare(t *testing.T, data []byte, docs []Document) (Result, string) {
	t.Helper()
	var log diag.Log
	s, ok := Read(data, "fix.csv", &log)
	var r Result
	if ok {
		r, _ = s.Compare(docs, &log)
	}
	var b strings.Builder
	for _, m := range log.Messages() {
		fmt.Fprintln(&b, m)
	}
	return r, b.String()
}

// wantNothing fails unless a sheet changes nothing and nothing is said about it.
func wantNothing(t *testing.T, data []byte, docs []Document) {
	t.Helper()
	r, said := compare(t, data, docs)
	if len(r.Changes) > 0 || r.Stale > 0 || r.Refused > 0 || r.Unknown > 0 || said != "" || r.Rows != len(docs) {
		t.Errorf("rows %d, changes %d, stale %d, refused %d, unknown %d\n%s", r.Rows, len(r.Changes), r.Stale, r.Refused, r.Unknown, said)
	}
	for _, c := range r.Changes {
		for _, f := range c.Fields {
			t.Errorf("%s: %s: %q became %q", docs[c.Document].File, f, frontmatter.Value(&docs[c.Document].Meta, f), frontmatter.Value(&c.Meta, f))
		}
	}
}

func TestTheSheetIsAsItWas(t *testing.T) {
	const file = "testdata/exported.csv"
	got := export(t, library())
	if *update {
		if err := os.WriteFile(file, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("the sheet is another; look at it, then run with -update\n%s", got)
	}
	wantNothing(t, got, library())
}

// The files are what LibreOffice saved, opened and saved again without an edit,
// and what Excel does by its documentation.
func TestSheetsThatWereOnlyOpenedAndSavedChangeNothing(t *testing.T) {
	files, err := filepath.Glob("testdata/saved/*.csv")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			wantNothing(t, data, library())
		})
	}
}

func TestEveryValueComesBackFromItsCell(t *testing.T) {
	for _, d := range library() {
		for _, f := range Fields {
			cell, long := cellOf(&d.Meta, f)
			if long {
				continue
			}
			var m document.Meta
			if f == document.FieldDate {
				m.Date, _ = newDate(cell, anyOrder)
			} else if err := set(&m, f, unguard(cell)); err != nil {
				t.Errorf("%s: %s: %v", d.File, f, err)
			}
			if got, want := frontmatter.Value(&m, f), frontmatter.Value(&d.Meta, f); got != want {
				t.Errorf("%s: %s: %q came back as %q by %q", d.File, f, want, got, cell)
			}
		}
	}
}

func TestCellsThatASpreadsheetWouldChangeAreGuarded(t *testing.T) {
	for cell, want := range map[string]string{
		"=1+1": "'=1+1", "+1": "'+1", "-1": "'-1", "@x": "'@x", "＝1": "'＝1",
		"'tis": "'tis", "'=x": "''=x", "''=x": "'''=x", "'": "'", "'1.10": "''1.10",
		"January 2022": "'January 2022", "1.10": "'1.10", "007": "'007", "1e5": "'1e5", "50%": "'50%", "1/2": "'1/2", "true": "'true", "WAHR": "'WAHR",
		"18 de enero de 2022": "'18 de enero de 2022", "янв.22": "'янв.22", "2022年1月18日": "'2022年1月18日", "EUR 5": "'EUR 5",
		"1984": "1984", "Room 5": "Room 5", "https://x.example/1": "https://x.example/1", "Resolution 1325 (2000)": "Resolution 1325 (2000)", "": "", "may": "may",
	} {
		if got := guard(cell); got != want {
			t.Errorf("%q is written %q, want %q", cell, got, want)
		}
		if got := unguard(guard(cell)); got != cell {
			t.Errorf("%q comes back as %q", cell, got)
		}
	}
}

func FuzzGuardedTextsComeBack(f *testing.F) {
	for _, s := range []string{"'=x", "a;b\\", "\\u{41}", " x ", "''", "\x00\u2028\ufeff", "1/2"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		want := strings.ToValidUTF8(s, "\uFFFD")
		for _, parting := range []string{"", ";\n", "\n"} {
			cell := guard(escape(s, parting))
			if got := unescape(strings.TrimSpace(unguard(cell))); got != want {
				t.Errorf("%q came back as %q by %q", want, got, cell)
			}
			if startsFormula(cell) {
				t.Errorf("%q is written as a formula", s)
			}
		}
	})
}

func FuzzAnyFileIsRead(f *testing.F) {
	docs := library()
	var b bytes.Buffer
	if err := Write(&b, docs[:4]); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add([]byte("sep=;\nid;date\nid:k3v9q2mt;1/2/3"))
	f.Add([]byte("\xff\xfei\x00d\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var log diag.Log
		s, ok := Read(data, "fix.csv", &log)
		if !ok {
			if log.Count(diag.Error) == 0 {
				t.Error("refused without a word")
			}
			return
		}
		r, _ := s.Compare(docs, &log)
		for _, c := range r.Changes {
			if len(c.Fields) == 0 || c.Meta.Title == "" {
				t.Errorf("a change of nothing, or to nothing: %v", c)
			}
		}
	})
}

// table makes a sheet of rows, separated by commas, of cells.
func table(rows ...[]string) []byte {
	var b strings.Builder
	for _, row := range rows {
		for i, cell := range row {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(`"` + strings.ReplaceAll(cell, `"`, `""`) + `"`)
		}
		b.WriteByte('\n')
	}
	return []byte(b.String())
}

// edit exports documents and puts other texts into cells, by id and column.
func edit(t *testing.T, docs []Document, edits map[string]map[string]string) [][]string {
	t.Helper()
	text, err := decode(export(t, docs))
	if err != nil {
		t.Fatal(err)
	}
	records, err := recordsOf(text)
	if err != nil {
		t.Fatal(err)
	}
	rows := make([][]string, len(records))
	for i, r := range records {
		rows[i] = slices.Clone(r.cells)
		for column, cell := range edits[strings.TrimPrefix(r.cells[0], idPrefix)] {
			at := slices.Index(rows[0], column)
			if at < 0 {
				t.Fatalf("no column %s", column)
			}
			rows[i][at] = cell
		}
	}
	return rows
}

func TestExactlyTheEditedCellsChange(t *testing.T) {
	docs := library()
	r, said := compare(t, table(edit(t, docs, map[string]map[string]string{
		"k3v9q2mt": {"title": "'tis ours", "parties": "League of Lake Towns; Union\\; of Ferrymen;", "draft": "ИСТИНА", "countries": "NO\nSE"},
		"j2b3c4d5": {"date": "18 January 2022", "signatories": "name: Ana Ruiz; Role: Secretary; country: ES\n\nparty: Union of Ferrymen", "titles": "de: Mehr ist nicht bekannt\nfr: On n’en sait pas plus"},
		"1234e567": {"notes": "", "place": "Oslo"},
	})...), docs)
	if said != "" || r.Refused+r.Stale+r.Unknown > 0 {
		t.Errorf("%+v\n%s", r, said)
	}
	want := map[int]map[document.Field]string{
		0:  {"notes": "", "place": "Oslo"},
		3:  {"title": "'tis ours", "parties": "League of Lake Towns\nUnion; of Ferrymen", "draft": "true", "countries": "NO\nSE"},
		15: {"date": "2022-01-18", "signatories": "Ana Ruiz\tSecretary\t\t\tES\n\t\tUnion of Ferrymen\t\t", "titles": "de\tMehr ist nicht bekannt\nfr\tOn n’en sait pas plus"},
	}
	got := map[int]map[document.Field]string{}
	for _, c := range r.Changes {
		got[c.Document] = map[document.Field]string{}
		for _, f := range c.Fields {
			got[c.Document][f] = frontmatter.Value(&c.Meta, f)
		}
		for _, f := range document.Fields {
			if !slices.Contains(c.Fields, f) && frontmatter.Value(&c.Meta, f) != frontmatter.Value(&docs[c.Document].Meta, f) {
				t.Errorf("%s changed in passing", f)
			}
		}
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

func TestSheetsThatLostTheirLettersAreRefused(t *testing.T) {
	files, err := filepath.Glob("testdata/spoiled/*.csv")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		r, said := compare(t, data, library())
		if len(r.Changes) > 0 || r.Rows > 0 || !strings.Contains(said, "error") || !strings.Contains(said, "CSV UTF-8") {
			t.Errorf("%s: %+v\n%s", file, r, said)
		}
	}
}
