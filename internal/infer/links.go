package infer

import (
	"strings"
	"unicode"

	"fonds/internal/document"
	"fonds/internal/structure"
)

// What pages print above a text to lead elsewhere: rows of links in brackets or
// between bars, the versions in other languages. They are no part of the document.

const (
	mostLinkBlocks = 14  // lines of one row
	longestLink    = 60  // characters of one link
	longestRow     = 800 // bytes
)

// linkRow is how many of the first blocks are a row of links: each is short, in
// brackets or between bars, and no sentence. It is 0 if they are none.
func linkRow(blocks []*structure.Block) int {
	if len(blocks) == 0 || !opensRow(blocks[0].Text) {
		return 0
	}
	var row strings.Builder
	depth, whole := 0, 0
	for i, b := range blocks[:min(len(blocks), mostLinkBlocks)] {
		if b.Kind == structure.Item || b.Kind == structure.Signatory || i > 0 && b.Loose || row.Len()+len(b.Text) > longestRow {
			break
		}
		text := b.Text
		outside := outsideBrackets(text, &depth)
		if outside && !strings.HasPrefix(strings.TrimLeft(text, " \\"), "|") {
			break
		}
		row.WriteString(text)
		row.WriteByte('\n')
		if depth == 0 || i+1 == len(blocks) || blocks[i+1].Loose {
			whole = i + 1
		}
	}
	if whole == 0 || !areLinks(row.String()) {
		return 0
	}
	return whole
}

// opensRow reports whether a text begins as a row of links does.
func opensRow(text string) bool {
	text = strings.TrimLeft(text, " \\->→\u00a0\n")
	return strings.HasPrefix(text, "[") || strings.HasPrefix(text, "|")
}

// outsideBrackets reports whether letters stand in no brackets; depth is how many
// are open before the text and becomes how many are behind it.
func outsideBrackets(text string, depth *int) bool {
	outside := false
	for _, r := range text {
		switch {
		case r == '[':
			*depth++
		case r == ']':
			*depth = max(*depth-1, 0)
		case *depth == 0 && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			outside = true
		}
	}
	return outside
}

