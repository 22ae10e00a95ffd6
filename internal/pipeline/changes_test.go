package pipeline_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"fonds/internal/check"
	"fonds/internal/diag"
	"fonds/internal/pipeline"
	"fonds/internal/sitetest"
)

const rivers = `Joint Statement on Rivers

18 January 2022

The committees of four towns ask that the river be kept clean for everybody who lives on it.

They say that this can be done within a year, and that it costs little.

The fishermen of the lower valley have counted fewer trout in every summer since the mill was built.

Nobody was asked when the weir was raised.
`

const lakes = `Appeal on Lakes

3 March 1994

Those who live by the two lakes appeal to the council to close the canal in winter.

The ice has broken three boats, and the ferry lies still for nine weeks of the year.

A lock at the northern end would be cheaper than what is paid for repairs.

The school children of Vorden have written this letter together with their teachers.
`

// head gives the front matter's line of a key.
func head(t testing.TB, page, key string) string {
	t.Helper()
	m := regexp.MustCompile(`(?m)^` + key + `: (.*)$`).FindStringSubmatch(page)
	if m == nil {
		return ""
	}
	return m[1]
}

// change is what people do to a collection between two imports.
type change struct{ c *sitetest.Collection }

func (x change) rename(from, to string) {
	x.c.T.Helper()
	to = filepath.Join(x.c.Dir, to)
	if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
		x.c.T.Fatal(err)
	}
	if err := os.Rename(filepath.Join(x.c.Dir, from), to); err != nil {
		x.c.T.Fatal(err)
	}
}

func (x change) remove(name string) {
	x.c.T.Helper()
	if err := os.Remove(filepath.Join(x.c.Dir, name)); err != nil {
		x.c.T.Fatal(err)
	}
}

func (x change) edit(name, from, to string) {
	x.c.T.Helper()
	text := x.c.Read(name)
	if !strings.Contains(text, from) {
		x.c.T.Fatalf("%s has no %q:\n%s", name, from, text)
	}
	x.c.Write(name, strings.Replace(text, from, to, 1))
}

const (
	riversPage = "content/documents/joint-statement-on-rivers.md"
	lakesPage  = "content/documents/appeal-on-lakes.md"
)

