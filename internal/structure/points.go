package structure

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	leastPoints = 3   // points of a list on one line
	fusedLine   = 200 // bytes of a line that could hold some

	shortestPoint = 24 // bytes of a point behind a dash
)

// findPoints takes lists apart whose points the saving put on one line: numbers
// that count up from one, each behind the end of a sentence and before the
// beginning of another; or dashes, each behind a comma. All points have the one line.
func findPoints(blocks []Block) []Block {
	var list []Block // nil as long as nothing was taken apart
	for i := range blocks {
		at := fusedPoints(&blocks[i])
		if at == nil && i > 0 {
			at = fusedDashes(&blocks[i-1], &blocks[i])
		}
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
		text := b.Text
		if b.Kind == Item {
			text = b.Marker + " " + text
		}
		if lead := strings.TrimSpace(text[:at[0]]); lead != "" {
			p := b
			p.Text, p.runes = lead, runesUpTo(lead, 400)
			list = append(list, p)
			b.Loose, b.gap = false, 0
		}
		for k := range at {
			end := len(text)
			if k+1 < len(at) {
				end = at[k+1]
			}
			m, _ := findMarker(strings.TrimSpace(text[at[k]:end]))
			p := b
			p.Kind, p.Marker, p.Ordinal, p.style, p.Text, p.runes = Item, m.text, m.ordinal, m.style, m.rest, runesUpTo(m.rest, 400)
			if k > 0 {
				p.Loose, p.gap = false, 0
			}
			list = append(list, p)
		}
	}
	if list == nil {
		return blocks
	}
	return list
}

// fusedPoints are the places of the numbers of a list on one line.
func fusedPoints(b *Block) []int {
	if len(b.Text) < fusedLine || b.Lines.First != b.Lines.Last || b.Kind != Paragraph && (b.Kind != Item || b.Ordinal != 1) {
		return nil
	}
	text := b.Text
	if b.Kind == Item {
		text = b.Marker + " " + text
	}
	var at []int
	sign := ""
	for from := 0; ; {
		number := strconv.Itoa(len(at) + 1)
		i := strings.Index(text[from:], number)
		if i < 0 {
			break
		}
		i += from
		from = i + len(number)
		s, ok := pointAt(text, i, len(number))
		if !ok || sign != "" && s != sign {
			continue
		}
		at, sign = append(at, i), s
	}
	if len(at) < leastPoints || b.Kind == Item && at[0] > 0 {
		return nil
	}
	return at
}

// pointAt reports whether a number stands where a point of a list begins.
func pointAt(text string, i, size int) (sign string, ok bool) {
	before := strings.TrimRightFunc(text[:i], blank)
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(before, `"”»)]'’`))
	if before != "" && (!endsSentence(last) || len(before) == i && !joinsTight(last) && last < 0x3000) {
		return "", false
	}
	after := text[i+size:]
	r, n := utf8.DecodeRuneInString(after)
	if r != '.' && r != ')' && r != '、' && r != '．' && r != '）' {
		return "", false
	}
	rest := strings.TrimLeftFunc(after[n:], blank)
	if len(rest) == len(after)-n && r < 0x3000 {
		return "", false
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, `"“«„'‘(¿¡`))
	return string(r), unicode.IsLetter(first) && !unicode.IsLower(first)
}

// fusedDashes are the places of the dashes of a list on one line, behind a colon:
// all are alike and stand behind a comma or a semicolon, perhaps with an "and".
// Talk has dashes behind commas as well, around few words: who said it.
func fusedDashes(lead, b *Block) []int {
	if b.Kind != Item || !strings.ContainsAny(b.style, "-–—") || len(b.style) > 3 || len(b.Text) < fusedLine || b.Lines.First != b.Lines.Last {
		return nil
	}
	if last, _ := utf8.DecodeLastRuneInString(lead.Text); last != ':' && last != '：' {
		return nil
	}
	text := b.Marker + " " + b.Text
	sign := " " + b.Marker + " "
	at := []int{0}
	for from := len(b.Marker); ; {
		i := strings.Index(text[from:], sign)
		if i < 0 {
			break
		}
		i += from
		from = i + len(sign)
		before := text[:i]
		if word := before[strings.LastIndexByte(before, ' ')+1:]; connectors[word] {
			before = strings.TrimRightFunc(before[:len(before)-len(word)], blank)
		}
		if last, _ := utf8.DecodeLastRuneInString(before); last != ',' && last != ';' {
			return nil // a dash of the words themselves
		}
		if i-at[len(at)-1] < shortestPoint {
			return nil
		}
		at = append(at, i+1)
	}
	if len(at) <= leastPoints {
		return nil
	}
	return at
}
