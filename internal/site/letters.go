package site

import (
	"slices"
	"strings"
	"unicode"

	letters "fonds/internal/alphabet"
	"fonds/internal/permalink"
)

// An alphabet is the letters that the names of an index begin with, and the page
// on which each begins; nil for few names.
type alphabet struct {
	path    func(n int) permalink.Path
	names   []string       // as they are sorted
	letters []string       // of each name
	first   map[string]int // the number of a letter's first name
	rows    [][]string     // the bar: the letters of each script
}

const (
	// mostLetters is how many letters a bar has.
	mostLetters = 80
	// mostGuides is how many pages of a letter are listed.
	mostGuides = 24
	// longestGuide is how many characters of a name stand for its page.
	longestGuide = 32
)

// alphabet makes the bar of an index whose names (as they are sorted) are given:
// the letters of the language, those too with which no name begins, and the letters
// of each other script that are used.
func (b *builder) alphabet(path func(int) permalink.Path, names []string) *alphabet {
	if len(names) <= fewTerms {
		return nil
	}
	a := &alphabet{path: path, names: names, letters: make([]string, len(names)), first: map[string]int{}}
	order := letters.For(b.config.Language)
	byScript := map[string][]string{"": slices.Clone(order.Letters())}
	scripts := []string{""}
	others := 0
	for i, name := range names {
		letter := order.Letter(name)
		if i > 0 && a.letters[i-1] == letter {
			a.letters[i] = a.letters[i-1] // one string for all
			continue
		}
		a.letters[i] = letter
		if _, known := a.first[letter]; known {
			continue
		}
		a.first[letter] = i
		if others++; !slices.Contains(order.Letters(), letter) && others < mostLetters {
			script := order.ScriptOf(letter)
			if byScript[script] == nil {
				scripts = append(scripts, script)
			}
			byScript[script] = append(byScript[script], letter)
		}
	}
	for _, script := range scripts {
		if slices.ContainsFunc(byScript[script], func(l string) bool { _, used := a.first[l]; return used && l != letters.Others }) {
			a.rows = append(a.rows, byScript[script])
		}
	}
	if _, used := a.first[letters.Others]; used && (len(a.rows) == 0 || !slices.Contains(a.rows[0], letters.Others)) {
		a.rows = append(a.rows, []string{letters.Others})
	}
	return a
}

// bar gives the letters as links from page n of the index, or (n is 0) from
// another page; current is the letter of that page's name.
func (a *alphabet) bar(b *builder, from permalink.Path, n int, current string) []LetterRow {
	if a == nil {
		return nil
	}
	if n > 0 && len(a.names) > indexPageSize {
		current = a.letters[(n-1)*indexPageSize]
	}
	rows := make([]LetterRow, len(a.rows))
	for r, row := range a.rows {
		rows[r] = make(LetterRow, len(row))
		for i, text := range row {
			l := Letter{Text: text}
			if at, ok := a.first[text]; ok {
				page := at/indexPageSize + 1
				l.Href = within(b.href(from, a.path(page)), page == n, letterID(text))
				l.Current = text == current
			}
			rows[r][i] = l
		}
	}
	return rows
}

// guide leads to the other pages of the letters that page n has names of, if
// one of them goes over several pages.
func (a *alphabet) guide(b *builder, from permalink.Path, n int) []Letter {
	if a == nil {
		return nil
	}
	pages := pagesOf(len(a.names), indexPageSize)
	begins := func(page int) int { return (page - 1) * indexPageSize }
	opens, closes := a.letters[begins(n)], a.letters[min(begins(n+1), len(a.letters))-1]
	first, last := n, n
	for first > 1 && a.letters[begins(first)-1] == opens && n-first < mostGuides/2 {
		first--
	}
	for last < pages && a.letters[begins(last+1)] == closes && last-first < mostGuides {
		last++
	}
	if first == last {
		return nil
	}
	guide := make([]Letter, 0, last-first+1)
	for page := first; page <= last; page++ {
		guide = append(guide, Letter{Text: a.guideWord(begins(page)), Href: b.href(from, a.path(page)), Current: page == n})
	}
	return guide
}

// guideWord is as much of a name as tells it from the one before.
func (a *alphabet) guideWord(at int) string {
	name := []rune(a.names[at])
	end := min(3, len(name))
	if at > 0 {
		before := []rune(a.names[at-1])
		for end < min(len(name), len(before)) && slices.Equal(name[:end], before[:end]) {
			end++
		}
	}
	for end < len(name) && end < longestGuide && unicode.IsMark(name[end]) {
		end++
	}
	return strings.TrimSpace(string(name[:min(end, longestGuide)]))
}

// mark says of entry i of the index that its letter begins with it.
func (a *alphabet) mark(e *IndexEntry, i int) {
	if a == nil {
		return
	}
	letter := a.letters[i]
	if i%indexPageSize == 0 || letter != a.letters[i-1] {
		e.Mark = letter
	}
	if a.first[letter] == i {
		e.ID = letterID(letter)
	}
}

func letterID(letter string) string {
	if letter == letters.Others {
		return "letter-0"
	}
	return "letter-" + strings.ToLower(letter)
}
