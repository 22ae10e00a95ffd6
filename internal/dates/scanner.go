package dates

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A scanner looks at single places of a text. It never looks further than a few
// words, so that its cost does not depend on what a text is made of.
type scanner struct{ text string }

// A number is a run of digits of any script, at most eight.
type number struct {
	from, to int
	value    int
	digits   int
}

// number reads the number that begins at a place.
func (s *scanner) number(at int) (number, bool) {
	n := number{from: at, to: at}
	for n.to < len(s.text) {
		c := s.text[n.to]
		if c >= '0' && c <= '9' {
			n.value = n.value*10 + int(c-'0')
			n.to++
		} else if c < 0xd9 { // no other digits are encoded lower
			break
		} else {
			r, size := utf8.DecodeRuneInString(s.text[n.to:])
			d, ok := digit(r)
			if !ok {
				break
			}
			n.value = n.value*10 + d
			n.to += size
		}
		if n.digits++; n.digits > 8 {
			n.value = 0
		}
	}
	return n, n.digits > 0
}

// digit is the value of a decimal digit outside ASCII: Unicode encodes each
// script's ten in order.
func digit(r rune) (int, bool) {
	if r < 0x660 || !unicode.Is(unicode.Nd, r) {
		return 0, false
	}
	for _, zero := range []rune{0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040, 0x17e0, 0x1810, 0xff10} {
		if r >= zero && r < zero+10 {
			return int(r - zero), true
		}
	}
	return 0, false
}

func ascii(s string) (int, bool) {
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

// at is the byte at a place, 0 behind the end.
func (s *scanner) at(i int) byte {
	if i < len(s.text) {
		return s.text[i]
	}
	return 0
}

// spaces goes over white space, at most a few characters and no more than one
// line end.
func (s *scanner) spaces(at int) int {
	for range 6 {
		r, size := utf8.DecodeRuneInString(s.text[at:])
		if size == 0 || !unicode.IsSpace(r) {
			break
		}
		at += size
	}
	return at
}

// A word is a run of letters, in lower case.
type word struct {
	text     string
	from, to int
}

const longestWord = 60 // bytes

func (s *scanner) word(at int) word {
	end := at
	for end < len(s.text) && end-at < longestWord {
		r, size := utf8.DecodeRuneInString(s.text[end:])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			break
		}
		end += size
	}
	return word{strings.ToLower(s.text[at:end]), at, end}
}

func (s *scanner) wordBefore(at int) word {
	from := at
	for from > 0 && at-from < longestWord {
		r, size := utf8.DecodeLastRuneInString(s.text[:from])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			break
		}
		from -= size
	}
	return word{strings.ToLower(s.text[from:at]), from, at}
}

func (s *scanner) spacesBefore(at int) int {
	for range 6 {
		r, size := utf8.DecodeLastRuneInString(s.text[:at])
		if size == 0 || !unicode.IsSpace(r) {
			break
		}
		at -= size
	}
	return at
}

// ordinal goes over what stands right behind the number of a day: "th", ".", "-го".
func (s *scanner) ordinal(at int) int {
	end := at
	if c := s.at(end); c == '.' || c == '-' {
		if w := s.word(end + 1); c == '-' && w.text != "" && ordinals[w.text] {
			return w.to
		}
		if c == '.' {
			return end + 1
		}
		return at
	}
	r, size := utf8.DecodeRuneInString(s.text[end:])
	if strings.ContainsRune("ºª°", r) && size > 0 {
		end += size
		if s.at(end) == '.' {
			end++
		}
		return end
	}
	if w := s.word(end); w.text != "" && ordinals[w.text] {
		end = w.to
		if s.at(end) == '.' {
			end++
		}
	}
	return end
}

// small goes over white space, commas and small words between the parts of a date.
func (s *scanner) small(at int) int {
	for range 3 {
		at = s.spaces(at)
		if r, size := utf8.DecodeRuneInString(s.text[at:]); r == ',' || r == '،' {
			at = s.spaces(at + size)
		}
		w := s.word(at)
		if w.text == "" || !between[w.text] {
			return at
		}
		at = w.to
		if r, size := utf8.DecodeRuneInString(s.text[at:]); r == '\'' || r == '’' {
			at += size
		}
	}
	return s.spaces(at)
}

// dash is the place behind a dash or a word between two days, 0 if there is none.
func (s *scanner) dash(at int) int {
	at = s.spaces(at)
	r, size := utf8.DecodeRuneInString(s.text[at:])
	switch r {
	case '-', '–', '—', '−', '‑':
		return s.spaces(at + size)
	}
	return 0
}

