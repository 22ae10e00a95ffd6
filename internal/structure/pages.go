package structure

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	headerTimes = 4   // how often a line must come back to be the header of pages
	headerApart = 300 // characters that stand between two of them at least, on average
	numberApart = 600 // the same between numbers of pages that no header goes with

	longestNumber = 40 // bytes of a line that says nothing but its page
)

// The reasons for which lines of pages are left out.
const (
	runningHeader = "running header of the pages"
	numberOfPage  = "page number"
)

// pageNumber is a line that says nothing but which page it stands on.
var pageNumber = regexp.MustCompile(`^(?:[-–—] ?|(?i:page|p\.|página|pág\.|seite|pagina|strona|стр\.|страница|сторінка|صفحة|الصفحة) ?|第 ?)?([0-9]{1,4}|[ivxlc]{1,8})(?: ?(?:/|of|de|von|из|من) ?[0-9]{1,4})?(?: ?[-–—]| ?页| ?頁)?$`)

// numberIn is the number of the page that a line gives, 0 if it is no such line.
// A bare number could be that of a chapter.
func numberIn(text string) (n int, bare bool) {
	if len(text) > longestNumber {
		return 0, false
	}
	// The form is dear to try on every line.
	digits := strings.ContainsAny(text, "0123456789")
	if !digits && len(strings.Trim(text, "ivxlc")) == len(text) {
		return 0, false
	}
	m := pageNumber.FindStringSubmatch(text)
	if m == nil {
		return 0, false
	}
	if n, err := strconv.Atoi(m[1]); err == nil {
		return n, len(m[1]) == len(text)
	}
	return roman(strings.ToUpper(m[1])), len(m[1]) == len(text)
}

// findPages finds what the pages of a book or a report left in its text: one
// short line that comes back again and again alone between blank lines, perhaps
// with the number of the page beside it or in it, and those numbers. The first
// such line stays: it may be the title. Speakers of an interview come back too,
// but with less than a page between them. Where form feeds tell where the pages
// begin, their first and last lines are looked at alone.
func findPages(lines []line) {
	f := &pageFinder{lines: lines, before: make([]int, len(lines)+1)}
	for i, l := range lines {
		f.before[i+1] = f.before[i] + l.runes
	}
	f.findFed()
	f.findHeaders()
	f.findNumbers()
}

// A pageFinder looks for the residue of pages among lines.
type pageFinder struct {
	lines       []line
	before      []int // characters before a line
	first, last int   // headers found, if any
	found       bool
}

func (f *pageFinder) begins(i int) bool { return i == 0 || f.lines[i].gap > 0 || f.lines[i].page }

func (f *pageFinder) ends(i int) bool {
	return i+1 == len(f.lines) || f.lines[i+1].gap > 0 || f.lines[i+1].page
}

// apart reports whether the places lie so many characters from each other on average.
func (f *pageFinder) apart(at []int, characters int) bool {
	return f.before[at[len(at)-1]]-f.before[at[0]] >= characters*(len(at)-1)
}

// findFed looks at the ends of pages between form feeds.
func (f *pageFinder) findFed() {
	if !slices.ContainsFunc(f.lines, func(l line) bool { return l.page }) {
		return
	}
	var pages [][2]int // first and last line of each
	fed := 0
	for i := range f.lines {
		if i == 0 || f.lines[i].page {
			pages = append(pages, [2]int{i, i})
			if f.lines[i].page {
				fed++
			}
		}
		pages[len(pages)-1][1] = i
	}
	if fed == 0 || len(pages) < 2 {
		return
	}
	for _, end := range []int{1, 0} { // numbers at the foot, then at the head
		var at []int
		previous := 0
		for p, page := range pages {
			i := page[end]
			n, _ := numberIn(f.lines[i].text)
			if n == 0 || previous > 0 && n != previous+1 && p > 0 {
				if len(at) > 0 {
					break
				}
				continue
			}
			previous = n
			at = append(at, i)
		}
		if len(at) >= 2 {
			for _, i := range at {
				f.lines[i].residue = numberOfPage
			}
		}
	}
	// A header stands on every page, or on every second one.
	for _, end := range []int{0, 1} {
		at := map[string][]int{}
		var order []string
		for _, page := range pages {
			i := page[end]
			for page[0] <= i && i <= page[1] && f.lines[i].residue != "" {
				i += 1 - 2*end
			}
			if i < page[0] || i > page[1] || !f.shortLine(i) {
				continue
			}
			key, _ := unnumbered(f.lines[i].text)
			if at[key] == nil {
				order = append(order, key)
			}
			at[key] = append(at[key], i)
		}
		for _, key := range order {
			list := at[key]
			if len(list) < 2 || len(list)*3 < len(pages) {
				continue
			}
			// Letters on one paper begin alike too, but none within a sentence.
			_, first := unnumbered(f.lines[list[0]].text)
			_, second := unnumbered(f.lines[list[1]].text)
			if second > first || len(list) >= 3 && f.breaks(list) > 0 {
				f.header(list)
			}
		}
	}
}

