package webpage

import (
	"strings"

	"golang.org/x/net/html"

	"fonds/internal/document"
	"fonds/internal/markdown"
)

// maxNodes is how many elements, texts and comments a page may have to be taken
// apart. No page that people wrote comes near it.
const maxNodes = 500_000

// plain reads a page that is too large to be taken apart: all its texts are kept,
// a line for each block, without markup; scripts, style sheets and comments are
// listed.
func plain(text string) Page {
	var p Page
	z := html.NewTokenizer(strings.NewReader(text))
	var words strings.Builder
	line, first := 1, 1
	end := func() {
		if block := flat(words.String()); block != "" {
			if len(p.Lines) > 0 {
				p.Lines, p.Origin = append(p.Lines, ""), append(p.Origin, first)
			}
			p.Lines, p.Origin = append(p.Lines, markdown.Escape(block)), append(p.Origin, first)
		}
		words.Reset()
	}
	remove := func(from, to int, words, reason string) {
		if words = flat(words); words == "" {
			return
		}
		if k := len(p.Removed) - 1; k >= 0 && p.Removed[k].Reason == reason && len(p.Removed[k].Words) < maxGroup {
			p.Removed[k].Words += " " + words
			p.Removed[k].Lines.Last = to
			return
		}
		p.Removed = append(p.Removed, document.Removed{Lines: document.Span{First: from, Last: to}, Words: words, Reason: reason})
	}
	within := ""
	for {
		kind := z.Next()
		raw := z.Raw()
		at := line
		line += lineEnds(raw)
		switch kind {
		case html.ErrorToken:
			remove(at, line, commentText(string(raw)), "comment in the source")
			end()
			return p
		case html.TextToken:
			n := node{text: nodeText(string(raw), within), line: at}
			switch {
			case within == "script" || within == "style":
				remove(n.textLine(), n.lastLine(), short(n.text, byTag[within]), byTag[within])
			case strings.TrimSpace(n.text) != "":
				if words.Len() == 0 {
					first = n.textLine()
				}
				words.WriteString(n.text)
			}
		case html.CommentToken:
			remove(at, line, commentText(string(raw)), "comment in the source")
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			name, _ := z.TagName()
			tag := string(name)
			within = ""
			if kind == html.StartTagToken {
				within = tag
			}
			if tag == "noscript" {
				z.NextIsNotRawText()
			}
			if tags[tag]&block != 0 || tag == "br" {
				end()
			} else if tags[tag]&inline == 0 {
				words.WriteByte(' ')
			}
		}
	}
}
