package infer

import (
	"strings"
	"unicode"
)

// noise is what pages have around their texts: buttons, counters, menus. A line
// counts if it says nothing else.
var noise = wordSet(`share, share this, share on, shares, tweet, retweet, pin it, facebook, twitter, x, whatsapp, telegram, linkedin, reddit, pinterest, instagram, youtube, mastodon, bluesky, tumblr, vk, email, e mail, e-mail, print, print this, print this page, pdf, download, download pdf, save, bookmark, copy link, permalink, like, like this, likes, loading, follow us, follow us on, subscribe, subscribe to our newsletter, sign up, sign up for our newsletter, newsletter, rss, donate, donate now, menu, main menu, toggle navigation, navigation, close, open menu, search, log in, login, register, sign in, home, contact, contact us, contacts, sitemap, site map, privacy, privacy policy, cookies, cookie settings, accept, advertisement, sponsored, skip to content, skip to main content, skip to navigation, jump to navigation, back, back to list, back to top, back to news, next, previous, next page, previous page, older posts, newer posts, read more, continue reading, more, view all, see all, comment, comments, no comments, leave a comment, leave a reply, add comment, reply, views, view, reads, reading time, read time, min read, minute read, minutes read, min, minute, minutes, mins, listen, listen to this article, play, audio, video, click here, click here to sign, page, of, and, or, on, to, a, the, via,
	поделиться, поделиться в, твитнуть, распечатать, печать, версия для печати, скачать, скачать pdf, подписаться, подписка, рассылка, меню, поиск, войти, вход, регистрация, главная, контакты, карта сайта, реклама, назад, вперед, далее, дальше, наверх, читать далее, читать дальше, комментарии, комментариев, комментировать, нет комментариев, оставить комментарий, добавить комментарий, просмотров, просмотры, время чтения, мин, минут, минуты, вконтакте, одноклассники, фейсбук, твиттер, поділитися, роздрукувати, завантажити, підписатися, пошук, увійти, контакти, читати далі, коментарі, коментарів, переглядів, час читання, хв,
	compartir, compartir en, imprimir, descargar, suscríbete, suscribirse, boletín, menú, buscar, iniciar sesión, inicio, contacto, publicidad, volver, siguiente, anterior, leer más, seguir leyendo, comentarios, comentario, sin comentarios, deja un comentario, dejar un comentario, enviar por correo, me gusta, síguenos, tiempo de lectura, minutos, visitas, saltar al contenido, ir al contenido, arriba,
	partager, partager sur, imprimer, télécharger, s'abonner, abonnez vous, lettre d'information, rechercher, recherche, connexion, se connecter, accueil, contact, nous contacter, publicité, retour, suivant, précédent, lire la suite, commentaires, commentaire, aucun commentaire, laisser un commentaire, j'aime, suivez nous, temps de lecture, lecture, aller au contenu, haut de page, plan du site, mentions légales, faire un don,
	teilen, twittern, drucken, druckversion, druckansicht, herunterladen, abonnieren, suche, suchen, anmelden, einloggen, startseite, kontakt, impressum, datenschutz, datenschutzerklärung, werbung, anzeige, zurück, weiter, nächster, vorheriger, weiterlesen, mehr, mehr lesen, kommentare, kommentar, keine kommentare, kommentar hinterlassen, schreibe einen kommentar, gefällt mir, lesezeit, minuten, zum inhalt springen, zum inhalt, nach oben, spenden, merken, artikel drucken, artikel teilen,
	compartilhar, partilhar, baixar, descarregar, assine, inscreva se, pesquisar, entrar, início, contato, publicidade, voltar, próximo, leia mais, comentários, comentário, nenhum comentário, deixe um comentário, curtir, tempo de leitura, ir para o conteúdo, pular para o conteúdo,
	condividi, condividi su, stampa, scarica, iscriviti, cerca, accedi, contatti, pubblicità, indietro, avanti, leggi tutto, leggi di più, commenti, commento, nessun commento, lascia un commento, mi piace, tempo di lettura, vai al contenuto, minuti,
	delen, afdrukken, downloaden, abonneren, zoeken, inloggen, advertentie, terug, volgende, vorige, lees meer, lees verder, reacties, geen reacties, reageer, plaats een reactie, leestijd, spring naar inhoud, doneer, udostępnij, drukuj, pobierz, szukaj, zaloguj, strona główna, reklama, wstecz, dalej, czytaj więcej, komentarze, brak komentarzy, dodaj komentarz, czas czytania, przejdź do treści, wesprzyj nas,
	megosztás, nyomtatás, letöltés, keresés, bejelentkezés, főoldal, kapcsolat, hirdetés, vissza, tovább, hozzászólások, nincs hozzászólás, olvasási idő, perc, sdílet, tisk, stáhnout, hledat, přihlásit, domů, zpět, další, předchozí, číst více, číst dále, komentáře, žádné komentáře, přidat komentář, doba čtení, přejít k obsahu, zdieľať, tlačiť, stiahnuť, hľadať, späť, ďalej, podijeli, podeli, ispiši, štampaj, preuzmi, pretraga, pretraži, naslovna, početna, nazad, dalje, komentari, nema komentara, opširnije, сподели, отпечатай, търсене, начало, контакти, назад, напред, прочети повече, коментари, distribuie, tipărește, descarcă, caută, autentificare, acasă, înapoi, înainte, citește mai mult, comentarii, niciun comentariu,
	paylaş, yazdır, indir, ara, giriş, giriş yap, anasayfa, ana sayfa, iletişim, reklam, geri, ileri, devamını oku, yorum, yorumlar, yorum yap, yorum yok, okuma süresi, dakika, içeriğe geç, κοινοποίηση, εκτύπωση, αναζήτηση, αρχική, επικοινωνία, περισσότερα, σχόλια, μοιραστείτε, dela, skriv ut, ladda ner, sök, logga in, hem, kontakt, annons, tillbaka, nästa, föregående, läs mer, kommentarer, inga kommentarer, lästid, hoppa till innehåll, del, udskriv, skriv ut, søg, søk, log ind, logg inn, tilbake, tilbage, les mer, læs mere, neste, næste, jaa, tulosta, haku, etusivu, yhteystiedot, lue lisää, kommentit,
	مشاركة, شارك, طباعة, تحميل, بحث, القائمة, دخول, تسجيل الدخول, الرئيسية, اتصل بنا, اعلان, رجوع, التالي, السابق, اقرا المزيد, تعليقات, تعليق, لا تعليقات, اترك تعليقا, وقت القراءة, دقيقة, دقائق, فيسبوك, تويتر, واتساب, اشتراک گذاری, چاپ, جستجو, صفحه اصلی, تماس با ما, بیشتر, نظرات, 分享, 打印, 下载, 下載, 搜索, 搜尋, 登录, 登錄, 登入, 注册, 註冊, 首页, 首頁, 联系我们, 聯絡我們, 返回, 上一页, 下一页, 上一篇, 下一篇, 阅读更多, 评论, 評論, 留言, 没有评论, 阅读时间, 分钟, シェア, 印刷, 検索, ログイン, ホーム, お問い合わせ, 戻る, 次へ, 前へ, 続きを読む, コメント, 공유, 인쇄, 검색, 로그인, 댓글`)

