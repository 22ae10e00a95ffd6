// Package compose puts blocks and metadata together into the document that
// package content writes: the end of the import's reading.
//
// It knows nothing of files and nothing of how values were found; package
// markdown does the escaping.
package compose

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/document"
	"fonds/internal/markdown"
	"fonds/internal/structure"
)

// Body writes the blocks as Markdown that people can read and correct: what
// moved into the metadata or was removed is left out, language sections after
// the first begin with a line "<!-- lang: ru -->", and text is escaped only
// where Markdown would change it.
func Body(blocks []structure.Block, reading document.Reading) string {
	blocks = joined(noted(remaining(blocks, reading)))
	size := 0
	for i := range blocks {
		size += len(blocks[i].Text) + 16
	}
	var body strings.Builder
	body.Grow(size)
	first := true
	add := func(part string) {
		if !first {
			body.WriteString("\n\n")
		}
		first = false
		body.WriteString(part)
	}
	for i := 0; i < len(blocks); {
		if i > 0 && blocks[i].Lang != blocks[i-1].Lang && blocks[i].Lang != "" {
			add("<!-- lang: " + string(blocks[i].Lang) + " -->")
		}
		end := i + 1
		if isItem(blocks[i].Kind) {
			for end < len(blocks) && (blocks[end].Kind == blocks[i].Kind || isWithin(blocks[end])) && blocks[end].Lang == blocks[i].Lang {
				end++
			}
			for _, p := range items(blocks[i:end]) {
				add(p.text)
			}
		} else {
			add(single(blocks[i]))
		}
		i = end
	}
	if len(blocks) == 0 {
		return ""
	}
	body.WriteByte('\n')
	return body.String()
}

func isItem(k structure.Kind) bool { return k == structure.Item || k == structure.Signatory }

// isWithin reports whether a paragraph belongs to the item before it.
func isWithin(b structure.Block) bool { return b.Kind == structure.Paragraph && b.Level > 0 }

// remaining are the blocks without the lines that stand elsewhere.
func remaining(blocks []structure.Block, reading document.Reading) []structure.Block {
	gone := goneLines(blocks, reading)
	if len(gone) == 0 {
		return blocks
	}
	kept := make([]structure.Block, 0, len(blocks))
	for i := range blocks {
		b := &blocks[i]
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
		kept = append(kept, *b)
		if count == 0 || strings.Count(b.Text, "\n") != b.Lines.Last-b.Lines.First {
			continue
		}
		var rest []string
		for i, text := range strings.Split(b.Text, "\n") {
			if !gone[b.Lines.First+i] {
				rest = append(rest, text)
			}
		}
		last := &kept[len(kept)-1]
		last.Text, last.Rows = strings.Join(rest, "\n"), nil
	}
	return kept
}

// noted leaves the notes of a text as notes if every reference to them is still
// there, in order: only then does Markdown count them as they are printed.
// Otherwise they are items of a list again.
func noted(blocks []structure.Block) []structure.Block {
	first, last, good := len(blocks), 0, true
	for i := range blocks {
		b := &blocks[i]
		for _, r := range b.Refs {
			good = good && r.Number <= last+1 && r.To <= len(b.Text) && !strings.ContainsRune(b.Text, placeholder)
			last = max(last, r.Number)
		}
		if b.Kind == structure.Note {
			first = min(first, i)
			good = good && b.Ordinal == i-first+1
		} else if first < i {
			good = false
		}
	}
	if good && last == len(blocks)-first {
		return blocks
	}
	plain := make([]structure.Block, len(blocks))
	for i, b := range blocks {
		b.Refs = nil
		if b.Kind == structure.Note {
			b.Kind = structure.Item
		}
		plain[i] = b
	}
	return plain
}

// longestJoined is how many bytes a paragraph may have to be joined with another:
// no sentence is as long.
const longestJoined = 1 << 16

// joined puts together what a page parted, and lines that are tied.
func joined(blocks []structure.Block) []structure.Block {
	some := false
	for i := range blocks {
		some = some || blocks[i].Continues || blocks[i].Tied
	}
	if !some {
		return blocks
	}
	list := make([]structure.Block, 0, len(blocks))
	for _, b := range blocks {
		n := len(list) - 1
		if n >= 0 && len(b.Refs) == 0 && b.Kind == structure.Paragraph && b.Lang == list[n].Lang {
			before := &list[n]
			switch {
			case b.Continues && len(before.Text) < longestJoined && (before.Kind == structure.Paragraph || before.Kind == structure.Item):
				before.Text += "\n" + b.Text
				before.Lines.Last = b.Lines.Last
				continue
			case b.Tied && before.Lines.Last == b.Lines.First-1 && (before.Kind == structure.Verse && before.Tied || before.Kind == structure.Paragraph):
				before.Text += "\n" + b.Text
				before.Kind, before.Tied = structure.Verse, true
				before.Lines.Last = b.Lines.Last
				continue
			}
		}
		if b.Kind == structure.Paragraph {
			b.Tied = false
		}
		list = append(list, b)
	}
	return list
}

