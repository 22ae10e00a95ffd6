package webpage

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/dates"
	"fonds/internal/document"
)

// A titled is a title as one part of the page gives it.
type titled struct {
	value, rule string
	line        int
	words       string
	confidence  float64
	node        int32
	rest        []string // what was cut off
}

// titleBreaks part a title from the name of its site.
var titleBreaks = regexp.MustCompile(`\s+[-–—|·•:/~<»«]{1,2}\s+|\s*[|»｜]\s*|_(?:[^_\s]{2,12})$`)

// noTitles are titles that editors and programs give to any page.
var noTitles = nameSet(`home homepage untitled index document page главная startseite inicio accueil 首页 主页 ホーム الرئيسية welcome`)

var noTitleForms = regexp.MustCompile(`(?i)^(?:untitled(?: document| page| \d+)?|new page ?\d*|no title|document ?\d*|home ?page|без названия|главная страница|sin título|unbenannt|ohne titel|página principal|無題ドキュメント|无标题文档|[\w-]+\.(?:html?|php|aspx?))$`)

// titles finds the title: what several parts of the page agree on, without the
// name of the site; and the heading that shows it.
func (r *reading) titles() {
	nodes := r.tree.nodes
	var shown []titled // headings
	named := false
	for i := int32(1); i < int32(len(nodes)); i++ {
		n := &nodes[i]
		if n.tag == "title" && !named && n.end == i+2 && r.out[n.parent] != whyHidden {
			named = true
			words := flat(nodes[i+1].text)
			r.titled = append(r.titled, titled{words, "page/title", nodes[i+1].textLine(), words, 0.7, i, nil})
			continue
		}
		if !isHeading(n.tag) && !(n.flags&block != 0 && n.hasName(headingNames)) || n.end-i > 60 || r.reply(i) {
			continue
		}
		if why := r.out[i]; why != "" && why != whyHead && why != whyByline {
			continue
		}
		words := r.headingWords(i)
		if words == "" || utf8.RuneCountInString(words) > 300 {
			continue
		}
		c := 0.5
		switch n.tag {
		case "h1":
			c = 0.82
			if r.inRoot(i) {
				c = 0.88
			}
		case "h2":
			c = 0.62
		}
		if len(r.roots) > 0 && r.inRoot(i) && r.bare(r.roots[0], i) {
			c = max(c, 0.72) // the text begins with it
		}
		if n.hasName(headingNames) || strings.EqualFold(n.get("itemprop"), "headline") {
			c = max(c, 0.84)
		}
		if r.out[i] == whyHead {
			c -= 0.25
		}
		if last := len(r.roots) - 1; last >= 0 && i > nodes[r.roots[last]].end {
			c = 0.3
		}
		shown = append(shown, titled{words, "page/heading", r.firstLine(i), words, c, i, nil})
		if len(shown) > 200 {
			break
		}
	}
	if k := slices.IndexFunc(r.titled, func(t titled) bool { return t.rule == "page/title" }); k >= 0 && len(shown) > 0 && r.isAround(r.titled[k].value) {
		r.siteName(r.titled[k].value)
	}
	if t, ok := r.boldLine(); ok {
		shown = append(shown, t)
	}
	for k := range r.titled {
		r.titled[k].strip(r.site, shown, r.titled)
		for _, rest := range r.titled[k].rest {
			r.siteName(strings.Trim(rest, " -–—|·•:/~<>»«｜"))
		}
	}
	// What two parts of the page agree on is most likely right.
	var best *titled
	all := append(append([]titled(nil), r.titled...), firstHeadings(shown)...)
	counts := map[string]map[string]bool{}
	for _, t := range all {
		k := fold(t.value)
		if counts[k] == nil {
			counts[k] = map[string]bool{}
		}
		counts[k][t.rule] = true
	}
	for k := range all {
		t := &all[k]
		if len(counts[fold(t.value)]) > 1 {
			t.confidence = min(0.98, max(t.confidence, 0.9)+0.05)
		}
		if lower := strings.ToLower(t.value); noTitles[lower] || noTitleForms.MatchString(t.value) || r.isSite(t.value) {
			t.confidence = min(t.confidence, 0.2)
		}
		if best == nil || t.confidence > best.confidence {
			best = t
		}
	}
	if best == nil {
		return
	}
	for _, t := range all {
		if t.rule != "page/heading" && t.rule != "page/bold-line" || fold(t.value) == fold(best.value) || t.confidence >= 0.8 {
			if r.fact(Fact{document.FieldTitle, t.value, t.rule, t.line, t.words, t.confidence}) && t.rule == "page/title" {
				r.used[t.node+1] = true
			}
		}
	}
	for _, t := range shown {
		if fold(t.value) == fold(best.value) {
			r.h1 = t.node
			for j := t.node; j < nodes[t.node].end; j++ {
				if r.out[j] == whyHead {
					r.out[j] = ""
				}
			}
			break
		}
	}
	if r.thread != nil {
		r.repeated(best.value)
	}
}

