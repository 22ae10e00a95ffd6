package infer

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
	"unicode"

	"fonds/internal/authority"
	"fonds/internal/document"
	"fonds/internal/structure"
)

// Where no single sign says who speaks, several weak ones together may: a name
// alone on a line of the head, under the text, as the subject of what it does,
// behind "we", in the address of the page. Each sign counts once for a name.

// A sign is one kind of evidence that somebody speaks in a text.
type sign uint16

const (
	inHead     sign = 1 << iota // alone on a line near the title
	atEnd                       // alone on one of the last lines
	titles                      // the subject of the title, by what it does
	acting                      // the subject of a sentence of the opening, by what it does
	actsMore                    // of a second sentence
	we                          // behind "we", "on behalf of"
	hosted                      // an address is spelled like it
	owns                        // behind the copyright sign
	isKind                      // a word of it says that it is a body
	oftenSaid                   // the text has it several times
	articled                    // an article stands before it in the text
	spelled                     // the text explains its abbreviation
	defines                     // a sentence says what it is
	labelledAs                  // the label that says who has made it
	apart                       // against it: the title speaks to it or of it
	greeted                     // against it: the salutation has it
)

// signPoints are what each sign is worth; leastPoints is what it takes together.
var signPoints = [...]struct {
	sign   sign
	points float64
}{
	{inHead, 1.3}, {atEnd, 1.8}, {titles, 1.8}, {acting, 1.6}, {actsMore, 0.8}, {we, 2.4}, {hosted, 1.3}, {owns, 1.4}, {isKind, 0.9},
	{oftenSaid, 0.6}, {articled, 0.4}, {spelled, 0.5}, {defines, 2.6}, {labelledAs, 2.4}, {apart, -1.6}, {greeted, -3},
}

const (
	leastPoints  = 3.0
	surePoints   = 3.4
	leadPoints   = 0.5 // by how much the first must lead the second
	maxWeighed   = 24  // candidates at most
	maxRecurring = 1 << 14
	maxActing    = 10 // paragraphs in which somebody may act
	manyTimes    = 3
)

// strong are the signs of which it takes two: all others tell as much of whoever is
// only spoken of.
const strong = inHead | atEnd | titles | acting | we | hosted | owns | labelledAs | defines

// A candidate is a name that may be that of whoever speaks.
type candidate struct {
	name  string
	lines document.Span // of the strongest sign so far
	best  float64       // what that sign is worth
	signs sign
}

// convinces reports whether the signs are of enough kinds: two strong ones, a body that
// says "we" in a text of its own kind.
func (c *candidate) convinces(own bool) bool {
	return bits.OnesCount16(uint16(c.signs&strong)) >= 2 || own && c.signs&we != 0 && c.signs&isKind != 0 ||
		c.signs&labelledAs != 0 && c.signs&isKind != 0 || c.signs&defines != 0 && c.signs&oftenSaid != 0
}

func (c *candidate) points() float64 {
	sum := 0.0
	for _, s := range signPoints {
		if c.signs&s.sign != 0 {
			sum += s.points
		}
	}
	return sum
}

// A bench has the candidates of one text.
type bench struct {
	s    *section
	list []*candidate
}

// add gives a sign to a name. A name that is another with a word more or without
// its abbreviation is the same.
func (b *bench) add(name string, lines document.Span, sign sign) {
	name = strings.Trim(name, " ,.;:*_\u00a0")
	if ws := wordsOf(name); len(ws) == 0 || !atMost(name, 120) || onScreen(name) || onlyOrgan(name) || isPlace(name) || continents.has(ws[:1]) || startsWithRole(ws) || startsWithType(ws) || shortOffices[ws[0].low] && len(ws) == 1 || isClosing(name) || areEvents(ws[:1]) {
		return
	}
	key := bare(name)
	var c *candidate
	for _, other := range b.list {
		if bare(other.name) == key || sameBody(other.name, name) {
			c = other
			break
		}
	}
	if c == nil {
		if len(b.list) >= maxWeighed {
			return
		}
		c = &candidate{name: name, lines: lines}
		b.list = append(b.list, c)
		if isBody(name) || bodyish(name) {
			c.signs |= isKind
		}
	}
	if strings.Contains(name, "(") && !strings.Contains(c.name, "(") {
		c.name = name // with what it is called for short
	}
	for _, s := range signPoints {
		if s.sign == sign && s.points > c.best {
			c.best, c.lines = s.points, lines
		}
	}
	if c.signs&acting != 0 && sign == acting {
		sign = actsMore
	}
	c.signs |= sign
}

