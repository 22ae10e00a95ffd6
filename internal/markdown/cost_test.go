package markdown

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// families are the inputs on which parsers of Markdown are known to fail, and some on
// which only ours could: each makes a source of about n bytes.
var families = map[string]func(n int) string{}

func init() {
	repeat := func(name, unit string) {
		families[name] = func(n int) string { return strings.Repeat(unit, n/len(unit)+1) }
	}
	wrap := func(name, before, unit, after string) {
		families[name] = func(n int) string {
			k := n / (len(before+unit+after) + 1)
			return strings.Repeat(before, k) + unit + strings.Repeat(after, k)
		}
	}
	repeat("list markers", "- ")
	repeat("numbers", "1. ")
	repeat("mixed markers", "> 1. - ")
	repeat("quotations", ">")
	repeat("quotations with spaces", "> ")
	repeat("quotation lines", strings.Repeat("> ", 31)+"a\n")
	repeat("quotation and lazy lines", strings.Repeat("> ", 31)+"a\na\na\na\na\na\na\n")
	repeat("notes in notes", "[^a]:")
	families["deeper and deeper"] = func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			b.WriteString(strings.Repeat(" ", 2*i) + "- a\n")
		}
		return b.String()
	}
	families["deep, then blank"] = func(n int) string { return strings.Repeat("- ", 30) + "a" + strings.Repeat("\n", n) + "a" }
	families["deep, then lines"] = func(n int) string { return strings.Repeat("- ", 30) + "a\n" + strings.Repeat("a\n", n/2) }
	families["saw"] = func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			b.WriteString(strings.Repeat(" ", 2*(i%30)) + "- a\n")
		}
		return b.String()
	}

	repeat("bars", "|")
	repeat("table heads", "|a|b\n|-|-\n")
	families["wide table"] = func(n int) string {
		k := n / 8
		return strings.Repeat("|a", k) + "\n" + strings.Repeat("|-", k) + "\n" + strings.Repeat("a\n", n/2)
	}
	families["square table"] = func(n int) string {
		k := 1
		for k*k < n {
			k++
		}
		return strings.Repeat("|a", k) + "\n" + strings.Repeat("|-", k) + "\n" + strings.Repeat("|\n", n/2)
	}
	families["escaped bars"] = func(n int) string { return "|a|\n|-|\n" + strings.Repeat("|`\\|`|\n", n/7) }
	families["escaped bars in a row"] = func(n int) string { return "|a|\n|-|\n|" + strings.Repeat("`\\|`", n/4) + "|" }

	repeat("unlike delimiters", "*a_ ")
	repeat("openers", "*a ")
	repeat("closers", "a* ")
	repeat("openers of both kinds", "*a _a ")
	repeat("stars", "*")
	repeat("stars and words", "a**b")
	repeat("threes", "***a ")
	wrap("nested emphasis", "*a ", "b", " a*")
	wrap("nested strong", "**a ", "b", "**")
	repeat("emphasis", "*a* ")
	// What looks like an item is not always one: these are long paragraphs.
	families["no items: numbers"] = func(n int) string { return "a\n" + strings.Repeat("2. *a_\n", n/7) }
	families["no items: indented"] = func(n int) string { return "a\n" + strings.Repeat("     - *a_\n", n/11) }
	families["no items: indented in an item"] = func(n int) string { return "- a\n" + strings.Repeat("            - *a_\n", n/18) }
	families["no items: between two columns"] = func(n int) string { return "123456789. a\n" + strings.Repeat("       - *a_\n", n/13) }
	families["no items: numbers in an item"] = func(n int) string { return "- a\n\n  b\n" + strings.Repeat("  2. *a_\n", n/9) }
	families["no items: behind a quotation"] = func(n int) string { return "> a\n" + strings.Repeat("> 2. *a_\n", n/9) }
	families["no items: empty"] = func(n int) string { return "a\n" + strings.Repeat("+ \n*a_\n", n/7) }

	repeat("opening brackets", "[")
	repeat("closing brackets", "]")
	repeat("brackets and words", "[a")
	wrap("nested brackets", "[", "a", "]")
	wrap("nested links", "[a", "b", "](c)")
	wrap("nested pictures", "![a", "b", "](c)")
	repeat("bracket pairs", "[a] ")
	repeat("bracket pair lines", "[a]\n")
	repeat("pairs of pairs", "[a][b]")
	repeat("open links", "[a](b")
	repeat("open links with angles", "[a](<b")
	repeat("open titles", "[a](b \"c ")
	repeat("open titles in brackets", "[a](b (c ")
	repeat("links", "[a](b) ")
	repeat("exclamations", "![")
	repeat("definitions", "[a]: b\n")
	families["different definitions"] = func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			fmt.Fprintf(&b, "[%d]: b\n", i)
		}
		return b.String()
	}
	repeat("definitions in paragraphs", "[a]: b\n\n")
	repeat("open definition titles", "[a]: b \"c\n")
	families["long labels"] = func(n int) string { return strings.Repeat("["+strings.Repeat("a", 900), n/901) + "]" }
	repeat("references in brackets", "[a [a] ")

	repeat("note references", "[^a] ")
	families["notes"] = func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			fmt.Fprintf(&b, "[^%d]\n\n[^%d]: b\n\n", i, i)
		}
		return b.String()
	}
	families["references to one note"] = func(n int) string { return "[^a]: b\n\n" + strings.Repeat("[^a]", n/4) }

	repeat("backticks", "`")
	repeat("backticks and words", "`a ")
	families["runs of backticks"] = func(n int) string {
		var b strings.Builder
		for i := 1; b.Len() < n; i++ {
			b.WriteString(strings.Repeat("`", i) + "a")
		}
		return b.String()
	}
	families["falling runs of backticks"] = func(n int) string {
		var b strings.Builder
		k := 1
		for k*k < 2*n {
			k++
		}
		for ; k > 0; k-- {
			b.WriteString(strings.Repeat("`", k) + "a")
		}
		return b.String()
	}
	repeat("fences", "```\n")
	repeat("tildes", "~~~\na\n")
	repeat("backslashes", "\\")
	repeat("escapes", "\\*")
	repeat("angles", "<")
	repeat("open autolinks", "<a:")
	repeat("open mail links", "<a@")
	repeat("comments", "<!--")
	repeat("comment lines", "<!--\n")
	families["comments closed at the end"] = func(n int) string { return strings.Repeat("<!-- a\n", n/7) + "\n--> a" }
	families["comments in lines closed at the end"] = func(n int) string { return strings.Repeat("a <!-- ", n/7) + "\n\n--> a" }
	repeat("entities", "&amp")
	repeat("closed entities", "&amp;")
	repeat("addresses", "http://")
	repeat("addresses of other kinds", "a://")
	repeat("addresses with brackets", "http://a)")
	repeat("addresses with full stops", "http://a... ")

	repeat("one letter", "a")
	repeat("lines", "a\n")
	repeat("paragraphs", "a\n\n")
	repeat("equal items", "- a\n")
	repeat("empty items", "-\n")
	repeat("empty items apart", "-\n\n")
	repeat("headings", "# a\n")
	repeat("empty headings", "#\n")
	repeat("lines under headings", "a\n-\n")
	repeat("rules", "---\n")
	repeat("tabs", "\t")
	repeat("tabs and markers", "-\t")
	repeat("spaces", " ")
	repeat("line ends", "\n")
	repeat("carriage returns", "\r")
	repeat("NUL", "\x00")
	repeat("no UTF-8", "\xff")
	repeat("indented", "    a\n")
	families["indented more"] = func(n int) string { return strings.Repeat(strings.Repeat(" ", 1000)+"- a\n", n/1004) }
}

