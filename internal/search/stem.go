package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	snowball "github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/arabic"
	"github.com/blevesearch/snowballstem/danish"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/finnish"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/hungarian"
	"github.com/blevesearch/snowballstem/irish"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/norwegian"
	"github.com/blevesearch/snowballstem/portuguese"
	"github.com/blevesearch/snowballstem/romanian"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
	"github.com/blevesearch/snowballstem/swedish"
	"github.com/blevesearch/snowballstem/tamil"
	"github.com/blevesearch/snowballstem/turkish"
	"golang.org/x/text/unicode/norm"

	"fonds/internal/document"
)

// A script is a range of letters that a stemmer knows.
type script uint8

const (
	scriptNone script = iota
	scriptLatin
	scriptCyrillic
	scriptArabic
	scriptTamil
)

func scriptOf(r rune) script {
	switch {
	case r < 0x0250 || r >= 0x1E00 && r < 0x1F00:
		return scriptLatin
	case isCyrillic(r):
		return scriptCyrillic
	case r >= 0x0600 && r < 0x0700:
		return scriptArabic
	case r >= 0x0B80 && r < 0x0C00:
		return scriptTamil
	}
	return scriptNone
}

// A stemmer takes the endings off the words of one language.
type stemmer struct {
	name   string // of the script in package stemmers
	script script
	stem   func(*snowball.Env) bool
}

// stemmers are those that there are, by primary language tag.
var stemmers = map[string]*stemmer{
	"ar": {"arabic", scriptArabic, arabic.Stem},
	"da": {"danish", scriptLatin, danish.Stem},
	"nl": {"dutch", scriptLatin, dutch.Stem},
	"en": {"english", scriptLatin, english.Stem},
	"fi": {"finnish", scriptLatin, finnish.Stem},
	"fr": {"french", scriptLatin, french.Stem},
	"de": {"german", scriptLatin, german.Stem},
	"hu": {"hungarian", scriptLatin, hungarian.Stem},
	"ga": {"irish", scriptLatin, irish.Stem},
	"it": {"italian", scriptLatin, italian.Stem},
	"no": {"norwegian", scriptLatin, norwegian.Stem},
	"nb": {"norwegian", scriptLatin, norwegian.Stem},
	"pt": {"portuguese", scriptLatin, portuguese.Stem},
	"ro": {"romanian", scriptLatin, romanian.Stem},
	"ru": {"russian", scriptCyrillic, russian.Stem},
	"es": {"spanish", scriptLatin, spanish.Stem},
	"sv": {"swedish", scriptLatin, swedish.Stem},
	"ta": {"tamil", scriptTamil, tamil.Stem},
	"tr": {"turkish", scriptLatin, turkish.Stem},
}

// stemmerOf is the stemmer of a language; nil if there is none.
func stemmerOf(l document.Lang) *stemmer {
	primary, _, _ := strings.Cut(string(l), "-")
	return stemmers[strings.ToLower(primary)]
}

// of is the folded stem of a piece of a text, whose form is given. What is of
// another script, holds digits or is very long is its own stem.
func (s *stemmer) of(env *snowball.Env, raw, form string) string {
	if s == nil || utf8.RuneCountInString(raw) > mostLetters {
		return form
	}
	if isPlain(raw) {
		if s.script != scriptLatin {
			return form
		}
		env.SetCurrent(raw)
		s.stem(env)
		if stem := fold(env.Current()); stem != "" {
			return stem
		}
		return form
	}
	b := make([]byte, 0, len(raw))
	for _, r := range raw {
		if c := classOf(r); c != classWord {
			continue // what joins the parts of a word
		}
		if unicode.IsNumber(r) {
			return form
		}
		b = utf8.AppendRune(b, unicode.ToLower(r))
	}
	word := norm.NFC.String(string(b))
	first, _ := utf8.DecodeRuneInString(word)
	if word == "" || scriptOf(first) != s.script {
		return form
	}
	env.SetCurrent(word)
	s.stem(env)
	if stem := fold(env.Current()); stem != "" {
		return stem
	}
	return form
}
