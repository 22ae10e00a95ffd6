package search

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	snowball "github.com/blevesearch/snowballstem"

	scripts "fonds/internal/search/stemmers"
)

// node runs a program in Node with the scripts of the site's folder and gives it
// input; it returns what that prints.
func node(t *testing.T, program string, input any, scriptFiles ...string) []byte {
	t.Helper()
	if _, err := exec.LookPath("node"); err != nil {
		if os.Getenv("SKIP_BROWSER") == "1" {
			t.Skip("SKIP_BROWSER=1 is set and there is no node")
		}
		t.Fatal("no node on PATH: install Node 20 or later, or set SKIP_BROWSER=1")
	}
	var b strings.Builder
	b.WriteString("globalThis.window = globalThis;\n")
	for _, name := range scriptFiles {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(data)
		b.WriteString(";\n")
	}
	b.WriteString(program)
	dir := t.TempDir()
	file := filepath.Join(dir, "program.js")
	if err := os.WriteFile(file, []byte(b.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(input)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "input.json"), data, 0o666); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("node", file, filepath.Join(dir, "input.json"))
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, stderr.Bytes())
	}
	return out
}

type seenToken struct {
	Raw, Form string
	Pos       int
	Stems     []string
}

func seen(text string, names []string) []seenToken {
	list := []seenToken{}
	env := snowball.NewEnv("")
	tokens(text, 0, func(t token) {
		s := seenToken{Raw: t.raw, Form: fold(t.raw), Pos: t.pos, Stems: []string{}}
		for _, n := range names {
			stem := s.Form
			if !t.wide && s.Form != "" {
				for _, st := range stemmers {
					if st.name == n {
						stem = st.of(env, t.raw, s.Form)
						break
					}
				}
			}
			s.Stems = append(s.Stems, stem)
		}
		list = append(list, s)
	})
	return list
}

// sampleTexts are texts of this repository in many languages, words that the rules
// were made for, and every character that is written.
func sampleTexts(t *testing.T) []string {
	texts := []string{
		"don't l’État Marx's п'ять об’єднання rock'n'roll 's 'tis d'Été O’Brien",
		"anti-fascist well-known mother-in-law a-b-c-d-e x- -y co‑operate 1917-1921 2022-01-18 18.01.2022",
		"1,234,567 1.234 12,5 1234,567 007 0 00 ٣٤٥ १२३ ＡＢＣ ½ ² 26th COVID-19",
		"İstanbul IĞDIR ısı Straße STRASSE ẞ œuvre Ærø Łódź ﬁne Σίσυφος ΣΊΣΥΦΟΣ",
		"الحِزْبُ الشيوعيّ والأحزاب إلى المدرســة مدرسة هذا ٱلله یک کتاب",
		"中国共产党第二十次全国代表大会在北京举行。 共産党のがぎぐ ガギグ ｶﾞｷﾞ 々 〇 한국의 노동자 พรรคคอมมิวนิสต์ไทย ລາວ ខ្មែរ",
		"a\u00adb e\u0301le\u0300ve re\u0301sume\u0301 \u0301x zero\u200bwidth x\u200d y\ufeff 𝔘𝔫𝔦 𐐀𐐨 𠀀𠀁𠀂 x\u2028y",
		"हिन्दी भाषा தமிழ் மொழிகள் தமிழர்களுடைய",
	}
	var b strings.Builder
	// Characters that came after the version of Unicode that Go has may differ.
	assigned := func(r rune) bool {
		return unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z, unicode.Cc, unicode.Cf)
	}
	for r := rune(1); r < 0x3400; r++ {
		if !assigned(r) {
			continue
		}
		b.WriteString("a" + string(r) + "b " + string(r) + string(r) + " ")
	}
	for r := rune(0xA000); r < 0x10FFF; r++ {
		if r == 0xAC00 {
			r = 0xD7A0
		}
		if r >= 0xD800 && r < 0xE000 || !assigned(r) {
			continue
		}
		b.WriteString(string(r) + "a ")
	}
	texts = append(texts, b.String())
	for _, pattern := range []string{"../../seeds/*", "../../content/documents/*.md", os.Getenv("FONDS_CORPUS") + "/texts/*.txt"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			data, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			texts = append(texts, strings.ToValidUTF8(string(data), "\uFFFD"))
		}
	}
	return texts
}

// The browser must read the words of a query as the index was made, or it finds nothing.
func TestBothSidesReadWordsAlike(t *testing.T) {
	var names []string
	for _, s := range stemmers {
		names = append(names, s.name)
	}
	slices.Sort(names)
	names = slices.Compact(names)
	files := []string{"../../static/words.js"}
	dir := t.TempDir()
	for _, n := range names {
		data, err := scripts.Script(n)
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(dir, n+".js")
		if err := os.WriteFile(file, data, 0o666); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	texts := sampleTexts(t)
	out := node(t, `
const [texts, names] = JSON.parse(require('fs').readFileSync(process.argv[2], 'utf8'));
const result = texts.map(text => {
  const list = [];
  fondsWords.tokens(text, 0, (raw, from, to, pos, joined, wide) => {
    const form = fondsWords.fold(raw);
    list.push({Raw: raw, Form: form, Pos: pos, Stems: names.map(n => wide || !form ? form : fondsWords.stem(n, raw, form))});
  });
  return list;
});
process.stdout.write(JSON.stringify(result));
`, []any{texts, names}, files...)
	var got [][]seenToken
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	words, wrong := 0, 0
	for i, text := range texts {
		want := seen(text, names)
		if len(want) != len(got[i]) {
			t.Errorf("text %d: %d words here, %d there", i, len(want), len(got[i]))
		}
		for k := range min(len(want), len(got[i])) {
			words++
			w, g := want[k], got[i][k]
			if w.Raw != g.Raw || w.Form != g.Form || w.Pos != g.Pos || !slices.Equal(w.Stems, g.Stems) {
				if wrong++; wrong <= 20 {
					t.Errorf("text %d, word %d:\n here %+v\nthere %+v", i, k, w, g)
				}
			}
		}
	}
	t.Logf("%d texts, %d words, %d stemmers, %d differ", len(texts), words, len(names), wrong)
}
