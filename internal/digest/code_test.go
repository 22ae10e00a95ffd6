package digest

import (
	"fmt"
	"strings"
	"testing"
)

var bodies = []string{
	"", "One line.", strings.Repeat("A text of Halle and of the Harbour Union, 12 March 2019, which goes on.\n\n", 300),
	"See the Statement on the Harbour of the Western Towns, and the letter of 12 May 1921.\n\n<!-- lang: ru -->\n\nТекст о Галле, 1921.\n",
	"北京的文件。\n\n<!-- lang: ar -->\n\nنص عن الميناء\n",
}

func someNames() *Names {
	return NewNames([]Name{{Text: "Halle", Term: 3}, {Text: "Harbour Union", Term: 7}, {Text: "北京", Term: 9}},
		Title{Number: 4, Text: "Statement on the Harbour of the Western Towns"})
}

func TestADigestIsReadAsItWasWritten(t *testing.T) {
	for _, body := range bodies {
		want := Of(body, "en", someNames())
		got, ok := Decode(want.Append(nil))
		if !ok || fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", want) {
			t.Errorf("%.40q: %v\n got %+v\nwant %+v", body, ok, got, want)
		}
	}
}

func TestADamagedDigestIsNone(t *testing.T) {
	d := Of(bodies[3], "en", someNames())
	data := d.Append(nil)
	for i := range data {
		if _, ok := Decode(data[:i]); ok {
			t.Fatalf("cut at %d of %d", i, len(data))
		}
		damaged := append([]byte(nil), data...)
		damaged[i] ^= 0xff
		Decode(damaged) // may be read as another one, but does not fail
	}
	if _, ok := Decode(append(data, 0)); ok {
		t.Error("with a byte more")
	}
}

func TestNamesHaveOneKeyAndOthersAnother(t *testing.T) {
	a := NewNames([]Name{{Text: "Halle", Term: 3}})
	if a.Key() != NewNames([]Name{{Text: "Halle", Term: 3}}).Key() {
		t.Error("the same names have two keys")
	}
	for _, b := range []*Names{
		NewNames(nil), NewNames([]Name{{Text: "Halle", Term: 4}}), NewNames([]Name{{Text: "Halle", Term: 3, Lang: "de"}}),
		NewNames([]Name{{Text: "Halle", Term: 3}}, Title{Number: 1, Text: "T"}),
	} {
		if a.Key() == b.Key() {
			t.Error("other names have the same key")
		}
	}
}
