package collection

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fonds/internal/authority"
	"fonds/internal/content"
	"fonds/internal/digest"
	"fonds/internal/document"
)

// doc makes an input; its id is its slug.
func doc(slug, date string, set func(m *document.Meta)) Input {
	m := &document.Meta{ID: document.ID(slug), Title: "Title of " + slug, Date: document.MustDate(date)}
	if set != nil {
		set(m)
	}
	return Input{Meta: m, File: "documents/" + slug + ".md", Slug: document.Slug(slug), Added: "2024-05-01"}
}

func plan(t testing.TB, docs []Input, records []authority.Record, ledger *content.Ledger) *Plan {
	t.Helper()
	index, err := authority.New(records)
	if err != nil {
		t.Fatal(err)
	}
	p, err := NewPlan(docs, index, ledger, "en")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func linked(t testing.TB, docs ...Input) *Collection {
	t.Helper()
	return plan(t, docs, nil, nil).Link(nil)
}

func (c *Collection) term(section, slug string) *Term {
	for _, t := range c.Terms[section] {
		if t.Slug == document.Slug(slug) {
			return t
		}
	}
	return nil
}

func (c *Collection) document(slug string) *Document {
	for _, d := range c.Documents {
		if d.Slug == document.Slug(slug) {
			return d
		}
	}
	return nil
}

func slugs(docs []*Document) string {
	var all []string
	for _, d := range docs {
		all = append(all, string(d.Slug))
	}
	return strings.Join(all, " ")
}

func names(terms []*Term) string {
	var all []string
	for _, t := range terms {
		all = append(all, t.Name)
	}
	return strings.Join(all, ", ")
}

// dump writes all that Link has settled.
func dump(c *Collection) string {
	var b strings.Builder
	name := func(t *Term) string {
		if t == nil {
			return "-"
		}
		return t.Kind.Section + "/" + string(t.Slug)
	}
	list := func(terms []*Term) (all []string) {
		for _, t := range terms {
			all = append(all, name(t))
		}
		return all
	}
	slugOf := func(d *Document) document.Slug {
		if d == nil {
			return "-"
		}
		return d.Slug
	}
	for _, d := range c.Documents {
		fmt.Fprintln(&b, "document", d.Slug, list(d.Authors), list(d.Parties), list(d.Countries), list(d.About), list(d.Languages),
			list(d.Topics), name(d.Type), name(d.Year), slugOf(d.Earlier), slugOf(d.Later), len(d.Sections))
		for _, s := range d.Signers {
			fmt.Fprintln(&b, "  signer", name(s.PersonTerm), name(s.PartyTerm), name(s.CountryTerm))
		}
		for _, r := range d.Related {
			fmt.Fprintln(&b, "  related", r.Document.Slug, r.Reason, list(r.Terms))
		}
	}
	for _, k := range c.Kinds {
		for _, t := range c.Terms[k.Section] {
			fmt.Fprintln(&b, "term", name(t), t.Name, t.Variants, name(t.Country), name(t.Prev), name(t.Next), list(t.Members))
			for _, r := range Relations {
				fmt.Fprintln(&b, "  ", r, slugs(t.Documents[r]))
			}
			for _, w := range t.Together {
				fmt.Fprintln(&b, "  with", name(w.Term), w.Count)
			}
		}
	}
	fmt.Fprintln(&b, c.Redirects, list(c.ByTerm))
	return b.String()
}

func TestDocumentsStandUnderTheirStrongestRelation(t *testing.T) {
	c := linked(t,
		doc("both", "2022-01-01", func(m *document.Meta) {
			m.Parties = []string{"Party of Rivers"}
			m.Countries = []document.Country{"KZ"}
			m.About = []document.Country{"KZ", "GR"}
			m.Signatories = []document.Signatory{{Party: "Party of Rivers", Country: "KZ"}, {Party: "Lake Union", Country: "GR"}}
		}),
		doc("about", "2021", func(m *document.Meta) { m.About = []document.Country{"GR"} }),
	)
	for _, test := range []struct {
		section, slug string
		want          [4]string
	}{
		{"parties", "party-of-rivers", [4]string{"both", "", "", ""}},
		{"parties", "lake-union", [4]string{"", "both", "", ""}},
		{"countries", "kz", [4]string{"both", "", "", ""}},
		{"countries", "gr", [4]string{"", "both", "about", ""}},
		{"years", "2022", [4]string{"both", "", "", ""}},
	} {
		term := c.term(test.section, test.slug)
		if term == nil {
			t.Errorf("there is no %s/%s", test.section, test.slug)
			continue
		}
		var got [4]string
		for r, list := range term.Documents {
			got[r] = slugs(list)
		}
		if got != test.want {
			t.Errorf("%s/%s: documents %q, want %q", test.section, test.slug, got, test.want)
		}
	}
}

func TestSignatoriesWithoutACountryHaveTheirPartys(t *testing.T) {
	c := linked(t,
		doc("first", "2020", func(m *document.Meta) {
			m.Signatories = []document.Signatory{{Party: "Lake Union", Country: "GR"}}
		}),
		doc("second", "2021", func(m *document.Meta) {
			m.Signatories = []document.Signatory{{Party: "LAKE UNION"}, {Name: "Ann Other"}}
		}),
	)
	if got := slugs(c.term("countries", "gr").Documents[Signed]); got != "first second" {
		t.Errorf("signed for the country: %q, want both documents", got)
	}
	signers := c.document("second").Signers
	if signers[0].CountryTerm == nil || signers[0].CountryTerm.Name != "GR" || signers[0].PartyTerm.Name != "LAKE UNION" {
		t.Errorf("signer %+v lacks its party's country", signers[0])
	}
	if signers[1].CountryTerm != nil || signers[1].PartyTerm != nil || signers[1].PersonTerm.Name != "Ann Other" {
		t.Errorf("signer %+v: want a person alone", signers[1])
	}
}

func TestCountryOfATerm(t *testing.T) {
	signed := func(countries ...document.Country) []Input {
		var docs []Input
		for i, country := range countries {
			docs = append(docs, doc(fmt.Sprint("d", i), "2020", func(m *document.Meta) {
				m.Signatories = []document.Signatory{{Party: "Lake Union", Country: country}}
			}))
		}
		return docs
	}
	issued := doc("issued", "2020", func(m *document.Meta) { m.Parties, m.Countries = []string{"Lake Union"}, []document.Country{"KZ"} })
	joint := doc("joint", "2020", func(m *document.Meta) {
		m.Parties, m.Countries = []string{"Lake Union"}, []document.Country{"KZ", "GR"}
	})
	for _, test := range []struct {
		name   string
		docs   []Input
		record document.Country
		want   string
	}{
		{"given beside it", signed("GR"), "", "GR"},
		{"given most often", signed("GR", "AL", "GR"), "", "GR"},
		{"not given most often", signed("GR", "AL"), "", ""},
		{"of the only issuers", []Input{issued}, "", "KZ"},
		{"of one of the issuers", []Input{joint}, "", ""},
		{"given by its record", signed("GR", "GR"), "RU", "RU"},
	} {
		t.Run(test.name, func(t *testing.T) {
			records := []authority.Record{{Kind: authority.Parties, Slug: "lake-union", Name: "Lake Union", Country: test.record}}
			c := plan(t, test.docs, records, nil).Link(nil)
			term, got := c.term("parties", "lake-union"), ""
			if term.Country != nil {
				got = term.Country.Name
				if names(term.Country.Members) != "Lake Union" {
					t.Errorf("members of %s: %s", got, names(term.Country.Members))
				}
			}
			if got != test.want {
				t.Errorf("country %q, want %q", got, test.want)
			}
		})
	}
}

func TestNamesAreOneTerm(t *testing.T) {
	docs := []Input{
		doc("a", "2020", func(m *document.Meta) { m.Parties = []string{"Lake  Union", "Lake Union"} }),
		doc("b", "2021", func(m *document.Meta) { m.Parties = []string{"LAKE UNION"} }),
		doc("c", "2022", func(m *document.Meta) { m.Parties = []string{"Union of Lakes"}; m.Authors = []string{"lake union"} }),
		doc("d", "2023", func(m *document.Meta) { m.Authors = []string{"UoL", "Ann Other"} }),
	}
	t.Run("by their spelling", func(t *testing.T) {
		c := linked(t, docs...)
		if got := names(c.Terms["parties"]); got != "Lake Union, Union of Lakes" {
			t.Errorf("parties %q", got)
		}
		if got := names(c.Terms["authors"]); got != "Ann Other, UoL" {
			t.Errorf("authors %q: one who is a party has no page of his own", got)
		}
		term := c.term("parties", "lake-union")
		if got := strings.Join(term.Variants, "|"); got != "LAKE UNION|lake union" {
			t.Errorf("variants %q", got)
		}
		if got := slugs(term.Documents[Issued]); got != "a b c" {
			t.Errorf("issued %q", got)
		}
		if got := c.document("c").Authors; len(got) != 1 || got[0] != term {
			t.Errorf("the author %q is not the party", names(got))
		}
	})
	t.Run("by a record", func(t *testing.T) {
		records := []authority.Record{{
			Kind: authority.Parties, Slug: "lakes", Name: "Union of Lakes", Variants: []string{"Lake Union", "UoL"},
			Note: "A note.", SameAs: []string{"https://example.org/1"},
		}}
		c := plan(t, docs, records, nil).Link(nil)
		term := c.term("parties", "lakes")
		if term == nil || len(c.Terms["parties"]) != 1 {
			t.Fatalf("parties %q, want one", names(c.Terms["parties"]))
		}
		want := &Term{Name: "Union of Lakes", Variants: []string{"Lake Union", "UoL", "LAKE UNION", "lake union"}, Note: "A note.", SameAs: []string{"https://example.org/1"}}
		got := &Term{Name: term.Name, Variants: term.Variants, Note: term.Note, SameAs: term.SameAs}
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(Term{})); diff != "" {
			t.Error(diff)
		}
		if got := slugs(term.Documents[Issued]); got != "a b c d" {
			t.Errorf("issued %q", got)
		}
		if got := names(c.Terms["authors"]); got != "Ann Other" {
			t.Errorf("authors %q", got)
		}
	})
}

