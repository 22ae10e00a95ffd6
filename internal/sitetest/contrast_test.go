package sitetest_test

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"fonds/internal/render"
	"fonds/static"
)

// The contrast that the design promises for each colour of the stylesheet on the
// background and on a surface, in the light and in the dark.
var contrasts = []struct {
	colour      string
	light, dark [2]float64
}{
	{"ink", [2]float64{16.7, 15.3}, [2]float64{14.3, 13.0}},
	{"muted", [2]float64{7.1, 6.5}, [2]float64{7.2, 6.6}},
	{"link", [2]float64{8.9, 8.2}, [2]float64{9.0, 8.2}},
	{"visited", [2]float64{8.2, 7.6}, [2]float64{8.8, 8.0}},
	{"focus", [2]float64{6.4, 5.9}, [2]float64{8.9, 8.1}},
	{"edge", [2]float64{3.9, 3.5}, [2]float64{4.2, 3.8}},
	{"ok", [2]float64{5.7, 5.7}, [2]float64{8.6, 8.6}},
	{"warn", [2]float64{5.7, 5.7}, [2]float64{8.6, 8.6}},
	{"bar", [2]float64{3, 3}, [2]float64{3, 3}}, // graphics: WCAG 2.2, 1.4.11
}

// TestColoursKeepTheirContrast recomputes every pair from the stylesheet as it is
// published.
func TestColoursKeepTheirContrast(t *testing.T) {
	light, dark := tokens(t)
	for _, theme := range []struct {
		name   string
		tokens map[string]string
		of     func(int) [2]float64
		mark   float64
	}{
		{"light", light, func(i int) [2]float64 { return contrasts[i].light }, 14.5},
		{"dark", dark, func(i int) [2]float64 { return contrasts[i].dark }, 8.5},
	} {
		for i, c := range contrasts {
			for j, on := range []string{"bg", "surface"} {
				least := theme.of(i)[j]
				if got := contrast(t, theme.tokens[c.colour], theme.tokens[on]); got < least-0.06 { // the figures are rounded
					t.Errorf("%s: --%s on --%s has a contrast of %.2f to 1, the design says %.1f", theme.name, c.colour, on, got, least)
				}
			}
		}
		if got := contrast(t, theme.tokens["ink"], theme.tokens["mark"]); got < theme.mark-0.06 {
			t.Errorf("%s: --ink on --mark has a contrast of %.2f to 1, the design says %.1f", theme.name, got, theme.mark)
		}
	}
}

var (
	block = regexp.MustCompile(`([^{}]+)\{([^{}]*)\}`)
	token = regexp.MustCompile(`--([a-z0-9]+):(#[0-9A-Fa-f]{3,6})`)
)

// tokens finds the colours of the published stylesheet in the light and in the
// dark. The dark ones stand there twice, for the choice of the reader and for
// that of the system, and must be the same.
func tokens(t *testing.T) (light, dark map[string]string) {
	t.Helper()
	files, err := render.Static(static.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range block.FindAllStringSubmatch(string(files["style.css"]), -1) {
		found := map[string]string{}
		for _, c := range token.FindAllStringSubmatch(m[2], -1) {
			found[c[1]] = strings.ToLower(c[2])
		}
		switch selector := strings.TrimSpace(m[1]); {
		case found["bg"] == "" || found["focus"] == "": // of paper nothing is asked
		case selector == ":root":
			light = found
		case strings.Contains(selector, "data-theme=dark") || strings.Contains(selector, ":not([data-theme=light])"):
			for name, value := range dark {
				if found[name] != value {
					t.Errorf("--%s in the dark is %s where the reader chose it, and %q otherwise", name, value, found[name])
				}
			}
			dark = found
		}
	}
	if light == nil || dark == nil {
		t.Fatal("style.css names no colours for :root in the light, or none in the dark")
	}
	return light, dark
}

// contrast is that of WCAG 2.2.
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	digits := strings.TrimPrefix(colour, "#")
	if len(digits) == 3 {
		digits = strings.Join([]string{digits[:1], digits[:1], digits[1:2], digits[1:2], digits[2:], digits[2:]}, "")
	}
	n, err := strconv.ParseUint(digits, 16, 32)
	if err != nil || len(digits) != 6 {
		t.Fatalf("%q is no colour", colour)
	}
	sum := 0.0
	for i, weight := range []float64{0.0722, 0.7152, 0.2126} {
		v := float64(n>>(8*i)&0xff) / 255
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		sum += weight * v
	}
	return sum
}
