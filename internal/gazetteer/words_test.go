package gazetteer

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// One letter after the other, as add takes them.
func foldedPlain(text string) (folded string, letters int, kinds runeKind) {
	for letters < len(text) && text[letters] < utf8.RuneSelf && kindOf(rune(text[letters]))&isLetter != 0 {
		kinds |= kindOf(rune(text[letters]))
		letters++
	}
	return strings.ToLower(text[:letters]), letters, kinds
}

func TestEightBytesAreFoldedAsOneByOne(t *testing.T) {
	for _, word := range []string{"abcdefgh", "ABCDEFGH", "azAZ0959", "12345678"} {
		for at := range word {
			for c := range 256 {
				text := word[:at] + string([]byte{byte(c)}) + word[at+1:]
				want, letters, kinds := foldedPlain(text)
				folded, n, k := plainOf(text)
				got := make([]byte, n)
				for i := range got {
					got[i] = byte(folded >> (8 * i))
				}
				if string(got) != want || n != letters || letters > 0 && k != kinds {
					t.Fatalf("%q: folded %q, %d letters, kinds %b; want %q, %d, %b", text, got, n, k, want, letters, kinds)
				}
			}
		}
	}
}

func TestPlainLettersOfAnyNumberAreTakenIn(t *testing.T) {
	for letters := 1; letters < 30; letters++ {
		for _, room := range []int{0, 4, 9, 64} {
			word := strings.Repeat("Ab9", 10)[:letters]
			for _, after := range []string{"", " ", "é", ", Zaire and Zanzibar"} {
				w := &words{folded: make([]byte, 0, room)}
				to, kinds := w.takePlain("x"+word+after, 1)
				want, n, wantKinds := foldedPlain(word)
				if string(w.folded) != want || to != 1+n || kinds != wantKinds {
					t.Fatalf("%q with room for %d: folded %q up to %d, kinds %b; want %q up to %d, %b", word+after, room, w.folded, to, kinds, want, 1+n, wantKinds)
				}
			}
		}
	}
}
