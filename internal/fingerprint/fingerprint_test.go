package fingerprint

import (
	"fmt"
	"testing"
)

type leaf struct {
	Text string
	N    int
}

type tree struct {
	leaf
	Name     string
	Leaf     *leaf
	Leaves   []leaf
	Children []*tree
	By       map[string]leaf
	Any      any
	F        float64
	hidden   bool
}

func sample() tree {
	return tree{
		leaf: leaf{"a", 1}, Name: "b", Leaf: &leaf{"c", 2}, Leaves: []leaf{{"d", 3}, {"e", 4}},
		Children: []*tree{{Name: "f"}, nil}, By: map[string]leaf{"x": {"g", 5}, "y": {"h", 6}}, Any: leaf{"i", 7}, F: 0.5, hidden: true,
	}
}

func TestEqualValuesHaveOneFingerprint(t *testing.T) {
	for range 100 { // maps in any order
		if Of(sample(), "x") != Of(sample(), "x") {
			t.Fatal("two of one value")
		}
	}
}

func TestWhateverDiffersHasAnother(t *testing.T) {
	seen := map[Sum]string{Of(sample()): "as it was"}
	for name, change := range map[string]func(*tree){
		"embedded":                 func(s *tree) { s.N++ },
		"name":                     func(s *tree) { s.Name = "B" },
		"no leaf":                  func(s *tree) { s.Leaf = nil },
		"leaf":                     func(s *tree) { s.Leaf.Text = "C" },
		"a leaf less":              func(s *tree) { s.Leaves = s.Leaves[:1] },
		"order":                    func(s *tree) { s.Leaves[0], s.Leaves[1] = s.Leaves[1], s.Leaves[0] },
		"grandchild":               func(s *tree) { s.Children[0].Children = []*tree{{}} },
		"nil child":                func(s *tree) { s.Children = s.Children[:1] },
		"in a map":                 func(s *tree) { s.By["x"] = leaf{"g", 6} },
		"key of a map":             func(s *tree) { delete(s.By, "x"); s.By["z"] = leaf{"g", 5} },
		"type behind an interface": func(s *tree) { s.Any = tree{leaf: leaf{"i", 7}} },
		"nothing there":            func(s *tree) { s.Any = nil },
		"a pointer to the same":    func(s *tree) { s.Any = &leaf{"i", 7} },
		"fraction":                 func(s *tree) { s.F = 0.25 },
		"unexported":               func(s *tree) { s.hidden = false },
		"text moved to the next":   func(s *tree) { s.Name, s.Leaf.Text = "bc", "" },
	} {
		s := sample()
		change(&s)
		sum := Of(s)
		if other, taken := seen[sum]; taken {
			t.Errorf("%q and %q have one fingerprint", name, other)
		}
		seen[sum] = name
	}
	if Of("a", "bc") == Of("ab", "c") || Of() == Of("") || Of(nil) == Of("") || Of(1) == Of(int64(1)) {
		t.Error("values run into each other")
	}
}

func TestWhatCannotBeComparedPanics(t *testing.T) {
	type view struct{ F func() }
	Of(view{}) // nil holds nothing
	defer func() {
		if recover() == nil {
			t.Error("a function was taken for a value")
		}
	}()
	Of(view{func() {}})
}

func BenchmarkOf(b *testing.B) {
	list := make([]tree, 50)
	for i := range list {
		list[i] = sample()
		list[i].Name = fmt.Sprint("number ", i)
	}
	b.ReportAllocs()
	for b.Loop() {
		Of(list)
	}
}
