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
	if t.parts == nil || len(t.text) > maxHeading || !isAbout(t.text) {
		return nil
	}
	return []Claim{claim("article", t.parts[0].Lines, "", 0.74)}
}})

// isAbout reports whether a title is that of such a page: its words alone, or with a
// few that follow: "Who we are and what we want".
func isAbout(title string) bool {
	ws := wordsOf(title)
	if len(ws) == 0 {
		return false
	}
	_, n := aboutTitles.at(ws, 0)
	return n == len(ws) || n >= 2 && len(ws)-n <= 6 && strings.HasSuffix(title, "?")
}

// pressContacts begin the lines under what a press office gives out.
var pressContacts = wordSet(`press contact, press contacts, media contact, media contacts, contact for media, media enquiries, media inquiries, press enquiries, press inquiries, for media enquiries, for media inquiries, for press enquiries, notes to editors, note to editors, notes for editors, contact for journalists,
	контакт для прессы, контакты для прессы, контакты для сми, контакт для сми, контакти для преси, контакти для змі, contacto de prensa, contacto para prensa, contacto para medios, contacto prensa, contact presse, contacts presse, relations presse, service de presse, pressekontakt, presse kontakt, kontakt für die presse, rückfragen an, contato para imprensa, contacto para imprensa, assessoria de imprensa, informações à imprensa,
	contatti stampa, contatto stampa, ufficio stampa, perscontact, noot voor de redactie, kontakt dla mediów, kontakt dla prasy, sajtókapcsolat, kontakt pro média, kontakt pre médiá, kontakt za medije, contact presă, basın irtibat, επικοινωνία τύπου, presskontakt, pressekontakt, للاتصال الصحفي, 媒体联系, 新闻联系, お問い合わせ先`)

