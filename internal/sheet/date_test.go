package sheet

import (
	"strings"
	"testing"

	"fonds/internal/document"
)

func TestFormsInWhichADateComesBack(t *testing.T) {
	for exported, cells := range map[string]string{
		"2022-01-18": "18/01/2022|1/18/2022|18.01.2022|18.01.22|1/18/22|2022-01-18 00:00:00|2022-01-18T00:00:00|18/01/2022 00:00|1/18/2022 12:00:00 AM|18-Jan-22|18-Jan-2022|18 janv. 2022|18-ene-22|18 января 2022 г.|Tuesday, January 18, 2022|2022/1/18|2022. 1. 18.|2022年1月18日|22/01/18|18-01-2022|22.01.18|2022. I. 18.|18 I 2022|18-1月-22|18-Ιαν-22|18 stycznia 2022|martes, 18 enero 2022|44579|43117|'2022-01-18",
		"2022-01":    "Jan-22|Jan 22|янв.22|janv-22|ene-22|01/2022|1/2022|2022/01|2022-1|2022-01-01|01.01.2022|1/1/2022|01/01/22|January 2022|44562",
		"2022":       "2022",
		"1943~":      "1943~", "1943%": "1943%|1943.00%|1943,00%|1943 %",
		"2024-06-23/..": "2024-06-23/..", "../1991-12": "../1991-12", "202X": "202X", "XXXX-01-18": "XXXX-01-18",
		"1848-03-18": "18.03.48|1848-03-18|18 March 1848",
		"2022-02":    "02/2022|févr-22|фев.22|feb-22|Feb 22",
		"2022-03-01": "1-Mär-22|01.03.22|3/1/22|1-мар-22",
	} {
		docs := []Document{{File: "documents/a.md", Meta: document.Meta{ID: "k3v9q2mt", Title: "Rivers", Date: document.MustDate(exported)}}}
		for cell := range strings.SplitSeq(cells, "|") {
			r, said := compare(t, table(edit(t, docs, map[string]map[string]string{"k3v9q2mt": {"date": cell}})...), docs)
			if len(r.Changes) > 0 || strings.Contains(said, "error") || strings.Contains(said, "warning") {
				t.Errorf("%s came back as %s, which counts as an edit: %v\n%s", exported, cell, r.Changes, said)
			}
		}
	}
}

func TestEditedDatesAreTakenIfTheyMeanOneDay(t *testing.T) {
	docs := []Document{{File: "documents/a.md", Meta: document.Meta{ID: "k3v9q2mt", Title: "Rivers", Date: document.MustDate("1999-05-06")}}}
	for _, test := range []struct{ cell, date, fault string }{
		{"2022-01-18", "2022-01-18", ""}, {"18 January 2022", "2022-01-18", ""}, {"January 18, 2022", "2022-01-18", ""}, {"18. Januar 2022", "2022-01-18", ""},
		{"18 de enero de 2022", "2022-01-18", ""}, {"18 января 2022", "2022-01-18", ""}, {"2022/01/18", "2022-01-18", ""}, {"18/01/2022", "2022-01-18", ""},
		{"1/18/2022", "2022-01-18", ""}, {"03.04.2021", "2021-04-03", ""}, {"2022年1月18日", "2022-01-18", ""}, {"5/5/2021", "2021-05-05", ""},
		{"May 2021", "2021-05", ""}, {"05/2021", "2021-05", ""}, {"1943?", "1943?", ""}, {"../1991", "../1991", ""}, {"", "", ""},
		{"03/04/2021", "", "can mean 2021-04-03 or 2021-03-04"}, {"18-Jan-22", "", "century"}, {"18.01.22", "", "century"}, {"44579", "", "number of a day"},
		{"2024-02-30", "", "there is no such day"}, {"30.02.2024", "", "date"}, {"yesterday", "", "want a form like"}, {"1/2/3/4", "", "date"}, {"2022-13", "", "01 to 12"},
	} {
		r, said := compare(t, table(edit(t, docs, map[string]map[string]string{"k3v9q2mt": {"date": test.cell}})...), docs)
		switch {
		case test.fault != "":
			if len(r.Changes) != 0 || r.Refused != 1 || !strings.Contains(said, "fix.csv:2: error: column date: ") || !strings.Contains(said, test.fault) {
				t.Errorf("%s: %+v\n%s", test.cell, r, said)
			}
		case len(r.Changes) != 1 || r.Changes[0].Meta.Date.String() != test.date || said != "":
			t.Errorf("%s: %+v\n%s", test.cell, r.Changes, said)
		}
	}
}

// The other dates of a file show how its spreadsheet writes them.
func TestTheOrderOfAFileSettlesItsDates(t *testing.T) {
	docs := []Document{
		{File: "documents/a.md", Meta: document.Meta{ID: "aaaaaaaa", Title: "A", Date: document.MustDate("2022-01-18")}},
		{File: "documents/b.md", Meta: document.Meta{ID: "bbbbbbbb", Title: "B", Date: document.MustDate("2021-03-04")}},
		{File: "documents/c.md", Meta: document.Meta{ID: "cccccccc", Title: "C", Date: document.MustDate("1999-01-02")}},
	}
	cells := func(a, b, c string) []byte {
		return table(edit(t, docs, map[string]map[string]string{"aaaaaaaa": {"date": a}, "bbbbbbbb": {"date": b}, "cccccccc": {"date": c}})...)
	}
	// An American sheet; the second date was corrected to 3 April.
	r, said := compare(t, cells("1/18/2022", "4/3/2021", "1/2/1999"), docs)
	if len(r.Changes) != 1 || r.Changes[0].Meta.Date.String() != "2021-04-03" || said != "" {
		t.Errorf("%+v\n%s", r.Changes, said)
	}
	// Nothing shows the order: what can be the old date is the old date, and that is said.
	r, said = compare(t, cells("2022-01-18", "4/3/2021", "1/2/1999"), docs)
	if len(r.Changes) != 0 || !strings.Contains(said, "fix.csv:3: notice") {
		t.Errorf("%+v\n%s", r.Changes, said)
	}
}

func FuzzReadingsAreDates(f *testing.F) {
	for _, s := range []string{"18-Jan-22", "1/2/3", "99999", "2022年1月18日", "Jan-", "1943.0%", "1-2-3-4"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, r := range readings(s) {
			if d, err := document.ParseDate(r.date); err != nil || d.IsZero() {
				t.Errorf("%q is read as %q, which is no date", s, r.date)
			}
		}
		if d, err := newDate(s, monthDay); err == nil && !d.IsZero() {
			if again, err := document.ParseDate(d.String()); err != nil || again != d {
				t.Errorf("%q gives %v", s, d)
			}
		}
	})
}
