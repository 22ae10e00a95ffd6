package markdown

import "bytes"

// plainBlocks writes the source without Markdown: paragraphs parted by blank
// lines, with their line breaks. What Escape does to a text is undone here as it
// is in Markdown proper, comments are dropped, and mentions are links.
func (w *writer) plainBlocks() {
	var id mark
	inside := false // of a paragraph
	for at := 0; at < len(w.source); {
		end, next := len(w.source), len(w.source)
		if n := bytes.IndexByte(w.source[at:], '\n'); n >= 0 {
			end, next = at+n, at+n+1
		}
		line := w.source[at:end]
		if len(bytes.Trim(line, blanks)) == 0 {
			if inside {
				w.close(id)
				w.s("</p>\n")
				inside = false
			}
			at = next
			continue
		}
		if from := unescaped(line, commentOpen); from >= 0 {
			if n := bytes.Index(w.source[at+from+len(commentOpen):], commentClose); n >= 0 {
				// The comment is cut out; what surrounds it makes a line each.
				end = at + from
				next = at + from + len(commentOpen) + n + len(commentClose)
				line = w.source[at:end]
			}
		}
		if len(bytes.Trim(line, blanks)) > 0 {
			if inside {
				w.s("<br>\n")
			} else {
				id = w.open("<p", true)
				w.s(">")
				inside = true
			}
			w.sum.add(line)
			w.running(at, end, nil)
		}
		at = next
	}
	if inside {
		w.close(id)
		w.s("</p>\n")
	}
}

// unescaped finds mark in line where no backslash takes its meaning away; -1 if nowhere.
func unescaped(line, mark []byte) int {
	for at := 0; ; {
		n := bytes.Index(line[at:], mark)
		if n < 0 {
			return -1
		}
		at += n
		slashes := 0
		for slashes < at && line[at-slashes-1] == '\\' {
			slashes++
		}
		if slashes%2 == 0 {
			return at
		}
		at++
	}
}
