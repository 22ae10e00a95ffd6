// Package proptest holds what the tests of properties and the golden tests of
// seeds have in common.
package proptest

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// Rounds is how many random cases a property is tried on: n, or as many as
// FONDS_ROUNDS asks for.
func Rounds(n int) int {
	if more, err := strconv.Atoi(os.Getenv("FONDS_ROUNDS")); err == nil {
		return more
	}
	return n
}

// Golden compares what is made of each file "seed NAME" of the archives with the
// file "want NAME" beside it; with update it writes that instead.
func Golden(t *testing.T, pattern string, update bool, made func(text string) string) {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			var files []txtar.File
			wanted := map[string]string{}
			for _, f := range archive.Files {
				if strings.HasPrefix(f.Name, "want") {
					wanted[f.Name] = string(f.Data)
				}
			}
			for _, f := range archive.Files {
				kind, of, _ := strings.Cut(f.Name, " ")
				if kind != "seed" {
					continue
				}
				want := strings.TrimSpace("want " + of)
				got := made(string(f.Data))
				files = append(files, f, txtar.File{Name: want, Data: []byte(got)})
				if text, ok := wanted[want]; !update && !ok {
					t.Errorf("%s: nothing wanted; -update writes it", f.Name)
				} else if diff := cmp.Diff(text, got); !update && diff != "" {
					t.Errorf("%s: %s", f.Name, diff)
				}
			}
			if len(files) == 0 {
				t.Fatal("no seed")
			}
			if update {
				archive.Files = files
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}
