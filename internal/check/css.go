package check

import (
	"bytes"
	"strings"
)

// readStylesheet checks the addresses in a stylesheet.
func (r *reader) readStylesheet(name string, data []byte, found *result) {
	from := r.files[r.places[name]]
	line, at := 1, 0
	addressesIn(data, func(offset int, value []byte) {
		line += bytes.Count(data[at:offset], []byte{'\n'})
		at = offset
		found.links++
		if problem := r.styleAddress(from, value); problem != "" {
			found.findings.errorf(name, line, "", "url(%s): %s", clip(value), problem)
		}
	})
}

// styleAddress says what is wrong with an address in CSS; "#x" is of the page it is used in.
func (r *reader) styleAddress(from file, value []byte) string {
	if len(value) > 1 && value[0] == '#' {
		return ""
	}
	return r.resolve(from, value, load).problem
}

// addressesIn finds the addresses in CSS: url(…), and the strings of @import
// and image-set(…). It passes over comments and other strings.
func addressesIn(css []byte, each func(offset int, value []byte)) {
	set := 0 // depth of the parentheses within image-set(…)
	imports := false
	for i := 0; i < len(css); {
		switch b := css[i]; {
		case b == '/' && i+1 < len(css) && css[i+1] == '*':
			end := bytes.Index(css[i+2:], []byte("*/"))
			if end < 0 {
				return
			}
			i += 2 + end + 2
		case b == '"' || b == '\'':
			value, next := cssString(css, i)
			if imports || set > 0 {
				each(i, value)
				imports = false
			}
			i = next
		case b == ';' || b == '{' || b == '}':
			imports, set = false, 0
			i++
		case b == '(' && set > 0:
			set++
			i++
		case b == ')' && set > 0:
			set--
			i++
		case b == '@' && hasFold(css[i:], "@import"):
			imports = true
			i += len("@import")
		case isLetter(b) && (i == 0 || !isName(css[i-1])):
			switch {
			case hasFold(css[i:], "url("):
				value, next := cssURL(css, i+len("url("))
				each(i, value)
				imports = false
				i = next
			case hasFold(css[i:], "image-set("), hasFold(css[i:], "-webkit-image-set("):
				set = max(set, 1)
				i += bytes.IndexByte(css[i:], '(') + 1
			default:
				for i < len(css) && isName(css[i]) {
					i++
				}
			}
		default:
			i++
		}
	}
}

// cssURL reads the address from behind "url(", and gives the place behind it.
func cssURL(css []byte, i int) ([]byte, int) {
	for i < len(css) && isBlank(css[i]) {
		i++
	}
	if i < len(css) && (css[i] == '"' || css[i] == '\'') {
		return cssString(css, i)
	}
	from := i
	for i < len(css) && css[i] != ')' {
		if css[i] == '\\' {
			i++
		}
		i++
	}
	i = min(i, len(css))
	return unescape(bytes.TrimRight(css[from:i], " \t\r\n\f")), i
}

// cssString reads the string whose quote is at i, and gives the place behind it.
func cssString(css []byte, i int) ([]byte, int) {
	quote, from := css[i], i+1
	for i = from; i < len(css) && css[i] != quote && css[i] != '\n'; i++ {
		if css[i] == '\\' {
			i++
		}
	}
	end := min(i, len(css))
	return unescape(css[from:end]), min(i+1, len(css))
}

// unescape resolves the escapes of CSS (Syntax 3, 4.3.7).
func unescape(text []byte) []byte {
	if bytes.IndexByte(text, '\\') < 0 {
		return text
	}
	var plain []byte
	for i := 0; i < len(text); i++ {
		if text[i] != '\\' || i+1 == len(text) {
			plain = append(plain, text[i])
			continue
		}
		i++
		code, digits := rune(0), 0
		for ; digits < 6 && i < len(text); digits++ {
			d := strings.IndexByte("0123456789abcdef", lower(text[i]))
			if d < 0 {
				break
			}
			code = code<<4 + rune(d)
			i++
		}
		switch {
		case digits == 0 && text[i] != '\n':
			plain = append(plain, text[i])
		case digits > 0:
			plain = append(plain, string(code)...)
			if i >= len(text) || !isBlank(text[i]) {
				i-- // a blank ends the number, anything else is the next character
			}
		}
	}
	return plain
}

func hasFold(text []byte, prefix string) bool {
	return len(text) >= len(prefix) && strings.EqualFold(string(text[:len(prefix)]), prefix)
}

func isLetter(b byte) bool { return lower(b) >= 'a' && lower(b) <= 'z' || b == '-' }
func isName(b byte) bool   { return isLetter(b) || b >= '0' && b <= '9' || b == '_' || b >= 0x80 }
func isBlank(b byte) bool  { return b == ' ' || b == '\t' || b == '\r' || b == '\n' || b == '\f' }

func lower(b byte) byte {
	if b >= 'A' && b <= 'Z' {
		return b + 'a' - 'A'
	}
	return b
}
