package content

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/frontmatter"
	"fonds/internal/proptest"
)

// A world is a collection's one document over time: what the seed says, and what
// people make of it. Whatever a person writes has a mark "H1." of its own.
type world struct {
	*rand.Rand
	marks, words int
	newline      string
}

func (w *world) mark() string  { w.marks++; return fmt.Sprintf("H%d.", w.marks) }
func (w *world) fresh() string { w.words++; return fmt.Sprintf("Sentence %d", w.words) }

func (w *world) pick(of ...string) string { return of[w.IntN(len(of))] }

// paragraph is a block as the import writes it; some occur often.
func (w *world) paragraph() string {
	switch w.IntN(12) {
	case 0:
		return "\\* \\* \\*"
	case 1:
		return "<!-- lang: " + w.pick("ru", "es") + " -->"
	case 2:
		return "> " + w.fresh() + "\n> goes on"
	case 3:
		return "1. " + w.fresh() + "\n2. goes on  \n   and on"
	}
	return w.fresh() + "."
}

// reseed changes what the seed says.
func (w *world) reseed(doc document.Document, blocks []string) (document.Document, []string) {
	blocks = slices.Clone(blocks)
	for range w.IntN(4) {
		n := len(blocks)
		switch i := w.IntN(n + 1); {
		case n == 0 || w.IntN(4) == 0:
			blocks = slices.Insert(blocks, i, w.paragraph())
		case i == n:
		case w.IntN(3) == 0:
			blocks = slices.Delete(blocks, i, i+1)
		case w.IntN(6) == 0:
			j := w.IntN(n)
			blocks[i], blocks[j] = blocks[j], blocks[i]
		case w.IntN(3) == 0: // spelt otherwise
			blocks[i] = strings.Replace(blocks[i], " ", "  ", 1)
		default:
			blocks[i] = w.paragraph()
		}
	}
	doc.Body = ""
	if len(blocks) > 0 {
		doc.Body = strings.Join(blocks, "\n\n") + "\n"
	}
	m := &doc.Meta
	for range w.IntN(4) {
		switch w.IntN(9) {
		case 0:
			m.Title = w.fresh()
		case 1:
			m.TitleSupplied = !m.TitleSupplied
		case 2:
			m.Place = w.pick("", "Oslo", w.fresh())
		case 3:
			m.Authors = [][]string{nil, {"Ana"}, {"Ana", w.fresh()}, {w.fresh() + ", " + strings.Repeat("x", 80), "B"}}[w.IntN(4)]
		case 4:
			m.Date = document.MustDate(w.pick("", "2022", "2022-01", "2022-01-18"))
		case 5:
			m.Signatories = [][]document.Signatory{nil, {{Party: "A"}}, {{Party: "A", Country: "NO"}, {Name: w.fresh()}}}[w.IntN(3)]
		case 6:
			m.Titles = []map[document.Lang]string{nil, {"ru": w.fresh()}}[w.IntN(2)]
		case 7:
			m.Languages = [][]document.Lang{nil, {"en"}, {"en", "ru"}}[w.IntN(3)]
		case 8: // which only a seed with front matter of its own says
			m.Notes, m.Draft, m.Topics = w.fresh(), true, []string{w.fresh()}
		}
	}
	return doc, blocks
}

