package naming

import (
	"testing"

	"fonds/internal/document"
)

func TestPersonsAreSortedByTheCustomOfTheirLanguage(t *testing.T) {
	for _, test := range []struct {
		name, country, lang, want string
	}{
		{"Joe Biden", "", "en", "Biden, Joe"},
		{"President Joe Biden", "US", "en", "Biden, Joe"},
		{"Martin Luther King Jr.", "", "en", "King, Martin Luther"},
		{"Lenin, Vladimir Ilyich", "", "en", "Lenin, Vladimir Ilyich"},
		{"V. I. Lenin", "", "en", "Lenin, V. I."},
		{"Геннадий Андреевич Зюганов", "RU", "ru", "Зюганов, Геннадий Андреевич"},
		{"Зюганов Геннадий Андреевич", "RU", "ru", "Зюганов, Геннадий Андреевич"},
		{"Orbán Viktor", "", "hu", "Orbán Viktor"},
		{"Orbán Viktor", "HU", "hu", "Orbán Viktor"},
		{"Xi Jinping", "CN", "en", "Xi Jinping"},
		{"习近平", "CN", "zh", "习近平"},
		{"Kim Jong Un", "KP", "en", "Kim Jong Un"},
		{"Nguyễn Phú Trọng", "VN", "vi", "Nguyễn Phú Trọng"},
		{"Jóhanna Sigurðardóttir", "IS", "en", "Jóhanna Sigurðardóttir"},
		{"Ursula von der Leyen", "DE", "en", "Leyen, Ursula von der"},
		{"Ursula von der Leyen", "", "en", "von der Leyen, Ursula"},
		{"Vincent van Gogh", "NL", "en", "Gogh, Vincent van"},
		{"Vincent van Gogh", "", "nl", "Gogh, Vincent van"},
		{"Paul Van den Berg", "BE", "nl", "Van den Berg, Paul"},
		{"Charles de Gaulle", "", "fr", "Gaulle, Charles de"},
		{"Jean de La Fontaine", "", "fr", "La Fontaine, Jean de"},
		{"Gabriel García Márquez", "CO", "es", "García Márquez, Gabriel"},
		{"José Luis Rodríguez", "", "es", "Rodríguez, José Luis"},
		{"José Luis Rodríguez Zapatero", "ES", "en", "Rodríguez Zapatero, José Luis"},
		{"José Ortega y Gasset", "ES", "es", "Ortega y Gasset, José"},
		{"Miguel de Unamuno", "ES", "es", "Unamuno, Miguel de"},
		{"Luiz Inácio Lula da Silva", "BR", "pt", "Silva, Luiz Inácio Lula da"},
		{"Ismail Xavier Filho", "BR", "pt", "Xavier Filho, Ismail"},
		{"Bashar al-Assad", "SY", "en", "Assad, Bashar al-"},
		{"Lenin", "", "en", "Lenin"},
		{"The Board of the Lake Union", "", "en", "Board of the Lake Union"},
		{"", "", "", ""},
	} {
		if got := SortPerson(test.name, Origin{Country: document.Country(test.country), Lang: document.Lang(test.lang)}); got != test.want {
			t.Errorf("%s (%s, %s): %q, want %q", test.name, test.country, test.lang, got, test.want)
		}
	}
}

func TestBodiesAreSortedWithoutTheirArticle(t *testing.T) {
	for _, test := range []struct{ name, lang, want string }{
		{"The Lake Union", "fr", "Lake Union"},
		{"La France insoumise", "fr", "France insoumise"},
		{"La Rivière", "en", "La Rivière"},
		{"Die Linke", "de", "Linke"},
		{"De Groenen", "nl", "Groenen"},
		{"L'Étoile", "fr", "Étoile"},
		{"The", "en", "The"},
	} {
		if got := SortBody(test.name, Origin{Lang: document.Lang(test.lang)}); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}
