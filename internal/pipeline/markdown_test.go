package pipeline_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"fonds/internal/check"
	"fonds/internal/diag"
	"fonds/internal/sitetest"

	"os"
	"path/filepath"
)

const harbour = `---
title: A letter from the harbour
date: 2019-05-04T10:00:00+02:00
author: {name: Ana Blum}
tags: [harbour, dredging]
layout: post   # how the blog shows it
lang: en
---

# A letter from the harbour

Dear friends, the **harbour** is closed. See [the notice](notice.md), [the law](https://example.org/law "Law") and [nothing](none.md).

![The quay](pic/quay.png) and ![gone](pic/gone.png)

1. one
   - nested
2. two

| ship | day |
|------|-----|
| Alma | 4 May |

` + "```" + `
not # a heading

---
` + "```" + `

<!-- an editor's remark -->

Text with a note.[^1]

[^1]: The note.

<!-- lang: de -->

Liebe Freunde, der Hafen ist geschlossen und wird erst im Herbst wieder geöffnet, sagt der Hafenmeister.
`

// TestMarkdownSeedsKeepTheirMarkdown: front matter wins and unknown keys stay,
// the body is the author's own, links between seeds and pictures beside them work.
func TestMarkdownSeedsKeepTheirMarkdown(t *testing.T) {
	c := sitetest.New(t, "-- seeds/notice.md --\nNotice of the Harbour Office\n====\n\n4 May 2019\n\nThe harbour is closed until the autumn, and ships are turned away to the northern quay.\n")
	c.Write("seeds/letter.md", harbour)
	c.Write("seeds/pic/quay.png", "\x89PNG\r\n\x1a\n....")
	c.Write("seeds/pic/gone.png", "this is no picture")
	c.Build()
	page := c.Read("content/documents/a-letter-from-the-harbour.md")
	for _, want := range []string{
		"\ntitle: A letter from the harbour\n", "\ndate: 2019-05-04\n", "\nauthors: [Ana Blum]\n", "\ntopics: [harbour, dredging]\n",
		"\nlanguages: [en, de]\n", "\nlayout: post   # how the blog shows it\n---\n\nDear friends, the **harbour** is closed.",
		"\n1. one\n   - nested\n2. two\n", "| Alma | 4 May |", "```\nnot # a heading\n\n---\n```\n", "[^1]: The note.\n\n<!-- lang: de -->\n\nLiebe",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if strings.Contains(page, "# A letter") || strings.Contains(page, "remark") {
		t.Error("the title or a remark stands in the text")
	}
	if t.Failed() {
		t.Log(page)
	}
	site := c.Files("public")
	html := site["documents/a-letter-from-the-harbour.html"]
	for _, want := range []string{`href="notice-of-the-harbour-office.html"`, `href="https://example.org/law"`, `alt="The quay"`, `<span title="none.md">nothing</span>`} {
		if !strings.Contains(html, want) {
			t.Errorf("the page does not have %s:\n%s", want, html)
		}
	}
	said := c.Messages()
	for _, want := range []string{"lead nowhere in this collection are no links on the page: none.md, pic/gone.png"} {
		if strings.Count(said, want) != 1 {
			t.Errorf("not said once: %s\n%s", want, said)
		}
	}
	log := &diag.Log{}
	if _, _, err := check.Site(os.DirFS(filepath.Join(c.Dir, "public")), log); err != nil || len(log.Messages()) > 0 {
		t.Error(err, log.Messages())
	}
}

// TestFaultyFrontMatterCountsAsText: a seed is never refused for its head.
func TestFaultyFrontMatterCountsAsText(t *testing.T) {
	for _, head := range []string{"---\ntitle: [unclosed\n---\n", "---\ntitle: a\ntitle: b\n---\n", "---\nno end\n", "--- \n- a\n- list\n---\n", "---\ndate: soon\ntitle: {a: {b: [c]}}\n---\n", "+++\ntitle = 'T'\n+++\n"} {
		c := sitetest.New(t, "-- seeds/a.md --\n"+head+"\nThe towns met in spring and spoke of the water for two days.\n")
		c.Build()
		var page string
		for name, text := range c.Files("public") {
			if strings.HasPrefix(name, "documents/") && name != "documents/index.html" {
				page += text
			}
		}
		if !strings.Contains(page, "spoke of the water") {
			t.Errorf("%q: the text is not on its page", head)
		}
		for _, word := range words(head) {
			if word != "title" && word != "date" && !strings.Contains(page, word) {
				t.Errorf("%q: %q is not on the page", head, word)
			}
		}
	}
}

// TestEveryWordOfAMarkdownSeedIsKept, whatever marks stand around it.
func TestEveryWordOfAMarkdownSeedIsKept(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	forms := []string{
		"WORD", "# WORD", "## WORD ##", "WORD\n---", "WORD\n===", "- WORD", "1. WORD", "   - WORD", "> WORD", "> > WORD", "**WORD**", "*WORD* and _moreNUMBER_",
		"[WORD](https://example.org/x)", "![WORD](https://example.org/x.png)", "`WORD`", "```\nWORD\n```", "    WORD", "| WORD | b |\n|---|---|\n| c | d |",
		"<div>WORD</div>", "<!-- WORD -->", "[^nNUMBER]: WORD", "text[^nNUMBER] WORD", "\\# WORD", "WORD  \nnextNUMBER", "[WORD]", "[refNUMBER]: https://example.org",
		"* * *", "---", "WORD &amp; &lt;b&gt;", "<https://example.org/WORD>", "By WORD", "4 May 2019", "Signed:\n- WORD\n- OtherNUMBER", "<!-- lang: de -->",
	}
	n := 40
	c := sitetest.New(t, "-- site.yaml --\ntitle: T\n")
	seeds := map[string][]string{}
	for i := range n {
		var b strings.Builder
		var want []string
		for j := range 2 + random.IntN(12) {
			word := fmt.Sprintf("w%dx%dy", i, j)
			form := forms[random.IntN(len(forms))]
			if strings.Contains(form, "WORD") {
				want = append(want, word)
			}
			b.WriteString(strings.NewReplacer("WORD", word, "NUMBER", fmt.Sprint(j)).Replace(form))
			b.WriteString("\n\n"[random.IntN(2):])
		}
		name := fmt.Sprintf("s%02d.md", i)
		seeds[name] = want
		c.Write("seeds/"+name, b.String())
	}
	c.Build()
	var all strings.Builder
	for name, text := range c.Files("public") {
		if strings.HasPrefix(name, "documents/") {
			all.WriteString(text)
		}
	}
	for name, want := range seeds {
		for _, w := range want {
			if !strings.Contains(all.String(), w) {
				t.Errorf("%s: %s is on no page:\n%s", name, w, c.Read("seeds/"+name))
			}
		}
	}
}

// TestTextsWithFrontMatterAreMarkdown: such a head says what a file is, whatever
// it is called; a line of dashes over a text says nothing.
func TestTextsWithFrontMatterAreMarkdown(t *testing.T) {
	for _, x := range []struct {
		seed string
		want []string
		not  string
	}{
		{"---\ntitle: \"Notice of the Ferry\"\ndate: '2011-03-09'\nlayout: notice\n---\n\nThe ferry **stops** at dusk, and *nobody* is taken across after it.\n\n\\###\n",
			[]string{"\ntitle: Notice of the Ferry\n", "\ndate: 2011-03-09\n", "\nlayout: notice\n", "The ferry **stops** at dusk, and *nobody* is"}, "###"},
		{"---\ntitle: Aviso de la barca\nautor: Julio Cano\nfecha: 2011-03-09\n---\nLa barca **no** sale de noche, y de día sale cuando quiere el barquero.\n",
			[]string{"\ntitle: Aviso de la barca\n", "La barca **no** sale"}, "\\*"},
		{"+++\ntitle = \"Die Fähre\"\ndate = 2011-03-09\n+++\n\nDie Fähre fährt **nicht** bei Nacht, und am Tage nur, wenn der Fährmann wach ist.\n",
			[]string{"\ntitle: Die Fähre\n", "fährt **nicht** bei"}, "\\*"},
		{"---\nThe ferry\n---\n\nThe ferry stops at dusk, and **nobody** is taken across after it, whatever he pays.\n",
			[]string{"\\*\\*nobody**"}, "(none)"},
	} {
		c := sitetest.New(t, "")
		c.Write("seeds/a.txt", x.seed)
		c.Build()
		var page string
		for name, text := range c.Files("content/documents") {
			if strings.HasSuffix(name, ".md") {
				page += text
			}
		}
		for _, want := range x.want {
			if !strings.Contains(page, want) {
				t.Errorf("%q is not in\n%s", want, page)
			}
		}
		if strings.Contains(page, x.not) {
			t.Errorf("%q is in\n%s", x.not, page)
		}
	}
}
