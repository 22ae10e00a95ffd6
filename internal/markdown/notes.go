package markdown

import (
	"slices"
	"strconv"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
)

// maxBack is how many references to one footnote can be gone back to; what
// refers to it more often than that is not written by people.
const maxBack = 9

// notes are the footnotes of a section, in the order in which they are printed.
type notes struct {
	list  *extension.FootnoteList
	links map[int]int // references written so far, by the note's number
}

// number finds the footnotes. Those that nothing refers to come last: their
// words must not be lost.
func (w *writer) number(root ast.Node) {
	w.notes.list = noteList(root)
	if w.notes.list == nil {
		return
	}
	w.notes.links = map[int]int{}
	last := w.notes.list.Count
	for c := w.notes.list.FirstChild(); c != nil; c = c.NextSibling() {
		if n := c.(*extension.Footnote); n.Index < 0 {
			last++
			n.Index = last
		}
	}
}

// noteList finds the one list of footnotes, which stands where the first note stood.
func noteList(parent ast.Node) *extension.FootnoteList {
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		if list, ok := c.(*extension.FootnoteList); ok {
			return list
		}
		if c.Kind() == ast.KindBlockquote || c.Kind() == ast.KindList || c.Kind() == ast.KindListItem {
			if list := noteList(c); list != nil {
				return list
			}
		}
	}
	return nil
}

// noteLink writes a reference to a footnote.
func (w *writer) noteLink(n *extension.FootnoteLink) {
	number := strconv.Itoa(n.Index)
	w.notes.links[n.Index]++
	w.s("<sup")
	if count := w.notes.links[n.Index]; count <= maxBack {
		w.s(` id="`)
		w.noteAnchor("fnref-", n.Index, count)
		w.s(`"`)
	}
	w.s(">")
	if w.inLink > 0 {
		w.s(number) // links don't nest
	} else {
		w.s(`<a href="#`)
		w.noteAnchor("fn-", n.Index, 1)
		w.s(`" role="doc-noteref">` + number + "</a>")
	}
	w.s("</sup>")
}

func (w *writer) noteAnchor(kind string, number, count int) {
	w.attribute([]byte(w.Prefix))
	w.s(kind)
	w.out = strconv.AppendInt(w.out, int64(number), 10)
	if count > 1 {
		w.s("-")
		w.out = strconv.AppendInt(w.out, int64(count), 10)
	}
}

// endnotes writes the footnotes after the text.
func (w *writer) endnotes() {
	if w.notes.list == nil {
		return
	}
	list := make([]*extension.Footnote, 0, w.notes.list.ChildCount())
	for c := w.notes.list.FirstChild(); c != nil; c = c.NextSibling() {
		list = append(list, c.(*extension.Footnote))
	}
	slices.SortStableFunc(list, func(a, b *extension.Footnote) int { return a.Index - b.Index })
	w.s(`<section class="notes" role="doc-endnotes"`)
	if w.Notes != "" {
		w.s(` aria-label="`)
		w.attribute([]byte(w.Notes))
		w.s(`"`)
	}
	w.s("><ol role=\"list\">\n")
	for _, n := range list {
		w.s(`<li id="`)
		w.noteAnchor("fn-", n.Index, 1)
		w.s(`">`)
		w.inID = true // a note has its own id
		w.item(n)
		w.inID = false
		w.backLinks(n.Index)
		w.s("</li>\n")
	}
	w.s("</ol></section>\n")
}

func (w *writer) backLinks(number int) {
	for count := 1; count <= min(w.notes.links[number], maxBack); count++ {
		w.s(` <a href="#`)
		w.noteAnchor("fnref-", number, count)
		w.s(`" role="doc-backlink"`)
		if w.Back != "" {
			w.s(` aria-label="`)
			w.attribute([]byte(w.Back))
			w.s(" ")
			w.out = strconv.AppendInt(w.out, int64(number), 10)
			w.s(`"`)
		}
		w.s(">↩\uFE0E</a>")
	}
}
