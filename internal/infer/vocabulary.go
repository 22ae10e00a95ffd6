package infer

// What the kinds of document call themselves. The phrase is the head of a
// title in its plain form; where a language uses one word for two kinds the
// commoner stands here, and type.go knows the exceptions.
var typePhrases = newPhrases(map[string]string{
	"joint statement": `joint statement, joint declaration, joint communique, joint communiqué, common statement, common declaration, joint press statement, joint leaders' statement,
		совместное заявление, совместная декларация, совместное коммюнике, общее заявление, совместное обращение, спільна заява, спільна декларація, сумесная заява,
		comunicado conjunto, declaración conjunta, declaración común, comunicado conxunto, declaració conjunta, comunicat conjunt,
		déclaration commune, déclaration conjointe, communiqué commun, communiqué conjoint,
		gemeinsame erklärung, gemeinsame stellungnahme, gemeinsames kommuniqué,
		declaração conjunta, comunicado conjunto, nota conjunta, dichiarazione congiunta, comunicato congiunto, dichiarazione comune,
		gezamenlijke verklaring, gemeenschappelijke verklaring, wspólne oświadczenie, wspólna deklaracja, közös nyilatkozat, spoločné vyhlásenie, společné prohlášení,
		zajednička izjava, zajedničko saopštenje, заједничка изјава, declarație comună, съвместно изявление, ortak bildiri, ortak açıklama, ortak bildirge, κοινή ανακοίνωση, κοινή δήλωση,
		gemensamt uttalande, felles uttalelse, fælles erklæring, fælles udtalelse, بيان مشترك, اعلان مشترك, بلاغ مشترك, بیانیه مشترک,
		联合声明, 聯合聲明, 共同声明, 共同聲明, 联合公报, 聯合公報, 联合宣言, 공동성명, 공동 성명, tuyên bố chung, pernyataan bersama, संयुक्त वक्तव्य, संयुक्त बयान`,
	"statement": `statement, press statement, public statement, communique, communiqué, proclamation, position paper, position statement,
		заявление, коммюнике, заява, заявление для прессы, oświadczenie, közlemény, nyilatkozat, prohlášení, vyhlásenie, изявление, декларация на, изјава, саопштење, izjava, saopštenje, priopćenje,
		comunicado, nota, nota pública, nota de repúdio, nota oficial, nota de solidariedade, pronunciamiento, posicionamiento, comunicat, erklärung, stellungnahme, proklamation,
		communiqué, comunicato, dichiarazione, verklaring, standpunt, bildiri, açıklama, ανακοίνωση, δήλωση, uttalande, uttalelse, udtalelse,
		بيان, بلاغ, بیانیه, 声明, 聲明, 談話, 谈话, 성명, 성명서, tuyên bố, pernyataan, pernyataan sikap, वक्तव्य, बयान`,
	"declaration": `declaration, declaración, déclaration, declaração, dichiarazione dei diritti, deklaration, declaració, декларация, декларація, deklaracja, deklarácia, deklarace, declarație, bildirge, διακήρυξη,
		اعلان, اعلامیه, 宣言, 宣言书, 선언, 선언문, घोषणा, deklarasi`,
	"press release": `press release, readout, news release, media release, for immediate release, press communique, press communiqué, media statement, fact sheet,
		пресс релиз, сообщение для печати, прес реліз, comunicado de prensa, nota de prensa, comunicado de imprensa, nota à imprensa, nota de imprensa, comunicat de premsa,
		communiqué de presse, pressemitteilung, presseerklärung, comunicato stampa, persbericht, komunikat prasowy, sajtóközlemény, tisková zpráva, tlačová správa, comunicat de presă, прессъобщение,
		basın açıklaması, basın bülteni, δελτίο τύπου, pressmeddelande, pressemelding, pressemeddelelse, بلاغ صحفي, بيان صحفي, 新闻稿, 新聞稿, 报道资料, プレスリリース, 보도자료, siaran pers, thông cáo báo chí`,
	"open letter": `open letter, открытое письмо, відкритий лист, carta abierta, lettre ouverte, offener brief, carta aberta, lettera aperta, open brief, list otwarty, nyílt levél, otevřený dopis, otvorený list, otvoreno pismo, отворено писмо, отворено писмо,
		scrisoare deschisă, açık mektup, ανοιχτή επιστολή, ανοικτή επιστολή, öppet brev, åpent brev, åbent brev, رسالة مفتوحة, نامه سرگشاده, 公开信, 公開信, 公開書簡, 公開状, 공개서한, surat terbuka, thư ngỏ, carta oberta`,
	"letter": `letter, letters, letter to the editor, письмо, лист до, письма, carta, carta al director, lettre, brief an, lettera, brief aan, list do, levél, dopis, pismo, mektup, επιστολή, brev, رسالة, نامه, 信函, 致函, 来信, 書簡, 서한, surat kepada, message to, послание`,
	"speech": `speech, speech by, address, remarks, intervention, opening remarks, closing remarks, keynote, welcoming address, toast, речь, выступление, доклад на, слово на, виступ, промова, discurso, intervención, palabras, alocución, discours, intervention de, allocution,
		rede, ansprache, redebeitrag, discurso, intervenção, pronunciamento, discorso, intervento, toespraak, przemówienie, wystąpienie, beszéd, felszólalás, projev, prejav, govor, говор, реч, discurs, konuşma, konuşması, ομιλία, tal vid, tale, anförande,
		كلمة, خطاب, سخنرانی, 讲话, 講話, 演讲, 演講, 致辞, 致詞, 发言, 演説, 연설, bài phát biểu, pidato, भाषण`,
	"interview": `interview, interview with, an interview, press conference, press briefing, интервью, беседа с, інтерв'ю, entrevista, entretien, interviú, интервюто, intervista, vraaggesprek, wywiad, interjú, rozhovor, intervju, интервју, интервю, interviu, söyleşi, röportaj, συνέντευξη,
		حوار, مقابلة, مصاحبه, گفتگو, 采访, 專訪, 专访, 訪談, 访谈, 答记者问, インタビュー, 인터뷰, phỏng vấn, wawancara, साक्षात्कार`,
	"resolution": `resolution, draft resolution, motion, decision of, резолюция, постановление, решение, резолюція, постанова, resolución, résolution, beschluss, entschließung, resolução, moção, moción, motion de, risoluzione, mozione, resolutie, motie, rezolucja, uchwała, határozat, usnesení, uznesenie, rezolucija,
		rezoluție, karar, kararı, ψήφισμα, απόφαση, resolution om, resolusjon, قرار, قطعنامه, 决议, 決議, 결의, 결의안, nghị quyết, resolusi, प्रस्ताव`,
	"treaty": `treaty, agreement, convention, memorandum of understanding, pact, protocol, covenant, charter, договор, соглашение, конвенция, пакт, устав, хартия, хартія, статут, pacto, carta de las naciones, carta de los derechos, carta de la organización, carta social, carta constitutiva, carta democrática, carta internacional, pacte, charte, pakt, charta, договір, угода, конвенція, tratado, acuerdo, convenio, convención, traité, accord, convention, vertrag, abkommen, übereinkommen, tratado, acordo, convenção,
		trattato, accordo, convenzione, verdrag, overeenkomst, traktat, umowa, porozumienie, szerződés, egyezmény, smlouva, dohoda, zmluva, ugovor, sporazum, tratat, antlaşma, anlaşma, sözleşme, συνθήκη, συμφωνία, fördrag, avtal, traktat om,
		معاهدة, اتفاقية, اتفاق, ميثاق, پیمان, معاهده, 宪章, 憲章, 盟约, 条约, 條約, 协定, 協定, 公约, 조약, 협정, hiệp định, perjanjian, संधि`,
	"manifesto": `manifesto, manifiesto, манифест, маніфест, manifeste, manifest, manifeszt, kiáltvány, manifestu, μανιφέστο, 宣言書, 선언서, مانیفست`,
	"programme": `programme, program, political programme, party programme, action programme, platform, программа, програма, programa, programa político, parteiprogramm, grundsatzprogramm, wahlprogramm, programma, program partii, πρόγραμμα, برنامج, برنامه, 纲领, 綱領, 강령, cương lĩnh`,
	"petition":  `petition, sign the petition, петиция, петиція, petición, pétition, petição, abaixo assinado, petizione, petitie, petycja, petíció, petice, peticija, dilekçe, imza kampanyası, ψήφισμα διαμαρτυρίας, عريضة, 请愿书, 請願書, 請願, 청원, kiến nghị, petisi`,
	"appeal": `appeal, call to, call for, call to action, a call, urgent appeal, urgent call, обращение, воззвание, призыв, звернення, відозва, заклик, llamamiento, llamado, convocatoria, appel, aufruf, appell, apelo, chamado, convocação, appello, oproep, apel, odezwa, felhívás, výzva, apelul, çağrı, κάλεσμα, έκκληση, upprop, opprop, opråb,
		نداء, فراخوان, 呼吁书, 呼籲書, 倡议书, 号召, アピール, 호소문, lời kêu gọi, seruan, अपील`,
	"report": `report, annual report, progress report, final report, report to, report on, отчет, доклад, отчетный доклад, звіт, доповідь, informe, rapport, bericht, jahresbericht, relatório, relazione, rapporto, verslag, raport, sprawozdanie, jelentés, zpráva, správa, izveštaj, raportul, rapor, έκθεση, rapport om,
		تقرير, گزارش, 报告, 報告, 報告書, 보고, 보고서, báo cáo, laporan, रिपोर्ट`,
	"article": `article, editorial, opinion, op-ed, essay, commentary, статья, редакционная статья, стаття, artículo, artículo de opinión, editorial, tribune, éditorial, artikel, leitartikel, kommentar, artigo, articolo, artykuł, cikk, článek, članak, makale, άρθρο, مقال, مقالة, مقاله, 社论, 社論, 评论, 論説, 사설`,
})