// continents are places that the gazetteer of countries has not.
var continents = wordSet(`europe, africa, asia, america, latin america, north america, south america, europa, áfrica, américa, america latina, afrique, asie, amérique, afrika, asien, amerika, европа, европы, африка, азия, америка, європа, азія, middle east, oriente medio, moyen orient, naher osten, earth, tierra, terre, god`)

// shortOffices are short forms of offices in capitals.
var shortOffices = setOf(`pm mp mps mep meps ceo cfo vp potus ngo ngos ong ongs gov sen rep dr prof hon`)

// bare is a name as it is compared: without its article and what stands in brackets.
func bare(name string) string {
	outside, _ := brackets(name)
	if outside == "" {
		outside = name
	}
	return authority.Key(unarticled(outside))
}

// sameBody reports whether one of two names is the abbreviation that the other has
// in brackets.
func sameBody(a, b string) bool {
	_, in := brackets(a)
	_, of := brackets(b)
	return isAbbreviation(in) && authority.Key(in) == authority.Key(b) || isAbbreviation(of) && authority.Key(of) == authority.Key(a)
}

// screenWords are words of a page's buttons and frames, which are in nobody's name.
var screenWords = wordSet(`print this, email this, share this, this post, this page, this article, this entry, main container, main content, main menu, main navigation, content, container, menu, sidebar, navigation, navbar, shareables, skip to, skip, toggle, login, log in, sign in, sign up, newsletter, subscribe, unsubscribe, cookies, cookie, read more, related articles, related posts, related, recent posts, previous post, next post, comments, leave a reply, posted, tags, categories, category, archives, sitemap, site map, privacy policy, terms of use, terms of service, download, pdf, click here, all rights reserved, powered by, widget, breadcrumb, breadcrumbs, view all, see also, associated links, quick links, useful links, published by, page not found, search,
	imprimir, compartir, menú, menú principal, contenido principal, ir al contenido, saltar al contenido, buscar, suscríbete, boletín, aviso legal, política de privacidad, leer más, comentarios, etiquetas, categorías, entradas recientes, artículos relacionados, derechos reservados,
	imprimer, partager, menu principal, contenu principal, aller au contenu, rechercher, recherche, abonnez vous, mentions légales, politique de confidentialité, lire la suite, commentaires, mots clés, catégories, articles récents, articles similaires, tous droits réservés,
	drucken, teilen, hauptmenü, hauptinhalt, zum inhalt, suche, suchen, impressum, datenschutz, datenschutzerklärung, weiterlesen, kommentare, schlagwörter, kategorien, ähnliche artikel, dokumentation, alle rechte vorbehalten, veröffentlicht am,
	partilhar, compartilhar, menu principal, conteúdo principal, ir para o conteúdo, pesquisar, assine, leia mais, comentários, categorias, todos os direitos, stampa questo, condividi, contenuto principale, vai al contenuto, cerca, iscriviti, leggi tutto, commenti, etichette, tutti i diritti, afdrukken, delen, hoofdmenu, zoeken, lees meer, reacties, alle rechten,
	печать, поделиться, меню, поиск, войти, регистрация, подписаться, читать далее, комментарии, метки, рубрики, все права защищены, друк, поділитися, пошук, увійти, коментарі, усі права, drukuj, udostępnij, szukaj, zaloguj, czytaj więcej, komentarze, kategorie, tagi, sdílet, hledat, přihlásit, komentáře, štítky, paylaş, yazdır, yorumlar, etiketler, القائمة, بحث, مشاركة, طباعة, تعليقات, تسجيل الدخول`)

// onScreen reports whether a line has words of a page's buttons.
func onScreen(text string) bool {
	ws := wordsOf(cut(text, maxStamp))
	return screenWords.has(ws)
}