// edit is what a person does to a file, by lines, as in an editor.
func (w *world) edit(file string) string {
	lines := strings.Split(strings.TrimSuffix(file, w.newline), w.newline)
	end := 1 + slices.IndexFunc(lines[1:], func(l string) bool { return l == "---" })
	put := func(i int, new ...string) { lines = slices.Insert(lines, i, new...) }
	head := func() int { return 1 + w.IntN(end) } // where a line may be put into the head
	body := func() int { return end + 1 + w.IntN(len(lines)-end) }
	top := func(i int) bool { return i < end && lines[i] != "" && lines[i][0] != ' ' && lines[i][0] != '#' }
	switch w.IntN(16) {
	case 0, 1: // change a paragraph's line
		if i := body(); i < len(lines) && lines[i] != "" && !isMarker(lines[i]) {
			lines[i] += " " + w.mark()
		}
	case 2: // write a paragraph
		put(body(), "", w.mark()+" A new paragraph.", "")
	case 3:
		put(body(), "", "<!-- "+w.mark()+" -->", "")
	case 4: // remove a line
		if i := body(); i < len(lines) && !strings.Contains(lines[i], "H") {
			lines = slices.Delete(lines, i, i+1)
		}
	case 5: // more blank lines
		if i := body(); i < len(lines) && lines[i] == "" {
			put(i, "", "")
		}
	case 6: // move a line
		if i := body(); i < len(lines) && lines[i] != "" && !strings.Contains(lines[i], "H") {
			l := lines[i]
			lines = slices.Delete(lines, i, i+1)
			put(body(), "", l, "")
		}
	case 7:
		put(body(), "", "```", w.mark()+" code", "", w.mark()+" more", "```", "")
	case 8: // a remark, a blank line, a key of one's own, between keys
		if i := head(); i == end || top(i) {
			put(i, []string{"# " + w.mark(), "", "own" + strconv.Itoa(w.marks) + ": " + w.mark() + " # x"}[w.IntN(3)])
		}
	case 9: // a remark behind a value
		if i := head(); top(i) && !strings.HasSuffix(lines[i], ":") {
			lines[i] += " # " + w.mark()
		}
	case 10: // correct a text
		for i := 1; i < end; i++ {
			if key, _, ok := strings.Cut(lines[i], ": "); ok && slices.Contains([]string{"title", "place", "notes"}, key) && !strings.Contains(lines[i], "H") && w.IntN(2) == 0 {
				lines[i] = key + ": " + w.pick("", "'", `"`)
				q := strings.TrimPrefix(lines[i], key+": ")
				lines[i] += w.mark() + q
			}
		}
	case 11: // write a field of one's own
		f := w.pick("place", "event", "topics", "notes", "draft", "source", "date")
		if !slices.ContainsFunc(lines[:end], func(l string) bool { return strings.HasPrefix(l, f+":") }) {
			value := map[string]string{"topics": "[" + w.mark() + "]", "draft": "true", "date": "19" + strconv.Itoa(10+w.IntN(90))}[f]
			if value == "" {
				value = w.mark()
			}
			put(end, f+": "+value)
		}
	case 12: // take a field out
		if i := head(); top(i) && !strings.HasSuffix(lines[i], ":") && !strings.Contains(lines[i], "H") && !strings.HasPrefix(lines[i], "id") && !strings.HasPrefix(lines[i], "title:") {
			lines = slices.Delete(lines, i, i+1)
		}
	case 13: // write a list otherwise
		for i := 1; i < end; i++ {
			if lines[i] == "authors: [Ana]" {
				lines[i] = "authors:"
				put(i+1, "  # "+w.mark(), "  - 'Ana'  # "+w.mark())
				return w.join(lines)
			}
		}
	case 14:
		if i := slices.Index(lines[:end], "languages: [en]"); i > 0 {
			lines[i] = "languages: [ 'en' ]"
		}
	}
	return w.join(lines)
}

func (w *world) join(lines []string) string { return strings.Join(lines, w.newline) + w.newline }

// ownLines are the lines that a person wrote or changed, in order; of a line whose
// value the import may still take back, its remark alone.
func ownLines(file string) []string {
	var own []string
	head := strings.Count(file, "\n---") > 0
	for i, line := range strings.Split(strings.ReplaceAll(file, "\r\n", "\n"), "\n") {
		if line == "---" && i > 0 {
			head = false
		}
		if !strings.Contains(line, "H") {
			continue
		}
		if before, remark, ok := strings.Cut(line, "#"); head && ok && !strings.Contains(before, "H") {
			line = "#" + remark
		}
		own = append(own, line)
	}
	return own
}

func hashes(blocks []block) []string {
	var list []string
	for _, b := range blocks {
		list = append(list, b.hash())
	}
	return list
}

func TestNoEditIsEverLost(t *testing.T) {
	for seed := range uint64(proptest.Rounds(2_500)) {
		w := &world{Rand: rand.New(rand.NewPCG(seed, 7)), newline: "\n"}
		doc, blocks := w.reseed(document.Document{Meta: document.Meta{ID: "k3v9q2mt", Title: "First", Authors: []string{"Ana"}, Languages: []document.Lang{"en"}}},
			[]string{"Alpha.", "Beta\ngoes on.", "Gamma.", "Delta.", "Alpha."})
		var log diag.Log
		data, entry := Merge(nil, nil, testName, doc, &log)
		if w.IntN(4) == 0 {
			w.newline = "\r\n"
			data = []byte(strings.ReplaceAll(string(data), "\n", "\r\n"))
		}
		for range 1 + w.IntN(4) {
			for range w.IntN(6) {
				edited := w.edit(string(data))
				if _, problems := frontmatter.Parse([]byte(edited)); problems == nil {
					data = []byte(edited)
				}
			}
			doc, blocks = w.reseed(doc, blocks)
			var log diag.Log
			after, next := Merge(entry, data, testName, doc, &log)
			history := func() string {
				return fmt.Sprintf("sequence %d\n=== file\n%s\n=== now\n%s%s\n=== after\n%s\n=== messages\n%s", seed, data, frontmatter.Encode(&doc.Meta), doc.Body, after, messages(&log))
			}
			if log.Count(diag.Error) > 0 {
				t.Fatalf("errors\n%s", history())
			}
			checkFields(t, entry, next, data, after, doc, &log, history)
			checkBody(t, entry, data, after, doc, &log, history)
			if was, is := ownLines(string(data)), ownLines(string(after)); !slices.Equal(was, is) {
				t.Fatalf("a person's lines were\n%s\nand are\n%s\n%s", strings.Join(was, "\n"), strings.Join(is, "\n"), history())
			}
			var quiet diag.Log
			again, same := Merge(next, after, testName, doc, &quiet)
			if string(again) != string(after) || messages(&quiet) != "" || fmt.Sprint(same) != fmt.Sprint(next) {
				t.Fatalf("merged again\n%s\n%s\n%s", again, messages(&quiet), history())
			}
			data, entry = after, next
		}
	}
}

