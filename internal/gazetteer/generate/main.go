//go:build ignore

// Command generate writes tables/countries.tsv from four npm packages, unpacked
// by whoever runs it:
//
//	LOCALENAMES=… DATES=… COUNTRIES=… NATIONALITIES=… go generate ./internal/gazetteer
//
// They are cldr-localenames-full and cldr-dates-full (Unicode licence),
// i18n-iso-countries and i18n-nationality (MIT). Their licences are copied to
// licences/.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
)

// languages are those of CLDR whose territory names are complete, less those
// that few texts are written in; the regional forms only where the names differ
// much.
var languages = strings.Fields(`af am ar as az be bg bn br bs ca cs cy da de el en eo es et eu fa
fi fil fo fr ga gd gl gu ha he hi hr hu hy id ig is it ja jv ka kk km kn ko ku ky lo lt lv mk ml mn
mr ms my nb ne nl nn or pa pl ps pt pt-PT ro ru rw sd si sk sl so sq sr sr-Latn sv sw ta te tg th ti
tk tr tt ug uk ur uz uz-Cyrl vi xh yo zh zh-Hant zu`)

// adjectives are the languages whose list of i18n-nationality holds adjectives.
// Our own tables take the place of its English and Norwegian lists (they confuse
// states); its Dutch and Finnish ones mix in nouns.
var adjectives = strings.Fields("de es fr it")

// states have an adjective that runs as such through texts. The package fills
// in a noun or an island for many dependent territories.
const states = `AE AF AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BO BR BS BT BW BY BZ CA CF CH CI CL
CM CN CO CR CU CV CY CZ DE DJ DK DO DZ EC EE EG ER ES ET FI FJ FR GA GB GE GH GM GN GQ GR GT GW GY HN HR HT
HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KM KW KZ LA LB LI LK LR LT LU LV LY MA MC MD ME MG MK ML MM MN
MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NZ OM PA PE PH PK PL PS PT PY QA RO RS RU RW SA SC SD SE SG SI
SK SL SN SO SR SV SY SZ TD TG TH TJ TL TM TN TR TT TW TZ UA UG US UY UZ VE VN XK YE ZA ZM ZW`

// wrong are adjectives of the package that are none, or that mean something
// else first: "indio" is an indigenous American in most Spanish texts.
var wrong = map[string]string{"es": "Indio", "it": "Afghan Emiro Fijian Giordo Moldova Uzbekistani Tajik",
	"de": "Neuseelandneuseeländisch Gazastreifen"}

// namesakes are states that share a name: "Congo" or "Korea" alone names neither.
var namesakes = map[string]string{"CD": "CG", "CG": "CD", "KR": "KP", "KP": "KR"}

// bare are names that the lists give one of two namesakes all the same.
var bare = []string{"Congo", "Kongo", "Конго", "Y Congo", "An Congó", "A’ Chongo", "Корея"}

// mistaken are names that i18n-iso-countries gives to the wrong state.
var mistaken = []string{"pt CG República Democrática do Congo", "pt CD República Popular do Congo"}

// capitals are time zones of CLDR that are called after a capital. Left out are
// those called after the state itself, and names that are common words, persons
// or several places (Victoria, La Paz, Kingston, Georgetown, Santiago).
const capitals = `AF:Kabul AL:Tirane AM:Yerevan AO:Luanda AR:Buenos_Aires AT:Vienna AZ:Baku
BA:Sarajevo BD:Dhaka BE:Brussels BF:Ouagadougou BG:Sofia BI:Bujumbura BJ:Porto-Novo BT:Thimphu
BW:Gaborone BY:Minsk CD:Kinshasa CF:Bangui CG:Brazzaville CI:Abidjan CO:Bogota CU:Havana CY:Nicosia
CZ:Prague DE:Berlin DK:Copenhagen DO:Santo_Domingo DZ:Algiers EE:Tallinn EG:Cairo ER:Asmera
ES:Madrid ET:Addis_Ababa FI:Helsinki FR:Paris GA:Libreville GB:London GE:Tbilisi GH:Accra GM:Banjul
GN:Conakry GQ:Malabo GR:Athens GW:Bissau HN:Tegucigalpa HR:Zagreb HT:Port-au-Prince HU:Budapest
ID:Jakarta IE:Dublin IQ:Baghdad IR:Tehran IS:Reykjavik IT:Rome JO:Amman JP:Tokyo
KE:Nairobi KG:Bishkek KH:Phnom_Penh KP:Pyongyang KR:Seoul KZ:Almaty LA:Vientiane LB:Beirut
LK:Colombo LR:Monrovia LS:Maseru LT:Vilnius LV:Riga LY:Tripoli MA:Casablanca MD:Chisinau ME:Podgorica
MG:Antananarivo MK:Skopje ML:Bamako MM:Rangoon MN:Ulaanbaatar MR:Nouakchott MW:Blantyre MX:Mexico_City
MY:Kuala_Lumpur MZ:Maputo NA:Windhoek NE:Niamey NI:Managua NL:Amsterdam NO:Oslo NP:Katmandu
PE:Lima PG:Port_Moresby PH:Manila PK:Karachi PL:Warsaw PT:Lisbon PY:Asuncion RO:Bucharest
RS:Belgrade RU:Moscow RW:Kigali SA:Riyadh SD:Khartoum SE:Stockholm SI:Ljubljana SK:Bratislava SL:Freetown
SN:Dakar SO:Mogadishu SR:Paramaribo SS:Juba SY:Damascus SZ:Mbabane TD:Ndjamena TG:Lome TH:Bangkok
TJ:Dushanbe TM:Ashgabat TR:Istanbul TT:Port_of_Spain TW:Taipei TZ:Dar_es_Salaam UA:Kiev
UG:Kampala UY:Montevideo UZ:Tashkent VE:Caracas VN:Saigon ZA:Johannesburg ZM:Lusaka ZW:Harare`

