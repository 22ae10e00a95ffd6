// Package dates finds dates written in running text, in the languages whose
// month names CLDR has.
//
// It looks for digits, and at what stands around them: a date regexp over a
// whole body costs a hundred times as much. The forms are those of CLDR's date
// patterns, with the ordinals and small words that print puts between.
package dates

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/document"
)

// A Found is a date as it stands in a text.
type Found struct {
	Date      document.Date
	From, To  int    // bytes of the text
	Words     string // text[From:To], with the weekday if one stands there
	Ambiguous bool   // 03/04/2021: day and month could be the other way round
}

// Find finds the dates of a text in order: "18 January 2022", "January 18th,
// 2022", "8 января 2022 года", "2022-01-18", "18.01.2022", "2022年1月18日", "1 de
// mayo de 2020", "January 2022", "17–19 May 2021" (an interval), a day without
// year (XXXX-01-18), digits of other scripts. A bare year is no date here. An
// impossible date is none. It costs next to nothing on text without digits.
func Find(text string) []Found {
	var list []Found
	s := scanner{text: text}
	for at := 0; at < len(text); {
		n, ok := s.number(at)
		if !ok {
			at++
			continue
		}
		if f, ok := s.dateAt(n); ok && (len(list) == 0 || f.From >= list[len(list)-1].To) {
			list = append(list, f)
			at = max(f.To, n.to)
			continue
		}
		at = n.to
	}
	return list
}

// Whole reads a text that is a date and nothing else but a weekday, brackets,
// or a place before a comma; bare years count. ok is false for anything more.
func Whole(text string) (f Found, ok bool) {
	if len(text) > 200 {
		return Found{}, false
	}
	from, to := trim(text, 0, len(text))
	inner := text[from:to]
	if len(inner) == 4 {
		if year, known := ascii(inner); known && year >= 1000 && year < 2100 {
			return Found{Date: document.MustDate(inner), From: from, To: to, Words: inner}, true
		}
	}
	found := Find(inner)
	if len(found) != 1 {
		return Found{}, false
	}
	f = found[0]
	before := strings.TrimSpace(inner[:f.From])
	after := strings.TrimFunc(inner[f.To:], func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(".,;", r) })
	if !isPlace(before) || after != "" && !yearWords[strings.ToLower(strings.TrimRight(after, "."))] {
		return Found{}, false
	}
	f.From += from
	f.To += from
	return f, true
}

// trim leaves out white space, brackets and a closing point.
func trim(s string, from, to int) (int, int) {
	drop := func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("()[]（）【】.,*_", r) }
	inner := strings.TrimLeftFunc(s[from:to], drop)
	from = to - len(inner)
	return from, from + len(strings.TrimRightFunc(inner, drop))
}

// isPlace reports whether the words before a date are nothing, or a place and a
// comma: "Moscow,", "Port of Spain,".
func isPlace(s string) bool {
	if s == "" {
		return true
	}
	place, comma := strings.CutSuffix(s, ",")
	if !comma {
		place, comma = strings.CutSuffix(s, "،")
	}
	if !comma {
		place, comma = strings.CutSuffix(s, "，")
	}
	words := strings.Fields(place)
	if !comma || len(words) == 0 || len(words) > 5 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(place)
	for _, r := range place {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && !strings.ContainsRune(" -'’.,()\u00a0", r) {
			return false
		}
	}
	return !unicode.IsLower(first)
}

// yearWords are words for "year" and the like that may close a date.
var yearWords = set("г год года р рік року r roku г.ю m d metų gada gadā g y ж жыл жылы il ildə an m.e н.э ce ad e.v م هـ عام سنة")

// between are the small words that may stand between the parts of a date.
var between = set("of de del di do da den the d' d’ des la el le am dem vom a aos de l' i в от të ng ngày năm tháng")

// ordinals are what may stand right behind the number of a day.
var ordinals = set("st nd rd th er ère e ème º ª o a го -го -е е ого er. eme ter . ° de")

func set(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[w] = true
	}
	return m
}

// dateAt finds the date that has the number as its first or second part.
func (s *scanner) dateAt(n number) (Found, bool) {
	if s.glued(n) {
		return Found{}, false
	}
	for _, form := range []func(number) (Found, bool){s.han, s.numeric, s.dayMonth, s.monthDay, s.yearFirst, s.monthYear} {
		if f, ok := form(n); ok {
			f.From = s.weekday(f.From)
			f.Words = s.text[f.From:f.To]
			return f, true
		}
	}
	return Found{}, false
}

