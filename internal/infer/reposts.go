package infer

import (
	"strings"

	"fonds/internal/dates"
	"fonds/internal/document"
)

// A page that takes over a text prints the day on which it did so over the text;
// the text's own day is what is signed under it, or stands in the address that it
// was taken from.

// postedDay is the day on which a page says that somebody put the text there.
func (s *section) postedDay() (document.Date, bool) {
	for _, p := range s.head {
		if p.role == stamp && p.date.Date.Day() != 0 && (p.posted || saysPosted(flat(p.Text))) {
			return p.date.Date, true
		}
	}
	return document.Date{}, false
}

// stampDay is the day that a line of the head bears.
func (s *section) stampDay() (document.Date, bool) {
	for _, p := range s.head {
		if p.role == stamp && p.date.Date.Day() != 0 && p.date.Date.Year() != 0 {
			return p.date.Date, true
		}
	}
	return document.Date{}, false
}

// wasPostedLater reports whether the page was made some days after, within a year.
func wasPostedLater(posted, own document.Date) bool {
	return own.Day() != 0 && own.Year() != 0 && posted.End().IsZero() && own.End().IsZero() && posted.Compare(own) > 0 && posted.Year()-own.Year() <= 1
}

// dayInPath is the day in the path of a web address: ".../2011/05/03/the-ferry".
func dayInPath(address string) (words string, date document.Date) {
	rest := address
	if at := strings.Index(rest, "://"); at >= 0 {
		rest = rest[at+3:]
	}
	for {
		at := strings.IndexByte(rest, '/')
		if at < 0 {
			return "", document.Date{}
		}
		rest = rest[at+1:]
		if len(rest) < 11 || (rest[:2] != "19" && rest[:2] != "20") || rest[4] != '/' || rest[7] != '/' || rest[10] != '/' {
			continue
		}
		if f, ok := dates.Whole(rest[:4] + "-" + rest[5:7] + "-" + rest[8:10]); ok && f.Date.Day() != 0 {
			return rest[:10], f.Date
		}
	}
}

var _ = register(Rule{Name: "date/address", Field: document.FieldDate, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	for _, p := range s.head {
		if p.role != address {
			continue
		}
		words, day := dayInPath(flat(p.Text))
		if words == "" {
			continue
		}
		confidence := 0.74
		if other, ok := s.stampDay(); ok && wasPostedLater(other, day) {
			confidence = 0.9
		}
		return []Claim{claim(day.String(), p.Lines, words, confidence)}
	}
	return nil
}})

// reposts reports whether a line bears the day on which a page took over the text,
// after the day in the address that it was taken from.
func (s *section) reposts(p part) bool {
	if p.role != stamp || p.date.Date.Day() == 0 {
		return false
	}
	for _, q := range s.head {
		if q.role == address {
			if words, day := dayInPath(flat(q.Text)); words != "" && wasPostedLater(p.date.Date, day) {
				return true
			}
		}
	}
	return false
}

// laws are what a line in brackets under a title may cite.
var laws = wordSet(`law, act, decree, directive, regulation, loi, décret, arrêté, ordonnance, directive, gesetz, verordnung, erlass, richtlinie, ley, decreto, real decreto, lei, decreto lei, portaria, legge, decreto legge, direttiva, wet, besluit, ustawa, dekret, rozporządzenie, закон, указ, федеральный закон, zákon, vyhláška, törvény, rendelet, zakon, uredba, lege, legea, kanun, νόμος, lag, lov, قانون, المرسوم, مرسوم`)

// citesLaw reports whether a line of the head is in brackets and names a law that
// the title does not: "(Decree No 12 of 3 May 2011)".
func (s *section) citesLaw(text string) bool {
	if !strings.HasPrefix(text, "(") || !strings.HasSuffix(text, ")") {
		return false
	}
	return laws.opens(text[1:]) && !laws.has(wordsOf(s.title().text))
}
