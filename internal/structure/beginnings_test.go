package structure

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestBeginningsAreFoundInAnyCase(t *testing.T) {
	b := starts("mit freundlich|ваш |kind regards\n\t\t|λόγω ")
	for text, want := range map[string]bool{
		"Mit freundlichen Grüßen": true, "MIT FREUNDLICHEN": true, "Ваш старый друг": true, "ΛΌΓΩ ΤΟΎΤΟΥ": true,
		"\u212aind regards": true, // the Kelvin sign
		"mit Freude":        false, "Ваша": false, "": false, "Ein Gruß, mit freundlich": false,
	} {
		if got := b.ofLow(text); got != want {
			t.Errorf("%q: got %v", text, got)
		}
	}
	if b.of("Ваш старый друг") || !b.of("ваш старый друг") {
		t.Error("of does not know one case from the other")
	}
}

func TestStemsAreFoundWhereverTheyStand(t *testing.T) {
	list := []string{"sign", "signatar", "подпис", "署", "ký tên", "f.to"}
	s := stemsOf(list...)
	for _, text := range []string{"", "si", "f.t", "Dear Ada", "Signing", "F.TO", "Die Unterzeichner", "под", "подписали", "以下署名", "đã ký tên", "\xd0sign"} {
		want := false
		for _, stem := range list {
			want = want || strings.Contains(strings.ToLower(text), stem)
		}
		if got := s.in(text); got != want {
			t.Errorf("%q: got %v", text, got)
		}
	}
}

// Lines that are taken for words without a closer look have no marker.
func FuzzMarkersOfWords(f *testing.F) {
	for _, text := range []string{"I. Boats", "ii) nets", "a) rope", "Vi ses", "x", "Ich", "a、b", "(a) oars"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || !beginsWord(text) {
			return
		}
		if _, length, _ := letterMarker(text); length > 0 && strings.ContainsAny(text[length:length+min(1, len(text)-length)], ".)") {
			t.Errorf("%q has a marker of %d bytes", text, length)
		}
	})
}
