package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

func (w *writer) inlines(parent ast.Node) {
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		switch n := c.(type) {
		case *ast.Text:
			c = w.run(n)
		case *ast.Emphasis:
			tag := "em>"
			if n.Level == 2 {
				tag = "strong>"
			}
			w.s("<" + tag)
			w.inlines(n)
			w.s("</" + tag)
		case *ast.Link:
			w.link(n)
		case *ast.Image:
			w.image(n)
		case *ast.AutoLink:
			w.autoLink(n)
		case *ast.CodeSpan:
			w.codeSpan(n)
		case *extension.FootnoteLink:
			w.noteLink(n)
		case *commentInline:
		case *ast.String:
			w.literal(n.Value)
		default:
			w.inlines(n)
		}
	}
}

// stretch joins the neighbours that the library parted at marks which meant
// nothing: they are one text in the source. It returns where the text ends and
// the last node of it.
func stretch(n *ast.Text) (end int, last *ast.Text) {
	end, last = n.Segment.Stop, n
	for !last.SoftLineBreak() && !last.HardLineBreak() {
		next, ok := last.NextSibling().(*ast.Text)
		if !ok || next.Segment.Start != end || next.Segment.Padding != 0 || next.IsRaw() != n.IsRaw() {
			break
		}
		end, last = next.Segment.Stop, next
	}
	return end, last
}

// run writes text up to the next line break or other node, and returns the last
// node of it.
func (w *writer) run(n *ast.Text) ast.Node {
	end, last := stretch(n)
	w.sum.add(w.source[n.Segment.Start:end])
	w.running(n.Segment.Start, end, last)
	switch {
	case last.HardLineBreak():
		w.s("<br>\n")
	case last.SoftLineBreak():
		w.s("\n")
	}
	return last
}

func (w *writer) codeSpan(n ast.Node) {
	w.s("<code>")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			value := t.Segment.Value(w.source)
			w.sum.add(value)
			w.literal(bytes.ReplaceAll(value, []byte("\n"), []byte(" ")))
		}
	}
	w.s("</code>")
}

func (w *writer) link(n *ast.Link) {
	address, leads := w.leads(util.URLEscape(n.Destination, true), false)
	if !leads && len(n.Destination) > 0 {
		if n.Destination[0] == '#' {
			w.inlines(n) // a place on the page as it was
			return
		}
		w.s(`<span title="`) // the words alone read better; the address is not lost
		w.attribute(n.Destination)
		w.s(`">`)
		w.inlines(n)
		w.s("</span>")
		return
	}
	if w.inLink == 0 && len(address) > 0 && leads && allowed(address) {
		w.s(`<a href="`)
		w.attribute(address)
		w.title(n.Title)
		w.s(`">`)
		w.inLink++
		w.inlines(n)
		w.inLink--
		w.s("</a>")
		return
	}
	// Shown as written, more or less: a reader should see what was meant.
	w.s("[")
	w.inlines(n)
	w.s("](")
	w.literal(n.Destination)
	if len(n.Title) > 0 {
		w.s(` "`)
		w.literal(n.Title)
		w.s(`"`)
	}
	w.s(")")
}

func (w *writer) image(n *ast.Image) {
	address := util.URLEscape(n.Destination, true)
	words := w.words(nil, n)
	w.sum.add(words)
	if !relative(address) || len(address) == 0 || address[0] == '/' {
		w.literal(words)
		return
	}
	address, leads := w.leads(address, true)
	if !leads {
		w.literal(words)
		return
	}
	w.s(`<img src="`)
	w.attribute(address)
	w.s(`" alt="`)
	w.attribute(words)
	w.title(n.Title)
	w.s(`" loading="lazy">`)
}

// leads asks where an address leads. Only relative ones are asked for.
func (w *writer) leads(address []byte, image bool) ([]byte, bool) {
	if w.Leads == nil || len(address) == 0 || !relative(address) {
		return address, true
	}
	to, ok := w.Leads(string(address), image)
	if !ok {
		if len(w.dead) < maxDead && address[0] != '#' {
			w.dead = append(w.dead, string(address))
		}
		return nil, false
	}
	return []byte(to), true
}

// title continues an attribute's value with a title attribute, to be closed by
// the caller like the first.
func (w *writer) title(title []byte) {
	if len(title) > 0 {
		w.s(`" title="`)
		w.attribute(resolved(nil, title))
	}
}

func (w *writer) autoLink(n *ast.AutoLink) {
	label := n.Label(w.source)
	w.sum.add(label)
	address := util.URLEscape(label, false)
	mail := n.AutoLinkType == ast.AutoLinkEmail
	if w.inLink > 0 || !mail && !allowed(address) {
		w.s("&lt;")
		w.literal(label)
		w.s("&gt;")
		return
	}
	w.s(`<a href="`)
	if mail {
		w.s("mailto:")
	}
	w.attribute(address)
	w.s(`">`)
	w.literal(label)
	w.s("</a>")
}

// allowed reports addresses that a body may link to: http, https, mailto and
// relative ones. Whatever a browser could take for another scheme is not.
func allowed(address []byte) bool {
	if relative(address) {
		return true
	}
	scheme, _, ok := bytes.Cut(address, []byte(":"))
	if !ok {
		return false
	}
	switch string(bytes.ToLower(scheme)) {
	case "http", "https", "mailto":
		return true
	}
	return false
}

// relative reports addresses without scheme and host, in a form that no browser
// reads otherwise: they skip control characters and take "\" for "/".
func relative(address []byte) bool {
	for i, c := range address {
		if c <= ' ' || c == 0x7F || c == '\\' {
			return false
		}
		if c == ':' && !bytes.ContainsAny(address[:i], "/?#") {
			return false
		}
	}
	return !bytes.HasPrefix(address, []byte("//"))
}

// words appends the text of a node's inlines, without markup.
func (w *writer) words(dst []byte, parent ast.Node) []byte {
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		switch n := c.(type) {
		case *ast.Text:
			dst, c = w.textRun(dst, n, ' ')
		case *ast.AutoLink:
			dst = append(dst, n.Label(w.source)...)
		case *ast.String:
			dst = append(dst, n.Value...)
		case *extension.FootnoteLink, *commentInline:
		default:
			dst = w.words(dst, n)
		}
	}
	return dst
}

// textRun appends the words of a text up to the next line break, which is written
// as given, or other node; it returns the last node of it.
func (w *writer) textRun(dst []byte, n *ast.Text, lineBreak byte) ([]byte, ast.Node) {
	end, last := stretch(n)
	if n.IsRaw() {
		dst = append(dst, w.source[n.Segment.Start:end]...)
	} else {
		dst = resolved(dst, w.source[n.Segment.Start:end])
	}
	if last.SoftLineBreak() || last.HardLineBreak() {
		dst = append(dst, lineBreak)
	}
	return dst, last
}
