package site

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"fonds/internal/collection"
	"fonds/internal/config"
	"fonds/internal/digest"
	"fonds/internal/document"
	"fonds/internal/i18n"
	"fonds/internal/markdown"
	"fonds/internal/permalink"
	"fonds/layouts"
)

func catalog(t testing.TB) *i18n.Catalog {
	t.Helper()
	words, err := i18n.Load(layouts.FS, "en")
	if err != nil {
		t.Fatal(err)
	}
	return words
}

// doc is a document as the front matter has it, before it is linked.
func doc(slug string, change func(*document.Meta)) collection.Input {
	m := &document.Meta{ID: document.ID("id-" + slug), Title: "Title of " + slug, Languages: []document.Lang{"en"}}
	if change != nil {
		change(m)
	}
	return collection.Input{Meta: m, Slug: document.Slug(slug), File: "documents/" + slug + ".md", Added: "2026-01-02"}
}

// builderOf links documents and makes the builder of their site; digests have a
// section for each language.
func builderOf(t testing.TB, change func(*Input), docs ...collection.Input) *builder {
	t.Helper()
	plan, err := collection.NewPlan(docs, nil, nil, "en")
	if err != nil {
		t.Fatal(err)
	}
	digests := make([]digest.Digest, len(docs))
	for i, d := range docs {
		for _, l := range d.Meta.Languages {
			digests[i].Sections = append(digests[i].Sections, digest.Section{Lang: l, Words: 10, Extract: "Extract."})
		}
	}
	in := Input{Config: config.Default(), Collection: plan.Link(digests), Words: catalog(t)}
	if change != nil {
		change(&in)
	}
	return newBuilder(in)
}

func dated(date string) func(*document.Meta) {
	return func(m *document.Meta) { m.Date = document.MustDate(date) }
}

func many(n int, date func(i int) string) []collection.Input {
	docs := make([]collection.Input, n)
	for i := range docs {
		docs[i] = doc(fmt.Sprintf("d%04d", i), dated(date(i)))
	}
	return docs
}

func TestTwoPagesThatClaimOneAddressAreNamed(t *testing.T) {
	d := &collection.Document{File: "documents/a.md"}
	err := distinct([]Page{
		{Path: "documents/a.html", Layout: layoutDocument, Body: &Body{Document: d}},
		{Path: "index.html", Layout: layoutHome},
		{Path: "documents/A.html", Layout: layoutRedirect},
		{Path: "pages/x.html", Layout: layoutOwn, Body: &Body{File: "content/pages/x.md"}}, {Path: "pages/x.html", Layout: layoutOwn},
	})
	for _, want := range []string{"content/documents/a.md", "documents/A.html", "redirect", "content/pages/x.md"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q in it", err, want)
		}
	}
	if err := distinct([]Page{{Path: "a.html"}, {Path: "b.html"}}); err != nil {
		t.Error(err)
	}
}

func TestPaginationShowsTheEndsAndTheNeighbours(t *testing.T) {
	b := builderOf(t, nil)
	path := func(n int) permalink.Path { return permalink.Index("documents", n) }
	for _, test := range []struct {
		n, pages int
		want     string
	}{
		{1, 1, ""},
		{1, 2, "[1] 2 >"},
		{2, 3, "< 1 [2] 3 >"},
		{1, 7, "[1] 2 … 7 >"},
		{4, 7, "< 1 2 3 [4] 5 6 7 >"}, // a gap of one page is that page
		{5, 9, "< 1 … 4 [5] 6 … 9 >"},
		{9, 9, "< 1 … 8 [9]"},
	} {
		got := ""
		if p := b.pagination(test.n, test.pages, path); p != nil {
			var parts []string
			if p.Prev != "" {
				parts = append(parts, "<")
			}
			for _, item := range p.Items {
				switch {
				case item.Gap:
					parts = append(parts, "…")
				case item.Current:
					parts = append(parts, "["+item.Text+"]")
				default:
					parts = append(parts, item.Text)
				}
			}
			if p.Next != "" {
				parts = append(parts, ">")
			}
			got = strings.Join(parts, " ")
		}
		if got != test.want {
			t.Errorf("page %d of %d: %s, want %s", test.n, test.pages, got, test.want)
		}
	}
}

