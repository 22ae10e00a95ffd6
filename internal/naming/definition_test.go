package naming

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDefinitionsAreFoundWhereTextsExplainShortForms(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		// Initials, with connecting words and without.
		{"The Lake Party of Norway (LPN) met.", "LPN = Lake Party of Norway"},
		{"the International Organization of Securities Commissions (IOSCO)", "IOSCO = International Organization of Securities Commissions"},
		{"вмешательство Организации Договора о коллективной безопасности (ОДКБ).", "ОДКБ = Организации Договора о коллективной безопасности"},
		{"Le congrès de l'Organisation des Bateliers du Rhône (OBR)", "OBR = Organisation des Bateliers du Rhône"},
		{"wie die Gewerkschaft der Fährleute (GdF) sagt", "GdF = Gewerkschaft der Fährleute"},
		{"the Marxist-Leninist Boat Club (MLBC)", "MLBC = Marxist-Leninist Boat Club"},
		{"Medium Ferry Enterprises (MFEs)", "MFEs = Medium Ferry Enterprises"},
		{"the **Lake Party of Norway** (LPN)", "LPN = Lake Party of Norway"},
		{"the “Lake Party of Norway” (“LPN”)", "LPN = Lake Party of Norway"},
		{"湖泊党（Lake Party，LP）", ""},
		{"the Lake Party\nof Norway (LPN) met", "LPN = Lake Party of Norway"},
		// Words that introduce it.
		{"the Lake Party of Norway (hereinafter referred to as the \"LPN\")", "LPN = Lake Party of Norway"},
		{"Озёрная партия Норвегии (далее — ОПН) просит", "ОПН = Озёрная партия Норвегии"},
		{"der Seenbund Norwegen (im Folgenden: SN) bittet", "SN = Seenbund Norwegen"},
		{"el Partido de los Lagos, en adelante PL, pide", "PL = Partido de los Lagos"},
		{"the Lake Party of Norway, hereafter LPN, asks", "LPN = Lake Party of Norway"},
		// The other way round.
		{"So says the LPN (the Lake Party of Norway).", "LPN = Lake Party of Norway"},
		// Not its initials: what stands before it, to be looked at.
		{"The Communist Party of Greece (KKE) met.", "KKE ? The Communist Party of Greece"},
		{"1. Communist Party of Greece (KKE)\n2. Party of Labour of Austria (PdA)", "KKE ?! Communist Party of Greece; PdA ?! Party of Labour of Austria"},
		{"- Озёрная партия Норвегии (LPN)", "LPN ?! Озёрная партия Норвегии"},
		{"Kari Nordmann (LPN) spoke.", "LPN ? Kari Nordmann"},
		{"Green Pier Foundation (ZPOK, <http://piers.example> )", "ZPOK ?! Green Pier Foundation"},
		// Nothing of the kind.
		{"the parties (see Annex IV)", ""},
		{"resolution 1668 (XVI) of the assembly", ""},
		{"[a link](LPN) to it", ""},
		{"the boats (all of them) and (LPN)", ""},
		{"(LPN)", ""},
		{"a (B", ""},
		{"", ""},
	} {
		var got []string
		for _, d := range Definitions(test.text) {
			sign := "?"
			if d.Fits {
				sign = "="
			} else if d.Alone {
				sign = "?!"
			}
			got = append(got, d.Short+" "+sign+" "+d.Full)
		}
		if diff := cmp.Diff(test.want, strings.Join(got, "; ")); diff != "" {
			t.Errorf("%s: %s", test.text, diff)
		}
	}
}

func TestADefinitionKnowsItsLineAndItsWords(t *testing.T) {
	text := "# Boats\n\nSo writes the Lake Party of\nNorway (LPN). The LPN,\nor Lake Union of Narvik, hereafter LUN, asks.\n\nThe Ferry Union (FU)."
	var got []string
	for _, d := range Definitions(text) {
		got = append(got, fmt.Sprintf("%d %s", d.Line, d.Words))
	}
	want := []string{"4 Lake Party of Norway (LPN)", "7 Ferry Union (FU)", "5 Lake Union of Narvik, hereafter LUN"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestWhatIsAloneOnItsLine(t *testing.T) {
	for text, want := range map[string]bool{
		"Lake Party of Norway (LPN)":                    true,
		"Lake Party of Norway (LPN)\nThe boats sail.":   true,
		"Lake Party of Norway (LPN) .**\r\nThey sail.":  true,
		"Озёрная партия Норвегии (ОПН)；\nЛодки плывут.": false,
		"Parti du Lac (PDL) et autres\n":                false,
		"湖水人民党（ＡＢＣ））":                                   true,
	} {
		found := Definitions(text)
		if len(found) != 1 || found[0].Alone != want {
			t.Errorf("%q: %+v, want alone %v", text, found, want)
		}
	}
}

func TestHostileTextsHaveBoundedDefinitions(t *testing.T) {
	for name, text := range map[string]string{
		"brackets":     strings.Repeat("(", 1<<20),
		"closed":       strings.Repeat("()", 1<<19),
		"short forms":  strings.Repeat("AA BB (AB) ", 1<<16),
		"one letter":   strings.Repeat("A ", 1<<12) + "(" + strings.Repeat("A", 40) + ")",
		"commas":       strings.Repeat(", hereafter ", 1<<16),
		"a long line":  strings.Repeat("word", 1<<18) + " (ABC)",
		"invalid":      strings.Repeat("\xff(AB\xff) A\xc3 (ÀB)", 1<<10),
		"many":         manyDefinitions(5000),
		"one line":     strings.Repeat("(A", 1<<22),
		"wide":         strings.Repeat("（ＡＢ）", 1<<14),
		"many escapes": strings.Repeat(`\(AB\) `, 1<<14),
	} {
		if n := len(Definitions(text)); n > mostDefinitions {
			t.Errorf("%s: %d definitions", name, n)
		}
	}
}

func manyDefinitions(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "Lake%d Party%d (LP) ", i, i)
	}
	return b.String()
}

func FuzzDefinitions(f *testing.F) {
	f.Add("The Lake Party of Norway (LPN) met, hereafter LPN, 湖（AB）.")
	f.Fuzz(func(t *testing.T, text string) {
		for _, d := range Definitions(text) {
			if d.Short == "" || d.Full == "" || d.Line < 1 || d.Line > strings.Count(text, "\n")+1 {
				t.Errorf("%+v", d)
			}
			if d.Fits && !Abbreviates(d.Short, d.Full) {
				t.Errorf("%s is not made of %s", d.Short, d.Full)
			}
		}
	})
}

func BenchmarkDefinitions(b *testing.B) {
	text := strings.Repeat("The boats (all of them) are old, writes the Lake Party of Norway, and the piers, which stand in the water, are older still. ", 110) + "(LPN)"
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Definitions(text)
	}
}
