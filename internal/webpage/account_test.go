package webpage

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"

	"fonds/internal/document"
	"fonds/internal/markdown"
)

// bag counts the words of texts. A word is a run of letters and digits; each
// ideograph is one.
func bag(texts ...string) map[string]int {
	words := map[string]int{}
	for _, t := range texts {
		for _, w := range split(t) {
			words[w]++
		}
	}
	return words
}

func split(text string) (words []string) {
	var word strings.Builder
	end := func() {
		if word.Len() > 0 {
			words = append(words, word.String())
			word.Reset()
		}
	}
	for _, c := range norm.NFKC.String(text) {
		switch {
		case unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana):
			end()
			words = append(words, string(c))
		case unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c) && word.Len() > 0:
			word.WriteRune(unicode.ToLower(c))
		default:
			end()
		}
	}
	end()
	return words
}

// letterBag counts letters and digits, of which no way of cutting words can lose one.
func letterBag(texts ...string) map[rune]int {
	count := map[rune]int{}
	for _, t := range texts {
		for _, c := range norm.NFKC.String(t) {
			if unicode.IsLetter(c) || unicode.IsDigit(c) {
				count[c]++
			}
		}
	}
	return count
}

// shown is the text that a browser shows of the Markdown.
func shown(lines []string) string {
	page := markdown.Render([]byte(strings.Join(lines, "\n")), nil).Text
	z := html.NewTokenizer(strings.NewReader(string(page)))
	var s strings.Builder
	for {
		switch z.Next() {
		case html.ErrorToken:
			return s.String()
		case html.TextToken:
			s.Write(z.Text())
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			if string(name) == "img" {
				for more {
					var k, v []byte
					if k, v, more = z.TagAttr(); string(k) == "alt" {
						s.WriteString(" " + string(v) + " ")
					}
				}
			}
			if tags[string(name)]&block != 0 || string(name) == "br" || string(name) == "sup" {
				s.WriteByte(' ')
			}
		}
	}
}

// accounted checks that every text of a page is shown, in a fact or in the list
// of what was removed, and that each line told is one of the file.
func accounted(t testing.TB, text string) Page {
	t.Helper()
	p := Read(text, "folder/page.html")
	lines := 1 + lineEnds(text)
	if len(p.Lines) != len(p.Origin) {
		t.Fatalf("%d lines, %d origins", len(p.Lines), len(p.Origin))
	}
	for i, at := range p.Origin {
		if at < 1 || at > lines {
			t.Errorf("line %q is said to come from line %d of %d", p.Lines[i], at, lines)
		}
	}
	listed := []string{shown(p.Lines)}
	for _, f := range p.Facts {
		if f.Line < 1 || f.Line > lines {
			t.Errorf("fact %+v is on no line of the file", f)
		}
		if f.Value == "" || f.Confidence <= 0 || f.Confidence > 1 {
			t.Errorf("fact %+v", f)
		}
		if _, err := document.ParseDate(f.Value); f.Field == document.FieldDate && err != nil {
			t.Errorf("fact %+v: %v", f, err)
		}
		listed = append(listed, f.Words)
	}
	for _, r := range p.Removed {
		if r.Lines.First < 1 || r.Lines.Last < r.Lines.First || r.Lines.Last > lines || r.Reason == "" || r.Words == "" {
			t.Errorf("removed %+v of %d lines", r, lines)
		}
		listed = append(listed, r.Words)
	}
	have := letterBag(listed...)
	for c, n := range letterBag(texts(t, text)...) {
		if have[c] < n {
			t.Errorf("%q: the file has it %d times, the reading %d times", c, n, have[c])
		}
	}
	for _, im := range p.Images {
		if strings.HasPrefix(im.Src, "/") || strings.HasPrefix(im.Src, "..") || strings.Contains(im.Src, ":") || strings.Contains(im.Src, "\\") {
			t.Errorf("the picture %q leaves the folder", im.Src)
		}
	}
	for _, f := range p.Frames {
		if strings.HasPrefix(f, "/") || strings.HasPrefix(f, "..") || strings.Contains(f, ":") {
			t.Errorf("the frame %q leaves the folder", f)
		}
	}
	return p
}

