package infer

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"fonds/internal/document"
	"fonds/internal/structure"
)

// What kind a text is shows in many small signs, of which none is sure: who it
// speaks to, in which person, how it begins and ends. Each is a cue with a
// weight; cues of one kind that stand in different places make each other surer.

// A cue speaks for a kind of document.
type cue struct {
	kind   string
	weight float64 // how often a text that has only this is of the kind
	lines  document.Span
	words  string
	family string // of cues that say the same, the strongest counts
}

// cueWords are phrases of running text that are cues.
var cueWords = []struct {
	cue
	phrases string
}{
	{cue{kind: "press release", family: "contact", weight: 0.74}, `press contact, press contacts, media contact, media contacts, media enquiries, media inquiries, press enquiries, press inquiries, contact for media, for media inquiries, notes to editors, note to editors,
		контакты для прессы, контакт для прессы, для сми, контактна особа для змі, контакти для змі, контакты для сми, contacto de prensa, contacto para prensa, contacto para medios, contactos de prensa, contacte de premsa, contact presse, contacts presse, relations presse, service de presse,
		pressekontakt, presse kontakt, medienkontakt, pressestelle, rückfragen der medien, contatto stampa, contatti stampa, ufficio stampa, assessoria de imprensa, contacto de imprensa, contato para imprensa, perscontact, noot voor de redactie, noot aan de redactie,
		kontakt dla mediów, kontakt prasowy, sajtókapcsolat, kontakt pro média, tiskové oddělení, tisková mluvčí, tiskový mluvčí, basın irtibat, επικοινωνία για τα μμε, للتواصل الاعلامي, 媒体联系, 媒體聯絡, 新闻联系人`},
	{cue{kind: "press release", family: "called", weight: 0.8}, `for immediate release, release type media release, embargoed until, zur sofortigen veröffentlichung, para su publicación inmediata, pour diffusion immédiate, para divulgação imediata, per diffusione immediata`},
	{cue{kind: "resolution", family: "clause", weight: 0.6}, `whereas, be it resolved, therefore be it resolved, be it further resolved, resolved that, considerando que, considérant que, in erwägung, in anbetracht, in der erwägung, постановляет, решает, принимая во внимание, беручи до уваги, ухвалює, zważywszy, uchwala, overwegende dat, considerato che, gezien`},
	{cue{kind: "letter", family: "called", weight: 0.62}, `in this letter, this letter, i am writing to you, i write to you, we are writing to you, we write to you, i write as, i am writing to, we are writing to, we are writing as, we write as, в этом письме, это письмо, пишем вам, пишу вам, цього листа, цей лист, звертаємося до вас, обращаемся к вам, обращаюсь к вам, esta carta, les escribimos, le escribimos, le escribo, les escribo, os escribimos, nos dirigimos a usted, nos dirigimos a ustedes, me dirijo a usted, me dirijo a ustedes, cette lettre, nous vous écrivons, je vous écris, je m'adresse à vous, nous nous adressons à vous, diesem brief, dieser brief, dieses schreiben, wir schreiben ihnen, ich schreibe ihnen, wenden wir uns an sie, wende ich mich an sie, esta carta, escrevemos a, escrevo a, dirigimo nos a, questa lettera, vi scriviamo, le scriviamo, ti scrivo, deze brief, wij schrijven u, ik schrijf u, ten list, piszemy do, zwracamy się do, zwracam się do, ezt a levelet, levelünket, tento dopis, obracíme se na vás, bu mektup, size yazıyorum, αυτή η επιστολή, هذه الرسالة, نكتب اليكم, اكتب اليكم, 谨致函, 致函, 這封信, 这封信`},
	{cue{kind: "open letter", family: "called", weight: 0.72}, `this open letter, in this open letter, open letter, настоящее открытое письмо, это открытое письмо, открытым письмом, відкритим листом, цей відкритий лист, esta carta abierta, la presente carta abierta, cette lettre ouverte, dieser offene brief, diesem offenen brief, diesen offenen brief, offenen brief, esta carta aberta, questa lettera aperta, deze open brief, ten list otwarty, listu otwartego, ezt a nyílt levelet, tento otevřený dopis, bu açık mektup, هذه الرسالة المفتوحة, 公開信, 公开信`},
	{cue{kind: "petition", family: "called", weight: 0.6}, `sign the petition, sign this petition, sign our petition, sign here, add your name, add your signature, we the undersigned, the undersigned, подпишите петицию, подписать петицию, мы нижеподписавшиеся, ми нижчепідписані, підпишіть петицію, firma la petición, firma aquí, firma esta petición, los abajo firmantes, las personas abajo firmantes, las abajo firmantes, signez la pétition, signer la pétition, nous soussignés, nous les soussignés, petition unterschreiben, unterschreiben sie, unterzeichne die petition, wir die unterzeichnenden, assine a petição, assine aqui, assine o manifesto, nós abaixo assinados, firma la petizione, noi sottoscritti, teken de petitie, wij ondergetekenden, podpisz petycję, my niżej podpisani, írd alá, alulírottak, podepište petici, my níže podepsaní, imzala, aşağıda imzası bulunan, نحن الموقعين ادناه, نحن الموقعون ادناه, وقع العريضة, 请签名, 簽署請願`},
	{cue{kind: "article", family: "called", weight: 0.66}, `in this article, this article, in this essay, in this post, this blog post, в этой статье, в данной статье, у цій статті, este artículo, en este texto, cet article, cet billet, ce billet, in diesem artikel, in diesem beitrag, dieser beitrag, neste artigo, este artigo, este texto, in questo articolo, in dit artikel, w tym artykule, ebben a cikkben, v tomto článku, bu makalede, bu yazıda, في هذا المقال, 本文, 在本文中, 本稿, 이 글`},
	{cue{kind: "article", family: "paper", weight: 0.5}, `read more, comments, tags, filed under, categories, первоисточник, читать далее, leer más, lire la suite, weiterlesen, lees meer, leia mais, leggi tutto, czytaj dalej`},
	{cue{kind: "report", family: "called", weight: 0.66}, `this report, in this report, настоящий доклад, этот доклад, este informe, ce rapport, dieser bericht, este relatório, questo rapporto, dit rapport, niniejszy raport, هذا التقرير, 本报告`},
	{cue{kind: "manifesto", family: "called", weight: 0.76}, `this manifesto, our manifesto, настоящий манифест, наш манифест, este manifiesto, nuestro manifiesto, ce manifeste, notre manifeste, dieses manifest, unser manifest, este manifesto, nosso manifesto, questo manifesto, dit manifest, ten manifest, ez a kiáltvány, tento manifest, bu manifesto, هذا البيان التأسيسي, 本宣言`},
	{cue{kind: "appeal", family: "called", weight: 0.7}, `this appeal, our appeal, настоящее обращение, это обращение, наш призыв, це звернення, este llamamiento, nuestro llamamiento, este llamado, cet appel, notre appel, dieser aufruf, diesen aufruf, unser aufruf, este apelo, este chamado, quest'appello, questo appello, deze oproep, ten apel, nasz apel, ez a felhívás, felhívásunk, tato výzva, bu çağrı, هذا النداء, 这份呼吁`},
	{cue{kind: "statement", family: "called", weight: 0.74}, `this statement, in this statement, настоящее заявление, это заявление, ця заява, este comunicado, el presente comunicado, esta declaración, ce communiqué, cette déclaration, diese erklärung, diese stellungnahme, esta nota, este comunicado, esta declaração, questo comunicato, questa dichiarazione, deze verklaring, to oświadczenie, niniejsze oświadczenie, ez a nyilatkozat, toto prohlášení, bu açıklama, αυτή η ανακοίνωση, هذا البيان, 本声明, 此声明`},
	{cue{kind: "joint statement", family: "called", weight: 0.74}, `joint statement, the parties signing this, the undersigned parties, the undersigned organisations, the undersigned organizations, the signatory organisations, the signatory organizations, the signatory parties, совместное заявление, партии подписавшие, организации подписавшие, нижеподписавшиеся партии, нижеподписавшиеся организации, спільна заява, організації що підписали, організації підписанти, los partidos firmantes, las organizaciones firmantes, los partidos abajo firmantes, las organizaciones abajo firmantes, las entidades firmantes, los colectivos firmantes, les organisations signataires, les partis signataires, les associations signataires, nos organisations, nos associations, die unterzeichnenden organisationen, die unterzeichnenden parteien, die unterzeichnenden verbände, wir die unterzeichnenden organisationen, wir die unterzeichnenden parteien, as organizações subscritoras, as organizações signatárias, as entidades signatárias, os partidos signatários, as organizações abaixo assinadas, as entidades abaixo assinadas, le organizzazioni firmatarie, i partiti firmatari, le associazioni firmatarie, de ondertekenende organisaties, de ondertekenende partijen, organizacje sygnatariusze, niżej podpisane organizacje, alulírott szervezetek, aláíró szervezetek, aláíró pártok, podepsané organizace, níže podepsané organizace, imzacı örgütler, aşağıda imzası bulunan örgütler, τα κόμματα που υπογράφουν, οι οργανώσεις που υπογράφουν, partierna som undertecknar, organisationerna som undertecknar, arbetarpartierna som undertecknar, organisasjonene som har undertegnet, المنظمات الموقعة, الاحزاب الموقعة, الجمعيات الموقعة, 联署团体, 聯署團體`},
	{cue{kind: "interview", family: "called", weight: 0.72}, `in an interview with, doorstop interview, interview transcript, transcript of interview, in this interview, in our interview, в интервью, в этом интервью, this interview, en esta entrevista, cet entretien, cette interview, diesem interview, das interview führte, nesta entrevista, questa intervista, dit interview, w wywiadzie, rozmawiał, rozmawiała, az interjút készítette, rozhovor vedl, röportaj, في هذا الحوار, حاوره, حاورته, 专访`},
	{cue{kind: "speech", family: "thanks", weight: 0.62}, `thank you very much, thank you all, thank you for having me, thank you for your attention, thank you for inviting me, thanks for having me, i would like to thank, let me begin by, it is a pleasure to, it's a pleasure to, it is an honour to, it is an honor to, i am honoured to, i am delighted to, спасибо за внимание, благодарю за внимание, благодарю вас, дякую за увагу, muchas gracias, gracias por invitarme, quiero agradecer, quisiera agradecer, je vous remercie, je voudrais remercier, je tiens à remercier, je voudrais d'abord remercier, vielen dank für, ich danke ihnen, herzlichen dank, ich freue mich heute, muito obrigado, muito obrigada, quero agradecer, gostaria de agradecer, vi ringrazio, grazie a tutti, dank u wel, ik dank u, dziękuję za uwagę, dziękuję państwu, köszönöm a figyelmet, köszönöm szépen, děkuji za pozornost, děkuji vám, teşekkür ederim, ευχαριστώ πολύ, شكرا لكم, اشكركم, وشكرا, 谢谢大家, 謝謝大家, 谢谢各位`},
}

