package infer

import (
	"strings"
	"unicode/utf8"

	"fonds/internal/dates"
	"fonds/internal/document"
	"fonds/internal/structure"
)

// What a text is shows in how it speaks where nothing says so: who says "we",
// who is quoted, who asks. The weakest of signs.

// aboutTitles are what sites call the page on which they say who they are.
var aboutTitles = wordSet(`about, about us, about the party, about the campaign, about the movement, who we are, who are we, what we do, our history, our story, our mission, what is, mission statement,
	о нас, о партии, о движении, о проекте, кто мы, кто мы такие, про нас, про партію, хто ми, quiénes somos, quienes somos, sobre nosotros, sobre nosotras, acerca de, nosotros, qué es, nuestra historia,
	qui sommes nous, à propos, à propos de nous, présentation, notre histoire, über uns, wer wir sind, wir über uns, unsere geschichte, quem somos, sobre nós, nossa história, a nossa história, chi siamo, la nostra storia, over ons, wie zijn wij, wie we zijn, onze geschiedenis,
	o nas, kim jesteśmy, rólunk, kik vagyunk, bemutatkozás, o nás, kdo jsme, kto sme, o nama, ko smo, tko smo, за нас, кои сме, о нама, ко смо, despre noi, cine suntem, hakkımızda, biz kimiz, ποιοι είμαστε, σχετικά με εμάς, om oss, om os, vilka vi är, hvem er vi, hvem vi er, tietoa meistä, meistä,
	من نحن, عن الموقع, درباره ما, 关于我们, 關於我們, 私たちについて, 会社概要, 소개, về chúng tôi, giới thiệu, tentang kami, हमारे बारे में`)

var _ = register(Rule{Name: "type/about page", Field: document.FieldType, Propose: func(in *Input, _ *document.Meta) []Claim {
	t := in.view.main().title()
	if t.parts == nil || len(t.text) > maxHeading || !aboutTitles.hasAll(strings.TrimRight(t.text, "?¿ ")) {
		return nil
	}
	return []Claim{claim("article", t.parts[0].Lines, "", 0.74)}
}})

// An office that did something on a day, told without a title in a few lines: what
// a press office gives out. "On Monday, May 3, 2010, the President received …".
var _ = register(Rule{Name: "type/announcement", Field: document.FieldType, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	if s.title().parts != nil || len(s.body) == 0 || len(s.body) > 12 || s.body[0].Kind == structure.Item {
		return nil
	}
	b := s.body[0]
	text := flat(cut(b.Text, maxHeading))
	found := dates.Find(text)
	if len(found) == 0 || found[0].From > 24 || found[0].Date.Day() == 0 {
		return nil
	}
	rest := text[found[0].To:]
	ws := wordsOf(rest)
	for i := 0; i < min(len(ws), 4); i++ {
		if _, n := rolePhrases.at(ws, i); n > 0 && i <= 1+n {
			return []Claim{claim("press release", b.Lines, "", 0.72)}
		}
		// German and Dutch put the verb between.
		if !isArticle(ws[i].low) && !nameConnectors[ws[i].low] && !(i == 0 && (s.lang == "de" || s.lang == "nl")) {
			break
		}
	}
	return nil
}})

// officeVerbs is what offices do in the titles of what their press offices give out.
var officeVerbs = wordSet(`announces, approves, signs, names, nominates, appoints, amends, issues, launches, releases, receives, meets, meets with, speaks with, hosts, visits, to visit, to receive, to host, to travel to, unveils, designates, orders, extends, awards, presents, welcomes,
	объявляет, объявил, подписал, подписала, назначил, назначила, принял, встретился, встретилась, провел, провела, утвердил, оголосив, підписав, призначив, зустрівся, затвердив,
	anuncia, aprueba, firma, nombra, recibe, designa, presenta, inaugura, visita, promulga, annonce, approuve, signe, nomme, reçoit, désigne, présente, inaugure, kündigt, unterzeichnet, ernennt, empfängt, stellt, besucht,
	aprova, assina, nomeia, inaugura, annuncia, approva, nomina, riceve, kondigt, ondertekent, benoemt, ontvangt, ogłasza, podpisuje, mianuje, bejelentette, kinevezte, aláírta`)

// offices are what such titles begin with beside the offices of persons.
var offices = wordSet(`the white house, white house, the kremlin, kremlin, the presidency, the ministry, ministry, the government, government, the mayor's office, la casa blanca, casa blanca, la presidencia, el ministerio, ministerio, el gobierno, gobierno, l'élysée, la présidence, le ministère, le gouvernement, gouvernement, die bundesregierung, bundesregierung, das ministerium, o governo, governo, a presidência, o ministério, il governo, la presidenza, il ministero, de regering, министерство, правительство, администрация, кремль, белый дом, міністерство, уряд`)

