package markdown

import (
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// shown is the text that a browser shows of HTML, white space collapsed: what is
// ASCII white space is one space, none at the ends.
func shown(t testing.TB, page []byte) string {
	t.Helper()
	nodes, err := html.ParseFragment(strings.NewReader(string(page)), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		if n.Data == "br" {
			b.WriteByte(' ')
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		switch n.Data {
		case "p", "li", "td", "th", "h2", "h3", "h4", "h5", "h6", "pre":
			b.WriteByte(' ')
		}
	}
	for _, n := range nodes {
		walk(n)
	}
	return collapse(b.String())
}

func collapse(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return r < 0x80 && strings.ContainsRune(blanks, r)
	}), " ")
}

func TestEscape(t *testing.T) {
	for _, test := range []struct{ what, text, want string }{
		{"ordinary text", "The river, “wide” and deep - it flowed.", "The river, “wide” and deep - it flowed."},
		{"lines", "One line\nand another", "One line\nand another"},
		{"numbers inside", "In 1999. it was 3) so", "In 1999. it was 3) so"},

		{"heading", "# One", `\# One`},
		{"no heading", "#one", "#one"},
		{"seven", "####### x", "####### x"},
		{"heading in a later line", "x\n## One", "x\n\\## One"},
		{"end of a heading", "x #", `x \#`},
		{"number signs in text", "x # y", "x # y"},
		{"quotation", "> x", `\> x`},
		{"dash", "- x", `\- x`},
		{"dash without a space", "-x", "-x"},
		{"dash at the end", "x\n-", "x\n\\-"},
		{"plus", "+ x", `\+ x`},
		{"star", "* x", `\* x`},
		{"number", "1. x", `1\. x`},
		{"number in brackets", "12) x", `12\) x`},
		{"year", "2022. x", `2022\. x`},
		{"decimal", "1.5 litres", "1.5 litres"},
		{"long number", "1234567890. x", "1234567890. x"},
		{"underlined", "x\n===", "x\n\\==="},
		{"equals alone", "===", "==="},
		{"rule", "---", `\---`},
		{"rule of stars", "* * *", `\* * *`},
		{"rule of underscores", "___", `\_\_\_`},
		{"fence", "```\nx", "\\`\\`\\`\nx"},
		{"tildes", "~~~ x", `\~~~ x`},
		{"struck", "~~x~~", "~~x~~"},
		{"table", "a | b\n--- | ---", "a | b\n\\--- | ---"},
		{"table with bars", "| a |\n|---|", "| a |\n\\|---|"},
		{"bar", "a | b", "a | b"},
		{"definition", "[x]: y", `\[x]: y`},
		{"note", "[^1]: y", `\[^1]: y`},
		{"indented", "    x\n\ty", "x\ny"},

		{"emphasis", "a *b* c", `a \*b* c`},
		{"opens only", "see *Note", "see *Note"},
		{"closes only", "word* and word*", "word* and word*"},
		{"times", "2 * 3 * 4", "2 * 3 * 4"},
		{"strong", "**b**", `\*\*b**`},
		{"snake case", "a_b_c", "a_b_c"},
		{"underscores", "_a_", `\_a_`},
		{"one backtick", "rock `n roll", "rock `n roll"},
		{"code", "a `b` c", "a \\`b\\` c"},
		{"reference", "[1] and [2]", "[1] and [2]"},
		{"link", "[a](b)", `[a\](b)`},
		{"image", "![a](b)", `![a\](b)`},
		{"note reference", "so[^1]", `so\[^1]`},
		{"autolink", "<https://example.org>", `\<https://example.org>`},
		{"mail", "<a@example.org>", `\<a@example.org>`},
		{"tag", `<b class="x">`, `<b class="x">`},
		{"comment", "<!-- x -->", `\<!-- x -->`},
		{"less", "a < b: c > d", "a < b: c > d"},
		{"entity", "&amp; &#65; &nosuch; AT&T;", `\&amp; \&#65; &nosuch; AT&T;`},
		{"backslash", `C:\new \* \`, `C:\new \\* \\`},
		{"hard break", "a  \nb\\\nc", "a\nb&#92;\nc"},
		{"no-break space", "\u00a0x\u00a0", "\u00a0x\u00a0"},
		{"ideographic space", "\u3000x", "\u3000x"},
		{"paragraphs", "a\n\n- b", "a\n\n\\- b"},
		{"empty", "", ""},
	} {
		got := Escape(test.text)
		if got != test.want {
			t.Errorf("%s: Escape(%q) = %q, want %q", test.what, test.text, got, test.want)
		}
		holds(t, test.text)
	}
}

// holds checks that text survives Escape and Render, alone and where a block may stand.
func holds(t testing.TB, text string) {
	t.Helper()
	escaped := Escape(text)
	want := collapse(text)
	if page := (Options{}).render([]byte(escaped), nil); shown(t, page.Text) != want {
		t.Fatalf("%q is shown as %q (escaped: %q)", text, shown(t, page.Text), escaped)
	} else if n := strings.Count(strings.ToLower(string(page.Text)), "<a "); n > strings.Count(strings.ToLower(text), "://") {
		t.Fatalf("%q has links: %s", text, page.Text)
	}
	if page := (Options{}).plain([]byte(escaped), nil); shown(t, page.Text) != want {
		t.Fatalf("%q is shown as %q without Markdown (escaped: %q)", text, shown(t, page.Text), escaped)
	}
	indented := "7. " + strings.ReplaceAll(escaped, "\n", "\n   ") + "\n"
	if page := (Options{}).render([]byte(indented), nil); shown(t, page.Text) != want {
		t.Fatalf("%q is shown as %q in an item (%q)", text, shown(t, page.Text), indented)
	}
	quoted := "> " + strings.ReplaceAll(escaped, "\n", "\n> ") + "\n"
	if page := (Options{}).render([]byte(quoted), nil); shown(t, page.Text) != want {
		t.Fatalf("%q is shown as %q in a quotation (%q)", text, shown(t, page.Text), quoted)
	}
	if !strings.Contains(escaped, "\n\n") {
		verse := strings.ReplaceAll(strings.Trim(escaped, "\n"), "\n", "\\\n")
		page := (Options{}).render([]byte(verse), nil)
		if shown(t, page.Text) != want || strings.Count(string(page.Text), "<br>") != strings.Count(verse, "\n") {
			t.Fatalf("%q is shown as %q in verse (%q)", text, shown(t, page.Text), verse)
		}
	}
	if !strings.Contains(escaped, "\n") {
		if page := (Options{}).render([]byte("## "+escaped), nil); shown(t, page.Text) != want {
			t.Fatalf("%q is shown as %q in a heading (%q)", text, shown(t, page.Text), escaped)
		}
	}
	if again := Escape(text); again != escaped {
		t.Fatalf("%q is escaped in two ways", text)
	}
}

// pieces are what hostile texts are made of: marks, and what they stand beside.
var pieces = []string{
	"#", "##", ">", "-", "+", "*", "**", "***", "_", "__", "`", "``", "```", "~~~", "~~", "=", "===", "---",
	"|", ":", ":-", "-:", "[", "]", "![", "](", "][", "[^", "]:", "(", ")", "<", ">", "<!--", "-->", "</", "/>",
	"&", "&amp;", "&#65;", "&#x41;", "&#0;", "&copy", ";", "\\", "\\\\", "\\\n", "!", "'", "\"", ".", "1.", "2)", "10.", "0",
	"a", "b", "word", "Straße", "слово", "词", "é", "1", "22", "\u00a0", "\u3000", "\u200b", "“", "”", "…",
	" ", "  ", "   ", "    ", "\t", "\n", "\n", "\n", "\n\n", "\r\n", "\r", "\f", "\v",
	"http://", "https://a.example/b_c_d", "www.", "mailto:", "a@b.example", "javascript:", "{#id}", "$", "%", "^", "@", "x:y",
	"<b>", "<script>", "<a href=\"x\">", "[x]", "[x]: /y", "[x](y)", "|a|b|\n|-|-|\n", "a\n-\n", "1. a\n", "- a\n", "> a\n", "=\n",
}

func hostile(r *rand.Rand) string {
	var b strings.Builder
	for range 1 + r.IntN(14) {
		b.WriteString(pieces[r.IntN(len(pieces))])
	}
	return b.String()
}

func TestHostileTextsSurvive(t *testing.T) {
	n := 60_000
	if testing.Short() {
		n = 5000
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range n {
		holds(t, hostile(r))
	}
}

// The rules must not be so wide that files become hard to read.
func TestEscapeIsMinimal(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	same, needless := 0, 0
	for range 20_000 {
		text := hostile(r)
		if strings.ContainsAny(text, "\r\f\v") {
			continue
		}
		if page := (Options{}).render([]byte(text), nil); shown(t, page.Text) == collapse(text) {
			same++
			if strings.Contains(strings.ReplaceAll(Escape(text), `\\`, ``), `\`) && !strings.Contains(text, `\`) {
				needless++
			}
		}
	}
	t.Logf("%d texts of %d that Markdown leaves alone were escaped", needless, same)
	if needless*4 > same {
		t.Errorf("%d texts of %d that Markdown leaves alone were escaped", needless, same)
	}
}

func FuzzEscape(f *testing.F) {
	for _, s := range []string{"a *b* _c_", "1. x\n2. y", "`a``b`", "[a](b) <c:d> &lt;", "a\n---\n|b|", "\\\\\n*\u00a0*", "<!-- a", "[x\ny]: z", "~~~\n```"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\x00", "\uFFFD")
		if affordable([]byte(text)) {
			holds(t, text)
		}
	})
}

func BenchmarkEscapeOrdinary(b *testing.B) {
	text := strings.Repeat("The delegates agreed that the river belongs to nobody, and that it is cared for by all. ", 12)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Escape(text)
	}
}

func BenchmarkEscapeHostile(b *testing.B) {
	for name, unit := range map[string]string{"stars": "*a_ ", "backticks": "`a", "brackets": "[a](b", "lines": "1. x\n- y\n", "angles": "<a:", "entities": "&amp"} {
		text := strings.Repeat(unit, 1<<18)
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				Escape(text)
			}
		})
	}
}

func TestEscapeOfPlainTextAllocatesNothing(t *testing.T) {
	text := strings.Repeat("The bridge is closed, and the ferry does not sail.\nAsk at the harbour; it opens at nine. ", 20) + "Soon."
	if n := testing.AllocsPerRun(10, func() { Escape(text) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}
