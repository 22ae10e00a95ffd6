package infer

import (
	"maps"
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A word is a word of a short text and where it stands. Han, kana and Thai
// characters are words of their own, so that one kind of lookup serves every script.
type word struct {
	low      string // lower case, as words are compared
	from, to int16  // bytes of the text, of which no more than maxHead are looked at
	id       wordID // of those that phrases have, 0 for any other
}

// maxHead is how many bytes of a text are looked at word by word.
const maxHead = 600

// wordsOf takes the beginning of a text apart. The lower case of a word is a piece of
// the vocabulary or of the text where it can be; that of all other words is one string.
func wordsOf(text string) []word {
	text = cut(text, maxHead)
	var list []word
	var room [256]byte
	var ends [32]int
	low, lows := room[:0], ends[:0] // of words whose lower case is neither; where each of them ends
	for at := 0; ; {
		from, to, more := nextWord(text, at, low)
		if from == to {
			break
		}
		if list == nil {
			list = make([]word, 0, (len(text)-from)/5+1)
		}
		w := word{low: text[from:to], from: int16(from), to: int16(to)}
		if len(more) > len(low) {
			w.id, w.low = vocabulary.find(string(more[len(low):])), ""
		} else {
			w.id = vocabulary.find(w.low)
		}
		switch {
		case w.id != 0:
			w.low = vocabulary.words[w.id]
		case w.low == "":
			low = more
			lows = append(lows, len(low))
		}
		list = append(list, w)
		at = to
	}
	if len(lows) == 0 {
		return list
	}
	all, at := string(low), 0
	for i := range list {
		if list[i].low == "" {
			list[i].low = all[at:lows[0]]
			at, lows = lows[0], lows[1:]
		}
	}
	return list
}

// A token is a word of which only its number and its place are asked.
type token struct {
	from, to int16
	id       wordID
}

// mostTokens is for how many tokens there is room without allocating.
const mostTokens = maxHead / 4

// tokensOf are wordsOf a text as tokens, in the room that is given.
func tokensOf(room []token, text string) []token {
	text = cut(text, maxHead)
	var more [64]byte
	for at := 0; ; {
		from, to, low := nextWord(text, at, more[:0])
		if from == to {
			return room
		}
		room = append(room, token{int16(from), int16(to), numberOf(text[from:to], low)})
		at = to
	}
}

// firstWord is the number of a text's first word, 0 if it is none of those that
// phrases have. It allocates nothing.
func firstWord(text string) wordID {
	var room [48]byte
	from, to, low := nextWord(text, 0, room[:0])
	return numberOf(text[from:to], low)
}

// numberOf is the number of a word, of which nextWord gave the lower case.
func numberOf(word string, low []byte) wordID {
	if len(low) > 0 {
		return vocabulary.find(string(low))
	}
	return vocabulary.find(word)
}

// nextWord looks for the first word of a text that stands at a place or behind it; none
// is empty. Its lower case, if the word is not in lower case itself, is appended to low.
func nextWord(s string, at int, low []byte) (from, to int, more []byte) {
	i := at
	for i < len(s) {
		kind := bytesInWords[s[i]]
		if kind == small { // as nearly all words begin, and go on
			to = i
			if len(s)-i >= 8 {
				to += smallLetters8(eight(s[i:]))
			}
			if to == i || to == i+8 {
				for to < len(s) && bytesInWords[s[to]] == small {
					to++
				}
			}
			if to == len(s) || bytesInWords[s[to]] == noWord {
				return i, to, low
			}
			return wordAt(s, i, low)
		}
		if kind == capital { // and small letters behind it, in nearly all such words
			to = i + 1
			for to < len(s) && bytesInWords[s[to]] == small {
				to++
			}
			if to == len(s) || bytesInWords[s[to]] == noWord {
				low = append(low, s[i]+('a'-'A'))
				return i, to, append(low, s[i+1:to]...)
			}
			return wordAt(s, i, low)
		}
		if kind == wide {
			r, size := utf8.DecodeRuneInString(s[i:])
			if partOfWord(r) {
				return wordAt(s, i, low)
			}
			i += size - 1
		}
		i++
	}
	return i, i, low
}

// smallLetters8 is how many of eight bytes, from the first on, are small letters of ASCII.
func smallLetters8(x uint64) int {
	ascii := x &^ everyHigh // in every byte a sum passes 0x80 from a bound on
	letters := (ascii + everyByte*(0x80-'a')) &^ (ascii + everyByte*(0x80-'z'-1)) &^ x & everyHigh
	return bits.TrailingZeros64(^letters&everyHigh) / 8
}

// wordAt is nextWord for a word that begins at a place.
func wordAt(s string, i int, low []byte) (from, to int, more []byte) {
	first, size := utf8.DecodeRuneInString(s[i:])
	if alone(first) {
		return i, i + size, low
	}
	from = i
	start := len(low)
	changed := false
	change := func() {
		if !changed {
			changed = true
			low = append(low, s[from:i]...)
		}
	}
scan:
	for {
		same := i
		for i < len(s) && bytesInWords[s[i]] == small {
			i++
		}
		if changed {
			low = append(low, s[same:i]...)
		}
		if i == len(s) {
			break
		}
		size := 1
		switch bytesInWords[s[i]] {
		case capital:
			change()
			low = append(low, s[i]+('a'-'A'))
		case apostrophe:
			if !inWord(s, i, 1) {
				break scan
			}
			if changed {
				low = append(low, s[i])
			}
		case wide:
			var r rune
			r, size = utf8.DecodeRuneInString(s[i:])
			if r == '’' {
				if !inWord(s, i, size) {
					break scan
				}
				change()
				low = append(low, '\'')
				break
			}
			if !partOfWord(r) || alone(r) {
				break scan
			}
			if small := lower(r); small != r {
				change()
				low = utf8.AppendRune(low, small)
			} else if changed {
				low = append(low, s[i:i+size]...)
			}
		default:
			break scan
		}
		i += size
	}
	if first >= 0x600 && unicode.Is(unicode.Arabic, first) {
		change()
		low = append(low[:start], plainArabic(string(low[start:]))...)
	}
	return from, i, low
}

// inWord reports whether the apostrophe at i, of so many bytes, belongs to the word
// before it (Workers’, l'homme); else it is a quotation mark.
func inWord(s string, i, size int) bool {
	if s[i-1] == 's' {
		return true
	}
	next, _ := utf8.DecodeRuneInString(s[i+size:])
	return unicode.IsLetter(next)
}

// What bytes are to words.
const (
	noWord     = iota
	small      // stands in words as it is
	capital    // stands in words in its lower case
	apostrophe // stands within some
	wide       // a character of several bytes
)

var bytesInWords = func() (kinds [256]uint8) {
	for i := range kinds {
		switch r := rune(i); {
		case r >= utf8.RuneSelf:
			kinds[i] = wide
		case unicode.IsUpper(r):
			kinds[i] = capital
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			kinds[i] = small
		case r == '\'':
			kinds[i] = apostrophe
		}
	}
	return kinds
}()

// lower is the form of a character in which words are compared.
func lower(r rune) rune {
	switch {
	case 'а' <= r && r <= 'я':
		return r
	case 'А' <= r && r <= 'Я':
		return r + ('а' - 'А')
	}
	if r = unicode.ToLower(r); r == 'ё' {
		return 'е'
	}
	return r
}

func isASCIILetter(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }

func partOfWord(r rune) bool {
	switch {
	case 0x100 <= r && r < 0x2B0, 0x400 <= r && r < 0x482: // letters of the Latin and the Cyrillic script
		return true
	case 0x2000 <= r && r < 0x2070: // quotation marks, dashes, spaces
		return r == '\u200c'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '\u200c'
}

// alone reports whether a character of a script without spaces is a word by itself.
func alone(r rune) bool {
	switch {
	case r < 0x0E00, 0x0E80 <= r && r < 0x2E80, 0xAC00 <= r && r < 0xD7B0: // Thai ends, Han begins; Hangul
		return false
	case 0x4E00 <= r && r < 0x9FF0:
		return true
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai)
}

// plainArabic is the form in which a word of Arabic script is compared: without
// the article, vowel signs and stretching, with plain alef.
func plainArabic(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == 'أ' || r == 'إ' || r == 'آ' || r == 'ٱ':
			return 'ا'
		case r == 'ـ' || unicode.IsMark(r):
			return -1
		}
		return r
	}, s)
	if rest, ok := strings.CutPrefix(s, "ال"); ok && utf8.RuneCountInString(rest) > 2 {
		return rest
	}
	return s
}

