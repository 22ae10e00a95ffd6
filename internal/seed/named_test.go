package seed

import (
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/encoding/charmap"

	"fonds/internal/charset"
	"fonds/internal/diag"
)

// TestANamedEncodingIsDoubtedWhereTheBytesSpeakAgainstIt: what a person says
// counts all the same.
func TestANamedEncodingIsDoubtedWhereTheBytesSpeakAgainstIt(t *testing.T) {
	const text = "Мы обращаемся ко всем, кто живёт у реки, и просим беречь воду, которой в этом году стало меньше."
	old, err := charmap.Windows1251.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ name, data, encoding, says string }{
		{"right", old, "windows-1251", ""},
		{"another one", old, "KOI8-R", "says that it is in KOI8-R, but its bytes read as windows-1251"},
		{"UTF-8", text, "windows-1251", "says that it is in windows-1251, but its bytes read as UTF-8"},
		{"plain letters", "The river is clean.", "KOI8-R", ""},
	} {
		var log diag.Log
		o := Options{Encoding: test.encoding, By: "seeds/a.txt.yaml"}
		s, err := Read(fstest.MapFS{"a.txt": {Data: []byte(test.data)}}, "a.txt", o, &log)
		if err != nil {
			t.Fatal(err)
		}
		want, _ := charset.Decode(test.encoding, []byte(test.data))
		if s.Encoding != test.encoding || strings.Join(s.Lines, "\n") != want {
			t.Errorf("%s: read as %s: %s", test.name, s.Encoding, s.Lines)
		}
		said := ""
		for _, m := range log.Messages() {
			said += m.String()
		}
		if test.says == "" && said != "" || !strings.Contains(said, test.says) {
			t.Errorf("%s: said %q", test.name, said)
		}
	}
}
