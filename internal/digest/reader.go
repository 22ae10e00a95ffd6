package digest

import (
	"crypto/sha256"
	"slices"
	"strings"
	"unicode/utf8"

	"fonds/internal/document"
	"fonds/internal/markdown"
)

// reader reads one body. It is kept and used again.
type reader struct {
	names  *Names
	body   string
	copied []byte // of the body, to be hashed

	lang     document.Lang
	words    int
	hits     []Hit
	place    []int32 // by the term's dense number: 1 + the place of its hit; 0 for none
	found    []int32 // dense numbers of the terms hit in this section
	mentions []Mention
	own      int32  // the title that is not looked for; -1 for none
	from     int    // the beginning of the section
	after    int    // names that begin before this are hidden by a longer one
	noTick   uint64 // lengths of runs of backticks that have no partner further down
	to       int    // the end of the section
	// The search for the end of a comment: from closeFrom on, the first is closeEnd.
	closeFrom, closeEnd int
	outline             outline
	sketcher            *sketcher
}

func (n *Names) reader(body string) *reader {
	if n == nil {
		return &reader{names: none, body: body, sketcher: newSketcher(), own: -1}
	}
	r, ok := n.readers.Get().(*reader)
	if !ok {
		r = &reader{names: n, place: make([]int32, n.terms), sketcher: newSketcher()}
	}
	r.body, r.own = body, -1
	return r
}

var none = NewNames(nil)

func (n *Names) free(r *reader) {
	if n == nil {
		return
	}
	if cap(r.copied) > 1<<20 {
		r.copied = nil
	}
	r.body = ""
	r.outline = outline{}
	n.readers.Put(r)
}

// sum is the first half of the body's SHA-256.
func (r *reader) sum() [16]byte {
	r.copied = append(r.copied[:0], r.body...)
	sum := sha256.Sum256(r.copied)
	return [16]byte(sum[:16])
}

// section reads one section, chunk by chunk: lines up to a blank one.
func (r *reader) section(s markdown.Section) Section {
	r.lang, r.words, r.hits, r.after, r.outline = s.Lang, 0, r.hits[:0], s.From, outline{}
	r.to, r.closeFrom, r.closeEnd = s.To, s.From, s.From
	r.from, r.mentions = s.From, r.mentions[:0]
	r.sketcher.begin(s.To - s.From)
	body := r.body[:s.To]
	start := -1 // of the chunk
	flush := func(end int) {
		if start >= 0 {
			r.outline.chunk(body[start:end])
			r.chunk(start, end)
			r.sketcher.paragraph()
			start = -1
		}
	}
	fence := ""
	for at := s.From; at < len(body); {
		end, next := len(body), len(body)
		if n := strings.IndexByte(body[at:], '\n'); n >= 0 {
			end, next = at+n, at+n+1
		}
		line := strings.Trim(body[at:end], " \t\r")
		switch {
		case fence != "":
			if strings.HasPrefix(line, fence) && strings.Trim(line, fence[:1]) == "" {
				fence = ""
			}
		case line == "":
			flush(at)
		case strings.HasPrefix(line, "```") && strings.IndexByte(strings.TrimLeft(line, "`"), '`') < 0,
			strings.HasPrefix(line, "~~~"):
			flush(at)
			fence = line[:len(line)-len(strings.TrimLeft(line, line[:1]))]
		case strings.HasPrefix(line, "<!--"):
			flush(at)
			// An editor's comment; blank lines may stand in it.
			if end := r.closing(at); end >= 0 {
				at = end
				continue
			}
			start = at
		case start < 0:
			start = at
		}
		at = next
	}
	flush(len(body))
	result := Section{
		Lang: s.Lang, From: s.From, To: s.To,
		Words: r.words, Paragraphs: r.outline.paragraphs, Extract: r.outline.extract(),
	}
	if len(r.hits) > 0 {
		result.Hits = append([]Hit(nil), r.hits...)
	}
	if len(r.mentions) > 0 {
		result.Mentions = slices.Clone(r.mentions)
	}
	for _, dense := range r.found {
		r.place[dense] = 0
	}
	r.found = r.found[:0]
	return result
}

// What the bytes of running text are to the reader.
const (
	byteOther = iota
	byteWord  // a letter or digit
	byteMark  // \ ` < ]
	byteWide  // part of a longer character
)

var byteKinds = func() (table [256]byte) {
	for c := range table {
		switch {
		case c >= utf8.RuneSelf:
			table[c] = byteWide
		case wordBelow[c]:
			table[c] = byteWord
		case strings.IndexByte("\\`<]", byte(c)) >= 0:
			table[c] = byteMark
		}
	}
	return table
}()

// chunk counts words and finds names in body[at:end].
func (r *reader) chunk(at, end int) {
	s := r.body[:end]
	r.noTick = 0
	for at < end {
		switch byteKinds[s[at]] {
		case byteOther:
			if s[at] == '\n' && itemBegins(s[at+1:]) {
				r.sketcher.paragraph()
			}
			at++
		case byteWord:
			at = r.word(s, at)
		case byteMark:
			at = r.mark(s, at)
		default:
			c, n := utf8.DecodeRuneInString(s[at:])
			switch {
			case !isWord(c):
				if c == '《' || c == '「' || c == '『' {
					r.quotedTitle(s, at, c)
				}
				at += n
			case isSpaceless(c):
				r.spaceless(s, at, n)
				at += n
			default:
				at = r.word(s, at)
			}
		}
	}
}

