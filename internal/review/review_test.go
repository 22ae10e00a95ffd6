package review

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fonds/internal/document"
)

// letter is a document about which much is doubtful.
func letter() Document {
	date, _ := document.ParseDate("1931-04-02")
	return Document{
		File: "content/documents/letter.md",
		Meta: &document.Meta{
			ID: "k3v9q2mt", Title: "[To all who row…]", TitleSupplied: true, Date: date, Type: "letter",
			Parties: []string{"Ferrymen's Union"}, Seeds: []document.SeedRef{{File: "letter.txt"}},
		},
		Line: func(f document.Field) int {
			return map[document.Field]int{document.FieldTitle: 3, document.FieldDate: 5, document.FieldParties: 7}[f]
		},
		Reading: document.Reading{
			Evidence: []document.Evidence{
				{Field: document.FieldDate, Value: "1931-04-02", Lines: document.Span{First: 1, Last: 1}, Words: "2 April 1931", Confidence: 0.97},
				{Field: document.FieldParties, Value: "Ferrymen's Union", Lines: document.Span{First: 9, Last: 9}, Words: "for the Ferrymen's Union", Confidence: 0.72},
			},
			Candidates: []document.Evidence{
				{Field: document.FieldCountries, Value: "NO", Lines: document.Span{First: 4, Last: 4}, Words: "Bergen", Confidence: 0.6},
				{Field: document.FieldParties, Value: "League of Pilots", Lines: document.Span{First: 6, Last: 6}, Words: "our League of Pilots", Confidence: 0.5},
				{Field: document.FieldParties, Value: "FERRYMEN’S UNION", Confidence: 0.4},
				{Field: document.FieldEvent, Value: "the meeting", Confidence: 0.2},
			},
			Warnings: []document.Warning{{Field: document.FieldDate, Lines: document.Span{First: 8, Last: 8}, Text: "Two dates are printed."}},
		},
	}
}

// tell writes items a line each, so that a test shows what a person would see.
func tell(items []Item) string {
	var b strings.Builder
	for _, i := range items {
		fmt.Fprintf(&b, "%s %s line %d", i.Kind, i.Field, i.Line)
		if i.Words != "" {
			fmt.Fprintf(&b, " “%s” (%s %s)", i.Words, i.Seed, i.Lines)
		}
		for _, a := range i.Alternatives {
			fmt.Fprintf(&b, "; %.2f %s", a.Certainty, a.Write)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestTheMostValuableComesFirst(t *testing.T) {
	items := Of(letter())
	Sort(items)
	want := `contradiction date line 5
supplied title line 3
unsure parties line 7 “for the Ferrymen's Union” (letter.txt 9-9); 0.50 parties: [Ferrymen's Union, League of Pilots]
missing countries line 0; 0.60 countries: [NO]
`
	if diff := cmp.Diff(want, tell(items)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	for i := 1; i < len(items); i++ {
		if items[i].Worth() > items[i-1].Worth() {
			t.Errorf("item %d is worth more than the one before", i)
		}
	}
}

func TestWhatAPersonHasSettledIsNotListed(t *testing.T) {
	for name, settle := range map[string]func(d *Document, f []document.Field){
		"written":   func(d *Document, f []document.Field) { d.ByHand = f },
		"taken out": func(d *Document, f []document.Field) { d.Removed = f },
		"checked":   func(d *Document, f []document.Field) { d.Checked = f },
	} {
		d := letter()
		settle(&d, document.Fields)
		if items := Of(d); len(items) > 0 {
			t.Errorf("%s: %s", name, tell(items))
		}
		d = letter()
		settle(&d, []document.Field{document.FieldDate, document.FieldTitle})
		if got := tell(Of(d)); strings.Contains(got, " date ") || strings.Contains(got, " title ") || !strings.Contains(got, " parties ") {
			t.Errorf("%s: date and title only:\n%s", name, got)
		}
	}
}

func TestAValueThatIsSureIsNotListed(t *testing.T) {
	d := letter()
	d.Reading.Warnings, d.Reading.Candidates = nil, nil
	d.Reading.Evidence[1].Confidence = 0.9
	d.Meta.TitleSupplied = false
	if items := Of(d); len(items) > 0 {
		t.Error(tell(items))
	}
	d.Meta.Date = document.Date{}
	if got := tell(Of(d)); got != "missing date line 5\n" {
		t.Error(got)
	}
}

func TestNamesCountByTheDocumentsTheyStandIn(t *testing.T) {
	one := Name(Proposed, Item{Text: "a"}, 1, 0.5)
	many := Name(Proposed, Item{Text: "b"}, 9, 0.5)
	sure := Name(Joined, Item{Text: "c"}, 9, 0.99)
	items := []Item{one, sure, many}
	Sort(items)
	if got := items[0].Text + items[1].Text + items[2].Text; got != "bac" {
		t.Errorf("order %s, want bac", got)
	}
}

func TestAnotherVersionSaysItBetter(t *testing.T) {
	d := letter()
	twin, ok := Twin(d, document.FieldDate, document.Say(document.SaysOtherVersion, document.Name("content/documents/copy.md")), "1932-04-02")
	if !ok {
		t.Fatal("no item")
	}
	items := Distinct(append(Of(d), twin))
	n := 0
	for _, i := range items {
		if i.Kind == Contradiction && i.Field == document.FieldDate {
			n++
		}
	}
	if n != 1 {
		t.Errorf("%d contradictions of the date, want that of the other version alone:\n%s", n, tell(items))
	}
}

func TestANameThatIsSettledIsNoAlternative(t *testing.T) {
	d := letter()
	d.Same = func(f document.Field, a, b string) bool { return b == "League of Pilots" }
	if got := tell(Of(d)); strings.Contains(got, "League of Pilots") {
		t.Error(got)
	}
}

func TestWhatIsNoticedGoesWithAWordForAllFields(t *testing.T) {
	d := letter()
	d.Reading.Warnings = []document.Warning{{Text: "The paragraph of line 2 stands again at line 6."}}
	if got := tell(Of(d)); !strings.Contains(got, "noticed ") {
		t.Error(got)
	}
	d.Checked = document.Fields
	if got := tell(Of(d)); got != "" {
		t.Error(got)
	}
}
