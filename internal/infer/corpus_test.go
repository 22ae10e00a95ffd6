package infer

import (
	"os"
	"path/filepath"
	"testing"

	"fonds/internal/authority"
	"fonds/internal/diag"
	"fonds/internal/seed"
	"fonds/internal/structure"
)

// FONDS_CORPUS names a folder with texts/; what holds of every reading must hold
// of real texts too. What the labelled ones say stands in packages pipeline (the
// founding texts) and accuracy.
func TestReadingsOfTheCorpus(t *testing.T) {
	dir := os.Getenv("FONDS_CORPUS")
	if dir == "" {
		t.Skip("FONDS_CORPUS is not set: no corpus to read")
	}
	files, err := filepath.Glob(filepath.Join(dir, "texts", "*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("the corpus has no texts: %v", err)
	}
	index, err := authority.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			var log diag.Log
			s, err := seed.Read(os.DirFS(filepath.Dir(file)), filepath.Base(file), seed.Options{}, &log)
			if err != nil {
				t.Fatal(err)
			}
			in := &Input{Seed: s, Blocks: structure.Read(s), Authority: index}
			m, r := Read(in)
			checkReading(t, in, m, r)
		})
	}
}
