package render

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"fonds/internal/document"
	"fonds/internal/i18n"
	"fonds/internal/site/sample"
	"fonds/layouts"
)

// interfaces are the languages that the interface has words in.
func interfaces(t testing.TB) []document.Lang {
	t.Helper()
	files, err := fs.Glob(layouts.FS, "i18n/*.yaml")
	if err != nil || len(files) < 6 {
		t.Fatal(files, err)
	}
	var langs []document.Lang
	for _, f := range files {
		langs = append(langs, document.Lang(strings.TrimSuffix(path.Base(f), ".yaml")))
	}
	return langs
}

var isolated = regexp.MustCompile("\u2068[^\u2068\u2069]*\u2069")

// ownWords are the words of the interface on a page: its text and the attributes that
// people see or hear, without what is marked as foreign: another language, names,
// quotations, files, and what the editors of a collection wrote.
func ownWords(t testing.TB, page string) []string {
	t.Helper()
	root, err := html.ParseWithOptions(strings.NewReader(page), html.ParseOptionEnableScripting(false))
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	add := func(words string) {
		for {
			bare := isolated.ReplaceAllString(words, "")
			if bare == words {
				break
			}
			words = bare
		}
		if words = strings.TrimSpace(words); words != "" {
			list = append(list, words)
		}
	}
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			add(n.Data)
		}
		foreign := slices.Contains([]string{"bdi", "q", "code", "pre", "script", "style", "title"}, n.Data)
		for _, a := range n.Attr {
			switch a.Key {
			case "lang":
				foreign = foreign || n.Data != "html"
			case "data-word": // for the script, which fills it in
				foreign = true
			case "dir":
				foreign = foreign || a.Val == "auto" || a.Val == "ltr"
			case "aria-label", "title", "alt", "data-anchor", "data-done":
				add(a.Val)
			}
		}
		if foreign && n.Type == html.ElementNode {
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(root)
	return list
}

func TestEveryPageSaysWhichLanguageAndDirectionItHas(t *testing.T) {
	for _, lang := range interfaces(t) {
		want := `<html lang="` + string(lang) + `">`
		if lang == "ar" {
			want = `<html lang="ar" dir="rtl">`
		}
		for name, page := range rendered(t, sample.SmallIn(lang)) {
			if !strings.Contains(page, want) {
				t.Errorf("%s: %s lacks %s", lang, name, want)
			}
		}
	}
}

func TestNoKeyIsShownInPlaceOfItsWords(t *testing.T) {
	keys := wordsIn(t, "en").Keys()
	for _, lang := range interfaces(t) {
		for name, page := range rendered(t, sample.SmallIn(lang)) {
			for _, words := range ownWords(t, page) {
				if _, found := slices.BinarySearch(keys, words); found || strings.Contains(words, "{1}") || strings.Contains(words, "{n}") {
					t.Errorf("%s: %s shows %q", lang, name, words)
				}
			}
		}
	}
}

// TestNoLatinLetterIsLeftOnArabicPages: what is not marked as foreign has none, but
// for names of files and formats that the words themselves have.
func TestNoLatinLetterIsLeftOnArabicPages(t *testing.T) {
	latin := regexp.MustCompile(`[A-Za-z]{2,}`)
	allowed := []string{"index", "html", "seeds", "Markdown", "fonds", "zip", "docx", "odt", "epub"}
	for name, page := range rendered(t, sample.SmallIn("ar")) {
		for _, words := range ownWords(t, page) {
			for _, word := range latin.FindAllString(words, -1) {
				if !slices.Contains(allowed, word) {
					t.Errorf("%s says %q", name, words)
					break
				}
			}
		}
	}
}

