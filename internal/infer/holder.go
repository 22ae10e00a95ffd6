package infer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lists of signatories give persons with titles before and honours behind their
// names, which belong to neither: "Emeritus Professor Ada Blum AO".

// titleWords stand before a person's name and are no office of their own.
var titleWords = wordSet(`emeritus professor, emerita professor, professor emeritus, professor emerita, associate professor, assistant professor, adjunct professor, honorary professor, distinguished professor, university professor, visiting professor, senior lecturer, assoc prof, asst prof, a prof, em prof, prof em, prof emeritus, emeritus, emerita, apl prof, hon prof, univ prof, ao univ prof, prof dr, prof dr dr, prof dr med, prof dr phil, prof dr rer nat, prof dr ing, prof dr h c, dr h c, dr med, dr phil, dr rer nat, dr rer pol, dr jur, dr ing, dr iur, dr habil, dr hab, prof dr hab, prof dr habil, pd dr, priv doz, privatdozent, privatdozentin, dipl ing, dipl psych, dipl päd, mgr, mgr inż, inż, ing, phdr, mudr, mvdr, judr, rndr, mag art, ddr, ddr in, dr in, mag a, licda, licdo, dra, drª, profa, profª, prof ª, ing agr, arq, abg, mtro, mtra, mestre, mtr, maître, professeur émérite, professeure émérite, profesor emérito, profesora emérita, professor emérito, professora emérita, professore emerito, professoressa, prof ssa, dott, dott ssa, dottor, dottoressa, avv, sen, rt hon, right honourable, hon, honourable, the hon, the honourable, very rev, most rev, rt rev, rev dr, the rev, fr, br, sr, capt, captain, lt, lt col, sgt, cmdr, rabbi, imam, sheikh, dame, baroness, countess, viscount, archbishop, deacon, sister, brother, cllr, councillor, councilor, ambassador, dr, prof, drs, ir, mr, mrs, ms, miss, mx, sir, herr, frau, don, doña, dona, mme, mlle, mm, sig, sig ra, pan, pani, dhr, mevr, mevrouw, hr, fru, adv, advocate, comrade, genosse, genossin, тов, д р, проф, акад, академик, доцент, канд наук, профессор, доктор, к т н, д т н, к и н, д и н, к ф н, д ф н, к э н, д э н, к ю н, д ю н, к м н, д м н, к б н, д б н, к х н, д х н, к п н, д п н, пан, пані, проф др, др, акад др, δρ, καθηγητής, καθηγήτρια, prof univ dr, conf univ dr, acad, akad, dipl, av, doç dr, yrd doç dr, öğr gör, prof em dr, em o prof, o prof, o univ prof, univ doz`)

// plainTitles are short titles that are written without a point as well.
var plainTitles = setOf(`dr mr mrs ms mx sir ir ing drs don doña hr fru av frau herr prof dame dhr king sen rev`)

// honours stand behind a person's name without a comma: orders, degrees, seats,
// professed religious; in lower case without points.
var honours = setOf(`оам ao am oam ac om qc kc sc obe mbe cbe kbe dbe gbe ch dso dsc psm bem qso onz cnzm dnzm knzm mnzm qsm cmg kcmg gcmg cvo mvo lvo cc oc cm oq
	frs frsa frse frsc fba faa fassa faha fmedsci fracp fracgp frcp frcs franzcp franzcog frcpsych faicd mrcp mbbs
	mp mep mpp mla mna mlc mhr msp ms td mdb mdl mdep mdc
	phd dphil md edd jd llm llb mba mph mpa msc ma ba bsc med msw rn esq jr sr ii iii iv pe cpa pmp dr habil
	sj op osb ofm osf rsm ocso ocd osa osc cssr sdb svd msc omi fcj ibvm csj scj fma sscc mafr cp cm rscj sss pbvm rnd rndm olsh fsc fms cfc ihm snd sm ssj op`)

// honour reports whether a word is such: set in capitals, or a degree.
func honour(w string) bool {
	w = strings.Trim(w, " ,;")
	plain := strings.ReplaceAll(w, ".", "")
	if !honours[strings.ToLower(plain)] || len(plain) < 2 {
		return false
	}
	return strings.ToUpper(plain) == plain || plain == "PhD" || plain == "DPhil" || plain == "EdD" || plain == "MSc" || plain == "BSc" || plain == "Esq" || plain == "Jr" || plain == "Sr" || plain == "FMedSci"
}

