package infer

import (
	"regexp"
	"slices"
	"strings"

	"fonds/internal/document"
	"fonds/internal/gazetteer"
	"fonds/internal/structure"
)

// Those who speak may stand above the title, one under the other, with what is
// known of them: their abbreviation, their address.

// maxIssuers is how many blocks may stand above such a title.
const maxIssuers = 24

// webAddress is an address within a line, in angle brackets or without.
var webAddress = regexp.MustCompile(`<?(?:https?://|www\.)[^\s<>()]+>?`)

// kindUnderIssuers finds the heading that is a kind of document and nothing else,
// under at least two lines that name bodies and under no sentence.
func (s *section) kindUnderIssuers() (title *structure.Block, issuers []Claim) {
	if !slices.ContainsFunc(s.blocks[:min(len(s.blocks), maxIssuers)], isKindAlone) {
		return nil, nil
	}
	for i, b := range s.blocks[:min(len(s.blocks), maxIssuers)] {
		text := flat(cut(b.Text, 2*maxHeading))
		if len(text) > maxHeading || b.Kind != structure.Paragraph && b.Kind != structure.Heading && b.Kind != structure.Item {
			return nil, nil
		}
		ws := wordsOf(text)
		if len(ws) == 0 {
			continue
		}
		if len(issuers) >= 2 && i+1 < len(s.blocks) && isKindAlone(b) {
			return b, issuers
		}
		if strings.HasSuffix(text, ".") && sentences(text+" ") > 1 || selfPhrases.has(ws) {
			return nil, nil
		}
		if e, ok := issuerEntry(text, s.lang); ok {
			c := claim(e.Party, b.Lines, "", 0.76)
			c.Signatory = &e
			issuers = append(issuers, c)
		}
	}
	return nil, nil
}

// isKindAlone reports whether a block is a heading that is a kind of document.
func isKindAlone(b *structure.Block) bool {
	if b.Kind != structure.Heading || len(b.Text) > maxHeading || !typePhrases.mayBegin(b.Text) {
		return false
	}
	ws := wordsOf(b.Text)
	if len(ws) == 0 {
		return false
	}
	_, n := typePhrases.at(ws, 0)
	return n == len(ws)
}

// bracketEnd is what an address taken out of a bracket leaves behind.
var bracketEnd = strings.NewReplacer(", )", ")", ",)", ")", " )", ")", "()", "")

// issuerEntry reads a line that names a body, what it is, its abbreviation and its
// address: "River Society, friends of mud (RS, <https://river.example>)". A
// person may lead it in ("Ada Blum, River Society"), who speaks for it. An address may tell its country.
func issuerEntry(text string, lang document.Lang) (e document.Signatory, ok bool) {
	address := webAddress.FindString(text)
	plain := bracketEnd.Replace(flat(webAddress.ReplaceAllString(text, "")))
	plain = strings.Trim(bracketEnd.Replace(plain), " ,;")
	outside, inside := brackets(plain)
	inside, _, _ = strings.Cut(inside, ",")
	fields := commas(outside)
	if len(fields) > 1 && isPerson(fields[0]) {
		fields = fields[1:]
	}
	name, ok := bodyLine(unarticled(fields[0]))
	if ws := wordsOf(fields[0]); !ok && isAbbreviation(inside) && len(ws) > 2 && upperFirst(fields[0], ws[0]) && bodyWords.has(ws) && !areMany(ws) && !selfPhrases.has(ws) {
		name, ok = unarticled(fields[0]), true // the abbreviation shows that it is a name
	}
	if !ok || !strings.HasSuffix(fields[0], name) || len(fields) > 1 && len(wordsOf(fields[1])) > 8 {
		return e, false
	}
	e.Party = name
	if inside != "" && isAbbreviation(inside) && !strings.HasSuffix(name, ")") {
		e.Party += " (" + inside + ")"
	}
	e.Country, ok = country(e.Party, lang)
	if !ok {
		e.Country = countryOfAddress(address)
	}
	return e, true
}

// countryOfAddress is the country under whose top-level domain an address stands;
// none for those that everybody takes.
func countryOfAddress(address string) document.Country {
	host := strings.TrimLeft(address, "<")
	if _, rest, ok := strings.Cut(host, "://"); ok {
		host = rest
	}
	host, _, _ = strings.Cut(strings.TrimRight(host, ">"), "/")
	top := strings.ToUpper(host[strings.LastIndexByte(host, '.')+1:])
	switch top {
	case "IO", "TV", "ME", "CO", "AI", "FM", "CC", "WS", "LY", "GG", "TO", "NU", "ST", "LA", "SH", "IS", "AM", "TK", "ML", "GA", "CF", "PW", "VC", "EU", "SU":
		return ""
	case "UK":
		return "GB"
	}
	if c := document.Country(top); len(top) == 2 && gazetteer.Valid(c) {
		return c
	}
	return ""
}

// Whoever stands above the title has signed.
var _ = register(Rule{Name: "signatories/above the title", Field: document.FieldSignatories, Propose: func(in *Input, _ *document.Meta) []Claim {
	_, issuers := in.view.main().kindUnderIssuers()
	return issuers
}})

var _ = issuerRule(Rule{Name: "parties/above the title", Field: document.FieldParties, Propose: func(in *Input, _ *document.Meta) []Claim {
	_, issuers := in.view.main().kindUnderIssuers()
	return issuers
}})
