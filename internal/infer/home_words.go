package infer

import (
	"strings"

	"fonds/internal/document"
)

// A selfReference is how the writers of a language speak of their own country.
type selfReference struct {
	people []string // before a demonym: "we Poles"
	before []string // before a name: "here in Ireland", "our Russia"
	ours   []string // before a noun: "our country"; without nouns: the whole of it
	nouns  map[string]bool

	citizens []string // before a name, where "we" stands before them: "we, citizens of Italy"
	we       []string
}

func nounsOf(list string) map[string]bool {
	nouns := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		nouns[w] = true
	}
	return nouns
}

// selfReferences by language. A capital letter of a sentence's first word is
// left out of "ours", so that one look finds both.
var selfReferences = map[string]selfReference{
	"en": {citizens: []string{"citizens of ", "citizens of the ", "people of ", "people of the ", "workers of ", "citizens from "}, we: []string{" we ", " we, "},
		people: []string{"we ", "us ", "fellow ", "as "}, before: []string{"here in ", "our ", "we in ", "us in ", "we, in ", "our country, ", "we of "},
		ours:  []string{"ur ", "his ", "my "},
		nouns: nounsOf(`country nation homeland motherland fatherland government parliament republic army troops soldiers congress administration president constitution taxpayers democracy borders shores founders`)},
	"es": {citizens: []string{"ciudadanos de ", "ciudadanas de ", "pueblo de ", "trabajadores de "}, we: []string{" nosotros", " nosotras", " somos ", " los abajo firmantes"},
		people: []string{"nosotros los ", "nosotras las ", "nosotros, los ", "como ", "los propios "}, before: []string{"aquí en ", "nuestra ", "nuestro ", "nuestro país, "},
		ours:  []string{"uestro ", "uestra ", "este ", "mi "},
		nouns: nounsOf(`país gobierno pueblo nación patria parlamento ejército constitución república tierra democracia`)},
	"pt": {citizens: []string{"cidadãos do ", "cidadãos da ", "cidadãos de ", "povo do ", "povo da "}, we: []string{" nós", " somos "},
		people: []string{"nós ", "nós, ", "nós os ", "como "}, before: []string{"aqui no ", "aqui na ", "aqui em ", "nosso ", "nossa ", "nosso país, ", "nosso país, o "},
		ours:  []string{"osso ", "ossa ", "este ", "neste ", "meu "},
		nouns: nounsOf(`país governo povo nação pátria parlamento exército constituição república democracia`)},
	"fr": {citizens: []string{"citoyens de ", "citoyens du ", "citoyennes de ", "peuple de ", "habitants de "}, we: []string{" nous ", " nous, "},
		people: []string{"nous ", "nous, ", "nous les ", "en tant que "}, before: []string{"ici en ", "ici au ", "ici à ", "notre ", "notre pays, ", "notre pays, le ", "notre pays, la ", "chez nous en ", "chez nous au "},
		ours:  []string{"otre ", "os ", "e ", "mon "},
		nouns: nounsOf(`pays gouvernement peuple nation patrie parlement armée constitution république royaume concitoyens`)},
	"de": {citizens: []string{"bürger ", "bürgerinnen und bürger ", "menschen in "}, we: []string{" wir ", " wir, "},
		people: []string{"wir ", "uns ", "als "}, before: []string{"hier in ", "unser ", "unsere ", "unserem ", "unseres ", "bei uns in ", "unserem land, ", "unser land, "},
		ours:  []string{"nser ", "nsere ", "nserem ", "nserer ", "nseres ", "n diesem ", "mein "},
		nouns: nounsOf(`land lande landes regierung volk volkes vaterland parlament bundesregierung grundgesetz verfassung armee republik`)},
	"it": {citizens: []string{"cittadini d'", "cittadini dell'", "cittadini della ", "cittadini del "}, we: []string{" noi ", " noi, ", " siamo "},
		people: []string{"noi ", "noi, ", "come "}, before: []string{"qui in ", "la nostra ", "nostra ", "da noi in ", "nostro paese, ", "nostro paese, l'"},
		ours:  []string{"ostro ", "ostra ", "questo ", "mio "},
		nouns: nounsOf(`paese governo popolo nazione patria parlamento esercito costituzione repubblica`)},
	"nl": {people: []string{"wij ", "ons ", "als "}, before: []string{"hier in ", "ons ", "bij ons in ", "ons land, "},
		ours:  []string{"ns ", "nze ", "n dit "},
		nouns: nounsOf(`land regering volk parlement grondwet vaderland kamer leger republiek koninkrijk`)},
	"pl": {citizens: []string{"obywatele ", "obywateli ", "mieszkańcy "}, we: []string{" my ", " my, "},
		people: []string{"my ", "my, ", "nas, ", "nam, ", "nas ", "nam "}, before: []string{"nasza ", "naszej ", "naszą ", "u nas w ", "tu w ", "naszym kraju, "},
		ours:  []string{"asz ", "aszego ", "aszemu ", "aszym ", "asza ", "aszej ", "aszą "},
		nouns: nounsOf(`kraj kraju krajem rząd rządu rządowi naród narodu narodowi ojczyzna ojczyzny ojczyźnie ojczyznę państwo państwa państwu armia armii sejm`)},
	"cs": {people: []string{"my ", "nás ", "nám "}, before: []string{"u nás v ", "naše ", "zde v ", "naší "},
		ours:  []string{"aše ", "aší ", "ašeho ", "ašemu ", "aši "},
		nouns: nounsOf(`země zemi zemí vláda vlády vládě vládu vlast vlasti národ národa stát státu parlament republika republiky`)},
	"sk": {people: []string{"my ", "nás ", "nám "}, before: []string{"u nás na ", "naše ", "naša ", "tu na "},
		ours:  []string{"aša ", "ašej ", "ašu ", "aše ", "ášho ", "áš "},
		nouns: nounsOf(`krajina krajiny krajine krajinu vláda vlády vláde vládu vlasť vlasti národ národa štát štátu republika republiky`)},
	"ru": {citizens: []string{"граждан ", "граждане ", "гражданки ", "жители ", "трудящиеся "}, we: []string{" мы ", " мы, "},
		people: []string{"мы ", "мы, ", "нас, ", "нам, ", "мы — "}, before: []string{"наша ", "нашей ", "нашу ", "у нас в ", "здесь в ", "нашей стране, "},
		ours:  []string{"аша ", "ашей ", "ашу ", "аш ", "ашего ", "ашему ", "ашим ", "ашем ", "аше "},
		nouns: nounsOf(`страна страны стране страну страной народ народа народу народом родина родины родине родину отечество отечества государство государства правительство правительства республика республики армия армии`)},
	"uk": {citizens: []string{"громадян ", "громадяни ", "мешканці "}, we: []string{" ми ", " ми, "},
		people: []string{"ми ", "ми, ", "нас, ", "нам, "}, before: []string{"наша ", "нашої ", "нашій ", "нашу ", "у нас в ", "тут в "},
		ours:  []string{"аша ", "ашої ", "ашій ", "ашу ", "аш ", "ашого ", "ашому ", "ашим "},
		nouns: nounsOf(`країна країни країні країну країною народ народу народові батьківщина батьківщини держава держави державі державу уряд уряду армія армії`)},
	"el": {people: []string{"εμείς οι ", "εμάς τους "}, before: []string{"εδώ στην ", "εδώ στη ", "η δική μας "},
		ours: []string{"χώρα μας", "χώρας μας", "λαός μας", "λαού μας", "λαό μας", "κυβέρνησή μας", "πατρίδα μας", "τόπο μας", "τόπος μας", "χώρα αυτή"}},
	"tr": {people: []string{"biz "}, before: []string{"burada, "},
		ours: []string{"lkemiz", "alkımız", "ükümetimiz", "emleketimiz", "urdumuz", "illetimiz"}},
	"hu": {people: []string{"mi ", "mi, ", "minket, "}, before: []string{"itt "},
		ours: []string{"azánk", "azánkban", "rszágunk", "ormányunk", "épünk", "emzetünk"}},
	"ar": {people: []string{"نحن ", "نحن، "}, before: []string{"هنا في "},
		ours: []string{"بلادنا", "وطننا", "شعبنا", "بلدنا", "حكومتنا", "أمتنا"}},
	"fa": {people: []string{"ما "}, ours: []string{"کشورمان", "کشور ما", "مردم ما", "میهن ما", "میهنمان"}},
	"zh": {people: []string{"我们", "我們", "作为"}, before: []string{"我们", "我們"}, ours: []string{"我国", "我國", "我们国家", "我們國家", "本国", "我国人民"}},
	"ja": {people: []string{"私たち", "われわれ"}, ours: []string{"我が国", "わが国", "この国の"}},
	"ko": {people: []string{"우리 "}, ours: []string{"우리나라", "우리 정부", "우리 국민", "이 나라"}},
	"ro": {people: []string{"noi, ", "noi "}, before: []string{"aici în ", "la noi în "}, ours: []string{"țara noastră", "țării noastre", "guvernul nostru", "poporul nostru"}},
	"sv": {people: []string{"vi "}, before: []string{"här i "}, ours: []string{"årt land", "år regering", "ådant land", "årt folk"}},
	"nb": {people: []string{"vi "}, before: []string{"her i "}, ours: []string{"årt land", "andet vårt", "år regjering"}},
	"da": {people: []string{"vi "}, before: []string{"her i "}, ours: []string{"ores land", "ores regering", "ores folk"}},
	"fi": {people: []string{"me "}, before: []string{"täällä "}, ours: []string{"maassamme", "maamme", "hallituksemme"}},
	"ca": {people: []string{"nosaltres els ", "com a "}, before: []string{"aquí a ", "nostra "}, ours: []string{"ostre país", "ostre poble", "ostra terra", "ostre govern"}},
}

