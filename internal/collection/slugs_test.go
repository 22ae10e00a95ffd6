package collection

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fonds/internal/authority"
	"fonds/internal/content"
	"fonds/internal/digest"
	"fonds/internal/document"
)

func issuedBy(parties ...string) func(m *document.Meta) {
	return func(m *document.Meta) { m.Parties = parties }
}

func TestSlugsOfTerms(t *testing.T) {
	line := func(key, slug string, former ...document.Slug) content.TermEntry {
		return content.TermEntry{Kind: "parties", Key: key, Slug: document.Slug(slug), Former: former}
	}
	hashed := regexp.MustCompile(`[a-z2-7]{6}$`)
	for _, test := range []struct {
		name   string
		names  []string
		ledger []content.TermEntry
		want   string // in the order of names; # for the hash
	}{
		{"made of the name", []string{"Lake Union"}, nil, "lake-union"},
		{"given by the ledger", []string{"Lake Union"}, []content.TermEntry{line("lake union", "lakes")}, "lakes"},
		{"taken by another name", []string{"C", "C++", "C#"}, nil, "c c-# c-#"},
		{"taken by the ledger", []string{"C", "C++"}, []content.TermEntry{line("c++", "c")}, "c-# c"},
		{"kept for a name that is not in use", []string{"C"}, []content.TermEntry{line("c++", "c")}, "c-#"},
		{"kept for a redirect", []string{"C", "C++"}, []content.TermEntry{line("c++", "cpp", "c")}, "c-# cpp"},
		{"given twice by a damaged ledger", []string{"Alder", "Birch"}, []content.TermEntry{line("alder", "x"), line("birch", "x")}, "x birch"},
		{"no slug in the ledger", []string{"Alder"}, []content.TermEntry{line("alder", "../x")}, "alder"},
		{"nothing to make it of", []string{"🙂"}, nil, "#"},
		{"reserved", []string{"Index"}, nil, "index-page"},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := plan(t, []Input{doc("a", "2020", issuedBy(test.names...))}, nil, &content.Ledger{Terms: test.ledger})
			var got []string
			for i, term := range p.docs[0].Parties {
				s := string(term.Slug)
				if want := strings.Fields(test.want)[i]; strings.Contains(want, "#") {
					s = hashed.ReplaceAllString(s, "#")
				}
				got = append(got, s)
			}
			if got := strings.Join(got, " "); got != test.want {
				t.Errorf("slugs %q, want %q", got, test.want)
			}
		})
	}
}

func TestCodesAreTheirOwnSlugs(t *testing.T) {
	p := plan(t, []Input{doc("a", "0988-01-02", func(m *document.Meta) {
		m.Countries = []document.Country{"KZ", "SUHH", "kz"}
		m.Languages = []document.Lang{"zh-hant", "pt-BR", "zh-Hant"}
	})}, nil, nil)
	var got []string
	for _, t := range p.terms {
		got = append(got, fmt.Sprint(t.Name, " ", t.Path(1)))
	}
	want := []string{
		"KZ countries/kz.html", "SUHH countries/suhh.html",
		"pt-BR languages/pt-br.html", "zh-Hant languages/zh-hant.html", "0988 years/0988.html",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if lines := p.Slugs(); len(lines) != 1 || lines[0].Slug != "0988" {
		t.Errorf("the ledger gets %v, want the year alone", lines)
	}
}

func TestSlugsStayWithWhatTheLedgerRemembers(t *testing.T) {
	names := []string{"C", "C++", "C#", "🙂", "🙃", "Lake Union"}
	first := plan(t, []Input{doc("a", "2020", issuedBy(names[1:]...))}, nil, nil)
	ledger := &content.Ledger{Terms: first.Slugs()}
	second := plan(t, []Input{doc("a", "2020", issuedBy(names...)), doc("b", "2020", issuedBy("c !"))}, nil, ledger)
	after := map[string]document.Slug{}
	seen := map[document.Slug]bool{}
	for _, line := range second.Slugs() {
		after[line.Kind+line.Key] = line.Slug
		if seen[line.Slug] {
			t.Errorf("the slug %s is given twice", line.Slug)
		}
		seen[line.Slug] = true
	}
	for _, line := range ledger.Terms {
		if after[line.Kind+line.Key] != line.Slug {
			t.Errorf("%s had the slug %s, now %s", line.Key, line.Slug, after[line.Kind+line.Key])
		}
	}
}

func TestDocumentsThatClaimOneAddress(t *testing.T) {
	same := doc("a", "2020", nil)
	same.File = "documents/copy/a.md"
	bad := doc("b", "2020", nil)
	bad.Slug = "../b"
	draft := doc("c", "2020", func(m *document.Meta) { m.Draft = true })
	other := doc("c", "2020", nil)
	_, err := NewPlan([]Input{same, doc("a", "2020", nil), bad, draft, other}, nil, nil, "en")
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{"content/documents/a.md and content/documents/copy/a.md both claim the address documents/a.html", `content/documents/b.md: "../b" cannot`} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("error %q does not say %q", err, want)
		}
	}
	if strings.Contains(err.Error(), "c.md") {
		t.Errorf("error %q names a draft", err)
	}
}