// apartWords stand in a title before those whom a text speaks to, or of.
var apartWords = setOf(`to against for on about with an gegen für über mit à contre sur pour avec aux au a al contra sobre con para ao à contra com contro su per к против о об с до проти про з do przeciw o w sprawie aan tegen over voor til mot om till`)

// actingVerbs are what bodies do in texts of their own, besides issuingVerbs.
var actingVerbs = wordSet(`send, sends, has sent, have sent, has decided, has launched, launches, will, demands, works, fights, campaigns, strives, defends, promotes, invites, proposes, insists, maintains, requests, asks, intends, unites, brings together,
	envía, ha enviado, ha decidido, propone, pide, solicita, agrupa, lucha, defiende, trabaja, promueve, invita, entiende, insta, reclama, advierte, anuncia, muestra, lanza, hace un llamamiento, hace un llamado,
	a envoyé, envoie, demande, propose, invite, réclame, rappelle, défend, lutte, regroupe, milite, invite à, s'oppose, se félicite, s'associe, lance, annonce, constate, refuse, prend acte, interpelle,
	hat beschlossen, setzt sich, kämpft, vertritt, tritt, bittet, appelliert, kritisiert, schlägt, stellt, ruft auf, lädt, begrüsst, solidarisiert,
	enviou, decidiu, propõe, pede, luta, defende, reúne, solicita, reivindica, alerta, ha inviato, ha deciso, dichiara, propone, chiede, lotta, difende, ritiene, denuncia, aderisce, annuncia, promuove, rivendica, denunzia,
	zet zich, strijdt, beijvert, komt op, vraagt, stelt, doet, heeft besloten, wil, vindt, pleit,
	направила, направил, направило, борется, выступает, просит, предлагает, напоминает, объявляет, намерена, намерен, виступає, бореться, просить, пропонує, оголошує, walczy, prosi, proponuje, ogłasza, przypomina, stoi, sprzeciwia, żąda, apeluje, vyzývá, žádá, nesouhlasí, odmítá, navrhuje, talep ediyor, çağırıyor, ilan ediyor, kräver, uppmanar, krever, oppfordrer`)

// subjectActs finds the body that does something in a sentence, right before the verb:
// "(On this occasion,) the Central Committee of the River Party (RP) sends …".
// article says that one stands before the name.
func subjectActs(text string, lang document.Lang) (name string, article bool) {
	if !cased(text) {
		return "", false
	}
	ws := wordsOf(cut(text, maxHeading+100))
	for i := 1; i < min(len(ws), 40); i++ {
		n := 0
		for _, set := range []phrases{issuingVerbs, noticingVerbs, issueVerbs, actingVerbs, memberVerbs} {
			_, k := set.at(ws, i)
			n = max(n, k)
		}
		if n == 0 || upperFirst(text, ws[i]) {
			continue
		}
		// Back over small words that belong to the verb, and over a bracket.
		end := i
		for back := 0; end > 0 && back < 2 && !upperFirst(text, ws[end-1]) && !bodyWords.has(ws[end-1:end]) && tight(text, ws[end-1], ws[end]); back++ {
			end--
		}
		if end == 0 || !upperFirst(text, ws[end-1]) && !(end > 1 && bodyWords.has(ws[end-1:end]) && isAbbreviation(text[ws[end-2].from:ws[end-2].to])) {
			continue
		}
		gap := text[ws[end-1].to:ws[end].from]
		if g := strings.TrimSpace(gap); g != "" && g != ")" && g != "”" && g != "»" {
			continue
		}
		clause := text[:int(ws[end-1].to)+len(strings.TrimRight(gap, " \u00a0"))]
		from := 0
		for _, mark := range []string{", ", ": ", "; ", ". ", "! ", "? ", "— ", "– "} {
			if at := strings.LastIndex(clause, mark); at >= 0 {
				from = max(from, at+len(mark))
			}
		}
		if name, article = namedLast(clause[from:], lang); name != "" {
			return name, article
		}
	}
	return "", false
}

