package infer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/structure"
)

// What a site prints around every text of its: that it is archived, where to jump,
// what the parts of the page are called, the buttons of a wiki. And what whoever
// publishes a text says before it.

const (
	residueNotice = "notice of the site"
	residueIntro  = "introduction by whoever publishes the text"
)

const (
	longestNotice = 500  // bytes
	longestIntro  = 1600 // bytes, of all its paragraphs
	shortestLead  = 80   // bytes
	introBlocks   = 8    // of the first blocks; the text begins within them
)

// notices begin what sites say of a page: that it is old, translated by a machine,
// that cookies are set.
var notices = wordSet(`this is historical material, this is archived material, this is an archived page, this is an archived version, this is an archived, this is an archive, this page has been archived, this page is archived, this content has been archived, this content is archived, this information has been archived, archived content, archived page, you are viewing an archived, you are viewing archived, you are looking at an archived, you're viewing an archived, this website is no longer updated, this page is no longer updated, this page is no longer being updated, this site is no longer updated, this site is no longer maintained, this website is archived, this site is archived, this was published under, this article is more than, this post is more than, we use cookies, this site uses cookies, this website uses cookies, javascript is disabled, javascript must be enabled, please enable javascript, your browser does not support, your browser is out of date, this is a machine translation, this page was machine translated, this text was translated automatically, this page is also available in, please translate, please translate this page, please help translate, this page needs translation, translation needed, kérlek fordítsd le, kérjük fordítsd le, bitte übersetzen, bitte übersetze diese seite, por favor traduce, por favor tradúcelo, merci de traduire, à traduire, da tradurre, per favore traduci, prosím přeložte, proszę przetłumaczyć, do przetłumaczenia, пожалуйста переведите, будь ласка перекладіть, por favor traduza,
	это архивная версия, архивная версия, архивная страница, архивный материал, сайт больше не обновляется, страница больше не обновляется, мы используем файлы cookie, этот сайт использует cookie, этот сайт использует файлы cookie, це архівна версія, архівна версія, архівна сторінка, сайт більше не оновлюється, сторінка більше не оновлюється,
	esta página está archivada, esta es una página archivada, esta página ya no se actualiza, este sitio ya no se actualiza, contenido archivado, página archivada, utilizamos cookies, este sitio utiliza cookies, este sitio web utiliza cookies, esta web utiliza cookies, esta es una versión archivada,
	cette page est archivée, cette page a été archivée, ceci est une page archivée, ce site n'est plus mis à jour, cette page n'est plus mise à jour, contenu archivé, page archivée, nous utilisons des cookies, ce site utilise des cookies, ceci est une version archivée,
	diese seite ist archiviert, diese seite wurde archiviert, dies ist eine archivierte, archivierte seite, archivierter inhalt, diese seite wird nicht mehr aktualisiert, diese website wird nicht mehr aktualisiert, diese webseite wird nicht mehr aktualisiert, wir verwenden cookies, diese website verwendet cookies, diese seite verwendet cookies, diese webseite verwendet cookies,
	esta página está arquivada, esta página foi arquivada, conteúdo arquivado, página arquivada, este site já não é atualizado, este site não é mais atualizado, utilizamos cookies, usamos cookies, este site utiliza cookies, este site usa cookies,
	questa pagina è archiviata, questa è una pagina archiviata, contenuto archiviato, pagina archiviata, questo sito non è più aggiornato, questa pagina non è più aggiornata, questo sito utilizza i cookie, questo sito utilizza cookie, questo sito usa i cookie, utilizziamo i cookie,
	deze pagina is gearchiveerd, dit is een gearchiveerde, deze website wordt niet meer bijgewerkt, deze pagina wordt niet meer bijgewerkt, wij gebruiken cookies, deze website gebruikt cookies, deze site gebruikt cookies, ta strona jest archiwalna, strona archiwalna, strona nie jest już aktualizowana, ta strona używa plików cookie, ta strona korzysta z plików cookie, używamy plików cookie, ez egy archivált, archivált oldal, az oldal már nem frissül, ez az oldal sütiket használ, az oldal sütiket használ, weboldalunk sütiket használ,
	tato stránka je archivována, archivovaná stránka, archivní verze, stránka již není aktualizována, tento web používá cookies, tato stránka používá cookies, táto stránka používa cookies, ova stranica koristi kolačiće, овај сајт користи колачиће, acest site folosește cookie, acest site utilizează cookie, bu site çerez kullanır, αυτή η σελίδα είναι αρχειοθετημένη, ο ιστότοπος χρησιμοποιεί cookies, denna sida är arkiverad, den här sidan uppdateras inte längre, vi använder cookies, denne siden er arkivert, denne side er arkiveret, tämä sivu on arkistoitu, هذه الصفحة مؤرشفة, هذا محتوى مؤرشف, 本页面已存档, 此页面已存档, 本网站使用cookie`)

