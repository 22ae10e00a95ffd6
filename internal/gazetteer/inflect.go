package gazetteer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/document"
)

// The endings here serve to find names, not to write them: a form that no
// speaker would use harms nothing, as long as it is no other word.

// endings are the cases of the names of countries and cities, by the ending of the
// nominative ("0" is none).
var endings = map[document.Lang]string{
	"be":      "ія=іі ію іяй; я=і ю яй; а=ы у ай е; ь=і ю ем ю; й=я ю ем і; =а у ам е",
	"bs":      "ska=ske skoj sku skom; čka=čke čkoj čku čkom; ija=ije iji iju ijom; a=e i u om; =a u om",
	"hr":      "ska=ske skoj sku skom; čka=čke čkoj čku čkom; ija=ije iji iju ijom; a=e i u om; =a u om",
	"sr-Latn": "ska=ske skoj sku skom; čka=čke čkoj čku čkom; ija=ije iji iju ijom; a=e i u om; =a u om",
	"sr":      "ска=ске ској ску ском; чка=чке чкој чку чком; ија=ије ији ију ијом; а=е и у ом; =а у ом",
	"sl":      "ska=ske ski sko; ija=ije iji ijo; a=e i o; =a u om",
	"pl":      "ja=ji ję ją; ia=ii ię ią; ka=ki kę ką ce; ga=gi gę gą dze; a=y ie ę ą; o=a u em; y=0 om ach; =u a ie em owi",
	"cs":      "sko=ska sku skem; cko=cka cku ckem; ie=ii ií; a=y u ou ě; o=a u em; =u a em ě",
	"sk":      "sko=ska sku skom; cko=cka cku ckom; ia=ie iu ii iou; a=y u ou e; o=a u om; =u a om e",
	"lt":      "ija=ijos ijoje iją ijai; a=os oje ą ai; as=o e ą ui; is=io yje į iui; us=aus uje ų",
	"lv":      "ija=ijas ijā iju ijai; a=as ā u ai; e=es ē i; s=a ā u",
	"ro":      "ia=iei; a=ei ii; =ului",
	"el":      "ία=ίας ίαν; α=ας αν; ος=ου ο; ό=ού; η=ης ην; ή=ής; ο=ου; ες=ών",
	"ka":      "ი=ის ში იდან ით; ა=ის აში იდან; ო=ოს ოში; =ს ში",
	"fi":      "a=an assa asta aan; i=in issa ista iin; ä=än ässä ästä; o=on ossa osta; =in issa ista",
}

// An ending is what a case puts in the place of the nominative's ending.
type ending struct{ written, nominative string }

// endingsOf are the endings and suffixes of a language, folded, in the order in
// which they are tried; none for a language without a table.
func endingsOf(lang document.Lang, t *foldTable) []ending {
	var list []ending
	if table := endings[lang]; table != "" {
		for rule := range strings.SplitSeq(table, ";") {
			nominative, cases, _ := strings.Cut(strings.TrimSpace(rule), "=")
			for written := range strings.FieldsSeq(cases) {
				if written == "0" {
					written = ""
				}
				list = append(list, ending{foldString(t, written), foldString(t, nominative)})
			}
		}
	}
	for _, suffix := range suffixes[lang] {
		list = append(list, ending{written: foldString(t, suffix)})
	}
	return list
}

