package render

import (
	"bytes"
	"compress/gzip"
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"fonds/internal/markdown"
	"fonds/internal/program"
	"fonds/internal/site"
	"fonds/internal/site/sample"
	"fonds/layouts"
	"fonds/static"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden names the pages of the small sample that are kept whole: one of every
// layout, and a document with everything.
var golden = []string{
	"index.html", "documents/index.html", "documents/joint-statement-on-rivers.html",
	"documents/joint-statement-on-rivers.ru.html", "documents/bayan-al-anhar.html",
	"documents/first-words-of-a-leaflet.html", "documents/a-private-letter.html",
	"parties/index.html", "parties/river-league-of-kazakhstan.html", "countries/kz.html",
	"years/2022.html", "pages/thanks.html", "about.html", "review.html", "404.html", "documents/rivers.html",
}

func TestPagesAreAsTheyWere(t *testing.T) {
	pages := rendered(t, sample.Small())
	archive := &txtar.Archive{Comment: []byte("Pages of the small sample, a line for each block; go test -update rewrites them.\n")}
	for _, name := range golden {
		page, ok := pages[name]
		if !ok {
			t.Fatalf("there is no page %s", name)
		}
		archive.Files = append(archive.Files, txtar.File{Name: name, Data: []byte(lines(page))})
	}
	got := txtar.Format(archive)
	const file = "testdata/pages.txtar"
	if *update {
		if err := os.WriteFile(file, got, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("pages differ (-want +got):\n%s", diff)
	}
}

var block = regexp.MustCompile(`<(?:/?(?:head|body|header|main|footer|nav|article|section|div|ul|ol|dl|table|tbody|thead|tr|fieldset|details)|meta|link|script|title|h[1-6]|p|li|dt|summary)\b`)

// lines breaks a minified page before every block, so that differences can be read.
func lines(page string) string {
	return strings.TrimLeft(strings.ReplaceAll(block.ReplaceAllString(strings.ReplaceAll(page, "\n", " "), "\n$0"), " \n", "\n"), "\n") + "\n"
}

func TestAPageIsTheSameEachTime(t *testing.T) {
	first, second := rendered(t, sample.Small()), rendered(t, sample.Small())
	for name, page := range first {
		if second[name] != page {
			t.Errorf("%s differs", name)
		}
	}
}

func TestManyGoroutinesRenderAtOnce(t *testing.T) {
	s := sample.Small()
	want := rendered(t, s)
	r, pages := build(t, s)
	options := site.TextOptions(words(t))
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			for _, p := range pages {
				data, err := r.Page(p, options.Render([]byte(s.Body(p)), site.Links(p)))
				if err != nil || string(data) != want[string(p.Path)] {
					t.Errorf("%s differs, error %v", p.Path, err)
				}
			}
		})
	}
	wait.Wait()
}

// What no page may hold: the Content-Security-Policy forbids it, or it would ask
// another host.
var forbidden = regexp.MustCompile(`(?i)<style|\sstyle=|\son[a-z]+=|<script[^>]*>[^<]|<iframe|<img|src="(?:https?:)?//|href="javascript:`)

var (
	tag      = regexp.MustCompile(`<[a-z][^>]*>`)
	opened   = regexp.MustCompile(`<h([1-6])`)
	idOf     = regexp.MustCompile(`\sid="([^"]*)"`)
	linkOf   = regexp.MustCompile(`\shref="#([^"]*)"`)
	labelled = regexp.MustCompile(`aria-labelledby="([^"]*)"`)
)

