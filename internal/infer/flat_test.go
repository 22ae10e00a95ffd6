package infer

import (
	"strings"
	"testing"
	"unicode"
)

func TestTextIsFlatWhereNoWhiteSpaceBeyondSingleSpacesStandsInIt(t *testing.T) {
	pieces := []string{"a", "word", "!", " ", "  ", "\n", "\t", "ж", "слово", "语", "\u00a0", "\u3000", "“", "\x00", "\xff"}
	for _, a := range pieces {
		for _, b := range pieces {
			for _, c := range pieces {
				for _, gap := range []string{"", " ", "seven77", "abc def ghi"} {
					text := a + gap + b + gap + c
					want := strings.Join(strings.FieldsFunc(text, unicode.IsSpace), " ")
					if got := flat(text); got != want {
						t.Fatalf("%q: %q, want %q", text, got, want)
					}
					if isFlat(text) && text != want {
						t.Fatalf("%q counts as flat", text)
					}
					n := 0
					for _, r := range text {
						if n++; unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai) {
							n++
						}
					}
					if got := runes(text); got != n {
						t.Fatalf("%q has %d characters, not %d", text, got, n)
					}
				}
			}
		}
	}
}

func TestCharactersThatAreWords(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if want := unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai); alone(r) != want {
			t.Errorf("%U: %v", r, !want)
		}
	}
}
