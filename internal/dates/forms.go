package dates

import (
	"strings"
	"unicode"
)

// dateAt finds the date that has the number as its first or second part.
func (s *scanner) dateAt(n number) (Found, bool) {
	if n.digits > 4 || n.value == 0 {
		return Found{}, false
	}
	glue := s.glued(n)
	if glue == stuck {
		return Found{}, false
	}
	if n.isDay() {
		if f, ok := s.dayMonth(n); ok {
			// "published8 January 2022": a label lost its space before the date.
			return f, glue == free || f.Date.Year() != 0
		}
	}
	if glue == lettered {
		return Found{}, false
	}
	if f, ok := s.numeric(n); ok {
		return f, true
	}
	if f, ok := s.han(n); ok {
		return f, true
	}
	if n.isDay() {
		return s.monthDay(n)
	}
	if n.isYear() {
		if f, ok := s.yearFirst(n); ok {
			return f, true
		}
		return s.monthYear(n)
	}
	return Found{}, false
}

// How a number hangs on what stands before it.
type glue int

const (
	free     glue = iota
	lettered      // right behind a letter
	stuck         // part of something longer: "1.2.3", "§ 12", "COVID-19"
)

func (s *scanner) glued(n number) glue {
	r, size := s.runeBefore(n.from)
	switch {
	case size == 0 || r == ' ' || r == '\n':
		if r == ' ' {
			if before, _ := s.runeBefore(n.from - size); before == '§' || before == '№' {
				return stuck
			}
		}
		return free
	case isLetter(r):
		if withoutSpaces(r) {
			return free
		}
		return lettered
	}
	switch r {
	case '§', '№', '#', '$', '€', '£', '¥', '+', '_', '=', '&', '~', '\\':
		return stuck
	case '.', '-', ':', '/':
		before, _ := s.runeBefore(n.from - size)
		if unicode.IsDigit(before) || before == '/' {
			return stuck
		}
		if isLetter(before) && r != '.' && r != ':' {
			w := s.wordBefore(n.from - size)
			if s.text[w.from:w.to] == "ika" {
				return free // Tagalog: "ika-18 ng Enero"
			}
			return stuck
		}
	}
	return free
}

// withoutSpaces reports whether a letter is of a script that parts no words.
func withoutSpaces(r rune) bool {
	return r >= 0x2e80 || r >= 0xe00 && r <= 0xeff || r >= 0x1000 && r <= 0x109f || r >= 0x1780 && r <= 0x17ff
}

// numeric is 2022-01-18, 2022/01/18, 18.01.2022, 18/01/2022, 01/18/2022.
func (s *scanner) numeric(a number) (Found, bool) {
	sep := s.at(a.to)
	if sep != '-' && sep != '/' && sep != '.' {
		return Found{}, false
	}
	b, ok := s.number(s.afterSign(a.to, sep))
	if !ok || b.digits > 2 || s.at(b.to) != sep {
		return Found{}, false
	}
	c, ok := s.number(s.afterSign(b.to, sep))
	if !ok || s.goesOn(c.to) {
		return Found{}, false
	}
	switch {
	case a.digits == 4 && c.digits <= 2:
		if a.value < 1000 || a.value >= 2100 || s.part(c.to) {
			return Found{}, false
		}
		end := c.to
		if sep == '.' && s.at(c.to) == '.' && s.afterSign(a.to, sep) > a.to+1 {
			end++ // "2022. 1. 18."
		}
		return s.day(a.from, end, a.value, b.value, c.value)
	case c.digits != 4 || a.digits > 2 || c.value < 1500 || c.value >= 2100 || s.part(c.to):
		return Found{}, false
	case a.value <= 12 && b.value > 12:
		return s.day(a.from, c.to, c.value, a.value, b.value)
	}
	f, ok := s.day(a.from, s.closeYear(c.to), c.value, b.value, a.value)
	f.Ambiguous = a.value <= 12 && b.value <= 12 && a.value != b.value && sep != '.'
	return f, ok
}

// day is found for a day that must be whole: no part of it is 0.
func (s *scanner) day(from, to, year, month, day int) (Found, bool) {
	if year == 0 || month == 0 || day == 0 {
		return Found{}, false
	}
	return s.found(from, to, year, month, day)
}

