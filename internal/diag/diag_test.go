package diag

import (
	"errors"
	"fmt"
	"slices"
	"testing"
)

func TestMessagesAreSortedAndSaidOnce(t *testing.T) {
	log := &Log{}
	log.Warnf("b.txt", 2, "", "two")
	log.Errorf("a.txt", 9, "do this", "nine")
	log.Warnf("b.txt", 2, "", "two")
	log.Noticef("b.txt", 1, "", "one")
	got := fmt.Sprint(log.Messages())
	want := "[a.txt:9: error: nine; do this b.txt:1: notice: one b.txt:2: warning: two]"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if log.Count(Warning) != 1 || log.Count(Error) != 1 {
		t.Error("counts")
	}
}

func TestNothingReachesATerminalRaw(t *testing.T) {
	for in, want := range map[string]string{
		"\x1b[31mred":       `\u001b[31mred`,
		"a\nb":              `a\u000ab`,
		"turn \u202e round": `turn \u202e round`,
		"bad \xff byte":     "bad \ufffd byte",
		"北京 and ünder":      "北京 and ünder",
		"line\u2028break":   `line\u2028break`,
	} {
		if got := Printable(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestAnErrorIsReportedAsTheMessagesItIs(t *testing.T) {
	var log Log
	log.Report(nil)
	log.Report(fmt.Errorf("reading: %w", Problems{{Error, "a.md", 2, "is wrong", "mend it"}, {Warning, "b.md", 0, "is odd", ""}}))
	log.Report(errors.New("the disk is full"))
	var got []string
	for _, m := range log.Messages() {
		got = append(got, m.String())
	}
	if want := []string{"error: the disk is full", "a.md:2: error: is wrong; mend it", "b.md: warning: is odd"}; !slices.Equal(got, want) {
		t.Errorf("messages %q, want %q", got, want)
	}
}

func TestATextIsQuotedOnOneLineAndCut(t *testing.T) {
	for in, want := range map[string]string{
		"":                 "“”",
		" a \n b ":         "“a b”",
		"река":             "“река”",
		"озеро":            "“озеро”",
		"озёра и реки":     "“озёра…”",
		"lakes and rivers": "“lakes…”",
	} {
		if got := Quoted(in, 6); got != want {
			t.Errorf("%q: got %s, want %s", in, got, want)
		}
	}
}
