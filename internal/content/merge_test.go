package content

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/frontmatter"
)

var update = flag.Bool("update", false, "rewrite the cases in testdata")

const testName = "documents/rivers.md"

// parsed is a document as an import would give it.
func parsed(t *testing.T, text string) document.Document {
	t.Helper()
	f, problems := frontmatter.Parse([]byte(text))
	if problems != nil {
		t.Fatalf("%s\n%v", text, problems)
	}
	return document.Document{Meta: f.Meta, Body: f.Body}
}

func messages(log *diag.Log) string {
	var b strings.Builder
	for _, m := range log.Messages() {
		b.WriteString(m.String() + "\n")
	}
	return b.String()
}

// Each case in testdata/merge has what was imported before (none: nothing is known
// of an earlier import), the file as a person left it (none: as it was written),
// and what is imported now; and then the file after that, and the messages.
func TestMergeCases(t *testing.T) {
	files, err := filepath.Glob("testdata/merge/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			parts := map[string]*txtar.File{}
			for i := range archive.Files {
				parts[archive.Files[i].Name] = &archive.Files[i]
			}
			var log diag.Log
			var before *Entry
			var file []byte
			if p := parts["before"]; p != nil {
				file, before = Merge(nil, nil, testName, parsed(t, string(p.Data)), &log)
			}
			if p := parts["file"]; p != nil {
				file = p.Data
			}
			now := parsed(t, string(parts["now"].Data))
			after, entry := Merge(before, file, testName, now, &log)
			got := map[string]string{"after": string(after), "messages": messages(&log)}
			for name, text := range got {
				if *update {
					parts[name].Data = []byte(text)
				} else if diff := cmp.Diff(string(parts[name].Data), text); diff != "" {
					t.Errorf("%s: %s", name, diff)
				}
			}
			if *update {
				if err := os.WriteFile(name, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			if log.Count(diag.Error) > 0 {
				return
			}
			var quiet diag.Log
			again, second := Merge(entry, after, testName, now, &quiet)
			if diff := cmp.Diff(string(after), string(again)); diff != "" {
				t.Errorf("merged again: %s", diff)
			}
			if diff := cmp.Diff(entry, second); diff != "" || messages(&quiet) != "" {
				t.Errorf("merged again: %s%s", diff, messages(&quiet))
			}
		})
	}
}

func TestMergeKeepsLineEndsAndMarks(t *testing.T) {
	var log diag.Log
	_, before := Merge(nil, nil, testName, parsed(t, "---\nid: abc\ntitle: Old\n---\nOne\ntwo\n\nThree\n"), &log)
	file := "\ufeff---\r\nid: abc\r\ntitle: Old # why\r\n---\r\n\r\nOne\r\ntwo\r\n\r\n\r\nThree\r\n\r\nMine"
	now := parsed(t, "---\nid: abc\ntitle: New\nplace: Oslo\n---\nOne\ntwo, more\n\nThree\n\nFour\n")
	after, _ := Merge(before, []byte(file), testName, now, &log)
	want := "\ufeff---\r\nid: abc\r\ntitle: New # why\r\nplace: Oslo\r\n---\r\n\r\nOne\r\ntwo, more\r\n\r\n\r\nThree\r\n\r\nFour\r\n\r\nMine"
	if diff := cmp.Diff(want, string(after)); diff != "" || messages(&log) != "" {
		t.Error(diff, messages(&log))
	}
}

func TestMergeLeavesAFileItCannotRead(t *testing.T) {
	var log diag.Log
	doc := parsed(t, "---\nid: abc\ntitle: Old\n---\nText\n")
	_, before := Merge(nil, nil, testName, doc, &log)
	doc.Title = "New"
	for _, file := range []string{"", "Text\n", "---\ntitle: a: b\n---\nText\n", "---\ntitle: Old\n", "---\ntitle: Old\n---\n\xff"} {
		var log diag.Log
		after, entry := Merge(before, []byte(file), testName, doc, &log)
		if string(after) != file || log.Count(diag.Error) != 1 {
			t.Errorf("%q became %q\n%s", file, after, messages(&log))
		}
		if diff := cmp.Diff(before, entry); diff != "" || entry == before {
			t.Errorf("%q: the ledger's line: %s", file, diff)
		}
	}
	if _, entry := Merge(nil, []byte("Text"), testName, doc, &log); entry != nil {
		t.Error("a line for a file that cannot be read")
	}
}

func TestMergeKeepsWhatTheLedgerKnowsBeside(t *testing.T) {
	var log diag.Log
	before := &Entry{ID: "abc", Slug: "old", Former: []document.Slug{"older"}, Added: "2024-05-06"}
	seeds := []document.SeedRef{{File: "a.txt"}}
	_, e := Merge(before, nil, testName, document.Document{Meta: document.Meta{ID: "abc", Title: "T", Seeds: seeds}}, &log)
	want := &Entry{ID: "abc", Slug: "rivers", Former: []document.Slug{"older"}, Added: "2024-05-06", Seeds: seeds,
		Fields: map[document.Field]string{"id": hash("abc"), "title": hash("T"), "seed": hash("a.txt\t")}}
	if diff := cmp.Diff(want, e); diff != "" {
		t.Error(diff)
	}
}

func TestByHandListsAPersonsFields(t *testing.T) {
	var log diag.Log
	_, e := Merge(nil, nil, testName, parsed(t, "---\nid: abc\ntitle: Old\nplace: Oslo\ntype: letter\n---\n"), &log)
	now := parsed(t, "---\nid: abc\ntitle: New\ntype: letter\ntopics: [a]\n---\n")
	if diff := cmp.Diff([]document.Field{"title", "topics"}, ByHand(e, &now.Meta)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]document.Field{"id", "title", "type", "topics"}, ByHand(nil, &now.Meta)); diff != "" {
		t.Error(diff)
	}
}

// The hashes lie in every collection's ledger: were they other, every document
// would look as if a person had rewritten it.
func TestHashesAreForEver(t *testing.T) {
	if got := hash("Joint Statement on Rivers"); got != "7PYAutTQLpg" {
		t.Errorf("hash is %s", got)
	}
	m := parsed(t, "---\ntitles: {ru: Б, es: A}\nauthors: [A, \"B\\tC\\nD\\\\\"]\nsignatories:\n  - {name: A, country: NO}\nseed: {file: a, sha256: ''}\ndate: 2022\ndraft: true\n---\n").Meta
	for f, want := range map[document.Field]string{
		"titles": "es\tA\nru\tБ", "authors": "A\nB\\tC\\nD\\\\", "signatories": "A\t\t\t\tNO", "seed": "a\t", "date": "2022", "draft": "true", "place": "",
	} {
		if got := frontmatter.Value(&m, f); got != want {
			t.Errorf("%s is %q", f, got)
		}
	}
}