// namedLast reads the name that a clause is, or ends with behind a small word that no
// name has: "In a letter the River Party", "Il Comitato Acqua Viva".
func namedLast(clause string, lang document.Lang) (name string, article bool) {
	ws := wordsOf(clause)
	if len(ws) == 0 || len(ws) > 30 {
		return "", false
	}
	article = isArticle(ws[0].low) && len(ws) > 1
	rest := unarticled(clause)
	if name, n := genitive(rest, lang); n > 0 && n == len(rest) {
		return name, article
	}
	if name, after, ok := body(rest); ok && strings.Trim(after, " .,") == "" {
		return name, article
	}
	if name, ok := bodyLine(strings.TrimSpace(rest)); ok && !isEnglishLang(lang) {
		return name, article
	}
	// "RL union": the word for the body stands small behind what it is called.
	if n := len(ws); n > 1 && n < 4 && bodyWords.has(ws[n-1:]) && !upperFirst(clause, ws[n-1]) && isAbbreviation(clause[ws[n-2].from:ws[n-2].to]) {
		return clause[ws[n-2].from:ws[n-1].to], article
	}
	// The run of capitals that it ends with.
	from := len(ws)
	for from > 0 && (from == len(ws) || tight(clause, ws[from-1], ws[from])) && (upperFirst(clause, ws[from-1]) || nameConnectors[ws[from-1].low] && from < len(ws)) {
		from--
	}
	for from < len(ws) && (!upperFirst(clause, ws[from]) || isArticle(ws[from].low) && from == 0 && !isProperArticle(lang, ws[from].low)) {
		if isArticle(ws[from].low) {
			article = true
		}
		from++
	}
	if from == len(ws) || len(ws)-from > 7 {
		return "", false
	}
	for i := from - 1; i >= max(0, from-2); i-- {
		if isArticle(ws[i].low) {
			continue
		}
		_, p := issuerPrepositions.at(ws, i)
		_, q := subjectPrepositions.at(ws, i)
		if p+q > 0 || nameConnectors[ws[i].low] {
			return "", false // it hangs on what stands before it
		}
		break
	}
	return clause[ws[from].from:], article || from > 0 && isArticle(ws[from-1].low)
}

func isEnglishLang(lang document.Lang) bool { return kin(lang) == "en" }

// isProperArticle reports whether a language's article is rather the first word of a
// name where it has a capital: in a text of another language.
func isProperArticle(lang document.Lang, low string) bool {
	switch low {
	case "the", "a":
		return false
	}
	return kin(lang) == "en" || kin(lang) == "ru" || kin(lang) == "uk" || kin(lang) == "pl" || kin(lang) == "cs"
}

// weLeads stand before the name of those who say "we", by language.
var weLeads = map[document.Lang][]string{
	"en": {"We, the ", "we, the ", "We, ", "we, ", "We as ", "We at ", "we at ", "We in the ", "we in the ", "We of the ", "we of the ", "n behalf of the ", "n behalf of ", "n the name of the ", "We from ", "we from "},
	"es": {"osotros, ", "osotras, ", "Desde el ", "Desde la ", "Desde ", "desde el ", "desde la ", "desde ", "onstituimos la ", "onstituimos el ", "ormamos la ", "ormamos el ", "ormamos parte de la ", "ormamos parte del ", "ntegramos la ", "ntegramos el ", "n nombre de ", "n nombre del "},
	"ca": {"es de la ", "es del ", "es de ", "osaltres, ", "n nom de "},
	"fr": {"ous, ", "u nom de la ", "u nom du ", "u nom de l’", "u nom de l'", "éunis au sein de la ", "éunis au sein du ", "ous, membres du ", "ous, membres de la "},
	"pt": {"ós, ", "ós, do ", "ós, da ", "ós do ", "ós da ", "m nome do ", "m nome da "},
	"it": {"oi, ", "oi del ", "oi della ", "oi di ", "nome del ", "nome della "},
	"de": {"Wir, die ", "wir, die ", "Wir als ", "wir als ", "Wir von der ", "Wir von ", "wir von ", "Wir vom ", "wir vom ", "Wir im ", "m Namen der ", "m Namen des ", "m Namen von "},
	"nl": {"Wij, ", "wij, ", "Wij van ", "wij van ", "Wij als ", "wij als ", "amens "},
	"ru": {"Мы, ", "мы, ", "т имени "},
	"uk": {"Ми, ", "ми, ", "ід імені "},
	"pl": {"My, ", "my, ", " imieniu "},
	"cs": {"My, ", "my, ", "ménem "},
	"sv": {"Vi i ", "vi i ", "Vi, "},
}

