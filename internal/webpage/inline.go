package webpage

import (
	"net/url"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/markdown"
)

// A span is a piece of a block as it comes from the page.
type span struct {
	text       string // white space as in the file; the number of a note; the words of a picture
	kind       kind
	bold, ital bool
	href       string // of a link that stays one; the address of a picture
	line       int
}

type kind uint8

const (
	words kind = iota
	lineBreak
	noteMark
	picture
	termEnd // between a term and its definition
)

// A row is one line of a block: spans with white space made single spaces.
type row []span

// blank is the white space of HTML, which runs together.
func blank(c rune) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

// invisible are characters that show nothing, at the ends of a line.
func invisible(c rune) bool {
	return unicode.IsSpace(c) || c == '\u200b' || c == '\ufeff' || c == '\u2060'
}

// paragraphs takes a block apart: a line break ends a line, two end a paragraph.
func paragraphs(spans []span) [][]row {
	var all [][]row
	var lines []row
	var line row
	endLine := func() bool {
		line = line.trim()
		some := len(line) > 0
		if some {
			lines = append(lines, line)
		}
		line = nil
		return some
	}
	for _, s := range spans {
		if s.kind == lineBreak {
			if !endLine() && len(lines) > 0 {
				all = append(all, lines)
				lines = nil
			}
			continue
		}
		line = append(line, s)
	}
	endLine()
	if len(lines) > 0 {
		all = append(all, lines)
	}
	return all
}

// trim makes white space single spaces, merges spans of one kind, finds the line
// of each, and drops a row without words.
func (r row) trim() row {
	var out row
	var text strings.Builder // of the last span of out while it may still grow
	space, some := false, false
	settle := func() {
		if text.Len() > 0 {
			out[len(out)-1].text = text.String()
			text.Reset()
		}
	}
	for _, s := range r {
		if s.kind != words {
			settle()
		}
		if s.kind == termEnd {
			if some {
				if text := lastText(out); text != "" && !strings.ContainsRune(":?!：؟.", lastRune(text)) {
					out = append(out, span{text: ":", line: out[len(out)-1].line})
				}
				space = true
			}
			continue
		}
		if s.kind != words {
			if space && len(out) > 0 {
				out = append(out, span{text: " ", line: s.line})
			}
			space, some = false, true
			out = append(out, s)
			continue
		}
		line := s.line
		found := false
		if k := len(out) - 1; k < 0 || out[k].kind != words || out[k].bold != s.bold || out[k].ital != s.ital || out[k].href != s.href {
			settle()
		}
		grown := text.Len() > 0
		for _, c := range s.text {
			if blank(c) {
				if !found && c == '\n' {
					line++
				}
				space = true
				continue
			}
			if !some && invisible(c) {
				continue
			}
			if !found && !grown {
				s.text, s.line = "", line
				out = append(out, s)
			}
			found = true
			if space && some {
				text.WriteByte(' ')
			}
			space, some = false, true
			text.WriteRune(c)
		}
	}
	settle()
	for len(out) > 0 && out[len(out)-1].kind == words {
		k := len(out) - 1
		if out[k].text = strings.TrimRightFunc(out[k].text, invisible); out[k].text != "" {
			break
		}
		out = out[:k]
	}
	return out
}

func lastText(r row) string {
	if len(r) == 0 {
		return ""
	}
	return r[len(r)-1].text
}

func lastRune(s string) rune {
	c, _ := utf8.DecodeLastRuneInString(s)
	return c
}

func (r row) line() int {
	for _, s := range r {
		if s.line > 0 {
			return s.line
		}
	}
	return 1
}

// plain reports a row without any markup.
func (r row) plain() bool {
	for _, s := range r {
		if s.kind != words || s.bold || s.ital || s.href != "" {
			return false
		}
	}
	return true
}

// text is a row's words.
func (r row) text() string {
	var b strings.Builder
	for _, s := range r {
		if s.kind == words {
			b.WriteString(s.text)
		}
	}
	return b.String()
}

// joinLines makes one line of several.
func joinLines(lines []row) row {
	var all row
	for k, l := range lines {
		if k > 0 {
			all = append(all, span{text: " "})
		}
		all = append(all, l...)
	}
	return all
}

// heading renders a row without emphasis, which headings have by being headings.
func (r row) heading() string {
	out := make(row, len(r))
	for i, s := range r {
		s.bold, s.ital = false, false
		out[i] = s
	}
	if out.plain() {
		return markdown.Escape(flat(out.text()))
	}
	text := out.render()
	if strings.HasSuffix(text, "#") {
		text = text[:len(text)-1] + `\#`
	}
	return text
}

