// Command accuracy measures how well texts are read, on texts that people have
// labelled, and counts how often each kind of value is right.
//
//	accuracy report -scorer DIR -o FILE [-unseen DIR] CORPUS…     scores, into docs/accuracy.md
//	accuracy calibrate -o FILE CORPUS…              counts, into internal/infer/calibration.txt
//	accuracy unseen CORPUS…                         how well the present counts fit other texts
//
// A corpus is a folder with texts/ and truth.yaml; it stands beside the project
// and never enters it: what is written here are figures. The report scores the
// first corpus, by a scorer that is a program of its own and knows nothing of
// fonds, and it fails where a field is under its floor (floors.go).
//
// It is no part of the program that people use; `make accuracy` and `make
// calibrate` run it.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"fonds/internal/infer"
)

func main() {
	if err := run(os.Args[1:], os.Stdout, time.Now()); err != nil {
		fmt.Fprintln(os.Stderr, "accuracy:", err)
		os.Exit(1)
	}
}

// run is main with its surroundings handed in.
func run(args []string, stdout io.Writer, now time.Time) error {
	if len(args) == 0 {
		return errors.New("say report, calibrate or unseen; see the head of internal/accuracy/main.go")
	}
	flags := flag.NewFlagSet("accuracy", flag.ContinueOnError)
	out := flags.String("o", "", "`file` to write")
	source := flags.String("scorer", "", "`folder` of the scorer's source")
	unseen := flags.String("unseen", "", "`folder` with labelled texts that no rule was written against, for the report")
	if err := flags.Parse(args[1:]); err != nil {
		return err
	}
	if flags.NArg() == 0 {
		return errors.New("name a corpus, as in make " + map[bool]string{true: "calibrate", false: "accuracy"}[args[0] == "calibrate"] + " CORPUS=DIR")
	}
	var corpora []corpus
	for _, dir := range flags.Args() {
		c, err := readCorpus(dir)
		if err != nil {
			return err
		}
		corpora = append(corpora, c)
	}
	switch args[0] {
	case "report":
		m, err := measure(corpora, *source)
		if err != nil {
			return err
		}
		if *unseen != "" {
			c, err := readCorpus(*unseen)
			if err != nil {
				return err
			}
			other, err := measure([]corpus{c}, *source)
			if err != nil {
				return err
			}
			m.unseen = &other.whole
		}
		if err := os.WriteFile(*out, []byte(report(m, now.UTC().Format("2 January 2006"))), 0o666); err != nil {
			return err
		}
		fmt.Fprintf(stdout, "macro F1 %.3f (aside %.3f), invention rate %.3f\n", m.whole.Macro, m.aside.Macro, m.whole.InventionRate)
		if list := failures(m.whole, m.reliability); list != nil {
			return errors.New("under the bounds of internal/accuracy/floors.go:\n\t" + strings.Join(list, "\n\t"))
		}
	case "calibrate":
		texts, err := open(corpora)
		if err != nil {
			return err
		}
		all, _ := count(texts)
		head := fmt.Sprintf("# Made by make calibrate, from %d labelled texts: how often values were right.\n# rule|field|tenths of its author's guess|given|right\n", len(texts))
		return os.WriteFile(*out, []byte(head+all.String()), 0o666)
	case "unseen":
		texts, err := open(corpora)
		if err != nil {
			return err
		}
		r := rely(texts, func(text) infer.Calibration { return infer.Calibrated() })
		for _, b := range r.bands {
			fmt.Fprintf(stdout, "%.2f to %.2f: %d values, %d right\n", b.from, min(b.to, 1), b.given, b.right)
		}
	default:
		return fmt.Errorf("%q is neither report nor calibrate nor unseen", args[0])
	}
	return nil
}