var _ = register(Rule{Name: "type/press contact", Field: document.FieldType, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	for _, b := range s.blocks[max(0, len(s.blocks)-maxTail/3):] {
		if len(b.Text) <= 3*maxHeading && pressContacts.opens(b.Text) {
			return []Claim{claim("press release", b.Lines, "", 0.76)}
		}
	}
	return nil
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
		if containsAny(t.text[ws[i-1].to:ws[i].from], ":;–—!?") {
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
	my, nas, nam, nasz, nasza, nasze, naszego, naszej, naszych, jesteśmy, ja, jestem, jsme, nás, nám, náš, naše, naši, našich, jsem, sme, naša, našej, som, mi, minket, nekünk, vagyunk, én, smo, nama, naš, našeg, naših, ние, нас, ни, сме, ми, смо, noi, nostru, noastră, noștri, noastre, suntem, eu,
	biz, bizim, bize, bizi, ben, benim, εμείς, μας, είμαστε, εγώ, vi, vår, våra, vårt, våre, oss, os, vores, jag, jeg, me, meidän, meitä, meille, minä, نحن, اننا, انا, لنا, علينا, بنا, ما, 我们, 我們, 我, 私たち, 我々, 우리, chúng tôi, chúng ta, kami, kita, हम, हमारे, našeho, naší`)

// oneSpeaker are the words of one who speaks alone.
var oneSpeaker = wordSet(`my, myself, i'm, i've, i am, i have, i was, я, мой, моя, мои, мне, меня, мені, мене, мій, yo, mi, mis, me, je, j'ai, mon, mes, ich, mein, meine, meinen, meiner, mir, mich, eu, meu, minha, meus, minhas, io, mio, mia, miei, ik, mijn, mój, moja, moje, mnie, můj, moje, nekem, ben, benim, μου, انا, 我的`)

// personEnds are the ends of verbs in the first person plural where no pronoun
// need stand.
var personEnds = map[document.Lang][]string{
	"es": {"amos", "emos", "imos"}, "pt": {"amos", "emos", "imos"}, "it": {"iamo"}, "pl": {"amy", "emy", "imy", "ymy"},
	"cs": {"áme", "íme", "eme", "ujeme"}, "hu": {"unk", "ünk", "juk", "jük"}, "tr": {"yoruz", "ceğiz", "cağız", "iriz", "ırız"}, "fi": {"mme"}, "el": {"ουμε", "άμε", "όμαστε"}, "sr": {"amo", "imo", "emo", "амо", "имо", "емо"}, "hr": {"amo", "imo", "emo"},
}

// spokenLanguages are those that speakers and personEnds cover.
var spokenLanguages = map[document.Lang]bool{"en": true, "ru": true, "uk": true, "es": true, "fr": true, "de": true, "pt": true, "it": true, "nl": true}

const (
	mannerBytes = 600 // of a block, its beginning
)

func endsPerson(w string, ends []string) bool {
	for _, end := range ends {
		if len(w) > len(end)+2 && strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// unquoted is a text without what stands in quotation marks.
func unquoted(s string) string {
	if !quotes(s) {
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
	żądamy, domagamy, potępiamy, wzywamy, protestujemy, popieramy, apelujemy, sprzeciwiamy, žádáme, požadujeme, odsuzujeme, vyzýváme, protestujeme, podporujeme, odmítáme, követeljük, elítéljük, felhívjuk, kérjük, tiltakozunk, támogatjuk, zahtevamo, zahtijevamo, osuđujemo, pozivamo, podržavamo, захтевамо, осуђујемо, позивамо, искаме, настояваме, осъждаме, призоваваме, cerem, condamnăm, solicităm, susținem,
	talep ediyoruz, kınıyoruz, çağırıyoruz, istiyoruz, protesto ediyoruz, destekliyoruz, reddediyoruz, απαιτούμε, καταδικάζουμε, καλούμε, ζητάμε, ζητούμε, kräver, fördömer, uppmanar, stöder, krever, kræver, fordømmer, oppfordrer, opfordrer, støtter, vaadimme, tuomitsemme, kannatamme, vetoamme,
	نطالب, ندعو, ندين, نستنكر, نعلن, نؤكد, نرفض, نحيي, نشجب, نناشد, 要求, 谴责, 譴責, 呼吁, 呼籲, 抗议, 抗議, 支持, 求める, felszólítjuk, καταγγέλλουμε, 声明, 聲明`)

// saidVerbs tell that somebody else speaks.
var saidVerbs = wordSet(`said, says, afirma, diz, explica, ressalta, señala, asegura, dice, afferma, spiega, sottolinea, sagt, erklärt, зазначає, каже, говорит, отмечает, підкреслює, told, added, according to, stated, explained, announced, warned, argued, noted, сказал, сказала, заявил, заявила, сообщил, сообщила, отметил, отметила, добавил, подчеркнул, по словам, сказав, сказала, заявив, заявила, повідомив, зазначив, за словами,
	dijo, afirmó, señaló, explicó, añadió, declaró, aseguró, según, indicó, manifestó, ha dicho, ha señalado, ha manifestado, ha recordado, ha asegurado, ha explicado, ha afirmado, a déclaré, a affirmé, a ajouté, a dit, a expliqué, selon, affirme, explique, souligne, sagte, erklärte, betonte, so der, so die, laut, teilte mit,
	disse, afirmou, explicou, acrescentou, declarou, segundo, destacou, ha detto, ha dichiarato, ha spiegato, ha aggiunto, secondo, zei, zegt, verklaarde, volgens, aldus,
	powiedział, powiedziała, oświadczył, oświadczyła, poinformował, poinformowała, podkreślił, podkreśliła, dodał, dodała, dodaje, mówi, według, řekl, řekla, uvedl, uvedla, podle, dodal, dodala, dodává, sdělil, říká, mondta, közölte, szerint, jelentette, hangsúlyozta, rekao, rekla, izjavio, izjavila, kaže, rekla, kazao, каза, заяви, според, a spus, a declarat, potrivit,
	dedi, söyledi, belirtti, açıkladı, göre, ifade etti, είπε, δήλωσε, τόνισε, σύμφωνα, säger, sade, enligt, sier, siger, sa, sagde, ifølge, sanoi, kertoi, mukaan, قال, قالت, صرح, صرحت, اكد, اكدت, اضاف, اضافت, اوضح, اوضحت, بحسب, 表示, 指出, 報道, 报道`)

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

// applause is what shorthand writers note of those who listen.
var applause = []string{"(applause", "[applause", "(laughter", "[laughter", "(cheers", "(аплодисменты", "[аплодисменты", "(бурные аплодисменты", "(оплески", "(aplausos", "[aplausos", "(applaudissements", "(beifall", "[beifall", "(applausi", "(applaus", "(oklaski", "(taps", "(potlesk", "(alkışlar", "(χειροκροτήματα", "(تصفيق", "（掌声", "（拍手"}

// hallPhrases are what those say in their first sentences who speak before others.
var hallPhrases = wordSet(`thank you for inviting me, thank you for having me, thank you for the invitation, it is an honour to be here, it is an honor to be here, it is a pleasure to be here, it's great to be here, it's good to be here, i am honoured to be here, i am honored to be here, i am delighted to be here, i am pleased to be here, i stand before you, i rise today, i rise to, i rise in support, we are gathered here, we are here today, let me begin by thanking, i would like to thank you for, on behalf of the government of, on behalf of my delegation,
	спасибо за приглашение, для меня большая честь, позвольте мне поприветствовать, позвольте поприветствовать, разрешите мне, разрешите поприветствовать, дякую за запрошення, дозвольте мені,
	es un honor estar aquí, hoy es un honor, es un honor para mí, gracias por invitarme, gracias por la invitación, estamos aquí reunidos, quiero agradecer la invitación, c'est un honneur d'être ici, c'est un honneur pour moi, je vous remercie de m'avoir invité, merci de votre invitation, nous sommes réunis, es ist mir eine ehre, ich freue mich hier, danke für die einladung, vielen dank für die einladung, wir sind heute hier,
	é uma honra estar aqui, é uma honra para mim, obrigado pelo convite, agradeço o convite, è un onore essere qui, è un onore per me, grazie per l'invito, het is een eer, dank voor de uitnodiging, to zaszczyt, dziękuję za zaproszenie, megtiszteltetés, je mi ctí, burada olmaktan onur duyuyorum, είναι τιμή μου, يشرفني ان, شرف لي ان, 很荣幸, 很榮幸, 我很高兴`)

// applauds reports whether brackets in a text say that the hall does something.
func applauds(text string) bool {
	text = cut(text, 1<<14)
	for range 50 { // brackets
		at := openingBracket(text)
		if at < 0 {
			return false
		}
		inside := strings.ToLower(cut(text[at:], 60))
		for _, mark := range applause {
			if strings.Contains(inside, mark) {
				return true
			}
		}
		text = text[at+1:]
	}
	return false
}

// openingBracket is where the first bracket opens in a text, -1 if none does.
func openingBracket(text string) int {
	at := -1
	for _, bracket := range []string{"(", "[", "（"} {
		if i := strings.Index(text, bracket); i >= 0 {
			at, text = i, text[:i]
		}
	}
	return at
}

var _ = register(Rule{Name: "type/hall", Field: document.FieldType, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	var room [mostTokens]token
	for i, b := range s.body[:min(len(s.body), 40)] {
		if applauds(b.Text) {
			return []Claim{claim("speech", b.Lines, "", 0.77)}
		}
		if i < 3 && b.Kind == structure.Paragraph && hallPhrases.among(tokensOf(room[:0], cut(b.Text, 400))) {
			return []Claim{claim("speech", b.Lines, "", 0.73)}
		}
	}
	return nil
}})

// whereas and resolving are how the parts of a resolution begin.
var (
	whereas   = wordSet(`whereas, considering, recalling, noting, recognizing, recognising, bearing in mind, having regard to, deeply concerned, принимая во внимание, учитывая, считая, ссылаясь, отмечая, considerando, considerando que, visto, vista, recordando, teniendo en cuenta, considérant, considérant que, rappelant, vu, in erwägung, in anbetracht, unter hinweis, considerato, considerato che, premesso, premesso che, tendo em vista, overwegende, overwegende dat, zważywszy, mając na uwadze, tekintettel, vzhledem k, 鉴于, اذ`)
	resolving = wordSet(`resolved, be it resolved, therefore be it resolved, be it further resolved, resolves, hereby resolves, decides, постановляет, постановили, решили, решает, resuelve, acuerda, decide, décide, arrête, beschließt, beschlossen, delibera, impegna, resolve, delibera, besluit, uchwala, postanawia, határozza, usnáší, rozhodl, 决定, تقرر, يقرر`)
)

// Reasons that begin alike and a decision: a resolution, whatever its title says of
// its matter.
var _ = register(Rule{Name: "type/reasons", Field: document.FieldType, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	var at document.Span
	n := 0
	for _, b := range s.blocks[:min(len(s.blocks), 40)] {
		text := cut(b.Text, maxStamp)
		switch {
		case whereas.opens(text):
			if n++; n == 1 {
				at = b.Lines
			}
		case n >= 2 && resolving.has(wordsOf(cut(text, 60))):
			at.Last = b.Lines.Last
			return []Claim{claim("resolution", at, "", 0.8)}
		}
	}
	return nil
}})

// pressEnds are the marks under what a press office gives out.
var pressEnds = []string{"###", "# # #", "-30-", "- 30 -", "– 30 –", "—30—", "ENDS", "-ENDS-", "- ENDS -", "-end-", "(ENDS)"}

var _ = register(Rule{Name: "type/press mark", Field: document.FieldType, Propose: func(in *Input, _ *document.Meta) []Claim {
	if kind, sure := typeOfTitle(in.view.main().title().text); sure >= 0.74 && kind != "press release" {
		return nil // press offices give out statements and speeches too
	}
	for i := len(in.Blocks) - 1; i >= max(0, len(in.Blocks)-maxTail/3); i-- {
		b := &in.Blocks[i]
		for _, mark := range pressEnds {
			if strings.TrimSpace(b.Text) == mark {
				return []Claim{claim("press release", b.Lines, "", 0.71)}
			}
		}
	}
	return nil
}})

// askers are the names that stand alone over what somebody asks.
var askers = wordSet(`journalist, reporter, interviewer, interview, question, q, host, presenter, moderator, unidentified, q and a, журналист, корреспондент, вопрос, ведущий, інтерв'юер, питання, periodista, entrevistador, entrevistadora, pregunta, journaliste, question, frage, interviewer, moderation, jornalista, entrevistador, repórter, pergunta, giornalista, intervistatore, domanda, vraag, interviewer, dziennikarz, pytanie, újságíró, kérdés, novinář, otázka, novinar, pitanje, gazeteci, soru, δημοσιογράφος, ερώτηση, صحفي, سؤال, 记者, 記者, 问, 問`)

var _ = register(Rule{Name: "type/askers", Field: document.FieldType, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	var at document.Span
	n := 0
	for _, b := range s.blocks[:min(len(s.blocks), 200)] {
		name, rest, ok := strings.Cut(cut(b.Text, 60), ":")
		if !ok || !askers.hasAll(strings.Trim(name, " *_0123456789.")) || strings.HasPrefix(rest, "//") {
			continue
		}
		if n++; n == 1 {
			at = b.Lines
		}
		if at.Last = b.Lines.Last; n == 3 {
			return []Claim{claim("interview", at, "", 0.8)}
		}
	}
	return nil
}})