// "President Ada Blum Announces …": the title of a press office.
var _ = register(Rule{Name: "type/office acts", Field: document.FieldType, Propose: func(in *Input, _ *document.Meta) []Claim {
	t := in.view.main().title()
	if t.parts == nil || len(t.text) > maxHeading {
		return nil
	}
	ws := wordsOf(t.text)
	at := 0
	for at < len(ws) && at < 2 && isArticle(ws[at].low) {
		at++
	}
	if at >= len(ws) {
		return nil
	}
	_, office := offices.at(ws, 0)
	_, role := rolePhrases.at(ws, at)
	if office == 0 && role == 0 {
		return nil
	}
	for i := max(office, at+role); i < min(len(ws), at+role+7); i++ {
		if _, n := officeVerbs.at(ws, i); n > 0 && i > 0 {
			return []Claim{claim("press release", t.parts[0].Lines, "", 0.73)}
		}
		if strings.ContainsAny(t.text[ws[i-1].to:ws[i].from], ":;–—!?") {
			return nil
		}
	}
	return nil
}})

// speakers are the pronouns of those who speak, in the languages whose texts are
// looked at for them; in some the end of the verb says it instead.
var speakers = wordSet(`we, our, ours, us, i, my, мы, нам, нас, нами, наш, наша, наше, наши, нашего, нашей, наших, нашу, нашим, я, мне, мой, моя, ми, нам, нас, наш, наша, наше, наші, нашого, нашої, наших,
	nosotros, nosotras, nuestro, nuestra, nuestros, nuestras, yo, mi, nous, notre, nos, je, j, mon, wir, unser, unsere, unserer, unserem, unseren, uns, ich, mein, meine,
	nós, nosso, nossa, nossos, nossas, eu, meu, minha, noi, nostro, nostra, nostri, nostre, io, mio, wij, ons, onze, ik, mijn,
	nasz, nasza, nasze, naszego, naszej, naszych, nas, nam, náš, naše, našeho, naší, našich, nás, nám, minket, nekünk, biz, bizim, bize, εμείς, μας, نحن, اننا, 我们, 我們`)

// oneSpeaker are the words of one who speaks alone.
var oneSpeaker = wordSet(`my, myself, i'm, i've, i am, i have, i was, я, мой, моя, мои, мне, меня, мені, мене, мій, yo, mi, mis, me, je, j'ai, mon, mes, ich, mein, meine, meinen, meiner, mir, mich, eu, meu, minha, meus, minhas, io, mio, mia, miei, ik, mijn, mój, moja, moje, mnie, můj, moje, nekem, ben, benim, μου, انا, 我的`)

// personEnds are the ends of verbs in the first person plural where no pronoun
// need stand.
var personEnds = map[document.Lang][]string{
	"es": {"amos", "emos", "imos"}, "pt": {"amos", "emos", "imos"}, "it": {"iamo"}, "pl": {"amy", "emy", "imy", "ymy"},
}

// spokenLanguages are those that speakers and personEnds cover.
var spokenLanguages = map[document.Lang]bool{"en": true, "ru": true, "uk": true, "es": true, "fr": true, "de": true, "pt": true, "it": true, "nl": true}

const (
	mannerBlocks  = 14  // blocks of a text that are looked at
	mannerBytes   = 600 // of each, its beginning
	longParagraph = 160 // characters: no line of a list
)

// A manner is how a text speaks.
type manner struct {
	paragraphs int  // long ones looked at
	speaking   int  // of them, those in which somebody says "we" or "I" outside quotations
	demands    int  // verbs by which those who speak do something: "we demand"
	quoting    int  // paragraphs that say who said something
	alone      int  // paragraphs in which one person speaks
	surveyed   bool // that nobody speaks is known of the language
	first      *structure.Block
}

func (s *section) manner() manner {
	m := manner{surveyed: spokenLanguages[s.lang]}
	for _, b := range s.body[:min(len(s.body), mannerBlocks)] {
		if b.Kind != structure.Paragraph || len(b.Text) < longParagraph {
			continue
		}
		if m.paragraphs++; m.first == nil {
			m.first = b
		}
		quoted := strings.ContainsAny(b.Text[:min(len(b.Text), mannerBytes)], `"“”«»„`)
		ws := wordsOf(unquoted(cut(b.Text, mannerBytes)))
		speaks, alone := false, false
		for i, w := range ws {
			if _, n := oneSpeaker.at(ws, i); n > 0 {
				alone = true
			}
			if _, v := demandVerbs.at(ws, i); v > 0 && !m.surveyed {
				speaks, m.demands = true, m.demands+1 // the verb has the person in it
				continue
			}
			if _, n := speakers.at(ws, i); n > 0 || endsPerson(w.low, s.lang) {
				speaks = true
				if _, v := demandVerbs.at(ws, i); v > 0 {
					m.demands++
				}
				for j := i + 1; j < min(i+4, len(ws)); j++ {
					if _, v := demandVerbs.at(ws, j); v > 0 {
						m.demands++
						break
					}
				}
			}
		}
		if speaks {
			m.speaking++
		}
		if alone {
			m.alone++
		}
		if saidVerbs.has(ws) && quoted {
			m.quoting++
		}
	}
	return m
}

