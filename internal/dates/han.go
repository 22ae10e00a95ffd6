package dates

import "unicode/utf8"

// han is 2022年1月18日, 2022年1月, 1月18日, and the same in Korean.
func (s *scanner) han(n number) (Found, bool) {
	to := n.to
	year, month, day := 0, 0, 0
	part := n
	if next, ok := s.sign(to, "年년"); ok {
		if !n.isYear() {
			return Found{}, false
		}
		year, to = n.value, next
		if r, size := s.rune(to); r == '）' || r == ')' { // "令和4年（2022年）1月18日"
			to += size
		}
		if part, ok = s.number(s.spaces(to)); !ok {
			return Found{}, false
		}
	}
	next, ok := s.sign(part.to, "月월")
	if !ok || part.digits > 2 {
		return Found{}, false
	}
	month, to = part.value, next
	if part, ok = s.number(s.spaces(to)); ok && part.digits <= 2 {
		if next, ok := s.sign(part.to, "日일號号"); ok {
			day, to = part.value, next
		}
	}
	if month == 0 || year == 0 && (day == 0 || s.afterYearSign(n.from)) {
		return Found{}, false
	}
	return s.found(n.from, to, year, month, day)
}

// sign goes over one of the signs, with white space before it.
func (s *scanner) sign(at int, signs string) (int, bool) {
	at = s.spaces(at)
	r, size := s.rune(at)
	if size < 3 {
		return at, false
	}
	for _, c := range signs {
		if c == r {
			return at + size, true
		}
	}
	return at, false
}

// afterYearSign reports whether a year stands before a month, of another count:
// "令和4年1月18日".
func (s *scanner) afterYearSign(at int) bool {
	r := s.before(at)
	return r == '年' || r == '년'
}

// hanDigits are the numerals of a date written out.
var hanDigits = map[rune]int{
	'〇': 0, '○': 0, '零': 0, '一': 1, '二': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9, '十': 10,
}

func isHanNumeral(r rune) bool {
	if r < 0x25cb || r > 0x96f6 {
		return false
	}
	_, ok := hanDigits[r]
	return ok
}

// hanWords is 二〇二二年一月十八日. end is behind the numerals read.
func (s *scanner) hanWords(at int) (f Found, end int, ok bool) {
	year, to := 0, at
	digits := 0
	for ; digits < 5; digits++ {
		r, size := s.rune(to)
		d, numeral := hanDigits[r]
		if !numeral || d == 10 {
			break
		}
		year = year*10 + d
		to += size
	}
	end = max(to, at+utf8.UTFMax-1)
	next, ok := s.sign(to, "年")
	if digits != 4 || !ok || year < 1000 || year >= 2100 {
		return Found{}, end, false
	}
	month, to, ok := s.hanNumber(next)
	if !ok || s.at(to) == 0 {
		return Found{}, end, false
	}
	to, ok = s.sign(to, "月")
	if !ok || month == 0 {
		return Found{}, end, false
	}
	day, after, ok := s.hanNumber(to)
	if ok {
		if after, ok = s.sign(after, "日号號"); ok {
			to = after
		}
	}
	if !ok {
		day = 0
	}
	f, ok = s.found(at, to, year, month, day)
	return f, max(end, to), ok
}

// hanNumber reads a number up to 99 in Chinese numerals: 八, 十, 十八, 二十, 二十八.
func (s *scanner) hanNumber(at int) (value, to int, ok bool) {
	at = s.spaces(at)
	to = at
	for range 3 {
		r, size := s.rune(to)
		d, numeral := hanDigits[r]
		switch {
		case !numeral:
			return value, to, to > at
		case d == 10 && value == 0:
			value = 10
		case d == 10 && value < 10:
			value *= 10
		case d == 10:
			return 0, at, false
		case to > at && value%10 != 0:
			return 0, at, false
		default:
			value += d
		}
		to += size
	}
	return value, to, true
}
