package sheet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// lostLetters reports whether a cell is a text in which an encoding that lacks
// its letters has left "?" in their place. In a file that has none but ASCII
// letters, a sign such as a dash counts too.
func lostLetters(cell, text string, ascii bool) bool {
	lost := false
	for text != "" {
		want, size := utf8.DecodeRuneInString(text)
		text = text[size:]
		if cell == "" {
			return false
		}
		got, n := utf8.DecodeRuneInString(cell)
		cell = cell[n:]
		switch {
		case got == want:
		case want <= 0x7f:
			return false
		case got == '?':
			lost = lost || ascii || unicode.IsLetter(want)
			if want > 0xffff { // a mark for each half
				cell = strings.TrimPrefix(cell, "?")
			}
		case got > 0x7f:
			return false
		}
	}
	return cell == "" && lost
}

// pages are the encodings as which UTF-8 is read by mistake.
var pages = []*charmap.Charmap{
	charmap.Windows1252, charmap.Windows1251, charmap.ISO8859_1,
	charmap.Windows1250, charmap.Macintosh, charmap.CodePage437, charmap.CodePage866,
}

// misreads reports whether a cell is a text whose UTF-8 was read as an encoding
// of 256 letters ("Ã¤" for "ä").
func misreads(cell, text string) bool {
	for _, page := range pages {
		if was, high := through(cell, page); high > 0 && was == text && was != cell {
			return true
		}
	}
	return false
}

// looksMisread is misreads where the text is not known. So it asks for at least
// two letters, and for a sign that stands in no word: "WSPÓŁPRACA" is one.
func looksMisread(cell string) (text string, yes bool) {
	for _, page := range pages[:3] {
		if text, high := through(cell, page); high >= 4 && strings.ContainsFunc(cell, func(r rune) bool { return r > 0x7f && !unicode.IsLetter(r) }) {
			return text, true
		}
	}
	return "", false
}

// through takes a cell back through an encoding to the UTF-8 it may have been;
// high is how many of its bytes are beyond ASCII, 0 if it cannot have been any.
func through(cell string, page *charmap.Charmap) (text string, high int) {
	data := make([]byte, 0, len(cell))
	for _, r := range cell {
		b, ok := page.EncodeRune(r)
		if !ok {
			if r > 0xff {
				return "", 0
			}
			b = byte(r) // what a page leaves free is passed through
		}
		if b > 0x7f {
			high++
		}
		data = append(data, b)
	}
	if high < 2 || !utf8.Valid(data) {
		return "", 0
	}
	return string(data), high
}