// A language's countries: where it is what people write in, fully or by half.
var spoken = spokenTable(map[string]string{
	"en": "US GB IE CA AU NZ; ZA IN NG GH KE JM TT SG MT PH ZW UG ZM PK LK BB BS BZ GY LR SL GM NA BW MW SZ LS RW HK FJ PG",
	"es": "ES MX AR CO CL PE VE EC GT CU BO DO HN PY SV NI CR PA UY; PR US GQ",
	"pt": "BR PT AO MZ CV GW ST; TL MO",
	"fr": "FR BE CH CA LU MC HT SN CI ML BF NE TG BJ GN CM CD CG GA TD CF MG DJ MA DZ TN; LB RW BI MU KM SC VU MR",
	"de": "DE AT CH LI DDDE; LU BE",
	"it": "IT SM; CH VA",
	"nl": "NL BE SR; AW CW",
	"ru": "RU SUHH BY KZ KG; UA UZ TJ TM AM AZ GE MD LV LT EE IL",
	"uk": "UA", "pl": "PL", "cs": "CZ CSHH", "sk": "SK CSHH", "hu": "HU", "ro": "RO MD", "bg": "BG", "el": "GR CY", "tr": "TR; CY",
	"ar": "MA DZ TN LY EG SD MR SA YE OM AE QA BH KW IQ SY JO LB; PS IL TD SO DJ KM EH",
	"fa": "IR AF; TJ", "he": "IL", "ur": "PK; IN", "hi": "IN", "bn": "BD IN", "zh": "CN TW HK MO SG; MY", "ja": "JP", "ko": "KR KP",
	"vi": "VN", "th": "TH", "id": "ID", "ms": "MY BN; SG", "fil": "PH", "sv": "SE; FI", "nb": "NO", "nn": "NO", "no": "NO", "da": "DK", "fi": "FI",
	"is": "IS", "et": "EE", "lv": "LV", "lt": "LT", "sl": "SI", "hr": "HR; BA", "bs": "BA", "sr": "RS ME; BA", "mk": "MK", "sq": "AL XK",
	"ka": "GE", "hy": "AM", "az": "AZ", "kk": "KZ", "ky": "KG", "uz": "UZ", "tg": "TJ", "tk": "TM", "be": "BY", "mn": "MN", "ne": "NP",
	"ca": "ES AD", "gl": "ES", "eu": "ES; FR", "ga": "IE", "cy": "GB", "af": "ZA; NA", "sw": "KE TZ; UG", "am": "ET", "si": "LK", "ta": "IN LK",
	"te": "IN", "mr": "IN", "gu": "IN", "pa": "IN PK", "ml": "IN", "kn": "IN", "my": "MM", "km": "KH", "lo": "LA", "ku": "TR IQ SY IR", "so": "SO",
})

