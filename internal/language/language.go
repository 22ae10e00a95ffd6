// Package language tells which language a text is in, and what languages are
// called. It wraps the language detection library and the display names of
// golang.org/x/text.
//
// Detection goes from the cheap to the dear: the script alone settles many
// languages; the letters and the commonest short words settle those that share
// the Latin, Cyrillic, Arabic or Devanagari script; only what is still doubtful
// goes to the library, whose trigrams cost a hundred times as much.
package language

import (
	"strings"
	"unicode/utf8"

	"github.com/RadhiFadlillah/whatlanggo"

	"fonds/internal/document"
)

// sure is the confidence from which no second opinion is asked for.
const sure = 0.6

// longest is how many bytes of a text are looked at.
const longest = 3000

// Detect names the language of a running text, and how sure that is (0 to 1).
// Script and function words decide first; the library is asked only when they
// do not (it costs milliseconds), and sees at most 1,000 characters. A text too
// short or too mixed to tell gives "" and 0.
func Detect(text string) (document.Lang, float64) {
	text = head(text, longest)
	var p tally
	p.count(text)
	lang, confidence := p.best()
	if confidence >= sure {
		return lang, confidence
	}
	// Under forty letters the library guesses worse than the words do.
	if p.letters >= 40 {
		info := whatlanggo.Detect(firstRunes(text, 1000))
		if code := info.Lang.Iso6391(); info.IsReliable() && code != "" {
			found := document.Lang(code)
			if found == "nb" || found == "nn" {
				found = "no"
			}
			// Where the words lean the same way, two weak reasons are one good one.
			if found == lang {
				return lang, max(confidence, 0.8)
			}
			if confidence < 0.4 {
				return found, sure
			}
		}
	}
	if confidence < 0.25 || p.letters < 20 {
		return "", 0
	}
	return lang, confidence
}

// Guess is Detect without the library and without a lower bound: cheap (about
// 10 ns a letter), of use for a short line too if the caller weighs the confidence. It
// gives "" only if nothing speaks for any language.
func Guess(text string) (document.Lang, float64) {
	var p tally
	p.count(head(text, longest))
	return p.best()
}

// head is the text up to n bytes, whole characters only.
func head(text string, n int) string {
	if len(text) <= n {
		return text
	}
	for n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	return text[:n]
}

func firstRunes(text string, n int) string {
	for i := range text {
		if n == 0 {
			return text[:i]
		}
		n--
	}
	return text
}

// A Glance is how many bytes of a text will do if these make a guess so confident.
type Glance struct {
	Bytes int
	Sure  float64
}

// GuessSoon is Guess that is content with the first of the glances, of which each
// takes in more bytes than the one before, that makes it sure. What was counted in
// one is not counted again.
func GuessSoon(text string, glances ...Glance) (document.Lang, float64) {
	text = head(text, longest)
	var p tally
	counted := 0
	for _, g := range glances {
		if len(text) <= g.Bytes {
			break
		}
		// The last word may be cut, and counts otherwise when it is whole.
		whole := counted + strings.LastIndexByte(text[counted:g.Bytes], ' ') + 1
		p.count(text[counted:whole])
		counted = whole
		soon := p
		soon.count(text[whole:g.Bytes])
		if lang, confidence := soon.best(); confidence >= g.Sure {
			return lang, confidence
		}
	}
	p.count(text[counted:])
	return p.best()
}
