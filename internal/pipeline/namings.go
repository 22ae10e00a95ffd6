package pipeline

import (
	"fmt"
	"strings"

	"fonds/internal/collection"
	"fonds/internal/review"
)

// aboutNames lists the names that were taken for one without a person's word, and
// those that may be one, each with what to write.
func aboutNames(plan *collection.Plan) []review.Item {
	if plan == nil {
		return nil
	}
	var items []review.Item
	joins := plan.Joins()
	for n, j := range joins {
		// Names of one term go into one file: each way has all of them.
		j.Keep.YAML, j.Part.YAML = together(joins, n, func(j collection.Joined) collection.Remedy { return j.Keep }), together(joins, n, func(j collection.Joined) collection.Remedy { return j.Part })
		item := review.Item{File: j.Part.File, Text: fmt.Sprintf("“%s” was taken for “%s”%s", j.Name, j.Term, because(j.Said))}
		item.Ways = []review.Way{way("that is right", j.Keep), way("that is wrong", j.Part)}
		items = append(items, review.Name(review.Joined, item, 1+len(j.Said), joinedTrust[j.Reason]))
	}
	for _, p := range plan.Proposals() {
		item := review.Item{File: p.Join.File, Text: fmt.Sprintf("“%s” and “%s” may be one: %s%s", p.A, p.B, p.Reason, because(p.Evidence))}
		item.Ways = []review.Way{way("they are one", p.Join), way("they are two", p.Part)}
		items = append(items, review.Name(review.Proposed, item, 1+len(p.Evidence), float64(p.Weight)/100))
	}
	return items
}

// together is what a new file would hold with the names of all joins that are
// written into it; of an existing one, what there is to write.
func together(joins []collection.Joined, n int, of func(collection.Joined) collection.Remedy) string {
	own := of(joins[n])
	if !own.New {
		return own.YAML
	}
	head, _ := strings.CutSuffix(own.YAML, "---\n")
	for m, other := range joins {
		r := of(other)
		if m == n || !r.New || r.File != own.File {
			continue
		}
		for line := range strings.Lines(r.YAML) {
			if strings.HasPrefix(line, "  - ") && !strings.Contains(head, line) {
				head += line
			}
		}
	}
	return head + "---\n"
}

// joinedTrust is how likely a join is right, by its reason: a guess, from
// reading those of some hundred documents.
var joinedTrust = map[collection.JoinReason]float64{
	collection.JoinedByText: 0.95, collection.JoinedByName: 0.95, collection.JoinedByGazetteer: 0.98, collection.JoinedByPerson: 0.9,
}

func way(when string, r collection.Remedy) review.Way {
	return review.Way{When: when, File: r.File, New: r.New, Write: r.YAML}
}

// because says where texts say so: the first place will do.
func because(said []collection.Said) string {
	if len(said) == 0 {
		return ""
	}
	at := "content/" + said[0].File
	if said[0].Line > 0 {
		at += fmt.Sprintf(":%d", said[0].Line)
	}
	if said[0].Words == "" {
		return " (" + at + ")"
	}
	return fmt.Sprintf(" (%s: “%s”)", at, said[0].Words)
}