// maxLeads is how many such places of a text are looked at.
const maxLeads = 24

// saysWe reports whether a verb of the first person plural follows in Spanish or Catalan:
// "desde" stands before places too.
func saysWe(text string) bool {
	ws := wordsOf(cut(text, 160))
	for _, w := range ws[:min(len(ws), 8)] {
		if len(w.low) > 5 && (strings.HasSuffix(w.low, "mos") || strings.HasSuffix(w.low, "em") || strings.HasSuffix(w.low, "im")) {
			return true
		}
	}
	return false
}

// leads gives a sign to the names behind "we".
func (b *bench) leads(blocks []*structure.Block, lang document.Lang) {
	looked := 0
	for _, block := range blocks {
		if block.Kind == structure.Signatory {
			continue
		}
		for _, lead := range weLeads[kin(lang)] {
			text := block.Text
			for at := 0; looked < maxLeads; {
				i := strings.Index(text[at:], lead)
				if i < 0 {
					break
				}
				before := at + i
				at += i + len(lead)
				looked++
				if first := lead[0]; unicode.IsUpper(rune(first)) && letterAt(text, before-1) {
					continue
				}
				rest := flat(cut(text[at:], maxHeading))
				name, end := behindSmall(rest, lang)
				if name == "" {
					continue
				}
				if strings.Contains(strings.ToLower(lead), "esde") || strings.HasPrefix(lead, "es de") {
					if !saysWe(rest[end:]) {
						continue
					}
				}
				b.add(name, block.Lines, we)
			}
		}
	}
}

// behindSmall reads the name that a text begins with behind at most five small words and
// articles, "members of the march Polska za Pokojem".
func behindSmall(text string, lang document.Lang) (name string, end int) {
	ws := wordsOf(text)
	at := 0
	for at < min(len(ws), 6) && !upperFirst(text, ws[at]) && (at == 0 || tight(text, ws[at-1], ws[at])) {
		at++
	}
	if at >= len(ws) || !upperFirst(text, ws[at]) || at > 0 && !tight(text, ws[at-1], ws[at]) {
		return "", 0
	}
	rest := text[ws[at].from:]
	if name, n := genitive(rest, lang); n > 0 {
		return name, int(ws[at].from) + n
	}
	if name, after, ok := body(rest); ok {
		return name, len(text) - len(after)
	}
	last := at
	for last+1 < len(ws) && tight(text, ws[last], ws[last+1]) && last-at < 7 && (upperFirst(text, ws[last+1]) || nameConnectors[ws[last+1].low] && !ands[ws[last+1].low]) {
		last++
	}
	for last > at && !upperFirst(text, ws[last]) {
		last--
	}
	return text[ws[at].from:ws[last].to], int(ws[last].to)
}

// alone gives a sign to a line that is a name and nothing else.
func (b *bench) alone(text string, lines document.Span, sign sign) {
	text = strings.Trim(unmarked(text), " ,;–—-")
	if a, c, ok := strings.Cut(text, " | "); ok {
		for _, side := range []string{a, c} {
			if name, ok := bodyLine(unarticled(side)); ok {
				b.add(name, lines, sign)
			}
		}
		return
	}
	if n := runes(text); n < 3 || n > 90 || strings.ContainsAny(text, "?!:;|@/0123456789") || strings.HasSuffix(text, ".") {
		return
	}
	ws := wordsOf(text)
	if len(ws) == 0 || len(ws) > 9 || startsWithType(ws) || startsWithRole(ws) || areMany(ws) || isNoise(text) {
		return
	}
	_, seat := seatPhrases.at(ws, 0)
	if seat > 0 && seat < len(ws) && sign == inHead && titled(text, ws) && len(ws) <= 8 {
		b.add(text, lines, labelledAs)
		b.add(text, lines, sign)
		return
	}
	if name, ok := bodyLine(unarticled(text)); ok && !isOffice(text) {
		b.add(name, lines, sign)
		return
	}
	if cased(text) && titled(text, ws) && upperFirst(text, ws[0]) && (!allCaps(text) || isAbbreviation(text)) && (!nameConnectors[ws[0].low] || isArticle(ws[0].low)) && (len(ws) > 1 || !isAbbreviation(text) || sign == owns) {
		b.add(text, lines, sign)
	}
}

