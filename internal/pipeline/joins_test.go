package pipeline_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fonds/internal/sitetest"
)

const shortForms = `
-- site.yaml --
title: Lakes
-- seeds/oars.txt --
A Letter on Oars

3 March 2023

The oars are in order, and nobody asks for more.
-- content/documents/boats.md --
---
id: boats
title: A Letter on Boats
languages: [en]
parties: [Lake Party of Norway]
---

The boats are old, writes the Lake Party of Norway (LPN). The LPN wants new ones.
-- content/documents/piers.md --
---
id: piers
title: A Letter on Piers
languages: [en]
parties: [LPN]
authors: ["Nordmann, Kari"]
---

The piers are old too.
-- content/documents/nets.md --
---
id: nets
title: A Letter on Nets
languages: [en]
authors: [Comrade Kari Nordmann, Kari Nordmann]
---

The nets are new. So says the LPN.
`

// A text that explains a short form makes one page of the two names, as long as it
// says so and nobody denies it; each address leads to where its name is.
func TestAStatementJoinsNamesUntilItIsGoneOrDenied(t *testing.T) {
	c := sitetest.New(t, shortForms)
	const full, short = "public/parties/lake-party-of-norway.html", "public/parties/lpn.html"
	stands := func(page string) bool {
		t.Helper()
		return !refresh.MatchString(c.Read(page))
	}
	text := c.Read("content/documents/boats.md")
	explained := func(yes bool) {
		t.Helper()
		if yes {
			c.Write("content/documents/boats.md", text)
		} else {
			c.Write("content/documents/boats.md", strings.ReplaceAll(text, " (LPN)", ""))
		}
		c.Build()
		if !stands(full) || stands(short) == yes {
			t.Errorf("explained: %v; one page for both: %v", yes, !stands(short))
		}
	}
	explained(false)
	explained(true)
	page := c.Read(full)
	for _, words := range []string{"not by a person", "Lake Party of Norway (LPN)", "A Letter on Boats", "A Letter on Piers", "A Letter on Nets"} {
		if !strings.Contains(page, words) {
			t.Errorf("the party's page lacks %q", words)
		}
	}
	if page := c.Read("public/authors/kari-nordmann.html"); !strings.Contains(page, "Nordmann, Kari") || !strings.Contains(page, "Comrade Kari Nordmann") {
		t.Error("a person of one name with and without a title has several pages")
	}
	explained(false)
	explained(true)
	c.Write("content/parties/lake-party-of-norway.md", "---\nname: Lake Party of Norway\nnot: [LPN]\n---\n")
	c.Build()
	if !stands(short) || strings.Contains(c.Read(full), "A Letter on Piers") {
		t.Error("what a record denies is joined")
	}
	if err := os.Remove(filepath.Join(c.Dir, "content/parties/lake-party-of-norway.md")); err != nil {
		t.Fatal(err)
	}
	c.Build()
	if stands(short) {
		t.Error("without the record the names are not joined again")
	}
	before := c.Files("content/.ledger")
	c.Build()
	for name, data := range c.Files("content/.ledger") {
		if before[name] != data {
			t.Errorf("a second build changes %s", name)
		}
	}
}
