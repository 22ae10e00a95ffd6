package pipeline_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fonds/internal/pipeline"
	"fonds/internal/sitetest"
)

const oneSeed = "-- seeds/a.txt --\nA Statement on Words\n\nThe text says that words are enough for most purposes.\n"

// refused builds, which must fail, and checks that the old site is as it was.
func refused(t *testing.T, c *sitetest.Collection) string {
	t.Helper()
	before := c.Files("public")
	if _, err := pipeline.Build(context.Background(), c.Options()); !errors.Is(err, pipeline.ErrMessages) {
		t.Fatalf("error %v, want messages", err)
	}
	if d := differences(before, c.Files("public")); d != "" {
		t.Errorf("the old site is not as it was: %s", d)
	}
	return c.Messages()
}

func TestAFaultInOneLayoutLeavesTheOldSite(t *testing.T) {
	for file, test := range map[string]struct{ text, want string }{
		"layouts/page.html":              {"{{define \"main\"}}\n{{shout}}{{end}}", "layouts/page.html:2: error: there is no function shout; "},
		"layouts/about.html":             {"{{define \"main\"}}<h1>About</h1>\n{{.Nothing}}{{end}}", "layouts/about.html:2: error: site.AboutView has no field Nothing; its fields are Frame, Heading, "},
		"layouts/partials/masthead.html": {"{{define \"masthead\"}}\n\n{{.Nothing}}{{end}}", "layouts/partials/masthead.html:3: error: *site.Chrome has no field Nothing; its fields are Site, "},
		"layouts/i18n/en.yaml":           {"section: [\n", "layouts/i18n/en.yaml:"},
		"static/custom.css":              {"a{", ""},
		"static/site.js":                 {"\nfunction (", "static/site.js:2: error: expected Identifier "},
		"static/index.html":              {"x", "static/index.html: error: has the address of a page; "},
		"static/documents/Index.html":    {"x", "static/documents/Index.html: error: has the address of a page; "},
		"static/originals/x.txt":         {"x", "static/originals/x.txt: error: has the address of the texts as received; "},
		"static/collection.json":         {"{}", "static/collection.json: error: has the address of the collection as data; "},
		"content/pages/x.md":             {"---\ntitle: X\nnav: top\n---\n", "content/pages/x.md:3: error: nav: “top” is no place for a link; "},
		"site.yaml":                      {"title: x\nlogo: ../../secret.svg\n", `site.yaml:2: error: "../../secret.svg" is no path within static/; `},
	} {
		t.Run(file, func(t *testing.T) {
			c := sitetest.New(t, oneSeed)
			c.Build()
			c.Write(file, test.text)
			if test.want == "" {
				c.Build()
				return
			}
			if got := refused(t, c); !strings.HasPrefix(got, test.want) {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

func TestNothingIsReadThroughALinkOutOfTheCollection(t *testing.T) {
	c := sitetest.New(t, oneSeed)
	outside := t.TempDir()
	if err := os.WriteFile(filepath.Join(outside, "secret.svg"), []byte("secret"), 0o666); err != nil {
		t.Fatal(err)
	}
	link := func(name string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(filepath.Join(c.Dir, name)), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(filepath.Join(outside, "secret.svg"), filepath.Join(c.Dir, name)); err != nil {
			t.Skip(err)
		}
	}
	link("static/secret.svg")
	c.Build()
	if got := c.Messages(); !strings.Contains(got, "static/secret.svg: warning: is no regular file; left out; put a copy of the file there") {
		t.Error(got)
	}
	c.Write("site.yaml", "logo: secret.svg\n")
	if got := refused(t, c); !strings.Contains(got, "site.yaml:1: error: static/secret.svg is no regular file; ") {
		t.Error(got)
	}
	c.Write("site.yaml", "title: x\n")
	link("layouts/page.html")
	if got := refused(t, c); !strings.Contains(got, "layouts/page.html: error: is no regular file; left out") {
		t.Error(got)
	}
	for _, name := range []string{"static", "layouts"} {
		if err := os.RemoveAll(filepath.Join(c.Dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(outside, filepath.Join(c.Dir, "static")); err != nil {
		t.Fatal(err)
	}
	c.Build()
	if got := c.Messages(); !strings.Contains(got, "static: warning: is a link that leads out of the collection, and is not read; put the folder itself there") {
		t.Error(got)
	}
	for name, text := range c.Files("public") {
		if strings.Contains(text, "secret") {
			t.Errorf("%s holds what lies outside", name)
		}
	}
}

func TestFaultsOfDifferentFilesAreToldTogether(t *testing.T) {
	c := sitetest.New(t, oneSeed)
	c.Build()
	c.Write("content/pages/x.md", "---\nx: y\n---\n")
	c.Write("layouts/page.html", "{{define \"main\"}}{{shout}}{{end}}")
	c.Write("layouts/partials/rows.html", "{{define \"rows\"}}\n{{whisper}}{{end}}")
	got := refused(t, c)
	for _, want := range []string{"content/pages/x.md:1: error: has no title", "layouts/page.html:1: error: there is no function shout", "layouts/partials/rows.html:2: error: there is no function whisper"} {
		if !strings.Contains(got, want) {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// TestAChangedLookReachesEveryPage: pages that are kept from the last build are
// those that a build from nothing makes.
func TestAChangedLookReachesEveryPage(t *testing.T) {
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>`
	steps := []map[string]string{
		{"site.yaml": "title: x\n"},
		{"site.yaml": "title: x\ncolours: {light: {bg: '#FFFFFF'}}\n"},
		{"static/l.svg": svg, "site.yaml": "title: x\nlogo: l.svg\n"},
		{"static/l.svg": `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 18 9"/>`},
		{"site.yaml": "title: x\nfonts: system\nfront_page: Hello.\n"},
		{"content/pages/a.md": "---\ntitle: A\nnav: masthead\n---\nText\n"},
		{"content/pages/a.md": "---\ntitle: A\nnav: none\n---\nText\n"},
		{"layouts/partials/footer.html": `{{define "footer"}}<footer id="sections">mine</footer>{{end}}`},
		{"layouts/i18n/fr.yaml": "section: {documents: Textes}\n", "site.yaml": "title: x\nlanguage: fr\n"},
		{"static/custom.css": "p{color:red}"},
	}
	c := sitetest.New(t, oneSeed)
	for i, step := range steps {
		for name, text := range step {
			c.Write(name, text)
		}
		c.Build()
		parts := []string{"seeds", "content", "site.yaml"}
		for _, folder := range []string{"layouts", "static"} {
			if _, err := os.Stat(filepath.Join(c.Dir, folder)); err == nil {
				parts = append(parts, folder)
			}
		}
		fresh := sitetest.Copy(t, c.Dir, parts...)
		fresh.Build()
		if d := differences(fresh.Files("public"), c.Files("public")); d != "" {
			t.Errorf("step %d: %s", i, d)
		}
	}
}

func TestALayoutThatNoPageHasIsNamed(t *testing.T) {
	c := sitetest.New(t, oneSeed)
	c.Write("layouts/abuot.html", `{{define "main"}}<h1>About</h1>{{end}}`)
	c.Write("layouts/partial/rows.html", "x")
	c.Build()
	for _, want := range []string{
		"layouts/abuot.html: warning: is the layout of no page; name it after one of 404.html, about.html, base.html, ",
		", withdrawn.html, or put it into layouts/partials\n",
		"layouts/partial: warning: is not read; call it partials or i18n, or remove it\n",
	} {
		if got := c.Messages(); !strings.Contains(got, want) {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestOwnStaticFilesAddAndTakeThePlaceOfOthers(t *testing.T) {
	c := sitetest.New(t, oneSeed)
	c.Write("static/robots.txt", "User-agent: *\nDisallow: /\n")
	c.Write("static/favicon.svg", "<svg/>")
	c.Write("static/photos/a.jpg", "picture")
	c.Write("static/custom.css", "h1 { color : red }")
	c.Build()
	files := c.Files("public")
	for name, want := range map[string]string{"robots.txt": "User-agent: *\nDisallow: /\n", "favicon.svg": "<svg/>", "photos/a.jpg": "picture"} {
		if files[name] != want {
			t.Errorf("%s is %q", name, files[name])
		}
	}
	if !strings.HasSuffix(files["style.css"], "h1{color:red}") {
		t.Error("the styles of custom.css are not the last")
	}
	if _, ok := files["custom.css"]; ok {
		t.Error("custom.css is there twice")
	}
}
