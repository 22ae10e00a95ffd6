package webpage

import "strings"

// Elements that say by their name that they hold the text, the surest first.
var textNames = []map[string]bool{
	nameSet(`mw-parser-output entry-content post-content article-content article-body articlebody story-body storybody story-content post-body postbody
		article-text articletext news-text news-body td-post-content field-name-body article--body post-text postcontent entrytext single-content
		body-text bodytext c-article-body node-content e-content page-content-body document-content documentbody text-content doc-content rich-text richtext`),
	nameSet(`mw-content-text bodycontent article post hentry h-entry type-post storytext story single-post content-article printarea print-content printable`),
	nameSet(`main content maincontent main-content primary page-content site-main contents inhalt contenido contenu contentarea content-area`),
}

// trust is how surely an element says that it holds the text: 3, 2, 1, or 0 not at all.
func trust(e *node) int {
	for _, p := range strings.Fields(strings.ToLower(e.get("itemprop"))) {
		if p == "articlebody" {
			return 3
		}
	}
	if e.tag == "article" || e.get("role") == "article" {
		return 2
	}
	if e.tag == "main" || e.get("role") == "main" {
		return 1
	}
	if e.flags&block == 0 || e.tag == "body" {
		return 0
	}
	names := e.names
	for i, set := range textNames {
		for _, name := range names {
			if set[name] {
				return len(textNames) - i
			}
		}
	}
	return 0
}

// chooseRoot finds the elements whose text is the readable part.
func (r *reading) chooseRoot() {
	if r.findThread() {
		return
	}
	nodes := r.tree.nodes
	all := r.prose[0]
	best := int32(0)
	for level := 3; level >= 1 && best == 0; level-- {
		// Of several, that with most of the prose; the innermost of those around it.
		most := 0
		var held int
		for i := int32(1); i < int32(len(nodes)); i++ {
			if nodes[i].tag == "" || r.out[i] != "" || r.prose[i] == 0 || trust(&nodes[i]) != level {
				continue
			}
			if best == 0 || !r.tree.within(i, best) {
				held += r.prose[i]
			}
			if r.prose[i] > most || best != 0 && r.tree.within(i, best) && r.prose[i]*10 >= most*9 {
				most, best = max(most, r.prose[i]), i
			}
		}
		if best != 0 && (most*2 < all || most*10 < held*6) {
			best = 0
		}
	}
	if best != 0 {
		// The article around the text has its heading, its lead and its notes.
		for p := nodes[best].parent; p > 0; p = nodes[p].parent {
			if trust(&nodes[p]) == 2 && r.prose[p]*10 <= r.prose[best]*13 {
				best = p
			}
		}
	} else {
		best = r.smallest(all)
	}
	r.addRoot(best)
}

// smallest is the smallest element with nearly all of the prose.
func (r *reading) smallest(all int) int32 {
	nodes := r.tree.nodes
	best := int32(0)
	if all == 0 {
		return 0
	}
	for {
		next := int32(0)
		for i := best + 1; i < nodes[best].end; i = nodes[i].end {
			if nodes[i].tag != "" && r.out[i] == "" && r.prose[i]*100 >= all*92 {
				next = i
			}
		}
		switch {
		case next == 0:
			return best
		case nodes[next].flags&block == 0 && nodes[next].tag != "html" && nodes[next].tag != "#root":
			// An inline element around the text (an unclosed font): look inside, but its parent is the choice.
			inner := next
			for inner != 0 && nodes[inner].flags&block == 0 {
				deeper := int32(0)
				for i := inner + 1; i < nodes[inner].end; i = nodes[i].end {
					if nodes[i].tag != "" && r.out[i] == "" && r.prose[i]*100 >= all*92 {
						deeper = i
					}
				}
				inner = deeper
			}
			if inner == 0 {
				return best
			}
			next = inner
		}
		switch nodes[next].tag {
		case "p", "pre", "li", "blockquote", "ul", "ol", "dl", "table", "tbody", "tr", "h1", "h2", "xmp", "plaintext":
			// Not to be torn from its neighbours, but a table of layout may hold a cell with all.
			if nodes[next].tag != "table" && nodes[next].tag != "tbody" && nodes[next].tag != "tr" {
				return best
			}
		}
		best = next
	}
}

// inRoot reports whether node i is in the readable part.
func (r *reading) inRoot(i int32) bool { return r.readable[i] }

// addRoot makes an element part of the readable part.
func (r *reading) addRoot(i int32) {
	r.roots = append(r.roots, i)
	for j := i; j < r.tree.nodes[i].end; j++ {
		r.readable[j] = true
	}
}

// prune takes out of the readable part what is mostly links: lists of them
// before the first and behind the last prose, and under headings that say so.
func (r *reading) prune() {
	nodes := r.tree.nodes
	for _, root := range r.roots {
		first, last := int32(-1), int32(-1)
		for i := root; i < nodes[root].end; i++ {
			if nodes[i].tag == "" && r.prose[i] > 0 {
				if first < 0 {
					first = i
				}
				last = i
			}
		}
		related := false // under a heading that announces other pages
		for i := root + 1; i < nodes[root].end; i++ {
			e := &nodes[i]
			if r.out[i] != "" {
				i = e.end - 1
				continue
			}
			if e.flags&block == 0 || r.weight[i] == 0 {
				continue
			}
			if isHeading(e.tag) {
				continue
			}
			links := r.linked[i]*100 >= r.weight[i]*75
			if !links || r.prose[i] > 0 {
				related = related && r.prose[i] == 0
				continue
			}
			switch {
			case r.isThread():
			case i < first || i > last:
				if e.tag == "li" || e.tag == "p" && r.words(i) > 12 {
					continue
				}
				r.drop(i, whyNavigation)
			}
			if r.out[i] != "" {
				i = e.end - 1
			}
		}
	}
}

func (r *reading) words(i int32) int { return len(strings.Fields(r.tree.words(i, 400))) }

// reason gives a node and all in it that has no reason yet, or the one given, another.
func (r *reading) reason(i int32, old, why string) {
	for j := i; j < r.tree.nodes[i].end; j++ {
		if r.out[j] == "" || r.out[j] == old {
			r.out[j] = why
		}
	}
}

// drop gives a node and all in it a reason.
func (r *reading) drop(i int32, why string) {
	for j := i; j < r.tree.nodes[i].end; j++ {
		if r.out[j] == "" {
			r.out[j] = why
		}
	}
}

func isHeading(tag string) bool {
	return len(tag) == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6'
}