// The first words of a page's stamp line, and what else may stand beside a
// date that is the document's own.
var stampWords = wordSet(`published, first published, last updated, updated, posted, date, dated, issued, released, adopted, signed, created, modified, on, at, in, the, of, page, pages, p, issue, no, vol, volume, online, web, time, am, pm, a m, p m, est, edt, gmt, utc, cet, hrs, h, min,
	опубликовано, опубликована, дата, обновлено, принято, от, г, год, года, в, стр, опубліковано, оновлено, рік, року, publicado, publicada, actualizado, fecha, el, a, de, del, en, a las, las, hs, horas, pág, página, num, nº, n,
	publié, publiée, mis à jour, mise à jour, le, à, date de publication, édition, veröffentlicht, stand, datum, am, vom, den, um, uhr, seite, nr, aktualisiert, data, em, às, por volta, atualizado, pubblicato, pubblicata, il, alle, ore, aggiornato, pagina, gepubliceerd, op, geplaatst, bijgewerkt, om, uur,
	opublikowano, dnia, dn, godz, r, str, megjelent, közzétéve, kelt, napján, zveřejněno, dne, publikováno, objavljeno, publicat, yayın tarihi, tarih, tarihi, yayınlanma, saat, δημοσιεύθηκε, ημερομηνία, publicerad, publisert, kl, نشر, نشر في, بتاريخ, التاريخ, في, يوم, حرر, الساعة, ه, م, منشور, تاريخ, 发布时间, 发布, 日期, 时间, 更新, 发表, 公開, 更新日, 등록, 게시, 작성일,
	الموافق, الموافق ل, موافق, المصادف, مطابق, مطابق با, برابر با, بمطابق, هـ, ق, ش, هجري, هجرية, میلادی, شمسی, ھ, عیسوی, 平成, 令和, 昭和, 民国, 中華民國, 公元, 西元, 年, corresponding to, a h, ah, sh, hijri,
	محرم, صفر, ربيع الاول, ربيع الثاني, ربيع الآخر, جمادى الاولى, جمادى الثانية, جمادى الآخرة, رجب, شعبان, رمضان, شوال, ذو القعدة, ذي القعدة, ذو الحجة, ذي الحجة,
	muharram, safar, rabi al awwal, rabi al thani, jumada al ula, jumada al thani, rajab, sha'ban, shaban, ramadan, shawwal, dhu al qadah, dhu al hijjah,
	فروردین, اردیبهشت, خرداد, تیر, مرداد, شهریور, مهر, آبان, آذر, دی, بهمن, اسفند,
	תשרי, חשוון, כסלו, טבת, שבט, אדר, ניסן, אייר, סיוון, תמוז, אב, אלול, tishrei, cheshvan, kislev, tevet, shevat, adar, nisan, iyar, sivan, tammuz, elul`)

