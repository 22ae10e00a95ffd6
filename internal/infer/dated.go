package infer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/dates"
	"fonds/internal/document"
	"fonds/internal/structure"
)

// openers begin a line between title and text that says when the text was
// published, made or spoken.
var openers = wordSet(`published, first published, last updated, updated, posted, posted by, date, dated, issued, released, release date, for immediate release, immediate release, submitted, submitted by, written, created, by, from the, statement no, press release, no, delivered, given, recorded, broadcast, interview, speech, remarks, read, issued by, submitted on, signed, done, concluded, adopted, approved, passed, carried, at,
	опубликовано, опубликована, обновлено, дата, принято, принята, принят, утверждено, одобрено, подписано, подписан, заключено, заключён, из газеты, газета, журнал, речь, выступление, произнесено, беседа, от, г, город, опубліковано, прийнято, підписано,
	publicado, publicada, actualizado, fecha, adoptado, adoptada, aprobado, aprobada, firmado, firmada, pronunciado, discurso, comunicado, publié, publiée, mis à jour, adopté, adoptée, signé, signée, prononcé, discours, extrait du, communiqué,
	veröffentlicht, erstellt, eingestellt, geschrieben, geschrieben von, verfasst, stand, aktualisiert, beschlossen, verabschiedet, angenommen, unterzeichnet, gehalten, rede, pressemitteilung, vom, aus der, publicado em, atualizado, adotado, aprovado, assinado, discurso, pubblicato, aggiornato, approvato, adottato, firmato, discorso, gepubliceerd, geplaatst, bijgewerkt, aangenomen, ondertekend, opublikowano, przyjęto, uchwalono, podpisano, megjelent, közzétéve, elfogadva, zveřejněno, přijato, objavljeno, usvojeno, yayınlandı, yayın tarihi, δημοσιεύθηκε, publicerad, publisert, antagen, vedtatt,
	نشر, نشرت, صدر, صدرت, حرر, اعتمد, وقع, تاريخ النشر, منتشر شده, 发布, 发表, 通过, 新华社, 来源, 时间, 公開, 採択, 발표`)

// publishers begin such a line under the text.
var publishers = wordSet(`published, posted, posted by, posted on, issued by, issued, released, submitted by, submitted on, written by, last updated, updated, from the, the statement was, опубликовано, издано, publicado, publicado por, emitido por, publié, publié par, émis par, veröffentlicht, herausgegeben von, eingestellt, publicado em, emitido por, pubblicato, diffuso da, gepubliceerd, opublikowano, wydano, közzétette, zveřejněno, yayınlayan, نشر, صدر عن, 发布`)

// deadlines are said of days to come, or from which something holds.
var deadlines = wordSet(`deadline, until, till, before, register, registration, due, expires, valid, force, effect, effective, scheduled, upcoming, anniversary, born, died, события, до, срок, годовщина, годовщине, родился, hasta, plazo, aniversario, vence, jusqu, anniversaire, avant, bis, frist, jahrestag, até, prazo, aniversário, entro, scadenza, anniversario, tot, rocznica, évforduló, výročí, حتى, ذكرى, الذكرى, 周年, 之前`)

// A short line of the head that bears one day and is no title: it may say much
// else, but a page has little other reason to print a day there.
var _ = register(Rule{Name: "date/line", Field: document.FieldDate, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	t := s.title()
	var last document.Span
	if t.parts != nil {
		last = t.parts[len(t.parts)-1].Lines
	}
	consider := func(b *structure.Block) []Claim {
		if b.Lines.First <= last.Last && b.Lines.First >= last.First && last.First > 0 || len(b.Text) > 2*maxStamp {
			return nil
		}
		for line := range strings.Lines(b.Text) {
			if line = flat(line); len(line) > maxStamp {
				return nil
			}
			if f, ok := lineDate(line); ok {
				return dated(f, s.lang, b.Lines, f.Words, 0.76)
			}
		}
		return nil
	}
	for _, p := range s.head {
		if p.role != stamp && p.role != labelled && p.role != salutation {
			if claims := consider(p.Block); claims != nil {
				return claims
			}
		}
	}
	last = document.Span{}
	for _, p := range in.view.end {
		if p.role == stamp || p.role == labelled || len(p.Text) > 2*maxStamp {
			continue
		}
		for line := range strings.Lines(p.Text) {
			if len(line) <= maxStamp && mayBearDay(line) && publishers.opens(line) {
				if f, ok := lineDate(flat(line)); ok {
					return dated(f, s.lang, p.Lines, f.Words, 0.74)
				}
			}
		}
	}
	for i, b := range s.body {
		if i == 2 || b.Kind != structure.Paragraph && b.Kind != structure.Heading {
			break
		}
		if claims := consider(b); claims != nil {
			return claims
		}
	}
	return nil
}})

