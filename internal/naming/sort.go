package naming

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/document"
)

// An Origin is what tells by whose custom a name is sorted: the country of who
// bears it if that is known, else the language of the texts that have it.
type Origin struct {
	Country document.Country
	Lang    document.Lang
}

// A custom is how a language sorts persons' names, after "Names of Persons"
// (IFLA, 4th edition) and the rules of national catalogues.
type custom struct {
	// asWritten names begin with the family's, or have none: Orbán Viktor, Xi
	// Jinping, Jóhanna Sigurðardóttir.
	asWritten bool
	// behind are the particles that go behind the given names: Gogh, Vincent van.
	behind map[string]bool
	// double family names are of two words: García Márquez, Gabriel.
	double bool
	// lineage are words behind a family name that are part of it: Xavier Filho.
	lineage map[string]bool
}

var customs = map[string]custom{
	"hu": {asWritten: true}, "zh": {asWritten: true}, "ko": {asWritten: true}, "vi": {asWritten: true}, "km": {asWritten: true}, "ja": {asWritten: true},
	"is": {asWritten: true}, "am": {asWritten: true}, "ti": {asWritten: true}, "my": {asWritten: true}, "mn": {asWritten: true}, "th": {asWritten: true}, "ms": {asWritten: true},
	"de": {behind: set("von zu und der den dem")},
	"nl": {behind: set("van der den de het ten ter 't te op in")},
	"fr": {behind: set("de d'")},
	"es": {behind: set("de del la las los"), double: true},
	"pt": {behind: set("de da do dos das e"), lineage: set("filho júnior junior neto sobrinho")},
	"sv": {behind: set("von af")}, "da": {behind: set("von af")}, "no": {behind: set("von af")},
}

// customOf are the countries whose custom is not that of the language a text is in.
// Japan is not among them: texts in other languages turn its names round.
var customOf = map[document.Country]string{
	"HU": "hu", "CN": "zh", "TW": "zh", "HK": "zh", "MO": "zh", "KR": "ko", "KP": "ko", "VN": "vi", "KH": "km",
	"IS": "is", "ET": "am", "ER": "ti", "MM": "my", "MN": "mn", "TH": "th", "MY": "ms",
	"DE": "de", "AT": "de", "DDDE": "de", "NL": "nl", "FR": "fr", "PT": "pt", "BR": "pt", "AO": "pt", "MZ": "pt", "CV": "pt", "GW": "pt",
	"SE": "sv", "DK": "da", "NO": "no", "BE": "", "US": "", "GB": "", "CA": "", "AU": "", "ZA": "", "IT": "", "IE": "", "NZ": "",
	"ES": "es", "MX": "es", "AR": "es", "CL": "es", "CO": "es", "PE": "es", "VE": "es", "EC": "es", "BO": "es", "PY": "es", "UY": "es", "CU": "es",
	"DO": "es", "GT": "es", "HN": "es", "NI": "es", "SV": "es", "CR": "es", "PA": "es",
}

func (o Origin) custom() custom {
	lang, known := customOf[o.Country]
	if !known {
		base, _, _ := strings.Cut(strings.ToLower(string(o.Lang)), "-")
		if lang = base; base == "nb" || base == "nn" {
			lang = "no"
		}
		if o.Country != "" && customs[lang].asWritten {
			lang = "" // a Russian named in a Hungarian text
		}
	}
	return customs[lang]
}

