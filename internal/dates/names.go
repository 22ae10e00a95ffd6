package dates

import (
	_ "embed"
	"strings"
	"sync"
)

//go:generate go run generate/main.go -dates $DATES

//go:embed tables/names.txt
var table string

// more are names that CLDR lacks: older and inflected forms, and abbreviations
// that are common in print.
const more = `january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct|november nov|december dec
enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre setiembre|octubre|noviembre|diciembre
|||||||||||décembre
كانون_الثاني|شباط|آذار|نيسان|أيار ايار|حزيران|تموز|آب|أيلول ايلول|تشرين_الأول|تشرين_الثاني|كانون_الأول
جانفي|فيفري||ابريل أفريل|ماي|جوان|جويلية|أوت||اكتوبر||دجنبر
||||||يوليوز|غشت|شتنبر||نونبر|
janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre
januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember
tammikuuta|helmikuuta|maaliskuuta|huhtikuuta|toukokuuta|kesäkuuta|heinäkuuta|elokuuta|syyskuuta|lokakuuta|marraskuuta|joulukuuta`

type month struct {
	number    int
	ambiguous bool // another month in another language ("listopad")
}

type nameTable struct {
	months map[string]month
	days   map[string]bool
	// longest is how many words a name of a month may have.
	longest int
}

// names is the names of all languages in one table: a date tells its language
// seldom enough by anything else.
var names = sync.OnceValue(func() nameTable {
	t := nameTable{months: make(map[string]month, 3000), days: make(map[string]bool, 1500), longest: 1}
	add := func(name string, number int) {
		if name == "" {
			return
		}
		t.longest = max(t.longest, strings.Count(name, " ")+1)
		if was, ok := t.months[name]; ok && was.number != number {
			was.ambiguous = true
			t.months[name] = was
			return
		}
		t.months[name] = month{number: number}
	}
	// Ours come first: what is ambiguous is first of all what the larger languages mean.
	for line := range strings.Lines(more) {
		for i, list := range strings.Split(strings.TrimSpace(line), "|") {
			for name := range strings.FieldsSeq(list) {
				add(strings.ReplaceAll(name, "_", " "), i+1)
			}
		}
	}
	n := 0
	for line := range strings.Lines(table) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "@"):
			n = 0
		default:
			n++
			for name := range strings.SplitSeq(line, "|") {
				if n <= 12 {
					add(name, n)
				} else if name != "" {
					t.days[name] = true
				}
			}
		}
	}
	return t
})
