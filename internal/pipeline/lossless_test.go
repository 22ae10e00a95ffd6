package pipeline

import (
	"fmt"
	"html"
	"math/rand/v2"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"golang.org/x/text/encoding/charmap"

	"fonds/internal/authority"
	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/frontmatter"
	"fonds/internal/markdown"
	"fonds/internal/proptest"
	"fonds/internal/seed"
)

// A composer writes random seeds of every shape, every word of which is its own:
// "pond17x". What became of a seed is then found by its words.
type composer struct {
	*rand.Rand
	n     int
	words []string
}

var stems = map[string][]string{
	"en": {"river", "council", "bridge", "mill"}, "ru": {"река", "совет", "мост", "письмо"}, "es": {"río", "consejo", "puente"},
	"ar": {"نهر", "مجلس", "جسر"}, "zh": {"河流", "会议", "桥梁"}, "de": {"Fluss", "Rat", "Brücke"}, "el": {"ποτάμι", "γέφυρα"},
}

func (c *composer) word(lang string) string {
	list := stems[lang]
	c.n++
	w := fmt.Sprintf("%s%dx", list[c.IntN(len(list))], c.n)
	c.words = append(c.words, w)
	return w
}

func (c *composer) phrase(lang string, n int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteString([]string{" ", " ", " ", ", ", "; "}[c.IntN(5)])
		}
		b.WriteString(c.word(lang))
	}
	return b.String()
}

func (c *composer) pick(of ...string) string { return of[c.IntN(len(of))] }

// wrap breaks a text at a margin, now and then within a word.
func (c *composer) wrap(s string, width int) string {
	var b strings.Builder
	column := 0
	for i, w := range strings.Fields(s) {
		r := []rune(w)
		if i > 0 && column+len(r) > width {
			if c.IntN(4) == 0 && len(r) > 8 {
				b.WriteString(" " + string(r[:3]) + "-\n" + string(r[3:]))
				column = len(r) - 3
				continue
			}
			b.WriteByte('\n')
			column = 0
		} else if i > 0 {
			b.WriteByte(' ')
			column++
		}
		b.WriteString(w)
		column += len(r)
	}
	return b.String()
}

// shape is one piece of a plain text.
func (c *composer) shape(lang string) string {
	p := func(n int) string { return c.phrase(lang, n) }
	switch c.IntN(34) {
	case 0:
		return strings.ToUpper(p(3)) // not a word of the list any more: told below
	case 1:
		return "1. " + p(6) + "\n2. " + p(5) + "\n3. " + p(7)
	case 2:
		return "a) " + p(3) + "\n   - " + p(3) + "\n   - " + p(2) + "\nb) " + p(3)
	case 3:
		return c.wrap(p(60)+".", 50+c.IntN(30))
	case 4:
		return "> " + p(8) + "\n> " + p(7)
	case 5:
		return p(3) + ",\n" + p(4) + ",\n" + p(3) + ",\n" + p(4) + "."
	case 6:
		return "Signed:\n\n" + p(2) + "\n" + p(2) + "\n" + p(2)
	case 7:
		return "| " + p(1) + " | " + p(1) + " |\n|---|---|\n| " + p(1) + " | " + p(2) + " |"
	case 8:
		return p(1) + "\t" + p(1) + "\t" + p(1) + "\n" + p(1) + "\t" + p(1) + "\t" + p(1) + "\n" + p(1) + "\t" + p(1) + "\t" + p(1)
	case 9:
		left, right := "", ""
		var rows []string
		for range 6 {
			left, right = p(3), p(3)
			rows = append(rows, left+strings.Repeat(" ", max(2, 60-len([]rune(left))))+right)
		}
		return strings.Join(rows, "\n")
	case 10:
		return "Article " + strconv.Itoa(1+c.IntN(30)) + "\n\n1. " + p(9) + ".\n2. " + p(8) + "."
	case 11:
		return "Author: " + p(2) + "\nSource: https://example.org/" + c.word("en") + "\nDate: 4 May 2019"
	case 12:
		return p(9) + " [1] " + p(5) + ".\n\nNotes\n\n[1] " + p(6)
	case 13:
		return "Q: " + p(6) + "?\nA: " + p(9) + "."
	case 14:
		return "— " + p(6) + "?\n— " + p(9) + "."
	case 15:
		return "\f" + p(3) + "\n\n" + strconv.Itoa(c.IntN(90))
	case 16:
		return "From: " + p(2) + "\nTo: " + p(2) + "\nSubject: " + p(4)
	case 17:
		return "Dear " + p(2) + ",\n\n" + p(20) + ".\n\nYours sincerely,\n" + p(2)
	case 18:
		return "* * *"
	case 19:
		return "# " + p(3)
	case 20:
		return "    " + p(7) + "\n    " + p(6)
	case 21:
		return c.pick("```", "~~~", "---", "===", "<!-- "+p(2)+" -->", "[^1]: "+p(2), "[x]: "+p(1), "<script>"+p(1)+"</script>", "&lt;"+p(1)+"&gt;", "*"+p(1)+"* _"+p(1)+"_", "\\"+p(1), "{{"+p(1)+"}}")
	case 22:
		return p(40) + " 1. " + p(12) + " 2. " + p(12) + " 3. " + p(12)
	case 23:
		return "Home | " + p(1) + " | " + p(1)
	case 24:
		return p(2) + "\u00ad" + p(1) + " \u200b" + p(1)
	case 25:
		return "18 January 2022"
	case 26:
		return "By " + p(2) + " | " + p(3)
	}
	return p(4+c.IntN(40)) + c.pick(".", "!", "?", ":", "")
}

