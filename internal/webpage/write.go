package webpage

import (
	"slices"
	"strconv"
	"strings"
)

// writer writes the readable part. It goes over the nodes in their order, with a
// stack of its own, so that no depth of nesting can exhaust Go's.
type writer struct {
	r      *reading
	lines  []string
	origin []int

	spans      []span
	bold, ital int
	href       string
	sup        int
	heading    int // level of the heading we are in
	cell       int // in a cell of a table, where no block can begin
	term       bool
	rule       int // line of a rule that the next block is to be parted by, 0 if none

	containers []container
	lists      []list
	started    bool // the last block began an item
	off        map[int32][]string
	notes      *notes
	dropped    []mention
}

// A container is a quotation, an item or a note around blocks.
type container struct {
	first, rest string // what the first and the other lines begin with
	begun       bool
	node        int32
}

type list struct {
	ordered bool
	next    int
}

// A mention is something that people see or follow and that the text does not hold.
type mention struct {
	line          int
	words, reason string
}

// maxContainers bounds the nesting of lists and quotations in Markdown, whose
// library is costly with deep ones.
const maxContainers = 8

func (r *reading) write() {
	w := &writer{r: r, off: map[int32][]string{}}
	w.notes = r.findNotes()
	if r.h1 != 0 && len(r.roots) > 0 && r.h1 < r.roots[0] && !r.inRoot(r.h1) {
		w.walk(r.h1)
	}
	for k, root := range r.roots {
		if k > 0 && r.thread != nil {
			w.rule = r.tree.nodes[root].line
		}
		w.walk(root)
	}
	r.page.Lines, r.page.Origin = w.lines, w.origin
	for _, m := range w.dropped {
		r.remove(m.line, m.line, m.words, m.reason)
	}
}

type opened struct {
	node int32
	end  int32
}

// walk writes a node and what is in it.
func (w *writer) walk(root int32) {
	nodes := w.r.tree.nodes
	var open []opened
	for i := root; i < nodes[root].end; i++ {
		for len(open) > 0 && open[len(open)-1].end <= i {
			w.leave(open[len(open)-1].node)
			open = open[:len(open)-1]
		}
		for _, tag := range w.off[i] {
			w.style(tag, -1)
		}
		n := &nodes[i]
		if w.r.out[i] != "" || w.notes.skip[i] {
			if n.flags&block != 0 {
				w.border()
			}
			i = n.end - 1
			continue
		}
		if n.tag == "" {
			w.text(i)
			continue
		}
		if w.enter(i) {
			open = append(open, opened{i, n.end})
		} else {
			i = n.end - 1
		}
	}
	for k := len(open) - 1; k >= 0; k-- {
		w.leave(open[k].node)
	}
	w.border()
}

// border is the beginning or the end of a block.
func (w *writer) border() {
	if w.cell > 0 {
		w.spans = append(w.spans, span{text: " "})
		return
	}
	w.flush()
}

// style turns emphasis or a link on (1) or off (-1).
func (w *writer) style(tag string, by int) {
	switch tag {
	case "b", "strong":
		w.bold = max(w.bold+by, 0)
	case "i", "em", "cite", "dfn", "var":
		w.ital = max(w.ital+by, 0)
	case "a":
		if by < 0 {
			w.href = ""
		}
	}
}

