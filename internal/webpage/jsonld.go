package webpage

import (
	"encoding/json"
	"sort"
	"strings"

	"golang.org/x/net/html"

	"fonds/internal/document"
)

// Types of schema.org that a text can have, and how far they are trusted to be
// of the text and not of the site around it.
var textTypes = map[string]float64{
	"Article": 1, "NewsArticle": 1, "BlogPosting": 1, "ReportageNewsArticle": 1, "OpinionNewsArticle": 1, "AnalysisNewsArticle": 1, "ScholarlyArticle": 1, "TechArticle": 1,
	"Report": 1, "SocialMediaPosting": 1, "DiscussionForumPosting": 1, "LiveBlogPosting": 1, "Legislation": 1, "AdvertiserContentArticle": 1, "SpecialAnnouncement": 1,
	"GovernmentDocument": 1, "CreativeWork": 0.95, "DigitalDocument": 1, "TextDigitalDocument": 1, "Chapter": 1, "Book": 0.9, "WebPage": 0.85, "ItemPage": 0.85, "AboutPage": 0.85,
}

// An object is one of JSON-LD, with the line of its script.
type object map[string]any

func (o object) isText() float64 {
	best := 0.0
	for _, t := range stringsOf(o["@type"]) {
		t = t[strings.LastIndexAny(t, "/:")+1:]
		best = max(best, textTypes[t])
	}
	return best
}

// jsonLD reads the scripts of type application/ld+json (JSON-LD 1.1 with the
// vocabulary of schema.org).
func (r *reading) jsonLD() {
	nodes := r.tree.nodes
	for i := range nodes {
		n := &nodes[i]
		if n.tag != "script" || !strings.Contains(strings.ToLower(n.get("type")), "ld+json") || n.end != int32(i)+2 {
			continue
		}
		text := strings.TrimSpace(nodes[i+1].text)
		for _, wrap := range [][2]string{{"<!--", "-->"}, {"//<![CDATA[", "//]]>"}, {"<![CDATA[", "]]>"}} {
			text = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(text, wrap[0]), wrap[1]))
		}
		var v any
		if len(text) > 1<<20 || json.Unmarshal([]byte(strings.TrimSuffix(text, ";")), &v) != nil {
			continue
		}
		line := nodes[i+1].line
		var found []object
		byID := map[string]object{}
		gather(v, 0, &found, byID)
		best := object(nil)
		for _, o := range found {
			if o.isText() > 0 && (best == nil || o.isText() > best.isText()) {
				best = o
			}
			if o.isText() == 0 || o.isText() == 0.85 {
				for _, t := range stringsOf(o["@type"]) {
					if t == "WebSite" || t == "Organization" || t == "NewsMediaOrganization" {
						r.siteName(stringsOf(o["name"])...)
					}
				}
			}
		}
		if best != nil {
			r.object(best, byID, at(nodes[i+1].text, line))
		}
	}
}

// at gives the line of some words within a script.
func at(text string, line int) func(words string) int {
	return func(words string) int {
		if k := strings.Index(text, words); k >= 0 && words != "" {
			return line + strings.Count(text[:k], "\n")
		}
		return line
	}
}

// gather lists the objects that may stand for the page, in order: not those that
// are parts of others, such as the entries of a list of further articles.
func gather(v any, depth int, found *[]object, byID map[string]object) {
	if depth > 8 || len(*found) > 500 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			gather(e, depth+1, found, byID)
		}
	case map[string]any:
		o := object(v)
		*found = append(*found, o)
		if id := stringsOf(o["@id"]); len(id) == 1 && len(o) > 1 {
			byID[id[0]] = o
		}
		gather(o["@graph"], depth+1, found, byID)
		gather(o["mainEntity"], depth+1, found, byID)
	}
}

func (r *reading) object(o object, byID map[string]object, line func(string) int) {
	trust := o.isText()
	say := func(field document.Field, value string, confidence float64) {
		r.say(property{field, confidence * trust}, value, "page/json-ld", line(value))
	}
	for _, key := range []string{"headline", "name"} {
		if t := stringsOf(o[key]); len(t) > 0 {
			say(document.FieldTitle, t[0], 0.93)
			break
		}
	}
	for _, t := range stringsOf(o["datePublished"]) {
		say(document.FieldDate, t, 0.96)
	}
	if len(stringsOf(o["datePublished"])) == 0 {
		for _, t := range stringsOf(o["dateCreated"]) {
			say(document.FieldDate, t, 0.8)
		}
	}
	for _, key := range []string{"author", "creator"} {
		named := namesOf(o[key], byID)
		for _, name := range named {
			r.authors(name, "page/json-ld", line(name), name, 0.95*trust)
		}
		if len(named) > 0 {
			break
		}
	}
	r.siteName(namesOf(o["publisher"], byID)...)
	r.siteName(namesOf(o["isPartOf"], byID)...)
	for _, t := range stringsOf(o["inLanguage"]) {
		say(document.FieldLanguages, t, 0.8)
	}
	for _, key := range []string{"license", "copyrightNotice"} {
		for _, t := range stringsOf(o[key]) {
			say(document.FieldRights, t, 0.8)
		}
	}
	for _, key := range []string{"locationCreated", "dateline"} {
		for _, t := range namesOf(o[key], byID) {
			say(document.FieldPlace, t, 0.8)
		}
	}
	for _, key := range []string{"url", "mainEntityOfPage"} {
		for _, t := range append(stringsOf(o[key]), idsOf(o[key])...) {
			r.source(t, "page/json-ld", line(t), t, 0.8*trust)
		}
	}
}

// stringsOf are the strings of a value that is one or a list of them, or of objects with "@value".
func stringsOf(v any) []string {
	switch v := v.(type) {
	case string:
		if v = flat(html.UnescapeString(v)); v != "" {
			return []string{v}
		}
	case []any:
		var all []string
		for _, e := range v {
			if len(all) < 100 {
				switch e := e.(type) {
				case string:
					all = append(all, stringsOf(e)...)
				case map[string]any:
					all = append(all, stringsOf(e["@value"])...)
				}
			}
		}
		return all
	case map[string]any:
		return stringsOf(v["@value"])
	}
	return nil
}

// namesOf are the names of persons and bodies: strings, or objects with a name,
// or references to such.
func namesOf(v any, byID map[string]object) []string {
	switch v := v.(type) {
	case string:
		return stringsOf(v)
	case []any:
		var all []string
		for _, e := range v {
			if len(all) < 100 {
				if s, ok := e.(string); ok {
					all = append(all, stringsOf(s)...)
				} else if m, ok := e.(map[string]any); ok {
					all = append(all, namesOf(m, byID)...)
				}
			}
		}
		return all
	case map[string]any:
		if names := stringsOf(v["name"]); len(names) > 0 {
			return names[:1]
		}
		if id := stringsOf(v["@id"]); len(id) > 0 && byID[id[0]] != nil {
			if names := stringsOf(byID[id[0]]["name"]); len(names) > 0 {
				return names[:1]
			}
		}
	}
	return nil
}

func idsOf(v any) []string {
	if m, ok := v.(map[string]any); ok {
		ids := stringsOf(m["@id"])
		sort.Strings(ids)
		return ids
	}
	return nil
}
