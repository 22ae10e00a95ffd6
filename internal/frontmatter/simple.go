package frontmatter

import "strings"

// fewKeys is how many keys a mapping has at most for each to be compared with all.
const fewKeys = 64

// readSimple reads a head of plain lines, which is nearly every head: keys in the
// first column; texts, quoted or not, on one line; lists and mappings in brackets
// or with an indented line for each entry. It gives the tree that readYAML gives,
// at a tenth of its cost, and false for anything it does not know for certain,
// faults above all: a build that has nothing to do is as fast as this is.
func readSimple(head string) (node, bool) {
	root := node{kind: mapping, items: make([]node, 0, 40)}
	_, rest, _ := strings.Cut(head, "\n")
	open := false // whether the last key may still get indented lines
	for n := 2; rest != ""; n++ {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		line = strings.TrimRight(strings.TrimSuffix(line, "\r"), " ")
		if line == "" {
			continue
		}
		if !isOrdinary(line) {
			return node{}, false
		}
		switch line[0] {
		case '#':
			continue
		case ' ':
			if !open || !addIndented(&root.items[len(root.items)-1], line, n) {
				return node{}, false
			}
			continue
		}
		key, value, ok := cutKey(line)
		if !ok {
			return node{}, false
		}
		if root.has(key) || len(root.items) > 2*fewKeys {
			return node{}, false
		}
		v := node{line: n, plain: true}
		if open = value == ""; !open {
			var after string
			if v, after, ok = simpleValue(value, n, 0); !ok || after != "" {
				return node{}, false
			}
		}
		root.items = append(root.items, node{line: n, column: 1, text: key, plain: true}, v)
	}
	return root, true
}

// has reports whether a mapping has the key.
func (n *node) has(key string) bool {
	for i := 0; i < len(n.items); i += 2 {
		if n.items[i].text == key {
			return true
		}
	}
	return false
}

// isOrdinary reports whether a line is free of characters that YAML refuses or
// takes for line breaks.
func isOrdinary(line string) bool {
	for i := range len(line) {
		switch c := line[i]; {
		case ' ' <= c && c < 0x7f:
		case c < 0x80:
			return false
		case c == 0xc2, c == 0xe2, c == 0xef: // U+0080 to U+009F, U+2028, U+2029, U+FEFF, U+FFFE, U+FFFF
			if strings.HasPrefix(line[i:], "\u2028") || strings.HasPrefix(line[i:], "\u2029") || c == 0xef && line[i+1] >= 0xbb ||
				c == 0xc2 && line[i+1] < 0xa0 {
				return false
			}
		}
	}
	return true
}

// cutKey takes "key: value" apart; the value may be missing.
func cutKey(line string) (key, value string, ok bool) {
	key, value, ok = strings.Cut(line, ":")
	if !ok || !isWord(key) || value != "" && value[0] != ' ' {
		return "", "", false
	}
	return key, strings.TrimLeft(value, " "), true
}

// isWord reports whether a key is made of letters, digits, "_" and "-", and
// begins with a letter.
func isWord(s string) bool {
	for i := range len(s) {
		c := s[i]
		letter := 'a' <= c|0x20 && c|0x20 <= 'z'
		if !letter && (i == 0 || c != '_' && c != '-' && (c < '0' || c > '9')) {
			return false
		}
	}
	return s != ""
}

// addIndented adds an entry, "  - value" or "  key: value", to a value.
func addIndented(v *node, line string, n int) bool {
	text := strings.TrimLeft(line, " ")
	indent := len(line) - len(text)
	var items []node
	if rest, ok := strings.CutPrefix(text, "- "); ok {
		item, after, ok := simpleValue(strings.TrimLeft(rest, " "), n, 0)
		if !ok || after != "" {
			return false
		}
		item.column = indent + 1 // of its line, to tell that all stand alike
		items = []node{item}
		if v.items == nil {
			*v = node{kind: list, line: n, column: indent + 1}
		}
		if v.kind != list {
			return false
		}
	} else {
		key, value, ok := cutKey(text)
		if !ok || value == "" {
			return false
		}
		item, after, ok := simpleValue(value, n, 0)
		if !ok || after != "" {
			return false
		}
		if v.items == nil {
			*v = node{kind: mapping, line: n, column: indent + 1}
		}
		if v.kind != mapping {
			return false
		}
		if v.has(key) || len(v.items) > 2*fewKeys {
			return false
		}
		items = []node{{line: n, column: indent + 1, text: key, plain: true}, item}
	}
	if v.column != indent+1 {
		return false
	}
	v.items = append(v.items, items...)
	return true
}