// What stands before the name of a writer.
var bylinePhrases = wordSet(`by, written by, posted by, author, authors, text by, words by, from our correspondent, автор, авторы, текст, автори, por, escrito por, autor, autora, autores, texto, par, auteur, auteurs, propos recueillis par, von, verfasser, verfasst von, text von, autor innen,
	di, a cura di, autore, autrice, door, geschreven door, napisał, napisała, autorzy, szerző, írta, napsal, autoři, napisao, piše, de autor, yazan, yazar, του, της, γράφει, συντάκτης, av, skriven av, af, skrevet af, بقلم, كتب, كتبه, الكاتب, نوشته, نویسنده, 作者, 文, 撰文, 記者, 著者, 글, tác giả, oleh, penulis`)

// How a letter begins, and how somebody speaks to a hall.
var salutationPhrases = newPhrases(map[string]string{
	"hall": `dear participants, dear delegates, dear comrades, dear friends, dear colleagues, dear guests, dear friends and comrades, distinguished delegates, distinguished guests, distinguished participants, comrades, comrades and friends, friends and comrades, friends, fellow citizens, my fellow citizens, my fellow americans, fellow workers, workers, brothers and sisters, ladies and gentlemen, excellencies, your excellencies, mr president, mr chairman, mr chair, madam president, madam chair, honourable members, honorable members, good morning, good afternoon, good evening, thank you all, thank you everyone,
		дорогие товарищи, уважаемые товарищи, товарищи, дорогие друзья, друзья, уважаемые участники, уважаемые делегаты, уважаемые коллеги, уважаемые гости, дамы и господа, граждане, братья и сестры, шановні друзі, шановні колеги, шановні громадяни, дорогі друзі, товариші, пані та панове, 
		compañeras y compañeros, compañeros y compañeras, queridos compañeros, queridas compañeras, queridos camaradas, estimados camaradas, camaradas, compañeros, compañeras, queridos amigos, queridas amigas, amigas y amigos, amigos y amigas, señoras y señores, señoras señores, excelencias, distinguidos delegados, señor presidente, señora presidenta, buenos días, buenas tardes, compatriotas, pueblo de,
		chers camarades, chères camarades, camarades, chers amis, chères amies, mesdames et messieurs, mesdames messieurs, excellences, monsieur le président, madame la présidente, chers collègues, mes chers compatriotes, liebe genossinnen, liebe genossen, genossinnen und genossen, liebe freunde, liebe freundinnen, liebe kolleginnen, meine damen und herren, sehr geehrte damen und herren, herr präsident, frau präsidentin, liebe mitbürgerinnen, exzellenzen,
		queridos companheiros, companheiros e companheiras, companheiras e companheiros, companheiros, caros camaradas, senhoras e senhores, senhor presidente, senhora presidente, caros amigos, meus amigos, cari compagni, compagne e compagni, care compagne, compagni, cari amici, signore e signori, signor presidente, beste kameraden, kameraden, beste vrienden, dames en heren, geachte aanwezigen, drodzy towarzysze, towarzysze, szanowni państwo, panie i panowie, drodzy przyjaciele, kedves elvtársak, elvtársak, tisztelt hölgyeim, hölgyeim és uraim, kedves barátaim, soudruzi, drugarice i drugovi, drugovi, dragi drugovi, tovarăși, değerli yoldaşlar, yoldaşlar, değerli arkadaşlar, sayın başkan, hanımefendiler, αγαπητοί σύντροφοι, σύντροφοι, συντρόφισσες, αγαπητοί φίλοι, κυρίες και κύριοι, kamrater, kära kamrater, kära vänner, kammerater, kjære kamerater,
		ايها الرفاق, ايها السادة, السيدات والسادة, سيداتي سادتي, الرفيقات والرفاق, ايها الاخوة, ايتها الرفيقات, السيد الرئيس, ايها الشعب, رفقا, خانم ها و آقایان, 同志们, 同志們, 女士们, 女士們, 各位, 朋友们, 朋友們, 尊敬的, 亲爱的同志, 主席先生, 皆さん, 여러분, 동지들, thưa các đồng chí, kawan kawan, saudara saudara, साथियों, मित्रों`,
	"letter": `dear, dearest, to whom it may concern, sir, dear sir, dear madam, dear sirs, your majesty, to the president, to the editor, to the minister, to the members of, to all, уважаемый, уважаемая, дорогой, дорогая, господин президент, шановний, шановна, estimado, estimada, estimados, estimadas, querido, querida, queridos, queridas, muy señor mío, a quien corresponda, señor director, excelentísimo señor,
		cher, chère, chers, chères, monsieur, madame, monsieur le ministre, madame la ministre, sehr geehrter, sehr geehrte, lieber, liebe, hallo, prezado, prezada, prezados, prezadas, caro, cara, caros, excelentíssimo, excelentíssima, ilustríssima, ilustríssimo, senhor, egregio, gentile, gentili, spettabile, illustrissimo, geachte, beste, szanowny, szanowna, szanowni, drogi, tisztelt, kedves, vážený, vážení, milý, poštovani, dragi, stimate, stimați, sayın, değerli, αξιότιμε, αξιότιμη, αγαπητέ, αγαπητή, αγαπητοί, bästa, kära, käre, kjære, kære,
		السيد, السيدة, حضرة, عزيزي, الى السيد, جناب, آقای, 尊敬的先生, 亲爱的, 敬启者, 拝啓, 귀하, 친애하는, kính gửi, yang terhormat, kepada, प्रिय, महोदय`,
})

