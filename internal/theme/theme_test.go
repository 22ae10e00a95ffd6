package theme

import (
	"bytes"
	"image"
	"image/png"
	"io/fs"
	"maps"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"fonds/internal/config"
	"fonds/internal/diag"
	"fonds/static"
)

// look reads site.yaml and checks it against files.
func look(t *testing.T, yaml string, files fs.FS) (Theme, []string) {
	t.Helper()
	log := &diag.Log{}
	c := config.Parse([]byte(yaml), "site.yaml", log)
	theme := Read(c.Look, files, log)
	var messages []string
	for _, m := range log.Messages() {
		messages = append(messages, m.String())
	}
	return theme, messages
}

func styles(t *testing.T) string {
	t.Helper()
	data, err := fs.ReadFile(static.FS, stylesheet)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestTheColoursAreThoseOfTheStylesheet compares the table with the file that
// readers get, in which the dark stands twice.
func TestTheColoursAreThoseOfTheStylesheet(t *testing.T) {
	css := styles(t)
	property := regexp.MustCompile(`--([a-z0-9]+):(#[0-9A-F]{6})`)
	all := map[string][]string{}
	for _, m := range property.FindAllStringSubmatch(css, -1) {
		all[m[1]] = append(all[m[1]], m[2])
	}
	want := map[string][]string{}
	for _, c := range tokens {
		want[c.name] = []string{c.light, c.dark, c.dark}
	}
	if !maps.EqualFunc(all, want, slices.Equal) {
		t.Errorf("the stylesheet has\n%v\nthe table in colours.go has\n%v\n(docs/theming.md lists them too)", all, want)
	}
}

// TestTheColoursHaveTheContrastTheyWereChosenFor recomputes the figures of the
// design, which were rounded.
func TestTheColoursHaveTheContrastTheyWereChosenFor(t *testing.T) {
	for name, want := range map[string][4]float64{ // light on bg and surface, dark on bg and surface
		"ink": {16.7, 15.3, 14.3, 13.0}, "muted": {7.1, 6.5, 7.2, 6.6}, "link": {8.9, 8.2, 9.0, 8.2},
		"visited": {8.2, 7.6, 8.8, 8.0}, "focus": {6.4, 5.9, 8.9, 8.1}, "edge": {3.9, 3.5, 4.2, 3.8},
	} {
		log := &diag.Log{}
		l, d := newPalette("light", nil, "", log).values, newPalette("dark", nil, "", log).values
		got := [4]float64{contrast(l[name], l["bg"]), contrast(l[name], l["surface"]), contrast(d[name], d["bg"]), contrast(d[name], d["surface"])}
		for i := range got {
			if math.Abs(got[i]-want[i]) > 0.06 {
				t.Errorf("%s: %.2f, want %.1f", name, got, want)
				break
			}
		}
	}
	for _, scheme := range []string{"light", "dark"} {
		p := newPalette(scheme, nil, "", &diag.Log{})
		for _, x := range pairs {
			if c := contrast(p.values[x.over], p.values[x.under]); c < x.need {
				t.Errorf("%s: %s on %s has %.2f", scheme, x.over, x.under, c)
			}
		}
	}
}

func TestContrastIsThatOfWCAG(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want float64
	}{{"#000000", "#FFFFFF", 21}, {"#FFFFFF", "#FFFFFF", 1}, {"#767676", "#FFFFFF", 4.54}, {"#777777", "#FFFFFF", 4.48}, {"#0000FF", "#FFFFFF", 8.59}} {
		if got := contrast(test.a, test.b); math.Abs(got-test.want) > 0.005 {
			t.Errorf("%s on %s: %.3f, want %.2f", test.a, test.b, got, test.want)
		}
	}
}

