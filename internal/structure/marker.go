package structure

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A marker is what stands before an item of a list.
type marker struct {
	text    string // as printed
	ordinal int    // 0 for bullets
	style   string // what the markers of one list share: "1.", "(a)", "•"
	rest    string // the item
}

// bullets are the signs that begin an item when white space follows.
const bullets = "-–—•*·▪■●○‣◦+−‐➢►✓❖"

// findMarker finds the marker of an item at the beginning of a line: a bullet, a
// number, a letter or a Roman number, with its sign and white space after it.
func findMarker(text string) (m marker, ok bool) {
	if beginsWord(text) {
		return m, false
	}
	r, size := utf8.DecodeRuneInString(text)
	if strings.ContainsRune(bullets, r) {
		rest := text[size:]
		trimmed := strings.TrimLeftFunc(rest, unicode.IsSpace)
		switch {
		case trimmed == "", strings.Trim(trimmed, bullets+" \t\u00a0") == "", // a row of stars
			strings.HasSuffix(trimmed, " "+string(r)), // "– 2 –"
			len(trimmed) == len(rest) && r != '•' && r != '▪' && r != '■' && r != '●':
			return m, false
		}
		// "- * Text": what was a list of one program was put into that of another.
		second, size := utf8.DecodeRuneInString(trimmed)
		if inner := strings.TrimLeftFunc(trimmed[size:], blank); second != r && strings.ContainsRune(bullets, second) && len(inner) < len(trimmed)-size && !strings.HasSuffix(inner, " "+string(second)) {
			if first, _ := utf8.DecodeRuneInString(inner); unicode.IsLetter(first) {
				both := string(r) + " " + string(second)
				return marker{text: both, style: both, rest: inner}, true
			}
		}
		return marker{text: string(r), style: string(r), rest: trimmed}, true
	}
	open := ""
	body := text
	if r == '(' || r == '[' || r == '（' {
		open, body = string(r), text[size:]
	}
	digits := 0
	for digits < len(body) && body[digits] >= '0' && body[digits] <= '9' {
		digits++
	}
	kind, length, ordinal := "1", digits, 0
	switch {
	case digits > 0 && digits <= 3:
		for _, c := range body[:digits] {
			ordinal = ordinal*10 + int(c-'0')
		}
	case digits > 3:
		return m, false
	default:
		if kind, length, ordinal = letterMarker(body); length == 0 {
			return m, false
		}
	}
	tail := body[length:]
	sign, size := utf8.DecodeRuneInString(tail)
	switch {
	case open == "" && (sign == '.' || sign == ')' || sign == '、' || sign == '．' || sign == '）'):
	case open == "(" && sign == ')', open == "（" && sign == '）', open == "[" && sign == ']':
	default:
		return m, false
	}
	rest := tail[size:]
	trimmed := strings.TrimLeftFunc(rest, blank)
	if trimmed == "" {
		return m, false
	}
	if len(trimmed) == len(rest) && sign != '、' && sign != '．' && sign != '）' {
		// "1.Text" is an item, "1.5 per cent" and "a.m." are not.
		next, _ := utf8.DecodeRuneInString(rest)
		if kind != "1" || !unicode.IsLetter(next) {
			return m, false
		}
	}
	if kind != "1" && open == "" && sign == '.' && kind != "I" {
		return m, false // "A. Smith" and "a. O." are initials
	}
	return marker{
		text: open + body[:length] + string(sign), ordinal: ordinal,
		style: open + kind + string(sign), rest: trimmed,
	}, true
}

// beginsWord reports whether a text begins with a word of ASCII letters that is no
// Roman number, as most lines do: no marker is one.
func beginsWord(text string) bool {
	return len(text) > 1 && isLetter(text[0]) && text[1] < utf8.RuneSelf && text[1] != '.' && text[1] != ')' && strings.IndexByte("IVXLCivx", text[1]) < 0
}

// isLetter reports a letter of ASCII.
func isLetter(c byte) bool { c = lowByte(c); return c >= 'a' && c <= 'z' }

// letterMarker finds a single letter or a Roman number: its kind, its length in
// bytes and its ordinal.
func letterMarker(s string) (kind string, length, ordinal int) {
	end := 0
	for end < len(s) && strings.IndexByte("IVXLC", s[end]) >= 0 {
		end++
	}
	if end > 0 && end <= 7 {
		if n := roman(s[:end]); n > 0 {
			return "I", end, n
		}
	}
	end = 0
	for end < len(s) && strings.IndexByte("ivx", s[end]) >= 0 {
		end++
	}
	if end > 1 || end == 1 && s[0] == 'i' {
		if n := roman(strings.ToUpper(s[:end])); n > 0 {
			return "i", end, n
		}
	}
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case r >= 'a' && r <= 'z':
		return "a", size, int(r-'a') + 1
	case r >= 'а' && r <= 'я':
		return "а", size, int(r-'а') + 1
	case r >= 'A' && r <= 'H':
		return "A", size, int(r-'A') + 1
	}
	if n := strings.IndexRune("一二三四五六七八九十", r); n >= 0 && r != utf8.RuneError {
		end := size
		ordinal := n/3 + 1
		for end < len(s) {
			next, size := utf8.DecodeRuneInString(s[end:])
			i := strings.IndexRune("一二三四五六七八九十", next)
			if i < 0 || next == utf8.RuneError {
				break
			}
			ordinal = hanNumber(ordinal, i/3+1)
			end += size
		}
		return "一", end, ordinal
	}
	return "", 0, 0
}

// hanNumber adds a Chinese digit (1 to 10) to a number below 100.
func hanNumber(n, digit int) int {
	if digit == 10 {
		return n * 10
	}
	return n + digit
}

// roman reads a Roman number in its usual form; 0 if it is none.
func roman(s string) int {
	values := map[byte]int{'I': 1, 'V': 5, 'X': 10, 'L': 50, 'C': 100}
	n := 0
	for i := range len(s) {
		v := values[s[i]]
		if i+1 < len(s) && values[s[i+1]] > v {
			v = -v
		}
		n += v
	}
	if n <= 0 || n > 100 || romanOf(n) != s {
		return 0
	}
	return n
}

func romanOf(n int) string {
	var b strings.Builder
	for _, x := range []struct {
		value int
		text  string
	}{{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= x.value {
			b.WriteString(x.text)
			n -= x.value
		}
	}
	return b.String()
}