// How a letter ends.
var closingPhrases = wordSet(`sincerely, yours sincerely, sincerely yours, yours truly, truly yours, yours faithfully, faithfully, respectfully, respectfully yours, kind regards, best regards, best wishes, warm regards, regards, yours, signed, in solidarity, with comradely greetings, with fraternal greetings, comradely, fraternally, in the name of, on behalf of,
	с уважением, искренне ваш, с товарищеским приветом, с коммунистическим приветом, с приветом, подписи, подпись, подписали, от имени, з повагою, щиро ваш, підпис, підписи, atentamente, saludos cordiales, un saludo, saludos, sin otro particular, le saluda atentamente, cordialmente, fdo, firmado, firman, firma, en nombre de, fraternalmente,
	cordialement, bien à vous, sincères salutations, salutations distinguées, veuillez agréer, fraternellement, signé, signataires, au nom de, mit freundlichen grüßen, mit solidarischen grüßen, mit sozialistischen grüßen, hochachtungsvoll, freundliche grüße, gezeichnet, gez, im namen, unterzeichnet, atenciosamente, cordialmente, saudações, com os melhores cumprimentos, assinam, assinado, em nome de, saudações fraternas,
	cordiali saluti, distinti saluti, in fede, cordialmente, firmato, a nome di, met vriendelijke groet, met vriendelijke groeten, hoogachtend, namens, ondertekend, z poważaniem, z wyrazami szacunku, podpisano, w imieniu, üdvözlettel, tisztelettel, aláírás, s pozdravem, s pozdravom, srdačno, s poštovanjem, cu stimă, saygılarımla, saygılarımızla, imza, με εκτίμηση, υπογραφή, med vänliga hälsningar, med vennlig hilsen, med venlig hilsen,
	مع خالص التحيات, وتقبلوا, تفضلوا بقبول, التوقيع, توقيع, امضا, با احترام, 此致, 敬礼, 签名, 署名, 敬具, 서명, trân trọng, hormat kami, भवदीय`)

