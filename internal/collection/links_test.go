package collection

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"fonds/internal/digest"
	"fonds/internal/document"
	"fonds/internal/frontmatter"
)

var update = flag.Bool("update", false, "rewrite the expected parts of testdata/links")

// texts of a case: documents and what links them.
type linkCase struct {
	inputs []Input
	bodies []string
}

func readLinkCase(t testing.TB, archive *txtar.Archive) linkCase {
	t.Helper()
	var c linkCase
	for _, f := range archive.Files {
		slug, ok := strings.CutSuffix(f.Name, ".md")
		if !ok {
			continue
		}
		file, problems := frontmatter.Parse([]byte("---\nid: " + slug + "\n" + string(f.Data)))
		if len(problems) > 0 {
			t.Fatal(f.Name, problems)
		}
		c.inputs = append(c.inputs, Input{Meta: &file.Meta, File: "documents/" + f.Name, Slug: document.Slug(slug)})
		c.bodies = append(c.bodies, file.Body)
	}
	return c
}

func (c linkCase) linked(t testing.TB) *Collection {
	t.Helper()
	p := plan(t, c.inputs, nil, nil)
	names := p.Finder()
	digests := make([]digest.Digest, len(c.bodies))
	for i, body := range c.bodies {
		first := document.Lang("")
		if l := c.inputs[i].Meta.Languages; len(l) > 0 {
			first = l[0]
		}
		digests[i] = digest.Of(body, first, names)
	}
	return p.Link(digests)
}

// describeLinks says how documents are linked, a line for each link, in the
// order of the collection.
func describeLinks(c *Collection) string {
	var b strings.Builder
	for _, d := range c.Documents {
		for _, v := range d.Variants {
			fmt.Fprintf(&b, "%s: variant %s", d.Slug, v.Document.Slug)
			if v.Here+v.There > 0 {
				fmt.Fprintf(&b, ", %.1f here, %.1f there", v.Here, v.There)
			}
			for _, f := range v.Fields {
				fmt.Fprintf(&b, ", other %s", f)
			}
			for _, s := range v.OnlyHere {
				fmt.Fprintf(&b, ", only here %s", s.Name+s.Party)
			}
			b.WriteByte('\n')
		}
		for _, x := range d.Translations {
			fmt.Fprintf(&b, "%s: translation %s\n", d.Slug, x.Document.Slug)
		}
		for _, r := range d.References {
			fmt.Fprintf(&b, "%s: refers to %s, %s\n", d.Slug, r.Document.Slug, r.Reason)
			if !slices.ContainsFunc(r.Document.ReferredBy, func(back Reference) bool { return back.Document == d && back.Reason == r.Reason }) {
				fmt.Fprintf(&b, "%s: not referred to by %s\n", r.Document.Slug, d.Slug)
			}
		}
	}
	for _, x := range c.Contradictions {
		fmt.Fprintf(&b, "%s: %s contradicted by %s, by itself %t\n", x.Document.Slug, x.Field, x.Other.Slug, x.Told)
	}
	return b.String()
}

func eachLinkCase(t *testing.T, do func(t *testing.T, file string, archive *txtar.Archive, c linkCase)) {
	files, err := filepath.Glob("testdata/links/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			do(t, file, archive, readLinkCase(t, archive))
		})
	}
}

func TestLinksBetweenDocuments(t *testing.T) {
	eachLinkCase(t, func(t *testing.T, file string, archive *txtar.Archive, c linkCase) {
		want := &archive.Files[len(archive.Files)-1]
		got := describeLinks(c.linked(t))
		if *update {
			want.Data = []byte(got)
			if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if diff := cmp.Diff(string(want.Data), got); diff != "" {
			t.Error(diff)
		}
	})
}

func TestLinksDoNotDependOnTheOrderOfTheInputs(t *testing.T) {
	eachLinkCase(t, func(t *testing.T, _ string, _ *txtar.Archive, c linkCase) {
		want := describeLinks(c.linked(t))
		random := rand.New(rand.NewPCG(3, 5))
		for range 5 {
			mixed := linkCase{slices.Clone(c.inputs), slices.Clone(c.bodies)}
			random.Shuffle(len(mixed.inputs), func(i, j int) {
				mixed.inputs[i], mixed.inputs[j] = mixed.inputs[j], mixed.inputs[i]
				mixed.bodies[i], mixed.bodies[j] = mixed.bodies[j], mixed.bodies[i]
			})
			if diff := cmp.Diff(want, describeLinks(mixed.linked(t))); diff != "" {
				t.Fatal(diff)
			}
		}
	})
}

// unrelated makes documents of words that are drawn for each anew, in several
// languages, with the dates, numbers and names of a small world.
func unrelated(n int) linkCase {
	random := rand.New(rand.NewPCG(11, 13))
	words := map[document.Lang]string{
		"en": "the of and to in water road town council people year morning letter work house street against without promise winter",
		"es": "el de y a en agua camino pueblo consejo gente año mañana carta trabajo casa calle contra sin promesa invierno",
		"ru": "и в на не вода дорога город совет люди год утро письмо работа дом улица против без обещание зима весна",
	}
	people := strings.Fields("Aalto Bergström Castillo Dvorak Eriksen Fontaine Grigoriev Haddad Ivanov Jovanovic Kowalski Lindgren Moreau Nakamura Oliveira Petrov Rossi Schneider Takala Vasquez")
	var c linkCase
	for i := range n {
		lang := []document.Lang{"en", "es", "ru"}[random.IntN(3)]
		list := strings.Fields(words[lang])
		var b strings.Builder
		for range 3 + random.IntN(20) {
			for range 10 + random.IntN(90) {
				switch {
				case random.IntN(30) == 0:
					b.WriteString(people[random.IntN(len(people))])
				case random.IntN(40) == 0:
					fmt.Fprint(&b, 1900+random.IntN(120))
				case random.IntN(40) == 0:
					fmt.Fprint(&b, random.IntN(1000))
				default:
					b.WriteString(list[random.IntN(len(list))])
					fmt.Fprintf(&b, "%c", "aeiou"[random.IntN(5)]) // more words than there are
				}
				b.WriteByte(' ')
			}
			b.WriteString("\n\n")
		}
		slug := fmt.Sprintf("d%04d", i)
		in := doc(slug, fmt.Sprintf("%d-%02d-%02d", 2000+random.IntN(20), 1+random.IntN(12), 1+random.IntN(28)), func(m *document.Meta) {
			m.Languages = []document.Lang{lang}
			m.Parties = []string{"Party of " + people[random.IntN(len(people))]}
			m.Seeds = []document.SeedRef{{File: slug + ".txt"}}
		})
		c.inputs, c.bodies = append(c.inputs, in), append(c.bodies, b.String())
	}
	return c
}

func TestUnrelatedDocumentsAreNoVersionsOfEachOther(t *testing.T) {
	if got := describeLinks(unrelated(600).linked(t)); got != "" {
		t.Error(got)
	}
}

func BenchmarkLinkVersions(b *testing.B) {
	c := unrelated(1000)
	digests := make([]digest.Digest, len(c.bodies))
	for i, body := range c.bodies {
		digests[i] = digest.Of(body, c.inputs[i].Meta.Languages[0], nil)
	}
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		p := plan(b, c.inputs, nil, nil)
		c := p.Link(digests)
		b.StartTimer()
		p.linkVersions(c, digests)
	}
}
