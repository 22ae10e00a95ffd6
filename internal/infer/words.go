package infer

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A word is a word of a short text and where it stands. Han, kana and Thai
// characters are words of their own, so that one kind of lookup serves every script.
type word struct {
	from, to int    // bytes of the text
	low      string // lower case, as words are compared
	id       wordID // of those that phrases have, 0 for any other
}

// A wordID is the number of a word that stands in some phrase. Most words of a
// text stand in none, which one look shows for all sets of phrases.
type wordID uint32

// vocabulary has the words of all phrases, by their lower case. It is filled
// while the package is initialized, and only read afterwards.
var vocabulary = map[string]wordID{}

func intern(low string) wordID {
	id, ok := vocabulary[low]
	if !ok {
		id = wordID(len(vocabulary) + 1)
		vocabulary[low] = id
	}
	return id
}

// maxHead is how many bytes of a text are looked at word by word.
const maxHead = 600

// wordsOf takes the beginning of a text apart. The lower case of all its words
// is one string: rules cut texts into words more often than they do anything else.
func wordsOf(s string) []word {
	s = cut(s, maxHead)
	var room [maxHead + maxHead/2]byte
	var ends [maxHead]uint16 // of the words in low
	low := room[:0]
	list := make([]word, 0, min(len(s)/5+2, 24))
	from, start := -1, 0 // of the word in s and in low
	end := func(to int) {
		if from < 0 {
			return
		}
		if first, _ := utf8.DecodeRuneInString(s[from:]); first >= 0x600 && unicode.Is(unicode.Arabic, first) {
			low = append(low[:start], plainArabic(string(low[start:]))...)
		}
		ends[len(list)] = uint16(len(low))
		list = append(list, word{from: from, to: to})
		from = -1
	}
	for i, r := range s {
		switch {
		case r < utf8.RuneSelf && (isASCIILetter(r) || '0' <= r && r <= '9'):
			if from < 0 {
				from, start = i, len(low)
			}
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
			low = append(low, byte(r))
		case r >= utf8.RuneSelf && partOfWord(r):
			if alone(r) {
				end(i)
				from, start = i, len(low)
				low = utf8.AppendRune(low, r)
				end(i + utf8.RuneLen(r))
				continue
			}
			if from < 0 {
				from, start = i, len(low)
			}
			if r = unicode.ToLower(r); r == 'ё' {
				r = 'е'
			}
			low = utf8.AppendRune(low, r)
		case r == '\'' || r == '’':
			// Within a word it belongs to it (Workers’, l'homme); outside it is a quotation mark.
			if from < 0 {
				continue
			}
			if next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):]); !unicode.IsLetter(next) && !strings.HasSuffix(s[from:i], "s") {
				end(i)
				continue
			}
			low = append(low, '\'')
		default:
			end(i)
		}
	}
	end(len(s))
	all, at := string(low), 0
	for i := range list {
		list[i].low = all[at:ends[i]]
		list[i].id = vocabulary[list[i].low]
		at = int(ends[i])
	}
	return list
}

// firstWord is the number of a text's first word, as wordsOf gives it; seen is
// false where only wordsOf can tell. It allocates nothing.
func firstWord(text string) (id wordID, seen bool) {
	var room [48]byte
	low := room[:0]
	for _, r := range text {
		switch {
		case r < utf8.RuneSelf && (isASCIILetter(r) || '0' <= r && r <= '9'):
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
			low = append(low, byte(r))
		case r >= utf8.RuneSelf && partOfWord(r):
			if r >= 0x600 {
				return 0, false // Arabic has an article; of others a letter may be a word
			}
			if r = unicode.ToLower(r); r == 'ё' {
				r = 'е'
			}
			low = utf8.AppendRune(low, r)
		case r == '\'' || r == '’':
			if len(low) > 0 {
				return 0, false
			}
		case len(low) > 0:
			return vocabulary[string(low)], true
		}
		if len(low) > len(room)-utf8.UTFMax {
			return 0, false
		}
	}
	return vocabulary[string(low)], len(low) > 0
}

func isASCIILetter(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }

func partOfWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '\u200c'
}

// alone reports whether a character of a script without spaces is a word by itself.
func alone(r rune) bool {
	return r >= 0x0E00 && (unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai))
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
type phrases map[wordID][]phrase

type phrase struct {
	words []wordID
	value string
}

// newPhrases reads a table: under each value its phrases, parted by commas.
func newPhrases(table map[string]string) phrases {
	p := phrases{}
	for _, value := range slices.Sorted(maps.Keys(table)) {
		p.add(value, table[value])
	}
	return p
}

// wordSet is a set of phrases without values.
func wordSet(list string) phrases {
	p := phrases{}
	p.add("", list)
	return p
}

func (p phrases) add(value, list string) {
	for text := range strings.FieldsFuncSeq(list, func(r rune) bool { return r == ',' || r == '\n' }) {
		var words []wordID
		for _, w := range wordsOf(text) {
			words = append(words, intern(w.low))
		}
		if len(words) > 0 {
			p[words[0]] = append(p[words[0]], phrase{words, value})
		}
	}
}

// at gives the value of the longest phrase that begins at word i, and how many words it has.
func (p phrases) at(ws []word, i int) (value string, n int) {
	if ws[i].id == 0 {
		return "", 0
	}
	for _, ph := range p[ws[i].id] {
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

// has reports whether a phrase of the set stands in the words.
func (p phrases) has(ws []word) bool {
	for i := range ws {
		if _, n := p.at(ws, i); n > 0 {
			return true
		}
	}
	return false
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
	open := strings.IndexAny(s, "([（")
	if open < 0 {
		return s, ""
	}
	_, size := utf8.DecodeRuneInString(s[open:])
	rest := s[open+size:]
	inside, after := rest, ""
	if end := strings.IndexAny(rest, ")]）"); end >= 0 {
		_, size = utf8.DecodeRuneInString(rest[end:])
		inside, after = rest[:end], rest[end+size:]
	}
	return flat(s[:open] + " " + after), flat(inside)
}

// runes counts characters, weighing those of Chinese and its kin double, as
// they say as much in half the room.
func runes(s string) int {
	n := 0
	for _, r := range s {
		n++
		if alone(r) {
			n++
		}
	}
	return n
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
