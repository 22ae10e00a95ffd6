package naming

import (
	"strings"
	"testing"
)

func TestShortFormsAreMadeOfInitials(t *testing.T) {
	for _, test := range []struct {
		short, full string
		want        bool
	}{
		{"LPN", "Lake Party of Norway", true},
		{"LPoN", "Lake Party of Norway", true},
		{"КПРФ", "Коммунистическая партия Российской Федерации", true},
		{"ÖVP", "Österreichische Volkspartei", false}, // the second half of a compound written as one word
		{"OVP", "Österreichische Volks-Partei", true},
		{"PCF", "Parti communiste français", true},
		{"PCF", "French Communist Party", false},
		{"LP", "Lake Party of Norway", false},
		{"LPNX", "Lake Party of Norway", false},
		{"L", "Lake", false},
		{"", "", false},
	} {
		if got := Abbreviates(test.short, test.full); got != test.want {
			t.Errorf("%s, %s: %v", test.short, test.full, got)
		}
	}
}

func TestShortFormsAreMadeInOtherLanguages(t *testing.T) {
	for _, test := range []struct {
		short, full string
		want        bool
	}{
		{"KPD", "Communist Party of Germany", true},
		{"PCF", "French Communist Party", true},
		{"KKE", "Communist Party of Greece", true},
		{"KPU", "Коммунистическая партия Украины", true},
		{"KNE", "Communist Party of Greece", false},
		{"KPD", "Communist Party of Greece", false},
		{"KPD", "Communist Party of the Workers of Germany", false},
		{"ZPOK", "Green Pier Foundation", false},
		{"CPC", "Communist Party of Kyrgyzstan", false},
	} {
		if got := AbbreviatesInTranslation(test.short, test.full); got != test.want {
			t.Errorf("%s, %s: %v", test.short, test.full, got)
		}
	}
}

func TestNamesThatMeanTheSameHaveOneGist(t *testing.T) {
	for _, group := range [][]string{
		{"Communist Party of Greece", "Κομμουνιστικό Κόμμα Ελλάδας", "Коммунистическая партия Греции", "Коммунистической партии Греции", "Parti communiste de Grèce", "Partido Comunista de Grecia", "Kommunistische Partei Griechenlands", "希腊共产党"},
		{"French Communist Party", "Parti communiste français", "Partido Comunista Francés"},
		{"Portuguese Communist Party", "Partido Comunista Português", "Португальская коммунистическая партия"},
		{"Socialist Workers' Party of Hungary", "Magyar Szocialista Munkáspárt", "Parti socialiste ouvrier hongrois"},
	} {
		first := GistOf(group[0]).Key()
		for _, name := range group[1:] {
			if got := GistOf(name).Key(); got != first && name != "Magyar Szocialista Munkáspárt" { // a compound written as one word
				t.Errorf("%s: %q, want %q", name, got, first)
			}
		}
	}
	for _, pair := range [][2]string{
		{"Communist Party of Greece", "Communist Party of Turkey"},
		{"Communist Party of Greece", "Socialist Party of Greece"},
		{"New Communist Party of the Netherlands", "Communist Party of the Netherlands"},
	} {
		if a, b := GistOf(pair[0]).Key(), GistOf(pair[1]).Key(); a == b || a == "" {
			t.Errorf("%s and %s: %q", pair[0], pair[1], a)
		}
	}
	for _, name := range []string{"Lake Party of Norway", "Socialist Union of Paris", ""} {
		if key := GistOf(name).Key(); key != "" {
			t.Errorf("%q, which is not wholly understood, has the key %q", name, key)
		}
	}
}

func TestSameWordsInOtherEndings(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"Организация Договора о безопасности", "Организации Договора о безопасности", true},
		{"International Labor Organization", "International Labour Organisation", true},
		{"The Union of Ferries", "Union of the Ferries", true},
		{"Communist Party of Austria", "Communist Party of Australia", false},
		{"Communist Party of Iran", "Communist Party of Iraq", false},
		{"Lake Party", "Lake Party of Norway", false},
		{"", "", false},
	} {
		if got := SameWords(test.a, test.b); got != test.want {
			t.Errorf("%s, %s: %v", test.a, test.b, got)
		}
	}
}

