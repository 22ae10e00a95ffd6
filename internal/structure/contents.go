package structure

import (
	"slices"
	"strings"
	"unicode"
)

// fewestContents is how many entries a table of contents has at least.
const fewestContents = 4

// A table of contents stands among the first blocks of a text.
const (
	lastContents = 40
	mostContents = 3 // lists that are tried
)

// findContents finds a list or lines in a row that stand again below, in order,
// each alone over a text: the table of contents. What it lists are headings, at
// the levels that it gives them, whatever they end with.
func findContents(blocks []Block) {
	tried := 0
	for from := 0; from < min(len(blocks), lastContents) && tried < mostContents; from++ {
		to := from + 1
		switch blocks[from].Kind {
		case Item:
			first := contentsKey(blocks[from].Text)
			for to < len(blocks) && blocks[to].Kind == Item && contentsKey(blocks[to].Text) != first {
				to++
			}
		case Paragraph:
			for to < len(blocks) && blocks[to].Kind == Paragraph && !blocks[to].Loose && blocks[to].runes <= longestHeading {
				to++
			}
		}
		if to-from < fewestContents {
			continue
		}
		if headContents(blocks[from:to], blocks[to:]) {
			return
		}
		tried++
		from = to - 1
	}
}

// headContents makes headings of the blocks below that a list announces; it
// reports false, and does nothing, if that is not most of its entries.
func headContents(list, below []Block) bool {
	at := make([]int, len(list)) // where each entry stands below, 0 if nowhere
	places := make(map[string][]int, len(below))
	for i := range below {
		b := &below[i]
		if b.Lines.First == b.Lines.Last && b.runes <= 2*longestHeading && (b.Kind == Paragraph || b.Kind == Heading || b.Kind == Item) {
			key := contentsKey(b.Marker + b.Text)
			if key == "" {
				continue
			}
			places[key] = append(places[key], i)
		}
	}
	found, next := 0, 0
	for i := range list {
		if list[i].Lines.First != list[i].Lines.Last {
			continue
		}
		text := list[i].Text
		for _, entry := range []string{list[i].Marker + text, text, strings.TrimRight(text, " 0123456789")} {
			if place, ok := firstFrom(places[contentsKey(entry)], next); ok {
				at[i], next = place+1, place+1
				found++
				break
			}
		}
	}
	over := 0 // with a text of their own under them
	for i, place := range at {
		if place > 0 && place < len(below) && (i+1 == len(at) || at[i+1] != place+1) {
			over++
		}
	}
	if found < fewestContents-1 || found*10 < len(list)*6 || over*2 < found {
		return false // a refrain, a list printed twice
	}
	if nested := slices.ContainsFunc(list, func(b Block) bool { return b.Level > 0 }); nested && found*10 >= len(list)*9 {
		// It goes into every detail: what it does not list is no heading.
		for i := range below {
			if b := &below[i]; b.Kind == Heading && b.style != markedHeading && !isDivision(b.Text) {
				b.Kind, b.Level = Paragraph, 0
			}
		}
	}
	for i, place := range at {
		if place == 0 {
			continue
		}
		b := &below[place-1]
		if b.Kind == Item {
			b.Text = b.Marker + " " + b.Text
			b.Marker, b.Ordinal, b.style = "", 0, ""
		}
		b.Kind, b.Level = Heading, list[i].Level+1
	}
	return true
}

// firstFrom is the first of ascending places that is not before next.
func firstFrom(places []int, next int) (int, bool) {
	i, _ := slices.BinarySearch(places, next)
	if i == len(places) {
		return 0, false
	}
	return places[i], true
}

// contentsKey is what an entry and its heading share: letters and digits, without
// the number of the page that may follow dots or a wide gap.
func contentsKey(text string) string {
	for _, gap := range []string{"...", ". . .", "……", "\t", "    "} {
		if head, page, ok := strings.Cut(text, gap); ok && strings.Trim(page, ".… \t0123456789ivxlc") == "" {
			text = head
			break
		}
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}
