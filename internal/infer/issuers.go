package infer

import (
	"regexp"
	"strings"

	"fonds/internal/document"
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
	for i, b := range s.blocks[:min(len(s.blocks), maxIssuers)] {
		text := flat(cut(b.Text, 2*maxHeading))
		if len(text) > maxHeading || b.Kind != structure.Paragraph && b.Kind != structure.Heading && b.Kind != structure.Item {
			return nil, nil
		}
		ws := wordsOf(text)
		if len(ws) == 0 {
			continue
		}
		if _, n := typePhrases.at(ws, 0); n > 0 && n == len(ws) && b.Kind == structure.Heading && i+1 < len(s.blocks) && len(issuers) >= 2 {
			return b, issuers
		}
		name := strings.TrimRight(flat(strings.ReplaceAll(flat(webAddress.ReplaceAllString(text, "")), ", )", ")")), " ,;")
		name = strings.ReplaceAll(strings.ReplaceAll(name, ",)", ")"), " )", ")")
		if strings.HasSuffix(name, ".") && sentences(name+" ") > 1 || selfPhrases.has(ws) {
			return nil, nil
		}
		if whole, ok := bodyLine(name); ok && whole == name {
			issuers = append(issuers, claim(name, b.Lines, "", 0.76))
		}
	}
	return nil, nil
}

var _ = register(Rule{Name: "parties/above the title", Field: document.FieldParties, Propose: func(in *Input, _ *document.Meta) []Claim {
	_, issuers := in.view.main().kindUnderIssuers()
	return issuers
}})
