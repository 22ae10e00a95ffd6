package language

import (
	"strings"
	"testing"
	"unicode/utf8"

	"fonds/internal/document"
)

// One and the same short report, as it might stand in a newspaper.
var reports = []struct {
	lang document.Lang
	text string
}{
	{"en", "The workers of the harbour met yesterday and decided that they will not accept the new law. It was read to them by their delegates."},
	{"es", "Los trabajadores del puerto se reunieron ayer y decidieron que no van a aceptar la nueva ley. Fue leída por sus delegados."},
	{"fr", "Les ouvriers du port se sont réunis hier et ont décidé qu'ils n'accepteront pas la nouvelle loi. Elle leur a été lue par leurs délégués."},
	{"de", "Die Arbeiter des Hafens haben sich gestern getroffen und beschlossen, dass sie das neue Gesetz nicht annehmen werden."},
	{"pt", "Os trabalhadores do porto reuniram-se ontem e decidiram que não vão aceitar a nova lei. Ela foi lida pelos seus delegados."},
	{"it", "I lavoratori del porto si sono riuniti ieri e hanno deciso che non accetteranno la nuova legge, che è stata letta dai delegati."},
	{"nl", "De arbeiders van de haven zijn gisteren bijeengekomen en hebben besloten dat zij de nieuwe wet niet zullen aanvaarden."},
	{"pl", "Robotnicy z portu zebrali się wczoraj i postanowili, że nie przyjmą nowej ustawy, którą odczytali im przez godzinę delegaci."},
	{"cs", "Dělníci z přístavu se včera sešli a rozhodli, že nový zákon nepřijmou. Byl jim přečten, ale nikdo z nich pro něj nebyl."},
	{"sk", "Robotníci z prístavu sa včera zišli a rozhodli, že nový zákon neprijmú. Bol im prečítaný, ale nikto z nich zaň nebol."},
	{"ro", "Muncitorii din port s-au întâlnit ieri și au hotărât că nu vor accepta noua lege, care a fost citită de către delegați."},
	{"hu", "A kikötő munkásai tegnap összegyűltek, és úgy döntöttek, hogy nem fogadják el az új törvényt, mert az nem jó."},
	{"tr", "Liman işçileri dün toplandı ve yeni yasayı kabul etmeyeceklerine karar verdi. Bu yasa onlar için çok ağır ve haksız."},
	{"sv", "Arbetarna i hamnen möttes i går och beslutade att de inte ska godta den nya lagen. Den var för hård mot alla."},
	{"da", "Arbejderne i havnen mødtes i går og besluttede, at de ikke vil godtage den nye lov. Den blev læst op af deres udsendinge uden varsel."},
	{"no", "Arbeiderne i havna møttes i går og vedtok at de ikke vil godta den nye loven. Den ble lest opp av utsendingene uten varsel."},
	{"fi", "Sataman työläiset kokoontuivat eilen ja päättivät, että he eivät hyväksy uutta lakia, sillä se ei ole oikea."},
	{"id", "Para buruh pelabuhan berkumpul kemarin dan memutuskan bahwa mereka tidak akan menerima undang-undang baru itu karena tidak adil."},
	{"vi", "Công nhân của bến cảng đã họp hôm qua và quyết định không chấp nhận luật mới này."},
	{"ca", "Els treballadors del port es van reunir ahir i van decidir que no acceptaran la nova llei amb aquesta forma."},
	{"eo", "La laboristoj de la haveno kunvenis hieraŭ kaj decidis, ke ili ne akceptos la novan leĝon, ĉar ĝi estas maljusta."},
	{"hr", "Radnici iz luke sastali su se jučer i odlučili da neće prihvatiti novi zakon, koji je bio pročitan prije svih."},
	{"az", "Liman fəhlələri dünən yığışdı və yeni qanunu qəbul etməməyi qərara aldı, çünki bu onlar üçün ağırdır."},
	{"ru", "Рабочие порта собрались вчера и решили, что не примут новый закон. Его прочитали им их делегаты."},
	{"uk", "Робітники порту зібралися вчора і вирішили, що не приймуть новий закон. Його прочитали їхні делегати."},
	{"be", "Рабочыя порта сабраліся ўчора і вырашылі, што не прымуць новы закон. Яго прачыталі ім дэлегаты."},
	{"bg", "Работниците от пристанището се събраха вчера и решиха, че няма да приемат новия закон. Той беше прочетен от делегатите."},
	{"sr", "Радници из луке састали су се јуче и одлучили да неће прихватити нови закон, који је био прочитан."},
	{"mk", "Работниците од пристаништето се собраа вчера и решија дека нема да го прифатат новиот закон, кој беше прочитан."},
	{"kk", "Порт жұмысшылары кеше жиналып, жаңа заңды қабылдамаймыз деп шешті және бұл туралы мәлімдеді."},
	{"ky", "Порттун жумушчулары кече чогулуп, жаңы мыйзамды кабыл албайбыз деп чечишти жана бул үчүн кол коюшту."},
	{"tg", "Коргарони бандар дирӯз ҷамъ омаданд ва қарор доданд, ки қонуни навро қабул намекунанд."},
	{"mn", "Боомтын ажилчид өчигдөр цугларч, шинэ хуулийг хүлээн авахгүй гэж шийдсэн байна."},
	{"ar", "اجتمع عمال الميناء أمس وقرروا أنهم لن يقبلوا القانون الجديد الذي تلاه عليهم المندوبون في الاجتماع."},
	{"fa", "کارگران بندر دیروز گرد هم آمدند و تصمیم گرفتند که قانون جدید را نپذیرند."},
	{"ur", "بندرگاہ کے مزدور کل جمع ہوئے اور فیصلہ کیا کہ وہ نئے قانون کو نہیں مانیں گے۔"},
	{"he", "פועלי הנמל התכנסו אתמול והחליטו כי לא יקבלו את החוק החדש של הממשלה."},
	{"hi", "बंदरगाह के मज़दूर कल इकट्ठा हुए और तय किया कि वे नए कानून को नहीं मानेंगे।"},
	{"el", "Οι εργάτες του λιμανιού συγκεντρώθηκαν χθες και αποφάσισαν ότι δεν θα δεχτούν τον νέο νόμο."},
	{"ka", "ნავსადგურის მუშები გუშინ შეიკრიბნენ და გადაწყვიტეს, რომ ახალ კანონს არ მიიღებენ."},
	{"hy", "Նավահանգստի բանվորները երեկ հավաքվեցին և որոշեցին չընդունել նոր օրենքը։"},
	{"th", "คนงานท่าเรือประชุมกันเมื่อวานนี้และตัดสินใจว่าจะไม่ยอมรับกฎหมายใหม่"},
	{"ko", "항구 노동자들은 어제 모여 새 법을 받아들이지 않기로 결정했다."},
	{"ja", "港の労働者たちは昨日集まり、新しい法律を受け入れないことを決めた。"},
	{"zh", "港口工人昨天开会，决定不接受新的法律。代表们向他们宣读了这个法律。"},
	{"zh-Hant", "港口工人昨天開會，決定不接受新的法律。代表們向他們宣讀了這個法律。"},
}

