package language

import (
	"strings"
	"testing"
)

func TestTableKnowsTheShortWordsAndNoOthers(t *testing.T) {
	for _, k := range known {
		for word := range strings.FieldsSeq(k.words) {
			if len(word) > longestWord {
				t.Fatalf("%s: %q has more than %d bytes", k.lang, word, longestWord)
			}
			if languages := functionWords.of(keyOf([]byte(word))); languages&(1<<(index[k.lang]-base[k.script])) == 0 {
				t.Errorf("%s: %q is not found", k.lang, word)
			}
			if isLetter(word[0]) && !functionWords.mayHave(word[0]&^0x20, len(word)) {
				t.Errorf("%s: no word could be as long as %q", k.lang, word)
			}
		}
	}
	for _, word := range []string{"", "delegates", "th", "notwithstanding", "internationalization", "рабочие"} {
		if languages := functionWords.of(keyOf([]byte(word))); languages != 0 {
			t.Errorf("%q is found: %b", word, languages)
		}
	}
}

func TestKeyOfAWordIsThatOfItsLettersWhereverItStands(t *testing.T) {
	const letters = "TheQuickBrownFoxesJump"
	for n := 1; n <= len(letters); n++ {
		want := keyOf([]byte(strings.ToLower(letters[:n])))
		for _, behind := range []string{"", ".", " over the lazy dogs"} {
			if got := keyAt(letters[:n]+behind, n); got != want {
				t.Errorf("%q before %q: got %x, want %x", letters[:n], behind, got, want)
			}
		}
	}
}

func TestGuessAllocatesNothing(t *testing.T) {
	for _, r := range reports {
		if n := testing.AllocsPerRun(10, func() { Guess(r.text) }); n > 0 {
			t.Errorf("%s: %v allocations", r.lang, n)
		}
	}
}
