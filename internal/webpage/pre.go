package webpage

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/markdown"
)

// preformatted writes a text whose lines are set: source code stays as it is,
// in a fence; letters and articles are paragraphs whose lines stay lines.
func (w *writer) preformatted(i int32) {
	nodes := w.r.tree.nodes
	var lines []string
	at := []int{nodes[i].line}
	var line strings.Builder
	code := false
	end := func(next int) {
		lines, at = append(lines, line.String()), append(at, next)
		line.Reset()
	}
	for j := i + 1; j < nodes[i].end; j++ {
		n := &nodes[j]
		if w.r.out[j] != "" {
			j = n.end - 1
			continue
		}
		switch n.tag {
		case "":
			w.r.used[j] = true
			for k, piece := range strings.Split(n.text, "\n") {
				if k > 0 {
					end(n.line + k)
				} else if line.Len() == 0 {
					at[len(at)-1] = n.line
				}
				line.WriteString(piece)
			}
		case "br":
			end(n.line)
		case "code", "kbd", "samp":
			code = true
		case "a":
			w.link(j)
			if href := w.href; href != "" {
				w.href = ""
				if !strings.Contains(w.r.tree.words(j, 4*maxAddress), strings.TrimPrefix(href, "mailto:")) {
					w.dropped = append(w.dropped, mention{n.line, href, "address of a link in a preformatted text"})
				}
			}
		}
	}
	end(0)
	if code || !prose(lines) {
		w.fence(lines, at)
		return
	}
	longest := 0
	for k, l := range lines {
		lines[k] = strings.TrimRightFunc(l, unicode.IsSpace)
		longest = max(longest, utf8.RuneCountInString(lines[k]))
	}
	verse := longest <= 50
	var para []string
	var origin []int
	quoted := false
	endPara := func() {
		if len(para) == 0 {
			return
		}
		text := strings.Split(markdown.Escape(strings.Join(para, "\n")), "\n")
		if verse {
			for k := range text[:len(text)-1] {
				text[k] += `\`
			}
		}
		if quoted {
			for k := range text {
				text[k] = "> " + text[k]
			}
		}
		w.emit(text, origin)
		para, origin = nil, nil
	}
	for k, l := range lines {
		trimmed := strings.TrimFunc(l, invisible)
		quote := strings.HasPrefix(trimmed, ">")
		if quote {
			trimmed = strings.TrimFunc(trimmed[1:], invisible)
		}
		if trimmed == "" || quote != quoted {
			endPara()
		}
		quoted = quote
		if trimmed != "" {
			para, origin = append(para, trimmed), append(origin, at[k])
		}
	}
	endPara()
}

// fence writes lines as they are, between rows of backticks longer than any in them.
func (w *writer) fence(lines []string, at []int) {
	for len(lines) > 0 && strings.TrimSpace(lines[0]) == "" {
		lines, at = lines[1:], at[1:]
	}
	for len(lines) > 0 && strings.TrimSpace(lines[len(lines)-1]) == "" {
		lines, at = lines[:len(lines)-1], at[:len(lines)-1]
	}
	if len(lines) == 0 {
		return
	}
	ticks := 3
	for _, l := range lines {
		run := 0
		for _, c := range l {
			if c == '`' {
				run++
			} else {
				run = 0
			}
			ticks = max(ticks, run+1)
		}
	}
	mark := strings.Repeat("`", ticks)
	text := append(append([]string{mark}, lines...), mark)
	origin := append(append([]int{at[0]}, at...), at[len(at)-1])
	w.emit(text, origin)
}

// prose reports lines that are mostly words, not code: letters, spaces and the
// punctuation of sentences.
func prose(lines []string) bool {
	code, all := 0, 0
	for _, l := range lines {
		for _, c := range l {
			if unicode.IsSpace(c) {
				continue
			}
			all++
			if strings.ContainsRune("{}[]();=<>|\\/_#$&*+~^@`%", c) {
				code++
			}
		}
	}
	return code*20 < all
}
