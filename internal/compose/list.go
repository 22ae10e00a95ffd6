package compose

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"fonds/internal/structure"
)

// A piece is Markdown of its own: a list, or a paragraph.
type piece struct {
	text string
	list bool
}

// items writes a run of items as lists, and as paragraphs what Markdown cannot
// say: letters and Roman numbers, numbers out of order, and a list that would
// run into the one before it.
func items(run []structure.Block) []piece {
	var pieces []piece
	last := style{} // of the list written last, if nothing stands after it
	for len(run) > 0 {
		n, s := stretch(run)
		if n == 0 || s == last {
			n = max(n, 1)
			for _, b := range run[:n] {
				if !isWithin(b) {
					b = marked(b)
				}
				pieces = append(pieces, piece{words(b), false})
			}
			last = style{}
		} else {
			pieces = append(pieces, piece{list(run[:n]), true})
			last = s
		}
		run = run[n:]
	}
	return pieces
}

// marked puts an item's marker before its text.
func marked(b structure.Block) structure.Block {
	if b.Marker == "" {
		return b
	}
	if b.Text == "" {
		b.Text = b.Marker
		return b
	}
	marker := b.Marker
	if last, _ := utf8.DecodeLastRuneInString(marker); last < 0x2e80 {
		marker += " " // signs as wide as a Chinese character have their own room
	}
	before := len(marker)
	b.Text = marker + b.Text
	refs := make([]structure.Ref, len(b.Refs))
	for i, r := range b.Refs {
		refs[i] = structure.Ref{From: r.From + before, To: r.To + before, Number: r.Number}
	}
	b.Refs = refs
	return b
}

// A style is what Markdown tells lists apart by: bullets, or the sign after the
// number. The zero style is none.
type style struct{ sign byte }

// styleOf is the style of an item's marker, and its number.
func styleOf(b structure.Block) (s style, number int) {
	if strings.TrimSpace(b.Text) == "" {
		return style{}, 0
	}
	marker := strings.TrimSpace(b.Marker)
	if outer, _, doubled := strings.Cut(marker, " "); doubled {
		marker = outer // two bullets in a row
	}
	if digits := strings.TrimRight(marker, ".)"); len(digits)+1 == len(marker) && len(digits) <= 9 {
		if n, err := strconv.Atoi(digits); err == nil && strconv.Itoa(n) == digits {
			return style{marker[len(marker)-1]}, n
		}
	}
	switch marker {
	case "":
		if b.Kind == structure.Signatory {
			return style{'-'}, 0
		}
	case "-", "–", "—", "•", "*", "·", "▪", "■", "●", "○", "‣", "◦", "+", "−", "‐", "➢", "►", "✓", "§":
		return style{'-'}, 0
	}
	return style{}, 0
}

// stretch is how many blocks at the head of the run make one list: those of its
// first style at its own level, numbered one after the other, with what is
// nested under them.
func stretch(run []structure.Block) (n int, s style) {
	s, number := styleOf(run[0])
	if s == (style{}) {
		return 0, s
	}
	level := run[0].Level
	for n = 1; n < len(run); n++ {
		b := run[n]
		if b.Level > level {
			continue
		}
		next, m := styleOf(b)
		if b.Level < level || next != s || s.sign != '-' && m != number+1 {
			return n, s
		}
		number = m
	}
	return n, s
}

// list writes a stretch as one list. It is loose, with blank lines between its
// items, if the text had any there.
func list(run []structure.Block) string {
	level := run[0].Level
	loose := false
	for _, b := range run[1:] {
		loose = loose || b.Loose && b.Level == level
	}
	gap := "\n"
	if loose {
		gap = "\n\n"
	}
	var b strings.Builder
	for i := 0; i < len(run); {
		end := i + 1
		for end < len(run) && run[end].Level > level {
			end++
		}
		marker := "-"
		if s, number := styleOf(run[i]); s.sign != '-' {
			marker = strconv.Itoa(number) + string(s.sign)
		}
		text := words(run[i])
		if run[i].Kind == structure.Signatory && run[i].Tied {
			text = strings.ReplaceAll(text, "\n", "\\\n")
		}
		for _, nested := range items(run[i+1 : end]) {
			if nested.list {
				text += gap + nested.text
			} else {
				text += "\n\n" + nested.text // or it would run into the words before
			}
		}
		if i > 0 {
			b.WriteString(gap)
		}
		indent := "\n" + strings.Repeat(" ", len(marker)+1)
		b.WriteString(marker + " " + unindentBlank(strings.ReplaceAll(text, "\n", indent)))
		i = end
	}
	return b.String()
}

// unindentBlank takes the spaces off lines that hold nothing else.
func unindentBlank(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		if strings.TrimLeft(line, " ") == "" {
			lines[i] = ""
		}
	}
	return strings.Join(lines, "\n")
}
