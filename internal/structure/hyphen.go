package structure

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/document"
)

// EndHyphen is the reason for which a hyphen at the end of a line is left out.
const EndHyphen = "hyphen at the end of a line"

// hyphens are the signs with which a margin parts a word: the hyphens, the soft
// hyphen, and the not sign that old conversions made of it.
const hyphens = "-‐\u00ad¬"

// endings are ends of words that are no words: what stands before them at the
// end of a line is never one half of a compound.
var endings = words(`tion | tions | tional | sion | sions | ment | ments | ness | ity | ities | tive | tives | tial | cial | ture | tures | ence | ance | ble | bly | ized | izing
| ción | ciones | miento | mientos | ción | dades | ção | ções | mento | mentos | zione | zioni | tés | teur | teurs
| ung | ungen | lich | liche | lichen | keit | keiten | schaft | schaften | schen | sche
| ния | ние | ний | нию | нием | ция | ции | цию | цией | ций | ность | ности | ностью | ного | ному | ными | ского | ской | ские | ских | ский | ным | ться | ются | ется | лись | лась
| нню | ння | ність | ності | ського | ської`)

// conjunctions stand behind a hyphen that stands for a word: "Vor- und Nachteile".
var conjunctions = words(`und | oder | bzw | sowie | bis | and | or | to | nor | en | of | och | eller | og | et | ou | y | o | e | u | и | или | та | і | й | або`)

// joinHyphens puts words together that a margin parted. The hyphen goes where that
// is certain: a soft hyphen says so itself; of another hyphen it is certain if
// the text has the word whole elsewhere and never with the hyphen, or if what
// follows is the end of a word and no word. In doubt the hyphen stays within the
// word: compounds have one too.
func joinHyphens(blocks []Block) {
	var known map[string]bool // words of the text in lower case, with their hyphens
	for i := range blocks {
		b := &blocks[i]
		if b.Kind != Paragraph && b.Kind != Item && b.Kind != Quote && b.Kind != Signatory {
			continue
		}
		next := -1 // the block whose first word may be the rest of this one's last
		for j := i + 1; j < len(blocks) && j < i+6; j++ {
			if blocks[j].Continues {
				next = j
			}
			if blocks[j].Kind != Boilerplate {
				break
			}
		}
		if next < 0 && !hasEndHyphen(b.Text) {
			continue
		}
		lines := strings.Split(b.Text, "\n")
		regular := len(lines) == b.Lines.Last-b.Lines.First+1
		changed := false
		for k, line := range lines {
			left, sign, ok := parted(line)
			if !ok {
				continue
			}
			following := ""
			switch {
			case k+1 < len(lines):
				following = lines[k+1]
			case next >= 0:
				following, _, _ = strings.Cut(blocks[next].Text, "\n")
			}
			right := firstWord(following)
			l, r := strings.ToLower(left), strings.ToLower(right)
			if right == "" || conjunctions[r] {
				continue
			}
			certain := sign == '\u00ad' || sign == '¬'
			if !certain && isLower(left, right) {
				if known == nil {
					known = vocabulary(blocks)
				}
				certain = !known[l+"-"+r] && (known[l+r] || endings[r])
			}
			// The rest of the word comes up to its beginning, so that lines stay lines.
			rest := following
			if end := strings.IndexFunc(rest, unicode.IsSpace); end >= 0 {
				rest = rest[:end]
			}
			if len(rest) == len(following) && k+2 != len(lines) {
				continue // nothing would be left of a line that others follow
			}
			if certain {
				line = line[:len(line)-utf8.RuneLen(sign)]
				where := b.Lines
				if regular {
					where = document.Span{First: b.Lines.First + k, Last: b.Lines.First + k}
				}
				b.Hyphens = append(b.Hyphens, document.Removed{Lines: where, Words: left + string(sign), Reason: EndHyphen, Part: true})
			}
			lines[k] = line + rest
			after := strings.TrimLeftFunc(following[len(rest):], unicode.IsSpace)
			if k+1 < len(lines) {
				lines[k+1] = after
			} else {
				blocks[next].Text = after + blocks[next].Text[len(following):]
			}
			changed = true
		}
		if changed {
			if lines[len(lines)-1] == "" {
				lines = lines[:len(lines)-1] // the last line was the rest of a word
			}
			b.Text = strings.Join(lines, "\n")
		}
	}
}

// isLower reports whether a margin may have parted one word: both halves are in
// lower case where they meet.
func isLower(left, right string) bool {
	last, _ := utf8.DecodeLastRuneInString(left)
	first, _ := utf8.DecodeRuneInString(right)
	return (unicode.IsLower(last) || unicode.IsMark(last)) && unicode.IsLower(first)
}

func hasEndHyphen(text string) bool {
	for {
		end := strings.IndexByte(text, '\n')
		if end < 0 {
			return false
		}
		if _, _, ok := parted(text[:end]); ok {
			return true
		}
		text = text[end+1:]
	}
}

// parted takes the last word of a line that ends in a hyphen right after a letter.
func parted(line string) (word string, sign rune, ok bool) {
	if line == "" || line[len(line)-1] < utf8.RuneSelf && line[len(line)-1] != '-' {
		return "", 0, false
	}
	sign, size := utf8.DecodeLastRuneInString(line)
	if !strings.ContainsRune(hyphens, sign) {
		return "", 0, false
	}
	line = line[:len(line)-size]
	letter := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) }
	if last, _ := utf8.DecodeLastRuneInString(line); !letter(last) {
		return "", 0, false
	}
	start := strings.LastIndexFunc(line, func(r rune) bool { return !letter(r) })
	if start >= 0 {
		_, size = utf8.DecodeRuneInString(line[start:])
		start += size
	} else {
		start = 0
	}
	return line[start:], sign, true
}

// firstWord is the word with which a line begins.
func firstWord(line string) string {
	first, _ := utf8.DecodeRuneInString(line)
	if !unicode.IsLetter(first) {
		return ""
	}
	if end := strings.IndexFunc(line, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }); end >= 0 {
		return line[:end]
	}
	return line
}

// vocabulary are the words that stand whole within the lines of a text, in lower
// case; compounds with their hyphens.
func vocabulary(blocks []Block) map[string]bool {
	set := map[string]bool{}
	for _, b := range blocks {
		for line := range strings.SplitSeq(b.Text, "\n") {
			for w := range strings.FieldsFuncSeq(line, func(r rune) bool {
				return !unicode.IsLetter(r) && !unicode.IsMark(r) && !strings.ContainsRune(hyphens, r)
			}) {
				w = strings.ToLower(strings.ReplaceAll(w, "‐", "-"))
				w = strings.ReplaceAll(w, "\u00ad", "")
				if !strings.HasSuffix(w, "-") {
					set[w] = true
				}
			}
		}
	}
	return set
}
