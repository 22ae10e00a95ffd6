package document

import (
	"strings"
	"testing"
)

func TestAMessageIsASentence(t *testing.T) {
	lines := Span{First: 3, Last: 5}
	for want, m := range map[string]Message{
		"The paragraph of line 3 stands again at lines 3–5.":                             Say(SaysRepeated, At(Span{First: 3, Last: 3}), At(lines)),
		"Another document may begin at lines 3–5: it is {1}.":                            Say(SaysBoundary, At(lines), Phrase("it is {1}")), // what is filled in is not looked at again
		"A is made of the initials of B, though documents give them different countries": Say(SaysDifferentCountry, Sub(Say(SaysInitials, Name("A"), Name("B")))),
	} {
		if got := m.String(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestEveryMessageTakesItsArguments(t *testing.T) {
	for key, words := range Messages() {
		for i := 1; i < 9; i++ {
			hold := "{" + string(rune('0'+i)) + "}"
			if strings.Contains(words, hold) && i > 1 && !strings.Contains(words, "{"+string(rune('0'+i-1))+"}") {
				t.Errorf("%s has %s without the one before", key, hold)
			}
		}
	}
}

func TestAWarningGoesWhereItsLinesGo(t *testing.T) {
	w := Warn("", Span{First: 2, Last: 2}, SaysRepeated, At(Span{First: 1, Last: 1}), At(Span{First: 2, Last: 2}))
	got := w.Moved(func(s Span) Span { return Span{First: s.First + 10, Last: s.Last + 10} })
	if got.Lines.First != 12 || got.Text != "The paragraph of line 11 stands again at line 12." || got.Message.String() != got.Text {
		t.Errorf("%+v", got)
	}
	if w.Text != "The paragraph of line 1 stands again at line 2." {
		t.Errorf("the warning itself became %q", w.Text)
	}
}
