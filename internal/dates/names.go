package dates

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:generate go run generate/main.go -dates $DATES

//go:embed tables/names.txt
var generated string

//go:embed tables/more.txt
var more string

// A month is what a name may mean.
type month struct {
	number    int
	ambiguous bool // another month in another language ("listopad")
	short     bool // an abbreviation, or so short that it is often another word
}

type nameTable struct {
	months map[string]month
	days   map[string]bool // of the week
}

// names is the names of all languages in one table, in lower case: a date tells
// its language seldom enough by anything else.
var names = sync.OnceValue(func() *nameTable {
	t := &nameTable{months: make(map[string]month, 2500), days: make(map[string]bool, 1000)}
	// Ours come first: what is ambiguous is first of all what the larger languages mean.
	for _, table := range []string{more, generated} {
		line := 0
		for s := range strings.Lines(table) {
			s = strings.TrimSuffix(s, "\n")
			switch {
			case strings.HasPrefix(s, "#"):
			case strings.HasPrefix(s, "@"):
				line = 0
			default:
				line++
				for name := range strings.SplitSeq(s, "|") {
					switch {
					case name == "":
					case line > 12:
						t.days[name] = true
					default:
						t.add(name, line)
					}
				}
			}
		}
	}
	return t
})

func (t *nameTable) add(name string, number int) {
	if m, ok := t.months[name]; ok {
		m.ambiguous = m.ambiguous || m.number != number
		t.months[name] = m
		return
	}
	t.months[name] = month{number: number, short: utf8.RuneCountInString(name) <= 3 && !wholeThough[name] && name[0] < 0xE0}
}

// wholeThough are short names that are no abbreviations, and no other words of
// their language.
var wholeThough = set("mai maj máj mei май мая мае маі мај jún júl")

// Words that stand around the parts of a date, of all languages in one set each.
var (
	// between the day, the month and the year
	between = set("of de del di do da den the d des el le am dem vom a aos i в от të ng năm ngày w v u у")
	// behind the number of a day
	ordinals = set("st nd rd th er ère e ème eme o a го е ого án én jén de η")
	// between two days of an interval, or two months
	upTo = set("to till until al au bis по до do til tot a à až po și ile")
	// between days that follow each other: "17, 18 and 19 May"
	and = set("and y e et und и і i og och en ve та ja și és")
	// before the first of two days joined by an "and" that means all between
	from = set("between entre zwischen между від між od między mellan mellem mezi")
	// behind a year that comes first
	yearFirstWords = set("m gada gads gadā ko eko жылғы жылдын жылдың жылы оны il yil yili yılı года году год рік року р ж")
	// behind the year of a date
	yearWords = set("г год года году р рік року roku godine godini година године години r m d metų gada gadā g y ж жыл жылы il ildə yil م عام سنة թ թվականի წ წელი წელს")
	// before a day of a month without year: then the number counts something else
	within = set("in im em nel en в у w v")
)

func set(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[w] = true
	}
	return m
}
