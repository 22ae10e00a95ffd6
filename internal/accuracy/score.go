package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"fonds/internal/diag"
	"fonds/internal/pipeline"
)

// scores are what the scorer says of one set of texts.
type scores struct {
	Cases         int     `json:"cases"`
	Macro         float64 `json:"macro_f1"`
	InventionRate float64 `json:"invention_rate"`
	DecoyDates    int     `json:"decoy_dates"`
	Fields        []row   `json:"fields"`
}

// A row is one field. Of a list, parts of a case are counted.
type row struct {
	Field     string   `json:"field"`
	Cases     int      `json:"cases"`
	Right     float64  `json:"right"`
	Wrong     float64  `json:"wrong"`
	Missed    float64  `json:"missed"`
	Invented  float64  `json:"invented"`
	Empty     float64  `json:"empty"`
	Precision *float64 `json:"precision"`
	Recall    *float64 `json:"recall"`
	F1        *float64 `json:"f1"`
}

func (s scores) row(field string) (row, bool) {
	for _, r := range s.Fields {
		if r.Field == field {
			return r, true
		}
	}
	return row{}, false
}

// reached is what a floor is held against.
func (r row) reached() float64 {
	switch {
	case r.F1 != nil:
		return *r.F1
	case r.Recall != nil:
		return *r.Recall
	}
	return 0
}

// A scorer is the program that compares pages with labels, built into a folder.
type scorer struct{ program string }

// buildScorer builds the scorer whose source a folder has.
func buildScorer(source, into string) (scorer, error) {
	if _, err := os.Stat(filepath.Join(source, "go.mod")); err != nil {
		return scorer{}, errors.New("there is no scorer in the folder that SCORER names: want the folder of its Go module")
	}
	s := scorer{filepath.Join(into, "scorer")}
	build := exec.Command("go", "build", "-o", s.program, ".")
	build.Dir = source
	if out, err := build.CombinedOutput(); err != nil {
		return s, fmt.Errorf("building the scorer: %w\n%s", err, out)
	}
	return s, nil
}

// run scores a collection; split is "" for all of it.
func (s scorer) run(truth, collection, split string) (scores, error) {
	cmd := exec.Command(s.program, "-json", "-truth", truth, "-content", filepath.Join(collection, "content"),
		"-collection", filepath.Join(collection, "public", "collection.json"), "-split", split)
	var out, told bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &told
	var result scores
	if err := cmd.Run(); err != nil {
		return result, fmt.Errorf("scoring: %w: %s", err, strings.TrimSpace(told.String()))
	}
	if err := json.Unmarshal(out.Bytes(), &result); err != nil {
		return result, fmt.Errorf("reading what the scorer wrote: %w", err)
	}
	return result, nil
}

// collect makes a collection of a corpus's texts in a folder, and builds it.
func collect(c corpus, dir string) error {
	if err := os.CopyFS(filepath.Join(dir, "seeds"), os.DirFS(filepath.Join(c.dir, "texts"))); err != nil {
		return fmt.Errorf("copying the texts: %w", err)
	}
	var log diag.Log
	o := pipeline.Options{Source: dir, Log: &log}
	ctx := context.Background()
	if _, err := pipeline.Import(ctx, o); err != nil {
		return fmt.Errorf("importing the texts: %w", err)
	}
	o.NoImport = true
	if _, err := pipeline.Build(ctx, o); err != nil {
		return fmt.Errorf("building the collection: %w", err)
	}
	return nil
}

// measured is everything a report tells.
type measured struct {
	whole, aside, open scores
	reliability        reliability
	texts              int     // that the reliability rests on
	unseen             *scores // of texts that no rule was written against, if there are any
}

// measure scores the first corpus, and counts the reliability on all.
func measure(corpora []corpus, source string) (measured, error) {
	var m measured
	work, err := os.MkdirTemp("", "fonds-accuracy-")
	if err != nil {
		return m, err
	}
	defer os.RemoveAll(work)
	s, err := buildScorer(source, work)
	if err != nil {
		return m, err
	}
	collection := filepath.Join(work, "collection")
	if err := collect(corpora[0], collection); err != nil {
		return m, err
	}
	data, err := corpora[0].parted()
	if err != nil {
		return m, err
	}
	truth := filepath.Join(work, "truth.yaml")
	if err := os.WriteFile(truth, data, 0o666); err != nil {
		return m, err
	}
	for split, into := range map[string]*scores{"": &m.whole, "aside": &m.aside, "open": &m.open} {
		if *into, err = s.run(truth, collection, split); err != nil {
			return m, err
		}
	}
	texts, err := open(corpora)
	if err != nil {
		return m, err
	}
	m.texts, m.reliability = len(texts), leaveOut(texts)
	return m, nil
}
