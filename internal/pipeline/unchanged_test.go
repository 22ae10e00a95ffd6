package pipeline_test

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"fonds/internal/output"
	"fonds/internal/pipeline"
	"fonds/internal/sitetest"
)

// ofEverything is a collection in which everything that a build reads is there.
func ofEverything(t *testing.T) *sitetest.Collection {
	return sitetest.New(t, `
-- seeds/a.txt --
Statement on the Harbour

12 March 2019

The harbour workers' union speaks of the harbour.

It has more to say.
-- seeds/b.txt --
Letter on the Mill

4 May 2020

The mill stands still, and those who worked there ask why.
-- seeds/c.pdf --
no text
-- content/pages/method.md --
---
title: Method
---
How it was made.
-- content/parties/harbour.md --
---
name: Harbour Workers' Union
---
-- site.yaml --
title: Two Texts
-- layouts/404.html --
{{define "main"}}<h1>Not here</h1>{{end}}
-- static/own.txt --
own
`)
}

// age sets the times of all files that a build reads back by a day.
func age(t *testing.T, c *sitetest.Collection) {
	t.Helper()
	day := time.Now().Add(-24 * time.Hour)
	for _, folder := range []string{"seeds", "content", "layouts", "static"} {
		if _, err := os.Stat(filepath.Join(c.Dir, folder)); err != nil {
			continue // removed
		}
		for name := range c.Files(folder) {
			if err := os.Chtimes(filepath.Join(c.Dir, folder, name), day, day); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// busy builds and reports whether anything was written but in the cache.
func busy(t *testing.T, c *sitetest.Collection) (pipeline.Result, bool) {
	t.Helper()
	o := c.Options()
	folders := 0
	o.Wrap = func(f output.FS) output.FS { folders++; return f }
	result, err := pipeline.Build(context.Background(), o)
	if err != nil {
		t.Fatal(err, c.Messages())
	}
	return result, folders > 1
}

func TestABuildWithNothingChangedDoesNothingAndSaysTheSame(t *testing.T) {
	c := ofEverything(t)
	first := c.Build()
	c.Build() // the import had something to do before, and has nothing now
	said := c.Messages()
	if said == "" {
		t.Fatal("the collection should give rise to messages")
	}
	files := c.Files("public")
	for range 2 {
		again, worked := busy(t, c)
		if worked {
			t.Error("a build with nothing changed opened content/ or the site for writing")
		}
		if again.Documents != first.Documents || again.Pages != first.Pages || len(again.Added)+len(again.Changed)+len(again.Removed) != 0 {
			t.Errorf("%+v", again)
		}
		if c.Messages() != said {
			t.Errorf("said\n%s\nbefore\n%s", c.Messages(), said)
		}
	}
	if !maps.Equal(files, c.Files("public")) {
		t.Error("the site has changed")
	}
}

// TestEveryChangeIsNoticed: after any change the site and the messages are those of
// a collection without a cache.
func TestEveryChangeIsNoticed(t *testing.T) {
	c := ofEverything(t)
	c.Build()
	document := "content/documents/statement-on-the-harbour.md"
	page := "public/documents/statement-on-the-harbour.html"
	write := func(name, text string) func() {
		return func() { c.Write(name, text) }
	}
	replace := func(name, old, text string) func() {
		return func() {
			was := c.Read(name)
			if !strings.Contains(was, old) {
				t.Fatalf("%s has no %q:\n%s", name, old, was)
			}
			c.Write(name, strings.Replace(was, old, text, 1))
		}
	}
	remove := func(name string) func() {
		return func() {
			if err := os.RemoveAll(filepath.Join(c.Dir, name)); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, change := range []struct {
		what string
		make func()
	}{
		{"a seed edited, of the same length", replace("seeds/a.txt", "has more", "had more")},
		{"a seed added", write("seeds/d.txt", "Appeal of the Bakers\n\n1 June 2021\n\nBread is dear.\n")},
		{"a seed removed", remove("seeds/b.txt")},
		{"a file that is no seed", write("seeds/e.pdf", "no text")},
		{"a title corrected", replace(document, "title: Statement on the Harbour", "title: Statement about the Harbour")},
		{"a body corrected", replace(document, "speaks of", "spoke of")},
		{"a record", write("content/parties/harbour.md", "---\nname: Union of Harbour Workers\nvariants: [Harbour Workers' Union]\n---\n")},
		{"an own page", write("content/pages/method.md", "---\ntitle: Method\n---\nHow it was done.\n")},
		{"the configuration", write("site.yaml", "title: Some Texts\n")},
		{"the configuration removed", remove("site.yaml")},
		{"a layout", write("layouts/404.html", `{{define "main"}}<h1>Nothing here</h1>{{end}}`)},
		{"a layout removed", remove("layouts")},
		{"a static file", write("static/own.txt", "mine\n")},
		{"a folder of static files removed", remove("static")},
		{"a page of the site edited", write(page, "not ours")},
		{"a page of the site removed", remove(page)},
		{"the site removed", remove("public")},
		{"the ledger removed", remove("content/.ledger")},
		{"the cache removed", remove(".cache")},
		{"a part of the cache removed", remove(".cache/stamps")},
		{"the cache damaged", write(".cache/site.memo", "damaged")},
		{"a document removed", remove(document)},
		{"a folder of content removed", remove("content/parties")},
	} {
		t.Run(change.what, func(t *testing.T) {
			c.T = t
			for range 2 { // so that what can be remembered is
				c.Build()
				age(t, c)
			}
			busy(t, c)
			change.make()
			c.Build()
			files, content := c.Files("public"), c.Files("content")
			for range 3 {
				c.Build()
			}
			said := c.Messages()

			for _, folder := range []string{".cache", "public"} {
				remove(folder)()
			}
			c.Build()
			if d := differences(c.Files("public"), files); d != "" {
				t.Errorf("the site is not that of a clean build: %s", d)
			}
			if d := differences(c.Files("content"), content); d != "" {
				t.Errorf("content/ is not that of a clean build: %s", d)
			}
			if c.Messages() != said {
				t.Errorf("a clean build says\n%s\nthis one said\n%s", c.Messages(), said)
			}
		})
	}
}

// rendered builds and lists the pages that were rendered, to be written or compared
// with what they were.
func rendered(t *testing.T, c *sitetest.Collection) []string {
	t.Helper()
	var mu sync.Mutex
	var pages []string
	o := c.Options()
	o.Wrap = func(f output.FS) output.FS {
		return &output.Counting{FS: f, Fault: func(_ int64, op, name string) error {
			folder := map[string]string{"create": ".public.new/", "read": "public/"}[op]
			if at, page := strings.CutPrefix(name, folder); page && folder != "" && strings.HasSuffix(at, ".html") {
				mu.Lock()
				pages = append(pages, at)
				mu.Unlock()
			}
			return nil
		}}
	}
	if _, err := pipeline.Build(context.Background(), o); err != nil {
		t.Fatal(err, c.Messages())
	}
	slices.Sort(pages)
	return slices.Compact(pages)
}

func TestOnlyPagesThatShowSomethingElseAreRendered(t *testing.T) {
	c := ofEverything(t)
	if all := rendered(t, c); len(all) < 15 {
		t.Fatalf("the first build writes every page: %v", all)
	}
	edit := func(old, text string) {
		t.Helper()
		file := "content/documents/statement-on-the-harbour.md"
		was := c.Read(file)
		if !strings.Contains(was, old) {
			t.Fatalf("no %q in\n%s", old, was)
		}
		c.Write(file, strings.Replace(was, old, text, 1))
	}
	// The end of a text is shown on its own page alone; one page counts all words.
	edit("It has more to say.", "It has no more to say.")
	if got, want := rendered(t, c), []string{"about.html", "documents/statement-on-the-harbour.html"}; !slices.Equal(got, want) {
		t.Errorf("a body was edited: rendered %v, want %v", got, want)
	}
	// A title is shown wherever the document is listed, but not on the page of a letter.
	edit("title: Statement on the Harbour", "title: Statement about the Harbour")
	got := rendered(t, c)
	if !slices.Contains(got, "documents/index.html") || !slices.Contains(got, "index.html") || slices.Contains(got, "types/letter.html") {
		t.Errorf("a title was edited: rendered %v", got)
	}
	c.Write("layouts/404.html", `{{define "main"}}<h1>Nothing here</h1>{{end}}`)
	if got := rendered(t, c); len(got) < 15 {
		t.Errorf("a layout was edited: rendered only %v", got)
	}
}

func TestARunWithNothingChangedRemovesWhatAKilledOneLeft(t *testing.T) {
	c := ofEverything(t)
	for range 3 {
		c.Build()
	}
	for _, left := range []string{".public.new/index.html", "content/documents/.letter-on-the-mill.md.new"} {
		c.Write(left, "half")
		c.Build()
		if _, err := os.Lstat(filepath.Join(c.Dir, left)); err == nil {
			t.Errorf("%s is still there", left)
		}
	}
}

func TestASiteWithoutSearchHasNothingOfIt(t *testing.T) {
	c := ofEverything(t)
	c.Build()
	with := len(c.Files("public"))
	c.Write("site.yaml", "title: Two Texts\nsearch: false\nbase_url: https://example.org/\n")
	c.Build()
	files := c.Files("public")
	if len(files) >= with {
		t.Errorf("%d files instead of %d", len(files), with)
	}
	for name, text := range files {
		if strings.Contains(name, "search") || strings.HasSuffix(name, ".html") && strings.Contains(text, "search") {
			t.Errorf("%s speaks of a search", name)
		}
	}
}
