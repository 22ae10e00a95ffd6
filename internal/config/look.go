package config

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"fonds/internal/diag"
)

// A Look is what site.yaml says of how the site looks. Package theme makes
// styles of it, and checks what cannot be seen from here: the files, and
// whether the colours can be told apart.
type Look struct {
	File        string // that says so, for messages: "site.yaml"
	Light, Dark []Colour
	Fonts       Fonts
	Logo        Logo
}

// A Colour takes the place of one of the theme's own; package theme lists them.
type Colour struct {
	Name  string // "bg"
	Value string // "#0A5C36": always six digits, in capitals
	Line  int
}

// Fonts says in which fonts pages are set: those that come with the site, the
// reader's own (System), or files of static/.
type Fonts struct {
	System          bool
	Text, Interface []Face // the texts; what the editors add
}

// A Face is one file of a font: one style, and one weight or a range of them.
type Face struct {
	File   string // under static/, "fonts/own.woff2"
	Weight string // "400" or "200 900"
	Style  string // "normal" or "italic"
	Range  string // CSS unicode-range; empty for all that the file has
	Line   int
}

// Logo is the picture at the head of every page; none if File is empty.
type Logo struct {
	File, Dark string // under static/; Dark empty if one serves both
	Height     int    // in CSS pixels
	WithTitle  bool   // the title stands beside it
	Line       int
	DarkLine   int
}

// Limits of a logo's height, in CSS pixels: the head of a page is 60 high.
const (
	minLogo     = 16
	maxLogo     = 96
	defaultLogo = 32
)

// Settings of the look are read from the nodes, which know their lines; while
// the file is decoded they are left alone.
type lookNode struct{}

// UnmarshalYAML implements yaml.Unmarshaler.
func (*lookNode) UnmarshalYAML(*yaml.Node) error { return nil }

const (
	colourHint = `write it with its number sign and in quotation marks, like "#0A5C36": without them YAML takes it for a comment`
	fontsHint  = "write web, system, or files of static/ as docs/theming.md shows"
	logoHint   = "write the name of a file in static/, like logo: logo.svg"
)

// look reads the settings of the look from a file that has decoded well.
func look(data []byte, file string, log *diag.Log) Look {
	var root struct {
		Colours yaml.Node `yaml:"colours"`
		Fonts   yaml.Node `yaml:"fonts"`
		Logo    yaml.Node `yaml:"logo"`
	}
	l := Look{File: file}
	if yaml.Unmarshal(data, &root) != nil {
		return l
	}
	r := lookReader{file, log}
	r.colours(&root.Colours, &l)
	r.fonts(&root.Fonts, &l.Fonts)
	r.logo(&root.Logo, &l.Logo)
	return l
}

type lookReader struct {
	file string
	log  *diag.Log
}

func (r lookReader) fail(n *yaml.Node, hint, format string, args ...any) {
	r.log.Errorf(r.file, n.Line, hint, format, args...)
}

// pairs goes through a mapping; a key that is not in the list is an error.
func (r lookReader) pairs(n *yaml.Node, what string, keys ...string) func(func(key, value *yaml.Node) bool) {
	return func(yield func(key, value *yaml.Node) bool) {
		seen := map[string]bool{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			key, value := n.Content[i], n.Content[i+1]
			twice := seen[key.Value]
			seen[key.Value] = true
			switch {
			case twice:
				r.fail(key, "keep one of them", "%s comes twice in %s", key.Value, what)
			case keys != nil && !slices.Contains(keys, key.Value):
				r.fail(key, "its keys are "+strings.Join(keys, ", "), "%s has no key %s", what, key.Value)
			case value.Kind == yaml.AliasNode:
				r.fail(value, "write the value itself", "%s: an alias where a value should stand", key.Value)
			default:
				if !yield(key, value) {
					return
				}
			}
		}
	}
}

var hexColour = regexp.MustCompile(`^#?(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})$`)

func (r lookReader) colours(n *yaml.Node, l *Look) {
	if n.Kind == 0 || n.Tag == "!!null" {
		return
	}
	if n.Kind != yaml.MappingNode {
		r.fail(n, `write colours: {light: {link: "#0A5C36"}, dark: {link: "#7FD6A5"}}`, "colours has no light and dark")
		return
	}
	for key, scheme := range r.pairs(n, "colours", "light", "dark") {
		if scheme.Kind != yaml.MappingNode {
			r.fail(scheme, `write `+key.Value+`: {link: "#0A5C36"}`, "colours: %s has no colours", key.Value)
			continue
		}
		to := &l.Light
		if key.Value == "dark" {
			to = &l.Dark
		}
		for name, value := range r.pairs(scheme, key.Value) {
			if value.Kind != yaml.ScalarNode || !hexColour.MatchString(value.Value) {
				what := "is " + strconv.Quote(value.Value) + ", which is no colour"
				if value.Tag == "!!null" {
					what = "has no colour"
				}
				r.fail(value, colourHint, "colours: %s %s", name.Value, what)
				continue
			}
			*to = append(*to, Colour{name.Value, sixDigits(value.Value), value.Line})
		}
	}
}

// sixDigits writes a colour the one way that it is compared and computed with.
func sixDigits(s string) string {
	s = strings.ToUpper(strings.TrimPrefix(s, "#"))
	if len(s) == 3 {
		s = string([]byte{s[0], s[0], s[1], s[1], s[2], s[2]})
	}
	return "#" + s
}