// header makes lines the header of pages, but for the first, which may be the title
// unless it stands within a sentence.
func (f *pageFinder) header(at []int) {
	for k, i := range at {
		if _, n := unnumbered(f.lines[i].text); k > 0 || n > 0 || f.before[i] >= headerApart && f.breaks(at[:1]) > 0 {
			f.lines[i].residue = runningHeader
		}
	}
	if !f.found {
		f.first, f.last, f.found = at[0], at[len(at)-1], true
	}
	f.first, f.last = min(f.first, at[0]), max(f.last, at[len(at)-1])
}

func (f *pageFinder) shortLine(i int) bool {
	l := f.lines[i]
	return l.residue == "" && l.runes <= longestHeading && sayable(l.text) && !endsText(l.text) && !isDivision(l.text)
}

// unnumbered takes the number of a page off either end of a line; n is 0 if
// there is none.
func unnumbered(text string) (rest string, n int) {
	first, last := text[0], text[len(text)-1]
	digit := func(c byte) bool { return c >= '0' && c <= '9' }
	between := func(r rune) bool { return blank(r) || strings.ContainsRune("|–—-·•/", r) }
	number := func(s string) int {
		if n, err := strconv.Atoi(s); err == nil && len(s) <= 4 {
			return n
		}
		return 0
	}
	if digit(first) {
		end := 0
		for end < len(text) && digit(text[end]) {
			end++
		}
		if rest := strings.TrimLeftFunc(text[end:], between); rest != "" && len(rest) < len(text)-end {
			if n := number(text[:end]); n > 0 {
				return rest, n
			}
		}
	}
	if digit(last) {
		start := len(text)
		for start > 0 && digit(text[start-1]) {
			start--
		}
		if rest := strings.TrimRightFunc(text[:start], between); rest != "" && len(rest) < start {
			if n := number(text[start:]); n > 0 {
				return rest, n
			}
		}
	}
	return text, 0
}

// findHeaders finds lines that come back.
func (f *pageFinder) findHeaders() {
	alone := map[string][]int{} // lines by what they say
	numbered := map[string][]int{}
	var order, numberedOrder []string
	for i, l := range f.lines {
		if l.runes > longestHeading {
			continue
		}
		begins, ends := f.begins(i), f.ends(i)
		if !begins && (i == 0 || !f.begins(i-1)) || !ends && (i+1 == len(f.lines) || !f.ends(i+1)) || !f.shortLine(i) {
			continue
		}
		// The number of the page may stand right over or under the header.
		number := false
		if !begins {
			n, _ := numberIn(f.lines[i-1].text)
			begins, number = n > 0, n > 0
		}
		if !ends {
			n, _ := numberIn(f.lines[i+1].text)
			ends, number = n > 0, n > 0
		}
		if !begins || !ends {
			continue
		}
		if alone[l.text] == nil {
			order = append(order, l.text)
		}
		alone[l.text] = append(alone[l.text], i)
		if number {
			continue
		}
		if rest, n := unnumbered(l.text); n > 0 && sayable(rest) {
			if numbered[rest] == nil {
				numberedOrder = append(numberedOrder, rest)
			}
			numbered[rest] = append(numbered[rest], i)
		}
	}
	for _, text := range order {
		at := alone[text]
		if len(at) >= headerTimes && f.apart(at, headerApart) {
			f.header(at)
		}
	}
	// "12   The River": the numbers must rise as those of pages do.
	for _, text := range numberedOrder {
		at := numbered[text]
		if len(at) < 3 || !f.apart(at, headerApart) {
			continue
		}
		rising := true
		previous := 0
		for _, i := range at {
			_, n := unnumbered(f.lines[i].text)
			rising = rising && n > previous && (previous == 0 || n <= previous+4)
			previous = n
		}
		// "Letter 1", "Letter 2" count parts of a text: pages do not begin with one
		// header and break no sentence.
		if rising && f.breaks(at)*2 >= len(at) {
			f.header(at)
		}
	}
}

