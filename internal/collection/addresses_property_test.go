package collection

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"fonds/internal/authority"
	"fonds/internal/content"
	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/naming"
	"fonds/internal/proptest"
)

// A world is a collection over time: what its documents name and say, and the records.
type world struct {
	*rand.Rand
	parties [5][]string
	authors [5][]string
	texts   [5]string
	records map[string]authority.Record // by kind and file
}

// Names that people may mean one another by, some of which have one slug or one key.
var worldNames = []string{"LPN", "Lake Party", "LAKE PARTY", "Lake Party of Norway", "Озёрная партия", "Ozernaia partiia", "C", "C++", "C#", "湖党", "🙂", "“Lake” Party", "Lake Party of Norway (LPN)", "UN", "United Nations", "Nordmann, Kari", "Dr. Kari Nordmann"}
var worldTexts = []string{"", "The Lake Party of Norway (LPN) met.", "The Liberal Party of Niger (LPN) met.", "C (C++)", "LPN (Lake Party of Norway)", "Lake Party of Norway (LP-N)"}
var worldFiles = []document.Slug{"lpn", "lake-party", "lake-party-of-norway", "c", "x", "y"}

func (w *world) name() string { return worldNames[w.IntN(len(worldNames))] }

// edit is one thing that a person does.
func (w *world) edit() (what string) {
	kinds := []authority.Kind{authority.Parties, authority.Parties, authority.Parties, authority.Authors}
	kind := kinds[w.IntN(len(kinds))]
	write := func(r authority.Record) {
		r.File = "content/" + string(r.Kind) + "/" + string(r.Slug) + ".md"
		w.records[r.File] = r
	}
	var r authority.Record
	if files := slices.Sorted(maps.Keys(w.records)); len(files) > 0 {
		r = w.records[files[w.IntN(len(files))]]
	}
	switch n := w.IntN(12); {
	case n < 3 || r.File == "":
		r = authority.Record{Kind: kind, Slug: worldFiles[w.IntN(len(worldFiles))], Name: w.name()}
		for range w.IntN(3) {
			r.Variants = append(r.Variants, w.name())
		}
		write(r)
		return "write a record"
	case n == 3:
		r.Variants = append(slices.Clone(r.Variants), w.name())
		write(r)
		return "add a variant"
	case n == 4 && len(r.Variants) > 0:
		r.Variants = r.Variants[1:]
		write(r)
		return "take a variant out"
	case n == 5:
		delete(w.records, r.File)
		r.Slug = worldFiles[w.IntN(len(worldFiles))]
		write(r)
		return "rename the file"
	case n == 6:
		r.Name = w.name()
		write(r)
		return "change the name"
	case n == 7:
		r.Not = append(slices.Clone(r.Not), w.name())
		write(r)
		return "deny a name"
	case n == 8:
		delete(w.records, r.File)
		return "remove the record"
	}
	if w.IntN(3) == 0 {
		w.texts[w.IntN(len(w.texts))] = worldTexts[w.IntN(len(worldTexts))]
		return "write another text"
	}
	names := &w.parties[w.IntN(len(w.parties))]
	if w.IntN(4) == 0 {
		names = &w.authors[w.IntN(len(w.authors))]
	}
	*names = nil
	for range w.IntN(3) {
		*names = append(*names, w.name())
	}
	return "name others in a document"
}

func (w *world) docs() []Input {
	var docs []Input
	for i := range w.parties {
		d := doc(fmt.Sprint("d", i), "2020", func(m *document.Meta) { m.Parties, m.Authors = w.parties[i], w.authors[i] })
		d.Definitions = naming.Definitions(w.texts[i])
		docs = append(docs, d)
	}
	return docs
}

// saved is the ledger as the next run reads it.
func saved(t *testing.T, terms []content.TermEntry) *content.Ledger {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, data := range (&content.Ledger{Terms: terms}).Files() {
		fsys[name] = &fstest.MapFile{Data: data}
	}
	var log diag.Log
	ledger := content.ReadLedger(fsys, &log)
	if messages := log.Messages(); len(messages) > 0 {
		t.Fatal(messages)
	}
	return ledger
}

// Whatever people do to records and names, every address that a name was found
// at leads to where the name is found now, for as long as a document has it; a
// redirect leads to a page; and nothing depends on how the collection came to be.
func TestEveryAddressLeadsToItsName(t *testing.T) {
	refused := 0
	for seed := range uint64(proptest.Rounds(600)) {
		w := &world{Rand: rand.New(rand.NewPCG(seed, 11)), records: map[string]authority.Record{}}
		for i := range w.parties {
			w.parties[i] = []string{w.name()}
		}
		ledger := &content.Ledger{}
		found := map[string]map[string]bool{} // by address, the keys of the names that were there
		var history []string
		for range 8 {
			before := *w
			before.records = maps.Clone(w.records)
			history = append(history, w.edit())
			index, err := authority.New(slices.Collect(maps.Values(w.records)))
			var p *Plan
			if err == nil {
				p, err = NewPlan(w.docs(), index, ledger, "en")
			}
			if err != nil { // a person mends it
				if !strings.HasPrefix(err.Error(), "content/") {
					t.Fatalf("error without a file: %v", err)
				}
				*w = before
				refused++
				continue
			}
			history = append(history, fmt.Sprint(w.parties, w.authors, w.texts, w.records))
			fail := func(format string, args ...any) {
				t.Helper()
				t.Fatalf("sequence %d: %s\n%s", seed, fmt.Sprintf(format, args...), strings.Join(history, "\n"))
			}
			c := p.Link(nil)
			pages := map[string]*Term{}
			for _, kind := range c.Kinds {
				for _, t := range c.Terms[kind.Section] {
					if pages[string(t.Path(1))] != nil || t.Slug == "" {
						fail("two terms are at %s", t.Path(1))
					}
					pages[string(t.Path(1))] = t
				}
			}
			leads := map[string]bool{}
			for at := range pages {
				leads[at] = true
			}
			for _, r := range c.Redirects {
				if leads[r.From] || pages[r.To] == nil {
					fail("%s leads to %s", r.From, r.To)
				}
				leads[r.From] = true
			}
			inUse := map[string]bool{}
			note := func(kind *Kind, name string, term *Term) {
				key := kind.key(name)
				inUse[key] = true
				if r, ok := index.Record(kind.Records, name); ok && term.Kind == kind && (term.Slug != r.Slug || term.Name != r.Name) {
					fail("%q is at %s as %q, not where its record says", name, term.Path(1), term.Name)
				}
				at := string(term.Path(1))
				if found[at] == nil {
					found[at] = map[string]bool{}
				}
				found[at][key] = true
			}
			for _, d := range c.Documents {
				for _, name := range d.Meta.Parties {
					note(parties, name, p.found.term(parties, name))
				}
				for _, name := range d.Meta.Authors {
					note(authors, name, p.found.term(authors, name))
				}
			}
			for at, names := range found {
				for name := range names {
					if inUse[name] && !leads[at] {
						fail("%s, where %s was, leads nowhere", at, name)
					}
				}
			}
			ledger = saved(t, p.Slugs())
			again, err := NewPlan(w.docs(), index, ledger, "en")
			if err != nil {
				fail("planned again: %v", err)
			}
			if diff := cmp.Diff(ledger.Terms, again.Slugs(), cmpopts.EquateEmpty()); diff != "" {
				fail("the ledger is not at rest: %s", diff)
			}
			if diff := cmp.Diff(dump(c), dump(again.Link(nil))); diff != "" {
				fail("planned again it is another: %s", diff)
			}
		}
	}
	if refused == 0 {
		t.Error("no edit was refused")
	}
}
