package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fonds/internal/document"
	"fonds/internal/infer"
)

const labels = `cases:
- id: '1'
  file: one.txt
  genre: open_letter
  group: twins
  truth:
    title: To the council
    title_alt: [To the Council of Rivermouth]
    date: '2015-01-18'
    date_accept: ['2015-01']
    authors: [Dr. José Ñandú]
    organisations: [River Workers' Front (RWF)]
    countries: [CL]
    countries_alt: [PE]
    languages: [en, es]
    source_url: https://www.example.org/a/
    signatories: [Ada Blum, Olga Berg]
- id: '2'
  genre: proclamation
  group: twins
  unsure: [countries]
  truth:
    date_partial: '--12-30'
    date_range: ['2015-01-18', '2015-01-20']
    signatories: {same_as: '1'}
- id: '3'
  file: three.txt
  genre: sermon
`

// small is a corpus of three texts.
func small(t *testing.T) corpus {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"truth.yaml":      labels,
		"texts/one.txt":   "To the council\n\n18 January 2015\n\nThe ferry has not gone for nine days, and nobody has told us why it does not go.\n",
		"texts/2.txt":     "To the council\n\n18 January 2016\n\nThe ferry has not gone for nine days, and nobody has told us why it does not go.\n",
		"texts/three.txt": "Of bread\n\n18 January 2015\n\nWhoever has bread shall share it with those who came over the lake in the night.\n",
	} {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	c, err := readCorpus(dir)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestValuesAreJudgedByTheLabels(t *testing.T) {
	c := small(t)
	for _, test := range []struct {
		of           int
		field, value string
		want         verdict
	}{
		{0, "title", "TO THE COUNCIL!", right},
		{0, "title", "To the council of Rivermouth", right},
		{0, "title", "Council", wrong},
		{0, "date", "2015-01-18", right},
		{0, "date", "2015-01~", right},
		{0, "date", "2015", wrong},
		{1, "date", "XXXX-12-30", right},
		{1, "date", "2015-01-18/2015-01-20", right},
		{1, "date", "2015-12-30", wrong},
		{2, "date", "2015-12-30", wrong},
		{0, "type", "letter", right},
		{0, "type", "speech", wrong},
		{1, "type", "statement", right},
		{2, "type", "speech", unjudged},
		{0, "languages", "es-CL", right},
		{0, "languages", "fr", wrong},
		{0, "source", "http://example.org/a", right},
		{0, "source", "http://example.org/b", wrong},
		{0, "countries", "CL", right},
		{0, "countries", "PE", unjudged},
		{0, "countries", "AR", wrong},
		{1, "countries", "AR", unjudged},
		{0, "authors", "Jose Nandu", right},
		{0, "authors", "RWF", unjudged},
		{0, "authors", "Ada Blum", wrong},
		{0, "parties", "River Workers’ Front", right},
		{0, "parties", "Ada Blum", unjudged},
		{0, "parties", "Lake League", wrong},
		{1, "signatories", "Blum Ada", right},
		{1, "signatories", "Carl Blum", wrong},
		{0, "place", "Rivermouth", unjudged},
		{0, "about", "CL", unjudged},
	} {
		if got := c.cases[test.of].judge(document.Evidence{Field: document.Field(test.field), Value: test.value}); got != test.want {
			t.Errorf("%s of case %d: %q is judged %d, want %d", test.field, test.of, test.value, got, test.want)
		}
	}
	if c.cases[0].judge(document.Evidence{Field: "title", Value: "Letter", Rule: "title/supplied"}) != unjudged {
		t.Error("a title that was made is judged")
	}
}

func TestATextIsJudgedByTheCountsOfTheOthersAndNotOfItsVersions(t *testing.T) {
	texts, err := open([]corpus{small(t)})
	if err != nil {
		t.Fatal(err)
	}
	all, byGroup := count(texts)
	stamp := infer.Kind{Rule: "date/stamp", Field: "date", Band: 9}
	if got, want := all[stamp], (infer.Count{Given: 3, Right: 1}); got != want {
		t.Errorf("counted %v of all, want %v", got, want)
	}
	if got, want := without(all, byGroup[texts[0].group])[stamp], (infer.Count{Given: 1}); got != want {
		t.Errorf("without the twins %v, want %v", got, want)
	}
	if r := leaveOut(texts); between(r.byField["date"], 0, 2) != (tally{3, 1}) {
		t.Errorf("dates %+v", r.byField["date"])
	}
}

func TestCalibrateWritesCountsAlone(t *testing.T) {
	c := small(t)
	out := filepath.Join(t.TempDir(), "calibration.txt")
	if err := run([]string{"calibrate", "-o", out, c.dir}, io.Discard, time.Time{}); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := infer.ParseCalibration(string(data)); err != nil || !strings.Contains(string(data), "date/stamp|date|9|3|1\n") || strings.Contains(string(data), c.dir) {
		t.Errorf("%v\n%s", err, data)
	}
}

func TestWhatIsMissingIsSaid(t *testing.T) {
	c := small(t)
	for args, want := range map[string]string{
		"":                          "say report",
		"report":                    "name a corpus",
		"guess " + c.dir:            "neither report nor",
		"calibrate " + t.TempDir():  "texts/ and truth.yaml",
		"report -scorer x " + c.dir: "no scorer",
	} {
		if err := run(strings.Fields(args), io.Discard, time.Time{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", args, err, want)
		}
	}
}

func TestThePartsAreToldByTheNamesOfFiles(t *testing.T) {
	data, err := small(t).parted()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for i := range 3000 {
		if aside(time.Unix(int64(i), 0).UTC().Format("20060102150405") + ".txt") {
			n++
		}
	}
	if n < 900 || n > 1100 {
		t.Errorf("%d of 3000 are kept aside", n)
	}
	if strings.Count(string(data), "split: ") != 3 {
		t.Errorf("the truth without its parts:\n%s", data)
	}
}

// perfect are scores at which every bound holds.
func perfect() (scores, reliability) {
	one := 1.0
	s := scores{Cases: 3, Macro: 1}
	for _, f := range floors {
		s.Fields = append(s.Fields, row{Field: f.field, Cases: 3, Right: 3, F1: &one})
	}
	r := reliability{bands: bands(), byField: map[document.Field][]band{}}
	for range 20 {
		r.add("date", 0.92, right)
	}
	r.add("date", 0.6, wrong)
	return s, r
}

func TestEachBoundFailsWhereItIsBroken(t *testing.T) {
	if list := failures(perfect()); list != nil {
		t.Errorf("nothing is broken: %q", list)
	}
	half := 0.5
	for name, breaks := range map[string]func(*scores, *reliability){
		"title":         func(s *scores, _ *reliability) { s.Fields[0].F1 = &half },
		"not name":      func(s *scores, _ *reliability) { s.Fields = s.Fields[1:] },
		"macro":         func(s *scores, _ *reliability) { s.Macro = 0.5 },
		"invention":     func(s *scores, _ *reliability) { s.InventionRate = 0.5 },
		"date: 2 wrong": func(s *scores, _ *reliability) { s.Fields[1].Wrong = 2 },
		"1 invented":    func(s *scores, _ *reliability) { s.Fields[1].Invented = 1 },
		"0.9 or more":   func(_ *scores, r *reliability) { r.add("date", 0.9, wrong); r.add("date", 0.9, wrong) },
		"less than 0.7": func(_ *scores, r *reliability) {
			for range 9 {
				r.add("date", 0.69, right)
			}
		},
		"of 0 values give": func(_ *scores, r *reliability) { *r = reliability{bands: bands()} },
	} {
		s, r := perfect()
		breaks(&s, &r)
		if list := failures(s, r); len(list) != 1 || !strings.Contains(list[0], name) {
			t.Errorf("%s: %q", name, list)
		}
	}
}

func TestTheReportHasEveryFieldAndNoPlaceOfAMachine(t *testing.T) {
	s, r := perfect()
	text := report(measured{whole: s, aside: s, open: s, reliability: r, texts: 3}, "1 May 2026")
	for _, want := range []string{"on 1 May 2026: 3 texts", "| title | 3 | 3 | 0 |", "| **0.9 and more** | 20 | 20 | 100.0 % |", "| date | 20 | 20 | 0 | 0 | 1 | 0 |"} {
		if !strings.Contains(text, want) {
			t.Errorf("the report lacks %q:\n%s", want, text)
		}
	}
	if strings.Contains(text, "../") || strings.Contains(text, os.TempDir()) {
		t.Error("the report names places of a machine")
	}
}
