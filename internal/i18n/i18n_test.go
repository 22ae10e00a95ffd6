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

func in(t testing.TB, lang document.Lang) *Catalog {
	t.Helper()
	c, err := Load(layouts.FS, lang)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestDatesAreThoseOfTheLanguage: by the patterns of CLDR 48, but for what these
// lack ("1er", bounds, doubts).
func TestDatesAreThoseOfTheLanguage(t *testing.T) {
	for lang, dates := range map[document.Lang]map[string]string{
		"es": {
			"2022-01-18": "18 de enero de 2022", "2022-01": "enero de 2022", "2022": "2022", "2024-06-23/..": "no antes del 23 de junio de 2024",
			"2024/..": "no antes de 2024", "../1991-12": "no después de diciembre de 1991", "1943~": "hacia 1943", "1943-05-01~": "hacia el 1 de mayo de 1943",
			"2022-01-18/2022-01-20": "18–20 de enero de 2022", "2022-01-30/2022-02-02": "30 de enero – 2 de febrero de 2022", "2019/2022": "2019–2022",
			"192X~": "hacia la década de 1920", "19XX": "entre 1900 y 1999", "XXXX-01-18": "18 de enero, año desconocido", "": "sin fecha",
		},
		"fr": {
			"2022-01-01": "1er janvier 2022", "2022-01-18": "18 janvier 2022", "2022-08": "août 2022", "2024-06-01/..": "pas avant le 1er juin 2024",
			"2024/..": "pas avant 2024", "2024~/..": "pas avant 2024 environ", "1943?": "probablement 1943", "1943-05-02?": "probablement le 2 mai 1943",
			"2022-01-01/2022-01-20": "1er–20 janvier 2022", "2022-01/2022-03": "janvier – mars 2022", "192X": "années 1920", "../192X": "pas après les années 1920",
		},
		"ru": {
			"2022-01-18": "18 января 2022\u00a0г.", "2022-01": "январь 2022\u00a0г.", "2022": "2022\u00a0г.", "2024-06/..": "не ранее июня 2024\u00a0г.",
			"../1991-12-31": "не позднее 31 декабря 1991\u00a0г.", "1943-05~": "около мая 1943\u00a0г.", "1943-05?": "вероятно, май 1943\u00a0г.", "1943%": "возможно, около 1943\u00a0г.",
			"2022-01-18/2022-01-20": "18–20 января 2022\u00a0г.", "2022-01/2022-03": "январь – март 2022\u00a0г.", "2019/2022": "2019–2022\u00a0гг.",
			"192X": "1920-е годы", "192X~": "около 1920-х годов", "XXXX-05-09": "9 мая, год неизвестен", "XXXX-05": "май, год неизвестен",
		},
		"ar": {
			"2022-01-18": "١٨ يناير ٢٠٢٢", "2022-01": "يناير ٢٠٢٢", "1943~": "نحو ١٩٤٣", "2024-06-23/..": "ليس قبل ٢٣ يونيو ٢٠٢٤", "2022-01-18/2022-01-20": "١٨–٢٠ يناير ٢٠٢٢",
			"2022-01-30/2022-02-02": "٣٠ يناير – ٢ فبراير ٢٠٢٢", "19XX": "بين ١٩٠٠ و١٩٩٩", "XXXX-01-18": "١٨ يناير، السنة غير معروفة",
		},
		"ar-MA": {"2022-01-18": "18 يناير 2022"},
		"zh": {
			"2022-01-18": "2022年1月18日", "2022-01": "2022年1月", "2022": "2022年", "2024-06-23/..": "不早于2024年6月23日", "2022-01-18/2022-01-20": "2022年1月18日至20日",
			"2022-01-30/2022-02-02": "2022年1月30日至2月2日", "2022-01/2022-03": "2022年1月至3月", "2019/2022": "2019年至2022年", "192X": "1920年代", "1943?": "可能为1943年", "XXXX-01-18": "1月18日，年份不详",
		},
	} {
		c := in(t, lang)
		for date, want := range dates {
			if got := c.Date(document.MustDate(date)); got != want {
				t.Errorf("%s: %s: %q, want %q", lang, date, got, want)
			}
		}
	}
}

func TestNumbersAreThoseOfTheLanguage(t *testing.T) {
	for lang, want := range map[document.Lang][3]string{
		"es": {"999", "1827", "12.345"}, "es-MX": {"999", "1,827", "12,345"}, "fr": {"999", "1\u202f827", "12\u202f345"}, "ru": {"999", "1\u00a0827", "12\u00a0345"},
		"ar": {"٩٩٩", "١٬٨٢٧", "١٢٬٣٤٥"}, "ar-AE": {"999", "1,827", "12,345"}, "zh": {"999", "1,827", "12,345"}, "zh-TW": {"999", "1,827", "12,345"},
	} {
		c := in(t, lang)
		for i, n := range []int{999, 1827, 12345} {
			if got := c.Number(n); got != want[i] {
				t.Errorf("%s: %d: %q, want %q", lang, n, got, want[i])
			}
		}
	}
}

func TestARegionTakesTheWordsOfItsLanguage(t *testing.T) {
	for asked, want := range map[document.Lang]document.Lang{"ar-EG": "ar", "zh-Hans-CN": "zh", "fr-CA": "fr", "en-GB": "en", "ru": "ru", "tlh": "en"} {
		if c := in(t, asked); c.Lang() != want || c.RightToLeft() != (want == "ar") {
			t.Errorf("%s: the words are in %s", asked, c.Lang())
		}
	}
}

func TestArabicHasSixForms(t *testing.T) {
	c := in(t, "ar")
	for n, want := range map[int]string{
		0: "لا وثائق", 1: "وثيقة واحدة", 2: "وثيقتان", 3: "٣ وثائق", 10: "١٠ وثائق", 11: "١١ وثيقة", 99: "٩٩ وثيقة", 100: "١٠٠ وثيقة", 103: "١٠٣ وثائق", 1002: "١٬٠٠٢ وثيقة",
	} {
		if got := c.N("count.documents", n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

func TestListsAreThoseOfTheLanguage(t *testing.T) {
	for _, test := range []struct {
		lang  document.Lang
		items []string
		want  string
	}{
		{"es", []string{"Francia", "Perú", "Irán"}, "Francia, Perú e Irán"},
		{"es", []string{"agua", "hielo"}, "agua y hielo"},
		{"zh", []string{"中国", "法国", "秘鲁"}, "中国、法国和秘鲁"},
		{"ar", []string{"مصر", "الأردن", "لبنان"}, "مصر، الأردن ولبنان"},
		{"ar", []string{"مصر", "NATO"}, "مصر و\u2068NATO\u2069"},
		{"en", []string{"مصر", "NATO"}, "\u2068مصر\u2069 and NATO"},
	} {
		if got := in(t, test.lang).List(test.items); got != test.want {
			t.Errorf("%s: %q, want %q", test.lang, got, test.want)
		}
	}
}

// TestForeignWordsAreSetApart: what is filled in does not move the sentence around.
func TestForeignWordsAreSetApart(t *testing.T) {
	ar, en := in(t, "ar"), in(t, "en")
	for _, test := range []struct{ got, want string }{
		{ar.fill("{1} (x)", "", []string{"River League"}), "\u2068River League\u2069 (x)"},
		{ar.fill("{1}", "", []string{"النهر"}), "النهر"},
		{ar.fill("{1}", "", []string{"2022"}), "2022"},
		{ar.fill("{1}", "", []string{"قال \u2068NATO\u2069"}), "قال \u2068NATO\u2069"}, // set apart already
		{en.fill("{1}, {2}", "", []string{"النهر", "River"}), "\u2068النهر\u2069, River"},
		{en.fill("{1}", "", []string{"Река 河"}), "Река 河"},
	} {
		if test.got != test.want {
			t.Errorf("%q, want %q", test.got, test.want)
		}
		if plain := Plain(test.want); strings.ContainsAny(plain, "\u2068\u2069") {
			t.Errorf("%q is not plain", plain)
		}
	}
}
