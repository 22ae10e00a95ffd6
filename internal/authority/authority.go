// Package authority holds what is known of the names of authors, parties and
// countries: which of them are one, and what that one is called.
//
// Records are written by people under content/; the package reads no files.
// The import asks it which of two names found in a text are one, the build
// gives every identity one page.
package authority

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

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
// naming both files; every such pair is reported. A record's own Not withdraws
// its claim, so a name may be a variant here and be denied there.
func New(records []Record) (*Index, error) {
	x := &Index{kinds: map[Kind]*register{}}
	for _, r := range records {
		k := x.kinds[r.Kind]
		if k == nil {
			k = &register{byKey: map[string]int{}}
			x.kinds[r.Kind] = k
		}
		k.records = append(k.records, r)
	}
	var errs []error
	for _, kind := range slices.Sorted(keys(x.kinds)) {
		k := x.kinds[kind]
		slices.SortStableFunc(k.records, func(a, b Record) int {
			return cmp.Or(cmp.Compare(a.Slug, b.Slug), cmp.Compare(a.File, b.File))
		})
		for i, r := range k.records {
			for name := range claimed(r) {
				key := Key(name)
				other, taken := k.byKey[key]
				switch {
				case !taken:
					k.byKey[key] = i
				case other != i:
					errs = append(errs, fmt.Errorf("%s and %s both claim the name %q", k.records[other].File, r.File, name))
				}
			}
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return x, nil
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

// claimed yields the names that resolve to a record: its name, its slug where
// the record has no name, and its variants, without those it denies.
func claimed(r Record) func(func(string) bool) {
	denied := map[string]bool{"": true}
	for _, name := range r.Not {
		denied[Key(name)] = true
	}
	return func(yield func(string) bool) {
		name := r.Name
		if name == "" {
			name = string(r.Slug)
		}
		if !denied[Key(name)] && !yield(name) {
			return
		}
		for _, name := range r.Variants {
			if !denied[Key(name)] && !yield(name) {
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