// The cost is held in bytes, which are the same on every machine. A family that
// takes quadratic time without using memory is met by the time limit of go test, at a
// size where it takes minutes.
func TestCostIsBounded(t *testing.T) {
	size := 300_000
	if testing.Short() {
		size = 20_000
	}
	for name, family := range families {
		source := []byte(family(size))
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		page := Render(source, nil)
		runtime.ReadMemStats(&after)
		if limit := 20*len(source) + 64<<10; len(page.Text) > limit {
			t.Errorf("%s: %d bytes of HTML from %d", name, len(page.Text), len(source))
		}
		if used := after.TotalAlloc - before.TotalAlloc; used > uint64(700*len(source)+1<<20) {
			t.Errorf("%s: %d bytes of memory for %d of source", name, used, len(source))
		}
		wellFormed(t, source, page.Text)
		Words(string(source))
		Sections(string(source), "en")
	}
}

// A text that is costly as Markdown is not lost, whichever way it is rendered.
func TestCostlyTextsSurviveEscape(t *testing.T) {
	for name, family := range families {
		source := strings.ReplaceAll(strings.ToValidUTF8(family(12_000), "\uFFFD"), "\x00", "\uFFFD")
		page := Render([]byte(Escape(source)), nil)
		if got, want := shown(t, page.Text), collapse(source); got != want {
			t.Errorf("%s (plain: %v): got %.300q, want %.300q", name, page.Plain, got, want)
		}
	}
}