// TestChangedSeedsKeepTheirDocuments: whatever people do to seeds, ids, slugs and
// corrections stay, each case is reported in one line, and a further import does
// nothing more.
func TestChangedSeedsKeepTheirDocuments(t *testing.T) {
	for _, test := range []struct {
		name string
		do   func(x change)
		says string // one line that is said
		docs int
		then func(t *testing.T, c *sitetest.Collection)
	}{
		{"renamed", func(x change) { x.rename("seeds/rivers.txt", "seeds/a/r.txt") },
			`seeds/a/r.txt: notice: was seeds/rivers.txt; its document joint-statement-on-rivers stays as it is`, 2, nil},
		{"edited", func(x change) { x.edit("seeds/rivers.txt", "costs little", "costs nothing") },
			`seeds/rivers.txt: notice: has changed; its document joint-statement-on-rivers is read again`, 2,
			func(t *testing.T, c *sitetest.Collection) {
				if !strings.Contains(c.Read(riversPage), "costs nothing") {
					t.Error("the page does not follow")
				}
			}},
		{"renamed and edited", func(x change) {
			x.rename("seeds/rivers.txt", "seeds/other.txt")
			x.edit("seeds/other.txt", "costs little", "costs nothing")
		}, `seeds/other.txt: notice: was seeds/rivers.txt, changed \(\d+ % of it is as it was\); its document joint-statement-on-rivers`, 2, nil},
		{"two changed names", func(x change) {
			x.rename("seeds/rivers.txt", "seeds/x.txt")
			x.rename("seeds/lakes.txt", "seeds/rivers.txt")
			x.rename("seeds/x.txt", "seeds/lakes.txt")
		}, `seeds/rivers.txt: notice: was seeds/lakes.txt`, 2, nil},
		{"another text under the name, the first renamed and edited", func(x change) {
			x.rename("seeds/rivers.txt", "seeds/other.txt")
			x.edit("seeds/other.txt", "costs little", "costs nothing")
			x.c.Write("seeds/rivers.txt", "Minutes of the Boat Club\n\nThe club met in the house by the bridge and chose a new treasurer.\n")
		}, `seeds/rivers.txt: notice: has changed`, 3, nil},
		{"deleted", func(x change) { x.remove("seeds/rivers.txt") },
			`seeds/rivers.txt: notice: is gone; its document stays`, 2, nil},
		{"deleted with its page", func(x change) { x.remove("seeds/lakes.txt"); x.remove(lakesPage) },
			`content/documents/appeal-on-lakes.md: notice: was removed, and no seed has its text any more; the document is forgotten`, 1, nil},
		{"a copy", func(x change) { x.c.Write("seeds/copy.txt", rivers) },
			`has the same bytes as seeds/`, 2, nil},
		{"split by hand", func(x change) {
			at := strings.Index(rivers, "The fishermen")
			x.c.Write("seeds/rivers-1.txt", rivers[:at])
			x.c.Write("seeds/rivers-2.txt", "A second statement\n\n"+rivers[at:])
			x.remove("seeds/rivers.txt")
		}, `seeds/rivers-[12].txt: notice: was seeds/rivers.txt, `, 3, func(t *testing.T, c *sitetest.Collection) {
			for name, page := range c.Files("content/documents") {
				if strings.Contains(page, "fishermen") && !strings.Contains(page, "Nobody (see the annex) was asked") {
					t.Errorf("the correction did not go along to %s:\n%s", name, page)
				}
			}
		}},
		{"merged by hand", func(x change) {
			x.c.Write("seeds/both.txt", rivers+"\n\n"+lakes)
			x.remove("seeds/rivers.txt")
			x.remove("seeds/lakes.txt")
		}, `content/documents/(joint-statement-on-rivers|appeal-on-lakes).md: notice: has its text from seeds/(rivers|lakes).txt, which now stands in (joint-statement-on-rivers|appeal-on-lakes) too; .*remove content/documents/`, 2, nil},
		{"page renamed", func(x change) { x.rename(riversPage, "content/documents/rivers.md") },
			`content/documents/rivers.md: notice: was joint-statement-on-rivers.md`, 2, nil},
		{"page removed", func(x change) { x.remove(lakesPage) },
			`content/documents/appeal-on-lakes.md: notice: was gone and is made again from its seed`, 2, nil},
		{"draft", func(x change) { x.edit(lakesPage, "title:", "draft: true\ntitle:") }, ``, 2,
			func(t *testing.T, c *sitetest.Collection) {
				c.Build()
				if _, there := c.Files("public")["documents/appeal-on-lakes.html"]; there {
					t.Error("a draft has a page")
				}
			}},
		{"withdrawn", func(x change) { x.edit(lakesPage, "title:", "withdrawn: The writers asked for it.\ntitle:") }, ``, 2,
			func(t *testing.T, c *sitetest.Collection) {
				c.Build()
				files := c.Files("public")
				if page := files["documents/appeal-on-lakes.html"]; !strings.Contains(page, "The writers asked for it.") || strings.Contains(page, "broken three boats") {
					t.Error("the note is missing, or the text still there:", page)
				}
				for name, text := range files {
					if strings.Contains(text, "broken three boats") {
						t.Error("the withdrawn text stands in", name)
					}
				}
			}},
		{"two seeds for one document", func(x change) {
			x.c.Write("seeds/more.txt", "A further page\n\nThis page was found behind the first and belongs to it.\n")
			x.edit(riversPage, "seed: {file: rivers.txt", "seed:\n  - {file: more.txt}\n  - {file: rivers.txt")
			page := x.c.Read(riversPage)
			order := regexp.MustCompile(`(?m)^  - \{file: more.txt\}\n(  - .*\n)`).ReplaceAllString(page, "$1  - {file: more.txt}\n")
			x.c.Write(riversPage, order)
		}, ``, 2, func(t *testing.T, c *sitetest.Collection) {
			page := c.Read(riversPage)
			if !strings.Contains(page, "belongs to it") || !regexp.MustCompile(`file: more.txt, sha256: [0-9a-f]{64}`).MatchString(page) {
				t.Error("the second seed is not read:\n" + page)
			}
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := sitetest.New(t, "-- site.yaml --\ntitle: T\n-- seeds/rivers.txt --\n"+rivers+"-- seeds/lakes.txt --\n"+lakes)
			c.Import()
			// Corrections of a field and of a paragraph.
			x := change{c}
			x.edit(riversPage, "title: Joint Statement on Rivers", "title: Rivers, a Joint Statement # ours")
			x.edit(riversPage, "Nobody was asked", "Nobody (see the annex) was asked")
			id := head(t, c.Read(riversPage), "id")
			test.do(x)
			c.Import()
			said := c.Messages()
			if test.says != "" && len(regexp.MustCompile(`(?m)`+test.says).FindAllString(said, -1)) != 1 {
				t.Errorf("not said, or more than once: %s\n%s", test.says, said)
			}
			pages := c.Files("content/documents")
			if len(pages) != test.docs {
				t.Errorf("%d documents, want %d\n%s", len(pages), test.docs, said)
			}
			found := false
			for name, page := range pages {
				if head(t, page, "id") == id {
					found = true
					if !strings.Contains(page, "title: Rivers, a Joint Statement # ours") || !strings.Contains(page, "Nobody (see the annex) was asked") {
						t.Errorf("%s has lost corrections:\n%s", name, page)
					}
				}
			}
			if !found {
				t.Errorf("no page has the id %s", id)
			}
			if test.then != nil {
				test.then(t, c)
			}
			before := c.Files("content")
			c.Import()
			if d := differences(before, c.Files("content")); d != "" {
				t.Errorf("a further import changed:\n%s", d)
			}
			if site := c.Build(); site.Documents == 0 {
				t.Error("nothing is built")
			}
		})
	}
}

