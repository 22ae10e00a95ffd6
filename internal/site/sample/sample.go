// Package sample is collections made by hand for the tests of pages: a small
// one with every shape that a page can take, and one as large as wanted. Only
// tests import it.
package sample

import (
	"crypto/sha256"
	"fmt"
	"strings"

	"fonds/internal/authority"
	"fonds/internal/collection"
	"fonds/internal/config"
	"fonds/internal/content"
	"fonds/internal/digest"
	"fonds/internal/document"
	"fonds/internal/markdown"
	"fonds/internal/review"
	"fonds/internal/site"
)

// A Sample is a collection with its texts.
type Sample struct {
	Config     config.Config
	Collection *collection.Collection
	Own        []content.OwnPage
	Facts      func(document.ID) site.Facts
	Review     []review.Item
	Bodies     map[document.ID]string
}

// A text is a document before it is linked.
type text struct {
	slug  document.Slug
	added string
	meta  document.Meta
	body  string
}

// Body is the Markdown that a page of the sample shows; "" if it shows none.
func (s *Sample) Body(p site.Page) string {
	switch {
	case p.Body == nil:
		return ""
	case p.Body.Document == nil:
		return p.Body.Text
	}
	section := p.Body.Document.Sections[p.Body.Section]
	return s.Bodies[p.Body.Document.ID][section.From:section.To]
}

func link(lang document.Lang, texts []text, records []authority.Record, ledger *content.Ledger) *Sample {
	s := &Sample{Config: config.Default(), Bodies: map[document.ID]string{}}
	s.Config.Language = lang
	index, err := authority.New(records)
	if err != nil {
		panic(err)
	}
	inputs := make([]collection.Input, len(texts))
	for i, t := range texts {
		m := t.meta
		if m.ID == "" {
			m.ID = document.ID(fmt.Sprintf("%x", sha256.Sum256([]byte(t.slug)))[:8])
		}
		s.Bodies[m.ID] = t.body
		inputs[i] = collection.Input{Meta: &m, File: "documents/" + string(t.slug) + ".md", Added: t.added, Slug: t.slug}
	}
	plan, err := collection.NewPlan(inputs, index, ledger, lang)
	if err != nil {
		panic(err)
	}
	names := plan.Names()
	digests := make([]digest.Digest, len(texts))
	for i, t := range texts {
		digests[i] = digestOf(t, names)
	}
	s.Collection = plan.Link(digests)
	return s
}

// digestOf is a plain way to do what package digest does.
func digestOf(t text, names []digest.Name) digest.Digest {
	var d digest.Digest
	sum := sha256.Sum256([]byte(t.body))
	copy(d.Sum[:], sum[:])
	var first document.Lang
	if len(t.meta.Languages) > 0 {
		first = t.meta.Languages[0]
	}
	for _, s := range markdown.Sections(t.body, first) {
		words := t.body[s.From:s.To]
		section := digest.Section{Lang: s.Lang, From: s.From, To: s.To, Words: len(strings.Fields(words))}
		for _, paragraph := range strings.Split(strings.TrimSpace(words), "\n\n") {
			section.Paragraphs++
			if plain := strings.TrimLeft(paragraph, "0123456789.) "); section.Extract == "" && !strings.HasPrefix(plain, "#") {
				section.Extract = plain[:min(len(plain), 200)]
				section.Extract = strings.ToValidUTF8(section.Extract, "")
			}
		}
		seen := map[int32]bool{}
		for _, n := range names {
			at := strings.Index(words, n.Text)
			if at < 0 || seen[n.Term] || (n.Lang != "" && n.Lang != s.Lang) {
				continue
			}
			seen[n.Term] = true
			section.Hits = append(section.Hits, digest.Hit{Term: n.Term, From: int32(s.From + at), To: int32(s.From + at + len(n.Text)), Count: 1})
		}
		sortHits(section.Hits)
		d.Sections = append(d.Sections, section)
	}
	return d
}

func sortHits(hits []digest.Hit) {
	for i := range hits {
		for k := i; k > 0 && hits[k].From < hits[k-1].From; k-- {
			hits[k], hits[k-1] = hits[k-1], hits[k]
		}
	}
}
