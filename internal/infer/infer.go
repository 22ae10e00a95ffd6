// Package infer reads the metadata out of a text: the third stage of the import.
//
// Rules, one file each or a few to a file, propose claims: a field, a value,
// the lines it rests on, and how sure they are of it. One resolver picks
// (resolve.go). A rule never writes a field, and every value has evidence that
// lies inside the seed. An invented value is worse than none: a rule that is
// not sure says so by a confidence under [Threshold], and its value becomes a
// candidate that a person may look at.
//
// A rule is a pure function of its [Input]. It registers itself, so a new one
// is one new file; the order of files and rules does not matter. What rules
// share is how the head and the end of a text are read (view.go) and what the
// words of the trade are in each language (vocabulary.go, names.go).
package infer

import (
	"cmp"
	"slices"

	"fonds/internal/authority"
	"fonds/internal/document"
	"fonds/internal/seed"
	"fonds/internal/structure"
)

// Input is what a rule may look at. Rules are pure functions of it.
type Input struct {
	Seed      *seed.Seed
	Blocks    []structure.Block
	Authority *authority.Index
	Declared  []Declared // what the seed's format says of it
	// Calibration corrects the confidence of rules; nil: as the program comes with it.
	Calibration Calibration

	view *view // of the blocks; made by Read
}

// A Claim is a proposed value: for a field with several values, one of them. Its
// confidence is what the rule's author thinks; see [Calibration].
type Claim struct {
	document.Evidence
	AsWritten string              // of a date
	Signatory *document.Signatory // of a signatory
	Lang      document.Lang       // of one of the titles

	final bool    // wins over what is not; see Declared
	again bool    // a further line for a value that another claim was chosen for
	guess float64 // the confidence that its rule gave it
}

// A Rule proposes claims. Field is what it is about; a claim that names another
// field in its evidence is one of that field (a dateline gives a place too).
type Rule struct {
	Name  string // "date/dateline"
	Field document.Field
	// Derived rules run after the others, in order of Name, and see what those settled.
	Derived bool
	Propose func(in *Input, known *document.Meta) []Claim
}

// Threshold is the confidence from which a value stands in the front matter;
// under it, it is a candidate for review only.
const Threshold = 0.7

// rules is every rule there is, by name once Read has sorted it.
var rules []Rule

// register puts a rule among the others. Rule files call it as
//
//	var _ = register(Rule{…})
//
// so that a rule is one file. Two rules of one name are our own bug.
func register(r Rule) Rule {
	at, taken := slices.BinarySearchFunc(rules, r, func(a, b Rule) int { return cmp.Compare(a.Name, b.Name) })
	if taken {
		panic("infer: two rules are called " + r.Name)
	}
	rules = slices.Insert(rules, at, r)
	return r
}

// Read runs every rule over the input and resolves their claims. The Meta has
// neither ID nor Seeds.
func Read(in *Input) (document.Meta, document.Reading) { return resolved(in).result() }

// resolved takes every rule's claims and settles every field.
func resolved(in *Input) *resolver {
	seen := *in
	seen.view = newView(in)
	r := newResolver(&seen)
	r.declared()
	for _, rule := range rules {
		if !rule.Derived {
			r.add(rule, rule.Propose(&seen, &r.meta))
		}
	}
	r.settleAll()
	for _, rule := range rules {
		if rule.Derived {
			for _, field := range r.add(rule, rule.Propose(&seen, &r.meta)) {
				r.settle(field)
			}
		}
	}
	return r
}

// claim is a claim of the rule's own field about lines of the seed. Without
// words it rests on the whole lines.
func claim(value string, lines document.Span, words string, confidence float64) Claim {
	return Claim{Evidence: document.Evidence{Value: value, Lines: lines, Words: words, Confidence: confidence}}
}

// of makes the claim one of another field than its rule's.
func (c Claim) of(field document.Field) Claim {
	c.Field = field
	return c
}

// moved says that the claim's lines stand in the metadata only.
func (c Claim) moved() Claim {
	c.Moved = true
	return c
}

// said says that the claim only ties its lines, which stand in the metadata then,
// to a value that is chosen already: how sure that is others have said.
func (c Claim) said() Claim {
	c.Moved, c.again = true, true
	return c
}
