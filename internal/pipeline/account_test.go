package pipeline

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"fonds/internal/authority"
	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/seed"
)

func TestALineIsAccountedForByAllThatWasReadFromIt(t *testing.T) {
	span := func(first, last int) document.Span { return document.Span{First: first, Last: last} }
	r := Reading{
		Seed: &seed.Seed{Format: seed.Text, Lines: []string{"Appeal of the Ferrymen", "Bergen, 4 May 1974", "", "The ferry is late."}},
		Parts: []Part{{Reading: document.Reading{Evidence: []document.Evidence{
			{Field: document.FieldTitle, Lines: span(1, 1), Moved: true},
			{Field: document.FieldParties, Lines: span(1, 2), Moved: true},
			{Field: document.FieldDate, Lines: span(2, 2), Moved: true},
			{Field: document.FieldPlace, Lines: span(2, 2)},
		}}}},
	}
	want := []Stretch{{span(1, 1), "title, parties"}, {span(2, 2), "parties, date"}, {span(3, 3), "blank"}, {span(4, 4), Lost}}
	if d := cmp.Diff(want, r.Account()); d != "" {
		t.Error(d)
	}
}

func TestASavedPageIsOneDocumentWhateverItsSidecarSays(t *testing.T) {
	index, err := authority.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	page := "<title>The ferry</title>\n<p>The ferry is late.</p>\n<p>The mill is old.</p>"
	for _, test := range []struct {
		said     []int
		warnings int
	}{{nil, 0}, {[]int{1}, 0}, {[]int{1, 3}, 1}} {
		log := &diag.Log{}
		r, err := reader{
			seeds: fstest.MapFS{"ferry.html": {Data: []byte(page)}}, index: index, log: log,
			overruled: map[string]overruling{"ferry.html": {documents: test.said}},
		}.read("ferry.html")
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Parts) != 1 || log.Count(diag.Warning) != test.warnings {
			t.Errorf("documents: %v gives %d documents and %v", test.said, len(r.Parts), log.Messages())
		}
	}
}
