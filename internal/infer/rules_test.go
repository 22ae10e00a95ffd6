package infer

import (
	"maps"
	"slices"
	"testing"
)

// fewCases are the rules that testdata/read does not show often enough yet, and
// what it has of them. A rule that has its cases must leave the table.
var fewCases = map[string]string{
	"joint/two":         "one case in one language",
	"parties/issued by": "a third case",
	"type/answers":      "none",
}

// What a rule is for must show in texts, not in its code alone: at least three
// cases in at least two languages in which it says something, chosen or not.
func TestEveryRuleHasCases(t *testing.T) {
	shown := map[string]int{}
	langs := map[string]map[string]bool{}
	for _, text := range cases(t) {
		in := readText(t, text)
		r := resolved(in)
		lang := "none"
		if len(r.meta.Languages) > 0 {
			lang = string(r.meta.Languages[0])
		}
		here := map[string]bool{}
		for _, claims := range r.claims {
			for _, c := range claims {
				here[c.Rule] = true
			}
		}
		for rule := range here {
			shown[rule]++
			if langs[rule] == nil {
				langs[rule] = map[string]bool{}
			}
			langs[rule][lang] = true
		}
	}
	known := map[string]bool{}
	for _, rule := range rules {
		known[rule.Name] = true
		few := shown[rule.Name] < 3 || len(langs[rule.Name]) < 2
		_, excused := fewCases[rule.Name]
		switch {
		case few && !excused:
			t.Errorf("%s speaks in %d cases, in %v: write at least three in two languages into testdata/read", rule.Name, shown[rule.Name], slices.Sorted(maps.Keys(langs[rule.Name])))
		case !few && excused:
			t.Errorf("%s has its cases: take it out of fewCases", rule.Name)
		}
	}
	for name := range fewCases {
		if !known[name] {
			t.Errorf("fewCases has %s, which is no rule", name)
		}
	}
}
