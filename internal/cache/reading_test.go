package cache

import (
	"bytes"
	"math"
	"reflect"
	"testing"

	"fonds/internal/document"
)

var full = document.Reading{
	Evidence: []document.Evidence{
		{Field: "title", Value: "Заява про річки", Rule: "title/first", Lines: document.Span{First: 1, Last: 2}, Words: "ЗАЯВА\nпро річки", Confidence: 0.9, Moved: true},
		{},
	},
	Candidates: []document.Evidence{{Field: "date", Value: "\xff\x00", Confidence: math.Inf(-1), Lines: document.Span{First: -1, Last: 1 << 40}}},
	Removed:    []document.Removed{{Words: "Imprimir", Reason: "name of the site", Lines: document.Span{First: 3, Last: 3}}, {Part: true}},
	Warnings:   []document.Warning{{Field: "date", Text: "The day is a Tuesday.", Lines: document.Span{First: 7, Last: 9}}},
}

func TestAReadingComesBackAsItWas(t *testing.T) {
	for _, r := range []document.Reading{{}, reading("one"), full} {
		got, ok := parseReading(string(appendReading(nil, &r)))
		if !ok || !reflect.DeepEqual(got, r) {
			t.Errorf("got %v %v, want %v", got, ok, r)
		}
	}
}

func TestAPieceOfAReadingIsNone(t *testing.T) {
	data := string(appendReading(nil, &full))
	for cut := range data {
		if _, ok := parseReading(data[:cut]); ok {
			t.Errorf("%d bytes of %d are read", cut, len(data))
		}
	}
	if _, ok := parseReading(data + "\x00"); ok {
		t.Error("what stands behind it is passed over")
	}
}

func FuzzReadings(f *testing.F) {
	f.Add(string(appendReading(nil, &full)))
	f.Add("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff")
	f.Fuzz(func(t *testing.T, data string) {
		if len(data) > 1<<16 {
			return
		}
		r, ok := parseReading(data)
		if !ok {
			return
		}
		// What is written again reads the same; of NaN no other thing can be said.
		written := appendReading(nil, &r)
		again, ok := parseReading(string(written))
		if !ok || !bytes.Equal(written, appendReading(nil, &again)) {
			t.Errorf("%v became %v", r, again)
		}
	})
}

func BenchmarkReadings(b *testing.B) {
	data := string(appendReading(nil, &full))
	b.ReportAllocs()
	for b.Loop() {
		if _, ok := parseReading(data); !ok {
			b.Fatal("not read")
		}
	}
}