// simpleValue reads one value and gives what follows it. depth is how many
// brackets it stands in.
func simpleValue(s string, line, depth int) (v node, after string, ok bool) {
	switch {
	case s == "":
		return v, s, false
	case s[0] == '"' || s[0] == '\'':
		text, after, ok := cutQuoted(s)
		return node{line: line, text: text}, strings.TrimLeft(after, " "), ok
	case s[0] == '[' && depth == 0:
		return simpleList(s[1:], line, depth+1)
	case s[0] == '{' && depth <= 1:
		return simpleMapping(s[1:], line, depth+1)
	}
	end := len(s)
	if depth > 0 {
		if end = strings.IndexAny(s, ",[]{}?"); end < 0 {
			return v, s, false
		}
	}
	text := strings.TrimRight(s[:end], " ")
	if text == "" || !isPlain(text, depth > 0) && !isNull(text) {
		return v, s, false
	}
	return node{line: line, text: text, plain: true}, s[end:], true
}

func simpleList(s string, line, depth int) (v node, after string, ok bool) {
	v = node{kind: list, line: line}
	s = strings.TrimLeft(s, " ")
	for {
		if rest, closed := strings.CutPrefix(s, "]"); closed && len(v.items) == 0 {
			return v, strings.TrimLeft(rest, " "), true
		}
		item, rest, ok := simpleValue(s, line, depth)
		if !ok || rest == "" {
			return v, s, false
		}
		if v.items == nil {
			v.items = make([]node, 0, 1+strings.Count(s, ","))
		}
		v.items = append(v.items, item)
		switch rest[0] {
		case ',':
			s = strings.TrimLeft(rest[1:], " ")
		case ']':
			return v, strings.TrimLeft(rest[1:], " "), true
		default:
			return v, s, false
		}
	}
}

func simpleMapping(s string, line, depth int) (v node, after string, ok bool) {
	v = node{kind: mapping, line: line}
	s = strings.TrimLeft(s, " ")
	for {
		if rest, closed := strings.CutPrefix(s, "}"); closed && len(v.items) == 0 {
			return v, strings.TrimLeft(rest, " "), true
		}
		key, value, ok := cutKey(s)
		if !ok || v.has(key) || len(v.items) > 2*fewKeys {
			return v, s, false
		}
		item, rest, ok := simpleValue(value, line, depth+1)
		if !ok || rest == "" {
			return v, s, false
		}
		if v.items == nil {
			v.items = make([]node, 0, 10)
		}
		v.items = append(v.items, node{line: line, text: key, plain: true}, item)
		switch rest[0] {
		case ',':
			s = strings.TrimLeft(rest[1:], " ")
		case '}':
			return v, strings.TrimLeft(rest[1:], " "), true
		default:
			return v, s, false
		}
	}
}

// cutQuoted takes a quoted text off the beginning. Of the escapes it knows \" and
// \\ only, which are those that Encode writes most.
func cutQuoted(s string) (text, after string, ok bool) {
	quote := s[0]
	clean := true
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == quote && quote == '\'' && i+1 < len(s) && s[i+1] == quote:
			clean = false
			i++
		case s[i] == quote:
			text = s[1:i]
			switch {
			case clean:
			case quote == '\'':
				text = strings.ReplaceAll(text, "''", "'")
			default:
				text = unescape.Replace(text)
			}
			return text, s[i+1:], true
		case s[i] == '\\' && quote == '"':
			if i++; i == len(s) || s[i] != '"' && s[i] != '\\' {
				return "", "", false
			}
			clean = false
		}
	}
	return "", "", false
}

var unescape = strings.NewReplacer(`\"`, `"`, `\\`, `\`)