// holder parts a person's name from titles before and honours behind it. name is
// "" if the text is not a person's name with such and nothing else.
func holder(text string) (title, name, after string) {
	text = strings.Trim(text, " ,;\u00a0")
	if len(text) > maxStamp {
		return "", "", ""
	}
	rest := text
	for {
		at := strings.LastIndexAny(rest, " \u00a0")
		if at < 0 {
			return "", "", ""
		}
		_, size := utf8.DecodeRuneInString(rest[at:])
		if !honour(rest[at+size:]) {
			break
		}
		after = strings.TrimSpace(rest[at+size:] + " " + after)
		rest = strings.TrimRight(rest[:at], " ,;\u00a0")
	}
	ws := wordsOf(rest)
	i := 0
	for i < len(ws) {
		_, n := titleWords.at(ws, i)
		if _, r := rolePhrases.at(ws, i); r > n {
			n = r
		}
		if n == 0 || len(ws)-i-n < 2 {
			break
		}
		if short := utf8.RuneCountInString(ws[i].low); n == 1 && short <= 4 && !plainTitles[ws[i].low] && (short == 1 || !strings.HasPrefix(rest[ws[i].to:], ".")) {
			break // "Fr Blum" may be called so, "Fr. Blum" is not
		}
		if strings.HasPrefix(rest[ws[i+n-1].to:], ",") {
			break
		}
		i += n
	}
	if i >= len(ws) {
		return "", "", ""
	}
	// An initial may be a title of one letter: "M. Blum".
	name = strings.TrimSpace(rest[ws[i].from:])
	if !isPerson(name) {
		if i == 0 || !isPerson(rest) {
			return "", "", ""
		}
		return "", rest, after
	}
	title = strings.TrimSpace(strings.TrimRight(rest[:ws[i].from], " "))
	return title, name, after
}

// bodyEndsTight are what names of bodies end with where words run together.
var bodyEndsTight = []string{"联盟", "聯盟", "协会", "協會", "工会", "工會", "委员会", "委員会", "連合", "同盟", "組合", "の会", "学会", "團體", "団体", "基金会", "阵线", "陣線", "연합", "동맹", "위원회", "연맹", "당", "협회", "노조", "노동조합", "단체", "회의", "네트워크", "센터", "재단", "모임", "연대", "학회", "총회", "본부"}

// plainName reports whether a text in a script without capitals could be a
// person's name: two to four characters of Han or Hangul, or two to four words.
func plainName(text string) bool {
	if text == "" || len(text) > 60 || cased(text) || bodyish(text) || peopleWords.has(wordsOf(text)) {
		return false
	}
	letters, han, hangul := 0, 0, 0
	for _, r := range text {
		switch {
		case r == ' ' || r == '\u00a0' || r == '\u3000' || r == '·' || r == '・' || r == '‧' || r == '.' || unicode.IsMark(r) || r == '\u200c':
		case !unicode.IsLetter(r):
			return false
		default:
			letters++
			if unicode.Is(unicode.Han, r) {
				han++
			} else if unicode.Is(unicode.Hangul, r) {
				hangul++
			}
		}
	}
	fields := len(strings.Fields(text))
	if slices.ContainsFunc(bodyEndsTight, func(end string) bool { return strings.HasSuffix(text, end) }) {
		return false
	}
	if han+hangul == letters {
		return letters >= 2 && letters <= 4 || fields == 2 && letters <= 6
	}
	return fields >= 2 && fields <= 5 && letters >= 5
}

