package structure

import (
	"strings"
	"testing"

	"fonds/internal/seed"
)

// What reading costs in memory is a few allocations for a text and a few for each
// of its blocks, whatever stands in them.
func TestReadAllocatesLittleForEachParagraph(t *testing.T) {
	paragraph := strings.Fields("The ferry did not sail on Monday, because nobody had repaired the landing stage, and the council has been asked three times since the spring to send a carpenter.")
	text := func(n int, separator string) *seed.Seed {
		s := &seed.Seed{Format: seed.Text}
		for range n {
			s.Lines = append(s.Lines, strings.Split(strings.Join(paragraph[:14], " ")+separator+strings.Join(paragraph[14:], " "), "\n")...)
			s.Lines = append(s.Lines, "")
		}
		return s
	}
	for name, separator := range map[string]string{"on one line": " ", "on two lines": "\n"} {
		few, many := text(10, separator), text(110, separator)
		allocs := func(s *seed.Seed) float64 { return testing.AllocsPerRun(5, func() { Read(s) }) }
		if n := (allocs(many) - allocs(few)) / 100; n > 2 {
			t.Errorf("%s: %.1f allocations a paragraph", name, n)
		}
	}
}