func (r lookReader) fonts(n *yaml.Node, f *Fonts) {
	switch {
	case n.Kind == 0 || n.Tag == "!!null":
	case n.Kind == yaml.ScalarNode:
		f.System = n.Value == "system"
		if n.Value != "web" && n.Value != "system" {
			r.fail(n, fontsHint, "fonts is %q", n.Value)
		}
	case n.Kind == yaml.MappingNode:
		for key, value := range r.pairs(n, "fonts", "text", "interface") {
			to := &f.Text
			if key.Value == "interface" {
				to = &f.Interface
			}
			*to = r.faces(key.Value, value)
		}
	default:
		r.fail(n, fontsHint, "fonts is a list")
	}
}

// faces reads one file or a list of them.
func (r lookReader) faces(key string, n *yaml.Node) (list []Face) {
	switch n.Kind {
	case yaml.ScalarNode, yaml.MappingNode:
		if f, ok := r.face(n); ok {
			list = append(list, f)
		}
	default:
		for _, item := range n.Content {
			if f, ok := r.face(item); ok {
				list = append(list, f)
			}
		}
	}
	if len(list) == 0 && n.Kind == yaml.SequenceNode && len(n.Content) == 0 {
		r.fail(n, fontsHint, "fonts: %s names no file", key)
	}
	return list
}

var (
	weightForm = regexp.MustCompile(`^[1-9][0-9]{0,2}(?: (?:[1-9][0-9]{0,2}|1000))?$`)
	rangeForm  = regexp.MustCompile(`^(?i:U\+[0-9A-F?]{1,6}(?:-[0-9A-F]{1,6})?)(?:, *(?i:U\+[0-9A-F?]{1,6}(?:-[0-9A-F]{1,6})?))*$`)
)

func (r lookReader) face(n *yaml.Node) (f Face, ok bool) {
	f = Face{Weight: "400", Style: "normal", Line: n.Line}
	ok = true
	fail := func(n *yaml.Node, hint, format string, args ...any) {
		r.fail(n, hint, format, args...)
		ok = false
	}
	name := n
	if n.Kind == yaml.MappingNode {
		name = nil
		for key, value := range r.pairs(n, "a font", "file", "weight", "style", "range") {
			switch key.Value {
			case "file":
				name = value
			case "weight":
				if f.Weight = strings.Join(strings.Fields(value.Value), " "); !weightForm.MatchString(f.Weight) {
					fail(value, "write a number from 1 to 999, or two for a font with all weights between them, like 200 900", "weight is %q", value.Value)
				}
			case "style":
				if f.Style = value.Value; f.Style != "normal" && f.Style != "italic" {
					fail(value, "write normal or italic", "style is %q", value.Value)
				}
			case "range":
				if f.Range = value.Value; !rangeForm.MatchString(f.Range) {
					fail(value, `write it as CSS does, like "U+0400-04FF, U+2116"`, "range is %q", value.Value)
				}
			}
		}
	}
	if name == nil {
		fail(n, "write {file: fonts/own.woff2}", "a font has no file")
		return f, false
	}
	if f.File, ok = r.static(name, ok, ".woff2"); ok {
		f.Line = name.Line
	}
	return f, ok
}

func (r lookReader) logo(n *yaml.Node, l *Logo) {
	l.Height = defaultLogo
	file := n
	var dark *yaml.Node
	switch {
	case n.Kind == 0 || n.Tag == "!!null":
		return
	case n.Kind == yaml.MappingNode:
		file = nil
		for key, value := range r.pairs(n, "logo", "file", "dark", "height", "with_title") {
			var err error
			switch key.Value {
			case "file":
				file = value
			case "dark":
				dark = value
			case "height":
				l.Height, err = strconv.Atoi(value.Value)
				if err != nil || l.Height < minLogo || l.Height > maxLogo {
					r.fail(value, fmt.Sprintf("choose a number of pixels from %d to %d", minLogo, maxLogo), "height is %q", value.Value)
					l.Height = defaultLogo
				}
			case "with_title":
				if err = value.Decode(&l.WithTitle); err != nil {
					r.fail(value, "write true or false", "with_title is %q", value.Value)
				}
			}
		}
	case n.Kind != yaml.ScalarNode:
		r.fail(n, logoHint, "logo is a list")
		return
	}
	if file == nil {
		r.fail(n, logoHint, "logo has no file")
		return
	}
	pictures := []string{".svg", ".png", ".webp"}
	l.File, _ = r.static(file, true, pictures...)
	l.Line = file.Line
	if dark != nil {
		l.Dark, _ = r.static(dark, true, pictures...)
		l.DarkLine = dark.Line
	}
}

// static reads the name of a file of static/. It cannot lead out of there.
func (r lookReader) static(n *yaml.Node, sound bool, kinds ...string) (name string, ok bool) {
	name = n.Value
	switch rest, whole := strings.CutPrefix(name, "static/"); {
	case n.Kind != yaml.ScalarNode || n.Tag == "!!null":
		r.fail(n, "write the name of a file in static/", "a file has no name")
	case whole:
		r.fail(n, "write "+rest, "%q: paths begin in static/", name)
	case !fs.ValidPath(name) || strings.ContainsAny(name, "\\:\"'()<>?#%") || strings.ContainsFunc(name, func(c rune) bool { return c < ' ' }):
		r.fail(n, "write the path of a file in static/, like fonts/own.woff2, with slashes and without ../", "%q is no path within static/", name)
	case !slices.Contains(kinds, strings.ToLower(path.Ext(name))):
		r.fail(n, "take a file whose name ends in "+strings.Join(kinds, " or "), "%q is of another kind", name)
	default:
		return name, sound
	}
	return "", false
}
