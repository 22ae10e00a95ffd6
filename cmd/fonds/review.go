package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"fonds/internal/diag"
	"fonds/internal/output"
	"fonds/internal/pipeline"
)

func (a *app) reviewCommand() *cobra.Command {
	var csv bool
	cmd := &cobra.Command{
		Use:   "review [--csv [FILE]]",
		Short: "List what is uncertain, or write all fields as a spreadsheet",
		Long: `review lists what a person should look at: titles that were made because the text
has none, documents without a date, values that were not sure enough, and where a
text contradicts itself.

With --csv it writes the fields of every document as a spreadsheet instead, to
standard output or into FILE. Correct the cells and give the file to fonds correct.`,
		Args: func(cmd *cobra.Command, args []string) error {
			if !csv {
				return noArgs(cmd, args)
			}
			if len(args) > 1 {
				return usageError{fmt.Errorf("%s --csv takes one file, but got %q too", cmd.CommandPath(), args[1])}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if csv {
				return a.writeSheet(cmd, args)
			}
			found, err := pipeline.Review(cmd.Context(), a.options)
			if err != nil {
				return err
			}
			if a.json {
				a.say.result(found, "")
				return nil
			}
			for _, d := range found.Doubts {
				a.say.result(nil, "%s", doubt(d))
			}
			a.say.result(nil, "%s, %s with something to look at", counted(found.Documents, "document", "documents"), counted(found.Doubtful, "document", "documents"))
			return nil
		},
	}
	cmd.Flags().BoolVar(&csv, "csv", false, "write all fields as a spreadsheet")
	return cmd
}

// doubt is a doubt on one line.
func doubt(d pipeline.Doubt) string {
	var b strings.Builder
	b.WriteString(d.File)
	if d.Line > 0 {
		fmt.Fprintf(&b, ":%d", d.Line)
	}
	b.WriteString(": ")
	if d.Field != "" {
		b.WriteString(string(d.Field) + ": ")
	}
	b.WriteString(d.Text)
	if d.Second != "" {
		fmt.Fprintf(&b, "; perhaps “%s”", short(d.Second))
	}
	if d.Certainty > 0 {
		fmt.Fprintf(&b, " (%.2f)", d.Certainty)
	}
	return diag.Printable(b.String())
}

// writeSheet writes the spreadsheet once the whole of it is known.
func (a *app) writeSheet(cmd *cobra.Command, args []string) error {
	var table bytes.Buffer
	n, err := pipeline.WriteSheet(cmd.Context(), a.options, &table)
	if err != nil {
		return err
	}
	if len(args) == 0 {
		_, err := a.say.out.Write(table.Bytes())
		return err
	}
	if err := writeNew(args[0], table.Bytes()); err != nil {
		return err
	}
	a.say.result(map[string]any{"documents": n, "file": args[0]}, "%s in %s", counted(n, "document", "documents"), diag.Printable(args[0]))
	return nil
}

// writeNew writes a file that is not there yet, or has these bytes already: a
// sheet may hold edits that nobody has applied.
func writeNew(name string, data []byte) error {
	dir, base := filepath.Split(name)
	if old, err := os.ReadFile(name); err == nil && bytes.Equal(old, data) {
		return nil
	}
	disk, err := output.Open(filepath.Clean(dir + "."))
	if err != nil {
		return fmt.Errorf("writing the sheet: %w", err)
	}
	defer disk.Close()
	_, err = output.NewTree(disk).Replace(base, nil, data)
	if errors.Is(err, output.ErrChanged) {
		return fmt.Errorf("%s is there already, and may hold edits; apply it with fonds correct and remove it, or choose another name", name)
	}
	if err != nil {
		return fmt.Errorf("writing the sheet: %w", err)
	}
	return nil
}
