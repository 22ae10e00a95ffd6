package i18n

import (
	"strings"
	"testing"
	"testing/fstest"

	"fonds/internal/document"
	"fonds/layouts"
)

func english(t testing.TB) *Catalog {
	t.Helper()
	c, err := Load(layouts.FS, "en")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestDatesAreWrittenAsExactlyAsTheyAreKnown(t *testing.T) {
	c := english(t)
	for date, want := range map[string]string{
		"":                      "undated",
		"2022-01-18":            "18 January 2022",
		"2022-01":               "January 2022",
		"2022":                  "2022",
		"0990":                  "990",
		"1943~":                 "about 1943",
		"1943?":                 "probably 1943",
		"1943%":                 "perhaps about 1943",
		"1943-05~":              "about May 1943",
		"2024-06-23/..":         "not before 23 June 2024",
		"../1991-12":            "not after December 1991",
		"2024~/..":              "not before about 2024",
		"202X":                  "the 2020s",
		"202X~":                 "about the 2020s",
		"19XX":                  "between 1900 and 1999",
		"XXXX-01-18":            "18 January, year unknown",
		"XXXX-01":               "January, year unknown",
		"2022-01-18/2022-01-20": "18–20 January 2022",
		"2022-01-30/2022-02-02": "30 January to 2 February 2022",
		"2022-12-30/2023-01-02": "30 December 2022 to 2 January 2023",
		"2022-01/2022-03":       "January to March 2022",
		"2019/2022":             "2019 to 2022",
		"2019~/2022":            "about 2019 to 2022",
		"2022-01-18/2022-03":    "18 January 2022 to March 2022",
		"191X/192X":             "the 1910s to the 1920s",
	} {
		if got := c.Date(document.MustDate(date)); got != want {
			t.Errorf("%s: %q, want %q", date, got, want)
		}
	}
}

func TestMachineDatesAreForTheTimeElement(t *testing.T) {
	for date, want := range map[string]string{
		"2022-01-18": "2022-01-18", "2022-01": "2022-01", "2022": "2022",
		"": "", "1943~": "", "202X": "", "2024-06-23/..": "", "2022/2023": "", "XXXX-01-18": "",
	} {
		if got := Machine(document.MustDate(date)); got != want {
			t.Errorf("%s: %q, want %q", date, got, want)
		}
	}
}

func TestEveryMonthHasItsName(t *testing.T) {
	c := english(t)
	for m := 1; m <= 12; m++ {
		if c.monthOf(m) == "" || c.Month(m) == "" {
			t.Errorf("month %d has no name", m)
		}
	}
}

func TestArgumentsAreFilledInOnce(t *testing.T) {
	for _, test := range []struct {
		words, want string
		args        []string
	}{
		{"none", "none", nil},
		{"{1}", "a", []string{"a"}},
		{"{2} and {1}", "b and a", []string{"a", "b"}},
		{"{1}{2}", "{2}x", []string{"{2}", "x"}}, // what is filled in is not looked at again
		{"{3}", "{3}", []string{"a"}},
		{"{", "{", []string{"a"}},
		{"{{1}}", "{a}", []string{"a"}},
		{"{1", "{1", []string{"a"}},
		{"{n} of {1}", "7 of a", []string{"a"}},
	} {
		if got := english(t).fill(test.words, "7", test.args); got != test.want {
			t.Errorf("%q: %q, want %q", test.words, got, test.want)
		}
	}
}

func TestAKeyWithoutWordsShowsItself(t *testing.T) {
	c := english(t)
	if c.Has("no.such") || c.T("no.such") != "no.such" || c.N("no.such", 2) != "no.such" {
		t.Error("a missing key is hidden")
	}
}

func TestPluralFormsFollowTheLanguage(t *testing.T) {
	fsys := fstest.MapFS{"i18n/uk.yaml": {Data: []byte("count:\n  documents: {one: '{n} документ', few: '{n} документи', many: '{n} документів', other: '{n} документа'}\n")}}
	c, err := Load(fsys, "uk-UA")
	if err != nil {
		t.Fatal(err)
	}
	if c.Lang() != "uk" {
		t.Errorf("the language is %q", c.Lang())
	}
	for n, want := range map[int]string{1: "1 документ", 2: "2 документи", 5: "5 документів", 11: "11 документів", 21: "21 документ"} {
		if got := c.N("count.documents", n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
	if got := c.T("section.documents"); got != "Documents" {
		t.Errorf("what a language lacks is %q, not English", got)
	}
}

func TestALanguageWithoutAFileIsEnglish(t *testing.T) {
	c, err := Load(fstest.MapFS{}, "tlh")
	if err != nil {
		t.Fatal(err)
	}
	if c.Lang() != "en" || c.T("section.documents") != "Documents" {
		t.Errorf("got %q, %q", c.Lang(), c.T("section.documents"))
	}
}

func TestACollectionSaysOnlyWhatItSaysDifferently(t *testing.T) {
	c, err := Load(fstest.MapFS{"i18n/en.yaml": {Data: []byte("section: {parties: Leagues}\n")}}, "en")
	if err != nil {
		t.Fatal(err)
	}
	if c.T("section.parties") != "Leagues" || c.T("section.authors") != "Authors" {
		t.Errorf("got %q, %q", c.T("section.parties"), c.T("section.authors"))
	}
}

func TestAFaultyFileIsAnErrorWithItsName(t *testing.T) {
	_, err := Load(fstest.MapFS{"i18n/fr.yaml": {Data: []byte("a: [b\n")}}, "fr")
	if err == nil || !strings.Contains(err.Error(), "layouts/i18n/fr.yaml") {
		t.Errorf("error %v", err)
	}
}

func TestNumbersAreWrittenAsTheLanguageDoes(t *testing.T) {
	c := english(t)
	for n, want := range map[int]string{0: "0", 999: "999", 1827: "1,827", 1234567: "1,234,567", -5: "-5"} {
		if got := c.Number(n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

func TestListsAreJoined(t *testing.T) {
	c := english(t)
	for want, items := range map[string][]string{"": nil, "a": {"a"}, "a and b": {"a", "b"}, "a, b and c": {"a", "b", "c"}} {
		if got := c.List(items); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestASentenceBeginsLarge(t *testing.T) {
	for s, want := range map[string]string{"": "", "about 1943": "About 1943", "ñandú": "Ñandú", "18": "18", "\xff": "\xff"} {
		if got := Sentence(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

func BenchmarkDate(b *testing.B) {
	c := english(b)
	d := document.MustDate("2022-01-18")
	b.ReportAllocs()
	for b.Loop() {
		c.Date(d)
	}
}
