// Package sitetest builds whole sites for tests from txtar archives: files
// under seeds/, content/, layouts/ and site.yaml, as a collection has them.
package sitetest

import (
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"fonds/internal/diag"
	"fonds/internal/pipeline"
)

// Day is the day on which the tests' collections are made.
var Day = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)

// A Collection is a collection in a temporary folder.
type Collection struct {
	T   testing.TB
	Dir string
	Log *diag.Log // of the last run
}

// New makes a collection of the files of a txtar archive.
func New(t testing.TB, archive string) *Collection {
	t.Helper()
	c := &Collection{T: t, Dir: t.TempDir()}
	for _, f := range txtar.Parse([]byte(archive)).Files {
		c.Write(f.Name, string(f.Data))
	}
	return c
}

// Copy makes a collection of folders and files elsewhere: "texts=seeds" copies
// texts to seeds.
func Copy(t testing.TB, from string, parts ...string) *Collection {
	t.Helper()
	c := &Collection{T: t, Dir: t.TempDir()}
	for _, part := range parts {
		name, to, renamed := strings.Cut(part, "=")
		if !renamed {
			to = name
		}
		info, err := os.Stat(filepath.Join(from, name))
		if err != nil {
			t.Fatal(err)
		}
		if info.IsDir() {
			if err := os.CopyFS(filepath.Join(c.Dir, to), os.DirFS(filepath.Join(from, name))); err != nil {
				t.Fatal(err)
			}
			continue
		}
		data, err := os.ReadFile(filepath.Join(from, name))
		if err != nil {
			t.Fatal(err)
		}
		c.Write(to, string(data))
	}
	return c
}

// Write writes a file of the collection.
func (c *Collection) Write(name, text string) {
	c.T.Helper()
	name = filepath.Join(c.Dir, name)
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		c.T.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		c.T.Fatal(err)
	}
}

// Read reads a file of the collection.
func (c *Collection) Read(name string) string {
	c.T.Helper()
	data, err := os.ReadFile(filepath.Join(c.Dir, name))
	if err != nil {
		c.T.Fatal(err)
	}
	return string(data)
}

// Options are the pipeline's options for the collection, with a new log.
func (c *Collection) Options() pipeline.Options {
	c.Log = &diag.Log{}
	return pipeline.Options{Source: c.Dir, Log: c.Log, Now: func() time.Time { return Day }}
}

// Import imports the seeds; an error fails the test.
func (c *Collection) Import() {
	c.T.Helper()
	if _, err := pipeline.Import(context.Background(), c.Options()); err != nil {
		c.T.Fatal(err, c.Messages())
	}
}

// Build imports and builds; an error fails the test.
func (c *Collection) Build() pipeline.Result {
	c.T.Helper()
	result, err := pipeline.Build(context.Background(), c.Options())
	if err != nil {
		c.T.Fatal(err, c.Messages())
	}
	return result
}

// Explain reads one seed, by its path under seeds/.
func (c *Collection) Explain(file string) pipeline.Reading {
	c.T.Helper()
	r, err := pipeline.Explain(c.Options(), file)
	if err != nil {
		c.T.Fatal(err)
	}
	return r
}

// Messages are the last run's messages, one a line.
func (c *Collection) Messages() string {
	var b strings.Builder
	for _, m := range c.Log.Messages() {
		b.WriteString(m.String() + "\n")
	}
	return b.String()
}

// Files reads every file under a folder of the collection, by its path there.
func (c *Collection) Files(folder string) map[string]string {
	c.T.Helper()
	files := map[string]string{}
	root := os.DirFS(filepath.Join(c.Dir, folder))
	err := fs.WalkDir(root, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		files[name] = string(data)
		return err
	})
	if err != nil {
		c.T.Fatal(err)
	}
	return files
}

// A Listed document is one of collection.json.
type Listed struct {
	ID        string   `json:"id"`
	Page      string   `json:"url"`
	Title     string   `json:"title"`
	Languages []string `json:"languages"`
}

// Documents reads collection.json of the built site.
func (c *Collection) Documents() []Listed {
	c.T.Helper()
	var data struct {
		Documents []Listed `json:"documents"`
	}
	if err := json.Unmarshal([]byte(c.Read("public/collection.json")), &data); err != nil {
		c.T.Fatal(err)
	}
	return data.Documents
}
