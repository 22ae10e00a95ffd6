package sheet

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"fonds/internal/document"
)

func rivers() []Document {
	return []Document{
		{File: "documents/rivers.md", Lines: map[document.Field]int{"title": 3, "date": 4}, Meta: document.Meta{ID: "k3v9q2mt", Title: "Rivers", TitleSupplied: true, Date: document.MustDate("2022-01-18"), Authors: []string{"Анна Крылова"}, Place: "Genève"}},
		{File: "documents/lakes.md", Lines: map[document.Field]int{"title": 3}, Meta: document.Meta{ID: "00123456", Title: "Lakes"}},
	}
}

func TestAStaleCellIsReportedAndLeft(t *testing.T) {
	docs := rivers()
	sheet := table(edit(t, docs, map[string]map[string]string{"k3v9q2mt": {"title": "Rivers and Lakes", "place": "Lausanne"}})...)
	docs[0].Meta.Title = "Rivers, Lakes, Seas" // a person was quicker
	r, said := compare(t, sheet, docs)
	if r.Stale != 1 || len(r.Changes) != 1 || !slices.Equal(r.Changes[0].Fields, []document.Field{"place"}) {
		t.Errorf("%+v", r)
	}
	for _, want := range []string{"content/documents/rivers.md:3: warning: title: ", "“Rivers, Lakes, Seas”", "“Rivers and Lakes”", "(line 2)"} {
		if !strings.Contains(said, want) {
			t.Errorf("%s is not said:\n%s", want, said)
		}
	}
	// What nobody edited in the sheet is not stale, whatever the file says.
	docs = rivers()
	sheet = export(t, docs)
	docs[0].Meta.Title, docs[0].Meta.Date = "Streams", document.Date{}
	if r, said := compare(t, sheet, docs); len(r.Changes)+r.Stale > 0 || said != "" {
		t.Errorf("%+v\n%s", r, said)
	}
	// Nor is an edit that the file has already.
	docs = rivers()
	sheet = table(edit(t, docs, map[string]map[string]string{"k3v9q2mt": {"title": "Streams"}})...)
	docs[0].Meta.Title = "Streams"
	if r, said := compare(t, sheet, docs); len(r.Changes)+r.Stale > 0 || said != "" {
		t.Errorf("%+v\n%s", r, said)
	}
}

func TestATitleWrittenByAPersonIsNotSupplied(t *testing.T) {
	docs := rivers()
	r, _ := compare(t, table(edit(t, docs, map[string]map[string]string{"k3v9q2mt": {"title": "Rivers!"}})...), docs)
	if len(r.Changes) != 1 || r.Changes[0].Meta.TitleSupplied || !slices.Contains(r.Changes[0].Fields, document.FieldTitleSupplied) {
		t.Errorf("%+v", r.Changes)
	}
}

func TestFaultsNameLineAndColumnAndStopTheRow(t *testing.T) {
	for _, test := range []struct{ column, cell, want string }{
		{"title", "", "every document needs a title"},
		{"countries", "KZ; QQ", "no country with the code “QQ”"},
		{"about", "kz", "write KZ"},
		{"about", "Kazakhstan", "write its code, KZ"},
		{"languages", "en; klingonish", "no language “klingonish”"},
		{"titles", "Rivières", "no language before it"},
		{"titles", "fr: Rivières\nfr: Fleuves", "two titles in fr"},
		{"titles", "fr:", "is empty"},
		{"signatories", "Ana Ruiz, Secretary", "without name:"},
		{"signatories", "name: Ana; sister: Eva", "no “sister”:"},
		{"signatories", "role: Secretary", "neither name: nor party:"},
		{"signatories", "name: Ana; name: Eva", "name: twice"},
		{"signatories", "name: Ana; country: QQ", "no country"},
		{"notes", strings.Repeat("x", maxValue+1), "too long"},
		{"date", strings.Repeat("1/", 200), "…” is no date"},
		{"draft", "perhaps", "neither true nor false"},
		{"event", "R\uFFFDunion", "lost letters"},
		{"event", "RÃ©union des mariniÃ¨res", "“Réunion des marinières” in a wrong encoding"},
	} {
		docs := rivers()
		r, said := compare(t, table(edit(t, docs, map[string]map[string]string{"k3v9q2mt": {test.column: test.cell, "place": "Oslo"}, "00123456": {"place": "Bergen"}})...), docs)
		if len(r.Changes) != 1 || r.Changes[0].Document != 1 || r.Refused != 1 {
			t.Errorf("%s %q: %+v", test.column, test.cell, r)
		}
		if !strings.Contains(said, "fix.csv:2: error: column "+test.column+": ") || !strings.Contains(said, test.want) {
			t.Errorf("%s %q: %s", test.column, test.cell, said)
		}
	}
}