// glued reports whether a number is part of something longer: "v2", "1.2.3", "§ 12".
func (s *scanner) glued(n number) bool {
	r, size := utf8.DecodeLastRuneInString(s.text[:n.from])
	switch {
	case size == 0:
		return false
	case unicode.IsLetter(r) && !isHan(r):
		return true
	case strings.ContainsRune(".-/:_", r):
		before, _ := utf8.DecodeLastRuneInString(s.text[:n.from-size])
		return unicode.IsDigit(before) || r == '_' || unicode.IsLetter(before) && r != '.' && r != '-' && r != ':'
	case r == '§' || r == '№' || r == '#' || r == '$' || r == '€' || r == '+':
		return true
	case r == ' ' || r == '\u00a0':
		before, _ := utf8.DecodeLastRuneInString(s.text[:n.from-size])
		return before == '§' || before == '№'
	}
	return false
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) || unicode.Is(unicode.Hangul, r) }

// han is 2022年1月18日, 2022年1月, 1月18日, and the same in Korean.
func (s *scanner) han(n number) (Found, bool) {
	to := n.to
	year, month, day := 0, 0, 0
	sign := func(at int, signs string) (int, bool) {
		at = s.spaces(at)
		r, size := utf8.DecodeRuneInString(s.text[at:])
		return at + size, size > 0 && strings.ContainsRune(signs, r)
	}
	part := n
	if next, ok := sign(to, "年년"); ok && n.digits == 4 {
		year, to = n.value, next
		if part, ok = s.number(s.spaces(to)); !ok {
			return Found{}, false
		}
	}
	next, ok := sign(part.to, "月월")
	if !ok || part.digits > 2 {
		return Found{}, false
	}
	month, to = part.value, next
	if part, ok = s.number(s.spaces(to)); ok && part.digits <= 2 {
		if next, ok := sign(part.to, "日日号號일"); ok {
			day, to = part.value, next
		}
	}
	if year == 0 && day == 0 {
		return Found{}, false
	}
	return s.found(n.from, to, year, month, day)
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
		return s.found(a.from, c.to, a.value, b.value, c.value)
	case c.digits != 4 || a.digits > 2 || c.value < 1500:
		return Found{}, false
	case a.value <= 12 && b.value > 12:
		return s.found(a.from, c.to, c.value, a.value, b.value)
	}
	f, ok := s.found(a.from, c.to, c.value, b.value, a.value)
	f.Ambiguous = a.value <= 12 && b.value <= 12 && a.value != b.value && sep != '.'
	return f, ok
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
	r, size := utf8.DecodeRuneInString(s.text[at:])
	if unicode.IsDigit(r) {
		return true
	}
	if strings.ContainsRune(".-/", r) {
		next, _ := utf8.DecodeRuneInString(s.text[at+size:])
		return unicode.IsDigit(next)
	}
	return false
}

// dayMonth is "18 January 2022", "17–19 May 2021", "28 May – 2 June 2021", "18 January".
func (s *scanner) dayMonth(n number) (Found, bool) {
	if n.digits > 2 || n.value < 1 || n.value > 31 {
		return Found{}, false
	}
	at := s.ordinal(n.to)
	last := 0 // the second day of an interval
	if dash := s.dash(at); dash > 0 {
		second, ok := s.number(dash)
		if !ok || second.digits > 2 {
			return Found{}, false
		}
		last, at = second.value, s.ordinal(second.to)
	}
	m, to := s.month(s.small(at))
	if m.number == 0 {
		return Found{}, false
	}
	if last == 0 {
		if dash := s.dash(to); dash > 0 {
			if second, ok := s.number(dash); ok && second.digits <= 2 {
				m2, to2 := s.month(s.small(s.ordinal(second.to)))
				if year, end := s.year(to2); m2.number > 0 && year > 0 {
					return s.interval(n.from, end, year, m.number, n.value, m2.number, second.value)
				}
			}
		}
	}
	year, end := s.year(to)
	if year == 0 {
		if !s.name(at, to) {
			return Found{}, false
		}
		end = to
	}
	if last > 0 {
		if year == 0 {
			return Found{}, false
		}
		return s.interval(n.from, end, year, m.number, n.value, m.number, last)
	}
	f, ok := s.found(n.from, end, year, m.number, n.value)
	f.Ambiguous = m.ambiguous
	return f, ok
}