// afterSign is the place behind a sign; "18. 01. 2022" has spaces there.
func (s *scanner) afterSign(at int, sep byte) int {
	if sep == '.' {
		return s.spaces(at + 1)
	}
	return at + 1
}

// goesOn reports whether a number that should end here goes on: "18.01.2022.3".
func (s *scanner) goesOn(at int) bool {
	r, size := s.rune(at)
	if r == '.' || r == '-' || r == '/' {
		r, _ = s.rune(at + size)
	}
	return unicode.IsDigit(r)
}

// part reports whether a numeric date is part of a path or a name: "2022/01/18/x".
func (s *scanner) part(at int) bool {
	switch r, _ := s.rune(at); r {
	case '/', '_', '\\':
		return true
	case 'T':
		return false // a time follows
	default:
		return isLetter(r) && r < 0x250
	}
}

// dayMonth is "18 January 2022", "17–19 May 2021", "28 May – 2 June 2021", "18 January".
func (s *scanner) dayMonth(n number) (Found, bool) {
	at, last := s.days(n)
	sep := s.at(at)
	var m month
	var to int
	if sep == '-' || sep == '/' { // "18-Jan-2022", "18-yanvar, 2022"
		if m, to = s.month(at + 1); m.number == 0 {
			return Found{}, false
		}
		if s.at(to) == sep {
			to++
		} else if sep == '/' {
			return Found{}, false
		}
	} else if m, to = s.month(s.small(at)); m.number == 0 {
		return Found{}, false
	}
	if s.at(n.to) == '.' && s.at(to) == '.' { // "23.December.2020"
		if y, ok := s.number(to + 1); ok && y.isYear() {
			to++
		}
	}
	name := s.lastWord(to)
	if last == 0 {
		if f, ok := s.until(n.from, 0, m, n.value, to); ok {
			return f, true
		}
	}
	y := s.year(to)
	switch {
	case y.other:
		return Found{}, false
	case y.value == 0:
		if last > 0 || !s.standsAlone(m, name) {
			return Found{}, false
		}
		y.end = to
	case last > 0:
		return s.interval(n.from, y.end, y.value, m.number, n.value, y.value, m.number, last)
	default:
		if f, ok := s.until(n.from, y.value, m, n.value, y.end); ok {
			return f, true
		}
	}
	f, ok := s.found(n.from, y.end, y.value, m.number, n.value)
	f.Ambiguous = m.ambiguous
	return f, ok
}

// days reads what follows the first of some days of one month: "–19", " to 19",
// ", 18 and 19". last is 0 if it is the only one; at is behind the last.
func (s *scanner) days(n number) (at, last int) {
	at = s.ordinal(n.to)
	next := s.dash(at)
	joined := false // by an "and" or commas, which join single days
	if next == 0 {
		start := s.spaces(at)
		for i, one := 0, n; i < 31; i++ {
			c := s.comma(start)
			if c == start {
				break
			}
			m, ok := s.number(c)
			if !ok || !m.isDay() || m.value != one.value+1 {
				break
			}
			one, last, at = m, m.value, s.ordinal(m.to)
			start = s.spaces(at)
			joined = true
		}
		w := s.word(start)
		switch {
		case s.in(w, upTo):
		case s.in(w, and):
			joined = true
		default:
			return s.ordinal(n.to), 0
		}
		next = s.spaces(w.to)
		if v := s.word(next); s.in(v, between) {
			next = s.spaces(v.to) // "du 18 au 20", "from the 18th to the 20th"
		}
	}
	second, ok := s.number(next)
	if !ok || !second.isDay() || second.value <= n.value {
		return s.ordinal(n.to), 0
	}
	follows := second.value == n.value+1 || last > 0 && second.value == last+1
	if joined && !follows && !s.in(s.wordBefore(s.spacesBefore(n.from)), from) {
		return s.ordinal(n.to), 0
	}
	return s.ordinal(second.to), second.value
}

