package main

import "fmt"

// floors are what the accuracy on the labelled texts may not fall under: the F1
// of a field, or of one that has no precision the recall. They stand a little
// under what is reached, and are raised with it.
var floors = []struct {
	field string
	floor float64
}{
	{"title", 0.95},
	{"date", 0.95},
	{"type", 0.90},
	{"languages", 1},
	{"authors", 0.95},
	{"parties", 0.95},
	{"countries", 0.95},
	{"about", 0.95},
	{"source", 1},
	{"signatories", 0.95},
	{"body start", 0.90},
	{"headings", 0.70},
	{"numbered items", 1},
	{"variants", 1},
	{"translations", 1},
}

// Bounds over all fields.
const (
	leastMacro    = 0.94
	mostInvented  = 0.02 // of the values that the texts do not give
	mostWrongDate = 1
	leastSure     = 0.95 // of the values given 0.9 or more, so many are right
	mostCandidate = 0.80 // of those given less than 0.7, at most so many
)

// failures are the bounds that a result breaks, each a sentence.
func failures(s scores, r reliability) []string {
	var list []string
	fail := func(format string, args ...any) { list = append(list, fmt.Sprintf(format, args...)) }
	for _, f := range floors {
		row, ok := s.row(f.field)
		if !ok {
			fail("%s: the scorer does not name this field any more", f.field)
		} else if row.reached() < f.floor {
			fail("%s: %.3f is under the floor of %.3f", f.field, row.reached(), f.floor)
		}
	}
	if s.Macro < leastMacro {
		fail("macro F1: %.3f is under %.3f", s.Macro, leastMacro)
	}
	if s.InventionRate > mostInvented {
		fail("invention rate: %.3f is over %.3f", s.InventionRate, mostInvented)
	}
	if row, _ := s.row("date"); row.Wrong > mostWrongDate || row.Invented > 0 {
		fail("date: %g wrong and %g invented; at most %d may be wrong and none invented", row.Wrong, row.Invented, mostWrongDate)
	}
	if n := between(r.bands, 0.9, 2); n.given == 0 || n.share() < leastSure {
		fail("confidence: of %d values given 0.9 or more %d are right, under %.2f", n.given, n.right, leastSure)
	}
	if n := between(r.bands, 0, 0.7); n.given > 0 && n.share() > mostCandidate {
		fail("confidence: of %d values given less than 0.7 %d are right, over %.2f", n.given, n.right, mostCandidate)
	}
	return list
}
