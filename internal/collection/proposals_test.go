package collection

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fonds/internal/authority"
	"fonds/internal/document"
)

func TestWhatIsLikelyIsProposed(t *testing.T) {
	for _, test := range []struct {
		name    string
		docs    []Input
		records []authority.Record
		want    string
	}{
		{
			name: "initials",
			docs: []Input{issued("a", "", "Lake Party of Norway"), issued("b", "", "LPN"), issued("c", "", "Lake Union of Narvik")},
			want: "abbreviation Lake Party of Norway <- LPN",
		},
		{
			name: "initials of an author's name",
			docs: []Input{issued("a", "", "Lake Party of Norway"), written("b", "LPN")},
			want: "abbreviation Lake Party of Norway <- LPN",
		},
		{
			name: "initials in another language",
			docs: []Input{issued("a", "", "Communist Party of Germany"), issued("b", "", "KPD")},
			want: "abbreviation Communist Party of Germany <- KPD",
		},
		{
			name: "an ambiguous short form, with each of its names",
			docs: []Input{
				issued("a", "", "Lake Party of Norway", "Liberal Party of Niger"), issued("b", "", "LPN"),
				issued("c", "The Lake Party of Norway (LPN) and the Liberal Party of Niger (LPN) met."),
			},
			want: "abbreviation Lake Party of Norway <- LPN; abbreviation Liberal Party of Niger <- LPN",
		},
		{
			name: "a statement that front matter speaks against",
			docs: []Input{
				doc("n", "2020", func(m *document.Meta) {
					m.Parties, m.Countries = []string{"Lake Party of Norway"}, []document.Country{"NO"}
				}),
				doc("b", "2020", func(m *document.Meta) { m.Parties, m.Countries = []string{"LPN"}, []document.Country{"NE"} }),
				issued("c", "The Lake Party of Norway (LPN) met."),
			},
			want: "disputed Lake Party of Norway <- LPN",
		},
		{
			name: "alphabets",
			docs: []Input{written("a", "Геннадий Зюганов"), written("b", "Gennady Zyuganov"), written("c", "Gennadi Ziuganov")},
			want: "letters Gennadi Ziuganov <- Геннадий Зюганов; letters Gennady Zyuganov <- Геннадий Зюганов; letters Gennadi Ziuganov <- Gennady Zyuganov",
		},
		{
			name: "alphabets, and different countries",
			docs: []Input{
				doc("a", "2020", func(m *document.Meta) {
					m.Authors, m.Countries = []string{"Славко Когут"}, []document.Country{"UA"}
				}),
				doc("b", "2020", func(m *document.Meta) { m.Authors, m.Countries = []string{"Slawko Kohut"}, []document.Country{"AU"} }),
			},
			want: "letters Slawko Kohut <- Славко Когут",
		},
		{
			name: "order and small words",
			docs: []Input{issued("a", "", "Melbourne University", "University of Melbourne"), issued("b", "", "The Lake Union", "Lake Union")},
			want: "words The Lake Union <- Lake Union; words University of Melbourne <- Melbourne University",
		},
		{
			name: "a slip of the pen, but not two countries, nor two numbers",
			docs: []Input{issued("a", "", "Lake Party of Venezuela", "Lake Party of Venezuala", "Lake Party of Iran", "Lake Party of Iraq", "Ferry Local 371", "Ferry Local 372")},
			want: "spelling Lake Party of Venezuala <- Lake Party of Venezuela",
		},
		{
			name: "not a man and a woman, nor brothers",
			docs: []Input{written("a", "Mario Nordmann"), written("b", "Maria Nordmann"), written("c", "Martin Holm"), written("d", "Martina Holm"), written("e", "Kari Holm")},
			want: "",
		},
		{
			name: "persons",
			docs: []Input{written("a", "Vladimir Ilyich Lenin"), written("b", "V. I. Lenin"), written("c", "Ole Lenin")},
			want: "person Vladimir Ilyich Lenin <- V. I. Lenin",
		},
		{
			name: "a person with a title",
			docs: []Input{written("a", "Joe Biden"), written("b", "President Biden")},
			want: "person Joe Biden <- President Biden",
		},
		{
			name: "languages",
			docs: []Input{issued("a", "", "Communist Party of Greece"), issued("b", "", "Коммунистическая партия Греции"), issued("c", "", "Communist Party of Turkey")},
			want: "translation Communist Party of Greece <- Коммунистическая партия Греции",
		},
		{
			name: "brackets that are not its initials",
			docs: []Input{issued("a", "", "Green Pier Foundation (ZPOK)"), issued("b", "", "Green Pier Foundation"), issued("c", "", "Lake Front (Italy)"), issued("d", "", "Lake Front")},
			want: "brackets Green Pier Foundation <- Green Pier Foundation (ZPOK)",
		},
		{
			name:    "what a record has settled is not asked again",
			docs:    []Input{issued("a", "", "Lake Party of Norway"), issued("b", "", "LPN"), issued("c", "", "Lake Party of Norwey")},
			records: []authority.Record{record(authority.Parties, "lake", "Lake Party of Norway", []string{"Lake Party of Norwey"}, []string{"LPN"})},
			want:    "",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, p := range plan(t, test.docs, test.records, nil).Proposals() {
				got = append(got, fmt.Sprintf("%s %s <- %s", p.Kind, p.A, p.B))
			}
			if diff := cmp.Diff(test.want, strings.Join(got, "; ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Whoever writes what a proposal says to write has settled it: the names are one,
// or they are two and it is not proposed again.
func TestWhatAProposalSaysToWriteSettlesIt(t *testing.T) {
	docs := []Input{
		issued("a", "", "Lake Party of Norway", "Lake Party of Norwey"), issued("b", "", "LPN"), issued("c", "", `Lake "Party": of Norway`),
		issued("d", "", "Union of Ferries"), issued("e", "The Union of Ferries (UoF)", "UoF"), issued("f", "", "# Lake Party of Norway"),
	}
	p := plan(t, docs, nil, nil)
	proposals, joins := p.Proposals(), p.Joins()
	if len(proposals) < 3 || len(joins) != 1 {
		t.Fatal(proposals, joins)
	}
	settled := func(r Remedy) *Plan {
		t.Helper()
		return plan(t, docs, []authority.Record{readRemedy(t, r)}, nil)
	}
	same := func(p *Plan, section, a, b string) bool {
		for _, k := range Kinds {
			if k.Section == section {
				return p.found.term(k, a) == p.found.term(k, b)
			}
		}
		return false
	}
	for _, x := range proposals {
		if q := settled(x.Join); !same(q, x.Section, x.A, x.B) {
			t.Errorf("%s and %s are not one with %s", x.A, x.B, x.Join.YAML)
		}
		q := settled(x.Part)
		for _, y := range q.Proposals() {
			if y.A == x.A && y.B == x.B || y.A == x.B && y.B == x.A {
				t.Errorf("%s and %s are proposed again", x.A, x.B)
			}
		}
	}
	for _, j := range joins {
		if q := settled(j.Keep); !same(q, j.Section, j.Term, j.Name) || len(q.Joins()) != 0 {
			t.Errorf("%s is not settled by %s", j.Name, j.Keep.YAML)
		}
		if q := settled(j.Part); same(q, j.Section, j.Term, j.Name) {
			t.Errorf("%s is not parted by %s", j.Name, j.Part.YAML)
		}
	}
}

// readRemedy reads a new record in the few forms in which remedies write it.
func readRemedy(t *testing.T, r Remedy) authority.Record {
	t.Helper()
	if !r.New || !strings.HasPrefix(r.File, "content/parties/") {
		t.Fatalf("%+v is no new record", r)
	}
	text := func(s string) string {
		if strings.HasPrefix(s, `"`) {
			var plain string
			if _, err := fmt.Sscanf(s, "%q", &plain); err != nil {
				t.Fatal(s, err)
			}
			return plain
		}
		return s
	}
	made := record(authority.Parties, strings.TrimSuffix(filepath.Base(r.File), ".md"), "", nil, nil)
	list := &made.Variants
	for line := range strings.Lines(r.YAML) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case strings.HasPrefix(line, "name: "):
			made.Name = text(strings.TrimPrefix(line, "name: "))
		case line == "not:":
			list = &made.Not
		case strings.HasPrefix(line, "  - "):
			*list = append(*list, text(strings.TrimPrefix(line, "  - ")))
		}
	}
	return made
}

func TestManyLikeNamesAreFewProposals(t *testing.T) {
	var docs []Input
	for i := range 300 {
		docs = append(docs, issued(fmt.Sprint("d", i), "", "Lake Party of Norway", fmt.Sprintf("Lake Party of Norwa%c", 'a'+i%26)), written(fmt.Sprint("w", i), fmt.Sprintf("K%c%d. Nordmann", 'a'+i%26, i)))
	}
	counts := map[string]int{}
	for _, p := range plan(t, docs, nil, nil).Proposals() {
		counts[p.A]++
		counts[p.B]++
	}
	for name, n := range counts {
		if n > proposalsPerName {
			t.Errorf("%s is in %d proposals", name, n)
		}
	}
}

// manyNames is a collection in which every document names other persons and parties.
func manyNames(n int) []Input {
	var docs []Input
	syllables := []string{"ka", "ri", "no", "lu", "te", "so", "mi", "da"}
	word := func(i int) string {
		s := ""
		for range 4 {
			s += syllables[i%8]
			i = i/8*7 + 3
		}
		return strings.ToUpper(s[:1]) + s[1:]
	}
	for i := range n {
		party := fmt.Sprintf("%s Party of %s", word(i), word(i/3))
		docs = append(docs, issued(fmt.Sprint("d", i), fmt.Sprintf("The %s (%cP%c) met.", party, party[0], word(i / 3)[0]), party))
		docs = append(docs, written(fmt.Sprint("w", i), word(i*5)+" "+word(i), word(i)+" "+word(i*3)))
	}
	return docs
}

func BenchmarkPlanOfManyNames(b *testing.B) {
	docs := manyNames(5000)
	for b.Loop() {
		plan(b, docs, nil, nil)
	}
}

func BenchmarkProposalsOfManyNames(b *testing.B) {
	p := plan(b, manyNames(5000), nil, nil)
	for b.Loop() {
		p.Proposals()
	}
}

// What is proposed is pasted into a record: a name must come back from it, and no
// character of it may turn the line that shows it.
func TestNamesAreProposedAsTheyCanBeWritten(t *testing.T) {
	for name, want := range map[string]string{
		"Lake Party":      "Lake Party",
		"Parti d’Été":     "Parti d’Été",
		"yes":             `"yes"`,
		"- x":             `"- x"`,
		"a: b #c":         `"a: b #c"`,
		"a\nb\"":          `"a\nb\""`,
		"\u202eevil":      `"\u202eevil"`,
		"a\u200fb":        `"a\u200fb"`,
		"a\x7f\u0085b":    `"a\u007f\u0085b"`,
		"\ufeffa\u2028b":  `"\ufeffa\u2028b"`,
		"a\\u202e":        `"a\\u202e"`,
		"</pre><script>x": `"\u003c/pre\u003e\u003cscript\u003ex"`,
	} {
		if got := yamlText(name); got != want {
			t.Errorf("%q is written %s, want %s", name, got, want)
		}
	}
}