func TestPagesOfAListCountDocumentsOverTheHeadings(t *testing.T) {
	b := builderOf(t, func(in *Input) { in.Config.PageSize = 5 }, many(12, func(i int) string {
		if i >= 10 {
			return ""
		}
		return fmt.Sprint(2000 + i/4)
	})...)
	l := b.allDocuments()
	var got []string
	for n := 1; n <= l.pages; n++ {
		for _, block := range b.blocks(l, n) {
			got = append(got, fmt.Sprintf("%d:%s:%s:%d", n, block.ID, block.Heading, len(block.Entries)))
		}
	}
	want := []string{
		"1:y2000:2000:4", "1:y2001:2001:1", "2:y2001:2001, continued:3", "2:y2002:2002:2",
		"3:undated:Undated:2",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	for id, want := range map[string]string{"y2000": "index.html#y2000", "y2001": "index.html#y2001", "y2002": "#y2002", "undated": "index.3.html#undated", "y1999": ""} {
		if got := b.place(l, 2, id); got != want {
			t.Errorf("%s is at %q, want %q", id, got, want)
		}
	}
}

func TestADecadeDoesNotPartItsFirstYear(t *testing.T) {
	b := builderOf(t, nil, doc("a", dated("2020")), doc("b", dated("202X")), doc("c", dated("2020-01-05")), doc("d", dated("19XX~")))
	var got []string
	for _, g := range b.byDate.outline().groups {
		got = append(got, fmt.Sprintf("%s:%s:%d", g.id, g.heading, g.count))
	}
	if want := []string{"y19XX-:About between 1900 and 1999:1", "y2020:2020:2", "y202X:The 2020s:1"}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestHistogram(t *testing.T) {
	type result struct {
		squares bool
		columns int
		first   string
		undated bool
		nothing bool
		list    int
	}
	for name, test := range map[string]struct {
		docs []collection.Input
		want result
	}{
		"one year says nothing":       {many(5, func(int) string { return "2022" }), result{nothing: true}},
		"nothing dated":               {many(5, func(int) string { return "" }), result{nothing: true}},
		"few are squares":             {many(6, func(i int) string { return fmt.Sprint(2020 + i%3) }), result{squares: true, columns: 3, first: "2020", list: 3}},
		"empty years keep their room": {many(2, func(i int) string { return fmt.Sprint(2020 + i*5) }), result{squares: true, columns: 6, first: "2020", list: 2}},
		"the undated come last":       {append(many(4, func(i int) string { return fmt.Sprint(2020 + i%2) }), doc("u", nil)), result{squares: true, columns: 3, first: "2020", undated: true, list: 3}},
		"many are bars":               {many(100, func(i int) string { return fmt.Sprint(2000 + i%10) }), result{columns: 10, first: "2000", list: 10}},
		"over forty years, decades":   {many(100, func(i int) string { return fmt.Sprint(1950 + i%70) }), result{columns: 7, first: "1950s", list: 7}},
		"few far apart are squares":   {many(2, func(i int) string { return fmt.Sprint(1991 + i*31) }), result{squares: true, columns: 4, first: "1990s", list: 2}},
		"over centuries":              {many(2, func(i int) string { return fmt.Sprint(1001 + i*1000) }), result{squares: true, columns: 11, first: "1000–1099", list: 2}},
		"from the first year on":      {many(2, func(i int) string { return []string{"0001", "9999"}[i] }), result{squares: true, columns: 10, first: "1–999", list: 2}},
	} {
		t.Run(name, func(t *testing.T) {
			b := builderOf(t, nil, test.docs...)
			h := b.histogram(homePath, b.listed, b.periods(homePath))
			var got result
			if h == nil {
				got = result{nothing: true}
			} else {
				last := h.Buckets[len(h.Buckets)-1]
				got = result{squares: h.Squares, columns: len(h.Buckets), first: h.Buckets[0].Label, undated: last.Undated, list: len(h.List)}
				if len(h.Buckets) > mostBars+1 {
					t.Errorf("%d columns", len(h.Buckets))
				}
				for _, bucket := range h.Buckets {
					if bucket.Height > highestBar {
						t.Errorf("a bar of %d", bucket.Height)
					}
				}
				for _, f := range h.List {
					if f.Href == "" {
						t.Errorf("%s has no link", f.Text)
					}
				}
			}
			if got != test.want {
				t.Errorf("got %+v, want %+v", got, test.want)
			}
		})
	}
}

func TestVersionsHavePathsOfTheirOwn(t *testing.T) {
	d := &collection.Document{Slug: "a"}
	if got := versionPaths(d); !slices.Equal(got, []permalink.Path{"documents/a.html"}) {
		t.Errorf("without a section: %q", got)
	}
	for _, l := range []document.Lang{"en", "ru", "en", "ru", "", ""} {
		d.Sections = append(d.Sections, digest.Section{Lang: l})
	}
	want := []permalink.Path{
		"documents/a.html", "documents/a.ru.html", "documents/a.en.html",
		"documents/a.ru-2.html", "documents/a.und.html", "documents/a.und-2.html",
	}
	if got := versionPaths(d); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestLongIndexesHaveLettersThatLeadToTheirPages(t *testing.T) {
	docs := make([]collection.Input, 450)
	for i := range docs {
		docs[i] = doc(fmt.Sprintf("d%03d", i), func(m *document.Meta) {
			m.Topics = []string{fmt.Sprintf("%c%03d topic", 'A'+i/20, i)}
		})
	}
	b := builderOf(t, nil, docs...)
	var pages []Page
	for _, p := range b.termIndexes() {
		if strings.HasPrefix(string(p.Path), "topics/") {
			pages = append(pages, p)
		}
	}
	if len(pages) != 3 {
		t.Fatalf("%d pages", len(pages))
	}
	v := pages[1].View().(IndexView)
	hrefs := map[string]string{}
	for _, l := range v.Letters[0] {
		hrefs[l.Text] = l.Href
	}
	for letter, want := range map[string]string{"A": "index.html#letter-a", "K": "#letter-k", "W": "index.3.html#letter-w", "X": ""} {
		if hrefs[letter] != want {
			t.Errorf("%s leads to %q, want %q", letter, hrefs[letter], want)
		}
	}
	if len(v.Letters[0]) != 26 || v.Prev != "index.html" || v.Next != "index.3.html" {
		t.Errorf("%d letters, %q, %q", len(v.Letters[0]), v.Prev, v.Next)
	}
}

func text(parts []CitePart) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p.Text)
	}
	return b.String()
}

