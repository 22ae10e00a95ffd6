package compose

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fonds/internal/document"
	"fonds/internal/markdown"
	"fonds/internal/proptest"
	"fonds/internal/seed"
	"fonds/internal/structure"
)

var update = flag.Bool("update", false, "rewrite the expected parts of testdata")

// seedOf makes a seed of a text; "␌" at the beginning of a line stands for a form
// feed before it.
func seedOf(text string) *seed.Seed {
	s := &seed.Seed{Lines: strings.Split(text, "\n")}
	for i, l := range s.Lines {
		if rest, ok := strings.CutPrefix(l, "␌"); ok {
			s.Lines[i], s.Pages = rest, append(s.Pages, i+1)
		}
	}
	return s
}

// removed is the reading of a text of which nothing but residue is known.
func removed(blocks []structure.Block) document.Reading {
	var r document.Reading
	for _, b := range blocks {
		if b.Kind == structure.Boilerplate {
			r.Removed = append(r.Removed, document.Removed{Lines: b.Lines, Words: b.Text, Reason: b.Reason})
		}
		r.Removed = append(r.Removed, b.Hyphens...)
	}
	return r
}

// TestSeedsBecomeMarkdown reads the seeds of testdata, each with the body that
// people are given to correct.
func TestSeedsBecomeMarkdown(t *testing.T) {
	proptest.Golden(t, "testdata/*.txtar", *update, func(text string) string {
		blocks := structure.Read(seedOf(text))
		return Body(blocks, removed(blocks))
	})
}

// raisedFigures are shown as figures where they refer to a note.
var raisedFigures = strings.NewReplacer("⁰", "0", "¹", "1", "²", "2", "³", "3", "⁴", "4", "⁵", "5", "⁶", "6", "⁷", "7", "⁸", "8", "⁹", "9")

// TestEveryTextIsWholeOnItsPage makes texts of all shapes: each letter and figure
// of a text is in one of its blocks, and is shown on the page unless it is
// residue; in order, but for columns, which are read one after the other.
func TestEveryTextIsWholeOnItsPage(t *testing.T) {
	seen := map[string]int{}
	for n := range proptest.Rounds(500) {
		random := rand.New(rand.NewPCG(5, uint64(n)))
		text := newText(random)
		s := seedOf(text)
		blocks := structure.Read(s)
		held, expected, beside := "", "", false
		for i, b := range blocks {
			words := raisedFigures.Replace(b.Label + " " + b.Marker + " " + b.Text)
			held += letters(words)
			if b.Kind != structure.Boilerplate {
				expected += letters(words)
			}
			beside = beside || i > 0 && b.Lines == blocks[i-1].Lines
			seen[b.Kind.String()]++
			for name, is := range map[string]bool{
				"beside": beside, "rows": b.Rows != nil, "refs": b.Refs != nil, "hyphens": b.Hyphens != nil, "continues": b.Continues, "tied": b.Tied,
				"within an item": isWithin(b), "nested": b.Kind == structure.Item && b.Level > 0, "quoted twice": b.Kind == structure.Quote && b.Level > 0,
			} {
				if is {
					seen[name]++
				}
			}
		}
		want := letters(raisedFigures.Replace(strings.Join(s.Lines, "\n")))
		if beside {
			held, want = inOrder(held), inOrder(want)
		}
		if held != want {
			t.Fatalf("text %d:\n%s\nblocks hold %s\nnot         %s", n, text, held, want)
		}
		body := Body(blocks, removed(blocks))
		html := markdown.Render([]byte(body), nil)
		if got := shown(raisedFigures.Replace(string(html.Text))); got != expected {
			t.Fatalf("text %d:\n%s\nbody\n%s\npage\n%s\nshows %s\nnot   %s", n, text, body, html.Text, got, expected)
		}
		if html.Plain {
			t.Fatalf("text %d is too dear to render:\n%s", n, body)
		}
	}
	for _, shape := range []string{
		"paragraph", "heading", "item", "signatory", "quote", "verse", "label", "boilerplate", "table", "note",
		"beside", "rows", "refs", "hyphens", "continues", "tied", "within an item", "nested", "quoted twice",
	} {
		if seen[shape] == 0 && proptest.Rounds(500) >= 500 {
			t.Errorf("no text had the shape %q: %v", shape, seen)
		}
	}
}

