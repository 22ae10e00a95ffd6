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
	"fonds/internal/document"
	"fonds/internal/naming"
)

// issued is a document of some parties with a text.
func issued(slug, text string, names ...string) Input {
	d := doc(slug, "2020", func(m *document.Meta) { m.Parties, m.Languages = names, []document.Lang{"en"} })
	d.Definitions = naming.Definitions(text)
	return d
}

func written(slug string, names ...string) Input {
	return doc(slug, "2020", func(m *document.Meta) { m.Authors = names })
}

func record(kind authority.Kind, slug, name string, variants, not []string) authority.Record {
	return authority.Record{
		Kind: kind, Slug: document.Slug(slug), File: "content/" + string(kind) + "/" + slug + ".md", Name: name, Variants: variants, Not: not,
	}
}

// identities writes each term of authors and parties with the names that are its own.
func identities(p *Plan) string {
	var all []string
	for _, t := range p.terms {
		if t.Kind == parties || t.Kind == authors {
			all = append(all, strings.Join(append([]string{t.Name}, t.Variants...), " = "))
		}
	}
	slices.Sort(all)
	return strings.Join(all, "; ")
}

func TestNamesAreJoinedOnExplicitStatements(t *testing.T) {
	const cprf = "Communist Party of the Russian Federation"
	for _, test := range []struct {
		name    string
		docs    []Input
		records []authority.Record
		want    string
	}{
		{
			name: "a short form that another text explains",
			docs: []Input{issued("a", "", "Lake Party of Norway"), issued("b", "", "LPN"), issued("c", "So says the Lake Party of Norway (LPN).")},
			want: "Lake Party of Norway = LPN",
		},
		{
			name: "a short form that stands before its name",
			docs: []Input{issued("a", "", "Lake Party of Norway"), issued("b", "", "LPN"), issued("c", "So says the LPN (Lake Party of Norway).")},
			want: "Lake Party of Norway = LPN",
		},
		{
			name: "hereafter",
			docs: []Input{issued("a", "", "Lake Party of Norway"), issued("b", "The Lake Party of Norway, hereafter LPN, asks for boats.", "LPN")},
			want: "Lake Party of Norway = LPN",
		},
		{
			name: "a name with its short form in brackets",
			docs: []Input{issued("a", "", "Lake Party of Norway (LPN)"), issued("b", "", "LPN"), issued("c", "", "Lake Party of Norway")},
			want: "Lake Party of Norway = LPN = Lake Party of Norway (LPN)",
		},
		{
			name: "a short form made in another language",
			docs: []Input{issued("a", "", "Communist Party of Germany (KPD)"), issued("b", "", "KPD")},
			want: "Communist Party of Germany (KPD) = KPD",
		},
		{
			name: "a short form that only texts have is a name to look for",
			docs: []Input{issued("a", "", "Lake Party of Norway"), issued("c", "The Lake Party of Norway (LPN) met.")},
			want: "Lake Party of Norway = LPN",
		},
		{
			name: "two scripts, by way of a record",
			docs: []Input{
				issued("a", "", cprf), issued("b", "", "КПРФ"), issued("c", "", "CPRF"),
				issued("d", "Это заявила Коммунистическая партия Российской Федерации (КПРФ)."),
				issued("e", "The "+cprf+" (CPRF) says so."),
			},
			records: []authority.Record{record(authority.Parties, "kprf", cprf, []string{"Коммунистическая партия Российской Федерации"}, nil)},
			want:    cprf + " = Коммунистическая партия Российской Федерации = CPRF = КПРФ",
		},
		{
			name: "one short form in two languages joins both names",
			docs: []Input{
				issued("a", "", "Parti communiste français"), issued("b", "", "French Communist Party"),
				issued("c", "Le Parti communiste français (PCF) demande."), issued("d", "French Communist Party (PCF)"),
			},
			want: "French Communist Party = PCF = Parti communiste français",
		},
		{
			name: "an ambiguous short form is nobody's",
			docs: []Input{
				issued("a", "", "Lake Party of Norway"), issued("b", "", "LPN"),
				issued("c", "The Lake Party of Norway (LPN) and the Liberal Party of Niger (LPN) met."),
			},
			want: "LPN; Lake Party of Norway",
		},
		{
			name: "a short form that another text gives a name which is not made of it",
			docs: []Input{
				issued("a", "", "Communist Party of Canada"), issued("b", "", "CPC"), issued("c", "The Communist Party of Canada (CPC) met."),
				issued("d", "In 1993 the Communist Party of Kazakhstan (CPC) was founded again."),
			},
			want: "CPC; Communist Party of Canada",
		},
		{
			name: "documents of different countries",
			docs: []Input{
				issued("a", "", "Lake Party of Norway"), issued("c", "The Lake Party of Norway (LPN) met."),
				doc("n", "2020", func(m *document.Meta) {
					m.Parties, m.Countries = []string{"Lake Party of Norway"}, []document.Country{"NO"}
				}),
				doc("b", "2020", func(m *document.Meta) { m.Parties, m.Countries = []string{"LPN"}, []document.Country{"NE"} }),
			},
			want: "LPN; Lake Party of Norway",
		},
		{
			name:    "denied by the record of the full name",
			docs:    []Input{issued("a", "", "Lake Party of Norway"), issued("b", "The Lake Party of Norway (LPN) met.", "LPN")},
			records: []authority.Record{record(authority.Parties, "lake", "Lake Party of Norway", nil, []string{"LPN"})},
			want:    "LPN; Lake Party of Norway",
		},
		{
			name:    "denied by the record of the short form",
			docs:    []Input{issued("a", "", "Lake Party of Norway"), issued("b", "The Lake Party of Norway (LPN) met.", "LPN")},
			records: []authority.Record{record(authority.Parties, "lpn", "LPN", nil, []string{"Lake Party of Norway"})},
			want:    "LPN; Lake Party of Norway",
		},
		{
			name: "records of two are not joined",
			docs: []Input{issued("a", "", "Lake Party of Norway"), issued("b", "The Lake Party of Norway (LPN) met.", "LPN")},
			records: []authority.Record{
				record(authority.Parties, "lpn", "LPN", nil, nil), record(authority.Parties, "lake", "Lake Party of Norway", nil, nil),
			},
			want: "LPN; Lake Party of Norway",
		},
		{
			name: "who is in brackets need not be the party",
			docs: []Input{issued("a", "", "Kari Nordmann"), issued("b", "", "LPN"), issued("c", "Kari Nordmann (LPN) spoke.")},
			want: "Kari Nordmann; LPN",
		},
		{
			name: "a country in brackets is no short form",
			docs: []Input{issued("a", "", "Union of Sailors (USA)"), issued("b", "", "Union of Sailors"), issued("c", "", "USA")},
			want: "USA; Union of Sailors; Union of Sailors (USA)",
		},
		{
			name: "a youth organisation is not its party",
			docs: []Input{issued("a", "", "Communist Party of Greece"), issued("b", "", "KNE"), issued("c", "The youth of the Communist Party of Greece (KNE) met.")},
			want: "Communist Party of Greece; KNE",
		},
		{
			name: "well-known bodies",
			docs: []Input{issued("a", "", "United Nations"), issued("b", "", "UN"), issued("c", "", "ООН"), issued("d", "", "NATO")},
			want: "NATO; United Nations = UN = ООН",
		},
		{
			name: "names of one country",
			docs: []Input{issued("a", "", "United States of America"), issued("b", "", "United States"), issued("c", "", "Mexico")},
			want: "Mexico; United States = United States of America",
		},
		{
			name: "an author who is a party's short form",
			docs: []Input{issued("a", "", "Lake Party of Norway"), written("b", "LPN"), issued("c", "The Lake Party of Norway (LPN) met.")},
			want: "Lake Party of Norway = LPN",
		},
		{
			name: "persons with titles and in orders that show themselves",
			docs: []Input{
				written("a", "Joe Biden"), written("b", "President Joe Biden"), written("c", "Biden, Joe"), written("d", "BIDEN Joe"),
				written("e", "Зюганов Геннадий Андреевич"), written("f", "Геннадий Андреевич Зюганов"),
			},
			want: "Joe Biden = BIDEN Joe = Biden, Joe = President Joe Biden; Геннадий Андреевич Зюганов = Зюганов Геннадий Андреевич",
		},
		{
			name: "persons who may be others",
			docs: []Input{written("a", "Joe Biden"), written("b", "President Biden"), written("c", "J. R. Biden"), written("d", "Thomas Martin"), written("e", "Martin Thomas")},
			want: "J. R. Biden; Joe Biden; Martin Thomas; President Biden; Thomas Martin",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := plan(t, test.docs, test.records, nil)
			if diff := cmp.Diff(test.want, identities(p)); diff != "" {
				t.Error(diff)
			}
			r := rand.New(rand.NewPCG(1, 2))
			for range 5 {
				r.Shuffle(len(test.docs), func(i, j int) { test.docs[i], test.docs[j] = test.docs[j], test.docs[i] })
				again := plan(t, test.docs, test.records, nil)
				if diff := cmp.Diff(fmt.Sprint(said(p)), fmt.Sprint(said(again))); diff != "" {
					t.Errorf("in another order: %s", diff)
				}
				if diff := cmp.Diff(dump(p.Link(nil)), dump(again.Link(nil))); diff != "" {
					t.Errorf("in another order: %s", diff)
				}
				p = plan(t, test.docs, test.records, nil) // a plan is linked once
			}
		})
	}
}

