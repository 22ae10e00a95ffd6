package pipeline

import (
	"fonds/internal/collection"
	"fonds/internal/content"
	"fonds/internal/document"
	"fonds/internal/frontmatter"
	"fonds/internal/review"
)

// contradicted lists the values that another version of the same text speaks
// against, unless a person has settled them.
func (r *run) contradicted(c *collection.Collection, heads []head) []review.Item {
	if len(c.Contradictions) == 0 {
		return nil
	}
	byFile := make(map[string]*head, len(heads))
	for i := range heads {
		byFile[heads[i].file] = &heads[i]
	}
	var items []review.Item
	for _, x := range c.Contradictions {
		h := byFile[x.Document.File]
		key := document.SaysOtherVersion
		if x.Told {
			key = document.SaysOtherVersionToo
		}
		says := document.Say(key, document.Name("content/"+x.Other.File))
		if item, ok := review.Twin(r.reviewable(h), x.Field, says, frontmatter.Value(x.Other.Meta, x.Field)); ok {
			items = append(items, item)
		}
	}
	return items
}

// reviewable is what is known of a document by its head alone.
func (r *run) reviewable(h *head) review.Document {
	return review.Document{
		File: "content/" + h.file, Meta: h.meta, Line: h.lines.of,
		ByHand: content.ByHand(h.entry, h.meta), Removed: takenOut(h), Checked: h.checked, Same: r.same,
	}
}

// warnOf puts contradictions into the log.
func (r *run) warnOf(contradictions []review.Item) {
	for _, i := range contradictions {
		r.Log.Warnf(i.File, i.Line, "look at both, and correct the one that is wrong",
			"the %s may be %s: %s", i.Field, i.Alternatives[0].Value, i.Text)
	}
}
