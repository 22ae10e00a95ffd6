package structure

// nest gives the items of each list their levels: by their indents, an item that
// stands further in than the one before is nested under it; and by their
// markers, where a list goes on with its next number behind items of another
// kind. A paragraph that stands as far in as an item's words, between items,
// belongs to the item.
func nest(blocks []Block) {
	for from := 0; from < len(blocks); {
		if blocks[from].Kind != Item {
			from++
			continue
		}
		to := from + 1
		for to < len(blocks) {
			if blocks[to].Kind != Item {
				if blocks[to].Kind == Boilerplate && to+1 < len(blocks) && blocks[to+1].Kind == Item {
					to++
					continue
				}
				n := within(blocks, from, to)
				if n == 0 {
					break
				}
				to += n
				continue
			}
			to++
		}
		byIndent(blocks[from:to])
		byMarker(blocks[from:to])
		level := 0
		for i := from; i < to; i++ {
			if blocks[i].Kind == Item {
				level = blocks[i].Level
			} else if blocks[i].Kind == Paragraph {
				blocks[i].Level = level + 1
			}
		}
		from = to
	}
}

// within is how many paragraphs from i on stand as far in as the words of the
// item before them, if an item of the same list follows.
func within(blocks []Block, from, i int) int {
	item := &blocks[i-1]
	for item.Kind != Item {
		i--
		item = &blocks[i-1]
	}
	n := 0
	for i+n < len(blocks) && blocks[i+n].Kind == Paragraph && blocks[i+n].Loose && !blocks[i+n].page && blocks[i+n].indent >= item.indent+2 && n < 8 {
		n++
	}
	if n == 0 || i+n == len(blocks) {
		return 0
	}
	next := &blocks[i+n]
	if next.Kind != Item || next.indent > item.indent+1 || next.indent < item.indent && next.style == item.style {
		return 0
	}
	if next.style == item.style && item.Ordinal > 0 && next.Ordinal != item.Ordinal+1 {
		return 0
	}
	return n
}

func byIndent(blocks []Block) {
	var stack []int // indents of the open levels
	before := ""
	for i := range blocks {
		b := &blocks[i]
		if b.Kind != Item {
			continue
		}
		for len(stack) > 0 && b.indent < stack[len(stack)-1] {
			stack = stack[:len(stack)-1]
		}
		if len(stack) == 0 || b.indent >= stack[len(stack)-1]+2 && len(stack) < 4 && (b.style != before || alikeWithin(blocks, i, stack[len(stack)-1])) {
			stack = append(stack, b.indent)
		}
		b.Level = len(stack) - 1
		before = b.style
	}
}

// alikeWithin reports whether an item that stands further in than the one before
// is nested though it has the same marker: a new count begins, or bullets stand
// at the outer indent again behind it, or stood there twice before. The first
// item alone may stand further out than the others by a slip.
func alikeWithin(blocks []Block, i, outer int) bool {
	b := &blocks[i]
	if b.Ordinal > 0 {
		return b.Ordinal == 1
	}
	before := 0
	for j := i - 1; j >= max(0, i-longestInner) && before < 2; j-- {
		if blocks[j].Kind == Item && blocks[j].indent == outer && blocks[j].style == b.style {
			before++
		}
	}
	if before >= 2 {
		return true
	}
	for j := i + 1; j < len(blocks) && j-i <= longestInner; j++ {
		if blocks[j].Kind == Item && blocks[j].indent <= outer {
			return true
		}
	}
	return false
}

// longestInner is how many items may stand between two of a list around them.
const longestInner = 60

// byMarker nests what stands between an item and the next number of its list, if
// all of it is of other kinds and begins as a list does. Such a list certain, what
// stands behind its last item is nested too if it is of the same kind.
func byMarker(blocks []Block) {
	listed := make([]bool, len(blocks)) // items of a list that was followed from its first
	for i := range blocks {
		outer := &blocks[i]
		if outer.Kind != Item || outer.Ordinal == 0 || listed[i] {
			continue
		}
		inner := ""
		last := i // the last item of the outer list
		for j := i + 1; j < len(blocks) && j-last <= longestInner; j++ {
			b := &blocks[j]
			if b.Kind != Item {
				continue
			}
			if b.Level < outer.Level || b.Level == outer.Level && b.style == outer.style && b.Ordinal != blocks[last].Ordinal+1 {
				break
			}
			if b.Level != outer.Level || b.style != outer.style {
				continue
			}
			if last+1 < j && blocks[last+1].Kind == Item && blocks[last+1].Level == outer.Level {
				first := blocks[last+1]
				if first.Ordinal > 1 {
					break
				}
				inner = first.style
				deepen(blocks[last+1:j], outer.Level)
			}
			last = j
			listed[j] = true
		}
		if inner == "" {
			continue
		}
		end := last + 1
		for end < len(blocks) && blocks[end].Kind == Item && blocks[end].style == inner && blocks[end].Level == outer.Level && !blocks[end].Loose {
			end++
		}
		if end > last+1 && blocks[last+1].Ordinal <= 1 {
			deepen(blocks[last+1:end], outer.Level)
		}
	}
}

func deepen(blocks []Block, from int) {
	for i := range blocks {
		if b := &blocks[i]; b.Kind == Item && b.Level >= from && b.Level < 4 {
			b.Level++
		}
	}
}