func spokenTable(table map[string]string) map[string]map[document.Country]float64 {
	all := map[string]map[document.Country]float64{}
	for lang, list := range table {
		all[lang] = map[document.Country]float64{}
		full, half, _ := strings.Cut(list, ";")
		for c := range strings.FieldsSeq(full) {
			all[lang][document.Country(c)] = 1
		}
		for c := range strings.FieldsSeq(half) {
			all[lang][document.Country(c)] = 0.6
		}
	}
	return all
}

// spokenIn is how far a text in a language, that speaks of a country, is likely
// to come from there: fully where it is the people's language; English is
// written everywhere, for readers abroad.
func spokenIn(lang string, c document.Country) float64 {
	if weight, ok := spoken[lang][c]; ok {
		return weight
	}
	switch {
	case c == "EU":
		return 0.15
	case lang == "en":
		return 0.4
	}
	return 0.3
}

// homes are where nearly all live who write in a language, and how much that
// says: it says little of languages that others write in too.
var homes = map[string]document.Country{"de": "DE", "nl": "NL", "it": "IT", "tr": "TR", "el": "GR", "ro": "RO", "sv": "SE", "zh": "CN", "pt": "BR", "ru": "RU", "fr": "FR"}

// homeOf is the country that a language alone speaks for, and the points it gets.
func homeOf(lang document.Lang) (document.Country, float64) {
	base := langBase(lang)
	if countries := spoken[base]; len(countries) == 1 {
		for c := range countries {
			return c, fromLanguage
		}
	}
	c := homes[base]
	switch base {
	case "pt", "ru", "fr":
		return c, fromLanguage / 3
	case "it", "tr", "el", "ro", "sv":
		return c, fromLanguage * 4 / 5
	}
	return c, fromLanguage * 2 / 3
}