func (c *composer) plain() string {
	langs := []string{"en", "en", "ru", "es", "ar", "zh", "de", "el"}
	lang := langs[c.IntN(len(langs))]
	var parts []string
	for range 1 + c.IntN(14) {
		if c.IntN(9) == 0 {
			lang = langs[c.IntN(len(langs))]
		}
		parts = append(parts, c.shape(lang))
	}
	return strings.Join(parts, c.pick("\n\n", "\n\n", "\n\n\n", "\n", "\r\n\r\n"))
}

// web is a saved page.
func (c *composer) web() string {
	p := func(n int) string { return c.phrase("en", n) }
	var b strings.Builder
	b.WriteString("<html><head><title>" + p(3) + "</title><meta name=author content=\"" + p(2) + "\"></head><body><nav>" + p(3) + "</nav>\n")
	for range 1 + c.IntN(12) {
		tag := c.pick("p", "p", "p", "div", "h2", "li", "blockquote", "td", "aside", "footer", "span", "pre", "b", "font", "custom")
		b.WriteString("<" + tag + ">" + p(1+c.IntN(20)))
		if c.IntN(4) > 0 {
			b.WriteString("</" + tag + ">")
		}
		b.WriteString(c.pick("\n", "", " ", "<br>", "<!-- "+p(1)+" -->", "<img alt=\""+p(1)+"\">", "&amp;", "<script>var "+p(1)+";</script>", "<table><tr><td>"+p(1)+"<td>"+p(2)+"</table>"))
	}
	return b.String()
}

var tags = regexp.MustCompile(`<[^>]*>`)

var (
	listTag = regexp.MustCompile(`<ol([^>]*)>|</ol>|<ul[^>]*>|</ul>|<li([^>]*)>`)
	ordinal = regexp.MustCompile(`(?:start|value)="?(\d+)`)
)

// Numbered puts the numbers that lists print into a page's text.
func Numbered(page string) string {
	var stack []int // the next number of each open list; 0 for bullets
	return listTag.ReplaceAllStringFunc(page, func(s string) string {
		given := 0
		if m := ordinal.FindStringSubmatch(s); m != nil {
			fmt.Sscan(m[1], &given)
		}
		top := len(stack) - 1
		switch {
		case strings.HasPrefix(s, "<ol"):
			stack = append(stack, max(given, 1))
		case strings.HasPrefix(s, "<ul"):
			stack = append(stack, 0)
		case strings.HasPrefix(s, "</"):
			stack = stack[:top]
		case top >= 0 && stack[top] > 0:
			n := max(given, stack[top])
			stack[top] = n + 1
			return fmt.Sprint(" ", n, " ")
		}
		return " "
	})
}

// letters are the letters and digits of a text, in lower case and in a row.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// kept is everything that is left of a seed: on its pages, in the metadata,
// among what was removed.
func kept(r Reading) string {
	var b strings.Builder
	for _, p := range r.Parts {
		page := markdown.Render([]byte(p.Document.Body), nil)
		b.WriteString(letters(html.UnescapeString(tags.ReplaceAllString(strings.ReplaceAll(Numbered(string(page.Text)), "alt=\"", ">"), "\n"))) + "\n")
		b.WriteString(letters(string(frontmatter.Encode(&p.Document.Meta))+p.Document.Extra) + "\n")
		for _, e := range p.Evidence {
			if e.Moved {
				b.WriteString(letters(e.Words) + "\n")
			}
		}
		for _, x := range p.Removed {
			b.WriteString(letters(x.Words) + "\n")
		}
	}
	return b.String()
}

