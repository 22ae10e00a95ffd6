package digest

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/document"
)

// match looks for the longest name in the group that stands at the place given,
// where the group's key stands. White space may be any, with the marker of a quotation behind a
// line's end; what Markdown needed may be escaped; apostrophes may be curved.
//
// The group is sorted: with each character of the text the range of names that
// go on like it shrinks, so that a hundred parties which all begin with the
// same three words cost no more than one.
func (r *reader) match(s string, at int, key string, group []candidate) bool {
	i, depth := at+len(key), len(key)
	var longest []candidate
	end := 0
	for {
		// The names that end here come first.
		n := 0
		for n < len(group) && len(group[n].text) == depth {
			n++
		}
		if n > 0 && wordEnds(s, i) && slices.ContainsFunc(group[:n], func(c candidate) bool { return r.applies(s, at, &c) }) {
			longest, end = group[:n], i
		}
		group = group[n:]
		if len(group) == 0 || i >= len(s) {
			break
		}
		c := s[i]
		switch {
		case c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == 0xC2 && strings.HasPrefix(s[i:], "\u00a0"):
			c, i = ' ', space(s, i)
		case c == '\\' && i+1 < len(s) && s[i+1] > ' ' && s[i+1] < utf8.RuneSelf && !wordBelow[s[i+1]]:
			c = s[i+1]
			i += 2
		case c == 0xE2 && strings.HasPrefix(s[i:], "’"):
			c = '\''
			i += len("’")
		default:
			i++
		}
		if group = goOn(group, depth, c); len(group) == 0 {
			break
		}
		depth++
	}
	for k := range longest {
		if c := &longest[k]; r.applies(s, at, c) {
			r.hit(c, at, end)
		}
	}
	if longest == nil {
		return false
	}
	r.after = end
	return true
}

// goOn is the part of a sorted group whose names have c at depth.
func goOn(group []candidate, depth int, c byte) []candidate {
	if first := group[0].text[depth]; first == group[len(group)-1].text[depth] {
		if first != c {
			return nil
		}
		return group
	}
	from := sort.Search(len(group), func(k int) bool { return group[k].text[depth] >= c })
	n := sort.Search(len(group)-from, func(k int) bool { return group[from+k].text[depth] > c })
	return group[from : from+n]
}

// applies reports whether a name is looked for in this section and at this place.
func (r *reader) applies(s string, at int, c *candidate) bool {
	return (c.lang == "" || sameLang(c.lang, r.lang)) &&
		(!c.afterLam || at >= 2 && s[at-2:at] == "ل")
}

// wordEnds reports whether a name may end at i: no word goes on there, nor a
// compound of names ("Guinea-Bissau" is not Guinea).
func wordEnds(s string, i int) bool {
	if i >= len(s) {
		return true
	}
	if c := s[i]; c == '-' {
		next, _ := utf8.DecodeRuneInString(s[i+1:])
		return !unicode.IsUpper(next)
	} else if c < utf8.RuneSelf && byteKinds[c] != byteWord {
		return true
	}
	next, _ := utf8.DecodeRuneInString(s[i:])
	last, _ := utf8.DecodeLastRuneInString(s[:i])
	return !isWord(next) || !isWord(last) || isSpaceless(next) || isSpaceless(last)
}

func (r *reader) hit(c *candidate, from, to int) {
	if p := r.place[c.dense]; p > 0 {
		r.hits[p-1].Count++
		return
	}
	r.hits = append(r.hits, Hit{Term: c.term, From: int32(from), To: int32(to), Count: 1})
	r.place[c.dense] = int32(len(r.hits))
	r.found = append(r.found, c.dense)
}

// space returns the end of the white space at i. A line may go on behind the
// marker of a quotation.
func space(s string, i int) int {
	line := false
	for i < len(s) {
		switch c := s[i]; {
		case c == '\n':
			line = true
			i++
		case c == ' ' || c == '\t' || c == '\r' || c == '>' && line:
			i++
		case c == 0xC2 && strings.HasPrefix(s[i:], "\u00a0"):
			i += len("\u00a0")
		default:
			return i
		}
	}
	return i
}

// sameLang reports tags of which one says no more than the other: "zh" and "zh-Hant".
func sameLang(a, b document.Lang) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return strings.EqualFold(string(a), string(b[:len(a)])) && (len(a) == len(b) || b[len(a)] == '-')
}
