package site

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"fonds/internal/collection"
	"fonds/internal/document"
	"fonds/internal/permalink"
)

// An alphabet is the letters that the names of an index begin with, and the page
// on which each begins; nil for few names.
type alphabet struct {
	path    func(n int) permalink.Path
	names   []string       // as they are sorted
	letters []string       // of each name
	first   map[string]int // the number of a letter's first name
	rows    [][]string     // the bar: the letters of each script
}

const (
	// mostLetters is how many letters beside those of the alphabet a bar has.
	mostLetters = 80
	// mostGuides is how many pages of a letter are listed.
	mostGuides = 24
	// longestGuide is how many characters of a name stand for its page.
	longestGuide = 32
)

// alphabets are what a reader of an interface language looks for whole: its
// letters, those too with which no name begins. Other languages have A to Z.
var alphabets = map[document.Lang]string{
	"":   "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
	"es": "ABCDEFGHIJKLMNÑOPQRSTUVWXYZ",
	"ru": "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЭЮЯ",
	"uk": "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЮЯ",
	"el": "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ",
	"ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
	// By their sounds; wide letters, so that names written in Latin ones have theirs.
	"zh": "ＡＢＣＤＥＦＧＨＪＫＬＭＮＯＰＱＲＳＴＷＸＹＺ",
}

// wide is how far the wide form of a Latin letter is from the letter.
const wide = 'Ａ' - 'A'

// alphabet makes the bar of an index whose names (as they are sorted) are given.
func (b *builder) alphabet(path func(int) permalink.Path, names []string) *alphabet {
	if len(names) <= fewTerms {
		return nil
	}
	a := &alphabet{path: path, names: names, letters: make([]string, len(names)), first: map[string]int{}}
	lang, _, _ := strings.Cut(string(b.words.Lang()), "-")
	whole, ok := alphabets[document.Lang(lang)]
	if !ok {
		whole = alphabets[""]
	}
	byScript := map[string][]string{}
	var scripts []string
	add := func(letter string) {
		script := scriptOf(letter)
		if script == "" && len(scripts) > 0 {
			script = scripts[0] // what is no letter
		}
		if byScript[script] == nil {
			scripts = append(scripts, script)
		}
		byScript[script] = append(byScript[script], letter)
	}
	for _, r := range whole {
		add(string(r))
	}
	others := 0
	initials := collection.Initials(b.words.Lang(), names)
	for i, name := range names {
		letter := letterOf(name, whole)
		if initials[i] != "" {
			letter = string(rune(initials[i][0]) + wide)
		}
		if known := i > 0 && a.letters[i-1] == letter; known {
			a.letters[i] = a.letters[i-1] // one string for all
			continue
		}
		a.letters[i] = letter
		if _, known := a.first[letter]; known {
			continue
		}
		a.first[letter] = i
		if !strings.Contains(whole, letter) && others < mostLetters {
			others++
			add(letter)
		}
	}
	for _, script := range scripts {
		if slices.ContainsFunc(byScript[script], func(l string) bool { _, used := a.first[l]; return used }) {
			a.rows = append(a.rows, byScript[script])
		}
	}
	return a
}

// bar gives the letters as links from page n of the index, or (n is 0) from
// another page; current is the letter of that page's name.
func (a *alphabet) bar(b *builder, from permalink.Path, n int, current string) []LetterRow {
	if a == nil {
		return nil
	}
	if n > 0 && len(a.names) > indexPageSize {
		current = a.letters[(n-1)*indexPageSize]
	}
	rows := make([]LetterRow, len(a.rows))
	for r, letters := range a.rows {
		rows[r] = make(LetterRow, len(letters))
		for i, text := range letters {
			l := Letter{Text: text}
			if at, ok := a.first[text]; ok {
				page := at/indexPageSize + 1
				l.Href = within(b.href(from, a.path(page)), page == n, letterID(text))
				l.Current = text == current
			}
			rows[r][i] = l
		}
	}
	return rows
}