// skips begin the line by which a reader passes over the menus; the name of the site
// often stands behind it.
var skips = wordSet(`skip to content, skip to main content, skip to the content, skip to navigation, skip to footer, skip to search, skip navigation, jump to navigation, jump to content, jump to search, jump to main content, перейти к содержанию, перейти к содержимому, перейти к основному содержанию, перейти к контенту, перейти к навигации, перейти до вмісту, перейти до основного вмісту, saltar al contenido, ir al contenido, ir al contenido principal, pasar al contenido principal, saltar a contenido principal, aller au contenu, aller au contenu principal, passer au contenu, skip au contenu, accéder au contenu, zum inhalt springen, zum inhalt, direkt zum inhalt, zum hauptinhalt springen, springe zum inhalt, saltar para o conteúdo, ir para o conteúdo, pular para o conteúdo, avançar para o conteúdo, vai al contenuto, salta al contenuto, passa al contenuto, spring naar inhoud, ga naar de inhoud, ga naar inhoud, naar de inhoud springen, przejdź do treści, przejdź do głównej treści, skocz do treści, ugrás a tartalomhoz, ugrás a tartalomra, přejít k obsahu, přejít k hlavnímu obsahu, preskočiť na obsah, prejsť na obsah, skoči na sadržaj, preskoči na sadržaj, sari la conținut, içeriğe geç, içeriğe atla, μετάβαση στο περιεχόμενο, hoppa till innehåll, hopp til innhold, gå til indhold, siirry sisältöön, تخطى إلى المحتوى, تخطي إلى المحتوى, انتقل إلى المحتوى, پرش به محتوا, 跳到内容, 跳至内容, 跳转到内容, 跳至主要内容, コンテンツへスキップ, 본문으로 건너뛰기`)

// pageParts are what programs call the parts of a page where nobody gave a name.
var pageParts = wordSet(`main container, main content, main menu, main navigation, primary menu, primary navigation, secondary menu, secondary navigation, navigation menu, top menu, footer menu, personal tools, document actions, page tools, page actions, site tools, site navigation, user account menu, user menu, search form, search this site, breadcrumb, breadcrumbs, breadcrumb navigation, you are here, primary tabs, toggle navigation, toggle menu, open menu, close menu, post navigation, article navigation, sidebar, page content, content area, header, body, inner page, outer container,
	вы здесь, вы находитесь здесь, вы тут, основная навигация, главное меню, строка навигации, ви тут, ви перебуваєте тут, головне меню, основна навігація, menú principal, navegación principal, está aquí, usted está aquí, se encuentra usted aquí, ruta de navegación, contenido principal, herramientas personales, acciones de documento, menu principal, navigation principale, vous êtes ici, fil d'ariane, contenu principal, outils personnels, hauptmenü, hauptnavigation, hauptinhalt, sie sind hier, du bist hier, brotkrümelnavigation, pfadnavigation, artikelaktionen, benutzerspezifische werkzeuge, suchformular, navegação principal, você está aqui, está em, conteúdo principal, ferramentas pessoais, trilha de navegação, menu principale, navigazione principale, tu sei qui, ti trovi qui, contenuto principale, strumenti personali, hoofdmenu, hoofdnavigatie, u bent hier, je bent hier, hoofdinhoud, kruimelpad, menu główne, jesteś tutaj, główna nawigacja, nawigacja główna, okruszki, főmenü, ön itt áll, itt vagy, jelenlegi hely, hlavní menu, hlavní navigace, jste zde, nacházíte se zde, hlavné menu, nachádzate sa tu, glavni izbornik, nalazite se ovdje, meniu principal, sunteți aici, ana menü, buradasınız, κύριο μενού, είστε εδώ, huvudmeny, du är här, hovedmeny, hovedmenu, du er her, päävalikko, olet tässä, القائمة الرئيسية, انت هنا, المحتوى الرئيسي, 主菜单, 您在这里, 当前位置, 您的位置, 現在位置`)

