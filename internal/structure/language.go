package structure

import (
	"slices"
	"strings"

	"fonds/internal/document"
	"fonds/internal/language"
)

const (
	sample = 80  // characters that a block needs to tell its language by itself
	enough = 200 // characters that a language needs to be a section's
)

// findLanguages gives each block the language of the section it stands in. A
// block that is long enough tells its language; shorter ones inherit. A section
// begins where enough text in a row is in another language, and the short blocks
// right before, its title, belong to it.
func findLanguages(blocks []Block) {
	told := make([]document.Lang, len(blocks))
	for i := range blocks {
		b := &blocks[i]
		if b.Kind == Label || b.Kind == Boilerplate || b.Kind == Signatory {
			continue
		}
		if b.runes >= sample {
			told[i] = tell(b.Text)
		}
	}
	runs := withoutCitations(blocks, told, sections(blocks, told))
	if len(runs) == 0 {
		lang := whole(blocks)
		for i := range blocks {
			blocks[i].Lang = lang
		}
		return
	}
	for n, r := range runs {
		from, to := r.from, len(blocks)
		if n == 0 {
			from = 0
		}
		if n+1 < len(runs) {
			to = runs[n+1].from
		}
		for i := from; i < to; i++ {
			blocks[i].Lang = r.lang
		}
	}
}

// glances tell the language of most blocks: a line or two in half of the cases.
var glances = []language.Glance{{Bytes: 128, Sure: 0.75}, {Bytes: 320, Sure: 0.7}}

// tell is the language of a long block; "" if it is not clear.
func tell(text string) document.Lang {
	if lang, confidence := language.GuessSoon(text, glances...); confidence >= 0.5 {
		return lang
	}
	return ""
}

// leastVersion is the part (one of so many) of the text around it that another
// language's text is at least, to be a version of it rather than what is cited there.
const leastVersion = 5

// withoutCitations leaves out the runs in another language behind which the
// language before goes on, if they are short beside it: passages and titles that
// are cited, and lists of sources.
func withoutCitations(blocks []Block, told []document.Lang, runs []run) []run {
	end := func(n int) int {
		if n+1 < len(runs) {
			return runs[n+1].from
		}
		return len(blocks)
	}
	size := func(n int) int {
		sum := 0
		for i := runs[n].from; i < end(n); i++ {
			if told[i] == "" || told[i] == runs[n].lang {
				sum += blocks[i].runes
			}
		}
		return sum
	}
	var kept []run
	sizes := make([]int, 0, len(runs))
	for n := 0; n < len(runs); n++ {
		last := len(kept) - 1
		if last >= 0 && kept[last].lang == runs[n].lang {
			sizes[last] += size(n)
			continue
		}
		if last >= 0 {
			around, goesOn := sizes[last], false
			if n+1 < len(runs) {
				around, goesOn = around+size(n+1), runs[n+1].lang == kept[last].lang
			} else {
				goesOn = slices.Contains(told[runs[n].from:], kept[last].lang)
			}
			if goesOn && size(n)*leastVersion < around {
				sizes[last] += size(n)
				continue
			}
		}
		kept, sizes = append(kept, runs[n]), append(sizes, size(n))
	}
	return kept
}

// A run is a stretch of blocks in one language.
type run struct {
	lang document.Lang
	from int // its first block
}

// sections finds where each language begins.
func sections(blocks []Block, told []document.Lang) []run {
	var runs []run
	for i := 0; i < len(blocks); i++ {
		if told[i] == "" || len(runs) > 0 && told[i] == runs[len(runs)-1].lang {
			continue
		}
		// How much text is in this language before another one speaks again?
		amount, other := 0, 0
		for j := i; j < len(blocks) && amount < enough; j++ {
			switch told[j] {
			case told[i]:
				amount += blocks[j].runes
				other = 0
			case "":
			default:
				other += blocks[j].runes
			}
			if other > 0 {
				break
			}
		}
		quoted := blocks[i].Kind == Quote
		first := len(runs) == 0
		if !first && (amount < enough || quoted) {
			continue
		}
		from := i
		if !first {
			from = beginning(blocks, told, i, runs[len(runs)-1])
		}
		runs = append(runs, run{told[i], from})
	}
	return runs
}

// beginning goes back from the first long block of a section over the short ones
// that are its title: those in its language, or in none that can be told if a gap
// stands before them.
func beginning(blocks []Block, told []document.Lang, i int, before run) int {
	lang := told[i]
	from := i
	for j := i - 1; j > before.from && i-j <= 6; j-- {
		b := &blocks[j]
		if told[j] != "" && told[j] != lang || b.Kind == Signatory || b.Kind == Label {
			break
		}
		guess, confidence := language.Guess(b.Text)
		if guess == before.lang && confidence >= 0.3 {
			break
		}
		if guess == lang && confidence > 0 {
			from = j
			continue
		}
		if b.gap < 2 {
			break
		}
		from = j
		break
	}
	return from
}

// whole is the language of a text of which no block is long enough to tell.
func whole(blocks []Block) document.Lang {
	var b strings.Builder
	for _, block := range blocks {
		if block.Kind == Boilerplate {
			continue
		}
		b.WriteString(block.Text)
		b.WriteByte('\n')
		if b.Len() > 4000 {
			break
		}
	}
	lang, _ := language.Detect(b.String())
	return lang
}
