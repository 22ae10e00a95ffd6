package digest

import (
	"slices"
	"strings"
	"testing"
)

func TestAnchorsAreTheSameInEveryLanguage(t *testing.T) {
	for _, test := range []struct {
		what, a, b string
		common     int // anchors, of those of a
	}{
		{"numbers", "On 14 March 1987, 340 families", "14 марта 1987 года 340 семей", 3},
		{"thousands", "75,000 crowns", "75 000 Kronen", 1},
		{"one digit tells nothing", "3 things", "3 cosas", 0},
		{"Arabic digits", "in 1952", "في ١٩٥٢", 1},
		{"Persian digits", "in 1952", "در ۱۹۵۲", 1},
		{"Chinese dates", "in 1952", "在1952年", 1},
		{"ordinals", "the 21st", "le 21e", 1},
		{"names in two alphabets", "Tomasz Lindqvist", "Томаш Линдквист", 2},
		{"names in Arabic", "Bouamri, Nassera Dutour", "بوعمري و نصيرة ديتور", 3},
		{"the Arabic article", "Rabat", "بالرباط", 1},
		{"names in Greek", "Varna, Donati", "Βάρνα, Ντονάτι", 1},
		{"countries", "Kazakhstan", "Kazajistán", 1},
		{"accents", "Grünbach", "Грюнбах", 1},
		{"abbreviations", "the ILO and NATO", "l'ILO et NATO", 2},
		{"short names tell too little", "Eva", "Ева", 0},
		{"small letters are no names", "donati", "донати", 0},
		{"marks of letters and digits", "see Cons050308 there", "ver Cons050308 allí", 1},
	} {
		a, b := Of(test.a, "en", nil).Sketches[0].Anchors, Of(test.b, "xx", nil).Sketches[0].Anchors
		n := 0
		for _, h := range a {
			if slices.Contains(b, h) {
				n++
			}
		}
		if n != test.common {
			t.Errorf("%s: %d anchors in common, want %d", test.what, n, test.common)
		}
	}
}

func TestAddressesAreAnchors(t *testing.T) {
	a := Of("[the letter](https://example.org/a/letter) [x](LetterFr \"wikilink\")", "en", nil).Sketches[0].Anchors
	b := Of("Véase http://example.org/a/letter. [y](LetterFr)", "es", nil).Sketches[0].Anchors
	if len(a) != 2 || !slices.Contains(b, a[0]) || !slices.Contains(b, a[1]) {
		t.Error(a, b)
	}
}

func TestSaysFindsNumbersInTheText(t *testing.T) {
	s := Of("At the beginning of 2022, the harbour", "en", nil).Sketches[0]
	if !s.Says(2022) || s.Says(2021) {
		t.Error("2022 is named and 2021 is not")
	}
}

func TestRunsDoNotDependOnLinesAndMarks(t *testing.T) {
	plain := Of("We call on the town council to meet in public and to read the contracts aloud.", "en", nil).Sketches[0].Runs
	wrapped := Of("> We call on the **town\n> council** to meet in\n> [public](x.html) and to read\n> the contracts aloud.", "en", nil).Sketches[0].Runs
	if len(plain.Hashes) != 13 || plain.Share(wrapped) != 1 || wrapped.Share(plain) != 1 {
		t.Error(plain, wrapped)
	}
	a := Of("我们要求镇议会公开开会并大声宣读合同。", "zh", nil).Sketches[0].Runs
	b := Of("他们说：我们要求镇议会公开开会并大声宣读合同。", "zh", nil).Sketches[0].Runs
	if len(a.Hashes) == 0 || a.Share(b) != 1 || b.Share(a) == 1 {
		t.Error(a.Share(b), b.Share(a))
	}
}

func TestParagraphsAreOutlined(t *testing.T) {
	s := Of("# A heading\n\nTwo words of 1987.\n\n- one 11\n- two 22\n\n", "en", nil).Sketches[0]
	var anchors []uint16
	for _, p := range s.Paragraphs {
		anchors = append(anchors, p.Anchors)
	}
	if !slices.Equal(anchors, []uint16{0, 1, 2, 3}) || len(s.Anchors) != 3 {
		t.Error(s.Paragraphs, s.Anchors)
	}
}

func TestSketchesAreBounded(t *testing.T) {
	var b strings.Builder
	for i := range 20_000 {
		b.WriteString("Word")
		for n := i; n > 0; n /= 20 {
			b.WriteByte("bcdfghjklmnpqrstvwxz"[n%20])
		}
		b.WriteString(" x\n\n")
	}
	s := Of(b.String(), "en", nil).Sketches[0]
	if len(s.Runs.Hashes) > keptRuns || len(s.Anchors) > keptAnchors || len(s.Paragraphs) > keptParagraphs || s.AnchorLimit == 0 {
		t.Errorf("%d runs, %d anchors, %d paragraphs", len(s.Runs.Hashes), len(s.Anchors), len(s.Paragraphs))
	}
	for i, p := range s.Paragraphs {
		if int(p.Anchors) > len(s.Anchors) || i > 0 && p.Anchors < s.Paragraphs[i-1].Anchors {
			t.Fatalf("paragraph %d: %d of %d anchors", i, p.Anchors, len(s.Anchors))
		}
	}
}