// checkFields holds each field to the rule: what is as the import last said follows
// it, all else stays and is reported when the import changes its word.
func checkFields(t *testing.T, entry, next *Entry, data, after []byte, doc document.Document, log *diag.Log, history func() string) {
	t.Helper()
	was, _ := frontmatter.Parse(data)
	is, problems := frontmatter.Parse(after)
	if problems != nil {
		t.Fatalf("%v\n%s", problems, history())
	}
	for _, f := range document.Fields {
		mine, said, got := frontmatter.Value(&was.Meta, f), frontmatter.Value(&doc.Meta, f), frontmatter.Value(&is.Meta, f)
		if title := frontmatter.Value(&was.Meta, "title"); f == "title_supplied" && title != doc.Title && hash(title) != entry.Fields["title"] {
			said = ""
		}
		want, warned := mine, false
		switch {
		case mine == said:
		case hash(mine) == entry.Fields[f]:
			want = said
		default:
			warned = entry.Fields[f] != hash(said)
		}
		if got != want || next.Fields[f] != hash(said) {
			t.Fatalf("%s is %q, want %q\n%s", f, got, want, history())
		}
		reported := slices.ContainsFunc(log.Messages(), func(m diag.Message) bool {
			return strings.HasPrefix(m.Text, string(f)+" was ") && (m.Line == is.Lines[f] || is.Lines[f] == 0)
		})
		if reported != warned {
			t.Fatalf("%s: reported %v, want %v\n%s", f, reported, warned, history())
		}
	}
}

// checkBody holds the body to what does not depend on how blocks were paired.
func checkBody(t *testing.T, entry *Entry, data, after []byte, doc document.Document, log *diag.Log, history func() string) {
	t.Helper()
	was, _ := frontmatter.Parse(data)
	is, _ := frontmatter.Parse(after)
	mineBlocks, _ := split(was.Body)
	theirBlocks, _ := split(doc.Body)
	gotBlocks, _ := split(is.Body)
	base, mine, theirs, got := entry.Blocks, hashes(mineBlocks), hashes(theirBlocks), hashes(gotBlocks)
	warnings := 0 // paragraphs that are reported
	for _, m := range log.Messages() {
		if !strings.Contains(m.Text, "by hand; the seed") || !strings.HasPrefix(m.Text, "this ") && !strings.HasPrefix(m.Text, "a paragraph") {
			continue
		}
		if m.Line < is.BodyLine || m.Line > is.BodyLine+strings.Count(is.Body, "\n") {
			t.Fatalf("line %d lies outside the text\n%s", m.Line, history())
		}
		n := 1
		fmt.Sscanf(m.Text[max(strings.LastIndex(m.Text, "("), 0):], "(%d", &n)
		warnings += n
	}
	count := func(list []string, h string) (n int) {
		for _, x := range list {
			if x == h {
				n++
			}
		}
		return n
	}
	// A person's blocks stand there, as they were and in their order.
	i := 0
	for j, b := range mineBlocks {
		if count(base, mine[j]) > 0 || count(theirs, mine[j]) > 0 {
			continue
		}
		for i < len(gotBlocks) && gotBlocks[i].text != b.text {
			i++
		}
		if i == len(gotBlocks) {
			t.Fatalf("%q is gone or out of order\n%s", b.text, history())
		}
		i++
	}
	unread := 0
	for _, h := range slices.Compact(slices.Sorted(slices.Values(slices.Concat(base, mine, theirs, got)))) {
		b, m, s, g := count(base, h), count(mine, h), count(theirs, h), count(got, h)
		switch {
		case b == s && g != m:
			if m != 0 || b != 0 {
				// The import may have moved it; then it went by its own places.
				if slices.Equal(order(base, theirs), order(theirs, base)) {
					t.Fatalf("a block nobody but a person touched stood %d times, and stands %d\n%s", m, g, history())
				}
			}
		case b == 0 && m == 0 && s > g:
			unread += s - g
		case g > m+s:
			t.Fatalf("a block stands %d times: base %d, file %d, now %d\n%s", g, b, m, s, history())
		}
	}
	if unread > warnings {
		t.Fatalf("%d new blocks are missing, %d reported\n%s", unread, warnings, history())
	}
	if warnings == 0 && slices.Equal(mine, base) && !slices.Equal(got, theirs) {
		t.Fatalf("an untouched body does not follow\n%s", history())
	}
	if slices.Equal(base, theirs) && string(was.Body) != is.Body {
		t.Fatalf("the import said nothing new, but the text changed\n%s", history())
	}
}

// order is what of a occurs in b too.
func order(a, b []string) []string {
	var list []string
	for _, x := range a {
		if slices.Contains(b, x) {
			list = append(list, x)
		}
	}
	return list
}