// isNoise reports whether a line has words of that kind, numbers and signs only.
func isNoise(text string) bool {
	if len(text) > maxStamp {
		return false
	}
	ws := wordsOf(text)
	n := 0
	for i := 0; i < len(ws); {
		if !strings.ContainsFunc(ws[i].low, unicode.IsLetter) {
			i++
			continue
		}
		_, k := noise.at(ws, i)
		if k == 0 {
			return false
		}
		if len(ws[i].low) > 3 {
			n++
		}
		i += k
	}
	return n > 0
}

// isSymbol reports whether a line is the number that an organisation files a
// document under: "A/RES/60/1", "COM(2010) 12".
func isSymbol(text string) bool {
	if len(text) < 5 || len(text) > 30 || strings.Count(text, " ") > 1 || strings.ContainsFunc(text, unicode.IsLower) {
		return false
	}
	letters := strings.IndexFunc(text, unicode.IsUpper)
	return letters >= 0 && letters <= 1 && strings.ContainsAny(text, "/(") && strings.ContainsAny(text, "0123456789")
}

// translatorPhrases begin a line that says who translated a text, or from what.
var translatorPhrases = wordSet(`translated by, translated from, translation by, translation, translator, english translation by, english translation, unofficial translation by, перевод, перевел, перевела, переклад, переклала, переклав, traducción de, traducción, traducido por, traducida por, traducido del, traduction de, traduction, traduit par, traduit de, traduit du, übersetzung von, übersetzung, übersetzt von, aus dem englischen, aus dem russischen, aus dem spanischen, aus dem französischen, tradução de, tradução, traduzido por, traduzione di, traduzione, tradotto da, vertaling, vertaald door, vertaald uit, tłumaczenie, tłumaczył, tłumaczyła, przekład, fordította, fordítás, překlad, přeložil, přeložila, preklad, prevod, preveo, prevela, превод, traducere, çeviri, çeviren, μετάφραση, översättning, översatt av, oversettelse, oversatt av, oversættelse, oversat af, ترجمة, ترجمه, 翻译, 翻譯, 译者, 譯者, 翻訳`)

// isTranslator reports whether a line is no more than that.
func isTranslator(text string) bool {
	if !translatorPhrases.mayBegin(text) {
		return false
	}
	ws := wordsOf(text)
	if len(ws) < 2 || len(ws) > 8 || len(text) > 100 || sentences(text) > 1 || strings.ContainsAny(text, ";!?") {
		return false
	}
	_, n := translatorPhrases.at(ws, 0)
	if n == 0 || n >= len(ws) {
		return false
	}
	gap := text[ws[n-1].to:ws[n].from]
	return n >= 2 || containsAny(gap, ":：")
}

