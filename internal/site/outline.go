package site

import (
	"strconv"
	"strings"

	"fonds/internal/collection"
	"fonds/internal/i18n"
	"fonds/internal/permalink"
)

// An outline is a list of documents under headings: parts (how the documents
// belong to a term) and in them groups (years). Either level may be without
// headings.
type outline struct{ parts []part }

type part struct {
	id, heading string
	groups      []group
}

type group struct {
	id, heading string
	documents   []*collection.Document
}

func (p part) len() int {
	n := 0
	for _, g := range p.groups {
		n += len(g.documents)
	}
	return n
}

func (o outline) len() int {
	n := 0
	for _, p := range o.parts {
		n += p.len()
	}
	return n
}

// A Block is a heading with the documents under it, on one page of a list.
type Block struct {
	Level   int // of the heading, 2 or 3; 0 without heading
	ID      string
	Heading string
	Count   string
	Entries []Entry
}

// blocks gives page n of the list: its documents, under their headings. A
// heading whose documents began on the page before says so.
func (b *builder) blocks(o outline, from permalink.Path, n, size int) []Block {
	first, last := (n-1)*size, n*size // numbers of documents, last not included
	var blocks []Block
	at := 0
	for _, p := range o.parts {
		begin, end := at, at+p.len()
		if end <= first || begin >= last {
			at = end
			continue
		}
		level := 2
		if p.heading != "" {
			blocks = append(blocks, b.heading(level, p.id, p.heading, begin < first, end-begin))
			level++
		}
		for _, g := range p.groups {
			begin, end := at, at+len(g.documents)
			at = end
			if end <= first || begin >= last {
				continue
			}
			var block Block
			if g.heading != "" {
				block = b.heading(level, g.id, g.heading, begin < first, end-begin)
			}
			for _, d := range g.documents[max(0, first-begin):min(len(g.documents), last-begin)] {
				block.Entries = append(block.Entries, b.entry(from, d))
			}
			blocks = append(blocks, block)
		}
	}
	return blocks
}

func (b *builder) heading(level int, id, text string, continued bool, count int) Block {
	if continued {
		text = b.words.T("list.continued", text)
	}
	return Block{Level: level, ID: id, Heading: text, Count: b.words.N("count.documents", count)}
}

// places tells on which page each heading of the list first stands.
func (o outline) places(size int) map[string]int {
	places := map[string]int{}
	at := 0
	for _, p := range o.parts {
		places[p.id] = at/size + 1
		for _, g := range p.groups {
			places[g.id] = at/size + 1
			at += len(g.documents)
		}
	}
	return places
}

// byYear groups documents (by date, undated last) under their years.
func (b *builder) byYear(prefix string, documents []*collection.Document) []group {
	return b.grouped(documents, func(d *collection.Document) (id, heading string) {
		switch year := d.Date.Year(); {
		case year != 0:
			return prefix + "y" + strconv.Itoa(year), b.words.Year(year)
		case d.Date.Known(): // a decade, a century
			return prefix + "y" + strings.Map(idRune, d.Date.String()), b.words.Date(d.Date)
		}
		return prefix + "undated", b.words.T("list.undated")
	})
}

// byMonth groups the documents of one year under its months.
func (b *builder) byMonth(documents []*collection.Document) []group {
	return b.grouped(documents, func(d *collection.Document) (id, heading string) {
		if m := d.Date.Month(); m != 0 {
			return "m" + strconv.Itoa(m), b.words.Month(m)
		}
		return "no-month", b.words.T("list.no_month")
	})
}

// grouped puts documents with the same key together, in the order in which the
// keys come first. (A decade sorts among its first year's days.)
func (b *builder) grouped(documents []*collection.Document, key func(*collection.Document) (id, heading string)) []group {
	var groups []group
	index := map[string]int{}
	for _, d := range documents {
		id, heading := key(d)
		i, ok := index[id]
		if !ok {
			i = len(groups)
			index[id] = i
			groups = append(groups, group{id: id, heading: i18n.Sentence(heading)})
		}
		groups[i].documents = append(groups[i].documents, d)
	}
	return groups
}

// idRune makes of a date in EDTF a part of an id.
func idRune(r rune) rune {
	switch {
	case '0' <= r && r <= '9', 'A' <= r && r <= 'Z':
		return r
	}
	return '-'
}
