package infer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/dates"
	"fonds/internal/document"
	"fonds/internal/structure"
)

// A masthead is the line of a periodical that stands over a text taken from it:
// its name, the number of the issue and when that came out. It is no title, and
// its day is the text's unless a nearer one is printed.

// issueNumber gives where the number of an issue stands: beside a word for it,
// "no. 11", "Issue 6", "5. szám".
func issueNumber(text string, ws []word) (number word, ok bool) {
	isCount := func(i int) bool {
		return i >= 0 && i < len(ws) && strings.Trim(text[ws[i].from:ws[i].to], "0123456789") == "" && ws[i].to-ws[i].from <= 6
	}
	for i := range ws {
		_, n := issueWords.at(ws, i)
		if n == 0 && ws[i].low == "n" && strings.HasPrefix(text[ws[i].to:], ".") {
			n = 1
		}
		switch {
		case n == 0:
		case isCount(i + n):
			return ws[i+n], true
		case isCount(i-1) && strings.HasPrefix(text[ws[i-1].to:], ". "):
			return ws[i-1], true
		}
	}
	if at := strings.Index(text, "№"); at >= 0 {
		for i, w := range ws {
			if int(w.from) > at && isCount(i) {
				return w, true
			}
		}
	}
	return word{}, false
}

// countsWords reports whether how many words a text has ends a line, as in what
// archives of the press give out: "International, 3 May 2011 764 words".
func countsWords(text string) bool {
	ws := wordsOf(text)
	n := len(ws) - 1
	return n >= 1 && lengthWords[ws[n].low] && strings.Trim(ws[n-1].low, "0123456789") == ""
}

// lengthWords are what the length of a text is counted in.
var lengthWords = map[string]bool{"words": true, "mots": true, "wörter": true, "palabras": true, "palavras": true, "parole": true, "woorden": true, "слов": true, "слова": true}

// isCopyist reports whether a line says who took over a text from where on which day:
// "Ada Blum, 3 May 2011, source: The Lake Post".
func isCopyist(text string) bool {
	at := -1
	for _, mark := range []string{":", " :", "："} {
		if i := strings.Index(text, mark); i > 0 {
			ws := wordsOf(text[:i])
			if len(ws) > 1 && sourceWords[ws[len(ws)-1].low] {
				at = int(ws[len(ws)-1].from)
			}
		}
	}
	if at <= 0 || len(text) > maxStamp {
		return false
	}
	found := dates.Find(text[:at])
	return len(found) == 1 && found[0].Date.Day() != 0
}

// sourceWords stand before where a text was taken from.
var sourceWords = map[string]bool{"source": true, "quelle": true, "fuente": true, "fonte": true, "источник": true, "джерело": true, "bron": true, "źródło": true, "forrás": true, "zdroj": true, "izvor": true, "sursa": true, "kaynak": true, "via": true}

// isMasthead reports whether a line says of which issue a text is, and no more.
func isMasthead(text string) bool {
	if len(text) > maxStamp || !strings.ContainsAny(text, "0123456789") || containsAny(text, "?!;\"“”«»") {
		return false
	}
	ws := wordsOf(text)
	if len(ws) < 3 || len(ws) > 14 {
		return false
	}
	number, numbered := issueNumber(text, ws)
	if !numbered && !countsWords(text) {
		return false
	}
	for i := range ws {
		if value, n := typePhrases.at(ws, i); n > 0 && value != "letter" {
			return false // "Resolution No. 5 of 2011"
		}
	}
	if at := strings.LastIndexAny(text[:number.from], ",|–—-"); numbered && at > 0 {
		name := strings.TrimSpace(text[:at])
		if domain(name[strings.LastIndexByte(name, ' ')+1:]) {
			return true
		}
	}
	f, _, ok := mastheadDay(text, ws)
	return ok && (f.Date.Month() != 0 || named(text, ws) && !strings.Contains(text, ":"))
}

// named reports whether a line has a word that could be the name of a periodical, and
// no small word but of seasons and issues.
func named(text string, ws []word) bool {
	ok := false
	for i, w := range ws {
		_, n := issueWords.at(ws, i)
		switch {
		case n > 0, w.low == "n", !strings.ContainsFunc(w.low, unicode.IsLetter), seasons[w.low]:
		case upperFirst(text, w):
			ok = true
		case w.to-w.from > 3:
			return false
		}
	}
	return ok
}

// seasons are what an issue is called after, where they are written small.
var seasons = map[string]bool{"printemps": true, "été": true, "automne": true, "hiver": true, "primavera": true, "verano": true, "otoño": true, "invierno": true, "verão": true, "outono": true, "inverno": true, "estate": true, "autunno": true, "весна": true, "лето": true, "осень": true, "зима": true, "tavasz": true, "nyár": true, "ősz": true, "tél": true, "wiosna": true, "lato": true, "jesień": true, "lente": true, "zomer": true, "herfst": true, "winter": true}