// lineDate is the one day that a line bears which begins as such lines do. Of
// two the first counts where the second is that of a later change.
func lineDate(text string) (dates.Found, bool) {
	if !strings.ContainsFunc(text, unicode.IsDigit) && !hanNumber(text) {
		return dates.Found{}, false
	}
	ws := wordsOf(text)
	if len(ws) == 0 || deadlines.has(ws) || otherDays.has(ws) || sentences(text) > 2 {
		return dates.Found{}, false
	}
	found := dates.Find(text)
	if len(found) == 0 || len(found) > 2 {
		return dates.Found{}, false
	}
	f := found[0]
	if f.Date.Year() == 0 || f.Date.Day() == 0 {
		return dates.Found{}, false
	}
	before, after := strings.Trim(text[:f.From], " (（[*_"), strings.Trim(text[f.To:], " .)）]*_")
	_, opens := openers.at(ws, 0)
	for _, bar := range []string{" | ", " · ", " • ", " / "} { // "News | Posted: 3 May 2011"
		if at := strings.LastIndex(text[:f.From], bar); at >= 0 && opens == 0 {
			_, opens = openers.begins(text[at+len(bar):])
		}
	}
	if len(found) == 2 && !(opens > 0 && changed.has(wordsOf(after))) {
		return dates.Found{}, false
	}
	switch {
	case opens > 0, countsWords(text):
		return f, true
	case before == "" && besideDay(after), issueWords.has(ws) && !startsWithType(ws) && sentences(before) <= 3 && titled(before, wordsOf(before)):
		return f, true
	case !cased(text) && atMost(text, 40) && chineseStamps.has(ws):
		return f, true
	}
	return dates.Found{}, false
}

// changed are the words of a page that was changed after it was published.
var changed = wordSet(`updated, modified, edited, revised, обновлено, изменено, actualizado, modificado, mis à jour, modifié, aktualisiert, geändert, atualizado, modificato, aggiornato, bijgewerkt, 更新`)

// chineseStamps stand behind the day in a line in Chinese characters.
var chineseStamps = wordSet(`通过, 公布, 发布, 电, 訊, 讯, 来源, 來源, 于, 於, 订于, 签于`)

// besideDay reports whether what stands behind a day at the beginning of a line is
// an hour, a place or the like.
func besideDay(after string) bool {
	rest := strings.TrimLeft(after, " ,|–—·•-:TZ0123456789.+")
	if len(rest) == len(after) && rest != "" {
		return false
	}
	ws := wordsOf(rest)
	return len(ws) <= 4 && titled(rest, ws) || stampWords.opens(rest) && len(ws) <= 4
}

// closers begin the sentence with which treaties, laws and proclamations close;
// passings, the last line of what a meeting resolved.
var closers = wordSet(`done at, done in, done this, signed at, signed in, given at, given under, given this, dated this, dated at, dated, made at, made this, concluded at, executed at,
	совершено, подписано, заключено, составлено, дано, вчинено, підписано, укладено,
	hecho en, hecho a, dado en, dada en, firmado en, firmada en, suscrito en, otorgado en, fait à, fait le, signé à, donné à, conclu à,
	geschehen zu, gegeben zu, unterzeichnet zu, ausgefertigt in, feito em, dado em, assinado em, fatto a, fatta a, firmato a, dato a, gedaan te, opgemaakt te, sporządzono w, podpisano w, készült, kelt, dáno v, sastavljeno u, întocmit la, yapılmıştır, έγινε, utfärdat i, undertecknat i, utfärdad i, inngått i, udfærdiget i,
	حرر في, حرر بـ, وقع في, وقعت في, صدر في, صدر ب, 订于, 签订于, 签于, 本协定于`)