// foldString folds an ending.
func foldString(t *foldTable, s string) string {
	var b strings.Builder
	for _, r := range s {
		if r = t.fold(r); r != 0 {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// suffixes are written onto names in languages that put endings one by one, and
// to a whole word in those that mark the genitive with one s.
var suffixes = map[document.Lang][]string{
	"az":      strings.Fields("ın in un ün nın nin nun nün da də dan dən a ə ya yə ı i u ü nı ni lı li"),
	"bn":      strings.Fields("ের র এর কে তে য় ে"),
	"et":      strings.Fields("i a e t s st le lt ga d"),
	"eu":      strings.Fields("ko go ren aren n an en etako"),
	"hu":      strings.Fields("on en ön ban ben ról ről ra re ból ből ba be ot et at t i nak nek val vel tól től hoz hez é ország"),
	"hy":      strings.Fields("ի ում ից ով ը ն ին ում"),
	"kk":      strings.Fields("ның нің дың дің тың тің ға ге қа ке на не да де та те нда нде дан ден тан тен нан нен ны ні ды ді ты ті мен бен пен дағы дегі тағы тегі дық дік тық тік лық лік лар лер"),
	"ky":      strings.Fields("нын нин дын дин тын тин дун дүн га ге го гө ка ке да де до дө та те дан ден тан тен дон нан ны ни ду дү тык дык лык"),
	"mn":      strings.Fields("ын ийн ыг ийг д т аас ээс оос"),
	"tk":      strings.Fields("yň iň uň üň nyň niň da de dan den a e ny ni"),
	"tr":      strings.Fields("ın in un ün nın nin nun nün da de ta te dan den tan ten ya ye a e yı yi ı i u ü"),
	"tt":      strings.Fields("ның нең да дә та тә дан дән тан тән га гә ка кә ны не"),
	"uz":      strings.Fields("ning da dan ga ni lik dagi"),
	"uz-Cyrl": strings.Fields("нинг да дан га ни лик даги"),
}

var arabicClitics = [...]string{"و", "ف", "ب", "ل", "ك"}
var hebrewClitics = [...]string{"ב", "ל", "מ", "ה", "ו", "ש", "כ"}

// adjectiveCases are the endings of adjectives of which the table holds the
// stem, with a hyphen.
var adjectiveCases = map[document.Lang]string{
	"pl":      "i a ie iego iemu im ich imi iej ą o u",
	"cs":      "ý á é ého ému ém ým ou ých ými í y o",
	"sk":      "ý á é ého ému om ým ou ej ú ých ými í y o",
	"sl":      "i a o e ega emu em im ih imi",
	"hr":      "i a o e u og oga om omu im ih oj ima",
	"sr-Latn": "i a o e u og oga om omu im ih oj ima",
	"el":      "ός ή ό ού ής οί ές ά ών ούς όν ήν",
}

// adjectiveForms calls do with the forms of an adjective as the tables hold it.
func adjectiveForms(s string, lang document.Lang, do func(string)) {
	with := func(stem, endings string) {
		for e := range strings.FieldsSeq(endings) {
			if e == "0" {
				e = ""
			}
			do(stem + e)
		}
	}
	if stem, ok := strings.CutSuffix(s, "-"); ok {
		with(stem, adjectiveCases[lang])
		return
	}
	stem := func(suffix string) (string, bool) { return strings.CutSuffix(s, suffix) }
	switch lang {
	case "en":
		do(s)
		if !strings.HasSuffix(s, "sh") && !strings.HasSuffix(s, "ese") && !strings.HasSuffix(s, "ch") && !strings.HasSuffix(s, "s") {
			do(s + "s")
		}
	case "ru":
		with(s, "ий ая ое ие ого ому им ом ой ую их ими ою о")
	case "uk":
		with(s, "ий а е і ого ому им ій ої ою у их ими о")
	case "be":
		with(s, "і ая ае ія ага аму ім ай ую іх імі")
	case "bg", "mk":
		with(s, "и а о ата ия ият ото ите")
	case "sr":
		with(s, "и а о е ог ом ој у их им")
	case "de":
		with(s, "0 e er es en em")
	case "nl", "nb", "sv", "da", "pl", "cs", "hu", "el", "tr", "kk", "he", "fa", "ur", "hi", "bn", "ne", "id", "hr", "sr-Latn":
		do(s)
	case "ar":
		if strings.Contains(s, " ") {
			do(s)
			return
		}
		with(s, "0 ة ون ين ات")
	case "es":
		if t, ok := stem("o"); ok {
			with(t, "o a os as")
		} else if t, ok := stem("és"); ok {
			with(t, "és esa eses esas")
		} else if t, ok := stem("án"); ok {
			with(t, "án ana anes anas")
		} else if t, ok := stem("ón"); ok {
			with(t, "ón ona ones onas")
		} else if t, ok := stem("ín"); ok {
			with(t, "ín ina ines inas")
		} else if strings.HasSuffix(s, "l") {
			with(s, "0 a es as")
		} else {
			with(s, "0 s es")
		}
	case "pt":
		if t, ok := stem("o"); ok && !strings.HasSuffix(s, "ão") {
			with(t, "o a os as")
		} else if t, ok := stem("ês"); ok {
			with(t, "ês esa eses esas")
		} else if t, ok := stem("ão"); ok {
			with(t, "ão ã ãos ãs ães ões")
		} else if t, ok := stem("ol"); ok {
			with(t, "ol ola óis olas")
		} else {
			with(s, "0 s es")
		}
	case "it":
		if t, ok := stem("o"); ok {
			with(t, "o a i e")
			if strings.HasSuffix(t, "c") {
				with(t, "hi he")
			}
		} else if t, ok := stem("e"); ok {
			with(t, "e i")
		} else if t, ok := stem("a"); ok {
			with(t, "a i e")
		} else {
			do(s)
		}
	case "fr":
		switch {
		case s == "Grec":
			with("Gre", "c cs cque cques")
		case s == "Turc":
			with("Tur", "c cs que ques")
		case strings.HasSuffix(s, "en"):
			with(s, "0 s ne nes")
		case strings.HasSuffix(s, "on"):
			with(s, "0 s ne nes")
		case strings.HasSuffix(s, "e"):
			with(s, "0 s")
		case strings.HasSuffix(s, "s"):
			with(s, "0 e es")
		default:
			with(s, "0 e s es")
		}
	default:
		do(s)
	}
}

func isAcronym(s string) bool {
	return strings.IndexFunc(s, unicode.IsLower) < 0
}

// caseForms are the forms of a Russian or Ukrainian name in all cases, the
// nominative first: adjectives up to the first noun and that noun change, what
// follows it ("Республика Казахстан", "Острова Кука") stands, but the part after
// an "and" changes too.
func caseForms(s string, lang document.Lang) []string {
	list := []string{s}
	if isAcronym(s) {
		return list
	}
	decline, and := declineRussian, "и"
	if lang == "uk" {
		decline, and = declineUkrainian, "і"
	}
	fields := strings.Fields(s)
	forms := make([][6]string, len(fields))
	plural := false
	settled := false
	for i, w := range fields {
		if w == and || w == "та" && lang == "uk" {
			settled = false
			forms[i] = same(w)
			continue
		}
		if settled {
			forms[i] = same(w)
			continue
		}
		more := i+1 < len(fields) && fields[i+1] != and
		adj := false
		forms[i], adj = decline(w, more, &plural)
		settled = !adj
	}
	for k := 1; k < 6; k++ {
		var b strings.Builder
		for i := range fields {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(forms[i][k])
		}
		form := b.String()
		known := false
		for _, old := range list {
			known = known || old == form
		}
		if !known {
			list = append(list, form)
		}
	}
	return list
}

// same is a word that does not change.
func same(w string) [6]string { return [6]string{w, w, w, w, w, w} }

// six builds the nominative, genitive, dative, accusative, instrumental and
// locative from a stem and six endings; "0" is none.
func six(stem, endings string) [6]string {
	var f [6]string
	i := 0
	for e := range strings.FieldsSeq(endings) {
		if e == "0" {
			e = ""
		}
		f[i] = stem + e
		i++
	}
	return f
}

// declineRussian declines a word; only a word with another after it can be an
// adjective. Of a hyphenated word the last part changes.
func declineRussian(w string, more bool, plural *bool) ([6]string, bool) {
	end := func(suffix string) (string, bool) {
		stem, ok := strings.CutSuffix(w, suffix)
		return stem, ok && utf8.RuneCountInString(stem) > 1
	}
	if isAcronym(w) || w == "Северо" {
		return same(w), false
	}
	if more {
		if t, ok := end("ая"); ok {
			return six(t, "ая ой ой ую ой ой"), true
		}
		if t, ok := end("ский"); ok {
			return six(t, "ский ского скому ский ским ском"), true
		}
		if t, ok := end("ый"); ok {
			return six(t, "ый ого ому ый ым ом"), true
		}
		if t, ok := end("ское"); ok {
			return six(t, "ское ского скому ское ским ском"), true
		}
		if t, ok := end("ое"); ok {
			return six(t, "ое ого ому ое ым ом"), true
		}
		if t, ok := end("ие"); ok {
			*plural = true
			return six(t, "ие их им ие ими их"), true
		}
		if t, ok := end("ые"); ok {
			*plural = true
			return six(t, "ые ых ым ые ыми ых"), true
		}
		if t, ok := end("вы"); ok { // "Соломоновы острова"
			*plural = true
			return six(t, "вы вых вым вы выми вых"), true
		}
	}
	if *plural {
		if t, ok := end("ова"); ok {
			return six(t, "ова овов овам ова овами овах"), false
		}
		if t, ok := end("ты"); ok {
			return six(t, "ты тов там ты тами тах"), false
		}
		if t, ok := end("ии"); ok {
			return six(t, "ии ий иям ии иями иях"), false
		}
	}
	switch {
	case w == "Египет":
		return six("Египт", "0 а у 0 ом е"), false
	case w == "Израиль" || w == "Брюссель":
		return six(strings.TrimSuffix(w, "ь"), "ь я ю ь ем е"), false
	case w == "острова" || w == "Острова":
		return six(strings.TrimSuffix(w, "а"), "а ов ам а ами ах"), false
	}
	if t, ok := end("ия"); ok {
		return six(t, "ия ии ии ию ией ии"), false
	}
	if t, ok := end("я"); ok {
		return six(t, "я и е ю ей е"), false
	}
	for _, hard := range []string{"г", "к", "х", "ж", "ш", "ч"} {
		if t, ok := end(hard + "а"); ok {
			return six(t+hard, "а и е у ой е"), false
		}
	}
	if t, ok := end("а"); ok {
		return six(t, "а ы е у ой е"), false
	}
	if t, ok := end("ство"); ok {
		return six(t, "ство ства ству ство ством стве"), false
	}
	if t, ok := end("сово"); ok {
		return six(t, "сово сова сову сово совом сове"), false
	}
	for _, plural := range []string{"ты", "ды"} {
		if t, ok := end(plural); ok {
			t += strings.TrimSuffix(plural, "ы")
			return six(t, "ы ов ам ы ами ах"), false
		}
	}
	if t, ok := end("ы"); ok {
		return six(t, "ы 0 ам ы ами ах"), false
	}
	if t, ok := end("ии"); ok {
		return six(t, "ии ий иям ии иями иях"), false
	}
	if t, ok := end("й"); ok {
		return six(t, "й я ю й ем е"), false
	}
	if t, ok := end("ь"); ok {
		return six(t, "ь и и ь ью и"), false
	}
	last, _ := utf8.DecodeLastRuneInString(w)
	if !strings.ContainsRune("бвгджзклмнпрстфхцчшщ", last) {
		return same(w), false
	}
	if strings.ContainsRune("жшчщц", last) {
		return six(w, "0 а у 0 ем е"), false
	}
	return six(w, "0 а у 0 ом е"), false
}

// declineUkrainian is declineRussian for Ukrainian. Countries of the second
// declension take -у, cities -а: both are given, in the place of the genitive
// and the accusative, which equals the nominative.
func declineUkrainian(w string, more bool, plural *bool) ([6]string, bool) {
	end := func(suffix string) (string, bool) {
		stem, ok := strings.CutSuffix(w, suffix)
		return stem, ok && utf8.RuneCountInString(stem) > 1
	}
	if isAcronym(w) {
		return same(w), false
	}
	if more {
		if t, ok := end("ий"); ok {
			return six(t, "ий ого ому ий им ому"), true
		}
		if t, ok := end("ене"); ok {
			return six(t, "ене еного еному ене еним еному"), true
		}
		for _, mark := range []string{"ськ", "цьк", "зьк", "чн", "дн", "нн", "рн", "хн", "Велик", "Нов"} {
			if t, ok := strings.CutSuffix(w, mark+"а"); ok {
				return six(t+mark, "а ої ій у ою ій"), true
			}
			if t, ok := strings.CutSuffix(w, mark+"і"); ok {
				*plural = true
				return six(t+mark, "і их им і ими их"), true
			}
		}
		for _, mark := range []string{"ені", "ані", "ові"} {
			if t, ok := end(mark); ok {
				*plural = true
				return six(t+strings.TrimSuffix(mark, "і"), "і их им і ими их"), true
			}
		}
	}
	switch w {
	case "Київ":
		return six("Ки", "їв єва єву їв євом єві"), false
	case "Львів", "Харків":
		return six(strings.TrimSuffix(w, "ів"), "ів ова ову ів овом ові"), false
	case "Ізраїль":
		return six("Ізраїл", "ь ю ю ь ем і"), false
	case "острови", "Острови":
		return six(strings.TrimSuffix(w, "и"), "и ів ам и ами ах"), false
	}
	if t, ok := end("ія"); ok {
		return six(t, "ія ії ії ію ією ії"), false
	}
	if t, ok := end("я"); ok {
		return six(t, "я і і ю ею і"), false
	}
	if t, ok := end("ка"); ok {
		return six(t, "ка ки ці ку кою ці"), false
	}
	if t, ok := end("а"); ok {
		return six(t, "а и і у ою і"), false
	}
	if t, ok := end("ство"); ok {
		return six(t, "ство ства ству ство ством стві"), false
	}
	for _, plural := range []string{"ти", "ди"} {
		if t, ok := end(plural); ok {
			return six(t+strings.TrimSuffix(plural, "и"), "и ів ам и ами ах"), false
		}
	}
	if t, ok := end("ни"); ok {
		return six(t, "ни н нам ни нами нах"), false
	}
	if t, ok := end("й"); ok {
		return six(t, "й ю ю й єм ї"), false
	}
	if t, ok := end("сь"); ok {
		return six(t, "сь сі сі сь ссю сі"), false
	}
	last, _ := utf8.DecodeLastRuneInString(w)
	if !strings.ContainsRune("бвгджзклмнпрстфхцчшщ", last) {
		return same(w), false
	}
	return six(w, "0 у у а ом і"), false
}