func TestARecordTellsNamesApart(t *testing.T) {
	docs := []Input{
		doc("one", "2020", func(m *document.Meta) { m.Parties = []string{"Lake Party"} }),
		doc("other", "2021", func(m *document.Meta) { m.Parties = []string{"Lake Party (Nauru)"} }),
		doc("both", "2022", func(m *document.Meta) { m.Parties = []string{"Lake Party", "Lake Party (Nauru)"} }),
		doc("neither", "2023", nil),
	}
	records := []authority.Record{
		{Kind: authority.Parties, Slug: "nauru", File: "nauru.md", Name: "Lake Party (Nauru)", Not: []string{"LAKE PARTY", "Nobody"}},
		{Kind: authority.Parties, Slug: "unused", File: "unused.md", Name: "Reef Party", Variants: []string{"RP"}},
	}
	p := plan(t, docs, records, nil)
	var digests []digest.Digest
	for range docs { // each names both
		var hits []digest.Hit
		for _, term := range p.terms {
			if term.Kind == parties {
				hits = append(hits, digest.Hit{Term: term.number, To: 5, Count: 1})
			}
		}
		digests = append(digests, digest.Digest{Sections: []digest.Section{{Hits: hits}}})
	}
	c := p.Link(digests)
	one, other := c.term("parties", "lake-party"), c.term("parties", "nauru")
	if names(one.Unlike) != other.Name || names(other.Unlike) != one.Name {
		t.Errorf("not to be confused: %q and %q", names(one.Unlike), names(other.Unlike))
	}
	if got := slugs(one.Documents[Mentioned]); got != "neither" {
		t.Errorf("mentioned in %q: where the other speaks, the name is not this one's", got)
	}
	if got := slugs(other.Documents[Mentioned]); got != "one neither" {
		t.Errorf("the other is mentioned in %q", got)
	}
	for i, want := range []int{2, 1, 2, 2} {
		if d := c.document(string(docs[i].Slug)); len(d.Sections[0].Hits) != want {
			t.Errorf("%s has %d names to link, want %d", d.Slug, len(d.Sections[0].Hits), want)
		}
		if len(digests[i].Sections[0].Hits) != 2 {
			t.Error("the digest was changed")
		}
	}
	if unused := p.Unused(); len(unused) != 1 || unused[0].Name != "Reef Party" {
		t.Errorf("unused: %v", unused)
	}
}

