package webpage

import (
	"strings"

	"golang.org/x/net/html"
)

// A node is an element, a text or a comment. Nodes stand in the order of the
// file, so that what is in node i is nodes[i+1:end].
type node struct {
	tag    string // lower case; "" for a text, "#comment", "#root"
	text   string // of a text or comment, with references resolved; as many line ends as in the file
	attr   []html.Attribute
	parent int32
	end    int32
	till   int32 // for b, i, a …: its effect ends before this node; the tags were not well nested
	line   int   // where it begins
	flags  int   // of the tag
	names  []string
}

type tree struct {
	nodes []node
	xml   bool
}

// maxDepth bounds the elements open at once: what is nested deeper becomes a
// child of the deepest.
const maxDepth = 512

// What the tags of HTML do to the elements that are open (HTML standard,
// "13.2.6.4.7 The in body insertion mode"), as far as saved pages show it.
const (
	block    = 1 << iota // ends a paragraph, and begins and ends a block of text
	void                 // has no content
	scope                // end tags inside do not reach out
	inline               // may be badly nested: its end tag does not end blocks
	inHead               // may stand in the head
	verbatim             // has text only
)

var tags = map[string]int{}

func init() {
	for _, group := range []struct {
		flags int
		names string
	}{
		{block, `address article aside blockquote center details dialog dir dl fieldset figcaption figure footer form header hgroup main menu
			nav ol pre section summary ul listing h1 h2 h3 h4 h5 h6 tr tbody thead tfoot div p li dt dd option optgroup legend frameset
			amp-sidebar amp-consent`},
		{block | scope, "td th caption table body"},
		{scope, "object applet marquee button select"},
		{void, "area br col embed img input param source track wbr frame keygen isindex amp-img amp-pixel"},
		{block | void, "hr"},
		{void | inHead, "base basefont bgsound link meta"},
		{inline, `a b big code em font i nobr s small strike strong tt u span cite dfn var kbd samp sub sup abbr acronym ins del mark q label`},
		{verbatim | inHead, "script style title"},
		{verbatim, "textarea iframe noembed noframes"},
		{verbatim | block, "xmp plaintext"},
		{block | scope | inHead, "template"},
		{inHead, "noscript head"},
	} {
		for _, name := range strings.Fields(group.names) {
			tags[name] = group.flags
		}
	}
}

var headings = []string{"h1", "h2", "h3", "h4", "h5", "h6"}

// builder builds a tree from tokens. For each tag, and for each kind of guard, it
// knows the places in the stack of open elements, so that no search is needed
// and the cost is linear.
type builder struct {
	tree
	open   []int32
	places map[string][]int
	guards [2]struct {
		flag   int
		places []int
	}
	body bool
}

// parse builds the tree of a page; nil if it has more than maxNodes nodes.
func parse(text string) *tree {
	b := &builder{places: map[string][]int{}}
	for i, flag := range []int{block, scope} {
		b.guards[i].flag = flag
	}
	b.xml = strings.HasPrefix(strings.TrimLeft(text[:min(len(text), 200)], "\ufeff \t\r\n"), "<?xml")
	b.nodes = append(make([]node, 0, len(text)/24+16), node{tag: "#root", line: 1})
	b.open = []int32{0}
	z := html.NewTokenizer(strings.NewReader(text))
	line := 1
	for {
		kind := z.Next()
		raw := z.Raw()
		at := line
		line += lineEnds(raw)
		if len(b.nodes) > maxNodes {
			return nil
		}
		switch kind {
		case html.ErrorToken:
			if len(raw) > 0 { // a tag that the file's end cuts off
				b.add(node{tag: "#comment", text: commentText(string(raw)), line: at})
			}
			b.pop(1)
			b.nodes[0].end = int32(len(b.nodes))
			return &b.tree
		case html.TextToken:
			b.text(string(raw), at)
		case html.CommentToken:
			b.add(node{tag: "#comment", text: commentText(string(raw)), line: at})
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			tag := localName(string(name))
			var attr []html.Attribute
			for more {
				var k, v []byte
				k, v, more = z.TagAttr()
				attr = append(attr, html.Attribute{Key: string(k), Val: string(v)})
			}
			closed := kind == html.SelfClosingTagToken && b.xml
			if closed || tag == "noscript" {
				z.NextIsNotRawText()
			}
			b.start(tag, attr, at, closed)
		case html.EndTagToken:
			name, _ := z.TagName()
			b.finish(localName(string(name)), at)
		}
	}
}

