package infer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/authority"
	"fonds/internal/document"
	"fonds/internal/structure"
)

var _ = register(Rule{Name: "title/label", Field: document.FieldTitle, Propose: func(in *Input, _ *document.Meta) []Claim {
	var claims []Claim
	for _, l := range in.view.labelled("title") {
		value := strings.Trim(l.value, `"“”'`)
		claims = append(claims, l.claim(value, 0.95))
		claims = append(claims, repeats(in.view.main(), value, nil, 0.95)...)
	}
	// The subject line of a letter is the nearest to a title that a letter has.
	for _, l := range in.view.labelled("subject") {
		claims = append(claims, claim(mailSubject(l.value), l.lines, "", 0.72))
	}
	return claims
}})

var _ = register(Rule{Name: "title/heading", Field: document.FieldTitle, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	t := s.title()
	if t.parts == nil {
		return nil
	}
	lines := document.Span{First: t.parts[0].Lines.First, Last: t.parts[len(t.parts)-1].Lines.Last}
	claims := []Claim{claim(t.text, lines, "", t.confidence)}
	if t.confidence >= Threshold {
		claims[0] = claims[0].moved()
		claims = append(claims, repeats(s, t.text, t.parts, t.confidence)...)
	}
	if r := t.rival; r != nil {
		claims = append(claims, claim(r.text, document.Span{First: r.parts[0].Lines.First, Last: r.parts[len(r.parts)-1].Lines.Last}, "", 0.5))
	}
	return claims
}})

// The titles of the other language versions: heading and subtitle, for the
// subtitle of a translation has nowhere else to go.
var _ = register(Rule{Name: "titles/heading", Field: document.FieldTitles, Propose: func(in *Input, _ *document.Meta) []Claim {
	var claims []Claim
	done := map[document.Lang]bool{in.view.main().lang: true}
	for i := range in.view.sections[min(1, len(in.view.sections)):] {
		s := &in.view.sections[i+1]
		if s.lang == "" || done[s.lang] {
			continue
		}
		done[s.lang] = true
		t := s.title()
		if t.parts == nil || t.confidence < Threshold {
			continue
		}
		text, last := t.text, t.parts[len(t.parts)-1]
		for _, p := range s.after(last, 2) {
			if p.role != heading || p.Kind == structure.Heading && p.Level > 1 {
				break
			}
			if r, _ := utf8.DecodeLastRuneInString(text); unicode.IsPunct(r) && r != ')' && r != '»' && r != '”' && r != '"' {
				text += " " + flat(p.Text)
			} else {
				text += ". " + flat(p.Text)
			}
			last = p
		}
		c := claim(text, document.Span{First: t.parts[0].Lines.First, Last: last.Lines.Last}, "", t.confidence).moved()
		c.Lang = s.lang
		claims = append(claims, c)
	}
	return claims
}})

// A title is what the head of a section calls the text.
type title struct {
	text       string
	parts      []part // its blocks, next to each other; nil if there is none
	confidence float64
	rival      *title // that was nearly chosen; nil if none was close
}

// title is the section's title, found once when the view was made.
func (s *section) title() title { return s.named }

// replyMarks are what programs put before the subject of a mail that answers
// another or passes it on.
var replyMarks = wordSet(`re, fw, fwd, aw, wg, tr, rv, enc, r, odp, sv, vs, antw, res, ynt, отв, ответ, пересл, fwd re`)

// mailSubject takes off what programs put before a subject: "Re: [list] …".
func mailSubject(s string) string {
	for range 6 {
		if strings.HasPrefix(s, "[") {
			tag, rest, ok := strings.Cut(s[1:], "]")
			if rest = strings.TrimSpace(rest); !ok || rest == "" || len(wordsOf(tag)) > 3 {
				return s
			}
			s = rest
			continue
		}
		mark, rest, ok := strings.Cut(s, ":")
		if rest = strings.TrimSpace(rest); !ok || rest == "" || !replyMarks.hasAll(mark) {
			return s
		}
		s = rest
	}
	return s
}