// until reads the second end of an interval behind the first, which has a month:
// "– 2 June 2021", " to 2 June 2021", "–February 2, 2022". A first end without
// year takes the second's.
func (s *scanner) until(from, year int, m month, day, at int) (Found, bool) {
	next := s.dash(at)
	if next == 0 {
		w := s.word(s.spaces(at))
		if !s.in(w, upTo) {
			return Found{}, false
		}
		next = s.spaces(w.to)
		if v := s.word(next); s.in(v, between) {
			next = s.spaces(v.to)
		}
	}
	var m2 month
	to := next
	n, ok := s.number(next)
	if ok && n.isDay() {
		m2, to = s.month(s.small(s.ordinal(n.to)))
	} else if m2, to = s.month(next); m2.number > 0 {
		if n, ok = s.number(s.spaces(to)); !ok || !n.isDay() {
			return Found{}, false
		}
		to = s.ordinal(n.to)
	}
	if m2.number == 0 {
		return Found{}, false
	}
	y := s.year(to)
	if y.value == 0 {
		return Found{}, false
	}
	if year == 0 {
		if year = y.value; m.number > m2.number {
			year-- // "30 December – 2 January 2022"
		}
	}
	return s.interval(from, y.end, year, m.number, day, y.value, m2.number, n.value)
}

// monthDay is "January 18, 2022", "May 17-19, 2021", "January 18".
func (s *scanner) monthDay(n number) (Found, bool) {
	m, name := s.monthBefore(n.from)
	if m.number == 0 || strings.ContainsAny(s.text[name.to:n.from], ",،") {
		return Found{}, false
	}
	if unicode.IsDigit(s.before(name.from)) {
		return Found{}, false // the month belongs to the number before it
	}
	capital := s.isCapital(name)
	at := s.ordinal(n.to)
	if s.at(n.to) == '.' {
		at = n.to // the end of a sentence
	}
	if dash := s.dash(at); dash > 0 {
		if second, ok := s.number(dash); ok && second.isDay() && second.value > n.value {
			if y := s.year(s.ordinal(second.to)); y.value > 0 {
				return s.interval(name.from, y.end, y.value, m.number, n.value, y.value, m.number, second.value)
			}
		}
	}
	if f, ok := s.until(name.from, 0, m, n.value, at); ok && capital {
		return f, true
	}
	y := s.year(at)
	if y.value == 0 && !y.other {
		if hour := s.yearAfterHour(at); hour.value > 0 {
			y = hour
		}
	}
	switch {
	case y.other:
		return Found{}, false
	case y.value == 0:
		// "May 18 per cent", "In May 18 workers": only a name that is written as one.
		if !capital || s.goesOn(n.to) || s.at(n.to) == '%' || s.in(s.wordBefore(s.spacesBefore(name.from)), within) {
			return Found{}, false
		}
		y.end = at
	case !capital && m.short && s.comma(s.spaces(at)) == s.spaces(at):
		return Found{}, false // "set 5 2021"
	default:
		if f, ok := s.until(name.from, y.value, m, n.value, y.end); ok {
			return f, true
		}
	}
	f, ok := s.found(name.from, y.end, y.value, m.number, n.value)
	f.Ambiguous = m.ambiguous
	return f, ok
}

// yearAfterHour is the year of "Wed Dec 23 10:15:00 EST 2020".
func (s *scanner) yearAfterHour(at int) year {
	n, ok := s.number(s.spaces(at))
	parts := 0
	for ok && n.digits <= 2 && s.at(n.to) == ':' {
		n, ok = s.number(n.to + 1)
		parts++
	}
	if !ok || parts == 0 || n.digits > 2 {
		return year{}
	}
	to := s.spaces(n.to)
	if zone := s.word(to); !zone.empty() && zone.to-zone.from <= 5 {
		to = s.spaces(zone.to)
	}
	if n, ok = s.number(to); !ok || !n.isYear() {
		return year{}
	}
	return year{value: n.value, end: n.to}
}

// before is the last character before a place, white space left out.
func (s *scanner) before(at int) rune {
	r, _ := s.runeBefore(s.spacesBefore(at))
	return r
}