// boldLine is a title that is one by its look: among the first blocks of the text
// the first whose words are all bold or large.
func (r *reading) boldLine() (titled, bool) {
	if r.thread != nil || len(r.roots) == 0 {
		return titled{}, false
	}
	nodes := r.tree.nodes
	blocks, of := 0, int32(-1)
	for i := r.roots[0]; i < nodes[r.roots[0]].end && blocks <= 3; i++ {
		if r.out[i] != "" {
			i = nodes[i].end - 1
			continue
		}
		if nodes[i].tag != "" || r.weight[i] == 0 || r.block[i] == of {
			continue
		}
		of = r.block[i]
		blocks++
		if isHeading(nodes[of].tag) {
			return titled{}, false
		}
		if nodes[of].end-of > 40 || r.weight[of] < 4 || r.weight[of] > 160 || !r.allBold(of) {
			continue
		}
		words := r.tree.words(of, 2000)
		if _, dated := dates.Whole(words); dated || words == "" || strings.HasSuffix(words, ":") {
			continue
		}
		return titled{words, "page/bold-line", r.firstLine(of), words, 0.66, of, nil}, true
	}
	return titled{}, false
}

// allBold reports a block all of whose words are bold or large.
func (r *reading) allBold(of int32) bool {
	nodes := r.tree.nodes
	for i := of + 1; i < nodes[of].end; i++ {
		if nodes[i].tag != "" || r.weight[i] == 0 {
			continue
		}
		bold := false
		for p := nodes[i].parent; p >= of && p > 0 && !bold; p = nodes[p].parent {
			switch nodes[p].tag {
			case "b", "strong", "big":
				bold = true
			case "font":
				size := nodes[p].get("size")
				bold = size >= "4" && size <= "7" && len(size) == 1 || strings.HasPrefix(size, "+")
			}
		}
		if !bold {
			return false
		}
	}
	return true
}

// isAround reports that the words of a title begin a text or the words of a picture
// around the readable part, and not one in it: they are the name of the site.
func (r *reading) isAround(title string) bool {
	title = fold(title)
	around := false
	for i := range r.tree.nodes {
		n := &r.tree.nodes[i]
		words := n.text
		if n.tag == "img" {
			words = n.get("alt")
		} else if n.tag != "" || r.tree.nodes[n.parent].tag == "title" || r.tree.nodes[n.parent].tag == "script" {
			continue
		}
		if len(words) < len(title) || len(words) > 1000 || !strings.HasPrefix(fold(words), title) {
			continue
		}
		if r.inRoot(int32(i)) || isHeading(r.tree.nodes[r.block[i]].tag) {
			return false
		}
		around = true
	}
	return around && title != ""
}

// repeated takes the title out of the posts of a thread, which say it again, with
// or without "Re:".
func (r *reading) repeated(title string) {
	nodes := r.tree.nodes
	for _, p := range r.thread.posts {
		for i := p + 1; i < nodes[p].end; i++ {
			if !isHeading(nodes[i].tag) || nodes[i].end-i > 60 || i == r.h1 {
				continue
			}
			words, title := fold(r.tree.words(i, 1000)), fold(title)
			if strings.HasSuffix(words, title) && len(words) <= len(title)+8 {
				r.drop(i, "title of the thread, once more")
			}
		}
	}
}

// headingNames are classes of elements that show the title.
var headingNames = nameSet("entry-title post-title article-title firstheading topic-title story-title headline news-title page-title p-name document-title article-headline")

