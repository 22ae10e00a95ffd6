package review

import (
	"slices"

	"fonds/internal/document"
)

// Twin is what to look at where another version of the same text says otherwise
// than a document: its value, and what that makes of it. Of what a person has
// settled there is nothing to look at.
func Twin(d Document, f document.Field, says document.Message, other string) (Item, bool) {
	for _, settled := range [][]document.Field{d.ByHand, d.Removed, d.Checked} {
		if slices.Contains(settled, f) {
			return Item{}, false
		}
	}
	item := d.item(Contradiction, f)
	item.Text, item.Message = says.String(), says
	item.Alternatives = []Alternative{{Value: other, Write: d.write(document.Evidence{Field: f, Value: other})}}
	item.worth, item.twin = 1.3*weights[f], true
	return item, true
}