func TestDetectTellsTheLanguage(t *testing.T) {
	for _, r := range reports {
		if got, confidence := Detect(r.text); got != r.lang || confidence < 0.4 {
			t.Errorf("%s: got %q, %.2f", r.lang, got, confidence)
		}
	}
}

func TestGuessNeedsNoLibraryForRunningText(t *testing.T) {
	for _, r := range reports {
		got, confidence := Guess(r.text + " " + r.text)
		// Danish and Norwegian, Czech and Slovak share most of their short words.
		if got != r.lang || confidence < 0.35 {
			t.Errorf("%s: got %q, %.2f", r.lang, got, confidence)
		}
	}
}

func TestGuessOfAShortLineIsWeak(t *testing.T) {
	tests := []struct {
		text string
		lang document.Lang
		most float64
	}{
		{"Comunicado de los partidos y sindicatos", "es", 0.7},
		{"Совместное заявление", "ru", 0.2},
		{"بيان", "ar", 0.2},
		{"12 — 17", "", 0},
		{"", "", 0},
		{"Kovács Ödön", "", 0.6},
	}
	for _, test := range tests {
		got, confidence := Guess(test.text)
		if test.lang != "" && got != test.lang || confidence > test.most {
			t.Errorf("%q: got %q, %.2f", test.text, got, confidence)
		}
	}
}

