package search

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync/atomic"
	"testing"

	"fonds/internal/document"
)

// made is a collection of n texts of about 2,000 words, as often as words are.
func made(n int) Input {
	random := rand.New(rand.NewPCG(5, 5))
	zipf := rand.NewZipf(random, 1.07, 2.7, 120_000)
	syllables := []string{"ka", "lo", "mi", "tre", "sun", "vor", "ble", "an", "gri", "pe", "sto", "du", "fen", "ra"}
	word := func(k uint64) string {
		var b strings.Builder
		for k += 3; k > 0; k /= uint64(len(syllables)) {
			b.WriteString(syllables[k%uint64(len(syllables))])
		}
		return b.String()
	}
	in := Input{
		Facets: []Facet{{Key: "year", Values: []Value{{Text: "1990"}, {Text: "1991"}}}},
		Stop:   func(document.Lang) []string { return []string{"the", "of", "and"} },
	}
	texts := make([]string, n)
	for i := range n {
		var b strings.Builder
		for w := range 2000 {
			if w%15 == 14 {
				b.WriteString(". ")
			}
			b.WriteString(word(zipf.Uint64()) + " ")
		}
		texts[i] = b.String()
		in.Units = append(in.Units, Unit{
			Document: document.ID(fmt.Sprintf("%08x", random.Uint32())), Path: fmt.Sprintf("documents/%d.html", i), Lang: "en",
			Title: fmt.Sprintf("Text %d on %s", i, word(uint64(i))), Facets: [][]int32{{int32(i % 2)}},
		})
	}
	in.Text = func(u *Unit) (string, error) {
		var i int
		_, err := fmt.Sscanf(u.Path, "documents/%d.html", &i)
		return texts[i], err
	}
	return in
}

func BenchmarkWrite(b *testing.B) {
	in := made(2000)
	b.ReportAllocs()
	for b.Loop() {
		var bytes atomic.Int64
		if err := Write(context.Background(), in, 1, func(_ string, data []byte) error {
			bytes.Add(int64(len(data)))
			return nil
		}); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(bytes.Load())/2000, "bytes/unit")
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/2000, "µs/unit")
}