// withoutSite takes off the name of a site or of the body whose site it is from
// the end of a title that only browsers show: "Title | Site", "Title – River Party".
func withoutSite(text string) string {
	for _, bar := range []string{" | ", " :: ", " » ", " - ", " – ", " — "} {
		at := strings.LastIndex(text, bar)
		if at < 0 {
			continue
		}
		title, site := strings.TrimSpace(text[:at]), strings.TrimSpace(text[at+len(bar):])
		ws := wordsOf(site)
		switch sure := !containsAny(bar, "-–—"); {
		case len(wordsOf(title)) < 3 || len(ws) == 0 || len(ws) > 8 || runes(title) < runes(site):
		case sure && titled(site, ws), domain(site):
			return title
		case !sure && isBody(site) && !isAbbreviation(site) && titled(site, ws) && upperFirst(site, ws[0]):
			if name, ok := bodyLine(site); ok && name == site {
				return title
			}
		}
	}
	return text
}

// domain reports whether a text is the name of a host: "example.org".
func domain(text string) bool {
	at := strings.LastIndexByte(text, '.')
	if at <= 0 || strings.ContainsAny(text, " /:@") || len(text)-at > 7 || len(text)-at < 3 {
		return false
	}
	return !strings.ContainsFunc(text[at+1:], func(r rune) bool { return !isASCIILetter(r) }) && !strings.HasSuffix(text, ".")
}

// sectionWords are headings of the parts of a text; none names the whole.
var sectionWords = wordSet(`introduction, preface, foreword, preamble, summary, abstract, background, context, overview, contents, text, full text, введение, предисловие, преамбула, вступление, содержание, вступ, передмова, introducción, prólogo, preámbulo, prefacio, resumen, antecedentes, introduction, préface, avant propos, préambule, résumé, einleitung, vorwort, einführung, präambel, zusammenfassung, introdução, prefácio, preâmbulo, resumo, apresentação, introduzione, prefazione, premessa, preambolo, inleiding, voorwoord, wstęp, wprowadzenie, przedmowa, preambuła, bevezetés, előszó, úvod, předmluva, uvod, predgovor, introducere, prefață, giriş, önsöz, εισαγωγή, πρόλογος, inledning, förord, innledning, forord, indledning, johdanto, مقدمة, تمهيد, توطئة, ديباجة, مقدمه, پیشگفتار, 前言, 引言, 序言, 序, 导言, はじめに, 序文, 머리말, lời nói đầu, pendahuluan`)

// isSomebody reports whether a line is the name of a person, perhaps with a title
// of courtesy or an office before it, and nothing else.
func isSomebody(text string) bool {
	for _, w := range wordsOf(text) {
		if isArticle(w.low) || w.low == "of" || w.low == "and" {
			return false
		}
	}
	if isPerson(text) {
		return true
	}
	name, from := person(text)
	return name != "" && from > 0 && from+len(name) == len(strings.TrimRight(text, " .,"))
}

// isNumbered reports whether a line is a kind of document and its number.
func isNumbered(text string) bool {
	ws := wordsOf(text)
	if len(ws) < 2 {
		return false
	}
	_, n := typePhrases.at(ws, 0)
	return n > 0 && n < len(ws) && allNumbers(ws[n:])
}

// shortestCrumb is how many characters show what title was cut.
const shortestCrumb = 12

// crumb finds the heading that a breadcrumb above ends with: the page knows
// what it is called. It is -1 if there is none.
func (s *section) crumb(headings []int) int {
	for _, p := range s.head {
		if p.role != furniture {
			continue
		}
		text := flat(p.Text)
		for _, whole := range []bool{true, false} {
			for i, h := range headings {
				if endsCrumb(text, flat(s.head[h].Text), whole) {
					return i
				}
			}
		}
	}
	return -1
}

