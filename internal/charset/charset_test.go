package charset

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"
)

// A sampleText is one text in one encoding.
type sampleText struct {
	name, encoding, text string
	data                 []byte
}

// table reads the committed table.
func table(t testing.TB) []sampleText {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/texts.txtar")
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, f := range archive.Files {
		texts[strings.TrimSuffix(f.Name, ".txt")] = string(f.Data)
	}
	data, err := os.ReadFile("testdata/table.txt")
	if err != nil {
		t.Fatal(err)
	}
	var list []sampleText
	for line := range strings.Lines(string(data)) {
		name, encodings, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		text, known := texts[name]
		if !known {
			t.Fatalf("table.txt: there is no text %s", name)
		}
		delete(texts, name)
		for _, e := range strings.Fields(encodings) {
			list = append(list, sampleText{name, e, text, encode(t, e, text)})
		}
	}
	for name := range texts {
		t.Errorf("table.txt: %s is not tried in any encoding", name)
	}
	return list
}

func encode(t testing.TB, name, text string) []byte {
	t.Helper()
	enc := Encoding(name)
	if enc == nil {
		t.Fatalf("there is no encoding %s", name)
	}
	data, err := enc.NewEncoder().Bytes([]byte(text)) // fails on what the encoding lacks
	if err != nil {
		t.Errorf("%.30q in %s: %v", text, name, err)
	}
	return data
}

// silent reports whether a guess would be followed without a warning.
func silent(g Guess) bool { return g.Sure >= Doubt }

func TestTextsAreReadInTheEncodingTheyWereSavedIn(t *testing.T) {
	list := table(t)
	if len(list) < 120 {
		t.Errorf("the table has %d pairs only", len(list))
	}
	right, warned := 0, 0
	for _, s := range list {
		g := Detect(s.data, "")
		text, _ := Decode(g.Encoding, s.data)
		if !silent(g) {
			warned++
		}
		if text == s.text {
			right++
			if testing.Verbose() && !silent(g) {
				t.Logf("%s in %s: right, with a warning; %s", s.name, s.encoding, show(g))
			}
			continue
		}
		if silent(g) {
			t.Errorf("%s in %s is taken for %s without a warning", s.name, s.encoding, show(g))
		} else {
			t.Logf("%s in %s: wrong, with a warning; %s", s.name, s.encoding, show(g))
		}
	}
	t.Logf("%d of %d right, %d with a warning", right, len(list), warned)
	if right*100 < 95*len(list) {
		t.Error("under 95 % right")
	}
}

func show(g Guess) string {
	return fmt.Sprintf("%s (%s) %.2f, else %s at %d", g.Encoding, g.Lang, g.Sure, g.Second, g.Differ)
}

func TestPiecesOfTextsAreNotMistakenSilently(t *testing.T) {
	n, right, bad, warned := 0, 0, 0, 0
	for _, s := range table(t) {
		words := strings.SplitAfter(s.text, " ")
		for _, length := range []int{3, 8} {
			for from := 0; from+length <= len(words); from += length {
				data := encode(t, s.encoding, strings.Join(words[from:from+length], ""))
				if utf8.Valid(data) {
					continue
				}
				g := Detect(data, "")
				n++
				want, _ := Decode(s.encoding, data)
				got, _ := Decode(g.Encoding, data)
				switch {
				case got == want:
					right++
				case silent(g):
					bad++
					t.Logf("%.40q in %s is taken for %s without a warning: %.40q", want, s.encoding, show(g), got)
				}
				if !silent(g) {
					warned++
				}
			}
		}
	}
	t.Logf("%d of %d right, %d with a warning, %d wrong without one", right, n, warned, bad)
	if bad > n/1000 {
		t.Error("more than one in a thousand is wrong without a warning")
	}
}

func TestTheWordsOfMarkupDoNotCount(t *testing.T) {
	before := "<!DOCTYPE html>\n<html><head><title>Archive</title><STYLE>p { margin: 0 }</STYLE>\n" +
		"<script>var menu = document.getElementById('menu'); if (1 < 2) menu.style.display = 'none';</script></head>\n" +
		"<body class=\"article\"><div id=nav><a href=index.html>Home</a> | <a href=contact.html>Contact us</a></div>\n<p>"
	for _, s := range table(t) {
		html := before + strings.ReplaceAll(s.text, "\n", "</p>\n<p>") + "</p></body></html>\n"
		data := encode(t, s.encoding, html)
		for _, declared := range []string{"", s.encoding} {
			g := Detect(data, declared)
			if got, _ := Decode(g.Encoding, data); got != html && silent(g) {
				t.Errorf("%s in %s, declared as %q, is taken for %s", s.name, s.encoding, declared, show(g))
			}
		}
	}
	for _, s := range []string{"<", "a < b \xe9</", "<script", "<script>\xe9", "</\xe9>"} {
		Detect([]byte(s), "")
		if u := unmarked([]byte(s)); len(u) == 0 || len(u) > len(s)+1 {
			t.Errorf("of %q is left %q", s, u)
		}
	}
}

