package infer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/dates"
	"fonds/internal/document"
	"fonds/internal/structure"
)

// A date the text bears stands on a label, on a line of its own in the head, at
// the head of an agency's report, beside the signature, or at the end of the
// title. Dates told in running text are never the document's.

var _ = register(Rule{Name: "date/label", Field: document.FieldDate, Propose: func(in *Input, _ *document.Meta) []Claim {
	var claims []Claim
	for _, l := range in.view.labelled("date") {
		f, ok := dates.Whole(l.value)
		if !ok {
			if found := dates.Find(cut(l.value, maxStamp)); len(found) == 1 {
				f, ok = found[0], true
			}
		}
		if ok {
			for _, c := range dated(f, in.view.main().lang, l.lines, "", 0.92) {
				m, where := madeAt(l.value, in.view.main().lang)
				c.Moved = l.whole && c.Confidence >= Threshold && (!where || m.whole)
				claims = append(claims, c)
			}
		}
	}
	return claims
}})

var _ = register(Rule{Name: "date/stamp", Field: document.FieldDate, Propose: func(in *Input, _ *document.Meta) []Claim {
	var claims []Claim
	for _, p := range in.view.main().head {
		if p.role != stamp {
			continue
		}
		confidence := 0.9
		if p.rest != "" {
			confidence = 0.86
		}
		for _, c := range dated(p.date, in.view.main().lang, p.Lines, "", confidence) {
			// A place that no field can take stays on the page with its line.
			c.Moved = c.Confidence >= Threshold && (nominative(p.rest) || !doneAt.opens(p.rest) && !adoptedPhrases.opens(p.rest))
			claims = append(claims, c)
		}
	}
	return claims
}})

// "PORTO, 30 May (AGENCY) – The …" and "10 March 2005 -- The …".
var _ = register(Rule{Name: "date/dateline", Field: document.FieldDate, Propose: func(in *Input, _ *document.Meta) []Claim {
	d := in.view.main().dateline()
	if d == nil {
		return nil
	}
	claims := dated(d.date, in.view.main().lang, d.block.Lines, d.words, 0.84)
	for i := range claims {
		claims[i].Moved = d.whole && claims[i].Confidence >= Threshold
	}
	return claims
}})

var _ = register(Rule{Name: "date/signature", Field: document.FieldDate, Propose: func(in *Input, _ *document.Meta) []Claim {
	for i := len(in.view.end) - 1; i >= 0; i-- {
		p := in.view.end[i]
		if p.role != stamp || p.date.Date.Year() == 0 {
			continue
		}
		return dated(p.date, in.view.main().lang, p.Lines, flat(p.Text), 0.8)
	}
	return nil
}})

// "Resolution on floods, 3 May 2021", "Statement (3.5.2021)".
var _ = register(Rule{Name: "date/title", Field: document.FieldDate, Propose: func(in *Input, _ *document.Meta) []Claim {
	t := in.view.main().title()
	if t.parts == nil || !strings.ContainsFunc(t.text, unicode.IsDigit) {
		return nil
	}
	found := dates.Find(t.text)
	if len(found) != 1 {
		return nil
	}
	f := found[0]
	before, after := strings.TrimSpace(t.text[:f.From]), strings.Trim(t.text[f.To:], " .)]）")
	r, _ := utf8.DecodeLastRuneInString(before)
	confidence := 0.5
	if after == "" && strings.ContainsRune(",([（–—|-", r) && f.Date.Day() != 0 {
		confidence = 0.76
	}
	return dated(f, in.view.main().lang, t.parts[0].Lines, f.Words, confidence)
}})

// A first sentence that begins with a full date: it tells when something
// happened, which may be when the text was issued. A person must say.
var _ = register(Rule{Name: "date/first sentence", Field: document.FieldDate, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	if len(s.body) == 0 {
		return nil
	}
	text := cut(s.body[0].Text, 120)
	if found := dates.Find(text); len(found) > 0 && found[0].From <= 30 && found[0].Date.Day() != 0 && found[0].Date.Year() != 0 {
		c := claim(found[0].Date.String(), s.body[0].Lines, found[0].Words, 0.5)
		c.AsWritten = found[0].Words
		return []Claim{c}
	}
	return nil
}})

// dated makes the claims of a date that stands somewhere. Where day and month
// could change places only the year is sure, except in languages that always
// put the day first; the likelier reading is for a person to confirm.
func dated(f dates.Found, lang document.Lang, lines document.Span, words string, confidence float64) []Claim {
	value := f.Date.String()
	var claims []Claim
	if f.Ambiguous && (lang == "en" || lang == "") && f.Date.Year() != 0 {
		claims = append(claims, claim(value, lines, words, 0.6))
		value = value[:4]
		confidence = min(confidence, 0.75)
	}
	claims = append(claims, claim(value, lines, words, confidence))
	for i := range claims {
		claims[i].AsWritten = f.Words
	}
	return claims
}

// A dateline is how a report opens: place, date and agency before a dash.
type dateline struct {
	block  *structure.Block
	place  string
	date   dates.Found
	agency string
	words  string
	whole  bool // nothing else stands in the block
}

// dateline finds the dateline that the running text opens with.
func (s *section) dateline() *dateline {
	if len(s.body) == 0 || s.body[0].Kind != structure.Paragraph {
		return nil
	}
	b := s.body[0]
	text := strings.TrimLeft(cut(b.Text, maxStamp), "*_' ")
	dash := -1
	for _, mark := range []string{" – ", " — ", " - ", " -- ", " --- ", ".-", ".–", ".—", ") –", ") -", "\n- ", "\n– ", " \\-- "} {
		if at := strings.Index(text, mark); at > 0 && (dash < 0 || at < dash) {
			dash = at
			if mark[0] == ')' {
				dash++
			}
		}
	}
	if trimmed := strings.TrimRight(text, "-–— "); dash < 0 && trimmed != text && len(b.Text) < maxStamp {
		dash = len(trimmed)
	}
	if dash < 0 {
		return nil
	}
	line := text[:dash]
	found := dates.Find(line)
	if len(found) != 1 || found[0].From > 60 {
		return nil
	}
	d := &dateline{block: b, date: found[0], words: line, whole: strings.Trim(text[dash:], "-–— \n") == "" && len(b.Text) < maxStamp}
	before := strings.TrimSpace(line[:d.date.From])
	after := strings.Trim(line[d.date.To:], " .,")
	if before != "" {
		place, ok := strings.CutSuffix(strings.TrimRight(before, " "), ",")
		if !ok || len(wordsOf(place)) > 4 || !titled(place, wordsOf(place)) {
			return nil
		}
		d.place = place
	}
	switch outside, inside := brackets(after); {
	case after == "":
	case strings.Trim(outside, " .,") == "" && len(wordsOf(inside)) <= 4 && allCaps(inside):
		d.agency = inside
	default:
		return nil
	}
	return d
}
