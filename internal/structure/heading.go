package structure

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// markedHeading is the style of headings that signs of Markdown or a wiki show.
const markedHeading = "#"

// longestHeading is how many characters a heading may have.
const longestHeading = 110

// divisions are headings by what they say: "Article 5", "Глава II", "第三条".
var divisions = regexp.MustCompile(`^(?i:article|chapter|section|part|title|annex|appendix|preamble|protocol|artículo|capítulo|sección|parte|título|anexo|preámbulo|chapitre|partie|titre|annexe|préambule|artikel|kapitel|abschnitt|teil|anhang|präambel|articolo|capitolo|sezione|artigo|secção|seção|статья|глава|раздел|часть|приложение|преамбула|стаття|розділ|المادة|مادة|الفصل|الباب|الملحق|مقدمة|الديباجة)(?:[ \x{00a0}]+(?:[0-9]{1,3}|[IVXLC]{1,7}|[A-H]|الأولى|الثانية|الثالثة|الرابعة|الخامسة|السادسة|السابعة|الثامنة|التاسعة|العاشرة|[\p{Arabic}]{3,12}(?: عشرة)?))?[.:—–-]?$|^第[0-9一二三四五六七八九十百]{1,5}[条章节節編编部]`)

// sectionSign are headings that count with their sign alone.
var sectionSign = regexp.MustCompile(`^§[ \x{00a0}]*[0-9]{1,3}[a-z]?[.:]?$`)

// isDivision reports whether a line is the heading of an article or a chapter.
func isDivision(text string) bool {
	// The form is dear to try on every line; the first word tells most of them.
	if strings.HasPrefix(text, "§") {
		return len(text) <= 16 && sectionSign.MatchString(text)
	}
	if !strings.HasPrefix(text, "第") {
		if len(text) > longestDivision || !mayBeginDivision(text) {
			return false
		}
		end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
		if end < 0 {
			end = len(text)
		}
		if end == 0 || !isDivisionWord(text[:end]) {
			return false
		}
		return divisions.MatchString(text)
	}
	if len(text) > 4*longestHeading {
		return false
	}
	// A title may stand behind the number, or the article's own text.
	m := divisions.FindString(text)
	return m != "" && utf8.RuneCountInString(text) <= longestHanTitle && !strings.ContainsAny(text[len(m):], "，。；：！？")
}

// longestHanTitle is how many characters a heading in Chinese has, with its number.
const longestHanTitle = 26

// opensArticle reports whether a line begins with the number of an article in
// Chinese and goes on with its text.
func opensArticle(text string) bool {
	return strings.HasPrefix(text, "第") && divisions.MatchString(text[:min(len(text), longestDivision)])
}

// longestDivision is more bytes than the heading of a division can have, but for
// the Chinese form, which has its text on the same line.
const longestDivision = 100

// divisionWords are the words that divisions begins with.
var divisionWords = func() map[string]bool {
	set := map[string]bool{}
	list := divisions.String()
	list = list[strings.Index(list, "(?i:")+len("(?i:") : strings.Index(list, ")(?:[ ")]
	for w := range strings.SplitSeq(list, "|") {
		set[w] = true
	}
	return set
}()

// divisionLengths are, by their first bytes, the lengths in bytes of these words:
// bit n stands for n. Most words that lines begin with have none of them.
var divisionLengths = func() (lengths [256]uint32) {
	for w := range divisionWords {
		lengths[w[0]] |= 1 << min(len(w), 31)
	}
	return lengths
}()

// divisionInitials are the characters that these words begin with.
var divisionInitials = func() string {
	initials := ""
	for w := range divisionWords {
		if r, _ := utf8.DecodeRuneInString(w); !strings.ContainsRune(initials, r) {
			initials += string(r)
		}
	}
	return initials
}()

// mayBeginDivision reports whether one of these words begins, in any case, as a
// text does.
func mayBeginDivision(text string) bool {
	if text == "" {
		return false
	}
	if text[0] < utf8.RuneSelf {
		return divisionLengths[lowByte(text[0])] != 0
	}
	r, _ := utf8.DecodeRuneInString(text)
	return strings.ContainsRune(divisionInitials, unicode.ToLower(r))
}

