// Package compose puts blocks and metadata together into the document that
// package content writes: the end of the import's reading.
//
// It knows nothing of files and nothing of how values were found; package
// markdown does the escaping.
package compose

import (
	"strings"

	"fonds/internal/document"
	"fonds/internal/markdown"
	"fonds/internal/structure"
)

// Body writes the blocks as Markdown that people can read and correct: what
// moved into the metadata or was removed is left out, language sections after
// the first begin with a line "<!-- lang: ru -->", and text is escaped only
// where Markdown would change it.
func Body(blocks []structure.Block, reading document.Reading) string {
	blocks = remaining(blocks, reading)
	var parts []string
	for i := 0; i < len(blocks); {
		if i > 0 && blocks[i].Lang != blocks[i-1].Lang && blocks[i].Lang != "" {
			parts = append(parts, "<!-- lang: "+string(blocks[i].Lang)+" -->")
		}
		end := i + 1
		if isItem(blocks[i].Kind) {
			for end < len(blocks) && blocks[end].Kind == blocks[i].Kind && blocks[end].Lang == blocks[i].Lang {
				end++
			}
			parts = append(parts, items(blocks[i:end])...)
		} else {
			parts = append(parts, single(blocks[i]))
		}
		i = end
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, "\n\n") + "\n"
}

func isItem(k structure.Kind) bool { return k == structure.Item || k == structure.Signatory }

// remaining are the blocks without the lines that stand elsewhere.
func remaining(blocks []structure.Block, reading document.Reading) []structure.Block {
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
	for _, r := range reading.Removed {
		if !r.Part {
			add(r.Lines)
		}
	}
	if len(gone) == 0 {
		return blocks
	}
	kept := make([]structure.Block, 0, len(blocks))
	for _, b := range blocks {
		count := 0
		for line := b.Lines.First; line <= b.Lines.Last; line++ {
			if gone[line] {
				count++
			}
		}
		if count == b.Lines.Last-b.Lines.First+1 {
			continue
		}
		// A block of which some lines moved keeps the others. Where its words do
		// not stand line by line all of them stay: twice is better than not at all.
		if lines := strings.Split(b.Text, "\n"); count > 0 && len(lines) == b.Lines.Last-b.Lines.First+1 {
			var rest []string
			for i, text := range lines {
				if !gone[b.Lines.First+i] {
					rest = append(rest, text)
				}
			}
			b.Text = strings.Join(rest, "\n")
		}
		kept = append(kept, b)
	}
	return kept
}

// single is a block that is no item of a list.
func single(b structure.Block) string {
	switch b.Kind {
	case structure.Heading:
		// Escape also keeps number signs at the end, which would close the heading.
		text := markdown.Escape(oneLine(b.Text))
		return strings.Repeat("#", min(max(b.Level, 1)+1, 6)) + " " + text
	case structure.Quote:
		return "> " + strings.ReplaceAll(markdown.Escape(b.Text), "\n", "\n> ")
	case structure.Verse:
		return strings.ReplaceAll(markdown.Escape(b.Text), "\n", "\\\n")
	case structure.Label:
		return markdown.Escape(b.Label + ": " + b.Text)
	}
	return markdown.Escape(b.Text)
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