// seatPhrases begin the names of offices of state, which stand over what they publish.
var seatPhrases = wordSet(`office of the, office of, ministry of, department of, embassy of, ministerio de, embajada de, oficina de la, oficina del, presidencia de la, ministère de, ministère des, ministère du, ambassade de, présidence de la, ministério da, ministério do, embaixada da, embaixada do, presidência da, ministero della, ministero degli, ministero del, ambasciata di, presidenza del, ministerium für, bundesministerium für, botschaft der, министерство, посольство, управление, міністерство, посольство, ministerstwo, ambasada, ministerie van, ministerstvo, velvyslanectví, وزارة, سفارة`)

// lineBlocks is how many blocks at either end of a text are looked through line by line.
const lineBlocks = 14

// eachLine calls f with each line of a block that is short, and where it stands.
func eachLine(block *structure.Block, f func(text string, at document.Span)) {
	if len(block.Text) > 3*maxHeading || block.Kind == structure.Signatory || block.Kind == structure.Quote || block.Kind == structure.Item && block.Ordinal > 0 {
		return
	}
	texts := strings.Split(block.Text, "\n")
	for i, text := range texts {
		at := block.Lines
		if len(texts) == at.Last-at.First+1 {
			at = document.Span{First: at.First + i, Last: at.First + i}
		}
		f(text, at)
	}
}

// weigh finds the candidates of a text and what tells for them.
func (v *view) weigh() *bench {
	s := v.main()
	b := &bench{s: s}
	first := len(s.blocks) - len(s.body)
	t := s.title()
	inTitle := func(l document.Span) bool {
		for _, p := range t.parts {
			if p.Lines.First <= l.First && l.Last <= p.Lines.Last {
				return true
			}
		}
		return false
	}
	key := "" // of a label that stood alone on the line before
	for _, block := range s.blocks[:min(len(s.blocks), max(first, 3), lineBlocks)] {
		if block.Kind == structure.Label {
			continue
		}
		eachLine(block, func(text string, at document.Span) {
			if key == "from" || key == "issuer" {
				for piece := range strings.SplitSeq(strings.ReplaceAll(text, " and ", "; "), ";") {
					b.alone(piece, at, labelledAs)
				}
			}
			if key = ""; strings.HasSuffix(text, ":") {
				key = labelKey(text)
			}
			if !inTitle(at) && !strings.HasSuffix(text, ":") {
				b.alone(text, at, inHead)
			}
		})
	}
	if t.parts != nil {
		lines := t.parts[0].Lines
		if name, article := subjectActs(t.text, s.lang); name != "" {
			b.add(name, lines, titles)
			if article {
				b.add(name, lines, articled)
			}
		}
	}
	for _, block := range s.blocks[min(first, 1):min(len(s.blocks), first+maxActing)] {
		if block.Kind != structure.Paragraph && block.Kind != structure.Item || inTitle(block.Lines) || len(block.Text) < 60 {
			continue
		}
		if name, article := subjectActs(flat(cut(block.Text, maxHeading+100)), s.lang); name != "" {
			b.add(name, block.Lines, acting)
			if article {
				b.add(name, block.Lines, articled)
			}
		}
	}
	if ws := wordsOf(t.text); len(ws) > 0 { // a page on which a body tells of itself
		if _, n := selfTitles.at(ws, 0); n == len(ws) {
			for _, block := range s.body[:min(len(s.body), 3)] {
				b.defined(flat(cut(block.Text, maxStamp)), block.Lines)
			}
		}
	}
	for _, block := range s.blocks[:min(len(s.blocks), 3)] { // a statement that its dateline goes before
		b.behindDate(flat(cut(block.Text, maxHeading)), block.Lines)
	}
	b.leads(s.blocks, s.lang)
	for _, p := range v.end {
		if p.role == stamp || p.role == address || len(s.body) == 0 || p.Lines.First <= s.body[0].Lines.First {
			continue
		}
		eachLine(p.Block, func(text string, at document.Span) {
			if owner := copyrightOf(text); owner != "" {
				b.alone(owner, at, owns)
				return
			}
			if !inTitle(at) {
				b.alone(text, at, atEnd)
			}
		})
	}
	b.recur(t)
	return b
}

