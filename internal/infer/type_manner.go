package infer

import (
	"iter"
	"slices"
	"strings"

	"fonds/internal/document"
	"fonds/internal/structure"
)

// What a text without a word for what it is shows by how it reports, takes a stand,
// or calls for something.

// reports tell that a text reports what others have published: news.
var reports = wordSet(`in a press release, in a statement on, in a statement released, in a statement issued, in a statement published, in a statement to, said in a statement, the statement said, the statement says, the statement added, the letter says, the letter said, the petition says, the organisation said, the organization said, the group said, the union said, the party said, signed an open letter, signed a letter, published an open letter, according to a statement, according to the statement, told reporters, told journalists, told a press conference,
	в заявлении говорится, говорится в заявлении, говорится в письме, говорится в обращении, отмечается в заявлении, сообщила пресс служба, сообщает пресс служба, подписали открытое письмо, подписали обращение, опубликовали открытое письмо, сообщили журналистам, рассказал журналистам, сообщает агентство, передает корреспондент, у заяві йдеться, йдеться у заяві, йдеться в заяві, йдеться у зверненні, у зверненні зазначається, у зверненні громадські, підписали відкрите звернення, підписали відкритий лист, підписали звернення, повідомила пресслужба, повідомляє пресслужба, розповів журналістам,
	en nota de prensa, en una nota de prensa, en un comunicado, según el comunicado, según la nota, según ha informado, según informó, según informaron, según han informado, según indica en la nota, señala el comunicado, ha manifestado, han manifestado, ha señalado, ha recordado, ha explicado el portavoz, en declaraciones a los medios, en declaraciones a la prensa, en rueda de prensa,
	dans un communiqué rendu public, dans un communiqué publié, dans un communiqué diffusé, indique le communiqué, le communiqué a ajouté, ajoute le communiqué, précise le communiqué, selon le communiqué, selon un communiqué, a déclaré à la presse, dans une déclaration à, a exprimé dans un communiqué,
	in einer erklärung heißt es, heißt es in der erklärung, heißt es in dem brief, heißt es in einer mitteilung, teilte mit, teilten mit, in einem offenen brief fordern, sagte der deutschen presse agentur, sagte gegenüber, wie die organisation mitteilte,
	em nota, em comunicado, em nota divulgada, segundo a nota, diz a nota, diz o comunicado, de acordo com a nota, afirma o comunicado, disse à imprensa, disse aos jornalistas, em entrevista coletiva, em declarações à,
	in un comunicato, si legge nel comunicato, si legge nella nota, in una nota, si legge in una nota, secondo il comunicato, ha detto ai giornalisti, ha spiegato il portavoce, in een verklaring, in een persbericht, aldus de verklaring, zo staat in de brief, laat weten,
	w oświadczeniu czytamy, czytamy w oświadczeniu, czytamy w liście, jak poinformował, poinformowała w komunikacie, w komunikacie, közleményben, a közlemény szerint, áll a közleményben, olvasható a közleményben, közölte az mti, az mti hez, nyilatkozta, v prohlášení uvedli, uvedl v prohlášení, stojí v prohlášení, uvádí se v prohlášení, v tiskové zprávě, uvádza sa v, u priopćenju, u saopštenju, navodi se u saopštenju, navodi se u priopćenju, у саопштењу, наводи се у саопштењу, се казва в съобщението, în comunicat, se arată în comunicat, bildiride, açıklamada, yazılı açıklamada, σε ανακοίνωσή, σύμφωνα με την ανακοίνωση, i ett uttalande, i et uttalelse, i en pressmeddelande, i en pressmelding, i en pressemeddelelse, tiedotteessa,
	وذكر بيان, ذكر بيان, وقال البيان, قال البيان, واضاف البيان, اضاف البيان, وجاء في البيان, جاء في البيان, بحسب البيان, ذكرت وكالة, افادت وكالة, حسب بيان, 声明说, 声明称, 聲明指出, 公开信表示, 據報道, 据报道, 記者會上`)

