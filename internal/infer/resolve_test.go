package infer

import (
	"slices"
	"strings"
	"testing"

	"fonds/internal/authority"
	"fonds/internal/document"
	"fonds/internal/seed"
)

// settled resolves claims about a seed of ten lines.
func settled(t *testing.T, records []authority.Record, claims ...Claim) (document.Meta, document.Reading) {
	t.Helper()
	index, err := authority.New(records)
	if err != nil {
		t.Fatal(err)
	}
	in := &Input{Seed: &seed.Seed{Lines: slices.Repeat([]string{"some words of a line"}, 10)}, Authority: index}
	in.view = newView(in)
	r := newResolver(in)
	for _, c := range claims {
		r.add(Rule{Name: "test/" + string(c.Field), Field: c.Field}, []Claim{c})
	}
	r.settleAll()
	return r.result()
}

func at(line int) document.Span { return document.Span{First: line, Last: line} }

func TestTheSurestClaimWinsAndOthersAreCandidates(t *testing.T) {
	m, r := settled(t, nil,
		claim("letter", at(2), "", 0.75).of(document.FieldType),
		claim("speech", at(1), "", 0.9).of(document.FieldType),
		claim("report", at(3), "", 0.4).of(document.FieldType))
	if m.Type != "speech" || len(r.Candidates) != 2 || r.Candidates[0].Value != "letter" {
		t.Errorf("type %q, candidates %v", m.Type, r.Candidates)
	}
}

func TestBelowTheThresholdNothingIsChosen(t *testing.T) {
	m, r := settled(t, nil, claim("letter", at(2), "", Threshold-0.01).of(document.FieldType))
	if m.Type != "" || len(r.Evidence) != 0 || len(r.Candidates) != 1 {
		t.Errorf("type %q, evidence %v", m.Type, r.Evidence)
	}
}

func TestOfEquallySureClaimsTheFirstLineWins(t *testing.T) {
	m, _ := settled(t, nil,
		claim("River Hall", at(7), "", 0.8).of(document.FieldPlace),
		claim("Lake Hall", at(3), "", 0.8).of(document.FieldPlace))
	if m.Place != "Lake Hall" {
		t.Errorf("place %q", m.Place)
	}
}

func TestListsKeepTheOrderOfTheTextAndEachIdentityOnce(t *testing.T) {
	records := []authority.Record{{Kind: authority.Parties, Slug: "lake", File: "content/parties/lake.md", Name: "Lake League", Variants: []string{"League of the Lake"}}}
	m, _ := settled(t, records,
		claim("River Workers' Front of Lakeland", at(5), "", 0.9).of(document.FieldParties),
		claim("RWFL", at(2), "", 0.75).of(document.FieldParties),
		claim("Lake League", at(4), "", 0.8).of(document.FieldParties),
		claim("league of the  lake", at(6), "", 0.8).of(document.FieldParties),
		claim("Mill Party (MP)", at(1), "", 0.8).of(document.FieldParties),
		claim("MP", at(8), "", 0.8).of(document.FieldParties))
	want := []string{"Mill Party (MP)", "Lake League", "River Workers' Front of Lakeland"}
	if !slices.Equal(m.Parties, want) {
		t.Errorf("parties %q, want %q", m.Parties, want)
	}
}

func TestClaimsWithoutGroundInTheSeedAreDropped(t *testing.T) {
	m, r := settled(t, nil,
		claim("letter", at(11), "", 0.9).of(document.FieldType),
		claim("letter", at(0), "", 0.9).of(document.FieldType),
		claim("letter", document.Span{First: 4, Last: 3}, "", 0.9).of(document.FieldType))
	if m.Type != "" || len(r.Evidence)+len(r.Candidates) != 0 {
		t.Errorf("type %q, evidence %v, candidates %v", m.Type, r.Evidence, r.Candidates)
	}
}

func TestWordsThatDoNotStandThereAreReplaced(t *testing.T) {
	_, r := settled(t, nil, claim("letter", at(1), "words from elsewhere", 0.9).of(document.FieldType))
	if len(r.Evidence) != 1 || r.Evidence[0].Words != "some words of a line" {
		t.Errorf("evidence %v", r.Evidence)
	}
}

func TestABoundStandsForWantOfADateAndSpeaksAgainstAnEarlierOne(t *testing.T) {
	bound := claim("2016/..", at(5), "", 0.95).of(document.FieldDate)
	m, r := settled(t, nil, bound)
	if m.Date.String() != "2016/.." || m.Date.Known() || len(r.Candidates)+len(r.Warnings) != 0 {
		t.Errorf("date %v, candidates %v, warnings %v", m.Date, r.Candidates, r.Warnings)
	}
	m, r = settled(t, nil, claim("2016/..", at(5), "", 0.65).of(document.FieldDate))
	if !m.Date.IsZero() || len(r.Candidates) != 1 {
		t.Errorf("an unsure bound: date %v, candidates %v", m.Date, r.Candidates)
	}
	m, r = settled(t, nil, bound, claim("2015", at(3), "", 0.6).of(document.FieldDate))
	if m.Date.String() != "2016/.." || len(r.Candidates) != 1 {
		t.Errorf("beside an unsure date: date %v, candidates %v", m.Date, r.Candidates)
	}
	m, r = settled(t, nil, bound, claim("2015-01-18", at(3), "", 0.8).of(document.FieldDate))
	if m.Date.String() != "2015-01-18" || len(r.Warnings) != 1 || !strings.Contains(r.Warnings[0].Text, "line 3") || !strings.Contains(r.Warnings[0].Text, "line 5") {
		t.Errorf("date %v, warnings %v", m.Date, r.Warnings)
	}
	_, r = settled(t, nil, bound, claim("2016-01-18", at(3), "", 0.8).of(document.FieldDate))
	if len(r.Warnings) != 0 {
		t.Errorf("warnings %v", r.Warnings)
	}
}

