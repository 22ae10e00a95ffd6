package structure

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"fonds/internal/runes"
	"fonds/internal/seed"
)

// A line is a line of the seed as the later steps look at it.
type line struct {
	number int    // from 1
	text   string // without white space at either end
	indent int    // columns before the text; a tab goes to the next multiple of 4
	gap    int    // blank lines before it
	runes  int    // characters of text, counted up to 400

	residue string // of a page: which; "" if it belongs to the text
	page    bool   // a form feed stands before it
	cells   bool   // something within it could part cells or columns
	turn    bool   // a speaker begins
}

// rooms are for the lines of a seed, which are not needed once its blocks are known.
var rooms = sync.Pool{New: func() any { return new([]line) }}

// mostKept is how many lines a room has that is kept for the next seed.
const mostKept = 4096

// leave gives a room back, without its lines.
func leave(room *[]line, lines []line) {
	if cap(lines) > mostKept {
		return
	}
	clear(lines)
	*room = lines
	rooms.Put(room)
}

// read takes the lines that are not blank, into a room that is large enough or not.
func read(s *seed.Seed, lines []line) []line {
	lines = slices.Grow(lines, len(s.Lines))
	gap := 0
	pages, page := s.Pages, false
	for i, raw := range s.Lines {
		for len(pages) > 0 && pages[0] <= i+1 {
			pages, page = pages[1:], len(lines) > 0
		}
		text := trimmed(raw)
		if text == "" {
			gap++
			continue
		}
		count := runesUpTo(text, 400)
		lines = append(lines, line{
			number: i + 1, text: text, indent: indent(raw), gap: gap, runes: count, residue: boilerplate(text),
			page: page, cells: hasCells(text, count == len(text)),
		})
		gap, page = 0, false
	}
	findPages(lines)
	findTurns(lines)
	return lines
}

// trimmed is a line without what is blank at either end. Most lines have no such.
func trimmed(s string) string {
	if n := len(s); n > 0 && isGraph(s[0]) && isGraph(s[n-1]) {
		return s
	}
	return strings.TrimFunc(s, blank)
}

// isGraph reports a character of ASCII that shows.
func isGraph(c byte) bool { return c > ' ' && c < 0x7f }

// blank are the characters that show nothing at the ends of a line.
func blank(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u2060'
}

func indent(s string) int {
	column := 0
	for _, r := range s {
		switch {
		case r == '\t':
			column += 4 - column%4
		case blank(r):
			column++
		default:
			return column
		}
	}
	return column
}

func runesUpTo(s string, limit int) int {
	n := runes.Plain(s[:min(len(s), limit)])
	if n == min(len(s), limit) {
		return n
	}
	if len(s) <= limit {
		return n + utf8.RuneCountInString(s[n:])
	}
	for range s[n:] {
		if n++; n == limit {
			break
		}
	}
	return n
}

// groups parts lines at the blank lines of the seed.
func groups(lines []line) [][]line {
	n := 0
	for i := range lines {
		if lines[i].gap > 0 || lines[i].page {
			n++
		}
	}
	list := make([][]line, 0, n+1)
	for from := 0; from < len(lines); {
		to := from + 1
		for to < len(lines) && lines[to].gap == 0 && !lines[to].page {
			to++
		}
		list = append(list, lines[from:to])
		from = to
	}
	return list
}

// wrapped reports whether the lines of a group were broken by a margin, so that
// they are one paragraph: most lines but the last come near to the longest, and
// none is longer than a margin allows.
func wrapped(g []line) bool { return wrappedAt(g, narrowestLine) }

const (
	narrowestLine   = 36 // characters of the longest line of a paragraph at least
	narrowestColumn = 18 // the same within a column
)

func wrappedAt(g []line, narrowest int) bool {
	if len(g) < 2 {
		return false
	}
	longest := 0
	for _, l := range g {
		longest = max(longest, l.runes)
	}
	if longest > 132 || longest < narrowest && (longest*5 < narrowest*2 || !tight(g)) {
		return false
	}
	near, open := 0, 0
	for _, l := range g[:len(g)-1] {
		if l.runes >= longest*7/10 {
			near++
			if last, _ := utf8.DecodeLastRuneInString(l.text); !endsSentence(last) {
				open++
			}
		}
	}
	// Without capitals and spaces only sentences that run on tell lines from paragraphs.
	if first, _ := utf8.DecodeRuneInString(g[0].text); joinsTight(first) && open*5 < (len(g)-1)*3 && tight(g) {
		return false
	}
	return near*10 >= (len(g)-1)*7 && continues(g)
}

// openers are articles, prepositions and conjunctions: no line ends with one of itself.
var openers = words(`a | an | the | of | for | from | with | by | and | that | el | la | los | las | un | una | del | de | para | por | con | y | que | le | les | une | du | des | dans | pour | avec | sur | au | aux | et
| der | die | das | dem | den | ein | eine | einer | einem | einen | im | vom | zum | zur | mit | für | von | und | dass | il | lo | gli | dei | della | delle | nel | nella | di | da | do | dos | em | com | um | uma
| van | het | een | voor | met | en | и | в | на | с | из | к | для | от | по | при | без | что | między | przez | dla | oraz | w | z`)

// continues reports whether sentences run on from line to line: a list of
// titles or names of equal lengths is no paragraph.
func continues(g []line) bool {
	on := 0
	for i := range g[:len(g)-1] {
		last, _ := utf8.DecodeLastRuneInString(g[i].text)
		next, _ := utf8.DecodeRuneInString(g[i+1].text)
		if !endsSentence(last) || unicode.IsLower(next) || !cased(next) {
			on++
		}
	}
	starts := 0 // lines that go on in lower case are a sure sign
	for _, l := range g[1:] {
		if r, _ := utf8.DecodeRuneInString(l.text); unicode.IsLower(r) || !cased(r) && unicode.IsLetter(r) {
			starts++
		}
	}
	for _, l := range g[:len(g)-1] { // so is an article or a preposition at the end of a long line
		if l.runes >= 50 && openers[l.text[strings.LastIndexByte(l.text, ' ')+1:]] {
			starts++
		}
	}
	return on*2 > len(g)-1 && (starts > 0 || len(g) > 4 && on > (len(g)-1)*3/4 && starts*5 >= len(g)-1)
}

func cased(r rune) bool { return unicode.IsUpper(r) || unicode.IsLower(r) || unicode.IsTitle(r) }

// endsSentence reports whether a sentence or a clause ends with the character.
func endsSentence(r rune) bool {
	return strings.ContainsRune(".!?…:;。！？：；۔؟؛।", r)
}

// tight reports whether most lines are written without spaces between words:
// such lines hold half as many characters.
func tight(g []line) bool {
	n := 0
	for _, l := range g {
		last, _ := utf8.DecodeLastRuneInString(l.text)
		first, _ := utf8.DecodeRuneInString(l.text)
		if joinsTight(first) || joinsTight(last) {
			n++
		}
	}
	return n*2 > len(g)
}