// On whose behalf.
var behalfPhrases = wordSet(`on behalf of, on behalf of the, in the name of, in the name of the, for and on behalf of, от имени, по поручению, від імені, en nombre de, en nombre del, en representación de, por encargo de, au nom de, au nom du, pour le, im namen der, im namen des, im namen von, im auftrag, em nome de, em nome do, em nome da, a nome di, a nome della, a nome del, namens, namens de, namens het, uit naam van, w imieniu, nevében, jménem, v mene, u ime, adına, εκ μέρους, på uppdrag av, på vegne av, باسم, نيابة عن, عن, 代表`)

// Between what is written and who wrote it.
var issuerPrepositions = wordSet(`of, of the, by, by the, from, from the, del, de, de la, de los, de las, do, da, dos, das, du, des, de l, della, del, dello, dei, delle, der, des, von, vom, van, van de, van het, av, af, عن, صادر عن, صادرة عن, ل`)

// Where an issuer's name ends and what the text is about begins.
var subjectPrepositions = wordSet(`on, on the, about, regarding, concerning, to, against, for, in, at, with, following, after, before, in support, in solidarity, as, calling, condemning, delivered, following the, upon, sobre, acerca, ante, frente, contra, en, a, al, con, para, por, tras, respecto, sur, à, au, aux, contre, concernant, relatif, suite, face, devant, zu, zum, zur, über, gegen, an, anlässlich, bei, sobre o, em, no, na, ante, perante, su, sul, sulla, contro, per, in merito, all, alla, over, tegen, aan, naar, bij, inzake, 
	о, об, по, к, в, на, против, относительно, про, щодо, до, проти, w, sprawie, do, o, przeciw, حول, بشان, بخصوص, بمناسبة, ضد, الى, om, mot, til, mod, 关于, 就, 對, 对`)
