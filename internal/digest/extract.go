package digest

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"fonds/internal/markdown"
)

const (
	extractBytes = 240
	// running is the length from which a paragraph counts as running text, in
	// characters; shorter ones are salutations, places, dates.
	running = 40
	// considered is how much of a paragraph's Markdown can matter to an extract.
	considered = 2048
)

// outline counts blocks and remembers the best source of an extract.
type outline struct {
	paragraphs int
	best       string
	rank       int
}

// What an extract is made of, the better the higher.
const (
	rankNothing = iota
	rankHeading
	rankShortItem
	rankShortText
	rankItem // of a list, or a quotation
	rankText
)

// telling is the length from which an item is as good as a paragraph: a list of
// such items is the text itself.
const telling = 100

// chunk takes in lines without a blank one between them.
func (o *outline) chunk(lines string) {
	block, item := -1, false // where the current block begins
	flush := func(end int) {
		if block >= 0 {
			o.paragraphs++
			if item {
				// A list may say little item by item; it is one text.
				o.offer(lines[block:], true)
			} else {
				o.offer(lines[block:end], false)
			}
			block = -1
		}
	}
	for at := 0; at < len(lines); {
		end, next := len(lines), len(lines)
		if n := strings.IndexByte(lines[at:], '\n'); n >= 0 {
			end, next = at+n, at+n+1
		}
		line := strings.Trim(lines[at:end], " \t\r")
		switch lineKind(line) {
		case lineHeading:
			flush(at)
			if o.rank < rankHeading {
				o.rank, o.best = rankHeading, lines[at:end]
			}
		case lineUnder:
			// The lines above were a heading, if there were any.
			if block >= 0 && !item {
				if o.rank < rankHeading {
					o.rank, o.best = rankHeading, lines[block:at]
				}
				block = -1
			}
		case lineItem:
			flush(at)
			block, item = at, true
		case lineNothing:
			flush(at)
		default:
			if block < 0 {
				block, item = at, line != "" && (line[0] == '>' || line[0] == '|')
			}
		}
		at = next
	}
	flush(len(lines))
}

// offer proposes a block as source of the extract.
func (o *outline) offer(source string, item bool) {
	long := rankText
	short := rankShortText
	if item {
		long, short = rankItem, rankShortItem
	}
	if o.rank == rankText {
		return
	}
	rank := short
	switch n := length(source, telling); {
	case item && n >= telling && source[0] != '>' && source[0] != '|':
		rank = rankText
	case n >= running:
		rank = long
	}
	if rank > o.rank {
		o.rank, o.best = rank, source
	}
}

// length counts the characters of text as far as limit, those of scripts
// without spaces double: they say as much in half as many.
func length(text string, limit int) int {
	n := 0
	for _, r := range text {
		n++
		if isSpaceless(r) {
			n++
		}
		if n >= limit {
			break
		}
	}
	return n
}

// The kinds of line.
const (
	lineText = iota
	lineHeading
	lineUnder // a line under a heading: === or ---
	lineItem
	lineNothing // a rule, a definition
)

func lineKind(line string) int {
	if line == "" {
		return lineNothing
	}
	switch c := line[0]; {
	case c == '#':
		if rest := strings.TrimLeft(line, "#"); len(line)-len(rest) <= 6 && (rest == "" || rest[0] == ' ' || rest[0] == '\t') {
			return lineHeading
		}
	case c == '=' || c == '-':
		if strings.Trim(line, line[:1]) == "" {
			return lineUnder
		}
		fallthrough
	case c == '*' || c == '+' || c == '_':
		if c != '+' && c != '=' && len(line) >= 3 && strings.Trim(line, line[:1]+" \t") == "" {
			return lineNothing
		}
		if c != '_' && c != '=' && (len(line) == 1 || line[1] == ' ' || line[1] == '\t') {
			return lineItem
		}
	case c >= '0' && c <= '9':
		rest := strings.TrimLeft(line, "0123456789")
		if n := len(line) - len(rest); n <= 9 && rest != "" && (rest[0] == '.' || rest[0] == ')') && (len(rest) == 1 || rest[1] == ' ' || rest[1] == '\t') {
			return lineItem
		}
	case c == '[':
		if strings.Contains(line, "]:") {
			return lineNothing
		}
	}
	return lineText
}

// noteReference is a reference to a footnote, whose text is elsewhere.
var noteReference = regexp.MustCompile(` ?\[\^[^\]\s]{1,40}\]`)

// extract is the beginning of the best source, as plain text.
func (o *outline) extract() string {
	if o.rank == rankNothing {
		return ""
	}
	source := o.best
	if len(source) > considered {
		n := considered
		for n > considered-utf8.UTFMax && !utf8.RuneStart(source[n]) {
			n--
		}
		source = source[:n]
	}
	words := markdown.Words(source)
	if strings.Contains(words, "[^") {
		words = noteReference.ReplaceAllString(words, "")
	}
	return shorten(strings.Clone(words), extractBytes)
}

// shorten cuts text at a word so that it has at most limit bytes, with "…" to
// show the cut.
func shorten(text string, limit int) string {
	if len(text) <= limit {
		return text
	}
	n := limit - len("…")
	for n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	// A script without spaces is cut between any two characters.
	if r, _ := utf8.DecodeRuneInString(text[n:]); !isSpaceless(r) && text[n] != ' ' {
		if i := strings.LastIndexByte(text[:n], ' '); i > limit/2 {
			n = i
		}
	}
	return strings.TrimRight(text[:n], " ,;:–—-(") + "…"
}
