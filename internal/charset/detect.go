package charset

import (
	"bytes"
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Guess is what bytes are taken for.
type Guess struct {
	Encoding string // canonical name
	Lang     string // the language that its letters read as, a BCP 47 tag
	// Second is the likeliest encoding in which the bytes read otherwise, and
	// Differ the first byte that does; "" and -1 if there is none.
	Second string
	Differ int
	Sure   float64 // 0 to 1
	// Declared says that the declaration was followed, Contradicted that the
	// bytes speak against it.
	Declared, Contradicted bool
}

// Doubt is the certainty under which a guess deserves a warning.
const Doubt = 0.8

// A score is how well bytes read in one encoding.
type score struct {
	*legacy
	lang    string
	bits    float64 // with what the encoding's rarity adds
	letters int     // characters beyond ASCII
	faults  int     // of them controls, and bytes that stand for nothing
}

// Detect guesses the encoding of bytes that hold some beyond ASCII. declared
// is the name, as it stands there, of the encoding that the file itself claims to be in, or "".
// Its cost is bounded: of a long file it looks at parts, where there is most to
// see.
func Detect(b []byte, declared string) Guess {
	part := unmarked(sample(b))
	pairs := count(part)
	ascii := pairs.ascii()
	scores := make([]score, 0, len(known))
	for i := range known {
		if l := &known[i]; l.languages != "" {
			scores = append(scores, l.score(part, pairs, ascii))
		}
	}
	slices.SortStableFunc(scores, func(x, y score) int { return cmp.Compare(x.bits, y.bits) })

	used := usedBytes(b)
	best := scores[0]
	for i := range known { // the name of the first in which they read so
		if l := &known[i]; l.table() != nil && l.script() == best.script() && l.same(best.legacy, used, part) {
			best.legacy = l
			break
		}
	}
	g := Guess{Encoding: best.name, Lang: best.lang, Differ: -1}
	if name, ok := Canonical(declared); ok && declared != "" {
		g.Contradicted = name != best.name
		if d := find(name); d != nil && d.acceptable(part, pairs, ascii, best) {
			g.Encoding, g.Declared, g.Contradicted = d.name, true, false
			if !d.same(best.legacy, used, part) {
				g.Second, g.Differ = best.name, differ(d, best.legacy, b)
			}
			g.Sure = 0.95
			return g
		}
	}
	margin := math.Inf(1)
	for _, s := range scores {
		if s.legacy != best.legacy && !s.same(best.legacy, used, part) {
			margin = s.bits - best.bits
			g.Second, g.Differ = s.name, differ(best.legacy, s.legacy, b)
			break
		}
	}
	g.Sure = certainty(margin, best)
	// The letters of a language that is not known here are those of many others.
	if m := models()[best.lang]; m != nil && m.plain != nil && margin < 60 && pairs.plainness(m) > foreign {
		g.Sure = min(g.Sure, 0.75)
	}
	if best.script() == unicode.Latin && !strings.HasPrefix(best.name, "IBM") && best.name != "macintosh" && mixture(part) {
		g.Second, g.Differ, g.Sure = UTF8, slices.IndexFunc(b, func(c byte) bool { return c >= 0x80 }), 0.5
	}
	return g
}

// mixture reports whether some of the bytes beyond ASCII are characters of
// UTF-8, as after two files were joined. In Latin script the bytes of Windows
// and ISO encodings hardly ever are; it is for those alone.
func mixture(b []byte) bool {
	whole, broken := 0, 0
	for i := 0; i < len(b); {
		r, size := utf8.DecodeRune(b[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			broken++
		case size > 1:
			whole++
		}
		i += size
	}
	return whole >= 2 && whole*5 >= broken
}

// certainty is high if the next encoding costs many bits more, and if the text
// costs about as much as texts of its language do.
func certainty(margin float64, best score) float64 {
	sure := 0.99 - 0.5*math.Exp2(-max(margin, 0)/8)
	if best.letters > 0 {
		if each := best.bits / float64(best.letters); each > strange(best.lang) && best.letters >= 8 {
			sure = min(sure, 0.6)
		}
	}
	if (best.faults-1)*50 > best.letters { // one may be a character that the end cut
		sure = min(sure, 0.6)
	}
	return sure
}

// strange is the cost of a character, in bits, from which a text does not read
// as the language any more.
func strange(lang string) float64 {
	switch lang {
	case "zh", "zh-Hant", "ja", "ko":
		return 12.5 // of texts in the table 10.4 at most
	}
	if m := models()[lang]; m.script != unicode.Latin {
		return 7.5 // 6.2 at most
	}
	return 13.5 // 12.8 at most: that of the letters before and after it is counted in
}

// script is that of the languages written in the encoding; nil for those of
// East Asia, and for encodings that are never guessed.
func (l *legacy) script() *unicode.RangeTable {
	lang, _, _ := strings.Cut(l.languages, " ")
	if m := models()[lang]; m != nil {
		return m.script
	}
	return nil
}

// acceptable reports whether a declared encoding may be what it says: nothing
// in it is invalid, and the text does not read much worse than in the best.
func (l *legacy) acceptable(part []byte, pairs *pairs, ascii map[string]float64, best score) bool {
	if l.languages == "" {
		text := l.decode(part)
		return !strings.ContainsFunc(text, func(r rune) bool { return r == '\uFFFD' || r >= 0x80 && r < 0xa0 })
	}
	s := l.score(part, pairs, ascii)
	return s.faults == 0 && s.bits <= best.bits+max(24, best.bits/8)
}

// same reports whether the bytes read the same in both encodings.
func (l *legacy) same(o *legacy, used [256]bool, part []byte) bool {
	x, y := l.table(), o.table()
	if x == nil && y == nil {
		return l.decode(part) == o.decode(part)
	}
	if x == nil || y == nil {
		return false
	}
	for c, is := range used {
		if is && x[c] != y[c] {
			return false
		}
	}
	return true
}

// differ is the first byte that reads otherwise in the other encoding.
func differ(l, o *legacy, b []byte) int {
	x, y := l.table(), o.table()
	return slices.IndexFunc(b, func(c byte) bool {
		return c >= 0x80 && (x == nil || y == nil || x[c] != y[c])
	})
}

func usedBytes(b []byte) (used [256]bool) {
	for _, c := range b {
		used[c] = true
	}
	return used
}

// pairs counts which byte follows which; before the first stands a space.
type pairs struct {
	n     [256 * 256]uint32
	other []int // the pairs with a byte beyond ASCII, that occur
	plain []int // those of ASCII with a letter
	words int   // that begin with an ASCII letter
}

func count(b []byte) *pairs {
	p := new(pairs)
	x := byte('\n')
	for _, y := range b {
		p.n[int(x)<<8|int(y)]++
		x = y
	}
	p.n[int(x)<<8|'\n']++
	for i, n := range p.n {
		if n == 0 {
			continue
		}
		if i&0x80 != 0 || i>>8 >= 0x80 {
			p.other = append(p.other, i)
			continue
		}
		x, y := plainLetter(i>>8), plainLetter(i&0xff)
		if x|y != 0 {
			p.plain = append(p.plain, i)
		}
		if x == 0 && y != 0 {
			p.words += int(n)
		}
	}
	return p
}

// ascii is how much dearer the ASCII part of the text is in each language of
// Latin script than in the one that it reads best as. It shows the language of
// a text with few other letters, and is bounded, for a text may be in several.
func (p *pairs) ascii() map[string]float64 {
	all := map[string]float64{}
	best := math.Inf(1)
	for lang, m := range models() {
		if m.script != unicode.Latin {
			continue
		}
		bits := 0.0
		for _, i := range p.plain {
			bits += float64(p.n[i]) * float64(m.plain[plainLetter(i>>8)*27+plainLetter(i&0xff)])
		}
		all[lang] = bits
		best = min(best, bits)
	}
	for lang, bits := range all {
		all[lang] = min(0.25*(bits-best), 8)
	}
	return all
}

// foreign is the plainness from which a text is in none of the languages known here:
// of the texts in the table it is 4.8 at most.
const foreign = 5.3

// plainness is what an ASCII letter costs on the average in a language of Latin
// script, in bits; 0 if there are too few to say.
func (p *pairs) plainness(m *model) float64 {
	bits, letters := 0.0, 0
	for _, i := range p.plain {
		x, y := plainLetter(i>>8), plainLetter(i&0xff)
		bits += float64(p.n[i]) * float64(m.plain[x*27+y])
		if y != 0 {
			letters += int(p.n[i])
		}
	}
	if letters < 40 {
		return 0
	}
	return bits / float64(letters)
}

func plainLetter(c int) int {
	switch {
	case c >= 'a' && c <= 'z':
		return c - 'a' + 1
	case c >= 'A' && c <= 'Z':
		return c - 'A' + 1
	}
	return 0
}

// score is how the sample reads, in the language that it reads best as.
func (l *legacy) score(part []byte, p *pairs, ascii map[string]float64) score {
	best := score{legacy: l, bits: math.Inf(1)}
	signs := l.signs()
	if signs == nil {
		text := l.decode(part)
		for _, lang := range strings.Fields(l.languages) {
			bits, letters, runs := cjkModels()[lang].cost(text)
			if bits += l.prior + 4 + mixed(min(runs, p.words), p.words); bits < best.bits {
				best.bits, best.lang, best.letters = bits, lang, letters
			}
		}
		best.faults = strings.Count(text, "\uFFFD")
		return best
	}
	for _, lang := range strings.Fields(l.languages) {
		m := models()[lang]
		bits := l.prior + ascii[lang]
		words := 0
		for _, i := range p.other {
			x, y := signs[i>>8], signs[i&0xff]
			bits += float64(p.n[i]) * m.cost(x, y)
			if y.kind == letter && x.kind != letter {
				words += int(p.n[i])
			}
		}
		if m.script != unicode.Latin {
			bits += 4 + mixed(words, p.words)
		}
		if bits < best.bits {
			best.bits, best.lang = bits, lang
		}
	}
	for _, i := range p.other {
		if c := i & 0xff; c >= 0x80 {
			best.letters += int(p.n[i])
			if signs[c].kind == control {
				best.faults += int(p.n[i])
			}
		}
	}
	return best
}

// mixed is what it costs to say which words of a text are in another script,
// when so many are and so many are in ASCII.
func mixed(words, ascii int) float64 {
	if words == 0 || ascii == 0 {
		return 0
	}
	all := float64(words + ascii)
	return float64(words)*math.Log2(all/float64(words)) + float64(ascii)*math.Log2(all/float64(ascii))
}

// Of a long file, pieces of this many bytes are looked at, this many of them.
const (
	pieceSize = 4 << 10
	pieces    = 16
)

// sample is the file, or if it is long those of its pieces, spread over it,
// that hold the most bytes beyond ASCII. A piece begins and ends at a space or line
// end, where no character of several bytes is cut.
func sample(b []byte) []byte {
	if len(b) <= pieces*pieceSize {
		return b
	}
	var out []byte
	for i := range pieces {
		region := b[len(b)/pieces*i:]
		if i < pieces-1 {
			region = region[:len(b)/pieces]
		}
		at, most := 0, -1
		for from := 0; from < len(region); from += pieceSize {
			piece := region[from:min(from+pieceSize, len(region))]
			n := 0
			for _, c := range piece {
				n += int(c >> 7)
			}
			if n > most {
				at, most = from, n
			}
		}
		if most == 0 {
			continue
		}
		piece := region[at:min(at+pieceSize, len(region))]
		// In UTF-8's rivals no byte of a longer character is a space or control.
		if first := bytes.IndexAny(piece, " \n\r"); first >= 0 && at+i > 0 {
			piece = piece[first:]
		}
		if last := bytes.LastIndexAny(piece, " \n\r"); last > 0 {
			piece = piece[:last+1]
		}
		out = append(out, piece...)
	}
	return out
}

// longestTag is the length in bytes up to which a tag is taken for one.
const longestTag = 4 << 10

// unmarked is the bytes without the tags, scripts and styles of HTML, whose words
// are of no language, unless nothing beyond ASCII is left. No byte of a longer
// character is one of "<" and ">".
func unmarked(b []byte) []byte {
	if !bytes.Contains(b, []byte("</")) {
		return b
	}
	var out []byte
	for rest := b; len(rest) > 0; {
		at := bytes.IndexByte(rest, '<')
		if at < 0 {
			out = append(out, rest...)
			break
		}
		out = append(append(out, rest[:at]...), ' ')
		rest = rest[at+1:]
		if len(rest) == 0 || plainLetter(int(rest[0])) == 0 && !strings.ContainsRune("/!?", rune(rest[0])) {
			continue // a sign in the text
		}
		end, within := ">", rest[:min(len(rest), longestTag)]
		for _, name := range []string{"script", "style"} {
			if len(rest) > len(name) && strings.EqualFold(string(rest[:len(name)]), name) {
				end, within = "</"+string(rest[:len(name)]), rest
			}
		}
		close := bytes.Index(within, []byte(end))
		switch {
		case close >= 0 && end == ">":
			rest = rest[close+1:]
		case close >= 0:
			rest = rest[close:]
		case end != ">":
			rest = nil // a script that the sample cuts
		}
	}
	if !slices.ContainsFunc(out, func(c byte) bool { return c >= 0x80 }) {
		return b
	}
	return out
}
