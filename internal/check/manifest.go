package check

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"fonds/internal/diag"
)

const manifestName = "manifest.sha256"

const rebuild = "build the site again"

// readManifest reads the list of the site's files with their hashes, in the
// form of sha256sum(1), and compares it with the files that there are. A file
// that it does not list was put there by somebody else.
func (c *checker) readManifest() error {
	data, err := fs.ReadFile(c.fsys, manifestName)
	if errors.Is(err, fs.ErrNotExist) {
		c.report.add(findings{list: []diag.Message{{Level: diag.Error, File: manifestName, Text: "is not there", Hint: rebuild}}})
		for i, f := range c.files {
			c.files[i].page = isPage(f.name)
		}
		return nil
	}
	if err != nil {
		return err
	}
	c.manifest = true
	var found findings
	line := 0
	for text := range strings.SplitSeq(strings.TrimSuffix(string(data), "\n"), "\n") {
		line++
		if text == "" && len(data) <= 1 {
			break // of an empty site
		}
		sum, name, ok := strings.Cut(text, "  ")
		if _, err := hex.DecodeString(sum); !ok || err != nil || len(sum) != 2*sha256.Size {
			found.errorf(manifestName, line, rebuild, "is no line of a manifest")
			continue
		}
		place, there := c.places[name]
		if !there {
			found.errorf(manifestName, line, rebuild, "lists %s, which is not there", name)
			continue
		}
		f := &c.files[place]
		if f.listed {
			found.errorf(manifestName, line, rebuild, "lists %s twice", name)
			continue
		}
		f.listed, f.sum, f.page = true, strings.ToLower(sum), isPage(name)
	}
	c.report.add(found)
	c.report.add(c.others())
	return nil
}

// others are the files that the manifest does not list.
func (c *checker) others() findings {
	var found findings
	more := 0
	for _, f := range c.files {
		switch {
		case f.listed || f.name == manifestName:
		case len(found.list) == mostOfAFile:
			more++
		default:
			found.list = append(found.list, diag.Message{Level: diag.Warning, File: f.name,
				Text: "is not of this build: the manifest does not list it", Hint: "remove it if nobody needs it"})
		}
	}
	if more > 0 {
		found.list = append(found.list, diag.Message{Level: diag.Warning, File: manifestName,
			Text: fmt.Sprintf("%d more files are not of this build", more)})
	}
	return found
}
