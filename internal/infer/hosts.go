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
	"cf": true, "gq": true, "su": true, "im": true, "is": true, "eu": true, "ht": true, "app": true,
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

// phoneCodes are the codes of countries in telephone numbers; those that
// several share are left out.
var phoneCodes = map[string]document.Country{
	"20": "EG", "27": "ZA", "30": "GR", "31": "NL", "32": "BE", "33": "FR", "34": "ES", "36": "HU", "39": "IT", "40": "RO", "41": "CH",
	"43": "AT", "44": "GB", "45": "DK", "46": "SE", "47": "NO", "48": "PL", "49": "DE", "51": "PE", "52": "MX", "53": "CU", "54": "AR", "55": "BR",
	"56": "CL", "57": "CO", "58": "VE", "60": "MY", "61": "AU", "62": "ID", "63": "PH", "64": "NZ", "65": "SG", "66": "TH", "81": "JP", "82": "KR",
	"84": "VN", "86": "CN", "90": "TR", "91": "IN", "92": "PK", "93": "AF", "94": "LK", "98": "IR", "212": "MA", "213": "DZ", "216": "TN",
	"218": "LY", "220": "GM", "221": "SN", "223": "ML", "226": "BF", "233": "GH", "234": "NG", "249": "SD", "251": "ET", "254": "KE", "255": "TZ",
	"256": "UG", "258": "MZ", "260": "ZM", "263": "ZW", "351": "PT", "352": "LU", "353": "IE", "354": "IS", "355": "AL", "356": "MT", "357": "CY",
	"358": "FI", "359": "BG", "370": "LT", "371": "LV", "372": "EE", "373": "MD", "374": "AM", "375": "BY", "380": "UA", "381": "RS", "382": "ME",
	"385": "HR", "386": "SI", "387": "BA", "389": "MK", "420": "CZ", "421": "SK", "502": "GT", "503": "SV", "504": "HN", "505": "NI", "506": "CR",
	"507": "PA", "509": "HT", "591": "BO", "593": "EC", "595": "PY", "598": "UY", "852": "HK", "855": "KH", "880": "BD", "886": "TW", "961": "LB",
	"962": "JO", "963": "SY", "964": "IQ", "965": "KW", "966": "SA", "967": "YE", "968": "OM", "970": "PS", "971": "AE", "972": "IL", "973": "BH",
	"974": "QA", "976": "MN", "977": "NP", "992": "TJ", "993": "TM", "994": "AZ", "995": "GE", "996": "KG", "998": "UZ",
}

// phones weighs the codes of telephone numbers in the head and at the end.
func (s *scale) phones(v *view) {
	given := map[document.Country]bool{}
	for _, parts := range [][]part{v.main().head, v.end} {
		for _, p := range parts {
			text := cut(p.Text, 2*maxHeading)
			for {
				at := indexAny(text, "+＋")
				if at < 0 {
					break
				}
				text = text[at+1:]
				digits := 0
				for _, r := range cut(text, 24) {
					if '0' <= r && r <= '9' {
						digits++
					} else if !strings.ContainsRune(" ()-./\u00a0", r) {
						break
					}
				}
				number := strings.TrimLeft(text, " (")
				if digits < 9 {
					continue
				}
				for n := 2; n <= 3 && n <= len(number); n++ {
					if c := phoneCodes[number[:n]]; c != "" && !given[c] {
						given[c] = true
						points := fromPhone
						if c == "BE" || c == "CH" {
							points /= 2 // where international bodies have their offices
						}
						s.add(c, points, p.Lines, "+"+number[:n])
					}
				}
			}
		}
	}
}

// postal weighs lines of an address in the head and at the end by the form of
// their postal code: "Portland, OR 97201", "London N1 9AB", "1012 AB Amsterdam".
func (s *scale) postal(v *view) {
	for _, parts := range [][]part{v.main().head, v.end} {
		for _, p := range parts {
			if len(p.Text) > 2*maxHeading || !strings.ContainsAny(p.Text, "0123456789") {
				continue
			}
			for line := range strings.SplitSeq(p.Text, "\n") {
				if c, words := postalCode(line); c != "" {
					s.add(c, fromPostal, p.Lines, words)
					return
				}
			}
		}
	}
}

// postalCode reads the form of a postal code in a line: a shape in which a
// capital stands for any capital, 0 for any digit.
func postalCode(line string) (document.Country, string) {
	if len(line) > 120 {
		return "", ""
	}
	fields := strings.FieldsFunc(line, func(r rune) bool { return r == ' ' || r == ',' || r == '\u00a0' })
	for i, f := range fields {
		here := shape(f)
		next := ""
		if i+1 < len(fields) {
			next = shape(fields[i+1])
		}
		switch {
		case here == "AA" && (next == "00000" || next == "00000-0000") && i > 0 && usStates[f]:
			return "US", f + " " + fields[i+1]
		case here == "AAA" && next == "0000" && australianStates[f]:
			return "AU", f + " " + fields[i+1]
		case next == "0AA" && i > 0 && (here == "A0" || here == "A00" || here == "AA0" || here == "AA00" || here == "AA0A" || here == "A0A"):
			return "GB", f + " " + fields[i+1]
		case here == "A0A" && next == "0A0":
			return "CA", f + " " + fields[i+1]
		case here == "0000" && next == "AA" && i+2 < len(fields) && upperFirst(fields[i+2], word{}):
			return "NL", f + " " + fields[i+1]
		case here == "00-000" && i+1 < len(fields) && upperFirst(fields[i+1], word{}):
			return "PL", f
		case here == "00000-000":
			return "BR", f
		case here == "0000-000" && i+1 < len(fields) && upperFirst(fields[i+1], word{}):
			return "PT", f
		case len(here) > 6 && here[:2] == "A-" && strings.Trim(here[2:], "0") == "" && postalPrefixes[f[:1]] != "":
			return postalPrefixes[f[:1]], f
		}
	}
	return "", ""
}

// shape is a word with its capitals as A and its digits as 0; "" if it has others.
func shape(f string) string {
	if len(f) > 10 {
		return ""
	}
	b := []byte(f)
	for i, c := range b {
		switch {
		case 'A' <= c && c <= 'Z':
			b[i] = 'A'
		case '0' <= c && c <= '9':
			b[i] = '0'
		case c != '-':
			return ""
		}
	}
	return string(b)
}

var (
	usStates         = nameSet("AL, AK, AZ, AR, CA, CO, CT, DE, FL, GA, HI, ID, IL, IN, IA, KS, KY, LA, ME, MD, MA, MI, MN, MS, MO, MT, NE, NV, NH, NJ, NM, NY, NC, ND, OH, OK, OR, PA, RI, SC, SD, TN, TX, UT, VT, VA, WA, WV, WI, WY, DC")
	australianStates = nameSet("NSW, VIC, QLD, TAS, ACT")
	postalPrefixes   = map[string]document.Country{"D": "DE", "F": "FR", "A": "AT", "I": "IT", "E": "ES"}
)
