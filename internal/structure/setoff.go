package structure

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// usualIndent is the indent at which the text stands: the least that a quarter of
// its groups have.
func usualIndent(lines []line) int {
	var counts [24]int
	groups, least := 0, 0
	for i, l := range lines {
		if i == 0 || l.gap > 0 {
			if i > 0 {
				counts[least]++
			}
			groups++
			least = len(counts) - 1
		}
		least = min(least, l.indent)
	}
	counts[least]++
	for i, n := range counts {
		if n*4 >= groups {
			return i
		}
	}
	return 0
}

// setOff makes a quotation of the blocks of a group, which begin at from, if all
// its lines stand further in than the text does. A single line could be a first
// line, or one set in the middle; of more the words must run on, or the last must
// name a source as an epigraph's does.
func setOff(blocks []Block, from int, g []line, margin int) []Block {
	if len(g) < 2 || len(blocks) == from || g[0].number == 1 {
		return blocks
	}
	least := g[0].indent
	for _, l := range g {
		least = min(least, l.indent)
	}
	if least < margin+3 {
		return blocks
	}
	first := &blocks[from]
	dash, size := utf8.DecodeRuneInString(g[len(g)-1].text)
	sourced := strings.ContainsRune("–—―", dash)
	if !sourced && !afterText(blocks[:from]) {
		return blocks // a title, or whom a letter is to
	}
	for _, l := range g[1:] {
		if !sourced && !near(l.indent, g[1].indent) {
			return blocks // set in the middle
		}
	}
	if len(blocks) == from+1 && first.Kind == Paragraph && first.Lines.Last > first.Lines.First {
		first.Kind = Quote
		first.Tied = sourced // who said it stands in a line of its own
		return blocks
	}
	if quotedVerse(g, blocks[from:]) {
		*first = gathered(g)
		first.Kind = Verse
		return blocks[:from+1]
	}
	// An epigraph: words, and behind a dash who said them.
	last := g[len(g)-1].text
	if len(g) > 8 || !sourced {
		return blocks
	}
	name, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(last[size:], blank))
	if !unicode.IsLetter(name) || unicode.IsLower(name) {
		return blocks
	}
	for i, b := range blocks[from:] {
		if b.Kind != Paragraph && b.Kind != Verse && (b.Kind != Item || from+i != len(blocks)-1) {
			return blocks
		}
	}
	*first = gathered(g)
	first.Kind, first.Tied = Quote, true
	return blocks[:from+1]
}

// afterText reports whether running text stands before.
func afterText(blocks []Block) bool {
	for _, b := range blocks {
		if b.runes >= 60 && (endsText(b.Text) || b.runes > 2*longestHeading) {
			return true
		}
	}
	return false
}

// quotedVerse reports whether lines that stand further in than the text are verse:
// short, each with a beginning of its own, one sentence over them all.
func quotedVerse(g []line, blocks []Block) bool {
	if len(g) > 16 || len(blocks) != len(g) || salutation.of(g[0].text) || closingFormula.ofLow(g[0].text) {
		return false
	}
	commas, names := 0, 0
	for i, l := range g {
		if blocks[i].Kind != Paragraph || l.runes > 60 || l.cells || strings.ContainsFunc(l.text, unicode.IsDigit) {
			return false
		}
		if first, _ := utf8.DecodeRuneInString(strings.TrimLeft(l.text, `"“«'‘([„¿¡`)); unicode.IsLower(first) || !unicode.IsLetter(first) {
			return false
		}
		last, _ := utf8.DecodeLastRuneInString(l.text)
		if i+1 < len(g) && strings.ContainsRune(",;،؛，；—–", last) {
			commas++
		}
		if isNameLine(l.text) {
			names++
		}
	}
	return commas > 0 && names*3 <= len(g) && !speaksFor.MatchString(g[0].text) && endsText(g[len(g)-1].text)
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
	if last == '.' {
		// "Portland, Ore." and "A. B." are lines of an address, a sentence is none.
		word := b.Text[strings.LastIndexByte(b.Text, ' ')+1:]
		if utf8.RuneCountInString(word) > 4 && !isNameLine(b.Text) {
			return false
		}
	}
	first, _ := utf8.DecodeRuneInString(b.Text)
	return (!strings.ContainsRune("—–-", first) || isCut(b.Text)) && !strings.ContainsRune("!?…;:。！？：；۔؟؛।", last) && !strings.Contains(b.Text, "|") && !isDivision(b.Text)
}
