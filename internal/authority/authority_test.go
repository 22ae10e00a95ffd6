package authority

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

func record(kind Kind, slug, name string, variants ...string) Record {
	return Record{Kind: kind, Slug: "", File: "content/" + string(kind) + "/" + slug + ".md", Name: name, Variants: variants}
}

func TestKeyMakesOneOfNamesThatDifferInDress(t *testing.T) {
	for _, same := range [][]string{
		{"Workers' Party", "WORKERS’ PARTY", " Workers`  party ", "workers' party"},
		{"Partido «Unidad»", "partido “unidad”", `PARTIDO "UNIDAD"`},
		{"Alma-Ata", "Alma–Ata", "alma‑ata"},
		{"Коммунистическая партия", "КОММУНИСТИЧЕСКАЯ\u00a0ПАРТИЯ"},
		{"Partit Comunista d’Andorra", "partit comunista d'andorra\u200b"},
		{"José", "Jose\u0301", "JOSÉ"},
		{"ΚΟΜΜΟΥΝΙΣΤΙΚΟ ΚΟΜΜΑ ΕΛΛΑΔΑΣ", "κομμουνιστικο κομμα ελλαδας"},
	} {
		for _, name := range same[1:] {
			if Key(name) != Key(same[0]) {
				t.Errorf("Key(%q) = %q, Key(%q) = %q", name, Key(name), same[0], Key(same[0]))
			}
		}
	}
	for _, pair := range [][2]string{{"Jose", "José"}, {"Party of Work", "Party of Labour"}, {"C", "C++"}} {
		if Key(pair[0]) == Key(pair[1]) {
			t.Errorf("%q and %q have one key", pair[0], pair[1])
		}
	}
}

// Names in ASCII take a way of their own.
func TestKeyOfASCIIIsThatOfAnyText(t *testing.T) {
	for _, s := range []string{"", " ", "River  League", "\tThe `Lower` Marsh\r\n", "A\x00b", "O'NEIL-Blum", "  two ", "a\v\fb"} {
		with := Key("\u200b" + s) // which is dropped
		if got := Key(s); got != with {
			t.Errorf("%q: %q, and %q as any text", s, got, with)
		}
	}
}

func TestRecordFindsByNameAndVariant(t *testing.T) {
	x, err := New([]Record{
		record(Parties, "river", "River Workers’ Union", "RWU", "Union of River Workers"),
		record(Authors, "river", "River Workers’ Union"), // another kind may have the name too
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"river workers' union", "RWU", "union  of river workers"} {
		if r, ok := x.Record(Parties, name); !ok || r.Name != "River Workers’ Union" {
			t.Errorf("Record(%q) = %q, %v", name, r.Name, ok)
		}
	}
	if _, ok := x.Record(Authors, "RWU"); ok {
		t.Error("a variant of a party was found among the authors")
	}
	if _, ok := x.Record(Countries, "RWU"); ok {
		t.Error("found among the countries, which have no records")
	}
}

func TestDeniedNamesNeverResolve(t *testing.T) {
	a := record(Parties, "a", "Lake League", "LL")
	a.Not = []string{"Ll", "Lake Legion"}
	b := record(Parties, "b", "Lamp Lighters", "LL")
	x, err := New([]Record{a, b})
	if err != nil {
		t.Fatal(err)
	}
	if r, ok := x.Record(Parties, "LL"); !ok || r.Name != "Lamp Lighters" {
		t.Errorf("LL is %q, %v; the other record denied it", r.Name, ok)
	}
	if r, _ := x.Record(Parties, "Lake League"); len(r.Variants) != 0 {
		t.Errorf("Lake League has the variants %q, which it denies", r.Variants)
	}
	if r, ok := x.Record(Parties, "Lake Legion"); ok {
		t.Errorf("Lake Legion is %q", r.Name)
	}
}

func TestTwoClaimsOfOneNameAreAnErrorNamingBothFiles(t *testing.T) {
	_, err := New([]Record{
		record(Parties, "b", "Lamp Lighters", "L.L."),
		record(Parties, "a", "Lake League", "l.l."),
		record(Parties, "c", "lake  league"),
	})
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{"content/parties/a.md", "content/parties/b.md", "content/parties/c.md"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("error does not name %s: %v", want, err)
		}
	}
}

func TestFaultsOfRecordsSayWhereTheyAre(t *testing.T) {
	a := Record{Kind: Parties, Slug: "a", File: "content/parties/a.md", Name: "Lake League", Variants: []string{"LL", "L. L."}, Lines: Lines{Name: 2, Variants: []int{4, 5}}}
	b := Record{Kind: Parties, Slug: "b", File: "content/parties/b.md", Name: "Lamp Lighters", Variants: []string{"ll"}, Not: []string{"Lamps", "lamp lighters"},
		Lines: Lines{Name: 3, Variants: []int{7}, Not: []int{9, 10}}}
	_, err := New([]Record{a, b})
	const want = `content/parties/b.md:10: error: not: denies the record's own name "Lamp Lighters"; take it out: the names under not: are those of somebody else
content/parties/b.md:7: error: claims the name "ll", which content/parties/a.md:4 claims too; take it out of one of them, or write it under not: in the one that does not mean it`
	if err == nil || err.Error() != want {
		t.Errorf("said\n%v\nwant\n%s", err, want)
	}
	b.Not, b.Lines.Not = []string{"LL"}, []int{9}
	x, err := New([]Record{a, b})
	if err != nil {
		t.Fatal(err)
	}
	if r, _ := x.Record(Parties, "LL"); r.Slug != "a" {
		t.Errorf("LL is %q", r.Slug)
	}
}

func TestOneRecordMayRepeatItsName(t *testing.T) {
	if _, err := New([]Record{record(Authors, "a", "Ada", "ADA", "ada")}); err != nil {
		t.Error(err)
	}
}

func TestRecordsAreListedBySlug(t *testing.T) {
	a, b := record(Authors, "a", "Ada"), record(Authors, "b", "Bo")
	a.Slug, b.Slug = "ada", "bo"
	x, err := New([]Record{b, a})
	if err != nil {
		t.Fatal(err)
	}
	list := x.Records(Authors)
	if len(list) != 2 || list[0].Slug != "ada" || list[1].Slug != "bo" {
		t.Errorf("records: %v", list)
	}
	list[0].Name = "changed"
	if x.Records(Authors)[0].Name != "Ada" {
		t.Error("the caller could change the index")
	}
}

func TestZeroIndexKnowsNothing(t *testing.T) {
	var x Index
	if _, ok := x.Record(Parties, "any"); ok || x.Records(Parties) != nil {
		t.Error("the zero index knows something")
	}
}

func FuzzKey(f *testing.F) {
	for _, s := range []string{"", " a  b ", "İstanbul", "Jose\u0301", "ΣΊΣΥΦΟΣ", "\xff\xfe", "ß ẞ", "ǆ ǅ", "\u0345\u0301"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		key := Key(s)
		if again := Key(key); again != key {
			t.Errorf("Key(%q) = %q, whose key is %q", s, key, again)
		}
		if !norm.NFC.IsNormalString(key) {
			t.Errorf("Key(%q) = %q is not in NFC", s, key)
		}
	})
}

func BenchmarkKey(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Key("Communist and Workers’ Parties – Alma‑Ata")
	}
}
