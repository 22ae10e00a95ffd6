// Package check reads a built site back and says what is wrong with it: links
// and fragments that lead nowhere, ids given twice, requests to other hosts,
// active content, faulty HTML, files that are not as they were built.
//
// It trusts nothing that the build knows: it reads the files alone.
package check

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"net/url"
	"path"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"fonds/internal/diag"
)

// Site checks every file of a site; findings go to the log as errors with file
// and line. It returns the number of pages and of links checked. The error is
// one of reading.
func Site(fsys fs.FS, log *diag.Log) (pages, links int, err error) {
	c := &checker{fsys: fsys, log: log, files: map[string]bool{}}
	err = fs.WalkDir(fsys, ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			c.files[name] = true
		}
		return err
	})
	if err != nil {
		return 0, 0, err
	}
	c.folders = map[string]bool{".": true}
	for name := range c.files {
		for dir := path.Dir(name); !c.folders[dir]; dir = path.Dir(dir) {
			c.folders[dir] = true
		}
	}
	listed := c.manifest()
	names := slices.Sorted(maps.Keys(c.files))
	results := make([]result, len(names))
	if err := c.each(names, results, listed); err != nil {
		return 0, 0, err
	}
	ids := map[string]map[string]bool{}
	for i, name := range names {
		if results[i].page {
			pages++
			ids[name] = results[i].ids
		}
		links += results[i].links
	}
	for i, name := range names {
		for _, f := range results[i].fragments {
			if found, isPage := ids[f.file]; isPage && !found[f.id] {
				log.Errorf(name, f.line, "", "the link to %s#%s leads nowhere: the page has no such id", f.file, f.id)
			}
		}
	}
	return pages, links, nil
}

type checker struct {
	fsys    fs.FS
	log     *diag.Log
	files   map[string]bool
	folders map[string]bool
}

// A result is what one file gives for the checks across files.
type result struct {
	page      bool
	links     int
	ids       map[string]bool
	fragments []fragment
}

// A fragment is a link to a place within a page.
type fragment struct {
	line     int
	file, id string
}

func (c *checker) each(names []string, results []result, listed map[string]string) error {
	var (
		next     = make(chan int)
		done     sync.WaitGroup
		mu       sync.Mutex
		failures []error
	)
	for range runtime.GOMAXPROCS(0) {
		done.Go(func() {
			for i := range next {
				r, err := c.file(names[i], listed)
				results[i] = r
				if err != nil {
					mu.Lock()
					failures = append(failures, err)
					mu.Unlock()
				}
			}
		})
	}
	for i := range names {
		next <- i
	}
	close(next)
	done.Wait()
	return errors.Join(failures...)
}

const manifestName = "manifest.sha256"

// manifest reads the list of the site's files; a site without one is not ours,
// and what is not listed was put there by somebody else.
func (c *checker) manifest() map[string]string {
	data, err := fs.ReadFile(c.fsys, manifestName)
	if err != nil {
		c.log.Errorf(manifestName, 0, "build the site again", "cannot be read: %v", err)
		return nil
	}
	listed := map[string]string{}
	for i, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		sum, name, ok := strings.Cut(line, "  ")
		if !ok || len(sum) != 2*sha256.Size {
			c.log.Errorf(manifestName, i+1, "build the site again", "is no line of a manifest")
			continue
		}
		listed[name] = sum
		if !c.files[name] {
			c.log.Errorf(manifestName, i+1, "build the site again", "lists %s, which is not there", name)
		}
	}
	return listed
}

func (c *checker) file(name string, listed map[string]string) (result, error) {
	if _, ours := listed[name]; !ours {
		return result{}, nil // the manifest itself, or a file somebody put there
	}
	f, err := c.fsys.Open(name)
	if err != nil {
		return result{}, err
	}
	defer f.Close()
	hash := sha256.New()
	var text bytes.Buffer
	to := io.Writer(hash)
	kind := path.Ext(name)
	switch kind {
	case ".html", ".css", ".xml", ".js", ".json", ".csv":
		to = io.MultiWriter(hash, &text)
	}
	if _, err := io.Copy(to, f); err != nil {
		return result{}, err
	}
	if hex.EncodeToString(hash.Sum(nil)) != listed[name] {
		c.log.Errorf(name, 0, "build the site again", "is not as it was built: its hash is not the manifest's")
	}
	if text.Len() > 0 && !utf8.Valid(text.Bytes()) {
		c.log.Errorf(name, 0, "", "is not valid UTF-8")
	}
	switch kind {
	case ".html":
		p := &page{checker: c, name: name, ids: map[string]bool{}}
		p.read(text.Bytes())
		return result{true, p.links, p.ids, p.fragments}, nil
	case ".css":
		return result{links: c.stylesheet(name, text.Bytes())}, nil
	case ".xml":
		c.xml(name, text.Bytes())
	}
	return result{}, nil
}

var cssURL = regexp.MustCompile(`url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)|@import\s+["']([^"']*)["']`)

// stylesheet checks the addresses in a stylesheet.
func (c *checker) stylesheet(name string, data []byte) (links int) {
	for _, m := range cssURL.FindAllSubmatchIndex(data, -1) {
		links++
		target := ""
		for i := 2; i < len(m); i += 2 {
			if m[i] >= 0 {
				target = string(data[m[i]:m[i+1]])
			}
		}
		line := 1 + bytes.Count(data[:m[0]], []byte("\n"))
		file, _, problem := c.resolve(name, target)
		if problem == "" && !c.files[file] {
			problem = "there is no such file"
		}
		if problem != "" {
			c.log.Errorf(name, line, "", "url(%s): %s", target, problem)
		}
	}
	return links
}

func (c *checker) xml(name string, data []byte) {
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		_, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			line, _ := d.InputPos()
			c.log.Errorf(name, line, "", "is not well-formed: %v", err)
			return
		}
	}
}

// resolve finds the file and the fragment that an address in a file of the site
// means. problem says why it can mean none.
func (c *checker) resolve(from, address string) (file, id, problem string) {
	u, err := url.Parse(address)
	switch {
	case err != nil:
		return "", "", "is no address"
	case u.Scheme != "" || u.Host != "":
		return "", "", "asks another host"
	case u.RawQuery != "":
		return "", "", "a file has no query"
	case strings.HasPrefix(u.Path, "/"):
		return "", "", "begins at a host's root, and opens from no disk"
	case u.Path == "":
		return from, u.Fragment, ""
	}
	file = path.Join(path.Dir(from), u.Path)
	switch {
	case file == ".." || strings.HasPrefix(file, "../"):
		return "", "", "leaves the site"
	case c.folders[file] && !c.files[file], strings.HasSuffix(u.Path, "/"):
		return "", "", "is a folder, which has no page when opened from a disk"
	}
	return file, u.Fragment, ""
}

// counted names how many there are of something.
func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
