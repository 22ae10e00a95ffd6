package content

import (
	"io/fs"
	"strconv"

	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/frontmatter"
)

// An OwnPage is content/pages/<slug>.md: a page that the maintainer wrote.
type OwnPage struct {
	Slug  document.Slug
	Title string
	Order int // among the own pages, from 1; 0: after those that have a number
	Nav   Nav
	Body  string
}

// HomePage is the slug of the own page whose text the front page begins with;
// it needs no title. AboutPage is that of the page on the collection.
const (
	HomePage  document.Slug = "home"
	AboutPage document.Slug = "about"
)

// Nav is where every page has a link to an own page.
type Nav string

// InFooter is meant if nothing is said. What the masthead has the footer has
// too, for narrow screens.
const (
	InFooter   Nav = "footer"
	InMasthead Nav = "masthead"
	Nowhere    Nav = "none"
)

// ReadPages reads content/pages/*.md, by name: a head with title, order and
// nav, and Markdown. A file with a fault is reported and left out.
func ReadPages(fsys fs.FS, log *diag.Log) []OwnPage {
	var pages []OwnPage
	for name, data := range markdownFiles(fsys, "pages", log) {
		p := OwnPage{Slug: slugOf(name), Nav: InFooter}
		var order, nav string
		f, lines, problems := frontmatter.Page(data, map[string]*string{"title": &p.Title, "order": &order, "nav": &nav}, nil)
		problem := func(key, hint, text string) {
			problems = append(problems, frontmatter.Problem{Line: max(1, lines[key]), Text: text, Hint: hint})
		}
		if len(problems) == 0 {
			if p.Title == "" && p.Slug != HomePage {
				problem("title", "write a line title:", "has no title")
			}
			if order != "" {
				var err error
				if p.Order, err = strconv.Atoi(order); err != nil || p.Order < 1 {
					problem("order", "write a number from 1 on: the page with the lowest comes first", "order: "+diag.Quoted(order, 40)+" is no place in an order")
				}
			}
			switch Nav(nav) {
			case "":
			case InFooter, InMasthead, Nowhere:
				p.Nav = Nav(nav)
			default:
				problem("nav", "write footer, masthead or none", "nav: "+diag.Quoted(nav, 40)+" is no place for a link")
			}
		}
		if p.Slug == HomePage || p.Slug == AboutPage {
			for _, key := range []string{"nav", "order"} {
				if line := lines[key]; line > 0 {
					log.Warnf("content/"+name, line, "remove the line", "%s has no effect here: this page has its place", key)
				}
			}
		}
		if report(name, problems, log); len(problems) == 0 {
			p.Body = f.Body
			pages = append(pages, p)
		}
	}
	return pages
}
