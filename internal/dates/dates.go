// Package dates finds dates written in running text, in the languages whose
// month names CLDR has.
//
// It looks for digits, and at what stands around them: a date regexp over a
// whole body costs a hundred times as much. The forms are those of CLDR's date
// patterns, with the ordinals and small words that print puts between. What
// counts days otherwise than the Gregorian calendar (months of the Hijra, years
// of an emperor or of the Buddha) is no date.
package dates

import (
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
	var s *scanner
	last := 0
	for at := 0; at < len(text); {
		c := text[at]
		if c < '0' || c > '9' && c < 0xd9 {
			at++
			continue
		}
		size := 1
		if c >= utf8.RuneSelf {
			var r rune
			r, size = utf8.DecodeRuneInString(text[at:])
			if _, ok := digit(r); !ok && !isHanNumeral(r) {
				at += size
				continue
			}
		}
		if s == nil {
			s = &scanner{text: text, names: names()}
		}
		f, end, ok := s.dateFrom(at)
		if ok && f.From >= last {
			list = append(list, f)
			last, end = f.To, max(f.To, end)
		}
		at = max(end, at+size)
	}
	return list
}

// dateFrom finds the date whose first number begins at a place; end is behind
// that number.
func (s *scanner) dateFrom(at int) (f Found, end int, ok bool) {
	n, ok := s.number(at)
	if !ok {
		return s.hanWords(at)
	}
	f, ok = s.dateAt(n)
	return f, n.to, ok
}

// Whole reads a text that is a date and nothing else but a weekday, brackets,
// or a place before a comma; bare years count. ok is false for anything more.
func Whole(text string) (f Found, ok bool) {
	if len(text) > 200 {
		return Found{}, false
	}
	from, to := trim(text)
	inner := text[from:to]
	if f, ok := bareYear(inner); ok {
		f.From, f.To = f.From+from, f.To+from
		return f, true
	}
	found := Find(inner)
	if len(found) == 0 {
		f, ok := shortNumeric(inner) // no month in words
		f.From, f.To = f.From+from, f.To+from
		return f, ok
	}
	if len(found) != 1 {
		return Found{}, false
	}
	f = found[0]
	before := strings.TrimSpace(inner[:f.From])
	after := strings.TrimFunc(inner[f.To:], func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(".,;", r) })
	if !isPlace(before) || after != "" && !yearWords[strings.ToLower(after)] {
		return Found{}, false
	}
	f.From += from
	f.To += from
	return f, true
}

// shortNumeric reads what is a date only because nothing else stands there: a
// year of two digits where it is plain which number is the day ("23/12/20"), and
// eight digits ("20201223").
func shortNumeric(text string) (Found, bool) {
	s := &scanner{text: text, names: names()}
	a, ok := s.number(0)
	if !ok {
		return Found{}, false
	}
	if a.digits == 8 && a.to == len(text) && a.value >= 1800_0000 && a.value < 2100_0000 {
		return s.day(0, a.to, a.value/10000, a.value/100%100, a.value%100)
	}
	sep := s.at(a.to)
	if a.digits > 2 || sep != '/' && sep != '.' && sep != '-' {
		return Found{}, false
	}
	b, ok := s.number(a.to + 1)
	if !ok || b.digits > 2 || s.at(b.to) != sep {
		return Found{}, false
	}
	c, ok := s.number(b.to + 1)
	if !ok || c.digits != 2 || c.to != len(text) {
		return Found{}, false
	}
	year := 1900 + c.value
	if c.value < 50 {
		year += 100
	}
	switch {
	case a.value > 12 && b.value <= 12:
		return s.day(0, c.to, year, b.value, a.value)
	case b.value > 12 && a.value <= 12:
		return s.day(0, c.to, year, a.value, b.value)
	}
	return Found{}, false
}

// bareYear reads "1998", "1998 год" and "1998年".
func bareYear(text string) (Found, bool) {
	s := &scanner{text: text, names: names()}
	n, ok := s.number(0)
	if !ok || !n.isYear() {
		return Found{}, false
	}
	end := s.closeYear(n.to)
	if r, size := s.rune(end); r == '年' || r == '년' {
		end += size
	}
	if end != len(text) && s.spaces(end) != len(text) {
		return Found{}, false
	}
	return s.found(0, end, n.value, 0, 0)
}

// trim leaves out white space, brackets and a closing point.
func trim(s string) (from, to int) {
	drop := func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("()[]（）【】.,*_", r) }
	inner := strings.TrimLeft(strings.TrimLeftFunc(s, drop), "–—-― ")
	from = len(s) - len(inner)
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

// found makes the date, if there is such a day.
func (s *scanner) found(from, to, year, month, day int) (Found, bool) {
	return s.make(from, to, appendDate(nil, year, month, day))
}

// interval makes a date from one day, or month, to another.
func (s *scanner) interval(from, to int, year, month, day, year2, month2, day2 int) (Found, bool) {
	b := append(appendDate(nil, year, month, day), '/')
	return s.make(from, to, appendDate(b, year2, month2, day2))
}

func (s *scanner) make(from, to int, edtf []byte) (Found, bool) {
	d, err := document.ParseDate(string(edtf))
	if err != nil {
		return Found{}, false
	}
	from = s.weekday(from)
	return Found{Date: d, From: from, To: to, Words: s.text[from:to]}, true
}

// appendDate appends a date in EDTF; parts that are not known are 0.
func appendDate(b []byte, year, month, day int) []byte {
	if year == 0 {
		b = append(b, "XXXX"...)
	} else {
		b = append(b, byte('0'+year/1000%10), byte('0'+year/100%10), byte('0'+year/10%10), byte('0'+year%10))
	}
	for _, part := range [...]int{month, day} {
		if part == 0 {
			break
		}
		b = append(b, '-', byte('0'+part/10%10), byte('0'+part%10))
	}
	return b
}
