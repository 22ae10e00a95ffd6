package site

import (
	"cmp"
	"html/template"
	"strconv"

	"fonds/internal/collection"
	"fonds/internal/document"
	"fonds/internal/i18n"
	"fonds/internal/markdown"
	"fonds/internal/permalink"
)

// DocumentView is one language version of a document.
type DocumentView struct {
	Frame
	Type      *Link
	Title     Link // without Href
	Long      bool // the title is set smaller
	Longer    bool // and smaller still, so that the text begins on the first screen
	Supplied  bool
	Date      string
	Machine   string
	By        []Link // authors and issuing parties
	Signed    string // "23 signatories, 20 countries": leads to them
	Versions  []Version
	Contents  []Content
	Apparatus []Link // the editors' sections of the page
	Text      template.HTML
	TextLang  string
	TextDir   string
	Plain     bool // the text is shown as it is, not as Markdown
	Card      []Row
	Cite      []CitePart
	Signers   *Signers
	Evidence  *EvidenceTable
	Others    []Link   // other versions and translations, by number: leads to them
	Versioned []Linked // other versions of its text and translations
	Linked    []Linked // other documents that have to do with it
	Earlier   *Neighbour
	Later     *Neighbour
	Permanent string // for print
}

// A Version is a link to a language version of the document.
type Version struct {
	Text, Href, Lang, Dir string
	Current               bool
}

// A Content is a line of the contents.
type Content struct {
	Text, Href string
	Sub        bool
}

// A Neighbour is the document before or after by date.
type Neighbour struct {
	Text, Href, Lang, Dir string
	When                  string
}

// WithdrawnView is what stays of a document that was withdrawn.
type WithdrawnView struct {
	Frame
	Title  Link
	Long   bool
	Reason string
}

const (
	longTitle    = 50 // characters from which a title is set smaller
	longerTitle  = 90
	mostBy       = 4
	mostContents = 60
)

func (b *builder) documents() []Page {
	var pages []Page
	for _, d := range b.collection.Documents {
		if d.Withdrawn != "" {
			pages = append(pages, Page{Path: permalink.Document(d.Slug), Layout: layoutWithdrawn, View: func() any { return b.withdrawnView(d) }})
			continue
		}
		versions := versionPaths(d)
		for i, path := range versions {
			page := Page{Path: path, Layout: layoutDocument, View: func() any { return b.documentView(d, i, versions) }}
			if i < len(d.Sections) {
				page.Body = &Body{Document: d, Section: i, links: func() []markdown.Link { return b.textLinks(path, d, i) }}
			}
			pages = append(pages, page)
		}
	}
	return pages
}

// versionPaths are the pages of a document's language versions. A language
// that comes twice gets a number.
func versionPaths(d *collection.Document) []permalink.Path {
	paths := []permalink.Path{permalink.Document(d.Slug)}
	seen := map[document.Lang]int{}
	for _, s := range d.Sections[min(1, len(d.Sections)):] {
		l := cmp.Or(s.Lang, undetermined)
		if seen[l]++; seen[l] > 1 {
			l += document.Lang("-" + strconv.Itoa(seen[l]))
		}
		paths = append(paths, permalink.Version(d.Slug, l))
	}
	return paths
}

func (b *builder) documentView(d *collection.Document, i int, versions []permalink.Path) any {
	at := versions[i]
	lang := titleLanguage(d)
	var extract string
	if i < len(d.Sections) {
		lang, extract = d.Sections[i].Lang, d.Sections[i].Extract
	}
	facts := b.facts(d.ID)
	title, titleLang := d.Title, titleLanguage(d)
	if t := d.Titles[lang]; i > 0 && t != "" {
		title, titleLang = t, lang
	}
	v := DocumentView{
		Frame:    b.frame(at, title, cmp.Or(extract, title)),
		Title:    Link{Text: title},
		Long:     len([]rune(title)) > longTitle,
		Longer:   len([]rune(title)) > longerTitle,
		Supplied: d.TitleSupplied,
		Date:     i18n.Sentence(b.words.Date(d.Date)),
		Machine:  i18n.Machine(d.Date),
		Card:     b.card(at, d, i, facts),
		Cite:     b.cite(at, d, title),
		Signers:  b.signers(at, d, facts),
		Evidence: b.evidence(at, d, facts),
		Earlier:  b.neighbour(at, d.Earlier),
		Later:    b.neighbour(at, d.Later),
	}
	v.Title.Lang, v.Title.Dir = b.foreign(titleLang)
	v.TextLang, v.TextDir = b.foreign(lang)
	v.Crumbs = append(v.Crumbs, b.crumb(at, documentSection))
	v.Metas = b.metas(at, d, title, lang)
	v.Permanent = cmp.Or(v.Canonical, string(at))
	if d.Type != nil {
		l := b.link(at, d.Type)
		v.Type = &l
		v.Crumbs = append(v.Crumbs, l)
	}
	for _, terms := range [][]*collection.Term{d.Authors, d.Parties} {
		for _, t := range terms {
			if len(v.By) < mostBy {
				v.By = append(v.By, b.link(at, t))
			}
		}
	}
	if v.Signers != nil {
		v.Signed = v.Signers.Short
	}
	if len(versions) > 1 {
		b.versions(&v, d, i, versions)
	}
	v.Others, v.Versioned, v.Linked = b.others(d), b.versioned(at, d), b.linked(at, d)
	v.Apparatus = b.apparatus(&v)
	return v
}