func endsPerson(w string, lang document.Lang) bool {
	for _, end := range personEnds[lang] {
		if len(w) > len(end)+2 && strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// unquoted is a text without what stands in quotation marks.
func unquoted(s string) string {
	if !strings.ContainsAny(s, `"“”«»„`) {
		return s
	}
	var b strings.Builder
	in, plain := 0, false
	for _, r := range s {
		switch r {
		case '“', '«', '„':
			if in++; r == '“' && in > 1 { // closes a German quotation
				in = 0
			}
		case '”', '»':
			in = max(in-1, 0)
		case '"':
			plain = !plain
		default:
			if in == 0 && !plain {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// demandVerbs are what those do who make a statement.
var demandVerbs = wordSet(`demand, condemn, denounce, reject, call on, call upon, call for, urge, declare, protest, support, salute, express, stand with, oppose, welcome, appeal, reaffirm,
	требуем, осуждаем, заявляем, призываем, протестуем, поддерживаем, выражаем, отвергаем, приветствуем, обращаемся, вимагаємо, засуджуємо, заявляємо, закликаємо, підтримуємо, висловлюємо,
	exigimos, condenamos, denunciamos, rechazamos, llamamos, declaramos, apoyamos, saludamos, expresamos, reclamamos, manifestamos, repudiamos, exhortamos, reafirmamos, pedimos, nos oponemos,
	exigeons, condamnons, dénonçons, rejetons, appelons, déclarons, soutenons, saluons, exprimons, réclamons, demandons, refusons, fordern, verurteilen, lehnen, rufen, erklären, protestieren, unterstützen, begrüßen, appellieren, verlangen,
	exigimos, repudiamos, rejeitamos, convocamos, apoiamos, saudamos, reivindicamos, conclamamos, chiediamo, condanniamo, denunciamo, respingiamo, dichiariamo, sosteniamo, esigiamo, rivendichiamo, eisen, veroordelen, verwerpen, roepen, steunen, verklaren,
	żądamy, domagamy, apelujemy, wzywamy, potępiamy, protestujemy, popieramy, požadujeme, vyzýváme, odsuzujeme, odmítáme, podporujeme, követeljük, elítéljük, tiltakozunk, támogatjuk, felszólítjuk, kınıyoruz, talep ediyoruz, çağırıyoruz, destekliyoruz, απαιτούμε, καταγγέλλουμε, καταδικάζουμε, καλούμε,
	ندين, نطالب, نؤكد, نستنكر, نعلن, ندعو, نرفض, نشجب, 要求, 谴责, 譴責, 呼吁, 呼籲, 抗议, 抗議, 声明, 聲明`)

// saidVerbs tell that somebody else speaks.
var saidVerbs = wordSet(`said, says, told, added, according to, stated, explained, announced, warned, argued, noted, сказал, сказала, заявил, заявила, сообщил, сообщила, отметил, отметила, добавил, подчеркнул, по словам, сказав, сказала, заявив, заявила, повідомив, зазначив, за словами,
	dijo, afirmó, señaló, explicó, añadió, declaró, aseguró, según, indicó, manifestó, ha dicho, ha señalado, ha manifestado, ha recordado, ha asegurado, ha explicado, ha afirmado, a déclaré, a affirmé, a ajouté, a dit, a expliqué, selon, affirme, explique, souligne, sagte, erklärte, betonte, so der, so die, laut, teilte mit,
	disse, afirmou, explicou, acrescentou, declarou, segundo, destacou, ha detto, ha dichiarato, ha spiegato, ha aggiunto, secondo, zei, zegt, verklaarde, volgens, aldus`)

// answered counts short questions that a longer paragraph follows each: whoever
// prints an interview without signs sets the questions in bold, and a plain text
// has lost that.
func (s *section) answered() (n int, at document.Span) {
	for i, b := range s.body[:max(len(s.body)-1, 0)] {
		next := s.body[i+1]
		if b.Kind != structure.Paragraph && b.Kind != structure.Heading || len(b.Text) > 2*maxHeading || next.Kind == structure.Heading || len(next.Text) < len(b.Text) {
			continue
		}
		last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(b.Text, " \n\"”»"))
		after, _ := utf8.DecodeLastRuneInString(strings.TrimRight(next.Text, " \n\"”»"))
		if strings.ContainsRune("?？؟", last) && !strings.ContainsRune("?？؟", after) {
			if n++; n == 1 {
				at.First = b.Lines.First
			}
			at.Last = b.Lines.Last
		}
	}
	return n, at
}

var _ = register(Rule{Name: "type/answers", Field: document.FieldType, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	n, at := s.answered()
	if n < 4 || n*4 < len(s.body) {
		return nil
	}
	return []Claim{claim("interview", at, "", 0.72)}
}})
