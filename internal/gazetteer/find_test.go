package gazetteer

import (
	"strings"
	"testing"

	"fonds/internal/document"
)

// found is what Find finds, as codes parted by spaces, adjectives in brackets.
func found(text string, lang document.Lang) string {
	s := ""
	for _, m := range Find(text, lang) {
		if s != "" {
			s += " "
		}
		if m.Adjective {
			s += "(" + string(m.Country) + ")"
		} else {
			s += string(m.Country)
		}
	}
	return s
}

func TestFindReadsTheCountryOffTheNameOfAnOrganisation(t *testing.T) {
	for _, c := range []struct{ text, lang, want string }{
		{"Communist Party of Albania", "en", "AL"},
		{"Party of Labour of Austria", "en", "AT"},
		{"Democratic Progressive Tribune- Bahrain", "en", "BH"},
		{"Brazilian Communist Party", "en", "(BR)"},
		{"Communist Party in Denmark", "en", "DK"},
		{"Communist Party of El Salvador", "en", "SV"},
		{"Pole of Communist Revival in France (PRCF)", "en", "FR"},
		{"Communist Party of Germany (KPD)", "en", "DE"},
		{"Communist Party of Kurdistan Iraq", "en", "IQ"},
		{"Communist Party of Kurdistan (Iraq)", "en", "IQ"},
		{"Communist Front (Italy)", "en", "IT"},
		{"Jordanian Communist Party", "en", "(JO)"},
		{"Socialist Movement of Kazakhstan", "en", "KZ"},
		{"New Communist Party of the Netherlands", "en", "NL"},
		{"Paraguayan Communist Party", "en", "(PY)"},
		{"Philippines Communist Party [PKP 1930]", "en", "PH"},
		{"Russian Communist Workers’ Party", "en", "(RU)"},
		{"Communist Party of the Soviet Union", "en", "SUHH"},
		{"Communist Party of the Workers’ of Spain", "en", "ES"},
		{"Swiss Communist Party", "en", "(CH)"},
		{"Communist Party of the Russian Federation (CPRF)", "en", "RU"},
		{"Tudeh Party of Iran", "en", "IR"},
		{"Workers’ Party of Bosnia & Herzegovina", "en", "BA"},
		{"AKEL, Progressive Party of the Working People – Cyprus", "en", "CY"},
		{"South African Communist Party", "en", "(ZA)"},
		{"Sudanese Communist Party", "en", "(SD)"},
		{"South Sudanese Socialist Party", "en", "(SS)"},
		{"Communist Party of Great Britain (Marxist-Leninist)", "en", "GB"},
		{"Communist Party USA", "en", "US"},
		{"Communist Party of the U.S.A.", "en", "US"},
		{"Freedom Road, U.S.", "en", "US"},
		{"Communist Party of Bohemia and Moravia", "en", "CZ"},
		{"Communist Party of Czechoslovakia", "en", "CSHH"},
		{"Socialist Unity Party of Germany, GDR", "en", "DE DDDE"},
		{"League of Communists of Yugoslavia", "en", "YUCS"},
		{"African Party for the Independence of Guinea and Cape Verde", "en", "GN CV"},
		{"National Assembly of Guinea-Bissau", "en", "GW"},
		{"Lao People’s Revolutionary Party", "en", "LA"},
		{"Government of Côte d'Ivoire", "en", "CI"},
		{"Government of Cote d’Ivoire", "en", "CI"},
		{"Democratic Republic of the Congo", "en", "CD"},
		{"Congolese Party, Brazzaville", "en", "CG"},
		{"Komsomol of Kirghizia", "en", "KG"},
		{"Byelorussian Workers", "en", "(BY)"},
		{"COMMUNIST PARTY OF GREECE", "en", "GR"},
		{"Commonwealth of Dominica", "en", "DM"},
		{"Dominican Republic Workers", "en", "DO"},
		{"Trade unions of Niger and of Nigeria", "en", "NE NG"},
		{"Free Papua New Guinea", "en", "PG"},
		{"Moscow, Minsk and Kyiv", "en", "RU BY UA"},
		{"Athens, Greece", "en", "GR GR"},
		{"US-led coalition", "en", "US"},
		{"US–Russia talks", "en", "US RU"},
		{"anti-American pamphlet", "en", "(US)"},
		{"European Union", "en", "EU"},
		{"Partido Comunista de España", "es", "ES"},
		{"Partido Comunista de España", "en", "ES"},
		{"Partido Comunista Peruano", "es", "(PE)"},
		{"partido comunista peruano", "es", "(PE)"},
		{"Partido Comunista Peruano", "en", "(PE)"},
		{"Movimiento Socialista de Kazajistán", "es", "KZ"},
		{"Partido de los Trabajadores de EE.UU.", "es", "US"},
		{"Partido de los Trabajadores de EE. UU.", "es", "US"},
		{"PARTIDO COMUNISTA DE MEXICO", "es", "MX"},
		{"Unión Soviética", "es", "SUHH"},
		{"Partido Comunista Português", "pt", "(PT)"},
		{"Partido Comunista Brasileiro", "pt", "(BR)"},
		{"Parti communiste français", "fr", "(FR)"},
		{"Parti communiste d’Italie", "fr", "IT"},
		{"Parti du travail de Belgique", "fr", "BE"},
		{"Union soviétique", "fr", "SUHH"},
		{"Deutsche Kommunistische Partei", "de", "(DE)"},
		{"Kommunistische Partei Griechenlands", "de", "GR"},
		{"Kommunistische Partei Österreichs", "de", "AT"},
		{"die griechische Regierung", "de", "(GR)"},
		{"Partito Comunista Italiano", "it", "(IT)"},
		{"Danmarks Kommunistiske Parti", "da", "DK"},
		{"Norges Kommunistiske Parti", "en", "NO"},
		{"Sveriges Kommunistiska Parti", "sv", "SE"},
		{"Nieuwe Communistische Partij van Nederland", "nl", "NL"},
		{"Suomen kommunistinen puolue", "fi", "FI"},
		{"Komunistyczna Partia Polski", "pl", "PL"},
		{"Komunistická strana Čech a Moravy", "cs", "CZ"},
		{"Komunistička partija Grčke", "hr", "GR"},
		{"Magyar Munkáspárt", "hu", "(HU)"},
		{"Türkiye Komünist Partisi", "tr", "TR"},
		{"Yunanistan Komünist Partisi", "tr", "GR"},
		{"Κομμουνιστικό Κόμμα Ελλάδας", "el", "GR"},
		{"ΚΟΜΜΟΥΝΙΣΤΙΚΟ ΚΟΜΜΑ ΕΛΛΑΔΑΣ", "el", "GR"},
		{"Коммунистическая партия Российской Федерации", "ru", "RU"},
		{"Социалистическое движение Казахстана", "ru", "KZ"},
		{"в Казахстане и Кыргызстане", "ru", "KZ KG"},
		{"Российская коммунистическая рабочая партия", "ru", "(RU)"},
		{"российская делегация", "ru", "(RU)"},
		{"Коммунистическая партия Советского Союза", "ru", "SUHH"},
		{"Партия труда Южной Кореи", "ru", "KR"},
		{"правительство Соединённых Штатов Америки", "ru", "US"},
		{"президент Республики Казахстан", "ru", "KZ"},
		{"Комуністична партія України", "uk", "UA"},
		{"у Казахстані", "uk", "KZ"},
		{"Қазақстанның социалистік қозғалысы", "kk", "KZ"},
		{"Български комунисти", "bg", "(BG)"},
		{"中国共产党", "zh", "CN"},
		{"希腊共产党", "zh", "GR"},
		{"刚果（金）政府", "zh", "CD"},
		{"印度尼西亚共产党", "zh", "ID"},
		{"日本共産党", "ja", "JP"},
		{"ロシア連邦共産党", "ja", "RU"},
		{"インドネシア共産党", "ja", "ID"},
		{"중국공산당", "ko", "CN"},
		{"러시아 연방 공산당", "ko", "RU"},
		{"الحزب الشيوعي اللبناني", "ar", "(LB)"},
		{"الحزب الشيوعي في لبنان", "ar", "LB"},
		{"وفرنسا وبريطانيا", "ar", "FR GB"},
		{"حزب العمال في الولايات المتحدة الأمريكية", "ar", "US"},
		{"بالعراق", "ar", "IQ"},
		{"حزب توده ایران", "fa", "IR"},
		{"המפלגה הקומוניסטית הישראלית", "he", "(IL)"},
		{"ברוסיה", "he", "RU"},
		{"भारत की कम्युनिस्ट पार्टी", "hi", "IN"},
		{"বাংলাদেশের কমিউনিস্ট পার্টি", "bn", "BD"},
		{"Đảng Cộng sản Việt Nam", "vi", "VN"},
		{"พรรคคอมมิวนิสต์แห่งประเทศไทย", "th", "TH"},
		{"საქართველოს კომუნისტური პარტია", "ka", "GE"},
		{"Partai Komunis Indonesia", "id", "ID"},
		{"Partidul Comunist Român", "ro", "(RO)"},
		{"Lietuvos komunistų partija", "lt", "LT"},
		{"Latvijas Sociālistiskā partija", "lv", "LV"},
	} {
		if got := found(c.text, document.Lang(c.lang)); got != c.want {
			t.Errorf("Find(%q, %s) = %q, want %q", c.text, c.lang, got, c.want)
		}
	}
}

