package structure

import (
	"strings"
	"unicode/utf8"
)

// surePairs is how many broken lines show at which column a text was filled.
const surePairs = 4

// fillColumn is the column at which a program filled the lines of a text: in its
// paragraphs of three lines and more hardly a line had room for the first word
// of the next. 0 if nobody filled them so.
func fillColumn(lines []line) int {
	var long [][]line
	column := 0
	for _, g := range groups(lines) {
		if len(g) < 3 {
			continue
		}
		if isDivision(g[0].text) {
			g = g[1:] // a heading right on its text
		}
		if len(g) < 3 || !wrapped(g) || tight(g) {
			continue
		}
		long = append(long, g)
		for _, l := range g {
			if width := l.indent + l.runes; width > column && !unbreakable(l.text) {
				column = width
			}
		}
	}
	full, pairs := 0, 0
	for _, g := range long {
		for i := range g[:len(g)-1] {
			pairs++
			if fills(g[i], g[i+1], column) {
				full++
			}
		}
	}
	if pairs < surePairs || full*20 < pairs*17 {
		return 0
	}
	return column
}

// fills reports whether a line had no room for the first word of the next, in a
// text that was filled up to the column.
func fills(l, next line, column int) bool {
	if l.indent+l.runes >= column {
		return true
	}
	word := next.text
	if end := strings.IndexFunc(word, blank); end >= 0 {
		word = word[:end]
	}
	return l.indent+l.runes+1+utf8.RuneCountInString(word) > column
}

// unbreakable reports whether a line holds something that breaks every margin, as
// a long address does.
func unbreakable(text string) bool {
	if hasShortWords(text) {
		return false
	}
	for word := range strings.FieldsSeq(text) {
		if len(word) > 2*narrowestLine {
			return true
		}
		if len(word) > narrowestLine && strings.Contains(word, "://") {
			return true
		}
	}
	return !strings.ContainsFunc(text, blank)
}

// hasShortWords reports whether spaces part all of a text into pieces that every
// margin has room for, several of them: most lines are so.
func hasShortWords(text string) bool {
	spaces := 0
	for {
		at := strings.IndexByte(text, ' ')
		if at < 0 {
			return spaces > 0 && len(text) <= narrowestLine
		}
		if at > narrowestLine {
			return false
		}
		text = text[at+1:]
		spaces++
	}
}

// filled reports whether the lines of a group are what such a program made of one
// paragraph, or of an item each, whatever letters the lines begin with: two lines
// are too few to show it by themselves.
func filled(g []line, column int) bool {
	if column < narrowestLine || tight(g) {
		return false
	}
	pairs := 0
	for i := range g[:len(g)-1] {
		l, next := g[i], g[i+1]
		if _, item := findMarker(next.text); item || l.residue != "" || next.residue != "" || isDivision(l.text) || isDivision(next.text) {
			continue
		}
		if l.indent+l.runes > column+column/10 && !unbreakable(l.text) || !fills(l, next, column) {
			return false
		}
		pairs++
	}
	return pairs > 0
}

// longestFilled is more characters than a margin leaves in a line.
const longestFilled = 160

// isEndless reports whether nobody broke the lines of a text: nearly all of its
// words stand in lines that no margin allows.
func isEndless(lines []line) bool {
	long, all := 0, 0
	for _, l := range lines {
		all += l.runes
		if l.runes > longestFilled {
			long += l.runes
		}
	}
	return long*4 >= all*3
}

// fewShort reports whether a group is of two or three short lines: in a text
// without a margin these are an address, names or a heading of several lines.
func fewShort(g []line) bool {
	if len(g) > 3 {
		return false
	}
	for _, l := range g {
		if l.runes > longestTied {
			return false
		}
	}
	return true
}
