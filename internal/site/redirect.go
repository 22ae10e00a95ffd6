package site

import "fonds/internal/permalink"

// RedirectView sends the reader of an old address to the new one.
type RedirectView struct {
	Frame
	To Link
}

func (b *builder) redirects() []Page {
	var pages []Page
	for _, r := range b.collection.Redirects {
		from, to := permalink.Path(r.From), permalink.Path(r.To)
		pages = append(pages, Page{Path: from, Layout: layoutRedirect, View: func() any {
			v := RedirectView{
				Frame: b.frame(from, b.words.T("redirect.heading"), b.words.T("redirect.heading")),
				To:    Link{Text: string(to), Href: b.href(from, to)},
			}
			v.NoIndex, v.Refresh, v.Canonical = true, v.To.Href, b.address(to)
			return v
		}})
	}
	return pages
}
