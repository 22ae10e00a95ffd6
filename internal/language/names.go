package language

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"fonds/internal/document"
)

// endonyms that the tables of golang.org/x/text lack, or have for another variety.
var endonyms = map[document.Lang]string{
	"ba": "Башҡортса", "cv": "Чӑвашла", "eo": "Esperanto", "ht": "Kreyòl ayisyen",
	"ku": "Kurdî", "la": "Latina", "no": "Norsk", "oc": "Occitan", "sr-Latn": "Srpski",
	"tl": "Tagalog", "tt": "Татарча",
}

// Endonym is what the language calls itself, e.g. "Русский", with a capital
// where its script has them. It is the English name, else the tag, if that is
// not known.
func Endonym(l document.Lang) string {
	if name := endonyms[l]; name != "" {
		return name
	}
	tag, ok := parse(l)
	if !ok {
		return string(l)
	}
	if name := display.Self.Name(tag); name != "" {
		return capital(name)
	}
	return Name(l, "en")
}

// Name is what the language is called in another one; English if that is unknown.
func Name(l, in document.Lang) string {
	tag, ok := parse(l)
	if !ok {
		return string(l)
	}
	name := ""
	if namer := display.Tags(language.Make(string(in))); namer != nil {
		name = namer.Name(tag)
	}
	if name == "" {
		name = display.English.Tags().Name(tag)
	}
	if l == "no" { // the tables know its written forms only
		base, _ := language.Make(string(in)).Base()
		if norwegian := norwegianIn[base.String()]; norwegian != "" {
			return norwegian
		}
		name = strings.TrimSuffix(strings.TrimSuffix(name, " bokmål"), " Bokmål")
	}
	if name == "" {
		return string(l)
	}
	return name
}

// norwegianIn is what Norwegian is called where that is no part of what its
// written form is called.
var norwegianIn = map[string]string{"es": "noruego", "ru": "норвежский", "ar": "النرويجية", "zh": "挪威语"}

// capital makes the first letter a capital.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToTitle(r)) + s[size:]
}

// rightToLeft are the scripts in use that run from right to left.
var rightToLeft = map[string]bool{
	"Adlm": true, "Arab": true, "Hebr": true, "Mand": true, "Nkoo": true,
	"Rohg": true, "Samr": true, "Syrc": true, "Thaa": true,
}

// RightToLeft reports whether the language is written from right to left.
func RightToLeft(l document.Lang) bool {
	script, _ := language.Make(string(l)).Script()
	return rightToLeft[script.String()]
}

// Valid reports whether the tag is well-formed BCP 47 and its language registered.
func Valid(l document.Lang) bool {
	_, ok := parse(l)
	return ok
}

// parse reads a tag. Underscores, which the library lets pass, are not BCP 47,
// and "und" names no language.
func parse(l document.Lang) (language.Tag, bool) {
	tag, err := language.Parse(string(l))
	if err != nil || strings.Contains(string(l), "_") {
		return tag, false
	}
	base, _, _ := tag.Raw()
	return tag, base.String() != "und"
}