// phrases finds the longest known phrase that begins at a word.
type phrases struct {
	first []uint64            // a bit for each word that begins one
	from  map[wordID][]phrase // by their first word
}

type phrase struct {
	words []wordID
	value string
}

// newPhrases reads a table: under each value its phrases, parted by commas.
func newPhrases(table map[string]string) phrases {
	var p phrases
	for _, value := range slices.Sorted(maps.Keys(table)) {
		p.add(value, table[value])
	}
	return p
}

// wordSet is a set of phrases without values.
func wordSet(list string) phrases {
	var p phrases
	p.add("", list)
	return p
}

func (p *phrases) add(value, list string) {
	if p.from == nil {
		p.from = map[wordID][]phrase{}
	}
	for text := range strings.FieldsFuncSeq(list, func(r rune) bool { return r == ',' || r == '\n' }) {
		var words []wordID
		for _, w := range wordsOf(text) {
			words = append(words, vocabulary.add(w.low))
		}
		if len(words) == 0 {
			continue
		}
		if len(words) > longestPhrase {
			panic("infer: too many words in the phrase " + text)
		}
		first := words[0]
		p.from[first] = append(p.from[first], phrase{words, value})
		if n := int(first/64) + 1 - len(p.first); n > 0 {
			p.first = append(p.first, make([]uint64, n)...)
		}
		p.first[first/64] |= 1 << (first % 64)
	}
}