func TestWhatIsNotKnownHereIsDoubtful(t *testing.T) {
	french, german := "Déjà l’école était fermée, où aller ?\n", "Größe und Übermut\nmüssen schöne Mädchen\n"
	for name, data := range map[string]string{
		"Thai":                   string(encode(t, "windows-874", "ประชาชนในหมู่บ้านได้ประชุมกันเพื่อหารือเรื่องการซ่อมถนน")),
		"Esperanto":              string(encode(t, "ISO-8859-3", "La homoj de la vilaĝo kunvenis; ĉiu ŝatis la decidon pri la ponto.")),
		"Kana of half the width": string(encode(t, "Shift_JIS", "ﾆﾎﾝｺﾞ ﾉ ｶﾀｶﾅ ﾃﾞ ｶｲﾀ ﾌﾞﾝ")),
		"French joined":          french + string(encode(t, "windows-1252", french)),
		"German joined":          string(encode(t, "windows-1252", german)) + german,
		"noise":                  "\x91\xe3\x05\xfa\xb7\x80\xff\xc1\x8d\x9d\xa3\xd5\xfe\x81",
	} {
		if g := Detect([]byte(data), ""); silent(g) {
			t.Errorf("%s is taken for %s", name, show(g))
		}
	}
}

func TestAnEncodingIsNamedAfterTheFirstInWhichTheTextReadsSo(t *testing.T) {
	for encoding, text := range map[string]string{
		"windows-1252": "Participants: Müller, Jönsson, Françoise, Nuñez",
		"windows-1251": "Собрание жителей",
		"KOI8-R":       "Собрание жителей",
	} {
		if g := Detect(encode(t, encoding, text), ""); g.Encoding != encoding {
			t.Errorf("%s is taken for %s", encoding, show(g))
		}
	}
}

func TestALongFileIsLookedAtInParts(t *testing.T) {
	english := strings.Repeat("A line without anything to go by.\n", 4000)
	data := english + string(encode(t, "windows-1250", "Uchwałę podjęto jednogłośnie, po czym odśpiewano hymn.\n")) + english
	g := Detect([]byte(data), "")
	if g.Encoding != "windows-1250" || g.Differ < len(english) || len(sample([]byte(data))) > pieces*pieceSize {
		t.Errorf("%s, of a sample of %d bytes", show(g), len(sample([]byte(data))))
	}
}

func TestWhatIsDecodedCanBeEncodedAgain(t *testing.T) {
	for _, s := range table(t) {
		text, _ := Decode(s.encoding, s.data)
		if again := encode(t, s.encoding, text); string(again) != string(s.data) {
			t.Errorf("%s in %s comes back as other bytes", s.name, s.encoding)
		}
	}
	for _, l := range known {
		table := l.table()
		if table == nil {
			continue
		}
		for c := range 256 {
			b := []byte{byte(c)}
			if r := table[c]; r != utf8.RuneError {
				if again, err := l.enc.NewEncoder().Bytes([]byte(string(r))); err != nil || string(again) != string(b) {
					t.Errorf("%s: % x comes back as % x (%v)", l.name, b, again, err)
				}
			}
		}
	}
}

func TestNamesOfEncodings(t *testing.T) {
	for label, want := range map[string]string{
		"windows-1251": "windows-1251", "CP1251": "windows-1251", " koi8-r ": "KOI8-R", "koi8-u": "KOI8-U", "cp866": "IBM866", "IBM852": "IBM852",
		"latin1": "windows-1252", "ISO-8859-1": "windows-1252", "latin-2": "ISO-8859-2", "latin-9": "ISO-8859-15", "ISO-8859-9": "windows-1254",
		"gb2312": "GB18030", "gbk": "GB18030", "x-sjis": "Shift_JIS", "euc-jp": "EUC-JP", "iso-2022-jp": "ISO-2022-JP", "big5": "Big5",
		"utf-8": "UTF-8", "utf8": "UTF-8", "UTF-16": "UTF-16LE", "utf-16be": "UTF-16BE", "utf-32": "UTF-32LE",
		"": "", "nonsense": "", "x-user-defined": "", "windows-9999": "",
	} {
		if got, ok := Canonical(label); got != want || ok != (want != "") {
			t.Errorf("%q is %q, want %q", label, got, want)
		}
	}
	for _, l := range known { // a name that a message gives can be written into a sidecar
		if name, ok := Canonical(l.name); !ok || find(name) == nil {
			t.Errorf("%s is no name", l.name)
		}
	}
}