// cuePhrases finds them; a value is the kind and the family.
var cuePhrases phrases

// cuesOf are the cues by the values.
var cuesOf = map[string]cue{}

func init() {
	for _, c := range cueWords {
		value := c.kind + "/" + c.family
		cuePhrases.add(value, c.phrases)
		cuesOf[value] = c.cue
	}
}

// cueAt is the cue of the phrase that begins at word i, and how many words it has.
func cueAt(ts []token, i int) (c cue, n int) {
	value, n := cuePhrases.atToken(ts, i)
	if n == 0 {
		return cue{}, 0
	}
	return cuesOf[value], n
}

// typeCues is where cues are looked for: the head, the first paragraphs, the last.
const (
	firstCues = 4
	lastCues  = 5
	cueBytes  = 500 // of a block
)

var _ = register(Rule{Name: "type/cues", Field: document.FieldType, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	if len(s.body) == 0 {
		return nil
	}
	if _, sure := typeOfTitle(s.title().text); sure >= 0.82 {
		return nil // it says so itself
	}
	cues := s.cues(in.view)
	var kinds []string
	byKind := map[string][]cue{}
	for _, c := range cues {
		if byKind[c.kind] == nil {
			kinds = append(kinds, c.kind)
		}
		i := slices.IndexFunc(byKind[c.kind], func(o cue) bool { return o.family == c.family })
		switch {
		case i < 0:
			byKind[c.kind] = append(byKind[c.kind], c)
		case c.weight > byKind[c.kind][i].weight:
			byKind[c.kind][i] = c
		}
	}
	type scored struct {
		kind  string
		score float64
		best  cue
	}
	var list []scored
	for _, kind := range kinds {
		doubt := 1.0
		var best cue
		for _, c := range byKind[kind] {
			doubt *= 1 - c.weight
			if c.weight > best.weight {
				best = c
			}
		}
		list = append(list, scored{kind, 1 - doubt, best})
	}
	slices.SortStableFunc(list, func(a, b scored) int { return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.kind, b.kind)) })
	var claims []Claim
	for i, k := range list[:min(3, len(list))] {
		confidence := min(k.score, 0.84)
		if i == 0 && len(list) > 1 && list[1].score > k.score-0.06 && !sisters(k.kind, list[1].kind) {
			confidence = min(confidence, 0.66) // two that are equally likely
		}
		if i > 0 {
			confidence = min(confidence, 0.6)
		}
		claims = append(claims, claim(k.kind, k.best.lines, k.best.words, confidence))
	}
	return claims
}})

