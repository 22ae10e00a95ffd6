package structure

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestSpeaker is how many bytes the name of a speaker may have.
const longestSpeaker = 60

// findTurns finds where speakers begin in a talk: lines "Name: …" whose names
// come back and take turns with others.
func findTurns(lines []line) {
	var at []int
	var names []string
	count := map[string]int{}
	for i, l := range lines {
		name := speaker(l.text)
		if name == "" || l.residue != "" {
			continue
		}
		at = append(at, i)
		names = append(names, name)
		count[name]++
	}
	if len(at) < 4 || len(count) < 2 {
		return
	}
	turns, kept, changes, previous := 0, map[string]bool{}, 0, ""
	for _, name := range names {
		if count[name] < 2 {
			continue
		}
		turns++
		kept[name] = true
		if name != previous {
			changes++
		}
		previous = name
	}
	if turns < 4 || len(kept) < 2 || changes*3 < turns*2 {
		return
	}
	for k, i := range at {
		lines[i].turn = kept[names[k]]
	}
}

// speaker is the name that stands before a colon at the beginning of a line: up
// to four words in capitals, or that begin with one, or a letter for question
// and answer.
func speaker(text string) string {
	head := text[:min(len(text), longestSpeaker+4)]
	at := colon(head)
	if at <= 0 || at > longestSpeaker {
		return ""
	}
	_, size := utf8.DecodeRuneInString(head[at:])
	name := strings.Trim(head[:at], "*_ \u00a0")
	if name == "" || at+size >= len(text) || strings.HasPrefix(text[at:], "://") || ofLow(labels, name) {
		return ""
	}
	words := 0
	for w := range strings.FieldsSeq(name) {
		words++
		r, _ := utf8.DecodeRuneInString(w)
		if words > 4 || !unicode.IsLetter(r) || unicode.IsLower(r) && !connectors[w] || strings.ContainsAny(w, ",;!?0123456789") {
			return ""
		}
	}
	return name
}

// colon is the place of the first colon of a text, -1 if it has none.
func colon(text string) int {
	at, wide := strings.IndexByte(text, ':'), strings.Index(text, "：")
	if at < 0 || wide >= 0 && wide < at {
		return wide
	}
	return at
}

// findDialogue takes items that are the turns of a talk, each behind a dash, for
// the paragraphs that they are: sentences, some of them questions that another
// dash answers.
func findDialogue(blocks []Block) {
	for from := 0; from < len(blocks); {
		if !dashed(blocks[from]) {
			from++
			continue
		}
		// What a speaker says may go on in paragraphs of its own.
		to, turns, questions, answered := from, 0, 0, 0
		open, good, told := false, true, false
		for to < len(blocks) {
			b := blocks[to]
			if b.Kind == Paragraph && b.runes > longestHeading && to+1 < len(blocks) && dashed(blocks[to+1]) && blocks[to+1].style == blocks[from].style {
				if open {
					answered++
				}
				open = false
				to++
				continue
			}
			if !dashed(b) || b.style != blocks[from].style {
				break
			}
			turns++
			last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(b.Text, `"”»)]'’`))
			first, _ := utf8.DecodeRuneInString(strings.TrimLeft(b.Text, `"“«'‘([„¿¡`))
			good = good && strings.ContainsRune(".!?…。？！؟:", last) && !unicode.IsLower(first)
			question := strings.ContainsRune("?？؟", last)
			told = told || narrated(b)
			if open && !question {
				answered++
			}
			if question {
				questions++
			}
			open = question
			to++
		}
		if good && (turns >= 2 && questions >= 1 && answered*2 >= questions && answered > 0 || turns >= 3 && told) {
			for i := from; i < to; i++ {
				if b := &blocks[i]; b.Kind == Item {
					b.Text = b.Marker + " " + b.Text
					b.Kind, b.Marker, b.style = Paragraph, "", ""
				}
			}
		}
		from = max(to, from+1)
	}
}

// narrated reports whether a turn is told: behind what is said a dash, and in small
// letters who says it.
func narrated(b Block) bool {
	for _, end := range []string{", ", "? ", "! ", "… ", ". "} {
		for _, dash := range []string{"— ", "– "} {
			if _, after, ok := strings.Cut(b.Text, end+dash); ok {
				if r, _ := utf8.DecodeRuneInString(after); unicode.IsLower(r) {
					return true
				}
			}
		}
	}
	return false
}

func dashed(b Block) bool {
	return b.Kind == Item && strings.ContainsAny(b.style, "-–—−") && len(b.style) <= 3 && b.Ordinal == 0
}
