package structure

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// numbered are lines that begin as the heading of an article or a part does, and
// say more: several numbers, a title, or the article's own text. Its group 1 is
// the word, group 2 what follows the number.
var numbered = regexp.MustCompile(`^((?i:articles?|chapters?|sections?|parts?|titles?|annex(?:es)?|artículos?|capítulos?|secci(?:ón|ones)|partes?|títulos?|anexos?|chapitres?|parties?|titres?|annexes?|artikel|kapitel|abschnitte?|teile?|articol[oi]|capitol[oi]|artigos?|статья|статьи|глав[аы]|разделы?|част[ьи]|приложени[ея]|статт[яі]|розділи?))[ \x{00a0}]+(?:[0-9]{1,3}|[IVXLC]{1,7})(?:(?:[ \x{00a0}]*[,–—-][ \x{00a0}]*|[ \x{00a0}]+(?:to|and|a|y|et|à|bis|und|до|и|e)[ \x{00a0}]+)(?:[0-9]{1,3}|[IVXLC]{1,7})\b)*[.:)]?(?:[ \x{00a0}]+[–—-]?[ \x{00a0}]*|$)(.*)$`)

// titledSection is the same for the sign of a section.
var titledSection = regexp.MustCompile(`^(§)[ \x{00a0}]*[0-9]{1,3}[a-z]?[.:)]?(?:[ \x{00a0}]+[–—-]?[ \x{00a0}]*|$)(.*)$`)

// numberedStarts are the first letters of the words that numbered begins with: the
// form is dear to try on every line.
var numberedStarts = words(`art | cha | sec | par | tit | ann | cap | tít | ane | kap | abs | tei | ста | гла | раз | час | при | роз`)

// alike makes the headings of the parts of one text alike: what one article is,
// the others are.
func alike(blocks []Block) {
	titledDivisions(blocks)
	romanLines(blocks)
	roman, han := countedItems(blocks, "I."), countedItems(blocks, "一、")
	if roman || han {
		// What was nested under them no longer is.
		for i := range blocks {
			if b := &blocks[i]; b.Kind == Item || b.Kind == Paragraph {
				b.Level = 0
			}
		}
		nest(blocks)
	}
	repeated(blocks)
}

// repeated takes back headings that stand elsewhere as paragraphs, word for word,
// or that come back again and again: the names of speakers.
func repeated(blocks []Block) {
	paragraphs, headings := map[string]int{}, map[string]int{}
	for i := range blocks {
		b := &blocks[i]
		switch {
		case b.Kind == Paragraph && inHead(blocks, i) && (!b.Loose || i+1 < len(blocks) && !blocks[i+1].Loose): // what stands below may be told above
		case b.Kind == Paragraph && i > 0 && b.runes <= longestHeading: // the title may be repeated
			paragraphs[b.Text]++
		case b.Kind == Heading && !isDivision(b.Text):
			headings[b.Text]++
		}
	}
	for i := range blocks {
		b := &blocks[i]
		if b.Kind != Heading || isDivision(b.Text) {
			continue
		}
		// What stands under a speaker's name is said.
		said := i > 0 && paragraphs[blocks[i-1].Text] >= 3 && blocks[i-1].Kind == Paragraph && strings.HasSuffix(b.Text, "?")
		if said || paragraphs[b.Text] > 0 || headings[b.Text] >= 3 {
			b.Kind, b.Level = Paragraph, 0
		}
	}
}

// titledDivisions decides for all lines "Article 1. …" of a text whether they
// are headings with titles or articles that begin on the line of their number.
func titledDivisions(blocks []Block) {
	type place struct {
		block   int
		heading bool
	}
	words := map[string][]place{} // by the first letters of the word: "Article", "Articles"
	var order []string
	for i, b := range blocks {
		if b.Kind != Paragraph && b.Kind != Heading || i == len(blocks)-1 {
			continue
		}
		line, _, several := strings.Cut(b.Text, "\n")
		var m []string
		if strings.HasPrefix(line, "§") {
			m = titledSection.FindStringSubmatch(line)
		} else if ofLow(numberedStarts, prefix(line, 3)) {
			m = numbered.FindStringSubmatch(line)
		}
		if m == nil {
			continue
		}
		word := prefix(strings.ToLower(m[1]), 4)
		first, _ := utf8.DecodeRuneInString(m[2])
		if m[2] != "" && unicode.IsLower(first) {
			continue // "Article 5 says that …" is a sentence of a text
		}
		if words[word] == nil {
			order = append(order, word)
		}
		heading := !several && b.runes <= longestHeading && (m[2] == "" || looksLikeHeading(m[2]) || isCapitals(m[2]))
		words[word] = append(words[word], place{i, heading})
	}
	for _, word := range order {
		headings := 0
		for _, p := range words[word] {
			if p.heading {
				headings++
			}
		}
		titles := headings*2 > len(words[word])
		for _, p := range words[word] {
			b := &blocks[p.block]
			switch {
			case titles && p.heading:
				b.Kind, b.Level = Heading, max(b.Level, 1)
			case !titles && b.Kind == Heading && !isDivision(b.Text):
				b.Kind, b.Level = Paragraph, 0
			}
		}
	}
}