// mastheadDay is when the issue came out: a day, a month or, of one that is called
// after a season, its year.
func mastheadDay(text string, ws []word) (f dates.Found, confidence float64, ok bool) {
	if number, numbered := issueNumber(text, ws); numbered {
		text = text[:number.from] + strings.Repeat(" ", int(number.to-number.from)) + text[number.to:]
	}
	found := dates.Find(text)
	if len(found) == 1 && found[0].Date.Year() != 0 && found[0].Date.Month() != 0 {
		return found[0], 0.78, true
	}
	if len(found) > 0 {
		return f, 0, false
	}
	for _, w := range ws {
		if y, whole := dates.Whole(text[w.from:w.to]); whole && y.Date.Year() >= 1800 && y.Date.Month() == 0 {
			if ok {
				return f, 0, false // "1914 – 1918"
			}
			f, confidence, ok = y, 0.72, true
			f.From, f.To = int(w.from), int(w.to)
			f.Words = text[w.from:w.to]
		}
	}
	return f, confidence, ok
}

var _ = register(Rule{Name: "date/masthead", Field: document.FieldDate, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	for _, p := range s.head {
		text := flat(p.Text)
		if p.role == stamp || p.role == labelled || !isMasthead(text) {
			continue
		}
		if f, confidence, ok := mastheadDay(text, wordsOf(text)); ok {
			return dated(f, s.lang, p.Lines, f.Words, confidence)
		}
	}
	return nil
}})

// sittings are what the records of a parliament or a council number.
var sittings = wordSet(`session, sitting, meeting, plenary, plenary meeting, séance, session ordinaire, sesión, reunión, legislatura, sitzung, tagung, plenarsitzung, wahlperiode, sessão, reunião, seduta, riunione, vergadering, zitting, posiedzenie, kadencja, schůze, schůzi, zasedání, ülés, ülésnap, sednica, sjednica, ședința, заседание, пленарное заседание, сессия, засідання, заседание на, сесія, zasedanie, schôdza, sammanträde, møte, oturum, birleşim, συνεδρίαση, جلسة, الجلسة, 届会议, 次会议, 次全体会议`)

// The first line of such a record: "10th term, 20th sitting (16 October 2024)".
var _ = register(Rule{Name: "date/sitting", Field: document.FieldDate, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	for i, b := range s.blocks {
		if i == 4 {
			break
		}
		if b.Kind == structure.Label {
			continue
		}
		if f, ok := sittingDay(flat(cut(b.Text, maxStamp+1)), b.Marker != ""); ok {
			return dated(f, s.lang, b.Lines, f.Words, 0.76)
		}
	}
	return nil
}})

// isSitting reports whether a line says of which sitting the record is.
func isSitting(text string) bool {
	_, ok := sittingDay(text, false)
	return ok
}

// sittingDay is the day that ends a line which numbers a sitting and says no more.
func sittingDay(text string, numbered bool) (f dates.Found, ok bool) {
	if len(text) > maxStamp || !strings.ContainsAny(text, "0123456789") {
		return f, false
	}
	ws := wordsOf(text)
	if len(ws) == 0 || len(ws) > 16 || !sittings.has(ws) || inForce.has(ws) || deadlines.has(ws) || startsWithType(ws) {
		return f, false
	}
	found := dates.Find(text)
	if len(found) != 1 || found[0].Date.Day() == 0 || found[0].Date.Year() == 0 {
		return f, false
	}
	f = found[0]
	before, after := strings.TrimRight(text[:f.From], " "), strings.Trim(text[f.To:], " .)]）")
	last, _ := utf8.DecodeLastRuneInString(before)
	return f, after == "" && (numbered || strings.ContainsAny(before, "0123456789")) && strings.ContainsRune("([（,–—-", last)
}

// A name and a year as the last line: "Ada Blum, 2012".
var _ = register(Rule{Name: "date/name and year", Field: document.FieldDate, Propose: func(in *Input, _ *document.Meta) []Claim {
	n := len(in.view.end)
	for i := n - 1; i >= max(0, n-2); i-- {
		p := in.view.end[i]
		text := flat(p.Text)
		if len(text) > 80 || p.role == stamp || p.role == labelled {
			continue
		}
		at := strings.LastIndexByte(text, ',')
		if at < 0 {
			continue
		}
		name := strings.TrimRight(text[:at], " ")
		f, ok := dates.Whole(text[at+1:])
		if ok && f.Date.Month() == 0 && f.Date.Year() != 0 && !strings.ContainsFunc(name, unicode.IsDigit) && isPerson(name) && !isArticle(wordsOf(name)[0].low) {
			return dated(f, in.view.main().lang, p.Lines, f.Words, 0.74)
		}
	}
	return nil
}})
