package cache

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"fonds/internal/document"
	"fonds/internal/output"
)

func reading(rule string) document.Reading {
	at := document.Span{First: 1, Last: 1}
	return document.Reading{
		Evidence: []document.Evidence{{Field: "title", Value: "<T> & \u2028", Rule: rule, Lines: at, Words: "T", Confidence: 0.9}},
		Removed:  []document.Removed{{Lines: at, Words: "-", Reason: "page number", Part: true}},
		Warnings: []document.Warning{
			document.Warn("date", at, document.SaysBoundary, document.At(at), document.Phrase("it is empty")),
			document.Warn("", at, document.SaysDifferentCountry, document.Sub(document.Say(document.SaysInitials, document.Name("A"), document.Name("B")))),
		},
	}
}

func all(document.ID) bool { return true }

func TestReadingsAreKeptByWhatTheyWereReadFrom(t *testing.T) {
	dir := t.TempDir()
	disk, err := output.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer disk.Close()
	c := NewReadings(os.DirFS(dir))
	c.Put("aaaa", "key", reading("one"))
	c.Put("aabb", "key", reading("two"))
	if err := c.Save(output.NewTree(disk), all); err != nil {
		t.Fatal(err)
	}
	c = NewReadings(os.DirFS(dir))
	if got, ok := c.Get("aaaa", "key"); !ok || !reflect.DeepEqual(got, reading("one")) {
		t.Errorf("%v %v", got, ok)
	}
	if _, ok := c.Get("aaaa", "another key"); ok {
		t.Error("a reading of other bytes was given")
	}
	if _, ok := c.Get("zzzz", "key"); ok {
		t.Error("a reading of nothing was given")
	}
}

func TestADamagedCacheIsAnEmptyOne(t *testing.T) {
	dir := t.TempDir()
	disk, err := output.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer disk.Close()
	c := NewReadings(os.DirFS(dir))
	c.Put("aaaa", "key", reading("one"))
	c.Put("aabb", "key", reading("two"))
	if err := c.Save(output.NewTree(disk), all); err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob(filepath.Join(dir, "readings/*"))
	if len(files) == 0 {
		t.Fatal("nothing was saved")
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	damaged := make([][]byte, 0, 2*len(data))
	for at := range data {
		flipped := append([]byte(nil), data...)
		flipped[at] ^= 1 << (at % 8)
		damaged = append(damaged, data[:at], flipped)
	}
	for _, file := range damaged {
		if err := os.WriteFile(files[0], file, 0o666); err != nil {
			t.Fatal(err)
		}
		c := NewReadings(os.DirFS(dir))
		for id, rule := range map[document.ID]string{"aaaa": "one", "aabb": "two"} {
			if got, ok := c.Get(id, "key"); ok && !reflect.DeepEqual(got, reading(rule)) {
				t.Fatalf("%q gives %v", file, got)
			}
		}
	}
}
