package infer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/document"
	"fonds/internal/gazetteer"
)

// Words that make a name that of a body of people. Plurals are left out on
// purpose: "Communist and Workers’ Parties" is nobody in particular.
var bodyWords = wordSet(`sindicat, lliga, associació, partit, moviment, unió, federació, ateneu, party, union, league, federation, confederation, association, movement, front, council, committee, alliance, coalition, network, foundation, organisation, organization, institute, society, congress, forum, assembly, ministry, government, embassy, commission, bureau, office, secretariat, centre, center, collective, initiative, campaign, platform, bloc, brigade, club, syndicate, guild, chamber, agency, bank, university, college, hospital, academy, parliament, senate, court, tribune, pole, internationale, international, group, department, authority, company, corporation, fund, church, fraternity, trust, house, republic, kingdom, united nations, european union, united states,
	партия, партии, партией, союз, союза, лига, лиги, федерация, федерации, конфедерация, движение, движения, фронт, фронта, совет, совета, комитет, комитета, альянс, коалиция, фонд, организация, организации, институт, общество, конгресс, форум, ассоциация, ассоциации, объединение, министерство, правительство, комиссия, профсоюз, центр, республика, агентство, комсомол, коллектив,
	партія, партії, спілка, рух, руху, рада, ради, комітет, асоціація, організація, міністерство, уряд, товариство, об'єднання, профспілка, громадська,
	partido, unión, sindicato, liga, federación, confederación, asociación, movimiento, frente, consejo, comité, alianza, coalición, red, fundación, organización, instituto, sociedad, congreso, foro, asamblea, ministerio, gobierno, comisión, colectivo, coordinadora, plataforma, bloque, corriente, central, juventud, instancia, observatorio, centro, república, marea,
	parti, syndicat, ligue, fédération, confédération, association, mouvement, conseil, alliance, réseau, fondation, organisation, institut, société, congrès, assemblée, ministère, gouvernement, collectif, coordination, pôle, comité, jeunesse, observatoire, centre, république, instance,
	partei, gewerkschaft, bund, föderation, verband, verein, vereinigung, bewegung, rat, komitee, ausschuss, bündnis, allianz, netzwerk, stiftung, organisation, institut, gesellschaft, kongress, ministerium, regierung, kommission, zentrum, jugend, initiative, republik, linke, union,
	sindicato, confederação, federação, associação, movimento, frente, conselho, comitê, comité, aliança, rede, fundação, organização, sociedade, assembleia, ministério, governo, comissão, coletivo, união, articulação, pastoral, central, juventude,
	partito, sindacato, lega, federazione, confederazione, associazione, movimento, consiglio, comitato, alleanza, rete, fondazione, organizzazione, istituto, società, assemblea, ministero, governo, collettivo, unione, fronte, coordinamento, rifondazione, potere, circolo,
	partij, vakbond, bond, vereniging, beweging, raad, comité, stichting, organisatie, partia, związek, liga, ruch, rada, komitet, fundacja, stowarzyszenie, organizacja, ruchu, párt, szövetség, mozgalom, egyesület, alapítvány, szervezet, tanács, munkáspárt, strana, svaz, hnutí, hnutie, sdružení, zväz, stranka, savez, pokret, udruženje, partija, partid, partidul, mișcarea, uniunea, partisi, sendika, sendikası, birliği, birlik, derneği, hareketi, komitesi, cephesi, vakfı, konfederasyonu, κόμμα, κόμματος, ένωση, κίνημα, μέτωπο, επιτροπή, οργάνωση, σύλλογος, συνδικάτο, parti, partiet, förbund, förening, rörelse, rådet, bevegelse, forbund, forening,
	حزب, اتحاد, رابطة, منظمة, جمعية, حركة, جبهة, هيئة, نقابة, مجلس, لجنة, تحالف, شبكة, مؤسسة, مركز, حكومة, وزارة, مكتب, تيار, كونفدرالية, فيدرالية, اتحادية, فضاء, منتدى, شبيبة, سازمان, جنبش, اتحادیه, کمیته, 党, 黨, 联盟, 聯盟, 协会, 協會, 委员会, 委員会, 工会, 组织, 組織, 同盟, 運動, 政府, 連合, 당, 동맹, 연맹, 위원회, 연합, đảng, liên đoàn, hội, partai, serikat, persatuan, gerakan, पार्टी, संघ, मोर्चा`)

