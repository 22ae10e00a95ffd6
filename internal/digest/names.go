package digest

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"fonds/internal/document"
	"fonds/internal/fingerprint"
)

// A Name is a name to look for in bodies.
type Name struct {
	Term int32         // whose name it is, in the caller's numbering
	Text string        // the name
	Lang document.Lang // sections in which it is looked for; "" for all
}

// Names finds names in text: by the first word, then longest first; whole words only
// (characters where a script does not part words), case as given. A longer name
// hides the shorter ones in it; names of equal text are all found. It is
// made once and safe for use by many goroutines.
type Names struct {
	key fingerprint.Sum
	// groups holds the candidates, sorted, by the word they begin with, as the
	// reader cuts words: letters and digits up to the next other character; one or
	// two characters in a script without spaces.
	groups map[string][]candidate
	// seen is a filter before groups: a bit for each hash of a key.
	seen  []uint64
	terms int // how many different terms there are
	// titles finds the titles of documents.
	titles *titles

	readers sync.Pool
}

// candidate is a name as it is compared with text.
type candidate struct {
	text  string // white space is one space, apostrophes are "'"
	term  int32
	dense int32 // the term's place in the reader's tables
	lang  document.Lang
	// afterLam: text lacks the alif of the article, which is not written behind
	// the preposition li- (للحزب = ل + الحزب); so a lam must stand before it.
	afterLam bool
}

// NewNames makes the finder of names and of titles.
func NewNames(names []Name, list ...Title) *Names {
	n := &Names{key: fingerprint.Of(names, list), titles: newTitles(list), groups: make(map[string][]candidate, len(names))}
	bits := 1 << 12
	for bits < 32*len(names) {
		bits <<= 1
	}
	n.seen = make([]uint64, bits/64)
	dense := make(map[int32]int32, len(names))
	for _, name := range names {
		text := normal(name.Text)
		if text == "" {
			continue
		}
		at, ok := dense[name.Term]
		if !ok {
			at = int32(len(dense))
			dense[name.Term] = at
		}
		c := candidate{text: text, term: name.Term, dense: at, lang: name.Lang}
		n.add(c)
		if rest, ok := strings.CutPrefix(text, "\u0627\u0644"); ok && rest != "" {
			c.text, c.afterLam = text[len("\u0627"):], true
			n.add(c)
		}
	}
	n.terms = len(dense)
	for _, group := range n.groups {
		slices.SortStableFunc(group, func(a, b candidate) int {
			return cmp.Or(strings.Compare(a.text, b.text), cmp.Compare(a.term, b.term))
		})
	}
	return n
}

// Key stands for the names and titles: a body has the same digest with any of the
// same key.
func (n *Names) Key() fingerprint.Sum { return n.key }

func (n *Names) add(c candidate) {
	key := firstWord(c.text)
	n.groups[key] = append(n.groups[key], c)
	h := hashOf(key)
	n.seen[h>>6&uint32(len(n.seen)-1)] |= 1 << (h & 63)
}

// find returns the candidates that begin with the word given, whose hash is h.
func (n *Names) find(h uint32, word string) []candidate {
	if n.seen[h>>6&uint32(len(n.seen)-1)]&(1<<(h&63)) == 0 {
		return nil
	}
	return n.groups[word]
}

// normal is a name as it is compared: without what stands before its first
// letter or digit, since that is where the reader looks; "" if it has none.
func normal(text string) string {
	i := strings.IndexFunc(text, isWord)
	if i < 0 {
		return ""
	}
	text = strings.Join(strings.Fields(text[i:]), " ")
	return strings.ReplaceAll(text, "’", "'")
}

// firstWord is the key of a name.
func firstWord(text string) string {
	r, n := utf8.DecodeRuneInString(text)
	if isSpaceless(r) {
		if next, m := utf8.DecodeRuneInString(text[n:]); isSpaceless(next) {
			return text[:n+m]
		}
		return text[:n]
	}
	for i, r := range text {
		if !isWord(r) || isSpaceless(r) {
			return text[:i]
		}
	}
	return text
}

// hash is a running hash of a word: 32-bit FNV-1a, and a final mix.
type hash uint32

const hashStart hash = 2166136261

func (h hash) with(c byte) hash { return (h ^ hash(c)) * 16777619 }

func (h hash) value() uint32 { return uint32(h ^ h>>15) }

func hashOf(word string) uint32 {
	h := hashStart
	for i := range len(word) {
		h = h.with(word[i])
	}
	return h.value()
}

// wordBelow tells which characters below U+0800 are letters, digits or marks.
var wordBelow = func() (table [0x800]bool) {
	for r := range table {
		table[r] = unicode.In(rune(r), unicode.L, unicode.N, unicode.M)
	}
	return table
}()

// isWord reports letters, digits and marks.
func isWord(r rune) bool {
	if r < 0x800 {
		return r >= 0 && wordBelow[r]
	}
	if r >= 0x4E00 && r <= 0x9FFF {
		return true // Han, most of what is asked for
	}
	return unicode.In(r, unicode.L, unicode.N, unicode.M)
}

// isSpaceless reports characters of scripts that do not part words by spaces:
// Thai to Lao, Myanmar, Khmer, kana, Han.
func isSpaceless(r rune) bool {
	switch {
	case r < 0x0E00:
		return false
	case r >= 0x4E00 && r <= 0x9FFF:
		return true
	case r <= 0x0EFF, r >= 0x1000 && r <= 0x109F, r >= 0x1780 && r <= 0x17FF:
		return isWord(r)
	case r < 0x3005:
		return false
	case r <= 0x3007, r >= 0x3041 && r <= 0x30FF, r >= 0x31F0 && r <= 0x31FF, r >= 0x3400 && r <= 0x9FFF, r >= 0xF900 && r <= 0xFAFF, r >= 0x20000 && r <= 0x3FFFF:
		return isWord(r)
	}
	return false
}