// agencies are news agencies; one alone at the end, or in brackets behind the day,
// signs what it sent out.
var agencies = wordSet(`mti, afp, ap, dpa, apa, efe, europa press, ansa, reuters, tass, interfax, ria novosti, pap, čtk, ctk, tasr, hina, tanjug, beta, srna, agerpres, bta, lusa, anp, belga, tt, ntb, ritzau, stt, upi, xinhua, kyodo, yonhap, aa, anka, spa, wafa, sana, maan, map, tap, aps, irna, pti, ians, тасс, интерфакс, риа новости, укринформ, укрінформ, унн, уніан, رويترز, أ ف ب, وكالات, 新华社, 新華社`)

// pieces cuts the beginning of a text, at most so many bytes, into parts that
// are taken apart whole.
func pieces(text string, most int) iter.Seq[string] {
	return func(yield func(string) bool) {
		text := cut(text, most)
		for text != "" {
			n := len(text)
			if n > maxHead {
				n = len(cut(text, maxHead))
				if at := strings.LastIndexAny(text[:n], " \n"); at > n/2 {
					n = at
				}
			}
			if !yield(text[:n]) {
				return
			}
			text = text[n:]
		}
	}
}

// How many paragraphs are looked at for what others said.
const (
	reportedBlocks = 10
	reportedBytes  = 1000 // of each, in Latin letters
)

// reach is how many bytes of a paragraph are looked at: letters of other scripts take two
// and more.
func reach(text string) int {
	wide := 0
	for i := 0; i < min(len(text), 40); i++ {
		if text[i] >= 0x80 {
			wide++
		}
	}
	if wide > 20 {
		return 2 * reportedBytes
	}
	return reportedBytes
}

// A text that says what others have published, and in which nobody says "we"
// but in quotations, is news.
var _ = register(Rule{Name: "type/reported", Field: document.FieldType, Derived: true, Propose: func(in *Input, known *document.Meta) []Claim {
	s := in.view.main()
	if known.Type != "" || len(s.body) == 0 || s.letter != nil {
		return nil
	}
	if b, ok := s.byAgency(); ok {
		return []Claim{claim("article", b.Lines, "", 0.82)}
	}
	var at *structure.Block
	told, quoting, withQuotes := 0, 0, 0
	var room [mostTokens]token
	for _, b := range s.body[:min(len(s.body), reportedBlocks)] {
		if b.Kind != structure.Paragraph || len(b.Text) < 60 {
			continue
		}
		quoted := quotes(cut(b.Text, reach(b.Text)))
		if quoted {
			withQuotes++
		}
		reporting, saying := false, false
		for piece := range pieces(unquoted(cut(flat(b.Text), reach(b.Text))), reach(b.Text)) {
			ts := tokensOf(room[:0], piece)
			if saysToken(ts, s.lang) || personEnds[s.lang] != nil && says(wordsOf(piece), s.lang) {
				return nil // somebody speaks
			}
			reporting = reporting || reports.among(ts)
			saying = saying || quoted && saidVerbs.among(ts)
		}
		switch {
		case reporting:
			told++
		case saying:
			quoting++
		default:
			continue
		}
		if at == nil {
			at = b
		}
	}
	switch {
	case at == nil:
		return nil
	case told >= 2, told == 1 && (quoting > 0 || withQuotes > 0):
		return []Claim{claim("article", at.Lines, "", 0.78)}
	case told == 1 || quoting >= 2:
		return []Claim{claim("article", at.Lines, "", 0.72)}
	}
	return nil
}})

// byAgency finds the news agency that a text names as its source: in the dateline,
// or alone at its end.
func (s *section) byAgency() (*structure.Block, bool) {
	if d := s.dateline(); d != nil && d.agency != "" {
		return d.block, true
	}
	for _, b := range s.blocks[max(len(s.head), len(s.blocks)-2):] {
		if text := strings.Trim(flat(cut(b.Text, 60)), "()[] ./-–—"); len(b.Text) <= 40 && agencies.hasAll(text) {
			return b, true
		}
	}
	return nil, false
}

