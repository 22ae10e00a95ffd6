package webpage

import (
	"net/url"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/language"

	"fonds/internal/dates"
	"fonds/internal/document"
)

// A property is what a name of meta data stands for, and how far it is trusted.
type property struct {
	field      document.Field
	confidence float64
}

// metaNames are the names of meta elements: Open Graph, Dublin Core (DCMES and
// DCMI terms as in RFC 2731), Highwire Press ("citation_…"), and habits of
// publishing systems.
var metaNames = map[string]property{
	"og:title": {document.FieldTitle, 0.9}, "twitter:title": {document.FieldTitle, 0.8}, "dc.title": {document.FieldTitle, 0.87}, "dcterms.title": {document.FieldTitle, 0.87},
	"citation_title": {document.FieldTitle, 0.92}, "headline": {document.FieldTitle, 0.85}, "title": {document.FieldTitle, 0.75}, "parsely-title": {document.FieldTitle, 0.9},

	"article:published_time": {document.FieldDate, 0.95}, "og:published_time": {document.FieldDate, 0.93}, "citation_publication_date": {document.FieldDate, 0.93},
	"citation_date": {document.FieldDate, 0.9}, "dc.date": {document.FieldDate, 0.85}, "dc.date.issued": {document.FieldDate, 0.92}, "dc.date.created": {document.FieldDate, 0.86},
	"dcterms.date": {document.FieldDate, 0.85}, "dcterms.issued": {document.FieldDate, 0.92}, "dcterms.created": {document.FieldDate, 0.86}, "date": {document.FieldDate, 0.8},
	"pubdate": {document.FieldDate, 0.9}, "publishdate": {document.FieldDate, 0.9}, "publish_date": {document.FieldDate, 0.9}, "publish-date": {document.FieldDate, 0.9},
	"publication_date": {document.FieldDate, 0.9}, "parsely-pub-date": {document.FieldDate, 0.92}, "sailthru.date": {document.FieldDate, 0.9}, "datepublished": {document.FieldDate, 0.92},
	"article.published": {document.FieldDate, 0.9}, "created": {document.FieldDate, 0.6}, "article:published": {document.FieldDate, 0.93},

	"author": {document.FieldAuthors, 0.8}, "dc.creator": {document.FieldAuthors, 0.86}, "dcterms.creator": {document.FieldAuthors, 0.86}, "citation_author": {document.FieldAuthors, 0.92},
	"article:author": {document.FieldAuthors, 0.85}, "parsely-author": {document.FieldAuthors, 0.88}, "sailthru.author": {document.FieldAuthors, 0.86}, "byl": {document.FieldAuthors, 0.86},
	"dc.author": {document.FieldAuthors, 0.84},

	"og:url": {document.FieldSource, 0.85}, "citation_public_url": {document.FieldSource, 0.85}, "dc.identifier": {document.FieldSource, 0.6}, "dcterms.identifier": {document.FieldSource, 0.6},
	"dc.source": {document.FieldSource, 0.5}, "identifier-url": {document.FieldSource, 0.5},

	"og:locale": {document.FieldLanguages, 0.6}, "content-language": {document.FieldLanguages, 0.75}, "dc.language": {document.FieldLanguages, 0.8},
	"dcterms.language": {document.FieldLanguages, 0.8}, "language": {document.FieldLanguages, 0.6}, "citation_language": {document.FieldLanguages, 0.75},

	"dc.rights": {document.FieldRights, 0.85}, "dcterms.rights": {document.FieldRights, 0.85}, "copyright": {document.FieldRights, 0.7}, "rights": {document.FieldRights, 0.7},
	"dcterms.license": {document.FieldRights, 0.85}, "rights-standard": {document.FieldRights, 0.5},

	"geo.placename": {document.FieldPlace, 0.6}, "dcterms.spatial": {document.FieldPlace, 0.4},
}

