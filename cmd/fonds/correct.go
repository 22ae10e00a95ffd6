package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"fonds/internal/diag"
	"fonds/internal/pipeline"
	"fonds/internal/sheet"
)

func (a *app) correctCommand() *cobra.Command {
	var dry bool
	cmd := &cobra.Command{
		Use:   "correct FILE.csv",
		Short: "Apply a corrected spreadsheet",
		Long: `correct changes in content/ what was edited in a spreadsheet that fonds review --csv
wrote, and nothing else. It reads the CSV of Excel and LibreOffice in their usual
forms. A cell whose field was changed in the file since the export is reported and
left. Of a row with a fault nothing is applied; the other rows are.

A table of your own needs a column id or file, and a column for each field it
corrects. A sheet that lost its letters on the way is refused whole.`,
		Args: oneArg("the spreadsheet as CSV"),
		RunE: func(cmd *cobra.Command, args []string) error {
			data, err := readSheet(args[0])
			if err != nil {
				return err
			}
			done, err := pipeline.Correct(cmd.Context(), a.options, filepath.ToSlash(args[0]), data, dry)
			if err == nil || errors.Is(err, pipeline.ErrRefused) || len(done.Fields) > 0 {
				a.sayCorrected(done, dry) // also what was done before it was interrupted
			}
			return err
		},
	}
	cmd.Flags().BoolVar(&dry, "dry-run", false, "say what would be changed, and change nothing")
	cmd.Flags().BoolVar(&a.options.Strict, "strict", false, "change nothing unless the whole sheet can be applied")
	return cmd
}

// readSheet reads the file, of any size that is worth reading.
func readSheet(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("reading the sheet: %w", err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, sheet.MaxSize+1))
	if err != nil {
		return nil, fmt.Errorf("reading the sheet: %w", err)
	}
	return data, nil
}

func (a *app) sayCorrected(done pipeline.Corrections, dry bool) {
	if a.json {
		a.say.result(done, "")
		return
	}
	for _, c := range done.Fields {
		place := c.File
		if c.Line > 0 {
			place = fmt.Sprintf("%s:%d", c.File, c.Line)
		}
		a.say.result(nil, "%s: %s: %s → %s", diag.Printable(place), c.Field, shown(c.Old), shown(c.New))
	}
	verb := "changed"
	if dry {
		verb = "would be changed"
	}
	text := fmt.Sprintf("%s in %s %s", counted(len(done.Fields), "field", "fields"), counted(done.Documents, "document", "documents"), verb)
	if done.Stale > 0 {
		text += fmt.Sprintf("; %s stale", counted(done.Stale, "cell", "cells"))
	}
	if done.Refused > 0 {
		text += fmt.Sprintf("; %s refused", counted(done.Refused, "row", "rows"))
	}
	a.say.result(nil, "%s", text)
}

// shown is a value in quotes, or the word for none.
func shown(value string) string {
	if value == "" {
		return "nothing"
	}
	return "“" + short(value) + "”"
}