// word reads the word at the place given and returns where it ends.
func (r *reader) word(s string, at int) int {
	h := hashStart
	i := at
	for i < len(s) {
		c := s[i]
		if c < utf8.RuneSelf {
			if byteKinds[c] != byteWord {
				break
			}
			h = h.with(c)
			i++
			continue
		}
		var wide rune
		n := 2
		if c < 0xE0 && i+1 < len(s) {
			wide = rune(c&0x1F)<<6 | rune(s[i+1]&0x3F)
		} else {
			wide, n = utf8.DecodeRuneInString(s[i:])
		}
		if !isWord(wide) || isSpaceless(wide) {
			break
		}
		for j := i; j < i+n; j++ {
			h = h.with(s[j])
		}
		i += n
	}
	if !goesOn(s, at) {
		r.words++
	}
	if i+3 <= len(s) && s[i] == ':' && s[i:i+3] == "://" {
		end := addressEnd(s, i) // the address of a page, a word in itself
		r.sketcher.anchor(addressOf(s[i:end]))
		return end
	}
	r.sketch(s, at, i, h.value())
	if at >= r.after {
		if group := r.names.find(h.value(), s[at:i]); group == nil || !r.match(s, at, s[at:i], group) {
			if c := s[at]; c >= 0xD8 && c <= 0xDB {
				r.arabic(s, at, i)
			}
		}
	}
	return i
}

// sketch takes a word into the sketch, and looks for what it may name.
func (r *reader) sketch(s string, at, end int, h uint32) {
	word := s[at:end]
	letters := len(word)
	switch c := word[0]; {
	case c >= 'A' && c <= 'Z', c >= '0' && c <= '9':
		if a := anchorOf(word, h); a != 0 {
			r.sketcher.anchor(a)
		}
	case c >= 0xE0:
		letters /= 3
	case c >= utf8.RuneSelf:
		letters /= 2
		if c >= 0xD8 && c <= 0xDB { // Arabic
			r.sketcher.caseless++
		}
		if a := anchorOf(word, h); a != 0 {
			r.sketcher.anchor(a)
		}
	}
	run := r.sketcher.word(h, letters, at)
	if t := r.names.titles; t.seen[run>>6&uint32(len(t.seen)-1)]&(1<<(run&63)) != 0 {
		r.title(run, end)
	}
	if kindSeen[h>>6&(1<<10-1)]&(1<<(h&63)) != 0 {
		r.cited(s, at, end, h)
	}
}

// addressOf is the anchor of an address from its "://" on: the scheme and what
// punctuation stands behind it are no part of it.
func addressOf(s string) uint32 {
	for len(s) > 3 && strings.IndexByte(".,;:)]/", s[len(s)-1]) >= 0 {
		s = s[:len(s)-1]
	}
	return hashOf(s)
}

// itemBegins reports a line that begins a further item of a list.
func itemBegins(s string) bool {
	for i := range min(len(s), 16) {
		if s[i] == ' ' || s[i] == '\t' {
			continue
		}
		if c := s[i]; c != '-' && c != '*' && c != '+' && (c < '0' || c > '9') {
			return false
		}
		line := s[i:]
		return lineKind(line[:min(len(line), 16)]) == lineItem
	}
	return false
}

// goesOn reports a word that is one with the word before: "isn't", "well-known".
func goesOn(s string, at int) bool {
	if at < 2 {
		return false
	}
	switch s[at-1] {
	case '\'', '-':
		return s[at-2] >= utf8.RuneSelf || byteKinds[s[at-2]] == byteWord
	case "’"[2]:
		return at > 3 && s[at-3:at] == "’" && (s[at-4] >= utf8.RuneSelf || byteKinds[s[at-4]] == byteWord)
	}
	return false
}

// addressEnd is where an address ends that goes on at i.
func addressEnd(s string, i int) int {
	for i < len(s) && s[i] > ' ' && s[i] != '<' && s[i] != '>' && s[i] != '"' {
		i++
	}
	return i
}

// spaceless looks for names at a character of n bytes that is a word for itself,
// or part of one that has no visible end.
func (r *reader) spaceless(s string, at, n int) {
	c, _ := utf8.DecodeRuneInString(s[at : at+n])
	r.sketcher.character(c)
	if c := s[at]; c >= 0xE3 {
		r.words++ // kana and Han; of Thai and its neighbours only spaces could be counted
	} else if at == 0 || s[at-1] < utf8.RuneSelf {
		r.words++
	}
	if at < r.after {
		return
	}
	if at+n < len(s) && s[at+n] >= utf8.RuneSelf {
		if next, m := utf8.DecodeRuneInString(s[at+n:]); isSpaceless(next) {
			pair := s[at : at+n+m]
			if group := r.names.find(hashOf(pair), pair); group != nil && r.match(s, at, pair, group) {
				return
			}
		}
	}
	if group := r.names.find(hashOf(s[at:at+n]), s[at:at+n]); group != nil {
		r.match(s, at, s[at:at+n], group)
	}
}

// arabic looks for names behind the particles that are written together with
// the word that follows: wa-, fa-, then bi-, li-, ka-, then the article.
func (r *reader) arabic(s string, from, to int) {
	at := from
	// Every letter here is of two bytes.
	for _, particles := range [...]string{"وف", "بلك", "ال"} {
		if at+4 > to {
			return
		}
		letter := s[at : at+2]
		if particles == "ال" {
			if s[at:at+4] != particles {
				return
			}
			at += 4
		} else if strings.Contains(particles, letter) {
			at += 2
		} else {
			continue
		}
		if at < to {
			if group := r.names.find(hashOf(s[at:to]), s[at:to]); group != nil && r.match(s, at, s[at:to], group) {
				return
			}
		}
	}
}
