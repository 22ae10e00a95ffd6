package frontmatter

import (
	"os"
	"strings"
	"testing"

	"fonds/internal/document"
)

// The example in the contract is a file that is read without a problem, and the
// table names every key.
func TestContractAgreesWithTheProgram(t *testing.T) {
	data, err := os.ReadFile("../../docs/front-matter.md")
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	_, example, _ := strings.Cut(text, "```yaml\n")
	example, _, _ = strings.Cut(example, "```\n")
	f, problems := Parse([]byte(example))
	if problems != nil || len(f.Meta.Signatories) != 2 || f.Meta.Date.String() != "1974-05~" {
		t.Error(f.Meta, problems)
	}
	for _, field := range document.Fields {
		if !strings.Contains(text, "`"+string(field)+"`") {
			t.Errorf("%s is not described", field)
		}
	}
	for _, kind := range document.Types {
		if !strings.Contains(text, kind) {
			t.Errorf("the type %s is not named", kind)
		}
	}
}