// A coin is how prices are written in a country, among those of its language.
type coin struct {
	sign    string
	country document.Country
}

// coins by language, what is longer first.
var coins = map[string][]coin{
	"en": {{"NZ$", "NZ"}, {"A$", "AU"}, {"C$", "CA"}, {"£", "GB"}, {"₹", "IN"}, {"₱", "PH"}, {"₦", "NG"}},
	"es": {{"€", "ES"}, {" euros", "ES"}},
	"pt": {{"R$", "BR"}, {"€", "PT"}, {" euros", "PT"}},
	"fr": {{" dirhams", "MA"}, {" francs suisses", "CH"}, {"€", "FR"}, {" euros", "FR"}},
	"de": {{" Franken", "CH"}, {"CHF", "CH"}},
	"pl": {{" zł", "PL"}}, "cs": {{" Kč", "CZ"}, {" korun", "CZ"}}, "hu": {{" forint", "HU"}, {" Ft", "HU"}},
	"uk": {{"грн", "UA"}, {"гривень", "UA"}, {"гривн", "UA"}}, "tr": {{" TL", "TR"}, {"₺", "TR"}, {" lira", "TR"}},
	"ru": {{" руб", "RU"}, {"₽", "RU"}, {" тенге", "KZ"}, {" гривен", "UA"}, {" сомов", "KG"}},
	"ar": {{"درهم", "MA"}, {"جنيه", "EG"}}, "zh": {{"人民币", "CN"}, {"人民幣", "CN"}, {"新台幣", "TW"}, {"港元", "HK"}},
	"nl": {{"€", "NL"}, {" euro", "NL"}},
}

// moneyOf is the country whose money a passage names.
func moneyOf(text, lang string) (document.Country, string) {
	for _, c := range coins[lang] {
		if strings.Contains(text, c.sign) {
			return c.country, c.sign
		}
	}
	return "", ""
}
