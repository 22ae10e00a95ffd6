// Package sheet is the spreadsheet in which people correct many documents at
// once: heads of documents to a table (Write), and a table that has been through
// a spreadsheet program back to what was edited in it (Read, Compare).
//
// Such programs change cells that nobody touched: dates, numbers and the words
// for true take the form of the country, separators and encodings change, rows
// are sorted and removed. So every row carries, in its last column, a short hash
// of each of its values. A cell that can be read as the value it was written
// with is unedited, whatever it looks like now. The forms of the cells stand in
// docs/corrections.md.
//
// The package reads and writes no files; package pipeline does.
package sheet

import (
	"bytes"
	"crypto/sha256"
	"encoding/base32"
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"fonds/internal/document"
	"fonds/internal/frontmatter"
)

// Fields are the fields that have a column. The others are not a person's to
// write: id and seed say which document it is, and title_supplied goes when a
// title is corrected.
var Fields = []document.Field{
	document.FieldTitle, document.FieldTitles, document.FieldDate, document.FieldDateAsWritten,
	document.FieldType, document.FieldLanguages, document.FieldAuthors, document.FieldParties,
	document.FieldSignatories, document.FieldCountries, document.FieldAbout, document.FieldEvent,
	document.FieldPlace, document.FieldTopics, document.FieldSource, document.FieldRights,
	document.FieldDraft, document.FieldWithdrawn, document.FieldNotes,
}

// The columns beside those of the fields.
const (
	columnID       = "id"
	columnFile     = "file"
	columnExported = "exported"
)

// idPrefix stands before every id: a spreadsheet would take 1234e567 for a number.
const idPrefix = "id:"

// A Document is a content file as the sheet knows it.
type Document struct {
	File     string // under content/: "documents/<slug>.md"
	Meta     document.Meta
	Lines    map[document.Field]int  // the line each key stands on
	Extended map[document.Field]bool // fields with keys of a person's own inside
}

// Write writes a table of documents: RFC 4180 in UTF-8, with the byte-order mark
// without which Excel takes it for an encoding of 256 characters.
func Write(w io.Writer, docs []Document) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	line := func(cells []string) error {
		var b bytes.Buffer // rows end in CR LF, lines within a cell in LF, as Excel has it
		out := csv.NewWriter(&b)
		if err := out.Write(cells); err != nil {
			return err
		}
		out.Flush()
		b.Truncate(b.Len() - 1)
		b.WriteString("\r\n")
		_, err := b.WriteTo(w)
		return err
	}
	cells := []string{columnID, columnFile}
	for _, f := range Fields {
		cells = append(cells, string(f))
	}
	if err := line(append(cells, columnExported)); err != nil {
		return err
	}
	for i := range docs {
		m := &docs[i].Meta
		cells = append(cells[:0], idPrefix+string(m.ID), guard("content/"+docs[i].File))
		exported := []string{string(m.ID)}
		for _, f := range Fields {
			cell, long := cellOf(m, f)
			cells = append(cells, cell)
			switch {
			case long:
				exported = append(exported, string(f)+":"+longMark)
			case cell != "":
				exported = append(exported, string(f)+":"+mark(m.ID, f, frontmatter.Value(m, f)))
			}
		}
		if err := line(append(cells, strings.Join(exported, " "))); err != nil {
			return err
		}
	}
	return nil
}

// cellOf is the cell of a field; long says that it is a remark in its place.
func cellOf(m *document.Meta, f document.Field) (cell string, long bool) {
	cell = format(m, f)
	if n := units(cell); n > maxCell {
		return fmt.Sprintf("%s %d characters; correct them in the file", longCell, n), true
	}
	if f == document.FieldDate || f == document.FieldDraft {
		return cell, false // recognised in the form that a spreadsheet gives them
	}
	return guard(cell), false
}

// maxCell is how many UTF-16 code units a cell may have: Excel cuts off what is
// beyond 32,767, without a word. (Microsoft, "Excel specifications and limits".)
const maxCell = 32_000

// longCell begins the remark in place of a longer text. No other cell begins so:
// a backslash of the text is doubled.
const longCell = `\long:`

// longMark stands in the last column in place of a hash of 8 characters.
const longMark = "long"

// units is the length of a text in UTF-16 code units.
func units(s string) int {
	n := 0
	for _, r := range s {
		if n++; r > 0xffff {
			n++
		}
	}
	return n
}

// mark is the hash by which a cell's value is known again: 8 characters of base
// 32. A value that differs has the same one once in 10^12.
func mark(id document.ID, f document.Field, value string) string {
	if value == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(string(id) + "\x00" + string(f) + "\x00" + value))
	return strings.ToLower(base32.StdEncoding.EncodeToString(sum[:5]))
}

// marks are the last column of a row taken apart.
type marks struct {
	id    document.ID
	cells map[document.Field]string
}

// parseMarks reads the last column; ok is false if it is none of ours.
func parseMarks(cell string) (m marks, ok bool) {
	words := strings.Fields(cell)
	if len(words) == 0 || !frontmatter.ValidID(words[0]) {
		return marks{}, false
	}
	m = marks{document.ID(words[0]), map[document.Field]string{}}
	for _, w := range words[1:] {
		field, hash, found := strings.Cut(w, ":")
		if !found || hash == "" || m.cells[document.Field(field)] != "" {
			return marks{}, false
		}
		m.cells[document.Field(field)] = hash
	}
	return m, true
}