// begin reports whether a word begins a phrase of the set.
func (p *phrases) begin(id wordID) bool {
	return int(id/64) < len(p.first) && p.first[id/64]>>(id%64)&1 != 0
}

// at gives the value of the longest phrase that begins at word i, and how many words it has.
func (p *phrases) at(ws []word, i int) (value string, n int) {
	if !p.begin(ws[i].id) {
		return "", 0
	}
	for _, ph := range p.from[ws[i].id] {
		if len(ph.words) <= n || len(ph.words) > len(ws)-i {
			continue
		}
		same := true
		for j, w := range ph.words {
			if ws[i+j].id != w {
				same = false
				break
			}
		}
		if same {
			value, n = ph.value, len(ph.words)
		}
	}
	return value, n
}

// atToken is at for tokens.
func (p *phrases) atToken(ts []token, i int) (value string, n int) {
	if !p.begin(ts[i].id) {
		return "", 0
	}
	for _, ph := range p.from[ts[i].id] {
		if len(ph.words) <= n || len(ph.words) > len(ts)-i {
			continue
		}
		same := true
		for j, w := range ph.words {
			if ts[i+j].id != w {
				same = false
				break
			}
		}
		if same {
			value, n = ph.value, len(ph.words)
		}
	}
	return value, n
}

// among reports whether a phrase of the set stands in the tokens.
func (p *phrases) among(ts []token) bool {
	for i := range ts {
		if _, n := p.atToken(ts, i); n > 0 {
			return true
		}
	}
	return false
}

// has reports whether a phrase of the set stands in the words.
func (p *phrases) has(ws []word) bool {
	for i := range ws {
		if _, n := p.at(ws, i); n > 0 {
			return true
		}
	}
	return false
}

// hasAll reports whether a text is a phrase of the set and nothing else.
func (p *phrases) hasAll(text string) bool {
	text = cut(text, maxHead)
	_, n, end := p.match(text)
	if n == 0 {
		return false
	}
	var room [48]byte
	from, to, _ := nextWord(text, end, room[:0])
	return from == to
}

// opens reports whether a text begins with a phrase of the set.
func (p *phrases) opens(text string) bool {
	_, n := p.begins(text)
	return n > 0
}

// mayBegin reports whether the first word of a text is that of a phrase, which is
// seldom so and cheap to see.
func (p *phrases) mayBegin(text string) bool { return p.begin(firstWord(text)) }

// mayBeginWithin reports whether one of the first n words of a text is the first of
// a phrase.
func (p *phrases) mayBeginWithin(text string, n int) bool {
	var room [48]byte
	for at := 0; n > 0; n-- {
		from, to, low := nextWord(text, at, room[:0])
		if from == to {
			break
		}
		if p.begin(numberOf(text[from:to], low)) {
			return true
		}
		at = to
	}
	return false
}

