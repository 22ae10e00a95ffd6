package dates

import "testing"

func TestDatesInWordsAreFound(t *testing.T) {
	for text, want := range map[string]string{
		"DONE at Porto, this third day of May, one thousand nine hundred and fifty-one, in two copies":                           "1951-05-03",
		"this twenty-second day of September, in the year of our Lord one thousand eight hundred and sixty-two, and of the town": "1862-09-22",
		"this 3rd day of May, A.D. 1863":                                                    "1863-05-03",
		"this first day of June nineteen hundred and fourteen":                              "1914-06-01",
		"on the thirtieth of April, nineteen fifty-one":                                     "1951-04-30",
		"on this tenth day of May, two thousand and eleven":                                 "2011-05-10",
		"Fait à Porto, le trois mai mil neuf cent cinquante et un, en deux exemplaires":     "1951-05-03",
		"le vingt et un juin mil neuf cent quatre-vingt-dix-sept":                           "1997-06-21",
		"le premier mars deux mille onze":                                                   "2011-03-01",
		"a los tres días del mes de mayo de mil novecientos cincuenta y uno, en dos copias": "1951-05-03",
		"el veintidós de julio de dos mil cuatro":                                           "2004-07-22",
		"a 3 días del mes de mayo del año 1951":                                             "1951-05-03",
		"aos três dias do mês de maio de mil novecentos e cinquenta e um":                   "1951-05-03",
		"aos dezoito de agosto de dois mil e onze":                                          "2011-08-18",
		"il tre maggio mille novecento":                                                     "",
		"the third day of the congress in May was one of nine":                              "",
		"one of two in May, of three thousand":                                              "",
		"this thirty-first day of April, one thousand nine hundred":                         "",
		"": "",
	} {
		f, ok := Spelled(text)
		if ok != (want != "") || f.Date.String() != want {
			t.Errorf("%q: %v %v, want %q", text, f.Date, ok, want)
		}
		if ok && text[f.From:f.To] != f.Words {
			t.Errorf("%q: %q at %d to %d", text, f.Words, f.From, f.To)
		}
	}
}

func FuzzSpelled(f *testing.F) {
	for _, s := range []string{"this third day of May, one thousand nine hundred and fifty-one", "mil mayo mil", "May", "3 mai 1951 et"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if found, ok := Spelled(s); ok && (found.From < 0 || found.To > len(s) || found.From >= found.To) {
			t.Errorf("%q: %+v", s, found)
		}
	})
}
