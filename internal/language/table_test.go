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

func TestGuessSoonLooksFurtherWhereAGlanceIsNotSure(t *testing.T) {
	for _, r := range reports {
		text := reports[0].text + " " + r.text
		for n := range len(text) - 20 {
			wantLang, want := Guess(text[:n])
			if want < 0.9 {
				if wantLang, want = Guess(text[:n+20]); want < 0.5 {
					wantLang, want = Guess(text)
				}
			}
			if lang, got := GuessSoon(text, Glance{n, 0.9}, Glance{n + 20, 0.5}); lang != wantLang || got != want {
				t.Fatalf("%s, %d bytes: got %s, %v, want %s, %v", r.lang, n, lang, got, wantLang, want)
			}
		}
	}
}

func TestGuessSoonIsTheGuessOfABeginningOrOfAllOfIt(t *testing.T) {
	for _, r := range reports {
		text := reports[0].text + " " + r.text + " " + r.text
		for n := range len(text) {
			wantLang, want := Guess(text[:n])
			if want < 0.7 {
				wantLang, want = Guess(text)
			}
			if lang, got := GuessSoon(text, Glance{n, 0.7}); lang != wantLang || got != want {
				t.Fatalf("%s, %d bytes: got %s, %v, want %s, %v", r.lang, n, lang, got, wantLang, want)
			}
		}
	}
}
