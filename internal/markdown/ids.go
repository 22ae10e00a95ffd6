package markdown

import (
	"bytes"
	"strconv"
	"unicode"
	"unicode/utf8"

	"fonds/internal/slug"
)

// A paragraph's id is written before its text is known, as a row of zeros that
// is filled in when the paragraph ends: the text is gone over once.
const emptyMark = "000000"

// mark is the place of an unfinished id in the output: of its first digit; 0
// for none.
type mark int

// open writes tag and, if wanted, the beginning of an id made of the text that
// follows. It leaves the tag open for other attributes.
func (w *writer) open(tag string, wanted bool) mark {
	w.s(tag)
	if !wanted || w.inID {
		return 0
	}
	w.inID = true
	w.sum = fingerprint{}
	w.s(` id="`)
	w.attribute([]byte(w.Prefix))
	w.s("p-")
	at := len(w.out)
	w.s(emptyMark)
	w.s(`"`)
	return mark(at)
}

// close fills in the id begun by open.
func (w *writer) close(at mark) {
	if at == 0 {
		return
	}
	w.inID = false
	sum := w.sum.value()
	digits := w.out[at : int(at)+len(emptyMark)]
	for i := range digits {
		digits[i] = "abcdefghijklmnopqrstuvwxyz234567"[sum>>(5*i)&31]
	}
	w.marks[sum]++
	if n := w.marks[sum]; n > 1 {
		end := int(at) + len(emptyMark)
		suffix := strconv.AppendInt([]byte{'-'}, int64(n), 10)
		w.out = append(w.out, suffix...)
		copy(w.out[end+len(suffix):], w.out[end:])
		copy(w.out[end:], suffix)
	}
}

// forget ends an element with an id that was not written after all.
func (w *writer) forget(at mark) {
	if at != 0 {
		w.inID = false
	}
}

// fingerprint is a 64-bit FNV-1a hash of the letters and digits of a text, and
// one of all its characters for texts that have neither.
type fingerprint struct {
	letters, all uint64
}

const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// value is 30 bits, as many as fit six digits of base 32.
func (f fingerprint) value() uint32 {
	h := f.letters
	if h == 0 {
		h = f.all
	}
	// The low bits of FNV are its weakest; fold and multiply once more.
	h ^= h >> 32
	h *= 0x9E3779B97F4A7C15
	return uint32(h>>34) & (1<<30 - 1)
}

// spoken tells which characters below U+0800 are letters, digits or marks.
var spoken = func() (bits [0x800]bool) {
	for r := range bits {
		bits[r] = unicode.In(rune(r), unicode.L, unicode.N, unicode.M)
	}
	return bits
}()

// add takes in text, as it stands in the source.
func (f *fingerprint) add(text []byte) {
	h := f.letters
	if h == 0 {
		h = fnvOffset
	}
	any := f.letters != 0
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			if spoken[c] {
				h = (h ^ uint64(c)) * fnvPrime
				any = true
			}
			i++
			continue
		}
		var r rune
		n := 2
		if c < 0xE0 && i+1 < len(text) {
			r = rune(c&0x1F)<<6 | rune(text[i+1]&0x3F)
			if !spoken[r] {
				i += n
				continue
			}
		} else {
			r, n = utf8.DecodeRune(text[i:])
			// From kana to Hangul all is letters, and most of it unified Han.
			if !(r >= 0x3041 && r <= 0xD7A3) && !unicode.In(r, unicode.L, unicode.N, unicode.M) {
				i += n
				continue
			}
		}
		h = (h ^ uint64(r)) * fnvPrime
		any = true
		i += n
	}
	if any {
		f.letters = h
		return
	}
	a := f.all
	if a == 0 {
		a = fnvOffset
	}
	for _, c := range text {
		a = (a ^ uint64(c)) * fnvPrime
	}
	f.all = a
}

// headingID is the id of a heading with the text given: unique among headings.
func (w *writer) headingID(words string) string {
	base := w.Prefix + "h-" + string(slug.Of(words))
	if base == w.Prefix+"h-" {
		var f fingerprint
		f.add([]byte(words))
		base += strconv.FormatUint(uint64(f.value()), 32)
	}
	id := base
	for w.names[id] > 0 {
		w.names[base]++
		id = base + "-" + strconv.Itoa(w.names[base])
	}
	w.names[id]++
	return id
}

// level is the level of a heading's element. The headings of a text begin at h2
// and go down by one, whatever numbers of "#" its writer chose; what stood
// beside or above another in the source does so here.
func (w *writer) level(written int) int {
	for len(w.levels) > 0 && w.levels[len(w.levels)-1] >= written {
		w.levels = w.levels[:len(w.levels)-1]
	}
	w.levels = append(w.levels, written)
	return min(len(w.levels)+1, 6)
}

// trimmed is text without white space at its ends.
func trimmed(text []byte) string { return string(bytes.Trim(text, blanks)) }
