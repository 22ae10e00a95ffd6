package markdown

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"fonds/internal/proptest"
)

// inOne renders without taking the source apart.
func inOne(source []byte, links []Link) HTML {
	w := newWriter(Options{}, source, links)
	defer w.free()
	w.whole()
	return w.html()
}

// samePieces compares both ways.
func samePieces(t *testing.T, source []byte, links []Link) {
	t.Helper()
	if !affordable(source) {
		return
	}
	want, got := inOne(source, links), (Options{}).render(source, links)
	if !bytes.Equal(got.Text, want.Text) || !slices.Equal(got.Headings, want.Headings) || !slices.Equal(got.Dead, want.Dead) {
		t.Errorf("source %q\n got %q %v\nwant %q %v", source, got.Text, got.Headings, want.Text, want.Headings)
	}
}

// parts are what sources are put together from: ordinary blocks, others, and what
// stands at the seams.
var parts = []string{
	"The towns declared it.", "Города заявили, что река принадлежит всем.", "四个城市的代表宣布。", "“Quoted” & so on; a \\[2] b \\* c \\_ d \\\\ e \\q", "see https://example.org/a_(b) now", "a & b &amp; c &copy; &#65; <",
	"ends with two spaces  ", "ends with a backslash\\", "ends with a space ", "\ttab", "    code", " one space", "a\ttab within", "tail \\", "two lines\nof one text", "The Union\nof Towns & Lakes,\n(so called) https://example.org\n\"quoted\" \\* end", "ends with a space \nhere", "with a break  \nhere", "with a backslash\\\nhere", "in the\n  second line", "wide\n四个城市\nречных", "x\n1. y", "x\n1986 y", "x\n&copy; y", "a | b\nc | d", "(a) bracket", "\"quoted\"", "'q' a", "nul \x00 here", "bad \xff\xc3 bytes", "\u00a0", "\u3000space", "a]b ] c", "a!b!",
	"# Heading", "## Second: a \\* b & c", "### ends ###", "#### ", "####### seven", "#no", "##  two spaces", "## 3 numbers", "# -", "# \\#", "## the same", "## the same", "# a\\", "#  ",
	"- item", "- two\n- three", "1. one\n2. two", "3) three", "- loose\n\n- items\n\n  of two", "  goes on", "> quoted", "> quoted\nlazy", "* * *", "---", "***", "===", "_emphasis_ and *more*", "`code`", "a `b", "[x](y)", "![i](j)", "<https://e.org>", "<b>raw</b>",
	"| a | b |\n|---|---|\n| c | d |", "a | b\n-|-\nc | d", ":-:", "Setext\n===", "Setext\n---", "two\nlines", "word\n# heading at once", "# heading\ntext at once", "text\n- list at once", "[a]: /b", "[a]", "[^1]", "[^1]: note", "```\nfence\n```", "~~~", "<!-- comment -->", "<!-- open", "a <!-- c --> b", "\r", "a\r\nb", "1986\\. A year", "12", "+", "-", "=", "a: b", "10:30",
}

var seams = []string{"\n\n", "\n\n", "\n\n", "\n\n", "\n", "\n\n\n", "\n \n", "\n\t\n", " \n\n", "\n\n "}

func randomSource(r *rand.Rand) []byte {
	var b strings.Builder
	if r.IntN(8) == 0 {
		b.WriteString(seams[r.IntN(len(seams))])
	}
	for range 1 + r.IntN(8) {
		n := len(parts)
		if r.IntN(3) > 0 {
			n = 72 // without those that make of it one piece
		}
		b.WriteString(parts[r.IntN(min(n, len(parts)))])
		b.WriteString(seams[r.IntN(len(seams))])
	}
	s := b.String()
	if r.IntN(3) == 0 {
		s = strings.TrimRight(s, "\n")
	}
	return []byte(s)
}

func TestPiecesGiveWhatTheWholeGives(t *testing.T) {
	for _, p := range parts {
		for _, q := range parts {
			samePieces(t, []byte(p+"\n\n"+q), nil)
			samePieces(t, []byte(p+"\n\nplain words\n\n"+q+"\n"), nil)
		}
	}
	for _, source := range documents() {
		samePieces(t, source, []Link{{4, 13, "x"}, {100, 110, "y"}})
	}
	r := rand.New(rand.NewPCG(3, 4))
	apart := 0
	for range proptest.Rounds(20000) {
		source := randomSource(r)
		samePieces(t, source, somePlaces(r, source))
		w := newWriter(Options{}, source, nil)
		if w.inPieces() {
			apart++
		}
		w.free()
	}
	if apart == 0 {
		t.Error("none was taken apart")
	}
}

// somePlaces are links that begin and end anywhere.
func somePlaces(r *rand.Rand, source []byte) []Link {
	var links []Link
	for at := 0; at < len(source); {
		from := at + r.IntN(12)
		to := from + 1 + r.IntN(9)
		links = append(links, Link{from, to, "../parties/x.html"})
		at = to
	}
	return links
}

func FuzzPieces(f *testing.F) {
	for _, p := range parts {
		f.Add([]byte(p+"\n\nplain words\n\n"+p), uint16(len(p)))
	}
	f.Fuzz(func(t *testing.T, source []byte, at uint16) {
		samePieces(t, source, []Link{{int(at), int(at) + 4, "x"}, {int(at) + 9, int(at) + 11, "y"}})
	})
}