// wikiWords are the buttons that wikis have above a page.
var wikiWords = wordSet(`view, read, edit, edit page, attach, attach file, print, history, page history, revisions, old revisions, source, view source, show source, show page, discussion, talk, page, article, backlinks, backlink, recent changes, watch, login, log in, diff, raw, info, rename, delete, править, правка, просмотр, просмотреть, обсуждение, история, исходный код, читать, печать, редагувати, редагування, перегляд, обговорення, історія, друк, bearbeiten, ansicht, anzeigen, lesen, versionen, versionsgeschichte, diskussion, quelltext, quelltext anzeigen, anhängen, drucken, verlauf, ältere versionen, modifier, voir, lire, historique, discussion, joindre, imprimer, code source, anciennes révisions, editar, ver, leer, ler, historial, histórico, historia, história, discusión, discussão, adjuntar, anexar, imprimir, código fuente, código fonte, modifica, leggi, visualizza, cronologia, discussione, allega, stampa, sorgente, bewerken, lezen, bekijken, geschiedenis, overleg, brontekst, afdrukken, edytuj, czytaj, widok, historia, dyskusja, załącz, drukuj, źródło, szerkesztés, olvasás, laptörténet, vitalap, nyomtatás, nézet, editovat, číst, zobrazit, historie, diskuse, tisk, zdroj, upraviť, história, diskusia, uredi, povijest, razgovor, editare, istoric, discuție, düzenle, geçmiş, tartışma, επεξεργασία, ιστορικό, συζήτηση, redigera, historik, rediger, historikk, historik, muokkaa, historia, keskustelu, تحرير, تعديل, تاريخ, نقاش, عرض, 编辑, 历史, 讨论, 查看`)

// chromeOf says what of a site a line is; "" if it is none. It looks at a line of a
// head, whatever its form.
func (s *section) chromeOf(b *structure.Block, text string) string {
	if b.Kind == structure.Signatory {
		return ""
	}
	switch {
	case len(text) <= longestNotice && notices.opens(text):
		return residueNotice
	case len(text) > maxStamp:
		return ""
	case skips.opens(text), pageParts.opens(text) && (pageParts.hasAll(text) || containsAny(text, crumbSigns+">:/")), wikiRow(text):
		return residueNoise
	case homePath(text):
		return residuePath
	}
	return ""
}

// pieceSigns stand between the buttons of a row.
const pieceSigns = "·|•/—–"

// wikiRow reports whether a line is a row of the buttons of a wiki: at least three,
// and nothing else.
func wikiRow(text string) bool {
	if !containsAny(text, pieceSigns) {
		return false
	}
	n := 0
	for piece := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(pieceSigns, r) }) {
		if piece = strings.Trim(piece, " []"); piece == "" {
			continue
		}
		if !wikiWords.hasAll(piece) && !isNoise(piece) {
			return false
		}
		n++
	}
	return n >= 3
}

// homeWords are what sites call their first page.
var homeWords = wordSet(`home, home page, homepage, main page, start, главная, на главную, головна, inicio, portada, accueil, startseite, start, início, página inicial, capa, home page, pagina iniziale, strona główna, główna, kezdőlap, főoldal, úvod, domů, domov, početna, naslovna, acasă, anasayfa, ana sayfa, αρχική, hem, hjem, forside, etusivu, الرئيسية, خانه, 首页, 首頁, ホーム, 홈, trang chủ, beranda`)

// homePath reports whether a line is the path of a page from the first page of its
// site: "Home > News > May 2010".
func homePath(text string) bool {
	if !homeWords.mayBegin(text) || !containsAny(text, ">/|»›") {
		return false
	}
	n := 0
	for piece := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(">/|»›", r) }) {
		piece = strings.TrimSpace(piece)
		if piece == "" {
			continue
		}
		if n == 0 && !homeWords.hasAll(piece) {
			return false
		}
		n++
	}
	return n >= 2
}

// postedItems is how many of the next blocks are the list in which a page says who put
// a text there, when and how long it takes to read: "- ada12 - 6 May 2025 - 2 min read".
func (s *section) postedItems(i int) int {
	n, tells := 0, false
	for _, b := range s.blocks[i:min(len(s.blocks), i+5)] {
		text := flat(b.Text)
		if b.Kind != structure.Item || b.Ordinal > 0 || n > 0 && b.Loose || !atMost(text, 40) || strings.ContainsAny(text, ".!?;:") && !startsDigit(text) {
			break
		}
		p := part{Block: b}
		tells = tells || p.isStamp(text) || isNoise(text) || readingTime.has(wordsOf(text))
		n++
	}
	if !tells || n < 2 || i+n >= len(s.blocks) || s.blocks[i+n].Kind == structure.Item {
		return 0
	}
	return n
}