func TestTwoPrintedDatesAreAWarningUnlessOneCoversTheOther(t *testing.T) {
	_, r := settled(t, nil,
		claim("2015-01-18", at(3), "", 0.9).of(document.FieldDate),
		claim("2015-02-01", at(9), "", 0.8).of(document.FieldDate))
	if len(r.Warnings) != 1 {
		t.Errorf("warnings %v", r.Warnings)
	}
	_, r = settled(t, nil,
		claim("2015-01-18", at(3), "", 0.9).of(document.FieldDate),
		claim("2015-01", at(9), "", 0.8).of(document.FieldDate))
	if len(r.Warnings) != 0 {
		t.Errorf("warnings %v", r.Warnings)
	}
}

func TestARecordSaysWhichCountryABodyIsOf(t *testing.T) {
	text := "Mirela Dascalu | Valley Workers' Party\n\nDear delegates! We have come all the same, and we are glad that you have too.\n"
	in := readText(t, text)
	if m, _ := Read(in); len(m.Countries) != 0 {
		t.Fatalf("countries %v without a record", m.Countries)
	}
	index, err := authority.New([]authority.Record{{Kind: authority.Parties, Slug: "vwp", File: "content/parties/vwp.md", Name: "VWP", Variants: []string{"Valley Workers’ Party"}, Country: "MD"}})
	if err != nil {
		t.Fatal(err)
	}
	in.Authority = index
	m, r := Read(in)
	checkReading(t, in, m, r)
	if !slices.Equal(m.Countries, []document.Country{"MD"}) {
		t.Errorf("countries %v", m.Countries)
	}
}

func TestWhatARecordDeniesIsNoShortFormOfItsName(t *testing.T) {
	record := authority.Record{Kind: authority.Parties, Slug: "nauru", File: "content/parties/nauru.md", Name: "Lake Party (Nauru)"}
	claims := []Claim{
		claim("Lake Party (Nauru)", at(2), "", 0.9).of(document.FieldParties),
		claim("Lake Party", at(3), "", 0.9).of(document.FieldParties),
	}
	if m, _ := settled(t, []authority.Record{record}, claims...); !slices.Equal(m.Parties, []string{"Lake Party (Nauru)"}) {
		t.Errorf("parties %q, want one", m.Parties)
	}
	record.Not = []string{"Lake party"}
	if m, _ := settled(t, []authority.Record{record}, claims...); !slices.Equal(m.Parties, []string{"Lake Party (Nauru)", "Lake Party"}) {
		t.Errorf("parties %q, want both", m.Parties)
	}
}

func TestNamesAreToldApart(t *testing.T) {
	for _, name := range []string{"Ada Blum", "V. I. Berg", "Juan de la Cruz", "Alma Clark-Chalmers", "Ольга Ивановна Мельник", "Seán O’Brien"} {
		if !isPerson(name) {
			t.Errorf("%q is taken for no person", name)
		}
	}
	for _, name := range []string{"", "Ada", "River Party", "Open Letter", "On the Road", "The end of it", "ada blum", "Ada Blum:", "Speech of Ada", "3 May", "Связь времён и людей"} {
		if isPerson(name) {
			t.Errorf("%q is taken for a person", name)
		}
	}
	for text, want := range map[string]string{
		"the presidium of the Central Committee of the River Party of Chile on floods": "River Party of Chile",
		"River Party (RP), together with others":                                       "River Party (RP)",
		"el Partido Obrero de México sobre el agua":                                    "Partido Obrero de México",
		"ЦК КПЭ":                             "КПЭ",
		"the Communist and Workers’ Parties": "",
		"the people of Chile":                "",
		"Government":                         "",
	} {
		if name, _, _ := body(text); name != want {
			t.Errorf("body(%q) = %q, want %q", text, name, want)
		}
	}
}

func TestFlatTextsAreLeftAlone(t *testing.T) {
	for _, s := range []string{"", "a", "a b", " a", "a ", "a  b", "a\tb", "a\nb", "a\u00a0b", "a\u2003b", "a\u3000b", "річка", "річка тече", "§ 5", " ", "河 流", "a\u0085b"} {
		if got, want := flat(s), strings.Join(strings.Fields(s), " "); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}