// TestARemovedPageLeadsToWhereItsTextIs: once two seeds are one, the page that is
// left over can be removed, and its address leads to the other.
func TestARemovedPageLeadsToWhereItsTextIs(t *testing.T) {
	for _, way := range []string{"one seed", "a seed: line"} {
		c := sitetest.New(t, "-- seeds/rivers.txt --\n"+rivers+"-- seeds/lakes.txt --\n"+lakes)
		c.Build()
		x := change{c}
		if way == "one seed" {
			c.Write("seeds/rivers.txt", rivers+"\n\n"+lakes)
			x.remove("seeds/lakes.txt")
		} else {
			page := c.Read(riversPage)
			line := head(t, page, "seed")
			c.Write(riversPage, strings.Replace(page, "seed: "+line, "seed: ["+line+", {file: lakes.txt}]", 1))
		}
		c.Build()
		x.remove(lakesPage)
		c.Build()
		site := c.Files("public")
		if page := site["documents/appeal-on-lakes.html"]; !strings.Contains(page, "joint-statement-on-rivers.html") || strings.Contains(page, "broken three boats") {
			t.Errorf("%s: the old address does not lead on:\n%s\n%s", way, page, c.Messages())
		}
		if !strings.Contains(site["documents/joint-statement-on-rivers.html"], "broken three boats") {
			t.Errorf("%s: the text is not on the page it was joined to", way)
		}
		if _, err := os.Stat(filepath.Join(c.Dir, lakesPage)); err == nil {
			t.Errorf("%s: the page was made again", way)
		}
	}
}