func main() {
	log.SetFlags(0)
	localenames := flag.String("localenames", "", "folder of cldr-localenames-full")
	dates := flag.String("dates", "", "folder of cldr-dates-full")
	countries := flag.String("countries", "", "folder of i18n-iso-countries")
	nationalities := flag.String("nationalities", "", "folder of i18n-nationality")
	flag.Parse()
	for _, folder := range []string{*localenames, *dates, *countries, *nationalities} {
		if folder == "" {
			log.Fatal("generate: the folders of all four packages are needed")
		}
		copyFile(filepath.Join(folder, "LICENSE"), filepath.Join("licences", filepath.Base(folder)+".txt"))
	}

	var codes [][]json.RawMessage
	load(filepath.Join(*countries, "codes.json"), &codes)
	var list []string
	for _, c := range codes {
		list = append(list, text(c[0]))
	}
	if !slices.Contains(list, "XK") {
		list = append(list, "XK")
	}
	list = append(list, "EU")
	slices.Sort(list)

	file, err := os.Create("tables/countries.tsv")
	if err != nil {
		log.Fatal(err)
	}
	out := bufio.NewWriter(file)
	fmt.Fprintln(out, "# Code generated by generate/main.go; DO NOT EDIT. Sources and licences: README.md.")
	english := cities(*dates, "en")
	for _, lang := range languages {
		fmt.Fprintf(out, "@%s\n", lang)
		names := territories(*localenames, lang)
		var iso struct{ Countries map[string]json.RawMessage }
		isoLang := lang
		switch lang {
		case "sr-Latn", "zh-Hant", "pt-PT", "uz-Cyrl":
			isoLang = ""
		}
		if isoLang != "" {
			tryLoad(filepath.Join(*countries, "langs", isoLang+".json"), &iso)
		}
		var nat struct{ Nationalities map[string]json.RawMessage }
		if slices.Contains(adjectives, lang) {
			load(filepath.Join(*nationalities, "langs", lang+".json"), &nat)
		}
		places := cities(*dates, lang)
		for _, code := range list {
			var all []string
			add := func(s string) {
				s = tidy(s, lang)
				other := namesakes[code]
				if s == "" || other != "" && (slices.Contains(bare, s) || !strings.Contains(s, " ") &&
					strings.Contains(strings.Join(append(alternatives(iso.Countries[other]), names[other]), "|"), s)) {
					return
				}
				if slices.Contains(mistaken, lang+" "+code+" "+s) {
					return
				}
				if !slices.Contains(all, s) {
					all = append(all, s)
				}
			}
			others := alternatives(iso.Countries[code])
			switch code {
			case "CD", "CG", "PS": // CLDR disambiguates as no text does
				for _, s := range others {
					add(s)
				}
			case "HK", "MO", "MM":
				add(names[code+"-alt-short"])
			}
			add(names[code])
			for _, alt := range []string{"-alt-short", "-alt-variant", "-alt-long"} {
				if code != "IO" {
					add(names[code+alt])
				}
			}
			for _, s := range others {
				add(s)
			}
			if len(all) > 0 {
				fmt.Fprintf(out, "%s %s\n", code, strings.Join(all, "|"))
			}
		}
		for _, code := range list {
			adj := alternatives(nat.Nationalities[code])
			adj = slices.DeleteFunc(adj, func(s string) bool {
				return strings.ContainsAny(s, " (,-/.'’") || s == tidy(names[code], lang) ||
					s == names[code+"-alt-variant"] || slices.Contains(alternatives(iso.Countries[code]), s) ||
					!slices.Contains(strings.Fields(states), code) || slices.Contains(strings.Fields(wrong[lang]), s)
			})
			if len(adj) > 0 {
				fmt.Fprintf(out, "%s- %s\n", code, strings.Join(adj, "|"))
			}
		}
		for _, pair := range strings.Fields(capitals) {
			code, zone, _ := strings.Cut(pair, ":")
			city := places[zone]
			if city == "" && latin(names["RU"]) {
				if city = english[zone]; city == "" {
					city = strings.ReplaceAll(zone, "_", " ")
				}
			}
			if city = tidy(city, lang); city != "" {
				fmt.Fprintf(out, "%s* %s\n", code, city)
			}
		}
	}
	if err := out.Flush(); err != nil {
		log.Fatal(err)
	}
	if err := file.Close(); err != nil {
		log.Fatal(err)
	}
}

