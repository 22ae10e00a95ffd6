package dates

import "testing"

func TestWordsOfDatesAreKnown(t *testing.T) {
	for _, test := range []struct {
		word  string
		month int
	}{{"January", 1}, {"янв.", 1}, {"JANV", 1}, {"agosto", 8}, {"dezember", 12}, {"января", 1}, {"river", 0}, {"", 0}} {
		if n, _ := Month(test.word); n != test.month {
			t.Errorf("%q: month %d, want %d", test.word, n, test.month)
		}
	}
	// listopad is October in Croatian, November in Czech.
	if n, sure := Month("listopad"); n == 0 || sure {
		t.Errorf("listopad: %d, sure %v", n, sure)
	}
	for word, want := range map[string]bool{"Tuesday": true, "de": true, "марта": true, "statement": false, "": false} {
		if IsWord(word) != want {
			t.Errorf("%q: %v", word, !want)
		}
	}
}