// versions sets the links to the other language versions.
func (b *builder) versions(v *DocumentView, d *collection.Document, i int, paths []permalink.Path) {
	at := paths[i]
	for k, s := range d.Sections {
		version := Version{Text: b.languages[s.Lang].own, Href: b.href(at, paths[k]), Current: k == i}
		version.Lang, version.Dir = b.foreign(s.Lang)
		v.Versions = append(v.Versions, version)
		if b.config.BaseURL != "" && firstOfLanguage(d, k) && s.Lang != "" {
			v.Alternates = append(v.Alternates, Alternate{string(s.Lang), b.address(paths[k])})
		}
	}
}

// reason says why another document is near.
func (b *builder) reason(r collection.Related) string {
	return b.words.T(string(r.Reason), b.namesOf(r.Terms))
}

func (b *builder) neighbour(at permalink.Path, d *collection.Document) *Neighbour {
	if d == nil {
		return nil
	}
	l := b.documentLink(at, d)
	return &Neighbour{l.Text, l.Href, l.Lang, l.Dir, b.words.Date(d.Date)}
}

// apparatus lists the editors' sections of a document's page.
func (b *builder) apparatus(v *DocumentView) []Link {
	var list []Link
	add := func(there bool, key, id string) {
		if there {
			list = append(list, Link{Text: b.words.T(key), Href: "#" + id})
		}
	}
	add(true, "document.about", "about")
	for _, l := range v.Versioned {
		list = append(list, Link{Text: l.Heading, Href: "#" + l.ID})
	}
	add(true, "document.cite", "cite")
	add(v.Signers != nil, "document.signatories", "signatories")
	add(v.Evidence != nil, "document.evidence", "evidence")
	for _, l := range v.Linked {
		list = append(list, Link{Text: l.Heading, Href: "#" + l.ID})
	}
	return list
}

// WithText puts the text and its contents into the view.
func (v DocumentView) WithText(text markdown.HTML) any {
	v.Text, v.Plain = template.HTML(text.Text), text.Plain
	v.Contents = contents(text.Headings)
	return v
}

// contents lists a text's headings of the two highest levels that it has; of
// very many, the highest alone, and not all.
func contents(headings []markdown.Heading) []Content {
	top := 0
	for _, h := range headings {
		if top == 0 || h.Level < top {
			top = h.Level
		}
	}
	for depth := 1; ; depth-- {
		var list []Content
		for _, h := range headings {
			if h.Level <= top+depth && h.ID != "" {
				list = append(list, Content{clip(flat(h.Text), 120), "#" + h.ID, h.Level > top})
			}
		}
		if len(list) <= mostContents || depth == 0 {
			return list[:min(mostContents, len(list))]
		}
	}
}

func (b *builder) withdrawnView(d *collection.Document) any {
	at := permalink.Document(d.Slug)
	v := WithdrawnView{
		Frame:  b.frame(at, d.Title, b.words.T("withdrawn.description"), b.crumb(at, documentSection)),
		Title:  Link{Text: d.Title},
		Long:   len([]rune(d.Title)) > longTitle,
		Reason: d.Withdrawn,
	}
	v.Title.Lang, v.Title.Dir = b.foreign(titleLanguage(d))
	v.NoIndex = true
	return v
}
