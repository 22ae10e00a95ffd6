package content

import (
	"bytes"
	"errors"
	"maps"
	"slices"
	"strings"

	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/frontmatter"
	"fonds/internal/runes"
)

// Merge is the three-way merge of one document: what the ledger remembers of the
// last import (nil: nothing), the file as it stands now under content/ (nil:
// there is none), and what the import reads now. It returns the file's new bytes
// and the ledger's new line, which holds the import's word of now.
//
// A field or block whose hash is the ledger's is the import's own and follows it.
// Any other is a person's and stays: changed, removed, moved or added. Where the
// import now says something else than it said before about what a person has
// changed, that is a warning with file and line, once. A person who writes what
// the import says hands the field back to it. Bytes that need not change do not.
//
// A supplied title is the import's: when a person writes a title, title_supplied
// goes.
//
// A file that cannot be read is an error in the log; it comes back as it is, with
// a copy of the old line.
func Merge(before *Entry, file []byte, name string, now document.Document, log *diag.Log) ([]byte, *Entry) {
	now.Body = storable(now.Body)
	theirs, _ := split(now.Body)
	entry := newEntry(before, name, &now.Meta, theirs)
	if file == nil {
		return fresh(&now, theirs), entry
	}
	m := merge{file: "content/" + name, before: before, now: &now.Meta, entry: entry}
	var problems []frontmatter.Problem
	if m.was, problems = frontmatter.Parse(file); problems != nil {
		report(name, problems, log)
		return file, before.clone()
	}
	data, err := m.head(file)
	if err != nil {
		var p frontmatter.Problem
		if !errors.As(err, &p) {
			p.Text = err.Error()
		}
		log.Warnf(m.file, p.Line, p.Hint, "%s; left as it is", p.Text)
		return file, before.clone()
	}
	if m.was.Meta.Draft || m.was.Meta.Withdrawn != "" {
		entry.hold(before)
	}
	data = m.body(data, theirs)
	m.report(data, log)
	return data, entry
}

// storable is a body as a file can hold it: in UTF-8, and with no line that would
// be taken for a mark of version control (see [frontmatter.Parse]). Such a line
// gets a space before it, which shows in code alone.
func storable(body string) string {
	if !runes.Valid(body) {
		body = strings.ToValidUTF8(body, "\uFFFD")
	}
	const mark = "<<<<<<< "
	if !strings.Contains(body, mark) {
		return body
	}
	if strings.HasPrefix(body, mark) {
		body = " " + body
	}
	return strings.ReplaceAll(body, "\n"+mark, "\n "+mark)
}

// hold keeps in mind what a withheld document had, so that it is known again
// wherever it comes to stand.
func (e *Entry) hold(before *Entry) {
	if before != nil {
		e.Held = slices.Concat(before.Held, before.passages())
	}
	e.Held = append(e.Held, e.passages()...)
	slices.Sort(e.Held)
	e.Held = slices.Compact(e.Held)
}

// newEntry is the ledger's line for what the import says.
func newEntry(before *Entry, name string, now *document.Meta, theirs []block) *Entry {
	e := &Entry{ID: now.ID, Slug: slugOf(name), Seeds: slices.Clone(now.Seeds), Fields: map[document.Field]string{}}
	if before != nil {
		e.Added, e.Former, e.Was, e.Absorbed = before.Added, slices.Clone(before.Former), slices.Clone(before.Was), maps.Clone(before.Absorbed)
	}
	for _, f := range document.Fields {
		if h := hash(frontmatter.Value(now, f)); h != "" {
			e.Fields[f] = h
		}
	}
	e.Blocks, e.Sizes = hashesOf(theirs), sizesOf(theirs)
	return e
}

