package structure

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"fonds/internal/proptest"
	"fonds/internal/seed"
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

// describe writes a line for each block: its lines, kind, level, marker,
// language and what it belongs to, then its first words.
func describe(blocks []Block) string {
	var b strings.Builder
	for _, block := range blocks {
		fmt.Fprintf(&b, "%d-%d %s", block.Lines.First, block.Lines.Last, block.Kind)
		if block.Level > 0 {
			fmt.Fprintf(&b, " level=%d", block.Level)
		}
		if block.Loose {
			b.WriteString(" loose")
		}
		for _, f := range [][2]string{{"marker", block.Marker}, {"lang", string(block.Lang)}, {"group", block.Group}, {"label", block.Label}, {"reason", block.Reason}} {
			if f[1] != "" {
				fmt.Fprintf(&b, " %s=%q", f[0], f[1])
			}
		}
		for _, f := range []struct {
			name string
			is   bool
		}{{"continues", block.Continues}, {"tied", block.Tied}, {"headrow", block.HeadRow}} {
			if f.is {
				b.WriteString(" " + f.name)
			}
		}
		for _, h := range block.Hyphens {
			fmt.Fprintf(&b, " without=%q", h.Words)
		}
		for _, r := range block.Refs {
			fmt.Fprintf(&b, " ref=%d", r.Number)
		}
		if block.Rows != nil {
			fmt.Fprintf(&b, " rows=%q", block.Rows)
		}
		text := strings.ReplaceAll(block.Text, "\n", " / ")
		if runes := []rune(text); len(runes) > 40 {
			text = strings.TrimSpace(string(runes[:40])) + "…"
		}
		fmt.Fprintf(&b, " | %s\n", text)
	}
	return b.String()
}

// TestLinesBecomeBlocks reads the seeds of testdata; each pair of files named
// "seed …" and "want …" is one case.
func TestLinesBecomeBlocks(t *testing.T) {
	golden(t, "testdata/*.txtar", func(s *seed.Seed) string {
		covered(t, s)
		return describe(Read(s))
	})
}

// TestDocumentsArePartedWhereTheyBegin reads seeds that hold several documents,
// and such that only look so.
func TestDocumentsArePartedWhereTheyBegin(t *testing.T) {
	golden(t, "testdata/boundaries/*.txtar", func(s *seed.Seed) string {
		var b strings.Builder
		for _, boundary := range Boundaries(s, Read(s)) {
			certain := "doubtful"
			if boundary.Certain {
				certain = "certain"
			}
			fmt.Fprintf(&b, "%d %s: %s | %s\n", boundary.Line, certain, boundary.Why, s.Lines[boundary.Line-1])
		}
		if b.Len() == 0 {
			return "one document\n"
		}
		return b.String()
	})
}

// golden compares what is made of seeds with what the files want.
func golden(t *testing.T, pattern string, made func(*seed.Seed) string) {
	t.Helper()
	proptest.Golden(t, pattern, *update, func(text string) string { return made(seedOf(text)) })
}

