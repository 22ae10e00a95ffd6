package markdown

import (
	"bytes"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"
)

var update = flag.Bool("update", false, "rewrite the expected results")

// Each testdata/*.txtar has pairs of files, x.md and the x.html that it becomes.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no test data: ", err)
	}
	for _, name := range files {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		got := &txtar.Archive{Comment: archive.Comment}
		want := map[string]string{}
		for _, f := range archive.Files {
			want[f.Name] = string(f.Data)
			base, ok := strings.CutSuffix(f.Name, ".md")
			if !ok {
				continue
			}
			page := Render(f.Data, nil)
			if page.Plain {
				t.Errorf("%s: %s was not taken for Markdown", name, f.Name)
			}
			wellFormed(t, f.Data, page.Text)
			got.Files = append(got.Files, f, txtar.File{Name: base + ".html", Data: page.Text})
		}
		if *update {
			if err := os.WriteFile(name, txtar.Format(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		for _, f := range got.Files {
			if string(f.Data) != want[f.Name] {
				t.Errorf("%s: %s is\n%s\nwant\n%s", name, f.Name, f.Data, want[f.Name])
			}
		}
	}
}

// What any page may hold: elements and their attributes.
var lawful = map[string]string{
	"p": "id", "h2": "id", "h3": "id", "h4": "id", "h5": "id", "h6": "id", "blockquote": "id",
	"ol": "role class start", "ul": "role class", "li": "id value", "pre": "", "code": "class", "hr": "", "br": "",
	"em": "", "strong": "", "a": "class href title role aria-label", "img": "src alt title loading", "sup": "id",
	"table": "", "thead": "", "tbody": "", "tr": "", "th": "scope class", "td": "class",
	"section": "class role aria-label tabindex", "span": "title",
}

// wellFormed checks that page is made of lawful elements alone, that each is
// closed in its place, that ids are unique and addresses harmless.
func wellFormed(t testing.TB, source, page []byte) {
	t.Helper()
	fail := func(format string, args ...any) {
		t.Helper()
		t.Fatalf("%s\nfrom %.300q\nin %.600s", fmt.Sprintf(format, args...), source, page)
	}
	ids := map[string]bool{}
	var open []string
	z := html.NewTokenizer(bytes.NewReader(page))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		token := z.Token()
		switch kind {
		case html.StartTagToken:
			attributes, ok := lawful[token.Data]
			if !ok {
				fail("element %s", token.Data)
			}
			seen := map[string]bool{}
			for _, a := range token.Attr {
				if !slices.Contains(strings.Fields(attributes), a.Key) || seen[a.Key] {
					fail("attribute %s of %s", a.Key, token.Data)
				}
				seen[a.Key] = true
				switch a.Key {
				case "id":
					if ids[a.Val] || a.Val == "" || strings.ContainsAny(a.Val, " \t\n") {
						fail("id %q", a.Val)
					}
					ids[a.Val] = true
				case "href", "src":
					address := strings.ToLower(strings.Map(func(r rune) rune {
						if r <= ' ' {
							return -1
						}
						return r
					}, a.Val))
					scheme, _, ok := strings.Cut(address, ":")
					if ok && !strings.ContainsAny(scheme, "/?#") && scheme != "http" && scheme != "https" && scheme != "mailto" {
						fail("address %q", a.Val)
					}
					if strings.HasPrefix(address, "//") || strings.HasPrefix(address, `\`) {
						fail("address %q", a.Val)
					}
				}
			}
			if token.Data == "a" && slices.Contains(open, "a") {
				fail("a link in a link")
			}
			if token.Data == "p" && slices.Contains(open, "p") {
				fail("a paragraph in a paragraph")
			}
			if !slices.Contains([]string{"br", "hr", "img"}, token.Data) {
				open = append(open, token.Data)
			}
		case html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != token.Data {
				fail("%s is closed inside of %v", token.Data, open)
			}
			open = open[:len(open)-1]
		case html.CommentToken, html.DoctypeToken, html.SelfClosingTagToken:
			fail("%v", token)
		}
	}
	if len(open) > 0 {
		fail("%v is not closed", open)
	}
	if i := bytes.Index(page, []byte(emptyMark+`"`)); i > 0 && bytes.HasSuffix(page[:i], []byte(`id="p-`)) {
		fail("an id is not filled in")
	}
}

func TestHostileSourcesAreHarmless(t *testing.T) {
	n := 40_000
	if testing.Short() {
		n = 4000
	}
	more := append(slices.Clone(pieces), "[^1]", "[^1]: ", "[x][y]", "[y]: javascript:x\n", "<javascript:alert(1)>", "[a](javascript&colon;alert(1))",
		"[a](//x)", "[a](\\\\x)", "![a](data:x)", "![a](b.png \"t\")", "[a](\u0001javascript:x)", "[a](<java\tscript:x>)", "\x00", "\xff", "\n\n", "\n\n", "    ", "   ")
	r := rand.New(rand.NewPCG(5, 6))
	for range n {
		var b strings.Builder
		for range 1 + r.IntN(25) {
			b.WriteString(more[r.IntN(len(more))])
		}
		source := []byte(b.String())
		wellFormed(t, source, (Options{}).render(source, randomLinks(r, source)).Text)
		wellFormed(t, source, (Options{}).plain(source, randomLinks(r, source)).Text)
	}
}

func randomLinks(r *rand.Rand, source []byte) []Link {
	var links []Link
	for at := 0; at < len(source); {
		from := at + r.IntN(6)
		to := from + r.IntN(8)
		links = append(links, Link{From: from, To: to, Href: "../x.html?\"<&"})
		at = max(from, to-2)
		if r.IntN(3) == 0 {
			at = to + 5
		}
	}
	slices.SortStableFunc(links, func(a, b Link) int { return a.From - b.From })
	return links
}

// Links change nothing of the text, and nothing of the ids.
func TestLinksKeepTheText(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	anchor := regexp.MustCompile(`<a class="m" href="[^"]*">([^<]*(?:<br>\n[^<]*)*)</a>`)
	made := 0
	for range 20_000 {
		source := []byte(hostile(r))
		links := randomLinks(r, source)
		bare, linked := (Options{}).render(source, nil), (Options{}).render(source, links)
		made += strings.Count(string(linked.Text), `<a class="m"`)
		if got := anchor.ReplaceAll(linked.Text, []byte("$1")); !bytes.Equal(got, bare.Text) {
			t.Fatalf("%q with %v is\n%s\nwithout them\n%s", source, links, linked.Text, bare.Text)
		}
	}
	if made < 10_000 {
		t.Errorf("only %d links were made", made)
	}
}

func TestLinks(t *testing.T) {
	for _, test := range []struct{ what, source, want string }{
		{"in a paragraph", "The {Accord} of 1999", `The <a class="m" href="x">Accord</a> of 1999`},
		{"two", "{a} {b}", `<a class="m" href="x">a</a> <a class="m" href="x">b</a>`},
		{"touching", "{a}{b}", `<a class="m" href="x">a</a><a class="m" href="x">b</a>`},
		{"in a heading", "## The {Accord}", `The <a class="m" href="x">Accord</a>`},
		{"in emphasis", "*the {Accord} now*", `<em>the <a class="m" href="x">Accord</a> now</em>`},
		{"over a line end", "the {Communist\nParty} of", "the <a class=\"m\" href=\"x\">Communist\nParty</a> of"},
		{"over a hard break", "the {Communist  \nParty} of", "the <a class=\"m\" href=\"x\">Communist<br>\nParty</a> of"},
		{"over a quotation's line end", "> the {Communist\n> Party} of", "the <a class=\"m\" href=\"x\">Communist\nParty</a> of"},
		{"in a cell", "|a|b|\n|-|-|\n|x|{y}|", `<td><a class="m" href="x">y</a></td>`},
		{"in a note", "a[^1] {b}\n\n[^1]: see {c}\n", `see <a class="m" href="x">c</a>`},
		{"with escapes", `the {Party \[new\]} of`, `<a class="m" href="x">Party [new]</a>`},
		{"with brackets that mean nothing", `the {Party [new]} of`, `<a class="m" href="x">Party [new]</a>`},
		{"with an entity", `{Bread &amp; Peace}`, `<a class="m" href="x">Bread &amp; Peace</a>`},

		{"not in a link", "[the {Accord}](y)", `<a href="y">the Accord</a>`},
		{"not in an address", "[a]({y})", `<a href="y">a</a>`},
		{"not in code", "`the {Accord}`", "<code>the Accord</code>"},
		{"not in fenced code", "```\n{Accord}\n```", "<pre><code>Accord"},
		{"not over emphasis", "the *{Accord* of} x", "<em>Accord</em> of x"},
		{"not over code", "{a `b} c`", "a <code>b c</code>"},
		{"not over a paragraph's end", "{a\n\nb}", "a</p>"},
		{"not inside an escape", `a\{*b}`, `a*b`},
		{"not inside an entity", `a&am{p; b}`, `a&amp; b`},
		{"not in a written address", "see https://x.example/{Accord}/y now", `<a href="https://x.example/Accord/y">https://x.example/Accord/y</a> now`},
		{"not in a comment", "a <!-- {Accord} --> b", "a  b"},
	} {
		var links []Link
		var source []byte
		for i := range len(test.source) {
			switch c := test.source[i]; c {
			case '{':
				links = append(links, Link{From: len(source), Href: "x"})
			case '}':
				links[len(links)-1].To = len(source)
			default:
				source = append(source, c)
			}
		}
		got := string(Render(source, links).Text)
		if !strings.Contains(got, test.want) || strings.Count(got, `<a class="m"`) != strings.Count(test.want, `<a class="m"`) && test.what != "in a note" {
			t.Errorf("%s: %q is\n%s\nwant in it\n%s", test.what, test.source, got, test.want)
		}
	}
}

func TestLinksAreEscapedAndMayOverlap(t *testing.T) {
	got := string(Render([]byte("abc def"), []Link{{0, 3, `x"><b>&`}, {1, 5, "no"}, {4, 7, "y"}, {6, 99, "no"}}).Text)
	want := `><a class="m" href="x&quot;&gt;&lt;b&gt;&amp;">abc</a> <a class="m" href="y">def</a></p>`
	if !strings.Contains(got, want) {
		t.Errorf("got %s, want in it %s", got, want)
	}
}

func TestParagraphIDs(t *testing.T) {
	id := func(source string) string {
		_, rest, _ := strings.Cut(string(Render([]byte(source), nil).Text), ` id="`)
		id, _, _ := strings.Cut(rest, `"`)
		return id
	}
	base := id("The river, said Anna, is deep.")
	if !regexp.MustCompile(`^p-[a-z2-7]{6}$`).MatchString(base) {
		t.Fatalf("id %q", base)
	}
	for what, source := range map[string]string{
		"punctuation":    "The river – said Anna – is deep!",
		"white space":    "  The   river,\nsaid Anna,\n is deep.",
		"emphasis":       "The *river*, said **Anna**, is deep.",
		"escapes":        `The river\, said Anna\, is deep\.`,
		"typography":     "“The river, said Anna, is deep.”",
		"a comment":      "The river, said Anna, <!-- sic --> is deep.",
		"a footnote":     "The river,[^1] said Anna, is deep.\n\n[^1]: x",
		"a link":         "The [river](y), said Anna, is deep.",
		"as an item":     "- The river, said Anna, is deep.",
		"as a quotation": "> The river, said Anna, is deep.",
	} {
		if got := id(source); got != base {
			t.Errorf("%s: id %q, was %q", what, got, base)
		}
	}
	for what, source := range map[string]string{
		"a letter": "The river, said Annas, is deep.",
		"case":     "the river, said Anna, is deep.",
		"order":    "The river, Anna said, is deep.",
	} {
		if got := id(source); got == base {
			t.Errorf("%s: id is still %q", what, got)
		}
	}
	if id("***!***") == id("…") || id("…") == "" {
		t.Error("texts without letters have one id")
	}
	got := regexp.MustCompile(`id="[^"]*"`).FindAllString(string(Render([]byte("a\n\nb\n\na\n\n- a\n\n> a\n"), nil).Text), -1)
	x, y := got[0][:len(got[0])-1], got[1]
	if want := []string{x + `"`, y, x + `-2"`, x + `-3"`, x + `-4"`}; !slices.Equal(got, want) {
		t.Errorf("ids %v, want %v", got, want)
	}
}

// A collision of two paragraphs' ids moves the second one's; with 30 bits that
// must stay rare.
func TestParagraphIDsAreSpread(t *testing.T) {
	seen := map[uint32]bool{}
	collisions := 0
	for i := range 20_000 {
		var f fingerprint
		f.add(fmt.Appendf(nil, "Article %d", i))
		if seen[f.value()] {
			collisions++
		}
		seen[f.value()] = true
	}
	if collisions > 3 { // 0.19 are to be expected
		t.Errorf("%d collisions", collisions)
	}
}

func TestHeadings(t *testing.T) {
	page := Render([]byte("### Of Rivers\n\n# Of *Lakes*\n\n## Of Rivers\n\n##### Устав\n\n# 🙂\n\n## Of Rivers 2\n\nTitle\n---\n\n#\n\n## __proto__ <b>\n"), nil)
	want := []Heading{
		{2, "Of Rivers", "h-of-rivers"}, {2, "Of Lakes", "h-of-lakes"}, {3, "Of Rivers", "h-of-rivers-2"}, {4, "Устав", "h-ustav"},
		{2, "🙂", page.Headings[4].ID}, {3, "Of Rivers 2", "h-of-rivers-2-2"}, {3, "Title", "h-title"}, {3, "proto <b>", "h-proto-b"},
	}
	if !slices.Equal(page.Headings, want) {
		t.Errorf("got %v\nwant %v", page.Headings, want)
	}
	for _, h := range page.Headings {
		if h.ID == "h-" || !strings.Contains(string(page.Text), fmt.Sprintf(`<h%d id="%s">`, h.Level, h.ID)) {
			t.Errorf("%v is not in %s", h, page.Text)
		}
	}
}

func TestTwentyThousandEqualHeadings(t *testing.T) {
	page := Render([]byte(strings.Repeat("# a\n\n# a 2\n\n", 10_000)), nil)
	seen := map[string]bool{}
	for _, h := range page.Headings {
		if seen[h.ID] {
			t.Fatalf("%q twice", h.ID)
		}
		seen[h.ID] = true
	}
	if len(seen) != 20_000 {
		t.Errorf("%d headings", len(seen))
	}
}

func TestOptions(t *testing.T) {
	o := Options{Prefix: "ru-", Table: `A "table"`, Notes: "Notes", Back: "Back to"}
	got := string(o.Render([]byte("# T\n\na[^1]\n\n|x|\n|-|\n|y|\n\n[^1]: z\n"), nil).Text)
	for _, want := range []string{`id="ru-h-t"`, `<p id="ru-p-`, `id="ru-fnref-1"`, `href="#ru-fn-1"`, `id="ru-fn-1"`, `href="#ru-fnref-1"`,
		`aria-label="A &quot;table&quot;"`, `aria-label="Notes"`, `aria-label="Back to 1"`} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
}

func TestSections(t *testing.T) {
	for _, test := range []struct{ what, body, want string }{
		{"empty", "", "en:"},
		{"one", "a\n", "en:a\n"},
		{"two", "a\n\n<!-- lang: ru -->\nb\n", "en:a\n\n|ru:b\n"},
		{"script", "a\n<!--lang:zh-Hant-->\r\nb", "en:a\n|zh-Hant:b"},
		{"at the beginning", "\n<!-- lang: ru -->\nb", "ru:b"},
		{"at the end", "a\n<!-- lang: ru -->", "en:a\n|ru:"},
		{"empty section", "a\n<!-- lang: ru -->\n<!-- lang: de -->\nc", "en:a\n|ru:|de:c"},
		{"another comment", "a\n<!-- note -->\nb", "en:a\n<!-- note -->\nb"},
		{"no language", "a\n<!-- lang: ../x -->\n<!-- lang: e -->\n<!-- lang: -->\nb", "en:a\n<!-- lang: ../x -->\n<!-- lang: e -->\n<!-- lang: -->\nb"},
		{"not alone in its line", "a <!-- lang: ru -->\n<!-- lang: ru --> b", "en:a <!-- lang: ru -->\n<!-- lang: ru --> b"},
		{"indented code", "    <!-- lang: ru -->\n", "en:    <!-- lang: ru -->\n"},
		{"in a fence", "```\n<!-- lang: ru -->\n```\n<!-- lang: de -->\nb", "en:```\n<!-- lang: ru -->\n```\n|de:b"},
		{"a shorter fence inside", "~~~~\n~~~\n<!-- lang: ru -->\n~~~~\nb", "en:~~~~\n~~~\n<!-- lang: ru -->\n~~~~\nb"},
		{"a fence never closed", "a\n```\n<!-- lang: ru -->\nb", "en:a\n```\n|ru:b"},
		{"escaped", "\\<!-- lang: ru -->\nb", "en:\\<!-- lang: ru -->\nb"},
	} {
		var got []string
		for _, s := range Sections(test.body, "en") {
			got = append(got, string(s.Lang)+":"+test.body[s.From:s.To])
		}
		if strings.Join(got, "|") != test.want {
			t.Errorf("%s: got %q, want %q", test.what, strings.Join(got, "|"), test.want)
		}
	}
}

func TestWords(t *testing.T) {
	for source, want := range map[string]string{
		"plain  text\nhere":                    "plain text here",
		`a \*b\* *c* [d](e) ` + "`f`":          "a *b* c d f",
		"> quoted\n> lines":                    "quoted lines",
		"1. one\n2. two\n":                     "one two",
		"a[^1] <!-- x --> &amp; <https://b.c>": "a[^1] & https://b.c",
		"## Head\n\ntext":                      "Head text",
		"\xff*a*":                              "\uFFFDa",
	} {
		if got := Words(source); got != want {
			t.Errorf("Words(%q) = %q, want %q", source, got, want)
		}
	}
}

func TestRenderIsSafeForManyGoroutines(t *testing.T) {
	source := []byte("# A\n\ntext *b* [^1]\n\n- a\n- b\n\n[^1]: note\n\n|x|\n|-|\n|y|\n")
	want := Render(source, []Link{{5, 9, "x"}})
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 200 {
				if got := Render(source, []Link{{5, 9, "x"}}); !bytes.Equal(got.Text, want.Text) || !slices.Equal(got.Headings, want.Headings) {
					t.Errorf("got %s", got.Text)
					return
				}
				Render([]byte("other\n\ntext\n\n# A\n"), nil)
			}
		})
	}
	group.Wait()
}

func FuzzRender(f *testing.F) {
	for _, s := range []string{"# a\n\n- b\n  1. c\n", "a[^1]\n\n[^1]: b\n", "|a|\n|-|\n", "> a\n\n<!-- b\n\n-->\n", "[a](javascript:b)", "`a`` b\n~~~ x\"\n", "- \t1. x\n\n\n  y"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		if affordable(source) {
			wellFormed(t, source, (Options{}).render(source, []Link{{0, 2, "x"}, {3, 7, "y"}}).Text)
		}
		wellFormed(t, source, (Options{}).plain(source, []Link{{0, 2, "x"}, {3, 7, "y"}}).Text)
		for _, s := range Sections(string(source), "en") {
			if s.From > s.To || s.To > len(source) || !isLang(string(s.Lang)) {
				t.Fatalf("section %+v of %q", s, source)
			}
		}
		Words(string(source))
	})
}

func TestRowsThatAreTooLongLoseNoWords(t *testing.T) {
	for _, source := range []string{
		"| a | b |\n|---|---|\n| c | d | extra |\n", "a | b\n-|-\nc | d\nNext | line | extra\n", "| a |\n|---|\n| c \\| d | extra\n",
	} {
		if got := string(Render([]byte(source), nil).Text); !strings.Contains(got, "extra") {
			t.Errorf("%q\n%s", source, got)
		}
	}
	if got := string(Render([]byte("| a | b |\n|---|---|\n| c \\| d | e |\n| only |\n"), nil).Text); !strings.Contains(got, "<table>") {
		t.Errorf("no table:\n%s", got)
	}
}