// TestPeopleSayWhatADocumentIsReadFrom: by its seed: line.
func TestPeopleSayWhatADocumentIsReadFrom(t *testing.T) {
	const more = "A further page\n\nThis page was found behind the first and belongs to it, said the archivist.\n"
	fresh := func(t *testing.T) (*sitetest.Collection, change, string) {
		c := sitetest.New(t, "-- seeds/rivers.txt --\n"+rivers+"-- seeds/lakes.txt --\n"+lakes+"-- seeds/more.txt --\n"+more)
		c.Import()
		return c, change{c}, head(t, c.Read(riversPage), "seed")
	}
	t.Run("joined and parted again", func(t *testing.T) {
		c, x, line := fresh(t)
		x.edit(riversPage, "seed: "+line, "seed: ["+line+", {file: more.txt}]")
		x.remove("content/documents/a-further-page.md")
		c.Import()
		if !strings.Contains(c.Read(riversPage), "said the archivist") || len(c.Files("content/documents")) != 2 {
			t.Error("not joined:", c.Messages())
		}
		x.edit("seeds/more.txt", "said the archivist", "said the old archivist")
		c.Import()
		if !strings.Contains(c.Read(riversPage), "said the old archivist") || !strings.Contains(c.Messages(), "seeds/more.txt: notice: has changed; the document joint-statement-on-rivers, of which it is a part") {
			t.Error("the further seed is not followed:", c.Messages())
		}
		c.Build()
		if site := c.Files("public"); !strings.Contains(site["originals/"+head(t, c.Read(riversPage), "id")+".2.txt"], "archivist") ||
			!strings.Contains(site["documents/joint-statement-on-rivers.html"], ".2.txt") {
			t.Error("the second seed is not there as received")
		}
		page := c.Read(riversPage)
		c.Write(riversPage, regexp.MustCompile(`(?m)^seed:\n(  - .*\n)+`).ReplaceAllString(page, "seed: "+line+"\n"))
		c.Import()
		if strings.Contains(c.Read(riversPage), "archivist") || len(c.Files("content/documents")) != 3 {
			t.Error("not parted:", c.Messages(), c.Read(riversPage))
		}
		if !strings.Contains(c.Messages(), "content/documents/a-further-page.md: notice: is a document of its own again, at its old address") {
			t.Error("it is not where it was:", c.Messages())
		}
	})
	t.Run("a misspelt name", func(t *testing.T) {
		c, x, line := fresh(t)
		x.edit(riversPage, "seed: "+line, "seed: ["+line+", {file: moor.txt}]")
		c.Import()
		if !regexp.MustCompile(regexp.QuoteMeta(riversPage) + `:\d+: warning: seed: there is no seeds/moor.txt`).MatchString(c.Messages()) {
			t.Error("not said:", c.Messages())
		}
	})
	t.Run("another document's seed", func(t *testing.T) {
		c, x, line := fresh(t)
		x.edit(riversPage, "seed: "+line, "seed: {file: lakes.txt}")
		c.Import()
		if !strings.Contains(c.Messages(), "seeds/lakes.txt is the document appeal-on-lakes; this one is still read from seeds/rivers.txt") ||
			!strings.Contains(c.Read(riversPage), "fishermen") || len(c.Files("content/documents")) != 3 {
			t.Error("said:", c.Messages())
		}
	})
	t.Run("its id taken out", func(t *testing.T) {
		c, x, _ := fresh(t)
		before := c.Files("content")
		x.edit(riversPage, "id: ", "identity: ")
		if _, err := pipeline.Import(context.Background(), c.Options()); err == nil || !regexp.MustCompile(riversPage+`:1: error: .*; write id: [a-z2-7]{8} again`).MatchString(c.Messages()) {
			t.Error(err, c.Messages())
		}
		x.edit(riversPage, "identity: ", "id: ")
		c.Import()
		if d := differences(before, c.Files("content")); d != "" {
			t.Error(d)
		}
	})
}

// TestASplitTakesCorrectionsAlong: what was corrected in a letter stays with it
// when it becomes a document of its own, and a removed one's address leads on.
func TestASplitTakesCorrectionsAlong(t *testing.T) {
	c := sitetest.New(t, "-- seeds/both.txt --\n"+rivers+"\n\n"+lakes+"-- seeds/both.txt.yaml --\ndocuments: [1]\n")
	c.Build()
	x := change{c}
	x.edit(riversPage, "Nobody was asked", "Nobody (see the annex) was asked")
	x.edit(riversPage, "broken three boats", "broken three big boats")
	c.Write("seeds/both.txt.yaml", "documents: [1, 14]\n")
	c.Build()
	if said := c.Messages(); !strings.Contains(said, "seeds/both.txt: notice: holds 2 documents: joint-statement-on-rivers (lines 1–13), appeal-on-lakes (lines 14–") {
		t.Error("said:", said)
	}
	if page := c.Read(lakesPage); !strings.Contains(page, "broken three big boats") || strings.Contains(page, "annex") || strings.Contains(page, "fishermen") {
		t.Errorf("the correction did not come along:\n%s", page)
	}
	if page := c.Read(riversPage); !strings.Contains(page, "(see the annex)") || strings.Contains(page, "ferrymen") {
		t.Errorf("the other correction is gone:\n%s", page)
	}
	before := c.Files("content")
	c.Build()
	if d := differences(before, c.Files("content")); d != "" {
		t.Errorf("a further import changed:\n%s", d)
	}
	c.Write("seeds/both.txt.yaml", "documents: [1]\n")
	c.Build()
	if said := c.Messages(); !strings.Contains(said, lakesPage+": notice: has its text from seeds/both.txt, which now stands in joint-statement-on-rivers too; take over what was corrected in it, then remove") {
		t.Error("said:", said)
	}
	x.remove(lakesPage)
	c.Build()
	if page := c.Files("public")["documents/appeal-on-lakes.html"]; !strings.Contains(page, "joint-statement-on-rivers.html") {
		t.Errorf("the address does not lead on: %s\n%s", page, c.Messages())
	}
	c.Build()
	if said := c.Messages(); strings.Contains(said, "lakes") {
		t.Error("said for ever:", said)
	}
}