// breaks counts the places at which a sentence is broken off.
func (f *pageFinder) breaks(at []int) int {
	n := 0
	for _, i := range at {
		least := i - 6
		for i--; i > least && i >= 0 && f.leftByPage(i); i-- {
		}
		if i >= 0 && f.lines[i].runes > 20 && !endsText(f.lines[i].text) {
			n++
		}
	}
	return n
}

// leftByPage reports whether a line is residue, or could be the number of a page.
func (f *pageFinder) leftByPage(i int) bool {
	if f.lines[i].residue != "" {
		return true
	}
	n, _ := numberIn(f.lines[i].text)
	return n > 0 && f.begins(i) && f.ends(i)
}

// findNumbers finds the numbers of the pages: they rise from one to the next,
// beside the headers if there are any.
func (f *pageFinder) findNumbers() {
	from, to := 0, len(f.lines)
	if f.found {
		from = max(f.first-1, 0)
	}
	var pages []int
	previous, plain := 0, 0
	for i := from; i < to; i++ {
		l := f.lines[i]
		if l.residue != "" || len(l.text) > longestNumber || !(f.begins(i) && f.ends(i)) && !f.beside(i) {
			continue
		}
		n, bare := numberIn(l.text)
		if n > previous && (previous == 0 || n <= previous+3) {
			pages = append(pages, i)
			previous = n
			if bare {
				plain++
			}
			if f.found && i > f.last {
				break // the last page
			}
		}
	}
	switch {
	case f.found && len(pages) >= headerTimes-1:
	// Without headers, numbers that say that they are pages' must be many and far
	// apart; bare ones may be those of chapters, which break no sentence.
	case !f.found && len(pages) >= headerTimes && f.apart(pages, numberApart) && (plain == 0 || f.breaks(pages)*2 >= len(pages)):
	default:
		return
	}
	for _, i := range pages {
		f.lines[i].residue = numberOfPage
	}
}

// beside reports whether a line stands in one group with a running header.
func (f *pageFinder) beside(i int) bool {
	return i > 0 && f.lines[i].gap == 0 && f.lines[i-1].residue != "" || i+1 < len(f.lines) && f.lines[i+1].gap == 0 && f.lines[i+1].residue != ""
}

// sayable reports whether a line has words, rather than stars or numbers.
func sayable(text string) bool {
	letters := 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
			if letters == 2 {
				return true
			}
		}
	}
	return false
}

// findContinued finds paragraphs that a page parted: what stands before the
// residue of the page ends no sentence, and what follows goes on in lower case,
// or in a script without cases, or is running text as well.
func findContinued(blocks []Block) {
	for i := 1; i < len(blocks); i++ {
		b := &blocks[i]
		if b.Kind != Paragraph {
			continue
		}
		j := i - 1
		for j >= 0 && blocks[j].Kind == Boilerplate && (blocks[j].Reason == runningHeader || blocks[j].Reason == numberOfPage) {
			j--
		}
		if j < 0 || j == i-1 && !b.page || blocks[j].Kind != Paragraph && blocks[j].Kind != Item || blocks[j].runes < 40 {
			continue
		}
		last, _ := utf8.DecodeLastRuneInString(blocks[j].Text)
		first, _ := utf8.DecodeRuneInString(b.Text)
		if endsSentence(last) || !unicode.IsLower(first) && !(joinsTight(last) && joinsTight(first)) && !runsOver(blocks[j], *b) {
			continue
		}
		b.Continues = true
	}
}

// runsOver reports whether a sentence runs from one page to the next before a
// name: both blocks are text of some length, and the first is broken off behind a
// word or a comma, at the full width of its lines.
func runsOver(a, b Block) bool {
	last, _ := utf8.DecodeLastRuneInString(a.Text)
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(b.Text, `"“«„'‘(`))
	if a.runes < runningText || b.runes < runningText || !unicode.IsLetter(first) || !cased(first) || !unicode.IsLetter(last) && !unicode.IsDigit(last) && last != ',' {
		return false
	}
	longest, width := 0, 0
	for l := range strings.SplitSeq(a.Text, "\n") {
		width = runesUpTo(l, 400)
		longest = max(longest, width)
	}
	return width*10 >= longest*7 && (a.Lines.Last > a.Lines.First) == (b.Lines.Last > b.Lines.First)
}

// runningText is how many characters a block has at least that is no heading.
const runningText = 150

// joinsTight reports whether a character is of a script that is written without
// spaces between its words.
func joinsTight(r rune) bool {
	return r >= 0x2e80 && (unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r == '，' || r == '、' || r == '」' || r == '「')
}
