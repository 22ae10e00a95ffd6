package content

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"fonds/internal/authority"
	"fonds/internal/diag"
	"fonds/internal/document"
)

// files makes a folder of pairs of name and text.
func files(pairs ...string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for i := 0; i < len(pairs); i += 2 {
		fsys[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return fsys
}

func TestListNamesDocuments(t *testing.T) {
	fsys := files("documents/b.md", "", "documents/a-2.md", "", "documents/.a.md", "", "documents/read.me", "", "documents/Big River.md", "",
		"documents/index.md", "", "documents/old/c.md", "", "pages/x.md", "")
	fsys["documents/link.md"] = &fstest.MapFile{Mode: fs.ModeSymlink}
	fsys["documents/pipe.md"] = &fstest.MapFile{Mode: fs.ModeNamedPipe}
	var log diag.Log
	got, err := List(fsys, &log)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"documents/a-2.md", "documents/b.md"}, got); diff != "" {
		t.Error(diff)
	}
	want := `content/documents/Big River.md: error: has a name that cannot be part of an address; call it big-river.md
content/documents/index.md: error: has a name that cannot be part of an address; call it index-page.md
content/documents/link.md: warning: is no regular file; left out; put a copy of the file here
content/documents/old: warning: is a folder; files are read directly in content/documents; move its files up
content/documents/pipe.md: warning: is no regular file; left out; put a copy of the file here
`
	if diff := cmp.Diff(want, messages(&log)); diff != "" {
		t.Error(diff)
	}
	if got, err := List(files(), &log); got != nil || err != nil {
		t.Error("no folder:", got, err)
	}
}

func TestReadDocumentReportsEveryProblem(t *testing.T) {
	fsys := files("documents/a.md", "---\ntitle: A\n---\nText\n", "documents/b.md", "---\ndate: x\ndraft: maybe\n---\n")
	var log diag.Log
	var room []byte
	f, _, ok := ReadDocument(fsys, "documents/a.md", &room, &log)
	if !ok || f.Meta.Title != "A" || string(room[f.BodyOffset:]) != "Text\n" || messages(&log) != "" {
		t.Error(f, ok, messages(&log))
	}
	_, _, okB := ReadDocument(fsys, "documents/b.md", new([]byte), &log)
	_, _, okC := ReadDocument(fsys, "documents/c.md", new([]byte), &log)
	if okB || okC || log.Count(diag.Error) != 3 {
		t.Error(okB, okC, messages(&log))
	}
	if m := log.Messages()[0]; m.File != "content/documents/b.md" || m.Line != 2 {
		t.Error(m)
	}
}

func TestReadRecords(t *testing.T) {
	fsys := files(
		"authors/ana-silva.md", "---\nname: Ana Silva\nvariants: [A. Silva, 'Силва, Ана']\nsame_as:\n  - https://example.org/1\nnot: [Ana Silveira]\ncountry: NO\nnote: Short.\nshelf: 3\n---\n\nLonger.\n",
		"parties/league.md", "---\nname: River League\nsort: League of Rivers\n---\n",
		"countries/suhh.md", "---\nnote: A former state.\n---\n",
		"parties/nameless.md", "---\nvariants: [x]\n---\n",
		"parties/wrong.md", "---\nname: Wrong\ncountry: Norway\n---\n",
		"parties/worse.md", "---\nname: [Wrong]\nvariants: x\n---\n",
		"parties/worst.md", "name: x\n",
		"parties/Лига.md", "---\nname: Речная лига\n---\n",
		"authors/invisible.md", "---\nnot: [x]\nname: \"\\u200b\"\n---\n",
		"authors/links.md", "---\nname: Ana\ncountry: Norway\nsame_as:\n  - https://example.org/1\n  - javascript:alert(1)\n  - Q42\n  - https://\n---\n",
	)
	var log diag.Log
	want := []authority.Record{
		{Kind: "authors", Slug: "ana-silva", File: "content/authors/ana-silva.md", Name: "Ana Silva", Variants: []string{"A. Silva", "Силва, Ана"},
			SameAs: []string{"https://example.org/1"}, Not: []string{"Ana Silveira"}, Country: "NO", Note: "Short.\n\nLonger.",
			Lines: authority.Lines{Name: 2, Country: 7, Variants: []int{3, 3}, Not: []int{6}}},
		{Kind: "parties", Slug: "league", File: "content/parties/league.md", Name: "River League", Sort: "League of Rivers", Lines: authority.Lines{Name: 2}},
		{Kind: "countries", Slug: "suhh", File: "content/countries/suhh.md", Note: "A former state."},
	}
	if diff := cmp.Diff(want, ReadRecords(fsys, &log)); diff != "" {
		t.Error(diff)
	}
	var got []string
	for _, m := range log.Messages() {
		got = append(got, fmt.Sprintf("%s:%d %s", m.File, m.Line, m.Text))
	}
	wantMessages := []string{
		"content/authors/invisible.md:3 has no name",
		"content/authors/links.md:3 country: Norway is no country code",
		"content/authors/links.md:6 same_as: javascript:alert(1) is no address of the web",
		"content/authors/links.md:7 same_as: Q42 is no address of the web",
		"content/authors/links.md:8 same_as: https:// is no address of the web",
		"content/parties/nameless.md:1 has no name",
		"content/parties/worse.md:2 name: has a list where a text is wanted",
		"content/parties/worse.md:3 variants: has a text where a list is wanted",
		"content/parties/worst.md:1 has no front matter",
		"content/parties/wrong.md:3 country: Norway is no country code",
		"content/parties/Лига.md:0 has a name that cannot be part of an address",
	}
	if diff := cmp.Diff(wantMessages, got); diff != "" {
		t.Error(diff)
	}
}