func TestFindPassesOverWhatOnlyLooksLikeACountry(t *testing.T) {
	for _, c := range []struct{ text, lang, want string }{
		{"we had turkey and played jordan", "en", ""},
		{"Workers of New Mexico and New England", "en", ""},
		{"Latin American meeting of South American parties", "en", ""},
		{"Gulf of Guinea and the South China Sea", "en", ""},
		{"Michael Jordan", "en", ""},
		{"Workers of Atlanta, Georgia", "en", ""},
		{"the Georgian parliament in Tbilisi, Georgia", "en", "(GE) GE GE"},
		{"Autonomous region of Kurdistan", "en", ""},
		{"Austria-Hungary in 1914", "en", ""},
		{"Indiana Socialist Party", "en", ""},
		{"My Mother and Us", "en", ""},
		{"TELL US MORE", "en", ""},
		{"translated from Russian", "en", ""},
		{"written in French, not in Greek", "en", ""},
		{"Jean-Chad Nigeria-Smith", "en", ""},
		{"Nigerlands and Omanese", "en", ""},
		{"The Korean question", "en", ""},
		{"Moscow Soviet of Workers", "en", ""},
		{"the Paris Commune", "en", ""},
		{"中非合作论坛", "zh", ""},
		{"马里兰州", "zh", ""},
		{"マリオ", "ja", ""},
		{"인도적 지원", "ko", ""},
		{"الدعم المالي", "ar", ""},
		{"индийский, но не Малый", "ru", "(IN)"},
		{"Gene and Limo and Kota", "en", ""},
		{"", "en", ""},
	} {
		if got := found(c.text, document.Lang(c.lang)); got != c.want {
			t.Errorf("Find(%q, %s) = %q, want %q", c.text, c.lang, got, c.want)
		}
	}
}