// begins looks for a phrase at the beginning of a text.
func (p *phrases) begins(text string) (value string, n int) {
	value, n, _ = p.match(cut(text, 120))
	return value, n
}

// longestPhrase is how many words a phrase has at most.
const longestPhrase = 16

// match looks for the longest phrase at the beginning of a text, and how many of its
// bytes that takes. It cuts no more of the text than it needs, and allocates nothing.
func (p *phrases) match(text string) (value string, n, end int) {
	var ids [longestPhrase]wordID
	var ends [longestPhrase]int
	read, at := 0, 0
	word := func(i int) (wordID, bool) { // of the text
		for read <= i {
			var room [48]byte
			from, to, low := nextWord(text, at, room[:0])
			if from == to {
				return 0, false
			}
			ids[read], ends[read] = numberOf(text[from:to], low), to
			read, at = read+1, to
		}
		return ids[i], true
	}
	first, ok := word(0)
	if !ok || !p.begin(first) {
		return "", 0, 0
	}
	for _, ph := range p.from[first] {
		if len(ph.words) <= n {
			continue
		}
		same := true
		for i, w := range ph.words {
			if id, ok := word(i); !ok || id != w {
				same = false
				break
			}
		}
		if same {
			value, n = ph.value, len(ph.words)
		}
	}
	if n == 0 {
		return "", 0, 0
	}
	return value, n, ends[n-1]
}

// upperFirst reports whether the word begins with a capital, or its script has none.
func upperFirst(s string, w word) bool {
	r, _ := utf8.DecodeRuneInString(s[w.from:])
	return unicode.IsUpper(r) || unicode.IsTitle(r) || unicode.IsDigit(r) || unicode.IsLetter(r) && !unicode.IsLower(r)
}

// cased reports whether most letters of a text are of a script with capitals: an
// abbreviation in Latin letters does not give an Arabic sentence any.
func cased(s string) bool {
	with, without := 0, 0
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			if isASCIILetter(r) {
				with++
			}
		case unicode.IsUpper(r) || unicode.IsLower(r):
			with++
		case unicode.IsLetter(r):
			without++
		}
		if with+without == enoughLetters {
			break
		}
	}
	return with > 0 && with >= without
}

// enoughLetters is how many letters show what script a text is in.
const enoughLetters = 400

// mostlyCaps reports whether a line is set in capitals, whatever stands in small
// letters in brackets behind it: one word of it in capitals shows nothing then.
func mostlyCaps(text string, ws []word) bool {
	if allCaps(text) {
		return true
	}
	caps, small := 0, 0
	for _, w := range ws {
		word := text[w.from:w.to]
		if runes(word) < 4 {
			continue
		}
		if strings.ToUpper(word) == word && cased(word) {
			caps++
		} else {
			small++
		}
	}
	return caps >= 3 && caps >= small
}

// allCaps reports whether a text has capitals, at least four, and no lower-case letter.
func allCaps(s string) bool {
	n := 0
	for _, r := range s {
		switch {
		case unicode.IsLower(r):
			return false
		case unicode.IsUpper(r):
			n++
		}
	}
	return n >= 4
}

// brackets parts a name from what stands in its first brackets.
func brackets(s string) (outside, inside string) {
	open := indexAny(s, "([（")
	if open < 0 {
		return s, ""
	}
	_, size := utf8.DecodeRuneInString(s[open:])
	rest := s[open+size:]
	inside, after := rest, ""
	if end := indexAny(rest, ")]）"); end >= 0 {
		_, size = utf8.DecodeRuneInString(rest[end:])
		inside, after = rest[:end], rest[end+size:]
	}
	return flat(s[:open] + " " + after), flat(inside)
}

// quotes reports whether quotation marks stand in a text. (strings.ContainsAny is
// slow where a mark is not ASCII.)
func quotes(text string) bool {
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '"':
			return true
		case 0xc2: // « »
			if i+1 < len(text) && (text[i+1] == 0xab || text[i+1] == 0xbb) {
				return true
			}
		case 0xe2: // “ ” „
			if i+2 < len(text) && text[i+1] == 0x80 && text[i+2] >= 0x9c && text[i+2] <= 0x9e {
				return true
			}
		}
	}
	return false
}
