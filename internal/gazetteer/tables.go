package gazetteer

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"fonds/internal/document"
)

// The tables share one form. "@LANG" opens the part of a language. A line is a
// code with a sign, a space, and names parted by "|": no sign for names of the
// country, "=" for names of which the first is the usual one, "-" for
// adjectives, "*" for capitals and cities that stand for their country, "~" for
// towns and regions. In institutions.txt no sign is for institutions, "+" for those that
// texts of every country speak of, "!" for words
// spelt as in one country. Blank lines and "#" are passed over. In decoys.txt
// there is no code.
var (
	//go:embed tables/countries.tsv
	generated string
	//go:embed tables/names.txt
	ownNames string
	//go:embed tables/former.txt
	formerStates string
	//go:embed tables/adjectives.txt
	ownAdjectives string
	//go:embed tables/capitals.txt
	ownCapitals string
	//go:embed tables/places.tsv
	places string
	//go:embed tables/institutions.txt
	institutions string
	//go:embed tables/decoys.txt
	decoys string
)

// A part is the lines of one table for one language.
type part struct {
	lang document.Lang
	text string
}

// parts cuts a table at its "@LANG" lines.
func parts(table string) []part {
	var list []part
	for {
		i := strings.Index(table, "@")
		if i < 0 {
			return list
		}
		table = table[i+1:]
		lang, rest, _ := strings.Cut(table, "\n")
		end := strings.Index(rest, "\n@")
		if end < 0 {
			return append(list, part{document.Lang(lang), rest})
		}
		list = append(list, part{document.Lang(lang), rest[:end+1]})
		table = rest[end+1:]
	}
}

// eachLine calls do with the code, the sign (0 if none) and the names of every line.
func eachLine(text string, do func(code document.Country, sign byte, names string)) {
	for len(text) > 0 {
		line := text
		if i := strings.IndexByte(text, '\n'); i >= 0 {
			line, text = text[:i], text[i+1:]
		} else {
			text = ""
		}
		if line == "" || line[0] == '#' {
			continue
		}
		i := strings.IndexByte(line, ' ')
		if i <= 0 {
			continue
		}
		code, sign := line[:i], byte(0)
		if c := code[i-1]; c == '=' || c == '-' || c == '*' || c == '~' || c == '!' || c == '+' {
			code, sign = code[:i-1], c
		}
		do(document.Country(code), sign, line[i+1:])
	}
}

// eachName calls do with every name of a list parted by "|".
func eachName(names string, do func(name string)) {
	for names != "" {
		name, rest, _ := strings.Cut(names, "|")
		do(name)
		names = rest
	}
}

// codes are the codes we know: true for former states.
var codes = sync.OnceValue(func() map[document.Country]bool {
	known := make(map[document.Country]bool, 300)
	for _, p := range parts(generated) {
		if p.lang == "en" {
			eachLine(p.text, func(c document.Country, sign byte, _ string) {
				if sign == 0 {
					known[c] = false
				}
			})
		}
	}
	eachLine(parts(formerStates)[0].text, func(c document.Country, sign byte, _ string) {
		if sign == 0 {
			known[c] = true
		}
	})
	return known
})

// sections are the parts of the tables of names, by language.
var sections = sync.OnceValue(func() map[document.Lang][]string {
	all := map[document.Lang][]string{}
	for _, table := range []string{generated, ownNames, formerStates} {
		for _, p := range parts(table) {
			all[p.lang] = append(all[p.lang], p.text)
		}
	}
	return all
})

var (
	displayLock sync.Mutex
	display     = map[document.Lang]map[document.Country][]string{}
)

// namesIn are the names of all countries in one of the languages of sections.
func namesIn(lang document.Lang) map[document.Country][]string {
	displayLock.Lock()
	defer displayLock.Unlock()
	if names, ok := display[lang]; ok {
		return names
	}
	names := map[document.Country][]string{}
	for _, text := range sections()[lang] {
		eachLine(text, func(c document.Country, sign byte, list string) {
			if sign == '-' || sign == '*' {
				return
			}
			usual := sign == '='
			eachName(list, func(name string) {
				old := slices.Index(names[c], name)
				switch {
				case usual:
					if old >= 0 {
						names[c] = slices.Delete(names[c], old, old+1)
					}
					names[c] = slices.Insert(names[c], 0, name)
				case old < 0:
					names[c] = append(names[c], name)
				}
				usual = false
			})
		})
	}
	display[lang] = names
	return names
}

// known is the language of the tables that stands nearest to a tag; "" if there
// is none.
func known(tag document.Lang) document.Lang {
	all := sections()
	s := string(tag)
	switch strings.ToLower(s) {
	case "":
		return "en"
	case "no":
		return "nb"
	case "tl":
		return "fil"
	case "iw":
		return "he"
	case "in":
		return "id"
	case "sh":
		return "sr-Latn"
	case "mo":
		return "ro"
	case "zh-tw", "zh-hk", "zh-mo", "yue", "zh-hant-tw", "zh-hant-hk":
		return "zh-Hant"
	}
	for {
		if _, ok := all[document.Lang(s)]; ok {
			return document.Lang(s)
		}
		i := strings.LastIndexByte(s, '-')
		if i < 0 {
			return ""
		}
		s = s[:i]
	}
}
