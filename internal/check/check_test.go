package check

import (
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"fonds/internal/diag"
)

// TestFindings builds each small site of testdata and compares what is found
// with the file "want" of the archive.
func TestFindings(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		site, want, manifest := fstest.MapFS{}, "", ""
		for _, f := range archive.Files {
			switch f.Name {
			case "want":
				want = string(f.Data)
			default:
				name, foreign := strings.CutSuffix(f.Name, " (foreign)")
				site[name] = &fstest.MapFile{Data: f.Data}
				if !foreign {
					manifest += fmt.Sprintf("%x  %s\n", sha256.Sum256(f.Data), name)
				}
			}
		}
		if site["manifest.sha256"] == nil {
			site["manifest.sha256"] = &fstest.MapFile{Data: []byte(manifest)}
		}
		log := &diag.Log{}
		pages, links, err := Site(site, log)
		if err != nil {
			t.Fatal(err)
		}
		got := fmt.Sprintf("%d pages, %d links\n", pages, links)
		for _, m := range log.Messages() {
			got += m.String() + "\n"
		}
		if got != want {
			t.Errorf("%s: got\n%swant\n%s", file, got, want)
		}
	}
}

func BenchmarkSite(b *testing.B) {
	site, manifest := fstest.MapFS{}, ""
	for i := range 1000 {
		var page strings.Builder
		fmt.Fprintf(&page, "<!doctype html><html lang=en><title>Page %d</title><h1 id=top>Page</h1>", i)
		for j := range 60 {
			fmt.Fprintf(&page, "<p id=p%d>Some words of a paragraph that goes on for a while. <a href=%d.html#p%d>Link</a>\n", j, (i+j)%1000, j)
		}
		name := fmt.Sprintf("%d.html", i)
		site[name] = &fstest.MapFile{Data: []byte(page.String())}
		manifest += fmt.Sprintf("%x  %s\n", sha256.Sum256([]byte(page.String())), name)
	}
	site["manifest.sha256"] = &fstest.MapFile{Data: []byte(manifest)}
	b.ReportAllocs()
	for b.Loop() {
		log := &diag.Log{}
		if _, links, err := Site(site, log); err != nil || links != 60000 || len(log.Messages()) > 0 {
			b.Fatal(links, err, log.Messages())
		}
	}
}
