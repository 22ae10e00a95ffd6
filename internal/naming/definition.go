package naming

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Definition is a place where a text says what a short form is short for:
// "Full Name (ABBR)", "ABBR (Full Name)", "Full Name, hereafter ABBR".
type Definition struct {
	Short string
	// Full is the name. If Fits is false it is the words before the short form: the
	// name is at their end, and where it begins is not known.
	Full string
	// Fits says that the short form is made of the name's initials.
	Fits bool
	// Alone says that the words before the short form are the whole line or item.
	Alone bool
	Line  int    // of the text, from 1
	Words string // the words that say so
}

const (
	mostDefinitions = 100 // in one text
	longestInside   = 160 // bytes in brackets
	longestBefore   = 240 // bytes before them that are looked at
	mostBefore      = 14  // words before them
)

// Definitions finds the short forms that a Markdown text explains, in its order,
// each pair of names once. It looks only where brackets or words such as
// "hereafter" stand, and costs about as much as looking for these.
func Definitions(text string) []Definition {
	f := definer{text: text, line: 1}
	f.every("(")
	f.every("（")
	f.hereafter()
	return f.found
}

// every reads the brackets that open with the one given.
func (f *definer) every(opens string) {
	for at := 0; len(f.found) < mostDefinitions; {
		n := strings.Index(f.text[at:], opens)
		if n < 0 {
			return
		}
		at += n + len(opens)
		f.brackets(at-len(opens), at)
	}
}

type definer struct {
	text    string
	found   []Definition
	counted int // up to where lines are counted
	line    int
	ends    bool // the brackets that are read end their line
	seen    map[[2]string]bool
}

// brackets reads what brackets hold: from is their place, at that of their inside.
func (f *definer) brackets(from, at int) {
	if from == 0 || f.text[from-1] == ']' || f.text[from-1] == '\\' && from > 1 && f.text[from-2] == ']' {
		return // the address of a link
	}
	// A capital must stand in it: most of what is in brackets goes here.
	end, capital := -1, false
	inside := f.text[at:min(at+longestInside, len(f.text))]
	for i := 0; i < len(inside) && end < 0; i++ {
		switch c := inside[i]; {
		case c == '(' || c == ')' || c == 0xEF && strings.HasPrefix(inside[i:], "）"):
			end = i
		case 'A' <= c && c <= 'Z' || c >= utf8.RuneSelf:
			capital = true
		}
	}
	if end < 0 || !capital || strings.Contains(inside[:end], "\n\n") {
		return
	}
	inside = inside[:end]
	said := f.text[from : at+end]
	if f.text[from] == '(' {
		said = " " + said + ")"
	} else {
		said += "）"
	}
	f.ends = endsLine(f.text[at+end:])
	for i, piece := range strings.FieldsFunc(unintroduced(inside), func(r rune) bool { return strings.ContainsRune(",;/、，", r) }) {
		short := strings.Trim(piece, " \t\n\"'*_«»“”„‘’\\")
		if i == 2 || !IsShort(short) {
			break
		}
		f.before(from, short, said)
	}
	f.explained(from, inside, said)
}

// endsLine reports whether nothing but marks stands before the end of the line that
// a text begins with. It stops at the first that is none: a line may be the text.
func endsLine(text string) bool {
	for _, r := range text {
		switch r {
		case '\n':
			return true
		case ')', '）', ' ', '\t', '\r', '.', ';', ',', '*', '_', '\\':
		default:
			return false
		}
	}
	return true
}

// elided is how long the article is that a word begins with, of which the
// apostrophe has taken the end: l', d', dell', nell'.
func elided(w string) int {
	at := strings.IndexAny(w, "'’")
	if at < 1 || at > 5 {
		return 0
	}
	if !connecting[strings.ToLower(w[:at])] && !connecting[strings.ToLower(w[:at])+"a"] && !connecting[strings.ToLower(w[:at])+"o"] {
		return 0
	}
	_, n := utf8.DecodeRuneInString(w[at:])
	return at + n
}

