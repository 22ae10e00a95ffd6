package dates

import (
	"unicode"
	"unicode/utf8"
)

// A scanner looks at single places of a text. It never looks further than a few
// words, so that its cost does not depend on what a text is made of.
type scanner struct {
	text  string
	names *nameTable
	lower [longestWord + utf8.UTFMax]byte
}

// A number is a run of digits of any script; its value is that of the first eight.
type number struct {
	from, to int
	value    int
	digits   int
}

// isDay reports whether the number could be that of a day.
func (n number) isDay() bool { return n.digits <= 2 && n.value >= 1 && n.value <= 31 }

// isYear reports whether it could be the year of a date in words.
func (n number) isYear() bool { return n.digits == 4 && n.value >= 1000 && n.value <= 2099 }

// number reads the number that begins at a place.
func (s *scanner) number(at int) (number, bool) {
	n := number{from: at, to: at}
	for n.to < len(s.text) {
		c := s.text[n.to]
		d, size := int(c-'0'), 1
		if c < '0' || c > '9' {
			if c < 0xd9 { // no other digits are encoded lower
				break
			}
			var r rune
			r, size = utf8.DecodeRuneInString(s.text[n.to:])
			var ok bool
			if d, ok = digit(r); !ok {
				break
			}
		}
		if n.digits++; n.digits <= 8 {
			n.value = n.value*10 + d
		}
		n.to += size
	}
	return n, n.digits > 0
}

// zeros are the zeros of the scripts whose digits dates are written with.
var zeros = [...]rune{0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040, 0x17e0, 0x1810, 0xff10}

// digit is the value of a decimal digit outside ASCII.
func digit(r rune) (int, bool) {
	for _, zero := range zeros {
		if r < zero {
			break
		}
		if r < zero+10 {
			return int(r - zero), true
		}
	}
	return 0, false
}

// at is the byte at a place, 0 behind the end.
func (s *scanner) at(i int) byte {
	if i < len(s.text) {
		return s.text[i]
	}
	return 0
}

func (s *scanner) rune(at int) (rune, int) {
	if c := s.at(at); c < utf8.RuneSelf {
		if at >= len(s.text) {
			return 0, 0
		}
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(s.text[at:])
}

func (s *scanner) runeBefore(at int) (rune, int) {
	if at == 0 {
		return 0, 0
	}
	if c := s.text[at-1]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeLastRuneInString(s.text[:at])
}

// most is how many characters of white space may stand between two parts.
const most = 6

// spaces goes over white space, but not over a blank line.
func (s *scanner) spaces(at int) int {
	lines := 0
	start := at
	for range most {
		r, size := s.rune(at)
		if size == 0 || !isSpace(r) {
			break
		}
		if r == '\n' {
			if lines++; lines > 1 {
				return start
			}
		}
		at += size
	}
	return at
}

func (s *scanner) spacesBefore(at int) int {
	lines := 0
	start := at
	for range most {
		r, size := s.runeBefore(at)
		if size == 0 || !isSpace(r) {
			break
		}
		if r == '\n' {
			if lines++; lines > 1 {
				return start
			}
		}
		at -= size
	}
	return at
}

func isSpace(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || r >= '\t' && r <= '\r'
	}
	return unicode.IsSpace(r) || r == 0x200e || r == 0x200f
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || r == 0x200c || r == 0x200d
}

// A word is a run of letters, empty if there is none.
type word struct{ from, to int }

func (w word) empty() bool { return w.from == w.to }

const longestWord = 60 // bytes

// word reads the word that begins at a place.
func (s *scanner) word(at int) word {
	end := at
	for end-at < longestWord {
		r, size := s.rune(end)
		if size == 0 || !isLetter(r) {
			break
		}
		end += size
	}
	return word{at, end}
}

// wordBefore reads the word that ends at a place.
func (s *scanner) wordBefore(at int) word {
	from := at
	for at-from < longestWord {
		r, size := s.runeBefore(from)
		if size == 0 || !isLetter(r) {
			break
		}
		from -= size
	}
	return word{from, at}
}

// key is a word, or two parted by spaces, in lower case; it is overwritten by the
// next call.
func (s *scanner) key(list ...word) []byte {
	b := s.lower[:0]
	for i, w := range list {
		if i > 0 {
			b = append(b, ' ')
		}
		for j := w.from; j < w.to && len(b) < longestWord; {
			r, size := s.rune(j)
			switch {
			case r < utf8.RuneSelf:
				if 'A' <= r && r <= 'Z' {
					r += 'a' - 'A'
				}
				b = append(b, byte(r))
			case r == 'İ':
				b = append(b, 'i')
			default:
				b = utf8.AppendRune(b, unicode.ToLower(r))
			}
			j += size
		}
	}
	return b
}

