package check

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"errors"
	"fmt"
	"hash"
	"io"
	"path"
	"unicode/utf8"
)

// A reader reads one file after another.
type reader struct {
	*checker
	buffer bytes.Buffer // of pages and stylesheets
	page   page
	target []byte // see resolve
}

// read reads a file and looks into it if it is ours.
func (r *reader) read(place int) (result, error) {
	f := r.files[place]
	if r.foreign(f) {
		return result{}, nil
	}
	data, err := r.fsys.Open(f.name)
	if err != nil {
		return result{}, err
	}
	defer data.Close()
	found := result{}
	sum, text := sha256.New(), utf8Reader{}
	through := io.TeeReader(data, tee{sum, &text})
	switch path.Ext(f.name) {
	case ".html", ".css", ".svg":
		r.buffer.Reset()
		if _, err := r.buffer.ReadFrom(through); err != nil {
			return result{}, fmt.Errorf("reading %s: %w", f.name, err)
		}
		switch path.Ext(f.name) {
		case ".html":
			r.readPage(place, r.buffer.Bytes(), &found)
		case ".css":
			r.readStylesheet(f.name, r.buffer.Bytes(), &found)
		case ".svg":
			readXML(f.name, bytes.NewReader(r.buffer.Bytes()), &found)
			r.readPicture(place, r.buffer.Bytes(), &found)
		}
	case ".xml":
		readXML(f.name, through, &found)
	}
	if _, err := io.Copy(io.Discard, through); err != nil {
		return result{}, fmt.Errorf("reading %s: %w", f.name, err)
	}
	if line := text.fault(); line > 0 && isText(f.name) {
		found.findings.errorf(f.name, line, "", "is not valid UTF-8")
	}
	if f.listed && !equalSum(sum, f.sum) {
		found.findings.errorf(f.name, 0, rebuild, "is not as it was built: its hash is not the manifest's")
	}
	return found, nil
}

func equalSum(h hash.Hash, want string) bool {
	var sum [sha256.Size]byte
	return hex.EncodeToString(h.Sum(sum[:0])) == want
}

// readXML checks that a file is well-formed.
func readXML(name string, data io.Reader, found *result) {
	d := xml.NewDecoder(data)
	for elements := 0; ; {
		token, err := d.Token()
		switch _, element := token.(xml.StartElement); {
		case errors.Is(err, io.EOF) && elements > 0:
			return
		case errors.Is(err, io.EOF):
			found.findings.errorf(name, 0, "", "is not well-formed: it has no element")
			return
		case err != nil:
			line, _ := d.InputPos()
			var syntax *xml.SyntaxError
			text := err.Error()
			if errors.As(err, &syntax) {
				line, text = syntax.Line, syntax.Msg
			}
			found.findings.errorf(name, line, "", "is not well-formed: %s", text)
			return
		case element:
			elements++
		}
	}
}

// tee writes to both of what never fails.
type tee struct {
	hash hash.Hash
	text *utf8Reader
}

func (t tee) Write(p []byte) (int, error) {
	t.hash.Write(p)
	t.text.Write(p)
	return len(p), nil
}

// A utf8Reader finds the first line of a text that is not UTF-8, however the
// text is cut into pieces.
type utf8Reader struct {
	rest  [utf8.UTFMax]byte // of a character that the last piece began
	held  int
	lines int
	bad   int // from 1
}

func (u *utf8Reader) Write(p []byte) {
	if u.bad > 0 {
		return
	}
	for u.held > 0 && len(p) > 0 {
		u.rest[u.held] = p[0]
		u.held++
		p = p[1:]
		if utf8.FullRune(u.rest[:u.held]) {
			if r, _ := utf8.DecodeRune(u.rest[:u.held]); r == utf8.RuneError && !bytes.Equal(u.rest[:u.held], []byte("\uFFFD")) {
				u.bad = u.lines + 1
				return
			}
			u.held = 0
		}
	}
	// A character that the piece does not end is kept for the next.
	for back := 1; back < utf8.UTFMax && back <= len(p); back++ {
		if last := p[len(p)-back:]; utf8.RuneStart(last[0]) {
			if !utf8.FullRune(last) {
				u.held = copy(u.rest[:], last)
				p = p[:len(p)-back]
			}
			break
		}
	}
	if !utf8.Valid(p) {
		for len(p) > 0 {
			r, size := utf8.DecodeRune(p)
			if r == utf8.RuneError && size == 1 {
				break
			}
			if r == '\n' {
				u.lines++
			}
			p = p[size:]
		}
		u.bad = u.lines + 1
		return
	}
	u.lines += bytes.Count(p, []byte{'\n'})
}

// fault is the line of the first fault, 0 if there is none.
func (u *utf8Reader) fault() int {
	if u.bad == 0 && u.held > 0 {
		return u.lines + 1
	}
	return u.bad
}
