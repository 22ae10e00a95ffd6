package infer

import (
	"cmp"
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"fonds/internal/document"
)

// The confidence that the author of a rule gives it is a guess. What is shown,
// and weighed against [Threshold], is that guess corrected by how often the
// rule's values were right on texts whose metadata people have labelled: the
// mean of a Beta distribution that begins with the guess and is moved by what
// was counted. To be sure, a rule must have shown it: a guess counts for
// unproven at most. Which of two rules is believed where they differ stays as
// their authors have ordered them.

// A Kind of values: those of one rule about one field that its author is about
// as sure of. Band is tenths: 8 for a guess from 0.8 to under 0.9.
type Kind struct {
	Rule  string
	Field document.Field
	Band  int
}

// A Count is in how many texts values of a kind were given, and how many of these
// they were right in; where some of a text's values were right it counts in part,
// as those of a list are right or wrong together.
type Count struct {
	Given int
	Right float64
}

// A Calibration is what was counted.
type Calibration map[Kind]Count

const (
	guessWeight = 10   // how many labelled texts the guess of a rule's author counts for
	unproven    = 0.85 // how sure a guess is at most
)

// KindOf is the kind of a claim whose confidence is still the guess.
func KindOf(e document.Evidence) Kind {
	return Kind{e.Rule, e.Field, int(e.Confidence*10 + 1e-9)}
}

// Confidence is how sure a value is whose rule's author is as sure of it as the
// evidence says: 0 to 1, in hundredths.
func (c Calibration) Confidence(e document.Evidence) float64 {
	n := c[KindOf(e)]
	sure := (guessWeight*min(e.Confidence, unproven) + n.Right) / float64(guessWeight+n.Given)
	return max(0.01, float64(int(sure*100+0.5))/100)
}

//go:embed calibration.txt
var calibrationTable string

// calibrated is what the program comes with.
var calibrated = sync.OnceValue(func() Calibration {
	c, err := ParseCalibration(calibrationTable)
	if err != nil {
		panic("infer: calibration.txt: " + err.Error())
	}
	return c
})

// Calibrated is the calibration that the program comes with.
func Calibrated() Calibration { return maps.Clone(calibrated()) }

// ParseCalibration reads what String writes.
func ParseCalibration(text string) (Calibration, error) {
	c := Calibration{}
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		parts := strings.Split(line, "|")
		if len(parts) != 5 {
			return nil, fmt.Errorf("line %d: want rule|field|band|given|right, not %q", n, line)
		}
		k := Kind{Rule: parts[0], Field: document.Field(parts[1])}
		var v Count
		if _, err := fmt.Sscanf(strings.Join(parts[2:], " "), "%d %d %g", &k.Band, &v.Given, &v.Right); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		if _, twice := c[k]; twice || v.Right > float64(v.Given) || v.Right < 0 || k.Band < 0 || k.Band > 10 {
			return nil, fmt.Errorf("line %d: %q cannot be, or stands twice", n, line)
		}
		c[k] = v
	}
	return c, nil
}

// String writes a line rule|field|band|given|right for each kind, in order.
func (c Calibration) String() string {
	kinds := slices.SortedFunc(maps.Keys(c), func(a, b Kind) int {
		return cmp.Or(cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Field, b.Field), cmp.Compare(a.Band, b.Band))
	})
	var b strings.Builder
	for _, k := range kinds {
		fmt.Fprintf(&b, "%s|%s|%d|%d|%g\n", k.Rule, k.Field, k.Band, c[k].Given, c[k].Right)
	}
	return b.String()
}

// Claims are all claims about an input, chosen or not, each as sure as the
// author of its rule is: what a calibration counts. Bounds of a date and what
// the seed's own format declares are not among them.
func Claims(in *Input) []document.Evidence {
	var list []document.Evidence
	for _, claims := range resolved(in).claims {
		for _, c := range claims {
			if !c.fixed() {
				e := c.Evidence
				e.Confidence = c.guess
				list = append(list, e)
			}
		}
	}
	slices.SortFunc(list, func(a, b document.Evidence) int {
		return cmp.Or(cmp.Compare(a.Field, b.Field), cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.Rule, b.Rule),
			cmp.Compare(a.Lines.First, b.Lines.First), cmp.Compare(a.Value, b.Value))
	})
	return list
}

// fixed reports whether a claim's confidence stays as it was given: that of a
// bound, which is no value, that of a further line for a chosen value, and that of
// what was declared.
func (c *Claim) fixed() bool {
	return c.final || c.again || bound(*c) || strings.HasPrefix(c.Rule, "declared/") || strings.HasPrefix(c.Rule, "page/")
}