// Endings of Germanic and Hungarian compounds that are bodies too: Arbeiterpartei, Linkspartei.
var bodyEndings = []string{"partei", "partij", "partiet", "bund", "verband", "gewerkschaft", "bewegung", "beweging", "vakbond", "komitee", "liga", "verein", "vereinigung", "ausschuss", "ausschuß", "vorstand", "genossenschaft", "gesellschaft", "föderation", "organisation", "kommission", "jugend", "förbundet", "forbundet", "forbund", "förbund", "foreningen", "föreningen", "kommittén", "pártja", "szövetsége", "mozgalom"}

// Whom bodies in lists of signatories are called after: "Harbour Women". Of one
// person they are no name.
var peopleWords = wordSet(`women, youth, workers, students, pensioners, dockers, peasants, farmers, teachers, seamen, seafarers, pilots, veterans, friends, mothers, tenants, miners, nurses, neighbours, communists, socialists, greens,
	молодежь, молодёжь, женщины, рабочие, студенты, пенсионеры, ветераны, матери, моряки, шахтеры, шахтёры, учителя, крестьяне, жінки, молодь, робітники, студенти, шахтарі,
	mujeres, jóvenes, trabajadores, trabajadoras, estudiantes, pensionistas, campesinos, mineros, vecinos, madres, amigos, docentes, pescadores, estibadores,
	femmes, jeunes, travailleurs, étudiants, retraités, paysans, mineurs, amis, mères, dockers, frauen, arbeiterinnen, studierende, freunde, mütter,
	mulheres, jovens, trabalhadores, estudantes, aposentados, camponeses, mineiros, mães, donne, giovani, lavoratori, studenti, pensionati, contadini, madri, vrouwen, jongeren, arbeiders, studenten, kvinner, kvinnor, kvinder, ungdom, arbeidere, studenter, kobiety, młodzież, robotnicy, studenci`)

// Organs of a body: what stands between "statement of" and the body's name.
var organPhrases = wordSet(`executive board, steering committee, executive council, central executive committee, international secretary, international secretariat,
	центральный комитет, центрального исполнительного комитета, исполнительного комитета, политсовета, координационного совета, бюро, правления, ревкома, центральний комітет, центрального комітету, цк, президії, президія, виконкому, виконавчого комітету, політбюро, секретаріату, секретаріат, правління, пленуму, з'їзду, політради, координаційної ради,
	komitetu centralnego, rady krajowej, zarządu krajowego, zarządu głównego, rady naczelnej, prezydium, biura politycznego, zarządu, sekretariatu, kc, ústředního výboru, výkonného výboru, úv, předsednictva, rady, ústredného výboru, predsedníctva, predsjedništva, predsedništva, središnjeg odbora, centralnog komiteta, glavnog odbora, izvršnog odbora, председништва, главног одбора, централног комитета, извршног одбора,
	κεντρικής επιτροπής, πολιτικού γραφείου, εκτελεστικής επιτροπής, γραφείου τύπου, κεντρικού συμβουλίου, presidium, central committee, cc, executive committee, national committee, political bureau, politburo, political committee, secretariat, general secretariat, international department, international section, international relations department, international commission, department of international relations, department, press office, press service, press department, executive bureau, national bureau, national executive, national board, national council, board, board of directors, leadership, executive, general assembly, plenum, plenary session, congress, bureau, spokesperson, spokesman, office, office of the spokesperson, delegation, general council, coordinating committee, secretary general, general secretary, chairman, president, chair,
	президиум, президиума, центрального комитета, цк, политбюро, секретариат, секретариата, пленум, пленума, исполком, исполкома, съезд, съезда, международного отдела, совета, 
	comité central, comité ejecutivo, comité ejecutivo nacional, buró político, secretariado, comisión política, secretaría general, secretaría de relaciones internacionales, secretaría internacional, dirección nacional, consejo nacional, comisión ejecutiva, ejecutiva, oficina de prensa, pleno, pleno del comité central, comissão política, comissão executiva, comitê central, secretariado nacional, direção nacional, coordenação nacional, executiva nacional,
	bureau politique, bureau exécutif, bureau national, secrétariat, secrétariat national, secrétariat international, commission internationale, conseil national, comité exécutif, direction nationale, 
	zentralkomitee, parteivorstand, parteivorstandes, parteivorstands, vorstand, vorstandes, vorstands, bundesvorstand, bundesvorstandes, sekretariat, sekretariats, internationale kommission, zk, zks, zentralkomitees, bundesausschuss,
	comitato centrale, segreteria, segreteria nazionale, ufficio politico, direzione nazionale, dipartimento esteri, centraal comité, partijbestuur, bestuur, komitetu centralnego, komitet centralny, kc, zarząd, zarządu, merkez komitesi, κεντρικής επιτροπής, της κε, κε,
	مكتب تنفيذي, مكتب سياسي, لجنة مركزية, مجلس وطني, امانة عامة, مكتب وطني, كتابة وطنية`)

