package pipeline_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"fonds/internal/authority"
	"fonds/internal/check"
	"fonds/internal/diag"
	"fonds/internal/pipeline"
	"fonds/internal/proptest"
	"fonds/internal/sitetest"
)

const spellings = `
-- site.yaml --
title: Lakes
originals: false
-- seeds/lakes.txt --
Joint Statement on Lakes

3 March 2023

The undersigned parties ask that the lakes be kept open to all, summer and winter, and that fishing stay free. The LPN has asked for it before.

Lake Party of Norway
Communist Party of Greece
Party of Labour of Austria
-- seeds/rivers.txt --
Joint Statement on Rivers

18 January 2022

The undersigned parties ask that the rivers be kept clean for everybody who lives on them. They say that this can be done within a year.

Communist Party of Greece
KKE
Lake Party of Norway
-- seeds/ozera.txt --
Заявление Озёрной партии

5 мая 2023 года

Озёрная партия призывает все партии беречь озёра и реки. Озёра принадлежат всем, кто живёт на их берегах.
-- content/documents/ferries.md --
---
id: ferries
title: An Open Letter on Ferries
date: 2022-05-01
parties: [LPN]
---

The ferry must sail in winter too, writes the LPN, whose members wait at every pier.
-- content/documents/piers.md --
---
id: piers
title: A Letter on Piers
date: 2024-05-01
parties: [Озёрная партия] # by hand
---

The piers are old. So writes the Озёрная партия, and so says the Communist Party of Greece.
`

// exported is what the test reads of collection.json.
type exported struct {
	Documents []struct {
		Parties     []string
		Signatories []struct{ Party string }
	}
	Terms struct {
		Parties []struct {
			Name, URL string
			Variants  []string
			Documents struct{ Issued, Signed int }
		}
	}
}

var refresh = regexp.MustCompile(`http-equiv="?refresh"?[^>]*url=([^">]+)`)