func TestEveryPageKeepsTheRules(t *testing.T) {
	for name, s := range map[string]*sample.Sample{"small": sample.Small(), "empty": sample.Empty(), "large": sample.Large(400)} {
		for path, page := range rendered(t, s) {
			fault := func(format string, args ...any) {
				t.Errorf("%s: %s: %s", name, path, fmt.Sprintf(format, args...))
			}
			if m := forbidden.FindString(page); m != "" {
				fault("holds %q", m)
			}
			if n := strings.Count(page, "<h1"); n != 1 {
				fault("has %d h1", n)
			}
			level := 0
			for _, m := range opened.FindAllStringSubmatch(page, -1) {
				next := int(m[1][0] - '0')
				if next > level+1 {
					fault("h%d follows h%d", next, level)
				}
				level = next
			}
			ids := map[string]bool{}
			for _, m := range idOf.FindAllStringSubmatch(page, -1) {
				if ids[m[1]] {
					fault("the id %q comes twice", m[1])
				}
				ids[m[1]] = true
			}
			for _, re := range []*regexp.Regexp{linkOf, labelled} {
				for _, m := range re.FindAllStringSubmatch(page, -1) {
					if !ids[m[1]] {
						fault("nothing has the id %q", m[1])
					}
				}
			}
			if strings.Contains(page, "ZgotmplZ") {
				fault("html/template refused a value")
			}
			if strings.Contains(page, "{{") || strings.Contains(page, "<no value>") {
				fault("an action is left")
			}
			if n := len(tag.FindAllString(page, -1)); n > 1500 {
				fault("has %d elements", n)
			}
		}
	}
}

var elementOrLink = regexp.MustCompile(`\shref="([^"#]+)(?:#([^"]*))?"`)

func TestEveryLinkLeadsSomewhere(t *testing.T) {
	for name, s := range map[string]*sample.Sample{"small": sample.Small(), "empty": sample.Empty(), "large": sample.Large(400)} {
		pages := rendered(t, s)
		files, err := Static(static.FS)
		if err != nil {
			t.Fatal(err)
		}
		for path, page := range pages {
			for _, m := range elementOrLink.FindAllStringSubmatch(page, -1) {
				href, id := m[1], m[2]
				if strings.HasPrefix(href, "https://") {
					continue
				}
				target := resolve(path, href)
				other, ok := pages[target]
				_, isStatic := files[target]
				switch {
				case isStatic, strings.HasPrefix(target, "originals/"), target == "collection.json", target == "collection.csv":
				case !ok:
					t.Errorf("%s: %s: %s leads nowhere", name, path, href)
				case id != "" && !strings.Contains(other, ` id="`+id+`"`):
					t.Errorf("%s: %s: %s has no %q", name, path, href, id)
				}
			}
		}
	}
}

// resolve is the path that a relative link of a page means.
func resolve(from, href string) string {
	folder := from[:strings.LastIndexByte(from, '/')+1]
	for strings.HasPrefix(href, "../") {
		href = href[3:]
		folder = strings.TrimSuffix(folder, "/")
		folder = folder[:strings.LastIndexByte(folder, '/')+1]
	}
	return folder + href
}

var anyTag = regexp.MustCompile(`<[^>]*>`)

func TestADocumentKeepsItsBudget(t *testing.T) {
	s := sample.Small()
	r, pages := build(t, s)
	for _, p := range pages {
		if p.Layout != "document" {
			continue
		}
		html := markdown.Render([]byte(s.Body(p)), site.Links(p))
		page, err := r.Page(p, html)
		if err != nil {
			t.Fatal(err)
		}
		if size := len(page) - len(html.Text); size > 20<<10 {
			t.Errorf("%s: %d bytes beside the text", p.Path, size)
		}
		if nodes := len(tag.FindAll(page, -1)) - len(tag.FindAll(html.Text, -1)); nodes > 1500 {
			t.Errorf("%s: %d elements beside the text", p.Path, nodes)
		}
	}
}

func TestThousandsOfSignatoriesKeepTheBudget(t *testing.T) {
	s := sample.Crowded(10000)
	r, pages := build(t, s)
	i := slices.IndexFunc(pages, func(p site.Page) bool { return p.Layout == "document" })
	page, err := r.Page(pages[i], markdown.HTML{})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(tag.FindAll(page, -1)); n > 1500 {
		t.Errorf("%d elements", n)
	}
	if !strings.Contains(string(page), "and 9,700 more, in the text") {
		t.Error("the page does not say that there are more")
	}
	if !strings.Contains(anyTag.ReplaceAllString(string(page), ""), "10,000 signatories") {
		t.Error("the page does not say how many there are")
	}
}

