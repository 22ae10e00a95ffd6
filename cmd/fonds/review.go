package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/output"
	"fonds/internal/pipeline"
	"fonds/internal/review"
)

func (a *app) reviewCommand() *cobra.Command {
	var csv bool
	var kind string
	cmd := &cobra.Command{
		Use:   "review [--kind KIND] [--csv [FILE]]",
		Short: "List what is uncertain, or write all fields as a spreadsheet",
		Long: `review lists what a person should look at, most valuable first: where a text
contradicts itself or its twin, what is missing, unsure or made by fonds, names that
were taken for one or may be one, and what the last import changed. It quotes the
words of the seed, says what else is possible, and which line to write. A key
checked: true (or a list of keys) in a document says that you have looked at it.

With --csv it writes the fields of every document as a spreadsheet instead, to
standard output or into FILE. Correct the cells and give the file to fonds correct.`,
		Args: func(cmd *cobra.Command, args []string) error {
			if kind != "" && !slices.Contains(review.Kinds, review.Kind(kind)) {
				return usageError{fmt.Errorf("%s --kind takes one of %s, not %q", cmd.CommandPath(), kinds(), kind)}
			}
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
			if kind != "" {
				found.Keep(review.Kind(kind))
			}
			if a.json {
				a.say.result(found, "")
				return nil
			}
			for _, item := range found.Items {
				a.say.result(nil, "%s", strings.Join(told(item), "\n"))
			}
			if len(found.Items) > 0 {
				a.say.result(nil, "What is right as it stands leaves the list by a line checked: [FIELD], or checked: true, in its file.")
			}
			a.say.result(nil, "%s, %s with something to look at", counted(found.Documents, "document", "documents"), counted(found.Doubtful, "document", "documents"))
			return nil
		},
	}
	cmd.Flags().BoolVar(&csv, "csv", false, "write all fields as a spreadsheet")
	cmd.Flags().StringVar(&kind, "kind", "", "list items of one `kind` only: "+kinds())
	return cmd
}

func kinds() string {
	names := make([]string, len(review.Kinds))
	for i, k := range review.Kinds {
		names[i] = string(k)
	}
	return strings.Join(names, ", ")
}

// told is an item in lines: what is doubtful, on which words it rests, and for
// each other value what to write.
func told(i review.Item) []string {
	var b strings.Builder
	b.WriteString(i.File)
	if i.Line > 0 {
		fmt.Fprintf(&b, ":%d", i.Line)
	}
	b.WriteString(": ")
	if i.Field != "" {
		b.WriteString(string(i.Field) + ": ")
	}
	b.WriteString(reason(i))
	lines := []string{diag.Printable(b.String())}
	if at := quoted(i.Place); at != "" {
		lines = append(lines, "    "+at)
	}
	for n, other := range i.Alternatives {
		if i.Kind == review.Changed {
			break
		}
		line := "    perhaps " + quote(other.Value)
		if other.Certainty > 0 {
			line += fmt.Sprintf(" (%.2f)", other.Certainty)
		}
		if at := quoted(other.Place); at != "" && n < mostQuoted {
			line += ": " + at
		}
		lines = append(lines, line)
		switch {
		case other.Write == "" || n >= mostQuoted:
		case utf8.RuneCountInString(other.Write) > longestWritten:
			lines = append(lines, "      what to write is long; it is in fonds review --json")
		default:
			// Not through diag.Printable: front matter has what could command a terminal
			// as escapes in quotes already, and an escape without quotes is other text.
			lines = append(lines, "      write "+other.Write)
		}
	}
	for _, way := range i.Ways {
		into := "into"
		if way.New {
			into = "a new file"
		}
		lines = append(lines, "    if "+way.When+", write "+into+" "+diag.Printable(way.File))
		for line := range strings.Lines(way.Write) {
			lines = append(lines, "      "+diag.Printable(strings.TrimRight(line, "\n")))
		}
	}
	return lines
}

// mostQuoted is for how many other values the words and the line to write are printed.
const mostQuoted = 2

// longestWritten is up to how many characters a line to write is printed: a part
// of one would make another value, or front matter that cannot be read.
const longestWritten = 2000

// reason is why an item is on the list.
func reason(i review.Item) string {
	switch i.Kind {
	case review.Missing:
		switch {
		case i.Field == document.FieldDate && strings.HasSuffix(i.Value, "/.."):
			return "no date is printed; by what the text tells it is " + quote(i.Value)
		case i.Field == document.FieldDate && i.Value != "":
			return "there is only " + quote(i.Value)
		case i.Field == document.FieldDate:
			return "there is no date"
		case len(i.Alternatives) == 0:
			return "nobody is named"
		}
		return "nothing was sure enough"
	case review.Unsure:
		return fmt.Sprintf("%s is not sure (%.2f)", quote(i.Value), i.Certainty)
	case review.More:
		return "something more may belong here"
	case review.Supplied:
		return "the text has no title; " + quote(i.Value) + " was made for it"
	case review.Changed:
		switch was := i.Alternatives[0].Value; {
		case was == "":
			return "the last import wrote " + quote(i.Value)
		case i.Value == "":
			return "the last import took out " + quote(was)
		default:
			return "the last import wrote " + quote(i.Value) + " for " + quote(was)
		}
	}
	return strings.TrimSuffix(i.Text, ".")
}

// quoted is words of a seed and where they stand.
func quoted(p review.Place) string {
	var at string
	switch {
	case p.Seed == "" || p.Lines.First == 0:
	case p.Lines.Last > p.Lines.First:
		at = fmt.Sprintf("seeds/%s, lines %d–%d", p.Seed, p.Lines.First, p.Lines.Last)
	default:
		at = fmt.Sprintf("seeds/%s, line %d", p.Seed, p.Lines.First)
	}
	switch {
	case p.Words == "":
		return diag.Printable(at)
	case at == "":
		return quote(p.Words)
	}
	return quote(p.Words) + " (" + diag.Printable(at) + ")"
}

// quote is a value on one line, not too long, in quotes.
func quote(s string) string {
	return "“" + diag.Printable(shortened(oneLine(s), 100)) + "”"
}

// oneLine is a value, or the entries of a list, on one line.
func oneLine(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = strings.Join(strings.Fields(line), " ")
	}
	return strings.Join(lines, "; ")
}

// shortened is a text of at most so many characters, with a sign if it is cut.
func shortened(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most-1]) + "…"
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