// in reports whether a word is one of a set.
func (s *scanner) in(w word, words map[string]bool) bool {
	return !w.empty() && w.to-w.from <= 24 && words[string(s.key(w))]
}

// dot goes over one full stop.
func (s *scanner) dot(at int) int {
	if s.at(at) == '.' {
		return at + 1
	}
	return at
}

// ordinal goes over what stands right behind the number of a day: "th", ".", "-го".
func (s *scanner) ordinal(at int) int {
	switch s.at(at) {
	case '.':
		at++
		if r, size := s.rune(at); r == 'º' || r == 'ª' {
			at += size // "1.º de maio"
		}
		return at
	case '-':
		if w := s.word(at + 1); s.in(w, ordinals) {
			return w.to
		}
		return at
	case '(':
		if w := s.word(at + 1); s.in(w, ordinals) && s.at(w.to) == ')' {
			return w.to + 1 // Basque: "18(a)"
		}
		return at
	}
	if r, size := s.rune(at); r == 'º' || r == 'ª' || r == '°' {
		return s.dot(at + size)
	}
	if w := s.word(at); s.in(w, ordinals) {
		return s.dot(w.to)
	}
	return at
}

// small goes over white space, commas and small words between the parts of a date.
func (s *scanner) small(at int) int {
	for range 3 {
		at = s.comma(s.spaces(at))
		w := s.word(at)
		if !s.in(w, between) {
			return at
		}
		at = w.to
		if r, size := s.rune(at); r == '\'' || r == '’' {
			at += size
		}
	}
	return s.spaces(at)
}

// comma goes over a comma and the white space behind it.
func (s *scanner) comma(at int) int {
	if r, size := s.rune(at); r == ',' || r == '،' || r == '，' {
		return s.spaces(at + size)
	}
	return at
}

// dash is the place behind a dash between two days, 0 if there is none.
func (s *scanner) dash(at int) int {
	at = s.spaces(at)
	switch r, size := s.rune(at); r {
	case '-', '–', '—', '−', '‑':
		return s.spaces(at + size)
	}
	return 0
}

// month finds the month whose name begins at a place.
func (s *scanner) month(at int) (month, int) {
	w := s.word(at)
	if w.empty() {
		return month{}, at
	}
	// A name may have two words, in Arabic ("كانون الثاني") and Vietnamese.
	if c := s.text[at]; c >= 0xd8 && c <= 0xdb || c == 't' || c == 'T' {
		space := s.spaces(w.to)
		if next := s.word(space); !next.empty() {
			if m, ok := s.names.months[string(s.key(w, next))]; ok {
				return m, s.otherName(next.to, m)
			}
		} else if n, ok := s.number(space); ok && n.digits <= 2 && n.value >= 1 && n.value <= 12 && string(s.key(w)) == "tháng" {
			return month{number: n.value}, n.to
		}
	}
	m, ok := s.names.months[string(s.key(w))]
	if !ok {
		// Hebrew writes "in" onto the name.
		if r, size := s.rune(at); r == 'ב' && w.to > at+size {
			if m, ok = s.names.months[s.text[at+size:w.to]]; ok {
				return m, w.to
			}
		}
		return month{}, at
	}
	end := w.to
	if w.to-w.from < 8 && !(m.number == 5 && w.to-w.from == 3) {
		end = s.abbreviated(end)
	}
	return m, s.otherName(end, m)
}

// abbreviated goes over the full stop of an abbreviation: not one that ends a
// sentence.
func (s *scanner) abbreviated(at int) int {
	if s.at(at) != '.' {
		return at
	}
	r, size := s.rune(s.spaces(at + 1))
	if _, ok := s.number(s.spaces(at + 1)); ok || size == 0 || r == ',' || unicode.IsLower(r) || r == ')' {
		return at + 1
	}
	return at
}