var passings = wordSet(`adopted, approved, passed, carried, agreed, принято, принята, утверждено, одобрено, прийнято, ухвалено, adoptado, adoptada, aprobado, aprobada, acordado, adopté, adoptée, approuvé, voté, beschlossen, verabschiedet, angenommen, aprovado, aprovada, adotado, adotada, approvato, approvata, adottato, aangenomen, przyjęto, uchwalono, elfogadva, přijato, schváleno, usvojeno, kabul, antaget, vedtatt, 通过`)

// The closing sentence of a treaty: "Done at Porto this third day of May, …".
var _ = register(Rule{Name: "date/done", Field: document.FieldDate, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	looked := 0
	for i := len(s.blocks) - 1; i >= 0 && looked < maxClosing; i-- {
		b := s.blocks[i]
		if b.Kind == structure.Signatory {
			continue // the list of who signed may be long
		}
		if len(s.body) > 0 && b == s.body[0] {
			break // it opens the text
		}
		looked++
		if b.Kind != structure.Paragraph && b.Kind != structure.Heading || len(b.Text) > maxClosingBytes {
			continue
		}
		if f, ok := closingDate(b.Text); ok {
			return dated(f, s.lang, b.Lines, f.Words, 0.84)
		}
	}
	return nil
}})

const (
	maxClosing      = 14   // blocks at the end
	maxClosingBytes = 1200 // of one
	maxClosingDay   = 160  // bytes from the beginning of the sentence to the day
)

// closingDate finds the date of a block that begins, or a sentence of which
// begins, as a closing sentence does.
func closingDate(text string) (dates.Found, bool) {
	if !hasNumber(text, true) {
		return dates.Found{}, false
	}
	for from := 0; from < len(text); {
		end := len(text)
		for _, sign := range []byte{'.', '\n'} {
			if i := strings.IndexByte(text[from:end], sign); i >= 0 {
				end = from + i + 1
			}
		}
		sentence := strings.TrimLeft(text[from:], " \n*_(（")
		start := len(text) - len(sentence)
		if !mayBearDay(cut(sentence, max(end-start, 0))) {
			from = max(end, start)
			continue
		}
		if f, ok := dates.Whole(cut(sentence, 60)); ok && f.From < 4 { // a signature's; not of this rule
			return dates.Found{}, false
		}
		if r, _ := utf8.DecodeRuneInString(sentence); r >= 0x2e80 {
			if found := dates.Find(cut(sentence, 60)); len(found) > 0 && found[0].From < 4 && chineseStamps.opens(sentence[found[0].To:]) {
				return found[0], true
			}
		}
		if len(sentence) > maxHeading {
			// it goes on
		} else if ws := wordsOf(sentence); selfPhrases.has(ws) && passings.has(ws) { // "This statement was adopted on 3 May 2011."
			if found := dates.Find(sentence); len(found) == 1 && found[0].Date.Day() != 0 && found[0].Date.Year() != 0 && len(wordsOf(sentence[found[0].To:])) <= 3 {
				return found[0], true
			}
		}
		if done := closers.opens(sentence); done || passings.opens(sentence) {
			if f, ok := dayOfClosing(cut(sentence, 2*maxClosingDay), done); ok {
				return f, true
			}
		}
		from = max(end, start)
		for from < len(text) && (text[from] == ' ' || text[from] == '\n') {
			from++
		}
	}
	return dates.Found{}, false
}

// mayBearDay is a cheap look for digits, or for a number in words.
func mayBearDay(s string) bool { return hasNumber(s, s != "" && s[0] >= 0xd8) }

// hasNumber is mayBearDay; otherDigits says whether those of other scripts count.
func hasNumber(s string, otherDigits bool) bool {
	if len(s) >= 64 && wordsOnly(s) { // as most paragraphs
		return strings.Contains(s, " thousand ") || strings.Contains(s, " hundred ") || strings.Contains(s, " mil ") || strings.Contains(s, " mille ")
	}
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z':
		case isDigit(c):
			return true
		case c == ' ' && i+1 < len(s) && (s[i+1] == 't' || s[i+1] == 'h' || s[i+1] == 'm'):
			for _, number := range []string{"thousand ", "hundred ", "mil ", "mille "} {
				if strings.HasPrefix(s[i+1:], number) {
					return true
				}
			}
		case c < utf8.RuneSelf || !otherDigits && c != 0xe5 && c != 0xe6: // which 年, 月 and 日 begin with
		default:
			if r, _ := utf8.DecodeRuneInString(s[i:]); r == '年' || r == '月' || r == '日' || otherDigits && unicode.IsDigit(r) {
				return true
			}
		}
	}
	return false
}

