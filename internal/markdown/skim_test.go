package markdown

import (
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"
)

func TestSkim(t *testing.T) {
	for source, want := range map[string]string{
		"# A *title*\n\nSome **bold** words\nand more.": "A title\nSome bold words and more.",
		`1 \* 2, a\_b and \[c\]`:                        "1 * 2, a_b and [c]",
		"[The towns](towns.html) of [a] [b](c(d)e) f":   "The towns of [a] b f",
		"![A map](map.png) <https://x.example/a_b>":     "A map <https://x.example/a_b>",
		"- one\n- two\n\n3. three\n4. four":             "one\ntwo\n3. three\n4. four",
		"> quoted\n> on":                                "quoted on",
		"A<!-- editor's\n\nwords -->B\n\nC":             "A B\nC",
		"a &amp; b &#8217; & c":                         "a & b ’ & c",
		"A note.[^1]\n\n[^1]: Its text.\n\n[x]: y.html": "A note.\nIts text.",
		"| a | b |\n| --- | --- |\n| 1 | 2 |":           "a b\n 1 2",
		"```\nx * y\n```\nz":                            "x * y\nz",
		"snake_case _emphasis_":                         "snake_case emphasis",
		"Title\n=====\ntext":                            "Title\ntext",
		"<b>seen</b>":                                   "<b>seen</b>",
		"<!-- never closed":                             "<!-- never closed",
		"":                                              "",
	} {
		if got := spaces.ReplaceAllString(string(Skim(nil, source)), " "); strings.TrimSpace(got) != want {
			t.Errorf("%q: got %q, want %q", source, got, want)
		}
	}
}

var spaces = regexp.MustCompile(` +`)

var markup = regexp.MustCompile(`<[^>]*>`)

// What is searched is what is shown: the words of the two are the same, in order, but
// for the numbers of items.
func TestSkimHasTheWordsOfThePage(t *testing.T) {
	words := func(text string) []string {
		return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	}
	files, err := filepath.Glob("../../content/documents/*.md")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, body, _ := strings.Cut(strings.TrimPrefix(string(data), "---\n"), "\n---\n")
		shown := words(html.UnescapeString(markup.ReplaceAllString(string(Render([]byte(body), nil).Text), " ")))
		skimmed := words(string(Skim(nil, body)))
		for i := range min(len(shown), len(skimmed)) {
			if shown[i] != skimmed[i] {
				t.Errorf("%s: word %d is %q on the page, %q where it is searched", file, i, shown[i], skimmed[i])
				break
			}
		}
		if len(shown) != len(skimmed) {
			t.Errorf("%s: %d words on the page, %d where it is searched", file, len(shown), len(skimmed))
		}
	}
}

func TestSkimOfHostileText(t *testing.T) {
	for name, unit := range map[string]string{"brackets": "[", "links": "](", "comments": "<!-- ", "openings": "[a](", "entities": "&", "fences": "```\n", "bars": "|\n", "notes": "[^", "quotes": "> "} {
		text := strings.Repeat(unit, 1<<20/len(unit))
		start := time.Now()
		Skim(nil, text)
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%s: %v", name, took)
		}
	}
}