// endsCrumb reports whether a breadcrumb ends with a title, or, if it need not be
// whole, with as much of it as pages show.
func endsCrumb(crumb, title string, whole bool) bool {
	at := crumbAt(crumb)
	if at < 0 {
		return false
	}
	_, size := utf8.DecodeRuneInString(crumb[at:])
	last := authority.Key(crumb[at+size:])
	if whole {
		return last == authority.Key(title)
	}
	last = strings.TrimRight(last, " .…")
	return runes(last) >= shortestCrumb && strings.HasPrefix(authority.Key(title), last)
}

// sessionWords are what letterheads call the meetings of a body.
var sessionWords = wordSet(`session, plenary meeting, сессия, сессии, сесія, período de sesiones, sesión, séance, tagung, sitzung, sessão, sessione, zitting, sesja, دورة, الدورة, 届会议`)

// rubricWords are what pages print above the title.
var rubricWords = wordSet(`home page, homepage, publications, updates, announcements, campaigns, events, resources, local, national, culture, economy, society, education, blog posts, posts, úvod, aktuality, domů, strona główna, publikacje, kezdőlap, etusivu, ajankohtaista, forside, hjem, hem, ana sayfa, anasayfa, duyurular, αρχική, خانه, ホーム, 홈, trang chủ, beranda, начало, почетна, početna, naslovna, naslovnica, acasă, domov, domovská stránka, головна, публикации, публікації, заявления, общество, политика, культура, publicaciones, publications, publicações, pubblicazioni, veröffentlichungen, sociedad, política, cultura, economía, société, politique, culture, gesellschaft, politik, kultur, wirtschaft, sociedade, società, politica, opinie, opinión, opinião, opinioni, campañas, campagnes, kampagnen, campanhas, editions, éditions, ediciones, اصدارات, news, latest news, press, press room, pressroom, newsroom, blog, article, articles, opinion, home, archive, documents, document, international, world, politics, the white house, statements and releases, briefing room, presidential actions, speeches, features, comment, analysis, editorial, letters,
	новости, статьи, главная, пресс центр, документы, мнение, новини, документи, noticias, actualidad, inicio, portada, documentos, opinión, prensa, actualité, actualités, accueil, presse, nouvelles, aktuell, aktuelles, startseite, nachrichten, dokumente, notícias, início, imprensa, artigos, notizie, documenti, comunicati, nieuws, aktualności, hírek, zprávy, vijesti, vesti, știri, haberler, ειδήσεις, nyheter, nyheder, اخبار, بيانات, بلاغات, مقالات, الرئيسية, مستجدات, انشطة, 新闻, 新聞, 首页, 要闻, ニュース, 뉴스, berita, tin tức`)

// rubricTypes are the sections of sites that hold one kind of document.
var rubricTypes = newPhrases(map[string]string{
	"press release": `press releases, news releases, media releases, for immediate release, пресс релизы, прес релізи, comunicados de prensa, notas de prensa, communiqués de presse, pressemitteilungen, presseinformation, presseinformationen, comunicados de imprensa, notas à imprensa, comunicati stampa, persberichten, komunikaty prasowe, sajtóközlemények, tiskové zprávy, tlačové správy, comunicate de presă, basın açıklamaları, basın bültenleri, δελτία τύπου, pressmeddelanden, pressemeldinger, pressemeddelelser, بلاغات صحفية, بيانات صحفية`,
	"statement":     `statements, declarations, déclarations, communiqués, communiques, position statements, заявления, заяви, comunicados, pronunciamientos, erklärungen, stellungnahmen, notas, comunicati, dichiarazioni, verklaringen, oświadczenia, nyilatkozatok, közlemények, prohlášení, saopštenja, açıklamalar, ανακοινώσεις, uttalanden, uttalelser, udtalelser, بيانات, بلاغات`,
	"speech":        `speeches, remarks, speeches and remarks, выступления, речи, виступи, discursos, discours, reden, ansprachen, discorsi, toespraken, przemówienia, beszédek, projevy, govori, konuşmalar, ομιλίες, tal, taler, خطابات, كلمات`,
	"interview":     `interviews, интервью, інтерв'ю, entrevistas, entretiens, interviste, wywiady, interjúk, rozhovory, intervjui, intervjuer, röportajlar, συνεντεύξεις, حوارات, مقابلات`,
	"resolution":    `resolutions, резолюции, резолюції, resoluciones, résolutions, beschlüsse, resolutionen, resoluções, risoluzioni, resoluties, rezolucje, határozatok, قرارات`,
	"article":       `articles, features, editorials, commentary, analysis, статьи, статті, artículos, artikel, artigos, articoli, artykuły, cikkek, články, članci, makaleler, άρθρα, artiklar, artikler, مقالات`,
	"open letter":   `open letters, открытые письма, cartas abiertas, lettres ouvertes, offene briefe, cartas abertas, lettere aperte, open brieven, listy otwarte`,
})