// SortPerson is where a person's name stands in a list: "van Gogh" under G with
// "Gogh, Vincent van" in the Netherlands and under V in Belgium, "Xi Jinping"
// under X. A name that cannot be a person's stands as [SortBody] says.
func SortPerson(name string, o Origin) string {
	p, ok := PersonOf(name)
	if !ok {
		return SortBody(name, o)
	}
	if len(p.Given) == 0 {
		return p.Family
	}
	first, _ := utf8.DecodeRuneInString(p.Family)
	if isSpaceless(first) || unicode.Is(unicode.Hangul, first) {
		return name
	}
	for i, w := range p.Given {
		if initial(w) && strings.Contains(name, w+".") {
			p.Given[i] = w + "."
		}
	}
	c := o.custom()
	if p.Sure {
		return p.Family + ", " + strings.Join(p.Given, " ")
	}
	if c.asWritten {
		return strings.Join(p.Given, " ") + " " + p.Family
	}
	all := append(p.Given, strings.Fields(p.Family)...)
	given, family := c.parted(all)
	return c.turned(given, family)
}

// parted parts a name's words into given names and the family's, particles with it.
func (c custom) parted(all []string) (given, family []string) {
	n := len(all)
	at := n - 1
	if c.lineage[strings.ToLower(all[at])] && at > 1 {
		at--
	}
	switch {
	case c.double && n >= 3 && strings.ToLower(all[n-2]) == "y" && n >= 4:
		at = n - 3
	case c.double && n >= 3 && !particle(all[n-2]) && (n >= 4 || !secondGiven[strings.ToLower(all[n-2])]) && !initial(strings.TrimSuffix(all[n-2], ".")):
		at = n - 2
	}
	for at > 1 && particle(all[at-1]) {
		at--
	}
	return all[:at], all[at:]
}

// turned writes the family name first.
func (c custom) turned(given, family []string) string {
	n := 0
	for n < len(family)-1 {
		w := family[n]
		first, _ := utf8.DecodeRuneInString(w)
		if !c.behind[strings.ToLower(w)] || unicode.IsUpper(first) {
			break
		}
		n++
	}
	behind, name := family[:n], strings.Join(family[n:], " ")
	// The Arabic article is not sorted by: Assad, Bashar al-.
	tail := ""
	for _, article := range []string{"al-", "el-", "Al-", "El-"} {
		if rest, ok := strings.CutPrefix(name, article); ok && rest != "" {
			name, tail = rest, " "+article
		}
	}
	if len(behind) > 0 {
		tail = " " + strings.Join(behind, " ") + tail
	}
	return name + ", " + strings.Join(given, " ") + tail
}

// secondGiven are given names that often follow another: José Luis, Juan Carlos.
var secondGiven = set(`alberto alejandro alfonso andrés ángel angel antonio arturo carlos carmen cristina david eduardo elena emilio enrique ernesto eugenia felipe fernando francisco gabriel guadalupe ignacio isabel
jaime javier jesús jesus joaquín jorge josé jose juan julia julio laura lucía luis luisa manuel manuela marcos maría maria mario martín mercedes miguel pablo pedro pilar rafael ramón raúl ricardo roberto rosa rosario salvador sofía teresa tomás vicente victoria`)

// articles stand before names of bodies and are not sorted by.
var articles = map[string]map[string]bool{
	"":   set("the"),
	"en": set("the a an"), "de": set("der die das"), "fr": set("le la les"), "es": set("el la los las"), "pt": set("o a os as"), "it": set("il lo la i gli le"),
	"nl": set("de het"), "sv": set("den det de"), "da": set("den det de"), "no": set("den det de"), "nb": set("den det de"), "hu": set("a az"), "el": set("ο η το οι τα"),
}

// SortBody is where the name of a body stands in a list: without its article.
func SortBody(name string, o Origin) string {
	first, rest, many := strings.Cut(name, " ")
	if at := strings.IndexAny(first, "'’"); at == 1 && (first[0] == 'L' || first[0] == 'l') {
		_, n := utf8.DecodeRuneInString(first[1:])
		return name[1+n:]
	}
	if !many || len(first) > 8 {
		return name
	}
	lang, _, _ := strings.Cut(strings.ToLower(string(o.Lang)), "-")
	word := strings.ToLower(first)
	if articles[lang][word] || articles[""][word] {
		return strings.TrimSpace(rest)
	}
	return name
}
