package naming

import (
	"strings"
	"unicode"
)

// longestShort is how many letters a short form has at most.
const longestShort = 12

// IsShort reports whether a word looks like the short form of a name: capitals,
// with few other letters ("CPRF", "КПРФ", "U.N.", "FSF.hu", "MSMEs").
func IsShort(s string) bool {
	if len(s) < 2 || len(s) > 4*longestShort {
		return false
	}
	upper, lower, letters := 0, 0, 0
	roman := true
	for i, r := range s {
		switch {
		case unicode.IsUpper(r):
			upper++
			letters++
		case unicode.IsLower(r):
			lower++
			letters++
		case unicode.IsDigit(r) && i > 0, (r == '.' || r == '-' || r == '/' || r == '&' || r == '\'' || r == '’') && i > 0:
		default:
			return false
		}
		if i == 0 && !unicode.IsUpper(r) {
			return false
		}
		roman = roman && strings.ContainsRune("IVX", r)
	}
	return !roman && upper >= 2 && upper > lower && letters <= longestShort
}

// letters are the letters of a short form, large; an "s" at the end is the plural's.
func lettersOf(short string) []rune {
	short = strings.TrimSuffix(strings.TrimSuffix(short, "s"), "’")
	var all []rune
	for _, r := range short {
		if unicode.IsLetter(r) {
			all = append(all, unicode.ToUpper(plainLetter(r)))
		}
	}
	return all
}

// Abbreviates reports whether a short form is made of the initials of a name's
// words: each word gives its first letter, or up to its first three, connecting
// words need not. ("ОДКБ": Организация Договора о коллективной безопасности.)
func Abbreviates(short, full string) bool {
	return abbreviates(lettersOf(short), words(full))
}

// mostParts bounds the words of a name that are looked at.
const mostParts = 16

func abbreviates(letters []rune, of []word) bool {
	if len(letters) < 2 || len(letters) > longestShort || len(of) < 2 || len(of) > mostParts {
		return false
	}
	// Bit n of at is set if the words so far can make the first n letters.
	at := uint32(1)
	significant := 0
	for i, w := range of {
		next := uint32(0)
		optional := i > 0 && connecting[strings.ToLower(w.text)]
		if optional {
			next = at
		} else {
			significant++
		}
		parts := strings.FieldsFunc(w.text, func(r rune) bool { return r == '-' || r == '\'' || r == '’' || r == '/' })
		reached := at
		for p, part := range parts {
			step := contributed(letters, reached, part)
			if p > 0 {
				step |= reached // the second half of a compound need not give a letter
			}
			reached = step
		}
		// An elided article gives no letter: l'Homme.
		if len(parts) > 1 && len([]rune(parts[0])) == 1 {
			reached |= contributed(letters, at, parts[1])
		}
		at = next | reached
		if at == 0 {
			return false
		}
	}
	return at&(1<<len(letters)) != 0 && significant >= 2
}

// contributed is what can be reached with the first one to three letters of a word.
func contributed(letters []rune, at uint32, part string) uint32 {
	reached := uint32(0)
	n := 0
	for _, r := range part {
		r = unicode.ToUpper(plainLetter(r))
		step := uint32(0)
		for i, l := range letters {
			if at&(1<<i) != 0 && l == r {
				step |= 1 << (i + 1)
			}
		}
		if step == 0 {
			break
		}
		reached |= step
		at = step
		if n++; n == 3 {
			break
		}
	}
	return reached
}

// plainLetter is a letter without its marks, as short forms are printed without
// them as often as with: É, Ё, Á.
func plainLetter(r rune) rune {
	if r < 0xC0 {
		return r
	}
	if p, ok := unmarked[r]; ok {
		return p
	}
	return r
}

var unmarked = func() map[rune]rune {
	table := map[rune]rune{}
	for _, group := range []string{
		"AÀÁÂÃÄÅĀĂĄ", "CÇĆČĊ", "DĎĐ", "EÈÉÊËĒĖĘĚ", "GĞĢĠ", "IÌÍÎÏĪĮİ", "KĶ", "LŁĹĽĻ", "NÑŃŇŅ", "OÒÓÔÕÖØŌŐ", "RŔŘ", "SŚŠŞȘ", "TŤŢȚ", "UÙÚÛÜŪŮŰŲ", "YÝŸ", "ZŹŻŽ",
		"ЕЁ", "ИЙ", "ΑΆ", "ΕΈ", "ΗΉ", "ΙΊΪ", "ΟΌ", "ΥΎΫ", "ΩΏ",
	} {
		letters := []rune(group)
		for _, r := range letters[1:] {
			table[r] = letters[0]
			table[unicode.ToLower(r)] = unicode.ToLower(letters[0])
		}
	}
	return table
}()