// isDivisionWord reports whether a word is one of these in any case. It is asked of
// the first word of every line.
func isDivisionWord(word string) bool {
	if !isASCII(word) {
		return divisionWords[strings.ToLower(word)]
	}
	var low [16]byte // none of ASCII letters is as long
	if len(word) > len(low) || divisionLengths[word[0]|0x20]>>len(word)&1 == 0 {
		return false
	}
	for i := range len(word) {
		low[i] = lowByte(word[i])
	}
	return divisionWords[string(low[:len(word)])]
}

// opensDivision reports whether a line within a group is such a heading, rather
// than the end of a sentence that speaks of "Article 5".
func opensDivision(previous, l line) bool {
	return (isDivision(l.text) || opensArticle(l.text)) && (endsText(previous.text) || isDivision(previous.text))
}

// findHeadings turns short paragraphs into headings where what stands around
// them shows that they are.
func findHeadings(blocks []Block) {
	if len(blocks) == 0 {
		return
	}
	lineByLine := 0 // paragraphs that no blank line parts from the one before
	for i := range blocks[1:] {
		if b := &blocks[i+1]; b.Kind == Paragraph && !b.Loose {
			lineByLine++
		}
	}
	tight := lineByLine*2 > len(blocks)
	greeted := false // a letter began above
	pictured(blocks)
	signs := signing(blocks)
	for i := range blocks {
		b := &blocks[i]
		greets := isGreeting(b)
		greeted = greeted || greets
		head := !greeted && inHead(blocks, i)
		if text, ok := strings.CutPrefix(b.Text, "#"); ok && b.Kind == Paragraph && b.Lines.First == b.Lines.Last {
			// Markdown that somebody saved as text.
			if rest := strings.TrimLeft(text, "#"); len(text)-len(rest) < 6 && strings.HasPrefix(rest, " ") && strings.TrimSpace(rest) != "" {
				b.Kind, b.Level, b.Text, b.style = Heading, min(max(len(text)-len(rest), 1), 3), strings.TrimSpace(rest), markedHeading
				continue
			}
		}
		if text, level := wikiHeading(b.Text); level > 0 && b.Kind == Paragraph && b.Lines.First == b.Lines.Last {
			b.Kind, b.Level, b.Text, b.style = Heading, level, text, markedHeading
			continue
		}
		if b.Kind != Paragraph || b.Level > 0 || b.Lines.First != b.Lines.Last || b.runes > longestHeading || i == len(blocks)-1 {
			continue
		}
		if isDivision(b.Text) {
			b.Kind, b.Level = Heading, 1
			continue
		}
		if i == 0 || greets || isBareGreeting(b.Text) || signs[i] || b.cells || b.turn || !looksLikeHeading(b.Text) || head && isByline(b.Text) || inHead(blocks, i) && isMadeLine(b.Text) {
			continue
		}
		if r, _ := utf8.DecodeLastRuneInString(b.Text); strings.ContainsRune("!?！？", r) && !head {
			continue // a sentence, rather
		}
		next := &blocks[i+1]
		previous := &blocks[i-1]
		if next.runes <= longestTied && next.Kind == Paragraph && closingFormula.ofLow(b.Text) {
			continue // over who signs
		}
		if next.Kind == Paragraph && !sayable(next.Text) || next.Kind != Item && underClosing(blocks[:i]) && (closingFormula.ofLow(previous.Text) || !isText(next)) ||
			strings.HasSuffix(previous.Text, ":") && saysSigned(previous) {
			continue // who signs, though more follows; or the end of a part, over a line of signs
		}
		switch {
		case next.Kind == Item && next.Ordinal <= 1 || next.Kind == Quote:
		case greeted && isGreeting(next) && next.Loose && (i+2 == len(blocks) || isText(&blocks[i+2])):
			// The next letter of a page of letters has a heading of its own.
		case next.Kind != Paragraph && next.Kind != Item:
			continue
		case i == 1 && b.runes > longestTied && isByline(next.Text):
			continue // what newspapers print between the title and who wrote it
		case next.runes < 3*b.runes && next.runes < 120 && !looksLikeHeading(next.Text):
			continue
		case next.Kind == Paragraph && next.runes <= longestHeading && looksLikeHeading(next.Text) && !isDivision(next.Text) && !head:
			// Short lines in a row: names or addresses, rather than headings; unless a
			// heading and its subheading stand before a text.
			if i+2 >= len(blocks) || blocks[i+2].runes < 2*longestHeading {
				continue
			}
		case !tight && next.Kind == Paragraph && !next.Loose && next.runes <= longestTied && looksLikeHeading(next.Text) && !isDivision(next.Text):
			continue // lines of an address in the head
		}
		if tight && !b.Loose && previous.Kind == Paragraph && previous.runes < longestHeading && previous.Kind != Heading && i > 1 && !endsText(previous.Text) {
			continue // within a run of short lines
		}
		if !tight && !b.Loose && i > 0 {
			continue // the first lines of a group, not its middle
		}
		b.Kind, b.Level = Heading, 1
	}
}

