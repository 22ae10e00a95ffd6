package content

import (
	"bytes"
	"slices"

	"fonds/internal/document"
	"fonds/internal/frontmatter"
)

// A Claim is what a document's file says of itself.
type Claim struct {
	ID document.ID // "" if it says none, or cannot be read
	// Files are the seeds that a person has put into the seed: line in place of
	// those that the ledger knows; nil if nobody has.
	Files []string
	Line  int // of the seed: line
}

// Identify says which document a file is, and which seeds a person wants it read
// from. entry is the ledger's line of the file's slug (nil: none). A faulty file at
// an entry's slug is that entry's: it is reported when it is read.
func Identify(file []byte, entry *Entry) Claim {
	if entry != nil && bytes.Contains(file, []byte("\nid: "+string(entry.ID)+"\n")) {
		m := document.Meta{Seeds: entry.Seeds}
		if line := frontmatter.Line(&m, document.FieldSeed); len(entry.Seeds) == 1 && bytes.Contains(file, []byte("\n"+line+"\n")) {
			return Claim{ID: entry.ID} // as the import wrote it; by far the most
		}
	}
	f, problems := frontmatter.Parse(file)
	if problems != nil {
		if entry != nil {
			return Claim{ID: entry.ID}
		}
		return Claim{}
	}
	c := Claim{ID: f.Meta.ID, Line: f.Lines[document.FieldSeed]}
	if entry == nil || f.Meta.ID != entry.ID || len(f.Meta.Seeds) == 0 || sameFiles(f.Meta.Seeds, entry.Seeds) {
		return c
	}
	for _, s := range f.Meta.Seeds {
		if !slices.Contains(c.Files, s.File) {
			c.Files = append(c.Files, s.File)
		}
	}
	return c
}

// Corrected reports whether a person has written in a document's file since the
// import did; and whether it is kept from the site.
func Corrected(e *Entry, file []byte) (corrected, withheld bool) {
	f, problems := frontmatter.Parse(file)
	if problems != nil {
		return true, false
	}
	blocks, _ := split(f.Body)
	return len(ByHand(e, &f.Meta)) > 0 || !slices.Equal(hashesOf(blocks), e.Blocks), f.Meta.Draft || f.Meta.Withdrawn != ""
}

// Carry takes a person's corrections along when a part of a document becomes one
// of its own: from is the ledger's line of the document that had the text, file its
// file, and fresh the new document's file as an import makes it. It returns fresh
// with the paragraphs of its text as they stand in file.
func Carry(from *Entry, file, fresh []byte) []byte {
	old, problems := frontmatter.Parse(file)
	now, faults := frontmatter.Parse(fresh)
	if problems != nil || faults != nil {
		return fresh
	}
	theirs, _ := split(now.Body)
	mine, _ := split(old.Body)
	numbers := numbering{}
	base := make([]int32, len(from.Blocks))
	for i, h := range from.Blocks {
		base[i] = numbers.of(h)
	}
	inTheirs, inMine := match(base, numbers.all(theirs)), match(base, numbers.all(mine))
	first, last := -1, -1 // of the base's blocks, those that are the new document's
	for i, at := range inTheirs {
		if at >= 0 {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		return fresh
	}
	begin, end := 0, len(mine) // the blocks of the file that stand for them
	for i := range base {
		switch {
		case inMine[i] >= 0 && i < first:
			begin = inMine[i] + 1
		case inMine[i] >= 0 && i > last:
			end = min(end, inMine[i])
		}
	}
	if begin >= end {
		return fresh
	}
	var region bytes.Buffer
	for i, b := range mine[begin:end] {
		if i > 0 {
			region.WriteString(b.gap)
		}
		region.WriteString(b.text)
	}
	merged, _ := mergeBody(from.Blocks[first:last+1], region.String()+"\n", theirs, "\n")
	return append(slices.Clone(fresh[:len(fresh)-len(now.Body)]), "\n"+merged...)
}