// defined gives a sign to what a sentence of such a page begins with: "Mudlark, the paper
// of the lower town, …", "Mudlark is …".
func (b *bench) defined(text string, lines document.Span) {
	ws := wordsOf(text)
	end := 0
	for end < min(len(ws), 6) && upperFirst(text, ws[end]) && (end == 0 || tight(text, ws[end-1], ws[end])) {
		end++
	}
	if end == 0 || end == len(ws) || end == 1 && isArticle(ws[0].low) {
		return
	}
	_, n := isWords.at(ws, end)
	if n > 0 && tight(text, ws[end-1], ws[end]) || strings.HasPrefix(text[ws[end-1].to:], ",") && isArticle(ws[end].low) {
		b.add(text[ws[0].from:ws[end-1].to], lines, defines)
	}
}

// behindDate gives a sign to the body of a kind of document that stands behind the
// sentence or the date that a block begins with: "Oslo, 3 May. Statement of the …".
func (b *bench) behindDate(text string, lines document.Span) {
	for at := 0; ; {
		i := strings.Index(text[at:], ". ")
		if i < 0 {
			return
		}
		at += i + 2
		if opensWithType(text[at:]) {
			for _, i := range issuers(text[at:], b.s.lang) {
				if i.confidence >= Threshold {
					b.add(i.name, lines, labelledAs)
				}
			}
			return
		}
	}
}

// copyrightOf is whom the line of a page says its rights are; "" of any other line.
func copyrightOf(text string) string {
	at := strings.Index(text, "©")
	if at < 0 || len(text) > maxStamp {
		return ""
	}
	name := strings.TrimLeftFunc(text[at+len("©"):], func(r rune) bool { return !unicode.IsLetter(r) })
	if i := indexAny(name, ".,|–—-0123456789"); i > 0 {
		name = name[:i]
	}
	return strings.TrimSpace(name)
}

// recur adds what the whole text says of each candidate.
func (b *bench) recur(t title) {
	if len(b.list) == 0 {
		return
	}
	addresses := hostsOf(b.s)
	for _, c := range b.list {
		name, inside := brackets(c.name)
		if name == "" {
			name = c.name
		}
		if isAbbreviation(inside) {
			c.signs |= spelled
		}
		times, left := 0, maxRecurring
		for _, block := range b.s.blocks {
			if left -= len(block.Text); left < 0 {
				break
			}
			n := strings.Count(block.Text, name)
			if n == 0 {
				continue
			}
			times += n
			if at := strings.Index(block.Text, name); at > 0 && c.signs&articled == 0 && beforeArticle(block.Text[max(0, at-8):at]) {
				c.signs |= articled
			}
		}
		if times >= manyTimes {
			c.signs |= oftenSaid
		}
		for _, h := range addresses {
			if spells(h.name, c.name) {
				b.add(c.name, h.lines, hosted)
				break
			}
		}
		if at := strings.Index(t.text, name); at > 0 && c.signs&titles == 0 {
			ws := wordsOf(t.text[:at])
			for i := len(ws) - 1; i >= max(0, len(ws)-3); i-- {
				if apartWords[ws[i].low] {
					c.signs |= apart
				}
			}
		}
		for _, p := range b.s.head {
			if p.role == salutation && strings.Contains(p.Text, name) {
				c.signs |= greeted
			}
		}
	}
}

// beforeArticle reports whether a text ends with an article.
func beforeArticle(text string) bool {
	ws := wordsOf(text)
	if len(ws) == 0 {
		return false
	}
	switch last := ws[len(ws)-1]; last.low {
	case "the", "el", "la", "los", "las", "le", "les", "il", "lo", "gli", "het", "del", "della", "du", "al", "pela", "pelo", "dos", "das":
		return strings.HasSuffix(text, " ")
	default:
		return strings.HasSuffix(last.low, "'") || strings.HasPrefix(last.low, "l'")
	}
}