// said is what a plan says of joins and proposals.
func said(p *Plan) []string {
	var all []string
	for _, j := range p.Joins() {
		all = append(all, fmt.Sprint(j.Section, j.Term, j.Name, j.Reason, j.Said, j.Keep, j.Part))
	}
	for _, x := range p.Proposals() {
		all = append(all, fmt.Sprint(x))
	}
	return all
}

func TestListsAreSortedByFamilyNames(t *testing.T) {
	docs := []Input{
		doc("a", "2020", func(m *document.Meta) {
			m.Authors, m.Languages = []string{"Zoe Adler", "Ana Zorn", "Gabriel García Márquez"}, []document.Lang{"es"}
		}),
		issued("b", "", "The Boat Union", "Canoe Union"),
	}
	records := []authority.Record{record(authority.Parties, "ferries", "Union of Ferries", []string{"Canoe Union"}, nil)}
	records[0].Sort = "Aardvark"
	c := plan(t, docs, records, nil).Link(nil)
	for section, want := range map[string]string{"authors": "Zoe Adler, Gabriel García Márquez, Ana Zorn", "parties": "Union of Ferries, The Boat Union"} {
		if got := names(c.Terms[section]); got != want {
			t.Errorf("%s: %s, want %s", section, got, want)
		}
	}
	if at := c.term("authors", "gabriel-garcia-marquez"); at.Sort != "García Márquez, Gabriel" {
		t.Error(at.Sort)
	}
}

