package theme

import (
	"fmt"
	"io/fs"
	"regexp"
	"strconv"
	"strings"

	"fonds/internal/config"
	"fonds/internal/diag"
)

// maxFont is how large a font file may be, in bytes: those with all Chinese
// characters have some megabytes.
const maxFont = 8 << 20

// Stacks of the stylesheet, after the first font.
const (
	serifs = `"Body fallback","Body fallback 2","Body fallback 3",serif`
	sans   = `system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif`
)

// A local is a font that many machines have, with the mean width of its
// letters in em, of the words in sampleWords. Georgia, Noto Serif and Times
// are as much narrower than Literata (0.494 em, 0.519 em in bold) as the
// size-adjust figures of the stylesheet say, which were measured in pages.
type local struct {
	family, weight, src string
	width               float64
}

var locals = struct{ text, ui []local }{
	text: []local{
		{"Body fallback", "400", `local("Georgia")`, 0.494 / 1.077},
		{"Body fallback", "600 700", `local("Georgia Bold"),local("Georgia-Bold")`, 0.519 / 1.02},
		{"Body fallback 2", "400", `local("Noto Serif"),local("NotoSerif"),local("NotoSerif-Regular"),local("Noto Serif Regular")`, 0.494 / 0.988},
		{"Body fallback 2", "600 700", `local("Noto Serif Bold"),local("NotoSerif-Bold")`, 0.519 / 0.95},
		{"Body fallback 3", "", `local("Times New Roman"),local("Liberation Serif"),local("LiberationSerif")`, 0.494 / 1.175},
	},
	ui: []local{
		{"Interface fallback", "", `local("Arial"),local("Liberation Sans"),local("LiberationSans"),local("Helvetica")`, 0.467},
	},
}

// boldWider is how much wider the letters of a bold font are, where only the
// regular one could be measured: as in Literata.
const boldWider = 0.519 / 0.494

// fallbackRule finds the stylesheet's rules that make fonts of the reader's
// machine as wide as Literata.
var fallbackRule = regexp.MustCompile(`@font-face\{font-family:"?Body fallback[^{}]*\}`)

// fonts writes the styles of fonts, and reports whether those that the program
// comes with are not wanted, and whether its measured fallbacks are replaced.
func fonts(css *strings.Builder, look config.Look, static fs.FS, log *diag.Log) (noWebFonts, noFallbacks bool) {
	f := look.Fonts
	if f.System {
		css.WriteString(":root{--serif:" + serifs + "}")
		return true, false
	}
	if len(f.Interface) > 0 {
		fallback := faces(css, "Own interface", f.Interface, locals.ui, look.File, static, log)
		if fallback {
			css.WriteString(`:root{--sans:"Own interface","Interface fallback",` + sans + "}")
		} else {
			css.WriteString(`:root{--sans:"Own interface",` + sans + "}")
		}
	}
	if len(f.Text) > 0 {
		noFallbacks = faces(css, "Own text", f.Text, locals.text, look.File, static, log)
		css.WriteString(`:root{--serif:"Own text",` + serifs + "}")
		noWebFonts = true
	}
	return noWebFonts, noFallbacks
}

// faces writes the rules of a family's files, and those that make fonts of the
// reader's machine as wide, so that a page is as long before the file is there.
// It reports whether there are any: a font without Latin letters has no width
// to go by.
func faces(css *strings.Builder, family string, list []config.Face, locals []local, file string, static fs.FS, log *diag.Log) (fallback bool) {
	var regular, bold float64
	for _, f := range list {
		data := read(static, f.File, maxFont, file, f.Line, log)
		if data == nil {
			continue
		}
		width, err := meanWidth(data)
		if err != nil {
			log.Errorf(file, f.Line, "take a font in the format WOFF2; other fonts can be made into one", "static/%s: %v", f.File, err)
			continue
		}
		// It is shown when it is there at once, and else at the next page: text
		// that is being read does not jump.
		fmt.Fprintf(css, `@font-face{font-family:%q;font-weight:%s;font-display:optional;src:url(%s) format("woff2")`, family, f.Weight, escaped(f.File))
		if f.Style != "normal" {
			css.WriteString(";font-style:" + f.Style)
		}
		if f.Range != "" {
			css.WriteString(";unicode-range:" + f.Range)
		}
		css.WriteString("}")
		low, high := weights(f.Weight)
		switch {
		case f.Style != "normal":
		case low <= 400 && 400 <= high && regular == 0:
			regular = width
		case low >= 600 && bold == 0:
			bold = width
		}
	}
	if regular == 0 {
		return false
	}
	if bold == 0 {
		bold = regular * boldWider
	}
	for _, l := range locals {
		width, weight := regular, ""
		if l.weight != "" {
			weight = ";font-weight:" + l.weight
		}
		if l.weight == "600 700" {
			width = bold
		}
		fmt.Fprintf(css, `@font-face{font-family:%q%s;src:%s;size-adjust:%s%%}`, l.family, weight, l.src, strconv.FormatFloat(width/l.width*100, 'f', 1, 64))
	}
	return true
}

func weights(s string) (low, high int) {
	from, to, ranged := strings.Cut(s, " ")
	low, _ = strconv.Atoi(from)
	if high = low; ranged {
		high, _ = strconv.Atoi(to)
	}
	return low, high
}

// escaped writes a path, which holds no quotes or brackets, for url().
func escaped(path string) string { return strings.ReplaceAll(path, " ", "%20") }
