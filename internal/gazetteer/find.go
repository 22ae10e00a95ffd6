package gazetteer

import (
	"bytes"
	"strings"
	"sync"
	"unicode/utf8"

	"fonds/internal/document"
)

// maxWords bounds the words, or characters, of a name that is looked for.
const maxWords = 20

// A finder is what one call of Find needs, kept for the next.
type finder struct {
	x       *index
	w       words
	text    string
	said    document.Lang // the language that the text is said to be in
	lang    document.Lang // that of ours which is near it; "" before the first text
	home    langSet
	endings []ending // of the text's language
	shout   bool     // the whole text is in capitals
	wide    bool     // towns and institutions are looked for too
}

var finders = sync.Pool{New: func() any {
	x := theIndex()
	return &finder{x: x, w: words{fold: x.fold}}
}}

// Find finds the countries that a short text (a heading, the name of an
// organisation, a dateline; at most some hundred characters) names by name,
// adjective or capital, longest match first, in order. "Kurdistan (Iraq)" is IQ,
// "Guinea-Bissau" is not GN. A Niger that could be part of another word is not.
//
// lang is the language of the text: its own names are found whatever their
// accents, and its adjectives in small letters; names of other languages as they
// are written, from four letters on. No language means English.
func Find(text string, lang document.Lang) []Match {
	return find(nil, text, lang, false)
}

// Append appends what a text names to a list: what Find finds, and the towns,
// regions and institutions of countries that stand nowhere within such a name.
func Append(found []Match, text string, lang document.Lang) []Match {
	return find(found, text, lang, true)
}

func find(found []Match, text string, lang document.Lang, wide bool) []Match {
	f := finders.Get().(*finder)
	defer finders.Put(f)
	f.text, f.wide = text, wide
	f.w.cut(text)
	if len(f.w.list) == 0 {
		return found
	}
	f.settle(lang)
	for i := 0; i < len(f.w.list); {
		if w := &f.w.list[i]; w.lower && !f.x.startsSmall(f.w.folded[w.start:w.end]) {
			i++ // as nearly all
			continue
		}
		m, ok := f.at(i)
		if !ok {
			i++
			continue
		}
		if m.country != none {
			first, last := f.w.list[i], f.w.list[m.last]
			to := int(last.to)
			if m.last > i && last.join == adjacent && last.class == spaced && strings.HasPrefix(text[to:], ".") {
				to++ // the last stop of "U.S."
			}
			found = append(found, Match{
				Country: f.x.codes[m.country], From: int(first.from) + m.skip, To: to, Adjective: m.kind == adjective, Kind: kinds[m.kind],
			})
		}
		i = m.last + 1
	}
	return found
}

var kinds = [...]Kind{wording: ByWording, renowned: ByRenown, institution: ByInstitution, place: ByPlace, adjective: ByAdjective, city: ByCapital, name: ByName}

// settle prepares for a text of a language.
func (f *finder) settle(lang document.Lang) {
	if f.lang == "" || f.said != lang {
		f.speak(lang)
	}
	f.shout = len(f.w.list) > 1
	for i := range f.w.list {
		if w := &f.w.list[i]; w.letters > 1 && !w.caps {
			f.shout = false
			break
		}
	}
}

// speak prepares for a language.
func (f *finder) speak(lang document.Lang) {
	f.said, f.lang = lang, known(lang)
	f.endings = endingsOf(f.lang, f.x.fold)
	f.home = f.x.set(f.lang)
	switch f.lang {
	case "zh", "zh-Hant":
		f.home = f.x.set("zh", "zh-Hant")
	case "pt", "pt-PT":
		f.home = f.x.set("pt", "pt-PT")
	case "nb", "nn", "da":
		f.home = f.x.set("nb", "nn", "da")
	case "bs", "hr", "sr-Latn", "sr":
		f.home = f.x.set("bs", "hr", "sr-Latn", "sr")
	case "uz", "uz-Cyrl":
		f.home = f.x.set("uz", "uz-Cyrl")
	}
}

const none = ^uint16(0)

// A hit is the best reading of the words from one on.
type hit struct {
	country uint16 // none: a decoy
	kind    kind
	last    int // its last word
	skip    int // bytes of the text before it, of a letter written onto it
}

