package pipeline

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"fonds/internal/document"
	"fonds/internal/frontmatter"
	"fonds/internal/output"
	"fonds/internal/sheet"
)

// ErrRefused says that rows of a sheet, named in the log, were not applied.
var ErrRefused = errors.New("not everything in the sheet was applied")

// A Correction is one field that a sheet changed.
type Correction struct {
	File  string         `json:"file"` // relative to the collection
	Line  int            `json:"line"`
	Field document.Field `json:"field"`
	Old   string         `json:"old,omitempty"` // as the front matter has it
	New   string         `json:"new,omitempty"`
}

// Corrections are what came of a sheet.
type Corrections struct {
	Rows      int          `json:"rows"`
	Documents int          `json:"documents"` // changed
	Fields    []Correction `json:"fields"`    // by document in the order of their files
	Stale     int          `json:"stale"`     // cells whose field was changed in the file since the export
	Refused   int          `json:"refused"`   // rows with a fault
}

// WriteSheet writes the heads of all documents as a spreadsheet. Drafts and
// withdrawn documents are in it too.
func WriteSheet(ctx context.Context, o Options, w io.Writer) (documents int, err error) {
	r, err := begin(ctx, o)
	if err != nil {
		return 0, err
	}
	defer r.close()
	docs, _, err := r.sheetDocuments(ctx)
	if err != nil {
		return 0, err
	}
	if r.failed() {
		return 0, ErrMessages
	}
	if err := sheet.Write(w, docs); err != nil {
		return 0, fmt.Errorf("writing the sheet: %w", err)
	}
	return len(docs), nil
}

// Correct applies a spreadsheet, whose name is for messages: of each document
// the cells that were edited, all or, if one of them has a fault, none. With dry
// it only says what it would do; with o.Strict it does nothing unless everything
// can be applied.
func Correct(ctx context.Context, o Options, name string, data []byte, dry bool) (Corrections, error) {
	r, err := begin(ctx, o)
	if err != nil {
		return Corrections{}, err
	}
	defer r.close()
	docs, _, err := r.sheetDocuments(ctx)
	if err != nil {
		return Corrections{}, err
	}
	table, ok := sheet.Read(data, name, r.Log)
	if !ok {
		return Corrections{}, ErrRefused
	}
	found, ok := table.Compare(docs, r.Log)
	if !ok || r.Strict && r.failed() {
		return Corrections{Rows: found.Rows, Stale: found.Stale, Refused: found.Refused}, ErrRefused
	}
	result := Corrections{Rows: found.Rows, Stale: found.Stale, Refused: found.Refused, Fields: []Correction{}}
	if err := r.applyChanges(ctx, docs, found.Changes, dry, &result); err != nil {
		return result, err
	}
	if r.failed() {
		return result, ErrRefused
	}
	return result, nil
}

// sheetDocuments reads the head of every document, in both forms. Files with
// errors, which are in the log, are left out; so are both of two with one id.
func (r *run) sheetDocuments(ctx context.Context) ([]sheet.Document, []head, error) {
	type keys struct {
		lines    map[document.Field]int
		extended map[document.Field]bool
	}
	var mu sync.Mutex
	byFile := map[string]keys{}
	having := map[document.ID]int{}
	heads, err := r.readHeadsAnd(ctx, nil, func(file string, f *frontmatter.File) {
		mu.Lock()
		defer mu.Unlock()
		byFile[file] = keys{f.Lines, f.Extended}
		having[f.Meta.ID]++
	})
	if err != nil {
		return nil, nil, err
	}
	// Which of two documents with one id a row means cannot be told.
	heads = slices.DeleteFunc(heads, func(h head) bool { return having[h.meta.ID] > 1 })
	docs := make([]sheet.Document, len(heads))
	for i, h := range heads {
		docs[i] = sheet.Document{File: h.file, Meta: *h.meta, Lines: byFile[h.file].lines, Extended: byFile[h.file].extended}
	}
	return docs, heads, nil
}

// applyChanges writes what the sheet changed, document by document.
func (r *run) applyChanges(ctx context.Context, docs []sheet.Document, changes []sheet.Change, dry bool, result *Corrections) error {
	if len(changes) == 0 {
		return nil
	}
	folder, err := r.folder(filepath.Join(r.Source, "content"))
	if err != nil {
		return fmt.Errorf("opening content: %w", err)
	}
	tree := output.NewTree(folder)
	slices.SortFunc(changes, func(a, b sheet.Change) int { return cmp.Compare(a.Document, b.Document) })
	applied := make([][]Correction, len(changes))
	bar := r.progress("correct", len(changes))
	err = each(ctx, len(changes), func(i int) error {
		defer bar.step()
		doc, change := &docs[changes[i].Document], &changes[i]
		list, err := apply(tree, folder, doc, change, dry)
		var p frontmatter.Problem
		switch {
		case errors.Is(err, output.ErrChanged):
			r.Log.Warnf("content/"+doc.File, 0, "run correct again", "was saved by somebody meanwhile; left as it is")
		case errors.As(err, &p):
			r.Log.Errorf("content/"+doc.File, p.Line, p.Hint, "%s; left as it is", p.Text)
		case err != nil:
			return fmt.Errorf("correcting content/%s: %w", doc.File, err)
		}
		applied[i] = list
		return nil
	})
	for _, list := range applied {
		if list != nil {
			result.Documents++
		}
		result.Fields = append(result.Fields, list...)
	}
	return err
}

// apply changes one document's file and tells what it changed.
func apply(tree *output.Tree, folder output.FS, doc *sheet.Document, change *sheet.Change, dry bool) ([]Correction, error) {
	old, err := folder.ReadFile(doc.File)
	if err != nil {
		return nil, err
	}
	data, err := corrected(old, doc, change)
	if err != nil {
		return nil, err
	}
	if !dry {
		if _, err := tree.Replace(doc.File, old, data); err != nil {
			return nil, err
		}
	}
	return corrections(doc, change, data), nil
}

// corrected is a document's file with a change; the error is output.ErrChanged
// if its head is no longer the one that the sheet was compared with.
func corrected(file []byte, doc *sheet.Document, change *sheet.Change) ([]byte, error) {
	now, problems := frontmatter.Parse(file)
	if problems != nil {
		return nil, output.ErrChanged
	}
	for _, f := range document.Fields {
		if frontmatter.Value(&now.Meta, f) != frontmatter.Value(&doc.Meta, f) {
			return nil, output.ErrChanged
		}
	}
	return frontmatter.Set(file, &change.Meta, change.Fields)
}

// corrections tells of a change: the line is where the field stands in the new
// file, or stood in the old one if it is gone.
func corrections(doc *sheet.Document, change *sheet.Change, data []byte) []Correction {
	after, _ := frontmatter.Parse(data)
	var list []Correction
	for _, f := range change.Fields {
		line := after.Lines[f]
		if line == 0 {
			line = doc.Lines[f]
		}
		list = append(list, Correction{"content/" + doc.File, line, f, written(&doc.Meta, f), written(&change.Meta, f)})
	}
	return list
}

// written is a field as the front matter has it, on one line.
func written(m *document.Meta, f document.Field) string {
	return strings.TrimPrefix(frontmatter.Line(m, f), string(f)+": ")
}
