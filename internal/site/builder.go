package site

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"

	"fonds/internal/collection"
	"fonds/internal/config"
	"fonds/internal/content"
	"fonds/internal/document"
	"fonds/internal/i18n"
	"fonds/internal/language"
	"fonds/internal/permalink"
	"fonds/internal/review"
	"fonds/internal/theme"
)

// builder is what constructors share. After newBuilder nothing in it changes,
// so that views can be made by many goroutines.
type builder struct {
	config     config.Config
	theme      theme.Theme
	collection *collection.Collection
	words      *i18n.Catalog
	facts      func(document.ID) Facts
	originals  func(*collection.Document) []Original
	own        []content.OwnPage
	doubts     []review.Item
	aboutText  *content.OwnPage // the own page that says what the collection is
	homeText   *Body            // what the front page begins with
	homeTitle  string
	listed     []*collection.Document // those that lists show: not the withdrawn
	sections   []section
	names      map[*collection.Term]string
	languages  map[document.Lang]langName
	chromes    map[string]*Chrome   // by folder and current section
	byDate     listing              // all documents
	scope      func() string        // the collection counted in one sentence
	letters    map[string]*alphabet // of the terms of each section; nil for few
	initials   map[*collection.Term]string
	basePath   string // of base_url, with slashes on both sides; "" if not known
}

// A section is a part of the site with an index: documents, and each kind of
// term that has terms.
type section struct {
	name  string // "parties"
	title string // "Parties"
	path  permalink.Path
	count int
}

const documentSection = "documents"

func newBuilder(in Input) *builder {
	b := &builder{
		config: in.Config, theme: in.Theme, collection: in.Collection, words: in.Words, facts: in.Facts, originals: in.Originals, doubts: in.Review,
		names:     map[*collection.Term]string{},
		languages: map[document.Lang]langName{},
		chromes:   map[string]*Chrome{},
	}
	if b.facts == nil {
		b.facts = func(document.ID) Facts { return Facts{} }
	}
	if b.originals == nil {
		b.originals = func(d *collection.Document) []Original {
			if !b.config.WithOriginals() || len(d.Seeds) == 0 {
				return nil
			}
			return []Original{{d.Seeds[0], 1, permalink.Original(d.ID, 1)}}
		}
	}
	if u, err := url.Parse(in.Config.BaseURL); err == nil && in.Config.BaseURL != "" {
		b.basePath = strings.TrimSuffix(u.EscapedPath(), "/") + "/"
	}
	for _, p := range in.Own {
		switch p.Slug {
		case content.AboutPage:
			about := p
			b.aboutText = &about
		case content.HomePage:
			b.homeText, b.homeTitle = &Body{Text: p.Body, File: ownFile(p)}, p.Title
		default:
			b.own = append(b.own, p)
		}
	}
	slices.SortStableFunc(b.own, func(x, y content.OwnPage) int {
		// As unsigned numbers: those without one come last.
		return cmp.Compare(uint(x.Order-1), uint(y.Order-1))
	})
	if b.homeText == nil && in.Config.FrontPage != "" {
		b.homeText = &Body{Text: in.Config.FrontPage, File: in.Config.Look.File}
	}
	for _, d := range in.Collection.Documents {
		if d.Withdrawn == "" {
			b.listed = append(b.listed, d)
		}
		for _, s := range d.Sections {
			b.learn(s.Lang)
		}
		for _, l := range d.Meta.Languages {
			b.learn(l)
		}
	}
	if len(in.Collection.Documents) > 0 {
		b.sections = append(b.sections, b.section(documentSection, len(b.listed)))
	}
	for _, kind := range in.Collection.Kinds {
		terms := in.Collection.Terms[kind.Section]
		for _, t := range terms {
			b.names[t] = b.nameOf(t)
		}
		if len(terms) > 0 {
			b.sections = append(b.sections, b.section(kind.Section, len(terms)))
		}
	}
	b.makeChromes()
	b.byDate, b.scope = b.allDocuments(), sync.OnceValue(b.countAll)
	b.letters, b.initials = map[string]*alphabet{}, map[*collection.Term]string{}
	for _, kind := range in.Collection.Kinds {
		terms := in.Collection.Terms[kind.Section]
		if len(terms) <= fewTerms || kind.Section == yearSection {
			continue
		}
		names := make([]string, len(terms))
		for i, t := range terms {
			names[i] = t.Sort
		}
		letters := b.alphabet(indexPath(kind.Section), names)
		for i, t := range terms {
			b.initials[t] = letters.letters[i]
		}
		b.letters[kind.Section] = letters
	}
	return b
}

func (b *builder) section(name string, count int) section {
	return section{name, b.words.T("section." + name), permalink.Index(name, 1), count}
}

// nameOf is what a term is called in the interface language.
func (b *builder) nameOf(t *collection.Term) string {
	if t.Kind.Section == "types" {
		return b.typeName(t.Name)
	}
	if t.Kind.Section == "years" {
		if year, err := strconv.Atoi(t.Name); err == nil {
			return b.words.Year(year)
		}
	}
	name := t.DisplayName(b.words.Lang())
	if t.Kind.Coded {
		return i18n.Sentence(name)
	}
	return name
}

func (b *builder) typeName(t string) string {
	if key := "type." + t; b.words.Has(key) {
		return b.words.T(key)
	}
	return i18n.Sentence(t)
}

// A langName is what a language is called, by itself and in the interface language.
type langName struct {
	own, name string
	rtl       bool
}

func (b *builder) learn(l document.Lang) {
	if _, known := b.languages[l]; known {
		return
	}
	if l == "" || l == undetermined {
		b.languages[l] = langName{b.words.T("language.unknown"), b.words.T("language.unknown"), false}
		return
	}
	b.languages[l] = langName{language.Endonym(l), language.Name(l, b.words.Lang()), language.RightToLeft(l)}
}

// undetermined is the tag of a text whose language nobody knows.
const undetermined document.Lang = "und"

// foreign gives the attributes lang and dir that words in a language need on a
// page of the interface: none if it is the interface's own.
func (b *builder) foreign(l document.Lang) (lang, dir string) {
	if l == "" {
		l = undetermined
	}
	if l == b.words.Lang() {
		return "", ""
	}
	if rtl := b.languages[l].rtl; rtl != b.rtl() {
		dir = direction(rtl)
	}
	return string(l), dir
}

func (b *builder) rtl() bool { return b.words.RightToLeft() }

func direction(rtl bool) string {
	if rtl {
		return "rtl"
	}
	return "ltr"
}

// href is the link from a page to a file of the site. The page of wrong
// addresses is shown at any depth; its links begin at the site's root where
// that is known.
func (b *builder) href(from, to permalink.Path) string {
	if from == notFoundPath && b.basePath != "" {
		return b.basePath + string(to)
	}
	return permalink.Rel(from, to)
}

// address is where a file will be published; "" if that is not known.
func (b *builder) address(p permalink.Path) string {
	if b.config.BaseURL == "" {
		return ""
	}
	if p == homePath {
		return b.config.BaseURL
	}
	return b.config.BaseURL + string(p)
}

func (b *builder) termPath(t *collection.Term) permalink.Path {
	return t.Path(1)
}

// link is a link to a term's page.
func (b *builder) link(from permalink.Path, t *collection.Term) Link {
	return Link{Text: b.names[t], Href: b.href(from, b.termPath(t))}
}

// counted is a link to a term's page with a number of documents.
func (b *builder) counted(from permalink.Path, t *collection.Term, n int) Link {
	l := b.link(from, t)
	l.Count = b.words.Number(n)
	return l
}