// readingTime is said of how long a text takes to read.
var readingTime = wordSet(`min read, minute read, minutes read, min to read, min de leitura, minutos de leitura, min de lectura, minutos de lectura, min de lecture, minutes de lecture, min lesezeit, minuten lesezeit, min di lettura, minuti di lettura, minuten leestijd, min leestijd, min czytania, minut czytania, мин чтения, минут чтения, минуты чтения, мин на чтение, хв читання, perc olvasás, min čtení, dakikada okunur, dk okunur, min läsning, min lesing`)

func startsDigit(s string) bool { return s != "" && isDigit(s[0]) }

// aloneLabel reads a label on a line of its own whose value stands on the next:
// "From:" over the name of an office.
func (s *section) aloneLabel(i int) (label, bool) {
	b := s.blocks[i]
	name := strings.TrimRight(b.Text, " ")
	if b.Kind != structure.Paragraph && b.Kind != structure.Heading || len(name) > 40 || i+1 >= len(s.blocks) || !strings.HasSuffix(name, ":") && !strings.HasSuffix(name, "：") {
		return label{}, false
	}
	key := labelKey(strings.TrimRight(name, ":： "))
	next := s.blocks[i+1]
	if !lineKeys[key] || key == "to" || next.Loose || next.Lines.First != next.Lines.Last || len(next.Text) > 2*maxHeading || next.Kind == structure.Label {
		return label{}, false
	}
	return label{key: key, value: fieldValue(next.Text), lines: next.Lines}, true
}

// emptyLabel reports whether a line is a label without a value, as a page has that
// fills in a form: "Issue".
func emptyLabel(text string) bool {
	return len(text) <= 30 && issueWords.hasAll(strings.TrimRight(text, " :.")) && !strings.ContainsAny(text, "0123456789")
}

// leadsOver reports whether a block between the title and the line that says when the
// text was put on the page, or who wrote it, is what leads to it: short, and shorter
// than what follows.
func (s *section) leadsOver(i int) bool {
	b := s.blocks[i]
	text := flat(cut(b.Text, 2*maxHeading))
	if b.Kind != structure.Paragraph || len(b.Text) > 2*maxHeading || !atMost(text, 320) || sentences(text) > 3 || i+2 >= len(s.blocks) {
		return false
	}
	titled := false
	for _, p := range s.head {
		switch p.role {
		case heading:
			titled = true
		case salutation, stamp, byline:
			return false
		}
	}
	if !titled {
		return false
	}
	next := sort(s.blocks[i+1], false)
	if next.role != byline && (next.role != stamp || !next.posted && !saysPosted(flat(next.Text))) {
		return false
	}
	after := 0
	for _, b := range s.blocks[i+2 : min(len(s.blocks), i+8)] {
		after += len(b.Text)
	}
	return after > 2*len(b.Text)
}

func saysPosted(text string) bool {
	ws := wordsOf(text)
	for i := range ws {
		if _, n := postedWords.at(ws, i); n > 0 {
			return true
		}
	}
	return false
}

// publishing is how whoever publishes a text leads to it.
var publishing = wordSet(`below is, below are, below you will find, below we publish, we publish below, we publish here, we publish the, we are publishing, we reprint, we reprint below, we reproduce, we reproduce below, we republish, published below, reproduced below, reprinted below, here is the text, here is the full text, the following is the text, the following is a, the following is the, the full text of the, the text of the, full text of the, read the full, the full text follows, the text follows, as follows in full, is printed below, please read,
	публикуем, мы публикуем, ниже публикуем, приводим текст, приводим полный текст, ниже приводим, ниже приводится, ниже текст, предлагаем вашему вниманию, предлагаем вниманию, публікуємо, наводимо текст, нижче наводимо, пропонуємо вашій увазі,
	a continuación publicamos, publicamos a continuación, a continuación reproducimos, reproducimos a continuación, reproducimos, publicamos, compartimos a continuación, compartimos el, difundimos, a continuación el texto, este es el texto, texto íntegro, a continuación el comunicado,
	nous publions, nous reproduisons, nous relayons, publions ci dessous, ci dessous le texte, voici le texte, ci après le texte, ci dessous la lettre, nous diffusons,
	wir dokumentieren, wir veröffentlichen, nachfolgend dokumentieren, dokumentieren wir, veröffentlichen wir, nachstehend der, im folgenden der, im wortlaut, hier der wortlaut,
	publicamos abaixo, publicamos a seguir, reproduzimos, reproduzimos abaixo, divulgamos, segue o texto, segue abaixo, abaixo o texto, leia abaixo, leia a seguir, leia a íntegra, confira a íntegra, confira abaixo,
	pubblichiamo, riportiamo, si riporta, di seguito il testo, di seguito il comunicato, riceviamo e pubblichiamo, ecco il testo, diffondiamo,
	hieronder volgt, hieronder de, wij publiceren, hieronder publiceren, publikujemy, poniżej publikujemy, poniżej treść, przedstawiamy treść, zamieszczamy, közöljük, alább közöljük, az alábbiakban közöljük, publikujeme, přinášíme, níže zveřejňujeme, zveřejňujeme, uverejňujeme, objavljujemo, prenosimo, објављујемо, преносимо, публикуваме, publicăm, redăm, yayınlıyoruz, yayımlıyoruz, aşağıda yayınlıyoruz, δημοσιεύουμε, παραθέτουμε, αναδημοσιεύουμε, nedan följer, nedenfor, julkaisemme,
	ننشر, وفيما يلي نص, فيما يلي نص, وفيما يلي, نص البيان, 全文如下, 以下是, 原文如下, 以下為`)

