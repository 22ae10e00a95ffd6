package sheet

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/frontmatter"
)

// A Change is what one row changes in a document.
type Change struct {
	Document int           // its place in the list that was compared
	Line     int           // of the sheet
	Meta     document.Meta // the head with the edited fields
	Fields   []document.Field
}

// A Result is what comes of a sheet.
type Result struct {
	Rows    int // rows that name a document
	Changes []Change
	Stale   int // edited cells whose field has been changed in the file since
	Refused int // rows with a fault, of which nothing is taken
	Unknown int // rows that name no document
}

// Compare finds the cells that were edited, and reports all that cannot be
// applied. Nothing is taken of a row with a fault; ok is false, and nothing is
// taken at all, if the whole sheet has lost its letters.
func (s *Sheet) Compare(docs []Document, log *diag.Log) (r Result, ok bool) {
	c := comparison{Sheet: s, docs: docs, log: log, result: &r}
	if rows := c.match(); c.whole(rows) {
		for _, row := range rows {
			c.row(row)
		}
		if c.eitherWay > 0 {
			log.Noticef(s.file, c.eitherWayLine, "to correct one of them write it like 2021-04-03, after an apostrophe if the spreadsheet changes that",
				"dates that can be read in two ways, one of them as exported, count as unedited: %d", c.eitherWay)
		}
		return r, true
	}
	return Result{}, false
}

type comparison struct {
	*Sheet
	docs   []Document
	log    *diag.Log
	result *Result
	order  order

	eitherWay     int // dates taken as unedited that could be another date
	eitherWayLine int
}

// matched is a row with its document.
type matched struct {
	row
	doc   int
	marks *marks // nil if the row does not say how it was exported
}

// was tells whether a field had a value when the row was exported. Without the
// row's word for it, what the file says now is taken for that.
func (c *comparison) was(m matched, f document.Field, value string) bool {
	meta := &c.docs[m.doc].Meta
	if m.marks == nil {
		return value == frontmatter.Value(meta, f)
	}
	return m.marks.cells[f] == mark(meta.ID, f, value)
}

