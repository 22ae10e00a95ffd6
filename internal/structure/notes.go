package structure

import (
	"strings"
	"unicode/utf8"
)

// noteHeads are the headings under which the notes of a text stand, in lower case.
var noteHeads = words(`notes | footnotes | endnotes | note | примечания | сноски | примітки | anmerkungen | fußnoten | notas | notas al pie | notes de bas de page | note a piè di pagina
| notas de rodapé | przypisy | noten | voetnoten | noter | notlar | dipnotlar | σημειώσεις | ملاحظات | هوامش | الهوامش | الحواشي | 注释 | 註釋 | 注 | 注釈 | 脚注 | 脚註`)

// starNotes takes what stands behind a single star for the note that it is, if a
// word of the text before has one too: it is no list.
func starNotes(blocks []Block) {
	for i := range blocks {
		b := &blocks[i]
		if b.Kind != Item || b.style != "*" || i > 0 && blocks[i-1].style == "*" || i+1 < len(blocks) && blocks[i+1].style == "*" {
			continue
		}
		for j := i - 1; j >= max(i-12, 0); j-- {
			text := blocks[j].Text
			if strings.Count(text, "*") == 0 || !starred(text) {
				continue
			}
			b.Text = b.Marker + " " + b.Text
			b.Kind, b.Level, b.Marker, b.style = Paragraph, 0, "", ""
			break
		}
	}
}

// starred reports whether a star stands behind a word or a sentence, and none
// before one, as stress would have it.
func starred(text string) bool {
	behind := false
	for i := range len(text) {
		if text[i] != '*' {
			continue
		}
		blankBefore := i == 0 || text[i-1] == ' ' || text[i-1] == '\n'
		blankAfter := i+1 == len(text) || strings.IndexByte(" \n.,;:)*", text[i+1]) >= 0
		if blankBefore && !blankAfter {
			return false
		}
		behind = behind || !blankBefore && blankAfter
	}
	return behind
}

// findNotes finds the notes with which a text ends, counted from one, and what
// refers to them: each number in brackets or raised, first met in order, and no
// other such number in the text. If anything is missing, all stays as printed.
func findNotes(blocks []Block) {
	end := len(blocks)
	from := end
	for from > 0 && blocks[from-1].Kind == Item && blocks[from-1].Ordinal > 0 && blocks[from-1].Level == 0 && blocks[from-1].style == blocks[end-1].style {
		from--
		if blocks[from].Ordinal == 1 {
			break
		}
	}
	if from == end || from == 0 || blocks[from].Ordinal != 1 {
		return
	}
	for i := from; i < end; i++ {
		if blocks[i].Ordinal != i-from+1 || blocks[i].Lang != blocks[from].Lang || strings.ContainsAny(blocks[i].Text, "[`") {
			return
		}
	}
	headed := ofLow(noteHeads, strings.Trim(blocks[from-1].Text, " :：.*_"))
	bracketed := blocks[from].style == "[1]"
	if !headed && !bracketed {
		return
	}
	n := end - from
	last := 0
	refs := map[int][]Ref{}
	for i := range blocks[:from] {
		b := &blocks[i]
		list, ok := references(b.Text, n)
		if !ok {
			return
		}
		if len(list) == 0 {
			continue
		}
		if b.Lang != blocks[from].Lang || b.Kind == Table || b.Kind == Label || b.Kind == Boilerplate || b.Kind == Signatory {
			return
		}
		for _, r := range list {
			if r.Number > last+1 {
				return
			}
			last = max(last, r.Number)
		}
		refs[i] = list
	}
	if last != n {
		return
	}
	// A section in another language between would part them.
	for i := range blocks[:from] {
		if len(refs[i]) > 0 {
			for _, b := range blocks[i:from] {
				if b.Lang != blocks[from].Lang {
					return
				}
			}
			break
		}
	}
	for i, list := range refs {
		blocks[i].Refs = list
	}
	for i := from; i < end; i++ {
		blocks[i].Kind = Note
	}
}

const raised = "⁰¹²³⁴⁵⁶⁷⁸⁹"

// references finds "[3]" and "³" in a text. It is not ok if one is no reference
// to one of n notes, stands at the beginning of a line, or among signs that
// Markdown would read with it.
func references(text string, n int) (list []Ref, ok bool) {
	if !strings.ContainsAny(text, "["+raised) {
		return nil, true
	}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		number, end := 0, i+size
		switch {
		case r == '[':
			for end < len(text) && text[end] >= '0' && text[end] <= '9' && end-i < 4 {
				number = number*10 + int(text[end]-'0')
				end++
			}
			if number == 0 || end == len(text) || text[end] != ']' {
				if end > i+size && number > 0 {
					return nil, false
				}
				i += size
				continue
			}
			end++
		case strings.ContainsRune(raised, r):
			for j := i; j < len(text); j += utf8.RuneLen(r) {
				r, _ = utf8.DecodeRuneInString(text[j:])
				d := strings.Index(raised, string(r))
				if d < 0 {
					break
				}
				number = number*10 + utf8.RuneCountInString(raised[:d])
				end = j + utf8.RuneLen(r)
				if number > 999 {
					return nil, false
				}
			}
		default:
			i = end
			continue
		}
		if number == 0 || number > n || i == 0 || text[i-1] == '\n' || end < len(text) && (text[end] == ':' || text[end] == '(' || text[end] == '[') {
			return nil, false
		}
		list = append(list, Ref{From: i, To: end, Number: number})
		i = end
	}
	if len(list) > 0 && (strings.ContainsAny(text, "*_`\\<") || strings.Count(text, "[") > countBrackets(text, list)) {
		return nil, false
	}
	return list, true
}

func countBrackets(text string, list []Ref) int {
	n := 0
	for _, r := range list {
		if text[r.From] == '[' {
			n++
		}
	}
	return n
}
