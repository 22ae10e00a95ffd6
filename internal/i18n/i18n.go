// Package i18n gives the interface's words, plural forms, numbers and dates in
// the interface language, from layouts/i18n/<lang>.yaml and CLDR rules.
//
// No word that a reader sees stands in Go or in a layout: both name a key of
// the file. Keys are the path in the file, joined by dots ("section.parties");
// the entries of a list are counted from 1 ("date.month.1"). In the words {1},
// {2} stand for what is filled in, {n} for a number. A number needs its words
// in every plural form that the language has:
//
//	documents: {one: "{n} document", other: "{n} documents"}
package i18n

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"gopkg.in/yaml.v3"

	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/frontmatter"
	names "fonds/internal/language"
	"fonds/layouts"
)

// A Catalog is the words of one interface language. It is safe for use by
// many goroutines.
type Catalog struct {
	lang    document.Lang
	tag     language.Tag
	words   map[string]string
	plurals map[string]map[string]string // by key and CLDR category
	rtl     bool
	printer *message.Printer
	zero    rune // the digit that numbers are written with
	lone    bool // four digits stand together: 1234, but 12.345
}

// Load reads i18n/<lang>.yaml from the layouts ("pt-BR", else "pt"), with
// English for what it lacks. A language without a file is English altogether,
// and Lang says so. Numbers are written as in the region asked for.
func Load(fsys fs.FS, lang document.Lang) (*Catalog, error) {
	c := &Catalog{lang: "en", words: map[string]string{}, plurals: map[string]map[string]string{}}
	// The default English lies under a collection's own, which may say only
	// what it says differently.
	if err := c.read(layouts.FS, "en"); err != nil {
		return nil, err
	}
	if err := c.read(fsys, "en"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	for tag := string(lang); tag != "" && c.lang == "en"; tag = tag[:max(0, strings.LastIndexByte(tag, '-'))] {
		if tag == "en" {
			break
		}
		for _, folder := range []fs.FS{layouts.FS, fsys} {
			switch err := c.read(folder, tag); {
			case err == nil:
				c.lang = document.Lang(tag)
			case !errors.Is(err, fs.ErrNotExist):
				return nil, err
			}
		}
	}
	region := c.lang
	if strings.HasPrefix(string(lang), string(c.lang)+"-") {
		region = lang
	}
	var err error
	if c.tag, err = language.Parse(string(region)); err != nil {
		return nil, fmt.Errorf("language %q: %w", region, err)
	}
	c.rtl = names.RightToLeft(c.lang)
	c.printer = message.NewPrinter(c.tag)
	c.zero, _ = utf8.DecodeRuneInString(c.printer.Sprint(0))
	c.lone = minimumGrouping[region]
	return c, nil
}

// minimumGrouping are the languages whose numbers are grouped from five digits on
// (CLDR's minimumGroupingDigits of 2), which golang.org/x/text does not know.
var minimumGrouping = map[document.Lang]bool{"es": true, "es-ES": true, "pl": true, "pt-PT": true}

func (c *Catalog) read(fsys fs.FS, lang string) error {
	name := "i18n/" + lang + ".yaml"
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return fmt.Errorf("reading the words: %w", err)
	}
	var root yaml.Node
	if err := yaml.Unmarshal(data, &root); err != nil {
		p := frontmatter.Explain(string(data), err)
		return diag.Problems{{Level: diag.Error, File: "layouts/" + name, Line: p.Line, Text: p.Text, Hint: p.Hint}}
	}
	if len(root.Content) == 0 {
		return nil
	}
	return c.add("", root.Content[0], name)
}

// add takes a node of the file into the catalog, under its key.
func (c *Catalog) add(key string, n *yaml.Node, file string) error {
	switch {
	case n.Kind == yaml.AliasNode:
		return fmt.Errorf("layouts/%s:%d: an alias where words should stand", file, n.Line)
	case n.Kind == yaml.ScalarNode && n.Tag == "!!null":
		return fmt.Errorf("layouts/%s:%d: %s has no words", file, n.Line, key)
	case n.Kind == yaml.ScalarNode && c.plurals[key] != nil:
		return fmt.Errorf("layouts/%s:%d: %s needs its words for one and for other numbers, like {one: \"{n} page\", other: \"{n} pages\"}", file, n.Line, key)
	case n.Kind == yaml.ScalarNode:
		c.words[key] = n.Value
	case n.Kind == yaml.SequenceNode:
		for i, item := range n.Content {
			if err := c.add(under(key, strconv.Itoa(i+1)), item, file); err != nil {
				return err
			}
		}
	case isPlural(n) && c.words[key] != "":
		return fmt.Errorf("layouts/%s:%d: %s has words without a number", file, n.Line, key)
	case isPlural(n):
		forms := map[string]string{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			forms[n.Content[i].Value] = n.Content[i+1].Value
		}
		c.plurals[key] = forms
	case n.Kind == yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			if err := c.add(under(key, n.Content[i].Value), n.Content[i+1], file); err != nil {
				return err
			}
		}
	}
	return nil
}

func under(key, name string) string {
	if key == "" {
		return name
	}
	return key + "." + name
}

var categories = []string{"other", "zero", "one", "two", "few", "many"} // by plural.Form

