package webpage

import (
	"strings"
	"unicode"
)

// Reasons for which parts of a page are removed.
const (
	whyHidden     = "hidden on the page"
	whyScript     = "script"
	whyStyle      = "style sheet"
	whyNavigation = "navigation of the page"
	whyContents   = "table of contents of the page"
	whySide       = "beside the text"
	whyComments   = "comments of readers"
	whyShare      = "buttons of the page"
	whyRelated    = "links to other pages"
	whyAds        = "advertisement"
	whyCookies    = "notice of cookies"
	whyOffer      = "offer to subscribe"
	whyHead       = "head of the site"
	whyFoot       = "foot of the site"
	whyForm       = "form of the page"
	whyTags       = "categories of the page"
	whyAuthor     = "about the author"
	whyEdit       = "links for editors"
	whyBox        = "box of facts"
	whyFrames     = "for browsers without frames"
	whyNoScript   = "for browsers without scripts"
	whyPlayer     = "player of the page"
	whyArchive    = "banner of the web archive"
	whyPoster     = "about the poster"
	whyOutside    = "outside of the text"
)

// byTag are the elements that are never part of the text. Those in soft are not
// if they hold much of the prose of the page.
var byTag = map[string]string{
	"script": whyScript, "style": whyStyle, "template": whyHidden, "noscript": whyNoScript, "noframes": whyFrames, "noembed": whyHidden,
	"nav": whyNavigation, "button": whyShare, "select": whyForm, "textarea": whyForm, "option": whyForm, "input": whyForm, "datalist": whyForm,
	"svg": whyHidden, "canvas": whyHidden, "annotation": whyHidden, "annotation-xml": whyHidden, "audio": whyHidden, "video": whyHidden, "object": whyHidden, "embed": whyHidden, "iframe": "page within the page",
	"amp-sidebar": whyNavigation, "amp-consent": whyCookies, "amp-ad": whyAds, "amp-social-share": whyShare, "amp-analytics": whyScript, "amp-user-notification": whyCookies,
}

var softTag = map[string]string{
	"aside": whySide, "footer": whyFoot, "form": whyForm, "menu": whyNavigation, "map": whyNavigation, "dialog": whyHidden,
}

var byRole = map[string]string{
	"navigation": whyNavigation, "banner": whyHead, "contentinfo": whyFoot, "complementary": whySide, "search": whyForm, "dialog": whyHidden,
	"alertdialog": whyHidden, "menu": whyNavigation, "menubar": whyNavigation, "toolbar": whyShare, "tablist": whyNavigation, "alert": whyCookies,
}

// byWord are words of class names and ids, and what an element with one of them
// is, unless it holds much of the prose of the page. A name of several words
// ("related-posts") is looked up whole too.
var byWord = map[string]string{}

func init() {
	for reason, words := range map[string]string{
		whyNavigation: `nav navbar navi navigation navlinks menu menubar submenu breadcrumb breadcrumbs crumb crumbs pager pagination paging pagenav prevnext skiplink
			skip jump topbar toolbar tabs sitemap mw-jump-link mw-navigation navbox vertical-navbox catmenu linklist topnav subnav sidenav mainmenu leftmenu rightmenu topmenu
			post-navigation nav-links noprint mw-indicators p-lang interlanguage langlist languages-list action-bar jumpbox`,
		whyContents: `toc tableofcontents`,
		whySide:     `sidebar sidepanel sidecolumn rail widget widgets aside leftcol rightcol left-column right-column complementary secondary siteinfo infobar`,
		whyComments: `comments comment commentlist comment-list comment-form respond disqus commentarea comment-respond reader-comments kommentare comentarios`,
		whyShare: `share sharing sharebar social socials sharedaddy addthis addtoany shariff likes like-box social-links jp-relatedposts-share print-link
			printlink share-buttons post-tools tools buttons btn button email-link`,
		whyRelated: `related related-posts related-articles related-links related-stories related-news jp-relatedposts recommended recommendations recommendation readmore
			read-more readalso read-also more-news more-stories mostread most-read popular trending outbrain taboola teaser teasers latest-news latest-posts also`,
		whyAds:     `ad ads advert adverts advertisement advertising adsbygoogle adslot sponsor sponsored sponsors promo promotion banner banners dfp werbung`,
		whyCookies: `cookie cookies consent gdpr cookiebar cookie-notice cookie-banner`,
		whyOffer:   `newsletter subscribe subscription subscriptions paywall signup login register donate donation donations mailinglist-signup`,
		whyHead:    `masthead logo branding site-header siteheader site-title site-name sitename site-description tagline siteSub sitesub site-branding kopfzeile cabecera encabezado cabecalho entete naglowek shapka topheader pageheader page-header header-bar mw-head`,
		whyFoot:    `footer colophon copyright legal site-footer sitefooter site-info foot bottom-bar fusszeile piepagina pie-pagina rodape pied-de-page stopka podval printfooter footerlinks disclaimer pagefooter page-footer`,
		whyForm:    `search searchform searchbox search-form search-box poll quickreply quick-reply`,
		whyTags:    `tags taglist tag-list tagcloud categories catlinks cat-links category post-tags post-categories entry-tags`,
		whyAuthor:  `author-bio about-author author-box authorbox author-info author-card`,
		whyEdit:    `editsection mw-editsection editlink edit-link`,
		whyHidden: `sr-only visually-hidden visuallyhidden screen-reader-text screenreader d-none is-hidden mw-empty-elt amp-hidden sr screen-reader-only offscreen
			printonly-hidden hidden invisible`,
		whyPlayer:  `video-js videojs vjs-control-bar videoplayer video-player jwplayer mediaplayer media-player audio-player`,
		whyArchive: `wm-ipp wm-ipp-base wm-ipp-print google-cache-hdr google-cache-banner bN015htcoyT__google-cache-hdr`,
		whyBox:     `metadata ambox hatnote stub sistersitebox`,
	} {
		for _, w := range strings.Fields(words) {
			byWord[strings.ToLower(w)] = reason
		}
	}
}

