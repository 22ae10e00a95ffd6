package content

import (
	"strings"
	"unicode"
)

// mergeBody brings what the import reads now (theirs) into a body as a person
// left it, knowing the hashes of the blocks that the import wrote before (base).
//
// Each change the import makes to the base is looked at by itself. Where the base
// blocks it changes still stand in the file, it is made; where a person changed,
// removed or moved one of them, the person's words stay and the change is a
// conflict. Nothing of the file moves but for that.
func mergeBody(base []string, body string, theirs []block, newline string) (merged string, conflicts []conflict) {
	mine, tail := split(body)
	b := bodyMerge{mine: mine, theirs: theirs, base: make([]int32, len(base)), budget: searchBudget}
	numbers := numbering{}
	for i, h := range base {
		b.base[i] = numbers.of(h)
	}
	b.mineIDs, b.theirIDs = numbers.all(mine), numbers.all(theirs)
	b.inMine, b.inTheirs = match(b.base, b.mineIDs), match(b.base, b.theirIDs)
	b.edits = make([]blockEdit, len(mine)+1)
	b.neighbours()

	// Walk from one base block that the import kept to the next.
	from, at := 0, 0
	for i := 0; i <= len(base); i++ {
		to := len(theirs)
		if i < len(base) {
			if to = b.inTheirs[i]; to < 0 {
				continue
			}
		}
		if from < i || at < to {
			b.change(hunk{from, i, at, to})
		}
		from, at = i+1, to+1
	}
	if !b.changed {
		return body, b.conflicts(body, nil)
	}
	merged, lines := b.write(tail, newline)
	return merged, b.conflicts(merged, lines)
}

// numbering gives equal hashes equal small numbers.
type numbering map[string]int32

func (n numbering) of(h string) int32 {
	id, ok := n[h]
	if !ok {
		id = int32(len(n))
		n[h] = id
	}
	return id
}

func (n numbering) all(blocks []block) []int32 {
	ids := make([]int32, len(blocks))
	for i, b := range blocks {
		ids[i] = n.of(b.hash())
	}
	return ids
}

// A hunk is one change of the import's: base[b0:b1] became theirs[t0:t1].
type hunk struct{ b0, b1, t0, t1 int }

// A blockEdit is what becomes of one block of the file.
type blockEdit struct {
	drop  bool
	after []block // that stand behind it then, or in its place
}

// A conflict is a change of the import's that was not made.
type conflict struct {
	kind conflictKind
	line int    // of the merged body, from 0
	said string // the beginning of what the import reads now
	more int    // blocks it reads beyond said
}

type conflictKind uint8

const (
	bothChanged      conflictKind = iota // a person changed it, and so did the import
	removedByPerson                      // a person removed it, the import changed it
	removedByImport                      // a person changed it, the import has it no more
	addedAmongEdits                      // the import added blocks within text a person rewrote
	differsFromStart                     // nothing is known of an earlier import
)

// searchBudget bounds the search for changes that both sides made.
const searchBudget = 20_000_000

type bodyMerge struct {
	mine, theirs            []block
	base, mineIDs, theirIDs []int32
	inMine, inTheirs        []int // where a base block stands, or -1
	// For each base block, and one past the last: the place in the file of the
	// nearest base block before it (-1: none) and from it on (len(mine): none) that stands there.
	before, after []int
	// The first base block of the run of missing ones that each is in or behind,
	// and the one after its last.
	first, end []int
	edits      []blockEdit   // for what comes first, then for each block of the file
	anywhere   map[int32]int // the places in the file, from 1, of blocks that are out of order
	found      []found
	changed    bool
	budget     int
}

// found is a conflict with its place among the file's blocks.
type found struct {
	conflict
	at int
}

func (b *bodyMerge) neighbours() {
	n := len(b.base)
	b.before, b.after = make([]int, n+1), make([]int, n+1)
	b.first, b.end = make([]int, n+1), make([]int, n+1)
	last, run := -1, 0
	for i := range n + 1 {
		b.before[i], b.first[i] = last, run
		if i < n && b.inMine[i] >= 0 {
			last, run = b.inMine[i], i+1
		}
	}
	next := len(b.mine)
	run = n
	for i := n; i >= 0; i-- {
		if i < n && b.inMine[i] >= 0 {
			next, run = b.inMine[i], i
		}
		b.after[i], b.end[i] = next, run
	}
}

// change makes a hunk as far as a person's edits let it.
func (b *bodyMerge) change(h hunk) {
	if h.t0 < h.t1 && b.alreadyThere(h) {
		return
	}
	if h.b0 < h.b1 && b.untouched(h) {
		b.replace(h)
		return
	}
	b.changeParts(h, b.alike(h))
}

