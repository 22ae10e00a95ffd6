package pipeline

import (
	"strconv"
	"strings"

	"fonds/internal/collection"
	"fonds/internal/document"
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
		item := about(j.Part.File, document.Say(document.SaysTaken, document.Name(j.Name), document.Name(j.Term)), j.Said)
		item.Ways = []review.Way{way("that is right", j.Keep), way("that is wrong", j.Part)}
		items = append(items, review.Name(review.Joined, item, 1+len(j.Said), joinedTrust[j.Reason]))
	}
	for _, p := range plan.Proposals() {
		item := about(p.Join.File, document.Say(document.SaysMayBe, document.Name(p.A), document.Name(p.B), document.Sub(p.Message)), p.Evidence)
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

// about is an item that says something of names, and where texts say so: the
// first place will do.
func about(file string, says document.Message, said []collection.Said) review.Item {
	if len(said) > 0 {
		at := "content/" + said[0].File
		if said[0].Line > 0 {
			at += ":" + strconv.Itoa(said[0].Line)
		}
		says = document.Say(document.SaysAt, document.Sub(says), document.Name(at))
		if said[0].Words != "" {
			says = document.Say(document.SaysAtWords, append(says.Args, document.Name(said[0].Words))...)
		}
	}
	return review.Item{File: file, Text: says.String(), Message: says}
}
