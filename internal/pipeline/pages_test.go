package pipeline

import (
	"html"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"fonds/internal/authority"
	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/markdown"
)

// TestSavedPagesBecomeDocuments takes the pages of package webpage, with their
// hand-marked truth, the whole way: title, date and authors of the document, and
// the words of its page.
func TestSavedPagesBecomeDocuments(t *testing.T) {
	files, err := filepath.Glob("../webpage/testdata/*.txtar")
	if err != nil || len(files) < 10 {
		t.Fatal(files, err)
	}
	index, err := authority.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		seeds := fstest.MapFS{}
		page, truth := "", ""
		for _, f := range archive.Files {
			switch {
			case f.Name == "truth":
				truth = string(f.Data)
			default:
				if page == "" {
					page = f.Name
				}
				seeds[f.Name] = &fstest.MapFile{Data: f.Data}
			}
		}
		head, body, ok := strings.Cut(truth, "\n\n")
		if !ok || page == "" {
			t.Fatalf("%s has no truth", file)
		}
		r, err := reader{seeds: seeds, index: index, log: &diag.Log{}}.read(page)
		if err != nil {
			t.Fatal(err)
		}
		doc := r.Parts[0].Document
		want := map[string][]string{}
		for line := range strings.Lines(head) {
			key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
			want[key] = append(want[key], value)
		}
		name := filepath.Base(file)
		if w := want["title"]; len(w) > 0 && authority.Key(doc.Title) != authority.Key(w[0]) {
			t.Errorf("%s: title %q, want %q", name, doc.Title, w[0])
		}
		if w := want["date"]; len(w) > 0 && doc.Date.String() != w[0] || len(w) == 0 && doc.Date.Known() {
			t.Errorf("%s: date %q, want %q", name, doc.Date, w)
		}
		html := html.UnescapeString(tags.ReplaceAllString(Numbered(strings.ReplaceAll(string(markdown.Render([]byte(doc.Body), nil).Text), "alt=\"", ">")), " "))
		shown, all := words(doc.Title+" "+html), words(body)
		count := map[string]int{}
		for _, w := range all {
			count[strings.ToLower(w)]++
		}
		hit := 0
		for _, w := range shown {
			if count[strings.ToLower(w)] > 0 {
				count[strings.ToLower(w)]--
				hit++
			}
		}
		size := len(shown) + len(all)
		for _, e := range r.Parts[0].Evidence { // what the page shows in its head
			for _, w := range words(e.Words) {
				if w = strings.ToLower(w); e.Moved && count[w] > 0 {
					count[w]--
					hit++
					size++
				}
			}
		}
		f1 := 2 * float64(hit) / float64(size)
		if f1 < 0.95 {
			t.Errorf("%s: F1 of words %.3f\n%s", name, f1, doc.Body)
		}
		t.Logf("%s: F1 of words %.3f, title %q, date %s, authors %q", name, f1, doc.Title, doc.Date, doc.Authors)
	}
}

// TestAPageOfFramesIsReadWithItsFrame: the page in the frame came along in the
// folder of the browser; a page beside it is a seed of its own.
func TestAPageOfFramesIsReadWithItsFrame(t *testing.T) {
	const text = "<html><head><title>Appeal of the Ferrymen</title></head><body><h1>Appeal of the Ferrymen</h1><p>We have rowed for nine years without a day of rest, and we ask the county to pay what it promised us in spring.</p></body></html>"
	seeds := fstest.MapFS{
		"page.html":            {Data: []byte(`<html><head><title>County Archive</title></head><frameset cols="20%,80%"><frame src="page_files/menu.html"><frame src="page_files/main.html"><frame src="beside.html"><frame src="../../etc/passwd"><frame src="page.html"></frameset></html>`)},
		"page_files/main.html": {Data: []byte(text)},
		"page_files/menu.html": {Data: []byte("<body><a href=main.html>Start</a></body>")},
		"beside.html":          {Data: []byte("<body><p>Another page, which is a seed of its own and stands beside the first.</p></body>")},
	}
	index, _ := authority.New(nil)
	r, err := reader{seeds: seeds, index: index, log: &diag.Log{}}.read("page.html")
	if err != nil {
		t.Fatal(err)
	}
	doc := r.Parts[0].Document
	if !strings.Contains(doc.Body, "rowed for nine years") || strings.Contains(doc.Body, "seed of its own") {
		t.Errorf("the text is not the frame's:\n%s", doc.Body)
	}
	if doc.Title != "Appeal of the Ferrymen" {
		t.Errorf("title %q", doc.Title)
	}
	if !slices.ContainsFunc(r.Parts[0].Warnings, func(w document.Warning) bool { return strings.Contains(w.Text, "seeds/page_files/main.html") }) {
		t.Error("nothing says where the text came from:", r.Parts[0].Warnings)
	}
}
