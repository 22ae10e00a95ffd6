package render

import (
	"testing"

	"fonds/internal/markdown"
	"fonds/internal/site"
	"fonds/internal/site/sample"
)

// BenchmarkPages renders every page of a collection of 1,000 documents, without
// their texts: views and layouts alone.
func BenchmarkPages(b *testing.B) {
	s := sample.Large(1000)
	r, pages := build(b, s)
	byLayout := map[string][]site.Page{}
	for _, p := range pages {
		byLayout[p.Layout] = append(byLayout[p.Layout], p)
	}
	for _, layout := range []string{"document", "documents", "index", "term"} {
		b.Run(layout, func(b *testing.B) {
			b.ReportAllocs()
			var size int
			for i := 0; b.Loop(); i++ {
				data, err := r.Page(byLayout[layout][i%len(byLayout[layout])], markdown.HTML{})
				if err != nil {
					b.Fatal(err)
				}
				size += len(data)
			}
			b.ReportMetric(float64(size)/float64(b.N), "B/page")
		})
	}
}

// BenchmarkViews makes the same views without rendering them.
func BenchmarkViews(b *testing.B) {
	_, pages := build(b, sample.Large(1000))
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		pages[i%len(pages)].View()
	}
}

// BenchmarkList makes the list of pages of 10,000 documents.
func BenchmarkList(b *testing.B) {
	s := sample.Large(10000)
	words := words(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := site.Pages(site.Input{Config: s.Config, Collection: s.Collection, Words: words}); err != nil {
			b.Fatal(err)
		}
	}
}
