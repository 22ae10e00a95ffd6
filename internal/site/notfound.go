package site

// NotFoundView is shown for wrong addresses.
type NotFoundView struct {
	Frame
	Sections []Link
}

func (b *builder) notFound() []Page {
	return []Page{{Path: notFoundPath, Layout: layoutNotFound, View: func() any {
		v := NotFoundView{Frame: b.frame(notFoundPath, b.words.T("notfound.heading"), b.words.T("notfound.heading"))}
		v.NoIndex, v.Canonical = true, ""
		for _, s := range b.sections {
			v.Sections = append(v.Sections, Link{Text: s.title, Href: b.href(notFoundPath, s.path), Count: b.words.Number(s.count)})
		}
		return v
	}}}
}