// wordsOnly reports whether a text is all ASCII and has no digit.
func wordsOnly(s string) bool {
	i := 0
	for ; i+8 <= len(s); i += 8 {
		x := eight(s[i:])
		digits := (x + everyByte*(0x80-'0')) &^ (x + everyByte*(0x80-'9'-1))
		if (x|digits)&everyHigh != 0 {
			return false
		}
	}
	for ; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf || isDigit(s[i]) {
			return false
		}
	}
	return true
}

// dayOfClosing is the day of a sentence that begins as a closing one does. Little
// follows it where the sentence could begin a text as well.
func dayOfClosing(sentence string, done bool) (dates.Found, bool) {
	var f dates.Found
	for _, found := range dates.Find(sentence) {
		if found.Date.Year() != 0 && found.Date.Day() != 0 {
			f = found
			break
		}
	}
	if f.Words == "" {
		f, _ = dates.Spelled(sentence)
	}
	if f.Words == "" || f.From > maxClosingDay || inForce.has(wordsOf(sentence[:f.From])) {
		return dates.Found{}, false
	}
	rest, _, _ := strings.Cut(sentence[f.To:], ". ")
	ws := wordsOf(rest)
	return f, done || len(ws) <= 3
}

// appeared says, in an introduction or a note at the end, where a text was first
// published.
var appeared = wordSet(`first published, originally published, published in, first appeared, originally appeared, appeared in, appeared first, reprinted from, republished from, taken from, published on, first posted,
	впервые опубликовано, впервые опубликована, впервые опубликован, опубликовано в, опубликованное в, опубликованная в, опубликована в, опубликован в, напечатано в, опубліковано в, вперше опубліковано,
	publicado en, publicada en, publicado originalmente, publicado por primera vez, apareció en, se publicó, paru dans, parue dans, publié dans, publiée dans, paru le, publié le, initialement publié, erschien in, erschien zuerst, erschienen in, zuerst erschienen, erstmals veröffentlicht, zuerst veröffentlicht, veröffentlicht in,
	publicado no, publicado na, publicado em, publicado originalmente em, pubblicato su, pubblicato in, apparso su, uscito su, verschenen in, gepubliceerd in, eerder verschenen, opublikowano w, ukazał się w, megjelent, vyšlo v, objavljeno u, publicat în, نشر في, نشرت في, 发表于, 原载, 刊于`)

// "This article first appeared in The Lake Post on 3 May 2001.", over the text or
// under it: a year at least.
var _ = register(Rule{Name: "date/first published", Field: document.FieldDate, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	for _, p := range s.head {
		if p.role != labelled && len(p.Text) <= maxIntroduction && mayBearDay(p.Text) {
			if f, ok := s.firstPublished(p.Text); ok {
				return dated(f, s.lang, p.Lines, f.Words, 0.74)
			}
		}
	}
	n := len(s.body)
	for i, b := range s.body {
		if i >= 2 && i < n-4 || b.Kind == structure.Signatory || len(b.Text) > maxIntroduction || !mayBearDay(b.Text) {
			continue
		}
		if f, ok := s.firstPublished(b.Text); ok {
			return dated(f, s.lang, b.Lines, f.Words, 0.74)
		}
	}
	return nil
}})

// maxIntroduction is how many bytes an introduction has at most.
const maxIntroduction = 900

// firstPublished is the date behind the words that say where a text appeared.
func (s *section) firstPublished(text string) (dates.Found, bool) {
	text = cut(text, maxHead)
	var room [mostTokens]token
	ts := tokensOf(room[:0], text)
	for i := range ts {
		_, n := appeared.atToken(ts, i)
		if n == 0 || i+n >= len(ts) {
			continue
		}
		rest := cut(text[ts[i].from:], maxStamp)
		for _, f := range dates.Find(rest) {
			if f.Date.Year() != 0 {
				return f, true
			}
		}
		for _, w := range ts[i+n:] {
			if w.to > ts[i].from+maxStamp {
				break
			}
			if f, ok := dates.Whole(text[w.from:w.to]); ok && f.Date.Year() != 0 {
				return f, true
			}
		}
	}
	return dates.Found{}, false
}

