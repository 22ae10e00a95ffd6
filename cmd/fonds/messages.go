package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"fonds/internal/diag"
)

// A speaker prints everything the program says. Its rules:
//
//   - Results go to standard output, messages to standard error.
//   - Progress is shown on a terminal only.
//   - With --json every line of both is a JSON object.
//   - Texts from outside never reach a terminal raw (see diag.Printable).
type speaker struct {
	out, err             io.Writer
	quiet, verbose, json bool

	bar   *progressbar.ProgressBar
	stage string
}

// progress shows how far a stage is.
func (s *speaker) progress(stage string, done, total int) {
	f, ok := s.err.(*os.File)
	if s.quiet || s.json || !ok || !term.IsTerminal(int(f.Fd())) || total < 200 {
		return
	}
	if s.bar == nil || s.stage != stage {
		s.end()
		s.stage = stage
		s.bar = progressbar.NewOptions(total, progressbar.OptionSetWriter(s.err),
			progressbar.OptionSetDescription(fmt.Sprintf("%-7s", stage)),
			progressbar.OptionShowCount(), progressbar.OptionClearOnFinish())
	}
	s.bar.Set(done)
}

// end removes the progress bar.
func (s *speaker) end() {
	if s.bar != nil {
		s.bar.Clear()
		s.bar = nil
	}
}

// messages prints the messages that were asked for.
func (s *speaker) messages(list []diag.Message) {
	least := diag.Notice
	if s.quiet {
		least = diag.Error
	}
	if s.verbose {
		least = diag.Info
	}
	for _, m := range list {
		if m.Level < least {
			continue
		}
		if s.json {
			json.NewEncoder(s.err).Encode(m)
			continue
		}
		fmt.Fprintln(s.err, m)
	}
}

// summary says why nothing came of it, after the messages.
func (s *speaker) summary(log *diag.Log, strict, publishes bool) {
	if s.json {
		return
	}
	errors, warnings := 0, 0
	for _, m := range log.Messages() { // each once, as they were printed
		switch m.Level {
		case diag.Error:
			errors++
		case diag.Warning:
			warnings++
		}
	}
	text := counted(errors, "error", "errors")
	if strict && warnings > 0 {
		text += ", " + counted(warnings, "warning", "warnings")
	}
	if publishes {
		text += "; nothing was published"
	}
	fmt.Fprintln(s.err, "fonds:", text)
}

// failure prints an error that is no message of a file.
func (s *speaker) failure(err error, hint string) {
	if s.json {
		json.NewEncoder(s.err).Encode(diag.Message{Level: diag.Error, Text: err.Error(), Hint: hint})
		return
	}
	text := diag.Printable(err.Error())
	if hint != "" {
		text += "; " + hint
	}
	fmt.Fprintln(s.err, "fonds:", text)
}

// result prints what a command did: the line for people, or the value as JSON.
func (s *speaker) result(value any, format string, args ...any) {
	s.end()
	switch {
	case s.json:
		json.NewEncoder(s.out).Encode(value)
	case !s.quiet:
		fmt.Fprintf(s.out, format+"\n", args...)
	}
}

// counted is a number with its noun.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
