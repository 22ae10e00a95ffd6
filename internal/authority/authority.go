// Package authority holds what is known of the names of authors, parties and
// countries: which of them are one, and what that one is called.
//
// Records are written by people under content/; the package reads no files.
// The import asks it which of two names found in a text are one, the build
// gives every identity one page.
package authority

import (
	"cmp"
	"fmt"
	"slices"

	"fonds/internal/diag"
	"fonds/internal/document"
)

// A Kind is the kind of thing that a record is about: the folder's name.
type Kind string

// The kinds with records of their own under content/.
const (
	Authors   Kind = "authors"
	Parties   Kind = "parties"
	Countries Kind = "countries"
)

// A Record is one identity: content/parties/cprf.md and the like. Records are
// written by people (or by a merge they asked for).
type Record struct {
	Kind     Kind
	Slug     document.Slug // the file's name
	File     string        // for messages
	Name     string        // authorized name
	Variants []string      // other names it goes by
	SameAs   []string      // identifiers elsewhere (addresses)
	Not      []string      // names that look alike and are somebody else
	Country  document.Country
	Note     string // Markdown
	Sort     string `json:"-"` // where it stands in lists from A to Z; of no concern to the import
	Lines    Lines  `json:"-"` // where it says so is no part of what it says
}

// Lines are where in its file a record says what others may dispute; 0 if not known.
type Lines struct {
	Name, Country int
	Variants, Not []int // of each entry
}

// at is a line of a list; 0 if it is not known.
func at(lines []int, i int) int {
	if i < len(lines) {
		return lines[i]
	}
	return 0
}

// An Index answers which identity a name belongs to. The zero Index knows nothing.
type Index struct {
	kinds map[Kind]*register
}

// register is the records of one kind.
type register struct {
	records []Record       // by slug
	byKey   map[string]int // position in records
}

// New makes an index. Two records of a kind that claim one name are an error
// ([diag.Problems]) naming both files; so is a record that denies its own name.
// Every fault is reported. A record's own Not withdraws its claim to a variant,
// so a name may be claimed in one record and be denied in another.
func New(records []Record) (*Index, error) {
	x := &Index{kinds: map[Kind]*register{}}
	for _, r := range records {
		k := x.kinds[r.Kind]
		if k == nil {
			k = &register{byKey: map[string]int{}}
			x.kinds[r.Kind] = k
		}
		k.records = append(k.records, r.withoutDenied())
	}
	var problems diag.Problems
	problem := func(file string, line int, hint, format string, args ...any) {
		problems = append(problems, diag.Message{Level: diag.Error, File: file, Line: line, Text: fmt.Sprintf(format, args...), Hint: hint})
	}
	for _, kind := range slices.Sorted(keys(x.kinds)) {
		k := x.kinds[kind]
		slices.SortStableFunc(k.records, func(a, b Record) int {
			return cmp.Or(cmp.Compare(a.Slug, b.Slug), cmp.Compare(a.File, b.File))
		})
		lines := map[string]int{} // of the claims in byKey
		for i, r := range k.records {
			for j, name := range r.Not {
				if r.Name != "" && Key(name) == Key(r.Name) {
					problem(r.File, at(r.Lines.Not, j), "take it out: the names under not: are those of somebody else", "not: denies the record's own name %q", r.Name)
				}
			}
			for name, line := range claimed(r) {
				key := Key(name)
				other, taken := k.byKey[key]
				switch {
				case !taken:
					k.byKey[key], lines[key] = i, line
				case other != i:
					problem(r.File, line, "take it out of one of them, or write it under not: in the one that does not mean it",
						"claims the name %q, which %s claims too", name, place(k.records[other].File, lines[key]))
				}
			}
		}
	}
	if problems != nil {
		return nil, problems
	}
	return x, nil
}

func place(file string, line int) string {
	if line == 0 {
		return file
	}
	return fmt.Sprintf("%s:%d", file, line)
}

func keys(m map[Kind]*register) func(func(Kind) bool) {
	return func(yield func(Kind) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// withoutDenied is the record without the variants that it denies.
func (r Record) withoutDenied() Record {
	denied := map[string]bool{}
	for _, name := range r.Not {
		denied[Key(name)] = true
	}
	var variants []string
	var lines []int
	for i, name := range r.Variants {
		if !denied[Key(name)] {
			variants, lines = append(variants, name), append(lines, at(r.Lines.Variants, i))
		}
	}
	r.Variants, r.Lines.Variants = variants, lines
	return r
}

// claimed yields the names that resolve to a record, with their lines: its
// name, its slug where the record has no name, and its variants.
func claimed(r Record) func(func(string, int) bool) {
	return func(yield func(string, int) bool) {
		if !yield(cmp.Or(r.Name, string(r.Slug)), r.Lines.Name) {
			return
		}
		for i, name := range r.Variants {
			if Key(name) != "" && !yield(name, at(r.Lines.Variants, i)) {
				return
			}
		}
	}
}

// Record finds the record that a name (in any case, with any spacing) belongs to.
func (x *Index) Record(kind Kind, name string) (Record, bool) {
	if x == nil || x.kinds[kind] == nil {
		return Record{}, false
	}
	k := x.kinds[kind]
	i, ok := k.byKey[Key(name)]
	if !ok {
		return Record{}, false
	}
	return k.records[i], true
}

// Records lists the records of a kind by slug.
func (x *Index) Records(kind Kind) []Record {
	if x == nil || x.kinds[kind] == nil {
		return nil
	}
	return slices.Clone(x.kinds[kind].records)
}
