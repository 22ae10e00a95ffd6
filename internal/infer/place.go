package infer

import (
	"strings"
	"unicode"

	"fonds/internal/document"
	"fonds/internal/gazetteer"
)

var _ = register(Rule{Name: "place/label", Field: document.FieldPlace, Propose: func(in *Input, _ *document.Meta) []Claim {
	var claims []Claim
	for _, l := range in.view.labelled("place") {
		claims = append(claims, l.claim(l.value, 0.9))
	}
	return claims
}})

// The place before a date: "Porto, 3 May 2021", in the head, the signature or
// a dateline.
var _ = register(Rule{Name: "place/dateline", Field: document.FieldPlace, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	var claims []Claim
	for _, p := range s.head {
		if p.role == stamp {
			claims = append(claims, beforeDate(p, s.lang, 0.84)...)
			claims = append(claims, afterDate(p, s.lang, 0.84)...)
		}
	}
	if d := s.dateline(); d != nil && d.place != "" {
		claims = append(claims, claim(d.place, d.block.Lines, d.place, 0.8))
	}
	for i := len(in.view.end) - 1; i >= 0; i-- {
		if p := in.view.end[i]; p.role == stamp {
			claims = append(claims, beforeDate(p, s.lang, 0.8)...)
			claims = append(claims, afterDate(p, s.lang, 0.8)...)
			break
		}
	}
	return claims
}})

// beforeDate reads the place off a line that bears a date.
func beforeDate(p part, lang document.Lang, confidence float64) []Claim {
	text := flat(p.Text)
	if p.date.From > len(text) {
		return nil
	}
	before := text[:p.date.From]
	// dates counts the weekday to the words it found, perhaps not to the date.
	at := strings.LastIndexAny(before, ",،，")
	if at < 0 {
		name, _ := madeIn(before)
		if name == "" {
			return nil
		}
		if !nominative(name) {
			confidence = min(confidence, 0.6) // no form under which a place is known
		}
		return []Claim{claim(name, p.Lines, name, confidence)}
	}
	name := strings.Trim(before[:at], " (*_\u00a0")
	if ws := wordsOf(name); len(ws) > 1 && townSigns[ws[0].low] {
		name = name[ws[1].from:]
	}
	if adoptedPhrases.opens(name) {
		if place, _ := madeIn(name); place != "" {
			name = place
		}
	}
	if ws := wordsOf(name); len(ws) > 0 {
		if _, n := doneAt.at(ws, 0); n > 0 && n < len(ws) {
			name = name[ws[n].from:]
			if !nominative(name) {
				confidence = min(confidence, 0.6) // "в Минске": no form under which a place is known
			}
		}
	}
	ws := wordsOf(name)
	if len(ws) == 0 || len(ws) > 5 || !atMost(name, 40) || strings.ContainsAny(name, ":|!?/;0123456789") || !titled(name, ws) || isBody(name) {
		return nil
	}
	if _, n := stampWords.at(ws, 0); n == len(ws) || weekday(ws[0].low) {
		return nil
	}
	if name == strings.ToUpper(name) && cased(name) && len(ws) == 1 && atMost(name, 3) {
		return nil
	}
	if len(gazetteer.Find(name, lang)) == 0 && len(ws) > 1 {
		confidence -= 0.1
	}
	return []Claim{claim(name, p.Lines, name, confidence)}
}

// doneAt is what stands before the place in a line that says where a text was made.
var doneAt = wordSet(`in, at, issued in, issued at, done in, done at, done at the city of, signed in, signed at, adopted in, adopted at, given at, delivered in, published in, made in, made at, written in, hecho en, hecha en, dado en, dada en, firmado en, firmada en, emitido en, adoptado en, adoptada en, fait à, faite à, signé à, signée à, adopté à, adoptée à, donné à, совершено в, подписано в, принято в, составлено в, сделано в, geschehen zu, unterzeichnet in, gegeben zu, feito em, assinado em, fatto a, firmato a, gedaan te, sporządzono w, حرر في, حرر ب, وقع في`)

// afterDate reads the place off a line where it follows the date, as Chinese
// texts print it: only a place that is known.
func afterDate(p part, lang document.Lang, confidence float64) []Claim {
	text := flat(p.Text)
	if p.date.To > len(text) {
		return nil
	}
	name, ok := knownPlace(text[p.date.To:], lang)
	if !ok {
		return nil
	}
	return []Claim{claim(name, p.Lines, name, confidence)}
}

// knownPlace reads the whole of what stands beside a date as a country or a
// capital, or as a Chinese name that says it is a city's.
func knownPlace(beside string, lang document.Lang) (string, bool) {
	name := strings.Trim(beside, " ,،，.(（)）*_\u00a0\u3000")
	if name == "" || !atMost(name, 40) {
		return "", false
	}
	for _, m := range gazetteer.Find(name, lang) {
		if m.From == 0 && m.To == len(name) && !m.Adjective {
			return name, true
		}
	}
	return name, strings.HasSuffix(name, "市") && atMost(name, 5)
}

// weekday reports whether a word names a day of the week, by the beginnings
// such names have in the languages that print them before dates.
func weekday(low string) bool {
	if strings.IndexFunc(low, unicode.IsLetter) != 0 {
		return false
	}
	for _, name := range weekdays {
		if low == name {
			return true
		}
	}
	return false
}

var weekdays = strings.Fields(`monday tuesday wednesday thursday friday saturday sunday понедельник вторник среда четверг пятница суббота воскресенье понеділок вівторок середа четвер п'ятниця субота неділя lunes martes miércoles jueves viernes sábado domingo lundi mardi mercredi jeudi vendredi samedi dimanche montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag segunda terça quarta quinta sexta lunedì martedì mercoledì giovedì venerdì sabato domenica maandag dinsdag woensdag donderdag vrijdag zaterdag zondag poniedziałek wtorek środa piątek sobota niedziela hétfő kedd szerda csütörtök péntek szombat vasárnap`)
