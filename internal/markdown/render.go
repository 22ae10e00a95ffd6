package markdown

import (
	"bytes"
	"sync"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// Render is the function Render with options.
func (o Options) Render(source []byte, links []Link) (html HTML) {
	if !affordable(source) {
		return o.plain(source, links)
	}
	defer func() {
		// The parser is not ours and what it reads is anybody's. A text that
		// breaks it is shown as text.
		if recover() != nil {
			html = o.plain(source, links)
		}
	}()
	return o.render(source, links)
}

func (o Options) render(source []byte, links []Link) HTML {
	w := newWriter(o, source, links)
	defer w.free()
	if !w.inPieces() {
		w.whole()
	}
	return w.html()
}

// whole writes the source as the library reads it.
func (w *writer) whole() {
	root := dialect.Parse(text.NewReader(w.source))
	w.number(root)
	w.blocks(root, true)
	w.endnotes()
}

func (o Options) plain(source []byte, links []Link) HTML {
	w := newWriter(o, source, links)
	defer w.free()
	w.plainBlocks()
	html := w.html()
	html.Plain = true
	return html
}

// writer writes one section. It goes over the tree itself: the library's own
// renderer looks every node up in a table of functions and can't know what
// surrounds it.
type writer struct {
	Options
	source []byte
	out    []byte
	spare  []byte // our own memory, while out is the caller's

	links  []Link
	next   int // the first link that may still come
	openTo int // where in the source the mention we are in ends; 0 if in none
	inLink int // links of the author's own around us

	sum      fingerprint // of the text since the last id was begun
	inID     bool        // an element with an id of its text is open
	marks    map[uint32]int
	headings []Heading
	dead     []string
	names    map[string]int
	levels   []int // of the headings around us, as written

	notes notes
}

var writers = sync.Pool{New: func() any {
	return &writer{marks: map[uint32]int{}, names: map[string]int{}}
}}

func newWriter(o Options, source []byte, links []Link) *writer {
	w := writers.Get().(*writer)
	w.Options, w.source, w.links = o, source, links
	if o.Room != nil {
		w.spare, w.out = w.out, o.Room[:0]
	}
	return w
}

// free gives the writer back for the next section, unless it has grown huge.
func (w *writer) free() {
	if w.Room != nil {
		w.out = w.spare
	}
	if cap(w.out) > 1<<20 || len(w.marks) > 1<<12 || len(w.names) > 1<<10 {
		return
	}
	clear(w.marks)
	clear(w.names)
	*w = writer{out: w.out[:0], marks: w.marks, names: w.names, levels: w.levels[:0]}
	writers.Put(w)
}

func (w *writer) html() HTML {
	out := w.out
	if w.Room == nil {
		out = bytes.Clone(out)
	}
	if !utf8.Valid(out) {
		out = bytes.ToValidUTF8(out, []byte("\uFFFD"))
	}
	return HTML{Text: out, Headings: w.headings, Dead: w.dead}
}

func (w *writer) s(s string) { w.out = append(w.out, s...) }

// blocks writes the children of a container. Outermost are those whose
// paragraphs, items and quotations get ids.
func (w *writer) blocks(parent ast.Node, outermost bool) {
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		w.block(c, outermost)
	}
}

func (w *writer) block(n ast.Node, outermost bool) {
	switch n := n.(type) {
	case *ast.Paragraph:
		w.paragraph(n, outermost)
	case *ast.TextBlock:
		w.inlines(n)
		w.s("\n")
	case *ast.Heading:
		w.heading(n)
	case *ast.List:
		w.list(n, outermost)
	case *ast.Blockquote:
		w.quotation(n, outermost)
	case *ast.ThematicBreak:
		w.s("<hr>\n")
	case *ast.FencedCodeBlock:
		w.code(n, n.Language(w.source))
	case *ast.CodeBlock:
		w.code(n, nil)
	default:
		w.otherBlock(n, outermost)
	}
}

func (w *writer) paragraph(n ast.Node, outermost bool) {
	w.paragraphOf(outermost, func() { w.inlines(n) })
}

func (w *writer) paragraphOf(outermost bool, inlines func()) {
	from := len(w.out)
	id := w.open("<p", outermost)
	w.s(">")
	body := len(w.out)
	inlines()
	if len(bytes.Trim(w.out[body:], blanks)) == 0 {
		w.out = w.out[:from] // it held a comment alone
		w.forget(id)
		return
	}
	w.close(id)
	w.s("</p>\n")
}

func (w *writer) quotation(n *ast.Blockquote, outermost bool) {
	only := n.FirstChild() != nil && n.FirstChild() == n.LastChild()
	id := w.open("<blockquote", outermost && only)
	w.s(">\n")
	w.blocks(n, outermost && !only)
	w.close(id)
	w.s("</blockquote>\n")
}

func (w *writer) code(n ast.Node, language []byte) {
	w.s("<pre><code")
	if len(language) > 0 {
		w.s(` class="language-`)
		w.attribute(language)
		w.s(`"`)
	}
	w.s(">")
	lines := n.Lines()
	for i := range lines.Len() {
		segment := lines.At(i)
		w.literal(segment.Value(w.source))
		w.sum.add(segment.Value(w.source))
	}
	w.s("</code></pre>\n")
}
