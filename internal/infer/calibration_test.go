package infer

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fonds/internal/document"
)

func kindOf(rule string, f document.Field, guess float64) document.Evidence {
	return document.Evidence{Rule: rule, Field: f, Confidence: guess}
}

func TestCountsMoveTheGuessOfARulesAuthor(t *testing.T) {
	c := Calibration{
		{"a/good", "type", 8}: {Given: 30, Right: 30},
		{"a/bad", "type", 8}:  {Given: 30, Right: 3},
		{"a/rare", "type", 8}: {Given: 1, Right: 0},
		{"a/part", "type", 8}: {Given: 2, Right: 1.3},
	}
	for _, test := range []struct {
		rule        string
		guess, want float64
	}{
		{"a/good", 0.8, 0.95},
		{"a/good", 0.9, 0.85}, // of another band nothing was counted
		{"a/bad", 0.8, 0.28},
		{"a/rare", 0.8, 0.73}, // one case moves it little
		{"a/new", 0.8, 0.8},
		{"a/new", 0.97, 0.85}, // to be surer it must have shown it
		{"a/part", 0.8, 0.78},
	} {
		if got := c.Confidence(kindOf(test.rule, "type", test.guess)); got != test.want {
			t.Errorf("%s at %v: %v, want %v", test.rule, test.guess, got, test.want)
		}
	}
}

func TestGuessesFallIntoTheirTenths(t *testing.T) {
	for guess, want := range map[float64]int{0.5: 5, 0.6: 6, 0.7: 7, 0.79: 7, 0.8: 8, 0.9: 9, 0.3: 3, 1: 10} {
		if got := KindOf(kindOf("a/b", "type", guess)).Band; got != want {
			t.Errorf("%v: %d, want %d", guess, got, want)
		}
	}
}

func TestCalibrationsReadBackWhatTheyWrite(t *testing.T) {
	c := Calibration{{"date/first sentence", "date", 5}: {4, 2.75}, {"a/b", "type", 10}: {0, 0}}
	again, err := ParseCalibration("# a head\n" + c.String())
	if err != nil || !cmp.Equal(again, c) {
		t.Errorf("%v, %v", again, err)
	}
	for _, faulty := range []string{"a/b|type|8|3", "a/b|type|8|3|4", "a/b|type|11|3|3", "a/b|type|8|x|3", "a/b|type|8|3|3\na/b|type|8|3|3"} {
		if _, err := ParseCalibration(faulty); err == nil || !strings.Contains(err.Error(), "line ") {
			t.Errorf("%q: %v", faulty, err)
		}
	}
	if len(Calibrated()) == 0 {
		t.Error("the program comes without counts")
	}
}

// The kinds of TestRead's first archive read otherwise when their rule was
// always wrong: threshold, candidates and evidence all take the same figure.
func TestTheResolverTakesCalibratedFigures(t *testing.T) {
	in := readText(t, "Tuesday, January 9, 2018\n\nResolution on the tramway\n\nThe assembly resolves that the tramway shall stay in the hands of the town.\n")
	in.Calibration = Calibration{}
	if m, _ := Read(in); m.Date.String() != "2018-01-09" {
		t.Fatalf("date %v", m.Date)
	}
	in.Calibration = Calibration{}
	for _, e := range Claims(in) {
		if e.Field == document.FieldDate {
			in.Calibration[KindOf(e)] = Count{Given: 20, Right: 2}
		}
	}
	m, r := Read(in)
	if !m.Date.IsZero() {
		t.Errorf("date %v was chosen", m.Date)
	}
	for _, e := range r.Candidates {
		if e.Field == document.FieldDate && e.Confidence >= 0.5 {
			t.Errorf("%+v", e)
		}
	}
	checkReading(t, in, m, r)
}

func TestWhereTwoRulesDifferTheirAuthorsHaveOrderedThem(t *testing.T) {
	in := readText(t, strings.Repeat("some words of a line\n\n", 5))
	in.view = newView(in)
	in.Calibration = Calibration{{"test/type", "type", 7}: {Given: 50, Right: 50}}
	r := newResolver(in)
	r.add(Rule{Name: "test/type", Field: "type"}, []Claim{claim("letter", at(1), "", 0.75), claim("speech", at(3), "", 0.85)})
	r.settleAll()
	if m, _ := r.result(); m.Type != "speech" {
		t.Errorf("type %q", m.Type)
	}
}

func TestClaimsAreAllThatRulesSayWithTheirGuesses(t *testing.T) {
	in := readText(t, "Statement of the mill hands\n\n18 January 2015\n\nAt the beginning of 2016 the valley was shaken by a strike, and we were there.\n")
	in.Calibration = Calibration{{"date/stamp", "date", 9}: {Given: 50, Right: 0}}
	found := false
	for _, e := range Claims(in) {
		if strings.HasSuffix(e.Value, "/..") {
			t.Errorf("a bound is no value: %+v", e)
		}
		found = found || e.Rule == "date/stamp" && e.Confidence == 0.9
	}
	if !found {
		t.Errorf("the stamp is not among the claims: %+v", Claims(in))
	}
}
