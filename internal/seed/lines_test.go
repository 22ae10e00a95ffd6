package seed

import "testing"

func TestEightBytesAreLookedAtAsEachByItself(t *testing.T) {
	for c := range 256 {
		for place := range 8 {
			eightBytes := []byte("harbour.")
			eightBytes[place] = byte(c)
			if got, want := isPlain(eight(eightBytes)), c >= ' ' && c < 0x7f; got != want {
				t.Errorf("byte %#x at %d is plain: got %v", c, place, got)
			}
			if got, want := hasControl(eight(eightBytes)), c < ' '; got != want {
				t.Errorf("byte %#x at %d is a control character: got %v", c, place, got)
			}
		}
	}
}
