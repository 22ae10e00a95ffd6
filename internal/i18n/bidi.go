package i18n

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// The characters that set words apart from what stands around them, so that words
// of the other direction do not move it (Unicode Standard Annex 9, 2.4).
const (
	isolate    = "\u2068" // in the direction of the first letter within
	endIsolate = "\u2069"
)

// isolated sets words apart if letters of the other direction are among them:
// two Arabic names with a comma between them would change places on an English
// page, and brackets behind an English name would turn round on an Arabic one.
func (c *Catalog) isolated(words string) string {
	if !c.hasOther(words) {
		return words
	}
	return isolate + words + endIsolate
}

// hasOther reports whether words have a letter of the other direction that is not
// set apart already.
func (c *Catalog) hasOther(words string) bool {
	if !c.rtl && !mayRunLeft(words) {
		return false
	}
	depth := 0
	for i := 0; i < len(words); {
		p, size := bidi.LookupString(words[i:])
		if size == 0 {
			_, size = utf8.DecodeRuneInString(words[i:])
		}
		switch p.Class() {
		case bidi.FSI, bidi.LRI, bidi.RLI:
			depth++
		case bidi.PDI:
			depth = max(0, depth-1)
		case bidi.L:
			if c.rtl && depth == 0 {
				return true
			}
		case bidi.R, bidi.AL:
			if !c.rtl && depth == 0 {
				return true
			}
		}
		i += max(1, size)
	}
	return false
}

// mayRunLeft reports quickly that words have no letter of a script that runs from
// right to left. These lie from U+0590 to U+08FF, in U+FBxx to U+FExx, and from
// U+10800 on.
func mayRunLeft(words string) bool {
	return strings.IndexFunc(words, func(r rune) bool {
		return 0x590 <= r && r <= 0x8ff || 0xfb1d <= r && r <= 0xfefc || r >= 0x10800 || r == '\u2068'
	}) >= 0
}

// RightToLeft reports whether the interface runs from right to left.
func (c *Catalog) RightToLeft() bool { return c.rtl }

// Plain takes out the characters that set words apart: for what programs read.
func Plain(words string) string {
	if !strings.Contains(words, isolate) {
		return words
	}
	return strings.NewReplacer(isolate, "", endIsolate, "").Replace(words)
}
