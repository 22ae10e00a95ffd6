package webpage

import (
	"strings"

	"fonds/internal/document"
)

// microdata reads the properties of schema.org that elements carry (HTML
// standard, "Microdata"). Those of readers' comments and of other texts that the
// page announces are not of this one.
func (r *reading) microdata() {
	nodes := r.tree.nodes
	scope := make([]int32, len(nodes)) // the item around a node
	for i := int32(1); i < int32(len(nodes)); i++ {
		n := &nodes[i]
		scope[i] = scope[n.parent]
		if n.tag == "" {
			continue
		}
		prop := strings.ToLower(n.get("itemprop"))
		if prop != "" && len(prop) < 100 && !foreign(r.out[i]) && !r.reply(i) {
			for _, p := range strings.Fields(prop) {
				r.property(i, scope[i], p)
			}
		}
		if n.has("itemscope") {
			scope[i] = i
		}
	}
}

// foreign reports the reason of a part that speaks of other texts.
func foreign(why string) bool {
	switch why {
	case whyComments, whyRelated, whySide, whyAds, whyNavigation, whyPoster:
		return true
	}
	return false
}

// reply reports whether a node lies in a post after the first.
func (r *reading) reply(i int32) bool {
	return r.thread != nil && len(r.thread.posts) > 0 && i >= r.tree.nodes[r.thread.posts[0]].end
}

func (r *reading) property(i, scope int32, name string) {
	n := &r.tree.nodes[i]
	text := object{"@type": itemType(&r.tree.nodes[scope])}.isText()
	if text == 0 {
		return
	}
	value := ""
	for _, key := range []string{"content", "datetime"} {
		if value == "" {
			value = flat(n.get(key))
		}
	}
	if value == "" && n.end-i < 400 {
		value = r.tree.words(i, 2000)
	}
	rule := "page/microdata"
	switch name {
	case "headline":
		r.say(property{document.FieldTitle, 0.9 * text}, value, rule, n.line)
	case "name":
		r.say(property{document.FieldTitle, 0.87 * text}, value, rule, n.line)
	case "datepublished":
		r.say(property{document.FieldDate, 0.94}, value, rule, n.line)
	case "datecreated":
		r.say(property{document.FieldDate, 0.75}, value, rule, n.line)
	case "author", "creator":
		if n.end-i > 400 {
			return
		}
		if n.has("itemscope") {
			value = ""
			for j := i + 1; j < n.end; j++ {
				if e := &r.tree.nodes[j]; strings.EqualFold(e.get("itemprop"), "name") {
					if value = flat(e.get("content")); value == "" && e.end-j < 400 {
						value = r.tree.words(j, 2000)
					}
					break
				}
			}
		}
		r.authors(value, rule, n.line, value, 0.92*text)
	case "inlanguage":
		r.language(value, rule, n.line, 0.8)
	case "license", "copyrightholder":
		if href := n.get("href"); value == "" || isWeb(href) {
			value = href
		}
		r.say(property{document.FieldRights, 0.75}, value, rule, n.line)
	case "locationcreated":
		r.say(property{document.FieldPlace, 0.75}, value, rule, n.line)
	case "url":
		r.source(n.get("href"), rule, n.line, n.get("href"), 0.6)
	}
}

// itemType is the type of the item a property belongs to.
func itemType(scope *node) any {
	t := strings.Fields(scope.get("itemtype"))
	types := make([]any, len(t))
	for i := range t {
		types[i] = t[i]
	}
	return types
}
