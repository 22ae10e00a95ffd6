package compose

import (
	"strings"

	"fonds/internal/document"
	"fonds/internal/markdown"
	"fonds/internal/structure"
)

// Markdown is the body of a seed that is Markdown already: its lines from one to
// another (from 1, both included) as they stand, without those that moved into
// the metadata or were removed, and with a line "<!-- lang: ru -->" where a
// language section begins and has none.
func Markdown(lines []string, within document.Span, blocks []structure.Block, reading document.Reading) string {
	gone := goneLines(blocks, reading)
	langs := map[int]document.Lang{} // of the sections that begin at a line
	for i := range blocks {
		if i > 0 && blocks[i].Lang != blocks[i-1].Lang && blocks[i].Lang != "" {
			langs[blocks[i].Lines.First] = blocks[i].Lang
		}
	}
	var out []string
	blank := true // so far nothing, or a blank line
	add := func(line string) {
		empty := strings.TrimSpace(line) == ""
		if empty {
			line = "" // spaces alone would hide from people that paragraphs are parted here
		}
		if !empty || !blank {
			out = append(out, line)
			blank = empty
		}
	}
	marked := document.Lang("") // by the line of the seed read last
	for n := max(within.First, 1); n <= min(within.Last, len(lines)); n++ {
		line := lines[n-1]
		if gone[n] {
			continue
		}
		if lang, ok := markdown.IsLangMark(line); ok {
			marked = document.Lang(lang)
		}
		if lang := langs[n]; lang != "" && lang != marked {
			add("")
			add("<!-- lang: " + string(lang) + " -->")
			add("")
			marked = lang
		}
		add(line)
	}
	text := strings.TrimRight(strings.Join(out, "\n"), "\n")
	if text == "" {
		return ""
	}
	return text + "\n"
}

// goneLines are the lines of the seed that stand elsewhere than in the body.
func goneLines(blocks []structure.Block, reading document.Reading) map[int]bool {
	gone := map[int]bool{}
	add := func(s document.Span) {
		for line := max(s.First, 1); line <= s.Last; line++ {
			gone[line] = true
		}
	}
	for _, e := range reading.Evidence {
		if e.Moved {
			add(e.Lines)
		}
	}
	// Of lines that several blocks have, what moved is the words of one of them.
	for i := 1; i < len(blocks) && len(gone) > 0; i++ {
		if s := blocks[i].Lines; s == blocks[i-1].Lines {
			for line := s.First; line <= s.Last; line++ {
				delete(gone, line)
			}
		}
	}
	for _, r := range reading.Removed {
		if !r.Part {
			add(r.Lines)
		}
	}
	return gone
}