// at reads the longest name that begins at word i.
func (f *finder) at(i int) (hit, bool) {
	w := &f.w.list[i]
	if !f.beginsWord(i) {
		return hit{}, false
	}
	folded := f.w.folded[w.start:w.end]
	if h, ok := f.from(i, folded, hashStart, 0); ok {
		return h, true
	}
	// Arabic and Hebrew write prepositions and "and" onto the word.
	var clitics []string
	if w.arabic {
		clitics = arabicClitics[:]
	} else if w.hebrew {
		clitics = hebrewClitics[:]
	}
	if w.letters >= 4 {
		for _, c := range clitics {
			if rest, ok := strings.CutPrefix(string(folded), c); ok {
				if h, ok := f.from(i, []byte(rest), hashStart, len(c)); ok {
					return h, true
				}
			}
		}
	}
	return f.suffixed(i)
}

// beginsWord reports whether a name may begin with word i, in scripts where
// characters follow each other without spaces.
func (f *finder) beginsWord(i int) bool {
	w := &f.w.list[i]
	if w.join != adjacent || i == 0 {
		return true
	}
	before := f.w.list[i-1].class
	switch w.class {
	case katakana, hangul:
		return before != w.class
	case spaced:
		return before != spaced // "U.S.": the S begins nothing
	}
	return true
}

// endsWord reports whether a name may end with word j.
func (f *finder) endsWord(j int) bool {
	if j+1 >= len(f.w.list) || f.w.list[j+1].join != adjacent {
		return true
	}
	w, next := &f.w.list[j], &f.w.list[j+1]
	switch w.class {
	case katakana:
		return next.class != katakana
	case spaced:
		return next.class != spaced
	case brahmic:
		// A vowel sign that is a letter of its own belongs to the syllable before.
		r, _ := utf8.DecodeRune(f.w.folded[next.start:next.end])
		return r < 0xE30 || r > 0xE3A && r != 0xE45
	}
	return true
}

// from reads the longest name that begins with the given folded first word.
func (f *finder) from(i int, first []byte, h uint64, skip int) (hit, bool) {
	all := whole
	if f.w.list[i].lower {
		if !f.x.startsSmall(first) {
			return hit{}, false
		}
		all = wholeSmall
	} else if !f.x.startsAny(first) {
		return hit{}, false
	}
	h = hashBytes(h, first)
	may := f.x.may(h)
	if may&starts == 0 {
		return hit{}, false
	}
	var best hit
	found := false
	for j := i; ; may = f.x.may(h) {
		if may&all != 0 && f.endsWord(j) {
			if c, k, ok := f.choose(i, j, h, func(e *entry) (bool, bool) { return f.legal(e, i, j) }); ok {
				best, found = hit{country: c, kind: k, last: j, skip: skip}, true
			}
		}
		j++
		if may&goesOn == 0 || j >= len(f.w.list) || j-i >= maxWords || f.w.list[j].join == parted ||
			int(f.w.list[j].end-f.w.list[i].start) > f.x.longest {
			return best, found
		}
		h = hashBytes(h, f.w.folded[f.w.list[j-1].end:f.w.list[j].end])
	}
}

// choose is what the words i to j, whose hash is h, name: of the entries that
// legal lets pass, one of the text's language before any other, a decoy before a
// name, a name before a city, and what more languages say.
func (f *finder) choose(i, j int, h uint64, legal func(e *entry) (home, ok bool)) (uint16, kind, bool) {
	var best *entry
	bestRank := -1
	tied := false
	for n := f.x.slots[slotOf(h)]; n != 0; n = f.x.entries[n].next {
		e := &f.x.entries[n]
		if e.hash != h {
			continue
		}
		home, ok := legal(e)
		if !ok {
			continue
		}
		r := int(e.kind)*1000 + e.langs.size()
		if home {
			r += 10_000
		}
		switch {
		case r > bestRank:
			best, bestRank, tied = e, r, false
		case r == bestRank && e.country != best.country:
			tied = true
		}
	}
	if best == nil || tied {
		return 0, 0, false
	}
	if best.kind == decoy {
		return none, decoy, true
	}
	if !f.whole(i, j) || best.kind == adjective && f.meansLanguage(i, j) {
		return 0, 0, false
	}
	return best.country, best.kind, true
}

