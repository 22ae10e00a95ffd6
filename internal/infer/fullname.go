package infer

import (
	"strings"

	"fonds/internal/document"
	"fonds/internal/structure"
)

// An abbreviation is no name where the text says what it stands for: "the River
// League (RL)". The body then goes by both, as the text has them.

// issuerRule registers a rule of the parties that gives bodies their full names.
func issuerRule(r Rule) Rule {
	propose := r.Propose
	r.Propose = func(in *Input, known *document.Meta) []Claim {
		claims := propose(in, known)
		for i, c := range claims {
			if (c.Field == "" && r.Field == document.FieldParties || c.Field == document.FieldParties) && isAbbreviation(c.Value) {
				if full := in.view.spelledOut(c.Value); full != "" {
					if claims[i].Value = full; claims[i].Words == "" && !claims[i].Moved {
						claims[i].Words = c.Value
					}
				}
			}
		}
		return claims
	}
	return register(r)
}

// maxSpelled is how many bytes of a text are looked through for what an
// abbreviation stands for.
const maxSpelled = 1 << 16

// spelledOut finds the name before an abbreviation in brackets, "River League
// (RL)", whose capitals make it; with the brackets. "" if the text has none.
func (v *view) spelledOut(abbreviation string) string {
	mark := "(" + abbreviation + ")"
	left := maxSpelled
	s := v.main()
	for _, b := range s.blocks {
		if left -= len(b.Text); left < 0 {
			break
		}
		if b.Kind == structure.Boilerplate {
			continue
		}
		at := strings.Index(b.Text, mark)
		if at <= 0 {
			continue
		}
		before := flat(b.Text[max(0, at-maxStamp):at])
		if name := initialsOf(before, abbreviation); name != "" {
			ws := wordsOf(name)
			if nominative(name) && len(ws) > 1 {
				return name + " " + mark
			}
			if name, n := genitive(name+" "+mark, s.lang); n > 0 {
				return name
			}
			if _, n := bodyWords.at(ws, len(ws)-1); n > 0 || headed(ws) {
				return name + " " + mark
			}
		}
	}
	return ""
}

// headed reports whether a word for a body in the nominative stands among the
// first words of a name.
func headed(ws []word) bool {
	for _, w := range ws[:min(len(ws), 4)] {
		switch w.low {
		case "партия", "союз", "движение", "фронт", "федерация", "организация", "ассоциация", "партія", "спілка", "рух", "κόμμα", "ένωση":
			return true
		}
	}
	return false
}

// initialsOf gives the words at the end of a text whose first letters are those
// of an abbreviation; small words between them may be left out.
func initialsOf(text, abbreviation string) string {
	var letters []rune
	for _, r := range strings.ToLower(abbreviation) {
		if r != '.' && r != '-' {
			letters = append(letters, r)
		}
	}
	ws := wordsOf(text)
	if len(text) > maxHead {
		return ""
	}
	i := len(ws) - 1
	for n := len(letters) - 1; n >= 0; i-- {
		if i < 0 || i+1 < len(ws) && !tight(text, ws[i], ws[i+1]) {
			return ""
		}
		first := []rune(ws[i].low)[0]
		switch {
		case first == letters[n]:
			n--
			if n < 0 {
				if !upperFirst(text, ws[i]) {
					return ""
				}
				return strings.TrimSpace(text[ws[i].from:])
			}
		case nameConnectors[ws[i].low]:
		default:
			return ""
		}
	}
	return ""
}