// says reports whether somebody says "we" or "I".
func says(ws []word, lang document.Lang) bool {
	ends := personEnds[lang]
	for i, w := range ws {
		if endsPerson(w.low, ends) {
			return true
		}
		if _, n := speakers.at(ws, i); n > 0 {
			if only, some := speakersOf[w.low]; !some || slices.Contains(only, lang) {
				return true
			}
		}
	}
	return false
}

// saysToken is says for tokens, but for the endings of verbs.
func saysToken(ts []token, lang document.Lang) bool {
	for i, t := range ts {
		if _, n := speakers.atToken(ts, i); n > 0 {
			if only, some := speakersOf[vocabulary.words[t.id]]; !some || slices.Contains(only, lang) {
				return true
			}
		}
	}
	return false
}

// speakersOf are the speakers that in other languages are other words.
var speakersOf = map[string][]document.Lang{
	"os": {"da"}, "eu": {"pt", "ro", "gl"}, "ben": {"tr"}, "ja": {"pl", "sr", "hr", "bs"}, "ما": {"fa"},
	"vi": {"sv", "no", "nb", "nn", "da"}, "us": {"en"}, "my": {"en", "pl"}, "io": {"it"}, "mi": {"es", "hu", "sr", "hr", "bs"}, "ni": {"bg"}, "mon": {"fr"}, "ik": {"nl"},
}

// stances are what a body does that takes a stand, as a statement tells of itself.
var stances = wordSet(`condemns, strongly condemns, denounces, rejects, calls on, calls upon, calls for, urges, demands, expresses its, expresses their, reaffirms, reiterates, deplores, protests, stands in solidarity, stands with, declares its, supports, is deeply concerned, are deeply concerned, is concerned, holds responsible,
	осуждает, решительно осуждает, требует, призывает, выражает, отвергает, поддерживает, протестует, заявляет, считает, обращается к, засуджує, рішуче засуджує, вимагає, закликає, висловлює, підтримує, протестує, заявляє, вважає,
	condena, denuncia, rechaza, exige, llama a, insta a, expresa su, manifiesta su, reitera, repudia, exhorta, reclama, apoya, se solidariza, muestra su,
	condamne, dénonce, rejette, exige, appelle à, appelle les, demande, exprime sa, exprime son, réaffirme, réitère, soutient, s'oppose, apporte son soutien, s'inquiète, tient à,
	verurteilt, fordert, lehnt ab, ruft auf, appelliert, protestiert, unterstützt, begrüßt, verlangt, solidarisiert sich, erklärt sich, kritisiert,
	repudia, denuncia, condena, exige, rejeita, apela, conclama, manifesta, expressa, reafirma, solidariza se, reitera, condanna, denuncia, respinge, chiede, esige, esprime, ribadisce, sostiene, si oppone, invita, veroordeelt, eist, roept op, verwerpt, steunt, betuigt, spreekt, protesteert,
	potępia, żąda, domaga się, wzywa, apeluje, sprzeciwia się, wyraża, popiera, protestuje, elítéli, követeli, felhívja, tiltakozik, támogatja, kifejezi, felszólítja, odsuzuje, vyzývá, žádá, požaduje, podporuje, protestuje, vyjadřuje, odmítá, vyzýva, žiada, odmieta, osuđuje, zahteva, zahtijeva, poziva, podržava, izražava, осуђује, захтева, позива, подржава, осъжда, призовава, настоява, подкрепя, condamnă, solicită, cere, susține, respinge,
	kınıyor, talep ediyor, çağırıyor, destekliyor, reddediyor, καταδικάζει, απαιτεί, καλεί, καταγγέλλει, εκφράζει, στηρίζει, fördömer, kräver, uppmanar, stöder, fordømmer, krever, kræver, oppfordrer, opfordrer, støtter, tuomitsee, vaatii, kannattaa, vetoaa,
	يدين, تدين, ويدين, وتدين, يستنكر, تستنكر, ويستنكر, وتستنكر, يطالب, تطالب, ويطالب, وتطالب, يدعو, تدعو, ويدعو, وتدعو, يعلن, تعلن, ويعلن, وتعلن, فانه يعلن, يعرب, تعرب, ويعرب, وتعرب, يناشد, تناشد, ويناشد, وتناشد, يؤكد, تؤكد, ويؤكد, وتؤكد, يرفض, ترفض, تشجب, يشجب, تندد, يندد, طالب المتحدث, 谴责, 譴責, 强烈谴责, 呼吁, 呼籲, 要求, 抗議, 抗议, 声援, 聲援`)