// covered checks that the blocks hold every line that is not blank, once, in
// order, and that the words of a line are those of its block. Blocks that stand
// side by side have the same lines, and their words together are those of the lines.
func covered(t *testing.T, s *seed.Seed) {
	t.Helper()
	owner := make([]int, len(s.Lines)+1)
	last := 0
	blocks := Read(s)
	got, want, hyphened := "", "", 0
	for i, b := range blocks {
		beside := i > 0 && b.Lines == blocks[i-1].Lines
		if !beside && b.Lines.First <= last || b.Lines.Last < b.Lines.First || b.Lines.Last > len(s.Lines) {
			t.Fatalf("block %d has lines %d to %d, after line %d of %d in\n%q", i, b.Lines.First, b.Lines.Last, last, len(s.Lines), s.Lines)
		}
		last = b.Lines.Last
		for n := b.Lines.First; n <= last; n++ {
			owner[n] = i + 1
		}
		if b.Kind == Boilerplate && b.Reason == "" {
			t.Fatalf("block %d is boilerplate without a reason in\n%q", i, s.Lines)
		}
		for _, h := range b.Hyphens {
			if h.Lines.First < b.Lines.First || h.Lines.Last > last || !h.Part || h.Reason != EndHyphen {
				t.Fatalf("block %d is without a hyphen of no line of its own: %+v", i, h)
			}
		}
		hyphened += len(b.Hyphens)
		got += letters(b.Label + b.Marker + b.Text)
		if !beside {
			words := s.Lines[b.Lines.First-1 : last]
			if len(words) == 2 && !strings.Contains(b.Text, "\n") && underlined(read(&seed.Seed{Lines: words}, nil)) {
				words = words[:1]
			}
			want += letters(strings.Join(words, ""))
		}
		if i+1 < len(blocks) && (blocks[i+1].Lines == b.Lines || goesOnBehind(blocks[i+1:])) {
			continue
		}
		if utf8.RuneCountInString(want)-utf8.RuneCountInString(got) != hyphened {
			t.Fatalf("block %d holds %q, its lines %q; %d hyphens", i, got, want, hyphened)
		}
		if hyphened > 0 || beside {
			got, want = sorted(got), sorted(want)
		}
		if got != want {
			t.Fatalf("block %d holds %q, its lines %q", i, got, want)
		}
		got, want, hyphened = "", "", 0
	}
	before := 1
	for _, boundary := range Boundaries(s, blocks) {
		if boundary.Line <= before || boundary.Line > len(s.Lines) || owner[boundary.Line] == 0 || boundary.Why == "" {
			t.Fatalf("a document begins at line %d, after line %d of\n%q", boundary.Line, before, s.Lines)
		}
		before = boundary.Line
	}
	for n, raw := range s.Lines {
		if strings.TrimFunc(raw, blank) != "" && owner[n+1] == 0 {
			t.Fatalf("line %d is in no block of\n%q", n+1, s.Lines)
		}
	}
}

// goesOnBehind reports whether a paragraph goes on behind residue of a page: the
// rest of a parted word moves to the beginning of it.
func goesOnBehind(blocks []Block) bool {
	for _, b := range blocks {
		if b.Kind != Boilerplate {
			return b.Continues
		}
	}
	return false
}

// sorted are the characters of a text but for hyphens, in the order of their codes.
func sorted(s string) string {
	list := []rune(strings.Map(func(r rune) rune {
		if strings.ContainsRune(hyphens, r) {
			return -1
		}
		return r
	}, s))
	slices.Sort(list)
	return string(list)
}

// letters leaves of a text what no block may lose: all but white space and the
// signs that only mark a block.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if blank(r) || strings.ContainsRune(">#:：*_=", r) {
			return -1
		}
		return r
	}, s)
}

