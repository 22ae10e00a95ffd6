package charset

import (
	"strings"
	"testing"
)

func TestASCIIIsSkippedUpToTheFirstOtherCharacter(t *testing.T) {
	for n := range 40 {
		text := strings.Repeat("a", n) + "é" + strings.Repeat("b", 20)
		if got := asciiLen(text); got > n || got < n-7 {
			t.Errorf("%d bytes before: got %d", n, got)
		}
	}
	if got := asciiLen("short"); got != 0 {
		t.Errorf("of a few bytes: got %d", got)
	}
}
