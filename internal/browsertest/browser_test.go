// Package browsertest opens built sites in a browser, from disk.
//
// The tests need Chromium (CHROME names another place than /usr/bin/chromium),
// Node, and the packages of package.json beside this file, which "make test"
// installs. What is missing fails them; SKIP_BROWSER=1, set by hand, leaves them out.
package browsertest

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fonds/internal/sitetest"
)

// need makes sure that everything is there, or says in one line what is not.
func need(t *testing.T) {
	t.Helper()
	if os.Getenv("SKIP_BROWSER") == "1" {
		t.Skip("SKIP_BROWSER=1 is set: no browser tests")
	}
	chrome := os.Getenv("CHROME")
	if chrome == "" {
		chrome = "/usr/bin/chromium"
	}
	if _, err := os.Stat(chrome); err != nil {
		t.Fatalf("no browser at %s: install Chromium, or let CHROME name it, or set SKIP_BROWSER=1", chrome)
	}
	if _, err := exec.LookPath("node"); err != nil {
		t.Fatal("no node on PATH: install Node 20 or later, or set SKIP_BROWSER=1")
	}
	if _, err := os.Stat("node_modules/playwright-core"); err != nil {
		t.Fatal("the browser tests' packages are missing: run make browser-tools, or set SKIP_BROWSER=1")
	}
}

// A kind of page, and how one is known by its path and text.
type kind struct {
	name string
	is   func(name, text string) bool
}

func under(folder string, suffix string) func(string, string) bool {
	return func(name, _ string) bool {
		return strings.HasPrefix(name, folder+"/") && strings.HasSuffix(name, suffix) && !strings.HasSuffix(name, "/index.html")
	}
}

func at(where string) func(string, string) bool {
	return func(name, _ string) bool { return name == where }
}

func says(part string) func(string, string) bool {
	return func(_, text string) bool { return strings.Contains(text, part) }
}

func form(expression string) func(string, string) bool {
	re := regexp.MustCompile(expression)
	return func(name, _ string) bool { return re.MatchString(name) }
}

// everyKind is what the collection of all kinds must have a page of. A kind that
// is missing there fails the test: nothing else would tell that it is not looked at.
var everyKind = []kind{
	{"home", at("index.html")},
	{"not found", at("404.html")},
	{"about", at("about.html")},
	{"search", at("search.html")},
	{"review", at("review.html")},
	{"own page", at("pages/reading-room.html")},
	{"documents", at("documents/index.html")},
	{"documents by title", at("documents/index.title.html")},
	{"authors by count", at("authors/index.count.html")},
	{"documents about a country", form(`^countries/.*\.about\.html$`)},
	{"second page of documents", at("documents/index.2.html")},
	{"document", under("documents", ".html")},
	{"language version", form(`^documents/.*\.ru\.html$`)},
	{"withdrawn document", says("The holder asked for it.")},
	{"redirect", says("http-equiv=\"refresh\"")},
	{"documents by title", at("documents/index.title.html")},
	{"index by number of documents", at("countries/index.count.html")},
	{"index of authors", at("authors/index.html")},
	{"index of parties", at("parties/index.html")},
	{"index of countries", at("countries/index.html")},
	{"index of languages", at("languages/index.html")},
	{"index of types", at("types/index.html")},
	{"index of years", at("years/index.html")},
	{"index of topics", at("topics/index.html")},
	{"author", under("authors", ".html")},
	{"party", under("parties", ".html")},
	{"country", under("countries", ".html")},
	{"part of a country's documents", form(`^countries/[a-z]+\.(issued|signed|about|mentioned)\.html$`)},
	{"language", under("languages", ".html")},
	{"type", under("types", ".html")},
	{"year", under("years", ".html")},
	{"topic", under("topics", ".html")},
	{"second page of a term", form(`^[a-z]+/[a-z0-9-]+\.2\.html$`)},
}

