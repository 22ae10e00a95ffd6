package pipeline

import (
	"slices"
	"strings"

	"fonds/internal/document"
	"fonds/internal/seed"
)

// A Stretch is lines of a seed that went the same way.
type Stretch struct {
	Lines document.Span `json:"lines"`
	Went  string        `json:"went"` // "text", "title, date", "removed: navigation of the page", "blank", "mark", or Lost
}

// Lost is where a line went that went nowhere; a fault of this program.
const Lost = "lost"

// Account says of every line of a seed where it went.
func (r Reading) Account() []Stretch {
	went := make([]string, len(r.Seed.Lines))
	set := func(lines document.Span, what string) {
		for n := max(lines.First, 1); n <= min(lines.Last, len(went)); n++ {
			went[n-1] = what
		}
	}
	for i, line := range r.Seed.Lines {
		switch {
		case strings.TrimFunc(line, func(r rune) bool {
			return r <= ' ' || r == '\u00a0' || r == '\u200b' || r == '\ufeff' || r == '\u3000' || r == '\u2060'
		}) == "":
			went[i] = "blank"
		case r.Seed.Format == seed.Text:
			went[i] = Lost
		default: // what shows no words: rules, definitions, marks of languages
			went[i] = "mark"
		}
	}
	for _, b := range r.Blocks {
		for n := b.Lines.First; n <= min(b.Lines.Last, len(went)); n++ {
			if went[n-1] != "blank" {
				went[n-1] = "text"
			}
		}
	}
	for _, p := range r.Parts {
		for _, removed := range p.Removed {
			if removed.Part {
				continue // the rest of the line is text
			}
			set(removed.Lines, "removed: "+removed.Reason)
		}
		fields := map[int][]string{} // by line: what was read from it and from others may overlap
		for _, e := range p.Evidence {
			for n := max(e.Lines.First, 1); e.Moved && n <= min(e.Lines.Last, len(went)); n++ {
				if !slices.Contains(fields[n], string(e.Field)) {
					fields[n] = append(fields[n], string(e.Field))
				}
			}
		}
		for n, names := range fields {
			went[n-1] = strings.Join(names, ", ")
		}
	}
	var list []Stretch
	for i, what := range went {
		if n := len(list); n > 0 && list[n-1].Went == what {
			list[n-1].Lines.Last = i + 1
			continue
		}
		list = append(list, Stretch{document.Span{First: i + 1, Last: i + 1}, what})
	}
	return list
}
