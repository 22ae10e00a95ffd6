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

// otherDays lead to a day on which the text was only looked at, kept, or on which
// something else takes place.
var otherDays = wordSet(`accessed, retrieved, archived, archived from, archived from the original, last accessed, last modified, last checked, viewed, visited, downloaded, printed from, printed on, when, event date, read also, see also, related, read more,
	abgerufen, abgerufen am, archiviert, zuletzt geändert, zuletzt abgerufen, ausgedruckt am, gesehen am, wann, siehe auch, lesen sie auch, mehr zum thema,
	consultado, consultado el, recuperado, archivado, última modificación, cuándo, lea también, vea también, consulté, consulté le, archivé, dernière modification, quand, à lire aussi, lire aussi, voir aussi,
	дата обращения, обращение, архивировано, просмотрено, последнее изменение, когда, читайте также, см также, дата звернення, коли, читайте також, acessado em, consultado em, arquivado, última modificação, quando, leia também, consultato il, archiviato, ultima modifica, leggi anche, geraadpleegd, geraadpleegd op, laatst gewijzigd, wanneer, lees ook, dostęp, data dostępu, zarchiwizowano, kiedy, czytaj też, letöltve, hozzáférés, mikor, citováno, navštíveno, kdy, čtěte také, erişim tarihi, ne zaman, hämtad, hentet, تاريخ الوصول, اطلع عليه, 访问日期, 存档`)

// isOtherDay reports whether what stands before a day in its line says that it is not
// the text's: "Deadline:", "Retrieved on".
func isOtherDay(before string) bool {
	ws := wordsOf(before)
	return len(ws) > 0 && (deadlines.has(ws) || otherDays.has(ws))
}

// underComment reports whether a day under a text is that of what a reader said of it:
// "Ada says:" or "Comments (2)" stands above.
func (v *view) underComment(i int) bool {
	for _, p := range v.end[max(0, i-4):i] {
		text := flat(p.Text)
		ws := wordsOf(cut(text, 60))
		if len(ws) == 0 || len(text) > 60 {
			continue
		}
		_, n := commentWords.at(ws, 0)
		if n > 0 && strings.Trim(text[ws[n-1].to:], " :()0123456789") == "" {
			return true
		}
		if len(ws) <= 5 && strings.HasSuffix(text, ":") && sayWords[ws[len(ws)-1].low] {
			return true
		}
	}
	return false
}

var (
	commentWords = wordSet(`comments, comment, responses, replies, kommentare, kommentar, comentarios, comentario, commentaires, commentaire, комментарии, коментарі, comentários, comentário, commenti, commento, reacties, reactie, komentarze, hozzászólások, komentáře, yorumlar, σχόλια, kommentarer, التعليقات, تعليقات, 评论`)
	sayWords     = map[string]bool{"says": true, "said": true, "wrote": true, "writes": true, "sagt": true, "schreibt": true, "schrieb": true, "dice": true, "dijo": true, "escribió": true, "dit": true, "écrit": true, "пишет": true, "написал": true, "написала": true, "disse": true, "diz": true, "escreveu": true, "scrive": true, "schreef": true, "zegt": true, "pisze": true, "napisał": true}
)

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