// The records that the manual shows are read without a fault.
func TestManualOfNamesAgreesWithTheProgram(t *testing.T) {
	for file, least := range map[string]int{"../../docs/names.md": 3, "../../docs/front-matter.md": 1, "../../README.md": 1} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		shown := 0
		for _, part := range strings.Split(string(data), "```yaml\n")[1:] {
			example, _, _ := strings.Cut(part, "```")
			if !strings.HasPrefix(example, "---\nname:") {
				continue // of a document
			}
			shown++
			var log diag.Log
			if records := ReadRecords(files("parties/x.md", example), &log); len(records) != 1 || messages(&log) != "" {
				t.Errorf("%s: this is no record\n%s\n%s", file, example, messages(&log))
			}
		}
		if shown < least {
			t.Errorf("%s shows %d records", file, shown)
		}
	}
}

func TestReadPages(t *testing.T) {
	var log diag.Log
	got := ReadPages(files("pages/about.md", "---\ntitle: About\n---\nText\n", "pages/b.md", "---\nx: y\n---\n", "pages/c.md", "Text",
		"pages/d.md", "---\ntitle: D\norder: 2\nnav: masthead\n---\n", "pages/home.md", "---\nnav: none\n---\nHome\n",
		"pages/e.md", "---\ntitle: E\norder: first\nnav: left\n---\n"), &log)
	want := []OwnPage{{Slug: "about", Title: "About", Nav: InFooter, Body: "Text\n"}, {Slug: "d", Title: "D", Order: 2, Nav: InMasthead}, {Slug: "home", Nav: Nowhere, Body: "Home\n"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	const told = `content/pages/b.md:1: error: has no title; write a line title:
content/pages/c.md:1: error: has no front matter; begin the file with a line ---, the metadata, and another line ---
content/pages/e.md:3: error: order: “first” is no place in an order; write a number from 1 on: the page with the lowest comes first
content/pages/e.md:4: error: nav: “left” is no place for a link; write footer, masthead or none
content/pages/home.md:2: warning: nav has no effect here: this page has its place; remove the line
`
	if diff := cmp.Diff(told, messages(&log)); diff != "" {
		t.Error(diff)
	}
}

func testLedger(n int) *Ledger {
	l := &Ledger{Documents: map[document.ID]*Entry{}, Terms: []TermEntry{}}
	for i := range n {
		e := &Entry{
			ID: document.ID(fmt.Sprintf("%08x", i*2654435761%(1<<32))), Slug: document.Slug(fmt.Sprintf("document-%d", i)), Added: "2024-05-06",
			Seeds: []document.SeedRef{{File: fmt.Sprintf("<%d> & ü.txt", i), SHA256: strings.Repeat("0a", 32)}}, Fields: map[document.Field]string{},
		}
		for _, f := range document.Fields[:14] {
			e.Fields[f] = hash(fmt.Sprint(f, i))
		}
		for j := range 40 {
			e.Blocks = append(e.Blocks, hash(fmt.Sprint(i, j)))
		}
		if i%3 == 0 {
			e.Former = []document.Slug{"former"}
		}
		l.Documents[e.ID] = e
	}
	l.Terms = append(l.Terms, TermEntry{Kind: "authors", Key: "ana silva", Slug: "ana-silva"}, TermEntry{Kind: "parties", Key: "league \"x\"", Slug: "league", Former: []document.Slug{"old-league"}})
	return l
}

func fileSystem(l *Ledger) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, data := range l.Files() {
		fsys[name] = &fstest.MapFile{Data: data}
	}
	return fsys
}

func TestLedgerReadsBackTheSame(t *testing.T) {
	l := testLedger(500)
	fsys := fileSystem(l)
	if len(fsys) > 257 || fsys[".ledger/terms.jsonl"] == nil || fsys[".ledger/0.jsonl"] == nil {
		t.Errorf("%d files", len(fsys))
	}
	var log diag.Log
	got := ReadLedger(fsys, &log)
	if diff := cmp.Diff(l, got, cmpopts.IgnoreUnexported(Ledger{})); diff != "" || messages(&log) != "" {
		t.Error(diff, messages(&log))
	}
	if diff := cmp.Diff(l.Files(), got.Files(), cmpopts.IgnoreUnexported(Ledger{})); diff != "" {
		t.Error(diff)
	}
	empty := ReadLedger(files(), &log)
	if len(empty.Documents) != 0 || len(empty.Files()) != 0 || messages(&log) != "" {
		t.Error("the empty ledger", messages(&log))
	}
}

func TestLinesOfOneNameAreOne(t *testing.T) {
	fsys := files(".ledger/terms.jsonl", `{"kind":"parties","key":"a","former":["x"]}
{"kind":"parties","key":"a","slug":"a","former":["y"]}
{"kind":"parties","key":"b","slug":"b"}
{"kind":"parties","key":"b","former":["x"]}
{"kind":"parties","key":"c"}
`)
	var log diag.Log
	want := []TermEntry{{Kind: "parties", Key: "a", Slug: "a", Former: []document.Slug{"x", "y"}}, {Kind: "parties", Key: "b", Slug: "b", Former: []document.Slug{"x"}}}
	if diff := cmp.Diff(want, ReadLedger(fsys, &log).Terms); diff != "" {
		t.Error(diff)
	}
	if got := messages(&log); !strings.Contains(got, "terms.jsonl:5: error") {
		t.Errorf("a name without any address: %q", got)
	}
}

func TestLedgerIsALineADocument(t *testing.T) {
	l := &Ledger{Documents: map[document.ID]*Entry{
		"k3v9q2mt": {ID: "k3v9q2mt", Slug: "b", Seeds: []document.SeedRef{{File: "a&b.txt", SHA256: "00"}}, Added: "2024-05-06",
			Fields: map[document.Field]string{"title": "T", "id": "I"}, Blocks: []string{"x", "y"}},
		"k3a9q2mt": {ID: "k3a9q2mt", Slug: "a", Former: []document.Slug{"c"}},
	}}
	want := `{"id":"k3a9q2mt","slug":"a","former":["c"],"seeds":[],"added":"","fields":"","blocks":""}
{"id":"k3v9q2mt","slug":"b","seeds":[{"file":"a&b.txt","sha256":"00"}],"added":"2024-05-06","fields":"id:I title:T","blocks":"x y"}
`
	if diff := cmp.Diff(map[string][]byte{".ledger/k.jsonl": []byte(want)}, l.Files()); diff != "" {
		t.Error(diff)
	}
}

func TestDamagedLedgerIsReportedByLine(t *testing.T) {
	const good = `{"id":"k3v9q2mt","slug":"b","seeds":[],"added":"","fields":"","blocks":""}`
	fsys := files(
		".ledger/k.jsonl", good+"\n\n"+`{"id":"../x","slug":"b"}`+"\n"+`{"id":"abc","slug":"../b"}`+"\n"+`{"id":"abc","slug":"b","fields":"title"}`+"\n"+`{"id":"abc","slug":"b","former":["/"]}`,
		".ledger/terms.jsonl", `{"kind":"authors","key":"a","slug":"a"}`+"\n"+`{"kind":"authors","key":"a","slug":"b"}`+"\n"+`{"kind":"authors","key":"","slug":"b"}`+"\n"+`{"kind":"authors","key":"c","slug":"B"}`+"\n{\n",
		".ledger/notes.txt", "x", ".ledger/.swap.jsonl", "x",
	)
	var log diag.Log
	l := ReadLedger(fsys, &log)
	if len(l.Documents) != 1 || len(l.Terms) != 1 {
		t.Error(l)
	}
	var got []string
	for _, m := range log.Messages() {
		got = append(got, fmt.Sprintf("%s:%d", strings.TrimPrefix(m.File, "content/.ledger/"), m.Line))
		if m.Level != diag.Error || m.Hint == "" {
			t.Error(m)
		}
	}
	want := "k.jsonl:3 k.jsonl:4 k.jsonl:5 k.jsonl:6 terms.jsonl:3 terms.jsonl:4 terms.jsonl:5"
	if strings.Join(got, " ") != want {
		t.Errorf("%s\n%s", got, messages(&log))
	}
}

// TestTwoVersionsOfTheLedgerBothCount: what version control makes of two ledgers
// is read, so that nobody has to settle what a program wrote.
func TestTwoVersionsOfTheLedgerBothCount(t *testing.T) {
	line := func(slug, added, fields string) string {
		return `{"id":"k3v9q2mt","slug":"` + slug + `","seeds":[],"added":"` + added + `","fields":"` + fields + `","blocks":""}` + "\n"
	}
	fsys := files(
		".ledger/k.jsonl", "<<<<<<< ours\n"+line("b", "2024-05-06", "title:T")+"||||||| base\n"+line("a", "2024-05-07", "title:S")+"=======\n"+line("c", "2024-05-08", "title:U")+">>>>>>> theirs\n",
		".ledger/terms.jsonl", `{"kind":"authors","key":"a","slug":"a"}`+"\n"+`{"kind":"authors","key":"a","slug":"b"}`+"\n",
	)
	var log diag.Log
	l := ReadLedger(fsys, &log)
	if log.Count(diag.Error)+log.Count(diag.Warning) > 0 {
		t.Error(messages(&log))
	}
	want := &Entry{ID: "k3v9q2mt", Slug: "c", Former: []document.Slug{"b", "a"}, Added: "2024-05-06", Fields: map[document.Field]string{"title": "U"}}
	if diff := cmp.Diff(want, l.Documents["k3v9q2mt"], cmpopts.EquateEmpty()); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]TermEntry{{Kind: "authors", Key: "a", Slug: "a", Former: []document.Slug{"b"}}}, l.Terms); diff != "" {
		t.Error(diff)
	}
}

