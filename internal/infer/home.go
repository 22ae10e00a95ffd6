package infer

import (
	"cmp"
	"slices"

	"fonds/internal/document"
)

// Nearly every text has a country that its writers are at home in, and most do
// not say so in their names. So cues are weighed: each adds points for a
// country, those that speak of the writers themselves many, what the text keeps
// coming back to few. A country wins that has enough points, and far more than
// the next one; two near each other are none.

// The points that cues give, and what a country needs.
const (
	fromPlace     = 2.4 // the place the text is dated from
	fromSource    = 2.4 // the source's address
	fromSigned    = 1.6 // a signature's place
	fromHost      = 0.9 // an address in the text
	fromMail      = 1.3
	fromFlag      = 0.9
	fromSelf      = 2.6 // "we Poles", "here in Ireland"
	fromOurs      = 0.6 // a passage that speaks of "our country" and names it nowhere
	mostSigned    = 2.2 // all lines at the end together
	fromSignatory = 0.5 // an institution in a list of signatories
	fromOffice    = 2.4 // the office that the writer holds there
	fromSigners   = 2.2 // the countries of nearly all signatories
	fromLanguage  = 1.0 // the language, where most of those who write it live in one country
	fromHead      = 1.4 // a body's name over or under the title
	fromWording   = 0.5 // a passage with words that are used so in one country
	fromSpelling  = 0.3 // the same in English, which others write as Americans do
	fromMoney     = 0.5 // a passage with the country's money
	fromPhone     = 1.3
	fromPostal    = 1.8 // the form of a postal code
	fromBody      = 2.6 // the body, if it speaks of one country only

	enough = 1.8
	margin = 1.6 // times the points of the next
)

// A scale holds the points of each country and the strongest cue for it.
type scale struct {
	list []weighed
}

type weighed struct {
	country document.Country
	points  float64
	best    float64 // points of the cue
	topic   float64 // of the points, those that it has for being spoken of, in a language that is not its own
	lines   document.Span
	words   string
}

func (s *scale) at(c document.Country) *weighed {
	for i := range s.list {
		if s.list[i].country == c {
			return &s.list[i]
		}
	}
	s.list = append(s.list, weighed{country: c})
	return &s.list[len(s.list)-1]
}

// add gives points for a cue.
func (s *scale) add(c document.Country, points float64, lines document.Span, words string) {
	w := s.at(c)
	w.points += points
	if points > w.best {
		w.best, w.lines, w.words = points, lines, words
	}
}

var _ = register(Rule{Name: "countries/weighed", Field: document.FieldCountries, Derived: true, Propose: func(in *Input, known *document.Meta) []Claim {
	if known.Type == "treaty" {
		return nil // where it was made is nobody's home
	}
	s := in.view.main()
	if len(s.blocks) == 0 || len(known.Countries) > 0 || ofSeveral(known) {
		return nil
	}
	if two := agreed(in.view, known); two != nil {
		return two
	}
	return weigh(in, known).claims()
}})

// weigh weighs all cues.
func weigh(in *Input, known *document.Meta) *scale {
	s := in.view.main()
	w := &scale{}
	w.place(in, known)
	w.source(in, known)
	w.head(s, known.Place != "")
	w.hosts(in.view)
	w.signed(in.view)
	w.addresses(s)
	w.phones(in.view)
	w.postal(in.view)
	w.flags(s)
	w.body(in.view)
	w.office(in.view, known)
	w.signers(in, known)
	several := known.Type == "treaty" || known.Type == "joint statement"
	if c, points := homeOf(s.lang); c != "" && len(w.list) > 0 && !several {
		w.at(c).points += points
	}
	return w
}

// rank is what a country weighs against others: to be spoken of abroad counts half.
func (w weighed) rank() float64 { return w.points - w.topic/2 }

// claims are the winner, or the candidates.
func (s *scale) claims() []Claim {
	slices.SortStableFunc(s.list, func(a, b weighed) int {
		return cmp.Or(cmp.Compare(b.rank(), a.rank()), cmp.Compare(a.country, b.country))
	})
	var claims []Claim
	for i, w := range s.list[:min(len(s.list), 2)] {
		if w.points < 1.2 || w.best == 0 {
			break
		}
		next := 0.0
		if i == 0 && len(s.list) > 1 {
			next = s.list[1].rank()
		}
		confidence := min(0.3+w.points/10, 0.6)
		if i == 0 && w.points >= enough && w.points >= margin*next {
			confidence = min(Threshold+(w.points-enough)*0.04, 0.86)
		}
		claims = append(claims, claim(string(w.country), w.lines, w.words, confidence))
	}
	return claims
}
