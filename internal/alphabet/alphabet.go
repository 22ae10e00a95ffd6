// Package alphabet puts names in the order of an index and tells the letter under
// which each stands, as readers of a language look for them: ñ after n in Spanish,
// Cyrillic first in Russian, Arabic names without their article and by their bare
// alif, Chinese ones by pinyin among the Latin ones. It wraps the collation tables
// of golang.org/x/text (CLDR).
package alphabet

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"fonds/internal/document"
)

// An Alphabet is the order and the letters of one language. It is not safe for
// use by many goroutines.
type Alphabet struct {
	exact   *collate.Collator
	loose   *collate.Collator // letters alone: no marks, no case
	buffer  collate.Buffer
	letters []string
	bounds  [][]byte // the loose key of each letter
	script  *unicode.RangeTable
	pinyin  [][]byte // the key of the first character of each Latin letter; nil but in Chinese
	plain   func(string) string
}

// Others is the letter of names that begin with none, Han that of names in Chinese
// characters where they are not sorted by their sounds.
const (
	Others = "#"
	Han    = "漢"
)

// letters of the indexes of languages, after CLDR's index characters. A language
// that is not listed has those of its script.
var letters = map[string]string{
	"es": "A B C D E F G H I J K L M N Ñ O P Q R S T U V W X Y Z",
	"sv": "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z Å Ä Ö",
	"fi": "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z Å Ä Ö",
	"da": "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z Æ Ø Å",
	"no": "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z Æ Ø Å",
	"nb": "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z Æ Ø Å",
	"nn": "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z Æ Ø Å",
	"pl": "A Ą B C Ć D E Ę F G H I J K L Ł M N Ń O Ó P Q R S Ś T U V W X Y Z Ź Ż",
	"tr": "A B C Ç D E F G H I İ J K L M N O Ö P Q R S Ş T U Ü V W X Y Z",
	"uk": "А Б В Г Ґ Д Е Є Ж З И І Ї Й К Л М Н О П Р С Т У Ф Х Ц Ч Ш Щ Ю Я",
	"bg": "А Б В Г Д Е Ж З И Й К Л М Н О П Р С Т У Ф Х Ц Ч Ш Щ Ю Я",
	"fa": "ا ب پ ت ث ج چ ح خ د ذ ر ز ژ س ش ص ض ط ظ ع غ ف ق ک گ ل م ن و ه ی",
}

// A script is the letters of a script.
type script struct {
	name, letters string
	table         *unicode.RangeTable
}

// scripts are those that have letters or syllables by which an index is made.
var scripts = []script{
	{"latn", "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z", unicode.Latin},
	{"grek", "Α Β Γ Δ Ε Ζ Η Θ Ι Κ Λ Μ Ν Ξ Ο Π Ρ Σ Τ Υ Φ Χ Ψ Ω", unicode.Greek},
	{"cyrl", "А Б В Г Д Е Ж З И Й К Л М Н О П Р С Т У Ф Х Ц Ч Ш Щ Ы Э Ю Я", unicode.Cyrillic},
	{"geor", "ა ბ გ დ ე ვ ზ თ ი კ ლ მ ნ ო პ ჟ რ ს ტ უ ფ ქ ღ ყ შ ჩ ც ძ წ ჭ ხ ჯ ჰ", unicode.Georgian},
	{"armn", "Ա Բ Գ Դ Ե Զ Է Ը Թ Ժ Ի Լ Խ Ծ Կ Հ Ձ Ղ Ճ Մ Յ Ն Շ Ո Չ Պ Ջ Ռ Ս Վ Տ Ր Ց Ւ Փ Ք Օ Ֆ", unicode.Armenian},
	{"hebr", "א ב ג ד ה ו ז ח ט י כ ל מ נ ס ע פ צ ק ר ש ת", unicode.Hebrew},
	{"arab", "ا ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف ق ك ل م ن ه و ي", unicode.Arabic},
	{"deva", "", unicode.Devanagari},
	{"hang", "ㄱ ㄴ ㄷ ㄹ ㅁ ㅂ ㅅ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ", unicode.Hangul},
	{"kana", "", unicode.Hiragana},
	{"kata", "", unicode.Katakana},
	{"hani", "", unicode.Han},
}

// first are characters that stand first under their letter in pinyin order. No
// syllable begins with I, U or V.
const firstPinyin = "A阿 B八 C嚓 D咑 E妸 F发 G旮 H哈 J丌 K咔 L垃 M妈 N拏 O噢 P妑 Q七 R呥 S仨 T他 W屲 X夕 Y丫 Z帀"

// For gives the alphabet of a language; of one that is not known, the Latin one.
func For(lang document.Lang) *Alphabet {
	tag := language.Make(string(lang))
	base, _ := tag.Base()
	written, _ := tag.Script()
	if slices.Contains([]string{"no", "nb", "nn"}, base.String()) {
		tag = language.Danish // the same order; the tables have no Norwegian one
	}
	a := &Alphabet{exact: collate.New(tag), loose: collate.New(tag, collate.Loose), script: unicode.Latin, plain: func(s string) string { return s }}
	list := letters[base.String()]
	if written.String() == "Hans" {
		for pair := range strings.FieldsSeq(firstPinyin) {
			a.pinyin = append(a.pinyin, a.key(a.loose, pair[1:]))
		}
	}
	name := strings.ToLower(written.String())
	if name == "kore" {
		name = "hang" // Korean has Chinese characters too
	}
	for _, s := range scripts {
		if s.name == name && s.letters != "" {
			a.script = s.table
			if list == "" {
				list = s.letters
			}
		}
	}
	if list == "" {
		list = scripts[0].letters
	}
	if a.script == unicode.Arabic {
		a.plain = bareArabic
	}
	a.letters = strings.Fields(list)
	for _, l := range a.letters {
		a.bounds = append(a.bounds, a.key(a.loose, a.plain(l)))
	}
	return a
}