// Three bodies and no person under a text that says nothing of its kind have made
// it together.
var _ = register(Rule{Name: "type/signed by bodies", Field: document.FieldType, Derived: true, Propose: func(in *Input, known *document.Meta) []Claim {
	if known.Type != "" || len(known.Signatories) < 3 {
		return nil
	}
	first, persons := "", 0
	for _, sig := range known.Signatories {
		if sig.Name != "" {
			persons++
		} else if first == "" {
			first = sig.Party
		}
	}
	// Of many names one or two may look like a person's.
	if lines, ok := in.view.find(first); ok && first != "" && persons*20 <= len(known.Signatories) {
		return []Claim{claim("joint statement", lines, first, 0.72)}
	}
	return nil
}})

// sisters reports whether one of two kinds is a case of the other.
func sisters(a, b string) bool {
	pair := func(x, y string) bool { return a == x && b == y || a == y && b == x }
	return pair("letter", "open letter") || pair("appeal", "petition") || pair("statement", "appeal") || pair("manifesto", "appeal")
}

// cues gathers what speaks for each kind.
func (s *section) cues(v *view) []cue {
	var cues []cue
	add := func(kind, family string, weight float64, at document.Span, words string) {
		cues = append(cues, cue{kind, weight, at, words, family})
	}
	var room [mostTokens]token
	look := func(text string, at document.Span) {
		for from := 0; from < min(len(text), 2*cueBytes); from += maxHead - 60 {
			part := cut(text[from:], maxHead)
			if !utf8.ValidString(part) {
				part = strings.ToValidUTF8(part, "")
			}
			ts := tokensOf(room[:0], part)
			for i := range ts {
				if c, n := cueAt(ts, i); n > 0 {
					add(c.kind, c.family, c.weight, at, part[ts[i].from:ts[i+n-1].to])
				}
			}
		}
	}
	titled := s.title().parts != nil
	// A byline over a letter or an introduction is no sign of an article.
	greeted := s.introduced() || slices.ContainsFunc(s.head, func(p part) bool { return p.role == salutation })
	for _, p := range s.head {
		text := flat(cut(p.Text, 2*maxHeading))
		if titled && slices.ContainsFunc(s.title().parts, func(t part) bool { return t.Block == p.Block }) {
			continue // the title has a rule of its own
		}
		look(text, p.Lines)
		if p.residue != residueIntro && (p.role == furniture || p.role == labelled || p.Kind == structure.Label) {
			ts := tokensOf(room[:0], text)
			for i := range min(len(ts), 8) { // "Press releases › 2019", "Release Type: Media Release", "Text of the speech"
				if kind, n := typePhrases.atToken(ts, i); n > 0 && kind != "statement" {
					add(kind, "rubric", 0.7, p.Lines, text[ts[i].from:ts[i+n-1].to])
				}
			}
		}
		if p.role == byline && titled && !greeted {
			if _, _, ok := bar(text); !ok {
				add("article", "byline", 0.71, p.Lines, text)
			}
		}
		if titled && !greeted && (p.role == stamp && pageWords.has(wordsOf(p.rest)) || p.residue == residueDesk) {
			add("article", "page", 0.71, p.Lines, text)
		}
	}
	if titled {
		for _, b := range s.leadIns() { // "ADA BLUM tells how …"
			if text := flat(b.Text); capitalNames(text) != nil || leadsByName(text) {
				add("article", "byline", 0.71, b.Lines, "")
			}
		}
	}
	first := s.body[:min(firstCues, len(s.body))]
	last := s.body[max(len(first), len(s.body)-lastCues):]
	for _, b := range first {
		look(flat(cut(b.Text, 2*cueBytes)), b.Lines)
	}
	before := len(cues)
	for _, b := range last {
		look(flat(cut(b.Text, 2*cueBytes)), b.Lines)
	}
	for i := range cues[before:] {
		if c := &cues[before+i]; c.family == "thanks" {
			c.family = "thanks at the end" // who thanks at both ends gives a speech
		}
	}
	resolved, turns := 0, 0
	var clause, turn document.Span
	for _, b := range s.body[:min(60, len(s.body))] {
		if value, _ := cuePhrases.begins(b.Text); value == "resolution/clause" {
			resolved++
			clause = b.Lines
		}
		if journalistTurn(b) {
			turns++
			turn = b.Lines
		}
	}
	if resolved >= 2 {
		add("resolution", "clauses", 0.8, clause, "")
	}
	if turns >= 2 {
		add("interview", "turns", 0.8, turn, "")
	}
	if at, ok := takesLeave(v.end); ok && titled {
		add("letter", "closing", 0.64, at, "")
	} else if ok {
		add("letter", "closing", 0.72, at, "")
	}
	if d := s.dateline(); d != nil && d.agency == "" && d.place != "" {
		add("press release", "dateline", 0.6, d.block.Lines, d.words)
		add("article", "dateline", 0.4, d.block.Lines, d.words)
	}
	return cues
}

