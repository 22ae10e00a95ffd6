package site

import (
	"cmp"
	"html/template"

	"fonds/internal/content"
	"fonds/internal/markdown"
	"fonds/internal/permalink"
)

// OwnView is a page that the maintainer wrote.
type OwnView struct {
	Frame
	Heading string
	Text    template.HTML
}

// WithText puts the text into the view.
func (v OwnView) WithText(text markdown.HTML) any {
	v.Text = template.HTML(text.Text)
	return v
}

func ownPath(p content.OwnPage) permalink.Path {
	return permalink.Path(ownFolder + string(p.Slug) + ".html")
}

// ownFile is the file of an own page, for messages.
func ownFile(p content.OwnPage) string { return "content/pages/" + string(p.Slug) + ".md" }

func (b *builder) ownPages() []Page {
	var pages []Page
	for _, p := range b.own {
		at := ownPath(p)
		pages = append(pages, Page{
			Path: at, Layout: layoutOwn, Body: &Body{Text: p.Body, File: ownFile(p)},
			View: func() any { return OwnView{Frame: b.frame(at, p.Title, p.Title), Heading: p.Title} },
		})
	}
	return pages
}

// AboutView says what the collection is: the maintainer's words, if there are
// any, and what can be said of every collection.
type AboutView struct {
	Frame
	Heading string
	Deck    string
	Text    template.HTML
	Facts   []Row
	Data    []Link // the collection as data
	Review  *Link  // the page of what is uncertain, if there is one
	Pages   []Link // the maintainer's other pages
	Editors string
	Rights  string
}

// WithText puts the text into the view.
func (v AboutView) WithText(text markdown.HTML) any {
	v.Text = template.HTML(text.Text)
	return v
}

func (b *builder) about() []Page {
	page := Page{Path: aboutPath, Layout: layoutAbout, View: b.aboutView}
	if b.aboutText != nil {
		page.Body = &Body{Text: b.aboutText.Body, File: ownFile(*b.aboutText)}
	}
	return []Page{page}
}

func (b *builder) aboutView() any {
	heading := b.words.T("about.heading")
	if b.aboutText != nil {
		heading = cmp.Or(b.aboutText.Title, heading)
	}
	v := AboutView{
		Frame:   b.frame(aboutPath, heading, cmp.Or(b.config.Description, b.scope())),
		Heading: heading,
		Editors: b.config.Editors, Rights: b.config.Rights,
		Data: []Link{
			{Text: "collection.json", Href: b.href(aboutPath, "collection.json")},
			{Text: "collection.csv", Href: b.href(aboutPath, "collection.csv")},
		},
	}
	if b.config.WithReview() {
		v.Review = &Link{Text: b.words.T("review.link"), Href: b.href(aboutPath, reviewPath)}
	}
	if b.aboutText == nil {
		v.Deck = b.config.Description
	}
	fact := func(label, href, value string) {
		v.Facts = append(v.Facts, Row{Label: label, Values: []Value{{Text: value, Href: href}}})
	}
	for _, s := range b.sections {
		fact(s.title, b.href(aboutPath, s.path), b.words.Number(s.count))
	}
	var undated, unsourced, supplied, withdrawn, words int
	for _, d := range b.collection.Documents {
		if d.Withdrawn != "" {
			withdrawn++
			continue
		}
		words += wordsOf(d)
		if !d.Date.Known() {
			undated++
		}
		if d.Source == "" {
			unsourced++
		}
		if d.TitleSupplied {
			supplied++
		}
	}
	for _, f := range []struct {
		key   string
		count int
	}{{"words", words}, {"undated", undated}, {"unsourced", unsourced}, {"supplied", supplied}, {"withdrawn", withdrawn}} {
		if f.count > 0 {
			fact(b.words.T("about."+f.key), "", b.words.Number(f.count))
		}
	}
	for _, p := range b.own {
		if p.Nav == content.Nowhere {
			continue
		}
		v.Pages = append(v.Pages, Link{Text: p.Title, Href: b.href(aboutPath, ownPath(p))})
	}
	return v
}