func TestAppendFindsTownsInstitutionsAndWords(t *testing.T) {
	for _, c := range []struct {
		text string
		lang document.Lang
		want string
	}{
		{"The nurses of Milwaukee", "en", "US place"},
		{"w Poznaniu i na Śląsku", "pl", "PL place, PL place"},
		{"en Castilla-La Mancha", "es", "ES place"},
		{"the Commons of New York", "en", "US capital"}, // York is no part of it
		{"Lok Sabha", "en", "IN institution"},
		{"une préfecture", "fr", "FR wording"},
		{"das Abitur im Landkreis", "de", "DE wording, DE wording"},
		{"Kremlin", "en", "RU renown"},
		{"Congress voted", "en", "US institution"},
		{"the Congress of the League", "en", ""},
		{"Irão para casa", "pt", ""},
		{"o povo do Irão", "pt", "IR name"},
		{"běloruského režimu", "cs", "BY adjective"},
		{"rosyjskich wojsk", "pl", "RU adjective"},
		{"γερμανικού στρατού", "el", "DE adjective"},
	} {
		var got []string
		kinds := map[Kind]string{ByName: "name", ByAdjective: "adjective", ByCapital: "capital", ByPlace: "place", ByInstitution: "institution", ByRenown: "renown", ByWording: "wording"}
		for _, m := range Append(nil, c.text, c.lang) {
			got = append(got, string(m.Country)+" "+kinds[m.Kind])
			if m.From < 0 || m.To > len(c.text) || m.From >= m.To {
				t.Errorf("Append(%q): %d to %d", c.text, m.From, m.To)
			}
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("Append(%q, %s) = %q, want %q", c.text, c.lang, got, c.want)
		}
		for _, m := range Find(c.text, c.lang) {
			if m.Kind > ByCapital {
				t.Errorf("Find(%q, %s) finds a %s", c.text, c.lang, kinds[m.Kind])
			}
		}
	}
}

func TestAppendKeepsWhatIsThere(t *testing.T) {
	list := Append(nil, "Norway", "en")
	list = Append(list, "Sweden", "en")
	if len(list) != 2 || list[0].Country != "NO" || list[1].Country != "SE" {
		t.Errorf("%v", list)
	}
}