// Offices that stand before or after a person's name.
var rolePhrases = wordSet(`archbishop, metropolitan, patriarch, cardinal, pastor, vicar, rabbi, imam, chaplain, abbot, under secretary general, high commissioner, special envoy, premier, chief minister, attorney general, bischof, bischöfin, erzbischof, metropolit, pfarrer, pfarrerin, superintendent, superintendentin, pater, kardinal, rabbiner, landeshauptmann, évêque, archevêque, père, abbé, rabbin, coprésident, coprésidente, co président, co présidente, président d'honneur, obispo, arzobispo, cardenal, padre, párroco, copresidente, copresidenta, impulsor, impulsora, vocal, bispo, arcebispo, cardeal, pároco, vescovo, arcivescovo, cardinale, parroco, епископ, архиепископ, митрополит, патриарх, протоиерей, иерей, игумен, священник, архимандрит, єпископ, архієпископ, священник, отець, biskup, arcybiskup, kardynał, ksiądz, prezydent, premier, marszałek, wicemarszałek, minister, arcibiskup, kardinál, prezident, premiér, ministr, سكرتير, السكرتير, facilitador, facilitadora, facilitateur, facilitatrice, moderator, moderatorin, responsable de, vocera, vocero, activista, militante, maire, alcalde, alcaldesa, concejal, concejala, prefeito, prefeita, vereadora, sindaco, sindaca, bürgermeister, bürgermeisterin, oberbürgermeister, burgemeester, мэр, мер, burmistrz, starosta, primátor, gradonačelnik, polgármester, borgmester, ordfører, vice chancellor, provost, dean, rector, registrar, emeritus professor, professor emeritus, associate professor, assistant professor, adjunct professor, emeritus, dame, hon, the hon, rt hon, the rt hon, facilitator, organiser, convenor, convener, national organiser, branch president, chief executive, ceo, managing director, deputy chair, deputy chairman, deputy leader, co leader, mp, member of parliament, councillor, cllr, president, vice president, first lady, prime minister, deputy prime minister, minister, foreign minister, minister of, secretary, secretary of, secretary general, general secretary, first secretary, deputy secretary, national secretary, international secretary, press secretary, chairman, chairwoman, chairperson, chair, co-chair, vice chair, vice chairman, director, executive director, spokesperson, spokesman, member, member of, senator, representative, deputy, ambassador, chancellor, king, queen, prince, governor, mayor, professor, prof, dr, doctor, mr, mrs, ms, sir, lady, lord, comrade, general, colonel, advisor, adviser, national security advisor, commissioner, coordinator, head, head of, leader, editor, delegate, founder, treasurer, organizer, organiser, rev, reverend, father, sister, bishop, ir, ing, shop steward, steward, trustee, author, writer, journalist, candidate, teacher, lecturer, historian, economist, lawyer, engineer, researcher, activist, worker, student, nurse,
	президент, президента, министр, министра, премьер министр, председатель, председателя, секретарь, генеральный секретарь, генерального секретаря, первый секретарь, первого секретаря, депутат, член, товарищ, тов, профессор, директор, глава, руководитель, сопредседатель, представитель, посол, координатор, голова, секретар, міністр, професор,
	presidente, presidenta, vicepresidente, vicepresidenta, vice presidente, primera dama, ministro, ministra, primer ministro, canciller, secretario, secretaria, secretario general, secretaria general, portavoz, diputado, diputada, senador, senadora, embajador, director, directora, compañero, compañera, camarada, general, comandante, coordinador, coordinadora, doctor, doctora, profesor, profesora, maestra, maestro, escritor, escritora, periodista, abogado, abogada, historiador, historiadora, economista, sindicalista, miembro,
	président, présidente, vice président, vice présidente, premier ministre, ministre, secrétaire, secrétaire général, secrétaire générale, secrétaire national, porte parole, député, députée, sénateur, ambassadeur, directeur, directrice, professeur, docteur, camarade, professeure, écrivain, écrivaine, journaliste, avocat, avocate, historien, historienne, économiste, chercheur, chercheuse, monsieur, madame, membre, coordinateur, responsable,
	präsident, präsidentin, bundespräsident, kanzler, bundeskanzler, bundeskanzlerin, minister, ministerin, vorsitzender, vorsitzende, generalsekretär, sekretär, sprecher, sprecherin, abgeordnete, genosse, genossin, herr, frau, mitglied, schriftführer, schriftführerin, kassier, kassierer, kassiererin, schatzmeister, schatzmeisterin, geschäftsführer, geschäftsführerin, obmann, professor, professorin, schriftsteller, schriftstellerin, journalist, journalistin, rechtsanwalt, lehrer, lehrerin, historiker, leiter, leiterin, redakteur,
	deputado, deputada, ministro, secretário, secretária, secretário geral, dirigente, coordenador, coordenadora, senadora, governador, vereador, professora, escritor, escritora, jornalista, advogado, advogada, historiador, companheiro, segretario, segretaria, segretario generale, presidente della, deputato, coordinatore, responsabile, compagno, compagna, portavoce, membro, voorzitter, secretaris, woordvoerder, lid, bestuurslid, przewodniczący, przewodnicząca, sekretarz, rzecznik, poseł, członek, elnök, főtitkár, titkár, alelnök, předseda, tajemník, predsednik, sekretar, başkan, genel başkan, genel sekreter, sekreter, πρόεδρος, γραμματέας, γενικός γραμματέας, ordförande, leder, formand,
	رئيس, رئيسة, كاتب عام, امين عام, وزير, ناطق, عضو, منسق, نائب, دبیرکل, رئیس, 主席, 总书记, 書記, 委員長, 总理, 部长, 秘书长, 위원장, 대표`)

