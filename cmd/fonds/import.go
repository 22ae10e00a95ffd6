package main

import (
	"fmt"
	"path/filepath"
	"runtime/debug"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/frontmatter"
	"fonds/internal/pipeline"
)

func (a *app) importCommand() *cobra.Command {
	var file string
	cmd := &cobra.Command{
		Use:   "import",
		Short: "Read the seeds into content/",
		Long: `import reads the texts in seeds/ and writes a page for each into content/documents.
What people have written or changed there stays; where a seed now says otherwise,
a warning names file and line.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			defer debug.SetGCPercent(debug.SetGCPercent(gcPercent))
			if file != "" {
				return a.explain(file)
			}
			n, err := pipeline.Import(cmd.Context(), a.options)
			if err != nil {
				return err
			}
			a.say.result(map[string]int{"documents": n}, "%s in content/", counted(n, "document", "documents"))
			return nil
		},
	}
	cmd.Flags().StringVar(&file, "explain", "", "say how this `seed` is read, and write nothing")
	return cmd
}

// explain prints how a seed becomes blocks, claims and a page.
func (a *app) explain(file string) error {
	name := filepath.ToSlash(file)
	if rel, err := filepath.Rel(filepath.Join(a.options.Source, "seeds"), file); err == nil && !strings.HasPrefix(rel, "..") {
		name = filepath.ToSlash(rel)
	}
	r, err := pipeline.Explain(a.options, strings.TrimPrefix(name, "seeds/"))
	if err != nil {
		return err
	}
	if a.json {
		a.say.result(r, "")
		return nil
	}
	w := tabwriter.NewWriter(a.say.out, 0, 0, 2, ' ', 0)
	defer w.Flush()
	fmt.Fprintf(w, "seeds/%s: %s\n", r.Seed.File, counted(len(r.Seed.Lines), "line", "lines"))
	if r.Seed.Encoding != "" {
		fmt.Fprintf(w, "encoding %s, certainty %.2f, told by %s", r.Seed.Encoding, r.Seed.Sure, r.Seed.Told)
		if r.Seed.Second != "" {
			fmt.Fprintf(w, "; else %s", r.Seed.Second)
		}
		fmt.Fprintln(w)
	}
	if r.Seed.Unread != "" {
		fmt.Fprintf(w, "not read: %s\n", r.Seed.Unread)
		return nil
	}
	fmt.Fprintln(w, "\nblocks\nlines\tkind\tlanguage\twords")
	for _, b := range r.Blocks {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", lines(b.Lines), b.Kind, b.Lang, short(strings.TrimSpace(b.Marker+" "+b.Text)))
	}
	table := func(title string, list []document.Evidence) {
		if len(list) == 0 {
			return
		}
		fmt.Fprintf(w, "\n%s\nfield\tvalue\tcertainty\trule\tlines\twords\n", title)
		for _, e := range list {
			fmt.Fprintf(w, "%s\t%s\t%.2f\t%s\t%s\t%s\n", e.Field, short(e.Value), e.Confidence, e.Rule, lines(e.Lines), short(e.Words))
		}
	}
	table("chosen", r.Evidence)
	table("not chosen", r.Candidates)
	for i, removed := range r.Removed {
		if i == 0 {
			fmt.Fprintln(w, "\nremoved")
		}
		fmt.Fprintf(w, "%s\t%s\t%s\n", lines(removed.Lines), removed.Reason, short(removed.Words))
	}
	for _, warning := range r.Warnings {
		fmt.Fprintf(w, "\nwarning: %s\n", diag.Printable(warning))
	}
	fmt.Fprintf(w, "\npage\n%s\n%s", frontmatter.Encode(&r.Document.Meta), printableLines(r.Document.Body))
	return nil
}

func lines(s document.Span) string {
	if s.First == s.Last {
		return fmt.Sprint(s.First)
	}
	return fmt.Sprintf("%d–%d", s.First, s.Last)
}

// short is the beginning of a text on one line, safe for a terminal.
func short(s string) string {
	r := []rune(strings.Join(strings.Fields(s), " "))
	if len(r) > 60 {
		r = append(r[:59], '…')
	}
	return diag.Printable(string(r))
}

func printableLines(s string) string {
	list := strings.Split(s, "\n")
	for i := range list {
		list[i] = diag.Printable(list[i])
	}
	return strings.Join(list, "\n")
}