// A body of which the text speaks as of itself, and which condemns, demands, calls
// for: a statement of its own, if nobody reports it.
var _ = register(Rule{Name: "type/stance", Field: document.FieldType, Derived: true, Propose: func(in *Input, known *document.Meta) []Claim {
	if known.Type != "" || len(known.Parties) == 0 {
		return nil
	}
	s := in.view.main()
	var at *structure.Block
	stands := 0
	look := s.body[:min(len(s.body), reportedBlocks)]
	if t := s.title(); t.parts != nil {
		look = append([]*structure.Block{t.parts[0].Block}, look...)
	}
	var room [mostTokens]token
	for _, b := range look {
		text := flat(cut(b.Text, reach(b.Text)))
		quoted := b.Kind == structure.Paragraph && quotes(text)
		for piece := range pieces(text, reach(b.Text)) {
			ts := tokensOf(room[:0], piece)
			if reports.among(ts) || quoted && saidVerbs.among(ts) {
				return nil // somebody reports it
			}
			for i := 0; i < len(ts); i++ {
				_, n := stances.atToken(ts, i)
				if n == 0 {
					if _, demands := demandVerbs.atToken(ts, i); demands > 0 && says(wordsOf(piece)[max(0, i-3):i], s.lang) {
						n = demands
					}
				}
				if n > 0 {
					if stands++; at == nil {
						at = b
					}
					i += n - 1
				}
			}
		}
	}
	if stands < 2 {
		return nil
	}
	return []Claim{claim("statement", at.Lines, "", 0.74)}
}})

// exhorting are the words by which a text calls those who read it to do something.
var exhorting = wordSet(`join us, take to the streets, come to the, sign your organization, sign on to, spread the word, mobilize, mobilise, let us, call to action, we invite all, we invite everyone, we call on all, we call on everyone, we call upon all, take action, get involved, don't stay silent, let's not, everyone out, show up, donate,
	приходите, присоединяйтесь, выходите, вступайте, поддержите, не молчите, зовем всех, приглашаем всех, призываем всех, давайте, приходьте, долучайтесь, виходьте, підтримайте, не мовчіть, закликаємо всіх, запрошуємо всіх,
	súmate, únete, sumaos, uníos, acude, acudid, participa, participad, apoyemos, luchemos, salgamos, defendamos, no nos quedemos, no callemos, os esperamos, te esperamos, convocamos a todas, convocamos a todos, llamamos a todos, llamamos a todas, invitamos a todas, invitamos a todos, os invitamos, todos a la calle, todas a la calle, a la calle, hagamos, exijamos, unámonos, firma, difunde,
	rejoignez nous, rejoignez, venez nombreux, mobilisons nous, mobilisez vous, soyons nombreux, soyons, défendons, luttons, appelons toutes, appelons tous, ne laissons pas, tous ensemble, signez, agissons, unissons nous,
	schließt euch, schließ dich, kommt zur, kommt zu, kommt alle, macht mit, mach mit, beteiligt euch, geht auf die straße, lasst uns, wir laden alle ein, wir rufen alle, wir rufen dazu auf, unterschreibt, werdet aktiv, seid dabei,
	participe, participem, junte se, juntem se, venha, venham, convidamos todos, convidamos todas, convocamos todos, convocamos todas, vamos às ruas, às ruas, não nos calemos, não aceitaremos, basta de, é hora de, é urgente, lutemos, defendamos, unamo nos, assine,
	unitevi, unisciti, partecipate, partecipa, scendiamo in piazza, venite, invitiamo tutti, invitiamo tutte, mobilitiamoci, facciamo, non restiamo, firmate, sluit je aan, doe mee, kom naar, we roepen iedereen, laten we, teken,
	dołącz, dołączcie, przyjdź, przyjdźcie, wzywamy wszystkich, zapraszamy wszystkich, nie milczmy, podpisz, csatlakozz, csatlakozzatok, gyere, gyertek, várunk mindenkit, přidejte se, přijďte, zveme všechny, vyzýváme všechny, pridajte sa, príďte, pridružite se, pridruži se, dođite, придружите се, дођите, присъединете се, елате, alăturați vă, veniți, katıl, katılın, gelin, ελάτε, όλοι στους δρόμους, καλούμε όλους, kom till, följ med, bli med, kom med, tule mukaan, liity,
	انضموا, انضم, شاركوا, شارك, انزلوا, ندعو جميع, ندعو كل, لنتحد, تعالوا, 加入我们, 加入我們, 站出来, 站出來, 让我们, 讓我們, 一起行动`)

