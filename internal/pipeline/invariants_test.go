package pipeline_test

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"html"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"crypto/sha256"

	"fonds/internal/check"
	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/pipeline"
	"fonds/internal/seed"
	"fonds/internal/sitetest"
)

// collections are the collections that every invariant is tested on: this
// repository's own, a hostile one, and the real corpus if there is one.
func collections(t *testing.T, do func(t *testing.T, fresh func() *sitetest.Collection)) {
	t.Run("own", func(t *testing.T) {
		do(t, func() *sitetest.Collection { return sitetest.Copy(t, "../..", "seeds", "content", "site.yaml") })
	})
	t.Run("hostile", func(t *testing.T) {
		do(t, func() *sitetest.Collection { return sitetest.Copy(t, "../browsertest/testdata", "hostile=seeds") })
	})
	t.Run("corpus", func(t *testing.T) {
		corpus := os.Getenv("FONDS_CORPUS")
		if corpus == "" {
			t.Skip("FONDS_CORPUS names no corpus of real texts")
		}
		do(t, func() *sitetest.Collection { return sitetest.Copy(t, corpus, "texts=seeds") })
	})
}

func differences(a, b map[string]string) string {
	var list []string
	for name := range a {
		if other, ok := b[name]; !ok {
			list = append(list, "- "+name)
		} else if other != a[name] {
			list = append(list, "~ "+name)
		}
	}
	for name := range b {
		if _, ok := a[name]; !ok {
			list = append(list, "+ "+name)
		}
	}
	slices.Sort(list)
	return strings.Join(list[:min(10, len(list))], "\n")
}

func TestImportTwiceChangesNothing(t *testing.T) {
	collections(t, func(t *testing.T, fresh func() *sitetest.Collection) {
		c := fresh()
		c.Import()
		once := c.Files("content")
		c.Import()
		if d := differences(once, c.Files("content")); d != "" {
			t.Errorf("the second import changed:\n%s", d)
		}
	})
}

func TestBuildsAreTheSameEverywhere(t *testing.T) {
	collections(t, func(t *testing.T, fresh func() *sitetest.Collection) {
		first := fresh()
		first.Build()
		want := first.Files("public")

		zone, procs := time.Local, runtime.GOMAXPROCS(1)
		time.Local = time.FixedZone("elsewhere", -11*3600)
		t.Setenv("LANG", "tr_TR.UTF-8")
		t.Setenv("TZ", "Pacific/Kiritimati")
		defer func() { time.Local = zone; runtime.GOMAXPROCS(procs) }()
		second := fresh()
		second.Build()
		if d := differences(want, second.Files("public")); d != "" {
			t.Errorf("a build elsewhere differs:\n%s", d)
		}
		// Nor does it matter whether the cache is there, or the import runs.
		if err := os.RemoveAll(filepath.Join(second.Dir, ".cache")); err != nil {
			t.Fatal(err)
		}
		o := second.Options()
		o.NoImport = true
		if result, err := pipeline.Build(context.Background(), o); err != nil || len(result.Added)+len(result.Changed)+len(result.Removed) > 0 {
			t.Errorf("without cache: %v, changed %v %v %v", err, result.Added, result.Changed, result.Removed)
		}
		if d := differences(want, second.Files("public")); d != "" {
			t.Errorf("a build without cache differs:\n%s", d)
		}
	})
}

func TestSitesHaveNoFaults(t *testing.T) {
	collections(t, func(t *testing.T, fresh func() *sitetest.Collection) {
		c := fresh()
		c.Build()
		log := &diag.Log{}
		pages, links, err := check.Site(os.DirFS(filepath.Join(c.Dir, "public")), log)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range log.Messages() {
			t.Error(m)
		}
		if pages == 0 || links == 0 {
			t.Errorf("%d pages, %d links", pages, links)
		}
	})
}

