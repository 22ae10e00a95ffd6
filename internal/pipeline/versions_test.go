package pipeline_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"fonds/internal/pipeline"
	"fonds/internal/sitetest"
)

// TestTwoPeoplesEditsMergedByGit: two people correct and import on branches of
// their own; git merges what it can, and the next import keeps both.
func TestTwoPeoplesEditsMergedByGit(t *testing.T) {
	c := sitetest.New(t, "-- seeds/rivers.txt --\n"+rivers+"-- seeds/lakes.txt --\n"+lakes)
	git := func(args ...string) (string, error) {
		cmd := exec.Command("git", append([]string{"-C", c.Dir, "-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"}, args...)...)
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull)
		out, err := cmd.CombinedOutput()
		return string(out), err
	}
	must := func(args ...string) {
		t.Helper()
		if out, err := git(args...); err != nil {
			t.Fatal(args, err, out)
		}
	}
	x := change{c}
	must("init", "-q", "-b", "main")
	c.Write(".gitignore", ".cache/\npublic/\n")
	c.Import()
	must("add", "-A")
	must("commit", "-qm", "first")

	must("checkout", "-qb", "ana")
	x.edit(riversPage, "title: Joint Statement on Rivers", "title: Joint Statement on the Rivers")
	x.edit(riversPage, "costs little", "costs little (Ana)")
	x.edit("seeds/lakes.txt", "three boats", "four boats")
	c.Import()
	must("commit", "-qam", "ana")

	must("checkout", "-q", "main")
	must("checkout", "-qb", "ben")
	x.edit(riversPage, "Nobody was asked", "Nobody was asked (Ben)")
	x.edit(lakesPage, "in winter", "in winter (Ben)")
	x.edit("seeds/lakes.txt", "would be cheaper", "would be far cheaper")
	c.Import()
	must("commit", "-qam", "ben")

	out, err := git("merge", "-q", "ana")
	if err == nil {
		t.Fatal("git had nothing to settle: this test would show nothing")
	}
	if !strings.Contains(out, ".ledger") {
		t.Fatal("the ledger is not among what git could not merge:", out)
	}
	// What stands in the documents is settled by people; until then nothing is written.
	unsettled := false
	for name, text := range c.Files("content/documents") {
		unsettled = unsettled || strings.Contains(text, "<<<<<<<")
		if _, err := pipeline.Import(context.Background(), c.Options()); strings.Contains(text, "<<<<<<<") && (err == nil || !strings.Contains(c.Messages(), "content/documents/"+name)) {
			t.Errorf("the import does not say that %s is unsettled: %v\n%s", name, err, c.Messages())
		}
		var kept []string
		for _, line := range strings.Split(text, "\n") {
			if !strings.HasPrefix(line, "<<<<<<< ") && line != "=======" && !strings.HasPrefix(line, ">>>>>>> ") {
				kept = append(kept, line)
			}
		}
		if strings.Contains(text, "<<<<<<<") { // both versions of a paragraph; one of a key
			seen := map[string]bool{}
			for i := 0; i < len(kept); i++ {
				if key, _, ok := strings.Cut(kept[i], ": "); ok && !strings.Contains(key, " ") {
					if seen[key] {
						kept = append(kept[:i], kept[i+1:]...)
						i--
						continue
					}
					seen[key] = true
				}
			}
			c.Write("content/documents/"+name, strings.Join(kept, "\n"))
		}
	}
	if text := c.Read("seeds/lakes.txt"); strings.Contains(text, "<<<<<<<") {
		t.Fatal("the seed was to merge by itself:", text)
	}
	c.Import()
	page := c.Read(riversPage)
	for _, want := range []string{"title: Joint Statement on the Rivers", "costs little (Ana)", "Nobody was asked (Ben)"} {
		if !strings.Contains(page, want) {
			t.Errorf("lost %q:\n%s", want, page)
		}
	}
	page = c.Read(lakesPage)
	for _, want := range []string{"in winter (Ben)", "four boats", "far cheaper"} {
		if !strings.Contains(page, want) {
			t.Errorf("lost %q:\n%s\n%s", want, page, c.Messages())
		}
	}
	before := c.Files("content")
	c.Import()
	if d := differences(before, c.Files("content")); d != "" {
		t.Errorf("a further import changed:\n%s", d)
	}
	if _, err := os.Stat(filepath.Join(c.Dir, "content/.ledger")); err != nil {
		t.Error(err)
	}
	if strings.Contains(strings.Join(values(c.Files("content/.ledger")), ""), "<<<<<<<") {
		t.Error("the ledger is not settled")
	}
}

func values(m map[string]string) []string {
	var list []string
	for _, v := range m {
		list = append(list, v)
	}
	return list
}