// otherName goes over the same month's second name: "كانون الثاني/يناير".
func (s *scanner) otherName(at int, m month) int {
	next := s.spaces(at)
	open := s.at(next)
	if open != '/' && open != '(' {
		return at
	}
	w := s.word(s.spaces(next + 1))
	if w.empty() {
		return at
	}
	second, ok := s.names.months[string(s.key(w))]
	if !ok {
		two := s.word(s.spaces(w.to))
		if second, ok = s.names.months[string(s.key(w, two))]; ok {
			w.to = two.to
		}
	}
	if !ok || second.number != m.number || open == '(' && s.at(w.to) != ')' {
		return at
	}
	if open == '(' {
		w.to++
	}
	return w.to
}

// monthBefore finds the month whose name ends before a place, with the small
// words, commas and points between passed over.
func (s *scanner) monthBefore(at int) (month, word) {
	end := s.spacesBefore(at)
	for range 2 { // "enero de 2022", "January, 2022"
		if r, size := s.runeBefore(end); r == ',' || r == '.' || r == '،' {
			end = s.spacesBefore(end - size)
			continue
		}
		if w := s.wordBefore(end); s.in(w, between) {
			end = s.spacesBefore(w.from)
			if r, size := s.runeBefore(end); r == '\'' || r == '’' {
				end -= size
			}
			continue
		}
		break
	}
	w := s.wordBefore(end)
	if w.empty() {
		return month{}, w
	}
	if r, _ := s.rune(w.from); r >= 0x600 && r <= 0x6ff {
		if first := s.wordBefore(s.spacesBefore(w.from)); !first.empty() {
			if m, ok := s.names.months[string(s.key(first, w))]; ok {
				return m, word{first.from, w.to}
			}
		}
	}
	if m, ok := s.names.months[string(s.key(w))]; ok {
		return m, w
	}
	return month{}, w
}

// A year that follows a day and a month.
type year struct {
	value int
	end   int
	other bool // a number stands there that counts other years, or too many
}

// year reads the year that follows a day and a month: ", 2022", " de 2022 года".
func (s *scanner) year(at int) year {
	at = s.small(at)
	if r, size := s.rune(at); r == '(' || r == '\'' || r == '’' {
		n, ok := s.number(at + size)
		switch {
		case ok && r != '(' && n.digits == 2: // '22
			return year{other: true}
		case ok && n.isYear() && s.at(n.to) == ')':
			return year{value: n.value, end: n.to + 1}
		}
		return year{}
	}
	n, ok := s.number(at)
	if !ok || n.digits != 4 || s.decimal(n.to) {
		return year{}
	}
	if !n.isYear() {
		return year{other: n.value >= 2100}
	}
	return year{value: n.value, end: s.closeYear(n.to)}
}

// decimal reports whether a number goes on: "2022.5", "2022:1".
func (s *scanner) decimal(at int) bool {
	switch c := s.at(at); c {
	case '.', ':', '/':
		_, ok := s.number(at + 1)
		return ok
	}
	return false
}

// closeYear goes over a word for "year" behind its number: "2022 года", "2022 г.",
// "2022. godine", "2022-го".
func (s *scanner) closeYear(at int) int {
	if s.at(at) == '-' {
		if w := s.word(at + 1); s.in(w, ordinals) {
			return s.closeYear(w.to)
		}
		return at
	}
	w := s.word(s.spaces(s.dot(at)))
	if s.at(at) == '.' && !s.in(w, yearWords) {
		return at
	}
	if !s.in(w, yearWords) {
		return at
	}
	if utf8.RuneCountInString(s.text[w.from:w.to]) == 1 {
		// One letter is an abbreviation; a Latin one could be another word.
		if s.at(w.to) == '.' {
			return w.to + 1
		}
		if s.at(w.from) < utf8.RuneSelf {
			return at
		}
	}
	return w.to
}

// weekday goes back over a weekday that stands before a date: "Tuesday, ",
// "am Dienstag, den ".
func (s *scanner) weekday(from int) int {
	at := s.spacesBefore(from)
	for range 3 {
		if r, size := s.runeBefore(at); r == ',' || r == '.' || r == '،' {
			at = s.spacesBefore(at - size)
		}
		w := s.wordBefore(at)
		if w.empty() {
			return from
		}
		if s.in(w, s.names.days) {
			return w.from
		}
		// A weekday may have two words: "thứ ba", "çərşənbə axşamı".
		if first := s.wordBefore(s.spacesBefore(w.from)); !first.empty() && s.names.days[string(s.key(first, w))] {
			return first.from
		}
		if !s.in(w, between) {
			return from
		}
		at = s.spacesBefore(w.from)
	}
	return from
}
