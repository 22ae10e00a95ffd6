// Package browsertest opens built sites in a browser, from disk.
//
// The tests need Chromium (CHROME names another place than /usr/bin/chromium),
// Node, and the packages of package.json beside this file, which "make test"
// installs. What is missing fails them; SKIP_BROWSER=1, set by hand, leaves them out.
package browsertest

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
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

// kinds chooses pages of every kind: all at the top, and of each folder its
// index, its first, its longest and its last page.
func kinds(t *testing.T, site string, all ...string) []string {
	t.Helper()
	folders := map[string][]string{}
	size := map[string]int64{}
	err := fs.WalkDir(os.DirFS(site), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(name) != ".html" {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		size[name] = info.Size()
		folder := filepath.ToSlash(filepath.Dir(name))
		folders[folder] = append(folders[folder], name)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	pages := []string{"index.html"}
	for folder, names := range folders {
		if folder == "." || slices.Contains(all, folder) {
			pages = append(pages, names...)
			continue
		}
		longest := slices.MaxFunc(names, func(a, b string) int { return int(size[a] - size[b]) })
		pages = append(pages, names[0], longest, names[len(names)-1])
		if index := folder + "/index.html"; slices.Contains(names, index) {
			pages = append(pages, index)
		}
	}
	slices.Sort(pages[1:])
	return slices.DeleteFunc(slices.Compact(pages), func(p string) bool { return p == "404.html" }) // rooted at a host
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

func TestThisCollectionInABrowser(t *testing.T) {
	need(t)
	c := sitetest.Copy(t, "../..", "seeds", "content", "site.yaml")
	c.Build()
	site := filepath.Join(c.Dir, "public")
	pages := kinds(t, site)
	for _, lang := range []string{"ar", "zh", "ru"} { // a document in each script
		for _, d := range c.Documents() {
			if len(d.Languages) > 0 && string(d.Languages[0]) == lang {
				pages = append(pages, d.Page)
				break
			}
		}
	}
	look(t, site, pages)
}

// TestHostileCollectionInABrowser: nothing that a text holds runs, loads or escapes.
func TestHostileCollectionInABrowser(t *testing.T) {
	need(t)
	c := sitetest.Copy(t, "testdata", "hostile=seeds")
	c.Build()
	site := filepath.Join(c.Dir, "public")
	look(t, site, kinds(t, site, "documents"))
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
	look(t, site, kinds(t, site))
}
