package check

import (
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"fonds/internal/diag"
)

var update = flag.Bool("update", false, "rewrite what the sites of testdata are wanted to give")

// A case is one small site and what is to be found in it.
type site struct {
	name  string
	files fstest.MapFS
	want  string
}

// sitesOf reads an archive: each folder at its top is a site, with the findings
// in its file "want". A page that does not begin with "<!doctype" gets a head
// and a first heading, on the line it begins with. A name may end in
// " (unlisted)", to be left out of the manifest, or " (altered)", to have
// another hash there, or " (listed)", to be there alone. \xNN in a file is a byte.
func sitesOf(t *testing.T, a *txtar.Archive) []*site {
	t.Helper()
	var sites []*site
	manifests := map[*site]string{}
	for _, f := range a.Files {
		of, name, ok := strings.Cut(f.Name, "/")
		if !ok {
			t.Fatalf("%s is in no site", f.Name)
		}
		at := slices.IndexFunc(sites, func(s *site) bool { return s.name == of })
		if at < 0 {
			at = len(sites)
			sites = append(sites, &site{name: of, files: fstest.MapFS{}})
		}
		s := sites[at]
		if name == "want" {
			s.want = string(f.Data)
			continue
		}
		text := string(f.Data)
		for _, b := range []byte{0xff, 0xd0} {
			text = strings.ReplaceAll(text, fmt.Sprintf(`\x%x`, b), string([]byte{b}))
		}
		name, unlisted := strings.CutSuffix(name, " (unlisted)")
		name, altered := strings.CutSuffix(name, " (altered)")
		name, alone := strings.CutSuffix(name, " (listed)")
		if strings.HasSuffix(name, ".html") && !strings.HasPrefix(text, "<!doctype") {
			text = `<!doctype html><html lang="en"><head><title>T</title></head><body><h1>H</h1>` + text
		}
		if !alone {
			s.files[name] = &fstest.MapFile{Data: []byte(text)}
		}
		if altered {
			text += "x"
		}
		if !unlisted && name != manifestName {
			manifests[s] += fmt.Sprintf("%x  %s\n", sha256.Sum256([]byte(text)), name)
		}
	}
	for _, s := range sites {
		if own := s.files[manifestName]; own == nil {
			s.files[manifestName] = &fstest.MapFile{Data: []byte(manifests[s])}
		} else if string(own.Data) == "none\n" {
			delete(s.files, manifestName)
		}
	}
	return sites
}

func found(t testing.TB, site fs.FS) string {
	t.Helper()
	log := &diag.Log{}
	pages, links, err := Site(site, log)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, m := range log.Messages() {
		fmt.Fprintln(&b, m)
	}
	fmt.Fprintf(&b, "%d pages, %d links\n", pages, links)
	return b.String()
}

