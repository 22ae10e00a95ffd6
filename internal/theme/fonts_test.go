package theme

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io/fs"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/andybalholm/brotli"

	"fonds/static"
)

// font makes a WOFF2 file as bare as it can be: letters that are all of one
// width, in thousandths of an em, in a table of characters of format 4 or 12;
// its widths are transformed (WOFF2 5.4) or not.
func font(t testing.TB, format int, transformed bool, letters string, width int) []byte {
	t.Helper()
	var runes []rune
	for _, r := range letters {
		runes = append(runes, r)
	}
	slices.Sort(runes)
	runes = slices.Compact(runes)
	u16 := func(b []byte, list ...int) []byte {
		for _, n := range list {
			b = binary.BigEndian.AppendUint16(b, uint16(n))
		}
		return b
	}
	u32 := func(b []byte, list ...int) []byte {
		for _, n := range list {
			b = binary.BigEndian.AppendUint32(b, uint32(n))
		}
		return b
	}
	var sub []byte
	if format == 12 {
		sub = u32(u16(nil, 12, 0), 16+12*len(runes), 0, len(runes))
		for i, r := range runes {
			sub = u32(sub, int(r), int(r), i+1)
		}
	} else {
		n := len(runes) + 1
		sub = u16(nil, 4, 16+8*n, 0, 2*n, 0, 0, 0)
		for _, r := range runes {
			sub = u16(sub, int(r))
		}
		sub = u16(sub, 0xffff, 0)
		for _, r := range runes {
			sub = u16(sub, int(r))
		}
		sub = u16(sub, 0xffff)
		for i, r := range runes {
			sub = u16(sub, i+1-int(r))
		}
		sub = u16(sub, 1)
		for range n {
			sub = u16(sub, 0)
		}
	}
	cmap := append(u32(u16(nil, 0, 1, 3, 1), 12), sub...)
	head := make([]byte, 54)
	binary.BigEndian.PutUint16(head[18:], 1000)
	hhea := make([]byte, 36)
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(runes)+1))
	var hmtx []byte
	if transformed {
		hmtx = append(hmtx, 3)
	}
	for i := range len(runes) + 1 {
		w := width
		if i == 0 {
			w = 9999 // of what is not in the font
		}
		if hmtx = u16(hmtx, w); !transformed {
			hmtx = u16(hmtx, 7)
		}
	}
	base128 := func(n int) []byte {
		return []byte{0x80 | byte(n>>14), 0x80 | byte(n>>7&127), byte(n & 127)}[boolInt(n < 1<<14)+boolInt(n < 1<<7):]
	}
	var directory, body []byte
	add := func(flags byte, tag string, data []byte) {
		directory = append(append(append(directory, flags), tag...), base128(len(data))...)
		if flags>>6 != 0 {
			directory = append(directory, base128(len(data))...)
		}
		body = append(body, data...)
	}
	add(tagOwn, "TEST", []byte("is passed over"))
	add(tagCmap, "", cmap)
	add(tagHead, "", head)
	add(tagHhea, "", hhea)
	add(tagHmtx|byte(boolInt(transformed))<<6, "", hmtx)
	var packed bytes.Buffer
	w := brotli.NewWriter(&packed)
	if _, err := w.Write(body); err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	out := append([]byte("wOF2\x00\x01\x00\x00"), u32(nil, 0)...)
	out = u32(u16(out, 5, 0), len(body), packed.Len())
	out = append(out, make([]byte, 48-len(out))...)
	return append(append(out, directory...), packed.Bytes()...)
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

func TestAFontIsMeasured(t *testing.T) {
	for _, format := range []int{4, 12} {
		for _, transformed := range []bool{false, true} {
			data := font(t, format, transformed, sampleWords, 512)
			if w, err := meanWidth(data); err != nil || w != 0.512 {
				t.Errorf("format %d, transformed %v: width %v, error %v", format, transformed, w, err)
			}
			for n := range len(data) {
				if _, err := meanWidth(data[:n]); err == nil {
					t.Fatalf("cut to %d of %d bytes it is still a font", n, len(data))
				}
			}
		}
		if w, err := meanWidth(font(t, format, false, "Ελλάδα", 512)); err != nil || w != 0 {
			t.Errorf("a font without Latin letters: width %v, error %v", w, err)
		}
	}
}

