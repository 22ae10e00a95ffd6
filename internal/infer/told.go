package infer

import (
	"regexp"
	"strings"

	"fonds/internal/dates"
	"fonds/internal/document"
)

// A text is not older than the latest day it tells as past. That is no date
// but a bound, "not before": it speaks against an earlier printed date, and where
// no date is printed it is what can be said of it. A year alone is for a person.
var _ = register(Rule{Name: "date/told", Field: document.FieldDate, Propose: func(in *Input, _ *document.Meta) []Claim {
	var claims []Claim
	if c, ok := openingYear(in.view.main()); ok {
		claims = append(claims, c)
	}
	if c, ok := latestDay(in.view.main()); ok {
		claims = append(claims, c)
	}
	return claims
}})

// openingBytes is how much of the running text is its beginning.
const openingBytes = 500

// yearTold finds "At the beginning of 2022", "In 2022", "В начале 2022 года",
// "A principios de 2022" and the like; the year is the last group.
var yearTold = regexp.MustCompile(`(?i)(?:^|[\s(])(?:in|since|during|at the (?:beginning|start|end) of|in (?:early|late|mid)|в|с|в начале|в конце|на початку|у|en|a (?:principios|comienzos|finales|fines) de|desde|début|fin|au début de|à la fin de|depuis|anfang|ende|seit|im jahr|no início de|no final de|em|desde|all'inizio del|nel|dal|begin|eind|sinds|w|na początku)\s+(?:of\s+)?(?:(?:January|February|March|April|May|June|July|August|September|October|November|December),?\s+)?((?:19|20)[0-9][0-9])(?:[^0-9]|$)`)

// tellsPast and tellsFuture are words by which a sentence shows its time in the
// languages that show it by words of their own.
var (
	tellsPast   = wordSet(`was, were, has been, have been, had, did, took, began, broke, became, shook, happened, occurred, held, killed, attacked, signed, adopted, said, declared, announced, decided, launched, ago, rose, stood, came, went, fell, left, met, won, lost, gave, made, wrote, sent, sold, shut, burned, burnt, found, built, spoke, sank, drowned, died, been, был, была, было, были, стал, стала, стали, произошло, произошли, потрясли, подписал, подписали, подписан, подписано, принял, приняли, принят, принята, принято, заявил, заявили, объявил, объявили, начал, начали, началась, началось, погиб, погибла, погибли, умер, умерла, убит, убиты, убили, избран, избрана, избрали, вступил, вступила, напали, сгорел, сгорела, закрыт, закрыта, закрыли, открыт, открыта, открыли, провёл, провели, состоялась, состоялся, состоялось, начались, начался, прошли, прошел, було, були, відбулися, fue, fueron, ha sido, han sido, hubo, tuvo, tuvieron, comenzó, estalló, a été, ont été, fut, furent, eu lieu, était, wurde, wurden, war, waren, fand, hat, haben, begann, foi, foram, houve, começou, aconteceu, è stato, sono stati, fu, furono, ebbe, werd, werden, heeft, hebben, vond, był, była, były, został, zostały`)
	tellsFuture = wordSet(`will, shall, until, till, by, before, to be, plan, plans, expected, scheduled, upcoming, next, valid, expires, target, goal, будет, будут, до, к, планируется, буде, hasta, será, serán, próximo, próxima, sera, seront, jusqu, jusqu'à, jusqu'au, d'ici, prochain, wird, bis, nächsten, até, será, serão, próximo, sarà, saranno, entro, fino, prossimo, zal, zullen, tot, będzie, będą, następny`)
)

// openingYear finds the latest year that the beginning of the text tells as past.
func openingYear(s *section) (Claim, bool) {
	left := openingBytes
	for _, b := range s.body {
		if left <= 0 {
			break
		}
		text := cut(b.Text, left)
		left -= len(text)
		if !hasYear(text) {
			continue
		}
		latest := ""
		for _, m := range yearTold.FindAllStringSubmatchIndex(text, 8) {
			year := text[m[2]:m[3]]
			from, to := sentenceAround(text, m[2], m[3])
			ws := wordsOf(text[from:to])
			if year > latest && tellsPast.has(ws) && !tellsFuture.has(wordsOf(text[from:m[2]])) {
				latest = year
			}
		}
		if latest != "" {
			return claim(latest+"/..", b.Lines, latest, 0.65), true
		}
	}
	return Claim{}, false
}

// maxTold is how many dates of a body are looked at; a chronicle has thousands.
const maxTold = 200

// latestDay finds the latest day of the body that its sentence tells as past.
func latestDay(s *section) (Claim, bool) {
	var best Claim
	var latest document.Date
	looked := 0
	for _, b := range s.body {
		if looked >= maxTold {
			break
		}
		if !hasYear(b.Text) {
			continue
		}
		text := cut(b.Text, 1<<15)
		for _, f := range dates.Find(text) {
			if looked++; looked >= maxTold {
				break
			}
			if f.Ambiguous || f.Date.Year() == 0 || f.Date.Day() == 0 || !f.Date.End().IsZero() || !latest.IsZero() && f.Date.Compare(latest) <= 0 {
				continue
			}
			from, to := sentenceAround(text, f.From, f.To)
			lead := text[from:f.From]
			if len(lead) > 60 {
				lead = lead[strings.IndexByte(lead[len(lead)-60:], ' ')+len(lead)-60+1:]
			}
			if before := wordsOf(lead); tellsFuture.has(before) || otherDays.has(before) || !past(text[from:to], b.Lang) {
				continue
			}
			latest = f.Date
			best = claim(f.Date.String()+"/..", b.Lines, f.Words, 0.72)
		}
	}
	return best, !latest.IsZero()
}

// past reports whether a sentence tells of something that happened: by its
// words, or by the ending of a verb where no other word ends so.
func past(sentence string, lang document.Lang) bool {
	ws := wordsOf(sentence)
	if tellsPast.has(ws) {
		return true
	}
	for _, w := range ws {
		switch {
		case len(w.low) <= 4:
		case lang == "en" && strings.HasSuffix(w.low, "ed"), lang == "es" && strings.HasSuffix(w.low, "ó"), // "aprobó"
			strings.HasSuffix(w.low, "лись"), strings.HasSuffix(w.low, "лся"), strings.HasSuffix(w.low, "лась"), strings.HasSuffix(w.low, "лось"):
			return true
		}
	}
	return false
}

// hasYear is a cheap look for four digits of a year of our time.
func hasYear(s string) bool {
	for _, century := range []string{"19", "20"} {
		for at := 0; ; at++ {
			i := strings.Index(s[at:], century)
			if i < 0 || at+i+4 > len(s) {
				break
			}
			if at += i; isDigit(s[at+2]) && isDigit(s[at+3]) {
				return true
			}
		}
	}
	return false
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// sentenceAround gives the bounds of the sentence that a place stands in, at
// most 300 bytes to either side.
func sentenceAround(text string, from, to int) (int, int) {
	low, high := max(0, from-300), min(len(text), to+300)
	for _, end := range []string{". ", "! ", "? ", ".\n", "\n\n"} {
		if i := strings.LastIndex(text[low:from], end); i >= 0 {
			low += i + len(end)
		}
		if i := strings.Index(text[to:high], end); i >= 0 {
			high = to + i + 1
		}
	}
	for low < from && text[low]&0xC0 == 0x80 {
		low++
	}
	for high > to && high < len(text) && text[high]&0xC0 == 0x80 {
		high--
	}
	return low, high
}