// TestWithdrawnTextNeverComesBack: whatever happens to a seed that was parted, what
// is withdrawn does not come to stand on a page that is published.
func TestWithdrawnTextNeverComesBack(t *testing.T) {
	for _, test := range []struct {
		name string
		do   func(x change)
		says string // an error; "": the site is built, without the text
	}{
		{"the seed renamed, its sidecar forgotten", func(x change) { x.rename("seeds/both.txt", "seeds/letters.txt") }, ""},
		{"the sidecar removed", func(x change) { x.remove("seeds/both.txt.yaml") }, ""},
		{"lines taken out above", func(x change) {
			x.edit("seeds/both.txt", "18 January 2022\n\nThe committees of four towns ask that the river be kept clean for everybody who lives on it.\n\nThey say that this can be done within a year, and that it costs little.\n\n", "")
		}, riversPage + `:\d+: error: would publish text of content/documents/appeal-on-lakes.md, which is withdrawn or a draft; see that the numbers in the sidecar`},
		{"made one again", func(x change) { x.c.Write("seeds/both.txt.yaml", "documents: [1]\n") },
			riversPage + `:\d+: error: would publish text of content/documents/appeal-on-lakes.md`},
		{"its text copied by hand", func(x change) {
			x.c.Write(riversPage, x.c.Read(riversPage)+"\nThe school children of Vorden have written this letter together with their teachers, and they have signed it with their first names.\n")
		}, riversPage + `:\d+: error: would publish text of`},
	} {
		c := sitetest.New(t, "-- seeds/both.txt --\n"+rivers+"\n\n"+strings.Replace(lakes, "together with their teachers.", "together with their teachers, and they have signed it with their first names.", 1)+
			"-- seeds/both.txt.yaml --\ndocuments: [1, 14]\n")
		c.Build()
		x := change{c}
		x.edit(lakesPage, "title:", "withdrawn: the writers asked for it\ntitle:")
		c.Build()
		before := c.Files("public")
		test.do(x)
		_, err := pipeline.Build(context.Background(), c.Options())
		if test.says == "" && err != nil || test.says != "" && (err == nil || !regexp.MustCompile(test.says).MatchString(c.Messages())) {
			t.Errorf("%s: %v\n%s", test.name, err, c.Messages())
		}
		if _, again := pipeline.Build(context.Background(), c.Options()); (again == nil) != (err == nil) {
			t.Errorf("%s: the next build: %v", test.name, again)
		}
		after := c.Files("public")
		if d := differences(before, after); err != nil && d != "" {
			t.Errorf("%s: the old site has changed:\n%s", test.name, d)
		}
		for name, text := range after {
			if strings.Contains(text, "school children") {
				t.Errorf("%s: the text stands in %s", test.name, name)
			}
		}
	}
}

// TestACorrectionStaysInItsOwnLetter: two letters with the same greeting and the
// same signature are parted, and what was written into the first stays there.
func TestACorrectionStaysInItsOwnLetter(t *testing.T) {
	const letters = "Dear Anna,\n\nYour parcel came on Friday, with the coffee and the shirts that you had promised me in spring.\n\nThe harbour is quiet, and nobody has work before the autumn.\n\nYour brother\n\n\n" +
		"Dear Anna,\n\nI waited for an answer until the end of June, and now I write again, from the other side of the bay.\n\nThe boats have been painted, and there is work for everybody who can row.\n\nYour brother\n"
	const page = "content/documents/letters.md"
	c := sitetest.New(t, "-- seeds/letters.txt --\n"+letters+"-- seeds/letters.txt.yaml --\ndocuments: [1]\n")
	c.Import()
	for name := range c.Files("content/documents") {
		change{c}.rename("content/documents/"+name, page)
	}
	c.Import()
	x := change{c}
	x.edit(page, "with the coffee and the shirts", "with the coffee and two shirts")
	x.edit(page, "nobody has work before the autumn.", "nobody has work before the autumn [1956].\n\nA remark on the first letter, by the editors.")
	x.edit(page, "from the other side of the bay", "from the far side of the bay")
	c.Write("seeds/letters.txt.yaml", "documents: [1, 11]\n")
	c.Import()
	first, second := c.Read(page), ""
	for name, text := range c.Files("content/documents") {
		if name != "letters.md" {
			second = text
		}
	}
	for _, want := range []string{"two shirts", "[1956]", "A remark on the first letter"} {
		if !strings.Contains(first, want) || strings.Contains(second, want) {
			t.Errorf("%q is not in the first letter alone", want)
		}
	}
	if !strings.Contains(second, "from the far side of the bay") || strings.Contains(second, "from the other side") {
		t.Error("the second letter has lost its correction")
	}
	if !strings.Contains(c.Messages(), "took along what was corrected in content/documents/letters.md") {
		t.Error("nothing is said:", c.Messages())
	}
	if t.Failed() {
		t.Logf("=== first\n%s\n=== second\n%s", first, second)
	}
}

