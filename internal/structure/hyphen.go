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

// joinHyphens puts words together that a margin parted. A soft hyphen says itself
// that it goes; of others lexicon judges. Where it cannot tell, the hyphen goes in
// a text that is hyphenated, and stays where it is the only one: a writer who
// parts no words breaks his lines at the hyphens of compounds all the same.
func joinHyphens(blocks []Block) {
	var text *hyphenation
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
			if right == "" {
				continue
			}
			certain := sign == '\u00ad' || sign == '¬'
			if !certain {
				if text == nil {
					text = hyphenationOf(blocks)
				}
				p := partingOf(line, left, following, right, b.Lang)
				if text.suspended(p) {
					continue
				}
				certain = isLower(left, right) && text.parts(p)
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

// partingOf takes what stands around the end of a line.
func partingOf(line, left, following, right string, lang document.Lang) parting {
	_, size := utf8.DecodeLastRuneInString(line)
	if first, _ := utf8.DecodeRuneInString(left); lang == "" && unicode.Is(unicode.Cyrillic, first) {
		lang = "ru" // a short text may not tell its language
	}
	return parting{
		left: strings.ToLower(left), right: strings.ToLower(right), lang: lang,
		before: strings.HasSuffix(line[:len(line)-size-len(left)], "-"),
		after:  strings.HasPrefix(following[len(right):], "-"),
	}
}

// A hyphenation is what a text tells of the hyphens at the ends of its lines.
type hyphenation struct {
	lexicon
	regular bool // its margin parts words
}

// parts reports whether a hyphen is the margin's.
func (h *hyphenation) parts(p parting) bool {
	v := h.judge(p)
	return v == margin || v == open && h.regular
}

// suspended reports whether a hyphen stands for a word that comes later: behind it
// stands "and" or "or" in the language of the text, and the two are no word.
func (h *hyphenation) suspended(p parting) bool {
	if !conjunctions[p.right] || p.after || h.words[p.left+p.right] {
		return false
	}
	own, ok := conjunctionsOf[p.lang]
	return !ok || own[p.right]
}

// conjunctionsOf are the conjunctions of languages in which those of others are
// ends of words: "rabo-ta", "pa-to".
var conjunctionsOf = map[document.Lang]map[string]bool{
	"en": words(`and | or | to | nor`), "de": words(`und | oder | bzw | sowie | bis`), "nl": words(`en | of`),
	"sv": words(`och | eller`), "da": words(`og | eller`), "no": words(`og | eller`), "nb": words(`og | eller`),
	"fr": words(`et | ou`), "es": words(`y | o | e | u`), "it": words(`e | o`), "pt": words(`e | ou`),
	"ru": words(`и | или`), "uk": words(`і | й | або | та`),
}

// hyphenationOf reads the words of a text and what its margin does. The words
// beside a hyphen at the end of a line are no words yet.
func hyphenationOf(blocks []Block) *hyphenation {
	h := &hyphenation{lexicon: lexicon{words: map[string]bool{}, firsts: map[string]bool{}}}
	var all []parting
	breaks := 0
	for _, b := range blocks {
		line, lang := "", b.Lang
		for next := range strings.SplitSeq(b.Text, "\n") {
			rest := next
			if line != "" {
				breaks++
				if left, sign, ok := parted(line); ok {
					right := firstWord(next)
					rest = next[len(right):]
					if sign != '\u00ad' && sign != '¬' && right != "" && isLower(left, right) && b.Kind != Verse && b.Kind != Table {
						all = append(all, partingOf(line, left, next, right, lang))
					}
				}
			}
			h.add(rest)
			line = next
		}
	}
	margins, reals, doubtful := 0, 0, 0
	for _, p := range all {
		switch h.judge(p) {
		case margin:
			margins++
		case real:
			reals++
		default:
			doubtful++
		}
	}
	h.regular = margins > 0 || doubtful >= 2 && doubtful > reals || doubtful*20 >= breaks
	return h
}

// add takes the words of a line, compounds with their hyphens.
func (x lexicon) add(line string) {
	for w := range strings.FieldsFuncSeq(line, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !strings.ContainsRune(hyphens, r)
	}) {
		w = strings.ToLower(strings.ReplaceAll(w, "‐", "-"))
		w = strings.ReplaceAll(w, "\u00ad", "")
		if strings.HasSuffix(w, "-") || strings.HasPrefix(w, "-") {
			continue
		}
		x.words[w] = true
		if first, _, ok := strings.Cut(w, "-"); ok {
			x.firsts[first] = true
		}
	}
}
