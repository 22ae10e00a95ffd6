package site

import (
	"strings"

	"fonds/internal/content"
	"fonds/internal/i18n"
	"fonds/internal/permalink"
)

// A Frame is what the view of every page begins with: the head, and what
// stands around the main part.
type Frame struct {
	Lang, Dir   string // of the interface
	Title       string // of the window
	Description string
	Canonical   string // full addresses; empty without base_url
	Feed        string
	OpenSearch  *Link    // description of the search, for browsers
	Prev, Next  string   // pages before and after this one in a series
	Root        string   // leads to the top of the site: "", "../" or "/path/"
	Styles      []string // further stylesheets
	Metas       []Meta
	Alternates  []Alternate
	NoIndex     bool
	Refresh     string // where the reader is sent at once
	Chrome      *Chrome
	Crumbs      []Link
}

// A Meta is a meta element.
type Meta struct{ Name, Content string }

// An Alternate is the same document in another language.
type Alternate struct{ Lang, Href string }

// A Link is a link with its words; Lang and Dir are set where they are not the
// interface's own, Count where the number of documents is shown beside it.
//
// Views are flat: a layout finds a field of an embedded struct much more slowly.
type Link struct{ Text, Href, Lang, Dir, Count string }

// Chrome is masthead and footer: the same for all pages of a folder, so that
// they are rendered once.
type Chrome struct {
	Site     string // the title; empty if the logo says it
	Logo     *Logo  // nil if there is none
	Light    string // the colour of the page, for the browser around it
	Dark     string
	Home     string
	AtHome   bool
	Search   string    // the search page; empty on that page itself
	Sections []NavLink // of the masthead
	All      []NavLink // of the footer
	Count    string    // how much there is; may be empty
	Rights   string
	Editors  string
}

// Logo is the collection's logo. Alt is the title where the logo stands for it,
// and empty where the title stands beside it.
type Logo struct {
	Src, Alt  string
	Width     int // in CSS pixels
	Height    int
	Dark      string // the file for the dark; empty if one serves both
	DarkWidth int
}

// A NavLink is a link of the masthead or the footer.
type NavLink struct {
	Text, Href string
	Current    bool
	Wide       bool // shown on wide screens only; the footer has it in any case
	Own        bool // a page of the editors', whose title may be in any language
}

// mastSections are the sections that the masthead has, true where a phone
// shows them too. The footer has all.
var mastSections = map[string]bool{
	documentSection: true, "authors": false, "parties": true, "countries": true, "types": false, "years": true,
}

// makeChromes makes masthead and footer for the top of the site and for every
// folder; within a folder its section is the current one.
func (b *builder) makeChromes() {
	for _, at := range []permalink.Path{homePath, aboutPath, reviewPath, notFoundPath, permalink.Search, ownFolder + "x.html"} {
		b.chromes[string(at)] = b.chrome(at, "")
	}
	for _, p := range b.own {
		b.chromes[string(ownPath(p))] = b.chrome(ownPath(p), "")
	}
	for _, s := range b.sections {
		b.chromes[folder(s.path)] = b.chrome(s.path, s.name)
	}
	if b.chromes[documentSection+"/"] == nil { // redirects may lie in folders that have no section now
		b.chromes[documentSection+"/"] = b.chrome(permalink.Index(documentSection, 1), "")
	}
}

func (b *builder) chromeOf(p permalink.Path) *Chrome {
	if c := b.chromes[string(p)]; c != nil {
		return c
	}
	if c := b.chromes[folder(p)]; c != nil {
		return c
	}
	return b.chromes[ownFolder+"x.html"]
}

func folder(p permalink.Path) string { return string(p[:strings.LastIndexByte(string(p), '/')+1]) }

