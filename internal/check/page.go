package check

import (
	"bytes"
	"net/url"
	"strings"

	"golang.org/x/net/html"
)

// A page is one HTML page being read.
type page struct {
	*checker
	name      string
	line      int
	ids       map[string]bool
	links     int
	fragments []fragment

	language, title, inTitle bool
	level, headings          int
	base                     bool
}

func (p *page) fault(format string, args ...any) { p.log.Errorf(p.name, p.line, "", format, args...) }

// read goes through a page once.
func (p *page) read(data []byte) {
	z := html.NewTokenizer(bytes.NewReader(data))
	next := 1
	for {
		kind := z.Next()
		p.line = next
		next += bytes.Count(z.Raw(), []byte("\n"))
		switch kind {
		case html.ErrorToken:
			p.end()
			return
		case html.TextToken:
			if p.inTitle && len(bytes.TrimSpace(z.Text())) > 0 {
				p.title = true
			}
		case html.EndTagToken:
			if name, _ := z.TagName(); string(name) == "title" {
				p.inTitle = false
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			p.element(z.Token())
		}
	}
}

func (p *page) end() {
	p.line = 0
	if !p.language {
		p.fault("the page does not say its language")
	}
	if !p.title {
		p.fault("the page has no title")
	}
	if p.headings != 1 {
		p.fault("the page has %s of the first level, not one", counted(p.headings, "heading"))
	}
}

// addresses are the attributes that hold an address; load marks those that the
// browser follows by itself.
var addresses = map[string]struct{ load bool }{
	"href": {false}, "src": {true}, "poster": {true}, "action": {true}, "formaction": {true}, "data": {true}, "background": {true}, "ping": {true},
	"cite": {false}, "longdesc": {false},
}

func (p *page) element(t html.Token) {
	attr := map[string]string{}
	for _, a := range t.Attr {
		key := a.Key
		if a.Namespace != "" {
			key = a.Namespace + ":" + key
		}
		attr[key] = a.Val
		if strings.HasPrefix(key, "on") {
			p.fault("<%s> has the event handler %s", t.Data, key)
		}
		if strings.Contains(a.Val, "<no value>") || strings.Contains(a.Val, "%!") {
			p.fault("<%s> has %s=%q, which a layout made of nothing", t.Data, key, a.Val)
		}
	}
	if id, ok := attr["id"]; ok {
		if id == "" || strings.ContainsAny(id, " \t\n") {
			p.fault("<%s> has no proper id: %q", t.Data, id)
		}
		if p.ids[id] {
			p.fault("the id %s is given twice", id)
		}
		p.ids[id] = true
	}
	if _, styled := attr["style"]; styled {
		p.fault("<%s> has a style of its own, which the policy of the page forbids", t.Data)
	}
	switch t.Data {
	case "html":
		p.language = attr["lang"] != ""
	case "title":
		p.inTitle = !p.title // an svg may have titles too
	case "h1", "h2", "h3", "h4", "h5", "h6":
		level := int(t.Data[1] - '0')
		if level == 1 {
			p.headings++
		}
		if level > p.level+1 {
			p.fault("<%s> follows a heading of level %d: a level is skipped", t.Data, p.level)
		}
		p.level = level
	case "script":
		if attr["src"] == "" {
			p.fault("a script stands in the page")
		}
		if attr["type"] != "" {
			p.fault("a script of type %q does not run from disk", attr["type"])
		}
	case "style":
		p.fault("a style sheet stands in the page")
	case "img":
		if _, ok := attr["alt"]; !ok {
			p.fault("an image has no alternative text")
		}
	case "iframe", "object", "embed", "base", "applet", "frame":
		p.fault("<%s> has no place in a page", t.Data)
	case "meta":
		p.refresh(attr)
	}
	for key, a := range addresses {
		if value, ok := attr[key]; ok {
			p.address(t.Data, key, value, attr["rel"], a.load)
		}
	}
	if set, ok := attr["srcset"]; ok {
		for candidate := range strings.SplitSeq(set, ",") {
			if fields := strings.Fields(candidate); len(fields) > 0 {
				p.address(t.Data, "srcset", fields[0], "", true)
			}
		}
	}
}

// refresh checks the address that a redirect page leads to.
func (p *page) refresh(attr map[string]string) {
	if !strings.EqualFold(attr["http-equiv"], "refresh") {
		return
	}
	_, target, ok := strings.Cut(attr["content"], "=")
	if !ok {
		p.fault("a refresh without address")
		return
	}
	p.address("meta", "content", strings.Trim(target, `"' `), "", true)
}

// address checks one address. What a reader follows may lead to another host;
// what the browser loads may not.
func (p *page) address(element, key, value, rel string, load bool) {
	p.links++
	if element == "link" {
		switch rel {
		case "canonical", "alternate", "license":
			load = false
		default:
			load = true
		}
	}
	u, err := url.Parse(strings.TrimSpace(value))
	if err == nil && (u.Scheme != "" || u.Host != "") {
		switch {
		case u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "mailto":
			p.fault("<%s %s=%q>: only http, https and mailto may stand here", element, key, value)
		case load:
			p.fault("<%s %s=%q> asks another host", element, key, value)
		}
		return
	}
	if p.name == "404.html" && strings.HasPrefix(value, "/") {
		return // shown at any depth, so rooted at the host
	}
	file, id, problem := p.resolve(p.name, value)
	if problem == "" && !p.files[file] {
		problem = "there is no such file"
	}
	if problem != "" {
		p.fault("<%s %s=%q>: %s", element, key, value, problem)
		return
	}
	if id != "" {
		p.fragments = append(p.fragments, fragment{p.line, file, id})
	}
}
