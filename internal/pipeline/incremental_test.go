package pipeline_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fonds/internal/pipeline"
	"fonds/internal/proptest"
	"fonds/internal/sitetest"
)

// upset does one thing to a collection that its seeds and pages are not about:
// authority records, configuration, sidecars, times of files, the cache.
func (h *house) upset() {
	pick := func(folder string) string {
		var names []string
		if _, err := os.Stat(filepath.Join(h.c.Dir, folder)); err != nil {
			return ""
		}
		for name := range h.c.Files(folder) {
			names = append(names, name)
		}
		slices.Sort(names)
		if len(names) == 0 {
			return ""
		}
		return folder + "/" + names[h.IntN(len(names))]
	}
	kind := h.IntN(14)
	h.did("upset %d", kind)
	switch kind {
	case 0: // somebody is told apart from others, or joined
		h.c.Write("content/parties/council.md", fmt.Sprintf("---\nname: Council of the Lower Valley\nvariants: [CLV, Council %d]\ncountry: %s\n---\n", h.IntN(3), []string{"NO", "GR"}[h.IntN(2)]))
	case 1:
		os.Remove(filepath.Join(h.c.Dir, "content", "parties", "council.md"))
	case 2:
		h.c.Write("site.yaml", fmt.Sprintf("title: T%d\nlanguage: %s\n", h.IntN(3), []string{"en", "de", "ru"}[h.IntN(3)]))
	case 3: // where documents begin
		if file := h.file(); file != "" {
			text := []string{"documents: [1]\n", "documents: [1, 5]\n", "encoding: windows-1251\n"}[h.IntN(3)]
			if text != "documents: [1, 5]\n" || len(h.seeds[file]) > 3 {
				h.c.Write("seeds/"+file+".yaml", text)
			}
		}
	case 4:
		for name := range h.c.Files("seeds") {
			if strings.HasSuffix(name, ".yaml") {
				h.remove("seeds/" + name)
			}
		}
	case 5: // the same bytes, saved again
		if name := pick([]string{"seeds", "content/documents"}[h.IntN(2)]); name != "" {
			h.c.Write(name, h.c.Read(name))
		}
	case 6: // other times
		if name := pick([]string{"seeds", "content"}[h.IntN(2)]); name != "" {
			day := time.Date(2020, 1, 1+h.IntN(20), 0, 0, 0, 0, time.UTC)
			if err := os.Chtimes(filepath.Join(h.c.Dir, name), day, day); err != nil {
				h.c.T.Fatal(err)
			}
		}
	case 7: // as many other bytes, at once, with the times of before
		if name := pick("content/documents"); name != "" {
			at := filepath.Join(h.c.Dir, name)
			info, err := os.Stat(at)
			if err != nil {
				h.c.T.Fatal(err)
			}
			h.c.Write(name, strings.Replace(h.c.Read(name), "heard", "hoard", 1))
			if err := os.Chtimes(at, info.ModTime(), info.ModTime()); err != nil {
				h.c.T.Fatal(err)
			}
		}
	case 8: // the cache goes
		os.RemoveAll(filepath.Join(h.c.Dir, ".cache"))
	case 9: // or a part of a file of it
		if name := pick(".cache"); name != "" {
			data := h.c.Read(name)
			h.c.Write(name, data[:h.IntN(len(data)+1)])
		}
	case 10: // or a byte
		if name := pick(".cache"); name != "" {
			if data := []byte(h.c.Read(name)); len(data) > 0 {
				data[h.IntN(len(data))] ^= 1 << h.IntN(8)
				h.c.Write(name, string(data))
			}
		}
	case 12: // the ledger of then is brought back, or kept for that
		h.ledgerOfThen()
	case 13: // a line of the ledger goes: the page is all somebody's own now
		if name := pick("content/.ledger"); name != "" {
			_, rest, _ := strings.Cut(h.c.Read(name), "\n")
			h.c.Write(name, rest)
		}
	case 11: // a text that came twice, a page
		if file := h.file(); file != "" {
			h.names++
			h.c.Write(fmt.Sprintf("seeds/twin%d.txt", h.names), h.c.Read("seeds/"+file))
			h.c.Write("seeds/page.html", fmt.Sprintf("<html><head><title>Of the ferry</title></head><body><article><h1>Of the ferry</h1><p>%s</p></article></body></html>", h.paragraph()))
		}
	}
}

// ledgerOfThen brings back the ledger as it once was, or keeps it for later.
func (h *house) ledgerOfThen() {
	then, now := filepath.Join(h.c.Dir, "ledger"), filepath.Join(h.c.Dir, "content", ".ledger")
	from, to := now, then
	if _, err := os.Stat(then); err == nil {
		from, to = then, now
	}
	if _, err := os.Stat(from); err != nil {
		return
	}
	os.RemoveAll(to)
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		h.c.T.Fatal(err)
	}
}

