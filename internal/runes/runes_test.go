package runes

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestValidIsWhatTheStandardLibrarySays(t *testing.T) {
	for _, s := range []string{
		"", "ferry", "Fähre", "паром", "渡船", "🛶", "пор\xd0", "\xc0\xaf", "\xc1\xbf", "\xe0\x9f\xbf", "\xe0\xa0\x80", "\xed\x9f\xbf", "\xed\xa0\x80",
		"\xef\xbf\xbd", "\xf0\x8f\xbf\xbf", "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\x80", "\xff", "é\x80", "渡\xe8\x88", "\xf0\x9f\x9b",
	} {
		for _, text := range []string{s, "a" + s, s + "a", strings.Repeat("x", 17) + s, s + strings.Repeat("x", 17)} {
			check(t, text)
		}
	}
}

func TestValidIsWhatTheStandardLibrarySaysOfDamagedTexts(t *testing.T) {
	const text = "The ferry waits. Паром ждёт у причала. Die Fähre wartet. 渡船在等待。 🛶 Le bac attend."
	random := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		b := []byte(text)
		for range random.IntN(3) {
			b[random.IntN(len(b))] = byte(random.IntN(256))
		}
		from := random.IntN(len(b))
		check(t, string(b[from:from+random.IntN(len(b)-from)]))
	}
}

func check(t *testing.T, text string) {
	t.Helper()
	if want := utf8.ValidString(text); Valid(text) != want || Valid([]byte(text)) != want {
		t.Errorf("Valid(%q) is not %v", text, want)
	}
	if want := !strings.ContainsFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }); ASCII(text) != want || ASCII([]byte(text)) != want {
		t.Errorf("ASCII(%q) is not %v", text, want)
	}
}

func BenchmarkValid(b *testing.B) {
	text := strings.Repeat("The ferry waits at the landing stage — as it does every day. Паром ждёт у причала. ", 170)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if !Valid(text) {
			b.Fatal("not valid")
		}
	}
}

func TestPlainCountsWhatStandsBeforeTheFirstCharacterBeyondASCII(t *testing.T) {
	for _, end := range []string{"", "ä", "ä ferry", "渡船", "\xff"} {
		for n := range 40 {
			s := strings.Repeat("f", n) + end
			if got := Plain(s); got != n {
				t.Errorf("Plain(%q) = %d, want %d", s, got, n)
			}
			if got := Plain([]byte(s)); got != n {
				t.Errorf("Plain of the bytes of %q = %d, want %d", s, got, n)
			}
		}
	}
}
