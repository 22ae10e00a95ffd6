package review

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"fonds/internal/document"
)

func TestAValueThatATwinContradicts(t *testing.T) {
	d := letter()
	item, ok := Twin(d, document.FieldDate, document.Say(document.SaysOtherVersion, document.Name("content/documents/copy.md")), "1932-04-02")
	if !ok || item.Kind != Contradiction || item.Value != "1931-04-02" || item.Line != d.Line(document.FieldDate) {
		t.Errorf("%+v, %v", item, ok)
	}
	if diff := cmp.Diff([]Alternative{{Value: "1932-04-02", Write: "date: 1932-04-02"}}, item.Alternatives); diff != "" {
		t.Error(diff)
	}
	for _, settle := range []func(*Document){
		func(d *Document) { d.ByHand = []document.Field{document.FieldDate} },
		func(d *Document) { d.Removed = []document.Field{document.FieldDate} },
		func(d *Document) { d.Checked = []document.Field{document.FieldDate} },
	} {
		d := letter()
		settle(&d)
		if _, ok := Twin(d, document.FieldDate, document.Say(document.SaysOtherVersion, document.Name("content/documents/copy.md")), "1932-04-02"); ok {
			t.Error("what a person settled is looked at again")
		}
	}
}