// moreBodies are words for bodies that stand in lists of signatories, where a name
// is one of a person or of a body and of nothing else.
var moreBodies = wordSet(`school, college, hospital, library, museum, journal, laboratory, faculty, clinic, synod, diocese, community, communities, cooperative, co op, association inc, inc, ltd, llc, gmbh, e v, ev, asbl, ngo, programme, program, chapter, local group, working group, task force, tenants, residents, alumni, students' union, trades council, labour council, newspaper, theatre, theater, festival,
	universidad, facultad, colegio, cooperativa, escuela, biblioteca, museo, revista, grupo, parroquia, comunidad, círculo, agrupación, vecinos, ateneo, fundació, associació, federació, moviment, sindicat, lliga, partit, unió, consell, xarxa, col·lectiu, comitè, ateneu, coordinadora,
	université, faculté, école, coopérative, bibliothèque, musée, revue, groupe, cercle, comités, atelier, théâtre, éditions, union syndicale, réseaux, les amis,
	universität, hochschule, fakultät, schule, genossenschaft, bibliothek, verlag, zeitschrift, gruppe, arbeitskreis, arbeitsgemeinschaft, ag, werkstatt, theater, ortsgruppe, kreisverband, landesverband, ortsverband, gemeinde, kirche, pfarrei, freundeskreis, förderverein, initiativkreis,
	universidade, faculdade, escola, cooperativa, grupo, núcleo, brigada, revista, observatório, laboratório, instituto, diretório, centro acadêmico, comunidade, università, facoltà, scuola, rivista, gruppo, centro, laboratorio, circolo, comunità, rsu, camera del lavoro, anpi,
	universiteit, faculteit, school, werkgroep, actiegroep, coöperatie, vereniging, groep, collectief, platform, netwerk, uniwersytet, wydział, szkoła, towarzystwo, inicjatywa, grupa, kolektyw, klub, spółdzielnia, związek, zrzeszenie, univerzita, fakulta, škola, spolek, skupina, iniciativa, sdružení, nadace, družstvo, klub, hnutie, združenie, nadácia, univerzitet, sveučilište, fakultet, škola, grupa, inicijativa, udruga, zadruga, sindikat, univerza, društvo, zveza, gibanje, univerzitate, facultate, asociația, fundația, grupul, sindicatul, federația, partidul, mișcarea,
	egyesülete, szövetsége, alapítványa, szervezete, pártja, mozgalma, tanácsa, szakszervezet, szakszervezete, egyetem, egyetemi, társaság, társasága, klubja, csoport, csoportja, önkormányzat, üniversitesi, fakültesi, kolektifi, girişimi, platformu, meclisi, odası, partisi, inisiyatifi, dayanışması, kooperatifi, dernekleri, topluluğu, ağı,
	πανεπιστήμιο, σχολή, συνεταιρισμός, ομάδα, σωματείο, δίκτυο, πρωτοβουλία, συλλογικότητα, συντονισμός, ίδρυμα, universitet, högskola, skola, föreningen, förbundet, nätverket, gruppen, kollektivet, kooperativ, rörelsen, stiftelsen, kvinnoförbund, ungdomsförbund, foreningen, forbundet, nettverket, stiftelsen, høgskole, yliopisto, liitto, yhdistys, järjestö, puolue, liike, verkosto, säätiö, ülikool, liit, ühing, selts, biedrība, savienība, sąjunga, draugija, asociacija, partija, judėjimas,
	университет, факультет, школа, кафедра, академия, театр, музей, редакция, газета, журнал, клуб, община, артель, кооператив, инициатива, группа, штаб, оргкомитет, проект, ячейка, отделение, товарищество, сообщество, братство, землячество, ооо, оо, нко, роо, університет, академія, газета, громада, група, го, гс, бф, братство, осередок, ініціатива, платформа, проєкт, сообщества, задруга, дружство, сдружение, съюз, партия, движение, инициатива, удружење, синдикат, покрет, задруга,
	جامعة, كلية, مدرسة, مجموعة, ملتقى, تجمع, منظمات, جمعيات, نادي, دار, مبادرة, تنسيقية, ائتلاف, حملة, مرصد, دانشگاه, کانون, انجمن, گروه, شورا, کارزار, אוניברסיטה, אוניברסיטת, אגודה, אגודת, ארגון, תנועה, תנועת, עמותה, עמותת, פורום, קואליציה, קואליציית, מפלגה, מפלגת, איגוד, הסתדרות, ועד, 大学, 大學, 学会, 學會, 学院, 學院, 协会, 中心, 研究所, 基金会, 基金會, 公司, 出版社, 俱乐部, 网络, 網絡, 団体, 団, 会, 教会, 大學, 工會, 聯會, 學生會, 学生会`)

// bodyish reports whether an entry of a list is a body: by its words, by an
// abbreviation that it begins with, or by a name in quotation marks.
func bodyish(text string) bool {
	if isBody(text) {
		return true
	}
	ws := wordsOf(text)
	if moreBodies.has(ws) || !cased(text) && slices.ContainsFunc(bodyEndsTight, func(end string) bool { return strings.HasSuffix(text, end) }) {
		return true
	}
	if len(ws) > 1 {
		first := text[ws[0].from:ws[0].to]
		if utf8.RuneCountInString(first) >= 2 && strings.ToUpper(first) == first && isAbbreviation(first) && !honour(first) && strings.ToUpper(text) != text && !strings.HasPrefix(text[ws[0].to:], ".") && upperFirst(text, ws[1]) && !titleInitials[ws[0].low] {
			return true
		}
	}
	open := indexAny(text, "«„“\"")
	return open > 0 && open < len(text)-8 && containsAny(text[open+1:], "»“”\"") && strings.IndexAny(text, ",(") < 0
}

// titleInitials are abbreviations in capitals that are titles, or no body.
var titleInitials = setOf(`dr pd mr ms jr`)