func TestFindings(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no archives", err)
	}
	for _, name := range archives {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sites := sitesOf(t, a)
		for _, s := range sites {
			t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar")+"/"+s.name, func(t *testing.T) {
				got := found(t, s.files)
				if *update {
					set(a, s.name+"/want", got)
				} else if got != s.want {
					t.Errorf("found\n%swant\n%s", got, s.want)
				}
			})
		}
		if *update {
			if err := os.WriteFile(name, txtar.Format(a), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// set puts a file into an archive, behind the others of its site.
func set(a *txtar.Archive, name, data string) {
	at := 0
	for i, f := range a.Files {
		if f.Name == name {
			a.Files[i].Data = []byte(data)
			return
		}
		if strings.HasPrefix(f.Name, filepath.Dir(name)+"/") {
			at = i + 1
		}
	}
	a.Files = slices.Insert(a.Files, at, txtar.File{Name: name, Data: []byte(data)})
}

// listing makes the manifest of a site.
func listing(site fstest.MapFS) fstest.MapFS {
	text := ""
	for name, f := range site {
		text += fmt.Sprintf("%x  %s\n", sha256.Sum256(f.Data), name)
	}
	site[manifestName] = &fstest.MapFile{Data: []byte(text)}
	return site
}

func TestFindingsAreBounded(t *testing.T) {
	site := fstest.MapFS{}
	for i := range batch + 300 {
		site[fmt.Sprintf("p%05d.html", i)] = &fstest.MapFile{Data: []byte(`<!doctype html><html lang="en"><title>T</title><h1>H</h1>` + strings.Repeat(`<a href="none.html">x</a>`, 30))}
	}
	listing(site)
	first := found(t, site)
	if lines := strings.Count(first, "\n"); lines > mostOfAll+mostOfAll/mostOfAFile+2 {
		t.Errorf("%d lines of findings", lines)
	}
	for _, want := range []string{
		"p00000.html: error: 10 more findings in this file\n",
		fmt.Sprintf("%d more findings in other files", (batch+300)*30-mostOfAll/mostOfAFile*30),
	} {
		if !strings.Contains(first, want) {
			t.Errorf("the findings do not say %q", want)
		}
	}
	if again := found(t, site); again != first {
		t.Error("the findings differ from run to run")
	}
}

func TestUnlistedFilesAreBounded(t *testing.T) {
	site := fstest.MapFS{}
	for i := range 30 {
		site[fmt.Sprintf("x%02d.html", i)] = &fstest.MapFile{Data: []byte("x")}
	}
	site[manifestName] = &fstest.MapFile{Data: []byte("\n")}
	if got := found(t, site); strings.Count(got, "\n") != mostOfAFile+2 || !strings.Contains(got, "10 more files are not of this build") {
		t.Error(got)
	}
}

type failing struct{ fs.FS }

func (f failing) Open(name string) (fs.File, error) {
	if name == "b.html" {
		return nil, errors.New("input/output error")
	}
	return f.FS.Open(name)
}

func TestErrorsOfReadingComeBack(t *testing.T) {
	site := listing(fstest.MapFS{"a.html": {Data: []byte("x")}, "b.html": {Data: []byte("x")}})
	if _, _, err := Site(failing{site}, &diag.Log{}); err == nil {
		t.Error("no error")
	}
}

func TestOnlyRegularFilesBelongToASite(t *testing.T) {
	site := listing(fstest.MapFS{})
	site["link.html"] = &fstest.MapFile{Mode: fs.ModeSymlink}
	if got := found(t, site); !strings.HasPrefix(got, "link.html: error: is no regular file; remove it\n") {
		t.Error(got)
	}
}

func TestLinesOfTextThatIsNotUTF8(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "a\nб\n人🙂\ufffd\n": 0, "\xff": 1, "a\nb\xd0": 2, "a\n\xd0\n": 2, "a\n\n\xed\xa0\x80": 3, "🙂\n\xf0\x9f": 2, "\xf0\x9f\x99x": 1,
	} {
		for size := 1; size <= len(text)+1; size++ {
			var u utf8Reader
			for piece := range slices.Chunk([]byte(text), size) {
				u.Write(piece)
			}
			if got := u.fault(); got != want {
				t.Errorf("%q in pieces of %d: line %d, want %d", text, size, got, want)
			}
		}
	}
}

func TestAddressesInStylesheets(t *testing.T) {
	for css, want := range map[string]string{
		`a{b:url(x.png)} c{d:URL( "y z.png" )}`:                     "x.png|y z.png",
		`@import "a.css"; @import url('b.css') print; c{d:"e"}`:     "a.css|b.css",
		`/* url(no.png) */ a{content:"url(no.png)";b:url(yes.png)}`: "yes.png",
		`a{b:image-set("x.png" 1x, url(y.png) 2x);content:"no"}`:    "x.png|y.png",
		`a{b:url(a\29 b.png)} c{d:url("\"x\"")}`:                    `a)b.png|"x"`,
		`a{b:myurl(no.png);c:my-url(no.png)}`:                       "",
		`a{b:url(`:                                                  "",
		`a{b:url("x`:                                                "x",
		`a{b:url(x`:                                                 "x",
		`/* `:                                                       "",
	} {
		var got []string
		addressesIn([]byte(css), func(offset int, value []byte) {
			if offset < 0 || offset > len(css) {
				t.Errorf("%q: place %d", css, offset)
			}
			got = append(got, string(value))
		})
		if got := strings.Join(got, "|"); got != want {
			t.Errorf("%q: %q, want %q", css, got, want)
		}
	}
}

func TestCandidatesOfASrcset(t *testing.T) {
	for set, want := range map[string]string{
		"a.png": "a.png", "a.png, b.png 2x": "a.png|b.png", " a.png 1x ,b.png 100w 50h,": "a.png|b.png", "a,b.png 2x": "a,b.png", "": "", ",,": "", "a.png,": "a.png",
	} {
		var got []string
		for _, c := range candidates([]byte(set)) {
			got = append(got, string(c))
		}
		if got := strings.Join(got, "|"); got != want {
			t.Errorf("%q: %q, want %q", set, got, want)
		}
	}
}

// FuzzSite looks for pages and stylesheets that break the check.
func FuzzSite(f *testing.F) {
	f.Add(`<h1 id=a>x</h1><a href="#a">y</a>`, `a{b:url(x)}`)
	f.Add(`<svg><title></svg><script type=application/ld+json>{`, `@import "`)
	f.Add(`<a href="java&#10;script:x"><img srcset=",a 1x,,">`, `url(\`)
	f.Fuzz(func(t *testing.T, page, css string) {
		site := listing(fstest.MapFS{
			"d/a.html": {Data: []byte(page)}, "d/b.css": {Data: []byte(css)}, "c.svg": {Data: []byte(page)}, "d.xml": {Data: []byte(page)},
		})
		if first := found(t, site); first != found(t, site) {
			t.Error("the findings differ from run to run")
		}
	})
}

func BenchmarkSite(b *testing.B) {
	site := fstest.MapFS{}
	for i := range 1000 {
		var page strings.Builder
		fmt.Fprintf(&page, "<!doctype html><html lang=en><title>Page %d</title><h1 id=top>Page</h1>", i)
		for j := range 60 {
			fmt.Fprintf(&page, "<p id=p%d>%s<a href=../documents/%d.html#p%d>Link</a> <a href=%d.html>Link</a>\n",
				j, strings.Repeat("Some words of a paragraph that goes on for a while. ", 6), (i+j)%1000, j, (i*j)%1000)
		}
		site[fmt.Sprintf("documents/%d.html", i)] = &fstest.MapFile{Data: []byte(page.String())}
	}
	listing(site)
	b.ReportAllocs()
	for b.Loop() {
		log := &diag.Log{}
		if _, links, err := Site(site, log); err != nil || links != 120_000 || len(log.Messages()) > 0 {
			b.Fatal(links, err, log.Messages())
		}
	}
}
