package alphabet

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"fonds/internal/document"
)

// index writes names in the order of a language, those of a letter behind it.
func index(lang document.Lang, names ...string) string {
	a := For(lang)
	slices.SortStableFunc(names, func(x, y string) int { return bytes.Compare(a.Key(x), a.Key(y)) })
	var b strings.Builder
	last := ""
	for _, n := range names {
		if l := a.Letter(n); l != last {
			last = l
			b.WriteString("[" + l + "] ")
		}
		b.WriteString(n + " ")
	}
	return strings.TrimSpace(b.String())
}

func TestNamesStandWhereReadersLookForThem(t *testing.T) {
	for _, test := range []struct {
		lang  document.Lang
		names string
		want  string
	}{
		{"en", "Öland Oslo apple Zagreb Łódź London 1905", "[A] apple [L] Łódź London [O] Öland Oslo [Z] Zagreb [#] 1905"},
		{"es", "Nueva Ñandú Oruro nación Óscar", "[N] nación Nueva [Ñ] Ñandú [O] Oruro Óscar"},
		{"fr", "Étoile Eure État Œuvre Ornans", "[E] État Étoile Eure [O] Œuvre Ornans"},
		{"sv", "Ånge Arvika Örebro Zorn Ängelholm", "[A] Arvika [Z] Zorn [Å] Ånge [Ä] Ängelholm [Ö] Örebro"},
		{"ru", "Ёлка Ельня Яблоко Йошкар Иваново London Әбілов Аист Омск Αθήνα", "[А] Аист Әбілов [Е] Ёлка Ельня [И] Иваново [Й] Йошкар [О] Омск [Я] Яблоко [L] London [Α] Αθήνα"},
		{"ar", "باريس الأردن أحمد إبراهيم ابن تونس المغرب الصين London", "[ا] إبراهيم ابن أحمد الأردن [ب] باريس [ت] تونس [ص] الصين [م] المغرب [L] London"},
		{"fa", "پاریس تهران گیلان", "[پ] پاریس [ت] تهران [گ] گیلان"},
		{"zh", "中国 阿尔巴尼亚 俄罗斯 上海 NATO 德国 哈萨克斯坦 美国 Москва 2022", "[A] 阿尔巴尼亚 [D] 德国 [E] 俄罗斯 [H] 哈萨克斯坦 [M] 美国 [N] NATO [S] 上海 [Z] 中国 [М] Москва [#] 2022"},
		{"de", "中国 Zürich Ärzte Bonn", "[A] Ärzte [B] Bonn [Z] Zürich [漢] 中国"},
	} {
		if got := index(test.lang, strings.Fields(test.names)...); got != test.want {
			t.Errorf("%s:\n got %s\nwant %s", test.lang, got, test.want)
		}
	}
}

func TestANameStandsUnderItsFirstLetter(t *testing.T) {
	a := For("en")
	for name, want := range map[string]string{
		"Albania": "A", "éire": "E", "Łódź": "L", "Østfold": "O", "(KKE)": "K", "“Nash” Kray": "N",
		"Казахстан": "К", "Йошкар": "Й", "中国": "漢", "김": "ㄱ", "カナ": "か", "26th of July": "#", "🙂": "#", "": "#", "ελλάδα": "Ε",
	} {
		if got := a.Letter(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func TestEveryPinyinLetterHasItsNames(t *testing.T) {
	a := For("zh")
	for _, pair := range strings.Fields("爱A 奥A 巴B 布B 柴C 朝C 大D 东D 厄E 法F 芬F 古G 国G 海H 荷H 吉J 加J 捷J 卡K 科K 拉L 联L 马M 蒙M 纳N 挪N 欧O 葡P 巴B 秦Q 日R 瑞R 斯S 苏S 泰T 土T 乌W 文W 西X 希X 亚Y 伊Y 赞Z 智Z") {
		r := []rune(pair)
		if got, want := a.Letter(string(r[:1])), string(r[1:]); got != want {
			t.Errorf("%c stands under %s, not %s", r[0], got, want)
		}
	}
}

func TestLettersAreInTheirOwnOrder(t *testing.T) {
	for _, lang := range []document.Lang{"en", "es", "sv", "fi", "da", "no", "nb", "pl", "tr", "ru", "uk", "bg", "el", "ar", "fa", "he", "ka", "hy", "ko", "zh", "xx"} {
		a := For(lang)
		for i, l := range a.Letters() {
			if got := a.Letter(l); got != l {
				t.Errorf("%s: the letter %s stands under %s", lang, l, got)
			}
			if i > 0 && lang != "ko" && bytes.Compare(a.bounds[i-1], a.bounds[i]) >= 0 {
				t.Errorf("%s: %s is not before %s", lang, a.letters[i-1], l)
			}
		}
	}
}

func TestAnotherScriptIsNamed(t *testing.T) {
	a := For("ar")
	for letter, want := range map[string]string{"L": "latn", "Ж": "cyrl", Han: "hani", "ت": "", Others: ""} {
		if got := a.ScriptOf(letter); got != want {
			t.Errorf("%s is of the script %q", letter, got)
		}
	}
}

func FuzzLetter(f *testing.F) {
	f.Add("zh", "阿a")
	f.Add("ar", "الا")
	f.Add("", "\xff")
	f.Fuzz(func(t *testing.T, lang, name string) {
		a := For(document.Lang(lang))
		if a.Letter(name) == "" || len(a.Key(name)) == 0 {
			t.Errorf("%q in %q has no place", name, lang)
		}
	})
}

func TestChineseNamesStandByTheirSounds(t *testing.T) {
	names := []string{"Zed", "阿富汗", "安徽", "北京", "德国", "俄罗斯", "法国", "江泽民", "欧洲", "上海", "“乌克兰”", "伊拉克", "中国"}
	var got []string
	a := For("zh")
	for _, name := range names {
		got = append(got, a.Letter(name))
	}
	if s, want := strings.Join(got, ""), "ZAABDEFJOSWYZ"; s != want {
		t.Errorf("got %s, want %s", s, want)
	}
}
