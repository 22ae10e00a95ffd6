package theme

import (
	"bytes"
	"fmt"
	"image"
	_ "image/png" // registers the format
	"io/fs"
	"math"
	"path"
	"strings"

	_ "golang.org/x/image/webp" // registers the format

	"fonds/internal/config"
	"fonds/internal/diag"
)

// A Logo is the picture at the head of every page, as pages show it.
type Logo struct {
	File      string // its path in the site
	Width     int    // in CSS pixels
	Height    int
	Dark      string // the file for the dark, with its own width; empty if one serves both
	DarkWidth int
	WithTitle bool // the title stands beside it; else it says the title
}

// maxLogo is how large a logo may be, in bytes: every page shows it.
const maxLogo = 200 << 10

// maxAspect is how many times as wide as high a logo may be.
const maxAspect = 12

// logo checks the logo and writes its styles; nil if there is none, or none
// that can be used.
func logo(css *strings.Builder, look config.Look, static fs.FS, log *diag.Log) *Logo {
	from := look.Logo
	if from.File == "" {
		return nil
	}
	l := &Logo{File: from.File, Dark: from.Dark, Height: from.Height, WithTitle: from.WithTitle}
	var ok, okDark bool
	l.Width, ok = widthAt(from.Height, from.File, from.Line, look.File, static, log)
	okDark = true
	if from.Dark != "" {
		l.DarkWidth, okDark = widthAt(from.Height, from.Dark, from.DarkLine, look.File, static, log)
	}
	if !ok || !okDark {
		return nil
	}
	css.WriteString(".site:has(img)::before{display:none}.site img{max-width:100%;object-fit:contain}")
	if l.Dark != "" {
		css.WriteString(".site .dk{display:none}" +
			"@media screen{[data-theme=dark] .site .lt{display:none}[data-theme=dark] .site .dk{display:inline}}" +
			"@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]) .site .lt{display:none}:root:not([data-theme=light]) .site .dk{display:inline}}")
	}
	return l
}

// widthAt is how wide a picture is that is so high, in CSS pixels.
func widthAt(height int, name string, line int, file string, static fs.FS, log *diag.Log) (int, bool) {
	data := read(static, name, maxLogo, file, line, log)
	if data == nil {
		return 0, false
	}
	var w, h float64
	place := "static/" + name
	if ext := strings.ToLower(path.Ext(name)); ext == ".svg" {
		var problems diag.Problems
		w, h, problems = drawing(data, place)
		if log.Report(nilIfNone(problems)); len(problems) > 0 {
			return 0, false
		}
	} else {
		c, format, err := image.DecodeConfig(bytes.NewReader(data))
		if err != nil || "."+format != ext {
			log.Errorf(place, 0, "save it again as PNG or WebP", "is no picture of the kind its name says")
			return 0, false
		}
		w, h = float64(c.Width), float64(c.Height)
	}
	if !(w/h <= maxAspect && h/w <= maxAspect) { // not a number is neither
		log.Errorf(place, 0, fmt.Sprintf("take one that is at most %d times as wide as high", maxAspect), "is %g wide and %g high", w, h)
		return 0, false
	}
	return max(1, int(math.Round(w/h*float64(height)))), true
}

// nilIfNone keeps an empty list from being an error.
func nilIfNone(p diag.Problems) error {
	if len(p) == 0 {
		return nil
	}
	return p
}