func TestDetectGivesUpOn(t *testing.T) {
	for name, text := range map[string]string{
		"nothing":    "",
		"numbers":    "1234 5678 — 90",
		"two words":  "Rumba total",
		"half bytes": "\xff\xfe\xfd",
	} {
		if got, confidence := Detect(text); got != "" || confidence != 0 {
			t.Errorf("%s: got %q, %.2f", name, got, confidence)
		}
	}
}

func TestDetectOverlooksForeignNames(t *testing.T) {
	text := "Рабочие порта (Port of Rotterdam, Deep Sea Terminal) собрались вчера и решили, что не примут новый закон."
	if got, _ := Detect(text); got != "ru" {
		t.Errorf("got %q", got)
	}
}

func TestEndonym(t *testing.T) {
	for lang, want := range map[document.Lang]string{
		"ru": "Русский", "es": "Español", "en": "English", "kk": "Қазақ тілі", "zh": "中文", "zh-Hant": "繁體中文",
		"ka": "Ქართული", "no": "Norsk", "la": "Latina", "sr-Latn": "Srpski", "gn": "Guarani", "qqq": "qqq",
	} {
		if lang == "ka" {
			want = "ქართული" // Georgian capitals are for whole words only
		}
		if got := Endonym(lang); got != want {
			t.Errorf("%s: got %q, want %q", lang, got, want)
		}
	}
}

func TestName(t *testing.T) {
	for _, test := range []struct{ lang, in document.Lang }{{"de", "fr"}, {"ru", "en"}} {
		if got := Name(test.lang, test.in); got != map[document.Lang]string{"de": "allemand", "ru": "Russian"}[test.lang] {
			t.Errorf("%s in %s: got %q", test.lang, test.in, got)
		}
	}
	if got := Name("no", "en"); got != "Norwegian" {
		t.Errorf("no: got %q", got)
	}
	if got := Name("ky", "tlh"); got != "Kyrgyz" {
		t.Errorf("in an unknown language: got %q", got)
	}
	if got := Name("not a tag", "en"); got != "not a tag" {
		t.Errorf("not a tag: got %q", got)
	}
}

func TestRightToLeft(t *testing.T) {
	for lang, want := range map[document.Lang]bool{"ar": true, "fa": true, "he": true, "yi": true, "ckb": true, "az": false, "az-Arab": true, "en": false, "": false} {
		if got := RightToLeft(lang); got != want {
			t.Errorf("%q: got %v", lang, got)
		}
	}
}

func TestValid(t *testing.T) {
	for lang, want := range map[document.Lang]bool{"en": true, "zh-Hant": true, "sr-Latn": true, "ckb": true, "en_US": false, "und": false, "": false, "xx": false, "english": false, "e": false} {
		if got := Valid(lang); got != want {
			t.Errorf("%q: got %v", lang, got)
		}
	}
}

func FuzzDetect(f *testing.F) {
	for _, r := range reports {
		f.Add(r.text)
	}
	f.Add("\xd0")
	f.Fuzz(func(t *testing.T, text string) {
		lang, confidence := Detect(text)
		if confidence < 0 || confidence > 1 || lang == "" && confidence != 0 || lang != "" && !Valid(lang) {
			t.Fatalf("got %q, %v", lang, confidence)
		}
	})
}

func BenchmarkGuess(b *testing.B) {
	for _, lang := range []document.Lang{"en", "ru", "zh"} {
		b.Run(string(lang), func(b *testing.B) {
			text := strings.Repeat(reports[0].text+" ", 8)
			for _, r := range reports {
				if r.lang == lang {
					text = strings.Repeat(r.text+" ", 8)
				}
			}
			text = firstRunes(text, 500)
			b.ReportAllocs()
			b.ReportMetric(float64(utf8.RuneCountInString(text)), "letters")
			for b.Loop() {
				Guess(text)
			}
		})
	}
}
