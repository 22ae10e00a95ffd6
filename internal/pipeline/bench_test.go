package pipeline

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"fonds/internal/authority"
	"fonds/internal/compose"
	"fonds/internal/content"
	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/infer"
	"fonds/internal/seed"
	"fonds/internal/structure"
)

// benchTexts are of the length of a usual seed, 14 KB, as people save them.
func benchTexts() map[string]string {
	compose := func(head, heading, sentence, item, end string) string {
		var b strings.Builder
		b.WriteString(head)
		for i := 1; b.Len() < 14_000; i++ {
			if i%6 == 1 {
				fmt.Fprintf(&b, "%s %d\n\n", heading, i)
			}
			b.WriteString(strings.TrimSpace(strings.Repeat(sentence, 1+i%4)) + "\n\n")
			if i%5 == 0 {
				for n := range 6 {
					fmt.Fprintf(&b, "%d. %s\n", n+1, item)
				}
				b.WriteString("\n")
			}
		}
		return b.String() + end
	}
	return map[string]string{
		"latin": compose("Statement of the River Towns on the Ferry\n\nAnna Silva | Union of Boatmen\n\n18 January 2022\n\n", "Of the landing stages",
			"The delegates of the four towns declared that the river, the lake and the “old canal” belong to everybody & to nobody; whoever draws water shall return it clean, as was agreed in 1911 and again in 1934. ",
			"The ferry sails every hour, at low water every second.", "Signed by:\n\nUnion of Boatmen (Norway)\nLeague of the River (Albania)\nAssociation of Millers (Greece)\n"),
		"cyrillic": compose("Заявление речных городов о пароме\n\nАнна Силва | Союз лодочников\n\n18 января 2022 года\n\n", "О причалах",
			"Делегаты четырёх городов заявили, что река, озеро и «старый канал» принадлежат всем и никому; кто берёт воду, тот возвращает её чистой, как было решено в 1911 году. ",
			"Паром отходит каждый час, при низкой воде через час.", "Подписали:\n\nСоюз лодочников (Норвегия)\nЛига реки (Албания)\nОбъединение мельников (Греция)\n"),
	}
}

// BenchmarkStages: what stands outside infer may take 0.3 ms for a document.
func BenchmarkStages(b *testing.B) {
	for name, text := range benchTexts() {
		fsys := fstest.MapFS{"a.txt": {Data: []byte(text)}}
		log := &diag.Log{}
		s, err := seed.Read(fsys, "a.txt", seed.Options{}, log)
		if err != nil {
			b.Fatal(err)
		}
		blocks := structure.Read(s)
		in := func() *infer.Input { return &infer.Input{Seed: s, Blocks: blocks, Authority: &authority.Index{}} }
		var doc document.Document
		var reading document.Reading
		doc.Meta, reading = infer.Read(in())
		doc.ID, doc.Seeds = "aaaaaaaa", []document.SeedRef{{File: s.File, SHA256: s.SHA256}}
		doc.Body = compose.Body(blocks, reading)
		file, entry := content.Merge(nil, nil, "documents/a.md", doc, log)
		for _, stage := range []struct {
			name string
			do   func()
		}{
			{"seed", func() { _, _ = seed.Read(fsys, "a.txt", seed.Options{}, log) }},
			{"structure", func() { structure.Read(s) }},
			{"boundaries", func() { structure.Boundaries(s, blocks) }},
			{"infer", func() { infer.Read(in()) }},
			{"compose", func() { compose.Body(blocks, reading) }},
			{"merge new", func() { content.Merge(nil, nil, "documents/a.md", doc, log) }},
			{"merge again", func() { content.Merge(entry, file, "documents/a.md", doc, log) }},
			{"head", func() { (&importer{heads: map[string]head{}}).keepHead("documents/a.md", file) }},
		} {
			b.Run(name+"/"+stage.name, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					stage.do()
				}
			})
		}
	}
}

// BenchmarkImport: an import of 100 texts, of which one has changed, or none.
func BenchmarkImport(b *testing.B) {
	dir := b.TempDir()
	write := func(i int, more string) {
		text := benchTexts()[[]string{"latin", "cyrillic"}[i%2]]
		if err := os.WriteFile(filepath.Join(dir, "seeds", fmt.Sprintf("%03d.txt", i)), fmt.Appendf(nil, "No. %d\n\n%s%s", i, text, more), 0o666); err != nil {
			b.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "seeds"), 0o777); err != nil {
		b.Fatal(err)
	}
	for i := range 100 {
		write(i, "")
	}
	run := func() {
		if _, err := Import(context.Background(), Options{Source: dir, Log: &diag.Log{}}); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("all", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			os.RemoveAll(filepath.Join(dir, "content"))
			os.RemoveAll(filepath.Join(dir, ".cache"))
			run()
		}
	})
	b.Run("one", func(b *testing.B) {
		b.ReportAllocs()
		for n := 0; b.Loop(); n++ {
			write(0, fmt.Sprintf("\nOne more remark, the %dth.\n", n))
			run()
		}
	})
	b.Run("none", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			run()
		}
	})
}