// enter writes what an element begins with. It returns false if the element is
// written whole, or not at all.
func (w *writer) enter(i int32) bool {
	n := &w.r.tree.nodes[i]
	if number := w.notes.text[i]; number > 0 && w.cell == 0 {
		w.flush()
		w.notes.saved = w.containers
		w.containers = []container{{first: "[^" + strconv.Itoa(number) + "]: ", rest: "    ", node: i}}
		return true
	}
	if i == w.r.h1 && w.cell == 0 && n.flags&block != 0 && !isHeading(n.tag) {
		w.flush()
		w.heading = 1 // one by its look
		return true
	}
	switch n.tag {
	case "br":
		w.spans = append(w.spans, span{kind: lineBreak, line: n.line})
	case "wbr":
	case "hr":
		w.border()
		if w.cell == 0 && len(w.lines) > 0 {
			w.rule = n.line
		}
	case "h1", "h2", "h3", "h4", "h5", "h6":
		w.border()
		w.heading = int(n.tag[1] - '0')
	case "ul", "ol", "menu", "dir":
		w.border()
		start := 1
		if s, err := strconv.Atoi(n.get("start")); err == nil && s >= 0 && s < 1e6 {
			start = s
		}
		w.lists = append(w.lists, list{n.tag == "ol", start})
	case "li":
		w.border()
		if w.cell == 0 && len(w.containers) < maxContainers {
			w.containers = append(w.containers, w.item(i))
		}
	case "blockquote":
		w.border()
		if w.cell == 0 && len(w.containers) < maxContainers && !w.r.indentation(i) {
			w.containers = append(w.containers, container{first: "> ", rest: "> ", node: i})
		}
	case "dt":
		w.border()
	case "dd":
		if w.term && w.cell == 0 && blankAfterTerm(w.spans) {
			w.spans = append(w.spans, span{kind: termEnd})
		} else {
			w.border()
		}
		w.term = false
	case "table":
		w.border()
		if w.cell == 0 && w.table(i) {
			return false
		}
	case "pre", "xmp", "listing", "plaintext":
		if w.cell == 0 {
			w.flush()
			w.preformatted(i)
			return false
		}
		w.border()
	case "img", "amp-img":
		w.image(i)
	case "q":
		w.spans = append(w.spans, w.spanOf("“", n.line))
	case "sup":
		w.sup++
	case "a":
		if number := w.notes.mark[i]; number > 0 {
			w.spans = append(w.spans, span{kind: noteMark, text: strconv.Itoa(number), line: n.line})
			if words := w.r.tree.words(i, 100); fold(words) != strconv.Itoa(number) { // notes are numbered anew
				w.dropped = append(w.dropped, mention{n.line, words, "mark of a note"})
			}
			for j := i + 1; j < n.end; j++ {
				w.r.used[j] = true
			}
			return false
		}
		w.link(i)
	default:
		if n.flags&block != 0 {
			w.border()
		} else {
			w.style(n.tag, 1)
		}
	}
	if n.till > 0 && n.till < n.end {
		w.off[n.till] = append(w.off[n.till], n.tag)
	}
	return true
}

func (w *writer) leave(i int32) {
	n := &w.r.tree.nodes[i]
	if w.notes.text[i] > 0 && w.cell == 0 {
		w.flush()
		w.containers = w.notes.saved
		return
	}
	if i == w.r.h1 && w.cell == 0 && n.flags&block != 0 && !isHeading(n.tag) {
		w.flush()
		w.heading = 0
		return
	}
	switch n.tag {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		w.border()
		w.heading = 0
	case "ul", "ol", "menu", "dir":
		w.border()
		w.lists = w.lists[:len(w.lists)-1]
	case "li", "blockquote":
		w.border()
		if k := len(w.containers) - 1; k >= 0 && w.containers[k].node == i {
			w.containers = w.containers[:k]
		}
	case "dt":
		if w.cell == 0 {
			w.term = true
			return
		}
		w.border()
	case "q":
		w.spans = append(w.spans, w.spanOf("”", n.line))
	case "sup":
		w.sup--
	case "cite":
		w.style("cite", -1)
		if k := len(w.containers) - 1; k >= 0 && w.cell == 0 && strings.HasPrefix(w.containers[k].first, ">") && i < w.containers[k].node+4 {
			w.spans = append(w.spans, span{kind: lineBreak, line: n.line}) // who is quoted, above the words
		}
	default:
		switch {
		case n.flags&block != 0:
			w.border()
		case n.till == 0 || n.till >= n.end:
			w.style(n.tag, -1)
		}
	}
}

// item is the container of an item of the innermost list.
func (w *writer) item(i int32) container {
	c := container{first: "- ", rest: "  ", node: i}
	if k := len(w.lists) - 1; k >= 0 && w.lists[k].ordered {
		if v, err := strconv.Atoi(w.r.tree.nodes[i].get("value")); err == nil && v >= 0 && v < 1e6 {
			w.lists[k].next = v
		}
		c.first = strconv.Itoa(w.lists[k].next) + ". "
		c.rest = strings.Repeat(" ", len(c.first))
		w.lists[k].next++
	}
	return c
}

// indentation reports a quotation that holds most of the text: pages of the
// 1990s had their margins from it.
func (r *reading) indentation(i int32) bool {
	all := 0
	for _, root := range r.roots {
		all += r.weight[root]
	}
	return r.weight[i]*10 > all*6
}

