package dates

import (
	"strings"
	"unicode"
)

// numerals are the words of which English, French, Spanish, Portuguese and
// Italian make numbers up to some thousands. 100 and 1000 multiply what stands
// before them.
var numerals = func() map[string]int {
	m := map[string]int{}
	for _, list := range []string{
		`one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty`,
		`first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth`,
		`un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize`,
		`uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve`,
		`um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito dezenove vinte`,
		`uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove venti`,
	} {
		for i, w := range strings.Fields(list) {
			m[w] = i + 1
		}
	}
	for _, list := range []string{
		`twenty thirty forty fifty sixty seventy eighty ninety`,
		`vingt trente quarante cinquante soixante`,
		`veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa`,
		`vinte trinta quarenta cinquenta sessenta setenta oitenta noventa`,
	} {
		for i, w := range strings.Fields(list) {
			m[w] = 20 + 10*i
		}
	}
	for _, list := range []string{
		`cien doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos`,
		`cem duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos`,
	} {
		for i, w := range strings.Fields(list) {
			m[w] = 100 + 100*i
		}
	}
	for w, n := range map[string]int{
		"thirtieth": 30, "vingts": 20, "premier": 1, "primero": 1, "primeiro": 1, "primo": 1, "une": 1, "ciento": 100, "cento": 100,
		"dezasseis": 16, "dezassete": 17, "dezanove": 19, "veintiún": 21, "trenta": 30, "duas": 2,
		"hundred": hundred, "cent": hundred, "cents": hundred, "thousand": thousand, "mil": thousand, "mille": thousand,
	} {
		m[w] = n
	}
	return m
}()

// The words that multiply; no other word has these values.
const (
	hundred  = -100
	thousand = -1000
)

// numberWords reads words as a number; ok is false if one of them is none, but
// for those that join. French counts "quatre-vingt".
func numberWords(words []string) (n int, ok bool) {
	total, part := 0, 0
	for _, w := range words {
		v, known := numerals[w]
		switch {
		case w == "and" || w == "y" || w == "e" || w == "et":
			continue
		case !known:
			return 0, false
		case v == thousand:
			total, part = total+max(part, 1)*1000, 0
		case v == hundred:
			part = max(part, 1) * 100
		case v == 20 && part%100 == 4 && strings.HasPrefix(w, "vingt"):
			part += 76
		case total == 0 && part >= 10 && part <= 20 && v >= 10: // "nineteen fifty-one"
			part = part*100 + v
		default:
			part += v
		}
		ok = true
	}
	return total + part, ok
}

// mostSpelled is how many words a spelled day, or a spelled year, has at most.
const mostSpelled = 9

// Spelled finds the first date of a text whose day, year or both are written in
// words, as treaties and proclamations close: "this third day of May, one
// thousand nine hundred and fifty-one", "a los tres días del mes de mayo de mil
// novecientos cincuenta y uno", "le trois mai mil neuf cent cinquante et un",
// "this 3rd day of May, A.D. 1863". The text should be short.
func Spelled(text string) (f Found, ok bool) {
	if len(text) > 2000 {
		return Found{}, false
	}
	s := &scanner{text: text, names: names()}
	var ws []word
	for at := 0; at < len(text); {
		w := s.word(at)
		if n, isNumber := s.number(at); w.empty() && isNumber {
			w = word{n.from, s.word(n.to).to} // "3rd"
		}
		if w.empty() {
			_, size := s.rune(at)
			at += size
			continue
		}
		ws = append(ws, w)
		at = w.to
	}
	low := make([]string, len(ws))
	for i, w := range ws {
		low[i] = strings.ToLower(text[w.from:w.to])
	}
	for i := range ws {
		m, known := s.names.months[low[i]]
		if !known || m.short && !(low[i] == "may" && s.isCapital(ws[i])) {
			continue
		}
		day, from := spelledDay(low, i)
		year, to := spelledYear(low, i)
		if day >= 1 && day <= 31 && year >= 1500 && year < 2100 {
			return s.found(ws[from].from, ws[to-1].to, year, m.number, day)
		}
	}
	return Found{}, false
}

// fillers stand between the parts of a spelled date.
var fillers = set("day days of the this le el los a aos ao jour du mois de del da do dia dias día días mes mês giorno del mese in year our lord anno domini d ad l an año ano dell anno")

// spelledDay reads the day before the month at i.
func spelledDay(low []string, i int) (day, from int) {
	end := i
	for end > 0 && fillers[low[end-1]] && i-end < 5 {
		end--
	}
	if end == 0 {
		return 0, 0
	}
	if n := leadingNumber(low[end-1]); n > 0 {
		return n, end - 1
	}
	for from = max(0, end-4); from < end; from++ {
		if n, ok := numberWords(low[from:end]); ok && n <= 31 {
			return n, from
		}
	}
	return 0, 0
}

// spelledYear reads the year behind the month at i; to is behind its last word.
func spelledYear(low []string, i int) (year, to int) {
	from := i + 1
	for from < len(low) && fillers[low[from]] && from-i < 7 {
		from++
	}
	if from >= len(low) {
		return 0, 0
	}
	if n := leadingNumber(low[from]); n > 0 {
		return n, from + 1
	}
	for to = min(len(low), from+mostSpelled); to > from; to-- {
		if n, ok := numberWords(low[from:to]); ok && n >= 1000 {
			for numerals[low[to-1]] == 0 { // an "and" that leads on
				to--
			}
			return n, to
		}
	}
	return 0, 0
}

// leadingNumber is the value of "3rd" and of "1863", 0 for a word.
func leadingNumber(w string) int {
	n := 0
	for i, r := range w {
		if !unicode.IsDigit(r) || r > '9' {
			if i == 0 {
				return 0
			}
			break
		}
		if n = n*10 + int(r-'0'); n > 9999 {
			return 0
		}
	}
	return n
}