func FuzzAFontIsReadWithinBounds(f *testing.F) {
	f.Add(font(f, 4, false, sampleWords, 500))
	f.Add(font(f, 12, true, "abc", 500))
	f.Fuzz(func(t *testing.T, data []byte) {
		if w, err := meanWidth(data); err == nil && (w < 0 || w > 70000) {
			t.Errorf("a width of %v", w)
		}
	})
}

// ownFonts gives the stylesheet of a theme whose fonts site.yaml names.
func ownFonts(t *testing.T, yaml string, files fs.FS) string {
	t.Helper()
	theme, messages := look(t, yaml, files)
	if messages != nil {
		t.Fatal(messages)
	}
	site := map[string][]byte{stylesheet: []byte(minified(styles(t)))}
	theme.Apply(site)
	return string(site[stylesheet])
}

var fallbackSize = regexp.MustCompile(`\);size-adjust:([0-9.]+)`)

// TestOwnFontsGetFallbacksAsWideAsTheyAre: Literata, taken for a collection's
// own font, gets the figures that the stylesheet has for it.
func TestOwnFontsGetFallbacksAsWideAsTheyAre(t *testing.T) {
	names, err := fs.Glob(static.FS, "fonts/literata*.woff2")
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, name := range names {
		data, err := fs.ReadFile(static.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		if w, err := meanWidth(data); err != nil || w == 0 || strings.Contains(name, "italic") {
			continue
		}
		found = true
		got := fallbackSize.FindAllStringSubmatch(ownFonts(t, "fonts: {text: {file: "+name+", weight: 400 700}}\n", static.FS), -1)
		want := fallbackSize.FindAllStringSubmatch(styles(t), -1)
		if len(got) != len(want) {
			t.Fatalf("%d fallbacks, want %d", len(got), len(want))
		}
		for i := range got {
			var a, b float64
			fmt.Sscan(got[i][1], &a)
			fmt.Sscan(want[i][1], &b)
			if math.Abs(a-b) > 0.5 {
				t.Errorf("size-adjust %v, want %v", a, b)
			}
		}
	}
	if !found {
		t.Fatal("no font has Latin letters")
	}
}

func TestEachFileOfAFontHasItsRule(t *testing.T) {
	files := fstest.MapFS{
		"a.woff2": {Data: font(t, 4, false, sampleWords, 494)}, "my fonts/b.woff2": {Data: font(t, 12, true, sampleWords, 600)},
		"i.woff2": {Data: font(t, 4, true, sampleWords, 400)},
	}
	css := ownFonts(t, `fonts:
  text:
    - a.woff2
    - {file: my fonts/b.woff2, weight: 700}
    - {file: i.woff2, style: italic, range: "U+0000-00FF, U+2019"}
`, files)
	for _, part := range []string{
		`@font-face{font-family:"Own text";font-weight:400;font-display:optional;src:url(a.woff2) format("woff2")}`,
		`font-weight:700;font-display:optional;src:url(my%20fonts/b.woff2) format("woff2")}`,
		`src:url(i.woff2) format("woff2");font-style:italic;unicode-range:U+0000-00FF, U+2019}`,
		`:root{--serif:"Own text","Body fallback",`,
		`"Body fallback";font-weight:400;src:local("Georgia");size-adjust:107.7%`,
		`src:local("Georgia Bold"),local("Georgia-Bold");size-adjust:117.9%`, // the bold one was measured
	} {
		if !strings.Contains(css, part) {
			t.Errorf("the stylesheet lacks %s", part)
		}
	}
	if strings.Contains(css, "literata") {
		t.Error("the stylesheet has the other fonts too")
	}
}

func TestAFontWithoutLatinLettersLeavesTheFallbacks(t *testing.T) {
	greek := fstest.MapFS{"g.woff2": {Data: font(t, 4, false, "Ελλάδα", 500)}}
	css := ownFonts(t, "fonts: {text: g.woff2, interface: g.woff2}\n", greek)
	if !strings.Contains(css, "size-adjust:107.7%") || strings.Contains(css, "Interface fallback") {
		t.Error(css[len(css)-400:])
	}
}

func TestAnInterfaceFontLeavesTheTextAlone(t *testing.T) {
	css := ownFonts(t, "fonts: {interface: [a.woff2]}\n", fstest.MapFS{"a.woff2": {Data: font(t, 4, false, sampleWords, 467)}})
	for _, part := range []string{"font-family:Literata", `:root{--sans:"Own interface","Interface fallback",system-ui,`, `local("Helvetica");size-adjust:100.0%`} {
		if !strings.Contains(css, part) {
			t.Errorf("the stylesheet lacks %s", part)
		}
	}
}