// texts are the texts of a page, as the library's tokenizer gives them, without
// those of scripts and style sheets, which are listed short.
func texts(t testing.TB, text string) (all []string) {
	t.Helper()
	z := html.NewTokenizer(strings.NewReader(text))
	script := false
	for {
		switch z.Next() {
		case html.ErrorToken:
			return all
		case html.TextToken:
			if !script {
				all = append(all, string(z.Text()))
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			script = string(name) == "script" || string(name) == "style"
			if string(name) == "noscript" {
				z.NextIsNotRawText()
			}
		case html.EndTagToken:
			script = false
		}
	}
}

// markup makes a page at random, of what pages are made of and of what breaks them.
func markup(r *rand.Rand) string {
	words := []string{"river", "мост", "الماء", "水车", "Straße", "año", "12", "*", "_x_", "[a](b)", "# h", "1. ", "- ", "> ", "&amp;", "&lt;p&gt;", "&#10;", "|", "\\", "`c`", "<", "]", "![", "3 May 2021", "By Anna Petrova", "\n", "\r\n", "&nbsp;", "\u200b", "~~~", "```", "===", "---", "[^1]:", "\x00", "Posted on 4 June 2019"}
	names := []string{"p", "div", "b", "i", "a", "ul", "ol", "li", "table", "tr", "td", "th", "br", "hr", "h1", "h2", "blockquote", "pre", "span", "sup", "dl", "dt", "dd", "font", "center", "article", "nav", "form", "button", "script", "style", "title", "textarea", "noscript", "template", "svg", "iframe", "frameset", "noframes", "select", "option", "body", "html", "head", "img", "q", "code", "section", "aside", "header", "footer", "time", "xmp", "caption", "tbody", "input", "em", "strong"}
	attrs := []string{` class="post"`, ` class="comments"`, ` class="entry-content"`, ` class="byline"`, ` id="n1"`, ` href="#n1"`, ` href="https://a.example/"`, ` href="x.html"`, ` hidden`, ` style="display:none"`, ` alt="boat"`, ` src="a_files/b.png"`, ` title="tip"`, ` itemprop="author"`, ` datetime="2020-02-02"`, ` rowspan=2`, ` colspan="3"`, ` class="infobox"`, ` role="main"`, ` start=7`, ` class="thread"`}
	var s strings.Builder
	for range 1 + r.Intn(60) {
		switch k := r.Intn(10); {
		case k < 4:
			for range 1 + r.Intn(8) {
				s.WriteString(words[r.Intn(len(words))])
				if r.Intn(4) > 0 {
					s.WriteByte(' ')
				}
			}
		case k < 7:
			s.WriteString("<" + names[r.Intn(len(names))])
			for range r.Intn(3) {
				s.WriteString(attrs[r.Intn(len(attrs))])
			}
			s.WriteString(">")
		case k < 9:
			s.WriteString("</" + names[r.Intn(len(names))] + ">")
		default:
			s.WriteString([]string{"<!-- note -->", "<!doctype html>", "<?xml version='1.0'?>", "<!--", "<![CDATA[x]]>", "</", "<a b", "<p/>"}[r.Intn(8)])
		}
	}
	return s.String()
}

func TestEveryTextIsAccountedFor(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for n := range 20000 {
		text := markup(r)
		accounted(t, text)
		if t.Failed() {
			t.Fatalf("page %d:\n%s\n%s", n, text, describe(Read(text, "folder/page.html")))
		}
	}
}

func describe(p Page) string {
	var s strings.Builder
	for i, l := range p.Lines {
		fmt.Fprintf(&s, "%4d %s\n", p.Origin[i], l)
	}
	for _, f := range p.Facts {
		fmt.Fprintf(&s, "fact %s %q %s line %d %.2f %q\n", f.Field, f.Value, f.Rule, f.Line, f.Confidence, f.Words)
	}
	for _, r := range p.Removed {
		fmt.Fprintf(&s, "removed %d-%d %q: %s\n", r.Lines.First, r.Lines.Last, r.Words, r.Reason)
	}
	for _, im := range p.Images {
		fmt.Fprintf(&s, "image %q %q line %d\n", im.Src, im.Alt, im.Line)
	}
	for _, f := range p.Frames {
		fmt.Fprintf(&s, "frame %q\n", f)
	}
	return s.String()
}

// A page is read the same way each time.
func TestReadingsAreEqual(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	for range 500 {
		text := markup(r)
		if a, b := describe(Read(text, "p.html")), describe(Read(text, "p.html")); a != b {
			t.Fatalf("two readings of\n%s\n\n%s\n\n%s", text, a, b)
		}
	}
}

func FuzzRead(f *testing.F) {
	r := rand.New(rand.NewSource(3))
	for range 20 {
		f.Add(markup(r))
	}
	f.Fuzz(func(t *testing.T, text string) {
		if utf8.ValidString(text) && len(text) < 1<<16 {
			accounted(t, text)
		}
	})
}
