package pipeline_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/frontmatter"
	"fonds/internal/output"
	"fonds/internal/pipeline"
	"fonds/internal/proptest"
	"fonds/internal/sheet"
)

// A scribe makes random heads of documents, and sheets as programs leave them.
type scribe struct{ *rand.Rand }

var pieces = []string{
	"rivers", "Озёра", "湖泊", "أنهار", "🌊", " ", "; ", ";", ", ", `"`, `""`, "'", "=", "+1", "-", "@", "\n", "\n\n", "\r", "\t", "\\", `\;`, `\u{41}`, ": ", "#", " # ", "{", "]",
	"1/2", "May 1968", "007", "1e5", "50%", "true", "WAHR", "\u00a0", "\u2028", "\ufeff", "\u202e", "\x00", "name: ", "party: ", "~", "null", "ü", "–", "“”", "sep=;",
}

func (s *scribe) text() string {
	var b strings.Builder
	for range 1 + s.IntN(4) {
		b.WriteString(pieces[s.IntN(len(pieces))])
	}
	return b.String()
}

func (s *scribe) maybe() string {
	if s.IntN(3) > 0 {
		return ""
	}
	return s.text()
}

func (s *scribe) list() []string {
	var list []string
	for range s.IntN(4) {
		list = append(list, s.text())
	}
	return list
}

func pickSome[T any](s *scribe, from ...T) []T {
	var list []T
	for _, i := range s.Perm(len(from))[:s.IntN(len(from))] {
		list = append(list, from[i])
	}
	return list
}

func (s *scribe) date() document.Date {
	y, m, d := 1900+s.IntN(130), 1+s.IntN(12), 2+s.IntN(27)
	forms := []string{
		"", fmt.Sprint(y), fmt.Sprintf("%d-%02d", y, m), fmt.Sprintf("%d-%02d-%02d", y, m, d), fmt.Sprintf("%d-%02d-%02d", y, m, d), fmt.Sprintf("%d-%02d-%02d", y, m, d),
		fmt.Sprintf("%d~", y), fmt.Sprintf("%d%%", y), fmt.Sprintf("%d-%02d-%02d/..", y, m, d), fmt.Sprintf("../%d", y), "197X", fmt.Sprintf("XXXX-%02d-%02d", m, d), fmt.Sprintf("%d/%d", y, y+2),
	}
	return document.MustDate(forms[s.IntN(len(forms))])
}

func (s *scribe) meta(id document.ID) document.Meta {
	m := document.Meta{
		ID: id, Title: "T" + s.text(), Date: s.date(), DateAsWritten: s.maybe(), Type: s.maybe(), Authors: s.list(), Parties: s.list(), Topics: s.list(),
		Languages: pickSome[document.Lang](s, "en", "ru", "zh-Hant"), Countries: pickSome[document.Country](s, "NO", "KZ", "SUHH"), About: pickSome[document.Country](s, "GR", "AL"),
		Event: s.maybe(), Place: s.maybe(), Source: s.maybe(), Rights: s.maybe(), Draft: s.IntN(4) == 0, Withdrawn: s.maybe(), Notes: s.maybe(),
	}
	if s.IntN(3) == 0 {
		m.Title = s.text()
	}
	if s.IntN(2) == 0 {
		m.Titles = map[document.Lang]string{"ru": s.text(), "es": s.text()}
	}
	for range s.IntN(4) {
		m.Signatories = append(m.Signatories, document.Signatory{Name: "N" + s.text(), Role: s.maybe(), Party: s.maybe(), Group: s.maybe(), Country: []document.Country{"", "NO", "SUHH"}[s.IntN(3)]})
	}
	return m
}