// TestNothingOfASeedIsLost: of 10,000 random texts (FONDS_ROUNDS; fewer by
// default) every word is on the page, in the metadata or listed as removed, and
// every line is accounted for.
func TestNothingOfASeedIsLost(t *testing.T) {
	index, err := authority.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	for n := range uint64(proptest.Rounds(600)) {
		c := &composer{Rand: rand.New(rand.NewPCG(n, 21))}
		name, text := "a.txt", ""
		switch c.IntN(8) {
		case 0:
			name, text = "a.md", c.plain()
		case 1:
			name, text = "a.html", c.web()
		default:
			text = c.plain()
		}
		data := []byte(text)
		if c.IntN(10) == 0 {
			if old, err := charmap.Windows1251.NewEncoder().Bytes(data); err == nil {
				data = old
			}
		}
		r, err := reader{seeds: fstest.MapFS{name: {Data: data}}, index: index, log: &diag.Log{}}.read(name)
		if err != nil {
			t.Fatal(err)
		}
		left := kept(r)
		for _, w := range c.words {
			if !strings.Contains(text, w) {
				continue // broken by a margin, or in another case
			}
			if !strings.Contains(left, letters(w)) {
				t.Fatalf("seed %d (%s): %q is lost\n%s\n=== account\n%v\n=== body\n%s\n=== left\n%s", n, name, w, text, r.Account(), r.Parts[0].Document.Body, left)
			}
		}
		for _, s := range r.Account() {
			if s.Went == Lost {
				t.Fatalf("seed %d: lines %s are lost\n%s", n, s.Lines, text)
			}
		}
	}
}

// TestNothingOfTheCorpusIsLost is the same for real texts, by their lines.
func TestNothingOfTheCorpusIsLost(t *testing.T) {
	for _, dir := range []string{"../../seeds", os.Getenv("FONDS_CORPUS") + "/texts"} {
		if strings.HasPrefix(dir, "/texts") {
			t.Log("FONDS_CORPUS names no corpus of real texts")
			continue
		}
		entries, err := os.ReadDir(dir)
		if err != nil || len(entries) == 0 {
			t.Fatal(dir, err)
		}
		for _, e := range entries {
			r, err := reader{seeds: os.DirFS(dir), log: &diag.Log{}}.read(e.Name())
			if err != nil {
				t.Fatal(err)
			}
			left := kept(r)
			if r.Seed.Format == seed.Markdown { // whose links show their words alone
				for _, p := range r.Parts {
					left += letters(p.Document.Body) + "\n"
				}
			}
			for i, line := range r.Seed.Lines {
				// A line that a list or a hyphen parts is looked for word by word.
				if want := letters(line); !strings.Contains(left, want) {
					for w := range strings.FieldsSeq(line) {
						if !strings.Contains(left, letters(w)) {
							t.Errorf("%s:%d: %q is lost", path.Join(e.Name()), i+1, w)
						}
					}
				}
			}
		}
	}
}

// TestFromContentToThePageAndBack: a body as the import writes it says on its
// page, word for word and in order, what it says to whoever edits it.
func TestFromContentToThePageAndBack(t *testing.T) {
	index, _ := authority.New(nil)
	for n := range uint64(300) {
		c := &composer{Rand: rand.New(rand.NewPCG(n, 22))}
		r, err := reader{seeds: fstest.MapFS{"a.txt": {Data: []byte(c.plain())}}, index: index, log: &diag.Log{}}.read("a.txt")
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range r.Parts {
			file := append(frontmatter.Encode(&document.Meta{ID: "abcdefgh", Title: "T"}), "\n"+p.Document.Body...)
			f, problems := frontmatter.Parse(file)
			if problems != nil || strings.TrimSpace(f.Body) != strings.TrimSpace(p.Document.Body) {
				t.Fatalf("%v\n%q\n%q", problems, f.Body, p.Document.Body)
			}
			page := markdown.Render([]byte(f.Body), nil)
			got := words(html.UnescapeString(tags.ReplaceAllString(string(page.Text), " ")))
			want := words(markdown.Seen(f.Body))
			own := func(list []string) []string { // the composer's words: numbers of lists are printed by the browser
				return slices.DeleteFunc(slices.Clone(list), func(w string) bool { return !strings.HasSuffix(w, "x") && !strings.HasSuffix(w, "X") })
			}
			if !slices.Equal(own(got), own(want)) && len(page.Text) > 0 && !strings.Contains(f.Body, "[^") {
				t.Fatalf("text %d\n%s\nshows\n%v\nsays\n%v", n, f.Body, own(got), own(want))
			}
		}
	}
}

func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}