// TestAPartTakenOutOfItsSeedIsForgotten with its page, and leads nowhere.
func TestAPartTakenOutOfItsSeedIsForgotten(t *testing.T) {
	letter := func(n int, day, body string) string {
		return fmt.Sprintf("Letter No. %d\n\nVorden, %s\n\nDear Members of the Council,\n\n%s\n\nYours sincerely,\n\nAna Blum\nHarbour Committee\n\n\n", n, day, body)
	}
	first := letter(1, "3 March 1994", "The ice has broken three boats, and the ferry lies still for nine weeks of the year, as everybody on this side of the lake knows.")
	second := letter(2, "17 March 1994", "Two weeks have gone by without an answer. Nobody understands why a lock should be dearer than three boats a year, nor why we were not asked.")
	c := sitetest.New(t, "-- seeds/letters.txt --\n"+first+second)
	c.Build()
	if len(c.Files("content/documents")) != 2 {
		t.Fatal("the letters were not parted:", c.Messages())
	}
	x := change{c}
	c.Write("seeds/letters.txt", first)
	c.Build()
	if said := c.Messages(); !strings.Contains(said, "no longer holds the document letter-no-2, which stays") {
		t.Error("said:", said)
	}
	x.remove("content/documents/letter-no-2.md")
	c.Build()
	if said := c.Messages(); !strings.Contains(said, "letter-no-2.md: notice: was removed, and no seed has its text any more") {
		t.Error("said:", said)
	}
	if _, there := c.Files("public")["documents/letter-no-2.html"]; there {
		t.Error("its address leads to another letter")
	}
	c.Build()
	if said := c.Messages(); said != "" {
		t.Error("said again:", said)
	}
}

// TestEveryLineIsAccountedFor: no line of any seed goes nowhere.
func TestEveryLineIsAccountedFor(t *testing.T) {
	collections(t, func(t *testing.T, fresh func() *sitetest.Collection) {
		c := fresh()
		for name := range c.Files("seeds") {
			r := c.Explain(name)
			next := 1
			for _, s := range r.Account() {
				if s.Went == "lost" {
					t.Errorf("seeds/%s: lines %s are lost: %.80s", name, s.Lines, r.Seed.Lines[s.Lines.First-1])
				}
				if s.Lines.First != next {
					t.Errorf("seeds/%s: line %d is not accounted for", name, next)
				}
				next = s.Lines.Last + 1
			}
			if next != len(r.Seed.Lines)+1 {
				t.Errorf("seeds/%s: %s", name, fmt.Sprint("the account ends at line ", next-1, " of ", len(r.Seed.Lines)))
			}
		}
	})
}

// TestAWithdrawnPartIsNotPublishedWithItsSeed: a seed that holds a withdrawn
// document, or a draft, is not there to read, and nothing points to it.
func TestAWithdrawnPartIsNotPublishedWithItsSeed(t *testing.T) {
	for _, line := range []string{"withdrawn: the writers asked for it", "draft: true"} {
		c := sitetest.New(t, "-- seeds/both.txt --\n"+rivers+"\n\n"+lakes+"-- seeds/both.txt.yaml --\ndocuments: [1, 14]\n-- seeds/gone.txt --\nMinutes of the Boat Club\n\nThe club met in the house by the bridge.\n")
		c.Build()
		if page := c.Read("public/documents/joint-statement-on-rivers.html"); !strings.Contains(page, "both.txt, lines 1–13") {
			t.Error("the page does not say which lines of the file it is")
		}
		x := change{c}
		x.edit(lakesPage, "title:", line+"\ntitle:")
		x.remove("seeds/gone.txt")
		c.Build()
		for name, text := range c.Files("public") {
			if strings.Contains(text, "broken three boats") {
				t.Errorf("%s: the text stands in %s", line, name)
			}
		}
		log := &diag.Log{}
		if _, _, err := check.Site(os.DirFS(filepath.Join(c.Dir, "public")), log); err != nil || len(log.Messages()) > 0 {
			t.Error(line, err, log.Messages())
		}
	}
}