// render renders the lines of a paragraph.
func render(lines []row) (text []string, origin []int) {
	plain := true
	for _, l := range lines {
		plain = plain && l.plain()
		origin = append(origin, l.line())
	}
	if plain {
		parts := make([]string, len(lines))
		for i, l := range lines {
			parts[i] = l.text()
		}
		text = strings.Split(markdown.Escape(strings.Join(parts, "\n")), "\n")
		if len(text) != len(lines) { // cannot be: a row has no line end
			text = parts
		}
	} else {
		for _, l := range lines {
			text = append(text, l.render())
		}
	}
	for i := range text[:len(text)-1] {
		text[i] += `\`
	}
	return text, origin
}

// render renders a row with markup: every mark in its words is escaped, since
// what a mark means depends on the markup around it.
func (r row) render() string {
	var b []byte
	for i, s := range r {
		switch s.kind {
		case noteMark:
			b = append(b, "[^"+s.text+"]"...)
			continue
		case picture:
			b = append(b, "!["+escapeAll(s.text)+"]("+pathAddress(s.href)+")"...)
			continue
		}
		core := strings.TrimLeft(s.text, " ")
		if len(core) < len(s.text) {
			b = append(b, ' ')
		}
		tail := len(core)
		core = strings.TrimRight(core, " ")
		space := len(core) < tail
		if core == "" {
			continue
		}
		escaped := escapeAll(core)
		if len(b) == 0 && !s.bold && !s.ital && s.href == "" {
			escaped = escapeStart(escaped)
		}
		switch {
		case s.href != "":
			b = append(b, "["+escaped+"]("+address(s.href)+")"...)
		case s.bold || s.ital:
			mark := "*"
			if s.bold {
				mark = "**"
			}
			if s.bold && s.ital {
				mark = "***"
			}
			if !canEmphasise(b, escaped, space, r[i+1:]) {
				mark = ""
			}
			b = append(b, mark+escaped+mark...)
		default:
			if strings.HasSuffix(escaped, "!") && !space && i+1 < len(r) {
				escaped = escaped[:len(escaped)-1] + `\!`
			}
			b = append(b, escaped...)
		}
		if space {
			b = append(b, ' ')
		}
	}
	text := strings.Trim(string(b), " ")
	if strings.HasSuffix(text, `\`) && !strings.HasSuffix(text, `\\`) {
		text = text[:len(text)-1] + "&#92;"
	}
	return text
}

// canEmphasise reports whether marks around the text will be taken for emphasis
// (CommonMark, "left-flanking delimiter run").
func canEmphasise(before []byte, text string, space bool, rest row) bool {
	first, _ := utf8.DecodeRuneInString(text)
	last := lastRune(text)
	prev := ' '
	if len(before) > 0 {
		prev, _ = utf8.DecodeLastRune(before)
	}
	if prev == '*' {
		return false
	}
	if isPunct(first) && !unicode.IsSpace(prev) && !isPunct(prev) {
		return false
	}
	if unicode.IsSpace(first) || unicode.IsSpace(last) {
		return false
	}
	if space || len(rest) == 0 {
		return true
	}
	next := rest[0]
	if next.kind == words && (next.bold || next.ital) && next.href == "" && !strings.HasPrefix(next.text, " ") {
		return false
	}
	c := '['
	if next.kind == words && next.href == "" {
		c, _ = utf8.DecodeRuneInString(next.text)
	}
	return !isPunct(last) || unicode.IsSpace(c) || isPunct(c)
}

func isPunct(c rune) bool { return unicode.IsPunct(c) || unicode.IsSymbol(c) }

// escapeAll escapes whatever could be markup within a line.
func escapeAll(text string) string {
	if !strings.ContainsAny(text, "\\`*_[]<>&~^|\u0000") {
		return text
	}
	var b strings.Builder
	for i, c := range text {
		switch c {
		case '`', '*', '[', ']', '<', '~':
			b.WriteByte('\\')
		case '\\':
			if i+1 == len(text) {
				b.WriteString("&#92;")
				continue
			}
			b.WriteByte('\\')
		case '&':
			if i+1 < len(text) && (text[i+1] == '#' || letters(text[i+1:i+2]) > 0) {
				b.WriteByte('\\')
			}
		case '_':
			before, _ := utf8.DecodeLastRuneInString(text[:i])
			after, _ := utf8.DecodeRuneInString(text[i+1:])
			if !alnum(before) || !alnum(after) {
				b.WriteByte('\\')
			}
		}
		b.WriteRune(c)
	}
	return b.String()
}

