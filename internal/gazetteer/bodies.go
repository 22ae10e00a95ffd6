package gazetteer

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed tables/bodies.txt
var bodiesTable string

// A Body is a well-known international body.
type Body struct {
	ID    string   // a code of ours
	Names []string // in many languages, unambiguous abbreviations among them
}

// Bodies lists the well-known international bodies, in the order of the table.
// It is not to be changed.
var Bodies = sync.OnceValue(func() []Body {
	var all []Body
	for line := range strings.Lines(bodiesTable) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		names := strings.Split(line, "|")
		all = append(all, Body{names[0], names[1:]})
	}
	return all
})