// takesLeave finds a polite formula among the closing ones: a signature alone
// stands under statements too.
func takesLeave(end []part) (document.Span, bool) {
	for _, p := range end {
		for line := range strings.SplitSeq(cut(p.Text, maxHeading), "\n") {
			if !isClosing(line) {
				continue
			}
			if _, n := signedPhrases.begins(unmarked(line)); n == 0 {
				return p.Lines, true
			}
		}
	}
	return document.Span{}, false
}

var signedPhrases = wordSet(`signed, in the name of, on behalf of, подписи, подпись, подписали, от имени, підпис, підписи, fdo, firmado, firman, firma, en nombre de, signé, signataires, au nom de, gezeichnet, gez, im namen, unterzeichnet, assinam, assinado, em nome de, firmato, a nome di, namens, ondertekend, podpisano, w imieniu, aláírás, imza, υπογραφή, التوقيع, توقيع, امضا, 签名, 署名, 서명`)

// journalistTurn reports whether a block is a journalist's turn.
func journalistTurn(b *structure.Block) bool {
	text := strings.TrimSpace(cut(b.Text, 80))
	if !journalists.mayBegin(text) {
		return false
	}
	ws := wordsOf(text)
	if len(ws) == 0 || len(ws) > 40 {
		return false
	}
	_, n := journalists.at(ws, 0)
	return n > 0 && n < 4 && (len(ws) == n || containsAny(text[ws[n-1].to:min(len(text), int(ws[n-1].to)+2)], ":：.")) && (allCaps(text[:ws[n-1].to]) || containsAny(text, ":："))
}

var journalists = wordSet(`journalist, question, interviewer, reporter, questioner, host, q, вопрос, корреспондент, журналист, ведущий, питання, кореспондент, журналіст, periodista, pregunta, entrevistador, entrevistadora, journaliste, frage, interviewer, moderator, jornalista, pergunta, repórter, giornalista, domanda, intervistatore, vraag, dziennikarz, pytanie, kérdés, otázka, novinář, soru, gazeteci, ερώτηση, δημοσιογράφος, سؤال, الصحفي, 记者, 記者, 问, 問`)
