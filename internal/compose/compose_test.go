package compose

import (
	"fmt"
	"html"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"fonds/internal/document"
	"fonds/internal/markdown"
	"fonds/internal/structure"
)

func paragraph(line int, text string) structure.Block {
	return structure.Block{Kind: structure.Paragraph, Lines: document.Span{First: line, Last: line + strings.Count(text, "\n")}, Text: text, Lang: "en", Loose: true}
}

func item(line int, marker, text string) structure.Block {
	b := paragraph(line, text)
	b.Kind, b.Marker, b.Loose = structure.Item, marker, false
	return b
}

func TestBlocksBecomeMarkdown(t *testing.T) {
	heading := paragraph(1, "On rivers #")
	heading.Kind, heading.Level = structure.Heading, 1
	quote := paragraph(1, "one\ntwo")
	quote.Kind = structure.Quote
	verse := paragraph(1, "one,\ntwo.")
	verse.Kind = structure.Verse
	loose := item(2, "2.", "second")
	loose.Loose = true
	nested := item(2, "–", "inner")
	nested.Level = 1
	russian := paragraph(2, "Реки")
	russian.Lang = "ru"
	signer := item(1, "", "Society of Friends")
	signer.Kind = structure.Signatory
	for _, test := range []struct {
		name   string
		blocks []structure.Block
		want   string
	}{
		{"paragraphs", []structure.Block{paragraph(1, "one\nline"), paragraph(3, "two")}, "one\nline\n\ntwo\n"},
		{"heading", []structure.Block{heading}, "## On rivers \\#\n"},
		{"a line of hyphens", []structure.Block{paragraph(1, "Das Dorf"), paragraph(3, "--------------------"), paragraph(5, "Der Fluss")}, "Das Dorf\n\n* * *\n\nDer Fluss\n"},
		{"stars between sections", []structure.Block{paragraph(1, "Il villaggio"), paragraph(3, "* * *"), paragraph(5, "Il fiume")}, "Il villaggio\n\n* * *\n\nIl fiume\n"},
		{"quotation", []structure.Block{quote}, "> one\n> two\n"},
		{"verse", []structure.Block{verse}, "one,\\\ntwo.\n"},
		{"tight list", []structure.Block{item(1, "1.", "first"), item(2, "2.", "second")}, "1. first\n2. second\n"},
		{"loose list", []structure.Block{item(1, "1)", "first"), {Kind: structure.Item, Marker: "2)", Text: "second", Loose: true, Lang: "en"}}, "1) first\n\n2) second\n"},
		{"a list that begins late", []structure.Block{item(1, "7.", "seventh"), item(2, "8.", "eighth")}, "7. seventh\n8. eighth\n"},
		{"numbers out of order", []structure.Block{item(1, "1.", "a"), item(2, "3.", "b")}, "1. a\n\n3\\. b\n"},
		{"a restart", []structure.Block{item(1, "1.", "a"), item(2, "2.", "b"), item(3, "1.", "c")}, "1. a\n2. b\n\n1\\. c\n"},
		{"letters", []structure.Block{item(1, "a)", "x"), item(2, "b)", "y")}, "a) x\n\nb) y\n"},
		{"bullets after numbers", []structure.Block{item(1, "1.", "a"), item(2, "•", "b")}, "1. a\n\n- b\n"},
		{"nested", []structure.Block{item(1, "1.", "outer"), nested, item(3, "2.", "next")}, "1. outer\n   - inner\n2. next\n"},
		{"an item of two lines", []structure.Block{item(1, "10.", "one\ntwo")}, "10. one\n    two\n"},
		{"signatories without numbers", []structure.Block{signer, signer}, "- Society of Friends\n- Society of Friends\n"},
		{"languages", []structure.Block{paragraph(1, "Rivers"), russian}, "Rivers\n\n<!-- lang: ru -->\n\nРеки\n"},
		{"nothing", nil, ""},
	} {
		if got := Body(test.blocks, document.Reading{}); got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", test.name, got, test.want)
		}
	}
}

func TestWhatMovedIsLeftOut(t *testing.T) {
	blocks := []structure.Block{paragraph(1, "Title"), paragraph(2, "By A. Writer\nText begins."), paragraph(4, "From the site")}
	reading := document.Reading{
		Evidence: []document.Evidence{
			{Field: "title", Lines: document.Span{First: 1, Last: 1}, Moved: true},
			{Field: "authors", Lines: document.Span{First: 2, Last: 2}, Moved: true},
			{Field: "type", Lines: document.Span{First: 3, Last: 3}},
		},
		Removed: []document.Removed{{Lines: document.Span{First: 4, Last: 4}}, {Lines: document.Span{First: 3, Last: 3}, Words: "be-", Part: true}},
	}
	if got := Body(blocks, reading); got != "Text begins.\n" {
		t.Errorf("%q", got)
	}
}