func TestStyleAndScriptKeepTheirBudget(t *testing.T) {
	files, err := Static(static.FS)
	if err != nil {
		t.Fatal(err)
	}
	for name, limit := range map[string]struct{ plain, packed int }{
		"style.css": {28 << 10, 8 << 10}, "site.js": {16 << 10, 6 << 10}, "search.css": {6 << 10, 2 << 10},
		"words.js": {8 << 10, 3 << 10}, "engine.js": {16 << 10, 6 << 10}, "search.js": {16 << 10, 6 << 10}, "mark.js": {4 << 10, 2 << 10},
	} {
		var packed bytes.Buffer
		w := gzip.NewWriter(&packed)
		w.Write(files[name])
		w.Close()
		if len(files[name]) > limit.plain || packed.Len() > limit.packed {
			t.Errorf("%s has %d bytes, packed %d", name, len(files[name]), packed.Len())
		}
	}
	for name := range files {
		if strings.HasSuffix(name, ".go") {
			t.Errorf("%s is published", name)
		}
	}
	if files["fonts/OFL.txt"] == nil {
		t.Error("the fonts go without their licence")
	}
}

func TestHostileWordsAreEscaped(t *testing.T) {
	const hostile = `"><script>alert(1)</script>{{.}}<!--`
	for path, page := range rendered(t, sample.Hostile(hostile)) {
		if strings.Contains(page, "<script>") || strings.Contains(page, `"><script`) {
			t.Errorf("%s holds a script", path)
		}
		if m := forbidden.FindString(page); m != "" {
			t.Errorf("%s holds %q", path, m)
		}
		if strings.Count(page, "<!--") > 0 {
			t.Errorf("%s holds a comment", path)
		}
	}
}

// own are layouts of a collection over the default ones.
func own(t *testing.T, files map[string]string) fstest.MapFS {
	t.Helper()
	all := fstest.MapFS{}
	for _, folder := range []string{".", "partials", "i18n"} {
		entries, err := layouts.FS.ReadDir(folder)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if !e.IsDir() {
				name := strings.TrimPrefix(folder+"/"+e.Name(), "./")
				data, err := layouts.FS.ReadFile(name)
				if err != nil {
					t.Fatal(err)
				}
				all[name] = &fstest.MapFile{Data: data}
			}
		}
	}
	for name, text := range files {
		all[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return all
}

func TestAMistakeInALayoutNamesFileAndLine(t *testing.T) {
	for name, test := range map[string]struct {
		file, text, want string
	}{
		"a missing key":       {"page.html", "{{define \"main\"}}\n\n<p>{{t \"no.such\"}}</p>{{end}}", `layouts/page.html:3: there are no words for the key "no.such"`},
		"an unclosed action":  {"page.html", "{{define \"main\"}}\n<p>{{if .Text}}</p>{{end}}", "layouts/page.html:2: unexpected EOF"},
		"an unknown function": {"page.html", "{{define \"main\"}}\n<p>{{shout .}}</p>{{end}}", `layouts/page.html:2: function "shout" not defined`},
		"no main":             {"page.html", "<p>nothing</p>", "layouts/page.html: defines no template main"},
		"an unknown partial":  {"page.html", "{{define \"main\"}}\n{{template \"nothing\" .}}{{end}}", "layouts/page.html: no such template \"nothing\""},
		"an open attribute":   {"page.html", "{{define \"main\"}}\n<p title=\"{{.Heading}}></p>{{end}}", "layouts/page.html"},
		"in a partial":        {"partials/footer.html", "{{define \"footer\"}}\n\n{{.Count}{{end}}", "layouts/partials/footer.html:3"},
		"no footer":           {"partials/footer.html", "nothing", "no file defines the template footer"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := New(own(t, map[string]string{test.file: test.text}), words(t))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want %q", err, test.want)
			}
		})
	}
}

