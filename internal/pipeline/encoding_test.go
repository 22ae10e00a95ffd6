package pipeline_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"fonds/internal/charset"
	"fonds/internal/pipeline"
	"fonds/internal/sitetest"
)

// appeal is a text in Russian, in the encoding named.
func appeal(t *testing.T, encoding string) string {
	t.Helper()
	data, err := charset.Encoding(encoding).NewEncoder().String("Обращение рыбаков Аральского моря\n\n12 мая 1989 года\n\nМы просим сохранить воду в дельте и вернуть людям работу на промыслах.\n")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// page is the only page of a document in the collection, and content its file.
func only(t *testing.T, c *sitetest.Collection, folder string) string {
	t.Helper()
	var found string
	for name, data := range c.Files(folder) {
		if strings.HasPrefix(name, ".") || strings.HasSuffix(name, "index.html") {
			continue
		}
		if found != "" {
			t.Fatalf("%s holds more than one", folder)
		}
		found = data
	}
	return found
}

func TestAnOldEncodingIsReadAndThePageSaysHowItWasTold(t *testing.T) {
	for _, encoding := range []string{"windows-1251", "KOI8-R", "IBM866"} {
		c := sitetest.New(t, "")
		c.Write("seeds/a.txt", appeal(t, encoding))
		c.Build()
		if text := only(t, c, "content/documents"); !strings.Contains(text, "title: Обращение рыбаков Аральского моря") || !strings.Contains(text, "date: 1989-05-12") {
			t.Errorf("%s: content is\n%s", encoding, text)
		}
		page := only(t, c, "public/documents")
		for _, want := range []string{"Character set", encoding + ", in which its letters make sense", "line 1"} {
			if !strings.Contains(page, want) {
				t.Errorf("%s: the page does not say %q", encoding, want)
			}
		}
		if m := c.Messages(); m != "" {
			t.Errorf("%s: %s", encoding, m)
		}
	}
}

func TestPeopleOverruleAnEncoding(t *testing.T) {
	c := sitetest.New(t, "")
	c.Write("seeds/old/a.txt", appeal(t, "KOI8-R"))
	c.Build()
	right := only(t, c, "public/documents")

	has := func(when string, parts ...string) {
		t.Helper()
		page := only(t, c, "public/documents")
		for _, want := range parts {
			if !strings.Contains(page, want) {
				t.Errorf("%s: the page does not hold %q", when, want)
			}
		}
	}
	c.Write("site.yaml", "encodings:\n  - {files: \"old/*.txt\", encoding: cp1251}\n")
	c.Build()
	garbled, _ := charset.Decode("windows-1251", []byte(strings.Fields(appeal(t, "KOI8-R"))[8]))
	has("by site.yaml", "windows-1251, as the editors found", garbled)

	c.Write("seeds/old/a.yaml", "encoding: cp866\n")
	c.Build()
	has("by a sidecar", "IBM866, as the editors found")

	// The cache knows of it, and so does a build that does not import.
	c.Write("seeds/old/a.txt.yaml", "encoding: koi8-r\n")
	o := c.Options()
	o.NoImport = true
	if _, err := pipeline.Build(context.Background(), o); err != nil {
		t.Fatal(err, c.Messages())
	}
	has("by the other sidecar, without an import", "KOI8-R, as the editors found")
	c.Build()
	has("by the other sidecar", "KOI8-R, as the editors found", "Мы просим")

	r, err := pipeline.Explain(c.Options(), "old/a.txt")
	if err != nil || r.Seed.Encoding != "KOI8-R" || r.Seed.Told != "seeds/old/a.txt.yaml" {
		t.Errorf("explained as %+v, %v", r.Seed, err)
	}

	if strings.Contains(right, "as the editors found") {
		t.Error("nobody had found anything yet")
	}
}

func TestAMistakeInASidecarStopsTheImport(t *testing.T) {
	c := sitetest.New(t, "")
	c.Write("seeds/a.txt", appeal(t, "KOI8-R"))
	c.Import()
	before := c.Files("content")
	c.Write("seeds/a.yaml", "# told by the donor\nencoding: koi9\n")
	c.Write("seeds/b.txt", "Another text.\n")
	c.Write("seeds/b.txt.yaml", "codepage: 866\n")
	if _, err := pipeline.Import(context.Background(), c.Options()); !errors.Is(err, pipeline.ErrMessages) {
		t.Fatal(err)
	}
	want := `seeds/a.yaml:2: error: encoding "koi9" is unknown; write a name such as windows-1251, koi8-r or gb18030; docs/seeds.md lists them
seeds/b.txt.yaml:1: error: there is no key codepage; the keys are listed in docs/seeds.md
`
	if m := c.Messages(); m != want {
		t.Errorf("got\n%s", m)
	}
	if d := differences(before, c.Files("content")); d != "" {
		t.Errorf("content changed:\n%s", d)
	}
}

func TestADoubtfulEncodingIsShownWithWhatItMayBe(t *testing.T) {
	c := sitetest.New(t, "")
	c.Write("seeds/a.txt", "Report of the delegation\n\nInterpreter: \x99\xa5\n")
	c.Build()
	if m := c.Messages(); !strings.HasPrefix(m, "seeds/a.txt:3: warning: its encoding is in doubt: read as ") || strings.Count(m, "\n") != 1 {
		t.Errorf("got %s", m)
	}
	if page := only(t, c, "public/documents"); !strings.Contains(page, "The encoding of the file is in doubt: it was read as ") {
		t.Error("the page does not say so")
	}
}
