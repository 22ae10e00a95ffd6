package structure

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/runes"
)

const (
	scriptLine = 500 // bytes of a line that could hold texts in two scripts
	scriptPart = 100 // letters that each of them has at least
	scriptName = 25  // letters that a name or a quotation in the other script may have
)

// scripts are those whose languages no other one has.
var scripts = []*unicode.RangeTable{unicode.Latin, unicode.Cyrillic, unicode.Arabic, unicode.Han, unicode.Greek, unicode.Hebrew, unicode.Devanagari, unicode.Hangul, unicode.Georgian, unicode.Armenian, unicode.Thai}

// findScripts parts lines on which a text in one script stands behind a text in
// another, each long, between two sentences: versions that the saving put on one
// line. Both have the one line.
func findScripts(blocks []Block) []Block {
	var list []Block // nil as long as nothing was parted
	for i := range blocks {
		at := scriptChanges(&blocks[i])
		if at == nil {
			if list != nil {
				list = append(list, blocks[i])
			}
			continue
		}
		b := blocks[i]
		if list == nil {
			list = append(make([]Block, 0, len(blocks)+len(at)), blocks[:i]...)
		}
		from := 0
		for k, to := range append(at, len(b.Text)) {
			p := b
			p.Text = strings.TrimFunc(b.Text[from:to], blank)
			p.runes = runesUpTo(p.Text, 400)
			if k > 0 {
				p.Loose, p.gap = false, 0
			}
			list = append(list, p)
			from = to
		}
	}
	if list == nil {
		return blocks
	}
	return list
}

// scriptChanges are the places at which a line changes its script for good.
func scriptChanges(b *Block) []int {
	if b.Kind != Paragraph || len(b.Text) < scriptLine || b.Lines.First != b.Lines.Last || !manyScripts(b.Text) {
		return nil
	}
	type run struct{ script, letters, at int }
	var runs []run // without what is short enough for a name
	var open run
	close := func() {
		n := len(runs)
		switch {
		case open.letters == 0:
		case n > 0 && (runs[n-1].script == open.script || open.letters <= scriptName):
			runs[n-1].letters += open.letters
		case n == 1 && runs[0].letters <= scriptName:
			runs[0] = run{open.script, open.letters + runs[0].letters, 0}
		default:
			runs = append(runs, open)
		}
	}
	open.script = -1
	for at, r := range b.Text {
		if !unicode.IsLetter(r) {
			continue
		}
		script := scriptOf(r, open.script)
		if script != open.script {
			close()
			open = run{script, 0, at}
		}
		open.letters++
	}
	close()
	var at []int
	for k := 1; k < len(runs); k++ {
		for _, r := range runs[:k] {
			if r.script == runs[k].script {
				return nil // it comes back: what stood between was quoted
			}
		}
		if runs[k-1].letters < scriptPart || runs[k].letters < scriptPart {
			return nil
		}
		// The signs that open the sentence belong to it.
		before := strings.TrimRightFunc(b.Text[:runs[k].at], func(r rune) bool { return blank(r) || strings.ContainsRune(`"“«„'‘([¿¡—–-`, r) })
		last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(before, `"”»)]'’`))
		if !endsSentence(last) || last == ',' || last == ':' || last == ';' {
			return nil
		}
		at = append(at, len(before))
	}
	return at
}

// manyScripts reports whether the first bytes of the characters are those of two
// scripts, many of each. Looking up every letter is dear.
func manyScripts(text string) bool {
	var counts [len(leads) + 1]int
	for i := 0; i < len(text); i++ {
		if text[i] < utf8.RuneSelf {
			if i += runes.Plain(text[i:]); i == len(text) {
				break
			}
		}
		counts[leadOf[text[i]]]++
	}
	n := 0
	for _, count := range counts[1:] {
		if count >= scriptPart {
			n++
		}
	}
	if n != 1 {
		return n > 1
	}
	latin := 0 // letters of ASCII count only beside another script
	for i := range len(text) {
		if c := text[i]; c >= 'A' && c <= 'z' {
			latin++
		}
	}
	return latin >= scriptPart
}

// leads are the first bytes, in UTF-8, of the letters of one script or of a few.
var leads = [...][2]byte{{'A', 'z'}, {0xcd, 0xcf}, {0xd0, 0xd4}, {0xd5, 0xd7}, {0xd8, 0xdb}, {0xe0, 0xe0}, {0xe1, 0xe1}, {0xe3, 0xe9}, {0xea, 0xed}}

var leadOf = func() (table [256]uint8) {
	for i, l := range leads {
		for c := int(l[0]); c <= int(l[1]); c++ {
			table[c] = uint8(i + 1)
		}
	}
	return table
}()

// scriptOf is the place of a letter's script in scripts; most letters are of the
// script of the letter before.
func scriptOf(r rune, before int) int {
	if before >= 0 && unicode.Is(scripts[before], r) {
		return before
	}
	for i, table := range scripts {
		if unicode.Is(table, r) {
			return i
		}
	}
	if unicode.In(r, unicode.Hiragana, unicode.Katakana) {
		return 3 // with Chinese characters
	}
	return max(before, 0)
}