// Plurals and others that show that a run of capitals is not one body.
var manyWords = wordSet(`parties, partidos, партий, партии и, partis, parteien, partiti, partijen, partii, pártok, κομμάτων, احزاب, unions, organisations, organizations, movements, countries, leaders, ministers, states, nations, peoples, governments, sindicatos, organizaciones, movimientos, syndicats, organisationen, gewerkschaften`)

// Small words inside the names of bodies and persons.
var nameConnectors = map[string]bool{}

func init() {
	for _, w := range strings.Fields(`of the and for in to on & de del la las los el y e i en da do das dos du des d le les et der die das den dem des und für fur im von vom zu di della delle dei degli del e per il lo van het ter voor ved for og och av af a an u w z na o dla za и в по на за і та й та ve és și`) {
		nameConnectors[w] = true
	}
}

// nobleWords are the small words inside the names of persons.
var nobleWords = map[string]bool{"de": true, "del": true, "da": true, "do": true, "dos": true, "das": true, "di": true, "la": true, "le": true,
	"van": true, "von": true, "der": true, "den": true, "ter": true, "ten": true, "bin": true, "ibn": true, "al": true, "el": true, "y": true, "e": true, "zu": true, "af": true, "och": true}

// isBody reports whether a name is that of a body by one of its words or by
// being an abbreviation.
func isBody(name string) bool {
	ws := wordsOf(name)
	return bodyWords.has(ws) || compound(ws) || isAbbreviation(strings.TrimSpace(name))
}

func compound(ws []word) bool {
	for _, w := range ws {
		if definite(w.low) {
			return true
		}
		for _, end := range bodyEndings {
			if len(w.low) > len(end) && strings.HasSuffix(w.low, end) {
				return true
			}
		}
	}
	return false
}

// definite reports whether one word is the name of a body: a Nordic compound with
// the article at its end, "Hamnarbetarförbundet".
func definite(low string) bool {
	for _, end := range []string{"partiet", "förbundet", "forbundet", "foreningen", "föreningen", "rörelsen", "bevegelsen", "bevægelsen"} {
		if len(low) > len(end)+2 && strings.HasSuffix(low, end) {
			return true
		}
	}
	return false
}

// isAbbreviation tells CPRF, КПРФ, FSF.hu and PKP-1930 from a shout: one word
// of 2 to 10 characters, mostly capitals.
func isAbbreviation(s string) bool {
	n, upper, lowers := 0, 0, 0
	for _, r := range s {
		n++
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lowers++
		case !unicode.IsDigit(r) && !strings.ContainsRune(".-()/", r):
			return false
		}
	}
	return n <= 10 && upper >= 2 && upper > lowers
}