func TestRecordWithoutAName(t *testing.T) {
	docs := []Input{doc("a", "2020", func(m *document.Meta) { m.Parties = []string{"UoL", "Lakes", "UoL"} })}
	records := []authority.Record{{Kind: authority.Parties, Slug: "lakes", Variants: []string{"UoL"}, Note: "A note."}}
	c := plan(t, docs, records, nil).Link(nil)
	if term := c.term("parties", "lakes"); len(c.Terms["parties"]) != 1 || term.Name != "UoL" || term.Note != "A note." {
		t.Errorf("parties %s: want the name used most", names(c.Terms["parties"]))
	}
}

func TestRecordOfACountry(t *testing.T) {
	docs := []Input{doc("a", "2020", func(m *document.Meta) { m.About = []document.Country{"KZ"} })}
	records := []authority.Record{{Kind: authority.Countries, Slug: "kz", Name: "Land of Steppes", Variants: []string{"Steppeland"}, Note: "A note."}}
	c := plan(t, docs, records, nil).Link(nil)
	term := c.term("countries", "kz")
	if term.Name != "KZ" || term.DisplayName("en") != "Land of Steppes" || term.Note != "A note." || !slices.Equal(term.Variants, []string{"Steppeland"}) {
		t.Errorf("term %+v lacks what its record says", term)
	}
}