// isPlural reports whether a mapping is the plural forms of one message.
func isPlural(n *yaml.Node) bool {
	if n.Kind != yaml.MappingNode {
		return false
	}
	other := false
	for i := 0; i+1 < len(n.Content); i += 2 {
		if !slices.Contains(categories, n.Content[i].Value) || n.Content[i+1].Kind != yaml.ScalarNode {
			return false
		}
		other = other || n.Content[i].Value == "other"
	}
	return other
}

// Lang is the language that the words are in: the one asked for, or a less
// exact one, or English.
func (c *Catalog) Lang() document.Lang { return c.lang }

// Has reports whether there are words for the key.
func (c *Catalog) Has(key string) bool {
	_, word := c.words[key]
	_, forms := c.plurals[key]
	return word || forms
}

// Keys lists every key, sorted.
func (c *Catalog) Keys() []string {
	keys := slices.AppendSeq(slices.Collect(maps.Keys(c.words)), maps.Keys(c.plurals))
	slices.Sort(keys)
	return keys
}

// T gives the words of a key, with {1}, {2} … filled in. A key that does not
// exist gives itself: what is missing shows, and a test finds it.
func (c *Catalog) T(key string, args ...string) string {
	words, ok := c.words[key]
	if !ok {
		return key
	}
	return c.fill(words, "", args)
}

// N gives the words of a key in the plural form that the number needs, with
// {n} for the number and {1}, {2} … for what else is filled in.
func (c *Catalog) N(key string, n int, args ...string) string {
	forms, ok := c.plurals[key]
	if !ok {
		return key
	}
	form := plural.Other
	if n >= 0 {
		// The last seven digits decide in every language.
		form = plural.Cardinal.MatchPlural(c.tag, n%10000000, 0, 0, 0, 0)
	}
	words, ok := forms[categories[form]]
	if !ok {
		words = forms["other"]
	}
	return c.fill(words, c.Number(n), args)
}

// fill puts arguments into words in one pass: what is filled in is not looked
// at again.
func (c *Catalog) fill(words, number string, args []string) string {
	at := strings.IndexByte(words, '{')
	if at < 0 {
		return words
	}
	var b strings.Builder
	size := len(words) + len(number)
	for _, a := range args {
		size += len(a)
	}
	b.Grow(size)
	for at >= 0 && at+2 < len(words) {
		b.WriteString(words[:at])
		switch d := words[at+1]; {
		case words[at+2] != '}':
			b.WriteByte('{')
			words = words[at+1:]
		case d == 'n':
			b.WriteString(number)
			words = words[at+3:]
		case '1' <= d && int(d-'1') < len(args):
			b.WriteString(c.isolated(args[d-'1']))
			words = words[at+3:]
		default:
			b.WriteByte('{')
			words = words[at+1:]
		}
		at = strings.IndexByte(words, '{')
	}
	b.WriteString(words)
	return b.String()
}

// Number writes a number as the language does: "1,827".
func (c *Catalog) Number(n int) string {
	switch {
	case 0 <= n && n < 1000, c.lone && 0 <= n && n < 10000:
		return c.Digits(n)
	}
	text := c.printer.Sprint(n)
	if base, _ := c.tag.Base(); base.String() == "fr" {
		text = strings.ReplaceAll(text, "\u00a0", "\u202f") // as CLDR has it since release 34
	}
	return text
}

// Digits writes a number without grouping in the language's digits: a year, a
// line, a part in hundredths.
func (c *Catalog) Digits(n int) string {
	text := strconv.Itoa(n)
	if c.zero == '0' {
		return text
	}
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return c.zero + r - '0'
		}
		return r
	}, text)
}

// List joins items: "a, b and c".
func (c *Catalog) List(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	var b strings.Builder
	for i, item := range items {
		switch {
		case i == 0:
		case i < last:
			b.WriteString(c.words["list.comma"])
		default:
			and := c.words["list.and"]
			if c.lang == "es" && beginsWithI(item) {
				and = strings.Replace(and, "y", "e", 1)
			}
			b.WriteString(and)
		}
		b.WriteString(c.isolated(item))
	}
	return b.String()
}

// Join puts the words of a key between items: commas, semicolons.
func (c *Catalog) Join(items []string, key string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	var b strings.Builder
	for i, item := range items {
		if i > 0 {
			b.WriteString(c.words[key])
		}
		b.WriteString(c.isolated(item))
	}
	return b.String()
}

// beginsWithI reports whether a Spanish word sounds as if it began with an i,
// before which "y" is "e": Irán, hijos, but not hielo.
func beginsWithI(word string) bool {
	word = strings.ToLower(word[:min(len(word), 4)])
	rest, h := strings.CutPrefix(word, "h")
	rest, i := strings.CutPrefix(rest, "i")
	if !i {
		return strings.HasPrefix(rest, "í")
	}
	return !h || !strings.HasPrefix(rest, "a") && !strings.HasPrefix(rest, "e")
}

// Sentence gives words a capital first letter, for the beginning of a line.
func Sentence(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if up := unicode.ToTitle(r); up != r && r != utf8.RuneError {
		return string(up) + s[size:]
	}
	return s
}