// isPerson reports whether a text is formed like the name of a person: two to
// five words with capitals, perhaps initials, no word of a body, an office or a
// kind of document. Scripts without capitals give no such form; there only the
// place in the text can tell.
func isPerson(s string) bool {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 80 || !containsAny(s, " .\u00a0") || containsAny(s, "0123456789:;!?()[]<>@/|«»“”\"…") {
		return false
	}
	ws := wordsOf(s)
	if len(ws) < 2 || len(ws) > 6 || !upperFirst(s, ws[0]) || noNames.has(ws) || bodyWords.has(ws) || compound(ws) || !cased(s) {
		return false // one word with a hyphen names a place, or half a person
	}
	capitals := 0
	for i, w := range ws {
		text := s[w.from:w.to]
		switch {
		case nobleWords[w.low] && i > 0:
		case !upperFirst(s, w), i+1 < len(ws) && (strings.HasSuffix(w.low, "'s")):
			return false
		default:
			capitals++
		}
		if _, n := typePhrases.at(ws, i); n > 0 {
			return false
		}
		if _, n := subjectPrepositions.at(ws, i); n > 0 && i > 0 && !nobleWords[w.low] && utf8.RuneCountInString(text) > 1 {
			return false
		}
		// Between the words of a name stand spaces, hyphens and the dots of initials.
		if i > 0 {
			between := s[ws[i-1].to:w.from]
			if strings.Trim(between, " .-\u00a0'’") != "" || strings.HasPrefix(between, ". ") && ws[i-1].to-ws[i-1].from > 8 {
				return false
			}
		}
	}
	return capitals >= 2
}

// mayName reports whether a name of a person could stand in a text: two words with
// capitals do, or one of a script that has none.
func mayName(text string) bool {
	raised := 0
	for at := 0; ; {
		var room [48]byte
		from, to, _ := nextWord(text, at, room[:0])
		if from == to {
			return false
		}
		at = to
		switch r, _ := utf8.DecodeRuneInString(text[from:]); {
		case unicode.IsLower(r):
		case unicode.IsUpper(r) || unicode.IsTitle(r) || unicode.IsDigit(r):
			if raised++; raised == 2 {
				return true
			}
		default:
			return true
		}
	}
}

// noNames are words with capitals in headings that are in no person's name.
var noNames = wordSet(`ministers, presidents, leaders, officials, senators, secretaries, heads, representatives, delegates, participants, members, citizens, residents, organisations, organizations, parties, unions, fragen, antworten, faq, preguntas, respuestas, perguntas, respostas, domande, risposte, вопросы, ответы, питання, ministros, presidentes, líderes, representantes, ciudadanos, ministres, dirigeants, citoyens, bürger, ministri, cittadini, министры, лидеры, граждане, teleconference, conference, principles, purpose, intent, faith, aims, policy, solidarity, concern, position, unity, commitment, understanding, objectives, values, goals, rights, demands, peace, water, future, people, peoples, workers, war, climate, justice, freedom, democracy, support, call, action, struggle, crisis, elections, government, law, bill, budget, economy, world, day, days, week, year, news, updates, archive, chapter, part, section, letters, response, question, questions, answers, page, home, contact,
	principios, derechos, solidaridad, unidad, paz, agua, futuro, pueblo, pueblos, guerra, justicia, libertad, democracia, lucha, crisis, huelga, reforma, ley, derecho, noticias, página, inicio,
	principes, droits, solidarité, unité, paix, avenir, peuple, peuples, guerre, liberté, démocratie, lutte, grève, réforme, loi, actualités, accueil,
	grundsätze, rechte, solidarität, einheit, frieden, zukunft, volk, krieg, freiheit, demokratie, kampf, krise, streik, gesetz, seite, startseite,
	princípios, direitos, solidariedade, unidade, povo, povos, guerra, liberdade, luta, greve, lei, água, notícias, início, principi, diritti, solidarietà, unità, pace, popolo, libertà, lotta, sciopero, legge, acqua, notizie,
	принципы, принципов, права, солидарность, единство, мир, народ, народы, война, свобода, демократия, борьба, кризис, закон, новости, главная, принципи, солідарність, єдність, народ, війна, боротьба, закон, новини`)