// readPages reads the pages of a site, by path.
func readPages(t *testing.T, site string) map[string]string {
	t.Helper()
	pages := map[string]string{}
	err := fs.WalkDir(os.DirFS(site), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(name) != ".html" {
			return err
		}
		data, err := os.ReadFile(filepath.Join(site, name))
		pages[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

var second = regexp.MustCompile(`(\.[a-z]+|\.\d+)?\.html$`)

// sample chooses pages of every sort: all at the top and in the folders named,
// and of each folder its index, and the first and the longest of its pages,
// further pages, language versions, side by side and compared pages.
func sample(pages map[string]string, all ...string) []string {
	sorts := map[string][]string{}
	var chosen []string
	for _, name := range slices.Sorted(maps.Keys(pages)) {
		folder := path.Dir(name)
		if folder == "." || slices.Contains(all, folder) || path.Base(name) == "index.html" {
			chosen = append(chosen, name)
			continue
		}
		sort := folder + second.FindString(name)
		if n := strings.TrimSuffix(second.FindString(name), ".html"); n > ".0" && n < ".9~" {
			sort = folder + ".2"
		}
		if strings.Contains(pages[name], "http-equiv=\"refresh\"") {
			sort = "redirects"
		}
		sorts[sort] = append(sorts[sort], name)
	}
	for _, names := range sorts {
		longest := slices.MaxFunc(names, func(a, b string) int { return len(pages[a]) - len(pages[b]) })
		chosen = append(chosen, names[0], longest)
	}
	slices.Sort(chosen)
	chosen = slices.DeleteFunc(slices.Compact(chosen), func(name string) bool { return name == "index.html" })
	return append([]string{"index.html"}, chosen...)
}

func look(t *testing.T, site string, pages []string) {
	t.Helper()
	cmd := exec.Command("node", append([]string{"browser.mjs", site}, pages...)...)
	out, err := cmd.CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Error(err)
	}
}

// TestEveryKindOfPageInABrowser: this collection, and in it a page of each kind
// that it does not have by itself.
func TestEveryKindOfPageInABrowser(t *testing.T) {
	need(t)
	c := everything(t)
	site := filepath.Join(c.Dir, "public")
	pages := readPages(t, site)
	chosen := sample(pages)
	for _, k := range everyKind {
		fits := func(name string) bool { return k.is(name, pages[name]) }
		if slices.ContainsFunc(chosen, fits) {
			continue
		}
		all := slices.Sorted(maps.Keys(pages))
		if i := slices.IndexFunc(all, fits); i >= 0 {
			chosen = append(chosen, all[i])
		} else {
			t.Errorf("the site has no page of the kind %q", k.name)
		}
	}
	for _, lang := range []string{"ar", "zh"} { // a document in each script
		for _, d := range c.Documents() {
			if len(d.Languages) > 0 && d.Languages[0] == lang && !slices.Contains(chosen, d.Page) {
				chosen = append(chosen, d.Page)
				break
			}
		}
	}
	look(t, site, chosen)
}

// TestOtherInterfacesInABrowser: the same pages from right to left, and in a script
// without spaces. One page of each sort will do.
func TestOtherInterfacesInABrowser(t *testing.T) {
	need(t)
	for _, lang := range []string{"ar", "zh"} {
		t.Run(lang, func(t *testing.T) {
			c := sitetest.Copy(t, "../..", "seeds", "content", "site.yaml")
			c.Write("site.yaml", strings.Replace(c.Read("site.yaml"), "language: en", "language: "+lang, 1))
			c.Build()
			site := filepath.Join(c.Dir, "public")
			if pages := readPages(t, site); !strings.Contains(pages["index.html"], `<html lang="`+lang+`"`) {
				t.Fatalf("the interface is not in %s", lang)
			}
			chosen := []string{"index.html", "documents/index.html", "authors/index.html", "countries/kz.html", "about.html", "review.html"}
			for _, d := range c.Documents() { // one in several languages, and one in the interface's
				if len(d.Languages) > 1 || len(d.Languages) == 1 && d.Languages[0] == lang {
					chosen = append(chosen, d.Page)
				}
			}
			look(t, site, chosen)
		})
	}
}

// everything builds this collection with more kinds of page: lists on several
// pages, an own page, a topic, a document that is withdrawn and one that moved.
func everything(t *testing.T) *sitetest.Collection {
	t.Helper()
	c := sitetest.Copy(t, "../..", "seeds", "content", "site.yaml")
	c.Write("site.yaml", c.Read("site.yaml")+"page_size: 7\nbase_url: https://example.org/archive/\n")
	c.Write("content/pages/reading-room.md", `---
title: The reading room
---

The originals can be read on weekdays. Write first: the room has *six* seats.

## What to bring

1. A pencil.
2. A card with your name.

| day | open |
| --- | --- |
| Monday | 9 to 12 |
| Thursday | 13 to 17 |
`)
	edit := func(file, old, new string) {
		t.Helper()
		text := c.Read(file)
		if !strings.Contains(text, old) {
			t.Fatalf("%s has no %q", file, old)
		}
		c.Write(file, strings.Replace(text, old, new, 1))
	}
	edit("content/documents/letter-from-albert-einstein-to-f-d-roosevelt.md", "title:", "withdrawn: The holder asked for it.\ntitle:")
	edit("content/documents/the-russell-einstein-manifesto.md", "title:", "topics: [peace]\ntitle:")
	prize := "content/documents/the-nobel-peace-prize-1995.md"
	edit(prize, "title:", "topics: [peace]\ntitle:")
	c.Write("content/documents/nobel-peace-prize.md", c.Read(prize))
	if err := os.Remove(filepath.Join(c.Dir, prize)); err != nil {
		t.Fatal(err)
	}
	c.Build()
	return c
}

// TestHostileCollectionInABrowser: nothing that a text holds runs, loads or escapes.
func TestHostileCollectionInABrowser(t *testing.T) {
	need(t)
	c := sitetest.Copy(t, "testdata", "hostile=seeds")
	c.Build()
	site := filepath.Join(c.Dir, "public")
	look(t, site, sample(readPages(t, site), "documents"))
}

func TestRealCorpusInABrowser(t *testing.T) {
	need(t)
	corpus := os.Getenv("FONDS_CORPUS")
	if corpus == "" {
		t.Skip("FONDS_CORPUS names no corpus of real texts")
	}
	c := sitetest.Copy(t, corpus, "texts=seeds")
	c.Build()
	site := filepath.Join(c.Dir, "public")
	look(t, site, sample(readPages(t, site)))
}

// TestADocumentInThreeLanguagesIsPrintedOnThreePages: the joint statement, in
// English, with its 23 signatories, metadata and evidence. Of the real text, where
// there is a corpus; else of the collection's own.
func TestADocumentInThreeLanguagesIsPrintedOnThreePages(t *testing.T) {
	need(t)
	const page = "documents/joint-statement-of-communist-and-workers-parties-on-the-situation-in-kazakhstan.html"
	c := sitetest.Copy(t, "../..", "seeds", "content", "site.yaml")
	if corpus := os.Getenv("FONDS_CORPUS"); corpus != "" {
		c = sitetest.Copy(t, corpus, "texts=seeds")
	}
	c.Write("site.yaml", "title: A Collection\nbase_url: https://example.org/archive/\n")
	c.Build()
	for _, scheme := range []string{"light", "dark"} {
		pdf := filepath.Join(t.TempDir(), "page.pdf")
		out, err := exec.Command("node", "print.mjs", filepath.Join(c.Dir, "public"), page, pdf, scheme).CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		if n, err := strconv.Atoi(strings.TrimSpace(string(out))); err != nil || n < 1 || n > 3 {
			t.Errorf("%s: %s: printed on %s pages, at most 3", page, scheme, bytes.TrimSpace(out))
		}
	}
}