// classNames are the class names and the id of an element, in lower case, words parted by hyphens.
func classNames(n *node) (names []string) {
	if len(n.attr) == 0 {
		return nil
	}
	id, class := n.get("id"), n.get("class")
	if id == "" && class == "" || len(id)+len(class) > 2000 {
		return nil
	}
	for _, name := range append(strings.Fields(class), id) {
		if name != "" {
			names = append(names, strings.ToLower(hyphenate(name)))
		}
	}
	return names
}

// hyphenate writes "relatedPosts" and "related_posts" as "related-Posts".
func hyphenate(name string) string {
	var s strings.Builder
	lower := false
	for _, c := range name {
		if unicode.IsUpper(c) && lower {
			s.WriteByte('-')
		}
		lower = unicode.IsLower(c)
		if c == '_' || c == ':' || c == '.' {
			c = '-'
		}
		s.WriteRune(c)
	}
	return s.String()
}

// hasName reports whether the element has one of the names, as a whole class name
// or id, in lower case with hyphens.
func (n *node) hasName(set map[string]bool) bool {
	for _, name := range n.names {
		if set[name] {
			return true
		}
	}
	return false
}

func nameSet(s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(s) {
		set[w] = true
	}
	return set
}

// notParts are words that say of a name with a part's word in it that the
// element is around the part, not the part ("with-sidebar").
var notParts = nameSet("has with no without is layout col content main page body wrapper container text article entry before after single")

func byNames(names []string) string {
	for _, name := range names {
		if why := byWord[name]; why != "" {
			return why
		}
		if !strings.Contains(name, "-") {
			continue
		}
		words := strings.Split(name, "-")
		around := false
		for _, w := range words {
			around = around || notParts[w]
		}
		if around {
			continue
		}
		for i, w := range words {
			why := byWord[w]
			if i+1 < len(words) {
				if two := byWord[w+"-"+words[i+1]]; two != "" {
					why = two
				}
			}
			// A first or last word names the thing; "hidden-xs" hides on small screens only.
			if why != "" && why != whyHidden && w != "button" && w != "like" && w != "also" && w != "skip" && w != "category" && w != "tools" {
				return why
			}
		}
	}
	return ""
}

// hidden reports whether the page does not show the element.
func (n *node) hidden() bool {
	if n.has("hidden") && n.get("hidden") != "until-found" {
		return true
	}
	if strings.EqualFold(n.get("aria-hidden"), "true") {
		return true
	}
	style := n.get("style")
	if style == "" || len(style) > 5000 {
		return false
	}
	style = strings.ToLower(strings.Join(strings.Fields(style), ""))
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") || strings.Contains(style, "mso-hide:all")
}

