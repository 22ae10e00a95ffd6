package structure

import (
	"strings"
	"unicode"
)

// endWords are what the mark under a text handed to the press says, in lower case.
var endWords = words(`end | ends | the end | end of text | end of document | end of statement | end of release | 30 | xxx | fin | fin del texto | fin del comunicado | fim | fim do texto | fine | ende | конец | конец текста
| кінець | koniec | einde | slut | loppu | vége | son | τέλος | انتهى | النهاية | 完 | 终 | 終`)

// findEndMark finds the mark under a text that tells printers where it ends:
// "###", "– 30 –", "[Ends]". It is no part of the text. A word must stand between
// signs: a story too may close with "The End".
func findEndMark(blocks []Block) {
	for i := len(blocks) - 1; i > 0; i-- {
		b := &blocks[i]
		if b.Kind == Boilerplate || strings.Contains(b.Text, "://") && b.runes <= longestHeading {
			continue
		}
		text := strings.TrimSpace(b.Marker + " " + b.Text)
		if (b.Kind == Paragraph || b.Kind == Heading || b.Kind == Item) && b.Loose && isEndMark(text) {
			b.Kind, b.Level, b.Reason, b.Text = Boilerplate, 0, "mark that the text ends", text
			b.Marker, b.Ordinal, b.style = "", 0, ""
		}
		return
	}
}

func isEndMark(text string) bool {
	if len(text) > 40 {
		return false
	}
	signs := func(r rune) bool { return blank(r) || strings.ContainsRune(`#*-–—=~_/\[](){}<>•·|.`, r) }
	word := strings.TrimFunc(text, signs)
	if word == "" { // stars and dashes may part a text from what is lost
		return strings.Count(text, "#") >= 3 && strings.Trim(text, `#\ `) == ""
	}
	at := strings.Index(text, word)
	before, after := strings.TrimFunc(text[:at], unicode.IsSpace), strings.TrimFunc(text[at+len(word):], unicode.IsSpace)
	return before != "" && after != "" && after != "." && before != "." && endWords[strings.ToLower(word)]
}
