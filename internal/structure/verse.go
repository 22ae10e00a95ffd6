package structure

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A stanza is a group of lines; verse if it is one of several that are verse together.
type stanza struct {
	lines []line
	verse bool
}

// stanzas looks at groups of short lines in a row: what one of them alone does
// not show, several do.
func stanzas(groups [][]line) []stanza {
	list := make([]stanza, len(groups))
	for i, g := range groups {
		list[i].lines = g
	}
	for from := 0; from < len(list); {
		to := from
		for to < len(list) && stanzaic(list[to].lines) {
			to++
		}
		if to-from >= 2 && versed(list[from:to]) {
			for i := from; i < to; i++ {
				list[i].verse = true
			}
		}
		from = max(to, from+1)
	}
	return list
}

// stanzaic reports whether a group has the form of a stanza: a few short lines
// without markers, labels or figures.
func stanzaic(g []line) bool {
	if len(g) < 2 || len(g) > 16 {
		return false
	}
	for _, l := range g {
		if l.runes > 60 || l.residue != "" || l.cells && !hemistichs(l.text) || l.turn || strings.ContainsAny(l.text, "0123456789@/>|") {
			return false
		}
		if _, ok := findMarker(l.text); ok {
			return false
		}
	}
	return !isDivision(g[0].text)
}

// versed reports whether stanzas are verse: as many lines in most of them, whose
// sentences run over lines and end at ends of stanzas. Lists of names and
// addresses have no sentences.
func versed(list []stanza) bool {
	lines, commas, ends, closed, names := 0, 0, 0, 0, 0
	sizes := map[int]int{}
	for _, s := range list {
		sizes[len(s.lines)]++
		for i, l := range s.lines {
			lines++
			last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(l.text, `"”»)'’」`))
			switch {
			case strings.ContainsRune(",;:،؛；，、—–-", last):
				commas++
			case endsSentence(last):
				ends++
				if i == len(s.lines)-1 {
					closed++
				}
			}
			if isNameLine(l.text) {
				names++
			}
		}
		if wrapped(s.lines) {
			return false
		}
	}
	most := 0
	for _, n := range sizes {
		most = max(most, n)
	}
	return lines >= 6 && most*2 > len(list) && commas*5 >= lines && ends*8 >= lines && ends*3 <= lines*2 && closed*2 >= len(list) && names*3 <= lines
}

// hemistichs reports whether a line is two halves of about one length in a
// script from right to left, as a line of classical verse is.
func hemistichs(text string) bool {
	if first, _ := utf8.DecodeRuneInString(text); first < 0x590 {
		return false // left to right
	}
	a, b, ok := halves(text)
	if !ok {
		return false
	}
	first, _ := utf8.DecodeRuneInString(a)
	n, m := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	return unicode.In(first, unicode.Arabic, unicode.Hebrew, unicode.Syriac) && n >= 10 && m >= 10 && n <= 60 && m <= 60 && n*2 >= m && m*2 >= n &&
		!strings.ContainsFunc(text, unicode.IsDigit)
}

// halves parts a line at its only wide gap, or at the stars or points that print
// puts there.
func halves(text string) (a, b string, ok bool) {
	for _, between := range []string{"   ", "\t", " *** ", " ** ", " * ", " … ", " ... "} {
		if before, after, found := strings.Cut(text, between); found {
			a, b = strings.TrimFunc(before, blank), strings.TrimFunc(after, blank)
			return a, b, a != "" && b != "" && !strings.Contains(b, between)
		}
	}
	return "", "", false
}

// isHemistichs reports whether a group is verse of two halves a line.
func isHemistichs(g []line) bool {
	if len(g) < 2 {
		return false
	}
	for _, l := range g {
		if l.runes > 130 || !hemistichs(l.text) {
			return false
		}
	}
	return true
}

// isMeasured reports whether a group is verse in Chinese characters: lines of
// four, five or seven, each closed by its sign.
func isMeasured(g []line) bool {
	if len(g) < 2 {
		return false
	}
	size, ends := 0, 0
	for _, l := range g {
		n := 0
		for _, r := range l.text {
			switch {
			case unicode.Is(unicode.Han, r):
				n++
			case !strings.ContainsRune("，。；！？", r):
				return false
			}
		}
		last, _ := utf8.DecodeLastRuneInString(l.text)
		if unicode.Is(unicode.Han, last) || size > 0 && n != size {
			return false
		}
		if endsSentence(last) {
			ends++
		}
		size = n
	}
	switch size {
	case 4, 5, 7, 8, 10, 14:
		return ends > 0 && (len(g) >= 4 || size >= 10)
	}
	return false
}