func TestDraftsAndWithdrawnDocumentsCountForNothing(t *testing.T) {
	of := func(set func(m *document.Meta)) func(m *document.Meta) {
		return func(m *document.Meta) { m.Parties = []string{"Lake Union " + string(m.ID)}; set(m) }
	}
	docs := []Input{
		doc("a", "2020", of(func(m *document.Meta) {})),
		doc("b", "2021", of(func(m *document.Meta) { m.Withdrawn = "asked to" })),
		doc("c", "2022", of(func(m *document.Meta) { m.Draft = true })),
		doc("d", "2023", of(func(m *document.Meta) {})),
	}
	digests := make([]digest.Digest, len(docs))
	for i := range digests {
		digests[i].Sections = []digest.Section{{Words: i, Hits: []digest.Hit{{Term: 0}, {Term: 1}, {Term: 99}, {Term: -1}}}}
	}
	c := plan(t, docs, nil, nil).Link(digests)
	if got := slugs(c.Documents); got != "a b d" {
		t.Errorf("documents %q", got)
	}
	if got := names(c.Terms["parties"]); got != "Lake Union a, Lake Union d" {
		t.Errorf("parties %q", got)
	}
	withdrawn := c.document("b")
	if len(withdrawn.Sections) != 0 || withdrawn.Parties != nil || withdrawn.Earlier != nil || withdrawn.Later != nil {
		t.Errorf("a withdrawn document keeps %+v", withdrawn)
	}
	if a, d := c.document("a"), c.document("d"); a.Later != d || d.Earlier != a || d.Sections[0].Words != 3 {
		t.Errorf("neighbours or digests are not those of the documents: %v %v", a.Later, d.Sections)
	}
	if got := slugs(c.term("parties", "lake-union-a").Documents[Mentioned]); got != "d" {
		t.Errorf("mentioned by %q", got)
	}
}

func TestMentionsThatAreNoMoreThanThat(t *testing.T) {
	docs := []Input{
		doc("a", "2020", func(m *document.Meta) { m.Parties = []string{"Lake Union"} }),
		doc("b", "", nil),
	}
	hits := []digest.Hit{{Term: 0}}
	digests := []digest.Digest{
		{Sections: []digest.Section{{Hits: hits}}},
		{Sections: []digest.Section{{Hits: hits}, {Lang: "ru", Hits: hits}}},
	}
	term := plan(t, docs, nil, nil).Link(digests).term("parties", "lake-union")
	if got := slugs(term.Documents[Issued]) + "|" + slugs(term.Documents[Mentioned]); got != "a|b" {
		t.Errorf("issued|mentioned %q, want each document once", got)
	}
}

func TestOrder(t *testing.T) {
	c := linked(t,
		doc("z-undated", "", nil), doc("not-before", "1950/..", nil), doc("b", "2020-01-01", nil), doc("a", "2020-01-01", nil),
		doc("year", "2020", nil), doc("decade", "202X", nil), doc("older", "1999-12-31", nil),
	)
	if got, want := slugs(c.Documents), "older year decade a b not-before z-undated"; got != want {
		t.Errorf("documents %q, want %q", got, want)
	}
	var chain []*Document
	for d := c.document("older"); d != nil; d = d.Later {
		chain = append(chain, d)
	}
	if got := slugs(chain); got != "older year decade a b" {
		t.Errorf("by Later %q", got)
	}
	if d := c.document("not-before"); d.Earlier != nil || d.Later != nil || d.Year != nil {
		t.Error("a date that is only a limit has neighbours or a year")
	}
}

