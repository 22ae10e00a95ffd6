package check

import (
	"bytes"
	"regexp"
)

// every checks what any element may have.
func (p *page) every(name string) {
	for _, a := range p.attributes {
		switch {
		case a.name == "id":
			p.id(name, a.value)
		case len(a.name) > 2 && a.name[:2] == "on":
			p.errorf("<%s> has the event handler %s, which the page's policy forbids", name, a.name)
		case a.name == "style" && p.picture:
			addressesIn(a.value, func(_ int, value []byte) { p.paint(name, a.name, value) })
		case a.name == "style":
			p.errorf("<%s> has a style of its own, which the page's policy forbids", name)
		case a.name == "srcdoc":
			p.errorf("<%s> holds a page of its own", name)
		case a.name == "srcset", a.name == "imagesrcset":
			for _, value := range candidates(a.value) {
				p.address(name, a.name, value, load)
			}
		case paints(a.name):
			if bytes.Contains(a.value, []byte("url(")) {
				addressesIn(a.value, func(_ int, value []byte) { p.paint(name, a.name, value) })
			}
		default:
			if for_, ok := p.use(name, a.name); ok {
				p.address(name, a.name, a.value, for_)
			}
		}
		if unfilled(a.value) {
			p.errorf("<%s> has %s=%q, which a layout failed to fill", name, a.name, clip(a.value))
		}
	}
}

func (p *page) id(name string, value []byte) {
	if len(value) == 0 || bytes.ContainsAny(value, " \t\r\n\f") {
		p.errorf("<%s> has the id %q, which no link can name", name, clip(value))
		return
	}
	hash := hashOf(value)
	if _, twice := p.ids[hash]; twice {
		p.errorf("the id %s is given twice", clip(value))
	}
	p.ids[hash] = struct{}{}
}

// use says what an attribute's address is for; false if it has none.
func (p *page) use(element, name string) (use, bool) {
	switch name {
	case "href", "xlink:href":
		switch {
		case element == "a" || element == "area":
			return follow, true
		case element == "link" && p.tells():
			return follow, true
		}
		return load, true
	case "src", "poster", "background", "action", "formaction", "ping":
		return load, true
	case "data":
		return load, element == "object"
	case "cite", "longdesc":
		return follow, true
	}
	return load, false
}

// tells reports whether a <link> only tells of something, which no browser
// fetches (HTML, 4.6.7).
func (p *page) tells() bool {
	rels := bytes.Fields(p.attribute("rel"))
	for _, rel := range rels {
		switch string(bytes.ToLower(rel)) {
		case "canonical", "alternate", "license", "author", "help", "me", "self":
		default:
			return false
		}
	}
	return len(rels) > 0
}

// address checks one address.
func (p *page) address(element, name string, value []byte, for_ use) {
	p.found.links++
	a := p.resolve(p.file, value, for_)
	switch {
	case a.problem != "":
		p.errorf("<%s %s=%q>: %s", element, name, clip(value), a.problem)
	case a.place < 0 || a.fragment == "":
	case a.place == p.place:
		p.own = append(p.own, fragment{line: int32(p.line), id: a.fragment})
	default:
		link := fragment{from: p.place, to: a.place, id: a.fragment}
		if _, known := p.linked[link]; !known {
			p.linked[link] = struct{}{}
			link.line = int32(p.line)
			p.found.fragments = append(p.found.fragments, link)
		}
	}
}

// paint checks an address in an attribute that is CSS: fill="url(#a)".
func (p *page) paint(element, name string, value []byte) {
	p.found.links++
	if len(value) > 1 && value[0] == '#' {
		p.own = append(p.own, fragment{line: int32(p.line), id: string(value[1:])})
	} else if problem := p.styleAddress(p.file, value); problem != "" {
		p.errorf("<%s %s=%q>: %s", element, name, clip(value), problem)
	}
}

// paints reports whether an attribute of SVG may hold url(…).
func paints(name string) bool {
	switch name {
	case "fill", "stroke", "filter", "mask", "clip-path", "marker", "marker-start", "marker-mid", "marker-end", "cursor":
		return true
	}
	return false
}

// refresh checks where a page that only leads to another leads.
func (p *page) refresh() {
	_, target, ok := bytes.Cut(p.attribute("content"), []byte{'='})
	if !ok {
		p.errorf("a refresh names no address")
		return
	}
	p.address("meta", "content", bytes.Trim(target, `"' `), follow)
}

// candidates are the addresses of a srcset (HTML, 4.8.4.2.1).
func candidates(set []byte) [][]byte {
	var all [][]byte
	for {
		set = bytes.TrimLeft(set, " \t\r\n\f,")
		if len(set) == 0 {
			return all
		}
		end := bytes.IndexAny(set, " \t\r\n\f")
		if end < 0 {
			end = len(set)
		}
		value := set[:end]
		set = set[end:]
		if plain := bytes.TrimRight(value, ","); len(plain) < len(value) {
			all = append(all, plain) // without a descriptor
			continue
		}
		all = append(all, value)
		comma := bytes.IndexByte(set, ',')
		if comma < 0 {
			return all
		}
		set = set[comma+1:]
	}
}

// verb is what package fmt writes for a value that it cannot format.
var verb = regexp.MustCompile(`%!([a-zA-Z]\(|\((EXTRA|NOVERB|BAD))`)

// unfilled reports whether a value is what template and fmt write in place of one.
func unfilled(value []byte) bool {
	return bytes.Contains(value, []byte("<no value>")) || bytes.Contains(value, []byte("ZgotmplZ")) ||
		bytes.Contains(value, []byte("%!")) && verb.Match(value)
}