// monthDay is "January 18, 2022", "May 17-19, 2021", "January 18".
func (s *scanner) monthDay(n number) (Found, bool) {
	if n.digits > 2 || n.value < 1 || n.value > 31 {
		return Found{}, false
	}
	m, from := s.monthBefore(n.from)
	if m.number == 0 {
		return Found{}, false
	}
	at := s.ordinal(n.to)
	if dash := s.dash(at); dash > 0 {
		if second, ok := s.number(dash); ok && second.digits <= 2 {
			if year, end := s.year(s.ordinal(second.to)); year > 0 {
				return s.interval(from, end, year, m.number, n.value, m.number, second.value)
			}
		}
	}
	year, end := s.year(at)
	if year == 0 {
		// "May 18 per cent", "March 3 times": only a name that is written as one.
		if s.goesOn(n.to) || !s.name(from, n.from) {
			return Found{}, false
		}
		end = at
	}
	f, ok := s.found(from, end, year, m.number, n.value)
	f.Ambiguous = m.ambiguous
	return f, ok
}

// yearFirst is "2022. január 18.", "2022 m. sausio 18 d.", "2022. gada 18. janvārī".
func (s *scanner) yearFirst(n number) (Found, bool) {
	if n.digits != 4 || n.value < 1000 || n.value > 2099 {
		return Found{}, false
	}
	at := n.to
	if s.at(at) == '.' {
		at++
	}
	at = s.spaces(at)
	if w := s.word(at); w.text != "" && (w.text == "m" || w.text == "gada" || w.text == "gads" || w.text == "ko" || w.text == "жылғы" || w.text == "жылдын" || w.text == "оны" || w.text == "il") {
		at = w.to
		if s.at(at) == '.' {
			at++
		}
		at = s.spaces(at)
	}
	if day, ok := s.number(at); ok && day.digits <= 2 {
		if m, to := s.month(s.small(s.ordinal(day.to))); m.number > 0 {
			return s.found(n.from, to, n.value, m.number, day.value)
		}
		return Found{}, false
	}
	m, to := s.month(at)
	if m.number == 0 {
		return Found{}, false
	}
	if day, ok := s.number(s.spaces(to)); ok && day.digits <= 2 && !s.goesOn(day.to) {
		end := day.to
		if s.at(end) == '.' {
			end++
		}
		return s.found(n.from, end, n.value, m.number, day.value)
	}
	return Found{}, false
}

// monthYear is "January 2022", "enero de 2022".
func (s *scanner) monthYear(n number) (Found, bool) {
	if n.digits != 4 || n.value < 1000 || n.value > 2099 || s.goesOn(n.to) {
		return Found{}, false
	}
	m, from := s.monthBefore(n.from)
	if m.number == 0 || !s.name(from, n.from) {
		return Found{}, false
	}
	if r, _ := utf8.DecodeLastRuneInString(s.text[:s.spacesBefore(from)]); unicode.IsDigit(r) {
		return Found{}, false // the day that stands there is none of this month
	}
	f, ok := s.found(from, s.closeYear(n.to), n.value, m.number, 0)
	f.Ambiguous = m.ambiguous
	return f, ok
}

// found makes the date, if there is such a day.
func (s *scanner) found(from, to, year, month, day int) (Found, bool) {
	text := "XXXX"
	if year > 0 {
		text = fmt.Sprintf("%04d", year)
	}
	text += fmt.Sprintf("-%02d", month)
	if day > 0 {
		text += fmt.Sprintf("-%02d", day)
	}
	d, err := document.ParseDate(text)
	if err != nil || year >= 2100 {
		return Found{}, false
	}
	return Found{Date: d, From: from, To: to}, true
}

func (s *scanner) interval(from, to, year, month, day, month2, day2 int) (Found, bool) {
	d, err := document.ParseDate(fmt.Sprintf("%04d-%02d-%02d/%04d-%02d-%02d", year, month, day, year, month2, day2))
	if err != nil {
		return Found{}, false
	}
	return Found{Date: d, From: from, To: to}, true
}
