// Package theme makes of what site.yaml says about the look (config.Look) the
// styles that are added to the stylesheet, and the logo as pages show it. It
// checks what the maintainer cannot see at once: whether colours can be told
// apart, whether a font is one and how wide it runs, whether a drawing is
// nothing but a drawing.
//
// Nothing of it stands in pages: the Content-Security-Policy of a site allows
// no style beside the stylesheet.
package theme

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"strings"

	"fonds/internal/config"
	"fonds/internal/diag"
)

// A Theme is a look that has been checked. The zero value is the look that the
// program comes with.
type Theme struct {
	Logo *Logo // nil if there is none

	light, dark string // background colours; "" for the theme's own
	css         string // follows the stylesheet
	noWebFonts  bool   // leave out the fonts that the program comes with
	noFallbacks bool   // and what is as wide as they are
}

// Read checks a look. Its files are those of static/, the collection's own over
// the default ones. What is wrong goes to the log: what cannot be used as an
// error, colours that are hard to tell apart as a warning.
func Read(look config.Look, static fs.FS, log *diag.Log) Theme {
	var t Theme
	var css strings.Builder
	t.light, t.dark = colours(&css, look, log)
	t.noWebFonts, t.noFallbacks = fonts(&css, look, static, log)
	t.Logo = logo(&css, look, static, log)
	t.css = css.String()
	checkOwnStyles(static, log)
	return t
}

// Backgrounds are the colours of the page, light and dark, which browsers take
// for what surrounds it.
func (t Theme) Backgrounds() (light, dark string) {
	light, dark = t.light, t.dark
	for _, c := range tokens {
		if c.name == "bg" {
			if light == "" {
				light = c.light
			}
			if dark == "" {
				dark = c.dark
			}
		}
	}
	return light, dark
}

// Names in the site: the stylesheet, and the collection's additions to it.
const (
	stylesheet = "style.css"
	ownStyles  = "custom.css"
)

// faceRule finds the rules by which the stylesheet loads the fonts that the
// program comes with.
var faceRule = regexp.MustCompile(`@font-face\{[^{}]*url\(fonts/literata[^{}]*\}`)

// Apply puts the theme into the static files of a site (by path, minified):
// its styles, then those of static/custom.css, follow the stylesheet, which
// stays one file; fonts that nothing uses are left out.
func (t Theme) Apply(files map[string][]byte) {
	css := string(files[stylesheet])
	if t.noWebFonts {
		css = faceRule.ReplaceAllString(css, "")
		for name := range files {
			if strings.HasPrefix(name, "fonts/literata") || name == "fonts/OFL.txt" {
				delete(files, name)
			}
		}
	}
	if t.noFallbacks {
		css = fallbackRule.ReplaceAllString(css, "")
	}
	files[stylesheet] = []byte(css + t.css + string(files[ownStyles]))
	delete(files, ownStyles)
}

// checkOwnStyles warns of what browsers pass over in styles that follow others.
func checkOwnStyles(static fs.FS, log *diag.Log) {
	data, err := fs.ReadFile(static, ownStyles)
	if err != nil {
		return // there are none, or whoever reads the static files says so
	}
	if at := bytes.Index(data, []byte("@import")); at >= 0 {
		log.Warnf("static/"+ownStyles, 1+bytes.Count(data[:at], []byte("\n")), "put its rules here",
			"imports a stylesheet, which browsers pass over here: the file becomes the end of style.css")
	}
}

// read reads a file of static/ that site.yaml names, of limit bytes at most;
// nil if it cannot be had, which is reported.
func read(static fs.FS, name string, limit int, file string, line int, log *diag.Log) []byte {
	fail := func(hint, format string, args ...any) []byte {
		log.Errorf(file, line, hint, format, args...)
		return nil
	}
	info, err := fs.Lstat(static, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fail("put it there, or mend its name", "there is no static/%s", name)
	case err != nil:
		return fail("see that it may be read", "static/%s cannot be read", name)
	case !info.Mode().IsRegular():
		return fail("put a copy of the file there", "static/%s is no regular file", name)
	case info.Size() > int64(limit):
		return fail(fmt.Sprintf("take one of at most %d KB", limit>>10), "static/%s has %d KB", name, info.Size()>>10)
	}
	data, err := fs.ReadFile(static, name)
	if err != nil {
		return fail("see that it may be read", "static/%s cannot be read", name)
	}
	return data
}
