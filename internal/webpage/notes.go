package webpage

import (
	"net/url"
	"regexp"
	"strings"
)

// notes are the footnotes of which both ends were found.
type notes struct {
	mark  map[int32]int  // links in the text that are marks, by their node, and the number of the note
	text  map[int32]int  // blocks that are notes
	skip  map[int32]bool // links from notes back to the text
	saved []container    // what stood around the note that is being written
}

var noteMarks = regexp.MustCompile(`^[\[(]?(?:\d{1,3}|[*†‡§¶]{1,3}|[a-zа-я]{1,2}|[ivx]{1,5}|(?:note|nb|прим\.?|Anm\.?|註|注) ?\d{1,3})[\])]?\.?$`)

var noteWords = []string{"note", "fn", "ftn", "ref", "cite", "sdendnote", "sdfootnote", "endn", "anm", "nota", "прим"}

// maxNotes bounds the notes of a page.
const maxNotes = 2000

// findNotes finds marks and notes: a link to a place on the page whose words are
// a number or a sign, raised, in brackets, or to a place that is named as a note.
func (r *reading) findNotes() *notes {
	nodes := r.tree.nodes
	found := &notes{map[int32]int{}, map[int32]int{}, map[int32]bool{}, nil}
	place := map[string]int32{}
	for i := range nodes {
		n := &nodes[i]
		if n.tag == "" || n.tag == "#comment" {
			continue
		}
		for _, key := range []string{"id", "name"} {
			if key == "name" && n.tag != "a" {
				continue
			}
			if id := n.get(key); id != "" && place[id] == 0 {
				place[id] = int32(i)
			}
		}
	}
	raised := make([]bool, len(nodes))
	for i := int32(1); i < int32(len(nodes)); i++ {
		n := &nodes[i]
		raised[i] = raised[n.parent] || n.tag == "sup"
		href := n.get("href")
		if n.tag != "a" || len(href) < 2 || href[0] != '#' || r.out[i] != "" || !r.inRoot(i) {
			continue
		}
		target := place[unescapeFragment(href[1:])]
		if target == 0 || target < i || r.out[target] != "" {
			continue
		}
		if n.end-i > 12 || len(found.text) >= maxNotes {
			continue
		}
		words := r.tree.words(i, 100)
		if !noteMarks.MatchString(words) || !raised[i] && !strings.HasPrefix(words, "[") && !namedNote(href[1:]) && n.get("role") != "doc-noteref" && n.get("epub:type") != "noteref" {
			continue
		}
		b := target
		for b > 0 && (nodes[b].flags&block == 0 || nodes[b].tag == "tr") {
			b = nodes[b].parent
		}
		if b == 0 || r.tree.within(i, b) || r.weight[b] == 0 || nodes[b].tag == "body" || isHeading(nodes[b].tag) || r.block[i] == b {
			continue
		}
		number := found.text[b]
		if number == 0 {
			if found.inside(r, b) {
				continue
			}
			number = len(found.text) + 1
			found.text[b] = number
			if !r.inRoot(b) {
				r.addRoot(b)
			}
		}
		found.mark[i] = number
	}
	// Links back: from a note to before it, their words a sign or the number.
	for b := range found.text {
		for j := b + 1; j < nodes[b].end; j++ {
			n := &nodes[j]
			if n.tag != "a" || found.mark[j] > 0 || n.end-j > 12 {
				continue
			}
			href := n.get("href")
			if len(href) < 2 || href[0] != '#' {
				continue
			}
			if target := place[unescapeFragment(href[1:])]; target > 0 && target < b {
				words := r.tree.words(j, 100)
				if noteMarks.MatchString(words) || letters(words) == 0 || len(words) <= 6 {
					r.drop(j, "link back from a note")
				}
			}
		}
	}
	return found
}

// inside reports whether a block lies in a note, or a note in it.
func (n *notes) inside(r *reading, b int32) bool {
	for p := r.tree.nodes[b].parent; p > 0; p = r.tree.nodes[p].parent {
		if n.text[p] > 0 {
			return true
		}
	}
	for other := range n.text {
		if r.tree.within(other, b) {
			return true
		}
	}
	return false
}

func namedNote(id string) bool {
	id = strings.ToLower(id)
	for _, w := range noteWords {
		if strings.Contains(id, w) {
			return true
		}
	}
	return false
}

func unescapeFragment(s string) string {
	if u, err := url.PathUnescape(s); err == nil {
		return u
	}
	return s
}