func TestPolishCapitalsAreNoWrongEncoding(t *testing.T) {
	for _, text := range []string{"WSPÓŁPRACA", "Où êtes-vous ? – «là»", "Россия № 5 «Да»…", "ÄÖÜ ß “x”"} {
		if _, wrong := looksMisread(text); wrong {
			t.Errorf("%s counts as misread", text)
		}
	}
}

func TestRowsThatFitNoDocumentAreReported(t *testing.T) {
	docs := rivers()
	exported := edit(t, docs, nil)
	swapped := slices.Clone(exported[1])
	swapped[len(swapped)-1] = exported[2][len(swapped)-1]
	other := slices.Clone(exported[1])
	other[1] = exported[2][1]
	again := slices.Clone(exported[1])
	again[2] = "Another title"
	for _, test := range []struct {
		name string
		rows [][]string
		want string
	}{
		{"unknown id", [][]string{exported[0], append([]string{"id:zzzzzzzz", "content/documents/none.md"}, exported[1][2:]...)}, "fix.csv:2: warning: no document has the id “id:zzzzzzzz”"},
		{"no id", [][]string{{"id", "title"}, {"", "A title"}}, "fix.csv:2: warning: the row names no document"},
		{"a column sorted alone", [][]string{exported[0], swapped}, "fix.csv:2: error: column exported: is that of the document 00123456"},
		{"files sorted alone", [][]string{exported[0], other}, "fix.csv:2: error: the id k3v9q2mt is that of content/documents/rivers.md, but the row names content/documents/lakes.md"},
		{"two rows", [][]string{exported[0], exported[1], again}, "fix.csv:3: error: has another row"},
		{"too many cells", [][]string{{"id", "title"}, {"k3v9q2mt", "Rivers", "Lakes"}}, "fix.csv:2: error: the row has more cells"},
		{"damaged last column", [][]string{{"id", "title", "exported"}, {"k3v9q2mt", "Streams", "?!"}}, "fix.csv:2: error: column exported: cannot be read"},
	} {
		r, said := compare(t, table(test.rows...), docs)
		if len(r.Changes) > 0 || r.Refused+r.Unknown == 0 || !strings.Contains(said, test.want) {
			t.Errorf("%s: %+v\n%s", test.name, r, said)
		}
	}
	if r, said := compare(t, table(exported[0], exported[1], exported[1]), docs); r.Rows != 1 || said != "" {
		t.Errorf("the same row twice: %+v\n%s", r, said)
	}
}

func TestASheetOfOnesOwn(t *testing.T) {
	for name, rows := range map[string][][]string{
		"one column":                {{"ID", "Place"}, {"k3v9q2mt", "Oslo"}},
		"by file":                   {{"File", "place "}, {"rivers.md", "Oslo"}},
		"an id with its prefix":     {{"place", "id"}, {"Oslo", "ID:K3V9Q2MT"}},
		"an id taken for a number":  {{"id", "file", "place"}, {"123456", "content/documents/lakes.md", "Oslo"}},
		"without the last column":   {{"id", "title", "place", "date"}, {"k3v9q2mt", "Rivers", "Oslo", "18.01.2022"}, {"00123456", "Lakes", "", ""}},
		"with cells missing at end": {{"id", "place", "title"}, {"k3v9q2mt", "Oslo"}},
	} {
		r, said := compare(t, table(rows...), rivers())
		if len(r.Changes) != 1 || r.Changes[0].Meta.Place != "Oslo" || !slices.Equal(r.Changes[0].Fields, []document.Field{"place"}) || said != "" {
			t.Errorf("%s: %+v\n%s", name, r, said)
		}
	}
}