// tidy makes a display name what a text would print: without a second name in
// brackets, without abbreviations of the table, with a plain dash.
func tidy(s, lang string) string {
	s = strings.TrimSpace(s)
	for _, bracket := range []string{" (", "（", " ["} {
		if i := strings.Index(s, bracket); i > 0 {
			s = strings.TrimSpace(s[:i])
		}
	}
	for _, dash := range []string{" - ", " – ", " — "} {
		s = strings.ReplaceAll(s, dash, "-")
	}
	if lang == "ru" {
		s = strings.NewReplacer("о-ва", "острова", "о-в", "остров", "Св. ", "Святой ").Replace(s)
	}
	// A comma turns the name round ("Korea, Republic of"); a bar and a tab would break the table.
	if strings.ContainsAny(s, ",،、;|\t\n()") || s == "" {
		return ""
	}
	r := []rune(s)
	if unicode.IsLower(r[0]) && len(strings.Fields(s)) > 1 {
		s = string(unicode.ToUpper(r[0])) + string(r[1:])
	}
	return s
}

func latin(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) }) < 0
}

func territories(folder, lang string) map[string]string {
	var file struct {
		Main map[string]struct {
			LocaleDisplayNames struct{ Territories map[string]string }
		}
	}
	load(filepath.Join(folder, "main", lang, "territories.json"), &file)
	return file.Main[lang].LocaleDisplayNames.Territories
}

// cities are the names that CLDR gives to the cities of time zones, by the last
// part of the zone.
func cities(folder, lang string) map[string]string {
	var file struct {
		Main map[string]struct {
			Dates struct{ TimeZoneNames struct{ Zone map[string]any } }
		}
	}
	load(filepath.Join(folder, "main", lang, "timeZoneNames.json"), &file)
	found := map[string]string{}
	var walk func(map[string]any)
	walk = func(zones map[string]any) {
		for name, value := range zones {
			inner, ok := value.(map[string]any)
			if !ok {
				continue
			}
			if city, ok := inner["exemplarCity"].(string); ok {
				found[name] = city
			}
			walk(inner)
		}
	}
	walk(file.Main[lang].Dates.TimeZoneNames.Zone)
	return found
}

// alternatives reads a string or a list of strings.
func alternatives(raw json.RawMessage) []string {
	if len(raw) == 0 {
		return nil
	}
	var many []string
	if json.Unmarshal(raw, &many) == nil {
		return many
	}
	return []string{text(raw)}
}

func text(raw json.RawMessage) string {
	var s string
	if err := json.Unmarshal(raw, &s); err != nil {
		log.Fatal(err)
	}
	return s
}

func load(name string, into any) {
	data, err := os.ReadFile(name)
	if err != nil {
		log.Fatal(err)
	}
	if err := json.Unmarshal(data, into); err != nil {
		log.Fatalf("%s: %v", filepath.Base(name), err)
	}
}

func tryLoad(name string, into any) {
	if _, err := os.Stat(name); err == nil {
		load(name, into)
	}
}

func copyFile(from, to string) {
	data, err := os.ReadFile(from)
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(to, data, 0o644); err != nil {
		log.Fatal(err)
	}
}