// todays are what a text says of the day on which it is written.
var todays = wordSet(`today, on this day, this, as we write on, сегодня, сьогодні, hoy, en el día de hoy, aujourd'hui, aujourd, ce, ce jour, en ce jour, heute, am heutigen, hoje, oggi, vandaag, dziś, dzisiaj, ma, a mai napon, dnes, danas, днес, bugün, σήμερα, idag, i dag, اليوم, 今天, 今日`)

// firstText is the first running text, be it an introduction over the document: a
// day opens either.
func (s *section) firstText() *structure.Block {
	for _, p := range s.head {
		if p.residue == residueIntro {
			return p.Block
		}
	}
	if len(s.body) == 0 {
		return nil
	}
	return s.body[0]
}

// openingDay is how the running text begins where its first words are a day, with a
// place or "today" before it, and a sign that parts them from the sentence:
// "Oslo, 3 May 2011. The union …", "Today, 3 May 2011, the union …".
func (s *section) openingDay() (f dates.Found, confidence float64) {
	b := s.firstText()
	if b == nil || b.Kind != structure.Paragraph {
		return f, 0
	}
	text := strings.TrimLeft(flat(cut(b.Text, 2*maxStamp)), "*_([（【")
	found := dates.Find(cut(text, maxStamp))
	if len(found) == 0 || found[0].Date.Year() == 0 || found[0].Date.Day() == 0 || !found[0].Date.End().IsZero() {
		return f, 0
	}
	f = found[0]
	before, after := strings.TrimRight(text[:f.From], " "), text[f.To:]
	if s.isChronicle() {
		return f, 0
	}
	place := strings.TrimRight(before, " ,،，.:–—-([（/")
	if place != before || place == "" {
		if at := strings.LastIndexAny(place, "–—"); at > 0 { // "RIVERMOUTH – Today"
			place = strings.TrimLeft(place[at:], " –—-")
		}
	}
	ws := wordsOf(place)
	for len(ws) > 1 {
		if _, n := datePrepositions.at(ws, len(ws)-1); n == 0 {
			if _, n = stampWords.at(ws, len(ws)-1); n == 0 {
				break
			}
		}
		ws = ws[:len(ws)-1]
	}
	if len(ws) > 0 {
		if _, n := todays.at(ws, 0); n == len(ws) {
			return f, 0.78
		}
	}
	if !setOff(after) || len(ws) > 5 {
		return f, 0
	}
	if len(ws) == 0 {
		return f, 0.76
	}
	place = place[:ws[len(ws)-1].to]
	if !titled(place, ws) || strings.ContainsAny(place, ".!?;:|0123456789") || typeBefore(ws) != "" {
		return f, 0
	}
	if _, known := knownPlace(place, s.lang); known || before == "" || containsAny(before[len(place):], ",،，.–—-(/") && cased(place) {
		return f, 0.82
	}
	return f, 0
}

// isChronicle reports whether the second paragraph begins with a day, as the first.
func (s *section) isChronicle() bool {
	if len(s.body) < 2 || s.firstText() != s.body[0] {
		return false
	}
	next := dates.Find(cut(s.body[1].Text, 40))
	return len(next) > 0 && next[0].From < 12
}

// setOff reports whether a sign follows that parts a day from the sentence behind it.
func setOff(after string) bool {
	trimmed := strings.TrimLeft(after, " ")
	for _, sign := range []string{". ", ".- ", ".– ", ".—", ": ", "– ", "— ", "- ", "-- ", ") ", "] ", "）", "】", "/", "。", "：", "("} {
		if rest, ok := strings.CutPrefix(trimmed, sign); ok {
			rest = strings.TrimLeft(rest, " –—-:.")
			return rest != "" && !isDigit(rest[0])
		}
	}
	return false
}

var _ = register(Rule{Name: "date/opening", Field: document.FieldDate, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	f, confidence := s.openingDay()
	if confidence == 0 {
		return nil
	}
	return dated(f, s.lang, s.firstText().Lines, f.Words, confidence)
}})