func FuzzMerge(f *testing.F) {
	f.Add("---\ntitle: A # b\nown: x\n---\n\nOne\n\nTwo\n", "One\n\nTwo\n", "One\n\nThree\n\n```\n\n", "B")
	f.Add("---\r\nid: x\r\nauthors:\r\n  - 'A' # b\r\n---\r\n\r\nOne", "One\n\n<!-- lang: ru -->\n\nOne", "Two\n\nTwo", "---")
	f.Fuzz(func(t *testing.T, file, before, now, title string) {
		var log diag.Log
		was := document.Document{Meta: document.Meta{ID: "abc", Title: "A", Authors: []string{"A"}}, Body: before}
		_, entry := Merge(nil, nil, testName, was, &log)
		is := document.Document{Meta: document.Meta{ID: "abc", Title: title, Authors: []string{"A", title}}, Body: now}
		after, next := Merge(entry, []byte(file), testName, is, &log)
		if log.Count(diag.Error)+log.Count(diag.Warning) > 0 && string(after) == file {
			return
		}
		var quiet diag.Log
		again, _ := Merge(next, after, testName, is, &quiet)
		if string(again) != string(after) || messages(&quiet) != "" {
			t.Fatalf("%q became %q, then %q\n%s", file, after, again, messages(&quiet))
		}
	})
}

