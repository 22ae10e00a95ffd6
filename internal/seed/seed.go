// Package seed reads the raw texts of a collection: bytes to text, losing no
// character.
//
// It is the first stage of the import and knows files through fs.FS alone. What
// the text means is none of its business. Nothing in a seed is an error of the
// program: what cannot be read as text comes back with the reason, and what
// looks doubtful is reported once a file, with its first line.
package seed

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"fonds/internal/diag"
)

// A Seed is one raw file as received, decoded.
type Seed struct {
	File     string   // path under seeds/, with slashes
	SHA256   string   // of the bytes, lower-case hexadecimal
	Size     int64    // in bytes
	Format   Format   // as the file's name tells; Markdown too if a program wrote it into a text file
	Encoding string   // what the bytes were taken for, e.g. "UTF-8"
	Told     string   // by what that was told, e.g. "its letters", "site.yaml"
	Rule     string   // the same as the rule of an evidence, e.g. "encoding/letters"
	Sure     float64  // how sure it is, 0 to 1
	Second   string   // the encoding that it may be instead; "" if there is none
	Lines    []string // line n is Lines[n-1], without its line end
	Pages    []int    // the lines, from 1, before which a form feed stood; the last may be behind the end
	Unread   string   // why the bytes are no text we can read; then Lines is nil
}

// MaxSize is the size in bytes up to which a seed is read; larger ones are
// listed with Unread set.
const MaxSize = 20 << 20

// MaxLines is the number of lines up to which a seed is read. A file of MaxSize
// has fewer, if they are as long as those of a book; what is made of a text costs
// memory by the line.
const MaxLines = 250_000

// Read reads and decodes one seed, in the encoding that its bytes or the
// options tell. The error is one of reading the file only: a
// file that is no text comes back with Unread set, and doubtful bytes are
// reported to the log as warnings with file ("seeds/…") and line.
func Read(fsys fs.FS, name string, o Options, log *diag.Log) (*Seed, error) {
	s := &Seed{File: name, Format: FormatOf(name)}
	unread := func(reason, hint string) (*Seed, error) {
		s.Unread = reason
		log.Warnf("seeds/"+name, 0, hint, "cannot be read as text: %s", reason)
		return s, nil
	}
	data, err := s.bytes(fsys)
	var irregular *irregularError
	if errors.As(err, &irregular) {
		return unread("it is "+irregular.kind, "put a copy of the file itself there")
	}
	if err != nil {
		return nil, fmt.Errorf("reading seeds/%s: %w", name, err)
	}
	if s.Size > MaxSize {
		return unread(fmt.Sprintf("it is larger than %d MB", MaxSize>>20), "split it")
	}
	if len(data) == 0 {
		return unread("it is empty", "")
	}
	if format := binary(data, o.Encoding != ""); format != "" {
		return unread("it is "+format, "save its text as a .txt file")
	}
	d := decode(data, name, o)
	s.Encoding, s.Told, s.Rule, s.Sure, s.Second = d.encoding, d.told, d.rule, d.sure, d.second
	lines, pages, found := split(d.text)
	if len(lines) == 0 {
		return unread("it holds nothing but blank space", "")
	}
	if len(lines) > MaxLines {
		return unread(fmt.Sprintf("it has more than %d lines", MaxLines), "split it")
	}
	found[invalidBytes] = found[invalidBytes].plus(d.invalid, d.text)
	s.Lines, s.Pages = lines, pages
	if s.Format == Text && isMarkdown(lines) {
		s.Format = Markdown
	}
	found.report("seeds/"+name, d.encoding, log)
	d.report(s, data, func(line int, hint, text string) { log.Warnf("seeds/"+name, line, hint, "%s", text) })
	return s, nil
}

// bytes reads the file whole, sets Size and SHA256, and gives up its bytes when
// they are more than MaxSize: then they are hashed as they pass.
func (s *Seed) bytes(fsys fs.FS) ([]byte, error) {
	f, size, err := open(fsys, s.File)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	// And one, so that the end is seen without growing.
	data := make([]byte, 0, min(size, MaxSize)+1)
	hash := sha256.New()
	for {
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}
		n, err := f.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		s.Size += int64(n)
		if s.Size > MaxSize {
			hash.Write(data)
			n, err := io.Copy(hash, f)
			s.Size += n
			s.SHA256 = hex.EncodeToString(hash.Sum(nil))
			return nil, err
		}
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
	}
	hash.Write(data)
	s.SHA256 = hex.EncodeToString(hash.Sum(nil))
	return data, nil
}