// introduction is how many of the first blocks, from the first running text on, whoever
// publishes a document says before it. It begins after a title and ends with
//   - a line that hands over ("We publish the statement in full:"),
//   - the salutation of the one letter that the page is about,
//   - the title, a second time,
//   - the first of the questions of an interview, the first reason of a resolution.
//
// A first paragraph that alone is emphasised is one too.
func (s *section) introduction(i int) int {
	titled := false
	for _, p := range s.head {
		switch p.role {
		case heading:
			titled = titled || p.residue == ""
		case salutation:
			return 0
		case labelled:
			if p.fields != nil {
				return 0
			}
		}
	}
	if !titled {
		return 0
	}
	if s.emphasized(i) {
		return 1
	}
	size := 0
	for j := i; j < min(len(s.blocks)-1, i+introBlocks); j++ {
		b := s.blocks[j]
		text := flat(cut(b.Text, 2*maxHeading))
		if j > i {
			switch {
			case b.Kind == structure.Heading && s.isTitleAgain(text):
				return j - i
			case greetsOne(text) && s.greetsOnce(j):
				return j - i
			case j <= i+3 && s.asksFrom(j):
				return j - i
			case whereas.opens(text) && s.reasonsFrom(j) && ends(s.blocks[i]):
				return j - i
			}
		}
		if b.Kind != structure.Paragraph && b.Kind != structure.Heading {
			return 0
		}
		if size += len(b.Text); size > longestIntro {
			return 0
		}
		if len(text) <= maxStamp && s.blocks[j+1].Loose && fullText.has(wordsOf(text)) {
			return j - i + 1
		}
		if j > i+1 {
			continue
		}
		last, _ := utf8.DecodeLastRuneInString(text)
		if last != ':' && last != '：' || len(b.Text) > 2*maxHeading || s.blocks[j+1].Kind == structure.Item {
			continue
		}
		ws := wordsOf(text)
		if publishing.has(ws) || greets(flat(cut(s.blocks[j+1].Text, maxStamp))) && !speakers.has(ws) {
			return j - i + 1
		}
	}
	return 0
}

// introduced reports whether whoever publishes the text says something before it.
func (s *section) introduced() bool {
	return slices.ContainsFunc(s.head, func(p part) bool { return p.residue == residueIntro })
}

// fullText is said in a line that ends what is told of a document before it.
var fullText = wordSet(`full text, the full statement, the full letter, read the statement, read the letter, read the full, full statement, full letter, text of the letter, text of the statement, the letter reads, the statement reads, full text below, полный текст, текст письма, текст заявления, текст обращения, повний текст, текст заяви, текст листа, текст звернення, texto íntegro, texto completo, texto de la carta, texto del comunicado, texto del manifiesto, comunicado completo, carta completa, el texto íntegro, texte intégral, texte complet, texte de la lettre, le texte de l'appel, texte du communiqué, im wortlaut, der wortlaut, volltext, der brief im wortlaut, die erklärung im wortlaut, texto na íntegra, na íntegra, leia a íntegra, íntegra da nota, íntegra da carta, texto da carta, testo integrale, il testo integrale, testo completo, il testo della lettera, di seguito il testo, volledige tekst, de volledige brief, pełny tekst, pełna treść, treść listu, treść oświadczenia, teljes szöveg, a levél szövege, a felhívás szövege, plné znění, celý text, text dopisu, text prohlášení, plné znenie, ceo tekst, tekst pisma, цео текст, пълният текст, пълен текст, textul integral, tam metni, tam metin, πλήρες κείμενο, ολόκληρο το κείμενο, hela texten, hele teksten, النص الكامل, نص البيان, نص الرسالة, 全文如下, 全文, 以下是全文`)