func TestTermsAreInTheOrderOfTheInterfaceLanguage(t *testing.T) {
	docs := []Input{doc("a", "2020", func(m *document.Meta) {
		m.Authors = []string{"Zorn", "Ärmel", "Arno", "öde", "Obst", "Яков"}
		m.Countries = []document.Country{"KZ", "GR", "AL"}
	})}
	for lang, want := range map[document.Lang]string{
		"de": "Ärmel, Arno, Obst, öde, Zorn, Яков",
		"sv": "Arno, Obst, Zorn, Ärmel, öde, Яков",
	} {
		p, err := NewPlan(docs, nil, nil, lang)
		if err != nil {
			t.Fatal(err)
		}
		c := p.Link(nil)
		var chain []*Term
		for term := c.Terms["authors"][0]; term != nil; term = term.Next {
			chain = append(chain, term)
		}
		if got := names(chain); got != want {
			t.Errorf("%s: %s, want %s", lang, got, want)
		}
	}
	if got := names(linked(t, docs...).Terms["countries"]); got != "AL, GR, KZ" {
		t.Errorf("countries %s, want them by name", got)
	}
}

func TestTogether(t *testing.T) {
	c := linked(t,
		doc("a", "2020", func(m *document.Meta) { m.Parties = []string{"Alder", "Birch", "Cedar"} }),
		doc("b", "2021", func(m *document.Meta) {
			m.Parties = []string{"Alder"}
			m.Signatories = []document.Signatory{{Party: "Cedar"}, {Party: "Cedar"}, {Party: "Elm"}}
		}),
		doc("c", "2022", func(m *document.Meta) { m.Parties, m.About = []string{"Birch"}, []document.Country{"KZ", "GR"} }),
	)
	show := func(term *Term) string {
		var all []string
		for _, w := range term.Together {
			all = append(all, fmt.Sprint(w.Term.Name, " ", w.Count))
		}
		return strings.Join(all, ", ")
	}
	for slug, want := range map[string]string{
		"alder": "Cedar 2, Birch 1, Elm 1",
		"birch": "Alder 1, Cedar 1",
		"elm":   "Alder 1, Cedar 1",
	} {
		if got := show(c.term("parties", slug)); got != want {
			t.Errorf("%s is with %q, want %q", slug, got, want)
		}
	}
	if got := show(c.term("countries", "kz")); got != "" {
		t.Errorf("countries only spoken of are together: %q", got)
	}
}

func TestTogetherIsCountedThroughTheFirstTermsOfALongList(t *testing.T) {
	c := linked(t, doc("a", "2020", func(m *document.Meta) {
		for i := range 3 * countedTerms {
			m.Signatories = append(m.Signatories, document.Signatory{Name: fmt.Sprintf("Person %04d", 3*countedTerms-i)})
		}
	}))
	first, last := c.term("authors", "person-0600"), c.term("authors", "person-0001")
	if len(first.Together) != keptTogether || len(last.Together) != 0 {
		t.Errorf("the first is with %d, the last with %d", len(first.Together), len(last.Together))
	}
}