func TestADeclarationIsFollowedUnlessTheBytesSpeakAgainstIt(t *testing.T) {
	polish := "Uchwałę podjęto jednogłośnie, po czym odśpiewano hymn."
	for _, test := range []struct {
		text, saved, declared, want string
		contradicted                bool
	}{
		{polish, "ISO-8859-2", "iso-8859-2", "ISO-8859-2", false},
		{polish, "windows-1250", "iso-8859-2", "windows-1250", true},
		{polish, "windows-1250", "utf-8", "windows-1250", true},
		{polish, "windows-1250", "no such thing", "windows-1250", false},
		{"Собрание открыл председатель.", "windows-1251", "iso-8859-1", "windows-1251", true},
		{"Ja", "windows-1252", "", "windows-1252", false},
		{"Tiếng", "windows-1258", "windows-1258", "windows-1258", false},
	} {
		data := encode(t, test.saved, strings.ReplaceAll(test.text, "ế", "\u00ea\u0301"))
		g := Detect(data, test.declared)
		if g.Encoding != test.want || g.Contradicted != test.contradicted {
			t.Errorf("%s, declared as %q: %+v", test.saved, test.declared, g)
		}
	}
}

func FuzzDetect(f *testing.F) {
	for _, s := range table(f) {
		f.Add(s.data, "")
	}
	f.Add([]byte{0x80, 0xff}, "windows-1252")
	f.Add([]byte("\x1b$B\x30"), "iso-2022-jp")
	f.Fuzz(func(t *testing.T, data []byte, declared string) {
		g := Detect(data, declared)
		if again := Detect(data, declared); g != again {
			t.Fatalf("two answers: %+v and %+v", g, again)
		}
		if !(g.Sure >= 0 && g.Sure <= 1) || g.Differ >= len(data) {
			t.Fatalf("%+v", g)
		}
		for _, l := range known {
			text, ok := Decode(l.name, data)
			if !ok || !utf8.ValidString(text) {
				t.Fatalf("%s: %q", l.name, text)
			}
			if l.table() != nil && utf8.RuneCountInString(text) != len(data) {
				t.Fatalf("%s: %d characters of %d bytes", l.name, utf8.RuneCountInString(text), len(data))
			}
		}
		text, ok := Decode(g.Encoding, data)
		if !ok {
			t.Fatalf("%s is no encoding", g.Encoding)
		}
		if table := find(g.Encoding).table(); table != nil {
			i := 0
			for _, r := range text {
				if r != utf8.RuneError {
					if again, err := Encoding(g.Encoding).NewEncoder().String(string(r)); err != nil || again != string(data[i:i+1]) {
						t.Fatalf("%s: % x comes back as % x", g.Encoding, data[i], again)
					}
				}
				i++
			}
		}
	})
}

func BenchmarkDetect(b *testing.B) {
	text := "Собрание трудового коллектива постановило обратиться к министру. "
	short, long := encode(b, "windows-1251", strings.Repeat(text, 20)), encode(b, "windows-1251", strings.Repeat(text, 2000))
	b.Run("short", func(b *testing.B) {
		for b.Loop() {
			Detect(short, "")
		}
	})
	b.Run("long", func(b *testing.B) {
		for b.Loop() {
			Detect(long, "")
		}
	})
}

func TestOnlyTextEncodedTwiceIsToldSo(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/texts.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		if by, _ := Twice(string(f.Data)); by != "" {
			t.Errorf("%s is said to be encoded twice, by way of %s", f.Name, by)
		}
		if beyond := utf8.RuneCount(f.Data); len(f.Data) < beyond+10 {
			continue // too little to tell
		}
		for _, name := range []string{"windows-1252", "windows-1251", "windows-1250"} {
			again, _ := Decode(name, f.Data)
			if by, _ := Twice(again); by == "" {
				t.Errorf("%s, encoded twice by way of %s, is taken as it is", f.Name, name)
			}
		}
	}
}
