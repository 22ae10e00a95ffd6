package document

import (
	"slices"
	"testing"
)

func TestDatesOfEDTF(t *testing.T) {
	for _, test := range []struct {
		in               string
		known            bool
		year, month, day int
	}{
		{"2022-01-18", true, 2022, 1, 18},
		{"2022-01", true, 2022, 1, 0},
		{"2022", true, 2022, 0, 0},
		{"2022-01~", true, 2022, 1, 0},
		{"1943?", true, 1943, 0, 0},
		{"202X", true, 0, 0, 0},
		{"19XX", true, 0, 0, 0},
		{"XXXX-01-18", false, 0, 1, 18},
		{"XXXX-02-29", false, 0, 2, 29},
		{"2022-01-18/2022-01-20", true, 2022, 1, 18},
		{"2024-06-23/..", false, 0, 6, 23},
		{"../1991-12", false, 0, 0, 0},
		{"", false, 0, 0, 0},
	} {
		d, err := ParseDate(test.in)
		if err != nil {
			t.Errorf("%s: %v", test.in, err)
			continue
		}
		if d.String() != test.in || d.Known() != test.known || d.Year() != test.year || d.Month() != test.month || d.Day() != test.day {
			t.Errorf("%s: known %v, %d-%d-%d", test.in, d.Known(), d.Year(), d.Month(), d.Day())
		}
	}
}

func TestWhatIsNoDateIsRefused(t *testing.T) {
	for _, in := range []string{
		"2024-02-30", "2022-13", "2022-00", "2022-1-8", "22", "18.01.2022", "20222", "2X22", "XXXX", "202X-01",
		"../..", "2022-02/2022-01", "2022-01-18T10:00", "0000", "-001", "+202", "2022-+1", "yesterday", "2022-01-18-01",
	} {
		if d, err := ParseDate(in); err == nil {
			t.Errorf("%q was taken for a date: %v", in, d)
		}
	}
}

func TestDatesAreOrderedByTheirBeginning(t *testing.T) {
	want := []string{"1943?", "199X", "2022", "2022-01", "2022-01-18", "2022-01-18/2022-01-20", "2022-02", "", "../1991", "2024-06-23/.."}
	var dates []Date
	for _, s := range want {
		dates = append(dates, MustDate(s))
	}
	slices.Reverse(dates)
	slices.SortFunc(dates, Date.Compare)
	for i, d := range dates {
		if d.String() != want[i] {
			t.Errorf("place %d: %q, want %q", i, d, want[i])
		}
	}
}

func TestPartsOfADate(t *testing.T) {
	if d := MustDate("2024-06-23/.."); d.NotBefore().String() != "2024-06-23" || !d.NotAfter().IsZero() || !d.End().IsZero() {
		t.Error("not before")
	}
	if d := MustDate("../1991-12"); d.NotAfter().String() != "1991-12" {
		t.Error("not after")
	}
	if d := MustDate("2022-01-18/2022-01-20"); d.Start().String() != "2022-01-18" || d.End().String() != "2022-01-20" {
		t.Error("interval")
	}
	if d := MustDate("2022-01%"); !d.Approximate() || !d.Uncertain() {
		t.Error("marks")
	}
	for _, test := range []struct {
		a, b string
		want bool
	}{{"2022", "2022-01-18", true}, {"2022-01-18", "2022", false}, {"2022-01-17/2022-01-19", "2022-01-18", true}, {"2021", "2022-01", false}, {"", "2022", false}} {
		if got := MustDate(test.a).Covers(MustDate(test.b)); got != test.want {
			t.Errorf("%s covers %s: %v", test.a, test.b, got)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2022-01-18", "2022-01~/..", "XXXX-01-18", "../1991"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s)
		if err != nil {
			return
		}
		again, err := ParseDate(d.String())
		if err != nil || again.Compare(d) != 0 {
			t.Errorf("%q does not read back: %v", d, err)
		}
		d.NotBefore()
		d.NotAfter()
		d.Start()
		d.End()
	})
}
