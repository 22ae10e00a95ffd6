package gazetteer

import (
	"strings"
	"testing"
)

func TestNoTwoBodiesShareAName(t *testing.T) {
	owner := map[string]string{}
	for _, b := range Bodies() {
		for _, name := range b.Names {
			if name != strings.TrimSpace(name) || name == "" {
				t.Errorf("%s: %q has white space around it", b.ID, name)
			}
			key := strings.ToLower(name)
			if other := owner[key]; other != "" {
				t.Errorf("%q names %s and %s", name, other, b.ID)
			}
			owner[key] = b.ID
		}
	}
	if len(owner) < 400 {
		t.Errorf("only %d names", len(owner))
	}
}
