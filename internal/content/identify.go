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

// region is the stretch of a base that became a text: around the longest block
// that both have, as far as the blocks follow each other on both sides alike. A
// greeting that another part has too must not draw that part in. inTheirs are the
// places of the base's blocks in the text; -1, -1 if none is there.
func region(inTheirs []int, theirs []block) (first, last int) {
	at := -1
	for i, j := range inTheirs {
		if j >= 0 && (at < 0 || len(theirs[j].text) > len(theirs[inTheirs[at]].text)) {
			at = i
		}
	}
	if at < 0 {
		return -1, -1
	}
	const slack = 2 // blocks that went into the head of one of them
	grow := func(step int) int {
		edge := at
		for i := at + step; i >= 0 && i < len(inTheirs); i += step {
			if j := inTheirs[i]; j >= 0 {
				if apart := (i-edge)*step - (j-inTheirs[edge])*step; apart < -slack || apart > slack {
					break
				}
				edge = i
			}
		}
		return edge
	}
	return grow(-1), grow(1)
}

// stretchOf are the blocks of a file that stand for the base's blocks from first to
// last: from the first that is as it was, and as many before it as were changed; what
// a person put between two documents stays with the one before.
func stretchOf(inMine []int, first, last, mine int) (begin, end int) {
	least, most := 0, mine // after what stands before, before what stands behind
	from, to := -1, -1     // the first and last within that are as they were
	for i, j := range inMine {
		switch {
		case j < 0:
		case i < first:
			least = j + 1
		case i > last:
			most = min(most, j)
		default:
			if from < 0 {
				from = i
			}
			to = i
		}
	}
	begin, end = least, most
	if from >= 0 {
		begin = max(least, inMine[from]-(from-first))
		if last < len(inMine)-1 {
			end = min(most, inMine[to]+1+last-to)
		}
	}
	return begin, end
}

// Passages are the paragraphs of a document's file that are its writer's words, and
// those that the ledger's line (nil: none) knows of it: the line of each, or 0, by
// hash.
func Passages(e *Entry, file []byte) map[string]int {
	passages := map[string]int{}
	if e != nil {
		for _, h := range slices.Concat(e.Held, e.passages()) {
			passages[h] = 0
		}
	}
	f, problems := frontmatter.Parse(file)
	if problems != nil {
		return passages
	}
	blocks, _ := split(f.Body)
	for i, size := range []byte(sizesOf(blocks)) {
		if isPassage(size) {
			passages[blocks[i].hash()] = f.BodyLine + blocks[i].line
		}
	}
	return passages
}

// passages are the hashes of the blocks of the body that are its writer's words.
func (e *Entry) passages() []string {
	var list []string
	if len(e.Sizes) == len(e.Blocks) {
		for i, h := range e.Blocks {
			if isPassage(e.Sizes[i]) {
				list = append(list, h)
			}
		}
	}
	return list
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
	first, last := region(inTheirs, theirs) // of the base's blocks, those that are the new document's
	if first < 0 {
		return fresh
	}
	begin, end := stretchOf(inMine, first, last, len(mine)) // the blocks of the file that stand for them
	if begin >= end {
		return fresh
	}
	var text bytes.Buffer
	for i, b := range mine[begin:end] {
		if i > 0 {
			text.WriteString(b.gap)
		}
		text.WriteString(b.text)
	}
	merged, _ := mergeBody(from.Blocks[first:last+1], text.String()+"\n", theirs, "\n")
	return append(slices.Clone(fresh[:len(fresh)-len(now.Body)]), "\n"+merged...)
}