func alnum(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) || c == '_' }

// escapeStart escapes what would begin a block at the start of a line.
func escapeStart(text string) string {
	rest := strings.TrimLeft(text, "0123456789")
	if n := len(text) - len(rest); n > 0 {
		if n <= 9 && rest != "" && (rest[0] == '.' || rest[0] == ')') {
			return text[:n] + `\` + rest
		}
		return text
	}
	switch text[0] {
	case '#', '>', '-', '+', '=', '|', ':':
		return `\` + text
	}
	return text
}

// address writes an address or a path so that it can stand between "(" and ")".
func address(s string) string {
	var b strings.Builder
	for i := range len(s) {
		switch c := s[i]; {
		case c <= ' ' || c == 0x7f || strings.IndexByte("()<>\\\"'`*[]{}|^", c) >= 0:
			const hex = "0123456789ABCDEF"
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// pathAddress is the address of a path.
func pathAddress(p string) string {
	return address(strings.NewReplacer("%", "%25", "?", "%3F", "#", "%23").Replace(p))
}

// link takes up the address of a link: it stays one if it leads to the web or to
// a mailbox. Where else it leads is listed.
func (w *writer) link(i int32) {
	n := &w.r.tree.nodes[i]
	href := strings.TrimSpace(n.get("href"))
	w.href = ""
	if href == "" || href[0] == '#' {
		return
	}
	u, err := url.Parse(href)
	if err == nil {
		switch strings.ToLower(u.Scheme) {
		case "http", "https":
			if u.Host != "" && len(href) <= maxAddress && w.cell == 0 {
				w.href = href
				return
			}
		case "mailto":
			if len(href) <= maxAddress && w.cell == 0 {
				w.href = href
				return
			}
		case "javascript", "data", "vbscript":
			return
		case "":
			// A place on this very page, by its whole name.
			if u.Fragment != "" && u.Host == "" && (u.Path == "" || path.Base(u.Path) == path.Base(w.r.name)) {
				return
			}
		}
	}
	if len(href) > maxAddress {
		href = href[:maxAddress]
	}
	w.dropped = append(w.dropped, mention{n.line, href, "address of a link that leads elsewhere"})
}

// maxAddress bounds addresses; longer ones are listed cut.
const maxAddress = 2000

// rasters are the pictures a page may keep: those that package seed lets be published.
var rasters = map[string]bool{".png": true, ".jpg": true, ".jpeg": true, ".gif": true, ".webp": true}

// image takes up a picture that may have come along, else lists its words.
func (w *writer) image(i int32) {
	n := &w.r.tree.nodes[i]
	alt := flat(n.get("alt"))
	src := n.get("src")
	local := w.r.local(src)
	if !rasters[strings.ToLower(path.Ext(local))] {
		local = ""
		for _, key := range []string{"data-src", "data-original", "data-lazy-src"} {
			if p := w.r.local(n.get(key)); rasters[strings.ToLower(path.Ext(p))] {
				local = p
				break
			}
		}
	}
	small := tiny(n.get("width")) || tiny(n.get("height"))
	if local == "" || small || w.heading > 0 {
		return // the list of what was removed takes its words
	}
	w.r.shown[i] = true
	w.spans = append(w.spans, span{kind: picture, text: alt, href: local, line: n.line})
	w.r.page.Images = append(w.r.page.Images, Image{Src: local, Alt: alt, Line: n.line})
}

// tiny reports the size of a spacer or a counter in points.
func tiny(size string) bool {
	size = strings.TrimSuffix(strings.TrimSpace(size), "px")
	return size == "0" || size == "1" || size == "2" || size == "3"
}

// local is the path under seeds/ of a relative address; "" if it is none or leaves the folder.
func (r *reading) local(ref string) string {
	ref = strings.TrimSpace(ref)
	if ref == "" || len(ref) > maxAddress || strings.ContainsAny(ref, "\\\x00\n") {
		return ""
	}
	u, err := url.Parse(ref)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" || strings.HasPrefix(ref, "/") || u.Opaque != "" {
		return ""
	}
	if strings.ContainsAny(u.Path, "\\:\x00\n\r") || strings.HasPrefix(u.Path, "/") {
		return ""
	}
	p := path.Join(path.Dir(r.name), u.Path)
	if p == "." || p == ".." || strings.HasPrefix(p, "../") || strings.HasPrefix(p, "/") || !utf8.ValidString(p) {
		return ""
	}
	return p
}