// introductions are the words behind which a text names the short form that it
// uses from then on.
var introductions = []string{
	"hereafter referred to as", "hereinafter referred to as", "hereinafter", "hereafter", "henceforth", "for short", "in short", "abbreviated", "or", "the", "known as",
	"im folgenden", "nachfolgend", "kurz", "abgekürzt", "en adelante", "en lo sucesivo", "por sus siglas", "ci-après", "en abrégé", "sigle", "doravante", "di seguito", "in breve", "hierna", "afgekort",
	"далее", "сокращённо", "сокращенно", "далі", "скорочено", "dalej", "w skrócie", "以下简称", "以下簡稱", "简称", "簡稱", "略称",
}

// unintroduced is a short form without the words that introduce it.
func unintroduced(s string) string {
	for range 3 {
		s = strings.TrimLeft(s, " \t\n:—–-\"'«“„‘\\")
		cut := false
		for _, word := range introductions {
			if len(s) > len(word) && strings.EqualFold(s[:len(word)], word) && !startsWord(s[len(word)-1:len(word)+1]) {
				s, cut = s[len(word):], true
				break
			}
		}
		if !cut {
			break
		}
	}
	return s
}

// startsWord reports whether two bytes are letters of one ASCII word.
func startsWord(s string) bool {
	for i := range len(s) {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

// before adds the name that stands before the place given.
func (f *definer) before(at int, short, said string) {
	run, alone := runBefore(f.text, at)
	if run == "" {
		return
	}
	alone = alone && f.ends
	all := words(run)
	if len(all) > mostBefore {
		all, alone = all[len(all)-mostBefore:], false
	}
	if len(all) == 0 {
		return
	}
	letters := lettersOf(short)
	for i, w := range all { // l'Organisation, dell'Unione
		if n := elided(w.text); n > 0 {
			all[i].text, all[i].from = w.text[n:], w.from+n
		}
	}
	for i := len(all) - 2; i >= 0; i-- {
		first, _ := utf8.DecodeRuneInString(all[i].text)
		if unicode.ToUpper(plainLetter(first)) != letters[0] || unicode.IsLower(first) {
			continue
		}
		if abbreviates(letters, all[i:]) {
			full := run[all[i].from:]
			f.add(at, Definition{Short: short, Full: full, Fits: true, Alone: alone && i == 0, Words: full + said})
			return
		}
	}
	full := run[all[0].from:]
	if strings.ToLower(full) == full && strings.ToUpper(full) != full {
		return // no name: small letters alone, in a script that has others
	}
	f.add(at, Definition{Short: short, Full: full, Alone: alone, Words: full + said})
}

// explained adds a short form before brackets that hold the name.
func (f *definer) explained(at int, inside, said string) {
	if strings.Count(inside, " ") == 0 {
		return
	}
	run, _ := runBefore(f.text, at)
	all := words(run)
	if len(all) == 0 {
		return
	}
	short := run[all[len(all)-1].from:]
	if !IsShort(short) {
		return
	}
	full := cleaned(inside)
	of := words(full)
	for len(of) > 0 && connecting[strings.ToLower(of[0].text)] {
		of = of[1:]
	}
	if len(of) == 0 {
		return
	}
	if first, _ := utf8.DecodeRuneInString(of[0].text); unicode.IsLower(first) || !abbreviates(lettersOf(short), of) {
		return
	}
	f.add(at, Definition{Short: short, Full: full[of[0].from:of[len(of)-1].to], Fits: true, Words: short + said})
}

// hereafterMarks are words that introduce a short form behind a comma.
var hereafterMarks = []string{"hereafter ", "hereinafter ", "henceforth ", "im Folgenden ", "nachfolgend ", "en adelante ", "ci-après ", "doravante ", "di seguito ", "далее ", "далі "}

// marking are the bytes that they begin with.
var marking = func() (table [256]bool) {
	for _, mark := range hereafterMarks {
		table[mark[0]] = true
	}
	return table
}()

// hereafter finds "Full Name, hereafter ABBR".
func (f *definer) hereafter() {
	for at := 0; len(f.found) < mostDefinitions; {
		n := strings.IndexByte(f.text[at:], ',')
		if n < 0 {
			return
		}
		from := at + n
		at = from + 1
		if at+1 >= len(f.text) || f.text[at] != ' ' || !marking[f.text[at+1]] {
			continue
		}
		for _, mark := range hereafterMarks {
			if !strings.HasPrefix(f.text[at+1:], mark) {
				continue
			}
			at += 1 + len(mark)
			rest := unintroduced(f.text[at:min(at+longestInside, len(f.text))])
			if all := words(rest); len(all) > 0 && IsShort(all[0].text) {
				f.ends = false
				f.before(from, all[0].text, f.text[from:at]+all[0].text)
			}
			break
		}
	}
}

func (f *definer) add(at int, d Definition) {
	key := [2]string{d.Short, d.Full}
	if f.seen[key] {
		return
	}
	if f.seen == nil {
		f.seen = map[[2]string]bool{}
	}
	f.seen[key] = true
	if at < f.counted {
		f.counted, f.line = 0, 1
	}
	f.line += strings.Count(f.text[f.counted:at], "\n")
	f.counted, d.Line = at, f.line
	d.Short, d.Full = strings.Clone(d.Short), strings.Clone(d.Full) // the text is not held
	d.Words = cleaned(d.Words)
	f.found = append(f.found, d)
}

// runBefore is what stands before a place, back to the beginning of its sentence,
// clause or line: what of it may be a name. alone says that it is all of its line
// or item.
func runBefore(text string, at int) (run string, alone bool) {
	from := max(0, at-longestBefore)
	for from < at && !utf8.RuneStart(text[from]) {
		from++
	}
	s := strings.TrimRight(text[from:at], " \t\n\"*_»”’\\")
	if from > 0 && len(s) == 0 {
		return "", false
	}
	cut := 0
	alone = from == 0
	for i := len(s); i > 0; {
		r, n := utf8.DecodeLastRuneInString(s[:i])
		i -= n
		switch r {
		case '\n':
			// A single line end goes on, unless an item or a heading begins behind it.
			rest := s[i+1:]
			if i > 0 && s[i-1] == '\n' || beginsItem(rest) {
				cut, alone = i+1, true
				i = 0
			}
		case ';', ':', '!', '?', '(', ')', '[', ']', '|', '"', '„', '“', '«', '»', '。', '；', '：', '（', '）', '，', '、', ',', '<', '>', '=':
			cut, alone = i+n, r == '|'
			i = 0
		case '.':
			if sentenceEnds(s, i) {
				cut, alone = i+n, false
				i = 0
			}
		}
	}
	return cleaned(unmarkedLine(s[cut:])), alone
}

// beginsItem reports whether a line begins an item, a heading, a quotation or a row.
func beginsItem(line string) bool {
	trimmed := strings.TrimLeft(line, " \t")
	if trimmed == "" {
		return false
	}
	switch trimmed[0] {
	case '-', '*', '+', '#', '>', '|':
		return true
	}
	digits := len(trimmed) - len(strings.TrimLeft(trimmed, "0123456789"))
	return digits > 0 && digits < 5 && digits < len(trimmed) && strings.IndexByte(".)\\", trimmed[digits]) >= 0
}

// unmarkedLine is a line without the mark of an item or heading.
func unmarkedLine(s string) string {
	s = strings.TrimLeft(s, " \t\n-*+#>|")
	if digits := len(s) - len(strings.TrimLeft(s, "0123456789")); digits > 0 && digits < 5 && digits < len(s) && strings.IndexByte(".)\\", s[digits]) >= 0 {
		s = strings.TrimLeft(s[digits:], ".)\\ \t")
	}
	return s
}

// sentenceEnds reports whether the full stop at i ends a sentence, and not an
// initial or a short word: "U.S. ", "St. ".
func sentenceEnds(s string, i int) bool {
	if i+1 < len(s) && s[i+1] != ' ' && s[i+1] != '\n' {
		return false
	}
	begin := strings.LastIndexAny(s[:i], " \n.") + 1
	return utf8.RuneCountInString(s[begin:i]) > 2
}

// cleaned is a text without Markdown's marks and with single spaces.
func cleaned(s string) string {
	if strings.ContainsAny(s, "\\*_`~") {
		s = strings.Map(func(r rune) rune {
			if strings.ContainsRune("\\*_`~", r) {
				return -1
			}
			return r
		}, s)
	}
	return strings.Join(strings.Fields(s), " ")
}
