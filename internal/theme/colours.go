package theme

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"fonds/internal/config"
	"fonds/internal/diag"
)

// A token is a colour of the theme: a custom property of the stylesheet, with
// the values that it has there.
type token struct{ name, light, dark string }

// tokens are the colours that site.yaml can set; a test compares them with
// static/style.css.
var tokens = []token{
	{"bg", "#FBFAF7", "#171614"},
	{"surface", "#F3F0E9", "#211F1C"},
	{"ink", "#1B1A17", "#E8E4DB"},
	{"muted", "#5A554B", "#A9A397"},
	{"link", "#8A1C14", "#F2A398"},
	{"visited", "#6A3A6E", "#D3A6D6"},
	{"focus", "#0B57C2", "#8AB8FF"},
	{"edge", "#857E70", "#7F796D"},
	{"rule", "#DAD4C7", "#3A3732"},
	{"mark", "#FFE9A8", "#4A3C0E"},
	{"ok", "#2D6A3E", "#8CC99B"},
	{"warn", "#7A4B00", "#E5B567"},
	{"bar", "#AC4438", "#DC8576"},
	{"bar2", "#761912", "#F8C3B8"},
}

// Contrast that is needed, as WCAG 2.2 computes and asks for it at level AA:
// 1.4.3 for text, 1.4.11 for what one must see to use a page.
const (
	forText  = 4.5
	forSigns = 3
)

// A pair is two colours that stand on each other, and the contrast they need.
type pair struct {
	over, under string
	need        float64
}

var pairs = []pair{
	{"ink", "bg", forText}, {"ink", "surface", forText}, {"ink", "mark", forText},
	{"muted", "bg", forText}, {"muted", "surface", forText},
	{"link", "bg", forText}, {"link", "surface", forText},
	{"visited", "bg", forText}, {"visited", "surface", forText},
	{"ok", "bg", forText}, {"ok", "surface", forText},
	{"warn", "bg", forText}, {"warn", "surface", forText},
	{"focus", "bg", forSigns}, {"focus", "surface", forSigns},
	{"edge", "bg", forSigns}, {"edge", "surface", forSigns},
	{"bar", "bg", forSigns}, {"bar2", "bg", forSigns},
}

// A palette is the colours of one scheme: the theme's own, and over them those
// that were set.
type palette struct {
	name   string // "light"
	values map[string]string
	set    []config.Colour // in the order of tokens
}

// colours writes the styles of the colours that were set and gives the
// backgrounds, "" where none was.
func colours(css *strings.Builder, look config.Look, log *diag.Log) (light, dark string) {
	l := newPalette("light", look.Light, look.File, log)
	d := newPalette("dark", look.Dark, look.File, log)
	for _, p := range []palette{l, d} {
		p.check(look.File, log)
	}
	// On paper the stylesheet's own colours hold.
	if rules := l.css(); rules != "" {
		fmt.Fprintf(css, "@media screen{:root{%s}}", rules)
	}
	if rules := d.css(); rules != "" {
		fmt.Fprintf(css, "@media screen{:root[data-theme=dark]{%s}}"+
			"@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){%[1]s}}", rules)
	}
	return l.own("bg"), d.own("bg")
}

func newPalette(scheme string, set []config.Colour, file string, log *diag.Log) palette {
	p := palette{name: scheme, values: map[string]string{}}
	var names []string
	for _, t := range tokens {
		p.values[t.name] = t.light
		if scheme == "dark" {
			p.values[t.name] = t.dark
		}
		names = append(names, t.name)
	}
	for _, c := range set {
		if !slices.Contains(names, c.Name) {
			log.Errorf(file, c.Line, "its colours are "+strings.Join(names, ", "), "the theme has no colour %s", c.Name)
			continue
		}
		p.values[c.Name] = c.Value
		p.set = append(p.set, c)
	}
	slices.SortStableFunc(p.set, func(a, b config.Colour) int {
		return slices.Index(names, a.Name) - slices.Index(names, b.Name)
	})
	return p
}

func (p palette) css() string {
	var b strings.Builder
	for _, c := range p.set {
		fmt.Fprintf(&b, "--%s:%s;", c.Name, c.Value)
	}
	return strings.TrimSuffix(b.String(), ";")
}

// own is the value that was set; "" if none was.
func (p palette) own(name string) string {
	if line := p.line(name); line > 0 {
		return p.values[name]
	}
	return ""
}

// line is where a colour was set; 0 if it was not.
func (p palette) line(name string) int {
	for _, c := range p.set {
		if c.Name == name {
			return c.Line
		}
	}
	return 0
}

// check warns of colours that are too much alike, where one of them was set.
func (p palette) check(file string, log *diag.Log) {
	for _, x := range pairs {
		over, under := p.values[x.over], p.values[x.under]
		line, ratio := p.line(x.over), contrast(over, under)
		if ratio >= x.need || line == 0 && p.line(x.under) == 0 {
			continue
		}
		better, hint := p.better(x.over), ""
		switch {
		case line > 0 && better != "":
			hint = fmt.Sprintf("%s may be %q", x.over, better)
		case line > 0:
			hint = fmt.Sprintf("take a lighter or darker %s", x.under)
		case better != "":
			hint = fmt.Sprintf("take another %s, or set %s too; it may be %q", x.under, x.over, better)
		default:
			hint = fmt.Sprintf("take another %s, or set %s too", x.under, x.over)
		}
		if line == 0 { // the ground was set, and not what stands on it
			line = p.line(x.under)
		}
		// Rounded down: 4.46 is not 4.5.
		log.Warnf(file, line, hint, "%s: %s %s on %s %s has a contrast of %.1f:1 and needs %.1f:1",
			p.name, x.over, over, x.under, under, math.Floor(ratio*10)/10, x.need)
	}
}

// better is the colour nearest to the one that a name has, towards black or
// white, that has the contrast it needs on all that it stands on; "" if there
// is none.
func (p palette) better(name string) string {
	from := channels(p.values[name])
	enough := func(c string) bool {
		for _, x := range pairs {
			if x.over == name && contrast(c, p.values[x.under]) < x.need {
				return false
			}
		}
		return true
	}
	const steps = 100
	for i := 1; i <= steps; i++ {
		for _, end := range []float64{0, 255} {
			var mixed [3]int
			for k, v := range from {
				mixed[k] = int(math.Round(v + (end-v)*float64(i)/steps))
			}
			if c := fmt.Sprintf("#%02X%02X%02X", mixed[0], mixed[1], mixed[2]); enough(c) {
				return c
			}
		}
	}
	return ""
}

// contrast is the ratio of two colours ("#RRGGBB"), 1 to 21, as WCAG 2.2
// defines it.
func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c string) float64 {
	l := 0.0
	for i, v := range channels(c) {
		if v /= 255; v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		l += v * [3]float64{0.2126, 0.7152, 0.0722}[i]
	}
	return l
}

// channels are red, green and blue, 0 to 255.
func channels(c string) (rgb [3]float64) {
	n, err := strconv.ParseUint(strings.TrimPrefix(c, "#"), 16, 32)
	if err != nil {
		panic("theme: " + strconv.Quote(c) + " was not checked")
	}
	return [3]float64{float64(n >> 16), float64(n >> 8 & 255), float64(n & 255)}
}
