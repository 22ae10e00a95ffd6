// Package check reads a built site back and says what is wrong with it: links
// and fragments that lead nowhere, ids given twice, requests to other hosts,
// active content, faulty HTML, files that are not as they were built.
//
// It trusts nothing that the build knows: it reads the files alone, each once.
// Pages are read side by side and forgotten; kept of each are its ids, as
// numbers, and its links to places in other pages, which are looked at last.
package check

import (
	"io/fs"
	"path"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"fonds/internal/diag"
)

// Site checks every file of a site; findings go to the log as errors with file
// and line. It returns the number of pages and of links checked. The error is
// one of reading.
//
// A file that the manifest does not list was put there by somebody else (a
// CNAME, say): that is a warning, and it is not looked into. Of very many
// findings the first are told, and how many more there are.
func Site(fsys fs.FS, log *diag.Log) (pages, links int, err error) {
	c := &checker{fsys: fsys, places: map[string]int32{}, folders: map[string]bool{".": true}, report: report{log: log}}
	if err := c.list(); err != nil {
		return 0, 0, err
	}
	if err := c.readManifest(); err != nil {
		return 0, 0, err
	}
	c.ids = make([][]uint64, len(c.files))
	for from := 0; from < len(c.files); from += batch {
		results, err := c.read(from, min(from+batch, len(c.files)))
		if err != nil {
			return 0, 0, err
		}
		for i, r := range results {
			c.report.add(r.findings)
			c.fragments = append(c.fragments, r.fragments...)
			links += r.links
			if c.files[from+i].page {
				pages++
			}
		}
	}
	c.checkFragments()
	c.report.end()
	return pages, links, nil
}

// batch is how many files are read before what was found in them is told.
const batch = 2048

type checker struct {
	fsys      fs.FS
	files     []file
	places    map[string]int32 // of the files, by name
	folders   map[string]bool
	manifest  bool       // there is one
	ids       [][]uint64 // by file: hashes of its page's ids, sorted
	fragments []fragment
	report    report
}

// file is one file of the site.
type file struct {
	name   string
	sum    string // by the manifest
	listed bool   // in the manifest
	page   bool   // a page that is looked into
}

// list finds the files, in the order of their names.
func (c *checker) list() error {
	return fs.WalkDir(c.fsys, ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir():
			c.folders[name] = true
		case !e.Type().IsRegular():
			c.report.add(findings{list: []diag.Message{{Level: diag.Error, File: name, Text: "is no regular file", Hint: "remove it"}}})
		default:
			c.places[name] = int32(len(c.files))
			c.files = append(c.files, file{name: name})
		}
		return nil
	})
}

// result is what reading one file gives.
type result struct {
	findings  findings
	links     int
	fragments []fragment
}

// read reads some of the files, as many at a time as there are processors.
func (c *checker) read(from, to int) ([]result, error) {
	var (
		results = make([]result, to-from)
		errs    = make([]error, to-from)
		next    atomic.Int64
		workers sync.WaitGroup
	)
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			r := reader{checker: c}
			for {
				i := int(next.Add(1)) - 1
				if i >= len(results) {
					return
				}
				results[i], errs[i] = r.read(from + i)
			}
		})
	}
	workers.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return results, nil
}

// foreign reports whether a file is not ours to judge.
func (c *checker) foreign(f file) bool { return c.manifest && !f.listed || f.name == manifestName }

func isPage(name string) bool { return path.Ext(name) == ".html" }

// isText reports whether a file must be UTF-8. Originals are the bytes as
// received, whatever they are.
func isText(name string) bool {
	switch path.Ext(name) {
	case ".html", ".css", ".js", ".json", ".xml", ".csv", ".bib", ".svg", ".md", ".webmanifest":
		return true
	case ".txt":
		return !strings.HasPrefix(name, "originals/")
	}
	return false
}