// metaWords reports whether the words beside a date only say who put a text on a
// page, where and at what hour: "Submitted by ada on Tue,", "in News". cue is
// whether one of them says that.
func metaWords(text string) (ok, cue bool) {
	ws := wordsOf(text)
	if len(ws) > 10 || strings.ContainsAny(text, "?!;") {
		return false, false
	}
	for i := 0; i < len(ws); {
		low := ws[i].low
		_, n := bylinePhrases.at(ws, i)
		if posters[low] {
			n = 1
		}
		if n > 0 && i+n <= len(ws) && len(low) > 1 {
			cue = true
			i += n
			for taken := 0; i < len(ws) && taken < 4; taken++ {
				if _, n := stampWords.at(ws, i); n > 0 && !upperFirst(text, ws[i]) && taken > 0 {
					break
				}
				i++
			}
			continue
		}
		if _, n := postedWords.at(ws, i); n > 0 {
			cue = true
			i += n
			continue
		}
		if _, n := stampWords.at(ws, i); n > 0 {
			i += n
			continue
		}
		if _, n := rubricWords.at(ws, i); n > 0 {
			cue = true
			i += n
			continue
		}
		bare := strings.Trim(low, "0123456789")
		if bare == "" || weekday(low) || shortDays[low] {
			i++
			continue
		}
		if _, n := hourWords.at([]word{{low: bare}}, 0); n > 0 {
			i++
			continue
		}
		return false, cue
	}
	return true, cue
}

// posters lead to an account of the site, rather than to a writer.
var posters = map[string]bool{"przez": true, "автором": true, "автор": true, "користувачем": true, "пользователем": true, "от": true, "tarafından": true, "uživatelem": true, "av": true, "af": true}

// postedWords say that somebody put a text on a page.
var postedWords = wordSet(`posted, published, submitted, submitted by, created, added, updated, last updated, issued, released, sent, written, опубликовано, опубликовал, опубликовала, добавлено, размещено, отправлено, создано, обновлено, опубліковано, додано, створено, publicado, publicada, enviado, enviado por, escrito, creado, actualizado, subido, publié, publiée, posté, posté le, envoyé, soumis, ajouté, mis en ligne, veröffentlicht, eingestellt, erstellt, verfasst, aktualisiert, zuletzt aktualisiert, gepostet, eingereicht, postado, atualizado, enviado em, pubblicato, inviato, inserito, scritto, aggiornato, gepubliceerd, geplaatst, geschreven, bijgewerkt, opublikowano, dodano, utworzono, napisano, zaktualizowano, publikováno, zveřejněno, vloženo, přidáno, vydáno, publikované, zverejnené, pridané, közzétéve, beküldte, megjelent, írta, objavljeno, postavljeno, dodano, объявено, публикувано, публикувана, публикувано на, publicat, postat, trimis, yayınlandı, yayınlanma, gönderen, eklendi, ekleyen, paylaşıldı, δημοσιεύθηκε, αναρτήθηκε, publicerad, publicerat, publisert, offentliggjort, lagt ut, skrevet, julkaistu, avaldatud, publicēts, paskelbta, نشر, نشرت, نشر في, كتب في, اضيف, منتشر شده, 发布, 發佈, 发表于, 發表於, 刊登, 張貼, 投稿, 公開, 掲載, 게시, 등록, đăng, diposting`)

// shortDays are days of the week as stamps of pages shorten them.
var shortDays = func() map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(`mon tue tues wed thu thur thurs fri sat sun пн вт ср чт пт сб вс нд lun mar mié mie jue vie sáb sab dom mer jeu ven sam dim mo di mi do fr sa so seg ter qua qui sex gio pon wt śr czw pt sob niedz hé sze csü szo vas po út st čt pá ne ut pi uto sri čet pet ned ma ti on to pe la su søn lør tor tir pzt sal çar per cum cmt paz pazartesi salı çarşamba perşembe cuma cumartesi δευ τρί τετ πέμ παρ σάβ κυρ δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai pondělí úterý středa čtvrtek pátek sobota neděle pondelok utorok streda štvrtok piatok nedeľa ponedeljak ponedjeljak utorak sreda srijeda četvrtak petak subota nedelja nedjelja понедельник вторник среда четверг пятница суббота воскресенье понеделник сряда четвъртък петък събота неделя luni marți miercuri joi vineri sâmbătă duminică الاثنين الثلاثاء الاربعاء الخميس الجمعة السبت الاحد اثنين ثلاثاء اربعاء خميس جمعة سبت احد`) {
		for _, part := range wordsOf(w) {
			set[part.low] = true
		}
	}
	return set
}()