// perExhorting is how long a text may be for each of the calls in it, in bytes;
// mostExhorting how many are thought possible: a longer text is not looked at.
const perExhorting, mostExhorting = 1500, 5

// A text that calls its readers to do something, at two places and mostly near its
// end, and says nothing of its kind: an appeal.
var _ = register(Rule{Name: "type/exhorts", Field: document.FieldType, Derived: true, Propose: func(in *Input, known *document.Meta) []Claim {
	if known.Type != "" {
		return nil
	}
	s := in.view.main()
	n := 0
	var at *structure.Block
	size := 0
	look := s.body[:min(len(s.body), 30)]
	for _, b := range look {
		if b.Kind != structure.Signatory {
			size += len(b.Text)
		}
	}
	if size > mostExhorting*perExhorting {
		return nil
	}
	var room [mostTokens]token
	for _, b := range look {
		if b.Kind == structure.Signatory {
			continue
		}
		for piece := range pieces(unquoted(cut(flat(b.Text), reach(b.Text))), reach(b.Text)) {
			ts := tokensOf(room[:0], piece)
			for i := 0; i < len(ts); i++ {
				if _, k := exhorting.atToken(ts, i); k > 0 {
					if n++; at == nil {
						at = b
					}
					i += k - 1
				}
			}
		}
	}
	if n < 2 || size > perExhorting*n {
		return nil
	}
	return []Claim{claim("appeal", at.Lines, "", 0.73)}
}})

// metVerbs is what heads of government do with each other of which their press
// offices tell.
var metVerbs = wordSet(`spoke, spoke with, spoke to, spoke by phone, met, met with, received, hosted, welcomed, telephoned, called, held talks, held a telephone, held a phone, had a telephone, had a phone, will meet, will travel, will visit, will receive,
	провел, провела, встретился, встретилась, принял, приняла, побеседовал, побеседовала, поговорил, переговорил, позвонил, провів, зустрівся, зустрілася, прийняв, прийняла, поговорив, розмовляв,
	recibió, se reunió, habló, conversó, mantuvo, sostuvo, ha recibido, se ha reunido, ha mantenido, a reçu, s'est entretenu, s'est entretenue, a rencontré, a eu un entretien, s'est rendu,
	empfing, telefonierte, traf, sprach, hat heute, wird, recebeu, reuniu se, conversou, encontrou se, falou, ha ricevuto, ha incontrato, ha sentito, ha avuto, si è intrattenuto, sprak, ontving, ontmoette, rozmawiał, rozmawiała, przyjął, przyjęła, spotkał się, spotkała się, fogadta, tárgyalt, jednal, přijal, hovořil`)

// daysTold are how a press office says when, on the day itself.
var daysTold = wordSet(`today, yesterday, this morning, this afternoon, this evening, earlier today, tonight, сегодня, вчера, утром, сьогодні, вчора, hoy, ayer, esta mañana, esta tarde, aujourd'hui, hier, ce matin, cet après midi, ce soir, heute, gestern, am heutigen, hoje, ontem, esta manhã, oggi, ieri, stamattina, questa mattina, vandaag, gisteren, dziś, dzisiaj, wczoraj, ma, tegnap, dnes, včera`)

