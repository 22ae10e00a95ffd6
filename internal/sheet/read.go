package sheet

import (
	"errors"
	"slices"
	"strings"

	"fonds/internal/diag"
	"fonds/internal/document"
)

// A Sheet is a table as it came back from a spreadsheet.
type Sheet struct {
	file  string // for messages
	rows  []row
	ascii bool // no letter beyond ASCII is in the whole file
}

// A row is one row of the table, by column.
type row struct {
	line     int
	id       string
	file     string
	exported string
	cells    map[document.Field]cell
}

// A cell is what stands in the column of a field, unguarded in text.
type cell struct {
	line int
	raw  string
	text string
}

// maxColumns is how many columns a table may have: those of an old Excel sheet.
const maxColumns = 256

// MaxSize is how many bytes of a spreadsheet are read.
const MaxSize = 256 << 20

func isColumn(name string) bool {
	switch name {
	case columnID, columnFile, columnExported:
		return true
	}
	return slices.Contains(Fields, document.Field(name))
}

// Read reads a spreadsheet in the dialects of the usual programs: separated by
// comma, semicolon or tab, in UTF-8 or UTF-16 with a byte-order mark, with any
// line ends, columns in any order. The name of the file is for messages. ok is
// false if nothing of it can be used; the log says why.
func Read(data []byte, file string, log *diag.Log) (s *Sheet, ok bool) {
	refuse := func(err error) (*Sheet, bool) {
		line := 0
		var at *lineFault
		if errors.As(err, &at) {
			line = at.line
		}
		text, hint := hintOf(err)
		log.Errorf(file, line, hint, "%s", text)
		return nil, false
	}
	if len(data) > MaxSize {
		return refuse(faultf("split it; each file needs the heading", "is larger than %d MB", MaxSize>>20))
	}
	text, err := decode(data)
	if err != nil {
		return refuse(err)
	}
	records, err := recordsOf(text)
	if err != nil {
		return refuse(err)
	}
	records = slices.DeleteFunc(records, record.blank)
	if len(records) == 0 {
		return refuse(faultf("write one with fonds review --csv", "is empty"))
	}
	heading := records[0]
	if len(heading.cells) > maxColumns {
		return refuse(&lineFault{heading.line, fault{"has too many columns", "remove those that are empty"}})
	}
	columns := make([]string, len(heading.cells))
	for i, c := range heading.cells {
		name := columnName(c)
		switch {
		case name == "" && !filled(records[1:], i):
			continue
		case !isColumn(name):
			hint := "the columns that are read are id, file, " + joinFields() + " and exported"
			if name == string(document.FieldTitleSupplied) || name == string(document.FieldSeed) {
				hint = "it cannot be corrected in a sheet"
			}
			log.Warnf(file, heading.lines[i], hint, "the column %s is not read", quoted(c))
			continue
		case slices.Contains(columns[:i], name):
			return refuse(&lineFault{heading.lines[i], fault{"there are two columns " + name, "keep one of them"}})
		}
		columns[i] = name
	}
	if !slices.Contains(columns, columnID) && !slices.Contains(columns, columnFile) {
		return refuse(&lineFault{heading.line, fault{"has no column id", "the first line must name the columns, such as id, title, date"}})
	}
	s = &Sheet{file: file, ascii: strings.IndexFunc(text, func(r rune) bool { return r > 0x7f }) < 0}
	for _, rec := range records[1:] {
		s.rows = append(s.rows, rec.row(columns, log, file))
	}
	return s, true
}

func joinFields() string {
	names := make([]string, len(Fields))
	for i, f := range Fields {
		names[i] = string(f)
	}
	return strings.Join(names, ", ")
}

// filled reports whether some row has something in a column.
func filled(records []record, column int) bool {
	return slices.ContainsFunc(records, func(r record) bool {
		return column < len(r.cells) && strings.TrimSpace(r.cells[column]) != ""
	})
}

func (r record) blank() bool {
	return !slices.ContainsFunc(r.cells, func(c string) bool { return strings.TrimSpace(c) != "" })
}

// row puts the cells under their columns. Cells that are missing at the end of
// the row are no cells: some programs leave off those that are empty.
func (r record) row(columns []string, log *diag.Log, file string) row {
	to := row{line: r.line, cells: map[document.Field]cell{}}
	for i, raw := range r.cells {
		if i >= len(columns) {
			if strings.TrimSpace(raw) != "" {
				log.Errorf(file, r.lines[i], "put a cell that has the separator inside in quotes", "the row has more cells than there are columns; left out")
				to.cells = nil
				return to
			}
			continue
		}
		switch name := columns[i]; name {
		case "":
		case columnID:
			to.id = strings.TrimSpace(unguard(strings.TrimSpace(raw)))
		case columnFile:
			to.file = strings.TrimSpace(unguard(strings.TrimSpace(raw)))
		case columnExported:
			to.exported = strings.TrimSpace(raw)
		default:
			to.cells[document.Field(name)] = cell{r.lines[i], raw, unguard(strings.TrimSpace(raw))}
		}
	}
	return to
}
