package sitetest_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"fonds/internal/sitetest"
)

// What a page may cost. The text of a document is not counted: that is the body
// as it is rendered, every byte and element within the block of the class "text",
// and the signatories repeated by country, which are the text's too and at most
// 300; their elements count. A list has no such text; it shows up to 50 documents
// or the terms of one page, and may have more bytes, but no more elements.
const (
	mostBytes    = 20 << 10 // of a page that shows a text, beside the text
	mostOfList   = 64 << 10 // of any other
	mostElements = 1500     // beside the text
	mostRequests = 5        // the page, style, script, fonts, pictures; the icon is fetched once for a site
	mostStyle    = 28 << 10
	mostPacked   = 8 << 10 // of the style, gzipped
	mostScript   = 6 << 10 // of all scripts of a page, gzipped; that of search, which search.html loads besides, may have 15 KB more
)

// figures are what one page costs.
type figures struct {
	bytes, elements         int // beside the text
	textBytes, textElements int
	requests                []string
	faults                  []string // what may not stand in a page at all
}

// measure reads a page.
func measure(page []byte) figures {
	f := figures{requests: []string{"the page"}}
	z := html.NewTokenizer(bytes.NewReader(page))
	open, text := 0, 0 // elements open; how many were when the text began
	italic, signers := false, false
	for {
		kind := z.Next()
		size := len(z.Raw())
		within := text > 0
		switch kind {
		case html.ErrorToken:
			if italic {
				f.requests = append(f.requests, "italics")
			}
			f.requests = append(f.requests, "font")
			return f
		case html.StartTagToken, html.SelfClosingTagToken:
			tag := z.Token()
			if within && !signers {
				f.textElements++
			} else {
				f.elements++
			}
			if !void[tag.Data] {
				open++
				if text == 0 && (slices.Contains(strings.Fields(attribute(tag, "class")), "text") || attribute(tag, "id") == "signatories") {
					text, signers = open, attribute(tag, "id") == "signatories"
				}
			}
			italic = italic || tag.Data == "em" || tag.Data == "i" || tag.Data == "cite"
			f.look(tag)
		case html.EndTagToken:
			if text == open {
				text, within = 0, false
			}
			open--
		}
		if within {
			f.textBytes += size
		} else {
			f.bytes += size
		}
	}
}

var void = map[string]bool{
	"area": true, "base": true, "br": true, "col": true, "embed": true, "hr": true, "img": true,
	"input": true, "link": true, "meta": true, "source": true, "track": true, "wbr": true,
}

// look finds what a tag makes the browser ask for, and what may not be inline.
func (f *figures) look(tag html.Token) {
	ask := func(what string) {
		if strings.Contains(what, ":") || strings.HasPrefix(what, "//") {
			f.faults = append(f.faults, "asks another host for "+what)
		}
		if !slices.Contains(f.requests, what) {
			f.requests = append(f.requests, what)
		}
	}
	switch tag.Data {
	case "style":
		f.faults = append(f.faults, "has a style element")
	case "script":
		if src := attribute(tag, "src"); src != "" {
			ask(src)
		} else if attribute(tag, "type") != "application/ld+json" { // data, which no browser runs
			f.faults = append(f.faults, "has a script element with a script in it")
		}
	case "link":
		switch attribute(tag, "rel") {
		case "stylesheet", "preload":
			ask(attribute(tag, "href"))
		}
	case "img", "iframe", "embed", "video", "audio", "source", "input":
		if src := attribute(tag, "src"); src != "" {
			ask(src)
		}
	}
	for _, a := range tag.Attr {
		if a.Key == "style" || (strings.HasPrefix(a.Key, "on") && len(a.Key) > 3) {
			f.faults = append(f.faults, fmt.Sprintf("has %s=%q on %s", a.Key, a.Val, tag.Data))
		}
	}
}

func attribute(tag html.Token, name string) string {
	for _, a := range tag.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// keeps says where a built site costs more than it may, and the greatest figures.
func keeps(t *testing.T, site string) {
	t.Helper()
	files := os.DirFS(site)
	packed := map[string]int{}
	read := func(name string) []byte {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	style := read("style.css")
	if n := gzipped(style); len(style) > mostStyle || n > mostPacked {
		t.Errorf("style.css has %d bytes, gzipped %d: at most %d and %d", len(style), n, mostStyle, mostPacked)
	}
	type top struct {
		n    int
		page string
	}
	greatest := map[string]top{}
	note := func(what string, n int, page string) {
		if n > greatest[what].n {
			greatest[what] = top{n, page}
		}
	}
	pages := 0
	err := fs.WalkDir(files, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || path.Ext(name) != ".html" {
			return err
		}
		pages++
		f := measure(read(name))
		limit, kind := mostOfList, "bytes of a list"
		if f.textBytes > 0 {
			limit, kind = mostBytes, "bytes beside a text"
		}
		note(kind, f.bytes, name)
		note("elements", f.elements, name)
		note("elements with the text", f.elements+f.textElements, name)
		note("requests", len(f.requests), name)
		if f.bytes > limit {
			t.Errorf("%s: %d bytes beside the text, at most %d", name, f.bytes, limit)
		}
		if f.elements > mostElements {
			t.Errorf("%s: %d elements beside the text, at most %d", name, f.elements, mostElements)
		}
		if len(f.requests) > mostRequests && name != "search.html" {
			t.Errorf("%s: %d requests, at most %d: %s", name, len(f.requests), mostRequests, strings.Join(f.requests, ", "))
		}
		scripts := 0
		for _, r := range f.requests {
			if script := path.Join(path.Dir(name), r); path.Ext(r) == ".js" && name != "404.html" {
				if packed[script] == 0 {
					packed[script] = gzipped(read(script))
				}
				scripts += packed[script]
			}
		}
		if scripts > mostScript && name != "search.html" || scripts > mostScript+15<<10 {
			t.Errorf("%s: %d bytes of scripts, gzipped", name, scripts)
		}
		for _, fault := range f.faults {
			t.Errorf("%s: %s", name, fault)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, what := range slices.Sorted(maps.Keys(greatest)) {
		t.Logf("%d pages, most %s: %d, %s", pages, what, greatest[what].n, greatest[what].page)
	}
}

func gzipped(data []byte) int {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write(data)
	w.Close()
	return b.Len()
}

func TestThisCollectionKeepsItsBudgets(t *testing.T) {
	c := sitetest.Copy(t, "../..", "seeds", "content", "site.yaml")
	c.Build()
	keeps(t, filepath.Join(c.Dir, "public"))
}

func TestRealTextsKeepTheBudgets(t *testing.T) {
	corpus := os.Getenv("FONDS_CORPUS")
	if corpus == "" {
		t.Skip("FONDS_CORPUS names no corpus of real texts")
	}
	c := sitetest.Copy(t, corpus, "texts=seeds")
	c.Build()
	keeps(t, filepath.Join(c.Dir, "public"))
}

// TestManyDocumentsKeepTheBudgets: lists of hundreds, or with FONDS_DOCUMENTS=10000
// of thousands, of documents, signatories and terms.
func TestManyDocumentsKeepTheBudgets(t *testing.T) {
	n := 300
	if s := os.Getenv("FONDS_DOCUMENTS"); s != "" {
		var err error
		if n, err = strconv.Atoi(s); err != nil || n < 1 {
			t.Fatalf("FONDS_DOCUMENTS=%q is no number of documents", s)
		}
	}
	c := many(t, n)
	c.Build()
	keeps(t, filepath.Join(c.Dir, "public"))
}