// mangled is a cell that nobody edited, as a program of a country saves it.
func (s *scribe) mangled(cell, column, country string) string {
	switch {
	case column == "draft" && cell != "":
		return map[string]string{"us": "TRUE", "gb": "TRUE", "de": "WAHR", "ru": "ИСТИНА"}[country]
	case column == "date":
		parts := strings.Split(cell, "-")
		switch {
		case country != "us" && strings.HasSuffix(cell, "%"):
			return strings.Replace(cell, "%", ",00%", 1)
		case strings.ContainsAny(cell, "/~%X") || len(parts) == 1:
			return cell
		case len(parts) == 2:
			month, _ := strconv.Atoi(parts[1])
			names := map[string]string{
				"us": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", "gb": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
				"de": "Jan Feb Mrz Apr Mai Jun Jul Aug Sep Okt Nov Dez", "ru": "янв фев мар апр май июн июл авг сен окт ноя дек",
			}
			return strings.Fields(names[country])[month-1] + map[string]string{"us": "-", "gb": "-", "de": " ", "ru": "."}[country] + parts[0][2:]
		}
		day, month := strings.TrimLeft(parts[2], "0"), strings.TrimLeft(parts[1], "0")
		return map[string]string{"us": month + "/" + day + "/" + parts[0], "gb": parts[2] + "/" + parts[1] + "/" + parts[0], "de": parts[2] + "." + parts[1] + "." + parts[0], "ru": parts[2] + "." + parts[1] + "." + parts[0][2:]}[country]
	case strings.HasPrefix(cell, "'") && s.IntN(8) == 0: // entered again: the program takes the apostrophe for its own
		if rest := cell[1:]; rest != "" && rest[0] != '\'' && strings.ContainsRune("=+-@", rune(rest[0])) {
			return rest
		}
	}
	return cell
}

// saved writes rows in one of the dialects.
func (s *scribe) saved(t *testing.T, rows [][]string) []byte {
	var b bytes.Buffer
	out := csv.NewWriter(&b)
	out.Comma = []rune{',', ';', '\t'}[s.IntN(3)]
	if s.IntN(4) == 0 {
		out.Comma = '|'
		b.WriteString("sep=|\n")
	}
	if err := out.WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	text := strings.ReplaceAll(b.String(), "\n", []string{"\n", "\r\n", "\r"}[s.IntN(3)])
	switch s.IntN(3) {
	case 0:
		return []byte(text)
	case 1:
		return []byte("\ufeff" + text)
	}
	data := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(text)) {
		data = append(data, byte(u), byte(u>>8))
	}
	return data
}

var keyLine = regexp.MustCompile(`^([a-z_]+):`)

// without is a content file without the lines of some keys.
func without(file string, fields []string) string {
	var b strings.Builder
	fences, dropping := 0, false
	for line := range strings.Lines(file) {
		if fences < 2 {
			if strings.HasPrefix(line, "---") {
				fences++
			}
			if !strings.HasPrefix(line, " ") {
				m := keyLine.FindStringSubmatch(line)
				dropping = m != nil && slices.Contains(fields, m[1])
			}
			if dropping {
				continue
			}
		}
		b.WriteString(line)
	}
	return b.String()
}

func TestExactlyTheEditedCellsOfASheetChangeTheirFiles(t *testing.T) {
	for round := range proptest.Rounds(60) {
		s := &scribe{rand.New(rand.NewPCG(7, uint64(round)))}
		t.Run(fmt.Sprint(round), func(t *testing.T) { s.round(t) })
		if t.Failed() {
			return
		}
	}
}