// guide leads to the other pages of the letters that page n has names of, if
// one of them goes over several pages.
func (a *alphabet) guide(b *builder, from permalink.Path, n int) []Letter {
	if a == nil {
		return nil
	}
	pages := pagesOf(len(a.names), indexPageSize)
	begins := func(page int) int { return (page - 1) * indexPageSize }
	opens, closes := a.letters[begins(n)], a.letters[min(begins(n+1), len(a.letters))-1]
	first, last := n, n
	for first > 1 && a.letters[begins(first)-1] == opens && n-first < mostGuides/2 {
		first--
	}
	for last < pages && a.letters[begins(last+1)] == closes && last-first < mostGuides {
		last++
	}
	if first == last {
		return nil
	}
	guide := make([]Letter, 0, last-first+1)
	for page := first; page <= last; page++ {
		guide = append(guide, Letter{Text: a.guideWord(begins(page)), Href: b.href(from, a.path(page)), Current: page == n})
	}
	return guide
}

// guideWord is as much of a name as tells it from the one before.
func (a *alphabet) guideWord(at int) string {
	name := []rune(a.names[at])
	end := min(3, len(name))
	if at > 0 {
		before := []rune(a.names[at-1])
		for end < min(len(name), len(before)) && slices.Equal(name[:end], before[:end]) {
			end++
		}
	}
	for end < len(name) && end < longestGuide && unicode.IsMark(name[end]) {
		end++
	}
	return strings.TrimSpace(string(name[:min(end, longestGuide)]))
}

// mark says of entry i of the index that its letter begins with it.
func (a *alphabet) mark(e *IndexEntry, i int) {
	if a == nil {
		return
	}
	letter := a.letters[i]
	if i%indexPageSize == 0 || letter != a.letters[i-1] {
		e.Mark = letter
	}
	if a.first[letter] == i {
		e.ID = letterID(letter)
	}
}

// letterOf is the letter under which a name stands: its first, large and
// without marks but those that make a letter of the alphabet; "#" for names that
// begin with none.
func letterOf(name, alphabet string) string {
	for _, r := range norm.NFC.String(clip(name, 64)) {
		switch {
		case unicode.IsDigit(r):
			return "#"
		case unicode.Is(unicode.Han, r):
			return "漢" // they are too many for a bar
		case unicode.Is(unicode.Hangul, r):
			return initialConsonant(r)
		case unicode.IsLetter(r):
			r = unicode.ToUpper(r)
			if r == 'Й' || strings.ContainsRune(alphabet, r) {
				return string(r)
			}
			if base, ok := baseLetters[r]; ok {
				return base
			}
			r, _ = utf8.DecodeRuneInString(norm.NFD.String(string(r)))
			if 'ァ' <= r && r <= 'ヶ' {
				r -= 'ァ' - 'ぁ'
			}
			return string(unicode.ToUpper(r))
		}
	}
	return "#"
}

// initialConsonant is the letter with which a Korean syllable begins.
func initialConsonant(r rune) string {
	if r < '가' || r > '힣' {
		return string(r)
	}
	return string([]rune("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ")[(r-'가')/588])
}

// scriptOf names the script of a letter; "" of what is none.
func scriptOf(letter string) string {
	r, _ := utf8.DecodeRuneInString(letter)
	if 'Ａ' <= r && r <= 'Ｚ' {
		return "Hani"
	}
	for _, s := range scripts {
		if unicode.Is(s.table, r) {
			return s.name
		}
	}
	return ""
}

var scripts = []struct {
	name  string
	table *unicode.RangeTable
}{
	{"Latn", unicode.Latin}, {"Cyrl", unicode.Cyrillic}, {"Grek", unicode.Greek}, {"Arab", unicode.Arabic}, {"Hebr", unicode.Hebrew},
	{"Hani", unicode.Han}, {"Hang", unicode.Hangul}, {"Kana", unicode.Hiragana}, {"Deva", unicode.Devanagari}, {"Armn", unicode.Armenian}, {"Geor", unicode.Georgian},
}

// baseLetters are Latin letters with marks that decomposing does not part.
var baseLetters = map[rune]string{
	'Æ': "A", 'Ð': "D", 'Đ': "D", 'Ħ': "H", 'Ł': "L", 'Ŋ': "N", 'Ø': "O", 'Œ': "O", 'Þ': "T", 'ẞ': "S", 'ß': "S", 'Ŧ': "T", 'İ': "I", 'I': "I",
}

func letterID(letter string) string {
	if letter == "#" {
		return "letter-0"
	}
	return "letter-" + strings.ToLower(letter)
}
