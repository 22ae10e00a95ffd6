package i18n

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"fonds/internal/document"
	"fonds/layouts"
)

// languages are those that have a file.
func languages(t testing.TB) []string {
	t.Helper()
	files, err := fs.Glob(layouts.FS, "i18n/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var langs []string
	for _, f := range files {
		langs = append(langs, strings.TrimSuffix(path.Base(f), ".yaml"))
	}
	if len(langs) < 6 {
		t.Fatalf("only %v", langs)
	}
	return langs
}

// alone is what the file of a language has, without English under it.
func alone(t testing.TB, lang string) *Catalog {
	t.Helper()
	c := &Catalog{words: map[string]string{}, plurals: map[string]map[string]string{}}
	if err := c.read(layouts.FS, lang); err != nil {
		t.Fatal(err)
	}
	return c
}

var placeholder = regexp.MustCompile(`\{[^}]*\}`)

// holds are the placeholders in words, each once, sorted.
func holds(words string) []string {
	found := placeholder.FindAllString(words, -1)
	slices.Sort(found)
	return slices.Compact(found)
}

// categoriesOf are the plural categories into which a language sorts whole numbers.
func categoriesOf(lang string) []string {
	tag := language.MustParse(lang)
	var need []string
	for n := range 1200 {
		form := categories[plural.Cardinal.MatchPlural(tag, n, 0, 0, 0, 0)]
		if !slices.Contains(need, form) {
			need = append(need, form)
		}
	}
	if !slices.Contains(need, "other") {
		need = append(need, "other") // for numbers that are not whole
	}
	slices.Sort(need)
	return need
}

func TestEveryLanguageHasTheSameKeys(t *testing.T) {
	en := alone(t, "en")
	for _, lang := range languages(t) {
		c := alone(t, lang)
		for _, key := range en.Keys() {
			if !c.Has(key) {
				t.Errorf("%s.yaml lacks %s", lang, key)
			}
		}
		for _, key := range c.Keys() {
			if !en.Has(key) {
				t.Errorf("%s.yaml has %s, which is no key of en.yaml", lang, key)
			}
		}
	}
}

func TestEveryLanguageFillsInTheSame(t *testing.T) {
	en := alone(t, "en")
	for _, lang := range languages(t) {
		c := alone(t, lang)
		for key, words := range en.words {
			got, ok := c.words[key]
			if !ok {
				continue // the test before says so
			}
			if want := holds(words); !slices.Equal(holds(got), want) {
				t.Errorf("%s.yaml: %s fills in %v, not %v", lang, key, holds(got), want)
			}
			if strings.TrimSpace(got) == "" && key != "list.space" {
				t.Errorf("%s.yaml: %s is empty", lang, key)
			}
		}
	}
}

func TestEveryLanguageHasItsPluralForms(t *testing.T) {
	en := alone(t, "en")
	for _, lang := range languages(t) {
		c, need := alone(t, lang), categoriesOf(lang)
		for key, forms := range en.plurals {
			got, ok := c.plurals[key]
			if !ok {
				continue
			}
			if have := slices.Sorted(maps.Keys(got)); !slices.Equal(have, need) {
				t.Errorf("%s.yaml: %s has the forms %v, the language has %v", lang, key, have, need)
			}
			for form, words := range got {
				for _, hold := range holds(words) {
					if !slices.Contains(holds(forms["other"]), hold) {
						t.Errorf("%s.yaml: %s.%s fills in %s, which en.yaml does not", lang, key, form, hold)
					}
				}
				// One, two or none may be said in words; a form for many numbers has to say which.
				several := form == "few" || form == "many" || form == "other" || form == "one" && lang == "ru"
				for _, hold := range holds(forms["other"]) {
					if missing := !slices.Contains(holds(words), hold); missing && (hold == "{n}" && several || hold != "{n}" && form != "zero") {
						t.Errorf("%s.yaml: %s.%s does not fill in %s", lang, key, form, hold)
					}
				}
			}
		}
	}
}

// TestEveryMessageHasWords: what the program says in sentences stands in the
// catalogs, in English as the command line has it.
func TestEveryMessageHasWords(t *testing.T) {
	en := alone(t, "en")
	for key, words := range document.Messages() {
		if got := en.words["message."+string(key)]; got != words {
			t.Errorf("message.%s is %q, the program says %q", key, got, words)
		}
	}
	for key := range en.words {
		if name, ok := strings.CutPrefix(key, "message."); ok && document.Messages()[document.MessageKey(name)] == "" {
			t.Errorf("%s is no message of the program", key)
		}
	}
}

// TestPhrasesAreThoseOfTheProgram: some tables have as keys the words that the
// program says in English.
func TestPhrasesAreThoseOfTheProgram(t *testing.T) {
	var sources strings.Builder
	files, err := filepath.Glob("../*/*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		sources.Write(data)
	}
	all := sources.String()
	for _, key := range alone(t, "en").Keys() {
		table, words, _ := strings.Cut(key, ".")
		if !slices.Contains([]string{"removed", "phrase", "format", "way"}, table) || strings.Contains(all, `"`+key+`"`) {
			continue
		}
		if !strings.Contains(all, `"`+words+`"`) && !strings.Contains(all, `"it is `+words+`"`) {
			t.Errorf("the program never says %q", words)
		}
	}
}

// TestEveryReasonHasWords: why lines are left out of a text is said by constants of
// the packages that leave them out.
func TestEveryReasonHasWords(t *testing.T) {
	reason := regexp.MustCompile(`(?m)^\s*(?:const )?(?:why[A-Z]|residue[A-Z]|runningHeader|numberOfPage|contentsReason|EndHyphen)\w*\s*=\s*"([^"]+)"`)
	en, found := alone(t, "en"), 0
	for _, folder := range []string{"webpage", "structure", "infer"} {
		files, err := filepath.Glob("../" + folder + "/*.go")
		if err != nil || len(files) == 0 {
			t.Fatal(folder, err)
		}
		for _, f := range files {
			data, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range reason.FindAllStringSubmatch(string(data), -1) {
				found++
				if !en.Has("removed." + m[1]) {
					t.Errorf("%s: no words for the reason %q", f, m[1])
				}
			}
		}
	}
	if found < 40 {
		t.Errorf("only %d reasons were found", found)
	}
}
