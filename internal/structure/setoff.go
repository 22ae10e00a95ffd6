package structure

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// usualIndent is the indent that most lines of a text have.
func usualIndent(lines []line) int {
	var counts [16]int
	for _, l := range lines {
		counts[min(l.indent, len(counts)-1)]++
	}
	usual := 0
	for i, n := range counts {
		if n > counts[usual] {
			usual = i
		}
	}
	return usual
}

// setOff turns the paragraph of a group into a quotation if all its lines stand
// further in than the text does. A single line could be a first line, or one set
// in the middle; of more the words must run on, or the last must name a source
// as an epigraph's does.
func setOff(blocks []Block, g []line, margin int) {
	if len(g) < 2 || g[0].number == 1 {
		return
	}
	least := g[0].indent
	for _, l := range g {
		least = min(least, l.indent)
	}
	if least < margin+3 {
		return
	}
	if len(blocks) == 1 && blocks[0].Kind == Paragraph && blocks[0].Lines.Last > blocks[0].Lines.First {
		blocks[0].Kind = Quote
		return
	}
	// An epigraph: words, and behind a dash who said them.
	last := g[len(g)-1].text
	dash, size := utf8.DecodeRuneInString(last)
	if len(g) > 8 || !strings.ContainsRune("–—―", dash) {
		return
	}
	name, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(last[size:], blank))
	if !unicode.IsLetter(name) || unicode.IsLower(name) {
		return
	}
	for i := range blocks {
		b := &blocks[i]
		switch {
		case b.Kind == Item && i == len(blocks)-1:
			b.Text = b.Marker + " " + b.Text
			b.Marker, b.style = "", ""
		case b.Kind != Paragraph:
			return
		}
	}
	for i := range blocks {
		blocks[i].Kind = Quote
	}
}

// tie finds short lines that stand under each other with nothing between and end
// no sentence: an address, a letterhead, the names and offices under a letter.
// The breaks between them are meant.
func tie(blocks []Block) {
	for from := 0; from < len(blocks); {
		if !tieable(blocks[from]) {
			from++
			continue
		}
		to := from + 1
		for to < len(blocks) && !blocks[to].Loose && !blocks[to].page && tieable(blocks[to]) {
			to++
		}
		alone := to == len(blocks) || blocks[to].Loose || blocks[to].page
		if n := to - from; n >= 2 && n <= 10 && alone && (blocks[from].Loose || from == 0) {
			for i := from + 1; i < to; i++ {
				blocks[i].Tied = true
			}
		}
		from = to
	}
}

// longestTied is how many characters a line of an address may have.
const longestTied = 64

func tieable(b Block) bool {
	if b.Kind != Paragraph || b.runes > longestTied || b.Lines.First != b.Lines.Last || b.Level > 0 || b.Continues {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(b.Text)
	return !strings.ContainsRune("!?…;:。！？：；۔؟؛।", last) && !isDivision(b.Text)
}
