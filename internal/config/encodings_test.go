package config

import (
	"strings"
	"testing"

	"fonds/internal/diag"
)

func TestTheFirstPatternThatMatchesNamesTheEncoding(t *testing.T) {
	log := &diag.Log{}
	c := Parse([]byte(`encodings:
  - {files: "1991/*.txt", encoding: cp1251}
  - {files: "**/dos/*", encoding: cp866}
  - {files: "letters/**", encoding: latin1}
  - {files: "b*.txt", encoding: gb2312}
`), "site.yaml", log)
	if m := log.Messages(); len(m) > 0 {
		t.Fatal(m)
	}
	for file, want := range map[string]string{
		"1991/a.txt": "windows-1251", "1991/b.txt": "windows-1251", "1991/x/a.txt": "", "x/1991/a.txt": "",
		"dos/a.txt": "IBM866", "x/y/dos/b.txt": "IBM866", "dos/x/a.txt": "",
		"letters/a.txt": "windows-1252", "letters/x/a.txt": "windows-1252",
		"b.txt": "GB18030", "x/y/book.txt": "GB18030", "a.txt": "",
	} {
		if got := c.EncodingOf(file); got != want {
			t.Errorf("%s: %q, want %q", file, got, want)
		}
	}
}

func TestMistakesInEncodingsAreNamedWithTheirLines(t *testing.T) {
	for _, test := range []struct{ yaml, want string }{
		{"title: x\nencodings:\n  - files: a.txt\n    encoding: nonsense\n", `site.yaml:4: error: encoding "nonsense" is unknown; `},
		{"encodings:\n  - {files: a.txt, encodng: cp866}\n", "site.yaml:2: error: there is no key encodng; "},
		{"encodings:\n  - {files: \"[a\", encoding: cp866}\n", `site.yaml:2: error: the pattern "[a" cannot be read; `},
		{"encodings:\n  - {files: a.txt}\n", "site.yaml:2: error: an entry of encodings needs files and encoding; "},
		{"encodings:\n  - a.txt\n", "site.yaml:2: error: "},
		{"encodings: cp866\n", "site.yaml:1: error: "},
	} {
		log := &diag.Log{}
		Parse([]byte(test.yaml), "site.yaml", log)
		if got := log.Messages(); len(got) != 1 || !strings.HasPrefix(got[0].String(), test.want) {
			t.Errorf("%q: got %v, want %q", test.yaml, got, test.want)
		}
	}
}

func TestASidecarIsReadAndItsMistakesAreNamed(t *testing.T) {
	for _, test := range []struct{ yaml, encoding, want string }{
		{"encoding: KOI8-R\n", "KOI8-R", ""},
		{"# nothing\n", "", ""},
		{"", "", ""},
		{"\nencoding: nonsense\n", "", `seeds/a.yaml:2: error: encoding "nonsense" is unknown; `},
		{"encoding: cp866\ncharset: x\n", "", "seeds/a.yaml:2: error: there is no key charset; the keys are listed in docs/seeds.md"},
		{"encoding: [a]\n", "", "seeds/a.yaml:1: error: cannot unmarshal"},
		{"- a\n", "", "seeds/a.yaml:1: error: cannot unmarshal"},
		{"encoding: [", "", "seeds/a.yaml:"},
	} {
		log := &diag.Log{}
		s := ParseSidecar([]byte(test.yaml), "seeds/a.yaml", log)
		got := log.Messages()
		if s.Encoding != test.encoding || len(got) > 1 || (len(got) == 1) != (test.want != "") {
			t.Errorf("%q: %+v, %v", test.yaml, s, got)
		}
		if len(got) == 1 && !strings.HasPrefix(got[0].String(), test.want) {
			t.Errorf("%q: got %v, want %q", test.yaml, got, test.want)
		}
	}
}
