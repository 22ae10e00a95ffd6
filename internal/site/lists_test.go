package site

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fonds/internal/collection"
	"fonds/internal/digest"
	"fonds/internal/document"
	"fonds/internal/permalink"
)

// viewsOf makes the views of the pages in a folder of the site.
func viewsOf[V any](t *testing.T, b *builder, folder string) map[permalink.Path]V {
	t.Helper()
	pages, err := Pages(Input{Config: b.config, Collection: b.collection, Words: b.words})
	if err != nil {
		t.Fatal(err)
	}
	views := map[permalink.Path]V{}
	for _, p := range pages {
		if !strings.HasPrefix(string(p.Path), folder) {
			continue
		}
		if v, ok := p.View().(V); ok {
			views[p.Path] = v
		}
	}
	return views
}

func tabs(list []Tab) string {
	var parts []string
	for _, tab := range list {
		part := strings.Join(strings.Fields(tab.Text+" "+tab.Count+" "+tab.Href), " ")
		if tab.Current {
			part = "[" + part + "]"
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, "; ")
}

func entries(blocks []Block) []string {
	var got []string
	for _, block := range blocks {
		if block.Heading != "" {
			got = append(got, "# "+block.Heading)
		}
		for _, e := range block.Entries {
			line := e.Text
			if e.Relation != "" {
				line += " | " + e.Relation
			}
			for _, v := range e.Versions {
				line += " / " + v.Text
				if v.Detail != "" {
					line += " (" + v.Detail + ")"
				}
			}
			got = append(got, line)
		}
	}
	return got
}

// ways is documents that belong to Kazakhstan in three ways.
func ways() []collection.Input {
	return []collection.Input{
		doc("a", func(m *document.Meta) { m.Countries, m.Date = []document.Country{"KZ"}, document.MustDate("2001") }),
		doc("b", func(m *document.Meta) {
			m.Signatories, m.Date = []document.Signatory{{Party: "P", Country: "KZ"}}, document.MustDate("2003")
		}),
		doc("c", func(m *document.Meta) { m.About = []document.Country{"KZ"} }),
		doc("d", func(m *document.Meta) { m.Countries, m.Date = []document.Country{"KZ"}, document.MustDate("2003-05") }),
	}
}

func TestAShortListIsShownWholeAndInParts(t *testing.T) {
	b := builderOf(t, nil, ways()...)
	views := viewsOf[TermView](t, b, "countries/")
	v := views["countries/kz.html"]
	want := []string{
		"# 2001", "Title of a | Issued here", "# 2003", "Title of b | Signed from here", "Title of d | Issued here",
		"# Undated", "Title of c | About this country",
	}
	if got := entries(v.Blocks); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if want := "4 documents, 2001 to 2003, 1 undated: 2 issued here, 1 signed from here and 1 about this country."; v.Summary != want {
		t.Errorf("summary %q", v.Summary)
	}
	if want := "[All 4 kz.html]; Issued here 2 kz.issued.html; Signed from here 1 kz.signed.html; About this country 1 kz.about.html"; tabs(v.Parts) != want {
		t.Errorf("parts %s", tabs(v.Parts))
	}
	part := views["countries/kz.issued.html"]
	if got, want := entries(part.Blocks), []string{"# 2001", "Title of a", "# 2003", "Title of d"}; !slices.Equal(got, want) {
		t.Errorf("the part has %q", got)
	}
	if last := part.Crumbs[len(part.Crumbs)-1]; part.Part != "Issued here" || last.Href != "kz.html" || part.Side {
		t.Errorf("the part is %q, under %v", part.Part, last)
	}
	if len(views) != 4 {
		t.Errorf("%d pages", len(views))
	}
}

func TestALongListIsItsPartsTheStrongestFirst(t *testing.T) {
	b := builderOf(t, func(in *Input) { in.Config.PageSize = 3 }, ways()...)
	views := viewsOf[TermView](t, b, "countries/")
	v := views["countries/kz.html"]
	if got, want := entries(v.Blocks), []string{"# 2001", "Title of a", "# 2003", "Title of d"}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if want := "[Issued here 2 kz.html]; Signed from here 1 kz.signed.html; About this country 1 kz.about.html"; tabs(v.Parts) != want {
		t.Errorf("parts %s", tabs(v.Parts))
	}
	shown := 0
	for _, v := range views {
		for _, block := range v.Blocks {
			shown += len(block.Entries)
		}
	}
	if shown != 4 || len(views) != 3 {
		t.Errorf("%d entries on %d pages: what is long is not shown twice", shown, len(views))
	}
}

func TestMentionsThatFillPagesAreListedInShort(t *testing.T) {
	docs := many(25, func(int) string { return "2010" })
	docs[0].Meta.Topics = []string{"Dams"}
	b := builderOf(t, func(in *Input) { in.Config.PageSize = 5 }, docs...)
	topic := b.collection.Terms["topics"][0]
	topic.Documents[collection.Mentioned] = b.listed[1:]
	views := viewsOf[TermView](t, b, "topics/")
	for path, want := range map[permalink.Path]int{"topics/dams.html": 1, "topics/dams.mentioned.html": 10, "topics/dams.mentioned.3.html": 4} {
		v, ok := views[path]
		if !ok || len(v.Blocks) != 1 || len(v.Blocks[0].Entries) != want || v.Blocks[0].Brief != (want > 1) {
			t.Errorf("%s: %+v", path, v.Blocks)
			continue
		}
		if want > 1 && v.Blocks[0].Entries[0].Extract != "" {
			t.Errorf("%s has extracts", path)
		}
	}
}

func TestASummaryIsRightInWords(t *testing.T) {
	signed := func(m *document.Meta) { m.Signatories = []document.Signatory{{Name: "Ana Vado"}} }
	for want, docs := range map[string][]collection.Input{
		"1 document signed, undated.":                           {doc("a", signed)},
		"1 document signed, 2003.":                              {doc("a", func(m *document.Meta) { signed(m); m.Date = document.MustDate("2003-04-05") })},
		"2 documents signed, all undated.":                      {doc("a", signed), doc("b", signed)},
		"2 documents, 2003, 1 undated: 1 written and 1 signed.": {doc("a", signed), doc("b", func(m *document.Meta) { m.Authors, m.Date = []string{"Ana Vado"}, document.MustDate("2003") })},
	} {
		b := builderOf(t, nil, docs...)
		if got := b.summary(b.collection.Terms["authors"][0]); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

// versions links the documents named as versions of one text.
func versions(b *builder, here float64, slugs ...string) {
	var of []*collection.Document
	for _, d := range b.collection.Documents {
		if slices.Contains(slugs, string(d.Slug)) {
			of = append(of, d)
		}
	}
	for _, d := range of {
		for _, other := range of {
			if other != d {
				d.Variants = append(d.Variants, collection.Variant{Document: other, Here: here, There: here})
			}
		}
	}
}

func TestVersionsOfATextStandUnderTheFullest(t *testing.T) {
	docs := func() []collection.Input {
		return []collection.Input{
			doc("a", dated("2022-01-18")),
			doc("b", func(m *document.Meta) {
				m.Languages, m.Date = []document.Lang{"en", "ru"}, document.MustDate("2022-01-18")
			}),
			doc("c", dated("2022-05")), doc("d", nil), doc("e", dated("2021")),
		}
	}
	for name, test := range map[string]struct {
		alike float64
		want  []string
	}{
		"one text": {0.9, []string{
			"# 2021", "Title of e / Title of a (18 January 2022) / Title of b (18 January 2022, English, Русский)",
			"# 2022", "Title of b / Title of a (English) / Title of d (undated, English) / Title of e (2021, English)", "Title of c",
		}},
		"a text and its excerpts": {0.3, []string{
			"# 2021", "Title of e", "# 2022", "Title of a", "Title of b", "Title of c", "# Undated", "Title of d",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			b := builderOf(t, nil, docs()...)
			versions(b, test.alike, "a", "b", "d", "e")
			l := b.allDocuments()
			if got := entries(b.blocks(l, 1)); !slices.Equal(got, test.want) {
				t.Errorf("got\n%s", strings.Join(got, "\n"))
			}
			count := 0
			for _, g := range l.outline().groups {
				count += g.count
			}
			if count != 5 {
				t.Errorf("the headings count %d documents", count)
			}
		})
	}
}

func TestOfVeryManyVersionsNoneIsLost(t *testing.T) {
	b := builderOf(t, nil, many(40, func(int) string { return "2022" })...)
	var slugs []string
	for _, d := range b.listed {
		slugs = append(slugs, string(d.Slug))
	}
	versions(b, 1, slugs...)
	seen := map[*collection.Document]int{}
	items := nest(itemsOf(b.listed), b.byYear)
	for _, i := range items {
		seen[i.document]++
		for _, d := range i.nested {
			seen[d]++
		}
	}
	for _, d := range b.listed {
		if seen[d] != 1 {
			t.Errorf("%s stands in the list %d times", d.Slug, seen[d])
		}
	}
	if len(items) != 5 {
		t.Errorf("%d items", len(items))
	}
}

func TestHomeShowsVersionsOnce(t *testing.T) {
	b := builderOf(t, nil, many(12, func(i int) string { return fmt.Sprint(2000 + i) })...)
	versions(b, 1, "d0010", "d0011", "d0009")
	v := b.homeView().(HomeView)
	var got []string
	for _, e := range v.Newest {
		got = append(got, fmt.Sprint(e.Text, " ", len(e.Versions)))
	}
	if want := []string{"Title of d0011 2", "Title of d0008 0", "Title of d0007 0", "Title of d0006 0", "Title of d0005 0"}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

// names is a collection with topics of the names given.
func names(t *testing.T, lang document.Lang, list ...string) *builder {
	docs := make([]collection.Input, len(list))
	for i, name := range list {
		docs[i] = doc(fmt.Sprintf("d%05d", i), func(m *document.Meta) { m.Topics = []string{name} })
	}
	return builderOf(t, nil, docs...)
}

func TestTheBarHasARowForEachScript(t *testing.T) {
	var list []string
	for i := range 30 {
		list = append(list, fmt.Sprintf("Canal %d", i))
	}
	list = append(list, "Šumava", "“Nile”", "7 rivers", "Волга", "Ока", "ファラート", "长江", "黄河", "نهر", "دجلة")
	b := names(t, "en", list...)
	v := viewsOf[IndexView](t, b, "topics/")["topics/index.html"]
	var got []string
	for _, row := range v.Letters {
		var line string
		for _, l := range row {
			if l.Href != "" {
				line += l.Text
			} else if l.Text != "X" {
				line += "."
			} else {
				line += "x"
			}
		}
		got = append(got, line)
	}
	if want := []string{"..C..........N....S....x..#", "ВО", "دن", "ふ", "漢"}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	marks := map[string]string{}
	for _, e := range v.Entries {
		if e.Mark != "" {
			marks[e.Mark] = e.Text + " " + e.ID
		}
	}
	for mark, want := range map[string]string{"C": "Canal 0 letter-c", "N": "“Nile” letter-n", "S": "Šumava letter-s", "#": "7 rivers letter-0"} {
		if marks[mark] != want {
			t.Errorf("%s stands before %q", mark, marks[mark])
		}
	}
}

// TestANameAmongTenThousandIsFound: a letter leads to the page on which it
// begins, and the guide over the pages of a letter that has many.
func TestANameAmongTenThousandIsFound(t *testing.T) {
	var list []string
	for i := range 10000 {
		switch {
		case i < 6000:
			list = append(list, fmt.Sprintf("Union of %c%c %04d", 'A'+i/300, 'a'+i%26, i))
		default:
			list = append(list, fmt.Sprintf("%c league %04d", 'A'+(i-6000)/160, i))
		}
	}
	b := names(t, "en", list...)
	views := viewsOf[IndexView](t, b, "topics/index")
	if len(views) != 50 {
		t.Errorf("%d pages", len(views)) // every topic has one document: no order by number
	}
	seen := map[string]bool{}
	for path, v := range views {
		if len(v.Entries) > indexPageSize || len(v.Guide) > mostGuides+1 {
			t.Errorf("%s has %d entries, %d guides", path, len(v.Entries), len(v.Guide))
		}
		for _, e := range v.Entries {
			seen[e.Text] = true
		}
		for _, row := range v.Letters {
			for _, l := range row {
				href, id, _ := strings.Cut(l.Href, "#")
				page := path
				if href != "" {
					page = permalink.Path("topics/" + href)
				}
				if l.Href != "" && !slices.ContainsFunc(views[page].Entries, func(e IndexEntry) bool { return e.ID == id }) {
					t.Errorf("%s: %s leads to %s, where it does not begin", path, l.Text, l.Href)
				}
			}
		}
	}
	if len(seen) != len(list) {
		t.Errorf("%d names", len(seen))
	}
	// U goes over 31 pages; each names those around it by the names they begin with.
	v := views["topics/index.30.html"]
	at := slices.IndexFunc(v.Guide, func(l Letter) bool { return l.Current })
	if at < 1 || !strings.HasPrefix(v.Entries[0].Text, v.Guide[at].Text) || !strings.HasPrefix(v.Guide[at].Text, "Union of ") {
		t.Errorf("guide %v", v.Guide)
	}
	if v.Guide[at-1].Href != "index.29.html" || v.Guide[at].Text == v.Guide[at-1].Text {
		t.Errorf("guide %v", v.Guide)
	}
	// The first page has A and the beginning of B, the second the rest of B.
	if g := views["topics/index.html"].Guide; len(g) != 2 || !strings.HasPrefix(g[1].Text, "B l") {
		t.Errorf("the first page has the guide %v", g)
	}
}

func TestAnIndexIsOrderedByNumberWhereThatTells(t *testing.T) {
	var docs []collection.Input
	for i := range 300 {
		docs = append(docs, doc(fmt.Sprintf("d%03d", i), func(m *document.Meta) {
			m.Topics = []string{fmt.Sprintf("Topic %03d", i), fmt.Sprintf("Topic %03d", i/2)}
			m.Authors = []string{fmt.Sprintf("Ana Vado %c", 'A'+i%12)}
		}))
	}
	b := builderOf(t, nil, docs...)
	v := viewsOf[IndexView](t, b, "topics/")["topics/index.count.html"]
	if len(v.Entries) != indexPageSize || v.Entries[0].Text != "Topic 001" || v.Entries[0].Count != "3" || v.Entries[199].Count != "1" && v.Entries[199].Count != "2" {
		t.Errorf("%d entries, first %+v", len(v.Entries), v.Entries[0])
	}
	if v.All == nil || v.All.Href != "index.html" || v.All.Text != "All 300 names" || v.Letters != nil {
		t.Errorf("all %v, letters %v", v.All, v.Letters)
	}
	if want := "By name index.html; [By number of documents index.count.html]"; tabs(v.Orders) != want {
		t.Errorf("orders %s", tabs(v.Orders))
	}
	authors := viewsOf[IndexView](t, b, "authors/") // each has 25
	if v := authors["authors/index.html"]; len(authors) != 1 || v.Orders != nil {
		t.Errorf("%d pages, orders %s", len(authors), tabs(v.Orders))
	}
}

func TestDocumentsAreListedByTitle(t *testing.T) {
	docs := many(11, func(i int) string { return fmt.Sprint(2000 + i) })
	for slug, title := range map[string]string{"x": "The Abbey", "y": "[Zeal of the ferrymen]", "z": "¡Basta!", "w": "Zebra"} {
		docs = append(docs, doc(slug, func(m *document.Meta) { m.Title = title }))
	}
	docs = append(docs, doc("gone", func(m *document.Meta) { m.Withdrawn = "by request" }))
	b := builderOf(t, nil, docs...)
	v := viewsOf[IndexView](t, b, "documents/")["documents/index.title.html"]
	var got []string
	for _, e := range v.Entries {
		got = append(got, strings.TrimSpace(e.Text+" "+e.Count))
	}
	if len(got) != 15 || got[0] != "The Abbey" || got[1] != "¡Basta!" || got[2] != "Title of d0000 2000" || got[13] != "[Zeal of the ferrymen]" || got[14] != "Zebra" {
		t.Errorf("got %q", got)
	}
	if few := builderOf(t, nil, many(5, func(int) string { return "" })...); len(viewsOf[IndexView](t, few, "documents/")) != 0 {
		t.Error("five documents are listed twice")
	}
}

func TestATimelineHasEntriesWhileTheyAreFew(t *testing.T) {
	docs := append(many(6, func(i int) string { return fmt.Sprint(2000 + i/2) }), doc("u", nil))
	v := viewsOf[TimelineView](t, builderOf(t, nil, docs...), "years/")["years/index.html"]
	if len(v.Blocks) != 4 || v.Blocks[0].Href != "2000.html" || v.Blocks[3].Href != "" || len(v.Blocks[0].Entries) != 2 || !v.Blocks[0].Brief || v.Decades != nil {
		t.Errorf("blocks %+v", v.Blocks)
	}
	docs = append(many(200, func(i int) string { return fmt.Sprint(1950 + i/4) }), doc("u", nil))
	v = viewsOf[TimelineView](t, builderOf(t, nil, docs...), "years/")["years/index.html"]
	if len(v.Blocks) != 0 || len(v.Decades) != 5 || v.Decades[0].Heading != "1950s" || len(v.Decades[0].Years) != 10 || v.Decades[0].Years[0].Count != "4" {
		t.Errorf("decades %+v", v.Decades)
	}
	if v.Undated == nil || v.Undated.Href != "../documents/index.5.html#undated" || v.Undated.Count != "1" {
		t.Errorf("undated %+v", v.Undated)
	}
}

func TestATermSaysWhatItsDocumentsName(t *testing.T) {
	b := builderOf(t, nil,
		doc("a", func(m *document.Meta) { m.Topics, m.About = []string{"Dams"}, []document.Country{"PE"} }),
		doc("b", func(m *document.Meta) { m.Topics, m.Parties = []string{"Dams"}, []string{"Ferry Union"} }),
		doc("c", func(m *document.Meta) { m.About = []document.Country{"KZ"} }),
	)
	number := map[string]int32{}
	for i, term := range b.collection.ByTerm {
		number[term.Name] = int32(i)
	}
	for _, d := range b.listed[:2] {
		d.Sections = []digest.Section{{Hits: []digest.Hit{{Term: number["KZ"]}, {Term: number["Dams"]}}}}
	}
	b.listed[1].Sections[0].Hits = append(b.listed[1].Sections[0].Hits, digest.Hit{Term: number["Ferry Union"]}, digest.Hit{Term: number["PE"]}, digest.Hit{Term: 99})
	var got []string
	for _, list := range b.namedBy("topics/dams.html", b.collection.Terms["topics"][0]) {
		for _, l := range list.List {
			got = append(got, list.Heading+": "+l.Text)
		}
	}
	if want := []string{"Countries: Kazakhstan", "Countries: Peru", "Organisations: Ferry Union"}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestACountryIsNamedInTheLanguagesOfItsDocuments(t *testing.T) {
	b := builderOf(t, nil, doc("a", func(m *document.Meta) {
		m.About, m.Languages = []document.Country{"KZ"}, []document.Lang{"en", "ru", "es", "und"}
	}))
	var got []string
	for _, l := range b.otherNames(b.collection.Terms["countries"][0]) {
		got = append(got, l.Lang+" "+l.Text)
	}
	slices.Sort(got)
	if want := []string{"es Kazajistán", "ru Казахстан"}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestTheMonthsOfALongYearLeadToTheirPages(t *testing.T) {
	docs := many(12, func(i int) string { return fmt.Sprintf("2020-%02d", 1+i/4) })
	b := builderOf(t, func(in *Input) { in.Config.PageSize = 5 }, docs...)
	views := viewsOf[TermView](t, b, "years/")
	if want := "January 4 2020.html#m1; February 4 2020.html#m2; March 4 #m3"; tabs(views["years/2020.2.html"].Parts) != want {
		t.Errorf("got %s", tabs(views["years/2020.2.html"].Parts))
	}
	whole := builderOf(t, nil, docs...)
	if v := viewsOf[TermView](t, whole, "years/")["years/2020.html"]; v.Parts != nil {
		t.Errorf("a year of one page has %s", tabs(v.Parts))
	}
}
