package cache

import (
	"encoding/binary"
	"math"

	"fonds/internal/document"
)

// A reading is kept as its fields in order: numbers as varints, texts and lists
// behind their lengths. It is read some ten thousand times in a build, and as JSON
// that cost a twelfth of all.

func appendReading(b []byte, r *document.Reading) []byte {
	for _, list := range [...][]document.Evidence{r.Evidence, r.Candidates} {
		b = binary.AppendUvarint(b, uint64(len(list)))
		for i := range list {
			e := &list[i]
			b = appendTexts(b, string(e.Field), e.Value, e.Rule, e.Words)
			b = appendSpan(b, e.Lines)
			b = binary.LittleEndian.AppendUint64(b, math.Float64bits(e.Confidence))
			b = appendBool(b, e.Moved)
		}
	}
	b = binary.AppendUvarint(b, uint64(len(r.Removed)))
	for i := range r.Removed {
		e := &r.Removed[i]
		b = appendBool(appendSpan(appendTexts(b, e.Words, e.Reason), e.Lines), e.Part)
	}
	b = binary.AppendUvarint(b, uint64(len(r.Warnings)))
	for i := range r.Warnings {
		e := &r.Warnings[i]
		b = appendSpan(appendTexts(b, string(e.Field), e.Text), e.Lines)
	}
	return b
}

func appendTexts(b []byte, texts ...string) []byte {
	for _, t := range texts {
		b = append(binary.AppendUvarint(b, uint64(len(t))), t...)
	}
	return b
}

func appendSpan(b []byte, s document.Span) []byte {
	return binary.AppendVarint(binary.AppendVarint(b, int64(s.First)), int64(s.Last))
}

func appendBool(b []byte, v bool) []byte {
	if v {
		return append(b, 1)
	}
	return append(b, 0)
}

// parseReading reads what appendReading wrote; ok is false for anything else. The
// texts are parts of data.
func parseReading(data string) (r document.Reading, ok bool) {
	p := parser{rest: data}
	for _, list := range [...]*[]document.Evidence{&r.Evidence, &r.Candidates} {
		*list = parseList(&p, func(e *document.Evidence) {
			e.Field, e.Value, e.Rule, e.Words = document.Field(p.text()), p.text(), p.text(), p.text()
			e.Lines, e.Confidence, e.Moved = p.span(), p.float(), p.bool()
		})
	}
	r.Removed = parseList(&p, func(e *document.Removed) {
		e.Words, e.Reason, e.Lines, e.Part = p.text(), p.text(), p.span(), p.bool()
	})
	r.Warnings = parseList(&p, func(e *document.Warning) {
		e.Field, e.Text, e.Lines = document.Field(p.text()), p.text(), p.span()
	})
	if p.bad || p.rest != "" {
		return document.Reading{}, false
	}
	return r, true
}

// A parser reads from the beginning of rest; after the first fault, nothing.
type parser struct {
	rest string
	bad  bool
}

func (p *parser) fail() { p.rest, p.bad = "", true }

func (p *parser) number() uint64 {
	var n uint64
	for i := 0; i < len(p.rest) && i < binary.MaxVarintLen64; i++ {
		c := p.rest[i]
		n |= uint64(c&0x7f) << (7 * i)
		if c < 0x80 {
			p.rest = p.rest[i+1:]
			return n
		}
	}
	p.fail()
	return 0
}

func (p *parser) text() string {
	n := p.number()
	if n > uint64(len(p.rest)) {
		p.fail()
		return ""
	}
	t := p.rest[:n]
	p.rest = p.rest[n:]
	return t
}

func (p *parser) span() document.Span { return document.Span{First: p.signed(), Last: p.signed()} }

func (p *parser) signed() int {
	n := p.number()
	return int(int64(n>>1) ^ -int64(n&1))
}

func (p *parser) float() float64 {
	if len(p.rest) < 8 {
		p.fail()
		return 0
	}
	v := binary.LittleEndian.Uint64([]byte(p.rest[:8]))
	p.rest = p.rest[8:]
	return math.Float64frombits(v)
}

func (p *parser) bool() bool {
	if p.rest == "" || p.rest[0] > 1 {
		p.fail()
		return false
	}
	v := p.rest[0] == 1
	p.rest = p.rest[1:]
	return v
}

// parseList reads a list; an empty one is nil.
func parseList[T any](p *parser, one func(*T)) []T {
	n := p.number()
	if n > uint64(len(p.rest)) { // an element has a byte at least
		p.fail()
	}
	if n == 0 || p.bad {
		return nil
	}
	list := make([]T, n)
	for i := range list {
		if one(&list[i]); p.bad {
			return nil
		}
	}
	return list
}
