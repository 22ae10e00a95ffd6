package seed

import (
	"strings"
	"testing"
)

// TestMarkdownIsKnownByItsEscapes tells text files that a program wrote as
// Markdown from other texts with backslashes.
func TestMarkdownIsKnownByItsEscapes(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       bool
	}{
		{"English letter", "## The ferry\n\nThe harbour master called it \\\"a pause\\\"; it\\'s been a year\\...\n\n**Q1:** Who decides?\n", true},
		{"French letter", "-   L\\'eau de la fontaine\n-   L\\'ombre des tilleuls\n\nOn a dit \\\"bientôt\\\" \\-- c\\'était hier.\n", true},
		{"German notes", "*Anmerkung* und noch *eine*\n\nEr sagte: \\\"Der Fluss steigt\\\", und sie: \\\"Das weiß ich\\\".\n\n<https://fluss.example>\n", true},
		{"quotations alone", "Er sagte: \\\"Der Fluss steigt\\\", und sie: \\\"Das weiß ich\\\".\n", false},
		{"marks alone", "## The ferry\n\n**Q1:** Who decides? It is \"a pause\".\n\n-   One\n", false},
		{"TeX", "## Flüsse\n\n**Satz** \\textit{Der Fluss} \\\"uber \\\"offnet \\\"Ufer \\\"argert \\section{Ufer} \\emph{alle}\n\n**Ende**\n", false},
		{"paths", "## Dateien\n\n**C:\\Texte\\Briefe** und **D:\\Alt**, \\\"eins\\\" \\\"zwei\\\"\n", false},
		{"drawn with characters", "/\\\n\\/ \\-/ \\-/ \\-/ \\-/\n", false},
	} {
		if got := isMarkdown(strings.Split(test.text, "\n")); got != test.want {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}