func TestCitationsArePlainText(t *testing.T) {
	for name, test := range map[string]struct {
		change func(*document.Meta)
		base   string
		want   string
	}{
		"party, date": {func(m *document.Meta) { m.Parties, m.Date = []string{"River League"}, document.MustDate("2022-01-18") }, "",
			"River League, “Title of a”, 18 January 2022. Documents, id-a."},
		"authors before parties": {func(m *document.Meta) { m.Parties, m.Authors = []string{"League"}, []string{"A. B.", "C. D."} }, "",
			"A. B. and C. D., “Title of a”, undated. Documents, id-a."},
		"many": {func(m *document.Meta) { m.Parties = []string{"P1", "P2", "P3", "P4", "P5"} }, "",
			"P1, P2, P3 and 2 others, “Title of a”, undated. Documents, id-a."},
		"a title with quotation marks": {func(m *document.Meta) { m.Title = "On “rivers”" }, "", "“On ‘rivers’”, undated. Documents, id-a."},
		"a supplied title":             {func(m *document.Meta) { m.Title, m.TitleSupplied = "Letter to X", true }, "", "[Letter to X], undated. Documents, id-a."},
		"a supplied one in brackets":   {func(m *document.Meta) { m.Title, m.TitleSupplied = "[Letter to X]", true }, "", "[Letter to X], undated. Documents, id-a."},
		"an address":                   {nil, "https://example.org/x/", "“Title of a”, undated. Documents, id-a. https://example.org/x/documents/a.html"},
	} {
		t.Run(name, func(t *testing.T) {
			b := builderOf(t, func(in *Input) { in.Config.BaseURL = test.base }, doc("a", test.change))
			d := b.collection.Documents[0]
			if got := text(b.cite(permalink.Document("a"), d, d.Title)); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestSignatoriesStandByCountryFormerStatesLast(t *testing.T) {
	b := builderOf(t, nil, doc("a", func(m *document.Meta) {
		m.Signatories = []document.Signatory{
			{Party: "Wanderers"}, {Party: "All-Union League", Country: "SUHH"}, {Party: "Peru League", Country: "PE"},
			{Name: "Ana Vado", Role: "chair", Party: "Albanian League", Country: "AL"}, {Party: "Lima League", Country: "PE"},
		}
	}))
	s := b.signers(permalink.Document("a"), b.collection.Documents[0], Facts{})
	var got []string
	for _, g := range s.Groups {
		line := g.Text + ":"
		for _, one := range g.Signers {
			line += " " + one.Text
			if one.Detail != "" {
				line += " (" + one.Detail + ")"
			}
			if one.Href == "" {
				t.Errorf("%s has no link", one.Text)
			}
		}
		got = append(got, line)
	}
	want := []string{"Albania: Ana Vado (chair, Albanian League)", "Peru: Peru League Lima League", "Soviet Union (former state): All-Union League", "No country found: Wanderers"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if s.Short != "5 signatories, 2 countries" || !strings.HasPrefix(s.Summary, "5 signatories, 2 countries, 1 former state. ") {
		t.Errorf("short %q", s.Short)
	}
	if b.signers("x.html", &collection.Document{}, Facts{}) != nil {
		t.Error("signatories of a document that has none")
	}
}

func TestEvidenceSaysWhatFactsRestOn(t *testing.T) {
	b := builderOf(t, nil, doc("a", func(m *document.Meta) { m.Seeds = []document.SeedRef{{File: "1.txt"}} }))
	e := func(field document.Field, value, words string, confidence float64) document.Evidence {
		return document.Evidence{Field: field, Value: value, Words: words, Lines: document.Span{First: 3, Last: 4}, Confidence: confidence}
	}
	facts := Facts{ByHand: []document.Field{document.FieldPlace, document.FieldType}}
	facts.Evidence = []document.Evidence{
		e(document.FieldTitle, "T", "The\n title", 0.95), e(document.FieldType, "letter", "Letter", 0.9),
		e(document.FieldAbout, "KZ", "Kazakhstan", 0.95), e(document.FieldAbout, "PE", "Peru", 0.75), e(document.FieldEvent, "E", "E", 0.5),
	}
	for range 5 {
		facts.Evidence = append(facts.Evidence, e(document.FieldSignatories, "x", "x", 1))
	}
	for page := range 6 { // the pages' numbers stand once
		facts.Removed = append(facts.Removed, document.Removed{Words: fmt.Sprint(page + 1), Reason: "page number"})
	}
	for i := range 29 {
		facts.Removed = append(facts.Removed, document.Removed{Words: "Share " + strings.Repeat("again ", i), Reason: "buttons"})
	}
	told := e(document.FieldSeed, "windows-1251", "Обращение", 0.95)
	told.Rule = "encoding/letters"
	facts.Evidence = append(facts.Evidence, told)
	facts.Warnings = []document.Warning{{Text: "a number is missing"}}
	table := b.evidence(permalink.Document("a"), b.collection.Documents[0], facts)
	var got []string
	for _, r := range table.Rows {
		line := r.Fact + " " + r.Cert.Class
		for _, q := range r.Quotes {
			line += fmt.Sprintf(" [%s|%s|%s]", q.Value, q.Words, q.Place)
		}
		got = append(got, strings.TrimSpace(line+" "+r.More))
	}
	want := []string{
		"Title sure [|The title|lines 3–4]",
		"Date none",
		"Type hand",
		"Signatories sure [|x|lines 3–4] [|x|lines 3–4] [|x|lines 3–4] and 2 more",
		"Speaks of likely [Kazakhstan|Kazakhstan|lines 3–4] [Peru|Peru|lines 3–4]",
		"Occasion doubtful [|E|lines 3–4]",
		"Place hand",
		"Source none",
		"Character set sure [windows-1251, in which its letters make sense|Обращение|lines 3–4]",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if table.File != "1.txt" || table.FileHref != "../originals/id-a.txt" || len(table.Removed) != mostRemoved || table.More != "and 10 more" || table.Warnings[0] != "A number is missing" || table.Removed[0] != (Removed{"1", "", "page number, and 5 more: 2, 3, 4, 5, 6"}) {
		t.Errorf("removed %d, %q, %q, %+v", len(table.Removed), table.More, table.Warnings, table.Removed[0])
	}
}

func TestNamesInATextAreLinkedOnce(t *testing.T) {
	b := builderOf(t, nil, doc("a", func(m *document.Meta) { m.Topics = []string{"Zero", "One", "Two"} }))
	d := b.collection.Documents[0]
	number := map[string]int32{}
	for i, term := range b.collection.ByTerm {
		number[term.Name] = int32(i)
	}
	d.Sections = []digest.Section{{From: 0, To: 50}, {From: 50, To: 100, Hits: []digest.Hit{
		{Term: number["Zero"], From: 60, To: 70},
		{Term: number["One"], From: 65, To: 80},                                          // overlaps
		{Term: number["Two"], From: 90, To: 95}, {Term: number["One"], From: 90, To: 98}, // the longer one
		{Term: 99, From: 80, To: 85}, {Term: -1, From: 80, To: 85}, // no such terms
		{Term: number["Two"], From: 95, To: 120}, // beyond the section
	}}}
	page := Page{Path: "documents/a.ru.html", Body: &Body{Document: d, Section: 1, links: func() []markdown.Link { return b.textLinks("documents/a.ru.html", d, 1) }}}
	want := []markdown.Link{{From: 10, To: 20, Href: "../topics/zero.html"}, {From: 40, To: 48, Href: "../topics/one.html"}}
	if got := Links(page); !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
	if Links(Page{}) != nil || Links(Page{Body: &Body{}}) != nil {
		t.Error("links of a page without a text")
	}
}

// TestACardNamesNothingTwice: where states signed elsewhere they are bodies too,
// but a card that speaks of one does not also name the other.
func TestACardNamesNothingTwice(t *testing.T) {
	b := builderOf(t, nil,
		doc("a", func(m *document.Meta) { m.About = []document.Country{"CL"} }),
		doc("b", func(m *document.Meta) {
			m.Signatories = []document.Signatory{{Party: "Chile", Country: "CL"}, {Party: "Peru", Country: "PE"}, {Party: "Ferry Union"}}
		}),
	)
	d := b.collection.Documents[0]
	var hits []digest.Hit
	for i := range b.collection.ByTerm {
		hits = append(hits, digest.Hit{Term: int32(i), From: int32(i), To: int32(i) + 1})
	}
	d.Sections = []digest.Section{{From: 0, To: 100, Hits: hits}}
	count := map[string]int{}
	for _, term := range b.named(d, 0) {
		count[b.names[term]]++
	}
	for name, want := range map[string]int{"Chile": 0, "Peru": 1, "Ferry Union": 1} {
		if count[name] != want {
			t.Errorf("%s is named %d times, not %d", name, count[name], want)
		}
	}
}

func TestWrongAddressesAreAnsweredAtAnyDepth(t *testing.T) {
	for base, want := range map[string]struct{ root, home string }{
		"":                              {"", "index.html"},
		"https://example.org/":          {"/", "/index.html"},
		"https://example.org/a%20b/c/":  {"/a%20b/c/", "/a%20b/c/index.html"},
		"https://example.org:8080/arch": {"/arch/", "/arch/index.html"},
	} {
		b := builderOf(t, func(in *Input) { in.Config.BaseURL = base }, doc("a", nil))
		v := b.notFound()[0].View().(NotFoundView)
		if v.Root != want.root || v.Chrome.Home != want.home || !strings.HasPrefix(v.Sections[0].Href, want.root) {
			t.Errorf("%q: root %q, home %q, %q", base, v.Root, v.Chrome.Home, v.Sections[0].Href)
		}
	}
}

func TestAWithdrawnDocumentLeavesANote(t *testing.T) {
	b := builderOf(t, nil, doc("a", func(m *document.Meta) { m.Withdrawn = "by request" }), doc("b", nil))
	pages := b.documents()
	if pages[0].Layout != layoutWithdrawn || pages[0].Body != nil {
		t.Fatalf("page %+v", pages[0])
	}
	if v := pages[0].View().(WithdrawnView); v.Reason != "by request" || !v.NoIndex {
		t.Errorf("view %+v", v)
	}
	if len(b.listed) != 1 || b.listed[0].Slug != "b" {
		t.Errorf("lists show %d documents", len(b.listed))
	}
}

func TestContentsAreTheTwoHighestLevels(t *testing.T) {
	h := func(level int, id string) markdown.Heading { return markdown.Heading{Level: level, Text: id, ID: id} }
	got := contents([]markdown.Heading{h(2, "a"), h(3, "b"), h(4, "c"), h(2, "d")})
	if want := []Content{{"a", "#a", false}, {"b", "#b", true}, {"d", "#d", false}}; !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
	var long []markdown.Heading
	for i := range 20000 {
		long = append(long, h(2+i%2, fmt.Sprint(i)))
	}
	if n := len(contents(long)); n != mostContents {
		t.Errorf("%d lines", n)
	}
	if contents(nil) != nil {
		t.Error("contents of a text without headings")
	}
}

func TestNewestAreThoseAddedLast(t *testing.T) {
	docs := many(20, func(i int) string { return fmt.Sprint(2000 + i) })
	docs[3].Added = "2026-02-01"
	docs = append(docs, doc("undated", nil))
	b := builderOf(t, nil, docs...)
	var got []string
	for _, d := range b.newest() {
		got = append(got, string(d.document.Slug))
	}
	if want := []string{"d0003", "d0019", "d0018", "d0017", "d0016"}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestTextsAreCutAtAWord(t *testing.T) {
	for s, want := range map[string]string{
		"short": "short", "a long text with, commas": "a long text…", "ааааааааааааааааа": "аааааааа…", "": "",
	} {
		if got := clip(s, 17); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

func TestAKindWithoutTermsIsNowhere(t *testing.T) {
	b := builderOf(t, nil)
	pages, err := Pages(Input{Config: b.config, Collection: b.collection, Words: b.words})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range pages {
		got = append(got, string(p.Path))
	}
	if want := []string{"index.html", "about.html", "search.html", "review.html", "404.html"}; !slices.Equal(got, want) {
		t.Errorf("pages %q", got)
	}
	if b.scope() != "No documents yet." {
		t.Errorf("scope %q", b.scope())
	}
}

// The words that Go asks for by a key made of parts.
func TestEveryMadeKeyHasWords(t *testing.T) {
	words := catalog(t)
	var keys []string
	for _, k := range collection.Kinds {
		for _, table := range []string{"section", "kind", "previous", "next", "index", "together"} {
			keys = append(keys, table+"."+k.Section)
		}
	}
	for _, key := range relationKeys {
		keys = append(keys, "relation.any."+key, "summary.any."+key, "only.any."+key)
	}
	for _, typ := range document.Types {
		keys = append(keys, "type."+typ)
	}
	for _, field := range proven {
		keys = append(keys, "field."+string(field))
	}
	for _, reason := range collection.Reasons {
		keys = append(keys, string(reason))
	}
	for _, class := range []string{"sure", "likely", "doubtful", "hand", "none"} {
		keys = append(keys, "certainty."+class)
	}
	for _, how := range []string{"mark", "utf-8", "units", "letters", "declared", "hand"} {
		keys = append(keys, "encoding."+how)
	}
	for _, name := range []string{"languages", "parties", "authors", "countries"} {
		keys = append(keys, "scope."+name)
	}
	for _, name := range []string{"words", "undated", "unsourced", "supplied", "withdrawn"} {
		keys = append(keys, "about."+name)
	}
	for _, key := range keys {
		if !words.Has(key) {
			t.Errorf("no words for %s", key)
		}
	}
}

var (
	dateCall   = regexp.MustCompile(`c\.(?:T\("|words\[")([\w.]+)"`)
	goCall     = regexp.MustCompile(`words\.(T|N)\("([^"]+)"`)
	joinCall   = regexp.MustCompile(`words\.Join\(.*, "([\w.]+)"\)`)
	cardCall   = regexp.MustCompile(`c\.(?:row|text|terms)\([^,]*, "(\w+)"`)
	madeCall   = regexp.MustCompile(`add\([^,]+, "([^"]+)", "\w+"\)`)
	layoutCall = regexp.MustCompile(`\{\{-?\s*[tn]\s+"([^"]*)"`)
)

func TestEveryKeyHasWordsAndAllWordsAreUsed(t *testing.T) {
	words := catalog(t)
	used := map[string]bool{}
	use := func(file, key string) {
		used[key] = true
		if !words.Has(key) {
			t.Errorf("%s: no words for %s", file, key)
		}
	}
	for _, pattern := range []string{"*.go", "../i18n/*.go", "../../layouts/*.html", "../../layouts/partials/*.html"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatal(pattern, err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range goCall.FindAllStringSubmatch(string(data), -1) {
				if !strings.HasSuffix(m[2], ".") { // else it is made of parts
					use(file, m[2])
				}
			}
			for _, m := range joinCall.FindAllStringSubmatch(string(data), -1) {
				use(file, m[1])
			}
			for _, m := range dateCall.FindAllStringSubmatch(string(data), -1) {
				if !strings.HasSuffix(m[1], ".") {
					use(file, m[1])
				}
			}
			for _, m := range cardCall.FindAllStringSubmatch(string(data), -1) {
				use(file, "card."+m[1])
			}
			for _, m := range madeCall.FindAllStringSubmatch(string(data), -1) {
				use(file, m[1])
			}
			if filepath.Ext(file) != ".html" {
				continue // the package comments show calls
			}
			for _, m := range layoutCall.FindAllStringSubmatch(string(data), -1) {
				use(file, m[1])
			}
		}
	}
	for _, key := range slices.Concat(searchWords, searchCounts) {
		use("search.go", "search."+key)
	}
	made := regexp.MustCompile(`^(section|kind|previous|next|index|together|relation|summary|only|members|named|type|field|related|certainty|join|encoding|removed|scope|about|doubt|date\.month|date\.month_alone|reference|variants\.field|message|phrase|format|way|date\.(approximate|uncertain|doubtful|not_before|not_after|decade|century|year|within))(\.|$)`)
	for _, key := range words.Keys() {
		if !used[key] && !made.MatchString(key) {
			t.Errorf("nobody uses the words of %s", key)
		}
	}
}

func TestViewsHoldNoReferenceToTheCollection(t *testing.T) {
	b := builderOf(t, nil, doc("a", dated("2022")), doc("b", dated("2021")))
	pages, err := Pages(Input{Config: b.config, Collection: b.collection, Words: b.words})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[reflect.Type]bool{}
	var check func(reflect.Type, string)
	check = func(v reflect.Type, path string) {
		if seen[v] {
			return
		}
		seen[v] = true
		if strings.HasPrefix(v.PkgPath(), "fonds/") && !strings.HasSuffix(v.PkgPath(), "internal/site") {
			t.Errorf("%s is a %s", path, v)
		}
		switch v.Kind() {
		case reflect.Struct:
			for i := range v.NumField() {
				check(v.Field(i).Type, path+"."+v.Field(i).Name)
			}
		case reflect.Pointer, reflect.Slice, reflect.Map:
			check(v.Elem(), path)
		case reflect.Func, reflect.Interface, reflect.Chan:
			t.Errorf("%s is a %s", path, v)
		}
	}
	for _, p := range pages {
		v := reflect.TypeOf(p.View())
		check(v, v.Name())
	}
}