// areInitials tells J.M.C. from a word.
func areInitials(s string) bool {
	n := 0
	for part := range strings.SplitSeq(strings.TrimSpace(s), ".") {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		r, size := utf8.DecodeRuneInString(part)
		if size != len(part) || !unicode.IsUpper(r) {
			return false
		}
		n++
	}
	return n >= 2 && n <= 4 && strings.Count(s, ".") >= n
}

// person finds the name of a person at the beginning of a text, behind offices
// and titles, up to where capitals end: "President Ada Blum on Rivers" is "Ada Blum".
func person(s string) (name string, from int) {
	ws := wordsOf(s)
	i := 0
	for i < len(ws) {
		_, n := rolePhrases.at(ws, i)
		switch {
		case n > 0:
			i += n
		case ws[i].low == "the" || ws[i].low == "of" && i > 0 || nobleWords[ws[i].low] && i > 0 && !upperFirst(s, ws[i]):
			i++
		default:
			goto names
		}
	}
	return "", 0
names:
	end := i
	for end < len(ws) && end-i < 5 {
		w := ws[end]
		if !upperFirst(s, w) && !nobleWords[w.low] {
			break
		}
		if _, n := subjectPrepositions.at(ws, end); n > 0 && !upperFirst(s, w) && !nobleWords[w.low] {
			break
		}
		if end > i && strings.Trim(s[ws[end-1].to:w.from], " .-\u00a0'’") != "" {
			break
		}
		end++
	}
	for end > i && nobleWords[ws[end-1].low] && !upperFirst(s, ws[end-1]) {
		end--
	}
	for end-i > 2 && strings.ToUpper(s[ws[end-1].from:ws[end-1].to]) == s[ws[end-1].from:ws[end-1].to] && ws[end-1].to-ws[end-1].from > 1 && isDegree(ws[end-1].low) {
		end--
	}
	if end-i < 2 {
		return "", 0
	}
	last := int(ws[end-1].to)
	if last < len(s) && s[last] == '.' && utf8.RuneCountInString(s[ws[end-1].from:last]) == 1 {
		last++
	}
	name = strings.TrimSuffix(strings.TrimSuffix(s[ws[i].from:last], "'s"), "’s")
	if !isPerson(name) {
		return "", 0
	}
	return name, int(ws[i].from)
}

// body finds the name of one body of people at the beginning of a text, behind
// articles and organs: "the presidium of the Central Committee of the Red River
// Party on floods" is "Red River Party". rest is what follows it.
func body(s string) (name, rest string, ok bool) {
	ws := wordsOf(s)
	i := afterOrgans(s, ws)
	if i >= len(ws) || !upperFirst(s, ws[i]) || !cased(s) {
		return "", "", false
	}
	end := i
	for end < len(ws) {
		w := ws[end]
		if end > i {
			// A bracket may belong to the name; any other mark ends it.
			if gap := s[ws[end-1].to:w.from]; containsAny(gap, ",;:.!?|–—[]{}\n") && !strings.Contains(gap, ". ") || containsAny(gap, ",;:!?|–—\n") {
				break
			} else if strings.ContainsRune(gap, '(') {
				break
			}
		}
		if !upperFirst(s, w) && (!nameConnectors[w.low] || end > i && leadsOn(ws, i, end)) {
			break
		}
		if end > i+1 && upperFirst(s, w) && bodyWords.has(ws[i:end]) && holds(s, ws, end) {
			break // "River Council Spokesperson Ada Blum"
		}
		end++
	}
	end = i + oneBody(s, ws[i:end])
	for end > i && !upperFirst(s, ws[end-1]) {
		end-- // connectors at the end lead on to something else
	}
	if end == i {
		return "", "", false
	}
	if _, n := typePhrases.at(ws, i); n >= end-i {
		return "", "", false
	}
	last := int(ws[end-1].to)
	inner := ws[i:end]
	if areMany(inner) {
		return "", "", false
	}
	// What a bracket abbreviates by its initials is a body, whatever its words.
	if _, inside := brackets(s[last:]); len(inner) > 1 && strings.HasPrefix(strings.TrimLeft(s[last:], " \u00a0"), "(") && !atMost(inside, 2) && isAbbreviation(inside) {
		if whole := initialsOf(s[ws[i].from:last], inside); whole == s[ws[i].from:last] {
			last += strings.IndexByte(s[last:], ')') + 1
			return s[ws[i].from:last], s[last:], true
		}
	}
	if !(bodyWords.has(inner) || compound(inner) || len(inner) == 1 && isAbbreviation(s[inner[0].from:inner[0].to]) && (len(ws)-i == 1 || !allCaps(s))) {
		return "", "", false
	}
	// "(CPRF)" behind the name belongs to it.
	if after := s[last:]; strings.HasPrefix(strings.TrimLeft(after, " \u00a0"), "(") {
		if _, inside := brackets(after); isAbbreviation(inside) {
			last += strings.IndexByte(after, ')') + 1
		}
	}
	name = s[ws[i].from:last]
	if len(inner) == 1 && !isAbbreviation(name) && !definite(inner[0].low) {
		return "", "", false // "Congress", "Government": nobody's name
	}
	return name, s[last:], true
}

