package markdown

import (
	"fmt"
	"strings"
	"testing"
)

// documents are of the length and make of a usual document, 14.5 KB.
func documents() map[string][]byte {
	compose := func(sentence, item string) []byte {
		var b strings.Builder
		for i := 1; b.Len() < 14_500; i++ {
			if i%6 == 1 {
				fmt.Fprintf(&b, "## %s %d\n\n", item, i)
			}
			b.WriteString(strings.Repeat(sentence, 1+i%4))
			b.WriteString("\n\n")
			if i%5 == 0 {
				for n := range 8 {
					fmt.Fprintf(&b, "%d. %s %d\n", n+1, item, n)
				}
				b.WriteString("\n")
			}
		}
		return []byte(b.String())
	}
	return map[string][]byte{
		"latin": compose("The delegates of the four towns declared that the river, the lake and the “old canal” (see \\[2]) belong to everybody & to nobody; "+
			"whoever draws water shall return it clean, as was agreed in 1911 and again in 1934. ", "The Party of River Workers"),
		"cyrillic": compose("Делегаты четырёх городов заявили, что река, озеро и «старый канал» принадлежат всем и никому; "+
			"кто берёт воду, тот возвращает её чистой, как было решено в 1911 году. ", "Союз речных рабочих"),
		"chinese": compose("四个城市的代表宣布，河流、湖泊和“旧运河”属于所有人，也不属于任何人；取水的人应当把干净的水还回来。", "河流工人联盟"),
	}
}

// BenchmarkRender: 10,000 documents may take 2.5 s, 250 µs each.
func BenchmarkRender(b *testing.B) {
	for name, source := range documents() {
		var links []Link
		for at := 100; at+10 < len(source); at += 700 {
			links = append(links, Link{at, at + 9, "../parties/river-workers.html"})
		}
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(source)))
			b.ReportAllocs()
			for b.Loop() {
				Render(source, links)
			}
		})
	}
}

func BenchmarkSections(b *testing.B) {
	for name, source := range documents() {
		body := string(source) + "\n<!-- lang: ru -->\n\n" + string(source)
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(body)))
			b.ReportAllocs()
			for b.Loop() {
				Sections(body, "en")
			}
		})
	}
}

func BenchmarkWords(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Words(`The *delegates* of the four towns, \[as written], declared that the river belongs to everybody.`)
	}
}
