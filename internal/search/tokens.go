package search

import "strings"

// A token is one word of a text at its place. Words joined by a hyphen come as
// parts and once more as a whole; characters without spaces come as pairs, the
// last of a run alone.
type token struct {
	raw      string
	from, to int // bytes of the text
	pos      int // words before it
	joined   bool
	wide     bool
}

// partsAtMost is how many parts a word with hyphens may have to be one word too.
const partsAtMost = 4

// tokens calls emit for the words of a text, the first of which has the position
// given, and returns the position after the last. A joined word comes after its parts.
func tokens(text string, pos int, emit func(token)) int {
	z := newScanner(text)
	chain, parts, chainPos := 0, 0, 0 // the word with hyphens that we are in
	end := 0
	var run []int
	flush := func() {
		if parts >= 2 && parts <= partsAtMost {
			raw := text[chain:end]
			if !strings.ContainsAny(raw, "0123456789") {
				emit(token{raw: raw, from: chain, to: end, pos: chainPos, joined: true})
			}
		}
		parts = 0
	}
	for {
		p, ok := z.next()
		if !ok {
			flush()
			return pos
		}
		if p.wide {
			flush()
			run = run[:0]
			for i := p.from; i < p.to; {
				r, c, n := z.char(i)
				if c == classWide && !dropped(r) {
					run = append(run, i)
				}
				i += n
			}
			run = append(run, p.to)
			for k := range len(run) - 1 {
				to := run[min(k+2, len(run)-1)]
				emit(token{raw: text[run[k]:to], from: run[k], to: run[k+1], pos: pos + k, wide: true})
			}
			pos += len(run) - 1
			continue
		}
		raw := text[p.from:p.to]
		if p.glue == classApostrophe && (raw == "s" || raw == "S") {
			continue // of a genitive
		}
		if p.glue != classHyphen || parts == 0 {
			flush()
			chain, chainPos = p.from, pos
		}
		parts++
		end = p.to
		emit(token{raw: raw, from: p.from, to: p.to, pos: pos})
		pos++
	}
}