// onBodies are bodies whose names go on with "on": "Commission on Human Rights".
var onBodies = map[string]bool{"committee": true, "commission": true, "conference": true, "panel": true, "forum": true, "institute": true}

// inPhrases say in what way somebody speaks: "in solidarity with".
var inPhrases = map[string]bool{"solidarity": true, "support": true, "response": true, "defence": true, "defense": true, "memory": true, "honour": true, "honor": true, "reply": true, "view": true, "light": true, "connection": true, "protest": true, "reaction": true}

// leadsOn reports whether a small word leads from the name of a body, which began
// at word i, to what it speaks about or to whom.
func leadsOn(ws []word, i, at int) bool {
	next := ""
	if at+1 < len(ws) {
		next = ws[at+1].low
	}
	switch ws[at].low {
	case "on":
		return !onBodies[ws[at-1].low] || next == "the"
	case "to":
		return bodyWords.has(ws[i:at])
	case "in":
		return inPhrases[next]
	}
	return false
}

// holds reports whether an office stands at a word, and a person's name behind it.
func holds(s string, ws []word, at int) bool {
	_, n := rolePhrases.at(ws, at)
	if n == 0 || len(ws[at].low) <= 3 || at+n >= len(ws) {
		return false
	}
	name, from := person(s[ws[at].from:])
	return name != "" && int(ws[at].from)+from == int(ws[at+n].from)
}

// oneBody is how many words belong to the first of two bodies that "and" joins:
// "River Party and the Lake League". Of "Workers' and Peasants' Party" all do.
func oneBody(s string, ws []word) int {
	for i := 1; i < len(ws); i++ {
		if !ands[ws[i].low] || upperFirst(s, ws[i]) || !bodyWords.has(ws[:i]) && !compound(ws[:i]) && !(i == 1 && isAbbreviation(s[ws[0].from:ws[0].to])) {
			continue
		}
		after := ws[i+1:]
		for len(after) > 0 && isArticle(after[0].low) {
			after = after[1:]
		}
		if len(after) == 0 || onlyOrgan(s[ws[0].from:ws[i-1].to]) {
			continue
		}
		single := len(after) == 1 && isAbbreviation(s[after[0].from:after[0].to])
		if single || len(after) > 1 && (bodyWords.has(after) || compound(after)) && !areMany(after) {
			return i
		}
	}
	return len(ws)
}

// areMany reports whether words speak of several bodies. The United Nations are one.
func areMany(ws []word) bool {
	for i := range ws {
		if _, n := manyWords.at(ws, i); n > 0 && !(ws[i].low == "nations" && i > 0 && ws[i-1].low == "united") {
			return true
		}
	}
	return false
}

// afterOrgans is the number of words of articles, organs and the prepositions
// between them that a text begins with.
func afterOrgans(s string, ws []word) int {
	i := 0
	for i < len(ws) {
		if _, n := organPhrases.at(ws, i); n > 0 && i+n < len(ws) {
			// An organ is one only if its body follows: "Central Committee of the …".
			_, p := issuerPrepositions.at(ws, i+n)
			if p > 0 && i+n+p < len(ws) {
				i += n + p
				continue
			}
			if utf8.RuneCountInString(s[ws[i].from:ws[i+n-1].to]) <= 3 || !nominative(s[ws[i].from:]) {
				i += n // "CC CPRF", "ЦК КПРФ", "Президиума ЦК КПРФ"
				continue
			}
		}
		if isArticle(ws[i].low) && !upperFirst(s, ws[i]) || i == 0 && isArticle(ws[i].low) {
			i++
			continue
		}
		break
	}
	return i
}

// nominative reports whether a name stands as in a dictionary: languages whose
// nouns change give the body of "statement of the party" in the genitive, which
// is not its name.
func nominative(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return !unicode.In(r, unicode.Cyrillic, unicode.Greek)
		}
	}
	return true
}

