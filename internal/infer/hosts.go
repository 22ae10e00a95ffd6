package infer

import (
	"strings"

	"fonds/internal/document"
	"fonds/internal/gazetteer"
	"fonds/internal/structure"
)

// hostIn finds the next host of a web or mail address in a text, and what follows it.
func hostIn(text string) (host, rest string, ok bool) {
	for {
		at := strings.IndexAny(text, "@:w")
		if at < 0 {
			return "", "", false
		}
		text = text[at:]
		var start int
		switch {
		case strings.HasPrefix(text, "://"):
			start = 3
		case strings.HasPrefix(text, "www."):
			start = 4
		case text[0] == '@':
			start = 1
		default:
			text = text[1:]
			continue
		}
		text = text[start:]
		end := 0
		for end < len(text) && end < 200 && (text[end] == '.' || text[end] == '-' || isASCIILetter(rune(text[end])) || '0' <= text[end] && text[end] <= '9') {
			end++
		}
		host = strings.Trim(strings.ToLower(text[:end]), ".-")
		if strings.Contains(host, ".") {
			return host, text[end:], true
		}
	}
}

// genericDomains are codes of countries that everybody registers under, and
// hosts that shorten addresses or carry everybody's pages.
var genericDomains = map[string]bool{"tv": true, "me": true, "io": true, "co": true, "ai": true, "to": true, "fm": true, "cc": true, "ws": true,
	"gg": true, "ly": true, "nu": true, "la": true, "st": true, "am": true, "sh": true, "vc": true, "gl": true, "tk": true, "ml": true, "ga": true,
	"cf": true, "gq": true, "su": true, "im": true, "is": true, "eu": true,
	"youtu.be": true, "t.me": true, "bit.ly": true, "goo.gl": true, "ow.ly": true, "tinyurl.com": true}

// countryOfHost is the country whose domain a host belongs to; "" if it tells none.
func countryOfHost(host string) document.Country {
	if genericDomains[host] {
		return ""
	}
	last := host[strings.LastIndexByte(host, '.')+1:]
	switch last {
	case "gov", "mil":
		return "US"
	case "uk":
		return "GB"
	case "cat", "eus", "gal":
		return "ES"
	}
	if strings.HasSuffix(host, ".eu.int") || strings.HasSuffix(host, "europa.eu") {
		return "EU"
	}
	if len(last) != 2 || genericDomains[last] && !strings.Contains(host, ".gov.") && !strings.Contains(host, ".com.") {
		return ""
	}
	if c := document.Country(strings.ToUpper(last)); gazetteer.Valid(c) {
		return c
	}
	return ""
}

// A host is a web or mail address's, where it stands first.
type host struct {
	name  string
	mail  bool
	note  bool
	lines document.Span
}

// mostHosts is how many hosts of a text are looked at.
const mostHosts = 20

// hostsOf are the hosts of a section, each once as a web and once as a mail address.
func hostsOf(main *section) []host {
	var hosts []host
	seen := map[string]bool{}
	for _, b := range main.blocks {
		text := b.Text
		if !strings.Contains(text, "://") && !strings.Contains(text, "www.") && !strings.Contains(text, "@") {
			continue
		}
		for len(hosts) < mostHosts {
			name, rest, ok := hostIn(text)
			if !ok {
				break
			}
			before := text[:len(text)-len(rest)]
			text = rest
			mail := strings.HasSuffix(before, "@"+name)
			name = strings.TrimPrefix(name, "www.")
			key := name
			if mail {
				key = "@" + name
			}
			if !seen[key] {
				seen[key] = true
				hosts = append(hosts, host{name, mail, b.Kind == structure.Note, b.Lines})
			}
		}
	}
	return hosts
}

// addresses weighs the domains of a text's addresses.
func (s *scale) addresses(main *section) {
	given := map[document.Country]float64{}
	for _, h := range hostsOf(main) {
		c := countryOfHost(h.name)
		if c == "" {
			continue
		}
		points := fromHost
		switch {
		case h.mail:
			points = fromMail
		case h.note:
			points /= 2 // sources of what is said
		case c == "EU":
			points /= 3
		}
		if points = min(points, fromPlace-given[c]); points > 0 {
			given[c] += points
			s.add(c, points, h.lines, h.name)
		}
	}
}