// legal reports whether an entry may be meant by the words i to j, and whether
// it belongs to the language of the text.
func (f *finder) legal(e *entry, i, j int) (home, ok bool) {
	if e.kind < adjective && !f.wide {
		return false, false
	}
	first := &f.w.list[i]
	home = e.langs.meets(f.home)
	if e.initial && first.join != parted {
		return home, false
	}
	if e.acronym && e.kind != decoy {
		for k := i; k <= j; k++ {
			if !f.w.list[k].caps {
				return home, false
			}
		}
		if f.shout && e.letters == 2 && i == j {
			return home, false // "TELL US MORE"
		}
	}
	if home {
		if first.lower && e.small && e.kind <= institution {
			return home, true
		}
		if first.lower && e.kind != decoy && (e.kind != adjective || e.langs.meets(f.x.english) && !e.langs.meets(minus(f.home, f.x.english))) {
			return home, false
		}
		return home, true
	}
	switch first.class {
	case han, katakana, hangul, brahmic:
		return false, true
	}
	if !first.latin {
		return false, e.letters >= 3 && (!first.lower || e.kind == adjective && e.letters >= 5)
	}
	if first.lower || e.letters < 4 && !(e.acronym && e.letters == 3) {
		return false, false
	}
	if !e.langs.meets(f.x.wide) && (e.langs.size() < 3 || e.kind == adjective) {
		return false, false
	}
	return false, sameLetters(string(f.x.text(e)), f.text[first.from:f.w.list[j].to])
}

func minus(a, b langSet) langSet { return langSet{a[0] &^ b[0], a[1] &^ b[1]} }

// whole reports whether the words i to j are no mere part of a word with
// hyphens: beside them there stands none, one in small letters ("US-led",
// "anti-American"), or another country ("US-Russia").
func (f *finder) whole(i, j int) bool {
	if i > 0 && f.w.list[i].join == hyphen && !f.w.list[i-1].lower && !f.single(i-1) {
		return false
	}
	if j+1 < len(f.w.list) && f.w.list[j+1].join == hyphen && !f.w.list[j+1].lower && !f.single(j+1) {
		return false
	}
	return true
}

// single reports whether one word alone is a country's name or adjective.
func (f *finder) single(i int) bool {
	w := &f.w.list[i]
	h := hashBytes(hashStart, f.w.folded[w.start:w.end])
	if f.x.may(h)&whole == 0 {
		return false
	}
	for n := f.x.slots[slotOf(h)]; n != 0; n = f.x.entries[n].next {
		if e := &f.x.entries[n]; e.hash == h && e.kind != decoy {
			if _, ok := f.legal(e, i, i); ok {
				return true
			}
		}
	}
	return false
}

// meansLanguage reports whether an English adjective is the name of a language:
// "translated from Russian", "in French".
func (f *finder) meansLanguage(i, j int) bool {
	if i == 0 || i != j || f.w.list[i].join != space {
		return false
	}
	before := f.w.list[i-1]
	switch string(f.w.folded[before.start:before.end]) {
	case "in", "from", "into":
	default:
		return false
	}
	return j+1 == len(f.w.list) || f.w.list[j+1].join != space
}

// suffixed reads one word without an ending of the text's language, or without
// the s of a Germanic genitive ("Danmarks Kommunistiske Parti").
func (f *finder) suffixed(i int) (hit, bool) {
	w := &f.w.list[i]
	switch w.class {
	case hangul, han, katakana, brahmic:
		return hit{}, false
	}
	if w.letters < 5 || w.lower { // no name but an adjective stands in small letters
		return hit{}, false
	}
	if w.latin && w.upper {
		if h, ok := f.without(i, ending{written: "s"}, f.x.germanic); ok {
			return h, true
		}
	}
	for _, e := range f.endings {
		if h, ok := f.without(i, e, f.home); ok {
			return h, true
		}
	}
	return hit{}, false
}

// without reads word i with another ending, in some languages only.
func (f *finder) without(i int, e ending, langs langSet) (hit, bool) {
	w := &f.w.list[i]
	stem, ok := bytes.CutSuffix(f.w.folded[w.start:w.end], []byte(e.written))
	if !ok || utf8.RuneCount(stem) < 3 || utf8.RuneCount(stem)+utf8.RuneCountInString(e.nominative) < 4 {
		return hit{}, false
	}
	h := hashBytes(hashStart, stem)
	for k := range len(e.nominative) {
		h = (h ^ uint64(e.nominative[k])) * hashPrime
	}
	if f.x.may(h)&whole == 0 {
		return hit{}, false
	}
	c, k, ok := f.choose(i, i, h, func(e *entry) (bool, bool) {
		return true, e.langs.meets(langs) && (e.kind == name || e.kind == city || e.kind == place && f.wide) && !e.acronym && !w.lower
	})
	return hit{country: c, kind: k, last: i}, ok
}
