package pipeline

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// mayImport says which of our packages each may import; ARCHITECTURE.md says
// what they are for. Every package may import document and diag.
var mayImport = map[string]string{
	"document": "", "diag": "", "heap": "", "program": "", "runes": "", "fingerprint": "",
	"charset": "", "config": "charset frontmatter", "output": "", "slug": "", "permalink": "", "markdown": "slug", "preview": "", "check": "",
	"seed": "charset runes", "language": "", "gazetteer": "", "dates": "", "authority": "", "i18n": "frontmatter language", "likeness": "", "alphabet": "",
	"structure":   "seed language dates markdown runes",
	"infer":       "seed structure language gazetteer dates authority",
	"webpage":     "dates markdown",
	"compose":     "structure markdown",
	"frontmatter": "runes",
	"sheet":       "frontmatter dates language gazetteer",
	"content":     "frontmatter authority likeness markdown slug runes",
	"cache":       "output",
	"digest":      "dates fingerprint likeness markdown",
	"naming":      "gazetteer slug",
	"search":      "search/stemmers", "search/stemmers": "",
	"collection":  "alphabet authority content digest likeness slug permalink gazetteer language naming",
	"review":      "authority frontmatter",
	"theme":       "config",
	"site":        "alphabet review authority collection config content i18n permalink gazetteer language markdown digest theme search",
	"site/sample": "site review authority collection config content digest i18n language markdown permalink",
	"render":      "site i18n markdown permalink program",
	"feed":        "collection config permalink",
	"export":      "collection config permalink",
	"pipeline":    "*",
	"accuracy":    "*",
	"proptest":    "", "sitetest": "pipeline", "browsertest": "pipeline sitetest",
}

// outside says who may import the packages of others: each is wrapped in one.
var outside = map[string]string{
	"github.com/yuin/goldmark":             "markdown",
	"gopkg.in/yaml.v3":                     "frontmatter config i18n accuracy",
	"github.com/BurntSushi/toml":           "frontmatter",
	"github.com/gosimple/slug":             "slug",
	"github.com/tdewolff/minify/v2":        "render",
	"github.com/tdewolff/parse/v2":         "render",
	"github.com/andybalholm/brotli":        "theme",
	"golang.org/x/image":                   "theme",
	"github.com/RadhiFadlillah/whatlanggo": "language",
	"github.com/fsnotify/fsnotify":         "preview",
	"github.com/gorilla/feeds":             "feed",
	"github.com/blevesearch/snowballstem":  "search",
	"golang.org/x/net/html":                "check webpage",
	"golang.org/x/sys/unix":                "output",
	"golang.org/x/text/encoding":           "charset seed sheet",
	"golang.org/x/text/collate":            "alphabet",
	"net/http":                             "preview",
}

func TestWhoMayImportWhom(t *testing.T) {
	root := os.DirFS("..")
	packages := map[string]bool{}
	err := fs.WalkDir(root, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && (e.Name() == "node_modules" || e.Name() == "testdata") {
			return fs.SkipDir
		}
		if path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		who, _, _ := strings.Cut(name, "/")
		if path.Dir(name) == "search/stemmers" {
			who = "search/stemmers"
		}
		if path.Dir(name) == "site/sample" { // collections for tests
			who = "site/sample"
		}
		packages[who] = true
		data, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		if strings.Contains(string(data), "//go:build ignore") {
			return nil // a generator
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, data, parser.ImportsOnly)
		if err != nil {
			return err
		}
		allowed, listed := mayImport[who]
		if !listed {
			t.Errorf("internal/%s is not in the table", who)
		}
		for _, spec := range file.Imports {
			what, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			if ours, ok := strings.CutPrefix(what, "fonds/internal/"); ok {
				if allowed != "*" && ours != "document" && ours != "diag" && !slices.Contains(strings.Fields(allowed), ours) {
					t.Errorf("internal/%s imports %s", name, ours)
				}
				if who == "document" {
					t.Errorf("internal/%s imports %s: it needs the standard library alone", name, what)
				}
				continue
			}
			for module, by := range outside {
				if (what == module || strings.HasPrefix(what, module+"/")) && !slices.Contains(strings.Fields(by), who) {
					t.Errorf("internal/%s imports %s, which is for %s alone", name, what, by)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for who := range mayImport {
		if !packages[who] && who != "browsertest" {
			t.Errorf("the table has %s, which is no package", who)
		}
	}
}