func TestRelated(t *testing.T) {
	by := func(parties ...string) func(m *document.Meta) {
		return func(m *document.Meta) { m.Parties = parties }
	}
	signed := func(parties ...string) func(m *document.Meta) {
		return func(m *document.Meta) {
			for _, p := range parties {
				m.Signatories = append(m.Signatories, document.Signatory{Party: p})
			}
		}
	}
	about := func(c document.Country) func(m *document.Meta) {
		return func(m *document.Meta) { m.About = []document.Country{c} }
	}
	for _, test := range []struct {
		name string
		docs []Input
		want string // of the first document: related with reasons and terms
	}{
		{"alone", []Input{doc("a", "2020", by("Alder")), doc("b", "2020", by("Birch"))}, ""},
		{"same party", []Input{doc("a", "2020", by("Alder")), doc("b", "1980", by("Alder"))}, "b related.same_parties Alder"},
		{"two shared parties before one",
			[]Input{doc("a", "2020", by("Alder", "Birch")), doc("b", "2020", by("Birch")), doc("c", "1980", by("Alder", "Birch"))},
			"c related.same_parties Alder, Birch; b related.same_parties Birch"},
		{"nearest in time first",
			[]Input{doc("a", "2020", by("Alder")), doc("b", "1980", by("Alder")), doc("c", "2021", by("Alder")), doc("d", "", by("Alder"))},
			"c related.same_parties Alder; b related.same_parties Alder; d related.same_parties Alder"},
		{"at most four",
			[]Input{doc("a", "2020", by("A")), doc("b", "2020", by("A")), doc("c", "2020", by("A")), doc("d", "2020", by("A")), doc("e", "2020", by("A")), doc("f", "2020", by("A"))},
			"b related.same_parties A; c related.same_parties A; d related.same_parties A; e related.same_parties A"},
		{"one shared signatory is none", []Input{doc("a", "2020", signed("Alder", "Birch")), doc("b", "2020", signed("Alder", "Cedar"))}, ""},
		{"several shared signatories",
			[]Input{doc("a", "2020", signed("Alder", "Birch", "Cedar")), doc("b", "2020", signed("Cedar", "Alder"))},
			"b related.same_signatories Alder, Cedar"},
		{"about one country within a year",
			[]Input{doc("a", "2020-06-01", about("KZ")), doc("b", "2021-05-01", about("KZ")), doc("c", "2022-01-01", about("KZ")), doc("d", "", about("KZ")), doc("e", "202X", about("KZ"))},
			"b related.same_about KZ"},
		{"a withdrawn one is not",
			[]Input{doc("a", "2020", by("Alder")), doc("b", "2020", func(m *document.Meta) { m.Parties, m.Withdrawn = []string{"Alder"}, "asked to" })}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, r := range linked(t, test.docs...).document("a").Related {
				got = append(got, fmt.Sprint(r.Document.Slug, " ", r.Reason, " ", names(r.Terms)))
				if !slices.Contains(Reasons, r.Reason) {
					t.Errorf("%s is not among the reasons", r.Reason)
				}
			}
			if got := strings.Join(got, "; "); got != test.want {
				t.Errorf("related %q, want %q", got, test.want)
			}
		})
	}
}

func TestPagesOfATerm(t *testing.T) {
	c := linked(t,
		doc("a", "2020", func(m *document.Meta) { m.About = []document.Country{"KZ"} }),
		doc("b", "", func(m *document.Meta) { m.Countries = []document.Country{"KZ"} }),
		doc("c", "2019", func(m *document.Meta) { m.Signatories = []document.Signatory{{Party: "Alder", Country: "KZ"}} }),
		doc("d", "2021", func(m *document.Meta) { m.Countries = []document.Country{"KZ"} }),
	)
	term := c.term("countries", "kz")
	var got []string
	for _, s := range term.All() {
		got = append(got, fmt.Sprint(s.Document.Slug, " ", s.Relation))
	}
	if got, want := strings.Join(got, ", "), "c signed, a about, d issued, b issued"; got != want {
		t.Errorf("all %q, want %q", got, want)
	}
	if len(term.Listed(About, About)) != 1 || len(term.Listed()) != 0 || len(term.Listed(Issued, Signed)) != 3 {
		t.Error("lists of some relations have other lengths")
	}
	if term.Total() != 4 || term.Count(Issued) != 2 || term.Own() != 4 || term.Path(2) != "countries/kz.2.html" {
		t.Errorf("total %d, issued %d, own %d, path %s", term.Total(), term.Count(Issued), term.Own(), term.Path(2))
	}
}

