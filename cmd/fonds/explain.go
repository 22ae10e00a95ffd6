package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/frontmatter"
	"fonds/internal/pipeline"
)

// explained is what explain says, as JSON.
type explained struct {
	pipeline.Reading
	Account []pipeline.Stretch `json:"account"`
}

// explain prints how a seed becomes blocks, claims and pages.
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
		a.say.result(explained{r, r.Account()}, "")
		return nil
	}
	w := tabwriter.NewWriter(a.say.out, 0, 0, 2, ' ', 0)
	defer w.Flush()
	fmt.Fprintf(w, "seeds/%s: %s, %s\n", r.Seed.File, r.Seed.Format, counted(len(r.Seed.Lines), "line", "lines"))
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
	fmt.Fprintln(w, "\nwhere every line went\nlines\twhere\twords")
	for _, s := range r.Account() {
		words := ""
		if s.Went != "blank" {
			words = short(r.Seed.Lines[s.Lines.First-1])
		}
		fmt.Fprintf(w, "%s\t%s\t%s\n", lines(s.Lines), diag.Printable(s.Went), words)
	}
	for i, p := range r.Parts {
		if len(r.Parts) > 1 {
			fmt.Fprintf(w, "\ndocument %d of %d: lines %s\n", i+1, len(r.Parts), lines(p.Lines))
		}
		explainPart(w, p)
	}
	return nil
}

// explainPart prints what was claimed of one document, and its page.
func explainPart(w io.Writer, p pipeline.Part) {
	table := func(title string, list []document.Evidence) {
		if len(list) == 0 {
			return
		}
		fmt.Fprintf(w, "\n%s\nfield\tvalue\tcertainty\trule\tlines\twords\n", title)
		for _, e := range list {
			fmt.Fprintf(w, "%s\t%s\t%.2f\t%s\t%s\t%s\n", e.Field, short(e.Value), e.Confidence, e.Rule, lines(e.Lines), short(e.Words))
		}
	}
	table("chosen", p.Evidence)
	table("not chosen", p.Candidates)
	for i, removed := range p.Removed {
		if i == 0 {
			fmt.Fprintln(w, "\nremoved")
		}
		fmt.Fprintf(w, "%s\t%s\t%s\n", lines(removed.Lines), removed.Reason, short(removed.Words))
	}
	for _, warning := range p.Warnings {
		fmt.Fprintf(w, "\nwarning: %s\n", diag.Printable(warning.Text))
	}
	fmt.Fprintf(w, "\npage\n%s\n%s", printableLines(string(frontmatter.Encode(&p.Document.Meta))), printableLines(p.Document.Body))
}

// lines are the lines of a span; "" for no place.
func lines(s document.Span) string {
	switch {
	case s == document.Span{}:
		return ""
	case s.First == s.Last:
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