// words are the letters and digits of a text, word by word; what parts them
// does not count.
func words(s string) []string {
	return strings.FieldsFunc(raised.Replace(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}

// raised are figures that are shown as such where they refer to a note.
var raised = strings.NewReplacer("⁰", "0", "¹", "1", "²", "2", "³", "3", "⁴", "4", "⁵", "5", "⁶", "6", "⁷", "7", "⁸", "8", "⁹", "9")

var tag = regexp.MustCompile(`<[^>]*>`)

// TestEveryWordOfASeedIsKept: each line of a seed that holds words stands in the
// pages made of it, moved to the metadata, or is listed as removed.
func TestEveryWordOfASeedIsKept(t *testing.T) {
	collections(t, func(t *testing.T, fresh func() *sitetest.Collection) {
		c := fresh()
		os.RemoveAll(filepath.Join(c.Dir, "content")) // corrections may take words away
		c.Build()
		pages := c.Files("public")
		shown := map[document.ID]string{}
		for name, text := range pages {
			if !strings.HasPrefix(name, "documents/") {
				continue
			}
			m := regexp.MustCompile(`originals/([a-z2-7]+)\.txt`).FindStringSubmatch(text)
			if m == nil {
				continue
			}
			id := document.ID(m[1])
			shown[id] += " " + strings.Join(words(html.UnescapeString(tag.ReplaceAllString(pipeline.Numbered(text), " "))), " ") + " "
		}
		seeds, err := filepath.Glob(filepath.Join(c.Dir, "seeds", "*.txt"))
		if err != nil || len(seeds) == 0 {
			t.Fatal(seeds, err)
		}
		for _, file := range seeds {
			r, err := pipeline.Explain(c.Options(), filepath.Base(file))
			if err != nil {
				t.Fatal(err)
			}
			if r.Seed.Unread != "" {
				continue
			}
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var page string
			for id, text := range shown {
				if original, ok := pages["originals/"+string(id)+".txt"]; ok && original == string(raw) {
					page = text
				}
			}
			if page == "" {
				t.Errorf("%s: no page", file)
				continue
			}
			if r.Seed.Format == seed.Markdown { // whose links show their words alone
				for _, p := range r.Parts {
					page += " " + strings.Join(words(p.Document.Body), " ") + " "
				}
			}
			for i, line := range r.Seed.Lines {
				// The page has its own words between lines, so each line is looked for by itself; a line's
				// words may be parted by a mark-up element, so are compared as words.
				// What stands in columns is read one column after the other.
				for piece := range strings.SplitSeq(line, "   ") {
					if want := strings.Join(words(piece), " "); want != "" && !strings.Contains(squash(page), squash(want)) {
						t.Errorf("%s:%d: not on its page: %.80s", filepath.Base(file), i+1, piece)
					}
				}
			}
		}
	})
}

func squash(s string) string { return strings.ReplaceAll(s, " ", "") }

func TestEvidenceLiesInsideTheSeed(t *testing.T) {
	collections(t, func(t *testing.T, fresh func() *sitetest.Collection) {
		c := fresh()
		seeds, _ := filepath.Glob(filepath.Join(c.Dir, "seeds", "*.txt"))
		for _, file := range seeds {
			read, err := pipeline.Explain(c.Options(), filepath.Base(file))
			if err != nil {
				t.Fatal(err)
			}
			if read.Seed.Unread != "" {
				continue
			}
			for _, r := range read.Parts {
				seed := read.Seed
				seen := map[document.Field]bool{}
				for _, e := range slices.Concat(r.Evidence, r.Candidates) {
					if e.Lines.First < 1 || e.Lines.Last > len(seed.Lines) || e.Lines.First > e.Lines.Last {
						t.Errorf("%s: %s by %s rests on lines %v of %d", file, e.Field, e.Rule, e.Lines, len(seed.Lines))
						continue
					}
					place := squash(strings.Join(words(strings.Join(seed.Lines[e.Lines.First-1:e.Lines.Last], " ")), " "))
					for _, w := range words(e.Words) {
						if !strings.Contains(place, w) {
							t.Errorf("%s: %s by %s: %q is not in lines %v", file, e.Field, e.Rule, w, e.Lines)
							break
						}
					}
				}
				for _, e := range r.Evidence {
					seen[e.Field] = true
				}
				m := reflect.ValueOf(r.Document.Meta)
				for field, name := range map[document.Field]string{
					document.FieldTitle: "Title", document.FieldType: "Type", document.FieldAuthors: "Authors", document.FieldParties: "Parties",
					document.FieldCountries: "Countries", document.FieldAbout: "About", document.FieldSource: "Source", document.FieldPlace: "Place",
					document.FieldEvent: "Event", document.FieldDateAsWritten: "DateAsWritten", document.FieldSignatories: "Signatories", document.FieldLanguages: "Languages",
				} {
					if field == document.FieldDateAsWritten {
						field = document.FieldDate
					}
					if field == document.FieldTitle && r.Document.TitleSupplied {
						continue // of a text without words
					}
					if !m.FieldByName(name).IsZero() && !seen[field] {
						t.Errorf("%s: %s has no evidence", file, field)
					}
				}
			}
		}
	})
}

const small = `
-- site.yaml --
title: Letters
-- seeds/rivers.txt --
Joint Statement on Rivers

18 January 2022

The committees of four towns ask that the river be kept clean for everybody who lives on it.

They say that this can be done within a year, and that it costs little.
`

func TestCorrectionsSurviveAChangedSeed(t *testing.T) {
	c := sitetest.New(t, small)
	c.Import()
	name := "content/documents/joint-statement-on-rivers.md"
	text := c.Read(name)
	edited := strings.Replace(text, "title: Joint Statement on Rivers", "# The title is the archive's.\ntitle: Rivers, a Joint Statement", 1)
	edited = strings.Replace(edited, "it costs little.", "it costs little (see the annex).", 1)
	if edited == text || !strings.Contains(edited, "annex") || !strings.Contains(edited, "archive's") {
		t.Fatal("the page is not as expected:\n" + text)
	}
	c.Write(name, edited)
	seed := c.Read("seeds/rivers.txt")
	seed = strings.Replace(seed, "Statement on Rivers", "Statement on Rivers and Lakes", 1)
	seed = strings.Replace(seed, "four towns", "five towns", 1)
	seed = strings.Replace(seed, "it costs little", "it costs nothing", 1)
	c.Write("seeds/rivers.txt", seed)
	c.Import()
	now := c.Read(name)
	for _, want := range []string{"title: Rivers, a Joint Statement", "# The title is the archive's.", "it costs little (see the annex).", "five towns"} {
		if !strings.Contains(now, want) {
			t.Errorf("lost or not brought up to date: %q in\n%s", want, now)
		}
	}
	said := c.Messages()
	for _, want := range []string{"title", "costs nothing"} {
		if !regexp.MustCompile(regexp.QuoteMeta(name) + `:\d+: warning: .*` + want).MatchString(said) {
			t.Errorf("the disagreement about %q is not reported with file and line:\n%s", want, said)
		}
	}
}

func TestFaultsOfTheMaintainerStopTheBuildAndLeaveTheOldSite(t *testing.T) {
	c := sitetest.New(t, small)
	c.Build()
	before := c.Files("public")
	name := "content/documents/joint-statement-on-rivers.md"
	good := c.Read(name)
	for _, test := range []struct{ name, file, text, want string }{
		{"a wrong date", name, strings.Replace(good, "date: 2022-01-18", "date: 2022-02-30", 1), name + `:\d+: error: .*2022-02-30`},
		{"two keys alike", name, strings.Replace(good, "title:", "title: x\ntitle:", 1), name + `:\d+: error: `},
		{"no closing line", name, strings.Replace(good, "\n---\n", "\n", 1), name + `:\d+: error: `},
		{"no such country", name, strings.Replace(good, "type:", "countries: [QQ]\ntype:", 1), name + `:\d+: error: .*QQ`},
		{"a copy", "content/documents/copy.md", good, `copy|rivers`},
		{"configuration", "site.yaml", "titel: x\n", `site.yaml:1: error: .*titel`},
		{"a layout", "layouts/document.html", "{{define \"main\"}}\n{{.Nonsense}}\n{{end}}", `document.html:2`},
	} {
		was, err := os.ReadFile(filepath.Join(c.Dir, test.file))
		c.Write(test.file, test.text)
		_, buildErr := pipeline.Build(context.Background(), c.Options())
		said := c.Messages() + fmt.Sprint(buildErr)
		if buildErr == nil || !regexp.MustCompile(test.want).MatchString(said) {
			t.Errorf("%s: error %v, said:\n%s", test.name, buildErr, said)
		}
		if d := differences(before, c.Files("public")); d != "" {
			t.Errorf("%s: the old site has changed:\n%s", test.name, d)
		}
		if err != nil {
			os.Remove(filepath.Join(c.Dir, test.file))
		} else {
			c.Write(test.file, string(was))
		}
	}
	if result := c.Build(); len(result.Changed) > 0 {
		t.Error("the mended collection builds otherwise:", result.Changed)
	}
}

func TestOutputIsNeverWhatTheBuildReads(t *testing.T) {
	c := sitetest.New(t, small)
	for _, output := range []string{".", "..", "seeds", "content/site", "layouts"} {
		o := c.Options()
		o.Output = filepath.Join(c.Dir, output)
		if _, err := pipeline.Build(context.Background(), o); err == nil {
			t.Errorf("built into %s", output)
		}
	}
	if !strings.Contains(c.Read("seeds/rivers.txt"), "Rivers") {
		t.Error("the seed is gone")
	}
}

func TestARenamedPageKeepsItsIdentity(t *testing.T) {
	c := sitetest.New(t, small)
	c.Build()
	if err := os.Rename(filepath.Join(c.Dir, "content/documents/joint-statement-on-rivers.md"), filepath.Join(c.Dir, "content/documents/rivers.md")); err != nil {
		t.Fatal(err)
	}
	c.Build()
	site := c.Files("public")
	if site["documents/rivers.html"] == "" || !strings.Contains(site["documents/joint-statement-on-rivers.html"], "rivers.html") {
		t.Error("the old address does not lead to the new one:", slices.Sorted(maps.Keys(site)))
	}
	if len(c.Files("content/documents")) != 1 {
		t.Error("the page was made again under its old name")
	}
}

func TestAnImportThatLostItsLedgerConverges(t *testing.T) {
	c := sitetest.New(t, small)
	c.Import()
	want := c.Files("content")
	if err := os.RemoveAll(filepath.Join(c.Dir, "content/.ledger")); err != nil {
		t.Fatal(err)
	}
	c.Import()
	if d := differences(want, c.Files("content")); d != "" {
		t.Errorf("an import stopped before its ledger was written leaves, after the next:\n%s", d)
	}
}

// TestMain lets the test binary build a collection as a program of its own.
func TestMain(m *testing.M) {
	if dir := os.Getenv("FONDS_TEST_BUILD"); dir != "" {
		log := &diag.Log{}
		_, err := pipeline.Build(context.Background(), pipeline.Options{Source: dir, Log: log, Now: func() time.Time { return sitetest.Day }})
		if err != nil {
			fmt.Fprintln(os.Stderr, err, log.Messages())
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func hashOf(t *testing.T, dir string) string {
	t.Helper()
	hash := sha256.New()
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		fmt.Fprintln(hash, strings.TrimPrefix(name, dir))
		_, err = io.Copy(hash, f)
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return ""
	}
	if err != nil {
		t.Fatal(err)
	}
	return hex.EncodeToString(hash.Sum(nil))
}

// TestAKilledBuildLeavesTheOldSiteOrTheNew kills builds at random moments.
func TestAKilledBuildLeavesTheOldSiteOrTheNew(t *testing.T) {
	c := sitetest.Copy(t, "../..", "seeds", "content", "site.yaml")
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	site := filepath.Join(c.Dir, "public")
	start := func(limit time.Duration) (killed bool) {
		cmd := exec.Command(self)
		cmd.Env = append(os.Environ(), "FONDS_TEST_BUILD="+c.Dir)
		var said strings.Builder
		cmd.Stderr = &said
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		timer := time.AfterFunc(limit, func() { cmd.Process.Kill() })
		err := cmd.Wait()
		if timer.Stop() && err != nil {
			t.Fatal(err, said.String())
		}
		return err != nil
	}
	versions := [2]string{}
	var took time.Duration
	for i := range versions {
		c.Write("site.yaml", fmt.Sprintf("title: Letters\nrights: version %d\n", i))
		before := time.Now()
		start(time.Hour)
		took = time.Since(before)
		versions[i] = hashOf(t, site)
	}
	if versions[0] == versions[1] {
		t.Fatal("the versions do not differ")
	}
	random := rand.New(rand.NewPCG(1, 2))
	kills := 0
	for i := 0; kills < 50; i++ {
		if i > 500 {
			t.Fatalf("only %d builds of %d were killed", kills, i)
		}
		c.Write("site.yaml", fmt.Sprintf("title: Letters\nrights: version %d\n", i%2))
		if start(time.Duration(random.Int64N(int64(took)))) {
			kills++
		}
		if now := hashOf(t, site); now != versions[0] && now != versions[1] {
			t.Fatalf("after %d kills the site is neither the old nor the new one", kills)
		}
	}
	start(time.Hour)
	entries, err := os.ReadDir(c.Dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".public") {
			t.Error("left behind:", e.Name())
		}
	}
}