// A machine's join keeps the address that a name had, and gives it back.
func TestAJoinThatIsGoneLeavesEachNameItsAddress(t *testing.T) {
	apart := []Input{issued("a", "", "Lake Party of Norway"), issued("b", "", "LPN")}
	joined := append(slices.Clone(apart), issued("c", "The Lake Party of Norway (LPN) met."))
	addresses := func(p *Plan) string {
		c := p.Link(nil)
		var all []string
		for _, term := range c.Terms["parties"] {
			all = append(all, string(term.Slug))
		}
		for _, r := range c.Redirects {
			all = append(all, r.From+" > "+r.To)
		}
		return strings.Join(all, ", ")
	}
	const two, one = "lake-party-of-norway, lpn", "lake-party-of-norway, parties/lpn.html > parties/lake-party-of-norway.html"
	ledger := &content.Ledger{}
	for i, step := range []struct {
		docs []Input
		want string
	}{{apart, two}, {joined, one}, {apart, two}, {joined, one}, {joined, one}} {
		p := plan(t, step.docs, nil, ledger)
		ledger = saved(t, p.Slugs())
		if got := addresses(p); got != step.want {
			t.Errorf("step %d: %s, want %s", i, got, step.want)
		}
	}
	p := plan(t, joined, nil, &content.Ledger{}) // joined from the beginning, then parted
	p = plan(t, apart, nil, saved(t, p.Slugs()))
	if got := addresses(p); got != two {
		t.Errorf("parted: %s, want %s", got, two)
	}
}
