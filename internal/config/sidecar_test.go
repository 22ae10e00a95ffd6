package config

import (
	"strings"
	"testing"

	"fonds/internal/diag"
)

// hostileSidecars are sidecars that are wrong, or try to cost much.
var hostileSidecars = []string{
	"documents: [1, 1]", "documents: [0]", "documents: [-5]", "documents: [99999999999999999999]", "documents: [5, 3]",
	"documents: [" + strings.Repeat("7, ", 20_000) + "7]",
	"documents: {a: 1}", "documents: [[1]]", "encoding: [", "encoding: utf-9", "encoding: {}",
	"encoding: \"\\x1b[31m\"", "encoding: a\nencoding: b", "unknown: 1", "- 1", "a: &a [*a]", "? [1]\n: 2", "!!binary x", strings.Repeat("[", 10_000),
	"a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ndocuments: [*d,*d,*d,*d,*d,*d,*d,*d,*d]",
	"documents: &a [1, *a]", "<<: {encoding: x}", "encoding: *x", "---\n---\n", "\x00", "encoding: " + strings.Repeat("x", 60_000),
}

func TestHostileSidecarsAreNamedAndGiveNothing(t *testing.T) {
	for _, text := range hostileSidecars {
		var log diag.Log
		s := ParseSidecar([]byte(text), "seeds/a.txt.yaml", &log)
		if text != "---\n---\n" && log.Count(diag.Error) == 0 {
			t.Errorf("%.60q: no error, %+v", text, s)
		}
		if s.Encoding != "" || s.Documents != nil {
			t.Errorf("%.60q: %+v", text, s)
		}
		for _, m := range log.Messages() {
			if len(m.String()) > 1000 {
				t.Errorf("%.60q: a message of %d bytes", text, len(m.String()))
			}
		}
	}
}

func FuzzSidecar(f *testing.F) {
	for _, text := range hostileSidecars {
		if len(text) < 1000 {
			f.Add([]byte(text))
		}
	}
	f.Add([]byte("encoding: windows-1251\ndocuments: [1, 41]\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		s := ParseSidecar(data, "seeds/a.txt.yaml", &diag.Log{})
		for i, line := range s.Documents {
			if line < 1 || i > 0 && line <= s.Documents[i-1] {
				t.Errorf("documents %v", s.Documents)
			}
		}
	})
}