// fresh is a new file.
func fresh(now *document.Document, blocks []block) []byte {
	head := frontmatter.Encode(&now.Meta)
	body := ""
	if len(blocks) > 0 {
		body = strings.Trim(strings.ReplaceAll(now.Body, "\r\n", "\n"), "\n")
	}
	whole := func(head ...[]byte) []byte {
		file := make([]byte, 0, len(head[0])+len(now.Extra)+len(body)+8)
		for _, part := range head {
			file = append(file, part...)
		}
		if len(blocks) > 0 {
			file = append(append(append(file, '\n'), body...), '\n')
		}
		return file
	}
	if now.Extra != "" {
		own := whole(bytes.TrimSuffix(head, []byte("---\n")), []byte(now.Extra+"---\n"))
		if _, problems := frontmatter.Parse(own); problems == nil {
			return own
		}
	}
	return whole(head)
}

// merge is one merge at work.
type merge struct {
	file      string // for messages
	before    *Entry
	now       *document.Meta
	entry     *Entry
	was       frontmatter.File
	fields    []document.Field // about which a person and the import disagree, newly
	conflicts []conflict
}

// mine reports whether a field of the file is a person's: it is not what the
// import last said, nor what it says now.
func (m *merge) mine(f document.Field, value string) bool {
	if value == frontmatter.Value(m.now, f) {
		return false
	}
	if f == document.FieldSeed && !m.was.Extended[f] && sameFiles(m.was.Meta.Seeds, m.now.Seeds) {
		return false // a person who names a further seed leaves its hash to the import
	}
	return m.before == nil || m.was.Extended[f] || hash(value) != m.before.Fields[f]
}

// sameFiles reports whether two lists name the same files.
func sameFiles(a, b []document.SeedRef) bool {
	files := func(list []document.SeedRef) []string {
		var names []string
		for _, s := range list {
			names = append(names, s.File)
		}
		slices.Sort(names)
		return slices.Compact(names)
	}
	return slices.Equal(files(a), files(b))
}

// head merges the front matter.
func (m *merge) head(file []byte) ([]byte, error) {
	if m.mine(document.FieldTitle, m.was.Meta.Title) {
		m.now.TitleSupplied = false
		delete(m.entry.Fields, document.FieldTitleSupplied)
	}
	var follow []document.Field
	for _, f := range document.Fields {
		value, said := frontmatter.Value(&m.was.Meta, f), frontmatter.Value(m.now, f)
		switch {
		case value == said:
		case !m.mine(f, value):
			follow = append(follow, f)
		case m.before == nil && said == "":
			// Nothing is known of an earlier import, and this one has no opinion.
		case m.before == nil || m.before.Fields[f] != m.entry.Fields[f]:
			m.fields = append(m.fields, f)
		}
	}
	if follow == nil {
		return file, nil
	}
	return frontmatter.Set(file, m.now, follow)
}

// body merges the body into data, whose head is merged.
func (m *merge) body(data []byte, theirs []block) []byte {
	at := len(data) - len(m.was.Body)
	head := data[:at:at]
	newline := "\n"
	if first, _, ok := bytes.Cut(data, []byte("\n")); ok && bytes.HasSuffix(first, []byte("\r")) {
		newline = "\r\n"
	}
	if m.before == nil {
		// Without the import's earlier word, whatever differs is a person's.
		if blocks, _ := split(m.was.Body); !slices.EqualFunc(blocks, theirs, func(a, b block) bool { return a.hash() == b.hash() }) {
			c := conflict{kind: differsFromStart}
			for i, b := range blocks {
				if c.line = b.line; i >= len(theirs) || b.hash() != theirs[i].hash() {
					break
				}
			}
			m.conflicts = append(m.conflicts, c)
		}
		return data
	}
	var merged string
	merged, m.conflicts = mergeBody(m.before.Blocks, m.was.Body, theirs, newline)
	if merged == m.was.Body {
		return data
	}
	if len(head) > 0 && head[at-1] != '\n' {
		head = append(head, newline...)
	}
	return append(head, merged...)
}

// ByHand lists the fields of a document that a person wrote or changed, by the
// ledger's line (nil: the document is a person's own).
func ByHand(e *Entry, m *document.Meta) []document.Field {
	var fields []document.Field
	for _, f := range document.Fields {
		if value := frontmatter.Value(m, f); value != "" && (e == nil || e.Fields[f] != hash(value)) {
			fields = append(fields, f)
		}
	}
	return fields
}
