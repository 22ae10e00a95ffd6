package sheet

import (
	"encoding/binary"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// A record is one row as it stands in a file.
type record struct {
	line  int   // at which it begins
	lines []int // at which each cell begins
	cells []string
}

const howToSave = "save it as CSV in UTF-8: “CSV UTF-8” in Excel, the character set “Unicode (UTF-8)” in LibreOffice"

// decode makes text of a file's bytes, its line ends "\n". Only encodings that
// hold every letter are read: what went through one of 256 characters has lost
// letters, and which it was cannot be known for certain.
func decode(data []byte) (string, error) {
	has := func(start string) bool { return strings.HasPrefix(string(data[:min(len(data), 8)]), start) }
	var text string
	switch {
	case has("PK\x03\x04"), has("\xd0\xcf\x11\xe0"):
		return "", faultf(howToSave, "is a workbook, not CSV")
	case has("\xff\xfe"), has("\xfe\xff"):
		var order binary.ByteOrder = binary.LittleEndian
		if data[0] == 0xfe {
			order = binary.BigEndian
		}
		units := make([]uint16, len(data)/2-1)
		for i := range units {
			units[i] = order.Uint16(data[2*i+2:])
		}
		text = string(utf16.Decode(units))
		if len(data)%2 != 0 || strings.ContainsRune(text, utf8.RuneError) && !contains(units, utf8.RuneError) {
			return "", faultf(howToSave, "is damaged UTF-16")
		}
	case !utf8.Valid(data):
		return "", faultf(howToSave, "is not UTF-8: it was saved in an encoding that cannot hold every letter")
	default:
		text = string(data)
	}
	if strings.ContainsRune(text, 0) {
		return "", faultf(howToSave, "is no text: it has NUL characters")
	}
	text = strings.TrimLeft(text, "\ufeff")
	text = strings.ReplaceAll(text, "\r\n", "\n")
	return strings.ReplaceAll(text, "\r", "\n"), nil
}

func contains(units []uint16, unit uint16) bool {
	for _, u := range units {
		if u == unit {
			return true
		}
	}
	return false
}

// separators are those of the countries, and that of Excel's "Unicode Text".
var separators = []rune{',', ';', '\t'}

// recordsOf reads the rows of a text. The separator is the one that its first
// line names ("sep=;"), else the one with which the heading has most known columns.
func recordsOf(text string) ([]record, error) {
	first, rest, _ := strings.Cut(text, "\n")
	if sign, ok := strings.CutPrefix(strings.ToLower(strings.Trim(first, `"`)), "sep="); ok && utf8.RuneCountInString(sign) == 1 {
		sep, _ := utf8.DecodeRuneInString(sign)
		if sep == '"' || sep == utf8.RuneError {
			return nil, faultf("write sep=, or sep=;", "names %q as its separator", sign)
		}
		return parse(rest, sep, 1, -1)
	}
	best, most := separators[0], 0
	for _, sep := range separators {
		heading, err := parse(text, sep, 0, 1)
		if err != nil || len(heading) == 0 {
			continue
		}
		n := 0
		for _, cell := range heading[0].cells {
			if isColumn(columnName(cell)) {
				n++
			}
		}
		if n > most {
			best, most = sep, n
		}
	}
	return parse(text, best, 0, -1)
}

// parse reads at most so many rows (-1: all), whose lines are counted from after.
func parse(text string, sep rune, after, most int) ([]record, error) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord = sep, -1
	var records []record
	for most < 0 || len(records) < most {
		cells, err := r.Read()
		if err == io.EOF {
			break
		}
		var at *csv.ParseError
		if errors.As(err, &at) {
			hint := "put a cell with quotes in quotes, and double those inside"
			return records, &lineFault{at.StartLine + after, fault{"has a quote that does not fit: " + at.Err.Error(), hint}}
		}
		if err != nil {
			return records, err
		}
		rec := record{cells: cells, lines: make([]int, len(cells))}
		for i := range cells {
			line, _ := r.FieldPos(i)
			rec.lines[i] = line + after
		}
		rec.line = rec.lines[0]
		records = append(records, rec)
	}
	return records, nil
}

// A lineFault is a fault at a line of the file.
type lineFault struct {
	line int
	fault
}

func (f *lineFault) Unwrap() error { return &f.fault }

// columnName is a heading as it is compared: "Date as written" is date_as_written.
func columnName(cell string) string {
	cell = strings.ToLower(strings.Trim(strings.TrimSpace(cell), "\ufeff'"))
	return strings.Join(strings.FieldsFunc(cell, func(r rune) bool { return r == ' ' || r == '_' || r == '-' || r == '\u00a0' || r == '\n' }), "_")
}