// Whatever people do to authority records and names, the site has no dead link,
// each name is counted on one page, each address that a name had leads to a
// page, and the site is the one that a fresh build of the same folder makes.
func TestSitesStayWholeWhileNamesAreMergedAndParted(t *testing.T) {
	rounds := proptest.Rounds(3)
	for seed := range uint64(rounds) {
		r := rand.New(rand.NewPCG(seed, 13))
		c := sitetest.New(t, spellings)
		c.Build()
		first, documents := c.Files("public"), c.Files("content/documents")
		names := []string{"LPN", "Lake Party of Norway", "Озёрная партия", "KKE", "Communist Party of Greece", "Lake Party"}
		files := []string{"lpn", "lake-party", "communist-party-of-greece", "kke", "new"}
		pick := func(of []string) string { return of[r.IntN(len(of))] }
		found := map[string]map[string]bool{} // by address, the keys of names that were there
		for range 6 {
			was := c.Files("content")
			there, err := filepath.Glob(filepath.Join(c.Dir, "content/parties/*.md"))
			if err != nil {
				t.Fatal(err)
			}
			record := filepath.Join(c.Dir, "content/parties", pick(files)+".md")
			switch n := r.IntN(6); {
			case n < 3 || len(there) == 0:
				c.Write("content/parties/"+filepath.Base(record), fmt.Sprintf("---\nname: %s\nvariants: [%s, %s]\nnot: [%s]\n---\n", pick(names), pick(names), pick(names), pick(names)))
			case n == 3:
				if err := os.Rename(pick(there), record); err != nil {
					t.Fatal(err)
				}
			case n == 4:
				if err := os.Remove(pick(there)); err != nil {
					t.Fatal(err)
				}
			case n == 5:
				c.Write("content/documents/piers.md", regexp.MustCompile(`parties: .*`).ReplaceAllString(c.Read("content/documents/piers.md"), "parties: ["+pick(names)+"] # by hand"))
			}
			piers := c.Read("content/documents/piers.md")
			if _, err := pipeline.Build(context.Background(), c.Options()); err != nil {
				if !strings.HasPrefix(c.Messages(), "content/parties/") {
					t.Fatalf("sequence %d: %v\n%s", seed, err, c.Messages())
				}
				for name := range c.Files("content") {
					if was[name] == "" {
						os.Remove(filepath.Join(c.Dir, "content", name))
					}
				}
				for name, data := range was {
					c.Write("content/"+name, data)
				}
				c.Build()
			} else if c.Read("content/documents/piers.md") != piers {
				t.Fatal("a person's file has changed")
			}
			public := c.Files("public")
			log := &diag.Log{}
			if _, _, err := check.Site(os.DirFS(filepath.Join(c.Dir, "public")), log); err != nil || len(log.Messages()) > 0 {
				t.Fatalf("sequence %d: %v %v", seed, err, log.Messages())
			}
			var data exported
			if err := json.Unmarshal([]byte(public["collection.json"]), &data); err != nil {
				t.Fatal(err)
			}
			pageOf := map[string]string{}
			for _, term := range data.Terms.Parties {
				own := map[string]bool{}
				for _, name := range append([]string{term.Name}, term.Variants...) {
					own[authority.Key(name)] = true
				}
				issued, signed := 0, 0
				for _, d := range data.Documents {
					issues, signs := false, false
					for _, name := range d.Parties {
						issues = issues || own[authority.Key(name)]
					}
					for _, s := range d.Signatories {
						signs = signs || own[authority.Key(s.Party)]
					}
					if issues {
						issued++
					} else if signs {
						signed++
					}
				}
				if issued != term.Documents.Issued || signed != term.Documents.Signed {
					t.Errorf("sequence %d: %s has %d and %d documents, counted %d and %d", seed, term.Name, term.Documents.Issued, term.Documents.Signed, issued, signed)
				}
				for key := range own {
					pageOf[key] = term.URL
				}
			}
			inUse := map[string]bool{}
			for _, d := range data.Documents {
				for _, s := range d.Signatories {
					d.Parties = append(d.Parties, s.Party)
				}
				for _, name := range d.Parties {
					key := authority.Key(name)
					at := pageOf[key]
					if public[at] == "" {
						t.Fatalf("sequence %d: %q has no page", seed, name)
					}
					if found[at] == nil {
						found[at] = map[string]bool{}
					}
					inUse[key], found[at][key] = true, true
				}
			}
			for at, keys := range found {
				for key := range keys {
					if inUse[key] && public[at] == "" {
						t.Errorf("sequence %d: %s, where %q was, is gone", seed, at, key)
					}
				}
				if m := refresh.FindStringSubmatch(public[at]); m != nil {
					to := "parties/" + m[1]
					if public[to] == "" || refresh.MatchString(public[to]) {
						t.Errorf("sequence %d: %s leads to %s", seed, at, to)
					}
				}
			}
		}
		fresh := sitetest.Copy(t, c.Dir, "seeds", "content", "site.yaml")
		fresh.Build()
		if d := differences(fresh.Files("public"), c.Files("public")); d != "" {
			t.Errorf("sequence %d: a fresh build differs:\n%s", seed, d)
		}
		if d := differences(fresh.Files("content"), c.Files("content")); d != "" {
			t.Errorf("sequence %d: a fresh import differs:\n%s", seed, d)
		}
		// All undone: the documents are as they were, and so is every page.
		if err := os.RemoveAll(filepath.Join(c.Dir, "content/parties")); err != nil {
			t.Fatal(err)
		}
		c.Write("content/documents/piers.md", documents["piers.md"])
		c.Build()
		if d := differences(documents, c.Files("content/documents")); d != "" {
			t.Errorf("sequence %d: undone, the documents are others:\n%s", seed, d)
		}
		last := c.Files("public")
		for name, data := range last {
			if _, ok := first[name]; !ok && refresh.MatchString(data) {
				delete(last, name)
			}
		}
		delete(first, "manifest.sha256")
		delete(last, "manifest.sha256")
		if d := differences(first, last); d != "" {
			t.Errorf("sequence %d: undone, the site is another:\n%s", seed, d)
		}
	}
}

func TestTheCountryOfARecordIsInherited(t *testing.T) {
	c := sitetest.New(t, spellings)
	c.Write("content/parties/kke.md", "---\nname: KKE\ncountry: GR\n---\n")
	c.Build()
	name := "content/documents/joint-statement-on-rivers.md"
	inherited := regexp.MustCompile(`(\{party: KKE,.* country: )GR\}`)
	if got := c.Read(name); !inherited.MatchString(got) {
		t.Fatalf("KKE is not of Greece in\n%s", got)
	}
	// A correction is nobody else's.
	corrected := inherited.ReplaceAllString(c.Read(name), "${1}CY}")
	c.Write(name, corrected)
	c.Write("content/parties/kke.md", "---\nname: KKE\ncountry: AT\n---\n")
	c.Build()
	if got := c.Read(name); got != corrected {
		t.Errorf("the corrected file has become\n%s", got)
	}
	if messages := c.Messages(); !regexp.MustCompile(`joint-statement-on-rivers.md:\d+: warning: signatories was corrected by hand`).MatchString(messages) {
		t.Errorf("the disagreement is not told:\n%s", messages)
	}
	if !strings.Contains(c.Read("public/parties/kke.html"), "countries/at.html") {
		t.Error("the page does not show the record's country")
	}
}
