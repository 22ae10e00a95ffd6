package digest

import (
	"encoding/binary"
	"math"
	"slices"

	"fonds/internal/document"
	"fonds/internal/likeness"
)

// Append writes a digest behind b, as Decode reads it.
func (d *Digest) Append(b []byte) []byte {
	w := encoder{slices.Grow(b, d.size())}
	w.b = append(w.b, d.Sum[:]...)
	w.count(len(d.Sections))
	for i := range d.Sections {
		w.section(&d.Sections[i])
		w.sketch(&d.Sketches[i])
	}
	return w.b
}

// Decode reads what Append wrote; ok is false of anything else. The digest shares
// no memory with data.
func Decode(data []byte) (d Digest, ok bool) {
	r := decoder{text: string(data)}
	copy(d.Sum[:], r.take(len(d.Sum)))
	n := r.count()
	d.Sections, d.Sketches = make([]Section, n), make([]Sketch, n)
	for i := range n {
		d.Sections[i] = r.section()
		d.Sketches[i] = r.sketch()
		if r.bad {
			break
		}
	}
	return d, !r.bad && r.text == ""
}

// size is about how many bytes a digest is written in.
func (d *Digest) size() int {
	n := 64
	for i, s := range d.Sections {
		k := &d.Sketches[i]
		n += 64 + len(s.Extract) + 16*len(s.Hits) + 40*len(s.Mentions) +
			4*len(k.Runs.Hashes) + 8*len(k.Runs.Weights) + 4*len(k.Anchors) + 4*len(k.Paragraphs)
	}
	return n
}

type encoder struct{ b []byte }

func (w *encoder) count(n int)   { w.b = binary.AppendUvarint(w.b, uint64(n)) }
func (w *encoder) number(n int)  { w.b = binary.AppendVarint(w.b, int64(n)) }
func (w *encoder) text(s string) { w.count(len(s)); w.b = append(w.b, s...) }
func (w *encoder) flag(is bool) {
	var b byte
	if is {
		b = 1
	}
	w.b = append(w.b, b)
}

func (w *encoder) hashes(list []uint32) {
	w.count(len(list))
	for _, h := range list {
		w.b = binary.LittleEndian.AppendUint32(w.b, h)
	}
}

func (w *encoder) section(s *Section) {
	w.text(string(s.Lang))
	w.count(s.From)
	w.count(s.To)
	w.count(s.Words)
	w.count(s.Paragraphs)
	w.text(s.Extract)
	w.count(len(s.Hits))
	for _, h := range s.Hits {
		w.number(int(h.Term))
		w.number(int(h.From))
		w.number(int(h.To))
		w.number(int(h.Count))
	}
	w.count(len(s.Mentions))
	for _, m := range s.Mentions {
		w.number(int(m.Title))
		w.text(m.Kind)
		w.text(m.Date.String())
		w.flag(m.Reply)
		w.number(int(m.From))
		w.number(int(m.To))
	}
}

func (w *encoder) sketch(s *Sketch) {
	w.hashes(s.Runs.Hashes)
	w.count(len(s.Runs.Weights))
	for _, f := range s.Runs.Weights {
		w.b = binary.LittleEndian.AppendUint64(w.b, math.Float64bits(f))
	}
	w.hashes([]uint32{s.Runs.Limit, s.AnchorLimit})
	w.hashes(s.Anchors)
	w.flag(s.Caseless)
	w.count(len(s.Paragraphs))
	for _, p := range s.Paragraphs {
		w.b = binary.LittleEndian.AppendUint16(w.b, p.Length)
		w.b = binary.LittleEndian.AppendUint16(w.b, p.Anchors)
	}
}

// A decoder takes values off a text. Once something does not fit it is bad.
type decoder struct {
	text string
	bad  bool
}

func (r *decoder) take(n int) string {
	if n < 0 || n > len(r.text) {
		r.bad, r.text = true, ""
		return ""
	}
	s := r.text[:n]
	r.text = r.text[n:]
	return s
}

func (r *decoder) varint() (u uint64) {
	for shift := 0; shift < 64; shift += 7 {
		if r.text == "" {
			break
		}
		c := r.text[0]
		r.text = r.text[1:]
		u |= uint64(c&0x7f) << shift
		if c < 0x80 {
			return u
		}
	}
	r.bad, r.text = true, ""
	return 0
}

// size is a number of bytes or words of a body.
func (r *decoder) size() int {
	u := r.varint()
	if u > math.MaxInt32 {
		r.bad, r.text = true, ""
		return 0
	}
	return int(u)
}

// count is a number of things that take a byte each at least.
func (r *decoder) count() int {
	n := r.size()
	if n > len(r.text) {
		r.bad, r.text = true, ""
		return 0
	}
	return n
}

func (r *decoder) number() int32 {
	u := r.varint()
	return int32(int64(u>>1) ^ -int64(u&1))
}

func (r *decoder) string() string { return r.take(r.count()) }
func (r *decoder) flag() bool     { return r.take(1) == "\x01" }

func (r *decoder) hashes() []uint32 {
	n := r.count()
	s := r.take(4 * n)
	if s == "" {
		return nil
	}
	list := make([]uint32, n)
	for i := range list {
		list[i] = uint32(s[4*i]) | uint32(s[4*i+1])<<8 | uint32(s[4*i+2])<<16 | uint32(s[4*i+3])<<24
	}
	return list
}

func (r *decoder) section() (s Section) {
	s.Lang = document.Lang(r.string())
	s.From, s.To, s.Words, s.Paragraphs = r.size(), r.size(), r.size(), r.size()
	s.Extract = r.string()
	if n := r.count(); n > 0 {
		s.Hits = make([]Hit, n)
		for i := range s.Hits {
			s.Hits[i] = Hit{Term: r.number(), From: r.number(), To: r.number(), Count: r.number()}
		}
	}
	if n := r.count(); n > 0 {
		s.Mentions = make([]Mention, n)
		for i := range s.Mentions {
			m := Mention{Title: r.number(), Kind: r.string()}
			var err error
			if m.Date, err = document.ParseDate(r.string()); err != nil {
				r.bad, r.text = true, ""
			}
			m.Reply, m.From, m.To = r.flag(), r.number(), r.number()
			s.Mentions[i] = m
		}
	}
	return s
}

func (r *decoder) sketch() (s Sketch) {
	s.Runs = likeness.Sketch[uint32]{Hashes: r.hashes()}
	if n := r.count(); n > 0 {
		b := []byte(r.take(8 * n))
		for ; len(b) >= 8; b = b[8:] {
			s.Runs.Weights = append(s.Runs.Weights, math.Float64frombits(binary.LittleEndian.Uint64(b)))
		}
	}
	if limits := r.hashes(); len(limits) == 2 {
		s.Runs.Limit, s.AnchorLimit = limits[0], limits[1]
	} else {
		r.bad, r.text = true, ""
	}
	s.Anchors = r.hashes()
	s.Caseless = r.flag()
	n := r.count()
	if b := r.take(4 * n); b != "" {
		s.Paragraphs = make([]Paragraph, n)
		for i := range s.Paragraphs {
			s.Paragraphs[i] = Paragraph{uint16(b[4*i]) | uint16(b[4*i+1])<<8, uint16(b[4*i+2]) | uint16(b[4*i+3])<<8}
		}
	}
	return s
}
