// Package content reads the content/ folder: documents, authority records, own
// pages, and the ledger by which a person's edits are told from the importer's
// own words; and it merges what an import reads into what a person has made of
// it since. Package output does the writing.
//
// People own content/. What is wrong in it is an error with file and line and
// stops the build; a file with an error is never touched.
package content

import (
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/frontmatter"
	"fonds/internal/slug"
)

// List names the documents' files under content/ (fsys), "documents/<slug>.md", sorted.
// Files that are none are reported and left out.
func List(fsys fs.FS, log *diag.Log) ([]string, error) { return list(fsys, "documents", log) }

// list names the Markdown files of a folder, sorted by name; a folder that is not
// there is empty. Hidden files, and files of other kinds, are a person's own.
func list(fsys fs.FS, dir string, log *diag.Log) ([]string, error) {
	entries, err := fs.ReadDir(fsys, dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	files := make([]string, 0, len(entries))
	for _, e := range entries {
		name := dir + "/" + e.Name()
		base, isMarkdown := strings.CutSuffix(e.Name(), ".md")
		switch {
		case strings.HasPrefix(e.Name(), ".") || !isMarkdown && !e.IsDir():
		case e.IsDir():
			log.Warnf("content/"+name, 0, "move its files up", "is a folder; files are read directly in content/%s", dir)
		case !e.Type().IsRegular():
			log.Warnf("content/"+name, 0, "put a copy of the file here", "is no regular file; left out")
		case !slug.Valid(document.Slug(base)):
			hint := "name it with lower-case letters, digits and hyphens"
			if better := slug.Of(base); better != "" {
				hint = "call it " + string(better) + ".md"
			}
			log.Errorf("content/"+name, 0, hint, "has a name that cannot be part of an address")
		default:
			files = append(files, name)
		}
	}
	return files, nil
}

// ReadDocument reads one of them, with the SHA-256 of its bytes. ok is false if it
// has errors, which are in the log. room is memory for the bytes, as in [Read]; what
// it holds from f.BodyOffset on is the body, which f does not have.
func ReadDocument(fsys fs.FS, name string, room *[]byte, log *diag.Log) (f frontmatter.File, sum [sha256.Size]byte, ok bool) {
	data, err := Read(fsys, name, room)
	if err != nil {
		unreadable(name, err, log)
		return frontmatter.File{}, sum, false
	}
	f, problems := frontmatter.Head(data)
	report(name, problems, log)
	return f, sha256.Sum256(data), len(problems) == 0
}

// Read reads a file into room, which grows as need be: the bytes are good until
// room is used again.
func Read(fsys fs.FS, name string, room *[]byte) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data := (*room)[:0]
	if info, err := f.Stat(); err == nil {
		data = slices.Grow(data, int(min(info.Size(), 1<<30))+1) // one more, so that the end is seen
	}
	for {
		n, err := f.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		*room = data
		switch {
		case errors.Is(err, io.EOF):
			return data, nil
		case err != nil:
			return nil, err
		}
		if len(data) == cap(data) {
			data = slices.Grow(data, 512)
		}
	}
}

// report puts a file's problems into the log.
func report(name string, problems []frontmatter.Problem, log *diag.Log) {
	for _, p := range problems {
		log.Errorf("content/"+name, p.Line, p.Hint, "%s", p.Text)
	}
}

func unreadable(name string, err error, log *diag.Log) {
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err // the path is the message's place
	}
	log.Errorf("content/"+name, 0, "see that the file may be read", "cannot be read: %v", err)
}

func slugOf(name string) document.Slug {
	return document.Slug(strings.TrimSuffix(path.Base(name), ".md"))
}