func inOrder(s string) string {
	list := []rune(s)
	slices.Sort(list)
	return string(list)
}

// A writer makes texts in one language of many shapes.
type writer struct {
	*rand.Rand
	words []string
	tight bool // no spaces between words
	lines []string
}

var vocabularies = [][]string{
	strings.Fields("river bank ferry the boat rope night committee and of water keeper summer well-known lock a was mill key we bean"),
	strings.Fields("река паром и лодка весло на вода ночь комитет сторож лето мельница ключ мы северо-западный берег канат был"),
	strings.Fields("el río barca la noche y molino agua llave de comité verano puente ribera canción fue nosotros también"),
	strings.Fields("نهر مركب ليل ماء مفتاح طاحونة ضفة لجنة صيف في على من نحن كان"),
	strings.Fields("Fluß Fähre und Boot Nacht der Müller Schlüssel Ausschuß Sommer die Wasser alt neu wir war süddeutsch"),
	strings.Fields("河 渡船 夜里 水 钥匙 磨坊 岸边 委员会 夏天 我们 的 是 在 绳子"),
}

func newText(random *rand.Rand) string {
	n := random.IntN(len(vocabularies))
	w := &writer{Rand: random, words: vocabularies[n], tight: n == 5}
	shapes := []func(){
		w.paragraph, w.paragraph, w.wrapped, w.wrapped, w.wrapped, w.heading, w.list, w.nested, w.articles, w.quotation, w.setOff, w.barred, w.spaced, w.tabbed, w.framed,
		w.columns, w.verse, w.address, w.mail, w.notes, w.pages, w.turns, w.dialogue, w.points, w.labels, w.signers, w.marks, w.fused,
	}
	for range 1 + w.IntN(10) {
		shapes[w.IntN(len(shapes))]()
		for range w.IntN(3) {
			w.line("")
		}
		if w.IntN(20) == 0 { // another language
			n = w.IntN(len(vocabularies))
			w.words, w.tight = vocabularies[n], n == 5
		}
	}
	return strings.Join(w.lines, "\n")
}

func (w *writer) line(s string) { w.lines = append(w.lines, s) }

func (w *writer) pick(list ...string) string { return list[w.IntN(len(list))] }

// phrase is n words, perhaps with a number.
func (w *writer) phrase(n int) string {
	list := make([]string, n)
	for i := range list {
		list[i] = w.words[w.IntN(len(w.words))]
		if w.IntN(25) == 0 {
			list[i] = strconv.Itoa(w.IntN(2000))
		}
	}
	space := " "
	if w.tight {
		space = ""
	}
	s := strings.Join(list, space)
	first := []rune(s)
	return strings.ToUpper(string(first[0])) + string(first[1:])
}

func (w *writer) sentence() string {
	return w.phrase(3+w.IntN(14)) + w.pick(".", ".", ".", "?", "!", ";", ":", "。", "")
}

func (w *writer) prose(sentences int) string {
	var list []string
	for range sentences {
		list = append(list, w.sentence())
	}
	return strings.Join(list, " ")
}

// wrap breaks a text at a margin, sometimes within words.
func (w *writer) wrap(text string, width int) []string {
	var lines []string
	runes := []rune(text)
	for len(runes) > width {
		at := width
		for at > width/2 && runes[at] != ' ' {
			at--
		}
		hyphen := ""
		if runes[at] != ' ' || w.IntN(6) == 0 {
			at = width
			if !w.tight {
				hyphen = w.pick("-", "\u00ad", "¬", "‐", "")
			}
		}
		lines = append(lines, strings.TrimSpace(string(runes[:at]))+hyphen)
		runes = []rune(strings.TrimSpace(string(runes[at:])))
	}
	return append(lines, string(runes))
}

func (w *writer) block(indent string, lines []string) {
	for _, l := range lines {
		w.line(indent + l)
	}
}

