package site

import (
	"slices"
	"testing"

	"fonds/internal/content"
	"fonds/internal/markdown"
	"fonds/internal/theme"
)

func texts(links []NavLink) (list []string) {
	for _, l := range links {
		list = append(list, l.Text)
	}
	return list
}

func TestOwnPagesHaveTheirPlaceAndOrder(t *testing.T) {
	b := builderOf(t, func(in *Input) {
		in.Own = []content.OwnPage{
			{Slug: "colophon", Title: "Colophon", Nav: content.InFooter},
			{Slug: "drafts", Title: "Drafts", Nav: content.Nowhere},
			{Slug: "method", Title: "Method", Nav: content.InMasthead, Order: 2},
			{Slug: "people", Title: "People", Nav: content.InMasthead, Order: 1},
		}
	}, doc("a", nil))
	c := b.chromeOf(ownFolder + "method.html")
	equal(t, texts(c.Sections), []string{"Documents", "People", "Method", "About"})
	equal(t, texts(c.All), []string{"Documents", "Languages", "Search", "About", "People", "Method", "Colophon"})
	for _, l := range append(c.Sections, c.All...) {
		if l.Current != (l.Text == "Method") {
			t.Errorf("%s: current %v", l.Text, l.Current)
		}
	}
	if l := c.Sections[len(c.Sections)-2]; l.Href != "method.html" {
		t.Errorf("address %s", l.Href)
	}
	var pages []string
	for _, p := range b.aboutView().(AboutView).Pages {
		pages = append(pages, p.Text)
	}
	equal(t, pages, []string{"People", "Method", "Colophon"})
	if n := len(b.ownPages()); n != 4 {
		t.Errorf("%d pages, though one of them has no link", n)
	}
}

func equal(t *testing.T, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTheFrontPageBeginsWithTheMaintainersWords(t *testing.T) {
	for name, test := range map[string]struct {
		yaml          string
		own           []content.OwnPage
		heading, file string
	}{
		"none":          {heading: "Documents"},
		"in site.yaml":  {yaml: "Welcome.", heading: "Documents", file: "site.yaml"},
		"a page":        {own: []content.OwnPage{{Slug: "home", Body: "Hello."}}, heading: "Documents", file: "content/pages/home.md"},
		"with a title":  {own: []content.OwnPage{{Slug: "home", Title: "Start here", Body: "Hello."}}, heading: "Start here", file: "content/pages/home.md"},
		"the page wins": {yaml: "Welcome.", own: []content.OwnPage{{Slug: "home", Body: "Hello."}}, heading: "Documents", file: "content/pages/home.md"},
	} {
		t.Run(name, func(t *testing.T) {
			b := builderOf(t, func(in *Input) {
				in.Config.FrontPage, in.Config.Look.File, in.Own = test.yaml, "site.yaml", test.own
			}, doc("a", nil))
			p := b.home()[0]
			v := p.View().(Texted).WithText(markdown.HTML{Text: []byte("<p>x</p>")}).(HomeView)
			if v.Heading != test.heading || v.Text != "<p>x</p>" || v.Title != "Documents" {
				t.Errorf("%q %q %q", v.Heading, v.Text, v.Title)
			}
			file := ""
			if p.Body != nil {
				file = p.Body.File
			}
			if file != test.file {
				t.Errorf("the text is that of %q", file)
			}
			if n := len(b.ownPages()); n != 0 {
				t.Errorf("%d own pages", n)
			}
		})
	}
}

func TestALogoSaysTheTitleOrStandsBesideIt(t *testing.T) {
	for _, with := range []bool{false, true} {
		b := builderOf(t, func(in *Input) {
			in.Theme = theme.Theme{Logo: &theme.Logo{File: "img/l.svg", Width: 96, Height: 32, Dark: "img/d.svg", DarkWidth: 90, WithTitle: with}}
		}, doc("a", nil))
		c := b.chromeOf("documents/a.html")
		want := Logo{Src: "../img/l.svg", Alt: "Documents", Width: 96, Height: 32, Dark: "../img/d.svg", DarkWidth: 90}
		site := ""
		if with {
			want.Alt, site = "", "Documents"
		}
		if c.Logo == nil || *c.Logo != want || c.Site != site {
			t.Errorf("%+v, title %q", c.Logo, c.Site)
		}
	}
}