func isArticle(w string) bool {
	switch w {
	case "the", "el", "la", "los", "las", "le", "les", "l", "die", "der", "das", "des", "dem", "den", "o", "os", "as", "il", "lo", "gli", "i", "het", "de", "a":
		return true
	}
	return false
}

// wholeBody reports whether a short text is the name of one body and nothing else.
func wholeBody(s string) (string, bool) {
	name, rest, ok := body(s)
	if !ok || strings.Trim(rest, " .,;:\u00a0") != "" {
		return "", false
	}
	return name, true
}

// seats are institutions that stand for their country without naming it.
var seats = newPhrases(map[string]string{
	"EU": `european commission, european council, european parliament, council of the european union, commission européenne, parlement européen, europäische kommission, europäisches parlament, comisión europea, parlamento europeo, commissione europea, comissão europeia, europese commissie, еврокомиссия, европейская комиссия, европейский парламент, європейська комісія, المفوضية الأوروبية, 欧盟委员会, 欧洲议会`,
	"US": `white house, state department, casa blanca, maison blanche, белый дом, البيت الأبيض, 白宫`,
	"RU": `kremlin, state duma, кремль, государственная дума, госдума, 克里姆林宫`,
	"GB": `downing street, house of commons of the united kingdom`,
	"DE": `bundestag, bundesrat, bundesregierung, bundeskanzleramt, auswärtiges amt`,
	"FR": `élysée, palais de l'élysée, quai d'orsay`,
	"UA": `verkhovna rada, верховна рада, верховная рада`,
	"ES": `la moncloa, palacio de la moncloa, cortes generales`,
	"IL": `knesset`, "PL": `sejm`, "SE": `riksdag`, "NO": `storting, stortinget`, "DK": `folketing, folketinget`, "IE": `oireachtas`, "JP": `kantei`, "BR": `palácio do planalto`, "AR": `casa rosada`,
})

// country gives the one country that the name of a body names. A name beats an
// adjective, what stands in brackets or behind a dash beats both; two countries
// are none.
func country(name string, lang document.Lang) (document.Country, bool) {
	name = cut(name, maxHead)
	matches := countriesIn(nil, name, lang)
	if len(matches) == 0 {
		ws := wordsOf(name)
		for i := range ws {
			if code, n := seats.at(ws, i); n > 0 {
				return document.Country(code), true
			}
		}
		return "", false
	}
	pick := func(fits func(gazetteer.Match) bool) (document.Country, bool) {
		var found document.Country
		for _, m := range matches {
			if fits(m) {
				if found != "" && found != m.Country {
					return "", false
				}
				found = m.Country
			}
		}
		return found, found != ""
	}
	if outside, inside := brackets(name); inside != "" {
		at := strings.Index(name, inside)
		if c, ok := pick(func(m gazetteer.Match) bool { return at >= 0 && m.From >= at && m.To <= at+len(inside) }); ok && outside != "" {
			return c, true
		}
	}
	has := func(kinds ...gazetteer.Kind) func(gazetteer.Match) bool {
		return func(m gazetteer.Match) bool { return slices.Contains(kinds, m.Kind) }
	}
	if names := has(gazetteer.ByName, gazetteer.ByCapital); slices.ContainsFunc(matches, names) {
		return pick(names)
	}
	// "Ukrainian Association of Queensland" is at home where the place is, and
	// "Australian Federation of Ukrainian Societies" where its first word says.
	if first := slices.IndexFunc(matches, has(gazetteer.ByAdjective)); first >= 0 {
		if slices.ContainsFunc(matches[first:], has(gazetteer.ByPlace, gazetteer.ByInstitution)) {
			return pick(has(gazetteer.ByPlace, gazetteer.ByInstitution))
		}
		if m := matches[first]; m.From == 0 && bodyWords.has(wordsOf(name[m.To:])) && lang == "en" {
			if next := slices.IndexFunc(matches[1:], has(gazetteer.ByAdjective)); next >= 0 && bodyWords.has(wordsOf(name[m.To:matches[1+next].From])) {
				return m.Country, true
			}
		}
		return pick(has(gazetteer.ByAdjective))
	}
	for _, kind := range []gazetteer.Kind{gazetteer.ByPlace, gazetteer.ByInstitution, gazetteer.ByRenown} {
		if slices.ContainsFunc(matches, has(kind)) {
			return pick(has(kind))
		}
	}
	return "", false
}