// invented makes a collection of a given size with names that recur.
func invented(n int, seed uint64) ([]Input, []digest.Digest) {
	r := rand.New(rand.NewPCG(seed, 1))
	codes := []document.Country{"KZ", "GR", "AL", "KG", "RU", "FR", "DE", "IT", "ES", "PT"}
	party := func() string {
		return fmt.Sprintf("Party of the %dth River", int(float64(n)/4*r.Float64()*r.Float64()))
	}
	docs := make([]Input, n)
	digests := make([]digest.Digest, n)
	for i := range docs {
		date := ""
		if r.IntN(10) > 0 {
			date = fmt.Sprintf("%04d-%02d-%02d", 1950+r.IntN(74), 1+r.IntN(12), 1+r.IntN(28))
		}
		docs[i] = doc(fmt.Sprintf("document-%06d", i), date, func(m *document.Meta) {
			m.Type = document.Types[r.IntN(len(document.Types))]
			m.Languages = []document.Lang{"en"}
			m.Parties = []string{party()}
			m.Countries = []document.Country{codes[r.IntN(len(codes))]}
			if r.IntN(3) == 0 {
				m.About = []document.Country{codes[r.IntN(len(codes))]}
			}
			if r.IntN(4) == 0 {
				m.Authors = []string{fmt.Sprintf("Person No. %d", r.IntN(n))}
			}
			for range r.IntN(4) * r.IntN(10) {
				m.Signatories = append(m.Signatories, document.Signatory{Party: party(), Country: codes[r.IntN(len(codes))]})
			}
		})
		digests[i].Sections = []digest.Section{{Lang: "en", Words: i}}
		for range r.IntN(8) {
			digests[i].Sections[0].Hits = append(digests[i].Sections[0].Hits, digest.Hit{Term: int32(r.IntN(n / 4))})
		}
	}
	return docs, digests
}

func TestOrderOfInputsDoesNotMatter(t *testing.T) {
	docs, digests := invented(300, 1)
	docs[3].Meta.Parties = []string{"C"}
	docs[4].Meta.Parties = []string{"C++"}
	docs[5].Meta.Parties = []string{"C#"}
	first := plan(t, docs, nil, nil)
	wantNames, wantSlugs := first.Names(), first.Slugs()
	want := dump(first.Link(digests))
	r := rand.New(rand.NewPCG(7, 7))
	for range 5 {
		r.Shuffle(len(docs), func(i, j int) {
			docs[i], docs[j] = docs[j], docs[i]
			digests[i], digests[j] = digests[j], digests[i]
		})
		p := plan(t, docs, nil, nil)
		if diff := cmp.Diff(wantNames, p.Names()); diff != "" {
			t.Fatal(diff)
		}
		if diff := cmp.Diff(wantSlugs, p.Slugs()); diff != "" {
			t.Fatal(diff)
		}
		if diff := cmp.Diff(want, dump(p.Link(digests))); diff != "" {
			t.Fatal(diff)
		}
	}
}

func TestLinksAreWhole(t *testing.T) {
	docs, digests := invented(500, 2)
	c := plan(t, docs, nil, nil).Link(digests)
	for i, term := range c.ByTerm {
		if int(term.number) != i {
			t.Fatalf("term %d has the number %d", i, term.number)
		}
		seen := map[*Document]bool{}
		for _, s := range term.All() {
			if seen[s.Document] {
				t.Errorf("%s lists %s twice", term.Path(1), s.Document.Slug)
			}
			seen[s.Document] = true
		}
		for _, w := range term.Together {
			if w.Term.Kind != term.Kind || w.Term == term {
				t.Errorf("%s is together with %s", term.Path(1), w.Term.Path(1))
			}
			for _, back := range w.Term.Together {
				if back.Term == term && back.Count != w.Count {
					t.Errorf("%s and %s count their documents differently", term.Path(1), w.Term.Path(1))
				}
			}
		}
		if term.Next != nil && term.Next.Prev != term {
			t.Errorf("the neighbours of %s are not mutual", term.Path(1))
		}
	}
	for _, d := range c.Documents {
		if len(d.Related) > maxRelated {
			t.Errorf("%s has %d related documents", d.Slug, len(d.Related))
		}
		for _, r := range d.Related {
			if r.Document == d || len(r.Terms) == 0 {
				t.Errorf("%s is related to %s by %v", d.Slug, r.Document.Slug, r.Terms)
			}
		}
	}
}

func BenchmarkCollection(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		docs, digests := invented(n, 3)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				p := plan(b, docs, nil, nil)
				p.Names()
				p.Link(digests)
			}
		})
	}
}

// Every document names the same terms: the longest lists there can be.
func BenchmarkOneListForAll(b *testing.B) {
	docs := make([]Input, 10_000)
	for i := range docs {
		docs[i] = doc(fmt.Sprintf("d%05d", i), "2020", func(m *document.Meta) {
			for n := range 60 {
				m.Signatories = append(m.Signatories, document.Signatory{Party: fmt.Sprint("Party ", n), Country: "KZ"})
			}
		})
	}
	b.ReportAllocs()
	for b.Loop() {
		plan(b, docs, nil, nil).Link(nil)
	}
}