// dangles reports whether a heading cannot end where it does.
func dangles(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	ws := wordsOf(text)
	if strings.ContainsRune(",-–—:", last) || len(ws) == 0 {
		return true
	}
	_, n := issuerPrepositions.at(ws, len(ws)-1)
	return n > 0
}

// goesOn reports whether a heading is the rest of the one before it.
func goesOn(text, next string) bool {
	first, _ := utf8.DecodeRuneInString(next)
	if unicode.IsLower(first) {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(text)
	if last == ',' || last == '-' || last == '–' || last == ':' && (opensWithType(text) || !allCaps(text)) {
		return true
	}
	ws, before := wordsOf(next), wordsOf(text)
	if len(ws) == 0 || len(before) == 0 {
		return false
	}
	if _, n := typePhrases.at(before, 0); n == len(before) || allCaps(text) && allCaps(next) {
		_, on := subjectPrepositions.at(ws, 0)
		_, of := issuerPrepositions.at(ws, 0)
		return on > 0 || of > 0
	}
	_, dangling := issuerPrepositions.at(before, len(before)-1)
	return dangling > 0
}

// glued reports whether long is short with an issuer in brackets or the name of
// a site behind it.
func glued(long, short string) bool {
	if short == "" || len(short) >= len(long) || !strings.HasPrefix(authority.Key(long), authority.Key(short)) {
		return false
	}
	rest := strings.TrimSpace(authority.Key(long)[len(authority.Key(short)):])
	return runes(rest) <= 60 && (strings.HasPrefix(rest, "(") && strings.HasSuffix(rest, ")") ||
		strings.HasPrefix(rest, "[") && strings.HasSuffix(rest, "]") ||
		strings.HasPrefix(rest, "|") || strings.HasPrefix(rest, "- "))
}

// repeats finds where the title stands again: printed twice, with a name glued
// on, at the end of a breadcrumb, or spelled out by the line after it.
func repeats(s *section, text string, but []part, confidence float64) []Claim {
	key := authority.Key(text)
	var claims []Claim
	again := func(b *structure.Block) {
		for _, p := range but {
			if p.Block == b {
				return
			}
		}
		claims = append(claims, claim(text, b.Lines, "", min(confidence, 0.85)).moved())
	}
	for _, p := range s.head {
		if p.role != heading && p.role != furniture {
			continue
		}
		other := flat(p.Text)
		switch {
		case authority.Key(other) == key, glued(other, text), p.role == furniture && (strings.HasSuffix(authority.Key(other), key) || endsCrumb(other, text, false)):
			again(p.Block)
		}
	}
	if len(s.body) > 0 && s.body[0].Kind != structure.Item && authority.Key(flat(s.body[0].Text)) == key {
		again(s.body[0])
	}
	return claims
}

// after lists the parts of the head that follow one, at most n.
func (s *section) after(p part, n int) []part {
	for i, q := range s.head {
		if q.Block == p.Block {
			return s.head[i+1 : min(i+1+n, len(s.head))]
		}
	}
	return nil
}