// headingWords are the words of a heading without what was taken out of it.
func (r *reading) headingWords(i int32) string {
	var s strings.Builder
	for j := i + 1; j < r.tree.nodes[i].end; j++ {
		n := &r.tree.nodes[j]
		switch {
		case r.out[j] != "" && r.out[j] != r.out[i]:
			j = n.end - 1
		case n.tag == "":
			s.WriteString(n.text)
		case n.tag == "br" || n.flags&block != 0:
			s.WriteByte(' ')
		}
	}
	return flat(s.String())
}

// firstHeadings are the headings that could be the title: the first of each level.
func firstHeadings(shown []titled) []titled {
	var first []titled
	seen := map[float64]bool{}
	for _, t := range shown {
		if !seen[t.confidence] {
			seen[t.confidence] = true
			first = append(first, t)
		}
	}
	return first
}

// strip takes the name of the site off a title.
func (t *titled) strip(site []string, shown, others []titled) {
	whole := fold(t.value)
	shown = slices.Clone(shown)
	slices.SortStableFunc(shown, func(a, b titled) int { // of two that fit, the surer
		switch {
		case a.confidence > b.confidence:
			return -1
		case a.confidence < b.confidence:
			return 1
		}
		return 0
	})
	for _, o := range shown {
		f := fold(o.value)
		if f == whole {
			return
		}
		if utf8.RuneCountInString(f) < 4 && o.confidence < 0.8 || o.confidence < 0.4 {
			continue
		}
		if cut, ok := cutTo(t.value, o.value); ok {
			if t.rule == "page/title" {
				t.rest = titleBreaks.Split(strings.Replace(t.value, cut, "", 1), 6)
			}
			t.value = cut
			t.confidence = min(t.confidence+0.1, 0.95)
			return
		}
	}
	for _, o := range others {
		if o.rule != t.rule && len(o.value) < len(t.value) {
			if cut, ok := cutTo(t.value, o.value); ok {
				t.value = cut
				return
			}
		}
	}
	places := titleBreaks.FindAllStringIndex(t.value, 20)
	for _, p := range places {
		head, tail := strings.TrimSpace(t.value[:p[0]]), strings.TrimLeft(strings.TrimSpace(t.value[p[1]:]), "_")
		if tail == "" {
			tail = strings.TrimLeft(t.value[p[0]:], "_")
		}
		for _, s := range site {
			switch {
			case head != "" && sameSite(tail, s):
				t.value = head
				return
			case tail != "" && sameSite(head, s):
				t.value = tail
				return
			}
		}
	}
	if len(places) > 0 {
		t.confidence -= 0.1
	}
}

// cutTo reports whether a title is a shorter one with something before or behind
// it, and returns the shorter as the title writes it.
func cutTo(title, short string) (string, bool) {
	t, s := flat(title), flat(short)
	if len(s) >= len(t) || s == "" {
		return "", false
	}
	if k := strings.Index(strings.ToLower(t), strings.ToLower(s)); k >= 0 && len(strings.ToLower(t)) == len(t) && len(strings.ToLower(s)) == len(s) {
		before, after := t[:k], t[k+len(s):]
		if separated(before, true) && separated(after, false) {
			return t[k : k+len(s)], true
		}
	}
	return "", false
}

// separated reports that a rest of a title is parted from it by a mark.
func separated(rest string, before bool) bool {
	rest = strings.TrimSpace(rest)
	if rest == "" {
		return true
	}
	var c rune
	if before {
		c = lastRune(rest)
	} else {
		c, _ = utf8.DecodeRuneInString(rest)
	}
	return strings.ContainsRune("-–—|·•:/~<>»«_｜()[]", c)
}

func sameSite(part, site string) bool {
	p, s := fold(part), fold(site)
	if p == "" || s == "" {
		return false
	}
	if p == s {
		return true
	}
	// The name of a host: "example.org" for "Example".
	if strings.Contains(site, ".") && !strings.Contains(site, " ") {
		host := strings.ToLower(site)
		for _, label := range strings.Split(host, ".") {
			if len(label) > 3 && fold(label) == p {
				return true
			}
		}
	}
	return utf8.RuneCountInString(p) > 5 && strings.HasPrefix(s, p) || utf8.RuneCountInString(s) > 5 && strings.HasPrefix(p, s) && len(p) < 2*len(s)
}

func (r *reading) isSite(title string) bool {
	for _, s := range r.site {
		if fold(s) == fold(title) {
			return true
		}
	}
	return false
}

// fold keeps the letters and digits, in lower case.
func fold(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c) {
			return unicode.ToLower(c)
		}
		return -1
	}, s)
}
