package structure

import (
	"regexp"
	"strconv"
	"unicode"
)

const (
	headerTimes = 4   // how often a line must come back to be the header of pages
	headerApart = 300 // characters that stand between two of them at least, on average
)

// pageNumber is a line that says nothing but which page it stands on.
var pageNumber = regexp.MustCompile(`^(?:[-–—] ?|(?i:page|p\.|página|pág\.|seite|pagina|стр\.|страница|صفحة) ?|第 ?)?([0-9]{1,4})(?: ?(?:/|of|de|von|из) ?[0-9]{1,4})?(?: ?[-–—]| ?页)?$`)

// findPages finds what the pages of a book or a report left in its text: one
// short line that comes back again and again alone between blank lines, and the
// numbers of the pages. The first such line stays: it may be the title. Speakers
// of an interview come back too, but with less than a page between them.
func findPages(lines []line) {
	alone := map[string][]int{} // lines by what they say
	number := func(i int) int {
		m := pageNumber.FindStringSubmatch(lines[i].text)
		if m == nil {
			return 0
		}
		n, _ := strconv.Atoi(m[1])
		return n
	}
	begins := func(i int) bool { return i == 0 || lines[i].gap > 0 }
	ends := func(i int) bool { return i+1 == len(lines) || lines[i+1].gap > 0 }
	for i, l := range lines {
		if l.residue != "" || l.runes > longestHeading || !sayable(l.text) || endsText(l.text) || isDivision(l.text) {
			continue
		}
		// The number of the page may stand right over or under the header.
		over := begins(i) || i > 0 && begins(i-1) && number(i-1) > 0
		under := ends(i) || i+1 < len(lines) && ends(i+1) && number(i+1) > 0
		if over && under {
			alone[l.text] = append(alone[l.text], i)
		}
	}
	before := make([]int, len(lines)+1) // characters before a line
	for i, l := range lines {
		before[i+1] = before[i] + l.runes
	}
	var first, last int
	found := false
	for _, at := range alone {
		n := len(at)
		if n < headerTimes || before[at[n-1]]-before[at[0]] < headerApart*(n-1) {
			continue
		}
		for _, i := range at[1:] {
			lines[i].residue = "running header of the pages"
		}
		if !found {
			first, last, found = at[0], at[n-1], true
		}
		first, last = min(first, at[0]), max(last, at[n-1])
	}
	if !found {
		return
	}
	// Numbers of pages rise from one header to the next; other numbers do not.
	var pages []int
	previous := 0
	for i := max(first-1, 0); i < len(lines); i++ {
		if lines[i].residue != "" || !(begins(i) && ends(i)) && !beside(lines, i) {
			continue
		}
		if n := number(i); n > previous && (previous == 0 || n <= previous+3) {
			pages = append(pages, i)
			previous = n
			if i > last {
				break // the last page
			}
		}
	}
	if len(pages) >= headerTimes-1 {
		for _, i := range pages {
			lines[i].residue = "page number"
		}
	}
}

// beside reports whether a line stands in one group with a running header.
func beside(lines []line, i int) bool {
	return i > 0 && lines[i].gap == 0 && lines[i-1].residue != "" || i+1 < len(lines) && lines[i+1].gap == 0 && lines[i+1].residue != ""
}

// sayable reports whether a line has words, rather than stars or numbers.
func sayable(text string) bool {
	letters := 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters >= 2
}
