package pipeline_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"

	"fonds/internal/diag"
	"fonds/internal/pipeline"
	"fonds/internal/sitetest"
	"fonds/static"
)

// example is a fenced block of a guide whose first line names, after the
// language, a file of the collection, a file of the site, or the messages.
var example = regexp.MustCompile("(?s)\n```[a-z]+ (\\S+)\n(.*?)```\n")

var woff2 = regexp.MustCompile(`[\w/-]+\.woff2`)

// TestTheExamplesOfTheGuideToThemesWork builds a collection of the examples of
// each section of docs/theming.md. Files under public/ show lines that the file
// of the site must have.
func TestTheExamplesOfTheGuideToThemesWork(t *testing.T) {
	guide, err := os.ReadFile("../../docs/theming.md")
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := fs.Glob(static.FS, "fonts/*.woff2")
	if err != nil || len(fonts) == 0 {
		t.Fatal(fonts, err)
	}
	font, err := fs.ReadFile(static.FS, fonts[0])
	if err != nil {
		t.Fatal(err)
	}
	sections := strings.Split(string(guide), "\n## ")[1:]
	if len(sections) < 12 {
		t.Fatalf("only %d sections", len(sections))
	}
	for _, section := range sections {
		title, text, _ := strings.Cut(section, "\n")
		t.Run(title, func(t *testing.T) {
			c := sitetest.New(t, "-- seeds/a.txt --\nStatement of the River League\n\nCommunist Party of Kazakhstan\n\nThe text says that words are enough for most purposes.\n")
			c.Build()
			want, shown := map[string]string{}, 0
			for _, block := range example.FindAllStringSubmatch(text, -1) {
				name, body := block[1], block[2]
				switch {
				case strings.HasPrefix(name, "public/"), name == "errors", name == "warnings":
					want[name] = body
					shown++
				default:
					c.Write(name, body)
					for _, f := range woff2.FindAllString(body, -1) {
						c.Write("static/"+f, string(font))
					}
				}
			}
			if shown == 0 || strings.Count(text, "\n```") != 2*len(example.FindAllString(text, -1)) {
				t.Fatal("the section shows nothing that comes of it, or an example that is not of this form")
			}
			if errs := want["errors"]; errs != "" {
				if got := refused(t, c); got != errs {
					t.Errorf("messages\n%s\nwant\n%s", got, errs)
				}
				return
			}
			if _, err := pipeline.Build(context.Background(), c.Options()); err != nil && !errors.Is(err, pipeline.ErrMessages) {
				t.Fatal(err)
			}
			if c.Log.Count(diag.Error) > 0 || c.Messages() != want["warnings"] {
				t.Errorf("messages\n%s\nwant\n%s", c.Messages(), want["warnings"])
			}
			for name, lines := range want {
				if !strings.HasPrefix(name, "public/") {
					continue
				}
				file := c.Read(name)
				for line := range strings.Lines(lines) {
					if !strings.Contains(file, strings.TrimSpace(line)) {
						t.Errorf("%s lacks\n%s", name, line)
					}
				}
			}
		})
	}
}
