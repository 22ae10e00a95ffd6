// Package fingerprint gives values a hash: equal for values that hold the same,
// all the way down, and never the same, but by an accident that does not happen
// (SHA-256), for others. It is how a page is known to show what it showed.
//
// Only what is in a value counts, not where it lies: pointers are followed. A
// value must be a tree; one that holds itself does not end.
package fingerprint

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"reflect"
	"slices"
	"sync"
)

// Sum is a fingerprint.
type Sum [sha256.Size]byte

// Of hashes values, in their order. Functions and channels hold nothing that could
// be compared: a value with one, unless it is nil, panics.
func Of(values ...any) Sum {
	buffer := buffers.Get().(*[]byte)
	defer buffers.Put(buffer)
	b := (*buffer)[:0]
	for _, v := range values {
		b = dynamic(b, reflect.ValueOf(v))
	}
	*buffer = b
	return sha256.Sum256(b)
}

var buffers = sync.Pool{New: func() any { return new([]byte) }}

// A writer appends what a value holds so that no other value gives the same bytes.
type writer func(b []byte, v reflect.Value) []byte

var writers sync.Map // reflect.Type → writer

func writerOf(t reflect.Type) writer {
	if w, ok := writers.Load(t); ok {
		return w.(writer)
	}
	// A type that holds itself finds this while it is being made.
	var made writer
	ready := make(chan struct{})
	w, raced := writers.LoadOrStore(t, writer(func(b []byte, v reflect.Value) []byte {
		<-ready
		return made(b, v)
	}))
	if raced {
		return w.(writer)
	}
	made = newWriter(t)
	close(ready)
	writers.Store(t, made)
	return made
}

func newWriter(t reflect.Type) writer {
	switch t.Kind() {
	case reflect.String:
		return func(b []byte, v reflect.Value) []byte {
			b = binary.AppendUvarint(b, uint64(v.Len()))
			return append(b, v.String()...)
		}
	case reflect.Bool:
		return func(b []byte, v reflect.Value) []byte {
			if v.Bool() {
				return append(b, 1)
			}
			return append(b, 0)
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return func(b []byte, v reflect.Value) []byte { return binary.AppendVarint(b, v.Int()) }
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return func(b []byte, v reflect.Value) []byte { return binary.AppendUvarint(b, v.Uint()) }
	case reflect.Float32, reflect.Float64:
		return func(b []byte, v reflect.Value) []byte {
			return binary.LittleEndian.AppendUint64(b, math.Float64bits(v.Float()))
		}
	case reflect.Struct:
		return structWriter(t)
	case reflect.Slice, reflect.Array:
		element := writerOf(t.Elem())
		return func(b []byte, v reflect.Value) []byte {
			b = binary.AppendUvarint(b, uint64(v.Len()))
			for i := range v.Len() {
				b = element(b, v.Index(i))
			}
			return b
		}
	case reflect.Pointer:
		element := writerOf(t.Elem())
		return func(b []byte, v reflect.Value) []byte {
			if v.IsNil() {
				return append(b, 0)
			}
			return element(append(b, 1), v.Elem())
		}
	case reflect.Interface:
		return func(b []byte, v reflect.Value) []byte { return dynamic(b, v.Elem()) }
	case reflect.Map:
		return mapWriter(t)
	}
	return func(b []byte, v reflect.Value) []byte {
		if (t.Kind() == reflect.Func || t.Kind() == reflect.Chan) && v.IsNil() {
			return append(b, 0)
		}
		panic(fmt.Sprintf("fingerprint: a %s cannot be compared", t))
	}
}

func structWriter(t reflect.Type) writer {
	fields := make([]writer, t.NumField())
	for i := range fields {
		fields[i] = writerOf(t.Field(i).Type)
	}
	return func(b []byte, v reflect.Value) []byte {
		for i, field := range fields {
			b = field(b, v.Field(i))
		}
		return b
	}
}

// mapWriter writes the entries of a map by the bytes of their keys.
func mapWriter(t reflect.Type) writer {
	key, element := writerOf(t.Key()), writerOf(t.Elem())
	return func(b []byte, v reflect.Value) []byte {
		entries := make([]string, 0, v.Len())
		for it := v.MapRange(); it.Next(); {
			entry := key(nil, it.Key())
			entries = append(entries, string(element(entry, it.Value())))
		}
		slices.Sort(entries)
		b = binary.AppendUvarint(b, uint64(len(entries)))
		for _, e := range entries {
			b = binary.AppendUvarint(b, uint64(len(e)))
			b = append(b, e...)
		}
		return b
	}
}

// dynamic writes a value behind the name of its type.
func dynamic(b []byte, v reflect.Value) []byte {
	if !v.IsValid() {
		return append(b, 0)
	}
	name := v.Type().String()
	b = binary.AppendUvarint(b, uint64(len(name)))
	b = append(b, name...)
	return writerOf(v.Type())(b, v)
}