func prefix(s string, runes int) string {
	for i := range s {
		if runes == 0 {
			return s[:i]
		}
		runes--
	}
	return s
}

// romanLines makes headings of Roman numbers that stand alone on their lines and
// count up from one.
func romanLines(blocks []Block) {
	var at []int
	for i, b := range blocks {
		if b.Kind != Paragraph && b.Kind != Heading || b.Lines.First != b.Lines.Last || len(b.Text) > 8 || i == len(blocks)-1 {
			continue
		}
		if n := roman(strings.TrimRight(b.Text, ".")); n == len(at)+1 {
			at = append(at, i)
		}
	}
	if len(at) < 2 {
		return
	}
	for _, i := range at {
		blocks[i].Kind, blocks[i].Level = Heading, 1
	}
}

// countedItems makes headings of "I. Title" if such lines stand over texts, count
// up and all look like titles; else they are a list.
func countedItems(blocks []Block, style string) bool {
	var at []int
	for i, b := range blocks {
		if b.Kind != Item || b.style != style {
			continue
		}
		if b.Ordinal != len(at)+1 || b.Lines.First != b.Lines.Last || b.runes > longestHeading || !looksLikeHeading(b.Text) && !isCapitals(b.Text) {
			return false
		}
		if i+1 == len(blocks) || blocks[i+1].Kind == Item && blocks[i+1].style == style {
			return false // nothing stands under it
		}
		at = append(at, i)
	}
	if len(at) < 2 {
		return false
	}
	for _, i := range at {
		b := &blocks[i]
		space := " "
		if style == "一、" {
			space = ""
		}
		b.Kind, b.Level, b.Text = Heading, 1, b.Marker+space+b.Text
		b.Marker, b.Ordinal, b.style = "", 0, ""
	}
	return true
}

// isCapitals reports whether all letters of a text are capitals.
func isCapitals(text string) bool {
	upper := false
	for _, r := range text {
		if unicode.IsLower(r) || unicode.IsLetter(r) && !cased(r) {
			return false
		}
		upper = upper || unicode.IsUpper(r)
	}
	return upper
}

// bylines are words before the writer of a text or the place it was taken from.
var bylines = regexp.MustCompile(`^(?:(?i:by|written by|por|par|von|di|av|af|przez|escrito por|автор)[ \x{00a0}]+(.+)|(?i:from|da|dal|dalla|de|del|de la|du|aus|z|с|из)[ \x{00a0}]+(?i:the |la |el |le |der )?(?i:página|pagina|page|web|website|site|sitio|sito|sítio|blog|jornal|journal|periódico|diario|seite|webseite|сайта|газеты|журнала)(?:[^\p{L}].*|$))`)

// isByline reports whether a line in the head of a text names its writer or
// where it came from.
func isByline(text string) bool {
	m := bylines.FindStringSubmatch(text)
	return m != nil && (m[1] == "" || isNameLine(m[1]))
}

// connectors are words in small letters that names have.
var connectors = words(`of | the | and | for | in | on | de | del | la | las | los | el | y | e | i | und | et | für | der | die | das | des | du | di | da | do | dos | das | van | von | den | zu | al | bin | ibn | af | av | och | и | в | по | за | при | от | та | і | al- | le | les | à | en | with | to | at | per | a`)

// isNameLine reports whether every word of a line but connectors begins with a
// capital: a name, perhaps with offices or with the body it speaks for.
func isNameLine(text string) bool {
	names := 0
	for w := range strings.FieldsSeq(text) {
		w = strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case w == "":
		case unicode.IsUpper(r) || unicode.IsTitle(r):
			names++
		case connectors[w]:
		default:
			return false
		}
	}
	return names >= 2
}
