package structure

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"fonds/internal/seed"
)

var update = flag.Bool("update", false, "rewrite the expected parts of testdata")

func seedOf(text string) *seed.Seed { return &seed.Seed{Lines: strings.Split(text, "\n")} }

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
		text := strings.ReplaceAll(block.Text, "\n", " / ")
		if runes := []rune(text); len(runes) > 40 {
			text = strings.TrimSpace(string(runes[:40])) + "…"
		}
		fmt.Fprintf(&b, " | %s\n", text)
	}
	return b.String()
}

// TestLinesBecomeBlocks reads the seeds of testdata; each file is one case.
func TestLinesBecomeBlocks(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if len(archive.Files) == 0 || archive.Files[0].Name != "seed" {
				t.Fatal("no seed")
			}
			got := describe(Read(seedOf(string(archive.Files[0].Data))))
			if *update {
				archive.Files = append(archive.Files[:1], txtar.File{Name: "want", Data: []byte(got)})
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if len(archive.Files) != 2 || archive.Files[1].Name != "want" {
				t.Fatal("nothing wanted; -update writes it")
			}
			if diff := cmp.Diff(string(archive.Files[1].Data), got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// covered checks that the blocks hold every line that is not blank, once, in
// order, and that the words of a line are those of its block.
func covered(t *testing.T, s *seed.Seed) {
	t.Helper()
	owner := make([]int, len(s.Lines)+1)
	last := 0
	blocks := Read(s)
	for i, b := range blocks {
		if b.Lines.First <= last || b.Lines.Last < b.Lines.First || b.Lines.Last > len(s.Lines) {
			t.Fatalf("block %d has lines %d to %d, after line %d of %d in\n%q", i, b.Lines.First, b.Lines.Last, last, len(s.Lines), s.Lines)
		}
		last = b.Lines.Last
		for n := b.Lines.First; n <= last; n++ {
			owner[n] = i + 1
		}
		if b.Kind == Boilerplate && b.Reason == "" {
			t.Fatalf("block %d is boilerplate without a reason in\n%q", i, s.Lines)
		}
		printed := strings.Join(s.Lines[b.Lines.First-1:last], "")
		if got, want := letters(b.Label+b.Marker+b.Text), letters(printed); got != want {
			t.Fatalf("block %d holds %q, its lines %q", i, got, want)
		}
	}
	for n, raw := range s.Lines {
		if strings.TrimFunc(raw, blank) != "" && owner[n+1] == 0 {
			t.Fatalf("line %d is in no block of\n%q", n+1, s.Lines)
		}
	}
}

// letters leaves of a text what no block may lose: all but white space and the
// signs that only mark a block.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if blank(r) || strings.ContainsRune(">#:：*_", r) {
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
		"its end.", "\xff\xfe", "\ufeff", "    indented", "\tby a tab",
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 4000 {
		lines := make([]string, random.IntN(40))
		for i := range lines {
			lines[i] = strings.Repeat(" ", max(0, random.IntN(9)-5)) + parts[random.IntN(len(parts))]
		}
		covered(t, &seed.Seed{Lines: lines})
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
	for _, name := range names {
		if archive, err := txtar.ParseFile(name); err == nil && len(archive.Files) > 0 {
			f.Add(string(archive.Files[0].Data))
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
