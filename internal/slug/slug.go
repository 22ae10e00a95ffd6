// Package slug makes slugs, the last parts of addresses; it wraps the library
// for them and adds what it leaves open: letters whose transliteration is
// punctuation, a limit in bytes, and names that a file system or the site keeps
// for itself.
//
// Equal slugs of different names ("C", "C++", "C#"; 北京 and 背景) are the
// caller's to part, by [With].
package slug

import (
	"strings"
	"unicode/utf8"

	"fonds/internal/document"

	library "github.com/gosimple/slug"
	"golang.org/x/text/unicode/norm"
)

// Limit is the length of the longest slug, in bytes.
const Limit = 80

// considered is how much of a name is looked at, in bytes. Names are shorter;
// a hostile one of a megabyte costs no more than this.
const considered = 1024

// shortest is what a cut at a word must leave; a slug whose words are longer is
// cut inside a word.
const shortest = Limit / 3

// Of makes a slug of a name or title: transliterated, at most 80 bytes, cut at a word.
// It is empty if nothing of the name can be kept ("🙂"), and never a reserved name
// ("index", "con", "aux" and the like get a hyphen and "page" appended).
func Of(name string) document.Slug {
	name = head(strings.TrimSpace(name), considered)
	if !ascii(name) {
		// The composed form first: й is a letter, и with a breve is two.
		name = transliterate(norm.NFC.String(name))
	} else if !strings.ContainsAny(name, "&@") { // which become words
		return free(cut(plain(name), Limit))
	}
	return ofLibrary(name)
}

// plain is the slug of an ASCII name without "&" and "@", as the library would
// make it at fifty times the cost: quotation marks go, and what else is neither
// letter nor digit becomes a hyphen.
func plain(name string) string {
	b := make([]byte, 0, len(name))
	for i := range len(name) {
		c := name[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
		case c == '"' || c == '\'':
			continue
		case len(b) == 0 || b[len(b)-1] == '-':
			continue
		default:
			c = '-'
		}
		b = append(b, c)
	}
	return strings.TrimRight(string(b), "-")
}

func ofLibrary(name string) document.Slug {
	// The library keeps underscores; in an address they hide under the line
	// below a link.
	s := strings.ReplaceAll(library.Make(name), "_", "-")
	return free(cut(tidy(s), Limit))
}

// With appends a suffix (an id, a date) to a slug, keeping the limit.
func With(s document.Slug, suffix string) document.Slug {
	tail := string(Of(suffix))
	if tail == "" {
		return s
	}
	if s == "" {
		return document.Slug(tail)
	}
	room := Limit - len(tail) - 1
	if room < 1 {
		return document.Slug(tail)
	}
	return free(cut(string(s), room) + "-" + tail)
}

// Valid reports whether s, from a file's name or a person, may stand in an address.
func Valid(s document.Slug) bool {
	if s == "" || len(s) > Limit || s[0] == '-' || s[len(s)-1] == '-' || reserved(string(s)) {
		return false
	}
	for i := range len(s) {
		if c := s[i]; !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-') {
			return false
		}
	}
	return true
}

// head is the beginning of s, at most n bytes, ending with a whole character.
func head(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// tidy leaves single hyphens, none at the ends. The library does so itself for
// all but the underscores replaced above.
func tidy(s string) string {
	for strings.Contains(s, "--") {
		s = strings.ReplaceAll(s, "--", "-")
	}
	return strings.Trim(s, "-")
}

// cut shortens s to at most limit bytes, between words if the words allow it.
func cut(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	if i := strings.LastIndexByte(s[:limit+1], '-'); i >= min(shortest, limit/2) {
		s = s[:i]
	} else {
		s = s[:limit]
	}
	return strings.TrimRight(s, "-")
}

// free moves a slug out of the way of the reserved names.
func free(s string) document.Slug {
	if reserved(s) {
		s += "-page"
	}
	return document.Slug(s)
}

// reserved reports names that no file may bear: a section's own page, and the
// devices that Windows sees in any folder whatever the extension.
func reserved(s string) bool {
	switch s {
	case "index", "con", "prn", "aux", "nul":
		return true
	}
	return len(s) == 4 && (s[:3] == "com" || s[:3] == "lpt") && s[3] >= '0' && s[3] <= '9'
}