// changeParts parts a hunk at pairs of a base block and one of theirs that are one
// and the same but for spelling.
func (b *bodyMerge) changeParts(h hunk, pairs [][2]int) {
	b0, t0 := h.b0, h.t0
	for _, p := range append(pairs, [2]int{h.b1, h.t1}) {
		b.changePart(hunk{b0, p[0], t0, p[1]})
		if p[0] < h.b1 {
			b.changePart(hunk{p[0], p[0] + 1, p[1], p[1] + 1})
		}
		b0, t0 = p[0]+1, p[1]+1
	}
}

func (b *bodyMerge) changePart(h hunk) {
	bases, theirs := h.b1-h.b0, h.t1-h.t0
	switch {
	case bases == 0 && theirs == 0:
	case bases == 0:
		b.insert(h)
	case b.untouched(h):
		b.replace(h)
	case theirs == 0:
		b.remove(h)
	case bases == theirs && bases > 1:
		for i := range bases {
			b.changePart(hunk{h.b0 + i, h.b0 + i + 1, h.t0 + i, h.t0 + i + 1})
		}
	case b.alreadyThere(h):
	case b.before[h.b0]+1 == b.after[h.b1]:
		b.conflict(removedByPerson, h, b.before[h.b0]+1)
	default:
		b.conflict(bothChanged, h, b.place(h.b0))
	}
}

// alreadyThere reports whether a person (or an import that was cut off) has made
// the same change.
func (b *bodyMerge) alreadyThere(h hunk) bool {
	region := b.mineIDs[b.before[h.b0]+1 : b.after[h.b1]]
	wanted := b.theirIDs[h.t0:h.t1]
	if len(region) < len(wanted) || len(region) > b.budget {
		return false
	}
	b.budget -= len(region)
	return indexOf(region, wanted) >= 0
}

// untouched reports whether the base blocks of a hunk stand in the file, side by side.
func (b *bodyMerge) untouched(h hunk) bool {
	for i := h.b0; i < h.b1; i++ {
		if b.inMine[i] < 0 || b.inMine[i] != b.inMine[h.b0]+i-h.b0 {
			return false
		}
	}
	return true
}

// replace puts theirs in the place of untouched blocks, one for one as far as they
// go, so that each keeps the blank lines before it.
func (b *bodyMerge) replace(h hunk) {
	for i := h.b0; i < h.b1; i++ {
		at := b.inMine[i]
		b.edits[at+1].drop = true
		t := h.t0 + i - h.b0
		switch {
		case t < h.t1 && i == h.b1-1:
			b.put(at, b.theirs[t:h.t1])
		case t < h.t1:
			b.put(at, b.theirs[t:t+1])
		}
	}
	b.changed = true
}

// put sets blocks behind a block of the file, -1 being its beginning.
func (b *bodyMerge) put(behind int, blocks []block) {
	e := &b.edits[behind+1]
	e.after = append(e.after, blocks...)
	b.changed = true
}

// insert puts new blocks between two base blocks: beside one of them that stands
// in the file, or, where both were rewritten block by block, between their rewritings.
func (b *bodyMerge) insert(h hunk) {
	i, blocks := h.b0, b.theirs[h.t0:h.t1]
	switch {
	case b.alreadyThere(h):
	case i == 0:
		b.put(-1, blocks)
	case b.inMine[i-1] >= 0:
		b.put(b.inMine[i-1], blocks)
	case i == len(b.base):
		b.put(len(b.mine)-1, blocks)
	case b.inMine[i] >= 0:
		b.put(b.inMine[i]-1, blocks)
	case b.rewrittenOneByOne(i):
		b.put(b.place(i)-1, blocks)
	default:
		b.conflict(addedAmongEdits, h, b.place(i))
	}
}

// rewrittenOneByOne reports whether the run of missing base blocks around i has as
// many blocks of a person's in its place.
func (b *bodyMerge) rewrittenOneByOne(i int) bool {
	return b.after[i]-b.before[i]-1 == b.end[i]-b.first[i]
}

// place is the block of the file that most likely stands for a base block.
func (b *bodyMerge) place(i int) int {
	if i < len(b.base) && b.inMine[i] >= 0 {
		return b.inMine[i]
	}
	return min(b.before[i]+1+i-b.first[i], max(b.after[i]-1, b.before[i]+1), max(len(b.mine)-1, 0))
}

// remove takes away base blocks that the import has no more.
func (b *bodyMerge) remove(h hunk) {
	for i := h.b0; i < h.b1; {
		if b.inMine[i] >= 0 {
			b.edits[b.inMine[i]+1].drop = true
			b.changed = true
			i++
			continue
		}
		from := i
		for i < h.b1 && b.inMine[i] < 0 {
			i++
		}
		if b.before[from]+1 < b.after[from] { // else a person removed them too
			b.conflict(removedByImport, hunk{b0: from, b1: i}, b.place(from))
		}
	}
}