// part says of each node why it is no part of the text, if it is not, and counts
// the prose in what is left.
func (r *reading) part() {
	nodes := r.tree.nodes
	n := len(nodes)
	r.out, r.block = make([]string, n), make([]int32, n)
	soft := make([]string, n)  // reasons that much prose overrules
	article := make([]bool, n) // lies in an article or the main part
	for i := 1; i < n; i++ {
		e := &nodes[i]
		p := e.parent
		r.block[i] = r.block[p]
		article[i] = article[p] || e.tag == "article" || e.tag == "main"
		if e.flags&block != 0 {
			r.block[i] = int32(i)
		}
		if r.out[i] = r.out[p]; r.out[i] != "" || e.tag == "" {
			continue
		}
		switch {
		case e.tag == "#comment":
			r.out[i] = "comment in the source"
		case byTag[e.tag] != "":
			r.out[i] = byTag[e.tag]
		case e.tag == "head", e.tag == "title":
			r.out[i] = "head of the page"
		case e.tag == "body" || e.tag == "html":
			if e.tag == "html" || e.get("style") == "" {
				continue
			}
			soft[i] = "" // a body hidden until a script runs is shown
		case e.hidden():
			soft[i] = whyHidden
		case byRole[e.get("role")] != "":
			soft[i] = byRole[e.get("role")]
		default:
			if soft[i] = byNames(e.names); soft[i] == "" {
				soft[i] = softTag[e.tag]
			}
			if soft[i] == "" && e.tag == "header" && !article[i] {
				soft[i] = whyHead
			}
			if soft[i] == "" && e.tag == "table" && infobox(e) {
				r.out[i] = whyBox
			}
		}
	}
	r.measure()
	// The outermost element with a reason decides; one that holds much of the
	// prose is spared, and what is in it decides for itself.
	all := r.prose[0]
	byReason := map[string]int{}
	reach := int32(0)
	for i := 1; i < n; i++ {
		switch soft[i] {
		case whyOffer, whyShare, whyAds, whyTags, whyAuthor, whyHead, whyEdit:
			if int32(i) >= reach && r.out[i] == "" {
				byReason[soft[i]] += r.prose[i]
				reach = nodes[i].end
			}
		}
	}
	for i := 1; i < n; i++ {
		if r.out[i] != "" {
			continue
		}
		if r.out[i] = r.out[nodes[i].parent]; r.out[i] != "" || soft[i] == "" {
			continue
		}
		limit := all * 2 / 5
		if byReason[soft[i]]*5 > all*2 {
			limit = 0 // many parts that are named so hold the text: "paywall" on each of its paragraphs
		}
		if soft[i] == whyHidden {
			limit = all * 4 / 5
		}
		if r.prose[i] == 0 || r.prose[i] <= limit {
			r.out[i] = soft[i]
		}
	}
	r.measure()
}

// measure counts letters, those in links, and those in prose, of what is not out.
// A block is prose if it is a sentence or so long that it might be one, and not
// mostly links.
func (r *reading) measure() {
	nodes := r.tree.nodes
	n := len(nodes)
	r.weight, r.linked, r.prose = make([]int, n), make([]int, n), make([]int, n)
	link := make([]bool, n)
	own, ownLinked := make([]int, n), make([]int, n) // of the texts whose nearest block is this
	ended := make([]bool, n)                         // the last of them ends a sentence
	for i := 1; i < n; i++ {
		e := &nodes[i]
		link[i] = link[e.parent] || e.tag == "a" && outward(e)
		if e.tag != "" || r.out[i] != "" {
			continue
		}
		w := letters(e.text)
		r.weight[i] = w
		if w > 0 || strings.TrimSpace(e.text) != "" {
			ended[r.block[i]] = endsSentence(e.text)
		}
		own[r.block[i]] += w
		if link[i] {
			r.linked[i] = w
			ownLinked[r.block[i]] += w
		}
	}
	for i := 1; i < n; i++ {
		if nodes[i].tag != "" || r.weight[i] == 0 {
			continue
		}
		b := r.block[i]
		if (own[b] >= longLetters || own[b] >= proseLetters && ended[b]) && !isHeading(nodes[b].tag) && ownLinked[b]*2 < own[b] {
			r.prose[i] = r.weight[i]
		}
	}
	for i := n - 1; i > 0; i-- {
		p := nodes[i].parent
		r.weight[p] += r.weight[i]
		r.linked[p] += r.linked[i]
		r.prose[p] += r.prose[i]
	}
}

// proseLetters is how many letters make a block prose if it ends like a sentence,
// half a line of print, and longLetters how many make any block prose.
const (
	proseLetters = 30
	longLetters  = 80
)

func endsSentence(text string) bool {
	text = strings.TrimRightFunc(text, invisible)
	return text != "" && strings.ContainsRune(".!?…:;,。！？：；؟،۔।\"'”’»“)]", lastRune(text))
}

// outward reports a link that leads away: not a name, a place on this page or a note.
func outward(e *node) bool {
	href := strings.TrimSpace(e.get("href"))
	return href != "" && href[0] != '#'
}

// letters counts letters and digits; an ideograph counts twice.
func letters(s string) int {
	n := 0
	for _, c := range s {
		switch {
		case c < 0x80:
			if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' {
				n++
			}
		case c >= 0x3040 && c <= 0x9fff || c >= 0xac00 && c <= 0xd7a3 || c >= 0x20000 && c <= 0x3ffff:
			n += 2
		case unicode.IsLetter(c) || unicode.IsDigit(c):
			n++
		}
	}
	return n
}