// match finds the document of every row: by its id, or, if a spreadsheet spoiled
// that, by its last column or its file.
func (c *comparison) match() []matched {
	byID := make(map[document.ID]int, len(c.docs))
	byFile := make(map[string]int, len(c.docs))
	for i, d := range c.docs {
		byID[d.Meta.ID] = i
		byFile[path.Base(d.File)] = i
	}
	var rows []matched
	first := map[int]int{} // where the row of a document stands in rows
	twice := map[int]bool{}
	for _, row := range c.rows {
		if row.cells == nil { // its fault is reported
			c.result.Refused++
			continue
		}
		m := matched{row: row}
		if row.exported != "" {
			marks, ok := parseMarks(row.exported)
			if !ok {
				c.refuse(row.line, "empty that cell, and every cell that differs from the file is applied", "column exported: cannot be read")
				continue
			}
			m.marks = &marks
		}
		id := strings.ToLower(row.id)
		id = strings.TrimSpace(strings.TrimPrefix(id, idPrefix))
		named, known := byID[document.ID(id)]
		_, base := path.Split(strings.ReplaceAll(row.file, `\`, "/"))
		there, filed := byFile[base]
		switch {
		case known && filed && row.file != "" && there != named:
			c.refuse(row.line, "sort the whole table, never single columns",
				"the id %s is that of content/%s, but the row names content/%s", id, c.docs[named].File, c.docs[there].File)
			continue
		case known:
			m.doc = named
		case m.marks != nil && has(byID, m.marks.id) && spoiled(row.id, m.marks.id):
			m.doc = byID[m.marks.id]
		case filed && spoiled(row.id, c.docs[there].Meta.ID):
			m.doc = there
		default:
			c.result.Unknown++
			what := "no document has the id " + quoted(row.id)
			if row.id == "" {
				what = "the row names no document"
			}
			c.log.Warnf(c.file, row.line, "write an id as it stands in the document's file", "%s; left out", what)
			continue
		}
		if m.marks != nil && m.marks.id != c.docs[m.doc].Meta.ID {
			c.refuse(row.line, "sort the whole table, never single columns",
				"column exported: is that of the document %s, not of %s", m.marks.id, c.docs[m.doc].Meta.ID)
			continue
		}
		if at, again := first[m.doc]; again {
			if !sameCells(rows[at].row, row) {
				c.refuse(row.line, "keep one of them", "has another row of the document %s than line %d; neither is applied", c.docs[m.doc].Meta.ID, rows[at].line)
				twice[m.doc] = true
			}
			continue
		}
		first[m.doc] = len(rows)
		rows = append(rows, m)
	}
	c.result.Rows = len(rows)
	return slices.DeleteFunc(rows, func(m matched) bool {
		if twice[m.doc] {
			c.result.Refused++
		}
		return twice[m.doc]
	})
}

func has(ids map[document.ID]int, id document.ID) bool { _, ok := ids[id]; return ok }

// spoiled reports whether a cell is what a spreadsheet may have made of an id,
// taking it for a number or a date; also if it is empty.
func spoiled(cell string, id document.ID) bool {
	if cell == "" {
		return true
	}
	got, err1 := strconv.ParseFloat(strings.ReplaceAll(cell, ",", "."), 64)
	want, err2 := strconv.ParseFloat(string(id), 64)
	if err1 == nil && err2 == nil {
		return got == want || got > want*0.99 && got < want*1.01
	}
	return slices.ContainsFunc(readings(cell), func(r reading) bool { return r.date == string(id) })
}

func sameCells(a, b row) bool {
	if len(a.cells) != len(b.cells) || a.exported != b.exported {
		return false
	}
	for f, x := range a.cells {
		if y, ok := b.cells[f]; !ok || x.raw != y.raw {
			return false
		}
	}
	return true
}

func (c *comparison) refuse(line int, hint, format string, args ...any) {
	c.log.Errorf(c.file, line, hint, format, args...)
	c.result.Refused++
}

// whole looks at all rows together: in which order their dates are, and whether
// their letters have survived. It reports false if they have not.
func (c *comparison) whole(rows []matched) bool {
	var votes ballot
	for _, m := range rows {
		meta := &c.docs[m.doc].Meta
		for _, f := range Fields {
			cell, ok := m.cells[f]
			if !ok {
				continue
			}
			if f == document.FieldDate {
				votes.add(cell.text, func(date string) bool { return c.was(m, f, date) })
				continue
			}
			if f == document.FieldDraft || !c.was(m, f, frontmatter.Value(meta, f)) {
				continue
			}
			now := format(meta, f)
			if cell.text == now {
				continue
			}
			if lostLetters(cell.text, now, c.ascii) || misreads(cell.text, now) {
				c.log.Errorf(c.file, cell.line, "nothing was applied; export again, and "+howToSave,
					"column %s: the letters of %s came back as %s", f, quoted(now), quoted(cell.text))
				return false
			}
		}
	}
	c.order = votes.order()
	return true
}

// row compares the cells of one row with the document.
func (c *comparison) row(m matched) {
	doc := &c.docs[m.doc]
	change := Change{Document: m.doc, Line: m.line, Meta: doc.Meta}
	faults := false
	type stale struct {
		f    document.Field
		cell cell
	}
	var old []stale
	for _, f := range Fields {
		cell, ok := m.cells[f]
		if !ok || c.unedited(m, f, cell) {
			continue
		}
		edited := doc.Meta
		if err := c.read(&edited, m, f, cell); err != nil {
			text, hint := hintOf(err)
			c.log.Errorf(c.file, cell.line, hint, "column %s: %s", f, text)
			faults = true
			continue
		}
		now := frontmatter.Value(&doc.Meta, f)
		switch value := frontmatter.Value(&edited, f); {
		case value == now:
		case !c.was(m, f, now):
			old = append(old, stale{f, cell})
		case doc.Extended[f]:
			c.log.Errorf(c.file, cell.line, "correct it in content/"+doc.File, "column %s: the file has keys of your own in it, which a sheet cannot hold", f)
			faults = true
		default:
			if err := c.read(&change.Meta, m, f, cell); err == nil {
				change.Fields = append(change.Fields, f)
			}
		}
	}
	if faults {
		c.result.Refused++
		return
	}
	for _, o := range old {
		c.result.Stale++
		now := format(&doc.Meta, o.f)
		says := "says " + quoted(now)
		if now == "" {
			says = "has none"
		}
		c.log.Warnf("content/"+doc.File, doc.Lines[o.f], "settle it in the file, or export again",
			"%s: was changed since the export and %s now; the sheet's %s (line %d) was not applied", o.f, says, quoted(o.cell.text), o.cell.line)
	}
	if change.Fields == nil {
		return
	}
	if slices.Contains(change.Fields, document.FieldTitle) && change.Meta.TitleSupplied {
		change.Meta.TitleSupplied = false
		change.Fields = append(change.Fields, document.FieldTitleSupplied)
	}
	c.result.Changes = append(c.result.Changes, change)
}

// unedited reports whether a cell can be read as the value it was exported with.
func (c *comparison) unedited(m matched, f document.Field, cell cell) bool {
	was := func(value string) bool { return c.was(m, f, value) }
	if f == document.FieldDate {
		all := inOrder(readings(cell.text), c.order)
		if cell.text == "" {
			return was("")
		}
		if !slices.ContainsFunc(all, func(r reading) bool { return was(r.date) }) {
			return false
		}
		if d, err := newDate(cell.text, c.order); err != nil && hasTwo(all) || err == nil && !was(d.String()) && !guessed(all, was) {
			if c.eitherWay == 0 {
				c.eitherWayLine = cell.line
			}
			c.eitherWay++
		}
		return true
	}
	long := m.marks != nil && m.marks.cells[f] == longMark
	if strings.HasPrefix(cell.text, longCell) {
		if _, is := cellOf(&c.docs[m.doc].Meta, f); is || long {
			return true
		}
	}
	for _, text := range []string{cell.text, cell.raw} { // re-entered, a guarded cell loses its apostrophe
		var meta document.Meta
		if set(&meta, f, text) == nil && was(frontmatter.Value(&meta, f)) {
			return true
		}
	}
	return false
}

func hasTwo(all []reading) bool {
	return slices.ContainsFunc(all, func(r reading) bool { return !r.guess && r.date != all[0].date })
}

func guessed(all []reading, was func(string) bool) bool {
	return slices.ContainsFunc(all, func(r reading) bool { return r.guess && was(r.date) })
}

// maxValue is how many bytes an edited cell may have; a head of more than 4 MB is
// not read.
const maxValue = 1 << 20

// read puts an edited cell into a head.
func (c *comparison) read(meta *document.Meta, m matched, f document.Field, cell cell) error {
	text := cell.text
	switch {
	case len(text) > maxValue:
		return faultf("put it into the document's text", "is too long for a front matter")
	case f == document.FieldDate:
		d, err := newDate(text, c.order)
		meta.Date = d
		return err
	case strings.HasPrefix(text, longCell) || m.marks != nil && m.marks.cells[f] == longMark:
		return faultf("correct it in content/"+c.docs[m.doc].File, "is too long for a cell")
	case strings.ContainsRune(text, '\uFFFD') && !strings.ContainsRune(format(&c.docs[m.doc].Meta, f), '\uFFFD'):
		return faultf(howToSave, "%s has lost letters", quoted(text))
	}
	if right, wrong := looksMisread(text); wrong {
		return faultf(howToSave, "%s seems to be %s in a wrong encoding", quoted(text), quoted(right))
	}
	if err := set(meta, f, text); err != nil {
		return err
	}
	return check(meta, f)
}
