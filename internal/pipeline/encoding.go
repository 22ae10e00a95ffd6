package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"fonds/internal/charset"
	"fonds/internal/config"
	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/seed"
)

// An overruling is what people say of a seed in its sidecar and in site.yaml,
// where its bytes would be read otherwise.
type overruling struct {
	seed.Options
	documents []int  // the lines at which documents begin; nil: to be found out
	key       string // stands for it in cache keys; "" if nothing is said
}

// mostSidecar is the size in bytes up to which a sidecar is read.
const mostSidecar = 64 << 10

// overrule reads the sidecars, and what site.yaml says of the seeds. A sidecar
// comes before site.yaml, and is the only one that counts against a byte order
// mark. Mistakes in any of them are all named before the error.
func (r *run) overrule(seeds fs.FS, files []string, sidecars map[string]string) error {
	r.overruled = map[string]overruling{}
	for _, file := range files {
		var o overruling
		if name := sidecars[file]; name != "" {
			data, err := readSidecar(seeds, name)
			if err != nil {
				return err
			}
			sum := sha256.Sum256(data)
			o.key = " " + hex.EncodeToString(sum[:8])
			said := config.ParseSidecar(data, "seeds/"+name, r.Log)
			if said.Encoding != "" {
				o.Options = seed.Options{Encoding: said.Encoding, By: "seeds/" + name, OverMark: true}
			}
			o.documents = said.Documents
			if n := len(o.documents); n > 1 {
				if s, err := seed.Read(seeds, file, o.Options, &diag.Log{}); err == nil && o.documents[n-1] > len(s.Lines) {
					r.Log.Errorf("seeds/"+name, 0, "fonds import --explain seeds/"+file+" shows the numbers of its lines",
						"documents: says that a document begins at line %d, but seeds/%s has %d lines", o.documents[n-1], file, len(s.Lines))
				}
			}
		}
		if o.Encoding == "" {
			if encoding := r.config.EncodingOf(file); encoding != "" {
				o.Options = seed.Options{Encoding: encoding, By: filepath.Base(r.Options.Config)}
				o.key += " " + encoding
			}
		}
		if o.key != "" {
			r.overruled[file] = o
		}
	}
	if r.Log.Count(diag.Error) > 0 {
		return ErrMessages
	}
	return nil
}

// overruleQuietly is overrule for runs that do not import.
func (r *run) overruleQuietly(seeds fs.FS) error {
	var quiet diag.Log // the import reports what is no seed
	files, sidecars, err := seed.List(seeds, &quiet)
	if err != nil {
		return fmt.Errorf("listing the seeds: %w", err)
	}
	return r.overrule(seeds, files, sidecars)
}

func readSidecar(seeds fs.FS, name string) ([]byte, error) {
	f, err := seed.Open(seeds, name)
	if err != nil {
		return nil, fmt.Errorf("reading seeds/%s: %w", name, err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, mostSidecar+1))
	if err != nil {
		return nil, fmt.Errorf("reading seeds/%s: %w", name, err)
	}
	if len(data) > mostSidecar {
		return nil, fmt.Errorf("seeds/%s is larger than %d KB, too large for what is said of one seed", name, mostSidecar>>10)
	}
	return data, nil
}

// tellEncoding puts into a reading how the encoding of the seed was told, unless
// it is UTF-8 beyond doubt.
func tellEncoding(s *seed.Seed, r *document.Reading) {
	doubtful := s.Sure < charset.Doubt
	if s.Encoding == charset.UTF8 && !doubtful && s.Rule != seed.ByHand {
		return
	}
	e := document.Evidence{Field: document.FieldSeed, Value: s.Encoding, Rule: s.Rule, Confidence: s.Sure}
	e.Lines, e.Words = telling(s.Lines)
	r.Evidence = append([]document.Evidence{e}, r.Evidence...)
	if !doubtful {
		return
	}
	warning := document.Warn(document.FieldSeed, e.Lines, document.SaysEncoding, document.Name(s.Encoding))
	if s.Second != "" {
		warning = document.Warn(document.FieldSeed, e.Lines, document.SaysEncodingOr, document.Name(s.Encoding), document.Name(s.Second))
		e.Value, e.Confidence = s.Second, 1-s.Sure
		r.Candidates = append(r.Candidates, e)
	}
	r.Warnings = append(r.Warnings, warning)
}

// telling is the first line with a character beyond ASCII, or else the first
// with any, and its words, as far as they go into a hundred bytes.
func telling(lines []string) (document.Span, string) {
	at := -1
	for i, line := range lines {
		if strings.ContainsFunc(line, func(r rune) bool { return r >= utf8.RuneSelf }) {
			at = i
			break
		}
		if at < 0 && strings.TrimSpace(line) != "" {
			at = i
		}
	}
	if at < 0 {
		return document.Span{}, ""
	}
	words := strings.TrimSpace(lines[at])
	// Not from its beginning, if what tells comes late.
	if i := strings.IndexFunc(words, func(r rune) bool { return r >= utf8.RuneSelf }); i > 60 {
		if space := strings.LastIndexByte(words[:i-30], ' '); space >= 0 {
			words = words[space+1:]
		}
	}
	if len(words) > 100 {
		end := 100
		for !utf8.RuneStart(words[end]) {
			end--
		}
		words = strings.TrimSpace(words[:end])
	}
	return document.Span{First: at + 1, Last: at + 1}, words
}