func (w *writer) paragraph() { w.line(w.prose(1 + w.IntN(6))) }
func (w *writer) wrapped() {
	w.block(w.pick("", "", "  "), w.wrap(w.prose(2+w.IntN(6)), 30+w.IntN(60)))
}
func (w *writer) heading() { w.line(w.pick("", "# ", "II. ", "1. ", "§ 4 ", "") + w.phrase(2)) }

func (w *writer) list() {
	mark := w.pick("- ", "• ", "– ", "%d. ", "%d) ", "(%d) ", "[%d] ", "")
	for i := range 1 + w.IntN(6) {
		m := mark
		if strings.Contains(m, "%") {
			m = fmt.Sprintf(m, i+1+w.IntN(20)/19)
		}
		w.line(m + w.sentence())
		if w.IntN(4) == 0 {
			w.line("   " + w.phrase(4))
		}
		if w.IntN(5) == 0 {
			w.line("")
			w.line("    " + w.sentence())
			w.line("")
		}
	}
}

func (w *writer) nested() {
	for i := range 2 + w.IntN(3) {
		w.line(fmt.Sprintf("%d. %s", i+1, w.sentence()))
		for k := range w.IntN(3) {
			w.line(strings.Repeat(" ", w.IntN(2)*3) + w.pick(string(rune('a'+k))+") ", "- ", "– ", fmt.Sprintf("%d) ", k+1)) + w.sentence())
		}
	}
}

func (w *writer) articles() {
	word := w.pick("Article ", "Статья ", "Artículo ", "المادة ", "§ ", "Artikel ")
	for i := range 1 + w.IntN(3) {
		w.line(word + strconv.Itoa(i+1))
		w.line(w.sentence())
		w.line("")
	}
}

func (w *writer) quotation() {
	for range 1 + w.IntN(5) {
		w.line(w.pick("> ", ">", ">> ", "> > ", "> > > ") + w.pick("", w.sentence(), w.sentence()))
	}
}

func (w *writer) setOff() {
	w.wrapped()
	w.line("")
	w.block("       ", w.wrap(w.prose(3), 50))
	if w.IntN(2) == 0 {
		w.line("       — " + w.phrase(2))
	}
}

func (w *writer) rows(columns int) [][]string {
	rows := make([][]string, 2+w.IntN(5))
	for i := range rows {
		for range columns {
			rows[i] = append(rows[i], w.pick(w.phrase(1), strconv.Itoa(w.IntN(300)), w.phrase(2), "*", "a_b", "`c`", "<b>", ""))
		}
	}
	return rows
}

func (w *writer) barred() {
	for i, r := range w.rows(2 + w.IntN(3)) {
		w.line("| " + strings.Join(r, " | ") + " |")
		if i == 0 && w.IntN(2) == 0 {
			w.line(strings.Repeat("|---", len(r)) + "|")
		}
	}
}

func (w *writer) spaced() {
	for _, r := range w.rows(2 + w.IntN(3)) {
		line := ""
		for _, c := range r {
			line += c + strings.Repeat(" ", max(24-len([]rune(c)), 1))
		}
		w.line(strings.TrimSpace(line))
	}
}

func (w *writer) tabbed() {
	for _, r := range w.rows(2 + w.IntN(3)) {
		w.line(strings.Join(r, "\t"))
	}
}

func (w *writer) framed() {
	w.line("┌────┬────┐")
	for _, r := range w.rows(2) {
		w.line("│" + strings.Join(r, "│") + "│")
		if w.IntN(2) == 0 {
			w.line("├────┼────┤")
		}
	}
	w.line("└────┴────┘")
}

func (w *writer) columns() {
	left, right := w.wrap(w.prose(4), 28), w.wrap(w.prose(4), 28)
	for i := range max(len(left), len(right)) {
		line := ""
		if i < len(left) {
			line = left[i]
		}
		if i < len(right) {
			line += strings.Repeat(" ", max(36-len([]rune(line)), 1)) + right[i]
		}
		w.line(line)
	}
}

func (w *writer) verse() {
	for range 1 + w.IntN(3) {
		for range 4 {
			w.line(w.pick("", "    ") + w.phrase(4) + w.pick(",", ",", ".", ""))
		}
		w.line("")
	}
}

