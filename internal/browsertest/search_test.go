package browsertest

import (
	"os/exec"
	"path/filepath"
	"testing"

	"fonds/internal/sitetest"
)

func searches(t *testing.T, c *sitetest.Collection, word, phrase string) {
	t.Helper()
	out, err := exec.Command("node", "search.mjs", filepath.Join(c.Dir, "public"), word, phrase).CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Error(err)
	}
}

// TestSearchFromDisk: the whole text is searched in a browser, with no server.
func TestSearchFromDisk(t *testing.T) {
	need(t)
	c := sitetest.Copy(t, "../..", "seeds", "content", "site.yaml")
	c.Build()
	searches(t, c, "treaty", "nuclear weapons")
}

// TestSearchInHostileTexts: what texts hold is found and shown as text.
func TestSearchInHostileTexts(t *testing.T) {
	need(t)
	c := sitetest.Copy(t, "testdata", "hostile=seeds")
	c.Build()
	searches(t, c, "script", "alert 1")
}