// blankAfterTerm reports that a term stands open, to which a definition may be put.
func blankAfterTerm(spans []span) bool {
	n := 0
	for _, s := range spans {
		if s.kind == termEnd || s.kind == lineBreak {
			return false
		}
		n += len(s.text)
	}
	return n > 0 && n <= 160
}

// text takes a text up.
func (w *writer) text(i int32) {
	n := &w.r.tree.nodes[i]
	w.r.used[i] = true
	if strings.TrimSpace(n.text) == "" {
		if n.text != "" {
			w.spans = append(w.spans, span{text: n.text, bold: w.bold > 0, ital: w.ital > 0, href: w.href, line: n.line})
		}
		return
	}
	text := n.text
	if w.sup > 0 {
		text = w.raised(text)
	}
	w.spans = append(w.spans, w.spanOf(text, n.line))
}

func (w *writer) spanOf(text string, line int) span {
	return span{text: text, bold: w.bold > 0, ital: w.ital > 0, href: w.href, line: line}
}

// raised writes a power as Unicode has it ("10⁶"), where it would be taken for
// more digits of the number before.
func (w *writer) raised(text string) string {
	if k := len(w.spans) - 1; k < 0 || w.spans[k].text == "" || !isDigit(w.spans[k].text[len(w.spans[k].text)-1]) {
		return text
	}
	const digits = "⁰¹²³⁴⁵⁶⁷⁸⁹"
	var s strings.Builder
	for _, c := range strings.TrimSpace(text) {
		switch {
		case c >= '0' && c <= '9':
			s.WriteRune([]rune(digits)[c-'0'])
		case c == '-' || c == '−':
			s.WriteRune('⁻')
		default:
			return text
		}
	}
	return s.String()
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// flush writes the open block, if it has anything in it.
func (w *writer) flush() {
	spans := w.spans
	w.spans, w.term = nil, false
	if len(spans) == 0 {
		return
	}
	for _, lines := range paragraphs(spans) {
		if w.heading > 0 {
			joined := joinLines(lines)
			text := joined.heading()
			if text != "" {
				w.emit([]string{strings.Repeat("#", w.heading) + " " + text}, []int{joined.line()})
			}
			continue
		}
		text, origin := render(lines)
		w.emit(text, origin)
	}
}

// emit writes the lines of a block, each behind what its containers begin with.
func (w *writer) emit(text []string, origin []int) {
	if len(text) == 0 {
		return
	}
	if w.rule > 0 {
		at := w.rule
		w.rule = 0
		if len(w.containers) == 0 && len(w.lines) > 0 {
			w.emit([]string{"* * *"}, []int{at})
		}
	}
	starts := slices.ContainsFunc(w.containers, func(c container) bool { return !c.begun && c.first != c.rest })
	if len(w.lines) > 0 && !(starts && w.started && w.tight()) {
		var blank string
		for _, c := range w.containers {
			if !c.begun {
				break
			}
			blank += c.rest
		}
		w.lines = append(w.lines, strings.TrimRight(blank, " "))
		w.origin = append(w.origin, origin[0])
	}
	for k, line := range text {
		var prefix strings.Builder
		for j := range w.containers {
			c := &w.containers[j]
			if c.begun {
				prefix.WriteString(c.rest)
			} else {
				prefix.WriteString(c.first)
				c.begun = true
			}
		}
		w.lines = append(w.lines, prefix.String()+line)
		w.origin = append(w.origin, max(origin[k], 1))
	}
	w.started = starts
}

// tight reports whether the item that begins may stand right below the line
// before: an ordered list that does not begin with 1 can't below a paragraph.
func (w *writer) tight() bool {
	for _, c := range w.containers {
		if !c.begun && (strings.HasPrefix(c.first, "[") || c.first == c.rest) {
			return false
		}
	}
	k := len(w.lists) - 1
	return k < 0 || !w.lists[k].ordered || sameList(w.lines[len(w.lines)-1])
}

// sameList reports a line that is an item of an ordered list.
func sameList(line string) bool {
	line = strings.TrimLeft(line, " >")
	n := 0
	for n < len(line) && isDigit(line[n]) {
		n++
	}
	return n > 0 && strings.HasPrefix(line[n:], ". ")
}