func (s *scribe) round(t *testing.T) {
	dir := t.TempDir()
	folder := filepath.Join(dir, "content", "documents")
	if err := os.MkdirAll(folder, 0o777); err != nil {
		t.Fatal(err)
	}
	n := 2 + s.IntN(8)
	old, other := make([]document.Meta, n), make([]sheet.Document, n)
	files := map[document.ID]string{}
	text := map[document.ID]string{}
	for i := range n {
		id := document.ID(fmt.Sprintf([]string{"%de%03d", "k%07d%03d", "%08d%03d"}[s.IntN(3)], s.IntN(1000), i))
		old[i] = s.meta(id)
		old[i].TitleSupplied = s.IntN(3) == 0
		other[i] = sheet.Document{File: fmt.Sprintf("documents/d%d.md", i), Meta: s.meta(id)}
		head := strings.Replace(string(frontmatter.Encode(&old[i])), "---\n", "---\n# a remark: not a key\n", 1)
		head = strings.TrimSuffix(head, "---\n") + "shelfmark: box 12   # mine\n---\n"
		if s.IntN(2) == 0 {
			head = strings.ReplaceAll(head, "\n", "\r\n")
		}
		text[id] = head + "\nThe text, which is *nobody’s* to change.\r\n---\ntitle: not one\n"
		files[id] = filepath.Join(folder, fmt.Sprintf("d%d.md", i))
		if err := os.WriteFile(files[id], []byte(text[id]), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	options := func() (pipeline.Options, *diag.Log) {
		log := &diag.Log{}
		return pipeline.Options{Source: dir, Log: log}, log
	}
	var mine, theirs bytes.Buffer
	o, _ := options()
	if _, err := pipeline.WriteSheet(t.Context(), o, &mine); err != nil {
		t.Fatal(err)
	}
	if err := sheet.Write(&theirs, other); err != nil {
		t.Fatal(err)
	}
	table := func(b *bytes.Buffer) [][]string {
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(b.String(), "\ufeff"))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		return rows
	}
	rows, edits := table(&mine), table(&theirs)
	heading := rows[0]

	// Edit some cells, let a program change the others, and do with rows and
	// columns what people do.
	country := []string{"us", "gb", "de", "ru"}[s.IntN(4)]
	edited := map[document.ID][]document.Field{}
	var body [][]string
	for i, row := range rows[1:] {
		id := document.ID(strings.TrimPrefix(row[0], "id:"))
		if s.IntN(6) == 0 {
			continue // filtered out
		}
		for at, column := range heading {
			f := document.Field(column)
			if !slices.Contains(sheet.Fields, f) {
				continue
			}
			if s.IntN(5) == 0 {
				row[at] = edits[i+1][at]
				edited[id] = append(edited[id], f)
			} else {
				row[at] = s.mangled(row[at], column, country)
			}
		}
		body = append(body, row)
	}
	s.Shuffle(len(body), func(i, j int) { body[i], body[j] = body[j], body[i] })
	order := s.Perm(len(heading))
	var final [][]string
	for _, row := range slices.Insert(body, 0, heading) {
		var moved []string
		for _, at := range order {
			moved = append(moved, row[at])
		}
		final = append(final, append(moved, "", ""))
	}
	if s.IntN(2) == 0 {
		final[0][0] = " " + strings.ToUpper(strings.ReplaceAll(final[0][0], "_", " ")) + " "
	}
	final = append(final, make([]string, len(heading)))
	data := s.saved(t, final)

	o, log := options()
	done, err := pipeline.Correct(t.Context(), o, "fix.csv", data, false)
	if err != nil || log.Count(diag.Warning) > 0 {
		t.Fatalf("%v %v\n%s", err, log.Messages(), data)
	}
	changed := 0
	for i := range old {
		id := old[i].ID
		after, err := os.ReadFile(files[id])
		if err != nil {
			t.Fatal(err)
		}
		now, problems := frontmatter.Parse(after)
		if problems != nil {
			t.Fatal(problems)
		}
		var keys []string
		want := old[i]
		for _, f := range edited[id] {
			if frontmatter.Value(&other[i].Meta, f) != frontmatter.Value(&old[i], f) {
				changed++
				keys = append(keys, string(f))
				if f == document.FieldTitle {
					want.TitleSupplied = false
					if old[i].TitleSupplied {
						changed++
						keys = append(keys, "title_supplied")
					}
				}
			}
		}
		for _, f := range document.Fields {
			expected := &want
			if slices.Contains(edited[id], f) {
				expected = &other[i].Meta
			}
			if got, want := frontmatter.Value(&now.Meta, f), frontmatter.Value(expected, f); got != want {
				t.Errorf("%s: %s is %q, want %q; edited %v", id, f, got, want, edited[id])
			}
		}
		if got, want := without(string(after), keys), without(text[id], keys); got != want {
			t.Errorf("%s: more than the fields %v changed:\n%q\n%q", id, keys, got, want)
		}
		if len(keys) == 0 && string(after) != text[id] {
			t.Errorf("%s: changed without an edit", id)
		}
	}
	if len(done.Fields) != changed {
		t.Errorf("%d fields are said to have changed, want %d", len(done.Fields), changed)
	}
	// The same sheet again finds all as it wants it.
	o, log = options()
	if again, err := pipeline.Correct(t.Context(), o, "fix.csv", data, false); err != nil || len(again.Fields) > 0 || len(log.Messages()) > log.Count(diag.Notice) {
		t.Errorf("the second time: %v %v %v", again, err, log.Messages())
	}
}

// An editor is a file system on which somebody saves a file while it is being
// replaced.
type editor struct {
	output.FS
	save func()
}

func (e editor) Create(name string) (output.File, error) {
	e.save()
	return e.FS.Create(name)
}

func TestAFileSavedWhileItIsCorrectedStaysAsItWasSaved(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "content", "documents", "rivers.md")
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	write := func(text string) {
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("---\nid: rivers\ntitle: Rivers\n---\n\nText.\n")
	const saved = "---\nid: rivers\ntitle: Rivers\n---\n\nText, and a sentence more.\n"
	log := &diag.Log{}
	o := pipeline.Options{Source: dir, Log: log, Wrap: func(f output.FS) output.FS { return editor{f, func() { write(saved) }} }}
	done, err := pipeline.Correct(t.Context(), o, "fix.csv", []byte("id,title\nrivers,Lakes\n"), false)
	if err != nil || len(done.Fields) > 0 || log.Count(diag.Warning) != 1 {
		t.Errorf("%v %v %v", done, err, log.Messages())
	}
	if got, err := os.ReadFile(file); err != nil || string(got) != saved {
		t.Errorf("%q %v", got, err)
	}
}

func TestASheetWaitsForNoOtherRun(t *testing.T) {
	dir := t.TempDir()
	for _, sub := range []string{"content", ".cache"} {
		if err := os.Mkdir(filepath.Join(dir, sub), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	release, err := output.Lock(filepath.Join(dir, ".cache"))
	if err != nil {
		t.Fatal(err)
	}
	defer release()
	if _, err := pipeline.Correct(t.Context(), pipeline.Options{Source: dir, Log: &diag.Log{}}, "fix.csv", []byte("id\n"), false); err == nil {
		t.Error("two runs worked on one collection")
	}
}

func TestAFileWithFaultsIsNeitherCorrectedNorInTheWay(t *testing.T) {
	dir := t.TempDir()
	folder := filepath.Join(dir, "content", "documents")
	if err := os.MkdirAll(folder, 0o777); err != nil {
		t.Fatal(err)
	}
	const faulty = "---\nid: lakes\ntitle: Lakes\ndate: yesterday\n---\n"
	const twice = "---\nid: seas\ntitle: Seas\n---\n"
	for name, text := range map[string]string{"rivers": "---\nid: rivers\ntitle: Rivers\n---\n", "lakes": faulty, "seas": twice, "copy": twice} {
		if err := os.WriteFile(filepath.Join(folder, name+".md"), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	log := &diag.Log{}
	done, err := pipeline.Correct(t.Context(), pipeline.Options{Source: dir, Log: log}, "fix.csv", []byte("id,date\nrivers,2022\nlakes,2022\nseas,2022\n"), false)
	if !errors.Is(err, pipeline.ErrRefused) || len(done.Fields) != 1 || done.Fields[0].New != "2022" || log.Count(diag.Error) != 2 {
		t.Errorf("%v %v %v", done, err, log.Messages())
	}
	for name, want := range map[string]string{"lakes": faulty, "seas": twice, "copy": twice} {
		if got, err := os.ReadFile(filepath.Join(folder, name+".md")); err != nil || string(got) != want {
			t.Errorf("%s: %q %v", name, got, err)
		}
	}
}
