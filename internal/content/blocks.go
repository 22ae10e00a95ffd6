package content

import (
	"crypto/sha256"
	"encoding/base64"
	"strings"

	"fonds/internal/markdown"
)

// A block is what the merge takes as one: lines without a blank line between
// them, fenced code whole, a line "<!-- lang: ru -->" by itself.
type block struct {
	gap  string // what stands between it and the block before: line ends, blank lines
	text string // its lines as they stand, without the end of the last
	line int    // its first line, the body's first being 0
}

// hash is of the block's words as they stand, line ends aside. White space at the
// end of a line counts: two spaces are a line break somebody may have meant.
func (b block) hash() string { return hash(b.words()) }

func (b block) words() string {
	if strings.IndexByte(b.text, '\r') < 0 {
		return b.text
	}
	return strings.ReplaceAll(b.text, "\r\n", "\n")
}

// hash is the ledger's: the first 64 bits of a SHA-256 in base 64. The empty text
// has none. It is compared within one document only.
func hash(s string) string {
	var buffer [hashLen]byte
	return string(appendHash(buffer[:0], []byte(s)))
}

// hashLen is how many letters a hash has.
const hashLen = 11

// appendHash appends the hash of a text to a text.
func appendHash(to, s []byte) []byte {
	if len(s) == 0 {
		return to
	}
	sum := sha256.Sum256(s)
	return base64.RawURLEncoding.AppendEncode(to, sum[:8])
}

// split takes a body apart; gaps and texts in order, and tail, are the body again.
func split(body string) (blocks []block, tail string) {
	blocks, tail, open := splitUntil(body, -1)
	if open >= 0 {
		// A fence that is not closed is none, here and where languages are told
		// apart; else one mark would make a person's of all that follows it.
		blocks, tail, _ = splitUntil(body, open)
	}
	return blocks, tail
}

// splitUntil is split that knows no fences from a line on (none if negative).
// open is the line of a fence that is not closed, or -1.
func splitUntil(body string, unfenced int) (blocks []block, tail string, open int) {
	var (
		fence      string // that is open
		end        int    // the byte after the last block's text
		from, to   = -1, 0
		first, row int
	)
	open = -1
	flush := func() {
		if from >= 0 {
			blocks = append(blocks, block{gap: body[end:from], text: body[from:to], line: first})
			from, end = -1, to
		}
	}
	for at := 0; at < len(body); row++ {
		line, next := body[at:], len(body)
		if n := strings.IndexByte(line, '\n'); n >= 0 {
			line, next = line[:n], at+n+1
		}
		line = strings.TrimSuffix(line, "\r")
		mark := markdown.FenceOf(line)
		switch {
		case fence != "":
			to = at + len(line)
			if mark != "" && mark[0] == fence[0] && len(mark) >= len(fence) && strings.Trim(line, " \t") == mark {
				fence, open = "", -1
			}
		case strings.Trim(line, " \t\r") == "":
			flush()
		default:
			marker := isMarker(line)
			if marker {
				flush()
			}
			if from < 0 {
				from, first = at, row
			}
			to = at + len(line)
			if marker {
				flush()
			} else if mark != "" && (unfenced < 0 || row < unfenced) {
				fence, open = mark, row
			}
		}
		at = next
	}
	flush()
	return blocks, body[end:], open
}

// isMarker reports a line "<!-- lang: ru -->".
func isMarker(line string) bool {
	s, ok := strings.CutPrefix(strings.Trim(line, " \t"), "<!--")
	if !ok || !strings.HasSuffix(s, "-->") {
		return false
	}
	return strings.HasPrefix(strings.TrimLeft(s, " \t"), "lang:")
}