func TestColumnsThatAreNotKnownAreReported(t *testing.T) {
	r, said := compare(t, table([]string{"id", "place", "colour", "seed", ""}, []string{"k3v9q2mt", "Oslo", "blue", "x", ""}), rivers())
	if len(r.Changes) != 1 || !strings.Contains(said, "the column “colour” is not read") || !strings.Contains(said, "cannot be corrected in a sheet") {
		t.Errorf("%+v\n%s", r, said)
	}
}

func TestAFieldWithKeysOfAPersonsOwnIsLeft(t *testing.T) {
	docs := rivers()
	docs[0].Meta.Signatories = []document.Signatory{{Name: "Ana Ruiz"}}
	docs[0].Extended = map[document.Field]bool{document.FieldSignatories: true}
	r, said := compare(t, table(edit(t, docs, map[string]map[string]string{"k3v9q2mt": {"signatories": "name: Eva Ruiz"}})...), docs)
	if len(r.Changes) > 0 || !strings.Contains(said, "keys of your own") {
		t.Errorf("%+v\n%s", r, said)
	}
}

func TestATextTooLongForACellIsLeftInTheFile(t *testing.T) {
	docs := rivers()
	docs[0].Meta.Notes = strings.Repeat("вода ", 7000)
	rows := edit(t, docs, nil)
	at := slices.Index(rows[0], "notes")
	if n := units(rows[1][at]); n > maxCell || !strings.HasPrefix(rows[1][at], longCell) {
		t.Errorf("a cell of %d characters was written", n)
	}
	wantNothing(t, table(rows...), docs)
	rows[1][at] = "short now"
	if r, said := compare(t, table(rows...), docs); len(r.Changes) > 0 || !strings.Contains(said, "too long for a cell") {
		t.Errorf("%+v\n%s", r, said)
	}
}

func TestEncodings(t *testing.T) {
	plain := strings.TrimPrefix(string(export(t, rivers())), "\ufeff")
	units := func(first []byte, put func(b *bytes.Buffer, u uint16)) []byte {
		b := bytes.NewBuffer(slices.Clone(first))
		for _, u := range utf16.Encode([]rune(plain)) {
			put(b, u)
		}
		return b.Bytes()
	}
	little := units([]byte{0xff, 0xfe}, func(b *bytes.Buffer, u uint16) { b.Write([]byte{byte(u), byte(u >> 8)}) })
	big := units([]byte{0xfe, 0xff}, func(b *bytes.Buffer, u uint16) { b.Write([]byte{byte(u >> 8), byte(u)}) })
	for name, data := range map[string][]byte{"UTF-8": []byte(plain), "with a mark": []byte("\ufeff" + plain), "with two": []byte("\ufeff\ufeff" + plain), "UTF-16": little, "UTF-16, big end first": big,
		"CR": []byte(strings.ReplaceAll(plain, "\r\n", "\r")), "sep": []byte("sep=,\r\n" + plain), "quoted sep": []byte("\"SEP=,\"\n" + plain)} {
		t.Run(name, func(t *testing.T) { wantNothing(t, data, rivers()) })
	}
	refused := map[string][]byte{
		"a workbook": []byte("PK\x03\x04…"), "not UTF-8": []byte("id,title\nk3v9q2mt,Gen\xe8ve\n"), "damaged UTF-16": little[:len(little)-1],
		"NUL": []byte("id\x00,title\n"), "is empty": []byte("\ufeff\r\n"), "no column id": []byte("title\nRivers\n"), "two columns title": []byte("id,title,Title\n"),
		"quote that does not fit": []byte("id,title\nk3v9q2mt,\"Rivers\n"), "the letters of": []byte(strings.Map(func(r rune) rune {
			if r > 0x7f {
				return '?'
			}
			return r
		}, plain)),
	}
	for want, data := range refused {
		r, said := compare(t, data, rivers())
		if len(r.Changes) > 0 || !strings.Contains(said, want) || !strings.Contains(said, "error") {
			t.Errorf("%s: %+v\n%s", want, r, said)
		}
	}
	// In a file that has other letters, a question mark is an edit.
	docs := rivers()
	docs[0].Meta.Place = "Genève…"
	if r, said := compare(t, table(edit(t, docs, map[string]map[string]string{"k3v9q2mt": {"place": "Genève?"}})...), docs); len(r.Changes) != 1 {
		t.Errorf("%+v\n%s", r, said)
	}
}