// isBareGreeting reports whether a line is such a greeting without its comma:
// "Dear Ray". Only words that begin nothing else count.
func isBareGreeting(text string) bool {
	return strings.Count(text, " ") <= 3 && strings.Contains(text, " ") && dear.of(text)
}

var dear = starts(`Dear |Dearest |Уважаем|Дорог|Шановн|Estimad|Querid|Sehr geehrte|Prezad|Szanown|Drogi |Kedves |Tisztelt |Vážen|Poštovan|Sayın `)

// isGreeting reports whether a line is whom a letter speaks to: "Dear editor,".
func isGreeting(b *Block) bool {
	if b.Kind != Paragraph || b.Lines.First != b.Lines.Last || b.runes > longestTied {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(b.Text)
	return strings.ContainsRune(",!:،，：！", last) && salutation.of(b.Text)
}

// pictured makes headings of short lines that stand over texts and all begin with
// one picture, at least three: posts and appeals on the web mark them so.
func pictured(blocks []Block) {
	at := map[string][]int{}
	var order []string
	for i := range blocks {
		b := &blocks[i]
		if b.Text == "" || b.Text[0] < utf8.RuneSelf {
			continue // no picture
		}
		picture := pictureOf(b.Text)
		if picture == "" || b.Kind != Paragraph || !b.Loose || b.Lines.First != b.Lines.Last || b.runes > longestHeading {
			continue
		}
		if i+1 == len(blocks) || !blocks[i+1].Loose || blocks[i+1].runes <= b.runes || pictureOf(blocks[i+1].Text) == picture {
			continue
		}
		if at[picture] == nil {
			order = append(order, picture)
		}
		at[picture] = append(at[picture], i)
	}
	for _, picture := range order {
		if len(at[picture]) >= 3 {
			for _, i := range at[picture] {
				blocks[i].Kind, blocks[i].Level = Heading, 1
			}
		}
	}
}

// pictureOf is the picture, a flag or another pictograph, with which a text begins.
func pictureOf(text string) string {
	end := 0
	for i, r := range text {
		if r == utf8.RuneError || !unicode.Is(unicode.So, r) && r != '\u200d' && r != '\ufe0f' && !(r >= 0x1f3fb && r <= 0x1f3ff) {
			break
		}
		end = i + utf8.RuneLen(r)
	}
	if !sayable(text[end:]) {
		return ""
	}
	return text[:end]
}

// wikiHeading takes the signs of a wiki off a heading: "== Boats ==", in which the
// highest level below the title has two.
func wikiHeading(text string) (words string, level int) {
	words = strings.TrimLeft(text, "=")
	n := len(text) - len(words)
	if n == 0 || n > 6 {
		return "", 0
	}
	right := strings.TrimRight(words, "=")
	if len(words)-len(right) != n || strings.Contains(right, "=") {
		return "", 0
	}
	words = strings.TrimFunc(right, blank)
	if !sayable(words) || runesUpTo(words, 400) > longestHeading {
		return "", 0
	}
	return words, min(max(n-1, 1), 3)
}

// underlined reports whether a group begins with a heading over a line of signs
// that is about as long.
func underlined(g []line) bool {
	if len(g) < 2 || g[0].runes > longestHeading || g[0].residue != "" || g[0].cells || g[0].turn || !sayable(g[0].text) || g[0].indent > g[1].indent+3 {
		return false
	}
	rule := g[1].text
	if len(rule) < 3 || !strings.ContainsRune("=-~^*#_\"", rune(rule[0])) || strings.Trim(rule, rule[:1]) != "" {
		return false
	}
	if m, item := findMarker(g[0].text); item && strings.ContainsAny(m.style, bullets) || strings.ContainsAny(g[0].text, "|>@") {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(g[0].text)
	return !strings.ContainsRune(".,;…。，；،؛"+hyphens, last) && len(rule) <= g[0].runes+4 && len(rule)*5 >= g[0].runes*3
}

// underClosing reports whether the last of the blocks closes a letter, but for a
// short line or two: "Yours sincerely,", then a signature.
func underClosing(blocks []Block) bool {
	for i := len(blocks) - 1; i > max(len(blocks)-4, 0); i-- {
		b := blocks[i]
		if b.runes > longestTied || b.Kind != Paragraph {
			return false
		}
		if !closingFormula.ofLow(b.Text) {
			continue
		}
		low := strings.ToLower(b.Text)
		last, _ := utf8.DecodeLastRuneInString(low)
		return strings.ContainsRune(",،，", last) || len(strings.Fields(low)) <= 4 && !possessives.of(low)
	}
	return false
}

// isText reports whether a block is running text that words begin, rather than a
// number, a sign or an address: behind the names under a letter it shows that the
// line above it is a heading.
func isText(b *Block) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(b.Text, `"“«'‘([„¿¡`))
	return b.runes > longestHeading && unicode.IsLetter(first) && endsText(b.Text) && !strings.HasPrefix(b.Text, "http")
}