// yearFirst is "2022. január 18.", "2022 m. sausio 18 d.", "2022. gada 18.
// janvārī", "2022-yil 18-yanvar", "2022 ജനുവരി 18".
func (s *scanner) yearFirst(n number) (Found, bool) {
	at := s.dot(n.to)
	if s.at(at) == '-' {
		if w := s.word(at + 1); s.in(w, yearFirstWords) {
			at = w.to
		}
	} else if w := s.word(s.spaces(at)); s.in(w, yearFirstWords) {
		at = s.dot(w.to)
	} else if s.at(at) == '(' { // Basque: "2022(e)ko"
		if w := s.word(at + 1); s.at(w.to) == ')' {
			at = s.word(w.to + 1).to
		}
	}
	at = s.spaces(at)
	if day, ok := s.number(at); ok {
		if !day.isDay() {
			return Found{}, false
		}
		next := s.ordinal(day.to)
		if s.at(next) == '-' {
			next++ // "18-yanvar"
		}
		m, to := s.month(s.small(next))
		if m.number == 0 || s.year(to).value > 0 {
			return Found{}, false
		}
		return s.found(n.from, to, n.value, m.number, day.value)
	}
	m, to := s.month(at)
	if m.number == 0 {
		return Found{}, false
	}
	if day, ok := s.number(s.spaces(to)); ok && day.isDay() && !s.goesOn(day.to) {
		end := day.to
		if s.at(end) != '.' {
			end = s.ordinal(end)
		} else if s.at(n.to) == '.' {
			end++ // Hungarian; elsewhere it ends the sentence
		}
		if w := s.word(s.spaces(end)); s.text[w.from:w.to] == "d" {
			end = s.dot(w.to) // Lithuanian: "18 d."
		}
		if y := s.year(end); y.value == 0 {
			return s.found(n.from, end, n.value, m.number, day.value)
		}
	}
	if s.at(n.to) == '.' && !m.short { // Hungarian: "2022. január"
		return s.found(n.from, to, n.value, m.number, 0)
	}
	return Found{}, false
}

// monthYear is "January 2022", "enero de 2022", "January–March 2022".
func (s *scanner) monthYear(n number) (Found, bool) {
	if s.decimal(n.to) {
		return Found{}, false
	}
	m, name := s.monthBefore(n.from)
	if m.number == 0 || !s.isCapital(name) && (m.short || s.lowerWord(name)) {
		return Found{}, false
	}
	if unicode.IsDigit(s.before(name.from)) {
		return Found{}, false // the day that stands there is none of this month
	}
	end := s.closeYear(n.to)
	if at := s.dashBefore(name.from); at >= 0 {
		if first := s.wordBefore(at); !first.empty() {
			if m1, ok := s.names.months[string(s.key(first))]; ok && m1.number < m.number && !unicode.IsDigit(s.before(first.from)) {
				return s.interval(first.from, end, n.value, m1.number, 0, n.value, m.number, 0)
			}
		}
	}
	f, ok := s.found(name.from, end, n.value, m.number, 0)
	f.Ambiguous = m.ambiguous
	return f, ok
}

// dashBefore is the place before a dash that stands before a place, -1 if none does.
func (s *scanner) dashBefore(at int) int {
	at = s.spacesBefore(at)
	switch r, size := s.runeBefore(at); r {
	case '-', '–', '—':
		return s.spacesBefore(at - size)
	}
	return -1
}

// lastWord is the word that ends a month's name at a place.
func (s *scanner) lastWord(to int) word {
	for to > 0 && (s.text[to-1] == '.' || s.text[to-1] == ')' || s.text[to-1] == '-') {
		to--
	}
	return s.wordBefore(to)
}

// isCapital reports whether a word begins with a capital, or is of a script
// that has none.
func (s *scanner) isCapital(w word) bool {
	r, size := s.rune(w.from)
	return size > 0 && !unicode.IsLower(r)
}

// standsAlone reports whether a month behind a day is one although no year
// follows: not "10 march on", nor "3 set".
func (s *scanner) standsAlone(m month, name word) bool {
	if s.isCapital(name) {
		return !m.short || name.to > name.from+2
	}
	return !m.short && !s.lowerWord(name)
}

// lowerWord reports whether a name in small letters is an English word first.
func (s *scanner) lowerWord(name word) bool {
	switch string(s.key(name)) {
	case "may", "march", "august":
		return s.text[name.from:name.to] != "august" // German and Danish print "august"
	}
	return false
}