func BenchmarkReadLedger10000(b *testing.B) {
	fsys := fileSystem(testLedger(10_000))
	b.ReportAllocs()
	for b.Loop() {
		var log diag.Log
		if l := ReadLedger(fsys, &log); len(l.Documents) != 10_000 {
			b.Fatal(messages(&log))
		}
	}
}

func benchmarkMerge(b *testing.B, change string) {
	var log diag.Log
	doc := document.Document{Meta: document.Meta{ID: "k3v9q2mt", Title: "Joint Statement on Rivers", Authors: []string{"Ana Silva"}, Languages: []document.Lang{"en"}}}
	for i := range 60 {
		doc.Body += strings.Repeat(fmt.Sprintf("Sentence %d of a long paragraph. ", i), 8) + "\n\n"
	}
	file, entry := Merge(nil, nil, testName, doc, &log)
	doc.Title += change
	doc.Body = strings.Replace(doc.Body, "Sentence 30", "Sentence 30"+change, 1)
	b.ReportAllocs()
	for b.Loop() {
		Merge(entry, file, testName, doc, &log)
	}
}

func BenchmarkMergeUnchanged(b *testing.B) { benchmarkMerge(b, "") }
func BenchmarkMergeChanged(b *testing.B)   { benchmarkMerge(b, " changed") }

// A body whose every paragraph is equal, and one without an equal pair: the costs
// of a merge must not be those of all pairs.
func TestMergeOfHostileBodiesEnds(t *testing.T) {
	const n = 60_000
	same, other := strings.Repeat("x\n\n", n), strings.Repeat("y\n\n", n)
	var up, down, half strings.Builder
	for i := range n {
		fmt.Fprintf(&up, "%d\n\n", i)
		fmt.Fprintf(&down, "%d\n\n", n-i)
		fmt.Fprintf(&half, "%d\n\n", i-i%2*n)
	}
	bodies := []string{same, other, up.String(), down.String(), half.String(), ""}
	for _, before := range bodies {
		var log diag.Log
		_, entry := Merge(nil, nil, testName, document.Document{Body: before}, &log)
		for i, mine := range bodies {
			Merge(entry, []byte("---\nid: abc\n---\n"+mine), testName, document.Document{Body: bodies[(i+2)%len(bodies)]}, &log)
		}
	}
}
