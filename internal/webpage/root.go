package webpage

import (
	"regexp"
	"strings"
)

// Elements that say by their name that they hold the text, the surest first.
var textNames = []map[string]bool{
	nameSet(`mw-parser-output entry-content post-content article-content article-body articlebody story-body storybody story-content post-body postbody
		article-text articletext news-text news-body td-post-content field-name-body article--body post-text postcontent entrytext single-content
		body-text bodytext c-article-body node-content e-content page-content-body document-content documentbody text-content doc-content rich-text richtext`),
	nameSet(`mw-content-text bodycontent article post hentry h-entry type-post storytext story single-post content-article printarea print-content printable`),
	nameSet(`main content maincontent main-content primary page-content site-main contents tresc conteudo icerik testo soderzhanie inhalt contenido contenu contentarea content-area`),
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
		least := all / 2
		if level == 3 {
			least = all / 5 // what says so plainly may be less than what is around it
		}
		if best != 0 && (most < least || most*10 < held*6) {
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
			if nodes[i].tag != "" && r.out[i] == "" && r.prose[i]*100 >= all*90 {
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
					if nodes[i].tag != "" && r.out[i] == "" && r.prose[i]*100 >= all*90 {
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

// proseOf is where the prose of an element begins and ends; -1 if it has none.
func (r *reading) proseOf(root int32) (first, last int32) {
	first, last = -1, -1
	for i := root; i < r.tree.nodes[root].end; i++ {
		if r.tree.nodes[i].tag == "" && r.out[i] == "" && r.prose[i] > 0 {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	return first, last
}

// sourceHeadings announce links that belong to the text.
var sourceHeadings = regexp.MustCompile(`(?i)^(?:\d+\.? )?(?:sources?|references|bibliography|further reading|external links|links|notes?|footnotes|источники|литература|ссылки|примечания|fuentes|referencias|bibliografía|enlaces|notas|quellen|literatur|weblinks|einzelnachweise|anmerkungen|références|bibliographie|liens|参考文献|外部链接|注释|المصادر|المراجع|مراجع)\b`)

// prune takes out of the readable part the lists before its first and behind its
// last prose that are mostly links: they lead through the site.
func (r *reading) prune() {
	if r.thread != nil {
		return
	}
	nodes := r.tree.nodes
	for _, root := range r.roots {
		first, last := r.proseOf(root)
		if first < 0 {
			continue // with no prose to tell by, links may be all there is
		}
		heading := int32(0)
		above := int32(0) // the same, as long as a list may be all that stands under it
		for i := root + 1; i < nodes[root].end; i++ {
			e := &nodes[i]
			if r.out[i] != "" {
				i = e.end - 1
				continue
			}
			if isHeading(e.tag) && e.end-i < 60 {
				heading, above = i, i
			}
			if i >= first && i <= last || e.end > first && i <= first || e.flags&block == 0 || r.weight[i] == 0 || isHeading(e.tag) || e.tag == "li" || e.tag == "p" {
				continue
			}
			share := 75
			if e.tag == "ul" || e.tag == "ol" {
				share = 50
			}
			if r.linked[i]*100 < r.weight[i]*share || heading > 0 && i > last && sourceHeadings.MatchString(r.tree.words(heading, 200)) {
				continue
			}
			r.drop(i, whyNavigation)
			if above > 0 && i > last {
				if r.bare(nodes[above].end, i) {
					r.drop(above, whyNavigation)
				}
				above = 0 // looked at once: the cost stays linear
			}
			i = e.end - 1
		}
	}
}

// bare reports that no text is left between two nodes.
func (r *reading) bare(from, to int32) bool {
	for i := from; i < to; i++ {
		if n := &r.tree.nodes[i]; n.tag == "" && r.out[i] == "" && r.weight[i] > 0 {
			return false
		}
	}
	return true
}

// pruneRuns does the same with lines that are mostly links: those that begin and
// end with a block or a line break.
func (r *reading) pruneRuns() {
	if r.thread != nil {
		return
	}
	nodes := r.tree.nodes
	for _, root := range r.roots {
		first, last := r.proseOf(root)
		if first < 0 {
			continue // with no prose to tell by, links may be all there is
		}
		var run []int32
		var of int32 // the block of the run
		weight, linked := 0, 0
		heading := int32(0)
		end := func() {
			if linked > 0 && linked*100 >= weight*60 && !(heading > 0 && run[0] > last && sourceHeadings.MatchString(r.tree.words(heading, 200))) && !r.keptRun(run) {
				for _, i := range run {
					r.out[i] = whyNavigation
				}
			}
			run, weight, linked = run[:0], 0, 0
		}
		for i := root + 1; i < nodes[root].end; i++ {
			e := &nodes[i]
			if r.out[i] != "" {
				i = e.end - 1
				continue
			}
			if isHeading(e.tag) && e.end-i < 60 {
				heading = i
			}
			if i >= first && i <= last {
				end()
				continue
			}
			switch {
			case e.flags&block != 0 || e.tag == "br":
				end()
			case e.tag == "" && isHeading(nodes[r.block[i]].tag):
			case e.tag == "":
				if r.block[i] != of {
					end()
					of = r.block[i]
				}
				run = append(run, i)
				weight += r.weight[i]
				linked += r.linked[i]
			}
		}
		end()
	}
}

// keptRun reports a line that is no way through the site: with an address
// written out, or one that says who wrote the text, when, or where it is from.
func (r *reading) keptRun(run []int32) bool {
	var s strings.Builder
	mail := true // all of its links are to mailboxes
	for _, i := range run {
		if s.Len() < 400 {
			s.WriteString(r.tree.nodes[i].text)
		}
		for p := r.tree.nodes[i].parent; p > 0 && r.tree.nodes[p].flags&block == 0; p = r.tree.nodes[p].parent {
			if r.tree.nodes[p].tag == "a" {
				mail = mail && strings.HasPrefix(r.tree.nodes[p].get("href"), "mailto:")
			}
		}
	}
	text := flat(s.String())
	return mail || strings.Contains(text, "://") || strings.Contains(text, "www.") || byPhrase(text) || posted(text) != ""
}

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

// relatedHeadings announce other pages.
var relatedHeadings = regexp.MustCompile(`(?i)^(?:related(?: articles?| posts?| stories| content| news| links?)?|you (?:may|might) also (?:like|be interested in)|more (?:on this topic|stories|from .{2,30})|read (?:more|also|next)|see also on this site|recommended(?: for you)?|most (?:read|popular)|mehr zum thema|das könnte (?:sie|dich) auch interessieren|ähnliche (?:beiträge|artikel|nachrichten|themen)|lesen sie auch|weitere (?:artikel|beiträge|meldungen|nachrichten)|meistgelesen|à lire aussi|lire aussi|sur le même (?:sujet|thème)|articles? (?:liés|similaires)|zobacz (?:także|też|również)|czytaj (?:także|też|również)|polecamy|читайте также|по теме|похожие (?:материалы|статьи|записи)|смотрите также|другие (?:новости|материалы)(?: по теме)?|читайте також|lea (?:también|además)|te puede interesar|también te puede interesar|noticias relacionadas|artículos relacionados|relacionad[oa]s?|leia (?:também|mais)|veja também|leggi anche|potrebbe interessarti|lees ook|ilgili haberler|相关(?:新闻|阅读|文章|链接)|相關文章|推荐阅读|関連記事|اقرأ أيضا|مواضيع ذات صلة)\s*[:：…>»]*$`)

// pruneRelated takes out of the readable part what stands under such a line: the
// element around both if it holds little prose, else the list or line after it.
func (r *reading) pruneRelated() {
	if r.thread != nil {
		return
	}
	nodes := r.tree.nodes
	for _, root := range r.roots {
		for i := root + 1; i < nodes[root].end; i++ {
			e := &nodes[i]
			if r.out[i] != "" {
				i = e.end - 1
				continue
			}
			if e.flags&block == 0 || e.end-i > 20 || r.weight[i] == 0 || r.weight[i] > 60 || !relatedHeadings.MatchString(r.tree.words(i, 300)) {
				continue
			}
			if p := e.parent; p > root && r.prose[p]*100 <= r.prose[root]*15 {
				r.drop(p, whyRelated)
				i = nodes[p].end - 1
				continue
			}
			for next := e.end; next < nodes[e.parent].end; next = nodes[next].end {
				if nodes[next].tag == "" && strings.TrimSpace(nodes[next].text) == "" {
					continue
				}
				if nodes[next].flags&block != 0 && r.weight[next] > 0 && r.linked[next]*2 >= r.weight[next] {
					r.drop(i, whyRelated)
					r.drop(next, whyRelated)
				}
				break
			}
		}
	}
}
