package search

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What a query may hold; what is beyond is not looked for. static/engine.js has the same.
const (
	longestQuery = 2000 // characters
	mostAtoms    = 32
)

// An atom is a part of a query: a word, a beginning of words, or a phrase.
type atom struct {
	raw, form string // of a word; of a beginning
	prefix    bool
	exact     bool   // the word as it is written alone
	phrase    []item // if it is one
	without   bool
	title     bool // in titles alone

	stems map[string]map[string]bool // of a word, by language
	forms map[string]bool            // that were found for it
	stop  bool                       // no help in telling texts apart
}

// An item is a word of a phrase at its place; a beginning, if it is one character of a
// script without spaces.
type item struct {
	form   string
	pos    int
	prefix bool
}

// A filter keeps, or leaves out, what has a value of a facet.
type filter struct {
	key, text string
	without   bool
}

type question struct {
	atoms   []atom
	filters []filter
	cut     bool
}

var (
	queryField = regexp.MustCompile(`^(?i:(title|author|party|country|year|type|lang)):`)
	hasDigit   = regexp.MustCompile(`[0-9]`)
)

const (
	openQuotes  = "\"“„«”"
	closeQuotes = "\"”“»"
)

// parse takes a query apart, as static/engine.js does.
func parse(query string) question {
	var q question
	if utf8.RuneCountInString(query) > longestQuery {
		query = string([]rune(query)[:longestQuery])
		q.cut = true
	}
	for {
		query = strings.TrimLeftFunc(query, unicode.IsSpace)
		if query == "" {
			break
		}
		var f filter
		if next, _ := utf8.DecodeRuneInString(query[1:]); query[0] == '-' && len(query) > 1 && !unicode.IsSpace(next) {
			f.without, query = true, query[1:]
		}
		if m := queryField.FindStringSubmatch(query); m != nil && len(query) > len(m[0]) {
			if next, _ := utf8.DecodeRuneInString(query[len(m[0]):]); !unicode.IsSpace(next) {
				f.key, query = strings.ToLower(m[1]), query[len(m[0]):]
			}
		}
		text, quoted := query, false
		if r, n := utf8.DecodeRuneInString(query); strings.ContainsRune(openQuotes, r) {
			text, quoted = query[n:], true
			if end := strings.IndexAny(text, closeQuotes); end >= 0 {
				_, n := utf8.DecodeRuneInString(text[end:])
				text, query = text[:end], text[end+n:]
			} else {
				query = ""
			}
		} else {
			end := strings.IndexFunc(query, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(openQuotes, r) })
			if end < 0 {
				end = len(query)
			}
			text, query = query[:end], query[end:]
		}
		if f.key != "" && f.key != "title" {
			if f.text = strings.TrimSuffix(text, "*"); text != "" {
				q.filters = append(q.filters, f)
			}
			continue
		}
		q.add(text, quoted, f)
	}
	if len(q.atoms) > mostAtoms {
		q.atoms, q.cut = q.atoms[:mostAtoms], true
	}
	return q
}

// add makes atoms of a part of a query.
func (q *question) add(text string, quoted bool, f filter) {
	type word struct {
		token
		form   string
		prefix bool
	}
	var list []word
	tokens(text, 0, func(t token) {
		form := fold(t.raw)
		if t.joined {
			if quoted {
				return
			}
			for len(list) > 0 && list[len(list)-1].from >= t.from {
				list = list[:len(list)-1]
			}
		}
		if form != "" {
			list = append(list, word{token: t, form: form})
		}
	})
	// The last character of a run without spaces stands there for its beginning.
	for i := 0; i < len(list); i++ {
		t := list[i]
		if !t.wide || i+1 < len(list) && list[i+1].wide && list[i+1].from == t.to {
			continue
		}
		if i > 0 && list[i-1].wide && list[i-1].to == t.from {
			list = append(list[:i], list[i+1:]...)
			i--
		} else {
			list[i].prefix = true
		}
	}
	if len(list) == 0 {
		return
	}
	phrase := func(words []word) atom {
		a := atom{without: f.without, title: f.key == "title"}
		for _, w := range words[:min(len(words), mostAtoms)] {
			a.phrase = append(a.phrase, item{w.form, w.pos, w.prefix})
		}
		return a
	}
	single := func(w word) atom {
		return atom{raw: w.raw, form: w.form, prefix: w.prefix, without: f.without, title: f.key == "title"}
	}
	if quoted || len(list) > 1 && hasDigit.MatchString(text) {
		if len(list) > 1 {
			q.atoms = append(q.atoms, phrase(list))
			return
		}
		a := single(list[0])
		a.exact = quoted
		q.atoms = append(q.atoms, a)
		return
	}
	for i := 0; i < len(list); {
		k := i + 1
		for list[i].wide && k < len(list) && list[k].wide && list[k].pos == list[k-1].pos+1 && list[k].from == list[k-1].to {
			k++
		}
		if k-i > 1 {
			q.atoms = append(q.atoms, phrase(list[i:k]))
		} else {
			a := single(list[i])
			a.prefix = a.prefix || k == len(list) && strings.HasSuffix(text, "*")
			q.atoms = append(q.atoms, a)
		}
		i = k
	}
}