// ends reports whether a block ends as a sentence does.
func ends(b *structure.Block) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(b.Text, " \n*_'\"”»)"))
	return strings.ContainsRune(".!?…。", last)
}

// emphasized reports whether a paragraph is emphasised as a whole and the next is not.
func (s *section) emphasized(i int) bool {
	if i+2 >= len(s.blocks) || len(s.blocks[i].Text) < shortestLead || s.blocks[i].Kind != structure.Paragraph {
		return false
	}
	return inMarks(s.blocks[i].Text) && !inMarks(s.blocks[i+1].Text) && len(s.blocks[i].Text) <= longestIntro
}

// inMarks reports whether marks of emphasis stand around a text and nowhere in it.
func inMarks(text string) bool {
	for _, mark := range []string{"***", "**", "*", "__", "_", "'''", "''"} {
		if within, ok := strings.CutPrefix(text, mark); ok {
			within, ok = strings.CutSuffix(within, mark)
			return ok && !strings.Contains(within, mark)
		}
	}
	return false
}

const (
	fewestTurns = 3  // of an interview
	turnBlocks  = 40 // in which they stand
)

// asksFrom reports whether the questions of an interview begin at a block.
func (s *section) asksFrom(i int) bool {
	if !asks(s.blocks[i]) {
		return false
	}
	n := 0
	for _, b := range s.blocks[i:min(len(s.blocks), i+turnBlocks)] {
		if asks(b) {
			n++
		}
	}
	return n >= fewestTurns
}

// asks reports whether a block is the turn of somebody who asks.
func asks(b *structure.Block) bool {
	if !containsAny(cut(b.Text, 1200), "?？؟") {
		return false
	}
	if isQuestion(b) {
		return true
	}
	name, rest, ok := strings.Cut(cut(b.Text, 60), ":")
	return ok && askers.hasAll(strings.Trim(name, " *_0123456789.")) && !strings.HasPrefix(rest, "//")
}

// reasonsFrom reports whether the reasons of a resolution begin at a block.
func (s *section) reasonsFrom(i int) bool {
	n := 0
	for _, b := range s.blocks[i:min(len(s.blocks), i+8)] {
		if whereas.opens(cut(b.Text, maxStamp)) {
			n++
		}
	}
	return n >= 2
}

// isTitleAgain reports whether a line says the same as a heading of the head does.
func (s *section) isTitleAgain(text string) bool {
	return len(wordsOf(text)) >= 3 && slices.ContainsFunc(s.head, func(p part) bool {
		return p.role == heading && p.residue == "" && strings.EqualFold(strings.Trim(flat(p.Text), " .\"“”«»"), strings.Trim(text, " .\"“”«»"))
	})
}

// greets reports whether a text greets, perhaps within a quotation.
func greets(text string) bool {
	return isSalutation(strings.TrimLeft(text, "\"“”«»„ "))
}

// greetsOne reports whether a line is the salutation of a letter and no more.
func greetsOne(text string) bool {
	if len(text) > maxStamp || !salutationPhrases.mayBegin(text) || !isSalutation(text) {
		return false
	}
	to, n := salutationPhrases.begins(text)
	return n > 0 && to == "letter"
}

// greetsOnce reports whether no other letter follows, or stands before.
func (s *section) greetsOnce(at int) bool {
	for j, b := range s.blocks[:min(len(s.blocks), 60)] {
		if j != at && len(b.Text) <= maxStamp && greetsOne(flat(b.Text)) {
			return false
		}
	}
	return true
}

// sameMatter reports whether a line says in other words what the title says: the most
// of its own words are those of the title.
func sameMatter(text, title string) bool {
	all, found := countStems(text, strings.ReplaceAll(strings.ToLower(title), "ё", "е"))
	if a, n := typePhrases.begins(text); n > 0 { // both are a "Readout", a "Statement"
		if b, _ := typePhrases.begins(title); a == b {
			all, found = all+1, found+1
		}
	}
	return all >= 3 && found*10 >= all*6 && !strings.ContainsFunc(text, unicode.IsDigit)
}