func TestRedirects(t *testing.T) {
	docs := []Input{
		doc("new", "2020", func(m *document.Meta) { m.Parties, m.Authors = []string{"CPX", "Birch"}, []string{"birch"} }),
		doc("taken", "2021", nil),
	}
	ledger := &content.Ledger{
		Documents: map[document.ID]*content.Entry{
			"new":  {ID: "new", Slug: "old", Former: []document.Slug{"older", "taken", "../x", "new"}},
			"gone": {ID: "gone", Slug: "gone", Former: []document.Slug{"lost"}},
		},
		Terms: []content.TermEntry{
			{Kind: "authors", Key: "birch", Slug: "birch"},
			{Kind: "parties", Key: "birch", Slug: "birch", Former: []document.Slug{"birch-tree"}},
			{Kind: "parties", Key: "cpx", Slug: "cpx"},
			{Kind: "parties", Key: "unknown", Slug: "unknown"},
		},
	}
	records := []authority.Record{{Kind: authority.Parties, Slug: "party-of-x", Name: "Party of X", Variants: []string{"CPX"}}}
	digests := []digest.Digest{{Sections: []digest.Section{{Lang: "en"}, {Lang: "ru"}, {Lang: "en"}}}, {}}
	got := plan(t, docs, records, ledger).Link(digests).Redirects
	want := []Redirect{
		{"authors/birch.html", "parties/birch.html"},
		{"documents/old.en.html", "documents/new.en.html"},
		{"documents/old.html", "documents/new.html"},
		{"documents/old.ru.html", "documents/new.ru.html"},
		{"documents/older.en.html", "documents/new.en.html"},
		{"documents/older.html", "documents/new.html"},
		{"documents/older.ru.html", "documents/new.ru.html"},
		{"documents/taken.en.html", "documents/new.en.html"},
		{"documents/taken.ru.html", "documents/new.ru.html"},
		{"parties/birch-tree.html", "parties/birch.html"},
		{"parties/cpx.html", "parties/party-of-x.html"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Each step is what people have written by then: the names in documents, and
// records. The ledger goes on from step to step, as imports write it.
func TestAddressesOfTermsOverTime(t *testing.T) {
	record := func(file, name string, variants ...string) authority.Record {
		return authority.Record{Kind: authority.Parties, Slug: document.Slug(file), Name: name, Variants: variants}
	}
	type step struct {
		names   string // by commas
		records []authority.Record
		want    string // address=name, then from>to
	}
	for _, test := range []struct {
		name  string
		steps []step
	}{
		{"two spellings are one, and are parted again", []step{
			{"CPX,Party of X", nil, "cpx=CPX party-of-x=Party of X"},
			{"CPX,Party of X", []authority.Record{record("cpx", "Party of X", "CPX")}, "cpx=Party of X party-of-x>cpx"},
			{"CPX,Party of X", nil, "cpx=CPX party-of-x=Party of X"},
		}},
		{"a third name for two", []step{
			{"CPX,Party of X", nil, "cpx=CPX party-of-x=Party of X"},
			{"CPX,Party of X", []authority.Record{record("x", "The X", "CPX", "party of x")}, "x=The X cpx>x party-of-x>x"},
			{"CPX,Party of X", nil, "cpx=CPX party-of-x=Party of X x>cpx"},
			{"Party of X", nil, "party-of-x=Party of X x>party-of-x"},
		}},
		{"the record's file is renamed, and renamed back", []step{
			{"CPX", []authority.Record{record("cpx", "CPX")}, "cpx=CPX"},
			{"CPX", []authority.Record{record("party-of-x", "CPX")}, "party-of-x=CPX cpx>party-of-x"},
			{"CPX", []authority.Record{record("x", "CPX")}, "x=CPX cpx>x party-of-x>x"},
			{"CPX", []authority.Record{record("cpx", "CPX")}, "cpx=CPX party-of-x>cpx x>cpx"},
			{"CPX", nil, "cpx=CPX party-of-x>cpx x>cpx"},
		}},
		{"renamed with another authorized name", []step{
			{"CPX", []authority.Record{record("cpx", "CPX")}, "cpx=CPX"},
			{"CPX", []authority.Record{record("cpx", "Party of X", "CPX")}, "cpx=Party of X"},
			{"CPX", []authority.Record{record("y", "Party of Y", "CPX")}, "y=Party of Y cpx>y"},
		}},
		{"the name alone changes", []step{
			{"CPX", nil, "cpx=CPX"},
			{"CPX", []authority.Record{record("cpx", "Party of X", "CPX")}, "cpx=Party of X"},
			{"CPX", []authority.Record{record("cpx", "Party of all X", "CPX")}, "cpx=Party of all X"},
		}},
		{"names first read under a record have addresses of their own once it is gone", []step{
			{"CPX,Party of X", []authority.Record{record("x", "The X", "CPX", "Party of X")}, "x=The X"},
			{"CPX,Party of X", nil, "cpx=CPX party-of-x=Party of X x>cpx"},
			{"CPX,Party of X", []authority.Record{record("x", "The X", "Party of X")}, "cpx=CPX x=The X party-of-x>x"},
		}},
		{"a name is taken out of a record", []step{
			{"CPX,Party of X", []authority.Record{record("party-of-x", "Party of X", "CPX")}, "party-of-x=Party of X"},
			{"CPX,Party of X", []authority.Record{record("party-of-x", "Party of X")}, "party-of-x=Party of X cpx=CPX"},
		}},
		{"a document names the party otherwise", []step{
			{"Party of X", nil, "party-of-x=Party of X"},
			{"Party of X,Party of X (Italy)", []authority.Record{record("party-of-x-italy", "Party of X (Italy)")}, "party-of-x=Party of X party-of-x-italy=Party of X (Italy)"},
			{"Party of X (Italy)", []authority.Record{record("party-of-x-italy", "Party of X (Italy)")}, "party-of-x-italy=Party of X (Italy)"},
		}},
		{"a record takes over an address that nobody uses", []step{
			{"CPX", nil, "cpx=CPX"},
			{"Party of X", []authority.Record{record("cpx", "Party of X")}, "cpx=Party of X"},
		}},
		{"a new name never gets the file of a record", []step{
			{"Lake,Party of X", []authority.Record{record("cpx", "Lake"), record("party-of-x", "Other")}, "cpx=Lake party-of-x-#=Party of X"},
			{"Lake,Party of X,CPX", []authority.Record{record("cpx", "Lake"), record("party-of-x", "Other")}, "cpx=Lake cpx-#=CPX party-of-x-#=Party of X"},
		}},
		{"two records change their files", []step{
			{"A,B", []authority.Record{record("a", "A"), record("b", "B")}, "a=A b=B"},
			{"A,B", []authority.Record{record("b", "A"), record("a", "B")}, "a=B b=A"},
			{"A,B", nil, "a=A b=B"},
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			ledger := &content.Ledger{}
			for i, step := range test.steps {
				docs := []Input{doc("a", "2020", issuedBy(strings.Split(step.names, ",")...))}
				p := plan(t, docs, step.records, ledger)
				ledger = &content.Ledger{Terms: p.Slugs()}
				again := plan(t, docs, step.records, ledger)
				if diff := cmp.Diff(ledger.Terms, again.Slugs()); diff != "" {
					t.Errorf("step %d: the ledger is not at rest: %s", i, diff)
				}
				for _, p := range []*Plan{p, again} {
					if diff := cmp.Diff(listed(step.want), addresses(p.Link(nil))); diff != "" {
						t.Errorf("step %d: %s", i, diff)
					}
				}
			}
		})
	}
}

// entry is an entry of what is wanted: the names of parties have spaces.
var entry = regexp.MustCompile(`(^| )[a-z0-9#-]+[=>]`)

func listed(want string) []string {
	var list []string
	places := entry.FindAllStringIndex(want, -1)
	for i, at := range places {
		end := len(want)
		if i+1 < len(places) {
			end = places[i+1][0]
		}
		list = append(list, strings.TrimSpace(want[at[0]:end]))
	}
	slices.Sort(list)
	return list
}

var hashEnd = regexp.MustCompile(`-[a-z2-7]{6}$`)

// addresses lists where the parties are and what leads to them, as in the table above.
func addresses(c *Collection) []string {
	var list []string
	for _, t := range c.Terms["parties"] {
		list = append(list, hashEnd.ReplaceAllString(string(t.Slug), "-#")+"="+t.Name)
	}
	page := func(s string) string {
		return strings.TrimSuffix(strings.TrimPrefix(s, "parties/"), ".html")
	}
	for _, r := range c.Redirects {
		list = append(list, page(r.From)+">"+page(r.To))
	}
	slices.Sort(list)
	return list
}

func TestARecordThatClaimsTheAddressOfAnotherTerm(t *testing.T) {
	ledger := &content.Ledger{Terms: []content.TermEntry{{Kind: "parties", Key: "cpx", Slug: "cpx"}}}
	docs := []Input{doc("a", "2020", issuedBy("CPX", "Party of X"))}
	file := authority.Record{Kind: authority.Parties, Slug: "cpx", File: "content/parties/cpx.md", Name: "Party of X"}
	claim := func(docs []Input, r authority.Record, ledger *content.Ledger) string {
		index, err := authority.New([]authority.Record{r})
		if err != nil {
			t.Fatal(err)
		}
		if _, err = NewPlan(docs, index, ledger, "en"); err != nil {
			return err.Error()
		}
		return ""
	}
	const want = `content/parties/cpx.md: error: claims the address parties/cpx.html, which is that of "CPX"; if both are one, write that name under variants; else call the file otherwise`
	if got := claim(docs, file, ledger); got != want {
		t.Errorf("error %q, want %q", got, want)
	}
	unused := file
	unused.Name = "Nobody's"
	if got := claim(docs, unused, ledger); got != want {
		t.Errorf("error %q, want %q: a document may name it tomorrow", got, want)
	}
	file.Variants = []string{"CPX"}
	if got := claim(docs, file, ledger); got != "" {
		t.Errorf("error %q for a record that names it", got)
	}
}

func TestNames(t *testing.T) {
	docs := []Input{
		doc("a", "2020", func(m *document.Meta) {
			m.Languages = []document.Lang{"en"}
			m.Parties = []string{"Lake Union", "CPX", "Ab", "Ivy", "unity", "unity of lakes", "人民党", "人民", "123"}
			m.Authors = []string{"Ann Other", "LU"}
			m.About = []document.Country{"KZ"}
			m.Topics = []string{"Rivers"}
		}),
		doc("b", "2020", func(m *document.Meta) { m.Languages, m.Withdrawn = []document.Lang{"fr"}, "asked to" }),
	}
	records := []authority.Record{{Kind: authority.Parties, Slug: "lake-union", Name: "Lake Union", Variants: []string{"Ann Other", "Union of Lakes"}}}
	p := plan(t, docs, records, nil)
	got := map[string]string{}
	countries := 0
	for _, n := range p.Names() {
		if n.Lang != "" {
			countries++
			if term := p.terms[n.Term]; n.Lang != "en" || term.Name != "KZ" {
				t.Errorf("%q is looked for as %s in %q", n.Text, term.Name, n.Lang)
			}
			continue
		}
		got[n.Text] = p.terms[n.Term].Name
	}
	want := map[string]string{
		"Lake Union": "Lake Union", "Ann Other": "Lake Union", "Union of Lakes": "Lake Union",
		"CPX": "CPX", "unity of lakes": "unity of lakes", "人民党": "人民党",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if countries == 0 {
		t.Error("the country is not looked for")
	}
}