func (w *writer) address() {
	for range 2 + w.IntN(3) {
		w.line(w.phrase(2))
	}
	w.line("3 May 1921")
	w.line("")
	w.line("Dear " + w.phrase(1) + ",")
	w.line("")
	w.wrapped()
	w.line("")
	w.line("Yours sincerely,")
	w.line("Ada Penrose")
}

func (w *writer) mail() {
	w.line("From: " + w.phrase(1))
	w.line("Subject: " + w.phrase(3))
	w.line("")
	w.wrapped()
	w.line("-- ")
	w.line(w.phrase(1))
	w.line("-----Original Message-----")
	w.quotation()
}

func (w *writer) notes() {
	n := 1 + w.IntN(3)
	style := w.pick("[%d]", "¹")
	for i := range n {
		ref := fmt.Sprintf("[%d]", i+1)
		if style == "¹" {
			ref = string([]rune("¹²³")[i])
		}
		w.line(w.phrase(5) + ref + " " + w.sentence())
	}
	w.line("")
	w.line(w.pick("Notes", "Примечания", "注释", "Notas:"))
	w.line("")
	for i := range n {
		w.line(fmt.Sprintf(w.pick("%d. ", "[%d] "), i+1) + w.sentence())
	}
}

func (w *writer) pages() {
	title := w.phrase(3)
	for i := range 3 + w.IntN(3) {
		w.line(w.pick("", "", "␌") + w.pick(title, title, fmt.Sprintf("%d   %s", i+1, title)))
		w.line("")
		w.line(w.pick("", "and so on, ", "и так далее, ") + w.prose(6))
		w.line(w.phrase(6))
		w.line("")
		w.line(w.pick("", "- ", "Page ") + strconv.Itoa(i+1))
		w.line("")
	}
}

func (w *writer) turns() {
	a, b := w.pick("Q", "REPORTER", "Анна", "记者"), w.pick("A", "FERRYMAN", "Иван", "船工")
	for range 2 + w.IntN(3) {
		w.block("", w.wrap(a+": "+w.prose(2), 70))
		w.block("", w.wrap(b+": "+w.prose(2), 70))
	}
}

func (w *writer) dialogue() {
	for range 2 + w.IntN(3) {
		w.line(w.pick("— ", "– ", "- ") + w.phrase(5) + w.pick("?", "."))
	}
}

func (w *writer) points() {
	text := w.prose(2)
	for i := range 3 + w.IntN(3) {
		text += fmt.Sprintf(" %d. %s.", i+1, w.phrase(12))
	}
	w.line(text)
}

// fused is two languages on one line.
func (w *writer) fused() {
	text := w.prose(8)
	other := &writer{Rand: w.Rand, words: vocabularies[w.IntN(len(vocabularies))]}
	w.line(text + w.pick(" ", ". ") + other.prose(8))
}

func (w *writer) labels() {
	w.line("Title: " + w.phrase(3))
	w.line("Author" + w.phrase(2))
	w.line("First published8 January 1921")
}

func (w *writer) signers() {
	w.line("Signed:")
	for i := range 2 + w.IntN(4) {
		w.line(w.pick("", fmt.Sprintf("%d. ", i+1)) + w.pick("River Party", "Ada Penrose, Secretary", "For the Republic of Ruritania", "A. Writer          Minister"))
	}
}

// marks are lines that Markdown or a reader of pages could take for something else.
func (w *writer) marks() {
	for range 1 + w.IntN(4) {
		w.line(w.pick("* * *", "=====", "----------", "[1]: "+w.phrase(1), "[^1] "+w.phrase(2), "[2](x) "+w.phrase(1), "```", "~~~", "~~~~ "+w.phrase(1), "<!-- "+w.phrase(1)+" -->", "&amp; "+w.phrase(1),
			w.phrase(2)+"\\", "\\", "12", "iv", "Share", "Jump to navigation", "\ufeff", "\u00a0", "_"+w.phrase(1)+"_", "**"+w.phrase(1)+"**", w.phrase(3)+" [7]", w.phrase(2)+"⁵", "1986. "+w.phrase(3), "    "+w.phrase(3), "\t"+w.phrase(2)))
	}
}