// The estimate cuts a list into items as the parser does, or more coarsely: no
// block may hold more delimiters than the estimate saw in one paragraph.
func TestEstimateIsFromAbove(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	starts := []string{"- ", "+ ", "* ", "1. ", "2. ", "1) ", "12. ", "123456789. ", "-", "-  ", "-     ", "-\t", "> ", ">", "", "", "a ", "> - ", "- > ", "- - ", "1. - ", "[^1]: ", "# "}
	for range 30_000 {
		var b strings.Builder
		for range 1 + r.IntN(12) {
			if r.IntN(6) == 0 {
				b.WriteString("\n")
			}
			b.WriteString(strings.Repeat(" ", r.IntN(3)*r.IntN(6)))
			b.WriteString(starts[r.IntN(len(starts))])
			b.WriteString(strings.Repeat("*a ", r.IntN(3)))
			b.WriteString("b\n")
		}
		source := []byte(b.String())
		e := estimate{source: source, limit: 1 << 30}
		seen := 0
		for at := 0; at < len(source); {
			end := at + bytes.IndexByte(source[at:], '\n') + 1
			e.line(at, end)
			seen = max(seen, e.runs)
			at = end
		}
		err := ast.Walk(dialect.Parse(text.NewReader(source)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if !entering || n.Type() != ast.TypeBlock || n.IsRaw() || n.Lines() == nil {
				return ast.WalkContinue, nil
			}
			if runs := bytes.Count(n.Lines().Value(source), []byte("*a")); runs > seen {
				return ast.WalkStop, fmt.Errorf("a block has %d runs", runs)
			}
			return ast.WalkContinue, nil
		})
		if err != nil {
			t.Fatalf("%v, the estimate saw %d in %q", err, seen, source)
		}
	}
}

// Real texts must not be taken for hostile ones.
func TestOrdinarySourcesAreAffordable(t *testing.T) {
	paragraph := "The delegates of the *four towns* said[^1] that [the river](https://example.org/river) (see [2]) is `theirs`. "
	for what, source := range map[string]string{
		"a long paragraph": strings.Repeat(paragraph, 150),
		"a book":           strings.Repeat(strings.Repeat(paragraph, 5)+"\n\n", 5000),
		"a long list":      strings.Repeat("- **Party** of *Somewhere*\n", 20_000),
		"numbered":         strings.Repeat("1. Article\n   - (a) and\n     1. deeper\n", 5000),
		"notes":            strings.Repeat("Text[^1].\n\n", 1000) + strings.Repeat("[^1]: Note\n", 1000),
		"a table":          "|a|b|c|d|\n|-|-|-|-|\n" + strings.Repeat("|1|2|3|4|\n", 5000),
		"quoted letters":   strings.Repeat("> > > An old letter, quoted three times.\n", 3000),
		"footnote marks":   strings.Repeat("Signatory * of the ** treaty ", 300),
		"references":       strings.Repeat("as in [12] and [13] ", 500),
	} {
		if !affordable([]byte(source)) {
			t.Errorf("%s of %d bytes is refused", what, len(source))
		}
	}
}

func TestPlainWhenTooCostly(t *testing.T) {
	source := "First \\*text\\* & <b>more</b>\nin two lines.\n\n<!-- an editor's\n\nnote -->\nSee https://example.org/x.\n\n" + strings.Repeat("> ", 200) + "deep\n"
	page := Render([]byte(source), []Link{{7, 8, "no"}, {8, 12, "x"}})
	if !page.Plain || page.Headings != nil {
		t.Fatal("it was taken for Markdown")
	}
	for _, want := range []string{`First *<a class="m" href="x">text</a>* &amp; &lt;b&gt;more&lt;/b&gt;<br>` + "\nin two lines.</p>", `See <a href="https://example.org/x">`, "&gt; &gt; deep</p>"} {
		if !strings.Contains(string(page.Text), want) {
			t.Errorf("no %s in %s", want, page.Text)
		}
	}
	if strings.Contains(string(page.Text), "note") {
		t.Errorf("the comment is shown: %s", page.Text)
	}
	wellFormed(t, []byte(source), page.Text)
}

func BenchmarkFamilies(b *testing.B) {
	for name, family := range families {
		source := []byte(family(300_000))
		b.Run(strings.ReplaceAll(name, " ", "_"), func(b *testing.B) {
			b.SetBytes(int64(len(source)))
			b.ReportAllocs()
			for b.Loop() {
				Render(source, nil)
			}
		})
	}
}