func TestNamesAreOneInLatinLetters(t *testing.T) {
	for _, group := range [][]string{
		{"Зюганов", "Zyuganov", "Ziuganov", "Zjuganov"},
		{"Шумський", "Shumsky", "Shumskyi", "Schumskij"},
		{"Когут", "Kohut", "Kogut"},
		{"Михаил Горбачёв", "Mikhail Gorbachev", "Mikhail Gorbachyov"},
		{"Ладанівська", "Ladaniwsky"},
	} {
		for _, name := range group[1:] {
			if a, b := Latin(group[0]), Latin(name); a != b {
				t.Errorf("%s is %q, %s is %q", group[0], a, name, b)
			}
		}
	}
	if Latin("Lenin") == Latin("Stalin") {
		t.Error("everything is one")
	}
}

func TestPersonsAreTakenApart(t *testing.T) {
	for _, test := range []struct{ name, given, family, key string }{
		{"Joe Biden", "Joe", "Biden", "joe biden"},
		{"President Joe Biden", "Joe", "Biden", "joe biden"},
		{"J.R. Biden", "J R", "Biden", ""},
		{"Biden, Joe", "Joe", "Biden", "joe biden"},
		{"LENIN Vladimir Ilyich", "Vladimir Ilyich", "LENIN", "vladimir ilyich lenin"},
		{"Martin Luther King Jr.", "Martin Luther", "King", "martin luther king"},
		{"King, Martin Luther, Jr.", "", "King", ""},
		{"Stefan Romaniw OAM", "Stefan", "Romaniw", "stefan romaniw"},
		{"Ursula von der Leyen", "Ursula", "von der Leyen", "ursula von der leyen"},
		{"Президент Владимир Зеленский", "Владимир", "Зеленский", "владимир зеленский"},
		{"Зюганов Геннадий Андреевич", "Геннадий Андреевич", "Зюганов", "геннадий андреевич зюганов"},
		{"President Biden", "", "Biden", ""},
		{"Lenin", "", "Lenin", ""},
		{"Lake Party of Norway", "-", "-", ""},
		{"Ferry Union", "-", "-", ""},
		{"AFSCME Local 371", "-", "-", ""},
		{"the people of the lakes", "-", "-", ""},
	} {
		p, ok := PersonOf(test.name)
		given, family := strings.Join(p.Given, " "), p.Family
		if !ok {
			given, family = "-", "-"
		}
		if given != test.given || family != test.family || p.Key() != test.key {
			t.Errorf("%s: %q, %q, key %q", test.name, given, family, p.Key())
		}
	}
}

func TestPersonsMayBeOne(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"V. I. Lenin", "Vladimir Ilyich Lenin", true},
		{"Vladimir Lenin", "Vladimir Ilyich Lenin", true},
		{"Joe Biden", "J. R. Biden", true},
		{"Joe Biden", "Jill Biden", false},
		{"J. Biden", "H. Biden", false},
	} {
		p, _ := PersonOf(test.a)
		q, _ := PersonOf(test.b)
		if p.MayBe(q) != test.want || q.MayBe(p) != test.want {
			t.Errorf("%s, %s", test.a, test.b)
		}
	}
}

func FuzzNames(f *testing.F) {
	f.Add("Dr. Kari O'Nordmann-von der Lake, Jr.", "LPN")
	f.Fuzz(func(t *testing.T, name, short string) {
		p, ok := PersonOf(name)
		if ok && p.Family == "" {
			t.Error("a person without a name")
		}
		SortPerson(name, Origin{Lang: "es"})
		SortBody(name, Origin{Lang: "fr"})
		Abbreviates(short, name)
		AbbreviatesInTranslation(short, name)
		Latin(name)
		if !SameWords(name, name) && len(Significant(name)) > 0 {
			t.Error("a name is not the same as itself")
		}
		for end := range Endings(name[:min(len(name), 300)]) {
			if !strings.HasSuffix(name[:min(len(name), 300)], end) {
				t.Errorf("%q is no ending", end)
			}
		}
		if !strings.HasSuffix(name, Capitalised(name)) {
			t.Error("no ending in capitals")
		}
	})
}
