package infer

import (
	"strings"

	"fonds/internal/document"
	"fonds/internal/structure"
)

// Whoever speaks in an office speaks for the body that has it, where the text
// says so beside the name.

// officeOf reads the body off an office: "General Secretary of the River Party".
// words are as the text has it.
func officeOf(text string, lang document.Lang) (found issuer) {
	ws := wordsOf(text)
	at := 0
	for at < len(ws) {
		_, n := rolePhrases.at(ws, at)
		if n == 0 && !isArticle(ws[at].low) && !nobleWords[ws[at].low] && !(at > 0 && upperFirst(text, ws[at]) == false && ands[ws[at].low]) {
			break
		}
		if at > 0 && strings.ContainsAny(text[ws[at-1].to:ws[at].from], ",;.:") {
			break
		}
		at += max(n, 1)
	}
	if at == 0 || at >= len(ws) {
		return found
	}
	if _, n := rolePhrases.at(ws, 0); n == 0 && !isArticle(ws[0].low) {
		return found
	}
	// "coordinadora nacional de": a word or two may tell what kind of office.
	for i := at; i < min(len(ws), at+3); i++ {
		if _, p := issuerPrepositions.at(ws, i); p > 0 {
			at = i
			break
		}
		if upperFirst(text, ws[i]) || !tight(text, ws[i-1], ws[i]) {
			break
		}
	}
	gap := text[ws[at-1].to:ws[at].from]
	if strings.ContainsAny(gap, ".:;|") {
		return found
	}
	_, p := issuerPrepositions.at(ws, at)
	led := nobleWords[ws[at-1].low] || onePreposition(ws[at-1:at]) || isArticle(ws[at-1].low)
	switch {
	case p > 0 && at+p < len(ws):
		at += p
	case led, declines(text[ws[at].from:], lang), strings.Contains(gap, ","):
	default:
		return found
	}
	list := bodies(text[ws[at].from:], lang)
	if list == nil {
		list = loose(text[ws[at].from:], lang)
	}
	if len(list) > 0 && !onlyOrgan(list[0].words) && !startsWithRole(wordsOf(list[0].words)[:1]) {
		return list[0]
	}
	return found
}

func onePreposition(ws []word) bool {
	_, n := issuerPrepositions.at(ws, 0)
	return n > 0
}

// affiliation finds the body for which a person speaks in a text that names both:
// "Ada Blum, General Secretary of the River Party", "the chairman of the River
// Party, Ada Blum".
func affiliation(text, person string, lang document.Lang) issuer {
	at := strings.Index(text, person)
	if at < 0 {
		return issuer{}
	}
	after := strings.TrimLeft(text[at+len(person):], " \u00a0")
	for _, mark := range []string{",", "(", "–", "—", "-", "|"} {
		if rest, ok := strings.CutPrefix(after, mark); ok {
			rest = strings.TrimLeft(rest, " \u00a0")
			if found := officeOf(rest, lang); found.name != "" {
				return found
			}
		}
	}
	before := strings.TrimRight(text[:at], " ,–—\u00a0")
	ws := wordsOf(before)
	for i := range ws {
		if _, n := rolePhrases.at(ws, i); n > 0 && len(ws[i].low) > 3 {
			found := officeOf(before[ws[i].from:], lang)
			if found.name != "" && strings.HasSuffix(before, found.words) {
				return found
			}
			return issuer{}
		}
	}
	return issuer{}
}

// maxIntroduced is how many blocks may introduce who speaks.
const maxIntroduced = 8

// The body in whose office the one who speaks does so.
var _ = issuerRule(Rule{Name: "parties/office", Field: document.FieldParties, Derived: true, Propose: func(in *Input, known *document.Meta) []Claim {
	if len(known.Parties) > 0 {
		return nil
	}
	s := in.view.main()
	if len(known.Authors) == 0 && len(known.Signatories) == 1 {
		e := known.Signatories[0]
		if lines, ok := in.view.find(e.Name); ok && e.Name != "" && e.Role != "" {
			if found := officeOf(e.Role, s.lang); found.name != "" {
				return []Claim{claim(found.name, document.Span{First: lines.First, Last: min(lines.Last+1, len(in.Seed.Lines))}, found.words, min(found.confidence, 0.74))}
			}
		}
	}
	if len(known.Authors) != 1 {
		return nil
	}
	name := known.Authors[0]
	for _, p := range s.head {
		if p.role != heading && p.role != byline {
			continue
		}
		if found := affiliation(flat(p.Text), name, s.lang); found.name != "" {
			return []Claim{claim(found.name, p.Lines, found.words, min(found.confidence, 0.78))}
		}
		// The office may stand on the line below the name.
		if first, second, ok := strings.Cut(p.Text, "\n"); ok && strings.Contains(first, name) {
			if found := officeOf(strings.TrimSpace(second), s.lang); found.name != "" {
				return []Claim{claim(found.name, p.Lines, found.words, min(found.confidence, 0.76))}
			}
		}
	}
	if known.Type == "letter" || known.Type == "open letter" {
		return signedOffice(in.view, name)
	}
	if known.Type != "interview" && known.Type != "speech" {
		return nil
	}
	surname := name[strings.LastIndexByte(name, ' ')+1:]
	for _, b := range s.body[:min(len(s.body), maxIntroduced)] {
		if b.Kind != structure.Paragraph && b.Kind != structure.Item {
			continue
		}
		text := flat(cut(b.Text, maxHead))
		if !strings.Contains(text, surname) {
			continue
		}
		if found := affiliation(text, name, s.lang); found.name != "" {
			return []Claim{claim(found.name, b.Lines, found.words, min(found.confidence, 0.74))}
		}
		// "The River League is a new body. It was founded by Bo Berg and Ada Blum."
		if body := definedSelf(text, s.lang); body != "" && known.Type == "interview" {
			return []Claim{claim(body, b.Lines, body, 0.72)}
		}
	}
	return nil
}})

// signedOffice finds the body in whose office the one person signs a letter: on
// the line of the name or on those below it.
func signedOffice(v *view, name string) []Claim {
	lang := v.main().lang
	for _, p := range v.end {
		lines := strings.Split(p.Text, "\n")
		for i, line := range lines {
			if !strings.Contains(line, name) || !atMost(line, maxStamp) {
				continue
			}
			if found := affiliation(flat(line), name, lang); found.name != "" {
				return []Claim{claim(found.name, p.Lines, found.words, min(found.confidence, 0.74))}
			}
			below := lines[i+1:]
			at := p.Lines
			if len(below) == 0 {
				for _, q := range v.end {
					if q.Lines.First == p.Lines.Last+1 {
						below, at = strings.Split(q.Text, "\n"), q.Lines
					}
				}
			}
			if len(below) > 0 {
				if found := officeOf(strings.TrimSpace(flat(below[0])), lang); found.name != "" {
					return []Claim{claim(found.name, at, found.words, min(found.confidence, 0.74))}
				}
			}
		}
	}
	return nil
}
