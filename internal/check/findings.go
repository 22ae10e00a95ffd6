package check

import (
	"fmt"

	"fonds/internal/diag"
)

const (
	mostOfAFile = 20   // findings told of one file
	mostOfAll   = 1000 // and of a site: a fault of a layout is on every page
)

// findings are those of one file.
type findings struct {
	list []diag.Message
	more int // not told
}

func (f *findings) errorf(name string, line int, hint, format string, args ...any) {
	if len(f.list) == mostOfAFile {
		f.more++
		return
	}
	f.list = append(f.list, diag.Message{Level: diag.Error, File: name, Line: line, Text: fmt.Sprintf(format, args...), Hint: hint})
}

// report passes findings on to the log, in the order of the files.
type report struct {
	log  *diag.Log
	told int
	more int
}

func (r *report) add(f findings) {
	tell := min(len(f.list), mostOfAll-r.told)
	for _, m := range f.list[:tell] {
		r.log.Add(m)
	}
	r.told += tell
	switch {
	case tell < len(f.list):
		r.more += len(f.list) - tell + f.more
	case f.more > 0:
		r.log.Errorf(f.list[0].File, 0, "", "%d more findings in this file", f.more)
	}
}

func (r *report) end() {
	if r.more > 0 {
		r.log.Errorf("", 0, "repair the first and check again", "%d more findings in other files", r.more)
	}
}
