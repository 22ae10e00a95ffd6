package cache

import "encoding/binary"

// A writer puts values behind each other, each as long as it need be.
type writer struct{ data []byte }

func (w *writer) number(n int64) { w.data = binary.AppendVarint(w.data, n) }
func (w *writer) count(n int)    { w.data = binary.AppendUvarint(w.data, uint64(n)) }
func (w *writer) fixed(b []byte) { w.data = append(w.data, b...) }
func (w *writer) text(s string)  { w.count(len(s)); w.data = append(w.data, s...) }
func (w *writer) bytes(b []byte) { w.count(len(b)); w.data = append(w.data, b...) }
func (w *writer) texts(l []string) {
	w.count(len(l))
	for _, s := range l {
		w.text(s)
	}
}

func (w *writer) flag(b bool) {
	n := int64(0)
	if b {
		n = 1
	}
	w.number(n)
}

// A reader takes them off again. Once something does not fit it is bad, and gives
// nothing more.
type reader struct {
	data []byte
	bad  bool
}

func (r *reader) fail() { r.bad, r.data = true, nil }

func (r *reader) number() int64 {
	v, n := binary.Varint(r.data)
	if n <= 0 {
		r.fail()
		return 0
	}
	r.data = r.data[n:]
	return v
}

// count is a number of things that take a byte each at least.
func (r *reader) count() int {
	v, n := binary.Uvarint(r.data)
	if n <= 0 || v > uint64(len(r.data)-n) {
		r.fail()
		return 0
	}
	r.data = r.data[n:]
	return int(v)
}

func (r *reader) fixed(to []byte) {
	if len(r.data) < len(to) {
		r.fail()
		return
	}
	copy(to, r.data)
	r.data = r.data[len(to):]
}

func (r *reader) bytes() []byte {
	n := r.count()
	b := r.data[:n:n]
	r.data = r.data[n:]
	return b
}

func (r *reader) text() string { return string(r.bytes()) }

func (r *reader) texts() []string {
	n := r.count()
	if n == 0 {
		return nil
	}
	list := make([]string, n)
	for i := range list {
		list[i] = r.text()
	}
	return list
}
