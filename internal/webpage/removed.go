package webpage

import (
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/document"
)

// maxScript is how many characters of a script or style sheet are listed; of a
// longer one the list says how long it is.
const maxScript = 500

// maxGroup is how many bytes of neighbouring texts make one entry.
const maxGroup = 4000

func (r *reading) remove(first, last int, words, reason string) {
	if words = flat(words); words == "" {
		return
	}
	first = max(first, 1)
	r.page.Removed = append(r.page.Removed, document.Removed{Lines: document.Span{First: first, Last: max(first, last)}, Words: words, Reason: reason})
}

// list lists what is neither written nor a fact's words: texts, comments, and the
// attributes whose words people see.
func (r *reading) list() {
	nodes := r.tree.nodes
	var group strings.Builder
	why, first, last := "", 0, 0
	end := func() {
		if group.Len() > 0 {
			r.remove(first, last, group.String(), why)
			group.Reset()
		}
	}
	add := func(from, to int, words, reason string) {
		if flat(words) == "" {
			return
		}
		if reason != why || group.Len() > maxGroup {
			end()
			why, first = reason, from
		}
		if group.Len() == 0 {
			first = from
		}
		last = to
		group.WriteString(words)
		group.WriteByte(' ')
	}
	for i := range nodes {
		n := &nodes[i]
		reason := r.out[i]
		switch {
		case i == 0 || r.used[i] && (n.tag == "" || n.tag == "#comment"):
		case n.tag == "" && (nodes[n.parent].tag == "script" || nodes[n.parent].tag == "style"):
			if strings.TrimSpace(n.text) == "" {
				continue
			}
			end()
			what := byTag[nodes[n.parent].tag]
			r.remove(n.textLine(), n.lastLine(), short(n.text, what), what)
		case n.tag == "":
			if strings.TrimSpace(n.text) == "" {
				continue
			}
			if reason == "" {
				reason = whyOutside
			}
			add(n.textLine(), n.lastLine(), n.text, reason)
		case n.tag == "#comment":
			if strings.HasPrefix(n.text, "?") { // a declaration of XML
				continue
			}
			end()
			if reason == "" || !strings.Contains(reason, "comment") {
				reason = "comment in the source"
			}
			r.remove(n.line, n.line+strings.Count(n.text, "\n"), n.text, reason)
		default:
			for _, words := range r.seen(int32(i)) {
				why := reason
				if why == "" {
					why = "words of a picture, a field or a pointer's note"
				}
				add(n.line, n.line, words, why)
			}
		}
	}
	end()
	text := ""
	for _, m := range r.described {
		if text == "" {
			text = fold(strings.Join(r.page.Lines, ""))
		}
		if !strings.Contains(text, fold(m.words)) {
			r.remove(m.line, m.line, m.words, m.reason)
		}
	}
	slices.SortStableFunc(r.page.Removed, func(a, b document.Removed) int {
		if c := a.Lines.First - b.Lines.First; c != 0 {
			return c
		}
		return a.Lines.Last - b.Lines.Last
	})
}

// short is a script or a style sheet as it is listed.
func short(text, what string) string {
	if len(text) > maxScript {
		return strconv.Itoa(utf8.RuneCountInString(text)) + " characters of " + what
	}
	return text
}

// lastLine is the line of the last word of a text.
func (n *node) lastLine() int {
	return n.line + strings.Count(strings.TrimRightFunc(n.text, unicode.IsSpace), "\n")
}

// seen are the words in an element's attributes that people see and that are not
// written.
func (r *reading) seen(i int32) []string {
	n := &r.tree.nodes[i]
	if len(n.attr) == 0 {
		return nil
	}
	var words []string
	for _, a := range n.attr {
		v := flat(a.Val)
		if v == "" {
			continue
		}
		switch a.Key {
		case "alt":
			if !r.shown[i] {
				words = append(words, v)
			}
		case "title":
			if n.tag == "link" || n.tag == "style" || n.tag == "script" || n.tag == "meta" {
				continue
			}
			if n.end-i < 50 && n.end > i+1 && fold(r.tree.words(i, 2*len(v)+200)) == fold(v) || v == flat(n.get("alt")) {
				continue
			}
			words = append(words, v)
		case "placeholder":
			words = append(words, v)
		case "value":
			if n.tag == "input" && !strings.EqualFold(n.get("type"), "hidden") {
				words = append(words, v)
			}
		case "label":
			if n.tag == "option" || n.tag == "optgroup" || n.tag == "track" {
				words = append(words, v)
			}
		}
	}
	return words
}

// frames lists the pages that this one frames and that may have come along: of a
// frameset, or of a page with next to no text of its own.
func (r *reading) frames() {
	nodes := r.tree.nodes
	set := false
	for i := range nodes {
		set = set || nodes[i].tag == "frameset" || nodes[i].tag == "frame"
	}
	for i := range nodes {
		n := &nodes[i]
		if n.tag != "frame" && (n.tag != "iframe" || set || r.prose[0] > 200) {
			continue
		}
		p := r.local(n.get("src"))
		if p == "" || p == r.name || slices.Contains(r.page.Frames, p) || len(r.page.Frames) >= 100 {
			continue
		}
		switch strings.ToLower(path.Ext(p)) {
		case ".html", ".htm", ".xhtml", ".shtml", "":
			r.page.Frames = append(r.page.Frames, p)
		}
	}
}