// spells reports whether a host is called like a name: by its words run together,
// or by its initials.
func spells(host, name string) bool {
	labels := strings.Split(host, ".")
	if len(labels) < 2 {
		return false
	}
	letters := strings.ReplaceAll(authority.Key(unarticled(name)), " ", "")
	outside, inside := brackets(name)
	bare := strings.ReplaceAll(authority.Key(unarticled(outside)), " ", "")
	for _, label := range labels[:len(labels)-1] {
		label = strings.ReplaceAll(label, "-", "")
		if len(label) < 3 {
			continue
		}
		if label == letters || label == bare || len(label) > 5 && (strings.Contains(bare, label) || strings.Contains(label, bare) && len(bare) > 5) || inside != "" && label == strings.ToLower(inside) || label == acronym(name) {
			return true
		}
	}
	return false
}

// kindPoints is what the kind of a text adds: of what a paper tells, bodies are the
// subject without speaking.
func kindPoints(kind string) float64 {
	switch kind {
	case "article", "interview", "speech", "treaty":
		return -0.8
	case "":
		return -0.2
	case "joint statement":
		return -1.5
	}
	return 0
}

// ownKinds are the kinds of text in which a body tells of its own doings.
var ownKinds = map[string]bool{"statement": true, "press release": true, "appeal": true, "resolution": true, "manifesto": true, "declaration": true, "petition": true}

// ranked are the candidates that could be a body, the likeliest first.
func (b *bench) ranked() []*candidate {
	var list []*candidate
	for _, c := range b.list {
		if c.signs&isKind == 0 && c.signs&hosted == 0 && b.s.plain(c.name) {
			continue
		}
		if c.signs&(isKind|articled|we|spelled) == 0 && isPerson(c.name) || c.signs&(isKind|articled|hosted|we|spelled) == 0 && len(wordsOf(c.name)) == 1 && c.signs&(titles|acting|defines) == 0 {
			continue
		}
		if len(wordsOf(c.name)) == 1 && !isAbbreviation(c.name) && c.signs&(isKind|hosted) == 0 && c.signs&oftenSaid == 0 {
			continue
		}
		list = append(list, c)
	}
	slices.SortStableFunc(list, func(x, y *candidate) int { return cmp.Compare(y.points(), x.points()) })
	return list
}

// plain reports whether the text has all of a name in small letters: then it is no name.
func (s *section) plain(name string) bool {
	low := strings.ToLower(unarticled(name))
	left := maxRecurring
	for _, b := range s.blocks {
		if left -= len(b.Text); left < 0 {
			return false
		}
		for at := 0; ; {
			i := strings.Index(b.Text[at:], low)
			if i < 0 {
				break
			}
			at += i + len(low)
			if !letterAt(b.Text, at-len(low)-1) && !letterAt(b.Text, at) {
				return true
			}
		}
	}
	return false
}

var _ = issuerRule(Rule{Name: "parties/weighed", Field: document.FieldParties, Derived: true, Propose: func(in *Input, known *document.Meta) []Claim {
	if len(known.Parties) > 0 || len(known.Signatories) > 1 {
		return nil
	}
	list := in.view.weigh().ranked()
	if len(list) == 0 {
		return nil
	}
	c := list[0]
	own := ownKinds[known.Type]
	if !c.convinces(own) || !own && c.signs&strong&^(titles|acting) == 0 && !in.view.main().saysWe() {
		return nil // news has bodies as the subject too, but does not say "we"
	}
	points := c.points()
	if c.signs&defines == 0 {
		points += kindPoints(known.Type)
	}
	if len(known.Authors) > 0 {
		points -= 0.6
	}
	confidence := 0.74
	switch {
	case points >= surePoints:
		confidence = 0.78
	case points < leastPoints:
		confidence = 0.55
	}
	if len(list) > 1 && c.points()-list[1].points() < leadPoints {
		confidence = min(confidence, 0.6)
	}
	return []Claim{claim(c.name, c.lines, c.name, confidence)}
}})
