package content

import (
	"bytes"

	"fonds/internal/document"
	"fonds/internal/frontmatter"
)

// Identify says which document a file is, by its id, and which seeds a person
// has written into its seed: line beyond those that the ledger's line of its slug
// (nil: none) knows. A faulty file at an entry's slug is that entry's.
func Identify(file []byte, entry *Entry) (id document.ID, seeds []string) {
	if entry != nil && bytes.Contains(file, []byte("\nid: "+string(entry.ID)+"\n")) {
		m := document.Meta{Seeds: entry.Seeds}
		if line := frontmatter.Line(&m, document.FieldSeed); len(entry.Seeds) == 1 && bytes.Contains(file, []byte("\n"+line+"\n")) {
			return entry.ID, nil // as the import wrote it; by far the most
		}
	}
	f, problems := frontmatter.Parse(file)
	if problems != nil {
		if entry != nil {
			return entry.ID, nil
		}
		return "", nil
	}
	known := map[string]bool{}
	if entry != nil && f.Meta.ID == entry.ID {
		for _, s := range entry.Seeds {
			known[s.File] = true
		}
	}
	for _, s := range f.Meta.Seeds {
		if !known[s.File] && len(f.Meta.Seeds) > 1 {
			seeds = append(seeds, s.File)
		}
	}
	return f.Meta.ID, seeds
}
