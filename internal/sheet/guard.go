package sheet

import (
	"strings"
	"unicode"

	"fonds/internal/dates"
)

// guard puts an apostrophe before a cell that a spreadsheet would run as a
// formula, or turn into a number, a date or a truth value.
func guard(cell string) string {
	if needsGuard(cell) {
		return "'" + cell
	}
	return cell
}

// unguard takes off what guard put before; any other apostrophe stays.
func unguard(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && needsGuard(rest) {
		return rest
	}
	return cell
}

// needsGuard is also true of what looks guarded, so that a text which begins
// with an apostrophe of its own comes back with it.
func needsGuard(cell string) bool {
	rest := strings.TrimLeft(cell, "'")
	return startsFormula(rest) || becomesOther(rest)
}

// startsFormula: see OWASP, "CSV Injection". White space at the edges of a cell
// is written as an escape and cannot hide the sign.
func startsFormula(cell string) bool {
	for _, sign := range []string{"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"} {
		if strings.HasPrefix(cell, sign) {
			return true
		}
	}
	return false
}

// mostOfValue is how many bytes a date or number written with words has at most.
const mostOfValue = 80

// becomesOther reports whether some spreadsheet, in some language, could read a
// cell as a number, an amount, a time, a date or a truth value: it has a digit,
// and no word that is not a word of such.
func becomesOther(cell string) bool {
	if len(cell) > mostOfValue {
		return false
	}
	if _, ok := truths[strings.ToLower(cell)]; ok {
		return true
	}
	if !strings.ContainsFunc(cell, unicode.IsDigit) || isWholeNumber(cell) {
		return false
	}
	for word := range strings.FieldsFuncSeq(cell, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		if !isWordOfValue(word) {
			return false
		}
	}
	return true
}

// isWholeNumber reports whether a text is a number that comes back as it went.
func isWholeNumber(s string) bool {
	if len(s) > 10 || s == "" || s[0] == '0' && s != "0" {
		return false
	}
	return strings.Trim(s, "0123456789") == ""
}

func isWordOfValue(word string) bool {
	lower := strings.ToLower(word)
	switch lower {
	case "e", "t", "z", "h", "a", "p", "m", "am", "pm", "uhr", "utc", "gmt", "bc", "ad", "ce", "x", "i", "kr", "zł", "kč", "ft", "руб", "р":
		return true
	}
	if len(word) == 3 && word == strings.ToUpper(word) { // EUR
		return true
	}
	return strings.Trim(word, "年月日年時时分秒上下午前後元年년월일시분초오전후") == "" || isMonth(lower) || dates.IsWord(lower)
}

// isMonth reports whether a word is a month's name or the beginning of one as
// spreadsheets abbreviate it.
func isMonth(word string) bool {
	n, _ := month(word)
	return n > 0
}

// truths are what spreadsheets write for true and false, in the languages of
// their interfaces, in lower case.
var truths = map[string]bool{
	"true": true, "wahr": true, "vrai": true, "verdadero": true, "vero": true, "verdadeiro": true, "истина": true,
	"waar": true, "sand": true, "sant": true, "sann": true, "tosi": true, "prawda": true, "igaz": true, "pravda": true,
	"adevărat": true, "adevarat": true, "doğru": true, "істина": true, "ісціна": true, "αληθεσ": true, "αληθής": true,
	"αληθές": true, "αληθησ": true, "resnično": true, "istina": true, "tõene": true, "patiess": true, "tiesa": true,
	"verdader": true, "cert": true, "egia": true, "真": true, "참": true, "צדק": true, "true()": true, "wahr()": true,
	"false": false, "falsch": false, "faux": false, "falso": false, "ложь": false, "onwaar": false, "falsk": false,
	"usant": false, "epätosi": false, "fałsz": false, "hamis": false, "nepravda": false, "fals": false, "yanliş": false,
	"yanlış": false, "хибність": false, "хлусня": false, "ψευδεσ": false, "ψευδής": false, "ψευδές": false,
	"napačno": false, "laž": false, "väär": false, "aplams": false, "melas": false, "faltsua": false, "假": false,
	"거짓": false, "שקר": false, "לא נכון": false, "false()": false,
}