func TestEveryLineIsInOneBlock(t *testing.T) {
	parts := []string{
		"", "", "", " ", "\u00a0", "# Heading", "####### deep", "#", "Article 1", "Article 4", "II", "III. On boats", "1. item", "1)\u00a0item", "(a) letter",
		"• bullet", "•", "– dash", "> quoted", ">", "AuthorJane Roe", "Published8 May 2001", "TypeLetter", "Author: Jane Roe", "Source: https://example.org/a",
		"Signed:", "For the Republic of Ruritania", "A. Writer", "Jane Roe, Secretary, River Party", "River Party", "River Party", "Sincerely,",
		"Bulletin of the River", "3", "- 4 -", "Page 5 of 9", "Share", "Подписали:", "第一条", "一、甲", "المادة الأولى", "By Jane Roe",
		"A line that is long enough to have been broken by the margin of a page, and goes",
		"on here in lower case, as lines that were broken by a margin mostly do, to come to",
		"its end.", "The ferry com-", "mittee met in the com-", "mon house; the committee spoke.", "soft\u00ad", "hyphen here", "-- ", "-----Original Message-----",
		">> twice quoted", "> > twice", "Q: Why?", "A: Because.", "REPORTER: And then?", "FERRYMAN: Nothing.", "– Who?", "– Nobody.", "| a | b |", "|---|---|", "| 1 | 2 |",
		"Boats      12     oak", "Ropes       3     flax", "x\ty", "1\t2", "+-----+-----+", "│ a │ b │", "12   The River", "The river [1] rises.", "[1] A note.", "Notes", "iv", "3 May 1921", "4 May 1922", "Dear Sir,", "==========", "The weir", "--------", "== Boats ==", "STATEMENT OF THE FERRYMEN", "Letter 1", "Letter 2", "Title: One", "Date: 3 May 1921", "From a@b.c Mon May  4 10:12:01 1998",
		"the left hand column     the right hand column", "goes on like this and    goes on as well and so", "in small letters and     in small letters it is",
		"its end.", "\xff\xfe", "\ufeff", "    indented", "\tby a tab",
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 4000 {
		lines := make([]string, random.IntN(40))
		for i := range lines {
			lines[i] = strings.Repeat(" ", max(0, random.IntN(9)-5)) + parts[random.IntN(len(parts))]
		}
		s := &seed.Seed{Lines: lines}
		for i := range lines {
			if random.IntN(30) == 0 {
				s.Pages = append(s.Pages, i+1)
			}
		}
		covered(t, s)
	}
}

// A paragraph may have as many lines as a seed: what is made of it grows as it does.
func TestALongBlockIsPutTogetherOnce(t *testing.T) {
	for name, line := range map[string]string{
		"paragraph":      "the river is clean and the people of the two banks keep it so, with\n",
		"quotation":      "> the river is clean and the people of the two banks keep it so\n",
		"item":           "   der Fluss ist sauber, und die Leute an den Ufern halten ihn so,\n",
		"without spaces": "河水很清，两岸的人民都来保护它，因为它是大家的\n",
	} {
		used := func(n int) uint64 {
			s := seedOf("1. Erstens:\n" + strings.Repeat(line, n))
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			blocks := Read(s)
			runtime.ReadMemStats(&after)
			if len(blocks) > 2 {
				t.Errorf("%s: %d blocks", name, len(blocks))
			}
			return after.TotalAlloc - before.TotalAlloc
		}
		if one, four := used(2000), used(8000); four > 6*one {
			t.Errorf("%s: %d bytes for four times the lines that take %d", name, four, one)
		}
	}
}

func TestNothingIsReadFromNothing(t *testing.T) {
	for _, text := range []string{"", "\n\n", " \n\u200b\n\ufeff"} {
		if blocks := Read(seedOf(text)); len(blocks) != 0 {
			t.Errorf("%q: %+v", text, blocks)
		}
	}
}

func FuzzRead(f *testing.F) {
	names, _ := filepath.Glob("testdata/*.txtar")
	more, _ := filepath.Glob("testdata/boundaries/*.txtar")
	for _, name := range append(names, more...) {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			if strings.HasPrefix(file.Name, "seed") {
				f.Add(string(file.Data))
			}
		}
	}
	f.Add("> \n>\n#\n## \n1.\n(a)\n•x")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return // seeds are decoded before
		}
		covered(t, seedOf(text))
	})
}

func BenchmarkRead(b *testing.B) {
	var text strings.Builder
	for i := range 400 {
		fmt.Fprintf(&text, "Article %d\n\nThe parties keep the river clean, each on its own bank, and tell one another\nevery spring what they found in the water and what they mean to do about it.\n\n1. The bank is open.\n2. The water is free.\n\n", i%90+1)
	}
	text.WriteString("Signed:\n\n")
	for i := range 200 {
		fmt.Fprintf(&text, "%d. River Party of Bank %d\n", i+1, i+1)
	}
	s := seedOf(text.String())
	b.SetBytes(int64(text.Len()))
	b.ReportAllocs()
	for b.Loop() {
		Read(s)
	}
}