// commentText is what stands in a comment, a declaration or what is no tag. Its
// line ends are those of the file.
func commentText(raw string) string {
	raw = oneLineEnd.Replace(raw)
	switch {
	case strings.HasPrefix(raw, "<!--"):
		raw = strings.TrimSuffix(strings.TrimSuffix(raw[4:], ">"), "--")
	case strings.HasPrefix(raw, "<?"), strings.HasPrefix(raw, "</"), strings.HasPrefix(raw, "<!"):
		raw = strings.TrimSuffix(raw[1:], ">")
	}
	return raw
}

// localName drops the prefix of XHTML's names ("h:p").
func localName(name string) string {
	switch {
	case strings.HasPrefix(name, "h:"):
		name = name[2:]
	case strings.HasPrefix(name, "html:"):
		name = name[5:]
	case strings.HasPrefix(name, "xhtml:"):
		name = name[6:]
	case name == "image":
		name = "img"
	}
	return name
}

// lineEnds counts LF, CR and CRLF.
func lineEnds[T string | []byte](s T) int {
	n := 0
	for i := range len(s) {
		if s[i] == '\n' || s[i] == '\r' && (i+1 == len(s) || s[i+1] != '\n') {
			n++
		}
	}
	return n
}

var oneLineEnd = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// nodeText resolves the references in a text that stands in an element. It does
// so line by line, so that "&#10;" does not shift the lines after it.
func nodeText(raw, within string) string {
	raw = strings.ReplaceAll(oneLineEnd.Replace(raw), "\x00", "\ufffd")
	if strings.IndexByte(raw, '&') < 0 || tags[within]&verbatim != 0 && within != "title" && within != "textarea" {
		return raw
	}
	lines := strings.Split(raw, "\n")
	for i, l := range lines {
		if strings.IndexByte(l, '&') >= 0 {
			lines[i] = noLineEnd.Replace(html.UnescapeString(l))
		}
	}
	return strings.Join(lines, "\n")
}

var noLineEnd = strings.NewReplacer("\n", " ", "\r", " ")

// text adds a text.
func (b *builder) text(raw string, line int) {
	top := b.nodes[b.open[len(b.open)-1]].tag
	raw = nodeText(raw, top)
	if tags[top]&verbatim == 0 && strings.TrimSpace(raw) != "" {
		b.leaveHead()
	}
	b.add(node{text: raw, line: line})
}

func (b *builder) add(n node) int32 {
	i := int32(len(b.nodes))
	n.parent = b.open[len(b.open)-1]
	n.end = i + 1
	n.flags = tags[n.tag]
	n.names = classNames(&n)
	b.nodes = append(b.nodes, n)
	return i
}

func (b *builder) leaveHead() {
	if at := b.last("head"); at >= 0 && b.last("noscript") < at {
		b.pop(at)
	}
}

func (b *builder) last(tag string) int {
	if p := b.places[tag]; len(p) > 0 {
		return p[len(p)-1]
	}
	return -1
}

func (b *builder) guard(flag int) int {
	for i := range b.guards {
		if g := &b.guards[i]; g.flag == flag && len(g.places) > 0 {
			return g.places[len(g.places)-1]
		}
	}
	return -1
}

// pop closes the open elements from place at on.
func (b *builder) pop(at int) {
	at = max(at, 1)
	for len(b.open) > at {
		n := len(b.open) - 1
		e := &b.nodes[b.open[n]]
		e.end = int32(len(b.nodes))
		if p := b.places[e.tag]; len(p) > 0 && p[len(p)-1] == n {
			b.places[e.tag] = p[:len(p)-1]
		}
		for i := range b.guards {
			if p := b.guards[i].places; len(p) > 0 && p[len(p)-1] == n {
				b.guards[i].places = p[:len(p)-1]
			}
		}
		b.open = b.open[:n]
	}
}