func TestWhatMovedOfASharedLineIsLeft(t *testing.T) {
	left, right := paragraph(1, "Title"), paragraph(1, "Text")
	reading := document.Reading{Evidence: []document.Evidence{{Field: "title", Lines: document.Span{First: 1, Last: 1}, Moved: true}}}
	if got := Body([]structure.Block{left, right}, reading); got != "Title\n\nText\n" {
		t.Errorf("%q", got)
	}
}

func TestNotesWithoutAllTheirReferencesAreAList(t *testing.T) {
	text, first, second := paragraph(1, "One[1] and two[2]."), item(2, "1.", "Note."), item(3, "2.", "Other.")
	text.Refs = []structure.Ref{{From: 3, To: 6, Number: 1}, {From: 14, To: 17, Number: 2}}
	first.Kind, first.Ordinal, second.Kind, second.Ordinal = structure.Note, 1, structure.Note, 2
	blocks := []structure.Block{text, first, second}
	if got := Body(blocks, document.Reading{}); got != "One[^1] and two[^2].\n\n[^1]: Note.\n\n[^2]: Other.\n" {
		t.Errorf("%q", got)
	}
	blocks[0].Refs = blocks[0].Refs[:1]
	if got := Body(blocks, document.Reading{}); got != "One[1] and two[2].\n\n1. Note.\n2. Other.\n" {
		t.Errorf("%q", got)
	}
}

var tag = regexp.MustCompile(`<[^>]*>`)

func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// TestWordsSurviveToThePage: whatever the blocks, the page has their words and
// their numbers, in order.
func TestWordsSurviveToThePage(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	markers := []string{"1.", "2.", "3.", "1)", "2)", "-", "•", "(a)", "IV.", "12.", "№ 3", ""}
	texts := []string{"plain", "two\nlines", "# no heading", "1. no item", "*no stress*", "a_b_c", "<b>no tag</b>", "[no](link)", "```", "---", "> no quote", "ends with #", "    indented", "&amp; kept", "tab\there", "| a | b |", "back\\slash\\"}
	for range 3000 {
		var blocks []structure.Block
		for n := random.IntN(8); n >= 0; n-- {
			text := texts[random.IntN(len(texts))] + " " + fmt.Sprint(random.IntN(1000), "z")
			b := structure.Block{Kind: structure.Kind(random.IntN(6)), Text: text, Lang: "en", Loose: random.IntN(2) == 0, Level: random.IntN(3)}
			if isItem(b.Kind) {
				b.Marker = markers[random.IntN(len(markers))]
			}
			blocks = append(blocks, b)
		}
		want := ""
		for _, b := range blocks {
			want += letters(b.Marker + b.Text)
		}
		body := Body(blocks, document.Reading{})
		page := string(markdown.Render([]byte(body), nil).Text)
		if got := shown(page); got != want {
			t.Fatalf("from\n%+v\nto\n%s\nto\n%s\ngot  %s\nwant %s", blocks, body, page, got, want)
		}
	}
}

var open = regexp.MustCompile(`<ol([^>]*)>|</ol>|<ul[^>]*>|</ul>|<li([^>]*)>`)
var number = regexp.MustCompile(`(?:start|value)="?(\d+)`)

// shown is what a reader sees of a page: its letters and digits, with the
// numbers that lists print.
func shown(page string) string {
	var stack []int // the next number of each open list; 0 for bullets
	page = open.ReplaceAllStringFunc(page, func(s string) string {
		given := 0
		if m := number.FindStringSubmatch(s); m != nil {
			fmt.Sscan(m[1], &given)
		}
		switch {
		case strings.HasPrefix(s, "<ol"):
			stack = append(stack, max(given, 1))
		case strings.HasPrefix(s, "<ul"):
			stack = append(stack, 0)
		case strings.HasPrefix(s, "</"):
			stack = stack[:len(stack)-1]
		default:
			if top := len(stack) - 1; stack[top] > 0 {
				n := stack[top]
				if given > 0 {
					n = given
				}
				stack[top] = n + 1
				return fmt.Sprint(" ", n, " ")
			}
		}
		return ""
	})
	return letters(html.UnescapeString(tag.ReplaceAllString(page, "")))
}

// TestBlankLinesOfMarkdownAreEmpty: what is blank to Markdown looks so to people.
func TestBlankLinesOfMarkdownAreEmpty(t *testing.T) {
	lines := []string{"The ferry is late.  ", "  ", "La barca no sale.", "\t", "\u00a0", "Паром стоит."}
	got := Markdown(lines, document.Span{First: 1, Last: len(lines)}, nil, document.Reading{})
	if want := "The ferry is late.  \n\nLa barca no sale.\n\nПаром стоит.\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
