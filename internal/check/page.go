package check

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"

	"golang.org/x/net/html"
)

// A page is one page, or one picture of markup, being read. What it holds is
// used again for the next.
type page struct {
	*reader
	found *result
	file  file
	place int32
	line  int // of the tag being read

	attributes []attribute
	ids        map[uint64]struct{}
	own        []fragment            // links to places in this page
	linked     map[fragment]struct{} // links to places in others, without their lines

	picture                  bool // an SVG file, not a page
	data                     bool // the script being read is JSON
	language, titled, titles bool
	pictures                 int // depth of svg elements
	level, mains             int // of the last heading; how many are of the first
}

// attribute is one attribute of a tag, its name in lower case.
type attribute struct {
	name  string
	value []byte
}

// begin makes the reader's page ready for a file.
func (r *reader) begin(place int, found *result) *page {
	p := &r.page
	if p.ids == nil {
		p.ids, p.linked = map[uint64]struct{}{}, map[fragment]struct{}{}
	}
	clear(p.ids)
	clear(p.linked)
	*p = page{
		reader: r, found: found, file: r.files[place], place: int32(place),
		attributes: p.attributes[:0], ids: p.ids, own: p.own[:0], linked: p.linked,
	}
	return p
}

// readPage goes through a page once.
func (r *reader) readPage(place int, data []byte, found *result) {
	p := r.begin(place, found)
	p.tags(data)
	p.line = 0
	if !p.language {
		p.errorf("the page does not say its language")
	}
	if !p.titled {
		p.errorf("the page has no title")
	}
	if p.mains != 1 {
		p.errorf("the page has %d headings of the first level, not one", p.mains)
	}
	ids := make([]uint64, 0, len(p.ids))
	for id := range p.ids {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	r.ids[place] = ids // each page is read by one goroutine
	p.checkOwn()
}

// readPicture goes through an SVG file, which runs scripts when it is opened itself.
func (r *reader) readPicture(place int, data []byte, found *result) {
	p := r.begin(place, found)
	p.picture, p.pictures = true, 1 // its titles are its own
	p.tags(data)
	p.checkOwn()
}

// checkOwn checks the links to places in this page. "#top" is its beginning (HTML, 7.4.6.4).
func (p *page) checkOwn() {
	for _, link := range p.own {
		if _, ok := p.ids[hashOf(link.id)]; !ok && link.id != "top" {
			p.line = int(link.line)
			p.errorf("the link to #%s leads nowhere: the page has no such id", link.id)
		}
	}
}

func (p *page) errorf(format string, args ...any) {
	p.found.findings.errorf(p.file.name, p.line, "", format, args...)
}

// tags goes through the tags and what the checks need of the text.
func (p *page) tags(data []byte) {
	z := html.NewTokenizer(bytes.NewReader(data))
	next := 1 // line of the next token
	within := ""
	for {
		kind := z.Next()
		p.line = next
		next += bytes.Count(z.Raw(), []byte{'\n'}) // before attributes are read, which changes the bytes
		switch kind {
		case html.ErrorToken:
			return
		case html.TextToken:
			p.text(within, z)
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			within = nameOf(name)
			p.attributes = p.attributes[:0]
			for more {
				var key, value []byte
				key, value, more = z.TagAttr()
				p.attributes = append(p.attributes, attribute{nameOf(key), value})
			}
			p.tag(within, kind == html.SelfClosingTagToken)
			if within == "noscript" {
				z.NextIsNotRawText() // its tags count for readers without scripts
			}
		case html.EndTagToken:
			if name, _ := z.TagName(); string(name) == "svg" && p.pictures > 0 {
				p.pictures--
			}
			within = ""
		}
	}
}

// text checks what stands in a title, script or style.
func (p *page) text(within string, z *html.Tokenizer) {
	switch within {
	case "title":
		if p.pictures == 0 && len(bytes.TrimSpace(z.Text())) > 0 {
			p.titled = true
		}
	case "script":
		if p.data && !json.Valid(z.Text()) {
			p.errorf("the data in a script are no JSON")
		}
	case "style":
		if p.picture {
			addressesIn(z.Text(), func(_ int, value []byte) { p.paint("style", "url", value) })
		}
	}
}

// tag checks a start tag.
func (p *page) tag(name string, closed bool) {
	p.every(name)
	switch name {
	case "html":
		p.language = len(bytes.TrimSpace(p.attribute("lang"))) > 0
	case "svg":
		if !closed {
			p.pictures++
		}
	case "title":
		if p.pictures > 0 {
			break
		}
		if p.titles {
			p.errorf("the page has a second title")
		}
		p.titles = true
	case "h1", "h2", "h3", "h4", "h5", "h6":
		level := int(name[1] - '0')
		if level == 1 {
			p.mains++
		}
		switch {
		case level > p.level+1 && p.level == 0:
			p.errorf("<%s> is the first heading: it must be <h1>", name)
		case level > p.level+1:
			p.errorf("<%s> follows <h%d>: a level is skipped", name, p.level)
		}
		p.level = level
	case "script":
		p.script()
	case "style":
		if !p.picture { // whose policy is its own
			p.errorf("a style sheet stands in the page, which its policy forbids")
		}
	case "img":
		if !p.has("alt") {
			p.errorf("<img> has no alt")
		}
	case "base", "applet", "frame", "frameset", "plaintext":
		p.errorf("<%s> may not stand in a page", name)
	case "meta":
		if p.is("http-equiv", "refresh") {
			p.refresh()
		}
	}
}

// script wants a script to be a file of the site, of the kind that runs from a
// disk. Data are no script.
func (p *page) script() {
	if p.data = p.is("type", "application/ld+json") && !p.has("src"); p.data {
		return
	}
	if !p.has("src") {
		p.errorf("a script stands in the page, which its policy forbids")
	}
	if kind := p.attribute("type"); len(kind) > 0 && !p.is("type", "text/javascript") {
		p.errorf("a script of the type %q does not run from a disk", clip(kind))
	}
}

func (p *page) attribute(name string) []byte {
	for _, a := range p.attributes {
		if a.name == name {
			return a.value
		}
	}
	return nil
}

func (p *page) has(name string) bool {
	return slices.ContainsFunc(p.attributes, func(a attribute) bool { return a.name == name })
}

// is reports whether an attribute has a value, in any case.
func (p *page) is(name, value string) bool {
	return bytes.EqualFold(bytes.TrimSpace(p.attribute(name)), []byte(value))
}

// clip shortens what is quoted in a message.
func clip(value []byte) string {
	const most = 80
	if len(value) <= most {
		return string(value)
	}
	return string(bytes.ToValidUTF8(value[:most], nil)) + "… (" + strconv.Itoa(len(value)) + " bytes)"
}

// known are the names that pages are made of; they need no memory of their own.
var known = func() map[string]string {
	names := map[string]string{}
	for _, n := range []string{
		"a", "abbr", "article", "aside", "bdi", "blockquote", "body", "br", "button", "circle", "dd", "del", "details", "div", "dl", "dt", "em",
		"footer", "form", "g", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "img", "input", "ins", "label", "li", "link",
		"main", "mark", "meta", "nav", "noscript", "ol", "p", "path", "pre", "rect", "script", "section", "span", "strong", "style", "sub",
		"summary", "sup", "svg", "table", "tbody", "td", "text", "th", "thead", "time", "title", "tr", "ul", "use",
		"alt", "aria-current", "aria-hidden", "aria-label", "aria-labelledby", "charset", "class", "colspan", "content", "d", "data", "datetime",
		"dir", "fill", "height", "href", "hreflang", "http-equiv", "id", "lang", "name", "rel", "role", "scope", "src", "srcset", "stroke",
		"tabindex", "target", "transform", "type", "value", "viewbox", "width", "x", "y",
	} {
		names[n] = n
	}
	return names
}()

func nameOf(b []byte) string {
	if n, ok := known[string(b)]; ok {
		return n
	}
	return string(b)
}