func (b *builder) start(tag string, attr []html.Attribute, line int, closed bool) {
	flags := tags[tag]
	switch tag {
	case "html", "body", "head":
		if len(b.places[tag]) > 0 || tag == "head" && b.body {
			// Its attributes count where the first has none of the kind.
			b.add(node{tag: "#again", attr: attr, line: line})
			return
		}
		if tag == "body" {
			b.body = true
		}
	}
	if flags&inHead == 0 && tag != "html" {
		b.leaveHead()
	}
	if flags&block != 0 && tag != "option" {
		if at := b.last("p"); at > b.guard(scope) {
			b.pop(at)
		}
	}
	switch tag {
	case "li":
		b.close(b.listGuard(), "li")
	case "dt", "dd":
		b.close(b.listGuard(), "dt", "dd")
	case "td", "th":
		b.close(b.last("table"), "td", "th", "caption")
	case "tr":
		b.close(b.last("table"), "tr", "caption", "colgroup")
	case "tbody", "thead", "tfoot":
		b.close(b.last("table"), "tbody", "thead", "tfoot", "tr", "caption", "colgroup")
	case "button":
		b.close(-1, "button")
	case "option", "optgroup":
		b.close(b.last("select"), tag, "option")
	case "a":
		if at := b.last("a"); at < b.guard(block) && at >= 0 {
			b.endEarly("a") // it began outside of this block: the link ends, the block does not
		} else {
			b.close(b.guard(scope), "a")
		}
	case "h1", "h2", "h3", "h4", "h5", "h6":
		b.close(b.guard(block)-1, headings...)
	}
	i := b.add(node{tag: tag, attr: attr, line: line})
	if flags&void != 0 || closed || len(b.open) >= maxDepth && flags&verbatim == 0 {
		return
	}
	n := len(b.open)
	b.open = append(b.open, i)
	b.places[tag] = append(b.places[tag], n)
	for j := range b.guards {
		if g := &b.guards[j]; g.flag != 0 && flags&g.flag != 0 {
			g.places = append(g.places, n)
		}
	}
}

// close closes the outermost open element of the tags given that lies inside of
// the place guard, and all in it.
func (b *builder) close(guard int, tags ...string) {
	first := -1
	for _, tag := range tags {
		if at := b.last(tag); at > guard && (first < 0 || at < first) {
			first = at
		}
	}
	if first >= 0 {
		b.pop(first)
	}
}

// endEarly ends the effect of the innermost open element of the tag.
func (b *builder) endEarly(tag string) {
	p := b.places[tag]
	at := p[len(p)-1]
	b.nodes[b.open[at]].till = int32(len(b.nodes))
	b.places[tag] = p[:len(p)-1]
}

func (b *builder) finish(tag string, line int) {
	flags := tags[tag]
	switch tag {
	case "br":
		b.start("br", nil, line, false)
		return
	case "body", "html":
		if at := b.last("body"); at >= 0 {
			b.pop(at + 1)
		}
		return
	case "h1", "h2", "h3", "h4", "h5", "h6":
		b.close(b.guard(scope), headings...)
		return
	}
	at := b.last(tag)
	if at < 1 {
		return
	}
	switch {
	case flags&inline != 0:
		if at < b.guard(block) {
			b.endEarly(tag)
			return
		}
	case tag == "td" || tag == "th" || tag == "tr" || tag == "tbody" || tag == "thead" || tag == "tfoot" || tag == "caption":
		if at < b.last("table") {
			return
		}
	case tag == "table" || flags&scope != 0:
	case tag == "li" || tag == "dt" || tag == "dd":
		if at < b.listGuard() {
			return
		}
	default:
		if at < b.guard(scope) {
			return
		}
	}
	b.pop(at)
}

// listGuard is the innermost list around the item whose end tag is read.
func (b *builder) listGuard() int {
	return max(b.last("ul"), b.last("ol"), b.last("dl"), b.last("menu"), b.last("dir"), b.last("table"))
}

// get is the value of an attribute, "" if there is none.
func (n *node) get(key string) string {
	for i := range n.attr {
		if n.attr[i].Key == key {
			return n.attr[i].Val
		}
	}
	return ""
}

func (n *node) has(key string) bool {
	for i := range n.attr {
		if n.attr[i].Key == key {
			return true
		}
	}
	return false
}

// words is the text in a node, white space made single spaces; "" if it is
// longer than limit bytes, so that nested elements can be asked at a bounded cost.
func (t *tree) words(i int32, limit int) string {
	var s strings.Builder
	for j := i; j < t.nodes[i].end; j++ {
		switch n := &t.nodes[j]; {
		case n.tag == "":
			s.WriteString(n.text)
			if limit -= len(n.text); limit < 0 {
				return ""
			}
		case n.tag == "script" || n.tag == "style" || n.tag == "template":
			j = n.end - 1
		case n.flags&block != 0 || n.tag == "br":
			s.WriteByte(' ')
		}
		limit--
	}
	return flat(s.String())
}

// within reports whether node i lies in node outer or is it.
func (t *tree) within(i, outer int32) bool { return i >= outer && i < t.nodes[outer].end }
