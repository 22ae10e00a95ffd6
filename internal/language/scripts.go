package language

import (
	"unicode"

	"fonds/internal/document"
)

// The scripts that are told apart.
const (
	none = iota
	latin
	cyrillic
	greek
	hebrew
	arabic
	devanagari
	han
	kana
	hangul
	thai
	georgian
	armenian
	bengali
	gurmukhi
	gujarati
	odia
	tamil
	telugu
	kannada
	malayalam
	sinhala
	lao
	tibetan
	burmese
	ethiopic
	khmer
	mongolian
	thaana
	scripts
)

// byScript are the languages that alone, or nearly, use a script.
var byScript = [scripts]document.Lang{
	greek: "el", hangul: "ko", thai: "th", georgian: "ka", armenian: "hy",
	bengali: "bn", gurmukhi: "pa", gujarati: "gu", odia: "or", tamil: "ta",
	telugu: "te", kannada: "kn", malayalam: "ml", sinhala: "si", lao: "lo",
	tibetan: "bo", burmese: "my", ethiopic: "am", khmer: "km", mongolian: "mn-Mong", thaana: "dv",
}

// scriptOf is the script of a letter beyond ASCII; none for anything else.
func scriptOf(r rune) int {
	switch {
	case r < 0x2b0: // with the letters of Azeri and Hausa among those of phonetics
		if r == 'ª' || r == 'º' || r == 'µ' || r == '×' || r == '÷' || r < 0xc0 {
			return none
		}
		return latin
	case r < 0x370:
		return none
	case r < 0x400:
		if r == 0x37e || r == 0x387 {
			return none
		}
		return greek
	case r < 0x530:
		if r >= 0x482 && r <= 0x489 {
			return none
		}
		return cyrillic
	case r < 0x590:
		return letter(r, armenian)
	case r < 0x600:
		return letter(r, hebrew)
	case r < 0x700 || r >= 0x750 && r < 0x780:
		return letter(r, arabic)
	case r >= 0x780 && r < 0x7c0:
		return letter(r, thaana)
	case r < 0x900:
		return none
	case r < 0x1100:
		return letter(r, indic[(r-0x900)>>7])
	case r < 0x1200:
		return hangul
	case r < 0x1380:
		return letter(r, ethiopic)
	case r >= 0x1780 && r < 0x1800:
		return letter(r, khmer)
	case r >= 0x1800 && r < 0x18b0:
		return letter(r, mongolian)
	case r >= 0x1e00 && r < 0x1f00:
		return latin
	case r >= 0x1f00 && r < 0x2000:
		return letter(r, greek)
	case r < 0x3005:
		return none
	case r == 0x3005 || r == 0x3007:
		return han
	case r >= 0x3041 && r < 0x3100 && r != 0x30fb:
		return kana
	case r >= 0x3400 && r < 0xa000 || r >= 0xf900 && r < 0xfb00 || r >= 0x20000 && r < 0x33480:
		return han
	case r >= 0xac00 && r < 0xd7b0:
		return hangul
	case r >= 0xfb50 && r < 0xfe00 || r >= 0xfe70 && r < 0xfeff:
		return letter(r, arabic)
	case r >= 0xff21 && r <= 0xff5a:
		return letter(r, latin)
	}
	return none
}

// indic are the scripts from U+0900 on, each 128 places wide (Thai and Lao,
// and Burmese and Georgian, divide theirs; see letter).
var indic = [16]int{
	devanagari, bengali, // 0900, 0980
	gurmukhi, gujarati, odia, tamil, telugu, kannada, malayalam, sinhala,
	thai, lao, tibetan, tibetan, burmese, georgian,
}

// letter is the script given if the character is a letter or a vowel sign.
func letter(r rune, script int) int {
	if script == georgian && r < 0x10a0 {
		script = burmese
	}
	if unicode.IsLetter(r) || unicode.IsMark(r) && script >= devanagari {
		return script
	}
	return none
}

// What the letters counted in tally.marks speak for.
const (
	_ = iota
	traditional
	simplified
	persian // پ چ ژ گ ک ی, in Persian, Kurdish and Urdu
	urdu    // ٹ ڈ ڑ ے ں ھ ہ
	pashto
	kurdish // ڕ ڵ ێ ۆ ە
	uyghur
	sindhi
	markLetters
)

var marks = map[rune]uint8{}

func init() {
	for what, letters := range map[uint8]string{
		traditional: "國這們與為會對發說來時個東書學黨產關開長門現經過從進還無動們華黃萬義員類風飛馬",
		simplified:  "国这们与为会对发说来时个东书学党产关开长门现经过从进还无动们华黄万义员类风飞马",
		persian:     "پچژگکی",
		urdu:        "ٹڈڑےںہۓ",
		pashto:      "ټډړږښڼېۍځڅ",
		kurdish:     "ڕڵێۆ",
		uyghur:      "ۇۈۋڭ",
		sindhi:      "ڪڻڙٿڏڊٻڀ",
	} {
		for _, r := range letters {
			if other, listed := marks[r]; listed && other != what {
				marks[r] = 0 // it speaks for neither
				continue
			}
			marks[r] = what
		}
	}
}

// markOf is what a letter speaks for; 0 for most.
func markOf(r rune) uint8 {
	if r >= 0x600 && r < 0x700 || r >= 0x4e00 && r < 0xa000 {
		return marks[r]
	}
	return 0
}

// addArabic turns the letters counted into scores of the languages that have them.
func (p *tally) addArabic(scores *[len(known)]int) {
	add := func(lang document.Lang, n int) { scores[index[lang]] += n * unit / 4 }
	add("fa", p.marks[persian])
	add("ur", p.marks[persian]+3*p.marks[urdu])
	add("ps", p.marks[persian]+3*p.marks[pashto])
	add("ckb", p.marks[persian]+3*p.marks[kurdish])
	add("ug", p.marks[persian]+3*p.marks[uyghur])
	add("sd", p.marks[persian]+3*p.marks[sindhi])
}