// possessives begin closing formulas, and headings as well: "Ihr Weg zum Hafen".
var possessives = starts(`ihr |ihre |dein |deine |su |ваш |ваша |ваши |твой |твоя |your `)

// inHead reports whether no running text stands before the block.
func inHead(blocks []Block, i int) bool {
	if i >= 6 {
		return false
	}
	for _, b := range blocks[:i] {
		if b.runes > 2*longestHeading {
			return false
		}
	}
	return true
}

func endsText(s string) bool {
	// A reference to a note may stand behind the sentence.
	if at := strings.LastIndexByte(s, '['); at > 0 && at >= len(s)-5 && s[len(s)-1] == ']' && strings.Trim(s[at:], "[0123456789]") == "" {
		s = s[:at]
	} else if last := s[max(len(s)-3, 0):]; strings.ContainsAny(last, raised) {
		s = strings.TrimRight(s, raised)
	}
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, `"”»)]'’`))
	return endsSentence(r)
}

// looksLikeHeading reports whether a line could be a heading by itself: it does
// not end as a sentence does, and begins as a heading may.
func looksLikeHeading(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	switch {
	case last == ']' && endsText(text):
		return false
	case strings.ContainsRune(".,;:…。，；：،؛-–—", last):
		return false
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, `"“«'‘([„¿¡`))
	if unicode.IsLower(first) || !unicode.IsLetter(first) && !unicode.IsDigit(first) {
		return false
	}
	if strings.HasPrefix(text, "(") && strings.HasSuffix(text, ")") && strings.Count(text, "(") == 1 {
		return false // an aside, a source
	}
	if strings.Contains(text, "|") || strings.Contains(text, "://") || strings.Contains(text, "@") {
		return false
	}
	// Two sentences are no heading.
	for _, end := range []string{". ", "! ", "? ", "。"} {
		if at := strings.Index(text, end); at > 12 && at < len(text)-len(end) {
			return false
		}
	}
	letters, digits := 0, 0
	for _, r := range text {
		switch {
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r):
			digits++
		}
	}
	if digits*2 >= letters { // a date, a number
		return false
	}
	return letters >= 3 || letters >= 2 && !cased(first)
}

// isVerse finds groups of short lines of uneven length, most of which begin with
// a capital and end with a comma or nothing, as verse does. A single group like
// that could be an address or a list of names, so the lines must read on.
func isVerse(g []line) bool {
	if isHemistichs(g) || isMeasured(g) {
		return true
	}
	if len(g) < 4 {
		return false
	}
	commas, ends := 0, 0
	for _, l := range g {
		if l.runes > 64 || l.runes < 8 {
			return false
		}
		if _, ok := findMarker(l.text); ok {
			return false
		}
		last, _ := utf8.DecodeLastRuneInString(l.text)
		if strings.ContainsRune(",;:،；，", last) {
			commas++
		} else if endsSentence(last) {
			ends++
		}
	}
	lower := 0
	for _, l := range g[1:] {
		if r, _ := utf8.DecodeRuneInString(l.text); unicode.IsLower(r) {
			lower++
		}
	}
	last, _ := utf8.DecodeLastRuneInString(g[len(g)-1].text)
	return commas >= len(g)/3 && ends >= 1 && endsSentence(last) && lower <= len(g)/2 && !wrapped(g)
}