func (b *bodyMerge) conflict(kind conflictKind, h hunk, at int) {
	if kind == removedByPerson {
		if to := b.movedTo(h); to >= 0 {
			kind, at = bothChanged, to
		}
	}
	f := found{conflict{kind: kind, more: max(h.t1-h.t0-1, 0)}, at}
	if h.t0 < h.t1 {
		f.said = b.theirs[h.t0].text
	}
	b.found = append(b.found, f)
}

// movedTo is where the first base block of a hunk stands in the file out of its
// order, or -1.
func (b *bodyMerge) movedTo(h hunk) int {
	if b.anywhere == nil {
		b.anywhere = make(map[int32]int, len(b.mine))
		for i, id := range b.mineIDs {
			b.anywhere[id] = i + 1
		}
		for _, i := range b.inMine {
			if i >= 0 && b.anywhere[b.mineIDs[i]] == i+1 {
				delete(b.anywhere, b.mineIDs[i])
			}
		}
	}
	return b.anywhere[b.base[h.b0]] - 1
}

// alike pairs base blocks with blocks of theirs that have the same letters and
// digits: escaped or wrapped otherwise, no more. The words of a base block are
// those it has in the file, or those that a person put in its place.
func (b *bodyMerge) alike(h hunk) [][2]int {
	letters := numbering{}
	bases, theirs := make([]int32, 0, h.b1-h.b0), make([]int32, 0, h.t1-h.t0)
	for i := h.b0; i < h.b1; i++ {
		if b.inMine[i] < 0 && !b.rewrittenOneByOne(i) {
			bases = append(bases, -1) // its words are not known
			continue
		}
		bases = append(bases, letters.of(lettersOf(b.mine[b.place(i)].text)))
	}
	for i := h.t0; i < h.t1; i++ {
		theirs = append(theirs, letters.of(lettersOf(b.theirs[i].text)))
	}
	var pairs [][2]int
	for i, j := range match(bases, theirs) {
		if j >= 0 {
			pairs = append(pairs, [2]int{h.b0 + i, h.t0 + j})
		}
	}
	return pairs
}

func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return r
		}
		return -1
	}, s)
}

// write puts the body together. lines are those on which the blocks of the file
// stand now (or what stands where they were).
func (b *bodyMerge) write(tail, newline string) (merged string, lines []int) {
	var out strings.Builder
	row := 0
	write := func(s string) {
		out.WriteString(s)
		row += strings.Count(s, "\n")
	}
	lines = make([]int, len(b.mine))
	between := newline + newline
	var last *block
	lead, leads := "", false // the gap of a first block that was dropped
	add := func(x block, gap string) {
		switch {
		case last == nil && leads:
			gap = lead
		case last != nil && strings.Count(gap, "\n") < 2 && !(strings.Contains(gap, "\n") && (isMarker(last.text) || isMarker(x.text))):
			gap = between
		}
		write(gap)
		write(x.text)
		last = &x
	}
	first := newline // before the first block, if it is new
	if len(b.mine) > 0 {
		first = b.mine[0].gap
	} else if tail == "" || !strings.HasSuffix(tail, "\n") {
		tail = newline
	}
	for i, e := range b.edits {
		if i > 0 {
			x := b.mine[i-1]
			lines[i-1] = row
			switch {
			case !e.drop:
				add(x, x.gap)
				lines[i-1] = row - strings.Count(x.text, "\n")
			case len(e.after) > 0:
				e.after[0].gap = x.gap
			case last == nil && !leads:
				lead, leads = x.gap, true
			}
		}
		for j, x := range e.after {
			gap := between
			switch {
			case last == nil:
				gap = first
			case j == 0 && e.drop:
				gap = x.gap
			}
			x.text = strings.ReplaceAll(strings.ReplaceAll(x.text, "\r\n", "\n"), "\n", newline)
			add(x, gap)
		}
	}
	write(tail)
	return out.String(), lines
}

// conflicts gives the conflicts their lines in the merged body: lines are those of
// the file's blocks if they are not where they were.
func (b *bodyMerge) conflicts(merged string, lines []int) []conflict {
	var list []conflict
	for _, f := range b.found {
		c := f.conflict
		switch {
		case len(b.mine) == 0:
		case f.at >= len(b.mine):
			c.line = strings.Count(strings.TrimRight(merged, "\r\n"), "\n")
		case lines != nil:
			c.line = lines[f.at]
		default:
			c.line = b.mine[f.at].line
		}
		list = append(list, c)
	}
	return list
}
