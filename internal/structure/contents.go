package structure

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
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
			for to < len(blocks) && blocks[to].Kind == Item && !hasContentsKey(blocks[to].Text, first) {
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
		found := headContents(blocks[from:to], blocks[to:])
		if found*10 >= (to-from)*8 {
			setAsideContents(blocks, from, to)
		}
		if found > 0 {
			return
		}
		tried++
		from = to - 1
	}
	for from := 1; from < min(len(blocks), lastContents); from++ {
		if announced(blocks, from) {
			return
		}
	}
}

// contentsReason says why a table of contents is no part of the text: each of its
// lines stands again where it belongs.
const contentsReason = "table of contents"

// setAsideContents takes the blocks of a table of contents from the text, and the
// line above that announces it.
func setAsideContents(blocks []Block, from, to int) {
	if from > 0 && announces(&blocks[from-1]) {
		from--
	}
	for i := from; i < to; i++ {
		b := &blocks[i]
		b.Text = strings.TrimSpace(b.Marker + " " + b.Text)
		b.Kind, b.Reason, b.Level, b.Marker, b.Ordinal, b.style = Boilerplate, contentsReason, 0, "", 0, ""
	}
}

// contentsWords are what a table of contents is called.
var contentsWords = words(`contents | table of contents | in this issue | in this article | on this page | содержание | оглавление | в номере | зміст | índice | contenido | en este número | sumario | sumário | conteúdo | sommaire | table des matières | au sommaire
	| inhalt | inhaltsverzeichnis | in dieser ausgabe | indice | sommario | inhoud | inhoudsopgave | spis treści | w numerze | tartalom | tartalomjegyzék | obsah | sadržaj | садржај | съдържание | cuprins | içindekiler | περιεχόμενα | innehåll | innhold | indhold | sisällys
	| المحتويات | الفهرس | فهرست | 目录 | 目錄 | 目次 | 목차 | mục lục | daftar isi`)

// announces reports whether a line stands above a table of contents: its name, or
// a few words and a colon.
func announces(b *Block) bool {
	if b.Kind != Paragraph && b.Kind != Heading || b.Lines.First != b.Lines.Last || b.runes > longestTied {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(b.Text)
	return last == ':' || last == '：' || ofLow(contentsWords, strings.Trim(b.Text, " .:[]"))
}

// announced sets aside the lines under one that announces them, however few, if
// every one of them stands again below, alone over a text. It reports whether it did.
func announced(blocks []Block, from int) bool {
	if blocks[from].Kind != Paragraph && blocks[from].Kind != Item || !announces(&blocks[from-1]) {
		return false
	}
	to := from
	for to < len(blocks) && (to == from || !blocks[to].Loose) && blocks[to].Kind == blocks[from].Kind && blocks[to].runes <= longestHeading {
		to++
	}
	if to == from || to-from >= fewestContents {
		return false
	}
	at, next := make([]int, 0, to-from), to
	for _, entry := range blocks[from:to] {
		key := contentsKey(entry.Text)
		if len(key) < shortestEntry {
			return false
		}
		found := slices.IndexFunc(blocks[next:], func(b Block) bool {
			return (b.Kind == Paragraph || b.Kind == Heading) && b.Loose && b.Lines.First == b.Lines.Last && b.runes <= 2*longestHeading && contentsKey(b.Text) == key
		})
		if found < 0 || next+found+1 >= len(blocks) {
			return false
		}
		next += found + 1
		at = append(at, next-1)
	}
	for _, i := range at {
		blocks[i].Kind, blocks[i].Level = Heading, max(blocks[i].Level, 1)
	}
	setAsideContents(blocks, from, to)
	return true
}

// shortestEntry is how many bytes of letters an entry has: less may stand twice by chance.
const shortestEntry = 8

// headContents makes headings of the blocks below that a list announces, and says
// how many; it is 0, and nothing is done, if that is not most of its entries.
func headContents(list, below []Block) int {
	at := make([]int, len(list)) // where each entry stands below, 0 if nowhere
	entries := make([][3]string, len(list))
	var first [256]bool // by the bytes that the keys of entries begin with
	for i := range list {
		if list[i].Lines.First != list[i].Lines.Last {
			continue
		}
		text := list[i].Text
		keys := &entries[i] // with the marker, without it, and without a number of a page
		keys[1] = contentsKey(text)
		keys[0], keys[2] = keys[1], keys[1]
		if list[i].Marker != "" {
			keys[0] = contentsKey(list[i].Marker + text)
		}
		if head := strings.TrimRight(text, " 0123456789"); head != text {
			keys[2] = contentsKey(head)
		}
	}
	places := make(map[string][]int, len(list)) // where the keys of entries stand below
	for i := range entries {
		for _, key := range entries[i] {
			if key != "" {
				first[key[0]], places[key] = true, nil
			}
		}
	}
	key := make([]byte, 0, 128)
	for i := range below {
		b := &below[i]
		if !first[firstOfKey(b.Marker, b.Text)] {
			continue
		}
		if b.Lines.First == b.Lines.Last && b.runes <= 2*longestHeading && (b.Kind == Paragraph || b.Kind == Heading || b.Kind == Item) {
			if b.Marker == "" {
				key = appendKey(key[:0], b.Text)
			} else {
				key = appendKey(key[:0], b.Marker+b.Text)
			}
			if at, listed := places[string(key)]; listed {
				places[string(key)] = append(at, i)
			}
		}
	}
	found, next := 0, 0
	for i := range list {
		for _, key := range entries[i] {
			if place, ok := firstFrom(places[key], next); ok {
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
		return 0 // a refrain, a list printed twice
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
	return found
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
	return string(appendKey(make([]byte, 0, 128), text))
}

// appendKey appends the key of a text.
func appendKey(key []byte, text string) []byte {
	for _, gap := range contentsGaps {
		if head, page, ok := strings.Cut(text, gap); ok && strings.Trim(page, ".… \t0123456789ivxlc") == "" {
			text = head
			break
		}
	}
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			if c = lowByte(c); c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
				key = append(key, c)
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if inKey(r) {
			key = utf8.AppendRune(key, unicode.ToLower(r))
		}
		i += size
	}
	return key
}

// contentsGaps stand between an entry and the number of its page.
var contentsGaps = [...]string{"...", ". . .", "……", "\t", "    "}

// hasContentsKey reports whether a text has a key. Most texts begin otherwise.
func hasContentsKey(text, key string) bool {
	if key != "" && firstOfKey("", text) != key[0] {
		return false
	}
	var own [128]byte
	return string(appendKey(own[:0], text)) == key
}

func inKey(r rune) bool {
	if r < utf8.RuneSelf {
		return isLetter(byte(r)) || r >= '0' && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// firstOfKey is the byte that the key of a marker and a text begins with, if they
// have a key; 0 if not.
func firstOfKey(marker, text string) byte {
	for _, s := range []string{marker, text} {
		for _, r := range s {
			if inKey(r) {
				var low [utf8.UTFMax]byte
				utf8.EncodeRune(low[:], unicode.ToLower(r))
				return low[0]
			}
		}
	}
	return 0
}