// described are names of meta elements with words about the text that are no fact of ours.
var described = nameSet(`description og:description twitter:description dc.description dcterms.description dcterms.abstract abstract keywords news_keywords
	dc.subject dcterms.subject article:tag article:section subject summary citation_keywords citation_abstract dc.publisher dcterms.publisher publisher
	og:site_name application-name og:image:alt twitter:image:alt citation_journal_title dc.contributor`)

var siteNames = nameSet(`og:site_name application-name dc.publisher dcterms.publisher publisher apple-mobile-web-app-title citation_journal_title`)

// savedFrom is the comment that Internet Explorer and Chrome write: the number
// is the length of the address.
var savedFrom = regexp.MustCompile(`^\s*saved from url=\(\d+\)(\S+)`)

// headFacts reads what the head says.
func (r *reading) headFacts() {
	nodes := r.tree.nodes
	for i := range nodes {
		n := &nodes[i]
		switch n.tag {
		case "#comment":
			if m := savedFrom.FindStringSubmatch(n.text); m != nil && r.source(m[1], "page/saved-from", n.line, flat(n.text), 0.9) {
				r.used[i] = true
			}
		case "html", "#again":
			for _, key := range []string{"lang", "xml:lang"} {
				r.language(n.get(key), "page/lang", n.line, 0.85)
			}
		case "body":
			r.language(n.get("lang"), "page/lang", n.line, 0.8)
		case "base":
			r.source(n.get("href"), "page/base", n.line, n.get("href"), 0.5)
		case "link":
			rel := " " + strings.ToLower(n.get("rel")) + " "
			href := n.get("href")
			switch {
			case strings.Contains(rel, " canonical "):
				r.source(href, "page/canonical", n.line, href, 0.95)
			case strings.Contains(rel, " license ") || strings.Contains(rel, " copyright "):
				if isWeb(href) {
					r.fact(Fact{document.FieldRights, href, "page/license", n.line, href, 0.8})
				}
			}
		case "a":
			if strings.Contains(" "+strings.ToLower(n.get("rel"))+" ", " license ") && isWeb(n.get("href")) {
				r.fact(Fact{document.FieldRights, n.get("href"), "page/license", n.line, n.get("href"), 0.75})
			}
		case "meta":
			r.meta(int32(i))
		}
	}
}

// meta reads one meta element.
func (r *reading) meta(i int32) {
	n := &r.tree.nodes[i]
	content := flat(n.get("content"))
	if content == "" || len(content) > 20000 {
		return
	}
	said := false
	for _, key := range []string{"property", "name", "http-equiv", "itemprop"} {
		name := strings.ToLower(strings.TrimSpace(n.get(key)))
		if name == "" {
			continue
		}
		if siteNames[name] {
			r.siteName(content)
		}
		if p, ok := metaNames[name]; ok {
			if key == "itemprop" {
				continue // microdata reads it, with what it belongs to
			}
			said = true
			if !r.say(p, content, "page/meta", n.line) {
				r.remove(n.line, n.line, content, name+" in the head of the page")
			}
		}
		if described[name] && !said {
			said = true
			if len(r.described) >= 100 {
				r.remove(n.line, n.line, content, name+" in the head of the page")
				continue
			}
			r.described = append(r.described, mention{n.line, content, name + " in the head of the page"})
		}
	}
}

// say proposes a value for a field, and reports whether it could be one.
func (r *reading) say(p property, value, rule string, line int) bool {
	switch p.field {
	case document.FieldDate:
		date, ok := readDate(value)
		if !ok {
			return false
		}
		return r.fact(Fact{p.field, date, rule, line, value, p.confidence})
	case document.FieldAuthors:
		return r.authors(value, rule, line, value, p.confidence)
	case document.FieldSource:
		return r.source(value, rule, line, value, p.confidence)
	case document.FieldLanguages:
		return r.language(value, rule, line, p.confidence)
	case document.FieldTitle:
		if len(r.titled) >= maxFacts || value == "" {
			return false
		}
		r.titled = append(r.titled, titled{value, rule, line, value, p.confidence, 0, nil})
	default:
		if utf8.RuneCountInString(value) > 300 {
			return false
		}
		return r.fact(Fact{p.field, value, rule, line, value, p.confidence})
	}
	return true
}