// single is a block that is no item of a list.
func single(b structure.Block) string {
	switch b.Kind {
	case structure.Heading:
		b.Text = oneLine(b.Text)
		// Escape also keeps number signs at the end, which would close the heading.
		return strings.Repeat("#", min(max(b.Level, 1)+1, 6)) + " " + words(b)
	case structure.Quote:
		marks := strings.Repeat("> ", min(max(b.Level, 0), 8)+1)
		end := "\n"
		if b.Tied {
			end = "\\\n"
		}
		return marks + strings.ReplaceAll(words(b), "\n", end+marks)
	case structure.Verse:
		return strings.ReplaceAll(words(b), "\n", "\\\n")
	case structure.Label:
		return markdown.Escape(b.Label + ": " + b.Text)
	case structure.Table:
		return table(b)
	case structure.Paragraph:
		if isBreak(b.Text) {
			return "* * *"
		}
	case structure.Note:
		return "[^" + strconv.Itoa(b.Ordinal) + "]: " + unindentBlank(strings.ReplaceAll(words(b), "\n", "\n    "))
	}
	return words(b)
}

// isBreak reports whether a paragraph is nothing but a line of stars, dashes or
// the like, which print puts between parts of a text.
func isBreak(text string) bool {
	if len(text) > 400 {
		return false
	}
	marks, long := 0, 0
	for _, r := range text {
		switch r {
		case '*', '-', '_', '=', '~', '\u2022', '\u00b7', '\u2042', '\u2217', '\u2500', '\u2550':
			marks++
		case '\u2013', '\u2014', '\u2015', '\u2012':
			long++
		case ' ', '\t', '\u00a0', '\\':
		default:
			return false
		}
	}
	return marks+long >= 3 || long >= 2
}

// placeholder stands for a reference to a note while its text is escaped. It is a
// character that Markdown takes for a letter.
const placeholder = '\uE000'

// words are the words of a block as Markdown, with its references to notes.
func words(b structure.Block) string {
	if len(b.Refs) == 0 {
		if b.Kind != structure.Verse {
			b.Text = tightened(b.Text)
		}
		return stressed(markdown.Escape(b.Text))
	}
	var text strings.Builder
	from := 0
	for _, r := range b.Refs {
		text.WriteString(b.Text[from:r.From])
		text.WriteRune(placeholder)
		from = r.To
	}
	text.WriteString(b.Text[from:])
	refs := b.Refs
	b.Refs, b.Text = nil, text.String()
	escaped := words(b)
	for _, r := range refs {
		escaped = strings.Replace(escaped, string(placeholder), "[^"+strconv.Itoa(r.Number)+"]", 1)
	}
	return escaped
}

// tightened joins lines in scripts that put no space between words: the break
// would be shown as one.
func tightened(text string) string {
	if !hasTightBreak(text) {
		return text
	}
	var b strings.Builder
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			last, _ := utf8.DecodeLastRuneInString(b.String())
			first, _ := utf8.DecodeRuneInString(line)
			if !spaceless(last) || !spaceless(first) {
				b.WriteByte('\n')
			}
		}
		b.WriteString(line)
	}
	return b.String()
}

// hasTightBreak reports whether there is such a break.
func hasTightBreak(text string) bool {
	for at := 0; ; at++ {
		n := strings.IndexByte(text[at:], '\n')
		if n < 0 {
			return false
		}
		at += n
		if at == 0 || text[at-1] < utf8.RuneSelf {
			continue
		}
		last, _ := utf8.DecodeLastRuneInString(text[:at])
		if first, _ := utf8.DecodeRuneInString(text[at+1:]); spaceless(last) && spaceless(first) {
			return true
		}
	}
}

// spaceless reports whether a character is of a script without spaces, or one of
// its signs.
func spaceless(r rune) bool {
	return r >= 0x2e80 && (unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo) || r >= 0x3000 && r <= 0x303f || r >= 0xff01 && r <= 0xff65)
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