func (b *builder) chrome(at permalink.Path, current string) *Chrome {
	c := &Chrome{
		Site: b.config.Title, Home: b.href(at, homePath), AtHome: at == homePath,
		Rights: b.config.Rights, Editors: b.config.Editors,
	}
	if at != permalink.Search && b.config.WithSearch() {
		c.Search = b.href(at, permalink.Search)
	}
	c.Light, c.Dark = b.theme.Backgrounds()
	if l := b.theme.Logo; l != nil {
		c.Logo = &Logo{Src: b.href(at, permalink.Path(l.File)), Width: l.Width, Height: l.Height, DarkWidth: l.DarkWidth}
		if l.Dark != "" {
			c.Logo.Dark = b.href(at, permalink.Path(l.Dark))
		}
		if !l.WithTitle {
			c.Logo.Alt, c.Site = b.config.Title, ""
		}
	}
	if len(b.listed) > 0 {
		c.Count = b.words.N("count.documents_here", len(b.listed))
	}
	for _, s := range b.sections {
		link := NavLink{Text: s.title, Href: b.href(at, s.path), Current: s.name == current}
		c.All = append(c.All, link)
		if phone, ok := mastSections[s.name]; ok {
			link.Wide = !phone
			c.Sections = append(c.Sections, link)
		}
	}
	// A phone has room for four; the footer has all.
	for _, p := range b.own {
		link := NavLink{Text: p.Title, Href: b.href(at, ownPath(p)), Current: at == ownPath(p), Own: true}
		if p.Nav == content.InMasthead {
			link.Wide = len(c.Sections) > 3
			c.Sections = append(c.Sections, link)
		}
	}
	if b.config.WithSearch() {
		c.All = append(c.All, NavLink{Text: b.words.T("search.heading"), Href: b.href(at, permalink.Search), Current: at == permalink.Search})
	}
	about := NavLink{Text: b.words.T("section.about"), Href: b.href(at, aboutPath), Current: at == aboutPath}
	c.All = append(c.All, about)
	about.Wide = len(c.Sections) > 3
	c.Sections = append(c.Sections, about)
	for _, p := range b.own {
		if p.Nav != content.Nowhere {
			c.All = append(c.All, NavLink{Text: p.Title, Href: b.href(at, ownPath(p)), Current: at == ownPath(p), Own: true})
		}
	}
	return c
}

// frame makes the frame of a page with the title given; crumbs are the pages
// above it, the first of which is always the home page.
func (b *builder) frame(at permalink.Path, title, description string, crumbs ...Link) Frame {
	lang := b.words.Lang()
	f := Frame{
		Lang: string(lang), Dir: direction(b.rtl()),
		Title: title, Description: clip(i18n.Plain(description), 300),
		Canonical: b.address(at),
		Root:      strings.Repeat("../", strings.Count(string(at), "/")),
		Chrome:    b.chromeOf(at),
	}
	if f.Dir == "ltr" {
		f.Dir = ""
	}
	if title != b.config.Title {
		f.Title = b.words.T("title.window", title, b.config.Title)
	}
	if b.config.BaseURL != "" {
		f.Feed = b.href(at, "feed.xml")
		if b.config.WithSearch() {
			f.OpenSearch = &Link{Text: b.config.Title, Href: b.href(at, permalink.OpenSearch)}
		}
	}
	if at == notFoundPath && b.basePath != "" {
		f.Root = b.basePath
	}
	if at != homePath {
		f.Crumbs = append([]Link{{Text: b.words.T("section.home"), Href: b.href(at, homePath)}}, crumbs...)
	}
	return f
}

// crumb is a breadcrumb to a section's index.
func (b *builder) crumb(from permalink.Path, section string) Link {
	return Link{Text: b.words.T("section." + section), Href: b.href(from, permalink.Index(section, 1))}
}

// clip cuts a text at a word, at most limit bytes long, and says so.
func clip(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	cut := strings.ToValidUTF8(s[:limit], "")
	if space := strings.LastIndexByte(cut, ' '); space > limit/2 {
		cut = cut[:space]
	}
	return strings.TrimRight(cut, " ,;:.–—-") + "…"
}

// flat puts a text of several lines on one.
func flat(s string) string { return strings.Join(strings.Fields(s), " ") }