// month finds the month whose name begins at a place.
func (s *scanner) month(at int) (month, int) {
	w := s.word(at)
	if w.text == "" {
		return month{}, at
	}
	t := names()
	end := w.to
	// A name may have two words: "كانون الثاني".
	if t.longest > 1 {
		next := s.word(s.spaces(end))
		if next.text != "" {
			if m, ok := t.months[w.text+" "+next.text]; ok {
				return m, s.otherName(next.to, m)
			}
		}
	}
	m, ok := t.months[w.text]
	if !ok {
		return month{}, at
	}
	if s.at(end) == '.' && len(w.text) < 6 {
		end++
	}
	return m, s.otherName(end, m)
}

// otherName goes over the same month's second name: "كانون الثاني/يناير".
func (s *scanner) otherName(at int, m month) int {
	next := s.spaces(at)
	if s.at(next) != '/' && s.at(next) != '(' {
		return at
	}
	open := s.at(next) == '('
	w := s.word(s.spaces(next + 1))
	second, ok := names().months[w.text]
	if !ok {
		two := s.word(s.spaces(w.to))
		second, ok = names().months[w.text+" "+two.text]
		w.to = two.to
	}
	if !ok || second.number != m.number {
		return at
	}
	if open && s.at(w.to) == ')' {
		w.to++
	}
	return w.to
}

// monthBefore finds the month whose name ends before a place.
func (s *scanner) monthBefore(at int) (month, int) {
	end := s.spacesBefore(at)
	for range 2 { // "enero de 2022", "January, 2022"
		r, size := utf8.DecodeLastRuneInString(s.text[:end])
		if r == ',' || r == '.' || r == '،' {
			end = s.spacesBefore(end - size)
			continue
		}
		w := s.wordBefore(end)
		if w.text == "" || !between[w.text] {
			break
		}
		end = s.spacesBefore(w.from)
	}
	w := s.wordBefore(end)
	if w.text == "" {
		return month{}, at
	}
	t := names()
	if t.longest > 1 {
		if first := s.wordBefore(s.spacesBefore(w.from)); first.text != "" {
			if m, ok := t.months[first.text+" "+w.text]; ok {
				return m, first.from
			}
		}
	}
	if m, ok := t.months[w.text]; ok {
		return m, w.from
	}
	return month{}, at
}

// year reads the year that follows a day and a month: ", 2022", " de 2022 года".
func (s *scanner) year(at int) (year, end int) {
	at = s.small(at)
	n, ok := s.number(at)
	if !ok || n.digits != 4 || n.value < 1000 || n.value > 2099 || s.goesOn(n.to) {
		return 0, 0
	}
	return n.value, s.closeYear(n.to)
}

// closeYear goes over a word for "year" behind its number: "2022 года", "2022 г.".
func (s *scanner) closeYear(at int) int {
	w := s.word(s.spaces(at))
	switch w.text {
	case "года", "году", "год", "року", "roku":
		return w.to
	case "г", "р":
		if s.at(w.to) == '.' {
			return w.to + 1
		}
		return w.to
	}
	return at
}

// name reports whether the month's name between two places is written as a name:
// with a capital, or in a script or language that gives months none. A short or
// everyday word ("may", "march", "mars", "set") in lower case is none in English.
func (s *scanner) name(from, to int) bool {
	at := s.small(from)
	w := s.word(at)
	if w.text == "" || w.to > to {
		w = s.word(s.spaces(from))
	}
	r, _ := utf8.DecodeRuneInString(s.text[w.from:])
	if !unicode.IsLower(r) {
		return true
	}
	switch w.text {
	case "may", "march", "mar", "jan", "sat", "sun", "set", "out", "dec", "ago", "mart", "ian", "mei":
		return false
	}
	return utf8.RuneCountInString(w.text) >= 3
}

// weekday goes back over a weekday that stands before a date: "Tuesday, ",
// "am Dienstag, den ".
func (s *scanner) weekday(from int) int {
	at := s.spacesBefore(from)
	for range 3 {
		if r, size := utf8.DecodeLastRuneInString(s.text[:at]); r == ',' || r == '.' || r == '،' {
			at = s.spacesBefore(at - size)
		}
		w := s.wordBefore(at)
		if w.text == "" {
			return from
		}
		if names().days[w.text] {
			return w.from
		}
		if !between[w.text] {
			return from
		}
		at = s.spacesBefore(w.from)
	}
	return from
}