func TestAMistakeAtAPageNamesFileAndLine(t *testing.T) {
	s := sample.Small()
	r, err := New(own(t, map[string]string{"page.html": "{{define \"main\"}}\n<h1>{{.Heading}}</h1>\n\n<p>{{.Nothing}}</p>{{end}}"}), words(t))
	if err != nil {
		t.Fatal(err)
	}
	_, pages := build(t, s)
	i := slices.IndexFunc(pages, func(p site.Page) bool { return p.Layout == "page" })
	if _, err = r.Page(pages[i], markdown.HTML{}); err == nil || !strings.Contains(err.Error(), "layouts/page.html:4") {
		t.Errorf("error %v", err)
	}
}

func TestACollectionsOwnLayoutIsUsed(t *testing.T) {
	s := sample.Small()
	r, err := New(own(t, map[string]string{"page.html": `{{define "main"}}<h1>Mine: {{.Heading}}, {{n "count.documents" 3}}</h1>{{end}}`}), words(t))
	if err != nil {
		t.Fatal(err)
	}
	_, pages := build(t, s)
	i := slices.IndexFunc(pages, func(p site.Page) bool { return p.Layout == "page" })
	page, err := r.Page(pages[i], markdown.HTML{})
	if err != nil || !strings.Contains(string(page), "<h1>Mine: Thanks, 3 documents</h1>") {
		t.Errorf("error %v, page %s", err, page)
	}
}

func TestAPageWithoutALayoutIsAnError(t *testing.T) {
	r, _ := build(t, sample.Empty())
	if _, err := r.Page(site.Page{Layout: "nothing"}, markdown.HTML{}); err == nil || !strings.Contains(err.Error(), "layouts/nothing.html") {
		t.Errorf("error %v", err)
	}
}

func TestAFaultyStylesheetIsAnErrorWithItsName(t *testing.T) {
	_, err := Static(fstest.MapFS{"own.js": {Data: []byte("function (")}})
	if err == nil || !strings.Contains(err.Error(), "static/own.js") {
		t.Errorf("error %v", err)
	}
}

func TestHiddenFilesAreNotPublished(t *testing.T) {
	files, err := Static(fstest.MapFS{
		".git/config": {Data: []byte("x")}, ".DS_Store": {Data: []byte("x")}, "fs.go": {Data: []byte("package x")},
		"own.css": {Data: []byte("p {  color : red ; }")}, "photos/a.jpg": {Data: []byte("\xff\xd8")},
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 2 || string(files["own.css"]) != "p{color:red}" || files["photos/a.jpg"] == nil {
		t.Errorf("got %q", files)
	}
}

func TestCompiledLayoutsGiveTheBytesOfTheStandardLibrary(t *testing.T) {
	const hostile = `"><script>alert(1)</script>{{.}}<!-- javascript:a+b&amp;`
	seen := map[string]bool{}
	for name, s := range map[string]*sample.Sample{
		"small": sample.Small(), "empty": sample.Empty(), "large": sample.Large(300), "crowded": sample.Crowded(500), "hostile": sample.Hostile(hostile),
	} {
		r, pages := build(t, s)
		options := site.TextOptions(words(t))
		programs := map[string]*program.Program{}
		for _, p := range pages {
			l := r.layouts[p.Layout]
			oracle, err := l.plain()
			if err != nil {
				t.Fatal(err)
			}
			if programs[p.Layout] == nil {
				programs[p.Layout] = program.New(oracle, "base", r.functions(r.shared))
			}
			view := p.View()
			if v, ok := view.(site.Texted); ok && p.Body != nil {
				view = v.WithText(options.Render([]byte(s.Body(p)), site.Links(p)))
			}
			if err := l.fast.Compiled(view); err != nil {
				t.Errorf("layouts/%s.html is not compiled: %v", p.Layout, err)
			}
			seen[p.Layout] = true
			var want bytes.Buffer
			if err := oracle.ExecuteTemplate(&want, "base", view); err != nil {
				t.Fatal(err)
			}
			got, err := programs[p.Layout].Append(nil, view)
			if err != nil || !bytes.Equal(got, want.Bytes()) {
				t.Errorf("%s: %s differs: error %v", name, p.Path, err)
			}
		}
	}
	for _, name := range []string{"404", "about", "document", "documents", "home", "index", "page", "redirect", "review", "term", "withdrawn"} {
		if !seen[name] {
			t.Errorf("no page uses layouts/%s.html", name)
		}
	}
}