// TestNoWordsOfTheEnglishCatalogAreLeft compares what pages say with the catalog.
func TestNoWordsOfTheEnglishCatalogAreLeft(t *testing.T) {
	placeholder := regexp.MustCompile(`\{.\}`)
	pieces := func(lang document.Lang) map[string]bool {
		all := map[string]bool{}
		c := wordsIn(t, lang)
		for _, key := range c.Keys() {
			texts := []string{c.T(key)}
			if texts[0] == key { // a number
				texts = []string{c.N(key, 1, "{1}"), c.N(key, 2, "{1}")}
			}
			for _, text := range texts {
				for _, piece := range placeholder.Split(text, -1) {
					if piece = strings.Trim(piece, " .,:;()0123456789"); len([]rune(piece)) > 3 {
						all[piece] = true
					}
				}
			}
		}
		return all
	}
	english := pieces("en")
	for _, lang := range interfaces(t) {
		if lang == "en" {
			continue
		}
		theirs := pieces(lang)
		for name, page := range rendered(t, sample.SmallIn(lang)) {
			for _, words := range ownWords(t, page) {
				for _, part := range append(placeholder.Split(words, -1), words) {
					part = strings.Trim(part, " .,:;()0123456789")
					if english[part] && !theirs[part] {
						t.Errorf("%s: %s says %q", lang, name, words)
					}
				}
				if lang != "ar" {
					continue
				}
				for piece := range english { // anywhere in the words
					if len(piece) > 4 && strings.Contains(strings.ToLower(words), strings.ToLower(piece)) {
						t.Errorf("%s: %s says %q", lang, name, words)
					}
				}
			}
		}
	}
}

// TestForeignWordsSayTheirDirection: on a page from right to left every title in a
// list, quotation and text in another script says how it runs.
func TestForeignWordsSayTheirDirection(t *testing.T) {
	for name, page := range rendered(t, sample.SmallIn("ar")) {
		root, err := html.ParseWithOptions(strings.NewReader(page), html.ParseOptionEnableScripting(false))
		if err != nil {
			t.Fatal(err)
		}
		for n := range root.Descendants() {
			if n.Type != html.ElementNode || n.Data == "html" {
				continue
			}
			var lang, dir string
			for _, a := range n.Attr {
				switch a.Key {
				case "lang":
					lang = a.Val
				case "dir":
					dir = a.Val
				}
			}
			if lang != "" && lang != "ar" && dir != "ltr" && n.Data != "bdi" && n.Data != "a" {
				t.Errorf("%s: <%s lang=%q> has dir %q", name, n.Data, lang, dir)
			}
			if lang == "ar" {
				t.Errorf("%s: <%s> repeats the language of the page", name, n.Data)
			}
		}
	}
}

func TestCountsHaveThePluralFormsOfTheLanguage(t *testing.T) {
	for _, test := range []struct {
		lang  document.Lang
		page  string
		wants []string
	}{
		{"ar", "index.html", []string{"٩ وثائق في ٥ لغات"}},
		{"ar", "topics/low-water.html", []string{"وثيقتان، من ٢٠١٩ إلى ٢٠٢٢"}},
		{"ru", "index.html", []string{"9 документов на 5 языках", "22 подписавших"}},
		{"fr", "documents/index.html", []string{"18 janvier 2022", "vers 1943", "22 signataires"}},
		{"es", "documents/index.html", []string{"18 de enero de 2022", "hacia 1943", "no antes del 23 de junio de 2024", "década de 2020"}},
		{"ru", "documents/index.html", []string{"18 января 2022\u00a0г.", "около 1943\u00a0г.", "не ранее 23 июня 2024\u00a0г.", "май 2023\u00a0г.", "2020-е годы"}},
		{"zh", "documents/index.html", []string{"2022年1月18日", "约1943年", "不早于2024年6月23日", "2023年5月", "2020年代"}},
		{"ar", "documents/index.html", []string{"١٨ يناير ٢٠٢٢", "نحو ١٩٤٣", "ليس قبل ٢٣ يونيو ٢٠٢٤", "مايو ٢٠٢٣"}},
	} {
		page := rendered(t, sample.SmallIn(test.lang))[test.page]
		for _, want := range test.wants {
			if !strings.Contains(i18n.Plain(page), want) {
				t.Errorf("%s: %s lacks %q", test.lang, test.page, want)
			}
		}
	}
}