// areLinks reports whether a row has at least two pieces, all of them short.
func areLinks(row string) bool {
	n, letters := 0, 0
	for piece := range strings.FieldsFuncSeq(row, func(r rune) bool { return strings.ContainsRune(`[]|\`, r) }) {
		piece = flat(piece)
		if !strings.ContainsFunc(piece, unicode.IsLetter) {
			continue
		}
		if runes(piece) > longestLink || sentences(piece+" ") > 1 || len(wordsOf(piece)) > 8 {
			return false
		}
		n++
		letters += len(piece)
	}
	return n >= 2
}

// languageNames are what languages call themselves, and what they are called in
// the languages that pages are mostly in.
var languageNames = newPhrases(map[string]string{
	"en": `english, anglais, inglés, ingles, inglês, englisch, английский, английском, англійська, англійською, inglese, engels, angielski, angol, anglicky, engleski, İngilizce, ingilizce, engelska, engelsk, انجليزية, 英文, 英语, 英語`,
	"fr": `french, français, francais, francés, frances, francês, französisch, французский, французском, francese, frans, francuski, فرنسية, 法语`,
	"es": `spanish, español, espanol, castellano, espagnol, espanhol, spanisch, испанский, испанском, spagnolo, spaans, hiszpański, اسبانية, 西班牙语`,
	"de": `german, deutsch, allemand, alemán, alemão, немецкий, немецком, німецька, tedesco, duits, niemiecki, német, německy, الالمانية`,
	"ru": `russian, русский, русском, russe, ruso, russo, russisch, rosyjski, російська, російською, روسية, 俄语`,
	"uk": `ukrainian, українська, українською, украинский, ukrainisch, ukrainien`,
	"pt": `portuguese, português, portugues, portugais, portugués, portugiesisch, португальский, portoghese, portugees`,
	"it": `italian, italiano, italien, italienisch, итальянский, italiaans`,
	"nl": `dutch, nederlands, néerlandais, holandés, niederländisch, нидерландский`,
	"pl": `polish, polski, po polsku, polonais, polaco, polnisch, польский`,
	"cs": `czech, česky, čeština, tchèque, checo, tschechisch`, "sk": `slovak, slovenčina, slovensky`, "hu": `hungarian, magyar, magyarul, hongrois, húngaro, ungarisch`,
	"ro": `romanian, română, roumain, rumano`, "bg": `bulgarian, български`, "sr": `serbian, српски, srpski`, "hr": `croatian, hrvatski`, "sl": `slovenian, slovenščina`, "bs": `bosnian, bosanski`, "mk": `macedonian, македонски`, "sq": `albanian, shqip`,
	"el": `greek, ελληνικά, grec, griego, griechisch`, "tr": `turkish, türkçe, turc, turco, türkisch`, "sv": `swedish, svenska, schwedisch`, "no": `norwegian, norsk`, "da": `danish, dansk`, "fi": `finnish, suomi, suomeksi`, "et": `estonian, eesti`, "lv": `latvian, latviešu`, "lt": `lithuanian, lietuvių`,
	"ca": `catalan, català`, "gl": `galician, galego`, "eu": `basque, euskara`, "be": `belarusian, беларуская`, "kk": `kazakh, қазақша`, "ka": `georgian, ქართული`, "hy": `armenian, հայերեն`, "az": `azerbaijani, azərbaycan`, "ku": `kurdish, kurdî`, "eo": `esperanto`,
	"ar": `arabic, العربية, عربي, arabe, árabe, arabisch, арабский, arabo`, "fa": `persian, farsi, فارسی`, "ur": `urdu, اردو`, "he": `hebrew, עברית`, "hi": `hindi, हिन्दी`, "bn": `bengali, বাংলা`, "ta": `tamil, தமிழ்`,
	"zh": `chinese, 中文, 简体中文, 繁體中文, 简体, 繁體, chinois, chino, chinesisch, китайский`, "ja": `japanese, 日本語`, "ko": `korean, 한국어`, "vi": `vietnamese, tiếng việt`, "id": `indonesian, bahasa indonesia`, "sw": `swahili, kiswahili`,
})

// languageLeads stand before the languages in which a text can be had.
var languageLeads = wordSet(`em, på, по, w, read in, read this in, read it in, available in, also available in, also in, in other languages, other languages, languages, language, translations, versions, in, and, на, на других языках, другие языки, языки, также на, читать на, язык, и, читати, мови, leer en, en otros idiomas, otros idiomas, idiomas, también en, disponible en, y, en, lire en, en d'autres langues, autres langues, langues, disponible en, aussi en, et, auf, in anderen sprachen, andere sprachen, sprachen, auch auf, und, ler em, em outras línguas, outros idiomas, leia em, disponível em, e, leggi in, altre lingue, lingue, lees in, andere talen, talen, اقرا ايضا ب, لغات اخرى, 其他语言, 语言`)

// versionWords stand beside the name of a language in a link to a version.
var versionWords = wordSet(`translation, translated, version, original, text, pdf, html, doc, перевод, переклад, оригинал, версия, traducción, versión, original, traduction, version, übersetzung, fassung, tradução, versão, traduzione, versione, vertaling, versie, tłumaczenie, wersja, fordítás, překlad, çeviri, översättning, ترجمة, نسخة, 版, 版本, 译文`)

// languageRow reports whether a line leads to versions in other languages and says
// nothing else: it names two languages, or one that is not the text's own.
func languageRow(text string, own document.Lang) bool {
	if len(text) > maxHeading {
		return false
	}
	if id := firstWord(text); !languageNames.begin(id) && !versionWords.begin(id) && !languageLeads.begin(id) {
		return false
	}
	ws := wordsOf(text)
	n, other := 0, false // languages; whether one is not the text's, or a version is named
	for i := 0; i < len(ws); {
		if lang, k := languageNames.at(ws, i); k > 0 {
			n++
			other = other || lang != string(own)
			i += k
			continue
		}
		_, k := versionWords.at(ws, i)
		if k > 0 {
			other = true
		} else if _, k = languageLeads.at(ws, i); k == 0 {
			return false
		}
		i += k
	}
	return n >= 2 || n == 1 && other
}

// rubricRow reports whether a line is the path of a page through sections of its
// site, each of which is known: "Home / News", "Opinion | Local".
func rubricRow(text string) bool {
	if len(text) > maxStamp || !containsAny(text, "/|>\\›»·•") || strings.ContainsAny(text, "0123456789") {
		return false
	}
	known, n := 0, 0
	for piece := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune("/|>\\›»·•", r) }) {
		if piece = strings.TrimSpace(piece); piece == "" {
			continue
		}
		n++
		ws := wordsOf(piece)
		if len(ws) == 0 || len(ws) > 4 {
			return false
		}
		_, rubric := rubricWords.at(ws, 0)
		_, kind := rubricTypes.at(ws, 0)
		if rubric == len(ws) || kind == len(ws) || isNoise(piece) {
			known++
		}
	}
	return n >= 2 && known >= 1 && known*2 >= n
}

// menuRow reports whether a line is the menu of a page: at least three short
// pieces far apart.
func menuRow(text string) bool {
	if len(text) > maxHeading || !strings.Contains(text, "   ") && !strings.Contains(text, "\t") || strings.ContainsAny(text, ".,;:!?0123456789") {
		return false
	}
	n := 0
	for piece := range strings.SplitSeq(strings.ReplaceAll(text, "\t", "   "), "   ") {
		if piece = strings.TrimSpace(piece); piece == "" {
			continue
		}
		if len(wordsOf(piece)) > 3 {
			return false
		}
		n++
	}
	return n >= 3
}

// mottos are what parties and believers print above everything they publish.
var mottos = wordSet(`workers of the world unite, workers of all countries unite, workers of all lands unite, working people of all countries unite, proletarians of all countries unite, workers of the world and oppressed peoples unite, proletarians of all countries and oppressed peoples unite,
	пролетарии всех стран соединяйтесь, пролетарі всіх країн єднайтеся, пролетарі всіх країн єднайтесь, пролетарыі ўсіх краін яднайцеся, proletarios de todos los países uníos, trabajadores del mundo uníos, obreros del mundo uníos, proletarios del mundo uníos, proletarios de todos los países unidos, prolétaires de tous les pays unissez vous, travailleurs de tous les pays unissez vous,
	proletarier aller länder vereinigt euch, arbeiter aller länder vereinigt euch, proletários de todos os países uni vos, trabalhadores do mundo uni vos, trabalhadores do mundo uní vos, proletari di tutti i paesi unitevi, proletari di tutto il mondo unitevi, lavoratori di tutto il mondo unitevi, proletariërs aller landen verenigt u, proletariusze wszystkich krajów łączcie się, proletáři všech zemí spojte se, proletári všetkých krajín spojte sa, világ proletárjai egyesüljetek,
	proleteri svih zemalja ujedinite se, пролетери свих земаља уједините се, пролетарии от всички страни съединявайте се, proletari din toate țările uniți vă, bütün ülkelerin işçileri birleşin, bütün ülkelerin proleterleri birleşin, προλετάριοι όλων των χωρών ενωθείτε, proletärer i alla länder förena er, arbetare i alla länder förena er, proletarer i alle land foren jer, proletarer i alle land foren eder, proletarer i alle land foren dere, kaikkien maiden proletaarit liittykää yhteen, a világ proletárjai egyesüljetek,
	يا عمال العالم اتحدوا, يا عمال العالم وشعوبه المضطهدة اتحدوا, 全世界无产者联合起来, 全世界無產者聯合起來, 万国の労働者団結せよ, 만국의 노동자여 단결하라, vô sản tất cả các nước đoàn kết lại, बिस्मिल्लाह, بسم الله الرحمن الرحيم, بسم الله, به نام خدا, بسمه تعالی, in the name of god, in the name of god the compassionate the merciful`)

// isMotto reports whether a line is a motto and nothing else.
func isMotto(text string) bool { return len(text) <= maxHeading && mottos.hasAll(text) }

// deskPhrases begin a line that names no writer but the paper or the site itself.
var deskPhrases = wordSet(`from our correspondent, from our correspondents, from our own correspondent, by our correspondent, by staff reporters, by staff, staff, staff report, staff reporter, staff writer, by the editors, the editors, editorial team, editorial board, newsroom, web desk, news desk, by our reporter, from the website of, special to,
	от редакции, редакция, пресс служба, наш корр, наш корреспондент, соб инф, від редакції, редакція, redacción, la redacción, de la redacción, por redacción, por la redacción, agencias, da redação, redação, por redação, da página do, da página da, da página, do site do, do site da, com informações de, com informações do, com informações da, assessoria de imprensa, da assessoria de imprensa,
	la rédaction, rédaction, par la rédaction, de notre correspondant, avec agences, die redaktion, redaktion, von der redaktion, von unserem korrespondenten, dalla redazione, la redazione, a cura della redazione, redazione, redactie, van de redactie, door de redactie, redakcja, od redakcji, redakce, szerkesztőség, redakcija, redacția, haber merkezi, σύνταξη, redaktionen, redaksjonen,
	هيئة التحرير, تحرير, 编辑部, 本报讯, 本报记者, 編集部, 편집부, ban biên tập, redaksi`)

// isDesk reports whether a line names the paper or site where a writer's name would
// stand: "From the website of the Ferrymen's Club".
func isDesk(text string) bool {
	if len(text) > 100 || !deskPhrases.mayBegin(text) {
		return false
	}
	ws := wordsOf(text)
	if len(ws) == 0 {
		return false
	}
	_, n := deskPhrases.at(ws, 0)
	switch {
	case n == 0:
		return false
	case n == len(ws):
		return true
	}
	return n >= 2 && len(ws)-n <= 6 && titled(text, ws[n:])
}

// hourWords stand beside an hour that a page or a transcript prints alone.
var hourWords = wordSet(`a, p, m, am, pm, est, edt, cst, cdt, mst, mdt, pst, pdt, gmt, utc, bst, cet, cest, msk, local, time, hrs, h, uhr, hours, hora, horas, heures, время, мск, ч, year, и, at, um, a las, à, ore, alle`)

// isHour reports whether a line is an hour and nothing else: "11:46 A.M. EDT".
func isHour(text string) bool {
	if len(text) > 40 || len(text) < 4 || text[0] < '0' || text[0] > '9' {
		return false
	}
	digits, colon := 0, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case isDigit(c):
			digits++
		case c == ':' || c == '.' || c == 'h':
			colon = colon || digits > 0 && digits <= 2
		}
	}
	if !colon || digits < 3 || digits > 6 {
		return false
	}
	ws := wordsOf(text)
	letters := 0
	for i, w := range ws {
		if strings.ContainsFunc(w.low, unicode.IsLetter) {
			if _, n := hourWords.at(ws, i); n == 0 {
				return false
			}
			letters++
		}
	}
	return letters > 0
}