// TestAnImportThatRemembersIsOneThatDoesNot: whatever happens to a collection, and
// to the cache, an import leaves the same bytes and says the same as one without a
// cache, and a review finds the same.
func TestAnImportThatRemembersIsOneThatDoesNot(t *testing.T) {
	for n := range uint64(proptest.Rounds(12)) {
		c := sitetest.New(t, "-- site.yaml --\ntitle: T\n")
		h := &house{Rand: rand.New(rand.NewPCG(n, 5)), change: change{c}, seeds: map[string][]string{}, written: map[string]string{},
			touched: map[string]string{}, reworded: map[string]bool{}, removed: map[string]bool{}}
		for range 2 + h.IntN(4) {
			h.reseed()
		}
		c.Write("seeds/always.txt", "Of the Ferry\n\nAda Blum | CLV\n\n"+h.paragraph()+"\n")
		for step := range 4 + h.IntN(8) {
			if step > 0 {
				for range h.IntN(3) {
					[]func(){h.reseed, h.edit, h.upset}[h.IntN(3)]()
				}
			}
			if h.IntN(20) == 0 {
				time.Sleep(2200 * time.Millisecond) // so that states alone tell
				h.did("wait")
			}
			clean := withoutMemory(t, c)
			_, wantErr := pipeline.Import(context.Background(), clean.Options())
			_, err := pipeline.Import(context.Background(), c.Options())
			h.did("import")
			fail := func(what, difference string) {
				t.Helper()
				t.Fatalf("sequence %d: %s\n%s\nit says:\n%s\nthe other says:\n%s\n%s", n, what, difference, c.Messages(), clean.Messages(), strings.Join(h.log, "\n"))
			}
			if fmt.Sprint(err) != fmt.Sprint(wantErr) {
				fail("another error", fmt.Sprint(err, " is not ", wantErr))
			}
			if d := differences(clean.Files("content"), c.Files("content")); d != "" {
				fail("other content", d)
			}
			if clean.Messages() != c.Messages() {
				fail("other messages", "")
			}
			if err != nil {
				continue
			}
			if d := differences(changesOf(clean), changesOf(c)); d != "" {
				fail("other changes", d)
			}
			want, wantErr := pipeline.Review(context.Background(), clean.Options())
			got, err := pipeline.Review(context.Background(), c.Options())
			if fmt.Sprint(err) != fmt.Sprint(wantErr) || fmt.Sprint(got) != fmt.Sprint(want) {
				fail("another review", fmt.Sprint(got, " is not ", want))
			}
			if h.IntN(5) == 0 {
				clean.Build()
				c.Build()
				if d := differences(clean.Files("public"), c.Files("public")); d != "" {
					fail("another site", d)
				}
				if clean.Messages() != c.Messages() {
					fail("other messages of a build", "")
				}
			}
		}
		os.RemoveAll(c.Dir)
	}
}

// TestAnUnchangedSeedIsReadAgainWhereSomethingElseChanged: what is read from a seed
// depends on more than its bytes.
func TestAnUnchangedSeedIsReadAgainWhereSomethingElseChanged(t *testing.T) {
	const page, seed = "content/documents/of-the-ferry.md", "Of the Ferry\n\nAda Blum | CLV\n\n3 May 2021\n\nThe council met again and heard what its members had to say about the bridge and the ferry.\n\nThe caf\xe9 stays open.\n"
	for _, test := range []struct {
		name string
		do   func(x change)
		want string // in the page
	}{
		{"a record says where a party is", func(x change) {
			x.c.Write("content/parties/clv.md", "---\nname: Council of the Lower Valley\nvariants: [CLV]\ncountry: \"NO\"\n---\n")
		}, "countries: [NO]"},
		{"a sidecar names the encoding", func(x change) { x.c.Write("seeds/a.txt.yaml", "encoding: windows-1251\n") }, "cafй"},
		{"site.yaml names the encoding", func(x change) {
			x.c.Write("site.yaml", "title: T\nencodings:\n  - {files: a.txt, encoding: windows-1251}\n")
		}, "cafй"},
		{"the seed has as many other bytes", func(x change) { x.edit("seeds/a.txt", "heard", "hoard") }, "hoard"},
		{"a person puts its field back", func(x change) { x.edit(page, "date: 2021-05-03\n", "") }, "title: Of the Ferry\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := sitetest.New(t, "-- site.yaml --\ntitle: T\n")
			c.Write("seeds/a.txt", seed)
			c.Write("seeds/b.txt", "Of the Bridge\n\nThe bridge is closed until the water falls.\n")
			c.Import()
			c.Import()
			before := c.Read(page)
			if strings.Contains(before, test.want) && test.want != "title: Of the Ferry\n" {
				t.Fatalf("%q stands there already:\n%s", test.want, before)
			}
			test.do(change{c})
			c.Import()
			if now := c.Read(page); !strings.Contains(now, test.want) || now == before {
				t.Errorf("no %q:\n%s\n%s", test.want, now, c.Messages())
			}
		})
	}
}

// withoutMemory is a copy of a collection whose cache has nothing but what the last
// import has changed, which no other knows.
func withoutMemory(t *testing.T, c *sitetest.Collection) *sitetest.Collection {
	parts := []string{"site.yaml"}
	for _, folder := range []string{"seeds", "content"} {
		if _, err := os.Stat(filepath.Join(c.Dir, folder)); err == nil {
			parts = append(parts, folder)
		}
	}
	clean := sitetest.Copy(t, c.Dir, parts...)
	for name, text := range changesOf(c) {
		clean.Write(".cache/"+name, text)
	}
	return clean
}

func changesOf(c *sitetest.Collection) map[string]string {
	data, err := os.ReadFile(filepath.Join(c.Dir, ".cache", "changes"))
	if err != nil {
		return nil
	}
	return map[string]string{"changes": string(data)}
}