// Letters are the letters of the language, in their order.
func (a *Alphabet) Letters() []string { return a.letters }

// Letter is the letter under which a name stands: one of Letters; for a name in
// another script its first character, large and without marks; else Others.
func (a *Alphabet) Letter(name string) string {
	letter, _ := a.place(name)
	return letter
}

// Key is what names are sorted by: the bytes of their keys. Names in the script
// of the language come first, then those in others, then the rest. Signs before
// the first letter or digit do not count: “¡Viva!” stands under V.
func (a *Alphabet) Key(name string) []byte {
	_, rank := a.place(name)
	bare := strings.TrimLeftFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if bare == "" {
		bare = name
	}
	return append([]byte{byte(rank)}, a.key(a.exact, a.plain(bare))...)
}

// ranks behind those of the letters.
const (
	foreign = 200
	neither = 201
)

// place is the letter of a name and where that stands among all.
func (a *Alphabet) place(name string) (letter string, rank int) {
	begin, r := beginning(name)
	switch {
	case r == 0 || unicode.IsDigit(r):
		return Others, neither
	case unicode.Is(unicode.Hangul, r):
		letter := initialConsonant(r)
		if a.script == unicode.Hangul {
			return letter, a.rank(0)
		}
		return letter, foreign
	case unicode.Is(a.script, r) && len(a.bounds) > 0:
		at := a.under(a.bounds, a.plain(begin))
		return a.letters[at], a.rank(at)
	case unicode.Is(unicode.Han, r) && a.pinyin != nil:
		at := a.under(a.pinyin, string(r))
		letter := strings.Fields(firstPinyin)[at][:1]
		return letter, a.rank(slices.Index(a.letters, letter))
	}
	if unicode.Is(unicode.Han, r) {
		return Han, foreign
	}
	large := unicode.ToUpper(r)
	if large != 'Й' {
		large, _ = utf8.DecodeRuneInString(norm.NFD.String(string(large)))
	}
	if base, ok := baseLetters[large]; ok {
		large = base
	}
	if 'ァ' <= large && large <= 'ヶ' {
		large -= 'ァ' - 'ぁ'
	}
	return string(large), foreign
}

// baseLetters are Latin letters with marks that decomposing does not part.
var baseLetters = map[rune]rune{
	'Æ': 'A', 'Ð': 'D', 'Đ': 'D', 'Ħ': 'H', 'Ł': 'L', 'Ŋ': 'N', 'Ø': 'O', 'Œ': 'O', 'Þ': 'T', 'ẞ': 'S', 'ß': 'S', 'Ŧ': 'T', 'İ': 'I',
}

// initialConsonant is the letter with which a Korean syllable begins, a doubled
// one as its single.
func initialConsonant(r rune) string {
	if r < '가' || r > '힣' { // a letter alone
		return string(r)
	}
	return string([]rune("ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ")[(r-'가')/588])
}

// rank of a letter: where scripts are mixed under one letter, the letter comes
// before what collation says; else collation says it all.
func (a *Alphabet) rank(letter int) int {
	if a.pinyin != nil {
		return 1 + letter
	}
	return 0
}

// under finds the last bound that does not lie behind a name.
func (a *Alphabet) under(bounds [][]byte, name string) int {
	key := a.key(a.loose, name)
	at, found := slices.BinarySearchFunc(bounds, key, bytes.Compare)
	if !found {
		at--
	}
	return max(0, at)
}

func (a *Alphabet) key(c *collate.Collator, text string) []byte {
	a.buffer.Reset()
	return bytes.Clone(c.KeyFromString(&a.buffer, text))
}

// beginning is a name from its first letter or digit on, as far as it counts, and
// that letter; 0 without any.
func beginning(name string) (string, rune) {
	for i, r := range name {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return strings.ToValidUTF8(name[i:min(len(name), i+64)], ""), r
		}
	}
	return "", 0
}

// ScriptOf names the script of a letter (ISO 15924, in small letters); the
// language's own is "", and so is that of Others.
func (a *Alphabet) ScriptOf(letter string) string {
	r, _ := utf8.DecodeRuneInString(letter)
	if letter == Others || slices.Contains(a.letters, letter) {
		return ""
	}
	for _, s := range scripts {
		if unicode.Is(s.table, r) {
			return s.name
		}
	}
	return "zyyy"
}

// bareArabic is a name as Arabic catalogues file it: without the article, alif
// without its hamza, no vowel signs and no lengthened lines.
func bareArabic(name string) string {
	bare := strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune("أإآٱ", r):
			return 'ا'
		case r == 'ـ', 0x64b <= r && r <= 0x65f, r == 0x670:
			return -1
		}
		return r
	}, norm.NFC.String(name))
	const article = "ال"
	if rest, ok := strings.CutPrefix(bare, article); ok && utf8.RuneCountInString(rest) > 2 && !strings.HasPrefix(name, "أ") && !strings.HasPrefix(name, "إ") && !strings.HasPrefix(name, "آ") {
		if next, _ := utf8.DecodeRuneInString(rest); unicode.IsLetter(next) && !strings.HasPrefix(rest, "له ") {
			return rest
		}
	}
	return bare
}
