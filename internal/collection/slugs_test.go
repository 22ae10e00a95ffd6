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

func TestMergedNamesKeepTheAddressThatTheirRecordNames(t *testing.T) {
	ledger := &content.Ledger{Terms: []content.TermEntry{
		{Kind: "parties", Key: "cpx", Slug: "cpx"},
		{Kind: "parties", Key: "party of x", Slug: "party-of-x"},
	}}
	docs := []Input{doc("a", "2020", issuedBy("CPX"))}
	for _, test := range []struct {
		name   string
		ledger *content.Ledger
		record authority.Record
		want   []Redirect
	}{
		{"the authorized name's", ledger, authority.Record{Slug: "cpx", Name: "Party of X", Variants: []string{"CPX"}},
			[]Redirect{{"parties/cpx.html", "parties/party-of-x.html"}}},
		{"the record's file", &content.Ledger{Terms: ledger.Terms[:1]}, authority.Record{Slug: "cpx", Name: "Party of X", Variants: []string{"CPX"}}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.record.Kind = authority.Parties
			c := plan(t, docs, []authority.Record{test.record}, test.ledger).Link(nil)
			if len(test.want) == 0 && len(c.Redirects) == 0 {
				return
			}
			if !slices.Equal(c.Redirects, test.want) {
				t.Errorf("redirects %v, want %v", c.Redirects, test.want)
			}
		})
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