// siteName notes what the site may be called.
func (r *reading) siteName(names ...string) {
	for _, name := range names {
		if name != "" && len(name) < 200 && len(r.site) < 30 {
			r.site = append(r.site, name)
		}
	}
}

func isWeb(s string) bool {
	u, err := url.Parse(strings.TrimSpace(s))
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && len(s) <= maxAddress
}

// source proposes an address of the page. Addresses of the disk it was saved on are none.
func (r *reading) source(address, rule string, line int, words string, confidence float64) bool {
	address = strings.TrimSpace(address)
	if !isWeb(address) || strings.ContainsAny(address, " <>\"") {
		return false
	}
	if !r.fact(Fact{document.FieldSource, address, rule, line, words, confidence}) {
		return false
	}
	if u, err := url.Parse(address); err == nil {
		r.siteName(strings.TrimPrefix(u.Hostname(), "www."))
	}
	return true
}

// language proposes languages: a tag, or a few of them.
func (r *reading) language(value, rule string, line int, confidence float64) bool {
	ok := false
	for _, v := range strings.FieldsFunc(value, func(c rune) bool { return c == ',' || c == ';' || c == ' ' }) {
		tag, err := language.Parse(strings.ReplaceAll(v, "_", "-"))
		if err != nil || tag == language.Und {
			continue
		}
		base, c := tag.Base()
		if c == language.No {
			continue
		}
		lang := base.String()
		if script, c := tag.Script(); c == language.Exact && lang == "zh" {
			lang += "-" + script.String()
		}
		ok = r.fact(Fact{document.FieldLanguages, lang, rule, line, value, confidence}) || ok
	}
	return ok
}

// Forms of dates that programs write and package dates does not know as print.
var layouts = []string{
	time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02T15:04", "20060102", "2006/01/02", "2006/1/2", "20060102150405", "20060102T150405Z",
	time.RFC1123, time.RFC1123Z, time.RFC850, time.ANSIC, time.UnixDate, time.RubyDate, "Mon Jan 2 15:04:05 2006", "Mon Jan 2 15:04:05 MST 2006", "Mon Jan 2 15:04:05 -0700 2006",
	"Mon, 2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 MST", "Mon, 2 Jan 2006", "Jan 2, 2006 3:04 PM", "Mon Jan 2, 2006 3:04 pm", "Mon Jan 02, 2006 3:04 pm",
}

// readDate reads a date and nothing else, as EDTF. The day is the one written,
// whatever the zone. Dates that programs write when they know none are refused.
func readDate(s string) (string, bool) {
	s = flat(s)
	if s == "" || len(s) > 80 {
		return "", false
	}
	if d, err := document.ParseDate(s); err == nil && d.Known() {
		return d.String(), plausible(d)
	}
	if len(s) > 10 && (s[10] == 'T' || s[10] == ' ') {
		if d, err := document.ParseDate(s[:10]); err == nil && d.Known() {
			return d.String(), plausible(d)
		}
	}
	for _, layout := range layouts {
		if t, err := time.Parse(layout, s); err == nil {
			d, err := document.ParseDate(t.Format("2006-01-02"))
			return d.String(), err == nil && plausible(d)
		}
	}
	if found := dates.Find(s); len(found) == 1 && found[0].Date.Known() && !found[0].Ambiguous {
		return found[0].Date.String(), plausible(found[0].Date)
	}
	return "", false
}

// plausible refuses the first days of the calendars of computers, and years in
// which no page or text can have been made. There is no clock here, so a date in
// the nearer future is let through.
func plausible(d document.Date) bool {
	switch d.String() {
	case "1970-01-01", "1969-12-31", "1900-01-01", "1899-12-30", "1980-01-01", "1601-01-01":
		return false
	}
	y := d.Year()
	return y == 0 && d.Known() || y >= 1400 && y <= 2100
}
