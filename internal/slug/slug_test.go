package slug

import (
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"fonds/internal/document"
)

func TestOf(t *testing.T) {
	for _, test := range []struct{ what, name, want string }{
		{"words", "Joint Statement on Rivers", "joint-statement-on-rivers"},
		{"punctuation", "  “Rivers” – (2nd) ed., vol. 3!", "rivers-2nd-ed-vol-3"},
		{"apostrophe joins", "The People’s Party's", "the-peoples-partys"},
		{"accents", "Čeština à l'été", "cestina-a-lete"},
		{"composed and decomposed are one", "e\u0301te\u0301", "ete"},
		{"decomposed short i", "рабочии\u0306", "rabochii"},
		{"soft sign does not part a word", "Большая область", "bolshaia-oblast"},
		{"Kazakh", "Әлем қазақ", "alem-kazak"},
		{"Chinese by syllables", "北京", "bei-jing"},
		{"Arabic", "العراق", "alaraq"},
		{"no-break space parts", "a\u00a0b", "a-b"},
		{"soft hyphen does not", "fede\u00adration", "federation"},
		{"underscore", "__a__b_", "a-b"},
		{"ampersand is read", "Land & Water", "land-and-water"},
		{"plus signs are lost", "C++", "c"},
		{"nothing to keep", "🙂", ""},
		{"only signs", "??? …", ""},
		{"empty", "", ""},
		{"reserved for sections", "Index", "index-page"},
		{"reserved by Windows", "CON", "con-page"},
		{"device with a number", "lpt1", "lpt1-page"},
		{"not reserved", "context", "context"},
		{"path", "../../etc/passwd", "etc-passwd"},
		{"markup", `"><script>alert(1)</script>`, "script-alert-1-script"},
		{"NUL and invalid bytes", "a\x00b\xffc", "a-b-c"},
	} {
		if got := Of(test.name); string(got) != test.want {
			t.Errorf("%s: Of(%q) = %q, want %q", test.what, test.name, got, test.want)
		}
	}
}

func TestOfCutsAtAWord(t *testing.T) {
	got := Of(strings.Repeat("seventh ", 40))
	if len(got) > Limit || len(got) < Limit-8 || !strings.HasSuffix(string(got), "-seventh") {
		t.Errorf("got %q (%d bytes)", got, len(got))
	}
	if got := Of(strings.Repeat("x", 300)); len(got) != Limit {
		t.Errorf("one long word: %d bytes", len(got))
	}
	if got := Of("ab " + strings.Repeat("x", 300)); len(got) != Limit {
		t.Errorf("a short word before a long one: %d bytes", len(got))
	}
}

func TestWith(t *testing.T) {
	long := document.Slug(strings.Repeat("word-", 15) + "words")
	for _, test := range []struct {
		slug   document.Slug
		suffix string
		want   document.Slug
	}{
		{"rivers", "k3v9q2mt", "rivers-k3v9q2mt"},
		{"rivers", "2022-01-18", "rivers-2022-01-18"},
		{"", "k3v9q2mt", "k3v9q2mt"},
		{"rivers", "", "rivers"},
		{"", "aux", "aux-page"},
		{long, "k3v9q2mt", document.Slug(strings.Repeat("word-", 14) + "k3v9q2mt")},
		{"a", strings.Repeat("b", 200), document.Slug(strings.Repeat("b", Limit))},
	} {
		if got := With(test.slug, test.suffix); got != test.want {
			t.Errorf("With(%q, %q) = %q, want %q", test.slug, test.suffix, got, test.want)
		}
	}
}

func TestValid(t *testing.T) {
	for s, want := range map[document.Slug]bool{
		"a": true, "a-b": true, "2022": true, "a--b": true,
		"": false, "-a": false, "a-": false, "A": false, "a_b": false, "a.b": false, "a/b": false,
		"..": false, "é": false, "index": false, "nul": false, "com7": false,
		document.Slug(strings.Repeat("a", Limit)):   true,
		document.Slug(strings.Repeat("a", Limit+1)): false,
	} {
		if got := Valid(s); got != want {
			t.Errorf("Valid(%q) = %v", s, got)
		}
	}
}

// The library keeps its settings in global variables; nothing here may set them.
func TestOfIsSafeForManyGoroutines(t *testing.T) {
	names := []string{"Союз рабочих", "Partido Ñandú", "北京 2022", "index"}
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 200 {
				for i, want := range []document.Slug{"soiuz-rabochikh", "partido-nandu", "bei-jing-2022", "index-page"} {
					if got := Of(names[i]); got != want {
						t.Errorf("Of(%q) = %q, want %q", names[i], got, want)
					}
				}
			}
		})
	}
	group.Wait()
}

func FuzzOf(f *testing.F) {
	for _, s := range []string{"Joint Statement", "Ъ ъ", "con", "é\xff", "________", "ﷺ ﷽", "‮abc", "a\u0300\u0301"} {
		f.Add(s, "k3v9q2mt")
	}
	f.Fuzz(func(t *testing.T, name, suffix string) {
		s := Of(name)
		if s != "" && !Valid(s) {
			t.Fatalf("Of(%q) = %q is not valid", name, s)
		}
		if again := Of(string(s)); again != s {
			t.Fatalf("Of(%q) = %q, then %q", name, s, again)
		}
		if w := With(s, suffix); w != "" && !Valid(w) {
			t.Fatalf("With(%q, %q) = %q is not valid", s, suffix, w)
		}
		if utf8.ValidString(name) && len(name) < considered/2 && Of(name+" x") == "" {
			t.Fatalf("%q hides a letter behind it", name)
		}
	})
}

func BenchmarkOf(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Of("Совместное заявление о реках, 18 January 2022 — a title of usual length")
	}
}

func BenchmarkOfHugeName(b *testing.B) {
	name := strings.Repeat("🙂 я ", 1<<17)
	b.ReportAllocs()
	for b.Loop() {
		Of(name)
	}
}

func TestPlainNamesGetTheLibrarysSlugs(t *testing.T) {
	same := func(name string) {
		if strings.ContainsAny(name, "&@") {
			return
		}
		if got, want := Of(name), ofLibrary(strings.TrimSpace(name)); got != want {
			t.Errorf("%q: %q, the library says %q", name, got, want)
		}
	}
	for _, name := range []string{"", "Joint Statement", "The Workers' Party (\"Free\")", "a--b__c", "-_x_-", "A.B.C., 1986/7", "'", "\" x", "a'-'b", "Index", "COM1", "x\ty\nz", "\x00\x7f", strings.Repeat("word ", 40), strings.Repeat("x", 100)} {
		same(name)
	}
	random := rand.New(rand.NewPCG(5, 6))
	for range 20000 {
		name := make([]byte, random.IntN(100))
		for i := range name {
			if name[i] = byte(random.IntN(128)); random.IntN(3) > 0 {
				name[i] = "abcXYZ019 -_'\".,"[random.IntN(16)]
			}
		}
		same(string(name))
	}
}
