package markdown

import (
	"bytes"
	"sort"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// longestMention is the length in bytes of the longest name that may become a
// link across the end of a line.
const longestMention = 1000

// running writes source[from:to], a run of ordinary text that ends with the node
// last (nil: nothing goes on behind it), with the mentions and the addresses in
// it as links. Where both claim the same words, the address wins.
func (w *writer) running(from, to int, last *ast.Text) {
	at := from
	urlFrom, urlTo := w.address(at, to)
	for at < to {
		if w.openTo > 0 {
			if w.openTo > to {
				break // the mention goes on in the next line
			}
			w.inline(w.source[at:w.openTo])
			w.s("</a>")
			at, w.openTo = w.openTo, 0
			continue
		}
		if w.inLink > 0 {
			break
		}
		if urlFrom < at {
			urlFrom, urlTo = w.address(at, to)
		}
		link := w.mention(at, to, last)
		switch {
		case link != nil && link.From < urlFrom:
			if urlFrom < to && link.To > urlFrom {
				w.inline(w.source[at:urlFrom])
				at = urlFrom
				continue
			}
			w.inline(w.source[at:link.From])
			w.s(`<a class="m" href="`)
			w.attribute([]byte(link.Href))
			w.s(`">`)
			at, w.openTo = link.From, link.To
		case urlFrom < to:
			w.inline(w.source[at:urlFrom])
			w.s(`<a href="`)
			w.attribute(util.URLEscape(resolved(nil, w.source[urlFrom:urlTo]), false))
			w.s(`">`)
			w.inline(w.source[urlFrom:urlTo])
			w.s("</a>")
			at = urlTo
		default:
			w.inline(w.source[at:to])
			return
		}
	}
	if at < to {
		w.inline(w.source[at:to])
	}
}

// mention is the first link asked for in source[at:to] that can be made there.
func (w *writer) mention(at, to int, last *ast.Text) *Link {
	if w.next > 0 && w.links[w.next-1].From >= at {
		// Footnotes are written last and may stand anywhere.
		w.next = sort.Search(len(w.links), func(i int) bool { return w.links[i].From >= at })
	}
	for ; w.next < len(w.links); w.next++ {
		link := &w.links[w.next]
		if link.From >= to {
			return nil
		}
		if link.From < at || link.To <= link.From || link.To > len(w.source) ||
			blankAt(w.source, link.From) || blankAt(w.source, link.To-1) ||
			w.splits(link.From) || w.splits(link.To) {
			continue
		}
		if link.To <= to || w.goesOn(last, link.From, link.To) {
			return link
		}
	}
	return nil
}

// goesOn reports whether the text behind the line that ends with the node last
// is ordinary text as far as to.
func (w *writer) goesOn(last *ast.Text, from, to int) bool {
	if to-from > longestMention {
		return false
	}
	for last != nil && (last.SoftLineBreak() || last.HardLineBreak()) {
		next, ok := last.NextSibling().(*ast.Text)
		if !ok || next.IsRaw() || to <= next.Segment.Start {
			return false
		}
		end, tail := stretch(next)
		if url, _ := w.address(next.Segment.Start, end); url < min(to, end) {
			return false
		}
		if to <= end {
			return true
		}
		last = tail
	}
	return false
}

// splits reports places inside of a character, an escape or a reference to a character.
func (w *writer) splits(at int) bool {
	if at == len(w.source) {
		return false
	}
	if !utf8.RuneStart(w.source[at]) {
		return true
	}
	if util.IsPunct(w.source[at]) {
		n := 0
		for n < at && w.source[at-n-1] == '\\' {
			n++
		}
		if n%2 == 1 {
			return true
		}
	}
	before := w.source[max(0, at-longestReference):at]
	if i := bytes.LastIndexByte(before, '&'); i >= 0 {
		_, n := reference(w.source[at-len(before)+i:])
		return n > len(before)-i
	}
	return false
}

var schemeEnd = []byte("://")

// address finds the first http or https address in source[at:to]; from is to if
// there is none. Written addresses rarely end in punctuation, nor in a bracket
// that was opened before them.
func (w *writer) address(at, to int) (from, end int) {
	s := w.source[:to]
	for at < to {
		n := bytes.Index(s[at:], schemeEnd)
		if n < 0 {
			break
		}
		colon := at + n
		from = colon
		for from > at && isLetter(s[from-1]) && colon-from < 6 {
			from--
		}
		scheme, host := s[from:colon], colon+len(schemeEnd)
		if (bytes.EqualFold(scheme, []byte("http")) || bytes.EqualFold(scheme, []byte("https"))) &&
			(from == at || !inWord(s[:from])) && host < to && beginsWord(s[host:]) {
			return from, addressEnd(s, host)
		}
		at = host
	}
	return to, to
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// inWord reports text that ends in a letter or digit.
func inWord(text []byte) bool {
	r, _ := utf8.DecodeLastRune(text)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func beginsWord(text []byte) bool {
	r, _ := utf8.DecodeRune(text)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// addressEnd is where an address ends whose host begins at i, with a letter or digit.
func addressEnd(s []byte, i int) int {
	host := i
	depth := 0 // of round brackets
scan:
	for i < len(s) {
		c := s[i]
		if c < utf8.RuneSelf {
			if c <= ' ' || c == '<' || c == '>' || c == '"' || c == '`' || c == 0x7F || c == '|' || c == '{' || c == '}' || c == '^' {
				break
			}
			if c == '\\' && (i+1 == len(s) || !util.IsPunct(s[i+1]) || s[i+1] == '\\' || s[i+1] == '<' || s[i+1] == '>') {
				break
			}
			switch c {
			case '&':
				if value, n := reference(s[i:]); n > 0 {
					if len(value) != 1 || value[0] != '&' {
						break scan // what else is written so is no part of an address
					}
					i += n
					host = i - 1 // never cut inside
					continue
				}
			case '(':
				depth++
			case ')':
				if depth == 0 {
					break scan
				}
				depth--
			}
			i++
			continue
		}
		r, n := utf8.DecodeRune(s[i:])
		// Chinese, Japanese and Korean text follows an address without a space.
		if !unicode.In(r, unicode.L, unicode.N, unicode.M) || r >= 0x2E80 {
			break
		}
		i += n
	}
	for i > host+1 {
		switch s[i-1] {
		case '.', ',', ':', ';', '!', '?', '\'', '*', '_', '~', ']', '[', '(', '\\', '&':
			i--
			continue
		}
		break
	}
	return i
}
