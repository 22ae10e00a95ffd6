package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"fonds/internal/document"
)

// report writes docs/accuracy.md.
func report(m measured, day string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `# Accuracy

How well the import reads metadata out of texts that people have labelled, on %s: %d texts of many kinds and languages. They are other people's and stand beside the project, not in it.

    make accuracy CORPUS=DIR     # DIR has texts/ and truth.yaml, and the scorer beside it, or SCORER=DIR

The texts are imported into an empty collection without authority records, the site is built, and a program that knows nothing of fonds compares every page with the labels. While rules are written, a third of the texts is kept aside: those whose file names have a CRC-32 that three divides, so that nothing in a text has a say. `+"`.ci/run`"+` does the same and fails where a field is under its floor; the floors stand in `+"`internal/accuracy/floors.go`"+`.

## By field

| field | texts | right | wrong | missed | invented | empty | precision | recall | F1 | F1 aside | F1 open | floor |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
`, day, m.whole.Cases)
	for _, r := range m.whole.Fields {
		aside, _ := m.aside.row(r.Field)
		open, _ := m.open.row(r.Field)
		floor := ""
		for _, f := range floors {
			if f.field == r.Field {
				floor = fmt.Sprintf("%.2f", f.floor)
			}
		}
		fmt.Fprintf(&b, "| %s | %d | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |\n", r.Field, r.Cases,
			tenths(r.Right), tenths(r.Wrong), tenths(r.Missed), tenths(r.Invented), tenths(r.Empty),
			thousandths(r.Precision), thousandths(r.Recall), thousandths(r.F1), thousandths(aside.F1), thousandths(open.F1), floor)
	}
	b.WriteString(`
- *texts*: those whose label for the field is certain
- *right*, *wrong*: a value was given, and is or is not the labelled one; *missed*: the text has one and none was given; *invented*: the text has none and one was given; *empty*: rightly none. A list counts as one, shared out among its names.
- *precision* = right / (right + wrong + invented); *recall* = right / (right + wrong + missed); *F1* their harmonic mean. The countries a text is about have recall alone: the labels name only the evident ones, and the floor is for the recall.
- *aside*, *open*: the third that rules are not written against, and the rest

`)
	b.WriteString("| over all fields | all | aside | open |\n| --- | ---: | ---: | ---: |\n")
	fmt.Fprintf(&b, "| texts | %d | %d | %d |\n", m.whole.Cases, m.aside.Cases, m.open.Cases)
	fmt.Fprintf(&b, "| macro F1 | %.3f | %.3f | %.3f |\n", m.whole.Macro, m.aside.Macro, m.open.Macro)
	fmt.Fprintf(&b, "| invention rate | %.3f | %.3f | %.3f |\n", m.whole.InventionRate, m.aside.InventionRate, m.open.InventionRate)
	fmt.Fprintf(&b, "| other dates of the text taken for its date | %d | %d | %d |\n", m.whole.DecoyDates, m.aside.DecoyDates, m.open.DecoyDates)
	b.WriteString("\n*macro F1* is the mean of the F1 of the fields; *invention rate* is invented / (invented + empty).\n")

	if m.unseen != nil {
		fmt.Fprintf(&b, `
## On texts that no rule was written against

The rules have been read against the texts above, so that those show what they can do, and not what to expect. On %d other texts, from other sources, of which only the totals were looked at (though those steered a choice now and then): macro F1 **%.3f**, invention rate %.3f.

| field | precision | recall | F1 |
| --- | ---: | ---: | ---: |
`, m.unseen.Cases, m.unseen.Macro, m.unseen.InventionRate)
		for _, r := range m.unseen.Fields {
			if r.Right+r.Wrong+r.Missed > 0 {
				fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", r.Field, thousandths(r.Precision), thousandths(r.Recall), thousandths(r.F1))
			}
		}
	}
	fmt.Fprintf(&b, `
## Confidence

Every value has a confidence. The author of a rule guesses it; labelled texts correct the guess. For each rule, by field and by tenths of the guess, the texts are counted in which it gave values, and in which they were right, and the confidence is the mean of a Beta distribution that begins with the guess, worth ten texts and at most 0.85: more must be shown. The counts stand in `+"`internal/infer/calibration.txt`"+` and are made by

    make calibrate CORPUS="DIR DIR2"

A value under 0.7 is no value but a candidate, which `+"`fonds review`"+` shows. The table was made on %d texts, each read with the counts of the others; versions of one text were left out together. Values that the labels cannot judge are not counted: places, events, the countries a text is about, titles made for want of one, a signatory given as issuer.

| confidence | values | right | share |
| --- | ---: | ---: | ---: |
`, m.texts)
	for _, l := range []struct {
		name     string
		from, to float64
	}{
		{"under 0.5", 0, 0.5}, {"0.5 to 0.7", 0.5, 0.7}, {"0.7 to 0.8", 0.7, 0.8}, {"0.8 to 0.9", 0.8, 0.9}, {"0.9 to 0.95", 0.9, 0.95}, {"0.95 and more", 0.95, 2},
		{"**candidates, under 0.7**", 0, 0.7}, {"**values, 0.7 and more**", 0.7, 2}, {"**0.9 and more**", 0.9, 2},
	} {
		n := between(m.reliability.bands, l.from, l.to)
		fmt.Fprintf(&b, "| %s | %d | %d | %s |\n", l.name, n.given, n.right, percent(n.right, n.given))
	}
	fmt.Fprintf(&b, "\nBounds: of the values given 0.9 or more at least %.0f %% are right, of the candidates at most %.0f %%.\n\n", 100*leastSure, 100*mostCandidate)
	b.WriteString("| field | 0.9 and more | right | 0.7 to 0.9 | right | candidates | right |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n")
	fields := slices.SortedFunc(maps.Keys(m.reliability.byField), func(x, y document.Field) int {
		return slices.Index(document.Fields, x) - slices.Index(document.Fields, y)
	})
	for _, f := range fields {
		list := m.reliability.byField[f]
		sure, likely, candidates := between(list, 0.9, 2), between(list, 0.7, 0.9), between(list, 0, 0.7)
		fmt.Fprintf(&b, "| %s | %d | %d | %d | %d | %d | %d |\n", f, sure.given, sure.right, likely.given, likely.right, candidates.given, candidates.right)
	}
	return b.String()
}

// tenths writes a count of cases; parts of one have a digit behind the point.
func tenths(n float64) string { return strings.TrimSuffix(fmt.Sprintf("%.1f", n), ".0") }

func thousandths(n *float64) string {
	if n == nil {
		return "–"
	}
	return fmt.Sprintf("%.3f", *n)
}

func percent(part, all int) string {
	if all == 0 {
		return "–"
	}
	return fmt.Sprintf("%.1f %%", 100*float64(part)/float64(all))
}
