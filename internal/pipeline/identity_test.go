package pipeline

import (
	"fmt"
	"strings"
	"testing"

	"fonds/internal/content"
	"fonds/internal/diag"
	"fonds/internal/document"
)

func sum(c string) string { return strings.Repeat(c, 64) }

func ref(file, c string) document.SeedRef { return document.SeedRef{File: file, SHA256: sum(c)} }

// TestDocumentsThatClaimEachOthersSeeds: in a chain one document has all the
// texts, in a ring that whose seed comes first; none is left without a reader.
func TestDocumentsThatClaimEachOthersSeeds(t *testing.T) {
	for _, test := range []struct {
		name   string
		joined map[string]document.ID
		want   string
	}{
		{"a chain", map[string]document.ID{"b.txt": "one", "c.txt": "two"}, "one: a.txt b.txt c.txt"},
		{"a ring of two", map[string]document.ID{"a.txt": "two", "b.txt": "one"}, "one: a.txt b.txt; three: c.txt"},
		{"a ring of three", map[string]document.ID{"a.txt": "two", "b.txt": "three", "c.txt": "one"}, "one: a.txt b.txt c.txt"},
		{"a ring at the end of a chain", map[string]document.ID{"a.txt": "two", "b.txt": "three", "c.txt": "two"}, "two: b.txt a.txt c.txt"},
		{"its own", map[string]document.ID{"a.txt": "one"}, "one: a.txt; two: b.txt; three: c.txt"},
		{"one that is not there", map[string]document.ID{"a.txt": "four"}, "one: a.txt; two: b.txt; three: c.txt"},
	} {
		ledger := &content.Ledger{Documents: map[document.ID]*content.Entry{}}
		seeds := []document.SeedRef{ref("a.txt", "a"), ref("b.txt", "b"), ref("c.txt", "c")}
		for i, id := range []document.ID{"one", "two", "three"} {
			ledger.Documents[id] = &content.Entry{ID: id, Slug: document.Slug(id), Seeds: seeds[i : i+1]}
		}
		texts, more, orphans := sources(ledger, seeds, test.joined, nil, &diag.Log{})
		var got []string
		for _, x := range texts {
			id := x.entries[0].ID
			line := fmt.Sprintf("%s: %s", id, x.seeds[0].File)
			for _, s := range more[id] {
				line += " " + s.File
			}
			got = append(got, line)
		}
		if s := strings.Join(got, "; "); s != test.want || len(texts)+len(orphans) != 3 {
			t.Errorf("%s: got %s and %d orphans, want %s", test.name, s, len(orphans), test.want)
		}
	}
}

// TestALedgerThatJoinsSeedsInARing, as a person's two lists or a careless merge of
// versions can make it, leaves a text with a reader too.
func TestALedgerThatJoinsSeedsInARing(t *testing.T) {
	a, b := ref("a.txt", "a"), ref("b.txt", "b")
	ledger := &content.Ledger{Documents: map[document.ID]*content.Entry{
		"one": {ID: "one", Slug: "one", Seeds: []document.SeedRef{a, b}},
		"two": {ID: "two", Slug: "two", Seeds: []document.SeedRef{b, a}},
	}}
	texts, more, orphans := sources(ledger, []document.SeedRef{a, b}, map[string]document.ID{}, &diag.Log{})
	if len(texts) != 1 || len(texts[0].entries) != 1 || texts[0].entries[0].ID != "one" || len(more["one"]) != 1 || len(orphans) != 1 {
		t.Errorf("texts %+v, more %v, orphans %+v", texts, more, orphans)
	}
}

func TestSeedsKeepTheirDocuments(t *testing.T) {
	known := func(id document.ID, seeds ...document.SeedRef) *content.Entry {
		return &content.Entry{ID: id, Slug: document.Slug("slug-" + id), Seeds: seeds}
	}
	for _, test := range []struct {
		name   string
		ledger []*content.Entry
		seeds  []document.SeedRef
		want   string // id: files, for each job
		says   string
	}{
		{"a new seed", nil, []document.SeedRef{ref("a.txt", "a")}, "vkvkvkvk: a.txt", ""},
		{"an unchanged seed", []*content.Entry{known("one", ref("a.txt", "a"))}, []document.SeedRef{ref("a.txt", "a")}, "one: a.txt", ""},
		{"a moved seed", []*content.Entry{known("one", ref("a.txt", "a"))}, []document.SeedRef{ref("b/z.txt", "a")}, "one: b/z.txt", "was seeds/a.txt"},
		{"an edited seed", []*content.Entry{known("one", ref("a.txt", "a"))}, []document.SeedRef{ref("a.txt", "b")}, "one: a.txt", ""},
		{"two with the same bytes", nil, []document.SeedRef{ref("a.txt", "a"), ref("b.txt", "a")}, "vkvkvkvk: a.txt b.txt", "same bytes"},
		{"a copy beside the first", []*content.Entry{known("one", ref("b.txt", "a"))}, []document.SeedRef{ref("a.txt", "a"), ref("b.txt", "a")}, "one: b.txt a.txt", "same bytes"},
		{"a deleted seed", []*content.Entry{known("one", ref("a.txt", "a"))}, nil, "", ""},
		{"one moved, another in its place", []*content.Entry{known("one", ref("a.txt", "a"))}, []document.SeedRef{ref("a.txt", "b"), ref("b.txt", "a")}, "xo53xo53: a.txt; one: b.txt", "was seeds/a.txt"},
		{"equal beginnings of hashes", []*content.Entry{known("vkvkvkvk", ref("x.txt", "c"))}, []document.SeedRef{ref("a.txt", "a"), ref("x.txt", "c")}, "vkvkvkvkv: a.txt; vkvkvkvk: x.txt", ""},
	} {
		ledger := &content.Ledger{Documents: map[document.ID]*content.Entry{}}
		for _, e := range test.ledger {
			ledger.Documents[e.ID] = e
		}
		log := &diag.Log{}
		texts, _, _ := sources(ledger, test.seeds, nil, nil, log)
		given := ids{ledger, map[document.ID]bool{}}
		var got []string
		for _, t := range texts {
			entry := identities([]piece{{text: t, of: 1}}, nil, log)[t][0]
			id := document.ID("")
			if entry != nil {
				id = entry.ID
			} else {
				id = given.give(t.seeds[0].SHA256, 0)
			}
			var files []string
			for _, s := range t.seeds {
				files = append(files, s.File)
			}
			got = append(got, fmt.Sprintf("%s: %s", id, strings.Join(files, " ")))
		}
		if s := strings.Join(got, "; "); s != test.want {
			t.Errorf("%s: got %s, want %s", test.name, s, test.want)
		}
		if said := fmt.Sprint(log.Messages()); test.says == "" && len(log.Messages()) > 0 || !strings.Contains(said, test.says) {
			t.Errorf("%s: said %s, want %q", test.name, said, test.says)
		}
	}
}