// An office that met or spoke to somebody today, in the first sentence of a short
// text: what a press office gives out. "The Prime Minister spoke to … this afternoon".
var _ = register(Rule{Name: "type/office tells", Field: document.FieldType, Derived: true, Propose: func(in *Input, known *document.Meta) []Claim {
	s := in.view.main()
	if known.Type != "" || len(s.body) == 0 || len(s.body) > 14 || s.body[0].Kind != structure.Paragraph {
		return nil
	}
	b := s.body[0]
	text := flat(cut(b.Text, maxHeading+100))
	if end := strings.Index(text, ". "); end > 40 {
		text = text[:end]
	}
	ws := wordsOf(text)
	if !daysTold.has(ws) {
		return nil
	}
	for i := 0; i < min(len(ws), 5); i++ {
		_, n := rolePhrases.at(ws, i)
		if n == 0 {
			if _, day := daysTold.at(ws, i); i < 3 && (isArticle(ws[i].low) || day > 0 || ws[i].low == "earlier") {
				continue
			}
			return nil
		}
		for j := i + n; j < min(len(ws), i+n+7); j++ {
			if _, met := metVerbs.at(ws, j); met > 0 {
				return []Claim{claim("press release", b.Lines, text[ws[i].from:ws[j].to], 0.76)}
			}
		}
		return nil
	}
	return nil
}})

// A place in brackets before the first sentence is how organisations send out news of
// their own: "(Port Ellery) The ferrymen filed …".
var _ = register(Rule{Name: "type/place in brackets", Field: document.FieldType, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	if len(s.body) == 0 || s.body[0].Kind != structure.Paragraph || s.body[0].Text[0] != '(' {
		return nil
	}
	text := flat(cut(s.body[0].Text, maxStamp))
	place, rest, ok := strings.Cut(text[1:], ")")
	ws := wordsOf(place)
	if head, _, found := strings.Cut(place, ","); found {
		ws = wordsOf(head)
	}
	if !ok || len(ws) == 0 || len(ws) > 4 || allCaps(place) || agencies.hasAll(place) || !cased(place) || !titled(place, ws) || len(wordsOf(rest)) < 8 {
		return nil
	}
	if rest = strings.TrimLeft(rest, " –—-"); rest == "" || !upperFirst(rest, wordsOf(rest)[0]) {
		return nil
	}
	return []Claim{claim("press release", s.body[0].Lines, place, 0.74)}
}})

// What whoever publishes a document calls it, where he leads to it.
var _ = register(Rule{Name: "type/introduced", Field: document.FieldType, Propose: func(in *Input, _ *document.Meta) []Claim {
	return in.view.main().calledAbove(0.8, func(ws []word) int {
		for i := range ws {
			if _, n := publishing.at(ws, i); n > 0 {
				return i + n
			}
		}
		return len(ws)
	})
}})

// What is told of a document before it names it, if nothing else does.
var _ = register(Rule{Name: "type/told of", Field: document.FieldType, Derived: true, Propose: func(in *Input, known *document.Meta) []Claim {
	if known.Type != "" {
		return nil
	}
	return in.view.main().calledAbove(0.72, func([]word) int { return 0 })
}})

// calledAbove finds a kind of document in an introduction, behind the word that from
// finds.
func (s *section) calledAbove(sure float64, from func([]word) int) []Claim {
	for _, p := range s.head {
		if p.residue != residueIntro {
			continue
		}
		ws := wordsOf(flat(cut(p.Text, 2*maxHeading)))
		for i := from(ws); i < len(ws); i++ {
			if kind, n := typePhrases.at(ws, i); n > 0 {
				return []Claim{claim(kind, p.Lines, "", sure)}
			}
		}
	}
	return nil
}

// A letter takes leave with a polite formula, which stands under nothing else that
// does not say what it is.
var _ = register(Rule{Name: "type/takes leave", Field: document.FieldType, Derived: true, Propose: func(in *Input, known *document.Meta) []Claim {
	if known.Type != "" {
		return nil
	}
	at, ok := takesLeave(in.view.end)
	if !ok {
		return nil
	}
	return []Claim{claim("letter", at, "", 0.74)}
}})