func TestColoursTooMuchAlikeAreAWarningWithTheirLine(t *testing.T) {
	for name, test := range map[string]struct {
		yaml string
		want []string
	}{
		"good ones": {"colours:\n  light: {link: '#005A9C', bg: '#fff'}\n  dark: {link: '#8FD3B6'}\n", nil},
		"a pale link": {"title: x\ncolours:\n  light:\n    link: '#D9A0A0'\n", []string{
			`site.yaml:4: warning: light: link #D9A0A0 on bg #FBFAF7 has a contrast of 2.1:1 and needs 4.5:1; link may be "#876363"`,
			`site.yaml:4: warning: light: link #D9A0A0 on surface #F3F0E9 has a contrast of 1.9:1 and needs 4.5:1; link may be "#876363"`,
		}},
		"a hair too little is not rounded up": {"colours: {light: {bg: '#FFFFFF', surface: '#FFFFFF', muted: '#777777'}}\n", []string{
			`site.yaml:1: warning: light: muted #777777 on bg #FFFFFF has a contrast of 4.4:1 and needs 4.5:1; muted may be "#767676"`,
			`site.yaml:1: warning: light: muted #777777 on surface #FFFFFF has a contrast of 4.4:1 and needs 4.5:1; muted may be "#767676"`,
		}},
		"a ground that what stands on it was not made for": {"colours:\n  dark: {mark: '#FFE9A8'}\n", []string{
			`site.yaml:2: warning: dark: ink #E8E4DB on mark #FFE9A8 has a contrast of 1.0:1 and needs 4.5:1; take another mark, or set ink too`,
		}},
		"a frame that cannot be seen": {"colours:\n  dark:\n    edge: '#333333'\n", []string{
			`site.yaml:3: warning: dark: edge #333333 on bg #171614 has a contrast of 1.4:1 and needs 3.0:1; edge may be "#6A6A6A"`,
			`site.yaml:3: warning: dark: edge #333333 on surface #211F1C has a contrast of 1.3:1 and needs 3.0:1; edge may be "#6A6A6A"`,
		}},
		"a colour that does not exist": {"colours:\n  light:\n    lnik: '#000'\n", []string{
			"site.yaml:3: error: the theme has no colour lnik; its colours are bg, surface, ink, muted, link, visited, focus, edge, rule, mark, ok, warn, bar, bar2",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			if _, got := look(t, test.yaml, static.FS); !slices.Equal(got, test.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
		})
	}
}

func TestASuggestedColourHasTheContrastItNeeds(t *testing.T) {
	for _, scheme := range []string{"light", "dark"} {
		for _, c := range []string{"#808080", "#FF8800", "#00FF00", "#FFFFFF", "#000000"} {
			p := newPalette(scheme, []config.Colour{{Name: "link", Value: c, Line: 1}}, "", &diag.Log{})
			better := p.better("link")
			for _, under := range []string{"bg", "surface"} {
				if contrast(better, p.values[under]) < forText {
					t.Errorf("%s: %s for %s on %s", scheme, better, c, under)
				}
			}
		}
	}
}

func TestColoursFollowTheStylesheetAndLeavePaperAlone(t *testing.T) {
	theme, messages := look(t, "colours:\n  light: {link: '#005A9C', bg: '#fff'}\n  dark: {bg: '#101010'}\n", static.FS)
	if messages != nil {
		t.Error(messages)
	}
	const want = "@media screen{:root{--bg:#FFFFFF;--link:#005A9C}}" +
		"@media screen{:root[data-theme=dark]{--bg:#101010}}" +
		"@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){--bg:#101010}}"
	files := map[string][]byte{stylesheet: []byte("a{}")}
	theme.Apply(files)
	if got := string(files[stylesheet]); got != "a{}"+want {
		t.Error(got)
	}
	if light, dark := theme.Backgrounds(); light != "#FFFFFF" || dark != "#101010" {
		t.Error(light, dark)
	}
	if light, dark := (Theme{}).Backgrounds(); light != "#FBFAF7" || dark != "#171614" {
		t.Error(light, dark)
	}
}

func TestFontsOfTheSystemLeaveTheOthersOut(t *testing.T) {
	theme, messages := look(t, "fonts: system\n", static.FS)
	files := map[string][]byte{stylesheet: []byte(minified(styles(t))), "fonts/literata-x.woff2": nil, "fonts/OFL.txt": nil, "fonts/own.woff2": nil}
	theme.Apply(files)
	css := string(files[stylesheet])
	if strings.Contains(css, "woff2") || !strings.Contains(css, `:root{--serif:"Body fallback",`) || !strings.Contains(css, "size-adjust:107.7%") {
		t.Error("the stylesheet loads fonts, or has no others", css[:600])
	}
	if len(files) != 2 || len(messages) != 0 {
		t.Error(slices.Sorted(maps.Keys(files)), messages)
	}
}

// minified is as much as the rules for fonts need: they stand on a line each.
func minified(css string) string { return strings.ReplaceAll(css, "\n", "") }

func TestFilesThatCannotBeUsedAreNamed(t *testing.T) {
	whole := font(t, 4, false, sampleWords, 500)
	files := fstest.MapFS{
		"a.woff2": {Data: []byte("wOFF but not two")}, "cut.woff2": {Data: whole[:len(whole)/2]},
		"link.woff2": {Data: whole, Mode: fs.ModeSymlink}, "dir.woff2/x": {},
		"big.woff2": {Data: make([]byte, maxFont+1)}, "a.png": {Data: []byte("GIF89a")}, "wide.svg": {Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 10"/>`)},
	}
	for yaml, want := range map[string]string{
		"fonts: {text: none.woff2}\n":                           "site.yaml:1: error: there is no static/none.woff2; ",
		"title: x\nfonts:\n  text:\n    - {file: a.woff2}\n":    "site.yaml:4: error: static/a.woff2: is no font in the format WOFF2, or a damaged one; ",
		"fonts: {text: cut.woff2}\n":                            "site.yaml:1: error: static/cut.woff2: is no font",
		"fonts: {text: link.woff2}\n":                           "site.yaml:1: error: static/link.woff2 is no regular file; ",
		"fonts: {text: dir.woff2}\n":                            "site.yaml:1: error: static/dir.woff2 is no regular file; ",
		"fonts: {text: big.woff2}\n":                            "site.yaml:1: error: static/big.woff2 has 8192 KB; take one of at most 8192 KB",
		"fonts: {text: ../../etc/a.woff2}\n":                    `site.yaml:1: error: "../../etc/a.woff2" is no path within static/; `,
		"fonts: {text: /etc/a.woff2}\n":                         `site.yaml:1: error: "/etc/a.woff2" is no path within static/; `,
		"fonts: {text: static/a.woff2}\n":                       `site.yaml:1: error: "static/a.woff2": paths begin in static/; write a.woff2`,
		"fonts: {text: a.ttf}\n":                                `site.yaml:1: error: "a.ttf" is of another kind; take a file whose name ends in .woff2`,
		"fonts: {text: {weight: 700}}\n":                        "site.yaml:1: error: a font has no file; ",
		"fonts: {text: {file: a.woff2, weight: bold}}\n":        `site.yaml:1: error: weight is "bold"; `,
		"fonts: {text: {file: a.woff2, range: latin}}\n":        `site.yaml:1: error: range is "latin"; `,
		"fonts: {text: {file: a.woff2, wieght: 1}}\n":           "site.yaml:1: error: a font has no key wieght; its keys are file, weight, style, range",
		"fonts: {text: []}\n":                                   "site.yaml:1: error: fonts: text names no file; ",
		"fonts: {serif: a.woff2}\n":                             "site.yaml:1: error: fonts has no key serif; ",
		"logo: a.png\n":                                         "static/a.png: error: is no picture of the kind its name says; ",
		"logo: wide.svg\n":                                      "static/wide.svg: error: is 900 wide and 10 high; ",
		"logo: a.gif\n":                                         `site.yaml:1: error: "a.gif" is of another kind; `,
		"logo: ..\\a.svg\n":                                     `site.yaml:1: error: "..\\a.svg" is no path within static/; `,
		"logo: {dark: a.png}\n":                                 "site.yaml:1: error: logo has no file; ",
		"logo:\n  file: none.svg\n  height: 900\n":              `site.yaml:2: error: there is no static/none.svg; `,
		"logo: [a.svg]\n":                                       "site.yaml:1: error: logo is a list; ",
		"colours: {light: {link: red}}\n":                       `site.yaml:1: error: colours: link is "red", which is no colour; `,
		"colours:\n  light:\n    link: #0A5C36\n":               "site.yaml:3: error: colours: link has no colour; write it with its number sign and in quotation marks",
		"colours: {bg: '#fff'}\n":                               "site.yaml:1: error: colours has no key bg; its keys are light, dark",
		"colours: {light: {bg: '#fff', bg: '#000'}}\n":          "site.yaml:1: error: bg comes twice in light; ",
		"colours: light\n":                                      "site.yaml:1: error: colours has no light and dark; ",
		"colors: {light: {bg: '#fff'}}\n":                       "site.yaml:1: error: there is no key colors; write colours",
		"x: &a {link: '#00f'}\ncolours: {light: *a}\n":          "site.yaml:1: error: there is no key x; ",
		"colours: {light: {ink: &a '#000', link: *a}}\n":        "site.yaml:1: error: link: an alias where a value should stand; ",
		"logo: {file: none.svg, with_title: maybe}\n":           `site.yaml:1: error: there is no static/none.svg; `,
		"fonts: {text: a.woff2, text: a.woff2}\n":               "site.yaml:1: error: ",
		"fonts: {text: \"a.woff2) url(//x.example/a.woff2\"}\n": "site.yaml:1: error: ",
	} {
		_, got := look(t, yaml, files)
		if len(got) == 0 || !strings.HasPrefix(got[0], want) {
			t.Errorf("%q: got %q, want %q", yaml, got, want)
		}
	}
}

func picture(t *testing.T, w, h int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, w, h))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestALogoIsShownAtItsSize(t *testing.T) {
	const svg = `<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" viewBox="0 0 120 40">
<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about="http://example.org/"/></metadata>
<defs><linearGradient id="g"><stop style="stop-color:#fff"/></linearGradient></defs>
<style>path{fill:url(#g)}</style><path inkscape:label="a" d="M0 0h9" fill="url(#g)"/><use xlink:href="#g"/></svg>`
	files := fstest.MapFS{"logo.svg": {Data: []byte(svg)}, "img/dark.png": {Data: picture(t, 200, 100)}}
	for yaml, want := range map[string]Logo{
		"logo: logo.svg\n": {File: "logo.svg", Width: 96, Height: 32},
		"logo: {file: logo.svg, dark: img/dark.png, height: 40, with_title: true}\n": {File: "logo.svg", Width: 120, Height: 40, Dark: "img/dark.png", DarkWidth: 80, WithTitle: true},
	} {
		theme, messages := look(t, yaml, files)
		if theme.Logo == nil || *theme.Logo != want || messages != nil {
			t.Errorf("%q: %+v %v", yaml, theme.Logo, messages)
		}
		if dark := strings.Contains(theme.css, ".dk"); dark != (want.Dark != "") {
			t.Errorf("%q: %s", yaml, theme.css)
		}
	}
}

func TestADrawingThatDoesMoreIsRefused(t *testing.T) {
	for inside, want := range map[string]string{
		"<path d='M0 0'/>":                                              "",
		"\n<script>alert(1)</script>":                                   "logo.svg:2: error: holds the element <script>, which does more than draw; ",
		"<path onload='alert(1)'/>":                                     "logo.svg:1: error: holds a script in the attribute onload; ",
		"<path ONCLICK='alert(1)'/>":                                    "logo.svg:1: error: holds a script in the attribute ONCLICK; ",
		"<foreignObject/>":                                              "logo.svg:1: error: holds the element <foreignObject>",
		"<a href='#x'/>":                                                "logo.svg:1: error: holds the element <a>",
		"<image href='data:image/png,x'/>":                              "logo.svg:1: error: holds the element <image>",
		"<set attributeName='href' to='x'/>":                            "logo.svg:1: error: holds the element <set>",
		"<use href='other.svg#a'/>":                                     "logo.svg:1: error: holds a reference to something outside, “other.svg#a”; ",
		"<use xlink:href='https://x.org/'/>":                            "logo.svg:1: error: holds a reference to something outside",
		"<path fill='url(https://x.org/a)'/>":                           "logo.svg:1: error: holds a reference to something outside in url(); ",
		"<path fill=\"URL( 'x.svg#a')\"/>":                              "logo.svg:1: error: holds a reference to something outside in url(); ",
		"<style>@import 'x.css';</style>":                               "logo.svg:1: error: holds a style that loads something; ",
		"<style>a{b:u\\72l(x)}</style>":                                 "logo.svg:1: error: holds a style with a backslash",
		"<h:script xmlns:h='http://www.w3.org/1999/xhtml'>x</h:script>": "logo.svg:1: error: holds the element <script>",
		"<path xml:base='https://x.org/'/>":                             "logo.svg:1: error: holds the attribute xml:base; ",
		"<?xml-stylesheet href='x.css'?>":                               "logo.svg:1: error: holds the instruction <?xml-stylesheet?>; ",
		"\n\n<path>":                                                    "logo.svg:3: error: is no XML: ",
		"&nosuch;":                                                      "logo.svg:1: error: is no XML: ",
	} {
		_, _, problems := drawing([]byte(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 1 1">`+inside+"</svg>"), "logo.svg")
		got := ""
		if len(problems) > 0 {
			got = problems[0].String()
		}
		if (got == "") != (want == "") || !strings.HasPrefix(got, want) {
			t.Errorf("%s: %s, want %s", inside, got, want)
		}
	}
	for whole, want := range map[string]string{
		"":              "is no SVG",
		"<svg/>":        "is no SVG",
		"<html></html>": "is no SVG",
		`<svg xmlns="http://www.w3.org/2000/svg"/>`:                                                      "has no size",
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 NaN 1"/>`:                                  "has no size",
		`<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>`: "declares entities",
	} {
		_, _, problems := drawing([]byte(whole), "logo.svg")
		if len(problems) != 1 || problems[0].Text != want {
			t.Errorf("%s: %v, want %s", whole, problems, want)
		}
	}
}

func TestOwnStylesComeLastInTheOneStylesheet(t *testing.T) {
	files := map[string][]byte{stylesheet: []byte("a{}"), ownStyles: []byte("b{}")}
	Theme{css: "t{}"}.Apply(files)
	if got := string(files[stylesheet]); got != "a{}t{}b{}" || len(files) != 1 {
		t.Error(got, len(files))
	}
}
